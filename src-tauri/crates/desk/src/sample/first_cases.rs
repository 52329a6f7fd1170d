//! What the first cases of the sample office hold: plans, meetings, a document.

use serde_json::{Value, json};

use super::{DAY, Play};
use crate::error::Error;

impl Play<'_> {
    /// The first case is being made ready: a plan that can be kept, and some conditions that do not hold yet.
    pub(super) fn plan(&mut self, case: &str) -> Result<(), Error> {
        self.days_ago(28, 9);
        self.go("de", case, "data", "The officers of six agencies are on it.")?;
        self.days_ago(24, 11);
        self.go("de", case, "planning", "What was shared is enough to plan on.")?;
        self.call("de", "useTemplate", json!({ "case": case, "template": "botnet-takedown" }))?;
        self.days_ago(20, 9);
        self.go("de", case, "readying", "The plan stands.")?;
        let now = self.main.world().now();
        let from = now.0 - now.0.rem_euclid(DAY) + 95 * DAY + 4 * 3_600_000;
        self.call("de", "setWindow", json!({ "case": case, "from": from, "to": from + 9 * 3_600_000 }))?;
        self.call("de", "takeBaseline", json!({ "case": case }))?;
        self.call("de", "informEurojust", json!({ "case": case, "on": self.today(0) }))?;
        self.sync()?;
        let plan = self.call("de", "plan", json!({ "case": case }))?;
        let task = |title: &str| {
            let rows = plan.get("tasks").and_then(Value::as_array).into_iter().flatten();
            rows.clone().find(|row| row["title"].as_str().is_some_and(|it| it == title)).map(|row| row["id"].clone()).unwrap_or_default()
        };
        let status = |task: Value, status: &str| json!({ "task": task, "edits": { "status": status } });
        self.days_ago(15, 16);
        for key in ["enrich", "meeting"] {
            let title = self.main.words().say(&format!("step-{key}"));
            self.call("de", "editTask", status(task(&title), "done"))?;
        }
        let consult = self.main.words().say("step-consult");
        for (agency, country) in [("de", "DE"), ("nl", "NL"), ("fr", "FR")] {
            let facts = json!({ "name": format!("Prosecutor’s office (invented), {country}"), "kind": "prosecutor", "country": country });
            let authority = self.call(agency, "recordAuthority", json!({ "facts": facts }))?;
            let answer = if agency == "nl" { "asked" } else { "granted" };
            let facts = json!({ "country": country, "authority": authority, "on": self.today(0), "answer": answer, "instrument": "eio",
                "reference": format!("{country} 7/{}", agency.len()), "validFrom": self.today(5), "validTo": self.today(150) });
            self.call(agency, "recordConsultation", json!({ "case": case, "facts": facts }))?;
            let title = format!("{consult} ({country})");
            self.call(agency, "editTask", status(task(&title), if agency == "nl" { "under-way" } else { "done" }))?;
        }
        let (lena, maria) = (self.officer("Lena Beispiel")?, self.officer("Maria Vzor")?);
        self.call("de", "nameActionLeads", json!({ "case": case, "country": "DE", "lead": lena, "deputy": maria }))?;
        let due = self.today(17);
        let mapping = task(&self.main.words().say("step-map-infrastructure"));
        self.call(
            "de",
            "editTask",
            json!({ "task": mapping, "edits": { "officer": [lena], "due": [due], "checklist":
            [{ "text": "Racks", "done": true }, { "text": "Name servers", "done": false }] } }),
        )?;
        self.call("de", "setNeed", json!({ "case": case, "country": "NL", "kind": "forensic-examiners", "quantity": 4 }))?;
        self.sync()?;
        self.call("nl", "commitResource", json!({ "case": case, "country": "NL", "kind": "forensic-examiners", "agency": "nl", "quantity": 3 }))?;
        self.call("de", "setSafety", json!({ "case": case, "victims": "Each country writes to its own victims in the week after the action." }))?;
        self.call("de", "setEvidence", json!({ "case": case, "storage": "Sample store, cage 4", "custodian": null }))?;
        self.sync()
    }

    /// A meeting that was held, with what it agreed, and one that lies ahead.
    pub(super) fn meet(&mut self, case: &str) -> Result<(), Error> {
        self.days_ago(13, 9);
        let (lena, marie) = (self.officer("Lena Beispiel")?, self.officer("Marie Exemple")?);
        let invited = json!({ "officers": [lena, marie], "authorities": [] });
        let typed = |title: &str, day: String, agenda: Value| json!({ "title": title, "at": format!("{day} 10:00"), "minutes": 90, "place": "Room 2, and by video", "agenda": agenda, "invited": invited });
        let held = typed("Who brings what (invented)", self.today(0), json!(["Warrants", "Examiners", "What is said in public"]));
        let held = self.call("de", "callMeeting", json!({ "case": case, "typed": held }))?;
        self.days_ago(13, 14);
        self.call("de", "recordMinutes", json!({ "meeting": held, "attended": invited, "text": "The racks are in two buildings, not one." }))?;
        self.call("de", "agreePoint", json!({ "meeting": held, "text": "Nobody speaks to the press before all doors are open." }))?;
        let follow_up = json!({ "agency": "de", "officer": lena, "due": self.today(40) });
        self.call("de", "agreePoint", json!({ "meeting": held, "text": "Ask the provider for the second building", "followUp": follow_up }))?;
        let ahead = typed("Last look before the action days (invented)", self.today(30), json!(["Readiness, condition by condition"]));
        self.call("de", "callMeeting", json!({ "case": case, "typed": ahead }))?;
        self.sync()
    }

    /// The second case is being planned.
    pub(super) fn begin_plan(&mut self, case: &str) -> Result<(), Error> {
        self.days_ago(18, 10);
        let jan = self.officer("Jan Voorbeeld")?;
        self.call("nl", "joinOfficer", json!({ "case": case, "officer": jan }))?;
        self.go("nl", case, "data", "Begun with the customer list.")?;
        self.call("nl", "joinAgency", json!({ "case": case, "agency": "us-fbi" }))?;
        self.days_ago(9, 10);
        self.go("nl", case, "planning", "The list is sorted.")?;
        self.call("nl", "useTemplate", json!({ "case": case, "template": "booter" }))?;
        self.sync()
    }

    /// Adds a document, through a file as people do, on the desk that the sample is for: the in-memory exchange carries no files.
    pub(super) fn document(&mut self, case: &str) -> Result<(), Error> {
        self.days_ago(6, 11);
        let file = self.files.path().join("hosts.txt");
        let text = "Invented for the sample office.\n\nHosts named in the first customer list (addresses reserved for documentation):\n\n\
                    192.0.2.17      control panel\n192.0.2.44      mail\n198.51.100.8    backup\n203.0.113.90    not reached since Sunday\n";
        std::fs::write(&file, text).map_err(Error::file("writing a file of the sample"))?;
        let request = json!({ "case": case, "path": file, "name": "Hosts of the first list.txt", "handling": { "tlp": "AMBER", "h1": true, "h2": false, "h3": null },
            "description": "Invented for the sample office: what the provider’s list says." });
        let document = self.call("de", "addDocument", request)?;
        self.days_ago(3, 16);
        let reason = "Copy on a sealed drive, for the magistrate.";
        let handed = json!({ "document": document, "from": "Lena Beispiel", "to": "Marie Exemple", "reason": reason });
        self.call("de", "recordCustody", handed)?;
        self.sync()
    }
}
