import { expect, it } from "vitest";
import type { EditTask, TaskRow } from "@/api/generated/api";
import { makeWords } from "@/words/words";
import { type TaskEditable, taskEdits } from "./useTaskEdits";

const row = { id: "task" } as TaskRow;
const words = makeWords("en");

const sentOf = async (cell: TaskEditable, value: string[]): Promise<EditTask[]> => {
  const sent: EditTask[] = [];
  const edits = taskEdits(words, async (request) => void sent.push(request));
  await edits[cell]?.save(row, value, "");
  return sent;
};

it("keeps days that are typed with a comma", async () => {
  expect(await sentOf("days", ["2,5"])).toEqual([{ task: "task", edits: { minutes: 1200 } }]);
  expect(await sentOf("days", ["0"])).toEqual([{ task: "task", edits: { minutes: 0 } }]);
  expect(await sentOf("due", ["2027-01-26"])).toEqual([
    { task: "task", edits: { due: ["2027-01-26"] } },
  ]);
  expect(await sentOf("due", [])).toEqual([{ task: "task", edits: { due: [] } }]);
});

it("says what is no number and no day, and sends neither", async () => {
  const message = words.say("not-a-number", { example: "1000.5" });
  await expect(sentOf("days", ["soon"])).rejects.toMatchObject({ message });
  await expect(sentOf("days", [])).rejects.toMatchObject({ message });
  await expect(sentOf("due", ["soon"])).rejects.toMatchObject({
    message: words.say("not-a-day"),
  });
});
