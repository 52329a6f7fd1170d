//! T4: disks that are full, that lose what was not synced, and that turn bits. One hundred cases: what was acknowledged is there, or
//! it is said that the records are damaged; nothing wrong is ever shown.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use jcat_desk::{Desk, Surroundings};
use jcat_tests::cli::{Jcat, PASSPHRASE, flip};
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use jcat_tests::fleet::{Dice, Ledger, Said, StationProcess, agree, called, opened, seed, settle};
use jcat_tests::reliability::Row;
use jcat_tests::shared_office::{SharedOffice, call, done};
use jcat_tests::stations::{Staffed, whole};
use serde_json::json;

const CLAIM: &str = "full disks, power cuts and turned bits: what was acknowledged is there, or the damage is named";
/// A frame of the write-ahead log: its head and a page. Before the first stands the head of the file.
const FRAME: usize = 24 + 4_096;
const LOG_HEAD: usize = 32;

/// A desk with a case to write notes on.
fn desk() -> Result<(Jcat, String)> {
    let jcat = Jcat::new()?;
    done(jcat.init()?)?;
    let case = call(&jcat, "proposeCase", &proposal("Quiet Harbour"))?;
    Ok((jcat, case.as_str().context("a case")?.to_owned()))
}

/// Puts a desk's files into a folder of its own, the log up to a length and what comes behind it, and opens it.
fn after_power_cut(files: &[(&str, &[u8])], key: &Path, log: &[u8]) -> Result<(tempfile::TempDir, Result<Desk>)> {
    let folder = tempfile::tempdir()?;
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content)?;
    }
    std::fs::copy(key, folder.path().join("key.json"))?;
    std::fs::write(folder.path().join("replica.db-wal"), log)?;
    let desk = Desk::in_folder(folder.path(), Surroundings::machine());
    let opened = desk.unlock(&PASSPHRASE.to_owned().into()).map_err(|problem| anyhow::anyhow!("{problem:?}"));
    Ok((folder, opened.map(|()| desk)))
}

/// The disk keeps what was synced, and of what came after it any prefix, with rubbish behind it or not.
#[test]
fn a_power_cut_leaves_every_acknowledged_command_and_no_half_of_another() -> Result<()> {
    const COMMANDS: usize = 12;
    let mut row = Row::begin("T4", CLAIM).part("power");
    let mut dice = Dice::of(seed());
    let (jcat, case) = desk()?;
    let desk = opened(&jcat)?;
    let log = jcat.desk().join("replica.db-wal");
    let before = std::fs::read(jcat.desk().join("replica.db"))?;
    let id = jcat_desk::domain::ids::CaseId(case.parse()?);
    let mut synced = Vec::new();
    for command in 0..COMMANDS {
        desk.generate_notes(id, &format!("c{command}"), 8).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
        synced.push(usize::try_from(std::fs::metadata(&log)?.len())?);
    }
    let (after, log) = (std::fs::read(jcat.desk().join("replica.db"))?, std::fs::read(&log)?);
    ensure!(before == after && synced.windows(2).all(|pair| pair[0] < pair[1]), "all of it is in the log, one behind the other: {synced:?}");
    drop(desk);
    let frames = (log.len() - LOG_HEAD) / FRAME;
    let mut cuts = Vec::new();
    for _ in 0..23 {
        cuts.push(LOG_HEAD + FRAME * usize::try_from(dice.below(frames as u64 + 1))?);
        cuts.push(usize::try_from(dice.below(log.len() as u64 + 1))?);
    }
    cuts.extend(synced.iter().copied().take(4));
    for (n, cut) in cuts.iter().enumerate() {
        let mut left = log[..*cut].to_vec();
        match n % 3 {
            // Behind the cut: what lay there before, or zeros.
            1 => left.extend((0..9_000).map(|_| u8::try_from(dice.below(256)).unwrap_or_default())),
            2 => left.extend([0; 5_000]),
            _ => {}
        }
        let (_folder, desk) = after_power_cut(&[("replica.db", &before)], &jcat.desk().join("key.json"), &left)?;
        let desk = desk.with_context(|| format!("cut at {cut} of {}", log.len()))?;
        let ledger = Ledger::default();
        for (command, synced) in synced.iter().enumerate() {
            ledger.tell(&case, &format!("c{command}"), 8);
            if synced <= cut {
                ledger.done(&format!("c{command}"));
            }
        }
        ledger.check(&desk, &case).with_context(|| format!("cut at {cut} of {}", log.len()))?;
        let found = called(&desk, "verifyReplica", json!({}))?;
        ensure!(found["faults"] == json!([]), "cut at {cut}: {found}");
    }
    row.count("cases", cuts.len());
    row.keep();
    Ok(())
}

#[test]
fn a_turned_bit_anywhere_in_the_records_is_named_before_anything_wrong_is_shown() -> Result<()> {
    const TURNS: usize = 20;
    let mut row = Row::begin("T4", CLAIM).part("bits");
    let mut dice = Dice::of(seed());
    let (jcat, case) = desk()?;
    let desk = opened(&jcat)?;
    desk.generate_notes(jcat_desk::domain::ids::CaseId(case.parse()?), "n", 600).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
    drop(desk);
    let file = jcat.desk().join("replica.db");
    let good = std::fs::read(&file)?;
    for turn in 0..TURNS {
        let at = usize::try_from(dice.below(good.len() as u64))?;
        flip(&file, at)?;
        let said = jcat.run(&["replica", "verify"])?;
        ensure!(said.code == 7, "turn {turn} at {at} of {}: {} {}", good.len(), said.out, said.err);
        std::fs::write(&file, &good)?;
    }
    ensure!(jcat.run(&["replica", "verify"])?.code == 0, "and none of it touched what was put back");
    row.count("cases", TURNS);
    row.keep();
    Ok(())
}

#[test]
fn a_full_disk_of_a_desk_loses_nothing_and_says_so() -> Result<()> {
    const LIMITS: usize = 18;
    let mut row = Row::begin("T4", CLAIM).part("full desk");
    let mut dice = Dice::of(seed());
    let (jcat, case) = desk()?;
    let ledger = Ledger::default();
    let mut refused = 0;
    for limit in 0..LIMITS {
        let size = ["replica.db", "replica.db-wal"]
            .iter()
            .filter_map(|name| Some(std::fs::metadata(jcat.desk().join(name)).ok()?.len()))
            .max()
            .unwrap_or_default();
        // Anywhere, not at the end of a page: half a page is written too.
        let mut station = StationProcess::start_with_room(&jcat, size + 6_000 + dice.below(400_000))?.context("it opens")?;
        for batch in 0..40 {
            let mark = format!("l{limit}-b{batch}");
            match station.ask(&ledger.tell(&case, &mark, 15))? {
                Said::Done(_) => ledger.done(&mark),
                Said::No(code) => {
                    ensure!(code == "disk-full", "{code}");
                    refused += 1;
                    // What can be read is still shown.
                    ensure!(matches!(station.call("caseNotes", &json!({ "case": case }))?, Said::Done(_)), "it reads on");
                    break;
                }
                Said::Gone => anyhow::bail!("the desk died of a full disk"),
            }
        }
        station.kill()?;
    }
    let desk = opened(&jcat)?;
    ledger.check(&desk, &case)?;
    let found = called(&desk, "verifyReplica", json!({}))?;
    ensure!(found["faults"] == json!([]), "{found}");
    ensure!(refused >= LIMITS / 2, "{refused} of {LIMITS} limits were met");
    row.count("cases", LIMITS);
    row.keep();
    Ok(())
}

#[test]
fn a_full_disk_of_the_office_takes_nothing_half_and_goes_on_when_there_is_room() -> Result<()> {
    const LIMITS: u64 = 8;
    let mut row = Row::begin("T4", CLAIM).part("full office");
    let first = Jcat::new()?;
    done(first.init()?)?;
    let mut office = SharedOffice::prepared(Cluster::durable(&["--wal-segsize=1"])?, first, 4)?;
    done(office.founding().output()?.into())?;
    let second = office.join("Bea Test", "at")?;
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let bea = jcat_tests::shared_office::officer(&office.first, "Bea Test")?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": bea }))?;
    let case = case.as_str().context("a case")?.to_owned();
    let desks = [opened(&office.first)?, opened(&second)?];
    let both = [&desks[0], &desks[1]];
    settle(&both, &office.cluster)?;
    let ledger = Ledger::default();
    let id = jcat_desk::domain::ids::CaseId(case.parse()?);
    let (mut met, mut codes) = (0, std::collections::BTreeSet::new());
    for limit in 0..LIMITS {
        // The largest table: the catalogue of functions at first, then that of entries.
        let largest = "SELECT max(pg_relation_size(c.oid)) FROM pg_class c WHERE c.relkind IN ('r', 'i', 't', 'm')";
        let largest = office.cluster.psql("jcat", &["-c", largest])?.parse::<u64>()?;
        office.close();
        // Not at the end of a page: PostgreSQL is told that half of one was written.
        office.cluster.limit_files(Some(largest + 150_000 + 512 * (limit * 2 + 1)));
        office.open()?;
        for batch in 0..12 {
            let desk = both[batch % 2];
            let mark = format!("l{limit}-b{batch}");
            ledger.tell(&case, &mark, 150);
            desk.generate_notes(id, &mark, 150).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
            ledger.done(&mark);
            if let Err(problem) = desk.call("syncOffice", json!({})) {
                codes.insert(problem.code);
                met += 1;
                break;
            }
        }
    }
    office.close();
    office.cluster.limit_files(None);
    office.open()?;
    settle(&both, &office.cluster)?;
    agree(&office.cluster, &both)?;
    for desk in both {
        ledger.check(desk, &case)?;
    }
    ensure!(met >= 4, "the disk was full {met} times");
    ensure!(codes.iter().all(|code| code.starts_with("office-")), "{codes:?}");
    row.count("cases", LIMITS);
    row.keep();
    Ok(())
}

#[tokio::test]
async fn a_turned_bit_in_the_office_is_an_error_and_never_another_content() -> Result<()> {
    const TURNS: usize = 4;
    let mut row = Row::begin("T4", CLAIM).part("bits of the office");
    let mut dice = Dice::of(seed());
    let mut office = Staffed::durable(2).await?;
    let batch = office.stations[0].write_some("taskforce", 500, &[7; 300])?;
    office.links[0].push(&batch).await?;
    let good = whole(&office.links[1], "taskforce").await?;
    office.cluster.psql("jcat", &["-c", "CHECKPOINT"])?;
    let path = office.cluster.file("data").join(office.cluster.psql("jcat", &["-c", "SELECT pg_relation_filepath('office.entries')"])?);
    office.links.clear();
    for turn in 0..TURNS {
        office.cluster.close();
        let content = std::fs::read(&path)?;
        let at = usize::try_from(dice.below(content.len() as u64))?;
        flip(&path, at)?;
        office.cluster.open()?;
        let link = office.stations[1].connect(&office.cluster).await?;
        let said = whole(&link, "taskforce").await;
        ensure!(said.is_err(), "turn {turn} at {at}: it was read all the same");
        let said = said.err().map(|error| error.to_string()).unwrap_or_default();
        ensure!(said.contains("damaged"), "turn {turn} at {at}: {said}");
        office.cluster.close();
        std::fs::write(&path, content)?;
    }
    office.cluster.open()?;
    let link = office.stations[1].connect(&office.cluster).await?;
    ensure!(whole(&link, "taskforce").await? == good, "all of it is there when the bits are");
    row.count("cases", TURNS);
    row.keep();
    Ok(())
}
