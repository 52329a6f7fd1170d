//! A case with everything its Overview shows. What is done to it stands in `commands`.

use jcat_domain::cases::rules;
use jcat_domain::cases::{CaseState, CountryLink, CoverScope, CrimeArea, Empact, Origin, Outcome, Stage};
use jcat_domain::change::Change;
use jcat_domain::handling::Handling;
use jcat_domain::ids::{AgencyId, CaseId, DecisionId, OfficerId, RoundId};
use jcat_domain::money::Money;
use jcat_domain::{Country, Day, Instant, Refusal};
use serde::Serialize;
use ts_rs::TS;

use crate::documents;
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::history::{self, EventRow, NoteRow};
use crate::hits;
use crate::links::halves::{self, CaseLinkRow};
use crate::replica::read;
use crate::rounds;
use crate::work::{May, Read};

pub(crate) mod bulk;
pub(crate) mod commands;
pub(crate) mod conflicts;
pub(crate) mod export;
pub(crate) mod list;
pub(crate) mod parts;
pub(crate) mod projects;
pub(crate) mod stages;

use conflicts::Conflict;
use list::CaseRow;

/// A case with everything its Overview shows: one question, one screen.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseDossier {
    /// What a list shows of it.
    pub row: CaseRow,
    /// The summary.
    pub summary: Option<String>,
    /// Victims, in words.
    pub victims: Option<String>,
    /// Estimated loss.
    pub loss: Option<Money>,
    /// Crime areas.
    pub areas: Vec<CrimeArea>,
    /// EMPACT priority.
    pub empact: Option<Empact>,
    /// Countries it touches.
    pub countries: Vec<Country>,
    /// Handling.
    pub handling: Handling,
    /// Who may read title and summary.
    pub scope: CoverScope,
    /// Why it stands where it stands in the order.
    pub order_reason: Option<String>,
    /// How often it was submitted.
    pub version: u32,
    /// When it was first submitted or brought in.
    pub submitted_at: Instant,
    /// What is known of its time before this system.
    pub before: Option<BeforeSystem>,
    /// Every stage it came into.
    pub steps: Vec<StepRow>,
    /// Where it can go from here, and what that lacks.
    pub next: Vec<stages::NextStage>,
    /// Agencies without whose numbers its outcome counts: they did not confirm them, and two persons decided to go without.
    pub counts_without: Vec<AgencyId>,
    /// Agencies that take part, the lead's first.
    pub agencies: Vec<AgencyId>,
    /// Officers on it.
    pub people: Vec<PersonRow>,
    /// Dated links to countries.
    pub links: Vec<CountryLink>,
    /// The round it was last in.
    pub round: Option<RoundId>,
    /// The decision on it.
    pub decision: Option<DecisionId>,
    /// What it came to in its round, once that is closed.
    pub standing: Option<rounds::Standing>,
    /// The case it was merged into.
    pub merged_into: Option<Other>,
    /// Cases that were merged into it.
    pub merged: Vec<Other>,
    /// What was split off or merged since it runs, as far as the reader reads the other case too (PLN-6).
    pub parts: Vec<CaseLinkRow>,
    /// How many tasks its plan has.
    pub task_count: u32,
    /// How many conditions of readiness hold, while the case is made ready or is ready.
    pub readiness: Option<stages::Readiness>,
    /// The newest notes.
    pub notes: Vec<NoteRow>,
    /// How many notes there are.
    pub note_count: u32,
    /// How many documents there are that are used.
    pub document_count: u32,
    /// How many hits that are the same thing wait for a word.
    pub open_hits: u32,
    /// The newest events.
    pub events: Vec<EventRow>,
    /// How many events there are.
    pub event_count: u32,
    /// Fields that two desks set without knowing of each other.
    pub conflicts: Vec<Conflict>,
    /// What who asks may do.
    pub may: CaseMay,
}

/// What is known of a case's time before this system (PRO-7).
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BeforeSystem {
    /// When it began.
    pub began: Option<Day>,
    /// When it ended.
    pub ended: Option<Day>,
    /// The number under which the office knew it.
    pub reference: Option<String>,
    /// Who approved it for the lead.
    pub approved_by: Option<String>,
}

/// A stage that the case came into.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StepRow {
    /// The stage.
    pub stage: Stage,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
}

/// An officer on a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PersonRow {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// The organisation.
    pub agency: Option<AgencyId>,
    /// Its country.
    pub country: Option<Country>,
    /// Whether the officer is away today.
    pub away: bool,
}

/// Another case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Other {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
}

/// What somebody may do with a case.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseMay {
    /// Edit its fields.
    pub edit: May,
    /// Give it back.
    pub return_it: May,
    /// Take it back.
    pub withdraw: May,
    /// Submit it again.
    pub resubmit: May,
    /// Record that it was selected.
    pub select: May,
    /// Record that it was declined.
    pub decline: May,
    /// Record that it was put off.
    pub defer: May,
    /// Record that it was merged.
    pub merge: May,
    /// Set its order.
    pub order: May,
    /// Approve it.
    pub approve: May,
    /// Write a note.
    pub note: May,
    /// Change who takes part.
    pub take_part: May,
    /// Put officers on it.
    pub admit: May,
    /// Let it rest.
    pub suspend: May,
    /// Take it up again.
    pub resume: May,
    /// Give it up.
    pub cancel: May,
    /// Split a part off it.
    pub split: May,
}

/// Gives a case with everything its Overview shows.
pub(crate) fn dossier(read: &Read<'_>, request: WhichCase) -> Result<CaseDossier, Error> {
    let state = read::case(read.connection, request.case)?;
    let cover = match read::cover(read.connection, request.case) {
        Ok(cover) => Some(cover),
        Err(Error::NotFound(_)) => None,
        Err(other) => return Err(other),
    };
    let mut row = read.connection.prepare_cached(&format!("{} WHERE c.id = ?1", list::COLUMNS))?.query_row([request.case.0], list::row_of)??;
    list::now(read, std::slice::from_mut(&mut row))?;
    let steps =
        state.steps.iter().map(|step| Ok(StepRow { stage: step.stage, at: step.at, by: read.officer_name(step.by)?, reason: step.reason.clone() }));
    let mut agencies: Vec<AgencyId> = state.agencies.iter().cloned().collect();
    agencies.sort_by_key(|agency| (*agency != state.agency, agency.clone()));
    let before = match &state.origin {
        Origin::Proposed => None,
        // It began here, with what a case that was brought in begins with.
        Origin::BroughtIn { .. } if state.is_project() => None,
        Origin::BroughtIn { began, ended, reference, approved_by } => Some(BeforeSystem {
            began: *began,
            ended: *ended,
            reference: reference.clone(),
            approved_by: approved_by.map(|officer| read.officer_name(officer)).transpose()?,
        }),
    };
    let circumstances = stages::circumstances(read, &state)?;
    let (task_count, readiness) = stages::summary(read, &state)?;
    let (notes, note_count) = history::notes_of(read, request.case, 0, 30)?;
    let (events, event_count) = history::events_of(read, request.case, 0, 30)?;
    Ok(CaseDossier {
        row,
        summary: cover.as_ref().and_then(|cover| cover.summary.value.clone()),
        victims: cover.as_ref().and_then(|cover| cover.victims.value.clone()),
        loss: cover.as_ref().and_then(|cover| cover.loss.value.clone()),
        areas: state.areas.value.iter().copied().collect(),
        empact: state.empact.value,
        countries: state.countries.value.iter().copied().collect(),
        handling: state.handling.value.clone(),
        scope: state.scope,
        order_reason: state.order.value.0.map(|_| state.order.value.1.clone()),
        version: state.version,
        submitted_at: state.steps.first().map_or(Instant(0), |step| step.at),
        before,
        steps: steps.collect::<Result<_, Error>>()?,
        next: stages::next(read, &state, &circumstances)?,
        counts_without: stages::counts_without(read, &state, &circumstances)?,
        agencies,
        people: state.officers.keys().map(|officer| person_of(read, *officer)).collect::<Result<_, _>>()?,
        links: state.links.clone(),
        round: state.round,
        decision: state.decision,
        standing: rounds::standing(read, &state)?,
        merged_into: state.merged_into.map(|other| other_case(read, other)).transpose()?.flatten(),
        merged: merged_into(read, request.case)?,
        parts: halves::of_case(read, request.case)?.into_iter().filter(|it| it.relation.is_a_step()).collect(),
        task_count,
        readiness,
        notes,
        note_count,
        document_count: documents::count(read.connection, request.case)?,
        open_hits: u32::try_from(hits::open_hits(read.connection, request.case, read.today())?).unwrap_or(u32::MAX),
        events,
        event_count,
        conflicts: conflicts::of(read, &state, cover.as_ref())?,
        may: may(read, &state)?,
    })
}

/// Shows an officer who is on a case.
pub(crate) fn person_of(read: &Read<'_>, officer: OfficerId) -> Result<PersonRow, Error> {
    let (roster, _, today) = read.who()?;
    let agency = roster.officers.get(&officer).map(|found| found.agency.clone());
    Ok(PersonRow {
        officer,
        name: read.officer_name(officer)?,
        country: agency.as_ref().and_then(|agency| roster.organisations.get(agency)).and_then(|agency| agency.country),
        agency,
        away: roster.contacts.get(&officer).is_some_and(|contact| contact.absences.iter().any(|absence| absence.span.holds(today))),
    })
}

fn other_case(read: &Read<'_>, case: CaseId) -> Result<Option<Other>, Error> {
    use rusqlite::OptionalExtension;
    let mut statement = read.connection.prepare_cached("SELECT label, title FROM cases WHERE id = ?1")?;
    Ok(statement.query_row([case.0], |row| Ok(Other { case, label: row.get(0)?, title: row.get(1)? })).optional()?)
}

fn merged_into(read: &Read<'_>, case: CaseId) -> Result<Vec<Other>, Error> {
    let merged = i64::try_from(Stage::Merged.rank()).unwrap_or_default();
    let sql = "SELECT c.id, c.label, c.title FROM cases c JOIN subjects s ON s.subject = c.id WHERE c.stage_rank = ?1 AND s.state ->> '$.Case.merged_into' = ?2";
    let mut statement = read.connection.prepare_cached(sql)?;
    let rows = statement.query_map(rusqlite::params![merged, case.to_string()], |row| {
        Ok(Other { case: CaseId(row.get(0)?), label: row.get(1)?, title: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn may(read: &Read<'_>, state: &CaseState) -> Result<CaseMay, Error> {
    let (_, author, _) = read.who()?;
    let reasoned = || jcat_domain::cases::Reasoned { reason: "-".into() };
    let holds = |change: Change| read.may(rules::holds(state, &change, author));
    let open = rounds::open_until(read, state)?;
    let decide = |outcome: Outcome| {
        read.may(rules::decide(state, outcome, None, DecisionId(uuid::Uuid::nil()), "-", open, author).or_else(|refusal| {
            // Which case it is merged into is asked for later.
            if outcome == Outcome::Merged && refusal == Refusal::MergeTarget {
                Ok(Change::CaseApproved(jcat_domain::cases::CaseApproved {}))
            } else {
                Err(refusal)
            }
        }))
    };
    let resubmit = Change::ProposalResubmitted(jcat_domain::cases::ProposalResubmitted {
        facts: jcat_domain::cases::CaseFacts {
            areas: state.areas.value.clone(),
            empact: state.empact.value,
            countries: state.countries.value.clone(),
            urgent_by: state.urgent_by.value,
            handling: state.handling.value.clone(),
            scope: state.scope,
        },
    });
    let nobody = OfficerId(uuid::Uuid::nil());
    Ok(CaseMay {
        edit: read.may(rules::may_edit(state, author)),
        return_it: holds(Change::ProposalReturned(reasoned())),
        withdraw: holds(Change::ProposalWithdrawn(reasoned())),
        resubmit: holds(resubmit),
        select: decide(Outcome::Selected),
        decline: decide(Outcome::NotSelected),
        defer: decide(Outcome::Deferred),
        merge: decide(Outcome::Merged),
        order: holds(Change::CaseOrdered(jcat_domain::cases::CaseOrdered { order: None, reason: "-".into() })),
        approve: holds(Change::CaseApproved(jcat_domain::cases::CaseApproved {})),
        note: read.may(jcat_domain::notes::may_write(state, author)),
        take_part: read.may(rules::may_take_part(state, author)),
        admit: holds(Change::OfficerJoined(jcat_domain::cases::OfficerJoined { officer: nobody })),
        suspend: holds(Change::CaseSuspended(reasoned())),
        resume: holds(Change::CaseResumed(reasoned())),
        cancel: holds(Change::CaseCancelled(reasoned())),
        split: read.may(jcat_domain::contributions::rules::may_contribute(state, author)),
    })
}
