/** What was found for a request as a file: for the office, or for who asked. */
import { type FC, useState } from "react";
import { type DataRequestRow, labels } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { ExportDialog } from "@/app/ExportDialog";
import { Dialog } from "@/components/Dialog";
import { SelectField } from "@/components/fields";
import { useWords } from "@/words/words";

type Form = (typeof labels.PackForm)[number];

export const PackExport: FC<{ row: DataRequestRow; onClose: () => void }> = ({ row, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [form, setForm] = useState<Form>("pack-working");
  const [chosen, setChosen] = useState(false);
  const write = useCommand("exportDataRequest", { onSuccess: onClose });
  if (chosen)
    return (
      <ExportDialog
        title={words.heading(form)}
        kind={{ name: say("files-table"), endings: ["csv", "xlsx", "html"] }}
        busy={write.isPending}
        problem={write.error}
        onClose={onClose}
        onExport={(path, leaving) => write.mutate({ request: row.request, form, path, leaving })}
      />
    );
  return (
    <Dialog
      title={say("pack-export")}
      verb={say("export-choose")}
      onClose={onClose}
      onSubmit={() => setChosen(true)}
    >
      <SelectField
        label={say("pack-form")}
        value={form}
        onChange={(to) => setForm(labels.PackForm.find((it) => it === to) ?? form)}
        choices={labels.PackForm.map((it) => ({ id: it, name: words.heading(it) }))}
      />
    </Dialog>
  );
};
