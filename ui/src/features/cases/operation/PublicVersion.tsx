import type { FC } from "react";
import type { PublicView } from "@/api/generated/api";
import { Fact, Facts, Section } from "@/components/parts";
import { useWords } from "@/words/words";
import { figureText, named, totalsLine } from "./figures";

/** What everybody may be told, and what is left out of it: whoever approves sees both. */
export const PublicVersion: FC<{ shown: PublicView }> = ({ shown }) => {
  const words = useWords();
  const { say } = words;
  const nothing = shown.partsLeftOut.length + shown.totalsLeftOut.length === 0;
  return (
    <Section title={say("public-version")}>
      <p className="hint">{say("public-version-hint")}</p>
      <Facts>
        {shown.parts.map((it) => (
          <Fact key={it.part} name={words.heading(it.part)}>
            <span className="lines">{it.text}</span>
          </Fact>
        ))}
        {shown.totals.length > 0 && (
          <Fact name={say("counters")}>{totalsLine(words, shown.totals)}</Fact>
        )}
        <Fact name={say("left-out")}>
          {nothing ? (
            say("left-out-none")
          ) : (
            <ul>
              {shown.partsLeftOut.map((it) => (
                <li key={it.part}>{named(words, it.part, `TLP:${it.tlp}`)}</li>
              ))}
              {shown.totalsLeftOut.map((it) => (
                <li key={`${it.kind} ${it.unit}`}>{`${figureText(words, it)}: TLP:${it.tlp}`}</li>
              ))}
            </ul>
          )}
        </Fact>
      </Facts>
    </Section>
  );
};
