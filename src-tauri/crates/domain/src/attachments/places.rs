//! Places for guests in the office: one calendar, one subject, so that of two who want the last place one gets it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::KEEPS;
use super::{PlaceFreed, PlaceGiven, PlacesSet};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::AttachmentId;
use crate::{Day, Refusal};

/// The most places that an office has.
const MOST: u32 = 200;

/// The places, and who has one when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlacesState {
    /// How many there are.
    pub count: u32,
    /// The longest attachment, in days.
    pub most_days: Option<u32>,
    /// Who has one, from when to when.
    pub given: BTreeMap<AttachmentId, (Day, Day)>,
}

/// Sets how many places there are, and how long an attachment may last.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetPlaces {
    /// How many.
    pub count: u32,
    /// The longest attachment, in days; none where there is no limit.
    #[serde(default)]
    #[ts(optional)]
    pub most_days: Option<u32>,
}

impl PlacesState {
    /// Gives how many places are taken on a day, leaving one attachment out.
    fn taken(&self, day: Day, but: AttachmentId) -> usize {
        self.given.iter().filter(|(id, (from, to))| **id != but && *from <= day && day < *to).count()
    }

    /// Gives the first day of a stretch on which no place is free for an attachment; none where there is one on every day.
    pub fn full_on(&self, attachment: AttachmentId, from: Day, to: Day) -> Option<Day> {
        // How many are taken grows on a first day alone.
        let begins = self.given.values().map(|(begin, _)| *begin).filter(|begin| from < *begin && *begin < to);
        let days: BTreeSet<Day> = begins.chain([from]).collect();
        days.into_iter().find(|day| self.taken(*day, attachment) >= usize::try_from(self.count).unwrap_or(usize::MAX))
    }
}

/// Begins the calendar.
pub fn begin(fact: &Fact<'_>) -> Result<PlacesState, Refusal> {
    let mut state = PlacesState::default();
    fold(&mut state, fact)?;
    Ok(state)
}

/// Folds a later entry of the calendar.
pub fn fold(state: &mut PlacesState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    match fact.change {
        Change::PlacesSet(it) => (state.count, state.most_days) = (it.count, it.most_days),
        Change::PlaceGiven(it) => drop(state.given.insert(it.attachment, (it.from, it.to))),
        Change::PlaceFreed(it) => drop(state.given.remove(&it.attachment)),
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

/// Says whether a change holds. The same answer when deciding and when folding: who comes second to the last place has none.
fn holds(state: &PlacesState, change: &Change, who: &Author) -> Result<(), Refusal> {
    match change {
        Change::PlacesSet(it) => {
            who.require(KEEPS)?;
            if it.count > MOST {
                return Err(Refusal::OutOfRange { value: i64::from(it.count), least: 0, most: i64::from(MOST) });
            }
            Ok(())
        }
        Change::PlaceGiven(it) => {
            who.require(&[Duty::Secretary, Duty::Coordinator])?;
            if it.to <= it.from {
                return Err(Refusal::EmptyInterval { from: it.from, to: it.to });
            }
            // Who goes earlier needs no other place.
            let within = state.given.get(&it.attachment).is_some_and(|(from, to)| *from <= it.from && it.to <= *to);
            match state.full_on(it.attachment, it.from, it.to).filter(|_| !within) {
                Some(day) => Err(Refusal::NoPlaceLeft { day }),
                None => Ok(()),
            }
        }
        Change::PlaceFreed(it) => {
            who.require(KEEPS)?;
            if state.given.contains_key(&it.attachment) { Ok(()) } else { Err(Refusal::NothingToEnd) }
        }
        _ => Err(Refusal::OutOfPlace),
    }
}

fn decided(state: &PlacesState, change: Change, who: &Author) -> Result<Change, Refusal> {
    holds(state, &change, who)?;
    Ok(change)
}

/// Sets how many places there are. Those who have one keep it, also where there are fewer now.
pub fn set(state: &PlacesState, request: &SetPlaces, who: &Author) -> Result<Change, Refusal> {
    if request.most_days == Some(0) {
        return Err(Refusal::OutOfRange { value: 0, least: 1, most: i64::from(u32::MAX) });
    }
    decided(state, Change::PlacesSet(PlacesSet { count: request.count, most_days: request.most_days }), who)
}

/// Gives a place, or changes its days.
pub fn give(state: &PlacesState, attachment: AttachmentId, from: Day, to: Day, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::PlaceGiven(PlaceGiven { attachment, from, to }), who)
}

/// Takes a place back.
pub fn free(state: &PlacesState, attachment: AttachmentId, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::PlaceFreed(PlaceFreed { attachment }), who)
}
