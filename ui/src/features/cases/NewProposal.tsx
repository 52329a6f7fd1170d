import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import { useCommand } from "@/api/queries";
import { useDuties } from "@/app/duty";
import { Dialog } from "@/components/Dialog";
import { useWords } from "@/words/words";
import { emptyProposal, ProposalForm, toRequest } from "./ProposalForm";

/** Begins a draft; nobody outside the agency reads it until it is submitted. */
export const NewProposal: FC<{ onClose: () => void }> = ({ onClose }) => {
  const { say } = useWords();
  const navigate = useNavigate();
  const [value, setValue] = useState(emptyProposal);
  // Its key leads here too.
  const may = useDuties(["officer"]);
  const begin = useCommand("beginDraft", {
    onSuccess: (caseId) => {
      onClose();
      void navigate({ to: "/drafts/$caseId", params: { caseId } });
    },
  });
  return (
    <Dialog
      wide
      title={say("action-beginDraft")}
      verb={say("keep-draft")}
      onClose={onClose}
      busy={begin.isPending}
      problem={begin.error}
      may={may}
      onSubmit={() => begin.mutate(toRequest(value))}
    >
      <ProposalForm value={value} onChange={setValue} />
    </Dialog>
  );
};
