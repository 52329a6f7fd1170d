//! A whole election over a real PostgreSQL whose weeks pass in a test: every desk a folder with an encrypted replica, the secretary's a process that
//! dies at each step of the election and is taken over by another secretary's.

use std::cell::Cell;
use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use jcat_desk::domain::Instant;
use jcat_desk::sync::rehearsal::Moment;
use jcat_desk::{Desk, Surroundings};
use jcat_tests::belenios;
use jcat_tests::board::{Board, DAY, Exchange, HOUR, SEATS, choice};
use jcat_tests::cli::{Jcat, PASSPHRASE};
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::must;
use jcat_tests::fleet::{Said, StationProcess, agree, called};
use jcat_tests::reliability::Row;
use jcat_tests::shared_office::{SharedOffice, arrival, done};
use serde_json::{Value, json};

/// Each of the eighteen seats on the roll has a desk here; the last of them never registers.
const MANY: usize = SEATS.len();

/// Desks that are in touch at the same time.
const AT_ONCE: usize = 4;
/// Whose desk is set up anew while the vote is open: its alternate votes.
const REINSTALLED: usize = 5;
/// Whose desk has no line until just before the vote closes, and whose until just after.
const JUST_BEFORE: usize = 6;
const JUST_AFTER: usize = 7;

/// Who is a secretary until the first vote has ended.
const FORMER: &str = "Former secretary";

/// Where a secretary's desk dies, in turn: before anything holds, before anybody was told, before the office has it, after.
const DEATHS: [Moment; 4] = [Moment::WriteDone, Moment::WriteHolds, Moment::PushReady, Moment::PushAnswered];

/// An office on a real server, whose two secretaries take turns at dying.
struct Shared {
    office: SharedOffice,
    world: Surroundings,
    /// How far office and desks are ahead of the machine, in milliseconds.
    ahead: Cell<i64>,
    second: Jcat,
    /// Which of the two is the secretary.
    turn: usize,
    /// The desk of the other.
    other: Option<Desk>,
    /// Others who look on: an alternate, a former secretary.
    more: Vec<Desk>,
    died: Vec<(String, Moment)>,
    /// The folders of all desks live as long as the office.
    folders: Vec<Jcat>,
}

fn machine() -> Instant {
    Surroundings::machine().now()
}

fn opened(jcat: &Jcat, world: &Surroundings) -> Result<Desk> {
    let desk = Desk::in_folder(&jcat.desk(), world.clone());
    desk.unlock(&PASSPHRASE.to_owned().into()).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
    Ok(desk)
}

impl Shared {
    /// The office's clock goes on while desks work: theirs follow.
    fn follow(&self) {
        self.world.set(Instant(machine().0 + self.ahead.get()));
    }

    /// The desks of the Board that are in touch, with the other secretary's; where most are, those who look on are too.
    fn desks<'a>(&'a self, of_board: &[&'a Desk]) -> Vec<&'a Desk> {
        let more: &[Desk] = if of_board.len() * 2 > MANY { &self.more } else { &[] };
        of_board.iter().copied().chain(&self.other).chain(more).collect()
    }

    fn folder(&self) -> &Jcat {
        if self.turn == 0 { &self.office.first } else { &self.second }
    }

    /// How far the Board's journal is at the office.
    fn board_head(&self) -> Result<u64> {
        let head = self.office.cluster.psql("jcat", &["-c", "SELECT coalesce(max(position), 0) FROM office.heads WHERE audience = 'board'"])?;
        Ok(head.parse()?)
    }

    /// Takes a step on the secretary's desk, a process that dies of it; says whether the office has it.
    fn die(&self, name: &str, request: &Value, moment: Moment) -> Result<bool> {
        let before = self.board_head()?;
        let mut written = false;
        for pass in 1..12 {
            // Opening a desk writes too: where it dies of that, it dies of the next.
            let Some(mut station) = StationProcess::start_at(self.folder(), self.world.now(), (moment, pass))? else { continue };
            match station.call(name, request)? {
                Said::No(code) => ensure!(written, "{name} was refused: {code}"),
                Said::Done(_) => written = true,
                Said::Gone => {
                    ensure!(station.ended()?, "{name}: the desk ended by itself");
                    return Ok(false);
                }
            }
            ensure!(station.ask("sync")? == Said::Gone, "{name}: nothing killed the desk at {moment:?}, pass {pass}");
            ensure!(station.ended()?, "{name}: the desk ended by itself");
            // Another journal's entries may have been what it died of.
            let sent = self.board_head()? > before;
            if sent || moment != Moment::PushAnswered {
                return Ok(sent);
            }
        }
        anyhow::bail!("{name}: the desk does not come so far as {moment:?}")
    }

    fn take_over(&mut self, secretary: &mut Desk, name: &str, request: &Value) -> Result<Value> {
        // Whoever calls an election twice has called two: there the desk dies before anything holds.
        let moment = if name == "callElection" { Moment::WriteDone } else { DEATHS[self.died.len() % DEATHS.len()] };
        self.follow();
        called(secretary, "syncOffice", json!({}))?;
        let other = self.other.take().context("another secretary")?;
        drop(std::mem::replace(secretary, other));
        let sent = self.die(name, request, moment)?;
        ensure!(sent == (moment == Moment::PushAnswered), "{name}: at {moment:?} the office has it: {sent}");
        // Who takes over finds it done, or does it.
        called(secretary, "syncOffice", json!({}))?;
        let answer = secretary.call(name, request.clone());
        ensure!(answer.is_ok() != sent, "{name} after {moment:?}: {answer:?}");
        called(secretary, "syncOffice", json!({}))?;
        // What had died is opened again. What it had kept for itself no longer holds, and is sent all the same: no desk believes it.
        let risen = opened(self.folder(), &self.world)?;
        called(&risen, "syncOffice", json!({}))?;
        let held = called(&risen, "officeStatus", json!({}))?["heldBack"].as_array().map_or(0, Vec::len);
        // Trustees may be named again before they have begun; what was handed to the line is sent again unasked.
        let expected = match moment {
            Moment::WriteHolds if name != "nameTrustees" => 1..=1,
            Moment::PushReady => 0..=1,
            _ => 0..=0,
        };
        ensure!(expected.contains(&held), "{name} after {moment:?}: {held} entries are held back");
        if held > 0 {
            called(&risen, "settleHeldBack", json!({ "how": "send" }))?;
            called(&risen, "syncOffice", json!({}))?;
        }
        called(secretary, "syncOffice", json!({}))?;
        self.other = Some(risen);
        self.turn = 1 - self.turn;
        self.died.push((name.to_owned(), moment));
        Ok(answer.unwrap_or_default())
    }
}

impl Exchange for Shared {
    const COUNTERSIGNS: bool = true;

    fn sync(&mut self, of_board: &[&Desk]) {
        self.follow();
        let desks = self.desks(of_board);
        // Those who have something to say first, then everybody hears it.
        let speaks = |desk: &&&Desk| must(desk, "officeStatus", json!({}))["waiting"].as_u64() > Some(0);
        let first: Vec<&Desk> = desks.iter().filter(speaks).copied().collect();
        for together in [first, desks] {
            std::thread::scope(|scope| {
                for some in together.chunks(together.len().div_ceil(AT_ONCE).max(1)) {
                    scope.spawn(move || some.iter().for_each(|desk| drop(must(desk, "syncOffice", json!({})))));
                }
            });
        }
        self.follow();
    }

    fn pass(&self, seconds: i64) {
        self.ahead.set(self.ahead.get() + seconds * 1_000);
        self.office.cluster.set_clock(self.ahead.get()).expect("a clock");
        self.follow();
    }

    fn act(&mut self, secretary: &mut Desk, name: &str, request: Value) -> Value {
        self.take_over(secretary, name, &request).unwrap_or_else(|error| panic!("{error:?}"))
    }
}

/// Somebody who comes to the office.
struct Newcomer {
    name: String,
    agency: &'static str,
    duty: &'static str,
}

impl Newcomer {
    fn of(name: &str, agency: &'static str, duty: &'static str) -> Self {
        Self { name: format!("{name} of {agency}"), agency, duty }
    }
}

/// Writes an invitation; gives its file and its code.
fn invite(first: &Desk, jcat: &Jcat, officer: &Value) -> Result<(String, Value)> {
    let file = jcat.file(&format!("{}.json", uuid::Uuid::now_v7())).to_string_lossy().into_owned();
    let code = called(first, "inviteOfficer", json!({ "officer": officer, "path": file }))?["code"].clone();
    Ok((file, code))
}

fn join((file, code): &(String, Value), world: &Surroundings) -> Result<(Jcat, Desk)> {
    let folder = Jcat::new()?;
    let desk = Desk::in_folder(&folder.desk(), world.clone());
    called(&desk, "joinOffice", json!({ "path": file, "code": code, "passphrase": PASSPHRASE }))?;
    Ok((folder, desk))
}

fn begin() -> Result<Board<Shared>> {
    let cluster = Cluster::start()?;
    cluster.give_clock()?;
    let first = Jcat::new()?;
    let duties = ["--duty", "officer", "--duty", "secretary", "--duty", "administrator"];
    done(first.run(&[["init", "--officer", "Sofia Secretary", "--agency", "ec3"].as_slice(), &duties].concat())?)?;
    let office = SharedOffice::prepared(cluster, first, 28)?;
    done(office.founding().output()?.into())?;
    let world = Surroundings::fixed(machine(), 507);
    let founder = opened(&office.first, &world)?;
    let seats = SEATS.iter().map(|agency| Newcomer::of("Representative", agency, "representative"));
    let beside = [Newcomer::of("Second secretary", "ec3", "secretary"), Newcomer::of(FORMER, "ec3", "officer")];
    let alternate = Newcomer::of("Alternate", SEATS[REINSTALLED], "alternate");
    let mut invitations = Vec::new();
    for it in beside.into_iter().chain([alternate]).chain(seats) {
        let mut arrives = arrival(&it.name, it.agency);
        arrives["duty"] = json!(it.duty);
        let officer = called(&founder, "recordArrival", arrives)?;
        if it.name.starts_with(FORMER) {
            // An officer too: who is no secretary any more still reads and writes in the Board's journal.
            called(&founder, "proposePost", json!({ "officer": officer, "duty": "secretary", "from": "2026-01-01", "to": null }))?;
        }
        invitations.push(invite(&founder, &office.first, &officer)?);
    }
    called(&founder, "syncOffice", json!({}))?;
    let some = invitations.chunks(invitations.len().div_ceil(AT_ONCE));
    let joined = std::thread::scope(|scope| {
        let joining: Vec<_> = some.map(|some| scope.spawn(|| some.iter().map(|it| join(it, &world)).collect::<Result<Vec<_>>>())).collect();
        joining.into_iter().map(|it| it.join().expect("joined")).collect::<Result<Vec<_>>>()
    })?;
    let mut joined = joined.into_iter().flatten();
    let (second, other) = joined.next().context("a second secretary")?;
    let (mut folders, mut more, mut seats) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (folder, desk)) in joined.enumerate() {
        folders.push(folder);
        if at < 2 { more.push(desk) } else { seats.push(desk) }
    }
    for row in called(&seats[0], "proposedPosts", json!({}))?.as_array().context("what is proposed")? {
        called(&seats[0], "secondPost", json!({ "officer": row["officer"], "proposal": row["id"] }))?;
    }
    called(&seats[0], "syncOffice", json!({}))?;
    let start = world.now();
    let shared = Shared { office, world, ahead: Cell::new(0), second, turn: 0, other: Some(other), more, died: Vec::new(), folders };
    let mut board = Board::of(shared, founder, seats, start);
    board.sync();
    board.sync();
    Ok(board)
}

/// What only a Board on a real office does.
trait Real {
    /// Lets weeks pass; every desk is in touch meanwhile, so that no lease runs out.
    fn weeks(&mut self, seconds: i64);
    /// Has the desks of all seats but some hold the same as the office.
    fn in_touch(&mut self, without: &[usize]);
    /// The desk of whoever founded the office, who alone is its administrator.
    fn founder(&self) -> &Desk;
    /// The seat and the mark of every ballot on the notice board.
    fn marks(&self, desk: &Desk, ballot: &Value) -> Vec<(String, String)>;
    /// One desk is lost and set up anew: the credential of its seat was sealed to the desks of then, so its alternate votes.
    fn reinstall(&mut self) -> Result<()>;
}

impl Real for Board<Shared> {
    fn weeks(&mut self, mut seconds: i64) {
        while seconds > 0 {
            self.office.pass(seconds.min(7 * DAY));
            seconds -= 7 * DAY;
            self.sync();
        }
    }

    fn in_touch(&mut self, without: &[usize]) {
        let seats = self.seats.iter().enumerate().filter(|(at, _)| !without.contains(at)).map(|(_, desk)| desk);
        let desks: Vec<&Desk> = std::iter::once(&self.secretary).chain(seats).collect();
        self.office.sync(&desks);
    }

    fn founder(&self) -> &Desk {
        if self.office.turn == 0 { &self.secretary } else { self.office.other.as_ref().expect("a founder") }
    }

    fn marks(&self, desk: &Desk, ballot: &Value) -> Vec<(String, String)> {
        let notices = must(desk, "noticeBoard", json!({ "election": self.election, "ballot": ballot }));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        notices["ballots"].as_array().into_iter().flatten().map(|it| (text(&it["seat"]), text(&it["mark"]))).collect()
    }

    fn reinstall(&mut self) -> Result<()> {
        let officer = must(&self.seats[REINSTALLED], "deskStatus", json!({}))["me"]["officer"].clone();
        let invitation = invite(self.founder(), &self.office.office.first, &officer)?;
        called(self.founder(), "syncOffice", json!({}))?;
        let (folder, desk) = join(&invitation, &self.office.world)?;
        drop(std::mem::replace(&mut self.seats[REINSTALLED], desk));
        self.office.folders.push(folder);
        Ok(())
    }
}

/// Every other seat is for Austria.
fn for_whom(seat: usize) -> Value {
    if seat.is_multiple_of(2) { choice("AT") } else { choice("NL") }
}

/// The first round: everybody votes, each in their own way.
fn first_round(board: &mut Board<Shared>) -> Result<Value> {
    let ballot = board.open("chair");
    board.office.pass(4 * HOUR);
    board.sync();
    for seat in (0..MANY - 1).filter(|seat| ![REINSTALLED, JUST_BEFORE, JUST_AFTER].contains(seat)) {
        board.vote(seat, &ballot, &for_whom(seat));
    }
    assert_eq!(board.refuses(&board.seats[MANY - 1], "castBallot", json!({ "ballot": ballot, "choice": for_whom(0) })), "not-registered");
    board.reinstall()?;
    let lost = board.refuses(&board.seats[REINSTALLED], "castBallot", json!({ "ballot": ballot, "choice": for_whom(1) }));
    assert_eq!(lost, "not-found", "the new desk has nothing to vote with");
    board.step(&board.office.more[1], "castBallot", json!({ "ballot": ballot, "choice": for_whom(1) }));
    // Two cast without a line: one comes back just before the end, the other just after.
    for seat in [JUST_BEFORE, JUST_AFTER] {
        board.vote(seat, &ballot, &for_whom(seat));
    }
    board.in_touch(&[JUST_BEFORE, JUST_AFTER]);
    let closes = board.view(&board.secretary)["rounds"][0]["closes"].as_i64().context("an end")?;
    board.office.pass((closes - board.office.world.now().0) / 1_000 - 300);
    board.in_touch(&[JUST_AFTER]);
    board.office.pass(600);
    board.sync();
    let marks = board.marks(&board.seats[3], &ballot);
    let of = |seat: usize| marks.iter().filter(|(agency, _)| agency == SEATS[seat]).map(|(_, mark)| mark.as_str()).collect::<Vec<_>>();
    assert_eq!((of(REINSTALLED), of(JUST_BEFORE), of(JUST_AFTER)), (vec!["in-the-box"], vec!["in-the-box"], vec!["late"]), "{marks:?}");
    assert_eq!(of(MANY - 1), Vec::<&str>::new());
    Ok(ballot)
}

/// A secretary whose term has ended, and whose desk has not heard of it, closes the vote: no desk believes it.
fn closed_by_a_former_secretary(board: &mut Board<Shared>, ballot: &Value) -> Result<()> {
    let status = must(&board.office.more[0], "deskStatus", json!({}));
    let (officer, today) = (status["me"]["officer"].clone(), status["today"].clone());
    let founder = board.founder();
    called(founder, "endPost", json!({ "officer": officer, "duty": "secretary", "from": "2026-01-01", "to": today }))?;
    called(founder, "syncOffice", json!({}))?;
    let former = &board.office.more[0];
    board.step(former, "closeBallot", json!({ "ballot": ballot }));
    called(former, "syncOffice", json!({}))?;
    assert_eq!(called(former, "officeStatus", json!({}))?["heldBack"].as_array().map(Vec::len), Some(1), "its own desk says so first");
    called(former, "settleHeldBack", json!({ "how": "send" }))?;
    called(former, "syncOffice", json!({}))?;
    board.sync();
    for desk in [&board.secretary, &board.seats[0], &board.office.more[0]] {
        assert_eq!(board.view(desk)["rounds"][0]["closedAt"], Value::Null);
    }
    assert_eq!(board.refuses(&board.office.more[0], "closeBallot", json!({ "ballot": ballot })), "needs-duty");
    Ok(())
}

#[test]
fn secretaries_die_at_every_step_and_the_office_elects_all_the_same() -> Result<()> {
    let mut row = Row::begin("T11", "an election of a whole Board over a real office, its secretaries killed at every step");
    let mut board = begin()?;
    let keys = tempfile::tempdir()?;
    // Two rounds, then the lot; who alone stands is elected without a vote.
    board.call(|rules| {
        rules["rounds"] = json!([rules["rounds"][0], rules["rounds"][2]]);
        rules["max_rounds"] = json!(2);
        rules["tie_break"] = json!(["lot"]);
        rules["single_candidate"] = json!("elected_without_vote");
    });
    board.ceremony(keys.path());
    board.nominate("chair", &[0, 1]);
    board.nominate("vice-chair", &[2]);
    board.register(0..MANY - 1);
    board.weeks(15 * DAY);
    board.draw("order");
    board.run("drawOrder", json!({}));
    board.sync();
    board.weeks(14 * DAY - 3 * HOUR);

    let first = first_round(&mut board)?;
    closed_by_a_former_secretary(&mut board, &first)?;
    let count = board.count(&first, 0..0);
    let signed = board.view(&board.secretary)["rounds"][0]["countersigned"].clone();
    // A desk that was set up anew says what it found too; the seat that never registered has no say.
    let voters = MANY - 1;
    assert_eq!(signed.as_array().map(Vec::len), Some(voters), "each seat's desk has countersigned by itself: {signed}");
    assert_eq!(
        (&count["votes"]["AT"], &count["votes"]["NL"]),
        (&json!(voters.div_ceil(2)), &json!(voters / 2 - 1)),
        "one of an odd place was late: {count}"
    );
    let second = board.open("chair");
    board.office.pass(HOUR);
    let tied = voters / 2;
    for seat in (0..2 * tied).filter(|seat| *seat != REINSTALLED) {
        board.vote(seat, &second, &for_whom(seat));
    }
    for seat in 2 * tied..voters {
        board.vote(seat, &second, &json!("blank"));
    }
    // One changes its mind, and changes it back: the last ballot counts.
    board.vote(0, &second, &json!("blank"));
    board.vote(0, &second, &choice("AT"));
    board.step(&board.office.more[1], "castBallot", json!({ "ballot": second, "choice": choice("NL") }));
    board.sync();
    let count = board.count(&second, 0..0);
    assert_eq!((&count["votes"]["AT"], &count["votes"]["NL"], &count["blank"]), (&json!(tied), &json!(tied), &json!(voters - 2 * tied)), "{count}");
    assert_eq!(board.view(&board.secretary)["offices"][0]["stands"]["outcome"], "needs-lot");
    board.draw("tie/chair");
    for office in ["chair", "vice-chair"] {
        board.run("declareOutcome", json!({ "office": office }));
    }
    for office in ["chair", "vice-chair"] {
        board.run("announceOutcome", json!({ "office": office }));
    }
    board.sync();
    let died: BTreeSet<&str> = board.office.died.iter().map(|(step, _)| step.as_str()).collect();
    assert_eq!(died.len(), 12, "every step of a secretary was one that a desk died of: {died:?}");

    let desks = board.office.desks(&std::iter::once(&board.secretary).chain(&board.seats).collect::<Vec<_>>());
    let (compared, entries) = agree(&board.office.office.cluster, &desks)?;
    assert!(compared >= 3 * desks.len(), "{compared} journals, {entries} entries");
    let mandates = must(&board.seats[3], "mandates", json!({}));
    let holders: Vec<&Value> = mandates["offices"].as_array().into_iter().flatten().map(|it| &it["terms"][0]["country"]).collect();
    assert!(holders[0] == "AT" || holders[0] == "NL", "{mandates}");
    assert_eq!(holders[1], "NO");
    leave(&board, &[first, second])?;
    row.count("desks", desks.len());
    row.count("deaths", board.office.died.len());
    row.count("entries", entries);
    row.keep();
    Ok(())
}

/// Two desks write the same archives and draft the same minutes, and a program of others accepts the archives. All are left to be looked at.
fn leave(board: &Board<Shared>, ballots: &[Value]) -> Result<()> {
    let (folder, kept) = (tempfile::tempdir()?, jcat_tests::root().join("target/elections"));
    std::fs::create_dir_all(&kept)?;
    for ballot in ballots {
        let ballot = ballot.as_str().context("a ballot")?;
        let mut written = Vec::new();
        for seat in [4, 6] {
            let path = folder.path().join(format!("{ballot}-{seat}"));
            std::fs::create_dir(&path)?;
            let file = path.join(format!("{ballot}.bel"));
            board.step(&board.seats[seat], "exportElection", json!({ "ballot": ballot, "path": file }));
            written.push(std::fs::read(file)?);
        }
        assert_eq!(written[0], written[1], "two desks write the same archive");
        let archive = folder.path().join(format!("{ballot}-4"));
        let verdict = belenios::verify(&archive)?;
        assert!(verdict.accepted && verdict.said.contains("all checks passed"), "{verdict:?}");
        // Where there is no desk at all.
        let file = archive.join(format!("{ballot}.bel"));
        let said = done(Jcat::new()?.run(&["elections", "verify", &file.to_string_lossy()])?)?;
        assert!(said.out.contains(ballot), "{}", said.out);
        std::fs::copy(&file, kept.join(format!("{ballot}.bel")))?;
    }
    let drafted = |seat: usize| must(&board.seats[seat], "printElectionMinutes", json!({ "election": board.election }));
    let (one, another) = (drafted(4), drafted(6));
    assert_eq!((&one["label"], &one["pages"]), (&another["label"], &another["pages"]), "two desks draft the same minutes");
    let path = kept.join("minutes-of-an-office.html");
    if path.exists() {
        std::fs::remove_file(&path)?;
    }
    board.step(&board.seats[4], "writeElectionMinutes", json!({ "path": path }));
    Ok(())
}
