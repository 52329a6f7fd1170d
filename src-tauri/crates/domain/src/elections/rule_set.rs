//! The rules of an election as data: what the Board adopts (elections, 4.2).
//!
//! The names of the fields are those of the canonical JSON whose hash every ballot commits to. Left out, and therefore refused by
//! reading: several holders of one office (they are several offices, filled in their order), proxies, the oldest person presiding,
//! nominations reopened between two rounds of one election.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ids::OfficeKey;
use crate::hash::Sha256;
use crate::ids::AgencyId;
use crate::{Country, canonical};

mod checks;
mod differences;
mod values;

pub use checks::RuleFault;
pub use differences::{Difference, differences};
pub use values::*;

/// A share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Fraction {
    /// Above the line.
    #[n(0)]
    pub numerator: u32,
    /// Below it.
    #[n(1)]
    pub denominator: u32,
}

impl Fraction {
    /// A share of so many of so many.
    pub const fn of(numerator: u32, denominator: u32) -> Self {
        Self { numerator, denominator }
    }

    /// Says whether it is above nothing and at most the whole.
    pub const fn is_share(self) -> bool {
        self.numerator > 0 && self.numerator <= self.denominator
    }

    /// Gives the least number of `of` that reaches the share; `strict` asks for more than it.
    pub fn needed(self, of: u64, strict: bool) -> u64 {
        let (product, below) = (u128::from(of) * u128::from(self.numerator), u128::from(self.denominator.max(1)));
        let needed = if strict { product / below + 1 } else { product.div_ceil(below) };
        u64::try_from(needed).unwrap_or(u64::MAX)
    }
}

/// What a candidate needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The share.
    #[n(0)]
    pub fraction: Fraction,
    /// Of what.
    #[n(1)]
    pub base: Base,
    /// Whether more than the share is asked for.
    #[n(2)]
    pub strict: bool,
}

/// Who stands in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Field {
    /// Every candidate of the office.
    #[n(0)]
    All,
    /// Those of the round before.
    #[n(1)]
    Same,
    /// Those with the most votes of the round before, and who is level with the last of them.
    #[n(2)]
    TopN(#[n(0)] u32),
    /// Those of the round before without whoever had the fewest votes.
    #[n(3)]
    DropLowest,
}

/// One round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RoundRule {
    /// What a candidate needs; none asks for the most votes.
    #[n(0)]
    pub threshold: Option<Threshold>,
    /// Who stands.
    #[n(1)]
    pub candidates: Field,
}

/// An office that is filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct OfficeRule {
    /// Its key: `chair`, `vice-chair`.
    #[n(0)]
    pub office: OfficeKey,
    /// Its name in the Board's words; none for chair and vice-chair, which this version names itself.
    #[n(1)]
    pub name: Option<String>,
    /// Rounds of its own; empty takes those of the rule set.
    #[n(2)]
    pub rounds: Vec<RoundRule>,
}

/// How candidates come to stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct NominationRule {
    /// Days before voting from which nominations are taken, at the latest.
    #[n(0)]
    pub opens_before: u32,
    /// Days before voting at which nominations end, at the latest.
    #[n(1)]
    pub closes_before: u32,
    /// Agencies that must support a candidate, beside who nominates it.
    #[n(2)]
    pub min_supporters: u32,
    /// Countries that they must come from.
    #[n(3)]
    pub supporters_from_countries: u32,
    /// Whether the candidate's own country must accept.
    #[n(4)]
    pub acceptance_required: bool,
    /// Whether a country may be nominated by its own agency.
    #[n(5)]
    pub self_nomination: bool,
}

/// Who may stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct CandidateScope {
    /// These alone; empty lets every country stand.
    #[n(0)]
    pub listed: Vec<Country>,
    /// Nobody who has held the office for so many terms, in a row or not.
    #[n(1)]
    pub exclude_after_terms: Option<u32>,
}

/// Who must not hold two offices together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Incompatibilities {
    /// Another country than that of the offices before it.
    #[n(0)]
    pub other_country: Strength,
    /// Another group (in the Union or not) than the chair's.
    #[n(1)]
    pub other_group: Strength,
}

/// How many must take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// Of what.
    #[n(0)]
    pub base: QuorumBase,
    /// The share.
    #[n(1)]
    pub fraction: Fraction,
    /// Whether more than the share is asked for.
    #[n(2)]
    pub strict: bool,
    /// When it is counted.
    #[n(3)]
    pub counted_at: CountedAt,
}

/// What happens when an office falls vacant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct VacancyRule {
    /// Whether the vice-chair acts as chair without further ado.
    #[n(0)]
    pub vice_acts: bool,
    /// Days within which the office is filled again.
    #[n(1)]
    pub by_election_days: u32,
    /// Who acts when both are vacant.
    #[n(2)]
    pub both_vacant: BothVacant,
    /// How long whoever is elected in between serves.
    #[n(3)]
    pub term: ByElectionTerm,
}

/// How an office holder is dismissed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct DismissalRule {
    /// The share of the voting seats that proposes it.
    #[n(0)]
    pub proposal: Fraction,
    /// The share of the voting seats that decides it.
    #[n(1)]
    pub threshold: Fraction,
}

/// When votes are taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct VotingWindow {
    /// The zone whose clocks deadlines are read on, by its name in the tz database.
    #[n(0)]
    pub timezone: String,
    /// The fewest hours that a vote stays open.
    #[n(1)]
    pub min_hours: u32,
    /// Whether a seat may vote again until the end; the last ballot counts.
    #[n(2)]
    pub revote: bool,
}

/// Who holds the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct TrusteeRule {
    /// The fewest trustees, three or more.
    #[n(0)]
    pub least: u32,
    /// The fewest who must come together to open anything, two or more.
    #[n(1)]
    pub threshold: u32,
}

/// What is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Of the count.
    #[n(0)]
    pub counts: PublishedCount,
    /// Whether it is shown while voting who has cast a ballot.
    #[n(1)]
    pub turnout_live: bool,
}

/// A rule set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// What is filled, in this order.
    #[n(0)]
    pub offices: Vec<OfficeRule>,
    /// What has a vote.
    #[n(1)]
    pub electoral_unit: ElectoralUnit,
    /// Who stands.
    #[n(2)]
    pub candidate_unit: CandidateUnit,
    /// How several agencies of a country vote, where countries do.
    #[n(3)]
    pub country_vote_combination: Option<Combination>,
    /// Which agency votes for its country, where one does.
    #[n(4)]
    #[ts(type = "Record<string, string>")]
    pub designated_agencies: BTreeMap<Country, AgencyId>,
    /// The most votes that a country has.
    #[n(5)]
    pub cap_per_country: Option<u32>,
    /// Who sits on the Board without a vote.
    #[n(6)]
    pub non_voting_seats: Vec<AgencyId>,
    /// How candidates come to stand.
    #[n(7)]
    pub nominations: NominationRule,
    /// Who may stand.
    #[n(8)]
    pub candidate_scope: CandidateScope,
    /// Who must not hold two offices together.
    #[n(9)]
    pub incompatibilities: Incompatibilities,
    /// How many must take part.
    #[n(10)]
    pub quorum: Quorum,
    /// Whether the choice of a seat is known.
    #[n(11)]
    pub ballot_mode: BallotMode,
    /// What happens when one candidate stands.
    #[n(12)]
    pub single_candidate: SingleCandidate,
    /// Whether a ballot may be blank.
    #[n(13)]
    pub blank_allowed: bool,
    /// What a blank ballot counts as.
    #[n(14)]
    pub abstention_counts_as: Abstention,
    /// The rounds; the last is repeated until `max_rounds`.
    #[n(15)]
    pub rounds: Vec<RoundRule>,
    /// The most rounds, extra rounds of a tie aside.
    #[n(16)]
    pub max_rounds: u32,
    /// What happens when the last elects nobody.
    #[n(17)]
    pub on_exhaustion: Exhaustion,
    /// How candidates with as many votes are told apart, in this order.
    #[n(18)]
    pub tie_break: Vec<TieBreak>,
    /// Whether trustees commit themselves to numbers for a verifiable lot.
    #[n(19)]
    pub lot: bool,
    /// How long a term is.
    #[n(20)]
    pub term_months: u32,
    /// The most terms in a row; none does not limit them.
    #[n(21)]
    pub max_consecutive_terms: Option<u32>,
    /// When a term begins.
    #[n(22)]
    pub starts: TermStart,
    /// What happens when an office falls vacant.
    #[n(23)]
    pub vacancy: VacancyRule,
    /// Whether a term ends with the membership of the country.
    #[n(24)]
    pub membership_end_ends_term: bool,
    /// How an office holder is dismissed.
    #[n(25)]
    pub dismissal: DismissalRule,
    /// Whether alternates vote for their seat.
    #[n(26)]
    pub alternates: bool,
    /// When votes are taken.
    #[n(27)]
    pub voting_window: VotingWindow,
    /// Who holds the keys.
    #[n(28)]
    pub trustees: TrusteeRule,
    /// Tellers that are drawn.
    #[n(29)]
    pub tellers: u32,
    /// What is published.
    #[n(30)]
    pub publish: Publication,
    /// Days in which a declared outcome can be objected to.
    #[n(31)]
    pub objection_days: u32,
    /// What minutes are written in.
    #[n(32)]
    pub minutes_languages: Vec<MinutesLanguage>,
}

impl Default for RuleSet {
    fn default() -> Self {
        let more_than_half = |base| Some(Threshold { fraction: Fraction::of(1, 2), base, strict: true });
        let office = |key| OfficeRule { office: key, name: None, rounds: Vec::new() };
        Self {
            offices: vec![office(OfficeKey::chair()), office(OfficeKey::vice_chair())],
            electoral_unit: ElectoralUnit::Agency,
            candidate_unit: CandidateUnit::Country,
            country_vote_combination: None,
            designated_agencies: BTreeMap::new(),
            cap_per_country: None,
            non_voting_seats: ["ec3", "eurojust"].into_iter().filter_map(AgencyId::parse).collect(),
            nominations: NominationRule {
                opens_before: 28,
                closes_before: 14,
                min_supporters: 0,
                supporters_from_countries: 0,
                acceptance_required: true,
                self_nomination: true,
            },
            candidate_scope: CandidateScope::default(),
            incompatibilities: Incompatibilities { other_country: Strength::Required, other_group: Strength::Off },
            quorum: Quorum { base: QuorumBase::Seats, fraction: Fraction::of(1, 2), strict: true, counted_at: CountedAt::Close },
            ballot_mode: BallotMode::Secret,
            single_candidate: SingleCandidate::VoteYesNo,
            blank_allowed: true,
            abstention_counts_as: Abstention::Cast,
            rounds: vec![
                RoundRule { threshold: more_than_half(Base::Seats), candidates: Field::All },
                RoundRule { threshold: more_than_half(Base::Cast), candidates: Field::TopN(2) },
                RoundRule { threshold: None, candidates: Field::Same },
            ],
            max_rounds: 3,
            on_exhaustion: Exhaustion::ReopenNominations,
            tie_break: vec![TieBreak::ExtraRound, TieBreak::Lot],
            lot: true,
            term_months: 12,
            max_consecutive_terms: Some(2),
            starts: TermStart::Date,
            vacancy: VacancyRule { vice_acts: true, by_election_days: 60, both_vacant: BothVacant::LongestServing, term: ByElectionTerm::Remainder },
            membership_end_ends_term: true,
            dismissal: DismissalRule { proposal: Fraction::of(1, 3), threshold: Fraction::of(2, 3) },
            alternates: true,
            voting_window: VotingWindow { timezone: "UTC".into(), min_hours: 24, revote: true },
            trustees: TrusteeRule { least: 3, threshold: 2 },
            tellers: 2,
            publish: Publication { counts: PublishedCount::PerCandidate, turnout_live: true },
            objection_days: 7,
            minutes_languages: vec![MinutesLanguage::En, MinutesLanguage::Fr],
        }
    }
}

impl RuleSet {
    /// Writes the canonical JSON.
    pub fn canonical(&self) -> String {
        // Every field is a text, a whole number, a list or an object of these: there is a text for each.
        canonical::write(self).unwrap_or_default()
    }

    /// Hashes the canonical JSON: what ballots commit to.
    pub fn sha256(&self) -> Sha256 {
        Sha256::of(self.canonical().as_bytes())
    }

    /// Gives the rounds of an office.
    pub fn rounds_of(&self, office: &OfficeKey) -> &[RoundRule] {
        match self.offices.iter().find(|it| it.office == *office) {
            Some(rule) if !rule.rounds.is_empty() => &rule.rounds,
            _ => &self.rounds,
        }
    }

    /// Gives the rule of a round of an office, from 1; the last is repeated.
    pub fn round(&self, office: &OfficeKey, number: usize) -> Option<&RoundRule> {
        let rounds = self.rounds_of(office);
        rounds.get(number.saturating_sub(1)).or_else(|| rounds.last())
    }

    /// Counts the ballots that an office can lead to: its rounds, one for a tie where the rules have it, and one in place of a round
    /// that is void. For each a seat registers.
    pub fn longest(&self) -> usize {
        let extra = usize::from(self.tie_break.contains(&TieBreak::ExtraRound));
        usize::try_from(self.max_rounds).unwrap_or(usize::MAX).saturating_add(extra + 1)
    }
}
