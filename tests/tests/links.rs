//! Links and sightings through the front door: what stands, who takes it back, and that one case tells nothing of another (DAT-8, DAT-9).

use jcat_desk::Desk;
use jcat_desk::domain::{Audience, Duty};
use jcat_tests::desks::{Office, answers, must, proposal, refused};
use serde_json::{Value, json};

fn value(kind: &str, normal: &str) -> Value {
    json!({ "kind": kind, "normal": normal })
}

fn marking(tlp: &str) -> Value {
    json!({ "tlp": tlp, "pap": "GREEN" })
}

fn record(desk: &Desk, case: &Value, tlp: &str, values: &[(&str, &str)]) -> Value {
    let indicators: Vec<Value> = values.iter().map(|(kind, given)| json!({ "kind": kind, "given": given })).collect();
    let terms = json!({ "name": "Seized panel", "legalBasis": "By law", "purpose": "operational", "marking": marking(tlp) });
    must(desk, "recordContribution", json!({ "case": case, "terms": terms, "indicators": indicators }))
}

fn link(case: &Value, from: &Value, relation: &str, to: &Value) -> Value {
    json!({ "case": case, "from": from, "to": to, "relation": relation, "evidence": "Passive DNS.", "marking": marking("AMBER"),
        "since": "2027-01-10", "until": "2027-02-10" })
}

fn links(desk: &Desk, case: &Value) -> Value {
    must(desk, "caseLinks", json!({ "case": case, "limit": 100 }))
}

fn alone() -> (Desk, Value) {
    let desk = Office::new(31).founder("Ana Test", "at", &["officer", "secretary"]);
    let case = must(&desk, "proposeCase", proposal("Quiet Harbour"));
    (desk, case)
}

#[test]
fn a_link_stands_while_both_its_ends_do_and_is_marked_as_strictly_as_they_are() {
    let (desk, case) = alone();
    let (name, address) = (value("domain", "evil.example.com"), value("ip", "198.51.100.7"));
    record(&desk, &case, "GREEN", &[("domain", "evil.example.com")]);
    let drawn = link(&case, &name, "resolves-to", &address);
    assert_eq!(refused(&desk, "drawLink", drawn.clone()).code, "not-among-data", "what is not recorded is not linked");
    let second = record(&desk, &case, "RED", &[("ip", "198.51.100.7")]);
    let id = must(&desk, "drawLink", drawn.clone());
    let list = links(&desk, &case);
    let row = &list["rows"][0];
    assert_eq!((&list["total"], &row["id"], &row["relation"]), (&json!(1), &id, &json!("resolves-to")));
    assert_eq!((&list["values"][0]["shown"], &list["values"][1]["normal"]), (&json!("evil[.]example[.]com"), &json!("198.51.100.7")));
    assert_eq!((&row["ownMarking"]["tlp"], &row["marking"]["tlp"], &row["marking"]["pap"]), (&json!("AMBER"), &json!("RED"), &json!("GREEN")));
    assert_eq!((&row["since"], &row["until"]), (&json!("2027-01-10"), &json!("2027-02-10")));
    assert_eq!(refused(&desk, "drawLink", drawn.clone()).code, "already-recorded");
    for (over, code) in [
        (json!({ "to": name }), "link-to-itself"),
        (json!({ "marking": null }), "handling-missing"),
        (json!({ "until": "2026-01-01" }), "empty-interval"),
    ] {
        let mut request = link(&case, &name, "uses", &address);
        over.as_object().into_iter().flatten().for_each(|(key, it)| request[key] = it.clone());
        assert_eq!(refused(&desk, "drawLink", request).code, code);
    }
    assert_eq!(must(&desk, "caseLinks", json!({ "case": case, "of": name, "limit": 10 }))["total"], 1);

    must(&desk, "withdrawContribution", json!({ "contribution": second["contributions"][0], "reason": "Wrong case." }));
    let gone = links(&desk, &case);
    assert_eq!((&gone["total"], &gone["rows"], &gone["values"]), (&json!(0), &json!([]), &json!([])), "a neighbour that is gone is not counted");
    must(&desk, "undo", json!({}));
    assert_eq!(links(&desk, &case), list);
    must(&desk, "withdrawLink", json!({ "link": id, "reason": "Another server." }));
    assert_eq!(links(&desk, &case)["total"], 0);
    must(&desk, "undo", json!({}));
    assert_eq!(links(&desk, &case), list, "put back");
    let before = answers(&desk);
    must(&desk, "rebuildReplica", json!({}));
    assert_eq!(answers(&desk), before);
    assert_eq!(links(&desk, &case), list);
    let history = must(&desk, "caseHistory", json!({ "case": case, "offset": 0, "limit": 50 }));
    let told = history["rows"].as_array().into_iter().flatten().find(|it| it["event"] == "link.drawn").map(|it| it["detail"].to_string());
    assert!(told.is_some_and(|it| it.starts_with("\"evil[.]example[.]com resolves to 198")), "{history}");
}

#[test]
fn what_agencies_saw_stands_beside_what_was_asserted_and_changes_nothing_of_it() {
    let (desk, case) = alone();
    let made = record(&desk, &case, "GREEN", &[("domain", "evil.example.com"), ("ip", "198.51.100.7")]);
    let (name, address) = (value("domain", "evil.example.com"), value("ip", "198.51.100.7"));
    must(&desk, "drawLink", link(&case, &name, "resolves-to", &address));
    let seen = |kind: &str, count: i64| json!({ "contribution": made["contributions"][0], "n": 0, "kind": kind, "count": count, "seen": "2027-02-28 12:00" });
    must(&desk, "recordSighting", seen("seen", 3));
    must(&desk, "recordSighting", seen("seen", 4));
    let wrong = must(&desk, "recordSighting", seen("false-positive", 1));
    let entity = |of: &Value| must(&desk, "caseEntity", json!({ "case": case, "of": of }));
    let it = entity(&name);
    assert_eq!(it["assertions"][0]["sightings"].as_array().map(Vec::len), Some(3));
    let row = links(&desk, &case)["values"][0].clone();
    assert_eq!((&row["seen"], &row["falsePositive"], &row["expired"]), (&json!(7), &json!(1), &json!(0)));
    assert_eq!(must(&desk, "caseIndicators", json!({ "case": case, "limit": 10 }))["total"], 2, "what was asserted stands");
    let mut early = seen("seen", 1);
    early["seen"] = json!("2027-03-02 12:00");
    assert_eq!(refused(&desk, "recordSighting", early).code, "in-the-future");
    let mut beyond = seen("seen", 1);
    beyond["n"] = json!(2);
    assert_eq!(refused(&desk, "recordSighting", beyond).code, "not-among-data");
    assert_eq!(refused(&desk, "recordSighting", seen("seen", 0)).code, "out-of-range");
    must(&desk, "withdrawSighting", json!({ "sighting": wrong, "reason": "Looked again." }));
    assert_eq!(links(&desk, &case)["values"][0]["falsePositive"], 0);
    must(&desk, "undo", json!({}));
    assert_eq!(entity(&name), it);
    must(&desk, "rebuildReplica", json!({}));
    assert_eq!(entity(&name), it);
    assert_eq!(entity(&value("domain", "nowhere.example.com"))["assertions"], json!([]));
}

/// What a desk answers of a case, whatever it is asked.
fn told(desk: &Desk, case: &Value) -> String {
    let one = ["caseDossier", "caseHistory", "caseNotes", "contributions", "caseHits", "readiness", "plan"];
    let mut all: Vec<Value> = one.iter().map(|name| must(desk, name, json!({ "case": case }))).collect();
    all.push(links(desk, case));
    all.push(must(desk, "caseIndicators", json!({ "case": case, "limit": 100 })));
    all.push(answers(desk));
    serde_json::to_string(&all).expect("JSON")
}

#[test]
fn who_reads_one_of_two_linked_cases_learns_nothing_of_it_not_even_a_count() {
    let mut office = Office::new(32);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
    let first = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
    let second = must(&vienna, "proposeCase", proposal("Velvet Signal"));
    for case in [&first, &second] {
        record(&vienna, case, "GREEN", &[("domain", "evil.example.com")]);
    }
    let hidden = format!("case/{}", second.as_str().expect("an id"));
    let open = std::cell::Cell::new(false);
    let exchange = |office: &mut Office| {
        let now = office.world.now();
        for desk in [&vienna, &paris] {
            office.office.push(desk, now).expect("sent");
        }
        office.office.pull(&vienna, |_| true).expect("taken in");
        office
            .office
            .pull(&paris, |audience| !matches!(audience, Audience::Records(_)) && (open.get() || audience.to_string() != hidden))
            .expect("taken in");
    };
    exchange(&mut office);
    let before = told(&paris, &first);

    let tied = must(
        &vienna,
        "linkCases",
        json!({ "case": first, "other": second, "relation": "case-same-targets",
        "evidence": "One panel.", "marking": marking("RED") }),
    );
    exchange(&mut office);
    assert_eq!(told(&paris, &first), before, "byte for byte what it was");
    assert_eq!(refused(&paris, "withdrawLink", json!({ "link": tied, "reason": "r" })).code, "not-found", "nor by its id");
    let held = office.office.journals().filter(|(audience, _)| *audience == format!("case/{}", first.as_str().expect("an id")));
    let bytes: Vec<u8> = held
        .flat_map(|(_, placed)| placed.iter().flat_map(|(entry, _)| [entry.header.clone(), entry.body.clone().unwrap_or_default()].concat()))
        .collect();
    let id = uuid::Uuid::parse_str(second.as_str().expect("an id")).expect("a uuid");
    assert!(!bytes.windows(16).any(|at| at == id.as_bytes()) && !bytes.windows(9).any(|at| at == b"One panel"), "nor by looking into the journal");

    let of = |desk: &Desk, case: &Value| links(desk, case)["cases"].clone();
    let here = of(&vienna, &first);
    assert_eq!((&here[0]["other"], &here[0]["relation"], &here[0]["outward"]), (&second, &json!("case-same-targets"), &json!(true)));
    let there = of(&vienna, &second);
    assert_eq!((&there[0]["other"], &there[0]["outward"], &there[0]["evidence"]), (&first, &json!(false), &json!("One panel.")));
    must(&vienna, "rebuildReplica", json!({}));
    assert_eq!(of(&vienna, &first), here);

    // Admitted to the other too: it is there, with all that is said of it.
    open.set(true);
    exchange(&mut office);
    assert_eq!(of(&paris, &first)[0]["other"], second);
    must(&vienna, "withdrawLink", json!({ "link": there[0]["id"], "reason": "Another panel." }));
    exchange(&mut office);
    assert_eq!((of(&paris, &first), of(&vienna, &first)), (json!([]), json!([])), "either half takes it back");
    let to_itself = json!({ "case": first, "other": first, "relation": "case-related", "evidence": "x", "marking": marking("RED") });
    assert_eq!(refused(&vienna, "linkCases", to_itself).code, "same-case");
}

/// A case that runs.
fn project(desk: &Desk, title: &str) -> Value {
    let mut begun = proposal(title);
    begun["facts"]["handling"]["tlp"] = json!("GREEN");
    must(desk, "beginProject", begun)
}

fn dossier(desk: &Desk, case: &Value) -> Value {
    must(desk, "caseDossier", json!({ "case": case }))
}

#[test]
fn a_part_that_is_split_off_is_a_proposal_that_nobody_more_may_read() {
    let desk = Office::new(41).founder("Ana Test", "at", &["officer", "secretary"]);
    let mut hidden = proposal("Quiet Harbour");
    hidden["facts"]["scope"] = json!("restricted");
    let case = must(&desk, "proposeCase", hidden);
    let split = |over: Value| {
        let mut request = json!({ "case": case, "title": "Velvet Signal", "reason": "Other people.", "marking": marking("AMBER") });
        over.as_object().into_iter().flatten().for_each(|(key, it)| request[key] = it.clone());
        request
    };
    for (over, code) in
        [(json!({ "title": " " }), "text-missing"), (json!({ "reason": "" }), "text-missing"), (json!({ "marking": null }), "handling-missing")]
    {
        assert_eq!(refused(&desk, "splitCase", split(over)).code, code);
    }
    let part = must(&desk, "splitCase", split(json!({})));
    let of = dossier(&desk, &part);
    assert_eq!((&of["row"]["title"], &of["row"]["stage"], &of["scope"]), (&json!("Velvet Signal"), &json!("submitted"), &json!("restricted")));
    assert_eq!((&of["areas"], &of["summary"]), (&json!(["facilitators"]), &Value::Null), "what the taskforce knows, and no text");
    assert_eq!((&of["parts"][0]["other"], &of["parts"][0]["relation"]), (&case, &json!("case-split-from")));
    assert_eq!((&dossier(&desk, &case)["parts"][0]["other"], &dossier(&desk, &case)["parts"][0]["outward"]), (&part, &json!(false)));
    let drawn = json!({ "case": part, "other": case, "relation": "case-split-from", "evidence": "x", "marking": marking("RED") });
    assert_eq!(refused(&desk, "linkCases", drawn).code, "relation-is-a-step");
    must(&desk, "undo", json!({}));
    assert_eq!((&dossier(&desk, &part)["row"]["stage"], &dossier(&desk, &case)["parts"]), (&json!("withdrawn"), &json!([])));
}

#[test]
fn a_case_that_is_merged_rests_tells_no_outsider_where_it_goes_on_and_is_separated_at_any_time() {
    let mut office = Office::new(42);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
    let (case, into) = (project(&vienna, "Quiet Harbour"), project(&vienna, "Velvet Signal"));
    let proposed = must(&vienna, "proposeCase", proposal("Pale Lantern"));
    let hidden = format!("case/{}", into.as_str().expect("an id"));
    let exchange = |office: &mut Office| {
        let now = office.world.now();
        for desk in [&vienna, &paris] {
            office.office.push(desk, now).expect("sent");
        }
        office.office.pull(&vienna, |_| true).expect("taken in");
        office.office.pull(&paris, |audience| !matches!(audience, Audience::Records(_)) && audience.to_string() != hidden).expect("taken in");
    };
    exchange(&mut office);
    must(&vienna, "editCase", json!({ "case": into, "edits": { "countries": ["AT", "FR"] } }));
    let compared = must(&vienna, "compareCases", json!({ "case": case, "other": into }));
    assert_eq!(compared["fields"], json!([{ "field": "countries", "here": ["AT", "RO"], "there": ["AT", "FR"] }]));

    let merge = |into: &Value| json!({ "case": case, "into": into, "reason": "One operation.", "marking": marking("RED") });
    assert_eq!(refused(&vienna, "mergeRunningCases", merge(&case)).code, "merge-target");
    assert_eq!(refused(&vienna, "mergeRunningCases", merge(&proposed)).code, "merge-target", "a proposal is merged by the Board");
    assert_eq!(refused(&paris, "mergeRunningCases", merge(&into)).code, "not-the-lead");
    let link = must(&vienna, "mergeRunningCases", merge(&into));
    let stage = |desk: &Desk| dossier(desk, &case)["row"]["stage"].clone();
    assert_eq!(stage(&vienna), "suspended");
    assert_eq!(refused(&vienna, "mergeRunningCases", merge(&into)).code, "illegal-transition", "it rests already");
    let back = json!({ "case": into, "into": case, "reason": "The other way.", "marking": marking("RED") });
    assert_eq!(refused(&vienna, "mergeRunningCases", back).code, "merge-target", "no case goes on in one that rests");
    exchange(&mut office);
    let (there, outside) = (dossier(&vienna, &into), dossier(&paris, &case));
    assert_eq!((&there["parts"][0]["other"], &there["parts"][0]["outward"]), (&case, &json!(false)));
    assert_eq!((&outside["row"]["stage"], &outside["parts"]), (&json!("suspended"), &json!([])), "it rests; where it goes on is not said");
    for told in [into.as_str().expect("an id"), "Velvet Signal", "One operation."] {
        assert!(!outside.to_string().contains(told), "not by {told}");
    }
    assert_eq!(refused(&paris, "separateCases", json!({ "link": link, "reason": "r" })).code, "not-found");

    // After other work on both, from the half of the other case.
    must(&vienna, "writeNote", json!({ "case": into, "text": "It went on here." }));
    let before = answers(&vienna);
    must(&vienna, "rebuildReplica", json!({}));
    assert_eq!(answers(&vienna), before);
    must(&vienna, "separateCases", json!({ "link": there["parts"][0]["id"], "reason": "Two operations." }));
    assert_eq!((stage(&vienna), &dossier(&vienna, &into)["parts"]), (json!("data"), &json!([])));
    assert_eq!(refused(&vienna, "separateCases", json!({ "link": link, "reason": "r" })).code, "not-found");
    must(&vienna, "undo", json!({}));
    assert_eq!(stage(&vienna), "suspended");
    must(&vienna, "resumeCase", json!({ "case": case, "reason": "It goes on by itself." }));
    let link = &dossier(&vienna, &case)["parts"][0]["id"];
    must(&vienna, "separateCases", json!({ "link": link, "reason": "So nothing is merged." }));
    assert_eq!(stage(&vienna), "data", "it was taken up already");
}
