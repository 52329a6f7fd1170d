//! Typed reading of derived states.

use jcat_domain::attachments::AttachmentState;
use jcat_domain::attachments::places::PlacesState;
use jcat_domain::attachments::stay::StayState;
use jcat_domain::authorities::AuthorityState;
use jcat_domain::board::BoardMeetingState;
use jcat_domain::cases::{CaseState, CoverState};
use jcat_domain::contributions::ContributionState;
use jcat_domain::corrections::{CorrectionState, TellingState};
use jcat_domain::counters::CounterState;
use jcat_domain::data_requests::DataRequestState;
use jcat_domain::deconfliction::hits::HitState;
use jcat_domain::documents::DocumentState;
use jcat_domain::drafts::DraftState;
use jcat_domain::fold::State;
use jcat_domain::ids::{
    AttachmentId, AuthorityId, BoardMeetingId, CaseId, ContributionId, CorrectionId, CounterId, DataRequestId, DocumentId, HitId, LinkId, MeetingId,
    NoteId, OfferId, OutreachId, PlannedActionId, RoundId, RuleSetId, SightingId, TaskId, TemplateId,
};
use jcat_domain::links::LinkState;
use jcat_domain::meetings::MeetingState;
use jcat_domain::notes::NoteState;
use jcat_domain::offers::OfferState;
use jcat_domain::outcome::{NotingState, OutcomeState};
use jcat_domain::outreach::OutreachState;
use jcat_domain::plan::{PlanState, TaskState, TemplateState};
use jcat_domain::planned::PlannedState;
use jcat_domain::readiness::ReadinessState;
use jcat_domain::roster::Roster;
use jcat_domain::scoring::RoundState;
use jcat_domain::sightings::SightingState;
use jcat_domain::situation::SituationState;
use rusqlite::{Connection, OptionalExtension};

use crate::error::Error;
use crate::replica::refold;

/// Counts how often the roster changed in this replica.
pub(crate) fn roster_changes(connection: &Connection) -> Result<i64, Error> {
    let count = connection.prepare_cached("SELECT n FROM counts WHERE name = 'roster'")?.query_row([], |row| row.get(0)).optional()?;
    Ok(count.unwrap_or_default())
}

/// Reads the whole roster: some hundred small states.
pub(crate) fn roster(connection: &Connection) -> Result<Roster, Error> {
    let mut roster = Roster::default();
    let mut statement = connection.prepare_cached("SELECT state FROM subjects WHERE kind IN ('country', 'organisation', 'officer', 'contact')")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(|_| Error::Damaged("a derived state does not read".into()))?;
        match refold::parse(text)? {
            State::Country(it) => {
                roster.countries.insert(it.country, it);
            }
            State::Organisation(it) => {
                roster.organisations.insert(it.id.clone(), it);
            }
            State::Officer(it) => {
                roster.officers.insert(it.id, it);
            }
            State::Contact(it) => {
                roster.contacts.insert(it.officer, it);
            }
            _ => {}
        }
    }
    Ok(roster)
}

macro_rules! readers {
    ($($(#[$meta:meta])* $name:ident($id:ty => $subject:expr) -> $variant:ident($state:ty), $what:literal;)+) => { $(
        $(#[$meta])*
        pub(crate) fn $name(connection: &Connection, id: $id) -> Result<$state, Error> {
            match refold::load(connection, ($subject)(id))? {
                Some((State::$variant(state), _)) => Ok(state),
                _ => Err(Error::NotFound($what)),
            }
        }
    )+ };
}

readers! {
    /// Reads the cover of a case.
    cover(CaseId => |id: CaseId| id.cover()) -> Cover(CoverState), "cover";
    /// Reads a draft.
    draft(CaseId => |id: CaseId| id.draft()) -> Draft(DraftState), "draft";
    /// Reads a round.
    round(RoundId => RoundId::subject) -> Round(RoundState), "round";
    /// Reads a task.
    task(TaskId => TaskId::subject) -> Task(TaskState), "task";
    /// Reads a template that an office saved.
    template(TemplateId => TemplateId::subject) -> Template(TemplateState), "template";
    /// Reads an authority of the register.
    authority(AuthorityId => AuthorityId::subject) -> Authority(AuthorityState), "authority";
    /// Reads a document.
    document(DocumentId => DocumentId::subject) -> Document(DocumentState), "document";
    /// Reads a contribution with all its indicators.
    contribution(ContributionId => ContributionId::subject) -> Contribution(ContributionState), "contribution";
    /// Reads a correction.
    correction(CorrectionId => CorrectionId::subject) -> Correction(CorrectionState), "correction";
    /// Reads whom an agency has to tell of a correction itself.
    telling(CorrectionId => |id: CorrectionId| id.telling()) -> Telling(TellingState), "correction";
    /// Reads a request of a data subject.
    data_request(DataRequestId => DataRequestId::subject) -> DataRequest(DataRequestState), "data-request";
    /// Reads a link.
    link(LinkId => LinkId::subject) -> Link(LinkState), "link";
    /// Reads what an agency saw of an indicator.
    sighting(SightingId => SightingId::subject) -> Sighting(SightingState), "sighting";
    /// Reads a planned action.
    planned(PlannedActionId => PlannedActionId::subject) -> PlannedAction(PlannedState), "planned-action";
    /// Reads a note.
    note(NoteId => NoteId::subject) -> Note(NoteState), "note";
    /// Reads a meeting.
    meeting(MeetingId => MeetingId::subject) -> Meeting(MeetingState), "meeting";
    /// Reads a meeting of the Board.
    board_meeting(BoardMeetingId => BoardMeetingId::subject) -> BoardMeeting(BoardMeetingState), "board-meeting";
    /// Reads an attachment.
    attachment(AttachmentId => AttachmentId::subject) -> Attachment(AttachmentState), "attachment";
    /// Reads an occasional contribution.
    offer(OfferId => OfferId::subject) -> Offer(OfferState), "offer";
    /// Reads an event of outreach.
    outreach(OutreachId => OutreachId::subject) -> Outreach(OutreachState), "outreach";
    /// Reads an event that counts.
    counter(CounterId => CounterId::subject) -> Counter(CounterState), "counter";
}

/// Reads the known part of a case. A guest reads no journal of the taskforce: there it is what the case's own journal tells a guest.
pub(crate) fn case(connection: &Connection, id: CaseId) -> Result<CaseState, Error> {
    match refold::load(connection, id.known())? {
        Some((State::Case(state), _)) => Ok(state),
        _ => Ok(stay_of(connection, id)?.ok_or(Error::NotFound("case"))?.as_case()),
    }
}

/// Reads the last of this desk's own stays on a case.
fn stay_of(connection: &Connection, id: CaseId) -> Result<Option<StayState>, Error> {
    let sql = "SELECT s.state FROM subjects s WHERE s.kind = 'stay' AND s.audience = ?1
                 AND EXISTS (SELECT 1 FROM cases c WHERE c.id = ?2)
                 AND EXISTS (SELECT 1 FROM desk d WHERE d.name = 'officer' AND lower(hex(d.value)) = replace(s.state ->> '$.Stay.officer', '-', ''))
               ORDER BY s.state ->> '$.Stay.span.from' DESC LIMIT 1";
    let audience = jcat_domain::Audience::Case(id).to_string();
    let text: Option<String> = connection.prepare_cached(sql)?.query_row(rusqlite::params![audience, id.0], |row| row.get(0)).optional()?;
    match text.map(|text| refold::parse(&text)).transpose()? {
        Some(State::Stay(stay)) => Ok(Some(stay)),
        _ => Ok(None),
    }
}

/// Gives the title of a rule set; none where it has not come yet.
pub(crate) fn rule_set_title(connection: &Connection, id: RuleSetId) -> Result<Option<String>, Error> {
    match refold::load(connection, id.subject())? {
        Some((State::RuleSet(it), _)) => Ok(Some(it.title)),
        _ => Ok(None),
    }
}

/// Reads the places for guests; none where nobody set how many there are.
pub(crate) fn places(connection: &Connection) -> Result<PlacesState, Error> {
    match refold::load(connection, jcat_domain::founding::places())? {
        Some((State::Places(it), _)) => Ok(it),
        _ => Ok(PlacesState::default()),
    }
}

/// Reads what is said of a case's plan as a whole; an empty one where nothing was.
pub(crate) fn plan(connection: &Connection, case: CaseId) -> Result<PlanState, Error> {
    match refold::load(connection, case.plan())? {
        Some((State::Plan(plan), _)) => Ok(plan),
        _ => Ok(PlanState::new(case)),
    }
}

/// Reads the facts of a case's readiness; none where nothing was recorded.
pub(crate) fn readiness(connection: &Connection, case: CaseId) -> Result<ReadinessState, Error> {
    match refold::load(connection, case.readiness())? {
        Some((State::Readiness(it), _)) => Ok(it),
        _ => Ok(ReadinessState::new(case)),
    }
}

/// Reads what one side made of a hit; none where it has said nothing.
pub(crate) fn hit_if_here(connection: &Connection, hit: HitId) -> Result<Option<HitState>, Error> {
    match refold::load(connection, hit.subject())? {
        Some((State::Hit(state), _)) => Ok(Some(state)),
        _ => Ok(None),
    }
}

/// Reads the known part of a case, where it has come already: the Board's journal may be ahead of the taskforce's.
pub(crate) fn case_if_here(connection: &Connection, id: CaseId) -> Result<Option<CaseState>, Error> {
    match case(connection, id) {
        Err(Error::NotFound(_)) => Ok(None),
        other => other.map(Some),
    }
}

/// Reads the situation board of a case, where an hour was ever set.
pub(crate) fn situation_if_here(connection: &Connection, case: CaseId) -> Result<Option<SituationState>, Error> {
    match refold::load(connection, case.situation())? {
        Some((State::Situation(state), _)) => Ok(Some(state)),
        _ => Ok(None),
    }
}

/// Reads the outcome report of a case, where one was begun.
pub(crate) fn outcome_if_here(connection: &Connection, case: CaseId) -> Result<Option<OutcomeState>, Error> {
    match refold::load(connection, case.outcome())? {
        Some((State::Outcome(state), _)) => Ok(Some(state)),
        _ => Ok(None),
    }
}

/// Reads what the Board was told of an outcome, where it was told.
pub(crate) fn noting_if_here(connection: &Connection, case: CaseId) -> Result<Option<NotingState>, Error> {
    match refold::load(connection, case.noting())? {
        Some((State::Noting(state), _)) => Ok(Some(state)),
        _ => Ok(None),
    }
}

/// Reads every state of one kind.
pub(crate) fn all(connection: &Connection, kind: &str) -> Result<Vec<State>, Error> {
    let mut statement = connection.prepare_cached("SELECT state FROM subjects WHERE kind = ?1 ORDER BY subject")?;
    let mut rows = statement.query([kind])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(|_| Error::Damaged("a derived state does not read".into()))?;
        found.push(refold::parse(text)?);
    }
    Ok(found)
}
