/** One meeting: when and where, who is invited and who came, what was agreed. */
import { type FC, useState } from "react";
import type {
  CaseDossier,
  MeetingContact,
  MeetingList,
  MeetingPerson,
  MeetingView,
} from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { ExportDialog } from "@/app/ExportDialog";
import { Button, Fact, Facts, Section, Well } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { MeetingConflicts } from "./MeetingConflicts";
import { ChangeMeeting } from "./MeetingForm";
import { MeetingStatus } from "./MeetingStatus";
import { AgreeDialog, CancelDialog, MinutesDialog } from "./MinutesDialogs";
import { Points } from "./Points";

type Props = {
  meeting: string;
  list: MeetingList;
  dossier: CaseDossier;
  onBack: () => void;
};

export const MeetingDetails: FC<Props> = ({ meeting, onBack, ...rest }) => {
  const { say } = useWords();
  const view = useAnswer("meeting", { meeting }, { keep: true });
  return (
    <>
      <p>
        <button type="button" className="link" onClick={onBack}>
          {say("meetings-all")}
        </button>
      </p>
      <Answered answer={view} what={say("meeting")}>
        {(it) => <Details key={it.row.id} view={it} {...rest} />}
      </Answered>
    </>
  );
};

type Doing = "change" | "cancel" | "minutes" | "agree" | "export";
type DetailsProps = { view: MeetingView; list: MeetingList; dossier: CaseDossier };

const Details: FC<DetailsProps> = ({ view, list, dossier }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const restore = useCommand("restoreMeeting");
  const write = useCommand("exportMeeting", { onSuccess: close });
  const { row, may, typed, minutes, cancelled } = view;
  return (
    <>
      <h2 className="t16 strong">{row.title}</h2>
      {cancelled && (
        <Well tone="warn">
          {say("meeting-cancelled-by", { who: cancelled.by, reason: cancelled.reason })}
        </Well>
      )}
      <MeetingConflicts view={view} list={list} />
      <Facts>
        <Fact name={words.heading("when")}>
          {`${words.moment(row.begins)} – ${words.moment(row.ends)}`}
          {row.clock && (
            <span className="two">
              {` · ${say("clock-in", { clock: row.clock, zone: row.zone })}`}
            </span>
          )}
        </Fact>
        {row.place && <Fact name={say("meeting-place")}>{row.place}</Fact>}
        <Fact name={say("column-status")}>
          <MeetingStatus row={row} />
        </Fact>
        {typed.agenda.length > 0 && (
          <Fact name={say("meeting-agenda")}>
            <ol className="agenda">
              {typed.agenda.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ol>
          </Fact>
        )}
        <Fact name={say("meeting-invited")}>
          <Names officers={view.officers} authorities={view.authorities} />
        </Fact>
      </Facts>
      <div className="act meeting-acts">
        <Button
          kind={row.over ? "primary" : "plain"}
          may={may.minute}
          onClick={() => setDoing("minutes")}
        >
          {say("record-minutes")}
        </Button>
        <Button may={may.agree} onClick={() => setDoing("agree")}>
          {say("agree-point")}
        </Button>
        <Button may={may.change} onClick={() => setDoing("change")}>
          {say("change-meeting")}
        </Button>
        <Button onClick={() => setDoing("export")}>{say("export-meeting")}</Button>
        {cancelled ? (
          <Button may={may.restore} onClick={() => restore.mutate({ meeting: row.id })}>
            {say("restore-meeting")}
          </Button>
        ) : (
          <Button may={may.cancel} onClick={() => setDoing("cancel")}>
            {say("cancel-meeting")}
          </Button>
        )}
      </div>
      {restore.error && <ProblemNote problem={restore.error} />}
      <Section title={say("meeting-agreed")}>
        <Points view={view} />
      </Section>
      {minutes && (
        <Section
          title={say("meeting-minutes-of")}
          aside={
            <span className="three">
              {say("by-on", { who: minutes.by, day: words.moment(minutes.at) })}
            </span>
          }
        >
          <Facts>
            <Fact name={say("meeting-came")}>
              <Names officers={minutes.officers} authorities={minutes.authorities} />
            </Fact>
            {minutes.text && <Fact name={say("meeting-said")}>{minutes.text}</Fact>}
          </Facts>
        </Section>
      )}
      {doing === "change" && <ChangeMeeting list={list} view={view} onClose={close} />}
      {doing === "cancel" && <CancelDialog view={view} onClose={close} />}
      {doing === "minutes" && <MinutesDialog list={list} view={view} onClose={close} />}
      {doing === "agree" && <AgreeDialog view={view} dossier={dossier} onClose={close} />}
      {doing === "export" && (
        <ExportDialog
          kind={{ name: say("files-calendar"), endings: ["ics"] }}
          suggested={`${dossier.row.label}.ics`}
          onClose={close}
          busy={write.isPending}
          problem={write.error}
          onExport={(path, leaving) => write.mutate({ meeting: row.id, path, leaving })}
        />
      )}
    </>
  );
};

type NamesProps = { officers: MeetingPerson[]; authorities: MeetingContact[] };

const Names: FC<NamesProps> = ({ officers, authorities }) => {
  const words = useWords();
  const all = [
    ...officers.map((it) => (it.agency ? `${it.name} (${it.agency.toUpperCase()})` : it.name)),
    ...authorities.map((it) => (it.country ? `${it.name} (${it.country})` : it.name)),
  ];
  if (all.length === 0) return <span className="three">{words.say("nobody-yet")}</span>;
  return <>{words.list(all)}</>;
};
