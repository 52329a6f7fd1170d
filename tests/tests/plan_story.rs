//! From selection to ready on three desks of one office: every guard refused once, a circle that two desks make, a waiver of two
//! persons, a case that is ready no longer.

use jcat_desk::Desk;
use jcat_desk::domain::change::Change;
use jcat_desk::domain::ids::{CaseId, NoteId, TaskId};
use jcat_desk::domain::notes::NoteWritten;
use jcat_desk::domain::plan::{TaskRemoved, WindowSet};
use jcat_desk::domain::roster::ContactChanged;
use jcat_desk::domain::{Duty, Instant};
use jcat_desk::sync::rehearsal::{derive_again, derived, forge, identity, record_newer_about, set_aside};
use jcat_desk::sync::state_hash;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

/// Vienna leads and keeps the Board's rounds, Paris takes part, EC3 hosts; the case is selected.
struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    ec3: Desk,
    case: Value,
}

const REASON: &str = "Agreed on the call of this morning.";

impl Story {
    fn begin() -> Self {
        let mut office = Office::new(404);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
        let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
        let ec3 = office.newcomer("Maria Vzor", "ec3", &[Duty::Ec3]);
        office.sync(&[&vienna, &paris, &ec3]);
        let case = must(&vienna, "proposeCase", proposal("Quiet Harbour"));
        let round = must(&vienna, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
        must(&vienna, "closeRound", json!({ "round": round }));
        must(&vienna, "selectCase", json!({ "case": case, "reason": "The ranking was followed." }));
        let mut story = Self { office, vienna, paris, ec3, case };
        story.sync();
        story
    }

    fn sync(&mut self) {
        self.office.pass(61);
        self.office.sync(&[&self.vienna, &self.paris, &self.ec3]);
    }

    fn go(&self, to: &str) {
        must(&self.vienna, "moveCase", json!({ "case": self.case, "to": to, "reason": REASON }));
    }

    /// What stands in the way, as the refusal says it.
    fn lacks(&self, to: &str) -> String {
        let problem = refused(&self.vienna, "moveCase", json!({ "case": self.case, "to": to, "reason": REASON }));
        assert_eq!(problem.code, "guard-failed");
        assert!(problem.hint.is_some_and(|hint| !hint.is_empty()), "it says what would satisfy it");
        problem.message
    }

    fn officer(&self, name: &str) -> Value {
        let officers = must(&self.vienna, "officers", json!({}));
        officers.as_array().into_iter().flatten().find(|row| row["name"] == name).map(|row| row["id"].clone()).expect("an officer")
    }

    fn of_case(&self, desk: &Desk, query: &str) -> Value {
        must(desk, query, json!({ "case": self.case }))
    }

    fn stage(&self, desk: &Desk) -> Value {
        self.of_case(desk, "caseDossier")["row"]["stage"].clone()
    }

    fn task(&self, desk: &Desk, title: &str, needs: &[&Value]) -> Value {
        let needs: Vec<Value> = needs.iter().map(|task| json!({ "task": task, "tie": "finish-start", "lag": 0 })).collect();
        must(desk, "addTask", json!({ "case": self.case, "facts": { "title": title, "agency": "at", "minutes": 960 }, "needs": needs }))
    }

    /// Through data and planning, with a plan of a template.
    fn reach_readying(&mut self) {
        must(&self.vienna, "joinOfficer", json!({ "case": self.case, "officer": self.officer("Ana Test") }));
        self.go("data");
        must(&self.vienna, "joinAgency", json!({ "case": self.case, "agency": "fr" }));
        must(&self.vienna, "joinOfficer", json!({ "case": self.case, "officer": self.officer("Marie Exemple") }));
        self.go("planning");
        must(&self.vienna, "useTemplate", json!({ "case": self.case, "template": "booter" }));
        self.go("readying");
        self.sync();
    }

    /// Everything that the gates ask for, by whom it belongs.
    fn make_ready(&mut self) {
        let from = self.office.world.now().0 + 70 * 86_400_000;
        must(&self.vienna, "setWindow", json!({ "case": self.case, "from": from, "to": from + 8 * 3_600_000 }));
        for (desk, country, lead, deputy) in [(&self.vienna, "AT", "Ana Test", "Maria Vzor"), (&self.paris, "FR", "Marie Exemple", "Maria Vzor")] {
            let name = format!("Prosecutor of {country}");
            let facts = json!({ "name": name, "kind": "prosecutor", "country": country });
            let authority = must(desk, "recordAuthority", json!({ "facts": facts }));
            let facts = json!({ "country": country, "authority": authority, "on": "2027-03-01", "answer": "granted", "instrument": "eio",
                "reference": "Ref 7", "validFrom": "2027-03-02", "validTo": "2027-06-01" });
            must(desk, "recordConsultation", json!({ "case": self.case, "facts": facts }));
            let (lead, deputy) = (self.officer(lead), self.officer(deputy));
            must(desk, "nameActionLeads", json!({ "case": self.case, "country": country, "lead": lead, "deputy": deputy }));
        }
        must(&self.vienna, "informEurojust", json!({ "case": self.case, "on": "2027-03-01" }));
        must(&self.vienna, "setNeed", json!({ "case": self.case, "country": "FR", "kind": "search-teams", "quantity": 2 }));
        must(&self.vienna, "setEvidence", json!({ "case": self.case, "storage": "Vault 2", "custodian": self.officer("Ana Test") }));
        must(&self.vienna, "writeEmbargo", json!({ "case": self.case, "text": "Nothing before noon." }));
        must(&self.vienna, "setSafety", json!({ "case": self.case, "victims": "By letter, the day after." }));
        self.sync();
        let give = json!({ "case": self.case, "country": "FR", "kind": "search-teams", "agency": "fr", "quantity": 2 });
        must(&self.paris, "commitResource", give);
        for desk in [&self.vienna, &self.paris] {
            let text = self.of_case(desk, "readiness")["embargo"]["entry"].clone();
            must(desk, "agreeEmbargo", json!({ "case": self.case, "text": text }));
        }
        self.sync();
    }
}

#[test]
fn a_case_goes_from_selected_to_operation_and_every_guard_is_refused_once() {
    let mut story = Story::begin();
    assert_eq!(story.lacks("data"), "This cannot become data yet. No officer of the lead is on the case.");
    must(&story.vienna, "joinOfficer", json!({ "case": story.case, "officer": story.officer("Ana Test") }));
    story.go("data");
    assert_eq!(story.lacks("planning"), "This cannot become planning yet. No agency beside the lead takes part.");
    must(&story.vienna, "joinAgency", json!({ "case": story.case, "agency": "fr" }));
    must(&story.vienna, "joinOfficer", json!({ "case": story.case, "officer": story.officer("Marie Exemple") }));
    story.go("planning");
    assert_eq!(story.lacks("readying"), "This cannot become readying yet. The plan has no task.");
    must(&story.vienna, "useTemplate", json!({ "case": story.case, "template": "booter" }));
    story.go("readying");
    story.sync();
    let lacks = story.lacks("ready");
    for part in ["Authorities are not consulted", "who leads where", "Nobody receives the evidence", "what is said in public", "victims are told"] {
        assert!(lacks.contains(part), "{part}: {lacks}");
    }
    story.make_ready();
    let gates = story.of_case(&story.paris, "readiness")["gates"].clone();
    for gate in gates.as_array().expect("gates") {
        assert_eq!(gate["standing"], "passes", "{gate}");
    }
    story.go("ready");
    story.sync();
    let problem = refused(&story.paris, "moveCase", json!({ "case": story.case, "to": "operation", "reason": REASON }));
    assert_eq!(problem.code, "not-the-lead", "Paris takes part and does not lead");
    story.go("operation");
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.ec3] {
        assert_eq!(story.stage(desk), "operation", "every desk knows");
    }
    assert_eq!(refused(&story.vienna, "moveCase", json!({ "case": story.case, "to": "closed", "reason": REASON })).code, "illegal-transition");
}

#[test]
fn a_case_is_ready_no_longer_when_time_or_the_roster_takes_a_gate_away() {
    let mut story = Story::begin();
    story.reach_readying();
    story.make_ready();
    story.go("ready");
    let own = must(&story.vienna, "today", json!({}));
    assert_eq!(own["lacking"], json!([]), "nothing is missing");
    let window = story.of_case(&story.vienna, "plan")["window"]["from"].as_i64().expect("a window");
    story.office.world.set(jcat_desk::domain::Instant(window + 3 * 86_400_000));
    let dossier = story.of_case(&story.vienna, "caseDossier");
    let fallen = dossier["readiness"]["fallen"].as_array().expect("what fell").clone();
    assert!(fallen.contains(&json!("gate-judicial")), "the window has passed: {fallen:?}");
    assert!(story.lacks("operation").contains("Authorities"), "action does not begin until it holds again");
    let today = must(&story.vienna, "today", json!({}));
    assert_eq!(today["lacking"][0]["stage"], "ready", "its lead is told");
}

#[test]
fn a_circle_is_refused_with_its_path_and_one_that_two_desks_make_is_shown() {
    let mut story = Story::begin();
    story.reach_readying();
    let first = story.task(&story.vienna, "Map", &[]);
    let second = story.task(&story.vienna, "Seize", &[&first]);
    story.sync();
    let tie = |task: &Value, other: &Value| json!({ "task": task, "need": { "task": other, "tie": "finish-start", "lag": 0 } });
    let problem = refused(&story.vienna, "tieTask", tie(&first, &second));
    assert_eq!((problem.code.as_str(), problem.message.as_str()), ("cycle", "The task would wait for itself: Map, Seize, Map."));

    // Each desk ties one half, not knowing of the other.
    let (third, fourth) = (story.task(&story.vienna, "Warn", &[]), story.task(&story.vienna, "Tell", &[]));
    story.sync();
    must(&story.vienna, "tieTask", tie(&third, &fourth));
    must(&story.paris, "tieTask", tie(&fourth, &third));
    story.sync();
    let (vienna, paris) = (story.of_case(&story.vienna, "plan"), story.of_case(&story.paris, "plan"));
    assert_eq!(vienna["cycle"].as_array().map(Vec::len), Some(3), "both tasks and the first again: {}", vienna["cycle"]);
    assert_eq!((&vienna["tasks"], &vienna["ties"]), (&paris["tasks"], &paris["ties"]), "both desks show the same plan");
    let schedule = gate_of(&story.of_case(&story.paris, "readiness"), "gate-schedule");
    assert_eq!(schedule["reasons"][0]["missing"], "plan-cycle");
    must(&story.paris, "untieTask", json!({ "task": fourth, "other": third }));
    assert_eq!(story.of_case(&story.paris, "plan")["cycle"], json!([]));
}

/// One of the gates of a case, by its name.
fn gate_of(readiness: &Value, gate: &str) -> Value {
    readiness["gates"].as_array().and_then(|gates| gates.iter().find(|it| it["gate"] == gate)).cloned().unwrap_or_default()
}

#[test]
fn a_template_that_two_desks_use_at_once_makes_one_plan() {
    let mut story = Story::begin();
    story.reach_readying();
    let before = story.of_case(&story.vienna, "plan")["tasks"].as_array().map(Vec::len);
    must(&story.vienna, "useTemplate", json!({ "case": story.case, "template": "botnet-takedown" }));
    must(&story.paris, "useTemplate", json!({ "case": story.case, "template": "botnet-takedown" }));
    story.sync();
    let plan = story.of_case(&story.vienna, "plan");
    assert_eq!(plan["tasks"].as_array().map(Vec::len), before.map(|count| count + 13), "nothing is there twice");
    assert_eq!(plan["tasks"], story.of_case(&story.paris, "plan")["tasks"]);
    assert_eq!(refused(&story.paris, "useTemplate", json!({ "case": story.case, "template": "botnet-takedown" })).code, "already-recorded");
}

#[test]
fn a_waiver_takes_the_lead_and_a_second_person_and_stands_on_the_cover() {
    let mut story = Story::begin();
    story.reach_readying();
    let ask = |reason: &str| json!({ "case": story.case, "gate": "gate-evidence", "reason": reason });
    assert_eq!(refused(&story.vienna, "askWaiver", ask("Too short.")).code, "reason-too-short");
    assert_eq!(refused(&story.paris, "askWaiver", ask("The court keeps what is seized itself.")).code, "not-the-lead");
    must(&story.vienna, "askWaiver", ask("The court keeps what is seized itself."));
    story.sync();
    let gate = |desk: &Desk| gate_of(&story.of_case(desk, "readiness"), "gate-evidence");
    assert_eq!(gate(&story.vienna)["standing"], "lacking", "one person is not enough");
    let waiver = gate(&story.ec3)["waiver"]["id"].clone();
    assert_eq!(refused(&story.vienna, "secondWaiver", json!({ "case": story.case, "waiver": waiver })).code, "needs-duty");
    must(&story.ec3, "secondWaiver", json!({ "case": story.case, "waiver": waiver }));
    assert_eq!(gate(&story.ec3)["standing"], "waived");
    let cover = story.of_case(&story.ec3, "caseDossier")["readiness"]["waivers"][0].clone();
    assert_eq!((&cover["by"], &cover["secondedBy"]), (&json!("Ana Test"), &json!("Maria Vzor")));
}

#[test]
fn the_dates_of_a_plan_follow_its_ties_calendars_and_undo() {
    let mut story = Story::begin();
    story.reach_readying();
    let tasks = story.of_case(&story.vienna, "plan")["tasks"].clone();
    let action = tasks.as_array().into_iter().flatten().find(|row| row["title"] == "Action day").expect("a milestone").clone();
    let last = action["dates"]["last"].clone();
    must(&story.vienna, "setCalendar", json!({ "country": "AT", "rest": [5, 6], "holidays": ["2027-03-03", "2027-03-04"] }));
    let find = |story: &Story| {
        let plan = story.of_case(&story.vienna, "plan");
        plan["tasks"].as_array().into_iter().flatten().find(|row| row["title"] == "Action day").map(|row| row["dates"]["last"].clone())
    };
    let later = find(&story);
    assert_ne!(later.as_ref(), Some(&last), "two holidays push the action day on");
    must(&story.vienna, "editTask", json!({ "task": action["id"], "edits": { "notBefore": ["2027-09-01"] } }));
    assert_eq!(find(&story), Some(json!("2027-09-01")));
    must(&story.vienna, "undo", json!({}));
    assert_eq!(find(&story), later, "undo takes the day back");
    must(&story.vienna, "takeBaseline", json!({ "case": story.case }));
    assert!(story.of_case(&story.vienna, "plan")["tasks"][0]["baseline"].is_object());
}

#[test]
fn who_leaves_hands_over_the_tasks_that_name_them() {
    let mut story = Story::begin();
    story.reach_readying();
    let task = story.task(&story.vienna, "Watch the rack", &[]);
    let marie = story.officer("Marie Exemple");
    must(&story.vienna, "editTask", json!({ "task": task, "edits": { "officer": [marie], "due": ["2027-03-02"] } }));
    must(&story.vienna, "writeNote", json!({ "case": story.case, "text": "@Marie Exemple, from tonight on.", "task": task }));
    story.sync();
    let handover = must(&story.paris, "officer", json!({ "officer": marie }))["handover"].clone();
    assert!(handover.as_array().into_iter().flatten().any(|item| item["kind"] == "seesToTask" && item["task"] == task), "{handover}");
    let today = must(&story.paris, "today", json!({}));
    assert_eq!((&today["tasks"][0]["title"], &today["mentions"][0]["by"]), (&json!("Watch the rack"), &json!("Ana Test")));
    assert_eq!(must(&story.paris, "task", json!({ "task": task }))["notes"][0]["text"], "@Marie Exemple, from tonight on.");
    let stranger = must(&story.vienna, "search", json!({ "text": "rack", "limit": 5 }));
    assert_eq!(stranger[0]["kind"], "task", "tasks are found by their titles");
}

/// AUT-3, DEC-4: who reads a case is not the one who knows the ids of it.
#[test]
fn what_is_written_in_other_journals_about_the_plan_of_a_case_changes_nothing_and_says_nothing() {
    let mut story = Story::begin();
    story.reach_readying();
    let other = must(&story.paris, "proposeCase", proposal("Blue Ladder"));
    story.sync();
    let of = |value: &Value| serde_json::from_value::<CaseId>(value.clone()).expect("an id");
    let plan = story.of_case(&story.vienna, "plan");
    let task = plan["tasks"].as_array().and_then(|tasks| tasks.first()).expect("a task").clone();
    let id: TaskId = serde_json::from_value(task["id"].clone()).expect("an id");
    let (case, elsewhere) = (of(&story.case), format!("case/{}", of(&other)));
    let outsider = story.office.newcomer("Ola Eksempel", "no", &[Duty::Officer]);
    story.office.office.push(&outsider, story.office.world.now()).expect("taken");
    let read = |audience: &jcat_desk::domain::Audience| audience.to_string() == "everyone" || audience.to_string() == "taskforce";
    let everyone = |story: &Story, outsider: &Desk| {
        story.office.office.pull(outsider, read).expect("it answers");
        [&story.vienna, &story.ec3, outsider].map(|desk| ["everyone", "taskforce"].map(|audience| state_hash(desk, audience).expect("a hash")))
    };

    // Before the subject is begun, and after.
    for subject in [case.plan(), case.situation(), id.subject()] {
        record_newer_about(&story.paris, "everyone", subject).expect("recorded");
        record_newer_about(&story.paris, &elsewhere, subject).expect("recorded");
    }
    forge(&story.paris, "taskforce", case.plan(), &Change::WindowSet(WindowSet { case, from: Some(Instant(1)), to: Some(Instant(2)) }))
        .expect("recorded");
    forge(&story.paris, &elsewhere, id.subject(), &Change::TaskRemoved(TaskRemoved {})).expect("recorded");
    // Something else begun under the ids: of what is not there yet, of an officer, of a workstation.
    let (me, device) = identity(&story.vienna).expect("somebody");
    for subject in [case.effort(), case.outcome(), me.subject(), device.subject(), id.subject()] {
        let note = NoteId(subject.0);
        let written = NoteWritten { note, case: of(&other), text: "Rang.".into(), mentions: Vec::new(), corrects: None };
        forge(&story.paris, &elsewhere, subject, &Change::NoteWritten(written)).expect("recorded");
        let nobodys = ContactChanged { phone: Some(vec!["1".into()]), ..ContactChanged::default() };
        forge(&story.paris, "taskforce", subject, &Change::ContactChanged(nobodys)).expect("recorded");
    }
    story.sync();
    must(&story.vienna, "estimateEffort", json!({ "case": story.case, "agency": "at", "quarter": "2027-Q2", "days": 40 }));
    let from = story.office.world.now().0 + 70 * 86_400_000;
    must(&story.vienna, "setWindow", json!({ "case": story.case, "from": from, "to": from + 8 * 3_600_000 }));
    must(&story.vienna, "editTask", json!({ "task": id, "edits": { "title": "Another title" } }));
    story.sync();
    for desk in [&story.vienna, &story.paris, &story.ec3] {
        let plan = story.of_case(desk, "plan");
        assert_eq!(plan["window"]["from"], from, "{plan}");
        let kept = plan["tasks"].as_array().into_iter().flatten().find(|it| it["id"] == task["id"]).expect("it is still in the plan");
        assert_eq!(kept["title"], "Another title");
        let before = derived(desk).expect("rows");
        derive_again(desk).expect("made again");
        assert_eq!(derived(desk).expect("rows"), before, "the same when all is made again");
    }
    for desk in [&story.paris, &story.ec3] {
        assert_eq!(set_aside(desk).expect("a list"), [], "the workstation is believed as before");
    }
    let [vienna, hague, oslo] = everyone(&story, &outsider);
    assert_eq!((&vienna, &hague), (&oslo, &oslo), "what is signed of a journal tells nobody what stands in another");
}
