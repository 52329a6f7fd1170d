import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { ImportRequest, ImportResult } from "@/api/generated/api";
import { makeCache } from "@/api/queries";
import { WordsProvider } from "@/words/words";
import { ImportDialog } from "./ImportDialog";

const result: ImportResult = {
  columns: [{ heading: "Name", field: null }],
  fields: ["title"],
  new: 2,
  same: 0,
  refused: 0,
  rows: [],
};

test("a column keeps its place and the focus while the file is read again, and another file begins anew", async () => {
  const user = userEvent.setup();
  const asked: ImportRequest[] = [];
  const waiting: (() => void)[] = [];
  let hold = false;
  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke: async (_: string, { request }: { request: ImportRequest }) => {
      asked.push(request);
      if (hold) await new Promise<void>((resolve) => waiting.push(resolve));
      return result;
    },
  });
  render(
    <QueryClientProvider client={makeCache()}>
      <WordsProvider language="en">
        <ImportDialog what="importCases" onClose={() => undefined} />
      </WordsProvider>
    </QueryClientProvider>,
  );
  const file = screen.getByLabelText("File");
  await user.type(file, "one.csv{Enter}");
  const column = await screen.findByLabelText("Name is taken for");
  hold = true;
  await user.selectOptions(column, "title");
  expect(column.isConnected).toBe(true);
  expect(column).toHaveProperty("value", "title");
  await act(async () => waiting.pop()?.());
  hold = false;
  expect(asked.map((it) => [it.dryRun, it.mapping])).toEqual([
    [true, {}],
    [true, { Name: "title" }],
  ]);
  await user.click(await screen.findByRole("button", { name: /Bring in/ }));
  await screen.findByText(/^Done/);
  expect(asked.at(-1)).toMatchObject({ dryRun: false, mapping: { Name: "title" } });

  await user.clear(file);
  await user.type(file, "two.csv{Enter}");
  await screen.findByRole("button", { name: /Bring in/ });
  expect(asked.at(-1)).toMatchObject({ path: "two.csv", dryRun: true, mapping: {} });
  vi.unstubAllGlobals();
});
