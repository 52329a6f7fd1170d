//! Records of access: who did what with whose data, when, and why (AUD-1 to AUD-3).
//!
//! What lives here: what a record says, which changes are acts, what a case's purpose is, and who may read records. What does
//! not: when a desk notes something, and how notes become entries. Objects are ids and nothing else: an auditor reads records
//! and no content.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, Outcome};
use crate::change::{Change, SubjectKind};
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{AgencyId, DeviceId, OfficerId, RecordId, SubjectId};
use crate::links::LinkRelation;
use crate::text::{self, TextField};
use crate::{Instant, Refusal};

labels! {
    /// What was done: the six of Art. 40(1) of the Europol Regulation and Art. 25 of the Law Enforcement Directive, and what an
    /// office has besides.
    Verb {
        /// Data came in.
        Collect = "collect",
        /// Data were changed.
        Alter = "alter",
        /// Data were looked at.
        Consult = "consult",
        /// Others were given data, or the right to read them.
        Disclose = "disclose",
        /// Data were joined with other data.
        Combine = "combine",
        /// Data were erased.
        Erase = "erase",
        /// A desk was opened.
        Login = "login",
        /// Data were written to a file that leaves the desk.
        Export = "export",
        /// Who is who and who may do what was changed.
        Config = "config",
        /// A round or an election was opened or closed.
        VoteAdmin = "vote-admin",
    }
}

labels! {
    /// Why. The first six are the purposes of Art. 18(2) of the Europol Regulation, in its order; the other four are what records
    /// themselves may be read for (Art. 25(2) of the Law Enforcement Directive).
    Purpose {
        /// Cross-checking, to find connections.
        CrossCheck = "cross-check",
        /// Analyses of a strategic or thematic nature.
        Strategic = "strategic",
        /// Operational analyses.
        Operational = "operational",
        /// Making the exchange of information easier.
        Exchange = "exchange",
        /// Research and innovation.
        Research = "research",
        /// Informing the public about people who are wanted.
        Appeal = "appeal",
        /// Whether processing was lawful.
        Lawfulness = "lawfulness",
        /// Self-monitoring, discipline included.
        SelfMonitoring = "self-monitoring",
        /// Integrity and security of the data.
        Integrity = "integrity",
        /// Criminal proceedings.
        Proceedings = "proceedings",
    }
}

impl Purpose {
    /// Says whether it is a purpose of work on cases; the others are of reading records.
    pub const fn is_of_cases(self) -> bool {
        match self {
            Self::CrossCheck | Self::Strategic | Self::Operational | Self::Exchange | Self::Research | Self::Appeal => true,
            Self::Lawfulness | Self::SelfMonitoring | Self::Integrity | Self::Proceedings => false,
        }
    }

    /// Gives the purpose of whoever has a case in focus (AUD-2): a proposal was handed in so that others look at it; a case is
    /// worked on.
    pub const fn of_case(case: &CaseState) -> Self {
        if case.stage.is_proposal() { Self::Exchange } else { Self::Operational }
    }
}

labels! {
    /// What something was done with.
    ObjectKind {
        /// A proposal or a case.
        Case = "case",
        /// A draft, by the id of the case that it will be.
        Draft = "draft",
        /// A note.
        Note = "note",
        /// A document.
        Document = "document",
        /// A scoring round.
        Round = "round",
        /// A decision of the Board.
        Decision = "decision",
        /// An officer.
        Officer = "officer",
        /// An organisation.
        Organisation = "organisation",
        /// A workstation.
        Device = "device",
        /// The roster as a whole.
        Roster = "roster",
        /// The records of access of an organisation, by its subject.
        Records = "records",
        /// Something else that this office has.
        Other = "other",
    }
}

/// What something was done with: a kind and an id, never a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, minicbor::Encode, minicbor::Decode)]
pub struct Object {
    /// What it is.
    #[n(0)]
    pub what: ObjectKind,
    /// Which.
    #[n(1)]
    pub id: SubjectId,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, minicbor::Encode, minicbor::Decode)]
pub struct Act {
    /// What.
    #[n(0)]
    pub verb: Verb,
    /// When, by the desk's clock; of what was done several times in a minute, the first.
    #[n(1)]
    pub at: Instant,
    /// How: a row of the table of commands and queries, or the kind of a change.
    #[n(2)]
    pub how: String,
    /// With what. A list that was looked through names nothing here.
    #[n(3)]
    pub objects: Vec<Object>,
    /// With how many things, or how often with the one that is named.
    #[n(4)]
    pub count: u32,
    /// `sha256` over the sorted ids of a list: whoever has the list can show that it was this one (AUD-2).
    #[cbor(n(5), with = "minicbor::bytes")]
    pub digest: Option<[u8; 32]>,
    /// Why; none where nobody said.
    #[n(6)]
    pub purpose: Option<Purpose>,
    /// The reason in words.
    #[n(7)]
    pub justification: Option<String>,
    /// Who got it: names of organisations or people outside, or ids of those inside.
    #[n(8)]
    pub recipients: Vec<String>,
}

/// What one desk did with one owner's data, in one or a few minutes.
#[derive(Clone, Debug, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub struct AccessRecorded {
    /// The record.
    #[n(0)]
    pub record: RecordId,
    /// Whose data.
    #[n(1)]
    pub owner: AgencyId,
    /// The organisation of who did it, at that time. Officer and device stand in the signed header.
    #[n(2)]
    pub agency: Option<AgencyId>,
    /// What was done, in order.
    #[n(3)]
    pub acts: Vec<Act>,
}

/// A record of access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordState {
    /// The record.
    pub id: RecordId,
    /// Whose data.
    pub owner: AgencyId,
    /// Who did it.
    pub by: OfficerId,
    /// On which desk.
    pub device: DeviceId,
    /// The organisation of who did it.
    pub agency: Option<AgencyId>,
    /// What was done.
    pub acts: Vec<Act>,
}

/// Begins a record; there is no second entry. A record holds whoever wrote it: nobody's access becomes undone by having had no
/// right to it.
pub fn begin(fact: &Fact<'_>) -> Result<RecordState, Refusal> {
    let Change::AccessRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    Ok(RecordState {
        id: it.record,
        owner: it.owner.clone(),
        by: fact.author.officer,
        device: fact.mark.device,
        agency: it.agency.clone(),
        acts: it.acts.clone(),
    })
}

/// Says which act a change is; none where it is none: settings of a desk, marks that stay sealed, records themselves.
pub fn verb_of(change: &Change) -> Option<Verb> {
    match change {
        Change::DraftBegun(_)
        | Change::CoverWritten(_)
        | Change::CaseBroughtIn(_)
        | Change::NoteWritten(_)
        | Change::TaskNoteWritten(_)
        | Change::MeetingCalled(_)
        | Change::MeetingMinuted(_)
        | Change::PointAgreed(_)
        | Change::OfferRecorded(_)
        | Change::OutreachRecorded(_)
        | Change::CounterRecorded(_) => {
            return Some(Verb::Collect);
        }
        Change::DocumentAdded(_) | Change::DocumentVersionAdded(_) => return Some(Verb::Collect),
        Change::ContributionBegun(_) | Change::IndicatorsAdded(_) | Change::DataRequestRecorded(_) => return Some(Verb::Collect),
        Change::ProposalSubmitted(_) | Change::ProposalResubmitted(_) | Change::AgencyJoined(_) | Change::OfficerJoined(_) | Change::StayTold(_) => {
            return Some(Verb::Disclose);
        }
        Change::ProposalDecided(it) if it.outcome == Outcome::Merged => return Some(Verb::Combine),
        Change::CasesLinked(_) => return Some(Verb::Combine),
        Change::LinkDrawn(it) if it.facts.relation == LinkRelation::SameAs => return Some(Verb::Combine),
        Change::ContributionErased(_) | Change::PapersErased(_) => return Some(Verb::Erase),
        // Who scored whose proposal, and when, is nobody's business before the round is closed (PRO-3).
        Change::ScoreGiven(_) => return None,
        // That a seat has voted is in the election itself, for its Board; it is no act with somebody's data.
        Change::BallotCast(_) | Change::SeatPresent(_) | Change::HeadCountersigned(_) => return None,
        _ => {}
    }
    match change.subject_kind() {
        SubjectKind::Counter | SubjectKind::Situation | SubjectKind::Outcome | SubjectKind::Noting | SubjectKind::Meeting => Some(Verb::Alter),
        SubjectKind::Draft
        | SubjectKind::Case
        | SubjectKind::Cover
        | SubjectKind::Effort
        | SubjectKind::Note
        | SubjectKind::Task
        | SubjectKind::Plan
        | SubjectKind::Readiness
        | SubjectKind::Contribution
        | SubjectKind::Papers
        | SubjectKind::Correction
        | SubjectKind::Telling
        | SubjectKind::DataRequest
        | SubjectKind::Hit
        | SubjectKind::Link
        | SubjectKind::Sighting
        | SubjectKind::PlannedAction
        | SubjectKind::Offer
        | SubjectKind::Outreach
        | SubjectKind::Document => Some(Verb::Alter),
        SubjectKind::Office | SubjectKind::Country | SubjectKind::Organisation | SubjectKind::Device | SubjectKind::Officer => Some(Verb::Config),
        SubjectKind::Calendar | SubjectKind::Template | SubjectKind::Authority => Some(Verb::Config),
        SubjectKind::Attachment | SubjectKind::Places | SubjectKind::Stay => Some(Verb::Config),
        SubjectKind::BoardMeeting | SubjectKind::Priorities => Some(Verb::VoteAdmin),
        SubjectKind::Round | SubjectKind::RuleSet | SubjectKind::Election | SubjectKind::Mandate | SubjectKind::Dismissal => Some(Verb::VoteAdmin),
        SubjectKind::Decision | SubjectKind::Contact | SubjectKind::Capacity | SubjectKind::Setting | SubjectKind::Entry | SubjectKind::Record => {
            None
        }
    }
}

/// Names who got data by a change: the taskforce, an agency, an officer by id.
pub fn recipients_of(change: &Change) -> Vec<String> {
    match change {
        Change::ProposalSubmitted(_) | Change::ProposalResubmitted(_) => vec!["taskforce".to_owned()],
        Change::AgencyJoined(it) => vec![it.agency.to_string()],
        Change::OfficerJoined(it) => vec![it.officer.to_string()],
        Change::StayTold(it) => vec![it.officer.to_string()],
        _ => Vec::new(),
    }
}

/// Says what a subject is as the object of an act.
pub const fn object_kind(kind: SubjectKind) -> ObjectKind {
    match kind {
        SubjectKind::Case | SubjectKind::Cover | SubjectKind::Effort => ObjectKind::Case,
        SubjectKind::Draft => ObjectKind::Draft,
        SubjectKind::Note => ObjectKind::Note,
        SubjectKind::Round => ObjectKind::Round,
        SubjectKind::Decision => ObjectKind::Decision,
        SubjectKind::Officer | SubjectKind::Contact => ObjectKind::Officer,
        SubjectKind::Organisation | SubjectKind::Capacity => ObjectKind::Organisation,
        SubjectKind::Device => ObjectKind::Device,
        SubjectKind::Record => ObjectKind::Records,
        // A task, a plan, a document, a meeting, an event that counts, a situation board and an outcome are named by their case.
        SubjectKind::Document | SubjectKind::Counter | SubjectKind::Situation | SubjectKind::Outcome | SubjectKind::Noting | SubjectKind::Meeting => {
            ObjectKind::Other
        }
        SubjectKind::Papers | SubjectKind::Correction | SubjectKind::Telling | SubjectKind::DataRequest => ObjectKind::Other,
        SubjectKind::Contribution | SubjectKind::Hit | SubjectKind::Link | SubjectKind::Sighting | SubjectKind::PlannedAction => ObjectKind::Other,
        SubjectKind::Task | SubjectKind::Plan | SubjectKind::Readiness => ObjectKind::Other,
        SubjectKind::Calendar | SubjectKind::Template | SubjectKind::Authority => ObjectKind::Other,
        SubjectKind::RuleSet | SubjectKind::Election | SubjectKind::Mandate | SubjectKind::Dismissal => ObjectKind::Other,
        SubjectKind::Attachment | SubjectKind::Places | SubjectKind::Stay | SubjectKind::Offer | SubjectKind::Outreach => ObjectKind::Other,
        SubjectKind::BoardMeeting | SubjectKind::Priorities => ObjectKind::Decision,
        SubjectKind::Office | SubjectKind::Country | SubjectKind::Setting | SubjectKind::Entry => ObjectKind::Other,
    }
}

/// What somebody says of data that leave the office: why, for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Leaving {
    /// Why; none where nobody said.
    #[ts(optional)]
    pub purpose: Option<Purpose>,
    /// The reason in words.
    #[ts(optional)]
    pub justification: Option<String>,
    /// Who gets it.
    #[ts(optional)]
    pub recipients: Option<Vec<String>>,
}

/// Reads what somebody said of data that leave the office.
pub fn leaving(said: &Leaving) -> Result<Leaving, Refusal> {
    let recipients = said.recipients.as_deref().unwrap_or_default();
    text::few(recipients.len())?;
    let named: Vec<String> = recipients.iter().filter_map(|it| text::optional(TextField::Contact, it).transpose()).collect::<Result<_, _>>()?;
    let justification = said.justification.as_deref().map(|it| text::optional(TextField::Reason, it)).transpose()?.flatten();
    Ok(Leaving { purpose: said.purpose, justification, recipients: (!named.is_empty()).then_some(named) })
}

/// Says whether somebody may go through all records of an owner (AUD-3): an auditor, of every owner; who represents or administrates
/// the owner, of that one. One's own are everybody's to read.
pub fn may_read(owner: &AgencyId, who: &Author) -> Result<(), Refusal> {
    if who.has(Duty::Auditor) {
        return Ok(());
    }
    if who.is_of(owner) { who.require(&[Duty::Representative, Duty::Alternate, Duty::Administrator]) } else { who.require(&[Duty::Auditor]) }
}

/// Says whether somebody may see who looked at one thing: every officer of its owner, and auditors (AUD-3).
pub fn may_see_who_looked(owner: &AgencyId, who: &Author) -> Result<(), Refusal> {
    if who.has(Duty::Auditor) { Ok(()) } else { who.require_of(owner) }
}

#[cfg(test)]
mod tests;
