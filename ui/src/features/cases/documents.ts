/** What the documents of a case need beyond the desk's answers: sizes in words, markings from a form, content in stretches. */
import { call } from "@/api/client";
import type { Handling, OpenedDocument } from "@/api/generated/api";
import { isTlp } from "./labels";

const units = ["B", "KiB", "MiB", "GiB"];

/** A size as people say it: "5.2 MiB". */
export const sizeOf = (bytes: number, number: (value: number) => string): string => {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = bytes / 1024 ** step;
  return `${number(value < 10 && step > 0 ? Math.round(value * 10) / 10 : Math.round(value))} ${units[step]}`;
};

export type Marking = { tlp: string; h1: boolean; h2: boolean; h3: string };

/** Nothing is said by default (DAT-1). */
export const unmarked: Marking = { tlp: "", h1: false, h2: false, h3: "" };

/** The marking that somebody chose; none while nobody has. */
export const toHandling = ({ tlp, h1, h2, h3 }: Marking): Handling | null =>
  isTlp(tlp) ? { tlp, h1, h2, h3: h3.trim() || null } : null;

/** A marking as it stands beside a name. */
export const marked = ({ tlp, h1, h2, h3 }: Handling): string =>
  [`TLP:${tlp}`, h1 && "H1", h2 && "H2", h3 && "H3"].filter(Boolean).join(" ");

export type Which = { document: string; version: number };
export type Content = { opened: OpenedDocument; bytes: Uint8Array<ArrayBuffer> };

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Puts stretches together. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Has a version fetched and verified, and reads what the window shows of it: all of a picture or a PDF, the beginning of a text. */
export const readContent = async (which: Which): Promise<Content> => {
  await call("fetchDocument", which);
  const opened = await call("openDocument", { ...which, offset: 0 });
  const parts = [fromBase64(opened.bytes ?? "")];
  let next = opened.bytes === null ? null : opened.next;
  while (next !== null) {
    const more: OpenedDocument = await call("openDocument", { ...which, offset: next });
    parts.push(fromBase64(more.bytes ?? ""));
    next = more.next;
  }
  return { opened, bytes: joined(parts) };
};
