import { type FC, useState } from "react";
import { Button } from "@/components/parts";
import { useWords } from "@/words/words";

/** Copies a value as it is, which lists show so that nobody clicks on it by accident. */
export const CopyRefanged: FC<{ text: string; of?: string }> = ({ text, of }) => {
  const { say } = useWords();
  const [done, setDone] = useState<"data-copied" | "not-copied" | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone("data-copied");
    } catch {
      setDone("not-copied");
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>
        {say("data-copy")}
        {of && <span className="sr"> {of}</span>}
      </Button>
      <span role="status" className="three t13">
        {done && say(done)}
      </span>
    </>
  );
};
