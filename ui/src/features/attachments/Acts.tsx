/** What can be done with an application now, the next step first; what is not one's own to do says whose it is. */
import { type FC, useState } from "react";
import type { AttachmentView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { ExportDialog } from "@/app/ExportDialog";
import { PrintDialog } from "@/app/PrintDialog";
import { Button } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import {
  DecideDialog,
  EndDialog,
  ExtendDialog,
  OpposeDialog,
  SayDialog,
  StartDialog,
} from "./ActDialogs";
import { EditDialog } from "./ApplicationForm";

type Doing =
  | "edit"
  | "oppose"
  | "granted"
  | "declined"
  | "start"
  | "extend"
  | "end"
  | "revokeAttachment"
  | "withdrawAttachment"
  | "keepAttachment"
  | "letter"
  | "calendar";

export const Acts: FC<{ view: AttachmentView }> = ({ view }) => {
  const { say } = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const attachment = view.row.id;
  const submit = useCommand("submitAttachment");
  const find = useCommand("findEligible");
  const endorse = useCommand("endorseAttachment");
  const { may, row } = view;
  const { stage } = row;
  const problem = submit.error ?? find.error ?? endorse.error;
  const asked = stage === "endorsement" || stage === "board-decision";
  const granted = stage === "approved" || stage === "attachment-active";
  return (
    <>
      <div className="act attachment-acts">
        {stage === "draft" && (
          <Button kind="primary" may={may.submit} onClick={() => submit.mutate({ attachment })}>
            {say("attachment-submit")}
          </Button>
        )}
        {(stage === "eligibility" || stage === "endorsement") && (
          <Button
            kind={stage === "eligibility" ? "primary" : "plain"}
            may={may.findEligible}
            onClick={() => find.mutate({ attachment })}
          >
            {say(stage === "eligibility" ? "attachment-pass-on" : "attachment-look-again")}
          </Button>
        )}
        {asked && (
          <>
            <Button
              kind={stage === "endorsement" ? "primary" : "plain"}
              may={may.endorse}
              onClick={() => endorse.mutate({ attachment })}
            >
              {say("endorse")}
            </Button>
            <Button may={may.endorse} onClick={() => setDoing("oppose")}>
              {say("do-not-endorse")}
            </Button>
          </>
        )}
        {stage === "board-decision" && (
          <Button kind="primary" may={may.grant} onClick={() => setDoing("granted")}>
            {say("attachment-grant")}
          </Button>
        )}
        {(asked || stage === "eligibility") && (
          <Button may={may.decline} onClick={() => setDoing("declined")}>
            {say("attachment-decline")}
          </Button>
        )}
        {stage === "approved" && view.guest === null && (
          <Button kind="primary" may={may.start} onClick={() => setDoing("start")}>
            {say("attachment-start")}
          </Button>
        )}
        {row.lost && (
          <Button kind="primary" may={may.keep} onClick={() => setDoing("keepAttachment")}>
            {say("attachment-keep")}
          </Button>
        )}
        {granted && (
          <>
            <Button may={may.extend} onClick={() => setDoing("extend")}>
              {say("attachment-extend")}
            </Button>
            <Button may={may.end} onClick={() => setDoing("end")}>
              {say("attachment-end")}
            </Button>
            <Button may={may.revoke} onClick={() => setDoing("revokeAttachment")}>
              {say("attachment-revoke")}
            </Button>
          </>
        )}
        {may.edit.ok && <Button onClick={() => setDoing("edit")}>{say("attachment-edit")}</Button>}
        {may.withdraw.ok && (
          <Button onClick={() => setDoing("withdrawAttachment")}>
            {say("attachment-withdraw")}
          </Button>
        )}
        <Button onClick={() => setDoing("letter")}>{say("attachment-letter")}</Button>
        {row.to !== null && (
          <Button onClick={() => setDoing("calendar")}>{say("export-meeting")}</Button>
        )}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {doing === "edit" && (
        <EditDialog
          attachment={attachment}
          application={view.application}
          caseLabel={view.row.caseLabel}
          onClose={close}
        />
      )}
      {doing === "oppose" && <OpposeDialog attachment={attachment} onClose={close} />}
      {(doing === "granted" || doing === "declined") && (
        <DecideDialog attachment={attachment} outcome={doing} onClose={close} />
      )}
      {doing === "start" && <StartDialog view={view} onClose={close} />}
      {doing === "extend" && <ExtendDialog view={view} onClose={close} />}
      {doing === "end" && <EndDialog attachment={attachment} onClose={close} />}
      {(doing === "revokeAttachment" ||
        doing === "withdrawAttachment" ||
        doing === "keepAttachment") && (
        <SayDialog attachment={attachment} what={doing} onClose={close} />
      )}
      {doing === "letter" && <Letter view={view} onClose={close} />}
      {doing === "calendar" && <Calendar view={view} onClose={close} />}
    </>
  );
};

type Ways = { view: AttachmentView; onClose: () => void };

/** The letter to the applicant: why and for whom is said first, then it is shown as it will be on paper. */
const Letter: FC<Ways> = ({ view, onClose }) => {
  const { say } = useWords();
  return (
    <PrintDialog
      title={say("attachment-letter")}
      file={`${view.row.label}.html`}
      what={{ attachment: view.row.id }}
      show={useCommand("printAttachmentLetter")}
      write={useCommand("writeAttachmentLetter")}
      onClose={onClose}
    />
  );
};

const Calendar: FC<Ways> = ({ view, onClose }) => {
  const { say } = useWords();
  const write = useCommand("exportAttachment", { onSuccess: onClose });
  return (
    <ExportDialog
      kind={{ name: say("files-calendar"), endings: ["ics"] }}
      suggested={`${view.row.label}.ics`}
      onClose={onClose}
      busy={write.isPending}
      problem={write.error}
      onExport={(path, leaving) => write.mutate({ attachment: view.row.id, path, leaving })}
    />
  );
};
