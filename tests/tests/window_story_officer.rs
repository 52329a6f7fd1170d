//! The officer's story, on the screens of two windows of a real office of four countries: a morning with a hit that came overnight, a partner's
//! report, a proposal, its plan, two days without a line and the conflict that comes of them; then readiness, the action day, the outcome, and the
//! end, with what closing asks for missing once each. Its pictures are those of the officer's guide.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::{Jcat, PASSPHRASE};
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call};
use jcat_tests::story::exchange;
use jcat_tests::window::{Window, button, keys};
use serde_json::{Value, json};

async fn go_on(window: &Window, to: &str) -> Result<()> {
    let verb = format!("Move to {to}");
    window.record(&verb, &[("Reason", "Agreed on the call of this morning.")], &verb).await?;
    window.at_last(&format!("!{}", button(&verb))).await
}

/// A day in so many days, as the machine's clock has it: the windows go by it.
fn day(ahead: i32) -> Result<String> {
    let said = Command::new("date").args(["-d", &format!("{ahead} days"), "+%Y-%m-%d"]).output()?;
    Ok(String::from_utf8(said.stdout)?.trim().to_owned())
}

/// A report as a partner sends it: defanged, with a mailbox of a person.
const REPORT: &str = "Panel at hxxps://panel[.]evil[.]example[.]com/login, from 45.83.64.7. Paid to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq. \
    Contact: who[at]example[.]org";
/// What two cases have.
const WALLET: &str = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
/// Who takes part: the country as its people read it, its agency, who leads there, and the deputy.
const PARTS: [(&str, &str, &str, &str); 4] = [
    ("Austria", "at", "Ana Test", "Bea Test"),
    ("France", "fr", "Bea Test", "Ana Test"),
    ("Netherlands", "nl", "Cil Test", "Ana Test"),
    ("Germany", "de", "Dan Test", "Ana Test"),
];

fn data(case: &Value, name: &str) -> Value {
    let terms = json!({ "name": name, "legalBasis": "By law", "purpose": "operational", "marking": { "tlp": "AMBER", "pap": "AMBER" } });
    json!({ "case": case, "terms": terms, "indicators": [{ "kind": "btc", "given": WALLET }] })
}

/// Paris, whose officer this is; Vienna, who keeps the Board's rounds; The Hague and Bonn without a window.
struct Life {
    office: SharedOffice,
    paris: Window,
    vienna: Window,
    earlier: String,
    case: String,
    folder: tempfile::TempDir,
    _bea: Jcat,
    /// A colleague of the same agency, without a window.
    eve: Jcat,
    others: [Jcat; 2],
}

impl Life {
    /// Two cases that know nothing of each other; overnight the second records what the first has.
    async fn begin() -> Result<Self> {
        let office = SharedOffice::found()?;
        let eve = office.join("Eve Test", "fr")?;
        let (bea, cil, dan) = (office.join("Bea Test", "fr")?, office.join("Cil Test", "nl")?, office.join("Dan Test", "de")?);
        let earlier = call(&bea, "proposeCase", &proposal("Velvet Signal"))?;
        call(&bea, "recordContribution", &data(&earlier, "Seized panel"))?;
        exchange(&[&bea, &office.first])?;
        let theirs = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
        call(&office.first, "recordContribution", &data(&theirs, "Reports of victims"))?;
        exchange(&[&office.first])?;
        let vienna = Window::of(&office.first).await?;
        let paris = Window::open(&["--desk", &bea.desk().to_string_lossy()]).await?;
        for window in [&vienna, &paris] {
            window.size(1440, 900).await?;
        }
        let earlier = earlier.as_str().context("the case")?.to_owned();
        Ok(Self { office, paris, vienna, earlier, case: String::new(), folder: tempfile::tempdir()?, _bea: bea, eve, others: [cil, dan] })
    }

    /// Unlocks, sees what waits, answers a hit and records what a partner sent.
    async fn morning(&self) -> Result<()> {
        let paris = &self.paris;
        paris.sees("This desk is locked").await?;
        paris.illustrate("officer-unlock").await?;
        paris.fill("Passphrase", PASSPHRASE).await?;
        paris.press(keys::ENTER).await?;
        paris.in_touch().await?;
        paris.sees_at_last("Hits to answer").await?;
        paris.illustrate("officer-today").await?;
        paris.show(&format!("/cases/{}?tab=hits", self.earlier)).await?;
        paris.sees_at_last("Ask Ana Test").await.or(paris.sees("Ana Test").await)?;
        paris.illustrate("officer-hits").await?;
        for (word, reason) in [("Contacted", "Rang them this morning."), ("Worked on together", "Both cases go on as one effort.")] {
            paris.record("Say what becomes of it", &[("What becomes of it", word), ("Reason", reason)], "Say what becomes of it").await?;
            paris.sees_at_last(reason).await?;
        }
        paris.show(&format!("/cases/{}?tab=data", self.earlier)).await?;
        paris.push("Add data").await?;
        paris.dialog().await?;
        paris.press(REPORT).await?;
        paris.push("Preview").await?;
        paris.sees_at_last("panel[.]evil[.]example[.]com").await?;
        paris.illustrate("officer-data").await?;
        let terms = [
            ("Name of the package", "Report of a partner"),
            ("Legal basis", "Article 18"),
            ("Purpose", "Operational analysis"),
            ("TLP", "AMBER"),
            ("PAP", "AMBER"),
            ("Data subject", "Suspect"),
        ];
        paris.set(&terms).await?;
        paris.push("Record 3 indicators").await?;
        paris.sees_at_last("3 indicators were recorded").await?;
        paris.push("Close").await?;
        paris.closed().await
    }

    /// An officer by name.
    async fn known(&self, name: &str) -> Result<Value> {
        let officers = self.paris.call("officers", json!({})).await?;
        let found = officers.as_array().into_iter().flatten().find(|it| it["name"] == name);
        Ok(found.with_context(|| format!("{name} on the roster"))?["id"].clone())
    }

    /// Proposes a case; Vienna records that the Board selected it, and the other countries join.
    async fn propose(&mut self) -> Result<()> {
        let (paris, vienna) = (&self.paris, &self.vienna);
        paris.show("/cases").await?;
        paris.push("Propose a case").await?;
        paris.dialog().await?;
        paris.set(&[("Title", "Tin Whistle"), ("Summary", "Servers that sell access to companies.")]).await?;
        paris.tab_to("Cyber-dependent crime").await?;
        paris.press(" ").await?;
        paris.push("Keep as a draft").await?;
        paris.closed().await?;
        paris.sees_at_last("nothing is missing").await?;
        paris.illustrate("officer-proposal").await?;
        paris.push("Submit").await?;
        paris.sees_at_last("Proposer: France").await?;
        let at = paris.script("return window.location.hash", vec![]).await?;
        let at = at.as_str().and_then(|it| it.split("/cases/").nth(1)).and_then(|it| it.split('?').next()).context("a case")?;
        at.clone_into(&mut self.case);
        vienna.show(&format!("/cases/{}", self.case)).await?;
        vienna.sees_at_last("Tin Whistle").await?;
        let round = vienna.call("openRound", json!({ "cases": [self.case], "criteria": null, "closes": null, "deputy": null })).await?;
        vienna.call("closeRound", json!({ "round": round })).await?;
        vienna.call("selectCase", json!({ "case": self.case, "reason": "The ranking was followed." })).await?;
        paris.sees_at_last("Lead: France").await?;
        for (_, agency, name, _) in PARTS {
            if agency != "fr" {
                paris.call("joinAgency", json!({ "case": self.case, "agency": agency })).await?;
            }
            paris.call("joinOfficer", json!({ "case": self.case, "officer": self.known(name).await? })).await?;
        }
        paris.call("joinOfficer", json!({ "case": self.case, "officer": self.known("Eve Test").await? })).await?;
        Ok(())
    }

    /// Two days without a line: Bea and a colleague of hers set one field apart, and she settles it once they are back.
    async fn on_mission(&self) -> Result<()> {
        const CARD: &str = "document.querySelector('.conflict')";
        let paris = &self.paris;
        exchange(&[&self.eve])?;
        self.show(paris, "overview").await?;
        self.office.line.cut();
        paris.out_of_touch().await?;
        paris.record("Edit", &[("Summary", "Servers in two countries.")], "Keep the changes").await?;
        call(&self.eve, "editCase", &json!({ "case": self.case, "edits": { "summary": "Servers, and their resellers." } }))?;
        self.office.line.mend();
        exchange(&[&self.eve])?;
        paris.exchange_now().await?;
        paris.at_last(&format!("{CARD}?.innerText.includes('In conflict: Summary')")).await?;
        paris.sees("Keep that of Eve Test").await?;
        paris.illustrate("officer-conflict").await?;
        paris.push("Keep both").await?;
        for window in [paris, &self.vienna] {
            window.at_last(&format!("!{CARD} && document.body.innerText.includes('Servers in two countries.')")).await?;
            window.sees_at_last("Servers, and their resellers.").await?;
        }
        exchange(&[&self.eve])?;
        let dossier = call(&self.eve, "caseDossier", &json!({ "case": self.case }))?;
        ensure!(dossier["conflicts"] == json!([]), "one settlement ends it on every desk: {dossier}");
        Ok(())
    }

    /// Takes a step on the desks of The Hague and Bonn.
    fn elsewhere(&self, name: &str, request: impl Fn(&str) -> Value) -> Result<()> {
        let others: Vec<&Jcat> = self.others.iter().collect();
        exchange(&others)?;
        for (desk, agency) in self.others.iter().zip(["nl", "de"]) {
            call(desk, name, &request(agency)).with_context(|| format!("{name} in {agency}"))?;
        }
        exchange(&others)
    }

    async fn show(&self, window: &Window, tab: &str) -> Result<()> {
        window.go(&format!("/cases/{}?tab={tab}", self.case)).await?;
        window.at_last("document.querySelector('h1')?.innerText.includes('Tin Whistle') && !document.querySelector('.loading')").await
    }

    async fn plan_and_make_ready(&self) -> Result<()> {
        let (paris, vienna) = (&self.paris, &self.vienna);
        self.show(paris, "overview").await?;
        go_on(paris, "data").await?;
        go_on(paris, "planning").await?;
        paris.sees("The plan has no task.").await?;
        self.show(paris, "plan").await?;
        paris.record("Add a task", &[("Task", "Seize the servers")], "Add a task").await?;
        let (from, to) = (format!("{} 06:00", day(30)?), format!("{} 14:00", day(30)?));
        paris.record("Set the action window", &[("From", &from), ("To", &to)], "Set the action window").await?;
        paris.illustrate("officer-plan").await?;
        self.on_mission().await?;
        self.show(paris, "overview").await?;
        go_on(paris, "readying").await?;
        self.show(paris, "readiness").await?;
        for (country, _, lead, deputy) in PARTS {
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
            paris.record("Record a consultation", &fields, "Record a consultation").await?;
            let fields = [("Country", country), ("Leads there", lead), ("Deputy", deputy)];
            paris.record("Name who leads", &fields, "Name who leads").await?;
        }
        paris.record("Eurojust was informed", &[], "Eurojust was informed").await?;
        let need = [("Country", "Austria"), ("What it is", "search teams"), ("How much", "2")];
        paris.record("Say what is needed", &need, "Say what is needed").await?;
        let evidence = [("Where it goes", "Vault 2"), ("Who receives it", "Bea Test")];
        paris.record("Set where evidence goes", &evidence, "Set where evidence goes").await?;
        paris.record("Write the embargo text", &[("Embargo text", "Nothing before noon.")], "Write the embargo text").await?;
        paris.record("Agree to the text", &[], "Agree to the text").await?;
        let told = [("How victims are told", "By letter, the day after.")];
        paris.record("Write down how victims are told", &told, "Write down how victims are told").await?;
        paris.sound("life-readiness").await?;
        // What is Vienna's to say is said in Vienna; the rest need no window.
        self.show(vienna, "readiness").await?;
        vienna.sees_at_last("Nothing before noon.").await?;
        let gives = [("Country", "Austria"), ("What it is", "search teams"), ("Agency", "AT"), ("How much", "2")];
        vienna.record("Commit", &gives, "Commit").await?;
        vienna.record("Agree to the text", &[], "Agree to the text").await?;
        let text = paris.call("readiness", json!({ "case": self.case })).await?["embargo"]["entry"].clone();
        self.elsewhere("agreeEmbargo", |_| json!({ "case": self.case, "text": text }))?;
        self.show(paris, "readiness").await?;
        // As one who looks at it: from the top.
        paris.script("document.getElementById('tab-panel').scrollTop = 0", vec![]).await?;
        paris.illustrate("officer-readiness").await?;
        self.show(paris, "overview").await?;
        go_on(paris, "ready").await?;
        go_on(paris, "operation").await
    }

    async fn act(&self) -> Result<()> {
        let (paris, vienna) = (&self.paris, &self.vienna);
        self.show(vienna, "operation").await?;
        vienna.at_last(&format!("{} && !{0}.ariaDisabled", button("Count"))).await?;
        vienna.script("document.activeElement.blur()", vec![]).await?;
        vienna.press("n").await?;
        vienna.until("document.activeElement.inputMode === 'decimal'").await?;
        vienna.press("3").await?;
        vienna.press(keys::ENTER).await?;
        vienna.sees("Arrests: 3, Austria").await?;
        self.elsewhere(
            "recordCounter",
            |agency| json!({ "case": self.case, "figure": { "kind": "arrest", "country": agency.to_uppercase(), "quantity": "1" } }),
        )?;
        paris.call("recordCounter", json!({ "case": self.case, "figure": { "kind": "arrest", "country": "FR", "quantity": "2" } })).await?;
        self.show(paris, "operation").await?;
        paris.at_last("document.body.innerText.includes('Germany') && document.body.innerText.includes('Netherlands')").await?;
        paris.illustrate("officer-action-day").await?;
        self.show(paris, "operation&part=situation").await?;
        paris.record("Set the H-hour", &[("Day and time in Amsterdam", "2031-01-26 04:00")], "Set the H-hour").await?;
        paris.record("How often", &[("Every how many minutes", "30")], "Set how often").await?;
        paris.sees("Next report at").await?;
        self.show(vienna, "operation&part=situation").await?;
        vienna.record("Hold: Austria", &[("What is to be said of it", "A door is shut.")], "Hold").await?;
        paris.at_last("document.querySelector('.situation-table tr[data-shown=hold]')").await?;
        // One key makes the report: why and for whom, then it is on paper, and on the board for all.
        paris.script("document.activeElement.blur()", vec![]).await?;
        paris.press("p").await?;
        let paper = paris.print().await?;
        for part in ["A door is shut.", "Arrests", "TLP:AMBER", "2031-01-26 04:00"] {
            ensure!(paper.to_lowercase().contains(&part.to_lowercase()), "{part} is missing on paper: {paper}");
        }
        paris.picture("life-situation-report").await?;
        paris.push("Close").await?;
        paris.sees("Last report by Bea Test").await?;
        paris.sound("life-situation-board").await?;
        vienna.sees_at_last("Last report by Bea Test").await?;
        self.show(paris, "overview").await?;
        go_on(paris, "wrap-up").await
    }

    /// Says that the case cannot be closed yet, and why: on its page, and where somebody tries.
    async fn cannot_close(&self, lacks: &[&str]) -> Result<()> {
        let paris = &self.paris;
        self.show(paris, "overview").await?;
        let says = |text: &str| format!("document.querySelector('.lacks')?.innerText.includes({})", json!(text));
        for text in lacks {
            paris.at_last(&says(text)).await?;
        }
        let count = format!("document.querySelectorAll('.lacks li').length === {}", lacks.len());
        paris.until(&count).await?;
        let close = "[...document.querySelectorAll('button')].find((it) => it.innerText.startsWith('Move to closed'))";
        paris.until(&format!("{close}.ariaDisabled === 'true'")).await?;
        paris.script(&format!("{close}.focus()"), vec![]).await?;
        paris.press(keys::ENTER).await?;
        paris.until("!document.querySelector('[role=dialog]')").await
    }

    async fn account(&self) -> Result<()> {
        const WRITTEN: &str = "Nobody has written what was done.";
        const CONFIRMED: &str = "Not every agency has confirmed its own numbers as they are now.";
        const NOTED: &str = "The Board has not noted the outcome with these numbers.";
        let (paris, vienna) = (&self.paris, &self.vienna);
        self.cannot_close(&[WRITTEN, CONFIRMED, NOTED]).await?;
        self.show(paris, "operation&part=outcome").await?;
        let report =
            [("Summary", "The servers were taken down."), ("Marking of summary", "TLP:CLEAR"), ("Lessons", "The line to the court was slow.")];
        paris.record("Begin the report", &report, "Begin the report").await?;
        paris.push("Confirm the numbers of FR").await?;
        paris.sees("confirmed by Bea Test").await?;
        self.cannot_close(&[CONFIRMED, NOTED]).await?;
        self.show(vienna, "operation&part=outcome").await?;
        vienna.push("Confirm the numbers of AT").await?;
        vienna.sees("confirmed by Ana Test").await?;
        for (desk, agency) in self.others.iter().zip(["nl", "de"]) {
            exchange(&[desk])?;
            let numbers = call(desk, "outcome", &json!({ "case": self.case }))?["agencies"].clone();
            let its = numbers.as_array().into_iter().flatten().find(|it| it["agency"] == agency).context("its numbers")?["digest"].clone();
            call(desk, "confirmNumbers", &json!({ "case": self.case, "digest": its }))?;
            exchange(&[desk])?;
        }
        self.cannot_close(&[NOTED]).await?;
        self.show(paris, "operation&part=outcome").await?;
        // Before the Board noted it, nothing of it is for everybody.
        let approve = button("Approve the public version");
        paris.until(&format!("{approve}.ariaDisabled === 'true'")).await?;
        paris.push("Put before the Board").await?;
        self.show(vienna, "operation&part=outcome").await?;
        vienna.record("Record that the Board noted it", &[("Words of the decision", "Noted with thanks.")], "Record that the Board noted it").await?;
        paris.sees_at_last("Noted by the Board").await?;
        paris.push("Approve the public version").await?;
        paris.sees("approved by Bea Test").await?;
        let sums = format!("Sums of {}", day(0)?.get(..4).context("a year")?);
        paris.push(&sums).await?;
        paris.sees("One operation with its last action day in").await?;
        paris.sound("life-outcome-approved").await?;
        paris.illustrate("officer-outcome").await?;
        paris.push("Give out").await?;
        let paper = paris.print().await?;
        ensure!(paper.contains("The servers were taken down.") && paper.contains("TLP:CLEAR"), "{paper}");
        for hidden in ["court", "Tin Whistle", "JC-", "Bea Test", "AMBER"] {
            ensure!(!paper.contains(hidden), "{hidden} is for nobody outside: {paper}");
        }
        paris.picture("life-public-version").await?;
        paris.push("Close").await?;
        self.show(paris, "overview").await?;
        go_on(paris, "closed").await?;
        for window in [paris, vienna] {
            self.show(window, "overview").await?;
            window.at_last("document.querySelector('.case-meta').innerText.includes('Closed')").await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn the_officers_story_from_a_morning_with_a_hit_to_a_case_that_is_closed() -> Result<()> {
    let mut life = Life::begin().await?;
    life.morning().await?;
    life.propose().await?;
    life.plan_and_make_ready().await?;
    life.act().await?;
    life.account().await?;
    // And from the command line, by the desk that took part: the same page, as a file.
    let path = life.folder.path().join("public.html");
    let leaving = json!({ "purpose": "operational", "recipients": ["The press"], "justification": "" });
    life.vienna.call("writePublicVersion", json!({ "case": life.case, "path": path, "leaving": leaving })).await?;
    let page = std::fs::read_to_string(&path)?;
    ensure!(page.contains("The servers were taken down.") && !page.contains("Tin Whistle"), "{page}");
    Ok(())
}
