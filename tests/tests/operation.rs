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
        let row = &board["inConflict"][0];
        assert_eq!(row["figure"]["quantity"], "6", "the later in office order counts");
        assert_eq!(row["rivals"][0]["figure"]["quantity"], "4", "what it did not know of is shown beside it");
        assert_eq!(total(&board, "arrest", Some("RO")), "6");
    }
    correct(&action.desks[1], "6", "Six it is.");
    action.sync();
    for desk in 0..action.desks.len() {
        assert_eq!(action.board(desk)["inConflict"], json!([]), "who has seen both has settled it");
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

impl Action {
    fn outcome(&self, desk: usize) -> Value {
        must(&self.desks[desk], "outcome", json!({ "case": self.case }))
    }

    /// Puts every writer on the case, so that it waits for them on Today.
    fn put_on(&mut self) {
        let officers = must(&self.desks[0], "officers", json!({}));
        for row in officers.as_array().into_iter().flatten() {
            must(&self.desks[0], "joinOfficer", json!({ "case": self.case, "officer": row["id"] }));
        }
        self.sync();
    }

    /// What the outcome asks of a desk's officer, as Today says it.
    fn asked(&self, desk: usize) -> Vec<String> {
        let today = must(&self.desks[desk], "today", json!({}));
        let rows = today["outcomes"].as_array().into_iter().flatten();
        rows.map(|row| row["step"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// A desk confirms the numbers of its own agency as it sees them.
    fn confirm(&self, desk: usize) {
        let (agency, view) = (WRITERS[desk].1, self.outcome(desk));
        let its = view["agencies"].as_array().into_iter().flatten().find(|row| row["agency"] == agency).cloned().unwrap_or_default();
        must(&self.desks[desk], "confirmNumbers", json!({ "case": self.case, "digest": its["digest"] }));
    }

    fn write(&self, desk: usize, part: &str, text: &str, tlp: &str) {
        let parts = json!([{ "part": part, "text": { "text": text, "tlp": tlp } }]);
        must(&self.desks[desk], "writeOutcome", json!({ "case": self.case, "from": "2027-02-22", "last": "2027-02-24", "parts": parts }));
    }

    /// The lead puts it before the Board, and the secretary records that the Board noted it.
    fn have_it_noted(&mut self) {
        must(&self.desks[0], "putOutcome", json!({ "case": self.case }));
        let digest = self.outcome(0)["put"]["digest"].clone();
        must(&self.desks[0], "noteOutcome", json!({ "case": self.case, "digest": digest, "on": "2027-03-01", "text": "Noted with thanks." }));
        self.sync();
    }

    fn close(&self) -> Result<Value, jcat_desk::Problem> {
        self.desks[0].call("moveCase", json!({ "case": self.case, "to": "closed", "reason": "The Board has noted it." }))
    }
}

#[test]
fn an_outcome_counts_once_each_agency_confirmed_its_numbers_and_the_board_noted_it() {
    let mut action = Action::begin(47, "wrap-up");
    action.put_on();
    action.count(1, "arrest", Some("RO"), "3");
    let clear = json!({ "kind": "search", "country": "NL", "quantity": "16", "bound": "at-least", "tlp": "CLEAR" });
    let search = must(&action.desks[0], "recordCounter", json!({ "case": action.case, "figure": clear }));
    action.sync();
    assert_eq!((action.outcome(0)["standing"].clone(), action.asked(0), action.asked(1)), (json!("none"), vec!["write-outcome".into()], vec![]));
    let lacks = action.close().expect_err("nothing is written");
    assert_eq!(
        lacks.message,
        "This cannot become closed yet. Nobody has written what was done. Not every agency has confirmed its own numbers as they are now. \
         The Board has not noted the outcome with these numbers."
    );
    let early = refused(&action.desks[1], "confirmNumbers", json!({ "case": action.case, "digest": "-" }));
    assert_eq!(early.code, "not-recorded", "there is no report to confirm in");
    let days = refused(&action.desks[0], "writeOutcome", json!({ "case": action.case, "parts": [] }));
    assert_eq!(days.code, "period-missing");
    action.write(0, "summary", "Servers were taken down.", "CLEAR");
    action.write(0, "lessons", "The line to the prosecutor was slow.", "AMBER");
    action.sync();
    let stranger = json!({ "case": action.case, "parts": [{ "part": "summary", "text": { "text": "-", "tlp": "CLEAR" } }] });
    assert_eq!(refused(&action.desks[1], "writeOutcome", stranger).code, "not-the-lead");
    assert_eq!((action.asked(0), action.asked(1)), (vec!["confirm-numbers".to_owned()], vec!["confirm-numbers".to_owned()]));

    // Its own numbers, as they are: not another agency's, and not those of before.
    let of_france = action.outcome(1)["agencies"].as_array().into_iter().flatten().find(|row| row["agency"] == "fr").cloned().unwrap_or_default();
    let problem = refused(&action.desks[1], "confirmNumbers", json!({ "case": action.case, "agency": "fr", "digest": of_france["digest"] }));
    assert_eq!((problem.code.as_str(), &of_france["may"]["ok"]), ("not-of-agency", &json!(false)));
    let seen = action.outcome(1)["agencies"].as_array().into_iter().flatten().find(|row| row["agency"] == "ro").cloned().unwrap_or_default();
    action.count(1, "arrest", Some("UA"), "1");
    let problem = refused(&action.desks[1], "confirmNumbers", json!({ "case": action.case, "digest": seen["digest"] }));
    assert_eq!(problem.code, "numbers-changed");
    action.confirm(1);
    action.sync();
    let problem = refused(&action.desks[0], "putOutcome", json!({ "case": action.case }));
    assert!(problem.message.ends_with("DE, FR, NL."), "an agency without numbers confirms that it has none: {}", problem.message);
    assert_eq!(action.outcome(0)["mayPut"]["reason"], json!(problem.message));
    for desk in [0, 2, 3] {
        action.confirm(desk);
    }
    action.sync();
    assert_eq!((action.outcome(4)["standing"].clone(), action.asked(0)), (json!("confirmed"), vec!["put-outcome".to_owned()]));
    assert_eq!(must(&action.desks[2], "outcomeFigures", json!({}))["cases"], json!([]), "what the Board has not noted does not count");

    must(&action.desks[0], "putOutcome", json!({ "case": action.case }));
    action.sync();
    assert_eq!((action.asked(0), action.asked(1)), (vec!["note-outcome".to_owned()], vec![]));
    let other = json!({ "case": action.case, "digest": "0f", "on": "2027-03-01", "text": "Noted." });
    assert_eq!(refused(&action.desks[0], "noteOutcome", other).code, "numbers-changed");
    assert_eq!(refused(&action.desks[0], "moveCase", json!({ "case": action.case, "to": "closed", "reason": "-" })).code, "guard-failed");
    let digest = action.outcome(0)["put"]["digest"].clone();
    let note = json!({ "case": action.case, "digest": digest, "on": "2027-03-01", "text": "Noted with thanks." });
    assert_eq!(refused(&action.desks[1], "noteOutcome", note.clone()).code, "needs-duty");
    must(&action.desks[0], "noteOutcome", note);
    action.sync();
    let counted = |action: &Action, desk: usize, year: Value| {
        let figures = must(&action.desks[desk], "outcomeFigures", json!({ "year": year }));
        figures["totals"].as_array().into_iter().flatten().map(|row| format!("{} {}", row["kind"], row["quantity"])).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(counted(&action, 3, json!(2027)), r#""arrest" "4", "search" "16""#);
    assert_eq!(counted(&action, 3, json!(2026)), "", "it counts in the year of its last action day");

    // A number that is corrected afterwards asks whose it is, and the Board, again; until then the old ones count.
    let figure = json!({ "kind": "search", "country": "NL", "quantity": "17", "bound": "at-least", "tlp": "CLEAR" });
    must(&action.desks[0], "correctCounter", json!({ "counter": search, "figure": figure, "reason": "One more address." }));
    action.sync();
    for desk in 0..action.desks.len() {
        assert_eq!(action.outcome(desk)["standing"], "changed");
        assert_eq!(counted(&action, desk, Value::Null), r#""arrest" "4", "search" "16""#);
    }
    let lacks = action.close().expect_err("numbers changed");
    assert!(!lacks.message.contains("written what was done") && lacks.message.contains("own numbers"), "{}", lacks.message);
    assert_eq!(action.asked(0), ["confirm-numbers"]);
    action.confirm(0);
    assert_eq!(action.asked(0), ["put-outcome"]);
    action.have_it_noted();
    action.close().expect("everything was asked and answered");
    action.sync();
    for desk in &action.desks {
        let before = (must(desk, "outcome", json!({ "case": action.case })), must(desk, "outcomeFigures", json!({})));
        assert_eq!(before.0["standing"], "noted");
        must(desk, "rebuildReplica", json!({}));
        assert_eq!(
            (must(desk, "outcome", json!({ "case": action.case })), must(desk, "outcomeFigures", json!({}))),
            before,
            "a rebuild changes nothing"
        );
    }
    let public = action.outcome(1)["public"].clone();
    assert_eq!(public["parts"], json!([{ "part": "summary", "text": "Servers were taken down." }]));
    assert_eq!(public["partsLeftOut"], json!([{ "part": "lessons", "tlp": "AMBER" }]));
    let kinds = |rows: &Value| rows.as_array().into_iter().flatten().map(|row| row["kind"].clone()).collect::<Vec<_>>();
    assert_eq!((kinds(&public["totals"]), kinds(&public["totalsLeftOut"])), (vec![json!("search")], vec![json!("arrest")]));
}

#[test]
fn numbers_that_a_desk_counted_while_cut_off_reopen_what_the_board_noted_of_a_closed_case() {
    let mut action = Action::begin(48, "wrap-up");
    action.put_on();
    action.count(3, "device", Some("FR"), "2");
    action.sync();
    // Bucharest counts without a line, and the others know nothing of it.
    action.count(1, "arrest", Some("RO"), "5");
    action.write(0, "summary", "Two devices.", "GREEN");
    action.sync_some(&[0, 2, 3, 4]);
    for desk in [0, 2, 3] {
        action.confirm(desk);
    }
    action.sync_some(&[0, 2, 3, 4]);
    let problem = refused(&action.desks[0], "putOutcome", json!({ "case": action.case }));
    assert!(problem.message.ends_with("RO."), "nobody goes on without Romania: {}", problem.message);
    // Its officer at EC3's desk has no say in that either; the lead goes on once Romania takes part no more.
    must(&action.desks[0], "leaveAgency", json!({ "case": action.case, "agency": "ro" }));
    must(&action.desks[0], "putOutcome", json!({ "case": action.case }));
    let digest = action.outcome(0)["put"]["digest"].clone();
    must(&action.desks[0], "noteOutcome", json!({ "case": action.case, "digest": digest, "on": "2027-03-01", "text": "Noted." }));
    action.close().expect("the lead closes it: what Bucharest counted has not come");
    action.sync();
    action.sync();
    for desk in 0..action.desks.len() {
        let view = action.outcome(desk);
        assert_eq!(view["standing"], "changed", "its arrests arrived after all");
        assert_eq!(view["noted"]["totals"][0]["kind"], "device", "what the Board noted stands beside it");
    }
    assert_eq!(action.asked(0), [""; 0], "Romania has the word first");
    let view = action.outcome(1);
    let its = view["agencies"].as_array().into_iter().flatten().find(|row| row["agency"] == "ro").cloned().unwrap_or_default();
    assert_eq!(its["stands"], false);
    must(&action.desks[0], "joinAgency", json!({ "case": action.case, "agency": "ro" }));
    let officer = must(&action.desks[1], "deskStatus", json!({}))["me"]["officer"].clone();
    must(&action.desks[0], "joinOfficer", json!({ "case": action.case, "officer": officer }));
    action.sync();
    assert_eq!(action.asked(1), ["confirm-numbers"]);
    action.confirm(1);
    action.sync();
    assert_eq!(action.asked(0), ["put-outcome"]);
    action.have_it_noted();
    for desk in 0..action.desks.len() {
        assert_eq!((action.outcome(desk)["standing"].clone(), action.asked(desk)), (json!("noted"), vec![]));
    }
}

#[test]
fn what_two_desks_of_the_lead_write_apart_is_kept_and_undone() {
    let mut action = Action::begin(49, "wrap-up");
    action.write(0, "summary", "First.", "GREEN");
    action.write(0, "summary", "Second.", "GREEN");
    must(&action.desks[0], "undo", json!({}));
    let said = |action: &Action, desk: usize| action.outcome(desk)["parts"][0].clone();
    assert_eq!(said(&action, 0)["text"]["text"], "First.");
    let second = action.office.newcomer("Piet Tweede", "nl", &[Duty::Officer]);
    action.desks.push(second);
    action.sync();
    action.write(0, "summary", "Written at home.", "GREEN");
    action.write(5, "summary", "Written in The Hague.", "CLEAR");
    action.sync();
    action.sync();
    for desk in 0..action.desks.len() {
        let part = said(&action, desk);
        assert_eq!((&part["text"]["text"], &part["rivals"][0]["text"]), (&json!("Written in The Hague."), &json!("Written at home.")));
    }
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
                prop_assert_eq!(&board["inConflict"].as_array().map(Vec::len), &first["inConflict"].as_array().map(Vec::len));
                must(desk, "rebuildReplica", json!({}));
                let again = must(desk, "counterBoard", json!({ "case": action.case }));
                prop_assert_eq!(&again, &board, "a rebuild changes nothing");
            }
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}

/// How an agency stands in the outcome, as a desk shows it.
fn of_agency(view: &Value, agency: &str) -> Value {
    view["agencies"].as_array().into_iter().flatten().find(|row| row["agency"] == agency).cloned().unwrap_or_default()
}

const DAY: i64 = 86_400;

#[test]
fn an_agency_that_never_answers_is_left_out_by_two_persons_and_its_figures_count_nowhere() {
    let mut action = Action::begin(49, "wrap-up");
    action.put_on();
    let clear = |kind: &str, country: &str, quantity: &str| json!({ "kind": kind, "country": country, "quantity": quantity, "tlp": "CLEAR" });
    must(&action.desks[1], "recordCounter", json!({ "case": action.case, "figure": clear("arrest", "RO", "3") }));
    must(&action.desks[0], "recordCounter", json!({ "case": action.case, "figure": clear("search", "NL", "16") }));
    action.write(0, "summary", "Servers were taken down.", "CLEAR");
    action.sync();
    for desk in [0, 2, 3] {
        action.confirm(desk);
    }
    action.sync();
    let reason = "Its liaison office was closed and nobody took over.";
    let ask = json!({ "case": action.case, "agency": "ro", "reason": reason });
    let early = refused(&action.desks[0], "askConfirmationWaiver", ask.clone());
    assert_eq!(
        (early.code.as_str(), early.message.as_str()),
        ("too-early-to-waive", "Agencies are given two weeks: this can be asked from 15 Mar 2027 on.")
    );
    assert_eq!(of_agency(&action.outcome(0), "ro")["mayWaive"]["reason"], json!(early.message), "the page says so before anybody types");
    action.office.pass(14 * DAY);
    assert_eq!(
        refused(&action.desks[0], "askConfirmationWaiver", json!({ "case": action.case, "agency": "ro", "reason": "Late." })).code,
        "reason-too-short"
    );
    let own = json!({ "case": action.case, "agency": "nl", "reason": reason });
    assert_eq!(refused(&action.desks[0], "askConfirmationWaiver", own).code, "confirm-instead");
    must(&action.desks[0], "askConfirmationWaiver", ask);
    action.sync();
    let waiver = of_agency(&action.outcome(0), "ro")["waiver"].clone();
    let second = json!({ "case": action.case, "waiver": waiver["id"] });
    assert_eq!(refused(&action.desks[0], "secondConfirmationWaiver", second.clone()).code, "needs-duty");
    assert_eq!(refused(&action.desks[0], "putOutcome", json!({ "case": action.case })).code, "not-confirmed", "one person alone leaves nobody out");
    assert_eq!(action.asked(4), ["second-confirmation-waiver"]);
    must(&action.desks[4], "secondConfirmationWaiver", second);
    action.sync();

    // It stays marked as not confirmed, is still asked, and the case says whose numbers it counts without.
    let view = action.outcome(2);
    let row = of_agency(&view, "ro");
    assert_eq!((&view["standing"], &view["leftOut"], &row["stands"]), (&json!("confirmed"), &json!(["ro"]), &json!(false)));
    assert_eq!((&row["waiver"]["reason"], &row["waiver"]["secondedBy"]), (&json!(reason), &json!("Maria Vzor")));
    assert_eq!((action.asked(1), action.asked(0)), (vec!["confirm-numbers".to_owned()], vec!["put-outcome".to_owned()]));
    let lacks = action.close().expect_err("the Board has not noted it");
    assert_eq!(lacks.message, "This cannot become closed yet. The Board has not noted the outcome with these numbers.");
    action.have_it_noted();
    let kinds = |totals: &Value| totals.as_array().into_iter().flatten().map(|row| row["kind"].clone()).collect::<Vec<_>>();
    for desk in 0..action.desks.len() {
        let view = action.outcome(desk);
        assert_eq!(view["noted"]["without"], json!(["ro"]), "the Board's note says whose are missing");
        let figures = must(&action.desks[desk], "outcomeFigures", json!({}));
        let counted = [&view["noted"]["totals"], &view["put"]["totals"], &view["overall"], &view["public"]["totals"], &figures["totals"]];
        assert!(counted.iter().all(|totals| kinds(totals) == [json!("search")]), "what nobody confirmed counts nowhere: {counted:?}");
        assert_eq!(view["public"]["agenciesLeftOut"], json!(["ro"]));
        assert_eq!(must(&action.desks[desk], "caseDossier", json!({ "case": action.case }))["countsWithout"], json!(["ro"]));
    }
    assert_eq!(total(&action.board(2), "arrest", Some("RO")), "3", "what was counted is not lost");
    // A print breaks its lines where the paper ends.
    let printed = must(&action.desks[2], "printCaseFile", json!({ "case": action.case })).to_string().replace(" \\n", " ");
    assert!(printed.contains(&format!("Left out by Jan Voorbeeld, seconded by Maria Vzor: {reason}")), "{printed}");
    action.close().expect("nobody is waited for");
    action.sync();
    assert_eq!(
        must(&action.desks[2], "caseDossier", json!({ "case": action.case }))["countsWithout"],
        json!(["ro"]),
        "for good, not only while it is open"
    );

    // Romania answers after all: its word ends the waiver, its numbers go to the Board.
    action.confirm(1);
    action.sync();
    let view = action.outcome(0);
    assert_eq!((&view["standing"], &view["leftOut"], &of_agency(&view, "ro")["waiver"]), (&json!("changed"), &json!([]), &Value::Null));
    action.have_it_noted();
    for desk in &action.desks {
        let view = must(desk, "outcome", json!({ "case": action.case }));
        assert_eq!((kinds(&view["noted"]["totals"]), &view["noted"]["without"]), (vec![json!("arrest"), json!("search")], &json!([])));
        must(desk, "rebuildReplica", json!({}));
        assert_eq!(must(desk, "outcome", json!({ "case": action.case })), view, "a rebuild changes nothing");
        assert_eq!(must(desk, "caseDossier", json!({ "case": action.case }))["countsWithout"], json!([]));
    }
}

#[test]
fn the_public_version_goes_out_once_the_lead_approved_it_and_holds_nothing_that_it_leaves_out() {
    let mut action = Action::begin(50, "wrap-up");
    action.put_on();
    let figure =
        |kind: &str, quantity: &str, tlp: &str| json!({ "kind": kind, "country": "NL", "quantity": quantity, "bound": "at-least", "tlp": tlp });
    for figure in [figure("search", "16", "CLEAR"), figure("device", "77", "GREEN")] {
        must(&action.desks[0], "recordCounter", json!({ "case": action.case, "figure": figure }));
    }
    action.write(0, "summary", "Servers were taken down.", "CLEAR");
    action.write(0, "lessons", "The line to the prosecutor was slow.", "AMBER");
    action.sync();
    for desk in [0, 1, 2, 3] {
        action.confirm(desk);
    }
    action.sync();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("public.html");
    let write =
        json!({ "case": action.case, "path": path, "leaving": { "purpose": "operational", "recipients": ["The press"], "justification": "" } });
    let approve = |action: &Action, desk: usize| {
        let digest = action.outcome(desk)["public"]["digest"].clone();
        action.desks[desk].call("approvePublic", json!({ "case": action.case, "digest": digest })).map_err(|problem| problem.code)
    };
    assert_eq!(approve(&action, 0), Err("not-noted-yet".into()), "what the Board has not noted is not public");
    assert_eq!(refused(&action.desks[0], "writePublicVersion", write.clone()).code, "not-noted-yet");
    action.have_it_noted();
    assert_eq!(refused(&action.desks[0], "writePublicVersion", write.clone()).code, "public-not-approved");
    assert_eq!(approve(&action, 1), Err("not-the-lead".into()));
    let other = json!({ "case": action.case, "digest": "0f" });
    assert_eq!(refused(&action.desks[0], "approvePublic", other).code, "numbers-changed", "one approves what one has seen");
    approve(&action, 0).expect("the lead approves");
    action.sync();
    must(&action.desks[2], "writePublicVersion", write.clone());
    let page = std::fs::read_to_string(&path).expect("a page");
    for told in ["Servers were taken down.", "≥ 16", "TLP:CLEAR"] {
        assert!(page.contains(told), "{told} is missing in {page}");
    }
    // Neither what is marked, nor whose case it is: no number, no title, no name, no day.
    for hidden in ["prosecutor", "77", "device", "AMBER", "GREEN", "JC-", "Tin Whistle", "Hanna", "Jan Voorbeeld", "2027", "Lessons"] {
        assert!(!page.contains(hidden), "{hidden} left the desk: {page}");
    }
    let printed = must(&action.desks[2], "printPublicVersion", json!({ "case": action.case }));
    assert_eq!((&printed["label"], &printed["by"], &printed["marking"]), (&json!(""), &json!(""), &json!("TLP:CLEAR")));
    let records = must(&action.desks[2], "records", json!({ "filter": { "verb": "export" }, "limit": 10 }));
    assert_eq!(records["rows"].as_array().into_iter().flatten().filter(|row| row["recipients"] == json!(["The press"])).count(), 1, "{records}");

    // A text that changes afterwards is approved again.
    action.write(0, "summary", "Servers were taken down, and arrests made.", "CLEAR");
    action.sync();
    let view = action.outcome(0);
    assert_eq!((&view["public"]["approved"]["stands"], &view["mayPublish"]["ok"]), (&json!(false), &json!(false)));
    assert_eq!(refused(&action.desks[2], "writePublicVersion", write).code, "public-not-approved");
    approve(&action, 0).expect("again");
    assert_eq!(action.outcome(0)["public"]["approved"]["stands"], true);
}

#[test]
fn a_situation_report_is_due_every_so_many_minutes_and_whoever_makes_it_makes_it_for_all() {
    let mut action = Action::begin(51, "operation");
    action.put_on();
    let hour = action.office.world.now().0 + 3_600_000;
    let pace = |minutes: Value| json!({ "case": action.case, "minutes": minutes });
    assert_eq!(refused(&action.desks[0], "paceReports", pace(json!(30))).code, "no-hour");
    must(&action.desks[0], "setHour", json!({ "case": action.case, "hour": hour }));
    assert_eq!(refused(&action.desks[0], "paceReports", pace(json!(2))).message, "2 lies outside 5 to 1440.");
    must(&action.desks[0], "paceReports", pace(json!(30)));
    let began = action.office.world.now().0;
    action.sync();
    assert_eq!(refused(&action.desks[1], "paceReports", json!({ "case": action.case, "minutes": 5 })).code, "not-the-lead");
    let reports = |action: &Action, desk: usize| must(&action.desks[desk], "situation", json!({ "case": action.case }))["reports"].clone();
    let waits = |action: &Action, desk: usize| {
        let today = must(&action.desks[desk], "today", json!({}));
        (today["reports"].as_array().map(Vec::len).unwrap_or_default(), today["again"].clone())
    };
    let due = began + 30 * 60_000;
    assert_eq!((&reports(&action, 0)["due"], &reports(&action, 0)["since"]), (&json!(due), &Value::Null));
    assert_eq!(waits(&action, 0), (0, json!(due)), "Today knows when to look again");
    // Nothing is recorded and nothing arrives: time alone makes it due, for the lead and EC3.
    action.office.pass(45 * 60);
    for desk in [0, 4] {
        assert_eq!((waits(&action, desk), &reports(&action, desk)["since"]), ((1, Value::Null), &json!(due)));
    }
    assert_eq!(waits(&action, 1).0, 0, "who only takes part is not chased");
    // A French officer makes it on a desk of his own; everybody sees that there is one.
    must(&action.desks[3], "printSituationReport", json!({ "case": action.case }));
    let made = action.office.world.now().0;
    action.sync();
    for desk in 0..action.desks.len() {
        let shown = reports(&action, desk);
        assert_eq!((&shown["since"], &shown["due"], &shown["last"]["by"]), (&Value::Null, &json!(made + 30 * 60_000), &json!("Marie Exemple")));
    }
    assert_eq!(waits(&action, 0).0, 0);
    must(&action.desks[0], "undo", json!({}));
    assert_eq!(reports(&action, 0)["every"], Value::Null, "the pace was the last thing this desk recorded");
    let before = reports(&action, 2);
    must(&action.desks[2], "rebuildReplica", json!({}));
    assert_eq!(reports(&action, 2), before, "a rebuild changes nothing");
}
