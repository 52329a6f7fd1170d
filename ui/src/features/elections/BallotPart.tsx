import { type FC, type ReactNode, useEffect, useId, useRef } from "react";

/** A part of the ballot: its number, what stands at its right, and a heading that takes the focus when the part comes. */
export const BallotPart: FC<{
  number: string;
  aside?: string;
  title: string;
  /** Whether it came by something that its reader did, and not with the screen. */
  focus: boolean;
  children: ReactNode;
}> = ({ number, aside, title, focus, children }) => {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <section className="ballot" aria-labelledby={id}>
      <p className="ballot-no">
        <span>{number}</span>
        <span className="num">{aside}</span>
      </p>
      <h2 className="t20 strong" id={id} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
    </section>
  );
};
