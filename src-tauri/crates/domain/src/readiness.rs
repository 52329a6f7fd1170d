//! What makes a case ready for action: the facts that people record, and the gates that are reckoned from them (RDY).
//!
//! One subject for each case holds the facts; nothing of the gates is recorded. They are reckoned whenever somebody looks, from
//! the facts, the plan, the roster and the time, so that a warrant that runs out is seen without anybody doing anything.

mod changes;
mod folds;
pub mod gates;
pub mod rules;
mod states;

pub use changes::*;
pub use folds::{case_of, fold};
pub use states::*;

labels! {
    /// A condition of readiness.
    Gate {
        /// G1: authorities consulted, instruments that cover the window, Eurojust informed.
        Judicial = "gate-judicial",
        /// G2: what is needed is committed.
        Resources = "gate-resources",
        /// G3: everybody knows who answers for what.
        Responsibilities = "gate-responsibilities",
        /// G4: no hit that is the same thing waits for a word.
        Deconfliction = "gate-deconfliction",
        /// G5: data are put to the uses that their providers permit.
        Handling = "gate-handling",
        /// G6: the plan can be kept.
        Schedule = "gate-schedule",
        /// G7: somebody receives the evidence.
        Evidence = "gate-evidence",
        /// G8: everybody agrees on what is said, and when.
        Communication = "gate-communication",
        /// G9: the Board decided on the case; of one that ran before this system, its lead said so.
        Decision = "gate-decision",
        /// G10: victims are told, material is handled as it must be.
        Safety = "gate-safety",
    }
}

labels! {
    /// On what an authority acts.
    Instrument {
        /// A European Investigation Order.
        InvestigationOrder = "eio",
        /// Mutual legal assistance.
        LegalAssistance = "mla",
        /// A joint investigation team.
        JointTeam = "jit",
        /// A warrant under national law.
        NationalWarrant = "national-warrant",
        /// The Second Additional Protocol to the Budapest Convention.
        SecondProtocol = "second-protocol",
        /// Something else.
        Other = "other-instrument",
    }
}

labels! {
    /// What came of a consultation.
    Answer {
        /// It was asked and has not answered.
        Asked = "asked",
        /// It granted what was asked.
        Granted = "granted",
        /// It refused.
        Refused = "refused",
    }
}

labels! {
    /// What an action day takes.
    ResourceKind {
        /// Officers on the ground.
        Officers = "officers-on-the-ground",
        /// Teams that search.
        SearchTeams = "search-teams",
        /// People who examine devices.
        Examiners = "forensic-examiners",
        /// Interpreters.
        Interpreters = "interpreters",
        /// Terabytes of storage.
        Storage = "storage-terabytes",
        /// Vehicles.
        Vehicles = "vehicles",
    }
}
