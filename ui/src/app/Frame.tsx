/** The frame round every screen: rail, office link, who I am, undo, progress, palette, keys. */
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import {
  CalendarCheck,
  ChartColumn,
  Fingerprint,
  FolderClosed,
  Landmark,
  LockKeyhole,
  Map as MapIcon,
  Megaphone,
  PlaneLanding,
  ScrollText,
  Settings,
} from "lucide-react";
import { type FC, memo, type ReactNode, useCallback, useEffect, useState } from "react";
import { useAnswer, useCommand } from "@/api/queries";
import { useAskAgain } from "@/api/useAskAgain";
import { Dialog } from "@/components/Dialog";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { OpenRound } from "@/features/board/OpenRound";
import { BeginProject } from "@/features/cases/BeginProject";
import { ImportDialog } from "@/features/cases/ImportDialog";
import { NewProposal } from "@/features/cases/NewProposal";
import { CallElection } from "@/features/elections/CallElection";
import { DraftRules } from "@/features/elections/Rules";
import { OfficePill } from "@/features/office/OfficePill";
import { RecordArrival } from "@/features/roster/RecordArrival";
import { RecordOrganisation } from "@/features/roster/RecordOrganisation";
import { useWords } from "@/words/words";
import { useDesk } from "./desk";
import { KeysHelp } from "./KeysHelp";
import { Palette } from "./Palette";
import { listenForActions, listenForPalette, openPalette } from "./palette-open";
import { UndoBar } from "./UndoBar";
import { useIdleLock } from "./useIdleLock";
import { useKeptFocus } from "./useKeptFocus";
import { useKeys } from "./useKeys";
import { useUndoing } from "./useUndoing";
import { WorkingPurpose } from "./WorkingPurpose";

export const Frame: FC = () => {
  const { say } = useWords();
  const navigate = useNavigate();
  const [doing, setDoing] = useState<string | null>(null);
  const undoing = useUndoing();
  const { undo, redo, problem } = undoing;
  const { mutate: lockNow } = useCommand("lock");
  const lock = useCallback(() => lockNow({}), [lockNow]);
  useIdleLock();
  useKeptFocus();
  const begin = useCallback(
    (name: string): void => {
      const places = {
        "go-today": "/",
        "go-cases": "/cases",
        "go-indicators": "/indicators",
        "go-board": "/board",
        "go-attachments": "/attachments",
        "go-roster": "/roster",
        "go-ask": "/ask",
        "go-register": "/register",
        "go-outreach": "/outreach",
        "go-statistics": "/statistics",
        "go-records": "/records",
        "go-settings": "/settings",
      } as const;
      const place = Object.entries(places).find(([key]) => key === name)?.[1];
      if (place) void navigate({ to: place });
      else if (name === "recordOffer")
        void navigate({ to: "/attachments", search: { part: "offers" } });
      // What is done on that screen stands there.
      else if (["draftAttachment", "bringInAttachment", "setPlaces"].includes(name))
        void navigate({ to: "/attachments" });
      else if (name === "recordOutreach") void navigate({ to: "/outreach" });
      else if (name === "go-rounds") void navigate({ to: "/board", search: { part: "proposals" } });
      else if (name === "undo") undo();
      else if (name === "redo") redo();
      else setDoing(name);
    },
    [navigate, undo, redo],
  );
  useEffect(() => listenForActions(begin), [begin]);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  // What had the focus went with the screen before: Tab goes on in the new one, not at the top of the page.
  useEffect(() => {
    if (path !== undefined && document.activeElement === document.body)
      document.getElementById("content")?.focus({ preventScroll: true });
  }, [path]);
  useKeys({
    begin,
    openPalette,
    lock,
    help: () => setDoing("keys"),
  });
  const close = () => setDoing(null);
  const dialogs: Record<string, ReactNode> = {
    beginDraft: <NewProposal onClose={close} />,
    beginProject: <BeginProject onClose={close} />,
    openRound: <OpenRound onClose={close} />,
    callElection: <CallElection onClose={close} />,
    draftRules: <DraftRules onClose={close} />,
    importCases: <ImportDialog what="importCases" onClose={close} />,
    importRoster: <ImportDialog what="importRoster" onClose={close} />,
    recordArrival: <RecordArrival onClose={close} />,
    recordOrganisation: <RecordOrganisation onClose={close} />,
    keys: <KeysHelp onClose={close} />,
  };
  return (
    <div className="app">
      <button
        type="button"
        className="skip btn"
        onClick={() => document.getElementById("content")?.focus()}
      >
        {say("skip-to-content")}
      </button>
      <Rail lock={lock} />
      <div className="col frame-main">
        <div className="scroll frame-screen">
          <Outlet />
        </div>
        {problem && problem.code !== "nothing-to-undo" && (
          <Dialog title={say("undo-problem")} onClose={undoing.forgetProblem}>
            <ProblemNote problem={problem} />
          </Dialog>
        )}
        <Progress />
        <UndoBar undoing={undoing} />
      </div>
      <PaletteHere onAction={begin} />
      {doing !== null && dialogs[doing]}
    </div>
  );
};

/** The palette, once it is asked for. It stands apart, so that opening it draws nothing else again. */
const PaletteHere: FC<{ onAction: (name: string) => void }> = ({ onAction }) => {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => listenForPalette(setText), []);
  return text !== null && <Palette text={text} onClose={() => setText(null)} onAction={onAction} />;
};

const Rail = memo<{ lock: () => void }>(function Rail({ lock }) {
  const words = useWords();
  const { say } = words;
  const { status } = useDesk();
  const today = useAnswer("today", {});
  // What is due at a moment shows there and then, also in the number beside Today.
  useAskAgain("today", today.data?.again ?? null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = (start: string) =>
    (start === "/" ? path === "/" : path.startsWith(start)) || undefined;
  const current = (start: string) => (here(start) ? ("page" as const) : undefined);
  return (
    <aside className="rail" aria-label={say("rail")}>
      <div className="rail-name">
        <b>J-CAT Desk</b>
        <span>{say(status.sample ? "office-sample" : "office-own")}</span>
      </div>
      <nav aria-label={say("rail-work")}>
        <Link to="/" aria-current={current("/")}>
          <CalendarCheck className="i" aria-hidden />
          {say("today")}
          {(today.data?.count ?? 0) > 0 && <span className="num">{today.data?.count}</span>}
        </Link>
        <Link to="/cases" aria-current={current("/cases") ?? current("/drafts")}>
          <FolderClosed className="i" aria-hidden />
          {say("cases")}
        </Link>
        <Link to="/indicators" aria-current={current("/indicators")}>
          <Fingerprint className="i" aria-hidden />
          {say("indicators")}
        </Link>
        <Link to="/attachments" aria-current={current("/attachments")}>
          <PlaneLanding className="i" aria-hidden />
          {say("attachments")}
          {(today.data?.attachments.length ?? 0) > 0 && (
            <span className="num">{today.data?.attachments.length}</span>
          )}
        </Link>
        <Link to="/board" aria-current={current("/board")}>
          <Landmark className="i" aria-hidden />
          {say("board")}
          {(today.data?.toScore.length ?? 0) > 0 && (
            <span className="num">{today.data?.toScore.length}</span>
          )}
        </Link>
        <Link
          to="/roster"
          aria-current={
            current("/roster") ?? current("/officers") ?? current("/ask") ?? current("/register")
          }
        >
          <MapIcon className="i" aria-hidden />
          {say("roster")}
        </Link>
        <Link to="/outreach" aria-current={current("/outreach")}>
          <Megaphone className="i" aria-hidden />
          {say("outreach")}
        </Link>
        <Link to="/statistics" aria-current={current("/statistics")}>
          <ChartColumn className="i" aria-hidden />
          {say("statistics")}
        </Link>
      </nav>
      <nav aria-label={say("rail-desk")}>
        <Link to="/records" aria-current={current("/records")}>
          <ScrollText className="i" aria-hidden />
          {say("records")}
        </Link>
        <Link to="/settings" aria-current={current("/settings")}>
          <Settings className="i" aria-hidden />
          {say("settings")}
        </Link>
      </nav>
      <div className="rail-foot">
        <WorkingPurpose />
        <OfficePill />
        <div className="who">
          <div className="cut">
            <span className="cut who-name">{status.me?.name}</span>
            <span className="cut">
              {[
                status.me?.country
                  ? words.country(status.me.country)
                  : status.me?.agency.toUpperCase(),
                status.me?.duties[0] && words.label(status.me.duties[0]),
              ]
                .filter(Boolean)
                .join(", ")}
            </span>
          </div>
          {status.folder && (
            <Button kind="icon" title={say("lock-hint")} aria-label={say("lock")} onClick={lock}>
              <LockKeyhole className="i" aria-hidden />
            </Button>
          )}
        </div>
      </div>
    </aside>
  );
});

/** How far a long command is, with a way to stop it. */
const Progress: FC = () => {
  const words = useWords();
  const { progress } = useDesk();
  const cancel = useCommand("cancelJob");
  if (!progress || progress.of < 50) return null;
  return (
    <div className="progress" role="status">
      <span>{words.say(`job-${progress.name}`, { done: progress.done, of: progress.of })}</span>
      <progress value={progress.done} max={progress.of} aria-label={words.say("progress")} />
      <Button onClick={() => cancel.mutate({})}>{words.say("stop-job")}</Button>
    </div>
  );
};
