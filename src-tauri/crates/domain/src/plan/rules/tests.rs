use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::cases::{Origin, Stage};
use crate::counters::tests::case as of_netherlands;
use crate::plan::{TaskStatus, Tie};
use crate::roster::rules::tests::{agency, field, office, organisation};

fn id(n: u128) -> TaskId {
    TaskId(Uuid::from_u128(n))
}

fn graph(needs: &[(u128, &[u128])]) -> Graph {
    needs.iter().map(|(task, needs)| (id(*task), needs.iter().map(|need| id(*need)).collect())).collect()
}

#[test]
fn a_path_is_found_however_far_it_goes_round() {
    let plan = graph(&[(1, &[]), (2, &[1]), (3, &[2, 1]), (4, &[3]), (5, &[])]);
    assert_eq!(path(&plan, id(4), id(1)).map(|path| path.len()), Some(3), "4 waits for 3, which waits for 1 itself");
    assert_eq!(path(&plan, id(4), id(2)), Some(vec![id(4), id(3), id(2)]));
    assert_eq!(path(&plan, id(1), id(4)), None, "nobody waits for what comes after");
    assert_eq!(path(&plan, id(5), id(5)), Some(vec![id(5)]), "a task that would wait for itself");
    let round = graph(&[(1, &[2]), (2, &[1])]);
    assert_eq!(path(&round, id(1), id(9)), None, "a cycle that two desks made does not keep the search for ever");
}

#[test]
fn a_long_chain_is_searched_without_running_out_of_stack() {
    let chain: Graph = (0..5_000u128).map(|n| (id(n), if n == 0 { vec![] } else { vec![id(n - 1)] })).collect();
    assert_eq!(path(&chain, id(4_999), id(0)).map(|path| path.len()), Some(5_000));
}

#[test]
fn a_country_says_itself_when_it_works() {
    let officer = |country: &str, duty: Duty| Author {
        stays: false,
        officer: crate::ids::OfficerId(Uuid::nil()),
        agency: AgencyId::parse(&country.to_lowercase()),
        country: Country::parse(country),
        duties: BTreeSet::from([duty]),
    };
    let austria = Country::parse("AT").expect("a country");
    let request = |rest: &[u8]| SetCalendar { country: austria, rest: rest.iter().copied().collect(), holidays: BTreeSet::new() };
    assert!(set_calendar(&request(&[5, 6]), &officer("AT", Duty::Officer)).is_ok());
    assert!(matches!(set_calendar(&request(&[5, 6]), &officer("FR", Duty::Officer)), Err(Refusal::NeedsDuty { .. })));
    assert!(set_calendar(&request(&[5, 6]), &officer("FR", Duty::Administrator)).is_ok());
    assert_eq!(set_calendar(&request(&[0, 1, 2, 3, 4, 5, 6]), &officer("AT", Duty::Officer)), Err(Refusal::NoWorkingDay));
}

fn dutch() -> Author {
    Author {
        stays: false,
        officer: crate::ids::OfficerId(Uuid::nil()),
        agency: Some(agency("nl")),
        country: Country::parse("NL"),
        duties: [Duty::Officer].into(),
    }
}

/// On a case of the Netherlands and Romania.
fn running() -> CaseState {
    of_netherlands(Stage::Planning, Origin::Proposed)
}

/// The Netherlands, Romania, and the office's own.
fn roster() -> Roster {
    let mut roster = office(&[]);
    roster.organisations.extend([organisation("nl", &[]), organisation("ro", &[])]);
    roster
}

fn facts(of: &str) -> TaskFacts {
    TaskFacts {
        title: "Ask the provider".into(),
        agency: agency(of),
        responsible: Vec::new(),
        consulted: Vec::new(),
        informed: Vec::new(),
        minutes: 60,
        due: None,
        not_before: None,
        officer: None,
        checklist: Vec::new(),
    }
}

fn task(n: u128, needs: &[u128]) -> TaskState {
    let facts = facts("nl");
    TaskState {
        id: id(n),
        case: running().id,
        title: field(format!("Task {n}")),
        agency: field(facts.agency),
        responsible: field(Vec::new()),
        consulted: field(Vec::new()),
        informed: field(Vec::new()),
        minutes: field(60),
        due: field(None),
        not_before: field(None),
        officer: field(None),
        checklist: field(Vec::new()),
        status: field(TaskStatus::Open),
        begun: None,
        done: None,
        needs: needs.iter().map(|need| (id(*need), field((Tie::FinishStart, 0)))).collect(),
        removed: false,
        added: Instant(0),
    }
}

#[test]
fn who_answers_for_a_task_takes_part_or_hosts() {
    let check = |of: &str, expected: Expect| {
        let list = || vec![agency(of)];
        let ways = [
            facts(of),
            TaskFacts { responsible: list(), ..facts("nl") },
            TaskFacts { consulted: list(), ..facts("nl") },
            TaskFacts { informed: list(), ..facts("nl") },
        ];
        let said = ways.map(|facts| {
            let request = AddTask { case: running().id, facts: facts.clone(), needs: Vec::new() };
            let added = add(&running(), &roster(), &Graph::new(), &request, id(1), &dutch()).map(|_| ());
            let edits = TaskEdits {
                agency: Some(facts.agency),
                responsible: Some(facts.responsible),
                consulted: Some(facts.consulted),
                informed: Some(facts.informed),
                ..TaskEdits::default()
            };
            let edited = edit(&running(), &roster(), &task(1, &[]), &edits, &dutch()).map(|_| ());
            assert_eq!(edited, added, "the same whether added or edited");
            added.map_or_else(|refusal| refusal.code(), |()| "holds")
        });
        expected.assert_eq(&said.join(" "));
    };
    // Accountable, responsible, consulted, informed.
    check("nl", expect!["holds holds holds holds"]);
    check("ro", expect!["holds holds holds holds"]);
    check("ec3", expect!["holds holds holds holds"]); // It hosts.
    check("at", expect!["not-on-case not-on-case not-on-case not-on-case"]);
    check("xx", expect!["unknown-agency unknown-agency unknown-agency unknown-agency"]);
    let mut without = running();
    without.agencies.remove(&agency("ro"));
    assert_eq!(can_answer(&without, &roster(), &agency("ro")), Err(Refusal::NotOnCase { agency: agency("ro") }), "it left");
}

#[test]
fn a_tie_that_closes_a_circle_is_refused_with_its_path() {
    let plan = graph(&[(1, &[]), (2, &[1]), (3, &[2]), (4, &[])]);
    let name = |id: TaskId| format!("Task {}", id.0.as_u128());
    let ask = |waits: &TaskState, other: u128, lag: i64| {
        let need = Dependency { task: id(other), tie: Tie::FinishStart, lag };
        tie(&running(), waits, &plan, &need, name, &dutch()).map(|_| ())
    };
    assert_eq!(ask(&task(4, &[]), 3, 0), Ok(()));
    let circle = |names: &[&str]| Err(Refusal::Cycle { path: names.iter().map(|it| (*it).to_owned()).collect() });
    assert_eq!(ask(&task(1, &[]), 3, 0), circle(&["Task 1", "Task 3", "Task 2", "Task 1"]), "from the task over the others back to it");
    assert_eq!(ask(&task(4, &[]), 4, 0), circle(&["Task 4", "Task 4"]), "for itself");
    assert_eq!(ask(&task(4, &[]), 9, 0), Err(Refusal::NotRecorded), "for none of the plan");
    assert_eq!(ask(&task(4, &[]), 3, FARTHEST + 1).map_err(|it| it.code()), Err("out-of-range"));
    let taken_out = |n: u128, needs: &[u128]| TaskState { removed: true, ..task(n, needs) };
    assert_eq!(ask(&taken_out(4, &[]), 3, 0), Err(Refusal::NotRecorded), "what left the plan waits for nothing");
    // A task that was taken out, and would close a circle by coming back.
    assert_eq!(restore(&running(), &taken_out(4, &[3]), &plan, name, &dutch()).map(|_| ()), Ok(()));
    let back = restore(&running(), &taken_out(1, &[3]), &plan, name, &dutch()).map(|_| ());
    assert_eq!(back, circle(&["Task 1", "Task 3", "Task 2", "Task 1"]));
    let stranger = Author { agency: Some(agency("at")), country: Country::parse("AT"), ..dutch() };
    let need = Dependency { task: id(3), tie: Tie::FinishStart, lag: 0 };
    assert!(tie(&running(), &task(4, &[]), &plan, &need, name, &stranger).is_err(), "who takes no part plans nothing");
}
