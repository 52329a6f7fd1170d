use expect_test::{Expect, expect};
use uuid::Uuid;

use super::folds::{begin, begin_noting, fold, fold_noting};
use super::public::public_version;
use super::rules::unconfirmed;
use super::standing::{OutcomeStanding, facts};
use super::*;
use crate::change::Change;
use crate::counters::{Bound, CounterKind, Quantity, TotalOf};
use crate::duties::{Author, Duty};
use crate::fold::{Fact, Mark};
use crate::ids::DeviceId;

fn agency(text: &str) -> AgencyId {
    AgencyId::parse(text).expect("an agency")
}

fn who(of: &str, duty: Duty) -> Author {
    let country = Country::parse(of);
    Author { stays: false, officer: OfficerId(Uuid::from_u128(7)), agency: Some(agency(of)), country, duties: BTreeSet::from([duty]) }
}

fn digest(text: &str) -> NumbersDigest {
    NumbersDigest(text.to_owned())
}

fn total(kind: CounterKind, quantity: u32, tlp: Tlp) -> Total {
    Total { of: TotalOf { kind, country: None, unit: None }, quantity: Quantity(quantity.into()), bound: Bound::Exactly, tlp }
}

fn numbers(agencies: BTreeMap<AgencyId, NumbersDigest>, now: &str) -> Numbers {
    Numbers { agencies, digest: digest(now), totals: Vec::new() }
}

fn put_of(text: &str) -> Change {
    let case = CaseId(Uuid::from_u128(1));
    let totals = vec![total(CounterKind::Arrest, 4, Tlp::Clear)];
    let country = Country::parse("NL");
    Change::OutcomePut(OutcomePut { case, agency: agency("nl"), country, period: Span::ALWAYS, digest: digest(text), totals, withheld: 0 })
}

fn noted(text: &str) -> Change {
    Change::OutcomeNoted(OutcomeNoted { digest: digest(text), on: "2027-03-01".parse().expect("a day"), text: "Noted.".into() })
}

fn check(deeds: &[(&str, Duty, Change)], expected: &Expect) {
    let mut state: Option<NotingState> = None;
    let mut refused = Vec::new();
    for (at, (of, duty, change)) in (1u64..).zip(deeds) {
        let author = who(of, *duty);
        let mark = Mark { entry: EntryId(Uuid::from_u128(u128::from(at))), device: DeviceId(Uuid::nil()), seq: at, position: Some(at) };
        let fact = Fact { mark, base: 0, at: Instant(0), author: &author, change, batch: None };
        let folded = match &mut state {
            None => begin_noting(&fact).map(|begun| state = Some(begun)),
            Some(state) => fold_noting(state, &fact),
        };
        refused.extend(folded.err().map(|refusal| format!("{of}: {}", refusal.code())));
    }
    let shown = state.map_or("nothing put".to_owned(), |state| {
        let noted = state.noted.as_ref().map_or("-".to_owned(), |it| it.what.digest.0.clone());
        format!("put {}, noted {noted}{}", state.put.digest.0, if state.is_noted() { "" } else { ", waits" })
    });
    expected.assert_eq(&std::iter::once(shown).chain(refused).collect::<Vec<_>>().join("; "));
}

#[test]
fn the_board_notes_the_numbers_that_it_saw() {
    let put = |text| ("nl", Duty::Officer, put_of(text));
    let note = |text| ("de", Duty::Secretary, noted(text));
    check(&[put("a")], &expect!["put a, noted -, waits"]);
    check(&[note("a")], &expect!["nothing put; de: not-recorded"]);
    check(&[("ro", Duty::Officer, put_of("a"))], &expect!["nothing put; ro: not-the-lead"]);
    check(&[put("a"), note("a")], &expect!["put a, noted a"]);
    check(&[put("a"), ("nl", Duty::Officer, noted("a"))], &expect!["put a, noted -, waits; nl: needs-duty"]);
    // The lead put other numbers while the secretary was writing: what she noted is not what is put.
    check(&[put("a"), put("b"), note("a")], &expect!["put b, noted -, waits; de: numbers-changed"]);
    // Numbers were corrected after the Board had noted them: what counts is what was noted, until it notes the new.
    check(&[put("a"), note("a"), put("b")], &expect!["put b, noted a, waits"]);
    check(&[put("a"), note("a"), put("b"), note("b")], &expect!["put b, noted b"]);
    check(&[put("a"), note("a"), note("a"), put("a")], &expect!["put a, noted a; de: already-recorded; nl: already-recorded"]);
}

fn report(parts: &[(OutcomePart, &str, Tlp)]) -> OutcomeState {
    let author = who("nl", Duty::Officer);
    let fact = |change| Fact {
        mark: Mark { entry: EntryId(Uuid::nil()), device: DeviceId(Uuid::nil()), seq: 1, position: None },
        base: 0,
        at: Instant(0),
        author: &author,
        change,
        batch: None,
    };
    let case = CaseId(Uuid::from_u128(1));
    let drafted = Change::OutcomeDrafted(OutcomeDrafted { case, agency: agency("nl"), country: Country::parse("NL"), period: Span::ALWAYS });
    let mut state = begin(&fact(&drafted)).expect("begun");
    let parts = parts.iter().map(|(part, text, tlp)| WrittenPart { part: *part, text: MarkedText { text: (*text).to_owned(), tlp: *tlp } }).collect();
    fold(&mut state, &fact(&Change::OutcomeEdited(OutcomeEdited { period: None, parts }))).expect("edited");
    state
}

#[test]
fn the_public_version_drops_what_is_not_clear_and_says_so() {
    let state = report(&[
        (OutcomePart::Summary, "Servers were taken down.", Tlp::Clear),
        (OutcomePart::Lessons, "The line to the prosecutor was slow.", Tlp::Amber),
        (OutcomePart::Partners, "", Tlp::Red),
    ]);
    let totals = [total(CounterKind::Arrest, 4, Tlp::Clear), total(CounterKind::Search, 16, Tlp::Green)];
    let public = public_version(&state, &totals);
    assert_eq!(public.parts, [(OutcomePart::Summary, "Servers were taken down.".to_owned())]);
    assert_eq!(public.parts_left_out, [(OutcomePart::Lessons, Tlp::Amber)], "an empty text is not left out, it is not there");
    assert_eq!(public.totals, totals.get(..1).unwrap_or_default(), "GREEN is not public");
    assert_eq!(public.totals_left_out, totals.get(1..).unwrap_or_default());
}

#[test]
fn a_confirmation_stands_for_the_numbers_it_named() {
    let mut state = report(&[]);
    let word = Confirmation { digest: digest("a"), totals: Vec::new(), by: OfficerId(Uuid::nil()), at: Instant(0) };
    state.confirmed.insert(agency("ro"), word);
    let asked = |ro: &str| BTreeMap::from([(agency("nl"), digest("n")), (agency("ro"), digest(ro))]);
    assert_eq!(unconfirmed(&state, &asked("a")), BTreeSet::from([agency("nl")]));
    assert_eq!(unconfirmed(&state, &asked("b")), BTreeSet::from([agency("nl"), agency("ro")]), "a number changed after it was confirmed");
}

#[test]
fn how_far_an_outcome_is_follows_the_numbers_as_they_are_now() {
    let mut state = report(&[(OutcomePart::Summary, "Servers were taken down.", Tlp::Clear)]);
    let asked = |ro: &str| BTreeMap::from([(agency("ro"), digest(ro))]);
    let noting = |deeds: &[Change]| -> NotingState {
        let (lead, secretary) = (who("nl", Duty::Officer), who("de", Duty::Secretary));
        let mut state: Option<NotingState> = None;
        for change in deeds {
            let author = if matches!(change, Change::OutcomeNoted(_)) { &secretary } else { &lead };
            let mark = Mark { entry: EntryId(Uuid::nil()), device: DeviceId(Uuid::nil()), seq: 1, position: None };
            let fact = Fact { mark, base: 0, at: Instant(0), author, change, batch: None };
            match &mut state {
                None => state = Some(begin_noting(&fact).expect("put")),
                Some(state) => fold_noting(state, &fact).expect("noted"),
            }
        }
        state.expect("something was put")
    };
    let how =
        |state: Option<&OutcomeState>, noting: Option<&NotingState>, ro: &str, now: &str| facts(state, noting, &numbers(asked(ro), now)).standing;
    assert_eq!(how(None, None, "a", "1"), OutcomeStanding::None);
    assert_eq!(how(Some(&state), None, "a", "1"), OutcomeStanding::Drafted);
    let word = Confirmation { digest: digest("a"), totals: Vec::new(), by: OfficerId(Uuid::nil()), at: Instant(0) };
    state.confirmed.insert(agency("ro"), word);
    assert_eq!(how(Some(&state), None, "a", "1"), OutcomeStanding::Confirmed);
    let (put, noted) = (noting(&[put_of("1")]), noting(&[put_of("1"), noted("1")]));
    assert_eq!(how(Some(&state), Some(&put), "a", "1"), OutcomeStanding::Put);
    // Before the Board noted it, a number changed: what was put is not what is.
    assert_eq!(how(Some(&state), Some(&put), "b", "2"), OutcomeStanding::Drafted);
    assert_eq!(how(Some(&state), Some(&noted), "a", "1"), OutcomeStanding::Noted);
    assert_eq!(how(Some(&state), Some(&noted), "b", "2"), OutcomeStanding::Changed);
    // The number went back to what it was, after another had been put: the Board has noted exactly that.
    let back = noting(&[put_of("1"), self::noted("1"), put_of("2")]);
    assert_eq!(how(Some(&state), Some(&back), "a", "1"), OutcomeStanding::Noted);
    // A desk that reads the Board's journal alone believes the Board.
    assert_eq!(how(None, Some(&noted), "b", "2"), OutcomeStanding::Noted);
}

#[test]
fn the_report_is_written_by_the_lead_and_each_agency_confirms_its_own() {
    let drafted = report(&[]);
    let mut state = drafted.clone();
    let deed = |state: &mut OutcomeState, of: &str, change: Change| {
        let author = who(of, Duty::Officer);
        let mark = Mark { entry: EntryId(Uuid::nil()), device: DeviceId(Uuid::from_u128(9)), seq: 2, position: None };
        fold(state, &Fact { mark, base: 1, at: Instant(0), author: &author, change: &change, batch: None }).map_err(|refusal| refusal.code())
    };
    let edited = || Change::OutcomeEdited(OutcomeEdited { period: None, parts: Vec::new() });
    let confirms = |of: &str| Change::NumbersConfirmed(NumbersConfirmed { agency: agency(of), digest: digest("a"), totals: Vec::new() });
    assert_eq!(deed(&mut state, "ro", edited()), Err("not-the-lead"));
    assert_eq!(deed(&mut state, "nl", edited()), Ok(()));
    assert_eq!(deed(&mut state, "nl", confirms("ro")), Err("not-of-agency"), "not even the lead confirms for another");
    assert_eq!(deed(&mut state, "ro", confirms("ro")), Ok(()));
    assert_eq!(state.confirmed.len(), 1);
    assert_eq!(drafted.confirmed.len(), 0);
}
