import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
} from "@tanstack/react-router";
import { RoundPage } from "@/features/board/RoundPage";
import { CasePage } from "@/features/cases/CasePage";
import { CasesPage } from "@/features/cases/CasesPage";
import { DraftPage } from "@/features/cases/DraftPage";
import { ElectionPage } from "@/features/elections/ElectionPage";
import { RuleSetPage } from "@/features/elections/RuleSetPage";
import { RecordsPage } from "@/features/records/RecordsPage";
import { RegisterPage } from "@/features/register/RegisterPage";
import { AskPage } from "@/features/roster/AskPage";
import { OfficerPage } from "@/features/roster/OfficerPage";
import { RosterPage } from "@/features/roster/RosterPage";
import { SettingsPage } from "@/features/settings/SettingsPage";
import { TodayPage } from "@/features/today/TodayPage";
import { BoardScreen } from "./BoardScreen";
import { Broken } from "./Broken";
import { Frame } from "./Frame";
import { Lost } from "./Lost";
import {
  readAsk,
  readBoard,
  readCase,
  readCases,
  readElection,
  readRecords,
  readRegister,
  readRoster,
} from "./search";

const root = createRootRoute({ component: Frame, notFoundComponent: Lost });
const parent = () => root;
const tree = root.addChildren([
  createRoute({ getParentRoute: parent, path: "/", component: TodayPage }),
  createRoute({
    getParentRoute: parent,
    path: "/cases",
    component: CasesPage,
    validateSearch: readCases,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/cases/$caseId",
    component: CasePage,
    validateSearch: readCase,
  }),
  createRoute({ getParentRoute: parent, path: "/drafts/$caseId", component: DraftPage }),
  createRoute({
    getParentRoute: parent,
    path: "/board",
    component: BoardScreen,
    validateSearch: readBoard,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/board/elections/$electionId",
    component: ElectionPage,
    validateSearch: readElection,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/board/rules/$ruleSetId",
    component: RuleSetPage,
  }),
  createRoute({ getParentRoute: parent, path: "/board/$roundId", component: RoundPage }),
  createRoute({
    getParentRoute: parent,
    path: "/roster",
    component: RosterPage,
    validateSearch: readRoster,
  }),
  createRoute({ getParentRoute: parent, path: "/officers/$officerId", component: OfficerPage }),
  createRoute({
    getParentRoute: parent,
    path: "/ask",
    component: AskPage,
    validateSearch: readAsk,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/register",
    component: RegisterPage,
    validateSearch: readRegister,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/records",
    component: RecordsPage,
    validateSearch: readRecords,
  }),
  createRoute({ getParentRoute: parent, path: "/settings", component: SettingsPage }),
]);

export const makeRouter = (history: RouterHistory = createHashHistory()) =>
  createRouter({
    routeTree: tree,
    history,
    defaultPreload: false,
    defaultErrorComponent: Broken,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
