import { type FC, useState } from "react";
import type { CaseDossier } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { useWords } from "@/words/words";
import { fromDraft, ProposalForm, toRequest } from "./ProposalForm";

/** A returned proposal as a new version. */
export const ResubmitDialog: FC<{ dossier: CaseDossier; onClose: () => void }> = ({
  dossier,
  onClose,
}) => {
  const { say } = useWords();
  const { areas, empact, countries, handling, scope, summary, victims, loss, row } = dossier;
  const [value, setValue] = useState(() =>
    fromDraft(
      { areas, empact, countries, urgentBy: row.urgentBy, handling, scope },
      { title: row.title ?? "", summary, victims, loss },
    ),
  );
  const resubmit = useCommand("resubmitProposal", { onSuccess: onClose });
  const why = dossier.steps.findLast((step) => step.stage === "returned")?.reason;
  return (
    <Dialog
      wide
      title={say("resubmit")}
      verb={say("resubmit")}
      onClose={onClose}
      busy={resubmit.isPending}
      problem={resubmit.error}
      onSubmit={() => resubmit.mutate({ case: row.id, ...toRequest(value) })}
    >
      {why && <p className="well w-warn">{say("returned-because", { reason: why })}</p>}
      <ProposalForm value={value} onChange={setValue} scopeFixed />
    </Dialog>
  );
};
