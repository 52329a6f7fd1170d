/** A dialog: for what must be finished or abandoned. Focus and Escape are React Aria's; what was typed is not thrown away unasked. */
import { type FC, type FormEvent, type ReactNode, useCallback, useRef, useState } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { May } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { Button, notYet, Well } from "./parts";
import { ProblemNote } from "./states";
import { Unkept } from "./Unkept";

type Props = {
  title: string;
  onClose: () => void;
  /** What the form does; without it there is only a way out. */
  verb?: string;
  onSubmit?: () => void;
  busy?: boolean;
  problem?: { code: string; message: string; hint: string | null; reference: string | null } | null;
  wide?: boolean;
  /** Why the form cannot be sent yet. */
  may?: May | undefined;
  /** The label of a field without which it cannot be sent and which is still empty. */
  lacks?: string | undefined;
  /** Whether closing would lose something, where that is not just whether something was typed and could be sent. */
  unkept?: (touched: boolean) => boolean;
  children: ReactNode;
};

/** The field in which somebody is, or else the first. */
const fieldOf = (form: HTMLFormElement): HTMLElement | undefined => {
  const all = [...form.querySelectorAll<HTMLElement>("input, select, textarea")];
  const here = all.find((it) => it === document.activeElement);
  return here ?? all.find((it) => !it.hasAttribute("disabled"));
};

/** A dialog in a dialog stands elsewhere on the page, but what happens in it is told to the outer one too. */
const isOwn = ({ currentTarget, target }: FormEvent): boolean =>
  target instanceof Node && currentTarget.contains(target);

const isWritten = (field: EventTarget): boolean =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && !["checkbox", "radio"].includes(field.type));

export const Dialog: FC<Props> = ({
  title,
  onClose,
  verb,
  onSubmit,
  busy,
  problem,
  wide,
  may,
  lacks,
  unkept,
  children,
}) => {
  const { say } = useWords();
  const [changed, setChanged] = useState<ReadonlySet<EventTarget>>(new Set());
  const [asking, setAsking] = useState(false);
  // A refusal is about what was sent: once that is mended it says nothing any more.
  const [mended, setMended] = useState<Props["problem"]>(null);
  // Whoever presses Enter in vain is told why.
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const written = useRef<HTMLElement>(undefined);
  // What is opened begins at its first field, unless it has chosen one itself: nobody has to find out that a Tab comes first.
  const begin = useCallback((it: HTMLFormElement | null): void => {
    form.current = it;
    if (it && !it.contains(document.activeElement)) fieldOf(it)?.focus();
  }, []);
  // One choice is made again with one key; nobody is asked about that.
  const touched = changed.size > 1 || [...changed].some(isWritten);
  const holds = unkept ? unkept(touched) : touched && Boolean(verb);
  const allowed = lacks && may?.ok !== false ? notYet(say("fill-in-first", { field: lacks })) : may;
  const refused = allowed?.ok === false ? allowed : null;
  const submit = (event: FormEvent) => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    if (busy || refused) return;
    setMended(null);
    onSubmit?.();
  };
  const touch = (event: FormEvent) => {
    if (!isOwn(event)) return;
    setChanged(new Set(changed).add(event.target));
    setAsking(false);
    setMended(problem);
    setTried(false);
  };
  const stay = (): void => {
    setAsking(false);
    written.current?.focus();
  };
  const leave = (): void => {
    if (!holds) onClose();
    else if (asking) stay();
    else {
      if (form.current) written.current = fieldOf(form.current);
      setAsking(true);
    }
  };
  return (
    <Sheet title={title} wide={wide} fixed={holds} onClose={leave}>
      <form className="form" onSubmit={submit} onChange={touch} noValidate ref={begin}>
        {children}
        {problem && problem !== mended && <ProblemNote problem={problem} />}
        {tried && refused && (
          <p className="hint hint-bad" role="alert">
            {[refused.reason, refused.hint].filter(Boolean).join(" ")}
          </p>
        )}
        {asking ? (
          <Well tone="warn" alert>
            <p className="strong">{say("unkept")}</p>
            <Unkept onStay={stay} onLeave={onClose} />
          </Well>
        ) : (
          <div className="flex">
            <span className="grow" />
            <Button kind="quiet" size="form" onClick={leave}>
              {verb ? say("leave-it") : say("close")}
            </Button>
            {verb && (
              <Button
                kind="primary"
                size="form"
                submit
                disabled={busy}
                may={allowed}
                onRefused={() => setTried(true)}
              >
                {verb}
              </Button>
            )}
          </div>
        )}
      </form>
    </Sheet>
  );
};

type SheetProps = {
  title: string;
  wide?: boolean | undefined;
  /** A press beside it does nothing. */
  fixed?: boolean;
  onClose: () => void;
  children: ReactNode;
};

const Sheet: FC<SheetProps> = ({ title, wide, fixed, onClose, children }) => (
  <ModalOverlay
    className="overlay"
    isOpen
    isDismissable={!fixed}
    onOpenChange={(open) => open || onClose()}
  >
    <Modal className={wide ? "modal modal-wide" : "modal"}>
      <AriaDialog className="dialog">
        <Heading slot="title" className="t16 strong">
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

/** Asks the same of a screen that is about to be left. */
export const UnkeptDialog: FC<{ onStay: () => void; onLeave: () => void }> = (props) => {
  const { say } = useWords();
  return (
    <Sheet title={say("unkept")} onClose={props.onStay}>
      <Unkept {...props} />
    </Sheet>
  );
};

type Asking<Request> = {
  title: string;
  /** What the button says; the title where they are the same words. */
  verb?: string;
  command: {
    mutate: (request: Request) => void;
    isPending: boolean;
    error: NonNullable<Props["problem"]> | null;
  };
  request: () => Request;
  lacks?: Props["lacks"];
  onClose: () => void;
  children: ReactNode;
};

/** A dialog of one form and one verb, which has one thing done. */
export function CommandDialog<Request>({
  title,
  verb = title,
  command,
  request,
  lacks,
  onClose,
  children,
}: Asking<Request>): ReactNode {
  return (
    <Dialog
      title={title}
      verb={verb}
      onClose={onClose}
      busy={command.isPending}
      problem={command.error}
      lacks={lacks}
      onSubmit={() => command.mutate(request())}
    >
      {children}
    </Dialog>
  );
}
