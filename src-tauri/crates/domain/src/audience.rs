//! Who may read an entry. The list is frozen; its words stand in headers and in primary keys.

use std::fmt;
use std::str::FromStr;

use crate::ids::{AgencyId, CaseId};

/// A circle of readers. One journal for each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Every enrolled desk, guests included: agencies, names, device keys, duties.
    Everyone,
    /// Officers of members and EC3.
    Taskforce,
    /// The Board: meetings, decisions, elections, scoring rounds.
    Board,
    /// One agency: its drafts.
    Agency(AgencyId),
    /// One case: those admitted to it.
    Case(CaseId),
    /// A hit: its two owners and EC3.
    Hit(CaseId),
    /// The record of access to what an agency owns. Push only.
    Records(AgencyId),
    /// This desk's settings. Never sent.
    Desk,
}

impl Audience {
    /// Says whether everybody enrolled writes to the audience and few read it: a desk holds what it wrote itself and, unless its
    /// officer reads, nothing else of it.
    pub fn is_push_only(name: &str) -> bool {
        name.starts_with("records/")
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everyone => f.write_str("everyone"),
            Self::Taskforce => f.write_str("taskforce"),
            Self::Board => f.write_str("board"),
            Self::Agency(agency) => write!(f, "agency/{agency}"),
            Self::Case(case) => write!(f, "case/{case}"),
            Self::Hit(pair) => write!(f, "hit/{pair}"),
            Self::Records(agency) => write!(f, "records/{agency}"),
            Self::Desk => f.write_str("desk"),
        }
    }
}

impl FromStr for Audience {
    type Err = UnknownAudience;

    fn from_str(text: &str) -> Result<Self, UnknownAudience> {
        let known = match text.split_once('/') {
            None => match text {
                "everyone" => Some(Self::Everyone),
                "taskforce" => Some(Self::Taskforce),
                "board" => Some(Self::Board),
                "desk" => Some(Self::Desk),
                _ => None,
            },
            Some(("agency", id)) => AgencyId::parse(id).map(Self::Agency),
            Some(("records", id)) => AgencyId::parse(id).map(Self::Records),
            Some(("case", id)) => id.parse().ok().map(Self::Case),
            Some(("hit", id)) => id.parse().ok().map(Self::Hit),
            Some(_) => None,
        };
        known.ok_or(UnknownAudience)
    }
}

/// The word names no audience that this version knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an audience that this version does not know")]
pub struct UnknownAudience;
