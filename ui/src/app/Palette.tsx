/** The palette: go to, do, find. What is not allowed says why. */
import { useNavigate } from "@tanstack/react-router";
import { type FC, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import type { Hit, PaletteAction } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { useSteady } from "@/components/useSteady";
import { useWords } from "@/words/words";

type Entry = { kind: "action"; action: PaletteAction } | { kind: "hit"; hit: Hit };

/** Where what was found of a case stands. */
const tabs = { case: "overview", note: "notes", task: "plan" } as const;

export const Palette: FC<{
  text: string;
  onClose: () => void;
  onAction: (name: string) => void;
}> = ({ text: first, onClose, onAction }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const [text, setText] = useState(first);
  const [at, setAt] = useState(0);
  // Enter was pressed before what was typed had been looked for.
  const [entered, setEntered] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const found = useAnswer("palette", { text }, { keep: true });
  const looking = found.isPending || found.isPlaceholderData;
  const hits: Entry[] = (found.data?.hits ?? []).map((hit) => ({ kind: "hit", hit }));
  const actions: Entry[] = (found.data?.actions ?? []).map((action) => ({
    kind: "action",
    action,
  }));
  // A number or a name is looked for; a verb is done. What was found stands first once something is typed.
  const entries = text.trim() ? [...hits, ...actions] : actions;
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);

  const choose = (entry: Entry | undefined): void => {
    if (!entry) return;
    if (entry.kind === "action") {
      if (!entry.action.may.ok) return;
      onClose();
      onAction(entry.action.name);
      return;
    }
    onClose();
    const { hit } = entry;
    if (hit.kind === "case" || hit.kind === "note" || hit.kind === "task") {
      void navigate({
        to: "/cases/$caseId",
        params: { caseId: hit.case },
        search: { tab: tabs[hit.kind] },
      });
    } else if (hit.kind === "meeting") {
      void navigate({
        to: "/cases/$caseId",
        params: { caseId: hit.case },
        search: { tab: "plan", part: "meetings", meeting: hit.meeting },
      });
    } else if (hit.kind === "document") {
      void navigate({
        to: "/cases/$caseId",
        params: { caseId: hit.case },
        search: { tab: "documents", document: hit.document },
      });
    } else if (hit.kind === "outreach")
      void navigate({ to: "/outreach", search: { peek: hit.outreach } });
    else if (hit.kind === "draft")
      void navigate({ to: "/drafts/$caseId", params: { caseId: hit.case } });
    else if (hit.kind === "officer")
      void navigate({ to: "/officers/$officerId", params: { officerId: hit.officer } });
    else void navigate({ to: "/roster", search: { peek: hit.agency } });
  };
  const on = useSteady({ choose: () => choose(entries[at]) });
  useEffect(() => {
    if (!entered || looking) return;
    setEntered(false);
    on.choose();
  }, [entered, looking, on]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    };
    const step = steps[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(entries.length - 1, step)));
    else if (event.key === "Enter") setEntered(true);
    else return;
    event.preventDefault();
  };
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className="palette">
        <Dialog aria-label={say("palette")}>
          <input
            autoFocus
            role="combobox"
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={entries.length > 0 ? `${id}-${at}` : undefined}
            aria-label={say("palette-hint")}
            placeholder={say("palette-hint")}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
              setEntered(false);
            }}
            onKeyDown={onKeyDown}
          />
          <ul id={`${id}-list`} role="listbox" aria-label={say("palette")} ref={list}>
            {entries.map((entry, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
              <li
                key={keyOf(entry)}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                aria-disabled={entry.kind === "action" && !entry.action.may.ok}
                onClick={() => choose(entry)}
              >
                <EntryLine entry={entry} />
              </li>
            ))}
          </ul>
          {entries.length === 0 && !looking && (
            <p className="pad t13 two" role="status">
              {say("palette-nothing")}
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const keyOf = (entry: Entry): string => {
  if (entry.kind === "action") return entry.action.name;
  const { hit } = entry;
  if (hit.kind === "task") return `task-${hit.case}-${hit.title}`;
  if (hit.kind === "note") return `note-${hit.case}-${hit.text}`;
  if (hit.kind === "officer") return `officer-${hit.officer}`;
  if (hit.kind === "meeting") return `meeting-${hit.meeting}`;
  if (hit.kind === "document") return `document-${hit.document}`;
  if (hit.kind === "outreach") return `outreach-${hit.outreach}`;
  return hit.kind === "agency" ? `agency-${hit.agency}` : `${hit.kind}-${hit.case}`;
};

const EntryLine: FC<{ entry: Entry }> = ({ entry }) => {
  const words = useWords();
  if (entry.kind === "action") {
    const { label, may } = entry.action;
    return (
      <>
        <span className={may.ok ? "mid" : "two"}>{label}</span>
        {!may.ok && (
          <span className="kind">{[may.reason, may.hint].filter(Boolean).join(" ")}</span>
        )}
      </>
    );
  }
  const { hit } = entry;
  const kind = <span className="kind">{words.say(`found-${hit.kind}`)}</span>;
  if (hit.kind === "case") {
    return (
      <>
        <span className="id two">{hit.label}</span>
        <span className="mid cut">{hit.title}</span>
        <span className="kind">{words.label(hit.stage)}</span>
      </>
    );
  }
  if (hit.kind === "note" || hit.kind === "task" || hit.kind === "meeting") {
    return (
      <>
        <span className="id two">{hit.label}</span>
        <span className="cut">{hit.kind === "note" ? hit.text : hit.title}</span>
        {kind}
      </>
    );
  }
  if (hit.kind === "document") {
    return (
      <>
        <span className="id two">{hit.label}</span>
        <span className="cut">{hit.name}</span>
        {kind}
      </>
    );
  }
  if (hit.kind === "outreach")
    return (
      <>
        <span className="mid cut">{hit.title}</span>
        <span className="kind">{hit.said}</span>
      </>
    );
  if (hit.kind === "draft")
    return (
      <>
        <span className="mid cut">{hit.title}</span>
        {kind}
      </>
    );
  if (hit.kind === "officer")
    return (
      <>
        <span className="mid cut">{hit.name}</span>
        {kind}
      </>
    );
  return (
    <>
      <span className="mid cut">{hit.name ?? hit.agency}</span>
      {kind}
    </>
  );
};
