//! Elections of the Chair-country and the Vice-chair-country (elections, 4 and 5).
//!
//! What an election is follows from rules that the Board adopts as data ([`rule_set`]). An election is one subject in the Board's journal, from
//! the call to the destruction of the keys; ballots, keys and proofs travel in it as texts of the published ballot format, which are not
//! read here. Who holds an office, over time, is a subject of the taskforce ([`mandates`]).
//!
//! | what | where |
//! | --- | --- |
//! | the rules of an election, their defaults, hash and differences | [`rule_set`] |
//! | a rule set from draft to adoption | [`adoption`] |
//! | seats and what their votes weigh | [`seats`] |
//! | what is recorded | `changes` |
//! | what an election adds up to | [`state`] |
//! | whether a step may be taken; the same answer when deciding and when folding | [`steps`] |
//! | what follows from counts | [`decide`] |
//! | the arithmetic of the lot | [`lot`] |
//! | who holds an office, who acts, dismissals | [`mandates`], [`dismissals`] |
//!
//! A step is decided with [`steps::take`], which gives the change back where it may be recorded; requests that people type are read by
//! [`requests`].

pub mod adoption;
mod changes;
pub mod decide;
pub mod dismissals;
mod folds;
pub mod ids;
pub mod lot;
pub mod mandates;
pub mod requests;
pub mod rule_set;
pub mod seats;
pub mod state;
pub mod steps;

pub use changes::*;
pub use folds::{begin, fold};
pub use ids::{BallotUuid, Candidate, LotSet, OfficeKey};
pub use rule_set::RuleSet;
pub use seats::Seat;
pub use state::ElectionState;

#[cfg(test)]
mod tests;
