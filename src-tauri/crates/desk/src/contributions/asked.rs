//! What waits for a word of the agency whose data they are: requests for a permission, and stricter markings that somebody proposed (DAT-3).

use jcat_domain::contributions::ContributionState;
use jcat_domain::ids::{CaseId, ContributionId};
use jcat_domain::{Duty, Instant};
use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

use super::read_head;
use crate::error::Error;
use crate::work::Read;

/// Data of one's own agency about which somebody asked something.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AskedOfUs {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// The data.
    pub contribution: ContributionId,
    /// What they are called.
    pub name: String,
    /// Requests for a permission without an answer.
    pub permissions: u32,
    /// Stricter markings that were proposed and not taken up.
    pub markings: u32,
    /// Since when the first of them waits.
    pub since: Instant,
}

/// Who answers for an agency, where they read the case.
const ANSWERERS: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Eurojust, Duty::Analyst, Duty::Guest];

/// How many things of data wait for their provider.
pub(crate) fn count(state: &ContributionState) -> usize {
    state.permissions.values().filter(|it| it.answer.is_none()).count() + state.proposals.len()
}

/// Gives what waits for the officer's own agency, the longest first; to who may answer.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<AskedOfUs>, Error> {
    let author = read.author()?;
    let Some(agency) = author.agency.as_ref().filter(|_| author.require(ANSWERERS).is_ok()) else { return Ok(Vec::new()) };
    let mut statement = read.connection.prepare_cached(
        "SELECT d.head, c.label, c.title FROM contributions d JOIN cases c ON c.id = d.case_id WHERE d.agency = ?1 AND d.asked > 0 LIMIT 100",
    )?;
    let mut rows = statement.query(params![agency.as_str()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let state = read_head(row.get_ref(0)?.as_str().unwrap_or_default())?;
        let asked = state.permissions.values().filter(|it| it.answer.is_none()).map(|it| it.at);
        let Some(since) = asked.chain(state.proposals.iter().map(|it| it.at)).min() else { continue };
        let markings = state.proposals.len();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        found.push(AskedOfUs {
            case: state.case,
            label: row.get(1)?,
            title: row.get(2)?,
            contribution: state.id,
            name: state.terms.name.clone(),
            permissions: number(count(&state).saturating_sub(markings)),
            markings: number(markings),
            since,
        });
    }
    found.sort_by_key(|it| it.since);
    Ok(found)
}
