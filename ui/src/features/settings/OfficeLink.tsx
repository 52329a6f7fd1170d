import type { FC } from "react";
import type { JournalRow, OfficeView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Fact, Facts, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { journalName, journalReasons, linkShape } from "@/words/office";
import { useWords } from "@/words/words";
import { Mend } from "./Mend";
import { Witnesses } from "./Witnesses";

/** Where the office is, how it stands with it, what waits. */
export const OfficeLink: FC<{ view: OfficeView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const sync = useCommand("syncOffice");
  const problem = sync.error?.message === view.said ? null : sync.error;
  return (
    <div>
      <Facts>
        <Fact name={say("link-state")}>
          <Status shape={linkShape(view.state)}>{view.said}</Status>
          {view.since !== null && (
            <p className="two">{say("office-since", { since: words.when(view.since) })}</p>
          )}
          {view.hint && <p className="two">{view.hint}</p>}
          {view.state === "catching-up" && view.of > 0 && (
            <p className="num two">{say("joining-progress", { done: view.done, of: view.of })}</p>
          )}
        </Fact>
        <Fact name={say("entries-waiting")}>
          {say("entries-waiting-count", { count: view.waiting })}
        </Fact>
        <Fact name={say("office-where")}>{view.address}</Fact>
        <Fact name={say("office-login")}>
          <span className="id">{view.login}</span>
        </Fact>
      </Facts>
      {problem && <ProblemNote problem={problem} />}
      <p className="office-act">
        <Button disabled={sync.isPending} onClick={() => sync.mutate({})}>
          {say(sync.isPending ? "exchanging" : "exchange-now")}
        </Button>
      </p>
      <Section title={say("journals-look")}>
        {view.journals.length === 0 ? (
          <Status shape={view.waiting > 0 ? "open" : "ok"}>
            {say("journals-fine", { waiting: view.waiting })}
          </Status>
        ) : (
          <ul className="lines office-journals">
            {view.journals.map((row) => (
              <Journal key={row.audience} row={row} />
            ))}
          </ul>
        )}
        <Witnesses view={view} />
        <SetAside />
      </Section>
    </div>
  );
};

const Journal: FC<{ row: JournalRow }> = ({ row }) => {
  const words = useWords();
  const id = row.audience.startsWith("case/") ? row.audience.slice("case/".length) : null;
  // One that is locked cannot be read, and answers with a problem: it stays "a case".
  const known = useAnswer("caseDossier", { case: id ?? "" }, { enabled: id !== null });
  return (
    <li>
      <span className="mid">{journalName(words, row.audience, known.data?.row)}</span>
      {journalReasons(words, row).map((it) => (
        <Status key={it.state} shape={it.shape}>
          {it.state}: {it.why}
        </Status>
      ))}
      <span className="three t12 num">
        {words.say("journal-position", { position: row.position })}
      </span>
      {row.stopped && <Mend audience={row.audience} />}
    </li>
  );
};

const SetAside: FC = () => {
  const { say } = useWords();
  const inbox = useAnswer("inbox", {});
  const count = inbox.data?.setAside.length ?? 0;
  return count === 0 ? null : (
    <p>
      <Status shape="bad">{say("set-aside-sentence", { count })}</Status>
    </p>
  );
};
