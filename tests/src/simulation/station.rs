//! A desk in a run: the real desk and the real engine, and what the run knows of them.

use std::collections::BTreeSet;

use jcat_desk::domain::Instant;
use jcat_desk::domain::ids::{DeviceId, EntryId, OfficerId};
use jcat_desk::sync::engine::{Config, Effect, Engine, Event, LinkState};
use jcat_desk::sync::rehearsal;
use jcat_desk::{Desk, Surroundings};

use super::Simulation;

/// Journal and id of entries.
pub(super) type Recorded = BTreeSet<(String, EntryId)>;

pub(super) struct Station {
    pub(super) desk: Desk,
    pub(super) world: Surroundings,
    pub(super) engine: Engine,
    /// Which life of the program: what was under way dies with it.
    pub(super) life: u64,
    pub(super) timer: u64,
    pub(super) connection: u64,
    pub(super) cut: bool,
    pub(super) officer: OfficerId,
    pub(super) device: DeviceId,
    pub(super) shift: i64,
    /// Whether there is, or was, another disk of the same device.
    pub(super) copied: bool,
    pub(super) link: LinkState,
    /// Digests of what was handed to the line, and ids of what was sent on purpose though it did not hold.
    pub(super) handed: BTreeSet<[u8; 32]>,
    pub(super) insisted: BTreeSet<EntryId>,
    /// Entries that were handed to the line since this disk and this device are what they are.
    pub(super) on_the_line: BTreeSet<EntryId>,
    /// Entries that this desk recorded and has on its disk.
    pub(super) recorded: Recorded,
}

/// Something on its way.
pub(super) enum Happening {
    /// The program starts.
    Start,
    /// A timer goes off.
    Tick { timer: u64 },
    /// A question arrives at the office.
    Ask { connection: u64, effect: Effect },
    /// An event arrives at the desk.
    Tell { event: Event },
    /// The desk's end of a connection hears that the other is gone.
    HangUp { connection: u64 },
}

pub(super) struct Item {
    pub(super) station: usize,
    pub(super) life: u64,
    pub(super) what: Happening,
}

/// Gives who a desk is.
pub(super) fn identity(desk: &Desk) -> (OfficerId, DeviceId) {
    rehearsal::identity(desk).unwrap_or_else(|problem| panic!("{problem:?}"))
}

impl Station {
    pub(super) fn new(seed: u64, at: usize, desk: Desk) -> Self {
        let (officer, device) = identity(&desk);
        Self {
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
            copied: false,
            link: LinkState::Alone,
            handed: BTreeSet::new(),
            insisted: BTreeSet::new(),
            on_the_line: BTreeSet::new(),
            recorded: BTreeSet::new(),
        }
    }

    /// What is left of the desk when its program dies, or a copy of its disk.
    pub(super) fn copy(&self, world: Surroundings) -> Desk {
        rehearsal::copy(&self.desk, world).unwrap_or_else(|problem| panic!("{problem:?}"))
    }
}

impl Simulation {
    pub(super) fn schedule(&mut self, after: i64, station: usize, what: Happening) {
        self.order += 1;
        let life = self.stations[station].life;
        self.queue.insert((self.now + after, self.order), Item { station, life, what });
    }

    /// Sets the desk's clock to what it shows now, right or wrong.
    pub(super) fn clock(&mut self, at: usize) -> Instant {
        let now = Instant(self.now + self.stations[at].shift);
        self.stations[at].world.set(now);
        now
    }
}
