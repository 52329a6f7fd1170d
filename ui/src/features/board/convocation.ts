/** A convocation, an item and what the seats say, as forms hold them. */
import type {
  AgendaItem,
  ConvocationTyped,
  Empact,
  ItemRow,
  ItemTopic,
  MeetingForm,
  Priority,
  SeatRow,
  SeatVoice,
  Silence,
  Voice,
} from "@/api/generated/api";

export const forms: readonly MeetingForm[] = ["board-meeting", "in-writing"];
export const silences: readonly Silence[] = ["silence-consents", "silence-is-absence"];
export const voices: readonly Voice[] = ["voice-for", "voice-against", "voice-abstain"];

export type ConvocationDraft = {
  title: string;
  form: MeetingForm;
  at: string;
  minutes: string;
  place: string;
  itemsUntil: string;
  closes: string;
  silence: Silence;
};

export const draftOf = (typed: ConvocationTyped | null, today: string): ConvocationDraft => ({
  title: typed?.title ?? "",
  form: typed?.form ?? "board-meeting",
  at: typed?.at ?? `${today} 10:00`,
  minutes: String(typed?.minutes ?? 120),
  place: typed?.place ?? "",
  itemsUntil: typed?.itemsUntil ?? "",
  closes: typed?.closes ?? "",
  silence: typed?.silence ?? "silence-consents",
});

/** What is sent: what is no number is 0, which the rule refuses in words. */
export const convocationOf = (draft: ConvocationDraft): ConvocationTyped => ({
  title: draft.title,
  form: draft.form,
  at: draft.at.trim(),
  minutes: /^\d{1,5}$/.test(draft.minutes.trim()) ? Number(draft.minutes) : 0,
  ...(draft.place.trim() && { place: draft.place }),
  ...(draft.itemsUntil.trim() && { itemsUntil: draft.itemsUntil.trim() }),
  ...(draft.form === "in-writing" && { closes: draft.closes.trim(), silence: draft.silence }),
});

export type ItemDraft = {
  order: string;
  title: string;
  text: string;
  topic: ItemTopic;
  case: string;
  attachment: string;
};

export const itemDraftOf = (item: ItemRow | null, next: number): ItemDraft => ({
  order: String(item?.is.order ?? next),
  title: item?.is.title ?? "",
  text: item?.is.text ?? "",
  topic: item?.is.topic ?? "topic-other",
  case: item?.is.case ?? "",
  attachment: item?.is.attachment ?? "",
});

const aboutCase = (topic: ItemTopic): boolean =>
  topic === "topic-proposal" || topic === "topic-outcome";

/** What an item is about goes with its topic; what was chosen for another is left out. */
export const itemOf = (draft: ItemDraft): AgendaItem => ({
  order: Number(draft.order),
  title: draft.title,
  text: draft.text.trim() || null,
  topic: draft.topic,
  case: aboutCase(draft.topic) ? draft.case || null : null,
  attachment: draft.topic === "topic-attachment" ? draft.attachment || null : null,
});

/** Those who may vote on an item and are there, each with what it says: for it until somebody says otherwise. */
export const voicesOf = (
  seats: SeatRow[],
  item: ItemRow,
  said: Partial<Record<string, Voice | "">>,
): SeatVoice[] =>
  seats
    .filter((seat) => seat.present && item.eligible.includes(seat.agency))
    .flatMap((seat) => {
      const voice = said[seat.agency] ?? "voice-for";
      return voice === "" ? [] : [{ agency: seat.agency, voice }];
    });

const empacts: readonly Empact[] = [
  "2026-cyber-attacks",
  "2026-child-exploitation",
  "2026-online-fraud",
];

/** Reads priorities, one a line; after a slash the EMPACT priority that it serves. */
export const prioritiesOf = (lines: string): Priority[] =>
  lines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [title = "", served = ""] = line.split("/").map((part) => part.trim());
      const empact = empacts.find((it) => it === served || it === `2026-${served}`) ?? null;
      return { title, text: null, areas: [], empact };
    });
