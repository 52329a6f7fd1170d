import { type FC, useState } from "react";
import type { ElectionView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField, Ticks } from "@/components/fields";
import { useWords } from "@/words/words";
import { choicesOf, nameOf } from "./choices";
import { countOf, fieldOf, openVoteOf, typedMoment } from "./hands";
import { agencyName, candidateName, choiceName, officeName, seatName } from "./names";

type Props = { view: ElectionView; office: string; onClose: () => void };

/** What both have: who stands, and when the round ended. */
const useRound = ({ view, office }: Props) => {
  const words = useWords();
  const [candidates, setCandidates] = useState(() => fieldOf(view, office));
  const [ended, setEnded] = useState(() =>
    typedMoment(Date.now(), view.rules.voting_window.timezone),
  );
  const offered = view.offices.find((it) => it.office === office)?.candidates ?? [];
  const fields = (
    <>
      <Ticks
        legend={words.say("who-stood")}
        choices={offered
          .filter((it) => it.stands)
          .map((it) => ({
            id: it.candidate,
            name: candidateName(words, view, it.candidate),
          }))}
        chosen={candidates}
        onChange={setCandidates}
      />
      <TextField
        label={words.say("round-ended", { zone: view.rules.voting_window.timezone })}
        hint={words.say("moment-hint")}
        value={ended}
        onChange={setEnded}
        spellCheck={false}
      />
    </>
  );
  const seats = view.seats.filter((it) => it.seat.weight > 0).map((it) => it.seat);
  return { words, candidates, ended: ended.trim(), fields, seats };
};

/** A vote by show of hands or by name, where the rules make votes open. */
export const OpenVote: FC<Props> = (props) => {
  const { view, office, onClose } = props;
  const { words, candidates, ended, fields, seats } = useRound(props);
  const { say } = words;
  const [did, setDid] = useState<Record<string, string>>({});
  const take = useCommand("takeOpenVote", { onSuccess: onClose });
  const allowed = choicesOf({ candidates }, view.rules);
  return (
    <Dialog
      title={say("open-vote-of", { office: officeName(words, view.rules, office) })}
      verb={say("record-open-vote")}
      wide
      onClose={onClose}
      busy={take.isPending}
      problem={take.error}
      onSubmit={() =>
        take.mutate({
          election: view.row.id,
          office,
          candidates,
          ended,
          ...openVoteOf(did, allowed),
        })
      }
    >
      <p className="well w-warn">{say("open-vote-hint")}</p>
      {fields}
      <div className="two-up">
        {seats.map((seat) => (
          <SelectField
            key={seat.agency}
            label={seatName(words, seat)}
            value={did[seat.agency] ?? "absent"}
            onChange={(to) => setDid({ ...did, [seat.agency]: to })}
            choices={[
              { id: "absent", name: say("seat-absent") },
              { id: "there", name: say("checked-in") },
              ...allowed.map((it) => ({ id: nameOf(it), name: choiceName(words, view, it) })),
            ]}
          />
        ))}
      </div>
    </Dialog>
  );
};

/** A round on paper, counted by the tellers that were drawn. It is a round of its own and never mixed with an encrypted box. */
export const PaperRound: FC<Props> = (props) => {
  const { view, office, onClose } = props;
  const { words, candidates, ended, fields, seats } = useRound(props);
  const { say } = words;
  const [present, setPresent] = useState<string[]>([]);
  const [handedIn, setHandedIn] = useState<string[]>([]);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [text, setText] = useState("");
  const record = useCommand("countPaper", { onSuccess: onClose });
  const count = countOf(typed, candidates);
  const all = seats.map((it) => ({ id: it.agency, name: seatName(words, it) }));
  const rows = [
    ...candidates.map((it) => ({ id: `for ${it}`, name: candidateName(words, view, it) })),
    ...(candidates.length === 1 ? [{ id: "against", name: say("count-against") }] : []),
    ...(view.rules.blank_allowed ? [{ id: "blank", name: say("count-blank") }] : []),
    { id: "invalid", name: say("count-invalid") },
  ];
  return (
    <Dialog
      title={say("paper-round-of", { office: officeName(words, view.rules, office) })}
      verb={say("record-paper-round")}
      wide
      onClose={onClose}
      busy={record.isPending || !count}
      problem={record.error}
      onSubmit={() =>
        count &&
        record.mutate({
          election: view.row.id,
          office,
          candidates,
          ended,
          present: [...new Set([...present, ...handedIn])],
          handedIn,
          count,
          tellers: view.tellers,
          ...(text.trim() ? { text } : {}),
        })
      }
    >
      <p className="well w-warn">
        {say("paper-round-hint", {
          tellers: words.list(view.tellers.map((it) => agencyName(words, view, it))),
        })}
      </p>
      {fields}
      <Ticks legend={say("who-handed-in")} choices={all} chosen={handedIn} onChange={setHandedIn} />
      <Ticks
        legend={say("who-was-there")}
        choices={all.filter((it) => !handedIn.includes(it.id))}
        chosen={present}
        onChange={setPresent}
      />
      <fieldset>
        <legend className="lab">{say("paper-counted")}</legend>
        <div className="two-up">
          {rows.map((it) => (
            <TextField
              key={it.id}
              label={it.name}
              value={typed[it.id] ?? ""}
              onChange={(to) => setTyped({ ...typed, [it.id]: to })}
              inputMode="numeric"
            />
          ))}
        </div>
        {!count && <p className="hint hint-bad">{say("rule-fault-number")}</p>}
      </fieldset>
      <TextArea label={say("paper-remark")} value={text} onChange={setText} rows={2} />
    </Dialog>
  );
};
