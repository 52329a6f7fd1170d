import { expect, test } from "vitest";
import { readCases } from "@/app/search";
import { makeWords } from "@/words/words";
import { chipsOf, toRequest, withFilter } from "./filters";

const read = (text: string) => readCases(JSON.parse(text));

test("an address that asks for projects asks the list for them, and its chip takes that off", () => {
  const search = read('{"kind":"project"}');
  expect(toRequest(search).filter).toEqual({ kind: "project" });
  const [chip, ...others] = chipsOf(search, makeWords("en"));
  expect([chip?.field, chip?.value, others]).toEqual(["Kind", "project of mutual interest", []]);
  expect(toRequest({ ...search, ...chip?.without }).filter).toEqual({});
});

test("a kind is chosen from the list of filters, and what is none is left out of an address", () => {
  const search = read("{}");
  expect(withFilter(search, "kind:for-operation")).toEqual({ kind: "for-operation" });
  expect(withFilter(search, "kind:hobby")).toEqual({ kind: undefined });
  expect(read('{"kind":"hobby"}').kind).toBeUndefined();
});
