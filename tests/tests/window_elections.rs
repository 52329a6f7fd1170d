//! Elections in the real window: the Board’s screens of a secretary, and a seat that votes by keyboard alone, reads the minutes and proposes a motion.

use std::path::Path;

use anyhow::{Context, Result};
use jcat_tests::board::{Board, DAY, HOUR, OnDisk, SEATS, Whose, ago, choice, typed};
use jcat_tests::cli::PASSPHRASE;
use jcat_tests::desks::must;
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

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

    // The sample office rehearses: a vote is open, its officer has a ballot, and one seat can be reminded.
    let elections = window.call("elections", json!({})).await?;
    let rehearsal = elections.as_array().into_iter().flatten().find(|it| it["rehearsal"] == true).context("a rehearsal")?["id"].clone();
    let view = window.call("election", json!({ "election": rehearsal })).await?;
    assert_eq!((&view["rounds"][0]["turnout"], &view["rounds"][0]["mayCast"]["ok"]), (&json!(3), &json!(true)), "{view}");
    window.show(&format!("/board/elections/{}", id(&rehearsal)?)).await?;
    window.sees("1 Choose").await?;
    window.every_look("sample-rehearsal").await?;
    window.tab_and_enter("Remind").await?;
    window.dialog().await?;
    window.sees("US-FBI").await?;
    window.every_look("reminders").await?;
    closed(&window).await
}

/// Leaves a dialog by Escape.
async fn closed(window: &Window) -> Result<()> {
    window.press(keys::ESCAPE).await?;
    window.until("!document.querySelector('[role=dialog]')").await
}

/// Looks at a dialog from its beginning to its end.
async fn whole(window: &Window, name: &str) -> Result<()> {
    window.dialog().await?;
    window.every_look(name).await?;
    window.script("const it = document.querySelector('.overlay'); it.scrollTop = it.scrollHeight", vec![]).await?;
    window.sound(&format!("{name}-end-light-1440-en")).await
}

/// An election that is held in a meeting, past its day, with two for each office; the secretary's desk lies in a folder. Where votes are open the chair
/// was elected already, and six seats propose to dismiss who holds it now.
fn in_a_meeting(folder: &Path, open: bool) -> Result<String> {
    let keys = tempfile::tempdir()?;
    let start = ago(31 * DAY)?;
    let mut board = Board::at(start, &SEATS[..8], Some(OnDisk { whose: Whose::Secretary, folder, passphrase: PASSPHRASE }));
    board.enter_mandates();
    board.sync();
    board.call(|rules| {
        if open {
            rules["ballot_mode"] = json!("open");
            rules["lot"] = json!(false);
            rules["tellers"] = json!(0);
            rules["tie_break"] = json!([]);
            rules["on_exhaustion"] = json!("stay_vacant");
        }
    });
    if open {
        let motion = must(&board.seats[1], "proposeDismissal", json!({ "office": "chair", "reason": "Never there." }));
        board.sync();
        for seat in 2..7 {
            must(&board.seats[seat], "supportDismissal", json!({ "dismissal": motion }));
        }
    } else {
        board.ceremony(keys.path());
    }
    board.nominate("chair", &[0, 1]);
    board.nominate("vice-chair", &[2, 4]);
    board.run("freezeRoll", json!({}));
    board.sync();
    board.office.pass(15 * DAY);
    if !open {
        board.draw("order");
        board.run("drawOrder", json!({}));
        board.sync();
    }
    board.office.pass(15 * DAY);
    if open {
        let votes: serde_json::Map<String, Value> = SEATS.iter().take(12).map(|agency| ((*agency).to_owned(), choice("AT"))).collect();
        let ended = typed(start, 29 * DAY + 2 * HOUR);
        board.run("takeOpenVote", json!({ "office": "chair", "candidates": ["AT", "NL"], "ended": ended, "present": SEATS, "votes": votes }));
        board.run("declareOutcome", json!({ "office": "chair" }));
    }
    board.sync();
    board.election.as_str().map(str::to_owned).context("an election")
}

/// Opens the window of the secretary of such an election.
async fn meeting(open: bool) -> Result<(tempfile::TempDir, Window, String)> {
    let folder = tempfile::tempdir()?;
    let desk = folder.path().join("desk");
    let election = tokio::task::spawn_blocking({
        let desk = desk.clone();
        move || in_a_meeting(&desk, open)
    })
    .await??;
    let window = Window::open(&["--desk", &desk.to_string_lossy()]).await?;
    window.size(1440, 900).await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('main h1')").await?;
    Ok((folder, window, election))
}

#[tokio::test]
async fn a_secretary_records_papers_by_keyboard_and_a_refusal_leaves_escape_to_be_heard() -> Result<()> {
    let (_folder, window, election) = meeting(false).await?;
    window.show(&format!("/board/elections/{election}?show=vote")).await?;
    window.sees("Record a round on paper").await?;
    window.tab_and_enter("Record a round on paper").await?;
    whole(&window, "paper-round").await?;
    // Two papers, of which one was counted: the sentence says so, and Escape right behind it is heard.
    for seat in ["Germany", "France"] {
        window.tab_to(seat).await?;
        window.press(" ").await?;
    }
    window.fill("Not valid", "1").await?;
    window.tab_and_enter("Record a round on paper").await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    // It asks before it throws away what was entered; Escape again goes on.
    window.press(keys::ESCAPE).await?;
    window.sees("What you entered is not kept yet.").await?;
    window.sound("unkept-light-1440-en").await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.body.innerText.includes('What you entered is not kept yet.')").await?;
    window.throw_away().await
}

#[tokio::test]
async fn a_secretary_records_open_votes_the_vote_on_a_motion_and_sees_what_other_rules_make_of_the_past() -> Result<()> {
    let (_folder, window, election) = meeting(true).await?;
    window.show(&format!("/board/elections/{election}?show=vote")).await?;
    window.sees("Record the open vote").await?;
    window.tab_and_enter("Record the open vote").await?;
    whole(&window, "open-vote").await?;
    closed(&window).await?;
    window.show("/board").await?;
    window.sees("before the Board").await?;
    window.tab_and_enter("Record the vote").await?;
    whole(&window, "motion-vote").await?;
    window.tab_and_enter("Record the vote").await?;
    window.until("document.querySelector('[role=dialog] [role=alert]')").await?;
    window.sound("motion-vote-refused-light-1440-en").await?;
    closed(&window).await?;
    // Under other rules the same votes come to something else, and it is said why.
    let rules = window.call("draftRules", json!({ "title": "A stricter majority" })).await?;
    let known = window.call("ruleSet", json!({ "ruleSet": rules })).await?;
    let mut stricter = known["rules"].clone();
    stricter["rounds"][0]["threshold"]["fraction"] = json!({ "numerator": 3, "denominator": 4 });
    window.call("editRules", json!({ "ruleSet": rules, "title": "A stricter majority", "rules": stricter })).await?;
    window.show(&format!("/board/rules/{}", rules.as_str().context("an id")?)).await?;
    window.sees("Effect on past elections").await?;
    window.script("[...document.querySelectorAll('h2')].find((it) => it.innerText.includes('Effect')).scrollIntoView()", vec![]).await?;
    window.every_look("rules-effect").await
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
    window.tab_and_enter("Review").await?;
    window.sees("2 Read it back").await?;
    window.every_look("ballot-read").await?;
    let tracker = window.script("return document.querySelector('.ballot .tracker')?.textContent?.trim() ?? ''", vec![]).await?;
    window.tab_and_enter("Put my ballot in the box").await?;
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
    window.tab_and_enter("Print the minutes").await?;
    window.until("document.querySelector('.print-page[lang=fr]')").await?;
    window.every_look("election-minutes").await?;
    window.press(keys::ESCAPE).await?;
    // A motion against whoever holds an office; an archive from elsewhere.
    window.show("/board").await?;
    window.sees("No motion to dismiss an office holder.").await?;
    window.tab_and_enter("Propose a dismissal").await?;
    window.sees("The country’s own seats neither propose nor vote.").await?;
    window.every_look("motion-propose").await?;
    window.press(keys::ESCAPE).await?;
    window.call("proposeDismissal", json!({ "office": "chair", "reason": "Never there." })).await?;
    window.sees("being proposed").await?;
    window.every_look("board-motion").await?;
    window.tab_and_enter("Verify an archive").await?;
    window.sees("Choose the archive").await?;
    window.every_look("board-verify").await?;
    Ok(())
}
