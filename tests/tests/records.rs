//! Records of access: what a desk did is on record for whoever owns the data, and for nobody else (AUD-1 to AUD-3).

use std::io::Read;
use std::process::Stdio;

use jcat_desk::Desk;
use jcat_desk::domain::{Audience, Duty};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::{Office, must, proposal};
use serde_json::{Value, json};

/// What a desk shows of records, as lines: who, what, whose, with what, why.
fn lines(desk: &Desk, filter: Value) -> Vec<String> {
    let page = must(desk, "records", json!({ "filter": filter, "limit": 500 }));
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |row: &Value| {
        let named: Vec<String> = row["objects"].as_array().into_iter().flatten().map(|it| text(&it["name"])).collect();
        let with = if named.is_empty() { format!("{} listed", row["count"]) } else { named.join(" ") };
        let mut line = format!("{} {} {}: {with} [{}]", text(&row["byName"]), text(&row["verb"]), text(&row["owner"]), text(&row["purpose"]));
        let given: Vec<String> = row["recipients"].as_array().into_iter().flatten().map(text).collect();
        if !given.is_empty() {
            line.push_str(&format!(" to {}", given.join(", ")));
        }
        line
    };
    page["rows"].as_array().into_iter().flatten().map(line).collect()
}

/// Exchanges as the office would: each takes in what it may read.
fn exchange(office: &mut Office, desks: &[(&Desk, &[&str])]) {
    let now = office.world.now();
    for (desk, _) in desks {
        // Asking makes records of what was done up to now.
        must(desk, "records", json!({}));
        office.office.push(desk, now).expect("sent");
    }
    for (desk, reads) in desks {
        let may_read = |audience: &Audience| match audience {
            Audience::Records(owner) => reads.contains(&owner.as_str()),
            _ => true,
        };
        office.office.pull(desk, may_read).expect("taken in");
    }
}

struct Scene {
    office: Office,
    /// The lead's administrator.
    vienna: Desk,
    /// An officer of the lead's agency and nothing else.
    graz: Desk,
    /// Of another agency.
    paris: Desk,
    case: Value,
}

impl Scene {
    fn new() -> Self {
        let mut office = Office::new(71);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
        let graz = office.newcomer("Gerd Muster", "at", &[Duty::Officer]);
        let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer, Duty::Representative]);
        let case = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
        office.sync(&[&vienna, &graz, &paris]);
        Self { office, vienna, graz, paris, case }
    }

    fn exchange(&mut self) {
        exchange(&mut self.office, &[(&self.paris, &["fr"]), (&self.graz, &["at"]), (&self.vienna, &["at"])]);
    }
}

#[test]
fn the_owner_sees_who_opened_its_case_and_others_do_not() {
    let mut it = Scene::new();
    must(&it.paris, "caseDossier", json!({ "case": it.case }));
    it.exchange();
    assert_eq!(lines(&it.vienna, json!({ "verb": "consult", "owner": "at" })), ["Marie Exemple consult at: PR-27-001 [exchange]"]);
    let looks = must(&it.graz, "whoLooked", json!({ "case": it.case }));
    assert_eq!((&looks["rows"][0]["byName"], &looks["may"]["ok"]), (&json!("Marie Exemple"), &json!(true)), "every officer of the owner");
    assert_eq!(lines(&it.graz, json!({ "verb": "consult", "case": it.case })), [""; 0], "but not all records of the agency");
    let page = must(&it.graz, "records", json!({}));
    assert_eq!(page["may"]["reason"], "This belongs to the duty of board representative.");
    // Whoever looked sees that it was noted, and nothing of others.
    must(&it.vienna, "caseDossier", json!({ "case": it.case }));
    it.exchange();
    assert_eq!(lines(&it.paris, json!({ "case": it.case })), ["Marie Exemple consult at: PR-27-001 [exchange]"]);
    let looks = must(&it.paris, "whoLooked", json!({ "case": it.case }));
    assert_eq!((looks["total"].as_u64(), &looks["may"]["ok"]), (Some(1), &json!(false)));
}

#[test]
fn a_screen_drawn_again_is_the_same_look_and_a_later_one_is_not() {
    let it = Scene::new();
    let looks = || lines(&it.paris, json!({ "verb": "consult", "case": it.case })).len();
    for _ in 0..3 {
        must(&it.paris, "caseDossier", json!({ "case": it.case }));
        must(&it.paris, "caseNotes", json!({ "case": it.case }));
        it.office.pass(60);
    }
    assert_eq!(looks(), 1);
    it.office.pass(15 * 60);
    must(&it.paris, "caseHistory", json!({ "case": it.case }));
    assert_eq!(looks(), 2);
}

#[test]
fn a_list_is_one_act_for_each_owner_with_its_number_and_hash_and_names_nothing() {
    let it = Scene::new();
    must(&it.vienna, "proposeCase", proposal("Velvet Signal"));
    must(&it.paris, "proposeCase", proposal("Glass Ferry"));
    it.office.pass(60);
    must(&it.paris, "choosePurpose", json!({ "purpose": "cross-check" }));
    must(&it.paris, "caseList", json!({}));
    must(&it.paris, "search", json!({ "text": "quiet" }));
    let list = || lines(&it.paris, json!({ "verb": "consult" }));
    assert_eq!(list(), ["Marie Exemple consult at: 1 listed [cross-check]", "Marie Exemple consult fr: 1 listed [cross-check]"]);
    let row = must(&it.paris, "records", json!({ "filter": { "verb": "consult", "owner": "at" } }))["rows"][0].clone();
    assert_eq!(row["digest"].as_str().map(str::len), Some(64));
    // The purpose is asked for once a day; what nobody said is on record as such, and found.
    it.office.pass(86_400);
    must(&it.paris, "caseList", json!({}));
    assert_eq!(lines(&it.paris, json!({ "verb": "consult", "unstated": true })).len(), 2);
    assert_eq!(must(&it.paris, "records", json!({}))["unstated"], 2);
}

#[test]
fn reading_records_is_recorded_once_and_not_without_end() {
    let mut it = Scene::new();
    must(&it.paris, "caseDossier", json!({ "case": it.case }));
    it.exchange();
    let readings = |desk: &Desk| lines(desk, json!({ "verb": "consult" })).into_iter().filter(|line| line.starts_with("Ana")).collect::<Vec<_>>();
    for _ in 0..4 {
        must(&it.vienna, "records", json!({}));
        it.office.pass(60);
    }
    assert_eq!(readings(&it.vienna), ["Ana Test consult at: AT [-]"]);
}

#[test]
fn what_leaves_the_desk_is_on_record_before_it_is_written_with_why_and_for_whom() {
    let mut it = Scene::new();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cases.csv");
    let leaving = json!({ "purpose": "exchange", "justification": "Asked for by the Board.", "recipients": ["Europol AP Cyborg"] });
    must(&it.paris, "exportCases", json!({ "list": {}, "path": path, "leaving": leaving }));
    let refused = it.paris.call("exportCases", json!({ "list": {}, "path": folder.path().join("no/such/folder.csv") }));
    assert!(refused.is_err(), "it could not be written");
    it.exchange();
    assert_eq!(
        lines(&it.vienna, json!({ "verb": "export" })),
        ["Marie Exemple export at: PR-27-001 [exchange]", "Marie Exemple export at: PR-27-001 [exchange] to Europol AP Cyborg"],
    );
    let rows = must(&it.vienna, "records", json!({ "filter": { "verb": "export" } }));
    assert!(rows["rows"].as_array().into_iter().flatten().any(|row| row["justification"] == "Asked for by the Board."));
    // Writing records to a file is an export as well.
    let written = must(&it.vienna, "exportRecords", json!({ "path": folder.path().join("records.csv"), "filter": { "owner": "at" } }));
    assert!(written["rows"].as_u64() > Some(1));
    assert_eq!(lines(&it.vienna, json!({ "verb": "export", "who": must(&it.vienna, "deskStatus", json!({}))["me"]["officer"] })).len(), 1);
}

#[test]
fn what_was_collected_changed_and_passed_on_follows_from_ones_own_entries() {
    let it = Scene::new();
    must(&it.vienna, "linkCountry", json!({ "case": it.case, "country": "RO", "kind": "victims", "on": "2027-03-01" }));
    must(&it.vienna, "joinAgency", json!({ "case": it.case, "agency": "fr" }));
    must(&it.vienna, "saveView", json!({ "name": "Mine", "screen": "cases", "search": "?mine=true" }));
    let done = |verb: &str| lines(&it.vienna, json!({ "verb": verb, "case": it.case }));
    assert_eq!(done("collect"), ["Ana Test collect at: PR-27-001 [exchange]", "Ana Test collect at: - [exchange]"], "the proposal, and its draft");
    assert_eq!(done("alter"), ["Ana Test alter at: PR-27-001 [exchange]", "Ana Test alter at: - [exchange]"], "linked, and the draft submitted");
    assert_eq!(
        done("disclose"),
        ["Ana Test disclose at: PR-27-001 [exchange] to FR", "Ana Test disclose at: PR-27-001 [exchange] to the whole taskforce"]
    );
    let all = must(&it.vienna, "records", json!({ "limit": 500 }));
    must(&it.vienna, "rebuildReplica", json!({}));
    assert_eq!(must(&it.vienna, "records", json!({ "limit": 500 })), all, "a rebuild shows the same");
}

#[test]
fn every_query_says_what_it_shows_of_cases() {
    let shows: Vec<String> = jcat_desk::api::ROWS
        .iter()
        .filter(|row| row.kind == jcat_desk::api::Kind::Query && row.sees == "nothing")
        .map(|row| row.name.to_owned())
        .collect();
    // These show no title, number or content of any case. Whoever adds to this list has looked.
    expect_test::expect![[r#"
        [
            "planTemplates",
            "calendars",
            "authorities",
            "register",
            "statistics",
            "draftList",
            "rounds",
            "roster",
            "officers",
            "proposedPosts",
            "whoToAsk",
            "savedViews",
            "undoable",
            "workingPurpose",
            "ruleSets",
            "ruleSet",
            "elections",
            "election",
            "noticeBoard",
            "auditBallot",
            "verifyElection",
            "printElectionMinutes",
            "writeElectionMinutes",
            "mandates",
            "dataRequests",
            "electionReminders",
            "exportElectionTimes",
            "dismissals",
            "rulesEffect",
            "boardSeats",
            "outreach",
            "outreachFigures",
            "boardMeetings",
            "priorities",
        ]
    "#]]
    .assert_debug_eq(&shows);
}

#[test]
fn a_program_killed_right_after_an_answer_leaves_the_record_of_it() {
    let jcat = Jcat::new().expect("a folder");
    jcat.init().expect("a desk");
    let case = jcat.call("proposeCase", &proposal("Quiet Harbour")).expect("a case").json();
    let mut opening =
        jcat.command(&["--json", "call", "caseDossier", &json!({ "case": case }).to_string()]).stdout(Stdio::piped()).spawn().expect("it runs");
    let mut answer = [0];
    opening.stdout.take().expect("its answer").read_exact(&mut answer).expect("the beginning of its answer");
    opening.kill().expect("killed");
    opening.wait().expect("gone");
    let list = jcat.run(&["--json", "audit", "list", "--verb", "consult"]).expect("a list");
    assert_eq!(list.json()["rows"][0]["objects"][0]["id"], case, "{} {}", list.out, list.err);
    let verified = jcat.run(&["audit", "verify"]).expect("verified");
    assert_eq!(verified.code, 0, "{} {}", verified.out, verified.err);
    assert!(verified.out.contains("the office was not asked"), "what is not claimed is said: {}", verified.out);
}
