//! In which journal each change stands, and about which subject.

use super::{Change, SubjectKind};
use crate::audience::Audience;
use crate::ids::{CaseId, SubjectId};
use crate::{papers, readiness};

impl Change {
    /// Says whether the change may stand in this audience about this subject. An entry elsewhere is out of place on every
    /// desk alike, whoever may read that journal.
    pub fn belongs(&self, subject: SubjectId, audience: &Audience) -> bool {
        self.begins_at(subject, audience).unwrap_or_else(|| self.may_follow_in(audience))
    }

    /// Says whether the change takes a right away. It is recorded though its subject holds an entry of a newer version, which whoever is
    /// to lose the right could have written.
    pub const fn ends_a_right(&self) -> bool {
        matches!(self, Self::OfficerDismissed(_) | Self::PostEnded(_) | Self::DeviceRevoked(_) | Self::OfficerLeft(_) | Self::AgencyLeft(_))
    }

    /// Of a change that says what its subject is about, whether subject and audience are those; `None` for any other.
    fn begins_at(&self, subject: SubjectId, audience: &Audience) -> Option<bool> {
        let fits = |expected: SubjectId| expected == subject;
        let of_the_case = |case: &CaseId| *audience == Audience::Taskforce || *audience == Audience::Case(*case);
        Some(match self {
            Self::OrganisationRecorded(it) => fits(it.id.subject()) && *audience == Audience::Everyone,
            Self::CountryRecorded(it) => fits(crate::founding::country(it.country)) && *audience == Audience::Everyone,
            Self::OfficerRecorded(it) => fits(it.officer.subject()) && *audience == Audience::Everyone,
            Self::OfficerDismissed(it) => fits(it.officer.subject()) && *audience == Audience::Everyone,
            Self::AbsenceRecorded(it) => fits(it.officer.contact()) && *audience == Audience::Taskforce,
            Self::ContactChanged(it) => it.officer.is_none_or(|officer| fits(officer.contact())) && *audience == Audience::Taskforce,
            Self::DraftBegun(it) => fits(it.case.draft()) && *audience == Audience::Agency(it.agency.clone()),
            Self::ProposalSubmitted(it) => fits(it.case.known()) && *audience == Audience::Taskforce,
            Self::CaseBroughtIn(it) => fits(it.case.known()) && *audience == Audience::Taskforce,
            Self::CoverWritten(it) => fits(it.case.cover()) && of_the_case(&it.case),
            Self::CapacityDeclared(it) => fits(it.agency.capacity()) && *audience == Audience::Taskforce,
            Self::EffortEstimated(it) => fits(it.case.effort()) && of_the_case(&it.case),
            Self::RoundOpened(it) => fits(it.round.subject()) && *audience == Audience::Board,
            Self::DecisionRecorded(it) => fits(it.decision.subject()) && *audience == Audience::Board,
            Self::TaskAdded(it) => fits(it.task.subject()) && *audience == Audience::Case(it.case),
            Self::PlanTemplated(it) => fits(it.case.plan()) && *audience == Audience::Case(it.case),
            Self::WindowSet(it) => fits(it.case.plan()) && *audience == Audience::Case(it.case),
            Self::BaselineTaken(it) => fits(it.case.plan()) && *audience == Audience::Case(it.case),
            Self::CalendarSet(it) => fits(crate::founding::calendar(it.country)) && *audience == Audience::Taskforce,
            Self::AuthorityRecorded(it) => fits(it.authority.subject()) && *audience == Audience::Taskforce,
            Self::TemplateSaved(it) => fits(it.template.subject()) && *audience == Audience::Taskforce,
            Self::AccessRecorded(it) => fits(it.record.subject()) && *audience == Audience::Records(it.owner.clone()),
            Self::TaskNoteWritten(it) => fits(it.note.note.subject()) && *audience == Audience::Case(it.note.case),
            Self::NoteWritten(it) => fits(it.note.subject()) && *audience == Audience::Case(it.case),
            Self::DocumentAdded(it) => fits(it.document.subject()) && *audience == Audience::Case(it.case),
            Self::ContributionBegun(it) => fits(it.contribution.subject()) && *audience == Audience::Case(it.case),
            Self::CorrectionAnnounced(it) => fits(it.correction.subject()) && *audience == Audience::Case(it.case),
            Self::TellingListed(it) => fits(it.correction.telling()) && matches!(audience, Audience::Agency(_)),
            Self::DataRequestRecorded(it) => fits(it.request.subject()) && *audience == Audience::Agency(it.agency.clone()),
            Self::HitSettled(it) => fits(it.hit.subject()) && *audience == Audience::Case(it.case),
            Self::LinkDrawn(it) => fits(it.link.subject()) && *audience == Audience::Case(it.case),
            Self::CasesLinked(it) => fits(it.link.subject()) && *audience == Audience::Case(it.case),
            Self::ActionPlanned(it) => fits(it.action.subject()) && *audience == Audience::Case(it.case),
            Self::SightingRecorded(it) => fits(it.sighting.subject()) && *audience == Audience::Case(it.case),
            Self::MeetingCalled(it) => fits(it.meeting.subject()) && *audience == Audience::Case(it.case),
            Self::HourSet(it) => fits(it.case.situation()) && *audience == Audience::Case(it.case),
            Self::OutcomeDrafted(it) => fits(it.case.outcome()) && *audience == Audience::Case(it.case),
            Self::OutcomePut(it) => fits(it.case.noting()) && *audience == Audience::Board,
            Self::RulesDrafted(it) => fits(it.rule_set.subject()) && *audience == Audience::Board,
            Self::ElectionCalled(it) => fits(it.election.subject()) && *audience == Audience::Board,
            Self::DismissalProposed(it) => fits(it.dismissal.subject()) && *audience == Audience::Board,
            Self::MandateEntered(it) => fits(it.office.mandates()) && *audience == Audience::Taskforce,
            Self::OutcomeAnnounced(it) => fits(it.office.mandates()) && *audience == Audience::Taskforce,
            Self::AttachmentDrafted(it) => fits(it.attachment.subject()) && *audience == Audience::Taskforce,
            Self::AttachmentBroughtIn(it) => fits(it.attachment.subject()) && *audience == Audience::Taskforce,
            Self::OfferRecorded(it) => fits(it.offer.subject()) && *audience == Audience::Taskforce,
            Self::OutreachRecorded(it) => fits(it.outreach.subject()) && *audience == Audience::Taskforce,
            Self::PlacesSet(_) | Self::PlaceGiven(_) | Self::PlaceFreed(_) => fits(crate::founding::places()) && *audience == Audience::Taskforce,
            Self::BoardCalled(it) => fits(it.meeting.subject()) && *audience == Audience::Board,
            Self::PrioritiesSet(it) => fits(it.priorities.subject()) && *audience == Audience::Taskforce,
            Self::StayTold(it) => fits(it.attachment.stay()) && *audience == Audience::Case(it.case),
            Self::OutcomePutWithout(it) => fits(it.put.case.noting()) && *audience == Audience::Board,
            Self::CounterRecorded(it) => fits(it.counter.subject()) && *audience == Audience::Case(it.case),
            other if other.subject_kind() == SubjectKind::Readiness => {
                readiness::case_of(other).is_ok_and(|case| fits(case.readiness()) && *audience == Audience::Case(case))
            }
            other if other.subject_kind() == SubjectKind::Papers => {
                papers::whose(other).is_ok_and(|(case, agency)| fits(case.papers(agency)) && *audience == Audience::Case(case))
            }
            _ => return None,
        })
    }

    /// Says whether a change that follows on another of its subject may stand in such an audience.
    fn may_follow_in(&self, audience: &Audience) -> bool {
        match self.subject_kind() {
            SubjectKind::Office | SubjectKind::Country | SubjectKind::Organisation | SubjectKind::Device | SubjectKind::Officer => {
                *audience == Audience::Everyone
            }
            SubjectKind::Contact
            | SubjectKind::Capacity
            | SubjectKind::Case
            | SubjectKind::Calendar
            | SubjectKind::Template
            | SubjectKind::Authority
            | SubjectKind::Mandate
            | SubjectKind::Attachment
            | SubjectKind::Places
            | SubjectKind::Offer
            | SubjectKind::Outreach
            | SubjectKind::Priorities => *audience == Audience::Taskforce,
            SubjectKind::Draft | SubjectKind::Telling | SubjectKind::DataRequest => matches!(audience, Audience::Agency(_)),
            SubjectKind::Cover | SubjectKind::Effort => matches!(audience, Audience::Taskforce | Audience::Case(_)),
            SubjectKind::Round
            | SubjectKind::Decision
            | SubjectKind::Noting
            | SubjectKind::RuleSet
            | SubjectKind::Election
            | SubjectKind::Dismissal
            | SubjectKind::BoardMeeting => *audience == Audience::Board,
            SubjectKind::Note
            | SubjectKind::Task
            | SubjectKind::Plan
            | SubjectKind::Readiness
            | SubjectKind::Counter
            | SubjectKind::Situation
            | SubjectKind::Meeting
            | SubjectKind::Outcome
            | SubjectKind::Contribution
            | SubjectKind::Correction
            | SubjectKind::Papers
            | SubjectKind::Hit
            | SubjectKind::Link
            | SubjectKind::Sighting
            | SubjectKind::PlannedAction
            | SubjectKind::Stay
            | SubjectKind::Document => matches!(audience, Audience::Case(_)),
            SubjectKind::Record => matches!(audience, Audience::Records(_)),
            SubjectKind::Setting => *audience == Audience::Desk,
            SubjectKind::Entry => *audience != Audience::Desk,
        }
    }
}
