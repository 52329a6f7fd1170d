//! Data of a case in the real window, by keyboard alone: a report becomes a contribution, a file is dropped, one is stopped half way, and
//! what is said of a package afterwards.

use anyhow::{Context, Result, ensure};
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

/// A report as people write them: defanged, with a wallet that is one character wrong, a resolver, a mailbox of a person.
const REPORT: &str = "Panel at hxxps://panel[.]evil[.]example[.]com/login, from 45.83.64.7 and 8.8.8.8. \
    Paid to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq, not bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx. Contact: who[at]example[.]org";

/// Shift, held.
const SHIFT: char = '\u{E008}';

/// A case of one's own that has no data.
async fn case_of(window: &Window) -> Result<String> {
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let rows = cases["rows"].as_array().context("cases")?;
    let empty = rows.iter().find(|row| row["title"] == "Half Kilometre: crypto mixer").context("the case")?;
    Ok(empty["id"].as_str().context("an id")?.to_owned())
}

/// Chooses in the list that Tab reaches by its name.
async fn choose(window: &Window, field: &str, beginning: &str) -> Result<()> {
    window.tab_to(field).await?;
    window.press(beginning).await
}

async fn gone(window: &Window) -> Result<()> {
    window.until("!document.querySelector('[role=dialog]')").await
}

async fn counts(window: &Window, case: &str) -> Result<(Value, Value)> {
    let list = window.call("contributions", json!({ "case": case })).await?;
    Ok((list["indicators"].clone(), json!(list["rows"].as_array().map(Vec::len))))
}

/// Where the window keeps who is told of a dropped file, once the page listens.
const LISTENERS: &str = "Object.getOwnPropertyNames(window.__internal_unstable_listeners_object_id__?.['tauri://drag-drop'] ?? {})";

/// Tells the page of a dropped file as the window does: a driver has no hand that drags a file from elsewhere.
async fn drop_file(window: &Window, path: &str) -> Result<()> {
    window.until(&format!("{LISTENERS}.length > 0")).await?;
    let script = format!(
        "window.__internal_unstable_listeners_function_id__({{ event: 'tauri://drag-drop',
            payload: {{ paths: [arguments[0]], position: {{ x: 40, y: 40 }} }} }}, {LISTENERS})"
    );
    window.script(&script, vec![json!(path)]).await?;
    Ok(())
}

#[tokio::test]
async fn a_report_is_pasted_looked_at_and_recorded_by_keyboard_alone() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    let case = case_of(&window).await?;
    window.go(&format!("/cases/{case}?tab=data")).await?;
    window.sees("No data yet").await?;
    window.sound("data-empty-light-1440-en").await?;

    // The first package of a case says everything that is to be said.
    window.tab_and_enter("Add data").await?;
    window.dialog().await?;
    window.press(REPORT).await?;
    window.tab_and_enter("Preview").await?;
    window.sees("One value is on a warning list").await?;
    window.sees("The check digits do not agree: a character is wrong, missing or exchanged.").await?;
    window.sees("panel[.]evil[.]example[.]com").await?;
    window.script("document.querySelector('[role=dialog] textarea').focus()", vec![]).await?;
    window.every_look("data-preview").await?;
    window.tab_and_enter("One value is on a warning list and is not compared by itself").await?;
    window.tab_to("Compare 8[.]8[.]8[.]8 all the same").await?;
    window.press(" ").await?;
    window.fill("Why", "Their own forwarder stands behind it.").await?;
    window.fill("Name of the package", "Report of 26 November").await?;
    window.fill("Legal basis", "Article 18").await?;
    choose(&window, "Purpose", "Op").await?;
    choose(&window, "TLP", "GREEN").await?;
    choose(&window, "PAP", "AMBER").await?;
    window.tab_and_enter("Record 5 indicators").await?;
    // Whom the mailbox is about was not said: refused, and nothing is recorded.
    window.sees("are about a person, and nobody has said about whom.").await?;
    ensure!(counts(&window, &case).await?.0 == json!(0), "nothing half recorded");
    window.script("document.querySelector('[role=dialog] textarea').focus()", vec![]).await?;
    choose(&window, "Data subject", "Sus").await?;
    window.tab_and_enter("Record 5 indicators").await?;
    window.sees("5 indicators were recorded").await?;
    window.tab_and_enter("Close").await?;
    gone(&window).await?;
    window.sees("Compared because: Their own forwarder stands behind it.").await?;
    window.every_look("data").await?;
    let page = window.call("caseIndicators", json!({ "case": case, "limit": 50 })).await?;
    ensure!(!page.to_string().contains("5mdx"), "what was refused is not recorded");

    // The next one is like it: what a person presses is counted.
    window.script("document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()", vec![]).await?;
    window.fill("Find a value", "second.evil.example.com, third.evil.example.com").await?;
    window.control("a").await?;
    window.control("x").await?;
    window.script("document.querySelector('#tab-data').focus()", vec![]).await?;
    window.control("v").await?;
    window.sees("2 indicators, 0 refused").await?;
    window.until("document.activeElement.innerText?.startsWith('Say the same as of')").await?;
    window.sound("data-pasted-light-1440-en").await?;
    window.press(keys::ENTER).await?;
    window.until("document.activeElement.value === 'Report of 26 November'").await?;
    window.press(keys::ENTER).await?;
    window.sees("2 indicators were recorded").await?;
    window.press(keys::ESCAPE).await?;
    gone(&window).await?;
    ensure!(counts(&window, &case).await? == (json!(7), json!(2)), "pasting, the same terms, recording: three presses");

    // One step takes it back, and one puts it back.
    window.control("z").await?;
    window.sees("withdrawn").await?;
    ensure!(counts(&window, &case).await?.0 == json!(5), "undone in one step");
    window.control(&format!("{SHIFT}z")).await?;
    window.until("[...document.querySelectorAll('.package')].length === 2 && !document.body.innerText.includes('withdrawn')").await?;
    Ok(())
}

#[tokio::test]
async fn a_dropped_table_is_mapped_and_a_large_one_can_be_stopped_before_anything_is_recorded() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    let case = case_of(&window).await?;
    window.go(&format!("/cases/{case}?tab=data")).await?;
    window.sees("No data yet").await?;

    let small = window.home().join("hosts.csv");
    std::fs::write(&small, "Machine;Remark\nfirst.evil.example.com;seen from 45.83.64.7\nsecond.evil.example.com;\n300.1.1.1;\n")?;
    drop_file(&window, &small.to_string_lossy()).await?;
    window.dialog().await?;
    window.sees("3 indicators, ").await?;
    window.sound("data-dropped-light-1440-en").await?;
    // A column is taken for something else: the list is read again.
    window.tab_and_enter("Columns of the file").await?;
    choose(&window, "Remark is taken for", "passed").await?;
    window.sees("2 indicators, ").await?;
    window.sound("data-columns-light-1440-en").await?;
    window.press(keys::ESCAPE).await?;
    gone(&window).await?;

    // Two hundred thousand rows: how far it is shows in the dialog, and stopping leaves nothing behind.
    let large = window.home().join("users.csv");
    let mut rows = String::from("user\n");
    (0..200_000).for_each(|n| rows.push_str(&format!("member-{n}@users.evil.example.com\n")));
    std::fs::write(&large, rows)?;
    drop_file(&window, &large.to_string_lossy()).await?;
    window.dialog().await?;
    window.until("document.querySelector('[role=dialog] progress')?.value > 0").await?;
    window.sound("data-reading-light-1440-en").await?;
    window.tab_and_enter("Stop").await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.sound("data-stopped-light-1440-en").await?;
    ensure!(counts(&window, &case).await? == (json!(0), json!(0)), "nothing half recorded");
    Ok(())
}

#[tokio::test]
async fn what_is_said_of_a_package_afterwards_is_said_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    let case = case_of(&window).await?;
    let terms = json!({ "name": "Seized panel", "legalBasis": "By law", "purpose": "operational",
                        "marking": { "tlp": "GREEN", "pap": "AMBER", "h1": true, "h2": false, "h3": [] } });
    let values = json!([{ "kind": "domain", "given": "panel.evil.example.com" }]);
    window.call("recordContribution", json!({ "case": case, "terms": terms, "indicators": values })).await?;
    window.go(&format!("/cases/{case}?tab=data")).await?;
    window.sees("Seized panel").await?;
    let unfold = async || {
        window.script("document.querySelector('.package > summary').focus()", vec![]).await?;
        window.press(keys::ENTER).await?;
        window.sees("Others are told of a match").await
    };
    unfold().await?;
    window.sound("data-package-light-1440-en").await?;

    window.tab_and_enter("Ask for a permission").await?;
    window.dialog().await?;
    window.sound("data-ask-light-1440-en").await?;
    window.fill("In which proceedings, or to whom", "Trial in Vienna").await?;
    window.fill("Reason", "Needed as evidence.").await?;
    window.tab_and_enter("Ask for a permission").await?;
    gone(&window).await?;
    window.sees("asks for court (Trial in Vienna): Needed as evidence.").await?;
    window.sees("one request to answer").await?;
    // Whoever does not open the case hears of it on Today.
    window.go("/").await?;
    window.sees("Asked about your agency’s data").await?;
    window.sees("one permission").await?;
    window.every_look("today-asked").await?;
    window.go(&format!("/cases/{case}?tab=data")).await?;
    window.sees("one request to answer").await?;
    unfold().await?;
    window.tab_and_enter("Answer").await?;
    window.dialog().await?;
    window.fill("Granted until", "2020-01-01").await?;
    window.fill("Reason", "Agreed.").await?;
    window.tab_and_enter("Answer").await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.sound("data-answer-light-1440-en").await?;
    window.script("const it = [...document.querySelectorAll('[role=dialog] input')].at(-1); it.focus(); it.select()", vec![]).await?;
    window.press("2099-12-31").await?;
    window.tab_and_enter("Answer").await?;
    gone(&window).await?;
    window.sees("Granted: Agreed.").await?;

    window.tab_and_enter("Mark anew").await?;
    window.dialog().await?;
    choose(&window, "TLP", "RED").await?;
    window.sound("data-remark-light-1440-en").await?;
    window.fill("Reason", "The source asked for it.").await?;
    window.tab_and_enter("Mark anew").await?;
    gone(&window).await?;
    window.until("document.querySelector('.package > summary').innerText.includes('TLP:RED')").await?;

    window.tab_and_enter("Withdraw").await?;
    window.dialog().await?;
    window.fill("Reason", "Wrong case.").await?;
    window.tab_and_enter("Withdraw").await?;
    gone(&window).await?;
    window.until("document.querySelector('.package > summary').innerText.includes('withdrawn')").await?;
    window.every_look("data-packages").await?;
    window.tab_and_enter("Put back").await?;
    window.dialog().await?;
    window.fill("Reason", "It was the right one.").await?;
    window.tab_and_enter("Put back").await?;
    gone(&window).await?;
    window.until("document.querySelector('.package > summary').innerText.includes('stands')").await
}
