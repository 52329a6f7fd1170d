/** What cases share: the register of authorities and contacts, and when each country works. */
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { FC } from "react";
import { Screen } from "@/app/Screen";
import { registerParts } from "@/app/search";
import { useWords } from "@/words/words";
import { Authorities } from "./Authorities";
import { Calendars } from "./Calendars";

const route = getRouteApi("/register");

export const RegisterPage: FC = () => {
  const { say } = useWords();
  const { part } = route.useSearch();
  const navigate = useNavigate({ from: "/register" });
  return (
    <Screen
      title={say("action-go-register")}
      marking={{ tlp: "GREEN", h1: false, h2: false }}
      crumb={<Link to="/roster">{say("roster")}</Link>}
    >
      <div className="pad">
        <fieldset className="seg" aria-label={say("action-go-register")}>
          {registerParts.map((it) => (
            <button
              key={it}
              type="button"
              aria-pressed={part === it}
              onClick={() => void navigate({ search: { part: it } })}
            >
              {say(`register-${it}`)}
            </button>
          ))}
        </fieldset>
        {part === "authorities" ? <Authorities /> : <Calendars />}
      </div>
    </Screen>
  );
};
