//! Sums over events: how many, who took part, from how many countries.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::{Headcount, OutreachKind, OutreachReport, OutreachStage, OutreachState};
use crate::counters::Bound;
use crate::{Country, Day};

/// The sums of one kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutreachFigures {
    /// Which kind.
    pub kind: OutreachKind,
    /// Events that were held, or have begun.
    pub events: Headcount,
    /// Records among them whose report is due: the event is over.
    pub unreported: u32,
    /// Practitioners who took part.
    pub practitioners: Headcount,
    /// Countries that they came from, each once.
    pub countries: Headcount,
}

/// Gives the sums of each kind, without what was cancelled and what lies ahead.
pub fn figures<'a>(all: impl IntoIterator<Item = &'a OutreachState>, today: Day) -> Vec<OutreachFigures> {
    let held: Vec<&OutreachState> = all.into_iter().filter(|it| it.was_held(today)).collect();
    let of = |kind: &OutreachKind| {
        let its = || held.iter().copied().filter(|it| it.facts.value.kind == *kind);
        let reports: Vec<&OutreachReport> = its().filter_map(OutreachState::reported).collect();
        let sum = |all: &mut dyn Iterator<Item = Headcount>| all.fold(Headcount::exactly(0), Headcount::plus);
        OutreachFigures {
            kind: *kind,
            events: sum(&mut its().map(|it| it.facts.value.events)),
            unreported: u32::try_from(its().filter(|it| it.stage(today) == OutreachStage::Unreported).count()).unwrap_or(u32::MAX),
            practitioners: sum(&mut reports.iter().map(|it| it.practitioners)),
            countries: countries(reports.iter().copied()),
        }
    };
    OutreachKind::ALL.iter().map(of).collect()
}

/// Counts countries, each once. A report that names fewer than it counts leaves open whether the others are named elsewhere: then no fewer than the
/// most that one report counts, and beside a second report no more than a lower bound.
pub fn countries<'a>(reports: impl IntoIterator<Item = &'a OutreachReport>) -> Headcount {
    let reports: Vec<&OutreachReport> = reports.into_iter().collect();
    let named: BTreeSet<Country> = reports.iter().flat_map(|it| it.named.iter().copied()).collect();
    let named = u32::try_from(named.len()).unwrap_or(u32::MAX);
    let most = reports.iter().map(|it| it.countries.number).max().unwrap_or_default();
    let bound = reports.iter().map(|it| it.countries.bound).max().unwrap_or(Bound::Exactly);
    let unnamed = reports.iter().any(|it| u32::try_from(it.named.len()).is_ok_and(|named| named < it.countries.number));
    let open = if unnamed && reports.len() > 1 { Bound::AtLeast } else { Bound::Exactly };
    Headcount { number: named.max(most), bound: bound.join(open) }
}
