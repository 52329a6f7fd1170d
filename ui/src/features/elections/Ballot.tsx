/** The voter's ballot: choose, read it back, in the box. One of the three is shown at a time. */
import { type FC, useId, useState } from "react";
import type { Choice, ElectionView, OwnBallot, RoundOfElection } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Status, Well } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { CopyButton } from "@/components/TextOut";
import { useWords } from "@/words/words";
import { BallotPart } from "./BallotPart";
import { choiceOf, choicesOf, nameOf, ownOf } from "./choices";
import { MarkStatus } from "./MarkStatus";
import { agencyName, candidateName, choiceName, officeName } from "./names";
import { OpenedBallot } from "./OpenedBallot";
import { Tracker } from "./Tracker";

type Props = { view: ElectionView; round: RoundOfElection };
type Shown = Props & { focus: boolean };
type Step =
  | { at: "choose" }
  | { at: "read"; choice: Choice; tracker: string }
  | { at: "opened"; choice: Choice; tracker: string }
  /** Cast here just now: what was told before, until the desk tells of it. */
  | { at: "cast"; tracker: string | null; before: string | null };

export const Ballot: FC<Props & { called: boolean }> = ({ view, round, called }) => {
  const words = useWords();
  const [step, setStep] = useState<Step>(
    round.own ? { at: "cast", tracker: null, before: null } : { at: "choose" },
  );
  const [chosen, setChosen] = useState("");
  // Who goes from part to part goes on reading at its heading; who just came to the screen is left at its beginning.
  const [first] = useState(step);
  const focus = called || step !== first;
  if (step.at === "read")
    return (
      <ReadBack
        view={view}
        round={round}
        focus={focus}
        step={step}
        onChange={() => setStep({ at: "choose" })}
        onOpened={() => setStep({ ...step, at: "opened" })}
        onCast={() => {
          setChosen("");
          setStep({ at: "cast", tracker: step.tracker, before: round.own?.tracker ?? null });
        }}
      />
    );
  if (step.at === "opened")
    return (
      <OpenedBallot
        tracker={step.tracker}
        said={choiceName(words, view, step.choice)}
        onBack={() => setStep({ at: "choose" })}
      />
    );
  const own = step.at === "cast" ? ownOf(round.own, step) : null;
  if (own)
    return (
      <InTheBox
        view={view}
        round={round}
        own={own}
        focus={focus}
        onAgain={() => setStep({ at: "choose" })}
      />
    );
  return (
    <Choose
      view={view}
      round={round}
      focus={focus}
      chosen={chosen}
      onChoose={setChosen}
      onSealed={(choice, tracker) => setStep({ at: "read", choice, tracker })}
    />
  );
};

const Choose: FC<
  Shown & {
    chosen: string;
    onChoose: (name: string) => void;
    onSealed: (choice: Choice, tracker: string) => void;
  }
> = ({ view, round, focus, chosen, onChoose, onSealed }) => {
  const words = useWords();
  const { say } = words;
  const group = useId();
  const allowed = choicesOf(round, view.rules);
  const choice = choiceOf(chosen, allowed);
  const seal = useCommand("sealBallot", {
    onSuccess: ({ tracker }, request) => onSealed(request.choice, tracker),
  });
  const seat = view.ownSeat ? agencyName(words, view, view.ownSeat) : "";
  const one = round.candidates.length === 1;
  return (
    <BallotPart
      focus={focus}
      number={say("ballot-choose")}
      aside={say("closes-moment", { when: words.moment(round.closes) })}
      title={say(one ? "ballot-question-one" : "ballot-question", {
        office: officeName(words, view.rules, round.office),
        candidate: one ? candidateName(words, view, round.candidates[0] ?? "") : "",
      })}
    >
      <p className="two t13">{say(view.rules.lot ? "ballot-hint-lot" : "ballot-hint", { seat })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (choice && round.ballot !== null && round.mayCast.ok && !seal.isPending)
            seal.mutate({ election: view.row.id, ballot: round.ballot, choice });
        }}
      >
        <fieldset className="ballot-options">
          <legend className="sr">{say("ballot-choose")}</legend>
          {allowed.map((it) => {
            const name = nameOf(it);
            return (
              <label key={name} className={chosen === name ? "ballot-opt on" : "ballot-opt"}>
                <input
                  type="radio"
                  name={group}
                  value={name}
                  checked={chosen === name}
                  onChange={() => onChoose(name)}
                />
                <span>
                  <span className="t16 mid">{choiceName(words, view, it)}</span>
                  <Nominated view={view} round={round} choice={it} />
                </span>
              </label>
            );
          })}
        </fieldset>
        <div className="ballot-push">
          <Button
            kind="primary"
            size="form"
            submit
            may={round.mayCast}
            disabled={!choice || seal.isPending}
          >
            {say("ballot-read-back")}
          </Button>
          {!round.mayCast.ok && (
            <p className="hint">
              {[round.mayCast.reason, round.mayCast.hint].filter(Boolean).join(" ")}
            </p>
          )}
        </div>
      </form>
      {seal.error && <ProblemNote problem={seal.error} />}
    </BallotPart>
  );
};

/** Who nominated a candidate; what blank counts as. */
const Nominated: FC<Props & { choice: Choice }> = ({ view, round, choice }) => {
  const words = useWords();
  const { say } = words;
  if (choice === "against") return <span className="t13 two">{say("choice-against-hint")}</span>;
  if (choice === "blank")
    return (
      <span className="t13 two">{say(`choice-blank-${view.rules.abstention_counts_as}`)}</span>
    );
  const candidate = view.offices
    .find((it) => it.office === round.office)
    ?.candidates.find((it) => it.candidate === choice.for);
  const by = Object.keys(candidate?.nominatedBy ?? {});
  if (by.length === 0) return null;
  return (
    <span className="t13 two">
      {say("nominated-by", { who: words.list(by.map((it) => agencyName(words, view, it))) })}
    </span>
  );
};

/** What is claimed of the ballot, and what is not. */
export const Claims: FC<{ view: ElectionView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  return (
    <ul className="plain">
      <li>{say("claim-sealed")}</li>
      <li>
        {say("claim-trustees", {
          names: words.list(view.trustees.map((it) => `${it.name} (${it.agency.toUpperCase()})`)),
          threshold: view.threshold,
          count: view.trustees.length,
        })}
      </li>
      <li>{say("claim-not")}</li>
      {view.rules.voting_window.revote && <li>{say("claim-revote")}</li>}
      <li>{say("claim-turnout")}</li>
    </ul>
  );
};

const ReadBack: FC<
  Shown & {
    step: { choice: Choice; tracker: string };
    onChange: () => void;
    onOpened: () => void;
    onCast: () => void;
  }
> = ({ view, round, focus, step, onChange, onOpened, onCast }) => {
  const words = useWords();
  const { say } = words;
  const cast = useCommand("castBallot", { onSuccess: onCast });
  const office = officeName(words, view.rules, round.office);
  const what = choiceName(words, view, step.choice);
  const kind = typeof step.choice === "string" ? step.choice : "for";
  return (
    <BallotPart
      focus={focus}
      number={say("ballot-read")}
      aside={say("ballot-nothing-sent")}
      title={say(`ballot-you-vote-${kind}`, { what })}
    >
      <p className="ballot-say">
        {say(`ballot-sentence-${kind}`, {
          seat: view.ownSeat ? agencyName(words, view, view.ownSeat) : "",
          what,
          office,
          candidate: candidateName(words, view, round.candidates[0] ?? ""),
          months: view.rules.term_months,
        })}
      </p>
      <Claims view={view} />
      <h3 className="lab">{say("tracker")}</h3>
      <Tracker tracker={step.tracker} />
      <div className="ballot-push act">
        <Button
          kind="primary"
          size="form"
          disabled={cast.isPending || round.ballot === null}
          onClick={() =>
            round.ballot !== null &&
            cast.mutate({ election: view.row.id, ballot: round.ballot, sealed: step.tracker })
          }
        >
          {say("ballot-cast")}
        </Button>
        <Button size="form" onClick={onChange}>
          {say("ballot-change")}
        </Button>
      </div>
      <p className="t13 two">
        <button type="button" className="link" onClick={onOpened}>
          {say("ballot-check")}
        </button>{" "}
        {say("ballot-check-hint")}
      </p>
      {cast.error && <ProblemNote problem={cast.error} />}
    </BallotPart>
  );
};

const InTheBox: FC<Shown & { own: OwnBallot; onAgain: () => void }> = ({
  view,
  round,
  own,
  focus,
  onAgain,
}) => {
  const words = useWords();
  const { say } = words;
  const inBox = own.mark === "in-the-box";
  const known = inBox || own.mark === "waiting-for-office";
  const open = round.closedAt === null && round.mayCast.ok;
  return (
    <BallotPart
      focus={focus}
      number={say("ballot-boxed")}
      aside={words.moment(own.at)}
      title={say(known ? `ballot-mark-${own.mark}` : "ballot-mark-not", {
        mark: words.label(own.mark),
      })}
    >
      <p role="status" aria-live="polite" className="two t13">
        {say(known ? `ballot-live-${own.mark}` : "ballot-live-not", {
          mark: words.label(own.mark),
        })}
      </p>
      {!known && <Well tone="bad">{say("ballot-not-counted")}</Well>}
      <h3 className="lab">{say("tracker")}</h3>
      <Tracker tracker={own.tracker} />
      <p className="hint">{say("tracker-hint")}</p>
      <div className="act ballot-act">
        <Button onClick={() => window.print()}>{say("print-tracker")}</Button>
        <CopyButton text={own.tracker} label={say("copy-tracker")} />
      </div>
      <ul className="lines t13 ballot-facts">
        <li>
          <MarkStatus mark={own.mark} />
          <span className="when num">{words.moment(own.at)}</span>
        </li>
        <li>
          <Status shape={round.countersigned.length > 0 ? "ok" : "open"}>
            {say("ballot-countersigned", { count: round.countersigned.length })}
          </Status>
        </li>
        <li>
          <Status shape={round.count ? "ok" : "open"}>
            {say(round.count ? "ballot-counted" : "ballot-not-yet-counted")}
          </Status>
        </li>
      </ul>
      <Claims view={view} />
      {view.rules.voting_window.revote && open && (
        <div className="ballot-push">
          <Button size="form" onClick={onAgain}>
            {say("vote-again")}
          </Button>
          <p className="hint">{say("vote-again-hint", { when: words.moment(round.closes) })}</p>
        </div>
      )}
    </BallotPart>
  );
};
