//! What is left of a case on the desk of somebody who was dismissed, and where their unsent work goes. Each `jcat` is a process.

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::proposal;
use jcat_tests::pages::{count, decrypted};
use jcat_tests::story::{Office, call, done, exchange, notes, officer};
use serde_json::{Value, json};

/// A word that no other text here begins like: the search index keeps a word without what it shares with the one before it.
const CANARY: &str = "xqzfalconry";
/// What is looked for in the pages: the word without its beginning.
const TRACE: &str = "zfalconry";

/// An office with a case that Bea is on, and her desk, which holds its notes.
fn with_bea() -> Result<(Office, Jcat, Value)> {
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    call(&office.first, "writeNote", &json!({ "case": case, "text": format!("{CANARY} from the lead") }))?;
    call(&office.first, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    exchange(&[&office.first, &bea])?;
    ensure!(notes(&bea, &case)?.len() == 1, "Bea reads the case");
    ensure!(count(&decrypted(&bea.desk())?, TRACE) > 0, "a look into the pages finds it");
    Ok((office, bea, case))
}

fn status(jcat: &Jcat) -> Result<Value> {
    Ok(done(jcat.run(&["--json", "office", "status"])?)?.json())
}

fn receipts(office: &Office) -> Result<String> {
    office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.receipts"])
}

fn dismiss_from_case(office: &Office, case: &Value) -> Result<()> {
    call(&office.first, "leaveOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    done(office.first.run(&["office", "sync"])?).map(drop)
}

#[test]
fn after_a_signed_dismissal_nothing_of_the_case_is_left_in_any_page_and_unsent_work_reaches_the_lead() -> Result<()> {
    let (office, bea, case) = with_bea()?;
    // A copy that was put aside, as a restore leaves it, holds the case too.
    let copy = bea.file("copy.db").to_string_lossy().into_owned();
    done(bea.run(&["replica", "backup", &copy])?)?;
    done(bea.run(&["replica", "restore", &copy])?)?;
    dismiss_from_case(&office, &case)?;
    call(&bea, "writeNote", &json!({ "case": case, "text": format!("{CANARY} not sent") }))?;
    done(bea.run(&["office", "sync"])?)?;
    assert_eq!(count(&decrypted(&bea.desk())?, TRACE), 0, "rows, search index, free pages, log, copies");
    let purged = status(&bea)?["purged"].clone();
    assert_eq!((&purged[0]["stage"], &purged[0]["unsent"]), (&json!("done"), &json!(1)), "{purged}");
    assert_eq!(receipts(&office)?, "1");
    done(bea.run(&["replica", "verify"])?)?;
    done(office.first.run(&["office", "sync"])?)?;
    let handed = call(&office.first, "handedOver", &json!({}))?;
    assert_eq!((&handed[0]["text"], &handed[0]["by"]), (&json!(format!("{CANARY} not sent")), &json!("Bea Test")), "{handed}");
    assert_eq!(office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.parcels"])?, "0", "the office lets go of it");
    call(&office.first, "settleHandedOver", &json!({ "entry": handed[0]["entry"], "how": "note" }))?;
    assert!(notes(&office.first, &case)?[0].contains("Bea Test"), "a note that says whose it was");
    assert_eq!(call(&office.first, "handedOver", &json!({}))?, json!([]));
    // Put on the case again, Bea reads it from its beginning and writes on in her own sequence.
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    exchange(&[&office.first, &bea])?;
    assert_eq!(notes(&bea, &case)?.len(), 2);
    call(&bea, "writeNote", &json!({ "case": case, "text": "back again" }))?;
    exchange(&[&bea, &office.first])?;
    assert_eq!(notes(&office.first, &case)?.first().map(String::as_str), Some("back again"));
    done(bea.run(&["replica", "verify"])?)?;
    Ok(())
}

#[test]
fn a_purge_that_is_killed_at_any_moment_goes_on_and_loses_no_unsent_work() -> Result<()> {
    let (office, bea, case) = with_bea()?;
    dismiss_from_case(&office, &case)?;
    call(&bea, "writeNote", &json!({ "case": case, "text": format!("{CANARY} not sent") }))?;
    for round in 0..12_u64 {
        let mut sync = bea.command(&["office", "sync"]).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn()?;
        // Killed at a later moment each time, until one is late enough to find nothing left to do.
        let until = std::time::Instant::now() + std::time::Duration::from_millis(80 + round * 120);
        while std::time::Instant::now() < until && sync.try_wait()?.is_none() {
            std::thread::yield_now();
        }
        sync.kill()?;
        sync.wait()?;
    }
    done(bea.run(&["office", "sync"])?)?;
    assert_eq!(status(&bea)?["purged"][0]["stage"], "done");
    assert_eq!(count(&decrypted(&bea.desk())?, TRACE), 0);
    done(bea.run(&["replica", "verify"])?)?;
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(call(&office.first, "handedOver", &json!({}))?.as_array().map(Vec::len), Some(1), "once, however often it was handed over");
    Ok(())
}

#[test]
fn a_journal_that_is_merely_no_longer_listed_is_locked_and_never_wiped() -> Result<()> {
    let (office, bea, case) = with_bea()?;
    let seat = format!("office.readers SET ended_at = %s WHERE audience = 'case/{}' AND seat = 'reader'", case.as_str().context("an id")?);
    office.cluster.psql("jcat", &["-c", &format!("UPDATE {}", seat.replace("%s", "clock_timestamp()"))])?;
    done(bea.run(&["office", "sync"])?)?;
    assert_eq!(notes(&bea, &case)?, [""; 0], "hidden");
    let status = status(&bea)?;
    assert_eq!((&status["purged"], &status["journals"][0]["locked"]), (&json!([]), &json!(true)), "kept");
    office.cluster.psql("jcat", &["-c", &format!("UPDATE {}", seat.replace("%s", "NULL"))])?;
    done(bea.run(&["office", "sync"])?)?;
    assert_eq!(notes(&bea, &case)?.len(), 1, "and there again when it is listed again");
    Ok(())
}

#[test]
fn an_officer_dismissed_from_the_office_while_away_keeps_the_roster_alone() -> Result<()> {
    let (office, bea, case) = with_bea()?;
    call(&bea, "proposeCase", &proposal(&format!("{CANARY} never sent")))?;
    call(&bea, "writeNote", &json!({ "case": case, "text": format!("{CANARY} not sent") }))?;
    done(office.first.run(&["office", "dismiss-officer", "Bea Test"])?)?;
    let refused = office.first.run(&["office", "dismiss-officer", "Ana Test"])?;
    assert_eq!(refused.code, 4, "nobody dismisses themselves: {}", refused.err);
    done(bea.run(&["office", "sync"])?)?;
    assert_eq!(count(&decrypted(&bea.desk())?, TRACE), 0, "of no journal");
    assert_eq!(call(&bea, "caseList", &json!({}))?["total"], 0);
    let officers = call(&bea, "officers", &json!({}))?;
    assert!(officers.as_array().into_iter().flatten().any(|it| it["name"] == "Ana Test"), "the roster says why: {officers}");
    done(office.first.run(&["office", "sync"])?)?;
    let handed = call(&office.first, "handedOver", &json!({}))?;
    let texts: Vec<&str> = handed.as_array().into_iter().flatten().filter_map(|it| it["text"].as_str()).collect();
    assert_eq!(texts, [format!("{CANARY} not sent")], "the lead has the note: {handed}");
    assert!(handed.as_array().is_some_and(|all| all.len() > 1), "the administrator has the proposal: {handed}");
    Ok(())
}

#[test]
fn a_receipt_that_is_missing_after_a_day_is_an_alarm_until_the_workstation_is_written_off() -> Result<()> {
    let (office, bea, case) = with_bea()?;
    dismiss_from_case(&office, &case)?;
    let missing = |office: &Office| -> Result<Value> {
        done(office.first.run(&["office", "sync"])?)?;
        Ok(status(&office.first)?["missingReceipts"].clone())
    };
    assert_eq!(missing(&office)?, json!([]), "not within a day");
    let back = "UPDATE office.readers SET begun_at = begun_at - interval '3 days', ended_at = ended_at - interval '25 hours';
                UPDATE office.devices SET enrolled_at = enrolled_at - interval '3 days';";
    office.cluster.psql("jcat", &["-c", back])?;
    let alarm = missing(&office)?;
    assert_eq!((&alarm[0]["name"], alarm.as_array().map(Vec::len)), (&json!("Bea Test"), Some(1)), "{alarm}");
    let device = alarm[0]["device"].as_str().context("a device")?;
    done(office.first.run(&["office", "write-off", device])?)?;
    assert_eq!(missing(&office)?, json!([]));
    drop(bea);
    Ok(())
}
