/** The minutes of a meeting: for print, for calendars, and their approval by the hash of what was recorded. */
import { type FC, useState } from "react";
import type { BoardMeetingView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { ActFields } from "@/app/ActFields";
import { actOf, emptyAct } from "@/app/act";
import { useDesk } from "@/app/desk";
import { ExportDialog } from "@/app/ExportDialog";
import { PrintDialog } from "@/app/PrintDialog";
import { CommandDialog } from "@/components/Dialog";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

type Props = { view: BoardMeetingView };
type Open = Props & { onClose: () => void };

export const Minutes: FC<Props> = ({ view }) => {
  const { say } = useWords();
  const [doing, setDoing] = useState<"print" | "calendar" | "approve" | null>(null);
  const close = () => setDoing(null);
  return (
    <>
      <Button onClick={() => setDoing("print")}>{say("print-board-minutes")}</Button>
      <Button onClick={() => setDoing("calendar")}>{say("export-meeting")}</Button>
      <Button may={view.may.approve} onClick={() => setDoing("approve")}>
        {say("approve-minutes")}
      </Button>
      {doing === "print" && <Print view={view} onClose={close} />}
      {doing === "calendar" && <Calendar view={view} onClose={close} />}
      {doing === "approve" && <Approve view={view} onClose={close} />}
    </>
  );
};

const Print: FC<Open> = ({ view, onClose }) => {
  const { say } = useWords();
  return (
    <PrintDialog
      title={say("print-board-minutes")}
      file={`${view.row.label}.html`}
      what={{ meeting: view.row.id }}
      show={useCommand("printMinutes")}
      write={useCommand("writeMinutes")}
      onClose={onClose}
    />
  );
};

const Calendar: FC<Open> = ({ view, onClose }) => {
  const { say } = useWords();
  const write = useCommand("exportBoardMeeting", { onSuccess: onClose });
  return (
    <ExportDialog
      kind={{ name: say("files-calendar"), endings: ["ics"] }}
      suggested={`${view.row.label}.ics`}
      onClose={onClose}
      busy={write.isPending}
      problem={write.error}
      onExport={(path, leaving) => write.mutate({ meeting: view.row.id, path, leaving })}
    />
  );
};

/** What the Board approved is named by its hash: another word in the minutes, and it is another. */
const Approve: FC<Open> = ({ view, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [act, setAct] = useState(emptyAct(today));
  const approve = useCommand("approveMinutes", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("approve-minutes")}
      command={approve}
      request={() => ({ meeting: view.row.id, sha256: view.sha256, act: actOf(act) })}
      onClose={onClose}
    >
      <p className="two t12">
        {say("board-minutes-hash")} <span className="id record-id">{view.sha256}</span>
      </p>
      <ActFields act={act} onChange={setAct} />
    </CommandDialog>
  );
};
