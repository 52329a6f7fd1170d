//! AUD-4 for notes and documents: what is due when, who erases what, what a hold keeps.

use uuid::Uuid;

use super::*;
use crate::contributions::retention::Kept;
use crate::contributions::tests::{NOW, at_place, case, officer, paris, vienna};
use crate::fold::{self, State, Verdict};

const NOTE: SubjectId = SubjectId(Uuid::from_u128(70));
const DOCUMENT: SubjectId = SubjectId(Uuid::from_u128(71));

fn at() -> AgencyId {
    AgencyId::parse("at").expect("an agency")
}

fn ec3() -> Author {
    Author { duties: BTreeSet::from([Duty::Ec3]), ..officer(3, "ec3") }
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn empty() -> PapersState {
    PapersState::new(case().id, at())
}

fn what() -> Kept {
    Kept::Papers { case: case().id, agency: at() }
}

fn go_on_until(until: Option<&str>, who: &Author) -> Result<Change, Refusal> {
    go_on(&empty(), &ContinueReview { what: what(), until: until.map(day), reason: "The trial is pending.".into() }, NOW, who)
}

fn take(state: &mut PapersState, change: &Change, who: &Author) -> Result<(), Refusal> {
    fold(Some(state), &at_place(change, who, (50, 49))).map(drop)
}

fn propose_both(state: &PapersState, who: &Author) -> Result<Change, Refusal> {
    propose(&case(), state, Ground::NotNeeded, &BTreeSet::from([NOTE, DOCUMENT]), who)
}

/// Proposes and agrees; gives why the second did not hold.
fn erase(state: &mut PapersState, first: &Author, second: &Author) -> Result<(), Refusal> {
    let proposed = propose_both(state, first)?;
    take(state, &proposed, first)?;
    let agreed = confirm(state, None, second)?;
    take(state, &agreed, second)
}

#[test]
fn what_came_before_a_review_is_due_when_it_said_and_what_came_after_in_three_years() {
    let mut state = empty();
    assert_eq!(state.review_due(NOW), day("2030-03-01"));
    let change = go_on_until(Some("2028-03-01"), &vienna()).expect("sooner is allowed");
    assert_eq!(take(&mut state, &change, &vienna()), Ok(()));
    let (before, later) = (Instant(NOW.0 - 86_400_000), Instant(NOW.0 + 86_400_000));
    assert_eq!([before, NOW, later].map(|came| state.review_due(came)), ["2028-03-01", "2028-03-01", "2030-03-02"].map(day));
    // A desk that was tampered with: what it says of the next review counts for no more than three years.
    let forged = Change::PapersContinued(PapersContinued { case: case().id, agency: at(), until: day("2100-01-01"), reason: "-".into() });
    assert_eq!(take(&mut state, &forged, &vienna()), Ok(()));
    assert_eq!(state.review_due(before), day("2030-03-01"));
    assert_eq!(go_on_until(Some("2030-03-02"), &vienna()), Err(Refusal::ReviewTooLate { limit: day("2030-03-01") }));
    let stages = ["2030-03-01", "2030-02-28", "2029-12-01", "2029-11-30"].map(|today| stage_of(day("2030-03-01"), day(today)));
    assert_eq!(stages, [ReviewStage::Due, ReviewStage::Soon, ReviewStage::Soon, ReviewStage::Later], "ninety days before");
}

#[test]
fn a_review_goes_on_by_their_agency_or_ec3_with_a_reason() {
    assert!(go_on_until(None, &vienna()).is_ok() && go_on_until(None, &ec3()).is_ok());
    assert_eq!(go_on_until(None, &paris()), Err(Refusal::NotOfAgency { agency: at() }));
    let guest = Author { duties: BTreeSet::from([Duty::Guest]), ..vienna() };
    assert_eq!(go_on_until(None, &guest), Err(Refusal::NeedsDuty { duty: Duty::Officer }));
    let silent = ContinueReview { what: what(), until: None, reason: " ".into() };
    assert_eq!(go_on(&empty(), &silent, NOW, &vienna()), Err(Refusal::TextMissing { field: TextField::Reason }));
}

#[test]
fn two_persons_of_two_agencies_erase_one_of_them_of_theirs_or_of_ec3() {
    for (first, second) in [(vienna(), paris()), (vienna(), ec3())] {
        let mut state = empty();
        assert_eq!(erase(&mut state, &first, &second), Ok(()));
        let [erased] = &state.erased[..] else { panic!("one erasure: {state:?}") };
        assert_eq!((&erased.first.by, &erased.second.by), (&first.officer, &second.officer));
        assert_eq!((&erased.also, &state.proposed), (&BTreeSet::from([NOTE, DOCUMENT]), &None));
    }
    let colleague = officer(5, "at");
    assert_eq!(erase(&mut empty(), &vienna(), &vienna()), Err(Refusal::SecondPerson));
    assert_eq!(erase(&mut empty(), &vienna(), &colleague), Err(Refusal::SecondPerson));
    assert_eq!(propose_both(&empty(), &paris()), Err(Refusal::NotTheLead { lead: at() }));
    // The lead proposes to erase another agency's: a third agency is not enough.
    let mut french = PapersState::new(case().id, AgencyId::parse("fr").expect("an agency"));
    let proposed = propose_both(&french, &vienna()).expect("the lead may");
    assert_eq!(take(&mut french, &proposed, &vienna()), Ok(()));
    assert_eq!(confirm(&french, None, &officer(4, "it")), Err(Refusal::NotOfAgency { agency: french.agency.clone() }));
    assert!(confirm(&french, None, &ec3()).is_ok() && confirm(&french, None, &paris()).is_ok());
}

#[test]
fn the_second_signature_names_nothing_that_the_first_did_not_and_what_comes_second_changes_nothing() {
    let mut state = empty();
    assert_eq!(propose(&case(), &state, Ground::NotNeeded, &BTreeSet::new(), &vienna()), Err(Refusal::NothingToErase));
    let one = propose(&case(), &state, Ground::Unlawful, &BTreeSet::from([NOTE]), &vienna()).expect("one of them");
    assert_eq!(take(&mut state, &one, &vienna()), Ok(()));
    let both = PapersErasure { case: case().id, agency: at(), ground: Ground::Unlawful, papers: vec![NOTE, DOCUMENT] };
    assert_eq!(take(&mut state, &Change::PapersErased(both), &paris()), Err(Refusal::ErasureGrew));
    let agreed = confirm(&state, None, &paris()).expect("agreed");
    assert_eq!(take(&mut state, &agreed, &paris()), Ok(()));
    assert_eq!(take(&mut state, &agreed, &ec3()), Ok(()), "another desk did not know");
    assert_eq!(state.erased.len(), 1);
    assert_eq!(confirm(&state, None, &ec3()), Err(Refusal::NotRecorded));
    // A desk that signs by itself agrees to what is due, and the rest waits for a person.
    let proposed = propose_both(&state, &vienna()).expect("proposed");
    assert_eq!(take(&mut state, &proposed, &vienna()), Ok(()));
    assert_eq!(confirm(&state, Some(&BTreeSet::new()), &paris()), Err(Refusal::NothingToErase));
    let agreed = confirm(&state, Some(&BTreeSet::from([DOCUMENT])), &paris()).expect("agreed to one");
    assert_eq!(take(&mut state, &agreed, &paris()), Ok(()));
    assert_eq!(state.proposed.as_ref().map(|it| it.also.len()), Some(1), "the note waits");
    let mut state = PapersState { erased: state.erased.split_off(2), ..state };
    // What is left can be erased later.
    assert_eq!(erase(&mut state, &vienna(), &ec3()), Ok(()));
    assert_eq!(state.erased.len(), 1);
}

#[test]
fn nothing_is_erased_before_the_office_has_placed_it() {
    let mut state = empty();
    let proposed = propose_both(&state, &vienna()).expect("proposed");
    take(&mut state, &proposed, &vienna()).expect("holds");
    let agreed = confirm(&state, None, &paris()).expect("agreed");
    let who = paris();
    let mut fact = at_place(&agreed, &who, (51, 50));
    fact.mark.position = None;
    assert_eq!(fold(Some(&mut state), &fact), Ok(None));
    assert!(state.erased.is_empty() && state.agreed.is_some());
    assert_eq!(propose_both(&state, &vienna()), Err(Refusal::AlreadyRecorded));
}

#[test]
fn a_hold_blocks_and_ends_a_proposal_until_its_agency_lifts_it() {
    let (mut state, french) = (empty(), paris());
    let proposed = propose_both(&state, &vienna()).expect("proposed");
    take(&mut state, &proposed, &vienna()).expect("holds");
    let request = PlaceHold { what: what(), reference: "12 Hv 3/27x".into(), reason: "Main trial.".into() };
    assert_eq!(hold(&case(), &state, &request, &officer(6, "se")), Err(Refusal::NotTheLead { lead: at() }), "not on the case");
    let held = hold(&case(), &state, &request, &ec3()).expect("held");
    assert_eq!(take(&mut state, &held, &ec3()), Ok(()));
    assert_eq!((state.is_held(), &state.proposed), (true, &None));
    assert_eq!(propose_both(&state, &vienna()), Err(Refusal::OnHold { reference: "12 Hv 3/27x".into() }));
    let lifted = LiftHold { what: what(), reason: "Judgment.".into() };
    assert_eq!(lift(&state, &lifted, &french), Err(Refusal::NotRecorded));
    let lifted = lift(&state, &lifted, &ec3()).expect("lifted");
    assert_eq!(take(&mut state, &lifted, &ec3()), Ok(()));
    assert!(!state.is_held() && propose_both(&state, &vienna()).is_ok());
    // Whoever goes on with them does not erase them.
    take(&mut state, &proposed, &vienna()).expect("proposed again");
    let kept = go_on_until(None, &vienna()).expect("kept");
    assert_eq!(take(&mut state, &kept, &vienna()), Ok(()));
    assert_eq!(confirm(&state, None, &french), Err(Refusal::NotRecorded));
}

#[test]
fn what_is_said_of_papers_stands_in_their_case_under_an_id_that_follows_from_case_and_agency() {
    let change = propose_both(&empty(), &vienna()).expect("proposed");
    let (case, subject) = (case().id, case().id.papers(&at()));
    // Frozen: the office works it out too.
    assert_eq!(subject.0.to_string(), "959e0f5a-2210-8534-9f1f-c8b872371bae");
    let other = CaseId(Uuid::from_u128(8));
    assert!(change.belongs(subject, &crate::Audience::Case(case)));
    assert!(!change.belongs(subject, &crate::Audience::Case(other)) && !change.belongs(other.papers(&at()), &crate::Audience::Case(other)));
    assert!(!change.belongs(case.papers(&AgencyId::parse("fr").expect("an agency")), &crate::Audience::Case(case)));
    let mut state = None;
    assert_eq!(fold::fold(&mut state, &at_place(&change, &vienna(), (50, 49))), Verdict::Holds);
    assert!(matches!(state, Some(State::Papers(_))));
}
