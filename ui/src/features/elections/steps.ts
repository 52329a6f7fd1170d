/** What who looks can do now: the command that each step calls, with what the desk says it is about. */
import { call } from "@/api/client";
import type { ElectionId, OwnStep } from "@/api/generated/api";

const ofElection = [
  "freezeRoll",
  "registerSeat",
  "takePartInCeremony",
  "rehearseDecryption",
  "commitNumbers",
  "drawOrder",
  "destroyTrusteeKey",
] as const;

const ofBallot = [
  "countersignBox",
  "decryptPart",
  "closeBallot",
  "tallyBallot",
  "combineResult",
  "checkIn",
] as const;

/** Steps that ask for a word before, because they cannot be undone. */
const worded = ["freezeRoll", "closeBallot", "declareOutcome", "destroyTrusteeKey"] as const;

/** Steps that ask for more than a press of a button. */
const dialogued = [
  "nameTrustees",
  "backUpTrusteeKey",
  "restoreTrusteeKey",
  "openBallot",
  "announceOutcome",
] as const;

export const isWorded = (command: string): command is (typeof worded)[number] =>
  worded.some((it) => it === command);

export const isDialogued = (command: string): command is (typeof dialogued)[number] =>
  dialogued.some((it) => it === command);

/** Takes a step that needs nothing but what the desk says it is about. */
export const takeStep = (election: ElectionId, step: OwnStep): Promise<unknown> => {
  const plain = ofElection.find((it) => it === step.command);
  if (plain) return call(plain, { election });
  const about = ofBallot.find((it) => it === step.command);
  if (about && step.ballot !== null) return call(about, { election, ballot: step.ballot });
  if (step.command === "declareOutcome" && step.office !== null)
    return call("declareOutcome", { election, office: step.office });
  if (step.command === "openNumber" && step.set !== null)
    return call("openNumber", { election, set: step.set });
  return Promise.reject({
    code: "unknown-step",
    message: step.command,
    hint: null,
    reference: null,
  });
};
