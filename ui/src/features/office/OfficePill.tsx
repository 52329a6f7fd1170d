/** The link to the office at the foot of the rail: a shape and words; pressed, it says more and has it exchange. */
import { Link } from "@tanstack/react-router";
import { type FC, useEffect, useRef, useState } from "react";
import { Dialog, Heading, Popover } from "react-aria-components";
import type { OfficeView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { officePill } from "@/words/office";
import { useWords } from "@/words/words";

/** A state that does not hold for this long is not read out. */
const SETTLED = 1500;

export const OfficePill: FC = () => {
  const words = useWords();
  const office = useAnswer("officeStatus", {});
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const view = office.data;
  const pill = view && officePill(words, view);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="pill"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="pill-words">
          {/* Before the first answer the desk is as it always is: nothing is said that may not hold. */}
          <Status shape={pill?.shape ?? "plain"}>
            <span className="num">{pill?.text ?? words.say("office")}</span>
          </Status>
          {pill?.look && <Status shape="warn">{pill.look}</Status>}
          {view?.state === "catching-up" && view.of > 0 && (
            <progress aria-hidden className="pill-progress" value={view.done} max={view.of} />
          )}
        </span>
      </button>
      <Announced text={pill?.announced} />
      {view && (
        <Popover
          className="popover"
          triggerRef={button}
          isOpen={open}
          onOpenChange={setOpen}
          placement="top start"
        >
          <PillDialog view={view} onLeave={() => setOpen(false)} />
        </Popover>
      )}
    </>
  );
};

const PillDialog: FC<{ view: OfficeView; onLeave: () => void }> = ({ view, onLeave }) => {
  const words = useWords();
  const { say } = words;
  const sync = useCommand("syncOffice");
  const pill = officePill(words, view);
  const alone = view.state === "alone";
  return (
    <Dialog className="office-pop">
      <Heading slot="title" className="h">
        <Status shape={pill.shape}>
          <span className="num">{view.state === "catching-up" ? pill.text : view.said}</span>
        </Status>
      </Heading>
      {/* The sentence of a problem says why; since when and how much waits stand in the pill's own words. */}
      {view.state === "offline" && <p className="num">{pill.text}</p>}
      {view.hint && <p className="two">{view.hint}</p>}
      {alone && <p className="two">{say("link-alone-hint")}</p>}
      {pill.look && (
        <p>
          <Status shape="warn">{pill.look}</Status>
        </p>
      )}
      {sync.error && sync.error.message !== view.said && <ProblemNote problem={sync.error} />}
      <div className="act">
        {!alone && (
          <Button disabled={sync.isPending} onClick={() => sync.mutate({})}>
            {say(sync.isPending ? "exchanging" : "exchange-now")}
          </Button>
        )}
        <Link className="btn" to="/settings" hash="office" onClick={onLeave}>
          {say("open-office-settings")}
        </Link>
      </div>
    </Dialog>
  );
};

/** Reads a state out once it has held for a moment, and the state at the beginning not at all. */
const Announced: FC<{ text: string | undefined }> = ({ text }) => {
  const [said, setSaid] = useState("");
  const last = useRef(text);
  useEffect(() => {
    if (text === undefined || text === last.current) return;
    if (last.current === undefined) {
      last.current = text;
      return;
    }
    const timer = setTimeout(() => {
      last.current = text;
      setSaid(text);
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <span className="sr" role="status">
      {said}
    </span>
  );
};
