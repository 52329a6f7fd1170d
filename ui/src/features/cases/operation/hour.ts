/** The H-hour: read as people type it in the office's zone, and how far it is. */
const ZONE = "Europe/Amsterdam";

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** "2027-01-26 04:00" of a moment, in the office's zone. Put together part by part: how a locale orders them differs between engines. */
export const typedHour = (at: number): string => {
  const found = clock.formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    found.find((it) => it.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
};

/** Reads "2027-01-26 04:00" in the office's zone; null where it does not read. */
export const readHour = (text: string): number | null => {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!found) return null;
  const [, day, hour, minute] = found;
  const typed = `${day} ${hour?.padStart(2, "0")}:${minute}`;
  const guess = Date.parse(`${typed.replace(" ", "T")}:00Z`);
  if (Number.isNaN(guess)) return null;
  // Amsterdam is one hour before UTC in winter, two in summer; what shows the same again is it.
  return (
    [1, 2].map((ahead) => guess - ahead * 3_600_000).find((at) => typedHour(at) === typed) ?? null
  );
};

/** How far something is: "2 d 04:10:09", with the letter that a language has for days. */
export const distance = (ms: number, daysLetter: string): string => {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const days = Math.floor(seconds / 86_400);
  return `${days > 0 ? `${days} ${daysLetter} ` : ""}${clock.map(two).join(":")}`;
};
