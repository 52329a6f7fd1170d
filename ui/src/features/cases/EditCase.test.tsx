import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type FC, useState } from "react";
import { expect, test, vi } from "vitest";
import type { CaseDossier } from "@/api/generated/api";
import { answerWith } from "@/test/host";
import { dossierOf } from "@/test/office";
import { openPage } from "@/test/page";
import { EditCase } from "./EditCase";

let told: (dossier: CaseDossier) => void;

const Page: FC = () => {
  const [dossier, setDossier] = useState(dossierOf("1", "Quiet Harbour"));
  told = setDossier;
  return <EditCase dossier={dossier} onClose={() => undefined} />;
};

test("what a colleague changed in a case while it was edited is not changed back", async () => {
  const { asked } = answerWith({ editCase: () => ({}) });
  await openPage({ "/": { component: Page } }, "/");
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText("Title"), ", again");
  act(() => told({ ...dossierOf("1", "Quiet Harbour"), summary: "Six servers" }));
  await user.click(screen.getByRole("button", { name: "Keep the changes" }));
  await vi.waitFor(() => expect(asked("editCase")).toHaveLength(1));
  expect(asked("editCase")[0]).toEqual({ case: "1", edits: { title: "Quiet Harbour, again" } });
});
