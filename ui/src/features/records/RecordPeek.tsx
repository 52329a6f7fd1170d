import { Link } from "@tanstack/react-router";
import type { FC } from "react";
import type { RecordRow } from "@/api/generated/api";
import { ClosePanel } from "@/components/ClosePanel";
import { Fact, Facts, Section } from "@/components/parts";
import { useWords } from "@/words/words";
import { objectName, whoDid } from "./words";

/** One act with everything that is on record of it. */
export const RecordPeek: FC<{ row: RecordRow; onClose: () => void }> = ({ row, onClose }) => {
  const words = useWords();
  const { say } = words;
  return (
    <aside className="side" aria-label={row.said}>
      <div className="flex">
        <h2 className="t16 strong grow">{row.said}</h2>
        <ClosePanel onClose={onClose} />
      </div>
      <Facts>
        <Fact name={say("when")}>{words.moment(row.at)}</Fact>
        <Fact name={say("who")}>{whoDid(words, row)}</Fact>
        <Fact name={say("filter-act")}>{words.label(row.verb)}</Fact>
        <Fact name={say("whose-data")}>{row.owner.toUpperCase()}</Fact>
        <Fact name={say("why-purpose")}>
          {row.purpose ? words.label(row.purpose) : say("not-stated")}
        </Fact>
        {row.justification && <Fact name={say("export-justification")}>{row.justification}</Fact>}
        {row.recipients.length > 0 && (
          <Fact name={say("export-recipients")}>{words.list(row.recipients)}</Fact>
        )}
        <Fact name={say("workstation")}>
          <span className="id record-id">{row.device}</span>
        </Fact>
        {row.digest && (
          <Fact name={say("record-digest")}>
            <span className="id record-id">{row.digest}</span>
          </Fact>
        )}
      </Facts>
      {row.objects.length > 0 && (
        <Section title={say("with-what")}>
          <ul className="lines">
            {row.objects.map((object) => (
              <li key={object.id}>
                {object.what === "case" && object.name ? (
                  <Link
                    className="link"
                    to="/cases/$caseId"
                    params={{ caseId: object.id }}
                    search={{ tab: "overview" }}
                  >
                    {objectName(words, object)}
                  </Link>
                ) : (
                  <span>{objectName(words, object)}</span>
                )}
                {!object.name && <span className="id three record-id">{object.id}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </aside>
  );
};
