//! Every change, by the name of its kind, and its encoding.
//!
//! Invariant: a kind that was released is frozen, with its fields and their numbers. A new need is a new kind or a new version.
//! Bodies are CBOR arrays with numbered places (minicbor); the bytes are stored as they came and never encoded again.

use serde::{Deserialize, Serialize};

use crate::deconfliction::hits;
use crate::ids::EntryId;
use crate::{
    attachments, authorities, board, capacity, cases, contributions, corrections, counters, data_requests, decisions, documents, drafts, elections,
    links, meetings, notes, offers, outcome, outreach, papers, plan, planned, readiness, records, roster, scoring, sightings, situation,
};

mod belongs;
mod subject;

pub use subject::SubjectKind;

/// The version that every kind below has today.
pub const KIND_VERSION: u16 = 1;

macro_rules! changes {
    ($($subject:ident { $($(#[$meta:meta])* $variant:ident($body:ty) = $kind:literal,)+ })+) => {
        /// A fact in the past tense: what an entry records.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Change { $($($(#[$meta])* $variant($body),)+)+ }

        impl Change {
            /// Every kind that this version writes, in the order of declaration.
            pub const KINDS: &'static [&'static str] = &[$($($kind),+),+];

            /// Gives the name of the kind.
            pub const fn kind(&self) -> &'static str { match self { $($(Self::$variant(_) => $kind,)+)+ } }

            /// Says what subject the change belongs to.
            pub const fn subject_kind(&self) -> SubjectKind { match self { $($(Self::$variant(_) => SubjectKind::$subject,)+)+ } }

            /// Encodes the body.
            pub fn encode(&self) -> Vec<u8> {
                let written = match self { $($(Self::$variant(body) => minicbor::to_vec(body),)+)+ };
                // Writing to a Vec cannot fail, and no body has an encoder of its own that refuses.
                written.unwrap_or_default()
            }

            /// Reads a body; `None` for a kind, a version or a label that this version does not know.
            pub fn decode(kind: &str, version: u16, body: &[u8]) -> Option<Self> {
                if version != KIND_VERSION { return None; }
                match kind { $($($kind => minicbor::decode(body).ok().map(Self::$variant),)+)+ _ => None }
            }
        }
    };
}

changes! {
    Office {
        /// An office began, on one desk.
        OfficeBegan(roster::OfficeBegan) = "office.began",
    }
    Country {
        /// A country came onto the roster.
        CountryRecorded(roster::CountryRecorded) = "country.recorded",
        /// A country joined or left the Union.
        UnionChanged(roster::UnionChanged) = "country.union-changed",
    }
    Organisation {
        /// An organisation came onto the roster.
        OrganisationRecorded(roster::OrganisationRecorded) = "organisation.recorded",
        /// An organisation's name was filled in or changed.
        OrganisationNamed(roster::OrganisationNamed) = "organisation.named",
        /// An organisation became a member, a host …
        MembershipBegun(roster::MembershipBegun) = "organisation.membership-begun",
        /// A membership got its end.
        MembershipEnded(roster::MembershipEnded) = "organisation.membership-ended",
    }
    Device {
        /// A workstation was enrolled.
        DeviceEnrolled(roster::DeviceEnrolled) = "device.enrolled",
        /// A workstation that asked with a new key was let in.
        DeviceApproved(roster::DeviceApproved) = "device.approved",
        /// A workstation was taken off the office.
        DeviceRevoked(roster::DeviceRevoked) = "device.revoked",
    }
    Officer {
        /// An officer arrived.
        OfficerRecorded(roster::OfficerRecorded) = "officer.recorded",
        /// An officer's name was changed.
        OfficerNamed(roster::OfficerNamed) = "officer.named",
        /// A duty was granted for a term.
        PostGranted(roster::PostGranted) = "officer.post-granted",
        /// A duty was proposed that takes two persons.
        PostProposed(roster::PostProposed) = "officer.post-proposed",
        /// A proposed duty was seconded.
        PostSeconded(roster::PostSeconded) = "officer.post-seconded",
        /// A proposed duty was taken back.
        PostWithdrawn(roster::PostWithdrawn) = "officer.post-withdrawn",
        /// A term got its end.
        PostEnded(roster::PostEnded) = "officer.post-ended",
        /// An officer was dismissed from the office.
        OfficerDismissed(roster::OfficerDismissed) = "officer.dismissed",
    }
    Contact {
        /// How an officer is reached, and what the officer knows.
        ContactChanged(roster::ContactChanged) = "contact.changed",
        /// An absence was announced.
        AbsenceRecorded(roster::AbsenceRecorded) = "contact.absence-recorded",
        /// A deputy was named for an absence.
        DeputyNamed(roster::DeputyNamed) = "contact.deputy-named",
        /// An absence was taken back.
        AbsenceWithdrawn(roster::AbsenceWithdrawn) = "contact.absence-withdrawn",
    }
    Draft {
        /// A draft was begun.
        DraftBegun(drafts::DraftBegun) = "draft.begun",
        /// Fields of a draft were edited.
        DraftEdited(drafts::DraftEdited) = "draft.edited",
        /// A draft was thrown away.
        DraftDiscarded(drafts::DraftDiscarded) = "draft.discarded",
        /// A discarded draft was taken up again.
        DraftRestored(drafts::DraftRestored) = "draft.restored",
        /// A draft became a proposal.
        DraftSubmitted(drafts::DraftSubmitted) = "draft.submitted",
    }
    Case {
        /// A proposal was submitted.
        ProposalSubmitted(cases::ProposalSubmitted) = "case.submitted",
        /// A proposal was given back for more.
        ProposalReturned(cases::Reasoned) = "case.returned",
        /// A returned proposal was submitted as a new version.
        ProposalResubmitted(cases::ProposalResubmitted) = "case.resubmitted",
        /// A proposal was withdrawn by its proposer.
        ProposalWithdrawn(cases::Reasoned) = "case.withdrawn",
        /// A round began that the proposal is in.
        ReviewBegun(cases::ReviewBegun) = "case.review-begun",
        /// The Board decided on the proposal.
        ProposalDecided(cases::ProposalDecided) = "case.decided",
        /// The Board set the order of a selected case.
        CaseOrdered(cases::CaseOrdered) = "case.ordered",
        /// A case that already ran was brought in.
        CaseBroughtIn(cases::CaseBroughtIn) = "case.brought-in",
        /// The lead approved a case that was brought in.
        CaseApproved(cases::CaseApproved) = "case.approved",
        /// A case that was brought in and taken back was taken up again.
        CaseRestored(cases::Reasoned) = "case.restored",
        /// Facts of the known part were edited.
        FactsEdited(cases::FactsEdited) = "case.facts-edited",
        /// An agency joined the case.
        AgencyJoined(cases::AgencyJoined) = "case.agency-joined",
        /// An agency left the case.
        AgencyLeft(cases::AgencyLeft) = "case.agency-left",
        /// An officer joined the case.
        OfficerJoined(cases::OfficerJoined) = "case.officer-joined",
        /// An officer left the case.
        OfficerLeft(cases::OfficerLeft) = "case.officer-left",
        /// The case was linked to a country.
        CountryLinked(cases::CountryLinked) = "case.country-linked",
        /// A link to a country ended.
        CountryUnlinked(cases::CountryUnlinked) = "case.country-unlinked",
        /// A case that was brought in is a project of mutual interest.
        CaseMadeProject(cases::CaseMadeProject) = "case.made-project",
        /// The case moved along the working method.
        CaseMoved(cases::CaseMoved) = "case.moved",
        /// The case was suspended.
        CaseSuspended(cases::Reasoned) = "case.suspended",
        /// The case was resumed.
        CaseResumed(cases::Reasoned) = "case.resumed",
        /// The case was given up.
        CaseCancelled(cases::Reasoned) = "case.cancelled",
    }
    Capacity {
        /// An agency declared what it can give in a quarter.
        CapacityDeclared(capacity::CapacityDeclared) = "capacity.declared",
    }
    Effort {
        /// What a case asks of an agency in a quarter was estimated.
        EffortEstimated(capacity::EffortEstimated) = "effort.estimated",
    }
    Cover {
        /// Title and summary were written.
        CoverWritten(cases::CoverWritten) = "cover.written",
        /// Fields of the cover were edited.
        CoverEdited(cases::CoverEdited) = "cover.edited",
    }
    Round {
        /// A scoring round was opened.
        RoundOpened(scoring::RoundOpened) = "round.opened",
        /// Who proposed what is in the round.
        ProposersNamed(scoring::ProposersNamed) = "round.proposers-named",
        /// An agency scored a proposal. The body travels sealed to the round's key.
        ScoreGiven(scoring::ScoreGiven) = "round.score-given",
        /// The round was closed and its key published.
        RoundClosed(scoring::RoundClosed) = "round.closed",
    }
    Decision {
        /// The Board decided.
        DecisionRecorded(decisions::DecisionRecorded) = "decision.recorded",
    }
    Note {
        /// A note was written on a case.
        NoteWritten(notes::NoteWritten) = "note.written",
        /// A note was written on a task.
        TaskNoteWritten(notes::TaskNoteWritten) = "note.written-on-task",
    }
    Task {
        /// A task came into a plan.
        TaskAdded(plan::TaskAdded) = "task.added",
        /// Fields of a task were edited.
        TaskEdited(plan::TaskEdited) = "task.edited",
        /// A task waits for another.
        TaskTied(plan::TaskTied) = "task.tied",
        /// A task no longer waits for another.
        TaskUntied(plan::TaskUntied) = "task.untied",
        /// A task left the plan.
        TaskRemoved(plan::TaskRemoved) = "task.removed",
        /// A task came back into the plan.
        TaskRestored(plan::TaskRestored) = "task.restored",
    }
    Plan {
        /// Tasks of a template came into the plan.
        PlanTemplated(plan::PlanTemplated) = "plan.templated",
        /// The action window was set.
        WindowSet(plan::WindowSet) = "plan.window-set",
        /// The dates of the plan were kept, for comparing.
        BaselineTaken(plan::BaselineTaken) = "plan.baselined",
    }
    Calendar {
        /// A country's working calendar was set.
        CalendarSet(plan::CalendarSet) = "calendar.set",
    }
    Readiness {
        /// An authority was consulted, or what is known of it changed.
        AuthorityConsulted(readiness::AuthorityConsulted) = "readiness.consulted",
        /// A consultation no longer counts.
        ConsultationWithdrawn(readiness::ConsultationWithdrawn) = "readiness.consultation-withdrawn",
        /// Eurojust was informed.
        EurojustInformed(readiness::EurojustInformed) = "readiness.eurojust-informed",
        /// How much a country needs.
        NeedSet(readiness::NeedSet) = "readiness.need-set",
        /// An agency committed something.
        ResourceCommitted(readiness::ResourceCommitted) = "readiness.committed",
        /// Who leads a country's action.
        ActionLeadsNamed(readiness::ActionLeadsNamed) = "readiness.leads-named",
        /// Where evidence goes.
        EvidenceSet(readiness::EvidenceSet) = "readiness.evidence-set",
        /// What is said in public.
        EmbargoWritten(readiness::EmbargoWritten) = "readiness.embargo-written",
        /// An agency agreed to it.
        EmbargoAgreed(readiness::EmbargoAgreed) = "readiness.embargo-agreed",
        /// How victims are told and material is handled.
        SafetySet(readiness::SafetySet) = "readiness.safety-set",
        /// The lead asked to go without a gate.
        WaiverAsked(readiness::WaiverAsked) = "readiness.waiver-asked",
        /// A second person agreed.
        WaiverSeconded(readiness::WaiverSeconded) = "readiness.waiver-seconded",
        /// A waiver no longer holds.
        WaiverEnded(readiness::WaiverEnded) = "readiness.waiver-ended",
    }
    Authority {
        /// An authority came into the register, or changed.
        AuthorityRecorded(authorities::AuthorityRecorded) = "authority.recorded",
    }
    Template {
        /// A plan was saved as a template.
        TemplateSaved(plan::TemplateSaved) = "template.saved",
    }
    Record {
        /// Acts with an owner's data were recorded (AUD-1).
        AccessRecorded(records::AccessRecorded) = "record.kept",
    }
    Counter {
        /// An event of an operation was counted.
        CounterRecorded(counters::CounterRecorded) = "counter.recorded",
        /// An event was corrected or taken back.
        CounterCorrected(counters::CounterCorrected) = "counter.corrected",
        /// What became of people who were arrested.
        ProsecutionRecorded(counters::ProsecutionRecorded) = "counter.prosecution-recorded",
    }
    Situation {
        /// The hour was set, moved or taken off.
        HourSet(situation::HourSet) = "situation.hour-set",
        /// A signal was reported for a country.
        SignalReported(situation::SignalReported) = "situation.signal-reported",
        /// Somebody called for an abort.
        AbortCalled(situation::AbortCalled) = "situation.abort-called",
        /// Somebody took a call for abort back.
        AbortRecalled(situation::AbortRecalled) = "situation.abort-recalled",
        /// It was said how often a report is made.
        ReportsPaced(situation::ReportsPaced) = "situation.reports-paced",
        /// A report was made.
        ReportMade(situation::ReportMade) = "situation.report-made",
    }
    Meeting {
        /// A meeting was called.
        MeetingCalled(meetings::MeetingCalled) = "meeting.called",
        /// A meeting was moved, or something else of it was changed.
        MeetingChanged(meetings::MeetingChanged) = "meeting.changed",
        /// A meeting does not take place.
        MeetingCancelled(cases::Reasoned) = "meeting.cancelled",
        /// A meeting that was cancelled takes place after all.
        MeetingRestored(meetings::MeetingRestored) = "meeting.restored",
        /// Who came was recorded, and what is to be remembered.
        MeetingMinuted(meetings::MeetingMinuted) = "meeting.minuted",
        /// Something was agreed.
        PointAgreed(meetings::PointAgreed) = "meeting.point-agreed",
        /// A point no longer stands.
        PointWithdrawn(meetings::PointWithdrawn) = "meeting.point-withdrawn",
    }
    Outcome {
        /// The report was begun.
        OutcomeDrafted(outcome::OutcomeDrafted) = "outcome.drafted",
        /// Parts of it were written.
        OutcomeEdited(outcome::OutcomeEdited) = "outcome.edited",
        /// An agency confirmed its numbers.
        NumbersConfirmed(outcome::NumbersConfirmed) = "outcome.numbers-confirmed",
        /// The lead asked to go without an agency's confirmation.
        ConfirmationWaiverAsked(outcome::ConfirmationWaiverAsked) = "outcome.waiver-asked",
        /// A second person agreed.
        ConfirmationWaiverSeconded(outcome::ConfirmationWaiverSeconded) = "outcome.waiver-seconded",
        /// An agency's confirmation is asked for after all.
        ConfirmationWaiverEnded(outcome::ConfirmationWaiverEnded) = "outcome.waiver-ended",
        /// The lead approved what everybody may be told.
        PublicApproved(outcome::PublicApproved) = "outcome.public-approved",
    }
    Noting {
        /// The outcome was put before the Board.
        OutcomePut(outcome::OutcomePut) = "noting.put",
        /// It was put before the Board without the numbers of agencies that did not confirm them.
        OutcomePutWithout(outcome::OutcomePutWithout) = "noting.put-without",
        /// The Board noted it.
        OutcomeNoted(outcome::OutcomeNoted) = "noting.noted",
    }
    Document {
        /// A document was added to a case.
        DocumentAdded(documents::DocumentAdded) = "document.added",
        /// A document got another version.
        DocumentVersionAdded(documents::DocumentVersionAdded) = "document.version-added",
        /// A document went from hand to hand.
        CustodyRecorded(documents::CustodyRecorded) = "document.custody-recorded",
        /// A document was taken off its case.
        DocumentWithdrawn(cases::Reasoned) = "document.withdrawn",
    }
    Contribution {
        /// A contribution was begun.
        ContributionBegun(contributions::ContributionBegun) = "contribution.begun",
        /// Indicators came into a contribution.
        IndicatorsAdded(contributions::IndicatorsAdded) = "contribution.indicators-added",
        /// Its agency marked a contribution anew.
        ContributionMarked(contributions::ContributionMarked) = "contribution.marked",
        /// Somebody proposed a stricter marking.
        MarkingProposed(contributions::MarkingProposed) = "contribution.marking-proposed",
        /// Somebody asked the provider for a permission.
        PermissionAsked(contributions::PermissionAsked) = "contribution.permission-asked",
        /// The provider answered.
        PermissionAnswered(contributions::PermissionAnswered) = "contribution.permission-answered",
        /// It was said whether data are put to a use.
        UseDecided(contributions::UseDecided) = "contribution.use-decided",
        /// Its desk made its keys anew with a later version.
        ContributionRekeyed(contributions::ContributionRekeyed) = "contribution.rekeyed",
        /// A contribution was withdrawn.
        ContributionWithdrawn(cases::Reasoned) = "contribution.withdrawn",
        /// A contribution that was withdrawn was put back.
        ContributionRestored(cases::Reasoned) = "contribution.restored",
        /// The review of data went on.
        ReviewContinued(contributions::retention::ReviewContinued) = "contribution.review-continued",
        /// A court asked that data be kept.
        HoldPlaced(contributions::retention::HoldPlaced) = "contribution.hold-placed",
        /// A legal hold was lifted.
        HoldLifted(cases::Reasoned) = "contribution.hold-lifted",
        /// Somebody proposed that data be erased.
        ErasureProposed(contributions::retention::ErasureProposed) = "contribution.erasure-proposed",
        /// A second person agreed: data were erased.
        ContributionErased(contributions::retention::ContributionErased) = "contribution.erased",
    }
    Papers {
        /// The review of an agency's notes and documents went on.
        PapersContinued(papers::PapersContinued) = "papers.review-continued",
        /// A court asked that they be kept.
        PapersHeld(papers::PapersHeld) = "papers.hold-placed",
        /// A legal hold on them was lifted.
        PapersReleased(papers::PapersReleased) = "papers.hold-lifted",
        /// Somebody proposed that some of them be erased.
        PapersErasureProposed(papers::PapersErasure) = "papers.erasure-proposed",
        /// A second person agreed: they were erased.
        PapersErased(papers::PapersErasure) = "papers.erased",
    }
    Correction {
        /// It was announced that data were corrected.
        CorrectionAnnounced(corrections::CorrectionAnnounced) = "correction.announced",
        /// A correction was taken back.
        CorrectionTakenBack(corrections::CorrectionNamed) = "correction.taken-back",
        /// A correction that was taken back was made again.
        CorrectionRenewed(corrections::CorrectionNamed) = "correction.renewed",
        /// An agency said what it did with a correction.
        CorrectionAcknowledged(corrections::CorrectionAcknowledged) = "correction.acknowledged",
    }
    Telling {
        /// It was listed whom an agency has to tell itself.
        TellingListed(corrections::TellingListed) = "telling.listed",
        /// One of them was told.
        TellingTicked(corrections::TellingTicked) = "telling.ticked",
    }
    DataRequest {
        /// A request of a data subject came in.
        DataRequestRecorded(data_requests::DataRequestRecorded) = "data-request.recorded",
        /// Another day was set by which it is answered.
        DataRequestDueChanged(data_requests::DataRequestDueChanged) = "data-request.due-changed",
        /// It was decided what is told of things that were found.
        DataRequestRowsDecided(data_requests::DataRequestRowsDecided) = "data-request.rows-decided",
        /// It was answered.
        DataRequestAnswered(data_requests::DataRequestAnswered) = "data-request.answered",
        /// It was opened again.
        DataRequestReopened(cases::Reasoned) = "data-request.reopened",
        /// It was taken back.
        DataRequestWithdrawn(cases::Reasoned) = "data-request.withdrawn",
    }
    Hit {
        /// Somebody said what becomes of a hit.
        HitSettled(hits::HitSettled) = "hit.settled",
    }
    Link {
        /// Two entities of a case were linked.
        LinkDrawn(links::LinkDrawn) = "link.drawn",
        /// Two cases were linked: one half of it.
        CasesLinked(links::CasesLinked) = "link.cases",
        /// A link was taken back.
        LinkWithdrawn(cases::Reasoned) = "link.withdrawn",
        /// A link that was taken back was put back.
        LinkRestored(cases::Reasoned) = "link.restored",
    }
    Sighting {
        /// An agency said what it saw of an indicator.
        SightingRecorded(sightings::SightingRecorded) = "sighting.recorded",
        /// A sighting was taken back.
        SightingWithdrawn(cases::Reasoned) = "sighting.withdrawn",
        /// A sighting that was taken back was put back.
        SightingRestored(cases::Reasoned) = "sighting.restored",
    }
    PlannedAction {
        /// An action was planned.
        ActionPlanned(planned::ActionPlanned) = "planned-action.planned",
        /// What is planned was changed.
        ActionReplanned(planned::ActionPlanned) = "planned-action.changed",
        /// An action was called off.
        ActionCalledOff(cases::Reasoned) = "planned-action.called-off",
        /// An action that was called off is planned after all.
        ActionRestored(cases::Reasoned) = "planned-action.restored",
    }
    RuleSet {
        /// A rule set was drafted.
        RulesDrafted(elections::RulesDrafted) = "rule-set.drafted",
        /// A draft of a rule set was edited.
        RulesEdited(elections::RulesEdited) = "rule-set.edited",
        /// The Board adopted a rule set.
        RulesAdopted(elections::RulesAdopted) = "rule-set.adopted",
        /// A draft of a rule set was given up.
        RulesDiscarded(cases::Reasoned) = "rule-set.discarded",
    }
    Election {
        /// An election was called.
        ElectionCalled(elections::ElectionCalled) = "election.called",
        /// A candidate was nominated.
        CandidateNominated(elections::CandidateNominated) = "election.nominated",
        /// A candidate was supported.
        CandidateSupported(elections::CandidateAct) = "election.supported",
        /// A candidate's country accepted.
        CandidacyAccepted(elections::CandidateAct) = "election.accepted",
        /// A nomination was withdrawn, or declined.
        CandidateWithdrawn(elections::CandidateWithdrawn) = "election.withdrawn",
        /// The roll was frozen.
        RollFrozen(elections::RollFrozen) = "election.roll-frozen",
        /// A seat registered its public credentials.
        CredentialsRegistered(elections::CredentialsRegistered) = "election.registered",
        /// Trustees were named.
        TrusteesNamed(elections::TrusteesNamed) = "election.trustees-named",
        /// A trustee sent its message of a step of the ceremony.
        CeremonyMessage(elections::CeremonyMessage) = "election.ceremony-message",
        /// A trustee has a copy of its key.
        KeyBackedUp(elections::KeyBackedUp) = "election.key-backed-up",
        /// A trustee has tried its key.
        DecryptionRehearsed(elections::DecryptionRehearsed) = "election.decryption-rehearsed",
        /// A trustee committed to its numbers for the lot.
        NoncesCommitted(elections::NoncesCommitted) = "election.numbers-committed",
        /// A trustee gave its part in opening another's number.
        NonceShare(elections::NonceShare) = "election.number-part",
        /// A number was opened.
        NonceOpened(elections::NonceOpened) = "election.number-opened",
        /// The order of candidates and the tellers were drawn.
        OrderDrawn(elections::OrderDrawn) = "election.order-drawn",
        /// A round was opened.
        BallotOpened(elections::BallotOpened) = "election.round-opened",
        /// A seat checked in.
        SeatPresent(elections::SeatPresent) = "election.checked-in",
        /// A ballot was cast.
        BallotCast(elections::BallotCast) = "election.ballot-cast",
        /// Voting was closed.
        BallotClosed(elections::BallotClosed) = "election.round-closed",
        /// A seat's desk said what it found in the box.
        HeadCountersigned(elections::HeadCountersigned) = "election.countersigned",
        /// The encrypted sum was recorded.
        TallyRecorded(elections::TallyRecorded) = "election.tallied",
        /// A trustee decrypted its part.
        PartlyDecrypted(elections::PartlyDecrypted) = "election.partly-decrypted",
        /// The result was put together.
        ResultRecorded(elections::ResultRecorded) = "election.result-recorded",
        /// A round was made void.
        BallotVoided(elections::BallotVoided) = "election.round-voided",
        /// A round on paper was counted.
        PaperCounted(elections::PaperCounted) = "election.paper-counted",
        /// An open vote was taken.
        OpenVoteTaken(elections::OpenVoteTaken) = "election.open-vote-taken",
        /// The outgoing chair voted in a tie.
        CastingVoteGiven(elections::CastingVoteGiven) = "election.casting-vote-given",
        /// An outcome was declared.
        OutcomeDeclared(elections::OutcomeDeclared) = "election.declared",
        /// A seat objected to an outcome.
        OutcomeObjected(elections::OutcomeObjected) = "election.objected",
        /// The Board settled an objection.
        ObjectionSettled(elections::ObjectionSettled) = "election.objection-settled",
        /// A trustee destroyed its key.
        KeyDestroyed(elections::KeyDestroyed) = "election.key-destroyed",
        /// Something was written down for the minutes.
        ElectionMinuted(elections::Minuted) = "election.minuted",
        /// The election was broken off.
        ElectionCancelled(cases::Reasoned) = "election.cancelled",
    }
    Mandate {
        /// A term from before this system was entered.
        MandateEntered(elections::MandateEntered) = "mandate.entered",
        /// The outcome of an election was announced.
        OutcomeAnnounced(elections::OutcomeAnnounced) = "mandate.announced",
        /// Somebody else carries the office out.
        MandateExercised(elections::MandateExercised) = "mandate.exercised",
        /// A term ended before its time.
        MandateEnded(elections::MandateEnded) = "mandate.ended",
    }
    Dismissal {
        /// A dismissal was proposed.
        DismissalProposed(elections::DismissalProposed) = "dismissal.proposed",
        /// An agency joined the motion.
        DismissalSupported(elections::DismissalSupport) = "dismissal.supported",
        /// An agency left the motion.
        DismissalUnsupported(elections::DismissalSupport) = "dismissal.unsupported",
        /// The Board voted on it.
        DismissalVoted(elections::DismissalVoted) = "dismissal.voted",
    }
    Attachment {
        /// An application was begun.
        AttachmentDrafted(attachments::AttachmentDrafted) = "attachment.drafted",
        /// A draft was edited, or the papers of an application.
        AttachmentEdited(attachments::AttachmentEdited) = "attachment.edited",
        /// An application was submitted.
        AttachmentSubmitted(attachments::AttachmentSubmitted) = "attachment.submitted",
        /// Every condition held, as of a day.
        AttachmentFoundEligible(attachments::AttachmentFoundEligible) = "attachment.found-eligible",
        /// A country endorsed it.
        AttachmentEndorsed(attachments::AttachmentEndorsed) = "attachment.endorsed",
        /// A country does not endorse it.
        AttachmentOpposed(attachments::AttachmentOpposed) = "attachment.opposed",
        /// The Board decided on it.
        AttachmentDecided(attachments::AttachmentDecided) = "attachment.decided",
        /// The guest is expected.
        AttachmentStarted(attachments::AttachmentStarted) = "attachment.started",
        /// The Board let the guest stay longer.
        AttachmentExtended(attachments::AttachmentExtended) = "attachment.extended",
        /// It ends early.
        AttachmentEnded(attachments::AttachmentEnded) = "attachment.ended",
        /// It was broken off.
        AttachmentRevoked(cases::Reasoned) = "attachment.revoked",
        /// The application was taken back.
        AttachmentWithdrawn(cases::Reasoned) = "attachment.withdrawn",
        /// It was kept though a condition no longer holds.
        AttachmentKept(attachments::AttachmentKept) = "attachment.kept",
        /// A guest who was here before this system was brought in.
        AttachmentBroughtIn(attachments::AttachmentBroughtIn) = "attachment.brought-in",
        /// The office gave the guest the case.
        AttachmentSeated(attachments::AttachmentSeated) = "attachment.seated",
        /// A workstation has not said that it wiped what the guest read.
        AttachmentReceiptMissing(attachments::AttachmentReceiptMissing) = "attachment.receipt-missing",
        /// Nobody waits for that word any more.
        AttachmentReceiptSettled(attachments::AttachmentReceiptSettled) = "attachment.receipt-settled",
    }
    Places {
        /// The number of places was set.
        PlacesSet(attachments::PlacesSet) = "places.set",
        /// A place was given.
        PlaceGiven(attachments::PlaceGiven) = "places.given",
        /// A place was freed.
        PlaceFreed(attachments::PlaceFreed) = "places.freed",
    }
    Stay {
        /// The case was told of a guest.
        StayTold(attachments::stay::StayTold) = "stay.told",
    }
    Offer {
        /// Something was offered from outside.
        OfferRecorded(offers::OfferRecorded) = "offer.recorded",
        /// What is said of it was edited.
        OfferEdited(offers::OfferEdited) = "offer.edited",
        /// Its sponsor received it.
        OfferReceived(offers::OfferReceived) = "offer.received",
        /// It was declined.
        OfferDeclined(cases::Reasoned) = "offer.declined",
        /// It became an application for an attachment.
        OfferConverted(offers::OfferConverted) = "offer.converted",
        /// It was taken up anew.
        OfferReopened(cases::Reasoned) = "offer.reopened",
        /// It was said which event of outreach it came from.
        OfferTraced(offers::OfferTraced) = "offer.traced",
    }
    Outreach {
        /// An event was recorded.
        OutreachRecorded(outreach::OutreachRecorded) = "outreach.recorded",
        /// What is said of it was changed.
        OutreachChanged(outreach::OutreachChanged) = "outreach.changed",
        /// Who took part was reported.
        OutreachReported(outreach::OutreachReported) = "outreach.reported",
        /// The report was taken back.
        OutreachReportWithdrawn(cases::Reasoned) = "outreach.report-withdrawn",
        /// It does not take place.
        OutreachCancelled(cases::Reasoned) = "outreach.cancelled",
        /// It takes place after all.
        OutreachResumed(cases::Reasoned) = "outreach.resumed",
    }
    BoardMeeting {
        /// The Board was called.
        BoardCalled(board::BoardCalled) = "board.called",
        /// The convocation was changed.
        BoardMoved(board::BoardMoved) = "board.moved",
        /// The meeting does not take place.
        BoardCancelled(cases::Reasoned) = "board.cancelled",
        /// An item came onto the agenda, or was changed.
        ItemSet(board::ItemSet) = "board.item-set",
        /// An item left the agenda.
        ItemWithdrawn(board::ItemWithdrawn) = "board.item-withdrawn",
        /// Who came was recorded.
        AttendanceRecorded(board::AttendanceRecorded) = "board.attendance-recorded",
        /// An agency has an interest in an item.
        InterestDeclared(board::InterestDeclared) = "board.interest-declared",
        /// A seat answered in writing.
        SeatAnswered(board::SeatAnswered) = "board.answered",
        /// An item was decided, or noted.
        ItemDecided(board::ItemDecided) = "board.item-decided",
        /// Something was written down for the minutes.
        BoardRemarked(board::BoardRemarked) = "board.remarked",
        /// Somebody is to do something.
        ActionAgreed(board::ActionAgreed) = "board.action-agreed",
        /// It was done.
        ActionDone(board::ActionDone) = "board.action-done",
        /// It came into the plan of its case, or left it.
        PointPlanned(board::PointPlanned) = "board.action-planned",
        /// The minutes were approved.
        MinutesApproved(board::MinutesApproved) = "board.minutes-approved",
    }
    Priorities {
        /// The Board set its priorities.
        PrioritiesSet(board::priorities::PrioritiesSet) = "priorities.set",
    }
    Setting {
        /// A setting of this desk was changed.
        SettingChanged(SettingChanged) = "setting.changed",
    }
    Entry {
        /// An entry that no longer held before it was sent was given up by its author. It takes that entry's place in the
        /// sequence of its desk and changes nothing.
        EntryWithdrawn(EntryWithdrawn) = "entry.withdrawn",
    }
}

/// A setting of this desk, by its name. The value is JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, minicbor::Encode, minicbor::Decode)]
pub struct SettingChanged {
    /// Its name.
    #[n(0)]
    pub name: String,
    /// JSON text.
    #[n(1)]
    pub value: String,
}

/// An entry was given up by its author before it was sent.
#[derive(Clone, Debug, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub struct EntryWithdrawn {
    /// The entry that was given up.
    #[n(0)]
    pub entry: EntryId,
    /// What it was: `case.decided`.
    #[n(1)]
    pub kind: String,
}
