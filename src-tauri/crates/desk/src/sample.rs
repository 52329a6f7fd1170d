//! The sample office: the real roster, the public operations with their published figures, and invented cases in every state,
//! marked as such. It is played by a few desks over the in-memory exchange, through the same calls that people use.
//!
//! Names of officers are evident placeholders. Nothing here says anything about a real person, agency or case beyond the public
//! record named in the summaries.

use jcat_domain::{Day, Duty, Instant};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::error::Error;
use crate::memory_office::{self, MemoryOffice};
use crate::start::{self, Founding, StartOffice};

const DAY: i64 = 86_400_000;
/// How long ago the sample office began, in days.
const BEGAN: i64 = 75;

type Arrival = (&'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);
type Proposal = (&'static str, &'static str, &'static str, &'static [&'static str], &'static str, &'static str);

/// Officers of the sample: name, agency, duty. The first of an agency that plays has a desk of its own.
const ARRIVALS: [Arrival; 14] = [
    ("Vera Muster", "at", "officer", &["de", "en"], &["chain analysis"]),
    ("Hanna Probe", "de", "representative", &["de", "en"], &[]),
    ("Nella Esempio", "it", "officer", &["it", "en"], &["open sources"]),
    ("Ewa Przykład", "pl", "officer", &["pl", "en"], &["malware"]),
    ("Elin Exempel", "se", "officer", &["sv", "en"], &["victim identification"]),
    ("Marta Muestra", "es-pn", "officer", &["es", "en"], &["carding"]),
    ("Pablo Modelo", "es-gc", "officer", &["es"], &["drones"]),
    ("Ola Eksempel", "no", "officer", &["nb", "en"], &["hosting"]),
    ("Rémi Modèle", "ch", "officer", &["fr", "de", "en"], &["banking"]),
    ("Alex Sample", "gb", "officer", &["en"], &["undercover online"]),
    ("Terry Template", "us-usss", "officer", &["en", "es"], &["payment cards"]),
    ("Chris Placeholder", "ca", "officer", &["en", "fr"], &["mobile forensics"]),
    ("Kim Example", "au", "officer", &["en"], &["dark web"]),
    ("Sofía Ejemplo", "co", "officer", &["es", "en"], &["SIM swap"]),
];

/// Proposals of the sample: agency that plays, title, area, countries, TLP, what becomes of it.
const PROPOSALS: [Proposal; 15] = [
    ("de", "Quiet Harbour: bulletproof hosting", "facilitators", &["DE", "NL", "RO", "FR", "GB"], "AMBER", "selected"),
    ("nl", "Tin Whistle: booter marketplace", "cyber-dependent", &["NL", "US", "GB"], "AMBER", "selected"),
    ("ro", "Paper Lantern: skimmer rental", "payment-fraud", &["RO", "IT", "ES"], "AMBER", "selected"),
    ("fr", "Glass Ferry: carding forum", "payment-fraud", &["FR", "CA"], "GREEN", "selected"),
    ("us-fbi", "Long Corridor: residential proxies", "facilitators", &["US", "DE"], "AMBER", "selected"),
    ("nl", "Slow Tide: loader and its resellers", "cyber-dependent", &["NL", "PL"], "AMBER+STRICT", "declined"),
    ("fr", "Brass Owl: fake investment desks", "payment-fraud", &["FR", "CH", "DE"], "AMBER", "deferred"),
    ("ro", "Quiet Harbor: bullet-proof hosting resale", "facilitators", &["RO", "DE"], "AMBER", "merged"),
    ("de", "Half Kilometre: crypto mixer", "facilitators", &["DE", "CH"], "AMBER", "review"),
    ("us-fbi", "Night Baker: invoice redirection", "payment-fraud", &["US", "ES", "PL"], "AMBER", "review"),
    ("fr", "Winter Coat: ransom negotiator", "cyber-dependent", &["FR", "AU"], "RED", "review"),
    ("ro", "Copper Fern: counter-antivirus", "facilitators", &["RO", "PL"], "GREEN", "review"),
    ("nl", "Small Orchard: grooming in games", "child-exploitation", &["NL", "CO", "SE"], "AMBER+STRICT", "submitted"),
    ("us-fbi", "Fake ferry tickets", "payment-fraud", &["US"], "GREEN", "returned"),
    ("de", "Salt Cellar: SIM swap brokers", "payment-fraud", &["DE", "IT"], "AMBER", "withdrawn"),
];

/// Cases that ran before: title, agency, stage, areas, summary, days since the beginning, days since the end.
const BROUGHT_IN: [(&str, &str, &str, &str, &str, &str); 18] = [
    (
        "Imminent Monitor RAT takedown",
        "ec3",
        "closed",
        "cyber-dependent",
        "Public record: a remote access tool sold in 124 countries to more than 14,500 buyers; search warrants in Australia and Belgium; 13 of the most prolific users arrested. The lead is not in the public record.",
        "public-1",
    ),
    (
        "webstresser.org",
        "ec3",
        "closed",
        "cyber-dependent",
        "Public record, April 2018: a marketplace for denial-of-service attacks with over 136,000 registered users and 4 million attacks. The lead is not in the public record.",
        "public-2",
    ),
    (
        "Theft of IOTA",
        "ec3",
        "closed",
        "payment-fraud",
        "Public record: a 36-year-old arrested in the United Kingdom for the theft of around EUR 10 million in IOTA from over 85 victims. The lead is not in the public record.",
        "public-3",
    ),
    (
        "Messaging groups that exchanged abuse material",
        "ec3",
        "closed",
        "child-exploitation",
        "Public record: arrests in Spain, Italy and France of people forming messaging groups that exchanged child sexual abuse material. The lead is not in the public record.",
        "public-4",
    ),
    ("Two Bridges: ATM black boxes", "no", "data", "payment-fraud", "", "sample-1"),
    ("Green Kettle: marketplace escrow", "at", "data", "facilitators", "", "sample-2"),
    ("Dry Anchor: stealer log shops", "ca", "planning", "cyber-dependent", "", "sample-3"),
    ("Blue Ladder: closed image boards", "se", "readying", "child-exploitation", "", "sample-4"),
    ("Open Locker: closed file host", "fr", "ready", "facilitators", "", "sample-5"),
    ("Iron Quarry: point-of-sale malware", "us-usss", "operation", "payment-fraud", "", "sample-6"),
    ("Narrow Door: phishing kit", "gb", "wrap-up", "cyber-dependent", "", "sample-7"),
    ("Velvet Signal: flooding service", "de", "suspended", "cyber-dependent", "", "sample-8"),
    ("Silver Kiln: ransomware affiliates", "de", "operation", "cyber-dependent", "", "sample-9"),
    ("Cold Anvil: loader panel", "nl", "wrap-up", "cyber-dependent", "", "sample-10"),
    ("Grey Heron: money mules", "fr", "wrap-up", "payment-fraud", "", "sample-11"),
    ("Hollow Oak: shops that never sent", "ro", "wrap-up", "payment-fraud", "", "sample-12"),
    ("Amber Gate: forged documents", "de", "ready", "facilitators", "", "sample-13"),
    ("Loose Thread: gift card resale", "fr", "planning", "payment-fraud", "", "sample-14"),
];

mod capacity;
mod corrections;
mod elections;
mod first_cases;
mod operations;
mod outreach;
mod scheme;
mod ties;

struct Play<'a> {
    main: &'a Desk,
    /// The day on which the sample office began.
    beginning: Day,
    others: Vec<(&'static str, Desk)>,
    office: MemoryOffice,
    /// Files that go through a file, as with people. Its own, since chance that follows from a seed would name them as another sample does.
    files: tempfile::TempDir,
}

/// Fills a desk that does not exist yet, with all of the sample office or, where something goes wrong, with nothing.
pub(crate) fn fill(desk: &Desk, passphrase: &SecretString) -> Result<(), Error> {
    whole_or_nothing(desk, passphrase, |play| play.all())
}

fn whole_or_nothing(desk: &Desk, passphrase: &SecretString, all: impl FnOnce(&mut Play<'_>) -> Result<(), Error>) -> Result<(), Error> {
    let played = begin(desk, passphrase).map(|mut play| all(&mut play));
    desk.world().shift(0);
    // A desk that was there before, or was never made, is not touched.
    if let Err(error) = played? {
        tracing::error!(%error, "the sample was not played to its end");
        desk.unmake()?;
        return Err(Error::SampleUnfinished);
    }
    Ok(())
}

/// The beginning of a day in UTC. The office's own day begins an hour or two before.
fn midnight(day: Day) -> i64 {
    -(-day.begins().0).div_euclid(DAY) * DAY
}

/// Makes the desk, on the day on which the sample office began.
fn begin<'a>(desk: &'a Desk, passphrase: &SecretString) -> Result<Play<'a>, Error> {
    let world = desk.world().clone();
    // Counted from the day that it is for the office: a clock change between then and now, or an evening on which UTC is a day behind, moves
    // nothing.
    let today = midnight(world.now().office_day());
    let beginning = Instant(today - BEGAN * DAY).office_day();
    let files = tempfile::Builder::new().prefix("jcat-sample-").tempdir().map_err(Error::file("making a folder for the sample"))?;
    let play = Play { main: desk, beginning, others: Vec::new(), office: MemoryOffice::default(), files };
    play.days_ago(BEGAN, 7);
    let request = StartOffice {
        name: "Lena Beispiel".into(),
        agency: parse("de")?,
        from: None,
        duties: vec![Duty::Officer, Duty::Secretary, Duty::Alternate],
        passphrase: passphrase.clone(),
        keyring: false,
    };
    start::begin(desk, &request, Founding::Sample)?;
    Ok(play)
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_value(json!(text)).map_err(|_| Error::Internal("a word of the sample"))
}

impl Play<'_> {
    /// Plays the sample office from its first day to today.
    fn all(&mut self) -> Result<(), Error> {
        let sits: &[Duty] = &[Duty::Officer, Duty::Representative];
        let newcomers = [
            ("nl", "Jan Voorbeeld", sits),
            ("fr", "Marie Exemple", sits),
            ("ro", "Ion Exemplu", sits),
            ("us-fbi", "Sam Specimen", sits),
            ("ec3", "Maria Vzor", &[Duty::Ec3]),
            ("at", "Otto Exempel", &[Duty::Officer]),
        ];
        for (agency, name, duties) in newcomers {
            let other = Desk::in_memory(self.main.world().clone());
            memory_office::newcomer(&other, name, agency, duties).map_err(|_| Error::Internal("a desk of the sample"))?;
            self.others.push((agency, other));
        }
        self.sync()?;
        self.roster()?;
        self.sync()?;
        let rules = self.rules()?;
        self.cases()?;
        self.elections(&rules)?;
        self.sync()
    }

    fn sync(&mut self) -> Result<(), Error> {
        let at = self.main.world().now();
        let desks: Vec<&Desk> = std::iter::once(self.main).chain(self.others.iter().map(|(_, desk)| desk)).collect();
        // Each pushes and then each pulls; nothing in the sample runs against anything else.
        self.office.sync(&desks, at).map_err(|_| Error::Internal("syncing the sample"))
    }

    fn desk(&self, key: &str) -> &Desk {
        self.others.iter().find(|(known, _)| *known == key).map_or(self.main, |(_, desk)| desk)
    }

    fn call(&self, key: &str, name: &str, request: Value) -> Result<Value, Error> {
        self.desk(key).call(name, request).map_err(|problem| {
            tracing::error!(name, code = problem.code, "the sample is refused");
            Error::BadRequest(format!("{name}: {}", problem.message))
        })
    }

    /// Moves the clock to so many days before today, at an hour of the working day (UTC).
    fn days_ago(&self, days: i64, hour: i64) {
        let world = self.main.world();
        world.shift(0);
        let at = midnight(self.beginning) + (BEGAN - days) * DAY + hour * 3_600_000;
        world.shift(at - world.now().0);
    }

    fn today(&self, ahead: u64) -> String {
        self.main.world().now().office_day().plus(ahead).to_string()
    }

    fn roster(&mut self) -> Result<(), Error> {
        self.days_ago(BEGAN - 1, 8);
        for (n, (name, agency, duty, languages, skills)) in ARRIVALS.iter().enumerate() {
            let ending = if n % 5 == 4 { json!(self.today(u64::try_from(BEGAN).unwrap_or_default() + 60)) } else { Value::Null };
            let phone = format!("+3120000{:04}", 1_000 + n);
            let email = format!("desk{n}@{agency}.example");
            let areas: &[&str] = match n % 4 {
                0 => &["facilitators"],
                1 => &["cyber-dependent", "facilitators"],
                2 => &["payment-fraud"],
                _ => &["child-exploitation"],
            };
            let arrival = json!({ "name": name, "agency": agency, "duty": duty, "from": self.today(0), "to": ending, "email": email, "phone": phone,
                "languages": languages, "skills": skills, "areas": areas });
            self.call("de", "recordArrival", arrival)?;
        }
        self.sync()?;
        let officers = self.call("de", "officers", json!({}))?;
        let find =
            |name: &str| officers.as_array().into_iter().flatten().find(|row| row["name"] == name).map(|row| row["id"].clone()).unwrap_or_default();
        let days = |ahead: u64| self.today(u64::try_from(BEGAN).unwrap_or_default() + ahead);
        let absences = [
            ("Nella Esempio", 4, 9, Value::Null),
            ("Vera Muster", 12, 20, find("Otto Exempel")),
            ("Lena Beispiel", 30, 44, Value::Null),
            ("Marie Exemple", 6, 12, find("Jan Voorbeeld")),
            ("Kim Example", 0, 3, Value::Null),
            ("Elin Exempel", 25, 32, find("Ola Eksempel")),
        ];
        for (name, from, to, deputy) in absences {
            self.call("de", "recordAbsence", json!({ "officer": find(name), "from": days(from), "to": days(to), "deputy": deputy }))?;
        }
        self.named_by_two(&find("Hanna Probe"), &find("Otto Exempel"))
    }

    /// A second secretary, whom France seconds; and a second administrator, who still waits for somebody to.
    fn named_by_two(&mut self, secretary: &Value, administrator: &Value) -> Result<(), Error> {
        let term = |officer: &Value, duty: &str| json!({ "officer": officer, "duty": duty, "from": self.today(0), "to": null });
        let proposal = self.call("de", "proposePost", term(secretary, "secretary"))?;
        self.call("de", "proposePost", term(administrator, "administrator"))?;
        self.sync()?;
        self.call("fr", "secondPost", json!({ "officer": secretary, "proposal": proposal }))?;
        self.sync()
    }

    fn cases(&mut self) -> Result<(), Error> {
        let mut ids: Vec<(String, &str, &str, &str)> = Vec::new();
        for (n, (agency, title, area, countries, tlp, fate)) in (0i64..).zip(PROPOSALS) {
            let late = matches!(fate, "review" | "submitted" | "returned" | "withdrawn");
            self.days_ago(if late { 20 - n } else { 70 - n }, 9 + n % 8);
            let summary = format!(
                "Invented for the sample office. {title}: what is known so far, who is asked for what, and why it takes more than one country."
            );
            let loss = if n % 3 == 0 { json!({ "amount": format!("{}00000.00", n + 3), "currency": "EUR" }) } else { Value::Null };
            let urgent = if n % 4 == 0 { json!(self.today(u64::try_from(95 + 9 * n).unwrap_or_default())) } else { Value::Null };
            let request = json!({
                "facts": { "areas": [area], "empact": if n % 2 == 0 { json!("2026-cyber-attacks") } else { Value::Null }, "countries": countries, "urgentBy": urgent,
                    "handling": { "tlp": tlp, "h1": n % 3 == 0, "h2": n % 5 == 0, "h3": null }, "scope": "taskforce" },
                "cover": { "title": title, "summary": summary, "victims": format!("about {} known so far", 120 * (n + 1)), "loss": loss },
            });
            let case = self.call(agency, "proposeCase", request)?.as_str().unwrap_or_default().to_owned();
            ids.push((case, agency, title, fate));
            self.sync()?;
        }
        let of =
            |fates: &[&str]| -> Vec<String> { ids.iter().filter(|(_, _, _, fate)| fates.contains(fate)).map(|(case, ..)| case.clone()).collect() };
        self.days_ago(58, 10);
        let first = of(&["selected", "declined", "deferred", "merged"]);
        let deputy = self.officer("Maria Vzor")?;
        let round = self.call("de", "openRound", json!({ "cases": first, "criteria": null, "closes": self.today(9), "deputy": deputy }))?;
        self.sync()?;
        self.score(&round, &first, 50)?;
        self.days_ago(48, 14);
        self.call("de", "closeRound", json!({ "round": round }))?;
        self.days_ago(45, 9);
        let item = |case: &str, outcome: &str, into: Value| json!({ "case": case, "outcome": outcome, "into": into });
        let hosting = ids.first().map(|(case, ..)| json!(case)).unwrap_or_default();
        let items: Vec<Value> = ids
            .iter()
            .filter_map(|(case, _, _, fate)| match *fate {
                "selected" => Some(item(case, "selected", Value::Null)),
                "declined" => Some(item(case, "not-selected", Value::Null)),
                "deferred" => Some(item(case, "deferred", Value::Null)),
                "merged" => Some(item(case, "merged", hosting.clone())),
                _ => None,
            })
            .collect();
        let text = "Sample decision by written procedure: the ranking was followed; the two proposals on hosting become one case.";
        self.call("de", "recordDecision", json!({ "on": self.today(0), "method": "written-procedure", "text": text, "items": items }))?;
        self.sync()?;
        for (order, case) in (1..).zip(of(&["selected"])) {
            self.call("de", "orderCase", json!({ "case": case, "order": order, "reason": "Default from the ranking." }))?;
        }
        self.import()?;
        self.operations()?;
        self.people(&of(&["selected"]))?;
        self.scheme(&of(&["selected"]))?;
        self.outreach()?;
        self.capacity()?;
        if let Some(case) = of(&["selected"]).first() {
            self.corrections(case)?;
        }
        self.days_ago(5, 9);
        let second = of(&["review"]);
        let round = self.call("de", "openRound", json!({ "cases": second, "criteria": null, "closes": self.today(9), "deputy": null }))?;
        self.sync()?;
        self.score(&round, second.get(..2).unwrap_or_default(), 4)?;
        self.days_ago(3, 11);
        for case in of(&["returned"]) {
            self.call("de", "returnProposal", json!({ "case": case, "reason": "Which countries have victims, and is there an investigation." }))?;
        }
        for case in of(&["withdrawn"]) {
            self.call("de", "withdrawProposal", json!({ "case": case, "reason": "Handed over to the national prosecutor." }))?;
        }
        self.days_ago(1, 15);
        let draft = json!({
            "facts": { "areas": ["cyber-dependent"], "empact": null, "countries": ["DE"], "urgentBy": null, "handling": { "tlp": "AMBER", "h1": false, "h2": false, "h3": null }, "scope": "restricted" },
            "cover": { "title": "Upper Valley: access brokers", "summary": "Invented for the sample office. A draft that only Germany reads.", "victims": null, "loss": null },
        });
        self.call("de", "beginDraft", draft)?;
        Ok(())
    }

    fn officer(&self, name: &str) -> Result<Value, Error> {
        let officers = self.call("de", "officers", json!({}))?;
        let found = officers.as_array().into_iter().flatten().find(|row| row["name"] == name).map(|row| row["id"].clone());
        found.ok_or(Error::NotFound("officer"))
    }

    /// Lets the agencies that play score, each its own way; nobody scores its own proposal.
    fn score(&mut self, round: &Value, cases: &[String], days_ago: i64) -> Result<(), Error> {
        self.days_ago(days_ago, 13);
        for (a, agency) in ["de", "nl", "fr", "ro", "us-fbi"].into_iter().enumerate() {
            for (c, case) in cases.iter().enumerate() {
                let mark = |n: usize| (a * 3 + c * 2 + n * 5) % 4 + 2;
                let marks = json!({ "harm": mark(0), "reach": mark(1), "added-value": mark(2), "feasibility": mark(3), "urgency": mark(4) });
                match self.call(agency, "giveScore", json!({ "round": round, "case": case, "marks": marks, "agency": null })) {
                    Err(Error::BadRequest(_)) => {} // Recused: its own proposal.
                    other => drop(other?),
                }
            }
        }
        self.sync()
    }

    fn import(&mut self) -> Result<(), Error> {
        self.days_ago(40, 10);
        let rows: Vec<Vec<String>> = BROUGHT_IN
            .iter()
            .map(|(title, agency, stage, area, summary, reference)| {
                let summary = if summary.is_empty() {
                    format!("Invented for the sample office: {title}, brought in as it was.")
                } else {
                    (*summary).to_owned()
                };
                let tlp = if reference.starts_with("public") { "CLEAR" } else { "AMBER" };
                [title, agency, stage, area, summary.as_str(), reference, tlp].map(str::to_owned).to_vec()
            })
            .collect();
        let columns = ["Title", "Agency", "Stage", "Crime area", "Summary", "Reference", "TLP"];
        // Through a file, as an office would.
        let file = self.files.path().join("cases.csv");
        jcat_documents::sheet::write(&file, &columns, &rows)?;
        self.call("de", "importCases", json!({ "path": file, "dryRun": false }))?;
        self.sync()?;
        let list = self.call("ec3", "caseList", json!({ "filter": { "awaits": true, "over": true }, "limit": 100 }))?;
        for row in list
            .get("rows")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter(|row| ["ec3", "at"].iter().any(|agency| row["agency"] == *agency) || row["title"] == "Open Locker: closed file host")
        {
            let agency = row["agency"].as_str().unwrap_or_default().to_owned();
            self.call(&agency, "approveCase", json!({ "case": row["id"] }))?;
        }
        self.sync()
    }

    fn people(&mut self, selected: &[String]) -> Result<(), Error> {
        let Some(case) = selected.first() else { return Ok(()) };
        self.days_ago(30, 10);
        for agency in ["nl", "ro", "fr", "gb", "us-fbi"] {
            self.call("de", "joinAgency", json!({ "case": case, "agency": agency }))?;
        }
        for name in ["Lena Beispiel", "Jan Voorbeeld", "Ion Exemplu", "Marie Exemple", "Alex Sample", "Sam Specimen", "Maria Vzor"] {
            let officer = self.officer(name)?;
            self.call("de", "joinOfficer", json!({ "case": case, "officer": officer }))?;
        }
        for (country, kind) in [("NL", "infrastructure"), ("RO", "infrastructure"), ("FR", "victims"), ("GB", "suspects")] {
            self.call("de", "linkCountry", json!({ "case": case, "country": country, "kind": kind, "on": self.today(0) }))?;
        }
        self.sync()?;
        let notes = [
            ("ro", 12, "The prosecutor’s office sits on Monday. I expect the reference by Tuesday noon."),
            ("fr", 8, "Second customer list received. It stays here until our magistrate says otherwise."),
            ("nl", 4, "The rack is on two power feeds. @Lena Beispiel, we need the provider’s night manager on the list."),
            ("de", 2, "Asked. He is there from 22:00."),
        ];
        for (agency, days, text) in notes {
            self.days_ago(days, 9 + days % 6);
            self.call(agency, "writeNote", json!({ "case": case, "text": text }))?;
            self.sync()?;
        }
        self.plan(case)?;
        self.meet(case)?;
        self.document(case)?;
        let Some(second) = selected.get(1) else { return Ok(()) };
        self.begin_plan(second)
    }

    fn go(&self, agency: &str, case: &str, to: &str, reason: &str) -> Result<(), Error> {
        self.call(agency, "moveCase", json!({ "case": case, "to": to, "reason": reason })).map(drop)
    }
}

impl Desk {
    /// Makes the sample office in a folder that holds no desk yet, or in memory.
    pub fn fill_with_sample(&self, passphrase: &SecretString) -> Result<(), crate::Problem> {
        fill(self, passphrase).map_err(|error| self.problem(&error))
    }
}

#[cfg(test)]
mod tests;
