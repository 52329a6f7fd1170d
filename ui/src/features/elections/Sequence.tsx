import { Check } from "lucide-react";
import type { FC } from "react";
import type { ElectionView } from "@/api/generated/api";
import { useWords, type Words } from "@/words/words";
import { agencyName } from "./names";
import type { Saying, Stage } from "./sequence";

/** What a step or a wait says, with names and moments in it. */
export const sayingIn = (words: Words, view: ElectionView, said: Saying): string =>
  words.say(said.id, {
    count: said.count ?? said.seats?.length ?? said.trustees?.length ?? 0,
    of: said.of ?? 0,
    round: said.round ?? 0,
    when: said.at === undefined ? "" : words.moment(said.at),
    names: words.list([
      ...(said.trustees ?? []).map((it) => it.name),
      ...(said.seats ?? []).map((it) => agencyName(words, view, it)),
    ]),
  });

type Props = {
  view: ElectionView;
  stages: Stage[];
  shown: string;
  onShow: (part: string) => void;
  /** Parts that are no steps: the ballot, the notice board, the minutes. */
  others: { id: string; name: string }[];
};

/** The steps upright: done, now, next, later. Each opens what belongs to it. */
export const Sequence: FC<Props> = ({ view, stages, shown, onShow, others }) => {
  const words = useWords();
  const { say } = words;
  return (
    <nav className="seq" aria-label={say("sequence")}>
      <ol>
        {stages.map((it) => (
          <li key={it.id} className={it.state} data-shown={shown === it.id || undefined}>
            <i className="mark" aria-hidden>
              {it.state === "done" && <Check className="i" />}
            </i>
            <button
              type="button"
              aria-current={it.state === "now" ? "step" : undefined}
              aria-pressed={shown === it.id}
              onClick={() => onShow(it.id)}
            >
              {say(`stage-${it.id}`)}
              <span className="sr">{` (${say(`stage-is-${it.state}`)})`}</span>
              <span className="seq-said num">{sayingIn(words, view, it.said)}</span>
            </button>
          </li>
        ))}
      </ol>
      <ul className="seq-others">
        {others.map((it) => (
          <li key={it.id}>
            <button
              type="button"
              className="link"
              aria-pressed={shown === it.id}
              onClick={() => onShow(it.id)}
            >
              {it.name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};
