//! How long data are kept, on desks over an office in memory: reviews, holds, two persons, and what is left on each desk (AUD-4).

use jcat_desk::domain::contributions::retention::Ground;
use jcat_desk::domain::ids::{AgencyId, CaseId, SubjectId};
use jcat_desk::domain::papers::PapersErasure;
use jcat_desk::domain::{Audience, Change, Duty, Instant};
use jcat_desk::sync::rehearsal::{erase_what_is_due, forge};
use jcat_desk::{Desk, sync};
use jcat_tests::desks::{Office, answers, must, proposal, refused};
use serde_json::{Value, json};

const SECRET: &str = "zfalconry.example.com";
const KEPT: &str = "harmless.example.com";
const DAY: i64 = 86_400;

struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    hague: Desk,
    case: Value,
}

fn record(desk: &Desk, case: &Value, values: &[&str]) -> Value {
    let name = format!("What {} hosts", values[0]);
    let terms = json!({ "name": name, "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    let indicators: Vec<Value> = values.iter().map(|it| json!({ "kind": "domain", "given": it })).collect();
    must(desk, "recordContribution", json!({ "case": case, "terms": terms, "indicators": indicators }))["contributions"][0].clone()
}

fn link(desk: &Desk, case: &Value, from: &str, to: &str) -> Value {
    let end = |normal: &str| json!({ "kind": "domain", "normal": normal });
    must(
        desk,
        "drawLink",
        json!({ "case": case, "from": end(from), "to": end(to), "relation": "related-to", "evidence": format!("On {from} hosts."),
                "marking": { "tlp": "GREEN", "pap": "AMBER" } }),
    )
}

impl Story {
    fn new(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "administrator", "secretary"]);
        let paris = office.newcomer("Bea Test", "fr", &[Duty::Officer]);
        let hague = office.newcomer("Cil Test", "ec3", &[Duty::Ec3]);
        let case = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
        must(&vienna, "joinAgency", json!({ "case": case, "agency": "fr" }));
        office.sync(&[&vienna, &paris, &hague]);
        Self { office, vienna, paris, hague, case }
    }

    fn sync(&mut self) {
        let desks = [&self.vienna, &self.paris, &self.hague];
        self.office.sync(&desks);
    }

    fn audience(&self) -> String {
        format!("case/{}", self.case.as_str().expect("an id"))
    }

    /// A desk that pulls everything for the first time.
    fn fresh(&self) -> Desk {
        let desk = self.office.newcomer("Dag Test", "se", &[Duty::Officer]);
        self.office.office.pull(&desk, |it| !matches!(it, Audience::Records(_))).expect("taken in");
        desk
    }

    fn same_everywhere(&self, desks: &[&Desk]) {
        let hashes: Vec<_> = desks.iter().map(|desk| sync::state_hash(desk, &self.audience()).expect("a hash")).collect();
        assert!(hashes[0].states.is_some() && hashes.windows(2).all(|two| two[0] == two[1]), "{hashes:?}");
    }
}

impl std::ops::Deref for Story {
    type Target = Office;
    fn deref(&self) -> &Office {
        &self.office
    }
}

fn erase(story: &mut Story, contribution: &Value) {
    must(&story.vienna, "proposeErasure", json!({ "contribution": contribution, "ground": "not-needed" }));
    story.sync();
    must(&story.hague, "confirmErasure", json!({ "contribution": contribution }));
    story.sync();
}

fn retention(desk: &Desk) -> Value {
    must(desk, "retention", json!({}))
}

fn verified(desk: &Desk) {
    assert_eq!(must(desk, "verifyReplica", json!({}))["faults"], json!([]));
}

/// Whether any answer of a desk holds the text, in any form.
fn tells(desk: &Desk, case: &Value, text: &str) -> bool {
    let mut all = answers(desk).to_string();
    for name in ["caseIndicators", "caseLinks"] {
        all.push_str(&must(desk, name, json!({ "case": case, "limit": 100 })).to_string());
    }
    all.push_str(&retention(desk).to_string());
    all.push_str(&must(desk, "undoable", json!({})).to_string());
    all.to_lowercase().contains(text)
}

#[test]
fn what_two_persons_erased_is_gone_from_every_desk_and_what_is_left_is_the_same_on_all() {
    let mut story = Story::new(71);
    let case = story.case.clone();
    let gone = record(&story.vienna, &case, &[SECRET, "other-zfalconry.example.com"]);
    record(&story.paris, &case, &[KEPT, "another.example.com"]);
    story.sync();
    let linked = link(&story.paris, &case, SECRET, KEPT);
    link(&story.paris, &case, KEPT, "another.example.com");
    must(&story.paris, "recordSighting", json!({ "contribution": gone, "n": 0, "kind": "seen", "note": "On zfalconry hosts." }));
    must(&story.vienna, "withdrawContribution", json!({ "contribution": gone, "reason": "A zfalconry reason." }));
    must(&story.vienna, "restoreContribution", json!({ "contribution": gone, "reason": "Again." }));
    story.sync();
    let preview = must(&story.vienna, "erasureOf", json!({ "contribution": gone }));
    assert_eq!((&preview["count"], &preview["quotes"]), (&json!(2), &json!(2)), "a link and a sighting go with them: {preview}");

    must(&story.vienna, "proposeErasure", json!({ "contribution": gone, "ground": "subject-asked" }));
    let own = refused(&story.vienna, "confirmErasure", json!({ "contribution": gone }));
    assert_eq!(own.code, "second-person");
    story.sync();
    let asked = must(&story.hague, "today", json!({}))["retention"].clone();
    assert_eq!((&asked[0]["contribution"], &asked[0]["may"]["confirm"]["ok"]), (&gone, &json!(true)), "on Today of the second person: {asked}");
    must(&story.hague, "confirmErasure", json!({ "contribution": gone }));
    assert!(tells(&story.hague, &case, "harmless"), "not before the office has placed it");
    story.sync();

    let desks = [&story.vienna, &story.paris, &story.hague];
    for desk in desks {
        assert!(!tells(desk, &case, "zfalconry"), "{}", answers(desk));
        assert!(tells(desk, &case, "harmless"), "another agency's data stay");
        let links = must(desk, "caseLinks", json!({ "case": case, "limit": 100 }));
        assert_eq!(links["rows"].as_array().map(Vec::len), Some(1), "the link between the others stays: {links}");
        let left = &retention(desk)["erased"][0];
        let said = (&left["contribution"], &left["agency"], &left["count"], &left["quotes"], &left["ground"], &left["name"]);
        assert_eq!(said, (&gone, &json!("at"), &json!(2), &json!(2), &json!("subject-asked"), &json!("")), "{left}");
        assert_eq!((&left["first"]["byName"], &left["second"]["byName"]), (&json!("Ana Test"), &json!("Cil Test")));
        verified(desk);
        must(desk, "rebuildReplica", json!({}));
        assert!(!tells(desk, &case, "zfalconry"));
    }
    assert_eq!(refused(&story.paris, "withdrawLink", json!({ "link": linked, "reason": "r" })).code, "not-found");

    // The office empties them too; a desk that pulls afterwards makes the same of it.
    let named = [&gone, &linked].map(|id| SubjectId(uuid::Uuid::parse_str(id.as_str().expect("an id")).expect("a uuid")));
    let audience = story.audience();
    let sightings: Vec<SubjectId> = story
        .office
        .office
        .journals()
        .filter(|(name, _)| *name == audience)
        .flat_map(|(_, placed)| placed.iter().filter_map(|(entry, _)| entry.read_header()))
        .filter(|header| header.kind == "sighting.recorded")
        .map(|header| header.subject)
        .collect();
    story.office.office.erase(&audience, &[named.as_slice(), sightings.as_slice()].concat());
    let fresh = story.fresh();
    assert!(!tells(&fresh, &case, "zfalconry") && tells(&fresh, &case, "harmless"));
    assert_eq!(retention(&fresh)["erased"].as_array().map(Vec::len), Some(1));
    verified(&fresh);
    story.same_everywhere(&[&story.vienna, &story.paris, &story.hague, &fresh]);
    must(&fresh, "rebuildReplica", json!({}));
    story.same_everywhere(&[&story.vienna, &fresh]);
}

#[test]
fn a_body_that_no_erasure_names_is_found_and_nothing_follows_from_it() {
    let mut story = Story::new(72);
    let case = story.case.clone();
    let kept = record(&story.vienna, &case, &[SECRET]);
    must(&story.vienna, "writeNote", json!({ "case": case, "text": "A note." }));
    story.sync();
    let audience = story.audience();
    let id = |id: &Value| SubjectId(uuid::Uuid::parse_str(id.as_str().expect("an id")).expect("a uuid"));
    story.office.office.erase(&audience, &[id(&kept)]);
    let fresh = story.fresh();
    let faults = must(&fresh, "verifyReplica", json!({}))["faults"].clone();
    assert!(faults[0].as_str().is_some_and(|it| it.contains("no erasure names it")), "{faults}");
    assert_eq!(retention(&fresh)["erased"], json!([]), "nothing is taken for erased");
    // A proposal of one person changes nothing of that, nor does one who signs alone for two.
    must(&story.vienna, "proposeErasure", json!({ "contribution": kept, "ground": "not-needed" }));
    story.sync();
    story.office.office.pull(&fresh, |it| !matches!(it, Audience::Records(_))).expect("taken in");
    assert_eq!(retention(&fresh)["erased"], json!([]));
    assert_ne!(must(&fresh, "verifyReplica", json!({}))["faults"], json!([]));
    // What nothing can erase is not believed without a body.
    must(&story.vienna, "continueReview", of_papers(&case, "at", &json!({ "reason": "The trial is pending." })));
    story.sync();
    story.office.office.drop_bodies(&audience, |header| header.kind == "papers.review-continued");
    let another = story.fresh();
    assert_eq!(must(&another, "verifyReplica", json!({}))["setAside"], json!(1));
}

#[test]
fn work_that_did_not_know_of_an_erasure_is_overtaken_and_says_nothing_any_more() {
    let mut story = Story::new(73);
    let case = story.case.clone();
    let gone = record(&story.vienna, &case, &[SECRET]);
    record(&story.paris, &case, &[KEPT]);
    story.sync();
    // Paris is away; Vienna and The Hague erase.
    must(&story.paris, "recordSighting", json!({ "contribution": gone, "n": 0, "kind": "seen", "note": "On zfalconry hosts." }));
    link(&story.paris, &case, SECRET, KEPT);
    must(
        &story.paris,
        "proposeMarking",
        json!({ "contribution": gone, "marking": { "tlp": "RED", "pap": "RED" }, "reason": "Zfalconry is sensitive." }),
    );
    let now = story.office.world.now();
    must(&story.vienna, "proposeErasure", json!({ "contribution": gone, "ground": "not-needed" }));
    let (office, vienna, hague) = (&mut story.office.office, &story.vienna, &story.hague);
    office.sync(&[vienna, hague], now).expect("exchanged");
    must(hague, "confirmErasure", json!({ "contribution": gone }));
    office.sync(&[vienna, hague], now).expect("exchanged");
    office.pull(&story.paris, |_| true).expect("taken in");
    assert!(!tells(&story.paris, &case, "zfalconry"), "{}", answers(&story.paris));
    let held: Vec<String> =
        sync::held_back(&story.paris).expect("held back").into_iter().filter_map(|it| it.refusal).map(|it| it.code().to_owned()).collect();
    assert_eq!(held, ["data-erased"; 3]);
    let overtaken = must(&story.paris, "today", json!({}))["inbox"]["overtaken"].clone();
    assert_eq!(overtaken.as_array().map(Vec::len), Some(3), "{overtaken}");
    // Whatever the author says, they are not sent: a word that they were given up stands in their places.
    sync::settle(&story.paris, sync::Settle::Send).expect("settled");
    story.sync();
    let audience = story.audience();
    let journal: Vec<(String, bool)> = story
        .office
        .office
        .journals()
        .filter(|(name, _)| *name == audience)
        .flat_map(|(_, placed)| placed.iter().filter_map(|(entry, _)| entry.read_header().map(|header| (header.kind, entry.body.is_some()))))
        .collect();
    assert_eq!(journal.iter().filter(|(kind, _)| kind == "entry.withdrawn").count(), 3, "{journal:?}");
    story.same_everywhere(&[&story.vienna, &story.paris, &story.hague]);
    for desk in [&story.vienna, &story.paris, &story.hague] {
        verified(desk);
        assert!(!tells(desk, &case, "zfalconry"));
    }
}

#[test]
fn over_nine_years_reviews_come_on_the_day_a_hold_keeps_what_is_due_and_the_report_changes_nothing() {
    let mut story = Story::new(74);
    let case = story.case.clone();
    let data = record(&story.vienna, &case, &[SECRET]);
    story.sync();
    let on = |story: &Story, day: &str| {
        let day: jcat_desk::domain::Day = day.parse().expect("a day");
        story.office.world.set(Instant(day.begins().0 + 9 * 3_600_000));
    };
    assert_eq!(retention(&story.vienna)["rows"], json!([]));
    on(&story, "2029-12-01");
    let row = retention(&story.vienna)["rows"][0].clone();
    assert_eq!((&row["stage"], &row["due"], &row["asked"]), (&json!("soon"), &json!("2030-03-01"), &json!(true)), "{row}");
    assert_eq!(must(&story.paris, "today", json!({}))["retention"], json!([]), "asked of whose data they are, and of who leads");
    on(&story, "2030-03-01");
    let list = retention(&story.vienna);
    assert_eq!(
        list["report"],
        json!({ "contributions": 1, "indicators": 1, "quotes": 0, "held": 0, "heldIndicators": 0, "papers": 0, "heldPapers": 0 })
    );
    must(&story.vienna, "continueReview", json!({ "contribution": data, "reason": "The trial is pending." }));
    let late = refused(&story.vienna, "continueReview", json!({ "contribution": data, "reason": "r", "until": "2033-03-02" }));
    assert_eq!(late.code, "review-too-late");
    story.sync();
    on(&story, "2033-03-01");
    must(&story.paris, "placeHold", json!({ "contribution": data, "reference": "12 Hv 3/27x", "reason": "Main trial." }));
    story.sync();
    let list = retention(&story.vienna);
    assert_eq!(
        list["report"],
        json!({ "contributions": 0, "indicators": 0, "quotes": 0, "held": 1, "heldIndicators": 1, "papers": 0, "heldPapers": 0 }),
        "{list}"
    );
    let held = refused(&story.vienna, "proposeErasure", json!({ "contribution": data, "ground": "no-decision" }));
    assert!(held.code == "on-hold" && held.message.contains("12 Hv 3/27x"), "{held:?}");
    on(&story, "2036-03-01");
    must(&story.paris, "liftHold", json!({ "contribution": data, "reason": "Judgment." }));
    story.sync();
    assert_eq!(retention(&story.vienna)["report"]["contributions"], 1);
    erase(&mut story, &data);
    assert_eq!(retention(&story.paris)["report"]["contributions"], 0);
    assert!(!tells(&story.paris, &case, "zfalconry"));
    let records = must(&story.vienna, "verifyRecords", json!({}));
    assert_eq!(records["faults"], json!([]), "{records}");
    story.office.pass(DAY);
    verified(&story.vienna);
}

#[test]
fn where_nobody_decides_two_desks_erase_by_themselves_and_no_sooner_nor_what_a_hold_keeps() {
    let mut story = Story::new(75);
    let case = story.case.clone();
    let lapses = record(&story.vienna, &case, &[SECRET]);
    let held = record(&story.vienna, &case, &[KEPT]);
    must(&story.vienna, "placeHold", json!({ "contribution": held, "reference": "12 Hv 3/27x", "reason": "Main trial." }));
    story.sync();
    let on = |story: &Story, day: &str| {
        let day: jcat_desk::domain::Day = day.parse().expect("a day");
        story.office.world.set(Instant(day.begins().0 + 9 * 3_600_000));
    };
    let acts = |desk: &Desk| erase_what_is_due(desk).expect("signed");
    on(&story, "2030-02-28");
    assert!(!acts(&story.vienna), "not a day sooner");
    on(&story, "2030-03-01");
    assert!(!acts(&story.hague) && !acts(&story.paris), "whose data they are, or who leads, signs first");
    assert!(acts(&story.vienna));
    assert!(!acts(&story.vienna), "once");
    story.sync();
    // Both of the others agree, without knowing of each other.
    assert!(acts(&story.hague) && acts(&story.paris));
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.hague] {
        assert!(!acts(desk));
        let list = retention(desk);
        assert_eq!((&list["erased"][0]["contribution"], &list["erased"][0]["ground"]), (&lapses, &json!("no-decision")), "{list}");
        assert_eq!((&list["rows"][0]["contribution"], list["rows"].as_array().map(Vec::len)), (&held, Some(1)));
        assert!(!tells(desk, &case, "zfalconry") && tells(desk, &case, "harmless"));
        assert_eq!(must(desk, "today", json!({}))["inbox"]["overtaken"], json!([]), "the second of them is no trouble to anybody");
        verified(desk);
    }
    story.same_everywhere(&[&story.vienna, &story.paris, &story.hague]);
    // What was drawn since it was proposed is proposed anew before it goes.
    must(&story.vienna, "liftHold", json!({ "contribution": held, "reason": "Judgment." }));
    assert!(acts(&story.vienna));
    must(&story.vienna, "recordSighting", json!({ "contribution": held, "n": 0, "kind": "seen" }));
    story.sync();
    assert!(!acts(&story.hague), "it grew");
    assert!(acts(&story.vienna), "proposed anew");
    story.sync();
    assert!(acts(&story.hague));
    story.sync();
    assert_eq!(retention(&story.paris)["erased"].as_array().map(Vec::len), Some(2));
}

fn papers(case: &Value, agency: &str) -> Value {
    json!({ "case": case, "agency": agency })
}

/// A request about an agency's notes and documents on a case.
fn of_papers(case: &Value, agency: &str, more: &Value) -> Value {
    let mut request = papers(case, agency);
    let fields = more.as_object().expect("fields").clone();
    request.as_object_mut().expect("an object").extend(fields);
    request
}

fn note(desk: &Desk, case: &Value, text: &str) -> Value {
    must(desk, "writeNote", json!({ "case": case, "text": text }))
}

/// Whether notes, their search, names of documents or the history of a case hold the text.
fn papers_tell(desk: &Desk, case: &Value, text: &str) -> bool {
    let mut all = must(desk, "caseNotes", json!({ "case": case, "limit": 100 })).to_string();
    all.push_str(&must(desk, "documentList", json!({ "case": case })).to_string());
    all.push_str(&must(desk, "caseHistory", json!({ "case": case, "limit": 100 })).to_string());
    all.push_str(&must(desk, "search", json!({ "text": text, "limit": 20 })).to_string());
    all.push_str(&must(desk, "today", json!({})).to_string());
    all.push_str(&must(desk, "undoable", json!({})).to_string());
    all.replace(&format!("\"{text}\""), "").to_lowercase().contains(text)
}

/// A text file, as somebody adds it to a case.
fn document(desk: &Desk, case: &Value, folder: &std::path::Path, name: &str) -> Value {
    let path = folder.join(name);
    std::fs::write(&path, "A zfalconry list.").expect("written");
    must(desk, "addDocument", json!({ "case": case, "path": path, "handling": { "tlp": "GREEN", "h1": false, "h2": false, "h3": null } }))
}

#[test]
fn of_more_than_five_hundred_notes_the_last_is_found_by_what_it_says_and_all_that_are_due_are_told() {
    let story = Story::new(87);
    let case = story.case.clone();
    for number in 0..501 {
        note(&story.vienna, &case, &format!("Note {number}."));
    }
    let last = note(&story.vienna, &case, "The zfalconry panel moved.");
    let list = |text: &str| must(&story.vienna, "papersOf", json!({ "case": case, "agency": "at", "text": text }));
    let all = list("");
    assert_eq!((all["rows"].as_array().map(Vec::len), &all["found"], &all["total"]), (Some(500), &json!(502), &json!(502)));
    assert!(all["rows"].as_array().is_some_and(|rows| rows.iter().all(|row| row["paper"] != last)), "the newest is not among the first");
    let one = list("zfalconry");
    assert_eq!((&one["rows"][0]["paper"], &one["found"], &one["due"]), (&last, &json!(1), &json!([])));
    story.pass(3 * 366 * DAY);
    assert_eq!(list("zfalconry")["due"].as_array().map(Vec::len), Some(502), "due, though neither shown nor looked for");
}

#[test]
fn notes_and_documents_that_two_persons_chose_are_gone_from_every_desk_and_the_others_stay() {
    let mut story = Story::new(81);
    let case = story.case.clone();
    let folder = tempfile::tempdir().expect("a folder");
    let secret = note(&story.vienna, &case, "The zfalconry panel moved.");
    note(&story.vienna, &case, "A harmless note.");
    let file = document(&story.vienna, &case, folder.path(), "zfalconry.txt");
    note(&story.paris, &case, "Paris knows of no falcon.");
    story.sync();
    let reply = must(&story.paris, "caseNotes", json!({ "case": case, "limit": 100 }));
    assert_eq!(reply["total"], 3);
    let list = must(&story.vienna, "papersOf", papers(&case, "at"));
    assert_eq!((&list["total"], &list["rows"][0]["due"], &list["rows"][0]["stage"]), (&json!(3), &json!("2030-03-01"), &json!("later")), "{list}");
    let found = |text: &str| must(&story.vienna, "papersOf", json!({ "case": case, "agency": "at", "text": text }));
    let counts = |it: &Value| (it["rows"].as_array().map(Vec::len), it["found"].clone(), it["total"].clone());
    assert_eq!(counts(&found(" ZFALCONRY ")), (Some(2), json!(2), json!(3)), "by what a note says and by the name of a file");
    assert_eq!(counts(&found("no such word")), (Some(0), json!(0), json!(3)));
    assert_eq!(counts(&found("  ")), (Some(3), json!(3), json!(3)), "nothing looked for is everything");
    let whole = must(&story.vienna, "erasureOf", papers(&case, "at"));
    assert_eq!((&whole["count"], &whole["documents"], &whole["dueToday"]), (&json!(3), &json!(1), &json!(0)), "{whole}");

    // Without a choice it is what is due, and nothing is.
    let none = refused(&story.vienna, "proposeErasure", of_papers(&case, "at", &json!({ "ground": "subject-asked" })));
    assert_eq!(none.code, "nothing-to-erase");
    let theirs = must(&story.vienna, "papersOf", papers(&case, "fr"))["rows"][0]["paper"].clone();
    let stranger = refused(&story.vienna, "proposeErasure", of_papers(&case, "at", &json!({ "ground": "subject-asked", "papers": [theirs] })));
    assert_eq!(stranger.code, "not-found");
    let chosen = json!({ "ground": "subject-asked", "papers": [secret, file] });
    must(&story.vienna, "proposeErasure", of_papers(&case, "at", &chosen));
    assert_eq!(refused(&story.vienna, "confirmErasure", papers(&case, "at")).code, "second-person");
    story.sync();
    let asked = must(&story.hague, "today", json!({}))["retention"].clone();
    assert_eq!(
        (&asked[0]["contribution"], &asked[0]["proposed"], &asked[0]["may"]["confirm"]["ok"]),
        (&Value::Null, &json!(2), &json!(true)),
        "{asked}"
    );
    must(&story.hague, "confirmErasure", papers(&case, "at"));
    assert!(papers_tell(&story.hague, &case, "zfalconry"), "not before the office has placed it");
    story.sync();

    let vienna_again = |desk: &Desk| {
        assert!(!papers_tell(desk, &case, "zfalconry"), "{}", must(desk, "caseNotes", json!({ "case": case, "limit": 100 })));
        assert!(papers_tell(desk, &case, "harmless") && papers_tell(desk, &case, "falcon"), "the others stay");
        assert_eq!(must(desk, "documentList", json!({ "case": case }))["rows"], json!([]));
        let left = &retention(desk)["erased"][0];
        let said = (&left["agency"], &left["count"], &left["ground"], &left["contribution"], &left["name"]);
        assert_eq!(said, (&json!("at"), &json!(2), &json!("subject-asked"), &Value::Null, &json!("")), "{left}");
        verified(desk);
    };
    for desk in [&story.vienna, &story.paris, &story.hague] {
        vienna_again(desk);
        must(desk, "rebuildReplica", json!({}));
        vienna_again(desk);
    }
    // The office empties them too; a desk that pulls afterwards makes the same of it.
    let subject = |id: &Value| SubjectId(uuid::Uuid::parse_str(id.as_str().expect("an id")).expect("a uuid"));
    story.office.office.erase(&story.audience(), &[subject(&secret), subject(&file)]);
    let fresh = story.fresh();
    vienna_again(&fresh);
    story.same_everywhere(&[&story.vienna, &story.paris, &story.hague, &fresh]);
    // More may be erased later, and that is another line.
    let rest = must(&story.vienna, "papersOf", papers(&case, "at"))["rows"][0]["paper"].clone();
    must(&story.vienna, "proposeErasure", of_papers(&case, "at", &json!({ "ground": "not-needed", "papers": [rest] })));
    story.sync();
    must(&story.paris, "confirmErasure", papers(&case, "at"));
    story.sync();
    assert!(!papers_tell(&story.hague, &case, "harmless") && papers_tell(&story.hague, &case, "falcon"));
    assert_eq!(retention(&story.hague)["erased"].as_array().map(Vec::len), Some(2));
    verified(&story.hague);
}

#[test]
fn papers_that_nobody_reviews_go_by_themselves_older_than_three_years_and_what_a_hold_or_a_reason_keeps_stays() {
    let mut story = Story::new(82);
    let case = story.case.clone();
    note(&story.vienna, &case, "The zfalconry panel moved.");
    note(&story.paris, &case, "Paris writes to the archive.");
    story.sync();
    let on = |story: &Story, day: &str| {
        let day: jcat_desk::domain::Day = day.parse().expect("a day");
        story.office.world.set(Instant(day.begins().0 + 9 * 3_600_000));
    };
    let acts = |desk: &Desk| erase_what_is_due(desk).expect("signed");
    on(&story, "2028-06-01");
    let later = note(&story.vienna, &case, "A harmless note of the second year.");
    story.sync();
    on(&story, "2029-12-01");
    let rows = retention(&story.vienna)["rows"].clone();
    assert_eq!(
        (&rows[0]["agency"], &rows[0]["stage"], &rows[0]["due"], &rows[0]["count"]),
        (&json!("at"), &json!("soon"), &json!("2030-03-01"), &json!(2)),
        "{rows}"
    );
    assert_eq!(rows.as_array().map(Vec::len), Some(2), "those of Paris too");
    // Paris keeps its own; Vienna decides nothing.
    must(&story.paris, "continueReview", of_papers(&case, "fr", &json!({ "reason": "The appeal is pending." })));
    assert_eq!(refused(&story.paris, "continueReview", of_papers(&case, "at", &json!({ "reason": "r" }))).code, "not-of-agency");
    story.sync();
    on(&story, "2030-02-28");
    assert!(!acts(&story.vienna), "not a day sooner");
    on(&story, "2030-03-01");
    let list = retention(&story.vienna);
    assert_eq!((&list["report"]["papers"], &list["report"]["heldPapers"]), (&json!(1), &json!(0)), "what came later is not due: {list}");
    must(&story.hague, "placeHold", of_papers(&case, "at", &json!({ "reference": "12 Hv 3/27x", "reason": "Main trial." })));
    story.sync();
    assert!(!acts(&story.vienna) && retention(&story.vienna)["report"]["heldPapers"] == 1, "a hold keeps them");
    must(&story.hague, "liftHold", of_papers(&case, "at", &json!({ "reason": "Judgment." })));
    story.sync();
    // What somebody proposes by hand beside it waits for a person.
    must(&story.vienna, "proposeErasure", of_papers(&case, "at", &json!({ "ground": "not-needed", "papers": [later] })));
    story.sync();
    assert!(acts(&story.vienna), "it is proposed with it");
    story.sync();
    assert!(acts(&story.hague) && acts(&story.paris), "both agree, without knowing of each other");
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.hague] {
        assert!(!acts(desk), "what is not due is erased by no desk");
        assert!(!papers_tell(desk, &case, "zfalconry") && papers_tell(desk, &case, "harmless") && papers_tell(desk, &case, "archive"));
        let list = retention(desk);
        assert_eq!((&list["erased"][0]["count"], &list["rows"][0]["proposed"]), (&json!(1), &json!(1)), "{list}");
        assert_eq!(must(desk, "today", json!({}))["inbox"]["overtaken"], json!([]), "the second of them is no trouble to anybody");
        verified(desk);
        must(desk, "rebuildReplica", json!({}));
    }
    story.same_everywhere(&[&story.vienna, &story.paris, &story.hague]);
    on(&story, "2032-11-30");
    assert!(acts(&story.hague) || acts(&story.paris), "the one of the second year came due in June 2031, and was proposed by hand");
    story.sync();
    assert!(!papers_tell(&story.vienna, &case, "harmless"));
    let rows = retention(&story.paris)["rows"].clone();
    assert_eq!((&rows[0]["due"], &rows[0]["reason"]), (&json!("2032-12-01"), &json!("The appeal is pending.")), "{rows}");
}

#[test]
fn what_was_written_of_a_document_without_knowing_that_it_is_erased_is_overtaken_and_never_sent() {
    let mut story = Story::new(83);
    let case = story.case.clone();
    let folder = tempfile::tempdir().expect("a folder");
    let file = document(&story.vienna, &case, folder.path(), "zfalconry.txt");
    story.sync();
    // Paris is away, and says through whose hands it went.
    must(&story.paris, "recordCustody", json!({ "document": file, "from": "Zfalconry squad", "to": "Registry", "reason": "Handed over." }));
    let now = story.office.world.now();
    must(&story.vienna, "proposeErasure", of_papers(&case, "at", &json!({ "ground": "not-needed", "papers": [file] })));
    let (office, vienna, hague) = (&mut story.office.office, &story.vienna, &story.hague);
    office.sync(&[vienna, hague], now).expect("exchanged");
    must(hague, "confirmErasure", papers(&case, "at"));
    office.sync(&[vienna, hague], now).expect("exchanged");
    office.pull(&story.paris, |_| true).expect("taken in");
    assert!(!papers_tell(&story.paris, &case, "zfalconry"));
    let overtaken = must(&story.paris, "today", json!({}))["inbox"]["overtaken"].clone();
    assert_eq!(overtaken.as_array().map(Vec::len), Some(1), "{overtaken}");
    sync::settle(&story.paris, sync::Settle::Send).expect("settled");
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.hague] {
        verified(desk);
        assert!(!papers_tell(desk, &case, "zfalconry"));
    }
    story.same_everywhere(&[&story.vienna, &story.paris, &story.hague]);
}

#[test]
fn no_desk_that_was_tampered_with_erases_another_agency_s_notes_or_keeps_its_own_from_going() {
    let mut story = Story::new(84);
    let case = story.case.clone();
    let secret = note(&story.vienna, &case, "The zfalconry panel moved.");
    let theirs = note(&story.paris, &case, "Paris knows of no falcon.");
    story.sync();
    let subject = |id: &Value| SubjectId(uuid::Uuid::parse_str(id.as_str().expect("an id")).expect("a uuid"));
    let (id, at) = (CaseId(subject(&case).0), AgencyId::parse("at").expect("an agency"));
    let audience = story.audience();
    // Two persons sign in due form that a note of Paris goes with Vienna's.
    let papers_of = |papers: Vec<SubjectId>| PapersErasure { case: id, agency: at.clone(), ground: Ground::NotNeeded, papers };
    let both = papers_of(vec![subject(&secret), subject(&theirs)]);
    // And somebody writes of the note what has nothing to do with it.
    let stray = Change::PapersErasureProposed(papers_of(vec![subject(&secret)]));
    forge(&story.paris, &audience, subject(&secret), &stray).expect("recorded");
    story.sync();
    forge(&story.vienna, &audience, id.papers(&at), &Change::PapersErasureProposed(both.clone())).expect("recorded");
    story.sync();
    forge(&story.hague, &audience, id.papers(&at), &Change::PapersErased(both)).expect("recorded");
    story.sync();
    story.office.office.erase(&audience, &[subject(&secret)]);
    let fresh = story.fresh();
    for desk in [&story.vienna, &story.paris, &story.hague, &fresh] {
        assert!(!papers_tell(desk, &case, "zfalconry") && papers_tell(desk, &case, "falcon"), "Vienna's goes, Paris's stays");
        verified(desk);
        must(desk, "rebuildReplica", json!({}));
        assert!(!papers_tell(desk, &case, "zfalconry") && papers_tell(desk, &case, "falcon"));
    }
    story.same_everywhere(&[&story.vienna, &story.paris, &story.hague, &fresh]);
}
