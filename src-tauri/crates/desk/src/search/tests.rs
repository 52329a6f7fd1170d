//! What is typed is found as it is meant, also on a desk of an older version.

use jcat_domain::Instant;
use serde_json::{Value, json};

use super::*;
use crate::{Desk, Surroundings};

#[test]
fn what_people_type_never_becomes_syntax() {
    assert_eq!(to_query("quiet harb"), Some("\"quiet\" \"harb\" *".into()));
    assert_eq!(to_query("JC-26-041"), Some("\"JC\" \"26\" \"041\" *".into()));
    assert_eq!(to_query("a\" OR text:* NEAR(x"), Some("\"a\" \"OR\" \"text\" \"NEAR\" \"x\" *".into()));
    assert_eq!(to_query(" -*\"() "), None);
}

/// V30 writes what folding writes: a desk that had recorded events before it finds them, and under the same numbers.
#[test]
fn events_recorded_before_they_could_be_found_are_found_as_after_a_rebuild() {
    let desk = Desk::in_memory(Surroundings::fixed(Instant(1_795_732_980_000), 7));
    desk.call("startSample", Value::Null).unwrap_or_else(|problem| panic!("{problem:?}"));
    let rows = || {
        let opened = desk.opened().expect("open");
        let read = |connection: &rusqlite::Connection| -> Result<Vec<(i64, Uuid)>, Error> {
            let mut statement = connection.prepare("SELECT rowid, id FROM found WHERE what = 'outreach' ORDER BY rowid")?;
            Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
        };
        opened.replica.read(read).expect("the index")
    };
    let found = |text: &str| desk.call("search", json!({ "text": text })).expect("a search");
    let (before, wallets) = (rows(), found("wallets sample acad"));
    assert_eq!((before.len(), &wallets[0]["kind"]), (3, &json!("outreach")), "{wallets}");
    let upgrade = |tx: &rusqlite::Transaction<'_>| {
        tx.execute("DELETE FROM words WHERE rowid IN (SELECT rowid FROM found WHERE what = 'outreach')", [])?;
        tx.execute("DELETE FROM found WHERE what = 'outreach'", [])?;
        // Something else stands where one of them would: it takes the next number that is free.
        let first = before.first().map_or(0, |row| row.0);
        tx.execute("INSERT INTO found (rowid, what, id) VALUES (?1, 'note', ?2)", params![first, Uuid::from_u128(5)])?;
        Ok(tx.execute_batch(include_str!("../../sql/replica/V30__outreach_found.sql"))?)
    };
    desk.opened().expect("open").replica.write(upgrade).expect("upgraded");
    let moved: Vec<(i64, Uuid)> = before.iter().enumerate().map(|(at, (row, id))| (row + i64::from(at == 0), *id)).collect();
    assert_eq!((rows(), found("wallets sample acad")), (moved, wallets));
    assert_eq!(found("roadshows")[0]["title"], "Roadshows in five countries");
}
