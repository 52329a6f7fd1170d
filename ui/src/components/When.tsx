/** When something happened, as a cell of a table: in short, with the whole moment on it. */
import type { FC } from "react";
import type { Instant } from "@/api/generated/api";
import { useWords } from "@/words/words";

export const WhenCell: FC<{ at: Instant }> = ({ at }) => {
  const words = useWords();
  return (
    <td className="num nb three" title={words.moment(at)}>
      {words.when(at)}
    </td>
  );
};
