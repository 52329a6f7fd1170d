//! Sightings: what agencies saw of an indicator since it was recorded, or that it is none (DAT-9).
//!
//! A sighting is about one agency's assertion, by its contribution and place, and is said by an agency of the case. It changes nothing
//! of what was asserted: a false positive is one agency's word, shown beside the others'.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, Reasoned};
use crate::change::Change;
use crate::contributions::ContributionState;
use crate::contributions::rules::{CONTRIBUTES, may_contribute};
use crate::duties::Author;
use crate::fold::Fact;
use crate::ids::{AgencyId, CaseId, ContributionId, OfficerId, SightingId};
use crate::text::{self, TextField};
use crate::{Instant, Refusal};

/// The most times that one sighting counts.
pub const MOST: u32 = 1_000_000;

labels! {
    /// What was seen.
    SightingKind {
        /// It was seen.
        Seen = "seen",
        /// It is not what it was taken for.
        FalsePositive = "false-positive",
        /// It is no longer in use.
        Expired = "expired",
    }
}

/// An agency said what it saw.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SightingRecorded {
    /// The sighting.
    #[n(0)]
    pub sighting: SightingId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// The contribution that the assertion is of.
    #[n(2)]
    pub contribution: ContributionId,
    /// Which indicator of it.
    #[n(3)]
    pub n: u32,
    /// What was seen.
    #[n(4)]
    pub kind: SightingKind,
    /// When, the last time.
    #[n(5)]
    pub seen_at: Instant,
    /// How often.
    #[n(6)]
    pub count: u32,
    /// Where, or how it is known.
    #[n(7)]
    pub note: Option<String>,
}

/// A sighting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SightingState {
    /// The sighting.
    pub id: SightingId,
    /// The case.
    pub case: CaseId,
    /// The contribution that the assertion is of.
    pub contribution: ContributionId,
    /// Which indicator of it.
    pub n: u32,
    /// What was seen.
    pub kind: SightingKind,
    /// When, the last time.
    pub seen_at: Instant,
    /// How often.
    pub count: u32,
    /// Where, or how it is known.
    pub note: Option<String>,
    /// Who saw it.
    pub agency: AgencyId,
    /// Who recorded it.
    pub by: OfficerId,
    /// When that was recorded.
    pub at: Instant,
    /// Why it was taken back, by whom and when.
    pub withdrawn: Option<(String, OfficerId, Instant)>,
}

/// Says what was seen of an indicator (DAT-9).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordSighting {
    /// The contribution that the assertion is of.
    pub contribution: ContributionId,
    /// Which indicator of it.
    pub n: u32,
    /// What was seen.
    pub kind: SightingKind,
    /// When, the last time, by the office's clock: `2027-03-01 10:00`. None: now.
    #[serde(default)]
    #[ts(optional)]
    pub seen: Option<String>,
    /// How often; none: once.
    #[serde(default)]
    #[ts(optional)]
    pub count: Option<u32>,
    /// Where, or how it is known.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Takes a sighting back, or puts it back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawSighting {
    /// The sighting.
    pub sighting: SightingId,
    /// Why.
    pub reason: String,
}

/// Begins a sighting.
pub fn begin(fact: &Fact<'_>) -> Result<SightingState, Refusal> {
    let Change::SightingRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(CONTRIBUTES)?;
    Ok(SightingState {
        id: it.sighting,
        case: it.case,
        contribution: it.contribution,
        n: it.n,
        kind: it.kind,
        seen_at: it.seen_at,
        count: it.count.clamp(1, MOST),
        note: it.note.clone(),
        agency: fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?,
        by: fact.author.officer,
        at: fact.at,
        withdrawn: None,
    })
}

/// Folds what follows into a sighting.
pub fn fold(state: &mut SightingState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    state.withdrawn = match fact.change {
        Change::SightingWithdrawn(it) => Some((it.reason.clone(), fact.author.officer, fact.at)),
        _ => None,
    };
    Ok(())
}

/// Says whether a change holds on this sighting, by this author.
pub fn holds(state: &SightingState, change: &Change, author: &Author) -> Result<(), Refusal> {
    author.require(CONTRIBUTES)?;
    if !author.is_of(&state.agency) {
        return Err(Refusal::NotOfAgency { agency: state.agency.clone() });
    }
    match (change, &state.withdrawn) {
        (Change::SightingWithdrawn(_), None) | (Change::SightingRestored(_), Some(_)) => Ok(()),
        (Change::SightingWithdrawn(_) | Change::SightingRestored(_), _) => Err(Refusal::AlreadyRecorded),
        _ => Err(Refusal::OutOfPlace),
    }
}

/// Says what was seen of an indicator that stands. `held`: how many indicators of the contribution are here.
pub fn record(
    (case, of, held): (&CaseState, &ContributionState, u32),
    request: &RecordSighting,
    sighting: SightingId,
    now: Instant,
    who: &Author,
) -> Result<Change, Refusal> {
    may_contribute(case, who)?;
    if of.case != case.id || request.n >= held || !of.stands(now.office_day()) {
        return Err(Refusal::NotAmongData);
    }
    let count = request.count.unwrap_or(1);
    if count == 0 || count > MOST {
        return Err(Refusal::OutOfRange { value: i64::from(count), least: 1, most: i64::from(MOST) });
    }
    let seen_at = match request.seen.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
        Some(text) => Instant::from_office_time(text).ok_or(Refusal::NotATime)?,
        None => now,
    };
    if seen_at > now {
        return Err(Refusal::InTheFuture);
    }
    let note = request.note.as_deref().map_or(Ok(None), |it| text::optional(TextField::Reason, it))?;
    let change = SightingRecorded { sighting, case: case.id, contribution: of.id, n: request.n, kind: request.kind, seen_at, count, note };
    Ok(Change::SightingRecorded(change))
}

/// Takes a sighting back.
pub fn withdraw(state: &SightingState, request: &WithdrawSighting, who: &Author) -> Result<Change, Refusal> {
    let change = Change::SightingWithdrawn(Reasoned { reason: text::required(TextField::Reason, &request.reason)? });
    holds(state, &change, who)?;
    Ok(change)
}

/// Puts a sighting back that was taken back.
pub fn restore(case: &CaseState, state: &SightingState, request: &WithdrawSighting, who: &Author) -> Result<Change, Refusal> {
    may_contribute(case, who)?;
    let change = Change::SightingRestored(Reasoned { reason: text::required(TextField::Reason, &request.reason)? });
    holds(state, &change, who)?;
    Ok(change)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::Audience;
    use crate::contributions::tests::{NOW, at_place, case, given, paris, recorded, vienna};

    const SIGHTING: SightingId = SightingId(Uuid::from_u128(60));

    fn said(change: &RecordSighting, who: &Author) -> Result<SightingState, Refusal> {
        let change = record((&case(), &recorded(&given()), 2), change, SIGHTING, NOW, who)?;
        let back = Change::decode(change.kind(), 1, &change.encode()).expect("what was written reads");
        assert!(back.belongs(SIGHTING.subject(), &Audience::Case(case().id)));
        begin(&at_place(&back, who, (1, 0)))
    }

    fn asked() -> RecordSighting {
        let contribution = recorded(&given()).id;
        RecordSighting { contribution, n: 1, kind: SightingKind::FalsePositive, seen: None, count: None, note: None }
    }

    #[test]
    fn a_sighting_is_about_an_assertion_that_stands_and_lies_behind_us() {
        let it = said(&asked(), &paris()).expect("recorded");
        assert_eq!((it.agency.as_str(), it.count, it.seen_at, it.kind), ("fr", 1, NOW, SightingKind::FalsePositive));
        assert_eq!(said(&RecordSighting { n: 2, ..asked() }, &paris()), Err(Refusal::NotAmongData), "there are two, from 0");
        let refused = |count: u32| Err(Refusal::OutOfRange { value: i64::from(count), least: 1, most: i64::from(MOST) });
        assert_eq!(said(&RecordSighting { count: Some(0), ..asked() }, &paris()), refused(0));
        assert_eq!(said(&RecordSighting { count: Some(MOST + 1), ..asked() }, &paris()), refused(MOST + 1));
        let at = |text: &str| said(&RecordSighting { seen: Some(text.into()), ..asked() }, &paris()).map(|it| it.seen_at);
        assert_eq!(at("2027-03-01 10:01"), Err(Refusal::InTheFuture));
        assert_eq!(at("last Tuesday"), Err(Refusal::NotATime));
        assert_eq!(at("2027-03-01 09:00"), Ok(Instant(NOW.0 - 3_600_000)));
        let mut withdrawn = recorded(&given());
        withdrawn.withdrawn = Some(("r".into(), withdrawn.by, NOW));
        assert_eq!(record((&case(), &withdrawn, 2), &asked(), SIGHTING, NOW, &vienna()), Err(Refusal::NotAmongData));
    }

    #[test]
    fn a_sighting_is_taken_back_by_who_saw_it_alone() {
        let mut state = said(&asked(), &paris()).expect("recorded");
        let before = state.clone();
        let request = WithdrawSighting { sighting: SIGHTING, reason: "Looked again.".into() };
        assert!(matches!(withdraw(&state, &request, &vienna()), Err(Refusal::NotOfAgency { .. })), "nobody unsays what another saw");
        let back = withdraw(&state, &request, &paris()).expect("its own");
        fold(&mut state, &at_place(&back, &paris(), (2, 1))).expect("holds");
        assert!(state.withdrawn.is_some());
        let again = restore(&case(), &state, &request, &paris()).expect("put back");
        fold(&mut state, &at_place(&again, &paris(), (3, 2))).expect("holds");
        assert_eq!(state, before);
    }
}
