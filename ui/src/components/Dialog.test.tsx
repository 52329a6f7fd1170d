import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type FC, useState } from "react";
import { expect, test, vi } from "vitest";
import { WordsProvider } from "@/words/words";
import { Dialog } from "./Dialog";

const refusal = { code: "text-missing", message: "Write why.", hint: null, reference: null };

/** A dialog as the page has them: busy while the desk is asked, then refused. */
const Asking: FC<{ ask: () => Promise<void>; onClose: () => void }> = ({ ask, onClose }) => {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const submit = async () => {
    setBusy(true);
    await ask();
    setBusy(false);
    setRefused(true);
  };
  return (
    <WordsProvider language="en">
      <Dialog
        title="Propose a dismissal"
        verb="Propose"
        onClose={onClose}
        busy={busy}
        problem={refused ? refusal : null}
        onSubmit={() => void submit()}
      >
        <input aria-label="Reason" />
      </Dialog>
    </WordsProvider>
  );
};

test("a button that was pressed keeps the focus while the desk is asked, so that Escape is heard right after a refusal", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  let answer = (): void => undefined;
  const ask = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  render(<Asking ask={ask} onClose={onClose} />);
  const button = screen.getByRole("button", { name: "Propose" });
  button.focus();
  await user.keyboard("{Enter}");
  expect(ask).toHaveBeenCalledTimes(1);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(button.hasAttribute("disabled"), "a disabled button loses the focus").toBe(false);
  expect(document.activeElement).toBe(button);
  // Pressed again while it is busy, by hand or from the field, it asks nothing more.
  await user.click(button);
  screen.getByLabelText("Reason").focus();
  await user.keyboard("{Enter}");
  expect(ask).toHaveBeenCalledTimes(1);
  button.focus();
  await act(async () => answer());
  expect(screen.getByText("Write why.")).toBeDefined();
  expect(document.activeElement).toBe(button);
  await user.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("a dialog begins at its first field, so that what one types goes somewhere", () => {
  render(<Asking ask={async () => undefined} onClose={vi.fn()} />);
  expect(document.activeElement).toBe(screen.getByLabelText("Reason"));
});
