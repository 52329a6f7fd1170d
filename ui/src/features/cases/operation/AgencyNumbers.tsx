import { type FC, useState } from "react";
import type { OutcomeView, AgencyNumbers as Row } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { totalsLine } from "./figures";
import { WaitDialog, WaiveDialog } from "./OutcomeDialogs";

type Doing = { what: "waive" | "wait"; row: Row };

/** Each agency with its numbers as they are now, and whether it stands by them or was left out. */
export const AgencyNumbers: FC<{ outcome: OutcomeView }> = ({ outcome }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<Doing | null>(null);
  const confirm = useCommand("confirmNumbers");
  const second = useCommand("secondConfirmationWaiver");
  const problem = confirm.error ?? second.error;
  const close = () => setDoing(null);
  return (
    <Section title={say("own-numbers")}>
      <p className="hint">{say("own-numbers-hint")}</p>
      {problem && <ProblemNote problem={problem} />}
      <table className="sheet fill-w agency-numbers">
        <caption className="sr">{say("own-numbers")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("column-agency")}</th>
            <th scope="col">{say("counters")}</th>
            <th scope="col">{say("column-status")}</th>
            <th scope="col">
              <span className="sr">{say("confirm-numbers")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {outcome.agencies.map((row) => (
            <tr key={row.agency}>
              <th scope="row">{row.agency.toUpperCase()}</th>
              <td>{row.totals.length > 0 ? totalsLine(words, row.totals) : say("numbers-none")}</td>
              <td>
                <Word row={row} />
              </td>
              <td className="end">
                {!row.stands && (
                  <div className="act">
                    <Acts
                      row={row}
                      busy={confirm.isPending || second.isPending}
                      onConfirm={() =>
                        confirm.mutate({
                          case: outcome.case,
                          agency: row.agency,
                          digest: row.digest,
                        })
                      }
                      onSecond={(waiver) => second.mutate({ case: outcome.case, waiver })}
                      onAsk={(what) => setDoing({ what, row })}
                    />
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {doing?.what === "waive" && <WaiveDialog outcome={outcome} row={doing.row} onClose={close} />}
      {doing?.what === "wait" && doing.row.waiver && (
        <WaitDialog
          outcome={outcome}
          row={doing.row}
          waiver={doing.row.waiver.id}
          onClose={close}
        />
      )}
    </Section>
  );
};

/** Whether an agency stands by its numbers, and what was decided where it does not. */
const Word: FC<{ row: Row }> = ({ row }) => {
  const { say } = useWords();
  const { confirmed, stands, waiver } = row;
  return (
    <>
      <Status shape={stands ? "ok" : confirmed ? "warn" : "open"}>
        {confirmed
          ? say(stands ? "numbers-confirmed-by" : "numbers-changed-since", { who: confirmed.by })
          : say("numbers-unconfirmed")}
      </Status>
      {!stands && waiver && (
        <p className="two t12">
          {say(waiver.secondedBy ? "numbers-left-out" : "numbers-leaving-out", {
            by: waiver.by,
            with: waiver.secondedBy ?? "",
            reason: waiver.reason,
          })}
        </p>
      )}
    </>
  );
};

type ActsProps = {
  row: Row;
  busy: boolean;
  onConfirm: () => void;
  onSecond: (waiver: string) => void;
  onAsk: (what: Doing["what"]) => void;
};

/** What can be done where an agency has not confirmed: it confirms, or two persons go without. */
const Acts: FC<ActsProps> = ({ row, busy, onConfirm, onSecond, onAsk }) => {
  const { say } = useWords();
  const { waiver } = row;
  const agency = row.agency.toUpperCase();
  return (
    <>
      <Button
        may={row.may}
        disabled={busy}
        aria-label={say("confirm-numbers-of", { agency })}
        onClick={onConfirm}
      >
        {say("confirm-numbers")}
      </Button>
      {!waiver && !row.may.ok && (
        <Button
          kind="quiet"
          may={row.mayWaive}
          aria-label={say("waive-confirmation-of", { agency })}
          onClick={() => onAsk("waive")}
        >
          {say("waive-confirmation")}
        </Button>
      )}
      {waiver && !waiver.secondedBy && (
        <Button
          kind="quiet"
          may={waiver.second}
          disabled={busy}
          aria-label={say("second-waiver-of", { agency })}
          onClick={() => onSecond(waiver.id)}
        >
          {say("second-waiver")}
        </Button>
      )}
      {waiver && (
        <Button
          kind="quiet"
          may={row.mayEnd}
          aria-label={say("end-confirmation-waiver-of", { agency })}
          onClick={() => onAsk("wait")}
        >
          {say("end-confirmation-waiver")}
        </Button>
      )}
    </>
  );
};
