/** The map of the partners: members of the Union filled, others hatched with their code in a box. The table beside it says the same. */
import { type FC, useEffect, useState } from "react";
import type { CountryRow } from "@/api/generated/api";
import { Loading } from "@/components/states";
import { useWords } from "@/words/words";

type View = {
  width: number;
  height: number;
  land: string;
  borders: string | null;
  countries: { code: string; d: string; x: number | null; y: number | null }[];
  box?: { x: number; y: number; width: number; height: number };
};

const EUROPE_LABELS = "AT FR DE IT NL RO PL SE ES NO CH GB BE CZ FI DK PT IE";

export const RosterMap: FC<{ countries: CountryRow[] }> = ({ countries }) => {
  const { say } = useWords();
  const [maps, setMaps] = useState<{ europe: View; overseas: View } | null>(null);
  useEffect(() => {
    let wanted = true;
    void import("./map.json").then(
      (it) => wanted && setMaps({ europe: it.europe, overseas: it.overseas }),
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (!maps) return <Loading what={say("map")} rows={4} />;
  const union = new Set(countries.filter((it) => it.union).map((it) => it.code));
  const other = new Set(countries.filter((it) => !it.union).map((it) => it.code));
  return (
    <div className="maps">
      <Sheet
        view={maps.europe}
        name={say("map-europe")}
        union={union}
        other={other}
        labels={(code) => EUROPE_LABELS.includes(code)}
      />
      <Sheet
        view={maps.overseas}
        name={say("map-overseas")}
        union={union}
        other={other}
        labels={(code) => !EUROPE_LABELS.includes(code)}
      />
      <p className="legend">
        <span>
          <i className="lg-in" />
          {say("legend-union", { count: union.size })}
        </span>
        <span>
          <i className="lg-out" />
          {say("legend-other", { count: other.size })}
        </span>
      </p>
    </div>
  );
};

const Sheet: FC<{
  view: View;
  name: string;
  union: Set<string>;
  other: Set<string>;
  labels: (code: string) => boolean;
}> = ({ view, name, union, other, labels }) => {
  const words = useWords();
  const kind = (code: string) => (union.has(code) ? "m-in" : other.has(code) ? "m-out" : "m-land");
  const named = view.countries.filter(
    (it) => it.x !== null && kind(it.code) !== "m-land" && labels(it.code),
  );
  return (
    <svg className="map" viewBox={`0 0 ${view.width} ${view.height}`} role="img" aria-label={name}>
      <defs>
        <pattern
          id="hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className="m-hatch-ground" />
          <path d="M0 0v6" className="m-hatch" />
        </pattern>
      </defs>
      <path className="m-land" d={view.land} />
      {view.countries.map((it) => (
        <path key={it.code} className={kind(it.code)} d={it.d}>
          <title>{words.country(it.code)}</title>
        </path>
      ))}
      {view.borders && <path className="m-line" d={view.borders} />}
      {view.box && (
        <rect
          className="m-box"
          x={view.box.x}
          y={view.box.y}
          width={view.box.width}
          height={view.box.height}
        />
      )}
      {named.map((it) =>
        union.has(it.code) ? (
          <text key={it.code} className="m-eu" x={it.x ?? 0} y={(it.y ?? 0) + 4}>
            {it.code}
          </text>
        ) : (
          <g key={it.code}>
            <rect
              className="m-tag"
              x={(it.x ?? 0) - 12}
              y={(it.y ?? 0) - 8}
              width={24}
              height={16}
            />
            <text className="m-non" x={it.x ?? 0} y={(it.y ?? 0) + 4}>
              {it.code}
            </text>
          </g>
        ),
      )}
    </svg>
  );
};
