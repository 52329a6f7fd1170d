import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { DeskStatus } from "@/api/generated/api";
import { makeCache } from "@/api/queries";
import { WordsProvider } from "@/words/words";
import { FirstStart } from "./FirstStart";

const status = {
  today: "2027-01-26",
  version: "1",
  folder: "/desk",
  sampleProblem: null,
  agencies: [{ id: "at", country: "AT", name: "Example" }],
} as DeskStatus;

test("the first form says itself what is missing, and is sent once all of it is there", async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke: async (_: string, { request }: { request: unknown }) => void asked.push(request),
  });
  render(
    <QueryClientProvider client={makeCache()}>
      <WordsProvider language="en">
        <FirstStart status={status} />
      </WordsProvider>
    </QueryClientProvider>,
  );
  const start = () => user.click(screen.getByRole("button", { name: "Start the office" }));
  const from = screen.getByLabelText("From");
  await start();
  expect(document.activeElement).toBe(screen.getByLabelText("Your name"));
  expect(screen.getAllByText("This is to be filled in.")).toHaveLength(1);
  await user.keyboard("Ana Test");
  await user.clear(from);
  await user.type(from, "2027-02-30");
  await start();
  expect(screen.getByText(/^This is not a day/)).toBeTruthy();
  await user.clear(from);
  await user.type(from, "2027-02-01");
  await user.type(screen.getByLabelText("Passphrase"), "correct horse");
  await user.type(screen.getByLabelText("Once more"), "correct horse");
  await start();
  expect(screen.getByText("This is to be filled in.")).toBeTruthy();
  await user.selectOptions(screen.getByLabelText("Your agency"), "at");
  expect(asked).toEqual([]);
  await start();
  expect(asked).toMatchObject([{ name: "Ana Test", agency: "at", from: "2027-02-01" }]);
  vi.unstubAllGlobals();
});
