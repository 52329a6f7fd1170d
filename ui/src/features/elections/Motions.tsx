/** Motions to dismiss an office holder: who proposes them, how the Board voted, and what follows. */
import { type FC, useState } from "react";
import type { MotionView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { ActFields } from "@/app/ActFields";
import { actOf, emptyAct } from "@/app/act";
import { useDesk } from "@/app/desk";
import { CommandDialog, Dialog } from "@/components/Dialog";
import { SelectField, TextArea } from "@/components/fields";
import { Button, Section, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { useSeated } from "./duty";
import { DismissedMandate } from "./MandateDialogs";

const named = (words: Words, it: MotionView): string =>
  words.say("motion-against", {
    country: words.country(it.country),
    office: words.heading(it.office),
  });

export const Motions: FC = () => {
  const { say } = useWords();
  const motions = useAnswer("dismissals", {});
  const may = useSeated();
  const [proposing, setProposing] = useState(false);
  return (
    <Section
      title={say("motions")}
      aside={
        <Button kind="quiet" may={may} onClick={() => setProposing(true)}>
          {say("propose-dismissal")}
        </Button>
      }
    >
      <Answered answer={motions} what={say("motions")}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="two t13">{say("no-motions")}</p>
          ) : (
            <ul className="lines t13">
              {rows.map((it) => (
                <Motion key={it.id} motion={it} />
              ))}
            </ul>
          )
        }
      </Answered>
      {proposing && <Propose onClose={() => setProposing(false)} />}
    </Section>
  );
};

const MotionStatus: FC<{ motion: MotionView }> = ({ motion }) => {
  const { say } = useWords();
  if (motion.ended) return <Status shape="ok">{say("motion-ended")}</Status>;
  if (motion.carried) return <Status shape="warn">{say("motion-carried")}</Status>;
  if (motion.voted) return <Status shape="off">{say("motion-lost")}</Status>;
  return motion.supporters.length >= motion.neededToPropose ? (
    <Status shape="on">{say("motion-before-board")}</Status>
  ) : (
    <Status shape="half">{say("motion-proposed")}</Status>
  );
};

const Motion: FC<{ motion: MotionView }> = ({ motion }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<"vote" | "end" | null>(null);
  const support = useCommand("supportDismissal");
  const leave = useCommand("leaveDismissal");
  const which = { dismissal: motion.id };
  const { voted } = motion;
  const problem = support.error ?? leave.error;
  const close = (): void => setDoing(null);
  return (
    <li>
      <div className="grow">
        <p className="mid">{named(words, motion)}</p>
        <p>{motion.reason}</p>
        <p className="two">
          {say("motion-supporters", {
            count: motion.supporters.length,
            needed: motion.neededToPropose,
            names: words.list(motion.supporters.map((it) => it.toUpperCase())),
          })}
        </p>
        {voted && (
          <p className="two">
            {say("motion-votes", {
              day: words.day(voted.on),
              for: voted.for,
              against: voted.against,
              abstained: voted.abstained,
              needed: motion.neededToDismiss,
              seats: motion.seats,
            })}
          </p>
        )}
        {!voted && (
          <p className="act act-mid act-below">
            {motion.maySupport.ok && (
              <Button disabled={support.isPending} onClick={() => support.mutate(which)}>
                {say("support-dismissal")}
              </Button>
            )}
            {motion.mayLeave.ok && (
              <Button kind="quiet" disabled={leave.isPending} onClick={() => leave.mutate(which)}>
                {say("leave-dismissal")}
              </Button>
            )}
            <Button may={motion.mayVote} onClick={() => setDoing("vote")}>
              {say("record-motion-vote")}
            </Button>
          </p>
        )}
        {motion.carried && !motion.ended && (
          <p className="act act-mid act-below">
            <Button may={motion.mayEnd} onClick={() => setDoing("end")}>
              {say("end-mandate")}
            </Button>
          </p>
        )}
        {problem && <ProblemNote problem={problem} />}
      </div>
      <span className="when">{say("by-on", { who: motion.by, day: words.moment(motion.at) })}</span>
      <MotionStatus motion={motion} />
      {doing === "vote" && <Vote motion={motion} onClose={close} />}
      {doing === "end" && <DismissedMandate motion={motion} onClose={close} />}
    </li>
  );
};

const Propose: FC<{ onClose: () => void }> = ({ onClose }) => {
  const words = useWords();
  const { say } = words;
  const mandates = useAnswer("mandates", {});
  const held = (mandates.data?.offices ?? []).flatMap((it) => {
    const term = it.terms.find((one) => one.runs);
    const name = term && words.pair(words.heading(it.office), words.country(term.country));
    return name ? [{ id: it.office, name }] : [];
  });
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const propose = useCommand("proposeDismissal", { onSuccess: onClose });
  if (mandates.data && held.length === 0)
    return (
      <Dialog title={say("propose-dismissal")} onClose={onClose}>
        <p>{say("propose-dismissal-nobody")}</p>
      </Dialog>
    );
  return (
    <CommandDialog
      title={say("propose-dismissal")}
      command={propose}
      onClose={onClose}
      request={() => ({ office: chosen || (held[0]?.id ?? "chair"), reason })}
    >
      <p className="well w-warn">{say("propose-dismissal-hint")}</p>
      <SelectField
        label={say("office-held")}
        value={chosen || (held[0]?.id ?? "")}
        onChange={setChosen}
        choices={held}
      />
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={3} required />
    </CommandDialog>
  );
};

const Vote: FC<{ motion: MotionView; onClose: () => void }> = ({ motion, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const [act, setAct] = useState({ ...emptyAct(today), seats: String(motion.seats) });
  const vote = useCommand("voteOnDismissal", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("motion-vote-of", { against: named(words, motion) })}
      verb={say("record-motion-vote")}
      command={vote}
      onClose={onClose}
      request={() => ({ dismissal: motion.id, act: actOf(act) })}
    >
      <p className="well w-warn">
        {say("motion-vote-hint", {
          needed: motion.neededToDismiss,
          seats: motion.seats,
          country: words.country(motion.country),
        })}
      </p>
      <ActFields act={act} onChange={setAct} />
    </CommandDialog>
  );
};
