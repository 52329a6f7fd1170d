/** Who has not done a thing yet, as a text to send; and the times of the election as a file for calendars. */
import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { ElectionView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { Button, Section } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { CopyButton } from "@/components/TextOut";
import { useWords } from "@/words/words";
import { officeName } from "./names";

export const Reminders: FC<{ view: ElectionView; onClose: () => void }> = ({ view, onClose }) => {
  const words = useWords();
  const { say } = words;
  const reminders = useAnswer("electionReminders", { election: view.row.id });
  return (
    <Dialog title={say("reminders")} wide onClose={onClose}>
      <p className="two t13">{say("reminders-hint")}</p>
      <Answered answer={reminders} what={say("reminders")}>
        {(rows) =>
          rows.length === 0 ? (
            <p>{say("nobody-to-remind")}</p>
          ) : (
            rows.map((it, at) => {
              const round = view.rounds.find(
                (one) => one.ballot !== null && one.ballot === it.ballot,
              );
              const of = round
                ? say("office-round", {
                    office: officeName(words, view.rules, round.office),
                    round: round.number,
                  })
                : null;
              return (
                <Section
                  key={`${it.what} ${it.ballot ?? ""}`}
                  first={at === 0}
                  title={[say(`reminder-of-${it.what}`), of].filter(Boolean).join(" · ")}
                  aside={
                    <span className="act act-mid">
                      <CopyButton text={it.text} />
                    </span>
                  }
                >
                  <p className="reminder t13">{it.text}</p>
                </Section>
              );
            })
          )
        }
      </Answered>
    </Dialog>
  );
};

/** Writes the times of an election to a file for calendars. */
export const ExportTimes: FC<{ view: ElectionView }> = ({ view }) => {
  const { say } = useWords();
  const [written, setWritten] = useState<string | null>(null);
  const write = useCommand("exportElectionTimes", {
    onSuccess: (_, { path }) => setWritten(path),
  });
  const choose = async (): Promise<void> => {
    const path = await chooseTarget(
      say("files-calendar"),
      ["ics"],
      `${say("election-times-file")}.ics`,
    );
    if (path) write.mutate({ election: view.row.id, path });
  };
  return (
    <>
      <p className="act act-mid">
        <Button kind="quiet" disabled={write.isPending} onClick={() => void choose()}>
          {say("export-times")}
        </Button>
      </p>
      <p role="status" className="two t13">
        {written && say("times-written", { path: written })}
      </p>
      {write.error && <ProblemNote problem={write.error} />}
    </>
  );
};
