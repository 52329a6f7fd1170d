/** The labels of the core, as lists to choose from. */
import { type CrimeArea, type Empact, labels, type Stage, type Tlp } from "@/api/generated/api";

export const {
  Stage: stages,
  CrimeArea: areas,
  Empact: empacts,
  Tlp: tlps,
  LinkKind: linkKinds,
} = labels;

const between = (first: Stage, last: Stage): Stage[] =>
  stages.slice(stages.indexOf(first), stages.indexOf(last) + 1);

/** The stages of a proposal, until the Board has decided. */
export const proposalStages: Stage[] = between("submitted", "merged");
/** The stages of the working method, in order (PLN-1). */
export const method: Stage[] = between("selected", "closed");
/** The stages of a project of mutual interest, which has no operation (PLN-9). */
export const projectMethod: Stage[] = ["data", "planning", "wrap-up", "closed"];
/** Stages that a case passes through or waits in: what is over has no column on the board. */
export const boardStages: Stage[] = [
  "submitted",
  "returned",
  "under-review",
  "deferred",
  ...method.filter((stage) => stage !== "closed"),
];

export const isStage = (text: string): text is Stage => stages.some((stage) => stage === text);
export const isArea = (text: string): text is CrimeArea => areas.some((area) => area === text);
export const isTlp = (text: string): text is Tlp => tlps.some((tlp) => tlp === text);
export const isEmpact = (text: string): text is Empact => empacts.some((it) => it === text);
