/** The notice board of a round: every ballot that came, what it counts as, and whether the box is the one that was closed. */
import { type FC, useMemo, useState } from "react";
import { chooseTarget } from "@/api/client";
import type {
  NoticeBoard as Board,
  ElectionView,
  NoticedBallot,
  RoundOfElection,
} from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { DataGrid } from "@/components/DataGrid";
import { TextField, Tick } from "@/components/fields";
import type { Column } from "@/components/grid";
import { Button, Fact, Facts, Section, Status } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords, type Words } from "@/words/words";
import { MarkStatus } from "./MarkStatus";
import { agencyName, officeName } from "./names";
import { CheckOpened } from "./OpenedBallot";
import { Report } from "./Report";

type Props = { view: ElectionView; round: RoundOfElection & { ballot: string } };

export const NoticeBoard: FC<Props> = ({ view, round }) => {
  const words = useWords();
  const { say } = words;
  const which = { election: view.row.id, ballot: round.ballot };
  const board = useAnswer("noticeBoard", which);
  const verify = useCommand("verifyElection");
  return (
    <>
      <Section
        first
        title={say("notice-board-of", {
          office: officeName(words, view.rules, round.office),
          round: round.number,
        })}
        aside={
          <Button disabled={verify.isPending} onClick={() => verify.mutate(which)}>
            {say(verify.isPending ? "verifying" : "verify-here")}
          </Button>
        }
      >
        <p className="two t13">{say("notice-board-hint")}</p>
        {verify.error && <ProblemNote problem={verify.error} />}
        {verify.data && <Report report={verify.data} />}
        <Answered answer={board} what={say("notice-board")}>
          {(it) => <Notices view={view} board={it} own={round.own?.tracker} />}
        </Answered>
      </Section>
      <Section title={say("export-archive")}>
        <Export view={view} ballot={round.ballot} />
      </Section>
      <Section title={say("audit-check-title")}>
        <p className="two t13">{say("audit-check-hint")}</p>
        <CheckOpened view={view} />
      </Section>
    </>
  );
};

const columnsOf = (
  words: Words,
  view: ElectionView,
  own: string | undefined,
): Column<NoticedBallot>[] => {
  const { say } = words;
  const seat = (row: NoticedBallot): string =>
    row.seat ? agencyName(words, view, row.seat) : say("seat-kept-back");
  return [
    {
      id: "tracker",
      heading: say("tracker"),
      width: "minmax(150px, 2fr)",
      cell: (row) => (
        <span className="id cut" title={row.tracker}>
          {row.tracker === own && <span className="own-mark">{say("tracker-yours")}</span>}
          {row.tracker}
        </span>
      ),
      text: (row) => row.tracker,
    },
    {
      id: "seat",
      heading: say("seat"),
      width: "minmax(110px, 1fr)",
      cell: (row) => <span className="cut">{seat(row)}</span>,
      text: seat,
    },
    {
      id: "mark",
      heading: say("ballot"),
      width: "minmax(140px, 1fr)",
      cell: (row) => <MarkStatus mark={row.mark} />,
      text: (row) => words.label(row.mark),
    },
    {
      id: "at",
      heading: say("when"),
      width: "150px",
      cell: (row) => <span className="num">{words.moment(row.at)}</span>,
      text: (row) => words.moment(row.at),
    },
  ];
};

const Notices: FC<{ view: ElectionView; board: Board; own: string | undefined }> = ({
  view,
  board,
  own,
}) => {
  const words = useWords();
  const { say } = words;
  const { preferences } = useDesk().status;
  const [wanted, setWanted] = useState("");
  const columns = useMemo(() => columnsOf(words, view, own), [words, view, own]);
  const sought = wanted.replaceAll(/\s/g, "");
  const rows = board.ballots.filter((it) => it.tracker.includes(sought));
  return (
    <>
      <Heads board={board} />
      <div className="notice-find">
        <TextField
          label={say("find-tracker")}
          value={wanted}
          onChange={setWanted}
          spellCheck={false}
          autoComplete="off"
        />
        <p role="status" className="two t13 num">
          {sought
            ? say("trackers-found", { count: rows.length })
            : say("ballots-came", { count: rows.length })}
        </p>
      </div>
      {rows.length > 0 && (
        <div className="notice-grid">
          <DataGrid
            label={say("notice-board")}
            columns={columns}
            count={rows.length}
            lineAt={(index) => {
              const row = rows[index];
              return row ? { kind: "row", row } : { kind: "waiting" };
            }}
            keyOf={(it) => it.tracker}
            singleKeys={preferences.singleKeys}
          />
        </div>
      )}
    </>
  );
};

/** What the box came to when it was closed, and what this desk finds in it. */
const Heads: FC<{ board: Board }> = ({ board }) => {
  const { say } = useWords();
  const same = board.closing === null ? null : board.closing === board.found;
  return (
    <div className="notice-heads">
      <Facts>
        <dt>{say("head-closing")}</dt>
        <dd className="hash">{board.closing ?? say("not-closed-yet")}</dd>
        <dt>{say("head-found")}</dt>
        <dd className="hash">{board.found}</dd>
        {same !== null && (
          <Fact name={say("head-compared")}>
            <Status shape={same ? "ok" : "bad"}>{say(same ? "heads-same" : "heads-differ")}</Status>
          </Fact>
        )}
        <dt>{say("election-fingerprint")}</dt>
        <dd className="hash">{board.fingerprint}</dd>
      </Facts>
    </div>
  );
};

const Export: FC<{ view: ElectionView; ballot: string }> = ({ view, ballot }) => {
  const { say } = useWords();
  const [withRoll, setWithRoll] = useState(true);
  const [written, setWritten] = useState<string | null>(null);
  const write = useCommand("exportElection", { onSuccess: (_, { path }) => setWritten(path) });
  const choose = async (): Promise<void> => {
    setWritten(null);
    // A verifier finds the archive by its name: it is that of the ballot.
    const path = await chooseTarget(say("files-archive"), ["bel"], `${ballot}.bel`);
    if (path)
      write.mutate({
        election: view.row.id,
        ballot,
        path,
        ...(withRoll ? { roll: path.replace(/(\.bel)?$/, ".roll.json") } : {}),
      });
  };
  return (
    <div className="form">
      <p className="two t13">{say("export-archive-hint")}</p>
      <Tick label={say("export-with-roll")} on={withRoll} onChange={setWithRoll} />
      <p>
        <Button disabled={write.isPending} onClick={() => void choose()}>
          {say("export-choose")}
        </Button>
      </p>
      <p role="status" className="two t13">
        {written && say("archive-written", { path: written })}
      </p>
      {write.error && <ProblemNote problem={write.error} />}
    </div>
  );
};
