/** What needs words on the situation board: the hour, a hold, an abort. */
import { type FC, useState } from "react";
import type { SituationRow, SituationView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CommandDialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { readHour, typedHour } from "./hour";

type BoardProps = { board: SituationView; onClose: () => void };

export const HourDialog: FC<BoardProps> = ({ board, onClose }) => {
  const { say } = useWords();
  const [hour, setHour] = useState(board.hour === null ? "" : typedHour(board.hour));
  const [reason, setReason] = useState("");
  const set = useCommand("setHour", { onSuccess: onClose });
  const empty = hour.trim() === "";
  const read = empty ? null : readHour(hour);
  const [tried, setTried] = useState(false);
  const fault = !empty && read === null && (tried || hour.trim().length >= 16);
  return (
    <CommandDialog
      title={say(board.set ? "move-hour" : "set-hour")}
      command={{
        ...set,
        // What does not read is not sent. An empty hour takes off the one that was set, and sets none.
        mutate: (request) => {
          setTried(true);
          if (read !== null || (empty && board.set !== null)) set.mutate(request);
        },
      }}
      onClose={onClose}
      request={() => ({
        case: board.case,
        hour: read,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      })}
    >
      <TextField
        label={say("hour-field")}
        hint={say("hour-field-hint")}
        fault={fault ? say("hour-unreadable") : undefined}
        value={hour}
        onChange={setHour}
        autoFocus
      />
      {board.set && (
        <TextArea label={say("hour-reason")} value={reason} onChange={setReason} rows={2} />
      )}
    </CommandDialog>
  );
};

export const PaceDialog: FC<BoardProps> = ({ board, onClose }) => {
  const { say } = useWords();
  const [typed, setTyped] = useState(board.reports.every?.toString() ?? "");
  const set = useCommand("paceReports", { onSuccess: onClose });
  const text = typed.trim();
  const fault = !/^\d*$/.test(text);
  return (
    <CommandDialog
      title={say("pace-reports-title")}
      verb={say("pace-reports-verb")}
      command={{
        ...set,
        mutate: (request) => {
          if (!fault) set.mutate(request);
        },
      }}
      onClose={onClose}
      request={() => ({ case: board.case, minutes: text === "" ? null : Number(text) })}
    >
      <TextField
        label={say("pace-field")}
        hint={say("pace-field-hint")}
        fault={fault ? say("pace-unreadable") : undefined}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        autoFocus
      />
    </CommandDialog>
  );
};

export const HoldDialog: FC<BoardProps & { row: SituationRow }> = ({ board, row, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState("");
  const report = useCommand("reportSignal", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("report-hold-title", { country: words.country(row.country) })}
      verb={say("report-hold")}
      command={report}
      onClose={onClose}
      request={() => ({
        case: board.case,
        country: row.country,
        signal: "hold" as const,
        ...(text.trim() ? { text: text.trim() } : {}),
      })}
    >
      <TextArea label={say("signal-text")} value={text} onChange={setText} rows={2} />
    </CommandDialog>
  );
};

export const AbortDialog: FC<BoardProps & { row: SituationRow; what: "abort" | "recall" }> = ({
  board,
  row,
  what,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [reason, setReason] = useState("");
  const call = useCommand("callAbort", { onSuccess: onClose });
  const recall = useCommand("recallAbort", { onSuccess: onClose });
  const country = words.country(row.country);
  return (
    <CommandDialog
      title={say(`${what === "abort" ? "call" : "recall"}-abort-title`, { country })}
      verb={say(what === "abort" ? "call-abort" : "recall-abort")}
      command={what === "abort" ? call : recall}
      onClose={onClose}
      request={() => ({ case: board.case, country: row.country, reason })}
    >
      {what === "abort" && <p className="two t13">{say("call-abort-hint")}</p>}
      <TextArea label={say("reason")} value={reason} onChange={setReason} rows={2} required />
    </CommandDialog>
  );
};
