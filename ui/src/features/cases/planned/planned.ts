/** What the form of a planned action needs beyond what was typed. */

/** What infrastructure is planned for, by kind. */
export const infrastructure = ["ip", "cidr", "domain", "url", "onion"] as const;

const office = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "short",
});

/** A moment by the office's clock, as fields for date and time hold it: `2027-03-01T06:00`. */
export const clockOf = (at: number): string => office.format(at).replace(" ", "T");
