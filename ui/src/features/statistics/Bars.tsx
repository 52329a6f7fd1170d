/** Bars as long as the numbers beside them. The table says the same: who listens hears that alone. */
import type { FC } from "react";
import type { StatisticsSection } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { barsOf } from "./numbers";

/** How a bar is drawn: filled, or hatched within its outline. Never told apart by colour alone. */
const looks = ["st-bar", "st-bar-2"];

/** The hatching of the second bar of a row, once on the page. */
export const Hatching: FC = () => (
  <svg width="0" height="0" className="st-defs" aria-hidden>
    <defs>
      <pattern
        id="st-hatch"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V6" className="st-hatch" />
      </pattern>
    </defs>
  </svg>
);

export const Bars: FC<{ section: StatisticsSection }> = ({ section }) => {
  const words = useWords();
  const { bars, key } = barsOf(words, section);
  if (bars.length === 0) return null;
  return (
    <div className="st-chart" aria-hidden="true">
      {key.length > 0 && (
        <p className="st-key three">
          {key.map((name, look) => (
            <span key={name} className="key">
              <svg width="20" height="12" aria-hidden>
                <rect x=".5" y=".5" width="19" height="11" className={looks[look]} />
              </svg>
              {name}
            </span>
          ))}
        </p>
      )}
      <div className="st-bars">
        {bars.map((bar) => (
          <div key={bar.key} className={bar.look === 0 ? "st-line" : "st-line st-line-2"}>
            <span className="st-name">{bar.name}</span>
            <svg className="st-track" aria-hidden>
              <rect
                x="0"
                y="0"
                width={`${bar.percent}%`}
                height="100%"
                className={looks[bar.look]}
              />
            </svg>
            <span className="st-value num">{bar.value}</span>
          </div>
        ))}
      </div>
    </div>
  );
};
