//! Requests of data subjects (AUD-5): what somebody asked of one agency about data on themselves, what is told of what was found, and the answer.
//!
//! What lives here: what may be recorded and by whom. What does not: what is found, which the desk looks up each time and never records.
//! A request names a person by indicators, so it stands in the journal of the agency that answers it and in no other. Invariants:
//!
//! - What others contributed is told by nobody but them: of it a request says that it is there, to who answers, and nothing to who asked.
//! - Nothing is answered while something of one's own is undecided.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::Reasoned;
use crate::change::Change;
use crate::contributions::Indicator;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::{AgencyId, DataRequestId, OfficerId, SubjectId};
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

/// Who answers for an agency: its officers and who represents it, EC3's staff for EC3.
pub const ANSWERS: &[Duty] = &[Duty::Officer, Duty::Representative, Duty::Alternate, Duty::Ec3];

/// The most identifiers of one request.
pub const MOST_IDENTIFIERS: usize = 50;

/// The most rows that are decided at once.
pub const MOST_ROWS: usize = 5_000;

/// Within how many months an answer is due unless somebody says otherwise: a default of this office. Directive (EU) 2016/680 asks for an answer
/// "without undue delay" (Art. 12(3)) and names no number.
pub const MONTHS: u32 = 1;

labels! {
    /// What is asked for (Art. 14 and 16 of Directive (EU) 2016/680).
    DataRequestKind {
        /// To know what is held.
        Access = "ask-access",
        /// To have it put right.
        Rectification = "ask-rectification",
        /// To have it erased.
        Erasure = "ask-erasure",
        /// To have its use restricted.
        Restriction = "ask-restriction",
    }
}

labels! {
    /// What came of it.
    DataRequestOutcome {
        /// All that was asked for.
        Granted = "answer-granted",
        /// A part of it.
        Partly = "answer-partly",
        /// None of it.
        Refused = "answer-refused",
        /// Nothing is held.
        NothingHeld = "answer-nothing-held",
    }
}

labels! {
    /// Why something is not told: the five grounds of Art. 15(1) of Directive (EU) 2016/680, in its order.
    WithholdGround {
        /// It would obstruct official or legal inquiries, investigations or procedures.
        Inquiries = "obstructs-inquiries",
        /// It would prejudice preventing, detecting, investigating or prosecuting offences, or carrying out penalties.
        Prevention = "prejudices-prevention",
        /// Public security.
        PublicSecurity = "public-security",
        /// National security.
        NationalSecurity = "national-security",
        /// Rights and freedoms of others.
        OthersRights = "rights-of-others",
    }
}

// ---- what is recorded --------------------------------------------------------------------------------------------------

/// A request came in.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DataRequestRecorded {
    /// The request.
    #[n(0)]
    pub request: DataRequestId,
    /// Who answers it.
    #[n(1)]
    pub agency: AgencyId,
    /// What is asked for.
    #[n(2)]
    pub kind: DataRequestKind,
    /// How the agency calls it: the number of a file.
    #[n(3)]
    pub reference: String,
    /// The day it came in.
    #[n(4)]
    pub received: Day,
    /// The day by which it is answered.
    #[n(5)]
    pub due: Day,
    /// What describes who asks.
    #[n(6)]
    pub about: Vec<Indicator>,
}

/// Another day was set by which it is answered.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DataRequestDueChanged {
    /// The day.
    #[n(0)]
    pub due: Day,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// What is said of something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode, TS)]
pub struct RowSaid {
    /// Why it is not told; none: it is told.
    #[n(0)]
    #[serde(default)]
    #[ts(optional)]
    pub withheld: Option<WithholdGround>,
    /// The reason in words; what is not told has one.
    #[n(1)]
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// It was decided what is told of things that were found.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DataRequestRowsDecided {
    /// They, by their subjects.
    #[n(0)]
    pub rows: Vec<SubjectId>,
    /// What is said of each; none takes back what was said.
    #[n(1)]
    pub said: Option<RowSaid>,
}

/// It was answered.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DataRequestAnswered {
    /// What came of it.
    #[n(0)]
    pub outcome: DataRequestOutcome,
    /// Why not all of it.
    #[n(1)]
    pub reason: Option<String>,
    /// Of how many things it was told.
    #[n(2)]
    pub told: u32,
    /// Of how many it was not.
    #[n(3)]
    pub withheld: u32,
}

// ---- what it adds up to ------------------------------------------------------------------------------------------------

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What came of it.
    pub outcome: DataRequestOutcome,
    /// Why not all of it.
    pub reason: Option<String>,
    /// Of how many things it was told.
    pub told: u32,
    /// Of how many it was not.
    pub withheld: u32,
    /// Who answered.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DataRequestState {
    /// The request.
    pub id: DataRequestId,
    /// Who answers it.
    pub agency: AgencyId,
    /// Who recorded it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// What is asked for.
    pub kind: DataRequestKind,
    /// How the agency calls it.
    pub reference: String,
    /// The day it came in.
    pub received: Day,
    /// The day by which it is answered.
    pub due: Field<Day>,
    /// Why that is another day than at first.
    pub due_reason: Option<String>,
    /// What describes who asks.
    pub about: Vec<Indicator>,
    /// What is said of what was found.
    pub rows: BTreeMap<SubjectId, Field<Option<RowSaid>>>,
    /// The answer.
    pub answer: Option<Answer>,
    /// Why it was taken back, by whom and when.
    pub withdrawn: Option<(String, OfficerId, Instant)>,
}

impl DataRequestState {
    /// Says whether an answer is still asked for.
    pub const fn is_open(&self) -> bool {
        self.answer.is_none() && self.withdrawn.is_none()
    }

    /// Says whether it should have been answered before that day.
    pub fn is_overdue(&self, day: Day) -> bool {
        self.is_open() && self.due.value < day
    }

    /// Gives what was said of something, where nobody who did not know of it said otherwise.
    pub fn said(&self, row: SubjectId) -> Option<&RowSaid> {
        self.rows.get(&row).filter(|field| field.rivals.is_empty()).and_then(|field| field.value.as_ref())
    }
}

// ---- requests ----------------------------------------------------------------------------------------------------------

/// Records a request of a data subject to one's own agency.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RecordDataRequest {
    /// What is asked for.
    pub kind: DataRequestKind,
    /// How the agency calls it.
    pub reference: String,
    /// The day it came in.
    pub received: Day,
    /// The day by which it is answered; none: a month later.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<Day>,
    /// What describes who asks: kind and value.
    pub about: Vec<IdentifierGiven>,
}

/// What describes who asks.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct IdentifierGiven {
    /// The label of its kind.
    pub kind: String,
    /// The value.
    pub given: String,
}

/// Sets another day by which a request is answered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChangeDataRequestDue {
    /// The request.
    pub request: DataRequestId,
    /// The day.
    pub due: Day,
    /// Why.
    pub reason: String,
}

/// Decides what is told of things that were found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecideDataRequestRows {
    /// The request.
    pub request: DataRequestId,
    /// They, by their subjects.
    pub rows: Vec<SubjectId>,
    /// What is said of each; none takes back what was said.
    #[serde(default)]
    #[ts(optional)]
    pub said: Option<RowSaid>,
}

/// Records the answer and closes a request.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AnswerDataRequest {
    /// The request.
    pub request: DataRequestId,
    /// What came of it; none where access was asked for, of which it follows from what is told.
    #[serde(default)]
    #[ts(optional)]
    pub outcome: Option<DataRequestOutcome>,
    /// Why not all of it.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Says something of a request, with a reason: takes it back, or opens it again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SayOfDataRequest {
    /// The request.
    pub request: DataRequestId,
    /// Why.
    pub reason: String,
}

/// Something that was found for a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// It.
    pub row: SubjectId,
    /// Whose it is.
    pub agency: AgencyId,
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

/// Says whether the author may record requests to the agency, and answer them.
pub fn may_answer(agency: &AgencyId, who: &Author) -> Result<(), Refusal> {
    who.require_of(agency)?;
    who.require(ANSWERS)
}

/// Records a request. Its identifiers were brought into their normal form before.
pub fn record(id: DataRequestId, request: &RecordDataRequest, about: Vec<Indicator>, who: &Author, today: Day) -> Result<Change, Refusal> {
    let agency = who.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    may_answer(&agency, who)?;
    if about.is_empty() {
        return Err(Refusal::NothingToCompare);
    }
    if about.len() > MOST_IDENTIFIERS {
        return Err(Refusal::TooMany { limit: MOST_IDENTIFIERS, found: about.len() });
    }
    if request.received > today {
        return Err(Refusal::InTheFuture);
    }
    let due = request.due.unwrap_or_else(|| request.received.plus_months(MONTHS));
    not_before(request.received, due)?;
    let reference = text::required(TextField::Contact, &request.reference)?;
    let (kind, received) = (request.kind, request.received);
    Ok(Change::DataRequestRecorded(DataRequestRecorded { request: id, agency, kind, reference, received, due, about }))
}

fn not_before(received: Day, due: Day) -> Result<(), Refusal> {
    if due < received { Err(Refusal::EndsBeforeItBegins { from: received, last: due }) } else { Ok(()) }
}

/// Sets another day by which a request is answered.
pub fn change_due(state: &DataRequestState, request: &ChangeDataRequestDue, who: &Author) -> Result<Change, Refusal> {
    not_before(state.received, request.due)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::DataRequestDueChanged(DataRequestDueChanged { due: request.due, reason }), who)
}

/// Decides what is told of things that were found: of one's own agency's alone.
pub fn decide(state: &DataRequestState, request: &DecideDataRequestRows, found: &[Found], who: &Author) -> Result<Change, Refusal> {
    holds(state, &Change::DataRequestRowsDecided(DataRequestRowsDecided { rows: Vec::new(), said: None }), who)?;
    if request.rows.is_empty() {
        return Err(Refusal::NothingToRecord);
    }
    if request.rows.len() > MOST_ROWS {
        return Err(Refusal::TooMany { limit: MOST_ROWS, found: request.rows.len() });
    }
    for row in &request.rows {
        let it = found.iter().find(|it| it.row == *row).ok_or(Refusal::NotRecorded)?;
        if it.agency != state.agency {
            return Err(Refusal::OthersData { agency: it.agency.clone() });
        }
    }
    let said = request.said.as_ref().map(read_said).transpose()?;
    decided(state, Change::DataRequestRowsDecided(DataRequestRowsDecided { rows: request.rows.clone(), said }), who)
}

/// What is withheld has a reason; what is told needs none.
fn read_said(said: &RowSaid) -> Result<RowSaid, Refusal> {
    let words = said.reason.as_deref().unwrap_or_default();
    let reason = if said.withheld.is_some() { Some(text::required(TextField::Reason, words)?) } else { text::optional(TextField::Reason, words)? };
    Ok(RowSaid { withheld: said.withheld, reason })
}

/// Records the answer. What came of a request for access follows from what is told of what is one's own; of another it is said.
pub fn answer(state: &DataRequestState, request: &AnswerDataRequest, found: &[Found], who: &Author) -> Result<Change, Refusal> {
    may_answer(&state.agency, who)?;
    open(state)?;
    let own = || found.iter().filter(|it| it.agency == state.agency);
    let undecided = own().filter(|it| state.said(it.row).is_none()).count();
    if undecided > 0 {
        return Err(Refusal::RowsUndecided { found: undecided });
    }
    let count = |told: bool| own().filter(|it| state.said(it.row).is_some_and(|said| said.withheld.is_none() == told)).count();
    let (told, withheld) = (count(true), count(false));
    let follows = match (told, withheld) {
        (0, 0) => DataRequestOutcome::NothingHeld,
        (_, 0) => DataRequestOutcome::Granted,
        (0, _) => DataRequestOutcome::Refused,
        _ => DataRequestOutcome::Partly,
    };
    let outcome = match state.kind {
        DataRequestKind::Access => follows,
        // Where nothing is held there is nothing to put right either.
        _ if follows == DataRequestOutcome::NothingHeld => follows,
        _ => request.outcome.filter(|it| *it != DataRequestOutcome::NothingHeld).ok_or(Refusal::OutcomeNotSaid)?,
    };
    let words = request.reason.as_deref().unwrap_or_default();
    let reason = match outcome {
        DataRequestOutcome::Partly | DataRequestOutcome::Refused => Some(text::required(TextField::Reason, words)?),
        DataRequestOutcome::Granted | DataRequestOutcome::NothingHeld => text::optional(TextField::Reason, words)?,
    };
    let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    decided(state, Change::DataRequestAnswered(DataRequestAnswered { outcome, reason, told: narrow(told), withheld: narrow(withheld) }), who)
}

/// Opens a request again that was answered.
pub fn reopen(state: &DataRequestState, request: &SayOfDataRequest, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::DataRequestReopened(Reasoned { reason }), who)
}

/// Takes a request back: it was a mistake, or who asked no longer does.
pub fn withdraw(state: &DataRequestState, request: &SayOfDataRequest, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::DataRequestWithdrawn(Reasoned { reason }), who)
}

fn decided(state: &DataRequestState, change: Change, who: &Author) -> Result<Change, Refusal> {
    holds(state, &change, who)?;
    Ok(change)
}

const fn open(state: &DataRequestState) -> Result<(), Refusal> {
    if state.is_open() { Ok(()) } else { Err(Refusal::DataRequestClosed) }
}

/// Begins a request.
pub fn begin(fact: &Fact<'_>) -> Result<DataRequestState, Refusal> {
    let Change::DataRequestRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    may_answer(&it.agency, fact.author)?;
    Ok(DataRequestState {
        id: it.request,
        agency: it.agency.clone(),
        by: fact.author.officer,
        at: fact.at,
        kind: it.kind,
        reference: it.reference.clone(),
        received: it.received,
        due: Field::new(it.due, fact),
        due_reason: None,
        about: it.about.clone(),
        rows: BTreeMap::new(),
        answer: None,
        withdrawn: None,
    })
}

/// Folds what follows into a request.
pub fn fold(state: &mut DataRequestState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    let (by, at) = (fact.author.officer, fact.at);
    match fact.change {
        Change::DataRequestDueChanged(it) => {
            state.due.set(it.due, fact);
            state.due_reason = Some(it.reason.clone());
        }
        Change::DataRequestRowsDecided(it) => {
            for row in &it.rows {
                match state.rows.get_mut(row) {
                    Some(known) => known.set(it.said.clone(), fact),
                    None => {
                        state.rows.insert(*row, Field::new(it.said.clone(), fact));
                    }
                }
            }
        }
        Change::DataRequestAnswered(it) => {
            state.answer = Some(Answer { outcome: it.outcome, reason: it.reason.clone(), told: it.told, withheld: it.withheld, by, at });
        }
        Change::DataRequestReopened(_) => (state.answer, state.withdrawn) = (None, None),
        Change::DataRequestWithdrawn(it) => state.withdrawn = Some((it.reason.clone(), by, at)),
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

/// Says whether a change holds on this request, by this author. The same answer when deciding and when folding.
pub fn holds(state: &DataRequestState, change: &Change, author: &Author) -> Result<(), Refusal> {
    may_answer(&state.agency, author)?;
    match change {
        Change::DataRequestReopened(_) if state.is_open() => Err(Refusal::AlreadyRecorded),
        Change::DataRequestReopened(_) => Ok(()),
        Change::DataRequestDueChanged(_) | Change::DataRequestRowsDecided(_) | Change::DataRequestAnswered(_) | Change::DataRequestWithdrawn(_) => {
            open(state)
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

#[cfg(test)]
mod tests;
