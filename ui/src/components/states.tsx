/** Loading, empty, problem: no list is ever dead. */
import { type FC, type ReactNode, useEffect, useState } from "react";
import { useWords } from "@/words/words";
import { Button, Well } from "./parts";

type Trouble = { code: string; message: string; hint: string | null; reference: string | null };

/** Bars of the height of rows, after 200 ms only. */
export const Loading: FC<{ rows?: number; what: string }> = ({ rows = 8, what }) => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-label={what}>
      {late &&
        Array.from({ length: rows }, (_, row) => `bar-${row}`).map((bar) => (
          <div key={bar} className="loading-bar" />
        ))}
    </div>
  );
};

/** What belongs here, and the action that starts it. */
export const Empty: FC<{ title: string; children?: ReactNode; action?: ReactNode }> = ({
  title,
  children,
  action,
}) => (
  <div className="empty">
    <p className="strong">{title}</p>
    {children && <p className="two">{children}</p>}
    {action}
  </div>
);

/** The way to the rest of a list that is read in pages. */
export const ShowMore: FC<{
  left: number;
  onMore: () => void;
  /** What is read, where more of it may fail while the first stays. */
  read?: { error: Trouble | null; refetch: () => unknown };
}> = ({ left, onMore, read }) => {
  const { say } = useWords();
  if (read?.error) return <ProblemNote problem={read.error} again={() => void read.refetch()} />;
  if (left <= 0) return null;
  return (
    <p>
      <Button onClick={onMore}>{say("show-more", { left })}</Button>
    </p>
  );
};

/** What happened, what to do, and a reference to give to whoever is asked. */
export const ProblemNote: FC<{ problem: Trouble; again?: (() => void) | undefined }> = ({
  problem,
  again,
}) => {
  const { say } = useWords();
  return (
    <Well tone="bad" alert>
      <p className="strong">{problem.message}</p>
      {problem.hint && <p>{problem.hint}</p>}
      {problem.reference && (
        <p className="three">{say("reference", { reference: problem.reference })}</p>
      )}
      {again && (
        <p>
          <Button onClick={again}>{say("try-again")}</Button>
        </p>
      )}
    </Well>
  );
};

/** Shows an answer once it is there, and what is going on before. */
export function Answered<T>({
  answer,
  what,
  children,
}: {
  answer: { data: T | undefined; error: Trouble | null; refetch: () => unknown };
  what: string;
  children: (data: T) => ReactNode;
}): ReactNode {
  const shown = answer.data !== undefined;
  useEffect(() => {
    // When something first stood on screen: what `./x bench start` reads.
    if (shown) performance.mark(`shown ${what}`);
    return () => performance.clearMarks(`shown ${what}`);
  }, [shown, what]);
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) {
    return (
      <div className="pad">
        <ProblemNote problem={answer.error} again={() => void answer.refetch()} />
      </div>
    );
  }
  return <Loading what={what} />;
}
