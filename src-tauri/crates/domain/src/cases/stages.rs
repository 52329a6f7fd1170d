//! The working method: which stage follows which, and what must be true before (PLN-1).
//!
//! The table is data, so that the page, the command line and the tests read the same one. Two kinds of rule stand here: that a
//! stage may follow another is part of the known part alone and is asked again when the entry is folded; guards read other
//! subjects (the plan, the gates, the roster) and are asked when somebody decides, never in the fold. What falls afterwards is a
//! standing condition that is shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CaseKind, CaseMoved, CaseState, Reasoned, Stage, rules};
use crate::Refusal;
use crate::change::Change;
use crate::duties::Author;
use crate::ids::CaseId;
use crate::outcome::standing::{OutcomeFacts, OutcomeStanding};
use crate::readiness::Gate;
use crate::text::{self, TextField};

labels! {
    /// What must be true before a case comes into a stage.
    Guard {
        /// The lead of a case that was brought in has approved it.
        LeadApproval = "lead-approval",
        /// An officer of the lead is on the case.
        LeadOfficer = "lead-officer",
        /// An agency beside the lead takes part.
        SecondAgency = "second-agency",
        /// There is a plan.
        Tasks = "tasks",
        /// G1.
        Judicial = "gate-judicial",
        /// G2.
        Resources = "gate-resources",
        /// G3.
        Responsibilities = "gate-responsibilities",
        /// G4.
        Deconfliction = "gate-deconfliction",
        /// G5.
        Handling = "gate-handling",
        /// G6.
        Schedule = "gate-schedule",
        /// G7.
        Evidence = "gate-evidence",
        /// G8.
        Communication = "gate-communication",
        /// G9.
        Decision = "gate-decision",
        /// G10.
        Safety = "gate-safety",
        /// What was done is written down (OUT).
        OutcomeWritten = "outcome-written",
        /// Each agency has confirmed its own numbers, or was left out by two persons (OUT).
        NumbersConfirmed = "numbers-confirmed",
        /// The Board has noted the outcome with the numbers as they are (OUT).
        OutcomeNoted = "outcome-noted",
    }
}

impl Guard {
    /// Gives the gate of readiness that a guard stands for (RDY).
    pub const fn gate(self) -> Option<Gate> {
        match self {
            Self::LeadApproval | Self::LeadOfficer | Self::SecondAgency | Self::Tasks => None,
            Self::OutcomeWritten | Self::NumbersConfirmed | Self::OutcomeNoted => None,
            Self::Judicial => Some(Gate::Judicial),
            Self::Resources => Some(Gate::Resources),
            Self::Responsibilities => Some(Gate::Responsibilities),
            Self::Deconfliction => Some(Gate::Deconfliction),
            Self::Handling => Some(Gate::Handling),
            Self::Schedule => Some(Gate::Schedule),
            Self::Evidence => Some(Gate::Evidence),
            Self::Communication => Some(Gate::Communication),
            Self::Decision => Some(Gate::Decision),
            Self::Safety => Some(Gate::Safety),
        }
    }
}

/// Every gate of readiness.
const GATES: &[Guard] = &[
    Guard::Judicial,
    Guard::Resources,
    Guard::Responsibilities,
    Guard::Deconfliction,
    Guard::Handling,
    Guard::Schedule,
    Guard::Evidence,
    Guard::Communication,
    Guard::Decision,
    Guard::Safety,
];

labels! {
    /// Which way a transition leads.
    Way {
        /// On in the working method.
        On = "on",
        /// Back to a stage whose work was not done after all.
        Back = "back",
    }
}

/// A row of the table: one stage may follow another, and what must be true before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// Where the case stands.
    pub from: Stage,
    /// Where it goes.
    pub to: Stage,
    /// Which way that is.
    pub way: Way,
    /// What must be true.
    pub guards: &'static [Guard],
}

const fn on(from: Stage, to: Stage, guards: &'static [Guard]) -> Transition {
    Transition { from, to, way: Way::On, guards }
}

const fn back(from: Stage, to: Stage) -> Transition {
    Transition { from, to, way: Way::Back, guards: &[] }
}

/// Every transition of the working method. Suspending, resuming and cancelling are possible from any stage that runs and have
/// changes of their own.
pub const TRANSITIONS: &[Transition] = &[
    on(Stage::Selected, Stage::Data, &[Guard::LeadApproval, Guard::LeadOfficer]),
    on(Stage::Data, Stage::Planning, &[Guard::SecondAgency]),
    on(Stage::Planning, Stage::Readying, &[Guard::Tasks]),
    on(Stage::Readying, Stage::Ready, GATES),
    // Asked again: a warrant may have run out since.
    on(Stage::Ready, Stage::Operation, GATES),
    on(Stage::Operation, Stage::WrapUp, &[]),
    on(Stage::WrapUp, Stage::Closed, &[Guard::OutcomeWritten, Guard::NumbersConfirmed, Guard::OutcomeNoted]),
    back(Stage::Planning, Stage::Data),
    back(Stage::Readying, Stage::Planning),
    back(Stage::Ready, Stage::Readying),
    // An action day that was called off: the conditions are looked at anew before the next.
    back(Stage::Operation, Stage::Readying),
];

/// Every transition of a project of mutual interest (PLN-9): the same life, without what an operation asks for.
pub const OF_PROJECTS: &[Transition] = &[
    on(Stage::Data, Stage::Planning, &[Guard::SecondAgency]),
    on(Stage::Planning, Stage::WrapUp, &[Guard::Tasks]),
    on(Stage::WrapUp, Stage::Closed, &[]),
    back(Stage::Planning, Stage::Data),
    back(Stage::WrapUp, Stage::Planning),
];

/// Gives the table of a kind of case.
pub const fn table(kind: CaseKind) -> &'static [Transition] {
    match kind {
        CaseKind::Operation => TRANSITIONS,
        CaseKind::Project => OF_PROJECTS,
    }
}

/// Moves a case to the next stage of the working method, or back (PLN-1).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MoveCase {
    /// The case.
    pub case: CaseId,
    /// The stage.
    pub to: Stage,
    /// Why.
    pub reason: String,
}

/// Suspends, resumes or cancels a case (PLN-1).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HoldCase {
    /// The case.
    pub case: CaseId,
    /// Why.
    pub reason: String,
}

/// What the guards read beside the known part of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// How many officers of the lead are on the case.
    pub lead_officers: usize,
    /// How many tasks its plan has.
    pub tasks: usize,
    /// The gates that stand in the way.
    pub failing: BTreeSet<Gate>,
    /// How far its outcome is.
    pub outcome: OutcomeFacts,
}

/// Finds the row of the table for going from one stage to another.
pub fn transition(kind: CaseKind, from: Stage, to: Stage) -> Option<&'static Transition> {
    table(kind).iter().find(|row| row.from == from && row.to == to)
}

/// Lists where the case can go from its stage: on first.
pub fn next(kind: CaseKind, from: Stage) -> impl Iterator<Item = &'static Transition> {
    table(kind).iter().filter(move |row| row.from == from)
}

/// Lists the guards of a transition that do not hold, in the order of the table.
pub fn unmet(state: &CaseState, row: &Transition, facts: &Circumstances) -> Vec<Guard> {
    let holds = |guard: &Guard| match guard {
        Guard::LeadApproval => !state.awaits_approval(),
        Guard::LeadOfficer => facts.lead_officers > 0,
        Guard::SecondAgency => state.agencies.len() > 1,
        Guard::Tasks => facts.tasks > 0,
        Guard::OutcomeWritten => facts.outcome.written,
        Guard::NumbersConfirmed => facts.outcome.is_complete(),
        Guard::OutcomeNoted => facts.outcome.standing == OutcomeStanding::Noted,
        other => other.gate().is_none_or(|gate| !facts.failing.contains(&gate)),
    };
    row.guards.iter().copied().filter(|guard| !holds(guard)).collect()
}

/// Says where a suspended case goes when it is resumed: where it was. One that was ready or in action is made ready anew, as its
/// conditions may have fallen while it rested; one that was brought in suspended begins with its data.
pub fn resumes_to(state: &CaseState) -> Stage {
    let before = state.steps.iter().rev().map(|step| step.stage).find(|stage| stage.is_running() && *stage != Stage::Suspended);
    match before {
        Some(Stage::Ready | Stage::Operation) => Stage::Readying,
        Some(stage) => stage,
        None => Stage::Data,
    }
}

/// Says whether a change of stage holds: by the lead or EC3, from the stage that its author saw. The same answer when deciding
/// and when folding.
pub(super) fn holds(state: &CaseState, change: &Change, author: &Author) -> Result<(), Refusal> {
    rules::may_admit(state, author)?;
    let (from, to) = match change {
        Change::CaseMoved(it) => (it.from, it.to),
        Change::CaseSuspended(_) => (state.stage, Stage::Suspended),
        Change::CaseResumed(_) => (Stage::Suspended, resumes_to(state)),
        Change::CaseCancelled(_) => (state.stage, Stage::Cancelled),
        _ => return Err(Refusal::OutOfPlace),
    };
    let allowed = match change {
        Change::CaseMoved(_) => transition(state.kind, from, to).is_some(),
        Change::CaseSuspended(_) => state.stage.is_running() && state.stage != Stage::Suspended,
        Change::CaseCancelled(_) => state.stage.is_running(),
        _ => true,
    };
    // Somebody who moved it from another stage did not know where it stands.
    if allowed && from == state.stage { Ok(()) } else { Err(Refusal::IllegalTransition { from: state.stage, to }) }
}

/// Moves a case (PLN-1): the lead or EC3, along the table, when every guard holds.
pub fn move_to(state: &CaseState, request: &MoveCase, facts: &Circumstances, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    let change = Change::CaseMoved(CaseMoved { from: state.stage, to: request.to, reason });
    holds(state, &change, who)?;
    let gates = transition(state.kind, state.stage, request.to).map(|row| unmet(state, row, facts)).unwrap_or_default();
    if gates.is_empty() { Ok(change) } else { Err(Refusal::GuardFailed { to: request.to, gates }) }
}

/// Lets a case rest (PLN-1).
pub fn suspend(state: &CaseState, reason: &str, who: &Author) -> Result<Change, Refusal> {
    held(state, Change::CaseSuspended, reason, who)
}

/// Takes up again a case that rests (PLN-1).
pub fn resume(state: &CaseState, reason: &str, who: &Author) -> Result<Change, Refusal> {
    held(state, Change::CaseResumed, reason, who)
}

/// Gives a case up (PLN-1).
pub fn cancel(state: &CaseState, reason: &str, who: &Author) -> Result<Change, Refusal> {
    held(state, Change::CaseCancelled, reason, who)
}

fn held(state: &CaseState, change: fn(Reasoned) -> Change, reason: &str, who: &Author) -> Result<Change, Refusal> {
    let change = change(Reasoned { reason: text::required(TextField::Reason, reason)? });
    holds(state, &change, who)?;
    Ok(change)
}

#[cfg(test)]
mod tests;
