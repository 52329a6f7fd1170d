//! The situation board of an action day: the H-hour, a signal for each country, holds and aborts (OPS-3).
//!
//! One subject for each case, in its journal, because an abort needs two persons and what needs two must be told in one place.
//! Desks that are cut off go on reporting; whatever the order in which their entries arrive, the board shows the same, and of
//! two signals that did not know of each other the safer one:
//!
//! - Nobody is green over a hold that the reporter did not know of.
//! - Nobody is green for an hour that was moved meanwhile.
//! - Reports of the whole are due every so many minutes, from the last that anybody made ([`reports`], OPS-5).
//! - A call for abort holds at once. Two callers, one of them of the lead, abort; that stands until a new hour is set.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, Stage, rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::field::{Field, Setting};
use crate::fold::{Fact, Mark};
use crate::ids::{AgencyId, CaseId, OfficerId};
use crate::text::{self, TextField};
use crate::{Country, Instant, Refusal};

pub mod reports;

labels! {
    /// What somebody reports of a country. In the order of care.
    Signal {
        /// Ready to go.
        Green = "green",
        /// Wait.
        Hold = "hold",
    }
}

labels! {
    /// What the board shows of a country. In the order of care.
    Shown {
        /// Ready to go at the hour.
        Green = "green",
        /// Nothing was reported for this hour.
        Silent = "silent",
        /// Wait.
        Hold = "hold",
        /// It does not take place there.
        Abort = "abort",
    }
}

/// The hour was set, moved or taken off.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct HourSet {
    /// The case.
    #[n(0)]
    pub case: CaseId,
    /// The agency that leads.
    #[n(1)]
    pub agency: AgencyId,
    /// The country that leads; none where a European body does.
    #[n(2)]
    pub country: Option<Country>,
    /// The hour; none takes it off.
    #[n(3)]
    pub hour: Option<Instant>,
    /// Why.
    #[n(4)]
    pub reason: Option<String>,
}

/// A signal was reported for a country.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct SignalReported {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// The signal.
    #[n(1)]
    pub signal: Signal,
    /// The hour that it is about.
    #[n(2)]
    pub hour: Option<Instant>,
    /// What is to be said of it.
    #[n(3)]
    pub text: Option<String>,
}

/// Somebody called for an abort in a country.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AbortCalled {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// Somebody took a call for abort back.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AbortRecalled {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// It was set how often a report of the whole is made.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ReportsPaced {
    /// Every how many minutes; none ends it.
    #[n(0)]
    pub minutes: Option<u32>,
}

/// A report of the whole was made.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ReportMade {}

/// What was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The signal.
    pub signal: Signal,
    /// The hour that it is about.
    pub hour: Option<Instant>,
    /// What was said.
    pub text: Option<String>,
}

/// A call for abort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Who called.
    pub by: OfficerId,
    /// Whether the caller is of the lead.
    pub side: Side,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub mark: Mark,
}

labels! {
    /// On whose side a caller stands.
    Side {
        /// Of the agency or the country that leads.
        Lead = "lead",
        /// Of another that takes part.
        Other = "other",
    }
}

/// What is known of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountrySituation {
    /// What was reported last, and what it did not know of.
    pub report: Option<Field<Report>>,
    /// Calls for abort.
    pub calls: Vec<Call>,
}

/// A situation board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SituationState {
    /// The case.
    pub case: CaseId,
    /// The agency that leads.
    pub agency: AgencyId,
    /// The country that leads.
    pub country: Option<Country>,
    /// The hour.
    pub hour: Field<Option<Instant>>,
    /// Why it was last set.
    pub reason: Option<String>,
    /// The countries of which something is known.
    pub countries: BTreeMap<Country, CountrySituation>,
    /// Every how many minutes a report of the whole is made.
    #[serde(default)]
    pub pace: Option<Field<Option<u32>>>,
    /// Who made the last one, and when.
    #[serde(default)]
    pub reported: Option<reports::Made>,
}

impl CountrySituation {
    /// Says whether two called for abort, one of them of the lead.
    pub fn is_aborted(&self) -> bool {
        self.calls.len() >= 2 && self.calls.iter().any(|call| call.side == Side::Lead)
    }

    /// Says what the board shows: of what did not know of each other, the safer.
    pub fn shown(&self, hour: Option<Instant>) -> Shown {
        if self.is_aborted() {
            return Shown::Abort;
        }
        if !self.calls.is_empty() {
            return Shown::Hold;
        }
        let reports = self.report.iter().flat_map(|field| std::iter::once(&field.value).chain(field.rivals.iter().map(|rival| &rival.value)));
        reports
            .map(|report| match report.signal {
                Signal::Hold => Shown::Hold,
                Signal::Green if report.hour == hour => Shown::Green,
                Signal::Green => Shown::Silent,
            })
            .max()
            .unwrap_or(Shown::Silent)
    }
}

impl SituationState {
    /// Gives what is known of a country.
    pub fn of(&self, country: Country) -> CountrySituation {
        self.countries.get(&country).cloned().unwrap_or_default()
    }

    fn side_of(&self, author: &Author) -> Side {
        let leads = author.is_of(&self.agency) || (author.country.is_some() && author.country == self.country);
        if leads { Side::Lead } else { Side::Other }
    }
}

// ---- requests ----------------------------------------------------------------------------------------------------------

/// Sets the H-hour, moves it, or takes it off (OPS-3). Signals for the hour before are no longer green.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetHour {
    /// The case.
    pub case: CaseId,
    /// The hour; none takes it off.
    pub hour: Option<Instant>,
    /// Why it is moved or taken off.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Reports a signal for a country (OPS-3).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReportSignal {
    /// The case.
    pub case: CaseId,
    /// The country; one's own unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub country: Option<Country>,
    /// The signal.
    pub signal: Signal,
    /// What is to be said of it.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// Calls for an abort in a country, or takes one's own call back (OPS-3).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CallAbort {
    /// The case.
    pub case: CaseId,
    /// The country.
    pub country: Country,
    /// Why.
    pub reason: String,
}

// ---- rules -------------------------------------------------------------------------------------------------------------

/// Says whether a change holds on this board, by this author. The same answer when deciding and when folding.
pub fn holds(state: &SituationState, change: &Change, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Officer, Duty::Ec3])?;
    match change {
        Change::HourSet(_) | Change::ReportsPaced(_) => may_set(state, author),
        Change::ReportMade(_) => Ok(()),
        Change::SignalReported(it) => {
            let of_it = author.country == Some(it.country) || author.has(Duty::Ec3) || state.side_of(author) == Side::Lead;
            // Anybody may hold any country; green is said by those who know.
            if it.signal == Signal::Green && !of_it {
                return Err(Refusal::NotOfCountry { country: it.country });
            }
            if state.of(it.country).is_aborted() { Err(Refusal::Aborted { country: it.country }) } else { Ok(()) }
        }
        Change::AbortCalled(it) => {
            let called = state.of(it.country).calls.iter().any(|call| call.by == author.officer);
            if called { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::AbortRecalled(it) => {
            let known = state.of(it.country);
            if known.is_aborted() {
                return Err(Refusal::Aborted { country: it.country });
            }
            if known.calls.iter().any(|call| call.by == author.officer) { Ok(()) } else { Err(Refusal::NothingToEnd) }
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

fn may_set(state: &SituationState, author: &Author) -> Result<(), Refusal> {
    if author.has(Duty::Ec3) || state.side_of(author) == Side::Lead { Ok(()) } else { Err(Refusal::NotTheLead { lead: state.agency.clone() }) }
}

/// Says whether the case is in a stage in which an hour is set: made ready, or under way.
pub const fn has_a_board(stage: Stage) -> bool {
    matches!(stage, Stage::Planning | Stage::Readying | Stage::Ready | Stage::Operation)
}

/// Sets the hour.
pub fn set_hour(case: &CaseState, state: Option<&SituationState>, request: &SetHour, who: &Author) -> Result<Change, Refusal> {
    may_set_hour(case, state, who)?;
    let reason = request.reason.as_deref().map_or(Ok(None), |it| text::optional(TextField::Reason, it))?;
    if state.is_some_and(|it| it.hour.value.is_some()) && reason.is_none() {
        return Err(Refusal::TextMissing { field: TextField::Reason });
    }
    Ok(Change::HourSet(HourSet { case: case.id, agency: case.agency.clone(), country: case.country, hour: request.hour, reason }))
}

/// Says whether somebody may set the hour.
pub fn may_set_hour(case: &CaseState, state: Option<&SituationState>, who: &Author) -> Result<(), Refusal> {
    rules::may_take_part(case, who)?;
    let begun;
    let state = match state {
        Some(state) => state,
        None => {
            begun = SituationState::empty(case);
            &begun
        }
    };
    may_set(state, who)?;
    if case.is_project() {
        return Err(Refusal::NotForProjects);
    }
    if has_a_board(case.stage) { Ok(()) } else { Err(Refusal::NoBoardInStage { stage: case.stage }) }
}

impl SituationState {
    /// The board of a case on which nothing was reported yet.
    fn empty(case: &CaseState) -> Self {
        let nobody = OfficerId(uuid::Uuid::nil());
        let mark = Mark { entry: crate::ids::EntryId(uuid::Uuid::nil()), device: crate::ids::DeviceId(uuid::Uuid::nil()), seq: 0, position: None };
        let set = Setting { mark, by: nobody, at: Instant::default() };
        let hour = Field { value: None, set, rivals: Vec::new() };
        Self {
            case: case.id,
            agency: case.agency.clone(),
            country: case.country,
            hour,
            reason: None,
            countries: BTreeMap::new(),
            pace: None,
            reported: None,
        }
    }
}

/// Reports a signal.
pub fn report(case: &CaseState, state: &SituationState, request: &ReportSignal, who: &Author) -> Result<Change, Refusal> {
    let country = request.country.or(who.country).ok_or(Refusal::CountryMissing)?;
    let text = request.text.as_deref().map_or(Ok(None), |it| text::optional(TextField::Reason, it))?;
    decided(case, state, Change::SignalReported(SignalReported { country, signal: request.signal, hour: state.hour.value, text }), who)
}

/// Calls for an abort.
pub fn call_abort(case: &CaseState, state: &SituationState, request: &CallAbort, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(case, state, Change::AbortCalled(AbortCalled { country: request.country, reason }), who)
}

/// Takes one's own call back.
pub fn recall_abort(case: &CaseState, state: &SituationState, request: &CallAbort, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(case, state, Change::AbortRecalled(AbortRecalled { country: request.country, reason }), who)
}

/// Says whether a change may be decided on now: what [`holds`] says, by somebody who takes part, while there is a board.
pub fn decided(case: &CaseState, state: &SituationState, change: Change, who: &Author) -> Result<Change, Refusal> {
    rules::may_take_part(case, who)?;
    if !has_a_board(case.stage) {
        return Err(Refusal::NoBoardInStage { stage: case.stage });
    }
    holds(state, &change, who)?;
    Ok(change)
}

// ---- folding -----------------------------------------------------------------------------------------------------------

/// Begins a board.
pub fn begin(fact: &Fact<'_>) -> Result<SituationState, Refusal> {
    let Change::HourSet(it) = fact.change else { return Err(Refusal::NoHour) };
    let state = SituationState {
        case: it.case,
        agency: it.agency.clone(),
        country: it.country,
        hour: Field::new(it.hour, fact),
        reason: it.reason.clone(),
        countries: BTreeMap::new(),
        pace: None,
        reported: None,
    };
    holds(&state, fact.change, fact.author)?;
    Ok(state)
}

/// Folds a later entry of a board.
pub fn fold(state: &mut SituationState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    match fact.change {
        Change::HourSet(it) => {
            // What whoever set it knew of is over; what was said meanwhile, a hold above all, stays.
            for known in state.countries.values_mut() {
                known.report = known.report.take().filter(|report| !fact.knows(&report.set.mark));
                known.calls.retain(|call| !fact.knows(&call.mark));
            }
            state.hour.set(it.hour, fact);
            state.reason = it.reason.clone();
        }
        Change::SignalReported(it) => {
            let report = Report { signal: it.signal, hour: it.hour, text: it.text.clone() };
            match &mut state.countries.entry(it.country).or_default().report {
                Some(field) => field.set(report, fact),
                none => *none = Some(Field::new(report, fact)),
            }
        }
        Change::AbortCalled(it) => {
            let side = state.side_of(fact.author);
            let call = Call { by: fact.author.officer, side, at: fact.at, reason: it.reason.clone(), mark: fact.mark.clone() };
            state.countries.entry(it.country).or_default().calls.push(call);
        }
        Change::AbortRecalled(it) => {
            state.countries.entry(it.country).or_default().calls.retain(|call| call.by != fact.author.officer);
        }
        Change::ReportsPaced(_) | Change::ReportMade(_) => reports::fold(state, fact),
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

#[cfg(test)]
mod tests;
