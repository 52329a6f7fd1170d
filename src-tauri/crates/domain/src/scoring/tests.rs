use expect_test::{Expect, expect};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn sheet(agency: &str, marks: &[(&str, u8)]) -> Sheet {
    Sheet {
        agency: AgencyId::parse(agency).expect("an agency"),
        marks: marks.iter().map(|(id, mark)| ((*id).to_owned(), *mark)).collect(),
        by: OfficerId(Uuid::nil()),
        entered_for: false,
        at: Instant(0),
    }
}

fn criteria(weights: &[(&str, u32)]) -> Vec<Criterion> {
    weights.iter().map(|(id, weight)| Criterion { id: (*id).to_owned(), weight: *weight, anchor: None }).collect()
}

fn check(weights: &[(&str, u32)], sheets: &[Sheet], expected: &Expect) {
    let shown = match score(&criteria(weights), sheets) {
        None => "not scored".to_owned(),
        Some(it) => format!("{} of {} (spread {})", it.score, it.n, it.spread),
    };
    expected.assert_eq(&shown);
}

#[test]
fn the_score_is_the_weighted_mean_of_medians() {
    check(&[("harm", 3), ("reach", 1)], &[], &expect!["not scored"]);
    check(&[("harm", 3), ("reach", 1)], &[sheet("at", &[("harm", 4), ("reach", 2)])], &expect!["3.50 of 1 (spread 0.00)"]);
    let three = [sheet("at", &[("harm", 5), ("reach", 0)]), sheet("fr", &[("harm", 1), ("reach", 3)]), sheet("de", &[("harm", 4), ("reach", 4)])];
    check(&[("harm", 3), ("reach", 1)], &three, &expect!["3.75 of 3 (spread 1.25)"]);
    let even = [sheet("at", &[("harm", 2)]), sheet("fr", &[("harm", 3)])];
    check(&[("harm", 1)], &even, &expect!["2.50 of 2 (spread 0.50)"]); // The median of two is their mean, a missing criterion is not a zero.
}

#[test]
fn halves_are_rounded_to_even() {
    // 2.125 and 2.375: the first goes down, the second up.
    let eight = |first: u8, rest: u8| {
        let weights: Vec<(String, u32)> = (0..8).map(|n| (format!("c{n}"), 1)).collect();
        let marks: Vec<(String, u8)> = (0..8).map(|n| (format!("c{n}"), if n == 0 { first } else { rest })).collect();
        let criteria: Vec<Criterion> = weights.iter().map(|(id, weight)| Criterion { id: id.clone(), weight: *weight, anchor: None }).collect();
        let marks: Vec<(&str, u8)> = marks.iter().map(|(id, mark)| (id.as_str(), *mark)).collect();
        score(&criteria, &[sheet("at", &marks)]).expect("a score").score.to_string()
    };
    assert_eq!(eight(3, 2), "2.12");
    assert_eq!(eight(5, 2), "2.38");
}

fn ranked(case: u128, marks: Option<(i64, usize)>, submitted: i64) -> (Ranked, Instant) {
    let score = marks.map(|(score, n)| Score { score: Decimal::new(score, 2), n, spread: Decimal::ZERO });
    (Ranked { case: CaseId(Uuid::from_u128(case)), score }, Instant(submitted))
}

#[test]
fn ties_go_to_more_scores_then_to_the_earlier_then_to_the_smaller_id() {
    let lines = vec![
        ranked(1, None, 0),
        ranked(2, Some((350, 4)), 9),
        ranked(3, Some((350, 5)), 8),
        ranked(5, Some((350, 5)), 7),
        ranked(4, Some((350, 5)), 7),
        ranked(6, Some((0, 1)), 1),
    ];
    let order: Vec<u128> = rank(lines).into_iter().map(|line| line.case.0.as_u128()).collect();
    assert_eq!(order, [4, 5, 3, 2, 6, 1], "a score of zero still comes before no score at all");
}

proptest! {
    #[test]
    fn the_order_of_entering_scores_changes_nothing(marks in prop::collection::vec((0u8..=5, 0u8..=5), 1..9), seed in any::<u64>()) {
        let weights = [("harm", 3), ("reach", 2)];
        let mut sheets: Vec<Sheet> = marks.iter().enumerate().map(|(n, (a, b))| sheet(&format!("a{n}"), &[("harm", *a), ("reach", *b)])).collect();
        let before = score(&criteria(&weights), &sheets);
        let n = sheets.len();
        sheets.rotate_left(usize::try_from(seed % n as u64).expect("small"));
        sheets.reverse();
        prop_assert_eq!(score(&criteria(&weights), &sheets), before);
    }

    #[test]
    fn the_ranking_does_not_depend_on_the_order_of_its_lines(lines in prop::collection::vec((0u128..40, 0i64..4, 1usize..3, 0i64..3), 1..12), seed in any::<u64>()) {
        let mut all: Vec<_> = lines.iter().map(|(case, score, n, at)| ranked(*case, Some((*score, *n)), *at)).collect();
        all.dedup_by_key(|(line, _)| line.case);
        let once = rank(all.clone());
        let turn = usize::try_from(seed % all.len() as u64).expect("small");
        all.rotate_left(turn);
        all.reverse();
        let again = rank(all);
        let keys = |lines: &[Ranked]| lines.iter().map(|line| (line.case, line.score.clone())).collect::<Vec<_>>();
        // Equal ids may stand twice in random input; then the two lines are equal in every key but the time they carry.
        prop_assert_eq!(keys(&once).len(), keys(&again).len());
        let unique = once.iter().map(|line| line.case).collect::<BTreeSet<_>>().len() == once.len();
        if unique { prop_assert_eq!(keys(&once), keys(&again)); }
    }
}
