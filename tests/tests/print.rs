//! The printed file of a case and the situation report: everything in it, the marking of everything in it, and a record of it.

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, refused};
use serde_json::{Value, json};

/// A case in operation of the Netherlands, with Romania, of which something of every kind is known.
struct Story {
    office: Office,
    hague: Desk,
    bucharest: Desk,
    case: Value,
}

fn begin(seed: u64) -> Story {
    let mut office = Office::new(seed);
    let hague = office.founder("Jan Voorbeeld", "nl", &["officer", "secretary"]);
    let bucharest = office.newcomer("Ion Exemplu", "ro", &[Duty::Officer]);
    office.sync(&[&hague, &bucharest]);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("cases.csv");
    std::fs::write(&file, "Title,Agency,Stage,Crime area,TLP\nTin Whistle,nl,operation,cyber-dependent,AMBER\n").expect("a file");
    must(&hague, "importCases", json!({ "path": file, "dryRun": false }));
    let cases = must(&hague, "caseList", json!({ "filter": { "over": true }, "sort": "number", "descending": false }));
    let case = cases["rows"][0]["id"].clone();
    must(&hague, "joinAgency", json!({ "case": case, "agency": "ro" }));
    must(&hague, "addTask", json!({ "case": case, "facts": { "title": "Seize the servers", "agency": "ro", "minutes": 960 } }));
    let typed = json!({ "title": "Last briefing", "at": "2027-03-02 09:00", "minutes": 60, "agenda": ["Doors & <locks>"] });
    let meeting = must(&hague, "callMeeting", json!({ "case": case, "typed": typed }));
    must(&hague, "agreePoint", json!({ "meeting": meeting, "text": "Nobody speaks to the press." }));
    must(&hague, "writeNote", json!({ "case": case, "text": "<script>alert(1)</script> was found on the server." }));
    must(&hague, "setHour", json!({ "case": case, "hour": 1_803_960_000_000_i64 }));
    let court = json!({ "facts": { "name": "Example Court", "kind": "court", "country": "RO" } });
    must(&hague, "recordAuthority", court);
    let mut story = Story { office, hague, bucharest, case };
    story.sync();
    must(&story.bucharest, "reportSignal", json!({ "case": story.case, "country": "RO", "signal": "hold", "text": "A door is shut." }));
    let figure = json!({ "kind": "server-seized", "country": "RO", "quantity": "12", "bound": "at-least", "tlp": "RED" });
    must(&story.bucharest, "recordCounter", json!({ "case": story.case, "figure": figure }));
    story.sync();
    story
}

impl Story {
    fn sync(&mut self) {
        self.office.pass(61);
        self.office.sync(&[&self.hague, &self.bucharest]);
    }
}

const LEAVING: &str = r#"{ "purpose": "operational", "recipients": ["Prosecutor Example"], "justification": "For the file." }"#;

fn leaving() -> Value {
    serde_json::from_str(LEAVING).expect("JSON")
}

/// Everything that a print says, in a line each.
fn lines(printed: &Value) -> String {
    let mut found = Vec::new();
    fn walk(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|it| walk(it, found)),
            Value::Object(parts) => parts.values().for_each(|it| walk(it, found)),
            _ => {}
        }
    }
    walk(printed, &mut found);
    found.join("\n")
}

#[test]
fn the_file_of_a_case_says_everything_under_the_marking_of_everything_in_it() {
    let story = begin(601);
    let terms = json!({ "name": "Seized panel", "legalBasis": "§ 110 StPO", "purpose": "operational", "category": null,
        "marking": { "tlp": "GREEN", "pap": "AMBER", "h1": true, "h2": false, "h3": [] } });
    let values = json!([{ "kind": "domain", "given": "evil.example.com" }, { "kind": "domain", "given": "other.example.com" }]);
    must(&story.hague, "recordContribution", json!({ "case": story.case, "terms": terms, "indicators": values }));
    let printed = must(&story.hague, "printCaseFile", json!({ "case": story.case, "leaving": leaving() }));
    let said = lines(&printed);
    for part in [
        "Tin Whistle",
        "Seize the servers",
        "Last briefing",
        "Nobody speaks to the press.",
        "was found on the server",
        "A door is shut.",
        "≥ 12",
        "NL, RO",
        "Seized panel\n§ 110 StPO",
    ] {
        assert!(said.contains(part), "{part} is missing in:\n{said}");
    }
    assert!(!said.contains("example.com"), "the values themselves are not printed");
    assert!(
        printed["marking"].as_str().is_some_and(|marking| marking.starts_with("TLP:RED · H1")),
        "AMBER, one figure RED, data with H1: {}",
        printed["marking"]
    );
    let records = must(&story.hague, "records", json!({ "filter": { "verb": "export" }, "limit": 10 }));
    let row = &records["rows"][0];
    assert_eq!((&row["recipients"], &row["purpose"]), (&json!(["Prosecutor Example"]), &json!("operational")));
    assert_eq!(row["objects"][0]["id"], story.case, "{row}");
}

#[test]
fn a_page_that_is_written_is_whole_in_itself_and_runs_nothing() {
    let story = begin(602);
    let folder = tempfile::tempdir().expect("a folder");
    for (name, how) in [("writeCaseFile", "case.html"), ("writeSituationReport", "report.html")] {
        let path = folder.path().join(how);
        must(&story.hague, name, json!({ "case": story.case, "path": path, "leaving": leaving() }));
        let page = std::fs::read_to_string(&path).expect("a page");
        let sheets = page.matches("<div class=\"page\">").count();
        assert!(sheets >= 1 && page.matches("class=\"marking\">TLP:RED").count() == 2 * sheets, "at the head and the foot of every page");
        assert!(!page.contains("<script"), "{page}");
        let problem = refused(&story.hague, name, json!({ "case": story.case, "path": folder.path().join("case.docx") }));
        assert_eq!(problem.code, "unknown-file-kind");
        assert!(!folder.path().join("case.docx").exists());
    }
    let page = std::fs::read_to_string(folder.path().join("case.html")).expect("a page");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("Doors &amp; &lt;locks&gt;"), "{page}");
    let records = must(&story.hague, "records", json!({ "filter": { "verb": "export" }, "limit": 10 }));
    let noted: u64 = records["rows"].as_array().into_iter().flatten().filter_map(|row| row["count"].as_u64()).sum();
    assert_eq!(noted, 2, "what was refused left nothing, and nothing on record: {records}");
}

#[test]
fn the_situation_report_says_how_each_country_stands_and_keeps_at_least() {
    let story = begin(603);
    let report = must(&story.bucharest, "printSituationReport", json!({ "case": story.case, "leaving": leaving() }));
    let said = lines(&report);
    assert!(report["title"].as_str().is_some_and(|title| title.contains("2027-03-01 10:0")), "on the office's clock: {report}");
    for part in ["hold: A door is shut. (Ion Exemplu", "≥ 12", "not reported"] {
        assert!(said.contains(part), "{part} is missing in:\n{said}");
    }
    assert!(!said.contains("Tin Whistle"), "a report goes by the number of its case");
}

#[test]
fn a_print_says_in_french_what_it_says_in_english() {
    let story = begin(604);
    let mut preferences = must(&story.hague, "deskStatus", json!({}))["preferences"].clone();
    preferences["language"] = json!("fr");
    must(&story.hague, "setPreferences", preferences);
    let report = must(&story.hague, "printSituationReport", json!({ "case": story.case, "leaving": leaving() }));
    assert!(report["title"].as_str().is_some_and(|title| title.starts_with("Point de situation du")), "{report}");
}

#[test]
fn the_file_of_a_case_names_what_it_is_linked_to_and_plans_and_another_case_only_to_who_reads_it() {
    let mut story = begin(606);
    let terms = json!({ "name": "Seized panel", "legalBasis": "By law", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "GREEN" } });
    let values = json!([{ "kind": "domain", "given": "panel.example.com" }, { "kind": "ip", "given": "192.0.2.44" }]);
    must(&story.hague, "recordContribution", json!({ "case": story.case, "terms": terms, "indicators": values }));
    let ends = json!([{ "kind": "domain", "normal": "panel.example.com" }, { "kind": "ip", "normal": "192.0.2.44" }]);
    let marking = json!({ "tlp": "AMBER", "pap": "RED" });
    must(
        &story.hague,
        "drawLink",
        json!({ "case": story.case, "from": ends[0], "to": ends[1], "relation": "resolves-to", "evidence": "Passive DNS.", "marking": marking }),
    );
    let action = json!({ "case": story.case, "what": "Seize the panel", "target": ends[0], "from": "2027-03-20 06:00", "to": "2027-03-20 10:00",
        "marking": { "tlp": "AMBER+STRICT", "pap": "RED" } });
    must(&story.hague, "planAction", action);
    let other = must(&story.hague, "proposeCase", jcat_tests::desks::proposal("Quiet Harbour"));
    let tied = json!({ "case": story.case, "other": other, "relation": "case-same-targets", "evidence": "One panel.", "marking": marking });
    must(&story.hague, "linkCases", tied);
    // Bucharest works on the one and not on the other, whose journal the office does not give it.
    let hidden = format!("case/{}", other.as_str().expect("an id"));
    let now = story.office.world.now();
    story.office.office.push(&story.hague, now).expect("sent");
    story.office.office.pull(&story.hague, |_| true).expect("taken in");
    story.office.office.pull(&story.bucharest, |audience| audience.to_string() != hidden).expect("taken in");
    let printed = |desk: &Desk| must(desk, "printCaseFile", json!({ "case": story.case, "leaving": leaving() }));
    let (ours, theirs) = (printed(&story.hague), printed(&story.bucharest));
    // Cells are broken into lines where their columns are narrow.
    let whole = |text: &str| text.split_whitespace().collect::<String>();
    let (said, told) = (whole(&lines(&ours)), whole(&lines(&theirs)));
    for part in
        ["panel[.]example[.]com", "192[.]0[.]2[.]44", "resolves to", "Passive DNS.", "PAP:RED", "Seize the panel", "Quiet Harbour", "One panel."]
    {
        assert!(said.contains(&whole(part)), "{part}: {said}");
    }
    assert!(said.contains("TLP:AMBER+STRICT"), "what is planned says how it is marked");
    assert_eq!(ours["handling"]["h2"], true, "the marking is that of everything in it, the other case's too: {}", ours["handling"]);
    assert!(told.contains("panel[.]example[.]com") && told.contains("Seizethepanel"), "who is on the case reads what is its own");
    assert!(!told.contains("Onepanel.") && !told.contains("Linkstoothercases"), "and nothing of a case that it does not work on: {told}");
    let records = must(&story.hague, "records", json!({ "filter": { "verb": "export" }, "limit": 10 }));
    assert_eq!(records["rows"][0]["objects"].as_array().map(Vec::len), Some(2), "that the other case was named is on record: {records}");
}
