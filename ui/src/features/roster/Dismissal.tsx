import { type FC, useState } from "react";
import type { OfficerView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { TypedWord } from "@/components/TypedWord";
import { useWords } from "@/words/words";

/** The end of an officer's time in the office: terms, journals, and what the officer's workstations hold. */
export const Dismissal: FC<{ view: OfficerView }> = ({ view }) => {
  const { say } = useWords();
  const [doing, setDoing] = useState(false);
  return (
    <Section title={say("dismissal")}>
      {view.dismissed ? (
        <Status shape="off">{say("dismissed-sentence")}</Status>
      ) : (
        <>
          <p className="two">{say("dismissal-hint")}</p>
          <p className="office-act">
            <Button may={view.mayDismiss} onClick={() => setDoing(true)}>
              {say("dismiss-officer")}
            </Button>
          </p>
        </>
      )}
      {doing && <Dismiss view={view} onClose={() => setDoing(false)} />}
    </Section>
  );
};

const Dismiss: FC<{ view: OfficerView; onClose: () => void }> = ({ view, onClose }) => {
  const { say } = useWords();
  const dismiss = useCommand("dismissOfficer", { onSuccess: onClose });
  return (
    <TypedWord
      title={say("dismiss-officer-title")}
      warning={say("dismiss-officer-warning", { name: view.officer.name })}
      verb={say("dismiss-officer")}
      word={say("word-dismiss")}
      command={{ ...dismiss, mutate: () => dismiss.mutate({ officer: view.officer.id }) }}
      onClose={onClose}
    />
  );
};
