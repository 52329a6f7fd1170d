//! The operations of the sample office: one under way, outcomes on every step of their way, one that the Board noted. All of it is
//! invented, but the published figures of public operations.

use serde_json::{Value, json};

use super::Play;
use crate::error::Error;

/// A number of an operation: whose desk counts it, kind, country, how many, marking.
type Figure = (&'static str, &'static str, &'static str, &'static str, &'static str);

impl Play<'_> {
    /// Plays every operation.
    pub(super) fn operations(&mut self) -> Result<(), Error> {
        self.public_figures()?;
        self.noted()?;
        self.before_the_board()?;
        self.confirming()?;
        self.no_longer_ready()?;
        self.given_up()?;
        self.under_way()?;
        self.ties()
    }

    pub(super) fn case_of(&self, title: &str) -> Result<Value, Error> {
        let list = self.call("de", "caseList", json!({ "filter": { "over": true }, "limit": 1_000 }))?;
        let found = list.get("rows").and_then(Value::as_array).into_iter().flatten().find(|row| row["title"] == title).map(|row| row["id"].clone());
        found.ok_or(Error::NotFound("case"))
    }

    /// Approves what was brought in, and puts agencies and their officers on it.
    fn man(&mut self, lead: &str, title: &str) -> Result<Value, Error> {
        let case = self.case_of(title)?;
        // Germany's desk brought them in, which approves its own.
        if lead != "de" {
            self.call(lead, "approveCase", json!({ "case": case }))?;
        }
        for agency in ["de", "nl", "ro", "fr"].into_iter().filter(|agency| *agency != lead) {
            self.call(lead, "joinAgency", json!({ "case": case, "agency": agency }))?;
        }
        for name in ["Lena Beispiel", "Jan Voorbeeld", "Ion Exemplu", "Marie Exemple", "Maria Vzor"] {
            let officer = self.officer(name)?;
            self.call(lead, "joinOfficer", json!({ "case": case, "officer": officer }))?;
        }
        self.sync()?;
        Ok(case)
    }

    fn count(&mut self, case: &Value, figures: &[Figure]) -> Result<(), Error> {
        for (desk, kind, country, quantity, tlp) in figures {
            let unit = if *kind == "cash" { json!("EUR") } else { Value::Null };
            let figure = json!({ "kind": kind, "country": country, "quantity": quantity, "unit": unit, "tlp": tlp });
            self.call(desk, "recordCounter", json!({ "case": case, "figure": figure }))?;
        }
        self.sync()
    }

    fn write(&self, lead: &str, case: &Value, days: (i64, i64), parts: &[(&str, &str, &str)]) -> Result<(), Error> {
        let day = |ago: i64| {
            let ahead = u64::try_from(super::BEGAN - ago).unwrap_or_default();
            self.beginning.plus(ahead).to_string()
        };
        let parts: Vec<Value> = parts.iter().map(|(part, text, tlp)| json!({ "part": part, "text": { "text": text, "tlp": tlp } })).collect();
        self.call(lead, "writeOutcome", json!({ "case": case, "from": day(days.0), "last": day(days.1), "parts": parts })).map(drop)
    }

    /// An agency confirms its own numbers as they are.
    fn confirm(&self, agencies: &[&str], case: &Value) -> Result<(), Error> {
        for agency in agencies {
            let view = self.call(agency, "outcome", json!({ "case": case }))?;
            let rows = view.get("agencies").and_then(Value::as_array).into_iter().flatten();
            let digest = rows.clone().find(|row| row["agency"] == **agency).map(|row| row["digest"].clone()).unwrap_or_default();
            self.call(agency, "confirmNumbers", json!({ "case": case, "digest": digest }))?;
        }
        Ok(())
    }

    /// What is published of public operations, and nothing else: no lead, no day that no source names.
    fn public_figures(&mut self) -> Result<(), Error> {
        self.days_ago(38, 9);
        let known = [("Imminent Monitor RAT takedown", Value::Null, "13"), ("Theft of IOTA", json!("GB"), "1")];
        for (title, country, arrested) in known {
            let figure = json!({ "kind": "arrest", "country": country, "quantity": arrested, "tlp": "CLEAR",
                "reference": "Public record; the day is not in it" });
            self.call("ec3", "recordCounter", json!({ "case": self.case_of(title)?, "figure": figure }))?;
        }
        self.sync()
    }

    /// Its outcome was noted, and the case is closed: what counts in statistics.
    fn noted(&mut self) -> Result<(), Error> {
        self.days_ago(36, 6);
        let case = self.man("ro", "Hollow Oak: shops that never sent")?;
        self.count(
            &case,
            &[
                ("ro", "arrest", "RO", "6", "CLEAR"),
                ("ro", "search", "RO", "11", "CLEAR"),
                ("nl", "server-seized", "NL", "9", "CLEAR"),
                ("de", "account-frozen", "DE", "24", "GREEN"),
                ("ro", "cash", "RO", "48250.00", "AMBER"),
            ],
        )?;
        self.days_ago(29, 10);
        self.write(
            "ro",
            &case,
            (36, 36),
            &[
                ("summary", "Invented for the sample office. A network of web shops that took money and sent nothing was taken down.", "CLEAR"),
                ("outcome-victims", "Banks write to them; 1,900 have been found so far.", "GREEN"),
                ("lessons", "The provider’s night manager should be on the list from the first day.", "AMBER"),
            ],
        )?;
        self.sync()?;
        self.days_ago(26, 9);
        self.confirm(&["ro", "nl", "de", "fr"], &case)?;
        self.sync()?;
        self.call("ro", "putOutcome", json!({ "case": case }))?;
        self.sync()?;
        self.days_ago(22, 10);
        let digest = self.call("de", "outcome", json!({ "case": case }))?.pointer("/put/digest").cloned().unwrap_or_default();
        let text = "Sample record: the Board noted the outcome and thanked those who took part.";
        self.call("de", "noteOutcome", json!({ "case": case, "digest": digest, "on": self.today(0), "text": text }))?;
        self.sync()?;
        self.go("ro", case.as_str().unwrap_or_default(), "closed", "The Board has noted the outcome.")?;
        self.sync()
    }

    /// Every agency but one has confirmed, and that one was left out; the Board has not noted it yet.
    fn before_the_board(&mut self) -> Result<(), Error> {
        self.days_ago(33, 6);
        let case = self.man("fr", "Grey Heron: money mules")?;
        self.count(
            &case,
            &[
                ("fr", "arrest", "FR", "4", "CLEAR"),
                ("fr", "hearing", "FR", "17", "GREEN"),
                ("de", "account-frozen", "DE", "31", "GREEN"),
                ("ro", "search", "RO", "2", "GREEN"),
            ],
        )?;
        self.days_ago(27, 11);
        let summary = "Invented for the sample office. People who lent their accounts were heard, those who recruited them arrested.";
        self.write("fr", &case, (33, 32), &[("summary", summary, "CLEAR"), ("follow-ups", "Two recruiters are still abroad.", "AMBER")])?;
        self.sync()?;
        self.days_ago(24, 9);
        self.confirm(&["fr", "nl", "de"], &case)?;
        self.sync()?;
        self.days_ago(10, 9);
        let reason = "Invented: its desk was moved to another unit, which has not answered three letters.";
        self.call("fr", "askConfirmationWaiver", json!({ "case": case, "agency": "ro", "reason": reason }))?;
        self.sync()?;
        let view = self.call("ec3", "outcome", json!({ "case": case }))?;
        let rows = view.get("agencies").and_then(Value::as_array).into_iter().flatten();
        let waiver = rows.filter(|row| row["agency"] == "ro").find_map(|row| row.pointer("/waiver/id")).cloned().unwrap_or_default();
        self.call("ec3", "secondConfirmationWaiver", json!({ "case": case, "waiver": waiver }))?;
        self.sync()?;
        self.days_ago(9, 9);
        self.call("fr", "putOutcome", json!({ "case": case }))?;
        self.sync()
    }

    /// The report is written; one agency has still to confirm its numbers.
    fn confirming(&mut self) -> Result<(), Error> {
        self.days_ago(11, 6);
        let case = self.man("nl", "Cold Anvil: loader panel")?;
        self.count(
            &case,
            &[("nl", "server-down", "NL", "14", "CLEAR"), ("de", "search", "DE", "3", "AMBER"), ("de", "device", "DE", "21", "AMBER")],
        )?;
        self.days_ago(4, 14);
        self.write("nl", &case, (11, 11), &[("summary", "Invented for the sample office. The panel and its spare are off.", "GREEN")])?;
        self.sync()?;
        self.confirm(&["nl", "ro", "fr"], &case)?;
        self.sync()
    }

    /// Brought in as ready, with nothing of it on record: it says what it lacks.
    fn no_longer_ready(&mut self) -> Result<(), Error> {
        self.days_ago(8, 9);
        self.man("de", "Amber Gate: forged documents")?;
        Ok(())
    }

    /// Given up, with its reason.
    fn given_up(&mut self) -> Result<(), Error> {
        self.days_ago(7, 9);
        let case = self.case_of("Loose Thread: gift card resale")?;
        self.call("fr", "approveCase", json!({ "case": case }))?;
        self.call("fr", "cancelCase", json!({ "case": case, "reason": "Invented: the prosecutor sees no offence." }))?;
        self.sync()
    }

    /// An action of two days that has begun.
    fn under_way(&mut self) -> Result<(), Error> {
        self.days_ago(3, 9);
        let case = self.man("de", "Silver Kiln: ransomware affiliates")?;
        self.days_ago(1, 2);
        let hour = self.main.world().now().0 + 2 * 3_600_000;
        self.call("de", "setHour", json!({ "case": case, "hour": hour }))?;
        self.call("de", "paceReports", json!({ "case": case, "minutes": 60 }))?;
        self.sync()?;
        for (desk, country) in [("de", "DE"), ("ro", "RO"), ("fr", "FR")] {
            self.call(desk, "reportSignal", json!({ "case": case, "country": country, "signal": "green" }))?;
        }
        let text = "The provider’s night manager has not arrived.";
        self.call("nl", "reportSignal", json!({ "case": case, "country": "NL", "signal": "hold", "text": text }))?;
        self.sync()?;
        self.days_ago(1, 6);
        self.count(
            &case,
            &[
                ("de", "search", "DE", "7", "AMBER"),
                ("de", "arrest", "DE", "2", "AMBER"),
                ("ro", "search", "RO", "4", "AMBER"),
                ("ro", "arrest", "RO", "1", "AMBER"),
                ("fr", "device", "FR", "16", "AMBER"),
                ("ec3", "server-down", "UA", "5", "AMBER"),
            ],
        )?;
        let figure = json!({ "kind": "server-down", "country": "NL", "quantity": "40", "bound": "at-least", "tlp": "AMBER" });
        let event = self.call("nl", "recordCounter", json!({ "case": case, "figure": figure }))?;
        self.sync()?;
        self.days_ago(1, 8);
        let figure = json!({ "kind": "server-down", "country": "NL", "quantity": "52", "tlp": "AMBER" });
        self.call("nl", "correctCounter", json!({ "counter": event, "figure": figure, "reason": "Counted on the rack." }))?;
        self.sync()
    }
}
