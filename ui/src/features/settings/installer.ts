import type { Problem } from "@/api/generated/api";
import type { Words } from "@/words/words";

/** The office's own sentence speaks of a desk's login; where the installer's was refused it says that. */
export const installerRefused = (say: Words["say"], problem: Problem | null): Problem | null =>
  problem?.code === "office-login"
    ? {
        ...problem,
        message: say("found-password-refused"),
        hint: say("found-password-refused-hint"),
      }
    : problem;
