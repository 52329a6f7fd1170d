import type { FC } from "react";
import type { CaseDossier, Conflict } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { SettleCard } from "@/app/SettleCard";
import { useWords } from "@/words/words";
import { inWords, settling } from "./conflicts";

export const ConflictCard: FC<{ dossier: CaseDossier; conflict: Conflict }> = ({
  dossier,
  conflict,
}) => {
  const words = useWords();
  const { say } = words;
  const edit = useCommand("editCase");
  const order = useCommand("orderCase");
  const settle = (value: unknown): void => {
    const request = settling(dossier.row.id, conflict.field, value, say("settled"));
    if ("order" in request) order.mutate(request);
    else edit.mutate(request);
  };
  return (
    <SettleCard
      conflict={conflict}
      may={dossier.may.edit}
      busy={edit.isPending || order.isPending}
      problem={edit.error ?? order.error}
      said={(value) => inWords(conflict.field, value, words)}
      onSettle={settle}
    />
  );
};
