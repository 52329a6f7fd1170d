/** Has something of a case printed: why and for whom is said first, then it is shown as it will be on paper. */
import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { Leaving, May, Printed } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { LeavingDialog } from "@/app/LeavingDialog";
import { useSingleKey } from "@/app/useSingleKey";
import { PrintSheet } from "@/components/PrintSheet";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

const prints = {
  "case-file": { show: "printCaseFile", write: "writeCaseFile" },
  public: { show: "printPublicVersion", write: "writePublicVersion" },
  report: { show: "printSituationReport", write: "writeSituationReport" },
} as const;

type Props = {
  what: keyof typeof prints;
  caseId: string;
  /** How the file is called that is offered. */
  label: string;
  may?: May;
  /** A single key that does the same as the button. */
  hotkey?: string;
};
type Shown = { printed: Printed; leaving: Leaving };

export const PrintButton: FC<Props> = ({ what, caseId, label, may, hotkey }) => {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  useSingleKey(hotkey, () => {
    if (!shown && may?.ok !== false) setAsking(true);
  });
  const show = useCommand(prints[what].show);
  const write = useCommand(prints[what].write);
  const title = say(`print-${what}`);
  const make = (leaving: Leaving): void =>
    show.mutate(
      { case: caseId, leaving },
      {
        onSuccess: (printed) => {
          setAsking(false);
          setShown({ printed, leaving });
        },
      },
    );
  const save = async (leaving: Leaving): Promise<void> => {
    const path = await chooseTarget(say("files-page"), ["html"], `${label}.html`);
    if (path) write.mutate({ case: caseId, path, leaving });
  };
  return (
    <>
      <Button may={may} onClick={() => setAsking(true)}>
        {title}
      </Button>
      {asking && (
        <LeavingDialog
          title={title}
          verb={say("print-show")}
          busy={show.isPending}
          problem={show.error}
          onClose={() => setAsking(false)}
          onSaid={make}
        />
      )}
      {shown && (
        <PrintSheet
          printed={shown.printed}
          problem={write.error}
          onSave={() => void save(shown.leaving)}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
};
