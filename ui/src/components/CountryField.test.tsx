import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type FC, useState } from "react";
import { expect, test, vi } from "vitest";
import { WordsProvider } from "@/words/words";
import { CountriesField, CountryField } from "./CountryField";

const Form: FC<{ onSend: (sent: string[]) => void }> = ({ onSend }) => {
  const [country, setCountry] = useState("");
  const [countries, setCountries] = useState("DE NL");
  return (
    <WordsProvider language="en">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend([country, countries]);
        }}
      >
        <CountryField label="Country" value={country} onChange={setCountry} required />
        <CountriesField label="Countries" value={countries} onChange={setCountries} />
        <button type="submit">Send</button>
      </form>
    </WordsProvider>
  );
};

test("a country is sent by its code, its name stands under the field, and what is none is named and not sent", async () => {
  const user = userEvent.setup();
  const onSend = vi.fn();
  render(<Form onSend={onSend} />);
  const country = screen.getByLabelText("Country");
  const countries = screen.getByLabelText("Countries");
  expect(screen.getByText("A code or a name: DK or Denmark.")).toBeTruthy();
  expect(screen.getByText("Germany, Netherlands")).toBeTruthy();

  await user.type(country, "Ge{Enter}");
  expect(screen.getByText("Georgia")).toBeTruthy();
  await user.type(country, "rmany");
  expect(screen.getByText("Germany")).toBeTruthy();
  expect(country).toHaveProperty("value", "Germany");
  await user.keyboard("{Enter}");
  expect(onSend).toHaveBeenLastCalledWith(["DE", "DE NL"]);

  await user.clear(countries);
  await user.type(countries, "Germany, Frnace{Enter}");
  expect(screen.getByText(/^“Frnace” does not read as a country/)).toBeTruthy();
  expect(onSend).toHaveBeenCalledTimes(2);
  await user.clear(countries);
  await user.type(countries, "Germany, France{Enter}");
  expect(onSend).toHaveBeenLastCalledWith(["DE", "DE FR"]);
  expect(screen.getByText("Germany, France")).toBeTruthy();
  await user.clear(countries);
  await user.keyboard("{Enter}");
  expect(onSend).toHaveBeenLastCalledWith(["DE", ""]);
});
