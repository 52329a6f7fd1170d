use uuid::Uuid;

use super::*;
use crate::Audience;
use crate::contributions::tests::{at_place, case, officer, paris, vienna};
use crate::handling::Tlp;
use crate::marking::Pap;

const ACTION: PlannedActionId = PlannedActionId(Uuid::from_u128(70));

fn server() -> LinkedValue {
    LinkedValue { kind: "ip".into(), normal: "198.51.100.7".into() }
}

fn asked() -> PlanAction {
    PlanAction {
        case: case().id,
        action: None,
        what: "Seize the server".into(),
        at: None,
        radius: None,
        target: Some(server()),
        from: "2027-03-10 06:00".into(),
        to: "2027-03-10 18:00".into(),
        margin: None,
        marking: Some(Marking::of(Tlp::Amber, Pap::Red)),
        tells: None,
        reason: None,
    }
}

fn at_home(place: &str, radius: u32) -> PlanAction {
    PlanAction { target: None, at: Some(place.into()), radius: Some(radius), ..asked() }
}

fn facts(request: &PlanAction) -> PlannedFacts {
    match plan(&case(), None, request, ACTION, &vienna()) {
        Ok(Change::ActionPlanned(it)) => it.facts,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_action_has_one_place_a_time_that_ends_and_a_marking() {
    let refused = |request: PlanAction| plan(&case(), None, &request, ACTION, &vienna()).expect_err("refused");
    assert_eq!(facts(&asked()).margin, 72, "infrastructure");
    assert_eq!(facts(&at_home("52.0907, 4.2713", 300)).margin, 24, "a place, where persons are");
    assert_eq!(facts(&at_home("52.0907, 4.2713", 300)).area, Some(PlannedArea { lat: 52_090_700, lon: 4_271_300, radius: 300 }));
    assert_eq!(facts(&at_home("-0.5;-179.999999", 1)).area, Some(PlannedArea { lat: -500_000, lon: -179_999_999, radius: 1 }));
    assert_eq!(refused(PlanAction { target: None, ..asked() }), Refusal::PlaceMissing);
    assert_eq!(refused(PlanAction { at: Some("52, 4".into()), ..asked() }), Refusal::PlaceMissing, "one of the two");
    for text in ["52.0907", "91, 4", "52, 181", "north, 4", "52,0907, 4,2713", "1e3 4", "90.000001, 0", "5٢, 4"] {
        assert_eq!(refused(at_home(text, 300)), Refusal::NotAPlace, "{text}");
    }
    assert_eq!(refused(at_home("52, 4", 0)), Refusal::OutOfRange { value: 0, least: 1, most: 100_000 });
    assert_eq!(refused(PlanAction { to: "2027-03-10 06:00".into(), ..asked() }), Refusal::ActionTooLong { days: 60 });
    assert_eq!(refused(PlanAction { to: "2027-06-10 06:00".into(), ..asked() }), Refusal::ActionTooLong { days: 60 });
    assert_eq!(refused(PlanAction { from: "at dawn".into(), ..asked() }), Refusal::NotATime);
    assert_eq!(refused(PlanAction { marking: None, ..asked() }), Refusal::HandlingMissing, "never a default");
    assert_eq!(refused(PlanAction { margin: Some(400), ..asked() }), Refusal::OutOfRange { value: 400, least: 0, most: 336 });
    assert!(plan(&case(), None, &asked(), ACTION, &officer(3, "pl")).is_err(), "not on the case");
    assert_eq!(facts(&asked()).level(), Level::Contact, "as data at AMBER");
    assert_eq!(facts(&PlanAction { tells: Some(Level::Silent), ..asked() }).level(), Level::Silent);
}

#[test]
fn two_actions_conflict_on_the_same_target_or_where_places_touch_at_times_that_are_close() {
    let late = |from: &str, to: &str| facts(&PlanAction { from: from.into(), to: to.into(), ..asked() });
    let ours = facts(&asked());
    assert!(conflict(&ours, &late("2027-03-13 17:59", "2027-03-13 20:00"), true), "71 hours and 59 minutes after it");
    assert!(!conflict(&ours, &late("2027-03-13 18:00", "2027-03-13 20:00"), true), "three days after it");
    assert!(!conflict(&ours, &late("2027-03-10 07:00", "2027-03-10 08:00"), false), "another server");
    let wide = facts(&PlanAction { margin: Some(96), from: "2027-03-14 06:00".into(), to: "2027-03-14 08:00".into(), ..asked() });
    assert!(conflict(&ours, &wide, true) && conflict(&wide, &ours, true), "the wider margin of the two");

    let home = facts(&at_home("52.090700, 4.271300", 300));
    let near = |lat: &str, radius: u32| facts(&at_home(&format!("{lat}, 4.271300"), radius));
    // A thousandth of a degree of latitude is 111.2 metres.
    assert!(conflict(&home, &near("52.095700", 256), false), "556 metres apart, 300 and 256 around");
    assert!(!conflict(&home, &near("52.095700", 255), false));
    let round = distance(PlannedArea { lat: 0, lon: 179_999_999, radius: 1 }, PlannedArea { lat: 0, lon: -179_999_999, radius: 1 });
    assert!(round < 1.0, "across the date line: {round}");
    let far = distance(PlannedArea { lat: 0, lon: 0, radius: 1 }, PlannedArea { lat: 0, lon: 180_000_000, radius: 1 });
    assert!((far - 20_015_114.0).abs() < 1.0, "half around the Earth: {far}");
    let next_day = facts(&PlanAction { from: "2027-03-11 18:00".into(), to: "2027-03-11 19:00".into(), ..at_home("52.090700, 4.271300", 300) });
    assert!(!conflict(&home, &next_day, false), "24 hours for persons");
}

#[test]
fn what_is_planned_is_changed_with_a_reason_by_its_agency_and_called_off() {
    let planned = plan(&case(), None, &asked(), ACTION, &vienna()).expect("planned");
    let back = Change::decode(planned.kind(), 1, &planned.encode()).expect("what was written reads");
    assert!(back.belongs(ACTION.subject(), &Audience::Case(case().id)));
    let mut state = begin(&at_place(&back, &vienna(), (1, 0))).expect("begins");
    let later = PlanAction { from: "2027-03-11 06:00".into(), to: "2027-03-11 18:00".into(), ..asked() };
    assert_eq!(plan(&case(), Some(&state), &later, ACTION, &vienna()), Err(Refusal::TextMissing { field: TextField::Reason }));
    let later = PlanAction { reason: Some("The warrant came late.".into()), ..later };
    assert!(matches!(plan(&case(), Some(&state), &later, ACTION, &paris()), Err(Refusal::NotOfAgency { .. })));
    let moved = plan(&case(), Some(&state), &later, ACTION, &vienna()).expect("moved");
    fold(&mut state, &at_place(&moved, &vienna(), (2, 1))).expect("holds");
    assert_eq!((state.facts.from, state.rivals.len()), (Instant::from_office_time("2027-03-11 06:00").expect("a time"), 0));

    // A colleague who did not know of it: the later is shown, the other kept.
    fold(&mut state, &at_place(&moved, &officer(5, "at"), (3, 1))).expect("holds");
    assert_eq!(state.rivals.len(), 1);
    let off = call_off(&state, &CallOffAction { action: ACTION, reason: "No warrant.".into() }, &vienna()).expect("off");
    fold(&mut state, &at_place(&off, &vienna(), (4, 3))).expect("holds");
    assert!(!state.stands(state.at));
    assert_eq!(plan(&case(), Some(&state), &later, ACTION, &vienna()), Err(Refusal::AlreadyRecorded), "it is off");
    let on = restore(&case(), &state, &CallOffAction { action: ACTION, reason: "It came.".into() }, &vienna()).expect("on");
    fold(&mut state, &at_place(&on, &vienna(), (5, 4))).expect("holds");
    assert!(state.stands(state.at));
}
