import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { WordsProvider } from "@/words/words";
import { ClosePanel } from "./ClosePanel";

test("Escape closes a panel from wherever the focus is, and the list beside it has the focus then", async () => {
  const onClose = vi.fn();
  render(
    <WordsProvider language="en">
      <main id="content">
        <div role="grid" tabIndex={0} aria-label="Cases" />
        <aside>
          <button type="button">Open</button>
          <ClosePanel onClose={onClose} />
        </aside>
      </main>
    </WordsProvider>,
  );
  screen.getByRole("button", { name: "Open" }).focus();
  await userEvent.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(screen.getByRole("grid"));
});
