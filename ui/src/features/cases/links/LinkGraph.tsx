/** A drawing of the links in the list beneath it. Everything that can be done here can be done there. */
import { type FC, type KeyboardEvent, useMemo, useRef } from "react";
import type { LinkList, LinkRelation } from "@/api/generated/api";
import { useWords } from "@/words/words";
import "@/styles/links.css";
import { layout, towards } from "./layout";

/** More than this is drawn by nobody and read by nobody. */
const DRAWN = 150;
const LONGEST = 22;

const short = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;

export const LinkGraph: FC<{
  list: LinkList;
  chosen: number | null;
  onChoose: (value: number) => void;
}> = ({ list, chosen, onChoose }) => {
  const words = useWords();
  const { say } = words;
  const frame = useRef<SVGSVGElement>(null);
  const drawn = list.rows.slice(0, DRAWN);
  const groupOf = (value: number): number => list.values[value]?.group ?? value;
  const { ids, lines, placed } = useMemo(() => {
    const of = (value: number): number => list.values[value]?.group ?? value;
    const shown = list.rows.slice(0, DRAWN);
    const ends = shown.flatMap((it) => [of(it.from), of(it.to)]);
    const all = [...new Set(ends)].sort((a, b) => a - b);
    // What is said of the same two in one direction stands at one line.
    const between = new Map<string, { from: number; to: number; relations: LinkRelation[] }>();
    for (const it of shown) {
      const [from, to] = [of(it.from), of(it.to)];
      const line = between.get(`${from} ${to}`) ?? { from, to, relations: [] };
      if (from !== to && !line.relations.includes(it.relation)) line.relations.push(it.relation);
      if (from !== to) between.set(`${from} ${to}`, line);
    }
    const drawnLines = [...between.values()];
    return { ids: all, lines: drawnLines, placed: layout(all, drawnLines) };
  }, [list]);
  const focused = chosen === null ? (ids[0] ?? 0) : groupOf(chosen);
  const onKeyDown = (event: KeyboardEvent<SVGGElement>, id: number): void => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onChoose(id);
      return;
    }
    const next = towards(placed.spots, id, event.key);
    if (next === null) return;
    event.preventDefault();
    frame.current?.querySelector<SVGGElement>(`[data-value="${next}"]`)?.focus();
  };
  return (
    <div className="links-graph">
      <svg
        ref={frame}
        width={placed.width}
        height={placed.height}
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        role="group"
        aria-label={say("links-graph", { count: ids.length })}
      >
        <defs>
          <marker
            id="link-arrow"
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" className="link-arrow" />
          </marker>
        </defs>
        {lines.map((it) => {
          const [a, b] = [placed.spots.get(it.from), placed.spots.get(it.to)];
          if (!a || !b) return null;
          const long = Math.hypot(b.x - a.x, b.y - a.y) || 1;
          const by = 10 / long;
          const lit = focused === it.from || focused === it.to;
          return (
            <g
              key={`${it.from} ${it.to}`}
              className={chosen !== null && lit ? "link-line link-lit" : "link-line"}
            >
              <path
                d={`M${a.x} ${a.y}L${b.x - (b.x - a.x) * by} ${b.y - (b.y - a.y) * by}`}
                markerEnd="url(#link-arrow)"
              />
              <text x={a.x + (b.x - a.x) * 0.6} y={a.y + (b.y - a.y) * 0.6 - 4} textAnchor="middle">
                {words.list(it.relations.map(words.label))}
              </text>
            </g>
          );
        })}
        {ids.map((id) => {
          const [spot, value] = [placed.spots.get(id), list.values[id]];
          if (!spot || !value) return null;
          const more = list.values.filter((it) => it.group === id).length - 1;
          // The name stands where no line comes from.
          const ends = lines.filter((it) => it.from === id || it.to === id);
          const others = ends.map(
            (it) => placed.spots.get(it.from === id ? it.to : it.from)?.y ?? 0,
          );
          const above = others.length > 0 && others.every((y) => y > spot.y);
          return (
            <g
              key={id}
              data-value={id}
              className={
                chosen !== null && id === focused ? "link-value link-chosen" : "link-value"
              }
              transform={`translate(${spot.x} ${spot.y})`}
              role="button"
              tabIndex={id === focused ? 0 : -1}
              aria-pressed={chosen !== null && id === focused}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => onKeyDown(event, id)}
            >
              <circle r={more > 0 ? 9 : 7} />
              <text y={above ? -28 : 22} textAnchor="middle" className="link-name">
                {short(value.shown)}
              </text>
              <text y={above ? -15 : 35} textAnchor="middle" className="link-kind">
                {more > 0 ? say("links-and-same", { count: more }) : words.label(value.kind)}
              </text>
            </g>
          );
        })}
      </svg>
      {list.total > drawn.length && (
        <p className="hint">{say("links-drawn", { drawn: drawn.length, total: list.total })}</p>
      )}
    </div>
  );
};
