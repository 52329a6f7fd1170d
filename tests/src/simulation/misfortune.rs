//! What goes wrong: programs that die, lines that are cut, clocks, rights, restores, old disks, copies, intruders.

use std::collections::BTreeSet;

use jcat_desk::domain::Instant;
use jcat_desk::sync::exchange::Pushed;
use jcat_desk::sync::{self, rehearsal};
use jcat_desk::{Desk, Surroundings};

use super::Simulation;
use super::station::{Happening, Station, identity};
use jcat_desk::sync::engine::{Config, Engine};

/// Backups of the office that are kept.
const BACKUPS: usize = 6;

/// Desks, copies included.
const MOST_STATIONS: usize = 8;

impl Simulation {
    /// One step of bad luck.
    pub(super) fn misfortune(&mut self) {
        let at = self.chance.place(self.stations.len());
        let weather = self.weather.clone();
        if self.chance.in_thousand(weather.crash) {
            self.crash(at);
        }
        if self.chance.in_thousand(weather.partition) {
            self.stations[at].cut = !self.stations[at].cut;
            let cut = self.stations[at].cut;
            self.say(|| format!("{at} is {}", if cut { "cut off" } else { "back" }));
        }
        if self.chance.in_thousand(weather.jump) {
            const TEN_YEARS: i64 = 10 * 365 * 86_400_000;
            self.stations[at].shift = *self.chance.one_of(&[TEN_YEARS, -TEN_YEARS, 0, 3_600_000]).unwrap_or(&0);
        }
        if self.chance.in_thousand(weather.rights) {
            self.change_rights(at);
        }
        if self.chance.in_thousand(weather.duty) {
            self.end_a_duty_behind_its_holder(at);
        }
        // Who writes into the database while it heals takes a place whose entry a desk has not offered yet: the journal goes on otherwise,
        // stops on that desk, and nobody promises otherwise.
        if self.chance.in_thousand(weather.forged) && !self.office.healing {
            let audience = *self.chance.one_of(&["taskforce", "board", "everyone"]).unwrap_or(&"board");
            self.say(|| format!("an intruder writes into {audience}"));
            self.office.forge(audience, Instant(self.now));
        }
        if self.chance.in_thousand(weather.newer) {
            self.record_what_is_newer(at);
        }
        if self.chance.in_thousand(weather.dismissal) {
            let officer = self.stations[at].officer;
            if at != 0 && !self.office.ended.remove(&officer) {
                self.office.ended.insert(officer);
            }
        }
        if self.chance.in_thousand(weather.restore) && !self.backups.is_empty() {
            let which = self.backups.len() - 1 - self.chance.place(3).min(self.backups.len() - 1);
            self.restore(which);
        }
        if self.chance.in_thousand(weather.old_disk) || self.chance.in_thousand(weather.clone) {
            self.copy_a_disk(at);
        }
        if self.chance.in_thousand(weather.old_disk) && !self.disks.is_empty() {
            self.put_an_old_disk_back();
        }
    }

    pub(super) fn crash(&mut self, at: usize) {
        self.say(|| format!("{at} crashes"));
        self.tally.crashes += 1;
        let desk = self.stations[at].copy(self.stations[at].world.clone());
        self.boot(at, desk);
    }

    fn boot(&mut self, at: usize, desk: Desk) {
        let device = identity(&desk).1;
        let seed = self.chance.draw();
        let station = &mut self.stations[at];
        (station.desk, station.device) = (desk, device);
        station.world = rehearsal::world(&station.desk);
        station.engine = Engine::new(Config::usual(seed));
        station.life += 1;
        station.connection += 1;
        self.connected[at] = None;
        let after = self.chance.millis(5_000);
        self.schedule(after, at, Happening::Start);
    }

    fn change_rights(&mut self, at: usize) {
        let officer = self.stations[at].officer;
        let audiences: Vec<String> = self.office.journals.keys().filter(|it| it.starts_with("case/") || *it == "board").cloned().collect();
        let Some(audience) = self.chance.one_of(&audiences).cloned() else { return };
        if self.office.may_read(&audience, officer) {
            self.say(|| format!("{at} may no longer read {audience}"));
            self.office.dismiss(&audience, officer);
        } else {
            self.say(|| format!("{at} may read {audience}"));
            self.office.admit(&audience, officer);
        }
    }

    // ---- restores --------------------------------------------------------------------------------------------------------

    /// Now and then somebody backs the office up.
    pub(super) fn keep_backup(&mut self) {
        if self.chance.in_thousand(150) {
            self.backups.push(self.office.backup());
            if self.backups.len() > BACKUPS {
                self.backups.remove(0);
            }
        }
    }

    fn restore(&mut self, which: usize) {
        let backup = self.backups.swap_remove(which);
        self.office.restore(&backup);
        self.hang_up();
        self.tally.restores += 1;
        let incarnation = self.office.incarnation;
        self.say(|| format!("the office is restored, incarnation {incarnation}"));
        // A backup of what came after says nothing about the office that is.
        self.backups = vec![self.office.backup()];
    }

    /// A push was answered whose entries stand behind some that nobody but the office holds in their places: the worst moment for a
    /// restore, and for whoever wrote those to die before the answer comes. What stood before them will stand otherwise, and the
    /// word that was given for the last is worth nothing.
    pub(super) fn restore_behind_a_hole(&mut self, at: usize, answers: &[(String, Pushed)]) {
        if self.calm || self.weather.restore == 0 {
            return;
        }
        let Ok(standing) = sync::standing(&self.stations[at].desk) else { return };
        for (audience, answer) in answers {
            let Pushed::Accepted { places } = answer else { continue };
            let first = places.iter().map(|(_, place)| place.position).min().unwrap_or_default();
            let end = standing.journals.get(audience).map_or(0, |end| end.position);
            let before = |backup: &super::office::Backup| backup.length_of(audience) <= end;
            let Some(which) = self.backups.iter().rposition(before).filter(|_| first > end + 1) else { continue };
            let Some(authors) = self.without_a_word(at, audience, end, first) else { continue };
            if self.chance.in_thousand(400) {
                self.say(|| format!("{at} holds {audience} up to {end} and was told of {first}"));
                authors.into_iter().for_each(|author| self.crash(author));
                return self.restore(which);
            }
        }
    }

    /// Gives who wrote what stands in a journal between two places, where nobody holds it there yet and nobody was told.
    fn without_a_word(&self, at: usize, audience: &str, after: u64, before: u64) -> Option<BTreeSet<usize>> {
        let holds =
            |station: &Station| sync::standing(&station.desk).is_ok_and(|it| it.journals.get(audience).is_some_and(|end| end.position > after));
        if self.stations.iter().any(holds) {
            return None;
        }
        let journal = self.office.journals.get(audience)?;
        let mut authors = BTreeSet::new();
        for kept in journal.iter().filter(|kept| kept.place.position > after && kept.place.position < before) {
            let told = kept.forged || self.acknowledged.contains(&(audience.to_owned(), kept.id));
            authors.insert(self.stations.iter().position(|station| station.device == kept.device).filter(|author| !told && *author != at)?);
        }
        Some(authors)
    }

    // ---- disks -----------------------------------------------------------------------------------------------------------

    fn copy_a_disk(&mut self, at: usize) {
        let world = Surroundings::fixed(Instant(self.now), self.chance.draw());
        let copy = self.stations[at].copy(world);
        let recorded = self.stations[at].recorded.clone();
        if self.weather.old_disk > 0 && self.chance.in_thousand(500) {
            self.disks.push((at, copy, recorded));
        } else if self.weather.clone > 0 && self.stations.len() < MOST_STATIONS {
            let new = self.stations.len();
            self.say(|| format!("{at} is cloned as {new}"));
            let mut station = Station::new(self.chance.draw(), new, copy);
            station.recorded = recorded;
            (station.copied, self.stations[at].copied) = (true, true);
            station.handed = self.stations[at].handed.clone();
            station.insisted = self.stations[at].insisted.clone();
            station.on_the_line = self.stations[at].on_the_line.clone();
            self.stations.push(station);
            self.connected.push(None);
            self.schedule(100, new, Happening::Start);
        }
    }

    fn put_an_old_disk_back(&mut self) {
        let (at, desk, recorded) = self.disks.swap_remove(0);
        self.say(|| format!("{at} gets an old disk"));
        // What it had handed to the line before is not known to it any more: the office will tell.
        self.stations[at].handed = self.office.digests();
        // Words that only the lost disk had are words to nobody.
        self.stations[at].recorded = recorded;
        self.stations[at].copied = true;
        self.stations[at].on_the_line.clear();
        self.boot(at, desk);
    }

    // ---- what is newer ---------------------------------------------------------------------------------------------------

    /// A desk of a newer version records a kind that is not known here: it is kept, handed on, and what it is about is only read.
    fn record_what_is_newer(&mut self, at: usize) {
        self.clock(at);
        self.say(|| format!("{at} records what is newer"));
        rehearsal::record_newer(&self.stations[at].desk, "taskforce").unwrap_or_else(|problem| panic!("{problem:?}"));
        self.note_recorded(at);
        self.step(at, jcat_desk::sync::engine::Event::LocalWrite);
    }
}
