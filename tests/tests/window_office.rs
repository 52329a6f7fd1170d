//! Real windows on one office: joined by keyboard, what one records appears on the others, apart and together again, and one field
//! that two set without knowing of each other.

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::PASSPHRASE;
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{self, INSTALLER, SharedOffice, done};
use jcat_tests::window::{Window, keys};
use serde_json::json;

/// Sets fields of the case on screen, by keyboard.
async fn edit(window: &Window, fields: &[(&str, &str)]) -> Result<()> {
    window.tab_to("Edit").await?;
    window.press(keys::ENTER).await?;
    window.until("document.activeElement.closest('[role=dialog]')").await?;
    for (field, text) in fields {
        window.tab_to(field).await?;
        window.control("a").await?;
        window.press(text).await?;
    }
    window.tab_to("Keep the changes").await?;
    window.press(keys::ENTER).await?;
    window.until("!document.querySelector('[role=dialog]')").await
}

#[tokio::test]
async fn what_one_window_records_appears_on_the_other_without_touching_it() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let (invitation, code) = office.invite("Bea Test", "fr")?;
    let ana = Window::of(&office.first).await?;
    ana.sees("In touch").await?;

    // Joined by keyboard, the code in small letters and without hyphens, as people type what they are told.
    let folder = tempfile::tempdir()?;
    let bea = Window::open(&["--desk", &folder.path().join("desk").to_string_lossy()]).await?;
    bea.sees("How does this desk begin?").await?;
    bea.script("document.querySelector('input[name=way]:checked').focus()", vec![]).await?;
    bea.press(keys::DOWN).await?;
    bea.fill("Invitation", &invitation).await?;
    bea.fill("Code", "abcd 9").await?;
    bea.fill("Passphrase", PASSPHRASE).await?;
    bea.sees("9 stands in no code.").await?;
    bea.fill("Once more", PASSPHRASE).await?;
    bea.sound("join-light-1440-en").await?;
    bea.script("const it = document.querySelector('input[aria-invalid]'); it.focus(); it.select()", vec![]).await?;
    bea.press(&code.to_lowercase().replace('-', "")).await?;
    bea.press(keys::ENTER).await?;
    bea.sees("In touch").await?;

    bea.go("/cases").await?;
    ana.call("proposeCase", proposal("Quiet Harbour")).await?;
    bea.sees("Quiet Harbour").await?;
    for (window, name) in [(&ana, "office-administrator-light-1440-en"), (&bea, "office-officer-light-1440-en")] {
        window.go("/settings#office").await?;
        window.sees("Workstations").await?;
        window.sees("Bea Test").await?;
        window.sound(name).await?;
    }

    // The office is brought to the version of the program: asked for is the installer's password alone.
    ana.tab_to("Bring the office to this version").await?;
    ana.press(keys::ENTER).await?;
    ana.fill("Password of the installer", "not this one").await?;
    ana.press(keys::ENTER).await?;
    ana.sees("The database does not accept the installer’s name or password.").await?;
    ana.sound("office-upgrade-light-1440-en").await?;
    ana.tab_to("Password of the installer").await?;
    ana.control("a").await?;
    ana.press(INSTALLER).await?;
    ana.press(keys::ENTER).await?;
    ana.sees("The office is of version").await?;

    // Apart: what is recorded waits, and it is said; together again it arrives.
    office.close();
    bea.go("/cases").await?;
    ana.call("proposeCase", proposal("Velvet Signal")).await?;
    ana.until("/^Not in touch since .*entr(y|ies) waits?/.test(document.querySelector('.pill').innerText)").await?;
    ana.picture("office-away-light-1440-en").await?;
    office.open()?;
    ana.exchange_now().await?;
    // The other asks again by itself, at most twenty seconds after it asked last.
    bea.at_last("document.body.innerText.includes('Velvet Signal')").await
}

/// Whether the card of a conflict is on screen, and how it is settled.
const CARD: &str = "document.querySelector('.conflict')";

#[tokio::test]
async fn of_three_windows_two_set_one_field_apart_and_one_settlement_ends_the_conflict_on_all() -> Result<()> {
    let office = SharedOffice::found()?;
    let file = office.first.file("cases.csv");
    std::fs::write(&file, "Title;Agency;Stage;Crime area;Country\nQuiet Harbour;AT;planning;payment fraud;AT\n")?;
    done(office.first.run(&["cases", "import", &file.to_string_lossy()])?)?;
    let (second, third) = (office.join("Bea Test", "at")?, office.join("Cil Test", "at")?);
    let list = shared_office::call(&office.first, "caseList", &json!({}))?;
    let case = list["rows"][0]["id"].as_str().context("the case")?.to_owned();

    let (ana, bea, cil) = (Window::of(&office.first).await?, Window::of(&second).await?, Window::of(&third).await?);
    let all = [&ana, &bea, &cil];
    for window in all {
        window.in_touch().await?;
        window.go(&format!("/cases/{case}")).await?;
        window.at_last("document.querySelector('h1')?.innerText.includes('Quiet Harbour')").await?;
    }
    // In touch: what one records appears on the others.
    edit(&bea, &[("Victims", "About 40 households")]).await?;
    for window in all {
        window.at_last("document.body.innerText.includes('About 40 households')").await?;
    }

    // Apart: two set the same field, a third another.
    office.line.cut();
    for window in all {
        window.out_of_touch().await?;
    }
    edit(&ana, &[("Summary", "Hosting in two countries.")]).await?;
    edit(&bea, &[("Summary", "Hosting, and its resellers.")]).await?;
    edit(&cil, &[("Victims", "About 60 households")]).await?;
    office.line.mend();
    for window in all {
        window.exchange_now().await?;
    }
    let sides = format!("['Hosting in two countries.', 'Hosting, and its resellers.', 'shown now'].every((text) => {CARD}.innerText.includes(text))");
    for (window, mine) in [(&ana, true), (&bea, true), (&cil, false)] {
        window.at_last(&sides).await?;
        window.until(&format!("{CARD}.innerText.includes('In conflict: Summary') && {CARD}.innerText.includes('Mine, ') === {mine}")).await?;
        window.at_last("document.body.innerText.includes('About 60 households')").await?;
    }
    ana.until(&format!("{CARD}.innerText.includes('Bea Test, ') && {CARD}.innerText.includes('Keep that of Bea Test')")).await?;
    cil.until(&format!("{CARD}.innerText.includes('Ana Test, ') && {CARD}.innerText.includes('Bea Test, ')")).await?;
    looks(&ana).await?;
    // It waits on Today too, and that is where one goes to it from.
    cil.go("/").await?;
    cil.sees("two values").await?;
    cil.go(&format!("/cases/{case}")).await?;

    // One settles it for all.
    bea.tab_to("Keep both").await?;
    bea.press(keys::ENTER).await?;
    for window in all {
        window.at_last(&format!("!{CARD} && document.body.innerText.includes('Hosting in two countries.')")).await?;
        window.sees("Hosting, and its resellers.").await?;
    }
    for desk in [&office.first, &second, &third] {
        let dossier = shared_office::call(desk, "caseDossier", &json!({ "case": case }))?;
        ensure!(dossier["conflicts"] == json!([]) && dossier["row"]["inConflict"] == false, "settled on every desk: {dossier}");
        let both = dossier["summary"].as_str().unwrap_or_default();
        ensure!(both.contains("two countries") && both.contains("resellers"), "nothing of it is lost: {both}");
    }
    Ok(())
}

/// Leaves pictures of the card in every look, each of them sound.
async fn looks(window: &Window) -> Result<()> {
    let looks = [
        ("light-1440-en", json!({ "theme": "light", "textSize": 100, "language": "en" }), (1440, 900)),
        ("dark-1024-fr", json!({ "theme": "dark", "textSize": 100, "language": "fr" }), (1024, 700)),
        ("light-200-en", json!({ "theme": "light", "textSize": 200, "language": "en" }), (1440, 900)),
    ];
    for (look, change, (width, height)) in looks {
        window.size(width, height).await?;
        window.prefer(change).await?;
        window.until(CARD).await?;
        window.sound(&format!("conflict-{look}")).await?;
    }
    window.prefer(json!({ "theme": "light", "textSize": 100, "language": "en" })).await
}
