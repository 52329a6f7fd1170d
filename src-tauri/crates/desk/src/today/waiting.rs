//! What an operation's outcome still asks of an officer: the report, one's own numbers, the way to the Board, the Board's noting.

use jcat_domain::Author;
use jcat_domain::Instant;
use jcat_domain::cases::{CaseState, rules};
use jcat_domain::duties::Duty;
use jcat_domain::ids::CaseId;
use jcat_domain::labels;
use jcat_domain::outcome::rules::may_confirm;
use jcat_domain::outcome::standing::{OutcomeFacts, OutcomeStanding};
use jcat_domain::situation::{self, reports};
use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

use super::EACH;
use crate::error::Error;
use crate::operation::outcome;
use crate::replica::read;
use crate::work::Read;

labels! {
    /// What is asked.
    OutcomeStep {
        /// The lead writes what was done.
        Write = "write-outcome",
        /// One confirms the numbers of one's own agency.
        Confirm = "confirm-numbers",
        /// Somebody of EC3 seconds going without an agency's confirmation.
        Second = "second-confirmation-waiver",
        /// The lead puts it before the Board.
        Put = "put-outcome",
        /// The secretary records that the Board noted it.
        Note = "note-outcome",
    }
}

/// An outcome in which something is asked of one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutcomeWaits {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title; empty where it may not be read.
    pub title: String,
    /// What is asked.
    pub step: OutcomeStep,
}

/// For how long after the Board noted an outcome its numbers are compared again: a desk that was cut off may bring more.
const COMPARED: i64 = 60 * 86_400_000;

/// Lists outcomes that wait for one: on the cases one is on, and for the secretary whatever is before the Board.
pub(super) fn outcomes(read: &Read<'_>, author: &Author) -> Result<Vec<OutcomeWaits>, Error> {
    let mut found = Vec::new();
    // Who is not on a case has none of its numbers.
    let on = "SELECT c.id, c.label, c.title FROM case_has h JOIN cases c ON c.id = h.id LEFT JOIN outcomes o ON o.case_id = c.id
        WHERE h.what = 'officer' AND h.term = ?1
        AND (c.stage = 'wrap-up' OR (c.stage = 'closed' AND o.drafted_at IS NOT NULL AND (o.noted_at IS NULL OR o.noted_at > ?2)))
        ORDER BY c.changed_at DESC LIMIT ?3";
    for row in rows(read, on, params![read.me.officer.to_string(), read.now.0 - COMPARED, EACH])? {
        let case = read::case(read.connection, row.0)?;
        let facts = outcome::facts(read, &case)?;
        let second = outcome::may_second(read, &case)?.then_some(OutcomeStep::Second);
        found.extend(steps(&case, &facts, author).into_iter().chain(second).map(|step| OutcomeWaits {
            case: row.0,
            label: row.1.clone(),
            title: row.2.clone(),
            step,
        }));
    }
    if author.has(Duty::Secretary) {
        let put = "SELECT c.id, c.label, c.title FROM outcomes o JOIN cases c ON c.id = o.case_id
            WHERE o.noted_at IS NULL AND o.put_at IS NOT NULL ORDER BY o.put_at LIMIT ?1";
        let rows = rows(read, put, params![EACH])?;
        found.extend(rows.into_iter().map(|(case, label, title)| OutcomeWaits { case, label, title, step: OutcomeStep::Note }));
    }
    Ok(found)
}

/// Says what an outcome asks of somebody who is on the case.
fn steps(case: &CaseState, facts: &OutcomeFacts, who: &Author) -> Vec<OutcomeStep> {
    let leads = rules::may_lead(case, who).is_ok();
    let mut steps = Vec::new();
    if leads && !facts.written {
        steps.push(OutcomeStep::Write);
    }
    let own = who.agency.as_ref().is_some_and(|agency| facts.unconfirmed.contains(agency) && may_confirm(case, agency, who).is_ok());
    // Nobody confirms before there is a report to confirm them in.
    if own && facts.standing != OutcomeStanding::None {
        steps.push(OutcomeStep::Confirm);
    }
    let whole = facts.written && facts.is_complete();
    if leads && whole && matches!(facts.standing, OutcomeStanding::Confirmed | OutcomeStanding::Changed) {
        steps.push(OutcomeStep::Put);
    }
    steps
}

/// A situation report that is due.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportDue {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title; empty where it may not be read.
    pub title: String,
    /// Since when.
    pub since: Instant,
}

/// Lists situation reports that are due, on the cases one is on and of which one says how often they are made; and when the next will be.
pub(super) fn reports(read: &Read<'_>, author: &Author) -> Result<(Vec<ReportDue>, Option<Instant>), Error> {
    let on = "SELECT c.id, c.label, c.title FROM hours h JOIN cases c ON c.id = h.case_id JOIN case_has p ON p.id = c.id
        WHERE h.hour IS NOT NULL AND c.stage = 'operation' AND p.what = 'officer' AND p.term = ?1 ORDER BY h.hour LIMIT ?2";
    let (mut found, mut again) = (Vec::new(), None);
    for (id, label, title) in rows(read, on, params![read.me.officer.to_string(), EACH])? {
        let (case, state) = (read::case(read.connection, id)?, read::situation_if_here(read.connection, id)?);
        let Some(state) = state.filter(|state| situation::may_set_hour(&case, Some(state), author).is_ok()) else { continue };
        match reports::due(&case, &state, read.now).map(|due| (due.since(read.now), due.at)) {
            Some((Some(since), _)) => found.push(ReportDue { case: id, label, title, since }),
            Some((None, at)) => again = Some(again.map_or(at, |known: Instant| known.min(at))),
            None => {}
        }
    }
    Ok((found, again))
}

fn rows(read: &Read<'_>, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<(CaseId, String, String)>, Error> {
    let mut statement = read.connection.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| Ok((CaseId(row.get(0)?), row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
