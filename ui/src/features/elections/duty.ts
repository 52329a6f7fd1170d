/** What only some may do, where no answer of the desk says so beforehand. The desk decides all the same. */

import type { Duty } from "@/api/generated/api";
import { useDesk } from "@/app/desk";
import type { Allowed } from "@/components/parts";
import { useWords } from "@/words/words";

const useDuties = (duties: Duty[]): Allowed => {
  const { say, label } = useWords();
  const { me } = useDesk().status;
  const ok = duties.some((it) => me?.duties.includes(it));
  const reason = ok ? null : say("refusal-needs-duty", { duty: label(duties[0] ?? "") });
  return { ok, reason, hint: null };
};

/** Whether who works here is a board secretary, and if not, what is said of it. */
export const useSecretary = (): Allowed => useDuties(["secretary"]);

/** Whether who works here sits on the Board for an agency. */
export const useSeated = (): Allowed => useDuties(["representative", "alternate"]);
