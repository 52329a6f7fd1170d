import { describe, expect, it } from "vitest";
import { toFilter } from "./filters";

describe("what an address asks of the records", () => {
  it("is nothing where it says nothing", () => {
    expect(toFilter({})).toEqual({});
  });
  it("tells a purpose from none that was said", () => {
    expect(toFilter({ purpose: "operational" })).toEqual({ purpose: "operational" });
    expect(toFilter({ purpose: "none" })).toEqual({ unstated: true });
  });
  it("passes over words that are no act and no purpose", () => {
    expect(toFilter({ verb: "peek", purpose: "fun", from: "2027-03-01" })).toEqual({
      from: "2027-03-01",
    });
  });
});
