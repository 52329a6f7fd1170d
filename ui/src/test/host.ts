/** The host, as a page finds it: it answers by name, and keeps what it was asked. */
import { vi } from "vitest";
import type { Api } from "@/api/generated/api";

export type Answers = { [K in keyof Api]?: (request: Api[K][0]) => Api[K][1] | Promise<Api[K][1]> };

type Asked = { name: string; request: unknown };

/** Stands in for the program around the page. What it has no answer to stays on its way. */
export const answerWith = (answers: Answers): { asked: (name: keyof Api) => unknown[] } => {
  const all: Asked[] = [];
  const known = new Map(Object.entries(answers));
  vi.stubGlobal("__TAURI_INTERNALS__", {
    transformCallback: () => 1,
    invoke: async (_: string, { name, request }: Partial<Asked>) => {
      if (name === undefined) return null;
      all.push({ name, request });
      const answer = known.get(name) as ((it: unknown) => unknown) | undefined;
      return answer ? answer(request) : new Promise(() => undefined);
    },
  });
  return { asked: (name) => all.filter((it) => it.name === name).map((it) => it.request) };
};
