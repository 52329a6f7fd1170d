//! Traps of notes: who writes one, whom it names, what it corrects.

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::cases::{Origin, Stage};
use crate::counters::tests::case;
use crate::roster::rules::tests::{ANA, BEA, CEM, agency, office, officer, organisation};

const DOV: OfficerId = OfficerId(Uuid::from_u128(4));
const NOBODY: OfficerId = OfficerId(Uuid::from_u128(99));

/// On a case of the Netherlands and Romania: Ana of the Netherlands, Bea of France, Cem of EC3, Dov of Austria.
fn roster() -> Roster {
    let mut roster = office(&[officer(ANA, "nl", &[]), officer(BEA, "fr", &[]), officer(CEM, "ec3", &[]), officer(DOV, "at", &[])]);
    roster.organisations.extend([organisation("nl", &[])]);
    roster
}

fn who(id: OfficerId, of: &str, duty: Duty) -> Author {
    Author { stays: false, officer: id, agency: Some(agency(of)), country: crate::Country::parse(of), duties: [duty].into() }
}

fn ana() -> Author {
    who(ANA, "nl", Duty::Officer)
}

fn note(case: &CaseState, by: OfficerId) -> NoteState {
    NoteState {
        id: NoteId(Uuid::from_u128(1)),
        case: case.id,
        text: "Rang.".into(),
        mentions: Vec::new(),
        corrects: None,
        task: None,
        by,
        at: Instant(0),
    }
}

fn said(case: &CaseState, author: &Author, text: &str, (mentions, corrected): (&[OfficerId], Option<&NoteState>)) -> &'static str {
    let request = WriteNote { case: case.id, text: text.into(), mentions: mentions.to_vec(), corrects: corrected.map(|note| note.id), task: None };
    let written = write(case, corrected, &roster(), &request, NoteId(Uuid::from_u128(2)), author);
    written.map_or_else(|refusal| refusal.code(), |_| "holds")
}

#[test]
fn a_note_calls_those_who_may_read_it() {
    let mut it = case(Stage::Data, Origin::Proposed);
    it.officers.insert(DOV, Instant(0));
    let check = |mentions: &[OfficerId], expected: Expect| expected.assert_eq(said(&it, &ana(), "See this.", (mentions, None)));
    check(&[ANA], expect!["holds"]); // Of an agency that takes part.
    check(&[CEM], expect!["holds"]); // Of a body that hosts.
    check(&[DOV], expect!["holds"]); // On the case by name.
    check(&[BEA], expect!["may-not-read"]);
    check(&[ANA, BEA], expect!["may-not-read"]); // One of several is enough.
    check(&[NOBODY], expect!["may-not-read"]);
    it.officers.clear();
    assert_eq!(said(&it, &ana(), "See this.", (&[DOV], None)), "may-not-read", "who was taken off the case reads nothing more of it");
}

/// A company that is a guest has no country, as a body of the Union has none: it has part in its own case, and in no other.
#[test]
fn a_guest_without_a_country_has_no_part_in_other_cases() {
    let guest = OfficerId(Uuid::from_u128(5));
    let mut roster = roster();
    let mut company = organisation("sample-telecom", &[]);
    company.1.kind = crate::roster::OrganisationKind::Company;
    roster.organisations.extend([company]);
    roster.officers.extend([officer(guest, "sample-telecom", &[])]);
    let it = case(Stage::Data, Origin::Proposed);
    let joined = |officer| crate::cases::rules::join_officer(&it, &roster, officer, &ana()).map_or_else(|refusal| refusal.code(), |_| "holds");
    assert_eq!((joined(guest), joined(CEM)), ("not-of-agency", "holds"));
    assert_eq!((may_read(&it, &roster, guest), may_read(&it, &roster, CEM)), (false, true));
    let answers = |key: &str| crate::plan::rules::can_answer(&it, &roster, &agency(key)).is_ok();
    assert_eq!((answers("sample-telecom"), answers("ec3")), (false, true));
}

#[test]
fn only_ones_own_note_is_corrected() {
    let it = case(Stage::Data, Origin::Proposed);
    let elsewhere = CaseState { id: CaseId(Uuid::from_u128(77)), ..it.clone() };
    let check = |corrected: &NoteState, expected: Expect| expected.assert_eq(said(&it, &ana(), "Rang twice.", (&[], Some(corrected))));
    check(&note(&it, ANA), expect!["holds"]);
    check(&note(&it, CEM), expect!["not-recorded"]); // Somebody else's.
    check(&note(&elsewhere, ANA), expect!["not-recorded"]); // One's own of another case.
}

#[test]
fn a_note_is_written_by_who_takes_part_and_says_something() {
    let mut it = case(Stage::Data, Origin::Proposed);
    it.officers.insert(DOV, Instant(0));
    let check = |author: Author, expected: Expect| expected.assert_eq(said(&it, &author, "See this.", (&[], None)));
    check(ana(), expect!["holds"]);
    check(who(CEM, "ec3", Duty::Ec3), expect!["holds"]);
    check(who(CEM, "ec3", Duty::Secretary), expect!["holds"]);
    check(who(BEA, "fr", Duty::Officer), expect!["not-the-lead"]);
    check(who(DOV, "at", Duty::Guest), expect!["holds"]); // A guest on the one case that names them.
    check(who(BEA, "fr", Duty::Guest), expect!["needs-duty"]);
    assert_eq!(said(&it, &ana(), "  ", (&[], None)), "text-missing");
}

#[test]
fn who_is_on_a_case_by_name_writes_notes_on_it_whatever_brought_them_there() {
    let mut it = case(Stage::Data, Origin::Proposed);
    let writes = |it: &CaseState, duty: Duty| said(it, &who(DOV, "at", duty), "See this.", (&[], None));
    for duty in [Duty::Officer, Duty::Eurojust, Duty::Analyst, Duty::Guest] {
        assert_ne!(writes(&it, duty), "holds", "{duty}, of an agency that does not take part");
    }
    it.officers.insert(DOV, Instant(0));
    for duty in [Duty::Officer, Duty::Eurojust, Duty::Analyst, Duty::Guest] {
        assert_eq!(writes(&it, duty), "holds", "{duty}");
    }
    assert_ne!(writes(&it, Duty::Auditor), "holds");
    assert_eq!(said(&it, &who(BEA, "fr", Duty::Secretary), "See this.", (&[], None)), "holds");
}
