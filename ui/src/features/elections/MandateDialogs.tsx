/** Terms of office: those from before this system, who carries one out, and what ends one before its time. */
import { type FC, useState } from "react";
import type { MandateEnd, MotionView, TermView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { ActFields } from "@/app/ActFields";
import { actOf, emptyAct } from "@/app/act";
import { useDesk } from "@/app/desk";
import { CommandDialog } from "@/components/Dialog";
import { SelectField, TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";

const offices = ["chair", "vice-chair"] as const;

/** The countries that sit on the Board. */
const useCountries = (): { id: string; name: string }[] => {
  const words = useWords();
  const seats = useAnswer("boardSeats", {});
  const codes = new Set(seats.data?.flatMap((it) => it.seat.country ?? []));
  return [...codes]
    .map((id) => ({ id, name: words.country(id) }))
    .sort((a, b) => a.name.localeCompare(b.name, words.locale));
};

export const EnterMandate: FC<{ onClose: () => void }> = ({ onClose }) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const [office, setOffice] = useState<string>("chair");
  const [country, setCountry] = useState("");
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState("");
  const [act, setAct] = useState(emptyAct(today));
  const enter = useCommand("enterMandate", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("enter-mandate")}
      command={enter}
      onClose={onClose}
      request={() => ({
        office,
        country,
        from: from.trim(),
        ...(to.trim() ? { to: to.trim() } : {}),
        act: actOf(act),
      })}
    >
      <p className="two t13">{say("enter-mandate-hint")}</p>
      <div className="two-up">
        <SelectField
          label={say("office-held")}
          value={office}
          onChange={setOffice}
          choices={offices.map((id) => ({ id, name: words.heading(id) }))}
        />
        <SelectField
          label={say("column-country")}
          value={country}
          onChange={setCountry}
          none={say("choose")}
          choices={useCountries()}
        />
        <TextField
          label={say("first-day")}
          hint={say("day-hint")}
          value={from}
          onChange={setFrom}
        />
        <TextField
          label={say("first-day-without")}
          hint={say("open-end-hint")}
          value={to}
          onChange={setTo}
        />
      </div>
      <ActFields act={act} onChange={setAct} />
    </CommandDialog>
  );
};

type Which = { office: string; onClose: () => void };

export const ExerciseMandate: FC<Which & { term: TermView }> = ({ office, term, onClose }) => {
  const { say } = useWords();
  const { today } = useDesk().status;
  const [officer, setOfficer] = useState("");
  const [from, setFrom] = useState(today);
  const officers = useAnswer("officers", {});
  const exercise = useCommand("exerciseMandate", { onSuccess: onClose });
  const there = (officers.data ?? []).filter((it) => it.country === term.country);
  const chosen = there.find((it) => it.id === officer);
  return (
    <CommandDialog
      title={say("exercise-mandate")}
      command={exercise}
      onClose={onClose}
      request={() => ({
        office,
        exercised: { agency: chosen?.agency ?? "", officer: chosen?.id ?? null, from: from.trim() },
      })}
    >
      <p className="two t13">{say("exercise-mandate-hint")}</p>
      <SelectField
        label={say("who")}
        value={officer}
        onChange={setOfficer}
        none={say("choose")}
        choices={there.map((it) => ({ id: it.id, name: `${it.name}, ${it.agency.toUpperCase()}` }))}
      />
      <TextField label={say("first-day")} hint={say("day-hint")} value={from} onChange={setFrom} />
    </CommandDialog>
  );
};

/** Ends the term of whoever the Board dismissed. */
export const DismissedMandate: FC<{ motion: MotionView; onClose: () => void }> = ({
  motion,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const [on, setOn] = useState(today);
  const end = useCommand("endMandate", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("end-mandate")}
      command={end}
      onClose={onClose}
      request={() => ({
        office: motion.office,
        on: on.trim(),
        cause: "dismissed-by-board" as const,
        dismissal: motion.id,
      })}
    >
      <p className="well w-warn">
        {say("end-dismissed-hint", {
          country: words.country(motion.country),
          office: words.heading(motion.office),
        })}
      </p>
      <TextField
        label={say("first-day-without")}
        hint={say("day-hint")}
        value={on}
        onChange={setOn}
      />
    </CommandDialog>
  );
};

/** What ends a term by hand: the Board's dismissal follows from a motion, and an annulment from an objection. */
const causes: readonly MandateEnd[] = ["resigned", "membership-ended"];

export const EndMandate: FC<Which> = ({ office, onClose }) => {
  const words = useWords();
  const { say } = words;
  const { today } = useDesk().status;
  const [on, setOn] = useState(today);
  const [cause, setCause] = useState<MandateEnd>("resigned");
  const [text, setText] = useState("");
  const end = useCommand("endMandate", { onSuccess: onClose });
  return (
    <CommandDialog
      title={say("end-mandate")}
      command={end}
      onClose={onClose}
      request={() => ({
        office,
        on: on.trim(),
        cause,
        ...(text.trim() ? { text: text.trim() } : {}),
      })}
    >
      <p className="well w-warn">{say("end-mandate-hint")}</p>
      <div className="two-up">
        <SelectField
          label={say("reason")}
          value={cause}
          onChange={(to) => setCause(causes.find((it) => it === to) ?? cause)}
          choices={causes.map((id) => ({ id, name: words.heading(id) }))}
        />
        <TextField
          label={say("first-day-without")}
          hint={say("day-hint")}
          value={on}
          onChange={setOn}
        />
      </div>
      <TextArea label={say("in-words")} value={text} onChange={setText} rows={2} />
    </CommandDialog>
  );
};
