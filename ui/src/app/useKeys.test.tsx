import { fireEvent, screen } from "@testing-library/react";
import { type FC, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DataGrid } from "@/components/DataGrid";
import { Dialog } from "@/components/Dialog";
import { openPage } from "@/test/page";
import { PAIR, useKeys } from "./useKeys";

const acts = { begin: vi.fn(), openPalette: vi.fn(), lock: vi.fn(), help: vi.fn() };
const onSelect = vi.fn();

beforeEach(() => {
  for (const it of [...Object.values(acts), onSelect]) it.mockClear();
  // There is no layout here: the list is told how tall it is.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(640);
});
afterEach(() => vi.useRealTimers());

const Page: FC = () => {
  useKeys(acts);
  const [editing, setEditing] = useState(false);
  return (
    <main>
      <button type="button" onClick={() => setEditing(true)}>
        Edit
      </button>
      <DataGrid
        label="Cases"
        columns={[{ id: "name", heading: "Name", width: "1fr", cell: (it: string) => it }]}
        count={1}
        lineAt={() => ({ kind: "row", row: "Quiet Harbour" })}
        keyOf={(it) => it}
        selected={new Set()}
        onSelect={onSelect}
      />
      {editing && (
        <Dialog title="Edit the case" onClose={() => setEditing(false)}>
          <input aria-label="Title" />
        </Dialog>
      )}
    </main>
  );
};

const open = () => openPage({ "/": { component: Page } }, "/");

test("the palette does not open over a dialog: it would lead away with the dialog still open", async () => {
  await open();
  const edit = await screen.findByRole("button", { name: "Edit" });
  fireEvent.keyDown(edit, { key: "k", ctrlKey: true });
  expect(acts.openPalette).toHaveBeenCalledTimes(1);
  fireEvent.click(edit);
  fireEvent.keyDown(screen.getByLabelText("Title"), { key: "k", ctrlKey: true });
  expect(acts.openPalette).toHaveBeenCalledTimes(1);
});

test("the second key of a pair goes to the screen it names, and not to the list that has the focus", async () => {
  await open();
  const list = await screen.findByRole("grid", { name: "Cases" });
  fireEvent.keyDown(list, { key: "g" });
  fireEvent.keyDown(list, { key: "x" });
  expect(acts.begin).toHaveBeenCalledExactlyOnceWith("go-statistics");
  expect(onSelect).not.toHaveBeenCalled();
  fireEvent.keyDown(list, { key: "x" });
  expect(onSelect).toHaveBeenCalledTimes(1);
});

test("a pair that was begun and not ended is over after a while", async () => {
  await open();
  const list = await screen.findByRole("grid", { name: "Cases" });
  vi.useFakeTimers();
  fireEvent.keyDown(list, { key: "g" });
  vi.advanceTimersByTime(PAIR);
  fireEvent.keyDown(list, { key: "x" });
  expect(onSelect).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(list, { key: "c" });
  expect(acts.begin).not.toHaveBeenCalled();
});
