import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render, screen, waitFor } from "@testing-library/react";
import { type FC, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Undoable } from "@/api/generated/api";
import { applyNotice, makeCache } from "@/api/queries";
import type { Language } from "@/words/sources";
import { WordsProvider } from "@/words/words";
import { UndoBar } from "./UndoBar";
import { LATELY, type Undoing, useUndoing } from "./useUndoing";

let undoable: Undoable;
let undone: number;
let speak: (language: Language) => void;
let undoing: Undoing;

/** The host, as the page finds it. */
const host = {
  invoke: async (_: string, args: { name?: string }) => {
    if (args.name === "undo") undone += 1;
    return args.name === "undoable" ? undoable : null;
  },
  transformCallback: () => 1,
};

const step = (undo: string | null, undoAt: number | null): Undoable => ({
  undo,
  undoAt,
  redo: null,
  redoAt: null,
});

beforeEach(() => {
  undoable = step(null, null);
  undone = 0;
  vi.stubGlobal("__TAURI_INTERNALS__", host);
});
afterEach(() => vi.useRealTimers());

const Bar: FC = () => {
  undoing = useUndoing();
  return <UndoBar undoing={undoing} />;
};

const Page: FC = () => {
  const [language, setLanguage] = useState<Language>("en");
  speak = setLanguage;
  return (
    <WordsProvider language={language}>
      <Bar />
      <main />
    </WordsProvider>
  );
};

const cache = makeCache();

/** Opens the window, and gives the way to another screen. */
const open = async () => {
  cache.clear();
  const rootRoute = createRootRoute({ component: Page });
  const route = (path: string) => createRoute({ getParentRoute: () => rootRoute, path });
  const routeTree = rootRoute.addChildren([route("/"), route("/cases")]);
  const history = createMemoryHistory();
  const router = createRouter({ routeTree, history });
  await act(async () => {
    render(
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    );
  });
  await screen.findByRole("main");
  return (to: string) => act(async () => history.push(to));
};

/** The desk tells that something was done. */
const done = async (what: Undoable) => {
  undoable = what;
  await act(async () => applyNotice(cache, { kind: "changed", topics: ["undo"] }));
};

const bar = () => screen.queryByRole("status")?.textContent;

/** Waits until the bar says something, or that it is gone. */
const says = (text: string) => waitFor(() => expect(bar()).toContain(text));
const isGone = () => waitFor(() => expect(bar()).toBeUndefined());

test("what was done is said in the language that is spoken now", async () => {
  await open();
  expect(bar(), "nothing was done on this screen").toBeUndefined();
  await done(step("recordContribution", 5));
  expect((await screen.findByRole("status")).textContent).toContain("The data were recorded.");
  act(() => speak("fr"));
  expect(bar()).toContain("Les données ont été enregistrées.");
  await done({ ...step(null, null), redo: "recordContribution", redoAt: 6 });
  expect(bar()).toContain("Les données ont été enregistrées.");
  act(() => speak("en"));
  expect(bar()).toContain("The data were recorded.");
});

test("what an earlier start did is not offered, also when it is told of again", async () => {
  undoable = step("callBoard", 5);
  await open();
  await done(step("callBoard", 5));
  expect(bar(), "told again").toBeUndefined();
  await done(step("recordContribution", 6));
  await says("The data were recorded.");
  await done({ ...step("callBoard", 5), redo: "recordContribution", redoAt: 7 });
  await says("Undone");
  await done(step("callBoard", 5));
  // What cannot be undone was done: nothing older comes in its place.
  await isGone();
});

test("the offer goes with the next screen, and after a while", async () => {
  const go = await open();
  await done(step("recordContribution", 5));
  await says("The data were recorded.");
  await go("/cases");
  await isGone();
  await done(step("recordContribution", 6));
  await says("The data were recorded.");
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await done(step("recordContribution", 7));
  await says("The data were recorded.");
  act(() => void vi.advanceTimersByTime(LATELY));
  expect(bar()).toBeUndefined();
});

test("the key undoes what was done lately, and says first what is older", async () => {
  undoable = step("callBoard", 5);
  await open();
  await act(async () => undoing.undo());
  await says("Done earlier");
  expect(undone).toBe(0);
  await act(async () => undoing.undo());
  // Asked for by pressing again.
  await waitFor(() => expect(undone).toBe(1));
  // Before the page was told of it, what was just done is what the key means.
  undoable = step("recordContribution", 6);
  await act(async () => undoing.undo());
  await waitFor(() => expect(undone).toBe(2));
});
