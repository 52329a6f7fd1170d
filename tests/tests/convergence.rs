//! Whatever is cut, lost, doubled, delayed, crashed, restored or cloned: desks that may read a journal end with the same, and
//! nothing that was acknowledged is lost (T1). A seed that fails becomes a test with a name.

use jcat_desk::sync::rehearsal::Fault;
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
    let count = std::env::var("JCAT_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    run_seeds(first.map_or(0..count, |seed| seed..seed + count.min(1)));
}

/// How many seeds a fault may take to be noticed.
const PATIENCE: u64 = 60;

/// Faults of desk and office that the simulation has to notice, or it would notice nothing (T2).
#[test]
fn every_fault_that_is_switched_on_is_noticed() {
    let beginning = Beginning::new(4);
    let patience = std::env::var("JCAT_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(PATIENCE);
    let desk = Fault::ALL.iter().map(|fault| (Some(*fault), None));
    let office = OfficeFault::ALL.iter().map(|fault| (None, Some(*fault)));
    let mut unnoticed = Vec::new();
    for (fault, office_fault) in desk.chain(office) {
        let name = fault.map_or_else(|| format!("office: {office_fault:?}"), |fault| format!("desk: {fault:?}"));
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
