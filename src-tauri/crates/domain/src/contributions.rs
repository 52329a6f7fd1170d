//! Contributions: one agency's package of data on a case, with what it says of them (DAT-1 to DAT-3).
//!
//! A contribution is a subject of its own in the journal of its case: its terms first, then its indicators in parts, all recorded
//! together. What lives here: what may be recorded, who marks, who asks for permission. What does not: what a value is. An indicator
//! comes as plain words: its kind, the value as given, its normal form.
//!
//! Invariants
//! - What an agency asserts is changed by that agency alone. The same value by two agencies is two assertions.
//! - Data without a marking stay in quarantine: they are compared with nobody's and end after [`QUARANTINE`] days (DAT-4).
//! - Two markings that did not know of each other are joined: neither loosens the other.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::deconfliction::{self, Level};
use crate::fold::Mark;
use crate::ids::{AgencyId, CaseId, ContributionId, OfficerId, PermissionId};
use crate::marking::{DataSubject, Evaluation, Marking};
use crate::records::Purpose;
use crate::{Day, Instant};

mod folds;
pub mod retention;
pub mod rules;

#[cfg(test)]
pub(crate) mod tests;

pub use folds::{begin, fold, holds};

/// The most indicators of one contribution. More is several, recorded together.
pub const MOST: usize = 10_000;

/// How long data without a marking are kept, in days.
pub const QUARANTINE: u64 = 180;

/// Kinds of indicators that are about a person, so that it is said whom they are about.
pub const PERSONAL: &[&str] =
    &["email", "phone", "handle", "iban", "bank-account", "card", "person", "place", "plate", "vin", "imei", "document", "account"];

labels! {
    /// What a permission of the provider is for.
    Use {
        /// In judicial proceedings (H1).
        Court = "court",
        /// To be passed on (H2).
        PassOn = "pass-on",
    }
}

/// The version of how keys are made of what is recorded: of the normal forms, the keys and the warning lists together (DEC-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct KeyVersion(#[n(0)] pub u32);

impl KeyVersion {
    /// The first. Entries that say no version were made with it.
    pub const FIRST: Self = Self(1);

    /// Gives what an entry says of it: nothing of the first, so that such entries have the bytes they always had.
    pub fn said(self) -> Option<Self> {
        (self != Self::FIRST).then_some(self)
    }
}

impl Default for KeyVersion {
    fn default() -> Self {
        Self::FIRST
    }
}

/// An indicator, in the words of whoever reads such things. Short names: there are ten thousand of them in a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Indicator {
    /// The label of its kind.
    #[n(0)]
    #[serde(rename = "k")]
    pub kind: String,
    /// Its normal form.
    #[n(1)]
    #[serde(rename = "v")]
    pub normal: String,
    /// As it was given, where that is written otherwise.
    #[n(2)]
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// Why it is compared with others' although it is one of the values that say little (DAT-10); none: it is compared as its kind is.
    #[n(3)]
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// What an agency says of its data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Terms {
    /// What the package is called.
    #[n(0)]
    pub name: String,
    /// On what law they are shared.
    #[n(1)]
    pub legal_basis: String,
    /// For what (Art. 18(2)).
    #[n(2)]
    pub purpose: Purpose,
    /// How they may be used; none: they came without a marking.
    #[n(3)]
    pub marking: Option<Marking>,
    /// How good they are; none where nobody could say.
    #[n(4)]
    pub evaluation: Option<Evaluation>,
    /// Whom they are about.
    #[n(5)]
    pub category: Option<DataSubject>,
    /// Whether a minor is among them.
    #[n(6)]
    pub minor: bool,
    /// What the owner tells others of a match, where it is not what the table says.
    #[n(7)]
    pub tells: Option<Level>,
    /// Where they come from: a message's number.
    #[n(8)]
    pub source: Option<String>,
    /// The first day on which they were observed.
    #[n(9)]
    pub observed_from: Option<Day>,
    /// The last one.
    #[n(10)]
    pub observed_to: Option<Day>,
}

/// A contribution was begun: what is said of all its indicators, and how many follow.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ContributionBegun {
    /// The contribution.
    #[n(0)]
    pub contribution: ContributionId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// What is said of it.
    #[n(2)]
    pub terms: Terms,
    /// How many indicators follow.
    #[n(3)]
    pub count: u32,
}

/// Indicators of a contribution, in order.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct IndicatorsAdded {
    /// They.
    #[n(0)]
    pub indicators: Vec<Indicator>,
    /// What their keys were made with, where that is not the first version.
    #[n(1)]
    pub keyed: Option<KeyVersion>,
}

/// Its desk made the keys of a contribution anew, with a later version, and declared them (DEC-2).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ContributionRekeyed {
    /// The version.
    #[n(0)]
    pub keyed: KeyVersion,
}

/// Its agency marked a contribution anew (DAT-3).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ContributionMarked {
    /// How the data may be used now.
    #[n(0)]
    pub marking: Marking,
    /// Whom they are about.
    #[n(1)]
    pub category: Option<DataSubject>,
    /// Whether a minor is among them.
    #[n(2)]
    pub minor: bool,
    /// What the owner tells others of a match.
    #[n(3)]
    pub tells: Option<Level>,
    /// Why.
    #[n(4)]
    pub reason: String,
    /// What their keys were made with, where it declared them and that is not the first version.
    #[n(5)]
    pub keyed: Option<KeyVersion>,
}

/// Somebody on the case proposed a stricter marking (DAT-3).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct MarkingProposed {
    /// The marking.
    #[n(0)]
    pub marking: Marking,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// Somebody on the case asked for a permission (DAT-3).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PermissionAsked {
    /// The request.
    #[n(0)]
    pub permission: PermissionId,
    /// For what.
    #[n(1)]
    pub what: Use,
    /// In which proceedings, or to whom.
    #[n(2)]
    pub scope: String,
    /// Why.
    #[n(3)]
    pub reason: String,
}

/// The provider answered.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PermissionAnswered {
    /// The request.
    #[n(0)]
    pub permission: PermissionId,
    /// Whether it is granted.
    #[n(1)]
    pub granted: bool,
    /// The first day on which it no longer holds; none: without end.
    #[n(2)]
    pub until: Option<Day>,
    /// Why, and under what conditions.
    #[n(3)]
    pub reason: String,
}

/// It was said whether data are put to a use at all: what is not used needs no permission (G5).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct UseDecided {
    /// The use.
    #[n(0)]
    pub what: Use,
    /// Whether they are.
    #[n(1)]
    pub used: bool,
    /// Why.
    #[n(2)]
    pub reason: String,
}

/// A stricter marking that somebody proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The marking.
    pub marking: Marking,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// What a provider answered to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermissionAnswer {
    /// Whether it is granted.
    pub granted: bool,
    /// The first day on which it no longer holds.
    pub until: Option<Day>,
    /// Why, and under what conditions.
    pub reason: String,
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// A request for a permission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// For what.
    pub what: Use,
    /// In which proceedings, or to whom.
    pub scope: String,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// What the provider answered.
    pub answer: Option<PermissionAnswer>,
}

impl Permission {
    /// Says whether it is granted and holds on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.granted && answer.until.is_none_or(|until| day < until))
    }
}

/// A contribution to a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContributionState {
    /// The contribution.
    pub id: ContributionId,
    /// The case.
    pub case: CaseId,
    /// Whose data they are.
    pub agency: AgencyId,
    /// Who recorded them: whom to ring.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// What is said of them, as it is now.
    pub terms: Terms,
    /// The entry that marked them last.
    pub marked: Mark,
    /// How often they were marked.
    pub versions: u32,
    /// How many indicators there are in all.
    pub count: u32,
    /// What their keys were last made with.
    #[serde(default)]
    pub keyed: KeyVersion,
    /// Stricter markings that were proposed since they were last marked.
    pub proposals: Vec<Proposal>,
    /// Requests for permissions.
    pub permissions: BTreeMap<PermissionId, Permission>,
    /// Uses of which somebody said whether they are made.
    pub uses: BTreeMap<Use, (bool, String)>,
    /// Why they were withdrawn, by whom and when.
    pub withdrawn: Option<(String, OfficerId, Instant)>,
    /// How long they are kept, as far as anything is on record of it.
    #[serde(default, skip_serializing_if = "retention::Retention::is_nothing")]
    pub retention: retention::Retention,
    /// The indicators that have come so far.
    pub indicators: Vec<Indicator>,
}

impl ContributionState {
    /// Says whether they came without a marking and wait for one.
    pub const fn is_unmarked(&self) -> bool {
        self.terms.marking.is_none()
    }

    /// Gives the marking that shows on them.
    pub fn marking(&self) -> Marking {
        self.terms.marking.clone().unwrap_or_else(Marking::of_unmarked)
    }

    /// Gives the first day on which they are no longer kept.
    pub fn ends(&self) -> Option<Day> {
        if self.retention.erased.is_some() {
            return None;
        }
        let quarantine = self.is_unmarked().then(|| self.at.office_day().plus(QUARANTINE));
        match (quarantine, self.marking().keep_until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Says whether they still stand on a day: neither withdrawn nor erased nor past their time.
    pub fn stands(&self, day: Day) -> bool {
        self.retention.erased.is_none() && self.withdrawn.is_none() && self.ends().is_none_or(|end| day < end)
    }

    /// Gives what a reader learns of a match with them (DEC-3).
    pub fn level(&self, on_case: bool) -> Level {
        let facts = deconfliction::Facts {
            marking: self.terms.marking.as_ref(),
            category: self.terms.category,
            minor: self.terms.minor,
            tells: self.terms.tells,
        };
        deconfliction::level(&facts, on_case)
    }

    /// Says whether the data may be put to a use on a day: nothing is asked for, the provider grants it, or it is not made (G5).
    pub fn permits(&self, what: Use, day: Day) -> bool {
        let marking = self.marking();
        let asked_for = match what {
            Use::Court => marking.h1,
            Use::PassOn => marking.h2,
        };
        let unused = self.uses.get(&what).is_some_and(|(used, _)| !used);
        !asked_for || unused || self.permissions.values().any(|it| it.what == what && it.holds(day))
    }
}
