/** What is done with an event, and the forms of it. */
import { type FC, useState } from "react";
import type { OutreachView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CountriesField } from "@/components/CountryField";
import { CommandDialog, Dialog } from "@/components/Dialog";
import { TextArea } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { CountField } from "./CountField";
import { ChangeOutreachDialog } from "./OutreachForm";
import { type ReportDraft, reportDraftOf, reportOf } from "./outreach";

const reasoned = {
  cancelOutreach: { title: "outreach-cancel", hint: "outreach-cancel-hint" },
  resumeOutreach: { title: "outreach-resume", hint: "outreach-resume-hint" },
  withdrawOutreachReport: {
    title: "outreach-withdraw-report",
    hint: "outreach-withdraw-report-hint",
  },
} as const;

type Reasoned = keyof typeof reasoned;
type Props = { view: OutreachView };

export const OutreachActs: FC<Props> = ({ view }) => {
  const { say } = useWords();
  const [doing, setDoing] = useState<"change" | "report" | Reasoned | null>(null);
  const close = () => setDoing(null);
  const { may, row, report } = view;
  return (
    <>
      <div className="act attachment-acts">
        {view.cancelled === null ? (
          <>
            <Button
              kind={report ? "plain" : "primary"}
              may={may.report}
              onClick={() => setDoing("report")}
            >
              {say(report ? "outreach-report-again" : "outreach-report")}
            </Button>
            <Button may={may.change} onClick={() => setDoing("change")}>
              {say("outreach-change")}
            </Button>
            {report ? (
              <Button may={may.withdrawReport} onClick={() => setDoing("withdrawOutreachReport")}>
                {say("outreach-withdraw-report")}
              </Button>
            ) : (
              <Button may={may.cancel} onClick={() => setDoing("cancelOutreach")}>
                {say("outreach-cancel")}
              </Button>
            )}
          </>
        ) : (
          <Button may={may.resume} onClick={() => setDoing("resumeOutreach")}>
            {say("outreach-resume")}
          </Button>
        )}
      </div>
      {doing === "change" && (
        <ChangeOutreachDialog outreach={row.id} facts={view.facts} onClose={close} />
      )}
      {doing === "report" && <ReportDialog view={view} onClose={close} />}
      {doing !== null && doing !== "change" && doing !== "report" && (
        <SayOfOutreachDialog outreach={row.id} what={doing} onClose={close} />
      )}
    </>
  );
};

const ReportDialog: FC<Props & { onClose: () => void }> = ({ view, onClose }) => {
  const { say } = useWords();
  const [draft, setDraft] = useState(reportDraftOf(view.report));
  const set = (change: Partial<ReportDraft>): void => setDraft({ ...draft, ...change });
  const report = useCommand("reportOutreach", { onSuccess: onClose });
  const verb = say(view.report ? "outreach-report-again" : "outreach-report");
  return (
    <Dialog
      wide
      title={view.report ? verb : say("outreach-report-title")}
      verb={verb}
      onClose={onClose}
      busy={report.isPending}
      problem={report.error}
      onSubmit={() => report.mutate(reportOf(view.row.id, draft))}
    >
      <div className="two-up">
        <CountField
          label={say("outreach-practitioners")}
          count={draft.practitioners}
          onChange={(practitioners) => set({ practitioners })}
          required
          autoFocus
        />
        <CountField
          label={say("outreach-reached")}
          hint={say("outreach-reached-hint")}
          count={draft.countries}
          onChange={(countries) => set({ countries })}
        />
      </div>
      <CountriesField
        label={say("outreach-named")}
        hint={say("outreach-named-hint")}
        value={draft.named}
        onChange={(named) => set({ named })}
      />
      <TextArea
        label={say("outreach-feedback")}
        value={draft.feedback}
        onChange={(feedback) => set({ feedback })}
        rows={3}
      />
      <TextArea
        label={say("outreach-came-of-it")}
        value={draft.cameOfIt}
        onChange={(cameOfIt) => set({ cameOfIt })}
        rows={3}
      />
    </Dialog>
  );
};

type SayProps = { outreach: string; what: Reasoned; onClose: () => void };

/** Cancels it, lets it take place after all, or takes its report back: each with a reason. */
const SayOfOutreachDialog: FC<SayProps> = ({ outreach, what, onClose }) => {
  const { say } = useWords();
  const [reason, setReason] = useState("");
  const command = useCommand(what, { onSuccess: onClose });
  return (
    <CommandDialog
      title={say(reasoned[what].title)}
      command={command}
      request={() => ({ outreach, reason })}
      onClose={onClose}
    >
      <p className="two">{say(reasoned[what].hint)}</p>
      <TextArea
        label={say("reason")}
        value={reason}
        onChange={setReason}
        rows={3}
        required
        autoFocus
      />
    </CommandDialog>
  );
};
