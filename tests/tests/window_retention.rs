//! How long data are kept, in the real window: reminded on Today, kept on, held and proposed for erasing by keyboard.

use anyhow::{Context, Result};
use jcat_desk::domain::Day;
use jcat_tests::window::Window;
use serde_json::json;

#[tokio::test]
async fn data_to_review_are_on_today_and_kept_held_and_proposed_for_erasing_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let titled = |row: &&serde_json::Value| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b"));
    let case = cases["rows"].as_array().into_iter().flatten().find(titled).context("the case")?["id"].clone();
    let today: Day = window.call("today", json!({})).await?["day"].as_str().context("a day")?.parse()?;
    let terms = json!({ "name": "Mailboxes of the panel", "legalBasis": "§ 110 StPO", "purpose": "operational",
                        "marking": { "tlp": "GREEN", "pap": "AMBER", "keepUntil": today.plus(30).to_string() } });
    let indicators = json!([{ "kind": "domain", "given": "mail.evil.example.com" }]);
    window.call("recordContribution", json!({ "case": case, "terms": terms, "indicators": indicators })).await?;

    window.show("/").await?;
    window.sees("Data to review").await?;
    window.sound("retention-today-light-1440-en").await?;
    window.show("/settings").await?;
    window.sees("nothing is erased today").await?;
    window.sound("retention-light-1440-en").await?;

    window.tab_and_enter("Keep on: Mailboxes of the panel").await?;
    window.set(&[("Next review", &today.plus(31).to_string()), ("Reason", "The trial is pending.")]).await?;
    window.push("Keep the data until the next review").await?;
    window.sees("are kept no longer than").await?;
    window.set(&[("Next review", &today.plus(20).to_string())]).await?;
    window.push("Keep the data until the next review").await?;
    window.closed().await?;
    window.sees("kept because: The trial is pending.").await?;

    window
        .record("Hold: Mailboxes of the panel", &[("Reference of the court", "12 Hv 3/27x"), ("Reason", "Main trial.")], "Place a legal hold")
        .await?;
    window.sees("held: 12 Hv 3/27x").await?;
    window.sound("retention-held-light-1440-en").await?;
    window.record("Lift the hold: Mailboxes of the panel", &[("Reason", "Judgment.")], "Lift the hold").await?;

    window.push("Erase: Mailboxes of the panel").await?;
    window.dialog().await?;
    window.sound("retention-erase-light-1440-en").await?;
    window.push("Propose to erase the data").await?;
    window.closed().await?;
    window.sees("proposed to erase: no longer needed").await?;

    window.prefer(json!({ "theme": "dark", "language": "fr" })).await?;
    window.size(1024, 700).await?;
    window.show("/settings").await?;
    window.sees("a proposé d’effacer").await?;
    window.sound("retention-dark-1024-fr").await?;
    window.prefer(json!({ "theme": "light", "language": "en", "textSize": 200 })).await?;
    window.size(1440, 900).await?;
    window.show("/settings").await?;
    window.sees("proposed to erase").await?;
    window.script("document.querySelector('.lines').scrollIntoView()", vec![]).await?;
    window.sound("retention-light-200-en").await
}
