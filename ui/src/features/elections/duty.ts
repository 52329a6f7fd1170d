/** What only some may do, where no answer of the desk says so beforehand. The desk decides all the same. */
import { useDesk } from "@/app/desk";
import type { Allowed } from "@/components/parts";
import { useWords } from "@/words/words";

/** Whether who works here is a board secretary, and if not, what is said of it. */
export const useSecretary = (): Allowed => {
  const { say, label } = useWords();
  const { me } = useDesk().status;
  const ok = me?.duties.includes("secretary") ?? false;
  return ok
    ? { ok, reason: null, hint: null }
    : {
        ok,
        reason: say("refusal-needs-duty", { duty: label("secretary") }),
        hint: null,
      };
};
