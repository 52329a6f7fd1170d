import { type FC, useState } from "react";
import type { CaseDossier, CaseEdits } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CountriesField } from "@/components/CountryField";
import { Dialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { codesOf } from "@/words/countries";
import { useWords } from "@/words/words";

/** The fields of a case that are edited at once. */
export const EditCase: FC<{ dossier: CaseDossier; onClose: () => void }> = ({
  dossier,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [title, setTitle] = useState(dossier.row.title ?? "");
  const [summary, setSummary] = useState(dossier.summary ?? "");
  const [victims, setVictims] = useState(dossier.victims ?? "");
  const [countries, setCountries] = useState(dossier.countries.join(" "));
  const [urgentBy, setUrgentBy] = useState(dossier.row.urgentBy ?? "");
  const edit = useCommand("editCase", { onSuccess: onClose });
  // As it was when it was opened: what a colleague changes meanwhile is no edit of one's own.
  const [before] = useState(dossier);
  const edits: CaseEdits = {};
  if (title !== (before.row.title ?? "")) edits.title = title;
  if (summary !== (before.summary ?? "")) edits.summary = summary;
  if (victims !== (before.victims ?? "")) edits.victims = victims;
  if (countries !== before.countries.join(" ")) edits.countries = codesOf(countries);
  if (urgentBy !== (before.row.urgentBy ?? ""))
    edits.urgentBy = urgentBy.trim() ? [urgentBy.trim()] : [];
  return (
    <Dialog
      title={say("edit-case", { case: dossier.row.label })}
      verb={say("keep-changes")}
      onClose={onClose}
      busy={edit.isPending}
      problem={edit.error}
      onSubmit={() => edit.mutate({ case: dossier.row.id, edits })}
    >
      <TextField label={say("column-title")} value={title} onChange={setTitle} autoFocus />
      <TextArea label={say("summary")} value={summary} onChange={setSummary} />
      <TextField label={say("victims")} value={victims} onChange={setVictims} />
      <div className="two-up">
        <CountriesField label={say("countries")} value={countries} onChange={setCountries} />
        <TextField
          label={words.heading("urgentBy")}
          hint={say("day-hint")}
          value={urgentBy}
          onChange={setUrgentBy}
        />
      </div>
    </Dialog>
  );
};
