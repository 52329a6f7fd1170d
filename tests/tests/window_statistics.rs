//! Statistics in the real window: the days changed, a number's rows opened and a case reached, by keyboard.

use anyhow::{Context, Result, ensure};
use jcat_tests::window::{Window, keys};
use serde_json::json;

#[tokio::test]
async fn the_rows_behind_a_number_lead_to_a_case_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    window.tab_to("Statistics").await?;
    window.press(keys::ENTER).await?;
    window.sees("Operations completed, by year").await?;
    window.sees("what others keep from it is in no number").await?;
    window.every_look("statistics").await?;

    // Other days: what was typed is selected and written over.
    let today = window.call("statistics", json!({})).await?["asOf"].as_str().context("a day")?.to_owned();
    let year = today.chars().take(4).collect::<String>();
    window.tab_to("From").await?;
    window.control("a").await?;
    window.press("nonsense").await?;
    window.press(keys::ENTER).await?;
    window.sees("The period begins before it ends").await?;
    window.control("a").await?;
    window.press(&format!("{year}-01-01")).await?;
    window.press(keys::ENTER).await?;
    window.until(&format!("location.hash.includes('from={year}-01-01') || location.hash.includes('from=%22{year}-01-01')")).await?;
    window.until("document.querySelectorAll('[aria-labelledby=section-operations-by-year] tbody tr').length === 2").await?;

    // Every number opens its rows, and Escape goes back to it.
    let total = window.script("return document.getElementById('cases-by-area/cases//').getAttribute('aria-label')", vec![]).await?;
    let total = total.as_str().context("the total")?.to_owned();
    window.tab_to(&total).await?;
    window.press(keys::ENTER).await?;
    window.until("document.activeElement.closest('aside.side h2')").await?;
    window.until("document.querySelectorAll('.st-behind > li').length > 3").await?;
    window.sound("statistics-behind-light-1440-en").await?;
    window.press(keys::ESCAPE).await?;
    window.until("document.activeElement.id === 'cases-by-area/cases//'").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.st-behind .st-case')").await?;
    let case = window.script("return document.querySelector('.st-behind .st-case').innerText", vec![]).await?;
    window.tab_to(case.as_str().context("a case")?).await?;
    window.press(keys::ENTER).await?;
    window.until("location.hash.startsWith('#/cases/') && document.querySelector('h1')").await?;

    // A number of outreach opens events, and the event opens.
    window.show("/statistics?from=2018-01-01&last=2019-12-31").await?;
    window.until("document.getElementById('outreach-by-kind/practitioners//')").await?;
    let people = window.script("return document.getElementById('outreach-by-kind/practitioners//').getAttribute('aria-label')", vec![]).await?;
    window.tab_to(people.as_str().context("who took part")?).await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.st-behind .st-case')").await?;
    window.sound("statistics-outreach-light-1440-en").await?;
    window.tab_to("Roadshows in five countries").await?;
    window.press(keys::ENTER).await?;
    window.until("location.hash.startsWith('#/outreach?peek=')").await?;
    window.sees("Roadshows in five countries").await?;

    // Of what is given out the purpose is asked first.
    window.show("/statistics").await?;
    window.tab_to("CSV for the public: cases by stage").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.sees("Choose a file and export").await?;
    window.sound("statistics-export-light-1440-en").await?;
    window.press(keys::ESCAPE).await?;
    window.closed().await?;

    // The yearbook: for whom is asked beside why.
    window.push("Print the yearbook").await?;
    window.dialog().await?;
    window.set(&[("Whom it is for", "Everybody"), ("Purpose", "Operational analysis")]).await?;
    window.sound("yearbook-asked-light-1440-en").await?;
    window.push("Show the print").await?;
    window.until("document.querySelectorAll('.print-page').length > 1").await?;
    let paper = window.script("return document.querySelector('.print-dialog').innerText", vec![]).await?;
    let paper = paper.as_str().context("a print")?;
    ensure!(["Yearbook, ", "TLP:CLEAR", "Cases by stage"].iter().all(|part| paper.contains(part)), "the yearbook for everybody: {paper}");
    ensure!(!paper.contains("Lena Beispiel"), "it names nobody");
    window.every_look("yearbook").await
}

#[tokio::test]
async fn an_office_without_cases_says_so_in_every_section() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    window.show("/statistics?from=2001-01-01&last=2001-12-31&asOf=2001-12-31").await?;
    for said in ["No operation was completed in this period.", "No hit was found.", "Nobody asked to go without a condition."] {
        window.sees(said).await?;
    }
    window.sound("statistics-empty-light-1440-en").await
}
