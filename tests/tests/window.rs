//! The real window, by keyboard.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::{Jcat, PASSPHRASE};
use jcat_tests::desks::proposal;
use jcat_tests::window::{Window, keys};
use serde_json::json;

use crate::window_screens::quiet;

/// Gives the list the focus, as one who has gone past the bar above it.
async fn enter_list(window: &Window) -> Result<()> {
    window.until("document.querySelector('[role=grid] [role=row] .mid')").await?;
    window.script("document.querySelector('[role=grid]').focus()", vec![]).await?;
    Ok(())
}

/// Opens the desk that the command line has made.
pub(crate) async fn unlocked(jcat: &Jcat) -> Result<Window> {
    let window = Window::open(&["--desk", &jcat.desk().to_string_lossy()]).await?;
    window.sees("This desk is locked").await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.press(keys::ENTER).await?;
    window.sees("Ana Test").await?;
    Ok(window)
}

/// Asks the desk through the page; `find` picks what is wanted of the answer.
async fn asked(window: &Window, name: &str, request: &serde_json::Value, find: &str) -> Result<serde_json::Value> {
    let script = format!(
        "const done = arguments[1]; window.__TAURI_INTERNALS__.invoke('call', {{ name: '{name}', request: arguments[0] }})
           .then((it) => done({find}), (e) => done(String(e)))"
    );
    Ok(window.page()?.execute_async(&script, vec![request.clone()]).await?)
}

#[tokio::test]
async fn a_task_is_moved_and_opened_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    let case = quiet(&window).await?;
    window.show(&format!("/cases/{case}?tab=plan")).await?;
    let case = json!({ "case": case });
    window.until("document.querySelector('.plan-grid [role=grid] [role=row][id]')").await?;
    window.script("document.querySelector('.plan-grid [role=grid]').focus()", vec![]).await?;
    // What is done does not move: down to the first task that is still to do.
    let open = "it.tasks.findIndex((task) => task.status === 'to-do')";
    let at = asked(&window, "plan", &case, open).await?.as_u64().context("an open task")?;
    let first = format!("it.tasks[{at}].dates.first");
    for _ in 0..at {
        window.press(keys::DOWN).await?;
    }
    let title = asked(&window, "plan", &case, &format!("it.tasks[{at}].title")).await?;
    let before = asked(&window, "plan", &case, &first).await?;
    window.press(&format!("{}{}\u{E000}", keys::ALT, keys::RIGHT)).await?;
    let moved = format!("it.tasks.find((task) => task.title === {title}).notBefore");
    let mut day = json!(null);
    for _ in 0..200 {
        day = asked(&window, "plan", &case, &moved).await?;
        if !day.is_null() {
            break;
        }
    }
    ensure!(day.as_str() > before.as_str(), "{title} was moved from {before} to {day}");
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.sees("What it waits for").await?;
    window.sound("a task").await?;
    window.picture("task-light-1440-en").await?;
    window.press(keys::ESCAPE).await
}

#[tokio::test]
async fn an_office_is_started_locked_and_opened_again_by_keyboard_alone() -> Result<()> {
    let home = tempfile::tempdir()?;
    let folder = home.path().join("desk").to_string_lossy().into_owned();
    let window = Window::open(&["--desk", &folder]).await?;
    window.sees("How does this desk begin?").await?;
    window.sound("first start").await?;
    window.picture("first-start-light-1440-en").await?;
    window.fill("Your name", "Ana Test").await?;
    window.tab_to("Your agency").await?;
    window.press("Austria").await?;
    window.fill("Passphrase", "five words of a test").await?;
    window.fill("Once more", "five words of a text").await?;
    window.sees("Differs from the first.").await?;
    window.press("\u{E003}\u{E003}st").await?;
    window.tab_to("Start the office").await?;
    window.press(keys::ENTER).await?;
    window.sees("Ana Test").await?;
    window.sees("Nothing waits for you").await?;
    window.control("l").await?;
    window.sees("This desk is locked").await?;
    window.sound("unlock").await?;
    window.picture("unlock-light-1440-en").await?;
    window.fill("Passphrase", "another five words").await?;
    window.press(keys::ENTER).await?;
    window.sees("This passphrase does not open this desk.").await?;
    window.fill("Passphrase", "five words of a test").await?;
    window.press(keys::ENTER).await?;
    window.sees("Ana Test").await?;
    Ok(())
}

#[tokio::test]
async fn a_copy_is_put_back_on_a_desk_that_does_not_open_by_keyboard_alone() -> Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    jcat.call("proposeCase", &proposal("Quiet Harbour"))?;
    let copy = jcat.file("copy.db").to_string_lossy().into_owned();
    ensure!(jcat.run(&["replica", "backup", &copy])?.code == 0, "backed up");
    std::fs::write(jcat.desk().join("replica.db"), b"nothing that opens")?;
    let window = Window::open(&["--desk", &jcat.desk().to_string_lossy()]).await?;
    window.sees("This desk is locked").await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.press(keys::ENTER).await?;
    window.sees("Put a copy back").await?;
    window.tab_and_enter("Put a copy back…").await?;
    window.every_look("put-back").await?;
    window.fill("File", &copy).await?;
    window.fill("Passphrase of the copy, or of this desk", "another five words").await?;
    window.press(keys::ENTER).await?;
    window.sees("This passphrase does not open this desk.").await?;
    window.fill("Passphrase of the copy, or of this desk", PASSPHRASE).await?;
    window.press(keys::ENTER).await?;
    window.until("performance.getEntriesByName('shown Today').length").await?;
    window.go("/cases").await?;
    window.sees("Quiet Harbour").await
}

#[tokio::test]
async fn a_proposal_becomes_a_case_in_the_window_by_keyboard_alone() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    window.press("n").await?;
    window.sees("Keep as a draft").await?;
    window.fill("Title", "Narrow Bridge: a test of the window").await?;
    window.tab_to("Keep as a draft").await?;
    window.press(keys::ENTER).await?;
    window.sees("A proposal names at least one crime area.").await?;
    window.sound("draft").await?;
    window.tab_to("Payment fraud").await?;
    window.press(" ").await?;
    window.tab_to("Keep the changes").await?;
    window.press(keys::ENTER).await?;
    window.sees("nothing is missing").await?;
    window.tab_to("Submit").await?;
    window.press(keys::ENTER).await?;
    window.sees("Proposer: Germany").await?;
    // A guard: what was not scored is not selected, and the button says why.
    window
        .until("[...document.querySelectorAll('button')].some((it) => it.textContent.includes('What is submitted cannot become selected.'))")
        .await?;
    window.control("k").await?;
    window.sees("Open a scoring round").await?;
    window.press("open a scoring").await?;
    window.until("document.querySelector('[role=option][aria-selected=true]')?.textContent.includes('Open a scoring round')").await?;
    window.picture("palette-light-1440-en").await?;
    window.sound("palette").await?;
    window.press(keys::ENTER).await?;
    window.sees("Every agency scores each proposal but its own.").await?;
    window.until("[...document.querySelectorAll('[role=dialog] label')].some((it) => it.textContent.includes('Narrow Bridge'))").await?;
    window.tab_to("Open a scoring round").await?;
    window.press(keys::ENTER).await?;
    window.sees("scores are blind until it is closed").await?;
    window.until("[...document.querySelectorAll('button')].some((it) => it.textContent.includes('does not score its own proposal'))").await?;
    window.tab_to("Close the round").await?;
    window.press(keys::ENTER).await?;
    window.sees("All sheets".to_lowercase().as_str()).await.or(window.sees("Marks of every agency").await)?;
    window.until("document.querySelector('td.id a')").await?;
    window
        .script("[...document.querySelectorAll('tr')].find((it) => it.textContent.includes('Narrow Bridge')).querySelector('a').focus()", vec![])
        .await?;
    window.press(keys::ENTER).await?;
    window.sees("Record its selection").await?;
    window.tab_to("Record its selection").await?;
    window.press(keys::ENTER).await?;
    window.sees("Words of the decision").await?;
    window.sound("decision").await?;
    window.press(keys::ENTER).await?;
    window.fill("Words of the decision", "Selected by written procedure.").await?;
    window.tab_to("Record its selection").await?;
    window.press(keys::ENTER).await?;
    window.sees("Lead: Germany").await?;
    // A link to a country is ended by one press; one of today lasts for today.
    let add = "[...document.querySelectorAll('aside section')].find((it) => it.innerText.includes('Linked countries')).querySelector('button')";
    window.script(&format!("{add}.focus()"), vec![]).await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.fill("Country", "SE").await?;
    window.tab_and_enter("Link a country").await?;
    window.closed().await?;
    let end = "[...document.querySelectorAll('aside button')].find((it) => it.getAttribute('aria-label')?.startsWith('End the link: Sweden'))";
    window.until(end).await?;
    window.script(&format!("{end}.focus()"), vec![]).await?;
    window.press(keys::ENTER).await?;
    window.until(&format!("!{end}")).await
}

#[tokio::test]
async fn a_list_is_entered_by_its_own_keys_and_the_focus_is_never_left_to_the_page() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    window.press("gc").await?;
    window.until("document.querySelector('[role=grid] [role=row] .mid') && document.activeElement.id === 'content'").await?;
    for key in ["j", "j", " "] {
        window.press(key).await?;
    }
    window.until("document.querySelector('[data-peek] aside.side h2') && document.activeElement.getAttribute('role') === 'grid'").await?;
    // From beside the list, too.
    window.press(keys::TAB).await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.querySelector('[data-peek]') && document.activeElement.getAttribute('role') === 'grid'").await?;
    // A row that was taken off hands the focus to the one that is nearest.
    let off = "[...document.querySelectorAll('aside.side button')].filter((it) => it.title.startsWith('Take '))";
    window.show(&format!("/cases/{}", quiet(&window).await?)).await?;
    window.until(&format!("{off}.length > 2")).await?;
    let people = window.script(&format!("const all = {off}; all[1].focus(); return all.length"), vec![]).await?;
    window.press(keys::ENTER).await?;
    window.until(&format!("{off}.length < {people}")).await?;
    window.until(&format!("{off}.includes(document.activeElement)")).await
}

#[tokio::test]
async fn the_list_moves_peeks_opens_and_gives_rows_to_a_screen_reader() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    window.press("gc").await?;
    window.until("document.querySelector('[role=grid] [role=row] .mid')").await?;
    window.tab_to("Cases").await?;
    window.until("document.activeElement.getAttribute('role') === 'grid' || document.querySelector('[role=grid]')").await?;
    window.script("document.querySelector('[role=grid]').focus()", vec![]).await?;
    window.press(keys::DOWN).await?;
    window.press("j").await?;
    window.until("document.querySelector('.dg-active').getAttribute('aria-rowindex') === '4'").await?;
    window.press("k").await?;
    window.until("document.querySelector('.dg-active').getAttribute('aria-rowindex') === '3'").await?;
    let active = window
        .script(
            "const grid = document.activeElement; const row = document.getElementById(grid.getAttribute('aria-activedescendant'));
        return [grid.getAttribute('role'), grid.getAttribute('aria-rowcount'), row.getAttribute('role'), row.getAttribute('aria-rowindex')]",
            vec![],
        )
        .await?;
    ensure!(active[0] == "grid" && active[2] == "row" && active[3] == "3", "{active}");
    let row = window.page()?.find(fantoccini_locator("[role=grid] .dg-active")).await?;
    let role = window.script("return arguments[0].getAttribute('role')", vec![serde_json::to_value(&row)?]).await?;
    ensure!(role == "row");
    window.press(" ").await?;
    window.sees("Last entries").await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.body.innerText.includes('Last entries')").await?;
    window.press("x").await?;
    window.sees("One selected").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('[role=tablist]')").await?;
    window.press("?").await?;
    window.sees("Go to, do, find").await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.querySelector('[role=dialog]')").await
}

fn fantoccini_locator(selector: &'static str) -> fantoccini::Locator<'static> {
    fantoccini::Locator::Css(selector)
}

#[tokio::test]
async fn an_edit_is_undone_by_a_key_and_a_note_calls_by_name() -> Result<()> {
    let window = Window::sample().await?;
    window.sees("wait for you").await?;
    window.show(&format!("/cases/{}", quiet(&window).await?)).await?;
    window.sees("Quiet Harbour").await?;
    window.tab_to("Edit").await?;
    window.press(keys::ENTER).await?;
    window.sees("Edit JC").await?;
    window.press(" Two").await?;
    window.tab_to("Keep the changes").await?;
    window.press(keys::ENTER).await?;
    window.sees("bulletproof hosting Two").await?;
    window.sees("The case was edited.").await?;
    window.script("document.activeElement.blur()", vec![]).await?;
    window.control("z").await?;
    window.until("!document.querySelector('h1').innerText.includes('Two')").await?;
    window.fill("Write a note", "Please look, @Jan Voorbeeld.").await?;
    window.press(&format!("{}{}\u{E000}", keys::CONTROL, keys::ENTER)).await?;
    window.sees("Please look, @Jan Voorbeeld.").await?;
    // A consultation that was none is taken back, with a reason.
    window.show(&format!("/cases/{}?tab=readiness", quiet(&window).await?)).await?;
    let back = "[...document.querySelectorAll('button')].find((it) => it.getAttribute('aria-label')?.startsWith('Take it back: '))";
    window.until(back).await?;
    window.script(&format!("{back}.focus()"), vec![]).await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.fill("Reason", "Of another case.").await?;
    window.tab_and_enter("Take it back").await?;
    window.closed().await?;
    window.sees("The consultation was taken back.").await
}

#[tokio::test]
async fn what_was_done_before_the_window_is_not_offered_and_the_key_says_first_what_it_is() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    let undoable = window.call("undoable", json!({})).await?;
    ensure!(undoable["undo"].is_string(), "the sample was played by somebody: {undoable}");
    window.until("!document.querySelector('.undo')").await?;
    window.script("document.activeElement.blur()", vec![]).await?;
    window.control("z").await?;
    window.sees("Done earlier, ").await?;
    window.sound("undo-earlier-light-1440-en").await?;
    ensure!(window.call("undoable", json!({})).await? == undoable, "nothing was undone by it");
    window.control("z").await?;
    window.sees("Undone: ").await?;
    let undone = window.call("undoable", json!({})).await?;
    ensure!(undone["redo"].is_string() && undone != undoable, "asked for by pressing again: {undone}");
    window.show("/cases").await?;
    window.until("!document.querySelector('.undo')").await
}

#[tokio::test]
async fn columns_are_chosen_by_keyboard_and_stand_in_the_address() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    window.show("/cases").await?;
    let headings = "[...document.querySelectorAll('[role=columnheader]:not(:has(.sr))')].map((it) => it.innerText.trim()).filter(Boolean).join('|')";
    window.tab_to("Columns").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.picture("cases-columns-light-1440-en").await?;
    window.sound("columns").await?;
    window.tab_to("Country").await?;
    window.press(" ").await?;
    window.tab_to("Urgent by").await?;
    window.press(" ").await?;
    window.until(&format!("{headings} === 'Order|Case|Title|Next step|Crime area|TLP|Urgent by|Changed'")).await?;
    window.tab_to("Move Urgent by sooner").await?;
    window.press(keys::ENTER).await?;
    window.until(&format!("{headings}.includes('Urgent by|TLP')")).await?;
    window.until("document.activeElement.getAttribute('aria-label') === 'Move Urgent by sooner'").await?;
    window.press(keys::ESCAPE).await?;
    window.until("!document.querySelector('[role=dialog]') && document.activeElement.getAttribute('aria-label') === 'Columns'").await?;
    window
        .until(
            "decodeURIComponent(location.hash).includes('columns=[\"order\",\"label\",\"title\",\"next\",\"area\",\"urgent\",\"tlp\",\"changed\"]')",
        )
        .await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.tab_to("Show the usual columns").await?;
    window.press(keys::ENTER).await?;
    window.until("!location.hash.includes('columns')").await?;
    window.until(&format!("{headings}.includes('Title|Country')")).await?;
    window.press(keys::ESCAPE).await?;
    window.closed().await?;
    // A list that was kept under a name is taken away again.
    window.tab_and_enter("Save this view").await?;
    window.dialog().await?;
    window.fill("Name of the view", "As it is").await?;
    window.tab_and_enter("Save this view").await?;
    window.closed().await?;
    window.tab_and_enter("Save this view").await?;
    window.dialog().await?;
    window.until("document.querySelector('[role=dialog] ul')?.innerText.includes('As it is')").await?;
    window.sound("save-view").await?;
    window.tab_and_enter("Remove the view As it is").await?;
    window.until("!document.querySelector('[role=dialog] ul')").await?;
    ensure!(window.call("savedViews", serde_json::json!({})).await? == serde_json::json!([]), "it is gone");
    Ok(())
}

#[tokio::test]
async fn a_title_is_edited_in_its_cell_by_keyboard_with_a_refusal_on_the_way() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    window.show("/cases?text=Quiet").await?;
    window.until("document.querySelectorAll('.dg-line').length === 2").await?;
    window.script("document.querySelector('[role=grid]').focus()", vec![]).await?;
    window.press(keys::DOWN).await?;
    window.press("\u{E032}").await?;
    window.until("document.activeElement.getAttribute('aria-label')?.startsWith('Title of JC-')").await?;
    window.picture("cases-edit-light-1440-en").await?;
    // The driver may put the caret at the end of a field before it types, so the mark is set again.
    window.control("a").await?;
    window.press("\u{E003}").await?;
    window.until("document.activeElement.value === ''").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.dg-edit [role=alert]') && document.activeElement.getAttribute('aria-invalid') === 'true'").await?;
    window.picture("cases-edit-refused-light-1440-en").await?;
    window.sound("a refused cell").await?;
    window.press("Quiet Harbour, renamed in its cell").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.dg-active').innerText.includes('renamed in its cell')").await?;
    window.until("document.activeElement.getAttribute('role') === 'grid' && !document.querySelector('.dg-edit')").await?;
    let active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))";
    window.until(&format!("{active}.getAttribute('role') === 'gridcell' && {active}.innerText.includes('renamed')")).await?;
    window.control("z").await?;
    window.until("document.querySelector('.dg-active').innerText.includes('Quiet Harbour: bulletproof hosting')").await?;
    // Tab goes on to the next cell that can be edited; Escape leaves that as it was, and then the cell.
    window.press("\u{E032}").await?;
    window.until("document.activeElement.getAttribute('aria-label')?.startsWith('Title of JC-')").await?;
    window.press(keys::TAB).await?;
    window.until("document.activeElement.closest('[role=group]')?.getAttribute('aria-label').startsWith('Crime area of JC-')").await?;
    window.picture("cases-edit-areas-light-1440-en").await?;
    window.sound("areas in a cell").await?;
    window.press(keys::ESCAPE).await?;
    window.until("document.activeElement.getAttribute('role') === 'grid'").await?;
    window.press(keys::ESCAPE).await?;
    window.until(&format!("{active}.getAttribute('role') === 'row'")).await
}

#[tokio::test]
async fn rows_are_grouped_by_country_by_keyboard() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    window.show("/cases").await?;
    window.tab_to("Group rows").await?;
    window.press("By country").await?;
    window.until("location.hash.includes('group=country') && document.activeElement.value === 'country'").await?;
    let groups = "[...document.querySelectorAll('.dg-group .strong')].map((it) => it.innerText)";
    window.until(&format!("{groups}.includes('Germany') && {groups}.includes('Netherlands')")).await?;
    enter_list(&window).await?;
    window.until("document.querySelector('.dg-active [aria-expanded=true]')").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.dg-active [aria-expanded=false]')").await?;
    window.picture("cases-by-country-light-1440-en").await?;
    window.sound("cases by country").await
}

#[tokio::test]
async fn several_cases_are_edited_by_keyboard_after_seeing_what_changes() -> Result<()> {
    let window = Window::sample().await?;
    window.size(1440, 900).await?;
    window.sees("wait for you").await?;
    window.show("/cases?group=none&sort=number&asc=true").await?;
    enter_list(&window).await?;
    window.until("document.querySelector('.dg-active').innerText.includes('JC-26-001')").await?;
    window.press("xjx").await?;
    window.sees("2 selected").await?;
    window.tab_to("Edit 2 cases").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.tab_to("TLP").await?;
    window.press("GREEN").await?;
    window.fill("Urgent by", "2027-01-26").await?;
    window.press(keys::ENTER).await?;
    window.sees("TLP: AMBER → GREEN").await?;
    // The sample's days follow today's.
    window.until("/Urgent by: \\d+ [A-Z][a-z]+ 20\\d\\d → 26 Jan 2027/.test(document.body.innerText)").await?;
    window.picture("cases-several-light-1440-en").await?;
    window.sound("several cases").await?;
    window.tab_to("Change one case").await?;
    window.press(keys::ENTER).await?;
    window.until("!document.querySelector('[role=dialog]') && !document.querySelector('.bulk')").await?;
    enter_list(&window).await?;
    window.press("k ").await?;
    window.sees("TLP:GREEN, H1, H2").await
}

#[tokio::test]
async fn what_one_window_records_the_other_shows() -> Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let other = unlocked(&jcat).await?;
    let one = unlocked(&jcat).await?;
    other.sees("Nothing waits for you").await?;
    one.press("n").await?;
    one.dialog().await?;
    one.fill("Title", "Seen from both sides").await?;
    one.tab_to("Keep as a draft").await?;
    one.press(keys::ENTER).await?;
    other.sees("Seen from both sides").await
}

/// Dropping a window kills it, its helpers and its driver at once, as a power cut would.
#[tokio::test]
async fn an_office_that_was_killed_while_it_started_is_not_half_there() -> Result<()> {
    let jcat = Jcat::new()?;
    let folder = jcat.desk().to_string_lossy().into_owned();
    let window = Window::open(&["--desk", &folder]).await?;
    begin(&window).await?;
    let written = async {
        while std::fs::read_dir(jcat.desk()).map_or(0, Iterator::count) == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), written).await.context("nothing was written")?;
    drop(window);
    let window = Window::open(&["--desk", &folder]).await?;
    window.until("/How does this desk begin|This desk is locked/.test(document.body.innerText)").await?;
    if window.script("return document.body.innerText.includes('This desk is locked')", vec![]).await? == json!(true) {
        window.fill("Passphrase", PASSPHRASE).await?;
        window.press(keys::ENTER).await?;
    } else {
        begin(&window).await?;
    }
    window.sees("Nothing waits for you").await?;
    ensure!(jcat.run(&["replica", "verify"])?.code == 0);
    Ok(())
}

/// Fills in the first form and presses its verb.
async fn begin(window: &Window) -> Result<()> {
    window.sees("How does this desk begin?").await?;
    window.fill("Your name", "Ana Test").await?;
    window.tab_to("Your agency").await?;
    window.press("Austria").await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.fill("Once more", PASSPHRASE).await?;
    window.tab_to("Start the office").await?;
    window.press(keys::ENTER).await
}

#[tokio::test]
async fn an_import_that_was_killed_is_whole_or_not_there() -> Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let file = jcat.file("cases.csv");
    let rows: Vec<_> = (0..2_000).map(|at| format!("Case {at};AT;planning;payment fraud;AT;K-{at};AMBER")).collect();
    std::fs::write(&file, format!("Title;Agency;Stage;Crime area;Country;Reference;TLP\n{}\n", rows.join("\n")))?;
    let window = unlocked(&jcat).await?;
    window.show("/cases").await?;
    window.tab_to("Bring in cases from a file").await?;
    window.press(keys::ENTER).await?;
    window.dialog().await?;
    window.fill("File", &file.to_string_lossy()).await?;
    window.press(keys::ENTER).await?;
    window.sees("Would bring in 2").await?;
    window.press(keys::ENTER).await?;
    window.until("document.querySelector('.progress progress')?.value > 0").await?;
    drop(window);
    let window = unlocked(&jcat).await?;
    window.show("/cases").await?;
    window
        .until("/(0|2,000) of (0|2,000) cases/.test(document.querySelector('.foot, .empty')?.innerText) || document.body.innerText.includes('case')")
        .await?;
    let total = jcat.call("caseList", &json!({}))?.json()["total"].clone();
    ensure!(total == 0 || total == 2_000, "{total} of 2,000 rows are there");
    ensure!(jcat.run(&["replica", "verify"])?.code == 0);
    Ok(())
}

/// Under a session bus of its own, the window is read as a screen reader reads it: from outside, through AT-SPI.
#[test]
fn the_list_is_read_from_outside_through_the_accessibility_tree() -> Result<()> {
    let home = tempfile::tempdir()?;
    let script = "/usr/libexec/at-spi-bus-launcher --launch-immediately & bus=$!
        \"$1\" --sample & window=$!
        /usr/bin/python3 \"$2\" 40; read=$?
        kill $window $bus; wait; exit $read";
    let output = std::process::Command::new("dbus-run-session")
        .args(["--", "sh", "-c", script, "sh"])
        .arg(jcat_tests::built("jcat-desk"))
        .arg(jcat_tests::root().join("tests/src/read_grid.py"))
        .env_remove("NO_AT_BRIDGE")
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .env("GTK_A11Y", "atspi")
        .env("GDK_BACKEND", "x11")
        .env("LANG", "C.UTF-8")
        .stdin(std::process::Stdio::null())
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find(|line| line.starts_with('{')).unwrap_or_default();
    let seen: serde_json::Value = serde_json::from_str(line)?;
    ensure!(seen["table"]["name"] == "Cases", "{seen}");
    let rows: usize = seen["table"]["rowcount"].as_str().unwrap_or_default().parse()?;
    let indices: Vec<&str> = seen["rows"].as_array().into_iter().flatten().filter_map(|row| row["index"].as_str()).collect();
    ensure!(rows > 20 && indices.first() == Some(&"1") && indices.len() > 10, "{seen}");
    ensure!(seen["roles"]["column header"].as_u64().unwrap_or_default() >= 6, "{seen}");
    Ok(())
}
