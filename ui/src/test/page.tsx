import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import type { FC } from "react";
import type { DeskStatus } from "@/api/generated/api";
import { makeCache } from "@/api/queries";
import { DeskProvider } from "@/app/desk";
import { WordsProvider } from "@/words/words";

const status: DeskStatus = {
  state: "open",
  version: "0",
  preferences: {
    language: "en",
    theme: "light",
    contrast: false,
    textSize: 100,
    singleKeys: true,
    lockAfter: 0,
  },
  me: null,
  sample: true,
  sampleProblem: null,
  today: "2027-03-01",
  folder: null,
  agencies: [],
};

/** A method, so that a screen may read more narrowly what its address holds. */
type Screens = Record<string, { component: FC; validateSearch?(raw: object): object }>;

/** Opens a window at an address; gives its history, in which somebody moves, and what it keeps of answers. */
export const openPage = async (
  screens: Screens,
  at: string,
  frame: FC = Outlet,
): Promise<{ history: RouterHistory; cache: QueryClient }> => {
  window.history.replaceState(null, "", `#${at}`);
  const history = createHashHistory();
  const cache = makeCache();
  const root = createRootRoute({ component: frame });
  const router = createRouter({
    history,
    routeTree: root.addChildren(
      Object.entries(screens).map(([path, screen]) =>
        createRoute({ getParentRoute: () => root, path, ...screen }),
      ),
    ),
  });
  await act(async () => {
    render(
      <QueryClientProvider client={cache}>
        <WordsProvider language="en">
          <DeskProvider status={status} progress={null}>
            <RouterProvider router={router} />
          </DeskProvider>
        </WordsProvider>
      </QueryClientProvider>,
    );
  });
  return { history, cache };
};
