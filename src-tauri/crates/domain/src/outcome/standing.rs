//! How far an outcome is, as the numbers are now: computed whenever somebody looks, and asked by the guards of closing (PLN-1).

use std::collections::BTreeSet;

use super::rules::unconfirmed;
use super::{NotingState, Numbers, OutcomePart, OutcomeState, waivers};
use crate::ids::AgencyId;

labels! {
    /// How far an outcome is.
    #[derive(Default)]
    OutcomeStanding {
        /// Nobody began a report.
        #[default]
        None = "none",
        /// The lead writes, the agencies confirm.
        Drafted = "drafted",
        /// Every agency has confirmed its numbers, or was left out.
        Confirmed = "confirmed",
        /// It is before the Board.
        Put = "put",
        /// The Board noted it: it counts.
        Noted = "noted",
        /// The Board noted it, and numbers changed since.
        Changed = "changed",
    }
}

/// What is known of an outcome at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeFacts {
    /// What was done is written down.
    pub written: bool,
    /// Agencies that have not confirmed their numbers as they are now.
    pub unconfirmed: BTreeSet<AgencyId>,
    /// Those of them that two persons decided to go without.
    pub left_out: BTreeSet<AgencyId>,
    /// How far it is.
    pub standing: OutcomeStanding,
}

impl OutcomeFacts {
    /// Says whether nobody is waited for any more: everybody has confirmed or was left out.
    pub fn is_complete(&self) -> bool {
        self.unconfirmed.is_subset(&self.left_out)
    }
}

/// Says how far an outcome is.
pub fn facts(state: Option<&OutcomeState>, noting: Option<&NotingState>, numbers: &Numbers) -> OutcomeFacts {
    let Numbers { agencies, digest: now, .. } = numbers;
    let Some(state) = state else {
        // Whoever reads the Board's journal and not the case's has its word alone, and cannot know what changed.
        return match noting {
            None => OutcomeFacts { unconfirmed: agencies.keys().cloned().collect(), ..OutcomeFacts::default() },
            Some(noting) => OutcomeFacts {
                written: true,
                unconfirmed: BTreeSet::new(),
                left_out: noting.without.clone(),
                standing: if noting.is_noted() { OutcomeStanding::Noted } else { OutcomeStanding::Put },
            },
        };
    };
    let (unconfirmed, left_out) = (unconfirmed(state, agencies), waivers::left_out(state, agencies));
    let complete = unconfirmed.is_subset(&left_out);
    let standing = match noting {
        Some(noting) if noting.put.digest == *now && noting.is_noted() => OutcomeStanding::Noted,
        Some(noting) if noting.noted.as_ref().is_some_and(|noted| noted.what.digest == *now) => OutcomeStanding::Noted,
        Some(noting) if noting.put.digest == *now => OutcomeStanding::Put,
        Some(noting) if noting.noted.is_some() => OutcomeStanding::Changed,
        _ if complete => OutcomeStanding::Confirmed,
        _ => OutcomeStanding::Drafted,
    };
    let written = state.parts.get(&OutcomePart::Summary).is_some_and(|summary| !summary.value.text.is_empty());
    OutcomeFacts { written, unconfirmed, left_out, standing }
}
