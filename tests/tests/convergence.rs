//! Whatever is cut, lost, doubled, delayed, crashed, restored or cloned: desks that may read a journal end with the same, and
//! nothing that was acknowledged is lost (T1); and whoever breaks that is found out (T2). A seed that fails becomes a test with
//! a name.
//!
//! To see a seed again: `JCAT_SEED=17 cargo nextest run … -E 'test(convergence::desks)'`. Other sizes: `JCAT_SEEDS`, `JCAT_OPS`.

use std::ops::Range;

use jcat_desk::domain::Duty;
use jcat_desk::sync;
use jcat_desk::sync::rehearsal::Fault;
use jcat_tests::desks::{Office, must, proposal};
use jcat_tests::reliability::Row;
use jcat_tests::simulation::office::OfficeFault;
use jcat_tests::simulation::{Beginning, Plan, Tally};

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Seeds of a run of every check, over all its parts; desks; and steps of each desk.
const SEEDS: u64 = 200;
const STATIONS: usize = 5;
const OPS: u32 = 24;

/// Parts that T1 and T2 are run in, so that every core has one.
const PARTS: u64 = 8;

fn ops(usual: u32) -> u32 {
    number("JCAT_OPS").and_then(|ops| u32::try_from(ops).ok()).unwrap_or(usual)
}

/// The seeds of one part.
fn seeds(part: u64) -> Range<u64> {
    match number("JCAT_SEED") {
        Some(seed) if seed % PARTS == part => seed..seed + 1,
        Some(_) => 0..0,
        None => {
            let all = number("JCAT_SEEDS").unwrap_or(SEEDS);
            all * part / PARTS..all * (part + 1) / PARTS
        }
    }
}

fn desks_find_together(part: u64) {
    let mut row = Row::begin("T1", "desks find together whatever happens between them: nothing lost, doubled, leaked or settled silently");
    let seeds = seeds(part);
    if seeds.is_empty() {
        return;
    }
    let beginning = Beginning::new(STATIONS);
    let mut all: Vec<Tally> = Vec::new();
    for seed in seeds.clone() {
        let plan = Plan::sound(seed, ops(OPS));
        all.push(beginning.run(plan).unwrap_or_else(|wrong| panic!("JCAT_SEED={seed} JCAT_OPS={} shows it: {wrong}", plan.ops)));
    }
    let sum = |of: fn(&Tally) -> usize| all.iter().map(of).sum::<usize>();
    row.count("seeds", all.len());
    row.count("steps", sum(|it| it.steps as usize));
    row.count("commands", sum(|it| it.done as usize));
    row.count("entries", sum(|it| it.entries));
    row.count("acknowledged", sum(|it| it.acknowledged));
    row.count("crashes", sum(|it| it.crashes as usize));
    row.count("restores", sum(|it| it.restores as usize));
    row.count("devices renewed", sum(|it| it.renewed as usize));
    row.count("given up", sum(|it| it.withdrawn as usize));
    row.count("fields in conflict", sum(|it| it.conflicts));
    row.most("s to rest at most", all.iter().map(|it| it.quiet).max().unwrap_or_default());
    row.part(part.to_string()).keep();
}

/// How many seeds a fault may take to be noticed, and how long each is.
const PATIENCE: u64 = 500;
const SHORT_OPS: u32 = 24;

/// A fault of a desk or of the office.
#[derive(Clone, Copy, Debug)]
enum Broken {
    Desk(Fault),
    Office(OfficeFault),
}

/// What the desk withstands though one of two guards is gone: an answer that is late is also one to another question, or says
/// what is true anyway, and what the line still owes is asked for again in the next round. It has to hold like a sound run.
const WITHSTOOD: [&str; 1] = ["LateAnswersTaken"];
const WITHSTOOD_SEEDS: u64 = 4;

/// Faults that take more than a few seeds, with one that showed them: looked at first. Where it no longer does, all are gone through.
const SHOWN_BY: [(&str, u64); 5] =
    [("SetAsideForgotten", 6), ("AuthorOfNow", 166), ("OldWordsKept", 50), ("PendingNotJudgedAgain", 8), ("AttemptForgotten", 8)];

fn is_withstood(broken: &Broken) -> bool {
    let name = format!("{broken:?}");
    WITHSTOOD.iter().any(|it| name.contains(it))
}

fn faults_are_noticed(part: u64) {
    let mut row = Row::begin("T2", "faults switched on in desk and office are noticed, each within 500 seeds");
    let desk = Fault::ALL.iter().map(|fault| Broken::Desk(*fault));
    let office = OfficeFault::ALL.iter().map(|fault| Broken::Office(*fault));
    let only = std::env::var("JCAT_ONLY").ok();
    let meant = |broken: &Broken| {
        let name = format!("{broken:?}");
        only.as_ref().is_none_or(|only| name.contains(only.as_str()))
    };
    let mine: Vec<Broken> =
        (0..).zip(desk.chain(office)).filter(|(number, _)| number % PARTS == part).map(|(_, broken)| broken).filter(meant).collect();
    if mine.is_empty() {
        return;
    }
    let beginning = Beginning::new(STATIONS);
    let mut unnoticed = Vec::new();
    let mut runs = 0;
    for broken in &mine {
        let plan = |seed| match broken {
            Broken::Desk(fault) => Plan { fault: Some(*fault), ..Plan::sound(seed, ops(SHORT_OPS)) },
            Broken::Office(fault) => Plan { office_fault: Some(*fault), ..Plan::sound(seed, ops(SHORT_OPS)) },
        };
        if is_withstood(broken) {
            for seed in 0..WITHSTOOD_SEEDS {
                let held = beginning.run_quietly(plan(seed));
                assert!(held.is_ok(), "{broken:?} is no longer withstood, seed {seed}: {held:?}; then it must be noticed");
            }
            row.count("withstood", 1);
            continue;
        }
        let shows = |seed| beginning.run_quietly(plan(seed)).err().map(|wrong| (seed, wrong));
        let first = SHOWN_BY.iter().find(|(name, _)| format!("{broken:?}").contains(name)).map_or(0, |(_, seed)| *seed);
        let patience = number("JCAT_SEEDS").unwrap_or(PATIENCE);
        let noticed = shows(first).or_else(|| (0..patience).filter(|seed| *seed != first).find_map(shows));
        match noticed {
            Some((seed, wrong)) => {
                println!("{:34} seed {seed:3}  {}", format!("{broken:?}"), wrong.lines().next().unwrap_or_default());
                // It is the fault that was noticed, not the seed.
                let sound = beginning.run(Plan::sound(seed, ops(SHORT_OPS)));
                assert!(sound.is_ok(), "seed {seed} fails without a fault: {sound:?}");
                row.most("seeds for one at most", seed + 1);
                runs += if seed == first { 2 } else { seed + 2 };
            }
            None => unnoticed.push(broken),
        }
    }
    assert!(unnoticed.is_empty(), "not noticed: {unnoticed:?}");
    row.count("faults noticed", mine.iter().filter(|it| !is_withstood(it)).count());
    row.count("runs", runs);
    row.part(part.to_string()).keep();
}

/// One test for each part: they run beside each other.
macro_rules! parts {
    ($($name:ident = $run:ident($part:literal);)+) => { $(
        #[test]
        fn $name() {
            $run($part);
        }
    )+ };
}

parts! {
    desks_find_together_whatever_happens_between_them_1 = desks_find_together(0);
    desks_find_together_whatever_happens_between_them_2 = desks_find_together(1);
    desks_find_together_whatever_happens_between_them_3 = desks_find_together(2);
    desks_find_together_whatever_happens_between_them_4 = desks_find_together(3);
    desks_find_together_whatever_happens_between_them_5 = desks_find_together(4);
    desks_find_together_whatever_happens_between_them_6 = desks_find_together(5);
    desks_find_together_whatever_happens_between_them_7 = desks_find_together(6);
    desks_find_together_whatever_happens_between_them_8 = desks_find_together(7);
    every_fault_that_is_switched_on_is_noticed_1 = faults_are_noticed(0);
    every_fault_that_is_switched_on_is_noticed_2 = faults_are_noticed(1);
    every_fault_that_is_switched_on_is_noticed_3 = faults_are_noticed(2);
    every_fault_that_is_switched_on_is_noticed_4 = faults_are_noticed(3);
    every_fault_that_is_switched_on_is_noticed_5 = faults_are_noticed(4);
    every_fault_that_is_switched_on_is_noticed_6 = faults_are_noticed(5);
    every_fault_that_is_switched_on_is_noticed_7 = faults_are_noticed(6);
    every_fault_that_is_switched_on_is_noticed_8 = faults_are_noticed(7);
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

/// Found by the simulation: the journal of a case that was offered once and never taken was hidden from its own author, who could
/// write no more in it, until the first poll after it had gone out.
#[test]
fn a_case_that_the_office_never_had_stays_open_on_its_desk() {
    use jcat_desk::domain::Instant;
    use jcat_desk::sync::engine::{Config, Effect, Engine, Event};
    use jcat_tests::simulation::office::ModelOffice;
    let office = Office::new(32);
    let vienna = office.founder("Ana Test", "at", &["officer"]);
    let (officer, _) = sync::rehearsal::identity(&vienna).unwrap_or_else(|problem| panic!("{problem:?}"));
    let hello = ModelOffice::default().hello(officer, Instant(0));
    let mut standing = sync::standing(&vienna).unwrap_or_else(|problem| panic!("{problem:?}"));
    let end = |position| sync::JournalEnd { position, chain: [0; 32], locked: false, parked: None, stopped: None };
    standing.office = Some((hello.office, hello.incarnation));
    standing.journals = [("case/offered".to_owned(), end(0)), ("case/held".to_owned(), end(3))].into();
    let mut engine = Engine::new(Config::usual(1));
    let connect = engine.step(Event::Started(standing), Instant(0));
    let ticket = connect.iter().map(Effect::ticket).max().unwrap_or_default();
    let asked = engine.step(Event::Connected { ticket, hello }, Instant(0));
    let ticket = asked.iter().map(Effect::ticket).max().unwrap_or_default();
    let effects = engine.step(Event::Heads { ticket, heads: Vec::new() }, Instant(0));
    let locked = effects.iter().find_map(|effect| match effect {
        Effect::KeepHeads { lock, .. } => Some(lock.clone()),
        _ => None,
    });
    assert_eq!(locked, Some(vec!["case/held".to_owned()]), "what came from the office and is no longer listed is locked, and only that");
}
