/** Fields of a meeting that two desks set without knowing of each other, each with the way to settle it. */
import type { FC } from "react";
import type { MeetingList, MeetingView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { SettleCard } from "@/app/SettleCard";
import { useWords } from "@/words/words";
import { inMeetingWords, settlingMeeting } from "./conflicts";

type Props = { view: MeetingView; list: MeetingList };

export const MeetingConflicts: FC<Props> = ({ view, list }) => {
  const words = useWords();
  const settle = useCommand("settleMeeting");
  const nameOf = (id: string): string =>
    [...view.officers, ...list.officers].find((it) => it.officer === id)?.name ??
    [...view.authorities, ...list.authorities].find((it) => it.authority === id)?.name ??
    words.say("officer-unknown");
  return (
    <>
      {view.conflicts.map((conflict) => (
        <SettleCard
          key={conflict.field}
          conflict={conflict}
          may={view.may.change}
          busy={settle.isPending}
          problem={settle.error}
          said={(value) => inMeetingWords(value, words, nameOf)}
          onSettle={(value) =>
            settle.mutate({ meeting: view.row.id, edits: settlingMeeting(conflict.field, value) })
          }
        />
      ))}
    </>
  );
};
