//! From entries to state: one subject at a time, entry by entry, in office order.

use serde::{Deserialize, Serialize};

use crate::contributions::retention::Emptied;
use crate::deconfliction::hits;
use crate::ids::{BatchId, DeviceId, EntryId};
use crate::{Author, Change, Instant, Refusal};
use crate::{
    attachments, authorities, board, capacity, cases, change::SubjectKind, contributions, corrections, counters, data_requests, decisions, documents,
    drafts, elections, links, meetings, notes, offers, outcome, outreach, papers, plan, planned, readiness, records, roster, scoring, sightings,
    situation,
};

/// Where an entry stands: its device's sequence, and its place in the journal once the office has given it one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The entry.
    pub entry: EntryId,
    /// The desk that wrote it.
    pub device: DeviceId,
    /// Which entry of that desk in this audience, from 1.
    pub seq: u64,
    /// Its position in the journal; none while only its desk has it.
    pub position: Option<u64>,
}

/// A change with all that the rules may know of its entry.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// Its place.
    pub mark: Mark,
    /// Up to which position the author had read this journal.
    pub base: u64,
    /// When: the office's time of acceptance, else the claimed time.
    pub at: Instant,
    /// Who the author was at that time.
    pub author: &'a Author,
    /// What was recorded.
    pub change: &'a Change,
    /// With what else it was recorded.
    pub batch: Option<BatchId>,
}

impl Fact<'_> {
    /// Says whether its author worked alone: had read nothing of an office, and nobody else's entry stands before it in the journal. The
    /// office gives the positions, so that once others have written no desk can say so of what it writes then.
    pub fn is_alone(&self) -> bool {
        self.base == 0 && self.mark.position.is_none_or(|position| position == self.mark.seq)
    }

    /// Says whether the author had seen the other entry: it is of the same desk and before, or covered by the base.
    pub fn knows(&self, other: &Mark) -> bool {
        (other.device == self.mark.device && other.seq < self.mark.seq) || other.position.is_some_and(|position| position <= self.base)
    }
}

/// Folds an entry whose body was emptied: what its header still says of data; of links and sightings, nothing.
pub fn emptied(state: &mut Option<State>, it: &Emptied<'_>) {
    match state {
        None => *state = contributions::retention::begin_emptied(it).map(State::Contribution),
        Some(State::Contribution(state)) => contributions::retention::fold_emptied(state, it),
        Some(_) => {}
    }
}

/// What an entry came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not hold: somebody else's came first, or its author had no right at that moment.
    Overtaken(Refusal),
}

/// The state of a subject: what its entries add up to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "one state is held at a time, on the way from or to the replica")]
pub enum State {
    /// The office itself.
    Office(roster::OfficeState),
    /// A country, for its time in the Union.
    Country(roster::CountryState),
    /// An agency or another organisation.
    Organisation(roster::OrganisationState),
    /// A workstation.
    Device(roster::DeviceState),
    /// An officer: name, agency, posts.
    Officer(roster::OfficerState),
    /// What the taskforce knows of an officer.
    Contact(roster::ContactState),
    /// A draft of a proposal.
    Draft(drafts::DraftState),
    /// What the taskforce may know of a case.
    Case(cases::CaseState),
    /// The title and summary of a case.
    Cover(cases::CoverState),
    /// What an agency can give.
    Capacity(capacity::CapacityState),
    /// What a case asks of agencies.
    Effort(capacity::EffortState),
    /// A scoring round.
    Round(scoring::RoundState),
    /// A decision of the Board.
    Decision(decisions::DecisionState),
    /// A note on a case.
    Note(notes::NoteState),
    /// A task of a plan.
    Task(plan::TaskState),
    /// What is said of a plan as a whole.
    Plan(plan::PlanState),
    /// A country's working calendar.
    Calendar(plan::CalendarState),
    /// What makes a case ready.
    Readiness(readiness::ReadinessState),
    /// A judicial authority or another contact outside.
    Authority(authorities::AuthorityState),
    /// A template of plans.
    Template(plan::TemplateState),
    /// A record of access.
    Record(records::RecordState),
    /// An event that counts in an operation.
    Counter(counters::CounterState),
    /// The situation board of an action day.
    Situation(situation::SituationState),
    /// A coordination meeting on a case.
    Meeting(meetings::MeetingState),
    /// The report of what came of an operation.
    Outcome(outcome::OutcomeState),
    /// What the Board is told of it.
    Noting(outcome::NotingState),
    /// A document on a case.
    Document(documents::DocumentState),
    /// One agency's package of data on a case.
    Contribution(contributions::ContributionState),
    /// How long an agency's notes and documents on a case are kept.
    Papers(papers::PapersState),
    /// A correction of data that others received.
    Correction(corrections::CorrectionState),
    /// Whom an agency has to tell of a correction itself.
    Telling(corrections::TellingState),
    /// A request of a data subject.
    DataRequest(data_requests::DataRequestState),
    /// What one side makes of a hit.
    Hit(hits::HitState),
    /// A link between entities of a case, or a half of one between cases.
    Link(links::LinkState),
    /// What an agency saw of an indicator.
    Sighting(sightings::SightingState),
    /// A planned action of a case.
    PlannedAction(planned::PlannedState),
    /// A rule set of elections.
    RuleSet(elections::adoption::RuleSetState),
    /// An election.
    Election(elections::ElectionState),
    /// Who holds an office, over time.
    Mandate(elections::mandates::MandatesState),
    /// A motion to dismiss an office holder.
    Dismissal(elections::dismissals::DismissalState),
    /// An attachment.
    Attachment(attachments::AttachmentState),
    /// The places for guests.
    Places(attachments::places::PlacesState),
    /// A meeting of the Board.
    BoardMeeting(board::BoardMeetingState),
    /// Priorities of the Board.
    Priorities(board::priorities::PrioritiesState),
    /// What a case is told of a guest.
    Stay(attachments::stay::StayState),
    /// An occasional contribution from outside.
    Offer(offers::OfferState),
    /// A roadshow or a webinar.
    Outreach(outreach::OutreachState),
    /// A setting of this desk.
    Setting(String),
}

impl State {
    /// Says what the subject is.
    pub const fn kind(&self) -> SubjectKind {
        match self {
            Self::Office(_) => SubjectKind::Office,
            Self::Country(_) => SubjectKind::Country,
            Self::Organisation(_) => SubjectKind::Organisation,
            Self::Device(_) => SubjectKind::Device,
            Self::Officer(_) => SubjectKind::Officer,
            Self::Contact(_) => SubjectKind::Contact,
            Self::Draft(_) => SubjectKind::Draft,
            Self::Case(_) => SubjectKind::Case,
            Self::Cover(_) => SubjectKind::Cover,
            Self::Capacity(_) => SubjectKind::Capacity,
            Self::Effort(_) => SubjectKind::Effort,
            Self::Round(_) => SubjectKind::Round,
            Self::Decision(_) => SubjectKind::Decision,
            Self::Note(_) => SubjectKind::Note,
            Self::Task(_) => SubjectKind::Task,
            Self::Plan(_) => SubjectKind::Plan,
            Self::Calendar(_) => SubjectKind::Calendar,
            Self::Readiness(_) => SubjectKind::Readiness,
            Self::Authority(_) => SubjectKind::Authority,
            Self::Template(_) => SubjectKind::Template,
            Self::Record(_) => SubjectKind::Record,
            Self::Counter(_) => SubjectKind::Counter,
            Self::Situation(_) => SubjectKind::Situation,
            Self::Meeting(_) => SubjectKind::Meeting,
            Self::Outcome(_) => SubjectKind::Outcome,
            Self::Noting(_) => SubjectKind::Noting,
            Self::Document(_) => SubjectKind::Document,
            Self::Contribution(_) => SubjectKind::Contribution,
            Self::Papers(_) => SubjectKind::Papers,
            Self::Correction(_) => SubjectKind::Correction,
            Self::Telling(_) => SubjectKind::Telling,
            Self::DataRequest(_) => SubjectKind::DataRequest,
            Self::Hit(_) => SubjectKind::Hit,
            Self::Link(_) => SubjectKind::Link,
            Self::Sighting(_) => SubjectKind::Sighting,
            Self::PlannedAction(_) => SubjectKind::PlannedAction,
            Self::RuleSet(_) => SubjectKind::RuleSet,
            Self::Election(_) => SubjectKind::Election,
            Self::Mandate(_) => SubjectKind::Mandate,
            Self::Dismissal(_) => SubjectKind::Dismissal,
            Self::Attachment(_) => SubjectKind::Attachment,
            Self::Places(_) => SubjectKind::Places,
            Self::Stay(_) => SubjectKind::Stay,
            Self::Offer(_) => SubjectKind::Offer,
            Self::Outreach(_) => SubjectKind::Outreach,
            Self::BoardMeeting(_) => SubjectKind::BoardMeeting,
            Self::Priorities(_) => SubjectKind::Priorities,
            Self::Setting(_) => SubjectKind::Setting,
        }
    }
}

/// Folds one fact into a subject. Total: whatever it is fed, it answers, and it changes the state only when the fact holds.
pub fn fold(state: &mut Option<State>, fact: &Fact<'_>) -> Verdict {
    let outcome = match (fact.change.subject_kind(), state.as_mut()) {
        (SubjectKind::Office, None) => roster::begin_office(fact).map(State::Office).map(Some),
        (SubjectKind::Country, None) => roster::begin_country(fact).map(State::Country).map(Some),
        (SubjectKind::Country, Some(State::Country(country))) => roster::fold_country(country, fact).map(|()| None),
        (SubjectKind::Organisation, None) => roster::begin_organisation(fact).map(State::Organisation).map(Some),
        (SubjectKind::Organisation, Some(State::Organisation(it))) => roster::fold_organisation(it, fact).map(|()| None),
        (SubjectKind::Device, None) => roster::begin_device(fact).map(State::Device).map(Some),
        (SubjectKind::Device, Some(State::Device(device))) => roster::fold_device(device, fact).map(|()| None),
        (SubjectKind::Officer, None) => roster::begin_officer(fact).map(State::Officer).map(Some),
        (SubjectKind::Officer, Some(State::Officer(officer))) => roster::fold_officer(officer, fact).map(|()| None),
        (SubjectKind::Contact, None) => roster::begin_contact(fact).map(State::Contact).map(Some),
        (SubjectKind::Contact, Some(State::Contact(contact))) => roster::fold_contact(contact, fact).map(|()| None),
        (SubjectKind::Draft, None) => drafts::begin(fact).map(State::Draft).map(Some),
        (SubjectKind::Draft, Some(State::Draft(draft))) => drafts::fold(draft, fact).map(|()| None),
        (SubjectKind::Case, None) => cases::begin(fact).map(State::Case).map(Some),
        (SubjectKind::Case, Some(State::Case(case))) => cases::fold(case, fact).map(|()| None),
        (SubjectKind::Cover, None) => cases::begin_cover(fact).map(State::Cover).map(Some),
        (SubjectKind::Cover, Some(State::Cover(cover))) => cases::fold_cover(cover, fact).map(|()| None),
        (SubjectKind::Capacity, None) => capacity::begin(fact).map(State::Capacity).map(Some),
        (SubjectKind::Capacity, Some(State::Capacity(it))) => capacity::fold(it, fact).map(|()| None),
        (SubjectKind::Effort, None) => capacity::begin_effort(fact).map(State::Effort).map(Some),
        (SubjectKind::Effort, Some(State::Effort(it))) => capacity::fold_effort(it, fact).map(|()| None),
        (SubjectKind::Round, None) => scoring::begin(fact).map(State::Round).map(Some),
        (SubjectKind::Round, Some(State::Round(round))) => scoring::fold(round, fact).map(|()| None),
        (SubjectKind::Decision, None) => decisions::begin(fact).map(State::Decision).map(Some),
        (SubjectKind::Note, None) => notes::begin(fact).map(State::Note).map(Some),
        (SubjectKind::Task, None) => plan::begin_task(fact).map(State::Task).map(Some),
        (SubjectKind::Task, Some(State::Task(task))) => plan::fold_task(task, fact).map(|()| None),
        (SubjectKind::Plan, None) => plan::fold_plan(None, fact).map(|begun| begun.map(State::Plan)),
        (SubjectKind::Plan, Some(State::Plan(it))) => plan::fold_plan(Some(it), fact).map(|_| None),
        (SubjectKind::Calendar, None) => plan::begin_calendar(fact).map(State::Calendar).map(Some),
        (SubjectKind::Calendar, Some(State::Calendar(it))) => plan::fold_calendar(it, fact).map(|()| None),
        (SubjectKind::Readiness, None) => readiness::fold(None, fact).map(|begun| begun.map(State::Readiness)),
        (SubjectKind::Readiness, Some(State::Readiness(it))) => readiness::fold(Some(it), fact).map(|_| None),
        (SubjectKind::Authority, None) => authorities::begin(fact).map(State::Authority).map(Some),
        (SubjectKind::Authority, Some(State::Authority(it))) => authorities::fold(it, fact).map(|()| None),
        (SubjectKind::Template, None) => plan::begin_template(fact).map(State::Template).map(Some),
        (SubjectKind::Template, Some(State::Template(it))) => plan::fold_template(it, fact).map(|()| None),
        (SubjectKind::Record, None) => records::begin(fact).map(State::Record).map(Some),
        (SubjectKind::Counter, None) => counters::begin(fact).map(State::Counter).map(Some),
        (SubjectKind::Counter, Some(State::Counter(counter))) => counters::fold(counter, fact).map(|()| None),
        (SubjectKind::Situation, None) => situation::begin(fact).map(State::Situation).map(Some),
        (SubjectKind::Situation, Some(State::Situation(board))) => situation::fold(board, fact).map(|()| None),
        (SubjectKind::Meeting, None) => meetings::begin(fact).map(State::Meeting).map(Some),
        (SubjectKind::Meeting, Some(State::Meeting(meeting))) => meetings::fold(meeting, fact).map(|()| None),
        (SubjectKind::Outcome, None) => outcome::folds::begin(fact).map(State::Outcome).map(Some),
        (SubjectKind::Outcome, Some(State::Outcome(report))) => outcome::folds::fold(report, fact).map(|()| None),
        (SubjectKind::Noting, None) => outcome::folds::begin_noting(fact).map(State::Noting).map(Some),
        (SubjectKind::Noting, Some(State::Noting(noting))) => outcome::folds::fold_noting(noting, fact).map(|()| None),
        (SubjectKind::Document, None) => documents::begin(fact).map(State::Document).map(Some),
        (SubjectKind::Document, Some(State::Document(document))) => documents::fold(document, fact).map(|()| None),
        (SubjectKind::Contribution, None) => contributions::begin(fact).map(State::Contribution).map(Some),
        (SubjectKind::Contribution, Some(State::Contribution(it))) => contributions::fold(it, fact).map(|()| None),
        (SubjectKind::Papers, None) => papers::fold(None, fact).map(|begun| begun.map(State::Papers)),
        (SubjectKind::Papers, Some(State::Papers(it))) => papers::fold(Some(it), fact).map(|_| None),
        (SubjectKind::Correction, None) => corrections::begin(fact).map(State::Correction).map(Some),
        (SubjectKind::Correction, Some(State::Correction(it))) => corrections::fold(it, fact).map(|()| None),
        (SubjectKind::Telling, None) => corrections::begin_telling(fact).map(State::Telling).map(Some),
        (SubjectKind::Telling, Some(State::Telling(it))) => corrections::fold_telling(it, fact).map(|()| None),
        (SubjectKind::DataRequest, None) => data_requests::begin(fact).map(State::DataRequest).map(Some),
        (SubjectKind::DataRequest, Some(State::DataRequest(it))) => data_requests::fold(it, fact).map(|()| None),
        (SubjectKind::Hit, None) => hits::fold(None, fact).map(|begun| begun.map(State::Hit)),
        (SubjectKind::Hit, Some(State::Hit(it))) => hits::fold(Some(it), fact).map(|_| None),
        (SubjectKind::Link, None) => links::begin(fact).map(State::Link).map(Some),
        (SubjectKind::Link, Some(State::Link(it))) => links::fold(it, fact).map(|()| None),
        (SubjectKind::Sighting, None) => sightings::begin(fact).map(State::Sighting).map(Some),
        (SubjectKind::Sighting, Some(State::Sighting(it))) => sightings::fold(it, fact).map(|()| None),
        (SubjectKind::PlannedAction, None) => planned::begin(fact).map(State::PlannedAction).map(Some),
        (SubjectKind::PlannedAction, Some(State::PlannedAction(it))) => planned::fold(it, fact).map(|()| None),
        (SubjectKind::RuleSet, None) => elections::adoption::begin(fact).map(State::RuleSet).map(Some),
        (SubjectKind::RuleSet, Some(State::RuleSet(it))) => elections::adoption::fold(it, fact).map(|()| None),
        (SubjectKind::Election, None) => elections::begin(fact).map(State::Election).map(Some),
        (SubjectKind::Election, Some(State::Election(it))) => elections::fold(it, fact).map(|()| None),
        (SubjectKind::Mandate, None) => elections::mandates::begin(fact).map(State::Mandate).map(Some),
        (SubjectKind::Mandate, Some(State::Mandate(it))) => elections::mandates::fold(it, fact).map(|()| None),
        (SubjectKind::Dismissal, None) => elections::dismissals::begin(fact).map(State::Dismissal).map(Some),
        (SubjectKind::Dismissal, Some(State::Dismissal(it))) => elections::dismissals::fold(it, fact).map(|()| None),
        (SubjectKind::Attachment, None) => attachments::begin(fact).map(State::Attachment).map(Some),
        (SubjectKind::Attachment, Some(State::Attachment(it))) => attachments::fold(it, fact).map(|()| None),
        (SubjectKind::Places, None) => attachments::places::begin(fact).map(State::Places).map(Some),
        (SubjectKind::Places, Some(State::Places(it))) => attachments::places::fold(it, fact).map(|()| None),
        (SubjectKind::Stay, None) => attachments::stay::begin(fact).map(State::Stay).map(Some),
        (SubjectKind::Stay, Some(State::Stay(it))) => attachments::stay::fold(it, fact).map(|()| None),
        (SubjectKind::Offer, None) => offers::begin(fact).map(State::Offer).map(Some),
        (SubjectKind::Offer, Some(State::Offer(it))) => offers::fold(it, fact).map(|()| None),
        (SubjectKind::Outreach, None) => outreach::begin(fact).map(State::Outreach).map(Some),
        (SubjectKind::Outreach, Some(State::Outreach(it))) => outreach::fold(it, fact).map(|()| None),
        (SubjectKind::BoardMeeting, None) => board::begin(fact).map(State::BoardMeeting).map(Some),
        (SubjectKind::BoardMeeting, Some(State::BoardMeeting(it))) => board::fold(it, fact).map(|()| None),
        (SubjectKind::Priorities, None) => board::priorities::begin(fact).map(State::Priorities).map(Some),
        (SubjectKind::Setting, _) => match fact.change {
            Change::SettingChanged(setting) => Ok(Some(State::Setting(setting.value.clone()))),
            _ => Err(Refusal::OutOfPlace),
        },
        // It says that an entry which nobody else ever saw was given up.
        (SubjectKind::Entry, _) => Ok(None),
        // A subject of another kind stands here already, or one that has only a beginning gets a second entry.
        (_, Some(_)) => Err(Refusal::AlreadyRecorded),
    };
    match outcome {
        Ok(begun) => {
            if let Some(begun) = begun {
                *state = Some(begun);
            }
            Verdict::Holds
        }
        Err(refusal) => Verdict::Overtaken(refusal),
    }
}
