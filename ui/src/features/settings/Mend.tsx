import { type FC, useState } from "react";
import { useCommand } from "@/api/queries";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { TypedWord } from "@/components/TypedWord";
import { useWords } from "@/words/words";

type Props = { audience: string; rebuild?: boolean };

/** The two ways to mend a journal: make again what follows from its entries, or take it from the office again and keep the old aside. */
export const Mend: FC<Props> = ({ audience, rebuild = false }) => {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  const mend = useCommand("mendJournal");
  return (
    <span className="act">
      {rebuild && (
        <Button disabled={mend.isPending} onClick={() => mend.mutate({ audience, how: "rebuild" })}>
          {say("mend-rebuild")}
        </Button>
      )}
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {say("mend-pull-again")}
      </Button>
      {mend.error && <ProblemNote problem={mend.error} />}
      {asking && <PullAgain audience={audience} onClose={() => setAsking(false)} />}
    </span>
  );
};

const PullAgain: FC<{ audience: string; onClose: () => void }> = ({ audience, onClose }) => {
  const { say } = useWords();
  const mend = useCommand("mendJournal", { onSuccess: onClose });
  return (
    <TypedWord
      title={say("mend-pull-again")}
      warning={say("mend-pull-again-warning")}
      verb={say("mend-pull-again")}
      word={say("word-pull-again")}
      command={{ ...mend, mutate: () => mend.mutate({ audience, how: "pull-again" }) }}
      onClose={onClose}
    />
  );
};
