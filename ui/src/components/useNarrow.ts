import { useSyncExternalStore } from "react";

const query = "(max-width: 1180px)";

const listen = (tell: () => void): (() => void) => {
  const media = window.matchMedia(query);
  media.addEventListener("change", tell);
  return () => media.removeEventListener("change", tell);
};

/** Whether the window is narrow, as the style sheets have it. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(listen, () => window.matchMedia(query).matches);
