//! An office of a former version: what desks say of it, and how an administrator brings it to the version of the program.

use anyhow::{Context, Result};
use jcat_tests::cli::{Jcat, Said};
use jcat_tests::desks::proposal;
use jcat_tests::root;
use jcat_tests::story::{INSTALLER, Office, call, done, titles};
use serde_json::json;

/// The migrations of the office in order: number and text.
fn migrations() -> Result<Vec<(u32, String)>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(root().join("src-tauri/crates/desk/sql/office"))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a name")?;
        if let Some((number, _)) = name.strip_prefix('V').and_then(|rest| rest.split_once("__")) {
            all.push((number.parse()?, std::fs::read_to_string(&path)?));
        }
    }
    all.sort();
    Ok(all)
}

/// Takes out of the office what the migrations behind a number made: those since matching make things of their own, and give a table that was
/// there before no more than columns and indexes.
fn take_back(office: &Office, to: u32) -> Result<()> {
    let (all, mut sql) = (migrations()?, String::new());
    for (_, text) in all.iter().rev().filter(|(number, _)| *number > to) {
        for line in text.lines() {
            let made = |what: &str| line.strip_prefix(what).and_then(|rest| rest.split(['(', ' ']).next());
            if let Some(name) = made("CREATE FUNCTION ").filter(|name| !moved(text, name)) {
                sql.push_str(&format!("DROP FUNCTION IF EXISTS {name} CASCADE;\n"));
            } else if let Some((name, now)) = line.strip_prefix("ALTER FUNCTION ").and_then(|rest| rest.split_once(" RENAME TO ")) {
                let (schema, arguments) = (name.split('.').next().unwrap_or_default(), name.split_once('(').map_or("", |it| it.1));
                sql.push_str(&format!("DROP FUNCTION {schema}.{}({arguments};\n", now.trim_end_matches(';')));
            } else if let Some((name, schema)) = line.strip_prefix("ALTER FUNCTION ").and_then(|rest| rest.split_once(" SET SCHEMA ")) {
                // What stands in its place now goes first.
                let (was, plain) = name.split_once('.').unwrap_or(("", name));
                let now = schema.trim_end_matches(';');
                sql.push_str(&format!("DROP FUNCTION {name};\nALTER FUNCTION {now}.{plain} SET SCHEMA {was};\n"));
            } else if let Some(name) = made("CREATE TABLE ") {
                sql.push_str(&format!("DROP TABLE {name} CASCADE;\n"));
            } else if let Some((table, column)) = line.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" ADD COLUMN ")) {
                let column = column.split(' ').next().unwrap_or_default();
                sql.push_str(&format!("ALTER TABLE {table} DROP COLUMN {column};\n"));
            } else if let Some(name) = made("CREATE INDEX ") {
                sql.push_str(&format!("DROP INDEX IF EXISTS office.{name};\n"));
            } else if let Some(name) = line.strip_prefix("DROP INDEX office.") {
                let before = format!("CREATE INDEX {} ", name.trim_end_matches(';'));
                let made = all.iter().flat_map(|(_, text)| text.lines()).find(|line| line.starts_with(&before)).context("the index was made")?;
                sql.push_str(&format!("{made}\n"));
            }
        }
    }
    sql.push_str(&format!("DELETE FROM office.migrations WHERE version > {to};\n"));
    office.cluster.psql("jcat", &["--single-transaction", "-v", "ON_ERROR_STOP=1", "-c", &sql]).map(drop)
}

/// Says whether a migration put a function of that name into another schema before it made one that stands in its place.
fn moved(text: &str, name: &str) -> bool {
    text.lines().any(|it| it.starts_with(&format!("ALTER FUNCTION {name}(")) && it.contains(" SET SCHEMA "))
}

fn versions(office: &Office) -> Result<String> {
    office.cluster.psql("jcat", &["-c", "SELECT string_agg(version::text, ' ' ORDER BY version) FROM office.migrations"])
}

fn upgrade(jcat: &Jcat, password: &str) -> Result<Said> {
    Ok(jcat.command(&["--json", "office", "upgrade"]).env("PGPASSWORD", password).output()?.into())
}

#[test]
fn an_office_of_a_former_version_is_named_as_such_and_upgraded_by_its_administrator_alone() -> Result<()> {
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    let whole = versions(&office)?;
    let all = migrations()?;

    // To the last migration but one: what follows from it alone is missing, and comes with the upgrade.
    take_back(&office, all.iter().rev().nth(1).context("more than one migration")?.0)?;
    assert_ne!(versions(&office)?, whole);
    let status = done(upgrade(&office.first, INSTALLER)?)?.json();
    assert_eq!((&status["state"], versions(&office)?), (&json!("live"), whole.clone()), "{status}");

    // To before data were compared: what needs nothing of that goes on, and what does is kept on the desk, which says why.
    take_back(&office, 10)?;
    let case = call(&bea, "proposeCase", &proposal("Quiet Harbour"))?;
    done(bea.run(&["office", "sync"])?)?;
    let terms =
        json!({ "name": "Seized panel", "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "AMBER", "pap": "AMBER" } });
    let indicators = json!([{ "kind": "domain", "given": "panel.evil.example.com" }]);
    call(&bea, "recordContribution", &json!({ "case": case, "terms": terms, "indicators": indicators }))?;
    let said = bea.run(&["--json", "office", "sync"])?;
    assert_eq!((said.code, &said.json()["problem"]["code"]), (6, &json!("office-older")), "{} {}", said.out, said.err);
    // Not everybody's to do, and not with any password.
    assert_eq!(upgrade(&bea, INSTALLER)?.code, 4);
    let refused = upgrade(&office.first, "not this one")?;
    assert_eq!((refused.code, &refused.json()["problem"]["code"]), (6, &json!("office-login")), "{}", refused.out);
    let unsaid = office.first.run(&["--json", "office", "upgrade"])?;
    assert_eq!((unsaid.code, &unsaid.json()["problem"]["code"]), (1, &json!("office-broken")), "no password: {}", unsaid.out);
    assert_ne!(versions(&office)?, whole, "nothing was done");

    let status = done(upgrade(&office.first, INSTALLER)?)?.json();
    assert_eq!((&status["state"], &status["waiting"], versions(&office)?), (&json!("live"), &json!(0), whole), "{status}");
    // What waited arrives; a second upgrade finds nothing to do.
    let arrived = done(bea.run(&["--json", "office", "sync"])?)?.json();
    assert_eq!(arrived["waiting"], 0);
    done(upgrade(&office.first, INSTALLER)?)?;
    assert_eq!(titles(&office.first)?, ["Quiet Harbour"]);
    Ok(())
}
