//! Derived tables are disposable: on random journals, whatever was synced in whatever order, a rebuild gives the same answers,
//! and desks that hold the same entries answer the same.

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, answers, marks, must, proposal};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

/// What happens next: which desk does which of the things below, or an exchange with the office.
fn step() -> impl Strategy<Value = (usize, usize, usize)> {
    (0..3usize, 0..40usize, 0..6usize)
}

fn pick(list: &Value, at: usize) -> Option<Value> {
    let rows = list.as_array()?;
    rows.get(at.checked_rem(rows.len())?).cloned()
}

/// Records an event of outreach, reports on one, or cancels one.
fn outreach(desk: &Desk, what: usize, at: usize) -> (&'static str, Value) {
    let event = pick(&must(desk, "outreach", json!({}))["rows"], at).map(|row| row["id"].clone()).unwrap_or_default();
    match what {
        37 => {
            let days = json!({ "known": "on", "from": format!("2027-02-0{}", at + 1), "last": "2027-02-10" });
            let facts = json!({ "title": format!("Quiet roadshow {at}"), "kind": "roadshow", "days": days, "place": null, "countries": ["RO"], "languages": ["en"],
                "organiser": null, "audience": ["for-judiciary"], "materials": null, "events": { "number": 1, "bound": "exactly" } });
            ("recordOutreach", json!({ "facts": facts }))
        }
        38 => {
            let practitioners = json!({ "number": 10 + at, "bound": "exactly" });
            let report = json!({ "outreach": event, "practitioners": practitioners, "named": ["RO", "FR"], "feedback": null, "cameOfIt": null });
            ("reportOutreach", report)
        }
        _ => ("cancelOutreach", json!({ "outreach": event, "reason": "The venue is closed." })),
    }
}

/// Does one thing. A refusal is an answer like any other.
fn act(desk: &Desk, what: usize, at: usize) {
    let cases = must(desk, "caseList", json!({ "filter": { "over": true }, "sort": "number", "descending": false }));
    let case = pick(&cases["rows"], at).map(|row| row["id"].clone()).unwrap_or_default();
    let officers = must(desk, "officers", json!({}));
    let officer = pick(&officers, at).map(|row| row["id"].clone()).unwrap_or_default();
    let round = pick(&must(desk, "rounds", json!({})), at).map(|row| row["id"].clone()).unwrap_or_default();
    let tasks = if case.is_null() { json!([]) } else { must(desk, "plan", json!({ "case": case }))["tasks"].clone() };
    let task = pick(&tasks, at).map(|row| row["id"].clone()).unwrap_or_default();
    let reason = "Because it was decided so.";
    let (name, request) = match what {
        0 => ("proposeCase", proposal(&format!("Quiet case {at}"))),
        1 => ("beginDraft", proposal(&format!("An early draft {at}"))),
        2 => ("writeNote", json!({ "case": case, "text": format!("A note on it, number {at}. @Marie Exemple") })),
        3 => ("openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null })),
        4 => (
            "giveScore",
            json!({ "round": round, "case": case, "marks": marks(i64::try_from(at).unwrap_or_default()), "agency": null, "revise": at.is_multiple_of(2) }),
        ),
        5 => ("closeRound", json!({ "round": round })),
        6 => ("selectCase", json!({ "case": case, "reason": reason })),
        7 => ("withdrawProposal", json!({ "case": case, "reason": reason })),
        8 => ("editCase", json!({ "case": case, "edits": { "title": format!("Quiet title {at}"), "victims": "many" } })),
        9 => ("orderCase", json!({ "case": case, "order": at, "reason": reason })),
        10 => ("recordAbsence", json!({ "officer": officer, "from": format!("2027-04-0{}", at + 1), "to": "2027-04-20", "deputy": null })),
        11 => ("nameOrganisation", json!({ "id": "at", "name": format!("Agency {at}"), "short": null })),
        12 => ("returnProposal", json!({ "case": case, "reason": reason })),
        13 => ("moveCase", json!({ "case": case, "to": if at.is_multiple_of(2) { "data" } else { "planning" }, "reason": reason })),
        14 => ("joinOfficer", json!({ "case": case, "officer": officer })),
        15 => ("joinAgency", json!({ "case": case, "agency": "fr" })),
        16 => ("useTemplate", json!({ "case": case, "template": "booter" })),
        17 => ("editTask", json!({ "task": task, "edits": { "title": format!("Task {at}"), "status": "done", "minutes": 480 } })),
        18 => ("removeTask", json!({ "task": task })),
        19 => ("writeEmbargo", json!({ "case": case, "text": format!("Nothing before {at}.") })),
        20 => {
            let handling = json!({ "tlp": "AMBER", "h1": false, "h2": false, "h3": null });
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
            ("addDocument", json!({ "case": case, "path": path, "name": format!("Quiet list {at}"), "handling": handling }))
        }
        21 => {
            let documents = desk.call("documentList", json!({ "case": case })).unwrap_or_default();
            let document = pick(&documents["rows"], at).map(|row| row["document"].clone()).unwrap_or_default();
            ("withdrawDocument", json!({ "document": document, "reason": reason }))
        }
        22 => ("recordCounter", json!({ "case": case, "figure": { "kind": "arrest", "country": "RO", "quantity": at.to_string(), "tlp": "CLEAR" } })),
        23 => ("setHour", json!({ "case": case, "hour": 1_804_000_000_000_i64 + i64::try_from(at).unwrap_or_default(), "reason": reason })),
        24 => {
            let parts = json!([{ "part": "summary", "text": { "text": format!("What was done, {at}."), "tlp": "CLEAR" } }]);
            ("writeOutcome", json!({ "case": case, "from": "2027-02-01", "last": "2027-02-03", "parts": parts }))
        }
        25 | 26 => {
            // Half of them for the agency of somebody else, which is refused.
            let outcome = desk.call("outcome", json!({ "case": case })).unwrap_or_default();
            let its = pick(&outcome["agencies"], at).unwrap_or_default();
            ("confirmNumbers", json!({ "case": case, "agency": its["agency"], "digest": its["digest"] }))
        }
        27 if at.is_multiple_of(2) => ("putOutcome", json!({ "case": case })),
        27 => {
            let outcome = desk.call("outcome", json!({ "case": case })).unwrap_or_default();
            ("noteOutcome", json!({ "case": case, "digest": outcome["put"]["digest"], "on": "2027-03-01", "text": "Noted." }))
        }
        29 | 30 => {
            // Few values, so that cases share some of them.
            let indicators = json!([{ "kind": "domain", "given": format!("host-{}.example.com", at % 3) }, { "kind": "ip", "given": format!("8.8.8.{at}") },
                                    { "kind": "cidr", "given": "8.8.8.0/24" }]);
            let marking = if at == 5 { Value::Null } else { json!({ "tlp": "GREEN", "pap": "AMBER", "h1": at == 4 }) };
            let terms = json!({ "name": format!("Quiet list {at}"), "legalBasis": "By law", "purpose": "operational", "marking": marking, "quarantine": true });
            ("recordContribution", json!({ "case": case, "terms": terms, "indicators": indicators }))
        }
        31 => {
            let list = desk.call("contributions", json!({ "case": case })).unwrap_or_default();
            let contribution = pick(&list["rows"], at).map(|row| row["id"].clone()).unwrap_or_default();
            let name = if at.is_multiple_of(2) { "withdrawContribution" } else { "restoreContribution" };
            (name, json!({ "contribution": contribution, "reason": reason }))
        }
        32 => {
            let hits = desk.call("caseHits", json!({ "case": case })).unwrap_or_default();
            let hit = pick(&hits["rows"], at).map(|row| row["id"].clone()).unwrap_or_default();
            ("settleHit", json!({ "case": case, "hit": hit, "resolution": "contacted", "reason": reason }))
        }
        33 => {
            let value = |kind: &str, normal: String| json!({ "kind": kind, "normal": normal });
            let (from, to) = (value("domain", format!("host-{}.example.com", at % 3)), value("ip", format!("8.8.8.{at}")));
            let relation = if at == 3 { "same-as" } else { "resolves-to" };
            let link = json!({ "case": case, "from": from, "to": to, "relation": relation, "evidence": reason, "decision": reason,
                "marking": { "tlp": "AMBER", "pap": "GREEN" } });
            ("drawLink", link)
        }
        34 => {
            let list = desk.call("contributions", json!({ "case": case })).unwrap_or_default();
            let contribution = pick(&list["rows"], at).map(|row| row["id"].clone()).unwrap_or_default();
            let kind = if at.is_multiple_of(2) { "seen" } else { "false-positive" };
            ("recordSighting", json!({ "contribution": contribution, "n": at % 2, "kind": kind, "count": at + 1 }))
        }
        35 => {
            let target = json!({ "kind": "ip", "normal": format!("8.8.8.{}", at % 2) });
            let plan = json!({ "case": case, "what": format!("Quiet action {at}"), "target": target, "from": "2027-03-10 06:00", "to": "2027-03-10 18:00",
                "marking": { "tlp": "AMBER", "pap": "RED" } });
            ("planAction", plan)
        }
        36 if at.is_multiple_of(2) => {
            let into = pick(&cases["rows"], at + 1).map(|row| row["id"].clone()).unwrap_or_default();
            ("mergeRunningCases", json!({ "case": case, "into": into, "reason": reason, "marking": { "tlp": "RED", "pap": "RED" } }))
        }
        36 => {
            let other = pick(&cases["rows"], at + 1).map(|row| row["id"].clone()).unwrap_or_default();
            (
                "linkCases",
                json!({ "case": case, "other": other, "relation": "case-related", "evidence": reason, "marking": { "tlp": "RED", "pap": "RED" } }),
            )
        }
        37..40 => outreach(desk, what, at),
        _ => ("undo", json!({})),
    };
    // Refusals are expected here; what breaks is not.
    if let Err(problem) = desk.call(name, request) {
        assert!(!["internal", "damaged", "busy"].contains(&problem.code.as_str()), "{name}: {problem:?}");
    }
}

/// Leaves out what one desk alone knows: its own drafts, marks, settings, undo, and what was overtaken of its own.
fn shared(desk: &Desk) -> Value {
    let mut all = answers(desk);
    if let Some(map) = all.as_object_mut() {
        for own in [
            "today",
            "inbox",
            "drafts",
            "views",
            "found",
            "rounds",
            "each round",
            "roster",
            "officers",
            "dossiers",
            "notes",
            "documents",
            "plans",
            "readiness",
            "counters",
            "situations",
            "data",
            "hits",
            "links",
            "planned",
            "each event of outreach",
        ] {
            map.remove(own);
        }
        // Who may do what differs; how far an outcome is does not.
        for outcome in map.get_mut("outcomes").and_then(Value::as_array_mut).into_iter().flatten() {
            *outcome = json!([outcome["standing"], outcome["parts"], outcome["overall"], outcome["put"], outcome["noted"], outcome["public"]]);
        }
    }
    all
}

#[test]
fn a_rebuild_of_a_random_journal_changes_no_answer() {
    let config = Config { cases: 16, max_shrink_iters: 40, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha))
        .run(&prop::collection::vec(step(), 10..60), |steps| {
            let mut office = Office::new(99);
            let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
            let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer, Duty::Secretary]);
            let rome = office.newcomer("Nella Esempio", "it", &[Duty::Officer]);
            let desks = [&vienna, &paris, &rome];
            // One that ran before is over its action day already, so that its outcome is written.
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("cases.csv");
            std::fs::write(&file, "Title,Agency,Stage,Crime area,TLP\nQuiet Ending,at,wrap-up,cyber-dependent,AMBER\n").expect("a file");
            must(&vienna, "importCases", json!({ "path": file, "dryRun": false }));
            office.sync(&desks);
            for (desk, what, at) in steps {
                office.pass(61);
                if at == 5 {
                    office.sync(&[desks[desk], desks[(desk + 1) % 3]]);
                }
                act(desks[desk], what, at);
            }
            for desk in desks {
                let before = answers(desk);
                must(desk, "rebuildReplica", json!({}));
                prop_assert_eq!(&answers(desk), &before, "a rebuild with pending entries");
            }
            office.sync(&desks);
            office.sync(&desks);
            for desk in desks {
                let before = answers(desk);
                must(desk, "rebuildReplica", json!({}));
                prop_assert_eq!(&answers(desk), &before, "a rebuild after the exchange");
            }
            let first = shared(&vienna);
            for desk in [&paris, &rome] {
                prop_assert_eq!(&shared(desk), &first, "all desks show the same");
            }
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}
