import { fireEvent, render, screen } from "@testing-library/react";
import type { ComponentProps } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { DataGrid } from "./DataGrid";
import type { Column } from "./grid";

type Row = { id: string };

const rows: Row[] = Array.from({ length: 200 }, (_, at) => ({ id: `row ${at}` }));
const drawn: string[] = [];
const columns: Column<Row>[] = [
  {
    id: "name",
    heading: "Name",
    width: "1fr",
    cell: (row) => {
      drawn.push(row.id);
      return row.id;
    },
  },
];

const grid = (more: Partial<ComponentProps<typeof DataGrid<Row>>> = {}) =>
  render(
    <DataGrid
      {...more}
      label="Rows"
      columns={columns}
      count={rows.length}
      lineAt={(index) => ({ kind: "row", row: rows[index] ?? { id: "" } })}
      keyOf={(row) => row.id}
    />,
  );

beforeEach(() => {
  drawn.length = 0;
  // There is no layout here: the list is told how tall it is.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(640);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
});

test("only what is on screen is drawn, and a little beside", () => {
  grid();
  expect(drawn.length).toBeGreaterThan(20);
  expect(new Set(drawn).size).toBeLessThan(30);
});

test("a key that moves the marker draws again the row it leaves and the one it enters, and no other", () => {
  grid();
  const list = screen.getByRole("grid", { name: "Rows" });
  drawn.length = 0;
  fireEvent.keyDown(list, { key: "j" });
  expect(drawn).toEqual(["row 0", "row 1"]);
  expect(list.getAttribute("aria-activedescendant")).toBe(
    screen.getByText("row 1").closest("[role=row]")?.id,
  );
  drawn.length = 0;
  fireEvent.keyDown(list, { key: "k" });
  expect(drawn).toEqual(["row 0", "row 1"]);
});

test("Space and a click select where nothing is shown beside the list, and peek where something is", () => {
  const onSelect = vi.fn();
  const { unmount } = grid({ selected: new Set(), onSelect, singleKeys: false });
  fireEvent.keyDown(screen.getByRole("grid"), { key: " " });
  fireEvent.click(screen.getByText("row 3"));
  expect(onSelect.mock.calls).toEqual([[{ id: "row 0" }], [{ id: "row 3" }]]);
  unmount();
  const onPeek = vi.fn();
  grid({ selected: new Set(), onSelect, onPeek });
  fireEvent.keyDown(screen.getByRole("grid"), { key: " " });
  expect(onPeek).toHaveBeenCalledWith({ id: "row 0" });
  expect(onSelect).toHaveBeenCalledTimes(2);
});

test("the headings are reached from the first row, and Enter sorts", () => {
  const onSort = vi.fn();
  const onOpen = vi.fn();
  const sorted = ["name", "day"].map(
    (sort): Column<Row> => ({ id: sort, heading: sort, width: "1fr", sort, cell: (row) => row.id }),
  );
  render(
    <DataGrid
      label="Rows"
      columns={sorted}
      count={rows.length}
      lineAt={(index) => ({ kind: "row", row: rows[index] ?? { id: "" } })}
      keyOf={(row) => row.id}
      sort={{ by: "name", descending: false }}
      onSort={onSort}
      onOpen={onOpen}
    />,
  );
  const list = screen.getByRole("grid");
  const press = (key: string, more = {}) => fireEvent.keyDown(list, { key, ...more });
  const active = () =>
    document.getElementById(list.getAttribute("aria-activedescendant") ?? "")?.textContent;
  press("ArrowDown");
  press("ArrowUp");
  // Whoever holds the key down wants the first row.
  press("ArrowUp", { repeat: true });
  press("Enter");
  expect(onOpen).toHaveBeenCalledTimes(1);
  press("ArrowUp");
  expect(active()).toBe("name");
  press("ArrowRight");
  press("ArrowRight");
  expect(active()).toBe("day");
  press("Enter");
  expect(onSort.mock.calls).toEqual([["day"]]);
  press("ArrowLeft");
  press("ArrowLeft");
  press(" ");
  expect(onSort.mock.calls).toEqual([["day"], ["name"]]);
  press("ArrowDown");
  press("Enter");
  expect(onOpen).toHaveBeenCalledTimes(2);
  press("ArrowUp");
  press("End");
  press("Enter");
  expect(onOpen).toHaveBeenLastCalledWith({ id: "row 199" });
});

test("Ctrl+Space selects, with single keys off too", () => {
  const onSelect = vi.fn();
  const onPeek = vi.fn();
  grid({ selected: new Set(), onSelect, onPeek, singleKeys: false });
  const list = screen.getByRole("grid");
  fireEvent.keyDown(list, { key: "x" });
  expect(onSelect).not.toHaveBeenCalled();
  fireEvent.keyDown(list, { key: " ", ctrlKey: true });
  expect(onSelect.mock.calls).toEqual([[{ id: "row 0" }]]);
  expect(onPeek).not.toHaveBeenCalled();
});
