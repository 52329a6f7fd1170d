import { type FC, lazy, Suspense, useState } from "react";
import type { VersionRow } from "@/api/generated/api";
import { useCommand, useReading } from "@/api/queries";
import { Dialog } from "@/components/Dialog";
import { Button } from "@/components/parts";
import { Answered, Loading, ProblemNote } from "@/components/states";
import { useWords } from "@/words/words";
import { type Content, readContent, type Which } from "./documents";

// A PDF reader is larger than the rest of the page: it comes when the first PDF is opened.
const PdfView = lazy(async () => ({ default: (await import("./PdfView")).PdfView }));

/** Shows a version, once all of it is here and is what its author signed. Nothing in a file is followed or run. */
export const DocumentViewer: FC<{ document: string; version: VersionRow; onClose: () => void }> = ({
  document,
  version,
  onClose,
}) => {
  const { say } = useWords();
  const which = { document, version: version.number };
  const content = useReading(["content", document, version.number], () => readContent(which));
  return (
    <Dialog wide title={version.name} onClose={onClose}>
      <Answered answer={content} what={say("label-document-content")}>
        {(it) => <Shown which={which} name={version.name} content={it} />}
      </Answered>
    </Dialog>
  );
};

const Shown: FC<{ which: Which; name: string; content: Content }> = ({ which, name, content }) => {
  const { say } = useWords();
  const { viewer, mediaType, tooLarge, text, next, bytes } = content.opened;
  if (tooLarge || viewer === "none") {
    return <p>{say(tooLarge ? "viewer-too-large" : "viewer-none")}</p>;
  }
  if (viewer === "text")
    return <TextView which={which} name={name} first={text ?? ""} then={next} />;
  if (viewer === "pdf") {
    return (
      <Suspense fallback={<Loading what={say("label-document-content")} />}>
        <PdfView name={name} bytes={content.bytes} />
      </Suspense>
    );
  }
  return <ImageView name={name} mediaType={mediaType} base64={bytes} content={content} />;
};

const toBase64 = (bytes: Uint8Array): string => {
  let letters = "";
  // In stretches: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 32_768) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(letters);
};

const ImageView: FC<{
  name: string;
  mediaType: string;
  base64: string | null;
  content: Content;
}> = ({ name, mediaType, base64, content }) => {
  const { say } = useWords();
  const [broken, setBroken] = useState(false);
  if (broken) return <p>{say("viewer-broken")}</p>;
  const whole = content.opened.next === null && base64 ? base64 : toBase64(content.bytes);
  return (
    <img
      className="viewer-image"
      alt={say("viewer-image", { name })}
      src={`data:${mediaType};base64,${whole}`}
      onError={() => setBroken(true)}
    />
  );
};

const TextView: FC<{ which: Which; name: string; first: string; then: number | null }> = ({
  which,
  name,
  first,
  then,
}) => {
  const { say } = useWords();
  const [text, setText] = useState(first);
  const [next, setNext] = useState(then);
  // Nothing of it is kept when it is no longer shown.
  const more = useCommand("openDocument", {
    gcTime: 0,
    onSuccess: (stretch) => {
      setText(text + (stretch.text ?? ""));
      setNext(stretch.next);
    },
  });
  return (
    <>
      <pre className="viewer-text" tabIndex={0} role="region" aria-label={name}>
        {text}
      </pre>
      {more.error && <ProblemNote problem={more.error} />}
      {next !== null && (
        <p>
          <Button disabled={more.isPending} onClick={() => more.mutate({ ...which, offset: next })}>
            {say("viewer-more")}
          </Button>
        </p>
      )}
    </>
  );
};
