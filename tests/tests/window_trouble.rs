//! Bad days of an office and the desk of an auditor, as they look in a real window: a sentence, what to do, and nothing that hides anything else.

use anyhow::{Context, Result, ensure};
use jcat_tests::cluster::{authority, certificate};
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call, done, exchanged};
use jcat_tests::window::{Window, keys};
use serde_json::json;

/// Records something, asks for an exchange by keyboard, and expects its sentence and what to do beneath the state of the link, in every look.
async fn fails(window: &Window, sentence: &str, name: &str) -> Result<()> {
    window.call("proposeCase", proposal(name)).await?;
    window.tab_and_enter("Exchange now").await?;
    window.at_last(&format!("[...document.querySelectorAll('.st')].some((it) => it.innerText.trim() === {})", json!(sentence))).await?;
    let view = window.call("officeStatus", json!({})).await?;
    ensure!(view["said"] == sentence, "{view}");
    window.sees(view["hint"].as_str().context("what to do")?).await?;
    window.sees("that the office has not taken yet").await?;
    window.every_look(name).await
}

#[tokio::test]
async fn each_way_in_which_an_office_is_away_is_said_on_screen_and_work_goes_on_once_it_is_mended() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let window = Window::of(&office.first).await?;
    window.in_touch().await?;
    window.show("/settings#office").await?;
    let login = window.call("officeStatus", json!({})).await?["login"].as_str().context("a login")?.to_owned();
    office.close();
    fails(&window, "The office does not answer.", "trouble-unreachable").await?;

    let good = certificate(office.cluster.authority(), "localhost", 4000)?;
    office.cluster.certify(&certificate(&authority("another authority")?, "localhost", 4000)?)?;
    office.open()?;
    fails(&window, "The office’s certificate does not hold: it has expired, or this is another server.", "trouble-certificate").await?;
    office.close();
    office.cluster.certify(&good)?;
    office.open()?;
    window.tab_and_enter("Exchange now").await?;
    window.in_touch().await?;

    // What follows meets a desk at its next connection: the one that it has is ended, as a restart would.
    let meets = |database: &str, change: &str| -> Result<()> {
        office.cluster.psql(database, &["-c", change])?;
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{login}'");
        office.cluster.psql("postgres", &["-c", &end]).map(|_| ())
    };
    let verifier = office.cluster.psql("postgres", &["-c", &format!("SELECT rolpassword FROM pg_authid WHERE rolname = '{login}'")])?;
    meets("postgres", &format!("ALTER ROLE {login} PASSWORD 'another'"))?;
    fails(&window, "The office does not accept this desk’s login.", "trouble-login").await?;
    meets("postgres", &format!("ALTER ROLE {login} PASSWORD '{verifier}'"))?;

    meets("postgres", "ALTER DATABASE jcat SET default_transaction_read_only = on")?;
    fails(&window, "The office takes nothing just now.", "trouble-read-only").await?;
    office.cluster.psql("postgres", &["-c", "ALTER DATABASE jcat RESET default_transaction_read_only"])?;

    let greeting = office.cluster.psql("jcat", &["-c", "SELECT pg_get_functiondef('office_v1.hello'::regproc)"])?;
    meets("jcat", &greeting.replace("SELECT 1, 1,", "SELECT 2, 2,"))?;
    fails(&window, "The office is of a newer version than this program.", "trouble-newer").await?;
    meets("jcat", &greeting)?;

    window.tab_and_enter("Exchange now").await?;
    window.in_touch().await?;
    window.at_last("document.body.innerText.includes('the office has all of it')").await
}

#[tokio::test]
async fn an_office_that_lost_its_last_hours_is_said_and_given_back_what_it_lacks() -> Result<()> {
    let mut office = SharedOffice::found()?;
    done(office.first.run(&["office", "sync"])?)?;
    office.cluster.close();
    office.cluster.keep_copy()?;
    office.open()?;
    call(&office.first, "proposeCase", &proposal("After the backup"))?;
    exchanged(office.first.run(&["office", "sync"])?)?;
    office.cluster.close();
    office.cluster.put_copy_back()?;
    office.open()?;

    let window = Window::of(&office.first).await?;
    window.show("/settings#office").await?;
    window.sees_at_last("the office lacks what was kept here").await?;
    window.every_look("trouble-shorter").await?;
    window.show("/cases").await?;
    window.sees("After the backup").await?;
    window.sound("trouble-shorter-cases-light-1440-en").await?;
    // Announced behind the connection of the window, which hears of it when it asks next, gives back what it holds and is the last to do so.
    window.show("/settings#office").await?;
    done(office.first.run(&["office", "restored"])?)?;
    window.at_last("!document.body.innerText.includes('the office lacks what was kept here')").await
}

#[tokio::test]
async fn an_auditor_reads_every_trace_and_no_content() -> Result<()> {
    let office = SharedOffice::found()?;
    let rome = office.join_as("Cil Test", "it", "representative")?;
    let auditor = office.join_seconded("Aud Test", "se", "auditor", &rome)?;
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let case = call(&office.first, "caseList", &json!({}))?["rows"][0]["id"].clone();
    for desk in [&office.first, &rome] {
        exchanged(desk.run(&["office", "sync"])?)?;
    }
    call(&rome, "caseDossier", &json!({ "case": case }))?;
    for desk in [&rome, &auditor] {
        exchanged(desk.run(&["office", "sync"])?)?;
    }
    let window = Window::of(&auditor).await?;
    window.in_touch().await?;
    window.every_look("auditor-today").await?;
    // What is not theirs to do says so where it is offered, and its key leads no further.
    window.until("[...document.querySelectorAll('button')].find((it) => it.innerText.startsWith('Propose a case'))?.ariaDisabled === 'true'").await?;
    window.press("n").await?;
    window.dialog().await?;
    window.until("document.querySelector('[role=dialog] button[type=submit]').ariaDisabled === 'true'").await?;
    window.press(keys::ESCAPE).await?;
    window.closed().await?;
    window.press("ge").await?;
    window.until("document.querySelector('h1').innerText === 'Records'").await?;
    window.sees_at_last("Cil Test").await?;
    window.every_look("auditor-records").await?;
    window.script("document.querySelector('[role=grid]').focus()", vec![]).await?;
    window.press(keys::DOWN).await?;
    window.press(" ").await?;
    window.until("document.querySelector('aside.side h2')").await?;
    window.every_look("auditor-records-peek").await?;
    for screen in ["/cases", "/indicators", "/board", "/attachments", "/roster", "/statistics", "/settings"] {
        window.show(screen).await?;
        window.sound(&format!("auditor{}-light-1440-en", screen.replace('/', "-"))).await?;
    }
    Ok(())
}
