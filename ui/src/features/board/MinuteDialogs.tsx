/** What the minutes keep beside decisions: what was said, and what somebody is to do. */
import { type FC, useState } from "react";
import type { BoardMeetingView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

type Props = { meeting: string; item: string | undefined; onClose: () => void };

export const RemarkDialog: FC<Props> = ({ meeting, item, onClose }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const remark = useCommand("remarkOnBoard", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("remark-on-board")}
      command={remark}
      request={() => ({ meeting, text, ...(item && { item }) })}
      onClose={onClose}
    >
      <TextArea label={say("remark-on-board")} value={text} onChange={setText} rows={3} required />
    </CommandDialog>
  );
};

type ActionProps = { view: BoardMeetingView; item: string | undefined; onClose: () => void };

export const ActionDialog: FC<ActionProps> = ({ view, item, onClose }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [agency, setAgency] = useState("");
  const [due, setDue] = useState("");
  const agree = useCommand("agreeAction", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("agree-action")}
      command={agree}
      request={() => ({
        meeting: view.row.id,
        text,
        agency,
        ...(item && { item }),
        ...(due.trim() && { due: due.trim() }),
      })}
      onClose={onClose}
    >
      <TextField label={say("action-what")} value={text} onChange={setText} required autoFocus />
      <div className="two-up">
        <SelectField
          label={say("action-agency")}
          value={agency}
          onChange={setAgency}
          choices={view.seats.map((it) => ({ id: it.agency, name: it.agency.toUpperCase() }))}
          none={say("choose")}
        />
        <TextField label={say("action-due")} hint={say("day-hint")} value={due} onChange={setDue} />
      </div>
    </CommandDialog>
  );
};

export const FinishDialog: FC<{ meeting: string; point: string; onClose: () => void }> = ({
  meeting,
  point,
  onClose,
}) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const finish = useCommand("finishAction", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("action-done")}
      command={finish}
      request={() => ({ meeting, point, text })}
      onClose={onClose}
    >
      <TextArea label={say("action-outcome")} value={text} onChange={setText} rows={2} />
    </CommandDialog>
  );
};
