//! Links of a case in the real window: drawn by keyboard, shown as a drawing and as a list that says the same.

use anyhow::{Context, Result};
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

fn value(kind: &str, normal: &str) -> Value {
    json!({ "kind": kind, "normal": normal })
}

/// Reaches a list of choices by Tab and takes one of them. What opens it belongs to the system and not to the page.
async fn choose(window: &Window, label: &str, choice: &str) -> Result<()> {
    window.tab_to(label).await?;
    let take = "const it = document.activeElement; it.value = arguments[0]; it.dispatchEvent(new Event('change', { bubbles: true }))";
    window.script(take, vec![json!(choice)]).await?;
    window.until(&format!("document.activeElement.value === {}", json!(choice))).await
}

#[tokio::test]
async fn links_are_drawn_listed_and_taken_back_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let rows = cases["rows"].as_array().context("cases")?;
    let quiet = rows.iter().find(|row| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b"))).context("the case")?;
    let case = quiet["id"].clone();
    let marking = json!({ "tlp": "AMBER", "pap": "AMBER" });
    let given = [
        ("domain", "panel.evil.example.com"),
        ("ip", "198.51.100.7"),
        ("btc", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
        ("domain", "mail.evil.example.com"),
        ("ip", "198.51.100.8"),
    ];
    let indicators: Vec<Value> = given.iter().map(|(kind, given)| json!({ "kind": kind, "given": given })).collect();
    let terms = json!({ "name": "Seized panel", "legalBasis": "By law", "purpose": "operational", "marking": marking });
    let made = window.call("recordContribution", json!({ "case": case, "terms": terms, "indicators": indicators })).await?;
    window.go(&format!("/cases/{}?tab=links", case.as_str().context("an id")?)).await?;
    window.sees("Nothing is linked yet.").await?;
    window.sound("links-empty-light-1440-en").await?;

    // By keyboard alone.
    window.tab_to("Link two values").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    for (label, of) in [("From", 0), ("To", 1)] {
        let (kind, normal) = given[of];
        window.until(&format!("[...document.querySelectorAll('[role=dialog] option')].some((it) => it.value === '{kind} {normal}')")).await?;
        choose(&window, label, &format!("{kind} {normal}")).await?;
    }
    choose(&window, "What it is to the other", "resolves-to").await?;
    window.fill("How it is known", "Passive DNS of February.").await?;
    choose(&window, "TLP", "AMBER").await?;
    choose(&window, "PAP", "GREEN").await?;
    window.sound("links-draw-light-1440-en").await?;
    window.tab_to("Link two values").await?;
    window.press(keys::ENTER).await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    window.sees("Passive DNS of February.").await?;

    let link = |from: usize, relation: &str, to: usize, decision: Option<&str>| {
        let end = |at: usize| given.get(at).map_or(Value::Null, |(kind, normal)| value(kind, normal));
        let mut it = json!({ "case": case, "from": end(from), "to": end(to), "relation": relation, "evidence": "Seen in the logs of the panel.",
            "marking": marking });
        if let Some(decision) = decision {
            it["decision"] = json!(decision);
        }
        it
    };
    window.call("drawLink", link(3, "resolves-to", 4, None)).await?;
    window.call("drawLink", link(0, "paid", 2, None)).await?;
    window.call("drawLink", link(0, "communicates-with", 4, None)).await?;
    window.call("drawLink", link(0, "same-as", 3, Some("Agreed by the case team on 1 March."))).await?;
    window.call("recordSighting", json!({ "contribution": made["contributions"][0], "n": 1, "kind": "seen", "count": 3 })).await?;
    window.until("document.querySelectorAll('.sheet.links tbody tr').length === 5").await?;
    window.sees("seen 3 times").await?;
    // The drawing: one node for the two that are the same, reached by arrows, opened with Enter.
    window.until("document.querySelectorAll('.links-graph [role=button]').length === 4").await?;
    window.script("document.querySelector('.links-graph [tabindex=\"0\"]').focus()", vec![]).await?;
    window.press(keys::ENTER).await?;
    window.sees("Seen since").await?;
    window.every_look("links").await
}

#[tokio::test]
async fn a_case_is_merged_and_separated_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let mut cases = Vec::new();
    for (title, countries) in [("Pale Lantern", ["DE", "FR"]), ("Velvet Signal", ["DE", "NL"])] {
        let facts = json!({ "areas": ["facilitators"], "empact": null, "countries": countries, "urgentBy": null,
            "handling": { "tlp": "GREEN", "h1": false, "h2": false, "h3": null }, "scope": "taskforce" });
        let cover = json!({ "title": title, "summary": null, "victims": null, "loss": null });
        cases.push(window.call("beginProject", json!({ "facts": facts, "cover": cover })).await?);
    }
    let id = |at: usize| cases.get(at).and_then(Value::as_str).context("an id");
    window.go(&format!("/cases/{}?tab=links", id(0)?)).await?;
    window.tab_to("Merge into another case").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.until(&format!("[...document.querySelectorAll('[role=dialog] option')].some((it) => it.value === '{}')", id(1)?)).await?;
    choose(&window, "Other case", id(1)?).await?;
    window.sees("Where they differ").await?;
    window.sees("Netherlands").await?;
    window.fill("Reason", "One operation.").await?;
    window.tab_to("Merge into another case").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    choose(&window, "TLP", "AMBER").await?;
    choose(&window, "PAP", "GREEN").await?;
    window.sound("case-merge-light-1440-en").await?;
    window.tab_to("Merge into another case").await?;
    window.press(keys::ENTER).await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    window.go(&format!("/cases/{}?tab=overview", id(0)?)).await?;
    window.sees("the work goes on in").await?;
    window.every_look("case-merged").await?;
    window.go(&format!("/cases/{}?tab=links", id(1)?)).await?;
    window.tab_to("Separate again").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.fill("Reason", "Two operations.").await?;
    window.tab_to("Separate again").await?;
    window.press(keys::ENTER).await?;
    window.sees("None that you may read.").await?;
    let case = window.call("caseDossier", json!({ "case": id(0)? })).await?;
    anyhow::ensure!(case["row"]["stage"] == "data", "it goes on where it was: {}", case["row"]["stage"]);
    Ok(())
}
