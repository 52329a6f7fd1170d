import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { DraftView } from "@/api/generated/api";
import { applyNotice } from "@/api/queries";
import { answerWith } from "@/test/host";
import { yes } from "@/test/office";
import { openPage } from "@/test/page";
import { DraftPage } from "./DraftPage";

let draft: DraftView;
let asked: ReturnType<typeof answerWith>["asked"];

/** Somebody writes to the draft: here, at another desk, or by an undo. */
const written = (cover: Partial<DraftView["cover"]>) => {
  draft = { ...draft, at: draft.at + 1, cover: { ...draft.cover, ...cover } };
};

beforeEach(() => {
  draft = {
    case: "1",
    agency: "at",
    by: "2",
    byName: "Ana Test",
    at: 0,
    facts: {
      areas: ["payment-fraud"],
      empact: null,
      countries: [],
      urgentBy: null,
      handling: { tlp: "AMBER", h1: false, h2: false, h3: null },
      scope: "taskforce",
    },
    cover: { title: "Quiet Harbour", summary: null, victims: null, loss: null },
    alike: [],
    maySubmit: yes,
    mayEdit: yes,
  };
  const host = answerWith({
    draft: () => draft,
    discardDraft: () => ({}),
    editDraft: ({ edits }) => {
      const { title = draft.cover.title, summary = draft.cover.summary } = edits;
      written({ title, summary: summary || null });
      return {};
    },
  });
  asked = host.asked;
});

const Cases = () => <h1>Cases</h1>;

const open = async () => {
  const screens = { "/drafts/$caseId": { component: DraftPage }, "/cases": { component: Cases } };
  const { history, cache } = await openPage(screens, "/drafts/1");
  const told = () => act(async () => applyNotice(cache, { kind: "changed", topics: ["cases"] }));
  const go = () => act(async () => history.push("/cases"));
  return { user: userEvent.setup(), summary: await screen.findByLabelText("Summary"), go, told };
};

test("a draft that was changed is not left before somebody says that what was typed may go", async () => {
  const { user, summary, go } = await open();
  await user.type(summary, "Six servers");
  await go();
  const press = (name: string) => act(async () => screen.getByRole("button", { name }).click());
  await press("Go on writing");
  expect(screen.getByLabelText("Summary")).toHaveProperty("value", "Six servers");
  await go();
  await press("Throw away what I entered");
  await screen.findByRole("heading", { name: "Cases" });
});

test("a draft in which nothing was typed is left unasked", async () => {
  const { go } = await open();
  await go();
  await screen.findByRole("heading", { name: "Cases" });
});

test("a draft that is thrown away is left unasked, whatever was typed in it", async () => {
  const { user, summary } = await open();
  await user.type(summary, "Six servers");
  await user.click(screen.getByRole("button", { name: "Throw away" }));
  await screen.findByRole("heading", { name: "Cases" });
});

test("what is typed stays where the draft is written to elsewhere, and what was written there stands when it is kept", async () => {
  const { user, summary, told } = await open();
  await user.type(summary, "Six servers");
  written({ title: "Quiet Harbour, again" });
  await told();
  expect((await screen.findByRole("alert")).textContent).toContain("was written to elsewhere");
  expect(summary).toHaveProperty("value", "Six servers");
  await user.click(screen.getByRole("button", { name: "Keep the changes" }));
  await told();
  expect(asked("editDraft")).toEqual([{ case: "1", edits: { summary: "Six servers" } }]);
  await screen.findByDisplayValue("Quiet Harbour, again");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("what was written elsewhere is shown at once where nothing was typed, and otherwise when asked for", async () => {
  const { user, summary, told } = await open();
  written({ summary: "Four servers" });
  await told();
  await screen.findByDisplayValue("Four servers");
  await user.type(summary, " in Vienna");
  written({ summary: "Five servers" });
  await told();
  const show = await screen.findByRole("button", { name: "Show what is written there now" });
  expect(summary).toHaveProperty("value", "Four servers in Vienna");
  await user.click(show);
  expect(summary).toHaveProperty("value", "Five servers");
});
