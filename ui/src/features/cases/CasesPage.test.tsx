import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CaseListRequest } from "@/api/generated/api";
import { readCases } from "@/app/search";
import { SHORTLY } from "@/app/useLateSearch";
import { answerWith } from "@/test/host";
import { dossierOf } from "@/test/office";
import { openPage } from "@/test/page";
import { CasesPage } from "./CasesPage";

const ids = ["001", "002", "003", "004"];
const rows = ids.map((id) => dossierOf(id, `Case ${id}`).row);
let asked: (name: "caseList") => unknown[];

beforeEach(() => {
  // There is no layout here: the list is told how tall it is.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(640);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
  const host = answerWith({
    caseList: () => ({ rows, total: rows.length, all: rows.length, groups: [] }),
    caseDossier: (it) => dossierOf(it.case, `Case ${it.case}`),
  });
  asked = host.asked;
});
afterEach(() => vi.useRealTimers());

const open = async (address: string) => {
  const screens = { "/cases": { component: CasesPage, validateSearch: readCases } };
  const { history } = await openPage(screens, address);
  const list = await screen.findByRole("grid", { name: "Cases" });
  vi.useFakeTimers();
  return { history, list };
};
const passes = (time: number) => act(async () => void (await vi.advanceTimersByTimeAsync(time)));

test("the panel follows the key that moves in the list, and the address once the key is let go", async () => {
  const { history, list } = await open("/cases?group=none&peek=001");
  const written = vi.spyOn(window.history, "replaceState");
  for (const id of ["002", "003", "004"]) {
    fireEvent.keyDown(list, { key: "j" });
    await passes(1);
    screen.getByRole("complementary", { name: `JC-27-${id}` });
  }
  expect(written).not.toHaveBeenCalled();
  await passes(SHORTLY);
  expect(written).toHaveBeenCalledTimes(1);
  expect(history.location.href).toContain("peek=004");
});

test("a letter in the middle of the filter leaves the caret where it is, and the list is asked at once", async () => {
  const { history } = await open("/cases?group=none&text=Quit");
  const field = screen.getByLabelText<HTMLInputElement>("Title or number");
  // As a browser does it: past React, which reads the field when it is told.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, "Quiet");
  field.setSelectionRange(4, 4);
  await act(async () => void fireEvent.input(field));
  expect(field.value).toBe("Quiet");
  expect(field.selectionStart).toBe(4);
  const texts = () => asked("caseList").map((it) => (it as CaseListRequest).filter.text);
  expect(texts()).toContain("Quiet");
  expect(history.location.href).toContain("text=Quit");
  await passes(SHORTLY);
  expect(history.location.href).toContain("text=Quiet");
});

test("where the address moves otherwise, what was about to be written is not", async () => {
  const { history } = await open("/cases?group=none");
  const field = screen.getByLabelText<HTMLInputElement>("Title or number");
  fireEvent.change(field, { target: { value: "Quiet" } });
  await act(async () => history.push("/cases?group=none&text=Grey"));
  await passes(SHORTLY);
  expect(field.value).toBe("Grey");
  expect(history.location.href).toContain("text=Grey");
});
