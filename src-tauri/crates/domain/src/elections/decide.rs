//! What follows from the rules, the roll and the counts: who is elected, or what comes next, and why. Pure.
//!
//! Rounds are read in their order. A round without quorum does not count and is held again. A tie is settled as soon as candidates with
//! the most votes are level among those who have what the round asks for; where the chain of the rules ends without an answer, the
//! round has elected nobody.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::Count;
use super::ids::{Candidate, LotSet, OfficeKey};
use super::lot::Seed;
use super::rule_set::{Abstention, Base, CountedAt, Exhaustion, Field, QuorumBase, RuleSet, SingleCandidate, Strength, Threshold, TieBreak};
use crate::{Country, Day};

mod reasons;

pub use reasons::{Incompatible, Reason};

/// A candidate with what may tell it from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub candidate: Candidate,
    /// Whether the country is in the Union.
    pub union: bool,
    /// Since when it has been a member, where that is known.
    pub since: Option<Day>,
    /// When the person was born, where a person stands.
    pub born: Option<Day>,
}

/// Who holds another office, or was elected to it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherHolder {
    /// The office.
    pub office: OfficeKey,
    /// The country.
    pub country: Country,
    /// Whether it is in the Union.
    pub union: bool,
}

/// What a count is read against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    /// The office.
    pub office: OfficeKey,
    /// Everybody who stands.
    pub candidates: Vec<Standing>,
    /// Seats with a vote.
    pub seats: u64,
    /// What their votes weigh together.
    pub weight: u64,
    /// Who holds the other offices.
    pub others: Vec<OtherHolder>,
    /// The outgoing chair.
    pub outgoing_chair: Option<Country>,
    /// Its casting vote, once it was given.
    pub casting: Option<Candidate>,
    /// What the lot of a tie is drawn from, once all numbers were opened.
    pub lot: Option<Seed>,
}

/// What a round came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundResult {
    /// The count.
    pub count: Count,
    /// Seats that cast a ballot.
    #[ts(type = "number")]
    pub seats_cast: u64,
    /// Seats that cast a ballot or checked in.
    #[ts(type = "number")]
    pub seats_present: u64,
    /// Seats that had checked in when it opened.
    #[ts(type = "number")]
    pub present_at_opening: u64,
}

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[ts(rename = "ElectionOutcome")]
pub enum Outcome {
    /// Somebody is elected.
    #[n(0)]
    Elected {
        /// Who.
        #[n(0)]
        candidate: Candidate,
    },
    /// A round is held.
    #[n(1)]
    NextRound {
        /// Which, from 1.
        #[n(0)]
        round: u32,
        /// Whether it is one more for a tie.
        #[n(1)]
        extra: bool,
        /// Among whom.
        #[n(2)]
        candidates: Vec<Candidate>,
    },
    /// The lot is to be drawn: the numbers of the trustees must be opened.
    #[n(2)]
    NeedsLot {
        /// Among whom.
        #[n(0)]
        candidates: Vec<Candidate>,
    },
    /// The outgoing chair is to decide.
    #[n(3)]
    NeedsCastingVote {
        /// Among whom.
        #[n(0)]
        candidates: Vec<Candidate>,
    },
    /// Nobody is elected; the office stays vacant.
    #[n(4)]
    Vacant,
    /// Nobody is elected; nominations are called again.
    #[n(5)]
    ReopenNominations,
}

impl Outcome {
    /// Says whether nothing more is to come.
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Elected { .. } | Self::Vacant | Self::ReopenNominations)
    }

    /// Gives who is elected.
    pub const fn elected(&self) -> Option<Candidate> {
        match self {
            Self::Elected { candidate } => Some(*candidate),
            _ => None,
        }
    }
}

/// An outcome with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// The outcome.
    pub outcome: Outcome,
    /// Why, step by step.
    pub reasons: Vec<Reason>,
}

/// What a round has come to.
enum Won {
    /// These have what it asks for, and no other has more votes.
    Top(Vec<Candidate>),
    Nobody,
}

/// What the chain of tie-breaks came to.
enum Settled {
    Elected(Candidate),
    Open(Outcome),
    ExtraRound(Vec<Candidate>),
    Level(Vec<Candidate>),
}

struct Deciding<'a> {
    rules: &'a RuleSet,
    contest: &'a Contest,
    reasons: Vec<Reason>,
    extra_held: bool,
}

/// Decides a contest. `results` are its rounds in their order, without those that are void.
pub fn decide(rules: &RuleSet, contest: &Contest, results: &[RoundResult]) -> Decision {
    let mut it = Deciding { rules, contest, reasons: Vec::new(), extra_held: false };
    let outcome = it.outcome(results);
    Decision { outcome, reasons: it.reasons }
}

impl Deciding<'_> {
    fn outcome(&mut self, results: &[RoundResult]) -> Outcome {
        let eligible = self.eligible();
        match eligible.as_slice() {
            [] => {
                self.reasons.push(Reason::NobodyStands {});
                return self.exhausted(&[]);
            }
            [only] if self.rules.single_candidate == SingleCandidate::ElectedWithoutVote => {
                self.reasons.push(Reason::OnlyOne { candidate: *only });
                return Outcome::Elected { candidate: *only };
            }
            _ => {}
        }
        let mut standing = eligible.clone();
        let mut extra: Option<Vec<Candidate>> = None;
        let mut round = 1;
        let mut results = results.iter();
        // Who goes on is told by the votes of the round itself, not by those of one more for a tie.
        let mut regular = RoundResult::default();
        loop {
            let among = extra.as_ref().unwrap_or(&standing);
            let Some(result) = results.next() else {
                return Outcome::NextRound { round, extra: extra.is_some(), candidates: among.clone() };
            };
            if !self.has_quorum(round, result) {
                continue;
            }
            let threshold = if extra.is_some() { None } else { self.rules.round(&self.contest.office, round as usize).and_then(|it| it.threshold) };
            let won = self.winners(round, among, threshold, result);
            if extra.take().is_some() {
                self.extra_held = true;
            } else {
                regular.clone_from(result);
            }
            let mut level = None;
            if let Won::Top(top) = won {
                match self.settle(top) {
                    Settled::Elected(candidate) => return Outcome::Elected { candidate },
                    Settled::Open(outcome) => return outcome,
                    Settled::ExtraRound(level) => {
                        extra = Some(level);
                        continue;
                    }
                    Settled::Level(left) => level = Some(left),
                }
            }
            if round >= self.rules.max_rounds {
                self.reasons.push(Reason::Exhausted { rounds: round });
                return self.exhausted(level.as_deref().unwrap_or(&standing));
            }
            round += 1;
            standing = self.field(round, &eligible, standing, &regular);
            self.reasons.push(Reason::GoesOn { round, candidates: standing.clone() });
        }
    }

    /// Gives who may hold the office beside the others, in a fixed order.
    fn eligible(&mut self) -> Vec<Candidate> {
        let mut found = BTreeSet::new();
        let mut sorted: Vec<&Standing> = self.contest.candidates.iter().collect();
        sorted.sort_by_key(|it| it.candidate);
        for it in sorted {
            match self.clash(it, Strength::Required) {
                Some((office, because)) => self.reasons.push(Reason::LeftOut { candidate: it.candidate, office, because }),
                None => {
                    found.insert(it.candidate);
                }
            }
        }
        found.into_iter().collect()
    }

    /// Gives what stands against a candidate under the conditions, or the wishes, of the rules.
    fn clash(&self, it: &Standing, strength: Strength) -> Option<(OfficeKey, Incompatible)> {
        let rule = self.rules.incompatibilities;
        let others = || self.contest.others.iter().filter(|other| other.office != self.contest.office);
        let country = others().find(|other| rule.other_country == strength && other.country == it.candidate.country);
        let counterpart = if self.contest.office == OfficeKey::chair() { OfficeKey::vice_chair() } else { OfficeKey::chair() };
        let group = others().find(|other| rule.other_group == strength && other.office == counterpart && other.union == it.union);
        country
            .map(|other| (other.office.clone(), Incompatible::SameCountry))
            .or_else(|| group.map(|other| (other.office.clone(), Incompatible::SameGroup)))
    }

    fn has_quorum(&mut self, round: u32, result: &RoundResult) -> bool {
        let rule = self.rules.quorum;
        let (found, of) = match (rule.base, rule.counted_at) {
            (QuorumBase::Seats, CountedAt::Close) => (result.seats_present, self.contest.seats),
            (QuorumBase::Seats, CountedAt::Opening) => (result.present_at_opening, self.contest.seats),
            (QuorumBase::Present, _) => (result.seats_cast, result.seats_present),
        };
        let needed = rule.fraction.needed(of, rule.strict);
        let reached = found >= needed;
        self.reasons.push(if reached { Reason::QuorumReached { round, found, needed } } else { Reason::QuorumMissed { round, found, needed } });
        reached
    }

    fn winners(&mut self, round: u32, among: &[Candidate], threshold: Option<Threshold>, result: &RoundResult) -> Won {
        let votes = |candidate: &Candidate| result.count.votes.get(candidate).copied().unwrap_or_default();
        let best = among.iter().map(votes).max().unwrap_or_default();
        let top: Vec<Candidate> = among.iter().copied().filter(|it| votes(it) == best).collect();
        if best == 0 {
            self.reasons.push(Reason::NoVotes { round });
            return Won::Nobody;
        }
        if let ([_], None) = (among, threshold)
            && best <= result.count.against
        {
            self.reasons.push(Reason::MoreAgainst { round, votes: best, against: result.count.against });
            return Won::Nobody;
        }
        let asked = threshold.map(|it| (self.base(it.base, result), it));
        if let Some((of, it)) = asked {
            let needed = it.fraction.needed(of, it.strict);
            if best < needed {
                self.reasons.push(Reason::NotReached { round, votes: best, needed, of, base: it.base });
                return Won::Nobody;
            }
        }
        match (top.as_slice(), asked) {
            ([candidate], None) => self.reasons.push(Reason::MostVotes { round, candidate: *candidate, votes: best }),
            ([candidate], Some((of, it))) => {
                let needed = it.fraction.needed(of, it.strict);
                self.reasons.push(Reason::Reached { round, candidate: *candidate, votes: best, needed, of, base: it.base });
            }
            _ => self.reasons.push(Reason::Level { round, candidates: top.clone(), votes: best }),
        }
        Won::Top(top)
    }

    fn base(&self, base: Base, result: &RoundResult) -> u64 {
        let valid = result.count.votes.values().sum::<u64>() + result.count.against;
        let blank = if self.rules.abstention_counts_as == Abstention::Cast { result.count.blank } else { 0 };
        match base {
            Base::Seats => self.contest.weight,
            Base::Cast => valid + blank + result.count.invalid,
            Base::Valid => valid,
        }
    }

    /// Gives who stands in a round.
    fn field(&self, round: u32, eligible: &[Candidate], before: Vec<Candidate>, result: &RoundResult) -> Vec<Candidate> {
        let votes = |candidate: &Candidate| result.count.votes.get(candidate).copied().unwrap_or_default();
        let mut counts: Vec<u64> = before.iter().map(votes).collect();
        counts.sort_unstable();
        match self.rules.round(&self.contest.office, round as usize).map(|it| it.candidates) {
            Some(Field::All) => eligible.to_vec(),
            Some(Field::Same) | None => before,
            Some(Field::TopN(many)) => {
                let last = counts.iter().rev().nth(many.saturating_sub(1) as usize).copied().unwrap_or_default();
                before.into_iter().filter(|it| votes(it) >= last).collect()
            }
            Some(Field::DropLowest) => {
                let lowest = counts.first().copied().unwrap_or_default();
                let kept: Vec<Candidate> = before.iter().copied().filter(|it| votes(it) > lowest).collect();
                // Where it would leave fewer than two, nobody is dropped: no lot decides who may not stand.
                if kept.len() < 2 { before } else { kept }
            }
        }
    }

    fn settle(&mut self, mut level: Vec<Candidate>) -> Settled {
        if let [only] = level.as_slice() {
            return Settled::Elected(*only);
        }
        level = self.wished(level);
        for way in self.rules.tie_break.clone() {
            if let [only] = level.as_slice() {
                return Settled::Elected(*only);
            }
            match way {
                TieBreak::ExtraRound if !self.extra_held => {
                    self.reasons.push(Reason::OneMore { candidates: level.clone() });
                    return Settled::ExtraRound(level);
                }
                TieBreak::ExtraRound => {}
                TieBreak::Seniority => level = self.by_seniority(level),
                TieBreak::Age => level = self.by_age(level),
                TieBreak::OutgoingChair => match self.by_casting_vote(&level) {
                    Some(settled) => return settled,
                    None => continue,
                },
                TieBreak::Lot => return self.by_lot(&level),
            }
        }
        if let [only] = level.as_slice() {
            return Settled::Elected(*only);
        }
        self.reasons.push(Reason::StillLevel { candidates: level.clone() });
        Settled::Level(level)
    }

    /// Keeps those whom the wishes of the rules favour, where they tell any apart.
    fn wished(&mut self, level: Vec<Candidate>) -> Vec<Candidate> {
        let clash = |candidate: &Candidate| self.standing(candidate).and_then(|it| self.clash(it, Strength::Preferred)).map(|(_, what)| what);
        let kept: Vec<Candidate> = level.iter().copied().filter(|it| clash(it).is_none()).collect();
        let Some(wish) = level.iter().find_map(clash) else { return level };
        if kept.is_empty() {
            return level;
        }
        self.reasons.push(Reason::ByWish { candidates: kept.clone(), wish });
        kept
    }

    fn standing(&self, candidate: &Candidate) -> Option<&Standing> {
        self.contest.candidates.iter().find(|it| it.candidate == *candidate)
    }

    /// Gives those of the earliest day, where each has one.
    fn earliest(&self, level: &[Candidate], day: impl Fn(&Standing) -> Option<Day>) -> Option<(Day, Vec<Candidate>)> {
        let days: Vec<(Candidate, Day)> = level.iter().map(|it| self.standing(it).and_then(&day).map(|day| (*it, day))).collect::<Option<_>>()?;
        let first = days.iter().map(|(_, day)| *day).min()?;
        Some((first, days.into_iter().filter(|(_, day)| *day == first).map(|(it, _)| it).collect()))
    }

    fn by_seniority(&mut self, level: Vec<Candidate>) -> Vec<Candidate> {
        let Some((since, first)) = self.earliest(&level, |it| it.since) else {
            self.reasons.push(Reason::SeniorityUnknown {});
            return level;
        };
        if let [candidate] = first.as_slice() {
            self.reasons.push(Reason::BySeniority { candidate: *candidate, since });
        }
        first
    }

    fn by_age(&mut self, level: Vec<Candidate>) -> Vec<Candidate> {
        let Some((_, first)) = self.earliest(&level, |it| it.born) else {
            self.reasons.push(Reason::AgeUnknown {});
            return level;
        };
        if let [candidate] = first.as_slice() {
            self.reasons.push(Reason::ByAge { candidate: *candidate });
        }
        first
    }

    fn by_casting_vote(&mut self, level: &[Candidate]) -> Option<Settled> {
        let Some(chair) = self.contest.outgoing_chair else {
            self.reasons.push(Reason::NoOutgoingChair {});
            return None;
        };
        if let Some(own) = level.iter().find(|it| it.country == chair) {
            self.reasons.push(Reason::OutgoingChairStands { candidate: *own });
            return None;
        }
        match self.contest.casting.filter(|it| level.contains(it)) {
            Some(candidate) => {
                self.reasons.push(Reason::ByCastingVote { candidate });
                Some(Settled::Elected(candidate))
            }
            None => Some(Settled::Open(Outcome::NeedsCastingVote { candidates: level.to_vec() })),
        }
    }

    fn by_lot(&mut self, level: &[Candidate]) -> Settled {
        let purpose = LotSet::tie(&self.contest.office);
        match self.contest.lot.and_then(|seed| seed.choose(purpose.as_str(), level.iter().copied())) {
            Some(candidate) => {
                self.reasons.push(Reason::ByLot { candidate });
                Settled::Elected(candidate)
            }
            None => Settled::Open(Outcome::NeedsLot { candidates: level.to_vec() }),
        }
    }

    /// Gives what follows when the last round elected nobody. `last` are those who are level in it, else all who stood.
    fn exhausted(&mut self, last: &[Candidate]) -> Outcome {
        match self.rules.on_exhaustion {
            Exhaustion::StayVacant => Outcome::Vacant,
            Exhaustion::Lot if !last.is_empty() => match self.by_lot(last) {
                Settled::Elected(candidate) => Outcome::Elected { candidate },
                Settled::Open(outcome) => outcome,
                Settled::ExtraRound(_) | Settled::Level(_) => Outcome::ReopenNominations,
            },
            Exhaustion::ReopenNominations | Exhaustion::Lot => Outcome::ReopenNominations,
        }
    }
}
