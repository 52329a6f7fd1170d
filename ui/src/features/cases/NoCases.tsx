import { useNavigate } from "@tanstack/react-router";
import type { FC } from "react";
import { ProposeButton } from "@/app/ProposeButton";
import { Button } from "@/components/parts";
import { Empty } from "@/components/states";
import { useWords } from "@/words/words";

/** Where no case is to be shown, as a list or as a board: because there is none, or because of what was asked for. */
export const NoCases: FC<{ filtered: boolean }> = ({ filtered }) => {
  const { say } = useWords();
  const navigate = useNavigate();
  return (
    <Empty
      title={say(filtered ? "no-case-matches" : "no-cases")}
      action={
        filtered ? (
          <Button onClick={() => void navigate({ to: "/cases", search: {} })}>
            {say("clear-filters")}
          </Button>
        ) : (
          <ProposeButton />
        )
      }
    >
      {say(filtered ? "no-case-matches-hint" : "no-cases-hint")}
    </Empty>
  );
};
