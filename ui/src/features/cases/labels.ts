/** The labels of the core, as lists to choose from. */
import type { CrimeArea, Empact, LinkKind, Stage, Tlp } from "@/api/generated/api";

export const stages: Stage[] = [
  "submitted",
  "returned",
  "under-review",
  "deferred",
  "not-selected",
  "withdrawn",
  "merged",
  "selected",
  "data",
  "planning",
  "readying",
  "ready",
  "operation",
  "wrap-up",
  "closed",
  "suspended",
  "cancelled",
];
/** The stages of the working method, in order (PLN-1). */
export const method: Stage[] = [
  "selected",
  "data",
  "planning",
  "readying",
  "ready",
  "operation",
  "wrap-up",
  "closed",
];
/** Stages that a case passes through or waits in: what is over has no column on the board. */
export const boardStages: Stage[] = [
  "submitted",
  "returned",
  "under-review",
  "deferred",
  ...method.filter((stage) => stage !== "closed"),
];
export const areas: CrimeArea[] = [
  "cyber-dependent",
  "payment-fraud",
  "child-exploitation",
  "facilitators",
];
export const empacts: Empact[] = [
  "2026-cyber-attacks",
  "2026-child-exploitation",
  "2026-online-fraud",
];
export const tlps: Tlp[] = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];
export const linkKinds: LinkKind[] = ["suspects", "victims", "infrastructure", "investigation"];

export const isStage = (text: string): text is Stage => stages.some((stage) => stage === text);
export const isArea = (text: string): text is CrimeArea => areas.some((area) => area === text);
export const isTlp = (text: string): text is Tlp => tlps.some((tlp) => tlp === text);
export const isEmpact = (text: string): text is Empact => empacts.some((it) => it === text);
