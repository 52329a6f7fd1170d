import { Link } from "@tanstack/react-router";
import type { FC } from "react";
import { Empty } from "@/components/states";
import { useWords } from "@/words/words";
import { Screen } from "./Screen";

export const Lost: FC = () => {
  const { say } = useWords();
  return (
    <Screen title={say("lost")}>
      <Empty title={say("lost-title")} action={<Link to="/">{say("action-go-today")}</Link>}>
        {say("lost-hint")}
      </Empty>
    </Screen>
  );
};
