//! What tampering with the records of one desk is found, and where; and that a note outlives whatever happens after it.

use expect_test::{Expect, expect};
use jcat_domain::{Duty, Instant};
use rusqlite::Transaction;
use serde_json::{Value, json};

use crate::memory_office::{self, MemoryOffice};
use crate::{Desk, Surroundings};

const START: Instant = Instant(1_803_891_600_000);

fn call(desk: &Desk, name: &str, request: Value) -> Value {
    desk.call(name, request).unwrap_or_else(|problem| panic!("{name}: {problem:?}"))
}

fn proposal(title: &str) -> Value {
    let facts = json!({ "areas": ["facilitators"], "empact": null, "countries": [], "urgentBy": null,
        "handling": { "tlp": "AMBER", "h1": false, "h2": false, "h3": null }, "scope": "taskforce" });
    json!({ "facts": facts, "cover": { "title": title, "summary": null, "victims": null, "loss": null } })
}

/// Vienna owns a case; Paris has opened it in five different quarters of an hour, and Vienna has taken in the records.
struct Scene {
    vienna: Desk,
    paris: Desk,
}

fn scene() -> Scene {
    let world = Surroundings::fixed(START, 1);
    let vienna = Desk::in_memory(world.clone());
    call(&vienna, "startOffice", json!({ "name": "Ana Test", "agency": "at", "duties": ["officer"], "passphrase": "" }));
    let paris = Desk::in_memory(world.clone());
    memory_office::newcomer(&paris, "Marie Exemple", "fr", &[Duty::Officer]).expect("a newcomer");
    let case = call(&vienna, "proposeCase", proposal("Quiet Harbour"));
    let mut office = MemoryOffice::default();
    office.sync(&[&vienna, &paris], world.now()).expect("an exchange");
    for quarter in 1..=5 {
        world.set(Instant(START.0 + quarter * 900_000));
        call(&paris, "caseDossier", json!({ "case": case }));
        super::keeping::keep(&paris).expect("records");
    }
    office.push(&paris, world.now()).expect("sent");
    office.pull(&vienna, |audience| audience.to_string() != "records/fr").expect("taken in");
    Scene { vienna, paris }
}

fn check(tamper: impl Fn(&Transaction<'_>) -> rusqlite::Result<usize>, expected: Expect) {
    let Scene { vienna, .. } = scene();
    let whole = call(&vienna, "verifyRecords", json!({}));
    assert_eq!((&whole["faults"], &whole["journals"]), (&json!([]), &json!(1)), "whole before");
    let open = vienna.opened().expect("open");
    open.replica.write(|tx| Ok(tamper(tx).map(|rows| assert!(rows > 0, "something was tampered with"))?)).expect("tampered");
    let found = call(&vienna, "verifyRecords", json!({}));
    let first = found["faults"][0].as_str().unwrap_or("nothing was found").to_owned();
    // The row's number is the desk's own; what matters is which position it is.
    let ord: Option<i64> = first.split_whitespace().nth(1).and_then(|word| word.parse().ok());
    let position = ord.and_then(|ord| {
        let sql = "SELECT position FROM entries WHERE ord = ?1";
        open.replica.read(|connection| Ok(connection.query_row(sql, [ord], |row| row.get::<_, i64>(0))?)).ok()
    });
    let text = match (ord, position) {
        (Some(ord), Some(position)) => first.replacen(&format!("entry {ord} "), &format!("position {position} "), 1),
        _ => first,
    };
    expected.assert_eq(&text);
}

#[test]
fn a_record_that_was_deleted_is_missed() {
    check(
        |tx| tx.execute("DELETE FROM entries WHERE audience = 'records/at' AND position = 3", []),
        expect!["position 4 of records/at: the entry before it in its desk's sequence is missing or changed"],
    );
}

#[test]
fn the_first_record_deleted_is_missed() {
    check(
        |tx| tx.execute("DELETE FROM entries WHERE audience = 'records/at' AND position = 1", []),
        expect!["position 2 of records/at: the entry before it in its desk's sequence is missing or changed"],
    );
}

#[test]
fn a_record_that_says_something_else_does_not_fit() {
    check(
        |tx| tx.execute("UPDATE entries SET body = x'80' WHERE audience = 'records/at' AND position = 2", []),
        expect!["position 2 of records/at: the body is not the one that was signed"],
    );
    check(
        |tx| {
            tx.execute("UPDATE entries SET signature = (SELECT signature FROM entries WHERE audience = 'records/at' AND position = 1) WHERE audience = 'records/at' AND position = 2", [])
        },
        expect!["position 2 of records/at: the signature does not fit"],
    );
    check(
        |tx| tx.execute("UPDATE entries SET received_at = received_at - 1 WHERE audience = 'records/at' AND position = 4", []),
        expect!["position 4 of records/at: the journal's chain is broken"],
    );
}

#[test]
fn records_in_another_order_do_not_follow() {
    check(
        |tx| {
            tx.execute("UPDATE entries SET position = 99 WHERE audience = 'records/at' AND position = 2", [])?;
            tx.execute("UPDATE entries SET position = 2 WHERE audience = 'records/at' AND position = 3", [])?;
            tx.execute("UPDATE entries SET position = 3 WHERE audience = 'records/at' AND position = 99", [])
        },
        expect!["position 2 of records/at: the entry before it in its desk's sequence is missing or changed"],
    );
}

#[test]
fn an_end_that_was_cut_off_is_missed() {
    check(
        |tx| tx.execute("DELETE FROM entries WHERE audience = 'records/at' AND position >= 4", []),
        expect!["records/at: positions 4 to 5 are missing at its end"],
    );
}

#[test]
fn an_end_cut_off_with_the_desks_own_book_keeping_is_not_seen_alone() {
    // FIXME of every log without a witness: it is the office's head and the signatures of others that tell.
    check(
        |tx| {
            tx.execute("DELETE FROM entries WHERE audience = 'records/at' AND position >= 4", [])?;
            let sql = "UPDATE journals SET position = 3, chain = (SELECT chain FROM entries WHERE audience = 'records/at' AND position = 3) WHERE audience = 'records/at'";
            tx.execute(sql, [])
        },
        expect!["nothing was found"],
    );
}

#[test]
fn what_an_author_sent_and_then_deleted_at_home_is_missed() {
    let Scene { paris, .. } = scene();
    let open = paris.opened().expect("open");
    // As after a push: the line had the first five.
    let handed =
        "INSERT INTO journals (audience, chain, attempted) VALUES ('records/at', zeroblob(32), 5) ON CONFLICT (audience) DO UPDATE SET attempted = 5";
    open.replica.write(|tx| Ok(tx.execute(handed, []).map(drop)?)).expect("handed to the line");
    open.replica.write(|tx| Ok(tx.execute("DELETE FROM entries WHERE audience = 'records/at' AND seq >= 4", []).map(drop)?)).expect("deleted");
    let found = call(&paris, "verifyRecords", json!({}));
    assert_eq!(found["faults"][0], "records/at: what this desk wrote from its entry 4 to 5 is missing");
}

#[test]
fn a_note_is_made_a_record_once_however_often_somebody_looks_after_it() {
    let Scene { paris, .. } = scene();
    let rows = || call(&paris, "records", json!({ "filter": { "verb": "consult" } }))["rows"].as_array().map_or(0, Vec::len);
    assert_eq!(rows(), 5);
    // The notes were not taken out: as if it had ended between the record and that.
    let open = paris.opened().expect("open");
    let look = super::Access::to(super::Verb::Consult, "caseDossier", &[(super::ObjectKind::Device, open.me.device.subject())]);
    open.notebook.note(&look, paris.world().now()).expect("noted");
    super::keeping::keep(&paris).expect("records");
    super::keeping::keep(&paris).expect("records");
    assert_eq!(rows(), 6);
}

#[test]
fn a_notebook_that_does_not_open_is_set_aside_and_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::in_folder(folder.path(), Surroundings::machine());
    let passphrase = "five words of a test";
    call(&desk, "startOffice", json!({ "name": "Ana Test", "agency": "at", "duties": ["officer"], "passphrase": passphrase }));
    let case = call(&desk, "proposeCase", proposal("Quiet Harbour"));
    std::fs::write(folder.path().join("notebook.db"), vec![7; 8192]).expect("rubbish");
    call(&desk, "caseDossier", json!({ "case": case }));
    assert!(folder.path().join("notebook.before-1").exists(), "what was there is kept");
    assert_eq!(call(&desk, "records", json!({ "filter": { "verb": "consult", "case": case } }))["total"], 1);
}
