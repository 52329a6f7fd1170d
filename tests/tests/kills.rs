//! T3: real PostgreSQL, real encrypted replicas, eight desks as processes. Desks are killed at named moments and at random ones, the
//! server is killed, the line between them fails in every way. Nothing that was acknowledged is lost or doubled, nothing is there in
//! parts, and all who may read a journal hold the same.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use jcat_desk::Desk;
use jcat_desk::sync::rehearsal::{DIE_AT, Moment};
use jcat_tests::cli::Jcat;
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use jcat_tests::fleet::{Dice, Ledger, Said, StationProcess, agree, called, opened, seed, settle, sized};
use jcat_tests::proxy::{Fault, Proxy, Way};
use jcat_tests::reliability::Row;
use jcat_tests::shared_office::{SharedOffice, arrival, call, done, joining, officer};
use serde_json::{Value, json};

/// Acknowledged notes, kills of desks and kills of the server in a run of the usual size.
const NOTES: usize = 50_000;
const KILLS: usize = 100;
const SERVER_KILLS: usize = 20;

/// The moments that come up in a day's work. The others are of making, joining and mending a desk: the second test.
const DAILY: [Moment; 29] = [
    Moment::WriteBegun,
    Moment::WriteDone,
    Moment::WriteHolds,
    Moment::EntryAppended,
    Moment::EntryFolded,
    Moment::DeskOpened,
    Moment::BackupCopied,
    Moment::BackupNamed,
    Moment::RebuildEmptied,
    Moment::RebuildDerived,
    Moment::LineOpened,
    Moment::OfficeGreeted,
    Moment::LeaseKept,
    Moment::HeadsCame,
    Moment::PageCame,
    Moment::PushReady,
    Moment::PushAnswered,
    Moment::OthersWoken,
    Moment::HeadSigned,
    Moment::SeatGiven,
    Moment::SeatsKept,
    Moment::OutgoingMarked,
    Moment::PlacesKept,
    Moment::OwnTaken,
    Moment::PageFits,
    Moment::OwnPlaced,
    Moment::OtherInserted,
    Moment::PageFolded,
    Moment::EndMoved,
];

/// What all desks of a run share.
struct Run {
    seed: u64,
    ledger: Ledger,
    /// Titles of proposals, and whether each was acknowledged.
    titles: Mutex<BTreeMap<String, bool>>,
    moments: Mutex<VecDeque<Moment>>,
    met: Mutex<BTreeMap<Moment, usize>>,
    kills: AtomicUsize,
    server_kills: AtomicUsize,
    /// Set where one desk's driver found something wrong: the others need not go on.
    failed: AtomicBool,
    /// Told whenever something was acknowledged.
    went_on: Condvar,
    guard: Mutex<()>,
}

impl Run {
    fn enough(&self) -> bool {
        if self.failed.load(Ordering::Relaxed) {
            return true;
        }
        let moments = || lock(&self.moments).is_empty();
        self.ledger.acknowledged() >= sized(NOTES)
            && self.kills.load(Ordering::Relaxed) >= sized(KILLS)
            && self.server_kills.load(Ordering::Relaxed) >= sized(SERVER_KILLS)
            && moments()
    }

    fn acknowledged(&self) {
        self.went_on.notify_all();
    }

    /// Waits until so many notes were acknowledged.
    fn wait_for(&self, notes: usize) {
        let mut guard = lock(&self.guard);
        while self.ledger.acknowledged() < notes && !self.failed.load(Ordering::Relaxed) {
            let waited = self.went_on.wait_timeout(guard, Duration::from_millis(200));
            guard = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A desk of the run, with the case that it shares with its partner.
struct Post<'a> {
    number: usize,
    desk: &'a Jcat,
    case: String,
    partner: Value,
}

/// Lives of one desk: each is begun, works, and ends by a kill.
fn drive(run: &Run, post: &Post<'_>) -> Result<()> {
    let mut dice = Dice::of(run.seed ^ (post.number as u64) << 32);
    for life in 0_usize.. {
        if run.enough() {
            return Ok(());
        }
        ensure!(life < 1_000 + sized(KILLS), "desk {} lives for ever: left are {:?}", post.number, lock(&run.moments));
        let moment = lock(&run.moments).pop_front();
        let Some(mut station) = StationProcess::start(post.desk, moment.map(|moment| (moment, 1 + dice.below(2))))? else {
            met(run, moment);
            continue;
        };
        if !live(run, post, &mut station, &mut dice, (life, moment))? {
            // It worked on and on: killed in the middle of something.
            station.tell(&run.ledger.tell(&post.case, &format!("d{}-l{life}-last", post.number), 40));
            station.kill()?;
            run.kills.fetch_add(1, Ordering::Relaxed);
            while let said @ (Said::Done(_) | Said::No(_)) = station.hear()? {
                if matches!(said, Said::Done(_)) {
                    run.ledger.done(&format!("d{}-l{life}-last", post.number));
                }
            }
            if let Some(moment) = moment {
                lock(&run.moments).push_back(moment);
            }
            continue;
        }
        ensure!(station.ended()?, "desk {} ended by itself, and not at {moment:?}", post.number);
        met(run, moment);
    }
    Ok(())
}

fn met(run: &Run, moment: Option<Moment>) {
    run.kills.fetch_add(1, Ordering::Relaxed);
    if let Some(moment) = moment {
        *lock(&run.met).entry(moment).or_default() += 1;
    }
}

/// One life; says whether the process died in it.
fn live(run: &Run, post: &Post<'_>, station: &mut StationProcess, dice: &mut Dice, (life, moment): (usize, Option<Moment>)) -> Result<bool> {
    for step in 0..4 + dice.below(5) {
        let mark = format!("d{}-l{life}-s{step}", post.number);
        let said = match (step, moment) {
            (0, Some(Moment::RebuildEmptied | Moment::RebuildDerived)) => station.call("rebuildReplica", &json!({}))?,
            (0, Some(Moment::BackupCopied | Moment::BackupNamed)) => {
                station.call("backupReplica", &json!({ "path": post.desk.file(&format!("{mark}.db")) }))?
            }
            (0, Some(Moment::SeatGiven | Moment::SeatsKept)) => propose(run, station, &mark, Some(&post.partner))?,
            _ if step % 3 == 2 => station.ask("sync")?,
            _ if dice.below(6) == 0 => propose(run, station, &mark, None)?,
            _ => {
                // Once there are enough of them, a batch is there to be cut, not to be large.
                let count = usize::try_from(if run.ledger.acknowledged() < sized(NOTES) { 60 + dice.below(240) } else { 8 + dice.below(24) })?;
                let said = station.ask(&run.ledger.tell(&post.case, &mark, count))?;
                if matches!(said, Said::Done(_)) {
                    run.ledger.done(&mark);
                    run.acknowledged();
                }
                said
            }
        };
        if said == Said::Gone {
            return Ok(true);
        }
    }
    Ok(false)
}

fn propose(run: &Run, station: &mut StationProcess, title: &str, partner: Option<&Value>) -> Result<Said> {
    lock(&run.titles).insert(title.to_owned(), false);
    let said = station.call("proposeCase", &proposal(title))?;
    let Said::Done(case) = &said else { return Ok(said) };
    lock(&run.titles).insert(title.to_owned(), true);
    match partner {
        Some(partner) => station.call("joinOfficer", &json!({ "case": case, "officer": partner })),
        None => Ok(said),
    }
}

/// Kills the server, each time when some more was acknowledged, and starts it again.
fn kill_server(run: &Run, cluster: &mut Cluster, line: &Proxy) -> Result<()> {
    for kill in 1..=sized(SERVER_KILLS) {
        run.wait_for(sized(NOTES) * kill / (sized(SERVER_KILLS) + 2));
        cluster.kill()?;
        cluster.open()?;
        line.point_at(cluster.port());
        run.server_kills.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// Eight desks of four agencies; the two of an agency share a case.
fn posts(desks: &[Jcat]) -> Result<Vec<Post<'_>>> {
    for desk in desks {
        done(desk.run(&["office", "sync"])?)?;
    }
    let mut posts = Vec::new();
    let mut case = Value::Null;
    for (number, desk) in desks.iter().enumerate() {
        let partner = officer(desk, &format!("Officer {} Test", number ^ 1))?;
        if number % 2 == 0 {
            case = call(desk, "proposeCase", &proposal(&format!("Case of desk {number}")))?;
            call(desk, "joinOfficer", &json!({ "case": case, "officer": partner }))?;
        }
        done(desk.run(&["office", "sync"])?)?;
        posts.push(Post { number, desk, case: case.as_str().context("a case")?.to_owned(), partner });
    }
    Ok(posts)
}

/// What goes wrong on the next connection.
fn faults(mut dice: Dice) -> impl FnMut() -> Fault {
    move || {
        let way = dice.of_these(&[Way::Up, Way::Down]);
        let bytes = usize::try_from(dice.below(60_000)).unwrap_or_default();
        match dice.below(10) {
            0..=1 => Fault::ResetAfter(way, bytes),
            2 => Fault::ResetAfter(way, bytes / 30),
            3 => Fault::HalfCloseAfter(way, bytes),
            4 => Fault::Slow(way),
            _ => Fault::None,
        }
    }
}

#[test]
fn whatever_is_killed_or_cut_nothing_acknowledged_is_lost_or_doubled() -> Result<()> {
    let mut row = Row::begin("T3", "desks, server and line are killed and cut: nothing acknowledged is lost or doubled, all hold the same");
    let office = SharedOffice::durable()?;
    let agencies = ["at", "fr", "it", "de"];
    let desks: Vec<Jcat> = (0..8).map(|number| office.join(&format!("Officer {number} Test"), agencies[number / 2])).collect::<Result<_>>()?;
    let SharedOffice { mut cluster, line, .. } = office;
    let posts = posts(&desks)?;
    let seed = seed();
    let run = Run {
        seed,
        ledger: Ledger::default(),
        titles: Mutex::default(),
        moments: Mutex::new(DAILY.into_iter().chain(DAILY).collect()),
        met: Mutex::default(),
        kills: AtomicUsize::new(0),
        server_kills: AtomicUsize::new(0),
        failed: AtomicBool::new(false),
        went_on: Condvar::new(),
        guard: Mutex::new(()),
    };
    line.plan(faults(Dice::of(seed)));
    std::thread::scope(|scope| {
        let run = &run;
        let driving: Vec<_> =
            posts.iter().map(|post| scope.spawn(move || drive(run, post).inspect_err(|_| run.failed.store(true, Ordering::Relaxed)))).collect();
        let killed = kill_server(run, &mut cluster, &line);
        for one in driving {
            one.join().map_err(|_| anyhow::anyhow!("a driver panicked"))??;
        }
        killed
    })?;
    line.plan(|| Fault::None);

    let desks: Vec<Desk> = posts.iter().map(|post| opened(post.desk)).collect::<Result<_>>()?;
    let all: Vec<&Desk> = desks.iter().collect();
    settle(&all, &cluster)?;
    let (compared, stored) = agree(&cluster, &all)?;
    let titles = lock(&run.titles);
    let mut notes = 0;
    for (post, desk) in posts.iter().zip(&desks) {
        notes += run.ledger.check(desk, &post.case)?;
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        let list = called(desk, "caseList", json!({ "filter": { "over": true }, "sort": "number", "descending": false, "limit": 1000 }))?;
        for case in list["rows"].as_array().context("rows")? {
            *found.entry(case["title"].as_str().context("a title")?.to_owned()).or_default() += 1;
        }
        ensure!(found.values().all(|count| *count == 1), "each title once");
        let missing: Vec<_> = titles.iter().filter(|(title, done)| **done && !found.contains_key(*title)).collect();
        ensure!(missing.is_empty(), "desk {} lacks {missing:?}", post.number);
    }
    let met = lock(&run.met);
    let unmet: Vec<_> = DAILY.iter().filter(|moment| !met.contains_key(moment)).collect();
    ensure!(unmet.is_empty(), "no desk died at {unmet:?}");
    ensure!(usize::try_from(line.met())? >= sized(20), "the line failed {} times", line.met());
    ensure!(notes / 2 >= sized(NOTES), "each note on both desks of its case");
    row.count("notes acknowledged", run.ledger.acknowledged());
    row.count("entries", stored);
    row.count("desks killed", run.kills.load(Ordering::Relaxed));
    row.count("servers killed", sized(SERVER_KILLS));
    row.count("lines cut", line.met());
    row.count("replicas of journals compared", compared);
    row.keep();
    Ok(())
}

/// Each process of making, joining, inviting, restoring and healing dies at a moment of its own, and is simply run again.
#[test]
fn making_joining_and_mending_a_desk_may_be_killed_at_each_moment_and_done_again() -> Result<()> {
    let mut row =
        Row::begin("T3", "desks, server and line are killed and cut: nothing acknowledged is lost or doubled, all hold the same").part("making");
    let first = Jcat::new()?;
    let init = || first.command(&["init", "--officer", "Ana Test", "--agency", "at", "--duty", "officer", "--duty", "secretary"]);
    dies(init(), Moment::DeskFileMade)?;
    dies(init(), Moment::DeskRecorded)?;
    dies(init(), Moment::DeskKeyKept)?;
    ensure!(first.run(&["replica", "verify"])?.code == 0, "with its key the desk is there");

    let mut office = SharedOffice::prepared(Cluster::durable(&[])?, first, 4)?;
    dies(office.founding(), Moment::LoginTaken)?;
    dies(office.founding(), Moment::OfficeFounded)?;
    dies(office.founding(), Moment::OfficeRemembered)?;
    done(office.first.run(&["office", "sync"])?)?;
    let status = done(office.first.run(&["--json", "office", "status"])?)?.json();
    ensure!(status["reserve"] == 3, "one login went to the founder, however often it was tried: {status}");

    call(&office.first, "recordArrival", &arrival("Bea Test", "fr"))?;
    let [one, other] = ["one.json", "other.json"].map(|name| office.first.file(name).to_string_lossy().into_owned());
    dies(office.first.command(&["office", "invite", "Bea Test", &one]), Moment::InvitedEnrolled)?;
    dies(office.first.command(&["office", "invite", "Bea Test", &one]), Moment::InvitationWritten)?;
    let code = done(office.first.run(&["office", "invite", "Bea Test", &other])?)?.out;
    done(office.first.run(&["office", "sync"])?)?;
    let second = Jcat::new()?;
    dies(joining(&second, &other, &code)?, Moment::PlaceTaken)?;
    done(second.run(&["office", "sync"])?)?;

    let copy = second.file("copy.db").to_string_lossy().into_owned();
    call(&second, "proposeCase", &proposal("Before the copy"))?;
    done(second.run(&["office", "sync"])?)?;
    done(second.run(&["replica", "backup", &copy])?)?;
    let titles = |desk: &Jcat| -> Result<Vec<String>> {
        let list = call(desk, "caseList", &json!({ "sort": "title", "descending": false }))?;
        Ok(list["rows"].as_array().context("rows")?.iter().filter_map(|row| row["title"].as_str().map(str::to_owned)).collect())
    };
    for moment in [Moment::RestoreCopied, Moment::RestoreClosed, Moment::RestoreSetAside, Moment::RestorePlaced] {
        dies(second.command(&["replica", "restore", &copy]), moment)?;
        ensure!(titles(&second)? == ["Before the copy"], "after {moment:?}");
        ensure!(second.run(&["replica", "verify"])?.code == 0, "after {moment:?}");
    }

    // The office is put back to an older state; the desks that heal it die on the way.
    office.close();
    office.cluster.keep_copy()?;
    office.open()?;
    for (desk, title) in [(&office.first, "After the backup"), (&second, "Further after it")] {
        call(desk, "proposeCase", &proposal(title))?;
        done(desk.run(&["office", "sync"])?)?;
    }
    done(office.first.run(&["office", "sync"])?)?;
    office.close();
    office.cluster.put_copy_back()?;
    office.open()?;
    dies(office.first.command(&["office", "restored"]), Moment::OfferAnswered)?;
    dies(second.command(&["office", "sync"]), Moment::OfferReported)?;
    for desk in [&office.first, &second, &office.first, &second] {
        done(desk.run(&["office", "sync"])?)?;
    }
    for desk in [&office.first, &second] {
        ensure!(titles(desk)? == ["After the backup", "Before the copy", "Further after it"], "all of it is back");
    }

    // Data are erased by two, and each of their desks dies on the way.
    let case = call(&office.first, "proposeCase", &proposal("With data"))?;
    call(&office.first, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
    let terms = json!({ "name": "Panel", "legalBasis": "-", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    let data = json!({ "case": case, "terms": terms, "indicators": [{ "kind": "domain", "given": "evil.example.com" }] });
    let recorded = call(&office.first, "recordContribution", &data)?["contributions"][0].clone();
    let contribution = recorded.as_str().context("an id")?;
    let sync = |desks: &[&Jcat]| desks.iter().try_for_each(|desk| done(desk.run(&["office", "sync"])?).map(drop));
    sync(&[&office.first, &second, &office.first, &second])?;
    done(office.first.run(&["retention", "erase", contribution])?)?;
    sync(&[&office.first, &second])?;
    done(second.run(&["retention", "confirm", contribution])?)?;
    dies(second.command(&["office", "sync"]), Moment::BodiesEmptied)?;
    sync(&[&second])?;
    dies(office.first.command(&["office", "sync"]), Moment::ErasureTold)?;
    sync(&[&office.first])?;
    // A note goes the same way.
    let note = call(&office.first, "writeNote", &json!({ "case": case, "text": "The panel moved." }))?;
    let (note, case) = (note.as_str().context("an id")?, case.as_str().context("an id")?);
    sync(&[&office.first, &second])?;
    done(second.run(&["office", "sync"])?)?;
    done(office.first.run(&["retention", "erase", "--papers-of", "at", "--case", case, "--paper", note])?)?;
    sync(&[&office.first, &second])?;
    done(second.run(&["retention", "confirm", "--papers-of", "at", "--case", case])?)?;
    dies(second.command(&["office", "sync"]), Moment::BodiesEmptied)?;
    sync(&[&second])?;
    dies(office.first.command(&["office", "sync"]), Moment::ErasedWiped)?;
    sync(&[&office.first, &second, &office.first, &second])?;
    let bodies = "SELECT count(*) FROM office.entries WHERE body IS NOT NULL AND substring(header FROM 80 FOR 18) = 'contribution.begun'";
    ensure!(office.cluster.psql("jcat", &["-c", bodies])? == "0", "the office has emptied both");
    for desk in [&office.first, &second] {
        ensure!(desk.run(&["replica", "verify"])?.code == 0, "verified");
        let left = call(desk, "retention", &json!({}))?;
        ensure!(left["erased"].as_array().map(Vec::len) == Some(2), "{left}");
    }
    let desks = [opened(&office.first)?, opened(&second)?];
    settle(&[&desks[0], &desks[1]], &office.cluster)?;
    agree(&office.cluster, &[&desks[0], &desks[1]])?;
    row.count("desks killed", 18_u64);
    row.keep();
    Ok(())
}

/// Runs a command that is to die at a moment, at its first pass.
fn dies(mut command: std::process::Command, moment: Moment) -> Result<()> {
    use std::os::unix::process::ExitStatusExt;
    let output = command.env(DIE_AT, format!("{}:1", moment.name())).output()?;
    let died = output.status.signal() == Some(6);
    ensure!(died, "not at {moment:?}: {} {}", output.status, String::from_utf8_lossy(&output.stderr));
    Ok(())
}
