//! The chain of events in an archive, and which event may follow which (section 2.3).

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::container::{Container, Record, RecordKind};
use crate::fault::{Fault, Place, Rule};
use crate::text::Hash;
use crate::wire;

/// The kinds of events, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventKind {
    /// Election, trustees and credentials are fixed.
    Setup,
    /// A ballot was cast; any number.
    Ballot,
    /// Voting has ended.
    EndBallots,
    /// The product of the counted ballots.
    EncryptedTally,
    /// One trustee's; as many as take part.
    PartialDecryption,
    /// The end.
    Result,
}

impl std::fmt::Display for EventKind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, formatter)
    }
}

impl EventKind {
    /// Whether an event of this kind may come when `last` was the latest (`None`: nothing yet).
    #[must_use]
    pub fn may_follow(self, last: Option<Self>) -> bool {
        match self {
            Self::Setup => last.is_none(),
            Self::Ballot | Self::EndBallots => matches!(last, Some(Self::Setup | Self::Ballot)),
            Self::EncryptedTally => last == Some(Self::EndBallots),
            Self::PartialDecryption => matches!(last, Some(Self::EncryptedTally | Self::PartialDecryption)),
            Self::Result => last == Some(Self::PartialDecryption),
        }
    }
}

/// An event as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenEvent {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    pub height: u64,
    #[serde(rename = "type")]
    pub kind: EventKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
}

/// The records of a Setup.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'a> {
    /// The digest of the event: what was verified under it stays so.
    pub event: Hash,
    /// `election.json`.
    pub election: &'a [u8],
    /// The trustees record.
    pub trustees: &'a [u8],
    /// The public credentials.
    pub credentials: &'a [u8],
}

/// A ballot as it was cast.
#[derive(Debug, Clone, Copy)]
pub struct CastBallot<'a> {
    /// Its digest.
    pub tracker: Hash,
    /// Its bytes.
    pub content: &'a [u8],
}

/// An archive's content, in its phases; what is in no phase was refused.
#[derive(Debug)]
pub struct Chain<'a> {
    /// What was set up.
    pub setup: Setup<'a>,
    /// The ballots in their order, replays included.
    pub ballots: Vec<CastBallot<'a>>,
    pub(crate) tally: Option<(&'a [u8], wire::SizedTally)>,
    pub(crate) decryptions: Vec<(u64, &'a [u8])>,
    pub(crate) result: Option<&'a [u8]>,
    /// The latest event's kind.
    pub last: EventKind,
    /// The latest event's digest: what desks countersign.
    pub head: Hash,
    /// The latest event's height.
    pub height: u64,
}

/// The chain while it is read.
struct Reading<'a> {
    stored: HashMap<Hash, &'a [u8]>,
    /// Data records since the last event.
    pending: Vec<Record<'a>>,
    parent: Option<Hash>,
    height: u64,
    last: Option<EventKind>,
    setup: Option<Setup<'a>>,
    ballots: Vec<CastBallot<'a>>,
    tally: Option<(&'a [u8], wire::SizedTally)>,
    decryptions: Vec<(u64, &'a [u8])>,
    result: Option<&'a [u8]>,
}

impl<'a> Chain<'a> {
    /// Follows the events of a container: parents, heights, payloads directly before their event, phases (2.3, 2.9).
    ///
    /// # Errors
    /// What is wrong with the chain itself stops the reading; an event out of its phase is listed and left out, so that the rest can be judged.
    pub fn read(container: &Container<'a>) -> Result<(Self, Vec<Fault>), Vec<Fault>> {
        let mut reading = Reading {
            stored: HashMap::new(),
            pending: Vec::new(),
            parent: None,
            height: 0,
            last: None,
            setup: None,
            ballots: Vec::new(),
            tally: None,
            decryptions: Vec::new(),
            result: None,
        };
        let mut faults = Vec::new();
        for (number, record) in (1..).zip(&container.records) {
            match record.kind {
                RecordKind::Data => reading.pending.push(*record),
                RecordKind::Event => {
                    if let Err(fault) = reading.follow(record, number, &mut faults) {
                        faults.push(fault);
                        return Err(faults);
                    }
                }
            }
        }
        if let Some(left) = reading.pending.first() {
            faults.push(Rule::Unreferenced(left.hash).at(Place::Record(container.records.len() + 1 - reading.pending.len())));
            return Err(faults);
        }
        reading.finish(faults)
    }
}

impl<'a> Reading<'a> {
    fn follow(&mut self, record: &Record<'a>, number: usize, faults: &mut Vec<Fault>) -> Result<(), Fault> {
        let place = Place::Event(self.height);
        let event: WrittenEvent = wire::read(record.content, place).map_err(|_| Rule::NotAnEvent.at(Place::Record(number)))?;
        if event.parent != self.parent.map(|it| it.hex()) {
            return Err(Rule::Parent.at(place));
        }
        if event.height != self.height {
            return Err(Rule::Height { expected: self.height, found: event.height }.at(place));
        }
        let payload = match (&event.payload, event.kind) {
            (None, EventKind::EndBallots) => None,
            (Some(payload), kind) if kind != EventKind::EndBallots => Some(read_hash(payload, place)?),
            _ => return Err(Rule::Payload(event.kind).at(place)),
        };
        for record in &self.pending {
            self.stored.insert(record.hash, record.content);
        }
        self.take_in(event.kind, payload, record.hash, place, faults)?;
        self.pending.clear();
        self.parent = Some(record.hash);
        self.height += 1;
        Ok(())
    }

    /// Compares what stands before the event with what it refers to, and takes it in if it is its time.
    fn take_in(&mut self, kind: EventKind, payload: Option<Hash>, event: Hash, place: Place, faults: &mut Vec<Fault>) -> Result<(), Fault> {
        let referred = self.referred(kind, payload, place)?;
        // A container holds no record twice: what is referred to and not pending was written for an earlier event.
        let found: Vec<Hash> = self.pending.iter().map(|it| it.hash).collect();
        if let Some(stray) = found.iter().find(|it| !referred.iter().any(|(hash, _)| hash == *it)) {
            return Err(Rule::Unreferenced(*stray).at(place));
        }
        let mut in_order = Vec::with_capacity(found.len());
        for (hash, _) in &referred {
            if found.contains(hash) && !in_order.contains(hash) {
                in_order.push(*hash);
            }
        }
        if in_order != found {
            return Err(Rule::RecordOrder.at(place));
        }
        if self.last.is_none() && kind != EventKind::Setup {
            return Err(Rule::NoSetup.at(place));
        }
        if !kind.may_follow(self.last) {
            faults.push(out_of_phase(kind, self.last).at(place));
            return Ok(());
        }
        self.last = Some(kind);
        let content = |index: usize| referred.get(index).map_or(&[] as &[u8], |(_, content)| *content);
        match kind {
            EventKind::Setup => {
                self.setup = Some(Setup { event, election: content(0), trustees: content(1), credentials: content(2) });
            }
            EventKind::Ballot => self.ballots.extend(referred.first().map(|(tracker, content)| CastBallot { tracker: *tracker, content })),
            EventKind::EndBallots => {}
            EventKind::EncryptedTally => self.tally = Some((content(0), wire::read(content(1), place)?)),
            EventKind::PartialDecryption => {
                let owned: wire::OwnedDecryption = wire::read(content(1), place)?;
                self.decryptions.push((owned.owner, content(0)));
            }
            EventKind::Result => self.result = Some(content(0)),
        }
        Ok(())
    }

    /// Every record that an event refers to, sub-payloads first: the order in which they stand before it.
    fn referred(&self, kind: EventKind, payload: Option<Hash>, place: Place) -> Result<Vec<(Hash, &'a [u8])>, Fault> {
        let find = |hash: Hash| self.stored.get(&hash).map(|it| (hash, *it)).ok_or_else(|| Rule::RecordMissing(hash).at(place));
        let Some(payload) = payload.map(find).transpose()? else {
            return Ok(Vec::new());
        };
        let below = match kind {
            EventKind::Setup => {
                let setup: wire::SetupData = wire::read(payload.1, place)?;
                vec![setup.election, setup.trustees, setup.credentials]
            }
            EventKind::EncryptedTally => vec![wire::read::<wire::SizedTally>(payload.1, place)?.encrypted_tally],
            EventKind::PartialDecryption => vec![wire::read::<wire::OwnedDecryption>(payload.1, place)?.payload],
            EventKind::Ballot | EventKind::EndBallots | EventKind::Result => Vec::new(),
        };
        let mut all = below.iter().map(|it| read_hash(it, place).and_then(find)).collect::<Result<Vec<_>, _>>()?;
        all.push(payload);
        Ok(all)
    }

    fn finish(self, mut faults: Vec<Fault>) -> Result<(Chain<'a>, Vec<Fault>), Vec<Fault>> {
        let (Some(setup), Some(last), Some(head)) = (self.setup, self.last, self.parent) else {
            if faults.is_empty() {
                faults.push(Rule::NoSetup.at(Place::Event(0)));
            }
            return Err(faults);
        };
        let Self { ballots, tally, decryptions, result, height, .. } = self;
        Ok((Chain { setup, ballots, tally, decryptions, result, last, head, height: height - 1 }, faults))
    }
}

fn read_hash(text: &str, place: Place) -> Result<Hash, Fault> {
    Hash::from_hex(text).ok_or_else(|| Rule::Form("a digest is 64 hexadecimal digits".to_owned()).at(place))
}

fn out_of_phase(event: EventKind, last: Option<EventKind>) -> Rule {
    match (event, last) {
        (_, None) => Rule::NoSetup,
        (EventKind::Ballot, Some(after)) if after < EventKind::Result => Rule::LateBallot,
        (event, Some(EventKind::Result)) => Rule::AfterResult(event),
        (event, Some(after)) => Rule::OutOfPhase { event, after },
    }
}
