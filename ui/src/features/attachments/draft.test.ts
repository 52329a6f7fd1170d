import { expect, test } from "vitest";
import { applicationOf, draftOf, endOf, keyOf, lastOf } from "./draft";

test("the last day that people name ends on the day after, over the end of a month and the change of clocks", () => {
  expect(endOf("2027-03-31")).toBe("2027-04-01");
  expect(endOf("2027-03-28")).toBe("2027-03-29");
  expect(lastOf("2027-03-01")).toBe("2027-02-28");
  expect(endOf("soon")).toBe("soon");
});

test("a form gives back what it was made of, and leaves empty papers out", () => {
  const application = {
    case: "1",
    applicant: { id: "northern", kind: "cert" as const, country: "DK", name: "Northern CERT" },
    person: "Guest Sample",
    email: null,
    from: "2027-01-01",
    to: "2027-07-01",
    purpose: "Knows it.",
    papers: [{ kind: "agreement" as const, title: "Agreement 7", until: "2027-12-31" }],
  };
  const draft = draftOf(application, "2026-11-26");
  expect(applicationOf(draft)).toEqual(application);
  const more = [...draft.papers, { key: 9, kind: "clearance" as const, title: " ", until: "" }];
  expect(applicationOf({ ...draft, papers: more })).toEqual(application);
  expect(applicationOf({ ...draft, last: "" }).to).toBeNull();
});

test("a key is made of a name and is one the roster takes", () => {
  expect(keyOf("Northern Bank CERT")).toBe("northern-bank-cert");
  expect(keyOf("3e Étage, Société d’Exemples et de Démonstrations")).toMatch(
    /^[a-z][a-z0-9-]{0,22}[a-z0-9]$/,
  );
});
