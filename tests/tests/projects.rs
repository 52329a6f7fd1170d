//! Projects of mutual interest: begun by EC3, with Eurojust, through the same life without operation and gates (PLN-9).

use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

fn begin_request(title: &str) -> Value {
    let mut request = proposal(title);
    request["agencies"] = json!(["eurojust"]);
    request
}

#[test]
fn a_project_goes_from_data_to_closed_and_asks_for_no_gate() {
    let mut office = Office::new(701);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let ec3 = office.newcomer("Maria Vzor", "ec3", &[Duty::Ec3]);
    let eurojust = office.newcomer("Nils Prov", "eurojust", &[Duty::Eurojust]);
    office.sync(&[&vienna, &ec3, &eurojust]);
    let refusal = refused(&eurojust, "beginProject", begin_request("A guide to evidence in the cloud"));
    assert_eq!(refusal.code, "needs-duty", "Eurojust takes part; EC3 and officers begin: {refusal:?}");
    let case = must(&ec3, "beginProject", begin_request("A guide to evidence in the cloud"));
    office.pass(61);
    office.sync(&[&ec3, &vienna, &eurojust]);
    for desk in [&vienna, &ec3, &eurojust] {
        let dossier = must(desk, "caseDossier", json!({ "case": case }));
        assert_eq!((&dossier["row"]["kind"], &dossier["row"]["stage"]), (&json!("project"), &json!("data")));
        assert_eq!(dossier["row"]["next"], "waits-for-plan", "nobody waits for an approval: who leads it began it");
    }
    let go = |to: &str| ec3.call("moveCase", json!({ "case": case, "to": to, "reason": "Agreed with Eurojust." }));
    assert_eq!(go("readying").map_err(|problem| problem.code), Err("illegal-transition".into()));
    go("planning").expect("two take part");
    let nothing = go("wrap-up").expect_err("there is no plan yet");
    assert_eq!(nothing.code, "guard-failed");
    must(&ec3, "addTask", json!({ "case": case, "facts": { "title": "Write the first part", "agency": "ec3", "minutes": 960 } }));
    must(&eurojust, "callMeeting", json!({ "case": case, "typed": { "title": "Reading it together", "at": "2027-03-04 14:00", "minutes": 60 } }));
    for (call, request) in [
        ("setHour", json!({ "case": case, "hour": 1_803_960_000_000_i64 })),
        ("setNeed", json!({ "case": case, "country": "AT", "kind": "officers-on-the-ground", "quantity": 2 })),
        ("informEurojust", json!({ "case": case, "on": "2027-03-01" })),
    ] {
        let refusal = refused(&ec3, call, request);
        assert_eq!(refusal.code, "not-for-projects", "{call}: {refusal:?}");
        assert!(refusal.hint.is_some(), "it says what there is");
    }
    go("wrap-up").expect("there is a plan");
    go("closed").expect("nothing else is asked for");
    let dossier = must(&ec3, "caseDossier", json!({ "case": case }));
    must(&ec3, "rebuildReplica", json!({}));
    assert_eq!(must(&ec3, "caseDossier", json!({ "case": case })), dossier, "a rebuild changes nothing");
}

#[test]
fn a_project_that_was_begun_by_mistake_is_undone() {
    let office = Office::new(702);
    let vienna = office.founder("Ana Test", "at", &["officer"]);
    let case = must(&vienna, "beginProject", begin_request("A slip of the hand"));
    must(&vienna, "undo", json!({}));
    assert_eq!(must(&vienna, "caseDossier", json!({ "case": case }))["row"]["stage"], "withdrawn");
}

#[test]
fn a_list_shows_projects_alone_or_operations_alone_and_a_view_keeps_that() {
    let office = Office::new(703);
    let vienna = office.founder("Ana Test", "at", &["officer"]);
    let project = must(&vienna, "beginProject", begin_request("A guide to evidence in the cloud"));
    let operation = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
    let of_kind = |kind: Value| {
        let list = must(&vienna, "caseList", json!({ "filter": { "kind": kind } }));
        let ids: Vec<Value> = list["rows"].as_array().into_iter().flatten().map(|row| row["id"].clone()).collect();
        (ids, list["total"].clone())
    };
    assert_eq!(of_kind(json!("project")), (vec![project], json!(1)));
    assert_eq!(of_kind(json!("for-operation")), (vec![operation], json!(1)));
    assert_eq!(of_kind(Value::Null).1, 2);
    assert_eq!(refused(&vienna, "caseList", json!({ "filter": { "kind": "hobby" } })).code, "bad-request");
    let grouped = must(&vienna, "caseList", json!({ "filter": { "kind": "project" }, "group": "stage" }));
    assert_eq!(grouped["groups"], json!([{ "key": "data", "count": 1 }]));
}
