import { beforeEach, expect, test, vi } from "vitest";

type Asked = { command: string; name: string | undefined };

const asked: Asked[] = [];
let state = "open";
let told: ((event: { event: string; id: number; payload: unknown }) => void) | null = null;

/** The host, as the page finds it. */
const host = {
  invoke: async (command: string, args: { name?: string; handler?: number }) => {
    asked.push({ command, name: args.name });
    if (command !== "call") return 1;
    return args.name === "deskStatus"
      ? { state, preferences: { language: "en" } }
      : `answer ${asked.length}`;
  },
  transformCallback: (callback: typeof told) => {
    told = callback;
    return 1;
  },
};

const names = () => asked.flatMap((it) => (it.command === "call" ? [it.name] : []));

beforeEach(() => {
  asked.length = 0;
  state = "open";
  vi.resetModules();
  vi.stubGlobal("__TAURI_INTERNALS__", host);
});

test("what the first screen asks is asked once, before the page is read", async () => {
  const { beginEarly, call } = await import("./client");
  await beginEarly();
  expect(names()).toEqual(["deskStatus", "today", "undoable", "workingPurpose", "officeStatus"]);
  expect(asked[0]?.command).toBe("plugin:event|listen");
  await call("deskStatus", {});
  await call("today", {});
  expect(names()).toHaveLength(5);
  await call("today", {});
  expect(names()).toHaveLength(6);
});

test("a desk that is not open is asked for its state and for nothing else", async () => {
  state = "locked";
  const { beginEarly } = await import("./client");
  await beginEarly();
  expect(names()).toEqual(["deskStatus"]);
});

test("an early answer that may be older than a change is not taken", async () => {
  const { beginEarly, call } = await import("./client");
  await beginEarly();
  told?.({ event: "notice", id: 1, payload: { kind: "changed", topics: ["cases"] } });
  await call("today", {});
  expect(names().filter((it) => it === "today")).toHaveLength(2);
});
