/** Text that leaves the window: copied, or saved as a file. */
import { type FC, useState } from "react";
import { useWords } from "@/words/words";
import { Button } from "./parts";

/** Copies a text and says whether it did. */
export const CopyButton: FC<{ text: string; label?: string }> = ({ text, label }) => {
  const { say } = useWords();
  const [done, setDone] = useState<"copied" | "not-copied" | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone("copied");
    } catch {
      setDone("not-copied");
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{label ?? say("copy")}</Button>
      <span role="status" className="three t13">
        {done && say(done)}
      </span>
    </>
  );
};

/** A long text to read, with the ways to take it along. */
export const ScriptText: FC<{ text: string; name: string; label: string }> = ({
  text,
  name,
  label,
}) => {
  const { say } = useWords();
  const [saved, setSaved] = useState(false);
  const save = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    setSaved(true);
  };
  return (
    <>
      <section className="script" tabIndex={0} aria-label={label}>
        <pre>{text}</pre>
      </section>
      <div className="act act-mid">
        <Button onClick={save}>{say("save-file")}</Button>
        <CopyButton text={text} />
        <span role="status" className="three t13">
          {saved && say("saved-as", { name })}
        </span>
      </div>
    </>
  );
};
