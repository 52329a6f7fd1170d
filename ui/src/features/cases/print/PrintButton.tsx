/** Has something of a case printed: why and for whom is said first, then it is shown as it will be on paper. */
import { type FC, useState } from "react";
import type { May } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { PrintDialog } from "@/app/PrintDialog";
import { useSingleKey } from "@/app/useSingleKey";
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

export const PrintButton: FC<Props> = ({ what, caseId, label, may, hotkey }) => {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  useSingleKey(hotkey, () => {
    if (may?.ok !== false) setOpen(true);
  });
  const show = useCommand(prints[what].show);
  const write = useCommand(prints[what].write);
  const title = say(`print-${what}`);
  return (
    <>
      <Button may={may} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {open && (
        <PrintDialog
          title={title}
          file={`${label}.html`}
          what={{ case: caseId }}
          show={show}
          write={write}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
