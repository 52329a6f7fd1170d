//! The life of a case on the screens of two windows of a real office, from its selection to its end: planned, made ready, carried out,
//! accounted for, told to the public and closed, with what closing asks for missing once each.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use jcat_tests::built;
use jcat_tests::cli::Jcat;
use jcat_tests::shared_office::{SharedOffice, call, officer};
use jcat_tests::window::{Window, keys};
use serde_json::json;

/// Opens a desk's window without a question: the passphrase comes from its file.
async fn open(desk: &Jcat) -> Result<Window> {
    let folder = desk.desk().to_string_lossy().into_owned();
    Window::launch(&built("jcat-desk"), &["--desk", &folder], &[("JCAT_PASSPHRASE_FILE", &desk.file("passphrase"))]).await
}

/// Waits longer than a person likes to: two windows, a server and a compiler may share two cores.
async fn at_last(window: &Window, expression: &str) -> Result<()> {
    for _ in 0..4 {
        if window.until(expression).await.is_ok() {
            return Ok(());
        }
    }
    window.until(expression).await
}

async fn sees_at_last(window: &Window, text: &str) -> Result<()> {
    at_last(window, &format!("document.body.innerText.includes({})", json!(text))).await
}

/// A button that is there, by its words, in the dialog where one is open.
fn button(name: &str) -> String {
    format!(
        "[...(document.querySelector('[role=dialog]') ?? document).querySelectorAll('button, a.btn')].find((it) => \
         (it.getAttribute('aria-label') ?? it.innerText).trim() === {})",
        json!(name)
    )
}

/// Presses a button once it may be pressed.
async fn press(window: &Window, name: &str) -> Result<()> {
    let it = button(name);
    at_last(window, &format!("(({it}) && !({it}).ariaDisabled) || false")).await.with_context(|| format!("the button {name}"))?;
    window.script(&format!("const it = {it}; it.focus()"), vec![]).await?;
    window.press(keys::ENTER).await
}

/// Fills fields of the open dialog by their labels, in their order, as typing and choosing do; then says the verb.
async fn fill(window: &Window, fields: &[(&str, &str)], verb: &str) -> Result<()> {
    window.dialog().await?;
    for (label, value) in fields {
        let field = format!(
            "[...document.querySelectorAll('[role=dialog] :is(input, textarea, select)')].find((it) => \
             it.labels?.[0]?.innerText.trim() === {})",
            json!(label)
        );
        window.until(&field).await.with_context(|| format!("the field {label}"))?;
        // A choice that is still being asked for comes a moment later.
        window.until(&format!("({field}).tagName !== 'SELECT' || [...({field}).options].some((it) => it.text === {})", json!(value))).await?;
        let script = format!(
            "const it = {field}; const value = it.tagName === 'SELECT' ? [...it.options].find((it) => it.text === arguments[0]).value : arguments[0];
             Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), 'value').set.call(it, value);
             it.dispatchEvent(new Event(it.tagName === 'SELECT' ? 'change' : 'input', {{ bubbles: true }}))"
        );
        window.script(&script, vec![json!(value)]).await?;
    }
    press(window, verb).await?;
    at_last(window, "!document.querySelector('[role=dialog]')").await
}

/// Opens a dialog by its button and fills it.
async fn record(window: &Window, opens: &str, fields: &[(&str, &str)], verb: &str) -> Result<()> {
    press(window, opens).await.with_context(|| format!("opening {opens}"))?;
    fill(window, fields, verb).await.with_context(|| format!("filling {opens}"))
}

async fn go_on(window: &Window, to: &str) -> Result<()> {
    let verb = format!("Move to {to}");
    record(window, &verb, &[("Reason", "Agreed on the call of this morning.")], &verb).await?;
    at_last(window, &format!("!{}", button(&verb))).await
}

/// A day in so many days, as the machine's clock has it: the windows go by it.
fn day(ahead: i32) -> Result<String> {
    let said = Command::new("date").args(["-d", &format!("{ahead} days"), "+%Y-%m-%d"]).output()?;
    Ok(String::from_utf8(said.stdout)?.trim().to_owned())
}

/// Vienna leads and keeps the Board's rounds, Paris takes part.
struct Life {
    _office: SharedOffice,
    vienna: Window,
    paris: Window,
    case: String,
    folder: tempfile::TempDir,
    _second: Jcat,
}

impl Life {
    async fn begin() -> Result<Self> {
        let office = SharedOffice::found()?;
        let second = office.join("Bea Test", "fr")?;
        let first = &office.first;
        let file = first.file("cases.csv");
        std::fs::write(&file, "Title,Agency,Stage,Crime area,TLP\nTin Whistle,at,selected,cyber-dependent,AMBER\n")?;
        call(first, "importCases", &json!({ "path": file, "dryRun": false }))?;
        let case = call(first, "caseList", &json!({}))?["rows"][0]["id"].as_str().context("the case")?.to_owned();
        call(first, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
        for name in ["Ana Test", "Bea Test"] {
            call(first, "joinOfficer", &json!({ "case": case, "officer": officer(first, name)? }))?;
        }
        let (vienna, paris) = (open(first).await?, open(&second).await?);
        for window in [&vienna, &paris] {
            window.size(1440, 900).await?;
            at_last(window, "document.querySelector('.pill')?.innerText.startsWith('In touch')").await?;
        }
        Ok(Self { _office: office, vienna, paris, case, folder: tempfile::tempdir()?, _second: second })
    }

    async fn show(&self, window: &Window, tab: &str) -> Result<()> {
        window.go(&format!("/cases/{}?tab={tab}", self.case)).await?;
        at_last(window, "document.querySelector('h1')?.innerText.includes('Tin Whistle') && !document.querySelector('.loading')").await
    }

    async fn plan_and_make_ready(&self) -> Result<()> {
        let (vienna, paris) = (&self.vienna, &self.paris);
        self.show(vienna, "overview").await?;
        go_on(vienna, "data").await?;
        go_on(vienna, "planning").await?;
        vienna.sees("The plan has no task.").await?;
        self.show(vienna, "plan").await?;
        record(vienna, "Add a task", &[("Task", "Seize the servers")], "Add a task").await?;
        let (from, to) = (format!("{}T06:00", day(30)?), format!("{}T14:00", day(30)?));
        record(vienna, "Set the action window", &[("From", &from), ("To", &to)], "Set the action window").await?;
        self.show(vienna, "overview").await?;
        go_on(vienna, "readying").await?;
        self.show(vienna, "readiness").await?;
        for (country, lead, deputy) in [("Austria", "Ana Test", "Bea Test"), ("France", "Bea Test", "Ana Test")] {
            let name = format!("Prosecutor of {country}");
            let (first, last) = (day(0)?, day(60)?);
            let fields = [
                ("Country", country),
                ("Authority", "A new one"),
                ("Name", &name),
                ("Its answer", "granted"),
                ("Instrument", "European Investigation Order"),
                ("Its reference", "Ref 7"),
                ("Holds from", &first),
                ("Last day", &last),
            ];
            record(vienna, "Record a consultation", &fields, "Record a consultation").await?;
            let fields = [("Country", country), ("Leads there", lead), ("Deputy", deputy)];
            record(vienna, "Name who leads", &fields, "Name who leads").await?;
        }
        record(vienna, "Eurojust was informed", &[], "Eurojust was informed").await?;
        let need = [("Country", "France"), ("What it is", "search teams"), ("How much", "2")];
        record(vienna, "Say what is needed", &need, "Say what is needed").await?;
        let evidence = [("Where it goes", "Vault 2"), ("Who receives it", "Ana Test")];
        record(vienna, "Set where evidence goes", &evidence, "Set where evidence goes").await?;
        record(vienna, "Write the embargo text", &[("Embargo text", "Nothing before noon.")], "Write the embargo text").await?;
        record(vienna, "Agree to the text", &[], "Agree to the text").await?;
        let told = [("How victims are told", "By letter, the day after.")];
        record(vienna, "Write down how victims are told", &told, "Write down how victims are told").await?;
        vienna.sound("life-readiness-vienna").await?;
        // What is Paris's to say is said in Paris.
        self.show(paris, "readiness").await?;
        sees_at_last(paris, "Nothing before noon.").await?;
        let gives = [("Country", "France"), ("What it is", "search teams"), ("Agency", "FR"), ("How much", "2")];
        record(paris, "Commit", &gives, "Commit").await?;
        record(paris, "Agree to the text", &[], "Agree to the text").await?;
        self.show(vienna, "overview").await?;
        go_on(vienna, "ready").await?;
        go_on(vienna, "operation").await
    }

    async fn act(&self) -> Result<()> {
        let (vienna, paris) = (&self.vienna, &self.paris);
        self.show(paris, "operation").await?;
        at_last(paris, &format!("{} && !{0}.ariaDisabled", button("Count"))).await?;
        paris.script("document.activeElement.blur()", vec![]).await?;
        paris.press("n").await?;
        paris.until("document.activeElement.inputMode === 'decimal'").await?;
        paris.press("3").await?;
        paris.press(keys::ENTER).await?;
        paris.sees("Arrests: 3, France").await?;
        self.show(vienna, "operation&part=situation").await?;
        record(vienna, "Set the H-hour", &[("Day and time in Amsterdam", "2031-01-26 04:00")], "Set the H-hour").await?;
        record(vienna, "How often", &[("Every how many minutes", "30")], "How often a situation report is made").await?;
        vienna.sees("Next report at").await?;
        self.show(paris, "operation&part=situation").await?;
        record(paris, "Hold: France", &[("What is to be said of it", "A door is shut.")], "Hold").await?;
        at_last(vienna, "document.querySelector('.situation-table tr[data-shown=hold]')").await?;
        // One key makes the report: why and for whom, then it is on paper, and on the board for all.
        vienna.script("document.activeElement.blur()", vec![]).await?;
        vienna.press("p").await?;
        vienna.dialog().await?;
        let purpose = "const it = document.querySelector('[role=dialog] select'); it.value = 'operational'; it.dispatchEvent(new Event('change', { bubbles: true }))";
        vienna.script(purpose, vec![]).await?;
        press(vienna, "Show the print").await?;
        at_last(vienna, "document.querySelector('.print-page')").await?;
        let paper = vienna.script("return document.querySelector('.print-dialog').innerText", vec![]).await?;
        let paper = paper.as_str().unwrap_or_default();
        for part in ["A door is shut.", "Arrests", "TLP:AMBER", "2031-01-26 04:00"] {
            ensure!(paper.to_lowercase().contains(&part.to_lowercase()), "{part} is missing on paper: {paper}");
        }
        vienna.picture("life-situation-report").await?;
        press(vienna, "Close").await?;
        vienna.sees("Last report by Ana Test").await?;
        vienna.sound("life-situation-board").await?;
        sees_at_last(paris, "Last report by Ana Test").await?;
        self.show(vienna, "overview").await?;
        go_on(vienna, "wrap-up").await
    }

    /// Says that the case cannot be closed yet, and why: on its page, and where somebody tries.
    async fn cannot_close(&self, lacks: &[&str]) -> Result<()> {
        let vienna = &self.vienna;
        self.show(vienna, "overview").await?;
        let says = |text: &str| format!("document.querySelector('.lacks')?.innerText.includes({})", json!(text));
        for text in lacks {
            at_last(vienna, &says(text)).await?;
        }
        let count = format!("document.querySelectorAll('.lacks li').length === {}", lacks.len());
        vienna.until(&count).await?;
        let close = "[...document.querySelectorAll('button')].find((it) => it.innerText.startsWith('Move to closed'))";
        vienna.until(&format!("{close}.ariaDisabled === 'true'")).await?;
        vienna.script(&format!("{close}.focus()"), vec![]).await?;
        vienna.press(keys::ENTER).await?;
        vienna.until("!document.querySelector('[role=dialog]')").await
    }

    async fn account(&self) -> Result<()> {
        const WRITTEN: &str = "Nobody has written what was done.";
        const CONFIRMED: &str = "Not every agency has confirmed its own numbers as they are now.";
        const NOTED: &str = "The Board has not noted the outcome with these numbers.";
        let (vienna, paris) = (&self.vienna, &self.paris);
        self.cannot_close(&[WRITTEN, CONFIRMED, NOTED]).await?;
        self.show(vienna, "operation&part=outcome").await?;
        let report =
            [("Summary", "The servers were taken down."), ("Marking of summary", "TLP:CLEAR"), ("Lessons", "The line to the court was slow.")];
        record(vienna, "Begin the report", &report, "Begin the report").await?;
        press(vienna, "Confirm the numbers of AT").await?;
        vienna.sees("confirmed by Ana Test").await?;
        self.cannot_close(&[CONFIRMED, NOTED]).await?;
        self.show(paris, "operation&part=outcome").await?;
        press(paris, "Confirm the numbers of FR").await?;
        paris.sees("confirmed by Bea Test").await?;
        self.cannot_close(&[NOTED]).await?;
        self.show(vienna, "operation&part=outcome").await?;
        // Before the Board noted it, nothing of it is for everybody.
        let approve = button("Approve the public version");
        vienna.until(&format!("{approve}.ariaDisabled === 'true'")).await?;
        press(vienna, "Put before the Board").await?;
        record(vienna, "Record that the Board noted it", &[("Words of the decision", "Noted with thanks.")], "Record that the Board noted it")
            .await?;
        sees_at_last(vienna, "Noted by the Board").await?;
        press(vienna, "Approve the public version").await?;
        vienna.sees("approved by Ana Test").await?;
        let sums = format!("Sums of {}", day(0)?.get(..4).context("a year")?);
        press(vienna, &sums).await?;
        vienna.sees("One operation with its last action day in").await?;
        vienna.sound("life-outcome-approved").await?;
        press(vienna, "Give out").await?;
        vienna.dialog().await?;
        let purpose = "const it = document.querySelector('[role=dialog] select'); it.value = 'operational'; it.dispatchEvent(new Event('change', { bubbles: true }))";
        vienna.script(purpose, vec![]).await?;
        press(vienna, "Show the print").await?;
        at_last(vienna, "document.querySelector('.print-page')").await?;
        let paper = vienna.script("return document.querySelector('.print-dialog').innerText", vec![]).await?;
        let paper = paper.as_str().unwrap_or_default().to_owned();
        ensure!(paper.contains("The servers were taken down.") && paper.contains("TLP:CLEAR"), "{paper}");
        for hidden in ["court", "Tin Whistle", "JC-", "Ana Test", "AMBER"] {
            ensure!(!paper.contains(hidden), "{hidden} is for nobody outside: {paper}");
        }
        vienna.picture("life-public-version").await?;
        press(vienna, "Close").await?;
        self.show(vienna, "overview").await?;
        go_on(vienna, "closed").await?;
        for window in [vienna, paris] {
            self.show(window, "overview").await?;
            at_last(window, "document.querySelector('.case-meta').innerText.includes('Closed')").await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn a_case_is_carried_from_its_selection_to_its_end_on_the_screens_of_two_windows() -> Result<()> {
    let life = Life::begin().await?;
    life.plan_and_make_ready().await?;
    life.act().await?;
    life.account().await?;
    // And from the command line, by the desk that took part: the same page, as a file.
    let path = life.folder.path().join("public.html");
    let leaving = json!({ "purpose": "operational", "recipients": ["The press"], "justification": "" });
    life.paris.call("writePublicVersion", json!({ "case": life.case, "path": path, "leaving": leaving })).await?;
    let page = std::fs::read_to_string(&path)?;
    ensure!(page.contains("The servers were taken down.") && !page.contains("Tin Whistle"), "{page}");
    Ok(())
}
