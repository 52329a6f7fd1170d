import { createHashHistory, type RouterHistory } from "@tanstack/react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepAddressMoving, PATIENCE } from "./addressQuota";

/** As WebKit counts, and how far one gets in ten seconds. */
const MOST = 100;
let taken: number;
let reason: string;
let history: RouterHistory;

const refuseMore = (way: "pushState" | "replaceState") => {
  const change = window.history[way].bind(window.history);
  vi.spyOn(window.history, way).mockImplementation((...to) => {
    if (taken >= MOST) throw new DOMException("more than 100 times per 10 seconds", reason);
    taken += 1;
    change(...to);
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  taken = 0;
  reason = "SecurityError";
  window.history.replaceState(null, "", "#/cases");
  refuseMore("pushState");
  refuseMore("replaceState");
  keepAddressMoving(window);
  history = createHashHistory();
});
afterEach(() => {
  history.destroy();
  vi.useRealTimers();
});

/** Goes to an address, as the router does: written with the next microtask. */
const go = async (way: "push" | "replace", to: string) => {
  history[way](to);
  await Promise.resolve();
};
const passes = () => {
  taken = 0;
  vi.advanceTimersByTime(PATIENCE);
};

test("the last of what was refused stands in the address once the browser takes changes again", async () => {
  for (let row = 0; row < 150; row += 1) await go("replace", `/cases?peek=${row}`);
  expect(window.location.hash).toBe("#/cases?peek=98");
  expect(history.location.href, "the page itself has gone on").toBe("/cases?peek=149");
  passes();
  expect(window.location.hash).toBe("#/cases?peek=149");
  await go("push", "/roster");
  expect(window.location.hash, "the router writes on").toBe("#/roster");
});

test("what was refused is not done after the address has moved otherwise", async () => {
  taken = MOST;
  await go("replace", "/cases?peek=1");
  taken = 0;
  await go("push", "/roster");
  passes();
  expect(window.location.hash).toBe("#/roster");
  taken = MOST;
  await go("replace", "/roster?peek=at");
  window.dispatchEvent(new PopStateEvent("popstate"));
  passes();
  expect(window.location.hash).toBe("#/roster");
});

test("a step that was refused can be gone back from, whatever came in its place", async () => {
  const steps = window.history.length;
  taken = MOST;
  await go("push", "/roster");
  await go("replace", "/roster?peek=at");
  passes();
  expect(window.location.hash).toBe("#/roster?peek=at");
  expect(window.history.length).toBe(steps + 1);
});

test("what is refused for another reason is told", () => {
  taken = MOST;
  reason = "DataCloneError";
  expect(() => window.history.pushState(null, "")).toThrow();
});
