//! Alarms over a real office, with `jcat` and with desks that were tampered with; and keys that are made anew by a later version.

use anyhow::{Context, Result};
use jcat_desk::domain::contributions::{Indicator, KeyVersion};
use jcat_desk::{Desk, Keying, Surroundings};
use jcat_tests::cli::{Jcat, PASSPHRASE};
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call, done, officer};
use jcat_tests::story::exchange;
use serde_json::{Value, json};

fn contribution(case: &Value, name: &str, values: &[(&str, &str)]) -> Value {
    let indicators: Vec<Value> = values.iter().map(|(kind, given)| json!({ "kind": kind, "given": given })).collect();
    let terms = json!({ "name": name, "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    json!({ "case": case, "terms": terms, "indicators": indicators })
}

/// Opens the desk of a folder in this process, with keys that are made in another way.
fn with_keys(desk: &Jcat, keying: Keying) -> Result<Desk> {
    let it = Desk::in_folder(&desk.desk(), Surroundings::machine().keyed_by(keying));
    act(&it, "unlock", json!({ "passphrase": PASSPHRASE }))?;
    Ok(it)
}

fn act(desk: &Desk, name: &str, request: Value) -> Result<Value> {
    desk.call(name, request).map_err(|problem| anyhow::anyhow!("{name}: {} {}", problem.code, problem.message))
}

fn alarms(desk: &Jcat) -> Result<Vec<Value>> {
    Ok(call(desk, "alarms", &json!({}))?.as_array().context("alarms")?.clone())
}

fn of_hits(desk: &Jcat, case: &Value) -> Result<Vec<(String, bool)>> {
    let list = call(desk, "caseHits", &json!({ "case": case }))?;
    let row = |it: &Value| (it["normal"].as_str().unwrap_or_default().to_owned(), it["same"] == true);
    Ok(list["rows"].as_array().context("rows")?.iter().map(row).collect())
}

/// DEC-6: who tries out the neighbours of a number is told nothing; EC3 and the administrator are, on Today and from `jcat`.
#[test]
fn trying_out_neighbours_is_told_to_ec3_and_to_the_administrator_who_say_what_came_of_it() -> Result<()> {
    let office = SharedOffice::found()?;
    let (bea, ec3) = (office.join("Bea Test", "fr")?, office.join_as("Cil Test", "ec3", "ec3")?);
    let case = call(&bea, "proposeCase", &proposal("Velvet Signal"))?;
    exchange(&[&bea])?;
    let ask = |kind: &str, given: String| {
        call(&bea, "checkIndicators", &json!({ "case": case, "purpose": "operational", "values": [{ "kind": kind, "given": given }] }))
    };
    for n in 0..11 {
        let answer = ask("phone", format!("+43 664 12345{n:02}"))?;
        assert_eq!((&answer["asked"], &answer["rows"][0]["told"]), (&json!(true), &json!([])), "{answer}");
    }
    exchange(&[&bea, &office.first, &ec3])?;
    for desk in [&office.first, &ec3] {
        let today = call(desk, "today", &json!({}))?;
        let told = &today["alarms"][0];
        assert_eq!(
            (&told["what"], &told["name"], &told["count"], &told["case"]),
            (&json!("numbers"), &json!("Bea Test"), &json!(11), &case),
            "{told}"
        );
        assert_eq!(told["look"]["ok"], true);
    }
    assert_eq!(call(&bea, "today", &json!({}))?["alarms"], json!([]));
    let refused = bea.call("alarms", &json!({}))?;
    assert_eq!((refused.code, &refused.json()["problem"]["code"]), (4, &json!("needs-duty")), "{}", refused.err);

    // From the command line: listed, looked into with a reason, once.
    let listed = done(ec3.run(&["office", "alarms"])?)?.out;
    assert!(listed.contains("Bea Test (fr)\t11 telephone numbers of one hundred\t"), "{listed}");
    let id = alarms(&ec3)?[0]["id"].as_str().context("an id")?.to_owned();
    let unsaid = ec3.run(&["office", "look-into", &id, " "])?;
    assert_eq!(unsaid.code, 4, "{}", unsaid.err);
    done(ec3.run(&["office", "look-into", &id, "They follow the customers of a booter."])?)?;
    exchange(&[&office.first])?;
    let known = &alarms(&office.first)?[0];
    assert_eq!((&known["reason"], &known["byName"]), (&json!("They follow the customers of a booter."), &json!("Cil Test")));
    assert_eq!(known["look"]["ok"], false);
    assert_eq!(call(&office.first, "today", &json!({}))?["alarms"], json!([]), "nothing waits any more");
    // It is on record whom that was about, and what was said.
    let records = call(&ec3, "records", &json!({ "how": "lookIntoAlarm", "limit": 10 }))?;
    let text = records.to_string();
    let about = officer(&ec3, "Bea Test")?;
    assert!(text.contains("They follow the customers of a booter.") && text.contains(about.as_str().context("an id")?), "{text}");
    Ok(())
}

/// What a desk that was tampered with declares: a key that is none of its values.
fn of_somebody_else(indicator: &Indicator) -> Vec<(u8, [u8; 32])> {
    (Keying::CURRENT.told)(&Indicator { normal: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq".into(), kind: "btc".into(), ..indicator.clone() })
}

/// DEC-6: the office takes the keys that a desk declares; EC3's desk, which reads the data, finds that they are others.
#[test]
fn a_desk_that_declares_other_keys_than_its_data_have_is_found_by_ec3() -> Result<()> {
    let office = SharedOffice::found()?;
    let (bea, ec3) = (office.join("Bea Test", "fr")?, office.join_as("Cil Test", "ec3", "ec3")?);
    let case = call(&bea, "proposeCase", &proposal("Velvet Signal"))?;
    exchange(&[&bea, &ec3])?;
    call(&bea, "joinOfficer", &json!({ "case": case, "officer": officer(&bea, "Cil Test")? }))?;
    // What an honest desk declares in every way: recorded, marked anew, withdrawn, put back, in quarantine and marked later.
    let phones: Vec<String> = (0..30).map(|n| format!("+43 664 98765{n:02}")).collect();
    let mut values: Vec<(&str, &str)> = vec![
        ("ip", "11.22.33.44"),
        ("ip", "8.8.8.8"),
        ("cidr", "11.22.0.0/20"),
        ("domain", "evil.example.com"),
        ("btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ];
    values.extend(phones.iter().map(|it| ("phone", it.as_str())));
    let mut honest = contribution(&case, "Seized panel", &values);
    honest["terms"]["category"] = json!("suspect");
    let recorded = call(&bea, "recordContribution", &honest)?["contributions"][0].clone();
    let marked = |contribution: &Value, tlp: &str, until: Value| {
        let marking = json!({ "tlp": tlp, "pap": "AMBER", "keepUntil": until });
        call(&bea, "remarkContribution", &json!({ "contribution": contribution, "marking": marking, "category": "suspect", "reason": "Reviewed." }))
    };
    marked(&recorded, "RED", json!("2031-01-01"))?;
    call(&bea, "withdrawContribution", &json!({ "contribution": recorded, "reason": "Wrong case." }))?;
    call(&bea, "restoreContribution", &json!({ "contribution": recorded, "reason": "The right one." }))?;
    let mut unmarked = contribution(&case, "Untold", &[("domain", "untold.example.com")]);
    unmarked["terms"]["marking"] = Value::Null;
    unmarked["terms"]["quarantine"] = json!(true);
    let untold = call(&bea, "recordContribution", &unmarked)?["contributions"][0].clone();
    marked(&untold, "GREEN", Value::Null)?;
    exchange(&[&bea, &ec3, &bea, &ec3])?;
    assert_eq!(alarms(&ec3)?, Vec::<Value>::new(), "what an honest desk declares is what EC3's desk derives");

    {
        let tampered = with_keys(&bea, Keying { version: KeyVersion::FIRST, told: of_somebody_else })?;
        act(&tampered, "recordContribution", contribution(&case, "Tampered", &[("domain", "mine.example.com")]))?;
        act(&tampered, "syncOffice", json!({}))?;
    }
    exchange(&[&ec3, &office.first])?;
    let found = alarms(&office.first)?;
    let told: Vec<_> = found.iter().map(|it| (it["what"].as_str(), it["name"].as_str(), it["case"] == case)).collect();
    assert_eq!(told, [(Some("keys"), Some("Bea Test"), true)], "{found:?}");
    // Not again, whoever of EC3 compares it and however often.
    call(&ec3, "rebuildReplica", &json!({}))?;
    exchange(&[&ec3, &office.first])?;
    assert_eq!(alarms(&office.first)?.len(), 1);
    done(ec3.run(&["replica", "verify"])?)?;

    // What was made with another version than EC3's desk has is not compared: it differs, and rightly.
    {
        let later = with_keys(&bea, Keying { version: KeyVersion(2), told: of_somebody_else })?;
        act(&later, "recordContribution", contribution(&case, "Later", &[("domain", "later.example.com")]))?;
        act(&later, "syncOffice", json!({}))?;
    }
    exchange(&[&ec3, &office.first])?;
    assert_eq!(alarms(&office.first)?.len(), 1, "of another version");
    Ok(())
}

/// What a later version makes of a name: the same, and one more key, by which spellings meet that did not before.
fn without_hyphens(indicator: &Indicator) -> Vec<(u8, [u8; 32])> {
    let mut keys = (Keying::CURRENT.told)(indicator);
    if indicator.kind == "domain" {
        let plain = Indicator { normal: indicator.normal.replace('-', ""), ..indicator.clone() };
        keys.extend((Keying::CURRENT.told)(&plain).into_iter().take(1).map(|(_, key)| (1, key)));
    }
    keys
}

/// DEC-2: a later version finds late what an earlier one could not, in both directions, once, and asks nobody's budget for it.
#[test]
fn a_later_version_of_the_keys_finds_hits_late_and_once() -> Result<()> {
    let office = SharedOffice::found()?;
    let bea = office.join("Bea Test", "fr")?;
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&bea, "proposeCase", &proposal("Velvet Signal"))?;
    call(&office.first, "recordContribution", &contribution(&a, "Panel", &[("domain", "evil-panel-one.net"), ("domain", "other.example.com")]))?;
    let theirs = call(&bea, "recordContribution", &contribution(&c, "Panel", &[("domain", "evilpanel-one.net")]))?["contributions"][0].clone();
    exchange(&[&office.first, &bea, &office.first])?;
    assert_eq!((of_hits(&office.first, &a)?, of_hits(&bea, &c)?), (vec![], vec![]), "two names");
    let spent = || office.cluster.psql("jcat", &["-c", "SELECT officer, n FROM office.spent ORDER BY officer"]);
    let before = spent()?;

    let later = Keying { version: KeyVersion(2), told: without_hyphens };
    for desk in [&office.first, &bea] {
        act(&with_keys(desk, later)?, "syncOffice", json!({}))?;
    }
    let meets = [("evil-panel-one.net".to_owned(), false)];
    act(&with_keys(&office.first, later)?, "syncOffice", json!({}))?;
    assert_eq!(of_hits(&office.first, &a)?, meets, "late, to who was there first");
    assert_eq!(of_hits(&bea, &c)?, [("evilpanel-one.net".to_owned(), false)], "and to the other");
    assert_eq!(spent()?, before, "nobody's budget was asked for it");

    // Again changes nothing; what was recorded with it needs it no more.
    let entries = |desk: &Jcat, case: &Value| -> Result<usize> {
        let page = call(desk, "caseHistory", &json!({ "case": case, "limit": 100 }))?;
        Ok(page["rows"].as_array().context("rows")?.iter().filter(|it| it["event"] == "contribution.rekeyed").count())
    };
    for desk in [&office.first, &bea, &office.first] {
        act(&with_keys(desk, later)?, "syncOffice", json!({}))?;
    }
    act(&with_keys(&bea, later)?, "recordContribution", contribution(&c, "New", &[("domain", "brand-new.org")]))?;
    act(&with_keys(&bea, later)?, "syncOffice", json!({}))?;
    assert_eq!((entries(&office.first, &a)?, entries(&bea, &c)?), (1, 1), "declared again once");
    assert_eq!((of_hits(&office.first, &a)?.len(), of_hits(&bea, &c)?.len()), (1, 1));

    // Withdrawn data are not declared again, and nothing of them is left.
    call(&bea, "withdrawContribution", &json!({ "contribution": theirs, "reason": "Wrong case." }))?;
    exchange(&[&bea, &office.first])?;
    act(&with_keys(&bea, Keying { version: KeyVersion(3), ..later })?, "syncOffice", json!({}))?;
    exchange(&[&office.first])?;
    assert_eq!(of_hits(&office.first, &a)?, vec![]);
    for desk in [&office.first, &bea] {
        call(desk, "rebuildReplica", &json!({}))?;
        done(desk.run(&["replica", "verify"])?)?;
    }
    Ok(())
}
