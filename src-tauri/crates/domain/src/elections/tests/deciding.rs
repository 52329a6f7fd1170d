//! What follows from counts under the usual rules and their variants.

use expect_test::{Expect, expect};

use crate::elections::RuleSet;
use crate::elections::decide::{Contest, Decision, OtherHolder, Outcome, RoundResult, Standing, decide};
use crate::elections::ids::{Candidate, LotSet, OfficeKey};
use crate::elections::lot::Seed;
use crate::elections::rule_set::*;
use crate::hash::Sha256;
use crate::{Country, Day};

pub(super) fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

pub(super) fn stands(code: &str) -> Candidate {
    Candidate::country(country(code))
}

/// A contest of a Board with 18 seats of one vote each.
pub(super) fn contest(office: &str, candidates: &[&str]) -> Contest {
    let candidates = candidates
        .iter()
        .map(|code| Standing { candidate: stands(code), union: !matches!(*code, "CA" | "NO" | "US" | "CH"), since: None, born: None })
        .collect();
    let office = OfficeKey::parse(office).expect("an office");
    Contest { office, candidates, seats: 18, weight: 18, others: Vec::new(), outgoing_chair: None, casting: None, lot: None }
}

/// A round; `-` is blank, `!` against.
pub(super) fn votes(counts: &[(&str, u64)]) -> RoundResult {
    let mut result = RoundResult::default();
    for (code, many) in counts {
        match *code {
            "-" => result.count.blank += many,
            "!" => result.count.against += many,
            code => *result.count.votes.entry(stands(code)).or_default() += many,
        }
        result.seats_cast += many;
    }
    result.seats_present = result.seats_cast;
    result
}

fn names(candidates: &[Candidate]) -> String {
    candidates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

pub(super) fn decided(it: &Decision) -> String {
    let outcome = match &it.outcome {
        Outcome::Elected { candidate } => format!("elected {candidate}"),
        Outcome::NextRound { extra: true, candidates, .. } => format!("one more round among {}", names(candidates)),
        Outcome::NextRound { round, candidates, .. } => format!("round {round} among {}", names(candidates)),
        Outcome::NeedsLot { candidates } => format!("lot among {}", names(candidates)),
        Outcome::NeedsCastingVote { candidates } => format!("casting vote among {}", names(candidates)),
        Outcome::Vacant => "vacant".into(),
        Outcome::ReopenNominations => "nominations are called again".into(),
    };
    format!("{outcome}: {}", it.reasons.iter().map(super::super::decide::Reason::code).collect::<Vec<_>>().join(", "))
}

fn check(rules: &RuleSet, contest: &Contest, rounds: &[&[(&str, u64)]], expected: &Expect) {
    rules.check().expect("rules that can be followed");
    let results: Vec<RoundResult> = rounds.iter().map(|round| votes(round)).collect();
    expected.assert_eq(&decided(&decide(rules, contest, &results)));
}

#[test]
fn the_first_round_needs_more_than_half_of_all_seats() {
    let rules = RuleSet::default();
    let four = contest("chair", &["AT", "DE", "FR", "NL"]);
    check(&rules, &four, &[], &expect!["round 1 among AT DE FR NL: "]);
    check(&rules, &four, &[&[("AT", 10), ("FR", 2)]], &expect!["elected AT: quorum-reached, reached"]);
    check(&rules, &four, &[&[("AT", 9), ("FR", 1)]], &expect!["round 2 among AT FR: quorum-reached, not-reached, goes-on"]);
    check(&rules, &four, &[&[("AT", 9)]], &expect!["round 1 among AT DE FR NL: quorum-missed"]);
    check(&rules, &four, &[&[("AT", 9)], &[("AT", 10)]], &expect!["elected AT: quorum-missed, quorum-reached, reached"]);
}

#[test]
fn who_is_level_with_the_second_goes_on_too() {
    let rules = RuleSet::default();
    let five = contest("chair", &["AT", "DE", "FR", "NL", "SE"]);
    check(&rules, &five, &[&[("AT", 6), ("DE", 5), ("FR", 5), ("SE", 2)]], &expect!["round 2 among AT DE FR: quorum-reached, not-reached, goes-on"]);
    // The third round keeps those of the second, whatever it came to.
    check(
        &rules,
        &five,
        &[&[("AT", 6), ("DE", 5), ("FR", 5), ("SE", 2)], &[("AT", 6), ("DE", 6), ("FR", 6)]],
        &expect!["round 3 among AT DE FR: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on"],
    );
}

#[test]
fn blank_ballots_are_cast_and_for_nobody() {
    let mut rules = RuleSet::default();
    let two = contest("chair", &["AT", "FR"]);
    let first: &[(&str, u64)] = &[("AT", 6), ("FR", 5), ("-", 1)];
    // Twelve cast: seven are more than half.
    check(
        &rules,
        &two,
        &[first, &[("AT", 6), ("FR", 5), ("-", 1)]],
        &expect!["round 3 among AT FR: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on"],
    );
    rules.abstention_counts_as = Abstention::Nothing;
    check(
        &rules,
        &two,
        &[first, &[("AT", 6), ("FR", 5), ("-", 1)]],
        &expect!["elected AT: quorum-reached, not-reached, goes-on, quorum-reached, reached"],
    );
    check(&rules, &two, &[first, first, &[("-", 12)]], &expect!["elected AT: quorum-reached, not-reached, goes-on, quorum-reached, reached"]);
    rules.abstention_counts_as = Abstention::Cast;
    check(
        &rules,
        &two,
        &[first, first, &[("-", 12)]],
        &expect![
            "nominations are called again: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, no-votes, exhausted"
        ],
    );
}

#[test]
fn a_tie_is_voted_on_once_more_and_then_drawn() {
    let rules = RuleSet::default();
    let mut two = contest("chair", &["AT", "FR"]);
    let even: &[(&str, u64)] = &[("AT", 8), ("FR", 8)];
    check(
        &rules,
        &two,
        &[even, even, even],
        &expect![
            "one more round among AT FR: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, level, one-more"
        ],
    );
    check(
        &rules,
        &two,
        &[even; 4],
        &expect![
            "lot among AT FR: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, level, one-more, quorum-reached, level"
        ],
    );
    two.lot = Some(Seed::of(&LotSet::tie(&OfficeKey::chair()), &[[1; 32], [2; 32], [3; 32]], &Sha256::of(b"a round")));
    check(
        &rules,
        &two,
        &[even; 4],
        &expect![
            "elected FR: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, level, one-more, quorum-reached, level, by-lot"
        ],
    );
    check(
        &rules,
        &two,
        &[even, even, even, &[("AT", 8), ("FR", 9)]],
        &expect![
            "elected FR: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, level, one-more, quorum-reached, most-votes"
        ],
    );
}

#[test]
fn a_chain_of_ways_is_gone_through_in_its_order() {
    let only_most = vec![RoundRule { threshold: None, candidates: Field::All }];
    let rules = |tie_break: &[TieBreak]| RuleSet { rounds: only_most.clone(), max_rounds: 1, tie_break: tie_break.to_vec(), ..RuleSet::default() };
    let even: &[(&str, u64)] = &[("AT", 6), ("FR", 6), ("NL", 6)];
    let mut three = contest("chair", &["AT", "FR", "NL"]);
    let seniority = rules(&[TieBreak::Seniority, TieBreak::OutgoingChair]);
    check(
        &seniority,
        &three,
        &[even],
        &expect!["nominations are called again: quorum-reached, level, seniority-unknown, no-outgoing-chair, still-level, exhausted"],
    );
    for (standing, since) in three.candidates.iter_mut().zip(["2015-01-01", "2014-09-01", "2014-09-01"]) {
        standing.since = Some(since.parse::<Day>().expect("a day"));
    }
    // Two are level in that too: the outgoing chair decides between them, not for itself.
    three.outgoing_chair = Some(country("AT"));
    check(&seniority, &three, &[even], &expect!["casting vote among FR NL: quorum-reached, level"]);
    three.casting = Some(stands("NL"));
    check(&seniority, &three, &[even], &expect!["elected NL: quorum-reached, level, by-casting-vote"]);
    three.casting = Some(stands("AT"));
    check(&seniority, &three, &[even], &expect!["casting vote among FR NL: quorum-reached, level"]);
    three.outgoing_chair = Some(country("NL"));
    check(
        &seniority,
        &three,
        &[even],
        &expect!["nominations are called again: quorum-reached, level, outgoing-chair-stands, still-level, exhausted"],
    );
    let vacant = RuleSet { on_exhaustion: Exhaustion::StayVacant, ..rules(&[]) };
    check(&vacant, &three, &[even], &expect!["vacant: quorum-reached, level, still-level, exhausted"]);
    let lot = RuleSet { on_exhaustion: Exhaustion::Lot, ..rules(&[]) };
    check(&lot, &three, &[even], &expect!["lot among AT FR NL: quorum-reached, level, still-level, exhausted"]);
}

#[test]
fn one_candidate_is_voted_on_by_yes_or_no_or_not_at_all() {
    let mut rules = RuleSet::default();
    let one = contest("chair", &["AT"]);
    check(&rules, &one, &[&[("AT", 10), ("!", 2)]], &expect!["elected AT: quorum-reached, reached"]);
    check(&rules, &one, &[&[("AT", 6), ("!", 6)]], &expect!["round 2 among AT: quorum-reached, not-reached, goes-on"]);
    check(
        &rules,
        &one,
        &[[("AT", 6), ("!", 6)].as_slice(); 3],
        &expect![
            "nominations are called again: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on, quorum-reached, more-against, exhausted"
        ],
    );
    rules.single_candidate = SingleCandidate::ElectedWithoutVote;
    check(&rules, &one, &[], &expect!["elected AT: only-one"]);
    check(&rules, &contest("chair", &[]), &[], &expect!["nominations are called again: nobody-stands"]);
}

#[test]
fn the_chair_is_of_another_country_than_the_vice_chair() {
    let mut rules = RuleSet::default();
    let mut vice = contest("vice-chair", &["AT", "CA", "FR"]);
    vice.others = vec![OtherHolder { office: OfficeKey::chair(), country: country("AT"), union: true }];
    check(&rules, &vice, &[], &expect!["round 1 among CA FR: left-out"]);
    check(&rules, &vice, &[&[("AT", 17), ("FR", 1)]], &expect!["round 2 among CA FR: left-out, quorum-reached, not-reached, goes-on"]);
    rules.incompatibilities.other_group = Strength::Required;
    check(&rules, &vice, &[], &expect!["round 1 among CA: left-out, left-out"]);
    // As a wish it only tells apart who is level.
    rules.incompatibilities = Incompatibilities { other_country: Strength::Off, other_group: Strength::Preferred };
    rules.rounds = vec![RoundRule { threshold: None, candidates: Field::All }];
    check(&rules, &vice, &[&[("AT", 7), ("CA", 5), ("FR", 6)]], &expect!["elected AT: quorum-reached, most-votes"]);
    check(&rules, &vice, &[&[("AT", 6), ("CA", 6), ("FR", 6)]], &expect!["elected CA: quorum-reached, level, by-wish"]);
}

#[test]
fn the_last_is_dropped_and_nobody_where_too_few_would_be_left() {
    let half = Some(Threshold { fraction: Fraction::of(1, 2), base: Base::Valid, strict: true });
    let rules = RuleSet {
        rounds: vec![RoundRule { threshold: half, candidates: Field::All }, RoundRule { threshold: half, candidates: Field::DropLowest }],
        max_rounds: 5,
        ..RuleSet::default()
    };
    let four = contest("chair", &["AT", "DE", "FR", "NL"]);
    let first: &[(&str, u64)] = &[("AT", 6), ("DE", 5), ("FR", 4), ("NL", 3)];
    check(&rules, &four, &[first], &expect!["round 2 among AT DE FR: quorum-reached, not-reached, goes-on"]);
    check(
        &rules,
        &four,
        &[first, &[("AT", 8), ("DE", 5), ("FR", 5)]],
        &expect!["round 3 among AT DE FR: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on"],
    );
    check(
        &rules,
        &four,
        &[first, &[("AT", 8), ("DE", 6), ("FR", 4)]],
        &expect!["round 3 among AT DE: quorum-reached, not-reached, goes-on, quorum-reached, not-reached, goes-on"],
    );
}

#[test]
fn a_quorum_is_counted_as_the_rules_say() {
    let mut rules = RuleSet::default();
    let two = contest("chair", &["AT", "FR"]);
    let mut result = votes(&[("AT", 8)]);
    result.seats_present = 10;
    result.present_at_opening = 9;
    let codes = |rules: &RuleSet| decided(&decide(rules, &two, std::slice::from_ref(&result)));
    expect!["round 2 among AT FR: quorum-reached, not-reached, goes-on"].assert_eq(&codes(&rules));
    rules.quorum.counted_at = CountedAt::Opening;
    expect!["round 1 among AT FR: quorum-missed"].assert_eq(&codes(&rules));
    rules.quorum = Quorum { base: QuorumBase::Present, fraction: Fraction::of(9, 10), strict: false, counted_at: CountedAt::Close };
    expect!["round 1 among AT FR: quorum-missed"].assert_eq(&codes(&rules));
    rules.quorum.fraction = Fraction::of(8, 10);
    expect!["round 2 among AT FR: quorum-reached, not-reached, goes-on"].assert_eq(&codes(&rules));
}

#[test]
fn the_lot_is_what_its_description_says() {
    // Reckoned apart, from the description in `lot`.
    let seed = Seed::of(&LotSet::order(), &[[1; 32], [2; 32], [3; 32]], &Sha256::of(b"nominations"));
    expect!["aebba46261a723c1b2d705f6b21ad748a1f0c423146f9c1a8c0d4734182e8c26"].assert_eq(&seed.0.to_string());
    let order = seed.permute("order/chair", ["NL", "AT", "FR", "DE", "SE"].map(stands));
    expect!["FR AT DE NL SE"].assert_eq(&names(&order));
    assert_eq!(order, seed.permute("order/chair", ["AT", "DE", "FR", "NL", "SE"].map(stands)), "the order in which they come does not matter");
    expect!["FR"].assert_eq(&seed.choose("tie/chair", ["SE", "AT", "FR"].map(stands)).expect("one").to_string());
    assert_eq!(seed.choose("tie/chair", Vec::<Candidate>::new()), None);
    let election = crate::ids::ElectionId(uuid::Uuid::from_u128(7));
    expect!["9030128d482554d674b876b36106e1303701ea4bd6f9e1f60255ceb82be8e1d6"]
        .assert_eq(&super::super::lot::commitment(election, &LotSet::tie(&OfficeKey::chair()), 2, &[9; 32]).to_string());
}

#[test]
fn a_lot_favours_nobody() {
    let mut counts = [0u32; 3];
    for n in 0..3_000u32 {
        let seed = Seed(Sha256::of(&n.to_be_bytes()));
        let chosen = seed.choose("tie/chair", [0usize, 1, 2]).expect("one");
        counts[chosen] += 1;
    }
    // Three standard deviations of a third of 3,000 are 77; these seeds are always the same.
    assert!(counts.iter().all(|count| (900..1_100).contains(count)), "{counts:?}");
}
