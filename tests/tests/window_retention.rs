//! How long data are kept, in the real window: reminded on Today, kept on, held and proposed for erasing by keyboard.

use anyhow::{Context, Result};
use jcat_desk::domain::Day;
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::SharedOffice;
use jcat_tests::story::{call, done, exchange, officer};
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
    window.sees("To be reviewed").await?;
    window.sound("retention-today-light-1440-en").await?;
    window.show("/settings").await?;
    window.sees("nothing is erased today").await?;
    window.sound("retention-light-1440-en").await?;

    window.tab_and_enter("Keep on: Mailboxes of the panel").await?;
    window.set(&[("Next review", &today.plus(31).to_string()), ("Reason", "The trial is pending.")]).await?;
    window.push("Keep the data until the next review").await?;
    window.sees("is kept longer than").await?;
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

    // Notes and documents: on the case itself they are chosen by name.
    let id = case.as_str().context("an id")?;
    let calls = (1..=10).map(|call| format!("Call {call} with the provider."));
    let texts = ["The panel moved to another host, says the owner of the mailboxes.", "Ring Vienna before the action day."].map(str::to_owned);
    for text in calls.chain(texts) {
        window.call("writeNote", json!({ "case": case, "text": text })).await?;
    }
    window.show(&format!("/cases/{id}?tab=notes")).await?;
    window.sees("Ring Vienna before the action day.").await?;
    window.push("Erase notes and documents").await?;
    window.dialog().await?;
    window.sees("The panel moved to another host").await?;
    window.sound("papers-erase-light-1440-en").await?;
    window.illustrate("officer-erase").await?;
    window.push("Propose to erase notes and documents").await?;
    window.sees("none is due for review").await?;
    // Of many, one is found by what it says; what is chosen and not shown is said.
    window.set(&[("Find a note or document", "no such word")]).await?;
    window.sees("None has this in its name or text.").await?;
    window.set(&[("Find a note or document", "PANEL moved")]).await?;
    window.until("document.querySelectorAll('[role=dialog] .ticks input').length === 1").await?;
    window.tick("The panel moved to another host").await?;
    window.set(&[("Find a note or document", "ring vienna")]).await?;
    window.sees("One that is chosen is not shown here.").await?;
    window.every_look("papers-find").await?;
    window.push("Propose to erase notes and documents").await?;
    window.closed().await?;

    window.show("/settings").await?;
    window.sees("Notes and documents of DE").await?;
    window.sees("DE proposed to erase one of them").await?;
    let court = [("Reference of the court", "7 Bs 12/27a"), ("Reason", "Appeal.")];
    window.record("Hold: Notes and documents of DE", &court, "Place a legal hold").await?;
    window.sees("held: 7 Bs 12/27a").await?;
    window.sound("papers-held-light-1440-en").await?;
    window.record("Keep on: Notes and documents of DE", &[("Reason", "The appeal.")], "Keep the notes and documents until the next review").await?;
    window.sees("kept because: The appeal.").await?;
    // Data that are not due are erased where they are.
    window.show(&format!("/cases/{id}?tab=data")).await?;
    window.script("for (const it of document.querySelectorAll('details.package')) it.open = true", vec![]).await?;
    window.sees("Recorded by").await?;

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

#[tokio::test]
async fn a_second_person_agrees_in_a_window_what_goes_is_gone_and_who_had_data_is_told() -> Result<()> {
    let office = SharedOffice::found()?;
    let vienna = &office.first;
    let paris = office.join("Cil Test", "fr")?;
    let case = call(vienna, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[vienna, &paris])?;
    call(vienna, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
    call(vienna, "joinOfficer", &json!({ "case": case, "officer": officer(vienna, "Cil Test")? }))?;
    let id = case.as_str().context("an id")?;
    let secret = call(vienna, "writeNote", &json!({ "case": case, "text": "The owner of the mailboxes moved to Lyon." }))?;
    call(vienna, "writeNote", &json!({ "case": case, "text": "Ring Vienna before the action day." }))?;
    let terms = json!({ "name": "Mailboxes", "legalBasis": "§ 110 StPO", "purpose": "operational", "category": "suspect",
                        "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    let indicators = json!([{ "kind": "email", "given": "someone@example.com" }]);
    let data = call(vienna, "recordContribution", &json!({ "case": case, "terms": terms, "indicators": indicators }))?["contributions"][0].clone();
    exchange(&[vienna, &paris])?;
    let (secret, data) = (secret.as_str().context("an id")?, data.as_str().context("an id")?);
    done(vienna.run(&["retention", "erase", "--papers-of", "at", "--case", id, "--paper", secret, "--ground", "subject-asked"])?)?;
    done(vienna.run(&["retention", "erase", data, "--ground", "unlawful"])?)?;
    exchange(&[vienna, &paris])?;

    let window = Window::of(&paris).await?;
    window.in_touch().await?;
    window.size(1440, 900).await?;
    window.sees("To be reviewed").await?;
    window.sees("Notes and documents of AT").await?;
    window.show("/settings").await?;
    for name in ["Notes and documents of AT", "Mailboxes"] {
        window.tab_and_enter(&format!("Agree: {name}")).await?;
        window.dialog().await?;
        window.set(&[("Type “erase” to go on", "erase")]).await?;
        window.sound(&format!("retention-agree-{}-light-1440-en", name.len())).await?;
        window.push(if name == "Mailboxes" { "Erase the data" } else { "Erase notes and documents" }).await?;
        window.closed().await?;
    }
    window.exchange_now().await?;
    done(vienna.run(&["office", "sync"])?)?;
    done(vienna.run(&["office", "sync"])?)?;
    window.exchange_now().await?;
    window.sees("One note or document of AT; the person concerned asked.").await?;
    window.sees("One indicator, came").await?;
    window.script("[...document.querySelectorAll('.lines')].at(-1).scrollIntoView()", vec![]).await?;
    window.every_look("retention-erased").await?;
    window.show(&format!("/cases/{id}?tab=notes")).await?;
    window.sees("Ring Vienna before the action day.").await?;
    window.until("!document.body.innerText.includes('moved to Lyon')").await?;
    window.show("/records?part=corrections").await?;
    window.sees("AT erased data that you received").await?;
    window.sees("AT erased a note or document that you received").await?;
    window.sound("correction-erased-light-1440-en").await?;
    window.show("/").await?;
    window.sees("AT erased data that you received").await
}
