import { describe, expect, it } from "vitest";
import type { DeskHit } from "@/api/generated/api";
import { withToken } from "./tokens";

const hit = (token: string, more: Partial<DeskHit> = {}): DeskHit => ({
  token,
  askerToken: null,
  cause: "recorded",
  same: true,
  level: "L1",
  here: null,
  hereLabel: null,
  hereAgency: null,
  ours: null,
  other: null,
  otherLabel: null,
  otherAgency: null,
  theirs: null,
  overdue: false,
  at: 0,
  ...more,
});

describe("a token that is read out", () => {
  const rows = [
    hit("ABCD-EFGH"),
    hit("WXYZ-2345", { askerToken: "KLMN-OPQR", hereLabel: "JC-26-031", otherAgency: "fr" }),
  ];
  it("is found in small letters, without its dash, and by its beginning", () => {
    expect(withToken(rows, "abcd efgh")).toEqual([rows[0]]);
    expect(withToken(rows, "wx")).toEqual([rows[1]]);
  });
  it("is that of either side; a case and an agency find theirs", () => {
    expect(withToken(rows, "KLMN")).toEqual([rows[1]]);
    expect(withToken(rows, "jc-26-031")).toEqual([rows[1]]);
    expect(withToken(rows, "FR")).toEqual([rows[1]]);
  });
  it("finds all without a word, and nothing by a wrong one", () => {
    expect(withToken(rows, " ")).toEqual(rows);
    expect(withToken(rows, "QQQ")).toEqual([]);
  });
});
