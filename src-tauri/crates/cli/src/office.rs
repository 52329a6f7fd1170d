//! `jcat office …`: founding, inviting, joining, and how it stands.

use std::path::PathBuf;

use clap::Subcommand;
use jcat_desk::Desk;
use serde_json::{Value, json};

use crate::{Ask, Trouble, case_id, officer_id, open, passphrase, print_json, print_line, prompt, say};

#[derive(Debug, Subcommand)]
pub(crate) enum OfficeDo {
    /// Makes logins in reserve and writes the script of roles that a database administrator runs with psql.
    Roles {
        /// How many logins.
        #[arg(long, default_value_t = 40)]
        logins: u32,
    },
    /// Makes the office in a database, with this desk as its first. The installer's password comes from PGPASSWORD or the
    /// password file, the server's certificate authority from PGSSLROOTCERT.
    Found {
        /// postgres://jcat_installer@HOST/jcat, or nothing for PGSERVICE and PG* variables.
        url: Option<String>,
        /// Only prints the SQL that would run.
        #[arg(long)]
        print_sql: bool,
    },
    /// Brings the office to the version of this program. The installer's password comes from PGPASSWORD or the password file; PGHOST and
    /// the like say where, if not where this desk's office is.
    Upgrade,
    /// Writes an invitation for an officer of the roster, and says the code that opens it.
    Invite {
        /// The officer, by id or by name.
        officer: String,
        /// The file to write.
        file: PathBuf,
    },
    /// Makes a desk here with an invitation. The code comes from a prompt or the file that JCAT_INVITATION_CODE_FILE names.
    Join {
        /// The invitation.
        file: PathBuf,
    },
    /// Says how it stands with the office.
    Status,
    /// Exchanges with the office until there is nothing more to exchange. Ends with 5 where something of one's own is held back after
    /// it, or was overtaken by it.
    Sync {
        /// Stays in touch, and says each change.
        #[arg(long)]
        watch: bool,
    },
    /// Puts an officer on a case, who may then read its journal.
    Admit {
        /// The case, by id or number.
        case: String,
        /// The officer, by id or by name.
        officer: String,
    },
    /// Takes an officer off a case; the journal is locked on the officer's desks.
    Dismiss {
        /// The case, by id or number.
        case: String,
        /// The officer, by id or by name.
        officer: String,
    },
    /// Dismisses an officer from the office: every term and every journal ends, and the officer's workstations wipe what they held.
    DismissOfficer {
        /// The officer, by id or by name.
        officer: String,
    },
    /// Says that a workstation is lost or destroyed: nobody waits for its receipts any more.
    WriteOff {
        /// Its id, as the status names it.
        device: String,
    },
    /// Lets a workstation in that waits with a new key, after it met a copy of itself.
    ApproveDevice {
        /// Its id, as the status names it.
        device: String,
    },
    /// Turns a workstation away that waits with a new key.
    RefuseDevice {
        /// Its id, as the status names it.
        device: String,
    },
    /// Lets a workstation open what it holds for longer without a word of the office: before a mission.
    ExtendLease {
        /// For how many days from today.
        days: u16,
        /// The workstation's id; without it this one.
        #[arg(long)]
        device: Option<String>,
    },
    /// Has the office take nothing from a workstation any more.
    RevokeDevice {
        /// Its id, as the status names it.
        device: String,
    },
    /// Writes a backup of the office's database, sealed with a code that is said once. pg_dump does it, as PGSERVICE or PG* variables say.
    Backup {
        /// The file, which must not exist.
        file: PathBuf,
    },
    /// Puts a backup back, whole or not at all, and announces the restore. pg_restore does it, as PGSERVICE or PG* variables say; the code
    /// comes from a prompt or the file that JCAT_BACKUP_CODE_FILE names.
    Restore {
        /// The file.
        file: PathBuf,
    },
    /// Mends a journal: makes what follows from its entries again, or takes it from the office again.
    Mend {
        /// The journal, as the status names it: taskforce, case/…
        audience: String,
        /// Puts what is here aside in a copy and takes the office's version in from the beginning.
        #[arg(long)]
        pull_again: bool,
    },
    /// Announces that the office database was put back from a backup; desks then offer what it lacks.
    Restored {
        /// Ends the healing: what no desk has offered by now is not waited for.
        #[arg(long)]
        end: bool,
    },
    /// Says what needs a look: journals that stopped, entries that wait, workstations.
    Doctor,
    /// Lists the alarms about how the office is asked, for EC3 and administrators: those that nobody has looked into first.
    Alarms,
    /// Says what came of an alarm. That is recorded.
    LookInto {
        /// Its id, as the list names it.
        alarm: String,
        /// What came of it.
        reason: String,
    },
}

pub(crate) fn run(desk: &Desk, does: &OfficeDo, as_json: bool) -> Result<(), Trouble> {
    if let OfficeDo::Found { print_sql: true, .. } = does {
        return script(&desk.call("officeSql", json!({}))?);
    }
    if let OfficeDo::Join { file } = does {
        let code = code("JCAT_INVITATION_CODE_FILE", "Code of the invitation: ")?;
        let status = desk.call("joinOffice", json!({ "path": file, "code": code, "passphrase": passphrase(Ask::New)? }))?;
        say(&format!("The desk of {} has joined the office.", status["me"]["name"].as_str().unwrap_or_default()));
        return if as_json { print_json(&status) } else { Ok(()) };
    }
    open(desk)?;
    let view = match does {
        OfficeDo::Alarms => return alarms(desk, as_json),
        OfficeDo::LookInto { alarm, reason } => {
            desk.call("lookIntoAlarm", json!({ "alarm": alarm, "reason": reason }))?;
            return alarms(desk, as_json);
        }
        OfficeDo::Roles { logins } => return script(&desk.call("reserveLogins", json!({ "count": logins }))?),
        OfficeDo::Found { url, .. } => desk.call("foundOffice", json!({ "address": url }))?,
        OfficeDo::Upgrade => desk.call("upgradeOffice", json!({}))?,
        OfficeDo::Invite { officer, file } => {
            let invited = desk.call("inviteOfficer", json!({ "officer": officer_id(desk, officer)?, "path": file }))?;
            say("Tell the officer this code by telephone or in person; it is shown once:");
            return print_line(invited["code"].as_str().unwrap_or_default());
        }
        OfficeDo::Sync { watch: true } => return Ok(desk.watch_office(|link| say(link.label()))?),
        OfficeDo::Sync { .. } => return exchange(desk, as_json),
        OfficeDo::Admit { case, officer } => on_case(desk, "joinOfficer", case, officer)?,
        OfficeDo::Dismiss { case, officer } => on_case(desk, "leaveOfficer", case, officer)?,
        OfficeDo::DismissOfficer { officer } => {
            desk.call("dismissOfficer", json!({ "officer": officer_id(desk, officer)? }))?;
            recorded(desk)?
        }
        OfficeDo::WriteOff { device } => desk.call("writeOffDevice", json!({ "device": device }))?,
        OfficeDo::ApproveDevice { device } => desk.call("approveDevice", json!({ "device": device }))?,
        OfficeDo::RefuseDevice { device } => desk.call("refuseDevice", json!({ "device": device }))?,
        OfficeDo::ExtendLease { days, device } => desk.call("extendLease", json!({ "device": device, "days": days }))?,
        OfficeDo::RevokeDevice { device } => desk.call("revokeDevice", json!({ "device": device }))?,
        OfficeDo::Backup { file } => {
            let made = desk.call("backupOffice", json!({ "path": file }))?;
            say("Keep this code apart from the file; it is shown once, and without it the backup is worth nothing:");
            return print_line(made["code"].as_str().unwrap_or_default());
        }
        OfficeDo::Restore { file } => {
            let code = code("JCAT_BACKUP_CODE_FILE", "Code of the backup: ")?;
            desk.call("restoreOffice", json!({ "path": file, "code": code }))?
        }
        OfficeDo::Mend { audience, pull_again } => {
            let how = if *pull_again { "pull-again" } else { "rebuild" };
            desk.call("mendJournal", json!({ "audience": audience, "how": how }))?
        }
        OfficeDo::Restored { end } => desk.call(if *end { "endHealing" } else { "announceRestore" }, json!({}))?,
        OfficeDo::Status | OfficeDo::Doctor | OfficeDo::Join { .. } => desk.call("officeStatus", json!({}))?,
    };
    if as_json { print_json(&view) } else { show(&view, matches!(does, OfficeDo::Doctor)) }
}

/// Exchanges, and tells by the exit code whether somebody has to look at what came of it.
fn exchange(desk: &Desk, as_json: bool) -> Result<(), Trouble> {
    let overtaken = |view: &Value| view["overtaken"].as_u64().unwrap_or_default();
    let before = overtaken(&desk.call("officeStatus", json!({}))?);
    let view = desk.call("syncOffice", json!({}))?;
    if as_json { print_json(&view) } else { show(&view, false) }?;
    let held = view["heldBack"].as_array().is_some_and(|held| !held.is_empty());
    if held || overtaken(&view) > before { Err(Trouble::Overtaken) } else { Ok(()) }
}

fn alarms(desk: &Desk, as_json: bool) -> Result<(), Trouble> {
    let list = desk.call("alarms", json!({}))?;
    if as_json {
        return print_json(&list);
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for alarm in list.as_array().into_iter().flatten() {
        let what = match alarm["what"].as_str() {
            Some("numbers") => format!("{} telephone numbers of one hundred", alarm["count"]),
            Some("addresses") => format!("{} addresses of one range", alarm["count"]),
            _ => "declared other keys than the content has".to_owned(),
        };
        let came =
            alarm["reason"].as_str().map_or_else(|| "nobody has looked into it".to_owned(), |reason| format!("{}: {reason}", text(&alarm["byName"])));
        let about = format!("{} ({})", text(&alarm["name"]), text(&alarm["agency"]));
        print_line(&format!("{}\t{about}\t{what}\t{}\t{came}", text(&alarm["id"]), text(&alarm["label"])))?;
    }
    Ok(())
}

fn script(answer: &Value) -> Result<(), Trouble> {
    print_line(answer["script"].as_str().unwrap_or_default().trim_end())
}

fn code(variable: &str, asked: &str) -> Result<String, Trouble> {
    match std::env::var_os(variable) {
        Some(path) => std::fs::read_to_string(path).map_err(|_| Trouble::Usage(format!("The file that {variable} names does not read."))),
        None => prompt(asked),
    }
}

fn on_case(desk: &Desk, name: &str, case: &str, officer: &str) -> Result<Value, Trouble> {
    desk.call(name, json!({ "case": case_id(desk, case)?, "officer": officer_id(desk, officer)? }))?;
    recorded(desk)
}

/// Hands on what was recorded a moment ago. A desk without an office keeps it; one that does not reach its office says that it waits.
fn recorded(desk: &Desk) -> Result<Value, Trouble> {
    match desk.call("syncOffice", json!({})) {
        Err(problem) if problem.code == "no-office" => Ok(desk.call("officeStatus", json!({}))?),
        Err(problem) => {
            say("It is recorded on this desk and goes to the office when that answers.");
            Err(problem.into())
        }
        Ok(view) => Ok(view),
    }
}

fn show(view: &Value, whole: bool) -> Result<(), Trouble> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    print_line(&format!("{} ({})", text(&view["said"]), text(&view["state"])))?;
    if let Some(address) = view["address"].as_str() {
        print_line(&format!(
            "office {address}, login {}, {} entries wait, {} logins in reserve",
            text(&view["login"]),
            view["waiting"],
            view["reserve"]
        ))?;
    }
    for journal in view["journals"].as_array().into_iter().flatten() {
        let why = ["stopped", "parked"].iter().find_map(|field| journal[field].as_str()).unwrap_or("locked");
        print_line(&format!("journal {}: {why}", text(&journal["audience"])))?;
    }
    for row in view["witnesses"].as_array().into_iter().flatten() {
        print_line(&format!(
            "journal {}: {}, workstation {} of {}",
            text(&row["audience"]),
            text(&row["what"]),
            text(&row["device"]),
            text(&row["name"])
        ))?;
    }
    for purge in view["purged"].as_array().into_iter().flatten() {
        print_line(&format!("wiped {}: {}, {} entries unsent", text(&purge["audience"]), text(&purge["stage"]), purge["unsent"]))?;
    }
    for missing in view["missingReceipts"].as_array().into_iter().flatten() {
        print_line(&format!(
            "no receipt of {} for {} from workstation {}",
            text(&missing["name"]),
            text(&missing["audience"]),
            text(&missing["device"])
        ))?;
    }
    for held in view["heldBack"].as_array().into_iter().flatten() {
        print_line(&format!("held back: {}: {}", text(&held["said"]), text(&held["reason"])))?;
    }
    if view["entry"] != "known" {
        print_line(&format!("this workstation: {}", text(&view["entry"])))?;
    }
    for asking in view["asking"].as_array().into_iter().flatten() {
        print_line(&format!(
            "waits to be let in: workstation {} of {}, formerly {}",
            text(&asking["device"]),
            text(&asking["name"]),
            text(&asking["former"])
        ))?;
    }
    for device in view["devices"].as_array().into_iter().flatten().filter(|_| whole) {
        let off = if device["revoked"] == true { ", taken off" } else { "" };
        let behind = device["lag"].as_u64().filter(|lag| *lag > 0).map_or(String::new(), |lag| format!(", {lag} entries behind"));
        print_line(&format!("workstation {} of {}{off}{behind}", text(&device["device"]), text(&device["name"])))?;
    }
    Ok(())
}
