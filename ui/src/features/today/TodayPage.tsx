import type { FC } from "react";
import type { Today } from "@/api/generated/api";
import { useAnswer } from "@/api/queries";
import { ProposeButton } from "@/app/ProposeButton";
import { Screen } from "@/app/Screen";
import { Answered } from "@/components/states";
import { useWords } from "@/words/words";
import { OfficeWaits } from "./OfficeWaits";
import { Room } from "./Room";
import { Waiting } from "./Waiting";

/** What waits for the officer, each with the way to deal with it. */
export const TodayPage: FC = () => {
  const { say } = useWords();
  const today = useAnswer("today", {});
  return (
    <Screen title={say("today")} verb={<ProposeButton kind="primary" />}>
      <Answered answer={today} what={say("today")}>
        {(it) => (
          <div className="split">
            <section className="today-list" aria-label={say("waits-for-you")}>
              <TodayHead today={it} />
              <OfficeWaits />
              <Waiting today={it} />
            </section>
            <aside className="side" aria-label={say("in-the-room")}>
              <Room today={it} />
            </aside>
          </div>
        )}
      </Answered>
    </Screen>
  );
};

const TodayHead: FC<{ today: Today }> = ({ today }) => {
  const words = useWords();
  return (
    <div className="pad">
      <p className="t20 strong">{words.wholeDay(today.day)}</p>
      <p className="two">{words.say("things-wait", { count: today.count })}</p>
    </div>
  );
};
