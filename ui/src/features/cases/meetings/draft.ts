/** A meeting as a form holds it. */
import type { MeetingTyped, People } from "@/api/generated/api";

export type Draft = {
  title: string;
  day: string;
  time: string;
  zone: string;
  minutes: string;
  place: string;
  /** An item a line. */
  agenda: string;
  invited: People;
};

const OFFICE_ZONE = "Europe/Amsterdam";

export const draftOf = (typed: MeetingTyped | null, today: string): Draft => {
  const [day = today, time = "10:00"] = typed?.at.split(" ") ?? [];
  return {
    title: typed?.title ?? "",
    day,
    time,
    zone: typed?.zone ?? OFFICE_ZONE,
    minutes: String(typed?.minutes ?? 60),
    place: typed?.place ?? "",
    agenda: (typed?.agenda ?? []).join("\n"),
    invited: typed?.invited ?? { officers: [], authorities: [] },
  };
};

/** What is sent: what is no number is 0, which the rule refuses in words. */
export const typedOf = (draft: Draft): MeetingTyped => ({
  title: draft.title,
  at: `${draft.day} ${draft.time.trim()}`,
  zone: draft.zone,
  minutes: /^\d{1,5}$/.test(draft.minutes.trim()) ? Number(draft.minutes) : 0,
  place: draft.place,
  agenda: draft.agenda
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
  invited: draft.invited,
});
