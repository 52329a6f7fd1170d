use std::collections::{BTreeMap, BTreeSet};

use expect_test::{Expect, expect};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::cases::{CoverScope, StageStep};
use crate::field::Setting;
use crate::fold::Mark;
use crate::handling::Handling;
use crate::ids::{DeviceId, EntryId};

fn agency(text: &str) -> AgencyId {
    AgencyId::parse(text).expect("an agency")
}

fn field<T>(value: T) -> Field<T> {
    let nil = Uuid::nil();
    let mark = Mark { entry: EntryId(nil), device: DeviceId(nil), seq: 1, position: None };
    Field { value, set: Setting { mark, by: OfficerId(nil), at: Instant(0) }, rivals: Vec::new() }
}

/// A case of the Netherlands with Romania, in a stage.
pub(crate) fn case(stage: Stage, origin: Origin) -> CaseState {
    CaseState {
        kind: crate::cases::CaseKind::Operation,
        id: CaseId(Uuid::from_u128(1)),
        year: 2026,
        number: 1,
        origin,
        agency: agency("nl"),
        country: Country::parse("NL"),
        stage,
        steps: vec![StageStep { stage, at: Instant(0), by: OfficerId(Uuid::nil()), reason: None }],
        areas: field(BTreeSet::new()),
        empact: field(None),
        countries: field(BTreeSet::new()),
        urgent_by: field(None),
        handling: field(Handling::tlp(Tlp::Amber)),
        scope: CoverScope::Taskforce,
        order: field((None, String::new())),
        agencies: BTreeSet::from([agency("nl"), agency("ro")]),
        officers: BTreeMap::new(),
        links: Vec::new(),
        round: None,
        decision: None,
        merged_into: None,
        version: 1,
    }
}

fn who(of: &str, duty: Duty) -> Author {
    let country = Country::parse(of);
    Author { stays: false, officer: OfficerId(Uuid::from_u128(of.len() as u128)), agency: Some(agency(of)), country, duties: BTreeSet::from([duty]) }
}

fn typed(kind: CounterKind, quantity: &str, unit: Option<&str>) -> FigureTyped {
    let quantity = Quantity(quantity.parse().expect("a decimal"));
    FigureTyped { country: Country::parse("UA"), kind, quantity, unit: unit.map(str::to_owned), bound: None, at: None, reference: None, tlp: None }
}

fn shown(answer: Result<Change, Refusal>) -> String {
    match answer {
        Ok(Change::CounterRecorded(it)) => {
            format!(
                "{} {} {}{} {}",
                it.agency,
                it.figure.kind,
                it.figure.quantity.0,
                it.figure.unit.map_or(String::new(), |unit| format!(" {unit}")),
                it.figure.tlp
            )
        }
        Ok(other) => other.kind().to_owned(),
        Err(refusal) => format!("{refusal:?}"),
    }
}

fn check(figure: FigureTyped, expected: &Expect) {
    let request = RecordCounter { case: CaseId(Uuid::from_u128(1)), agency: None, figure };
    let id = CounterId(Uuid::from_u128(9));
    expected.assert_eq(&shown(record(&case(Stage::Operation, Origin::Proposed), &request, id, &who("nl", Duty::Officer), Instant(5))));
}

#[test]
fn a_figure_is_read_in_the_unit_of_its_kind() {
    check(typed(CounterKind::Arrest, "3", None), &expect!["nl arrest 3 AMBER"]); // Marked as the case where nothing else is said.
    check(typed(CounterKind::Arrest, "3.0", None), &expect!["nl arrest 3 AMBER"]);
    check(typed(CounterKind::Arrest, "0", None), &expect!["nl arrest 0 AMBER"]); // A search that found nobody is news too.
    check(typed(CounterKind::Arrest, "2.5", None), &expect!["NotWhole { kind: Arrest }"]);
    check(typed(CounterKind::Arrest, "-1", None), &expect!["NegativeQuantity"]);
    check(typed(CounterKind::Arrest, "-0", None), &expect!["nl arrest 0 AMBER"]);
    check(typed(CounterKind::Arrest, "3", Some("EUR")), &expect!["WrongUnit { kind: Arrest }"]);
    check(typed(CounterKind::Cash, "18400.50", Some("eur")), &expect!["nl cash 18400.5 EUR AMBER"]);
    check(typed(CounterKind::Cash, "18400.50", None), &expect!["WrongUnit { kind: Cash }"]); // Money without a currency adds up to nothing.
    check(typed(CounterKind::Cash, "1", Some("EURO")), &expect!["WrongUnit { kind: Cash }"]);
    check(typed(CounterKind::Crypto, "0.000000000000000001", Some("ETH")), &expect!["nl crypto 0.000000000000000001 ETH AMBER"]);
    check(typed(CounterKind::Crypto, "0.0000000000000000001", Some("ETH")), &expect!["QuantityOutOfRange"]);
    check(typed(CounterKind::Crypto, "1", Some("₿")), &expect!["WrongUnit { kind: Crypto }"]);
    check(typed(CounterKind::DataVolume, "1.5", Some("tb")), &expect!["nl data-volume 1500 GB AMBER"]);
    check(typed(CounterKind::DomainSeized, "10000000000001", None), &expect!["QuantityOutOfRange"]);
}

#[test]
fn when_it_happened_is_not_when_it_was_recorded() {
    let figure = |at: Option<i64>| FigureTyped { at: at.map(Instant), ..typed(CounterKind::Arrest, "1", None) };
    let request = |at| RecordCounter { case: CaseId(Uuid::from_u128(1)), agency: None, figure: figure(at) };
    let (running, dutch, id) = (case(Stage::Operation, Origin::Proposed), who("nl", Duty::Officer), CounterId(Uuid::from_u128(9)));
    let recorded = |at| match record(&running, &request(at), id, &dutch, Instant(5)) {
        Ok(Change::CounterRecorded(it)) => it.figure,
        other => panic!("{other:?}"),
    };
    assert_eq!(recorded(Some(3)).at, Instant(3));
    assert_eq!(recorded(None).at, Instant(5), "now, where nothing else is said");
    // A correction long after does not move it, unless it says so.
    let state = CounterState {
        id,
        case: running.id,
        agency: agency("nl"),
        figure: field(Some(recorded(Some(3)))),
        reason: None,
        by: OfficerId(Uuid::nil()),
        at: Instant(5),
        follow_ups: Vec::new(),
    };
    let corrected = |at| {
        let request = CorrectCounter { counter: id, figure: figure(at), reason: "Counted again.".into() };
        match correct(&running, &state, &request, &dutch) {
            Ok(Change::CounterCorrected(it)) => it.figure.map(|figure| figure.at),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((corrected(None), corrected(Some(4))), (Some(Instant(3)), Some(Instant(4))));
}

#[test]
fn numbers_are_given_by_the_agency_whose_they_are_or_by_ec3() {
    let check = |stage: Stage, origin: Origin, of: Option<&str>, author: &Author, expected: Expect| {
        let figure = typed(CounterKind::Search, "1", None);
        let request = RecordCounter { case: CaseId(Uuid::from_u128(1)), agency: of.map(agency), figure };
        expected.assert_eq(&shown(record(&case(stage, origin), &request, CounterId(Uuid::from_u128(9)), author, Instant(5))));
    };
    let before = || Origin::BroughtIn { began: None, ended: None, reference: None, approved_by: None };
    let (dutch, french, desk) = (who("nl", Duty::Officer), who("fr", Duty::Officer), who("ec3", Duty::Ec3));
    check(Stage::Operation, Origin::Proposed, None, &dutch, expect!["nl search 1 AMBER"]);
    check(Stage::WrapUp, Origin::Proposed, None, &dutch, expect!["nl search 1 AMBER"]); // Reports come in for days.
    check(Stage::Ready, Origin::Proposed, None, &dutch, expect!["NotInOperation { stage: Ready }"]);
    check(Stage::Closed, Origin::Proposed, None, &dutch, expect!["NotInOperation { stage: Closed }"]);
    check(Stage::Closed, before(), None, &dutch, expect!["nl search 1 AMBER"]); // It was over before this system: its figures come afterwards.
    check(Stage::Operation, Origin::Proposed, Some("ro"), &dutch, expect![[r#"NotOfAgency { agency: AgencyId(ro) }"#]]);
    check(Stage::Operation, Origin::Proposed, None, &french, expect![[r#"NotTheLead { lead: AgencyId(nl) }"#]]);
    check(Stage::Operation, Origin::Proposed, Some("ro"), &desk, expect!["ro search 1 AMBER"]); // Romania calls in, EC3 enters.
    check(Stage::Operation, Origin::Proposed, Some("fr"), &desk, expect![[r#"NotOfCase { agency: AgencyId(fr) }"#]]);
    check(Stage::Operation, Origin::Proposed, None, &desk, expect!["ec3 search 1 AMBER"]);
    check(Stage::Operation, Origin::Proposed, None, &who("nl", Duty::Secretary), expect!["NeedsDuty { duty: Officer }"]);
}

fn arrest(quantity: i64, bound: Bound) -> CounterState {
    let figure = Figure {
        country: Country::parse("UA"),
        kind: CounterKind::Arrest,
        quantity: Quantity(Decimal::from(quantity)),
        unit: None,
        bound,
        at: Instant(0),
        reference: None,
        tlp: Tlp::Clear,
    };
    let id = CounterId(Uuid::from_u128(9));
    let nobody = OfficerId(Uuid::nil());
    CounterState {
        id,
        case: CaseId(Uuid::from_u128(1)),
        agency: agency("nl"),
        figure: field(Some(figure)),
        reason: None,
        by: nobody,
        at: Instant(0),
        follow_ups: Vec::new(),
    }
}

#[test]
fn no_more_people_are_convicted_than_were_arrested() {
    let check = |state: &CounterState, people: u32, expected: Expect| {
        let on = "2031-05-04".parse().expect("a day");
        let request = RecordProsecution { counter: state.id, outcome: Prosecution::Convicted, people, on, text: None };
        expected.assert_eq(&shown(follow_up(state, &request, &who("nl", Duty::Officer))));
    };
    let mut two = arrest(2, Bound::Exactly);
    check(&two, 2, expect!["counter.prosecution-recorded"]);
    check(&two, 3, expect![[r#"MoreThanArrested { arrested: "2" }"#]]);
    check(&two, 0, expect![[r#"MoreThanArrested { arrested: "2" }"#]]);
    let one = |outcome| FollowUp {
        recorded: ProsecutionRecorded { outcome, people: 1, on: "2030-01-01".parse().expect("a day"), text: None },
        by: OfficerId(Uuid::nil()),
    };
    two.follow_ups = vec![one(Prosecution::Charged), one(Prosecution::Convicted)];
    check(&two, 1, expect!["counter.prosecution-recorded"]); // Who is convicted was charged before: the two are counted apart.
    check(&two, 2, expect![[r#"MoreThanArrested { arrested: "2" }"#]]);
    check(&arrest(2, Bound::AtLeast), 5, expect!["counter.prosecution-recorded"]); // At least two: nobody knows that it was not five.
    let mut back = arrest(2, Bound::Exactly);
    back.figure = field(None);
    check(&back, 1, expect!["NotAnArrest"]);
}

fn any_figure() -> impl Strategy<Value = Figure> {
    let country = prop::sample::select(vec![None, Country::parse("UA"), Country::parse("NL")]);
    let kind = prop::sample::select(vec![(CounterKind::Arrest, None), (CounterKind::Cash, Some("EUR")), (CounterKind::Cash, Some("USD"))]);
    (country, kind, 0i64..LARGEST, 0u32..=4, any::<bool>(), 0usize..5).prop_map(|(country, (kind, unit), n, scale, open, tlp)| Figure {
        country,
        kind,
        quantity: Quantity(Decimal::new(n, scale)),
        unit: unit.map(str::to_owned),
        bound: if open { Bound::AtLeast } else { Bound::Exactly },
        at: Instant(0),
        reference: None,
        tlp: Tlp::ALL.get(tlp).copied().unwrap_or(Tlp::Red),
    })
}

proptest! {
    #[test]
    fn a_quantity_is_the_same_after_it_was_split(n in 0i64..i64::MAX, scale in 0u32..=FINEST) {
        let whole = Quantity(Decimal::new(n % (LARGEST + 1), scale).normalize());
        prop_assert_eq!(Quantity::of_parts(whole.parts()), whole);
    }

    #[test]
    fn totals_are_the_same_in_any_order_and_of_any_parts(figures in prop::collection::vec(any_figure(), 0..30), turn in 0usize..30, cut in 0usize..30) {
        let all = totals(&figures);
        let mut turned = figures.clone();
        turned.rotate_left(turn.min(figures.len()));
        turned.reverse();
        prop_assert_eq!(&totals(&turned), &all);
        // The whole of two parts is the whole: what an agency adds up does not depend on what the others did.
        let (left, right) = figures.split_at(cut.min(figures.len()));
        let parts: Vec<Figure> = totals(left).into_iter().chain(totals(right)).map(|total| Figure {
            country: total.of.country, kind: total.of.kind, quantity: total.quantity, unit: total.of.unit, bound: total.bound,
            at: Instant(0), reference: None, tlp: total.tlp,
        }).collect();
        prop_assert_eq!(&totals(&parts), &all);
        for total in &all {
            let parts: Vec<&Figure> = figures.iter().filter(|it| it.kind == total.of.kind && it.country == total.of.country && it.unit == total.of.unit).collect();
            prop_assert_eq!(total.bound == Bound::AtLeast, parts.iter().any(|it| it.bound == Bound::AtLeast), "a sum of a lower bound is one");
            prop_assert!(parts.iter().all(|it| it.tlp <= total.tlp), "a sum is marked as strictly as its parts");
        }
    }
}
