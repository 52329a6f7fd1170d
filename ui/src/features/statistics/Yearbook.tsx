/** The yearbook: all sections of the days that are shown, on paper, for the Board or for everybody. */
import { type FC, useState } from "react";
import type { StatisticsPeriod, StatisticsReader } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { PrintDialog } from "@/app/PrintDialog";
import { SelectField } from "@/components/fields";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { readers } from "./numbers";

type Props = { period: StatisticsPeriod };

export const Yearbook: FC<Props> = ({ period }) => {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say("yearbook-print")}</Button>
      {open && <Print period={period} onClose={() => setOpen(false)} />}
    </>
  );
};

const Print: FC<Props & { onClose: () => void }> = ({ period, onClose }) => {
  const { say } = useWords();
  const [reader, setReader] = useState<StatisticsReader>("for-the-office");
  return (
    <PrintDialog
      title={say("yearbook-print")}
      file="yearbook.html"
      what={{ period, reader }}
      show={useCommand("printYearbook")}
      write={useCommand("writeYearbook")}
      onClose={onClose}
    >
      <SelectField
        label={say("yearbook-for")}
        hint={say("yearbook-for-hint")}
        value={reader}
        onChange={(to) => setReader(readers.find((it) => it === to) ?? "for-the-office")}
        choices={readers.map((it) => ({ id: it, name: say(`yearbook-${it}`) }))}
      />
    </PrintDialog>
  );
};
