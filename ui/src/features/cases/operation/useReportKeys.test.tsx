import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { DeskStatus, SituationView } from "@/api/generated/api";
import { makeCache } from "@/api/queries";
import { DeskProvider } from "@/app/desk";
import { useReportKeys } from "./useReportKeys";

const status = { preferences: { singleKeys: true } } as DeskStatus;
const board = {
  case: "1",
  here: "AT",
  countries: [{ country: "AT", may: { green: { ok: true }, hold: { ok: true } } }],
} as SituationView;
const refusal = { code: "no", message: "It was aborted.", hint: null, reference: null };

test("a key that is held down reports once, and what was refused is known", async () => {
  const refuse: (() => void)[] = [];
  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke: () => new Promise((_, reject) => refuse.push(() => reject(refusal))),
  });
  const { result } = renderHook(() => useReportKeys(board), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={makeCache()}>
        <DeskProvider status={status} progress={null}>
          {children}
        </DeskProvider>
      </QueryClientProvider>
    ),
  });
  expect(result.current).toEqual({ mine: "AT", problem: null });
  await act(async () => fireEvent.keyDown(window, { key: "1" }));
  await act(async () => fireEvent.keyDown(window, { key: "1", repeat: true }));
  await act(async () => fireEvent.keyDown(window, { key: "2" }));
  expect(refuse).toHaveLength(1);
  await act(async () => refuse[0]?.());
  await vi.waitFor(() => expect(result.current.problem).toEqual(refusal));
  await act(async () => fireEvent.keyDown(window, { key: "1", repeat: true }));
  expect(refuse).toHaveLength(1);
  vi.unstubAllGlobals();
});
