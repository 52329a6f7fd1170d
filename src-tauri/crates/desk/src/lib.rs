//! One officer's workstation: the front door.
//!
//! [`Desk`] is all that a window, the command line or a test uses: it is made in a folder, opened, and asked by name through
//! the table in [`api`]. Inside: handlers load what a rule reads, call `jcat-domain` to decide, and record the change; the
//! replica appends, folds and projects it in one transaction. It never hands out a connection.

mod admissions;
pub mod api;
mod attachments;
mod blobs;
mod board;
mod capacity;
mod cases;
mod contact;
mod contributions;
mod corrections;
mod data_requests;
mod desk;
mod devices;
mod dismissals;
mod documents;
mod drafts;
mod elections;
mod error;
mod files;
#[cfg(feature = "measure")]
mod generate;
mod history;
mod hits;
mod import;
mod inbox;
mod indicators;
mod joining;
mod keys;
mod lease;
mod links;
pub mod logs;
mod meetings;
pub mod memory_office;
mod offers;
pub mod office;
mod office_backup;
mod office_view;
mod operation;
mod outreach;
mod palette;
mod planned;
mod plans;
mod print;
mod problem;
mod readiness;
mod records;
mod replica;
mod retention;
mod roster;
mod roster_file;
mod rounds;
mod sample;
mod search;
mod settings;
mod start;
mod statistics;
mod surroundings;
pub mod sync;
mod today;
mod undo;
mod vault;
mod witnesses;
mod words;
mod work;

pub use contributions::keys::Keying;
pub use desk::{Desk, Notice};
#[cfg(feature = "measure")]
pub use jcat_ballot as ballot;
pub use jcat_documents::feed::pdf::answer_if_asked as read_if_asked;
pub use jcat_domain as domain;
#[cfg(feature = "measure")]
pub use jcat_indicators as recogniser;
pub use problem::{Exit, Problem};
pub use replica::check::{Rebuild, Verification};
pub use replica::entry;
pub use replica::log::Place;
pub use surroundings::Surroundings;
pub use words::{Language, Words};
pub use work::Topic;
