/** Fields whose text is read: the form has what it means, the field shows what was typed. */
import { type FC, useState } from "react";
import { decimalUnread, readDecimal, readWhole, typedDecimal } from "@/words/decimal";
import { useWords } from "@/words/words";
import { TextField, type TextProps } from "./fields";

/** What a text means, or why it means nothing. */
export type Reading = { value: string } | { unread: string };

type Props = TextProps & {
  read: (typed: string) => Reading;
  /** How the field shows what it begins with. */
  write?: (value: string) => string;
};

const same = (value: string): string => value;

/** Gives its form what the text means, and the text itself where that is nothing: such a form is not sent. */
export const ReadField: FC<Props> = ({ read, write = same, value, onChange, ...rest }) => {
  const [typed, setTyped] = useState(() => write(value));
  const meant = (text: string): string => {
    const reading = read(text);
    return text.trim() === "" || "unread" in reading ? text : reading.value;
  };
  // Where they differ its form has set it anew.
  const shown = meant(typed) === value ? typed : write(value);
  const reading = read(shown);
  const wanted = rest.required || shown.trim() !== "";
  return (
    <TextField
      autoComplete="off"
      {...rest}
      unread={wanted && "unread" in reading ? reading.unread : undefined}
      value={shown}
      onChange={(text) => {
        setTyped(text);
        onChange(meant(text));
      }}
    />
  );
};

type NumberProps = Omit<TextProps, "unread" | "inputMode">;

/** An amount, with a comma or a point. Its form has it with a point. */
export const DecimalField: FC<NumberProps> = (props) => {
  const words = useWords();
  const read = (typed: string): Reading => {
    const decimal = readDecimal(typed);
    return "value" in decimal ? decimal : { unread: decimalUnread(decimal, words) };
  };
  return <ReadField {...props} inputMode="decimal" read={read} write={typedDecimal} />;
};

/** A whole number. Its form has the digits. */
export const WholeField: FC<NumberProps> = (props) => {
  const { say } = useWords();
  const read = (typed: string): Reading => {
    const whole = readWhole(typed);
    return whole === null ? { unread: say("not-whole") } : { value: String(whole) };
  };
  return <ReadField {...props} inputMode="numeric" read={read} />;
};
