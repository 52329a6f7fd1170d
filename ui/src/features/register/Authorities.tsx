/** The register of judicial authorities and contacts outside: written once, used by every case. */
import { type FC, useState } from "react";
import type { Register, RegisterRow } from "@/api/generated/api";
import { useAnswer, useCommand } from "@/api/queries";
import { SettleCard } from "@/app/SettleCard";
import { TextField, Tick } from "@/components/fields";
import { Button, Status } from "@/components/parts";
import { Answered, Empty } from "@/components/states";
import { useWords } from "@/words/words";
import { AuthorityDialog } from "./AuthorityDialog";
import { factsIn, inAuthorityWords, isFound } from "./register";

export const Authorities: FC = () => {
  const { say } = useWords();
  const register = useAnswer("register", {}, { keep: true });
  return (
    <Answered answer={register} what={say("register-authorities")}>
      {(it) => <Listed register={it} />}
    </Answered>
  );
};

const Listed: FC<{ register: Register }> = ({ register }) => {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [retired, setRetired] = useState(false);
  const [editing, setEditing] = useState<RegisterRow | "new" | null>(null);
  const rows = register.rows.filter(
    (row) => (retired || !row.facts.retired) && isFound(row.facts, text),
  );
  const add = (
    <Button kind="primary" may={register.may} onClick={() => setEditing("new")}>
      {say("authority-add")}
    </Button>
  );
  return (
    <>
      {register.rows.length === 0 ? (
        <Empty title={say("no-authorities")} action={add}>
          {say("no-authorities-hint")}
        </Empty>
      ) : (
        <>
          <div className="register-find form">
            {add}
            <TextField label={say("register-find")} value={text} onChange={setText} />
            <Tick label={say("authority-show-retired")} on={retired} onChange={setRetired} />
          </div>
          {register.rows.map((row) => (
            <Conflicts key={row.id} row={row} register={register} />
          ))}
          {rows.length === 0 ? (
            <p className="three">{say("register-none-found")}</p>
          ) : (
            <Table rows={rows} register={register} onEdit={setEditing} />
          )}
        </>
      )}
      {editing && (
        <AuthorityDialog
          row={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
};

const Conflicts: FC<{ row: RegisterRow; register: Register }> = ({ row, register }) => {
  const words = useWords();
  const record = useCommand("recordAuthority");
  return (
    <>
      {row.conflicts.map((conflict) => (
        <SettleCard
          key={conflict.field}
          conflict={conflict}
          may={register.may}
          busy={record.isPending}
          problem={record.error}
          said={(value) => inAuthorityWords(value, words)}
          onSettle={(value) => {
            const facts = factsIn(value);
            if (facts) record.mutate({ authority: row.id, facts });
          }}
        />
      ))}
    </>
  );
};

type TableProps = {
  rows: RegisterRow[];
  register: Register;
  onEdit: (row: RegisterRow) => void;
};

const Table: FC<TableProps> = ({ rows, register, onEdit }) => {
  const words = useWords();
  const { say } = words;
  return (
    <table className="sheet fill-w">
      <caption className="sr">{say("register-authorities")}</caption>
      <thead>
        <tr>
          <th scope="col">{words.heading("name")}</th>
          <th scope="col">{say("what-it-is")}</th>
          <th scope="col">{say("column-country")}</th>
          <th scope="col">{say("authority-person")}</th>
          <th scope="col">{say("authority-contact")}</th>
          <th scope="col">
            <span className="sr">{say("edit")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.facts.retired ? "gone" : undefined}>
            <td title={`${row.by}, ${words.moment(row.at)}`}>
              {row.facts.name}
              {row.facts.retired && (
                <p>
                  <Status shape="off">{say("authority-retired")}</Status>
                </p>
              )}
            </td>
            <td className="nb">{words.label(row.facts.kind)}</td>
            <td className="nb">{row.facts.country && words.country(row.facts.country)}</td>
            <td>{row.facts.person}</td>
            <td>{row.facts.contact}</td>
            <td className="end nb">
              <Button kind="quiet" may={register.may} onClick={() => onEdit(row)}>
                {say("edit")}
                <span className="sr"> {row.facts.name}</span>
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
