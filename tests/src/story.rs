//! An office of real desks on a real PostgreSQL, founded and joined as the administrator's guide says, with `jcat` alone.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::cli::{Jcat, Said};
use crate::cluster::Cluster;

/// The installer's password.
pub const INSTALLER: &str = "installer of a story";

/// An office and its first desk.
pub struct Office {
    /// Its server.
    pub cluster: Cluster,
    /// The desk that founded it: an officer of Austria, secretary and administrator.
    pub first: Jcat,
}

/// Expects a command to have ended well.
pub fn done(said: Said) -> Result<Said> {
    ensure!(said.code == 0, "ended with {}: {} {}", said.code, said.out, said.err);
    Ok(said)
}

/// Calls a row of the table, and expects it to be done.
pub fn call(jcat: &Jcat, name: &str, request: &Value) -> Result<Value> {
    Ok(done(jcat.call(name, request)?)?.json())
}

impl Office {
    /// What the administrator's guide says, step by step.
    pub fn found() -> Result<Self> {
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
    pub fn join(&self, name: &str, agency: &str) -> Result<Jcat> {
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

/// The arrival of an officer.
pub fn arrival(name: &str, agency: &str) -> Value {
    json!({ "name": name, "agency": agency, "duty": "officer", "from": "2026-01-01", "to": null, "email": null, "phone": null, "languages": [], "skills": [] })
}

/// The titles of all cases.
pub fn titles(jcat: &Jcat) -> Result<Vec<String>> {
    let list = call(jcat, "caseList", &json!({ "sort": "title", "descending": false }))?;
    Ok(list["rows"].as_array().context("rows")?.iter().filter_map(|row| row["title"].as_str().map(str::to_owned)).collect())
}

/// Exchanges on each desk in turn, so often that what one sends and another answers has arrived.
pub fn exchange(desks: &[&Jcat]) -> Result<()> {
    for desk in desks.iter().chain(desks) {
        done(desk.run(&["office", "sync"])?)?;
    }
    Ok(())
}

/// The notes of a case.
pub fn notes(jcat: &Jcat, case: &Value) -> Result<Vec<String>> {
    let page = call(jcat, "caseNotes", &json!({ "case": case, "limit": 50 }))?;
    Ok(page["rows"].as_array().context("rows")?.iter().filter_map(|row| row["text"].as_str().map(str::to_owned)).collect())
}

/// The id of an officer, by name.
pub fn officer(jcat: &Jcat, name: &str) -> Result<Value> {
    let officers = call(jcat, "officers", &json!({}))?;
    let found = officers.as_array().into_iter().flatten().find(|it| it["name"] == name);
    Ok(found.context("an officer of that name")?["id"].clone())
}
