/** The only place that names the host. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import { type Language, readSource } from "@/words/sources";
import type { Api, Notice, Problem } from "./generated/api";

/** What the first screen asks: it is on its way before the page itself has been read. Each asks with nothing. */
const first = ["today", "undoable", "workingPurpose", "officeStatus"] as const;

/** Answers that were asked for so early, until somebody wants them. */
const early = new Map<string, Promise<unknown>>();

const askEarly = <K extends keyof Api>(name: K): Promise<Api[K][1]> => {
  const asked = invoke<Api[K][1]>("call", { name, request: {} });
  early.set(name, asked);
  // Whoever wants it is told why there is none; nobody may want it.
  asked.catch(() => undefined);
  return asked;
};

/** Asks for the state of the desk and, where it is open, what the first screen asks. */
export const beginEarly = async (): Promise<void> => {
  void hear();
  try {
    const { state, preferences } = await askEarly("deskStatus");
    // Whoever shows them says so where they cannot be read.
    readSource(preferences.language).catch(() => undefined);
    if (state === "open") for (const name of first) void askEarly(name);
  } catch {
    // Asked again by the page, which says what is wrong.
    early.clear();
  }
};

/** The answer that was asked for early, once. */
const takeEarly = (name: string, request: object): Promise<unknown> | undefined => {
  const asked = Object.keys(request).length === 0 ? early.get(name) : undefined;
  early.delete(name);
  return asked;
};

/** Calls a command or a query of the desk. Rejects with a `Problem` and with nothing else. */
export const call = async <K extends keyof Api>(
  name: K,
  request: Api[K][0],
): Promise<Api[K][1]> => {
  try {
    const asked = takeEarly(name, request) as Promise<Api[K][1]> | undefined;
    return await (asked ?? invoke<Api[K][1]>("call", { name, request }));
  } catch (thrown) {
    throw isProblem(thrown) ? thrown : await brokenBridge(thrown);
  }
};

const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown;

/** What the host says of itself is for whoever looks into it; people are told in their own language that something broke. */
const brokenBridge = async (thrown: unknown): Promise<Problem> => {
  console.error("the bridge", thrown);
  const language: Language = document.documentElement.lang === "fr" ? "fr" : "en";
  // The words are read with the page, behind which this comes first.
  const { makeWords } = await import("@/words/words");
  await readSource(language);
  const words = makeWords(language);
  return { code: "bridge", message: words.say("problem-internal"), hint: null, reference: null };
};

const ears = new Set<(notice: Notice) => void>();
let hearing: Promise<unknown> | null = null;

const hear = (): Promise<unknown> => {
  hearing ??= listen<Notice>("notice", ({ payload }) => {
    // An answer that nobody has taken yet may be older than what changed.
    if (payload.kind === "changed") early.clear();
    for (const tell of ears) tell(payload);
  });
  return hearing;
};

/** Has something told of every notice; answers with how to stop it. */
export const onNotice = (tell: (notice: Notice) => void): (() => void) => {
  ears.add(tell);
  void hear();
  return () => ears.delete(tell);
};

/** Scales the page as a browser's zoom does, so that layouts follow. */
export const setTextSize = (percent: number): Promise<void> =>
  getCurrentWebview().setZoom(percent / 100);

/** Asks for a file to read. */
export const chooseFile = (name: string, endings: string[]): Promise<string | null> =>
  open({ multiple: false, directory: false, filters: [{ name, extensions: endings }] });

/** Asks for a file to read, of any kind. */
export const chooseAnyFile = (): Promise<string | null> =>
  open({ multiple: false, directory: false });

/** Asks for a file to write; any ending where none is named. */
export const chooseTarget = (
  name: string,
  endings: string[],
  suggested?: string,
): Promise<string | null> =>
  save({
    ...(endings.length > 0 ? { filters: [{ name, extensions: endings }] } : {}),
    ...(suggested === undefined ? {} : { defaultPath: suggested }),
  });

/** Has something told of the first file that is dropped on the window; answers with how to stop it. */
export const onFileDropped = (tell: (path: string) => void): Promise<() => void> =>
  getCurrentWebview().onDragDropEvent(({ payload }) => {
    const path = payload.type === "drop" ? payload.paths[0] : undefined;
    if (path) tell(path);
  });
