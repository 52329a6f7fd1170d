/** Fields of a task that two desks set without knowing of each other, each with the way to settle it. */
import type { FC } from "react";
import type { CaseDossier, TaskView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { SettleCard } from "@/app/SettleCard";
import { useWords } from "@/words/words";
import { inTaskWords, settlingTask } from "./conflicts";

type Props = { view: TaskView; dossier: CaseDossier };

export const TaskConflicts: FC<Props> = ({ view, dossier }) => {
  const words = useWords();
  const edit = useCommand("editTask");
  const nameOf = (officer: string): string =>
    dossier.people.find((it) => it.officer === officer)?.name ?? words.say("officer-unknown");
  return (
    <>
      {view.conflicts.map((conflict) => (
        <SettleCard
          key={conflict.field}
          conflict={conflict}
          may={view.may}
          busy={edit.isPending}
          problem={edit.error}
          said={(value) => inTaskWords(conflict.field, value, words, nameOf)}
          onSettle={(value) =>
            edit.mutate({ task: view.row.id, edits: settlingTask(conflict.field, value) })
          }
        />
      ))}
    </>
  );
};
