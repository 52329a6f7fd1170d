//! The line to the office database: PostgreSQL over TLS, and nothing decided.
//!
//! What lives here: connecting (`settings`, `tls`), the calls of schema `office_v1` (`link`), wake-ups (`wakes`), what goes wrong
//! in words that the engine understands (`trouble`), and founding an office (`found`). What does not: when to call, what to do
//! with an answer, and any right: the database decides who reads what (`sql/office`).
//!
//! Invariants
//! - The server is always verified, against the one certificate authority of the invitation and by name. Nothing turns it off.
//! - A desk holds at most two connections: one for calls ([`Link`]), one that listens ([`Wakes`]).
//! - No password, key, name or body is in an error or a log.

mod alarms;
mod endings;
mod erasing;
mod found;
mod link;
mod matching;
mod settings;
mod tls;
mod trouble;
mod wakes;
mod watch;
mod witness;

pub use crate::sync::exchange::{Head, Hello, MOST, Page, Parked, Pushed, Trouble, head_bytes};
pub(crate) use alarms::ALARMS;
pub use alarms::OfficeAlarm;
pub use endings::{MissingReceipt, Parcel};
pub use erasing::Erasure;
pub use found::{Founding, Login, found, logins_to_run, migrate, roles_to_run, sql_to_read};
pub use link::{Enrolment, Granted, Link, Sent, Workstation};
pub(crate) use matching::HITS;
pub use matching::{Answered, Matched, OfficeHit, WaitsForSecond};
pub use settings::{Proof, Settings};
pub use wakes::Wakes;
pub use watch::{Asking, DeviceHealth};
pub use witness::Witness;
