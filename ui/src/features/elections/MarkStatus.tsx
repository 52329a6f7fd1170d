import type { FC } from "react";
import type { BallotMark } from "@/api/generated/api";
import { type Shape, Status } from "@/components/parts";
import { useWords } from "@/words/words";

const shapes: Record<BallotMark, Shape> = {
  "in-the-box": "ok",
  "waiting-for-office": "half",
  replaced: "off",
  early: "bad",
  late: "bad",
  replayed: "bad",
  malformed: "bad",
  "second-vote": "bad",
};

/** What a ballot counts as. */
export const MarkStatus: FC<{ mark: BallotMark }> = ({ mark }) => (
  <Status shape={shapes[mark]}>{useWords().label(mark)}</Status>
);
