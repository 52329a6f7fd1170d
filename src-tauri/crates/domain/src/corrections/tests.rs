//! Traps of corrections (AUD-5).

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::Country;
use crate::contributions::tests::{given, recorded, vienna};
use crate::duties::Duty;
use crate::fold::Mark;
use crate::handling::Tlp;
use crate::ids::{DeviceId, EntryId, SubjectId};
use crate::marking::Pap;
use crate::roster::rules::tests::{ANA, BEA, day};

fn who(id: OfficerId, of: &str, duties: &[Duty]) -> Author {
    Author {
        stays: false,
        officer: id,
        agency: AgencyId::parse(of),
        country: Country::parse(&of.to_uppercase()),
        duties: duties.iter().copied().collect::<BTreeSet<_>>(),
    }
}

fn said<T>(answer: Result<T, Refusal>) -> &'static str {
    answer.map_or_else(|refusal| refusal.code(), |_| "holds")
}

fn agency(of: &str) -> AgencyId {
    AgencyId::parse(of).expect("an agency")
}

fn fact<'a>(change: &'a Change, author: &'a Author, base: u64, position: u64) -> Fact<'a> {
    let mark =
        Mark { entry: EntryId(Uuid::from_u128(position.into())), device: DeviceId(Uuid::from_u128(1)), seq: position, position: Some(position) };
    Fact { mark, base, at: day("2027-03-01").begins(), author, change, batch: None }
}

fn at() -> Author {
    who(ANA, "at", &[Duty::Officer])
}

fn fr() -> Author {
    who(BEA, "fr", &[Duty::Officer])
}

/// A correction of Austria's data that France received, and Austria itself is named by mistake.
fn announced() -> CorrectionState {
    let to = |of: &str| Addressee { agency: agency(of), received: day("2027-01-01") };
    let change = Change::CorrectionAnnounced(CorrectionAnnounced {
        correction: CorrectionId(Uuid::from_u128(7)),
        case: CaseId(Uuid::from_u128(8)),
        contribution: Some(ContributionId(Uuid::from_u128(9))),
        what: Corrected::Withdrawn,
        replaced: None,
        pairs: Vec::new(),
        to: vec![to("fr"), to("at")],
        papers: None,
    });
    begin(&fact(&change, &at(), 0, 1)).expect("begun")
}

fn ack(state: &CorrectionState, done: bool) -> AcknowledgeCorrection {
    AcknowledgeCorrection { correction: state.id, done, note: None }
}

fn then(mut state: CorrectionState, change: &Change, author: &Author, position: u64) -> CorrectionState {
    fold(&mut state, &fact(change, author, position - 1, position)).expect("holds");
    state
}

#[test]
fn only_an_agency_that_was_told_says_that_it_is_done_and_once() {
    let it = announced();
    let check = |it: &CorrectionState, author: &Author, done: bool, expected: Expect| {
        expected.assert_eq(said(acknowledge(it, &ack(it, done), author)));
    };
    check(&it, &fr(), true, expect!["holds"]);
    check(&it, &who(BEA, "be", &[Duty::Officer]), true, expect!["not-addressed"]);
    check(&it, &at(), true, expect!["not-addressed"]); // Nobody tells itself.
    check(&it, &who(BEA, "fr", &[Duty::Representative]), true, expect!["needs-duty"]); // Does not read the case.
    check(&it, &fr(), false, expect!["not-recorded"]);
    let done = then(it, &acknowledge(&announced(), &ack(&announced(), true), &fr()).expect("holds"), &fr(), 2);
    check(&done, &fr(), true, expect!["already-recorded"]);
    check(&done, &fr(), false, expect!["holds"]); // Undone.
    assert!(!done.waits_for(&agency("fr")) && !done.waits_for(&agency("be")));
}

#[test]
fn what_is_taken_back_is_told_again_to_who_had_acted_on_it_and_to_nobody_else() {
    let it = announced();
    let back = take_back(&it, &at()).expect("holds");
    assert_eq!(said(take_back(&it, &fr())), "not-of-agency");
    assert_eq!(said(renew(&it, &at())), "already-recorded");
    assert!(it.waits_for(&agency("fr")));
    let untouched = then(it.clone(), &back, &at(), 2);
    assert!(!untouched.waits_for(&agency("fr")), "it had done nothing, and has nothing to do");
    let acked = then(it, &acknowledge(&announced(), &ack(&announced(), true), &fr()).expect("holds"), &fr(), 2);
    let undone = then(acked, &back, &at(), 3);
    assert!(undone.waits_for(&agency("fr")), "it had acted on it");
    let again = then(undone.clone(), &acknowledge(&undone, &ack(&undone, true), &fr()).expect("holds"), &fr(), 4);
    assert!(!again.waits_for(&agency("fr")));
    let renewed = then(again, &renew(&undone, &at()).expect("holds"), &at(), 5);
    assert!(renewed.waits_for(&agency("fr")), "made again, it is told again");
    let never = then(untouched.clone(), &renew(&untouched, &at()).expect("holds"), &at(), 3);
    assert!(never.waits_for(&agency("fr")));
}

#[test]
fn a_second_word_of_an_agency_that_did_not_know_of_the_first_changes_nothing() {
    let it = announced();
    let change = acknowledge(&it, &ack(&it, true), &fr()).expect("holds");
    let first = then(it, &change, &fr(), 2);
    let mut both = first.clone();
    fold(&mut both, &fact(&change, &who(ANA, "fr", &[Duty::Officer]), 1, 3)).expect("is no conflict");
    assert_eq!(both, first);
}

#[test]
fn a_value_is_put_right_by_its_agency_and_the_others_stay_in_their_order() {
    let value = |normal: &str| Indicator { kind: "domain".into(), normal: normal.into(), given: None, because: None };
    let mut state = recorded(&given());
    state.indicators = ["a.example.com", "b.example.com", "c.example.com"].map(value).to_vec();
    let check = |author: &Author, values: &[(&str, Option<&str>)], expected: Expect| {
        let one = |(normal, becomes): &(&str, Option<&str>)| ValueCorrection {
            kind: "domain".into(),
            normal: (*normal).into(),
            becomes: becomes.map(str::to_owned),
        };
        let request = CorrectIndicators { contribution: state.id, values: values.iter().map(one).collect(), reason: "Misread.".into() };
        let becomes: Vec<Option<Indicator>> = values.iter().map(|(_, becomes)| becomes.map(value)).collect();
        let came = match correct(&state, &request, &becomes, author) {
            Ok((left, pairs)) => {
                let left: Vec<&str> = left.iter().map(|it| it.normal.split('.').next().unwrap_or_default()).collect();
                let pairs: Vec<String> = pairs.iter().map(|it| format!("{}→{}", it.was, it.now.map_or("-".into(), |n| n.to_string()))).collect();
                format!("{} {}", left.join(" "), pairs.join(" "))
            }
            Err(refusal) => refusal.code().to_owned(),
        };
        expected.assert_eq(&came);
    };
    let mine = vienna();
    check(&mine, &[("b.example.com", Some("x.example.com"))], expect!["a x c 1→1"]);
    check(&mine, &[("a.example.com", None)], expect!["b c 0→-"]); // Taken out: it is in no later place.
    check(&mine, &[("a.example.com", Some("c.example.com"))], expect!["c b 0→0"]); // What is there already is there once.
    check(&mine, &[("a.example.com", None), ("b.example.com", None), ("c.example.com", None)], expect![" 0→- 1→- 2→-"]);
    check(&mine, &[("a.example.com", Some("a.example.com"))], expect!["nothing-to-record"]);
    check(&mine, &[("z.example.com", None)], expect!["not-recorded"]);
    check(&mine, &[], expect!["nothing-to-record"]);
    check(&fr(), &[("a.example.com", None)], expect!["not-of-agency"]); // What another asserts is its own (DAT-1).
}

#[test]
fn a_marking_restricts_where_any_part_of_it_is_stricter() {
    let of = |tlp: Tlp, pap: Pap| Marking::of(tlp, pap);
    let green = of(Tlp::Green, Pap::Amber);
    assert!(restricts(&green, &of(Tlp::Amber, Pap::Amber)));
    assert!(restricts(&green, &of(Tlp::Clear, Pap::Red)), "one part is enough");
    assert!(restricts(&green, &Marking { h2: true, ..green.clone() }));
    assert!(!restricts(&green, &green));
    assert!(!restricts(&green, &of(Tlp::Clear, Pap::Clear)));
}

#[test]
fn whom_an_agency_tells_itself_is_its_own_list() {
    let it = announced();
    let untold = UntoldId(Uuid::from_u128(3));
    let add = AddUntold { correction: it.id, name: "Prosecutor's office".into(), on: day("2027-02-01") };
    let listed = list(&it, &add, untold, &at(), day("2027-03-01")).expect("holds");
    assert_eq!(said(list(&it, &add, untold, &fr(), day("2027-03-01"))), "not-of-agency");
    assert_eq!(said(list(&it, &add, untold, &at(), day("2027-01-01"))), "in-the-future");
    assert_eq!(said(list(&it, &add, untold, &who(ANA, "at", &[Duty::Guest]), day("2027-03-01"))), "needs-duty");
    let mut telling = begin_telling(&fact(&listed, &at(), 0, 1)).expect("begun");
    let tick = |done: bool| TickUntold { correction: it.id, untold, done, note: None };
    let told = super::tick(&telling, &it, &tick(true), &at()).expect("holds");
    assert_eq!(said(super::tick(&telling, &it, &tick(false), &at())), "not-recorded");
    let other = TickUntold { untold: UntoldId(Uuid::from_u128(4)), ..tick(true) };
    assert_eq!(said(super::tick(&telling, &it, &other, &at())), "not-recorded");
    fold_telling(&mut telling, &fact(&told, &at(), 1, 2)).expect("holds");
    assert_eq!(said(super::tick(&telling, &it, &tick(true), &at())), "already-recorded");
    let back = then(it.clone(), &take_back(&it, &at()).expect("holds"), &at(), 2);
    assert_eq!(said(super::tick(&telling, &back, &tick(true), &at())), "holds", "they were told, so they are told that it holds again");
}

#[test]
fn an_erasure_is_said_once_by_whoever_says_it_first_and_is_never_taken_back() {
    let data = recorded(&given());
    assert_eq!(said(erased(&data, data.id.erasure(), Vec::new(), &at())), "not-recorded", "only what is erased");
    let mut gone = data;
    let signed = crate::contributions::retention::Signed { by: ANA, agency: agency("at"), at: day("2027-03-01").begins() };
    let mark = Mark { entry: EntryId(Uuid::from_u128(3)), device: DeviceId(Uuid::from_u128(1)), seq: 3, position: Some(3) };
    let ground = crate::contributions::retention::Ground::NotNeeded;
    gone.retention.erased =
        Some(crate::contributions::retention::Erased { ground, also: BTreeSet::new(), first: signed.clone(), second: signed, mark });
    assert_eq!(said(erased(&gone, gone.id.erasure(), Vec::new(), &fr())), "not-of-agency", "whose data they were");
    let to = vec![Addressee { agency: agency("fr"), received: day("2027-01-01") }];
    let change = erased(&gone, gone.id.erasure(), to, &at()).expect("announced");
    assert!(change.belongs(gone.id.erasure().subject(), &crate::Audience::Case(gone.case)));
    let it = begin(&fact(&change, &at(), 0, 4)).expect("begun");
    let again = then(it.clone(), &change, &at(), 5);
    assert_eq!(again, it, "a colleague's desk did not know");
    assert_eq!(said(holds(&it, &change, &fr())), "not-of-agency");
    assert_eq!(said(take_back(&it, &at())), "data-erased");
    assert_eq!(said(acknowledge(&it, &ack(&it, true), &fr())), "holds");
    let one = |name: &str, way| untold_once(it.id, name, way);
    assert_eq!(one("Court", ReceivedBy::Export), one("Court", ReceivedBy::Export));
    assert_ne!(one("Court", ReceivedBy::Export), one("Court", ReceivedBy::Permission));
    assert_eq!(said(holds(&announced(), &change, &at())), "already-recorded", "another kind of correction is announced once");
}

#[test]
fn an_erasure_of_notes_and_documents_is_said_once_by_their_agency_and_is_never_taken_back() {
    use crate::contributions::retention::{Erased, Ground, Signed};
    let signed = Signed { by: ANA, agency: agency("at"), at: day("2027-03-01").begins() };
    let mark = Mark { entry: EntryId(Uuid::from_u128(3)), device: DeviceId(Uuid::from_u128(1)), seq: 3, position: Some(3) };
    let of = |papers: &[u128]| Erased {
        ground: Ground::NotNeeded,
        also: papers.iter().map(|it| SubjectId(Uuid::from_u128(*it))).collect(),
        first: signed.clone(),
        second: signed.clone(),
        mark: mark.clone(),
    };
    let (first, second) = (of(&[21, 22]), of(&[23]));
    let mut state = PapersState::new(CaseId(Uuid::from_u128(8)), agency("at"));
    assert_eq!(said(papers_erased(&state, &first, papers_erasure(&state, &first), Vec::new(), &at())), "not-recorded", "only what is erased");
    state.erased = vec![first.clone(), second.clone()];
    assert_eq!(said(papers_erased(&state, &first, papers_erasure(&state, &first), Vec::new(), &fr())), "not-of-agency", "whose they were");
    assert_ne!(papers_erasure(&state, &first), papers_erasure(&state, &second), "each is told");
    let to = vec![Addressee { agency: agency("fr"), received: day("2027-01-01") }];
    let change = papers_erased(&state, &first, papers_erasure(&state, &first), to, &at()).expect("announced");
    assert!(change.belongs(papers_erasure(&state, &first).subject(), &crate::Audience::Case(state.case)));
    let it = begin(&fact(&change, &at(), 0, 4)).expect("begun");
    assert_eq!((it.contribution, it.papers, &it.agency), (None, Some(2), &agency("at")));
    assert_eq!(then(it.clone(), &change, &at(), 5), it, "a colleague's desk did not know");
    assert_eq!(said(holds(&it, &change, &fr())), "not-of-agency");
    assert_eq!(said(take_back(&it, &at())), "data-erased");
    assert_eq!(said(acknowledge(&it, &ack(&it, true), &fr())), "holds");
    // Of data nobody says how many papers they are, and of papers nobody names data.
    let Change::CorrectionAnnounced(told) = change else { panic!("announced") };
    let mixed = [
        CorrectionAnnounced { contribution: Some(ContributionId(Uuid::from_u128(9))), ..told.clone() },
        CorrectionAnnounced { papers: None, ..told.clone() },
        CorrectionAnnounced { what: Corrected::Erased, ..told },
    ];
    for wrong in mixed.map(Change::CorrectionAnnounced) {
        assert_eq!(said(begin(&fact(&wrong, &at(), 0, 4))), "out-of-place");
    }
}
