//! From nothing to an office of several desks, with `jcat` alone and a real PostgreSQL: each `jcat` is a process of its own.

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::{Jcat, Said};
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use serde_json::{Value, json};

const INSTALLER: &str = "installer of a story";

/// An office and its first desk.
struct Office {
    cluster: Cluster,
    first: Jcat,
}

fn done(said: Said) -> Result<Said> {
    ensure!(said.code == 0, "ended with {}: {} {}", said.code, said.out, said.err);
    Ok(said)
}

fn call(jcat: &Jcat, name: &str, request: &Value) -> Result<Value> {
    Ok(done(jcat.call(name, request)?)?.json())
}

impl Office {
    /// What the administrator's guide says, step by step.
    fn found() -> Result<Self> {
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
    fn join(&self, name: &str, agency: &str) -> Result<Jcat> {
        call(&self.first, "recordArrival", &arrival(name, agency))?;
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
