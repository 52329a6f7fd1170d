//! What the entries of an election add up to.
//!
//! Texts of the ballot format are kept by their hash and the entry that holds them, but for `election.json` and public credentials.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::{CeremonyStep, Count, Held, Schedule, SealedTo, Settlement, Trustee};
use super::decide::{Outcome, Reason};
use super::ids::{BallotUuid, Candidate, LotSet, OfficeKey};
use super::lot::Nonce;
use super::rule_set::RuleSet;
use super::seats::Seat;
use crate::fold::Fact;
use crate::hash::Sha256;
use crate::ids::{AgencyId, ElectionId, EntryId, OfficerId, RuleSetId};
use crate::{Country, Day, Instant};

mod ballots;

pub use ballots::BallotMark;

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Done {
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

impl Done {
    pub(crate) const fn of(fact: &Fact<'_>) -> Self {
        Self { by: fact.author.officer, at: fact.at }
    }
}

/// A text of the ballot format: where it is, and its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The entry whose body holds it.
    pub entry: EntryId,
    /// The hash of the text.
    pub sha256: Sha256,
    /// Who sent it, and when.
    pub done: Done,
}

impl Kept {
    pub(super) fn of(text: &str, fact: &Fact<'_>) -> Self {
        Self { entry: fact.mark.entry, sha256: Sha256::of(text.as_bytes()), done: Done::of(fact) }
    }
}

/// An election.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElectionState {
    /// The election.
    pub id: ElectionId,
    /// Its title.
    pub title: String,
    /// The rule set.
    pub rule_set: RuleSetId,
    /// Its rules.
    pub rules: RuleSet,
    /// Their hash.
    pub rules_sha256: Sha256,
    /// What is filled, in this order.
    pub offices: Vec<OfficeKey>,
    /// When.
    pub schedule: Schedule,
    /// Who runs it beside the board secretaries.
    pub deputies: BTreeSet<OfficerId>,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// What countries have held so far.
    pub held: Vec<Held>,
    /// Who called it.
    pub called: Done,
    /// Candidates by office.
    pub candidates: BTreeMap<OfficeKey, BTreeMap<Candidate, CandidateState>>,
    /// The roll, once it was frozen.
    pub roll: Option<Roll>,
    /// Who has registered, by the agency that names the seat.
    pub registered: BTreeMap<AgencyId, Registration>,
    /// The trustees, once they were named.
    pub trustees: Option<TrusteesState>,
    /// Numbers for lots, by lot and trustee.
    pub nonces: BTreeMap<LotSet, BTreeMap<u32, NonceState>>,
    /// The order of candidates and the tellers, once they were drawn.
    pub drawn: Option<Drawn>,
    /// Rounds, in their order.
    pub rounds: Vec<RoundState>,
    /// The outgoing chair's votes.
    pub casting: BTreeMap<OfficeKey, Candidate>,
    /// Outcomes that were declared.
    pub declared: BTreeMap<OfficeKey, Declared>,
    /// What was written down for the minutes.
    pub minuted: Vec<Remark>,
    /// Why it does not take place, or was broken off.
    pub cancelled: Option<Remark>,
}

/// A candidate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CandidateState {
    /// Agencies that nominated it, with what they say for it.
    pub nominated: BTreeMap<AgencyId, Nomination>,
    /// Agencies that support it, with their countries.
    pub supporters: BTreeMap<AgencyId, Option<Country>>,
    /// When the person was born, where a person stands.
    pub born: Option<Day>,
    /// Who accepted for it.
    pub accepted: Option<Done>,
    /// That it no longer stands.
    pub withdrawn: Option<Remark>,
}

/// A nomination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nomination {
    /// What the agency says for the candidate.
    pub statement: Option<String>,
    /// The agency's country.
    pub country: Option<Country>,
    /// Who nominated, and when.
    pub done: Done,
}

/// Something that was said, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remark {
    /// What.
    pub text: String,
    /// Who said it, and when.
    pub done: Done,
}

/// The frozen roll.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Roll {
    /// The day as of which the roster was read.
    pub as_of: Day,
    /// The seats, those without a vote included.
    pub seats: Vec<Seat>,
    /// The uuids of all ballots, office by office.
    pub ballots: BTreeMap<OfficeKey, Vec<BallotUuid>>,
    /// Who froze it, and when.
    pub done: Done,
}

impl Roll {
    /// Gives the seats that vote.
    pub fn voting(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.votes())
    }

    /// Gives the voting seat of an agency.
    pub fn seat_of(&self, agency: &AgencyId) -> Option<&Seat> {
        self.voting().find(|seat| seat.holds(agency))
    }

    /// Counts what all votes weigh.
    pub fn weight(&self) -> u64 {
        self.voting().map(|seat| seat.weight).sum()
    }
}

/// A seat's registration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// Its public credential for each ballot.
    pub credentials: BTreeMap<BallotUuid, String>,
    /// What the agency states.
    pub statement: String,
    /// Its signature, where it has one of its own.
    pub signature: Option<String>,
    /// The private credential, sealed to the seat's desks.
    pub held: Vec<SealedTo>,
    /// The entry.
    pub entry: EntryId,
    /// Who registered, and when.
    pub done: Done,
}

/// The trustees and how far their ceremony is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrusteesState {
    /// Who, in the order of their numbers.
    pub trustees: Vec<TrusteeState>,
    /// How many must come together.
    pub threshold: u32,
}

/// A trustee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrusteeState {
    /// Who.
    pub who: Trustee,
    /// Its messages.
    pub messages: BTreeMap<CeremonyStep, Kept>,
    /// The copy of its key.
    pub backed_up: Option<(Sha256, Done)>,
    /// Its rehearsal decryption.
    pub rehearsed: Option<Kept>,
    /// What it stated when it destroyed its key.
    pub destroyed: Option<Remark>,
}

impl TrusteesState {
    /// Says whether all have sent their message of a step.
    pub fn all_sent(&self, step: CeremonyStep) -> bool {
        self.trustees.iter().all(|it| it.messages.contains_key(&step))
    }

    /// Says whether every key was made, copied and tried.
    pub fn are_ready(&self) -> bool {
        self.all_sent(CeremonyStep::Verification) && self.trustees.iter().all(|it| it.backed_up.is_some() && it.rehearsed.is_some())
    }

    /// Gives a trustee's number, from 1.
    pub fn number_of(&self, officer: OfficerId) -> Option<u32> {
        self.trustees.iter().zip(1u32..).find(|(it, _)| it.who.officer == officer).map(|(_, number)| number)
    }
}

/// A trustee's number for a lot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NonceState {
    /// The hash that binds it.
    pub commitment: Sha256,
    /// The encrypted number.
    pub encrypted: Kept,
    /// Parts of others in opening it, by their number.
    pub shares: BTreeMap<u32, Kept>,
    /// The number, once it was opened.
    pub opened: Option<Nonce>,
}

/// What the lot gave before voting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// The candidates of each office, in the order of the ballot.
    pub order: BTreeMap<OfficeKey, Vec<Candidate>>,
    /// The tellers.
    pub tellers: Vec<AgencyId>,
    /// Who recorded it, and when.
    pub done: Done,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundState {
    /// For what.
    pub office: OfficeKey,
    /// Who stands, in the order of the answers.
    pub candidates: Vec<Candidate>,
    /// How votes are given.
    pub manner: Manner,
    /// When voting opens.
    pub opens: Instant,
    /// When it closes.
    pub closes: Instant,
    /// Who opened it, or recorded it, and when.
    pub done: Done,
    /// Seats that checked in, with the moment.
    pub present: BTreeMap<AgencyId, Instant>,
    /// The count, once there is one.
    pub count: Option<Count>,
    /// Seats that cast a ballot, once they were counted.
    pub seats_cast: u64,
    /// Why it does not count.
    pub voided: Option<Remark>,
}

/// How votes are given in a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::large_enum_variant, reason = "an election has few rounds, and most are encrypted")]
pub enum Manner {
    /// Encrypted.
    Encrypted(EncryptedRound),
    /// On paper.
    Paper {
        /// Who counted.
        tellers: Vec<AgencyId>,
        /// What there is to say of it.
        text: Option<String>,
    },
    /// Openly.
    Open {
        /// What each seat chose.
        votes: BTreeMap<AgencyId, super::Choice>,
    },
}

/// The encrypted box of a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EncryptedRound {
    /// The ballot's uuid.
    pub uuid: BallotUuid,
    /// `election.json`.
    pub election: String,
    /// The trustees' record.
    pub trustees: Sha256,
    /// The list of public credentials.
    pub credentials: Sha256,
    /// The entry that holds all three.
    pub opening: EntryId,
    /// Ballots in the order of the office.
    pub ballots: Vec<CastBallot>,
    /// Its closing, once it was closed.
    pub closed: Option<Closed>,
    /// What seats' desks found in the box.
    pub countersigned: BTreeMap<AgencyId, (Sha256, Done)>,
    /// The encrypted sum, and how many ballots are in it.
    pub tally: Option<(Kept, u32)>,
    /// Parts, by the trustee's number, with the seats that had not countersigned.
    pub parts: BTreeMap<u32, (Kept, Vec<AgencyId>)>,
    /// The result, with the hash of the last event.
    pub result: Option<(Kept, Sha256)>,
}

/// The closing of a box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    /// The hash of everything in the box.
    pub head: Sha256,
    /// Who closed it, and when.
    pub done: Done,
}

/// A ballot that came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CastBallot {
    /// The entry whose body holds it.
    pub entry: EntryId,
    /// The hash of its text: the tracker.
    pub sha256: Sha256,
    /// The seat whose credential it bears; none where it bears none of the roll, or of another seat than its author's.
    pub seat: Option<AgencyId>,
    /// Who cast it, and when.
    pub done: Done,
    /// Its place at the office; none while only this desk has it.
    pub position: Option<u64>,
    /// Whether it came after the closing.
    pub after_closing: bool,
}

/// A declared outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// The outcome.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Who declared it, and when.
    pub done: Done,
    /// Objections.
    pub objections: Vec<Objection>,
}

impl Declared {
    /// Says whether an objection was upheld.
    pub fn is_annulled(&self) -> bool {
        self.objections.iter().any(|it| it.settled.as_ref().is_some_and(|(settlement, _)| *settlement == Settlement::Upheld))
    }
}

/// An objection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objection {
    /// Whose.
    pub agency: AgencyId,
    /// Why.
    pub remark: Remark,
    /// What the Board made of it.
    pub settled: Option<(Settlement, super::BoardAct)>,
}

impl RoundState {
    /// Says whether it may be shown who has cast a ballot: while voting where the rules say so, and after it always.
    pub fn shows_turnout(&self, rules: &RuleSet, now: Instant) -> bool {
        rules.publish.turnout_live || now >= self.closes || self.encrypted().is_none_or(|it| it.closed.is_some())
    }

    /// Gives the encrypted box.
    pub const fn encrypted(&self) -> Option<&EncryptedRound> {
        match &self.manner {
            Manner::Encrypted(it) => Some(it),
            Manner::Paper { .. } | Manner::Open { .. } => None,
        }
    }
}

impl ElectionState {
    /// Gives a round by the uuid of its ballot.
    pub fn round(&self, uuid: &BallotUuid) -> Option<(&RoundState, &EncryptedRound)> {
        self.rounds.iter().find_map(|round| round.encrypted().filter(|it| it.uuid == *uuid).map(|it| (round, it)))
    }

    /// Gives the rounds of an office that were not made void.
    pub fn rounds_of(&self, office: &OfficeKey) -> impl Iterator<Item = &RoundState> {
        self.rounds.iter().filter(move |it| it.office == *office && it.voided.is_none())
    }

    /// Gives the next ballot that an office has not used.
    pub fn next_ballot(&self, office: &OfficeKey) -> Option<&BallotUuid> {
        let used: BTreeSet<&BallotUuid> = self.rounds.iter().filter_map(|it| it.encrypted().map(|it| &it.uuid)).collect();
        self.roll.as_ref()?.ballots.get(office)?.iter().find(|uuid| !used.contains(uuid))
    }

    /// Gives the candidates that stand for an office: nominated, accepted where that is asked for, supported by enough, not withdrawn.
    pub fn standing<'a>(&'a self, office: &OfficeKey) -> impl Iterator<Item = (&'a Candidate, &'a CandidateState)> + use<'a> {
        let rule = &self.rules.nominations;
        self.candidates.get(office).into_iter().flatten().filter(move |(_, it)| {
            it.withdrawn.is_none() && (!rule.acceptance_required || it.accepted.is_some()) && super::steps::support(self, it).is_ok()
        })
    }

    /// Hashes who stands for what: what the order is drawn from, and ballots commit to.
    pub fn nominations_sha256(&self) -> Sha256 {
        let standing: BTreeMap<&OfficeKey, Vec<&Candidate>> =
            self.offices.iter().map(|office| (office, self.standing(office).map(|(candidate, _)| candidate).collect())).collect();
        Sha256::of(crate::canonical::write(&standing).unwrap_or_default().as_bytes())
    }

    /// Writes the roll, as its hash is taken and as it is given to whoever verifies.
    pub fn roll_text(&self) -> Option<String> {
        #[derive(Serialize)]
        struct Line<'a> {
            seat: &'a Seat,
            registered: Option<&'a Registered<'a>>,
        }
        #[derive(Serialize)]
        struct Registered<'a> {
            credentials: &'a BTreeMap<BallotUuid, String>,
            statement: &'a str,
            signature: Option<&'a str>,
        }
        let roll = self.roll.as_ref()?;
        let registered: BTreeMap<&AgencyId, Registered<'_>> = self
            .registered
            .iter()
            .map(|(agency, it)| (agency, Registered { credentials: &it.credentials, statement: &it.statement, signature: it.signature.as_deref() }))
            .collect();
        let lines: Vec<Line<'_>> = roll.seats.iter().map(|seat| Line { seat, registered: registered.get(&seat.agency) }).collect();
        crate::canonical::write(&lines).ok()
    }

    /// Says whether nothing is asked of anybody any more: it is over, and every trustee has destroyed its key.
    pub fn is_settled(&self) -> bool {
        self.is_over() && self.trustees.iter().flat_map(|it| &it.trustees).all(|it| it.destroyed.is_some())
    }

    /// Says whether nothing more is to come but objections and the end of the keys.
    pub fn is_over(&self) -> bool {
        self.cancelled.is_some() || self.offices.iter().all(|office| self.declared.contains_key(office))
    }
}
