//! Bad days of an office, as an officer meets them: a sentence, what to do, nothing lost, and work goes on once it is mended.

use anyhow::{Context, Result};
use jcat_tests::cli::Jcat;
use jcat_tests::cluster::{authority, certificate};
use jcat_tests::desks::proposal;
use jcat_tests::story::{Office, call, done, exchange, notes, officer, titles};
use serde_json::{Value, json};

fn status(jcat: &Jcat) -> Result<Value> {
    Ok(done(jcat.run(&["--json", "office", "status"])?)?.json())
}

/// Exchanges, and expects it to fail with this problem: a finished sentence and what to do.
fn fails(desk: &Jcat, code: &str) -> Result<()> {
    let said = desk.run(&["--json", "office", "sync"])?;
    let problem = said.json()["problem"].clone();
    assert_eq!((said.code, &problem["code"]), (6, &json!(code)), "{}", said.out);
    assert!(problem["message"].as_str().is_some_and(|it| it.ends_with('.')) && problem["hint"].is_string(), "{problem}");
    assert!(status(desk)?["waiting"].as_u64() > Some(0), "what was recorded waits");
    Ok(())
}

#[test]
fn each_way_in_which_an_office_can_be_away_has_a_sentence_and_a_way_out() -> Result<()> {
    let mut office = Office::found()?;
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let waits = |desk: &Jcat| -> Result<Value> { Ok(call(desk, "caseList", &json!({}))?["rows"][0]["waits"].clone()) };
    office.cluster.close();
    fails(&office.first, "office-unreachable")?;
    assert_eq!(waits(&office.first)?, true, "the list says which case waits");
    let good = certificate(office.cluster.authority(), "localhost", 4000)?;
    let expired = certificate(office.cluster.authority(), "localhost", 2001)?;
    let elsewhere = certificate(office.cluster.authority(), "elsewhere", 4000)?;
    let foreign = certificate(&authority("another authority")?, "localhost", 4000)?;
    for certificate in [&expired, &elsewhere, &foreign] {
        office.cluster.certify(certificate)?;
        office.cluster.open()?;
        fails(&office.first, "office-certificate")?;
        office.cluster.close();
    }
    office.cluster.certify(&good)?;
    office.cluster.open()?;
    let login = status(&office.first)?["login"].as_str().context("a login")?.to_owned();
    let verifier = office.cluster.psql("postgres", &["-c", &format!("SELECT rolpassword FROM pg_authid WHERE rolname = '{login}'")])?;
    office.cluster.psql("postgres", &["-c", &format!("ALTER ROLE {login} PASSWORD 'another'")])?;
    fails(&office.first, "office-login")?;
    office.cluster.psql("postgres", &["-c", &format!("ALTER ROLE {login} PASSWORD '{verifier}'")])?;
    office.cluster.psql("postgres", &["-c", "ALTER DATABASE jcat SET default_transaction_read_only = on"])?;
    fails(&office.first, "office-read-only")?;
    office.cluster.psql("postgres", &["-c", "ALTER DATABASE jcat RESET default_transaction_read_only"])?;
    let greeting = office.cluster.psql("jcat", &["-c", "SELECT pg_get_functiondef('office_v1.hello'::regproc)"])?;
    assert!(greeting.contains("SELECT 1, 1,"), "the versions that the office speaks");
    for (spoken, code) in [("SELECT 2, 2,", "office-newer"), ("SELECT 0, 0,", "office-older")] {
        office.cluster.psql("jcat", &["-c", &greeting.replace("SELECT 1, 1,", spoken)])?;
        fails(&office.first, code)?;
    }
    office.cluster.psql("jcat", &["-c", &greeting])?;
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(status(&office.first)?["waiting"], 0, "and sent once it was mended");
    assert_eq!(waits(&office.first)?, false);
    // What is in the case's own journal alone is of the case too.
    call(&office.first, "writeNote", &json!({ "case": case, "text": "a note" }))?;
    assert_eq!(waits(&office.first)?, true);
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(waits(&office.first)?, false);
    Ok(())
}

#[test]
fn a_restore_that_wiped_an_admission_heals_with_it_and_the_first_desk_back_loses_nothing() -> Result<()> {
    let mut office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    call(&office.first, "writeNote", &json!({ "case": case, "text": "before the backup" }))?;
    call(&office.first, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
    exchange(&[&office.first, &bea])?;
    office.cluster.close();
    office.cluster.keep_copy()?;
    office.cluster.open()?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    exchange(&[&office.first, &bea])?;
    assert_eq!(notes(&bea, &case)?, ["before the backup"]);
    office.cluster.close();
    office.cluster.put_copy_back()?;
    office.cluster.open()?;
    // The first desk back finds less than it holds: it keeps it, and sends nothing on top of it.
    bea.run(&["office", "sync"])?;
    let stopped = status(&bea)?["journals"].clone();
    assert!(stopped.as_array().into_iter().flatten().any(|it| it["stopped"] == "shorter"), "{stopped}");
    done(office.first.run(&["office", "restored"])?)?;
    exchange(&[&bea, &office.first])?;
    done(office.first.run(&["office", "restored", "--end"])?)?;
    exchange(&[&office.first, &bea])?;
    exchange(&[&office.first, &bea])?;
    assert_eq!(notes(&bea, &case)?, ["before the backup"], "admitted again by the desk that leads the case");
    for desk in [&office.first, &bea] {
        goes_on(desk)?;
    }
    Ok(())
}

/// Expects no journal of a desk to be stopped.
fn goes_on(desk: &Jcat) -> Result<()> {
    let after = status(desk)?;
    assert!(after["journals"].as_array().is_some_and(|all| all.iter().all(|it| it["stopped"].is_null())), "{after}");
    Ok(())
}

#[test]
fn a_desk_that_missed_a_healing_gives_back_what_it_holds_when_the_restore_is_announced_again() -> Result<()> {
    let mut office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[&office.first, &bea])?;
    office.cluster.close();
    office.cluster.keep_copy()?;
    office.cluster.open()?;
    // Acknowledged, and on no other desk yet.
    call(&bea, "proposeCase", &proposal("After the backup"))?;
    done(bea.run(&["office", "sync"])?)?;
    assert_eq!(status(&bea)?["waiting"], 0);
    office.cluster.close();
    office.cluster.put_copy_back()?;
    office.cluster.open()?;
    done(office.first.run(&["office", "restored"])?)?;
    done(office.first.run(&["office", "restored", "--end"])?)?;
    done(bea.run(&["office", "sync"])?)?;
    let stopped = status(&bea)?["journals"].clone();
    assert!(stopped.as_array().into_iter().flatten().any(|it| it["stopped"] == "shorter"), "it says what the office lacks: {stopped}");
    assert_eq!(titles(&bea)?, ["After the backup", "Quiet Harbour"], "and shows it as before");

    done(office.first.run(&["office", "restored"])?)?;
    exchange(&[&bea, &office.first])?;
    for desk in [&office.first, &bea] {
        goes_on(desk)?;
        assert_eq!(titles(desk)?, ["After the backup", "Quiet Harbour"], "given back, in the places it had");
    }
    Ok(())
}

#[test]
fn a_desk_that_is_a_year_behind_is_under_lock_says_why_and_catches_up_without_losing_anything() -> Result<()> {
    const CASES: usize = 150;
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    let case = call(&bea, "proposeCase", &proposal("Paper Lantern"))?;
    exchange(&[&bea, &office.first])?;
    // Her last contact was a year ago, and what she recorded before it did not go out.
    call(&bea, "writeNote", &json!({ "case": case, "text": "before I left" }))?;
    let greeting = office.cluster.psql("jcat", &["-c", "SELECT pg_get_functiondef('office_v1.hello'::regproc)"])?;
    let a_year_ago = greeting.replace(":= office_v1.clock()", ":= office_v1.clock() - 365 * 86400000::bigint");
    assert_ne!(a_year_ago, greeting, "the office's clock");
    office.cluster.psql("jcat", &["-c", &a_year_ago])?;
    office.cluster.psql("postgres", &["-c", "ALTER DATABASE jcat SET default_transaction_read_only = on"])?;
    fails(&bea, "office-read-only")?;
    office.cluster.psql("postgres", &["-c", "ALTER DATABASE jcat RESET default_transaction_read_only"])?;
    office.cluster.psql("jcat", &["-c", &greeting])?;
    office.cluster.psql("jcat", &["-c", "UPDATE office.devices SET seen_at = seen_at - interval '1 year'"])?;
    // Meanwhile the office worked on.
    let lines: String = (0..CASES).map(|number| format!("Case {number},AT,submitted,cyber-dependent,AMBER\n")).collect();
    let file = office.first.file("cases.csv");
    std::fs::write(&file, format!("Title,Agency,Stage,Crime area,TLP\n{lines}"))?;
    call(&office.first, "importCases", &json!({ "path": file, "dryRun": false }))?;
    done(office.first.run(&["office", "sync"])?)?;

    assert_eq!(titles(&bea)?, [""; 0], "under lock");
    let refused = bea.call("proposeCase", &proposal("Too late"))?.json()["problem"].clone();
    assert_eq!(refused["code"], "lease-over");
    assert!(refused["hint"].as_str().is_some_and(|hint| hint.ends_with('.')), "and what opens it: {refused}");
    let locked = status(&bea)?;
    assert_eq!((&locked["leaseOver"], &locked["said"]), (&json!(true), &refused["message"]), "{locked}");
    assert!(locked["waiting"].as_u64() > Some(0), "and what was recorded waits: {locked}");

    exchange(&[&bea, &office.first])?;
    assert_eq!(call(&bea, "caseList", &json!({}))?["total"], json!(CASES + 1), "all of it is there");
    let open = status(&bea)?;
    assert_eq!((&open["leaseOver"], &open["waiting"], &open["heldBack"]), (&json!(false), &json!(0), &json!([])), "{open}");
    for desk in [&office.first, &bea] {
        goes_on(desk)?;
    }
    assert_eq!(notes(&bea, &case)?, ["before I left"]);
    let sent = office
        .cluster
        .psql("jcat", &["-c", &format!("SELECT max(position) FROM office.entries WHERE audience = 'case/{}'", case.as_str().context("an id")?)])?;
    assert!(sent.parse::<u64>()? >= 1, "the note is at the office");
    Ok(())
}

#[test]
fn a_former_secretary_who_still_pushes_changes_nothing_on_any_desk() -> Result<()> {
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    let bea_id = officer(&office.first, "Bea Test")?;
    let rome = office.join_as("Cil Test", "it", "representative")?;
    call(&office.first, "proposePost", &json!({ "officer": bea_id, "duty": "secretary", "from": "2026-01-01", "to": null }))?;
    office.seconded(&rome)?;
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[&office.first, &bea])?;
    let today = call(&office.first, "deskStatus", &json!({}))?["today"].clone();
    call(&office.first, "endPost", &json!({ "officer": bea_id, "duty": "secretary", "from": "2026-01-01", "to": today }))?;
    done(office.first.run(&["office", "sync"])?)?;
    // Away, and still of the old mind: recorded as if the duty held.
    call(&bea, "returnProposal", &json!({ "case": case, "reason": "as a secretary of yesterday" }))?;
    assert_eq!(bea.run(&["office", "sync"])?.code, 5, "something of hers is held back");
    let held = status(&bea)?["heldBack"].clone();
    assert_eq!(held.as_array().map(Vec::len), Some(1), "her own desk tells her first: {held}");
    call(&bea, "settleHeldBack", &json!({ "how": "send" }))?;
    exchange(&[&bea, &office.first])?;
    for desk in [&office.first, &bea] {
        assert_eq!(call(desk, "caseDossier", &json!({ "case": case }))?["row"]["stage"], "submitted");
    }
    assert_eq!(call(&bea, "inbox", &json!({}))?["overtaken"].as_array().map(Vec::len), Some(1), "and she is told why");
    assert_eq!(titles(&office.first)?, ["Quiet Harbour"]);
    Ok(())
}

#[test]
fn a_backup_from_the_administrators_machine_is_sealed_whole_or_refused_and_its_restore_heals() -> Result<()> {
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[&office.first, &bea])?;
    office.cluster.psql("postgres", &["-c", "ALTER ROLE jcat_backup PASSWORD 'backup of a test'"])?;
    let port = office.cluster.port().to_string();
    let authority = office.cluster.file("ca.pem");
    let run = |arguments: &[&str], role: &str, password: &str, code: &str| -> Result<jcat_tests::cli::Said> {
        std::fs::write(office.first.file("code"), code)?;
        let mut command = office.first.command(arguments);
        command.env("PGHOST", "localhost").env("PGPORT", &port).env("PGUSER", role).env("PGPASSWORD", password).env("PGSSLROOTCERT", &authority);
        Ok(command.env("JCAT_BACKUP_CODE_FILE", office.first.file("code")).output()?.into())
    };
    let file = office.first.file("office.backup");
    let path = file.to_string_lossy().into_owned();
    assert_eq!(run(&["office", "backup", &path], "jcat_backup", "wrong", "")?.code, 1, "and no half a file");
    assert!(!file.exists());
    let code = done(run(&["office", "backup", &path], "jcat_backup", "backup of a test", "")?)?.out;
    let sealed = std::fs::read(&file)?;
    assert_eq!(jcat_tests::pages::count(&sealed, "Quiet Harbour") + jcat_tests::pages::count(&sealed, "office.entries"), 0, "nothing in clear");
    call(&office.first, "proposeCase", &proposal("After the backup"))?;
    call(&bea, "proposeCase", &proposal("Bea after the backup"))?;
    exchange(&[&office.first, &bea])?;
    let restore = |code: &str| run(&["office", "restore", &path], "jcat_installer", jcat_tests::story::INSTALLER, code);
    assert_eq!(restore("AAAA-AAAA-AAAA-AAAA-AAAA")?.code, 7, "another code");
    jcat_tests::cli::flip(&file, sealed.len() / 2)?;
    assert_eq!(restore(&code)?.code, 7, "a bit was changed");
    std::fs::write(&file, &sealed[..sealed.len() - 100])?;
    assert_eq!(restore(&code)?.code, 7, "its end is missing");
    std::fs::write(&file, &sealed)?;
    done(restore(&code)?)?;
    exchange(&[&bea, &office.first])?;
    exchange(&[&bea, &office.first])?;
    let third = office.join("Cil Test", "de")?;
    assert_eq!(titles(&third)?, ["After the backup", "Bea after the backup", "Quiet Harbour"], "what the backup had forgotten is back");
    Ok(())
}
