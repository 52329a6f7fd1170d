//! Archives that tests take apart, change, and chain again with right hashes.

use crate::chain::{EventKind, WrittenEvent};
use crate::container::{self, RecordKind};
use crate::text::Hash;
use crate::wire;

/// One event with the data records before it; the last of them is its payload.
#[derive(Clone, Debug)]
pub struct Step {
    pub kind: EventKind,
    pub data: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Script {
    pub timestamp: u64,
    pub steps: Vec<Step>,
}

pub fn hex(text: &str) -> String {
    Hash::of(text.as_bytes()).hex()
}

/// A container of these records.
pub fn write(timestamp: u64, records: &[(RecordKind, String)]) -> Vec<u8> {
    let mut bytes = container::begin(timestamp);
    for (kind, content) in records {
        container::append_record(&mut bytes, *kind, content.as_bytes(), timestamp);
    }
    bytes
}

impl Step {
    pub fn setup(election: &str, trustees: &str, credentials: &str) -> Self {
        let data = format!(r#"{{"election":"{}","trustees":"{}","credentials":"{}"}}"#, hex(election), hex(trustees), hex(credentials));
        Self { kind: EventKind::Setup, data: [election, trustees, credentials, &data].map(str::to_owned).to_vec() }
    }

    pub fn ballot(ballot: &str) -> Self {
        Self { kind: EventKind::Ballot, data: vec![ballot.to_owned()] }
    }

    pub fn tally(tally: &str, num_tallied: u64, total_weight: u64) -> Self {
        let sized = wire::write(&wire::SizedTally { num_tallied, total_weight, encrypted_tally: hex(tally) });
        Self { kind: EventKind::EncryptedTally, data: vec![tally.to_owned(), sized] }
    }

    pub fn decryption(owner: u64, payload: &str) -> Self {
        Self { kind: EventKind::PartialDecryption, data: vec![payload.to_owned(), crate::decryption::write_owned(owner, payload)] }
    }
}

impl Script {
    /// Takes a sound archive apart.
    pub fn of(bytes: &[u8]) -> Self {
        let container = container::read(bytes).unwrap();
        let mut steps = Vec::new();
        let mut data = Vec::new();
        for record in container.records {
            let text = String::from_utf8(record.content.to_vec()).unwrap();
            match record.kind {
                RecordKind::Data => data.push(text),
                RecordKind::Event => {
                    let event: WrittenEvent = serde_json::from_str(&text).unwrap();
                    steps.push(Step { kind: event.kind, data: std::mem::take(&mut data) });
                }
            }
        }
        Self { timestamp: container.timestamp, steps }
    }

    /// Chains the steps as they stand, whatever they say.
    pub fn bytes(&self) -> Vec<u8> {
        write(self.timestamp, &self.records(|_, _| {}))
    }

    /// The records of the chained steps, each event changed before the next refers to it; a record that is there already does not come again.
    pub fn records(&self, change: impl Fn(u64, &mut WrittenEvent)) -> Vec<(RecordKind, String)> {
        let mut records = Vec::new();
        let mut stored = std::collections::HashSet::new();
        let mut parent = None;
        for (height, step) in (0..).zip(&self.steps) {
            let mut payload = None;
            for content in &step.data {
                if stored.insert(hex(content)) {
                    records.push((RecordKind::Data, content.clone()));
                }
                payload = Some(hex(content));
            }
            let mut event = WrittenEvent { parent, height, kind: step.kind, payload };
            change(height, &mut event);
            let event = wire::write(&event);
            parent = Some(hex(&event));
            records.push((RecordKind::Event, event));
        }
        records
    }

    /// The steps of one kind.
    pub fn all(&self, kind: EventKind) -> Vec<&Step> {
        self.steps.iter().filter(|it| it.kind == kind).collect()
    }

    /// The place of the n-th step of one kind.
    pub fn place(&self, kind: EventKind, n: usize) -> usize {
        self.steps.iter().enumerate().filter(|(_, it)| it.kind == kind).nth(n).unwrap().0
    }
}
