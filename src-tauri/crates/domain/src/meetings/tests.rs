use std::collections::BTreeSet;

use expect_test::expect;
use proptest::prelude::*;
use uuid::Uuid;

use super::rules::{self, AgreePoint, CallMeeting, MeetingTyped, RecordMinutes};
use super::*;
use crate::cases::{CaseBroughtIn, CaseFacts, CaseState, CoverScope, Stage};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::{Fact, Mark};
use crate::handling::Handling;
use crate::ids::{AgencyId, AuthorityId, DeviceId, EntryId};
use crate::roster::Roster;
use crate::{Country, Refusal};

fn agency(text: &str) -> AgencyId {
    AgencyId::parse(text).expect("an agency")
}

fn who(of: &str, duty: Duty) -> Author {
    let number = of.bytes().fold(0u128, |sum, byte| sum * 256 + u128::from(byte));
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(number)),
        agency: Some(agency(of)),
        country: Country::parse(of),
        duties: BTreeSet::from([duty]),
    }
}

/// A change by somebody, with its place in the journal and up to where its author had read.
fn fact<'a>(author: &'a Author, change: &'a Change, at: u64, base: u64) -> Fact<'a> {
    let mark = Mark { entry: EntryId(Uuid::from_u128(u128::from(at))), device: DeviceId(author.officer.0), seq: at, position: Some(at) };
    Fact { mark, base, at: Instant(i64::try_from(at).unwrap_or_default()), author, change, batch: None }
}

fn case(stage: Stage) -> CaseState {
    let author = who("at", Duty::Officer);
    let handling = Handling { tlp: crate::handling::Tlp::Amber, h1: false, h2: false, h3: None };
    let facts =
        CaseFacts { areas: BTreeSet::new(), empact: None, countries: BTreeSet::new(), urgent_by: None, handling, scope: CoverScope::Taskforce };
    let change = Change::CaseBroughtIn(CaseBroughtIn {
        case: CaseId(Uuid::from_u128(7)),
        year: 2026,
        number: 1,
        agency: agency("at"),
        country: Country::parse("AT"),
        facts,
        stage,
        began: None,
        ended: None,
        reference: None,
        agencies: BTreeSet::from([agency("nl")]),
    });
    crate::cases::begin(&fact(&author, &change, 1, 0)).expect("a case")
}

fn typed(at: &str, zone: &str) -> MeetingTyped {
    MeetingTyped {
        title: "Before the action day".into(),
        at: at.into(),
        zone: Some(zone.into()),
        minutes: 90,
        place: Some("Room 2".into()),
        agenda: vec!["Warrants".into(), "  ".into(), "Press".into()],
        invited: People::default(),
    }
}

fn called(typed: MeetingTyped) -> Result<Change, Refusal> {
    let case = case(Stage::Planning);
    let request = CallMeeting { case: case.id, typed };
    rules::call(&case, &Roster::default(), &BTreeSet::new(), &request, MeetingId(Uuid::from_u128(9)), &who("nl", Duty::Officer))
}

fn meeting() -> MeetingState {
    let change = called(typed("2027-01-26 14:00", "Europe/Amsterdam")).expect("a meeting");
    begin(&fact(&who("nl", Duty::Officer), &change, 2, 0)).expect("a meeting")
}

fn agreed(number: u128, text: &str) -> Change {
    Change::PointAgreed(PointAgreed { point: PointId(Uuid::from_u128(number)), kind: PointKind::Agreed, text: text.into(), task: None })
}

fn withdrawn(number: u128) -> Change {
    Change::PointWithdrawn(PointWithdrawn { point: PointId(Uuid::from_u128(number)), reason: "A slip.".into() })
}

#[test]
fn a_meeting_is_when_the_clocks_of_its_zone_say() {
    let begins = |at: &str, zone: &str| match called(typed(at, zone)) {
        Ok(Change::MeetingCalled(it)) => it.when.begins.in_utc(),
        Ok(_) => "something else".into(),
        Err(refusal) => refusal.to_string(),
    };
    expect![[r#"
        [
            "2027-01-26T13:00:00Z",
            "2027-01-26T19:00:00Z",
            "2027-06-01T12:00:00Z",
            "not-a-time",
            "not-a-time",
            "unknown-zone",
        ]
    "#]]
    .assert_debug_eq(&[
        begins("2027-01-26 14:00", "Europe/Amsterdam"),
        begins("2027-01-26T14:00", "America/Bogota"),
        begins("2027-06-01 14:00", "Europe/Vienna"),
        // The hour that the clocks leave out in spring.
        begins("2027-03-28 02:30", "Europe/Vienna"),
        begins("26.1.2027 14:00", "Europe/Vienna"),
        begins("2027-01-26 14:00", "Europe/Atlantis"),
    ]);
    assert_eq!(meeting().agenda.value, ["Warrants", "Press"], "an empty line is no item");
    assert_eq!(meeting().ends().in_utc(), "2027-01-26T14:30:00Z");
}

#[test]
fn what_two_desks_change_apart_is_kept_of_both() {
    let (nl, at) = (who("nl", Duty::Officer), who("at", Duty::Officer));
    let mut state = meeting();
    let moved = Change::MeetingChanged(MeetingChanged { edits: MeetingEdits { title: Some("The day before".into()), ..MeetingEdits::default() } });
    let placed = Change::MeetingChanged(MeetingChanged { edits: MeetingEdits { place: Some(vec!["Room 5".into()]), ..MeetingEdits::default() } });
    // Neither knew of the other.
    fold(&mut state, &fact(&nl, &moved, 3, 2)).expect("holds");
    fold(&mut state, &fact(&at, &placed, 4, 2)).expect("holds");
    assert_eq!((state.title.value.as_str(), state.place.value.as_deref()), ("The day before", Some("Room 5")));
    assert!(state.title.rivals.is_empty() && state.place.rivals.is_empty());
    assert_eq!(state.revision, 2, "a calendar sees that it was changed");
    let other = Change::MeetingChanged(MeetingChanged { edits: MeetingEdits { place: Some(vec!["By video".into()]), ..MeetingEdits::default() } });
    fold(&mut state, &fact(&nl, &other, 5, 2)).expect("holds");
    assert_eq!(state.place.rivals.len(), 1, "the same field is a conflict, and both are kept");
}

#[test]
fn minutes_are_refused_before_the_meeting_and_by_who_is_not_there() {
    let (case, state) = (case(Stage::Planning), meeting());
    let begins = state.when.value.begins;
    let request = RecordMinutes { meeting: state.id, attended: People::default(), text: Some("All agreed.".into()) };
    let minute = |case: &CaseState, now: i64, author: &Author| {
        rules::minute(case, &Roster::default(), &BTreeSet::new(), &state, &request, Instant(begins.0 + now), author).map(drop)
    };
    assert_eq!(minute(&case, -1, &who("nl", Duty::Officer)), Err(Refusal::InTheFuture));
    assert_eq!(minute(&case, 0, &who("nl", Duty::Officer)), Ok(()));
    assert_eq!(minute(&case, 0, &who("fr", Duty::Officer)), Err(Refusal::NotTheLead { lead: agency("at") }));
    assert_eq!(minute(&case, 0, &who("nl", Duty::Secretary)), Err(Refusal::NeedsDuty { duty: Duty::Officer }));
    let mut with_eurojust = case.clone();
    assert_eq!(minute(&case, 0, &who("eurojust", Duty::Eurojust)), Err(Refusal::NeedsDuty { duty: Duty::Officer }), "not on the case");
    with_eurojust.agencies.insert(agency("eurojust"));
    assert_eq!(minute(&with_eurojust, 0, &who("eurojust", Duty::Eurojust)), Ok(()));
    let mut closed = case;
    closed.stage = Stage::Closed;
    assert_eq!(minute(&closed, 0, &who("nl", Duty::Officer)), Err(Refusal::NotRunning { stage: Stage::Closed }));
}

#[test]
fn who_is_invited_can_read_the_case_and_is_in_the_register() {
    let stranger = People { officers: vec![OfficerId(Uuid::from_u128(5))], authorities: Vec::new() };
    let refused = called(MeetingTyped { invited: stranger, ..typed("2027-01-26 14:00", "Europe/Amsterdam") });
    assert_eq!(refused, Err(Refusal::MayNotRead { officer: String::new() }));
    let unknown = People { officers: Vec::new(), authorities: vec![AuthorityId(Uuid::from_u128(6))] };
    let refused = called(MeetingTyped { invited: unknown, ..typed("2027-01-26 14:00", "Europe/Amsterdam") });
    assert_eq!(refused, Err(Refusal::NotRecorded));
    let refused = called(MeetingTyped { minutes: 2, ..typed("2027-01-26 14:00", "Europe/Amsterdam") });
    assert_eq!(refused, Err(Refusal::OutOfRange { value: 2, least: 5, most: 10_080 }));
}

#[test]
fn what_somebody_is_to_do_fits_the_title_of_a_task() {
    let (case, state, nl) = (case(Stage::Planning), meeting(), who("nl", Duty::Officer));
    let agree = |text: &str, task: Option<TaskId>| {
        let request = AgreePoint { meeting: state.id, text: text.into(), follow_up: None };
        rules::agree(&case, &state, &request, (PointId(Uuid::from_u128(1)), task), &nl)
    };
    let long = "x".repeat(201);
    assert!(agree(&long, None).is_ok());
    let refused = Refusal::TextTooLong { field: crate::text::TextField::Title, limit: 200, found: 201 };
    assert_eq!(agree(&long, Some(TaskId(Uuid::from_u128(2)))), Err(refused));
}

#[test]
fn a_meeting_is_cancelled_once_and_what_it_agreed_stands() {
    let nl = who("nl", Duty::Officer);
    let mut state = meeting();
    let cancelled = Change::MeetingCancelled(crate::cases::Reasoned { reason: "Leak.".into() });
    fold(&mut state, &fact(&nl, &cancelled, 3, 2)).expect("holds");
    assert_eq!(fold(&mut state, &fact(&nl, &cancelled, 4, 2)), Err(Refusal::NothingToEnd));
    fold(&mut state, &fact(&nl, &agreed(1, "Two warrants."), 5, 2)).expect("it did take place");
    assert_eq!(fold(&mut state, &fact(&nl, &agreed(1, "Again."), 6, 2)), Err(Refusal::AlreadyRecorded));
    fold(&mut state, &fact(&nl, &withdrawn(1), 7, 2)).expect("holds");
    assert_eq!(fold(&mut state, &fact(&nl, &withdrawn(1), 8, 2)), Err(Refusal::NothingToEnd));
    let restored = Change::MeetingRestored(MeetingRestored {});
    fold(&mut state, &fact(&nl, &restored, 9, 8)).expect("holds");
    assert_eq!(fold(&mut state, &fact(&nl, &restored, 10, 9)), Err(Refusal::NothingToEnd));
    assert_eq!((state.standing().count(), state.revision), (0, 2));
}

proptest! {
    /// Desks that write minutes apart keep each other's points, in whatever order the office takes them: what stands is what was
    /// written and not taken back by its own desk.
    #[test]
    fn points_of_several_desks_come_to_the_same_list(order in Just((0..12u64).collect::<Vec<_>>()).prop_shuffle(), back in prop::collection::vec(any::<bool>(), 12)) {
        let desks = [who("nl", Duty::Officer), who("at", Duty::Officer), who("ec3", Duty::Ec3)];
        let mut state = meeting();
        let mut place = 3;
        for number in &order {
            let desk = &desks[usize::try_from(number % 3).unwrap_or_default()];
            let id = u128::from(*number) + 1;
            fold(&mut state, &fact(desk, &agreed(id, &format!("Point {number}")), place, 2)).expect("holds");
            place += 1;
            if back[usize::try_from(*number).unwrap_or_default()] {
                fold(&mut state, &fact(desk, &withdrawn(id), place, 2)).expect("holds");
                place += 1;
            }
        }
        let stands: Vec<String> = state.standing().map(|(_, point)| point.text.clone()).collect();
        let expected: Vec<String> = (0..12).filter(|number| !back[*number]).map(|number| format!("Point {number}")).collect();
        prop_assert_eq!(stands, expected);
    }
}
