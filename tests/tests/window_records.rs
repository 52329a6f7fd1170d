//! Records of access in the real window: read, filtered and checked by keyboard.

use anyhow::{Context, Result};
use jcat_tests::window::{Window, keys};
use serde_json::json;

#[tokio::test]
async fn what_somebody_did_is_shown_filtered_and_checked_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let case =
        cases["rows"].as_array().into_iter().flatten().find(|row| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b")));
    let case = case.context("the case")?["id"].as_str().unwrap_or_default().to_owned();
    window.show(&format!("/cases/{case}")).await?;
    window.tab_to("Show who looked").await?;
    window.press(keys::ENTER).await?;
    window.sees("opened the case").await?;
    window.sound("who-looked-light-1440-en").await?;

    window.show("/records").await?;
    window.until("document.querySelector('[role=grid]').innerText.includes('opened the case')").await?;
    window.tab_to("Check the chains").await?;
    window.press(keys::ENTER).await?;
    window.sees("every chain, signature and end fits").await?;
    window.sound("records-light-1440-en").await?;

    // Only what was erased: nothing was, and it is said.
    window.show("/records?verb=erase").await?;
    window.sees("No record matches").await?;
    window.show("/records?verb=consult").await?;
    window.until("document.querySelector('[role=grid]')").await?;
    window.script("document.querySelector('[role=grid]').focus()", vec![]).await?;
    window.press(" ").await?;
    window.sees("With what").await?;
    window.picture("records-peek-light-1440-en").await?;

    window.prefer(json!({ "theme": "dark", "language": "fr" })).await?;
    window.size(1024, 700).await?;
    window.show("/records").await?;
    window.sees("Traces d’accès").await?;
    window.sound("records-dark-1024-fr").await?;
    window.prefer(json!({ "theme": "light", "language": "en", "textSize": 200 })).await?;
    window.size(1440, 900).await?;
    window.show("/records").await?;
    window.sound("records-light-200-en").await
}
