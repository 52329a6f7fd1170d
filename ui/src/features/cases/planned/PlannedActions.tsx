/** What a case plans to do where and when, so that nobody walks into somebody else's action. */
import { type FC, useState } from "react";
import type { PlannedList, PlannedRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { ReasonButton } from "../ReasonButton";
import { PlanDialog } from "./PlanDialog";

export const PlannedActions: FC<{ of: string }> = ({ of }) => {
  const { say } = useWords();
  const list = useAnswer("plannedActions", { case: of }, { keep: true });
  return (
    <Answered answer={list} what={say("planned-actions")}>
      {(it) => <Actions of={of} list={it} />}
    </Answered>
  );
};

const Actions: FC<{ of: string; list: PlannedList }> = ({ of, list }) => {
  const { say } = useWords();
  const [planning, setPlanning] = useState<PlannedRow | "new" | null>(null);
  return (
    <Section
      title={say("planned-actions")}
      aside={
        <Button kind="quiet" may={list.plan} onClick={() => setPlanning("new")}>
          {say("plan-action")}
        </Button>
      }
    >
      {list.rows.length === 0 ? (
        <p className="two">{say("planned-none")}</p>
      ) : (
        <table className="sheet links">
          <thead>
            <tr>
              <th>{say("planned-what")}</th>
              <th>{say("planned-where")}</th>
              <th>{say("when")}</th>
              <th>{say("planned-told")}</th>
              <th>{say("planned-conflicts")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {list.rows.map((it) => (
              <Row key={it.id} row={it} onChange={() => setPlanning(it)} />
            ))}
          </tbody>
        </table>
      )}
      {planning && (
        <PlanDialog
          of={of}
          row={planning === "new" ? null : planning}
          onClose={() => setPlanning(null)}
        />
      )}
    </Section>
  );
};

const Row: FC<{ row: PlannedRow; onChange: () => void }> = ({ row, onChange }) => {
  const words = useWords();
  const { say } = words;
  const off = useCommand("callOffAction");
  const on = useCommand("restoreAction");
  return (
    <tr>
      <td>
        {row.what}
        <p className="three t12">{`${row.byName}, ${row.agency.toUpperCase()}`}</p>
        {row.inConflict && <Status shape="warn">{say("planned-in-conflict")}</Status>}
        {row.calledOff && (
          <p className="t12">{say("planned-called-off", { reason: row.calledOff })}</p>
        )}
      </td>
      <td>
        <span className="id">{row.shown ?? row.place}</span>
        <p className="three t12">
          {row.radius === null
            ? row.kind && words.label(row.kind)
            : say("planned-around", { metres: row.radius })}
        </p>
      </td>
      <td>
        {`${words.moment(row.from)} – ${words.moment(row.to)}`}
        <p className="three t12">{say("planned-margin", { hours: row.margin })}</p>
      </td>
      <td>
        {words.heading(row.told)}
        <p className="three t12 nb">{`TLP:${row.marking.tlp} PAP:${row.marking.pap}`}</p>
      </td>
      <td>
        {row.calledOff === null && (
          <Status shape={row.conflicts > 0 ? "bad" : "ok"}>
            {say("planned-conflict-count", { count: row.conflicts })}
          </Status>
        )}
      </td>
      <td className="hit-acts">
        {row.calledOff === null ? (
          <>
            <Button
              may={row.change}
              aria-label={`${say("planned-change")}: ${row.what}`}
              onClick={onChange}
            >
              {say("planned-change")}
            </Button>
            <ReasonButton
              title={say("planned-call-off")}
              what={row.what}
              may={row.change}
              command={{ ...off, mutate: (reason) => off.mutate({ action: row.id, reason }) }}
            />
          </>
        ) : (
          <ReasonButton
            title={say("planned-restore")}
            what={row.what}
            may={row.restore}
            command={{ ...on, mutate: (reason) => on.mutate({ action: row.id, reason }) }}
          />
        )}
      </td>
    </tr>
  );
};
