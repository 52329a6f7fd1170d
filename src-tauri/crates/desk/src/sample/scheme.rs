//! Guests, contributions from outside and the Board's meetings in the sample office. All of it is invented, and named so that it shows.

use serde_json::{Value, json};

use super::{BEGAN, Play};
use crate::error::Error;

/// Seats that came to the meeting of the sample.
const CAME: [&str; 12] = ["at", "au", "ca", "ch", "co", "de", "fr", "gb", "it", "nl", "ro", "us-fbi"];

impl Play<'_> {
    /// Plays the scheme and the Board's meetings on the selected cases.
    pub(super) fn scheme(&mut self, cases: &[String]) -> Result<(), Error> {
        let [hosting, booter, _, forum, ..] = cases else { return Ok(()) };
        self.keeper()?;
        self.linked(booter, forum)?;
        self.guest(hosting)?;
        let declined = self.asked_in_vain(hosting)?;
        self.lacking(forum)?;
        self.offered(hosting)?;
        let granted_soon = self.endorsed(booter)?;
        self.met(hosting, &declined)?;
        self.convened(hosting, &granted_soon)
    }

    /// The day so many days from now, whatever the clock of the play says.
    pub(super) fn day_in(&self, days: i64) -> String {
        self.beginning.plus(u64::try_from(BEGAN + days).unwrap_or_default()).to_string()
    }

    /// EC3 keeps the scheme.
    fn keeper(&mut self) -> Result<(), Error> {
        self.days_ago(26, 9);
        let maria = self.officer("Maria Vzor")?;
        self.call("de", "grantPost", json!({ "officer": maria, "duty": "coordinator", "from": self.today(0), "to": null }))?;
        self.sync()?;
        self.call("ec3", "setPlaces", json!({ "count": 3, "mostDays": 180 }))?;
        self.sync()
    }

    fn linked(&mut self, booter: &str, forum: &str) -> Result<(), Error> {
        let links = [("nl", booter, "NL", "infrastructure"), ("nl", booter, "US", "suspects"), ("fr", forum, "FR", "victims")];
        for (desk, case, country, kind) in links {
            self.call(desk, "linkCountry", json!({ "case": case, "country": country, "kind": kind, "on": self.today(0) }))?;
        }
        self.sync()
    }

    fn application(&self, case: &str, applicant: (&str, &str, Option<&str>, &str), person: &str, days: (String, Option<String>)) -> Value {
        let (id, kind, country, name) = applicant;
        json!({ "case": case, "applicant": { "id": id, "kind": kind, "country": country, "name": name }, "person": person, "email": null,
            "from": days.0, "to": days.1, "purpose": "Invented for the sample office: knows the tools that the case is about.",
            "papers": [{ "kind": "confidentiality", "title": "Undertaking 7 (invented)", "until": self.day_in(200) }] })
    }

    /// Somebody who was here before this system, with the end in sight.
    fn guest(&mut self, case: &str) -> Result<(), Error> {
        let days = (self.day_in(-40), Some(self.day_in(20)));
        let application = self.application(case, ("sample-cert", "cert", Some("DK"), "Sample CERT"), "Guest Example", days);
        let text = "The Board, before this system (invented).";
        let guest = self.call("ec3", "bringInAttachment", json!({ "application": application, "text": text }))?;
        self.call("ec3", "startAttachment", json!({ "attachment": guest }))?;
        self.sync()
    }

    /// Begins and submits an application.
    fn submitted(&mut self, application: &Value) -> Result<Value, Error> {
        let attachment = self.call("ec3", "draftAttachment", json!({ "application": application }))?;
        self.call("ec3", "submitAttachment", json!({ "attachment": attachment }))?;
        self.sync()?;
        Ok(attachment)
    }

    /// One that the Board will decline.
    fn asked_in_vain(&mut self, case: &str) -> Result<Value, Error> {
        self.days_ago(24, 10);
        let days = (self.day_in(10), Some(self.day_in(170)));
        let application = self.application(case, ("sample-telecom", "company", None, "Sample Telecom"), "Pat Placeholder", days);
        self.submitted(&application)
    }

    /// One of which the conditions do not hold: one linked country, and no last day.
    fn lacking(&mut self, case: &str) -> Result<(), Error> {
        self.days_ago(12, 10);
        let applicant = ("dk-sample-police", "agency", Some("DK"), "Sample police force");
        let application = self.application(case, applicant, "Robin Example", (self.day_in(25), None));
        self.submitted(&application).map(drop)
    }

    /// One that both countries endorse, so that it is for the Board.
    fn endorsed(&mut self, case: &str) -> Result<Value, Error> {
        self.days_ago(8, 9);
        let days = (self.day_in(15), Some(self.day_in(75)));
        let application = self.application(case, ("sample-tracing", "company", None, "Sample Wallet Tracing"), "Jo Specimen", days);
        let attachment = self.submitted(&application)?;
        let which = json!({ "attachment": attachment });
        self.call("ec3", "findEligible", which.clone())?;
        self.sync()?;
        self.days_ago(6, 9);
        self.call("nl", "endorseAttachment", which.clone())?;
        self.call("us-fbi", "endorseAttachment", which)?;
        self.sync()?;
        Ok(attachment)
    }

    fn offer(
        &mut self,
        desk: &str,
        sponsor: &str,
        case: Option<&str>,
        offerer: (&str, &str, Option<&str>, &str),
        what: &str,
    ) -> Result<Value, Error> {
        let (id, kind, country, name) = offerer;
        let sponsor = self.officer(sponsor)?;
        let facts = json!({ "offerer": { "id": id, "kind": kind, "country": country, "name": name }, "person": "Contact Example", "email": null,
            "on": self.today(0), "offered": what, "legalBasis": "Invented for the sample office: handed over of their own accord",
            "case": case, "sponsor": sponsor, "back": null });
        let offer = self.call(desk, "recordOffer", json!({ "facts": facts }))?;
        self.sync()?;
        Ok(offer)
    }

    /// Contributions from outside: one that became an application, one received, one declined, one that waits.
    fn offered(&mut self, case: &str) -> Result<(), Error> {
        self.days_ago(20, 10);
        let university = ("sample-university", "university", None, "Institute of Samples");
        let first = self.offer("nl", "Jan Voorbeeld", Some(case), university, "A list of 2,000 addresses from a measurement (invented).")?;
        self.days_ago(19, 10);
        self.call("nl", "receiveOffer", json!({ "offer": first }))?;
        self.sync()?;
        self.days_ago(18, 10);
        let application = self.application(case, university, "Sam Template", (self.day_in(30), Some(self.day_in(90))));
        let attachment = self.call("ec3", "convertOffer", json!({ "offer": first, "application": application }))?;
        let which = json!({ "attachment": attachment });
        self.call("ec3", "submitAttachment", which.clone())?;
        self.call("ec3", "findEligible", which.clone())?;
        self.sync()?;
        self.days_ago(16, 10);
        self.call("nl", "endorseAttachment", which)?;
        self.call("fr", "endorseAttachment", json!({ "attachment": attachment, "opposed": "Not before the action days (invented)." }))?;
        self.days_ago(14, 10);
        let received =
            self.offer("at", "Otto Exempel", None, ("sample-exchange", "company", None, "Sample Exchange"), "Logs of one wallet (invented).")?;
        self.call("at", "receiveOffer", json!({ "offer": received }))?;
        self.days_ago(11, 10);
        let police = ("is-sample-police", "agency", Some("IS"), "Sample constabulary");
        let declined = self.offer("fr", "Marie Exemple", None, police, "Statements of two witnesses (invented).")?;
        self.call("fr", "declineOffer", json!({ "offer": declined, "reason": "To be asked for by letter rogatory (invented)." }))?;
        self.days_ago(4, 10);
        let hosting = ("sample-hosting", "company", None, "Sample Hosting");
        self.offer("ec3", "Lena Beispiel", Some(case), hosting, "The customer file of one rack (invented).").map(drop)
    }

    fn item(&self, meeting: &Value, order: u32, title: &str, topic: &str, about: (Value, Value)) -> Result<Value, Error> {
        let is = json!({ "order": order, "title": title, "text": null, "topic": topic, "case": about.0, "attachment": about.1 });
        self.call("de", "setAgendaItem", json!({ "meeting": meeting, "is": is }))
    }

    /// Records a decision: everybody who came says the same.
    fn decide(&self, meeting: &Value, item: &Value, voice: &str, text: &str, follows: Value) -> Result<(), Error> {
        let voices: Vec<Value> = CAME.iter().map(|agency| json!({ "agency": agency, "voice": voice })).collect();
        let mut request = json!({ "decide": { "meeting": meeting, "item": item, "method": "vote", "text": text, "voices": voices } });
        if let (Some(request), Value::Object(follows)) = (request.as_object_mut(), follows) {
            request.extend(follows);
        }
        self.call("de", "decideItem", request).map(drop)
    }

    /// A meeting that was held, with approved minutes and what somebody is to do.
    fn met(&mut self, case: &str, declined: &Value) -> Result<(), Error> {
        self.days_ago(23, 9);
        let at = format!("{} 10:00", self.day_in(-15));
        let typed = json!({ "title": "Autumn meeting (invented)", "form": "board-meeting", "at": at, "minutes": 180, "place": "Board room",
            "itemsUntil": format!("{} 18:00", self.day_in(-17)) });
        let meeting = self.call("de", "callBoard", json!({ "typed": typed }))?;
        let none = || (Value::Null, Value::Null);
        let wishes = self.item(&meeting, 1, "Priorities of the year", "topic-priorities", none())?;
        let guest = self.item(&meeting, 2, "Sample Telecom", "topic-attachment", (Value::Null, declined.clone()))?;
        let hosting = self.item(&meeting, 3, "Quiet Harbour: what is still open", "topic-other", (json!(case), Value::Null))?;
        let report = self.item(&meeting, 4, "Report of EC3", "topic-other", none())?;
        self.days_ago(15, 12);
        let present: Vec<Value> = CAME.iter().map(|agency| json!({ "agency": agency, "officer": null })).collect();
        self.call("de", "recordAttendance", json!({ "meeting": meeting, "present": present, "others": ["Expert Example (invented)"] }))?;
        let list = json!([
            { "title": "Ransomware and who sells the way in", "text": null, "areas": ["cyber-dependent"], "empact": "2026-cyber-attacks" },
            { "title": "Hosting that looks away", "text": null, "areas": ["facilitators"], "empact": null },
        ]);
        let priorities = json!({ "priorities": { "from": self.day_in(-60), "to": self.day_in(305), "list": list } });
        self.decide(&meeting, &wishes, "voice-for", "The Board sets its priorities (invented).", priorities)?;
        self.decide(&meeting, &guest, "voice-against", "The Board does not grant the attachment (invented).", json!({}))?;
        self.decide(&meeting, &hosting, "voice-for", "The action days are prepared as planned (invented).", json!({}))?;
        let note = json!({ "meeting": meeting, "item": report, "method": "consensus", "text": "Noted.", "voices": [], "noted": true });
        self.call("de", "decideItem", json!({ "decide": note }))?;
        self.call("de", "remarkOnBoard", json!({ "meeting": meeting, "item": report, "text": "EC3 reported on its tools (invented)." }))?;
        let action = |item: &Value, text: &str, ahead: i64| json!({ "meeting": meeting, "item": item, "text": text, "agency": "de", "due": self.day_in(ahead) });
        let planned = self.call("de", "agreeAction", action(&hosting, "Name who speaks to the provider (invented)", 12))?;
        self.call("de", "agreeAction", action(&hosting, "Ask for the second magistrate (invented)", 20))?;
        self.call("de", "agreeAction", action(&report, "Send the slides to all seats (invented)", 6))?;
        self.call("de", "planActionPoint", json!({ "meeting": meeting, "point": planned }))?;
        self.sync()?;
        self.days_ago(10, 9);
        let view = self.call("de", "boardMeeting", json!({ "meeting": meeting }))?;
        let act = json!({ "on": self.today(0), "method": "consensus", "text": "The minutes are approved (invented).", "seats": 18, "present": 12, "for": 12,
            "against": 0, "abstained": 0 });
        self.call("de", "approveMinutes", json!({ "meeting": meeting, "sha256": view.get("sha256"), "act": act }))?;
        self.sync()
    }

    /// A meeting that lies ahead.
    fn convened(&mut self, case: &str, attachment: &Value) -> Result<(), Error> {
        self.days_ago(4, 11);
        let typed = json!({ "title": "Winter meeting (invented)", "form": "board-meeting", "at": format!("{} 10:00", self.day_in(9)), "minutes": 120,
            "place": "Board room", "itemsUntil": format!("{} 18:00", self.day_in(7)) });
        let meeting = self.call("de", "callBoard", json!({ "typed": typed }))?;
        self.item(&meeting, 1, "Sample Wallet Tracing", "topic-attachment", (Value::Null, attachment.clone()))?;
        self.item(&meeting, 2, "Quiet Harbour: who speaks to the press", "topic-other", (json!(case), Value::Null))?;
        self.item(&meeting, 3, "Report of EC3", "topic-other", (Value::Null, Value::Null))?;
        self.sync()
    }
}
