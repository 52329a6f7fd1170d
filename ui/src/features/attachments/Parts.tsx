/** What the screen shows: applications and guests, or what was offered from outside. */
import type { FC } from "react";
import { attachmentParts } from "@/app/search";
import { useWords } from "@/words/words";

type Part = (typeof attachmentParts)[number];

export const Parts: FC<{ part: Part; onPart: (part: Part) => void }> = ({ part, onPart }) => {
  const { say } = useWords();
  return (
    <div className="at-parts">
      <fieldset className="seg" aria-label={say("attachment-parts")}>
        {attachmentParts.map((it) => (
          <button key={it} type="button" aria-pressed={part === it} onClick={() => onPart(it)}>
            {say(`${it}-short`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
};
