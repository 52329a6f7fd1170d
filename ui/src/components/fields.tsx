/** Fields of forms: a label above, a hint below, a fault where the hint was. Real elements. */
import { type FC, type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { useWords } from "@/words/words";
import { useUnread } from "./useUnread";

/** Reads several words with commas or semicolons between. */
export const listed = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((it) => it.trim())
    .filter(Boolean);

type FieldFrame = { label: string; hint?: string | undefined; fault?: string | undefined };

const Frame: FC<FieldFrame & { id: string; children: ReactNode }> = ({
  id,
  label,
  hint,
  fault,
  children,
}) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    {children}
    {(fault ?? hint) && (
      <p id={`${id}-hint`} className={fault ? "hint hint-bad" : "hint"}>
        {fault ?? hint}
      </p>
    )}
  </div>
);

const described = (id: string, { hint, fault }: FieldFrame) => ({
  "aria-describedby": (fault ?? hint) ? `${id}-hint` : undefined,
  "aria-invalid": fault ? true : undefined,
});

export type TextProps = FieldFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> & {
    value: string;
    onChange: (value: string) => void;
    ref?: Ref<HTMLInputElement> | undefined;
    /** Why what stands there does not read. It is said once the field is left, and its form is not sent. */
    unread?: string | undefined;
  };

export const TextField: FC<TextProps> = ({
  label,
  hint,
  fault,
  unread,
  value,
  onChange,
  onBlur,
  ref,
  ...rest
}) => {
  const id = useId();
  const { input, said, left } = useUnread(unread, ref);
  const frame = { label, hint, fault: fault ?? said };
  return (
    <Frame id={id} {...frame}>
      <input
        {...rest}
        {...described(id, frame)}
        ref={input}
        id={id}
        className="in"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={(event) => {
          if (event.target.value.trim() !== "") left();
          onBlur?.(event);
        }}
      />
    </Frame>
  );
};

type DayProps = Omit<TextProps, "type">;

/** A day, typed as it is in every form. The toolkit's own field would write it as the machine's language does, not as the page's. */
export const DayField: FC<DayProps> = ({ hint, ...rest }) => {
  const { say } = useWords();
  return <TextField {...rest} hint={hint ?? say("day-hint")} />;
};

/** A day and an hour on the office's clocks. */
export const MomentField: FC<DayProps> = ({ hint, ...rest }) => {
  const { say } = useWords();
  return <TextField {...rest} hint={hint ?? say("board-time-hint")} />;
};

export const TextArea: FC<
  FieldFrame & {
    value: string;
    onChange: (value: string) => void;
    rows?: number;
    required?: boolean;
    autoFocus?: boolean;
  }
> = ({ label, hint, fault, value, onChange, rows = 4, required, autoFocus }) => {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} fault={fault}>
      <textarea
        {...described(id, { label, hint, fault })}
        id={id}
        className="in"
        rows={rows}
        required={required}
        // biome-ignore lint/a11y/noAutofocus: a dialog that was just opened begins at its first field
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
};

export type Choice = { id: string; name: string };

export const SelectField: FC<
  FieldFrame & {
    value: string;
    onChange: (value: string) => void;
    choices: Choice[];
    none?: string;
    required?: boolean;
  }
> = ({ label, hint, fault, value, onChange, choices, none, required }) => {
  const { say } = useWords();
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} fault={fault}>
      <select
        {...described(id, { label, hint, fault })}
        id={id}
        className="in"
        value={value}
        required={required}
        onChange={(event) => onChange(event.target.value)}
      >
        {none !== undefined && <option value="">{none || say("choose")}</option>}
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </Frame>
  );
};

/** Boxes to tick, several or none. */
export const Ticks: FC<{
  legend: string;
  hint?: string;
  choices: Choice[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}> = ({ legend, hint, choices, chosen, onChange }) => (
  <fieldset>
    <legend className="lab">{legend}</legend>
    <div className="ticks">
      {choices.map((choice) => (
        <Tick
          key={choice.id}
          label={choice.name}
          on={chosen.includes(choice.id)}
          onChange={(on) =>
            onChange(on ? [...chosen, choice.id] : chosen.filter((id) => id !== choice.id))
          }
        />
      ))}
    </div>
    {hint && <p className="hint">{hint}</p>}
  </fieldset>
);

export const Tick: FC<{
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  /** Shown as it is and not to be changed. */
  fixed?: boolean;
}> = ({ label, on, onChange, fixed }) => (
  <label className="tick">
    <input
      type="checkbox"
      checked={on}
      disabled={fixed}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{label}</span>
  </label>
);
