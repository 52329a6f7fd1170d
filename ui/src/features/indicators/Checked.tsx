/** The values of a quick check: what each is, and who else has it, as far as this reader may know. */
import { Link } from "@tanstack/react-router";
import type { FC, ReactNode } from "react";
import type { CheckedValue, IndicatorDesk, TextValue, Told } from "@/api/generated/api";
import { OfficerLink } from "@/app/links";
import { type Shape, Status } from "@/components/parts";
import { useWords } from "@/words/words";
import { isKnown, keyOf, placesBeside } from "./check";

const shapes: Record<string, Shape> = { valid: "ok", warning: "warn", rejected: "bad" };

export const Checked: FC<{
  rows: TextValue[];
  found: ReadonlyMap<string, CheckedValue>;
  desk: IndicatorDesk;
}> = ({ rows, found, desk }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet hits">
      <thead>
        <tr>
          <th>{say("data-value")}</th>
          <th>{say("check-is")}</th>
          <th>{say("check-known")}</th>
          <th>{say("hit-next-step")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row);
          return (
            <tr key={key}>
              <td className="hit-value">
                <span className="id">{row.shown}</span>
                <p className="three t12">{words.label(row.kind)}</p>
              </td>
              <td>
                <Status shape={shapes[row.verdict] ?? "off"}>
                  {say(row.normal === null ? "data-refused-one" : "check-valid")}
                </Status>
                {row.reason && <p className="two t12">{row.reason}</p>}
                {row.warning && <p className="two t12">{row.warning}</p>}
              </td>
              <Known value={found.get(key)} refused={row.normal === null} desk={desk} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** The two cells of what is known: where, and whom to ask. One line for each case. */
const Known: FC<{ value: CheckedValue | undefined; refused: boolean; desk: IndicatorDesk }> = ({
  value,
  refused,
  desk,
}) => {
  const words = useWords();
  const { say } = words;
  const plain = (text: string): ReactNode => (
    <>
      <td className="three">{text}</td>
      <td />
    </>
  );
  if (refused) return plain(say("check-not-asked-refused"));
  if (!value) return plain(say("check-not-yet"));
  const alike = <SimilarValues of={value} />;
  if (!isKnown(value))
    return (
      <>
        <td>
          <p className="three">{say("check-no-hit")}</p>
          {alike}
        </td>
        <td />
      </>
    );
  const places = placesBeside(value);
  return (
    <>
      <td>
        {value.common && <p>{say("hit-common")}</p>}
        {value.told.map((it) => (
          <p key={tokenOf(it)}>
            <Where told={it} /> <Alike same={it.same} />
          </p>
        ))}
        {places.map((it) => (
          <p key={it.case}>
            <CaseLink of={it.case} name={[it.label, it.title].filter(Boolean).join(" ")} />{" "}
            <Alike same={it.same} />
          </p>
        ))}
        {alike}
      </td>
      <td>
        {value.told.map((it) => (
          <p key={tokenOf(it)}>
            <Whom told={it} desk={desk} />
          </p>
        ))}
        {places.map((it) => (
          <p key={it.case}>{say("hit-look-there")}</p>
        ))}
      </td>
    </>
  );
};

/** Values of cases that this reader may read which are nearly the one asked for: beneath what is the same, and no hit. */
const SimilarValues: FC<{ of: CheckedValue }> = ({ of }) => {
  const words = useWords();
  const { say } = words;
  const { similar } = of.here;
  if (similar.length === 0) return null;
  return (
    <div className="check-similar">
      <p className="three t12">{say("check-similar")}</p>
      <ul>
        {similar.map((it) => (
          <li key={`${it.normal} ${it.case} ${it.agency}`}>
            <span className="id">{it.shown}</span>{" "}
            <span className="three t12">
              {say(`check-similar-${it.measure.by}`, { count: it.measure.count })}
            </span>{" "}
            <CaseLink of={it.case} name={[it.label, it.title].filter(Boolean).join(" ")} />
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What the office calls each thing that it tells of: no two of one answer have the same. */
const tokenOf = (told: Told): string => `${told.token} ${told.case}`;

const Alike: FC<{ same: boolean }> = ({ same }) => {
  const { say } = useWords();
  return same ? null : <span className="three t12">{say("hit-alike")}</span>;
};

const CaseLink: FC<{ of: string; name: string }> = ({ of, name }) => (
  <Link className="link" to="/cases/$caseId" params={{ caseId: of }} search={{ tab: "overview" }}>
    {name}
  </Link>
);

/** What the office tells of the other side. */
const Where: FC<{ told: Told }> = ({ told }) => {
  const { say } = useWords();
  if (told.case)
    return (
      <CaseLink
        of={told.case}
        name={[told.label, told.title ?? say("title-restricted")].filter(Boolean).join(" ")}
      />
    );
  if (told.agency) return <>{say("hit-agency", { agency: told.agency.toUpperCase() })}</>;
  return <>{say("hit-hidden")}</>;
};

/** Whom to ring. */
const Whom: FC<{ told: Told; desk: IndicatorDesk }> = ({ told, desk }) => {
  const words = useWords();
  const { say } = words;
  if (told.contact)
    return (
      <>
        {`${say("hit-ring")} `}
        <OfficerLink officer={told.contact}>{told.contactName}</OfficerLink>
      </>
    );
  const names = desk.ec3.slice(0, 3).map((it) => it.name);
  return (
    <>
      {say("hit-ask-ec3", { token: told.token ?? "" })}
      {names.length > 0 && <span className="three t12">{` ${words.list(names)}`}</span>}
    </>
  );
};
