//! The exchange in the small, for the model check: the real engine on each desk, a disk and an office that hold no more than
//! one journal. Every order of what can happen is walked through, so sizes are tiny and nothing is left to chance.

mod disk;

use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use jcat_desk::domain::Instant;
use jcat_desk::domain::ids::OfficerId;
use jcat_desk::entry::{Entry, extend_chain};
use jcat_desk::sync::engine::{Config, Effect, Engine, Event};
use jcat_desk::sync::exchange::{Head, Hello, Page, Parked, Place, Pushed, Trouble};
use stateright::{Model, Property};
use uuid::Uuid;

pub use disk::Disk;

/// The one journal.
const JOURNAL: &str = "case/one";

/// The time, which stands still: the engine compares no two.
const NOW: Instant = Instant(0);

/// The number that an open question has in the engine's essence.
const ASKED: u64 = 1;

/// An entry with its place.
type Placed = (Entry, Place);

/// What may happen, and how often in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Entries that are recorded.
    pub writes: u8,
    /// Programs that die.
    pub crashes: u8,
    /// Questions that arrive twice.
    pub doubles: u8,
    /// Questions that are lost or come when nobody waits for the answer any more.
    pub late: u8,
    /// Restores of the office, to any earlier state.
    pub restores: u8,
    /// Rights that end.
    pub revocations: u8,
}

/// A question on its way to the office.
#[derive(Clone, Debug)]
struct Question {
    /// Whether the engine still waits for the answer.
    current: bool,
    effect: Effect,
}

/// A desk: its program, its disk, its line.
#[derive(Clone, Debug)]
pub struct Station {
    engine: Engine,
    /// What survives the program.
    pub disk: Disk,
    connected: bool,
    asked: Vec<Question>,
    /// The answer on its way; one at most is waited for.
    told: Option<Event>,
}

/// The office.
#[derive(Clone, Debug)]
pub struct Office {
    /// The journal.
    pub journal: Vec<Placed>,
    incarnation: u32,
    /// Whether it takes exact continuations alone.
    pub healing: bool,
    /// By desk.
    pub readers: Vec<bool>,
    reported: Vec<bool>,
}

/// A state of the whole.
#[derive(Clone, Debug)]
pub struct World {
    /// The desks.
    pub stations: Vec<Station>,
    /// The office.
    pub office: Office,
    left: Limits,
    print: [u64; 2],
}

impl PartialEq for World {
    fn eq(&self, other: &Self) -> bool {
        self.print == other.print
    }
}

impl Eq for World {}

impl Hash for World {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.print.hash(state);
    }
}

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A desk records an entry.
    Write(usize),
    /// A question arrives at the office.
    Arrive(usize, usize),
    /// The same, and arrives again later.
    ArriveTwice(usize, usize),
    /// The answer arrives at the desk.
    Answer(usize),
    /// The desk's timer goes off.
    Tick(usize),
    /// The desk's program dies and starts again.
    Crash(usize),
    /// The office is put back to a journal of so many entries.
    Restore(usize),
    /// A desk's right ends.
    Revoke(usize),
}

/// The exchange of so many desks.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    /// Desks.
    pub desks: usize,
    /// What may happen.
    pub limits: Limits,
}

impl Model for Exchange {
    type State = World;
    type Action = Step;

    fn init_states(&self) -> Vec<World> {
        let station = |_| Station { engine: Engine::new(Config::usual(0)), disk: Disk::default(), connected: false, asked: Vec::new(), told: None };
        let (readers, reported) = (vec![true; self.desks], vec![false; self.desks]);
        let office = Office { journal: Vec::new(), incarnation: 1, healing: false, readers, reported };
        let mut world = World { stations: (0..self.desks).map(station).collect(), office, left: self.limits, print: [0; 2] };
        for at in 0..self.desks {
            let standing = world.stations[at].disk.standing();
            world.step(at, Event::Started(standing));
        }
        vec![world.settled()]
    }

    fn actions(&self, world: &World, steps: &mut Vec<Step>) {
        let left = world.left;
        for (at, station) in world.stations.iter().enumerate() {
            if left.writes > 0 {
                steps.push(Step::Write(at));
            }
            for which in 0..station.asked.len() {
                steps.push(Step::Arrive(at, which));
                if left.doubles > 0 && matches!(station.asked[which].effect, Effect::Push { .. } | Effect::Relay { .. }) {
                    steps.push(Step::ArriveTwice(at, which));
                }
            }
            if station.told.is_some() {
                steps.push(Step::Answer(at));
            }
            let waits = station.told.is_some() || station.asked.iter().any(|question| question.current);
            if !waits || left.late > 0 {
                steps.push(Step::Tick(at));
            }
            if left.crashes > 0 {
                steps.push(Step::Crash(at));
            }
            if left.revocations > 0 && world.office.readers[at] && at > 0 {
                steps.push(Step::Revoke(at));
            }
        }
        if left.restores > 0 {
            steps.extend((0..world.office.journal.len()).map(Step::Restore));
        }
    }

    fn next_state(&self, last: &World, step: Step) -> Option<World> {
        let mut world = last.clone();
        world.take(step);
        let next = world.settled();
        (next != *last).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("no journal stops and no desk is taken for a copy", |_, world: &World| {
                world.stations.iter().all(|station| !station.disk.stopped && !station.disk.forked)
            }),
            Property::always("nothing is in the office twice", |_, world: &World| {
                let journal = &world.office.journal;
                journal.iter().enumerate().all(|(at, (entry, _))| journal[..at].iter().all(|(other, _)| other.header != entry.header))
            }),
            Property::always("what a reader was told is not lost", |_, world: &World| world.keeps_its_word()),
            Property::always("everything finds together once nothing more goes wrong", |_, world: &World| {
                // One in a hundred, by chance that follows from the state: the rest lie on the way of these.
                !world.print[1].is_multiple_of(101) || world.clone().finds_together()
            }),
        ]
    }
}

impl World {
    /// Puts the state into the one form that all ways to it share.
    fn settled(mut self) -> Self {
        for station in &mut self.stations {
            station.engine = station.engine.essence();
        }
        let mut text = String::new();
        for station in &self.stations {
            let questions: Vec<String> = station.asked.iter().map(|it| format!("{}{:?}", it.current, without_ticket(&it.effect))).collect();
            let _ =
                write!(text, "{:?}{:?}{}{questions:?}{:?}", station.engine, station.disk, station.connected, station.told.as_ref().map(answer_of));
        }
        let _ = write!(text, "{:?}{:?}", self.office, self.left);
        let mut print = std::hash::DefaultHasher::new();
        text.hash(&mut print);
        let first = print.finish();
        first.hash(&mut print);
        self.print = [first, print.finish()];
        self
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Write(at) => {
                self.left.writes -= 1;
                self.stations[at].disk.write(at);
                self.step(at, Event::LocalWrite);
            }
            Step::Arrive(at, which) => {
                let question = self.stations[at].asked.remove(which);
                self.arrive(at, question);
            }
            Step::ArriveTwice(at, which) => {
                self.left.doubles -= 1;
                let question = self.stations[at].asked[which].clone();
                self.stations[at].asked[which].current = false;
                self.arrive(at, question);
            }
            Step::Answer(at) => {
                if let Some(event) = self.stations[at].told.take() {
                    self.step(at, event);
                }
            }
            Step::Tick(at) => {
                let waits = self.stations[at].told.is_some() || self.stations[at].asked.iter().any(|question| question.current);
                self.left.late -= u8::from(waits && self.left.late > 0);
                self.stations[at].nobody_waits();
                // The engine counts its timers from zero in this form.
                self.step(at, Event::Tick { timer: 0 });
            }
            Step::Crash(at) => {
                self.left.crashes -= 1;
                let station = &mut self.stations[at];
                station.nobody_waits();
                station.engine = Engine::new(Config::usual(0));
                station.connected = false;
                let standing = station.disk.standing();
                self.step(at, Event::Started(standing));
            }
            Step::Restore(length) => {
                self.left.restores -= 1;
                self.office.journal.truncate(length);
                self.office.incarnation += 1;
                self.office.healing = true;
                self.office.reported.iter_mut().for_each(|reported| *reported = false);
                self.stations.iter_mut().for_each(|station| station.connected = false);
            }
            Step::Revoke(at) => {
                self.left.revocations -= 1;
                self.office.readers[at] = false;
            }
        }
    }

    fn step(&mut self, at: usize, event: Event) {
        // Answers carry the number that the open question has here.
        self.stations[at].engine = self.stations[at].engine.essence();
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let station = &mut self.stations[at];
            for effect in station.engine.step(event, NOW) {
                match effect {
                    Effect::Disconnect => station.connected = false,
                    Effect::SetTimer { .. } | Effect::Tell(_) => {}
                    Effect::Renew => station.disk.forked = true,
                    local if local.is_local() => events.extend(station.disk.perform(&local)),
                    effect => station.asked.push(Question { current: true, effect }),
                }
            }
        }
    }

    // ---- the office ------------------------------------------------------------------------------------------------------

    fn arrive(&mut self, at: usize, question: Question) {
        let connect = matches!(question.effect, Effect::Connect { .. });
        let event = if connect || self.stations[at].connected {
            self.stations[at].connected |= connect && question.current;
            self.office.answer(at, question.effect)
        } else {
            Event::Failed { ticket: ASKED, trouble: Trouble::Unreachable }
        };
        if question.current {
            self.stations[at].told = Some(event);
        }
    }

    // ---- what must hold --------------------------------------------------------------------------------------------------

    /// What a desk that may read was told to be in the journal is there, unless the office is just healing.
    fn keeps_its_word(&self) -> bool {
        let there = |entry: &Entry| self.office.journal.iter().any(|(known, _)| known.header == entry.header);
        let told = |station: &Station| station.disk.journal.iter().all(|(entry, _)| there(entry));
        self.office.healing || self.stations.iter().zip(&self.office.readers).all(|(station, reads)| !reads || told(station))
    }

    /// Goes on without a fault, in the plainest order, until nothing changes; says whether all hold the same then.
    fn finds_together(mut self) -> bool {
        for _ in 0..60 {
            for at in 0..self.stations.len() {
                for _ in 0..60 {
                    if self.stations[at].told.is_some() {
                        self.take(Step::Answer(at));
                    } else if !self.stations[at].asked.is_empty() {
                        self.take(Step::Arrive(at, 0));
                    } else {
                        break;
                    }
                }
                self.take(Step::Tick(at));
            }
            let journal = &self.office.journal;
            let holds = |station: &Station| station.disk.journal == *journal && station.disk.pending.is_empty();
            let all = self.stations.iter().zip(&self.office.readers).all(|(station, reads)| !reads || holds(station));
            if all && !self.office.healing {
                return true;
            }
        }
        false
    }
}

impl Station {
    /// What was asked is not waited for any more.
    fn nobody_waits(&mut self) {
        self.told = None;
        self.asked.iter_mut().for_each(|question| question.current = false);
    }
}

/// The number of a question says nothing about what it asks.
fn without_ticket(effect: &Effect) -> String {
    match effect {
        Effect::Pull { audience, after, .. } => format!("pull {audience} {after}"),
        Effect::Push { entries, .. } => format!("push {entries:?}"),
        Effect::Relay { placed, .. } => format!("relay {placed:?}"),
        Effect::Countersign { heads, .. } => format!("countersign {heads:?}"),
        Effect::Connect { .. } => "connect".to_owned(),
        Effect::AskHeads { .. } => "heads".to_owned(),
        Effect::ReportHealed { .. } => "healed".to_owned(),
        other => panic!("{other:?} is not a question to the office"),
    }
}

fn answer_of(event: &Event) -> String {
    match event {
        Event::Connected { hello, .. } => format!("{hello:?}"),
        Event::Heads { heads, .. } => format!("{heads:?}"),
        Event::Paged { page, .. } => format!("{page:?}"),
        Event::Pushed { answers, .. } => format!("{answers:?}"),
        Event::Relayed { head, .. } => format!("relayed {head:?}"),
        Event::Done { .. } => "done".to_owned(),
        Event::Failed { trouble, .. } => format!("{trouble:?}"),
        other => panic!("{other:?} is not an answer of the office"),
    }
}

impl Office {
    fn head(&self) -> Head {
        let (position, chain) = self.journal.last().map_or((0, [0; 32]), |(_, place)| (place.position, place.chain));
        Head { audience: JOURNAL.to_owned(), position, chain }
    }

    fn answer(&mut self, at: usize, effect: Effect) -> Event {
        let (ticket, reads) = (ASKED, self.readers[at]);
        match effect {
            Effect::Connect { .. } => {
                let officer = OfficerId(Uuid::from_u128(u128::try_from(at).unwrap_or_default()));
                let (office, incarnation, healing) = (Uuid::from_u128(77), self.incarnation, self.healing);
                Event::Connected {
                    ticket,
                    hello: Hello { protocol: (1, 1), office, incarnation, healing, officer, device_known: true, now: NOW, lease_until: None },
                }
            }
            Effect::AskHeads { .. } => Event::Heads { ticket, heads: if reads && !self.journal.is_empty() { vec![self.head()] } else { Vec::new() } },
            Effect::Pull { audience, after, .. } => {
                let placed = self.journal.iter().filter(|(_, place)| reads && place.position > after).cloned().collect();
                Event::Paged { ticket, page: Page { audience, placed, head: self.head().position } }
            }
            Effect::Push { entries, .. } => {
                let answer = if self.healing {
                    Pushed::Refused { code: Parked::Healing }
                } else if !reads {
                    Pushed::Refused { code: Parked::NotReader }
                } else {
                    self.push(entries)
                };
                Event::Pushed { ticket, answers: vec![(JOURNAL.to_owned(), answer)] }
            }
            Effect::Relay { placed, .. } => {
                for (entry, place) in placed.into_iter().filter(|_| self.healing && reads) {
                    let head = self.head();
                    let chain = extend_chain(&head.chain, &entry.digest(), place.received_at, place.directory);
                    if place.position == head.position + 1 && place.chain == chain {
                        self.journal.push((entry, place));
                    }
                }
                Event::Relayed { ticket, head: self.head() }
            }
            Effect::ReportHealed { .. } => {
                self.reported[at] = true;
                self.healing &= !self.reported.iter().all(|reported| *reported);
                Event::Done { ticket }
            }
            Effect::Countersign { .. } => Event::Done { ticket },
            other => panic!("{other:?} is not a question to the office"),
        }
    }

    fn push(&mut self, entries: Vec<(String, Entry)>) -> Pushed {
        let mut places = Vec::new();
        for (_, entry) in entries {
            let (device, seq) = disk::name_of(&entry);
            let of_device = || self.journal.iter().filter(|(known, _)| disk::name_of(known).0 == device);
            let have = of_device().map(|(known, _)| disk::name_of(known).1).max().unwrap_or_default();
            if let Some((_, place)) = of_device().find(|(known, _)| known.header == entry.header) {
                places.push((seq, place.clone()));
            } else if seq <= have {
                return Pushed::Forked { seq };
            } else if seq > have + 1 {
                return if places.is_empty() { Pushed::Gap { have } } else { Pushed::Accepted { places } };
            } else {
                let head = self.head();
                // A second incarnation gives other times: what was lost and comes again does not continue the old chain.
                let received_at = Instant(i64::from(self.incarnation));
                let chain = extend_chain(&head.chain, &entry.digest(), received_at, 0);
                let place = Place { position: head.position + 1, received_at, directory: 0, chain };
                places.push((seq, place.clone()));
                self.journal.push((entry, place));
            }
        }
        Pushed::Accepted { places }
    }
}
