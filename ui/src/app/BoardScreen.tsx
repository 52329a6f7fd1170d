/** The Board: who leads it and its elections, its seats, its rules, and the proposals it scores and decides on. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { FC } from "react";
import { Button } from "@/components/parts";
import { BoardMeetings } from "@/features/board/BoardMeetings";
import { Capacity } from "@/features/board/Capacity";
import { Priorities } from "@/features/board/Priorities";
import { Proposals } from "@/features/board/Proposals";
import { Elections } from "@/features/elections/Elections";
import { Rules } from "@/features/elections/Rules";
import { Seats } from "@/features/elections/Seats";
import { useWords } from "@/words/words";
import { act } from "./palette-open";
import { Screen } from "./Screen";
import { type BoardSearch, boardParts } from "./search";

const route = getRouteApi("/board");

const shown = {
  elections: <Elections />,
  meetings: <BoardMeetings />,
  priorities: <Priorities />,
  seats: <Seats />,
  rules: <Rules />,
  proposals: <Proposals />,
  capacity: <Capacity />,
} as const;

export const BoardScreen: FC = () => {
  const { say } = useWords();
  const { part }: BoardSearch = route.useSearch();
  const navigate = useNavigate({ from: "/board" });
  return (
    <Screen
      title={say("board")}
      verb={
        part === "proposals" && (
          <Button kind="primary" onClick={() => act("openRound")}>
            {say("action-openRound")}
          </Button>
        )
      }
    >
      <div className="pad board-screen">
        <fieldset className="seg" aria-label={say("board")}>
          {boardParts.map((it) => (
            <button
              key={it}
              type="button"
              aria-pressed={part === it}
              onClick={() => void navigate({ search: { part: it } })}
            >
              {say(`board-${it}`)}
            </button>
          ))}
        </fieldset>
        {shown[part]}
      </div>
    </Screen>
  );
};
