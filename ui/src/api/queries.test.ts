import { QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { applyNotice, makeCache } from "./queries";

test("a change while the first answer is on its way has it asked for again", async () => {
  const answers: ((text: string) => void)[] = [];
  const cache = makeCache();
  const observer = new QueryObserver(cache, {
    queryKey: ["outreach", {}],
    queryFn: () => new Promise<string>((answer) => answers.push(answer)),
  });
  const stop = observer.subscribe(() => undefined);
  expect(answers).toHaveLength(1);
  applyNotice(cache, { kind: "changed", topics: ["outreach"] });
  answers[0]?.("before the change");
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.("after it");
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("after it"));
  expect(answers).toHaveLength(2);
  stop();
});

test("a change of something else asks for nothing", async () => {
  const ask = vi.fn(async () => "as it was");
  const cache = makeCache();
  const observer = new QueryObserver(cache, { queryKey: ["outreach", {}], queryFn: ask });
  const stop = observer.subscribe(() => undefined);
  applyNotice(cache, { kind: "changed", topics: ["board"] });
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("as it was"));
  expect(ask).toHaveBeenCalledTimes(1);
  stop();
});
