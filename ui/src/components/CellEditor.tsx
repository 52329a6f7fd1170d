/** The field in a cell. Enter keeps, Escape gives up, Tab keeps and goes on; a refusal is said here and the text stays. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Tick } from "./fields";
import type { CellEdit } from "./grid";

/** Where editing goes on: nowhere and back to the row, the cell before or after, or where the focus has gone. */
export type Then = "stay" | "sooner" | "later" | "leave";
export type Said = { message: string; hint: string | null };

type Props<Row> = {
  row: Row;
  edit: CellEdit<Row>;
  /** What the field begins with, or why there is none. */
  begun: { value: string[] } | { refused: Said };
  above: boolean;
  onDone: (then: Then) => void;
};

/** Reads what was thrown as something to say. */
export const saidBy = (thrown: unknown): Said =>
  typeof thrown === "object" && thrown !== null && "message" in thrown
    ? {
        message: String(thrown.message),
        hint: "hint" in thrown && typeof thrown.hint === "string" ? thrown.hint : null,
      }
    : { message: String(thrown), hint: null };

const reached = (box: HTMLElement): HTMLElement[] => [
  ...box.querySelectorAll<HTMLElement>("input, select"),
];

export function CellEditor<Row>({ row, edit, begun, above, onDone }: Props<Row>): ReactNode {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const first = "value" in begun ? begun.value : null;
  const [value, setValue] = useState(first ?? []);
  const [also, setAlso] = useState("");
  const [said, setSaid] = useState("refused" in begun ? begun.refused : null);
  // Not state: what ends the edit must not be asked twice before the next drawing.
  const over = useRef(false);
  useEffect(() => {
    const field = box.current ? (reached(box.current)[0] ?? box.current) : null;
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, []);

  const end = (then: Then): void => {
    over.current = true;
    onDone(then);
  };
  const keep = async (then: Then): Promise<void> => {
    if (over.current) return;
    if (!first || value.join("\n") === first.join("\n")) return end(then);
    over.current = true;
    try {
      await edit.save(row, value, also);
      end(then);
    } catch (thrown) {
      over.current = false;
      setSaid(saidBy(thrown));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    if (event.key === "Tab" && box.current) {
      const fields = reached(box.current);
      const edge = event.shiftKey ? fields[0] : fields.at(-1);
      if (edge && document.activeElement !== edge) return;
      void keep(event.shiftKey ? "sooner" : "later");
    } else if (event.key === "Enter") void keep("stay");
    else if (event.key === "Escape") end("stay");
    else return;
    event.preventDefault();
  };
  const described = { "aria-describedby": `${id}-hint`, "aria-invalid": said ? true : undefined };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed in the field is not for the list around it
    <div
      ref={box}
      tabIndex={-1}
      className={above ? "dg-edit above" : "dg-edit"}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => {
        // Another window takes the focus for a moment; the edit is not over.
        if (!event.currentTarget.contains(event.relatedTarget) && document.hasFocus())
          void keep("leave");
      }}
    >
      {first && (
        <Field
          edit={edit}
          label={edit.label(row)}
          value={value}
          onChange={setValue}
          described={described}
        />
      )}
      {first && edit.also && (
        <input
          className="in"
          aria-label={edit.also}
          placeholder={edit.also}
          value={also}
          onChange={(event) => setAlso(event.target.value)}
        />
      )}
      {said ? (
        <p id={`${id}-hint`} role="alert" className="hint hint-bad">
          {[said.message, said.hint].filter(Boolean).join(" ")}
        </p>
      ) : (
        <p id={`${id}-hint`} className="hint">
          {edit.hint}
        </p>
      )}
    </div>
  );
}

function Field<Row>({
  edit: { field },
  label,
  value,
  onChange,
  described,
}: {
  edit: CellEdit<Row>;
  label: string;
  value: string[];
  onChange: (value: string[]) => void;
  described: { "aria-describedby": string; "aria-invalid": boolean | undefined };
}): ReactNode {
  if (field.kind === "several")
    return (
      <div role="group" aria-label={label} aria-describedby={described["aria-describedby"]}>
        {field.choices.map((choice) => (
          <Tick
            key={choice.id}
            label={choice.name}
            on={value.includes(choice.id)}
            onChange={(on) =>
              onChange(
                field.choices
                  .map((it) => it.id)
                  .filter((it) => (it === choice.id ? on : value.includes(it))),
              )
            }
          />
        ))}
      </div>
    );
  if (field.kind === "one")
    return (
      <select
        {...described}
        className="in"
        aria-label={label}
        value={value[0] ?? ""}
        onChange={(event) => onChange([event.target.value])}
      >
        {field.choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...described}
      className="in"
      aria-label={label}
      inputMode={field.number ? "numeric" : undefined}
      value={value[0] ?? ""}
      onChange={(event) => onChange(event.target.value ? [event.target.value] : [])}
    />
  );
}
