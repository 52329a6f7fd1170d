use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::cases::{CaseBroughtIn, CaseFacts, CoverScope, CrimeArea, begin, fold};
use crate::change::Change;
use crate::duties::Duty;
use crate::fold::{Fact, Mark};
use crate::handling::Handling;
use crate::ids::{AgencyId, DeviceId, EntryId, OfficerId};
use crate::{Country, Instant};

fn officer(agency: &str, country: Option<&str>, duty: Duty) -> Author {
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(7)),
        agency: AgencyId::parse(agency),
        country: country.and_then(Country::parse),
        duties: BTreeSet::from([duty]),
    }
}

fn vienna() -> Author {
    officer("at", Some("AT"), Duty::Officer)
}

fn fact<'a>(seq: u64, change: &'a Change, author: &'a Author) -> Fact<'a> {
    let mark = Mark { entry: EntryId(Uuid::from_u128(seq.into())), device: DeviceId(Uuid::nil()), seq, position: Some(seq) };
    Fact { mark, base: seq - 1, at: Instant(0), author, change, batch: None }
}

/// A case that Austria leads, in a stage.
fn case(stage: Stage) -> CaseState {
    begin(&fact(1, &brought_in(stage), &vienna())).expect("a case")
}

fn brought_in(stage: Stage) -> Change {
    Change::CaseBroughtIn(CaseBroughtIn {
        case: CaseId(Uuid::from_u128(1)),
        year: 2027,
        number: 1,
        agency: AgencyId::parse("at").expect("an agency"),
        country: Country::parse("AT"),
        facts: CaseFacts {
            areas: BTreeSet::from([CrimeArea::Facilitators]),
            empact: None,
            countries: BTreeSet::new(),
            urgent_by: None,
            handling: Handling::tlp(crate::handling::Tlp::Amber),
            scope: CoverScope::Taskforce,
        },
        stage,
        began: None,
        ended: None,
        reference: None,
        agencies: BTreeSet::new(),
    })
}

fn moved(state: &CaseState, to: Stage, facts: &Circumstances, who: &Author) -> Result<Change, Refusal> {
    move_to(state, &MoveCase { case: state.id, to, reason: "Agreed on the call.".into() }, facts, who)
}

/// Everything that can be asked of a stage, by what the rule answers.
fn check(from: Stage, expected: &Expect) {
    let state = case(from);
    let outcome = OutcomeFacts { written: true, standing: OutcomeStanding::Noted, ..OutcomeFacts::default() };
    let facts = Circumstances { lead_officers: 1, tasks: 1, outcome, ..Circumstances::default() };
    let mut may: Vec<String> = Stage::ALL
        .iter()
        .filter(|to| !matches!(moved(&state, **to, &facts, &vienna()), Err(Refusal::IllegalTransition { .. })))
        .map(|to| to.label().to_owned())
        .collect();
    let held = [("suspend", suspend(&state, "-", &vienna())), ("resume", resume(&state, "-", &vienna())), ("cancel", cancel(&state, "-", &vienna()))];
    may.extend(held.iter().filter(|(_, answer)| answer.is_ok()).map(|(name, _)| (*name).to_owned()));
    expected.assert_eq(&may.join(" "));
}

#[test]
fn a_case_goes_one_step_of_the_method_at_a_time() {
    check(Stage::Submitted, &expect![""]); // A proposal is the Board's.
    check(Stage::Selected, &expect!["data suspend cancel"]);
    check(Stage::Data, &expect!["planning suspend cancel"]);
    check(Stage::Planning, &expect!["data readying suspend cancel"]);
    check(Stage::Readying, &expect!["planning ready suspend cancel"]);
    check(Stage::Ready, &expect!["readying operation suspend cancel"]);
    check(Stage::Operation, &expect!["readying wrap-up suspend cancel"]);
    check(Stage::WrapUp, &expect!["closed suspend cancel"]);
    check(Stage::Suspended, &expect!["resume cancel"]);
    check(Stage::Closed, &expect![""]);
    check(Stage::Cancelled, &expect![""]);
}

#[test]
fn a_guard_that_fails_is_named_and_all_of_them_at_once() {
    let mut state = case(Stage::Selected);
    let nobody = Circumstances::default();
    let failed = |gates: &[Guard], to| Err(Refusal::GuardFailed { to, gates: gates.to_vec() });
    assert_eq!(moved(&state, Stage::Data, &nobody, &vienna()), failed(&[Guard::LeadOfficer], Stage::Data));
    if let crate::cases::Origin::BroughtIn { approved_by, .. } = &mut state.origin {
        *approved_by = None;
    }
    assert_eq!(moved(&state, Stage::Data, &nobody, &vienna()), failed(&[Guard::LeadApproval, Guard::LeadOfficer], Stage::Data));
    assert_eq!(moved(&case(Stage::Data), Stage::Planning, &nobody, &vienna()), failed(&[Guard::SecondAgency], Stage::Planning));
    assert_eq!(moved(&case(Stage::Planning), Stage::Readying, &nobody, &vienna()), failed(&[Guard::Tasks], Stage::Readying));
    let fallen = Circumstances { failing: BTreeSet::from([Gate::Evidence, Gate::Judicial]), ..Circumstances::default() };
    for (from, to) in [(Stage::Readying, Stage::Ready), (Stage::Ready, Stage::Operation)] {
        assert_eq!(moved(&case(from), to, &fallen, &vienna()), failed(&[Guard::Judicial, Guard::Evidence], to), "to {to}");
    }
    let closed = |outcome: OutcomeFacts| {
        let facts = Circumstances { outcome, ..Circumstances::default() };
        moved(&case(Stage::WrapUp), Stage::Closed, &facts, &vienna()).map(|_| ())
    };
    let asked = BTreeSet::from([AgencyId::parse("at").expect("an agency")]);
    let begun = OutcomeFacts { unconfirmed: asked.clone(), ..OutcomeFacts::default() };
    let all = [Guard::OutcomeWritten, Guard::NumbersConfirmed, Guard::OutcomeNoted];
    assert_eq!(closed(begun), Err(Refusal::GuardFailed { to: Stage::Closed, gates: all.to_vec() }));
    // A number was corrected after the Board had noted the outcome: whose it is confirms again, and the Board notes again.
    let changed = OutcomeFacts { written: true, unconfirmed: asked, standing: OutcomeStanding::Changed, ..OutcomeFacts::default() };
    assert_eq!(closed(changed), Err(Refusal::GuardFailed { to: Stage::Closed, gates: vec![Guard::NumbersConfirmed, Guard::OutcomeNoted] }));
    assert_eq!(closed(OutcomeFacts { written: true, standing: OutcomeStanding::Noted, ..OutcomeFacts::default() }), Ok(()));
    assert!(moved(&case(Stage::Planning), Stage::Data, &nobody, &vienna()).is_ok(), "going back asks for a reason and nothing else");
}

#[test]
fn the_lead_and_ec3_move_a_case_and_nobody_else() {
    let state = case(Stage::Planning);
    let facts = Circumstances::default();
    let ask = |who: &Author| moved(&state, Stage::Data, &facts, who).map(|_| ());
    assert_eq!(ask(&vienna()), Ok(()));
    assert_eq!(ask(&officer("ec3", None, Duty::Ec3)), Ok(()));
    assert!(matches!(ask(&officer("fr", Some("FR"), Duty::Officer)), Err(Refusal::NotTheLead { .. })));
    assert!(matches!(ask(&officer("at", Some("AT"), Duty::Secretary)), Err(Refusal::NeedsDuty { .. })), "moving a case is no office work");
    let silent = MoveCase { case: state.id, to: Stage::Data, reason: "  ".into() };
    assert!(matches!(move_to(&state, &silent, &facts, &vienna()), Err(Refusal::TextMissing { .. })), "every transition has its reason");
}

#[test]
fn a_case_that_rested_goes_back_where_it_was_and_is_made_ready_anew() {
    for (from, back) in [
        (Stage::Planning, Stage::Planning),
        (Stage::Ready, Stage::Readying),
        (Stage::Operation, Stage::Readying),
        (Stage::WrapUp, Stage::WrapUp),
        (Stage::Suspended, Stage::Data), // Brought in resting: nobody knows where it was.
    ] {
        let mut state = case(from);
        let author = vienna();
        if from != Stage::Suspended {
            let change = suspend(&state, "Waits for a court.", &author).expect("it runs");
            fold(&mut state, &fact(2, &change, &author)).expect("what was decided holds");
        }
        let change = resume(&state, "The court has ruled.", &author).expect("it rests");
        fold(&mut state, &fact(3, &change, &author)).expect("what was decided holds");
        assert_eq!(state.stage, back, "from {from}");
    }
}

#[test]
fn who_moved_it_from_a_stage_in_which_it_no_longer_is_is_overtaken() {
    let mut state = case(Stage::Planning);
    let (author, facts) = (vienna(), Circumstances::default());
    let paris = moved(&state, Stage::Readying, &Circumstances { tasks: 1, ..Circumstances::default() }, &author).expect("from planning");
    let vienna_back = moved(&state, Stage::Data, &facts, &author).expect("from planning");
    fold(&mut state, &fact(2, &vienna_back, &author)).expect("the first holds");
    let late = fold(&mut state, &fact(3, &paris, &author));
    assert_eq!(late, Err(Refusal::IllegalTransition { from: Stage::Data, to: Stage::Readying }));
    assert_eq!(state.steps.iter().map(|step| step.stage).collect::<Vec<_>>(), [Stage::Planning, Stage::Data]);
}

/// A project that somebody begins.
fn project(agency: &str, author: &Author) -> Result<CaseState, Refusal> {
    let Change::CaseBroughtIn(mut begun) = brought_in(Stage::Data) else { return Err(Refusal::OutOfPlace) };
    begun.agency = AgencyId::parse(agency).expect("an agency");
    begun.country = author.country;
    begun.agencies = BTreeSet::from([AgencyId::parse("eurojust").expect("an agency")]);
    let mut state = begin(&fact(1, &Change::CaseBroughtIn(begun), author))?;
    let made = Change::CaseMadeProject(crate::cases::CaseMadeProject {});
    fold(&mut state, &fact(2, &made, author))?;
    Ok(state)
}

#[test]
fn a_project_of_mutual_interest_has_the_same_life_without_operation_and_gates() {
    let ec3 = officer("ec3", None, Duty::Ec3);
    let mut state = project("ec3", &ec3).expect("EC3 begins what it leads itself");
    assert!(!state.awaits_approval(), "who leads it began it");
    let facts = Circumstances { tasks: 1, failing: Gate::ALL.iter().copied().collect(), ..Circumstances::default() };
    let mut went = Vec::new();
    for seq in 3.. {
        let Some(row) = next(state.kind, state.stage).find(|row| row.way == Way::On) else { break };
        let change = moved(&state, row.to, &facts, &ec3).expect("no gate stands in the way");
        fold(&mut state, &fact(seq, &change, &ec3)).expect("what was decided holds");
        went.push(state.stage.label());
    }
    assert_eq!(went, ["planning", "wrap-up", "closed"]);
    let planned = project("at", &vienna()).expect("an officer begins one too");
    assert!(matches!(moved(&planned, Stage::Readying, &facts, &vienna()), Err(Refusal::IllegalTransition { .. })));
    let empty = Circumstances::default();
    let failed = |gates: &[Guard], to| Err(Refusal::GuardFailed { to, gates: gates.to_vec() });
    let mut alone = planned.clone();
    alone.agencies.remove(&AgencyId::parse("eurojust").expect("an agency"));
    assert_eq!(moved(&alone, Stage::Planning, &empty, &vienna()), failed(&[Guard::SecondAgency], Stage::Planning), "mutual: with another");
}

#[test]
fn who_may_not_begins_no_project_and_a_case_on_its_way_stays_one() {
    let ec3 = officer("ec3", None, Duty::Ec3);
    assert!(matches!(project("at", &ec3), Err(Refusal::NeedsDuty { .. })), "EC3 brings in nothing for a country");
    assert!(matches!(project("at", &officer("at", Some("AT"), Duty::Guest)), Err(Refusal::NeedsDuty { .. })));
    let made = Change::CaseMadeProject(crate::cases::CaseMadeProject {});
    let again = fold(&mut project("ec3", &ec3).expect("a project"), &fact(3, &made, &ec3));
    assert_eq!(again, Err(Refusal::AlreadyRecorded));
    for stage in [Stage::Selected, Stage::Planning, Stage::Operation] {
        let mut state = case(stage);
        assert!(fold(&mut state, &fact(2, &made, &vienna())).is_err(), "{stage}");
        assert!(!state.is_project());
    }
}
