//! Elections in the real window: the Board’s screens of a secretary, and a seat that votes by keyboard alone, reads the minutes and proposes a motion.

use anyhow::{Context, Result};
use jcat_tests::board::Board;
use jcat_tests::cli::PASSPHRASE;
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

async fn press(window: &Window, name: &str) -> Result<()> {
    window.tab_to(name).await?;
    window.press(keys::ENTER).await
}

#[tokio::test]
async fn a_secretary_sees_the_board_its_rules_and_what_an_election_waits_for() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let rules = window.call("draftRules", json!({ "title": "Rules of the Board" })).await?;
    let draft = window.call("ruleSet", json!({ "ruleSet": rules })).await?;
    let today = window.script("return new Date().toISOString().slice(0, 10)", vec![]).await?;
    let act = json!({ "on": today, "method": "consensus", "text": "The rules are adopted.", "seats": 18, "present": 12, "for": 12, "against": 0, "abstained": 0 });
    window.call("adoptRules", json!({ "ruleSet": rules, "sha256": draft["row"]["sha256"], "act": act })).await?;
    let day = |days: i64| format!("return new Date(Date.now() + {days} * 86400000).toISOString().slice(0, 10)");
    let mut times = Vec::new();
    for days in [1, 15, 28, 30, 31] {
        let day = window.script(&day(days), vec![]).await?;
        times.push(json!(format!("{} 10:00", day.as_str().context("a day")?)));
    }
    let starts = window.script(&day(61), vec![]).await?;
    let call = json!({
        "ruleSet": rules, "title": "Chair and Vice-chair", "nominationsOpen": times[0], "nominationsClose": times[1], "registrationCloses": times[2],
        "opens": times[3], "closes": times[4], "termStarts": starts,
    });
    let election = window.call("callElection", call).await?;
    let id = |it: &Value| it.as_str().map(str::to_owned).context("an id");
    window.show("/board").await?;
    window.sees("Chair and Vice-chair").await?;
    window.every_look("board").await?;
    window.show(&format!("/board/rules/{}", id(&rules)?)).await?;
    window.every_look("board-rules").await?;
    window.show(&format!("/board/elections/{}", id(&election)?)).await?;
    window.sees("Chair and Vice-chair").await?;
    window.every_look("election-called").await?;
    Ok(())
}

#[tokio::test]
async fn a_seat_votes_by_keyboard_finds_its_tracker_reads_the_minutes_and_proposes_a_motion() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desk = folder.path().join("desk");
    let (election, ballot) = tokio::task::spawn_blocking({
        let desk = desk.clone();
        move || Board::voting(&desk, PASSPHRASE)
    })
    .await??;
    let window = Window::open(&["--desk", &desk.to_string_lossy()]).await?;
    window.size(1440, 900).await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('main h1')").await?;
    window.show(&format!("/board/elections/{election}")).await?;
    window.sees("1 Choose").await?;
    window.every_look("ballot-choose").await?;
    window.until("document.querySelector('.ballot-options input')").await?;
    window.script("document.querySelector('.ballot-options input').focus()", vec![]).await?;
    window.press(" ").await?;
    press(&window, "Review").await?;
    window.sees("2 Read it back").await?;
    window.every_look("ballot-read").await?;
    let tracker = window.script("return document.querySelector('.ballot .tracker')?.textContent?.trim() ?? ''", vec![]).await?;
    press(&window, "Put my ballot in the box").await?;
    window.sees("Your ballot waits for the office").await?;
    window.every_look("ballot-cast").await?;
    let board = window.call("noticeBoard", json!({ "election": election, "ballot": ballot })).await?;
    let ballots = board["ballots"].as_array().context("ballots")?;
    assert_eq!(ballots.len(), 2, "{board}");
    let mine = ballots.iter().find(|it| it["seat"] == "de").context("one's own")?;
    assert_eq!(mine["mark"], "waiting-for-office", "what no office has placed is not in the box");
    assert!(
        tracker.as_str().is_some_and(|shown| shown.replace(char::is_whitespace, "").contains(mine["tracker"].as_str().unwrap_or("none"))),
        "{tracker} {mine}"
    );

    // The minutes, as far as the election has come.
    window.show(&format!("/board/elections/{election}?show=minutes")).await?;
    press(&window, "Print the minutes").await?;
    window.until("document.querySelector('.print-page[lang=fr]')").await?;
    window.every_look("election-minutes").await?;
    window.press(keys::ESCAPE).await?;
    // A motion against whoever holds an office; an archive from elsewhere.
    window.show("/board").await?;
    window.sees("No motion to dismiss an office holder.").await?;
    press(&window, "Propose a dismissal").await?;
    window.sees("The country’s own seats neither propose nor vote.").await?;
    window.every_look("motion-propose").await?;
    window.press(keys::ESCAPE).await?;
    window.call("proposeDismissal", json!({ "office": "chair", "reason": "Never there." })).await?;
    window.sees("being proposed").await?;
    window.every_look("board-motion").await?;
    press(&window, "Verify an archive").await?;
    window.sees("Choose the archive").await?;
    window.every_look("board-verify").await?;
    Ok(())
}
