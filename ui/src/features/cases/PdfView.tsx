/**
 * PDF by pdf.js: drawn on a canvas in this page, parsed in a worker. Its forms, scripts, links and attachments are not used; it has
 * no network to ask and no `eval` to call.
 */
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import parser from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import type { TextContent } from "pdfjs-dist/types/src/display/api";
import { type FC, useEffect, useRef, useState } from "react";
import { Button } from "@/components/parts";
import { Loading } from "@/components/states";
import { useWords } from "@/words/words";

/** Widths to which a page is drawn, in CSS pixels. */
const widths = [600, 800, 1100, 1500];

export const PdfView: FC<{ name: string; bytes: Uint8Array<ArrayBuffer> }> = ({ name, bytes }) => {
  const { say } = useWords();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let gone = false;
    // Made here and not by pdf.js: the page's own scheme has no origin there, so it would go by a blob, which the page may not run.
    const port = new Worker(parser, { type: "module" });
    const worker = PDFWorker.create({ port });
    // The worker takes the bytes away; a copy is left for a second look.
    const loading = getDocument({
      worker,
      data: bytes.slice(),
      isEvalSupported: false,
      useWasm: false,
      useWorkerFetch: false,
      useSystemFonts: true,
      enableXfa: false,
    });
    // What is let go ends as if it were broken; nobody looks at it any more.
    loading.promise.then(
      (it) => gone || setPdf(it),
      () => gone || setBroken(true),
    );
    return () => {
      gone = true;
      loading.destroy().finally(() => {
        worker.destroy();
        port.terminate();
      });
    };
  }, [bytes]);
  if (broken) return <p>{say("viewer-broken")}</p>;
  if (!pdf) return <Loading what={say("label-document-content")} />;
  return <Pages name={name} pdf={pdf} onBroken={() => setBroken(true)} />;
};

/** The words of a page, for those who do not see it. By a reader: this webview does not iterate over streams, as pdf.js itself does. */
async function textOf(page: PDFPageProxy): Promise<string> {
  const reader = page.streamTextContent().getReader();
  const words: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return words.join(" ");
    const { items } = value as TextContent;
    words.push(...items.map((it) => ("str" in it ? it.str : "")));
  }
}

const Pages: FC<{ name: string; pdf: PDFDocumentProxy; onBroken: () => void }> = ({
  name,
  pdf,
  onBroken,
}) => {
  const { say } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [text, setText] = useState("");
  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const width = widths[zoom] ?? 800;
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
      const target = canvas.current;
      if (gone || !target) return;
      [target.width, target.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
      const drawing = page.render({ canvas: target, viewport, annotationMode: 0 });
      stop = () => drawing.cancel();
      await drawing.promise;
      const said = await textOf(page);
      if (!gone) setText(said);
    };
    draw().catch(() => gone || onBroken());
    return () => {
      gone = true;
      stop?.();
    };
  }, [pdf, number, zoom, onBroken]);
  const page = say("viewer-page", { page: number, pages: pdf.numPages });
  return (
    <>
      <div className="flex">
        <Button disabled={number <= 1} onClick={() => setNumber(Math.max(1, number - 1))}>
          {say("viewer-before")}
        </Button>
        <Button
          disabled={number >= pdf.numPages}
          onClick={() => setNumber(Math.min(pdf.numPages, number + 1))}
        >
          {say("viewer-after")}
        </Button>
        <span className="two" role="status">
          {page}
        </span>
        <span className="grow" />
        <Button disabled={zoom <= 0} onClick={() => setZoom(Math.max(0, zoom - 1))}>
          {say("viewer-smaller")}
        </Button>
        <Button
          disabled={zoom >= widths.length - 1}
          onClick={() => setZoom(Math.min(widths.length - 1, zoom + 1))}
        >
          {say("viewer-larger")}
        </Button>
      </div>
      <div className="viewer-page" tabIndex={0} role="region" aria-label={`${name}, ${page}`}>
        <canvas ref={canvas} aria-hidden />
        <p className="sr">{text}</p>
      </div>
    </>
  );
};
