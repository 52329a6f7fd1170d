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

/** A dialog as it stands when somebody has begun to write. */
const writing = async (over: Partial<Parameters<typeof Dialog>[0]> = {}) => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const dialog = (
    <WordsProvider language="en">
      <Dialog title="Propose a case" verb="Keep as a draft" onClose={onClose} {...over}>
        <input aria-label="Title" />
        <textarea aria-label="Summary" />
        <select aria-label="Marking">
          <option>AMBER</option>
          <option>RED</option>
        </select>
        <input type="checkbox" aria-label="H1" />
      </Dialog>
    </WordsProvider>
  );
  const { container } = render(dialog);
  return { user, onClose, outside: container.ownerDocument.body };
};
const question = () => screen.queryByText("What you entered is not kept yet.");

test("what was typed is not thrown away by Escape: it asks once, and Escape goes on writing", async () => {
  const { user, onClose } = await writing();
  await user.type(screen.getByLabelText("Summary"), "Six servers");
  await user.keyboard("{Escape}");
  expect(question()).not.toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Go on writing" }));
  await user.keyboard("{Escape}");
  expect(question()).toBeNull();
  expect(onClose).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByLabelText("Summary"));
  await user.keyboard(" in two countries");
  expect(screen.getByLabelText("Summary")).toHaveProperty("value", "Six servers in two countries");
});

test("whoever wants to throws away what was typed", async () => {
  const { user, onClose } = await writing();
  await user.type(screen.getByLabelText("Title"), "Quiet");
  await user.click(screen.getByRole("button", { name: "Leave it" }));
  expect(onClose).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Throw away what I entered" }));
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("a press beside the dialog closes it only while nothing was typed", async () => {
  const { user, onClose, outside } = await writing();
  await user.type(screen.getByLabelText("Title"), "Quiet");
  await user.click(outside);
  expect(onClose).not.toHaveBeenCalled();
  expect(question()).toBeNull();
});

test("a dialog in which nothing was typed, or that does nothing, closes unasked", async () => {
  const untouched = await writing();
  await untouched.user.click(untouched.outside);
  expect(untouched.onClose).toHaveBeenCalledTimes(1);
  await untouched.user.keyboard("{Escape}");
  expect(untouched.onClose).toHaveBeenCalledTimes(2);
});

test("one choice is not asked about, several are", async () => {
  const { user, onClose } = await writing();
  await user.selectOptions(screen.getByLabelText("Marking"), "RED");
  await user.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledTimes(1);
  await user.click(screen.getByLabelText("H1"));
  await user.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(question()).not.toBeNull();
});

test("what was typed and has done its work holds nobody", async () => {
  const { user, onClose } = await writing({ unkept: () => false });
  await user.type(screen.getByLabelText("Title"), "Quiet");
  await user.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("a refusal goes once what it was about is mended, and the next one is shown", async () => {
  const user = userEvent.setup();
  render(<Asking ask={async () => undefined} onClose={vi.fn()} />);
  await user.click(screen.getByRole("button", { name: "Propose" }));
  expect(screen.queryByText("Write why.")).not.toBeNull();
  await user.type(screen.getByLabelText("Reason"), "Never there");
  expect(screen.queryByText("Write why.")).toBeNull();
  await user.keyboard("{Enter}");
  expect(screen.queryByText("Write why.")).not.toBeNull();
});

test("a dialog that lacks something says what, also to whoever presses Enter", async () => {
  const onSubmit = vi.fn();
  const { user } = await writing({ lacks: "Officer", onSubmit });
  const button = screen.getByRole("button", { name: /^Keep as a draft/ });
  expect(button.title).toBe("Fill in “Officer” first.");
  expect(screen.queryByRole("alert")).toBeNull();
  await user.type(screen.getByLabelText("Title"), "Quiet{Enter}");
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toBe("Fill in “Officer” first.");
  await user.type(screen.getByLabelText("Title"), " Harbour");
  expect(screen.queryByRole("alert")).toBeNull();
});
