//! What the engine and the line to the office agree on: plain types, no I/O. The line makes them, the engine eats them.

use jcat_domain::Instant;
use jcat_domain::ids::OfficerId;
use uuid::Uuid;

pub use crate::replica::entry::Entry;
pub use crate::replica::log::Place;

/// The most entries of one push and one offer.
pub const MOST: usize = 500;

/// The most entries of one page: what a desk takes in in one transaction, during which its officer's own commands wait.
pub const PAGE: usize = 1_000;

/// How an office greets a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hello {
    /// The versions it speaks.
    pub protocol: (u16, u16),
    /// Which office it is.
    pub office: Uuid,
    /// Rises with every announced restore.
    pub incarnation: u32,
    /// Whether it was restored and takes exact continuations alone.
    pub healing: bool,
    /// Whom it takes this desk for.
    pub officer: OfficerId,
    /// Whether it knows this device.
    pub device_known: bool,
    /// Its time.
    pub now: Instant,
    /// How long audiences may be opened without asking again.
    pub lease_until: Option<Instant>,
}

/// The end of a journal. One for each that the officer may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Whose journal.
    pub audience: String,
    /// Its last position.
    pub position: u64,
    /// Its chain there.
    pub chain: [u8; 32],
}

/// A stretch of a journal, contiguous from what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Whose journal.
    pub audience: String,
    /// The entries with their places.
    pub placed: Vec<(Entry, Place)>,
    /// The last position of the journal.
    pub head: u64,
}

/// The answer to one push, for one audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// Taken, or there already: the places by sequence of the desk.
    Accepted {
        /// Sequence and place.
        places: Vec<(u64, Place)>,
    },
    /// The office has entries of this device in this audience only up to `have`.
    Gap {
        /// The last sequence that it has.
        have: u64,
    },
    /// Another header stands at that sequence: the device was cloned or restored.
    Forked {
        /// Which.
        seq: u64,
    },
    /// Not taken. The entries are parked: visible, never dropped.
    Refused {
        /// Why.
        code: Parked,
    },
}

/// Why an office does not take a desk's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parked {
    /// The officer may not read that audience.
    NotReader,
    /// The device was revoked.
    DeviceRevoked,
    /// The officer left.
    OfficerEnded,
    /// The office was restored and does not take new entries yet.
    Healing,
    /// An entry is too large.
    TooLarge,
    /// The entries are of a version that the office does not take.
    NewerVersion,
}

impl Parked {
    /// Gives the label under which it is kept.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotReader => "not-reader",
            Self::DeviceRevoked => "device-revoked",
            Self::OfficerEnded => "officer-ended",
            Self::Healing => "healing",
            Self::TooLarge => "too-large",
            Self::NewerVersion => "newer-version",
        }
    }
}

/// What stands between a desk and its office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No answer.
    Unreachable,
    /// The certificate does not hold.
    Certificate,
    /// The login was refused.
    Login,
    /// The office cannot write.
    ReadOnly,
    /// No room, there or here.
    Full,
    /// The office is of a newer version.
    OfficeNewer,
    /// The office is of an older version.
    OfficeOlder,
    /// The office says that it was restored, and no administrator's device announced it.
    Unannounced,
    /// Two were at it at once; try again.
    Busy,
    /// Something that cannot be.
    Broken(&'static str),
}

impl Trouble {
    /// Gives the label under which its words are found.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Certificate => "certificate",
            Self::Login => "login",
            Self::ReadOnly => "read-only",
            Self::Full => "full",
            Self::OfficeNewer => "newer",
            Self::OfficeOlder => "older",
            Self::Unannounced => "unannounced",
            Self::Busy => "busy",
            Self::Broken(_) => "broken",
        }
    }
}

/// Gives what is signed for a head.
pub fn head_bytes(head: &Head) -> Vec<u8> {
    [b"jcat-desk head v1\0", head.audience.as_bytes(), &[0], &head.position.to_be_bytes(), &head.chain].concat()
}
