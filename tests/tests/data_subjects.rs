//! Requests of data subjects and corrections of data that others received, on desks over an office in memory (AUD-5).

use jcat_desk::Desk;
use jcat_desk::domain::corrections::{Corrected, CorrectionAnnounced};
use jcat_desk::domain::ids::{CaseId, ContributionId};
use jcat_desk::domain::{Audience, Change, Day, Duty};
use jcat_desk::sync::rehearsal::{forge, tell_of_erased};
use jcat_tests::desks::{Office, answers, must, proposal, refused};
use serde_json::{Value, json};
use tempfile::TempDir;

const WHO: &str = "someone.asking@example.com";

struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    rome: Desk,
    case: Value,
    folder: TempDir,
}

fn officer(desk: &Desk, name: &str) -> Value {
    let all = must(desk, "officers", json!({}));
    all.as_array().into_iter().flatten().find(|it| it["name"] == name).expect("the officer")["id"].clone()
}

fn record(desk: &Desk, case: &Value, name: &str, values: &[&str]) -> Value {
    let terms = json!({ "name": name, "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" },
                        "category": "suspect" });
    let indicators: Vec<Value> = values.iter().map(|it| json!({ "kind": "email", "given": it })).collect();
    must(desk, "recordContribution", json!({ "case": case, "terms": terms, "indicators": indicators }))["contributions"][0].clone()
}

impl Story {
    /// Vienna leads a case that Paris is on by name. Rome is on the taskforce and reads no journal of a case.
    fn new(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "representative", "administrator", "secretary"]);
        let paris = office.newcomer("Bea Test", "fr", &[Duty::Officer]);
        let rome = office.newcomer("Cil Test", "it", &[Duty::Officer]);
        office.sync(&[&vienna, &paris, &rome]);
        let case = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
        must(&vienna, "joinAgency", json!({ "case": case, "agency": "fr" }));
        must(&vienna, "joinOfficer", json!({ "case": case, "officer": officer(&vienna, "Bea Test") }));
        let mut story = Self { office, vienna, paris, rome, case, folder: TempDir::new().expect("a folder") };
        story.sync();
        story
    }

    /// Each desk takes in what an office would give it: no other agency's journal, and the case's where its officer is on it.
    fn sync(&mut self) {
        let now = self.office.world.now();
        for desk in [&self.vienna, &self.paris, &self.rome] {
            self.office.office.push(desk, now).expect("pushed");
        }
        let reads = |own: &str, on_case: bool| {
            let own = own.to_owned();
            move |it: &Audience| match it {
                Audience::Agency(agency) | Audience::Records(agency) => agency.as_str() == own,
                Audience::Case(_) => on_case,
                _ => true,
            }
        };
        self.office.office.pull(&self.vienna, reads("at", true)).expect("taken in");
        self.office.office.pull(&self.paris, reads("fr", true)).expect("taken in");
        self.office.office.pull(&self.rome, reads("it", false)).expect("taken in");
    }
}

fn request(desk: &Desk, kind: &str, received: &Day) -> Value {
    let about = json!([{ "kind": "email", "given": WHO }]);
    must(desk, "recordDataRequest", json!({ "kind": kind, "reference": "DSR 7/27", "received": received.to_string(), "about": about }))
}

fn view(desk: &Desk, request: &Value) -> Value {
    must(desk, "dataRequest", json!({ "request": request }))
}

fn today(desk: &Desk) -> Day {
    must(desk, "today", json!({}))["day"].as_str().expect("a day").parse().expect("a day")
}

fn found<'a>(view: &'a Value, what: &str, agency: &str) -> &'a Value {
    let rows = view["found"].as_array().expect("rows");
    rows.iter().find(|it| it["what"] == what && it["agency"] == agency).unwrap_or_else(|| panic!("{what} of {agency} in {view}"))
}

/// What everybody but the answering agency sees.
fn seen(desk: &Desk) -> String {
    let each = ["dataRequests", "corrections", "today", "undoable"].map(|name| must(desk, name, json!({})));
    json!([answers(desk), each]).to_string()
}

#[test]
fn what_is_found_for_a_request_is_decided_row_by_row_answered_and_handed_over_without_what_is_withheld() {
    let mut story = Story::new(401);
    let case = story.case.clone();
    let ours = record(&story.vienna, &case, "Mailboxes of the panel", &[WHO, "other@example.com"]);
    record(&story.paris, &case, "Reported in Lyon", &[WHO]);
    story.sync();
    must(&story.vienna, "writeNote", json!({ "case": case, "text": format!("Rang {WHO} about the house."), "mentions": [] }));
    let paper = story.folder.path().join("case.html");
    must(&story.vienna, "writeCaseFile", json!({ "case": case, "path": paper, "leaving": { "recipients": ["Prosecutor's office"] } }));
    story.sync();

    let day = today(&story.vienna);
    let id = request(&story.vienna, "ask-access", &day);
    let shown = view(&story.vienna, &id);
    assert_eq!(shown["row"]["due"], day.plus_months(1).to_string(), "a month unless somebody says otherwise");
    let (data, note, theirs) =
        (found(&shown, "found-contribution", "at"), found(&shown, "found-note", "at"), found(&shown, "found-contribution", "fr"));
    assert_eq!((&data["own"], &data["name"], &data["legalBasis"]), (&json!(true), &json!("Mailboxes of the panel"), &json!("§ 110 StPO")));
    assert_eq!((&data["values"], &data["readers"]), (&json!([WHO]), &json!(["fr"])), "what was found, and who reads it");
    assert_eq!(data["given"][0]["recipients"], json!(["Prosecutor's office"]), "from the records of what left: {data}");
    assert_eq!((&theirs["own"], &shown["others"], &shown["undecided"]), (&json!(false), &json!(["fr"]), &json!(2)));

    let decide = |row: &Value, said: Value| json!({ "request": id, "rows": [row], "said": said });
    assert_eq!(refused(&story.vienna, "answerDataRequest", json!({ "request": id })).code, "rows-undecided");
    assert_eq!(refused(&story.vienna, "decideDataRequestRows", decide(&theirs["row"], json!({}))).code, "others-data");
    must(&story.vienna, "decideDataRequestRows", decide(&data["row"], json!({})));
    must(&story.vienna, "undo", json!({}));
    assert_eq!(view(&story.vienna, &id)["undecided"], 2, "undone");
    must(&story.vienna, "redo", json!({}));
    must(
        &story.vienna,
        "decideDataRequestRows",
        decide(&note["row"], json!({ "withheld": "obstructs-inquiries", "reason": "The house is watched." })),
    );

    let write = |form: &str, name: &str| {
        let path = story.folder.path().join(name);
        let written = must(&story.vienna, "exportDataRequest", json!({ "request": id, "form": form, "path": path }));
        (written["rows"].clone(), std::fs::read(&path).expect("written"))
    };
    let (rows, answer) = write("pack-answer", "answer.csv");
    let answer = String::from_utf8(answer).expect("text");
    assert_eq!(rows, 1);
    assert!(answer.contains(WHO) && answer.contains("§ 110 StPO"), "{answer}");
    for hidden in ["watched", "Mailboxes", "Lyon", "FR", "case", "PR-", "Prosecutor"] {
        assert!(!answer.contains(hidden), "{hidden} is not for who asked: {answer}");
    }
    let (rows, working) = write("pack-working", "working.csv");
    let working = String::from_utf8(working).expect("text");
    assert_eq!(rows, 3);
    assert!(["watched", "Mailboxes", "Prosecutor's office", "FR"].iter().all(|it| working.contains(it)), "{working}");
    let (_, page) = write("pack-answer", "answer.html");
    assert!(String::from_utf8(page).expect("text").contains("supervisory authority"), "what who asked may do is said");
    assert!(write("pack-working", "working.xlsx").1.starts_with(b"PK"));

    assert_eq!(refused(&story.vienna, "answerDataRequest", json!({ "request": id })).code, "text-missing", "a refusal in part has a reason");
    must(&story.vienna, "answerDataRequest", json!({ "request": id, "reason": "A house is watched." }));
    let row = view(&story.vienna, &id)["row"].clone();
    assert_eq!((&row["outcome"], &row["told"], &row["withheld"], &row["open"]), (&json!("answer-partly"), &json!(1), &json!(1), &json!(false)));
    assert_eq!(refused(&story.vienna, "withdrawDataRequest", json!({ "request": id, "reason": "No." })).code, "data-request-closed");
    must(&story.vienna, "undo", json!({}));
    assert_eq!(view(&story.vienna, &id)["row"]["open"], true, "undoing an answer opens it again");

    must(&story.vienna, "withdrawContribution", json!({ "contribution": ours, "reason": "Misread." }));
    assert_eq!(found(&view(&story.vienna, &id), "found-contribution", "at")["withdrawn"], true, "withdrawn is held all the same");
    let before = (seen(&story.vienna), view(&story.vienna, &id));
    must(&story.vienna, "rebuildReplica", json!({}));
    assert_eq!((seen(&story.vienna), view(&story.vienna, &id)), before, "all of it follows from the entries");
    assert_eq!(must(&story.vienna, "verifyReplica", json!({}))["faults"], json!([]));
}

#[test]
fn a_request_that_is_due_is_on_today_of_its_agency_and_says_when_it_is_overdue() {
    let mut story = Story::new(402);
    let day = today(&story.vienna);
    let id = request(&story.vienna, "ask-erasure", &day);
    let waits = |desk: &Desk| must(desk, "today", json!({}))["requests"].clone();
    assert_eq!(waits(&story.vienna), json!([]), "a month ahead");
    story.office.pass(20 * 86_400);
    assert_eq!((&waits(&story.vienna)[0]["reference"], &waits(&story.vienna)[0]["overdue"]), (&json!("DSR 7/27"), &json!(false)));
    story.office.pass(20 * 86_400);
    assert_eq!(waits(&story.vienna)[0]["overdue"], true);
    story.sync();
    assert_eq!((waits(&story.paris), waits(&story.rome)), (json!([]), json!([])));
    let due = today(&story.vienna).plus(30).to_string();
    must(&story.vienna, "changeDataRequestDue", json!({ "request": id, "due": due, "reason": "It is complex." }));
    assert_eq!(waits(&story.vienna), json!([]));
    must(&story.vienna, "undo", json!({}));
    assert_eq!(waits(&story.vienna)[0]["overdue"], true);
    must(&story.vienna, "answerDataRequest", json!({ "request": id }));
    assert_eq!((waits(&story.vienna), view(&story.vienna, &id)["row"]["outcome"].clone()), (json!([]), json!("answer-nothing-held")));
}

/// What Paris and Rome see after Vienna did something with requests, or nothing.
fn seen_by_others(does: impl Fn(&Story)) -> [String; 2] {
    let mut story = Story::new(403);
    record(&story.vienna, &story.case, "Mailboxes", &[WHO]);
    record(&story.paris, &story.case, "Reported", &[WHO]);
    story.sync();
    does(&story);
    story.sync();
    let unknown = json!("00000000-0000-0000-0000-000000000009");
    [&story.paris, &story.rome].map(|desk| format!("{} {:?}", seen(desk), refused(desk, "dataRequest", json!({ "request": unknown }))))
}

#[test]
fn a_request_changes_no_byte_of_what_another_agency_sees() {
    let without = seen_by_others(|_| {});
    let with = seen_by_others(|story| {
        let id = request(&story.vienna, "ask-access", &today(&story.vienna));
        let row = found(&view(&story.vienna, &id), "found-contribution", "at")["row"].clone();
        must(&story.vienna, "decideDataRequestRows", json!({ "request": id, "rows": [row], "said": {} }));
        must(&story.vienna, "answerDataRequest", json!({ "request": id }));
    });
    assert_eq!(with, without);
}

fn own(desk: &Desk) -> Value {
    must(desk, "corrections", json!({}))["own"][0].clone()
}

fn received(desk: &Desk) -> Value {
    must(desk, "corrections", json!({}))["received"].clone()
}

#[test]
fn who_received_data_is_told_that_they_were_corrected_says_that_it_is_done_and_the_owner_sees_who_has_not() {
    let mut story = Story::new(404);
    let case = story.case.clone();
    let wrong = record(&story.vienna, &case, "Mailboxes of the panel", &["misread@example.com", "right@example.com"]);
    story.sync();
    let paper = |name: &str| story.folder.path().join(name);
    must(&story.vienna, "writeCaseFile", json!({ "case": case, "path": paper("one.html"), "leaving": { "recipients": ["Prosecutor's office"] } }));
    must(&story.paris, "writeCaseFile", json!({ "case": case, "path": paper("two.html"), "leaving": { "recipients": ["Cour"] } }));
    story.sync();
    assert_eq!(
        refused(&story.paris, "correctIndicators", json!({ "contribution": wrong, "values": [], "reason": "No." })).code,
        "not-of-agency",
        "what another asserts is its own"
    );
    let values = json!([{ "kind": "email", "normal": "misread@example.com", "becomes": "Read.Well@example.com" }]);
    let bad = json!([
        { "kind": "email", "normal": "right@example.com", "becomes": "better@example.com" },
        { "kind": "email", "normal": "misread@example.com", "becomes": "no address" },
    ]);
    let no = refused(&story.vienna, "correctIndicators", json!({ "contribution": wrong, "values": bad, "reason": "A typing error." }));
    assert_eq!((no.code.as_str(), no.message.contains("no. 2"), no.message.contains("no address")), ("value-unreadable", true, false), "{no:?}");
    let made = must(&story.vienna, "correctIndicators", json!({ "contribution": wrong, "values": values, "reason": "A typing error." }));
    assert_eq!((&made["told"], &made["untold"]), (&json!(1), &json!(1)), "Paris by the case, the prosecutor by hand");
    story.sync();

    let told = received(&story.paris)[0].clone();
    assert_eq!(
        (&told["agency"], &told["what"], &told["reason"], &told["waits"]),
        (&json!("at"), &json!("data-corrected"), &json!("A typing error."), &json!(true))
    );
    let changed = &told["values"][0];
    assert_eq!(
        (changed["was"].as_str(), changed["now"].as_str().map(str::to_lowercase)),
        (Some("misread[@]example[.]com"), Some("read[.]well[@]example[.]com".into()))
    );
    assert_eq!(told["passedOn"][0]["recipients"], json!(["Cour"]), "whom Paris gave it to is for Paris to tell");
    assert_eq!(told["untold"], json!([]), "whom Vienna tells is nobody else's to know");
    assert!(!seen(&story.paris).contains("Prosecutor"), "nor anywhere else");
    let waits = must(&story.paris, "today", json!({}));
    assert_eq!((&waits["corrections"][0]["correction"], waits["corrections"].as_array().map(Vec::len)), (&made["correction"], Some(1)));
    assert_eq!(must(&story.paris, "caseIndicators", json!({ "case": case, "limit": 10 }))["rows"].as_array().map(Vec::len), Some(2), "the new data");

    assert_eq!(own(&story.vienna)["open"], 2);
    assert_eq!(refused(&story.vienna, "acknowledgeCorrection", json!({ "correction": made["correction"], "done": true })).code, "not-addressed");
    must(&story.paris, "acknowledgeCorrection", json!({ "correction": made["correction"], "done": true, "note": "Told the court." }));
    assert_eq!(must(&story.paris, "today", json!({}))["corrections"], json!([]));
    story.sync();
    let mine = own(&story.vienna);
    assert_eq!((&mine["told"][0]["note"], &mine["told"][0]["waits"], &mine["open"]), (&json!("Told the court."), &json!(false), &json!(1)));
    let untold = mine["untold"][0].clone();
    assert_eq!((&untold["name"], &untold["way"]), (&json!("Prosecutor's office"), &json!("way-export")));
    assert_eq!(must(&story.vienna, "today", json!({}))["corrections"][0]["waits"], true, "a task of the owner");
    must(&story.vienna, "tickUntold", json!({ "correction": made["correction"], "untold": untold["untold"], "done": true, "note": "By letter." }));
    must(&story.vienna, "addUntold", json!({ "correction": made["correction"], "name": "A court", "on": today(&story.vienna).to_string() }));
    let mine = own(&story.vienna);
    assert_eq!((&mine["open"], mine["untold"].as_array().map(Vec::len)), (&json!(1), Some(2)), "{mine}");

    let before = [seen(&story.vienna), seen(&story.paris)];
    for desk in [&story.vienna, &story.paris] {
        must(desk, "rebuildReplica", json!({}));
        assert_eq!(must(desk, "verifyReplica", json!({}))["faults"], json!([]));
    }
    assert_eq!([seen(&story.vienna), seen(&story.paris)], before, "all of it follows from the entries");
}

#[test]
fn undoing_a_correction_puts_the_data_back_and_tells_again_who_had_acted_on_it_alone() {
    let mut story = Story::new(405);
    let case = story.case.clone();
    let wrong = record(&story.vienna, &case, "Mailboxes", &["misread@example.com"]);
    story.sync();
    let values = json!([{ "kind": "email", "normal": "misread@example.com", "becomes": "right@example.com" }]);
    let correct = |story: &Story| must(&story.vienna, "correctIndicators", json!({ "contribution": wrong, "values": values, "reason": "Misread." }));
    let stands = |desk: &Desk| {
        let page = must(desk, "caseIndicators", json!({ "case": case, "limit": 10 }));
        page["rows"].as_array().into_iter().flatten().map(|it| it["normal"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let made = correct(&story);
    story.sync();
    assert_eq!(stands(&story.paris), ["right@example.com"]);
    must(&story.vienna, "undo", json!({}));
    story.sync();
    assert_eq!(stands(&story.paris), ["misread@example.com"], "undone, in one step");
    assert_eq!(received(&story.paris)[0]["waits"], false, "who had done nothing has nothing to do");
    must(&story.vienna, "redo", json!({}));
    story.sync();
    assert_eq!((stands(&story.paris), received(&story.paris)[0]["waits"].clone()), (vec!["right@example.com".to_owned()], json!(true)));
    must(&story.paris, "acknowledgeCorrection", json!({ "correction": made["correction"], "done": true }));
    must(&story.paris, "undo", json!({}));
    assert_eq!(received(&story.paris)[0]["waits"], true);
    must(&story.paris, "redo", json!({}));
    story.sync();
    must(&story.vienna, "takeBackCorrection", json!({ "correction": made["correction"], "reason": "It was right." }));
    story.sync();
    let told = received(&story.paris)[0].clone();
    assert_eq!((&told["waits"], told["takenBack"].is_null()), (&json!(true), false), "it had acted on it: {told}");
}

#[test]
fn what_is_withdrawn_or_marked_more_strictly_is_told_and_what_nobody_received_is_not() {
    let mut story = Story::new(406);
    let case = story.case.clone();
    let fresh = record(&story.vienna, &case, "Never sent", &["draft@example.com"]);
    must(&story.vienna, "withdrawContribution", json!({ "contribution": fresh, "reason": "Wrong case." }));
    story.sync();
    assert_eq!(received(&story.paris), json!([]), "nobody received it");
    let data = record(&story.vienna, &case, "Mailboxes", &[WHO]);
    story.sync();
    let mark = |tlp: &str| json!({ "contribution": data, "marking": { "tlp": tlp, "pap": "AMBER" }, "category": "suspect", "reason": "Their wish." });
    must(&story.vienna, "remarkContribution", mark("CLEAR"));
    story.sync();
    assert_eq!(received(&story.paris), json!([]), "looser takes nothing away");
    must(&story.vienna, "remarkContribution", mark("AMBER"));
    must(&story.vienna, "withdrawContribution", json!({ "contribution": data, "reason": "Not theirs." }));
    story.sync();
    let told = received(&story.paris);
    let what: Vec<&Value> = told.as_array().into_iter().flatten().map(|it| &it["what"]).collect();
    assert!(what.contains(&&json!("data-restricted")) && what.contains(&&json!("data-withdrawn")) && what.len() == 2, "{told}");
    must(&story.vienna, "restoreContribution", json!({ "contribution": data, "reason": "Theirs after all." }));
    story.sync();
    let waiting = received(&story.paris).as_array().into_iter().flatten().filter(|it| it["waits"] == true).count();
    assert_eq!(waiting, 1, "the marking is still to be acted on, the withdrawal is not");
}

/// What Rome, which is not on the case, sees after Vienna did something with data there.
#[test]
fn who_got_a_file_before_the_office_had_what_it_holds_is_to_be_told() {
    let mut story = Story::new(413);
    let case = story.case.clone();
    let wrong = record(&story.vienna, &case, "Mailboxes of the panel", &["misread@example.com"]);
    let path = story.folder.path().join("away.html");
    must(&story.vienna, "writeCaseFile", json!({ "case": case, "path": path, "leaving": { "recipients": ["Prosecutor's office"] } }));
    story.office.pass(2 * 86_400);
    story.sync();
    must(&story.vienna, "withdrawContribution", json!({ "contribution": wrong, "reason": "Misread." }));
    assert_eq!(own(&story.vienna)["untold"][0]["name"], "Prosecutor's office", "two days away from the office");
}

fn seen_from_outside(does: impl Fn(&mut Story, &Value)) -> String {
    let mut story = Story::new(407);
    let data = record(&story.vienna, &story.case.clone(), "Mailboxes", &[WHO]);
    story.sync();
    does(&mut story, &data);
    story.sync();
    let unknown = json!({ "correction": "00000000-0000-0000-0000-000000000009", "done": true });
    format!("{} {:?}", seen(&story.rome), refused(&story.rome, "acknowledgeCorrection", unknown))
}

#[test]
fn a_correction_changes_no_byte_of_what_somebody_sees_who_is_not_on_the_case() {
    let without = seen_from_outside(|_, _| {});
    let with = seen_from_outside(|story, data| {
        let values = json!([{ "kind": "email", "normal": WHO, "becomes": "right@example.com" }]);
        let made = must(&story.vienna, "correctIndicators", json!({ "contribution": data, "values": values, "reason": "Misread." }));
        story.sync();
        must(&story.paris, "acknowledgeCorrection", json!({ "correction": made["correction"], "done": true }));
    });
    assert_eq!(with, without);
}

#[test]
fn erasing_corrected_data_takes_the_former_value_and_the_reason_out_of_the_correction_too() {
    let mut story = Story::new(408);
    let wrong = record(&story.vienna, &story.case.clone(), "Mailboxes of Zfalconry", &["zfalconry@example.com"]);
    story.sync();
    let values = json!([{ "kind": "email", "normal": "zfalconry@example.com", "becomes": "right@example.com" }]);
    must(&story.vienna, "correctIndicators", json!({ "contribution": wrong, "values": values, "reason": "Zfalconry is somebody else." }));
    story.sync();
    assert!(seen(&story.paris).to_lowercase().contains("zfalconry"));
    must(&story.vienna, "proposeErasure", json!({ "contribution": wrong, "ground": "unlawful" }));
    story.sync();
    must(&story.paris, "confirmErasure", json!({ "contribution": wrong }));
    story.sync();
    for desk in [&story.vienna, &story.paris] {
        let left = must(desk, "corrections", json!({}));
        let row = if left["own"] == json!([]) { &left["received"][0] } else { &left["own"][0] };
        assert_eq!((&row["values"], &row["reason"], &row["what"]), (&json!([]), &Value::Null, &json!("data-corrected")), "that it was is left");
        let mut all = seen(desk).to_lowercase();
        // What replaced the data has the name that its agency gave it, and the value that is right.
        all = all.replace("mailboxes of zfalconry", "");
        assert!(!all.contains("zfalconry"), "{all}");
    }
}

#[test]
fn whoever_received_notes_and_documents_is_told_that_they_were_erased_each_time_and_once() {
    let mut story = Story::new(411);
    let case = story.case.clone();
    let on_paper = |story: &Story, name: &str, recipient: &str| {
        let path = story.folder.path().join(name);
        must(&story.vienna, "writeCaseFile", json!({ "case": case, "path": path, "leaving": { "recipients": [recipient] } }));
    };
    on_paper(&story, "before.html", "Customs");
    story.office.pass(86_400);
    let note = must(&story.vienna, "writeNote", json!({ "case": case, "text": "The zfalconry panel moved." }));
    on_paper(&story, "with.html", "Prosecutor's office");
    story.office.pass(86_400);
    let file = story.folder.path().join("zfalconry.txt");
    std::fs::write(&file, "A list.").expect("written");
    let handling = json!({ "tlp": "GREEN", "h1": false, "h2": false, "h3": null });
    let document = must(&story.vienna, "addDocument", json!({ "case": case, "path": file, "handling": handling }));
    let out = json!({ "document": document, "path": story.folder.path().join("copy.txt"), "leaving": { "recipients": ["Court"] } });
    must(&story.vienna, "saveDocument", out);
    story.sync();
    let tells = |desk: &Desk| tell_of_erased(desk).expect("told");
    let erased = |story: &mut Story, papers: Value| {
        must(&story.vienna, "proposeErasure", json!({ "case": case, "agency": "at", "ground": "subject-asked", "papers": papers }));
        story.sync();
        assert!(!tells(&story.vienna), "nothing is erased yet");
        must(&story.paris, "confirmErasure", json!({ "case": case, "agency": "at" }));
        story.sync();
        assert!(!tells(&story.paris), "not its papers");
        assert!(tells(&story.vienna) && !tells(&story.vienna), "once");
        must(&story.vienna, "rebuildReplica", json!({}));
        assert!(!tells(&story.vienna), "a rebuild keeps that it was said");
        story.sync();
        must(&story.vienna, "corrections", json!({}))["own"][0].clone()
    };
    let names = |row: &Value| row["untold"].as_array().into_iter().flatten().map(|it| it["name"].clone()).collect::<Vec<_>>();

    let row = erased(&mut story, json!([note]));
    assert_eq!((&row["what"], &row["contribution"], &row["papers"], &row["name"]), (&json!("papers-erased"), &Value::Null, &json!(1), &json!("")));
    assert_eq!(names(&row), ["Prosecutor's office"], "not who got a file before it came, nor who got another document");
    assert_eq!((&row["told"][0]["agency"], &row["told"][0]["waits"]), (&json!("fr"), &json!(true)));
    story.office.pass(86_400);
    let second = erased(&mut story, json!([document]));
    assert_ne!(second["correction"], row["correction"], "another erasure is told by itself");
    assert_eq!(names(&second), ["Court"]);

    let waits = must(&story.paris, "today", json!({}))["corrections"].clone();
    assert_eq!(waits.as_array().map(Vec::len), Some(2), "{waits}");
    for told in [&row, &second] {
        must(&story.paris, "acknowledgeCorrection", json!({ "correction": told["correction"], "done": true }));
        let back = refused(&story.vienna, "takeBackCorrection", json!({ "correction": told["correction"], "reason": "r" }));
        assert_eq!(back.code, "data-erased");
    }
    story.sync();
    assert_eq!(must(&story.paris, "today", json!({}))["corrections"], json!([]));
    assert_eq!(must(&story.rome, "corrections", json!({})), json!({ "received": [], "own": [], "marking": null }), "nobody off the case hears of it");
    for desk in [&story.vienna, &story.paris, &story.rome] {
        assert!(!seen(desk).to_lowercase().contains("zfalconry"));
    }
}

#[test]
fn somebody_who_took_the_id_under_which_an_erasure_is_told_keeps_nobody_from_telling_it() {
    let mut story = Story::new(412);
    let case = story.case.clone();
    let gone = record(&story.vienna, &case, "Mailboxes of Zfalconry", &["zfalconry@example.com"]);
    story.sync();
    let id = |it: &Value| uuid::Uuid::parse_str(it.as_str().expect("an id")).expect("a uuid");
    let correction = ContributionId(id(&gone)).erasure();
    let stolen = Change::CorrectionAnnounced(CorrectionAnnounced {
        correction,
        case: CaseId(id(&case)),
        contribution: Some(ContributionId(id(&gone))),
        what: Corrected::Erased,
        replaced: None,
        pairs: Vec::new(),
        to: Vec::new(),
        papers: None,
    });
    forge(&story.paris, &format!("case/{}", case.as_str().expect("an id")), correction.subject(), &stolen).expect("recorded");
    must(&story.vienna, "proposeErasure", json!({ "contribution": gone, "ground": "unlawful" }));
    story.sync();
    must(&story.paris, "confirmErasure", json!({ "contribution": gone }));
    story.sync();
    assert!(tell_of_erased(&story.vienna).expect("told"), "France said so in the name of nobody");
    story.sync();
    let row = must(&story.vienna, "corrections", json!({}))["own"][0].clone();
    assert_ne!(row["correction"], json!(correction), "under another id");
    assert_eq!((&row["what"], &row["told"][0]["agency"]), (&json!("data-erased"), &json!("fr")), "{row}");
    assert!(!tell_of_erased(&story.vienna).expect("told"), "once");
}

#[test]
fn whoever_received_data_is_told_that_they_were_erased_once_and_nobody_takes_that_back() {
    let mut story = Story::new(409);
    let case = story.case.clone();
    let gone = record(&story.vienna, &case, "Mailboxes of Zfalconry", &["zfalconry@example.com"]);
    story.sync();
    let paper = story.folder.path().join("case.html");
    must(&story.vienna, "writeCaseFile", json!({ "case": case, "path": paper, "leaving": { "recipients": ["Prosecutor's office"] } }));
    let ask = json!({ "contribution": gone, "what": "pass-on", "scope": "Court of Lyon", "reason": "Asked by it." });
    let permission = must(&story.paris, "askPermission", ask);
    story.sync();
    let answer = json!({ "contribution": gone, "permission": permission, "granted": true, "until": "2027-12-31", "reason": "Agreed." });
    must(&story.vienna, "answerPermission", answer);
    story.sync();
    let tells = |desk: &Desk| tell_of_erased(desk).expect("told");
    must(&story.vienna, "proposeErasure", json!({ "contribution": gone, "ground": "unlawful" }));
    story.sync();
    assert!(!tells(&story.vienna), "nothing is erased yet");
    must(&story.paris, "confirmErasure", json!({ "contribution": gone }));
    story.sync();
    assert!(!tells(&story.paris), "not its data");
    assert!(tells(&story.vienna) && !tells(&story.vienna), "once");
    must(&story.vienna, "rebuildReplica", json!({}));
    assert!(!tells(&story.vienna), "a rebuild keeps that it was said");
    story.sync();

    let row = must(&story.vienna, "corrections", json!({}))["own"][0].clone();
    assert_eq!((&row["what"], &row["name"], &row["reason"], &row["values"]), (&json!("data-erased"), &json!(""), &Value::Null, &json!([])), "{row}");
    assert_eq!((&row["told"][0]["agency"], &row["told"][0]["waits"]), (&json!("fr"), &json!(true)));
    let names: Vec<&str> = row["untold"].as_array().into_iter().flatten().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names, ["Prosecutor's office", "Court of Lyon"], "by a file, and by a permission that went with the data");
    let waits = must(&story.paris, "today", json!({}))["corrections"].clone();
    assert_eq!((&waits[0]["what"], &waits[0]["agency"], &waits[0]["waits"]), (&json!("data-erased"), &json!("at"), &json!(true)), "{waits}");
    must(&story.paris, "acknowledgeCorrection", json!({ "correction": row["correction"], "done": true }));
    let tick = json!({ "correction": row["correction"], "untold": row["untold"][0]["untold"], "done": true });
    must(&story.vienna, "tickUntold", tick);
    story.sync();
    assert_eq!(must(&story.vienna, "corrections", json!({}))["own"][0]["open"], 1, "the court");
    let back = refused(&story.vienna, "takeBackCorrection", json!({ "correction": row["correction"], "reason": "r" }));
    assert_eq!(back.code, "data-erased");
    for desk in [&story.vienna, &story.paris] {
        assert!(!seen(desk).to_lowercase().contains("zfalconry"));
    }
}
