import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render, screen } from "@testing-library/react";
import { type FC, useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { applyNotice, makeCache } from "@/api/queries";
import type { Language } from "@/words/sources";
import { WordsProvider } from "@/words/words";
import { UndoBar } from "./UndoBar";

let undoable: { undo: string | null; redo: string | null };
let speak: (language: Language) => void;

/** The host, as the page finds it. */
const host = {
  invoke: async (_: string, args: { name?: string }) =>
    args.name === "undoable" ? undoable : null,
  transformCallback: () => 1,
};

beforeEach(() => {
  undoable = { undo: null, redo: null };
  vi.stubGlobal("__TAURI_INTERNALS__", host);
});

const cache = makeCache();

const Page: FC = () => {
  const [language, setLanguage] = useState<Language>("en");
  speak = setLanguage;
  return (
    <WordsProvider language={language}>
      <UndoBar />
      <main />
    </WordsProvider>
  );
};

/** The desk tells that something was done. */
const done = async (what: typeof undoable) => {
  undoable = what;
  await act(async () => applyNotice(cache, { kind: "changed", topics: ["undo"] }));
};

test("what was done is said in the language that is spoken now", async () => {
  const routeTree = createRootRoute({ component: Page });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  await act(async () => {
    render(
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    );
  });
  await screen.findByRole("main");
  expect(screen.queryByRole("status"), "nothing was done on this screen").toBeNull();
  await done({ undo: "recordContribution", redo: null });
  expect((await screen.findByRole("status")).textContent).toContain("The data were recorded.");
  act(() => speak("fr"));
  expect(screen.getByRole("status").textContent).toContain("Les données ont été enregistrées.");
  await done({ undo: null, redo: "recordContribution" });
  expect(screen.getByRole("status").textContent).toContain("Les données ont été enregistrées.");
  act(() => speak("en"));
  expect(screen.getByRole("status").textContent).toContain("The data were recorded.");
});
