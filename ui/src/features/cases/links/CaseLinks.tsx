/** The links of a case: a drawing, the list it is drawn from, and what is known of the value that somebody chose. */
import { type FC, useState } from "react";
import type { CaseDossier, LinkList, LinkRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { Answered, Empty, ShowMore } from "@/components/states";
import { useWords } from "@/words/words";
import { ReasonButton } from "../ReasonButton";
import { CaseTies } from "./CaseTies";
import { DrawDialog } from "./DrawDialog";
import { EntityPanel } from "./EntityPanel";
import { LinkGraph } from "./LinkGraph";
import { span } from "./span";

const PAGE = 200;
/** More than that no picture shows. */
const MOST = 500;

export const CaseLinks: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const [limit, setLimit] = useState(PAGE);
  const list = useAnswer("caseLinks", { case: dossier.row.id, offset: 0, limit }, { keep: true });
  return (
    <div className="pad">
      <Answered answer={list} what={say("tab-links")}>
        {(it) => (
          <>
            <Links dossier={dossier} list={it} />
            {limit < MOST ? (
              <ShowMore left={it.total - it.rows.length} onMore={() => setLimit(MOST)} />
            ) : (
              it.total > it.rows.length && (
                <p className="hint">
                  {say("links-beyond", { shown: it.rows.length, total: it.total })}
                </p>
              )
            )}
          </>
        )}
      </Answered>
    </div>
  );
};

const Links: FC<{ dossier: CaseDossier; list: LinkList }> = ({ dossier, list }) => {
  const { say } = useWords();
  const of = dossier.row.id;
  const [drawing, setDrawing] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const value = chosen === null ? undefined : list.values[chosen];
  const add = (
    <Button kind="primary" may={list.draw} onClick={() => setDrawing(true)}>
      {say("link-draw")}
    </Button>
  );
  return (
    <>
      {list.rows.length === 0 ? (
        <Empty title={say("links-empty")} action={add}>
          {say("links-empty-hint")}
        </Empty>
      ) : (
        <>
          <div className="act">{add}</div>
          <LinkGraph list={list} chosen={chosen} onChoose={setChosen} />
          {value && (
            <EntityPanel
              key={`${value.kind} ${value.normal}`}
              of={of}
              value={{ kind: value.kind, normal: value.normal }}
              onClose={() => setChosen(null)}
            />
          )}
          <Section title={say("links-list")}>
            <LinkTable list={list} onChoose={setChosen} />
          </Section>
        </>
      )}
      <CaseTies dossier={dossier} rows={list.cases} may={list.draw} />
      {drawing && <DrawDialog of={of} onClose={() => setDrawing(false)} />}
    </>
  );
};

const LinkTable: FC<{ list: LinkList; onChoose: (value: number) => void }> = ({
  list,
  onChoose,
}) => {
  const { say } = useWords();
  return (
    <table className="sheet links">
      <thead>
        <tr>
          <th>{say("link-from")}</th>
          <th>{say("link-relation")}</th>
          <th>{say("link-to")}</th>
          <th>{say("link-evidence")}</th>
          <th>{say("marking")}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {list.rows.map((it) => (
          <Row key={it.id} list={list} row={it} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  );
};

const Row: FC<{ list: LinkList; row: LinkRow; onChoose: (value: number) => void }> = ({
  list,
  row,
  onChoose,
}) => {
  const words = useWords();
  const { say } = words;
  const withdraw = useCommand("withdrawLink");
  return (
    <tr>
      <td>
        <End list={list} at={row.from} onChoose={onChoose} />
      </td>
      <td>
        {words.label(row.relation)}
        <p className="three t12">{span(row.since, row.until, words)}</p>
      </td>
      <td>
        <End list={list} at={row.to} onChoose={onChoose} />
      </td>
      <td>
        {row.evidence}
        {row.decision && <p className="two t12">{say("link-decided", { text: row.decision })}</p>}
        <p className="three t12">
          {`${row.byName}, ${row.agency.toUpperCase()}, ${words.when(row.at)}`}
        </p>
      </td>
      <td className="nb">{`TLP:${row.marking.tlp} PAP:${row.marking.pap}`}</td>
      <td>
        {row.withdraw.ok && (
          <ReasonButton
            title={say("take-back")}
            what={[
              list.values[row.from]?.shown,
              words.label(row.relation),
              list.values[row.to]?.shown,
            ]
              .filter(Boolean)
              .join(" ")}
            may={row.withdraw}
            command={{
              ...withdraw,
              mutate: (reason) => withdraw.mutate({ link: row.id, reason }),
            }}
          />
        )}
      </td>
    </tr>
  );
};

/** An end of a link: its value, and what was seen of it. */
const End: FC<{ list: LinkList; at: number; onChoose: (value: number) => void }> = ({
  list,
  at,
  onChoose,
}) => {
  const words = useWords();
  const { say } = words;
  const value = list.values[at];
  if (!value) return null;
  const same = list.values[value.group];
  return (
    <div className="link-end">
      <button type="button" className="link id" onClick={() => onChoose(at)}>
        {value.shown}
      </button>
      <p className="three t12">
        {words.label(value.kind)}
        {value.group !== at && same && ` · ${say("link-same-as", { value: same.shown })}`}
        {value.seen > 0 && ` · ${say("seen-times", { count: value.seen })}`}
      </p>
      {value.falsePositive > 0 && (
        <Status shape="warn">{say("seen-false", { count: value.falsePositive })}</Status>
      )}
      {value.expired > 0 && <Status shape="off">{words.heading("expired")}</Status>}
    </div>
  );
};
