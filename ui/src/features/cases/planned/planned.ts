/** What the form of a planned action needs beyond what was typed. */

/** What infrastructure is planned for, by kind. */
export const infrastructure = ["ip", "cidr", "domain", "url", "onion"] as const;
