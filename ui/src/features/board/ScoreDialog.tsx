import { type FC, useState } from "react";
import type { RoundProposal, RoundView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField } from "@/components/fields";
import { useWords } from "@/words/words";

const marks = [0, 1, 2, 3, 4, 5];

/** One mark for each criterion. The sheet is sealed until the round is closed. */
export const ScoreDialog: FC<{
  round: RoundView;
  proposal: RoundProposal;
  onClose: () => void;
}> = ({ round, proposal, onClose }) => {
  const words = useWords();
  const { say } = words;
  const earlier = proposal.mine[0];
  const [given, setGiven] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      round.criteria.map((it) => [it.id, earlier ? String(earlier.marks[it.id] ?? "") : ""]),
    ),
  );
  const give = useCommand("giveScore", { onSuccess: onClose });
  const submit = (): void =>
    give.mutate({
      round: round.id,
      case: proposal.case,
      agency: null,
      revise: earlier !== undefined,
      marks: Object.fromEntries(
        Object.entries(given)
          .filter(([, mark]) => mark !== "")
          .map(([id, mark]) => [id, Number(mark)]),
      ),
    });
  return (
    <Dialog
      title={say(earlier ? "revise-score" : "score-verb")}
      verb={say(earlier ? "revise-score" : "score-verb")}
      onClose={onClose}
      busy={give.isPending}
      problem={give.error}
      onSubmit={submit}
    >
      <p className="t13">
        <span className="id">{proposal.label}</span> {proposal.title}
      </p>
      <p className="two t13">{say("score-hint")}</p>
      {round.criteria.map((it) => (
        <SelectField
          key={it.id}
          label={words.label(it.id)}
          hint={it.anchor ?? (words.has(`anchor-${it.id}`) ? say(`anchor-${it.id}`) : undefined)}
          value={given[it.id] ?? ""}
          onChange={(mark) => setGiven({ ...given, [it.id]: mark })}
          none={say("choose")}
          choices={marks.map((mark) => ({ id: String(mark), name: String(mark) }))}
        />
      ))}
    </Dialog>
  );
};
