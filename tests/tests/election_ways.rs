//! The other ways of electing, from desk to desk: by show of hands, on paper, without a vote; and what follows when the Board dismisses a holder.

use jcat_desk::Desk;
use jcat_tests::board::{Board, DAY, HOUR, SEATS, act, choice, typed};
use jcat_tests::desks::{must, refused};
use serde_json::{Value, json};

/// Those of the eighteen seats that have a desk here: enough to propose a dismissal.
const DESKS: usize = 8;

/// Calls an election under changed rules and lets it come to the end of nominations: two stand for the chair, one for the vice-chair.
fn nominated(changed: impl FnOnce(&mut Value), keys: Option<&std::path::Path>) -> Board {
    let mut board = Board::new(&SEATS[..DESKS]);
    board.call(changed);
    if let Some(keys) = keys {
        board.ceremony(keys);
    }
    board.nominate("chair", &[0, 1]);
    board.nominate("vice-chair", &[2]);
    let early = board.refuses(&board.secretary, "declareOutcome", json!({ "office": "chair" }));
    assert_eq!(early, "not-yet", "there is no roll");
    board.run("freezeRoll", json!({}));
    board.sync();
    board
}

fn commands(board: &Board, desk: &Desk) -> Vec<String> {
    let steps = board.view(desk)["ownSteps"].clone();
    steps.as_array().into_iter().flatten().filter_map(|it| it["command"].as_str().map(str::to_owned)).collect()
}

/// The chair was elected; the vice-chair alone stands and is elected without a vote.
fn without_a_vote(board: &mut Board) {
    assert_eq!(commands(board, &board.secretary), ["declareOutcome", "announceOutcome"], "the chair is announced, the other declared");
    let stands = board.view(&board.seats[4])["offices"][1]["stands"].clone();
    assert_eq!((&stands["outcome"], &stands["candidate"]), (&json!("elected"), &json!("NO")), "{stands}");
    board.run("declareOutcome", json!({ "office": "vice-chair" }));
    for office in ["chair", "vice-chair"] {
        board.run("announceOutcome", json!({ "office": office }));
    }
    board.sync();
    let vice = board.view(&board.seats[4])["offices"][1].clone();
    assert_eq!((&vice["declared"]["outcome"]["candidate"], &vice["reasons"][0]["code"]), (&json!("NO"), &json!("only-one")), "{vice}");
    let mandates = must(&board.seats[4], "mandates", json!({}));
    let holders: Vec<&Value> = mandates["offices"].as_array().into_iter().flatten().map(|it| &it["terms"][0]["country"]).collect();
    assert_eq!(holders, ["AT", "NO"], "{mandates}");
    assert_eq!(must(&board.secretary, "today", json!({}))["elections"], json!([]), "nothing is left to do");
}

#[test]
fn a_show_of_hands_elects_the_chair_and_who_alone_stands_needs_no_vote() {
    let mut board = nominated(
        |rules| {
            rules["ballot_mode"] = json!("open");
            rules["lot"] = json!(false);
            rules["tellers"] = json!(0);
            rules["tie_break"] = json!([]);
            rules["on_exhaustion"] = json!("stay_vacant");
            rules["single_candidate"] = json!("elected_without_vote");
        },
        None,
    );
    assert_eq!(commands(&board, &board.secretary), Vec::<String>::new(), "no keys are made and no ballot is opened");
    assert_eq!(commands(&board, &board.seats[3]), Vec::<String>::new(), "no seat registers for a show of hands");
    board.office.pass(15 * DAY);
    let at = |seconds: i64| typed(jcat_tests::desks::START, seconds);
    let vote = |ended: &str, votes: Value, present: &[&str]| json!({ "office": "chair", "candidates": ["AT", "NL"], "ended": ended, "present": present, "votes": votes });
    // Ten of eighteen for Austria, one blank.
    let one = |(at, agency): (usize, &&str)| {
        ((*agency).to_owned(), if at == 3 { json!("blank") } else { choice(if at < 11 && at != 1 { "AT" } else { "NL" }) })
    };
    let votes = Value::Object(SEATS.iter().enumerate().map(one).chain([("us-usss".to_owned(), choice("AT"))]).collect());
    let early = board.refuses(&board.secretary, "takeOpenVote", vote(&at(15 * DAY), votes.clone(), &SEATS));
    assert_eq!(early, "too-early", "not before the day that the call names");
    board.office.pass(15 * DAY);
    let ended = at(29 * DAY + 2 * HOUR);
    for (request, code) in [
        (vote(&ended, votes.clone(), &SEATS[..3]), "not-present"),
        (vote(&ended, json!({ "at": choice("SE") }), &SEATS), "other-candidates"),
        (vote(&at(60 * DAY), votes.clone(), &SEATS), "in-the-future"),
    ] {
        assert_eq!(board.refuses(&board.secretary, "takeOpenVote", request), code);
    }
    let paper = json!({ "office": "chair", "candidates": ["AT", "NL"], "ended": ended, "present": SEATS, "handedIn": [], "count": { "votes": {}, "against": 0, "blank": 0, "invalid": 0 }, "tellers": [] });
    assert_eq!(board.refuses(&board.secretary, "countPaper", paper), "votes-are-open");
    board.run("takeOpenVote", vote(&ended, votes, &SEATS));
    board.sync();
    let round = board.view(&board.seats[4])["rounds"][0].clone();
    assert_eq!((&round["count"]["votes"]["AT"], &round["votes"]["de"]), (&json!(10), &json!("blank")), "everybody reads who chose what: {round}");
    board.run("declareOutcome", json!({ "office": "chair" }));
    board.sync();
    without_a_vote(&mut board);
    let minutes = board.step(&board.seats[1], "printElectionMinutes", json!({})).to_string();
    assert!(minutes.contains("only candidate is elected without a vote") && minutes.contains("France"), "{minutes}");
}

#[test]
fn papers_are_counted_by_the_tellers_that_were_drawn_and_never_join_an_encrypted_box() {
    let keys = tempfile::tempdir().expect("a folder");
    let mut board = nominated(|rules| rules["single_candidate"] = json!("elected_without_vote"), Some(keys.path()));
    board.office.pass(15 * DAY);
    board.sync();
    let due = board.view(&board.seats[0])["lots"][0]["due"].clone();
    assert_eq!(due, json!([1, 2, 3]), "every number is due: one may give a part before its own is open");
    board.draw("order");
    board.run("drawOrder", json!({}));
    board.sync();
    board.office.pass(15 * DAY);
    let tellers = board.view(&board.secretary)["tellers"].clone();
    assert_eq!(tellers.as_array().map(Vec::len), Some(2), "{tellers}");
    let ended = typed(jcat_tests::desks::START, 29 * DAY + 2 * HOUR);
    let paper = |handed: &[&str], count: Value, by: &Value| json!({ "office": "chair", "candidates": ["AT", "NL"], "ended": ended, "present": SEATS, "handedIn": handed, "count": count, "tellers": by, "text": "Counted twice." });
    let count = |at: u32, nl: u32, invalid: u32| json!({ "votes": { "AT": at, "NL": nl }, "against": 0, "blank": 0, "invalid": invalid });
    for (request, code) in [
        (paper(&SEATS, count(11, 6, 0), &tellers), "count-differs"),
        (paper(&SEATS, count(11, 6, 1), &json!(["at", "nl"])), "other-tellers"),
        (paper(&["at", "ec3"], count(1, 1, 0), &tellers), "not-present"),
    ] {
        assert_eq!(board.refuses(&board.secretary, "countPaper", request), code);
    }
    // Nobody registered: a secret ballot on desks cannot be held, and is not offered.
    assert!(!commands(&board, &board.secretary).contains(&"openBallot".to_owned()));
    board.run("countPaper", paper(&SEATS, count(11, 6, 1), &tellers));
    board.sync();
    let round = board.view(&board.seats[3])["rounds"][0].clone();
    assert_eq!((&round["paper"], &round["ballot"], &round["result"]["seatsCast"]), (&json!(true), &Value::Null, &json!(18)), "{round}");
    board.run("declareOutcome", json!({ "office": "chair" }));
    board.sync();
    without_a_vote(&mut board);
    let minutes = board.step(&board.seats[1], "printElectionMinutes", json!({})).to_string();
    assert!(minutes.contains("secret, on paper") && minutes.contains("Counted twice."), "{minutes}");
}

#[test]
fn nobody_is_elected_without_a_vote_before_nominations_have_ended() {
    let mut board = Board::new(&SEATS[..DESKS]);
    board.call(|rules| rules["single_candidate"] = json!("elected_without_vote"));
    board.nominate("chair", &[0]);
    board.run("freezeRoll", json!({}));
    let early = board.refuses(&board.secretary, "declareOutcome", json!({ "office": "chair" }));
    assert_eq!(early, "too-early");
    assert_eq!(board.view(&board.secretary)["offices"][0]["stands"], Value::Null, "and it is not said to be so");
    board.office.pass(15 * DAY);
    assert_eq!(board.view(&board.secretary)["offices"][0]["stands"]["outcome"], "elected");
    board.run("declareOutcome", json!({ "office": "chair" }));
}

#[test]
fn the_board_dismisses_a_holder_the_vice_acts_and_a_by_election_fills_the_rest_of_the_term() {
    let mut board = Board::new(&SEATS[..DESKS]);
    let today = typed(jcat_tests::desks::START, 0).chars().take(10).collect::<String>();
    for (office, country) in [("chair", "AT"), ("vice-chair", "NL")] {
        let enter = json!({ "office": office, "country": country, "from": "2027-01-01", "to": "2028-01-01", "act": act("2027-01-01", "As the Board decided.") });
        must(&board.secretary, "enterMandate", enter);
    }
    board.sync();
    let propose = json!({ "office": "chair", "reason": "Never there." });
    assert_eq!(refused(&board.secretary, "proposeDismissal", propose.clone()).code, "needs-duty");
    assert_eq!(refused(&board.seats[0], "proposeDismissal", propose.clone()).code, "concerned", "not by the country itself");
    assert_eq!(refused(&board.seats[1], "proposeDismissal", json!({ "office": "chair", "reason": " " })).code, "text-missing");
    let motion = must(&board.seats[1], "proposeDismissal", propose);
    board.sync();
    assert_eq!(refused(&board.seats[2], "proposeDismissal", json!({ "office": "chair", "reason": "Again." })).code, "motion-under-way");
    let view = |board: &Board, seat: usize| must(&board.seats[seat], "dismissals", json!({}))[0].clone();
    let seen = view(&board, 2);
    // Eighteen seats vote; one is the country's own.
    assert_eq!((&seen["seats"], &seen["neededToPropose"], &seen["neededToDismiss"]), (&json!(17), &json!(6), &json!(12)), "{seen}");
    let which = json!({ "dismissal": motion });
    let vote = |numbers: [u32; 4]| {
        let [present, favour, against, abstained] = numbers;
        json!({ "dismissal": motion, "act": { "on": today, "method": "vote", "text": "Dismissed.", "seats": 17, "present": present, "for": favour, "against": against, "abstained": abstained } })
    };
    assert_eq!(refused(&board.secretary, "voteOnDismissal", vote([17, 17, 0, 0])).code, "too-few-proposers");
    assert_eq!(refused(&board.seats[0], "supportDismissal", which.clone()).code, "concerned");
    must(&board.seats[2], "supportDismissal", which.clone());
    must(&board.seats[2], "undo", json!({}));
    for seat in 3..8 {
        must(&board.seats[seat], "supportDismissal", which.clone());
    }
    board.sync();
    let ends = json!({ "office": "chair", "on": today, "cause": "dismissed-by-board", "dismissal": motion });
    assert_eq!(refused(&board.secretary, "endMandate", ends.clone()).code, "motion-missing", "the Board has not voted");
    must(&board.secretary, "voteOnDismissal", vote([17, 12, 4, 1]));
    assert_eq!(must(&board.secretary, "dismissals", json!({}))[0]["carried"], true);
    must(&board.secretary, "endMandate", ends);
    board.sync();
    let seen = view(&board, 4);
    assert_eq!((&seen["ended"], &seen["supporters"]), (&json!(true), &json!(["de", "es-gc", "es-pn", "fr", "it", "nl"])), "{seen}");
    let mandates = must(&board.seats[4], "mandates", json!({}));
    assert_eq!(mandates["leads"], json!({ "leads": "vice", "country": "NL" }), "{mandates}");
    assert_eq!(mandates["offices"][0]["vacancy"]["until"], "2028-01-01", "who is elected now serves the rest");

    // The by-election fills the chair alone; what the rules before it would have made of it is shown of other rules.
    board.call(|rules| {
        rules["single_candidate"] = json!("elected_without_vote");
        rules["offices"] = json!([rules["offices"][0]]);
    });
    board.nominate("chair", &[2]);
    board.run("freezeRoll", json!({}));
    board.sync();
    let missing = board.step(&board.secretary, "electionReminders", json!({}));
    assert_eq!((&missing[0]["what"], missing[0]["missing"].as_array().map(Vec::len)), (&json!("register-seat"), Some(18)), "{missing}");
    assert!(missing[0]["text"].as_str().is_some_and(|text| text.contains("AT: Representative of at\n") && text.contains("(UTC)")), "{missing}");
    assert_eq!(board.refuses(&board.seats[1], "electionReminders", json!({})), "needs-duty");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("times.ics");
    board.step(&board.seats[1], "exportElectionTimes", json!({ "path": file }));
    let times = std::fs::read_to_string(&file).expect("times").replace("\r\n ", "");
    assert_eq!(times.matches("BEGIN:VEVENT").count(), 3, "{times}");
    assert!(times.contains("SUMMARY:Chair and Vice-chair: vote\r\n"), "{times}");
    board.office.pass(15 * DAY);
    board.run("declareOutcome", json!({ "office": "chair" }));
    board.run("announceOutcome", json!({ "office": "chair" }));
    board.sync();
    let terms = must(&board.seats[4], "mandates", json!({}))["offices"][0]["terms"].clone();
    assert_eq!((&terms[0]["country"], &terms[0]["to"]), (&json!("NO"), &json!("2028-01-01")), "{terms}");
    let other = must(&board.secretary, "draftRules", json!({ "title": "With a vote" }));
    let effect = must(&board.secretary, "rulesEffect", json!({ "ruleSet": other }));
    let one = &effect[0];
    assert_eq!(
        (&one["before"]["outcome"], &one["after"]["outcome"]["outcome"], &one["same"]),
        (&json!("elected"), &json!("next-round"), &json!(false)),
        "{effect}"
    );
    assert_eq!(effect.as_array().map(Vec::len), Some(1));
}
