//! Who holds an office, who acts, and how it ends.

use expect_test::expect;

use super::deciding::country;
use super::rules::{act, roster};
use super::walk::{Walk, agency, code, day, fact, who};
use crate::change::Change;
use crate::decisions::Method;
use crate::elections::dismissals::{self, DismissalState, ProposeDismissal, VoteOnDismissal};
use crate::elections::mandates::{self, EndMandate, EnterMandate, ExerciseMandate, Leading, MandatesState};
use crate::elections::rule_set::*;
use crate::elections::{Exercised, MandateEnd, OfficeKey, RuleSet};
use crate::ids::{DismissalId, OfficerId};
use crate::{Day, Instant, Refusal};

fn on(text: &str) -> Day {
    text.parse().expect("a day")
}

fn today() -> Day {
    on("2026-11-26")
}

fn rule() -> VacancyRule {
    RuleSet::default().vacancy
}

fn enters(code: &str, from: &str, to: Option<&str>) -> EnterMandate {
    let (from, to) = (on(from), to.map(on));
    EnterMandate { office: OfficeKey::chair(), country: country(code), from, to, exercised: None, act: act(Method::Consensus, [18, 10, 0, 0, 0]) }
}

/// Folds changes by the secretary into what is known of the chair.
fn folded(state: &mut Option<MandatesState>, change: &Change) -> Result<(), Refusal> {
    let author = who("secretary");
    let fact = fact(&author, change, Instant(0), 1);
    match state {
        None => mandates::begin(&fact).map(|begun| *state = Some(begun)),
        Some(state) => mandates::fold(state, &fact),
    }
}

fn chair(terms: &[(&str, &str, Option<&str>)]) -> MandatesState {
    let mut state = None;
    for (code, from, to) in terms {
        let change = mandates::enter(state.as_ref(), &enters(code, from, *to), &roster(), &who("secretary"), today()).expect("entered");
        folded(&mut state, &change).expect("holds");
    }
    state.expect("terms")
}

#[test]
fn terms_from_before_are_entered_once_and_do_not_meet() {
    let state = chair(&[("NO", "2024-01-01", Some("2025-01-01")), ("AT", "2025-01-01", Some("2027-01-01"))]);
    let enter = |request: &EnterMandate| mandates::enter(Some(&state), request, &roster(), &who("secretary"), today()).map(|_| ());
    assert_eq!(code(enter(&enters("ES", "2026-06-01", None))), "office-held");
    assert_eq!(code(enter(&enters("ES", "2023-01-01", Some("2023-01-01")))), "empty-interval");
    assert_eq!(code(enter(&enters("ES", "2027-01-01", None))), "in-the-future");
    assert_eq!(code(enter(&enters("ES", "2023-01-01", Some("2024-01-01")))), "ok");
    let mut foreign = enters("ES", "2023-01-01", Some("2024-01-01"));
    foreign.exercised = Some(Exercised { agency: agency("at"), officer: None, from: on("2023-01-01") });
    assert_eq!(code(enter(&foreign)), "not-of-country");
    assert_eq!(
        mandates::enter(Some(&state), &enters("ES", "2023-01-01", None), &roster(), &who("at"), today()).map(|_| ()).map_err(|it| it.to_string()),
        Err("needs-duty".into())
    );
    assert_eq!(state.holder(on("2024-12-31")).map(|term| term.country), Some(country("NO")));
    assert_eq!(state.holder(on("2025-01-01")).map(|term| term.country), Some(country("AT")));
}

#[test]
fn terms_in_a_row_are_counted_back_from_the_last() {
    let state = chair(&[
        ("AT", "2021-01-01", Some("2022-01-01")),
        ("NO", "2022-01-01", Some("2023-01-01")),
        ("AT", "2023-01-01", Some("2024-01-01")),
        ("AT", "2024-01-01", Some("2025-01-01")),
    ]);
    let shown = |day: &str| {
        state
            .held(on(day))
            .iter()
            .map(|it| format!("{} {} of {}{}", it.country, it.consecutive, it.total, if it.sitting { " sits" } else { "" }))
            .collect::<Vec<_>>()
            .join(", ")
    };
    expect!["AT 2 of 3 sits, NO 0 of 1"].assert_eq(&shown("2024-06-01"));
    expect!["AT 2 of 3, NO 0 of 1"].assert_eq(&shown("2025-01-01"));
    expect!["AT 0 of 1, NO 1 of 1 sits"].assert_eq(&shown("2022-06-01"));
}

#[test]
fn the_vice_chair_acts_and_then_whoever_the_rules_name() {
    let held = chair(&[("AT", "2026-01-01", Some("2027-01-01"))]);
    let mut vacant = held.clone();
    vacant.terms[0].to = Some(on("2026-11-01"));
    let mut vice = chair(&[("NO", "2026-01-01", Some("2027-01-01"))]);
    vice.office = OfficeKey::vice_chair();
    let mut roster = roster();
    let leads = |chair: &MandatesState, vice: Option<&MandatesState>, rule, roster: &crate::roster::Roster| {
        mandates::leading(Some(chair), vice, rule, roster, today())
    };
    assert_eq!(leads(&held, Some(&vice), rule(), &roster), Leading::Chair { country: country("AT") });
    assert_eq!(leads(&vacant, Some(&vice), rule(), &roster), Leading::Vice { country: country("NO") });
    assert_eq!(leads(&vacant, Some(&vice), VacancyRule { vice_acts: false, ..rule() }, &roster), Leading::Nobody);
    // Since when Norway has been a member is not on record, so nobody can be said to have served for longest.
    assert_eq!(leads(&vacant, None, rule(), &roster), Leading::Ec3Convenes);
    roster.organisations.get_mut(&agency("no")).expect("an agency").memberships[0].span.from = Some(on("2018-04-01"));
    assert_eq!(leads(&vacant, None, rule(), &roster), Leading::LongestServing { country: country("AT") });
    assert_eq!(leads(&vacant, None, VacancyRule { both_vacant: BothVacant::Ec3Convenes, ..rule() }, &roster), Leading::Ec3Convenes);
}

#[test]
fn an_office_that_falls_vacant_is_filled_in_time_for_what_is_left() {
    let mut state = Some(chair(&[("AT", "2026-01-01", Some("2027-03-31"))]));
    let motion: Option<&DismissalState> = None;
    let end = |cause, text: &str| EndMandate { office: OfficeKey::chair(), on: on(text), cause, text: Some("At home.".into()), dismissal: None };
    let known = || state.as_ref().expect("terms");
    assert_eq!(known().vacancy(rule(), today()), None);
    let ends = |request: &EndMandate| mandates::end(known(), request, motion, &roster(), &who("secretary"));
    assert_eq!(ends(&end(MandateEnd::Dismissed, "2026-11-01")).map(|_| ()), Err(Refusal::MotionMissing));
    assert_eq!(ends(&end(MandateEnd::MembershipEnded, "2026-11-01")).map(|_| ()), Err(Refusal::StillAMember { country: country("AT") }));
    assert_eq!(ends(&end(MandateEnd::Resigned, "2027-04-01")).map(|_| ()), Err(Refusal::NothingToEnd));
    let resigned = ends(&end(MandateEnd::Resigned, "2026-11-01")).expect("ended");
    folded(&mut state, &resigned).expect("holds");
    assert_eq!(folded(&mut state, &resigned), Err(Refusal::NothingToEnd));
    let vacancy = state.as_ref().expect("terms").vacancy(rule(), today()).expect("vacant");
    assert_eq!((vacancy.since, vacancy.fill_by, vacancy.until), (on("2026-11-01"), on("2026-12-31"), Some(on("2027-03-31"))));
    let full = VacancyRule { term: ByElectionTerm::Full, ..rule() };
    assert_eq!(state.as_ref().expect("terms").vacancy(full, today()).expect("vacant").until, None);
}

#[test]
fn the_outcome_of_an_election_begins_a_term_and_a_rehearsal_none() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    walk.hold("chair", &[("AT", 4), ("FR", 1)]);
    let office = OfficeKey::chair();
    let announce = |walk: &Walk, state: Option<&MandatesState>, exercised| {
        mandates::announce(state, &walk.state, &office, exercised, &roster(), &who("secretary"))
    };
    assert_eq!(announce(&walk, None, None).map(|_| ()).map_err(|it| it.to_string()), Err("not-yet".into()));
    walk.declare("chair");
    let foreign = Exercised { agency: agency("no"), officer: None, from: on("2027-03-01") };
    assert_eq!(announce(&walk, None, Some(foreign)).map(|_| ()), Err(Refusal::NotOfCountry { country: country("AT") }));
    let unknown = Exercised { agency: agency("at"), officer: Some(OfficerId(uuid::Uuid::nil())), from: on("2027-03-01") };
    assert_eq!(announce(&walk, None, Some(unknown)).map(|_| ()), Err(Refusal::UnknownOfficer));
    let change = announce(&walk, None, None).expect("announced");
    let mut state = None;
    folded(&mut state, &change).expect("holds");
    let known = state.as_ref().expect("terms");
    assert_eq!((known.terms[0].from, known.terms[0].to), (on("2027-03-01"), Some(on("2028-03-01"))));
    assert_eq!(announce(&walk, Some(known), None).map(|_| ()), Err(Refusal::AlreadyRecorded));
    // Nothing from before is entered any more.
    let late = mandates::enter(Some(known), &enters("NO", "2020-01-01", Some("2021-01-01")), &roster(), &who("secretary"), today());
    assert_eq!(late.map(|_| ()), Err(Refusal::AlreadyRecorded));
    // For an office that fell vacant the term is what was left.
    let before = chair(&[("NO", "2026-01-01", Some("2027-06-01"))]);
    let mut ended = Some(before);
    let resigns = EndMandate { office: office.clone(), on: on("2026-12-01"), cause: MandateEnd::Resigned, text: None, dismissal: None };
    let resigned = mandates::end(ended.as_ref().expect("terms"), &resigns, None, &roster(), &who("secretary")).expect("ended");
    folded(&mut ended, &resigned).expect("holds");
    match announce(&walk, ended.as_ref(), None) {
        Ok(Change::OutcomeAnnounced(it)) => assert_eq!((it.from, it.to), (Some(on("2027-03-01")), Some(on("2027-06-01")))),
        other => panic!("{other:?}"),
    }
    walk.state.rules.publish.counts = PublishedCount::OnlyOutcome;
    match announce(&walk, None, None) {
        Ok(Change::OutcomeAnnounced(it)) => assert_eq!(it.reasons, Vec::new(), "votes are not told outside the Board"),
        other => panic!("{other:?}"),
    }
    walk.state.declared.get_mut(&office).expect("declared").objections.push(crate::elections::state::Objection {
        agency: agency("fr"),
        remark: crate::elections::state::Remark { text: "Late.".into(), done: walk.state.called.clone() },
        settled: Some((crate::elections::Settlement::Upheld, act(Method::Vote, [5, 4, 4, 0, 0]))),
    });
    assert_eq!(announce(&walk, None, None).map(|_| ()), Err(Refusal::OutcomeAnnulled));
    walk.state.rehearsal = true;
    assert_eq!(announce(&walk, None, None).map(|_| ()), Err(Refusal::OnlyARehearsal));
}

#[test]
fn who_carries_an_office_out_may_change_within_its_country() {
    let mut state = Some(chair(&[("ES", "2026-01-01", None)]));
    let exercised = |key: &str, from: &str| ExerciseMandate {
        office: OfficeKey::chair(),
        exercised: Exercised { agency: agency(key), officer: None, from: on(from) },
    };
    let name = |state: &Option<MandatesState>, request: &ExerciseMandate, by: &str| {
        mandates::exercise(state.as_ref().expect("terms"), request, &roster(), &who(by))
    };
    assert_eq!(name(&state, &exercised("at", "2026-02-01"), "secretary").map(|_| ()), Err(Refusal::NotOfCountry { country: country("ES") }));
    assert_eq!(name(&state, &exercised("es-pn", "2025-12-31"), "secretary").map(|_| ()), Err(Refusal::NothingToEnd));
    assert_eq!(name(&state, &exercised("es-pn", "2026-02-01"), "at").map(|_| ()).map_err(|it| it.to_string()), Err("needs-duty".into()));
    for (key, from) in [("es-gc", "2026-06-01"), ("es-pn", "2026-02-01")] {
        let change = name(&state, &exercised(key, from), "secretary").expect("named");
        folded(&mut state, &change).expect("holds");
    }
    assert!(name(&state, &exercised("es-gc", "2026-07-01"), "es-pn").is_ok(), "a representative of the country may");
    let term = &state.as_ref().expect("terms").terms[0];
    let by = |day: &str| term.exercised_on(on(day)).map(|it| it.agency.to_string());
    assert_eq!((by("2026-01-15"), by("2026-03-01"), by("2026-06-01")), (None, Some("es-pn".into()), Some("es-gc".into())));
}

#[test]
fn a_term_ends_with_its_countrys_membership_where_the_rules_say_so() {
    let state = chair(&[("NO", "2026-01-01", None)]);
    let mut roster = roster();
    assert!(!mandates::membership_lost(&state.terms[0], &roster, today()));
    roster.organisations.get_mut(&agency("no")).expect("an agency").memberships[0].span.to = Some(on("2026-10-01"));
    assert!(mandates::membership_lost(&state.terms[0], &roster, today()));
    let ends = EndMandate { office: OfficeKey::chair(), on: on("2026-10-01"), cause: MandateEnd::MembershipEnded, text: None, dismissal: None };
    assert!(mandates::end(&state, &ends, None, &roster, &who("secretary")).is_ok());
}

// ---- dismissals ------------------------------------------------------------------------------------------------------------

fn proposed() -> DismissalState {
    let request = ProposeDismissal { office: OfficeKey::chair(), reason: "Never there.".into() };
    let chair = chair(&[("AT", "2026-01-01", None)]);
    let id = DismissalId(uuid::Uuid::from_u128(8));
    let dismissal = DismissalRule { proposal: Fraction::of(2, 3), threshold: Fraction::of(2, 3) };
    let rules = RuleSet { dismissal, ..RuleSet::default() };
    let propose = |name: &str| dismissals::propose(&request, &chair, &rules, &roster(), id, &who(name), today());
    assert_eq!(propose("no:officer").map(|_| ()).map_err(|it| it.to_string()), Err("needs-duty".into()));
    assert_eq!(propose("ec3").map(|_| ()), Err(Refusal::NotOnRoll { agency: agency("ec3") }));
    assert_eq!(propose("at").map(|_| ()), Err(Refusal::Concerned { country: country("AT") }), "nobody of the country itself");
    let change = propose("no").expect("proposed");
    let author = who("no");
    dismissals::begin(&fact(&author, &change, Instant(0), 1)).expect("a motion")
}

fn fold(state: &mut DismissalState, name: &str, change: &Change) -> Result<(), Refusal> {
    let author = who(name);
    dismissals::fold(state, &fact(&author, change, Instant(0), 2))
}

#[test]
fn a_share_of_the_other_seats_proposes_a_dismissal_and_a_share_of_them_decides_it() {
    let mut state = proposed();
    // Of four seats the country's own does not count.
    assert_eq!((state.seats.len(), state.needed_to_propose(), state.needed_to_dismiss()), (3, 2, 2));
    assert_eq!(dismissals::support(&state, &who("at")).map(|_| ()), Err(Refusal::Concerned { country: country("AT") }));
    let mut own = state.clone();
    let change = Change::DismissalSupported(crate::elections::DismissalSupport { agency: agency("at") });
    assert_eq!(fold(&mut own, "at", &change), Err(Refusal::Concerned { country: country("AT") }), "nor when it is folded");
    let vote = |state: &DismissalState, numbers| {
        let request = VoteOnDismissal { dismissal: state.id, act: act(Method::Vote, numbers) };
        dismissals::vote(state, &request, &who("secretary"), today())
    };
    assert_eq!(vote(&state, [3, 3, 3, 0, 0]).map(|_| ()), Err(Refusal::TooFewProposers { needed: 2, found: 1 }));
    assert_eq!(dismissals::support(&state, &who("no")).map(|_| ()), Err(Refusal::AlreadyRecorded));
    assert_eq!(dismissals::unsupport(&state, &who("es-pn")).map(|_| ()), Err(Refusal::NothingToEnd));
    let joins = dismissals::support(&state, &who("es-pn")).expect("joins");
    fold(&mut state, "es-pn", &joins).expect("holds");
    assert_eq!(vote(&state, [4, 3, 3, 0, 0]).map(|_| ()), Err(Refusal::ActDoubtful { seats: 4, present: 3 }));
    let mut lost = state.clone();
    let few = vote(&lost, [3, 3, 1, 2, 0]).expect("a vote");
    fold(&mut lost, "secretary", &few).expect("holds");
    assert!(!lost.is_carried());
    let enough = vote(&state, [3, 3, 2, 1, 0]).expect("a vote");
    fold(&mut state, "secretary", &enough).expect("holds");
    assert!(state.is_carried());
    assert_eq!(fold(&mut state, "secretary", &enough), Err(Refusal::AlreadyRecorded));
    // Only the motion that was carried, on this holder, ends the term.
    let chair = chair(&[("AT", "2026-01-01", None)]);
    let ends = EndMandate { office: OfficeKey::chair(), on: today(), cause: MandateEnd::Dismissed, text: None, dismissal: Some(state.id) };
    let end = |motion| mandates::end(&chair, &ends, motion, &roster(), &who("secretary")).map(|_| ());
    assert_eq!(end(Some(&lost)), Err(Refusal::MotionMissing));
    assert_eq!(end(Some(&state)), Ok(()));
}
