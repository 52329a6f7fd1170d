import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type FC, useState } from "react";
import { expect, test, vi } from "vitest";
import type { CaseListRequest } from "@/api/generated/api";
import { makeCache } from "@/api/queries";
import { WordsProvider } from "@/words/words";
import { CaseField } from "./CaseField";

const all = Array.from({ length: 600 }, (_, at) => ({
  id: `${600 - at}`,
  label: `JC-26-${600 - at}`,
  title: at === 599 ? "Old Lantern" : "Sample",
}));

const Choosing: FC = () => {
  const [value, setValue] = useState("600");
  return (
    <QueryClientProvider client={cache}>
      <WordsProvider language="en">
        <CaseField label="Case" value={value} onChange={setValue} />
        <output>{value}</output>
      </WordsProvider>
    </QueryClientProvider>
  );
};

const cache = makeCache();

test("a case that is too old for the list is found by its title, and stays chosen", async () => {
  const user = userEvent.setup();
  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke: async (_: string, { request }: { request: CaseListRequest }) => {
      const fits = all.filter((it) => it.title.includes(request.filter.text ?? ""));
      return { rows: fits.slice(0, request.limit), total: fits.length, all: 600, groups: [] };
    },
  });
  render(<Choosing />);
  const find = await screen.findByLabelText("Case: find it by a few letters");
  const field = screen.getByLabelText("Case");
  await user.type(find, "Old");
  await user.selectOptions(field, await screen.findByRole("option", { name: /Old Lantern/ }));
  await user.clear(find);
  await screen.findByRole("option", { name: /JC-26-599/ });
  expect(screen.getByRole("status").textContent).toBe("1");
  expect(field).toHaveProperty("value", "1");
  vi.unstubAllGlobals();
});
