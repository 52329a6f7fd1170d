/** The parts of the records: acts, requests of data subjects, corrections. */
import { useNavigate } from "@tanstack/react-router";
import type { FC, ReactNode } from "react";
import type { Marking } from "@/api/generated/api";
import { Screen } from "@/app/Screen";
import { recordParts } from "@/app/search";
import { useWords } from "@/words/words";

const names = { acts: "records-acts", requests: "data-requests", corrections: "corrections" };

export const Parts: FC<{ part: (typeof recordParts)[number] }> = ({ part }) => {
  const { say } = useWords();
  const navigate = useNavigate({ from: "/records" });
  return (
    <div className="bar">
      <fieldset className="seg" aria-label={say("records")}>
        {recordParts.map((it) => (
          <button
            key={it}
            type="button"
            aria-pressed={part === it}
            onClick={() => void navigate({ search: it === "acts" ? {} : { part: it } })}
          >
            {say(names[it])}
          </button>
        ))}
      </fieldset>
    </div>
  );
};

/** A part as a screen, with the strictest marking of what is on it. */
export const PartScreen: FC<{
  part: (typeof recordParts)[number];
  marking: Marking | null | undefined;
  children: ReactNode;
}> = ({ part, marking, children }) => {
  const { say } = useWords();
  return (
    <Screen title={say("records")} marking={marking ?? undefined}>
      <div className="col">
        <Parts part={part} />
        <div className="scroll pad">{children}</div>
      </div>
    </Screen>
  );
};
