//! What an entry can be about.

labels! {
    /// What a subject is.
    SubjectKind {
        /// The office itself.
        Office = "office",
        /// A country.
        Country = "country",
        /// An organisation.
        Organisation = "organisation",
        /// A workstation.
        Device = "device",
        /// An officer.
        Officer = "officer",
        /// What the taskforce knows of an officer.
        Contact = "contact",
        /// A draft.
        Draft = "draft",
        /// The known part of a case.
        Case = "case",
        /// A case's cover.
        Cover = "cover",
        /// What an agency can give.
        Capacity = "capacity",
        /// What a case asks of agencies.
        Effort = "effort",
        /// A scoring round.
        Round = "round",
        /// A decision.
        Decision = "decision",
        /// A note.
        Note = "note",
        /// A task of a plan.
        Task = "task",
        /// What is said of a plan as a whole.
        Plan = "plan",
        /// A country's working calendar.
        Calendar = "calendar",
        /// What makes a case ready.
        Readiness = "readiness",
        /// A judicial authority or another contact outside.
        Authority = "authority",
        /// A template of plans.
        Template = "template",
        /// A record of access.
        Record = "record",
        /// An event that counts in an operation.
        Counter = "counter",
        /// The situation board of an action day.
        Situation = "situation",
        /// A coordination meeting on a case.
        Meeting = "meeting",
        /// The report of what came of an operation.
        Outcome = "outcome",
        /// What the Board is told of it, and that it noted it.
        Noting = "noting",
        /// A document on a case.
        Document = "document",
        /// One agency's package of data on a case.
        Contribution = "contribution",
        /// How long an agency's notes and documents on a case are kept.
        Papers = "papers",
        /// A correction of data that others received.
        Correction = "correction",
        /// Whom an agency has to tell of a correction itself.
        Telling = "telling",
        /// A request of a data subject.
        DataRequest = "data-request",
        /// What one side makes of a hit.
        Hit = "hit",
        /// A link between entities of a case, or a half of one between cases.
        Link = "link",
        /// What an agency saw of an indicator.
        Sighting = "sighting",
        /// A planned action of a case.
        PlannedAction = "planned-action",
        /// A rule set of elections.
        RuleSet = "rule-set",
        /// An election.
        Election = "election",
        /// Who holds an office, over time.
        Mandate = "mandate",
        /// A motion to dismiss an office holder.
        Dismissal = "dismissal",
        /// An attachment.
        Attachment = "attachment",
        /// The places for guests.
        Places = "places",
        /// What a case is told of a guest.
        Stay = "stay",
        /// An occasional contribution from outside.
        Offer = "offer",
        /// A roadshow or a webinar.
        Outreach = "outreach",
        /// A meeting of the Board.
        BoardMeeting = "meeting-of-the-board",
        /// Priorities of the Board.
        Priorities = "priorities",
        /// A setting of this desk.
        Setting = "setting",
        /// Another entry: what is said of it stands with the subject it was about.
        Entry = "entry",
    }
}

impl SubjectKind {
    /// Says whether the ids of such subjects follow from what they are about. Nobody could draw one, so that nothing else is rightly known by it.
    pub const fn has_derived_id(self) -> bool {
        matches!(
            self,
            Self::Office
                | Self::Country
                | Self::Organisation
                | Self::Contact
                | Self::Draft
                | Self::Cover
                | Self::Capacity
                | Self::Effort
                | Self::Noting
                | Self::Calendar
                | Self::Plan
                | Self::Readiness
                | Self::Situation
                | Self::Outcome
                | Self::Papers
                | Self::Telling
                | Self::Mandate
                | Self::Places
                | Self::Stay
                | Self::Setting
        )
    }
}
