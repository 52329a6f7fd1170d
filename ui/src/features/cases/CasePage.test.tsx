import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { readCase } from "@/app/search";
import { answerWith } from "@/test/host";
import { dossierOf } from "@/test/office";
import { openPage } from "@/test/page";
import { CasePage } from "./CasePage";

test("a note that was begun on one case does not stand in the field of the next", async () => {
  answerWith({
    caseDossier: (it) => dossierOf(it.case, it.case === "001" ? "Quiet Harbour" : "Grey Ledger"),
    caseNotes: () => ({ rows: [], total: 0 }),
  });
  const screens = { "/cases/$caseId": { component: CasePage, validateSearch: readCase } };
  const { history } = await openPage(screens, "/cases/001?tab=notes");
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText("Write a note"), "The suspect is at");
  await act(async () => history.push("/cases/002?tab=notes"));
  await screen.findByRole("heading", { name: "Grey Ledger" });
  expect(screen.getByLabelText("Write a note")).toHaveProperty("value", "");
});
