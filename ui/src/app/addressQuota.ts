/**
 * Keeps the address moving where the browser refuses to change it. WebKit takes a hundred changes in ten seconds and throws at the next; the
 * router, which expects none to be refused, would never write the address again.
 */

/** A little longer than the time for which WebKit counts. */
export const PATIENCE = 10_500;

const ways = ["pushState", "replaceState"] as const;
type Change = { way: (typeof ways)[number]; to: Parameters<History["pushState"]> };

const isRefusal = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === "SecurityError";

/** Has what was refused done later: the last change alone, and not once the address has moved otherwise. */
export const keepAddressMoving = (page: Pick<Window, "history" | "addEventListener">): void => {
  const { history } = page;
  const [push, replace] = ways.map((way) => history[way].bind(history));
  let refused: Change | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    refused = null;
    clearTimeout(timer);
  };
  const change = (it: Change): void => {
    try {
      (it.way === "pushState" ? push : replace)?.(...it.to);
      forget();
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      refused = it;
      clearTimeout(timer);
      timer = setTimeout(() => change(it), PATIENCE);
    }
  };
  for (const way of ways)
    history[way] = (...to) =>
      // A step that was refused is still one to go back from, though another change came in its place.
      change({ way: refused?.way === "pushState" ? "pushState" : way, to });
  page.addEventListener("popstate", forget);
};
