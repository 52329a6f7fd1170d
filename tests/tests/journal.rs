//! Two desks and an office between them: what is overtaken, in conflict, set aside, and that nothing of it is lost.

use jcat_desk::domain::Duty;
use jcat_desk::entry::Entry;
use jcat_tests::desks::{Office, marks, must, proposal, refused};
use serde_json::{Value, json};

fn id(value: &Value) -> Value {
    value.clone()
}

fn dossier(desk: &jcat_desk::Desk, case: &Value) -> Value {
    must(desk, "caseDossier", json!({ "case": case }))
}

#[test]
fn what_one_desk_records_the_other_shows() {
    let mut office = Office::new(2);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
    office.sync(&[&vienna, &paris]);
    let case = id(&must(&paris, "proposeCase", proposal("Glass Ferry")));
    office.sync(&[&vienna, &paris]);
    assert_eq!(dossier(&vienna, &case)["row"]["title"], "Glass Ferry");
    assert_eq!(dossier(&vienna, &case)["row"]["country"], "FR");
}

#[test]
fn an_overtaken_decision_is_shown_to_its_author() {
    let mut office = Office::new(3);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let rome = office.newcomer("Nella Esempio", "it", &[Duty::Officer, Duty::Secretary]);
    office.sync(&[&vienna, &rome]);
    let case = id(&must(&rome, "proposeCase", proposal("Paper Lantern")));
    office.sync(&[&vienna, &rome]);
    let round = must(&vienna, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
    must(&vienna, "closeRound", json!({ "round": round }));
    office.sync(&[&vienna, &rome]);
    // Out of reach of each other, one secretary records its selection and the other that it was declined.
    must(&vienna, "selectCase", json!({ "case": case, "reason": "Selected by written procedure." }));
    must(&rome, "declineCase", json!({ "case": case, "reason": "Declined by written procedure." }));
    office.sync(&[&vienna, &rome]);
    for desk in [&vienna, &rome] {
        assert_eq!(dossier(desk, &case)["row"]["stage"], "selected", "the first in office order holds everywhere");
    }
    let inbox = must(&rome, "inbox", json!({}));
    assert_eq!(inbox["overtaken"][0]["reason"], "What is selected cannot become not selected.");
    assert_eq!(must(&vienna, "inbox", json!({}))["overtaken"], json!([]), "only its author is told");
    let history = must(&vienna, "caseHistory", json!({ "case": case }));
    assert!(history["rows"].as_array().expect("rows").iter().any(|row| row["overtaken"].is_string()), "and everybody's history keeps it");
}

#[test]
fn two_values_that_did_not_know_of_each_other_are_both_kept_until_one_settles_them() {
    let mut office = Office::new(4);
    let madrid = office.founder("Marta Muestra", "es-pn", &["officer", "secretary"]);
    let guardia = office.newcomer("Pablo Modelo", "es-gc", &[Duty::Officer]);
    office.sync(&[&madrid, &guardia]);
    let case = id(&must(&madrid, "proposeCase", proposal("Quiet Harbour")));
    let round = must(&madrid, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
    must(&madrid, "closeRound", json!({ "round": round }));
    must(&madrid, "selectCase", json!({ "case": case, "reason": "Selected." }));
    office.sync(&[&madrid, &guardia]);
    must(&madrid, "editCase", json!({ "case": case, "edits": { "title": "Quiet Harbour, Madrid" } }));
    must(&guardia, "editCase", json!({ "case": case, "edits": { "title": "Quiet Harbour, Guardia" } }));
    office.sync(&[&madrid, &guardia]);
    for desk in [&madrid, &guardia] {
        let it = dossier(desk, &case);
        assert_eq!(it["row"]["title"], "Quiet Harbour, Guardia", "the later in office order is shown");
        assert_eq!(it["conflicts"][0]["field"], "title");
        assert_eq!(it["conflicts"][0]["others"][0]["value"], "Quiet Harbour, Madrid", "the other is kept beside it");
        assert_eq!(it["row"]["inConflict"], true, "the list says so too");
        assert_eq!(must(desk, "inbox", json!({}))["conflicts"][0]["case"], case, "and it waits on Today");
    }
    must(&madrid, "editCase", json!({ "case": case, "edits": { "title": "Quiet Harbour, Madrid" } }));
    office.sync(&[&madrid, &guardia]);
    for desk in [&madrid, &guardia] {
        let it = dossier(desk, &case);
        assert_eq!(
            (it["row"]["title"].as_str(), it["conflicts"].as_array().map(Vec::len)),
            (Some("Quiet Harbour, Madrid"), Some(0)),
            "one settlement ends it on both"
        );
        assert_eq!((&it["row"]["inConflict"], &must(desk, "inbox", json!({}))["conflicts"]), (&json!(false), &json!([])));
    }
}

#[test]
fn of_three_values_set_apart_all_are_kept_and_one_settlement_keeps_what_all_of_them_name() {
    let mut office = Office::new(6);
    let desks = [
        office.founder("Ana Test", "at", &["officer", "secretary"]),
        office.newcomer("Bea Test", "at", &[Duty::Officer]),
        office.newcomer("Cil Test", "at", &[Duty::Officer]),
    ];
    let all: Vec<&jcat_desk::Desk> = desks.iter().collect();
    office.sync(&all);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("cases.csv");
    std::fs::write(&file, "Title;Agency;Stage;Crime area;Country\nQuiet Harbour;AT;planning;payment fraud;AT\n").expect("a file");
    must(all[0], "importCases", json!({ "path": file, "dryRun": false, "mapping": {}, "refusedTo": null }));
    office.sync(&all);
    let list = must(all[0], "caseList", json!({ "filter": {}, "sort": "number", "descending": false, "limit": 10 }));
    let case = id(&list["rows"][0]["id"]);
    for (desk, (summary, country)) in all.iter().zip([("Of Ana.", "RO"), ("Of Bea.", "FR"), ("Of Cil.", "IT")]) {
        must(
            desk,
            "editCase",
            json!({ "case": case, "edits": { "summary": summary, "countries": [country], "loss": [{ "amount": "5", "currency": "EUR" }] } }),
        );
    }
    office.sync(&all);
    for (n, desk) in all.iter().enumerate() {
        let conflicts = dossier(desk, &case)["conflicts"].clone();
        let fields: Vec<_> = conflicts.as_array().into_iter().flatten().map(|it| (it["field"].clone(), it["both"].clone())).collect();
        assert_eq!(
            fields,
            [(json!("countries"), json!(["FR", "IT", "RO"])), (json!("summary"), json!("Of Ana.\n\nOf Bea.\n\nOf Cil."))],
            "the same value set three times is no conflict"
        );
        let summary = &conflicts[1];
        let mine = [&summary["others"][0], &summary["others"][1], &summary["shown"]].map(|side| side["mine"] == true);
        assert_eq!(mine, [n == 0, n == 1, n == 2], "all three sides, and whose they are: {summary}");
    }
    must(all[1], "editCase", json!({ "case": case, "edits": { "summary": "Of Ana.\n\nOf Bea.\n\nOf Cil.", "countries": ["FR", "IT", "RO"] } }));
    office.sync(&all);
    for desk in &all {
        let it = dossier(desk, &case);
        assert_eq!((&it["conflicts"], &it["row"]["inConflict"]), (&json!([]), &json!(false)), "settled for all three");
        assert_eq!(it["summary"], "Of Ana.\n\nOf Bea.\n\nOf Cil.");
    }
}

#[test]
fn what_cannot_be_believed_is_set_aside_and_kept() {
    let mut office = Office::new(5);
    let vienna = office.founder("Ana Test", "at", &["officer"]);
    let oslo = office.newcomer("Ola Eksempel", "no", &[Duty::Officer]);
    office.sync(&[&vienna, &oslo]);
    let case = id(&must(&vienna, "proposeCase", proposal("Blue Ladder")));
    office.sync(&[&vienna, &oslo]);
    let real: Vec<Entry> = office
        .office
        .journals()
        .filter(|(audience, _)| *audience == "taskforce")
        .flat_map(|(_, placed)| placed.iter().map(|(entry, _)| entry.clone()))
        .collect();
    let first = real.first().expect("an entry").clone();
    let mut forged = first.clone();
    forged.signature[0] ^= 1;
    forged.header.push(0);
    let mut changed = first.clone();
    changed.header = real.last().expect("an entry").header.clone();
    changed.body = Some(b"something else".to_vec());
    let now = office.world.now();
    office.office.accept("taskforce", forged, now);
    office.office.accept("board", changed, now);
    office.sync(&[&vienna, &oslo]);
    let inbox = must(&oslo, "inbox", json!({}));
    assert_eq!(inbox["setAside"].as_array().map(Vec::len), Some(2), "{inbox}");
    assert_eq!(dossier(&oslo, &case)["row"]["title"], "Blue Ladder", "and nothing of it is folded");
    must(&vienna, "writeNote", json!({ "case": case, "text": "Work goes on." }));
    office.sync(&[&vienna, &oslo]);
    assert_eq!(dossier(&oslo, &case)["noteCount"], 1, "a bad entry does not block the journal behind it");
}

#[test]
fn scores_are_blind_until_the_round_is_closed_even_to_a_desk_that_holds_them() {
    let mut office = Office::new(6);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
    office.sync(&[&vienna, &paris]);
    let case = id(&must(&vienna, "proposeCase", proposal("Dry Anchor")));
    let round = must(&vienna, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
    office.sync(&[&vienna, &paris]);
    must(&paris, "giveScore", json!({ "round": round, "case": case, "marks": marks(5), "agency": null }));
    office.sync(&[&vienna, &paris]);
    let seen = must(&vienna, "round", json!({ "round": round }));
    assert_eq!(seen["proposals"][0]["sheets"], json!([]), "not in the view");
    assert_eq!(seen["proposals"][0]["mine"], json!([]), "and not by the desk's own key");
    let (_, journal) = office.office.journals().find(|(audience, _)| *audience == "board").expect("the Board's journal");
    let sealed = journal.iter().map(|(entry, _)| entry.body.clone().unwrap_or_default()).next_back().expect("the sheet");
    assert!(!sealed.windows(4).any(|bytes| bytes == b"harm"), "the sheet travels sealed");
    assert_eq!(must(&paris, "round", json!({ "round": round }))["proposals"][0]["mine"][0]["marks"]["harm"], 5, "its author reads it");
    must(&vienna, "closeRound", json!({ "round": round }));
    office.sync(&[&vienna, &paris]);
    for desk in [&vienna, &paris] {
        let closed = must(desk, "round", json!({ "round": round }));
        assert_eq!(closed["proposals"][0]["score"]["score"], "5.00");
        assert_eq!(closed["proposals"][0]["sheets"][0]["agency"], "fr");
    }
    assert_eq!(
        refused(&paris, "giveScore", json!({ "round": round, "case": case, "marks": marks(1), "agency": null, "revise": true })).code,
        "round-closed"
    );
}

#[test]
fn a_duty_cannot_be_claimed_once_the_desk_has_begun() {
    let mut office = Office::new(7);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
    office.sync(&[&vienna, &paris]);
    let me = must(&paris, "deskStatus", json!({}))["me"]["officer"].clone();
    let grant = json!({ "officer": me, "duty": "secretary", "from": "2027-03-01", "to": null });
    let problem = refused(&paris, "grantPost", grant);
    assert_eq!(problem.code, "needs-duty");
    assert!(problem.hint.expect("a hint").contains("Ana Test"), "it says who could");
}

#[test]
fn a_step_that_can_be_undone_says_when_it_was_taken() {
    let office = Office::new(17);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let now = || json!(office.world.now());
    let undoable = || must(&vienna, "undoable", json!({}));
    let facts = json!({ "title": "Roadshow in Oslo", "kind": "roadshow", "days": { "known": "unknown" }, "place": null, "countries": ["NO"], "languages": [],
        "organiser": null, "audience": ["for-judiciary"], "materials": null, "events": { "number": 1, "bound": "exactly" } });
    must(&vienna, "recordOutreach", json!({ "facts": facts }));
    let recorded = now();
    office.pass(3_600);
    assert_eq!(undoable(), json!({ "undo": "recordOutreach", "undoAt": recorded, "redo": null, "redoAt": null }), "an hour ago");
    must(&vienna, "undo", json!({}));
    assert_eq!(undoable(), json!({ "undo": null, "undoAt": null, "redo": "recordOutreach", "redoAt": now() }));
    office.pass(60);
    must(&vienna, "redo", json!({}));
    assert_eq!(undoable()["undoAt"], now(), "done again is done now");
}
