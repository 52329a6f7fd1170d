import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { FC } from "react";
import type { CrimeArea, OfficerRow, WhoToAsk } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Screen } from "@/app/Screen";
import type { AskSearch } from "@/app/search";
import { useLateSearch } from "@/app/useLateSearch";
import { DataGrid } from "@/components/DataGrid";
import { SelectField, TextField, Tick } from "@/components/fields";
import type { Column } from "@/components/grid";
import { Status } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";

const route = getRouteApi("/ask");
const areas: CrimeArea[] = [
  "cyber-dependent",
  "payment-fraud",
  "child-exploitation",
  "facilitators",
];

/** Who knows about it, and is there (ROS-6). */
export const AskPage: FC = () => {
  const words = useWords();
  const { say } = words;
  const { preferences } = useDesk().status;
  const navigate = useNavigate({ from: "/ask" });
  const go = useNavigate();
  const [search, change] = useLateSearch<AskSearch>(
    route.useSearch(),
    ["skill", "language"],
    (to) => void navigate({ search: (old: AskSearch) => ({ ...old, ...to }), replace: true }),
  );
  const area = areas.find((it) => it === search.area);
  const request: WhoToAsk = {
    ...(area ? { area } : {}),
    ...(search.language ? { language: search.language } : {}),
    ...(search.skill ? { skill: search.skill } : {}),
    ...(search.present ? { present: true } : {}),
  };
  const found = useAnswer("whoToAsk", request, { keep: true });
  const columns: Column<OfficerRow>[] = [
    {
      id: "name",
      heading: words.heading("name"),
      width: "minmax(0, 1fr)",
      cell: (row) => <span className="mid">{row.name}</span>,
      text: (row) => row.name,
    },
    {
      id: "country",
      heading: say("column-country"),
      width: "132px",
      cell: (row) => (row.country ? words.country(row.country) : row.agency.toUpperCase()),
      text: (row) => row.country ?? row.agency,
    },
    {
      id: "there",
      heading: say("there"),
      width: "96px",
      cell: (row) =>
        row.away ? (
          <Status shape="warn">{say("away")}</Status>
        ) : (
          <Status shape="ok">{say("there-today")}</Status>
        ),
    },
    {
      id: "skills",
      heading: words.heading("skills"),
      width: "180px",
      wideOnly: true,
      cell: (row) => words.list(row.skills),
      text: (row) => row.skills.join("; "),
    },
    {
      id: "languages",
      heading: words.heading("languages"),
      width: "130px",
      wideOnly: true,
      cell: (row) => row.languages.join(", "),
      text: (row) => row.languages.join("; "),
    },
    {
      id: "phone",
      heading: words.heading("phone"),
      width: "150px",
      cell: (row) => <span className="id">{row.phone}</span>,
      text: (row) => row.phone ?? "",
    },
  ];
  return (
    <Screen
      title={say("action-go-ask")}
      marking={{ tlp: "GREEN", h1: false, h2: false }}
      crumb={<Link to="/roster">{say("roster")}</Link>}
    >
      <div className="col fill">
        <form className="form ask pad" onSubmit={(event) => event.preventDefault()}>
          <SelectField
            label={say("column-areas")}
            value={search.area ?? ""}
            onChange={(it) => change({ area: it || undefined })}
            none={say("any")}
            choices={areas.map((it) => ({ id: it, name: words.label(it) }))}
          />
          <TextField
            label={words.heading("skills")}
            value={search.skill ?? ""}
            onChange={(it) => change({ skill: it || undefined })}
          />
          <TextField
            label={words.heading("languages")}
            hint={say("languages-hint")}
            value={search.language ?? ""}
            onChange={(it) => change({ language: it || undefined })}
          />
          <Tick
            label={say("only-there")}
            on={Boolean(search.present)}
            onChange={(on) => change({ present: on || undefined })}
          />
        </form>
        <div className="scroll">
          <Answered answer={found} what={say("officers")}>
            {(rows) =>
              rows.length === 0 ? (
                <Empty title={say("nobody-fits")}>{say("nobody-fits-hint")}</Empty>
              ) : (
                <DataGrid
                  label={say("officers")}
                  columns={columns}
                  count={rows.length}
                  lineAt={(index) => {
                    const row = rows[index];
                    return row ? { kind: "row", row } : { kind: "waiting" };
                  }}
                  keyOf={(row) => row.id}
                  onOpen={(row) =>
                    void go({ to: "/officers/$officerId", params: { officerId: row.id } })
                  }
                  singleKeys={preferences.singleKeys}
                />
              )
            }
          </Answered>
        </div>
      </div>
    </Screen>
  );
};
