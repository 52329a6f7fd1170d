//! What the engine is told and what it says: events, effects, the state of the link.

use jcat_domain::Instant;

use crate::sync::exchange::{Entry, Head, Hello, Page, Place, Pushed, Trouble};
use crate::sync::store::Standing;

/// The number of a question. An answer carries the number of its question.
pub type Ticket = u64;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The desk is open and has an office to speak to.
    Started(Standing),
    /// Something was recorded on this desk.
    LocalWrite,
    /// The office greeted.
    Connected {
        /// The question.
        ticket: Ticket,
        /// Its greeting.
        hello: Hello,
    },
    /// The heads of the journals that may be read.
    Heads {
        /// The question.
        ticket: Ticket,
        /// One for each journal.
        heads: Vec<Head>,
    },
    /// A stretch of a journal.
    Paged {
        /// The question.
        ticket: Ticket,
        /// The stretch.
        page: Page,
    },
    /// The desk did what it was told and stands here now.
    Kept {
        /// The question.
        ticket: Ticket,
        /// Where it stands.
        standing: Standing,
        /// The position of `everyone` that the page waits for.
        waits_for: Option<u64>,
    },
    /// What is to be sent next, in order.
    Outgoing {
        /// The question.
        ticket: Ticket,
        /// Journal and entry.
        entries: Vec<(String, Entry)>,
    },
    /// The answers to a push, one for each audience in it.
    Pushed {
        /// The question.
        ticket: Ticket,
        /// Audience and answer.
        answers: Vec<(String, Pushed)>,
    },
    /// What the desk holds of a journal behind a place.
    Held {
        /// The question.
        ticket: Ticket,
        /// Entries with their places, contiguous.
        placed: Vec<(Entry, Place)>,
    },
    /// How far the office has a journal after an offer.
    Relayed {
        /// The question.
        ticket: Ticket,
        /// Its head now.
        head: Head,
    },
    /// A report was taken.
    Done {
        /// The question.
        ticket: Ticket,
    },
    /// The office has something new.
    Woken,
    /// The connection ended while nothing was asked on it: the office's machine began anew, or the line broke.
    LineLost,
    /// A timer went off.
    Tick {
        /// Which.
        timer: u64,
    },
    /// A question failed, or the line broke while it was open.
    Failed {
        /// The question.
        ticket: Ticket,
        /// Why.
        trouble: Trouble,
    },
    /// The desk is locked or the program ends.
    Stopped,
}

/// What is to be done. Those with a ticket are answered by one event with the same ticket.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Line: connect and say hello. → `Connected`
    Connect {
        /// The question.
        ticket: Ticket,
    },
    /// Line: let go of the connection, and of every question on it.
    Disconnect,
    /// Line: ask for the heads. Of the primary, never of a standby. → `Heads`
    AskHeads {
        /// The question.
        ticket: Ticket,
    },
    /// Line: pull a journal behind a position. → `Paged`
    Pull {
        /// The question.
        ticket: Ticket,
        /// Whose journal.
        audience: String,
        /// The last position that is here.
        after: u64,
    },
    /// Desk: take a page in. → `Kept`
    ApplyPage {
        /// The question.
        ticket: Ticket,
        /// The page.
        page: Page,
    },
    /// Desk: read what is to be sent and mark it as handed to the line. → `Outgoing`
    ReadPending {
        /// The question.
        ticket: Ticket,
        /// Audiences that are left out.
        except: Vec<String>,
    },
    /// Line: push, in one transaction, in this order. → `Pushed`
    Push {
        /// The question.
        ticket: Ticket,
        /// Journal and entry.
        entries: Vec<(String, Entry)>,
    },
    /// Desk: keep what the office answered to a push. → `Kept`
    KeepAnswers {
        /// The question.
        ticket: Ticket,
        /// Audience and answer.
        answers: Vec<(String, Pushed)>,
    },
    /// Desk: lock, unlock, stop journals and let them go on. → `Kept`
    KeepHeads {
        /// The question.
        ticket: Ticket,
        /// Audiences that the office no longer lists.
        lock: Vec<String>,
        /// Audiences that it lists again.
        unlock: Vec<String>,
        /// Journals that go no further, and why.
        stop: Vec<(String, &'static str)>,
        /// Journals that were stopped because the office lacked their end, and which it has again.
        resume: Vec<String>,
    },
    /// Desk: remember the office and its incarnation; words of an earlier incarnation count no more. → `Kept`
    Remember {
        /// The question.
        ticket: Ticket,
        /// The greeting.
        hello: Hello,
    },
    /// Desk: read what it holds behind a place, if it holds that place itself. → `Held`
    ReadHeld {
        /// The question.
        ticket: Ticket,
        /// The office's head.
        head: Head,
    },
    /// Line: offer exact continuations to an office that was restored. → `Relayed`
    Relay {
        /// The question.
        ticket: Ticket,
        /// Whose journal.
        audience: String,
        /// Entries with the places they had.
        placed: Vec<(Entry, Place)>,
    },
    /// Line: say that everything held was offered. → `Done`
    ReportHealed {
        /// The question.
        ticket: Ticket,
    },
    /// Line: give the office this device's signature under what it holds (`sync::countersign`). → `Done`
    Countersign {
        /// The question.
        ticket: Ticket,
        /// The heads.
        heads: Vec<Head>,
    },
    /// Driver: call `sync::renew_device`, open the desk again, and begin a new engine. This one does nothing more.
    Renew,
    /// Driver: send `Tick` with this number after so many milliseconds; the timer before it counts no more.
    SetTimer {
        /// Which.
        timer: u64,
        /// How long.
        ms: u64,
    },
    /// Driver: show this.
    Tell(LinkState),
}

impl Effect {
    /// Gives the number of the question; zero for what is not answered.
    pub const fn ticket(&self) -> Ticket {
        match self {
            Self::Connect { ticket }
            | Self::AskHeads { ticket }
            | Self::Pull { ticket, .. }
            | Self::ApplyPage { ticket, .. }
            | Self::ReadPending { ticket, .. }
            | Self::Push { ticket, .. }
            | Self::KeepAnswers { ticket, .. }
            | Self::KeepHeads { ticket, .. }
            | Self::Remember { ticket, .. }
            | Self::ReadHeld { ticket, .. }
            | Self::Relay { ticket, .. }
            | Self::ReportHealed { ticket }
            | Self::Countersign { ticket, .. } => *ticket,
            Self::Disconnect | Self::Renew | Self::SetTimer { .. } | Self::Tell(_) => 0,
        }
    }

    /// Says whether the desk does it by itself, at once.
    pub const fn is_local(&self) -> bool {
        matches!(
            self,
            Self::ApplyPage { .. }
                | Self::ReadPending { .. }
                | Self::KeepAnswers { .. }
                | Self::KeepHeads { .. }
                | Self::Remember { .. }
                | Self::ReadHeld { .. }
        )
    }
}

/// The state of the link, always visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// There is no office.
    Alone,
    /// The office does not answer.
    Offline {
        /// Since when, by this desk's clock.
        since: Instant,
        /// How many entries wait to be sent.
        waiting: u64,
        /// Why.
        trouble: Trouble,
    },
    /// Much is being taken in.
    CatchingUp {
        /// How many entries have come.
        done: u64,
        /// Of how many.
        of: u64,
    },
    /// Everything is here and everything is there, but for what is parked or held back.
    Live,
}

impl LinkState {
    /// Gives the label under which the words are found.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Offline { .. } => "offline",
            Self::CatchingUp { .. } => "catching-up",
            Self::Live => "live",
        }
    }
}
