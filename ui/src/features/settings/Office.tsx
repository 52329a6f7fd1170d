import { useRouterState } from "@tanstack/react-router";
import { type FC, useEffect, useRef } from "react";
import type { OfficeView } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { useDesk } from "@/app/desk";
import { Section, Status } from "@/components/parts";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { AfterRestore } from "./AfterRestore";
import { Dismissals } from "./Dismissals";
import { FoundOffice } from "./FoundOffice";
import { Invitations } from "./Invitations";
import { OfficeLink } from "./OfficeLink";
import { OfficeVersion } from "./OfficeVersion";
import { Workstations } from "./Workstations";

/** The office of this desk: how to found it, or how it stands with it. */
export const Office: FC = () => {
  const { say } = useWords();
  const office = useAnswer("officeStatus", {});
  const place = useRef<HTMLDivElement>(null);
  const asked = useRouterState({ select: (state) => state.location.hash === "office" });
  const there = office.data !== undefined;
  useEffect(() => {
    if (!asked || !there) return;
    place.current?.scrollIntoView({ block: "start" });
    place.current?.focus({ preventScroll: true });
  }, [asked, there]);
  return (
    <div ref={place} id="office" className="office" tabIndex={-1}>
      <Section title={say("office")}>
        <Answered answer={office} what={say("office")}>
          {(view) => (view.state === "alone" ? <Alone view={view} /> : <Founded view={view} />)}
        </Answered>
      </Section>
    </div>
  );
};

const Alone: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const { sample } = useDesk().status;
  return (
    <div className="office-alone">
      <p>
        <Status shape="open">{view.said}</Status>
      </p>
      <p className="two">{say("office-what-for")}</p>
      {sample && <p className="two">{say("office-sample-only")}</p>}
      {!sample && !view.may.ok && (
        <p>
          {view.may.reason} {view.may.hint}
        </p>
      )}
      {!sample && <p className="two">{say("found-or-join")}</p>}
      {!sample && view.may.ok && (
        <>
          <h3 className="h office-title">{say("found-office-title")}</h3>
          <FoundOffice view={view} />
        </>
      )}
    </div>
  );
};

const Founded: FC<{ view: OfficeView }> = ({ view }) => (
  <div className="cols">
    <div>
      <OfficeLink view={view} />
      <Dismissals view={view} />
      <AfterRestore view={view} />
      <OfficeVersion view={view} />
    </div>
    <div>
      <Workstations view={view} />
      <Invitations view={view} />
    </div>
  </div>
);
