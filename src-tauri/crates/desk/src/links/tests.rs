//! What two that are the same leave behind when they are parted again: nothing (DAT-7).

use jcat_domain::Instant;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Value, json};

use crate::{Desk, Surroundings};

const START: Instant = Instant(1_803_891_600_000);

/// Tables of what the data of cases come to, and how their rows are told from those of the link itself.
const DERIVED: &[&str] = &[
    "contributions",
    "indicators",
    "keys",
    "shared",
    "settled",
    "sightings",
    "case_halves",
    "case_has",
    "entity_links WHERE withdrawn = 0",
    "subjects WHERE kind <> 'link'",
];

fn call(desk: &Desk, name: &str, request: Value) -> Value {
    desk.call(name, request).unwrap_or_else(|problem| panic!("{name}: {problem:?}"))
}

/// Writes every row of the derived tables as bytes, in the order of its own bytes.
fn bytes(connection: &Connection) -> Vec<u8> {
    let mut all = Vec::new();
    for table in DERIVED {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).expect("a table");
        let columns = statement.column_count();
        let mut lines: Vec<Vec<u8>> = Vec::new();
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let mut line = table.as_bytes().to_vec();
            for column in 0..columns {
                line.push(0);
                match row.get_ref(column).expect("a value") {
                    ValueRef::Null => line.extend(b"null"),
                    ValueRef::Integer(it) => line.extend(it.to_be_bytes()),
                    ValueRef::Real(it) => line.extend(it.to_be_bytes()),
                    ValueRef::Text(it) | ValueRef::Blob(it) => line.extend(it),
                }
            }
            lines.push(line);
        }
        lines.sort();
        all.extend(lines.concat());
    }
    all
}

#[test]
fn what_is_the_same_is_shown_together_and_parted_again_to_the_byte() {
    let desk = Desk::in_memory(Surroundings::fixed(START, 21));
    call(&desk, "startOffice", json!({ "name": "Ana Test", "agency": "at", "duties": ["officer"], "passphrase": "" }));
    let facts = json!({ "areas": ["facilitators"], "empact": null, "countries": [], "urgentBy": null,
        "handling": { "tlp": "AMBER", "h1": false, "h2": false, "h3": null }, "scope": "taskforce" });
    let cover = json!({ "title": "Quiet Harbour", "summary": null, "victims": null, "loss": null });
    let case = call(&desk, "proposeCase", json!({ "facts": facts, "cover": cover }));
    let record = |tlp: &str, category: &str, values: &[(&str, &str)]| {
        let indicators: Vec<Value> = values.iter().map(|(kind, given)| json!({ "kind": kind, "given": given })).collect();
        let terms = json!({ "name": format!("Of {category}"), "legalBasis": "By law", "purpose": "operational", "category": category,
            "marking": { "tlp": tlp, "pap": "AMBER" } });
        call(&desk, "recordContribution", json!({ "case": case, "terms": terms, "indicators": indicators }))
    };
    record("GREEN", "suspect", &[("email", "nobody@example.com"), ("domain", "evil.example.com")]);
    record("RED", "witness", &[("email", "somebody@example.org")]);
    let value = |kind: &str, normal: &str| json!({ "kind": kind, "normal": normal });
    let (a, b, c) = (value("email", "nobody@example.com"), value("email", "somebody@example.org"), value("domain", "evil.example.com"));
    let marking = json!({ "tlp": "GREEN", "pap": "GREEN" });
    call(&desk, "drawLink", json!({ "case": case, "from": b, "to": c, "relation": "uses", "evidence": "Logs.", "marking": marking }));
    let dump = || desk.query(|read| Ok(bytes(read.connection))).expect("bytes");
    let show = |of: &Value| {
        let entity = call(&desk, "caseEntity", json!({ "case": case, "of": of }));
        let links = call(&desk, "caseLinks", json!({ "case": case, "of": of, "limit": 100 }));
        (entity, links)
    };
    let (before, apart) = (dump(), show(&a));
    assert_eq!((apart.0["values"].as_array().map(Vec::len), &apart.1["total"]), (Some(1), &json!(0)));

    let same = json!({ "case": case, "from": a, "to": b, "relation": "same-as", "evidence": "One recovery address.", "marking": marking,
        "decision": "Agreed by the case team on 1 March." });
    let link = call(&desk, "drawLink", same.clone());
    let (entity, links) = show(&a);
    assert_eq!((entity["values"].as_array().map(Vec::len), entity["assertions"].as_array().map(Vec::len)), (Some(2), Some(2)), "the union");
    assert_eq!(entity["marking"]["tlp"], "RED", "as strict as the strictest of them");
    assert_eq!(entity["differ"], json!(["category", "marking"]), "what they do not agree in stays visible");
    assert_eq!(links["total"], 2, "the links of both");
    assert_eq!(show(&b).0, entity, "from either side");
    let again = desk
        .call("drawLink", json!({ "case": case, "from": b, "to": a, "relation": "same-as", "evidence": "x", "decision": "y", "marking": marking }));
    assert_eq!(again.expect_err("it is said already").code, "already-recorded");
    assert_ne!(dump(), before);

    call(&desk, "withdrawLink", json!({ "link": link, "reason": "Two people after all." }));
    assert_eq!(dump(), before, "to the byte");
    assert_eq!(show(&a), apart);
    call(&desk, "undo", json!({}));
    assert_eq!(show(&a), (entity, links), "and put back");
    call(&desk, "undo", json!({}));
    call(&desk, "rebuildReplica", json!({}));
    assert_eq!(show(&a), apart, "undone for good, and made again");
}
