//! Indicators across cases in real windows on one office: a quick check, browsing, what EC3's desk sees, and a check out of reach.

use anyhow::{Context, Result, ensure};
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call};
use jcat_tests::story::exchange;
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

const WALLET: &str = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";

fn contribution(case: &Value, tlp: &str, values: &[(&str, &str)]) -> Value {
    let indicators: Vec<Value> = values.iter().map(|(kind, given)| json!({ "kind": kind, "given": given })).collect();
    let terms = json!({ "name": "Seized panel", "legalBasis": "By law", "purpose": "operational", "marking": { "tlp": tlp, "pap": "AMBER" } });
    json!({ "case": case, "terms": terms, "indicators": indicators })
}

#[tokio::test]
async fn a_quick_check_tells_what_its_level_allows_and_ec3_answers_who_rings_with_a_token() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let (second, ec3) = (office.join("Bea Test", "fr")?, office.join_as("Cil Test", "ec3", "ec3")?);
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    call(&office.first, "recordContribution", &contribution(&a, "RED", &[("btc", WALLET)]))?;
    call(&office.first, "recordContribution", &contribution(&a, "AMBER", &[("domain", "panel.evil.example.com"), ("ip", "8.8.8.8")]))?;
    call(
        &second,
        "recordContribution",
        &contribution(&c, "GREEN", &[("domain", "other.bad.example.com"), ("md5", "900150983cd24fb0d6963f7d28e17f72")]),
    )?;
    exchange(&[&office.first, &second, &ec3])?;
    let bea = Window::of(&second).await?;
    bea.in_touch().await?;
    bea.size(1440, 900).await?;

    // By keyboard: there, a text, a purpose, asked.
    bea.press("gi").await?;
    bea.sees("nobody is asked before you say so.").await?;
    let text = format!("panel[.]evil[.]example[.]com paid {WALLET} and {}x, asked 8.8.8.8, then new[.]example[.]net", &WALLET[..41]);
    bea.fill("Value or text", &text).await?;
    bea.sees("Nobody has been asked yet.").await?;
    bea.sees("A public DNS resolver").await?;
    bea.sees("The check digits do not agree").await?;
    let before = call(&second, "records", &json!({ "filter": { "verb": "consult" }, "offset": 0, "limit": 50 }))?;
    bea.tab_to("Purpose").await?;
    bea.press("Op").await?;
    bea.tab_to("Ask for 4 values").await?;
    bea.press(keys::ENTER).await?;
    bea.at_last("document.body.innerText.includes('2 of 4 known elsewhere.')").await?;
    for seen in ["A case you cannot see", "Ask EC3’s desk and name", "A case of AT", "Ana Test", "Nobody that you may know of", "cannot be asked for"]
    {
        bea.sees(seen).await?;
    }
    bea.every_look("indicators-check").await?;
    let after = call(&second, "records", &json!({ "filter": { "verb": "consult" }, "offset": 0, "limit": 50 }))?;
    ensure!(after["total"].as_u64() > before["total"].as_u64(), "who asked is on record");
    ensure!(!after.to_string().contains("evil") && !after.to_string().contains(WALLET), "and nothing of what was asked");
    let token = bea
        .script(
            "return [...document.querySelectorAll('td')].map((it) => it.innerText.match(/name ([A-Z2-7]{4}-[A-Z2-7]{4})/)?.[1]).find(Boolean)",
            vec![],
        )
        .await?;
    let token = token.as_str().context("a token")?.to_owned();

    // Browsing: only what this reader reads; filtered, looked at, left for its case.
    bea.go("/indicators?part=browse").await?;
    bea.sees("other[.]bad[.]example[.]com").await?;
    bea.sees("2 indicators").await?;
    bea.every_look("indicators-browse").await?;
    bea.fill("Find a value", "BAD[.]example").await?;
    bea.sees("One indicator").await?;
    bea.script("document.querySelector('[role=grid]').focus()", vec![]).await?;
    bea.press(keys::ENTER).await?;
    bea.sees("Copy refanged").await?;
    bea.sound("indicators-peek-light-1440-en").await?;

    // EC3's desk finds both sides by what was read out on the telephone.
    let cil = Window::of(&ec3).await?;
    cil.in_touch().await?;
    cil.size(1440, 900).await?;
    cil.go("/indicators?part=hits").await?;
    cil.at_last("document.body.innerText.includes('Code, case or agency')").await?;
    cil.fill("Code, case or agency", &token.to_lowercase()).await?;
    cil.sees("One hit, ").await?;
    cil.until("document.querySelector('.hits tbody').innerText.includes('AT') && document.querySelector('.hits tbody').innerText.includes('FR')")
        .await?;
    cil.every_look("indicators-ec3").await?;
    drop(cil);

    // Out of reach: this desk's own cases are looked at, and the office is asked later.
    office.close();
    bea.go("/indicators?part=check").await?;
    bea.fill("Value or text", WALLET).await?;
    bea.tab_to("Purpose").await?;
    bea.press("Op").await?;
    bea.tab_to("Ask for one value").await?;
    bea.press(keys::ENTER).await?;
    bea.at_last("document.body.innerText.includes('This desk only: the office’s check is queued')").await?;
    bea.sound("indicators-queued-light-1440-en").await
}
