//! Operation day and its outcome in the real window: counting, reporting, calling for an abort, writing, confirming, putting before
//! the Board and noting, without a mouse.

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::Jcat;
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

use crate::window::unlocked;

/// A desk of Austria with a case in a stage, and its id.
fn one_case(jcat: &Jcat, stage: &str) -> Result<String> {
    jcat.init()?;
    let file = jcat.file("cases.csv");
    std::fs::write(&file, format!("Title,Agency,Stage,Crime area,TLP\nTin Whistle,at,{stage},cyber-dependent,AMBER\n"))?;
    let imported = jcat.call("importCases", &json!({ "path": file, "dryRun": false }))?;
    ensure!(imported.code == 0, "{imported:?}");
    let cases = jcat.call("caseList", &json!({ "filter": {}, "sort": "number", "descending": false }))?.json();
    Ok(cases["rows"][0]["id"].as_str().context("a case")?.to_owned())
}

/// A desk of Austria with a case in operation, and the address of its tab.
fn in_operation(jcat: &Jcat) -> Result<String> {
    let case = one_case(jcat, "operation")?;
    for agency in ["nl", "ro"] {
        ensure!(jcat.call("joinAgency", &json!({ "case": case, "agency": agency }))?.code == 0, "{agency} takes part");
    }
    Ok(format!("/cases/{case}?tab=operation"))
}

async fn every_look(window: &Window, name: &str, address: &str) -> Result<()> {
    let looks: [(&str, Value, (u32, u32)); 4] = [
        ("light-1440-en", json!({ "theme": "light", "textSize": 100, "language": "en" }), (1440, 900)),
        ("dark-1440-fr", json!({ "theme": "dark", "textSize": 100, "language": "fr" }), (1440, 900)),
        ("light-1024-fr", json!({ "theme": "light", "textSize": 100, "language": "fr" }), (1024, 700)),
        ("light-200-en", json!({ "theme": "light", "textSize": 200, "language": "en" }), (1440, 900)),
    ];
    for (look, preferences, (width, height)) in looks {
        window.size(width, height).await?;
        window.prefer(preferences).await?;
        window.show(address).await?;
        window.sound(&format!("{name}-{look}")).await?;
    }
    window.size(1440, 900).await?;
    window.prefer(json!({ "theme": "light", "textSize": 100, "language": "en" })).await
}

#[tokio::test]
async fn an_action_day_is_counted_and_reported_by_keyboard_alone() -> Result<()> {
    let jcat = Jcat::new()?;
    let address = in_operation(&jcat)?;
    let window = unlocked(&jcat).await?;
    window.size(1440, 900).await?;
    window.show(&address).await?;
    window.sees("Nothing was counted yet").await?;
    // N goes to the quantity, Enter counts and comes back to it: three events without leaving the field.
    window.press("n").await?;
    window.until("document.activeElement.inputMode === 'decimal'").await?;
    window.press("3").await?;
    window.press(keys::ENTER).await?;
    window.sees("Arrests: 3, Austria").await?;
    window.until("document.activeElement.inputMode === 'decimal' && document.activeElement.value === ''").await?;
    window.press("1,5").await?;
    window.press(keys::ENTER).await?;
    window.sees("are counted in whole pieces").await?;
    window.press("\u{E003}\u{E003}").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.counter-table tbody td.strong')?.textContent.includes('4')").await?;
    window.sound("operation-counting").await?;
    // Who listens hears which event a button is about.
    window.tab_to("Correct: AT, Arrests: 1, Austria").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.sound("operation-correcting").await?;
    window.fill("How many", "1").await?;
    window.fill("Reason", "Eleven, said twice.").await?;
    window.press(keys::TAB).await?;
    window.tab_to("Correct").await?;
    window.press(keys::ENTER).await?;
    window.sees("corrected by Ana Test: Eleven, said twice.").await?;
    every_look(&window, "operation-counters", &address).await?;

    let board = format!("{address}&part=situation");
    window.show(&board).await?;
    window.sees("No H-hour is set").await?;
    window.tab_to("Set the H-hour").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.fill("Day and time in Amsterdam", "2031-01-26 04:00").await?;
    window.press(keys::ENTER).await?;
    window.sees("26 Jan 2031, 05:00").await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    window.script("document.activeElement.blur()", vec![]).await?;
    window.press("1").await?;
    window.until("document.querySelector('.situation-table tr[data-shown=green]')").await?;
    window.press("2").await?;
    window.until("document.querySelector('.situation-table tr[data-shown=hold]')").await?;
    every_look(&window, "operation-situation", &board).await?;
    window.tab_to("Call for abort: Austria").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.sound("operation-calling-abort").await?;
    window.fill("Reason", "The suspect is on a flight.").await?;
    window.tab_to("Call for abort").await?;
    window.press(keys::ENTER).await?;
    window.sees("Ana Test calls for abort: The suspect is on a flight.").await?;
    window.sees("Needs one more").await?;
    window.picture("operation-abort-called").await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    window.tab_to("Take my call back: Austria").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.fill("Reason", "He was taken at the gate.").await?;
    window.tab_to("Take my call back").await?;
    window.press(keys::ENTER).await?;
    window.until("!document.querySelector('[role=dialog]') && !document.body.innerText.includes('calls for abort')").await?;
    window.tab_to("Big screen").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.situation-big')").await?;
    // Nothing of what is beneath shows through, and the marking is in sight.
    let at = |x: u32, y: u32| format!("document.elementFromPoint({x}, {y})");
    window.until(&format!("{}.closest('.marking') && {}.closest('.situation-big')", at(60, 8), at(120, 700))).await?;
    window.until("!/, 0\\)$/.test(getComputedStyle(document.querySelector('.situation-big')).backgroundColor)").await?;
    window.sound("operation-big-screen").await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.querySelector('.situation-big')").await
}

#[tokio::test]
async fn an_outcome_is_written_confirmed_put_and_noted_by_keyboard_alone() -> Result<()> {
    let jcat = Jcat::new()?;
    let case = one_case(&jcat, "wrap-up")?;
    let figure = |kind: &str, quantity: &str, tlp: &str| json!({ "kind": kind, "country": "AT", "quantity": quantity, "tlp": tlp });
    for figure in [figure("arrest", "4", "CLEAR"), figure("search", "16", "AMBER")] {
        ensure!(jcat.call("recordCounter", &json!({ "case": case, "figure": figure }))?.code == 0);
    }
    let window = unlocked(&jcat).await?;
    window.size(1440, 900).await?;
    window.show(&format!("/cases/{case}")).await?;
    window.sees("Nobody has written what was done.").await?;
    window.sees("The Board has not noted the outcome with these numbers.").await?;
    let address = format!("/cases/{case}?tab=operation&part=outcome");
    window.show(&address).await?;
    window.sees("No report yet").await?;
    window.tab_and_enter("Begin the report").await?;
    window.dialog().await?;
    window.sound("operation-outcome-write").await?;
    window.fill("Summary", "The servers were taken down.").await?;
    // A letter chooses a marking without opening the list.
    window.fill("Marking of summary", "TLP:CLEAR").await?;
    window.fill("Lessons", "The line to the prosecutor was slow.").await?;
    window.tab_and_enter("Begin the report").await?;
    window.closed().await?;
    window.sees("In draft: agencies confirm their numbers").await?;
    window.sees("not confirmed yet").await?;
    window.tab_and_enter("Confirm the numbers of AT").await?;
    window.sees("confirmed by Ana Test").await?;
    window.sees("Every agency has confirmed its numbers").await?;
    // What everybody may be told, and what is left out, is seen before it is put.
    window.sees("Searches: 16: TLP:AMBER").await?;
    window.sees("Lessons: TLP:AMBER").await?;
    window.tab_and_enter("Put before the Board").await?;
    window.sees("Before the Board").await?;
    window.tab_and_enter("Record that the Board noted it").await?;
    window.dialog().await?;
    window.sound("operation-outcome-noting").await?;
    window.fill("Words of the decision", "Noted with thanks.").await?;
    window.tab_and_enter("Record that the Board noted it").await?;
    window.closed().await?;
    window.sees("Noted by the Board").await?;
    window.until("document.querySelector('.steps').innerText.includes('can be closed')").await?;
    every_look(&window, "operation-outcome", &address).await?;
    window.show(&format!("/cases/{case}")).await?;
    window.tab_and_enter("Move to closed").await?;
    window.dialog().await?;
    window.fill("Reason", "The Board has noted the outcome.").await?;
    window.tab_and_enter("Move to closed").await?;
    window.closed().await?;
    window.until("document.querySelector('.case-meta').innerText.includes('Closed')").await
}

#[tokio::test]
async fn own_numbers_that_wait_are_found_on_today_and_confirmed() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("own numbers to confirm").await?;
    window.sees("ready no longer").await?;
    window.sound("operation-today").await?;
    let open = "const line = [...document.querySelectorAll('.today-list .row')].find((it) => it.innerText.includes('own numbers to confirm'));
        line.querySelector('a').focus(); return line.innerText";
    let line = window.script(open, vec![]).await?;
    ensure!(line.as_str().is_some_and(|it| it.contains("Cold Anvil")), "{line}");
    window.press(keys::ENTER).await?;
    window.sees("Numbers of each agency").await?;
    window.sound("operation-outcome-agencies").await?;
    window.tab_and_enter("Confirm the numbers of DE").await?;
    window.sees("confirmed by Lena Beispiel").await?;
    window.sees("Every agency has confirmed its numbers").await?;
    window.show("/").await?;
    window.until("!document.body.innerText.includes('own numbers to confirm')").await?;
    window.show("/cases?text=Amber").await?;
    window.sees("Amber Gate: forged documents").await?;
    window.until("[...document.querySelectorAll('[role=row]')].some((it) => /Amber Gate[^]*ready no longer/.test(it.innerText))").await
}

#[tokio::test]
async fn whose_numbers_an_outcome_counts_without_is_seen_wherever_it_stands() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    // An action day without a report for a while: Today says so, and since when.
    window.sees("report due").await?;
    let cases = window.call("caseList", json!({ "filter": { "text": "Grey Heron" } })).await?;
    let case = cases["rows"][0]["id"].as_str().context("the case")?.to_owned();
    let without = "The outcome counts without the numbers of RO, which nobody confirmed.";
    window.show(&format!("/cases/{case}")).await?;
    window.sees(without).await?;
    window.every_look("operation-left-out-case").await?;
    window.show(&format!("/cases/{case}?tab=operation&part=outcome")).await?;
    window.sees(without).await?;
    window.sees("Left out by Marie Exemple, seconded by Maria Vzor: Invented").await?;
    window.script("document.querySelector('.agency-numbers').scrollIntoView({ block: 'nearest' })", vec![]).await?;
    window.every_look("operation-left-out").await?;
    window.script("document.querySelector('.agency-numbers').scrollIntoView({ block: 'nearest' })", vec![]).await?;
    window.picture("operation-left-out-agencies").await?;
    // Searches were counted in Romania alone: no total of the public version has them, whatever their marking.
    window.sees("Numbers of RO: not confirmed").await?;
    window.tab_and_enter("Record that the Board noted it").await?;
    window.dialog().await?;
    window.until(&format!("document.querySelector('[role=dialog]').innerText.includes({})", json!(without))).await?;
    window.sound("operation-left-out-noting").await?;
    window.fill("Words of the decision", "Noted, without the numbers of RO.").await?;
    window.tab_and_enter("Record that the Board noted it").await?;
    window.closed().await?;
    window.sees("Counts without the numbers of").await?;
    let cases = window.call("caseList", json!({ "filter": { "text": "Silver Kiln" } })).await?;
    let case = cases["rows"][0]["id"].as_str().context("the case")?.to_owned();
    window.show(&format!("/cases/{case}?tab=operation&part=situation")).await?;
    window.sees("Report due since").await?;
    window.every_look("operation-report-due").await?;
    window.tab_and_enter("How often").await?;
    window.dialog().await?;
    window.sound("operation-pace").await?;
    window.control("a").await?;
    window.press("often").await?;
    window.sees("This is no whole number.").await?;
    window.press(keys::ENTER).await?;
    window.sees("This is no whole number.").await?;
    window.control("a").await?;
    window.press("2").await?;
    window.press(keys::ENTER).await?;
    window.sees("2 lies outside 5 to 1440.").await
}
