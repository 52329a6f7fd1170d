//! A simulation of an office with its desks: real desks, real signatures, a model of the office and of the line between them.
//! Everything follows from a seed: what people do, what the line loses, who crashes where.

pub mod office;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jcat_desk::domain::ids::{DeviceId, EntryId, OfficerId};
use jcat_desk::domain::{Change, Duty, Instant};
use jcat_desk::entry::{Encoding, Entry, Header};
use jcat_desk::exchange;
use jcat_desk::sync::engine::{Config, Effect, Engine, Event, LinkState};
use jcat_desk::sync::exchange::{Pushed, Trouble};
use jcat_desk::sync::rehearsal::{self, Fault};
use jcat_desk::sync::{self, Settle};
use jcat_desk::{Desk, Surroundings};
use serde_json::{Value, json};

use crate::desks::{START, marks, must, proposal};
use office::{ModelOffice, OfficeFault};

/// SplitMix64.
#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// True so often in a thousand.
    fn in_thousand(&mut self, times: u64) -> bool {
        self.below(1_000) < times
    }
}

/// How often what goes wrong, in a thousand. Drawn for each seed, so that some seeds have only one kind of fault, and much of it.
#[derive(Clone, Debug)]
struct Weather {
    lost: u64,
    doubled: u64,
    slow: u64,
    crash: u64,
    partition: u64,
    jump: u64,
    rights: u64,
    restore: u64,
    old_disk: u64,
    clone: u64,
    dismissal: u64,
    forged: u64,
    late: bool,
}

impl Weather {
    fn of(chance: &mut Chance) -> Self {
        let mut often = |most: u64| if chance.in_thousand(500) { 0 } else { chance.below(most) };
        let mut it = Self {
            lost: often(200),
            doubled: often(200),
            slow: often(500),
            crash: often(60),
            partition: often(250),
            jump: often(60),
            rights: often(150),
            restore: often(60),
            old_disk: often(30),
            clone: often(40),
            dismissal: often(15),
            forged: often(25),
            late: false,
        };
        it.late = chance.in_thousand(250);
        if chance.in_thousand(200) {
            // A storm: most questions are lost or late, and the office falls back again and again.
            (it.lost, it.slow, it.crash, it.partition, it.restore, it.rights) = (250, 400, 30, 150, 100, 60);
        }
        if it.restore > 0 {
            // Who restores the office and a desk at once may lose what only that desk had: nobody promises otherwise.
            it.old_disk = 0;
        }
        it
    }
}

/// How large a run is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Steps: a command, a fault, or time that passes.
    pub ops: u32,
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
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
    /// Fields in conflict at the end.
    pub conflicts: usize,
    /// Seconds from the last fault to rest.
    pub quiet: i64,
}

/// Journal and id of entries.
type Recorded = BTreeSet<(String, EntryId)>;

struct Station {
    desk: Desk,
    world: Surroundings,
    engine: Engine,
    /// Which life of the program: what was under way dies with it.
    life: u64,
    timer: u64,
    connection: u64,
    cut: bool,
    officer: OfficerId,
    device: DeviceId,
    shift: i64,
    link: LinkState,
    /// Digests of what was handed to the line, and ids of what was sent on purpose though it did not hold.
    handed: BTreeSet<[u8; 32]>,
    insisted: BTreeSet<EntryId>,
    /// Entries that this desk recorded and has on its disk.
    recorded: BTreeSet<(String, EntryId)>,
}

/// Something on its way.
enum Happening {
    Start,
    Tick {
        timer: u64,
    },
    /// A question arrives at the office.
    Ask {
        connection: u64,
        effect: Effect,
    },
    /// An event arrives at the desk.
    Tell {
        event: Event,
    },
}

struct Item {
    station: usize,
    life: u64,
    what: Happening,
}

/// A run.
pub struct Simulation {
    seed: u64,
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
    backups: Vec<ModelOffice>,
    /// Copies of disks that may come back: whose, and what was recorded on them.
    disks: Vec<(usize, Desk, Recorded)>,
    acknowledged: BTreeSet<(String, EntryId)>,
    tally: Tally,
    trace: Vec<String>,
    wrong: Option<String>,
}

/// An office that has begun: what every run starts from.
pub struct Beginning {
    desks: Vec<Desk>,
    office: ModelOffice,
    now: i64,
}

const ROSTER: [(&str, &str, &[Duty]); 5] = [
    ("Marie Exemple", "fr", &[Duty::Officer, Duty::Secretary]),
    ("Vera Muster", "at", &[Duty::Officer]),
    ("Marta Muestra", "es-pn", &[Duty::Officer]),
    ("Nella Esempio", "it", &[Duty::Officer, Duty::Representative]),
    ("Elin Exempel", "se", &[Duty::Officer]),
];

impl Beginning {
    /// Founds an office with so many desks, two of them of one agency, and two cases that it leads.
    pub fn new(stations: usize) -> Self {
        let world = Surroundings::fixed(START, 4_711);
        let founder = Desk::in_memory(world.clone());
        must(&founder, "startOffice", json!({ "name": "Ana Test", "agency": "at", "duties": ["officer", "secretary"], "passphrase": "" }));
        let mut desks = vec![founder];
        for (name, agency, duties) in ROSTER.iter().take(stations.saturating_sub(1)) {
            let desk = Desk::in_memory(world.clone());
            exchange::newcomer(&desk, name, agency, duties).unwrap_or_else(|problem| panic!("{problem:?}"));
            desks.push(desk);
        }
        for title in ["Quiet Harbour", "Paper Lantern"] {
            let case = must(&desks[0], "proposeCase", proposal(title));
            let round = must(&desks[0], "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
            must(&desks[0], "closeRound", json!({ "round": round }));
            must(&desks[0], "selectCase", json!({ "case": case, "reason": "Selected by written procedure." }));
        }
        let mut run = Simulation::with(0, desks, ModelOffice::default(), START.0);
        run.calm = true;
        for at in 0..run.stations.len() {
            let officer = run.stations[at].officer;
            let status = must(&run.stations[at].desk, "deskStatus", json!({}));
            run.office.agencies.insert(officer, status["me"]["agency"].as_str().unwrap_or_default().to_owned());
            run.office.admit("board", officer);
            run.schedule(0, at, Happening::Start);
        }
        run.let_pass(120_000);
        assert!(run.stations.iter().all(|station| station.link == LinkState::Live), "{}", run.trace.join("\n"));
        Self { desks: run.stations.into_iter().map(|station| station.desk).collect(), office: run.office, now: run.now }
    }

    /// Runs a seed; answers with what went wrong, and the seed that shows it.
    pub fn run(&self, seed: u64, size: Size, fault: Option<Fault>, office_fault: Option<OfficeFault>) -> Result<Tally, String> {
        rehearsal::set(fault);
        let copies = self.desks.iter().enumerate().map(|(at, desk)| {
            let world = Surroundings::fixed(Instant(self.now), seed.wrapping_mul(1_000) + u64::try_from(at).unwrap_or_default());
            rehearsal::copy(desk, world).unwrap_or_else(|problem| panic!("{problem:?}"))
        });
        let mut run = Simulation::with(seed, copies.collect(), self.office.clone(), self.now);
        run.office.fault = office_fault;
        let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.play(size)));
        rehearsal::set(None);
        let wrong = match answer {
            Ok(Ok(())) => return Ok(run.tally),
            Ok(Err(wrong)) => wrong,
            Err(panic) => {
                let said = panic.downcast_ref::<String>().cloned();
                said.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_else(|| "a panic".to_owned())
            }
        };
        let tail: Vec<&String> = run.trace.iter().rev().take(40).rev().collect();
        let mut text = format!("seed {seed} {size:?} {fault:?} {office_fault:?}: {wrong}\n{:?}\n", run.weather);
        for line in tail {
            let _ = writeln!(text, "  {line}");
        }
        Err(text)
    }
}

fn identity(desk: &Desk) -> (OfficerId, DeviceId) {
    rehearsal::identity(desk).unwrap_or_else(|problem| panic!("{problem:?}"))
}

impl Simulation {
    fn with(seed: u64, desks: Vec<Desk>, office: ModelOffice, now: i64) -> Self {
        let mut chance = Chance(seed);
        let weather = Weather::of(&mut chance);
        let count = desks.len();
        let stations = desks.into_iter().enumerate().map(|(at, desk)| Self::station(seed, at, desk)).collect();
        Self {
            seed,
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
            trace: Vec::new(),
            wrong: None,
        }
    }

    fn station(seed: u64, at: usize, desk: Desk) -> Station {
        let (officer, device) = identity(&desk);
        Station {
            world: rehearsal::world(&desk),
            desk,
            engine: Engine::new(Config::usual(seed ^ u64::try_from(at).unwrap_or_default())),
            life: 1,
            timer: 0,
            connection: 0,
            cut: false,
            officer,
            device,
            shift: 0,
            link: LinkState::Alone,
            handed: BTreeSet::new(),
            insisted: BTreeSet::new(),
            recorded: BTreeSet::new(),
        }
    }

    fn say(&mut self, line: String) {
        self.trace.push(format!("{:>9} {line}", self.now - START.0));
    }

    fn schedule(&mut self, after: i64, station: usize, what: Happening) {
        self.order += 1;
        let life = self.stations[station].life;
        self.queue.insert((self.now + after, self.order), Item { station, life, what });
    }

    // ---- the course of things --------------------------------------------------------------------------------------------

    fn play(&mut self, size: Size) -> Result<(), String> {
        for at in 0..self.stations.len() {
            self.schedule(0, at, Happening::Start);
        }
        self.office.shows_late = self.weather.late;
        self.backups.push(self.office.clone());
        for _ in 0..size.ops {
            self.misfortune();
            let at = usize::try_from(self.chance.below(u64::try_from(self.stations.len()).unwrap_or(1))).unwrap_or_default();
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
            let pause = i64::try_from(self.chance.below(pause)).unwrap_or_default();
            self.let_pass(pause);
        }
        self.judge_again()?;
        self.come_to_rest()?;
        self.check()
    }

    /// What is pending is judged as a rebuild would judge it.
    fn judge_again(&mut self) -> Result<(), String> {
        let waits = |station: &&Station| sync::standing(&station.desk).is_ok_and(|standing| standing.waiting > 1);
        let Some(station) = self.stations.iter().find(waits) else { return Ok(()) };
        let copy = rehearsal::copy(&station.desk, station.world.clone()).map_err(|problem| format!("{problem:?}"))?;
        let before = rehearsal::overtaken(&copy).map_err(|problem| format!("{problem:?}"))?;
        copy.call("rebuildReplica", json!({})).map_err(|problem| format!("{problem:?}"))?;
        let after = rehearsal::overtaken(&copy).map_err(|problem| format!("{problem:?}"))?;
        if before == after { Ok(()) } else { Err(format!("a rebuild judges otherwise: {:?}", before.symmetric_difference(&after))) }
    }

    /// Ends every fault and lets the office and its desks find together.
    fn come_to_rest(&mut self) -> Result<(), String> {
        self.calm = true;
        let began = self.now;
        for at in 0..self.stations.len() {
            (self.stations[at].cut, self.stations[at].shift) = (false, 0);
        }
        for round in 0..240 {
            self.let_pass(5_000);
            self.end_healing();
            if self.at_rest() {
                if self.tally.quiet == 0 {
                    self.tally.quiet = (self.now - began) / 1_000;
                }
                // What is held back is settled by its authors, and rights that were lost come back for what waits on them.
                let mut more = false;
                for at in 0..self.stations.len() {
                    more |= self.settle(at, if round % 2 == 0 { Settle::GiveUp } else { Settle::Send }) > 0;
                    more |= self.let_in_again(at);
                }
                if !more {
                    return Ok(());
                }
            }
        }
        let mut text = "no rest:".to_owned();
        for (at, station) in self.stations.iter().enumerate() {
            let standing = sync::standing(&station.desk).map_err(|problem| format!("{problem:?}"))?;
            let held = sync::held_back(&station.desk).map_err(|problem| format!("{problem:?}"))?.len();
            let _ = write!(text, "\n{at}: {:?}, {} wait, {held} held, {:?}", station.link, standing.waiting, standing);
        }
        Err(text)
    }

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
        more
    }

    fn at_rest(&self) -> bool {
        let rests = |station: &Station| {
            let Ok(standing) = sync::standing(&station.desk) else { return false };
            let current =
                self.office.journals.iter().filter(|(audience, _)| self.office.may_read(audience, station.officer)).all(|(audience, journal)| {
                    standing
                        .journals
                        .get(audience)
                        .is_some_and(|end| end.stopped.is_some() || end.position == u64::try_from(journal.len()).unwrap_or_default())
                });
            let held = sync::held_back(&station.desk).is_ok_and(|held| !held.is_empty());
            let without = |audience: &String| self.office.ended.contains(&station.officer) || !self.office.may_read(audience, station.officer);
            let parked = standing.journals.iter().any(|(audience, end)| end.parked.is_some() && without(audience));
            station.link == LinkState::Live && current && (standing.waiting == 0 || held || parked)
        };
        !self.office.healing && self.stations.iter().all(rests)
    }

    fn end_healing(&mut self) {
        if self.office.healing && (0..self.stations.len()).all(|at| self.office.reported.contains(&at)) {
            self.say("healing ends".to_owned());
            self.office.healing = false;
        }
    }

    /// Lets so many milliseconds pass.
    fn let_pass(&mut self, millis: i64) {
        let until = self.now + millis;
        while let Some((&(at, order), _)) = self.queue.iter().next() {
            if at > until {
                break;
            }
            let Some(item) = self.queue.remove(&(at, order)) else { break };
            self.now = self.now.max(at);
            self.happen(item);
        }
        self.now = until;
    }

    fn clock(&mut self, at: usize) -> Instant {
        let now = Instant(self.now + self.stations[at].shift);
        self.stations[at].world.set(now);
        now
    }

    fn happen(&mut self, item: Item) {
        let Item { station: at, life, what } = item;
        if let Happening::Ask { connection, effect } = what {
            // What is on the line arrives, whether the program that sent it lives or not.
            return self.at_the_office(at, life, connection, effect);
        }
        if life != self.stations[at].life {
            return;
        }
        let event = match what {
            Happening::Start => match sync::standing(&self.stations[at].desk) {
                Ok(standing) => Event::Started(standing),
                Err(problem) => panic!("{problem:?}"),
            },
            Happening::Tick { timer } if timer == self.stations[at].timer => Event::Tick { timer },
            Happening::Tick { .. } => return,
            Happening::Tell { event } => event,
            Happening::Ask { .. } => return,
        };
        self.step(at, event);
    }

    fn step(&mut self, at: usize, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let now = self.clock(at);
            let effects = self.stations[at].engine.step(event, now);
            let life = self.stations[at].life;
            for effect in effects {
                if self.stations[at].life != life {
                    return;
                }
                if let Some(event) = self.do_effect(at, effect) {
                    events.push(event);
                }
            }
            if self.stations[at].life != life {
                return;
            }
        }
    }

    fn do_effect(&mut self, at: usize, effect: Effect) -> Option<Event> {
        if effect.is_local() {
            let crash = !self.calm && self.chance.in_thousand(self.weather.crash);
            let before = crash && self.chance.in_thousand(300);
            if before {
                self.crash(at);
                return None;
            }
            rehearsal::crash_between(crash);
            let event = sync::perform(&self.stations[at].desk, &effect);
            rehearsal::crash_between(false);
            if let Some(Event::Outgoing { entries, .. }) = &event {
                self.note_handed(at, entries);
            }
            if crash {
                self.crash(at);
                return None;
            }
            if let (Effect::KeepAnswers { answers, .. }, Some(Event::Kept { .. })) = (&effect, &event) {
                self.note_acknowledged(at, answers);
            }
            return event;
        }
        match effect {
            Effect::SetTimer { timer, ms } => {
                self.stations[at].timer = timer;
                self.schedule(i64::try_from(ms).unwrap_or(i64::MAX), at, Happening::Tick { timer });
            }
            Effect::Tell(state) => {
                self.say(format!("{at} is {}", state.label()));
                self.stations[at].link = state;
            }
            Effect::Disconnect => {
                self.stations[at].connection += 1;
                self.connected[at] = None;
            }
            Effect::Renew => {
                self.say(format!("{at} becomes a new device"));
                self.tally.renewed += 1;
                let station = &mut self.stations[at];
                sync::renew_device(&station.desk).unwrap_or_else(|problem| panic!("{problem:?}"));
                station.device = identity(&station.desk).1;
                station.engine = Engine::new(Config::usual(self.seed ^ self.order));
                station.life += 1;
                station.connection += 1;
                self.note_recorded(at);
                self.schedule(10, at, Happening::Start);
            }
            asked => self.send(at, asked),
        }
        None
    }

    /// What its author knew not to hold is not sent behind the author's back.
    fn note_handed(&mut self, at: usize, entries: &[(String, Entry)]) {
        let overtaken = rehearsal::overtaken(&self.stations[at].desk).unwrap_or_default();
        for (audience, entry) in entries {
            let first = self.stations[at].handed.insert(entry.digest());
            let id = entry.read_header().map(|header| header.id);
            if let Some(id) = id.filter(|id| first && overtaken.contains(id) && !self.stations[at].insisted.contains(id)) {
                self.wrong.get_or_insert(format!("{at} sends {id:?} of {audience}, which it knows not to hold"));
            }
        }
    }

    fn note_acknowledged(&mut self, at: usize, answers: &[(String, Pushed)]) {
        for (audience, answer) in answers {
            if let Pushed::Accepted { places } = answer {
                let seqs: BTreeSet<u64> = places.iter().map(|(seq, _)| *seq).collect();
                let device = self.stations[at].device;
                let ids = rehearsal::ids(&self.stations[at].desk, audience, device).unwrap_or_default();
                let taken = ids.into_iter().filter(|(seq, _)| seqs.contains(seq)).map(|(_, id)| (audience.clone(), id));
                self.acknowledged.extend(taken);
            }
        }
    }

    // ---- the line and the office -----------------------------------------------------------------------------------------

    fn delay(&mut self) -> i64 {
        let slow = !self.calm && self.chance.in_thousand(self.weather.slow);
        i64::try_from(if slow { self.chance.below(40_000) } else { 1 + self.chance.below(80) }).unwrap_or_default()
    }

    fn is_lost(&mut self, at: usize) -> bool {
        self.stations[at].cut || (!self.calm && self.chance.in_thousand(self.weather.lost))
    }

    fn send(&mut self, at: usize, effect: Effect) {
        let connection = self.stations[at].connection;
        if self.is_lost(at) {
            if self.chance.in_thousand(500) {
                let event = Event::Failed { ticket: effect.ticket(), trouble: Trouble::Unreachable };
                self.schedule(5, at, Happening::Tell { event });
            }
            return;
        }
        if !self.calm && self.chance.in_thousand(self.weather.doubled) {
            let after = self.delay();
            self.schedule(after, at, Happening::Ask { connection, effect: effect.clone() });
        }
        let after = self.delay();
        self.schedule(after, at, Happening::Ask { connection, effect });
    }

    fn at_the_office(&mut self, at: usize, life: u64, connection: u64, effect: Effect) {
        let ticket = effect.ticket();
        let officer = self.stations[at].officer;
        let now = Instant(self.now);
        let hello = matches!(effect, Effect::Connect { .. });
        if hello {
            self.connected[at] = Some((connection, self.office_life));
        } else if self.connected[at].is_none_or(|(_, office_life)| office_life != self.office_life) && life == self.stations[at].life {
            // The connection was opened to an office that is no more.
            let event = Event::Failed { ticket, trouble: Trouble::Unreachable };
            return self.schedule(5, at, Happening::Tell { event });
        }
        let event = match effect {
            Effect::Connect { .. } => Event::Connected { ticket, hello: self.office.hello(officer, now) },
            Effect::AskHeads { .. } => Event::Heads { ticket, heads: self.office.heads(officer) },
            Effect::Pull { audience, after, .. } => Event::Paged { ticket, page: self.office.pull(officer, &audience, after) },
            Effect::Push { entries, .. } => {
                if self.chance.in_thousand(150) {
                    self.backups.push(self.office.clone());
                }
                let answers = self.office.push(officer, &entries, now);
                let said: Vec<String> = answers
                    .iter()
                    .map(|(audience, answer)| match answer {
                        Pushed::Accepted { places } => format!("{audience} +{}", places.len()),
                        other => format!("{audience} {other:?}"),
                    })
                    .collect();
                self.say(format!("{at} pushes {}", said.join(", ")));
                self.wake(at);
                Event::Pushed { ticket, answers }
            }
            Effect::Relay { audience, placed, .. } => {
                let head = self.office.relay(&audience, &placed);
                self.say(format!("{at} offers {} of {audience}, head {}", placed.len(), head.position));
                Event::Relayed { ticket, head }
            }
            Effect::ReportHealed { .. } => {
                if life == self.stations[at].life && self.office.healing {
                    self.office.reported.insert(at);
                    self.end_healing();
                }
                Event::Done { ticket }
            }
            Effect::Countersign { .. } => Event::Done { ticket },
            other => panic!("{other:?} is not a question to the office"),
        };
        if life != self.stations[at].life || self.is_lost(at) {
            return;
        }
        if !self.calm && self.chance.in_thousand(self.weather.doubled) {
            let after = self.delay();
            self.schedule(after, at, Happening::Tell { event: event.clone() });
        }
        let after = self.delay();
        self.schedule(after, at, Happening::Tell { event });
    }

    fn wake(&mut self, but: usize) {
        for at in 0..self.stations.len() {
            if at != but && !self.stations[at].cut && self.connected[at].is_some() && self.chance.in_thousand(600) {
                let after = self.delay();
                self.schedule(after, at, Happening::Tell { event: Event::Woken });
            }
        }
    }

    // ---- misfortune ------------------------------------------------------------------------------------------------------

    fn crash(&mut self, at: usize) {
        self.say(format!("{at} crashes"));
        self.tally.crashes += 1;
        let world = self.stations[at].world.clone();
        let desk = rehearsal::copy(&self.stations[at].desk, world).unwrap_or_else(|problem| panic!("{problem:?}"));
        self.boot(at, desk);
    }

    fn boot(&mut self, at: usize, desk: Desk) {
        let device = identity(&desk).1;
        let seed = self.chance.next();
        let station = &mut self.stations[at];
        (station.desk, station.device) = (desk, device);
        station.world = rehearsal::world(&station.desk);
        station.engine = Engine::new(Config::usual(seed));
        station.life += 1;
        station.connection += 1;
        self.connected[at] = None;
        let after = i64::try_from(self.chance.below(5_000)).unwrap_or_default();
        self.schedule(after, at, Happening::Start);
    }

    fn misfortune(&mut self) {
        let at = usize::try_from(self.chance.below(u64::try_from(self.stations.len()).unwrap_or(1))).unwrap_or_default();
        let weather = self.weather.clone();
        if self.chance.in_thousand(weather.crash) {
            self.crash(at);
        }
        if self.chance.in_thousand(weather.partition) {
            self.stations[at].cut = !self.stations[at].cut;
            self.say(format!("{at} is {}", if self.stations[at].cut { "cut off" } else { "back" }));
        }
        if self.chance.in_thousand(weather.jump) {
            const TEN_YEARS: i64 = 10 * 365 * 86_400_000;
            self.stations[at].shift = [TEN_YEARS, -TEN_YEARS, 0, 3_600_000][usize::try_from(self.chance.below(4)).unwrap_or_default()];
        }
        if self.chance.in_thousand(weather.rights) {
            self.change_rights(at);
        }
        if self.chance.in_thousand(weather.forged) {
            let audience = ["taskforce", "board", "everyone"][usize::try_from(self.chance.below(3)).unwrap_or_default()];
            self.say(format!("an intruder writes into {audience}"));
            self.office.forge(audience, Instant(self.now));
        }
        if self.chance.in_thousand(weather.dismissal) {
            let officer = self.stations[at].officer;
            if at != 0 && !self.office.ended.remove(&officer) {
                self.office.ended.insert(officer);
            }
        }
        if self.chance.in_thousand(weather.restore) && !self.backups.is_empty() {
            let which = self.backups.len() - 1 - usize::try_from(self.chance.below(3)).unwrap_or_default().min(self.backups.len() - 1);
            let backup = self.backups.swap_remove(which);
            self.office.restore(&backup);
            self.office_life += 1;
            self.tally.restores += 1;
            self.say(format!("the office is restored, incarnation {}", self.office.incarnation));
            // A backup of what came after says nothing about the office that is.
            self.backups = vec![self.office.clone()];
        }
        if self.chance.in_thousand(weather.old_disk) || self.chance.in_thousand(weather.clone) {
            let world = Surroundings::fixed(Instant(self.now), self.chance.next());
            let copy = rehearsal::copy(&self.stations[at].desk, world).unwrap_or_else(|problem| panic!("{problem:?}"));
            let recorded = self.stations[at].recorded.clone();
            if weather.old_disk > 0 && self.chance.in_thousand(500) {
                self.disks.push((at, copy, recorded));
            } else if weather.clone > 0 && self.stations.len() < 7 {
                self.say(format!("{at} is cloned as {}", self.stations.len()));
                let mut station = Self::station(self.chance.next(), self.stations.len(), copy);
                station.recorded = recorded;
                station.handed = self.stations[at].handed.clone();
                station.insisted = self.stations[at].insisted.clone();
                self.stations.push(station);
                self.connected.push(None);
                self.schedule(100, self.stations.len() - 1, Happening::Start);
            }
        }
        if weather.old_disk > 0 && self.chance.in_thousand(weather.old_disk) && !self.disks.is_empty() {
            let (at, desk, recorded) = self.disks.swap_remove(0);
            // What it had handed to the line before is not known to it any more: the office will tell.
            self.stations[at].handed = self.office.journals.values().flatten().map(|(entry, _)| entry.digest()).collect();
            self.say(format!("{at} gets an old disk"));
            // Words that only the lost disk had are words to nobody.
            self.stations[at].recorded = recorded;
            self.boot(at, desk);
        }
    }

    fn change_rights(&mut self, at: usize) {
        let officer = self.stations[at].officer;
        let audiences: Vec<String> = self.office.journals.keys().filter(|it| it.starts_with("case/") || *it == "board").cloned().collect();
        let Some(audience) = audiences.get(usize::try_from(self.chance.below(8)).unwrap_or_default() % audiences.len().max(1)).cloned() else {
            return;
        };
        if self.office.may_read(&audience, officer) {
            self.say(format!("{at} may no longer read {audience}"));
            self.office.dismiss(&audience, officer);
        } else {
            self.say(format!("{at} may read {audience}"));
            self.office.admit(&audience, officer);
        }
    }

    // ---- what people do --------------------------------------------------------------------------------------------------

    fn settle(&mut self, at: usize, how: Settle) -> usize {
        self.clock(at);
        if how == Settle::Send {
            let held = sync::held_back(&self.stations[at].desk).unwrap_or_default();
            self.stations[at].insisted.extend(held.into_iter().map(|it| it.entry));
        }
        let settled = sync::settle(&self.stations[at].desk, how).unwrap_or_else(|problem| panic!("{problem:?}"));
        if settled > 0 {
            self.say(format!("{at} settles {settled}: {how:?}"));
            self.note_recorded(at);
            self.step(at, Event::LocalWrite);
        }
        settled
    }

    fn note_recorded(&mut self, at: usize) {
        let device = self.stations[at].device;
        let pending = rehearsal::pending(&self.stations[at].desk, device).unwrap_or_else(|problem| panic!("{problem:?}"));
        self.stations[at].recorded.extend(pending);
    }

    fn act(&mut self, at: usize) -> bool {
        if self.chance.in_thousand(30) {
            let how = if self.chance.in_thousand(500) { Settle::GiveUp } else { Settle::Send };
            self.settle(at, how);
            return true;
        }
        self.clock(at);
        let (what, which) = (self.chance.below(22), usize::try_from(self.chance.below(3)).unwrap_or_default());
        let desk = &self.stations[at].desk;
        let pick =
            |list: &Value| list.as_array().and_then(|rows| rows.get(which.checked_rem(rows.len())?)).map(|row| row["id"].clone()).unwrap_or_default();
        let cases = must(desk, "caseList", json!({ "filter": { "over": true }, "sort": "number", "descending": what % 2 == 0 }));
        let case = pick(&cases["rows"]);
        let officer = pick(&must(desk, "officers", json!({})));
        let reason = "Because it was decided so.";
        let mark = self.chance.below(1_000);
        let round = || pick(&must(desk, "rounds", json!({})));
        let (name, request) = match what {
            0 => ("proposeCase", proposal(&format!("Quiet case {mark}"))),
            1 => ("beginDraft", proposal(&format!("An early draft {mark}"))),
            2 | 3 => ("writeNote", json!({ "case": case, "text": format!("A note on it, number {mark}.") })),
            4 => ("openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null })),
            5 => (
                "giveScore",
                json!({ "round": round(), "case": case, "marks": marks(i64::try_from(which).unwrap_or_default()), "agency": null, "revise": true }),
            ),
            6 => ("closeRound", json!({ "round": round() })),
            7 => ("selectCase", json!({ "case": case, "reason": reason })),
            8 => ("declineCase", json!({ "case": case, "reason": reason })),
            9 => ("withdrawProposal", json!({ "case": case, "reason": reason })),
            10..13 => ("editCase", json!({ "case": case, "edits": { "title": format!("Quiet title {mark}") } })),
            13 => ("orderCase", json!({ "case": case, "order": mark, "reason": reason })),
            14 => ("recordAbsence", json!({ "officer": officer, "from": "2027-04-01", "to": "2027-04-20", "deputy": null })),
            15 => ("nameOrganisation", json!({ "id": "at", "name": format!("Agency {mark}"), "short": null })),
            16 => ("grantPost", json!({ "officer": officer, "duty": "secretary", "from": "2027-03-01", "to": null })),
            18..20 => ("withdrawProposal", json!({ "case": case, "reason": reason })),
            20 => ("restoreCase", json!({ "case": case, "reason": reason })),
            _ => ("endPost", json!({ "officer": officer, "duty": "secretary", "from": null, "to": "2027-03-01" })),
        };
        match desk.call(name, request) {
            Ok(_) => {
                self.tally.done += 1;
                self.say(format!("{at} {name}"));
                self.note_recorded(at);
                self.step(at, Event::LocalWrite);
                true
            }
            // Refusals are expected here; what breaks is not.
            Err(problem) => {
                assert!(!["internal", "damaged", "busy"].contains(&problem.code.as_str()), "{name}: {problem:?}");
                false
            }
        }
    }

    // ---- what must hold at the end ---------------------------------------------------------------------------------------

    fn check(&mut self) -> Result<(), String> {
        if let Some(wrong) = self.wrong.take() {
            return Err(wrong);
        }
        let broke = |problem| format!("{problem:?}");
        let mut in_office: BTreeMap<(String, EntryId), u32> = BTreeMap::new();
        let mut withdrawn = BTreeSet::new();
        for (audience, journal) in &self.office.journals {
            for (entry, _) in journal {
                let header = entry.read_header().ok_or("a header does not read")?;
                *in_office.entry((audience.clone(), header.id)).or_default() += 1;
                if let Some(Change::EntryWithdrawn(it)) = decode(&header, entry.body.as_deref()) {
                    withdrawn.insert((audience.clone(), it.entry));
                }
            }
        }
        self.tally.entries = in_office.len();
        self.tally.acknowledged = self.acknowledged.len();
        self.tally.withdrawn = u32::try_from(withdrawn.len()).unwrap_or_default();
        if let Some((it, times)) = in_office.iter().find(|(_, times)| **times > 1) {
            return Err(format!("{it:?} is in the office {times} times"));
        }
        for it in &self.acknowledged {
            if !in_office.contains_key(it) {
                return Err(format!("{it:?} was acknowledged and is lost"));
            }
        }
        for (at, station) in self.stations.iter().enumerate() {
            let lost = station.recorded.iter().find(|it| !in_office.contains_key(*it) && !withdrawn.contains(*it));
            if let Some(it) = lost {
                return Err(format!("{it:?}, recorded on {at}, is lost"));
            }
            let standing = sync::standing(&station.desk).map_err(broke)?;
            for (audience, end) in standing.journals.iter().filter(|(_, end)| end.position > 0) {
                let open = audience.as_str() == "everyone" || audience.as_str() == "taskforce";
                let own = audience.strip_prefix("agency/").is_some_and(|agency| self.office.agencies[&station.officer] == agency);
                if !open && !own && !self.office.ever.contains(&(audience.clone(), station.officer)) {
                    return Err(format!("{at} holds {} entries of {audience} and was never let in", end.position));
                }
                if let Some(why) = &end.stopped {
                    return Err(format!("{audience} stopped on {at}: {why}"));
                }
            }
        }
        for (audience, journal) in &self.office.journals {
            let expected: Vec<(u64, [u8; 32])> = journal.iter().map(|(entry, place)| (place.position, entry.digest())).collect();
            let mut first = None;
            for (at, station) in self.stations.iter().enumerate() {
                if !self.office.may_read(audience, station.officer) {
                    continue;
                }
                if sync::digests(&station.desk, audience).map_err(broke)? != expected {
                    return Err(format!("{at} holds another {audience} than the office"));
                }
                let hash = sync::state_hash(&station.desk, audience).map_err(broke)?;
                if hash.states.is_none() {
                    return Err(format!("{at} still has entries of {audience} that only it has"));
                }
                match &first {
                    None => first = Some((at, hash)),
                    Some((other, theirs)) if *theirs != hash => return Err(format!("{at} and {other} make different things of {audience}")),
                    Some(_) => {}
                }
            }
        }
        let forged: BTreeSet<(String, Option<i64>)> = self
            .office
            .journals
            .iter()
            .flat_map(|(audience, journal)| journal.iter().map(move |(entry, place)| (audience, entry, place)))
            .filter(|(_, entry, _)| self.office.forged.contains(&entry.digest()))
            .map(|(audience, _, place)| (audience.clone(), i64::try_from(place.position).ok()))
            .collect();
        for (at, station) in self.stations.iter().enumerate() {
            let aside = rehearsal::set_aside(&station.desk).map_err(broke)?;
            let places: BTreeSet<(String, Option<i64>)> = aside.iter().map(|(audience, position, _)| (audience.clone(), *position)).collect();
            let readable: BTreeSet<(String, Option<i64>)> =
                forged.iter().filter(|(audience, _)| self.office.may_read(audience, station.officer)).cloned().collect();
            if !readable.is_subset(&places) || !places.is_subset(&forged) {
                return Err(format!("{at} set aside {aside:?}, forged were {forged:?}"));
            }
        }
        self.check_conflicts()
    }

    /// Works out from the office's journal alone which titles did not know of each other, and compares.
    fn check_conflicts(&mut self) -> Result<(), String> {
        let desk = &self.stations[0].desk;
        let overtaken = rehearsal::overtaken(desk).map_err(|problem| format!("{problem:?}"))?;
        let Some(journal) = self.office.journals.get("taskforce") else { return Ok(()) };
        let position_of: BTreeMap<[u8; 16], u64> =
            journal.iter().map(|(_, place)| (place.chain[..16].try_into().expect("16 bytes"), place.position)).collect();
        struct Title {
            device: DeviceId,
            seq: u64,
            position: u64,
            text: String,
        }
        let mut titles: BTreeMap<String, (Title, Vec<Title>)> = BTreeMap::new();
        let mut case_of = BTreeMap::new();
        for (entry, place) in journal {
            let Some(header) = entry.read_header() else { continue };
            if overtaken.contains(&header.id) || self.office.forged.contains(&entry.digest()) {
                continue;
            }
            let text = match decode(&header, entry.body.as_deref()) {
                Some(Change::CoverWritten(it)) => {
                    case_of.insert(header.subject, it.case.to_string());
                    it.text.title
                }
                Some(Change::CoverEdited(it)) => match it.edits.title {
                    Some(title) => title,
                    None => continue,
                },
                _ => continue,
            };
            let Some(case) = case_of.get(&header.subject) else { continue };
            let base = position_of.get(&header.base).copied().unwrap_or_default();
            let knows = |other: &Title| (other.device == header.device && other.seq < header.seq) || other.position <= base;
            let new = Title { device: header.device, seq: header.seq, position: place.position, text };
            match titles.remove(case) {
                None => {
                    titles.insert(case.clone(), (new, Vec::new()));
                }
                Some((shown, mut rivals)) => {
                    rivals.retain(|rival| !knows(rival));
                    if !knows(&shown) && shown.text != new.text {
                        rivals.push(shown);
                    }
                    titles.insert(case.clone(), (new, rivals));
                }
            }
        }
        for (case, (shown, rivals)) in titles {
            self.tally.conflicts += usize::from(!rivals.is_empty());
            for (at, station) in self.stations.iter().enumerate() {
                if self.office.ended.contains(&station.officer) {
                    continue;
                }
                let dossier = station.desk.call("caseDossier", json!({ "case": case })).map_err(|problem| format!("{problem:?}"))?;
                let conflicts = dossier["conflicts"].as_array().cloned().unwrap_or_default();
                let others = conflicts.iter().find(|it| it["field"] == "title").map_or(0, |it| it["others"].as_array().map_or(0, Vec::len));
                if dossier["row"]["title"] != shown.text.as_str() || others != rivals.len() {
                    return Err(format!(
                        "{at} shows {} with {others} rivals, {} with {} are expected",
                        dossier["row"]["title"],
                        shown.text,
                        rivals.len()
                    ));
                }
            }
        }
        Ok(())
    }
}

fn decode(header: &Header, body: Option<&[u8]>) -> Option<Change> {
    body.filter(|_| header.encoding == Encoding::Clear).and_then(|body| Change::decode(&header.kind, header.kind_version, body))
}
