//! Traps of a proposal's life, of its facts, of what is brought in and of the Board's order.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::Instant;
use crate::cases::{Origin, ReviewBegun, fold};
use crate::counters::tests::case as of_netherlands;
use crate::fold::{Fact, Mark};
use crate::handling::Tlp;
use crate::ids::{DeviceId, EntryId, OfficerId, RoundId};

fn agency(key: &str) -> AgencyId {
    AgencyId::parse(key).expect("an agency")
}

fn who(of: &str, country: &str, duty: Duty) -> Author {
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(5)),
        agency: Some(agency(of)),
        country: Country::parse(country),
        duties: BTreeSet::from([duty]),
    }
}

fn dutch() -> Author {
    who("nl", "NL", Duty::Officer)
}

/// Another agency of the Netherlands.
fn marechaussee() -> Author {
    who("nl-kmar", "NL", Duty::Officer)
}

fn romanian() -> Author {
    who("ro", "RO", Duty::Officer)
}

fn secretary() -> Author {
    who("ec3", "", Duty::Secretary)
}

/// Proposed by the Netherlands.
fn proposed(stage: Stage) -> CaseState {
    of_netherlands(stage, Origin::Proposed)
}

fn brought_in(stage: Stage, approved_by: Option<OfficerId>) -> CaseState {
    of_netherlands(stage, Origin::BroughtIn { began: None, ended: None, reference: None, approved_by })
}

fn said<T>(answer: Result<T, Refusal>) -> &'static str {
    answer.map_or_else(|refusal| refusal.code(), |_| "holds")
}

fn facts(areas: &[CrimeArea]) -> CaseFacts {
    CaseFacts {
        areas: areas.iter().copied().collect(),
        empact: None,
        countries: BTreeSet::new(),
        urgent_by: None,
        handling: Handling::tlp(Tlp::Amber),
        scope: crate::cases::CoverScope::Taskforce,
    }
}

fn reasoned() -> Reasoned {
    Reasoned { reason: "-".into() }
}

fn decision(outcome: Outcome) -> Change {
    let into = (outcome == Outcome::Merged).then_some(CaseId(Uuid::from_u128(77)));
    Change::ProposalDecided(ProposalDecided { outcome, decision: DecisionId(Uuid::nil()), into, reason: "-".into() })
}

/// Every step of a proposal's life, with who takes it.
fn steps() -> Vec<(Stage, Change, Author)> {
    vec![
        (Stage::Submitted, Change::ProposalResubmitted(ProposalResubmitted { facts: facts(&[CrimeArea::Facilitators]) }), dutch()),
        (Stage::Returned, Change::ProposalReturned(reasoned()), secretary()),
        (Stage::UnderReview, Change::ReviewBegun(ReviewBegun { round: RoundId(Uuid::nil()) }), secretary()),
        (Stage::Deferred, decision(Outcome::Deferred), secretary()),
        (Stage::NotSelected, decision(Outcome::NotSelected), secretary()),
        (Stage::Withdrawn, Change::ProposalWithdrawn(reasoned()), dutch()),
        (Stage::Merged, decision(Outcome::Merged), secretary()),
        (Stage::Selected, decision(Outcome::Selected), secretary()),
    ]
}

// ---- a proposal's life (PRO-1) -----------------------------------------------------------------------------------------

#[test]
fn a_proposal_goes_one_step_of_its_life_at_a_time() {
    let check = |from: Stage, expected: Expect| {
        let state = proposed(from);
        let mut may = Vec::new();
        for (to, change, author) in steps() {
            match holds(&state, &change, &author) {
                Ok(()) => may.push(to.label()),
                Err(refusal) => assert_eq!(refusal, Refusal::IllegalTransition { from, to }, "said with both ends"),
            }
        }
        expected.assert_eq(&may.join(" "));
    };
    check(Stage::Submitted, expect!["returned under-review withdrawn merged"]); // Selected after a review alone.
    check(Stage::Returned, expect!["submitted withdrawn"]);
    check(Stage::UnderReview, expect!["returned deferred not-selected withdrawn merged selected"]);
    check(Stage::Deferred, expect!["returned under-review not-selected withdrawn merged selected"]);
    for over in Stage::ALL.iter().filter(|it| it.is_running() || it.is_over()) {
        check(*over, expect![""]);
    }
}

#[test]
fn each_step_of_a_proposal_is_its_proposers_or_the_secretarys() {
    let from = |to: Stage| if to == Stage::Submitted { Stage::Returned } else { Stage::UnderReview };
    for (to, change, author) in steps().into_iter().filter(|(to, ..)| *to != Stage::UnderReview) {
        let state = proposed(from(to));
        assert_eq!(said(holds(&state, &change, &author)), "holds", "{to}");
        let by_proposer = !author.has(Duty::Secretary);
        for (other, name) in [(dutch(), "its own"), (marechaussee(), "of its country"), (romanian(), "another"), (secretary(), "secretary")] {
            let may = if by_proposer { other == dutch() } else { other.has(Duty::Secretary) };
            assert_eq!(holds(&state, &change, &other).is_ok(), may, "{to} by {name}");
        }
    }
}

#[test]
fn a_proposal_is_edited_as_draft_and_returned_alone() {
    let open = |author: &Author| -> String {
        let may = |stage: &&Stage| may_edit(&proposed(**stage), author).is_ok();
        Stage::ALL.iter().filter(may).map(|stage| stage.label()).collect::<Vec<_>>().join(" ")
    };
    // Returned as a proposal; as a case it is kept by its lead.
    let case = "selected data planning readying ready operation wrap-up closed suspended cancelled";
    assert_eq!(open(&dutch()), format!("returned {case}"));
    assert_eq!(open(&marechaussee()), case, "a proposal is its agency's, a case its country's");
    assert_eq!(open(&romanian()), "");
    assert_eq!(may_edit(&proposed(Stage::Submitted), &dutch()), Err(Refusal::ProposalFixed { stage: Stage::Submitted }));
    assert_eq!(may_edit(&proposed(Stage::Returned), &marechaussee()), Err(Refusal::NotOfAgency { agency: agency("nl") }));
    assert_eq!(may_edit(&proposed(Stage::Returned), &romanian()), Err(Refusal::NotTheLead { lead: agency("nl") }));
    let edits = CaseEdits { title: Some("Another title".into()), ..CaseEdits::default() };
    assert_eq!(said(edit(&proposed(Stage::UnderReview), &edits, &dutch())), "proposal-fixed");
    let (known, cover) = edit(&proposed(Stage::Returned), &edits, &dutch()).expect("given back for more");
    assert!(known.is_none() && matches!(cover, Some(Change::CoverEdited(_))), "what is not changed is not written");
}

#[test]
fn what_is_scored_is_not_decided_on_and_nothing_is_merged_into_itself_or_what_is_over() {
    let state = proposed(Stage::UnderReview);
    let other = |stage| CaseState { id: CaseId(Uuid::from_u128(77)), ..proposed(stage) };
    let ask = |outcome, into: Option<&CaseState>, open: Option<Option<Day>>| {
        said(decide(&state, outcome, into, DecisionId(Uuid::nil()), "As agreed.", open, &secretary()))
    };
    assert_eq!(ask(Outcome::Selected, None, None), "holds");
    assert_eq!(ask(Outcome::Selected, None, Some(None)), "round-still-open");
    assert_eq!(ask(Outcome::Merged, None, None), "merge-target");
    assert_eq!(ask(Outcome::Merged, Some(&state), None), "merge-target");
    assert_eq!(ask(Outcome::Merged, Some(&other(Stage::Closed)), None), "merge-target");
    assert_eq!(ask(Outcome::Merged, Some(&other(Stage::Planning)), None), "holds");
    assert_eq!(ask(Outcome::Selected, Some(&other(Stage::Planning)), None), "merge-target", "a target belongs to a merger");
}

// ---- what is typed (PRO-1, DAT-1) --------------------------------------------------------------------------------------

#[test]
fn a_proposal_names_a_crime_area() {
    let check = |areas: &[CrimeArea], expected: Expect| {
        let edits = CaseEdits { areas: Some(areas.to_vec()), ..CaseEdits::default() };
        let said = [said(check_facts(&facts(areas))), said(read_edits(&edits)), said(read_facts(&facts(areas)))];
        expected.assert_eq(&said.join(" "));
    };
    check(&[], expect!["no-crime-area no-crime-area holds"]); // A draft may still lack it.
    for area in CrimeArea::ALL {
        check(&[*area], expect!["holds holds holds"]);
    }
    assert_eq!(said(read_edits(&CaseEdits::default())), "holds", "what is left out stays");
    let silent = CaseFacts { handling: Handling { h3: Some(" ".into()), ..Handling::tlp(Tlp::Amber) }, ..facts(&[CrimeArea::Facilitators]) };
    assert_eq!((said(check_facts(&silent)), said(read_facts(&silent))), ("h3-without-text", "h3-without-text"));
}

#[test]
fn a_loss_is_an_amount_of_money() {
    let check = |amount: &str, currency: &str, expected: Expect| {
        let money = Money { amount: amount.parse().expect("a decimal"), currency: currency.into() };
        let cover = CoverText { title: "A title".into(), summary: None, victims: None, loss: Some(money.clone()) };
        let edits = CaseEdits { loss: Some(vec![money]), ..CaseEdits::default() };
        let (written, edited) = (said(check_cover(&cover)), said(read_edits(&edits)));
        assert_eq!(written, edited, "the same whether written or edited");
        expected.assert_eq(written);
    };
    check("18400000.50", "EUR", expect!["holds"]);
    check("0", "EUR", expect!["holds"]);
    check("-0", "EUR", expect!["holds"]);
    check("-0.01", "EUR", expect!["negative-amount"]);
    check("1", "EURO", expect!["unknown-currency"]);
    check("1", "", expect!["unknown-currency"]);
    check("1", "QQQ", expect!["unknown-currency"]);
    let cleared = CaseEdits { loss: Some(Vec::new()), ..CaseEdits::default() };
    assert_eq!(said(read_edits(&cleared)), "holds");
}

// ---- selected and brought in (BRD-3, PRO-6, PRO-7) ---------------------------------------------------------------------

fn folded(state: &mut CaseState, change: &Change, author: &Author) -> Result<(), Refusal> {
    let mark = Mark { entry: EntryId(Uuid::from_u128(2)), device: DeviceId(Uuid::nil()), seq: 2, position: Some(2) };
    fold(state, &Fact { mark, base: 1, at: Instant(0), author, change, batch: None })
}

#[test]
fn a_selected_case_is_led_by_the_country_that_proposed_it() {
    let mut state = proposed(Stage::UnderReview);
    let country = state.country;
    assert!(country.is_some() && state.lead().is_none(), "a proposal has no lead");
    folded(&mut state, &decision(Outcome::Selected), &secretary()).expect("the Board selects");
    assert_eq!((state.stage, state.lead(), &state.agency), (Stage::Selected, country, &agency("nl")));
    let leads: Vec<&str> = Stage::ALL.iter().filter(|stage| proposed(**stage).lead() == country).map(|stage| stage.label()).collect();
    assert_eq!(leads.join(" "), "selected data planning readying ready operation wrap-up closed suspended cancelled");
}

#[test]
fn what_is_selected_is_ordered_with_a_reason_by_the_secretary() {
    let request = |reason: &str| OrderCase { case: proposed(Stage::Selected).id, order: Some(1), reason: reason.into() };
    let holds = |stage: &&Stage| order(&proposed(**stage), &request("The warrants run out."), &secretary()).is_ok();
    let ordered: Vec<&str> = Stage::ALL.iter().filter(holds).map(|stage| stage.label()).collect();
    assert_eq!(ordered.join(" "), "selected data planning readying ready operation wrap-up suspended");
    let selected = proposed(Stage::Selected);
    assert_eq!(said(order(&selected, &request(" "), &secretary())), "text-missing");
    assert_eq!(said(order(&selected, &request("Ours first."), &dutch())), "needs-duty", "not by its own lead");
}

#[test]
fn a_case_that_was_brought_in_is_approved_once_by_its_lead() {
    let mut state = brought_in(Stage::Data, None);
    for (author, expected) in [(romanian(), "not-of-agency"), (marechaussee(), "not-of-agency"), (secretary(), "needs-duty")] {
        assert_eq!(said(approve(&state, &author)), expected);
    }
    let approved = approve(&state, &dutch()).expect("its lead");
    folded(&mut state, &approved, &dutch()).expect("what was decided holds");
    assert!(!state.awaits_approval());
    assert_eq!(approve(&state, &dutch()), Err(Refusal::AlreadyApproved), "once");
    assert_eq!(folded(&mut state, &approved, &dutch()), Err(Refusal::AlreadyApproved), "and of two at the same time the first");
    assert_eq!(approve(&proposed(Stage::Selected), &dutch()), Err(Refusal::AlreadyApproved), "what was proposed needs none");
    assert_eq!(approve(&brought_in(Stage::Withdrawn, None), &dutch()), Err(Refusal::AlreadyApproved), "what was taken back neither");
}
