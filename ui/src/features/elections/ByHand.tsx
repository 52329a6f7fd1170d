import { type FC, useState } from "react";
import type { ElectionView } from "@/api/generated/api";
import { Button, Section } from "@/components/parts";
import { useWords } from "@/words/words";
import { OpenVote, PaperRound } from "./HandDialogs";
import { turnOf } from "./sequence";

/** The ways of holding the next round that need no encrypted ballot, where one is due. */
export const ByHand: FC<{ view: ElectionView }> = ({ view }) => {
  const { say } = useWords();
  const [recording, setRecording] = useState(false);
  const turn = turnOf(view);
  if (!turn || turn.next === null || view.seats.length === 0 || view.cancelled) return null;
  const open = view.rules.ballot_mode === "open";
  const { office } = turn.office;
  const close = (): void => setRecording(false);
  return (
    <Section title={say(open ? "open-vote" : "paper-round")}>
      <p className="two t13">{say(open ? "open-vote-when" : "paper-round-when")}</p>
      <p className="act act-mid">
        <Button may={view.mayRun} onClick={() => setRecording(true)}>
          {say(open ? "record-open-vote" : "record-paper-round")}
        </Button>
      </p>
      {recording && open && <OpenVote view={view} office={office} onClose={close} />}
      {recording && !open && <PaperRound view={view} office={office} onClose={close} />}
    </Section>
  );
};
