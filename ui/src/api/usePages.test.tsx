import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { answer, makeCache } from "./queries";
import { usePages } from "./usePages";

const refusal = { code: "no", message: "No.", hint: null, reference: null };

test("more of a list is read until all of it is there, and what was read stays where more fails", async () => {
  const total = 1_050;
  let fails = false;
  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke: async (_: string, { request }: { request: { offset: number; limit: number } }) => {
      if (fails) throw refusal;
      const length = Math.min(request.limit, total - request.offset);
      return { rows: Array.from({ length }, (_, at) => request.offset + at), total };
    },
  });
  const cache = makeCache();
  const { result, rerender } = renderHook(
    (pages: number) =>
      usePages(pages, (page) =>
        answer("caseHistory", { case: "a", offset: page * 500, limit: 500 }),
      ),
    {
      initialProps: 1,
      wrapper: ({ children }) => (
        <QueryClientProvider client={cache}>{children}</QueryClientProvider>
      ),
    },
  );
  const shown = () => result.current.data?.rows.length;
  await vi.waitFor(() => expect(shown()).toBe(500));
  fails = true;
  rerender(2);
  await vi.waitFor(() => expect(result.current.error).toEqual(refusal));
  expect(shown()).toBe(500);
  fails = false;
  await act(async () => result.current.refetch());
  await vi.waitFor(() => expect(shown()).toBe(1_000));
  rerender(3);
  await vi.waitFor(() => expect(shown()).toBe(total));
  expect(new Set(result.current.data?.rows).size).toBe(total);
  vi.unstubAllGlobals();
});
