//! The public version of an outcome: what may be told to everybody, and what is left out of it (OUT).

use super::{OutcomePart, OutcomeState};
use crate::counters::Total;
use crate::handling::Tlp;

/// What may be told to everybody, and what is left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicVersion {
    /// Texts that are TLP:CLEAR.
    pub parts: Vec<(OutcomePart, String)>,
    /// Totals of which every part is.
    pub totals: Vec<Total>,
    /// Texts that are left out, with their markings.
    pub parts_left_out: Vec<(OutcomePart, Tlp)>,
    /// Totals that are left out whole: the sum of their public part would be untrue.
    pub totals_left_out: Vec<Total>,
}

/// Drops everything above TLP:CLEAR (OUT). The totals are those that count: what no agency confirmed is not among them.
pub fn public_version(state: &OutcomeState, totals: &[Total]) -> PublicVersion {
    let written = || state.parts.iter().filter(|(_, field)| !field.value.text.is_empty());
    let (open, closed) = totals.iter().cloned().partition(|total| total.tlp == Tlp::Clear);
    PublicVersion {
        parts: written().filter(|(_, it)| it.value.tlp == Tlp::Clear).map(|(part, it)| (*part, it.value.text.clone())).collect(),
        parts_left_out: written().filter(|(_, it)| it.value.tlp != Tlp::Clear).map(|(part, it)| (*part, it.value.tlp)).collect(),
        totals: open,
        totals_left_out: closed,
    }
}
