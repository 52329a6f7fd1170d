//! Requests of data subjects and corrections in the real window: recorded, decided and answered by keyboard, a value put right and told (AUD-5).

use anyhow::{Context, Result};
use jcat_desk::domain::Day;
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call, done, officer};
use jcat_tests::story::exchange;
use jcat_tests::window::Window;
use serde_json::json;

#[tokio::test]
async fn a_request_is_recorded_decided_and_answered_by_keyboard_and_a_value_is_put_right() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let titled = |row: &&serde_json::Value| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b"));
    let case = cases["rows"].as_array().into_iter().flatten().find(titled).context("the case")?["id"].as_str().context("an id")?.to_owned();
    let today: Day = window.call("today", json!({})).await?["day"].as_str().context("a day")?.parse()?;
    let terms = json!({ "name": "Mailboxes of the panel", "legalBasis": "§ 110 StPO", "purpose": "operational", "category": "suspect",
                        "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    let indicators = json!([{ "kind": "email", "given": "someone.asking@example.com" }, { "kind": "email", "given": "other@example.com" }]);
    window.call("recordContribution", json!({ "case": case, "terms": terms, "indicators": indicators })).await?;

    window.show("/records").await?;
    window.tab_and_enter("Requests of data subjects").await?;
    window.sees("DSR 1 (invented)").await?;
    window.tab_and_enter("Record a request").await?;
    window.dialog().await?;
    let late = today.to_string();
    window
        .set(&[
            ("Reference", "DSR 7/27"),
            ("Received on", &late),
            ("Answer due on", &today.plus(3).to_string()),
            ("What describes who asks", "email someone.asking@example.com"),
        ])
        .await?;
    window.sound("data-request-record-light-1440-en").await?;
    window.push("Record a request").await?;
    window.closed().await?;
    window.sees("DSR 7/27").await?;
    window.tab_and_enter("Open: DSR 7/27").await?;
    window.sees("Mailboxes of the panel").await?;
    window.sees("Of one thing nobody has said").await?;
    window.tab_and_enter("Withhold: Mailboxes of the panel").await?;
    window.dialog().await?;
    window.set(&[("Reason", "The house is watched.")]).await?;
    window.sound("data-request-withhold-light-1440-en").await?;
    window.push("Withhold").await?;
    window.closed().await?;
    window.sees("withheld: it would obstruct inquiries").await?;
    window.sound("data-request-light-1440-en").await?;
    window.show("/").await?;
    window.sees("DSR 7/27").await?;
    let request = window.call("dataRequests", json!({})).await?["rows"][0]["request"].as_str().context("a request")?.to_owned();
    window.show(&format!("/records?part=requests&request={request}")).await?;
    window.sees("Everything of your agency is decided").await?;
    window.record("Answer", &[("Why not all of it", "A house is watched.")], "Answer and close the request").await?;
    window.sees("Refused").await?;

    window.show(&format!("/cases/{case}?tab=data")).await?;
    window.sees("Mailboxes of the panel").await?;
    let package = "[...document.querySelectorAll('details.package')].find((it) => it.innerText.includes('Mailboxes of the panel'))";
    window.script(&format!("const it = {package}; it.open = true; it.querySelector('summary').focus()"), vec![]).await?;
    window.tab_and_enter("Correct values").await?;
    window.dialog().await?;
    window.set(&[("Value", "someone[.]asking[@]example[.]com"), ("Another value", "other[@]example[.]com"), ("Reason", "A typing error.")]).await?;
    window.tab_and_enter("Do not correct: someone[.]asking[@]example[.]com").await?;
    window.set(&[("What other[@]example[.]com should have been", "right at example")]).await?;
    window.push("Correct values").await?;
    window.sees("does not read").await?;
    window.set(&[("What other[@]example[.]com should have been", "right@example.com")]).await?;
    window.every_look("correct-values").await?;
    window.push("Correct values").await?;
    window.closed().await?;
    window.show("/records?part=corrections").await?;
    window.sees("other[@]example[.]com is now right[@]example[.]com").await?;
    window.tab_and_enter("Add somebody").await?;
    window.dialog().await?;
    window.set(&[("Who", "A court"), ("Received on", &late)]).await?;
    window.push("Add somebody").await?;
    window.closed().await?;
    window.sees("A court").await?;
    window.record("Was told: A court", &[("What was done", "By letter.")], "Was told").await?;
    window.sees("A court: told").await?;
    window.sound("corrections-light-1440-en").await?;

    window.prefer(json!({ "theme": "dark", "language": "fr" })).await?;
    window.size(1024, 700).await?;
    window.show("/records?part=corrections").await?;
    window.sees("est maintenant").await?;
    window.sound("corrections-dark-1024-fr").await?;
    window.show(&format!("/records?part=requests&request={request}")).await?;
    window.sees("Demandes des personnes").await?;
    window.sound("data-request-dark-1024-fr").await?;
    window.prefer(json!({ "theme": "light", "language": "en", "textSize": 200 })).await?;
    window.size(1440, 900).await?;
    window.show(&format!("/records?part=requests&request={request}")).await?;
    window.sees("DSR 7/27").await?;
    window.sound("data-request-light-200-en").await
}

#[tokio::test]
async fn who_received_data_is_told_on_today_and_says_by_keyboard_that_it_acted() -> Result<()> {
    let office = SharedOffice::found()?;
    let vienna = &office.first;
    let paris = office.join("Cil Test", "fr")?;
    let case = call(vienna, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[vienna, &paris])?;
    call(vienna, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
    call(vienna, "joinOfficer", &json!({ "case": case, "officer": officer(vienna, "Cil Test")? }))?;
    let terms = json!({ "name": "Mailboxes", "legalBasis": "§ 110 StPO", "purpose": "operational", "category": "suspect",
                        "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    let indicators = json!([{ "kind": "email", "given": "misread@example.com" }, { "kind": "email", "given": "someone@example.com" }]);
    let data = call(vienna, "recordContribution", &json!({ "case": case, "terms": terms, "indicators": indicators }))?["contributions"][0].clone();
    exchange(&[vienna, &paris])?;
    let values = json!([{ "kind": "email", "normal": "misread@example.com" }]);
    call(vienna, "correctIndicators", &json!({ "contribution": data, "values": values, "reason": "It is another person's." }))?;
    exchange(&[vienna, &paris])?;

    let window = Window::of(&paris).await?;
    window.in_touch().await?;
    window.size(1440, 900).await?;
    window.sees("Corrections and erasures").await?;
    window.show("/records?part=corrections").await?;
    window.sees("misread[@]example[.]com").await?;
    window.every_look("correction-received").await?;
    window.illustrate("officer-correction").await?;
    window.tab_and_enter("Mark as done: Mailboxes").await?;
    window.dialog().await?;
    window.set(&[("What was done", "Taken out of our files.")]).await?;
    window.sound("correction-done-light-1440-en").await?;
    window.push("Mark as done").await?;
    window.closed().await?;
    window.until("!document.body.innerText.includes('Mark as done')").await?;
    window.exchange_now().await?;
    done(vienna.run(&["office", "sync"])?)?;
    let told = call(vienna, "corrections", &json!({}))?["own"][0]["told"][0].clone();
    assert_eq!((&told["agency"], &told["note"]), (&json!("fr"), &json!("Taken out of our files.")), "{told}");
    Ok(())
}
