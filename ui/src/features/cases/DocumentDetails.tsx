import { type FC, useState } from "react";
import { chooseTarget } from "@/api/client";
import type { DocumentDossier, VersionRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { Button, Fact, Facts, Section, Well } from "@/components/parts";
import { Answered, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { AddDocument } from "./AddDocument";
import { CustodyDialog, CustodyList, WithdrawDialog } from "./Custody";
import { DocumentPlace } from "./DocumentPlace";
import { DocumentViewer } from "./DocumentViewer";
import { marked, sizeOf } from "./documents";

/** One document: what it is and where, its versions, and through whose hands it went. */
export const DocumentDetails: FC<{ document: string; onBack: () => void }> = ({
  document,
  onBack,
}) => {
  const { say } = useWords();
  const dossier = useAnswer("document", { document }, { keep: true });
  return (
    <div className="pad">
      <p>
        <button type="button" className="link" onClick={onBack}>
          {say("document-all")}
        </button>
      </p>
      <Answered answer={dossier} what={say("label-document")}>
        {(it) => <Details key={it.row.document} dossier={it} />}
      </Answered>
    </div>
  );
};

type Doing = { what: "version" | "custody" | "withdraw" } | { what: "open"; version: VersionRow };

const Details: FC<{ dossier: DocumentDossier }> = ({ dossier }) => {
  const words = useWords();
  const { say } = words;
  const [doing, setDoing] = useState<Doing | null>(null);
  const save = useCommand("saveDocument");
  const cancel = useCommand("cancelTransfer");
  const { row, may } = dossier;
  const { document, latest } = row;
  const close = () => setDoing(null);
  const saveAs = async (version: VersionRow): Promise<void> => {
    const path = await chooseTarget(say("label-document"), [], version.name);
    if (path) save.mutate({ document, version: version.number, path });
  };
  const moving = latest.place === "coming" || latest.place === "waits-for-upload";
  return (
    <>
      <h2 className="t16 strong">{latest.name}</h2>
      {row.withdrawn && (
        <Well tone="warn">
          {say("document-withdrawn-by", {
            who: row.withdrawn.byName,
            reason: row.withdrawn.reason,
          })}
        </Well>
      )}
      <Facts>
        {row.description && <Fact name={say("document-about")}>{row.description}</Fact>}
        <Fact name={say("marking")}>
          {marked(latest.handling)}
          {latest.handling.h3 && ` · ${latest.handling.h3}`}
        </Fact>
        <Fact name={say("document-place")}>
          <DocumentPlace version={latest} />
        </Fact>
        <Fact name={say("document-size")}>
          {`${sizeOf(latest.size, words.number)} · ${latest.mediaType}`}
        </Fact>
        <Fact name="SHA-256">
          <span className="id">{latest.sha256}</span>
        </Fact>
      </Facts>
      <div className="act">
        <Button kind="primary" onClick={() => setDoing({ what: "open", version: latest })}>
          {say("document-open")}
        </Button>
        <Button onClick={() => void saveAs(latest)}>{say("document-save")}</Button>
        <Button may={may.addVersion} onClick={() => setDoing({ what: "version" })}>
          {say("document-add-version")}
        </Button>
        <Button may={may.recordCustody} onClick={() => setDoing({ what: "custody" })}>
          {say("custody-record")}
        </Button>
        <Button may={may.withdraw} onClick={() => setDoing({ what: "withdraw" })}>
          {say("document-withdraw")}
        </Button>
        {moving && (
          <Button onClick={() => cancel.mutate({ document, version: latest.number })}>
            {say(latest.place === "coming" ? "document-stop-fetching" : "document-give-up")}
          </Button>
        )}
      </div>
      {(save.error ?? cancel.error) && <Trouble errors={[save.error, cancel.error]} />}
      {save.data && (
        <p role="status" className="two">
          {say("document-saved", { sha256: save.data.sha256 })}
        </p>
      )}
      <Versions
        versions={dossier.versions}
        onOpen={(version) => setDoing({ what: "open", version })}
        onSave={(version) => void saveAs(version)}
      />
      <CustodyList custody={dossier.custody} />
      {doing?.what === "open" && (
        <DocumentViewer document={document} version={doing.version} onClose={close} />
      )}
      {doing?.what === "version" && (
        <AddDocument of={{ document }} path="" onClose={close} onAdded={close} />
      )}
      {doing?.what === "custody" && <CustodyDialog document={document} onClose={close} />}
      {doing?.what === "withdraw" && <WithdrawDialog document={document} onClose={close} />}
    </>
  );
};

const Trouble: FC<{ errors: (Parameters<typeof ProblemNote>[0]["problem"] | null)[] }> = ({
  errors,
}) => errors.map((problem) => problem && <ProblemNote key={problem.code} problem={problem} />);

const Versions: FC<{
  versions: VersionRow[];
  onOpen: (version: VersionRow) => void;
  onSave: (version: VersionRow) => void;
}> = ({ versions, onOpen, onSave }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Section title={say("document-versions")}>
      <table className="sheet">
        <tbody>
          {versions.map((version) => (
            <tr key={version.number}>
              <td className="num">{version.number}</td>
              <td>
                {version.name}
                {version.reason && <span className="two">{` · ${version.reason}`}</span>}
                <p className="id three t12 breaks">{version.sha256}</p>
              </td>
              <td className="nb">{marked(version.handling)}</td>
              <td className="nb">{`${version.byName}, ${words.moment(version.at)}`}</td>
              <td>
                <DocumentPlace version={version} />
              </td>
              <td className="nb">
                <Button kind="quiet" onClick={() => onOpen(version)}>
                  {say("document-open")}
                  <span className="sr">{` ${version.number}`}</span>
                </Button>
                <Button kind="quiet" onClick={() => onSave(version)}>
                  {say("document-save")}
                  <span className="sr">{` ${version.number}`}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};
