//! Meetings of the Board over several desks: from the convocation to approved minutes, with what follows from its decisions.

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

/// Vienna keeps the Board, Paris and Berlin sit on it, EC3's coordinator keeps the attachment scheme.
struct Story {
    office: Office,
    vienna: Desk,
    paris: Desk,
    hague: Desk,
}

/// A meeting on 3 March 2027 at ten, from 1 March 2027.
const AT: &str = "2027-03-03 10:00";

impl Story {
    fn begin(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary", "representative"]);
        let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer, Duty::Representative]);
        let hague = office.newcomer("Cora Vzor", "ec3", &[Duty::Ec3, Duty::Coordinator]);
        office.sync(&[&vienna, &paris, &hague]);
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

    fn call(&self, form: &str) -> Value {
        let closes = if form == "in-writing" { json!("2027-03-05 18:00") } else { Value::Null };
        let typed = json!({ "title": "Spring meeting", "form": form, "at": AT, "minutes": 120, "place": "Room 1", "itemsUntil": "2027-03-02 18:00", "closes": closes });
        must(&self.vienna, "callBoard", json!({ "typed": typed }))
    }

    fn item(&self, meeting: &Value, order: u32, title: &str, about: Value) -> Value {
        let mut is = json!({ "order": order, "title": title, "text": null, "topic": "topic-other", "case": null, "attachment": null });
        for (key, value) in about.as_object().into_iter().flatten() {
            is[key] = value.clone();
        }
        must(&self.vienna, "setAgendaItem", json!({ "meeting": meeting, "is": is }))
    }

    fn view(&self, desk: &Desk, meeting: &Value) -> Value {
        must(desk, "boardMeeting", json!({ "meeting": meeting }))
    }

    /// To half past ten on the day of the meeting.
    fn under_way(&self) {
        self.office.pass(2 * 86_400 + 1_800);
    }

    /// So many seats of the roster came.
    fn attend(&self, meeting: &Value, agencies: &[&str]) {
        let present: Vec<Value> = agencies.iter().map(|agency| json!({ "agency": agency, "officer": null })).collect();
        must(&self.vienna, "recordAttendance", json!({ "meeting": meeting, "present": present, "others": ["Guest Speaker"] }));
    }

    fn decide(&self, meeting: &Value, item: &Value, voices: &[(&str, &str)]) -> Value {
        let voices: Vec<Value> = voices.iter().map(|(agency, voice)| json!({ "agency": agency, "voice": voice })).collect();
        json!({ "decide": { "meeting": meeting, "item": item, "method": "vote", "text": "So the Board decided.", "voices": voices } })
    }
}

const TEN: [&str; 10] = ["at", "au", "ca", "ch", "co", "de", "fr", "gb", "it", "nl"];

#[test]
fn a_meeting_goes_from_its_convocation_to_approved_minutes_and_what_it_decides_follows() {
    let mut story = Story::begin(801);
    let case = must(&story.paris, "proposeCase", proposal("Quiet Harbour"));
    story.sync();
    let round = must(&story.vienna, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
    must(&story.vienna, "closeRound", json!({ "round": round }));
    let meeting = story.call("board-meeting");
    let proposal_item = story.item(&meeting, 1, "Quiet Harbour", json!({ "topic": "topic-proposal", "case": case }));
    let wishes = story.item(&meeting, 2, "Priorities of 2027", json!({ "topic": "topic-priorities" }));
    let talk = story.item(&meeting, 3, "Report of EC3", json!({}));
    story.sync();
    let view = story.view(&story.paris, &meeting);
    assert_eq!(
        (&view["row"]["label"], &view["row"]["stands"], &view["needed"]),
        (&json!("BM-27-001"), &json!("board-called"), &json!(10)),
        "ten of eighteen"
    );
    let early = refused(&story.vienna, "recordAttendance", json!({ "meeting": meeting, "present": [] }));
    assert_eq!(early.code, "in-the-future");
    story.under_way();
    // Paris proposed the case and declares its interest: it is in no number of that item.
    must(&story.paris, "declareInterest", json!({ "meeting": meeting, "item": proposal_item, "reason": "Its own proposal." }));
    story.sync();
    story.attend(&meeting, &TEN);
    let own = refused(&story.vienna, "decideItem", story.decide(&meeting, &proposal_item, &[("fr", "voice-for")]));
    assert_eq!(own.code, "has-interest");
    let unsaid = refused(&story.vienna, "decideItem", story.decide(&meeting, &proposal_item, &[("at", "voice-for")]));
    assert_eq!(unsaid.code, "outcome-not-said");
    let mut selects = story.decide(&meeting, &proposal_item, &[("at", "voice-for"), ("de", "voice-for"), ("nl", "voice-against")]);
    selects["outcome"] = json!("selected");
    let decision = must(&story.vienna, "decideItem", selects);
    let mut sets = story.decide(&meeting, &wishes, &[("at", "voice-for"), ("fr", "voice-for")]);
    sets["priorities"] = json!({ "from": "2027-01-01", "to": "2028-01-01", "list": [{ "title": "Ransomware", "text": null, "areas": ["cyber-dependent"], "empact": "2026-cyber-attacks" }] });
    must(&story.vienna, "decideItem", sets);
    let mut notes = story.decide(&meeting, &talk, &[]);
    notes["decide"]["noted"] = json!(true);
    must(&story.vienna, "decideItem", notes);
    must(&story.vienna, "remarkOnBoard", json!({ "meeting": meeting, "item": talk, "text": "EC3 reported." }));
    let action = must(
        &story.vienna,
        "agreeAction",
        json!({ "meeting": meeting, "item": talk, "text": "Send the slides", "agency": "fr", "due": "2027-03-10" }),
    );
    story.sync();
    let dossier = must(&story.paris, "caseDossier", json!({ "case": case }));
    assert_eq!((&dossier["row"]["stage"], &dossier["decision"]), (&json!("selected"), &decision), "the case is selected by that decision");
    let wanted = must(&story.hague, "priorities", json!({}));
    assert_eq!((&wanted[0]["now"], &wanted[0]["list"][0]["empact"]), (&json!(true), &json!("2026-cyber-attacks")));
    let asked = must(&story.paris, "today", json!({}));
    assert_eq!(asked["boardActions"][0]["text"], "Send the slides");
    must(&story.paris, "finishAction", json!({ "meeting": meeting, "point": action, "text": "Sent." }));
    assert_eq!(must(&story.paris, "today", json!({}))["boardActions"], json!([]));
    story.sync();
    // The minutes: drafted from what was recorded, approved by their hash once the meeting is over.
    let view = story.view(&story.vienna, &meeting);
    let act = json!({ "on": "2027-03-03", "method": "consensus", "text": "The minutes are approved.", "seats": 18, "present": 12, "for": 12, "against": 0, "abstained": 0 });
    let approve = |sha256: &Value| json!({ "meeting": meeting, "sha256": sha256, "act": act });
    assert_eq!(refused(&story.vienna, "approveMinutes", approve(&view["sha256"])).code, "in-the-future");
    story.office.pass(3 * 3_600);
    assert_eq!(refused(&story.vienna, "approveMinutes", approve(&json!("00".repeat(32)))).code, "text-changed");
    let printed = must(&story.vienna, "printMinutes", json!({ "meeting": meeting })).to_string();
    for said in [
        "Quiet Harbour",
        "Its own proposal.",
        "EC3 reported.",
        "Send the slides",
        "draft, not approved",
        &view["sha256"].as_str().expect("a hash")[..12],
    ] {
        assert!(printed.contains(said), "{said} is in the minutes");
    }
    must(&story.vienna, "approveMinutes", approve(&view["sha256"]));
    story.sync();
    assert_eq!(refused(&story.vienna, "remarkOnBoard", json!({ "meeting": meeting, "text": "One more." })).code, "minutes-fixed");
    for desk in [&story.vienna, &story.paris, &story.hague] {
        let before = (story.view(desk, &meeting), must(desk, "boardMeetings", json!({})), must(desk, "priorities", json!({})));
        assert_eq!(before.0["approved"]["sha256"], view["sha256"], "what was approved is what stands there");
        must(desk, "rebuildReplica", json!({}));
        let after = (story.view(desk, &meeting), must(desk, "boardMeetings", json!({})), must(desk, "priorities", json!({})));
        assert_eq!(before, after, "a rebuild changes nothing");
    }
}

#[test]
fn in_writing_the_board_grants_an_attachment_and_an_early_answer_can_be_changed() {
    let mut story = Story::begin(802);
    let case = must(&story.vienna, "proposeCase", proposal("Quiet Harbour"));
    let round = must(&story.vienna, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
    must(&story.vienna, "closeRound", json!({ "round": round }));
    must(&story.vienna, "selectCase", json!({ "case": case, "reason": "The ranking was followed." }));
    for country in ["AT", "FR"] {
        must(&story.vienna, "linkCountry", json!({ "case": case, "country": country, "kind": "victims", "on": "2027-03-01" }));
    }
    story.sync();
    must(&story.hague, "setPlaces", json!({ "count": 1 }));
    let application = json!({ "case": case, "applicant": { "id": "dk-cert", "kind": "cert", "country": "DK", "name": "Sample CERT" }, "person": "Guest Sample",
        "email": null, "from": "2027-03-10", "to": "2027-04-01", "purpose": "Knows it.", "papers": [] });
    let attachment = must(&story.hague, "draftAttachment", json!({ "application": application }));
    let which = json!({ "attachment": attachment });
    must(&story.hague, "submitAttachment", which.clone());
    must(&story.hague, "findEligible", which.clone());
    story.sync();
    must(&story.vienna, "endorseAttachment", which.clone());
    must(&story.paris, "endorseAttachment", which.clone());
    let procedure = story.call("in-writing");
    story.sync();
    let item = story.item(&procedure, 1, "Sample CERT", json!({ "topic": "topic-attachment", "attachment": attachment }));
    story.sync();
    story.under_way();
    assert_eq!(must(&story.paris, "today", json!({}))["toAnswer"][0]["label"], "WP-27-001");
    let answer = |voice: &str| json!({ "meeting": procedure, "item": item, "voice": voice });
    must(&story.paris, "answerItem", answer("voice-against"));
    must(&story.paris, "answerItem", answer("voice-for"));
    assert_eq!(must(&story.paris, "today", json!({}))["toAnswer"], json!([]));
    story.sync();
    let mut decide = story.decide(&procedure, &item, &[]);
    decide["decide"]["method"] = json!("written-procedure");
    assert_eq!(refused(&story.vienna, "decideItem", decide.clone()).code, "procedure-open");
    story.office.pass(3 * 86_400);
    assert_eq!(refused(&story.paris, "answerItem", answer("voice-against")).code, "procedure-closed");
    must(&story.vienna, "decideItem", decide);
    story.sync();
    let granted = must(&story.hague, "attachment", which);
    assert_eq!((&granted["row"]["stage"], &granted["decided"]["act"]["method"]), (&json!("approved"), &json!("written-procedure")));
    assert_eq!(granted["decided"]["act"]["present"], 18, "the silent consent");
}

#[test]
fn an_action_point_on_a_case_becomes_one_task_of_its_plan_by_one_press_and_both_sides_show_it() {
    let mut story = Story::begin(803);
    let case = must(&story.vienna, "proposeCase", proposal("Quiet Harbour"));
    let round = must(&story.vienna, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
    must(&story.vienna, "closeRound", json!({ "round": round }));
    must(&story.vienna, "selectCase", json!({ "case": case, "reason": "The ranking was followed." }));
    story.sync();
    let meeting = story.call("board-meeting");
    let on_case = story.item(&meeting, 1, "Quiet Harbour", json!({ "case": case }));
    let talk = story.item(&meeting, 2, "Report of EC3", json!({}));
    story.under_way();
    story.attend(&meeting, &TEN);
    let long = format!("Ask the provider.\n{}", "Every server of it. ".repeat(30));
    let agree = |item: &Value, text: &str| {
        must(&story.vienna, "agreeAction", json!({ "meeting": meeting, "item": item, "text": text, "agency": "at", "due": "2027-03-10" }))
    };
    let (point, without) = (agree(&on_case, &long), agree(&talk, "Send the slides"));
    let which = |point: &Value| json!({ "meeting": meeting, "point": point });
    let actions = |desk: &Desk| {
        must(desk, "today", json!({}))["boardActions"].as_array().into_iter().flatten().map(|it| it["point"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(actions(&story.vienna).len(), 2);
    assert_eq!(refused(&story.vienna, "planActionPoint", which(&without)).code, "no-case-named", "one without a case stays on Today");
    story.sync();
    assert_eq!(refused(&story.paris, "planActionPoint", which(&point)).code, "not-the-lead");
    let task = must(&story.vienna, "planActionPoint", which(&point));
    assert_eq!(must(&story.vienna, "planActionPoint", which(&point)), task, "once more makes no second");
    let plan = must(&story.vienna, "plan", json!({ "case": case }));
    assert_eq!(plan["tasks"].as_array().map(Vec::len), Some(1));
    let view = must(&story.vienna, "task", json!({ "task": task }));
    assert_eq!((&view["row"]["agency"], &view["row"]["due"], &view["fromBoard"]["label"]), (&json!("at"), &json!("2027-03-10"), &json!("BM-27-001")));
    let title = view["row"]["title"].as_str().expect("a title").to_owned();
    assert!(title.starts_with("Ask the provider. Every server") && title.ends_with('…') && title.chars().count() == 200, "{title}");
    assert_eq!(actions(&story.vienna), std::slice::from_ref(&without), "the task is on Today now");
    let shown = on_case_of(&story.view(&story.vienna, &meeting), &point);
    assert_eq!((&shown["label"], &shown["status"], &shown["mayPlan"]["ok"]), (&view_label(&story.vienna, &case), &json!("to-do"), &json!(false)));
    // Undone, and done again: the same task goes and comes back.
    must(&story.vienna, "undo", json!({}));
    assert_eq!((actions(&story.vienna).len(), on_case_of(&story.view(&story.vienna, &meeting), &point)["task"].clone()), (2, Value::Null));
    assert_eq!(must(&story.vienna, "plan", json!({ "case": case }))["tasks"], json!([]));
    must(&story.vienna, "redo", json!({}));
    assert_eq!(on_case_of(&story.view(&story.vienna, &meeting), &point)["task"], task);
    // Taken out by the plan itself it waits again, and one press brings it back.
    must(&story.vienna, "removeTask", json!({ "task": task }));
    assert_eq!(actions(&story.vienna).len(), 2);
    assert_eq!(must(&story.vienna, "planActionPoint", which(&point)), task);
    assert_eq!(actions(&story.vienna), [without]);
    story.sync();
    assert_eq!(on_case_of(&story.view(&story.paris, &meeting), &point)["task"], task, "whoever reads the Board's meetings sees that it is in a plan");
    let before = (story.view(&story.vienna, &meeting), must(&story.vienna, "task", json!({ "task": task })), actions(&story.vienna));
    must(&story.vienna, "rebuildReplica", json!({}));
    let after = (story.view(&story.vienna, &meeting), must(&story.vienna, "task", json!({ "task": task })), actions(&story.vienna));
    assert_eq!(before, after, "a rebuild changes nothing");
}

/// The number of a case.
fn view_label(desk: &Desk, case: &Value) -> Value {
    must(desk, "caseDossier", json!({ "case": case }))["row"]["label"].clone()
}

/// What a meeting shows of an action point and its case.
fn on_case_of(view: &Value, point: &Value) -> Value {
    view["actions"].as_array().into_iter().flatten().find(|it| it["point"] == *point).map(|it| it["on"].clone()).expect("the point")
}
