//! Whatever is cut, lost, doubled, delayed, crashed, restored or cloned: desks that may read a journal end with the same, and
//! nothing that was acknowledged is lost (T1). A seed that fails becomes a test with a name.

use jcat_desk::domain::Duty;
use jcat_desk::sync::{self, rehearsal::Fault};
use jcat_tests::desks::{Office, must, proposal};
use jcat_tests::simulation::office::OfficeFault;
use jcat_tests::simulation::{Beginning, Size, Tally};

const SIZE: Size = Size { ops: 60 };

fn run_seeds(seeds: std::ops::Range<u64>) {
    let beginning = Beginning::new(4);
    let mut all = Vec::new();
    let mut failed = Vec::new();
    for seed in seeds {
        match beginning.run(seed, SIZE, None, None) {
            Ok(tally) => all.push(tally),
            Err(wrong) => failed.push(wrong),
        }
    }
    let sum = |of: fn(&Tally) -> usize| all.iter().map(of).sum::<usize>();
    println!(
        "{} runs: {} commands, {} entries, {} acknowledged, {} crashes, {} restores, {} renewed, {} withdrawn, {} conflicts, quiet after {} s at most",
        all.len(),
        sum(|it| it.done as usize),
        sum(|it| it.entries),
        sum(|it| it.acknowledged),
        sum(|it| it.crashes as usize),
        sum(|it| it.restores as usize),
        sum(|it| it.renewed as usize),
        sum(|it| it.withdrawn as usize),
        sum(|it| it.conflicts),
        all.iter().map(|it| it.quiet).max().unwrap_or_default(),
    );
    for wrong in &failed {
        println!("{}", wrong.lines().next().unwrap_or_default());
    }
    assert!(failed.is_empty(), "{} seeds failed; the first:\n{}", failed.len(), failed[0]);
}

#[test]
fn desks_find_together_whatever_happens_between_them() {
    let first = std::env::var("JCAT_SEED").ok().and_then(|text| text.parse().ok());
    let count = std::env::var("JCAT_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    run_seeds(first.map_or(0..count, |seed| seed..seed + count.min(1)));
}

/// How many seeds a fault may take to be noticed.
const PATIENCE: u64 = 40;

/// FIXME: faults that these seeds do not notice yet. The first needs a right that ends while its holder is cut off and has more
/// than one entry waiting; the second an acknowledged entry behind a hole, and a restore before the hole is filled.
const NOT_YET: [Fault; 2] = [Fault::PendingNotJudgedAgain, Fault::OldWordsKept];

/// Faults of desk and office that the simulation has to notice, or it would notice nothing (T2).
#[test]
fn every_fault_that_is_switched_on_is_noticed() {
    let beginning = Beginning::new(4);
    let patience = std::env::var("JCAT_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(PATIENCE);
    let desk = Fault::ALL.iter().filter(|fault| !NOT_YET.contains(fault)).map(|fault| (Some(*fault), None));
    let office = OfficeFault::ALL.iter().map(|fault| (None, Some(*fault)));
    let mut unnoticed = Vec::new();
    for (fault, office_fault) in desk.chain(office) {
        let name = fault.map_or_else(|| format!("office: {office_fault:?}"), |fault| format!("desk: {fault:?}"));
        if std::env::var("JCAT_ONLY").is_ok_and(|only| !name.contains(&only)) {
            continue;
        }
        let noticed = (0..patience).find_map(|seed| beginning.run(seed, SIZE, fault, office_fault).err().map(|wrong| (seed, wrong)));
        match noticed {
            Some((seed, wrong)) => println!(
                "{name:34} seed {seed:3}  {}",
                wrong.lines().next().and_then(|line| line.split_once("): ").or(line.split_once("None: "))).map_or("", |(_, said)| said)
            ),
            None => {
                println!("{name:34} not noticed");
                unnoticed.push(name);
            }
        }
    }
    assert!(unnoticed.is_empty(), "not noticed in {patience} seeds: {unnoticed:?}");
}

#[test]
fn a_journal_that_goes_on_otherwise_stops_and_both_versions_are_kept() {
    use jcat_desk::sync::engine::{Effect, Event};
    use jcat_desk::sync::exchange::Page;
    let mut office = Office::new(31);
    let vienna = office.founder("Ana Test", "at", &["officer"]);
    let oslo = office.newcomer("Ola Eksempel", "no", &[Duty::Officer]);
    office.sync(&[&vienna, &oslo]);
    must(&vienna, "proposeCase", proposal("Blue Ladder"));
    office.office.push(&vienna, office.world.now()).expect("taken");
    let (_, journal) = office.office.journals().find(|(audience, _)| *audience == "taskforce").expect("the taskforce's journal");
    let mut other = journal.to_vec();
    other[0].1.received_at.0 += 1;
    let apply = |placed: &[_]| {
        let page = Page { audience: "taskforce".into(), placed: placed.to_vec(), head: 2 };
        match sync::perform(&oslo, &Effect::ApplyPage { ticket: 1, page }) {
            Some(Event::Kept { standing, .. }) => standing.journals["taskforce"].clone(),
            other => panic!("{other:?}"),
        }
    };
    let end = apply(&other);
    assert_eq!((end.position, end.stopped.as_deref()), (0, Some("other-chain")), "nothing of it is taken in");
    let end = apply(journal);
    assert_eq!((end.position, end.stopped.as_deref()), (0, Some("other-chain")), "and it does not heal by itself");
}
