import { QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { CaseFilter, CaseListRequest } from "@/api/generated/api";
import { makeCache } from "@/api/queries";
import { useCasesByStage } from "./byStage";

const cache = makeCache();
const counts: Record<string, number> = { submitted: 2_000, operation: 3 };

test("a stage with thousands of cases takes no card from a later one", async () => {
  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke: async (_: string, { request }: { request: CaseListRequest }) => {
      const [stage = ""] = request.filter.stages ?? [];
      const total = counts[stage] ?? 0;
      const rows = Array.from({ length: Math.min(total, request.limit) }, (_, at) => ({
        id: `${stage} ${at}`,
      }));
      return { rows, total, all: 2_003, groups: [] };
    },
  });
  const { result, rerender } = renderHook((filter: CaseFilter) => useCasesByStage(filter), {
    initialProps: {},
    wrapper: ({ children }) => <QueryClientProvider client={cache}>{children}</QueryClientProvider>,
  });
  const shown = () =>
    result.current.columns?.flatMap(({ stage, rows, count }) =>
      count > 0 ? [`${stage}: ${rows.length} of ${count}`] : [],
    );
  await vi.waitFor(() => expect(shown()).toEqual(["submitted: 60 of 2000", "operation: 3 of 3"]));
  rerender({ stages: ["operation"] });
  await vi.waitFor(() => expect(shown()).toEqual(["operation: 3 of 3"]));
  vi.unstubAllGlobals();
});
