//! What has a time in an election, told to those whom it concerns: who has not done a thing yet, for a secretary to write to, and the times as
//! appointments.

use std::path::Path;

use jcat_documents::invite::{self, Appointment, Standing};
use jcat_domain::elections::rule_set::BallotMode;
use jcat_domain::elections::state::{ElectionState, Roll};
use jcat_domain::elections::{BallotUuid, seats as board_seats, steps};
use jcat_domain::ids::{AgencyId, ElectionId};
use jcat_domain::{Instant, Refusal, labels};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{WhichElection, named};
use crate::error::Error;
use crate::files;
use crate::undo::Nothing;
use crate::work::Read;

labels! {
    /// What seats are reminded of.
    Reminded {
        /// To register.
        Register = "register-seat",
        /// To vote.
        Vote = "cast-ballot",
        /// To countersign.
        Countersign = "countersign-box",
    }
}

/// Seats that have not done something yet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Reminder {
    /// What.
    pub what: Reminded,
    /// The ballot it is about.
    pub ballot: Option<BallotUuid>,
    /// Until when it can be done.
    pub until: Option<Instant>,
    /// Who.
    pub missing: Vec<MissingSeat>,
    /// What to write to them, with their addresses where these are known.
    pub text: String,
}

/// A seat that has not done something yet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MissingSeat {
    /// The agency that names it.
    pub agency: AgencyId,
    /// Its representative and alternates of today.
    pub people: Vec<Reachable>,
}

/// Somebody, and where to write to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Reachable {
    /// The name.
    pub name: String,
    /// The address, where it is known.
    pub email: Option<String>,
}

/// Gives who has not registered, voted or countersigned. How anybody voted is not in it, and who has is not where the rules keep that back.
pub(crate) fn reminders(read: &Read<'_>, request: WhichElection) -> Result<Vec<Reminder>, Error> {
    let state = named(read, request.election)?;
    steps::runs(&state, read.author()?)?;
    let mut found = Vec::new();
    if state.cancelled.is_some() || state.rules.ballot_mode != BallotMode::Secret {
        return Ok(found);
    }
    let seats: Vec<&AgencyId> = state.roll.iter().flat_map(Roll::voting).map(|seat| &seat.agency).collect();
    let closes = state.schedule.registration_closes;
    if state.rounds.is_empty() && read.now < closes {
        let missing = seats.iter().copied().filter(|seat| !state.registered.contains_key(*seat)).collect();
        found.extend(reminder(read, &state, Reminded::Register, None, Some(closes), missing)?);
    }
    let registered = || seats.iter().copied().filter(|seat| state.registered.contains_key(*seat));
    for round in state.rounds.iter().filter(|round| round.voided.is_none()) {
        let Some(encrypted) = round.encrypted() else { continue };
        let ballot = Some(&encrypted.uuid);
        let is_open = encrypted.closed.is_none() && (round.opens..round.closes).contains(&read.now);
        if is_open && round.shows_turnout(&state.rules, read.now) {
            let voted = encrypted.voted(round, &state.rules, &std::collections::BTreeSet::new());
            let missing = registered().filter(|seat| !voted.contains(seat)).collect();
            found.extend(reminder(read, &state, Reminded::Vote, ballot, Some(round.closes), missing)?);
        }
        if encrypted.closed.is_some() && encrypted.result.is_none() {
            let missing = registered().filter(|seat| !encrypted.countersigned.contains_key(*seat)).collect();
            found.extend(reminder(read, &state, Reminded::Countersign, ballot, None, missing)?);
        }
    }
    Ok(found)
}

fn reminder(
    read: &Read<'_>,
    state: &ElectionState,
    what: Reminded,
    ballot: Option<&BallotUuid>,
    until: Option<Instant>,
    missing: Vec<&AgencyId>,
) -> Result<Option<Reminder>, Error> {
    if missing.is_empty() {
        return Ok(None);
    }
    let missing = missing.into_iter().map(|agency| missing_seat(read, agency)).collect::<Result<Vec<_>, _>>()?;
    let when = until.map(|at| steps::when(&state.rules.voting_window.timezone, at)).unwrap_or_default();
    let mut lines = vec![read.words.with(&format!("reminder-{}", what.label()), &[("title", &state.title), ("when", &when)]), String::new()];
    for seat in &missing {
        let people = seat.people.iter().map(|it| match &it.email {
            Some(email) => format!("{} <{email}>", it.name),
            None => it.name.clone(),
        });
        lines.push(format!("{}: {}", seat.agency.as_str().to_uppercase(), people.collect::<Vec<_>>().join(", ")));
    }
    Ok(Some(Reminder { what, ballot: ballot.cloned(), until, missing, text: lines.join("\n") }))
}

fn missing_seat(read: &Read<'_>, agency: &AgencyId) -> Result<MissingSeat, Error> {
    let (roster, today) = (read.roster()?, read.today());
    let mut people = Vec::new();
    for it in board_seats::people(roster, agency).into_iter().filter(|it| it.span.holds(today)) {
        let contact = roster.contacts.get(&it.officer);
        let email = contact.and_then(|it| it.email.as_ref()).and_then(|it| it.value.clone());
        people.push(Reachable { name: read.officer_name(it.officer)?, email });
    }
    Ok(MissingSeat { agency: agency.clone(), people })
}

/// Asks for the times of an election in a file for calendars.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportTimes {
    /// The election.
    pub election: ElectionId,
    /// The file: `.ics`.
    pub path: String,
}

/// Writes the times of an election to a file for calendars: a stretch where something is open, half an hour where something ends.
pub(crate) fn export(read: &Read<'_>, request: ExportTimes) -> Result<Nothing, Error> {
    let path = Path::new(&request.path);
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics")) {
        return Err(jcat_documents::Error::UnknownKind.into());
    }
    let state = named(read, request.election)?;
    let text = invite::write_all(&appointments(read, &state)).ok_or(Refusal::NotATime)?;
    files::write_whole(path, text.as_bytes())?;
    Ok(Nothing {})
}

fn appointments(read: &Read<'_>, state: &ElectionState) -> Vec<Appointment> {
    const HALF_AN_HOUR: i64 = 1_800_000;
    let schedule = &state.schedule;
    let before = |at: Instant| (Instant(at.0.saturating_sub(HALF_AN_HOUR)), at);
    let mut times = vec![
        ("nominations-close".to_owned(), "calendar-nominations-close", before(schedule.nominations_close)),
        ("registration-closes".to_owned(), "calendar-registration-closes", before(schedule.registration_closes)),
    ];
    if state.rounds.is_empty() {
        times.push(("vote".to_owned(), "calendar-vote", (schedule.opens, schedule.closes)));
    }
    // A round that was recorded by hand is over when it is recorded.
    for round in state.rounds.iter().filter(|it| it.voided.is_none()) {
        if let Some(encrypted) = round.encrypted() {
            times.push((encrypted.uuid.to_string(), "calendar-vote", (round.opens, round.closes)));
        }
    }
    for (office, declared) in state.declared.iter().filter(|(_, it)| !it.is_annulled()) {
        times.push((format!("objections-{office}"), "calendar-objections", before(steps::objections_end(state, declared))));
    }
    let standing = if state.cancelled.is_some() { Standing::Cancelled } else { Standing::Confirmed };
    let one = |(name, key, (begins, ends)): (String, &str, (Instant, Instant))| Appointment {
        uid: format!("{}-{name}@jcat-desk", state.id),
        // Rounds that follow take no earlier one's place; an election that is broken off takes that of all.
        revision: u32::from(state.cancelled.is_some()),
        written: read.now.0 / 1_000,
        begins: begins.0 / 1_000,
        ends: ends.0 / 1_000,
        title: read.words.with(key, &[("title", &state.title)]),
        place: None,
        text: state.rehearsal.then(|| read.words.say("archive-rehearsal")),
        standing,
    };
    times.into_iter().map(one).collect()
}
