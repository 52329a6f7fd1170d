import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { IndicatorDesk } from "@/api/generated/api";
import { makeCache } from "@/api/queries";
import { WordsProvider } from "@/words/words";
import { QuickCheck } from "./QuickCheck";

const desk: IndicatorDesk = {
  total: 0,
  kinds: [],
  everyKind: ["domain"],
  holding: [],
  asking: [{ case: "a", label: "JC-27-001", title: "Sample" }],
  purposes: ["cross-check"],
  office: true,
  ec3: [],
  atEc3: false,
  hearsAlarms: false,
};

const value = (given: string) => ({
  kind: "domain",
  given,
  shown: given,
  normal: given,
  verdict: "valid",
  reason: null,
  warning: null,
  times: 1,
});

test("the office is asked about the text that stands there, and an answer about another goes away", async () => {
  const user = userEvent.setup();
  let answerSecond = (): void => undefined;
  const checked: unknown[] = [];
  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke: async (_: string, { name, request }: { name: string; request: { text: string } }) => {
      if (name === "workingPurpose") return { purpose: "cross-check" };
      if (name === "checkIndicators") {
        checked.push(request);
        return { rows: [], queued: false, beyond: 0 };
      }
      if (request.text === "b.example")
        await new Promise<void>((resolve) => {
          answerSecond = resolve;
        });
      return { rows: [value(request.text)], beyond: 0 };
    },
  });
  render(
    <QueryClientProvider client={makeCache()}>
      <WordsProvider language="en">
        <QuickCheck desk={desk} of="a" />
      </WordsProvider>
    </QueryClientProvider>,
  );
  const field = screen.getByRole("textbox");
  await user.click(field);
  await user.paste("a.example");
  await user.click(await screen.findByRole("button", { name: "Ask for one value" }));
  await screen.findByText(/known/);
  expect(checked).toEqual([
    {
      case: "a",
      purpose: "cross-check",
      values: [{ kind: "domain", given: "a.example" }],
    },
  ]);

  await user.clear(field);
  await user.paste("b.example");
  expect(screen.queryByText(/known/)).toBeNull();
  await user.click(screen.getByRole("button", { name: /^Ask/ }));
  expect(checked).toHaveLength(1);
  await act(async () => answerSecond());
  await user.click(await screen.findByRole("button", { name: "Ask for one value" }));
  expect(checked.at(-1)).toMatchObject({ values: [{ given: "b.example" }] });
  vi.unstubAllGlobals();
});
