/** What only some may do, where no answer of the desk says so beforehand. The desk decides all the same. */

import type { Duty } from "@/api/generated/api";
import type { Allowed } from "@/components/parts";
import { useWords } from "@/words/words";
import { useDesk } from "./desk";

/** Whether who works here has one of these duties, and if not, what is said of the first. */
export const useDuties = (duties: readonly Duty[]): Allowed => {
  const { say, label } = useWords();
  const { me } = useDesk().status;
  const ok = duties.some((it) => me?.duties.includes(it));
  const reason = ok ? null : say("refusal-needs-duty", { duty: label(duties[0] ?? "") });
  return { ok, reason, hint: null };
};
