import { type FC, useRef, useState } from "react";
import type { CounterBoard } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { useSingleKey } from "@/app/useSingleKey";
import { SelectField } from "@/components/fields";
import { Button, Section } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { FigureFields, figureTyped, measureOf, type Typed } from "./FigureFields";

/** Counts one event after the other without a hand leaving the keyboard. */
export const CountForm: FC<{ board: CounterBoard }> = ({ board }) => {
  const { say } = useWords();
  const quantity = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<Typed>({
    kind: "arrest",
    quantity: "",
    unit: "",
    country: board.here ?? "",
    atLeast: false,
    reference: "",
  });
  const [agency, setAgency] = useState(board.agencies[0] ?? "");
  const record = useCommand("recordCounter", {
    onSuccess: () => {
      // What, where and whose stay: the next call is often of the same kind.
      setTyped((before) => ({ ...before, quantity: "", reference: "", atLeast: false }));
      quantity.current?.focus();
    },
  });
  // Before the keys of every screen: here N counts.
  useSingleKey("n", () => quantity.current?.focus());
  return (
    <Section first title={say("count-title")}>
      <form
        className="count-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (record.isPending || !board.may.ok) return;
          record.mutate({
            case: board.case,
            agency,
            figure: figureTyped(typed, measureOf(board, typed.kind)),
          });
        }}
      >
        <FigureFields board={board} typed={typed} onChange={setTyped} quantityRef={quantity} />
        {board.agencies.length > 1 && (
          <SelectField
            label={say("count-agency")}
            value={agency}
            onChange={setAgency}
            choices={board.agencies.map((id) => ({ id, name: id.toUpperCase() }))}
          />
        )}
        <Button submit size="form" kind="primary" may={board.may} disabled={record.isPending}>
          {say("count-verb")}
        </Button>
      </form>
      {record.error && <ProblemNote problem={record.error} />}
      <p className="hint">{board.may.ok ? say("count-hint") : board.may.reason}</p>
    </Section>
  );
};
