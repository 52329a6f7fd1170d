//! A whole election: eighteen desks of one office, from the rule set to the mandates. What the desks leave is verified by a program that
//! is not ours; the archives are kept under `target/elections`.

use jcat_desk::Desk;
use jcat_desk::domain::Instant;
use jcat_tests::belenios;
use jcat_tests::board::{Board, SEATS, choice};
use jcat_tests::desks::{must, refused};
use serde_json::{Value, json};

#[test]
fn eighteen_seats_elect_a_chair_by_lot_and_a_vice_chair_and_another_program_verifies_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut board = Board::new(&SEATS);
    // Two rounds: more than half of the seats, then the most votes.
    board.call(|rules| rules["rounds"] = json!([rules["rounds"][0], rules["rounds"][2]]));
    board.ceremony(folder.path());
    board.nominate("chair", &[0, 1]);
    board.nominate("vice-chair", &[0, 4, 2]);
    assert_eq!(board.refuses(&board.secretary, "nominateCandidate", json!({ "office": "chair", "candidate": "FR" })), "needs-duty");
    board.run("freezeRoll", json!({}));
    board.sync();
    // Seventeen register; one never does.
    for seat in 0..17 {
        board.step(&board.seats[seat], "registerSeat", json!({}));
    }
    board.sync();
    assert_eq!(board.refuses(&board.secretary, "openBallot", json!({ "office": "chair" })), "not-yet", "the order is not drawn");
    board.office.pass(15 * 86_400);
    assert_eq!(board.refuses(&board.seats[5], "nominateCandidate", json!({ "office": "chair", "candidate": "ES" })), "too-late");
    board.draw("order");
    board.run("drawOrder", json!({}));
    board.sync();
    board.office.pass(14 * 86_400 - 2 * 3_600);

    // The chair: nobody has more than half of the seats, then twice as many votes for both, then the lot.
    let first = board.open("chair");
    assert_eq!(board.refuses(&board.seats[0], "castBallot", json!({ "ballot": first, "choice": choice("AT") })), "ballot-not-taken", "too early");
    board.office.pass(86_400);
    assert_eq!(must(&board.seats[5], "today", json!({}))["elections"][0]["phase"], "voting", "Today says that a ballot waits");
    assert_eq!(board.refuses(&board.seats[17], "castBallot", json!({ "ballot": first, "choice": choice("AT") })), "not-registered");
    assert_eq!(board.refuses(&board.seats[0], "castBallot", json!({ "ballot": first, "choice": choice("SE") })), "other-candidates");
    for seat in 0..17 {
        board.vote(seat, &first, &if seat < 9 { choice("AT") } else { choice("NL") });
    }
    assert_eq!(must(&board.seats[5], "today", json!({}))["elections"], json!([]), "it has voted: nothing waits for it");
    let own = board.view(&board.seats[0])["rounds"][0]["own"].clone();
    assert_eq!(own["mark"], "waiting-for-office", "{own}");
    // One changes its mind: the last ballot counts.
    board.vote(16, &first, &json!("blank"));
    board.sync();
    let seen = board.view(&board.seats[0])["rounds"][0].clone();
    assert_eq!((&seen["own"]["mark"], &seen["turnout"], &seen["count"]), (&json!("in-the-box"), &json!(17), &Value::Null));
    let notices = must(&board.seats[17], "noticeBoard", json!({ "election": board.election, "ballot": first }));
    let marks: Vec<&str> = notices["ballots"].as_array().into_iter().flatten().filter_map(|it| it["mark"].as_str()).collect();
    assert_eq!((marks.len(), marks.iter().filter(|it| **it == "replaced").count()), (18, 1), "{marks:?}");
    let count = board.count(&first, 0..9);
    assert_eq!(count, json!({ "votes": { "AT": 9, "NL": 7 }, "against": 0, "blank": 1, "invalid": 0 }));
    assert_eq!(board.refuses(&board.secretary, "declareOutcome", json!({ "office": "chair" })), "not-yet");

    for round in 0..2 {
        // By the time the office has it, this one would be open for less than a day.
        let closes = Instant(board.office.world.now().0 + 86_400_000).in_utc();
        let just = json!({ "office": "chair", "closes": closes.get(..16) });
        assert_eq!(board.refuses(&board.secretary, "openBallot", just), "window-too-short");
        let tied = board.open("chair");
        board.office.pass(3_600);
        for seat in 0..16 {
            board.vote(seat, &tied, &if seat % 2 == 0 { choice("AT") } else { choice("NL") });
        }
        if round == 0 {
            // One desk is offline and comes back after the end: its ballot is on the notice board and not in the box.
            board.vote(16, &tied, &choice("AT"));
            let others: Vec<&Desk> = std::iter::once(&board.secretary).chain(&board.seats[..16]).collect();
            board.office.sync(&others);
            board.office.pass(86_400);
            board.sync();
            let notices = must(&board.seats[3], "noticeBoard", json!({ "election": board.election, "ballot": tied }));
            let late = notices["ballots"].as_array().into_iter().flatten().filter(|it| it["mark"] == "late").count();
            assert_eq!(late, 1, "{notices}");
        } else {
            board.vote(16, &tied, &json!("blank"));
            board.sync();
        }
        let count = board.count(&tied, 3..13);
        assert_eq!((&count["votes"]["AT"], &count["votes"]["NL"]), (&json!(8), &json!(8)), "{count}");
    }
    let stands = board.view(&board.secretary)["offices"][0]["stands"].clone();
    assert_eq!(stands["outcome"], "needs-lot", "{stands}");
    board.draw("tie/chair");
    board.run("declareOutcome", json!({ "office": "chair" }));
    board.sync();
    let chair = board.view(&board.seats[9])["offices"][0]["declared"].clone();
    let elected = chair["outcome"]["candidate"].as_str().expect("elected").to_owned();
    assert!(["AT", "NL"].contains(&elected.as_str()), "{chair}");

    // The vice-chair is never of the chair's country; where Austria was chosen it no longer stands.
    let vice = board.open("vice-chair");
    let standing = board.view(&board.seats[9])["rounds"][3]["candidates"].clone();
    assert_eq!(standing.as_array().is_some_and(|all| all.contains(&json!("AT"))), elected != "AT", "{standing}");
    board.office.pass(3_600);
    for seat in 0..17 {
        board.vote(seat, &vice, &if seat < 12 { choice("NO") } else { choice("ES") });
    }
    board.sync();
    board.count(&vice, 0..9);
    board.run("declareOutcome", json!({ "office": "vice-chair" }));
    for office in ["chair", "vice-chair"] {
        board.run("announceOutcome", json!({ "office": office }));
    }
    board.sync();
    let mandates = must(&board.seats[12], "mandates", json!({}));
    let holders: Vec<&str> = mandates["offices"].as_array().into_iter().flatten().filter_map(|it| it["terms"][0]["country"].as_str()).collect();
    assert_eq!(holders, [elected.as_str(), "NO"], "{mandates}");

    // The minutes say all of it, in both languages, and are the same on two desks.
    let drafted = board.step(&board.seats[4], "printElectionMinutes", json!({}));
    let again = board.step(&board.seats[11], "printElectionMinutes", json!({}));
    assert_eq!((&drafted["pages"], &drafted["label"]), (&again["pages"], &again["label"]));
    let page = folder.path().join("minutes.html");
    board.step(&board.seats[4], "writeElectionMinutes", json!({ "path": page }));
    let text = std::fs::read_to_string(&page).expect("a page");
    let hash = drafted["pages"].as_array().and_then(|all| all.last()).map(ToString::to_string).unwrap_or_default();
    let in_order = [
        "Minutes of an election",
        "Legal basis",
        "Call and times",
        "at least 28 days before",
        "Austria",
        "did not register",
        "Any 2 of these 3",
        "Order on the ballot",
        "Chair-country, round 1",
        "Drawn by lot",
        "Seed",
        "Vice-chair-country: outcome",
        "jcat elections verify",
        "Signatures",
        "Board secretary",
        "Sofia Secretary",
        "Hash of this text",
        "Procès-verbal d’une élection",
        "Base juridique",
        "Autriche",
        "Tiré au sort",
        "Scrutateur",
    ];
    let mut rest = text.as_str();
    for part in in_order {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part} is not in the minutes, or not in its place"));
        rest = &rest[at..];
    }
    assert!(text.contains("<div class=\"page\" lang=\"fr\">") && text.contains(first.as_str().unwrap_or("none")), "{hash}");
    assert_eq!(
        refused(&board.seats[4], "writeElectionMinutes", json!({ "election": board.election, "path": folder.path().join("minutes.pdf") })).code,
        "unknown-file-kind"
    );

    // What the desks leave is the same everywhere and holds for another program.
    let kept = jcat_tests::root().join("target/elections");
    std::fs::create_dir_all(&kept).expect("a folder");
    for (round, ballot) in [&first, &vice].into_iter().enumerate() {
        let name = format!("{}.bel", ballot.as_str().unwrap_or_default());
        let paths: Vec<std::path::PathBuf> = [4, 11].iter().map(|seat| folder.path().join(format!("{round}-{seat}"))).collect();
        for (path, seat) in paths.iter().zip([4, 11]) {
            std::fs::create_dir(path).expect("a folder");
            let file = path.join(&name);
            board.step(&board.seats[seat], "exportElection", json!({ "ballot": ballot, "path": file }));
            let report = must(&board.secretary, "verifyElectionFile", json!({ "path": file }));
            assert_eq!(report["sound"], true, "{report}");
        }
        let bytes = std::fs::read(paths[0].join(&name)).expect("an archive");
        assert_eq!(Some(&bytes), std::fs::read(paths[1].join(&name)).ok().as_ref(), "two desks write the same archive");
        let roll = folder.path().join(format!("{round}.roll"));
        let copy = folder.path().join(format!("{round}.bel"));
        board.step(&board.seats[5], "exportElection", json!({ "ballot": ballot, "path": copy, "roll": roll }));
        let report = must(&board.secretary, "verifyElectionFile", json!({ "path": copy, "roll": roll }));
        let found = report["roll"]["found"].as_array().map(Vec::len);
        assert_eq!((report["roll"]["fits"].as_bool(), found), (Some(true), Some(17)), "{report}");
        let changed = std::fs::read_to_string(&roll).expect("a roll").replacen("\"at\"", "\"be\"", 1);
        std::fs::write(&roll, changed).expect("written");
        let report = must(&board.secretary, "verifyElectionFile", json!({ "path": copy, "roll": roll }));
        assert_eq!((&report["sound"], &report["roll"]["fits"]), (&json!(true), &json!(false)), "another roll is found out");
        let verdict = belenios::verify(&paths[0]).expect("belenios-tool");
        assert!(verdict.accepted && verdict.said.contains("all checks passed"), "{verdict:?}");
        std::fs::write(kept.join(&name), bytes).expect("kept");
    }
}
