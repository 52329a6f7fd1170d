import { type FC, useState } from "react";
import type { DeviceRow, OfficeView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section } from "@/components/parts";
import { TypedWord } from "@/components/TypedWord";
import { useWords } from "@/words/words";

/** Every workstation of the office, with the way to take one off. */
export const Workstations: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const [chosen, setChosen] = useState<DeviceRow | null>(null);
  const own = { ok: false, reason: say("workstation-take-off-own"), hint: null };
  return (
    <Section first title={say("workstations")}>
      <ul className="lines lines-2">
        {view.devices.map((it) => (
          <li key={it.device}>
            <span className="mid cut">{it.name}</span>
            <span className="id three t12" title={it.device}>
              {it.device.slice(-6)}
            </span>
            {it.own && <span className="two t13">{say("workstation-own")}</span>}
            <span className="grow" />
            <Button kind="quiet" may={it.own ? own : view.may} onClick={() => setChosen(it)}>
              {say("workstation-take-off")}
              <span className="sr"> {it.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {chosen && <TakeOff device={chosen} onClose={() => setChosen(null)} />}
    </Section>
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
