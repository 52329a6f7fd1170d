/** The minutes: what was written down for them, and the draft that the desk makes of everything recorded, to print or to keep as a page. */
import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { ElectionView, Printed } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { PrintSheet } from "@/components/PrintSheet";
import { Button, Section } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { Minute } from "./RunDialogs";

export const Minutes: FC<{ view: ElectionView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [writing, setWriting] = useState(false);
  const [printed, setPrinted] = useState<Printed | null>(null);
  const draft = useCommand("printElectionMinutes", { onSuccess: setPrinted });
  const write = useCommand("writeElectionMinutes");
  const election = view.row.id;
  const save = async (): Promise<void> => {
    const path = await chooseTarget(say("files-page"), ["html"], `${say("minutes-file")}.html`);
    if (path) write.mutate({ election, path });
  };
  return (
    <>
      <Section first title={say("minutes-of-election")}>
        <p className="two">{say("minutes-drafted-hint")}</p>
        <p className="act act-mid">
          <Button
            kind="primary"
            disabled={draft.isPending}
            onClick={() => draft.mutate({ election })}
          >
            {say("print-minutes")}
          </Button>
        </p>
        {draft.error && <ProblemNote problem={draft.error} />}
      </Section>
      <Section
        title={say("minutes-remarks")}
        aside={<Button onClick={() => setWriting(true)}>{say("minute-election")}</Button>}
      >
        {view.minuted.length === 0 && <p className="two t13">{say("nothing-minuted")}</p>}
        <ul className="lines t13">
          {view.minuted.map((it) => (
            <li key={`${it.at} ${it.text}`}>
              <span className="grow">{it.text}</span>
              <span className="when">{`${it.by}, ${words.moment(it.at)}`}</span>
            </li>
          ))}
        </ul>
      </Section>
      {writing && <Minute view={view} onClose={() => setWriting(false)} />}
      {printed && (
        <PrintSheet
          printed={printed}
          problem={write.error}
          onSave={() => void save()}
          onClose={() => setPrinted(null)}
        />
      )}
    </>
  );
};
