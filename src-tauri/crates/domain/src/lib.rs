//! The office's rules.
//!
//! Everything here is a pure function of its arguments: from a state, a request, who asks and when, to a change or a refusal;
//! and from recorded changes to a state (`fold`). Invariants, checked by `tests/tests/layers.rs`:
//!
//! - No I/O, SQL, clock, randomness, logging or async. Time, ids and chance are arguments.
//! - A change, once released, is frozen. Requests and states may change weekly.
//! - `fold` is total: whatever it is fed, it answers with a state and a verdict, the same on every desk.
//! - A refusal is data. Sentences for people are made elsewhere, from its code and its parts.

#[macro_use]
mod label;

pub mod attachments;
pub mod audience;
pub mod authorities;
pub mod board;
pub mod canonical;
pub mod capacity;
pub mod cases;
pub mod change;
pub mod contributions;
pub mod corrections;
pub mod counters;
pub mod country;
pub mod cover;
pub mod data_requests;
pub mod decisions;
pub mod deconfliction;
pub mod documents;
pub mod drafts;
pub mod duties;
pub mod elections;
pub mod field;
pub mod fold;
pub mod founding;
pub mod handling;
pub mod hash;
pub mod ids;
pub mod links;
pub mod marking;
pub mod meetings;
pub mod money;
pub mod notes;
pub mod offers;
pub mod outcome;
pub mod outreach;
pub mod papers;
pub mod plan;
pub mod planned;
pub mod readiness;
pub mod records;
pub mod refusal;
pub mod roster;
pub mod scoring;
pub mod sightings;
pub mod similarity;
pub mod situation;
pub mod text;
pub mod time;
pub mod zones;

pub use audience::Audience;
pub use change::Change;
pub use country::Country;
pub use duties::{Author, Duty};
pub use refusal::Refusal;
pub use time::{Day, Instant, Span};
