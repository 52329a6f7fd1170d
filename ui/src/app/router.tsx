import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent as later,
  type RouterHistory,
} from "@tanstack/react-router";
import { CasesPage } from "@/features/cases/CasesPage";
import { TodayPage } from "@/features/today/TodayPage";
import { keepAddressMoving } from "./addressQuota";
import { Broken } from "./Broken";
import { Frame } from "./Frame";
import { Lost } from "./Lost";
import {
  readAsk,
  readAttachments,
  readBoard,
  readCase,
  readCases,
  readElection,
  readIndicators,
  readOutreach,
  readRecords,
  readRegister,
  readRoster,
  readStatistics,
} from "./search";

// Today and the list are there with the window; the other screens are read when somebody first goes there.
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
    component: later(() => import("@/features/cases/CasePage"), "CasePage"),
    validateSearch: readCase,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/drafts/$caseId",
    component: later(() => import("@/features/cases/DraftPage"), "DraftPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/board",
    component: later(() => import("./BoardScreen"), "BoardScreen"),
    validateSearch: readBoard,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/board/elections/$electionId",
    component: later(() => import("@/features/elections/ElectionPage"), "ElectionPage"),
    validateSearch: readElection,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/board/rules/$ruleSetId",
    component: later(() => import("@/features/elections/RuleSetPage"), "RuleSetPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/board/meetings/$meetingId",
    component: later(() => import("@/features/board/BoardMeetingPage"), "BoardMeetingPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/board/$roundId",
    component: later(() => import("@/features/board/RoundPage"), "RoundPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/indicators",
    component: later(() => import("@/features/indicators/IndicatorsPage"), "IndicatorsPage"),
    validateSearch: readIndicators,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/attachments",
    component: later(() => import("@/features/attachments/AttachmentsPage"), "AttachmentsPage"),
    validateSearch: readAttachments,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/roster",
    component: later(() => import("@/features/roster/RosterPage"), "RosterPage"),
    validateSearch: readRoster,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/officers/$officerId",
    component: later(() => import("@/features/roster/OfficerPage"), "OfficerPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/ask",
    component: later(() => import("@/features/roster/AskPage"), "AskPage"),
    validateSearch: readAsk,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/register",
    component: later(() => import("@/features/register/RegisterPage"), "RegisterPage"),
    validateSearch: readRegister,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/outreach",
    component: later(() => import("@/features/outreach/OutreachPage"), "OutreachPage"),
    validateSearch: readOutreach,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/statistics",
    component: later(() => import("@/features/statistics/StatisticsPage"), "StatisticsPage"),
    validateSearch: readStatistics,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/records",
    component: later(() => import("@/features/records/RecordsPage"), "RecordsPage"),
    validateSearch: readRecords,
  }),
  createRoute({
    getParentRoute: parent,
    path: "/settings",
    component: later(() => import("@/features/settings/SettingsPage"), "SettingsPage"),
  }),
]);

const historyOfWindow = (): RouterHistory => {
  keepAddressMoving(window);
  return createHashHistory();
};

export const makeRouter = (history: RouterHistory = historyOfWindow()) =>
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
