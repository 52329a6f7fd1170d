//! Operation day over several desks: counters, the situation board, the outcome.

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, refused};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

/// The desks of an operation: the Netherlands leads, with Romania, Germany, France and EC3.
struct Action {
    office: Office,
    desks: Vec<Desk>,
    case: Value,
}

const WRITERS: [(&str, &str, Duty); 5] = [
    ("Jan Voorbeeld", "nl", Duty::Officer),
    ("Ion Exemplu", "ro", Duty::Officer),
    ("Hanna Probe", "de", Duty::Officer),
    ("Marie Exemple", "fr", Duty::Officer),
    ("Maria Vzor", "ec3", Duty::Ec3),
];

impl Action {
    /// Brings in a case of the Netherlands in a stage, in which all take part.
    fn begin(seed: u64, stage: &str) -> Self {
        let mut office = Office::new(seed);
        let founder = office.founder("Jan Voorbeeld", "nl", &["officer", "secretary"]);
        let mut desks = vec![founder];
        desks.extend(WRITERS[1..].iter().map(|(name, agency, duty)| office.newcomer(name, agency, &[*duty])));
        office.sync(&desks.iter().collect::<Vec<_>>());
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("cases.csv");
        std::fs::write(&file, format!("Title,Agency,Stage,Crime area,TLP\nTin Whistle,nl,{stage},cyber-dependent,AMBER\n")).expect("a file");
        must(&desks[0], "importCases", json!({ "path": file, "dryRun": false }));
        let cases = must(&desks[0], "caseList", json!({ "filter": { "over": true }, "sort": "number", "descending": false }));
        let case = cases["rows"][0]["id"].clone();
        for agency in ["ro", "de", "fr"] {
            must(&desks[0], "joinAgency", json!({ "case": case, "agency": agency }));
        }
        let mut begun = Self { office, desks, case };
        begun.sync();
        begun
    }

    fn sync(&mut self) {
        let all: Vec<&Desk> = self.desks.iter().collect();
        self.office.sync(&all);
    }

    /// Brings some desks up to date with the office, the others stay cut off.
    fn sync_some(&mut self, which: &[usize]) {
        let some: Vec<&Desk> = which.iter().map(|at| &self.desks[*at]).collect();
        self.office.sync(&some);
    }

    fn board(&self, desk: usize) -> Value {
        must(&self.desks[desk], "counterBoard", json!({ "case": self.case }))
    }

    fn count(&self, desk: usize, kind: &str, country: Option<&str>, quantity: &str) -> Value {
        must(&self.desks[desk], "recordCounter", json!({ "case": self.case, "figure": { "kind": kind, "country": country, "quantity": quantity } }))
    }
}

fn total(board: &Value, kind: &str, country: Option<&str>) -> String {
    let rows = if country.is_some() { &board["totals"] } else { &board["overall"] };
    let found = rows.as_array().into_iter().flatten().find(|row| row["kind"] == kind && row["country"] == json!(country));
    found.map_or("none".into(), |row| {
        let bound = if row["bound"] == "at-least" { ">= " } else { "" };
        format!("{bound}{}", row["quantity"].as_str().unwrap_or_default())
    })
}

#[test]
fn published_figures_of_endgame_and_imperium_come_out_as_published() {
    let action = Action::begin(41, "operation");
    let desk = &action.desks[4];
    let count = |case: &Value, kind: &str, country: Option<&str>, quantity: &str, bound: &str| {
        let figure = json!({ "kind": kind, "country": country, "quantity": quantity, "bound": bound, "tlp": "CLEAR" });
        must(desk, "recordCounter", json!({ "case": case, "figure": figure }));
    };
    for (kind, country, quantity) in
        [("arrest", "AM", "1"), ("arrest", "UA", "3"), ("search", "AM", "1"), ("search", "NL", "1"), ("search", "PT", "3"), ("search", "UA", "11")]
    {
        count(&action.case, kind, Some(country), quantity, "exactly");
    }
    // In ten countries at once, and domains in none.
    count(&action.case, "server-down", None, "100", "at-least");
    count(&action.case, "domain-seized", None, "2000", "at-least");
    let board = action.board(4);
    let shown = ["arrest", "search", "server-down", "domain-seized"].map(|kind| total(&board, kind, None));
    assert_eq!(shown, ["4", "16", ">= 100", ">= 2000"], "Operation Endgame, 27 to 29 May 2024");
    assert_eq!(total(&board, "search", Some("UA")), "11");
    let imperium = Action::begin(42, "closed");
    for (kind, quantity) in [("arrest", "31"), ("search", "42")] {
        imperium.count(4, kind, None, quantity);
    }
    let board = imperium.board(4);
    assert_eq!([total(&board, "arrest", None), total(&board, "search", None)], ["31", "42"], "Imperium, 2014: over before this system");
}

#[test]
fn two_desks_that_correct_one_event_make_a_conflict_and_lose_none() {
    let mut action = Action::begin(43, "operation");
    let event = action.count(1, "arrest", Some("RO"), "5");
    action.sync();
    let correct = |desk: &Desk, quantity: &str, reason: &str| {
        let figure = json!({ "kind": "arrest", "country": "RO", "quantity": quantity });
        must(desk, "correctCounter", json!({ "counter": event, "figure": figure, "reason": reason }));
    };
    correct(&action.desks[1], "4", "One was released at the door.");
    correct(&action.desks[4], "6", "Bucharest called: six.");
    action.sync();
    action.sync();
    for desk in 0..action.desks.len() {
        let board = action.board(desk);
        let row = &board["disputed"][0];
        assert_eq!(row["figure"]["quantity"], "6", "the later in office order counts");
        assert_eq!(row["rivals"][0]["figure"]["quantity"], "4", "what it did not know of is shown beside it");
        assert_eq!(total(&board, "arrest", Some("RO")), "6");
    }
    correct(&action.desks[1], "6", "Six it is.");
    action.sync();
    for desk in 0..action.desks.len() {
        assert_eq!(action.board(desk)["disputed"], json!([]), "who has seen both has settled it");
    }
}

#[test]
fn what_is_counted_is_undone_and_done_again() {
    let action = Action::begin(44, "wrap-up");
    action.count(0, "server-seized", Some("NL"), "12");
    must(&action.desks[0], "undo", json!({}));
    let board = action.board(0);
    assert_eq!(total(&board, "server-seized", Some("NL")), "none");
    assert_eq!(board["entries"]["rows"][0]["figure"], Value::Null, "it stays in the list as taken back");
    must(&action.desks[0], "redo", json!({}));
    assert_eq!(total(&action.board(0), "server-seized", Some("NL")), "12");
}

#[test]
fn a_case_that_is_not_in_operation_is_not_counted_and_says_who_could() {
    let action = Action::begin(45, "planning");
    let figure = json!({ "kind": "arrest", "country": "NL", "quantity": "1" });
    let problem = refused(&action.desks[0], "recordCounter", json!({ "case": action.case, "figure": figure }));
    assert_eq!(problem.code, "not-in-operation");
    assert_eq!(action.board(0)["may"]["reason"], json!(problem.message), "the page says the same before anybody types");
}

/// One thing that a writer does: counts, corrects, takes back, or meets the office together with another.
fn step() -> impl Strategy<Value = (usize, usize, usize, u32)> {
    (0..5usize, 0..6usize, 0..4usize, 0..1_000u32)
}

/// Adds up what a desk's list of events says, without its totals.
fn added_up(desk: &Desk, case: &Value) -> Vec<(String, u64)> {
    let page = must(desk, "counterEntries", json!({ "case": case, "limit": 500 }));
    let mut sums = std::collections::BTreeMap::new();
    for figure in page["rows"].as_array().into_iter().flatten().map(|row| &row["figure"]).filter(|figure| !figure.is_null()) {
        let key = format!("{} {}", figure["kind"], figure["country"]);
        *sums.entry(key).or_insert(0) += figure["quantity"].as_str().and_then(|text| text.parse::<u64>().ok()).expect("a whole number");
    }
    sums.into_iter().collect()
}

fn shown(board: &Value) -> Vec<(String, u64)> {
    let rows = board["totals"].as_array().into_iter().flatten();
    let mut shown: Vec<_> = rows
        .map(|row| {
            (format!("{} {}", row["kind"], row["country"]), row["quantity"].as_str().and_then(|text| text.parse().ok()).expect("a whole number"))
        })
        .collect();
    shown.sort();
    shown
}

#[test]
fn five_writers_end_with_equal_totals_whatever_was_cut_turned_round_or_doubled() {
    let config = Config { cases: 12, max_shrink_iters: 30, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha))
        .run(&prop::collection::vec(step(), 20..80), |steps| {
            let mut action = Action::begin(46, "operation");
            for (desk, what, other, n) in steps {
                action.office.pass(7);
                let kinds = ["arrest", "search", "server-down", "device"];
                let countries = [Some("NL"), Some("RO"), Some("UA"), None];
                let rows = action.board(desk)["entries"]["rows"].clone();
                let known = rows.as_array().and_then(|rows| rows.get(n as usize % rows.len().max(1))).map(|row| row["id"].clone());
                let figure = json!({ "kind": kinds[other], "country": countries[n as usize % 4], "quantity": n.to_string() });
                let called = match (what, known) {
                    (0..=2, _) => action.desks[desk].call("recordCounter", json!({ "case": action.case, "figure": figure })),
                    (3, Some(counter)) => {
                        action.desks[desk].call("correctCounter", json!({ "counter": counter, "figure": figure, "reason": "Counted again." }))
                    }
                    (4, Some(counter)) => action.desks[desk].call("takeBackCounter", json!({ "counter": counter, "reason": "Counted twice." })),
                    _ => {
                        // In whatever order: the later desk of the pair may hand in first, and both do it twice.
                        let pair = if n % 2 == 0 { [desk, other] } else { [other, desk] };
                        action.sync_some(&pair);
                        action.sync_some(&pair);
                        Ok(Value::Null)
                    }
                };
                if let Err(problem) = called {
                    // Another agency's event, or one that was taken back: a rule says so, and nothing else.
                    prop_assert!(["not-of-agency", "nothing-to-end"].contains(&problem.code.as_str()), "{:?}", problem);
                }
            }
            action.desks.rotate_left(2);
            action.sync();
            action.sync();
            let first = action.board(0);
            prop_assert_eq!(&shown(&first), &added_up(&action.desks[0], &action.case), "totals are the sum of what stands");
            for desk in &action.desks {
                let board = must(desk, "counterBoard", json!({ "case": action.case }));
                prop_assert_eq!(&board["totals"], &first["totals"], "every desk adds up to the same");
                prop_assert_eq!(&board["disputed"].as_array().map(Vec::len), &first["disputed"].as_array().map(Vec::len));
                must(desk, "rebuildReplica", json!({}));
                let again = must(desk, "counterBoard", json!({ "case": action.case }));
                prop_assert_eq!(&again, &board, "a rebuild changes nothing");
            }
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}
