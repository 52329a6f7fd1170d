//! Traps of requests of data subjects (AUD-5).

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::Country;
use crate::fold::Mark;
use crate::ids::{DeviceId, EntryId};
use crate::roster::rules::tests::{ANA, BEA, day};

fn who(id: OfficerId, of: &str, duties: &[Duty]) -> Author {
    Author {
        stays: false,
        officer: id,
        agency: AgencyId::parse(of),
        country: Country::parse(&of.to_uppercase()),
        duties: duties.iter().copied().collect(),
    }
}

fn ana() -> Author {
    who(ANA, "at", &[Duty::Officer])
}

fn said<T>(answer: Result<T, Refusal>) -> &'static str {
    answer.map_or_else(|refusal| refusal.code(), |_| "holds")
}

fn about() -> Vec<Indicator> {
    vec![Indicator { kind: "email".into(), normal: "someone@example.com".into(), given: None, because: None }]
}

fn asks(kind: DataRequestKind, received: &str, due: Option<&str>) -> RecordDataRequest {
    RecordDataRequest { kind, reference: "DSR 12".into(), received: day(received), due: due.map(day), about: Vec::new() }
}

fn id() -> DataRequestId {
    DataRequestId(Uuid::from_u128(1))
}

fn row(n: u128) -> SubjectId {
    SubjectId(Uuid::from_u128(n))
}

fn found(n: u128, of: &str) -> Found {
    Found { row: row(n), agency: AgencyId::parse(of).expect("an agency") }
}

/// A fact by a desk; `base` is what its author had read, `position` where it stands.
fn fact<'a>(change: &'a Change, author: &'a Author, device: u128, base: u64, position: u64) -> Fact<'a> {
    let mark =
        Mark { entry: EntryId(Uuid::from_u128(position.into())), device: DeviceId(Uuid::from_u128(device)), seq: position, position: Some(position) };
    Fact { mark, base, at: day("2027-03-01").begins(), author, change, batch: None }
}

fn state(kind: DataRequestKind) -> DataRequestState {
    let change = record(id(), &asks(kind, "2027-02-01", None), about(), &ana(), day("2027-03-01")).expect("recorded");
    begin(&fact(&change, &ana(), 1, 0, 1)).expect("begun")
}

fn with(mut state: DataRequestState, change: &Change, position: u64) -> DataRequestState {
    fold(&mut state, &fact(change, &ana(), 1, position - 1, position)).expect("holds");
    state
}

#[test]
fn a_request_is_recorded_by_who_answers_for_the_agency_with_something_that_describes_who_asks() {
    let check = |author: &Author, request: &RecordDataRequest, about: Vec<Indicator>, expected: Expect| {
        expected.assert_eq(said(record(id(), request, about, author, day("2027-03-01"))));
    };
    let access = asks(DataRequestKind::Access, "2027-02-01", None);
    check(&ana(), &access, about(), expect!["holds"]);
    check(&who(BEA, "at", &[Duty::Representative]), &access, about(), expect!["holds"]);
    check(&who(BEA, "ec3", &[Duty::Ec3]), &access, about(), expect!["holds"]);
    check(&who(BEA, "at", &[Duty::Auditor]), &access, about(), expect!["needs-duty"]); // Reads records and no content.
    check(&who(BEA, "at", &[Duty::Administrator]), &access, about(), expect!["needs-duty"]);
    check(&who(BEA, "at", &[Duty::Guest]), &access, about(), expect!["needs-duty"]);
    check(&ana(), &access, Vec::new(), expect!["nothing-to-compare"]);
    check(&ana(), &access, vec![about().remove(0); MOST_IDENTIFIERS + 1], expect!["too-many"]);
    check(&ana(), &asks(DataRequestKind::Access, "2027-03-02", None), about(), expect!["in-the-future"]);
    check(&ana(), &asks(DataRequestKind::Access, "2027-02-01", Some("2027-01-31")), about(), expect!["ends-before-it-begins"]);
    check(&ana(), &RecordDataRequest { reference: " ".into(), ..access }, about(), expect!["text-missing"]);
}

#[test]
fn an_answer_is_due_a_month_later_unless_somebody_says_otherwise() {
    let of = |received: &str, due: Option<&str>| match record(id(), &asks(DataRequestKind::Access, received, due), about(), &ana(), day("2027-12-01"))
    {
        Ok(Change::DataRequestRecorded(it)) => it.due.to_string(),
        other => format!("{other:?}"),
    };
    assert_eq!(of("2027-02-01", None), "2027-03-01");
    assert_eq!(of("2027-01-31", None), "2027-02-28", "there is no 31st of February");
    assert_eq!(of("2027-02-01", Some("2027-02-10")), "2027-02-10");
    let it = state(DataRequestKind::Access);
    assert!(!it.is_overdue(day("2027-03-01")), "its last day is in it");
    assert!(it.is_overdue(day("2027-03-02")));
}

#[test]
fn what_is_told_is_decided_for_ones_own_data_alone_and_what_is_withheld_has_a_reason() {
    let it = state(DataRequestKind::Access);
    let all = [found(1, "at"), found(2, "fr")];
    let check = |author: &Author, rows: &[u128], said_of: Option<RowSaid>, expected: Expect| {
        let request = DecideDataRequestRows { request: id(), rows: rows.iter().map(|n| row(*n)).collect(), said: said_of };
        expected.assert_eq(said(decide(&it, &request, &all, author)));
    };
    let told = || Some(RowSaid { withheld: None, reason: None });
    let withheld = |reason: Option<&str>| Some(RowSaid { withheld: Some(WithholdGround::Inquiries), reason: reason.map(str::to_owned) });
    check(&ana(), &[1], told(), expect!["holds"]);
    check(&ana(), &[1], None, expect!["holds"]); // Taken back.
    check(&ana(), &[1], withheld(Some("The house is watched.")), expect!["holds"]);
    check(&ana(), &[1], withheld(None), expect!["text-missing"]);
    check(&ana(), &[1], withheld(Some("  ")), expect!["text-missing"]);
    check(&ana(), &[2], told(), expect!["others-data"]); // Its provider tells.
    check(&ana(), &[1, 2], told(), expect!["others-data"]);
    check(&ana(), &[3], told(), expect!["not-recorded"]); // It is not among what was found.
    check(&ana(), &[1; MOST_ROWS + 1], told(), expect!["too-many"]);
    check(&ana(), &[], told(), expect!["nothing-to-record"]);
    check(&who(BEA, "fr", &[Duty::Officer]), &[1], told(), expect!["not-of-agency"]);
    check(&who(BEA, "at", &[Duty::Auditor]), &[1], told(), expect!["needs-duty"]);
}

#[test]
fn what_came_of_access_follows_from_what_is_told_and_nothing_is_answered_while_something_is_undecided() {
    let say = |it: DataRequestState, n: u128, position: u64, withheld: bool| {
        let withheld = withheld.then_some(WithholdGround::OthersRights);
        let change = Change::DataRequestRowsDecided(DataRequestRowsDecided { rows: vec![row(n)], said: Some(RowSaid { withheld, reason: None }) });
        with(it, &change, position)
    };
    let all = [found(1, "at"), found(2, "at"), found(3, "fr")];
    let check = |it: &DataRequestState, found: &[Found], outcome: Option<DataRequestOutcome>, reason: Option<&str>, expected: Expect| {
        let request = AnswerDataRequest { request: id(), outcome, reason: reason.map(str::to_owned) };
        let came = match answer(it, &request, found, &ana()) {
            Ok(Change::DataRequestAnswered(it)) => format!("{} {}/{}", it.outcome, it.told, it.withheld),
            other => said(other).to_owned(),
        };
        expected.assert_eq(&came);
    };
    let asked = || state(DataRequestKind::Access);
    check(&asked(), &all, None, None, expect!["rows-undecided"]);
    check(&asked(), &all[2..], None, None, expect!["answer-nothing-held 0/0"]); // What others hold is theirs to tell.
    let one = say(asked(), 1, 2, false);
    check(&one, &all, None, None, expect!["rows-undecided"]);
    check(&say(one.clone(), 2, 3, false), &all, None, None, expect!["answer-granted 2/0"]);
    check(&say(one.clone(), 2, 3, true), &all, None, Some("Rights of a witness."), expect!["answer-partly 1/1"]);
    check(&say(one.clone(), 2, 3, true), &all, None, None, expect!["text-missing"]); // A refusal has a reason.
    check(&say(one.clone(), 2, 3, true), &all, Some(DataRequestOutcome::Granted), Some("So."), expect!["answer-partly 1/1"]); // No word against the facts.
    check(&say(say(asked(), 1, 2, true), 2, 3, true), &all, None, Some("Watched."), expect!["answer-refused 0/2"]);
    let erase = || say(say(state(DataRequestKind::Erasure), 1, 2, false), 2, 3, false);
    check(&erase(), &all, None, None, expect!["outcome-not-said"]);
    check(&erase(), &all, Some(DataRequestOutcome::Granted), None, expect!["answer-granted 2/0"]);
    check(&erase(), &all, Some(DataRequestOutcome::Refused), None, expect!["text-missing"]);
    check(&erase(), &all, Some(DataRequestOutcome::NothingHeld), None, expect!["outcome-not-said"]);
    check(&erase(), &[], Some(DataRequestOutcome::Granted), None, expect!["answer-nothing-held 0/0"]);
}

#[test]
fn a_closed_request_takes_nothing_but_being_opened_again() {
    let asked = state(DataRequestKind::Access);
    let reason = || Reasoned { reason: "So.".into() };
    let answered = Change::DataRequestAnswered(DataRequestAnswered { outcome: DataRequestOutcome::NothingHeld, reason: None, told: 0, withheld: 0 });
    let (reopened, taken) = (Change::DataRequestReopened(reason()), Change::DataRequestWithdrawn(reason()));
    let closed = with(asked.clone(), &answered, 2);
    assert_eq!(said(holds(&closed, &answered, &ana())), "data-request-closed");
    assert_eq!(said(holds(&closed, &taken, &ana())), "data-request-closed");
    assert_eq!(said(holds(&asked, &reopened, &ana())), "already-recorded");
    assert!(!closed.is_overdue(day("2030-01-01")), "what is answered is not overdue");
    assert!(with(closed, &reopened, 3).is_open());
    assert!(with(with(asked, &taken, 2), &reopened, 3).is_open(), "undoing a withdrawal");
}

#[test]
fn two_who_say_otherwise_without_knowing_of_each_other_leave_a_row_undecided() {
    let mut it = state(DataRequestKind::Access);
    let told = Change::DataRequestRowsDecided(DataRequestRowsDecided { rows: vec![row(1)], said: Some(RowSaid { withheld: None, reason: None }) });
    let kept = RowSaid { withheld: Some(WithholdGround::NationalSecurity), reason: Some("Kept.".into()) };
    let withheld = Change::DataRequestRowsDecided(DataRequestRowsDecided { rows: vec![row(1)], said: Some(kept) });
    fold(&mut it, &fact(&told, &ana(), 1, 1, 2)).expect("holds");
    fold(&mut it, &fact(&withheld, &who(BEA, "at", &[Duty::Officer]), 2, 1, 3)).expect("holds");
    assert_eq!(it.said(row(1)), None, "nobody answers on a word that another contradicts");
    fold(&mut it, &fact(&told, &ana(), 1, 3, 4)).expect("holds");
    assert!(it.said(row(1)).is_some_and(|said| said.withheld.is_none()), "who has seen both settles it");
}
