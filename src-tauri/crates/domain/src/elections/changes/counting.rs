//! Rounds, counts, outcomes.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::BoardAct;
use crate::Instant;
use crate::elections::decide::{Outcome, Reason};
use crate::elections::ids::{BallotUuid, Candidate, OfficeKey};
use crate::hash::Sha256;
use crate::ids::AgencyId;

/// A round was opened.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct BallotOpened {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// The ballot.
    #[n(1)]
    pub uuid: BallotUuid,
    /// Who stands, in the order of the answers.
    #[n(2)]
    pub candidates: Vec<Candidate>,
    /// `election.json`.
    #[n(3)]
    pub election: String,
    /// The trustees' record.
    #[n(4)]
    pub trustees: String,
    /// The list of public credentials.
    #[n(5)]
    pub credentials: String,
    /// When voting opens.
    #[n(6)]
    pub opens: Instant,
    /// When it closes.
    #[n(7)]
    pub closes: Instant,
}

/// Somebody of a seat checked in.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct SeatPresent {
    /// The ballot.
    #[n(0)]
    pub uuid: BallotUuid,
    /// The agency.
    #[n(1)]
    pub agency: AgencyId,
}

/// A ballot was cast.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct BallotCast {
    /// The ballot's uuid.
    #[n(0)]
    pub uuid: BallotUuid,
    /// The agency that casts.
    #[n(1)]
    pub agency: AgencyId,
    /// The ballot.
    #[n(2)]
    pub ballot: String,
}

/// Voting was closed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct BallotClosed {
    /// The ballot's uuid.
    #[n(0)]
    pub uuid: BallotUuid,
    /// The hash of everything in the box, in its order.
    #[n(1)]
    pub head: Sha256,
}

/// A seat's desk has found the same in the box.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct HeadCountersigned {
    /// The ballot's uuid.
    #[n(0)]
    pub uuid: BallotUuid,
    /// The agency.
    #[n(1)]
    pub agency: AgencyId,
    /// What its desk found.
    #[n(2)]
    pub head: Sha256,
}

/// The encrypted sum was recorded.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TallyRecorded {
    /// The ballot's uuid.
    #[n(0)]
    pub uuid: BallotUuid,
    /// The sum.
    #[n(1)]
    pub tally: String,
    /// It with its sizes.
    #[n(2)]
    pub sized: String,
    /// Ballots that count: the last of each seat.
    #[n(3)]
    pub tallied: u32,
}

/// A trustee decrypted its part.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PartlyDecrypted {
    /// The ballot's uuid.
    #[n(0)]
    pub uuid: BallotUuid,
    /// The part.
    #[n(1)]
    pub text: String,
    /// Seats that have not countersigned, for the minutes.
    #[n(2)]
    pub missing: Vec<AgencyId>,
}

/// The result was put together.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ResultRecorded {
    /// The ballot's uuid.
    #[n(0)]
    pub uuid: BallotUuid,
    /// The result, word for word.
    #[n(1)]
    pub result: String,
    /// The votes of each answer, the blank one first where there is one.
    #[n(2)]
    pub counts: Vec<u64>,
    /// The hash of the last event: what the next round names.
    #[n(3)]
    pub last_event: Sha256,
}

/// A round is void.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct BallotVoided {
    /// The ballot's uuid.
    #[n(0)]
    pub uuid: BallotUuid,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// A count of votes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Count {
    /// For each candidate.
    #[n(0)]
    #[ts(type = "Record<string, number>")]
    pub votes: BTreeMap<Candidate, u64>,
    /// Against, where one candidate stood.
    #[n(1)]
    #[ts(type = "number")]
    pub against: u64,
    /// Blank.
    #[n(2)]
    #[ts(type = "number")]
    pub blank: u64,
    /// Not valid.
    #[n(3)]
    #[ts(type = "number")]
    pub invalid: u64,
}

/// A round on paper was counted. It is a round of its own and never joins the encrypted box.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PaperCounted {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// Who stood.
    #[n(1)]
    pub candidates: Vec<Candidate>,
    /// When it ended.
    #[n(2)]
    pub ended: Instant,
    /// Seats that were there.
    #[n(3)]
    pub present: Vec<AgencyId>,
    /// Seats that handed a paper in.
    #[n(4)]
    pub handed_in: Vec<AgencyId>,
    /// The count.
    #[n(5)]
    pub count: Count,
    /// Who counted.
    #[n(6)]
    pub tellers: Vec<AgencyId>,
    /// What there is to say of it.
    #[n(7)]
    pub text: Option<String>,
}

/// An open vote was taken.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OpenVoteTaken {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// Who stood.
    #[n(1)]
    pub candidates: Vec<Candidate>,
    /// When it ended.
    #[n(2)]
    pub ended: Instant,
    /// Seats that were there.
    #[n(3)]
    pub present: Vec<AgencyId>,
    /// What each seat chose.
    #[n(4)]
    pub votes: BTreeMap<AgencyId, Choice>,
}

/// What a seat chose in an open vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// A candidate.
    #[n(0)]
    For(#[n(0)] Candidate),
    /// Against the only candidate.
    #[n(1)]
    Against,
    /// Nobody.
    #[n(2)]
    Blank,
}

/// The outgoing chair's vote in a tie.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CastingVoteGiven {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// For whom.
    #[n(1)]
    pub candidate: Candidate,
}

/// An outcome was declared.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeDeclared {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// The outcome.
    #[n(1)]
    pub outcome: Outcome,
    /// Why, step by step.
    #[n(2)]
    pub reasons: Vec<Reason>,
}

/// A seat objected to an outcome.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OutcomeObjected {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// The agency.
    #[n(1)]
    pub agency: AgencyId,
    /// Why.
    #[n(2)]
    pub text: String,
}

labels! {
    /// What the Board made of an objection.
    Settlement {
        /// The outcome stands.
        Rejected = "objection-rejected",
        /// The outcome does not stand.
        Upheld = "objection-upheld",
    }
}

/// The Board settled an objection.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ObjectionSettled {
    /// For what.
    #[n(0)]
    pub office: OfficeKey,
    /// Whose objection.
    #[n(1)]
    pub agency: AgencyId,
    /// What came of it.
    #[n(2)]
    pub settlement: Settlement,
    /// The act.
    #[n(3)]
    pub act: BoardAct,
}

/// A trustee destroyed its key and every copy.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct KeyDestroyed {
    /// What it states.
    #[n(0)]
    pub statement: String,
}

/// Something was written down for the minutes.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Minuted {
    /// What.
    #[n(0)]
    pub text: String,
}
