//! Operation day in the real window: counting and reporting without a mouse.

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::Jcat;
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

use crate::window::{dialog, fill, prefer, show, sound, unlocked};

/// A desk of Austria with a case in operation, and the address of its tab.
fn in_operation(jcat: &Jcat) -> Result<String> {
    jcat.init()?;
    let file = jcat.file("cases.csv");
    std::fs::write(&file, "Title,Agency,Stage,Crime area,TLP\nTin Whistle,at,operation,cyber-dependent,AMBER\n")?;
    let imported = jcat.call("importCases", &json!({ "path": file, "dryRun": false }))?;
    ensure!(imported.code == 0, "{imported:?}");
    let cases = jcat.call("caseList", &json!({ "filter": {}, "sort": "number", "descending": false }))?.json();
    let case = cases["rows"][0]["id"].as_str().context("a case")?.to_owned();
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
        prefer(window, preferences.clone()).await?;
        let language = preferences["language"].as_str().unwrap_or_default();
        window.until(&format!("document.documentElement.lang === '{language}'")).await?;
        show(window, address).await?;
        window.picture(&format!("{name}-{look}")).await?;
        sound(window, &format!("{name} {look}")).await?;
        let wide = window.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
        ensure!(wide.as_i64().unwrap_or_default() <= 1, "{name} {look} is {wide} px wider than its window");
    }
    window.size(1440, 900).await?;
    prefer(window, json!({ "theme": "light", "textSize": 100, "language": "en" })).await
}

#[tokio::test]
async fn an_action_day_is_counted_and_reported_by_keyboard_alone() -> Result<()> {
    let jcat = Jcat::new()?;
    let address = in_operation(&jcat)?;
    let window = unlocked(&jcat).await?;
    window.size(1440, 900).await?;
    show(&window, &address).await?;
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
    sound(&window, "counters").await?;
    window.tab_to("Correct").await?;
    window.press(keys::ENTER).await?;
    dialog(&window).await?;
    sound(&window, "correcting").await?;
    fill(&window, "How many", "1").await?;
    fill(&window, "Reason", "Eleven, said twice.").await?;
    window.press(keys::TAB).await?;
    window.tab_to("Correct").await?;
    window.press(keys::ENTER).await?;
    window.sees("corrected by Ana Test: Eleven, said twice.").await?;
    every_look(&window, "operation-counters", &address).await?;

    let board = format!("{address}&part=situation");
    show(&window, &board).await?;
    window.sees("No H-hour is set").await?;
    window.tab_to("Set the H-hour").await?;
    window.press(keys::ENTER).await?;
    dialog(&window).await?;
    window.press("2031-01-26 04:00").await?;
    window.press(keys::ENTER).await?;
    window.sees("2031-01-26 05:00").await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    window.script("document.activeElement.blur()", vec![]).await?;
    window.press("1").await?;
    window.until("document.querySelector('.situation-table tr[data-shown=green]')").await?;
    window.press("2").await?;
    window.until("document.querySelector('.situation-table tr[data-shown=hold]')").await?;
    every_look(&window, "operation-situation", &board).await?;
    window.tab_to("Big screen").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.situation-big')").await?;
    sound(&window, "the big screen").await?;
    window.picture("operation-big-screen").await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.querySelector('.situation-big')").await
}
