/** What is said in words: for the minutes, of a round made void, of an election broken off, against an outcome. */
import { type FC, useState } from "react";
import type { ElectionView, RoundOfElection, Settlement } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { ActFields } from "@/app/ActFields";
import { actOf, emptyAct } from "@/app/act";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea } from "@/components/fields";
import { useWords } from "@/words/words";
import { candidateName, officeName } from "./names";

type Props = { view: ElectionView; onClose: () => void };

export const Minute: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const minute = useCommand("minuteElection", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("minute-election")}
      command={minute}
      onClose={onClose}
      request={() => ({ election: view.row.id, text })}
    >
      <p className="two t13">{say("minute-election-hint")}</p>
      <TextArea label={say("in-words")} value={text} onChange={setText} rows={3} required />
    </CommandDialog>
  );
};

export const BreakOff: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const cancel = useCommand("cancelElection", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("cancel-election")}
      command={cancel}
      onClose={onClose}
      request={() => ({ election: view.row.id, text })}
    >
      <p className="well w-warn">{say("cancel-election-hint")}</p>
      <TextArea label={say("reason")} value={text} onChange={setText} rows={2} required />
    </CommandDialog>
  );
};

export const MakeVoid: FC<Props & { round: RoundOfElection & { ballot: string } }> = ({
  view,
  round,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [reason, setReason] = useState("");
  const make = useCommand("voidBallot", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("void-round", {
        office: officeName(words, view.rules, round.office),
        round: round.number,
      })}
      verb={say("void-round-verb")}
      command={make}
      onClose={onClose}
      request={() => ({ election: view.row.id, ballot: round.ballot, reason })}
    >
      <p className="well w-warn">{say("void-round-hint")}</p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};

type OfOffice = Props & { office: string };

export const ObjectTo: FC<OfOffice> = ({ view, office, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState("");
  const object = useCommand("objectToOutcome", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("object-to", { office: officeName(words, view.rules, office) })}
      verb={say("object-verb")}
      command={object}
      onClose={onClose}
      request={() => ({ election: view.row.id, office, text })}
    >
      <p className="two t13">{say("object-hint")}</p>
      <TextArea label={say("reason")} value={text} onChange={setText} rows={3} required />
    </CommandDialog>
  );
};

const settlements: readonly Settlement[] = ["objection-rejected", "objection-upheld"];

export const Settle: FC<OfOffice & { agency: string }> = ({ view, office, agency, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const [settlement, setSettlement] = useState<Settlement>("objection-rejected");
  const [act, setAct] = useState(emptyAct(today));
  const settle = useCommand("settleObjection", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("settle-objection")}
      command={settle}
      onClose={onClose}
      request={() => ({ election: view.row.id, office, agency, settlement, act: actOf(act) })}
    >
      <SelectField
        label={say("board-decided")}
        value={settlement}
        onChange={(to) => setSettlement(settlements.find((it) => it === to) ?? settlement)}
        choices={settlements.map((id) => ({ id, name: words.heading(id) }))}
      />
      <ActFields act={act} onChange={setAct} />
    </CommandDialog>
  );
};

/** The outgoing chair's vote where candidates are level and the rules leave it to the chair. */
export const CastingVote: FC<OfOffice & { candidates: string[] }> = ({
  view,
  office,
  candidates,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [candidate, setCandidate] = useState("");
  const give = useCommand("giveCastingVote", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("casting-vote")}
      command={give}
      onClose={onClose}
      request={() => ({ election: view.row.id, office, candidate })}
    >
      <p className="well w-warn">{say("casting-vote-hint")}</p>
      <SelectField
        label={say("candidate")}
        value={candidate}
        onChange={setCandidate}
        none={say("choose")}
        choices={candidates.map((id) => ({ id, name: candidateName(words, view, id) }))}
      />
    </CommandDialog>
  );
};
