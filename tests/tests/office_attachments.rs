//! A guest on a desk of their own, over a real PostgreSQL: what the guest reads, until when, and that nothing is left afterwards.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, ensure};
use jcat_desk::domain::{Day, Instant};
use jcat_desk::{Desk, Surroundings};
use jcat_tests::cli::{Jcat, PASSPHRASE};
use jcat_tests::desks::proposal;
use jcat_tests::fleet::called;
use jcat_tests::pages::{count, decrypted};
use jcat_tests::shared_office::joining;
use jcat_tests::story::{Office, call, done, exchange, notes, officer, titles};
use serde_json::{Value, json};

/// A word of the case, and its part that the search index does not share with another.
const CANARY: &str = "xqzfalconry";
const TRACE: &str = "zfalconry";
/// What chance of the desks in this process begins with.
static SEEDS: AtomicU64 = AtomicU64::new(1);
/// A word of another case.
const OTHER: &str = "yqwbadgering";

/// An office whose first desk keeps the scheme too, a case that runs, and a guest who joined on a desk of their own for today.
struct Story {
    office: Office,
    paris: Jcat,
    guest: Jcat,
    case: Value,
    attachment: Value,
    officer: Value,
    /// The day on which the guest is gone.
    gone: Day,
}

/// Proposes a case and has it selected, as the secretary records it.
fn selected(desk: &Jcat, title: &str) -> Result<Value> {
    let case = call(desk, "proposeCase", &proposal(title))?;
    let round = call(desk, "openRound", &json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }))?;
    call(desk, "closeRound", &json!({ "round": round }))?;
    call(desk, "selectCase", &json!({ "case": case, "reason": "The ranking was followed." }))?;
    Ok(case)
}

impl Story {
    fn begin() -> Result<Self> {
        let office = Office::found()?;
        let paris = office.join("Bea Test", "fr")?;
        let first = &office.first;
        let today: Day = call(first, "deskStatus", &json!({}))?["today"].as_str().context("today")?.parse()?;
        let gone = today.plus(1);
        let ana = officer(first, "Ana Test")?;
        call(first, "grantPost", &json!({ "officer": ana, "duty": "coordinator", "from": today, "to": null }))?;
        call(first, "setPlaces", &json!({ "count": 2 }))?;
        let case = selected(first, &format!("Quiet {CANARY}"))?;
        let other = selected(first, &format!("Night {OTHER}"))?;
        call(first, "writeNote", &json!({ "case": case, "text": format!("{CANARY} from the lead") }))?;
        call(first, "writeNote", &json!({ "case": other, "text": format!("{OTHER} from the lead") }))?;
        let link = |country: &str| call(first, "linkCountry", &json!({ "case": case, "country": country, "kind": "suspects", "on": today }));
        link("AT")?;
        let application = json!({ "case": case, "applicant": { "id": "dk-cert", "kind": "cert", "country": "DK", "name": "Sample CERT" },
            "person": "Guest Sample", "email": null, "from": today, "to": gone, "purpose": "Knows it.", "papers": [] });
        let attachment = call(first, "draftAttachment", &json!({ "application": application }))?;
        let which = json!({ "attachment": attachment });
        call(first, "submitAttachment", &which)?;
        let refused = first.call("findEligible", &which)?;
        ensure!(refused.code == 4 && refused.out.contains("one member country"), "refused with one linked country: {refused:?}");
        link("FR")?;
        call(first, "findEligible", &which)?;
        call(first, "endorseAttachment", &which)?;
        exchange(&[first, &paris])?;
        call(&paris, "endorseAttachment", &which)?;
        exchange(&[&paris, first])?;
        let act = json!({ "on": today, "method": "vote", "text": "The Board grants it.", "seats": 16, "present": 12, "for": 12, "against": 0, "abstained": 0 });
        call(first, "decideAttachment", &json!({ "attachment": attachment, "outcome": "granted", "act": act }))?;
        let officer = call(first, "startAttachment", &which)?;
        let file = first.file("guest.json").to_string_lossy().into_owned();
        let code = done(first.run(&["office", "invite", "Guest Sample", &file])?)?.out;
        let guest = Jcat::new()?;
        exchange(&[first])?;
        done(joining(&guest, &file, code.trim())?.output()?.into())?;
        exchange(&[first, &guest])?;
        Ok(Self { office, paris, guest, case, attachment, officer, gone })
    }

    /// The guest's desk, opened in this process over a clock that the test moves.
    fn at(&self, now: Instant) -> Result<Desk> {
        // Each has chance of its own: no id is made twice.
        let seed = SEEDS.fetch_add(1, Ordering::Relaxed);
        let desk = Desk::in_folder(&self.guest.desk(), Surroundings::fixed(now, seed));
        desk.unlock(&PASSPHRASE.to_owned().into()).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
        Ok(desk)
    }

    fn midnight(&self) -> Instant {
        self.gone.begins()
    }

    /// Moves the clock of the office to so long after the end of the guest's seat: every seat begins and ends that much earlier.
    fn office_clock_after_the_end(&self, hours: u32) -> Result<()> {
        let shift = format!(
            "UPDATE office.devices SET enrolled_at = enrolled_at - interval '3 days';
             UPDATE office.readers SET begun_at = begun_at - interval '3 days', ended_at = clock_timestamp() - interval '{hours} hours'
             WHERE officer = '{}' AND audience LIKE 'case/%'",
            self.officer.as_str().context("an id")?
        );
        self.office.cluster.psql("jcat", &["-c", &shift]).map(drop)
    }

    fn seats(&self) -> Result<String> {
        let officer = self.officer.as_str().context("an id")?;
        let sql = format!(
            "SELECT audience, ended_at AT TIME ZONE 'Europe/Amsterdam' FROM office.readers WHERE officer = '{officer}' AND audience <> 'everyone' ORDER BY 1"
        );
        self.office.cluster.psql("jcat", &["-c", &sql])
    }
}

#[test]
fn a_guest_reads_exactly_one_case_until_midnight_of_the_last_day_and_nothing_is_left() -> Result<()> {
    let story = Story::begin()?;
    let first = &story.office.first;
    assert_eq!(titles(&story.guest)?, [format!("Quiet {CANARY}")], "one case and no other");
    assert_eq!(notes(&story.guest, &story.case)?, [format!("{CANARY} from the lead")]);
    let dossier = call(&story.guest, "caseDossier", &json!({ "case": story.case }))?;
    assert_eq!(dossier["row"]["label"], "JC-26-001".replace("26", &story.gone.year().to_string()[2..]), "by its number: {}", dossier["row"]);
    assert_eq!(count(&decrypted(&story.guest.desk())?, OTHER), 0, "not a byte of another");
    let case = story.case.as_str().context("an id")?;
    assert_eq!(story.seats()?, format!("case/{case}|{} 00:00:00", story.gone), "the office itself ends the seat at midnight in Amsterdam");
    // The guest works on the case.
    call(&story.guest, "writeNote", &json!({ "case": story.case, "text": format!("{CANARY} from the guest") }))?;
    exchange(&[&story.guest, first])?;
    assert_eq!(notes(first, &story.case)?.len(), 2);
    // The last moment of the last day, and midnight, while the office is out of reach.
    let titles_of = |desk: &Desk| Ok::<_, anyhow::Error>(called(desk, "caseList", json!({}))?["total"].clone());
    let before = story.at(Instant(story.midnight().0 - 1))?;
    assert_eq!(titles_of(&before)?, 1, "to the end of the last day");
    before.lock();
    let after = story.at(story.midnight())?;
    assert_eq!(titles_of(&after)?, 0, "locked by its own clock");
    after.lock();
    assert!(count(&decrypted(&story.guest.desk())?, TRACE) > 0, "and not wiped before the office says so too");
    // The clock of the office is moved behind the end.
    story.office_clock_after_the_end(0)?;
    let after = story.at(story.midnight())?;
    called(&after, "syncOffice", json!({}))?;
    assert_eq!(titles_of(&after)?, 0);
    after.lock();
    drop(after);
    assert_eq!(count(&decrypted(&story.guest.desk())?, TRACE), 0, "rows, search index, free pages, log");
    assert_eq!(story.office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.receipts"])?, "1", "and the receipt is with the office");
    done(story.guest.run(&["replica", "verify"])?)?;
    exchange(&[&story.paris])?;
    Ok(())
}

#[test]
fn a_guest_who_is_sent_away_reads_nothing_more_and_a_missing_receipt_is_an_alarm() -> Result<()> {
    let story = Story::begin()?;
    let first = &story.office.first;
    call(first, "revokeAttachment", &json!({ "attachment": story.attachment, "reason": "A conflict of interest came to light." }))?;
    exchange(&[first])?;
    done(story.guest.run(&["office", "sync"])?)?;
    assert_eq!(titles(&story.guest)?, [""; 0], "at once, on the first day");
    story.office_clock_after_the_end(25)?;
    done(first.run(&["office", "sync"])?)?;
    let status = done(first.run(&["--json", "office", "status"])?)?.json();
    assert_eq!(status["missingReceipts"][0]["name"], "Guest Sample", "{}", status["missingReceipts"]);
    Ok(())
}

#[test]
fn a_guest_who_stays_longer_reads_on_over_the_first_end() -> Result<()> {
    let story = Story::begin()?;
    let first = &story.office.first;
    let act = json!({ "on": story.gone.before(), "method": "consensus", "text": "A week more.", "seats": 16, "present": 12, "for": 12, "against": 0, "abstained": 0 });
    call(first, "extendAttachment", &json!({ "attachment": story.attachment, "to": story.gone.plus(7), "act": act }))?;
    exchange(&[first, &story.guest])?;
    let case = story.case.as_str().context("an id")?;
    assert_eq!(story.seats()?, format!("case/{case}|{} 00:00:00", story.gone.plus(7)), "one seat, with its new end");
    let later = story.at(Instant(story.midnight().0 + 3_600_000))?;
    assert_eq!(called(&later, "caseList", json!({}))?["total"], 1);
    Ok(())
}
