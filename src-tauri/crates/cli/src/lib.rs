//! The desk without a window. Data goes to stdout, talk to stderr; secrets never stand in arguments.
//!
//! Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 refused, 5 exchanged, and something of one's own is held back or was overtaken,
//! 6 office out of reach, 7 verification failed.

#![expect(clippy::indexing_slicing, reason = "answers are JSON values, whose indexing answers null and never panics")]

mod audit;
mod capacity;
mod elections;
mod indicators;
mod office;
mod requests;
mod retention;
mod roster;

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use jcat_desk::domain::Duty;
use jcat_desk::domain::ids::CaseId;
use jcat_desk::{Desk, Exit, Language, Problem, Surroundings, Words, api};
use serde_json::{Value, json};

/// The desk of a J-CAT officer, on the command line.
#[derive(Debug, Parser)]
#[command(name = "jcat", version, arg_required_else_help = true)]
struct Jcat {
    /// The desk's folder; without it the usual one of this user.
    #[arg(long, global = true, env = "JCAT_DESK", value_name = "DIR")]
    desk: Option<PathBuf>,
    /// Answers in JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    does: Does,
}

#[derive(Debug, Subcommand)]
enum Does {
    /// Makes a new desk, working alone.
    Init {
        /// The officer's name.
        #[arg(long)]
        officer: String,
        /// The officer's agency: at, fr, es-pn, us-fbi, ec3 …
        #[arg(long)]
        agency: String,
        /// A duty the officer claims; may be given several times.
        #[arg(long = "duty", value_name = "DUTY")]
        duties: Vec<String>,
        /// Lets the system keyring keep the key.
        #[arg(long)]
        keyring: bool,
    },
    /// Fills an empty desk with the sample office.
    Sample,
    /// Shows the table of commands and queries.
    Api {
        /// Only this row.
        name: Option<String>,
    },
    /// Calls a row of the table; answers in JSON.
    Call {
        /// The row.
        name: String,
        /// The request, or - for standard input.
        request: Option<String>,
    },
    /// Proposals and running cases.
    Cases {
        #[command(subcommand)]
        does: CasesDo,
    },
    /// Officers and agencies.
    Roster {
        #[command(subcommand)]
        does: roster::RosterDo,
    },
    /// Looks after this desk's records.
    Replica {
        #[command(subcommand)]
        does: ReplicaDo,
    },
    /// The office that many desks share.
    Office {
        #[command(subcommand)]
        does: office::OfficeDo,
    },
    /// Records of access: who did what, when and why.
    Audit {
        #[command(subcommand)]
        does: audit::AuditDo,
    },
    /// What agencies can give in a quarter, and what cases ask of them.
    Capacity {
        #[command(subcommand)]
        does: capacity::CapacityDo,
    },
    /// Elections: their archives, for any verifier.
    Elections {
        #[command(subcommand)]
        does: elections::ElectionsDo,
    },
    /// Indicators: what is in a text, whether it is known elsewhere, and files of them.
    Indicators {
        #[command(subcommand)]
        does: indicators::IndicatorsDo,
    },
    /// How long data are kept: reviews, legal holds, erasing by two persons.
    Retention {
        #[command(subcommand)]
        does: retention::RetentionDo,
    },
    /// Says what is here and what works.
    Doctor,
    /// Writes the TypeScript of the table to stdout.
    #[command(hide = true)]
    Typescript,
    /// Writes completions for a shell to stdout.
    #[command(hide = true)]
    Completions {
        /// bash, zsh, fish …
        shell: clap_complete::Shell,
    },
    /// Writes a manual page for each command into a folder.
    #[command(hide = true)]
    Manual {
        /// The folder.
        folder: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum CasesDo {
    /// Brings in proposals and running cases from CSV or XLSX.
    Import(ImportWhat),
    /// Writes the list of cases to CSV or XLSX. That is recorded, with what is said of it.
    Export {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        leaving: audit::Leaving,
    },
}

#[derive(Debug, clap::Args)]
struct ImportWhat {
    /// The file.
    file: PathBuf,
    /// Only shows what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Takes a column for a field: --column "Intitulé=title". May be given several times.
    #[arg(long = "column", value_name = "HEADING=FIELD")]
    columns: Vec<String>,
    /// Writes refused rows back to this file, with the reason.
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum ReplicaDo {
    /// Checks every page, body, chain and signature.
    Verify,
    /// Makes everything that is derived again.
    Rebuild,
    /// Copies the records to a new encrypted file.
    Backup {
        /// The file, which must not exist.
        file: PathBuf,
    },
    /// Puts a copy back; what was there is kept beside it.
    Restore {
        /// The file.
        file: PathBuf,
    },
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    jcat_desk::logs::begin();
    let jcat = Jcat::parse();
    let json = jcat.json;
    match jcat.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble::Problem(problem)) => {
            show_problem(&problem, json);
            ExitCode::from(problem.exit() as u8)
        }
        Err(Trouble::Overtaken) => ExitCode::from(Exit::Overtaken as u8),
        Err(Trouble::Unverified) => ExitCode::from(Exit::Unverified as u8),
        Err(Trouble::NotFound(sentence)) => {
            show_problem(&plain("not-found", sentence), json);
            ExitCode::from(Exit::NotFound as u8)
        }
        Err(Trouble::Usage(sentence)) => {
            show_problem(&plain("usage", sentence), json);
            ExitCode::from(Exit::Usage as u8)
        }
        Err(Trouble::Unwritten(error)) => {
            let words = Words::of(Language::of_environment());
            let full = error.kind() == std::io::ErrorKind::StorageFull;
            say(&words.say(if full { "problem-disk-full" } else { "problem-file" }));
            ExitCode::from(Exit::Failed as u8)
        }
        // Whoever read our output went away: nothing is left to say to.
        Err(Trouble::Closed) => ExitCode::SUCCESS,
    }
}

enum Trouble {
    Problem(Problem),
    Overtaken,
    Unverified,
    NotFound(String),
    Usage(String),
    Unwritten(std::io::Error),
    Closed,
}

fn plain(code: &str, message: String) -> Problem {
    Problem { code: code.into(), message, hint: None, reference: None }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Talks on stderr; where nobody listens there is nobody to tell.
fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
}

fn show_problem(problem: &Problem, json: bool) {
    if json {
        // Data on stdout, also when it is a problem: a script reads one place.
        let _ = print_line(&serde_json::to_string(&json!({ "problem": problem })).unwrap_or_default());
        return;
    }
    say(&problem.message);
    if let Some(hint) = &problem.hint {
        say(hint);
    }
    if let Some(reference) = &problem.reference {
        say(&format!("Reference {reference}"));
    }
}

fn print_line(line: &str) -> Result<(), Trouble> {
    write_out(format!("{line}\n").as_bytes())
}

/// Writes to stdout. Whoever stopped reading has what they wanted; anything else is told, because what was lost may be shown once.
fn write_out(bytes: &[u8]) -> Result<(), Trouble> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        std::io::ErrorKind::BrokenPipe => Trouble::Closed,
        _ => Trouble::Unwritten(error),
    })
}

fn print_json(value: &Value) -> Result<(), Trouble> {
    let pretty = std::io::stdout().is_terminal();
    let text = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    print_line(&text.unwrap_or_default())
}

impl Jcat {
    fn run(self) -> Result<(), Trouble> {
        if let Does::Completions { shell } = self.does {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Self::command(), "jcat", &mut script);
            return write_out(&script);
        }
        if let Does::Manual { folder } = &self.does {
            return clap_mangen::generate_to(Self::command(), folder).map_err(|_| Trouble::Usage("The folder cannot be written to.".into()));
        }
        if let Does::Typescript = self.does {
            return print_line(api::typescript().trim_end());
        }
        if let Does::Api { name } = &self.does {
            return show_api(name.as_deref(), self.json);
        }
        let folder = match self.desk.clone().or_else(Desk::usual_folder) {
            Some(folder) => folder,
            // An archive is verified on any computer, whoever is at it.
            None if self.row().and_then(api::row).is_some_and(|row| !row.opens) => std::env::temp_dir().join("jcat-no-desk"),
            None => return Err(Trouble::Usage("No home folder is known here; name the desk's folder with --desk.".into())),
        };
        let desk = Desk::in_folder(&folder, Surroundings::machine());
        match &self.does {
            Does::Init { officer, agency, duties, keyring } => self.init(&desk, officer, agency, duties, *keyring),
            Does::Sample => {
                let passphrase = passphrase(Ask::New)?;
                desk.fill_with_sample(&passphrase.into())?;
                self.show_status(&desk)
            }
            Does::Call { name, request } => {
                let request = read_request(request.as_deref())?;
                if api::row(name).is_some_and(|row| row.opens) {
                    open(&desk)?;
                }
                print_json(&desk.call(name, request)?)
            }
            Does::Cases { does: CasesDo::Import(what) } => self.import(&desk, "importCases", what),
            Does::Roster { does } => self.roster(&desk, does),
            Does::Cases { does: CasesDo::Export { file, leaving } } => {
                open(&desk)?;
                self.done(
                    &desk.call(
                        "exportCases",
                        json!({ "list": { "filter": { "over": true }, "sort": "number", "descending": false }, "path": file, "leaving": leaving.request()? }),
                    )?,
                )
            }
            Does::Replica { does } => self.replica(&desk, does),
            Does::Audit { does } => audit::run(&desk, does, self.json),
            Does::Office { does } => office::run(&desk, does, self.json),
            Does::Elections { does } => elections::run(&desk, does, self.json),
            Does::Indicators { does } => indicators::run(&desk, does, self.json),
            Does::Capacity { does } => capacity::run(&desk, does, self.json),
            Does::Retention { does } => retention::run(&desk, does, self.json),
            Does::Doctor => self.doctor(&desk),
            Does::Api { .. } | Does::Completions { .. } | Does::Manual { .. } | Does::Typescript => Ok(()),
        }
    }

    /// Names the row that a command is for, as far as there may be one that needs no desk.
    fn row(&self) -> Option<&str> {
        match &self.does {
            Does::Call { name, .. } => Some(name),
            Does::Elections { does: elections::ElectionsDo::Verify { .. } } => Some("verifyElectionFile"),
            Does::Indicators { does: indicators::IndicatorsDo::Read { .. } } => Some("readIndicators"),
            Does::Office { does: office::OfficeDo::Found { print_sql: true, .. } } => Some("officeSql"),
            _ => None,
        }
    }

    fn done(&self, answer: &Value) -> Result<(), Trouble> {
        if self.json { print_json(answer) } else { Ok(()) }
    }

    fn init(&self, desk: &Desk, officer: &str, agency: &str, duties: &[String], keyring: bool) -> Result<(), Trouble> {
        if let Some(unknown) = duties.iter().find(|duty| Duty::from_label(duty).is_none()) {
            let known: Vec<&str> = Duty::ALL.iter().map(|duty| duty.label()).collect();
            return Err(Trouble::Usage(format!("{unknown} is no duty. The duties are: {}.", known.join(", "))));
        }
        let duties: Vec<&str> = if duties.is_empty() { vec!["officer"] } else { duties.iter().map(String::as_str).collect() };
        let passphrase = passphrase(Ask::New)?;
        desk.call("startOffice", json!({ "name": officer, "agency": agency, "duties": duties, "passphrase": passphrase, "keyring": keyring }))?;
        self.show_status(desk)
    }

    fn show_status(&self, desk: &Desk) -> Result<(), Trouble> {
        let status = desk.call("deskStatus", json!({}))?;
        if self.json {
            return print_json(&status);
        }
        let me = &status["me"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        say(&format!("The desk of {} ({}) is ready in {}.", text(&me["name"]), text(&me["agency"]), text(&status["folder"])));
        Ok(())
    }

    fn import(&self, desk: &Desk, row: &str, what: &ImportWhat) -> Result<(), Trouble> {
        open(desk)?;
        let mut mapping = serde_json::Map::new();
        for column in &what.columns {
            let Some((heading, field)) = column.split_once('=') else {
                return Err(Trouble::Usage(format!("{column} should read HEADING=FIELD.")));
            };
            mapping.insert(heading.to_owned(), json!(field));
        }
        let request = json!({ "path": what.file, "dryRun": what.dry_run, "mapping": mapping, "refusedTo": what.refused });
        let result = desk.call(row, request)?;
        if self.json {
            return print_json(&result);
        }
        let count = |field: &str| result[field].as_u64().unwrap_or_default();
        for row in result["rows"].as_array().into_iter().flatten().filter(|row| row["verdict"] == "refused") {
            say(&format!("line {}: {} {}", row["line"], row["title"].as_str().unwrap_or_default(), row["reason"].as_str().unwrap_or_default()));
        }
        print_line(&format!("{} new, {} the same, {} refused", count("new"), count("same"), count("refused")))
    }

    fn replica(&self, desk: &Desk, does: &ReplicaDo) -> Result<(), Trouble> {
        if let ReplicaDo::Restore { file } = does {
            return self.restore(desk, file);
        }
        // A replica that does not even open is named as what it is, by the same exit code.
        open(desk)?;
        match does {
            ReplicaDo::Verify => {
                let found = desk.call("verifyReplica", json!({}))?;
                let faults = found["faults"].as_array().cloned().unwrap_or_default();
                if self.json {
                    print_json(&found)?;
                } else {
                    for fault in &faults {
                        print_line(fault.as_str().unwrap_or_default())?;
                    }
                    if faults.is_empty() {
                        print_line(&format!(
                            "{} entries in {} journals: every page, body, chain and signature fits",
                            found["entries"], found["journals"]
                        ))?;
                    }
                }
                if faults.is_empty() { Ok(()) } else { Err(Trouble::Unverified) }
            }
            ReplicaDo::Rebuild => {
                let done = desk.call("rebuildReplica", json!({}))?;
                if self.json { print_json(&done) } else { print_line(&format!("{} entries folded again", done["entries"])) }
            }
            ReplicaDo::Backup { file } => self.done(&desk.call("backupReplica", json!({ "path": file }))?),
            // Above: it is for desks that do not open, too.
            ReplicaDo::Restore { file } => self.restore(desk, file),
        }
    }

    /// Puts a copy back, whether the desk opens, is damaged, or is not there at all.
    fn restore(&self, desk: &Desk, file: &Path) -> Result<(), Trouble> {
        if std::env::var_os("JCAT_PASSPHRASE_FILE").is_none() && desk.unlock_by_keyring().unwrap_or_default() {
            return self.done(&desk.call("restoreReplica", json!({ "path": file }))?);
        }
        let passphrase = passphrase(Ask::Known)?;
        match desk.unlock(&passphrase.clone().into()) {
            Ok(()) => self.done(&desk.call("restoreReplica", json!({ "path": file }))?),
            Err(_) => self.done(&desk.call("putBackCopy", json!({ "path": file, "passphrase": passphrase }))?),
        }
    }

    fn doctor(&self, desk: &Desk) -> Result<(), Trouble> {
        let status = desk.call("deskStatus", json!({}))?;
        let log = jcat_desk::logs::folder().map(|folder| folder.display().to_string());
        let report = json!({ "version": status["version"], "folder": status["folder"], "state": status["state"], "log": log });
        if self.json {
            return print_json(&report);
        }
        let text = |value: &Value| value.as_str().unwrap_or("unknown").to_owned();
        print_line(&format!("version  {}", text(&report["version"])))?;
        print_line(&format!("desk     {} ({})", text(&report["folder"]), text(&report["state"])))?;
        print_line(&format!("log      {}", text(&report["log"])))
    }
}

fn show_api(name: Option<&str>, json: bool) -> Result<(), Trouble> {
    let rows = || api::ROWS.iter().filter(|row| name.is_none_or(|name| name == row.name));
    if name.is_some() && rows().next().is_none() {
        let words = Words::of(Language::of_environment());
        return Err(Problem {
            code: "not-found".into(),
            message: words.say("problem-unknown-call"),
            hint: Some(words.say("problem-unknown-call-hint")),
            reference: None,
        }
        .into());
    }
    if json {
        let rows: Vec<Value> = rows()
            .map(|row| {
                let (request, answer) = api::signature(row.name).unwrap_or_default();
                json!({ "name": row.name, "kind": row.kind, "request": request, "answer": answer, "by": row.by, "topics": row.topics, "opens": row.opens })
            })
            .collect();
        return print_json(&json!(rows));
    }
    for row in rows() {
        let (request, answer) = api::signature(row.name).unwrap_or_default();
        let by: Vec<&str> = row.by.iter().map(|duty| duty.label()).collect();
        let by = if by.is_empty() { String::new() } else { format!("  by {}", by.join(", ")) };
        print_line(&format!("{:<20} {request} → {answer}{by}", row.name))?;
    }
    Ok(())
}

fn read_request(request: Option<&str>) -> Result<Value, Trouble> {
    let text = match request {
        None => return Ok(json!({})),
        Some("-") => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(|_| Trouble::Usage("Standard input does not read as text.".into()))?;
            text
        }
        Some(text) => text.to_owned(),
    };
    serde_json::from_str(&text).map_err(|error| Trouble::Usage(format!("The request is no JSON: line {}, column {}.", error.line(), error.column())))
}

/// Opens the desk: by the keyring, by `JCAT_PASSPHRASE_FILE`, or by asking.
fn open(desk: &Desk) -> Result<(), Trouble> {
    if std::env::var_os("JCAT_PASSPHRASE_FILE").is_none() && desk.unlock_by_keyring()? {
        return Ok(());
    }
    // Without a desk there is nothing to ask a passphrase for.
    if desk.call("deskStatus", json!({}))?["state"] == "none" {
        desk.call("today", json!({}))?;
    }
    Ok(desk.unlock(&passphrase(Ask::Known)?.into())?)
}

/// Finds a case by its number, however many there are. An id is one as it stands: an auditor asks by it about cases that are not here.
fn case_id(desk: &Desk, said: &str) -> Result<Value, Trouble> {
    if said.parse::<CaseId>().is_ok() {
        return Ok(json!(said));
    }
    let list = desk.call("caseList", json!({ "filter": { "over": true, "label": said }, "limit": 2 }))?;
    one_of_them(list["rows"].as_array().into_iter().flatten(), "case on this desk", said)
}

/// Finds an officer by id or by the one name that fits.
fn officer_id(desk: &Desk, said: &str) -> Result<Value, Trouble> {
    let officers = desk.call("officers", json!({}))?;
    let all = officers.as_array().into_iter().flatten();
    one_of_them(all.filter(|it| it["id"] == *said || it["name"] == *said), "officer of the roster", said)
}

fn one_of_them<'a>(mut fits: impl Iterator<Item = &'a Value>, what: &str, said: &str) -> Result<Value, Trouble> {
    match (fits.next(), fits.next()) {
        (Some(one), None) => Ok(one["id"].clone()),
        (None, _) => Err(Trouble::NotFound(format!("No {what} is called {said}."))),
        (Some(_), Some(_)) => Err(Trouble::Usage(format!("More than one {what} is called {said}; use the id."))),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    New,
    Known,
}

fn prompt(text: &str) -> Result<String, Trouble> {
    rpassword::prompt_password(text).map_err(|_| Trouble::Usage("There is no terminal to ask for a secret; set JCAT_PASSPHRASE_FILE.".into()))
}

fn passphrase(ask: Ask) -> Result<String, Trouble> {
    if let Some(path) = std::env::var_os("JCAT_PASSPHRASE_FILE") {
        let text = std::fs::read_to_string(&path).map_err(|_| Trouble::Usage("The file that JCAT_PASSPHRASE_FILE names does not read.".into()))?;
        return Ok(text.trim_end_matches(['\n', '\r']).to_owned());
    }
    let first = prompt("Passphrase: ")?;
    if ask == Ask::New && prompt("Once more: ")? != first {
        return Err(Trouble::Usage("The two differ. Nothing was made.".into()));
    }
    Ok(first)
}
