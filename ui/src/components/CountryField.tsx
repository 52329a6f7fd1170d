/** Countries as people type them. What the field reads stands under it, so that nobody records another one. */
import type { FC } from "react";
import { codesOf, readCountries, readCountry } from "@/words/countries";
import { useWords } from "@/words/words";
import type { TextProps } from "./fields";
import { ReadField, type Reading } from "./ReadField";

type Props = Omit<TextProps, "unread">;

/** One country, by code or name. Its form has the code. */
export const CountryField: FC<Props> = ({ hint, value, ...rest }) => {
  const words = useWords();
  const { say } = words;
  const read = (typed: string): Reading => {
    const code = readCountry(words, typed);
    if (code !== null) return { value: code };
    return {
      unread: typed.trim()
        ? say("country-unread", { text: typed.trim() })
        : say("country-code-hint"),
    };
  };
  const code = readCountry(words, value);
  const said = code === null ? (hint ?? say("country-code-hint")) : words.country(code);
  return <ReadField {...rest} read={read} hint={said} value={value} />;
};

/** Several, by code or name. Its form has the codes, with blanks between. */
export const CountriesField: FC<Props> = ({ hint, value, ...rest }) => {
  const words = useWords();
  const { say } = words;
  const read = (typed: string): Reading => {
    const { codes, unread } = readCountries(words, typed);
    return unread.length === 0
      ? { value: codes.join(" ") }
      : { unread: say("country-unread", { text: words.list(unread) }) };
  };
  const known = "unread" in read(value) ? [] : codesOf(value);
  const said = known.length > 0 ? words.list(known.map(words.country)) : hint;
  return <ReadField {...rest} read={read} hint={said ?? say("countries-hint")} value={value} />;
};
