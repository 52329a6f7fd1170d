//! What holds of every decision, whatever the rules, the roll and the votes.

use proptest::prelude::*;

use super::deciding::{contest, country, votes};
use crate::elections::RuleSet;
use crate::elections::decide::{Contest, OtherHolder, Outcome, RoundResult, decide};
use crate::elections::ids::{LotSet, OfficeKey};
use crate::elections::lot::Seed;
use crate::elections::rule_set::*;
use crate::hash::Sha256;

const CODES: [&str; 6] = ["AT", "CA", "DE", "FR", "NL", "NO"];

fn threshold() -> impl Strategy<Value = Option<Threshold>> {
    let base = prop::sample::select(Base::ALL.to_vec());
    prop::option::of((1u32..4, 0u32..3, base, any::<bool>()).prop_map(|(numerator, more, base, strict)| Threshold {
        fraction: Fraction::of(numerator, numerator + more),
        base,
        strict,
    }))
}

fn field() -> impl Strategy<Value = Field> {
    prop_oneof![Just(Field::All), Just(Field::Same), (2u32..4).prop_map(Field::TopN), Just(Field::DropLowest)]
}

prop_compose! {
    fn rounds()(first in threshold(), others in prop::collection::vec((threshold(), field()), 0..3)) -> Vec<RoundRule> {
        let others = others.into_iter().map(|(threshold, candidates)| RoundRule { threshold, candidates });
        std::iter::once(RoundRule { threshold: first, candidates: Field::All }).chain(others).collect()
    }
}

prop_compose! {
    fn rules()(
        rounds in rounds(),
        more in 0u32..2,
        ways in prop::sample::subsequence(TieBreak::ALL.to_vec(), 0..4).prop_shuffle(),
        exhaustion in prop::sample::select(Exhaustion::ALL.to_vec()),
        single in prop::sample::select(SingleCandidate::ALL.to_vec()),
        abstention in prop::sample::select(Abstention::ALL.to_vec()),
        (other_country, other_group) in (prop::sample::select(Strength::ALL.to_vec()), prop::sample::select(Strength::ALL.to_vec())),
        (numerator, strict) in (1u32..4, any::<bool>()),
    ) -> RuleSet {
        let candidate_unit = if ways.contains(&TieBreak::Age) { CandidateUnit::Person } else { CandidateUnit::Country };
        RuleSet {
            max_rounds: u32::try_from(rounds.len()).expect("few") + more,
            rounds,
            tie_break: ways,
            on_exhaustion: exhaustion,
            single_candidate: single,
            abstention_counts_as: abstention,
            incompatibilities: Incompatibilities { other_country, other_group },
            quorum: Quorum { fraction: Fraction::of(numerator, 6), strict, ..RuleSet::default().quorum },
            candidate_unit,
            ..RuleSet::default()
        }
    }
}

/// Rounds of 18 seats at most; the last entry of each is blank, the one before against.
fn counts() -> impl Strategy<Value = Vec<Vec<u64>>> {
    prop::collection::vec(prop::collection::vec(0u64..4, CODES.len() + 2), 0..7)
}

fn results(counts: &[Vec<u64>], single: bool) -> Vec<RoundResult> {
    counts
        .iter()
        .map(|round| {
            let mut named: Vec<(&str, u64)> = CODES.into_iter().zip(round.iter().copied()).collect();
            named.push(("-", round[CODES.len()]));
            if single {
                named.push(("!", round[CODES.len() + 1]));
            }
            votes(&named)
        })
        .collect()
}

fn a_contest(many: usize, chair: Option<usize>, lot: bool) -> Contest {
    let mut contest = contest("vice-chair", &CODES[..many]);
    contest.seats = 32;
    contest.weight = 32;
    contest.others = chair
        .map(|at| OtherHolder { office: OfficeKey::chair(), country: country(CODES[at]), union: !matches!(CODES[at], "CA" | "NO") })
        .into_iter()
        .collect();
    contest.lot = lot.then(|| Seed::of(&LotSet::tie(&OfficeKey::vice_chair()), &[[4; 32]; 3], &Sha256::of(b"round")));
    contest
}

fn candidates_of(outcome: &Outcome) -> Vec<crate::elections::Candidate> {
    match outcome {
        Outcome::Elected { candidate } => vec![*candidate],
        Outcome::NextRound { candidates, .. } | Outcome::NeedsLot { candidates } | Outcome::NeedsCastingVote { candidates } => candidates.clone(),
        Outcome::Vacant | Outcome::ReopenNominations => Vec::new(),
    }
}

proptest! {
    #[test]
    fn the_rules_that_are_tried_can_be_followed(rules in rules()) {
        prop_assert_eq!(rules.check(), Ok(()));
    }

    /// An outcome names one person at most, whom the contest has; and once somebody is elected, no later round elects another.
    #[test]
    fn never_are_two_elected(rules in rules(), counts in counts(), many in 0usize..=6, lot in any::<bool>()) {
        let contest = a_contest(many, None, lot);
        let results = results(&counts, many == 1);
        let mut elected = None;
        for so_far in 0..=results.len() {
            let outcome = decide(&rules, &contest, &results[..so_far]).outcome;
            let named = candidates_of(&outcome);
            prop_assert!(named.iter().all(|it| contest.candidates.iter().any(|standing| standing.candidate == *it)));
            let now = outcome.elected();
            if elected.is_some() {
                prop_assert_eq!(now, elected, "after {} rounds", so_far);
            }
            elected = now;
        }
    }

    #[test]
    fn never_is_the_chairs_country_elected_vice_chair(mut rules in rules(), counts in counts(), many in 1usize..=6, chair in 0usize..6, lot in any::<bool>()) {
        rules.incompatibilities.other_country = Strength::Required;
        let contest = a_contest(many, Some(chair), lot);
        for so_far in 0..=counts.len() {
            let outcome = decide(&rules, &contest, &results(&counts, many == 1)[..so_far]).outcome;
            prop_assert!(candidates_of(&outcome).iter().all(|it| it.country != country(CODES[chair])), "{outcome:?}");
        }
    }

    #[test]
    fn never_do_both_come_from_one_group_where_that_is_a_condition(mut rules in rules(), counts in counts(), many in 1usize..=6, chair in 0usize..6) {
        rules.incompatibilities.other_group = Strength::Required;
        let contest = a_contest(many, Some(chair), true);
        let union = contest.others[0].union;
        let outcome = decide(&rules, &contest, &results(&counts, many == 1)).outcome;
        for it in candidates_of(&outcome) {
            let standing = contest.candidates.iter().find(|standing| standing.candidate == it).expect("stands");
            prop_assert_ne!(standing.union, union);
        }
    }

    /// Within a round with a fixed list: whoever is elected stays so with more votes, be they new ones or another's.
    #[test]
    fn more_votes_never_cost_an_election(mut rules in rules(), counts in counts(), many in 2usize..=6, more in 1u64..5, from in 0usize..8, lot in any::<bool>()) {
        rules.rounds.iter_mut().for_each(|round| round.candidates = Field::All);
        let contest = a_contest(many, None, lot);
        let before = results(&counts, false);
        for at in 0..before.len() {
            let Some(elected) = decide(&rules, &contest, &before[..=at]).outcome.elected() else { continue };
            let mut after = before[..=at].to_vec();
            let last = after.last_mut().expect("a round");
            *last.count.votes.entry(elected).or_default() += more;
            let rival = CODES.get(from).copied().map(super::deciding::stands).filter(|it| *it != elected);
            match rival.and_then(|rival| last.count.votes.get_mut(&rival)) {
                // Votes that went to a rival …
                Some(votes) => {
                    let moved = more.min(*votes);
                    *votes -= moved;
                    last.seats_cast += more - moved;
                    last.seats_present += more - moved;
                }
                // … or of seats that had not voted.
                None => {
                    last.seats_cast += more;
                    last.seats_present += more;
                }
            }
            prop_assert_eq!(decide(&rules, &contest, &after).outcome.elected(), Some(elected));
            break;
        }
    }

    #[test]
    fn the_order_of_what_comes_in_changes_nothing(rules in rules(), counts in counts(), many in 2usize..=6, chair in prop::option::of(0usize..6), turn in 0usize..6) {
        let contest = a_contest(many, chair, true);
        let results = results(&counts, false);
        let mut turned = contest.clone();
        turned.candidates.rotate_left(turn % many);
        turned.candidates.reverse();
        prop_assert_eq!(decide(&rules, &contest, &results), decide(&rules, &turned, &results));
    }

    #[test]
    fn the_lot_is_a_permutation_whatever_comes_first(seed in any::<[u8; 32]>(), many in 0usize..20, turn in 0usize..20) {
        let seed = Seed(Sha256(seed));
        let items: Vec<usize> = (0..many).collect();
        let order = seed.permute("order/chair", items.clone());
        let mut sorted = order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(&sorted, &items);
        let mut turned = items.clone();
        if many > 0 { turned.rotate_left(turn % many); }
        prop_assert_eq!(seed.permute("order/chair", turned), order);
        prop_assert_eq!(seed.choose("tie/chair", items.clone()).is_some(), many > 0);
    }
}
