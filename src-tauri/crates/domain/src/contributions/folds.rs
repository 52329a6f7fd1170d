//! What the entries of a contribution fold to, and which of them hold.

use super::retention::{self, Retention};
use super::{ContributionState, KeyVersion, MOST, Permission, PermissionAnswer, Proposal};
use crate::Refusal;
use crate::change::Change;
use crate::contributions::rules::CONTRIBUTES;
use crate::duties::Author;
use crate::fold::Fact;

/// Begins a contribution with its terms.
pub fn begin(fact: &Fact<'_>) -> Result<ContributionState, Refusal> {
    let Change::ContributionBegun(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(CONTRIBUTES)?;
    let agency = fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    Ok(ContributionState {
        id: it.contribution,
        case: it.case,
        agency,
        by: fact.author.officer,
        at: fact.at,
        terms: it.terms.clone(),
        marked: fact.mark.clone(),
        versions: 1,
        count: it.count,
        keyed: KeyVersion::FIRST,
        proposals: Vec::new(),
        permissions: std::collections::BTreeMap::new(),
        uses: std::collections::BTreeMap::new(),
        withdrawn: None,
        retention: Retention::default(),
        indicators: Vec::new(),
    })
}

/// Folds what follows into a contribution.
pub fn fold(state: &mut ContributionState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    if retention::fold(state, fact) {
        return Ok(());
    }
    let (by, at) = (fact.author.officer, fact.at);
    match fact.change {
        Change::IndicatorsAdded(it) => {
            state.indicators.extend(it.indicators.iter().cloned());
            state.keyed = it.keyed.unwrap_or_default();
        }
        Change::ContributionRekeyed(it) => state.keyed = it.keyed,
        Change::ContributionMarked(it) => {
            state.keyed = it.keyed.unwrap_or(state.keyed);
            let terms = &mut state.terms;
            let unknown = (!fact.knows(&state.marked)).then(|| terms.clone());
            (terms.marking, terms.category, terms.minor, terms.tells) = (Some(it.marking.clone()), it.category, it.minor, it.tells);
            // Neither knew of the other: what both ask for holds until somebody who has seen both marks again.
            if let Some(before) = unknown {
                terms.marking = before.marking.map_or_else(|| Some(it.marking.clone()), |marking| Some(marking.join(&it.marking)));
                terms.category = [before.category, it.category].into_iter().flatten().max_by_key(|it| !it.is_compared());
                terms.minor |= before.minor;
                terms.tells = [before.tells, it.tells].into_iter().flatten().min();
            }
            state.marked = fact.mark.clone();
            state.versions += 1;
            state.proposals.clear();
        }
        Change::MarkingProposed(it) => {
            state.proposals.push(Proposal { marking: it.marking.clone(), reason: it.reason.clone(), by, at });
        }
        Change::PermissionAsked(it) => {
            let asked = Permission { what: it.what, scope: it.scope.clone(), reason: it.reason.clone(), by, at, answer: None };
            state.permissions.insert(it.permission, asked);
            state.uses.remove(&it.what);
        }
        Change::PermissionAnswered(it) => {
            let asked = state.permissions.get_mut(&it.permission).ok_or(Refusal::NotRecorded)?;
            asked.answer = Some(PermissionAnswer { granted: it.granted, until: it.until, reason: it.reason.clone(), by, at });
        }
        Change::UseDecided(it) => {
            state.uses.insert(it.what, (it.used, it.reason.clone()));
        }
        Change::ContributionWithdrawn(it) => state.withdrawn = Some((it.reason.clone(), by, at)),
        Change::ContributionRestored(_) => state.withdrawn = None,
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

/// Says whether a change holds on this contribution, by this author. The same answer when deciding and when folding.
pub fn holds(state: &ContributionState, change: &Change, author: &Author) -> Result<(), Refusal> {
    if state.retention.erased.is_some() {
        let signs = matches!(change, Change::ErasureProposed(_) | Change::ContributionErased(_));
        // Two desks may sign the same without knowing of each other: what comes second changes nothing.
        return if signs { author.require(retention::REVIEWS) } else { Err(Refusal::DataErased) };
    }
    if let Some(answer) = retention::holds(state, change, author) {
        return answer;
    }
    author.require(CONTRIBUTES)?;
    match change {
        Change::IndicatorsAdded(it) => {
            if author.officer != state.by {
                return Err(Refusal::NotOfAgency { agency: state.agency.clone() });
            }
            let found = state.indicators.len() + it.indicators.len();
            let limit = usize::try_from(state.count).unwrap_or(MOST).min(MOST);
            if found > limit { Err(Refusal::TooMany { limit, found }) } else { Ok(()) }
        }
        Change::ContributionMarked(_) => {
            owns(state, author)?;
            still_there(state)
        }
        Change::ContributionRekeyed(it) => {
            owns(state, author)?;
            still_there(state)?;
            // The same again changes nothing: two desks of one agency may do it without knowing of each other.
            if it.keyed >= state.keyed { Ok(()) } else { Err(Refusal::AlreadyRecorded) }
        }
        Change::MarkingProposed(it) => {
            still_there(state)?;
            let now = state.marking();
            if it.marking.satisfies(&now) && it.marking != now { Ok(()) } else { Err(Refusal::NotStricter) }
        }
        Change::PermissionAsked(it) => {
            still_there(state)?;
            if state.permissions.contains_key(&it.permission) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::PermissionAnswered(it) => {
            owns(state, author)?;
            // A permission that was given may be taken back, and one that was refused may be given.
            if state.permissions.contains_key(&it.permission) { Ok(()) } else { Err(Refusal::NotRecorded) }
        }
        Change::UseDecided(_) => still_there(state),
        Change::ContributionWithdrawn(_) => {
            owns(state, author)?;
            still_there(state)
        }
        Change::ContributionRestored(_) => {
            owns(state, author)?;
            if state.withdrawn.is_some() { Ok(()) } else { Err(Refusal::AlreadyRecorded) }
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// What an agency asserts is changed by nobody else (DAT-1).
fn owns(state: &ContributionState, author: &Author) -> Result<(), Refusal> {
    author.require_of(&state.agency)
}

const fn still_there(state: &ContributionState) -> Result<(), Refusal> {
    if state.withdrawn.is_none() { Ok(()) } else { Err(Refusal::ContributionWithdrawn) }
}
