//! Outreach over several desks: recorded, reported, corrected, cancelled; what came in since; sums; a file of it.

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

/// Vienna keeps a case, Paris goes on the road, EC3's coordinator keeps the scheme.
struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    hague: Desk,
}

impl Story {
    fn begin(seed: u64) -> Self {
        let office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
        let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
        let hague = office.newcomer("Cora Vzor", "ec3", &[Duty::Ec3, Duty::Coordinator]);
        let mut story = Self { office, vienna, paris, hague };
        story.sync();
        story
    }

    fn sync(&mut self) {
        self.office.pass(61);
        for _ in 0..2 {
            self.office.sync(&[&self.vienna, &self.paris, &self.hague]);
        }
    }

    /// Vienna sponsors an offer of somebody in Denmark, which Paris records.
    fn offer(&mut self, on: &str) -> Value {
        let sponsor = must(&self.vienna, "deskStatus", json!({}))["me"]["officer"].clone();
        let facts = json!({ "offerer": { "id": "dk-cert", "kind": "cert", "country": "DK", "name": "Sample CERT" }, "person": null, "email": null, "on": on,
            "offered": "Two thousand addresses.", "legalBasis": "Article 26 of a sample regulation", "case": null, "sponsor": sponsor, "back": null });
        let offer = must(&self.paris, "recordOffer", json!({ "facts": facts }));
        self.sync();
        offer
    }
}

fn facts(title: &str, kind: &str, from: &str, last: &str, countries: &[&str]) -> Value {
    json!({ "title": title, "kind": kind, "days": { "known": "on", "from": from, "last": last }, "place": null, "countries": countries, "languages": ["en"],
        "organiser": "CEPOL", "audience": ["for-law-enforcement", "for-judiciary"], "materials": null, "events": { "number": 1, "bound": "exactly" } })
}

fn record(desk: &Desk, facts: &Value) -> Value {
    must(desk, "recordOutreach", json!({ "facts": facts }))
}

fn report(event: &Value, practitioners: u32, named: &[&str]) -> Value {
    json!({ "outreach": event, "practitioners": { "number": practitioners, "bound": "exactly" }, "named": named, "feedback": "More on wallets.", "cameOfIt": null })
}

fn view(desk: &Desk, event: &Value) -> Value {
    must(desk, "outreachEvent", json!({ "outreach": event }))
}

fn stage(desk: &Desk, event: &Value) -> Value {
    view(desk, event)["row"]["stage"].clone()
}

/// How many came in since: from outside, data of cases, and how many are said to come from it.
fn since(desk: &Desk, event: &Value) -> [Value; 3] {
    let follow_ups = view(desk, event)["followUps"].clone();
    ["offers", "data", "traced"].map(|count| follow_ups[count].clone())
}

#[test]
fn what_came_in_since_an_event_is_counted_and_traced_and_a_rebuild_says_the_same() {
    let mut story = Story::begin(911);
    let event = record(&story.paris, &facts("Roadshow in the north", "roadshow", "2027-02-20", "2027-02-21", &["DK", "AT"]));
    story.sync();
    assert_eq!(stage(&story.vienna, &event), "outreach-unreported", "everybody of the taskforce sees what is due");
    must(&story.vienna, "reportOutreach", report(&event, 120, &["DK", "SE"]));
    story.sync();
    let row = must(&story.hague, "outreach", json!({ "kind": "roadshow", "year": 2027 }))["rows"][0].clone();
    assert_eq!((&row["practitioners"]["number"], &row["reached"]["number"]), (&json!(120), &json!(2)), "counted from those that are named");
    assert_eq!(since(&story.hague, &event), [json!(0), json!(0), json!(0)]);

    // Denmark offers something six days later, Austria records data on a case.
    let offer = story.offer("2027-02-26");
    let case = must(&story.vienna, "proposeCase", proposal("Quiet Harbour"));
    let terms = json!({ "name": "Addresses of a botnet", "legalBasis": "Article 26", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    let values = json!([{ "kind": "domain", "given": "one.example.com" }]);
    must(&story.vienna, "recordContribution", json!({ "case": case, "terms": terms, "indicators": values }));
    story.sync();
    assert_eq!(since(&story.vienna, &event), [json!(1), json!(1), json!(0)]);
    let days = view(&story.vienna, &event)["followUps"]["days"].clone();
    assert_eq!(days, json!(["2027-02-20", "2027-08-21"]), "until six months after its last day");

    // Somebody says that it came from the event: undone, and said again.
    let trace = |event: &Value| json!({ "offer": offer, "outreach": event });
    let later = record(&story.paris, &facts("A webinar after it", "webinar", "2027-02-27", "2027-02-27", &[]));
    assert_eq!(since(&story.paris, &later), [json!(0), json!(0), json!(0)], "it names no country that it reached");
    let before = refused(&story.paris, "traceOffer", trace(&later));
    assert_eq!(before.code, "before-its-event");
    assert!(before.message.contains("2027") && before.hint.is_some(), "{before:?}");
    must(&story.paris, "traceOffer", trace(&event));
    assert_eq!(must(&story.paris, "offer", json!({ "offer": offer }))["outreach"]["title"], "Roadshow in the north");
    must(&story.paris, "undo", json!({}));
    assert_eq!(must(&story.paris, "offer", json!({ "offer": offer }))["outreach"], Value::Null);
    must(&story.paris, "redo", json!({}));
    story.sync();
    assert_eq!(since(&story.hague, &event), [json!(1), json!(1), json!(1)]);
    for desk in [&story.vienna, &story.paris, &story.hague] {
        let all = |desk: &Desk| (must(desk, "outreach", json!({})), view(desk, &event), must(desk, "offer", json!({ "offer": offer })));
        let before = all(desk);
        must(desk, "rebuildReplica", json!({}));
        assert_eq!(before, all(desk), "a rebuild changes nothing");
    }
}

#[test]
fn an_event_is_refused_with_sentences_that_help_and_every_step_is_undone_and_done_again() {
    let mut story = Story::begin(912);
    let backwards = refused(&story.paris, "recordOutreach", json!({ "facts": facts("Webinar", "webinar", "2027-05-02", "2027-05-01", &[]) }));
    assert_eq!(backwards.code, "ends-before-it-begins");
    assert!(backwards.hint.is_some(), "{backwards:?}");
    let nowhere = refused(&story.paris, "recordOutreach", json!({ "facts": facts("Roadshow", "roadshow", "2027-05-01", "2027-05-01", &[]) }));
    assert_eq!(nowhere.code, "country-missing");
    let event = record(&story.paris, &facts("Webinar", "webinar", "2027-05-01", "2027-05-01", &[]));
    story.sync();
    let early = refused(&story.hague, "reportOutreach", report(&event, 10, &["NO"]));
    assert_eq!(early.code, "outreach-not-begun");
    assert_eq!(view(&story.hague, &event)["may"]["report"]["ok"], false, "and said before anything is typed");
    must(&story.hague, "cancelOutreach", json!({ "outreach": event, "reason": "Nobody registered." }));
    assert_eq!(
        refused(&story.hague, "changeOutreach", json!({ "outreach": event, "facts": facts("W", "webinar", "2027-05-01", "2027-05-01", &[]) })).code,
        "outreach-cancelled"
    );
    must(&story.hague, "undo", json!({}));
    assert_eq!(stage(&story.hague, &event), "outreach-planned");
    must(&story.hague, "redo", json!({}));
    assert_eq!(stage(&story.hague, &event), "outreach-cancelled");
    must(&story.hague, "resumeOutreach", json!({ "outreach": event, "reason": "Somebody did." }));
    must(
        &story.hague,
        "changeOutreach",
        json!({ "outreach": event, "facts": facts("Webinar on wallets", "webinar", "2027-02-10", "2027-02-10", &[]) }),
    );
    must(&story.hague, "reportOutreach", report(&event, 10, &["NO"]));
    must(&story.hague, "reportOutreach", report(&event, 12, &["NO"]));
    must(&story.hague, "undo", json!({}));
    assert_eq!(view(&story.hague, &event)["report"]["practitioners"]["number"], 10, "the report before");
    must(&story.hague, "undo", json!({}));
    assert_eq!(view(&story.hague, &event)["report"], Value::Null);
    must(&story.hague, "redo", json!({}));
    assert_eq!(view(&story.hague, &event)["report"]["practitioners"]["number"], 10);
    assert_eq!(refused(&story.hague, "cancelOutreach", json!({ "outreach": event, "reason": "Too late." })).code, "outreach-reported");
    let deeds: Vec<Value> = view(&story.hague, &event)["steps"].as_array().into_iter().flatten().map(|step| step["deed"].clone()).collect();
    assert_eq!(deeds.len(), 11, "nothing that was done is taken away: {deeds:?}");
    // Recorded by mistake, and undone: it stands as cancelled.
    let mistake = record(&story.paris, &facts("Twice", "webinar", "2027-05-01", "2027-05-01", &[]));
    must(&story.paris, "undo", json!({}));
    assert_eq!(stage(&story.paris, &mistake), "outreach-cancelled");
}

#[test]
fn of_a_cancellation_and_a_report_at_once_the_later_is_overtaken() {
    let mut story = Story::begin(913);
    let event = record(&story.paris, &facts("Webinar", "webinar", "2027-02-20", "2027-02-20", &[]));
    story.sync();
    must(&story.paris, "reportOutreach", report(&event, 40, &["FR"]));
    must(&story.hague, "cancelOutreach", json!({ "outreach": event, "reason": "Nobody registered." }));
    story.office.sync(&[&story.paris]);
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.hague] {
        assert_eq!(stage(desk, &event), "outreach-reported");
    }
    let overtaken = must(&story.hague, "inbox", json!({}))["overtaken"].clone();
    assert_eq!(overtaken.as_array().map(Vec::len), Some(1), "its author is told: {overtaken}");
}

#[test]
fn sums_are_of_a_period_and_the_list_leaves_as_a_file_that_is_on_record() {
    let mut story = Story::begin(914);
    let mut series = facts("Webinars of before", "webinar", "2026-01-01", "2026-12-31", &[]);
    series["days"]["known"] = json!("between");
    series["events"] = json!({ "number": 4, "bound": "exactly" });
    let series = record(&story.paris, &series);
    let mut of_series = report(&series, 580, &[]);
    of_series["countries"] = json!({ "number": 30, "bound": "at-least" });
    must(&story.paris, "reportOutreach", of_series);
    let roadshow = record(&story.paris, &facts("Roadshow", "roadshow", "2027-02-20", "2027-02-20", &["NO"]));
    must(&story.paris, "reportOutreach", report(&roadshow, 90, &["NO", "SE"]));
    story.sync();
    let figures = |period: Value| {
        let found = must(&story.hague, "outreachFigures", period);
        let of = |it: &Value| [it["events"]["number"].clone(), it["practitioners"]["number"].clone(), it["countries"]["number"].clone()];
        found.as_array().into_iter().flatten().map(of).collect::<Vec<_>>()
    };
    let (none, webinars, road) = ([json!(0), json!(0), json!(0)], [json!(4), json!(580), json!(30)], [json!(1), json!(90), json!(2)]);
    assert_eq!(figures(json!({})), [road.clone(), webinars.clone()]);
    assert_eq!(figures(json!({ "from": "2026-01-01", "last": "2026-12-31" })), [none.clone(), webinars]);
    assert_eq!(figures(json!({ "from": "2027-01-01" })), [road, none]);
    assert_eq!(must(&story.hague, "outreach", json!({}))["years"], json!([2027, 2026]));

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("outreach.csv");
    let asked = json!({ "filter": { "kind": "webinar" }, "path": file, "leaving": { "purpose": "strategic", "recipients": ["CEPOL"] } });
    assert_eq!(must(&story.hague, "exportOutreach", asked)["rows"], 1);
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(text.contains("Webinars of before") && text.contains("at least 30") && !text.contains("Roadshow"), "{text}");
    let left = must(&story.hague, "records", json!({ "filter": { "verb": "export" } }));
    assert!(left["rows"].as_array().into_iter().flatten().any(|row| row["said"].as_str().is_some_and(|said| said.contains("outreach"))), "{left}");
}

#[test]
fn a_due_report_is_asked_of_who_saw_to_the_event_and_of_everybody_once_they_left() {
    let mut story = Story::begin(915);
    let asked =
        |desk: &Desk| must(desk, "today", json!({}))["outreach"].as_array().into_iter().flatten().map(|row| row["title"].clone()).collect::<Vec<_>>();
    let ends = story.office.world.now().office_day().plus(1);
    let event = record(&story.paris, &facts("Roadshow in the north", "roadshow", &ends.to_string(), &ends.to_string(), &["DK"]));
    story.sync();
    assert_eq!(asked(&story.paris), Vec::<Value>::new(), "nothing is due of what lies ahead");
    story.office.pass(86_400 * 2);
    assert_eq!(asked(&story.paris), [json!("Roadshow in the north")], "it is over: Paris recorded it");
    assert_eq!((asked(&story.vienna), asked(&story.hague)), (vec![], vec![]), "nobody else is asked");

    // The Hague corrects it and is asked too; a report ends it for both, and taking it back asks again.
    must(
        &story.hague,
        "changeOutreach",
        json!({ "outreach": event, "facts": facts("Roadshow in Denmark", "roadshow", &ends.to_string(), &ends.to_string(), &["DK"]) }),
    );
    story.sync();
    assert_eq!((asked(&story.paris).len(), asked(&story.hague).len()), (1, 1));
    must(&story.hague, "reportOutreach", report(&event, 40, &["DK"]));
    story.sync();
    assert_eq!((asked(&story.paris), asked(&story.hague)), (vec![], vec![]), "who reports it for the other has done it");
    must(&story.hague, "withdrawOutreachReport", json!({ "outreach": event, "reason": "Of another event." }));
    story.sync();
    assert_eq!((asked(&story.paris).len(), asked(&story.vienna).len()), (1, 0));
    must(&story.paris, "cancelOutreach", json!({ "outreach": event, "reason": "It was never held." }));
    story.sync();
    assert_eq!(asked(&story.paris), Vec::<Value>::new(), "of what was cancelled nothing is due");

    // Who saw to it has left: whoever keeps outreach is asked.
    let late = record(&story.paris, &facts("A webinar", "webinar", &ends.to_string(), &ends.to_string(), &[]));
    story.sync();
    assert_eq!((asked(&story.paris), asked(&story.vienna)), (vec![json!("A webinar")], vec![]));
    let marie = must(&story.paris, "deskStatus", json!({}))["me"]["officer"].clone();
    let post = must(&story.vienna, "officer", json!({ "officer": marie }))["posts"][0].clone();
    let today = story.office.world.now().office_day();
    must(&story.vienna, "endPost", json!({ "officer": marie, "duty": "officer", "from": post["span"]["from"], "to": today }));
    story.sync();
    assert_eq!((asked(&story.vienna), asked(&story.hague)), (vec![json!("A webinar")], vec![json!("A webinar")]), "{late}");
}

#[test]
fn an_event_is_found_by_its_title_its_place_and_who_organises_it() {
    let mut story = Story::begin(916);
    let mut told = facts("Roadshow in the north", "roadshow", "2027-02-20", "2027-02-21", &["DK"]);
    told["place"] = json!("Århus");
    let event = record(&story.paris, &told);
    story.sync();
    let find = |desk: &Desk, text: &str| must(desk, "search", json!({ "text": text })).as_array().cloned().unwrap_or_default();
    for text in ["roadsh", "arhus", "cepol north"] {
        let hit = &find(&story.vienna, text)[0];
        assert_eq!((&hit["kind"], &hit["outreach"], &hit["title"]), (&json!("outreach"), &event, &json!("Roadshow in the north")), "by {text}");
        assert_eq!(hit["said"], "Roadshow, Århus, 20 Feb 2027 to 21 Feb 2027");
    }
    assert_eq!(must(&story.hague, "palette", json!({ "text": "arhus" }))["hits"][0]["outreach"], event);
    told["place"] = json!("Odense");
    must(&story.paris, "changeOutreach", json!({ "outreach": event, "facts": told }));
    story.sync();
    assert_eq!((find(&story.vienna, "arhus").len(), find(&story.vienna, "odense").len()), (0, 1), "as it is called now");
}
