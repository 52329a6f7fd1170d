/** The attachment scheme: the pipeline, the applications, who is here when, and one application beside them. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FC, useMemo, useState } from "react";
import type { AttachmentList, AttachmentRow } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Screen } from "@/app/Screen";
import type { AttachmentsSearch } from "@/app/search";
import { useLateSearch } from "@/app/useLateSearch";
import { DataGrid } from "@/components/DataGrid";
import { Button } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";
import { ApplicationDialog, PlacesDialog } from "./ApplicationForm";
import { AttachmentPeek } from "./AttachmentPeek";
import { attachmentColumns } from "./columns";
import { OffersPage } from "./OffersPage";
import { Parts } from "./Parts";
import { counted, pipeline, type Step, stepOf } from "./stages";
import { TimeLine } from "./TimeLine";

const route = getRouteApi("/attachments");

type Doing = "draft" | "bring-in" | "places";

/** Applications and guests, or what was offered from outside. */
export const AttachmentsPage: FC = () => {
  const navigate = useNavigate({ from: "/attachments" });
  const [search, change] = useLateSearch<AttachmentsSearch>(
    route.useSearch(),
    ["peek"],
    (to) => void navigate({ search: (old: AttachmentsSearch) => ({ ...old, ...to }) }),
  );
  return search.part === "offers" ? (
    <OffersPage peek={search.peek} change={change} />
  ) : (
    <Applications search={search} change={change} />
  );
};

type ApplicationsProps = { search: AttachmentsSearch; change: (to: AttachmentsSearch) => void };

const Applications: FC<ApplicationsProps> = ({ search, change }) => {
  const { say } = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const list = useAnswer("attachments", {}, { keep: true });
  const close = () => setDoing(null);
  return (
    <Screen
      title={say("attachments")}
      verb={
        <Button kind="primary" may={list.data?.may} onClick={() => setDoing("draft")}>
          {say("action-draftAttachment")}
        </Button>
      }
    >
      <div className="split" data-peek={search.peek ? "open" : undefined}>
        <section className="at" aria-label={say("attachments")}>
          <Parts part="applications" onPart={(part) => change({ part, peek: undefined })} />
          <Answered answer={list} what={say("attachments")}>
            {(it) => (
              <Scheme
                list={it}
                search={search}
                change={change}
                onBringIn={() => setDoing("bring-in")}
                onPlaces={() => setDoing("places")}
              />
            )}
          </Answered>
        </section>
        {search.peek && (
          <AttachmentPeek
            key={search.peek}
            id={search.peek}
            onClose={() => change({ peek: undefined })}
          />
        )}
      </div>
      {(doing === "draft" || doing === "bring-in") && (
        <ApplicationDialog
          what={doing}
          onClose={close}
          onDone={(id) => {
            close();
            change({ peek: id });
          }}
        />
      )}
      {doing === "places" && list.data && (
        <PlacesDialog places={list.data.places} onClose={close} />
      )}
    </Screen>
  );
};

type SchemeProps = {
  list: AttachmentList;
  search: AttachmentsSearch;
  change: (to: AttachmentsSearch) => void;
  onBringIn: () => void;
  onPlaces: () => void;
};

const Scheme: FC<SchemeProps> = ({ list, search, change, onBringIn, onPlaces }) => {
  const words = useWords();
  const { say } = words;
  const { preferences } = useDesk().status;
  const columns = useMemo(
    () => attachmentColumns(words, search.peek !== undefined),
    [words, search.peek],
  );
  const step = pipeline.find((it) => it === search.step);
  const rows = useMemo(
    () => list.rows.filter((row) => !step || stepOf(row.stage) === step),
    [list.rows, step],
  );
  if (list.rows.length === 0)
    return (
      <>
        <Empty
          title={say("no-attachments")}
          action={
            <Button may={list.may} onClick={onBringIn}>
              {say("action-bringInAttachment")}
            </Button>
          }
        >
          {say("no-attachments-hint")}
        </Empty>
        <Places list={list} onPlaces={onPlaces} onBringIn={onBringIn} />
      </>
    );
  return (
    <>
      <Pipeline
        rows={list.rows}
        step={step}
        onStep={(to) => change({ step: to === step ? undefined : to })}
      />
      {rows.length === 0 ? (
        <p className="pad two">{say("no-attachments-here")}</p>
      ) : (
        <DataGrid
          label={say("attachments")}
          columns={columns}
          count={rows.length}
          lineAt={(index) => {
            const row = rows[index];
            return row ? { kind: "row", row } : { kind: "waiting" };
          }}
          keyOf={(row: AttachmentRow) => row.id}
          onOpen={(row) => change({ peek: row.id })}
          onPeek={(row) => change({ peek: row?.id })}
          openKey={search.peek}
          singleKeys={preferences.singleKeys}
        />
      )}
      <div className="guests">
        <TimeLine rows={list.rows} today={list.on} />
        <Places list={list} onPlaces={onPlaces} onBringIn={onBringIn} />
      </div>
    </>
  );
};

type PipelineProps = {
  rows: AttachmentRow[];
  step: Step | undefined;
  onStep: (step: Step) => void;
};

/** How many stand at each step; one of them shows those alone. */
const Pipeline: FC<PipelineProps> = ({ rows, step, onStep }) => {
  const { say } = useWords();
  const counts = counted(rows);
  return (
    <fieldset className="pipe" aria-label={say("attachment-pipeline")}>
      {pipeline.map((it) => (
        <button key={it} type="button" aria-pressed={step === it} onClick={() => onStep(it)}>
          <b className="num">{counts[it]}</b>
          {say(`step-${it}`)}
        </button>
      ))}
    </fieldset>
  );
};

type PlacesProps = { list: AttachmentList; onPlaces: () => void; onBringIn: () => void };

/** How many places there are, and the other ways in. */
const Places: FC<PlacesProps> = ({ list, onPlaces, onBringIn }) => {
  const { say } = useWords();
  const { places } = list;
  return (
    <div className="flex places">
      <span className="two t13 grow">
        {places.count === 0
          ? say("places-not-set")
          : say("places-taken", { taken: places.taken, count: places.count })}
        {places.mostDays !== null && ` · ${say("places-most-days", { days: places.mostDays })}`}
      </span>
      <Button may={places.may} onClick={onPlaces}>
        {say("action-setPlaces")}
      </Button>
      {list.rows.length > 0 && (
        <Button may={list.may} onClick={onBringIn}>
          {say("action-bringInAttachment")}
        </Button>
      )}
    </div>
  );
};
