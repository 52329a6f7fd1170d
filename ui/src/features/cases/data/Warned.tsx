/** Values on warning lists: not compared by themselves, and the switch that says why one is all the same. */
import type { FC } from "react";
import type { PreviewRow } from "@/api/generated/api";
import { TextField, Tick } from "@/components/fields";
import { useWords } from "@/words/words";
import { keyOf } from "./preview";

/** The most that are listed; a report about a network names hundreds of its addresses. */
const SHOWN = 50;

export const Warned: FC<{
  rows: PreviewRow[];
  because: Readonly<Record<string, string>>;
  onChange: (because: Record<string, string>) => void;
}> = ({ rows, because, onChange }) => {
  const { say } = useWords();
  const warned = rows.filter((row) => row.warning !== null);
  if (warned.length === 0) return null;
  const set = (key: string, why: string | undefined): void => {
    const { [key]: _, ...rest } = because;
    onChange(why === undefined ? rest : { ...rest, [key]: why });
  };
  return (
    <details>
      <summary>{say("warned-found", { count: warned.length })}</summary>
      <ul className="warned">
        {warned.slice(0, SHOWN).map((row) => {
          const key = keyOf(row);
          const why = because[key];
          return (
            <li key={key}>
              <p>
                <span className="id">{row.shown}</span>{" "}
                <span className="two t13">{row.warning}</span>
              </p>
              <Tick
                label={say("warned-compare", { value: row.shown })}
                on={why !== undefined}
                onChange={(on) => set(key, on ? "" : undefined)}
              />
              {why !== undefined && (
                <TextField
                  label={say("warned-why")}
                  hint={say("warned-why-hint")}
                  value={why}
                  onChange={(to) => set(key, to)}
                  required
                />
              )}
            </li>
          );
        })}
      </ul>
      {warned.length > SHOWN && (
        <p className="hint">{say("warned-more", { count: warned.length - SHOWN })}</p>
      )}
    </details>
  );
};
