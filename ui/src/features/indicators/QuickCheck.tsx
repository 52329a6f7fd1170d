/** Paste a value or a text: what is in it, what is wrong with it, and, once it is asked for, who else has it and whom to ring. */
import { Link } from "@tanstack/react-router";
import { type FC, type FormEvent, useDeferredValue, useMemo, useState } from "react";
import type { IndicatorDesk, TextValue } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { SelectField, TextArea } from "@/components/fields";
import { Button, Well } from "@/components/parts";
import { Answered, Empty, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { Checked } from "./Checked";
import { answered, askedFor, isKnown } from "./check";
import { kindChoices, nameOf } from "./choices";

export const QuickCheck: FC<{ desk: IndicatorDesk; of: string | undefined }> = ({ desk, of }) => {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState("");
  const [kind, setKind] = useState("");
  const [chosen, setChosen] = useState(
    of ?? (desk.asking.length === 1 ? desk.asking[0]?.case : ""),
  );
  const working = useAnswer("workingPurpose", {});
  const [said, setSaid] = useState<string | null>(null);
  const purpose = desk.purposes.find((it) => it === (said ?? working.data?.purpose));
  const sought = useDeferredValue(text);
  const look = useAnswer(
    "lookAtText",
    { text: sought, ...(kind === "" ? {} : { kind }) },
    { enabled: sought.trim() !== "", keep: true },
  );
  const rows = useMemo(
    () => (sought.trim() === "" ? [] : (look.data?.rows ?? [])),
    [look.data, sought],
  );
  const check = useCommand("checkIndicators");
  const [asked, setAsked] = useState<TextValue[]>([]);
  const found = useMemo(() => answered(asked, check.data), [asked, check.data]);
  const values = askedFor(rows);
  // Until then the values of the text before stand there, and nobody asks about those.
  const read = text.trim() === "" || (sought === text && !look.isPlaceholderData);
  const ready = read && Boolean(chosen) && purpose !== undefined && values.length > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready || !chosen || !purpose || check.isPending) return;
    setAsked(rows);
    check.mutate({ case: chosen, purpose, values });
  };
  const shape = (change: () => void): void => {
    change();
    check.reset();
  };
  return (
    <div className="scroll">
      <div className="pad quick-check">
        <form className="form" onSubmit={submit} noValidate>
          <TextArea
            label={say("check-what")}
            hint={say("check-what-hint")}
            value={text}
            onChange={(to) => shape(() => setText(to))}
            rows={5}
          />
          <div className="check-terms">
            <SelectField
              label={say("check-kind")}
              value={kind}
              onChange={(to) => shape(() => setKind(to))}
              none={say("check-kind-any")}
              choices={kindChoices(words, desk.everyKind)}
            />
            <SelectField
              label={say("check-case")}
              hint={say("check-case-hint")}
              value={chosen ?? ""}
              onChange={(to) => shape(() => setChosen(to))}
              none={say("choose")}
              choices={desk.asking.map((it) => ({ id: it.case, name: nameOf(words, it) }))}
              required
            />
            <SelectField
              label={say("why-purpose")}
              hint={say("check-purpose-hint")}
              value={purpose ?? ""}
              onChange={setSaid}
              {...(purpose ? {} : { none: say("choose") })}
              choices={desk.purposes.map((it) => ({ id: it, name: words.heading(it) }))}
              required
            />
          </div>
          <div className="flex">
            <Button
              kind="primary"
              size="form"
              submit
              disabled={!read || check.isPending}
              may={
                ready || !read ? undefined : { ok: false, reason: say("check-needs"), hint: null }
              }
            >
              {say("check-ask", { count: values.length })}
            </Button>
            <span className="two t13" role="status">
              {!check.data && rows.length > 0 && say("check-not-asked")}
              {check.data &&
                say("check-found", {
                  count: check.data.rows.length,
                  known: check.data.rows.filter(isKnown).length,
                })}
            </span>
          </div>
        </form>
        {check.error && <ProblemNote problem={check.error} />}
        {check.data?.queued && chosen && (
          <Well tone="warn">
            <p className="strong">{say("check-queued")}</p>
            <p>
              {say("check-queued-hint")}{" "}
              <Link
                className="link"
                to="/cases/$caseId"
                params={{ caseId: chosen }}
                search={{ tab: "hits" }}
              >
                {say("tab-hits")}
              </Link>
            </p>
          </Well>
        )}
        {check.data !== undefined && check.data.beyond > 0 && (
          <p className="hint">{say("check-similar-beyond", { count: check.data.beyond })}</p>
        )}
        {!desk.office && <p className="hint">{say("hits-this-desk-only")}</p>}
        {sought.trim() !== "" && (
          <Answered answer={look} what={say("check-what")}>
            {(it) =>
              rows.length === 0 ? (
                <Empty title={say("data-nothing")}>{say("check-nothing-hint")}</Empty>
              ) : (
                <>
                  {it.beyond > 0 && (
                    <p className="hint">{say("check-beyond", { count: it.beyond })}</p>
                  )}
                  <Checked rows={rows} found={found} desk={desk} />
                </>
              )
            }
          </Answered>
        )}
      </div>
    </div>
  );
};
