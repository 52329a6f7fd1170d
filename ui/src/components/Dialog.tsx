/** A dialog: for what must be finished or abandoned. Focus and Escape are React Aria's. */
import type { FC, FormEvent, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { May } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { Button } from "./parts";
import { ProblemNote } from "./states";

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
  children: ReactNode;
};

/** What is opened begins at its first field, unless it has chosen one itself: nobody has to find out that a Tab comes first. */
const beginAtFirstField = (form: HTMLFormElement | null): void => {
  if (!form || form.contains(document.activeElement)) return;
  const fields = form.querySelectorAll<HTMLElement>("input, select, textarea");
  [...fields].find((it) => !it.hasAttribute("disabled"))?.focus();
};

export const Dialog: FC<Props> = ({
  title,
  onClose,
  verb,
  onSubmit,
  busy,
  problem,
  wide,
  may,
  children,
}) => {
  const { say } = useWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && may?.ok !== false) onSubmit?.();
  };
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={wide ? "modal modal-wide" : "modal"}>
        <AriaDialog className="dialog">
          <Heading slot="title" className="t16 strong">
            {title}
          </Heading>
          <form className="form" onSubmit={submit} noValidate ref={beginAtFirstField}>
            {children}
            {problem && <ProblemNote problem={problem} />}
            <div className="flex">
              <span className="grow" />
              <Button kind="quiet" size="form" onClick={onClose}>
                {verb ? say("leave-it") : say("close")}
              </Button>
              {verb && (
                <Button kind="primary" size="form" submit disabled={busy} may={may}>
                  {verb}
                </Button>
              )}
            </div>
          </form>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
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
  onClose: () => void;
  children: ReactNode;
};

/** A dialog of one form and one verb, which has one thing done. */
export function CommandDialog<Request>({
  title,
  verb = title,
  command,
  request,
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
      onSubmit={() => command.mutate(request())}
    >
      {children}
    </Dialog>
  );
}
