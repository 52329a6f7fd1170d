/** The only place that names the host. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { Api, Notice, Problem } from "./generated/api";

/** Calls a command or a query of the desk. Rejects with a `Problem` and with nothing else. */
export const call = async <K extends keyof Api>(
  name: K,
  request: Api[K][0],
): Promise<Api[K][1]> => {
  try {
    return await invoke<Api[K][1]>("call", { name, request });
  } catch (thrown) {
    throw isProblem(thrown) ? thrown : brokenBridge(thrown);
  }
};

const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown;

const brokenBridge = (thrown: unknown): Problem => ({
  code: "bridge",
  message: String(thrown),
  hint: null,
  reference: null,
});

/** Has something told of every notice; answers with how to stop it. */
export const onNotice = (tell: (notice: Notice) => void): Promise<() => void> =>
  listen<Notice>("notice", (event) => tell(event.payload));

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
