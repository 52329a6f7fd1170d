//! Capacity in the real window: declared and estimated by keyboard, too much is said in words, in the table, on the case and on the round (PRO-5).

use anyhow::{Context, Result};
use jcat_tests::window::Window;
use serde_json::json;

#[tokio::test]
async fn an_agency_that_is_asked_for_too_much_is_said_in_words_wherever_somebody_decides() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": { "stages": ["data"] }, "limit": 1 })).await?;
    let case = cases["rows"][0]["id"].as_str().context("a case")?.to_owned();

    window.show("/board?part=capacity").await?;
    window.sees("hinders nobody").await?;
    window.tab_and_enter("Declare").await?;
    window.dialog().await?;
    window.set(&[("Person-days", "10")]).await?;
    window.sound("capacity-declare-light-1440-en").await?;
    window.push("Declare capacity").await?;
    window.closed().await?;
    window.sees("20 of 10").await?;

    window.show(&format!("/cases/{case}?tab=overview")).await?;
    window.sees("No effort is estimated").await?;
    let quarter = window.call("capacity", json!({})).await?["quarters"][0].clone();
    window.call("estimateEffort", json!({ "case": case, "agency": "de", "quarter": quarter, "days": 13 })).await?;
    window.sees("over capacity").await?;
    window.sees("330%").await?;
    window.sound("capacity-case-light-1440-en").await?;
    window.show("/board?part=capacity").await?;
    window.sees("33 of 10").await?;
    window.sees("over capacity").await?;
    window.script("for (const it of document.querySelectorAll('details')) it.open = true", vec![]).await?;
    window.sound("capacity-light-1440-en").await?;

    window.prefer(json!({ "theme": "dark", "language": "fr" })).await?;
    window.size(1024, 700).await?;
    window.show("/board?part=capacity").await?;
    window.sees("au-delà de la capacité").await?;
    window.sound("capacity-dark-1024-fr").await?;
    window.show(&format!("/cases/{case}?tab=overview")).await?;
    window.sees("de sa capacité au T").await?;
    window.script("[...document.querySelectorAll('h2')].find((it) => it.textContent.startsWith('Effort')).scrollIntoView()", vec![]).await?;
    window.sound("capacity-case-dark-1024-fr").await?;
    window.prefer(json!({ "theme": "light", "language": "en", "textSize": 200 })).await?;
    window.size(1440, 900).await?;
    window.show("/board?part=capacity").await?;
    window.sees("33 of 10").await?;
    window.sound("capacity-light-200-en").await?;
    window.prefer(json!({ "textSize": 100 })).await?;
    let round = window.call("rounds", json!({})).await?[0]["id"].as_str().context("a round")?.to_owned();
    let proposal = window.call("round", json!({ "round": round })).await?["proposals"][1]["case"].clone();
    window.call("estimateEffort", json!({ "case": proposal, "agency": "de", "quarter": quarter, "days": 2 })).await?;
    window.show(&format!("/board/{round}")).await?;
    window.sees("With one of these selected").await?;
    window.sees("With it, DE would be at 350%").await?;
    window.sound("capacity-round-light-1440-en").await
}
