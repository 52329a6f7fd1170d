//! Writing an archive event by event (section 2.3). Which events may follow is held here; whether their content is sound is the verifier's.

use std::collections::HashSet;

use crate::chain::{Chain, EventKind, WrittenEvent};
use crate::container::{self, RecordKind};
use crate::decryption::write_owned;
use crate::fault::Fault;
use crate::text::Hash;
use crate::wire;

/// An archive that grows.
#[derive(Debug, Clone)]
pub struct Archive {
    bytes: Vec<u8>,
    timestamp: u64,
    stored: HashSet<Hash>,
    cast: HashSet<Hash>,
    owners: HashSet<u64>,
    head: Option<Hash>,
    height: u64,
    last: Option<EventKind>,
}

/// Why an event is not recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFault {
    /// It is not the time for it.
    #[error("an event of kind {0} cannot be recorded now")]
    OutOfPhase(EventKind),
    /// The same ballot was recorded before.
    #[error("the same ballot was recorded before")]
    Replayed,
    /// The trustee has decrypted already.
    #[error("trustee {0} has decrypted already")]
    OwnerTwice(u64),
    /// An archive to be continued is not sound as a container or chain.
    #[error("the archive to be continued does not hold: {0:?}")]
    Unsound(Vec<Fault>),
}

impl Archive {
    /// Begins an archive; the time (seconds since 1970) is in every record.
    #[must_use]
    pub fn begin(timestamp: u64) -> Self {
        Self {
            bytes: container::begin(timestamp),
            timestamp,
            stored: HashSet::new(),
            cast: HashSet::new(),
            owners: HashSet::new(),
            head: None,
            height: 0,
            last: None,
        }
    }

    /// Continues an archive whose container and chain hold.
    ///
    /// # Errors
    /// Says what does not hold.
    pub fn resume(bytes: &[u8]) -> Result<Self, ArchiveFault> {
        let container = container::read(bytes).map_err(|fault| ArchiveFault::Unsound(vec![fault]))?;
        let (chain, faults) = Chain::read(&container).map_err(ArchiveFault::Unsound)?;
        if !faults.is_empty() {
            return Err(ArchiveFault::Unsound(faults));
        }
        Ok(Self {
            bytes: bytes.to_vec(),
            timestamp: container.timestamp,
            stored: container.records.iter().filter(|it| it.kind == RecordKind::Data).map(|it| it.hash).collect(),
            cast: chain.ballots.iter().map(|it| it.tracker).collect(),
            owners: chain.decryptions.iter().map(|(owner, _)| *owner).collect(),
            head: Some(chain.head),
            height: chain.height + 1,
            last: Some(chain.last),
        })
    }

    /// The file's content.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The latest event's digest: what desks countersign.
    #[must_use]
    pub const fn head(&self) -> Option<Hash> {
        self.head
    }

    /// Records what is fixed before voting: election, trustees, public credentials.
    ///
    /// # Errors
    /// It is not the time for it.
    pub fn record_setup(&mut self, election: &str, trustees: &str, credentials: &str) -> Result<(), ArchiveFault> {
        let digest = |text: &str| Hash::of(text.as_bytes()).hex();
        let setup = wire::SetupData { election: digest(election), trustees: digest(trustees), credentials: digest(credentials) };
        self.record(EventKind::Setup, &[election, trustees, credentials, &wire::write(&setup)])
    }

    /// Records a ballot's exact bytes.
    ///
    /// # Errors
    /// It is not the time for it, or the same ballot is in the archive.
    pub fn record_ballot(&mut self, ballot: &str) -> Result<(), ArchiveFault> {
        let tracker = Hash::of(ballot.as_bytes());
        if self.cast.contains(&tracker) {
            return Err(ArchiveFault::Replayed);
        }
        self.record(EventKind::Ballot, &[ballot])?;
        self.cast.insert(tracker);
        Ok(())
    }

    /// Records the end of voting.
    ///
    /// # Errors
    /// It is not the time for it.
    pub fn record_end(&mut self) -> Result<(), ArchiveFault> {
        self.record(EventKind::EndBallots, &[])
    }

    /// Records the encrypted tally with its sizes.
    ///
    /// # Errors
    /// It is not the time for it.
    pub fn record_tally<G: crate::group::Group>(&mut self, tally: &crate::tally::Tally<G>) -> Result<(), ArchiveFault> {
        self.record(EventKind::EncryptedTally, &[&tally.write(), &tally.write_sized()])
    }

    /// Records a trustee's partial decryption.
    ///
    /// # Errors
    /// It is not the time for it, or the trustee has decrypted already.
    pub fn record_decryption(&mut self, owner: u64, partial_decryption: &str) -> Result<(), ArchiveFault> {
        if self.owners.contains(&owner) {
            return Err(ArchiveFault::OwnerTwice(owner));
        }
        self.record(EventKind::PartialDecryption, &[partial_decryption, &write_owned(owner, partial_decryption)])?;
        self.owners.insert(owner);
        Ok(())
    }

    /// Records the result.
    ///
    /// # Errors
    /// It is not the time for it.
    pub fn record_result(&mut self, counts: &crate::decryption::Counts) -> Result<(), ArchiveFault> {
        self.record(EventKind::Result, &[&crate::decryption::write_result(counts)])
    }

    /// Appends the data records, the last of which is the payload, and their event.
    fn record(&mut self, kind: EventKind, data: &[&str]) -> Result<(), ArchiveFault> {
        if !kind.may_follow(self.last) {
            return Err(ArchiveFault::OutOfPhase(kind));
        }
        let mut payload = None;
        for content in data {
            let hash = Hash::of(content.as_bytes());
            if self.stored.insert(hash) {
                container::append_record(&mut self.bytes, RecordKind::Data, content.as_bytes(), self.timestamp);
            }
            payload = Some(hash.hex());
        }
        let event = wire::write(&WrittenEvent { parent: self.head.map(|it| it.hex()), height: self.height, kind, payload });
        self.head = Some(container::append_record(&mut self.bytes, RecordKind::Event, event.as_bytes(), self.timestamp));
        self.height += 1;
        self.last = Some(kind);
        Ok(())
    }
}
