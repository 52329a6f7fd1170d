import type { Duty } from "@/api/generated/api";

/** The duties that are granted to an officer, the usual one first. */
export const grantable: Duty[] = [
  "officer",
  "representative",
  "alternate",
  "secretary",
  "coordinator",
  "ec3",
  "eurojust",
  "administrator",
  "auditor",
];
