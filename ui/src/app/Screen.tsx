/** What every screen has: the strictest marking, breadcrumb and title, search, the screen's one verb. */
import { Contrast, Search } from "lucide-react";
import { type FC, type ReactNode, useEffect } from "react";
import type { Handling, Preferences, Tlp } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { useDesk } from "./desk";
import { openPalette } from "./palette-open";

type Props = {
  title: string;
  crumb?: ReactNode;
  marking?: Handling | { tlp: Tlp; h1: boolean; h2: boolean } | undefined;
  verb?: ReactNode;
  children: ReactNode;
};

const tones: Record<Tlp, string> = {
  CLEAR: "clear",
  GREEN: "green",
  AMBER: "amber",
  "AMBER+STRICT": "amber",
  RED: "red",
};

export const Screen: FC<Props> = ({ title, crumb, marking, verb, children }) => {
  const words = useWords();
  const { say } = words;
  useEffect(() => {
    document.title = `${title} · J-CAT Desk`;
  }, [title]);
  const shown = marking ?? { tlp: "AMBER" as const, h1: false, h2: false };
  const codes = [shown.h1 && "H1", shown.h2 && "H2", "h3" in shown && shown.h3 && "H3"]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="main">
      <section className="marking" aria-label={say("marking")}>
        <span className={`tlp tlp-${tones[shown.tlp]}`}>TLP:{shown.tlp}</span>
        {codes && <span>{codes}</span>}
        <span className="three cut">{say("marking-strictest")}</span>
      </section>
      <header className="top">
        {crumb && (
          <span className="crumb">
            {crumb}
            <span aria-hidden>/</span>
          </span>
        )}
        <h1 title={title}>{title}</h1>
        <button
          type="button"
          className="find"
          onClick={() => openPalette("")}
          aria-label={say("search-everything")}
        >
          <Search className="i" aria-hidden />
          {say("search")}
          <kbd>/</kbd>
        </button>
        <ThemeButton />
        {verb}
      </header>
      <main className="body" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
};

const round: Pick<Preferences, "theme" | "contrast">[] = [
  { theme: "light", contrast: false },
  { theme: "dark", contrast: false },
  { theme: "light", contrast: true },
  { theme: "dark", contrast: true },
];

const ThemeButton: FC = () => {
  const { say } = useWords();
  const { preferences } = useDesk().status;
  const set = useCommand("setPreferences");
  const at = round.findIndex(
    (it) => it.theme === preferences.theme && it.contrast === preferences.contrast,
  );
  const next = round[(at + 1) % round.length] ?? { theme: "light", contrast: false };
  return (
    <Button
      kind="icon"
      title={say("theme-button")}
      aria-label={say("theme-button")}
      onClick={() => set.mutate({ ...preferences, ...next })}
    >
      <Contrast className="i" aria-hidden />
    </Button>
  );
};
