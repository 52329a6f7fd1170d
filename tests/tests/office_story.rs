//! From nothing to an office of several desks, with `jcat` alone and a real PostgreSQL: each `jcat` is a process of its own.

mod documents;

use anyhow::Result;
use jcat_tests::cli::{Jcat, Said};
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, arrival, call, done, joining, officer};
use jcat_tests::story::{exchange, notes, titles};
use serde_json::json;

#[test]
fn what_one_desk_records_another_reads_through_the_office() -> Result<()> {
    let office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    done(office.first.run(&["office", "sync"])?)?;
    done(second.run(&["office", "sync"])?)?;
    assert_eq!(titles(&second)?, ["Quiet Harbour"]);
    call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    done(second.run(&["office", "sync"])?)?;
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(titles(&office.first)?, ["Quiet Harbour", "Velvet Signal"]);
    for desk in [&office.first, &second] {
        let status = done(desk.run(&["--json", "office", "status"])?)?.json();
        assert_eq!((&status["waiting"], &status["journals"]), (&json!(0), &json!([])), "everything is at the office");
        done(desk.run(&["replica", "verify"])?)?;
    }
    Ok(())
}

#[test]
fn an_invitation_without_its_code_is_worth_nothing() -> Result<()> {
    let office = SharedOffice::found()?;
    let more = done(office.first.run(&["office", "roles", "--logins", "2"])?)?.out;
    assert!(more.contains("CREATE ROLE jcat_") && !more.contains("CREATE ROLE jcat_owner"), "a second script only adds logins");
    call(&office.first, "recordArrival", &arrival("Bea Test", "fr"))?;
    let thief = Jcat::new()?;
    let path = thief.file("invitation.json").to_string_lossy().into_owned();
    done(office.first.run(&["office", "invite", "Bea Test", &path])?)?;
    let said: Said = joining(&thief, &path, "AAAA-AAAA-AAAA-AAAA-AAAA")?.output()?.into();
    assert_eq!(said.code, 4, "{}", said.err);
    assert!(!thief.desk().join("replica.db").exists(), "no desk was made");
    let text = std::fs::read_to_string(&path)?;
    assert!(!text.contains("localhost") && !text.contains("CERTIFICATE"), "the file shows neither address nor certificate");
    Ok(())
}

#[test]
fn a_desk_works_on_while_the_office_is_away_and_sends_it_later() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    office.close();
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let said = office.first.run(&["office", "sync"])?;
    assert_eq!(said.code, 6, "{}", said.err);
    let status = done(office.first.run(&["--json", "office", "status"])?)?.json();
    assert!(status["waiting"].as_u64() > Some(0), "it waits: {status}");
    office.open()?;
    done(office.first.run(&["office", "sync"])?)?;
    done(second.run(&["office", "sync"])?)?;
    assert_eq!(titles(&second)?, ["Quiet Harbour"]);
    Ok(())
}

#[test]
fn an_officer_reads_a_case_from_its_beginning_once_admitted_and_nothing_once_dismissed() -> Result<()> {
    let office = SharedOffice::found()?;
    let (second, third) = (office.join("Bea Test", "fr")?, office.join("Cil Test", "de")?);
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    call(&office.first, "writeNote", &json!({ "case": case, "text": "canary-before" }))?;
    exchange(&[&office.first, &second, &third])?;
    assert_eq!(notes(&second, &case)?, [""; 0], "not on the case");
    call(&office.first, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    exchange(&[&office.first, &second, &third])?;
    assert_eq!(notes(&second, &case)?, ["canary-before"], "from its beginning");
    call(&second, "writeNote", &json!({ "case": case, "text": "canary-answer" }))?;
    exchange(&[&second, &office.first, &third])?;
    assert_eq!(notes(&office.first, &case)?, ["canary-answer", "canary-before"]);
    assert_eq!(notes(&third, &case)?, [""; 0], "never on the case");
    call(&office.first, "leaveOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    exchange(&[&office.first, &second])?;
    assert_eq!(notes(&second, &case)?, [""; 0], "hidden once dismissed");
    assert_eq!(call(&second, "search", &json!({ "text": "canary" }))?, json!([]), "nor found");
    let refused = second.call("writeNote", &json!({ "case": case, "text": "canary-late" }))?;
    assert_eq!(refused.code, 4, "{}", refused.err);
    call(&second, "rebuildReplica", &json!({}))?;
    assert_eq!(notes(&second, &case)?, [""; 0], "a rebuild shows no more");
    Ok(())
}

#[test]
fn what_was_acknowledged_after_a_backup_is_back_once_the_restore_is_announced() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    exchange(&[&office.first, &second])?;
    office.close();
    office.cluster.keep_copy()?;
    office.open()?;
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    exchange(&[&office.first, &second])?;
    office.close();
    office.cluster.put_copy_back()?;
    office.open()?;
    done(office.first.run(&["office", "restored"])?)?;
    exchange(&[&second, &office.first])?;
    done(office.first.run(&["office", "restored", "--end"])?)?;
    exchange(&[&second, &office.first])?;
    let third = office.join("Cil Test", "de")?;
    for desk in [&office.first, &second, &third] {
        assert_eq!(titles(desk)?, ["Quiet Harbour", "Velvet Signal"]);
        let status = done(desk.run(&["--json", "office", "status"])?)?.json();
        assert_eq!((&status["waiting"], &status["journals"]), (&json!(0), &json!([])));
    }
    Ok(())
}

#[test]
fn kills_of_desks_and_of_the_server_lose_and_double_nothing() -> Result<()> {
    const ROUNDS: usize = 6;
    let mut office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    let mut recorded = Vec::new();
    for round in 0..ROUNDS {
        for (name, desk) in [("a", &office.first), ("b", &second)] {
            let title = format!("Round {round} of {name}");
            call(desk, "proposeCase", &proposal(&title))?;
            recorded.push(title);
            // Killed once it says that it is under way, or once it has ended by itself: whatever it was doing then.
            let mut killed = desk.command(&["office", "sync"]).stderr(std::process::Stdio::null()).stdout(std::process::Stdio::null()).spawn()?;
            if round % 2 == 0 {
                office_pause(round)?;
            }
            killed.kill()?;
            killed.wait()?;
        }
        if round % 3 == 2 {
            let mut under_way =
                office.first.command(&["office", "sync"]).stderr(std::process::Stdio::null()).stdout(std::process::Stdio::null()).spawn()?;
            office.close();
            under_way.wait()?;
            office.open()?;
        }
    }
    exchange(&[&office.first, &second])?;
    recorded.sort();
    for desk in [&office.first, &second] {
        assert_eq!(titles(desk)?, recorded, "each once");
        done(desk.run(&["replica", "verify"])?)?;
    }
    Ok(())
}

/// Does a little work that takes longer with each round, so that a kill meets another moment.
fn office_pause(round: usize) -> Result<()> {
    let other = Jcat::new()?;
    (0..=round / 2).try_for_each(|_| done(other.run(&["api"])?).map(drop))
}

#[test]
fn a_restore_gives_back_no_right_that_was_ended_and_takes_none_that_was_given_since() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let (second, third) = (office.join("Bea Test", "at")?, office.join("Cil Test", "at")?);
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    call(&office.first, "writeNote", &json!({ "case": case, "text": "canary-before" }))?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    exchange(&[&office.first, &second, &third])?;
    assert_eq!(notes(&second, &case)?, ["canary-before"]);
    office.close();
    office.cluster.keep_copy()?;
    office.open()?;
    call(&office.first, "leaveOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Cil Test")? }))?;
    exchange(&[&office.first, &second, &third])?;
    assert_eq!((notes(&second, &case)?.len(), notes(&third, &case)?.len()), (0, 1));
    office.close();
    office.cluster.put_copy_back()?;
    office.open()?;
    let seats = |name: &str| -> Result<String> {
        let officer = officer(&office.first, name)?;
        let sql = format!(
            "SELECT count(*) FROM office.readers WHERE audience LIKE 'case/%' AND officer = '{}' AND ended_at IS NULL",
            officer.as_str().unwrap_or_default()
        );
        office.cluster.psql("jcat", &["-c", &sql])
    };
    assert_eq!((seats("Bea Test")?, seats("Cil Test")?), ("1".to_owned(), "0".to_owned()), "what the backup says");
    done(office.first.run(&["office", "restored"])?)?;
    exchange(&[&second, &third, &office.first])?;
    exchange(&[&second, &third, &office.first])?;
    assert_eq!((seats("Bea Test")?, seats("Cil Test")?), ("0".to_owned(), "1".to_owned()), "what the record says");
    call(&office.first, "writeNote", &json!({ "case": case, "text": "canary-after" }))?;
    exchange(&[&office.first, &second, &third])?;
    assert_eq!((notes(&second, &case)?.len(), notes(&third, &case)?.len()), (0, 2));
    Ok(())
}
