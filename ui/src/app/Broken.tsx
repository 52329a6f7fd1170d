import { useRouter } from "@tanstack/react-router";
import type { FC } from "react";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { Screen } from "./Screen";

/** A screen that could not be drawn. The frame around it stays, so that one can go elsewhere. */
export const Broken: FC<{ reset: () => void }> = ({ reset }) => {
  const { say } = useWords();
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Screen title={say("screen-broken")}>
      <div className="pad">
        <ProblemNote
          problem={{
            code: "internal",
            message: say("problem-internal"),
            hint: say("screen-broken-hint"),
            reference: null,
          }}
          again={again}
        />
      </div>
    </Screen>
  );
};
