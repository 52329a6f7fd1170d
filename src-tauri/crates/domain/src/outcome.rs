//! What came of an operation (OUT): the lead drafts a report, each agency confirms its own numbers, the Board notes it.
//!
//! Two subjects. The **report** stands in the case's journal, with its texts and the confirmations. The **noting** stands in the
//! Board's: what the lead puts before it (the totals, never the texts), and that it was noted. A confirmation and a noting name
//! the digest of what they are about, so a number that changes afterwards needs a new word of whoever gave the old one. Whether
//! a digest still fits the counters is a standing condition that is computed and shown ([`standing`]): a fold reads one subject
//! alone.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, Origin, Stage, rules};
use crate::change::Change;
use crate::counters::Total;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::fold::Fact;
use crate::handling::Tlp;
use crate::ids::{AgencyId, CaseId, OfficerId};
use crate::text::{self, TextField};
use crate::{Country, Day, Instant, Refusal, Span};

pub mod public;
pub mod standing;

labels! {
    /// A part of the report that is written.
    OutcomePart {
        /// What was done.
        Summary = "summary",
        /// Who was harmed, and how they are told.
        Victims = "outcome-victims",
        /// What loss was prevented, and how that was estimated.
        LossPrevented = "loss-prevented",
        /// What went well and what did not.
        Lessons = "lessons",
        /// What is still to be done.
        FollowUps = "follow-ups",
        /// Who is credited.
        Partners = "partners",
    }
}

/// A text with how it may be passed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct MarkedText {
    /// What it says; empty where nothing is said.
    #[n(0)]
    pub text: String,
    /// How it may be passed on.
    #[n(1)]
    pub tlp: Tlp,
}

/// A part with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct WrittenPart {
    /// Which.
    #[n(0)]
    pub part: OutcomePart,
    /// What it says.
    #[n(1)]
    pub text: MarkedText,
}

/// The digest of numbers, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
#[ts(type = "string")]
pub struct NumbersDigest(#[n(0)] pub String);

/// The report was begun.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeDrafted {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The agency that leads.
    #[n(1)]
    pub agency: AgencyId,
    /// The country that leads; none where a European body does.
    #[n(2)]
    pub country: Option<Country>,
    /// The action days.
    #[n(3)]
    pub period: Span,
}

/// Parts of the report were written, or its period was changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeEdited {
    /// The action days, where they changed.
    #[n(0)]
    pub period: Option<Span>,
    /// The parts that were written.
    #[n(1)]
    pub parts: Vec<WrittenPart>,
}

/// An agency confirmed its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct NumbersConfirmed {
    /// The agency.
    #[n(0)]
    pub agency: AgencyId,
    /// The digest of its numbers.
    #[n(1)]
    pub digest: NumbersDigest,
    /// What they add up to.
    #[n(2)]
    pub totals: Vec<Total>,
}

/// The outcome was put before the Board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct OutcomePut {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The agency that leads.
    #[n(1)]
    pub agency: AgencyId,
    /// The country that leads.
    #[n(2)]
    pub country: Option<Country>,
    /// The action days.
    #[n(3)]
    pub period: Span,
    /// The digest of everybody's numbers.
    #[n(4)]
    pub digest: NumbersDigest,
    /// The totals that may go to the Board.
    #[n(5)]
    pub totals: Vec<Total>,
    /// How many are marked too strictly for it.
    #[n(6)]
    pub withheld: u32,
}

/// The Board noted the outcome.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeNoted {
    /// What was noted.
    #[n(0)]
    pub digest: NumbersDigest,
    /// On which day.
    #[n(1)]
    pub on: Day,
    /// The words of the record.
    #[n(2)]
    pub text: String,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeState {
    /// The case.
    pub case: CaseId,
    /// The agency that leads.
    pub agency: AgencyId,
    /// The country that leads.
    pub country: Option<Country>,
    /// The action days.
    pub period: Field<Span>,
    /// What was written.
    pub parts: BTreeMap<OutcomePart, Field<MarkedText>>,
    /// Each agency's last word on its numbers.
    pub confirmed: BTreeMap<AgencyId, Confirmation>,
    /// When it was begun.
    pub at: Instant,
}

/// An agency's word on its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The digest of its numbers.
    pub digest: NumbersDigest,
    /// What they added up to.
    pub totals: Vec<Total>,
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// What the Board was told, and whether it noted it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotingState {
    /// What was put last.
    pub put: OutcomePut,
    /// When.
    pub put_at: Instant,
    /// What was last noted: that alone counts in statistics.
    pub noted: Option<Noted>,
}

/// What the Board noted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// What it was.
    pub what: OutcomePut,
    /// On which day.
    pub on: Day,
    /// The words of the record.
    pub text: String,
    /// Who recorded it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

impl NotingState {
    /// Says whether what is put now was noted.
    pub fn is_noted(&self) -> bool {
        self.noted.as_ref().is_some_and(|noted| noted.what.digest == self.put.digest)
    }
}

// ---- requests ----------------------------------------------------------------------------------------------------------

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

// ---- rules -------------------------------------------------------------------------------------------------------------

fn leads(agency: &AgencyId, country: Option<Country>, author: &Author) -> Result<(), Refusal> {
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
    rules::may_take_part(case, who)?;
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

/// Puts the outcome before the Board, once every agency has confirmed.
pub fn put(
    case: &CaseState,
    state: &OutcomeState,
    agencies: &BTreeMap<AgencyId, NumbersDigest>,
    digest: &NumbersDigest,
    totals: &[Total],
    who: &Author,
) -> Result<Change, Refusal> {
    may_put(case, who)?;
    let missing = unconfirmed(state, agencies);
    if !missing.is_empty() {
        return Err(Refusal::NotConfirmed { agencies: missing.into_iter().collect() });
    }
    let (open, strict): (Vec<Total>, Vec<Total>) = totals.iter().cloned().partition(|total| total.tlp <= FOR_THE_BOARD);
    Ok(Change::OutcomePut(OutcomePut {
        case: case.id,
        agency: case.agency.clone(),
        country: case.country,
        period: state.period.value,
        digest: digest.clone(),
        totals: open,
        withheld: u32::try_from(strict.len()).unwrap_or(u32::MAX),
    }))
}

/// Says whether a change holds on a noting. The same answer when deciding and when folding.
pub fn noting_holds(state: &NotingState, change: &Change, author: &Author) -> Result<(), Refusal> {
    match change {
        Change::OutcomePut(it) => {
            leads(&state.put.agency, state.put.country, author)?;
            // The same numbers are noted once.
            if state.is_noted() && it.digest == state.put.digest { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
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

// ---- folding -----------------------------------------------------------------------------------------------------------

/// Begins a report.
pub fn begin(fact: &Fact<'_>) -> Result<OutcomeState, Refusal> {
    let Change::OutcomeDrafted(it) = fact.change else { return Err(Refusal::NotRecorded) };
    leads(&it.agency, it.country, fact.author)?;
    Ok(OutcomeState {
        case: it.case,
        agency: it.agency.clone(),
        country: it.country,
        period: Field::new(it.period, fact),
        parts: BTreeMap::new(),
        confirmed: BTreeMap::new(),
        at: fact.at,
    })
}

/// Folds a later entry of a report.
pub fn fold(state: &mut OutcomeState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        // Two desks of the lead began it while apart: one report, the second is an edit of its period.
        Change::OutcomeDrafted(it) => {
            leads(&state.agency, state.country, fact.author)?;
            state.period.set(it.period, fact);
        }
        Change::OutcomeEdited(it) => {
            leads(&state.agency, state.country, fact.author)?;
            if let Some(period) = it.period {
                state.period.set(period, fact);
            }
            for written in &it.parts {
                match state.parts.get_mut(&written.part) {
                    Some(field) => field.set(written.text.clone(), fact),
                    None => {
                        state.parts.insert(written.part, Field::new(written.text.clone(), fact));
                    }
                }
            }
        }
        Change::NumbersConfirmed(it) => {
            fact.author.require(&[Duty::Officer, Duty::Ec3])?;
            fact.author.require_of(&it.agency)?;
            let word = Confirmation { digest: it.digest.clone(), totals: it.totals.clone(), by: fact.author.officer, at: fact.at };
            state.confirmed.insert(it.agency.clone(), word);
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Begins a noting.
pub fn begin_noting(fact: &Fact<'_>) -> Result<NotingState, Refusal> {
    let Change::OutcomePut(it) = fact.change else { return Err(Refusal::NotRecorded) };
    leads(&it.agency, it.country, fact.author)?;
    Ok(NotingState { put: it.clone(), put_at: fact.at, noted: None })
}

/// Folds a later entry of a noting.
pub fn fold_noting(state: &mut NotingState, fact: &Fact<'_>) -> Result<(), Refusal> {
    noting_holds(state, fact.change, fact.author)?;
    match fact.change {
        Change::OutcomePut(it) => (state.put, state.put_at) = (it.clone(), fact.at),
        Change::OutcomeNoted(it) => {
            state.noted = Some(Noted { what: state.put.clone(), on: it.on, text: it.text.clone(), by: fact.author.officer, at: fact.at });
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

#[cfg(test)]
mod tests;
