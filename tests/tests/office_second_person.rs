//! Duties that two persons name somebody to, with `jcat` and a real PostgreSQL: what the database gives before and after (AUT-1).

use anyhow::{Context, Result};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, arrival, call, done, joining, officer};
use serde_json::{Value, json};

/// What the database holds of an officer: duties, and seats beside that of everyone.
fn held(office: &SharedOffice, officer: &Value) -> Result<String> {
    let id = officer.as_str().context("an id")?;
    let said = office.cluster.psql(
        "jcat",
        &["-c", &format!(
            "SELECT coalesce(string_agg(what, ' ' ORDER BY what), '-') FROM (
                 SELECT d.duty AS what FROM office.duties d WHERE d.officer = '{id}' AND d.ended_at IS NULL
                 UNION ALL SELECT r.audience FROM office.readers r WHERE r.officer = '{id}' AND r.ended_at IS NULL AND r.audience <> 'everyone') AS held"
        )],
    )?;
    Ok(said.trim().to_owned())
}

/// The one duty that waits, as `jcat` lists it.
fn waits(jcat: &Jcat) -> Result<Value> {
    let list = done(jcat.run(&["--json", "roster", "proposed"])?)?.json();
    let rows = list.as_array().context("a list")?;
    anyhow::ensure!(rows.len() == 1, "one waits: {list}");
    Ok(rows[0].clone())
}

#[test]
fn the_office_database_gives_no_right_of_a_duty_before_it_is_seconded() -> Result<()> {
    let office = SharedOffice::found()?;
    let rome = office.join_as("Cil Test", "it", "representative")?;
    let mut arrives = arrival("Bea Test", "fr");
    arrives["duty"] = json!("administrator");
    let bea = call(&office.first, "recordArrival", &arrives)?;
    let file = office.first.file("first.json").to_string_lossy().into_owned();
    let code = call(&office.first, "inviteOfficer", &json!({ "officer": bea, "path": file }))?["code"].clone();
    done(office.first.run(&["office", "sync"])?)?;
    let paris = Jcat::new()?;
    done(joining(&paris, &file, code.as_str().context("a code")?)?.output()?.into())?;
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(held(&office, &bea)?, "-", "invited, and nothing but a reader of everyone's journal");
    assert_eq!(paris.run(&["office", "restored"])?.code, 4, "she does nothing that is an administrator's");

    done(rome.run(&["office", "sync"])?)?;
    let id = waits(&rome)?["id"].as_str().context("an id")?.to_owned();
    assert_eq!(office.first.run(&["roster", "second", &id])?.code, 4, "not who proposed it");
    assert_eq!(rome.run(&["roster", "second", "00000000-0000-0000-0000-000000000000"])?.code, 3);
    done(rome.run(&["roster", "second", &id])?)?;
    for desk in [&rome, &office.first, &paris] {
        done(desk.run(&["office", "sync"])?)?;
    }
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(held(&office, &bea)?, "administrator agency/fr board records/fr taskforce");
    done(paris.run(&["office", "sync"])?)?;
    assert_eq!(call(&paris, "officer", &json!({ "officer": bea }))?["officer"]["duties"], json!(["administrator"]));

    // What she proposes, the founder seconds: another administrator, of another agency. And what is taken back is gone.
    let cil = officer(&paris, "Cil Test")?;
    done(paris.run(&["roster", "propose", "Cil Test", "secretary", "--to", "2099-01-01"])?)?;
    done(paris.run(&["roster", "withdraw", waits(&paris)?["id"].as_str().context("an id")?])?)?;
    assert_eq!(done(paris.run(&["--json", "roster", "proposed"])?)?.json(), json!([]));
    done(paris.run(&["roster", "propose", "Cil Test", "secretary", "--to", "2099-01-01"])?)?;
    assert_eq!(office.first.run(&["roster", "propose", "Cil Test", "officer"])?.code, 4, "one person grants that");
    for desk in [&paris, &office.first] {
        done(desk.run(&["office", "sync"])?)?;
    }
    done(office.first.run(&["roster", "second", waits(&office.first)?["id"].as_str().context("an id")?])?)?;
    let posts = call(&office.first, "officer", &json!({ "officer": cil }))?["posts"].clone();
    assert!(posts.as_array().context("posts")?.iter().any(|post| post["duty"] == "secretary"), "{posts}");
    Ok(())
}

/// ROS-4, AUT-1: what ends on the roster ends in the office database, too.
#[test]
fn a_term_that_ended_gives_no_right_in_the_office_database_and_no_seat_on_a_case() -> Result<()> {
    let office = SharedOffice::found()?;
    let hague = office.join_as("Vera Test", "ec3", "ec3")?;
    let vera = officer(&office.first, "Vera Test")?;
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": vera }))?;
    for desk in [&office.first, &hague, &office.first] {
        done(desk.run(&["office", "sync"])?)?;
    }
    let case = case.as_str().context("an id")?;
    assert_eq!(held(&office, &vera)?, format!("agency/ec3 board case/{case} ec3 records/ec3 taskforce"));

    call(&office.first, "endPost", &json!({ "officer": vera, "duty": "ec3", "from": "2026-01-01", "to": "2026-10-01" }))?;
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(held(&office, &vera)?, "-", "a reader of everyone's journal, and nothing else");
    // Twice changes nothing, and a new term brings all of it back.
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(held(&office, &vera)?, "-");
    call(&office.first, "grantPost", &json!({ "officer": vera, "duty": "ec3", "from": "2026-11-01", "to": null }))?;
    done(office.first.run(&["office", "sync"])?)?;
    assert_eq!(held(&office, &vera)?, format!("agency/ec3 board case/{case} ec3 records/ec3 taskforce"));

    // With psql, too.
    let psql = |sql: &str| office.cluster.psql("jcat", &["-c", sql]).map(|said| said.trim().to_owned());
    let id = vera.as_str().context("an id")?;
    assert_eq!(psql(&format!("SELECT office_v1.keep_duties('{id}', '{{}}')"))?, "f", "nobody but an administrator says so");
    Ok(())
}
