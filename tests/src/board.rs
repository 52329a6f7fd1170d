//! A Board that elects: the steps of an election from desk to desk, over an office in memory or a real one.

use std::path::Path;

use anyhow::Context;
use jcat_desk::domain::elections::steps;
use jcat_desk::domain::{Duty, Instant};
use jcat_desk::{Desk, memory_office};
use serde_json::{Value, json};

use crate::desks::{Office, START, found, must, refused};

/// Agencies with a seat, the trustees' first.
pub const SEATS: [&str; 18] =
    ["at", "nl", "no", "de", "es-pn", "es-gc", "fr", "it", "pl", "ro", "se", "au", "ca", "ch", "co", "gb", "us-fbi", "us-usss"];

/// How the desks of a story reach each other.
pub trait Exchange {
    /// Pushes and pulls until all hold the same.
    fn sync(&mut self, desks: &[&Desk]);
    /// Lets time pass.
    fn pass(&self, seconds: i64);
    /// Whether seats' desks countersign by themselves when they are in touch.
    const COUNTERSIGNS: bool;
    /// Has a step taken by whoever is the secretary.
    fn act(&mut self, secretary: &mut Desk, name: &str, request: Value) -> Value;
}

impl Exchange for Office {
    const COUNTERSIGNS: bool = false;

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

/// A Board that elects: its secretary, its seats, one election.
pub struct Board<E = Office> {
    /// How its desks reach each other.
    pub office: E,
    /// The desk of whoever is the secretary.
    pub secretary: Desk,
    /// The desks of the seats, the trustees' first.
    pub seats: Vec<Desk>,
    /// The election, once it was called.
    pub election: Value,
    start: Instant,
}

/// Whose desk lies in a folder, where a window can open it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The secretary's.
    Secretary,
    /// That of a seat, by its place among the desks.
    Seat(usize),
}

/// A desk that lies in a folder.
#[derive(Clone, Copy, Debug)]
pub struct OnDisk<'a> {
    /// Whose it is.
    pub whose: Whose,
    /// The folder.
    pub folder: &'a Path,
    /// What opens it.
    pub passphrase: &'a str,
}

/// An hour, in seconds.
pub const HOUR: i64 = 3_600;
/// A day, in seconds.
pub const DAY: i64 = 24 * HOUR;

/// A moment as people type it, so many seconds after the beginning.
pub fn typed(start: Instant, seconds: i64) -> String {
    steps::when("UTC", Instant(start.0 + seconds * 1_000)).trim_end_matches(" (UTC)").to_owned()
}

/// An act of the Board that carries.
pub fn act(on: &str, text: &str) -> Value {
    json!({ "on": on, "method": "consensus", "text": text, "seats": 18, "present": 12, "for": 12, "against": 0, "abstained": 0 })
}

impl Board<Office> {
    /// An office in memory with a seat for each agency.
    pub fn new(agencies: &[&str]) -> Self {
        Self::at(START, agencies, None)
    }

    /// An office at a moment; one of the desks works on disk, where a window can open it later.
    pub fn at(start: Instant, agencies: &[&str], on_disk: Option<OnDisk<'_>>) -> Self {
        let mut office = Office::at(505, start);
        let in_folder = |whose: Whose| on_disk.filter(|it| it.whose == whose);
        let secretary = match in_folder(Whose::Secretary) {
            None => Desk::in_memory(office.world.clone()),
            Some(it) => Desk::in_folder(it.folder, office.world.clone()),
        };
        let passphrase = in_folder(Whose::Secretary).map_or("", |it| it.passphrase);
        found(&secretary, "Sofia Secretary", "ec3", &["officer", "secretary", "administrator"], passphrase);
        let seat = |(at, agency): (usize, &&str)| {
            let (name, duties) = (format!("Representative of {agency}"), [Duty::Officer, Duty::Representative]);
            match in_folder(Whose::Seat(at)) {
                None => office.newcomer(&name, agency, &duties),
                Some(it) => {
                    let desk = Desk::in_folder(it.folder, office.world.clone());
                    memory_office::newcomer_on_disk(&desk, &name, agency, &duties, it.passphrase).expect("a desk on disk");
                    desk
                }
            }
        };
        let seats: Vec<Desk> = agencies.iter().enumerate().map(seat).collect();
        let all: Vec<&Desk> = std::iter::once(&secretary).chain(&seats).collect();
        office.sync(&all);
        Self::of(office, secretary, seats, start)
    }

    /// Runs an election up to a vote that is open now, on desks in memory; one seat's desk is in a folder, where a window can open it. Gives the election
    /// and its ballot.
    pub fn voting(folder: &Path, passphrase: &str) -> anyhow::Result<(String, String)> {
        let keys = tempfile::tempdir()?;
        let start = ago(29 * DAY + 3 * HOUR)?;
        let mut board = Self::at(start, &["at", "nl", "no", "de", "fr"], Some(OnDisk { whose: Whose::Seat(3), folder, passphrase }));
        board.enter_mandates();
        board.call(|_| ());
        board.ceremony(keys.path());
        board.nominate("chair", &[0, 1]);
        board.register(0..5);
        board.office.pass(15 * DAY);
        board.draw("order");
        board.run("drawOrder", json!({}));
        board.sync();
        board.office.pass(14 * DAY - 2 * HOUR);
        let ballot = board.open("chair");
        board.office.pass(2 * HOUR);
        board.vote(0, &ballot, &choice("AT"));
        board.sync();
        let text = |value: &Value| value.as_str().map(str::to_owned).context("an id");
        Ok((text(&board.election)?, text(&ballot)?))
    }
}

/// So many seconds ago, on the machine's clock: that of a window.
pub fn ago(seconds: i64) -> anyhow::Result<Instant> {
    let now = i64::try_from(std::time::UNIX_EPOCH.elapsed()?.as_millis())?;
    anyhow::ensure!(now > START.0 - 400 * DAY * 1_000, "the machine's clock was never set");
    Ok(Instant(now - seconds * 1_000))
}

impl<E: Exchange> Board<E> {
    /// Enters who sits: Austria in the chair, the Netherlands beside it.
    pub fn enter_mandates(&self) {
        let today = typed(self.start, 0).chars().take(10).collect::<String>();
        for (office, country) in [("chair", "AT"), ("vice-chair", "NL")] {
            let enter = json!({ "office": office, "country": country, "from": "2026-01-01", "to": "2099-01-01", "act": act(&today, "As the Board decided.") });
            must(&self.secretary, "enterMandate", enter);
        }
    }

    /// A Board of desks that are there.
    pub const fn of(office: E, secretary: Desk, seats: Vec<Desk>, start: Instant) -> Self {
        Self { office, secretary, seats, election: Value::Null, start }
    }

    /// Has the secretary take a step; the request names the election.
    pub fn run(&mut self, name: &str, mut request: Value) -> Value {
        request["election"] = self.election.clone();
        self.office.act(&mut self.secretary, name, request)
    }

    /// Has every desk of the Board hold the same.
    pub fn sync(&mut self) {
        let all: Vec<&Desk> = std::iter::once(&self.secretary).chain(&self.seats).collect();
        self.office.sync(&all);
    }

    /// Has the secretary's desk, the trustees' and those of some other seats hold the same: for steps that are theirs alone.
    fn sync_some(&mut self, others: &[usize]) {
        let of = |at: usize| at < 3 || others.contains(&at);
        let seats = self.seats.iter().enumerate().filter(|(at, _)| of(*at)).map(|(_, desk)| desk);
        let some: Vec<&Desk> = std::iter::once(&self.secretary).chain(seats).collect();
        self.office.sync(&some);
    }

    /// Takes a step on a desk; the request names the election.
    pub fn step(&self, desk: &Desk, name: &str, mut request: Value) -> Value {
        request["election"] = self.election.clone();
        must(desk, name, request)
    }

    /// Takes a step that must be refused; gives the code.
    pub fn refuses(&self, desk: &Desk, name: &str, mut request: Value) -> String {
        request["election"] = self.election.clone();
        refused(desk, name, request).code
    }

    /// The election as a desk shows it.
    pub fn view(&self, desk: &Desk) -> Value {
        must(desk, "election", json!({ "election": self.election }))
    }

    /// Drafts and adopts rules, calls the election, makes the trustees' keys.
    pub fn call(&mut self, changed: impl FnOnce(&mut Value)) {
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
        let adopt = json!({ "ruleSet": rule_set, "sha256": known["row"]["sha256"], "act": act(&today, "The rules are adopted.") });
        self.office.act(&mut self.secretary, "adoptRules", adopt);
        self.election = self.office.act(&mut self.secretary, "callElection", call);
        self.sync();
        self.office.pass(2 * 3_600);
    }

    fn officer(&self, seat: usize) -> Value {
        must(&self.seats[seat], "deskStatus", json!({}))["me"]["officer"].clone()
    }

    /// Has the first three seats make their keys, copy and try them, and commit to their numbers.
    pub fn ceremony(&mut self, folder: &std::path::Path) {
        let officers: Vec<Value> = (0..3).map(|seat| self.officer(seat)).collect();
        assert_eq!(self.refuses(&self.secretary, "nameTrustees", json!({ "officers": officers, "threshold": 3 })), "trustees-doubtful");
        self.run("nameTrustees", json!({ "officers": officers, "threshold": 2 }));
        self.sync_some(&[3]);
        assert_eq!(self.refuses(&self.seats[3], "takePartInCeremony", json!({})), "not-a-trustee");
        for _ in 0..3 {
            for seat in 0..3 {
                assert_eq!(self.view(&self.seats[seat])["ownSteps"][0]["command"], "takePartInCeremony");
                self.step(&self.seats[seat], "takePartInCeremony", json!({}));
            }
            self.sync_some(&[]);
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

    /// Has seats nominate their own country, which accepts.
    pub fn nominate(&mut self, office: &str, seats: &[usize]) {
        for seat in seats {
            let country = SEATS[*seat].split('-').next().unwrap_or_default().to_uppercase();
            let request = json!({ "office": office, "candidate": country });
            self.step(&self.seats[*seat], "nominateCandidate", request.clone());
            self.step(&self.seats[*seat], "acceptCandidacy", request);
        }
        self.sync_some(seats);
    }

    /// Freezes the roll and registers seats.
    pub fn register(&mut self, seats: std::ops::Range<usize>) {
        self.run("freezeRoll", json!({}));
        self.sync();
        for seat in seats {
            self.step(&self.seats[seat], "registerSeat", json!({}));
        }
        self.sync();
    }

    /// Opens the numbers of a lot; the third trustee does not open its own, the other two do it together.
    pub fn draw(&mut self, set: &str) {
        for seat in 0..2 {
            self.step(&self.seats[seat], "openNumber", json!({ "set": set }));
        }
        self.sync_some(&[]);
        for seat in 0..2 {
            self.step(&self.seats[seat], "shareNumber", json!({ "set": set, "trustee": 3 }));
        }
        self.sync_some(&[]);
        self.run("openNumberTogether", json!({ "set": set, "trustee": 3 }));
        self.sync_some(&[]);
    }

    /// Opens a round and gives its ballot.
    pub fn open(&mut self, office: &str) -> Value {
        let rounds = |board: &Self| board.view(&board.secretary)["rounds"].as_array().cloned().unwrap_or_default();
        let before = rounds(self).len();
        self.run("openBallot", json!({ "office": office }));
        self.sync();
        let after = rounds(self);
        assert_eq!(after.len(), before + 1, "what a secretary opened holds with everybody");
        after.last().map(|it| it["ballot"].clone()).expect("a round")
    }

    /// Has a seat cast a ballot.
    pub fn vote(&self, seat: usize, ballot: &Value, choice: &Value) -> Value {
        self.step(&self.seats[seat], "castBallot", json!({ "ballot": ballot, "choice": choice }))
    }

    /// Closes and counts a round with two trustees.
    pub fn count(&mut self, ballot: &Value, signing: std::ops::Range<usize>) -> Value {
        self.run("closeBallot", json!({ "ballot": ballot }));
        self.sync();
        assert_eq!(self.refuses(&self.seats[0], "decryptPart", json!({ "ballot": ballot })), "not-yet", "nothing is summed yet");
        self.run("tallyBallot", json!({ "ballot": ballot }));
        self.sync_some(&[]);
        if !E::COUNTERSIGNS {
            assert_eq!(self.refuses(&self.seats[0], "decryptPart", json!({ "ballot": ballot })), "not-countersigned");
            for seat in signing {
                self.step(&self.seats[seat], "countersignBox", json!({ "ballot": ballot }));
            }
            self.sync();
        }
        assert_eq!(self.refuses(&self.secretary, "combineResult", json!({ "ballot": ballot })), "not-yet");
        for seat in 0..2 {
            self.step(&self.seats[seat], "decryptPart", json!({ "ballot": ballot }));
        }
        self.sync_some(&[]);
        self.run("combineResult", json!({ "ballot": ballot }));
        self.sync();
        let rounds = self.view(self.seats.last().expect("a seat"))["rounds"].clone();
        rounds.as_array().and_then(|all| all.iter().find(|it| it["ballot"] == *ballot)).map(|it| it["count"].clone()).expect("a count")
    }
}

/// A vote for a country.
pub fn choice(country: &str) -> Value {
    json!({ "for": country })
}
