//! `jcat`, as people and scripts use it: a proposal carried to a selected case, each guard refused once on the way.

use jcat_desk::domain::cases::Stage;
use jcat_tests::cli::Jcat;
use jcat_tests::desks::{marks, proposal};
use serde_json::{Value, json};

fn code(said: &jcat_tests::cli::Said) -> (i32, String) {
    (said.code, said.json()["problem"]["code"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_new_office_has_the_roster_of_the_source_document() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    assert_eq!(jcat.init()?.code, 0);
    let roster = jcat.run(&["--json", "call", "roster", "{}"])?.json();
    let countries: Vec<&str> = roster["countries"].as_array().into_iter().flatten().filter_map(|it| it["code"].as_str()).collect();
    assert_eq!(countries, ["AT", "DE", "ES", "FR", "IT", "NL", "PL", "RO", "SE", "AU", "CA", "CH", "CO", "GB", "NO", "US"]);
    let totals = &roster["totals"];
    assert_eq!(
        (totals["countries"].as_i64(), totals["union"].as_i64(), totals["other"].as_i64(), totals["agencies"].as_i64()),
        (Some(16), Some(9), Some(7), Some(18))
    );
    let in_2018 = jcat.run(&["--json", "call", "roster", r#"{"asOf":"2018-04-18"}"#])?.json();
    assert_eq!(in_2018["totals"]["union"], 10, "the United Kingdom was in the Union then");
    Ok(())
}

#[test]
fn a_proposal_becomes_a_case_and_each_guard_says_no_once() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    assert_eq!(code(&jcat.call("roster", &json!({}))?), (3, "no-desk".into()));
    jcat.init()?;
    assert_eq!(jcat.init()?.code, 1, "a desk is made once");
    let mut bare = proposal("Quiet Harbour");
    bare["facts"]["areas"] = json!([]);
    assert_eq!(code(&jcat.call("proposeCase", &bare)?), (4, "no-crime-area".into()));
    bare["cover"]["title"] = json!("  ");
    assert_eq!(code(&jcat.call("beginDraft", &bare)?), (4, "text-missing".into()));
    let case = jcat.call("proposeCase", &proposal("Quiet Harbour"))?.json();
    assert_eq!(code(&jcat.call("selectCase", &json!({ "case": case, "reason": "Selected." }))?), (4, "illegal-transition".into()), "not scored yet");
    let round = jcat.call("openRound", &json!({ "cases": [case], "criteria": null, "closes": "2027-03-01", "deputy": null }))?.json();
    assert_eq!(
        code(&jcat.call("openRound", &json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }))?),
        (4, "illegal-transition".into())
    );
    let score =
        |agency: Value, marks: Value, revise: bool| json!({ "round": round, "case": case, "marks": marks, "agency": agency, "revise": revise });
    assert_eq!(code(&jcat.call("giveScore", &score(Value::Null, marks(3), false))?), (4, "recused".into()));
    assert_eq!(code(&jcat.call("giveScore", &score(json!("fr"), marks(6), false))?), (4, "out-of-scale".into()));
    assert_eq!(code(&jcat.call("giveScore", &score(json!("fr"), json!({ "harm": 1 }), false))?), (4, "sheet-incomplete".into()));
    assert_eq!(code(&jcat.call("giveScore", &score(json!("ec3"), marks(1), false))?), (4, "not-a-member".into()));
    assert_eq!(jcat.call("giveScore", &score(json!("fr"), marks(3), false))?.code, 0);
    assert_eq!(code(&jcat.call("giveScore", &score(json!("fr"), marks(4), false))?), (4, "already-scored".into()));
    assert_eq!(jcat.call("giveScore", &score(json!("fr"), marks(4), true))?.code, 0, "revised");
    assert_eq!(code(&jcat.call("selectCase", &json!({ "case": case, "reason": "Selected." }))?), (4, "round-still-open".into()));
    assert_eq!(jcat.call("closeRound", &json!({ "round": round }))?.json()["proposals"][0]["score"]["score"], "4.00");
    assert_eq!(code(&jcat.call("closeRound", &json!({ "round": round }))?), (4, "round-closed".into()));
    assert_eq!(code(&jcat.call("selectCase", &json!({ "case": case, "reason": "" }))?), (4, "text-missing".into()));
    assert_eq!(code(&jcat.call("mergeCase", &json!({ "case": case, "into": case, "reason": "One and the same." }))?), (4, "merge-target".into()));
    assert_eq!(code(&jcat.call("orderCase", &json!({ "case": case, "order": 1, "reason": "First." }))?), (4, "illegal-transition".into()));
    assert_eq!(jcat.call("selectCase", &json!({ "case": case, "reason": "Selected." }))?.json(), case, "the case's id is its proposal's");
    let dossier = jcat.call("caseDossier", &json!({ "case": case }))?.json();
    assert_eq!(
        (dossier["row"]["stage"].as_str(), dossier["row"]["country"].as_str(), dossier["row"]["leads"].as_bool()),
        (Some("selected"), Some("AT"), Some(true))
    );
    assert_eq!(code(&jcat.call("selectCase", &json!({ "case": case, "reason": "Again." }))?), (4, "illegal-transition".into()));
    assert_eq!(code(&jcat.call("caseDossier", &json!({ "case": "00000000-0000-7000-8000-000000000000" }))?), (3, "not-found".into()));
    assert_eq!(code(&jcat.call("caseDossier", &json!({ "cas": 1 }))?), (2, "bad-request".into()));
    for day in ["", "27.1.2026", "2026-13-45", "1026-01-01"] {
        let away = json!({ "officer": "01a0b3be-7a80-7000-92f4-7a22486c6d6f", "from": day, "to": "2027-01-27", "deputy": null });
        assert_eq!(code(&jcat.call("recordAbsence", &away)?), (2, "not-a-day".into()), "{day}");
    }
    assert_eq!(code(&jcat.call("noSuchRow", &json!({}))?), (2, "unknown-call".into()));
    Ok(())
}

#[test]
fn undo_records_the_reverse_and_redo_the_reverse_of_that() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let name = |jcat: &Jcat| -> anyhow::Result<Value> {
        let roster = jcat.run(&["--json", "call", "roster"])?.json();
        Ok(roster["countries"][0]["agencies"][0]["name"].clone())
    };
    assert_eq!(code(&jcat.call("undo", &json!({}))?), (4, "nothing-to-undo".into()));
    jcat.call("nameOrganisation", &json!({ "id": "at", "name": "First name", "short": null }))?;
    jcat.call("nameOrganisation", &json!({ "id": "at", "name": "Second name", "short": null }))?;
    jcat.call("undo", &json!({}))?;
    assert_eq!(name(&jcat)?, "First name");
    jcat.call("redo", &json!({}))?;
    assert_eq!(name(&jcat)?, "Second name");
    jcat.call("undo", &json!({}))?;
    jcat.call("undo", &json!({}))?;
    assert_eq!(name(&jcat)?, Value::Null);
    Ok(())
}

const CASES: &str = "Intitulé;Service;Étape;Domaine;Pays;Réf;Début;TLP;Préjudice
Port calme: hébergement;FR;planification;facilitateurs transversaux;FR, DE;F-1;22.11.2026;AMBER;EUR 1 400,50
Sans domaine;FR;soumis;;FR;F-2;;GREEN;
Étape inconnue;FR;bidule;fraude aux paiements;FR;F-3;;GREEN;
Service inconnu;Atlantide;clos;fraude aux paiements;FR;F-4;;GREEN;
Deux montants;AT;clos;fraude aux paiements;AT;F-5;;GREEN;EUR 1 / 2
";

#[test]
fn an_import_reads_another_offices_columns_refuses_with_reasons_and_is_idempotent() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let file = jcat.file("cases.csv");
    std::fs::write(&file, CASES)?;
    let path = file.to_string_lossy().into_owned();
    let columns = ["--column", "Intitulé=title", "--column", "Domaine=areas", "--column", "Préjudice=loss"];
    let import = |extra: &[&str]| jcat.run(&[&["cases", "import", &path], extra].concat());
    assert_eq!(import(&["--column", "Intitulé="])?.code, 1, "a column that is needed is missing");
    let dry = import(&[columns.as_slice(), &["--dry-run"]].concat())?;
    assert_eq!(dry.out, "1 new, 0 the same, 4 refused\n", "{}", dry.err);
    assert_eq!(jcat.call("caseList", &json!({ "filter": { "over": true } }))?.json()["total"], 0, "a dry run records nothing");
    let refused = jcat.file("refused.csv").to_string_lossy().into_owned();
    let real = import(&[columns.as_slice(), &["--refused", &refused]].concat())?;
    assert_eq!(real.out, dry.out, "what was shown is what is done");
    let returned = std::fs::read_to_string(&refused)?;
    assert!(returned.contains("Why it was refused") && returned.contains("Atlantide"), "{returned}");
    assert_eq!(import(&[])?.out, "0 new, 1 the same, 4 refused\n", "the mapping is remembered and the same file twice is nothing new");
    let list = jcat.call("caseList", &json!({ "filter": { "over": true } }))?.json();
    assert_eq!((list["rows"][0]["stage"].as_str(), list["rows"][0]["country"].as_str()), (Some("planning"), Some("FR")));
    jcat.call("undo", &json!({}))?;
    assert_eq!(jcat.call("caseList", &json!({}))?.json()["total"], 0, "one undo takes it all back");
    assert_eq!(import(&[])?.out, "1 new, 0 the same, 4 refused\n");
    Ok(())
}

#[test]
fn a_case_is_found_by_its_number_beyond_a_thousand_and_what_is_unknown_is_not_found() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let file = jcat.file("cases.csv");
    let rows: String = (0..1_100).map(|at| format!("Case {at};AT;closed;payment fraud;AT;R-{at};AMBER\n")).collect();
    std::fs::write(&file, format!("Title;Agency;Stage;Areas;Countries;Reference;TLP\n{rows}"))?;
    let done = jcat.run(&["cases", "import", &file.to_string_lossy()])?;
    assert_eq!(done.out, "1100 new, 0 the same, 0 refused\n", "{}", done.err);
    let list = jcat.call("caseList", &json!({ "filter": { "over": true }, "sort": "number", "descending": true, "limit": 1 }))?.json();
    let (label, id) = (list["rows"][0]["label"].as_str().unwrap_or_default(), list["rows"][0]["id"].as_str().unwrap_or_default());
    let text = jcat.file("text.txt");
    std::fs::write(&text, "198.51.100.7")?;
    let text = text.to_string_lossy().into_owned();
    let check = |case: &str| jcat.run(&["indicators", "check", &text, "--case", case, "--purpose", "operational"]);
    for named in [label, id] {
        assert_eq!(jcat.run(&["audit", "looks", named])?.code, 0, "{named}");
        assert_ne!(check(named)?.code, 3, "{named}");
    }
    let seen = jcat.call("records", &json!({ "filter": { "verb": "consult" }, "limit": 50 }))?.json();
    let most = seen["rows"].as_array().into_iter().flatten().filter_map(|row| row["count"].as_u64()).max();
    assert!(most <= Some(1), "a name is looked up without a look at a thousand cases: {seen}");
    let unknown = "00000000-0000-7000-8000-000000000000";
    for said in [check("2099-1")?, check(unknown)?, jcat.run(&["audit", "looks", "2099-1"])?, jcat.run(&["audit", "list", "--who", "Nobody"])?] {
        assert_eq!(said.code, 3, "{}", said.err);
    }
    Ok(())
}

#[test]
fn officers_go_out_and_come_in_again() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let arrival = json!({ "name": "Zoë, d’Exemple", "agency": "at", "duty": "officer", "from": "2026-01-01", "to": null,
        "email": "zoe@office.example", "phone": "+43 660 1234567", "languages": ["de", "en"], "skills": ["wallets"] });
    assert_eq!(jcat.call("recordArrival", &arrival)?.code, 0);
    for ending in ["csv", "xlsx", "vcf"] {
        let path = jcat.file(&format!("roster.{ending}")).to_string_lossy().into_owned();
        assert_eq!(jcat.run(&["roster", "export", &path])?.code, 0, "{ending}");
        assert_eq!(jcat.run(&["roster", "import", &path])?.out, "0 new, 2 the same, 0 refused\n", "{ending}");
        let other = Jcat::new()?;
        other.init()?;
        let said = other.run(&["roster", "import", &path])?;
        assert_eq!(said.out, "1 new, 1 the same, 0 refused\n", "{ending}: {}", said.err);
    }
    Ok(())
}

const OFFICERS: &str = "Name;Agency;Duty;E-mail;Phone
Zoe of another name;FR;officer;ZOE@Office.Example;
Somebody else;DE;officer;;0043 (0)660 123 45 67
Somebody new;DE;officer;new@office.example;+49 30 1234567
";

/// ROS-5: name and agency say nothing here, so that each address has to.
#[test]
fn who_is_on_the_roster_is_recognised_by_e_mail_or_phone_however_they_are_written() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let arrival = json!({ "name": "Zoë, d’Exemple", "agency": "at", "duty": "officer", "from": "2026-01-01", "to": null,
        "email": "zoe@office.example", "phone": "+43 660 1234567" });
    assert_eq!(jcat.call("recordArrival", &arrival)?.code, 0);
    let file = jcat.file("officers.csv");
    std::fs::write(&file, OFFICERS)?;
    let said = jcat.run(&["roster", "import", &file.to_string_lossy()])?;
    assert_eq!(said.out, "1 new, 2 the same, 0 refused\n", "{}", said.err);
    Ok(())
}

/// ROS-6.
#[test]
fn who_to_ask_is_found_by_area_skill_language_and_country_and_who_is_away_comes_last() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let people = [("Bea Test", "fr", "facilitators", "Bulletproof hosting", "fr"), ("Cem Test", "de", "payment-fraud", "Wallets", "tr")];
    for (name, agency, area, skill, language) in people {
        let arrival = json!({ "name": name, "agency": agency, "duty": "officer", "from": "2026-01-01", "to": null,
            "areas": [area], "skills": [skill], "languages": ["en", language] });
        assert_eq!(jcat.call("recordArrival", &arrival)?.code, 0, "{name}");
    }
    let ask = |request: Value| -> anyhow::Result<String> {
        let rows = jcat.call("whoToAsk", &request)?.json();
        let names: Vec<&str> = rows.as_array().into_iter().flatten().filter_map(|row| row["name"].as_str()?.split(' ').next()).collect();
        Ok(names.join(" "))
    };
    let table = [
        (json!({}), "Ana Bea Cem"),
        (json!({ "area": "facilitators" }), "Bea"),
        (json!({ "area": "payment-fraud" }), "Cem"),
        (json!({ "area": "child-exploitation" }), ""),
        (json!({ "skill": "HOSTING" }), "Bea"),
        (json!({ "skill": "hostels" }), ""),
        (json!({ "language": "TR" }), "Cem"),
        (json!({ "language": "en" }), "Bea Cem"),
        (json!({ "country": "DE" }), "Cem"),
        (json!({ "country": "DE", "area": "facilitators" }), ""),
        (json!({ "country": "FR", "area": "facilitators", "language": "fr", "skill": "bulletproof" }), "Bea"),
    ];
    for (request, expected) in table {
        assert_eq!(ask(request.clone())?, expected, "{request}");
    }
    let rows = jcat.call("whoToAsk", &json!({ "area": "facilitators" }))?.json();
    let away = json!({ "officer": rows[0]["id"], "from": "2020-01-01", "to": "2199-01-01", "deputy": null });
    assert_eq!(jcat.call("recordAbsence", &away)?.code, 0);
    assert_eq!(ask(json!({}))?, "Ana Cem Bea");
    assert_eq!(ask(json!({ "present": true }))?, "Ana Cem");
    assert_eq!(ask(json!({ "present": true, "area": "facilitators" }))?, "");
    Ok(())
}

#[test]
fn the_sample_office_has_cases_in_every_state_and_verifies() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    assert_eq!(jcat.run(&["sample"])?.code, 0);
    let list = jcat.call("caseList", &json!({ "group": "stage", "filter": { "over": true }, "limit": 200 }))?.json();
    let stages: std::collections::BTreeSet<&str> = list["groups"].as_array().into_iter().flatten().filter_map(|it| it["key"].as_str()).collect();
    for stage in Stage::ALL.iter().map(|stage| stage.label()) {
        assert!(stages.contains(stage), "{stage} is missing of {stages:?}");
    }
    let figures = jcat.call("outcomeFigures", &json!({}))?.json();
    assert_eq!(figures["cases"].as_array().map(Vec::len), Some(1), "one outcome was noted: {figures}");
    let today = jcat.call("today", &json!({}))?.json();
    let steps: Vec<&str> = today["outcomes"].as_array().into_iter().flatten().filter_map(|row| row["step"].as_str()).collect();
    assert_eq!(steps, ["confirm-numbers", "note-outcome"], "own numbers wait, and an outcome is before the Board");
    assert!(today["lacking"].as_array().into_iter().flatten().any(|row| row["stage"] == "ready"), "one is ready no longer: {today}");
    let said = jcat.run(&["replica", "verify"])?;
    assert_eq!(said.code, 0, "{}", said.out);
    let before = jcat.call("caseList", &json!({ "filter": { "over": true }, "limit": 200 }))?.json();
    assert_eq!(jcat.run(&["replica", "rebuild"])?.code, 0);
    assert_eq!(jcat.call("caseList", &json!({ "filter": { "over": true }, "limit": 200 }))?.json(), before);
    Ok(())
}

#[test]
fn the_table_is_shown_whole_and_by_row() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    let all = jcat.run(&["--json", "api"])?.json();
    let rows = all.as_array().expect("rows");
    assert!(rows.len() > 60);
    assert!(rows.iter().all(|row| row["request"].is_string() && row["answer"].is_string()));
    assert_eq!(jcat.run(&["api", "nothing"])?.code, 3);
    assert_eq!(jcat.run(&["no-such-word"])?.code, 2);
    // What needs no desk is called without one, and says what is wrong with what it was given.
    assert!(jcat.call("officeSql", &json!({}))?.out.contains("office_v1"));
    assert_eq!(jcat.call("readIndicators", &json!({ "text": "198.51.100.7", "region": null }))?.json()[0]["normal"], "198.51.100.7");
    let nowhere = jcat.file("nothing.json");
    assert_eq!(
        code(&jcat.call("joinOffice", &json!({ "path": nowhere, "code": "A", "passphrase": "five words of a test" }))?),
        (3, "file-not-found".into())
    );
    assert_eq!(code(&jcat.call("verifyElectionFile", &json!({ "path": nowhere, "roll": null }))?), (3, "file-not-found".into()));
    assert_eq!(code(&jcat.call("caseList", &json!({}))?), (3, "no-desk".into()));
    Ok(())
}
