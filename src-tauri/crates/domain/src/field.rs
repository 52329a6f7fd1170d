//! A field that two desks may edit without knowing of each other.
//!
//! The later in office order is shown; what it did not know of is kept beside it until somebody who has seen both sets the
//! field again. Nothing is settled silently.

use serde::{Deserialize, Serialize};

use crate::Instant;
use crate::fold::{Fact, Mark};
use crate::ids::OfficerId;

/// A value with who set it, and the values it did not know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field<T> {
    /// What is shown.
    pub value: T,
    /// Who set it, and where in the journal.
    pub set: Setting,
    /// Earlier values that the shown one did not know of.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<Rival<T>>,
}

/// A value that lost to one that did not know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rival<T> {
    /// What it said.
    pub value: T,
    /// Who set it.
    pub set: Setting,
}

/// Who set a field, when, and with which entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The entry's place.
    pub mark: Mark,
    /// The officer.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

impl Setting {
    fn of(fact: &Fact<'_>) -> Self {
        Self { mark: fact.mark.clone(), by: fact.author.officer, at: fact.at }
    }
}

impl<T: Clone + PartialEq> Field<T> {
    /// Begins with a value.
    pub fn new(value: T, fact: &Fact<'_>) -> Self {
        Self { value, set: Setting::of(fact), rivals: Vec::new() }
    }

    /// Sets the field. What the fact knew of is settled; what it did not know of becomes or stays a rival.
    pub fn set(&mut self, value: T, fact: &Fact<'_>) {
        self.rivals.retain(|rival| !fact.knows(&rival.set.mark));
        let new = Setting::of(fact);
        let old = std::mem::replace(&mut self.set, new);
        let before = std::mem::replace(&mut self.value, value);
        if !fact.knows(&old.mark) && before != self.value {
            self.rivals.push(Rival { value: before, set: old });
        }
    }
}
