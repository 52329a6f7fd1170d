import { expect, test } from "vitest";
import { checksOf, draftOf, editsOf, factsOf } from "./draft";

test("only what changed is sent", () => {
  const before = { ...draftOf(null, "at"), title: "Map", due: "2027-03-01" };
  expect(editsOf(before, before)).toEqual({});
  expect(editsOf(before, { ...before, title: "Map it", due: "" })).toEqual({
    title: "Map it",
    due: [],
  });
});

test("an estimate in days is kept in working minutes", () => {
  expect(factsOf({ ...draftOf(null, "at"), days: "1.5" }).minutes).toBe(720);
});

test("a checklist is read line by line", () => {
  expect(checksOf("Rack\n\nx Keys \nx")).toEqual([
    { text: "Rack", done: false },
    { text: "Keys", done: true },
  ]);
});
