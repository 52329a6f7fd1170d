/** An act of the Board as a form holds it. */
import type { BoardAct, Method } from "@/api/generated/api";

/** The ways in which the Board decides. */
export const methods: readonly Method[] = ["vote", "consensus", "written-procedure"];

export type ActDraft = {
  on: string;
  method: Method;
  text: string;
  seats: string;
  present: string;
  inFavour: string;
  against: string;
  abstained: string;
};

export const emptyAct = (on: string): ActDraft => ({
  on,
  method: "vote",
  text: "",
  seats: "",
  present: "",
  inFavour: "",
  against: "0",
  abstained: "0",
});

const counted = (typed: string): number =>
  /^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : 0;

/** What is sent: what is no number is 0, which the rule refuses in words. */
export const actOf = (draft: ActDraft): BoardAct => ({
  on: draft.on.trim(),
  method: draft.method,
  text: draft.text,
  seats: counted(draft.seats),
  present: counted(draft.present),
  for: counted(draft.inFavour),
  against: counted(draft.against),
  abstained: counted(draft.abstained),
});
