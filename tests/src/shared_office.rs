//! An office that real desks share: a throw-away PostgreSQL, a line to it that can fail, and desks made with `jcat`, each a folder
//! with an encrypted replica.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::cli::{Jcat, Said};
use crate::cluster::Cluster;
use crate::proxy::Proxy;

/// What the installer of an office of the tests logs in with.
pub const INSTALLER: &str = "installer of a story";

/// An office with its first desk.
pub struct SharedOffice {
    /// The server.
    pub cluster: Cluster,
    /// What desks connect to.
    pub line: Proxy,
    /// The desk that founded it: an officer of Austria, secretary and administrator.
    pub first: Jcat,
}

/// Expects a call to be done.
pub fn done(said: Said) -> Result<Said> {
    ensure!(said.code == 0, "ended with {}: {} {}", said.code, said.out, said.err);
    Ok(said)
}

/// Expects an exchange to have gone through, also where something of it is held back or was overtaken.
pub fn exchanged(said: Said) -> Result<Said> {
    if said.code == 5 { Ok(said) } else { done(said) }
}

/// Calls a row of the table on a desk, and expects it to be done; gives the answer.
pub fn call(jcat: &Jcat, name: &str, request: &Value) -> Result<Value> {
    Ok(done(jcat.call(name, request)?)?.json())
}

/// What records the arrival of an officer.
pub fn arrival(name: &str, agency: &str) -> Value {
    json!({ "name": name, "agency": agency, "duty": "officer", "from": "2026-01-01", "to": null, "email": null, "phone": null, "languages": [], "skills": [] })
}

impl SharedOffice {
    /// What the administrator's guide says, step by step.
    pub fn found() -> Result<Self> {
        Self::found_on(Cluster::start()?)
    }

    /// The same, with a clock that [`Cluster::set_clock`] moves: days pass in a test.
    pub fn clocked() -> Result<Self> {
        let cluster = Cluster::start()?;
        cluster.give_clock()?;
        Self::found_on(cluster)
    }

    /// The same, on a server with fsync on.
    pub fn durable() -> Result<Self> {
        Self::found_on(Cluster::durable(&[])?)
    }

    fn found_on(cluster: Cluster) -> Result<Self> {
        let first = Jcat::new()?;
        done(first.init()?)?;
        let office = Self::prepared(cluster, first, 9)?;
        done(office.founding().output()?.into())?;
        Ok(office)
    }

    /// The same up to founding, for a desk that is made: the server has its roles.
    pub fn prepared(cluster: Cluster, first: Jcat, logins: u32) -> Result<Self> {
        let line = Proxy::before(cluster.port())?;
        let roles = done(first.run(&["office", "roles", "--logins", &logins.to_string()])?)?.out;
        std::fs::write(cluster.file("roles.sql"), roles)?;
        cluster.psql("postgres", &["-f", &cluster.file("roles.sql").to_string_lossy()])?;
        cluster.psql("postgres", &["-c", &format!("ALTER ROLE jcat_installer PASSWORD '{INSTALLER}'")])?;
        Ok(Self { cluster, line, first })
    }

    /// The command that founds it.
    pub fn founding(&self) -> Command {
        let url = format!("postgres://jcat_installer@localhost:{}/jcat", self.line.port());
        let mut found = self.first.command(&["office", "found", &url]);
        found.env("PGPASSWORD", INSTALLER).env("PGSSLROOTCERT", self.cluster.file("ca.pem"));
        found
    }

    /// Records an arrival and writes the invitation; gives its file and the code.
    pub fn invite(&self, name: &str, agency: &str) -> Result<(String, String)> {
        self.invite_as(name, agency, "officer")
    }

    /// The same, with another duty.
    pub fn invite_as(&self, name: &str, agency: &str, duty: &str) -> Result<(String, String)> {
        let mut arrives = arrival(name, agency);
        arrives["duty"] = json!(duty);
        call(&self.first, "recordArrival", &arrives)?;
        let file = self.first.file(&format!("{name}.json")).to_string_lossy().into_owned();
        let code = done(self.first.run(&["office", "invite", name, &file])?)?.out;
        done(self.first.run(&["office", "sync"])?)?;
        Ok((file, code.trim().to_owned()))
    }

    /// Invites an officer, who joins on a desk of their own.
    pub fn join(&self, name: &str, agency: &str) -> Result<Jcat> {
        self.join_as(name, agency, "officer")
    }

    /// The same, with another duty.
    pub fn join_as(&self, name: &str, agency: &str, duty: &str) -> Result<Jcat> {
        let (file, code) = self.invite_as(name, agency, duty)?;
        let desk = Jcat::new()?;
        done(joining(&desk, &file, &code)?.output()?.into())?;
        Ok(desk)
    }

    /// The same with a duty that takes two persons: somebody of another agency seconds it.
    pub fn join_seconded(&self, name: &str, agency: &str, duty: &str, second: &Jcat) -> Result<Jcat> {
        let mut arrives = arrival(name, agency);
        arrives["duty"] = json!(duty);
        call(&self.first, "recordArrival", &arrives)?;
        self.seconded(second)?;
        let file = self.first.file(&format!("{name}.json")).to_string_lossy().into_owned();
        let code = done(self.first.run(&["office", "invite", name, &file])?)?.out;
        done(self.first.run(&["office", "sync"])?)?;
        let desk = Jcat::new()?;
        done(joining(&desk, &file, code.trim())?.output()?.into())?;
        Ok(desk)
    }

    /// Has somebody of another agency second every duty that was proposed, and both desks hear of it.
    pub fn seconded(&self, by: &Jcat) -> Result<()> {
        for desk in [&self.first, by] {
            exchanged(desk.run(&["office", "sync"])?)?;
        }
        for row in call(by, "proposedPosts", &json!({}))?.as_array().context("what is proposed")? {
            call(by, "secondPost", &json!({ "officer": row["officer"], "proposal": row["id"] }))?;
        }
        for desk in [by, &self.first] {
            exchanged(desk.run(&["office", "sync"])?)?;
        }
        Ok(())
    }

    /// Ends the server at once.
    pub fn close(&mut self) {
        self.cluster.close();
    }

    /// Starts the server again; desks find it where it was.
    pub fn open(&mut self) -> Result<()> {
        self.cluster.open()?;
        self.line.point_at(self.cluster.port());
        Ok(())
    }
}

/// The command that joins with an invitation.
pub fn joining(desk: &Jcat, file: &str, code: &str) -> Result<Command> {
    std::fs::write(desk.file("code"), code)?;
    let mut join = desk.command(&["office", "join", file]);
    join.env("JCAT_INVITATION_CODE_FILE", desk.file("code"));
    Ok(join)
}

/// Gives the id of an officer by name, as a desk knows it.
pub fn officer(jcat: &Jcat, name: &str) -> Result<Value> {
    let officers = call(jcat, "officers", &json!({}))?;
    let found = officers.as_array().into_iter().flatten().find(|it| it["name"] == name);
    Ok(found.context("an officer of that name")?["id"].clone())
}
