import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answer, useCommand } from "@/api/queries";
import { useWords } from "@/words/words";
import { cellEdits } from "./edits";

/** The edits of cells, done through the desk. */
export const useCellEdits = () => {
  const words = useWords();
  const cache = useQueryClient();
  const { mutateAsync: edit } = useCommand("editCase");
  const { mutateAsync: order } = useCommand("orderCase");
  return useMemo(
    () =>
      cellEdits(words, {
        dossier: (id) => cache.fetchQuery(answer("caseDossier", { case: id })),
        edit,
        order,
      }),
    [words, cache, edit, order],
  );
};
