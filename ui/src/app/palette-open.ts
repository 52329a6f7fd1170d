/** How any screen opens the palette or starts one of its actions, without knowing who listens. */
type Listener = (text: string) => void;

let listener: Listener | null = null;
let actor: Listener | null = null;

/** Opens the palette with some text in it. */
export const openPalette = (text: string): void => listener?.(text);

/** Has the frame listen for the palette; answers with how to stop. */
export const listenForPalette = (heard: Listener): (() => void) => {
  listener = heard;
  return () => {
    if (listener === heard) listener = null;
  };
};

/** Starts an action by its name in the table. */
export const act = (name: string): void => actor?.(name);

/** Has the frame listen for actions; answers with how to stop. */
export const listenForActions = (heard: Listener): (() => void) => {
  actor = heard;
  return () => {
    if (actor === heard) actor = null;
  };
};
