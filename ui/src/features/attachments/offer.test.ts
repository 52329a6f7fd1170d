import { describe, expect, it } from "vitest";
import type { OfferFacts, OfferRow } from "@/api/generated/api";
import { applicationDraftOf, factsOf, offerDraftOf } from "./offer";

const facts: OfferFacts = {
  offerer: { id: "northern-bank-cert", kind: "cert", country: "DK", name: "Northern Bank CERT" },
  person: null,
  email: null,
  on: "2027-03-01",
  offered: "Two thousand addresses.",
  legalBasis: "Article 26",
  case: null,
  sponsor: "officer",
  back: null,
};

describe("an occasional contribution as a form", () => {
  it("is sent as it was read, with nothing said where nothing was typed", () => {
    expect(factsOf(offerDraftOf(facts, "2027-04-01", "me"))).toEqual(facts);
    const typed = { ...offerDraftOf(null, "2027-04-01", "me"), country: " DK ", back: "  " };
    expect(factsOf(typed)).toMatchObject({
      offerer: { country: "DK", kind: "company" },
      on: "2027-04-01",
      sponsor: "me",
      case: null,
      back: null,
    });
  });

  it("becomes an application of the same organisation, without days", () => {
    const row = { case: "case-of-its-data" } as OfferRow;
    const draft = applicationDraftOf({ ...facts, person: "Aino Esimerkki" }, row, "2027-04-01");
    expect(draft).toMatchObject({
      case: "case-of-its-data",
      id: "northern-bank-cert",
      name: "Northern Bank CERT",
      person: "Aino Esimerkki",
      purpose: "Two thousand addresses.",
      last: "",
    });
  });
});
