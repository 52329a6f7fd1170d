/** Lines of what waits: a status, what it is about, and the way to deal with it. */
import type { FC, ReactNode } from "react";
import type { CaseRow } from "@/api/generated/api";
import { CaseLink } from "@/app/links";
import { type Shape, Status } from "@/components/parts";
import { useWords } from "@/words/words";

export const Group: FC<{ title: string; count: number; children: ReactNode }> = ({
  title,
  count,
  children,
}) =>
  count === 0 ? null : (
    <section>
      <h2>
        {title}
        <span className="num">{count}</span>
      </h2>
      {children}
    </section>
  );

export const Line: FC<{
  shape: Shape;
  status: string;
  label?: string | null;
  what: string;
  note?: string | undefined;
  children: ReactNode;
}> = ({ shape, status, label, what, note, children }) => (
  <div className="row">
    <Status shape={shape}>{status}</Status>
    {label && <span className="id two">{label}</span>}
    <span className="what-note">
      <span className="what mid" title={what}>
        {what}
      </span>
      {note && (
        <span className="note-of three t12" title={note}>
          {note}
        </span>
      )}
    </span>
    {children}
  </div>
);

export const CaseLine: FC<{ row: CaseRow; shape: Shape; status: string; verb: string }> = ({
  row,
  shape,
  status,
  verb,
}) => {
  const words = useWords();
  return (
    <Line
      shape={shape}
      status={status}
      label={row.label}
      what={row.title ?? words.say("title-restricted")}
      note={words.country(row.country)}
    >
      <CaseLink className="btn" id={row.id} tab="overview">
        {verb}
      </CaseLink>
    </Line>
  );
};
