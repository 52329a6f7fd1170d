/** What the events that are shown come to, kind by kind. */
import type { FC } from "react";
import type { OutreachFigures } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { countText } from "./outreach";

export const OutreachSums: FC<{ figures: OutreachFigures[] }> = ({ figures }) => {
  const words = useWords();
  const { say } = words;
  const held = figures.filter((it) => it.events.number > 0);
  if (held.length === 0) return null;
  return (
    <div className="guests">
      <table className="sheet fill-w">
        <caption className="sr">{say("outreach-figures")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("outreach-held")}</th>
            <th scope="col" className="end">
              {say("outreach-events")}
            </th>
            <th scope="col" className="end">
              {say("outreach-practitioners")}
            </th>
            <th scope="col" className="end">
              {say("outreach-reached")}
            </th>
            <th scope="col" className="end">
              {say("outreach-due")}
            </th>
          </tr>
        </thead>
        <tbody>
          {held.map((it) => (
            <tr key={it.kind}>
              <th scope="row">{say(`outreach-all-${it.kind}`)}</th>
              <td className="num end nb">{countText(words, it.events)}</td>
              <td className="num end nb">{countText(words, it.practitioners)}</td>
              <td className="num end nb">{countText(words, it.countries)}</td>
              <td className="num end nb">{words.number(it.unreported)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
