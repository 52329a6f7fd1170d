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

/// DEC-6 and DEC-1 on screen: an alarm on Today of the administrator, looked into by keyboard; similar names beneath the exact answers.
#[tokio::test]
async fn an_alarm_is_looked_into_on_screen_and_similar_names_are_labelled_so() -> Result<()> {
    let office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    let a = call(&second, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    let mut people = contribution(&a, "AMBER", &[("person", "Ivan Kuznetsow 1985"), ("person", "Ivan Kuznetsov 1985-03-07")]);
    people["terms"]["category"] = json!("suspect");
    call(&second, "recordContribution", &people)?;
    exchange(&[&second, &office.first])?;
    let numbers: Vec<Value> = (0..14).map(|n| json!({ "kind": "phone", "given": format!("+43 664 12345{n:02}") })).collect();
    call(&second, "checkIndicators", &json!({ "case": c, "purpose": "operational", "values": numbers }))?;

    let ana = Window::of(&office.first).await?;
    ana.in_touch().await?;
    ana.go("/").await?;
    ana.at_last("document.body.innerText.includes('Bea Test asked for 14 telephone numbers of one hundred within 30 days')").await?;
    ana.sound("alarms-today-light-1440-en").await?;
    ana.tab_to("Look into it").await?;
    ana.press(keys::ENTER).await?;
    ana.sees("More than 10. Ask what it is for").await?;
    ana.tab_to("Say what came of it").await?;
    ana.press(keys::ENTER).await?;
    ana.dialog().await?;
    ana.fill("Reason", "The customers of a booter, from a seized list.").await?;
    ana.sound("alarms-dialog-light-1440-en").await?;
    ana.tab_to("Say what came of it").await?;
    ana.press(keys::ENTER).await?;
    ana.until("!document.querySelector('[role=dialog]')").await?;
    ana.sees("The customers of a booter, from a seized list.").await?;
    ana.every_look("alarms").await?;
    ana.go("/").await?;
    ana.at_last("!document.body.innerText.includes('Alarms to look into')").await?;

    let bea = Window::of(&second).await?;
    bea.in_touch().await?;
    bea.go(&format!("/indicators?case={}", c.as_str().context("an id")?)).await?;
    bea.until("document.querySelectorAll('.bar .seg button').length === 2").await?;
    bea.fill("Value or text", "Iván Kuznetsov").await?;
    bea.tab_to("Take it for").await?;
    bea.press("Person").await?;
    bea.tab_to("Purpose").await?;
    bea.press("Op").await?;
    bea.tab_to("Ask for one value").await?;
    bea.press(keys::ENTER).await?;
    bea.at_last("document.body.innerText.includes('Similar, among what you may read') && document.body.innerText.includes('97% alike')").await?;
    bea.every_look("indicators-similar").await
}
