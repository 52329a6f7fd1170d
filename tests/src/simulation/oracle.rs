//! What must hold, and what the run itself knows of it: noted while it goes on, compared when it has come to rest. Nothing here
//! asks the product what is right; it is worked out from the office's journals, and from what was seen on the way.

use std::collections::{BTreeMap, BTreeSet};

use jcat_desk::domain::Change;
use jcat_desk::domain::ids::{DeviceId, EntryId};
use jcat_desk::entry::{Encoding, Entry, Header};
use jcat_desk::sync::exchange::{Page, Pushed};
use jcat_desk::sync::rehearsal::{self, Signatures};
use jcat_desk::sync::{self, Standing};
use serde_json::json;

use super::Simulation;
use super::office::Kept;
use super::station::Station;

/// A title as the journal tells it.
struct Title {
    device: DeviceId,
    seq: u64,
    position: u64,
    text: String,
}

impl Simulation {
    // ---- seen on the way -------------------------------------------------------------------------------------------------

    /// What its author knew not to hold is not sent behind the author's back.
    pub(super) fn note_handed(&mut self, at: usize, entries: &[(String, Entry)]) {
        if entries.is_empty() {
            return;
        }
        let overtaken = rehearsal::overtaken(&self.stations[at].desk).unwrap_or_default();
        for (audience, entry) in entries {
            let first = self.stations[at].handed.insert(entry.digest());
            let id = entry.read_header().map(|header| header.id);
            self.stations[at].on_the_line.extend(id);
            if let Some(id) = id.filter(|id| first && overtaken.contains(id) && !self.stations[at].insisted.contains(id)) {
                self.wrong.get_or_insert(format!("{at} sends {id:?} of {audience}, which it knows not to hold"));
            }
        }
    }

    pub(super) fn note_acknowledged(&mut self, at: usize, answers: &[(String, Pushed)]) {
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

    /// Where duties changed and something waits to be sent, what waits must have been judged again. What the office may have is
    /// never held back for its author to give up: it would be signed again in a place that is taken.
    pub(super) fn note_page(&mut self, at: usize, page: &Page, standing: &Standing) {
        let held = if standing.waiting > 0 { sync::held_back(&self.stations[at].desk).unwrap_or_default() } else { Vec::new() };
        if let Some(it) = held.iter().find(|it| self.stations[at].on_the_line.contains(&it.entry)) {
            self.wrong.get_or_insert(format!("{at} holds back {:?}, which the office may have", it.entry));
        }
        let duties = |entry: &Entry| entry.read_header().is_some_and(|header| header.kind.starts_with("officer.post"));
        if standing.waiting > 1 && page.audience == "everyone" && page.placed.iter().any(|(entry, _)| duties(entry)) {
            self.tally.judged += 1;
            if let Err(wrong) = judged_as_a_rebuild_would(&self.stations[at]) {
                self.wrong.get_or_insert(format!("on {at} {wrong}"));
            }
        }
    }

    /// What is pending anywhere is judged as a rebuild would judge it.
    pub(super) fn judge_again(&self) -> Result<(), String> {
        let waits = |station: &&Station| sync::standing(&station.desk).is_ok_and(|standing| standing.waiting > 1);
        self.stations.iter().find(waits).map_or(Ok(()), judged_as_a_rebuild_would)
    }

    // ---- at rest ---------------------------------------------------------------------------------------------------------

    /// Says what does not hold.
    pub(super) fn check(&mut self) -> Result<(), String> {
        if let Some(wrong) = self.wrong.take() {
            return Err(wrong);
        }
        self.nothing_is_lost_or_doubled()?;
        self.nobody_holds_what_is_not_theirs()?;
        self.all_hold_the_same()?;
        self.forgeries_are_set_aside()?;
        self.a_rebuild_shows_the_same()?;
        self.conflicts_are_shown()
    }

    fn nothing_is_lost_or_doubled(&mut self) -> Result<(), String> {
        let mut in_office: BTreeMap<(String, EntryId), u32> = BTreeMap::new();
        let mut withdrawn = BTreeSet::new();
        for (audience, journal) in &self.office.journals {
            for kept in journal.iter().filter(|kept| !self.office.forged.contains(&kept.digest)) {
                let header = kept.entry.read_header().ok_or("a header does not read")?;
                *in_office.entry((audience.clone(), header.id)).or_default() += 1;
                if header.kind == "entry.withdrawn"
                    && let Some(Change::EntryWithdrawn(it)) = decode(&header, kept.entry.body.as_deref())
                {
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
        if let Some(it) = self.acknowledged.iter().find(|it| !in_office.contains_key(*it)) {
            return Err(format!("{it:?} was acknowledged and is lost"));
        }
        for (at, station) in self.stations.iter().enumerate() {
            let lost = station.recorded.iter().find(|it| !in_office.contains_key(*it) && !withdrawn.contains(*it));
            if let Some(it) = lost {
                return Err(format!("{it:?}, recorded on {at}, is lost"));
            }
        }
        Ok(())
    }

    /// Nobody was sent what they might never read; what somebody may no longer read is locked and not shown.
    fn nobody_holds_what_is_not_theirs(&self) -> Result<(), String> {
        for (at, station) in self.stations.iter().enumerate() {
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
                let may = self.office.may_read(audience, station.officer);
                let shown = rehearsal::shown(&station.desk, audience).map_err(broke)?;
                if audience != "everyone" && !may && (shown > 0 || !end.locked) {
                    return Err(format!("{at} may no longer read {audience} and shows {shown} things of it"));
                }
            }
        }
        Ok(())
    }

    /// Whoever may read a journal holds what the office holds, and makes the same of it.
    fn all_hold_the_same(&self) -> Result<(), String> {
        for (audience, journal) in &self.office.journals {
            let expected: Vec<(u64, [u8; 32])> = journal.iter().map(|kept| (kept.place.position, kept.digest)).collect();
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
        Ok(())
    }

    /// What nobody signed is set aside on every desk that reads it, and nothing else is.
    fn forgeries_are_set_aside(&self) -> Result<(), String> {
        let is_forged = |kept: &Kept| self.office.forged.contains(&kept.digest);
        let forged: BTreeSet<(String, Option<i64>)> = self
            .office
            .journals
            .iter()
            .flat_map(|(audience, journal)| journal.iter().map(move |kept| (audience, kept)))
            .filter(|(_, kept)| is_forged(kept))
            .map(|(audience, kept)| (audience.clone(), i64::try_from(kept.place.position).ok()))
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
        Ok(())
    }

    /// On one of the desks, what is shown and found is what a rebuild from the entries alone makes.
    fn a_rebuild_shows_the_same(&mut self) -> Result<(), String> {
        let at = self.chance.place(self.stations.len());
        let copy = self.stations[at].copy(self.stations[at].world.clone());
        let before = rehearsal::derived(&copy).map_err(broke)?;
        if self.signatures == Signatures::Real {
            // Which verifies every entry as well.
            copy.call("rebuildReplica", json!({})).map_err(broke)?;
        } else {
            rehearsal::derive_again(&copy).map_err(broke)?;
        }
        let after = rehearsal::derived(&copy).map_err(broke)?;
        let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| these.difference(those).next().cloned().unwrap_or_default();
        if before == after {
            return Ok(());
        }
        Err(format!("a rebuild of {at} shows otherwise: before {}, after {}", only(&before, &after), only(&after, &before)))
    }

    /// Works out from the office's journal alone which titles did not know of each other, and compares with what is shown. One
    /// desk tells for all: they were found to be the same.
    fn conflicts_are_shown(&mut self) -> Result<(), String> {
        let desk = &self.stations[0].desk;
        let overtaken = rehearsal::overtaken(desk).map_err(broke)?;
        let Some(journal) = self.office.journals.get("taskforce") else { return Ok(()) };
        for (case, (shown, rivals)) in titles(journal, &overtaken, &self.office.forged) {
            self.tally.conflicts += usize::from(!rivals.is_empty());
            let dossier = desk.call("caseDossier", json!({ "case": case })).map_err(broke)?;
            let conflicts = dossier["conflicts"].as_array().cloned().unwrap_or_default();
            let others = conflicts.iter().find(|it| it["field"] == "title").map_or(0, |it| it["others"].as_array().map_or(0, Vec::len));
            if dossier["row"]["title"] != shown.text.as_str() || others != rivals.len() {
                let title = &dossier["row"]["title"];
                return Err(format!("{title} is shown with {others} rivals, {} with {} are expected", shown.text, rivals.len()));
            }
        }
        Ok(())
    }
}

fn broke(problem: impl std::fmt::Debug) -> String {
    format!("{problem:?}")
}

fn judged_as_a_rebuild_would(station: &Station) -> Result<(), String> {
    let copy = station.copy(station.world.clone());
    let before = rehearsal::overtaken(&copy).map_err(broke)?;
    rehearsal::derive_again(&copy).map_err(broke)?;
    let after = rehearsal::overtaken(&copy).map_err(broke)?;
    if before == after { Ok(()) } else { Err(format!("a rebuild judges otherwise: {:?}", before.symmetric_difference(&after))) }
}

/// The title of each case as a journal tells it, with those that neither knew of it nor were known to it.
fn titles(journal: &[std::rc::Rc<Kept>], overtaken: &BTreeSet<EntryId>, forged: &BTreeSet<[u8; 32]>) -> BTreeMap<String, (Title, Vec<Title>)> {
    let base_of = |kept: &Kept| kept.place.chain.first_chunk::<16>().copied().unwrap_or_default();
    let position_of: BTreeMap<[u8; 16], u64> = journal.iter().map(|kept| (base_of(kept), kept.place.position)).collect();
    let mut titles: BTreeMap<String, (Title, Vec<Title>)> = BTreeMap::new();
    let mut case_of = BTreeMap::new();
    for kept in journal {
        let Some(header) = kept.entry.read_header() else { continue };
        if overtaken.contains(&header.id) || forged.contains(&kept.digest) {
            continue;
        }
        let text = match decode(&header, kept.entry.body.as_deref()) {
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
        let new = Title { device: header.device, seq: header.seq, position: kept.place.position, text };
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
    titles
}

fn decode(header: &Header, body: Option<&[u8]>) -> Option<Change> {
    body.filter(|_| header.encoding == Encoding::Clear).and_then(|body| Change::decode(&header.kind, header.kind_version, body))
}
