import { expect, it } from "vitest";
import { strictest, usual } from "./marking";

it("says the strictest label and every code of the rows, and never less than amber", () => {
  const row = { tlp: "GREEN", h1: false, h2: false } as const;
  expect(strictest([row], usual)).toEqual(usual);
  expect(
    strictest([row, { ...row, tlp: "RED" }, { ...row, tlp: "AMBER", h1: true }], usual),
  ).toEqual({ tlp: "RED", h1: true, h2: false, h3: null });
});
