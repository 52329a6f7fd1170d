/** Moving a case along the working method: on, back, to rest, again, given up. Each with its reason (PLN-1). */
import { type FC, useState } from "react";
import type { CaseDossier, Stage } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { Button, notYet } from "@/components/parts";
import { useWords } from "@/words/words";

type Hold = "suspend" | "resume" | "cancel";
type Doing = { to: Stage; way: "on" | "back" } | { hold: Hold };

export const StageActs: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<Doing | null>(null);
  const resting = dossier.row.stage === "suspended";
  const holds: Hold[] = resting ? ["resume", "cancel"] : ["suspend", "cancel"];
  return (
    <>
      {dossier.next.map(({ to, way, may }) => (
        <Button
          key={to}
          kind={way === "on" && may.ok ? "primary" : "plain"}
          may={may}
          onClick={() => setDoing({ to, way })}
        >
          {say(`move-${way}`, { stage: words.label(to) })}
        </Button>
      ))}
      {holds.map((hold) => (
        <Button
          key={hold}
          kind={hold === "resume" && dossier.may.resume.ok ? "primary" : "plain"}
          may={dossier.may[hold]}
          onClick={() => setDoing({ hold })}
        >
          {say(`hold-${hold}`)}
        </Button>
      ))}
      {doing && <StageDialog doing={doing} dossier={dossier} onClose={() => setDoing(null)} />}
    </>
  );
};

const StageDialog: FC<{ doing: Doing; dossier: CaseDossier; onClose: () => void }> = ({
  doing,
  dossier,
  onClose,
}) => {
  const words = useWords();
  const { say } = words;
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const { id, label, title } = dossier.row;
  const done = { onSuccess: onClose };
  const move = useCommand("moveCase", done);
  const holds = {
    suspend: useCommand("suspendCase", done),
    resume: useCommand("resumeCase", done),
    cancel: useCommand("cancelCase", done),
  };
  const hold = "hold" in doing ? doing.hold : null;
  const running = hold ? holds[hold] : move;
  const word = say("hold-cancel-word");
  const meant = hold !== "cancel" || typed.trim().toLocaleLowerCase(words.locale) === word;
  const verb =
    "to" in doing
      ? say(`move-${doing.way}`, { stage: words.label(doing.to) })
      : say(`hold-${doing.hold}`);
  return (
    <Dialog
      title={verb}
      verb={verb}
      onClose={onClose}
      busy={running.isPending}
      may={meant ? undefined : notYet(say("type-the-word", { word }))}
      problem={running.error}
      onSubmit={() =>
        "to" in doing
          ? move.mutate({ case: id, to: doing.to, reason })
          : holds[doing.hold].mutate({ case: id, reason })
      }
    >
      <p className="t13">
        <span className="id">{label}</span> {title}
      </p>
      <p className={hold === "cancel" ? "well w-warn" : "two t13"}>
        {"to" in doing ? say(`move-${doing.way}-hint`) : say(`hold-${doing.hold}-hint`)}
      </p>
      <TextArea label={say("reason")} value={reason} onChange={setReason} required />
      {hold === "cancel" && (
        <TextField
          label={say("type-the-word", { word })}
          value={typed}
          onChange={setTyped}
          spellCheck={false}
          autoComplete="off"
        />
      )}
    </Dialog>
  );
};

/** What the next stage still lacks, each with what would satisfy it. */
export const WhatLacks: FC<{ dossier: CaseDossier }> = ({ dossier }) => {
  const words = useWords();
  const on = dossier.next.find((it) => it.way === "on");
  if (!on || on.lacks.length === 0) return null;
  return (
    <section className="lacks" aria-label={words.say("what-lacks", { stage: words.label(on.to) })}>
      <h2 className="h">
        <span>{words.say("what-lacks", { stage: words.label(on.to) })}</span>
      </h2>
      <ul className="lines">
        {on.lacks.map((lack) => (
          <li key={lack.guard}>
            <span className="st st-warn">{lack.said}</span>
            <span className="when">{lack.hint}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
