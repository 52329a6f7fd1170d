/** The acts on a proposal that need words: the Board's decisions, giving it back, taking it back, its order. */
import { type FC, useState } from "react";
import type { CaseRow } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { CaseField } from "@/app/CaseField";
import { WouldBeOf } from "@/app/WouldBe";
import { Dialog } from "@/components/Dialog";
import { TextArea, TextField } from "@/components/fields";
import { useWords } from "@/words/words";
import { orderUnread, readOrder } from "./edits";

export type Deciding = "select" | "decline" | "defer" | "merge" | "return" | "withdraw" | "order";

export const DecideDialog: FC<{
  what: Deciding;
  row: Pick<CaseRow, "id" | "label" | "title" | "order">;
  onClose: () => void;
}> = ({ what, row, onClose }) => {
  const words = useWords();
  const { say } = words;
  const [reason, setReason] = useState("");
  const [into, setInto] = useState("");
  const [order, setOrder] = useState(String(row.order ?? ""));
  const done = { onSuccess: onClose };
  const acts = {
    select: useCommand("selectCase", done),
    decline: useCommand("declineCase", done),
    defer: useCommand("deferCase", done),
    return: useCommand("returnProposal", done),
    withdraw: useCommand("withdrawProposal", done),
  };
  const merge = useCommand("mergeCase", done);
  const setPlace = useCommand("orderCase", done);
  const running = what === "merge" ? merge : what === "order" ? setPlace : acts[what];
  const submit = (): void => {
    if (what === "merge") merge.mutate({ case: row.id, into, reason });
    else if (what === "order")
      setPlace.mutate({ case: row.id, order: readOrder(order, words), reason });
    else acts[what].mutate({ case: row.id, reason });
  };
  return (
    <Dialog
      title={say(`decide-${what}`)}
      verb={say(`decide-${what}`)}
      onClose={onClose}
      busy={running.isPending}
      problem={running.error}
      onSubmit={submit}
    >
      <p className="t13">
        <span className="id">{row.label}</span> {row.title}
      </p>
      <p className="two t13">{say(`decide-${what}-hint`)}</p>
      {what === "select" && <WouldBeOf caseId={row.id} />}
      {what === "merge" && (
        <CaseField
          label={say("merge-into")}
          value={into}
          onChange={setInto}
          fits={(it) => it.id !== row.id}
        />
      )}
      {what === "order" && (
        <TextField
          label={say("order-place")}
          hint={say("order-hint")}
          inputMode="numeric"
          unread={orderUnread(order, words)}
          value={order}
          onChange={setOrder}
        />
      )}
      <TextArea
        label={say(
          ["select", "decline", "defer", "merge"].includes(what) ? "decision-words" : "reason",
        )}
        value={reason}
        onChange={setReason}
        required
      />
    </Dialog>
  );
};
