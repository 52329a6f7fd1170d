import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { readSource } from "@/words/sources";

await Promise.all([readSource("en"), readSource("fr")]);

// Without test.globals, testing-library cannot register its own cleanup.
afterEach(cleanup);

// happy-dom: `document instanceof window.Document` is false, so react-aria's Dialog thinks that
// nothing inside it has the focus and takes it away from an autoFocus field.
for (const type of [Document, window.Document]) {
  Object.defineProperty(type, Symbol.hasInstance, {
    configurable: true,
    value: (node: unknown) => node instanceof Node && node.nodeType === Node.DOCUMENT_NODE,
  });
}

// happy-dom fires selectionchange at once, even for an unchanged selection; react-aria's
// DateSegment answers it with collapse(), which never ends.
const collapse = Selection.prototype.collapse;
Selection.prototype.collapse = function (node, offset = 0) {
  if (this.isCollapsed && this.anchorNode === node && this.anchorOffset === offset) return;
  collapse.call(this, node, offset);
};
