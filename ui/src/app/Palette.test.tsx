import { act, fireEvent, screen } from "@testing-library/react";
import type { FC } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import type { Palette as Found } from "@/api/generated/api";
import { answerWith } from "@/test/host";
import { openPage } from "@/test/page";
import { Palette } from "./Palette";

let answers: Map<string, (found: Found) => void>;
const onAction = vi.fn();
const onClose = vi.fn();

const Page: FC = () => <Palette text="" onClose={onClose} onAction={onAction} />;
const doing = (name: string): Found["actions"][number] => ({
  name,
  label: name,
  may: { ok: true, reason: null, hint: null },
});
/** The desk has looked for a text. */
const found = async (text: string, ...names: string[]) => {
  await act(async () => answers.get(text)?.({ hits: [], actions: names.map(doing) }));
  await vi.waitFor(() => expect(screen.queryAllByRole("option")).toHaveLength(names.length));
};

beforeEach(() => {
  answers = new Map();
  onAction.mockClear();
  onClose.mockClear();
  answerWith({ palette: ({ text }) => new Promise((answer) => answers.set(text, answer)) });
});

const open = async () => {
  await openPage({ "/": { component: Page } }, "/");
  return screen.findByRole("combobox");
};
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

test("Enter opens what the whole text finds, not what an earlier letter found", async () => {
  const field = await open();
  await found("", "go-today");
  type(field, "ro");
  await found("ro", "openRound", "go-roster");
  type(field, "ros");
  fireEvent.keyDown(field, { key: "Enter" });
  expect(onAction).not.toHaveBeenCalled();
  await found("ros", "go-roster");
  expect(onAction).toHaveBeenCalledExactlyOnceWith("go-roster");
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("Enter is forgotten where somebody types on", async () => {
  const field = await open();
  await found("", "go-today");
  type(field, "ro");
  fireEvent.keyDown(field, { key: "Enter" });
  type(field, "ros");
  await found("ros", "go-roster", "recordArrival");
  expect(onAction).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: "Enter" });
  expect(onAction).toHaveBeenCalledExactlyOnceWith("go-roster");
});

test("whoever hears the page is told that nothing fits, once that is known", async () => {
  const field = await open();
  await found("", "go-today");
  type(field, "quix");
  expect(screen.queryByRole("status")).toBeNull();
  await found("quix");
  expect(screen.getByRole("status").textContent).toBe("Nothing fits.");
});
