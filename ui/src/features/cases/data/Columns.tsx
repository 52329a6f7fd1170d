import type { FC } from "react";
import type { DataPreview } from "@/api/generated/api";
import { useWords } from "@/words/words";

/** What each column of a table is taken for. */
export const Columns: FC<{
  preview: Pick<DataPreview, "columns" | "fields">;
  /** What was chosen, also while it is being read again. */
  mapping: Readonly<Record<string, string>>;
  onChange: (heading: string, field: string) => void;
}> = ({ preview, mapping, onChange }) => {
  const words = useWords();
  const { say } = words;
  if (preview.columns.length === 0) return null;
  return (
    <details>
      <summary>{say("columns-of-file")}</summary>
      <table className="sheet">
        <tbody>
          {preview.columns.map((column) => (
            <tr key={column.heading}>
              <td>{column.heading}</td>
              <td>
                <select
                  className="in"
                  aria-label={say("taken-for", { column: column.heading })}
                  value={mapping[column.heading] ?? column.field ?? ""}
                  onChange={(event) => onChange(column.heading, event.target.value)}
                >
                  <option value="">{say("passed-over")}</option>
                  {preview.fields.map((field) => (
                    <option key={field} value={field}>
                      {words.label(field)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
