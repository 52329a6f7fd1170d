/** The trustees: their ceremony, copies of their keys, the keys tried; and the numbers of the lot. */
import type { FC } from "react";
import type { ElectionView, LotView, TrusteeView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { agencyName, lotName } from "./names";

const ceremony = ["certificate", "shares", "verification"] as const;

const Done: FC<{ done: boolean }> = ({ done }) => {
  const { say } = useWords();
  return (
    <Status shape={done ? "ok" : "open"}>{say(done ? "trustee-done" : "trustee-not-yet")}</Status>
  );
};

export const Trustees: FC<{ view: ElectionView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  if (view.trustees.length === 0)
    return <p className="two">{say("trustees-none", { least: view.rules.trustees.least })}</p>;
  return (
    <>
      <p className="two t13">
        {say("trustees-open", { threshold: view.threshold, count: view.trustees.length })}
      </p>
      <section className="sheet-scroll" tabIndex={0} aria-label={say("trustees")}>
        <table className="sheet">
          <caption className="sr">{say("trustees")}</caption>
          <thead>
            <tr>
              <th scope="col" className="end">
                {say("trustee-no")}
              </th>
              <th scope="col">{say("trustee")}</th>
              {ceremony.map((it) => (
                <th key={it} scope="col">
                  {words.heading(it)}
                </th>
              ))}
              <th scope="col">{say("key-copy")}</th>
              <th scope="col">{say("key-tried")}</th>
              {view.trustees.some((it) => it.destroyedAt !== null) && (
                <th scope="col">{say("key-destroyed")}</th>
              )}
            </tr>
          </thead>
          <tbody>
            {view.trustees.map((it) => (
              <Row key={it.number} view={view} trustee={it} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
};

const Row: FC<{ view: ElectionView; trustee: TrusteeView }> = ({ view, trustee }) => {
  const words = useWords();
  return (
    <tr>
      <td className="end num">{trustee.number}</td>
      <th scope="row">
        <span className="mid">{trustee.name}</span>{" "}
        <span className="two">{agencyName(words, view, trustee.agency)}</span>
        {trustee.number === view.ownTrustee && (
          <span className="own-mark"> {words.say("trustee-you")}</span>
        )}
      </th>
      {ceremony.map((it) => (
        <td key={it}>
          <Done done={trustee.steps.includes(it)} />
        </td>
      ))}
      <td>
        <Done done={trustee.backedUp} />
      </td>
      <td>
        <Done done={trustee.rehearsed} />
      </td>
      {view.trustees.some((it) => it.destroyedAt !== null) && (
        <td className="num nb">{trustee.destroyedAt && words.moment(trustee.destroyedAt)}</td>
      )}
    </tr>
  );
};

/** The numbers of each lot: committed, opened, or opened by the others together where their owner withholds. */
export const Lots: FC<{ view: ElectionView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <p className="two t13">{say("lot-hint", { threshold: view.threshold })}</p>
      {view.lots.length === 0 && <p className="two t13">{say("lot-none")}</p>}
      {view.lots.map((it) => (
        <Section key={it.set} title={lotName(words, view.rules, it.set)}>
          <Numbers view={view} lot={it} />
        </Section>
      ))}
      {view.tellers.length > 0 && (
        <Section title={say("tellers")}>
          <p>{words.list(view.tellers.map((it) => agencyName(words, view, it)))}</p>
        </Section>
      )}
    </>
  );
};

const Numbers: FC<{ view: ElectionView; lot: LotView }> = ({ view, lot }) => {
  const { say } = useWords();
  const share = useCommand("shareNumber");
  const open = useCommand("openNumberTogether");
  const problem = share.error ?? open.error;
  return (
    <>
      <table className="sheet">
        <tbody>
          {view.trustees.map((it) => {
            const opened = lot.opened.includes(it.number);
            const committed = lot.committed.includes(it.number);
            const which = { election: view.row.id, set: lot.set, trustee: it.number };
            const withheld = lot.due.includes(it.number) && it.number !== view.ownTrustee;
            return (
              <tr key={it.number}>
                <th scope="row">{it.name}</th>
                <td>
                  <Status shape={opened ? "ok" : committed ? "half" : "open"}>
                    {say(
                      opened ? "number-opened" : committed ? "number-committed" : "number-missing",
                    )}
                  </Status>
                </td>
                <td className="end acts">
                  {withheld && view.ownTrustee !== null && (
                    <Button
                      disabled={share.isPending}
                      title={say("share-number-hint", { threshold: view.threshold })}
                      onClick={() => share.mutate(which)}
                    >
                      {say("share-number")}
                      <span className="sr"> {it.name}</span>
                    </Button>
                  )}{" "}
                  {withheld && view.mayRun.ok && (
                    <Button disabled={open.isPending} onClick={() => open.mutate(which)}>
                      {say("open-together")}
                      <span className="sr"> {it.name}</span>
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
};
