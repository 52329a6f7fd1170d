import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type FC, useEffect, useRef, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { onNotice, setTextSize } from "@/api/client";
import type { DeskStatus, Notice, Preferences } from "@/api/generated/api";
import { applyNotice, makeCache, useAnswer } from "@/api/queries";
import { Answered } from "@/components/states";
import { FirstStart } from "@/features/start/FirstStart";
import { Unlock } from "@/features/start/Unlock";
import { languageOfMachine } from "@/words/sources";
import { WordsProvider } from "@/words/words";
import { DeskProvider } from "./desk";
import { makeRouter } from "./router";

const cache = makeCache();
const router = makeRouter();

export const App: FC = () => (
  <QueryClientProvider client={cache}>
    <Begin />
  </QueryClientProvider>
);

/** Shows the preferences on the page as a whole. */
const apply = (preferences: Preferences): void => {
  const page = document.documentElement;
  if (preferences.theme === "system") delete page.dataset["theme"];
  else page.dataset["theme"] = preferences.theme;
  if (preferences.contrast) page.dataset["contrast"] = "more";
  else delete page.dataset["contrast"];
  void setTextSize(preferences.textSize);
};

const Begin: FC = () => {
  const status = useAnswer("deskStatus", {});
  const [progress, setProgress] = useState<Extract<Notice, { kind: "progress" }> | null>(null);
  useEffect(
    () =>
      onNotice((notice) => {
        applyNotice(cache, notice);
        if (notice.kind === "progress") setProgress(notice.done < notice.of ? notice : null);
        else setProgress(null);
      }),
    [],
  );
  const preferences = status.data?.preferences;
  useEffect(() => {
    if (preferences) apply(preferences);
  }, [preferences]);
  const language = preferences?.language ?? languageOfMachine();
  const spoken = useRef(language);
  useEffect(() => {
    // The core says things in words too, and what it said is kept in the other language.
    if (spoken.current !== language) void cache.invalidateQueries();
    spoken.current = language;
  }, [language]);
  return (
    <WordsProvider language={language}>
      <I18nProvider locale={language === "fr" ? "fr-FR" : "en-GB"}>
        <Answered answer={status} what="J-CAT Desk">
          {(known) => <Opened status={known} progress={progress} />}
        </Answered>
      </I18nProvider>
    </WordsProvider>
  );
};

const Opened: FC<{
  status: DeskStatus;
  progress: Extract<Notice, { kind: "progress" }> | null;
}> = ({ status, progress }) => {
  if (status.state === "none") return <FirstStart status={status} />;
  if (status.state === "locked") return <Unlock status={status} />;
  return (
    <DeskProvider status={status} progress={progress}>
      <RouterProvider router={router} />
    </DeskProvider>
  );
};
