import { describe, expect, it } from "vitest";
import type { CheckedValue, TextValue } from "@/api/generated/api";
import { answered, askedFor, isKnown, keyOf, placesBeside } from "./check";

const value = (given: string, normal: string | null): TextValue => ({
  kind: "domain",
  given,
  shown: given,
  normal,
  verdict: normal === null ? "rejected" : "valid",
  reason: null,
  warning: null,
  times: 1,
});

const place = (of: string, agency = "at"): CheckedValue["here"]["places"][number] => ({
  case: of,
  label: of,
  title: of,
  agency,
  contribution: "c",
  n: 0,
  same: true,
});

const known = (more: Partial<CheckedValue>): CheckedValue => ({
  here: {
    kind: "domain",
    normal: "a.example",
    refused: null,
    at: null,
    places: [],
    common: false,
    warning: null,
    similar: [],
  },
  told: [],
  common: false,
  ...more,
});

describe("a quick check", () => {
  const rows = [
    value("A.example", "a.example"),
    value("b..", null),
    value("c.example", "c.example"),
  ];
  it("asks for what was taken and nothing else", () => {
    expect(askedFor(rows)).toEqual([
      { kind: "domain", given: "A.example" },
      { kind: "domain", given: "c.example" },
    ]);
  });
  it("finds each answer by its value, past what was refused", () => {
    const second = known({ common: true });
    const found = answered(rows, {
      rows: [known({}), second],
      asked: true,
      queued: false,
      beyond: 0,
    });
    expect(found.get(keyOf(value("other spelling", "c.example")))).toBe(second);
    expect(found.size).toBe(2);
    expect(answered(rows, undefined).size).toBe(0);
  });
  it("names each case once, and not again what the office named", () => {
    const both = known({
      here: { ...known({}).here, places: [place("x"), place("x", "fr"), place("y")] },
      told: [
        {
          level: "L4",
          same: true,
          token: null,
          agency: "at",
          contact: null,
          contactName: null,
          case: "y",
          label: "y",
          title: "y",
        },
      ],
    });
    expect(placesBeside(both).map((it) => it.case)).toEqual(["x"]);
    expect(isKnown(both)).toBe(true);
    expect(isKnown(known({}))).toBe(false);
  });
});
