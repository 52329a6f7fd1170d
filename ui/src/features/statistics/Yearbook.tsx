/** The yearbook: all sections of the days that are shown, on paper, for the Board or for everybody. */
import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { Leaving, Printed, StatisticsPeriod, StatisticsReader } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { LeavingDialog } from "@/app/LeavingDialog";
import { SelectField } from "@/components/fields";
import { PrintSheet } from "@/components/PrintSheet";
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

type Shown = { printed: Printed; reader: StatisticsReader; leaving: Leaving };

const Print: FC<Props & { onClose: () => void }> = ({ period, onClose }) => {
  const { say } = useWords();
  const [reader, setReader] = useState<StatisticsReader>("for-the-office");
  const [shown, setShown] = useState<Shown | null>(null);
  const show = useCommand("printYearbook");
  const write = useCommand("writeYearbook");
  const save = async ({ reader, leaving }: Shown): Promise<void> => {
    const path = await chooseTarget(say("files-page"), ["html"], "yearbook.html");
    if (path) write.mutate({ period, reader, path, leaving });
  };
  if (shown)
    return (
      <PrintSheet
        printed={shown.printed}
        problem={write.error}
        onSave={() => void save(shown)}
        onClose={onClose}
      />
    );
  return (
    <LeavingDialog
      title={say("yearbook-print")}
      verb={say("print-show")}
      busy={show.isPending}
      problem={show.error}
      onClose={onClose}
      onSaid={(leaving) =>
        show.mutate(
          { period, reader, leaving },
          { onSuccess: (printed) => setShown({ printed, reader, leaving }) },
        )
      }
    >
      <SelectField
        label={say("yearbook-for")}
        hint={say("yearbook-for-hint")}
        value={reader}
        onChange={(to) => setReader(readers.find((it) => it === to) ?? "for-the-office")}
        choices={readers.map((it) => ({ id: it, name: say(`yearbook-${it}`) }))}
      />
    </LeavingDialog>
  );
};
