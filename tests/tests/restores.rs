//! T5: the office is put back to a moment of its past while everybody works, is announced, and everybody comes back. Nothing that was
//! acknowledged is lost while one desk still holds it, and rights are what the record says.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use jcat_desk::Desk;
use jcat_desk::domain::ids::CaseId;
use jcat_tests::cli::Jcat;
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use jcat_tests::fleet::{Dice, Ledger, agree, called, opened, seed, settle};
use jcat_tests::reliability::Row;
use jcat_tests::shared_office::{SharedOffice, done, officer};
use serde_json::{Value, json};

const RESTORES: usize = 3;
/// Batches that are acknowledged before the backup, and after it.
const BATCHES: usize = 24;

/// Has a desk write and exchange until it is told to stop. What the office does not answer just now is sent later.
fn work(desk: &Desk, case: &str, name: &str, ledger: &Ledger, stop: &AtomicBool, batches: &AtomicUsize) -> Result<()> {
    let id = CaseId(case.parse()?);
    for batch in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let mark = format!("{name}-{batch}");
        ledger.tell(case, &mark, 15);
        desk.generate_notes(id, &mark, 15).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
        ledger.done(&mark);
        if desk.call("syncOffice", json!({})).is_ok() {
            batches.fetch_add(1, Ordering::Relaxed);
        }
    }
    Ok(())
}

/// Waits until something has come to pass.
fn wait_until(what: &str, mut holds: impl FnMut() -> bool) -> Result<()> {
    let until = Instant::now() + Duration::from_secs(300);
    while !holds() {
        ensure!(Instant::now() < until, "{what}: not within five minutes");
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

/// Waits until so many batches are at the office.
fn wait_for(batches: &AtomicUsize, count: usize) -> Result<()> {
    wait_until("batches at the office", || batches.load(Ordering::Relaxed) >= count)
}

/// Ends the part of the log that is being written, and waits until it is in the archive.
fn archived(cluster: &Cluster) -> Result<()> {
    let segment = cluster.psql("postgres", &["-c", "SELECT pg_walfile_name(pg_switch_wal())"])?;
    wait_until("the archive", || cluster.file("archive").join(&segment).is_file())
}

#[test]
fn an_office_put_back_to_any_moment_under_load_has_everything_again() -> Result<()> {
    let mut row =
        Row::begin("T5", "the office is put back to its past under load: all that was acknowledged is back, rights are those of the record");
    let mut dice = Dice::of(seed());
    let first = Jcat::new()?;
    done(first.init()?)?;
    let cluster = Cluster::durable(&["--wal-segsize=1"])?;
    cluster.archive()?;
    let mut office = SharedOffice::prepared(cluster, first, 5)?;
    office.close();
    office.open()?;
    done(office.founding().output()?.into())?;
    let jcats: Vec<Jcat> = ["Bea", "Cil", "Dan"].iter().map(|name| office.join(&format!("{name} Test"), "at")).collect::<Result<_>>()?;
    let officers = ["Bea Test", "Cil Test", "Dan Test"].map(|name| officer(&office.first, name));
    let [bea, cil, dan] = officers;
    let (bea, cil, dan) = (bea?, cil?, dan?);
    let desks: Vec<Desk> = std::iter::once(&office.first).chain(&jcats).map(opened).collect::<Result<_>>()?;
    let all: Vec<&Desk> = desks.iter().collect();
    let propose = |title: &str| -> Result<String> { Ok(called(all[0], "proposeCase", proposal(title))?.as_str().context("a case")?.to_owned()) };
    let on = |case: &str, officer: &Value, name: &str| called(all[0], name, json!({ "case": case, "officer": officer }));
    let case = propose("Quiet Harbour")?;
    for officer in [&bea, &cil, &dan] {
        on(&case, officer, "joinOfficer")?;
    }
    settle(&all, &office.cluster)?;
    let ledger = Ledger::default();
    let mut entries = 0;
    for round in 0..RESTORES {
        let (stop, batches) = (AtomicBool::new(false), AtomicUsize::new(0));
        let mut place = String::new();
        let mut since = String::new();
        std::thread::scope(|scope| -> Result<()> {
            // The fourth comes and goes, and writes nothing on the case.
            let working: Vec<_> = all[..3]
                .iter()
                .enumerate()
                .map(|(n, desk)| {
                    scope.spawn({
                        let (case, ledger, stop, batches) = (&case, &ledger, &stop, &batches);
                        move || work(desk, case, &format!("r{round}-d{n}"), ledger, stop, batches)
                    })
                })
                .collect();
            let mut steps = || -> Result<()> {
                wait_for(&batches, BATCHES / 4)?;
                office.cluster.take_base()?;
                // A moment between the end of the backup and now, while everybody writes.
                wait_for(&batches, BATCHES / 4 + usize::try_from(dice.below(BATCHES as u64))?)?;
                place = office.cluster.psql("postgres", &["-c", "SELECT pg_current_wal_insert_lsn()"])?;
                // What the backup will not know: a case, who may read it, and who may no longer read another.
                since = propose(&format!("Since backup {round}"))?;
                on(&since, &bea, "joinOfficer")?;
                on(&case, &dan, if round % 2 == 0 { "leaveOfficer" } else { "joinOfficer" })?;
                wait_for(&batches, BATCHES * 2)?;
                archived(&office.cluster)
            };
            let outcome = steps();
            stop.store(true, Ordering::Relaxed);
            for one in working {
                one.join().map_err(|_| anyhow::anyhow!("a desk panicked"))??;
            }
            outcome
        })?;
        for desk in &all {
            called(desk, "syncOffice", json!({}))?;
        }
        let before = office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.entries"])?.parse::<usize>()?;
        office.close();
        office.cluster.put_base_back(&place)?;
        office.open()?;
        let back = office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.entries"])?.parse::<usize>()?;
        ensure!(back < before, "round {round}: the restore lost nothing: {back} of {before}");
        // Somebody writes before anything is announced, and sends what was written when it can.
        ledger.tell(&case, &format!("r{round}-early"), 5);
        all[1].generate_notes(CaseId(case.parse()?), &format!("r{round}-early"), 5).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
        ledger.done(&format!("r{round}-early"));
        called(all[0], "announceRestore", json!({}))?;
        // Three come back; one is away, and what only that one holds comes with it.
        for desk in [all[1], all[2], all[0], all[1], all[3], all[0], all[1], all[2], all[3]] {
            called(desk, "syncOffice", json!({}))?;
        }
        settle(&all, &office.cluster)?;
        let (_, stored) = agree(&office.cluster, &all)?;
        ensure!(stored >= before, "round {round}: {stored} of {before} entries are back");
        entries = stored;
        for desk in &all[..3] {
            ledger.check(desk, &case).with_context(|| format!("round {round}"))?;
        }
        let dan_reads = called(all[3], "caseNotes", json!({ "case": case, "limit": 1 }))?["total"] != 0;
        ensure!(dan_reads == (round % 2 == 1), "round {round}: the record says whether the fourth officer reads the case");
        let seats = format!(
            "SELECT count(*) FROM office.readers WHERE audience = 'case/{since}' AND officer = '{}' AND ended_at IS NULL",
            bea.as_str().unwrap_or_default()
        );
        ensure!(office.cluster.psql("jcat", &["-c", &seats])? == "1", "round {round}: a seat that was given since the backup is given again");
    }
    row.count("restores", RESTORES);
    row.count("notes acknowledged", ledger.acknowledged());
    row.count("entries", entries);
    row.keep();
    Ok(())
}
