import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { FC } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import type { NoteRow, PlanView, TaskView } from "@/api/generated/api";
import { applyNotice } from "@/api/queries";
import { answerWith } from "@/test/host";
import { dossierOf, no, yes } from "@/test/office";
import { openPage } from "@/test/page";
import { TaskDialog } from "./TaskDialog";

const earlier: NoteRow = {
  id: "n",
  by: "2",
  byName: "Ana Test",
  country: "AT",
  at: 0,
  text: "Six rakcs.",
  mentions: [],
  corrects: null,
  correctedBy: null,
  task: "t",
  taskTitle: "Map the servers",
  mine: true,
};
const plan: PlanView = {
  case: "1",
  tasks: [],
  ties: [],
  cycle: [],
  window: null,
  now: 0,
  end: 0,
  late: 0,
  worst: null,
  done: 0,
  rest: [],
  baselineAt: null,
  origins: [],
  may: { plan: yes, window: yes, baseline: yes },
};

let view: TaskView;
let mayNote = yes;
const onClose = vi.fn();
const order: string[] = [];
let asked: ReturnType<typeof answerWith>["asked"];

beforeEach(() => {
  onClose.mockClear();
  order.length = 0;
  mayNote = yes;
  view = {
    row: {
      id: "t",
      title: "Map the servers",
      agency: "at",
      country: "AT",
      responsible: [],
      minutes: 480,
      days: 1,
      due: null,
      notBefore: null,
      officer: null,
      officerName: null,
      status: "to-do",
      checks: 0,
      checked: 0,
      conflicts: 0,
      dates: null,
      baseline: null,
    },
    case: "1",
    consulted: [],
    informed: [],
    checklist: [],
    needs: [],
    neededBy: [],
    conflicts: [],
    fromBoard: null,
    notes: [earlier],
    may: yes,
  };
  asked = answerWith({
    task: () => view,
    writeNote: () => {
      order.push("note");
      return "new";
    },
    editTask: () => {
      order.push("task");
      return {};
    },
  }).asked;
});

const Page: FC = () => {
  const dossier = dossierOf("1", "Quiet Harbour");
  const may = { ...dossier.may, note: mayNote };
  return <TaskDialog task="t" dossier={{ ...dossier, may }} plan={plan} onClose={onClose} />;
};

const open = async () => {
  const { cache } = await openPage({ "/": { component: Page } }, "/");
  const told = () => act(async () => applyNotice(cache, { kind: "changed", topics: ["plans"] }));
  return { user: userEvent.setup(), note: await screen.findByLabelText("Write a note"), told };
};
const save = () => screen.getByRole("button", { name: /^Save the task/ });

test("a note that stands there is recorded before the task is saved", async () => {
  const { user, note } = await open();
  await user.type(note, "Two more in Linz.");
  await user.click(save());
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  expect(order).toEqual(["note", "task"]);
  expect(asked("writeNote")[0]).toMatchObject({ task: "t", text: "Two more in Linz." });
});

test("a note that may not be recorded holds the task back and says why", async () => {
  mayNote = no;
  const { user, note } = await open();
  await user.type(note, "Two more in Linz.");
  await user.click(save());
  expect(order).toEqual([]);
  expect(save().textContent).toContain("It is over.");
});

test("Ctrl and Enter record a note once, and nothing is left to be asked about", async () => {
  const { user, note } = await open();
  await user.type(note, "Two more in Linz.");
  fireEvent.keyDown(note, { key: "Enter", ctrlKey: true });
  await act(async () => undefined);
  fireEvent.keyDown(note, { key: "Enter", ctrlKey: true });
  await vi.waitFor(() => expect(note).toHaveProperty("value", ""));
  expect(order).toEqual(["note"]);
  await user.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("a note that was not recorded is not thrown away by Escape", async () => {
  const { user, note } = await open();
  await user.type(note, "Two more in Linz.");
  await user.keyboard("{Escape}");
  expect(onClose).not.toHaveBeenCalled();
});

test("correcting a note neither saves the task nor closes it", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("button", { name: "Correct" }));
  await user.type(screen.getByLabelText("Corrected note"), "!");
  const correct = screen.getAllByRole("button", { name: "Correct" }).at(-1);
  await act(async () => correct?.click());
  await vi.waitFor(() => expect(order).toEqual(["note"]));
  expect(onClose).not.toHaveBeenCalled();
});

test("what a colleague changed meanwhile is not changed back", async () => {
  const { user, told } = await open();
  const notes = [{ ...earlier, text: "It is due in May." }];
  view = { ...view, notes, row: { ...view.row, due: "2027-05-01" } };
  await told();
  await screen.findByText("It is due in May.");
  await user.type(screen.getByLabelText("Task"), ", all of them");
  await user.click(save());
  await vi.waitFor(() => expect(asked("editTask")).toHaveLength(1));
  expect(asked("editTask")[0]).toEqual({
    task: "t",
    edits: { title: "Map the servers, all of them" },
  });
});
