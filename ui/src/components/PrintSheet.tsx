/** A print as it will be on paper, sheet by sheet. It comes cut into pages: this webview repeats nothing on them by itself. */
import type { FC } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Block, Printed, PrintedPage, Problem } from "@/api/generated/api";
import { useWords } from "@/words/words";
import { Button } from "./parts";
import { ProblemNote } from "./states";

type Props = {
  printed: Printed;
  problem: Problem | null;
  onSave: () => void;
  onClose: () => void;
};

export const PrintSheet: FC<Props> = ({ printed, problem, onSave, onClose }) => {
  const { say } = useWords();
  return (
    <ModalOverlay className="print-over" isOpen onOpenChange={(open) => open || onClose()}>
      <Modal>
        <Dialog className="print-dialog">
          <div className="bar print-bar">
            <Button kind="primary" onClick={() => window.print()}>
              {say("print-now")}
            </Button>
            <Button onClick={onSave}>{say("print-save")}</Button>
            <span className="grow" />
            <Button kind="quiet" onClick={onClose}>
              {say("close")}
            </Button>
          </div>
          {problem && <ProblemNote problem={problem} />}
          {numbered(printed.pages).map(([key, page], at) => (
            <Sheet key={key} printed={printed} page={page} number={at + 1} />
          ))}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

type SheetProps = { printed: Printed; page: PrintedPage; number: number };

/** A sheet of paper: the marking at its head and its foot, whose print it is and which sheet of how many. */
const Sheet: FC<SheetProps> = ({ printed, page, number }) => (
  <div className="print-page" lang={page.lang ?? undefined}>
    <p className="print-marking">{printed.marking}</p>
    <div className="print-on">
      {number === 1 && (
        <>
          <Heading slot="title" className="print-title">
            {printed.title}
          </Heading>
          <p className="two">{printed.label}</p>
        </>
      )}
      {numbered(page.sections).map(([key, section]) => (
        <section key={key}>
          <h3 className="print-heading">{section.heading}</h3>
          {numbered(section.blocks).map(([place, block]) => (
            <Part key={place} block={block} />
          ))}
        </section>
      ))}
    </div>
    <p className="print-marking">{printed.marking}</p>
    <p className="print-by">
      <span>{printed.label}</span>
      <span>{printed.by}</span>
      <span>{`${number} / ${printed.pages.length}`}</span>
    </p>
  </div>
);

/** A print never changes while it is shown, so that the place of a part tells it from the others. */
const numbered = <T,>(parts: T[]): [string, T][] => parts.map((part, at) => [`part-${at}`, part]);

const Part: FC<{ block: Block }> = ({ block }) => {
  if (block.kind === "text") return <p className="print-text">{block.text}</p>;
  if (block.kind === "facts")
    return (
      <dl className="print-facts">
        {numbered(block.rows).map(([place, row]) => (
          <div key={place}>
            <dt>{row.name}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
    );
  return (
    <table className="print-rows">
      <colgroup>
        {numbered(block.widths).map(([place, percent]) => (
          <col key={place} width={`${percent}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {block.head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {numbered(block.rows).map(([place, cells]) => (
          <tr key={place}>
            {numbered(cells).map(([cell, text]) => (
              <td key={cell}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
