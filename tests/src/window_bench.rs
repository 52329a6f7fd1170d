//! What `./x bench` measures in the real window: how soon it shows something, what memory it takes, how soon it answers a key.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use crate::bench::{Row, part};
use crate::board::Board;
use crate::built;
use crate::cli::PASSPHRASE;
use crate::window::{Process, Window, keys};

/// A desk and the file that holds its key.
#[derive(Debug)]
pub struct Kept {
    /// Its folder.
    pub folder: PathBuf,
    /// The file, which opens it as the system keyring does.
    pub key: PathBuf,
}

/// The desks that are opened.
#[derive(Debug)]
pub struct Desks {
    /// With as many cases as are measured.
    pub large: Kept,
    /// With a hundred.
    pub small: Kept,
}

/// A window that was started.
#[derive(Clone, Copy, Debug)]
pub struct Started {
    /// From the start of its process to its first screen, in milliseconds.
    pub millis: f64,
    /// Memory of its processes once idle, in MiB.
    pub memory: f64,
}

const ROUNDS: usize = 5;

/// Ours and what it is measured against.
#[derive(Clone, Copy, Debug)]
pub struct Starts {
    /// Ours, on Cases.
    pub ours: Started,
    /// An empty window of the same Tauri.
    pub empty: Started,
    /// The same, drawn without OpenGL, as ours is where there is no graphics processor.
    pub plain: Started,
}

/// Starts ours and the empty ones, by turns; gives the middle of each.
pub async fn start(desks: &Desks) -> Result<Starts> {
    let (mut ours, mut empty, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(start_one(desks).await?);
        empty.push(start_empty(&[]).await?);
        plain.push(start_empty(&[("WEBKIT_DISABLE_COMPOSITING_MODE", Path::new("1"))]).await?);
    }
    Ok(Starts { ours: middle(&ours), empty: middle(&empty), plain: middle(&plain) })
}

fn middle(all: &[Started]) -> Started {
    let pick = |of: fn(&Started) -> f64| {
        let mut sorted: Vec<f64> = all.iter().map(of).collect();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or_default()
    };
    Started { millis: pick(|it| it.millis), memory: pick(|it| it.memory) }
}

async fn open(desk: &Kept) -> Result<Window> {
    let folder = desk.folder.to_str().context("a folder with a plain name")?;
    Window::launch(&built("jcat-desk"), &["--desk", folder], &[("JCAT_KEY_FILE", &desk.key)]).await
}

/// Opens the empty window, of the same profile.
async fn open_empty(variables: &[(&str, &Path)]) -> Result<Window> {
    Window::launch(&built("jcat-desk").with_file_name("examples").join("empty"), &[], variables).await
}

async fn start_one(desks: &Desks) -> Result<Started> {
    let window = open(&desks.large).await?;
    window.until("performance.getEntriesByName('shown Today').length").await?;
    let shown = "return performance.timeOrigin + performance.getEntriesByName('shown Today')[0].startTime";
    let millis = since_start(&window, shown).await?;
    window.go("/cases").await?;
    window.until("document.querySelectorAll('[role=row].dg-line').length > 10").await?;
    Ok(Started { millis, memory: idle(&window).await? })
}

async fn start_empty(variables: &[(&str, &Path)]) -> Result<Started> {
    let window = open_empty(variables).await?;
    window.until("performance.getEntriesByType('paint').length").await?;
    let shown = "return performance.timeOrigin + performance.getEntriesByType('paint').at(-1).startTime";
    Ok(Started { millis: since_start(&window, shown).await?, memory: idle(&window).await? })
}

/// Milliseconds from the start of the application's process to the moment that a script names.
async fn since_start(window: &Window, shown: &str) -> Result<f64> {
    let shown = window.script(shown, vec![]).await?.as_f64().context("a moment")?;
    let processes = window.processes()?;
    // The application is the one that the others were started by.
    let first = processes.iter().min_by(|a, b| a.began.total_cmp(&b.began)).context("a running application")?;
    Ok(shown - first.began * 1_000.0)
}

/// Memory of the whole tree, once two looks a few frames apart agree to a hundredth.
async fn idle(window: &Window) -> Result<f64> {
    let frames = "const done = arguments[0]; let n = 0; const next = () => { if (++n > 60) done(); else requestAnimationFrame(next) }; next()";
    let total = |all: &[Process]| all.iter().map(|it| it.memory).sum::<f64>();
    let mut before = total(&window.processes()?);
    for _ in 0..20 {
        window.page()?.execute_async(frames, vec![]).await?;
        let now = total(&window.processes()?);
        if (now - before).abs() < before / 100.0 {
            return Ok(now);
        }
        before = now;
    }
    Ok(before)
}

/// One of the commonest things to do: where, which keys, and what stands on screen when it is done.
struct Act {
    name: &'static str,
    /// What must be true before the last key is pressed.
    ready: &'static str,
    /// Keys before it, which are not timed.
    before: &'static [&'static str],
    key: &'static str,
    done: &'static str,
}

const ROWS: &str = "document.querySelectorAll('[role=row].dg-line.row').length > 10 && document.activeElement.getAttribute('role') === 'grid'";
const ACTIVE: &str = "document.activeElement.getAttribute('aria-activedescendant')";

/// The ten. `window.__was` holds what [`ACTIVE`] was before the key.
const ACTS: [Act; 10] = [
    Act { name: "next row", ready: ROWS, before: &[], key: "j", done: "ACTIVE !== window.__was" },
    Act { name: "next page", ready: ROWS, before: &[], key: "\u{E00F}", done: "ACTIVE !== window.__was && !document.querySelector('.loading-bar')" },
    Act { name: "previous row", ready: ROWS, before: &[], key: "k", done: "ACTIVE !== window.__was" },
    Act {
        name: "peek",
        ready: ROWS,
        before: &[],
        key: " ",
        done: "document.querySelector('aside.side') && !document.querySelector('aside.side .loading')",
    },
    Act { name: "open a case", ready: ROWS, before: &[keys::ESCAPE], key: keys::ENTER, done: "document.querySelector('[role=tablist]')" },
    Act {
        name: "go to Cases",
        ready: "document.querySelector('[role=tablist]')",
        before: &["g"],
        key: "c",
        done: "document.querySelectorAll('[role=row].dg-line.row').length > 10",
    },
    Act { name: "go to Today", ready: "true", before: &["g"], key: "t", done: "document.querySelector('.today-list')" },
    // The rail has drawings too: only the list itself says that the screen is there.
    Act { name: "go to Roster", ready: "true", before: &["g"], key: "r", done: "document.querySelector('.roster tbody tr.row')" },
    Act {
        name: "palette",
        ready: "true",
        before: &[],
        key: "/",
        done: "document.querySelector('[role=dialog] [role=option], [role=dialog] [role=menuitem]')",
    },
    Act {
        name: "a letter of a search",
        // From a word that nothing holds: what was found for the letters before would be there at once.
        ready: "document.activeElement.tagName === 'INPUT' && document.activeElement.value === 'quix' && !document.querySelector('[role=dialog] [role=option]')",
        before: &["q", "u", "i", "x"],
        key: "\u{E003}",
        done: "[...document.querySelectorAll('[role=dialog] [role=option]')].some((it) => /quiet/i.test(it.innerText))",
    },
];

/// Does the ten commonest things so often, on both desks, the 95th percentile of each; and beside it what an empty page takes on this display from a
/// key to the frame after a word of it has changed: nothing can answer sooner.
pub async fn interact(desks: &Desks) -> Result<Vec<Row>> {
    let floor = p95(floor(&open_empty(&[]).await?).await?);
    let large = interact_with(&open(&desks.large).await?).await?;
    let small = interact_with(&open(&desks.small).await?).await?;
    let both = ACTS.iter().zip(large.into_iter().zip(small));
    let rows = both.map(|(act, (large, small))| {
        let against = format!("the same with 100 cases (p95); an empty page {floor:.0} ms");
        Row::new(format!("interact {}", act.name), "ms", p95(large)).against(against, p95(small)).at_most(1.5).below(100.0)
    });
    Ok(rows.collect())
}

fn p95(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    part(&all, 0.95)
}

const TIMES: usize = 20;

/// The same measurement on a page that does nothing but change a word.
async fn floor(window: &Window) -> Result<Vec<f64>> {
    const CHANGE: &str = "const word = document.querySelector('h1'); let n = 0;
        window.addEventListener('keydown', () => { word.textContent = `Empty ${++n}` })";
    let act = Act {
        name: "a word of an empty page",
        ready: "true",
        before: &[],
        key: "j",
        done: "document.querySelector('h1').textContent !== window.__word",
    };
    window.until("performance.getEntriesByType('paint').length").await?;
    window.script(CHANGE, vec![]).await?;
    let mut all = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        window.script("window.__word = document.querySelector('h1').textContent", vec![]).await?;
        all.push(timed(window, &act).await?);
    }
    Ok(all)
}

async fn interact_with(window: &Window) -> Result<Vec<Vec<f64>>> {
    let mut all = vec![Vec::new(); ACTS.len()];
    window.until("performance.getEntriesByName('shown Today').length").await?;
    for round in 0..TIMES {
        window.go("/cases").await?;
        window.until("document.querySelectorAll('[role=row].dg-line.row').length > 10").await?;
        window.script("document.querySelector('[role=grid]').focus()", vec![]).await?;
        for (act, times) in ACTS.iter().zip(&mut all) {
            for key in act.before {
                window.press(key).await?;
            }
            window.until(act.ready).await.with_context(|| format!("before {}", act.name))?;
            times.push(timed(window, act).await.with_context(|| format!("{}, round {round}", act.name))?);
        }
        window.press(keys::ESCAPE).await?;
        window.press(keys::ESCAPE).await?;
    }
    Ok(all)
}

/// The lane of the row that is active.
const LANE: &str = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).querySelector('.plan-lane')";

/// Draws the time line of the plan that `plan` was measured on, and moves a task of it by a day with the keyboard, the 95th percentile of each.
pub async fn timeline(desk: &Kept) -> Result<Vec<Row>> {
    let window = open(desk).await?;
    window.until("performance.getEntriesByName('shown Today').length").await?;
    let find = "const done = arguments[0]; window.__TAURI_INTERNALS__.invoke('call', { name: 'caseList',
        request: { filter: { text: 'A long plan' }, limit: 1 } }).then((it) => done(it.rows[0].id), (e) => done(null))";
    let case = window.page()?.execute_async(find, vec![]).await?;
    let case = case.as_str().context("the case with the plan")?.to_owned();
    let draw = Act {
        name: "draw",
        ready: "document.activeElement.id === 'tab-links'",
        before: &[],
        key: "\u{E014}",
        done: "document.querySelectorAll('[role=row].dg-line.row .plan-lane').length > 10",
    };
    let shift = Act { name: "move", ready: "true", before: &[], key: "\u{E00A}\u{E014}\u{E000}", done: "LANE.innerHTML !== window.__lane" };
    let (mut drawn, mut moved) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        window.go(&format!("/cases/{case}?tab=links")).await?;
        window.until("document.getElementById('tab-links')").await?;
        window.script("document.getElementById('tab-links').focus()", vec![]).await?;
        window.until(draw.ready).await?;
        drawn.push(timed(&window, &draw).await.context("drawing a time line")?);
        window.script("document.querySelector('.plan-grid [role=grid]').focus()", vec![]).await?;
        window.press("j").await?;
        window.script(&format!("window.__lane = {LANE}.innerHTML"), vec![]).await?;
        moved.push(timed(&window, &shift).await.context("moving a task")?);
    }
    let floor = p95(floor(&open_empty(&[]).await?).await?);
    let what = format!("2,000 tasks, p95; an empty page {floor:.0} ms");
    let row = |name: &str, all: Vec<f64>| Row::new(format!("timeline {name}"), "ms", p95(all)).of(what.clone()).below(100.0);
    Ok(vec![row("draw", drawn), row("move", moved)])
}

/// From the key that asks for a ballot to be sealed to the frame in which its tracker stands on screen, the 95th percentile; in an election that is open
/// on a desk of its own, with five seats.
pub async fn cast(folder: &Path) -> Result<Vec<Row>> {
    let desk = folder.join("voter");
    let (election, _) = tokio::task::spawn_blocking({
        let desk = desk.clone();
        move || Board::voting(&desk, PASSPHRASE)
    })
    .await??;
    let window = Window::launch(&built("jcat-desk"), &["--desk", desk.to_str().context("a folder with a plain name")?], &[]).await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('main h1')").await?;
    let seal = Act { name: "seal", ready: "true", before: &[], key: keys::ENTER, done: "document.querySelector('.ballot .tracker')" };
    let mut sealed = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        window.go("/board").await?;
        window.go(&format!("/board/elections/{election}")).await?;
        window.until("document.querySelector('.ballot-options input')").await?;
        window.script("document.querySelector('.ballot-options input').focus()", vec![]).await?;
        window.press(" ").await?;
        window.tab_to("Review").await?;
        sealed.push(timed(&window, &seal).await.context("sealing a ballot")?);
    }
    Ok(vec![Row::new("cast", "ms", p95(sealed)).of("from the key to the sealed ballot on screen, p95").below(200.0)])
}

/// From the key's own time to the frame after the one in which the answer stands on screen.
async fn timed(window: &Window, act: &Act) -> Result<f64> {
    let arm = format!(
        "window.__was = {ACTIVE}; window.__took = new Promise((done) => window.addEventListener('keydown', (event) => {{
           const began = event.timeStamp;
           const look = () => {{ let it = false; try {{ it = Boolean({}) }} catch {{}}
             if (it) requestAnimationFrame(() => done(performance.now() - began)); else if (performance.now() - began > 15000) done(-1); else requestAnimationFrame(look) }};
           look() }}, {{ capture: true, once: true }}))",
        act.done.replace("ACTIVE", ACTIVE).replace("LANE", LANE)
    );
    window.script(&arm, vec![]).await?;
    window.press(act.key).await?;
    let took = window.page()?.execute_async("window.__took.then(arguments[0])", vec![]).await?;
    let took = took.as_f64().context("a time")?;
    anyhow::ensure!(
        took >= 0.0,
        "never answered; on screen: {}",
        window.script("return document.body.innerText.slice(0, 500)", vec![json!(0)]).await?
    );
    Ok(took)
}
