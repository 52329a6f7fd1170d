/** The strictest marking of what a list shows, for the strip above it. */
import { useEffect } from "react";
import type { CaseRow, Handling } from "@/api/generated/api";
import { tlps } from "./labels";

type Marked = Pick<CaseRow, "tlp" | "h1" | "h2">;

/** Never less, so that a list that is still empty says nothing too mild. */
export const usual: Handling = { tlp: "AMBER", h1: false, h2: false, h3: null };

/** Joins the marking of rows to another. */
export const strictest = (rows: readonly Marked[], other: Handling): Handling =>
  rows.reduce<Handling>(
    (joined, row) => ({
      tlp: tlps.indexOf(row.tlp) > tlps.indexOf(joined.tlp) ? row.tlp : joined.tlp,
      h1: joined.h1 || row.h1,
      h2: joined.h2 || row.h2,
      h3: joined.h3,
    }),
    other,
  );

/** Tells the screen around a list what the strip above it has to say. */
export const useTellMarking = (
  rows: readonly Marked[],
  onMarking: (marking: Handling) => void,
): void => {
  const { tlp, h1, h2 } = strictest(rows, usual);
  useEffect(() => onMarking({ tlp, h1, h2, h3: null }), [onMarking, tlp, h1, h2]);
};
