/** What editing a cell of the list sends. Rules and permissions are the core's: here is only how a text becomes a value. */
import type {
  CaseDossier,
  CaseEdits,
  CaseRow,
  EditCase,
  May,
  OrderCase,
} from "@/api/generated/api";
import type { CellEdit } from "@/components/grid";
import { isDay } from "@/words/days";
import type { Words } from "@/words/words";
import { areas, isArea, isTlp, tlps } from "./labels";
import type { ColumnId } from "./shown";

/** How the desk is asked. */
export type Tools = {
  dossier: (id: string) => Promise<CaseDossier>;
  edit: (request: EditCase) => Promise<unknown>;
  order: (request: OrderCase) => Promise<unknown>;
};

/** A sentence in place of a value that cannot be sent. */
type Unread = { message: string; hint: null };
export const unread = (message: string): Unread => ({ message, hint: null });

/** Reads a day; nothing clears it. */
export const readDay = (text: string, words: Words): string[] => {
  const day = text.trim();
  if (day === "") return [];
  if (!isDay(day)) throw unread(words.say("not-a-day"));
  return [day];
};

/** Says why a text is no place in the order; nothing is one. */
export const orderUnread = (text: string, words: Words): string | undefined =>
  /^([1-9]\d{0,5})?$/.test(text.trim()) ? undefined : words.say("not-a-place");

/** Reads a place in the order; nothing takes it out. */
export const readOrder = (text: string, words: Words): number | null => {
  const why = orderUnread(text, words);
  if (why) throw unread(why);
  return text.trim() === "" ? null : Number(text);
};

/** The marking with another label: its codes stay as they are. */
export const remarked = (handling: CaseDossier["handling"], tlp: string): CaseEdits =>
  isTlp(tlp) ? { handling: { ...handling, tlp } } : {};

const allowed = async (dossier: Promise<CaseDossier>, of: (it: CaseDossier) => May) => {
  const it = await dossier;
  const may = of(it);
  if (!may.ok) throw { message: may.reason ?? "", hint: may.hint };
  return it;
};

/** The columns that can be edited in their cells. A row does not say what is allowed; the dossier does, or the refusal. */
export const cellEdits = (
  words: Words,
  tools: Tools,
): Partial<Record<ColumnId, CellEdit<CaseRow>>> => {
  const { say } = words;
  const labelled = (field: string) => (row: CaseRow) =>
    say("edit-cell", { field, case: row.label });
  const edit = (row: CaseRow, edits: CaseEdits) => tools.edit({ case: row.id, edits });
  const editable = (row: CaseRow) => allowed(tools.dossier(row.id), (it) => it.may.edit);
  return {
    title: {
      label: labelled(say("column-title")),
      field: { kind: "text" },
      hint: say("edit-keys"),
      first: true,
      read: async (row) => {
        const { title } = (await editable(row)).row;
        return title ? [title] : [];
      },
      save: (row, [title]) => edit(row, { title: title ?? "" }),
    },
    area: {
      label: labelled(say("column-areas")),
      field: { kind: "several", choices: areas.map((id) => ({ id, name: words.label(id) })) },
      hint: say("edit-keys"),
      read: async (row) => (await editable(row)).areas,
      save: (row, chosen) => edit(row, { areas: chosen.filter(isArea) }),
    },
    tlp: {
      label: labelled(say("column-tlp")),
      field: { kind: "one", choices: tlps.map((id) => ({ id, name: id })) },
      hint: say("edit-keys"),
      read: async (row) => [(await editable(row)).handling.tlp],
      // The row does not carry every handling code; what is sent must.
      save: async (row, [tlp]) =>
        edit(row, remarked((await tools.dossier(row.id)).handling, tlp ?? "")),
    },
    urgent: {
      label: labelled(say("column-urgentBy")),
      field: { kind: "text" },
      hint: say("day-hint"),
      read: async (row) => {
        const { urgentBy } = (await editable(row)).row;
        return urgentBy ? [urgentBy] : [];
      },
      save: async (row, [day]) => edit(row, { urgentBy: readDay(day ?? "", words) }),
    },
    order: {
      label: labelled(say("column-order")),
      field: { kind: "text", number: true },
      hint: say("order-hint"),
      also: say("reason"),
      read: async (row) => {
        const it = await allowed(tools.dossier(row.id), (dossier) => dossier.may.order);
        return it.row.order === null ? [] : [String(it.row.order)];
      },
      save: async (row, [place], reason) =>
        tools.order({ case: row.id, order: readOrder(place ?? "", words), reason }),
    },
  };
};
