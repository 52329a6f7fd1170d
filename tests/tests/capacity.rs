//! What agencies can give and what cases ask of them, on desks over an office in memory: over-allocation is said and hinders nobody, and an
//! estimate that somebody may not read changes nothing of what they see (PRO-5).

use jcat_desk::Desk;
use jcat_desk::domain::{Audience, Duty};
use jcat_tests::desks::{Office, answers, must, proposal, refused};
use serde_json::{Value, json};

struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    hague: Desk,
    /// A case whose journal Paris does not read.
    hidden: Option<Audience>,
}

impl Story {
    fn new(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "representative", "administrator", "secretary"]);
        let paris = office.newcomer("Bea Test", "fr", &[Duty::Officer, Duty::Representative]);
        let hague = office.newcomer("Cil Test", "ec3", &[Duty::Ec3]);
        office.sync(&[&vienna, &paris, &hague]);
        Self { office, vienna, paris, hague, hidden: None }
    }

    fn sync(&mut self) {
        let now = self.office.world.now();
        let desks = [&self.vienna, &self.paris, &self.hague];
        for desk in desks {
            self.office.office.push(desk, now).expect("pushed");
        }
        for desk in desks {
            let hidden = self.hidden.as_ref().filter(|_| std::ptr::eq(desk, &raw const self.paris));
            self.office.office.pull(desk, |it| Some(it) != hidden).expect("taken in");
        }
    }

    fn quarter(&self) -> Value {
        capacity(&self.vienna)["quarters"][1].clone()
    }

    fn propose(&mut self, title: &str, scope: &str) -> Value {
        let mut what = proposal(title);
        what["facts"]["scope"] = json!(scope);
        let case = must(&self.vienna, "proposeCase", what);
        if scope == "restricted" {
            self.hidden = Some(Audience::Case(case.as_str().expect("an id").parse().expect("an id")));
        }
        self.sync();
        case
    }

    fn round(&mut self, case: &Value) -> Value {
        let round = must(&self.vienna, "openRound", json!({ "cases": [case] }));
        self.sync();
        round
    }

    fn select(&mut self, case: &Value, round: &Value) {
        must(&self.vienna, "closeRound", json!({ "round": round }));
        must(&self.vienna, "selectCase", json!({ "case": case, "reason": "The ranking was followed." }));
        self.sync();
    }
}

fn capacity(desk: &Desk) -> Value {
    must(desk, "capacity", json!({}))
}

fn estimate(desk: &Desk, case: &Value, agency: &str, quarter: &Value, days: u32) {
    must(desk, "estimateEffort", json!({ "case": case, "agency": agency, "quarter": quarter, "days": days }));
}

fn cell(desk: &Desk, agency: &str) -> Value {
    let board = capacity(desk);
    let row = board["agencies"].as_array().into_iter().flatten().find(|row| row["agency"] == *agency).expect("the agency").clone();
    row["cells"][1].clone()
}

#[test]
fn an_agency_that_would_be_asked_for_too_much_is_said_where_the_board_decides_and_the_case_is_selected_all_the_same() {
    let mut story = Story::new(301);
    let quarter = story.quarter();
    let first = story.propose("Quiet Harbour", "taskforce");
    let second = story.propose("Loud Harbour", "taskforce");
    must(&story.paris, "declareCapacity", json!({ "agency": "fr", "quarter": quarter, "days": 120 }));
    must(&story.paris, "declareCapacity", json!({ "agency": "fr", "quarter": quarter, "days": 100 }));
    assert_eq!(refused(&story.vienna, "declareCapacity", json!({ "agency": "fr", "quarter": quarter, "days": 500 })).code, "not-of-agency");
    estimate(&story.vienna, &first, "fr", &quarter, 70);
    estimate(&story.vienna, &second, "fr", &quarter, 60);
    story.sync();
    assert_eq!(cell(&story.hague, "fr")["asked"], 0, "nothing was selected yet");

    let round = story.round(&first);
    story.select(&first, &round);
    let shown = cell(&story.hague, "fr");
    assert_eq!((&shown["declared"], &shown["asked"], &shown["percent"], &shown["load"]), (&json!(100), &json!(70), &json!(70), &json!("within")));
    assert_eq!(shown["earlier"][0]["days"], 120, "the earlier figure is kept");
    assert_eq!(shown["cases"][0]["title"], "Quiet Harbour");

    let round = story.round(&second);
    let would = must(&story.vienna, "round", json!({ "round": round }))["proposals"][0]["would"][0].clone();
    assert_eq!((&would["others"], &would["days"], &would["percent"], &would["load"]), (&json!(70), &json!(60), &json!(130), &json!("over")));
    story.select(&second, &round);
    let shown = cell(&story.vienna, "fr");
    assert_eq!((&shown["asked"], &shown["percent"], &shown["load"]), (&json!(130), &json!(130), &json!("over")), "shown, and it hindered nobody");
    let is = must(&story.paris, "effort", json!({ "case": second }));
    assert_eq!((&is["selected"], &is["would"][0]["percent"]), (&json!(true), &json!(130)), "its own effort is not counted twice");

    // A case that rests asks for nothing, and undo takes an estimate back.
    must(&story.vienna, "suspendCase", json!({ "case": second, "reason": "It waits for a court." }));
    assert_eq!(cell(&story.vienna, "fr")["asked"], 70);
    estimate(&story.vienna, &first, "fr", &quarter, 5);
    must(&story.vienna, "undo", json!({}));
    assert_eq!(cell(&story.vienna, "fr")["asked"], 70);

    let before = answers(&story.vienna);
    let board = capacity(&story.vienna);
    must(&story.vienna, "rebuildReplica", json!({}));
    assert_eq!((answers(&story.vienna), capacity(&story.vienna)), (before, board), "all of it follows from the entries");
    assert_eq!(must(&story.vienna, "verifyReplica", json!({}))["faults"], json!([]));
}

/// What somebody who does not read a case sees of capacity, whether the case has an estimate or not.
fn seen_from_outside(estimated: Option<u32>) -> (String, String) {
    let mut story = Story::new(302);
    let quarter = story.quarter();
    let open = story.propose("Quiet Harbour", "taskforce");
    must(&story.paris, "declareCapacity", json!({ "agency": "fr", "quarter": quarter, "days": 100 }));
    estimate(&story.vienna, &open, "fr", &quarter, 40);
    let hidden = story.propose("Velvet Signal", "restricted");
    for case in [&open, &hidden] {
        let round = story.round(case);
        story.select(case, &round);
    }
    if let Some(days) = estimated {
        estimate(&story.vienna, &hidden, "fr", &quarter, days);
        assert_eq!(cell(&story.vienna, "fr")["asked"], 40 + days, "who reads the case sees it");
    }
    story.sync();
    let round = must(&story.paris, "rounds", json!({}))[0]["id"].clone();
    let rounds = must(&story.paris, "round", json!({ "round": round }));
    let effort = must(&story.paris, "effort", json!({ "case": hidden }));
    (json!([capacity(&story.paris), rounds, effort]).to_string(), capacity(&story.paris)["without"].to_string())
}

#[test]
fn an_estimate_that_somebody_may_not_read_changes_no_byte_of_what_they_see() {
    let (without, count) = seen_from_outside(None);
    assert_eq!(count, "1", "that a case has none is said, and which of the two it is, is not");
    assert!(!without.contains("Velvet Signal"));
    assert_eq!(seen_from_outside(Some(90)).0, without);
    assert_eq!(seen_from_outside(Some(1)).0, without);
}

#[test]
fn two_desks_that_revise_one_figure_apart_keep_both_until_one_that_has_seen_them_settles_it() {
    let mut story = Story::new(303);
    let quarter = story.quarter();
    let hague_too = story.office.newcomer("Dag Test", "fr", &[Duty::Alternate]);
    story.office.sync(&[&story.vienna, &story.paris, &story.hague, &hague_too]);
    must(&story.paris, "declareCapacity", json!({ "agency": "fr", "quarter": quarter, "days": 80 }));
    must(&hague_too, "declareCapacity", json!({ "agency": "fr", "quarter": quarter, "days": 60 }));
    story.office.sync(&[&story.paris, &hague_too, &story.vienna]);
    let both = |desk: &Desk| {
        let shown = cell(desk, "fr");
        (shown["declared"].clone(), shown["rivals"][0]["days"].clone())
    };
    assert_eq!(both(&story.paris), both(&hague_too), "desks agree");
    assert_eq!(both(&story.vienna), (json!(60), json!(80)));
    must(&story.paris, "declareCapacity", json!({ "agency": "fr", "quarter": quarter, "days": 70 }));
    story.office.sync(&[&story.paris, &hague_too, &story.vienna]);
    assert_eq!(both(&story.vienna), (json!(70), Value::Null));
}
