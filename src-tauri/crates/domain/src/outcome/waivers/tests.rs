use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::Country;
use crate::cases::{Origin, Stage};
use crate::counters::tests::case;
use crate::fold::Mark;
use crate::ids::{DeviceId, OfficerId};
use crate::outcome::folds;
use crate::outcome::rules::put;
use crate::outcome::standing::{OutcomeStanding, facts};
use crate::outcome::{Numbers, NumbersConfirmed, OutcomeDrafted, OutcomePutWithout};

const DAY: i64 = 86_400_000;
const REASON: &str = "Its liaison office was closed and nobody took over.";

fn agency(text: &str) -> AgencyId {
    AgencyId::parse(text).expect("an agency")
}

/// Somebody: `nl` leads, `ec3` is EC3's, `ec32` a second officer there.
fn who(name: &str) -> Author {
    let of = name.trim_end_matches('2');
    let duty = if of == "ec3" { Duty::Ec3 } else { Duty::Officer };
    let number = name.bytes().fold(0_u128, |sum, byte| sum * 256 + u128::from(byte));
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(number)),
        agency: Some(agency(of)),
        country: Country::parse(of),
        duties: BTreeSet::from([duty]),
    }
}

fn digests() -> BTreeMap<AgencyId, NumbersDigest> {
    ["nl", "ro"].map(|of| (agency(of), NumbersDigest(of.into()))).into()
}

fn numbers() -> Numbers {
    Numbers { agencies: digests(), digest: NumbersDigest("all".into()), totals: Vec::new() }
}

fn in_wrap_up() -> CaseState {
    case(Stage::WrapUp, Origin::Proposed)
}

fn folded(state: &mut Option<OutcomeState>, at: u64, name: &str, change: &Change) -> Result<(), Refusal> {
    let author = who(name);
    let mark = Mark { entry: EntryId(Uuid::from_u128(at.into())), device: DeviceId(author.officer.0), seq: at, position: Some(at) };
    let fact = Fact { mark, base: at - 1, at: Instant(0), author: &author, change, batch: None };
    match state {
        None => folds::begin(&fact).map(|begun| *state = Some(begun)),
        Some(state) => folds::fold(state, &fact),
    }
}

/// A report of which the Netherlands have confirmed their numbers and Romania has not.
fn begun() -> Option<OutcomeState> {
    let mut state = None;
    let (id, country) = (in_wrap_up().id, Country::parse("NL"));
    let drafted = Change::OutcomeDrafted(OutcomeDrafted { case: id, agency: agency("nl"), country, period: crate::Span::ALWAYS });
    folded(&mut state, 1, "nl", &drafted).expect("begun");
    folded(&mut state, 2, "nl", &confirmed("nl")).expect("confirmed");
    state
}

fn confirmed(of: &str) -> Change {
    Change::NumbersConfirmed(NumbersConfirmed { agency: agency(of), digest: NumbersDigest(of.into()), totals: Vec::new() })
}

enum Deed {
    Ask(&'static str),
    Second,
    End,
    Confirm,
}

/// What somebody does about Romania on a day after the report was begun, decided and then folded.
fn check(deeds: &[(&str, i64, Deed)], expected: &Expect) {
    let (case, mut state) = (in_wrap_up(), begun());
    let mut said = Vec::new();
    for (at, (name, day, deed)) in (3_u64..).zip(deeds) {
        let known = state.as_ref().expect("a report");
        let waiver = known.waivers.last().map_or(EntryId(Uuid::nil()), |it| it.id);
        let author = who(name);
        let change = match deed {
            Deed::Ask(reason) => {
                let request = AskConfirmationWaiver { case: case.id, agency: agency("ro"), reason: (*reason).into() };
                ask(&case, known, &digests(), &request, Instant(day * DAY), &author)
            }
            Deed::Second => second(&case, known, waiver, &author),
            Deed::End => end(&case, known, &EndConfirmationWaiver { case: case.id, waiver, reason: "It answered.".into() }, &author),
            Deed::Confirm => Ok(confirmed("ro")),
        };
        if let Err(refusal) = change.and_then(|change| folded(&mut state, at, name, &change)) {
            said.push(format!("{name}: {}", refusal.code()));
        }
    }
    let state = state.expect("a report");
    let list = |of: BTreeSet<AgencyId>| of.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>().join(" ");
    let shown = format!("waits for [{}], left out [{}]", list(missing(&state, &digests())), list(left_out(&state, &digests())));
    expected.assert_eq(&std::iter::once(shown).chain(said).collect::<Vec<_>>().join("; "));
}

#[test]
fn an_agency_that_never_answers_is_left_out_by_two_persons_after_a_while() {
    use Deed::{Ask, Confirm, End, Second};
    check(&[], &expect!["waits for [ro], left out []"]);
    check(&[("nl", 13, Ask(REASON))], &expect!["waits for [ro], left out []; nl: too-early-to-waive"]);
    check(&[("nl", 14, Ask(REASON))], &expect!["waits for [ro], left out []"]); // One alone leaves nobody out.
    check(&[("nl", 14, Ask("It is late."))], &expect!["waits for [ro], left out []; nl: reason-too-short"]);
    check(&[("de", 14, Ask(REASON))], &expect!["waits for [ro], left out []; de: not-the-lead"]);
    check(&[("ro", 14, Ask(REASON))], &expect!["waits for [ro], left out []; ro: not-the-lead"]);
    check(&[("nl", 14, Ask(REASON)), ("nl", 15, Ask(REASON))], &expect!["waits for [ro], left out []; nl: already-recorded"]);
    check(&[("nl", 14, Ask(REASON)), ("nl", 14, Second)], &expect!["waits for [ro], left out []; nl: needs-duty"]);
    check(&[("nl", 14, Ask(REASON)), ("ec3", 14, Second)], &expect!["waits for [], left out [ro]"]);
    check(&[("nl", 14, Ask(REASON)), ("ec3", 14, Second), ("ec32", 14, Second)], &expect!["waits for [], left out [ro]; ec32: already-recorded"]);
    check(&[("nl", 14, Ask(REASON)), ("ec3", 14, Second), ("nl", 15, End)], &expect!["waits for [ro], left out []"]);
    check(&[("nl", 14, Ask(REASON)), ("ec3", 14, Second), ("ro", 15, End)], &expect!["waits for [], left out [ro]; ro: not-the-lead"]);
    // Its own word takes the place of that, and a waiver does not come back when its numbers change.
    check(&[("nl", 14, Ask(REASON)), ("ec3", 14, Second), ("ro", 15, Confirm)], &expect!["waits for [], left out []"]);
    check(&[("nl", 14, Ask(REASON)), ("ro", 15, Confirm), ("ec3", 15, Second)], &expect!["waits for [], left out []; ec3: nothing-to-end"]);
    check(&[("ro", 15, Confirm), ("nl", 15, Ask(REASON))], &expect!["waits for [], left out []; nl: has-confirmed"]);
}

#[test]
fn nobody_goes_without_a_confirmation_that_one_could_give() {
    let (case, state) = (in_wrap_up(), begun().expect("a report"));
    let later = Instant(30 * DAY);
    assert_eq!(may_ask(&case, &state, &agency("nl"), later, &who("nl")), Err(Refusal::ConfirmInstead));
    let stranger = AskConfirmationWaiver { case: case.id, agency: agency("fr"), reason: REASON.into() };
    assert_eq!(ask(&case, &state, &digests(), &stranger, later, &who("nl")), Err(Refusal::NotOnCase { agency: agency("fr") }));
}

#[test]
fn what_is_put_before_the_board_says_whose_numbers_are_missing() {
    let (case, mut state) = (in_wrap_up(), begun());
    let request = AskConfirmationWaiver { case: case.id, agency: agency("ro"), reason: REASON.into() };
    let asked = ask(&case, state.as_ref().expect("a report"), &digests(), &request, Instant(14 * DAY), &who("nl")).expect("asked");
    folded(&mut state, 3, "nl", &asked).expect("folded");
    let waits = put(&case, state.as_ref().expect("a report"), None, &numbers(), &who("nl"));
    assert_eq!(waits, Err(Refusal::NotConfirmed { agencies: vec![agency("ro")] }), "one person alone leaves nobody out");
    let seconded = second(&case, state.as_ref().expect("a report"), EntryId(Uuid::from_u128(3)), &who("ec3")).expect("seconded");
    folded(&mut state, 4, "ec3", &seconded).expect("folded");
    let state = state.expect("a report");
    let change = put(&case, &state, None, &numbers(), &who("nl")).expect("put");
    assert!(matches!(&change, Change::OutcomePutWithout(OutcomePutWithout { without, .. }) if *without == [agency("ro")]), "{change:?}");
    let found = facts(Some(&state), None, &numbers());
    assert!(found.is_complete() && found.standing == OutcomeStanding::Confirmed, "{found:?}");
    assert_eq!(found.unconfirmed, BTreeSet::from([agency("ro")]), "it is still marked as not confirmed, and still asked on Today");
}

/// RDY has the same two persons: `readiness::rules::tests::who_asked_does_not_second_whatever_duties_one_holds`.
#[test]
fn who_asked_does_not_second_whatever_duties_one_holds() {
    let (case, mut state) = (in_wrap_up(), begun());
    let both = Author { duties: BTreeSet::from([Duty::Officer, Duty::Ec3]), ..who("nl") };
    let request = AskConfirmationWaiver { case: case.id, agency: agency("ro"), reason: REASON.into() };
    let asked = ask(&case, state.as_ref().expect("a report"), &digests(), &request, Instant(14 * DAY), &both).expect("asked");
    folded(&mut state, 3, "nl", &asked).expect("folded");
    let mut state = state.expect("a report");
    let waiver = EntryId(Uuid::from_u128(3));
    assert_eq!(second(&case, &state, waiver, &both), Err(Refusal::SecondPerson));
    let change = Change::ConfirmationWaiverSeconded(super::ConfirmationWaiverSeconded { waiver });
    let mark = Mark { entry: EntryId(Uuid::from_u128(4)), device: DeviceId(both.officer.0), seq: 4, position: Some(4) };
    let fact = Fact { mark, base: 3, at: Instant(0), author: &both, change: &change, batch: None };
    assert_eq!(folds::fold(&mut state, &fact), Err(Refusal::SecondPerson), "nor on any other desk");
    assert!(second(&case, &state, waiver, &who("ec3")).is_ok(), "another one does");
}
