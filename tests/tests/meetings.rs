//! Coordination meetings over several desks: called, changed apart, minuted, what they agreed in the plan, in a calendar's file.

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

/// Vienna leads, Paris takes part, EC3 hosts, Eurojust's expert is on the case; the case is selected.
struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    ec3: Desk,
    eurojust: Desk,
    case: Value,
}

impl Story {
    fn begin(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
        let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
        let ec3 = office.newcomer("Maria Vzor", "ec3", &[Duty::Ec3]);
        let eurojust = office.newcomer("Nils Prov", "eurojust", &[Duty::Eurojust]);
        office.sync(&[&vienna, &paris, &ec3, &eurojust]);
        let case = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
        let round = must(&vienna, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
        must(&vienna, "closeRound", json!({ "round": round }));
        must(&vienna, "selectCase", json!({ "case": case, "reason": "The ranking was followed." }));
        must(&vienna, "joinAgency", json!({ "case": case, "agency": "fr" }));
        let mut story = Self { office, vienna, paris, ec3, eurojust, case };
        story.sync();
        story
    }

    fn sync(&mut self) {
        self.office.pass(61);
        self.office.sync(&[&self.vienna, &self.paris, &self.ec3, &self.eurojust]);
    }

    fn officer(&self, name: &str) -> Value {
        let officers = must(&self.vienna, "officers", json!({}));
        officers.as_array().into_iter().flatten().find(|row| row["name"] == name).map(|row| row["id"].clone()).expect("an officer")
    }

    /// 4 March 2027, 14:00 in Bogotá: 20:00 in Amsterdam.
    fn typed(&self) -> Value {
        json!({ "title": "Before the action day", "at": "2027-03-04 14:00", "zone": "America/Bogota", "minutes": 90, "place": "By video",
            "agenda": ["Warrants", "Press"], "invited": { "officers": [self.officer("Marie Exemple")], "authorities": [] } })
    }

    fn call(&self, desk: &Desk) -> Value {
        must(desk, "callMeeting", json!({ "case": self.case, "typed": self.typed() }))
    }

    fn view(&self, desk: &Desk, meeting: &Value) -> Value {
        must(desk, "meeting", json!({ "meeting": meeting }))
    }

    fn plan(&self, desk: &Desk) -> Value {
        must(desk, "plan", json!({ "case": self.case }))
    }
}

#[test]
fn a_meeting_is_called_held_and_what_it_agreed_becomes_a_task_on_every_desk() {
    let mut story = Story::begin(501);
    let court = json!({ "facts": { "name": "Example Court", "kind": "court", "country": "AT" } });
    let court = must(&story.ec3, "recordAuthority", court);
    story.sync();
    let meeting = story.call(&story.paris);
    story.sync();
    let view = story.view(&story.vienna, &meeting);
    assert_eq!(view["row"]["clock"], "2027-03-04 14:00", "on the clocks in which it was set");
    assert_eq!(view["row"]["begins"], 1_804_186_800_000_i64, "19:00 UTC");
    let early = refused(&story.vienna, "recordMinutes", json!({ "meeting": meeting, "attended": { "officers": [], "authorities": [] } }));
    assert_eq!(early.code, "in-the-future");
    // Vienna moves it while Paris, cut off, invites the court: neither undoes the other.
    let mut moved = story.typed();
    moved["at"] = json!("2027-03-04 15:00");
    must(&story.vienna, "changeMeeting", json!({ "meeting": meeting, "typed": moved }));
    let mut wider = story.typed();
    wider["invited"]["authorities"] = json!([court]);
    must(&story.paris, "changeMeeting", json!({ "meeting": meeting, "typed": wider }));
    story.sync();
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.ec3] {
        let view = story.view(desk, &meeting);
        assert_eq!((&view["row"]["clock"], &view["authorities"][0]["name"]), (&json!("2027-03-04 15:00"), &json!("Example Court")));
        assert_eq!(view["conflicts"], json!([]));
    }
    // It is held; Vienna writes who came, Paris what is to be done.
    story.office.pass(5 * 86_400);
    must(
        &story.vienna,
        "recordMinutes",
        json!({ "meeting": meeting, "attended": { "officers": [story.officer("Ana Test")], "authorities": [court] }, "text": "Two warrants are missing." }),
    );
    let done = json!({ "meeting": meeting, "text": "Ask the court for the second warrant", "followUp": { "agency": "at", "officer": story.officer("Ana Test"), "due": "2027-03-20" } });
    must(&story.paris, "agreePoint", done);
    must(&story.paris, "agreePoint", json!({ "meeting": meeting, "text": "No press before the action day." }));
    story.sync();
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.ec3] {
        let view = story.view(desk, &meeting);
        let points = view["points"].as_array().expect("points");
        assert_eq!(points.len(), 2);
        assert_eq!((&points[0]["kind"], &points[0]["task"]["due"]), (&json!("action-point"), &json!("2027-03-20")));
        assert_eq!(points[1]["kind"], "agreed");
        assert_eq!(view["minutes"]["authorities"][0]["name"], "Example Court");
        let task = &story.plan(desk)["tasks"][0];
        assert_eq!((&task["title"], &task["officerName"]), (&json!("Ask the court for the second warrant"), &json!("Ana Test")));
        must(desk, "rebuildReplica", json!({}));
        assert_eq!(story.view(desk, &meeting), view, "a rebuild changes nothing");
        let found = must(desk, "search", json!({ "text": "missing warrants" }));
        assert_eq!(found[0]["kind"], "meeting", "minutes are found: {found}");
    }
}

#[test]
fn what_is_agreed_is_undone_with_its_task_and_a_cancelled_meeting_is_called_again() {
    let story = Story::begin(502);
    let meeting = story.call(&story.vienna);
    must(&story.vienna, "agreePoint", json!({ "meeting": meeting, "text": "Ask the court", "followUp": { "agency": "fr" } }));
    must(&story.vienna, "undo", json!({}));
    let view = story.view(&story.vienna, &meeting);
    assert!(view["points"][0]["withdrawn"].is_string(), "it stays in the list as taken back");
    assert_eq!(story.plan(&story.vienna)["tasks"], json!([]));
    must(&story.vienna, "cancelMeeting", json!({ "meeting": meeting, "reason": "The room is taken." }));
    let again = refused(&story.vienna, "cancelMeeting", json!({ "meeting": meeting, "reason": "Twice." }));
    assert_eq!(again.code, "nothing-to-end");
    must(&story.vienna, "undo", json!({}));
    assert_eq!(story.view(&story.vienna, &meeting)["cancelled"], Value::Null);
}

#[test]
fn who_may_not_is_told_so_and_eurojusts_expert_calls_meetings_of_cases_that_eurojust_is_on() {
    let mut story = Story::begin(503);
    let call = json!({ "case": story.case, "typed": story.typed() });
    let problem = refused(&story.eurojust, "callMeeting", call.clone());
    assert_eq!(problem.code, "needs-duty", "not on the case yet: {problem:?}");
    let stranger = json!({ "officers": [story.officer("Nils Prov")], "authorities": [] });
    must(&story.vienna, "joinAgency", json!({ "case": story.case, "agency": "eurojust" }));
    story.sync();
    must(&story.eurojust, "callMeeting", call);
    let mut with_him = story.typed();
    with_him["invited"] = stranger;
    must(&story.vienna, "callMeeting", json!({ "case": story.case, "typed": with_him }));
    let mut nowhere = story.typed();
    nowhere["zone"] = json!("Europe/Atlantis");
    let problem = refused(&story.vienna, "callMeeting", json!({ "case": story.case, "typed": nowhere }));
    assert_eq!(problem.code, "unknown-zone");
    assert!(problem.message.contains("Europe/Atlantis") && problem.hint.is_some(), "{problem:?}");
}

#[test]
fn a_calendar_gets_the_number_alone_above_green_and_what_was_written_is_on_record() {
    let story = Story::begin(504);
    let meeting = story.call(&story.vienna);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("meeting.ics");
    let leaving = json!({ "purpose": "operational", "recipients": ["my calendar"], "justification": "" });
    must(&story.vienna, "exportMeeting", json!({ "meeting": meeting, "path": path, "leaving": leaving }));
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains("SUMMARY:Coordination meeting\\, JC-27-001\r\n"), "{text}");
    assert!(text.contains("DTSTART:20270304T190000Z\r\n") && text.contains("DTEND:20270304T203000Z\r\n"), "{text}");
    for told in ["Before the action day", "Warrants", "By video", "Marie"] {
        assert!(!text.contains(told), "{told} left the desk");
    }
    must(&story.vienna, "editCase", json!({ "case": story.case, "edits": { "handling": { "tlp": "GREEN", "h1": false, "h2": false, "h3": null } } }));
    must(&story.vienna, "cancelMeeting", json!({ "meeting": meeting, "reason": "The room is taken." }));
    must(&story.vienna, "exportMeeting", json!({ "meeting": meeting, "path": path, "leaving": leaving }));
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains("SUMMARY:JC-27-001: Before the action day") && text.contains("DESCRIPTION:Warrants\\nPress"), "{text}");
    assert!(text.contains("SEQUENCE:1\r\n") && text.contains("STATUS:CANCELLED\r\n"), "{text}");
    let records = must(&story.vienna, "records", json!({ "filter": { "verb": "export" }, "limit": 10 }));
    let rows = records["rows"].as_array().expect("rows");
    let of_it = |row: &&Value| row["recipients"] == json!(["my calendar"]) && row["objects"][0]["id"] == story.case;
    assert_eq!(rows.iter().filter(of_it).filter_map(|row| row["count"].as_u64()).sum::<u64>(), 2, "{records}");
    let problem = refused(&story.vienna, "exportMeeting", json!({ "meeting": meeting, "path": folder.path().join("meeting.txt") }));
    assert_eq!(problem.code, "unknown-file-kind");
}

#[test]
fn a_field_of_a_meeting_that_was_set_apart_is_settled_by_keeping_a_side() {
    let mut story = Story::begin(505);
    let meeting = story.call(&story.vienna);
    story.sync();
    let placed = |place: &str| {
        let mut typed = story.typed();
        typed["place"] = json!(place);
        json!({ "meeting": meeting, "typed": typed })
    };
    let keep = |place: &str| json!({ "meeting": meeting, "edits": { "place": [place] } });
    assert_eq!(refused(&story.vienna, "settleMeeting", keep("By video")).code, "nothing-to-settle");
    must(&story.vienna, "changeMeeting", placed("Room 2"));
    must(&story.paris, "changeMeeting", placed("Room 9"));
    story.sync();
    story.sync();
    let shown = story.view(&story.ec3, &meeting)["conflicts"].clone();
    assert_eq!((shown[0]["field"].clone(), shown[0]["others"].as_array().map(Vec::len)), (json!("place"), Some(1)), "{shown}");
    assert_eq!(refused(&story.vienna, "settleMeeting", keep("Room 7")).code, "nothing-to-settle", "a third value is a change, not a settlement");
    assert_eq!(refused(&story.vienna, "settleMeeting", json!({ "meeting": meeting, "edits": {} })).code, "nothing-to-settle");
    // The side that is shown anyway is kept too: until now nothing recorded that somebody had decided so.
    let kept = shown[0]["shown"]["value"].as_str().expect("a place").to_owned();
    must(&story.vienna, "settleMeeting", keep(&kept));
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.ec3, &story.eurojust] {
        let view = story.view(desk, &meeting);
        assert_eq!((&view["conflicts"], &view["row"]["place"]), (&json!([]), &json!(kept)));
    }
}
