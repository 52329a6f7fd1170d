import type { FC } from "react";
import type { OutcomeView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { totalsLine } from "./figures";

/** Each agency with its numbers as they are now, and whether it stands by them. */
export const AgencyNumbers: FC<{ outcome: OutcomeView }> = ({ outcome }) => {
  const words = useWords();
  const { say } = words;
  const confirm = useCommand("confirmNumbers");
  return (
    <Section title={say("own-numbers")}>
      <p className="hint">{say("own-numbers-hint")}</p>
      {confirm.error && <ProblemNote problem={confirm.error} />}
      <table className="sheet fill-w">
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
                <Status shape={row.stands ? "ok" : row.confirmed ? "warn" : "open"}>
                  {row.confirmed
                    ? say(row.stands ? "numbers-confirmed-by" : "numbers-changed-since", {
                        who: row.confirmed.by,
                      })
                    : say("numbers-unconfirmed")}
                </Status>
              </td>
              <td className="end nb">
                {!row.stands && (
                  <Button
                    may={row.may}
                    disabled={confirm.isPending}
                    aria-label={say("confirm-numbers-of", { agency: row.agency.toUpperCase() })}
                    onClick={() =>
                      confirm.mutate({
                        case: outcome.case,
                        agency: row.agency,
                        digest: row.digest,
                      })
                    }
                  >
                    {say("confirm-numbers")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};
