/** One meeting of the Board: its agenda, who came, what was decided, what somebody is to do, and its minutes. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { type FC, useState } from "react";
import type { BoardMeetingView, ItemRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { PlanActionPoint } from "@/app/PlanActionPoint";
import { Screen } from "@/app/Screen";
import { Button, Fact, Facts, Section, type Shape, Status, Well } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { MoveBoard, Stands } from "./BoardMeetings";
import {
  AgendaDialog,
  AnswerDialog,
  AttendanceDialog,
  CancelDialog,
  DecideDialog,
  InterestDialog,
  WithdrawDialog,
} from "./ItemDialogs";
import { ActionDialog, FinishDialog, RemarkDialog } from "./MinuteDialogs";
import { Minutes } from "./Minutes";

const route = getRouteApi("/board/meetings/$meetingId");

export const BoardMeetingPage: FC = () => {
  const { say } = useWords();
  const { meetingId } = route.useParams();
  const view = useAnswer("boardMeeting", { meeting: meetingId }, { keep: true });
  return (
    <Screen
      title={view.data?.row.title ?? say("board-meetings")}
      crumb={
        <Link to="/board" search={{ part: "meetings" }}>
          {say("board")}
        </Link>
      }
    >
      <div className="pad board-screen">
        <Answered answer={view} what={say("board-meetings")}>
          {(it) => <Meeting key={it.row.id} view={it} />}
        </Answered>
      </div>
    </Screen>
  );
};

/** What is being done: with the meeting as a whole, or with an item of it. */
type Doing =
  | { what: "move" | "cancel" | "attendance" | "add" | "remark" | "action" }
  | { what: "change" | "withdraw" | "interest" | "answer" | "decide"; item: ItemRow }
  | { what: "remark" | "action"; item: ItemRow }
  | { what: "finish"; point: string };

const Meeting: FC<{ view: BoardMeetingView }> = ({ view }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const { row, may, typed } = view;
  const meeting = row.id;
  const there = view.seats.filter((it) => it.present).reduce((sum, it) => sum + it.weight, 0);
  const total = view.seats.reduce((sum, it) => sum + it.weight, 0);
  const item = doing && "item" in doing ? doing.item : null;
  return (
    <>
      <Facts>
        <Fact name={say("column-number")}>
          <span className="id">{row.label}</span>
          {"\u2002"}
          <Stands row={row} />
        </Fact>
        <Fact name={say("board-form")}>{words.heading(row.form)}</Fact>
        <Fact name={words.heading("when")}>{words.between(row.begins, row.ends)}</Fact>
        {typed.place && <Fact name={say("meeting-place")}>{typed.place}</Fact>}
        {view.itemsUntil !== null && (
          <Fact name={say("board-items-until")}>{words.moment(view.itemsUntil)}</Fact>
        )}
        <Fact name={say("board-minutes-rules")}>
          {view.rules ?? say("board-minutes-usual-rules")}
        </Fact>
      </Facts>
      {view.cancelled && <Well tone="warn">{view.cancelled}</Well>}
      <div className="act meeting-acts">
        <Button may={may.agenda} onClick={() => setDoing({ what: "add" })}>
          {say("agenda-add")}
        </Button>
        <Button may={may.record} onClick={() => setDoing({ what: "attendance" })}>
          {say("record-attendance")}
        </Button>
        <Button may={may.record} onClick={() => setDoing({ what: "remark" })}>
          {say("remark-on-board")}
        </Button>
        <Button may={may.record} onClick={() => setDoing({ what: "action" })}>
          {say("agree-action")}
        </Button>
        <Button may={may.shift} onClick={() => setDoing({ what: "move" })}>
          {say("move-board")}
        </Button>
        <Button may={may.shift} onClick={() => setDoing({ what: "cancel" })}>
          {say("cancel-board")}
        </Button>
        <Minutes view={view} />
      </div>
      <Section title={say("board-agenda")}>
        {view.items.length === 0 ? (
          <p className="two">{say("agenda-empty")}</p>
        ) : (
          <ol className="agenda-items">
            {view.items.map((it) => (
              <Item key={it.id} view={view} item={it} onDo={setDoing} />
            ))}
          </ol>
        )}
      </Section>
      <Section
        title={say("board-attendance")}
        aside={
          view.attended && (
            <span className="two">
              {say("board-quorum", { present: there, total, needed: view.needed })}
            </span>
          )
        }
      >
        {view.attended ? (
          <p>
            {words.list([
              ...view.seats
                .filter((it) => it.present)
                .map((it) =>
                  it.name ? `${it.agency.toUpperCase()} (${it.name})` : it.agency.toUpperCase(),
                ),
              ...view.others,
            ])}
          </p>
        ) : (
          <p className="two">{say("board-no-attendance")}</p>
        )}
      </Section>
      {view.actions.length > 0 && (
        <Section title={say("board-actions")}>
          <ul className="lines">
            {view.actions.map((it) => (
              <li key={it.point}>
                <Status shape={it.done ? "ok" : "open"}>
                  {it.done
                    ? say("action-is-done")
                    : it.due
                      ? say("by-day", { day: words.day(it.due) })
                      : say("open")}
                </Status>
                <span className="grow">
                  {it.text}
                  {it.outcome && <span className="two"> {it.outcome}</span>}
                </span>
                <span className="two">
                  {[it.agency.toUpperCase(), it.officer].filter(Boolean).join(", ")}
                </span>
                <PlanActionPoint action={it} />
                {!it.done && (
                  <Button
                    may={it.may}
                    onClick={() => setDoing({ what: "finish", point: it.point })}
                  >
                    {say("action-done")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.remarks.length > 0 && (
        <Section title={say("board-remarks")}>
          {view.remarks.map((it) => (
            <p key={it.point}>{it.text}</p>
          ))}
        </Section>
      )}
      {doing?.what === "move" && <MoveBoard meeting={meeting} typed={typed} onClose={close} />}
      {doing?.what === "cancel" && <CancelDialog meeting={meeting} onClose={close} />}
      {doing?.what === "attendance" && <AttendanceDialog view={view} onClose={close} />}
      {(doing?.what === "add" || doing?.what === "change") && (
        <AgendaDialog view={view} item={item} onClose={close} />
      )}
      {doing?.what === "withdraw" && item && (
        <WithdrawDialog meeting={meeting} item={item} onClose={close} />
      )}
      {doing?.what === "interest" && item && (
        <InterestDialog view={view} item={item} onClose={close} />
      )}
      {doing?.what === "answer" && item && (
        <AnswerDialog meeting={meeting} item={item} onClose={close} />
      )}
      {doing?.what === "decide" && item && <DecideDialog view={view} item={item} onClose={close} />}
      {doing?.what === "remark" && (
        <RemarkDialog meeting={meeting} item={item?.id} onClose={close} />
      )}
      {doing?.what === "action" && <ActionDialog view={view} item={item?.id} onClose={close} />}
      {doing?.what === "finish" && (
        <FinishDialog meeting={meeting} point={doing.point} onClose={close} />
      )}
    </>
  );
};

const results: Record<string, Shape> = { carried: "ok", "not-carried": "bad", noted: "off" };

type ItemProps = { view: BoardMeetingView; item: ItemRow; onDo: (doing: Doing) => void };

/** An item: what it is about, who has an interest, what was answered, said and decided. */
const Item: FC<ItemProps> = ({ view, item, onDo }) => {
  const words = useWords();
  const { say } = words;
  const { may, row } = view;
  const standing = item.decisions.find((it) => it.stands);
  return (
    <li>
      <h3 className="t14 strong">
        {[item.is.title, item.label].filter(Boolean).join(" · ")}
        {standing && (
          <Status shape={results[standing.result] ?? "plain"}>
            {words.label(standing.result)}
          </Status>
        )}
      </h3>
      {item.is.text && <p className="two">{item.is.text}</p>}
      {item.interests.length > 0 && (
        <p className="two">
          {say("interests-of", {
            agencies: words.list(
              item.interests.map((it) => `${it.agency.toUpperCase()} (${it.reason})`),
            ),
          })}
        </p>
      )}
      {item.answers.length > 0 && (
        <p className="two">
          {words.list(
            item.answers.map((it) => `${it.agency.toUpperCase()} ${words.label(it.voice)}`),
          )}
        </p>
      )}
      {item.remarks.map((it) => (
        <p key={it.point}>{it.text}</p>
      ))}
      {item.decisions.map((it) => (
        <p key={it.id} className={it.stands ? "" : "three"}>
          {it.act.text}{" "}
          <span className="two">
            {say("minutes-act-votes", {
              for: it.act.for,
              against: it.act.against,
              abstained: it.act.abstained,
              present: it.act.present,
              seats: it.act.seats,
            })}
          </span>
          {!it.stands && ` (${say("decision-corrected")})`}
        </p>
      ))}
      <div className="act">
        <Button may={may.record} onClick={() => onDo({ what: "decide", item })}>
          {say(standing ? "correct-decision" : "decide-item")}
        </Button>
        {!standing && (
          <>
            {row.form === "in-writing" && (
              <Button may={item.maySpeak} onClick={() => onDo({ what: "answer", item })}>
                {say("answer-item")}
              </Button>
            )}
            <Button may={item.maySpeak} onClick={() => onDo({ what: "interest", item })}>
              {say("declare-interest")}
            </Button>
            <Button may={may.agenda} onClick={() => onDo({ what: "change", item })}>
              {say("agenda-change")}
            </Button>
            <Button may={may.agenda} onClick={() => onDo({ what: "withdraw", item })}>
              {say("agenda-withdraw")}
            </Button>
          </>
        )}
        <Button may={may.record} onClick={() => onDo({ what: "remark", item })}>
          {say("remark-on-board")}
        </Button>
        <Button may={may.record} onClick={() => onDo({ what: "action", item })}>
          {say("agree-action")}
        </Button>
      </div>
    </li>
  );
};
