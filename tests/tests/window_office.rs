//! Two real windows on one office: joined by keyboard, what one records appears on the other, apart and together again.

use anyhow::{Context, Result, ensure};
use jcat_tests::built;
use jcat_tests::cli::{Jcat, PASSPHRASE, Said};
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

const INSTALLER: &str = "installer of a window";

fn done(said: Said) -> Result<String> {
    ensure!(said.code == 0, "ended with {}: {} {}", said.code, said.out, said.err);
    Ok(said.out)
}

/// An office with its first desk, and an invitation for a second officer with its code.
fn office() -> Result<(Cluster, Jcat, String)> {
    let cluster = Cluster::start()?;
    let first = Jcat::new()?;
    done(first.init()?)?;
    std::fs::write(cluster.file("roles.sql"), done(first.run(&["office", "roles", "--logins", "4"])?)?)?;
    cluster.psql("postgres", &["-f", &cluster.file("roles.sql").to_string_lossy()])?;
    cluster.psql("postgres", &["-c", &format!("ALTER ROLE jcat_installer PASSWORD '{INSTALLER}'")])?;
    let url = format!("postgres://jcat_installer@localhost:{}/jcat", cluster.port());
    let mut found = first.command(&["office", "found", &url]);
    done(found.env("PGPASSWORD", INSTALLER).env("PGSSLROOTCERT", cluster.file("ca.pem")).output()?.into())?;
    let bea = json!({ "name": "Bea Test", "agency": "fr", "duty": "officer", "from": "2026-01-01", "to": null,
        "email": null, "phone": null, "languages": [], "skills": [] });
    done(first.call("recordArrival", &bea)?)?;
    let code = done(first.run(&["office", "invite", "Bea Test", &first.file("bea.json").to_string_lossy()])?)?;
    done(first.run(&["office", "sync"])?)?;
    Ok((cluster, first, code.trim().to_owned()))
}

async fn call(window: &Window, name: &str, request: Value) -> Result<Value> {
    let script = "const done = arguments[2];
        window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], request: arguments[1] }).then((it) => done({ it }), (no) => done({ no }))";
    let answer = window.page()?.execute_async(script, vec![json!(name), request]).await?;
    answer.get("it").cloned().with_context(|| format!("{name}: {answer}"))
}

async fn fill(window: &Window, field: &str, text: &str) -> Result<()> {
    window.tab_to(field).await?;
    window.press(text).await
}

async fn sound(window: &Window, name: &str) -> Result<()> {
    let found = window.axe().await?;
    ensure!(found.is_empty(), "axe-core on {name}: {found:#?}");
    window.picture(name).await.map(drop)
}

#[tokio::test]
async fn what_one_window_records_appears_on_the_other_without_touching_it() -> Result<()> {
    let (mut cluster, first, code) = office()?;
    let desk = first.desk().to_string_lossy().into_owned();
    let ana = Window::launch(&built("jcat-desk"), &["--desk", &desk], &[("JCAT_PASSPHRASE_FILE", &first.file("passphrase"))]).await?;
    ana.sees("In touch").await?;

    // Joined by keyboard, the code in small letters and without hyphens, as people type what they are told.
    let folder = tempfile::tempdir()?;
    let bea = Window::open(&["--desk", &folder.path().join("desk").to_string_lossy()]).await?;
    bea.sees("How does this desk begin?").await?;
    bea.script("document.querySelector('input[name=way]:checked').focus()", vec![]).await?;
    bea.press(keys::DOWN).await?;
    fill(&bea, "Invitation", &first.file("bea.json").to_string_lossy()).await?;
    fill(&bea, "Code", "abcd 9").await?;
    fill(&bea, "Passphrase", PASSPHRASE).await?;
    bea.sees("9 stands in no code.").await?;
    fill(&bea, "Once more", PASSPHRASE).await?;
    sound(&bea, "join-light-1440-en").await?;
    bea.script("const it = document.querySelector('input[aria-invalid]'); it.focus(); it.select()", vec![]).await?;
    bea.press(&code.to_lowercase().replace('-', "")).await?;
    bea.press(keys::ENTER).await?;
    bea.sees("In touch").await?;

    bea.go("/cases").await?;
    call(&ana, "proposeCase", proposal("Quiet Harbour")).await?;
    bea.sees("Quiet Harbour").await?;
    for (window, name) in [(&ana, "office-administrator-light-1440-en"), (&bea, "office-officer-light-1440-en")] {
        window.go("/settings#office").await?;
        window.sees("Workstations").await?;
        window.sees("Bea Test").await?;
        sound(window, name).await?;
    }

    // Apart: what is recorded waits, and it is said; together again it arrives.
    cluster.close();
    bea.go("/cases").await?;
    call(&ana, "proposeCase", proposal("Velvet Signal")).await?;
    ana.until("/^Not in touch since .*entr(y|ies) waits?/.test(document.querySelector('.pill').innerText)").await?;
    ana.picture("office-away-light-1440-en").await?;
    cluster.open()?;
    ana.script("document.querySelector('.pill').focus()", vec![]).await?;
    ana.press(keys::ENTER).await?;
    ana.until("document.activeElement.closest('[role=dialog]')").await?;
    ana.tab_to("Exchange now").await?;
    ana.press(keys::ENTER).await?;
    ana.until("document.querySelector('.pill').innerText.startsWith('In touch')").await?;
    // The other asks again by itself, at most twenty seconds after it asked last.
    if bea.sees("Velvet Signal").await.is_err() {
        bea.sees("Velvet Signal").await?;
    }
    Ok(())
}
