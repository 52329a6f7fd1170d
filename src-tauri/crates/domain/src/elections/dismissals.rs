//! Dismissing an office holder: proposed by a share of the voting seats, decided by another (4.2).
//!
//! The seats of the country that a motion is about neither propose it nor vote on it, and are not counted among those that could (BRD-4).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::{BoardAct, DismissalProposed, DismissalSupport, DismissalVoted};
use super::ids::OfficeKey;
use super::mandates::MandatesState;
use super::rule_set::{DismissalRule, RuleSet};
use super::seats::{Seat, may_vote_for, seats};
use super::state::Done;
use crate::change::Change;
use crate::decisions::Method;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{AgencyId, DismissalId};
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Country, Day, Refusal};

/// A motion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DismissalState {
    /// The motion.
    pub id: DismissalId,
    /// The office.
    pub office: OfficeKey,
    /// The country that holds it.
    pub country: Country,
    /// Why.
    pub reason: String,
    /// Seats with a vote on it when it was proposed: none of the country's own.
    pub seats: Vec<Seat>,
    /// The rule.
    pub rule: DismissalRule,
    /// Those who propose it, by the agency that names the seat.
    pub supporters: BTreeSet<AgencyId>,
    /// Who began it, and when.
    pub proposed: Done,
    /// The vote, and who recorded it.
    pub voted: Option<(BoardAct, Done)>,
}

impl DismissalState {
    /// Gives how many must propose it.
    pub fn needed_to_propose(&self) -> u64 {
        self.rule.proposal.needed(self.seats.len() as u64, false)
    }

    /// Gives how many votes dismiss.
    pub fn needed_to_dismiss(&self) -> u64 {
        self.rule.threshold.needed(self.seats.len() as u64, false)
    }

    /// Says whether enough propose it.
    pub fn is_before_the_board(&self) -> bool {
        self.supporters.len() as u64 >= self.needed_to_propose()
    }

    /// Says whether the Board dismissed.
    pub fn is_carried(&self) -> bool {
        self.voted.as_ref().is_some_and(|(act, _)| u64::from(act.in_favour) >= self.needed_to_dismiss())
    }
}

/// Proposes to dismiss an office holder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProposeDismissal {
    /// The office.
    pub office: OfficeKey,
    /// Why.
    pub reason: String,
}

/// Joins a motion, or leaves it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SupportDismissal {
    /// The motion.
    pub dismissal: DismissalId,
}

/// Records the Board's vote on a motion.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct VoteOnDismissal {
    /// The motion.
    pub dismissal: DismissalId,
    /// The act.
    pub act: BoardAct,
}

const SITS: &[Duty] = &[Duty::Representative, Duty::Alternate];

/// Begins a motion.
pub fn begin(fact: &Fact<'_>) -> Result<DismissalState, Refusal> {
    let Change::DismissalProposed(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    not_concerned(it.country, fact.author)?;
    let seat = may_support(&it.seats, &it.agency, fact.author)?.agency.clone();
    let own = it.seats.iter().any(|seat| seat.country == Some(it.country));
    if own || !it.rule.proposal.is_share() || !it.rule.threshold.is_share() {
        return Err(Refusal::OutOfPlace);
    }
    Ok(DismissalState {
        id: it.dismissal,
        office: it.office.clone(),
        country: it.country,
        reason: it.reason.clone(),
        seats: it.seats.clone(),
        rule: it.rule,
        supporters: BTreeSet::from([seat]),
        proposed: Done::of(fact),
        voted: None,
    })
}

/// Folds a later entry of a motion.
pub fn fold(state: &mut DismissalState, fact: &Fact<'_>) -> Result<(), Refusal> {
    check(state, fact.change, fact.author)?;
    match fact.change {
        Change::DismissalSupported(it) => {
            let seat = may_support(&state.seats, &it.agency, fact.author)?.agency.clone();
            state.supporters.insert(seat);
        }
        Change::DismissalUnsupported(it) => {
            let seat = may_support(&state.seats, &it.agency, fact.author)?.agency.clone();
            state.supporters.remove(&seat);
        }
        Change::DismissalVoted(it) => state.voted = Some((it.act.clone(), Done::of(fact))),
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Refuses somebody of the country that a motion is about.
fn not_concerned(country: Country, who: &Author) -> Result<(), Refusal> {
    if who.country == Some(country) { Err(Refusal::Concerned { country }) } else { Ok(()) }
}

fn may_support<'a>(seats: &'a [Seat], agency: &AgencyId, who: &Author) -> Result<&'a Seat, Refusal> {
    who.require_of(agency)?;
    who.require(SITS)?;
    seats.iter().find(|seat| seat.votes() && seat.holds(agency)).ok_or_else(|| Refusal::NotOnRoll { agency: agency.clone() })
}

/// Says whether a change still holds. The same answer when deciding and when folding.
fn check(state: &DismissalState, change: &Change, who: &Author) -> Result<(), Refusal> {
    if state.voted.is_some() {
        return Err(Refusal::AlreadyRecorded);
    }
    match change {
        Change::DismissalSupported(it) => {
            not_concerned(state.country, who)?;
            let seat = may_support(&state.seats, &it.agency, who)?;
            if state.supporters.contains(&seat.agency) { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
        }
        Change::DismissalUnsupported(it) => {
            let seat = may_support(&state.seats, &it.agency, who)?;
            if state.supporters.contains(&seat.agency) { Ok(()) } else { Err(Refusal::NothingToEnd) }
        }
        Change::DismissalVoted(it) => {
            who.require(&[Duty::Secretary])?;
            if !state.is_before_the_board() {
                return Err(Refusal::TooFewProposers { needed: state.needed_to_propose(), found: state.supporters.len() as u64 });
            }
            it.act.counts()?;
            if it.act.method != Method::Vote || it.act.seats as usize != state.seats.len() {
                return Err(Refusal::ActDoubtful { seats: it.act.seats, present: it.act.present });
            }
            Ok(())
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Proposes a motion, under the rules that are in force.
pub fn propose(
    request: &ProposeDismissal,
    mandates: &MandatesState,
    rules: &RuleSet,
    roster: &Roster,
    dismissal: DismissalId,
    who: &Author,
    today: Day,
) -> Result<Change, Refusal> {
    let country = mandates.holder(today).ok_or(Refusal::NothingToEnd)?.country;
    let agency = who.agency.clone().ok_or(Refusal::NeedsDuty { duty: Duty::Representative })?;
    may_vote_for(rules, &agency, who)?;
    not_concerned(country, who)?;
    let of_others = |seat: &Seat| seat.votes() && seat.country != Some(country);
    let seats: Vec<Seat> = seats(roster, rules, today)?.into_iter().filter(of_others).collect();
    may_support(&seats, &agency, who)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    let office = request.office.clone();
    Ok(Change::DismissalProposed(DismissalProposed { dismissal, office, country, reason, agency, seats, rule: rules.dismissal }))
}

/// Joins a motion.
pub fn support(state: &DismissalState, who: &Author) -> Result<Change, Refusal> {
    joined(state, who, Change::DismissalSupported)
}

/// Leaves a motion.
pub fn unsupport(state: &DismissalState, who: &Author) -> Result<Change, Refusal> {
    joined(state, who, Change::DismissalUnsupported)
}

fn joined(state: &DismissalState, who: &Author, change: impl Fn(DismissalSupport) -> Change) -> Result<Change, Refusal> {
    let agency = who.agency.clone().ok_or(Refusal::NeedsDuty { duty: Duty::Representative })?;
    let change = change(DismissalSupport { agency });
    check(state, &change, who)?;
    Ok(change)
}

/// Records the vote, whichever way it went.
pub fn vote(state: &DismissalState, request: &VoteOnDismissal, who: &Author, today: Day) -> Result<Change, Refusal> {
    let change = Change::DismissalVoted(DismissalVoted { act: request.act.clone().read(today)? });
    check(state, &change, who)?;
    Ok(change)
}
