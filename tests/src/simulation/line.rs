//! What a desk's engine asks for and what comes of it: local effects, the line, and the office at its end.

use jcat_desk::domain::Instant;
use jcat_desk::sync::engine::{Config, Effect, Engine, Event};
use jcat_desk::sync::exchange::{Pushed, Trouble};
use jcat_desk::sync::{self, rehearsal};

use super::station::{Happening, Item, identity};
use super::{SHORTEST, Simulation};

/// How long a message takes on a line that nothing is wrong with, at most.
const USUAL_DELAY: u64 = 80;

/// How long a slow one takes, at most.
const SLOW_DELAY: u64 = 40_000;

impl Simulation {
    pub(super) fn happen(&mut self, item: Item) {
        let Item { station: at, life, what } = item;
        if let Happening::Ask { connection, effect } = what {
            // What is on the line arrives, whether the program that sent it lives or not.
            return self.at_the_office(at, life, connection, effect);
        }
        let station = &self.stations[at];
        if life != station.life {
            return;
        }
        let event = match what {
            Happening::Start => match sync::standing(&station.desk) {
                Ok(standing) => Event::Started(standing),
                Err(problem) => panic!("{problem:?}"),
            },
            Happening::Tick { timer } if timer == station.timer => Event::Tick { timer },
            Happening::HangUp { connection } if connection == station.connection => Event::LineLost,
            Happening::Tell { event } => event,
            Happening::Ask { .. } | Happening::Tick { .. } | Happening::HangUp { .. } => return,
        };
        self.step(at, event);
    }

    pub(super) fn step(&mut self, at: usize, event: Event) {
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
            return self.do_local(at, &effect);
        }
        match effect {
            Effect::SetTimer { timer, ms } => {
                self.stations[at].timer = timer;
                self.schedule(i64::try_from(ms).unwrap_or(i64::MAX), at, Happening::Tick { timer });
            }
            Effect::Tell(state) => {
                self.say(|| format!("{at} is {}", state.label()));
                self.stations[at].link = state;
            }
            Effect::Disconnect => {
                self.stations[at].connection += 1;
                self.connected[at] = None;
            }
            Effect::Renew => self.renew(at),
            asked => self.send(at, asked),
        }
        None
    }

    /// Does what concerns the desk alone. It may die before, after, or in between where a faulty program has two transactions.
    fn do_local(&mut self, at: usize, effect: &Effect) -> Option<Event> {
        let crash = !self.calm && self.chance.below(8_000) < self.weather.crash;
        if crash && self.chance.in_thousand(300) {
            self.crash(at);
            return None;
        }
        rehearsal::crash_between(crash);
        let event = sync::perform(&self.stations[at].desk, effect);
        rehearsal::crash_between(false);
        if let Some(Event::Outgoing { entries, .. }) = &event {
            self.note_handed(at, entries);
        }
        if crash {
            self.crash(at);
            return None;
        }
        match (effect, &event) {
            (Effect::KeepAnswers { answers, .. }, Some(Event::Kept { .. })) => self.note_acknowledged(at, answers),
            (Effect::ApplyPage { page, .. }, Some(Event::Kept { standing, .. })) => self.note_page(at, page, standing),
            _ => {}
        }
        event
    }

    fn renew(&mut self, at: usize) {
        self.say(|| format!("{at} becomes a new device"));
        self.tally.renewed += 1;
        if !self.stations[at].copied {
            self.wrong.get_or_insert(format!("{at} takes itself for a copy, and there is none"));
        }
        let station = &mut self.stations[at];
        sync::renew_device(&station.desk).unwrap_or_else(|problem| panic!("{problem:?}"));
        station.device = identity(&station.desk).1;
        station.on_the_line.clear();
        station.engine = Engine::new(Config::usual(self.seed ^ self.order));
        station.life += 1;
        station.connection += 1;
        self.note_recorded(at);
        self.schedule(10, at, Happening::Start);
    }

    // ---- the line --------------------------------------------------------------------------------------------------------

    fn delay(&mut self) -> i64 {
        let slow = !self.calm && self.chance.in_thousand(self.weather.slow);
        if slow { self.chance.millis(SLOW_DELAY) } else { SHORTEST + self.chance.millis(USUAL_DELAY) }
    }

    fn is_lost(&mut self, at: usize) -> bool {
        self.stations[at].cut || (!self.calm && self.chance.in_thousand(self.weather.lost))
    }

    /// Mends the line: what was stuck on it comes through now, in any order.
    pub(super) fn mend_line(&mut self) {
        let stuck = |item: &Item| matches!(item.what, Happening::Ask { .. } | Happening::Tell { .. });
        let late: Vec<(i64, u64)> = self.queue.iter().filter(|(_, item)| stuck(item)).map(|(key, _)| *key).collect();
        for key in late {
            if let Some(item) = self.queue.remove(&key) {
                let after = SHORTEST + self.chance.millis(USUAL_DELAY);
                self.order += 1;
                self.queue.insert((self.now + after, self.order), item);
            }
        }
    }

    fn send(&mut self, at: usize, effect: Effect) {
        let connection = self.stations[at].connection;
        if self.is_lost(at) {
            if self.chance.in_thousand(500) {
                let event = Event::Failed { ticket: effect.ticket(), trouble: Trouble::Unreachable };
                self.schedule(SHORTEST, at, Happening::Tell { event });
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

    fn answer(&mut self, at: usize, life: u64, event: Event) {
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

    /// Tells the others that there is something new. A wake-up is a hint: some do not hear it.
    pub(super) fn wake(&mut self, but: Option<usize>) {
        for at in 0..self.stations.len() {
            let hears = self.calm || self.chance.in_thousand(600);
            if Some(at) != but && !self.stations[at].cut && self.connected[at].is_some() && hears {
                let after = self.delay();
                self.schedule(after, at, Happening::Tell { event: Event::Woken });
            }
        }
    }

    /// The office's machine begins anew: every connection to it ends, and most desks hear that at once.
    pub(super) fn hang_up(&mut self) {
        self.office_life += 1;
        for at in 0..self.stations.len() {
            let connection = self.stations[at].connection;
            if !self.stations[at].cut && self.connected[at].is_some() && self.chance.in_thousand(800) {
                let after = self.delay();
                self.schedule(after, at, Happening::HangUp { connection });
            }
        }
    }

    // ---- the office ------------------------------------------------------------------------------------------------------

    fn at_the_office(&mut self, at: usize, life: u64, connection: u64, effect: Effect) {
        let ticket = effect.ticket();
        let officer = self.stations[at].officer;
        let now = Instant(self.now);
        if matches!(effect, Effect::Connect { .. }) {
            self.connected[at] = Some((connection, self.office_life));
        } else if self.connected[at].is_none_or(|(_, office_life)| office_life != self.office_life) && life == self.stations[at].life {
            // The connection was opened to an office that is no more.
            let event = Event::Failed { ticket, trouble: Trouble::Unreachable };
            return self.schedule(SHORTEST, at, Happening::Tell { event });
        }
        let event = match effect {
            Effect::Connect { .. } => Event::Connected { ticket, hello: self.office.hello(officer, now) },
            Effect::AskHeads { .. } => Event::Heads { ticket, heads: self.office.heads(officer) },
            Effect::Pull { audience, after, .. } => Event::Paged { ticket, page: self.office.pull(officer, &audience, after) },
            Effect::Push { entries, .. } => {
                self.keep_backup();
                let may = |audience: &String| self.office.may_push(audience, officer);
                let without: Vec<String> = entries.iter().map(|(audience, _)| audience).filter(|audience| !may(audience)).cloned().collect();
                let answers = self.office.push(officer, &entries, now);
                self.note_pushed(at, &answers, &without);
                self.wake(Some(at));
                self.restore_behind_a_hole(at, &answers);
                Event::Pushed { ticket, answers }
            }
            Effect::Relay { audience, placed, .. } => {
                let head = self.office.relay(&audience, &placed);
                self.say(|| format!("{at} offers {} of {audience}, head {}", placed.len(), head.position));
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
        self.answer(at, life, event);
    }

    fn note_pushed(&mut self, at: usize, answers: &[(String, Pushed)], without: &[String]) {
        for (audience, answer) in answers {
            if without.contains(audience) && matches!(answer, Pushed::Accepted { .. }) {
                self.wrong.get_or_insert(format!("{at} has no right in {audience} and its entries were taken"));
            }
        }
        self.say(|| {
            let said = answers.iter().map(|(audience, answer)| match answer {
                Pushed::Accepted { places } => format!("{audience} +{}", places.len()),
                other => format!("{audience} {other:?}"),
            });
            format!("{at} pushes {}", said.collect::<Vec<_>>().join(", "))
        });
    }

    pub(super) fn end_healing(&mut self) {
        if self.office.healing && (0..self.stations.len()).all(|at| self.office.reported.contains(&at)) {
            self.say(|| "healing ends".to_owned());
            self.office.healing = false;
            self.wake(None);
        }
    }
}
