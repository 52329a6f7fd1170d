import { expect, test } from "vitest";
import { identifiersIn } from "./identifiers";

test("each line is a kind and a value, however they are parted", () => {
  expect(identifiersIn("email a@example.com\n\n  phone=+43 1 23 \nperson: An Other")).toEqual([
    { kind: "email", given: "a@example.com" },
    { kind: "phone", given: "+43 1 23" },
    { kind: "person", given: "An Other" },
  ]);
  expect(identifiersIn("a@example.com")).toEqual([{ kind: "", given: "a@example.com" }]);
});
