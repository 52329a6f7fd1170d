//! The steps on the way to an outcome.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Day;
use crate::elections::ids::{Candidate, OfficeKey};
use crate::elections::rule_set::Base;

macro_rules! reasons {
    ($($(#[$meta:meta])* $variant:ident { $($(#[$fmeta:meta])* $n:literal $field:ident : $type:ty),* $(,)? } = $code:literal @ $at:literal,)+) => {
        /// A step on the way to an outcome. Its sentence is `reason-` and its code.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
        #[serde(tag = "code", rename_all_fields = "camelCase")]
        pub enum Reason {
            $($(#[$meta])* #[n($at)] #[serde(rename = $code)] $variant { $($(#[$fmeta])* #[doc = "A part of the fact."] #[n($n)] $field: $type),* },)+
        }

        impl Reason {
            /// Every code, for the test that each has its sentence.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// Gives the stable code.
            pub const fn code(&self) -> &'static str { match self { $(Self::$variant { .. } => $code),+ } }
        }
    };
}

reasons! {
    /// The country may not hold this office beside another.
    LeftOut { 0 candidate: Candidate, 1 office: OfficeKey, 2 because: Incompatible } = "left-out" @ 0,
    /// Nobody stands.
    NobodyStands {} = "nobody-stands" @ 1,
    /// One candidate stands, and the rules need no vote.
    OnlyOne { 0 candidate: Candidate } = "only-one" @ 2,
    /// Enough took part.
    QuorumReached { 0 round: u32, #[ts(type = "number")] 1 found: u64, #[ts(type = "number")] 2 needed: u64 } = "quorum-reached" @ 3,
    /// Too few took part: the round does not count.
    QuorumMissed { 0 round: u32, #[ts(type = "number")] 1 found: u64, #[ts(type = "number")] 2 needed: u64 } = "quorum-missed" @ 4,
    /// A candidate has what the round asks for.
    Reached { 0 round: u32, 1 candidate: Candidate, #[ts(type = "number")] 2 votes: u64, #[ts(type = "number")] 3 needed: u64, #[ts(type = "number")] 4 of: u64, 5 base: Base } = "reached" @ 5,
    /// Nobody has it.
    NotReached { 0 round: u32, #[ts(type = "number")] 1 votes: u64, #[ts(type = "number")] 2 needed: u64, #[ts(type = "number")] 3 of: u64, 4 base: Base } = "not-reached" @ 6,
    /// A candidate has the most votes, which is enough.
    MostVotes { 0 round: u32, 1 candidate: Candidate, #[ts(type = "number")] 2 votes: u64 } = "most-votes" @ 7,
    /// More votes are against the only candidate than for it, or as many.
    MoreAgainst { 0 round: u32, #[ts(type = "number")] 1 votes: u64, #[ts(type = "number")] 2 against: u64 } = "more-against" @ 8,
    /// Nobody has a vote.
    NoVotes { 0 round: u32 } = "no-votes" @ 9,
    /// Candidates are level.
    Level { 0 round: u32, 1 candidates: Vec<Candidate>, #[ts(type = "number")] 2 votes: u64 } = "level" @ 10,
    /// One more round is held among those who are level.
    OneMore { 0 candidates: Vec<Candidate> } = "one-more" @ 11,
    /// A wish of the rules tells them apart.
    ByWish { 0 candidates: Vec<Candidate>, 1 wish: Incompatible } = "by-wish" @ 12,
    /// The country has been a member for longer.
    BySeniority { 0 candidate: Candidate, 1 since: Day } = "by-seniority" @ 13,
    /// It is not on record since when each has been a member.
    SeniorityUnknown {} = "seniority-unknown" @ 14,
    /// The person is older.
    ByAge { 0 candidate: Candidate } = "by-age" @ 15,
    /// It is not on record how old each is.
    AgeUnknown {} = "age-unknown" @ 16,
    /// The outgoing chair decided.
    ByCastingVote { 0 candidate: Candidate } = "by-casting-vote" @ 17,
    /// There is no outgoing chair.
    NoOutgoingChair {} = "no-outgoing-chair" @ 18,
    /// The outgoing chair is among those who are level, and does not decide for itself.
    OutgoingChairStands { 0 candidate: Candidate } = "outgoing-chair-stands" @ 19,
    /// The lot decided.
    ByLot { 0 candidate: Candidate } = "by-lot" @ 20,
    /// Nothing told them apart.
    StillLevel { 0 candidates: Vec<Candidate> } = "still-level" @ 21,
    /// The next round is held among these.
    GoesOn { 0 round: u32, 1 candidates: Vec<Candidate> } = "goes-on" @ 22,
    /// The last round has been held.
    Exhausted { 0 rounds: u32 } = "exhausted" @ 23,
}

labels! {
    /// What two offices must not have, or should not.
    Incompatible {
        /// The same country.
        SameCountry = "same-country",
        /// Countries of the same group: both in the Union, or both not.
        SameGroup = "same-group",
    }
}
