//! A simulation of an office with its desks: real desks, real engines, a model of the office and of the line between them.
//! Everything follows from a seed: what people do, what the line loses, who crashes where. A seed that fails is run again with
//! its course written down, so what is printed is what happened.

mod beginning;
pub mod chance;
mod line;
mod misfortune;
pub mod office;
mod oracle;
mod people;
mod station;

use std::collections::{BTreeMap, BTreeSet};

use jcat_desk::Desk;
use jcat_desk::domain::ids::EntryId;
use jcat_desk::sync::engine::LinkState;
use jcat_desk::sync::rehearsal::{Fault, Signatures};
use jcat_desk::sync::{self, Settle};

use crate::desks::START;
pub use beginning::Beginning;
use chance::{Chance, Weather};
use office::{Backup, ModelOffice, OfficeFault};
use station::{Happening, Item, Recorded, Station};

/// The shortest time that a message takes, in milliseconds.
const SHORTEST: i64 = 1;

/// How long the office and its desks may take to find together once the last fault has healed: seconds, by the clock of the run.
pub const LONGEST_TO_REST: i64 = 30;

/// What a run is: its seed and how large it is, how entries are signed, and what is broken on purpose.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// What everything follows from.
    pub seed: u64,
    /// Steps of each desk: a command, a fault, or time that passes.
    pub ops: u32,
    /// Whether entries are really signed.
    pub signatures: Signatures,
    /// A fault of the desks.
    pub fault: Option<Fault>,
    /// A fault of the office.
    pub office_fault: Option<OfficeFault>,
}

impl Plan {
    /// A run in which nothing is broken on purpose; every tenth seed signs really.
    pub const fn sound(seed: u64, ops: u32) -> Self {
        let signatures = if seed.is_multiple_of(10) { Signatures::Real } else { Signatures::Played };
        Self { seed, ops, signatures, fault: None, office_fault: None }
    }
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Steps that were made.
    pub steps: u32,
    /// Commands that were done.
    pub done: u32,
    /// Entries in the office's journals at the end.
    pub entries: usize,
    /// Entries that a desk knew to be acknowledged.
    pub acknowledged: usize,
    /// Crashes.
    pub crashes: u32,
    /// Restores of the office.
    pub restores: u32,
    /// Devices that were renewed after a copy was met.
    pub renewed: u32,
    /// Entries that were given up.
    pub withdrawn: u32,
    /// Times that pending work was compared with what a rebuild makes of it, because duties had changed.
    pub judged: u32,
    /// Fields in conflict at the end.
    pub conflicts: usize,
    /// Seconds from the last fault to rest.
    pub quiet: i64,
}

/// A run.
pub struct Simulation {
    seed: u64,
    signatures: Signatures,
    chance: Chance,
    weather: Weather,
    calm: bool,
    now: i64,
    order: u64,
    queue: BTreeMap<(i64, u64), Item>,
    stations: Vec<Station>,
    office: ModelOffice,
    /// Rises with every restore of the office: connections do not outlive it.
    office_life: u64,
    connected: Vec<Option<(u64, u64)>>,
    backups: Vec<Backup>,
    /// Copies of disks that may come back: whose, and what was recorded on them.
    disks: Vec<(usize, Desk, Recorded)>,
    acknowledged: BTreeSet<(String, EntryId)>,
    tally: Tally,
    /// The course of the run; none where nobody will read it.
    trace: Option<Vec<String>>,
    wrong: Option<String>,
}

impl Simulation {
    fn with(plan: Plan, desks: Vec<Desk>, office: ModelOffice, now: i64) -> Self {
        let Plan { seed, ops, signatures, .. } = plan;
        let mut chance = Chance::new(seed);
        let count = desks.len();
        let steps = u64::from(ops) * u64::try_from(count).unwrap_or_default();
        let weather = Weather::of(&mut chance, steps);
        let stations = desks.into_iter().enumerate().map(|(at, desk)| Station::new(seed, at, desk)).collect();
        Self {
            seed,
            signatures,
            chance,
            weather,
            calm: false,
            now,
            order: 0,
            queue: BTreeMap::new(),
            stations,
            office,
            office_life: 1,
            connected: vec![None; count],
            backups: Vec::new(),
            disks: Vec::new(),
            acknowledged: BTreeSet::new(),
            tally: Tally::default(),
            trace: None,
            wrong: None,
        }
    }

    fn say(&mut self, line: impl FnOnce() -> String) {
        let at = self.now - START.0;
        if let Some(trace) = &mut self.trace {
            trace.push(format!("{at:>9} {}", line()));
        }
    }

    // ---- the course of things --------------------------------------------------------------------------------------------

    fn play(&mut self, ops: u32) -> Result<(), String> {
        for at in 0..self.stations.len() {
            self.schedule(0, at, Happening::Start);
        }
        self.office.shows_late = self.weather.late;
        self.backups.push(self.office.backup());
        let founders = u32::try_from(self.stations.len()).unwrap_or(1);
        for _ in 0..ops * founders {
            self.tally.steps += 1;
            self.misfortune();
            let at = self.chance.place(self.stations.len());
            for _ in 0..4 {
                if self.act(at) {
                    break;
                }
            }
            let pause = match self.chance.below(10) {
                0 => 60_000,
                1..4 => 5_000,
                _ => 300,
            };
            let pause = self.chance.millis(pause);
            self.let_pass(pause);
            if self.wrong.is_some() {
                break;
            }
        }
        self.judge_again()?;
        self.come_to_rest()?;
        self.check()
    }

    /// Lets so many milliseconds pass.
    fn let_pass(&mut self, millis: i64) {
        let until = self.now + millis;
        while let Some(first) = self.queue.first_entry().filter(|first| first.key().0 <= until) {
            let ((at, _), item) = first.remove_entry();
            self.now = self.now.max(at);
            self.happen(item);
        }
        self.now = until;
    }

    /// Ends every fault and lets the office and its desks find together: within [`LONGEST_TO_REST`] the first time. Then people
    /// settle what is held back and rights come back, until there is nothing more to do.
    fn come_to_rest(&mut self) -> Result<(), String> {
        self.calm = true;
        self.office.shows_late = false;
        for station in &mut self.stations {
            (station.cut, station.shift) = (false, 0);
        }
        self.mend_line();
        let (quiet, last) = self.rest()?;
        self.tally.quiet = quiet;
        if quiet > LONGEST_TO_REST {
            return Err(format!("rest came {quiet} s after the last fault; last of all: {last}"));
        }
        for round in 0..40 {
            let mut more = false;
            for at in 0..self.stations.len() {
                more |= self.settle(at, if round % 2 == 0 { Settle::GiveUp } else { Settle::Send }) > 0;
                more |= self.let_in_again(at);
            }
            if !more {
                return Ok(());
            }
            self.rest()?;
        }
        Err("what is held back is settled again and again".into())
    }

    /// Waits until nothing more happens; says after how many seconds that was, and what it waited for last.
    fn rest(&mut self) -> Result<(i64, String), String> {
        let began = self.now;
        let mut before = String::new();
        for _ in 0..600 {
            self.let_pass(500);
            self.end_healing();
            let waits = self.waits_for();
            if waits.is_empty() {
                return Ok(((self.now - began + 999) / 1_000, before));
            }
            before = waits.join("; ");
        }
        Err(format!("no rest: {before}"))
    }

    /// Gives a right back that was lost while something waited on it.
    fn let_in_again(&mut self, at: usize) -> bool {
        let Ok(standing) = sync::standing(&self.stations[at].desk) else { return false };
        let officer = self.stations[at].officer;
        let parked: Vec<String> = standing.journals.iter().filter(|(_, end)| end.parked.is_some()).map(|(audience, _)| audience.clone()).collect();
        let mut more = false;
        for audience in parked {
            if self.office.ended.remove(&officer) || !self.office.may_read(&audience, officer) {
                self.office.admit(&audience, officer);
                more = true;
            }
        }
        if more {
            self.wake(None);
        }
        more
    }

    /// Says what is still to come: every desk holds what it may read, has sent what it may send, and has locked what it may not
    /// read.
    fn waits_for(&self) -> Vec<String> {
        let mut waits = Vec::new();
        if self.office.healing {
            waits.push("the office heals".to_owned());
        }
        for (at, station) in self.stations.iter().enumerate() {
            let Ok(standing) = sync::standing(&station.desk) else { continue };
            if station.link != LinkState::Live {
                waits.push(format!("{at} is {}", station.link.label()));
            }
            let may = |audience: &String| self.office.may_read(audience, station.officer);
            for (audience, journal) in self.office.journals.iter().filter(|(audience, _)| may(audience)) {
                let end = standing.journals.get(audience);
                let current = end.is_some_and(|end| end.stopped.is_some() || (end.position == length(journal) && !end.locked));
                if !current {
                    let (holds, locked) = (end.map_or(0, |end| end.position), end.is_some_and(|end| end.locked));
                    waits.push(format!("{at} holds {holds} of {} of {audience}, locked: {locked}", journal.len()));
                }
            }
            for (audience, _) in standing.journals.iter().filter(|(audience, end)| end.position > 0 && !end.locked && !may(audience)) {
                waits.push(format!("{at} has not locked {audience}"));
            }
            let held = sync::held_back(&station.desk).is_ok_and(|held| !held.is_empty());
            let parked = standing.journals.iter().any(|(audience, end)| end.parked.is_some() && !may(audience));
            if standing.waiting > 0 && !held && !parked {
                waits.push(format!(
                    "{at} has {} to send: {:?}",
                    standing.waiting,
                    standing.journals.values().filter_map(|end| end.parked.as_deref()).collect::<Vec<_>>()
                ));
            }
        }
        waits
    }
}

fn length(journal: &[std::rc::Rc<office::Kept>]) -> u64 {
    u64::try_from(journal.len()).unwrap_or_default()
}
