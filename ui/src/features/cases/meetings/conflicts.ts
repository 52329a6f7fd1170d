/** Values of a meeting that are in conflict: in words, and as what settles them. They come as JSON. */
import type { MeetingEdits, People, When } from "@/api/generated/api";
import type { Words } from "@/words/words";

const isWhen = (value: unknown): value is When =>
  typeof value === "object" && value !== null && "begins" in value && "minutes" in value;
const isPeople = (value: unknown): value is People =>
  typeof value === "object" && value !== null && "officers" in value && "authorities" in value;
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((it): it is string => typeof it === "string") : [];

/** Says the value of a field as the page of a meeting says it. */
export const inMeetingWords = (
  value: unknown,
  words: Words,
  nameOf: (id: string) => string,
): string => {
  const { say } = words;
  if (isWhen(value))
    return `${words.moment(value.begins)} – ${words.moment(value.begins + value.minutes * 60_000)}`;
  if (isPeople(value))
    return words.list([...value.officers, ...value.authorities].map(nameOf)) || say("nobody-yet");
  if (Array.isArray(value)) return words.list(texts(value)) || say("none");
  return typeof value === "string" && value !== "" ? value : say("none");
};

/** What keeps one of the values of a field. */
export const settlingMeeting = (field: string, value: unknown): MeetingEdits => {
  if (field === "title" && typeof value === "string") return { title: value };
  if (field === "when" && isWhen(value)) return { when: value };
  if (field === "place") return { place: typeof value === "string" ? [value] : [] };
  if (field === "agenda") return { agenda: texts(value) };
  if (field === "invited" && isPeople(value)) return { invited: value };
  return {};
};
