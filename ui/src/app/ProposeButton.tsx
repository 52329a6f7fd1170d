import type { FC } from "react";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { useDuties } from "./duty";
import { act } from "./palette-open";

/** Begins a proposal. Whoever is no officer of an agency is told here that they may not, and not after they wrote one. */
export const ProposeButton: FC<{ kind?: "primary" | "plain" }> = ({ kind = "plain" }) => {
  const { say } = useWords();
  const may = useDuties(["officer"]);
  return (
    <Button kind={kind} may={may} onClick={() => act("beginDraft")}>
      {say("action-beginDraft")}
    </Button>
  );
};
