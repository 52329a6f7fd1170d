import type { FC } from "react";
import type { MeetingRow } from "@/api/generated/api";
import { Status } from "@/components/parts";
import { useWords } from "@/words/words";

/** How far a meeting is; what two desks set apart comes first. */
export const MeetingStatus: FC<{ row: MeetingRow }> = ({ row }) => {
  const { say } = useWords();
  if (row.cancelled) return <Status shape="off">{say("meeting-cancelled")}</Status>;
  if (row.conflicts > 0) return <Status shape="warn">{say("meeting-conflict")}</Status>;
  if (row.minuted) return <Status shape="ok">{say("meeting-minuted")}</Status>;
  if (row.over) return <Status shape="warn">{say("meeting-not-minuted")}</Status>;
  return <Status shape="on">{say("meeting-ahead")}</Status>;
};
