import { act, render, screen, waitFor } from "@testing-library/react";
import { type FC, useState } from "react";
import { expect, test } from "vitest";
import { useKeptFocus } from "./useKeptFocus";

const People: FC = () => {
  useKeptFocus();
  const [names, setNames] = useState(["Ana", "Ben", "Cem"]);
  return (
    <main id="content" tabIndex={-1}>
      <button type="button">Search</button>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => setNames(names.filter((it) => it !== name))}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
};

test("the focus stays in the list when the row that had it is taken off", async () => {
  render(<People />);
  const gone = screen.getByRole("button", { name: "Ben" });
  gone.focus();
  act(() => gone.click());
  await waitFor(() => expect(document.activeElement?.closest("ul")).not.toBeNull());
});

test("what is left of the screen has it when the last row is gone", async () => {
  render(<People />);
  for (const name of ["Ana", "Ben", "Cem"]) {
    const gone = screen.getByRole("button", { name });
    gone.focus();
    act(() => gone.click());
  }
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Search" })),
  );
});

const Added: FC = () => {
  useKeptFocus();
  const [open, setOpen] = useState(true);
  return (
    <main id="content" tabIndex={-1}>
      <input aria-label="How many" />
      <button type="button">Far away</button>
      {open && (
        <button type="button" onClick={() => setOpen(false)}>
          Close
        </button>
      )}
    </main>
  );
};

test("a button that is gone gives the focus to no field, where single keys would be typed", async () => {
  render(<Added />);
  const gone = screen.getByRole("button", { name: "Close" });
  gone.focus();
  act(() => gone.click());
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Far away" })),
  );
});
