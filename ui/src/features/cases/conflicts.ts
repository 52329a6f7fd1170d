/** Values that are in conflict: in words, and as what settles them. They come as JSON, since each field has its own kind. */
import type { EditCase, OrderCase } from "@/api/generated/api";
import type { Words } from "@/words/words";

const isText = (value: unknown): value is string => typeof value === "string";
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Says the value of a field as the screens of a case say it. */
export const inWords = (field: string, value: unknown, words: Words): string => {
  const { say } = words;
  if (value === null || value === undefined || value === "") return say("none");
  if (field === "order" && Array.isArray(value)) {
    const [place, reason]: unknown[] = value;
    const where = typeof place === "number" ? words.number(place) : say("none");
    return isText(reason) && reason ? `${where} (${reason})` : where;
  }
  if (Array.isArray(value)) {
    const name = field === "countries" ? words.country : words.label;
    return words.list(value.filter(isText).map((it) => name(it))) || say("none");
  }
  if (field === "handling" && isRecord(value))
    return words.list(
      [
        `TLP:${value["tlp"]}`,
        value["h1"] === true ? say("h1") : "",
        value["h2"] === true ? say("h2") : "",
        isText(value["h3"]) && value["h3"] ? `H3: ${value["h3"]}` : "",
      ].filter(Boolean),
    );
  if (field === "loss" && isRecord(value))
    return words.money(String(value["amount"]), String(value["currency"]));
  if (field === "urgentBy" && isText(value)) return words.day(value);
  if (field === "empact" && isText(value)) return words.label(value);
  if (field === "agency" && isText(value)) return value.toUpperCase();
  return isText(value) ? value : JSON.stringify(value);
};

/** The label of a marking, without its codes. */
export const labelOf = (handling: unknown): string =>
  isRecord(handling) && isText(handling["tlp"]) ? handling["tlp"] : "";

/** What sets a field to one of its values again. `settled` is the reason where nobody gave one. */
export const settling = (
  id: string,
  field: string,
  value: unknown,
  settled: string,
): EditCase | OrderCase => {
  if (field === "order" && Array.isArray(value)) {
    const [place, reason]: unknown[] = value;
    return {
      case: id,
      order: typeof place === "number" ? place : null,
      reason: isText(reason) && reason ? reason : settled,
    };
  }
  return { case: id, edits: Object.fromEntries([[field, plain(field, value)]]) };
};

const plain = (field: string, value: unknown): unknown => {
  if (["title", "summary", "victims"].includes(field)) return value ?? "";
  if (Array.isArray(value) || field === "handling") return value;
  return value === null ? [] : [value];
};
