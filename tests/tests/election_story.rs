//! A whole election: eighteen desks of one office, from the rule set to the mandates. What the desks leave is verified by a program that
//! is not ours; the archives are kept under `target/elections`.

use std::path::Path;

use jcat_desk::domain::elections::steps;
use jcat_desk::domain::{Duty, Instant};
use jcat_desk::{Desk, exchange};
use jcat_tests::belenios;
use jcat_tests::desks::{Office, START, must, refused};
use serde_json::{Value, json};

/// Agencies with a seat, the trustees' first.
pub(crate) const SEATS: [&str; 18] = ["at", "nl", "no", "de", "es-pn", "es-gc", "fr", "it", "pl", "ro", "se", "au", "ca", "ch", "co", "gb", "us-fbi", "us-usss"];

/// How the desks of a story reach each other.
pub(crate) trait Exchange {
    /// Pushes and pulls until all hold the same.
    fn sync(&mut self, desks: &[&Desk]);
    /// Lets time pass.
    fn pass(&self, seconds: i64);
    /// Has a step taken by whoever is the secretary.
    fn act(&mut self, secretary: &mut Desk, name: &str, request: Value) -> Value;
}

impl Exchange for Office {
    fn sync(&mut self, desks: &[&Desk]) {
        Office::sync(self, desks);
    }

    fn pass(&self, seconds: i64) {
        Office::pass(self, seconds);
    }

    fn act(&mut self, secretary: &mut Desk, name: &str, request: Value) -> Value {
        must(secretary, name, request)
    }
}

pub(crate) struct Board<E = Office> {
    pub(crate) office: E,
    pub(crate) secretary: Desk,
    pub(crate) seats: Vec<Desk>,
    pub(crate) election: Value,
    start: Instant,
}

pub(crate) const HOUR: i64 = 3_600;
pub(crate) const DAY: i64 = 24 * HOUR;

/// A moment as people type it, so many seconds after the beginning.
fn typed(start: Instant, seconds: i64) -> String {
    steps::when("UTC", Instant(start.0 + seconds * 1_000)).trim_end_matches(" (UTC)").to_owned()
}

fn act(on: &str, text: &str) -> Value {
    json!({ "on": on, "method": "consensus", "text": text, "seats": 18, "present": 12, "for": 12, "against": 0, "abstained": 0 })
}

impl Board<Office> {
    pub(crate) fn new(agencies: &[&str]) -> Self {
        Self::at(START, agencies, None)
    }

    /// An office at a moment; one of the seats works on disk, where a window can open it later.
    pub(crate) fn at(start: Instant, agencies: &[&str], on_disk: Option<(usize, &Path, &str)>) -> Self {
        let mut office = Office::at(505, start);
        let secretary = office.founder("Sofia Secretary", "ec3", &["officer", "secretary", "administrator"]);
        let seat = |(at, agency): (usize, &&str)| {
            let (name, duties) = (format!("Representative of {agency}"), [Duty::Officer, Duty::Representative]);
            match on_disk.filter(|(which, ..)| *which == at) {
                None => office.newcomer(&name, agency, &duties),
                Some((_, folder, passphrase)) => {
                    let desk = Desk::in_folder(folder, office.world.clone());
                    exchange::newcomer_on_disk(&desk, &name, agency, &duties, passphrase).expect("a desk on disk");
                    desk
                }
            }
        };
        let seats: Vec<Desk> = agencies.iter().enumerate().map(seat).collect();
        let all: Vec<&Desk> = std::iter::once(&secretary).chain(&seats).collect();
        office.sync(&all);
        Self::of(office, secretary, seats, start)
    }
}

impl<E: Exchange> Board<E> {
    pub(crate) const fn of(office: E, secretary: Desk, seats: Vec<Desk>, start: Instant) -> Self {
        Self { office, secretary, seats, election: Value::Null, start }
    }

    /// Has the secretary take a step; the request names the election.
    pub(crate) fn run(&mut self, name: &str, mut request: Value) -> Value {
        request["election"] = self.election.clone();
        self.office.act(&mut self.secretary, name, request)
    }

    pub(crate) fn sync(&mut self) {
        let all: Vec<&Desk> = std::iter::once(&self.secretary).chain(&self.seats).collect();
        self.office.sync(&all);
    }

    /// Takes a step on a desk; the request names the election.
    pub(crate) fn step(&self, desk: &Desk, name: &str, mut request: Value) -> Value {
        request["election"] = self.election.clone();
        must(desk, name, request)
    }

    pub(crate) fn refuses(&self, desk: &Desk, name: &str, mut request: Value) -> String {
        request["election"] = self.election.clone();
        refused(desk, name, request).code
    }

    pub(crate) fn view(&self, desk: &Desk) -> Value {
        must(desk, "election", json!({ "election": self.election }))
    }

    /// Drafts and adopts rules, calls the election, makes the trustees' keys.
    pub(crate) fn call(&mut self, changed: impl FnOnce(&mut Value)) {
        let at = |seconds| typed(self.start, seconds);
        let today = at(0).chars().take(10).collect::<String>();
        let rule_set = must(&self.secretary, "draftRules", json!({ "title": "Rules of the Board" }));
        let known = must(&self.secretary, "ruleSet", json!({ "ruleSet": rule_set }));
        let mut rules = known["rules"].clone();
        changed(&mut rules);
        must(&self.secretary, "editRules", json!({ "ruleSet": rule_set, "title": "Rules of the Board", "rules": rules }));
        let known = must(&self.secretary, "ruleSet", json!({ "ruleSet": rule_set }));
        let call = json!({
            "ruleSet": rule_set, "title": "Chair and Vice-chair", "nominationsOpen": at(HOUR), "nominationsClose": at(14 * DAY + HOUR),
            "registrationCloses": at(27 * DAY + HOUR), "opens": at(29 * DAY + HOUR), "closes": at(30 * DAY + HOUR),
            "termStarts": at(61 * DAY).split(' ').next(),
        });
        assert_eq!(refused(&self.secretary, "callElection", call.clone()).code, "rules-not-adopted");
        must(
            &self.secretary,
            "adoptRules",
            json!({ "ruleSet": rule_set, "sha256": known["row"]["sha256"], "act": act(&today, "The rules are adopted.") }),
        );
        self.election = must(&self.secretary, "callElection", call);
        self.sync();
        self.office.pass(2 * 3_600);
    }

    fn officer(&self, seat: usize) -> Value {
        must(&self.seats[seat], "deskStatus", json!({}))["me"]["officer"].clone()
    }

    pub(crate) fn ceremony(&mut self, folder: &std::path::Path) {
        let officers: Vec<Value> = (0..3).map(|seat| self.officer(seat)).collect();
        assert_eq!(self.refuses(&self.secretary, "nameTrustees", json!({ "officers": officers, "threshold": 3 })), "trustees-doubtful");
        self.run("nameTrustees", json!({ "officers": officers, "threshold": 2 }));
        self.sync();
        assert_eq!(self.refuses(&self.seats[3], "takePartInCeremony", json!({})), "not-a-trustee");
        for _ in 0..3 {
            for seat in 0..3 {
                assert_eq!(self.view(&self.seats[seat])["ownSteps"][0]["command"], "takePartInCeremony");
                self.step(&self.seats[seat], "takePartInCeremony", json!({}));
            }
            self.sync();
        }
        for seat in 0..3 {
            let path = folder.join(format!("trustee-{seat}.key"));
            self.step(&self.seats[seat], "backUpTrusteeKey", json!({ "path": path, "passphrase": "five words of a trustee" }));
            let copy = std::fs::read(&path).expect("a copy");
            assert!(!copy.windows(4).any(|it| it == b"seed"), "the copy shows nothing");
            self.step(&self.seats[seat], "rehearseDecryption", json!({}));
            self.step(&self.seats[seat], "commitNumbers", json!({}));
        }
        self.sync();
        let trustees = self.seats.last().map(|seat| self.view(seat)["trustees"].clone()).unwrap_or_default();
        assert!(trustees.as_array().is_some_and(|all| all.iter().all(|it| it["rehearsed"] == true && it["backedUp"] == true)), "{trustees}");
    }

    pub(crate) fn nominate(&mut self, office: &str, seats: &[usize]) {
        for seat in seats {
            let country = SEATS[*seat].split('-').next().unwrap_or_default().to_uppercase();
            let request = json!({ "office": office, "candidate": country });
            self.step(&self.seats[*seat], "nominateCandidate", request.clone());
            self.step(&self.seats[*seat], "acceptCandidacy", request);
        }
        self.sync();
    }

    /// Opens the numbers of a lot; the third trustee does not open its own, the other two do it together.
    pub(crate) fn draw(&mut self, set: &str) {
        for seat in 0..2 {
            self.step(&self.seats[seat], "openNumber", json!({ "set": set }));
        }
        self.sync();
        for seat in 0..2 {
            self.step(&self.seats[seat], "shareNumber", json!({ "set": set, "trustee": 3 }));
        }
        self.sync();
        self.run("openNumberTogether", json!({ "set": set, "trustee": 3 }));
        self.sync();
    }

    /// Opens a round and gives its ballot.
    pub(crate) fn open(&mut self, office: &str) -> Value {
        self.run("openBallot", json!({ "office": office }));
        self.sync();
        self.view(&self.secretary)["rounds"].as_array().and_then(|all| all.last()).map(|it| it["ballot"].clone()).expect("a round")
    }

    pub(crate) fn vote(&self, seat: usize, ballot: &Value, choice: &Value) -> Value {
        self.step(&self.seats[seat], "castBallot", json!({ "ballot": ballot, "choice": choice }))
    }

    /// Closes and counts a round with two trustees.
    pub(crate) fn count(&mut self, ballot: &Value, signing: std::ops::Range<usize>) -> Value {
        self.run("closeBallot", json!({ "ballot": ballot }));
        self.sync();
        assert_eq!(self.refuses(&self.seats[0], "decryptPart", json!({ "ballot": ballot })), "not-yet", "nothing is summed yet");
        self.run("tallyBallot", json!({ "ballot": ballot }));
        self.sync();
        assert_eq!(self.refuses(&self.seats[0], "decryptPart", json!({ "ballot": ballot })), "not-countersigned");
        for seat in signing {
            self.step(&self.seats[seat], "countersignBox", json!({ "ballot": ballot }));
        }
        self.sync();
        assert_eq!(self.refuses(&self.secretary, "combineResult", json!({ "ballot": ballot })), "not-yet");
        for seat in 0..2 {
            self.step(&self.seats[seat], "decryptPart", json!({ "ballot": ballot }));
        }
        self.sync();
        self.run("combineResult", json!({ "ballot": ballot }));
        self.sync();
        let rounds = self.view(self.seats.last().expect("a seat"))["rounds"].clone();
        rounds.as_array().and_then(|all| all.iter().find(|it| it["ballot"] == *ballot)).map(|it| it["count"].clone()).expect("a count")
    }
}

pub(crate) fn choice(country: &str) -> Value {
    json!({ "for": country })
}

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
