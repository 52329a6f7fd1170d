/** Finding a hit by what somebody reads out on the telephone. */
import type { DeskHit } from "@/api/generated/api";

const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

/** The hits that one of the two sides names so, or whose case or agency it is. */
export const withToken = (rows: readonly DeskHit[], text: string): DeskHit[] => {
  const sought = plain(text);
  if (sought === "") return [...rows];
  return rows.filter((row) =>
    [
      row.token,
      row.askerToken,
      row.hereLabel,
      row.otherLabel,
      row.hereAgency,
      row.otherAgency,
    ].some((it) => it !== null && plain(it).startsWith(sought)),
  );
};
