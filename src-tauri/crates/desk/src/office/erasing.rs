//! The call of erasure (AUD-4): two desks say what an entry on record erases, and the office empties it.

use uuid::Uuid;

use super::link::{Link, UNREAD, stored, value};
use crate::sync::exchange::Trouble;

/// What the office said to a word on an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// It is emptied.
    Done,
    /// A second person's word is waited for.
    Waiting,
    /// No right to say so, or nothing there that could be erased: the office does not say which.
    Refused,
}

impl Link {
    /// Says that the entry at a place of a case's journal erases these subjects: the data first, then what goes with them.
    pub async fn erase(&self, audience: &str, position: u64, subjects: &[Uuid]) -> Result<Erasure, Trouble> {
        let rows = self.ask("SELECT office_v1.erase($1, $2, $3)", &[&audience, &stored(position)?, &subjects]).await?;
        match value::<Option<&str>>(rows.first().ok_or(UNREAD)?, 0)? {
            Some("erased") => Ok(Erasure::Done),
            Some("waiting") => Ok(Erasure::Waiting),
            Some("refused") => Ok(Erasure::Refused),
            _ => Err(UNREAD),
        }
    }
}
