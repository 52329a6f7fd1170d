import type { FC } from "react";
import { trackerGroups } from "./choices";

/** A tracker in groups of four; copied, it is one word. */
export const Tracker: FC<{ tracker: string }> = ({ tracker }) => (
  <div className="tracker">
    <span className="sr">{tracker}</span>
    <span aria-hidden className="id">
      {trackerGroups(tracker).map((it, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of a tracker never change places
        <span key={at}>{it}</span>
      ))}
    </span>
  </div>
);
