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

// ---- who scores what (PRO-2) -------------------------------------------------------------------------------------------

fn author(of: &str, duty: Duty) -> Author {
    Author { stays: false, officer: OfficerId(Uuid::from_u128(5)), agency: AgencyId::parse(of), country: None, duties: BTreeSet::from([duty]) }
}

/// A proposal of the Netherlands.
fn proposal() -> CaseState {
    crate::counters::tests::case(crate::cases::Stage::UnderReview, crate::cases::Origin::Proposed)
}

fn at_entry<'a>(seq: u64, change: &'a Change, author: &'a Author) -> Fact<'a> {
    let mark =
        crate::fold::Mark { entry: crate::ids::EntryId(Uuid::nil()), device: crate::ids::DeviceId(author.officer.0), seq, position: Some(seq) };
    Fact { mark, base: seq - 1, at: Instant(0), author, change, batch: None }
}

fn asks(criteria: Option<Vec<Criterion>>) -> OpenRound {
    OpenRound { cases: vec![proposal().id], criteria, closes: None, deputy: None }
}

/// A round over that proposal, with two criteria.
fn round() -> RoundState {
    let secretary = author("ec3", Duty::Secretary);
    let request = asks(Some(criteria(&[("harm", 3), ("reach", 1)])));
    let opened = open(&request, &[proposal()], RoundId(Uuid::nil()), [0; 32], Vec::new(), &secretary).expect("opened");
    begin(&at_entry(1, &opened, &secretary)).expect("a round")
}

fn code<T>(answer: Result<T, Refusal>) -> &'static str {
    answer.map_or_else(|refusal| refusal.code(), |_| "holds")
}

fn marks(harm: i64, reach: i64) -> BTreeMap<String, i64> {
    [("harm".to_owned(), harm), ("reach".to_owned(), reach)].into()
}

#[test]
fn a_round_has_proposals_and_criteria_that_weigh() {
    let check = |criteria: Option<Vec<Criterion>>, cases: &[CaseState], duty: Duty, expected: Expect| {
        let opened = open(&asks(criteria), cases, RoundId(Uuid::nil()), [0; 32], Vec::new(), &author("ec3", duty));
        expected.assert_eq(code(opened));
    };
    check(None, &[proposal()], Duty::Secretary, expect!["holds"]);
    check(None, &[], Duty::Secretary, expect!["empty-round"]);
    check(Some(Vec::new()), &[proposal()], Duty::Secretary, expect!["empty-round"]);
    check(Some(criteria(&[("harm", 1)])), &[proposal()], Duty::Secretary, expect!["holds"]);
    check(Some(criteria(&[("harm", 1), ("reach", 0)])), &[proposal()], Duty::Secretary, expect!["empty-round"]); // One that weighs nothing.
    check(None, &[proposal()], Duty::Officer, expect!["needs-duty"]);
    assert!(default_criteria().iter().all(|it| it.weight > 0));
}

#[test]
fn what_is_not_in_the_round_is_not_scored() {
    let mut state = round();
    let roster = crate::roster::rules::tests::office(&[]);
    let other = CaseState { id: CaseId(Uuid::from_u128(99)), ..proposal() };
    let french = author("fr", Duty::Officer);
    let request = |case: CaseId| GiveScore { round: state.id, case, marks: marks(3, 3), agency: None, revise: false };
    let day: Day = "2027-03-01".parse().expect("a day");
    assert_eq!(code(give(&state, &proposal(), &[], &request(proposal().id), &roster, &french, day)), "holds");
    assert_eq!(code(give(&state, &other, &[], &request(other.id), &roster, &french, day)), "not-in-round");
    // A desk that was told otherwise sends it all the same: it is overtaken on every other.
    let sent = |case: CaseId, harm: u8| {
        let marks = [("harm".to_owned(), harm), ("reach".to_owned(), 3)].into();
        Change::ScoreGiven(ScoreGiven { case, agency: AgencyId::parse("fr").expect("an agency"), marks })
    };
    assert_eq!(fold(&mut state, &at_entry(2, &sent(other.id, 3), &french)), Err(Refusal::NotInRound));
    assert_eq!(code(fold(&mut state, &at_entry(3, &sent(proposal().id, 6), &french))), "out-of-scale");
    assert!(state.sheets.is_empty());
    assert_eq!(fold(&mut state, &at_entry(4, &sent(proposal().id, 5), &french)), Ok(()));
    assert_eq!(state.sheets.get(&proposal().id).map(Vec::len), Some(1));
}

#[test]
fn nobody_scores_the_own_proposal_and_only_members_score() {
    let state = round();
    let mut roster = crate::roster::rules::tests::office(&[]);
    let member = [(crate::roster::MembershipKind::Member, crate::roster::rules::tests::span("2026-01-01", "2027-03-01"))];
    let (id, netherlands) = crate::roster::rules::tests::organisation("nl", &[(crate::roster::MembershipKind::Member, crate::Span::ALWAYS)]);
    let (gone, sweden) = crate::roster::rules::tests::organisation("se", &member);
    roster.organisations.extend([(id, netherlands), (gone, sweden)]);
    let check = |who: &Author, of: Option<&str>, on: &str, marks: BTreeMap<String, i64>, expected: Expect| {
        let request = GiveScore { round: state.id, case: proposal().id, marks, agency: of.and_then(AgencyId::parse), revise: false };
        expected.assert_eq(code(give(&state, &proposal(), &[], &request, &roster, who, on.parse().expect("a day"))));
    };
    let (french, secretary) = (author("fr", Duty::Officer), author("ec3", Duty::Secretary));
    for duty in [Duty::Officer, Duty::Representative, Duty::Alternate] {
        check(&author("fr", duty), None, "2027-03-01", marks(0, 5), expect!["holds"]);
        check(&author("nl", duty), None, "2027-03-01", marks(0, 5), expect!["recused"]);
    }
    check(&author("fr", Duty::Guest), None, "2027-03-01", marks(0, 5), expect!["needs-duty"]);
    check(&secretary, Some("fr"), "2027-03-01", marks(0, 5), expect!["holds"]); // Entered for it.
    check(&secretary, Some("nl"), "2027-03-01", marks(0, 5), expect!["recused"]); // Not by that way either.
    check(&french, Some("at"), "2027-03-01", marks(0, 5), expect!["needs-duty"]); // Nobody scores for another.
    check(&author("ec3", Duty::Officer), None, "2027-03-01", marks(0, 5), expect!["not-a-member"]); // Who hosts.
    check(&author("se", Duty::Officer), None, "2027-02-28", marks(0, 5), expect!["holds"]);
    check(&author("se", Duty::Officer), None, "2027-03-01", marks(0, 5), expect!["not-a-member"]); // No longer.
    check(&french, None, "2027-03-01", marks(0, 6), expect!["out-of-scale"]);
    check(&french, None, "2027-03-01", marks(-1, 0), expect!["out-of-scale"]);
    check(&french, None, "2027-03-01", [("harm".to_owned(), 3)].into(), expect!["sheet-incomplete"]); // A missing mark is no zero.
}

#[test]
fn an_agency_scores_once_unless_it_says_that_it_revises() {
    let state = round();
    let roster = crate::roster::rules::tests::office(&[]);
    let sheet = |of: &str, empty: bool| {
        let marks = if empty { BTreeMap::new() } else { [("harm".to_owned(), 3), ("reach".to_owned(), 3)].into() };
        ScoreGiven { case: proposal().id, agency: AgencyId::parse(of).expect("an agency"), marks }
    };
    let check = |mine: &[ScoreGiven], revise: bool, expected: Expect| {
        let request = GiveScore { round: state.id, case: proposal().id, marks: marks(3, 3), agency: None, revise };
        let day = "2027-03-01".parse().expect("a day");
        expected.assert_eq(code(give(&state, &proposal(), mine, &request, &roster, &author("fr", Duty::Officer), day)));
    };
    check(&[], false, expect!["holds"]);
    check(&[sheet("fr", false)], false, expect!["already-scored"]);
    check(&[sheet("fr", false)], true, expect!["holds"]);
    check(&[sheet("at", false)], false, expect!["holds"]); // Another one's.
    check(&[sheet("fr", false), sheet("fr", true)], false, expect!["holds"]); // It was taken back.
}

// ---- the same when folding ---------------------------------------------------------------------------------------------

fn named(case: CaseId, of: &str) -> Change {
    Change::ProposersNamed(ProposersNamed { proposers: [(case, AgencyId::parse(of).expect("an agency"))].into() })
}

fn given(of: &str, marks: &[(&str, u8)]) -> Change {
    let marks = marks.iter().map(|(id, mark)| ((*id).to_owned(), *mark)).collect();
    Change::ScoreGiven(ScoreGiven { case: proposal().id, agency: AgencyId::parse(of).expect("an agency"), marks })
}

/// Folds what desks sent that did not know of each other into a round whose proposers are named; says what became of each.
fn sent(all: &[(&Author, Change)]) -> (RoundState, Vec<&'static str>) {
    let mut state = round();
    let said = std::iter::once(&(&author("ec3", Duty::Secretary), name_proposers(&[proposal()])))
        .chain(all)
        .zip(2..)
        .map(|((who, change), seq)| code(fold(&mut state, &at_entry(seq, change, who))))
        .collect::<Vec<_>>();
    assert_eq!(said.first(), Some(&"holds"), "the secretary names who proposed what");
    (state, said[1..].to_vec())
}

const WHOLE: &[(&str, u8)] = &[("harm", 3), ("reach", 3)];

#[test]
fn a_sheet_that_could_not_have_been_decided_is_overtaken() {
    let (dutch, french) = (author("nl", Duty::Officer), author("fr", Duty::Officer));
    let secretary = author("ec3", Duty::Secretary);
    let closed = Change::RoundClosed(RoundClosed { key: [0; 32] });
    let (state, said) = sent(&[
        (&dutch, given("nl", WHOLE)),
        (&secretary, given("nl", WHOLE)),
        (&french, given("fr", &[("harm", 3)])),
        (&french, given("fr", &[("harm", 3), ("reach", 6)])),
        (&french, given("fr", &[("harm", 3), ("reach", 3), ("fame", 3)])),
        (&french, given("fr", WHOLE)),
        (&secretary, closed),
        (&author("it", Duty::Officer), given("it", WHOLE)),
    ]);
    let expected = ["recused", "recused", "sheet-incomplete", "out-of-scale", "sheet-incomplete", "holds", "holds", "round-closed"];
    assert_eq!(said, expected);
    assert_eq!(state.sheets.get(&proposal().id).map(Vec::len), Some(1));
}

#[test]
fn of_two_who_score_for_one_agency_at_once_the_first_at_the_office_stands() {
    let first = author("fr", Duty::Officer);
    let other = Author { officer: OfficerId(Uuid::from_u128(6)), ..author("fr", Duty::Alternate) };
    let secretary = Author { officer: OfficerId(Uuid::from_u128(7)), ..author("ec3", Duty::Secretary) };
    let high: &[(&str, u8)] = &[("harm", 5), ("reach", 5)];
    let check = |all: &[(&Author, Change)], expected: &[&str], harm: Option<u8>| {
        let (state, said) = sent(all);
        assert_eq!(said, expected);
        let stands = state.sheets.get(&proposal().id).and_then(|sheets| sheets.first()).map(|sheet| sheet.marks["harm"]);
        assert_eq!(stands, harm);
    };
    check(&[(&first, given("fr", WHOLE)), (&other, given("fr", high))], &["holds", "already-scored"], Some(3));
    check(&[(&first, given("fr", WHOLE)), (&first, given("fr", high))], &["holds", "holds"], Some(5)); // Who scored revises.
    check(&[(&first, given("fr", WHOLE)), (&other, given("fr", &[]))], &["holds", "already-scored"], Some(3)); // Nor takes it back.
    check(&[(&first, given("fr", WHOLE)), (&first, given("fr", &[])), (&other, given("fr", high))], &["holds"; 3], Some(5));
    check(&[(&secretary, given("fr", WHOLE)), (&other, given("fr", high))], &["holds", "holds"], Some(5)); // The agency comes to its own.
    check(&[(&other, given("fr", high)), (&secretary, given("fr", WHOLE))], &["holds", "already-scored"], Some(5));
}

#[test]
fn a_round_that_could_not_have_been_opened_is_overtaken_and_its_proposers_are_named_once() {
    let secretary = author("ec3", Duty::Secretary);
    let opened = |cases: BTreeSet<CaseId>, weight: u32| {
        let criteria = criteria(&[("harm", weight)]);
        Change::RoundOpened(RoundOpened { round: RoundId(Uuid::nil()), cases, criteria, closes: None, key: [0; 32], held: Vec::new() })
    };
    let begun = |change: &Change| code(begin(&at_entry(1, change, &secretary)));
    assert_eq!(begun(&opened([proposal().id].into(), 1)), "holds");
    assert_eq!(begun(&opened([].into(), 1)), "empty-round");
    assert_eq!(begun(&opened([proposal().id].into(), 0)), "empty-round");
    let mut state = round();
    let other = Author { officer: OfficerId(Uuid::from_u128(6)), ..secretary.clone() };
    let folds = |state: &mut RoundState, who: &Author, change: Change| code(fold(state, &at_entry(2, &change, who)));
    assert_eq!(folds(&mut state, &author("ec3", Duty::Officer), named(proposal().id, "nl")), "needs-duty");
    assert_eq!(folds(&mut state, &other, named(proposal().id, "fr")), "already-recorded", "not who opened it");
    assert_eq!(folds(&mut state, &secretary, named(CaseId(Uuid::from_u128(99)), "nl")), "not-in-round");
    assert_eq!(folds(&mut state, &secretary, named(proposal().id, "nl")), "holds");
    assert_eq!(folds(&mut state, &secretary, named(proposal().id, "fr")), "already-recorded", "nor a second time");
}
