//! Moving a case along the working method, and what its next stage still lacks.

use std::collections::BTreeSet;

use jcat_domain::cases::stages::{self, Circumstances, Guard, HoldCase, MoveCase, Way};
use jcat_domain::cases::{CaseState, Stage};
use jcat_domain::ids::{AgencyId, CaseId};
use jcat_domain::outcome::standing::OutcomeStanding;
use jcat_domain::readiness::Gate;
use jcat_domain::{Change, Instant, Refusal};
use serde::Serialize;
use ts_rs::TS;

use crate::error::Error;
use crate::operation::outcome;
use crate::plans;
use crate::readiness::{self, view::WaiverRow};
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// A stage that a case can go to, and what stands in the way.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NextStage {
    /// The stage.
    pub to: Stage,
    /// Which way that is.
    pub way: Way,
    /// Whether who asks may move it there now.
    pub may: May,
    /// What it still lacks, whoever asks.
    pub lacks: Vec<Lack>,
}

/// Something that must be true before a case comes into a stage, and is not.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Lack {
    /// What.
    pub guard: Guard,
    /// The same as a sentence.
    pub said: String,
    /// What would satisfy it, and who can supply it.
    pub hint: String,
}

/// How ready a case is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Readiness {
    /// Conditions that do not stand in the way.
    pub open: u32,
    /// How many there are.
    pub of: u32,
    /// Of a case that was ready and is not any more: what fell.
    pub fallen: Vec<Gate>,
    /// What was decided to go without, on the cover of the plan.
    pub waivers: Vec<WaiverRow>,
    /// From when action is planned.
    pub from: Option<Instant>,
}

/// Counts tasks and conditions, for the head of a case.
pub(crate) fn summary(read: &Read<'_>, state: &CaseState) -> Result<(u32, Option<Readiness>), Error> {
    let tasks = u32::try_from(plans::reckon::tasks(read.connection, state.id)?).unwrap_or(u32::MAX);
    if state.is_project() || !matches!(state.stage, Stage::Planning | Stage::Readying | Stage::Ready) {
        return Ok((tasks, None));
    }
    let gates = readiness::view::gates_now(read, state)?;
    let failing: Vec<Gate> = gates.iter().filter(|(_, standing)| standing.fails()).map(|(gate, _)| *gate).collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let facts = read::readiness(read.connection, state.id)?;
    let summary = Readiness {
        open: count(gates.len() - failing.len()),
        of: count(gates.len()),
        waivers: readiness::view::waivers(read, state, &facts)?,
        from: read::plan(read.connection, state.id)?.window().map(|(from, _)| from),
        fallen: if state.stage == Stage::Ready && is_on(read, state.id)? { failing } else { Vec::new() },
    };
    Ok((tasks, Some(summary)))
}

/// Lists the agencies without whose numbers an outcome counts, or is about to: on the head of the case.
pub(crate) fn counts_without(read: &Read<'_>, state: &CaseState, facts: &Circumstances) -> Result<Vec<AgencyId>, Error> {
    match state.stage {
        Stage::WrapUp => Ok(facts.outcome.left_out.iter().cloned().collect()),
        Stage::Closed => outcome::told_without(read, state.id),
        _ => Ok(Vec::new()),
    }
}

/// Says whether who asks is on the case, and so has what its readiness is reckoned from.
pub(crate) fn is_on(read: &Read<'_>, case: CaseId) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM case_has WHERE id = ?1 AND what = 'officer' AND term = ?2)";
    Ok(read.connection.prepare_cached(sql)?.query_row((case.0, read.me.officer.to_string()), |row| row.get(0))?)
}

/// Lists the cases that who asks is on and that are ready, or were.
pub(crate) fn cases_on(read: &Read<'_>) -> Result<BTreeSet<CaseId>, Error> {
    let sql = "SELECT c.id FROM case_has h JOIN cases c ON c.id = h.id WHERE h.what = 'officer' AND h.term = ?1 AND c.stage = 'ready'";
    let rows =
        read.connection.prepare_cached(sql)?.query_map([read.me.officer.to_string()], |row| Ok(CaseId(row.get(0)?)))?.collect::<Result<_, _>>();
    Ok(rows?)
}

/// Lists the cases in their wrap-up of which the Board noted what is put now.
pub(crate) fn cases_noted(read: &Read<'_>) -> Result<BTreeSet<CaseId>, Error> {
    let sql = "SELECT c.id FROM outcomes o JOIN cases c ON c.id = o.case_id WHERE o.noted_at IS NOT NULL AND c.stage = 'wrap-up'";
    let rows = read.connection.prepare_cached(sql)?.query_map([], |row| Ok(CaseId(row.get(0)?)))?.collect::<Result<_, _>>();
    Ok(rows?)
}

/// Says whether a case could be closed by its outcome: noted with the numbers as they are now, written and complete.
pub(crate) fn may_be_closed(read: &Read<'_>, case: CaseId) -> Result<bool, Error> {
    let facts = outcome::facts(read, &read::case(read.connection, case)?)?;
    Ok(facts.standing == OutcomeStanding::Noted && facts.written && facts.is_complete())
}

/// Says whether a condition of a case does not hold now.
pub(crate) fn has_fallen(read: &Read<'_>, case: CaseId) -> Result<bool, Error> {
    let gates = readiness::view::gates_now(read, &read::case(read.connection, case)?)?;
    Ok(gates.iter().any(|(_, standing)| standing.fails()))
}

/// Lists where a case can go and what that lacks.
pub(crate) fn next(read: &Read<'_>, state: &CaseState, facts: &Circumstances) -> Result<Vec<NextStage>, Error> {
    let author = read.author()?;
    Ok(stages::next(state.kind, state.stage)
        .map(|row| {
            let request = MoveCase { case: state.id, to: row.to, reason: "-".into() };
            let lacks = stages::unmet(state, row, facts).into_iter().map(|guard| Lack {
                guard,
                said: read.words.say(&format!("unmet-{guard}")),
                hint: read.words.say(&format!("unmet-{guard}-hint")),
            });
            NextStage { to: row.to, way: row.way, may: read.may(stages::move_to(state, &request, facts, author)), lacks: lacks.collect() }
        })
        .collect())
}

/// Reads what the guards ask of other subjects.
pub(crate) fn circumstances(read: &Read<'_>, state: &CaseState) -> Result<Circumstances, Error> {
    let roster = read.roster()?;
    let of_lead = |officer: &&jcat_domain::ids::OfficerId| {
        roster.officers.get(officer).is_some_and(|found| {
            let country = roster.organisations.get(&found.agency).and_then(|agency| agency.country);
            found.agency == state.agency || (country.is_some() && country == state.country)
        })
    };
    let lead_officers = state.officers.keys().filter(of_lead).count();
    if state.stage == Stage::WrapUp {
        return Ok(Circumstances { lead_officers, outcome: outcome::facts(read, state)?, ..Circumstances::default() });
    }
    // The plan and the gates cost something, and only these stages ask for them.
    if !matches!(state.stage, Stage::Planning | Stage::Readying | Stage::Ready) {
        return Ok(Circumstances { lead_officers, ..Circumstances::default() });
    }
    let tasks = plans::reckon::tasks(read.connection, state.id)?;
    if state.is_project() {
        return Ok(Circumstances { lead_officers, tasks, ..Circumstances::default() });
    }
    let failing = readiness::view::gates_now(read, state)?;
    let failing = failing.into_iter().filter(|(_, standing)| standing.fails()).map(|(gate, _)| gate).collect();
    Ok(Circumstances { lead_officers, tasks, failing, ..Circumstances::default() })
}

/// Moves a case to the next stage, or back.
pub(crate) fn move_case(work: &mut Work<'_>, request: MoveCase) -> Result<Nothing, Error> {
    let state = read::case(work.connection, request.case)?;
    let facts = circumstances(work, &state)?;
    let change = stages::move_to(&state, &request, &facts, work.author()?)?;
    work.record_case(request.case, change)?;
    // Only what goes back the same way; the others are moved by somebody who says why.
    if stages::transition(state.kind, request.to, state.stage).is_some() {
        work.reverse("moveCase", &MoveCase { to: state.stage, ..request })?;
    }
    Ok(Nothing {})
}

/// Lets a case rest.
pub(crate) fn suspend(work: &mut Work<'_>, request: HoldCase) -> Result<Nothing, Error> {
    let state = held(work, &request, stages::suspend)?;
    let after = read::case(work.connection, request.case)?;
    if stages::resumes_to(&after) == state.stage {
        work.reverse("resumeCase", &request)?;
    }
    Ok(Nothing {})
}

/// Takes up again a case that rests.
pub(crate) fn resume(work: &mut Work<'_>, request: HoldCase) -> Result<Nothing, Error> {
    held(work, &request, stages::resume)?;
    work.reverse("suspendCase", &request)?;
    Ok(Nothing {})
}

/// Gives a case up.
pub(crate) fn cancel(work: &mut Work<'_>, request: HoldCase) -> Result<Nothing, Error> {
    held(work, &request, stages::cancel)?;
    Ok(Nothing {})
}

type Rule = fn(&CaseState, &str, &jcat_domain::Author) -> Result<Change, Refusal>;

/// Records what the rule answers; gives the case as it was before.
fn held(work: &mut Work<'_>, request: &HoldCase, rule: Rule) -> Result<CaseState, Error> {
    let state = read::case(work.connection, request.case)?;
    let change = rule(&state, &request.reason, work.author()?)?;
    work.record_case(request.case, change)?;
    Ok(state)
}
