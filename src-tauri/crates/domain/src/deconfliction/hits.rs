//! What people make of a hit (DEC-7): one word for each case it touches, in that case's own journal.
//!
//! The two sides of a hit may not know of each other, so what one side says stands where only that side reads; the office passes
//! on the bare word. A hit that nobody recorded anything of is open.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{CaseId, HitId, OfficerId};
use crate::plan::calendar::{Calendar, Minute, WORKING_DAY};
use crate::text::{self, TextField};
use crate::{Instant, Refusal};

/// Who says what becomes of a hit, beside who else may be on the case.
const SETTLES: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Analyst];

/// How long the first word may take, in minutes of working time: two days (DEC-7).
pub const ANSWERED_WITHIN: i64 = 2 * WORKING_DAY;

labels! {
    /// What became of a hit, for one side.
    Resolution {
        /// Nobody has done anything.
        Open = "open",
        /// The other side, or EC3's desk, was spoken to.
        Contacted = "contacted",
        /// Worked on together.
        Joint = "joint",
        /// One side left it to the other.
        HandedOver = "handed-over",
        /// Both go on by themselves, knowing of each other.
        Separate = "separate",
        /// Not the same thing after all.
        FalsePositive = "false-positive",
        /// Put off.
        Delayed = "delayed",
        /// Overtaken by events.
        Cancelled = "cancelled",
    }
}

impl Resolution {
    /// Says whether it settles the hit: an unsettled one stands in the way of action (G4).
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Open | Self::Contacted | Self::Delayed)
    }

    /// Says whether the other may follow: a word is given once somebody was spoken to, and a settled hit is opened again by
    /// speaking again. A false positive is seen without asking anybody.
    pub const fn leads_to(self, next: Self) -> bool {
        match self {
            Self::Open => matches!(next, Self::Contacted | Self::FalsePositive),
            Self::Contacted | Self::Delayed => !matches!(next, Self::Open | Self::Contacted),
            _ => matches!(next, Self::Contacted),
        }
    }
}

/// Somebody said what becomes of a hit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct HitSettled {
    /// The hit, as this case's side knows it.
    #[n(0)]
    pub hit: HitId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// What becomes of it.
    #[n(2)]
    pub resolution: Resolution,
    /// Why.
    #[n(3)]
    pub reason: String,
}

/// A word on a hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitStep {
    /// What became of it.
    pub resolution: Resolution,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// What one side made of a hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitState {
    /// The hit.
    pub id: HitId,
    /// The case.
    pub case: CaseId,
    /// Every word, the first one first. Never empty.
    pub steps: Vec<HitStep>,
}

impl HitState {
    /// Gives where it stands.
    pub fn resolution(&self) -> Resolution {
        self.steps.last().map_or(Resolution::Open, |step| step.resolution)
    }
}

/// Says what becomes of a hit (DEC-7).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SettleHit {
    /// The case whose side speaks.
    pub case: CaseId,
    /// The hit.
    pub hit: HitId,
    /// What becomes of it.
    pub resolution: Resolution,
    /// Why.
    pub reason: String,
}

/// Folds a word on a hit; the first begins it.
pub fn fold(state: Option<&mut HitState>, fact: &Fact<'_>) -> Result<Option<HitState>, Refusal> {
    let Change::HitSettled(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    holds(state.as_deref(), it, fact.author)?;
    let step = HitStep { resolution: it.resolution, reason: it.reason.clone(), by: fact.author.officer, at: fact.at };
    match state {
        Some(state) => {
            state.steps.push(step);
            Ok(None)
        }
        None => Ok(Some(HitState { id: it.hit, case: it.case, steps: vec![step] })),
    }
}

fn holds(state: Option<&HitState>, change: &HitSettled, author: &Author) -> Result<(), Refusal> {
    author.require(SETTLES)?;
    let from = state.map_or(Resolution::Open, HitState::resolution);
    if from.leads_to(change.resolution) { Ok(()) } else { Err(Refusal::HitStands { from, to: change.resolution }) }
}

/// Says whether somebody may say what becomes of this case's hits.
pub fn may_settle(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    who.require(SETTLES)?;
    if case.officers.contains_key(&who.officer) { Ok(()) } else { rules::may_take_part(case, who) }
}

/// Says what becomes of a hit.
pub fn settle(case: &CaseState, state: Option<&HitState>, request: &SettleHit, who: &Author) -> Result<Change, Refusal> {
    may_settle(case, who)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    let change = HitSettled { hit: request.hit, case: case.id, resolution: request.resolution, reason };
    holds(state, &change, who)?;
    Ok(Change::HitSettled(change))
}

/// Gives when the first word on a hit is due.
pub fn due(since: Instant) -> Minute {
    Calendar::week([5, 6], []).forward(Minute::of(since), ANSWERED_WITHIN)
}

/// Says whether a hit waits longer than it may, so that it is shown to who leads and to EC3 (DEC-7).
pub fn is_overdue(since: Instant, resolution: Resolution, now: Instant) -> bool {
    resolution == Resolution::Open && due(since) < Minute::of(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_given_once_somebody_was_spoken_to() {
        use Resolution::{Contacted, Delayed, FalsePositive, Joint, Open};
        assert!(Open.leads_to(Contacted) && Open.leads_to(FalsePositive) && !Open.leads_to(Joint));
        assert!(Contacted.leads_to(Joint) && Contacted.leads_to(Delayed) && !Contacted.leads_to(Contacted));
        assert!(Delayed.leads_to(Joint) && !Delayed.is_settled());
        for settled in Resolution::ALL.iter().filter(|it| it.is_settled()) {
            let next: Vec<_> = Resolution::ALL.iter().filter(|next| settled.leads_to(**next)).collect();
            assert_eq!(next, [&Contacted], "a settled hit is opened again by speaking again, and by nothing else");
        }
        assert!(Resolution::ALL.iter().all(|it| !it.leads_to(Open)), "a word is never unsaid");
    }

    #[test]
    fn the_first_word_is_due_after_two_working_days() {
        let at = |text: &str| Instant::from_office_time(text).expect("a time");
        // Friday noon: Friday afternoon, Monday, and Tuesday morning.
        let since = at("2026-11-27 12:00");
        assert!(!is_overdue(since, Resolution::Open, at("2026-12-01 12:00")));
        assert!(is_overdue(since, Resolution::Open, at("2026-12-01 12:01")));
        assert!(!is_overdue(since, Resolution::Contacted, at("2027-01-01 12:00")), "somebody has begun");
    }
}
