//! Records of access through a real PostgreSQL: pushed by whoever looked, read by the owner and by auditors.

use anyhow::{Context, Result};
use jcat_tests::cli::Jcat;
use jcat_tests::cluster::{authority, certificate};
use jcat_tests::desks::proposal;
use serde_json::{Value, json};

use jcat_tests::shared_office::{SharedOffice, call, done, officer};

use jcat_tests::story::exchange;

/// Who did what with whose data, as a desk shows it.
fn acts(jcat: &Jcat, verb: &str) -> Result<Vec<String>> {
    let page = done(jcat.run(&["--json", "audit", "list", "--verb", verb])?)?.json();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = page["rows"].as_array().context("rows")?;
    let mut acts: Vec<String> = rows
        .iter()
        .filter(|row| row["objects"][0]["what"] == "case")
        .map(|row| {
            format!(
                "{} of {} {} {}'s {}",
                text(&row["byName"]),
                text(&row["agency"]),
                text(&row["verb"]),
                text(&row["owner"]),
                text(&row["objects"][0]["id"])
            )
        })
        .collect();
    acts.sort();
    acts.dedup();
    Ok(acts)
}

fn grant(office: &SharedOffice, name: &str, duty: &str) -> Result<()> {
    let request = json!({ "officer": officer(&office.first, name)?, "duty": duty, "from": "2026-01-01", "to": null });
    call(&office.first, "grantPost", &request).map(drop)
}

#[test]
fn who_opened_a_case_on_one_desk_is_shown_to_its_owner_on_another_and_to_an_auditor_and_to_nobody_else() -> Result<()> {
    let office = SharedOffice::found()?;
    let berlin = office.join("Dora Muster", "de")?;
    let paris = office.join("Bea Test", "fr")?;
    let rome = office.join("Cil Test", "it")?;
    grant(&office, "Dora Muster", "representative")?;
    grant(&office, "Cil Test", "representative")?;
    let auditor = office.join_seconded("Aud Test", "se", "auditor", &rome)?;
    let case = call(&berlin, "proposeCase", &proposal("Quiet Harbour"))?;
    let desks = [&office.first, &berlin, &paris, &rome, &auditor];
    exchange(&desks)?;

    call(&paris, "caseDossier", &json!({ "case": case }))?;
    exchange(&desks)?;
    let look = vec![format!("Bea Test of fr consult de's {}", case.as_str().context("an id")?)];
    assert_eq!(acts(&berlin, "consult")?, look, "its owner");
    assert_eq!(acts(&paris, "consult")?, look, "who did it");
    assert_eq!(acts(&rome, "consult")?, [""; 0], "a representative of another agency");
    assert_eq!(acts(&office.first, "consult")?, [""; 0], "the administrator of the office");
    assert_eq!(acts(&auditor, "consult")?, look, "the auditor");

    // An auditor reads records and no content.
    assert_eq!(call(&auditor, "caseList", &json!({}))?["total"], 0);
    assert_eq!(call(&auditor, "search", &json!({ "text": "Quiet" }))?, json!([]));
    // Reading them is on record with their owner.
    exchange(&desks)?;
    let readings = call(&berlin, "records", &json!({ "filter": { "verb": "consult", "who": officer(&office.first, "Aud Test")? } }))?;
    assert_eq!(readings["rows"][0]["objects"][0]["name"], "DE");

    // Nothing waits, no journal needs a look, and the office's copy and what desks signed of it say the same.
    for desk in desks {
        exchange(&[desk])?;
        let status = done(desk.run(&["--json", "office", "status"])?)?.json();
        assert_eq!((&status["waiting"], &status["journals"]), (&json!(0), &json!([])));
        let verified = done(desk.run(&["--json", "audit", "verify"])?)?.json();
        assert_eq!((&verified["faults"], &verified["office"]), (&json!([]), &json!(true)));
    }
    let verified = done(berlin.run(&["--json", "audit", "verify"])?)?.json();
    assert!(verified["signed"].as_u64() > Some(1), "the signatures of berlin and of the auditor: {verified}");
    Ok(())
}

#[test]
fn an_office_that_cut_off_or_changed_its_newest_records_is_told_by_what_desks_hold_and_signed() -> Result<()> {
    let office = SharedOffice::found()?;
    let paris = office.join("Bea Test", "fr")?;
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[&office.first, &paris])?;
    call(&paris, "caseDossier", &json!({ "case": case }))?;
    exchange(&[&paris, &office.first])?;
    done(office.first.run(&["audit", "verify"])?)?;
    // As whoever has the database in hand would do it, with the head made to fit.
    let cut = "DELETE FROM office.entries e USING office.heads h WHERE e.audience = 'records/at' AND h.audience = e.audience AND e.position = h.position;
        UPDATE office.heads h SET position = h.position - 1,
            chain = (SELECT e.chain FROM office.entries e WHERE e.audience = h.audience AND e.position = h.position - 1) WHERE h.audience = 'records/at';";
    office.cluster.psql("jcat", &["-c", cut])?;
    let found = office.first.run(&["audit", "verify"])?;
    assert_eq!(found.code, 7, "{} {}", found.out, found.err);
    assert!(found.out.starts_with("records/at: the office's copy ends at "), "{}", found.out);
    Ok(())
}

#[test]
fn only_an_office_out_of_reach_was_not_asked_and_any_other_trouble_is_told() -> Result<()> {
    let mut office = SharedOffice::found()?;
    done(office.first.run(&["office", "sync"])?)?;
    office.line.cut();
    let alone = done(office.first.run(&["audit", "verify"])?)?;
    assert!(alone.out.contains("the office was not asked"), "{}", alone.out);
    office.line.mend();
    // Whoever answers in the office's place has another certificate.
    office.cluster.certify(&certificate(&authority("another")?, "localhost", 4000)?)?;
    office.close();
    office.open()?;
    let asked = office.first.run(&["--json", "audit", "verify"])?;
    assert_eq!((asked.code, &asked.json()["problem"]["code"]), (6, &json!("office-certificate")), "{} {}", asked.out, asked.err);
    Ok(())
}
