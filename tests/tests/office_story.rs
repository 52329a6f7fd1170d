//! From nothing to an office of several desks, with `jcat` alone and a real PostgreSQL: each `jcat` is a process of its own.

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::{Jcat, Said};
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use serde_json::{Value, json};

const INSTALLER: &str = "installer of a story";

/// An office and its first desk.
pub(crate) struct Office {
    pub(crate) cluster: Cluster,
    pub(crate) first: Jcat,
}

pub(crate) fn done(said: Said) -> Result<Said> {
    ensure!(said.code == 0, "ended with {}: {} {}", said.code, said.out, said.err);
    Ok(said)
}

pub(crate) fn call(jcat: &Jcat, name: &str, request: &Value) -> Result<Value> {
    Ok(done(jcat.call(name, request)?)?.json())
}

impl Office {
    /// What the administrator's guide says, step by step.
    pub(crate) fn found() -> Result<Self> {
        let cluster = Cluster::start()?;
        let first = Jcat::new()?;
        done(first.run(&["init", "--officer", "Ana Test", "--agency", "at", "--duty", "officer", "--duty", "secretary"])?)?;
        let roles = first.file("roles.sql");
        std::fs::write(&roles, done(first.run(&["office", "roles", "--logins", "6"])?)?.out)?;
        let text = std::fs::read_to_string(&roles)?;
        std::fs::write(cluster.file("roles.sql"), text)?;
        cluster.psql("postgres", &["-f", &cluster.file("roles.sql").to_string_lossy()])?;
        cluster.psql("postgres", &["-c", &format!("ALTER ROLE jcat_installer PASSWORD '{INSTALLER}'")])?;
        let url = format!("postgres://jcat_installer@localhost:{}/jcat", cluster.port());
        let founded = first.command(&["office", "found", &url]).env("PGPASSWORD", INSTALLER).env("PGSSLROOTCERT", cluster.file("ca.pem")).output()?;
        done(founded.into())?;
        Ok(Self { cluster, first })
    }

    /// Records an arrival, invites, and has the officer join on a desk of its own.
    pub(crate) fn join(&self, name: &str, agency: &str) -> Result<Jcat> {
        self.join_as(name, agency, "officer")
    }

    /// The same, with another duty.
    pub(crate) fn join_as(&self, name: &str, agency: &str, duty: &str) -> Result<Jcat> {
        let mut arrives = arrival(name, agency);
        arrives["duty"] = json!(duty);
        call(&self.first, "recordArrival", &arrives)?;
        let desk = Jcat::new()?;
        let invitation = desk.file("invitation.json");
        let path = invitation.to_string_lossy().into_owned();
        let code = done(self.first.run(&["office", "invite", name, &path])?)?.out;
        done(self.first.run(&["office", "sync"])?)?;
        std::fs::write(desk.file("code"), &code)?;
        done(desk.command(&["office", "join", &path]).env("JCAT_INVITATION_CODE_FILE", desk.file("code")).output()?.into())?;
        Ok(desk)
    }
}

fn arrival(name: &str, agency: &str) -> Value {
    json!({ "name": name, "agency": agency, "duty": "officer", "from": "2026-01-01", "to": null, "email": null, "phone": null, "languages": [], "skills": [] })
}

fn titles(jcat: &Jcat) -> Result<Vec<String>> {
    let list = call(jcat, "caseList", &json!({ "sort": "title", "descending": false }))?;
    Ok(list["rows"].as_array().context("rows")?.iter().filter_map(|row| row["title"].as_str().map(str::to_owned)).collect())
}

#[test]
fn what_one_desk_records_another_reads_through_the_office() -> Result<()> {
    let office = Office::found()?;
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
    let office = Office::found()?;
    let more = done(office.first.run(&["office", "roles", "--logins", "2"])?)?.out;
    assert!(more.contains("CREATE ROLE jcat_") && !more.contains("CREATE ROLE jcat_owner"), "a second script only adds logins");
    call(&office.first, "recordArrival", &arrival("Bea Test", "fr"))?;
    let thief = Jcat::new()?;
    let path = thief.file("invitation.json").to_string_lossy().into_owned();
    done(office.first.run(&["office", "invite", "Bea Test", &path])?)?;
    std::fs::write(thief.file("code"), "AAAA-AAAA-AAAA-AAAA-AAAA")?;
    let said: Said = thief.command(&["office", "join", &path]).env("JCAT_INVITATION_CODE_FILE", thief.file("code")).output()?.into();
    assert_eq!(said.code, 4, "{}", said.err);
    assert!(!thief.desk().join("replica.db").exists(), "no desk was made");
    let text = std::fs::read_to_string(&path)?;
    assert!(!text.contains("localhost") && !text.contains("CERTIFICATE"), "the file shows neither address nor certificate");
    Ok(())
}

#[test]
fn a_desk_works_on_while_the_office_is_away_and_sends_it_later() -> Result<()> {
    let mut office = Office::found()?;
    let second = office.join("Bea Test", "fr")?;
    office.cluster.close();
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let said = office.first.run(&["office", "sync"])?;
    assert_eq!(said.code, 6, "{}", said.err);
    let status = done(office.first.run(&["--json", "office", "status"])?)?.json();
    assert!(status["waiting"].as_u64() > Some(0), "it waits: {status}");
    office.cluster.open()?;
    done(office.first.run(&["office", "sync"])?)?;
    done(second.run(&["office", "sync"])?)?;
    assert_eq!(titles(&second)?, ["Quiet Harbour"]);
    Ok(())
}

/// Exchanges on each desk in turn, so often that what one sends and another answers has arrived.
pub(crate) fn exchange(desks: &[&Jcat]) -> Result<()> {
    for desk in desks.iter().chain(desks) {
        done(desk.run(&["office", "sync"])?)?;
    }
    Ok(())
}

fn notes(jcat: &Jcat, case: &Value) -> Result<Vec<String>> {
    let page = call(jcat, "caseNotes", &json!({ "case": case, "limit": 50 }))?;
    Ok(page["rows"].as_array().context("rows")?.iter().filter_map(|row| row["text"].as_str().map(str::to_owned)).collect())
}

pub(crate) fn officer(jcat: &Jcat, name: &str) -> Result<Value> {
    let officers = call(jcat, "officers", &json!({}))?;
    let found = officers.as_array().into_iter().flatten().find(|it| it["name"] == name);
    Ok(found.context("an officer of that name")?["id"].clone())
}

#[test]
fn an_officer_reads_a_case_from_its_beginning_once_admitted_and_nothing_once_dismissed() -> Result<()> {
    let office = Office::found()?;
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
    let mut office = Office::found()?;
    let second = office.join("Bea Test", "fr")?;
    exchange(&[&office.first, &second])?;
    office.cluster.close();
    office.cluster.keep_copy()?;
    office.cluster.open()?;
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    exchange(&[&office.first, &second])?;
    office.cluster.close();
    office.cluster.put_copy_back()?;
    office.cluster.open()?;
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
    let mut office = Office::found()?;
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
            office.cluster.close();
            under_way.wait()?;
            office.cluster.open()?;
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
