//! Meetings, prints, the register and projects in the real window: by keyboard alone, in every light and size, in both languages.

use anyhow::{Context, Result, ensure};
use jcat_tests::window::{Window, keys};
use serde_json::json;

/// Opens the sample, and gives the case that is being made ready.
async fn begin() -> Result<(Window, String)> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let rows = cases["rows"].as_array().context("cases")?;
    let quiet = rows.iter().find(|row| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b"))).context("the case")?;
    let case = quiet["id"].as_str().context("an id")?.to_owned();
    Ok((window, case))
}

#[tokio::test]
async fn a_meeting_is_called_and_minuted_by_keyboard_and_its_action_point_stands_in_the_plan() -> Result<()> {
    let (window, case) = begin().await?;
    window.go(&format!("/cases/{case}?tab=plan")).await?;
    window.tab_and_enter("Meetings").await?;
    window.tab_and_enter("Call a meeting").await?;
    window.dialog().await?;
    window.fill("Title", "Before the action day").await?;
    // No time of any clock: the rule says so, and what was typed stays.
    window
        .script(
            "const it = [...document.querySelectorAll('[role=dialog] input')].find((it) => it.value === '10:00'); it.focus(); it.select()",
            vec![],
        )
        .await?;
    window.press("25:00").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.every_look("meeting-form").await?;
    window
        .script(
            "const it = [...document.querySelectorAll('[role=dialog] input')].find((it) => it.value === '25:00'); it.focus(); it.select()",
            vec![],
        )
        .await?;
    window.press("00:00").await?;
    window.fill("Agenda", "Warrants").await?;
    window.tab_and_enter("Call a meeting").await?;
    window.sees("All meetings of the case").await?;
    window.closed().await?;
    window.tab_and_enter("Record what was agreed").await?;
    window.dialog().await?;
    window.fill("What was agreed", "Ask the court for the second warrant").await?;
    window.tab_to("Somebody is to do it: it becomes a task").await?;
    window.press(" ").await?;
    window.tab_and_enter("Record what was agreed").await?;
    window.closed().await?;
    window.sees("Ask the court for the second warrant").await?;
    window.every_look("meeting").await?;
    window.tab_and_enter("All meetings of the case").await?;
    window.sees("Before the action day").await?;
    window.every_look("meetings").await?;
    let plan = window.call("plan", json!({ "case": case })).await?;
    let titles = plan["tasks"].as_array().into_iter().flatten().filter_map(|row| row["title"].as_str());
    ensure!(titles.into_iter().any(|title| title == "Ask the court for the second warrant"), "it stands in the plan");
    Ok(())
}

#[tokio::test]
async fn the_file_of_a_case_is_shown_under_its_marking_once_somebody_said_why() -> Result<()> {
    let (window, case) = begin().await?;
    window.go(&format!("/cases/{case}")).await?;
    window.tab_and_enter("Print the file").await?;
    window.dialog().await?;
    window.every_look("print-why").await?;
    window.script("document.querySelector('[role=dialog] select').focus()", vec![]).await?;
    window.press("Operational").await?;
    window.tab_and_enter("Show the print").await?;
    window.until("document.querySelectorAll('.print-page').length > 0 && document.querySelectorAll('.print-marking').length === 2 * document.querySelectorAll('.print-page').length").await?;
    let marking = window.script("return document.querySelector('.print-marking').innerText", vec![]).await?;
    ensure!(marking.as_str().is_some_and(|text| text.starts_with("TLP:AMBER")), "{marking}");
    window.every_look("print-case-file").await?;
    let records = window.call("records", json!({ "filter": { "verb": "export" }, "limit": 10 })).await?;
    ensure!(records["rows"].as_array().is_some_and(|rows| rows.iter().any(|row| row["objects"][0]["id"] == json!(case))), "{records}");
    window.press(keys::ESCAPE).await?;
    window.closed().await
}

#[tokio::test]
async fn the_register_and_a_calendar_are_kept_in_the_window() -> Result<()> {
    let (window, _) = begin().await?;
    window.press("gu").await?;
    window.tab_and_enter("Add to the register").await?;
    window.dialog().await?;
    window.fill("Name", "Example Court").await?;
    window.tab_and_enter("Add to the register").await?;
    // A prosecutor without a country: the rule says what is missing.
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.every_look("register-form").await?;
    window.script("document.querySelectorAll('[role=dialog] select')[1].focus()", vec![]).await?;
    window.press("Aus").await?;
    window.tab_and_enter("Add to the register").await?;
    window.closed().await?;
    window.sees("Example Court").await?;
    window.every_look("register").await?;

    window.tab_and_enter("Working calendars").await?;
    window.sees("Days without work").await?;
    window.every_look("calendars").await?;
    let edit = "const row = [...document.querySelectorAll('tbody tr')].find((it) => !it.querySelector('button').ariaDisabled); row.querySelector('button').focus()";
    window.script(edit, vec![]).await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.fill("Holidays", "2027-02-30").await?;
    window.sees("No day: 2027-02-30").await?;
    window.every_look("calendar-form").await?;
    window.script("const it = document.querySelector('[role=dialog] textarea'); it.focus(); it.select()", vec![]).await?;
    window.press("2099-12-25").await?;
    window.tab_and_enter("Set the calendar").await?;
    window.closed().await?;
    window.sees("25 Dec 2099").await
}

#[tokio::test]
async fn a_project_is_begun_from_the_palette_and_has_no_operation() -> Result<()> {
    let (window, _) = begin().await?;
    window.control("k").await?;
    window.dialog().await?;
    window.press("Begin a project of mutual").await?;
    window.until("document.querySelector('[role=option]')?.innerText.includes('Begin a project')").await?;
    window.press(keys::ENTER).await?;
    window.sees("needs no selection by the Board").await?;
    window.dialog().await?;
    window.press("A guide to evidence in the cloud").await?;
    window.tab_to("Cross-crime facilitators").await?;
    window.press(" ").await?;
    window.every_look("project-form").await?;
    window.tab_and_enter("Begin the project").await?;
    window.closed().await?;
    window.until("document.querySelector('[role=tablist]')").await?;
    window.sees("Project of mutual interest").await?;
    let tabs = window.script("return [...document.querySelectorAll('[role=tab]')].map((it) => it.id)", vec![]).await?;
    ensure!(!tabs.to_string().contains("operation") && !tabs.to_string().contains("readiness"), "{tabs}");
    window.every_look("project").await
}
