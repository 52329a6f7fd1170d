//! Occasional contributions over several desks: recorded, received as data of a case, declined, taken up anew, converted into an application.

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

/// Vienna keeps the case and sponsors, Paris hears of things, EC3's coordinator keeps the scheme.
struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    hague: Desk,
    case: Value,
    sponsor: Value,
}

impl Story {
    fn begin(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
        let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
        let hague = office.newcomer("Cora Vzor", "ec3", &[Duty::Ec3, Duty::Coordinator]);
        office.sync(&[&vienna, &paris, &hague]);
        let case = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
        let sponsor = must(&vienna, "deskStatus", json!({}))["me"]["officer"].clone();
        let mut story = Self { office, vienna, paris, hague, case, sponsor };
        story.sync();
        story
    }

    fn sync(&mut self) {
        self.office.pass(61);
        for _ in 0..2 {
            self.office.sync(&[&self.vienna, &self.paris, &self.hague]);
        }
    }

    fn facts(&self) -> Value {
        json!({ "offerer": { "id": "dk-cert", "kind": "cert", "country": "DK", "name": "Sample CERT" }, "person": "Contact Sample", "email": null,
            "on": "2027-02-26", "offered": "Two thousand addresses of a botnet.", "legalBasis": "Article 26 of a sample regulation",
            "case": self.case, "sponsor": self.sponsor, "back": null })
    }

    fn offer(&mut self) -> Value {
        let offer = must(&self.paris, "recordOffer", json!({ "facts": self.facts() }));
        self.sync();
        offer
    }

    fn view(&self, desk: &Desk, offer: &Value) -> Value {
        must(desk, "offer", json!({ "offer": offer }))
    }

    fn stage(&self, desk: &Desk, offer: &Value) -> Value {
        self.view(desk, offer)["row"]["stage"].clone()
    }

    fn application(&self, id: &str) -> Value {
        json!({ "case": self.case, "applicant": { "id": id, "kind": "cert", "country": "DK", "name": "Sample CERT" }, "person": "Contact Sample",
            "email": null, "from": "2027-04-01", "to": null, "purpose": "Knows the malware.", "papers": [] })
    }
}

/// What waits of offers on a desk's Today.
fn waits(desk: &Desk) -> Vec<Value> {
    must(desk, "today", json!({}))["offers"].as_array().into_iter().flatten().map(|row| row["label"].clone()).collect()
}

#[test]
fn an_offer_waits_for_its_sponsor_becomes_data_of_a_case_and_brings_nobody_onto_the_roster() {
    let mut story = Story::begin(901);
    let roster = must(&story.vienna, "roster", json!({}));
    let offer = story.offer();
    assert_eq!((waits(&story.vienna), waits(&story.hague), waits(&story.paris)), (vec![json!("OC-27-001")], vec![json!("OC-27-001")], vec![]));
    assert_eq!(must(&story.vienna, "roster", json!({})), roster, "whoever offered is nobody here");
    assert_eq!(must(&story.vienna, "officers", json!({})).as_array().map(Vec::len), Some(3));
    let terms = json!({ "name": "Addresses of a botnet", "legalBasis": "Article 26", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" },
        "evaluation": { "source": "B", "information": "3" }, "source": "OC-27-001" });
    let values = json!([{ "kind": "domain", "given": "one.example.com" }]);
    let recorded = must(&story.vienna, "recordContribution", json!({ "case": story.case, "terms": terms, "indicators": values }));
    let data = recorded["contributions"][0].clone();
    assert_eq!(story.view(&story.vienna, &offer)["proposed"][0]["contribution"], data, "the sponsor's data on the case are proposed");
    assert_eq!(refused(&story.paris, "receiveOffer", json!({ "offer": offer })).code, "not-the-sponsor");
    let elsewhere = must(&story.vienna, "proposeCase", proposal("Velvet Signal"));
    let other = must(&story.vienna, "recordContribution", json!({ "case": elsewhere, "terms": terms, "indicators": values }));
    let receive = |data: &Value| json!({ "offer": offer, "contribution": data });
    assert_eq!(refused(&story.vienna, "receiveOffer", receive(&other["contributions"][0])).code, "contribution-elsewhere");
    must(&story.vienna, "receiveOffer", receive(&data));
    let step = &story.view(&story.vienna, &offer)["steps"][0];
    assert_eq!((&step["to"], &step["data"], &step["case"]), (&json!("offer-received"), &json!("Addresses of a botnet"), &story.case));
    must(&story.vienna, "undo", json!({}));
    assert_eq!(story.stage(&story.vienna, &offer), "offered");
    must(&story.vienna, "receiveOffer", receive(&data));
    story.sync();
    assert_eq!((waits(&story.vienna), waits(&story.hague)), (vec![], vec![]));
    assert_eq!(refused(&story.hague, "declineOffer", json!({ "offer": offer, "reason": "Too late." })).code, "offer-not-there");
    for desk in [&story.vienna, &story.paris, &story.hague] {
        let all = |desk: &Desk| (must(desk, "offers", json!({})), story.view(desk, &offer), waits(desk));
        let before = all(desk);
        must(desk, "rebuildReplica", json!({}));
        assert_eq!(before, all(desk), "a rebuild changes nothing");
    }
}

#[test]
fn who_takes_part_is_refused_with_a_sentence_that_helps_and_a_sponsor_who_left_is_shown() {
    let mut story = Story::begin(902);
    let mut facts = story.facts();
    facts["offerer"] = json!({ "id": "fr-regional", "kind": "agency", "country": "FR", "name": "Regional police" });
    let inside = refused(&story.paris, "recordOffer", json!({ "facts": facts }));
    assert_eq!(inside.code, "takes-part");
    assert!(inside.message.contains("Regional police") && inside.hint.is_some(), "{inside:?}");
    facts = story.facts();
    facts["legalBasis"] = json!("  ");
    assert_eq!(refused(&story.paris, "recordOffer", json!({ "facts": facts })).code, "text-missing");
    let offer = story.offer();
    must(&story.vienna, "declineOffer", json!({ "offer": offer, "reason": "No legal basis was found." }));
    assert_eq!(story.view(&story.vienna, &offer)["steps"][0]["reason"], "No legal basis was found.");
    must(&story.vienna, "reopenOffer", json!({ "offer": offer, "reason": "One was found." }));
    story.sync();
    assert_eq!(waits(&story.hague), [json!("OC-27-001")]);
    // The sponsor's post ends: the coordinator is told, and names another.
    let posts = must(&story.vienna, "officer", json!({ "officer": story.sponsor }))["posts"].clone();
    let post = posts.as_array().into_iter().flatten().find(|post| post["duty"] == "officer").expect("a post").clone();
    must(&story.vienna, "endPost", json!({ "officer": story.sponsor, "duty": "officer", "from": post["span"]["from"], "to": "2027-03-02" }));
    story.sync();
    story.office.pass(86_400);
    assert_eq!(must(&story.hague, "today", json!({}))["offers"][0]["sponsored"], false);
    let mut moved = story.facts();
    moved["sponsor"] = must(&story.paris, "deskStatus", json!({}))["me"]["officer"].clone();
    must(&story.hague, "editOffer", json!({ "offer": offer, "facts": moved }));
    story.sync();
    assert_eq!(waits(&story.paris), [json!("OC-27-001")]);
    must(&story.paris, "receiveOffer", json!({ "offer": offer }));
    assert_eq!(story.stage(&story.paris, &offer), "offer-received");
}

#[test]
fn it_becomes_one_application_with_its_history_whoever_converts_it_at_once() {
    let mut story = Story::begin(903);
    let second = story.office.newcomer("Cyril Vzor", "ec3", &[Duty::Ec3, Duty::Coordinator]);
    story.office.sync(&[&story.vienna, &second]);
    story.sync();
    let offer = story.offer();
    let convert = json!({ "offer": offer, "application": story.application("dk-cert") });
    assert_eq!(refused(&story.vienna, "convertOffer", convert.clone()).code, "needs-duty");
    let stranger = json!({ "offer": offer, "application": story.application("no-lab") });
    assert_eq!(refused(&story.hague, "convertOffer", stranger).code, "other-organisation");
    // Undone whole: the application is taken back and the offer waits again.
    let undone = must(&story.hague, "convertOffer", convert.clone());
    must(&story.hague, "undo", json!({}));
    assert_eq!(story.stage(&story.hague, &offer), "offered");
    assert_eq!(must(&story.hague, "attachment", json!({ "attachment": undone }))["row"]["stage"], "attachment-withdrawn");
    story.sync();
    story.office.sync(&[&second, &story.hague]);
    // Two coordinators out of reach of each other.
    let first = must(&story.hague, "convertOffer", convert.clone());
    must(&second, "convertOffer", convert.clone());
    story.office.sync(&[&story.hague, &second]);
    story.sync();
    story.office.sync(&[&second]);
    for desk in [&story.hague, &story.paris, &second] {
        let open = must(desk, "attachments", json!({}))["rows"].as_array().into_iter().flatten().filter(|it| it["stage"] == "draft").count();
        assert_eq!(open, 1, "one application");
        let view = must(desk, "attachment", json!({ "attachment": first }));
        assert_eq!((&view["fromOffer"]["label"], &view["fromOffer"]["on"]), (&json!("OC-27-001"), &json!("2027-02-26")), "with its history");
        assert_eq!(story.view(desk, &offer)["steps"].as_array().and_then(|it| it.last()).map(|it| it["attachment"].clone()), Some(first.clone()));
    }
    let overtaken = must(&second, "inbox", json!({}))["overtaken"].as_array().map(Vec::len);
    assert_eq!(overtaken, Some(2), "the conversion and its application, with the reason");
    assert_eq!(refused(&story.hague, "convertOffer", convert).code, "offer-not-there");
}
