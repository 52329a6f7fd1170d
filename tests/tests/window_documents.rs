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

/// Opens a document by its name, waits for what shows it, and closes it again.
async fn open(window: &Window, case: &str, document: &Value, shown: &str, picture: &str) -> Result<()> {
    window.go(&format!("/cases/{case}?tab=documents&document={}", document.as_str().unwrap_or_default())).await?;
    window.sees("Chain of custody").await?;
    window.tab_to("Open").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.until(shown).await?;
    window.sound(picture).await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    ensure!(window.script("return window.pwned === undefined", vec![]).await? == json!(true), "{picture}: something in the file ran");
    Ok(())
}

#[tokio::test]
async fn documents_are_added_and_opened_by_keyboard_and_nothing_in_them_runs() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let cases = window.call("caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 100 })).await?;
    let rows = cases["rows"].as_array().context("cases")?;
    let quiet = rows.iter().find(|row| row["title"].as_str().is_some_and(|title| title.starts_with("Quiet Harbour: b"))).context("the case")?;
    let case = quiet["id"].as_str().context("an id")?.to_owned();
    let handling = json!({ "tlp": "AMBER", "h1": true, "h2": false, "h3": null });
    let picture = data_encoding::BASE64.decode(PICTURE.as_bytes())?;
    let mut documents = Vec::new();
    for (name, content) in [("map.png", picture), ("drawing.svg", SVG.into()), ("page.html", HTML.into()), ("order.pdf", pdf())] {
        let path = window.home().join(name);
        std::fs::write(&path, content)?;
        documents.push(window.call("addDocument", json!({ "case": case, "path": path, "handling": handling })).await?);
    }

    // By keyboard: refused while nobody has said how it may be passed on.
    std::fs::write(window.home().join("list.csv"), "host;first seen\n192.0.2.17;2027-02-01\n")?;
    window.go(&format!("/cases/{case}?tab=documents")).await?;
    window.sees("order.pdf").await?;
    window.sound("documents-light-1440-en").await?;
    window.tab_to("Add a document").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.press(&window.home().join("list.csv").to_string_lossy()).await?;
    window.press(keys::ENTER).await?;
    window.sees("Nobody has said how this may be passed on.").await?;
    window.sound("document-add-light-1440-en").await?;
    window.script("document.querySelector('[role=dialog] select').focus()", vec![]).await?;
    window.press("RED").await?;
    window.fill("What it is and where it comes from", "Invented for a test").await?;
    window.tab_to("Add a document").await?;
    window.press(keys::ENTER).await?;
    window.sees("Nobody has handed it on yet.").await?;
    window.sees("TLP:RED").await?;

    window.tab_to("Record a hand-over").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.press("Lena Beispiel").await?;
    window.fill("Taken by", "Court of the sample").await?;
    window.fill("When", "2100-01-01 10:00").await?;
    window.fill("Reason", "Asked for by the court").await?;
    window.tab_to("Record a hand-over").await?;
    window.press(keys::ENTER).await?;
    window.sees("This time lies ahead; only what has happened is recorded here.").await?;
    window.script("const it = [...document.querySelectorAll('[role=dialog] input')].at(-1); it.focus(); it.select()", vec![]).await?;
    window.press("2026-01-05 10:00").await?;
    window.press(keys::ENTER).await?;
    window.until("!document.querySelector('[role=dialog]')").await?;
    window.sees("Court of the sample").await?;
    window.sound("document-light-1440-en").await?;

    let shown = [
        ("document.querySelector('[role=dialog] img')?.naturalWidth === 1", "viewer-picture-light-1440-en"),
        ("document.querySelector('[role=dialog] pre')?.textContent.includes('<script>')", "viewer-svg-light-1440-en"),
        ("document.querySelector('[role=dialog] pre')?.textContent.includes('onerror')", "viewer-html-light-1440-en"),
        ("document.querySelector('[role=dialog] .viewer-page .sr')?.textContent.includes('A line of a test')", "viewer-pdf-light-1440-en"),
    ];
    for (document, (expected, picture)) in documents.iter().zip(shown) {
        open(&window, &case, document, expected, picture).await?;
    }

    window.prefer(json!({ "theme": "dark", "language": "fr" })).await?;
    window.size(1024, 700).await?;
    window.go(&format!("/cases/{case}?tab=documents")).await?;
    window.sees("Ajouter un document").await?;
    window.sound("documents-dark-1024-fr").await?;
    window.prefer(json!({ "theme": "light", "language": "en", "textSize": 200 })).await?;
    window.size(1440, 900).await?;
    window.sees("Add a document").await?;
    window.sound("documents-light-200-en").await?;
    let wide = window.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
    ensure!(wide.as_i64().unwrap_or_default() <= 1, "the screen is {wide} px wider than its window");
    Ok(())
}
