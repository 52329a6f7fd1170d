//! Planned actions in the real window: planned by keyboard, and shown as a hit as soon as two collide.

use anyhow::{Context, Result};
use jcat_tests::desks::proposal;
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

/// Sets a field that the system's own picker fills for people.
async fn set(window: &Window, label: &str, value: &str) -> Result<()> {
    window.tab_to(label).await?;
    let take = "const it = document.activeElement;
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), 'value').set.call(it, arguments[0]);
        it.dispatchEvent(new Event(it.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))";
    window.script(take, vec![json!(value)]).await?;
    window.until(&format!("document.activeElement.value === {}", json!(value))).await
}

#[tokio::test]
async fn an_action_is_planned_by_keyboard_and_collides_with_another_cases() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let rows = cases["rows"].as_array().context("cases")?;
    let quiet = rows.iter().find(|row| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b"))).context("the case")?;
    let other = window.call("proposeCase", proposal("Velvet Signal")).await?;
    let plan = |case: &Value, what: &str, from: &str, to: &str| {
        json!({ "case": case, "what": what, "target": { "kind": "ip", "normal": "11.22.33.44" }, "from": from, "to": to,
            "marking": { "tlp": "AMBER", "pap": "RED" } })
    };
    window.call("planAction", plan(&other, "Intercept on the server", "2027-06-01 00:00", "2027-06-20 00:00")).await?;
    window.go(&format!("/cases/{}?tab=hits", quiet["id"].as_str().context("an id")?)).await?;
    window.sees("Nothing is planned.").await?;
    window.tab_to("Plan an action").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.fill("What", "Seize the server").await?;
    set(&window, "What it is about", "ip").await?;
    window.fill("Address (IP)", "11.22.33.44").await?;
    set(&window, "Begins", "2027-06-21 06:00").await?;
    set(&window, "Is over", "2027-06-21 18:00").await?;
    set(&window, "TLP", "AMBER").await?;
    set(&window, "PAP", "RED").await?;
    window.sound("planned-dialog-light-1440-en").await?;
    window.tab_to("Plan an action").await?;
    window.press(keys::ENTER).await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    window.sees("a planned action of another case is too close").await?;
    window.sees("with one other").await?;
    window
        .call(
            "planAction",
            json!({ "case": quiet["id"], "what": "Search at a warehouse", "at": "52.0907, 4.2713", "radius": 400,
        "from": "2027-06-21 06:00", "to": "2027-06-21 12:00", "marking": { "tlp": "RED", "pap": "RED" } }),
        )
        .await?;
    window.sees("Search at a warehouse").await?;
    window.every_look("planned").await
}
