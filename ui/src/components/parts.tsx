/** Small parts: buttons, statuses, facts, sections. They know no word of the office. */
import type { ButtonHTMLAttributes, FC, MouseEvent, ReactNode, Ref } from "react";

/** Whether something may be done, and if not, why and who could. */
export type Allowed = { ok: boolean; reason: string | null; hint: string | null };

/** What may be done once something else was done. */
export const notYet = (reason: string): Allowed => ({ ok: false, reason, hint: null });

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type" | "disabled"> & {
  kind?: "primary" | "plain" | "quiet" | "icon";
  size?: "bar" | "form";
  /** A button that is not allowed is shown dashed, can be reached, and says why. */
  may?: Allowed | undefined;
  /**
   * Does nothing for now, and keeps the focus: a button that the page disabled while it had the focus would lose it to the page, and the
   * dialog around it would hear no key any more.
   */
  disabled?: boolean | undefined;
  /** Told when it is pressed though it is not allowed. */
  onRefused?: () => void;
  submit?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

const kinds = { primary: "btn btn-1", plain: "btn", quiet: "btn btn-0", icon: "btn btn-i" };

export const Button: FC<ButtonProps> = ({
  kind = "plain",
  size = "bar",
  may,
  disabled,
  onRefused,
  submit,
  onClick,
  children,
  title,
  ...rest
}) => {
  const refused = may && !may.ok;
  const idle = refused || disabled;
  // A form is not sent by it either.
  const stay = (event: MouseEvent): void => {
    event.preventDefault();
    if (refused) onRefused?.();
  };
  const why = refused ? [may.reason, may.hint].filter(Boolean).join(" ") : undefined;
  return (
    <button
      {...rest}
      type={submit ? "submit" : "button"}
      className={`${refused && kind === "primary" ? "btn" : kinds[kind]}${size === "form" ? " btn-2" : ""}`}
      title={why ?? title}
      aria-disabled={idle || rest["aria-disabled"] || undefined}
      onClick={idle ? stay : onClick}
    >
      {children}
      {why && <span className="sr"> {why}</span>}
    </button>
  );
};

export type Shape = "ok" | "on" | "half" | "open" | "warn" | "bad" | "off" | "plain";

/** A status: a shape and a word, never a shape alone. */
export const Status: FC<{ shape: Shape; children: ReactNode }> = ({ shape, children }) => (
  <span className={shape === "plain" ? "st" : `st st-${shape}`}>{children}</span>
);

export const Facts: FC<{ children: ReactNode }> = ({ children }) => (
  <dl className="facts">{children}</dl>
);

export const Fact: FC<{ name: string; children: ReactNode }> = ({ name, children }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

export const Section: FC<{
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  first?: boolean;
}> = ({ title, aside, children, first }) => (
  <section className={first ? "" : "sec"}>
    <h2 className="h">
      <span>{title}</span>
      {aside}
    </h2>
    {children}
  </section>
);

/** A wash under a refusal or something overtaken. */
export const Well: FC<{
  tone?: "warn" | "bad" | "ok" | "acc";
  children: ReactNode;
  alert?: boolean;
}> = ({ tone, children, alert }) => (
  <div className={tone ? `well w-${tone}` : "well"} role={alert ? "alert" : undefined}>
    {children}
  </div>
);
