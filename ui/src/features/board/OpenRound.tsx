import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextField, Ticks } from "@/components/fields";
import { useWords } from "@/words/words";

/** Opens a round over the proposals that wait for one. */
export const OpenRound: FC<{ onClose: () => void }> = ({ onClose }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const { status } = useDesk();
  const waiting = useAnswer("caseList", {
    filter: { stages: ["submitted", "deferred"] },
    sort: "submitted",
    descending: false,
    offset: 0,
    limit: 200,
  });
  const officers = useAnswer("officers", {});
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [closes, setCloses] = useState("");
  const [deputy, setDeputy] = useState("");
  const open = useCommand("openRound", {
    onSuccess: (roundId) => {
      onClose();
      void navigate({ to: "/board/$roundId", params: { roundId } });
    },
  });
  const rows = waiting.data?.rows ?? [];
  const cases = chosen ?? rows.filter((row) => row.stage === "submitted").map((row) => row.id);
  return (
    <Dialog
      title={say("action-openRound")}
      verb={say("action-openRound")}
      onClose={onClose}
      busy={open.isPending}
      problem={open.error}
      onSubmit={() =>
        open.mutate({
          cases,
          criteria: null,
          closes: closes.trim() || null,
          deputy: deputy || null,
        })
      }
    >
      <p className="two t13">{say("open-round-hint")}</p>
      {rows.length === 0 && <p>{say("no-proposals-wait")}</p>}
      <Ticks
        legend={say("proposals")}
        choices={rows.map((row) => ({ id: row.id, name: `${row.label} ${row.title ?? ""}` }))}
        chosen={cases}
        onChange={setChosen}
      />
      <div className="two-up">
        <TextField
          label={say("closes")}
          hint={say("day-hint")}
          value={closes}
          onChange={setCloses}
        />
        <SelectField
          label={say("round-deputy")}
          hint={say("round-deputy-hint")}
          value={deputy}
          onChange={setDeputy}
          none={say("none")}
          choices={(officers.data ?? [])
            .filter((it) => it.id !== status.me?.officer)
            .map((it) => ({ id: it.id, name: it.name }))}
        />
      </div>
    </Dialog>
  );
};
