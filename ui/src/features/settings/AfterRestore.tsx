import { type FC, useState } from "react";
import type { OfficeView } from "@/api/generated/api";
import { useCommand } from "@/api/queries";
import { Button, Section } from "@/components/parts";
import { TypedWord } from "@/components/TypedWord";
import { useWords } from "@/words/words";

/** What an administrator says after the database was put back, and when the gaps are filled. */
export const AfterRestore: FC<{ view: OfficeView }> = ({ view }) => {
  const { say } = useWords();
  const [doing, setDoing] = useState<"announce" | "end" | null>(null);
  const close = () => setDoing(null);
  const announce = useCommand("announceRestore", { onSuccess: close });
  const end = useCommand("endHealing", { onSuccess: close });
  return (
    <Section title={say("after-restore")}>
      <p className="two">{say("after-restore-hint")}</p>
      <div className="act office-act">
        <Button may={view.may} onClick={() => setDoing("announce")}>
          {say("announce-restore")}
        </Button>
        <Button may={view.may} onClick={() => setDoing("end")}>
          {say("end-healing")}
        </Button>
      </div>
      {doing === "announce" && (
        <TypedWord
          title={say("announce-restore-title")}
          warning={say("announce-restore-warning")}
          verb={say("announce-restore")}
          word={say("word-announce")}
          command={{ ...announce, mutate: () => announce.mutate({}) }}
          onClose={close}
        />
      )}
      {doing === "end" && (
        <TypedWord
          title={say("end-healing-title")}
          warning={say("end-healing-warning")}
          verb={say("end-healing")}
          word={say("word-end-healing")}
          command={{ ...end, mutate: () => end.mutate({}) }}
          onClose={close}
        />
      )}
    </Section>
  );
};
