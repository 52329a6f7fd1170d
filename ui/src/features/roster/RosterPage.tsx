import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { AgencyRow, RosterView } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { act } from "@/app/palette-open";
import { Screen } from "@/app/Screen";
import type { RosterSearch } from "@/app/search";
import { Button, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useNarrow } from "@/components/useNarrow";
import { useTyped } from "@/components/useTyped";
import { useUnread } from "@/components/useUnread";
import { isDay } from "@/words/days";
import { useWords } from "@/words/words";
import { AgencyPanel } from "./AgencyPanel";
import { CoverStrip } from "./CoverStrip";
import { Gaps } from "./Gaps";
import { NameAgency } from "./NameAgency";
import { RosterMap } from "./RosterMap";

const route = getRouteApi("/roster");

export const RosterPage: FC = () => {
  const { say } = useWords();
  const { asOf, peek } = route.useSearch();
  const roster = useAnswer("roster", asOf ? { asOf } : {}, { keep: true });
  const may = roster.data?.mayRecord;
  return (
    <Screen
      title={say("roster")}
      marking={{ tlp: "GREEN", h1: false, h2: false }}
      verb={
        <Button kind="primary" may={may} onClick={() => act("recordArrival")}>
          {say("action-recordArrival")}
        </Button>
      }
    >
      <Answered answer={roster} what={say("roster")}>
        {(it) => {
          const all = [...it.countries.flatMap((country) => country.agencies), ...it.hosts];
          const open = all.find((agency) => agency.id === peek);
          return (
            <div className="roster">
              {open ? (
                <AgencyPanel key={open.id} agency={open} asOf={it.asOf} />
              ) : (
                <RosterMap countries={it.countries} />
              )}
              <RosterList roster={it} />
            </div>
          );
        }}
      </Answered>
    </Screen>
  );
};

const RosterList: FC<{ roster: RosterView }> = ({ roster }) => {
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate({ from: "/roster" });
  const [asOf, setAsOf] = useTyped(roster.asOf);
  const asked = asOf.trim();
  const day = useUnread(asked === "" || isDay(asked) ? undefined : say("not-a-day"), undefined);
  const [naming, setNaming] = useState<AgencyRow | null>(null);
  const exportRoster = useCommand("exportRoster");
  const { totals } = roster;
  // A cell that spans a column which is not shown would give it room all the same.
  const columns = useNarrow() ? 3 : 4;
  const countries = words.byCountry(roster.countries, (it) => it.code);
  const groups = [
    { name: say("union-members"), rows: countries.filter((it) => it.union) },
    { name: say("other-partners"), rows: countries.filter((it) => !it.union) },
  ];
  const save = async (): Promise<void> => {
    const path = await chooseTarget(say("files-table"), ["csv", "xlsx", "vcf"]);
    if (path) exportRoster.mutate({ path });
  };
  return (
    <div className="col">
      <div className="bar bar-wrap">
        <form
          className="flex"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({
              search: (old: RosterSearch) => ({ ...old, asOf: asked || undefined }),
            });
          }}
        >
          <label className="lab" htmlFor="as-of">
            {say("as-of")}
          </label>
          <input
            id="as-of"
            className="in as-of"
            ref={day.input}
            value={asOf}
            aria-invalid={day.said ? true : undefined}
            aria-describedby={day.said ? "as-of-fault" : undefined}
            onChange={(event) => setAsOf(event.target.value)}
            onBlur={day.left}
          />
          {day.said && (
            <span id="as-of-fault" className="hint hint-bad">
              {day.said}
            </span>
          )}
          <Button submit>{say("show")}</Button>
        </form>
        <span className="two t13" role="status">
          {say("roster-totals", {
            countries: totals.countries,
            agencies: totals.agencies,
            officers: totals.officers,
          })}
        </span>
        <div className="act">
          <Link className="btn btn-0" to="/ask">
            {say("action-go-ask")}
          </Link>
          <Link className="btn btn-0" to="/register">
            {say("action-go-register")}
          </Link>
          <Button kind="quiet" onClick={() => act("importRoster")}>
            {say("import")}
          </Button>
          <Button kind="quiet" onClick={() => void save()}>
            {say("export")}
          </Button>
        </div>
      </div>
      <div className="scroll">
        {exportRoster.error && <ProblemNote problem={exportRoster.error} />}
        <table className="grid">
          <colgroup>
            <col className="w-country" />
            <col />
            <col className="w-count" />
            <col className="w-cover hide-s" />
          </colgroup>
          <thead>
            <tr>
              <th>{say("column-country")}</th>
              <th>{words.heading("agency")}</th>
              <th className="end">{say("officers")}</th>
              <th className="hide-s">{say("cover-90")}</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.name}>
              <tr className="group">
                <th colSpan={columns} scope="rowgroup">
                  {group.name}
                  <span>
                    {say("group-count", {
                      countries: group.rows.length,
                      agencies: group.rows.reduce((sum, it) => sum + it.agencies.length, 0),
                    })}
                  </span>
                </th>
              </tr>
              {group.rows.flatMap((country) =>
                country.agencies.map((agency, at) => (
                  <AgencyLine
                    key={agency.id}
                    agency={agency}
                    country={at === 0 ? words.country(country.code) : ""}
                    asOf={roster.asOf}
                    onName={() => setNaming(agency)}
                  />
                )),
              )}
            </tbody>
          ))}
          <tbody>
            <tr className="group">
              <th colSpan={columns} scope="rowgroup">
                {say("hosts")}
              </th>
            </tr>
            {roster.hosts.map((agency) => (
              <AgencyLine
                key={agency.id}
                agency={agency}
                country=""
                asOf={roster.asOf}
                onName={() => setNaming(agency)}
              />
            ))}
          </tbody>
        </table>
        <div className="pad">
          <Gaps roster={roster} />
        </div>
      </div>
      {naming && <NameAgency agency={naming} onClose={() => setNaming(null)} />}
    </div>
  );
};

const AgencyLine: FC<{ agency: AgencyRow; country: string; asOf: string; onName: () => void }> = ({
  agency,
  country,
  asOf,
  onName,
}) => {
  const { say } = useWords();
  const liaison = agency.officers.filter((officer) => officer.duties.includes("officer"));
  return (
    <tr className="row">
      <td className="c">{country}</td>
      <td>
        <Link to="/roster" search={(old: RosterSearch) => ({ ...old, peek: agency.id })}>
          {agency.name ?? say("name-not-recorded")}
        </Link>
        {agency.name === null && agency.mayName.ok && (
          <>
            {" "}
            <button type="button" className="link t12" onClick={onName}>
              {say("fill-in")}
            </button>
          </>
        )}
        {agency.inConflict && <Status shape="warn">{say("in-conflict")}</Status>}
      </td>
      <td className="num end">{agency.officers.length}</td>
      <td className="hide-s">
        <CoverStrip
          cover={agency.cover}
          from={asOf}
          staffed={liaison.length > 0 || agency.cover.some((it) => it.coverage !== "uncovered")}
        />
      </td>
    </tr>
  );
};
