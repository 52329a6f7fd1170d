//! The attachment scheme in the real window: by keyboard alone, in every light and size, in both languages.

use anyhow::{Context, Result, ensure};
use jcat_tests::window::{Window, keys};
use serde_json::json;

/// Opens the sample with its officer as coordinator too, and gives a case that is linked to member countries.
async fn begin() -> Result<(Window, String)> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let officers = window.call("officers", json!({})).await?;
    let me = officers.as_array().into_iter().flatten().find(|it| it["name"] == "Lena Beispiel").context("the officer")?["id"].clone();
    window.call("grantPost", json!({ "officer": me, "duty": "coordinator", "from": "2026-01-01", "to": null })).await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let rows = cases["rows"].as_array().context("cases")?;
    let quiet = rows.iter().find(|row| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b"))).context("the case")?;
    Ok((window, quiet["id"].as_str().context("an id")?.to_owned()))
}

#[tokio::test]
async fn an_application_is_written_checked_and_a_guest_is_brought_in_by_keyboard() -> Result<()> {
    let (window, case) = begin().await?;
    window.press("gm").await?;
    window.sees("1 of 3 places taken today").await?;
    window.every_look("attachments-sample").await?;
    window.tab_and_enter("Set places").await?;
    window.dialog().await?;
    window.tab_to("Places for guests").await?;
    window.script("document.activeElement.select()", vec![]).await?;
    window.press("4").await?;
    window.press(keys::ENTER).await?;
    window.closed().await?;
    window.sees("1 of 4 places taken today").await?;

    window.tab_and_enter("New application").await?;
    window.dialog().await?;
    window.every_look("attachment-form").await?;
    window.script("document.querySelector('[role=dialog] select').focus()", vec![]).await?;
    window.script("const it = document.querySelector('[role=dialog] select'); const at = [...it.options].find((o) => o.value === arguments[0]); it.value = at.value; it.dispatchEvent(new Event('change', { bubbles: true }))", vec![json!(case)]).await?;
    window.fill("Organisation", "Northern Bank CERT").await?;
    window.fill("Country", "DK").await?;
    window.fill("Person", "Aino Esimerkki").await?;
    window.tab_to("What for").await?;
    window.press("Knows the malware.").await?;
    window.tab_and_enter("New application").await?;
    window.sees("Conditions: 6 of 7 hold").await?;
    window.closed().await?;
    // It has no last day: the rule says so, with every reason, and the letter too.
    window.tab_and_enter("Submit").await?;
    window.sees("lacks 1").await?;
    window.tab_and_enter("Pass on to endorsement").await?;
    window.sees("It has no end, or lasts longer than the office allows.").await?;
    window.every_look("attachment-lacking").await?;
    let list = window.call("attachments", json!({})).await?;
    ensure!(list["rows"][0]["applicant"]["id"] == "northern-bank-cert", "the key follows the name: {}", list["rows"][0]);

    // A guest from before this system: brought in, expected, here, with the end in sight.
    let today = window.call("deskStatus", json!({})).await?["today"].as_str().context("today")?.to_owned();
    let from = window
        .script(
            "const it = new Date(arguments[0] + 'T12:00:00Z'); it.setDate(it.getDate() - 40); return it.toISOString().slice(0, 10)",
            vec![json!(today)],
        )
        .await?;
    let to = window
        .script(
            "const it = new Date(arguments[0] + 'T12:00:00Z'); it.setDate(it.getDate() + 6); return it.toISOString().slice(0, 10)",
            vec![json!(today)],
        )
        .await?;
    let application = json!({ "case": case, "applicant": { "id": "wallet-tracing", "kind": "company", "country": null, "name": "Wallet Tracing Unit" },
        "person": "Guest Sample", "email": null, "from": from, "to": to, "purpose": "Traces wallets.", "papers": [] });
    let guest = window.call("bringInAttachment", json!({ "application": application, "text": "The Board, on paper." })).await?;
    window.go(&format!("/attachments?peek={}", guest.as_str().context("an id")?)).await?;
    window.sees("Before this system: The Board, on paper.").await?;
    window.tab_and_enter("Expect the guest").await?;
    window.dialog().await?;
    window.tab_and_enter("Expect the guest").await?;
    window.closed().await?;
    window.sees("ends in 6 days").await?;
    window.every_look("attachment-active").await?;
    window.go("/attachments").await?;
    window.sees("2 of 4 places taken today").await?;
    window.every_look("attachments").await?;
    window.press("gt").await?;
    window.sees("Wallet Tracing Unit").await?;
    Ok(())
}

#[tokio::test]
async fn the_letter_to_an_applicant_is_shown_once_somebody_said_why() -> Result<()> {
    let (window, case) = begin().await?;
    let application = json!({ "case": case, "applicant": { "id": "sample-lab", "kind": "university", "country": null, "name": "Institute of Samples" },
        "person": "Guest Sample", "email": null, "from": "2027-01-01", "to": null, "purpose": "Knows it.", "papers": [] });
    let drafted = window.call("draftAttachment", json!({ "application": application })).await?;
    window.go(&format!("/attachments?peek={}", drafted.as_str().context("an id")?)).await?;
    window.sees("Institute of Samples").await?;
    window.tab_and_enter("Letter to the applicant").await?;
    window.dialog().await?;
    window.script("document.querySelector('[role=dialog] select').focus()", vec![]).await?;
    window.press("Operational").await?;
    window.tab_and_enter("Show the print").await?;
    window.until("document.querySelectorAll('.print-page').length > 0").await?;
    window.sees("does not hold").await?;
    window.every_look("attachment-letter").await?;
    Ok(())
}

#[tokio::test]
async fn a_contribution_from_outside_is_recorded_received_and_converted_by_keyboard() -> Result<()> {
    let (window, case) = begin().await?;
    window.go("/attachments").await?;
    window.sees("places taken today").await?;
    window.tab_and_enter("Contributions").await?;
    window.sees("waits for its sponsor").await?;
    window.every_look("offers-sample").await?;
    window.tab_and_enter("Record a contribution from outside").await?;
    window.dialog().await?;
    window.fill("Who offers", "Northern Sample Bank").await?;
    window.tab_to("What is offered").await?;
    window.press("Two thousand addresses of a botnet.").await?;
    // Without a word on the law it is refused, and said which field lacks it.
    window.tab_and_enter("Record a contribution from outside").await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.every_look("offer-form").await?;
    window.fill("Legal basis", "Article 26 of a sample regulation").await?;
    window.tab_and_enter("Record a contribution from outside").await?;
    window.closed().await?;
    window.sees("nothing: it only comes in").await?;
    let list = window.call("offers", json!({})).await?;
    ensure!(list["rows"][0]["offerer"]["id"] == "northern-sample-bank", "the key follows the name: {}", list["rows"][0]);
    let officers = window.call("officers", json!({})).await?;
    ensure!(!officers.to_string().contains("Northern Sample Bank"), "whoever offers is nobody here");
    window.every_look("offer").await?;

    // A list is compared by an office or not at all: this desk works alone.
    window.push("Compare a list").await?;
    window.dialog().await?;
    window.set(&[("Their list", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"), ("Purpose", "Operational analysis")]).await?;
    let choose = "const it = document.querySelector('[role=dialog] select'); it.value = it.options[1].value;
        it.dispatchEvent(new Event('change', { bubbles: true }))";
    window.script(choose, vec![]).await?;
    window.every_look("offer-compare").await?;
    window.push("Compare a list").await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.throw_away().await?;

    window.press("gt").await?;
    window.sees("Contributions from outside").await?;
    window.sees("Northern Sample Bank").await?;
    window.go(&format!("/attachments?part=offers&peek={}", list["rows"][0]["id"].as_str().context("an id")?)).await?;
    window.sees("waits for its sponsor").await?;
    window.tab_and_enter("Receive").await?;
    window.dialog().await?;
    window.every_look("offer-receive").await?;
    window.tab_and_enter("Receive").await?;
    window.closed().await?;
    window.sees("Name its data").await?;
    window.tab_and_enter("Convert into an application").await?;
    window.dialog().await?;
    window.script("const it = document.querySelector('[role=dialog] select'); const at = [...it.options].find((o) => o.value === arguments[0]); it.value = at.value; it.dispatchEvent(new Event('change', { bubbles: true }))", vec![json!(case)]).await?;
    window.fill("Person", "Aino Esimerkki").await?;
    window.every_look("offer-convert").await?;
    window.tab_and_enter("Convert into an application").await?;
    window.sees("Comes from").await?;
    window.closed().await?;
    window.every_look("attachment-from-offer").await?;
    window.tab_and_enter("Contributions").await?;
    window.sees("became an application").await?;
    window.every_look("offers").await?;
    Ok(())
}
