/** Recording something that makes a case ready: one dialog for each kind. */
import type { FC } from "react";
import type { CaseDossier, ConsultationRow, Gate, ReadinessView } from "@/api/generated/api";
import { ConsultationDialog } from "./ConsultationDialog";
import { LeadsDialog, ResourceDialog } from "./MeansDialogs";
import { EmbargoDialog, EurojustDialog, EvidenceDialog, SafetyDialog } from "./TextDialogs";
import { EndWaiverDialog, WaiverDialog } from "./WaiverDialogs";

/** What is recorded without anything more being said. */
export type Plain = "eurojust" | "need" | "commit" | "evidence" | "embargo" | "agree" | "safety";

export type Recording =
  | { kind: "consultation"; row?: ConsultationRow }
  | { kind: Plain }
  | { kind: "leads"; country?: string }
  | { kind: "waiver"; gate: Gate }
  | { kind: "end-waiver"; waiver: string };

export type RecordProps = { view: ReadinessView; dossier: CaseDossier; onClose: () => void };

export const RecordDialog: FC<RecordProps & { what: Recording }> = ({ what, ...rest }) => {
  switch (what.kind) {
    case "consultation":
      return <ConsultationDialog {...rest} {...(what.row ? { row: what.row } : {})} />;
    case "leads":
      return <LeadsDialog {...rest} {...(what.country ? { country: what.country } : {})} />;
    case "need":
    case "commit":
      return <ResourceDialog {...rest} kind={what.kind} />;
    case "eurojust":
      return <EurojustDialog {...rest} />;
    case "evidence":
      return <EvidenceDialog {...rest} />;
    case "embargo":
      return <EmbargoDialog {...rest} way="write" />;
    case "agree":
      return <EmbargoDialog {...rest} way="agree" />;
    case "safety":
      return <SafetyDialog {...rest} />;
    case "waiver":
      return <WaiverDialog {...rest} gate={what.gate} />;
    case "end-waiver":
      return <EndWaiverDialog {...rest} waiver={what.waiver} />;
  }
};
