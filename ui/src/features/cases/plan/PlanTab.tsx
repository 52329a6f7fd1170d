/** The action plan: one list, with or without its time line. The list says in text all that the time line draws. */
import { type FC, type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { CaseDossier, PlanView, TaskRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { DataGrid } from "@/components/DataGrid";
import type { Line } from "@/components/grid";
import { Button, Status, Well } from "@/components/parts";
import { Answered, Empty, ProblemNote } from "@/components/states";
import { useSteady } from "@/components/useSteady";
import { useWords } from "@/words/words";
import { planColumns } from "./columns";
import { dayPlus, restPath, scaleOf, segmentsOf, ticksOf, zooms } from "./gantt";
import { Patterns, type PlanRow } from "./Lane";
import { linesOf } from "./lines";
import { KeepDates, TemplateDialog, WindowDialog } from "./PlanDialogs";
import { TaskDialog } from "./TaskDialog";
import { useTaskEdits } from "./useTaskEdits";

type Open =
  | { kind: "add" }
  | { kind: "task"; id: string }
  | { kind: "template" | "window" | "keep" };

export const PlanTab: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const { say } = useWords();
  const plan = useAnswer("plan", { case: dossier.row.id }, { keep: true });
  return (
    <Answered answer={plan} what={say("tab-plan")}>
      {(it) => <Plan plan={it} readAt={plan.dataUpdatedAt} dossier={dossier} />}
    </Answered>
  );
};

const Plan: FC<{ plan: PlanView; readAt: number; dossier: CaseDossier }> = ({
  plan,
  readAt,
  dossier,
}) => {
  const words = useWords();
  const { say } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="col plan">
      <PlanHead plan={plan} dossier={dossier} onOpen={setOpen} />
      {plan.tasks.length === 0 ? (
        <Empty
          title={say("plan-empty")}
          action={
            <Button may={plan.may.plan} onClick={() => setOpen({ kind: "template" })}>
              {say("use-template")}
            </Button>
          }
        >
          {say("plan-empty-hint")}
        </Empty>
      ) : (
        <PlanGrid plan={plan} readAt={readAt} onOpen={(id) => setOpen({ kind: "task", id })} />
      )}
      {open?.kind === "add" && <TaskDialog dossier={dossier} plan={plan} onClose={close} />}
      {open?.kind === "task" && (
        <TaskDialog dossier={dossier} plan={plan} task={open.id} onClose={close} />
      )}
      {open?.kind === "template" && <TemplateDialog plan={plan} onClose={close} />}
      {open?.kind === "window" && <WindowDialog plan={plan} onClose={close} />}
      {open?.kind === "keep" && <KeepDates plan={plan} onClose={close} />}
    </div>
  );
};

/** What stands on the cover: whether it can be kept, what was decided to go without, the window; and what can be done. */
const PlanHead: FC<{ plan: PlanView; dossier: CaseDossier; onOpen: (what: Open) => void }> = ({
  plan,
  dossier,
  onOpen,
}) => {
  const words = useWords();
  const { say } = words;
  const waivers = dossier.readiness?.waivers ?? [];
  return (
    <>
      <div className="bar">
        <Button kind="primary" may={plan.may.plan} onClick={() => onOpen({ kind: "add" })}>
          {say("add-task")}
        </Button>
        <Button may={plan.may.plan} onClick={() => onOpen({ kind: "template" })}>
          {say("use-template")}
        </Button>
        <Button may={plan.may.window} onClick={() => onOpen({ kind: "window" })}>
          {plan.window
            ? say("window-is", { at: words.moment(plan.window.from) })
            : say("set-window")}
        </Button>
        <Button may={plan.may.baseline} onClick={() => onOpen({ kind: "keep" })}>
          {say("keep-dates")}
        </Button>
        <span className="grow" />
        {plan.worst && (
          <Status shape="bad">
            {say("plan-is-late", {
              days: Math.ceil(plan.late / 480),
              task: plan.worst.title,
              day: words.day(plan.worst.by),
            })}
          </Status>
        )}
      </div>
      {(plan.cycle.length > 0 || waivers.length > 0) && (
        <div className="pad">
          {plan.cycle.length > 0 && (
            <Well tone="bad">{say("plan-cycle", { path: plan.cycle.join(" → ") })}</Well>
          )}
          {waivers.map((waiver) => (
            <Well key={waiver.id} tone="warn">
              {say("waived-because", {
                gate: words.label(waiver.gate),
                reason: waiver.reason,
                by: waiver.by,
                with: waiver.secondedBy ?? "",
              })}
            </Well>
          ))}
        </div>
      )}
    </>
  );
};

/** Moves a task by days. It is drawn there at once; where it then stands is for the desk to say, which reckons the whole plan. */
const useShift = (plan: PlanView, readAt: number) => {
  const move = useCommand("editTask");
  const [last, setLast] = useState<{ task: TaskRow; days: number; readAt: number } | null>(null);
  // A plan that was read since then says where the task is; one that was refused stays where it was.
  const ahead = last !== null && last.readAt === readAt && !move.isError ? last : null;
  const shift = (task: TaskRow, by: number) => {
    if (by === 0 || !task.dates || task.status !== "to-do" || !plan.may.plan.ok) return;
    const days = by + (ahead?.task.id === task.id ? ahead.days : 0);
    setLast({ task, days, readAt });
    move.mutate({ task: task.id, edits: { notBefore: [dayPlus(task.dates.first, days)] } });
  };
  const row = useMemo<PlanRow | null>(
    () =>
      ahead && {
        ...(plan.tasks.find((it) => it.id === ahead.task.id) ?? ahead.task),
        ahead: ahead.days,
      },
    [plan, ahead],
  );
  return { shift, row, error: move.error };
};

const PlanGrid: FC<{ plan: PlanView; readAt: number; onOpen: (id: string) => void }> = ({
  plan,
  readAt,
  onOpen,
}) => {
  const words = useWords();
  const { say, locale } = words;
  const { preferences } = useDesk().status;
  const [view, setView] = useState<"list" | "time">("time");
  const [lanes, setLanes] = useState(false);
  const [zoom, setZoom] = useState(3);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const active = useRef<TaskRow | null>(null);
  const edits = useTaskEdits(plan);
  const moved = useShift(plan, readAt);
  const lines = useMemo(
    () => linesOf(plan.tasks, lanes, closed, words),
    [plan, lanes, closed, words],
  );
  const lineAt = (index: number): Line<PlanRow> => {
    const line = lines.at(index);
    const isMoved = line.kind === "row" && line.row.id === moved.row?.id;
    return isMoved && moved.row ? { kind: "row", row: moved.row } : line;
  };
  const drawn = useMemo(() => {
    const scale = scaleOf(plan, zooms[zoom] ?? 7);
    const rows = new Map(plan.tasks.map((task) => [task.id, lines.placeOf(task.id)]));
    const there = new Map(
      [...rows].flatMap(([id, at]) => (at === null ? [] : [[id, at] as const])),
    );
    const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
    return {
      scale,
      ticks: ticksOf(scale, locale),
      rest: restPath(plan.rest, scale),
      segments: segmentsOf(there, tasks, plan.ties, scale),
    };
  }, [plan, lines, zoom, locale]);
  const on = useSteady({
    shift: moved.shift,
    active: (row: PlanRow | null) => {
      active.current = row;
    },
  });
  const columns = useMemo(
    () => planColumns(words, { view, plan, lines, drawn, edits, on }),
    [words, view, plan, lines, drawn, edits, on],
  );
  const keys = (event: KeyboardEvent) => {
    const days = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!event.altKey || !days || !active.current) return;
    event.preventDefault();
    moved.shift(active.current, days);
  };
  const toggle = (id: string) => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  return (
    <>
      <Patterns />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the grid inside has the focus; what it leaves alone comes here */}
      <div className="scroll plan-grid" onKeyDown={keys}>
        <DataGrid
          label={say("tab-plan")}
          columns={columns}
          count={lines.count}
          lineAt={lineAt}
          keyOf={(row) => row.id}
          onOpen={(row) => onOpen(row.id)}
          onActive={on.active}
          onToggleGroup={toggle}
          singleKeys={preferences.singleKeys}
        />
      </div>
      <div className="foot">
        <fieldset className="seg" aria-label={say("plan-view")}>
          {(["list", "time"] as const).map((it) => (
            <button key={it} type="button" aria-pressed={view === it} onClick={() => setView(it)}>
              {say(`plan-${it}`)}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="link"
          aria-pressed={lanes}
          onClick={() => setLanes(!lanes)}
        >
          {say(lanes ? "lanes-off" : "lanes-on")}
        </button>
        {view === "time" && (
          <>
            <Button
              kind="quiet"
              disabled={zoom === 0}
              onClick={() => setZoom(Math.max(0, zoom - 1))}
            >
              {say("zoom-out")}
            </Button>
            <Button
              kind="quiet"
              disabled={zoom === zooms.length - 1}
              onClick={() => setZoom(Math.min(zooms.length - 1, zoom + 1))}
            >
              {say("zoom-in")}
            </Button>
          </>
        )}
        <span className="num" role="status">
          {say("tasks-done", { count: plan.tasks.length, done: plan.done })}
        </span>
        {moved.error && <ProblemNote problem={moved.error} />}
        <span className="grow" />
        <span className="three hide-s keys-hint">{say("plan-keys")}</span>
      </div>
    </>
  );
};
