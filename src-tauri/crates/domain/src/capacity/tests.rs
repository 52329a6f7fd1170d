//! Traps of capacity and effort.

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::Country;
use crate::cases::Origin;
use crate::counters::tests::case as of_netherlands;
use crate::fold::Mark;
use crate::ids::{DeviceId, EntryId};
use crate::roster::rules::tests::{ANA, BEA, agency, day, office, organisation};

fn who(id: OfficerId, of: &str, duties: &[Duty]) -> Author {
    Author {
        stays: false,
        officer: id,
        agency: AgencyId::parse(of),
        country: Country::parse(&of.to_uppercase()),
        duties: duties.iter().copied().collect(),
    }
}

fn said<T>(answer: Result<T, Refusal>) -> &'static str {
    answer.map_or_else(|refusal| refusal.code(), |_| "holds")
}

fn quarter(text: &str) -> Quarter {
    text.parse().expect("a quarter")
}

#[test]
fn a_quarter_reads_as_it_is_written_and_nothing_else_reads() {
    for (text, expected) in [
        ("2027-Q1", expect!["2027-Q1 then 2027-Q2"]),
        ("2027-q4", expect!["2027-Q4 then 2028-Q1"]), // The year turns.
        ("2027-Q5", expect!["no quarter"]),
        ("2027-Q0", expect!["no quarter"]),
        ("27-Q1", expect!["no quarter"]),
        ("+027-Q1", expect!["no quarter"]),
        ("2027-01", expect!["no quarter"]),
        ("Q1 2027", expect!["no quarter"]),
        ("1899-Q4", expect!["no quarter"]),
    ] {
        expected.assert_eq(&text.parse::<Quarter>().map_or_else(|_| "no quarter".to_owned(), |it| format!("{it} then {}", it.next())));
    }
    let of = |text: &str| Quarter::of(day(text)).to_string();
    assert_eq!([of("2027-01-01"), of("2027-03-31"), of("2027-04-01"), of("2027-12-31")], ["2027-Q1", "2027-Q1", "2027-Q2", "2027-Q4"]);
}

#[test]
fn a_capacity_is_declared_by_who_speaks_for_the_agency_for_a_quarter_that_is_not_over() {
    let roster = office(&[]);
    let check = |author: &Author, of: &str, quarter_of: &str, days: Option<u32>, expected: Expect| {
        let request = DeclareCapacity { agency: agency(of), quarter: quarter(quarter_of), days };
        expected.assert_eq(said(declare(&roster, &request, author, day("2027-05-01"))));
    };
    let bea = who(BEA, "at", &[Duty::Representative]);
    check(&bea, "at", "2027-Q2", Some(30), expect!["holds"]); // The quarter we are in.
    check(&bea, "at", "2027-Q1", Some(30), expect!["quarter-over"]);
    check(&bea, "at", "2030-Q1", None, expect!["holds"]); // Taken back.
    check(&bea, "at", "2027-Q2", Some(0), expect!["holds"]); // It can give nothing, and says so.
    check(&bea, "at", "2027-Q2", Some(MOST + 1), expect!["out-of-range"]);
    check(&bea, "fr", "2027-Q2", Some(30), expect!["not-of-agency"]); // Nobody gives another's word.
    check(&who(BEA, "at", &[Duty::Alternate]), "at", "2027-Q2", Some(30), expect!["holds"]);
    check(&who(BEA, "at", &[Duty::Officer]), "at", "2027-Q2", Some(30), expect!["needs-duty"]);
    check(&who(BEA, "at", &[Duty::Administrator]), "fr", "2027-Q2", Some(30), expect!["not-of-agency"]);
    check(&who(BEA, "ec3", &[Duty::Ec3]), "ec3", "2027-Q2", Some(30), expect!["holds"]);
    check(&who(BEA, "ec3", &[Duty::Ec3]), "at", "2027-Q2", Some(30), expect!["not-of-agency"]);
    check(&who(BEA, "be", &[Duty::Representative]), "be", "2027-Q2", Some(30), expect!["unknown-agency"]);
}

#[test]
fn an_effort_is_estimated_by_the_lead_for_all_and_by_others_for_themselves() {
    let mut roster = office(&[]);
    roster.organisations.extend([organisation("nl", &[(crate::roster::MembershipKind::Member, crate::Span::ALWAYS)])]);
    let check = |stage: Stage, scope: CoverScope, author: &Author, of: &str, expected: Expect| {
        let mut case = of_netherlands(stage, Origin::Proposed);
        case.scope = scope;
        let request = EstimateEffort { case: case.id, agency: agency(of), quarter: quarter("2027-Q2"), days: 12 };
        expected.assert_eq(said(estimate(&case, &roster, &request, author, day("2027-05-01"))));
    };
    use CoverScope::{Restricted, Taskforce};
    let lead = who(ANA, "nl", &[Duty::Officer]);
    let france = who(BEA, "fr", &[Duty::Officer]);
    check(Stage::UnderReview, Taskforce, &lead, "at", expect!["holds"]); // Before it is decided on: that is what it is for.
    check(Stage::Data, Taskforce, &lead, "at", expect!["holds"]);
    check(Stage::Closed, Taskforce, &lead, "at", expect!["not-running"]);
    check(Stage::NotSelected, Taskforce, &lead, "at", expect!["not-running"]);
    check(Stage::UnderReview, Taskforce, &france, "fr", expect!["holds"]);
    check(Stage::UnderReview, Taskforce, &france, "at", expect!["not-the-lead"]);
    check(Stage::UnderReview, Taskforce, &who(BEA, "fr", &[Duty::Auditor]), "fr", expect!["needs-duty"]);
    check(Stage::UnderReview, Restricted, &france, "fr", expect!["not-the-lead"]); // It does not read the cover, so it has nothing to go by.
    check(Stage::UnderReview, Restricted, &lead, "fr", expect!["holds"]);
    check(Stage::Data, Restricted, &who(BEA, "ec3", &[Duty::Ec3]), "at", expect!["holds"]);
    check(Stage::Data, Taskforce, &lead, "be", expect!["unknown-agency"]);
}

#[test]
fn more_than_was_declared_is_over_a_hundred_percent_and_nothing_else_is() {
    for (asked, declared, expected) in [
        (0, None, expect!["undeclared"]),
        (10, None, expect!["undeclared"]),
        (0, Some(0), expect!["within"]),
        (1, Some(0), expect!["over"]), // No share of nothing, and yet too much.
        (99, Some(100), expect!["within 99 %"]),
        (100, Some(100), expect!["within 100 %"]),
        (130, Some(100), expect!["over 130 %"]),
        (1001, Some(1000), expect!["over 101 %"]), // Rounded to the nearest it would read as a hundred.
        (999, Some(1000), expect!["within 100 %"]),
        (u64::MAX, Some(1), expect!["over 18446744073709551615 %"]),
    ] {
        let percent = percent(asked, declared).map_or_else(String::new, |it| format!(" {it} %"));
        expected.assert_eq(&format!("{}{percent}", load(asked, declared)));
    }
}

#[test]
fn what_was_selected_and_goes_on_is_counted() {
    let counted: Vec<&str> = Stage::ALL.iter().copied().filter(|stage| counts(*stage)).map(Stage::label).collect();
    expect!["selected data planning readying ready operation wrap-up"].assert_eq(&counted.join(" "));
}

fn fact<'a>(author: &'a Author, change: &'a Change, seq: u64, base: u64, device: u128) -> Fact<'a> {
    let mark = Mark { entry: EntryId(Uuid::from_u128(seq.into())), device: DeviceId(Uuid::from_u128(device)), seq, position: Some(seq) };
    Fact { mark, base, at: Instant(1_000), author, change, batch: None }
}

#[test]
fn an_earlier_figure_is_kept_and_two_that_did_not_know_of_each_other_are_both_shown() {
    let author = who(BEA, "at", &[Duty::Representative]);
    let declared = |days| Change::CapacityDeclared(CapacityDeclared { agency: agency("at"), quarter: quarter("2027-Q1"), days });
    let (first, second, third) = (declared(Some(40)), declared(Some(30)), declared(Some(20)));
    let mut state = begin(&fact(&author, &first, 1, 0, 1)).expect("begun");
    fold(&mut state, &fact(&author, &second, 2, 1, 1)).expect("folded");
    fold(&mut state, &fact(&author, &third, 3, 1, 2)).expect("folded");
    let known = state.quarters.get(&quarter("2027-Q1")).expect("declared");
    assert_eq!(known.days.value, Some(20));
    assert_eq!(known.earlier.iter().map(|it| it.days).collect::<Vec<_>>(), [Some(40), Some(30)], "no figure is lost");
    assert_eq!(known.days.rivals.iter().map(|it| it.value).collect::<Vec<_>>(), [Some(30)], "the third did not know of the second");
    let other = who(ANA, "fr", &[Duty::Representative]);
    assert_eq!(fold(&mut state, &fact(&other, &second, 4, 3, 3)), Err(Refusal::NotOfAgency { agency: agency("at") }), "and folding asks again");
    let officer = who(ANA, "at", &[Duty::Officer]);
    assert_eq!(said(fold(&mut state, &fact(&officer, &second, 4, 3, 3))), "needs-duty");
}

#[test]
fn an_estimate_stands_where_the_cover_of_its_case_stands() {
    use crate::Audience;
    let case = CaseId(Uuid::from_u128(7));
    let change = Change::EffortEstimated(EffortEstimated { case, agency: agency("at"), quarter: quarter("2027-Q1"), days: 3 });
    assert!(change.belongs(case.effort(), &Audience::Taskforce) && change.belongs(case.effort(), &Audience::Case(case)));
    let other = CaseId(Uuid::from_u128(8));
    assert!(!change.belongs(case.effort(), &Audience::Case(other)) && !change.belongs(other.effort(), &Audience::Taskforce));
    assert!(!change.belongs(case.effort(), &Audience::Everyone), "guests read that");
    let read = Change::decode(change.kind(), 1, &change.encode());
    assert_eq!(read, Some(change));
}
