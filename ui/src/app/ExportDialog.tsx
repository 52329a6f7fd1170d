/** What is said of data that leave the desk, before the file is chosen. */
import type { FC } from "react";
import { chooseTarget } from "@/api/client";
import type { Leaving } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { LeavingDialog } from "./LeavingDialog";

type Problem = { code: string; message: string; hint: string | null; reference: string | null };
type Props = {
  onClose: () => void;
  busy: boolean;
  problem: Problem | null;
  onExport: (path: string, leaving: Leaving) => void;
  /** What kind of file it is; a table unless something else is said. */
  kind?: { name: string; endings: string[] };
  /** What the file is called unless somebody says otherwise. */
  suggested?: string;
  /** What leaves and for whom, where the screen offers more than one thing. */
  title?: string;
};

export const ExportDialog: FC<Props> = ({ onExport, kind, suggested, title, ...rest }) => {
  const { say } = useWords();
  const write = async (leaving: Leaving): Promise<void> => {
    const path = await chooseTarget(
      kind?.name ?? say("files-table"),
      kind?.endings ?? ["csv", "xlsx"],
      suggested,
    );
    if (path) onExport(path, leaving);
  };
  return (
    <LeavingDialog
      {...rest}
      title={title ?? say("export-title")}
      verb={say("export-choose")}
      onSaid={(leaving) => void write(leaving)}
    />
  );
};
