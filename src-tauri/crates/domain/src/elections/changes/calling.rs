//! The call, candidates, the roll.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::elections::ids::{BallotUuid, Candidate, OfficeKey};
use crate::elections::rule_set::RuleSet;
use crate::elections::seats::Seat;
use crate::hash::Sha256;
use crate::ids::{AgencyId, DeviceId, ElectionId, OfficerId, RuleSetId};
use crate::{Country, Day, Instant};

/// When an election takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct Schedule {
    /// From when nominations are taken.
    #[n(0)]
    pub nominations_open: Instant,
    /// When they end.
    #[n(1)]
    pub nominations_close: Instant,
    /// Until when seats register.
    #[n(2)]
    pub registration_closes: Instant,
    /// When the first vote opens.
    #[n(3)]
    pub opens: Instant,
    /// When it closes.
    #[n(4)]
    pub closes: Instant,
    /// The day on which terms begin; none where they begin with the declaration.
    #[n(5)]
    pub term_starts: Option<Day>,
}

/// What a country has held of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Held {
    /// The office.
    #[n(0)]
    pub office: OfficeKey,
    /// The country.
    #[n(1)]
    pub country: Country,
    /// Terms in a row up to the one that runs, or ended last.
    #[n(2)]
    pub consecutive: u32,
    /// Terms in all.
    #[n(3)]
    pub total: u32,
    /// Whether it holds the office now.
    #[n(4)]
    pub sitting: bool,
}

/// An election was called.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ElectionCalled {
    /// The election.
    #[n(0)]
    pub election: ElectionId,
    /// Its title.
    #[n(1)]
    pub title: String,
    /// The rule set.
    #[n(2)]
    pub rule_set: RuleSetId,
    /// Its rules, as they were adopted.
    #[n(3)]
    pub rules: RuleSet,
    /// Their hash.
    #[n(4)]
    pub rules_sha256: Sha256,
    /// What is filled, in this order.
    #[n(5)]
    pub offices: Vec<OfficeKey>,
    /// When.
    #[n(6)]
    pub schedule: Schedule,
    /// Who runs it beside the board secretaries.
    #[n(7)]
    pub deputies: Vec<OfficerId>,
    /// Whether it is a rehearsal, which elects nobody.
    #[n(8)]
    pub rehearsal: bool,
    /// What countries have held so far, of the offices and of those that must not meet with them.
    #[n(9)]
    pub held: Vec<Held>,
}

/// A candidate was nominated.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CandidateNominated {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// Who.
    #[n(1)]
    pub candidate: Candidate,
    /// The agency that nominates.
    #[n(2)]
    pub agency: AgencyId,
    /// What it says for it.
    #[n(3)]
    pub statement: Option<String>,
    /// When the person was born, where the rules tell candidates apart by age.
    #[n(4)]
    pub born: Option<Day>,
}

/// What somebody of a seat says of a candidate: supports it, accepts for it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CandidateAct {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// Who.
    #[n(1)]
    pub candidate: Candidate,
    /// The agency that says so.
    #[n(2)]
    pub agency: AgencyId,
}

/// A nomination was withdrawn, or declined.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CandidateWithdrawn {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// Who.
    #[n(1)]
    pub candidate: Candidate,
    /// The agency that says so.
    #[n(2)]
    pub agency: AgencyId,
    /// Why.
    #[n(3)]
    pub reason: Option<String>,
}

/// The roll was frozen.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct RollFrozen {
    /// The day as of which the roster was read.
    #[n(0)]
    pub as_of: Day,
    /// The seats, those without a vote included.
    #[n(1)]
    pub seats: Vec<Seat>,
    /// The uuids of all ballots that the rules can lead to, office by office, in the order in which they are used.
    #[n(2)]
    pub ballots: BTreeMap<OfficeKey, Vec<BallotUuid>>,
}

/// A private credential, sealed to a desk of the seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct SealedTo {
    /// The desk that can open it.
    #[n(0)]
    pub device: DeviceId,
    /// The sealed content.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
}

/// A seat registered its public credentials.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CredentialsRegistered {
    /// An agency of the seat.
    #[n(0)]
    pub agency: AgencyId,
    /// The public credential for each ballot.
    #[n(1)]
    pub credentials: BTreeMap<BallotUuid, String>,
    /// What the agency states, word for word: that these credentials are its own.
    #[n(2)]
    pub statement: String,
    /// Its signature, where it is made with a key that is not the desk's; else the entry's own signature is meant.
    #[n(3)]
    pub signature: Option<String>,
    /// The private credential, for the desks of representative and alternates.
    #[n(4)]
    pub held: Vec<SealedTo>,
}
