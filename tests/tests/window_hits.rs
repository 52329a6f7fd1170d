//! Hits in real windows on one office: two cases that cannot see each other, one wallet.

use anyhow::{Context, Result};
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call};
use jcat_tests::story::exchange;
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

fn contribution(case: &Value, tlp: &str, values: &[(&str, &str)]) -> Value {
    let indicators: Vec<Value> = values.iter().map(|(kind, given)| json!({ "kind": kind, "given": given })).collect();
    let terms = json!({ "name": "Seized panel", "legalBasis": "By law", "purpose": "operational", "marking": { "tlp": tlp, "pap": "AMBER" } });
    json!({ "case": case, "terms": terms, "indicators": indicators })
}

#[tokio::test]
async fn both_windows_show_a_hit_as_soon_as_the_second_case_records_the_same_wallet() -> Result<()> {
    const WALLET: &str = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
    let office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    call(&office.first, "recordContribution", &contribution(&a, "RED", &[("btc", WALLET)]))?;
    call(&office.first, "recordContribution", &contribution(&a, "AMBER", &[("domain", "panel.evil.example.com")]))?;
    exchange(&[&office.first, &second])?;
    let (ana, bea) = (Window::of(&office.first).await?, Window::of(&second).await?);
    for window in [&ana, &bea] {
        window.at_last("document.querySelector('.pill')?.innerText.startsWith('In touch')").await?;
    }
    bea.go(&format!("/cases/{}?tab=hits", c.as_str().context("an id")?)).await?;
    bea.sees("No other case has what this one has.").await?;
    bea.call("recordContribution", contribution(&c, "AMBER", &[("btc", WALLET), ("domain", "panel.evil.example.com")])).await?;
    bea.at_last("document.body.innerText.includes('A case you cannot see') && document.body.innerText.includes('A case of AT')").await?;
    bea.sees("Ask EC3’s desk and name").await?;
    bea.sees("Ana Test").await?;
    bea.every_look("hits").await?;
    // On Today of the other side, without touching it: who, and that it waits.
    ana.go("/").await?;
    ana.at_last("document.body.innerText.includes('Hits to answer') && document.body.innerText.includes('2 values that other cases have too')")
        .await?;
    ana.sound("hits-today-light-1440-en").await?;
    // Said by keyboard, seen by the other as a word.
    bea.tab_to("Say what becomes of it").await?;
    bea.press(keys::ENTER).await?;
    bea.dialog().await?;
    bea.fill("Reason", "Rang them this morning.").await?;
    bea.sound("hit-settle-light-1440-en").await?;
    bea.tab_to("Say what becomes of it").await?;
    bea.press(keys::ENTER).await?;
    bea.until("!document.querySelector('[role=dialog]')").await?;
    bea.sees("Rang them this morning.").await?;
    ana.go(&format!("/cases/{}?tab=hits", a.as_str().context("an id")?)).await?;
    ana.at_last("document.body.innerText.includes('The other side: contacted.')").await?;
    ana.sound("hits-owner-light-1440-en").await
}
