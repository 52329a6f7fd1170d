/** Something on paper: why and for whom is said first, then it is shown as it will be printed, and may be saved as a page. */
import { type ReactNode, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { Leaving, Printed, Problem } from "@/api/generated/api";
import { PrintSheet } from "@/components/PrintSheet";
import { useWords } from "@/words/words";
import { LeavingDialog } from "./LeavingDialog";

/** A command of the desk, as far as it is used here. */
type Command<Request, Answer> = {
  mutate: (request: Request, options?: { onSuccess: (answer: Answer) => void }) => void;
  isPending: boolean;
  error: Problem | null;
};

type Props<What extends object> = {
  title: string;
  /** What the saved page is called unless somebody says otherwise. */
  file: string;
  /** What is printed, as both commands name it. */
  what: What;
  show: Command<What & { leaving: Leaving }, Printed>;
  write: Command<What & { path: string; leaving: Leaving }, unknown>;
  onClose: () => void;
  /** What else is to be said of it. */
  children?: ReactNode;
};

export function PrintDialog<What extends object>({
  title,
  file,
  what,
  show,
  write,
  onClose,
  children,
}: Props<What>): ReactNode {
  const { say } = useWords();
  const [shown, setShown] = useState<{ printed: Printed; leaving: Leaving } | null>(null);
  const save = async (leaving: Leaving): Promise<void> => {
    const path = await chooseTarget(say("files-page"), ["html"], file);
    if (path) write.mutate({ ...what, path, leaving });
  };
  if (shown)
    return (
      <PrintSheet
        printed={shown.printed}
        problem={write.error}
        onSave={() => void save(shown.leaving)}
        onClose={onClose}
      />
    );
  return (
    <LeavingDialog
      title={title}
      verb={say("print-show")}
      busy={show.isPending}
      problem={show.error}
      onClose={onClose}
      onSaid={(leaving) =>
        show.mutate(
          { ...what, leaving },
          { onSuccess: (printed) => setShown({ printed, leaving }) },
        )
      }
    >
      {children}
    </LeavingDialog>
  );
}
