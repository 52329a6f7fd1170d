import { type FC, useState } from "react";
import type { CaseDossier } from "@/api/generated/api";
import { answer } from "@/api/queries";
import { usePages } from "@/api/usePages";
import { Status } from "@/components/parts";
import { Answered, ShowMore } from "@/components/states";
import { useWords } from "@/words/words";

const PAGE = 100;

/** What was recorded, by whom and when, the newest first. What does not hold says why. */
export const CaseHistory: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const { say } = words;
  const [pages, setPages] = useState(1);
  const history = usePages(pages, (page) =>
    answer("caseHistory", { case: dossier.row.id, offset: page * PAGE, limit: PAGE }),
  );
  return (
    <div className="pad">
      <Answered answer={history} what={say("history")}>
        {(it) => (
          <>
            <table className="sheet">
              <thead>
                <tr>
                  <th>{say("when")}</th>
                  <th>{say("who")}</th>
                  <th>{say("what")}</th>
                </tr>
              </thead>
              <tbody>
                {it.rows.map((event) => (
                  <tr key={event.id}>
                    <td className="num nb three">{words.moment(event.at)}</td>
                    <td className="nb">{event.byName}</td>
                    <td>
                      {event.said}
                      {event.detail && <span className="two">{` · ${event.detail}`}</span>}
                      {event.overtaken && (
                        <p>
                          <Status shape="warn">{say("does-not-hold")}</Status> {event.overtaken}
                        </p>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <ShowMore
              left={it.total - it.rows.length}
              onMore={() => setPages(pages + 1)}
              read={history}
            />
          </>
        )}
      </Answered>
    </div>
  );
};
