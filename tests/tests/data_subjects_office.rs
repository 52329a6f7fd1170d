//! Requests of data subjects and corrections with `jcat` alone and a real PostgreSQL: who reads what follows from the office's own walls (AUD-5).

use anyhow::{Context, Result};
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call, done, officer};
use jcat_tests::story::exchange;
use serde_json::{Value, json};

#[test]
fn a_request_stays_in_its_agency_and_a_correction_reaches_who_reads_the_case() -> Result<()> {
    let office = SharedOffice::found()?;
    let vienna = &office.first;
    let (colleague, paris, rome) = (office.join("Bea Test", "at")?, office.join("Cil Test", "fr")?, office.join("Dag Test", "it")?);
    let all = [vienna, &colleague, &paris, &rome];
    let case = call(vienna, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&all)?;
    call(vienna, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
    call(vienna, "joinOfficer", &json!({ "case": case, "officer": officer(vienna, "Cil Test")? }))?;
    let terms = json!({ "name": "Mailboxes", "legalBasis": "§ 110 StPO", "purpose": "operational", "category": "suspect",
                        "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    let indicators = json!([{ "kind": "email", "given": "misread@example.com" }, { "kind": "email", "given": "someone@example.com" }]);
    let recorded = call(vienna, "recordContribution", &json!({ "case": case, "terms": terms, "indicators": indicators }))?;
    let data = recorded["contributions"][0].as_str().context("an id")?.to_owned();
    exchange(&all)?;
    exchange(&all)?;

    let day = call(vienna, "today", &json!({}))?["day"].as_str().context("a day")?.to_owned();
    done(vienna.run(&["audit", "request", "record", "DSR 7", "--received", &day, "--about", "email=someone@example.com"])?)?;
    done(vienna.run(&["audit", "request", "decide", "DSR 7", "--withhold", "public-security", "--reason", "It is watched."])?)?;
    done(vienna.run(&[
        "audit",
        "corrections",
        "correct",
        &data,
        "email",
        "misread@example.com",
        "right@example.com",
        "--reason",
        "A typing error.",
    ])?)?;
    exchange(&all)?;
    exchange(&all)?;
    let requests = |desk| Ok::<usize, anyhow::Error>(call(desk, "dataRequests", &json!({}))?["rows"].as_array().context("rows")?.len());
    assert_eq!([requests(vienna)?, requests(&colleague)?, requests(&paris)?, requests(&rome)?], [1, 1, 0, 0], "its officers, and nobody else");

    let corrections = |desk| call(desk, "corrections", &json!({}));
    let told = corrections(&paris)?["received"].clone();
    assert_eq!(told[0]["values"][0]["now"], "right[@]example[.]com", "{told}");
    let nothing = json!({ "received": [], "own": [], "marking": null });
    assert_eq!(corrections(&rome)?, nothing);
    assert_eq!(corrections(&colleague)?, nothing, "of the agency, and not on the case");
    let id = told[0]["correction"].as_str().context("an id")?.to_owned();
    done(paris.run(&["audit", "corrections", "acknowledge", &id, "--note", "Put right here."])?)?;
    exchange(&[&paris, vienna])?;
    let mine: Value = corrections(vienna)?["own"][0].clone();
    assert_eq!((&mine["told"][0]["note"], &mine["open"]), (&json!("Put right here."), &json!(0)), "{mine}");
    let listed = done(vienna.run(&["audit", "corrections", "list"])?)?;
    assert!(listed.out.contains("misread[@]example[.]com → right[@]example[.]com"), "{}", listed.out);
    // What replaced the data is held too, and nobody has said whether it is told.
    assert_eq!(vienna.run(&["audit", "request", "answer", "DSR 7", "--reason", "It is watched."])?.code, 4);
    done(vienna.run(&["audit", "request", "decide", "DSR 7", "--withhold", "public-security", "--reason", "It is watched."])?)?;
    done(vienna.run(&["audit", "request", "answer", "DSR 7", "--reason", "It is watched."])?)?;
    exchange(&all)?;
    assert_eq!(call(&colleague, "dataRequests", &json!({}))?["rows"][0]["outcome"], "answer-refused");
    Ok(())
}
