import type { FC } from "react";
import type { CoverStretch } from "@/api/generated/api";
import { useWords } from "@/words/words";

const DAYS = 90;
const day = (text: string): number => Date.parse(`${text}T12:00:00Z`) / 86_400_000;

/** Cover for 90 days as a strip; its name says every stretch in words. */
export const CoverStrip: FC<{ cover: CoverStretch[]; from: string; staffed: boolean }> = ({
  cover,
  from,
  staffed,
}) => {
  const words = useWords();
  const start = day(from);
  const said = staffed
    ? cover
        .map((it) =>
          words.say("cover-stretch", {
            what: words.label(it.coverage),
            from: words.day(it.from),
            to: words.lastDay(it.to),
          }),
        )
        .join("; ")
    : words.say("no-officer-yet");
  return (
    <svg
      className="cover"
      viewBox={`0 0 ${DAYS * 3} 18`}
      preserveAspectRatio="none"
      role="img"
      aria-label={said}
    >
      <title>{said}</title>
      {cover.map((it) => {
        const x = (day(it.from) - start) * 3;
        const width = (day(it.to) - day(it.from)) * 3;
        if (!staffed)
          return <rect key={it.from} className="cv-none" x={x} y={8} width={width} height={1} />;
        if (it.coverage === "present")
          return <rect key={it.from} className="cv-present" x={x} y={7} width={width} height={3} />;
        if (it.coverage === "deputy")
          return <rect key={it.from} className="cv-deputy" x={x} y={6} width={width} height={5} />;
        return (
          <rect key={it.from} className="cv-uncovered" x={x} y={2} width={width} height={14} />
        );
      })}
    </svg>
  );
};
