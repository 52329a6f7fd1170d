//! Markings of data: TLP 2.0, PAP, handling codes, retention. They form a lattice (DAT-2): what is made of several things is
//! marked with the join of theirs, in whatever order they were put together.
//!
//! Invariant, held by a test: [`Marking::join`] is associative, commutative and idempotent, and a join is never less strict than
//! either of its parts. Evaluations are not part of it: they are shown for each source and never averaged.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::deconfliction::Level;
use crate::handling::{Handling, Tlp};
use crate::text::{self, TextField};
use crate::{Day, Refusal};

#[cfg(test)]
mod tests;

labels! {
    /// Permissible Actions Protocol, least strict first: what may be done with the data so that whom they are about can notice it.
    Pap {
        /// Anything.
        Clear = "CLEAR",
        /// Active steps: blocking, connecting.
        Green = "GREEN",
        /// Passive checks with services of others.
        Amber = "AMBER",
        /// Nothing that leaves one's own premises.
        Red = "RED",
    }
}

labels! {
    /// How reliable a source is (4×4).
    Source {
        /// No doubt of the authenticity, reliable in all instances.
        A = "A",
        /// Reliable in most instances.
        B = "B",
        /// Unreliable in most instances.
        C = "C",
        /// Cannot be assessed.
        X = "X",
    }
}

labels! {
    /// How far the information itself is known to be right (4×4).
    Information {
        /// Its accuracy is not in doubt.
        One = "1",
        /// Known personally to the source, not to the official who passes it on.
        Two = "2",
        /// Not known personally to the source, but corroborated.
        Three = "3",
        /// Not known personally to the source, and not corroborated.
        Four = "4",
    }
}

/// The evaluation of a source and of what it says (4×4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, minicbor::Encode, minicbor::Decode)]
pub struct Evaluation {
    /// The source.
    #[n(0)]
    pub source: Source,
    /// The information.
    #[n(1)]
    pub information: Information,
}

labels! {
    /// Whom personal data are about (Annex II of the Europol Regulation).
    DataSubject {
        /// Suspected of an offence.
        Suspect = "suspect",
        /// Convicted of an offence.
        Convicted = "convicted",
        /// Factual indications say that they will commit one.
        Potential = "potential",
        /// Might be called to testify.
        Witness = "witness",
        /// A victim.
        Victim = "victim",
        /// In contact with a suspect, or an associate.
        Contact = "contact",
        /// Can provide information.
        Informant = "informant",
    }
}

impl DataSubject {
    /// Says whether data of this category may be compared with content (Annex II A); the others serve analysis on their case alone.
    pub const fn is_compared(self) -> bool {
        matches!(self, Self::Suspect | Self::Convicted | Self::Potential)
    }
}

/// Another restriction of the provider (H3): in words, and what it lets others learn of a match.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, minicbor::Encode, minicbor::Decode)]
pub struct Restriction {
    /// In the provider's words.
    #[n(0)]
    pub text: String,
    /// The most that somebody outside the case may be told; none: nothing.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tells: Option<Level>,
}

/// How data may be used, passed on and kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, minicbor::Encode, minicbor::Decode)]
#[serde(rename_all = "camelCase")]
pub struct Marking {
    /// Who may read them.
    #[n(0)]
    pub tlp: Tlp,
    /// What may be done with them.
    #[n(1)]
    pub pap: Pap,
    /// Not in judicial proceedings without the provider's permission.
    #[n(2)]
    #[serde(default)]
    pub h1: bool,
    /// Not to be passed on without the provider's permission.
    #[n(3)]
    #[serde(default)]
    pub h2: bool,
    /// Other restrictions.
    #[n(4)]
    #[serde(default)]
    pub h3: BTreeSet<Restriction>,
    /// The first day on which they are no longer kept; none where the provider set no limit.
    #[n(5)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub keep_until: Option<Day>,
}

impl Marking {
    /// A marking of TLP and PAP alone.
    pub const fn of(tlp: Tlp, pap: Pap) -> Self {
        Self { tlp, pap, h1: false, h2: false, h3: BTreeSet::new(), keep_until: None }
    }

    /// The marking of data that came without one: as strict as need-to-know, and in quarantine besides (DAT-4).
    pub const fn of_unmarked() -> Self {
        Self::of(Tlp::Amber, Pap::Red)
    }

    /// The marking of what is said on a case or in a document, which have no PAP: as strict as for data that came without one.
    pub fn of_handling(handling: &Handling) -> Self {
        Self { tlp: handling.tlp, h1: handling.h1, h2: handling.h2, ..Self::of_unmarked() }
    }

    /// Joins two markings into the least strict one that satisfies both (DAT-2).
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        Self {
            tlp: self.tlp.max(other.tlp),
            pap: self.pap.max(other.pap),
            h1: self.h1 || other.h1,
            h2: self.h2 || other.h2,
            h3: self.h3.union(&other.h3).cloned().collect(),
            keep_until: match (self.keep_until, other.keep_until) {
                (Some(mine), Some(theirs)) => Some(mine.min(theirs)),
                (mine, theirs) => mine.or(theirs),
            },
        }
    }

    /// Joins any number of markings; none where there is nothing to mark.
    pub fn join_all<'a>(all: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        all.into_iter().fold(None, |joined: Option<Self>, it| Some(joined.map_or_else(|| it.clone(), |joined| joined.join(it))))
    }

    /// Says whether this marking satisfies the other: is as strict or stricter in every part.
    pub fn satisfies(&self, other: &Self) -> bool {
        self.join(other) == *self
    }

    /// Gives the part of it that cases and documents carry.
    pub fn handling(&self) -> Handling {
        let words: Vec<&str> = self.h3.iter().map(|it| it.text.as_str()).collect();
        Handling { tlp: self.tlp, h1: self.h1, h2: self.h2, h3: (!words.is_empty()).then(|| words.join("; ")) }
    }
}

/// Checks a marking that somebody typed: H3 with its text, and few of them.
pub fn check(marking: &Marking) -> Result<Marking, Refusal> {
    text::few(marking.h3.len())?;
    let restriction = |it: &Restriction| {
        let text = text::required(TextField::Restriction, &it.text).map_err(|refusal| match refusal {
            Refusal::TextMissing { .. } => Refusal::H3WithoutText,
            other => other,
        })?;
        Ok(Restriction { text, tells: it.tells.map(|most| most.min(Level::Reference)) })
    };
    Ok(Marking { h3: marking.h3.iter().map(restriction).collect::<Result<_, Refusal>>()?, ..marking.clone() })
}
