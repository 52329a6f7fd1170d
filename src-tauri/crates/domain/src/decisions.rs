//! Decisions of the Board, immutable and corrected only by a later one (BRD-2, BRD-5).

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::Outcome;
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{CaseId, DecisionId, OfficerId};
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

labels! {
    /// How the Board decided (BRD-1).
    Method {
        /// Nobody objected.
        Consensus = "consensus",
        /// By vote.
        Vote = "vote",
        /// Outside a meeting, by written procedure with a deadline.
        WrittenProcedure = "written-procedure",
    }
}

/// One item of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct DecisionItem {
    /// The proposal.
    #[n(0)]
    pub case: CaseId,
    /// What was decided.
    #[n(1)]
    pub outcome: Outcome,
    /// The case it was merged into.
    #[n(2)]
    pub into: Option<CaseId>,
}

/// The Board decided.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DecisionRecorded {
    /// The decision.
    #[n(0)]
    pub decision: DecisionId,
    /// The day of the decision.
    #[n(1)]
    pub on: Day,
    /// How.
    #[n(2)]
    pub method: Method,
    /// Its words.
    #[n(3)]
    pub text: String,
    /// What it decides on.
    #[n(4)]
    pub items: Vec<DecisionItem>,
    /// The decision it corrects.
    #[n(5)]
    pub corrects: Option<DecisionId>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionState {
    /// The decision.
    pub id: DecisionId,
    /// The day of the decision.
    pub on: Day,
    /// How.
    pub method: Method,
    /// Its words.
    pub text: String,
    /// What it decides on.
    pub items: Vec<DecisionItem>,
    /// Who recorded it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// The decision it corrects.
    pub corrects: Option<DecisionId>,
}

/// Records a decision of the Board on proposals (BRD-3, BRD-5).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordDecision {
    /// The day of the decision.
    pub on: Day,
    /// How.
    pub method: Method,
    /// Its words; they are the reason in each case's history.
    pub text: String,
    /// What it decides on.
    pub items: Vec<DecisionItem>,
    /// The decision it corrects.
    #[serde(default)]
    pub corrects: Option<DecisionId>,
}

/// Begins a decision; there is no second entry.
pub fn begin(fact: &Fact<'_>) -> Result<DecisionState, Refusal> {
    let Change::DecisionRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(&[Duty::Secretary])?;
    Ok(DecisionState {
        id: it.decision,
        on: it.on,
        method: it.method,
        text: it.text.clone(),
        items: it.items.clone(),
        by: fact.author.officer,
        at: fact.at,
        corrects: it.corrects,
    })
}

/// Records a decision: at least one item, each proposal once.
pub fn record(request: &RecordDecision, decision: DecisionId, who: &Author) -> Result<Change, Refusal> {
    who.require(&[Duty::Secretary])?;
    if request.items.is_empty() {
        return Err(Refusal::EmptyDecision);
    }
    for (n, item) in request.items.iter().enumerate() {
        if request.items.iter().skip(n + 1).any(|other| other.case == item.case) {
            return Err(Refusal::SameCase { case: item.case });
        }
    }
    Ok(Change::DecisionRecorded(DecisionRecorded {
        decision,
        on: request.on,
        method: request.method,
        text: text::required(TextField::Decision, &request.text)?,
        items: request.items.clone(),
        corrects: request.corrects,
    }))
}
