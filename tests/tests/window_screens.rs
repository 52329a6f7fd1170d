//! Every screen of the sample office in the real window, in every theme and size and both languages: axe-core finds nothing, nothing is cut, beside
//! the window or on something else, and a picture of each is left.

use anyhow::{Context, Result, ensure};
use jcat_tests::window::Window;
use serde_json::{Value, json};

/// Screens that need no id, and what follows their address.
const PARTS: [(&str, &str, &[&str]); 11] = [
    ("/", "", &[""]),
    ("/cases", "?view=", &["list", "board"]),
    ("/board", "?part=", &["elections", "meetings", "priorities", "seats", "rules", "proposals", "capacity"]),
    ("/indicators", "?part=", &["check", "browse", "alarms"]),
    ("/attachments", "?part=", &["applications", "offers"]),
    ("/roster", "", &["", "?peek=es-pn", "?peek=de"]),
    ("/register", "", &["", "?part=calendars"]),
    ("/outreach", "", &[""]),
    ("/statistics", "", &[""]),
    ("/records", "?part=", &["acts", "requests", "corrections"]),
    ("/settings", "", &[""]),
];

/// The tabs of a case.
const TABS: [&str; 10] = ["overview", "notes", "data", "documents", "hits", "links", "plan", "readiness", "operation", "history"];

/// An id in the first row of an answer for which something holds.
async fn found(window: &Window, call: &str, request: Value, key: &str, holds: impl Fn(&Value) -> bool) -> Result<String> {
    let answer = window.call(call, request).await?;
    let rows = answer.as_array().or_else(|| answer["rows"].as_array()).with_context(|| format!("rows of {call}: {answer}"))?;
    let row = rows.iter().find(|row| holds(row)).with_context(|| format!("{call} has no such row"))?;
    Ok(row[key].as_str().with_context(|| format!("{key} of {row}"))?.to_owned())
}

/// Whether a row has a title.
fn titled(title: &'static str) -> impl Fn(&Value) -> bool {
    move |row| row["title"] == title
}

/// What the list of cases is asked.
fn cases() -> Value {
    json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })
}

/// The case of the sample that has something of everything.
pub(crate) async fn quiet(window: &Window) -> Result<String> {
    found(window, "caseList", cases(), "id", titled("Quiet Harbour: bulletproof hosting")).await
}

/// All screens: the name of a picture and the address.
async fn screens(window: &Window) -> Result<Vec<(String, String)>> {
    let any = |_: &Value| true;
    let (quiet, operation, over) = (
        quiet(window).await?,
        found(window, "caseList", cases(), "id", titled("Silver Kiln: ransomware affiliates")).await?,
        found(window, "caseList", cases(), "id", titled("Cold Anvil: loader panel")).await?,
    );
    let proposal = found(window, "caseList", cases(), "id", |row| row["label"].as_str().is_some_and(|it| it.starts_with("PR-"))).await?;
    let officer = found(window, "officers", json!({}), "id", |row| row["name"] == "Nella Esempio").await?;
    let draft = found(window, "draftList", json!({}), "case", any).await?;
    let mut all: Vec<String> = PARTS.iter().flat_map(|(screen, mark, parts)| parts.iter().map(move |part| format!("{screen}{mark}{part}"))).collect();
    all.extend(TABS.iter().map(|tab| format!("/cases/{quiet}?tab={tab}")));
    all.extend(["counters", "situation", "outcome"].map(|part| format!("/cases/{operation}?tab=operation&part={part}")));
    all.extend([
        format!("/cases/{quiet}?tab=plan&part=meetings"),
        format!("/cases/{over}?tab=operation&part=outcome"),
        format!("/cases/{proposal}"),
        format!("/cases?peek={quiet}"),
        format!("/drafts/{draft}"),
        format!("/officers/{officer}"),
        format!("/board/{}", found(window, "rounds", json!({}), "id", |row| row["closedAt"].is_null()).await?),
        format!("/board/{}", found(window, "rounds", json!({}), "id", |row| !row["closedAt"].is_null()).await?),
        format!("/board/elections/{}", found(window, "elections", json!({}), "id", any).await?),
        format!("/board/rules/{}", found(window, "ruleSets", json!({}), "id", any).await?),
        format!("/board/meetings/{}", found(window, "boardMeetings", json!({}), "id", any).await?),
        format!("/attachments?peek={}", found(window, "attachments", json!({}), "id", any).await?),
        format!("/attachments?part=offers&peek={}", found(window, "offers", json!({}), "id", any).await?),
        format!("/outreach?peek={}", found(window, "outreach", json!({}), "id", any).await?),
        "/ask".into(),
    ]);
    // Ids differ from one sample to the next, so a picture is named by its place beside the words of its address.
    let named = |(at, address): (usize, String)| {
        let words: Vec<&str> =
            address.split(|it: char| !it.is_ascii_alphabetic()).filter(|it| it.len() > 2 && !it.chars().all(|c| c.is_ascii_hexdigit())).collect();
        (format!("screen-{at:02}-{}", words.join("-")), address)
    };
    Ok(all.into_iter().enumerate().map(named).collect())
}

/// Looks at screens in a look; gives what is wrong.
async fn looked_at(window: &Window, look: &str, preferences: Value, (width, height): (u32, u32)) -> Result<Vec<String>> {
    window.size(width, height).await?;
    window.prefer(preferences).await?;
    let mut faults = Vec::new();
    for (name, address) in screens(window).await? {
        window.show(&address).await?;
        faults.extend(window.flaws(&format!("{name}-{look}")).await?);
    }
    Ok(faults)
}

#[tokio::test]
async fn every_screen_is_sound_in_a_small_window_in_french() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    let faults =
        looked_at(&window, "light-1024-fr", json!({ "theme": "light", "contrast": false, "textSize": 100, "language": "fr" }), (1024, 700)).await?;
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[tokio::test]
async fn every_screen_is_sound_in_dark_and_in_the_size_it_begins_with() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    let faults =
        looked_at(&window, "dark-1440-en", json!({ "theme": "dark", "contrast": false, "textSize": 100, "language": "en" }), (1440, 900)).await?;
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[tokio::test]
async fn every_screen_is_sound_in_the_largest_text_and_with_more_contrast() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    let faults =
        looked_at(&window, "contrast-200-en", json!({ "theme": "light", "contrast": true, "textSize": 200, "language": "en" }), (1440, 900)).await?;
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[tokio::test]
async fn every_screen_is_walked_through_by_key() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    window.size(1440, 900).await?;
    let mut faults = Vec::new();
    for (name, address) in screens(&window).await? {
        window.show(&address).await?;
        faults.extend(window.walk_by_key().await?.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[tokio::test]
async fn what_a_keyboard_does_not_reach_or_show_is_told() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    let planted = [
        ("const it = document.querySelector('nav a'); it.tabIndex = -1; return 1", "not reached by Tab: a "),
        (
            "const it = document.querySelector('nav a'); it.tabIndex = 0; it.style.cssText = 'outline: none; box-shadow: none'; return 1",
            "the focus is not seen: a ",
        ),
        (
            "const it = document.querySelector('nav a'); it.style.cssText = 'position: fixed; top: -200px'; return 1",
            "has the focus and is not in sight: a ",
        ),
        (
            "const it = document.querySelector('nav a'); it.style.cssText = ''; it.onkeydown = (key) => key.preventDefault(); return 1",
            "Tab does not leave a ",
        ),
    ];
    for (plant, told) in planted {
        window.script(plant, vec![]).await?;
        let found = window.walk_by_key().await?;
        ensure!(found.iter().any(|it| it.starts_with(told)), "{told}: {found:#?}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_cut_or_beside_the_window_or_on_something_is_told() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    ensure!(window.layout().await?.is_empty(), "{:#?}", window.layout().await?);
    let heading = "document.querySelector('h1').style.cssText = arguments[0]";
    for style in ["position: absolute; width: 1em; overflow: hidden; white-space: nowrap", "height: 0.4em; overflow: hidden; display: block"] {
        window.script(heading, vec![json!(style)]).await?;
        let found = window.layout().await?;
        ensure!(found.iter().any(|it| it.starts_with("cut:")), "{style}: {found:#?}");
    }
    window.script(heading, vec![json!("")]).await?;
    let beside = "const it = document.createElement('p'); it.textContent = 'A sentence that goes on beyond the edge';
        it.style.cssText = 'position: fixed; top: 0; left: calc(100vw - 2em); white-space: nowrap'; document.body.append(it); window.beside = it";
    window.script(beside, vec![]).await?;
    let found = window.layout().await?;
    ensure!(found.iter().any(|it| it.starts_with("beside the window:")), "{found:#?}");
    window.script("window.beside.remove()", vec![]).await?;
    let onto = "const [a, b] = document.querySelectorAll('nav a'); const box = a.getBoundingClientRect();
        b.style.cssText = `position: fixed; top: ${box.top + 5}px; left: ${box.left + 5}px`";
    window.script(onto, vec![]).await?;
    let found = window.layout().await?;
    ensure!(found.iter().any(|it| it.starts_with("on each other:")), "{found:#?}");
    Ok(())
}
