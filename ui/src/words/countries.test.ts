import en from "@words/countries/en.ftl?raw";
import { expect, it } from "vitest";
import { codesOf, readCountries, readCountry } from "./countries";
import { makeWords } from "./words";

const english = makeWords("en");
const french = makeWords("fr");

it("reads every country by its code and by its name in either language", () => {
  const codes = [...en.matchAll(/^country-(..) /gm)].flatMap(([, code]) => code ?? []);
  expect(codes.length).toBeGreaterThan(200);
  for (const words of [english, french])
    for (const code of codes)
      expect([code, readCountry(words, code), readCountry(words, words.country(code))]).toEqual([
        code,
        code,
        code,
      ]);
});

it.each([
  ["de", "DE"],
  [" se ", "SE"],
  ["uk", "GB"],
  ["Germany", "DE"],
  ["GERMANY", "DE"],
  ["germ", "DE"],
  ["The Netherlands", "NL"],
  ["Bosnia and Herzegovina", "BA"],
  ["Turkiye", "TR"],
  ["cote d'ivoire", "CI"],
  ["Niger", "NE"],
  ["Nigeria", "NG"],
  ["Guinea Bissau", "GW"],
])("reads %j as %s", (typed, code) => {
  expect(readCountry(english, typed)).toBe(code);
});

it.each([
  "",
  "G",
  "Ge rm",
  "XX",
  "ger",
  "United",
  "Austr",
  "Congo",
  "Allemagne",
  "Germany, France",
])("does not choose a country for %j", (typed) => {
  expect(readCountry(english, typed)).toBeNull();
});

it("reads names of the language of the page", () => {
  expect(
    ["Allemagne", "etats unis", "La Réunion", "Pays-Bas"].map((it) => readCountry(french, it)),
  ).toEqual(["DE", "US", "RE", "NL"]);
  expect(readCountry(french, "Germany")).toBeNull();
});

it.each([
  ["", [], []],
  ["DE NL RO", ["DE", "NL", "RO"], []],
  ["no, se", ["NO", "SE"], []],
  ["de; de\nFrance", ["DE", "FR"], []],
  ["Germany, France", ["DE", "FR"], []],
  ["Germany France", ["DE", "FR"], []],
  ["Germany and the United Kingdom", ["DE", "GB"], []],
  ["United Kingdom DE", ["GB", "DE"], []],
  ["Germany, Frnace", ["DE"], ["Frnace"]],
  ["Untied Kingdom, DE, United", ["DE"], ["Untied Kingdom", "United"]],
  ["DE XX FR", ["DE", "FR"], ["XX"]],
])("reads %j as the countries %j and names %j, which are none", (typed, codes, unread) => {
  expect(readCountries(english, typed)).toEqual({ codes, unread });
});

it("splits what a form holds, and leaves nothing out", () => {
  expect(codesOf(" de,NL  ro ")).toEqual(["DE", "NL", "RO"]);
  expect(codesOf("Germany, FR")).toEqual(["GERMANY", "FR"]);
  expect(codesOf("")).toEqual([]);
});
