import type { FC } from "react";
import type { OfficeView, WitnessRow } from "@/api/generated/api";
import { Status } from "@/components/parts";
import { journalName } from "@/words/office";
import { useWords } from "@/words/words";
import { Mend } from "./Mend";

/** Journals of which another workstation has signed something else than what is here. */
export const Witnesses: FC<{ view: OfficeView }> = ({ view }) =>
  view.witnesses.length === 0 ? null : (
    <ul className="lines office-journals">
      {view.witnesses.map((row) => (
        <Witness key={`${row.audience}-${row.device}`} row={row} />
      ))}
    </ul>
  );

const Witness: FC<{ row: WitnessRow }> = ({ row }) => {
  const words = useWords();
  return (
    <li>
      <span className="mid">{journalName(words, row.audience)}</span>
      <Status shape="bad">{words.say(`witness-${row.what}`, { name: row.name })}</Status>
      <span className="id three t12" title={row.device}>
        {row.device.slice(-6)}
      </span>
      <Mend audience={row.audience} rebuild={row.what === "differs"} />
    </li>
  );
};
