/** Verifies the archive of an election from its file: of this office or of any other that keeps the format. */
import { type FC, useState } from "react";
import { chooseFile } from "@/api/client";
import { useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { Button, Fact, Facts } from "@/components/parts";
import { useWords } from "@/words/words";
import { Report } from "./Report";

export const VerifyFile: FC<{ onClose: () => void }> = ({ onClose }) => {
  const words = useWords();
  const { say } = words;
  const [path, setPath] = useState<string | null>(null);
  const [roll, setRoll] = useState<string | null>(null);
  const verify = useCommand("verifyElectionFile");
  const report = verify.data;
  const choose = async (what: "archive" | "roll"): Promise<void> => {
    const found = await chooseFile(say(`files-${what}`), [what === "archive" ? "bel" : "json"]);
    if (!found) return;
    verify.reset();
    if (what === "archive") setPath(found);
    else setRoll(found);
  };
  return (
    <Dialog
      title={say("verify-file")}
      verb={say("verify-file-now")}
      wide
      onClose={onClose}
      busy={verify.isPending}
      lacks={path ? undefined : say("archive")}
      problem={verify.error}
      onSubmit={() => path && verify.mutate({ path, ...(roll ? { roll } : {}) })}
    >
      <p className="two t13">{say("verify-file-hint")}</p>
      <Facts>
        <Fact name={say("archive")}>
          <span className="hash">{path ?? say("not-chosen")}</span>
        </Fact>
        <Fact name={say("archive-roll")}>
          <span className="hash">{roll ?? say("not-chosen")}</span>
        </Fact>
      </Facts>
      <p className="act act-mid">
        <Button onClick={() => void choose("archive")}>{say("choose-archive")}</Button>
        <Button kind="quiet" onClick={() => void choose("roll")}>
          {say("choose-roll")}
        </Button>
      </p>
      {report && (
        <>
          <Report report={report} />
          {report.sound && (
            <Facts>
              <Fact name={say("election")}>{report.name}</Fact>
              {report.result?.map((it) => (
                <Fact key={it.question} name={it.question}>
                  {[
                    ...it.answers.map((one) => words.pair(one.answer, one.votes)),
                    ...(it.blank === null ? [] : [words.pair(say("count-blank"), it.blank)]),
                  ].join(" · ")}
                </Fact>
              ))}
              <Fact name={say("archive-head")}>
                <span className="hash">{report.head}</span>
              </Fact>
            </Facts>
          )}
        </>
      )}
    </Dialog>
  );
};
