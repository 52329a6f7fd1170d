//! The attachment coordinator's story, in windows on a real office: a request from a country outside, the conditions and the one that is missing,
//! endorsements, the Board's decision, the guest's first day, and what is left after the last. Its pictures are those of the coordinator's guide.

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::proposal;
use jcat_tests::pages::{count, decrypted};
use jcat_tests::shared_office::{SharedOffice, call, done, joining, officer};
use jcat_tests::story::{exchange, titles};
use jcat_tests::window::{Window, button, keys};
use serde_json::{Value, json};

/// A word of the case whose inner part the search index shares with nothing else.
const WORD: &str = "xqzfalconry";
const TRACE: &str = "zfalconry";
/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

/// An office with two cases; Vienna's officer keeps the scheme too.
struct Scheme {
    office: SharedOffice,
    paris: Jcat,
    case: Value,
    today: String,
}

impl Scheme {
    fn begin() -> Result<Self> {
        let office = SharedOffice::clocked()?;
        let paris = office.join("Bea Test", "fr")?;
        let first = &office.first;
        let today = call(first, "deskStatus", &json!({}))?["today"].as_str().context("today")?.to_owned();
        let ana = officer(first, "Ana Test")?;
        call(first, "grantPost", &json!({ "officer": ana, "duty": "coordinator", "from": today, "to": null }))?;
        call(first, "setPlaces", &json!({ "count": 2 }))?;
        let mut cases = Vec::new();
        for title in [format!("Quiet {WORD}"), "Velvet Signal".to_owned()] {
            let case = call(first, "proposeCase", &proposal(&title))?;
            let round = call(first, "openRound", &json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }))?;
            call(first, "closeRound", &json!({ "round": round }))?;
            call(first, "selectCase", &json!({ "case": case, "reason": "The ranking was followed." }))?;
            cases.push(case);
        }
        let case = cases.swap_remove(0);
        call(first, "linkCountry", &json!({ "case": case, "country": "AT", "kind": "suspects", "on": today }))?;
        exchange(&[first, &paris])?;
        Ok(Self { office, paris, case, today })
    }

    /// From the request to the day on which the guest is expected.
    async fn decide(&self, ana: &Window, bea: &Window) -> Result<Value> {
        ana.show("/attachments").await?;
        ana.push("New application").await?;
        ana.dialog().await?;
        let choice = "[...document.querySelectorAll('[role=dialog] select option')].map((it) => it.text)";
        ana.until(&format!("{choice}.some((it) => it.includes('{WORD}'))")).await?;
        let named = ana.script(&format!("return {choice}.find((it) => it.includes('{WORD}'))"), vec![]).await?;
        let fields = [
            ("Case", named.as_str().context("the case")?),
            ("Organisation", "Sample CERT"),
            ("Kind", "CERT"),
            ("Country", "DK"),
            ("Person", "Guest Sample"),
            ("First day", &self.today),
            ("Last day", &self.today),
            ("What for", "Knows the malware."),
        ];
        ana.set(&fields).await?;
        ana.illustrate("coordinator-application").await?;
        ana.push("New application").await?;
        ana.closed().await?;
        ana.push("Submit").await?;
        // One linked country is not enough, and it is said which condition is missing.
        ana.sees_at_last("lacks 1").await?;
        ana.push("Pass on to endorsement").await?;
        ana.sees_at_last("one member country").await?;
        ana.illustrate("coordinator-lacking").await?;
        let attachment = ana.call("attachments", json!({})).await?["rows"][0]["id"].clone();
        ana.call("linkCountry", json!({ "case": self.case, "country": "FR", "kind": "suspects", "on": self.today })).await?;
        ana.sees_at_last("conditions hold").await?;
        ana.push("Pass on to endorsement").await?;
        ana.push("Endorse").await?;
        let address = format!("/attachments?peek={}", attachment.as_str().context("an id")?);
        bea.show(&address).await?;
        bea.push("Endorse").await?;
        ana.sees_at_last("for the Board").await?;
        let act = [
            ("Words of the decision", "The Board grants it."),
            ("Seats with a vote", "16"),
            ("Took part", "12"),
            ("For", "12"),
            ("Against", "0"),
            ("Abstained", "0"),
        ];
        ana.push("Record that it was granted").await?;
        ana.dialog().await?;
        ana.set(&act).await?;
        ana.illustrate("coordinator-decision").await?;
        ana.push("Record that it was granted").await?;
        ana.closed().await?;
        ana.record("Expect the guest", &[], "Expect the guest").await?;
        Ok(attachment)
    }

    /// The guest joins on a desk of their own.
    fn arrive(&self) -> Result<Jcat> {
        let first = &self.office.first;
        let file = first.file("guest.json").to_string_lossy().into_owned();
        let guest = Jcat::new()?;
        exchange(&[first])?;
        let code = done(first.run(&["office", "invite", "Guest Sample", &file])?)?.out;
        exchange(&[first])?;
        done(joining(&guest, &file, code.trim())?.output()?.into())?;
        exchange(&[first, &guest])?;
        exchange(&[&self.paris])?;
        ensure!(titles(&guest)?.len() == 1, "nobody had written in the case's journal, and the guest is told of the case all the same");
        Ok(guest)
    }
}

#[tokio::test]
async fn the_coordinators_story_from_a_request_to_the_day_after_the_guests_last() -> Result<()> {
    let scheme = Scheme::begin()?;
    let (ana, bea) = (Window::of(&scheme.office.first).await?, Window::of(&scheme.paris).await?);
    for window in [&ana, &bea] {
        window.size(1440, 900).await?;
        window.in_touch().await?;
    }
    let attachment = scheme.decide(&ana, &bea).await?;
    // A window holds its desk; what is done beside it needs it closed.
    drop((ana, bea));
    let guest = scheme.arrive()?;

    // The first day: exactly one case, in a window of the guest's own.
    let window = Window::of(&guest).await?;
    window.size(1440, 900).await?;
    window.in_touch().await?;
    window.show("/cases").await?;
    window.sees_at_last(WORD).await?;
    let list = window.call("caseList", json!({})).await?;
    ensure!(list["total"] == 1, "one case and no other: {list}");
    window.go(&format!("/cases/{}?tab=notes", scheme.case.as_str().context("an id")?)).await?;
    window.sees_at_last("Write a note").await?;
    window.fill("Write a note", "The loader is known to us.").await?;
    window.control(keys::ENTER).await?;
    window.sees_at_last("The loader is known to us.").await?;
    window.illustrate("coordinator-guest").await?;
    window.exchange_now().await?;
    drop(window);
    ensure!(count(&decrypted(&guest.desk())?, TRACE) > 0, "the guest's desk holds the case");

    // The day after the last: the clocks of office and desks are moved.
    scheme.office.cluster.set_clock(2 * DAY)?;
    let window = Window::ahead(&guest, 2 * DAY).await?;
    window.in_touch().await?;
    window.show("/cases").await?;
    window.at_last("!document.body.innerText.includes('xqzfalconry') && !document.querySelector('.loading')").await?;
    window.exchange_now().await?;
    let list = window.call("caseList", json!({})).await?;
    ensure!(list["total"] == 0, "nothing is left on screen: {list}");
    window.size(1440, 900).await?;
    window.sound("story-guest-after").await?;
    drop(window);
    ensure!(count(&decrypted(&guest.desk())?, TRACE) == 0, "and nothing in rows, search index, free pages, log");
    ensure!(titles(&guest)?.is_empty(), "nor for the command line");
    let ana = Window::ahead(&scheme.office.first, 2 * DAY).await?;
    ana.size(1440, 900).await?;
    ana.in_touch().await?;
    ana.show(&format!("/attachments?peek={}", attachment.as_str().context("an id")?)).await?;
    ana.sees_at_last("Sample CERT").await?;
    ana.at_last(&format!("!{}", button("Break off"))).await?;
    let view = ana.call("attachment", json!({ "attachment": attachment })).await?;
    ensure!(view["row"]["stage"] == "attachment-expired", "it is over by itself: {}", view["row"]);
    ana.illustrate("coordinator-over").await
}
