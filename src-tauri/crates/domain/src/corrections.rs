//! Corrections (AUD-5): data were put right, withdrawn, restricted or erased, or notes and documents erased, and everybody who received them is told.
//!
//! Two subjects. The *correction* stands in the journal of the case: which data, since when each agency has had them, and who has said that
//! it is done. It holds ids, places and days and no value, so that whoever reads it learns of the data what the case's journal tells anyway, and
//! nothing is left of them here once they are erased. The *telling* stands in the journal of the agency whose data they are: whom it has to tell
//! itself, because they are not among the readers of the case. Invariants:
//!
//! - Only an agency that was told says that it is done, and only for itself.
//! - A correction that is taken back is told again to whoever had acted on it, and to nobody else. An erasure is never taken back.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::CaseState;
use crate::change::Change;
use crate::contributions::retention::Erased;
use crate::contributions::rules::{CONTRIBUTES, WithdrawContribution, withdraw};
use crate::contributions::{ContributionState, Indicator};
use crate::duties::Author;
use crate::fold::Fact;
use crate::ids::{AgencyId, CaseId, ContributionId, CorrectionId, OfficerId, UntoldId, derive_subject};
use crate::marking::Marking;
use crate::papers::PapersState;
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

/// The most values that are put right at once.
pub const MOST: usize = 1_000;

labels! {
    /// What happened to the data.
    Corrected {
        /// Values were put right, or taken out.
        Values = "data-corrected",
        /// All of them were withdrawn.
        Withdrawn = "data-withdrawn",
        /// They are marked more strictly.
        Restricted = "data-restricted",
        /// They were erased after their review (AUD-4).
        Erased = "data-erased",
        /// No data: notes and documents of an agency were erased (AUD-4).
        Papers = "papers-erased",
    }
}

impl Corrected {
    /// Says whether nothing is left of it, so that it is never taken back.
    pub const fn is_erasure(self) -> bool {
        matches!(self, Self::Erased | Self::Papers)
    }
}

labels! {
    /// How somebody received data who does not read the case.
    ReceivedBy {
        /// By a file or a print that left a desk.
        Export = "way-export",
        /// By a permission of their provider.
        Permission = "way-permission",
        /// By being on the case, which they have left.
        Left = "way-left",
        /// By a match.
        Match = "way-match",
        /// Somebody said so.
        Said = "way-said",
    }
}

// ---- what is recorded --------------------------------------------------------------------------------------------------

/// A value that was put right, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Pair {
    /// Its place among the former data.
    #[n(0)]
    pub was: u32,
    /// Its place among those that replace them; none: it was taken out.
    #[n(1)]
    pub now: Option<u32>,
}

/// An agency that received the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Addressee {
    /// The agency.
    #[n(0)]
    pub agency: AgencyId,
    /// Since when.
    #[n(1)]
    pub received: Day,
}

/// It was announced that data were corrected.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CorrectionAnnounced {
    /// The correction.
    #[n(0)]
    pub correction: CorrectionId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// The data; none: notes and documents of the agency that announces it.
    #[n(2)]
    pub contribution: Option<ContributionId>,
    /// What happened to them.
    #[n(3)]
    pub what: Corrected,
    /// The data that replace them.
    #[n(4)]
    pub replaced: Option<ContributionId>,
    /// Which values were put right.
    #[n(5)]
    pub pairs: Vec<Pair>,
    /// Who received them.
    #[n(6)]
    pub to: Vec<Addressee>,
    /// How many notes and documents; none of data.
    #[n(7)]
    pub papers: Option<u32>,
}

/// A correction was taken back, or made again. Why stands with the data, where it goes with them once they are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CorrectionNamed {
    /// The correction.
    #[n(0)]
    pub correction: CorrectionId,
}

/// An agency said what it did with a correction.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CorrectionAcknowledged {
    /// Whether it is done; false takes that word back.
    #[n(0)]
    pub done: bool,
    /// What was done, whom one told further.
    #[n(1)]
    pub note: Option<String>,
}

/// Somebody whom an agency has to tell itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Untold {
    /// Which.
    #[n(0)]
    pub untold: UntoldId,
    /// Who, in words.
    #[n(1)]
    pub name: String,
    /// How they received the data.
    #[n(2)]
    pub way: ReceivedBy,
    /// When.
    #[n(3)]
    pub on: Day,
}

/// It was listed whom an agency has to tell itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct TellingListed {
    /// The correction.
    #[n(0)]
    pub correction: CorrectionId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// They.
    #[n(2)]
    pub untold: Vec<Untold>,
}

/// One of them was told.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct TellingTicked {
    /// Which.
    #[n(0)]
    pub untold: UntoldId,
    /// Whether it is done; false takes that word back.
    #[n(1)]
    pub done: bool,
    /// How.
    #[n(2)]
    pub note: Option<String>,
    /// Whether they were told that the correction was taken back.
    #[n(3)]
    pub taken_back: bool,
}

// ---- what it adds up to ------------------------------------------------------------------------------------------------

/// Somebody's word that it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Who said so.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// What was done.
    pub note: Option<String>,
    /// Whether it is said of the correction's being taken back.
    pub taken_back: bool,
}

/// Says whether somebody's word is still asked for: of a correction that stands, from everybody; of one that was taken back, from who had acted
/// on it.
pub const fn waits(done: Option<&Done>, taken_back: bool) -> bool {
    match done {
        None => !taken_back,
        Some(done) => done.taken_back != taken_back,
    }
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorrectionState {
    /// The correction.
    pub id: CorrectionId,
    /// The case.
    pub case: CaseId,
    /// The data; none: notes and documents.
    pub contribution: Option<ContributionId>,
    /// How many notes and documents; none of data.
    pub papers: Option<u32>,
    /// Whose they are.
    pub agency: AgencyId,
    /// Who corrected them.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// What happened to them.
    pub what: Corrected,
    /// The data that replace them.
    pub replaced: Option<ContributionId>,
    /// Which values were put right.
    pub pairs: Vec<Pair>,
    /// Who received them, since when.
    pub to: BTreeMap<AgencyId, Day>,
    /// Who took it back, and when.
    pub taken_back: Option<(OfficerId, Instant)>,
    /// Who said that it is done.
    pub done: BTreeMap<AgencyId, Done>,
}

impl CorrectionState {
    /// Says whether an agency's word is asked for.
    pub fn waits_for(&self, agency: &AgencyId) -> bool {
        self.to.contains_key(agency) && waits(self.done.get(agency), self.taken_back.is_some())
    }
}

/// Somebody whom an agency has to tell itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UntoldState {
    /// Who, in words.
    pub name: String,
    /// How they received the data.
    pub way: ReceivedBy,
    /// When.
    pub on: Day,
    /// Whether they were told.
    pub done: Option<Done>,
}

/// Whom an agency has to tell itself of a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellingState {
    /// The correction.
    pub correction: CorrectionId,
    /// The case.
    pub case: CaseId,
    /// Who has to tell.
    pub agency: AgencyId,
    /// Whom.
    pub untold: BTreeMap<UntoldId, UntoldState>,
}

// ---- requests ----------------------------------------------------------------------------------------------------------

/// Puts values of one's own agency's data right, or takes them out. New data replace the former, which are withdrawn.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CorrectIndicators {
    /// The data.
    pub contribution: ContributionId,
    /// The values.
    pub values: Vec<ValueCorrection>,
    /// Why.
    pub reason: String,
}

/// A value that is put right.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ValueCorrection {
    /// The label of its kind.
    pub kind: String,
    /// Its normal form, as it is recorded.
    pub normal: String,
    /// What it should have been; none: it is taken out.
    #[serde(default)]
    #[ts(optional)]
    pub becomes: Option<String>,
}

/// Takes a correction back, or makes it again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SayOfCorrection {
    /// The correction.
    pub correction: CorrectionId,
    /// Why.
    pub reason: String,
}

/// Says that one's agency acted on a correction, or takes that word back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AcknowledgeCorrection {
    /// The correction.
    pub correction: CorrectionId,
    /// Whether it is done.
    pub done: bool,
    /// What was done, whom one told further.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Names somebody whom one's agency has to tell itself.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddUntold {
    /// The correction.
    pub correction: CorrectionId,
    /// Who.
    pub name: String,
    /// When they received the data.
    pub on: Day,
}

/// Says that somebody was told, or takes that word back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TickUntold {
    /// The correction.
    pub correction: CorrectionId,
    /// Whom.
    pub untold: UntoldId,
    /// Whether it is done.
    pub done: bool,
    /// How.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

/// Works out the data that replace those in which values are put right, and which value became which. What is taken out is in no later place;
/// what becomes a value that is there already is there once.
pub fn correct(
    state: &ContributionState,
    request: &CorrectIndicators,
    becomes: &[Option<Indicator>],
    who: &Author,
) -> Result<(Vec<Indicator>, Vec<Pair>), Refusal> {
    withdraw(state, &WithdrawContribution { contribution: state.id, reason: request.reason.clone() }, who)?;
    let found = request.values.len();
    if found == 0 {
        return Err(Refusal::NothingToRecord);
    }
    if found > MOST {
        return Err(Refusal::TooMany { limit: MOST, found });
    }
    let mut changed: BTreeMap<usize, Option<&Indicator>> = BTreeMap::new();
    for (value, becomes) in request.values.iter().zip(becomes) {
        let at = state.indicators.iter().position(|it| it.kind == value.kind && it.normal == value.normal).ok_or(Refusal::NotRecorded)?;
        if becomes.as_ref().is_some_and(|it| it.kind == value.kind && it.normal == value.normal) {
            return Err(Refusal::NothingToRecord);
        }
        changed.insert(at, becomes.as_ref());
    }
    let mut left: Vec<Indicator> = Vec::new();
    let mut place = |it: &Indicator| {
        let known = left.iter().position(|other| other.kind == it.kind && other.normal == it.normal);
        known.unwrap_or_else(|| {
            left.push(it.clone());
            left.len() - 1
        })
    };
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut pairs = Vec::new();
    // What stays comes first in the order it had; only what was put right looks for its like.
    for (at, it) in state.indicators.iter().enumerate() {
        match changed.get(&at) {
            None => {
                place(it);
            }
            Some(becomes) => pairs.push(Pair { was: narrow(at), now: becomes.map(|it| narrow(place(it))) }),
        }
    }
    Ok((left, pairs))
}

/// Says whether a marking takes something away from who has data under the former one.
pub fn restricts(before: &Marking, after: &Marking) -> bool {
    !before.satisfies(after)
}

/// Announces that one's agency's data were erased. Its id is that of [`ContributionId::erasure`], so that two desks of the agency say it once, unless
/// somebody else has taken that.
pub fn erased(state: &ContributionState, correction: CorrectionId, to: Vec<Addressee>, who: &Author) -> Result<Change, Refusal> {
    may_tell(&state.agency, who)?;
    who.require(CONTRIBUTES)?;
    if state.retention.erased.is_none() {
        return Err(Refusal::NotRecorded);
    }
    let (case, contribution) = (state.case, Some(state.id));
    let (what, replaced, pairs) = (Corrected::Erased, None, Vec::new());
    Ok(Change::CorrectionAnnounced(CorrectionAnnounced { correction, case, contribution, what, replaced, pairs, to, papers: None }))
}

/// Announces that notes and documents of one's agency were erased. Its id is that of [`papers_erasure`] unless somebody else has taken that.
pub fn papers_erased(state: &PapersState, erasure: &Erased, correction: CorrectionId, to: Vec<Addressee>, who: &Author) -> Result<Change, Refusal> {
    may_tell(&state.agency, who)?;
    who.require(CONTRIBUTES)?;
    if !state.erased.contains(erasure) {
        return Err(Refusal::NotRecorded);
    }
    let (case, what) = (state.case, Corrected::Papers);
    let papers = Some(u32::try_from(erasure.also.len()).unwrap_or(u32::MAX));
    let (contribution, replaced, pairs) = (None, None, Vec::new());
    Ok(Change::CorrectionAnnounced(CorrectionAnnounced { correction, case, contribution, what, replaced, pairs, to, papers }))
}

/// Gives the correction that tells of an erasure of notes and documents. It follows from which they were: two desks of the agency say it once, and an
/// office that was restored places the erasure anew without its being said again.
pub fn papers_erasure(state: &PapersState, erasure: &Erased) -> CorrectionId {
    let which: Vec<String> = erasure.also.iter().map(|it| it.0.to_string()).collect();
    CorrectionId(derive_subject("erasure", &format!("{}/{}", state.case.papers(&state.agency).0, which.join("/"))).0)
}

/// Gives the id of somebody on a list that two desks may make without knowing of each other: it follows from who they are.
pub fn untold_once(correction: CorrectionId, name: &str, way: ReceivedBy) -> UntoldId {
    UntoldId(derive_subject("untold", &format!("{}/{}/{name}", correction.0, way.label())).0)
}

/// Takes a correction back.
pub fn take_back(state: &CorrectionState, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::CorrectionTakenBack(CorrectionNamed { correction: state.id }), who)
}

/// Makes a correction again that was taken back.
pub fn renew(state: &CorrectionState, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::CorrectionRenewed(CorrectionNamed { correction: state.id }), who)
}

/// Says that one's agency acted on a correction.
pub fn acknowledge(state: &CorrectionState, request: &AcknowledgeCorrection, who: &Author) -> Result<Change, Refusal> {
    let note = request.note.as_deref().map_or(Ok(None), |it| text::optional(TextField::Reason, it))?;
    let change = decided(state, Change::CorrectionAcknowledged(CorrectionAcknowledged { done: request.done, note }), who)?;
    let agency = who.agency.as_ref().ok_or(Refusal::UnknownOfficer)?;
    let said = state.done.contains_key(agency) && !state.waits_for(agency);
    match (request.done, said) {
        (true, true) => Err(Refusal::AlreadyRecorded),
        (false, false) => Err(Refusal::NotRecorded),
        _ => Ok(change),
    }
}

/// Says whether the author keeps the list of whom the agency has to tell itself.
pub fn may_tell(agency: &AgencyId, who: &Author) -> Result<(), Refusal> {
    who.require_of(agency)?;
    who.require(crate::data_requests::ANSWERS)
}

/// Lists somebody whom one's agency has to tell itself.
pub fn list(state: &CorrectionState, request: &AddUntold, untold: UntoldId, who: &Author, today: Day) -> Result<Change, Refusal> {
    may_tell(&state.agency, who)?;
    if request.on > today {
        return Err(Refusal::InTheFuture);
    }
    let name = text::required(TextField::Name, &request.name)?;
    let one = Untold { untold, name, way: ReceivedBy::Said, on: request.on };
    Ok(Change::TellingListed(TellingListed { correction: state.id, case: state.case, untold: vec![one] }))
}

/// Says that somebody was told.
pub fn tick(state: &TellingState, correction: &CorrectionState, request: &TickUntold, who: &Author) -> Result<Change, Refusal> {
    let note = request.note.as_deref().map_or(Ok(None), |it| text::optional(TextField::Reason, it))?;
    let taken_back = correction.taken_back.is_some();
    let change = Change::TellingTicked(TellingTicked { untold: request.untold, done: request.done, note, taken_back });
    holds_telling(state, &change, who)?;
    let known = state.untold.get(&request.untold).ok_or(Refusal::NotRecorded)?;
    match (request.done, waits(known.done.as_ref(), taken_back)) {
        (true, false) => Err(Refusal::AlreadyRecorded),
        (false, true) if known.done.is_none() => Err(Refusal::NotRecorded),
        _ => Ok(change),
    }
}

fn decided(state: &CorrectionState, change: Change, who: &Author) -> Result<Change, Refusal> {
    holds(state, &change, who)?;
    Ok(change)
}

/// Begins a correction. Whose data they are stands in another subject and is asked when deciding alone: it says no more than that this agency
/// announced it.
pub fn begin(fact: &Fact<'_>) -> Result<CorrectionState, Refusal> {
    let Change::CorrectionAnnounced(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(CONTRIBUTES)?;
    let agency = fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    let of_papers = it.what == Corrected::Papers;
    if of_papers != it.contribution.is_none() || of_papers != it.papers.is_some() {
        return Err(Refusal::OutOfPlace);
    }
    Ok(CorrectionState {
        id: it.correction,
        case: it.case,
        contribution: it.contribution,
        papers: it.papers,
        by: fact.author.officer,
        at: fact.at,
        what: it.what,
        replaced: it.replaced,
        pairs: it.pairs.clone(),
        to: it.to.iter().filter(|it| it.agency != agency).map(|it| (it.agency.clone(), it.received)).collect(),
        agency,
        taken_back: None,
        done: BTreeMap::new(),
    })
}

/// Folds what follows into a correction. A second word of the same agency that did not know of the first changes nothing.
pub fn fold(state: &mut CorrectionState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    let (by, at) = (fact.author.officer, fact.at);
    match fact.change {
        // Another desk of the agency said the same without knowing of it.
        Change::CorrectionAnnounced(_) => {}
        Change::CorrectionTakenBack(_) => state.taken_back = Some((by, at)),
        Change::CorrectionRenewed(_) => state.taken_back = None,
        Change::CorrectionAcknowledged(it) => {
            let agency = fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
            let taken_back = state.taken_back.is_some();
            if !it.done {
                state.done.remove(&agency);
            } else if state.waits_for(&agency) {
                state.done.insert(agency, Done { by, at, note: it.note.clone(), taken_back });
            }
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

/// Says whether a change holds on this correction, by this author. The same answer when deciding and when folding.
pub fn holds(state: &CorrectionState, change: &Change, author: &Author) -> Result<(), Refusal> {
    author.require(CONTRIBUTES)?;
    match change {
        Change::CorrectionAnnounced(it) if it.what.is_erasure() && state.what == it.what && state.contribution == it.contribution => {
            author.require_of(&state.agency)
        }
        Change::CorrectionTakenBack(_) if state.what.is_erasure() => Err(Refusal::DataErased),
        Change::CorrectionTakenBack(_) => {
            author.require_of(&state.agency)?;
            if state.taken_back.is_none() { Ok(()) } else { Err(Refusal::AlreadyRecorded) }
        }
        Change::CorrectionRenewed(_) => {
            author.require_of(&state.agency)?;
            if state.taken_back.is_some() { Ok(()) } else { Err(Refusal::AlreadyRecorded) }
        }
        Change::CorrectionAcknowledged(_) => {
            let addressed = author.agency.as_ref().is_some_and(|agency| state.to.contains_key(agency));
            if addressed { Ok(()) } else { Err(Refusal::NotAddressed) }
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Begins the list of whom an agency has to tell itself.
pub fn begin_telling(fact: &Fact<'_>) -> Result<TellingState, Refusal> {
    let Change::TellingListed(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    let agency = fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    let mut state = TellingState { correction: it.correction, case: it.case, agency, untold: BTreeMap::new() };
    fold_telling(&mut state, fact)?;
    Ok(state)
}

/// Folds what follows into the list.
pub fn fold_telling(state: &mut TellingState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds_telling(state, fact.change, fact.author)?;
    match fact.change {
        Change::TellingListed(it) => {
            for one in &it.untold {
                let untold = UntoldState { name: one.name.clone(), way: one.way, on: one.on, done: None };
                state.untold.entry(one.untold).or_insert(untold);
            }
        }
        Change::TellingTicked(it) => {
            let known = state.untold.get_mut(&it.untold).ok_or(Refusal::NotRecorded)?;
            let done = Done { by: fact.author.officer, at: fact.at, note: it.note.clone(), taken_back: it.taken_back };
            known.done = it.done.then_some(done);
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

fn holds_telling(state: &TellingState, change: &Change, author: &Author) -> Result<(), Refusal> {
    may_tell(&state.agency, author)?;
    match change {
        Change::TellingListed(_) => Ok(()),
        Change::TellingTicked(it) if state.untold.contains_key(&it.untold) => Ok(()),
        Change::TellingTicked(_) => Err(Refusal::NotRecorded),
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Gives the agencies that read a case's journal by an officer on it, without one's own, and since when each has had data that came at a time.
pub fn addressees<'a>(case: &CaseState, own: &AgencyId, came: Instant, agency_of: impl Fn(OfficerId) -> Option<&'a AgencyId>) -> Vec<Addressee> {
    let mut since: BTreeMap<&AgencyId, Instant> = BTreeMap::new();
    for (officer, joined) in &case.officers {
        if let Some(agency) = agency_of(*officer).filter(|agency| *agency != own) {
            let first = since.entry(agency).or_insert(*joined);
            *first = (*first).min(*joined);
        }
    }
    since.into_iter().map(|(agency, joined)| Addressee { agency: agency.clone(), received: joined.max(came).office_day() }).collect()
}

#[cfg(test)]
mod tests;
