//! What the Board wants for a period: strategic priorities, each with the EMPACT priority that it serves.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::folds::KEEPS;
use crate::cases::{CrimeArea, Empact};
use crate::change::Change;
use crate::duties::Author;
use crate::elections::state::Done;
use crate::fold::Fact;
use crate::ids::{DecisionId, PrioritiesId};
use crate::text::{self, TextField};
use crate::{Day, Refusal};

/// A priority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Priority {
    /// What the Board wants.
    #[n(0)]
    pub title: String,
    /// In more words.
    #[n(1)]
    pub text: Option<String>,
    /// The crime areas that it is about.
    #[n(2)]
    pub areas: Vec<CrimeArea>,
    /// The EMPACT priority that it serves.
    #[n(3)]
    pub empact: Option<Empact>,
}

/// The Board set its priorities for a period.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PrioritiesSet {
    /// Which.
    #[n(0)]
    pub priorities: PrioritiesId,
    /// The first day.
    #[n(1)]
    pub from: Day,
    /// The day on which they no longer hold.
    #[n(2)]
    pub to: Day,
    /// The priorities, the first first.
    #[n(3)]
    pub list: Vec<Priority>,
    /// The decision of the Board.
    #[n(4)]
    pub decision: DecisionId,
}

/// Priorities of a period. There is no second entry: what is changed is set anew, by another decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrioritiesState {
    /// Which.
    pub id: PrioritiesId,
    /// The first day.
    pub from: Day,
    /// The day on which they no longer hold.
    pub to: Day,
    /// The priorities.
    pub list: Vec<Priority>,
    /// The decision.
    pub decision: DecisionId,
    /// Who recorded it.
    pub done: Done,
}

/// What the Board wants for a period, as it is typed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PrioritiesTyped {
    /// The first day.
    pub from: Day,
    /// The day on which they no longer hold.
    pub to: Day,
    /// The priorities.
    pub list: Vec<Priority>,
}

/// Begins the priorities of a period.
pub fn begin(fact: &Fact<'_>) -> Result<PrioritiesState, Refusal> {
    let Change::PrioritiesSet(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(KEEPS)?;
    Ok(PrioritiesState { id: it.priorities, from: it.from, to: it.to, list: it.list.clone(), decision: it.decision, done: Done::of(fact) })
}

/// Reads what was typed, for a decision of the Board.
pub fn set(typed: &PrioritiesTyped, priorities: PrioritiesId, decision: DecisionId, who: &Author) -> Result<Change, Refusal> {
    who.require(KEEPS)?;
    if typed.to <= typed.from {
        return Err(Refusal::EmptyInterval { from: typed.from, to: typed.to });
    }
    if typed.list.is_empty() {
        return Err(Refusal::EmptyDecision);
    }
    text::few(typed.list.len())?;
    let read = |it: &Priority| {
        let text = it.text.as_deref().map_or(Ok(None), |text| text::optional(TextField::Summary, text))?;
        Ok(Priority { title: text::required(TextField::Title, &it.title)?, text, ..it.clone() })
    };
    let list = typed.list.iter().map(read).collect::<Result<_, Refusal>>()?;
    Ok(Change::PrioritiesSet(PrioritiesSet { priorities, from: typed.from, to: typed.to, list, decision }))
}

/// Gives the priorities that hold on a day: of those of periods that hold it the last that were set.
pub fn in_force<'a>(all: impl IntoIterator<Item = &'a PrioritiesState>, day: Day) -> Option<&'a PrioritiesState> {
    all.into_iter().filter(|it| it.from <= day && day < it.to).max_by_key(|it| (it.done.at, it.id))
}
