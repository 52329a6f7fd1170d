/** A list that somebody from outside handed over is compared: they are told how many of its values are known, and it is not kept. */
import { type FC, useState } from "react";
import type { ComparedForOfferer, IndicatorDesk, OfferView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { SelectField, TextArea } from "@/components/fields";
import { Fact, Facts, notYet, Well } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";

type Props = { view: OfferView; onClose: () => void };

export const CompareDialog: FC<Props> = ({ view, onClose }) => {
  const { say } = useWords();
  const desk = useAnswer("indicatorDesk", {});
  const working = useAnswer("workingPurpose", {});
  const compare = useCommand("compareForOfferer");
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const asking = desk.data?.asking ?? [];
  const of = chosen ?? asking.find((it) => it.case === view.row.case)?.case ?? "";
  const purpose = desk.data?.purposes.find((it) => it === (said ?? working.data?.purpose));
  const ready = text.trim() !== "" && of !== "" && purpose !== undefined;
  return (
    <Dialog
      wide
      title={say("offer-compare-title", { name: view.facts.offerer.name })}
      verb={say("offer-compare")}
      onClose={onClose}
      busy={compare.isPending}
      problem={compare.error}
      unkept={() => text !== ""}
      may={ready ? undefined : notYet(say("offer-compare-needs"))}
      onSubmit={() => {
        if (!purpose) return;
        // Once it was asked, nothing of the list stays on the screen either.
        compare.mutate(
          { offer: view.row.id, case: of, purpose, text },
          { onSuccess: () => setText("") },
        );
      }}
    >
      <p className="two">{say("offer-compare-hint")}</p>
      <TextArea label={say("offer-compare-list")} value={text} onChange={setText} rows={6} />
      <Answered answer={desk} what={say("check-case")}>
        {(it) => (
          <Terms desk={it} of={of} onCase={setChosen} purpose={purpose ?? ""} onPurpose={setSaid} />
        )}
      </Answered>
      {compare.data && <Told answer={compare.data} />}
    </Dialog>
  );
};

type TermsProps = {
  desk: IndicatorDesk;
  of: string;
  onCase: (to: string) => void;
  purpose: string;
  onPurpose: (to: string) => void;
};

/** For which case, and why. */
const Terms: FC<TermsProps> = ({ desk, of, onCase, purpose, onPurpose }) => {
  const words = useWords();
  const { say } = words;
  return (
    <div className="two-up">
      <SelectField
        label={say("check-case")}
        value={of}
        onChange={onCase}
        none={say("choose")}
        choices={desk.asking.map((it) => ({
          id: it.case,
          name: `${it.label} ${it.title ?? say("title-restricted")}`,
        }))}
        required
      />
      <SelectField
        label={say("why-purpose")}
        value={purpose}
        onChange={onPurpose}
        {...(purpose ? {} : { none: say("choose") })}
        choices={desk.purposes.map((it) => ({ id: it, name: words.heading(it) }))}
        required
      />
    </div>
  );
};

/** What may be told to whoever handed over the list. */
const Told: FC<{ answer: ComparedForOfferer }> = ({ answer }) => {
  const { say } = useWords();
  return (
    <Well>
      <p className="strong" role="status">
        {say("offer-compared", { values: answer.values, known: answer.known })}
      </p>
      {answer.refused > 0 && <p>{say("offer-compared-refused", { count: answer.refused })}</p>}
      {answer.tokens.length > 0 && (
        <Facts>
          <Fact name={say("offer-compared-tokens")}>
            <span className="id">{answer.tokens.join(" ")}</span>
          </Fact>
        </Facts>
      )}
      <p className="two">{say("offer-compared-gone")}</p>
    </Well>
  );
};
