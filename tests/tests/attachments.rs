//! The attachment scheme over several desks: an application from its draft to the last day of the guest, the race for the last place, what
//! changes of roster and case do to it.

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

/// 1 March 2027 is the first day of every story.
const TODAY: &str = "2027-03-01";

/// Vienna leads the case and keeps the Board's records, Paris is linked to it, EC3's coordinator keeps the scheme.
struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    hague: Desk,
    case: Value,
}

/// An act of the Board in which so many of sixteen seats were there and in favour.
fn act(present: u32) -> Value {
    json!({ "on": TODAY, "method": "vote", "text": "The Board decided on the attachment.", "seats": 16, "present": present,
        "for": present, "against": 0, "abstained": 0 })
}

impl Story {
    fn begin(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
        let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer, Duty::Representative]);
        let hague = office.newcomer("Cora Vzor", "ec3", &[Duty::Ec3, Duty::Coordinator]);
        office.sync(&[&vienna, &paris, &hague]);
        let case = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
        let round = must(&vienna, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
        must(&vienna, "closeRound", json!({ "round": round }));
        must(&vienna, "selectCase", json!({ "case": case, "reason": "The ranking was followed." }));
        let mut story = Self { office, vienna, paris, hague, case };
        story.link("AT");
        story.sync();
        must(&story.hague, "setPlaces", json!({ "count": 1, "mostDays": 120 }));
        story.sync();
        story
    }

    fn sync(&mut self) {
        self.office.pass(61);
        for _ in 0..2 {
            self.office.sync(&[&self.vienna, &self.paris, &self.hague]);
        }
    }

    fn link(&self, country: &str) {
        must(&self.vienna, "linkCountry", json!({ "case": self.case, "country": country, "kind": "victims", "on": TODAY }));
    }

    fn application(&self, id: &str, from: &str, to: Value) -> Value {
        json!({ "case": self.case, "applicant": { "id": id, "kind": "cert", "country": "DK", "name": "Sample CERT" }, "person": "Guest Sample",
            "email": null, "from": from, "to": to, "purpose": "Knows the malware.", "papers": [] })
    }

    fn draft(&self, id: &str, from: &str, to: Value) -> Value {
        let attachment = must(&self.hague, "draftAttachment", json!({ "application": self.application(id, from, to) }));
        must(&self.hague, "submitAttachment", json!({ "attachment": attachment }));
        attachment
    }

    /// Up to the Board: found eligible, endorsed by both countries.
    fn endorsed(&mut self, id: &str, from: &str, to: &str) -> Value {
        let attachment = self.draft(id, from, json!(to));
        let which = json!({ "attachment": attachment });
        must(&self.hague, "findEligible", which.clone());
        self.sync();
        must(&self.vienna, "endorseAttachment", which.clone());
        must(&self.paris, "endorseAttachment", which);
        self.sync();
        attachment
    }

    fn view(&self, desk: &Desk, attachment: &Value) -> Value {
        must(desk, "attachment", json!({ "attachment": attachment }))
    }

    fn stage(&self, desk: &Desk, attachment: &Value) -> String {
        self.view(desk, attachment)["row"]["stage"].as_str().unwrap_or_default().to_owned()
    }

    /// Lets midnights pass, so many, and half a day.
    fn days(&self, days: i64) {
        self.office.pass(days * 86_400);
    }
}

#[test]
fn an_application_is_refused_with_one_linked_country_and_goes_its_way_with_two() {
    let mut story = Story::begin(701);
    let attachment = story.draft("dk-cert", "2027-03-02", json!("2027-04-01"));
    let which = json!({ "attachment": attachment });
    let one = refused(&story.hague, "findEligible", which.clone());
    assert_eq!(one.code, "not-eligible");
    assert!(one.message.contains("one member country"), "every reason in words: {one:?}");
    let letter = must(&story.hague, "printAttachmentLetter", which.clone());
    assert!(letter.to_string().contains("1 member country is linked"), "the letter says what was found: {letter}");
    story.link("FR");
    story.sync();
    must(&story.hague, "findEligible", which.clone());
    story.sync();
    let asked = must(&story.paris, "today", json!({}));
    assert_eq!(asked["attachments"][0]["label"], "AT-27-001", "Paris is asked on Today");
    must(&story.vienna, "endorseAttachment", which.clone());
    must(&story.paris, "endorseAttachment", json!({ "attachment": attachment, "opposed": "Not before the action day." }));
    story.sync();
    assert_eq!(story.stage(&story.vienna, &attachment), "endorsement");
    let early = json!({ "attachment": attachment, "outcome": "granted", "act": act(16) });
    assert_eq!(refused(&story.vienna, "decideAttachment", early.clone()).code, "attachment-not-there");
    must(&story.paris, "endorseAttachment", which.clone());
    story.sync();
    assert_eq!(must(&story.vienna, "today", json!({}))["attachments"][0]["stage"], "board-decision", "the secretary sees that it waits");
    let few = json!({ "attachment": attachment, "outcome": "granted", "act": act(8) });
    assert_eq!(refused(&story.vienna, "decideAttachment", few).code, "no-quorum");
    must(&story.vienna, "decideAttachment", early);
    story.sync();
    assert_eq!(story.stage(&story.hague, &attachment), "approved");
    let officer = must(&story.hague, "startAttachment", which.clone());
    story.sync();
    let guest = must(&story.vienna, "officer", json!({ "officer": officer }));
    assert!(guest.to_string().contains("\"guest\""), "on the roster with a term as guest: {guest}");
    for (days, stage) in [(1, "attachment-active"), (29, "attachment-active"), (1, "attachment-expired")] {
        story.days(days);
        assert_eq!(story.stage(&story.paris, &attachment), stage, "after {days} more");
    }
    let rebuilt = [&story.vienna, &story.paris, &story.hague].map(|desk| {
        let before =
            (must(desk, "attachments", json!({})), story.view(desk, &attachment), must(desk, "attachmentEligibility", json!({ "on": TODAY })));
        must(desk, "rebuildReplica", json!({}));
        let after =
            (must(desk, "attachments", json!({})), story.view(desk, &attachment), must(desk, "attachmentEligibility", json!({ "on": TODAY })));
        (before, after)
    });
    for (before, after) in rebuilt {
        assert_eq!(before, after, "a rebuild changes nothing");
    }
}

#[test]
fn the_last_place_goes_to_one_of_two_whoever_decides_on_both_at_once() {
    let mut story = Story::begin(702);
    story.link("FR");
    let second = story.office.newcomer("Sven Exempel", "se", &[Duty::Secretary]);
    story.office.sync(&[&story.vienna, &second]);
    story.sync();
    let first = story.endorsed("dk-cert", "2027-03-10", "2027-04-01");
    let other = story.endorsed("no-lab", "2027-03-31", "2027-05-01");
    story.office.sync(&[&story.vienna, &story.hague, &second]);
    story.office.sync(&[&story.vienna, &story.hague, &second]);
    let grant = |attachment: &Value| json!({ "attachment": attachment, "outcome": "granted", "act": act(16) });
    must(&story.vienna, "decideAttachment", grant(&first));
    // The other secretary is out of reach, and grants the other application the same day of the same place.
    must(&second, "decideAttachment", grant(&other));
    story.office.sync(&[&story.vienna, &second, &story.hague]);
    story.sync();
    story.office.sync(&[&second]);
    let placed = |attachment: &Value| story.view(&story.hague, attachment)["row"]["placed"].clone();
    assert_eq!((placed(&first), placed(&other)), (json!(true), json!(false)));
    let inbox = must(&second, "inbox", json!({}));
    assert!(inbox["overtaken"].to_string().contains("No place for a guest is free"), "and its author is told why: {inbox}");
    assert_eq!(refused(&story.hague, "startAttachment", json!({ "attachment": other })).code, "no-place-left", "nobody comes without a place");
    must(&story.hague, "setPlaces", json!({ "count": 2 }));
    let refused_again = refused(&story.vienna, "decideAttachment", grant(&first));
    assert_eq!(refused_again.code, "attachment-not-there");
}

#[test]
fn a_member_that_leaves_asks_the_coordinator_for_a_decision_and_closes_nothing() {
    let mut story = Story::begin(703);
    story.link("FR");
    story.sync();
    let attachment = story.endorsed("dk-cert", "2027-03-02", "2027-06-01");
    must(&story.vienna, "decideAttachment", json!({ "attachment": attachment, "outcome": "granted", "act": act(16) }));
    story.sync();
    must(&story.hague, "startAttachment", json!({ "attachment": attachment }));
    must(&story.vienna, "endMembership", json!({ "id": "fr", "kind": "member", "from": null, "to": "2027-03-11" }));
    story.sync();
    story.days(9);
    assert_eq!(story.view(&story.hague, &attachment)["row"]["lost"], Value::Null, "the last day of the member");
    story.days(1);
    let view = story.view(&story.hague, &attachment);
    assert_eq!(
        (&view["row"]["stage"], &view["row"]["lost"]["since"], &view["row"]["lost"]["decideBy"]),
        (&json!("attachment-active"), &json!("2027-03-11"), &json!("2027-03-25")),
        "{view}"
    );
    let today = must(&story.hague, "today", json!({}));
    assert_eq!(today["attachments"][0]["lost"]["lacks"], json!(["two-linked-members"]));
    must(&story.hague, "keepAttachment", json!({ "attachment": attachment, "reason": "Until the action day in two weeks." }));
    assert_eq!(must(&story.hague, "today", json!({}))["attachments"], json!([]), "decided");
    must(&story.hague, "endAttachment", json!({ "attachment": attachment, "on": "2027-03-20", "reason": "Done sooner." }));
    story.sync();
    let place = |on: &str| must(&story.hague, "attachments", json!({ "on": on }))["places"]["taken"].clone();
    assert_eq!((place("2027-03-19"), place("2027-03-20")), (json!(1), json!(0)), "the place is free from the day on");
    story.days(9);
    assert_eq!(story.stage(&story.vienna, &attachment), "attachment-ended");
}

#[test]
fn a_guest_from_before_this_system_is_brought_in_and_reminders_come_thirty_and_seven_days_before_the_end() {
    let mut story = Story::begin(704);
    story.link("FR");
    story.sync();
    let application = story.application("dk-cert", "2027-01-10", json!("2027-04-10"));
    let bring = json!({ "application": application, "text": "Decided by the Board in December, on paper." });
    assert_eq!(refused(&story.vienna, "bringInAttachment", bring.clone()).code, "needs-duty");
    let attachment = must(&story.hague, "bringInAttachment", bring);
    assert_eq!(must(&story.hague, "today", json!({}))["attachments"][0]["stage"], "approved", "to be put on the roster");
    must(&story.hague, "startAttachment", json!({ "attachment": attachment }));
    let reminded = |story: &Story| must(&story.hague, "today", json!({}))["attachments"][0]["endsIn"].clone();
    assert_eq!(reminded(&story), Value::Null, "forty days ahead");
    story.days(10);
    assert_eq!(reminded(&story), json!(30));
    story.days(23);
    assert_eq!(reminded(&story), json!(7));
    story.days(7);
    assert_eq!(story.stage(&story.hague, &attachment), "attachment-expired");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("stay.ics");
    must(&story.hague, "exportAttachment", json!({ "attachment": attachment, "path": file, "leaving": {} }));
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(
        text.contains("DTEND:20270409T220000Z") && !text.contains("Sample CERT"),
        "to midnight in Amsterdam, and above TLP:GREEN no name: {text}"
    );
}

#[test]
fn drafts_are_edited_and_taken_back_and_what_was_submitted_stands() {
    let story = Story::begin(705);
    let attachment = must(&story.hague, "draftAttachment", json!({ "application": story.application("dk-cert", "2027-03-02", Value::Null) }));
    let mut better = story.application("dk-cert", "2027-03-02", json!("2027-03-20"));
    must(&story.hague, "editAttachment", json!({ "attachment": attachment, "application": better }));
    must(&story.hague, "undo", json!({}));
    assert_eq!(story.view(&story.hague, &attachment)["row"]["to"], Value::Null);
    must(&story.hague, "redo", json!({}));
    must(&story.hague, "submitAttachment", json!({ "attachment": attachment }));
    better["papers"] = json!([{ "kind": "clearance", "title": "Clearance 7", "until": "2027-03-10" }]);
    must(&story.hague, "editAttachment", json!({ "attachment": attachment, "application": better }));
    assert_eq!(story.view(&story.hague, &attachment)["row"]["papersShort"], 1, "it runs out before the end");
    better["person"] = json!("Somebody Else");
    assert_eq!(refused(&story.hague, "editAttachment", json!({ "attachment": attachment, "application": better })).code, "attachment-not-there");
    must(&story.hague, "withdrawAttachment", json!({ "attachment": attachment, "reason": "They thought better of it." }));
    assert_eq!(story.stage(&story.hague, &attachment), "attachment-withdrawn");
}
