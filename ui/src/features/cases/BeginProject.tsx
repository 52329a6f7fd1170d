import { useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Dialog } from "@/components/Dialog";
import { Ticks } from "@/components/fields";
import { useWords } from "@/words/words";
import { emptyProposal, ProposalForm, toRequest } from "./ProposalForm";

/** Begins a project of mutual interest: a case without operation and gates, which the Board does not select. */
export const BeginProject: FC<{ onClose: () => void }> = ({ onClose }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const { me } = useDesk().status;
  const [value, setValue] = useState(emptyProposal);
  const [agencies, setAgencies] = useState(["eurojust"]);
  const roster = useAnswer("roster", {});
  const begin = useCommand("beginProject", {
    onSuccess: (caseId) => {
      onClose();
      void navigate({ to: "/cases/$caseId", params: { caseId } });
    },
  });
  const all = [
    ...(roster.data?.hosts ?? []),
    ...(roster.data?.countries ?? []).flatMap((it) => it.agencies),
  ];
  return (
    <Dialog
      wide
      title={say("action-beginProject")}
      verb={say("begin-project")}
      onClose={onClose}
      busy={begin.isPending}
      problem={begin.error}
      onSubmit={() => begin.mutate({ ...toRequest(value), agencies })}
    >
      <p className="two t13">{say("project-hint")}</p>
      <ProposalForm value={value} onChange={setValue} />
      <Ticks
        legend={say("project-agencies")}
        choices={all
          .filter((it) => it.id !== me?.agency)
          .map((it) => ({ id: it.id, name: it.id.toUpperCase() }))}
        chosen={agencies}
        onChange={setAgencies}
      />
    </Dialog>
  );
};
