/** How far reading or recording is, inside the dialog that waits for it, and the way to stop it: nothing is then recorded. */
import type { FC } from "react";
import { useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

const jobs: readonly string[] = ["previewData", "importData"];

export const JobProgress: FC = () => {
  const { say } = useWords();
  const { progress } = useDesk();
  const cancel = useCommand("cancelJob");
  if (!progress || !jobs.includes(progress.name) || progress.of < 50) return null;
  return (
    <div className="job" role="status">
      <span className="num">
        {say(`job-${progress.name}`, { done: progress.done, of: progress.of })}
      </span>
      <progress value={progress.done} max={progress.of} aria-label={say("progress")} />
      <Button onClick={() => cancel.mutate({})}>{say("stop-job")}</Button>
    </div>
  );
};
