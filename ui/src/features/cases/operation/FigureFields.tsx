/** The fields of a figure, for counting and for correcting. */
import type { FC, Ref } from "react";
import type { CounterBoard, Figure, FigureTyped } from "@/api/generated/api";
import { CountryField } from "@/components/CountryField";
import { SelectField, TextField, Tick } from "@/components/fields";
import { DecimalField } from "@/components/ReadField";
import { useWords } from "@/words/words";

export type Typed = {
  kind: Figure["kind"];
  quantity: string;
  unit: string;
  country: string;
  atLeast: boolean;
  reference: string;
};

/** What is sent of what was typed. The desk looks at all of it. */
export const figureTyped = (typed: Typed, measure: string | undefined): FigureTyped => ({
  kind: typed.kind,
  quantity: typed.quantity.trim(),
  country: typed.country.trim() || null,
  bound: typed.atLeast ? "at-least" : "exactly",
  ...(measure !== "pieces" && typed.unit.trim() ? { unit: typed.unit.trim() } : {}),
  ...(typed.reference.trim() ? { reference: typed.reference.trim() } : {}),
});

/** Says how a kind is measured. */
export const measureOf = (board: CounterBoard, kind: Figure["kind"]): string =>
  board.kinds.find((it) => it.kind === kind)?.measure ?? "pieces";

type Props = {
  board: CounterBoard;
  typed: Typed;
  onChange: (typed: Typed) => void;
  quantityRef?: Ref<HTMLInputElement> | undefined;
};

export const FigureFields: FC<Props> = ({ board, typed, onChange, quantityRef }) => {
  const words = useWords();
  const { say } = words;
  const measure = measureOf(board, typed.kind);
  const set = (part: Partial<Typed>): void => onChange({ ...typed, ...part });
  return (
    <>
      <SelectField
        label={say("count-kind")}
        value={typed.kind}
        onChange={(value) => {
          const kind = board.kinds.find((it) => it.kind === value)?.kind;
          if (kind) set({ kind, unit: "" });
        }}
        choices={board.kinds.map((it) => ({ id: it.kind, name: words.heading(it.kind) }))}
      />
      <DecimalField
        ref={quantityRef}
        label={say(measure === "pieces" ? "count-quantity" : "count-amount")}
        value={typed.quantity}
        onChange={(quantity) => set({ quantity })}
        required
      />
      {measure !== "pieces" && (
        <TextField
          label={say("count-unit")}
          hint={say(`count-unit-hint-${measure}`)}
          value={typed.unit}
          onChange={(unit) => set({ unit })}
          maxLength={10}
          autoComplete="off"
        />
      )}
      <CountryField
        label={say("count-country")}
        hint={say("country-not-said")}
        value={typed.country}
        onChange={(country) => set({ country })}
      />
      <TextField
        label={say("count-reference")}
        value={typed.reference}
        onChange={(reference) => set({ reference })}
        autoComplete="off"
      />
      <Tick
        label={say("at-least-tick")}
        on={typed.atLeast}
        onChange={(atLeast) => set({ atLeast })}
      />
    </>
  );
};
