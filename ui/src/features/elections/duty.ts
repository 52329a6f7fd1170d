/** Who does what of elections. */

import { useDuties } from "@/app/duty";
import type { Allowed } from "@/components/parts";

/** Whether who works here is a board secretary, and if not, what is said of it. */
export const useSecretary = (): Allowed => useDuties(["secretary"]);

/** Whether who works here sits on the Board for an agency. */
export const useSeated = (): Allowed => useDuties(["representative", "alternate"]);
