import { type FC, useState } from "react";
import type { DeviceRow, OfficeView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section, Status } from "@/components/parts";
import { TypedWord } from "@/components/TypedWord";
import { useWords } from "@/words/words";
import { Asking } from "./Asking";
import { Lease } from "./Lease";

/** Every workstation of the office and how it is, with the way to let one in and to take one off. */
export const Workstations: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const [chosen, setChosen] = useState<DeviceRow | null>(null);
  return (
    <Section first title={say("workstations")}>
      {view.entry !== "known" && <Status shape="bad">{say(`entry-${view.entry}`)}</Status>}
      <Asking rows={view.asking} />
      <ul className="lines lines-2">
        {view.devices.map((it) => (
          <Workstation key={it.device} row={it} onTakeOff={() => setChosen(it)} />
        ))}
      </ul>
      <Lease view={view} />
      {chosen && <TakeOff device={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
};

const Workstation: FC<{ row: DeviceRow; onTakeOff: () => void }> = ({ row, onTakeOff }) => {
  const words = useWords();
  const { say } = words;
  const own = { ok: false, reason: say("workstation-take-off-own"), hint: null };
  return (
    <li>
      <span className="mid cut">{row.name}</span>
      <span className="id three t12" title={row.device}>
        {row.device.slice(-6)}
      </span>
      {row.own && <span className="two t13">{say("workstation-own")}</span>}
      {row.revoked && <Status shape="off">{say("workstation-off")}</Status>}
      {!row.revoked && row.lag > 0 && (
        <Status shape="warn">{say("workstation-behind", { count: row.lag })}</Status>
      )}
      {row.seenAt !== null && (
        <span className="three t12">
          {say("workstation-seen", { when: words.when(row.seenAt) })}
        </span>
      )}
      <span className="grow" />
      {!row.revoked && (
        <Button kind="quiet" may={row.own ? own : row.may} onClick={onTakeOff}>
          {say("workstation-take-off")}
          <span className="sr"> {row.name}</span>
        </Button>
      )}
    </li>
  );
};

const TakeOff: FC<{ device: DeviceRow; onClose: () => void }> = ({ device, onClose }) => {
  const { say } = useWords();
  const revoke = useCommand("revokeDevice", { onSuccess: onClose });
  return (
    <TypedWord
      title={say("workstation-take-off-title")}
      warning={say("workstation-take-off-warning", { name: device.name })}
      verb={say("workstation-take-off-title")}
      word={say("word-take-off")}
      command={{ ...revoke, mutate: () => revoke.mutate({ device: device.device }) }}
      onClose={onClose}
    />
  );
};
