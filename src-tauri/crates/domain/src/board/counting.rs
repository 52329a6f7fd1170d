//! Who counts, whether enough are there, and what a vote comes to. Each seat counts for what its vote weighs.

use std::collections::{BTreeMap, BTreeSet};

use super::{BoardMeetingState, ItemResult, SeatVoice, Silence, Voice, eligible};
use crate::Refusal;
use crate::decisions::Method;
use crate::elections::Seat;
use crate::elections::rule_set::Quorum;
use crate::ids::{AgencyId, ItemId};

/// What was counted of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// What the seats weigh that may vote on it.
    pub seats: u32,
    /// What those of them weigh that are there.
    pub present: u32,
    /// How many must be.
    pub needed: u32,
    /// For it.
    pub in_favour: u32,
    /// Against it.
    pub against: u32,
    /// Neither.
    pub abstained: u32,
}

impl Count {
    /// Says whether enough are there (BRD-1).
    pub const fn has_quorum(&self) -> bool {
        self.present >= self.needed
    }
}

fn weight<'a>(seats: impl IntoIterator<Item = &'a Seat>) -> u32 {
    seats.into_iter().fold(0, |sum: u32, seat| sum.saturating_add(u32::try_from(seat.weight).unwrap_or(u32::MAX)))
}

/// Counts an item: seats with an interest in it are in none of the numbers, the quorum's included (BRD-4).
///
/// `there` are the agencies that name the seats that are there. A voice of a seat that may not vote, or is not there, is refused, and so is a
/// second one of the same seat.
pub fn count(
    seats: &[Seat],
    quorum: Quorum,
    conflicted: &BTreeSet<AgencyId>,
    there: &BTreeSet<AgencyId>,
    voices: &[SeatVoice],
) -> Result<Count, Refusal> {
    let may: Vec<&Seat> = eligible(seats, conflicted).collect();
    let here: Vec<&Seat> = may.iter().copied().filter(|seat| there.iter().any(|agency| seat.holds(agency))).collect();
    let mut said: BTreeMap<&AgencyId, (&Seat, Voice)> = BTreeMap::new();
    for it in voices {
        let seat =
            seats.iter().find(|seat| seat.votes() && seat.holds(&it.agency)).ok_or_else(|| Refusal::NotOnRoll { agency: it.agency.clone() })?;
        if !may.contains(&seat) {
            return Err(Refusal::HasInterest { agency: it.agency.clone() });
        }
        if !here.contains(&seat) {
            return Err(Refusal::NotPresent { agency: it.agency.clone() });
        }
        if said.insert(&seat.agency, (seat, it.voice)).is_some() {
            return Err(Refusal::VotedTwice { agency: it.agency.clone() });
        }
    }
    let of = |voice: Voice| weight(said.values().filter(|(_, said)| *said == voice).map(|(seat, _)| *seat));
    let total = weight(may);
    let needed = u32::try_from(quorum.fraction.needed(u64::from(total), quorum.strict)).unwrap_or(u32::MAX).max(1);
    Ok(Count { seats: total, present: weight(here), needed, in_favour: of(Voice::For), against: of(Voice::Against), abstained: of(Voice::Abstain) })
}

/// Says what a count comes to. Without a quorum an item can be noted and nothing else (BRD-1).
pub fn result(count: Count, method: Method, noted: bool) -> Result<ItemResult, Refusal> {
    if noted {
        return Ok(ItemResult::Noted);
    }
    if !count.has_quorum() {
        return Err(Refusal::NoQuorum { present: count.present, needed: count.needed });
    }
    let carried = match method {
        Method::Consensus => count.against == 0,
        Method::Vote => count.in_favour > count.against,
        Method::WrittenProcedure => count.against == 0 || count.in_favour > count.against,
    };
    Ok(if carried { ItemResult::Carried } else { ItemResult::NotCarried })
}

/// Gives who takes part in an item of a written procedure, and what they said: those who answered, and the silent as the convocation says.
pub fn written(state: &BoardMeetingState, item: ItemId) -> (BTreeSet<AgencyId>, Vec<SeatVoice>) {
    let conflicted = state.conflicted(item);
    let convocation = &state.convocation.value;
    let answers = state.items.get(&item).map(|it| &it.answers);
    let voices: Vec<SeatVoice> = eligible(&convocation.seats, &conflicted)
        .filter_map(|seat| {
            let (_, answered) = answers?.iter().find(|(agency, _)| seat.holds(agency))?;
            Some(SeatVoice { agency: seat.agency.clone(), voice: answered.voice })
        })
        .collect();
    let there = match convocation.silence {
        Silence::Consent => convocation.seats.iter().filter(|seat| seat.votes()).map(|seat| seat.agency.clone()).collect(),
        Silence::Absence => voices.iter().map(|it| it.agency.clone()).collect(),
    };
    (there, voices)
}
