//! Outreach in the real window: an event is recorded, reported on and corrected by keyboard alone, in every light and size, in both languages.

use anyhow::{Context, Result, ensure};
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

/// Types over what a field holds.
async fn overwrite(window: &Window, field: &str, text: &str) -> Result<()> {
    window.tab_to(field).await?;
    window.script("document.activeElement.select()", vec![]).await?;
    window.press(text).await
}

/// Gives the event with a title.
async fn event(window: &Window, title: &str) -> Result<Value> {
    let list = window.call("outreach", json!({})).await?;
    let found = list["rows"].as_array().into_iter().flatten().find(|row| row["title"] == title).cloned();
    found.with_context(|| format!("{title} is not in {list}"))
}

#[tokio::test]
async fn an_event_is_recorded_reported_and_corrected_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    window.press("go").await?;
    window.sees("Four webinars with CEPOL").await?;
    window.sees("at least 600").await?;
    window.every_look("outreach-sample").await?;

    window.tab_and_enter("Record an event").await?;
    window.dialog().await?;
    window.fill("Title", "Roadshow in Oslo").await?;
    overwrite(&window, "First day", "2026-03-10").await?;
    window.fill("Place", "Oslo").await?;
    // A roadshow goes somewhere: it is refused, and said what is missing.
    window.tab_and_enter("Record an event").await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.every_look("outreach-form").await?;
    window.fill("Held in", "no").await?;
    window.fill("Organiser or partner", "Sample academy").await?;
    window.tab_and_enter("Record an event").await?;
    window.closed().await?;
    window.sees("report due").await?;

    // Today asks for the report, and the palette finds the event by its place.
    window.show("/").await?;
    window.sees("Reports on events of outreach").await?;
    window.every_look("today-outreach").await?;
    window.press("/").await?;
    window.dialog().await?;
    window.press("oslo").await?;
    window.until("[...document.querySelectorAll('[role=option]')].some((it) => it.innerText.includes('Roadshow in Oslo') && it.getAttribute('aria-selected') === 'true')").await?;
    window.sound("palette-outreach-light-1440-en").await?;
    window.press(keys::ENTER).await?;
    window.until("location.hash.startsWith('#/outreach?peek=')").await?;
    window.sees("report due").await?;
    let recorded = event(&window, "Roadshow in Oslo").await?;
    ensure!(recorded["days"] == json!({ "known": "on", "from": "2026-03-10", "last": "2026-03-10" }), "it ends on its first day: {recorded}");
    ensure!(recorded["countries"] == json!(["NO"]), "the code in capitals: {recorded}");

    window.tab_and_enter("Report").await?;
    window.dialog().await?;
    window.fill("Practitioners", "120").await?;
    window.fill("Which countries", "no, se").await?;
    window.fill("Feedback", "More on wallets.").await?;
    window.every_look("outreach-report").await?;
    window.tab_and_enter("Report").await?;
    window.closed().await?;
    window.sees("More on wallets.").await?;
    window.sees("Norway, Sweden").await?;
    let reported = event(&window, "Roadshow in Oslo").await?;
    ensure!(reported["practitioners"]["number"] == 120 && reported["reached"]["number"] == 2, "counted: {reported}");

    window.tab_and_enter("Correct the report").await?;
    window.dialog().await?;
    overwrite(&window, "Practitioners", "118").await?;
    window.tab_and_enter("Correct the report").await?;
    window.closed().await?;
    window.sees("118 practitioners").await?;
    window.sees("120 practitioners").await?;
    window.every_look("outreach-event").await?;

    // A contribution from outside is said to come from it.
    let offers = window.call("offers", json!({})).await?;
    let hosting = offers["rows"].as_array().into_iter().flatten().find(|row| row["offerer"]["name"] == "Sample Hosting").context("an offer")?.clone();
    window.go(&format!("/attachments?part=offers&peek={}", hosting["id"].as_str().context("an id")?)).await?;
    window.sees("Name the event").await?;
    window.tab_and_enter("Name the event").await?;
    window.dialog().await?;
    window.fill("Came from the event", "Roadshow").await?;
    window.every_look("offer-trace").await?;
    window.tab_and_enter("Name the event").await?;
    window.closed().await?;
    window.sees("Roadshow in Oslo").await?;
    window.go(&format!("/outreach?peek={}", reported["id"].as_str().context("an id")?)).await?;
    window.sees("said to come from it").await?;
    window.every_look("outreach-traced").await?;

    // What lies ahead is cancelled with a reason, and stays in the list.
    let ahead = event(&window, "Tracing of wallets (invented)").await?;
    window.go(&format!("/outreach?peek={}", ahead["id"].as_str().context("an id")?)).await?;
    window.sees("Slides of 30 pages").await?;
    window.tab_and_enter("Cancel the event").await?;
    window.dialog().await?;
    window.fill("Reason", "Nobody registered.").await?;
    window.tab_and_enter("Cancel the event").await?;
    window.closed().await?;
    window.sees("Nobody registered.").await?;
    window.every_look("outreach-cancelled").await?;
    Ok(())
}
