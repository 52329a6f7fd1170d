import { render, screen } from "@testing-library/react";
import { type FC, useRef } from "react";
import { expect, test } from "vitest";
import { useAlone } from "./useAlone";

const Page: FC<{ on: boolean }> = ({ on }) => {
  const part = useRef<HTMLElement>(null);
  useAlone(part, on);
  return (
    <div>
      <p className="marking">TLP:AMBER</p>
      <nav>elsewhere</nav>
      <main>
        <aside inert>asleep before</aside>
        <section ref={part}>the board</section>
        <footer>below</footer>
      </main>
    </div>
  );
};

const inert = (): string[] =>
  [...document.querySelectorAll("[inert]")].map((it) => it.textContent ?? "");

test("what a part covers cannot be reached, and can be again afterwards", () => {
  const page = render(<Page on />);
  expect(inert()).toEqual(["elsewhere", "asleep before", "below"]);
  expect(screen.getByText("the board").closest("[inert]")).toBeNull();
  page.rerender(<Page on={false} />);
  expect(inert()).toEqual(["asleep before"]);
  page.rerender(<Page on />);
  page.unmount();
  expect(inert()).toEqual([]);
});
