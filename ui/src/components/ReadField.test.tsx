import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type FC, useState } from "react";
import { expect, test, vi } from "vitest";
import { WordsProvider } from "@/words/words";
import { DecimalField, WholeField } from "./ReadField";

/** A form as the page has them, with what it would send. */
const Form: FC<{ onSend: (sent: string[]) => void }> = ({ onSend }) => {
  const [loss, setLoss] = useState("1.125");
  const [days, setDays] = useState("");
  return (
    <WordsProvider language="en">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend([loss, days]);
          setDays("");
        }}
      >
        <DecimalField label="Loss" value={loss} onChange={setLoss} />
        <WholeField label="Days" value={days} onChange={setDays} required />
        <button type="submit">Send</button>
      </form>
    </WordsProvider>
  );
};

test("a form is sent what its fields mean, and not while one of them does not read", async () => {
  const user = userEvent.setup();
  const onSend = vi.fn();
  render(<Form onSend={onSend} />);
  const loss = screen.getByLabelText("Loss");
  const days = screen.getByLabelText("Days");
  const send = screen.getByRole("button", { name: "Send" });
  expect(loss).toHaveProperty("value", "1.1250");

  // Nobody was there yet: it says what is missing, and is where one writes it.
  await user.click(send);
  expect(document.activeElement).toBe(days);
  expect(screen.getByText("Write a whole number, such as 12.")).toBeTruthy();
  await user.keyboard("3rd{Enter}");
  expect(onSend).not.toHaveBeenCalled();
  await user.clear(days);
  await user.keyboard("3");
  expect(screen.queryByText("Write a whole number, such as 12.")).toBeNull();

  await user.clear(loss);
  await user.type(loss, "1,000");
  expect(loss).toHaveProperty("value", "1,000");
  expect(loss.getAttribute("aria-invalid")).toBeNull();
  await user.tab();
  expect(loss.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("This reads as two numbers. Write 1000 or 1.0000.")).toBeTruthy();
  await user.click(send);
  expect(onSend).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(loss);

  await user.clear(loss);
  await user.type(loss, "12,50{Enter}");
  expect(onSend).toHaveBeenCalledExactlyOnceWith(["12.50", "3"]);
  expect(loss).toHaveProperty("value", "12,50");
  expect(days).toHaveProperty("value", "");
});
