/** What agencies can give in a quarter beside what selected cases ask of them. More than that is shown, and hinders nobody. */
import { type FC, useState } from "react";
import type { AgencyCapacity, CapacityBoard, QuarterLoad } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { CaseLink } from "@/app/links";
import { QuarterAndDays } from "@/app/QuarterAndDays";
import { loadShapes } from "@/app/WouldBe";
import { CommandDialog } from "@/components/Dialog";
import { Button, Section, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { quarterName } from "@/words/quarter";
import { useWords } from "@/words/words";

export const Capacity: FC = () => {
  const { say } = useWords();
  const board = useAnswer("capacity", {}, { keep: true });
  return (
    <Section first title={say("board-capacity")}>
      <p className="two t13">{say("capacity-hint")}</p>
      <Answered answer={board} what={say("board-capacity")}>
        {(it) => (
          <>
            <p className="counted t13">
              {say("capacity-counted", { count: it.counted, without: it.without })}
            </p>
            <Table board={it} />
            <Parts board={it} />
          </>
        )}
      </Answered>
    </Section>
  );
};

const Table: FC<{ board: CapacityBoard }> = ({ board }) => {
  const words = useWords();
  const { say } = words;
  const [declaring, setDeclaring] = useState<AgencyCapacity | null>(null);
  return (
    <div className="sheet-scroll">
      <table className="sheet fill-w capacity">
        <caption className="sr">{say("board-capacity")}</caption>
        <thead>
          <tr>
            <th scope="col">{words.heading("agency")}</th>
            {board.quarters.map((it) => (
              <th key={it} scope="col">
                {quarterName(words, it)}
              </th>
            ))}
            <th scope="col">
              <span className="sr">{say("capacity-declare")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {board.agencies.map((row) => (
            <tr key={row.agency}>
              <th scope="row">{row.agency.toUpperCase()}</th>
              {row.cells.map((cell) => (
                <td key={cell.quarter}>
                  <Cell cell={cell} />
                </td>
              ))}
              <td className="end">
                {row.mayDeclare.ok && (
                  <Button kind="quiet" onClick={() => setDeclaring(row)}>
                    {say("capacity-declare-verb")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {declaring && <Declare row={declaring} onClose={() => setDeclaring(null)} />}
    </div>
  );
};

const Cell: FC<{ cell: QuarterLoad }> = ({ cell }) => {
  const words = useWords();
  const { say } = words;
  if (cell.declared === null && cell.asked === 0) return <span className="three">–</span>;
  return (
    <>
      <p className="flex wraps">
        <span className="num">
          {say("capacity-cell", {
            kind: cell.declared === null ? "undeclared" : "declared",
            asked: cell.asked,
            declared: cell.declared ?? 0,
          })}
        </span>
        {cell.percent !== null && <span className="three num">{words.percent(cell.percent)}</span>}
        {cell.load !== "within" && (
          <Status shape={loadShapes[cell.load]}>{words.label(cell.load)}</Status>
        )}
      </p>
      {cell.rivals.length > 0 && (
        <p className="two">
          {say("capacity-rivals", {
            figures: words.list(cell.rivals.map((it) => `${it.days ?? "–"} (${it.by})`)),
          })}
        </p>
      )}
    </>
  );
};

/** What each figure consists of, and what was declared before it. */
const Parts: FC<{ board: CapacityBoard }> = ({ board }) => {
  const words = useWords();
  const { say } = words;
  const told = (cell: QuarterLoad): boolean => cell.cases.length > 0 || cell.declaredBy !== null;
  const rows = board.agencies.filter((row) => row.cells.some(told));
  if (rows.length === 0) return null;
  return (
    <Section title={say("capacity-parts")}>
      {rows.map((row) => (
        <details key={row.agency}>
          <summary>{row.name ?? row.agency.toUpperCase()}</summary>
          <ul className="lines t13">
            {row.cells.filter(told).map((cell) => (
              <li key={cell.quarter}>
                <span className="nb mid">{quarterName(words, cell.quarter)}</span>
                <div className="grow">
                  {cell.cases.map((it) => (
                    <p key={it.case} className="flex wraps">
                      <CaseLink id={it.case} tab="overview">
                        {it.label}
                      </CaseLink>
                      <span>{it.title}</span>
                      <span className="num">{say("person-days", { days: it.days })}</span>
                    </p>
                  ))}
                  {cell.declaredBy && (
                    <p className="two">
                      {say("capacity-declared", {
                        days: cell.declaredBy.days ?? 0,
                        by: cell.declaredBy.by,
                        when: words.moment(cell.declaredBy.at),
                      })}
                      {cell.earlier.length > 0 &&
                        ` ${say("capacity-earlier", {
                          figures: words.list(
                            cell.earlier.map(
                              (it) => `${it.days ?? "–"} (${it.by}, ${words.moment(it.at)})`,
                            ),
                          ),
                        })}`}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
};

const Declare: FC<{ row: AgencyCapacity; onClose: () => void }> = ({ row, onClose }) => {
  const { say } = useWords();
  const open = row.cells.filter((it) => !it.over);
  const [quarter, setQuarter] = useState(open[0]?.quarter ?? "");
  const known = row.cells.find((it) => it.quarter === quarter)?.declared;
  const [days, setDays] = useState<string | null>(null);
  const shown = days ?? String(known ?? "");
  const declare = useCommand("declareCapacity", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("capacity-declare")}
      command={declare}
      request={() => ({
        agency: row.agency,
        quarter,
        days: shown.trim() === "" ? null : Number(shown),
      })}
      onClose={onClose}
    >
      <p className="two">{say("capacity-declare-hint", { agency: row.agency.toUpperCase() })}</p>
      <QuarterAndDays
        quarters={open.map((it) => it.quarter)}
        quarter={quarter}
        onQuarter={(it) => {
          setQuarter(it);
          setDays(null);
        }}
        days={shown}
        onDays={setDays}
        hint={say("capacity-days-hint")}
      />
    </CommandDialog>
  );
};
