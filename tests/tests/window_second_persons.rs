//! Duties that two persons name somebody to, in the real window: proposed and taken back in the sample office, seconded from Today in a real one.

use anyhow::{Context, Result, ensure};
use jcat_tests::shared_office::{SharedOffice, call, done, officer};
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

async fn duties(window: &Window, officer: &Value) -> Result<Value> {
    Ok(window.call("officer", json!({ "officer": officer })).await?["officer"]["duties"].clone())
}

#[tokio::test]
async fn a_duty_that_takes_two_is_proposed_by_keyboard_shown_as_waiting_and_taken_back() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let officers = window.call("officers", json!({})).await?;
    let otto = officers.as_array().into_iter().flatten().find(|it| it["name"] == "Otto Exempel").context("an officer")?["id"].clone();
    window.show("/roster").await?;
    window.sees("Proposed duties").await?;
    window.show(&format!("/officers/{}", otto.as_str().context("an id")?)).await?;
    window.sees("Proposed by Lena Beispiel of DE").await?;
    window.every_look("officer-proposed").await?;
    ensure!(duties(&window, &otto).await? == json!(["officer"]), "what waits is no duty");

    window.tab_and_enter("Grant a duty").await?;
    window.dialog().await?;
    window.set(&[("Duty", "Board secretary")]).await?;
    window.sees("This duty takes two persons").await?;
    window.every_look("officer-propose").await?;
    window.tab_and_enter("Propose the duty").await?;
    window.closed().await?;
    let waiting = "[...document.querySelectorAll('li')].filter((it) => it.innerText.includes('waits for a second person')).length";
    window.until(&format!("{waiting} === 2")).await?;
    window.control("z").await?;
    window.until(&format!("{waiting} === 1")).await?;
    window.tab_and_enter("Take back").await?;
    window.until(&format!("{waiting} === 0")).await
}

#[tokio::test]
async fn a_representative_seconds_from_today_by_keyboard() -> Result<()> {
    let office = SharedOffice::found()?;
    let rome = office.join_as("Cil Test", "it", "representative")?;
    let bea_desk = office.join("Bea Test", "fr")?;
    let bea = officer(&office.first, "Bea Test")?;
    call(&office.first, "proposePost", &json!({ "officer": bea, "duty": "secretary", "from": "2026-01-01", "to": null }))?;
    for desk in [&office.first, &rome] {
        done(desk.run(&["office", "sync"])?)?;
    }
    let window = Window::of(&rome).await?;
    window.size(1440, 900).await?;
    window.sees_at_last("Duties that you may second").await?;
    window.every_look("today-second").await?;
    window.tab_to("Read").await?;
    window.press(keys::ENTER).await?;
    window.sees_at_last("Proposed by Ana Test of AT").await?;
    window.tab_and_enter("Second it").await?;
    window.until("!document.body.innerText.includes('waits for a second person')").await?;
    ensure!(duties(&window, &bea).await? == json!(["officer", "secretary"]), "seconded");
    window.exchange_now().await?;
    done(bea_desk.run(&["office", "sync"])?)?;
    let posts = call(&bea_desk, "officer", &json!({ "officer": bea }))?["officer"]["duties"].clone();
    ensure!(posts == json!(["officer", "secretary"]), "and her own desk knows: {posts}");
    Ok(())
}
