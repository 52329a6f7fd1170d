import { type FC, useState } from "react";
import { useAnswer, useCommand } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { type Allowed, Button, Well } from "@/components/parts";
import { WholeField } from "@/components/ReadField";
import { Answered, ProblemNote } from "@/components/states";
import { ScriptText } from "@/components/TextOut";
import { readWhole } from "@/words/decimal";
import { useWords } from "@/words/words";

/** Makes logins in reserve and gives the script that a database administrator runs. */
export const MakeLogins: FC<{ may: Allowed; more: boolean }> = ({ may, more }) => {
  const { say } = useWords();
  const [count, setCount] = useState(more ? "10" : "40");
  const reserve = useCommand("reserveLogins");
  const wanted = readWhole(count) ?? 0;
  const fits = wanted >= 1;
  return (
    <>
      <div className="with-button number">
        <WholeField
          label={say("how-many-logins")}
          hint={say("how-many-logins-hint")}
          value={count}
          onChange={setCount}
        />
        <Button
          size="form"
          may={may}
          disabled={!fits || reserve.isPending}
          onClick={() => fits && reserve.mutate({ count: wanted })}
        >
          {say(more ? "more-logins" : "make-logins")}
        </Button>
      </div>
      {reserve.error && <ProblemNote problem={reserve.error} />}
      {reserve.data && (
        <Well>
          <p className="strong">{say("logins-script")}</p>
          <p className="two">{say("logins-script-hint")}</p>
          <ScriptText
            text={reserve.data.script}
            name="jcat-office-roles.sql"
            label={say("logins-script")}
          />
        </Well>
      )}
    </>
  );
};

/** All SQL that founding runs, to read first. */
export const SqlDialog: FC<{ onClose: () => void }> = ({ onClose }) => {
  const { say } = useWords();
  const sql = useAnswer("officeSql", {});
  return (
    <Dialog title={say("sql-title")} onClose={onClose} wide>
      <p className="two">{say("sql-hint")}</p>
      <Answered answer={sql} what={say("sql-title")}>
        {(it) => <ScriptText text={it.script} name="jcat-office.sql" label={say("sql-title")} />}
      </Answered>
    </Dialog>
  );
};
