import type { FC } from "react";
import type { VersionRow } from "@/api/generated/api";
import { type Shape, Status } from "@/components/parts";
import { useWords } from "@/words/words";

const shapes: Record<VersionRow["place"], Shape> = {
  here: "ok",
  "waits-for-upload": "half",
  "at-office": "open",
  coming: "half",
  absent: "warn",
  damaged: "bad",
  "no-room": "warn",
};

/** Where the content of a version is, and how far it has come while it is on its way. */
export const DocumentPlace: FC<{ version: VersionRow }> = ({ version }) => {
  const words = useWords();
  const { place, done, of } = version;
  const moving = place === "coming" || place === "waits-for-upload";
  return (
    <Status shape={shapes[place]}>
      {words.heading(place)}
      {moving && ` ${words.say("document-moving", { done, of })}`}
    </Status>
  );
};
