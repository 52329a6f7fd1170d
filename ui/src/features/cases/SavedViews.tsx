import { useNavigate } from "@tanstack/react-router";
import { Bookmark } from "lucide-react";
import { type FC, useState } from "react";
import { useAnswer } from "@/api/queries";
import type { CasesSearch } from "@/app/search";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";
import { SaveView } from "./SaveView";

/** Lists that were kept under a name, and the way to keep this one. */
export const SavedViews: FC<{ search: CasesSearch }> = ({ search }) => {
  const { say } = useWords();
  const saved = useAnswer("savedViews", {});
  const views = (saved.data ?? []).filter((view) => view.screen === "cases");
  const navigate = useNavigate();
  const [saving, setSaving] = useState(false);
  // A view is a list; what happened to lie open beside it is not.
  const { peek: _, ...kept } = search;
  return (
    <>
      <span className="chip pick">
        <select
          className="pick-view"
          aria-label={say("saved-views")}
          value=""
          onChange={(event) => {
            const view = views.find((it) => it.name === event.target.value);
            if (view) void navigate({ to: "/cases", search: JSON.parse(view.search) });
          }}
        >
          <option value="">{say("saved-views")}</option>
          {views.map((view) => (
            <option key={view.name}>{view.name}</option>
          ))}
        </select>
      </span>
      <Button
        kind="icon"
        title={say("save-view")}
        aria-label={say("save-view")}
        onClick={() => setSaving(true)}
      >
        <Bookmark className="i" aria-hidden />
      </Button>
      {saving && <SaveView search={kept} views={views} onClose={() => setSaving(false)} />}
    </>
  );
};
