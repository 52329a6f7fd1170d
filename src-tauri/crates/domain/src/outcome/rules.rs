//! Requests on an outcome, and the rules that answer them. Who may leave out an agency's numbers stands in [`waivers`](super::waivers).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::standing::OutcomeStanding;
use super::{
    MarkedText, NotingState, Numbers, NumbersConfirmed, NumbersDigest, OutcomeDrafted, OutcomeEdited, OutcomeNoted, OutcomePut, OutcomePutWithout,
    OutcomeState, PublicApproved, PublicDigest, WrittenPart, waivers,
};
use crate::cases::{CaseState, Origin, Stage, rules as case_rules};
use crate::change::Change;
use crate::counters::Total;
use crate::duties::{Author, Duty};
use crate::handling::Tlp;
use crate::ids::{AgencyId, CaseId};
use crate::text::{self, TextField};
use crate::{Country, Day, Refusal, Span};

/// Writes parts of the outcome report, and begins it where there is none (OUT).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WriteOutcome {
    /// The case.
    pub case: CaseId,
    /// The first action day; as before where it is left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<Day>,
    /// The last action day.
    #[serde(default)]
    #[ts(optional)]
    pub last: Option<Day>,
    /// Parts that are written.
    #[serde(default)]
    pub parts: Vec<WrittenPart>,
}

/// Confirms the numbers of one's own agency (OUT).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ConfirmNumbers {
    /// The case.
    pub case: CaseId,
    /// The agency; one's own unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub agency: Option<AgencyId>,
    /// The digest of the numbers that were looked at. Others may have come in since.
    pub digest: NumbersDigest,
}

/// Puts the outcome before the Board (OUT).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PutOutcome {
    /// The case.
    pub case: CaseId,
}

/// Records that the Board noted an outcome (OUT).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NoteOutcome {
    /// The case.
    pub case: CaseId,
    /// What was noted.
    pub digest: NumbersDigest,
    /// On which day.
    pub on: Day,
    /// The words of the record.
    pub text: String,
}

/// Approves what everybody may be told (OUT).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ApprovePublic {
    /// The case.
    pub case: CaseId,
    /// The digest of the version that was looked at.
    pub digest: PublicDigest,
}

// ---- rules -------------------------------------------------------------------------------------------------------------

pub(super) fn leads(agency: &AgencyId, country: Option<Country>, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Officer, Duty::Ec3])?;
    let is_lead = author.is_of(agency) || (author.country.is_some() && author.country == country);
    if is_lead { Ok(()) } else { Err(Refusal::NotTheLead { lead: agency.clone() }) }
}

/// Says whether somebody may write the report: the lead, once the operation is over, or for a case that was over before this system.
pub fn may_write(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    leads(&case.agency, case.country, who)?;
    match case.stage {
        Stage::WrapUp => Ok(()),
        Stage::Closed if matches!(case.origin, Origin::BroughtIn { .. }) => Ok(()),
        stage => Err(Refusal::NotInWrapUp { stage }),
    }
}

/// Writes parts of the report; answers with the changes to record, in order.
pub fn write(case: &CaseState, state: Option<&OutcomeState>, request: &WriteOutcome, who: &Author) -> Result<Vec<Change>, Refusal> {
    may_write(case, who)?;
    let before = state.map(|state| state.period.value);
    let period = period(request, before)?;
    let mut parts = Vec::with_capacity(request.parts.len());
    for written in &request.parts {
        let text = text::optional(TextField::Summary, &written.text.text)?.unwrap_or_default();
        parts.push(WrittenPart { part: written.part, text: MarkedText { text, tlp: written.text.tlp } });
    }
    let mut changes = Vec::new();
    let moved = match before {
        None => {
            let period = period.ok_or(Refusal::PeriodMissing)?;
            changes.push(Change::OutcomeDrafted(OutcomeDrafted { case: case.id, agency: case.agency.clone(), country: case.country, period }));
            None
        }
        Some(before) => period.filter(|period| *period != before),
    };
    if moved.is_some() || !parts.is_empty() {
        changes.push(Change::OutcomeEdited(OutcomeEdited { period: moved, parts }));
    }
    Ok(changes)
}

/// Reads the action days: people say the last one, a span ends on the day after.
fn period(request: &WriteOutcome, before: Option<Span>) -> Result<Option<Span>, Refusal> {
    let from = request.from.or_else(|| before.and_then(|span| span.from));
    let last = request.last.or_else(|| before.and_then(|span| span.to).map(Day::before));
    match (from, last) {
        (Some(from), Some(last)) if last < from => Err(Refusal::EmptyInterval { from, to: last }),
        (Some(from), Some(last)) => Ok(Some(Span { from: Some(from), to: Some(last.plus(1)) })),
        _ => Ok(None),
    }
}

/// Says whether somebody may put the outcome before the Board: the lead, in the wrap-up, and afterwards, because a number that
/// arrives from a desk that was cut off changes what the Board noted.
pub fn may_put(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    leads(&case.agency, case.country, who)?;
    match case.stage {
        Stage::WrapUp | Stage::Closed => Ok(()),
        stage => Err(Refusal::NotInWrapUp { stage }),
    }
}

/// Says whether somebody may confirm the numbers of an agency: one of its officers. EC3 answers for nobody else here.
pub fn may_confirm(case: &CaseState, agency: &AgencyId, who: &Author) -> Result<(), Refusal> {
    case_rules::may_take_part(case, who)?;
    who.require_of(agency)
}

/// Confirms an agency's numbers, which are what whoever confirms has looked at.
pub fn confirm(case: &CaseState, request: &ConfirmNumbers, digest: &NumbersDigest, totals: Vec<Total>, who: &Author) -> Result<Change, Refusal> {
    let agency = request.agency.clone().or_else(|| who.agency.clone()).ok_or(Refusal::NeedsDuty { duty: Duty::Officer })?;
    may_confirm(case, &agency, who)?;
    if request.digest != *digest {
        return Err(Refusal::NumbersChanged);
    }
    Ok(Change::NumbersConfirmed(NumbersConfirmed { agency, digest: digest.clone(), totals }))
}

/// Lists the agencies whose numbers nobody confirmed as they are now: those of a country that take part, and any that counted.
pub fn unconfirmed(state: &OutcomeState, agencies: &BTreeMap<AgencyId, NumbersDigest>) -> BTreeSet<AgencyId> {
    let stands = |agency: &AgencyId, digest: &NumbersDigest| state.confirmed.get(agency).is_some_and(|it| it.digest == *digest);
    agencies.iter().filter(|(agency, digest)| !stands(agency, digest)).map(|(agency, _)| agency.clone()).collect()
}

/// The strictest marking of a total that goes to the Board, whose journal every officer of a member reads.
pub const FOR_THE_BOARD: Tlp = Tlp::Amber;

/// Puts the outcome before the Board, once every agency has confirmed or was left out.
pub fn put(case: &CaseState, state: &OutcomeState, noting: Option<&NotingState>, numbers: &Numbers, who: &Author) -> Result<Change, Refusal> {
    may_put(case, who)?;
    let missing = waivers::missing(state, &numbers.agencies);
    if !missing.is_empty() {
        return Err(Refusal::NotConfirmed { agencies: missing.into_iter().collect() });
    }
    let (open, strict): (Vec<Total>, Vec<Total>) = numbers.totals.iter().cloned().partition(|total| total.tlp <= FOR_THE_BOARD);
    let put = OutcomePut {
        case: case.id,
        agency: case.agency.clone(),
        country: case.country,
        period: state.period.value,
        digest: numbers.digest.clone(),
        totals: open,
        withheld: u32::try_from(strict.len()).unwrap_or(u32::MAX),
    };
    let without: Vec<AgencyId> = waivers::left_out(state, &numbers.agencies).into_iter().collect();
    let change = if without.is_empty() { Change::OutcomePut(put) } else { Change::OutcomePutWithout(OutcomePutWithout { put, without }) };
    noting.map_or(Ok(()), |noting| noting_holds(noting, &change, who))?;
    Ok(change)
}

/// Gives what a change puts before the Board, and whose numbers are not in it.
pub(super) fn put_of(change: &Change) -> Option<(&OutcomePut, BTreeSet<AgencyId>)> {
    match change {
        Change::OutcomePut(put) => Some((put, BTreeSet::new())),
        Change::OutcomePutWithout(it) => Some((&it.put, it.without.iter().cloned().collect())),
        _ => None,
    }
}

/// Says whether a change holds on a noting. The same answer when deciding and when folding.
pub fn noting_holds(state: &NotingState, change: &Change, author: &Author) -> Result<(), Refusal> {
    match change {
        Change::OutcomePut(_) | Change::OutcomePutWithout(_) => {
            leads(&state.put.agency, state.put.country, author)?;
            // The same numbers are noted once.
            let again = put_of(change).is_some_and(|(put, without)| put.digest == state.put.digest && without == state.without);
            if state.is_noted() && again { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::OutcomeNoted(it) => {
            author.require(&[Duty::Secretary])?;
            if it.digest != state.put.digest {
                return Err(Refusal::NumbersChanged);
            }
            if state.is_noted() { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Records that the Board noted the outcome.
pub fn note(state: &NotingState, request: &NoteOutcome, who: &Author) -> Result<Change, Refusal> {
    let text = text::required(TextField::Decision, &request.text)?;
    let change = Change::OutcomeNoted(OutcomeNoted { digest: request.digest.clone(), on: request.on, text });
    noting_holds(state, &change, who)?;
    Ok(change)
}

/// Says whether somebody may approve the public version: the lead, once the Board has noted the numbers in it.
pub fn may_approve_public(case: &CaseState, standing: OutcomeStanding, who: &Author) -> Result<(), Refusal> {
    leads(&case.agency, case.country, who)?;
    if standing == OutcomeStanding::Noted { Ok(()) } else { Err(Refusal::NotNotedYet) }
}

/// Approves the public version that whoever approves has looked at; `digest` is that of the version as it is now.
pub fn approve_public(
    case: &CaseState,
    state: &OutcomeState,
    standing: OutcomeStanding,
    request: &ApprovePublic,
    digest: &PublicDigest,
    who: &Author,
) -> Result<Change, Refusal> {
    may_approve_public(case, standing, who)?;
    if request.digest != *digest {
        return Err(Refusal::NumbersChanged);
    }
    if is_approved(state, digest) {
        return Err(Refusal::AlreadyRecorded);
    }
    Ok(Change::PublicApproved(PublicApproved { digest: digest.clone() }))
}

/// Says whether a public version is the one that was approved last.
pub fn is_approved(state: &OutcomeState, digest: &PublicDigest) -> bool {
    state.approved.as_ref().is_some_and(|approval| approval.digest == *digest)
}

/// Says whether the public version may be given out: the Board has noted its numbers, and the lead approved it as it is now.
pub fn may_publish(state: &OutcomeState, standing: OutcomeStanding, digest: &PublicDigest) -> Result<(), Refusal> {
    if standing != OutcomeStanding::Noted {
        return Err(Refusal::NotNotedYet);
    }
    if is_approved(state, digest) { Ok(()) } else { Err(Refusal::PublicNotApproved) }
}
