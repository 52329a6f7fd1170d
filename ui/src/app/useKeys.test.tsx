import { fireEvent, screen } from "@testing-library/react";
import { type FC, useState } from "react";
import { expect, test, vi } from "vitest";
import { Dialog } from "@/components/Dialog";
import { openPage } from "@/test/page";
import { useKeys } from "./useKeys";

const acts = { begin: vi.fn(), openPalette: vi.fn(), lock: vi.fn(), help: vi.fn() };

const Page: FC = () => {
  useKeys(acts);
  const [editing, setEditing] = useState(false);
  return (
    <main>
      <button type="button" onClick={() => setEditing(true)}>
        Edit
      </button>
      {editing && (
        <Dialog title="Edit the case" onClose={() => setEditing(false)}>
          <input aria-label="Title" />
        </Dialog>
      )}
    </main>
  );
};

const open = () => openPage({ "/": { component: Page } }, "/");

test("the palette does not open over a dialog: it would lead away with the dialog still open", async () => {
  await open();
  const edit = await screen.findByRole("button", { name: "Edit" });
  fireEvent.keyDown(edit, { key: "k", ctrlKey: true });
  expect(acts.openPalette).toHaveBeenCalledTimes(1);
  fireEvent.click(edit);
  fireEvent.keyDown(screen.getByLabelText("Title"), { key: "k", ctrlKey: true });
  expect(acts.openPalette).toHaveBeenCalledTimes(1);
});
