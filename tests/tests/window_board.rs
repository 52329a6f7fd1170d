//! A meeting of the Board in the real window, from its convocation to approved minutes: by keyboard alone, in every light and size.

use anyhow::{Context, Result, ensure};
use jcat_tests::window::{Window, keys};
use serde_json::json;

/// Replaces what stands in the field that Tab reaches.
async fn replace(window: &Window, field: &str, text: &str) -> Result<()> {
    window.tab_to(field).await?;
    window.script("document.activeElement.select()", vec![]).await?;
    window.press(text).await
}

#[tokio::test]
async fn a_meeting_goes_from_its_convocation_to_approved_minutes_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let today = window.call("deskStatus", json!({})).await?["today"].as_str().context("today")?.to_owned();
    let day = "const it = new Date(arguments[0] + 'T12:00:00Z'); it.setDate(it.getDate() - 1); return it.toISOString().slice(0, 10)";
    let yesterday = window.script(day, vec![json!(today)]).await?.as_str().context("a day")?.to_owned();
    window.go("/board?part=meetings").await?;
    window.sees("Autumn meeting").await?;
    window.every_look("board-meetings").await?;

    window.tab_and_enter("Call the Board").await?;
    window.dialog().await?;
    window.fill("Title", "Spring meeting").await?;
    replace(&window, "Begins", "tomorrow").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.every_look("board-call").await?;
    replace(&window, "Begins", &format!("{yesterday} 10:00")).await?;
    window.tab_and_enter("Call the Board").await?;
    window.sees("Nothing is on the agenda yet.").await?;
    window.closed().await?;

    // What was put there by mistake is taken off again, with a reason.
    window.tab_and_enter("Add an item").await?;
    window.dialog().await?;
    window.fill("Title", "Of another meeting").await?;
    window.tab_and_enter("Add an item").await?;
    window.closed().await?;
    window.sees("Of another meeting").await?;
    window.tab_and_enter("Take it off").await?;
    window.dialog().await?;
    window.fill("Reason", "It is for the summer.").await?;
    window.tab_and_enter("Take it off").await?;
    window.closed().await?;
    window.sees("Nothing is on the agenda yet.").await?;

    window.tab_and_enter("Add an item").await?;
    window.dialog().await?;
    window.fill("Title", "Who speaks to the press").await?;
    window.tab_and_enter("Add an item").await?;
    window.closed().await?;
    window.sees("Who speaks to the press").await?;
    // Without a word on who came nothing is decided, and the rule says so.
    window.tab_and_enter("Record the decision").await?;
    window.dialog().await?;
    window.tab_to("Words of the decision").await?;
    window.press("The Chair speaks to the press.").await?;
    window.tab_and_enter("Record the decision").await?;
    window.sees("Record who came, then the decision.").await?;
    window.throw_away().await?;

    window.tab_and_enter("Record who came").await?;
    window.dialog().await?;
    for agency in ["AT", "AU", "CA", "CH", "CO", "DE", "FR", "GB", "IT", "NL"] {
        window.tab_to(agency).await?;
        window.press(" ").await?;
    }
    window.every_look("board-attendance").await?;
    window.tab_and_enter("Record who came").await?;
    window.closed().await?;
    window.sees("10 of 18 there, 10 needed").await?;

    window.tab_and_enter("Record the decision").await?;
    window.dialog().await?;
    window.tab_to("Words of the decision").await?;
    window.press("The Chair speaks to the press.").await?;
    window.every_look("board-decide").await?;
    window.tab_and_enter("Record the decision").await?;
    window.closed().await?;
    window.sees("The Chair speaks to the press.").await?;

    window.tab_and_enter("Add an action point").await?;
    window.dialog().await?;
    window.fill("What", "Write the line to take").await?;
    window.tab_to("Agency").await?;
    window.press("DE").await?;
    window.tab_and_enter("Add an action point").await?;
    window.closed().await?;
    window.sees("Write the line to take").await?;
    window.every_look("board-meeting").await?;

    window.tab_and_enter("Record that the minutes were approved").await?;
    window.dialog().await?;
    window.fill("Words of the decision", "The minutes are approved.").await?;
    for (field, number) in [("Seats with a vote", "18"), ("Took part", "12"), ("For", "12")] {
        replace(&window, field, number).await?;
    }
    window.every_look("board-approve").await?;
    window.tab_and_enter("Record that the minutes were approved").await?;
    window.closed().await?;
    window.sees("minutes approved").await?;
    let meetings = window.call("boardMeetings", json!({})).await?;
    let held = meetings["rows"].as_array().into_iter().flatten().find(|row| row["title"] == "Spring meeting").context("the meeting")?;
    ensure!(held["stands"] == "board-minutes-approved", "{held}");
    window.go("/").await?;
    window.sees("Write the line to take").await?;
    Ok(())
}

#[tokio::test]
async fn an_action_point_on_a_case_comes_into_its_plan_by_one_press() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let today = window.call("today", json!({})).await?;
    let actions = today["boardActions"].as_array().context("actions")?;
    let action = actions.iter().find(|it| it["text"] == "Ask for the second magistrate (invented)").context("the action point")?;
    let name = format!("Into the plan of {}", action["on"]["label"].as_str().context("a number")?);
    window.sees("Ask for the second magistrate (invented)").await?;
    window.every_look("today-board-action").await?;
    window.tab_and_enter(&name).await?;
    window.until("!document.body.innerText.includes('Ask for the second magistrate')").await?;
    window.go(&format!("/board/meetings/{}", action["meeting"].as_str().context("an id")?)).await?;
    window.sees("Ask for the second magistrate (invented)").await?;
    window.until("document.body.innerText.split('in the plan of').length === 3").await?;
    window.every_look("board-action-in-plan").await?;
    let plan = window.call("plan", json!({ "case": action["on"]["case"] })).await?;
    ensure!(plan["tasks"].to_string().contains("Ask for the second magistrate (invented)"), "it is a task of the plan");
    Ok(())
}
