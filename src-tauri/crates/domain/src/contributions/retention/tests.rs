//! AUD-4: what is due when, over nine years; who erases; what is left.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::contributions::tests::{NOW, at_place, case, given, officer, paris, recorded, vienna};
use crate::contributions::{fold as fold_contribution, rules::TermsGiven};
use crate::fold::{self, State};
use crate::marking::{DataSubject, Marking, Pap};
use crate::{Refusal, handling::Tlp};

fn ec3() -> Author {
    Author { duties: BTreeSet::from([Duty::Ec3]), ..officer(3, "ec3") }
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn data() -> ContributionState {
    recorded(&given())
}

fn limited(until: &str) -> ContributionState {
    let marking = Marking { keep_until: Some(day(until)), ..Marking::of(Tlp::Green, Pap::Amber) };
    recorded(&TermsGiven { marking: Some(marking), ..given() })
}

fn take(state: &mut ContributionState, change: &Change, who: &Author, at: Instant) -> Result<(), Refusal> {
    let fact = Fact { at, ..at_place(change, who, (50, 49)) };
    fold_contribution(state, &fact)
}

fn go_on_until(state: &ContributionState, until: Option<&str>, at: Instant) -> Result<Change, Refusal> {
    let request = ContinueReview { what: Kept::Data { contribution: state.id }, until: until.map(day), reason: "The trial is pending.".into() };
    go_on(state, &request, at, &vienna())
}

fn noon(day: Day) -> Instant {
    Instant(day.begins().0 + 12 * 3_600_000)
}

#[test]
fn over_nine_years_data_are_reviewed_every_three_and_never_later() {
    let mut state = data();
    let (first, last) = (NOW.office_day(), day("2036-03-02"));
    let (mut today, mut came, mut reminded) = (first, Vec::new(), Vec::new());
    while today <= last {
        match state.review_stage(today) {
            Some(ReviewStage::Due) if today < day("2036-03-01") => {
                came.push(today);
                let change = go_on_until(&state, None, noon(today)).expect("it goes on");
                assert_eq!(take(&mut state, &change, &vienna(), noon(today)), Ok(()));
            }
            Some(ReviewStage::Due) => came.push(today),
            Some(ReviewStage::Soon) => reminded.push(today),
            _ => {}
        }
        today = today.plus(1);
    }
    assert_eq!(came, [day("2030-03-01"), day("2033-03-01"), day("2036-03-01"), day("2036-03-02")], "the last is still due: nobody decided");
    assert_eq!((reminded.len(), reminded.first()), (3 * 90, Some(&day("2029-12-01"))), "ninety days before each");
}

#[test]
fn the_provider_s_limit_wins_and_no_review_goes_past_it() {
    let state = limited("2028-01-01");
    assert_eq!(state.review_due(), day("2028-01-01"));
    assert_eq!(go_on_until(&state, Some("2028-01-02"), NOW), Err(Refusal::ReviewTooLate { limit: day("2028-01-01") }));
    assert_eq!(go_on_until(&data(), Some("2030-03-02"), NOW), Err(Refusal::ReviewTooLate { limit: day("2030-03-01") }), "three years at most");
    assert_eq!(go_on_until(&data(), Some("2027-03-01"), NOW), Err(Refusal::EmptyInterval { from: day("2027-03-01"), to: day("2027-03-01") }));
    let mut state = state;
    let change = go_on_until(&state, Some("2027-06-01"), NOW).expect("sooner is allowed");
    assert_eq!(take(&mut state, &change, &vienna(), NOW), Ok(()));
    assert_eq!(state.review_due(), day("2027-06-01"));
    // A desk that was tampered with: what it says of the next review counts for no more than three years.
    let forged = Change::ReviewContinued(ReviewContinued { until: day("2100-01-01"), reason: "-".into() });
    assert_eq!(take(&mut state, &forged, &vienna(), NOW), Ok(()));
    assert_eq!(state.review_due(), day("2028-01-01"));
    let unmarked = recorded(&TermsGiven { marking: None, quarantine: true, ..given() });
    assert_eq!(unmarked.review_due(), NOW.office_day().plus(180), "what came without a marking");
}

#[test]
fn a_review_goes_on_by_the_agency_whose_data_they_are_with_a_reason() {
    let state = data();
    let request = |reason: &str| ContinueReview { what: Kept::Data { contribution: state.id }, until: None, reason: reason.into() };
    assert_eq!(go_on(&state, &request("The trial."), NOW, &paris()), Err(Refusal::NotOfAgency { agency: state.agency.clone() }));
    assert_eq!(go_on(&state, &request(" "), NOW, &vienna()), Err(Refusal::TextMissing { field: TextField::Reason }));
    let guest = Author { duties: BTreeSet::from([Duty::Guest]), ..vienna() };
    assert_eq!(go_on(&state, &request("The trial."), NOW, &guest), Err(Refusal::NeedsDuty { duty: Duty::Officer }));
}

#[test]
fn only_data_about_victims_witnesses_and_minors_are_reported_after_five_years() {
    let about = |category, minor| recorded(&TermsGiven { category, minor, ..given() });
    let (before, after) = (day("2032-03-01"), day("2032-03-02"));
    let said = |state: &ContributionState| (state.kept_long(before), state.kept_long(after));
    assert_eq!(said(&about(Some(DataSubject::Victim), false)), (false, true));
    assert_eq!(said(&about(Some(DataSubject::Witness), false)), (false, true));
    assert_eq!(said(&about(Some(DataSubject::Suspect), true)), (false, true), "a minor");
    assert_eq!(said(&about(Some(DataSubject::Suspect), false)), (false, false));
    assert_eq!(said(&data()), (false, false));
}

const QUOTES: SubjectId = SubjectId(Uuid::from_u128(77));

/// Proposes and agrees; gives why the second did not hold.
fn erase(state: &mut ContributionState, first: &Author, second: &Author) -> Result<(), Refusal> {
    let also = BTreeSet::from([QUOTES]);
    let proposed = propose(&case(), state, Ground::NotNeeded, &also, first)?;
    take(state, &proposed, first, NOW)?;
    let agreed = confirm(state, &also, second)?;
    take(state, &agreed, second, NOW)
}

#[test]
fn two_persons_of_two_agencies_erase_one_of_them_the_provider_s_or_of_ec3() {
    let second_person = Err(Refusal::SecondPerson);
    assert_eq!(erase(&mut data(), &vienna(), &vienna()), second_person, "oneself");
    assert_eq!(erase(&mut data(), &vienna(), &officer(4, "at")), second_person, "of the same agency");
    assert_eq!(erase(&mut data(), &vienna(), &paris()), Ok(()));
    assert_eq!(erase(&mut data(), &vienna(), &ec3()), Ok(()));
    assert_eq!(erase(&mut data(), &paris(), &ec3()), Err(Refusal::NotTheLead { lead: data().agency }), "neither the provider's nor the lead");
    // The lead proposes to erase data of another agency: that agency or EC3 agrees, and nobody else.
    let of_paris = || ContributionState { agency: AgencyId::parse("fr").expect("an agency"), by: paris().officer, ..data() };
    assert_eq!(erase(&mut of_paris(), &vienna(), &officer(5, "de")), Err(Refusal::NotOfAgency { agency: of_paris().agency }));
    assert_eq!(erase(&mut of_paris(), &vienna(), &paris()), Ok(()));
    assert_eq!(erase(&mut of_paris(), &vienna(), &ec3()), Ok(()));
    let auditor = Author { duties: BTreeSet::from([Duty::Auditor]), ..paris() };
    assert_eq!(erase(&mut data(), &vienna(), &auditor), Err(Refusal::NeedsDuty { duty: Duty::Officer }));
    assert_eq!(confirm(&data(), &BTreeSet::new(), &paris()), Err(Refusal::NotRecorded), "nobody proposed it");
}

#[test]
fn what_was_not_proposed_does_not_go_along() {
    let mut state = data();
    let proposed = propose(&case(), &state, Ground::NotNeeded, &BTreeSet::new(), &vienna()).expect("proposed");
    assert_eq!(take(&mut state, &proposed, &vienna(), NOW), Ok(()));
    assert_eq!(confirm(&state, &BTreeSet::from([QUOTES]), &paris()), Err(Refusal::ErasureGrew), "drawn since");
    let forged = Change::ContributionErased(ContributionErased { ground: Ground::NotNeeded, also: vec![QUOTES], count: 2 });
    assert_eq!(take(&mut state, &forged, &paris(), NOW), Err(Refusal::ErasureGrew), "a second person alone takes nothing along");
    let again = propose(&case(), &state, Ground::NotNeeded, &BTreeSet::from([QUOTES]), &vienna()).expect("proposed anew");
    assert_eq!(take(&mut state, &again, &vienna(), NOW), Ok(()));
    assert!(confirm(&state, &BTreeSet::from([QUOTES]), &paris()).is_ok());
}

#[test]
fn a_legal_hold_blocks_erasing_until_whoever_placed_it_lifts_it() {
    let mut state = data();
    let place = |state: &ContributionState, who: &Author| {
        hold(
            &case(),
            state,
            &PlaceHold { what: Kept::Data { contribution: state.id }, reference: "12 Hv 3/27x".into(), reason: "Main trial.".into() },
            who,
        )
    };
    let proposed = propose(&case(), &state, Ground::NotNeeded, &BTreeSet::new(), &vienna()).expect("proposed");
    assert_eq!(take(&mut state, &proposed, &vienna(), NOW), Ok(()));
    let agreed = confirm(&state, &BTreeSet::new(), &paris()).expect("agreed");
    let placed = place(&state, &paris()).expect("placed");
    assert_eq!(take(&mut state, &placed, &paris(), NOW), Ok(()));
    let blocked = Refusal::OnHold { reference: "12 Hv 3/27x".into() };
    assert_eq!(take(&mut state, &agreed, &paris(), NOW), Err(blocked.clone()), "it came first in the office's order");
    assert_eq!(erase(&mut state.clone(), &vienna(), &ec3()), Err(blocked));
    assert_eq!(place(&state, &paris()), Err(Refusal::AlreadyRecorded));
    let lifted = |state: &ContributionState, who: &Author| {
        lift(state, &LiftHold { what: Kept::Data { contribution: state.id }, reason: "Judgment.".into() }, who)
    };
    assert_eq!(lifted(&state, &vienna()), Err(Refusal::NotRecorded), "not theirs");
    let both = place(&state, &vienna()).expect("a second hold");
    assert_eq!(take(&mut state, &both, &vienna(), NOW), Ok(()));
    let change = lifted(&state, &paris()).expect("lifted");
    assert_eq!(take(&mut state, &change, &paris(), NOW), Ok(()));
    assert!(state.is_held(), "Vienna's stands");
    let change = lifted(&state, &vienna()).expect("lifted");
    assert_eq!(take(&mut state, &change, &vienna(), NOW), Ok(()));
    assert_eq!(erase(&mut state, &vienna(), &ec3()), Ok(()));
}

#[test]
fn going_on_ends_a_proposal_to_erase() {
    let mut state = data();
    let proposed = propose(&case(), &state, Ground::NotNeeded, &BTreeSet::new(), &vienna()).expect("proposed");
    assert_eq!(take(&mut state, &proposed, &vienna(), NOW), Ok(()));
    let change = go_on_until(&state, None, NOW).expect("it goes on");
    assert_eq!(take(&mut state, &change, &vienna(), NOW), Ok(()));
    assert_eq!(confirm(&state, &BTreeSet::new(), &paris()), Err(Refusal::NotRecorded));
}

/// Folds the same entries on a desk that never had the bodies of those that may be emptied.
fn from_headers(entries: &[(Change, Author)]) -> Option<State> {
    let mut state = None;
    let audience = Audience::Case(case().id);
    for (seq, (change, who)) in (1..).zip(entries) {
        let fact = at_place(change, who, (seq, seq - 1));
        if may_be_emptied(change.kind(), &audience) {
            let subject = ContributionId(Uuid::from_u128(40)).subject();
            fold::emptied(&mut state, &Emptied { subject, audience: &audience, kind: change.kind(), mark: fact.mark, at: fact.at, author: who });
        } else {
            fold::fold(&mut state, &fact);
        }
    }
    state
}

#[test]
fn what_is_left_is_the_same_from_the_headers_alone_and_holds_nothing_of_the_data() {
    let id = ContributionId(Uuid::from_u128(40));
    let terms = super::super::rules::read_terms(&given(), &["domain"], NOW.office_day()).expect("terms");
    let indicators = vec![super::super::Indicator { kind: "domain".into(), normal: "evil.example".into(), given: None, because: None }];
    let mut entries: Vec<(Change, Author)> = super::super::rules::record(&case(), id, &terms, (indicators, KeyVersion(3)), &vienna())
        .expect("changes")
        .into_iter()
        .map(|change| (change, vienna()))
        .collect();
    let reason = || Reasoned { reason: "Secret reason.".into() };
    let with = |change, who: &Author| (change, who.clone());
    let proposal = || Change::ErasureProposed(ErasureProposed { ground: Ground::SubjectAsked, also: vec![QUOTES] });
    let erased = || Change::ContributionErased(ContributionErased { ground: Ground::SubjectAsked, also: vec![QUOTES], count: 1 });
    entries.extend([
        with(Change::ContributionWithdrawn(reason()), &vienna()),
        with(proposal(), &vienna()),
        with(Change::HoldPlaced(HoldPlaced { reference: "Secret court".into(), reason: "Secret".into() }), &paris()),
        // It came behind the hold: it does not hold, with bodies or without.
        with(erased(), &paris()),
        with(Change::HoldLifted(reason()), &paris()),
        with(Change::ReviewContinued(ReviewContinued { until: day("2028-01-01"), reason: "Secret".into() }), &vienna()),
        with(erased(), &paris()),
        with(proposal(), &vienna()),
        with(erased(), &ec3()),
        with(Change::ContributionRestored(reason()), &vienna()),
    ]);
    let mut whole = None;
    for (seq, (change, who)) in (1..).zip(&entries) {
        fold::fold(&mut whole, &at_place(change, who, (seq, seq - 1)));
    }
    let Some(State::Contribution(mut whole)) = whole else { panic!("a contribution") };
    let Some(State::Contribution(left)) = from_headers(&entries) else { panic!("a contribution") };
    // The entry that marked them last is read from a body; once that is emptied it is the first.
    whole.marked = left.marked.clone();
    assert_eq!(whole, left);
    let erased = left.retention.erased.as_ref().expect("erased");
    assert_eq!((erased.mark.seq, &erased.second.agency, left.count), (11, &AgencyId::parse("ec3").expect("an agency"), 1));
    let text = serde_json::to_string(&left).expect("JSON");
    for gone in ["evil", "Seized", "StPO", "Secret"] {
        assert!(!text.contains(gone), "{gone} is in {text}");
    }
    assert!(!left.stands(NOW.office_day()) && left.review_stage(day("2050-01-01")).is_none());
    let late = Change::ContributionWithdrawn(reason());
    assert_eq!(take(&mut left.clone(), &late, &vienna(), NOW), Err(Refusal::DataErased), "edits that did not know of it are overtaken");
    let mut again = left.clone();
    assert_eq!(take(&mut again, &proposal(), &vienna(), NOW), Ok(()));
    assert_eq!(again, left, "what two desks signed without knowing of each other changes nothing");
}

#[test]
fn only_data_links_between_them_sightings_notes_and_documents_are_ever_without_a_body() {
    let audience = Audience::Case(case().id);
    let emptied: Vec<&str> = Change::KINDS.iter().copied().filter(|kind| may_be_emptied(kind, &audience)).collect();
    expect_test::expect![[r#"
        [
            "note.written",
            "note.written-on-task",
            "document.added",
            "document.version-added",
            "document.custody-recorded",
            "document.withdrawn",
            "contribution.begun",
            "contribution.indicators-added",
            "contribution.marked",
            "contribution.marking-proposed",
            "contribution.permission-asked",
            "contribution.permission-answered",
            "contribution.use-decided",
            "contribution.rekeyed",
            "contribution.withdrawn",
            "contribution.restored",
            "contribution.review-continued",
            "contribution.hold-placed",
            "contribution.hold-lifted",
            "link.drawn",
            "link.withdrawn",
            "link.restored",
            "sighting.recorded",
            "sighting.withdrawn",
            "sighting.restored",
        ]
    "#]]
    .assert_debug_eq(&emptied);
    assert!(Change::KINDS.iter().all(|kind| !may_be_emptied(kind, &Audience::Board)), "elections and decisions of the Board are not erasable");
    assert!(!goes_along("link.cases") && !goes_along("note.written"));
    assert!(!is_paper("papers.erased") && !is_paper("link.drawn"), "what says so stays, and a link goes with no note");
}
