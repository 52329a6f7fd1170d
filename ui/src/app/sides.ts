/** The sides of a field that was set by desks which did not know of each other. */
import type { Conflict, ConflictSide } from "@/api/generated/api";
import type { Words } from "@/words/words";

/** A side of a conflict as the card shows it: whose, when, and the words of the button that keeps it. */
export type Side = ConflictSide & { isShown: boolean; whose: string; verb: string };

/** The sides of a conflict, what is shown first. Two of one person are told apart by their time. */
export const sidesOf = (conflict: Conflict, words: Words): Side[] => {
  const { say } = words;
  const all = [conflict.shown, ...conflict.others];
  return all.map((side) => {
    const same = all.filter((it) => it.mine === side.mine && it.by === side.by).length > 1;
    const when = words.moment(side.at);
    const verb = side.mine ? say("keep-mine") : say("keep-of", { who: side.by });
    return {
      ...side,
      isShown: side === conflict.shown,
      whose: say(side.mine ? "conflict-mine" : "conflict-theirs", { who: side.by, when }),
      verb: same ? say("keep-at", { verb, when }) : verb,
    };
  });
};
