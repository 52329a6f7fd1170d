import { type FC, useDeferredValue, useEffect, useState } from "react";
import { onFileDropped } from "@/api/client";
import type { CaseDossier, ContributionList, IndicatorPage } from "@/api/generated/api";
import { answer, useAnswer } from "@/api/queries";
import { usePages } from "@/api/usePages";
import { CopyRefanged } from "@/components/CopyRefanged";
import { TextField } from "@/components/fields";
import { Button } from "@/components/parts";
import { Answered, Empty, ShowMore } from "@/components/states";
import { useWords } from "@/words/words";
import { AddData, type Brought } from "./AddData";
import { Contributions } from "./Contributions";

import { usePasted } from "./usePasted";

const PAGE = 200;

/** The data of a case: what agencies contributed, and the way to bring in more. */
export const CaseData: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const list = useAnswer("contributions", { case: dossier.row.id }, { keep: true });
  return (
    <div className="pad">
      <Answered answer={list} what={say("tab-data")}>
        {(it) => <Data of={dossier.row.id} list={it} />}
      </Answered>
    </div>
  );
};

const Data: FC<{ of: string; list: ContributionList }> = ({ of, list }) => {
  const { say } = useWords();
  const [adding, setAdding] = useState<Brought | null>(null);
  const { ok } = list.record;
  useEffect(() => {
    if (!ok) return;
    const stop = onFileDropped((path) => setAdding({ text: "", path }));
    return () => void stop.then((stopped) => stopped());
  }, [ok]);
  usePasted(ok && adding === null, (text) => setAdding({ text, path: "" }));
  const add = (
    <Button kind="primary" may={list.record} onClick={() => setAdding({ text: "", path: "" })}>
      {say("data-add")}
    </Button>
  );
  return (
    <>
      {list.rows.length === 0 ? (
        <Empty title={say("data-empty")} action={add}>
          {say("data-empty-hint")}
        </Empty>
      ) : (
        <>
          <div className="act">
            {add}
            <span className="three t13">{say("data-paste-here")}</span>
          </div>
          <Contributions list={list} caseId={of} />
          <Indicators of={of} list={list} />
        </>
      )}
      {adding !== null && (
        <AddData
          // What is dropped on an open dialog begins a new one.
          key={`${adding.path}\n${adding.text}`}
          of={of}
          brought={adding}
          latest={list.rows.find((it) => it.stands && it.may.remark.ok)}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
};

const Indicators: FC<{ of: string; list: ContributionList }> = ({ of, list }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [pages, setPages] = useState(1);
  const sought = useDeferredValue(text.trim());
  const read = usePages(pages, (page) =>
    answer("caseIndicators", {
      case: of,
      offset: page * PAGE,
      limit: PAGE,
      ...(sought === "" ? {} : { text: sought }),
    }),
  );
  return (
    <>
      <TextField
        label={say("data-search")}
        value={text}
        onChange={(to) => {
          setText(to);
          setPages(1);
        }}
      />
      <Answered answer={read} what={say("tab-data")}>
        {(it) => (
          <>
            <Rows page={it} list={list} />
            <ShowMore
              left={it.total - it.rows.length}
              onMore={() => setPages(pages + 1)}
              read={read}
            />
          </>
        )}
      </Answered>
    </>
  );
};

const Rows: FC<{ page: IndicatorPage; list: ContributionList }> = ({ page, list }) => {
  const words = useWords();
  const { say } = words;
  const nameOf = (id: string): string => list.rows.find((it) => it.id === id)?.name ?? "";
  return (
    <table className="sheet hits">
      <thead>
        <tr>
          <th>{say("data-kind")}</th>
          <th>{say("data-value")}</th>
          <th>{say("data-agency")}</th>
          <th>{say("data-name")}</th>
          <th>{say("data-marking")}</th>
          <th>
            <span className="sr">{say("data-copy")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((it) => (
          <tr key={`${it.contribution}-${it.n}`}>
            <td>{words.label(it.kind)}</td>
            <td className="hit-value">
              <span className="id">{it.shown}</span>
              {it.warning && (
                <p className="three t12">
                  {it.because ? words.pair(say("warned-because"), it.because) : it.warning}
                </p>
              )}
            </td>
            <td>{it.agency.toUpperCase()}</td>
            <td>{nameOf(it.contribution)}</td>
            <td className="nb">{`TLP:${it.tlp} PAP:${it.pap}`}</td>
            <td>
              <CopyRefanged text={it.normal} of={it.shown} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
