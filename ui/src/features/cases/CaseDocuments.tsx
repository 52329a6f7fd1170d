import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FC, useEffect, useState } from "react";
import { onFileDropped } from "@/api/client";
import type { CaseDossier, DocumentList, DocumentRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { EraseOnCase } from "@/app/Erasing";
import { Button } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { WhenCell } from "@/components/When";
import { useWords } from "@/words/words";
import { AddDocument } from "./AddDocument";
import { DocumentDetails } from "./DocumentDetails";
import { DocumentPlace } from "./DocumentPlace";
import { marked, sizeOf } from "./documents";

const route = getRouteApi("/cases/$caseId");

/** The documents of a case, or one of them. */
export const CaseDocuments: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const { document } = route.useSearch();
  const navigate = useNavigate({ from: "/cases/$caseId" });
  const show = (id?: string) => void navigate({ search: { tab: "documents", document: id } });
  const list = useAnswer("documentList", { case: dossier.row.id }, { keep: true });
  if (document) return <DocumentDetails document={document} onBack={() => show()} />;
  return (
    <div className="pad">
      <Answered answer={list} what={say("tab-documents")}>
        {(it) => <Listed dossier={dossier} list={it} onShow={show} />}
      </Answered>
    </div>
  );
};

const Listed: FC<{ dossier: CaseDossier; list: DocumentList; onShow: (id: string) => void }> = ({
  dossier,
  list,
  onShow,
}) => {
  const { say } = useWords();
  const [adding, setAdding] = useState<string | null>(null);
  const { ok } = list.add;
  useEffect(() => {
    if (!ok) return;
    const stop = onFileDropped(setAdding);
    return () => void stop.then((stopped) => stopped());
  }, [ok]);
  const add = (
    <Button kind="primary" may={list.add} onClick={() => setAdding("")}>
      {say("document-add")}
    </Button>
  );
  return (
    <>
      {list.rows.length === 0 ? (
        <Empty title={say("no-documents")} action={add}>
          {say("no-documents-hint", { most: list.largest })}
        </Empty>
      ) : (
        <>
          <div className="act">{add}</div>
          <Table rows={list.rows} onShow={onShow} />
          <p className="hint">{say("document-drop-hint", { most: list.largest })}</p>
          <EraseOnCase caseId={dossier.row.id} />
        </>
      )}
      {adding !== null && (
        <AddDocument
          key={adding}
          of={{ case: dossier.row.id }}
          path={adding}
          onClose={() => setAdding(null)}
          onAdded={onShow}
        />
      )}
    </>
  );
};

const Table: FC<{ rows: DocumentRow[]; onShow: (id: string) => void }> = ({ rows, onShow }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet documents">
      <thead>
        <tr>
          <th>{words.heading("name")}</th>
          <th>{say("marking")}</th>
          <th>{say("document-version")}</th>
          <th className="end">{say("document-size")}</th>
          <th>{say("who")}</th>
          <th>{say("when")}</th>
          <th>{say("document-place")}</th>
          <th>SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ document, latest, withdrawn, description }) => (
          <tr key={document} className={withdrawn ? "gone" : undefined}>
            <td>
              <button type="button" className="link" onClick={() => onShow(document)}>
                {latest.name}
              </button>
              {withdrawn && <span className="three">{` · ${say("document-withdrawn")}`}</span>}
              {description && <p className="two t12">{description}</p>}
            </td>
            <td className="nb">{marked(latest.handling)}</td>
            <td className="num">{latest.number}</td>
            <td className="num nb end">{sizeOf(latest.size, words.number)}</td>
            <td className="nb">{latest.byName}</td>
            <WhenCell at={latest.at} />
            <td className="nb">
              <DocumentPlace version={latest} />
            </td>
            <td className="id three t12" title={latest.sha256}>
              {latest.sha256.slice(0, 8)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
