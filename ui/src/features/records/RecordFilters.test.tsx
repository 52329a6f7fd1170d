import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type FC, useState } from "react";
import { expect, test } from "vitest";
import { WordsProvider } from "@/words/words";
import { DayFilter } from "./RecordFilters";

const Filtered: FC = () => {
  const [day, setDay] = useState<string | undefined>("2027-01-26");
  return (
    <WordsProvider language="en">
      <DayFilter label="From" day={day} onChange={setDay} />
      <output>{day ?? "every day"}</output>
      <button type="button" onClick={() => setDay(undefined)}>
        Clear filters
      </button>
    </WordsProvider>
  );
};

test("the day that filters is the one that stands there", async () => {
  const user = userEvent.setup();
  render(<Filtered />);
  const field = screen.getByLabelText("From");
  const filters = () => screen.getByRole("status").textContent;
  expect(field).toHaveProperty("value", "2027-01-26");
  await user.type(field, "{Backspace}");
  expect([field.getAttribute("value"), filters()]).toEqual(["2027-01-2", "every day"]);
  await user.tab();
  expect(screen.getByText(/^This is not a day/)).toBeTruthy();
  await user.type(field, "7");
  expect(filters()).toBe("2027-01-27");
  await user.click(screen.getByRole("button", { name: "Clear filters" }));
  expect([field.getAttribute("value"), filters()]).toEqual(["", "every day"]);
});
