//! Traps of drafts, and of what becomes a proposal.

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::cases::{CoverScope, CrimeArea};
use crate::handling::{Handling, Tlp};
use crate::roster::MembershipKind;
use crate::roster::rules::tests::{agency, day, office, organisation, span};

fn officer(of: &str) -> Author {
    Author { stays: false, officer: OfficerId(Uuid::from_u128(5)), agency: Some(agency(of)), country: None, duties: [Duty::Officer].into() }
}

/// A draft of Sweden.
fn draft(stage: DraftStage, areas: &[CrimeArea]) -> DraftState {
    let facts = CaseFacts {
        areas: areas.iter().copied().collect(),
        empact: None,
        countries: [].into(),
        urgent_by: None,
        handling: Handling::tlp(Tlp::Amber),
        scope: CoverScope::Taskforce,
    };
    let cover = CoverText { title: "Quiet Harbour".into(), summary: None, victims: None, loss: None };
    DraftState { case: CaseId(Uuid::nil()), agency: agency("se"), by: OfficerId(Uuid::nil()), at: Instant(0), stage, facts, cover }
}

#[test]
fn only_a_member_of_the_day_submits() {
    let check = |kind: MembershipKind, on: &str, expected: Expect| {
        let mut roster = office(&[]);
        roster.organisations.extend([organisation("se", &[(kind, span("2026-01-01", "2026-06-01"))])]);
        let submitted = submit(&draft(DraftStage::Open, &[CrimeArea::Facilitators]), &roster, (2026, 1), &officer("se"), day(on));
        expected.assert_eq(submitted.map_or_else(|refusal| refusal.code(), |_| "holds"));
    };
    use MembershipKind::{Attached, Member};
    check(Member, "2025-12-31", expect!["not-a-member"]);
    check(Member, "2026-01-01", expect!["holds"]);
    check(Member, "2026-05-31", expect!["holds"]);
    check(Member, "2026-06-01", expect!["not-a-member"]); // The day on which the membership ends.
    check(Attached, "2026-05-31", expect!["not-a-member"]);
}

#[test]
fn a_draft_that_ended_stays_as_it_is_until_it_is_restored() {
    let mut roster = office(&[]);
    roster.organisations.extend([organisation("se", &[(MembershipKind::Member, crate::Span::ALWAYS)])]);
    let check = |stage: DraftStage, of: &str, expected: Expect| {
        let state = draft(stage, &[CrimeArea::Facilitators]);
        let said = |answer: Result<(), Refusal>| answer.map_or_else(|refusal| refusal.code(), |()| "holds");
        let edit = edit_draft(&state, &EditDraft { case: state.case, edits: CaseEdits::default() }, &officer(of)).map(|_| ());
        let sent = submit(&state, &roster, (2026, 1), &officer(of), day("2026-03-01")).map(|_| ());
        let discarded = holds(&state, &Change::DraftDiscarded(DraftDiscarded {}), &officer(of));
        let restored = holds(&state, &Change::DraftRestored(DraftRestored {}), &officer(of));
        expected.assert_eq(&[edit, sent, discarded, restored].map(said).join(" "));
    };
    check(DraftStage::Open, "se", expect!["holds holds holds draft-ended"]);
    check(DraftStage::Discarded, "se", expect!["draft-ended draft-ended draft-ended holds"]);
    check(DraftStage::Submitted, "se", expect!["draft-ended draft-ended draft-ended draft-ended"]); // It is the Board's now.
    check(DraftStage::Open, "at", expect!["not-of-agency not-of-agency not-of-agency not-of-agency"]);
}

#[test]
fn what_is_submitted_says_what_a_proposal_needs() {
    let mut roster = office(&[]);
    roster.organisations.extend([organisation("se", &[(MembershipKind::Member, crate::Span::ALWAYS)])]);
    let ask = |state: &DraftState| submit(state, &roster, (2026, 31), &officer("se"), day("2026-03-01"));
    assert_eq!(ask(&draft(DraftStage::Open, &[])).map(|_| ()), Err(Refusal::NoCrimeArea));
    let Change::ProposalSubmitted(it) = ask(&draft(DraftStage::Open, &[CrimeArea::PaymentFraud])).expect("a proposal").proposal else {
        panic!("a proposal")
    };
    assert_eq!((it.year, it.number, it.country.to_string()), (2026, 31, "SE".into()), "led by the agency's own country if it is selected");
}
