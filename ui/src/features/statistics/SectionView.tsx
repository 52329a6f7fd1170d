/** A section: what it says in a sentence, the chart, its table, footnotes, and the ways out. */
import { type FC, useState } from "react";
import type { StatisticsPeriod, StatisticsReader, StatisticsSection } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { ExportDialog } from "@/app/ExportDialog";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { Bars } from "./Bars";
import { Numbers } from "./Numbers";
import { hasAny, readers } from "./numbers";

type Props = {
  section: StatisticsSection;
  period: StatisticsPeriod;
  open: string | undefined;
  onOpen: (address: string) => void;
};

export const SectionView: FC<Props> = ({ section, period, open, onOpen }) => {
  const words = useWords();
  const any = hasAny(section);
  const title = `section-${section.key}`;
  return (
    <section className="st-section" aria-labelledby={title}>
      <h2 className="t16 strong" id={title}>
        {words.heading(section.key)}
      </h2>
      <p className="st-said">{section.said}</p>
      {any && (
        <div className={section.columns.length > 3 ? "st-both st-wide" : "st-both"}>
          <Bars section={section} />
          <Numbers section={section} open={open} onOpen={onOpen} />
        </div>
      )}
      {any &&
        section.notes.map((note) => (
          <p key={note} className="hint">
            {note}
          </p>
        ))}
      {any && <Ways section={section} period={period} />}
    </section>
  );
};

/** The section as a file: all of it for the office, and for the public what may be given out. */
const Ways: FC<{ section: StatisticsSection; period: StatisticsPeriod }> = ({
  section,
  period,
}) => {
  const words = useWords();
  const { say } = words;
  const [reader, setReader] = useState<StatisticsReader | null>(null);
  const write = useCommand("exportStatistics", { onSuccess: () => setReader(null) });
  const name = (it: StatisticsReader): string =>
    it === "for-the-office" ? say("statistics-export-office") : say("statistics-export-public");
  return (
    <div className="act st-ways">
      {readers.map((it) => (
        <Button
          key={it}
          kind="quiet"
          aria-label={say("statistics-export-of", {
            file: name(it),
            section: words.label(section.key),
          })}
          onClick={() => setReader(it)}
        >
          {name(it)}
        </Button>
      ))}
      {write.data && (
        <span className="two t13" role="status">
          {say("rows-written", { count: write.data.rows })}
        </span>
      )}
      {reader && (
        <ExportDialog
          busy={write.isPending}
          problem={write.error}
          suggested={`${section.key}.csv`}
          title={say("statistics-export-of", {
            file: name(reader),
            section: words.label(section.key),
          })}
          onClose={() => setReader(null)}
          onExport={(path, leaving) =>
            write.mutate({ section: section.key, period, reader, path, leaving })
          }
        />
      )}
    </div>
  );
};
