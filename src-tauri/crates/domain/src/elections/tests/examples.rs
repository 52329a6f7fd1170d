//! The rules of comparable bodies as rule sets (elections, 4.1 and 4.2), each with what it is known by.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};

use super::deciding::{contest, country, decided, votes};
use crate::elections::RuleSet;
use crate::elections::decide::{OtherHolder, RoundResult, decide};
use crate::elections::ids::{Candidate, OfficeKey};
use crate::elections::rule_set::*;

fn needs(numerator: u32, denominator: u32, base: Base, strict: bool) -> Option<Threshold> {
    Some(Threshold { fraction: Fraction::of(numerator, denominator), base, strict })
}

fn all(threshold: Option<Threshold>) -> RoundRule {
    RoundRule { threshold, candidates: Field::All }
}

/// Two thirds of the members; if not reached in two ballots the vice-presidents by a simple majority, the president still by two thirds; four
/// years, one re-election; dismissal by two thirds on the proposal of one third.
pub(super) fn eurojust() -> RuleSet {
    let two_thirds = all(needs(2, 3, Base::Seats, false));
    let mut rules = RuleSet { rounds: vec![two_thirds, two_thirds], max_rounds: 4, term_months: 48, ..RuleSet::default() };
    rules.offices[1].rounds = vec![two_thirds, two_thirds, all(needs(1, 2, Base::Seats, true))];
    rules
}

/// The president by two thirds, after the second ballot by a simple majority; holders from different regions and countries.
pub(super) fn interpol() -> RuleSet {
    let two_thirds = all(needs(2, 3, Base::Cast, false));
    RuleSet {
        rounds: vec![two_thirds, two_thirds, all(None)],
        incompatibilities: Incompatibilities { other_country: Strength::Required, other_group: Strength::Required },
        term_months: 48,
        max_consecutive_terms: Some(1),
        ..RuleSet::default()
    }
}

/// A single candidate without a vote; an absolute majority of the votes cast, then a relative one; a tie is voted on again, then the older
/// candidate is elected.
pub(super) fn pace() -> RuleSet {
    RuleSet {
        candidate_unit: CandidateUnit::Person,
        single_candidate: SingleCandidate::ElectedWithoutVote,
        rounds: vec![all(needs(1, 2, Base::Cast, true)), all(None)],
        max_rounds: 2,
        on_exhaustion: Exhaustion::StayVacant,
        tie_break: vec![TieBreak::ExtraRound, TieBreak::Age],
        ..RuleSet::default()
    }
}

/// Chair and deputy from a trio of countries, by two thirds of the members, for eighteen months.
pub(super) fn europol() -> RuleSet {
    RuleSet {
        candidate_scope: CandidateScope { listed: ["AT", "FR", "DE"].map(country).to_vec(), exclude_after_terms: None },
        rounds: vec![all(needs(2, 3, Base::Seats, false))],
        max_rounds: 3,
        tie_break: vec![TieBreak::Lot],
        term_months: 18,
        ..RuleSet::default()
    }
}

fn check(rules: &RuleSet, office: &str, rounds: &[&[(&str, u64)]], expected: &Expect) {
    rules.check().expect("rules that can be followed");
    let contest = contest(office, &["AT", "CA", "DE", "FR"]);
    let results: Vec<RoundResult> = rounds.iter().map(|round| votes(round)).collect();
    expected.assert_eq(&decided(&decide(rules, &contest, &results)));
}

#[test]
fn the_college_elects_its_president_by_two_thirds_however_often() {
    let rules = eurojust();
    check(&rules, "chair", &[&[("AT", 12), ("FR", 6)]], &expect!["elected AT: quorum-reached, reached"]);
    check(
        &rules,
        "chair",
        &[&[("AT", 11), ("FR", 7)], &[("AT", 11), ("FR", 7)], &[("AT", 11), ("FR", 7)]],
        &expect![
            "round 4 among AT CA DE FR: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on"
        ],
    );
    check(
        &rules,
        "vice-chair",
        &[&[("AT", 11), ("FR", 7)], &[("AT", 11), ("FR", 7)], &[("AT", 11), ("FR", 7)]],
        &expect!["elected AT: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, reached"],
    );
    check(
        &rules,
        "vice-chair",
        &[&[("AT", 9), ("FR", 9)], &[], &[("AT", 9), ("FR", 9)]],
        &expect!["round 3 among AT CA DE FR: quorum-reached, not-reached, goes-on, quorum-missed, quorum-reached, not-reached, goes-on"],
    );
}

#[test]
fn the_police_organisation_needs_two_thirds_twice_and_then_the_most_votes() {
    let rules = interpol();
    check(
        &rules,
        "chair",
        &[&[("AT", 7), ("CA", 6), ("FR", 5)], &[("AT", 8), ("CA", 10)], &[("AT", 8), ("CA", 10)]],
        &expect!["elected CA: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, most-votes"],
    );
    // After a president of the Union a vice-president of the Union is left out.
    let mut contest = contest("vice-chair", &["AT", "CA", "DE", "FR"]);
    contest.others = vec![OtherHolder { office: OfficeKey::chair(), country: country("NL"), union: true }];
    let decision = decide(&rules, &contest, &[votes(&[("CA", 10), ("NO", 1)])]);
    expect!["elected CA: left-out, left-out, left-out, quorum-reached, reached"].assert_eq(&decided(&decision));
}

#[test]
fn the_assembly_votes_again_on_a_tie_and_then_takes_the_older() {
    let rules = pace();
    let person = |code: &str| Candidate { country: country(code), person: Some(crate::ids::OfficerId(uuid::Uuid::from_u128(7))) };
    let mut contest = contest("chair", &["AT", "FR"]);
    for (standing, born) in contest.candidates.iter_mut().zip(["1970-05-01", "1966-03-01"]) {
        standing.candidate = person(standing.candidate.country.code());
        standing.born = Some(born.parse().expect("a day"));
    }
    let round = |at: u64, fr: u64| {
        let votes = BTreeMap::from([(person("AT"), at), (person("FR"), fr)]);
        let mut result = RoundResult { seats_cast: at + fr, seats_present: at + fr, ..RoundResult::default() };
        result.count.votes = votes;
        result
    };
    let tied = |many| decide(&rules, &contest, &vec![round(8, 8); many]);
    let shown = |many| decided(&tied(many)).replace("/00000000-0000-0000-0000-000000000007", "");
    expect!["round 2 among AT FR: quorum-reached, not-reached, goes-on"].assert_eq(&shown(1));
    expect!["one more round among AT FR: quorum-reached, not-reached, goes-on, quorum-reached, level, one-more"].assert_eq(&shown(2));
    expect!["elected FR: quorum-reached, not-reached, goes-on, quorum-reached, level, one-more, quorum-reached, level, by-age"].assert_eq(&shown(3));
    contest.candidates.truncate(1);
    expect!["elected AT: only-one"].assert_eq(&decided(&decide(&rules, &contest, &[])).replace("/00000000-0000-0000-0000-000000000007", ""));
}

#[test]
fn the_management_board_needs_two_thirds_of_its_members_and_else_begins_anew() {
    let rules = europol();
    check(
        &rules,
        "chair",
        &[&[("AT", 11)], &[("AT", 11), ("FR", 7)], &[("AT", 12), ("DE", 6)]],
        &expect!["elected AT: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, reached"],
    );
    check(
        &rules,
        "chair",
        &[&[("AT", 11), ("FR", 7)], &[("AT", 11), ("FR", 7)], &[("AT", 11), ("FR", 7)]],
        &expect![
            "nominations are called again: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, not-reached, exhausted"
        ],
    );
}
