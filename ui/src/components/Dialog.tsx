/** A dialog: for what must be finished or abandoned. Focus and Escape are React Aria's. */
import type { FC, FormEvent, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
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
  children: ReactNode;
};

export const Dialog: FC<Props> = ({
  title,
  onClose,
  verb,
  onSubmit,
  busy,
  problem,
  wide,
  children,
}) => {
  const { say } = useWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit?.();
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
          <form className="form" onSubmit={submit} noValidate>
            {children}
            {problem && <ProblemNote problem={problem} />}
            <div className="flex">
              <span className="grow" />
              <Button kind="quiet" size="form" onClick={onClose}>
                {verb ? say("leave-it") : say("close")}
              </Button>
              {verb && (
                <Button kind="primary" size="form" submit disabled={busy}>
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
