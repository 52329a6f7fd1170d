//! Traps of duties that take two persons, and of administrators who end each other, in office order.

use super::*;
use crate::duties::Post;
use crate::roster::{OfficerState, PostEnded, PostProposed, PostSeconded, PostWithdrawn, rules};

const CEM: OfficerId = OfficerId(Uuid::from_u128(3));

/// Somebody of an agency. An administrator here has a term without an end.
fn of(officer: OfficerId, agency: &str, duties: &[Duty]) -> Author {
    Author { agency: AgencyId::parse(agency), ..author(officer, duties) }
}

/// Where an entry stands.
#[derive(Clone, Copy)]
struct At {
    /// Its place among its desk's own.
    seq: u64,
    /// Its position, once the office has given it one.
    position: Option<u64>,
    /// Up to where its author had read.
    base: u64,
    at: i64,
}

/// In an office of which others have written a hundred entries.
fn later(n: u64) -> At {
    At { seq: n, position: Some(100 + n), base: 100, at: NOW + i64::try_from(n).expect("a small number") }
}

fn folds(state: &mut Option<State>, at: At, author: &Author, change: &Change) -> &'static str {
    let entry = EntryId(Uuid::from_u128(u128::from(at.seq)));
    let mark = Mark { entry, device: DeviceId(Uuid::from_u128(9)), seq: at.seq, position: at.position };
    match fold(state, &Fact { mark, base: at.base, at: Instant(at.at), author, change, batch: None }) {
        Verdict::Holds => "holds",
        Verdict::Overtaken(refusal) => refusal.code(),
    }
}

/// Folds entries of one officer of Austria that follow on each other in an office; the first recorded the officer.
fn story(officer: OfficerId, changes: &[(&Author, Change)]) -> (OfficerState, Vec<&'static str>) {
    let mut state = None;
    let admin = of(ANA, "at", &[Duty::Administrator]);
    let agency = AgencyId::parse("at").expect("an agency");
    folds(&mut state, later(1), &admin, &Change::OfficerRecorded(OfficerRecorded { officer, agency, name: "x".into() }));
    let said = (2..).zip(changes).map(|(n, (author, change))| folds(&mut state, later(n), author, change)).collect();
    match state {
        Some(State::Officer(state)) => (state, said),
        other => panic!("an officer, not {other:?}"),
    }
}

fn term(from: &str, to: &str) -> Span {
    let end = |text: &str| (!text.is_empty()).then(|| day(text));
    Span { from: end(from), to: end(to) }
}

fn granted(duty: Duty, span: Span) -> Change {
    Change::PostGranted(PostGranted { duty, span, before_the_office: true })
}

fn proposed(duty: Duty, span: Span) -> Change {
    Change::PostProposed(PostProposed { duty, span })
}

fn proposal(n: u128) -> EntryId {
    EntryId(Uuid::from_u128(n))
}

fn seconded(n: u128) -> Change {
    Change::PostSeconded(PostSeconded { proposal: proposal(n) })
}

fn ended(duty: Duty, from: &str, to: &str) -> Change {
    let Span { from, to } = term(from, to);
    Change::PostEnded(PostEnded { duty, from, to })
}

const TAKE_TWO: [Duty; 3] = [Duty::Administrator, Duty::Auditor, Duty::Secretary];

#[test]
fn an_administrator_an_auditor_and_a_secretary_are_named_by_two_persons_of_different_agencies() {
    let admin = of(ANA, "at", &[Duty::Administrator]);
    let paris = of(CEM, "fr", &[Duty::Representative]);
    let all: Vec<Duty> = Duty::ALL.iter().copied().filter(|duty| duty.takes_two()).collect();
    assert_eq!(all.iter().map(|duty| duty.label()).collect::<Vec<_>>(), ["secretary", "administrator", "auditor"]);
    for duty in TAKE_TWO {
        let open = term("2027-01-01", "");
        let (state, said) = story(BEA, &[(&admin, granted(duty, open)), (&admin, proposed(duty, open))]);
        assert_eq!(said, ["needs-second-person", "holds"], "{duty}: one word is none, whatever it calls itself");
        assert_eq!((state.posts.len(), state.proposed.len()), (0, 1), "{duty}: a proposal gives nothing");
        let (state, said) = story(BEA, &[(&admin, proposed(duty, open)), (&paris, seconded(2)), (&paris, seconded(2))]);
        assert_eq!(said, ["holds", "holds", "nothing-to-end"]);
        assert_eq!((state.posts, state.proposed.len()), (vec![Post { duty, span: open }], 0));
    }
}

#[test]
fn who_seconds_is_of_another_agency_and_somebody_else_than_who_gets_the_duty() {
    let admin = of(ANA, "at", &[Duty::Administrator]);
    let check = |who: &Author, expected: &str| {
        let (state, said) = story(BEA, &[(&admin, proposed(Duty::Secretary, term("2027-01-01", ""))), (who, seconded(2))]);
        assert_eq!(said, ["holds", expected], "{:?} of {:?}", who.duties, who.agency);
        assert_eq!(state.posts.is_empty(), expected != "holds");
    };
    for duty in Duty::ALL {
        let may = matches!(duty, Duty::Administrator | Duty::Representative | Duty::Ec3);
        check(&of(CEM, "fr", &[*duty]), if may { "holds" } else { "needs-duty" });
    }
    check(&admin, "needs-second-person");
    check(&of(CEM, "at", &[Duty::Administrator]), "needs-second-person");
    check(&of(BEA, "fr", &[Duty::Representative]), "own-duty");
    check(&Author { agency: None, ..of(CEM, "fr", &[Duty::Administrator]) }, "needs-second-person");
}

#[test]
fn a_proposal_is_judged_where_it_stands_and_is_taken_back_before_it_is_seconded() {
    let admin = of(ANA, "at", &[Duty::Administrator]);
    let paris = of(CEM, "fr", &[Duty::Representative]);
    let former = of(ANA, "at", &[]);
    let open = term("2027-01-01", "");
    let (_, said) = story(BEA, &[(&former, proposed(Duty::Secretary, open)), (&paris, seconded(2))]);
    assert_eq!(said, ["needs-duty", "nothing-to-end"], "proposed by nobody who may");
    let (_, said) = story(BEA, &[(&admin, proposed(Duty::Officer, open)), (&paris, proposed(Duty::Secretary, open))]);
    assert_eq!(said, ["one-person-is-enough", "needs-duty"]);
    let again = [(&admin, proposed(Duty::Secretary, open)), (&admin, proposed(Duty::Secretary, term("2028-01-01", "")))];
    assert_eq!(story(BEA, &again).1, ["holds", "already-proposed"], "two who did not know of each other");
    let withdrawn = Change::PostWithdrawn(PostWithdrawn { proposal: proposal(2) });
    for who in [&admin, &former, &of(CEM, "fr", &[Duty::Administrator])] {
        let (state, said) =
            story(BEA, &[(&admin, proposed(Duty::Secretary, open)), (&paris, withdrawn.clone()), (who, withdrawn.clone()), (&paris, seconded(2))]);
        assert_eq!(said, ["holds", "needs-duty", "holds", "nothing-to-end"], "who proposed it, or an administrator");
        assert!(state.posts.is_empty());
    }
    // What came between: the officer became auditor meanwhile, or left.
    let meanwhile =
        [(&admin, proposed(Duty::Secretary, open)), (&admin, proposed(Duty::Auditor, open)), (&paris, seconded(3)), (&paris, seconded(2))];
    assert_eq!(story(BEA, &meanwhile).1, ["holds", "holds", "holds", "incompatible-duties"]);
    let dismissed = Change::OfficerDismissed(OfficerDismissed { officer: BEA });
    let left = [(&admin, proposed(Duty::Secretary, open)), (&admin, dismissed), (&paris, seconded(2))];
    assert_eq!(story(BEA, &left).1, ["holds", "holds", "nothing-to-end"]);
}

#[test]
fn one_person_grants_while_nobody_else_has_written() {
    let admin = of(ANA, "at", &[Duty::Administrator]);
    let check = |at: At, expected: &str, why: &str| {
        let mut state = None;
        let agency = AgencyId::parse("at").expect("an agency");
        let recorded = Change::OfficerRecorded(OfficerRecorded { officer: BEA, agency, name: "x".into() });
        folds(&mut state, At { seq: at.seq - 1, position: at.position.map(|it| it - 1), ..at }, &admin, &recorded);
        assert_eq!(folds(&mut state, at, &admin, &granted(Duty::Secretary, term("2027-01-01", ""))), expected, "{why}");
    };
    check(At { seq: 2, position: None, base: 0, at: NOW }, "holds", "a desk that works alone");
    check(At { seq: 2, position: Some(2), base: 0, at: NOW }, "holds", "the same once an office was founded with it");
    check(At { seq: 2, position: Some(3), base: 0, at: NOW }, "needs-second-person", "somebody else had written by then");
    check(At { seq: 2, position: Some(2), base: 1, at: NOW }, "needs-second-person", "its author had read what an office took");
    check(At { seq: 2, position: None, base: 1, at: NOW }, "needs-second-person", "and waits for it");
    let before = rules::TWO_PERSONS_SINCE.0 - 1;
    check(At { at: before, ..later(2) }, "holds", "what an office took before there was the rule");
    check(At { at: before + 1, ..later(2) }, "needs-second-person", "and from then on");
}

#[test]
fn one_person_ends_what_two_granted_and_never_makes_it_longer() {
    let admin = of(ANA, "at", &[Duty::Administrator]);
    let paris = of(CEM, "fr", &[Duty::Representative]);
    let check = |duty: Duty, to: &str, then: &str, expected: &str| {
        let span = term("2027-01-01", to);
        let first = if duty.takes_two() { vec![(&admin, proposed(duty, span)), (&paris, seconded(2))] } else { vec![(&admin, granted(duty, span))] };
        let (_, said) = story(BEA, &[first, vec![(&admin, ended(duty, "2027-01-01", then))]].concat());
        assert_eq!(said.last(), Some(&expected), "{duty}: {to:?}, then {then:?}");
    };
    check(Duty::Secretary, "", "2027-06-01", "holds");
    check(Duty::Secretary, "2027-06-01", "2027-05-01", "holds");
    check(Duty::Secretary, "2027-06-01", "2027-06-02", "needs-second-person");
    check(Duty::Secretary, "2027-06-01", "", "needs-second-person");
    check(Duty::Officer, "2027-06-01", "", "holds");
}

/// Folds what two administrators did to each other without knowing of it: each in the subject of the other, the second judged as what it
/// was after the first. Gives what became of the two, and how many administrators are left in the end.
fn crossed(first: &Change, second: &Change) -> (Vec<&'static str>, usize) {
    let mut people = [ANA, BEA].map(|officer| {
        let agency = AgencyId::parse("at").expect("an agency");
        let mut state = None;
        let root = of(CEM, "fr", &[Duty::Administrator]);
        folds(&mut state, later(1), &root, &Change::OfficerRecorded(OfficerRecorded { officer, agency, name: "x".into() }));
        folds(&mut state, later(2), &root, &proposed(Duty::Administrator, term("2026-01-01", "")));
        folds(&mut state, later(3), &of(OfficerId(Uuid::from_u128(4)), "it", &[Duty::Ec3]), &seconded(2));
        state
    });
    let author_of = |state: &Option<State>, at: i64| match state {
        Some(State::Officer(it)) => {
            crate::duties::Standing { agency: it.agency.clone(), country: None, posts: it.posts.clone() }.on(it.id, Instant(at).office_day())
        }
        other => panic!("an officer, not {other:?}"),
    };
    let mut said = Vec::new();
    for (n, (by, change)) in (4..).zip([(0, first), (1, second)]) {
        let author = author_of(&people[by], NOW);
        let of = if matches!(change, Change::PostEnded(it) if it.to == Some(day("2027-12-24"))) { by } else { 1 - by };
        said.push(folds(&mut people[of], later(n), &author, change));
    }
    let years = 10 * 366 * DAY;
    (said, people.iter().filter(|state| author_of(state, NOW + years).has(Duty::Administrator)).count())
}

#[test]
fn whatever_two_administrators_do_at_once_one_is_left() {
    let end = |to: &str| ended(Duty::Administrator, "2026-01-01", to);
    let dismissed = |officer| Change::OfficerDismissed(OfficerDismissed { officer });
    // On Christmas Eve each ends their own term; on any other day that of the other.
    let (today, later_on, own) = ("2027-03-01", "2027-04-01", "2027-12-24");
    assert_eq!(crossed(&end(today), &end(today)), (vec!["holds", "needs-duty"], 1), "the second was none any more");
    assert_eq!(crossed(&end(later_on), &end(later_on)), (vec!["holds", "must-stay"], 1), "the second was one still, and is to go");
    assert_eq!(crossed(&end(later_on), &end(today)), (vec!["holds", "must-stay"], 1));
    assert_eq!(crossed(&end(later_on), &dismissed(ANA)), (vec!["holds", "must-stay"], 1));
    assert_eq!(crossed(&dismissed(BEA), &dismissed(ANA)), (vec!["holds", "needs-duty"], 1));
    assert_eq!(crossed(&end(own), &end(own)), (vec!["own-administration"; 2], 2), "each of them relied on the other");
    assert_eq!(crossed(&end(own), &end(later_on)), (vec!["own-administration", "holds"], 1));
}
