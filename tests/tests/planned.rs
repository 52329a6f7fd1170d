//! Planned actions on a desk that works alone: planned, changed, called off; conflicts of its own cases, and the gate they stand in (DEC-8).

use jcat_desk::Desk;
use jcat_tests::desks::{Office, answers, must, proposal, refused};
use serde_json::{Value, json};

fn alone() -> (Desk, Value, Value) {
    let desk = Office::new(41).founder("Ana Test", "at", &["officer", "secretary"]);
    let first = must(&desk, "proposeCase", proposal("Quiet Harbour"));
    let second = must(&desk, "proposeCase", proposal("Velvet Signal"));
    (desk, first, second)
}

fn action(case: &Value, target: &str, from: &str, to: &str) -> Value {
    json!({ "case": case, "what": "Seize the server", "target": { "kind": "ip", "normal": target }, "from": from, "to": to,
        "marking": { "tlp": "AMBER", "pap": "RED" } })
}

fn hits(desk: &Desk, case: &Value) -> Vec<Value> {
    must(desk, "caseHits", json!({ "case": case }))["rows"].as_array().cloned().unwrap_or_default()
}

fn planned(desk: &Desk, case: &Value) -> Vec<Value> {
    must(desk, "plannedActions", json!({ "case": case }))["rows"].as_array().cloned().unwrap_or_default()
}

#[test]
fn an_action_day_over_another_cases_intercept_is_a_hit_of_both_until_it_is_settled() {
    let (desk, first, second) = alone();
    let intercept = must(&desk, "planAction", action(&first, "11.22.33.44", "2027-03-01 00:00", "2027-03-20 00:00"));
    assert_eq!(hits(&desk, &first), Vec::<Value>::new());
    let late = action(&second, "11.22.33.44", "2027-03-23 00:00", "2027-03-23 12:00");
    let seizure = must(&desk, "planAction", late);
    assert_eq!(hits(&desk, &first), Vec::<Value>::new(), "three days after it");
    let mut closer = action(&second, "11.22.33.44", "2027-03-22 23:59", "2027-03-23 12:00");
    closer["action"] = seizure.clone();
    closer["reason"] = json!("The warrant came early.");
    must(&desk, "planAction", closer);
    let (ours, theirs) = (hits(&desk, &first), hits(&desk, &second));
    assert_eq!((ours.len(), theirs.len()), (1, 1));
    assert_eq!((&ours[0]["action"], &ours[0]["case"], &ours[0]["what"]), (&intercept, &second, &json!("Seize the server")));
    assert_eq!((&theirs[0]["action"], &theirs[0]["case"], &theirs[0]["normal"]), (&seizure, &first, &json!("11.22.33.44")));
    assert_eq!(planned(&desk, &first)[0]["conflicts"], 1);
    assert_eq!(must(&desk, "caseDossier", json!({ "case": first }))["openHits"], 1, "what the gate counts");
    let today = must(&desk, "today", json!({}));
    assert_eq!(today["hits"].as_array().map(Vec::len), Some(2), "on Today: {}", today["hits"]);

    let settle = |resolution: &str| json!({ "case": first, "hit": ours[0]["id"], "resolution": resolution, "reason": "Spoke to them." });
    assert_eq!(refused(&desk, "settleHit", settle("joint")).code, "hit-stands");
    must(&desk, "settleHit", settle("contacted"));
    must(&desk, "settleHit", settle("delayed"));
    assert_eq!(must(&desk, "caseDossier", json!({ "case": first }))["openHits"], 1, "put off is not settled");
    must(&desk, "settleHit", settle("joint"));
    assert_eq!(must(&desk, "caseDossier", json!({ "case": first }))["openHits"], 0);
    assert_eq!(must(&desk, "caseDossier", json!({ "case": second }))["openHits"], 1, "each side for itself");

    let before = answers(&desk);
    must(&desk, "rebuildReplica", json!({}));
    assert_eq!(answers(&desk), before);
    must(&desk, "callOffAction", json!({ "action": intercept, "reason": "Switched off." }));
    assert_eq!(hits(&desk, &second), Vec::<Value>::new());
    assert_eq!(planned(&desk, &first)[0]["calledOff"], "Switched off.");
    must(&desk, "undo", json!({}));
    assert_eq!(hits(&desk, &second).len(), 1, "planned after all");
}

#[test]
fn an_address_lies_within_a_range_and_houses_stand_near_each_other() {
    let (desk, first, second) = alone();
    let (from, to) = ("2027-03-10 06:00", "2027-03-10 12:00");
    let mut range = action(&first, "11.22.33.0/24", from, to);
    range["target"]["kind"] = json!("cidr");
    must(&desk, "planAction", range);
    must(&desk, "planAction", action(&second, "11.22.33.44", from, to));
    assert_eq!(hits(&desk, &second).len(), 1, "an address within the range");
    must(&desk, "planAction", action(&second, "11.22.44.44", from, to));
    assert_eq!(hits(&desk, &second).len(), 1, "another address");
    let house = |case: &Value, at: &str, radius: i64| json!({ "case": case, "what": "Search", "at": at, "radius": radius, "from": from, "to": to, "marking": { "tlp": "AMBER", "pap": "RED" } });
    must(&desk, "planAction", house(&first, "52.090700, 4.271300", 300));
    must(&desk, "planAction", house(&second, "52.095700, 4.271300", 256));
    must(&desk, "planAction", house(&second, "52.190700, 4.271300", 300));
    assert_eq!(hits(&desk, &first).len(), 2, "and a house near a house");
    let row = planned(&desk, &first).into_iter().find(|it| it["what"] == "Search").expect("the house");
    assert_eq!((&row["place"], &row["radius"], &row["margin"]), (&json!("52.090700, 4.271300"), &json!(300), &json!(24)));
}

#[test]
fn what_could_be_compared_with_nothing_is_refused_with_what_is_missing() {
    let (desk, first, _) = alone();
    let code = |change: Value| {
        let mut request = action(&first, "11.22.33.44", "2027-03-10 06:00", "2027-03-10 12:00");
        change.as_object().into_iter().flatten().for_each(|(key, it)| request[key] = it.clone());
        refused(&desk, "planAction", request).code
    };
    assert_eq!(code(json!({ "target": null })), "place-missing");
    assert_eq!(code(json!({ "target": { "kind": "ip", "normal": "10.0.0.1" } })), "place-missing", "an address of nobody in particular");
    assert_eq!(code(json!({ "target": { "kind": "ip", "normal": "not an address" } })), "place-missing");
    assert_eq!(code(json!({ "target": null, "at": "somewhere" })), "not-a-place");
    assert_eq!(code(json!({ "to": "2027-03-10 05:00" })), "action-too-long");
    assert_eq!(code(json!({ "marking": null })), "handling-missing");
    assert_eq!(code(json!({ "what": " " })), "text-missing");
    assert_eq!(planned(&desk, &first), Vec::<Value>::new());
}
