//! Planned actions over a real office, with `jcat` alone: one country's action day over another's intercept.

use anyhow::{Context, Result};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call, done};
use jcat_tests::story::exchange;
use serde_json::{Value, json};

fn action(case: &Value, what: &str, tlp: &str, from: &str, to: &str) -> Value {
    json!({ "case": case, "what": what, "target": { "kind": "ip", "normal": "11.22.33.44" }, "from": from, "to": to,
        "marking": { "tlp": tlp, "pap": "RED" } })
}

fn hits(desk: &Jcat, case: &Value) -> Result<Vec<Value>> {
    Ok(call(desk, "caseHits", &json!({ "case": case }))?["rows"].as_array().context("rows")?.clone())
}

#[test]
fn two_desks_that_cannot_see_each_other_are_told_that_their_actions_collide_and_a_third_is_not() -> Result<()> {
    let office = SharedOffice::found()?;
    let (second, third) = (office.join("Bea Test", "fr")?, office.join("Cil Test", "pl")?);
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    call(&office.first, "planAction", &action(&a, "Intercept", "AMBER", "2027-03-01 00:00", "2027-03-20 00:00"))?;
    exchange(&[&office.first, &second, &third])?;
    let before = (call(&third, "today", &json!({}))?["hits"].clone(), call(&third, "caseHits", &json!({ "case": a }))?["rows"].clone());
    call(&second, "planAction", &action(&c, "Seize the server", "RED", "2027-03-21 06:00", "2027-03-21 18:00"))?;
    exchange(&[&second, &office.first, &third])?;

    let (ours, theirs) = (hits(&office.first, &a)?, hits(&second, &c)?);
    assert_eq!((ours.len(), theirs.len()), (1, 1));
    assert_eq!(
        (&ours[0]["cause"], &ours[0]["what"], &ours[0]["level"]),
        (&json!("planned"), &json!("Intercept"), &json!("L1")),
        "RED tells that there is one"
    );
    assert_eq!(
        (&ours[0]["agency"], &ours[0]["told"], &ours[0]["case"]),
        (&json!("fr"), &json!("L2"), &Value::Null),
        "who acted, and what they were told"
    );
    assert_eq!((&theirs[0]["what"], &theirs[0]["level"], &theirs[0]["agency"]), (&json!("Seize the server"), &json!("L2"), &json!("at")));
    assert_eq!(theirs[0]["contact"]["name"], "Ana Test", "whom to ring");
    assert!(!serde_json::to_string(&theirs)?.contains("Intercept"), "nothing of what the other plans");
    for (desk, case) in [(&office.first, &a), (&second, &c)] {
        assert_eq!(call(desk, "today", &json!({}))?["hits"][0]["same"], 1, "on Today of both");
        assert_eq!(call(desk, "caseDossier", &json!({ "case": case }))?["openHits"], 1, "and in the way of being ready");
    }
    let after = (call(&third, "today", &json!({}))?["hits"].clone(), call(&third, "caseHits", &json!({ "case": a }))?["rows"].clone());
    assert_eq!(after, before, "who is on neither learns nothing");

    let settle = |resolution: &str| json!({ "case": c, "hit": theirs[0]["id"], "resolution": resolution, "reason": "Spoke to them: we wait." });
    call(&second, "settleHit", &settle("contacted"))?;
    call(&second, "settleHit", &settle("joint"))?;
    exchange(&[&second, &office.first])?;
    assert_eq!(hits(&office.first, &a)?[0]["theirs"], "joint");
    assert_eq!(call(&second, "caseDossier", &json!({ "case": c }))?["openHits"], 0);
    for desk in [&office.first, &second] {
        call(desk, "rebuildReplica", &json!({}))?;
        done(desk.run(&["replica", "verify"])?)?;
    }
    assert_eq!(hits(&second, &c)?[0]["resolution"], "joint");
    Ok(())
}
