//! Documents on a case: files with their hash, their versions and their chain of custody (DAT-6).
//!
//! A document is a subject of its own in the journal of its case. What lives here: who may add one, what a version says of its
//! file, who had it in hand. What does not: the bytes. An entry names them by the address of their manifest and carries the key
//! that opens them, so that whoever may read the entry may read the file, and nobody else.
//!
//! Invariants
//! - A version is never changed; another one follows it. Custody is only ever added to.
//! - A version is known by the SHA-256 of its file: its number is merely its place in office order.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, Reasoned, rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::handling::Handling;
use crate::ids::{AgencyId, CaseId, DocumentId, OfficerId};
use crate::text::{self, TextField};
use crate::{Instant, Refusal};

#[cfg(test)]
mod tests;

/// The largest file that a document takes, in MiB: it still goes over a slow line in a night.
pub const LARGEST_MIB: u64 = 2048;

/// A MiB, in bytes.
pub const MIB: u64 = 1024 * 1024;

/// Who keeps documents on a case, beside who else may be on it.
const HANDLES: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Eurojust, Duty::Analyst, Duty::Guest];

/// A file as it was taken in: what it is called and how large it is, what it hashes to, how it may be passed on, and where its
/// bytes are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct DocumentFile {
    /// What the file is called.
    #[n(0)]
    pub name: String,
    /// What kind of file it is, as far as its first bytes say.
    #[n(1)]
    pub media_type: String,
    /// Its size in bytes.
    #[n(2)]
    pub size: u64,
    /// The SHA-256 of its content.
    #[n(3)]
    pub sha256: Sha256Hash,
    /// The address of the manifest of its pieces.
    #[n(4)]
    pub manifest: Sha256Hash,
    /// The key its pieces are encrypted with: fresh for every version.
    #[n(5)]
    pub key: ContentKey,
    /// How it may be passed on (DAT-1: never by default).
    #[n(6)]
    pub handling: Handling,
}

/// A SHA-256, written in hexadecimal wherever people see it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(try_from = "String", into = "String")]
#[cbor(transparent)]
#[ts(type = "string")]
pub struct Sha256Hash(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 32]);

/// The key of a file's pieces. Shown to nobody: it says nothing in a debug print.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(try_from = "String", into = "String")]
#[cbor(transparent)]
pub struct ContentKey(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 32]);

/// A document was added to a case.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DocumentAdded {
    /// The document.
    #[n(0)]
    pub document: DocumentId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// Its first version.
    #[n(2)]
    pub file: DocumentFile,
    /// What it is and where it comes from.
    #[n(3)]
    pub description: Option<String>,
}

/// A document got another version. What was before stays.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DocumentVersionAdded {
    /// The version.
    #[n(0)]
    pub file: DocumentFile,
    /// Why there is another one.
    #[n(1)]
    pub reason: String,
}

/// A document, or what it was taken from, went from hand to hand.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CustodyRecorded {
    /// Who gave it.
    #[n(0)]
    pub from: String,
    /// Who took it.
    #[n(1)]
    pub to: String,
    /// When that was.
    #[n(2)]
    pub at: Instant,
    /// Why.
    #[n(3)]
    pub reason: String,
    /// The SHA-256 of the version that was handed over.
    #[n(4)]
    pub sha256: Sha256Hash,
}

/// A version of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentVersion {
    /// Its file.
    pub file: DocumentFile,
    /// Who added it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// Why there is one after the first.
    pub reason: Option<String>,
}

/// An entry of a document's chain of custody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Custody {
    /// Who gave it.
    pub from: String,
    /// Who took it.
    pub to: String,
    /// When that was.
    pub at: Instant,
    /// Why.
    pub reason: String,
    /// The SHA-256 of the version that was handed over.
    pub sha256: Sha256Hash,
    /// Who recorded it.
    pub by: OfficerId,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// Why and by whom a document was taken off its case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Why.
    pub reason: String,
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// A document on a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentState {
    /// The document.
    pub id: DocumentId,
    /// The case.
    pub case: CaseId,
    /// The organisation whose officer added it: it alone adds versions and withdraws.
    pub agency: AgencyId,
    /// What it is and where it comes from.
    pub description: Option<String>,
    /// Its versions, the first one first. Never empty.
    pub versions: Vec<DocumentVersion>,
    /// Through whose hands it went.
    pub custody: Vec<Custody>,
    /// Whether it was taken off the case.
    pub withdrawn: Option<Withdrawal>,
}

impl DocumentState {
    /// Gives the newest version.
    pub fn latest(&self) -> Option<&DocumentVersion> {
        self.versions.last()
    }

    /// Gives a version by its number from 1; the newest where none is named.
    pub fn version(&self, number: Option<u32>) -> Option<(u32, &DocumentVersion)> {
        let count = u32::try_from(self.versions.len()).unwrap_or(u32::MAX);
        let number = number.unwrap_or(count);
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        self.versions.get(at).map(|version| (number, version))
    }
}

/// What somebody says of a file that is to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileOffered<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Its size in bytes.
    pub size: u64,
    /// How it may be passed on; none where nobody has said.
    pub handling: Option<&'a Handling>,
}

/// What a rule made of a file that was offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTaken {
    /// What it is called.
    pub name: String,
    /// How it may be passed on.
    pub handling: Handling,
}

/// Records that a document went from hand to hand (DAT-6).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordCustody {
    /// The document.
    pub document: DocumentId,
    /// The version that was handed over; the newest where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
    /// Who gave it.
    pub from: String,
    /// Who took it.
    pub to: String,
    /// When that was, in the office's time, `YYYY-MM-DD HH:MM`; now where it is not said.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<String>,
    /// Why.
    pub reason: String,
}

/// Takes a document off its case.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawDocument {
    /// The document.
    pub document: DocumentId,
    /// Why.
    pub reason: String,
}

// ---- what holds --------------------------------------------------------------------------------------------------------

/// Begins a document with its first version.
pub fn begin(fact: &Fact<'_>) -> Result<DocumentState, Refusal> {
    let Change::DocumentAdded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(HANDLES)?;
    // Somebody with a duty belongs to an organisation: duties come with it.
    let agency = fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    Ok(DocumentState {
        id: it.document,
        case: it.case,
        agency,
        description: it.description.clone(),
        versions: vec![DocumentVersion { file: it.file.clone(), by: fact.author.officer, at: fact.at, reason: None }],
        custody: Vec::new(),
        withdrawn: None,
    })
}

/// Folds what follows into a document.
pub fn fold(state: &mut DocumentState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    let (by, at) = (fact.author.officer, fact.at);
    match fact.change {
        Change::DocumentVersionAdded(it) => {
            state.versions.push(DocumentVersion { file: it.file.clone(), by, at, reason: Some(it.reason.clone()) });
        }
        Change::CustodyRecorded(it) => state.custody.push(Custody {
            from: it.from.clone(),
            to: it.to.clone(),
            at: it.at,
            reason: it.reason.clone(),
            sha256: it.sha256,
            by,
            recorded_at: at,
        }),
        Change::DocumentWithdrawn(it) => state.withdrawn = Some(Withdrawal { reason: it.reason.clone(), by, at }),
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

/// Says whether a change holds on this document, by this author. The same answer when deciding and when folding.
pub fn holds(state: &DocumentState, change: &Change, author: &Author) -> Result<(), Refusal> {
    author.require(HANDLES)?;
    match change {
        Change::DocumentVersionAdded(it) => {
            owns(state, author)?;
            still_used(state)?;
            // Only the newest is compared: going back to what stood before is a version of its own.
            let same = state.latest().is_some_and(|version| version.file.sha256 == it.file.sha256);
            if same { Err(Refusal::SameVersion) } else { Ok(()) }
        }
        // What was withdrawn still lies somewhere and may still be handed over.
        Change::CustodyRecorded(it) => {
            let known = state.versions.iter().any(|version| version.file.sha256 == it.sha256);
            if known { Ok(()) } else { Err(Refusal::NotRecorded) }
        }
        Change::DocumentWithdrawn(_) => {
            owns(state, author)?;
            still_used(state)
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// What an agency put on a case is changed by nobody else (DAT-1); EC3 keeps the case's records in order.
fn owns(state: &DocumentState, author: &Author) -> Result<(), Refusal> {
    if author.has(Duty::Ec3) { Ok(()) } else { author.require_of(&state.agency) }
}

const fn still_used(state: &DocumentState) -> Result<(), Refusal> {
    if state.withdrawn.is_none() { Ok(()) } else { Err(Refusal::DocumentWithdrawn) }
}

/// Says whether the author may keep documents on the case now: it is open, and the author is on it by name or by agency.
pub fn may_keep(case: &CaseState, author: &Author) -> Result<(), Refusal> {
    author.require(HANDLES)?;
    if case.stage.is_over() {
        return Err(Refusal::CaseOver { stage: case.stage });
    }
    if case.officers.contains_key(&author.officer) { Ok(()) } else { rules::may_take_part(case, author) }
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

/// Looks at a file before a byte of it is read: named, neither empty nor too large, and with its handling said.
pub fn look_at(offered: &FileOffered<'_>) -> Result<FileTaken, Refusal> {
    let name = text::required(TextField::Name, offered.name)?;
    let handling = rules::check_handling(offered.handling.ok_or(Refusal::HandlingMissing)?)?;
    if offered.size == 0 {
        return Err(Refusal::EmptyDocument);
    }
    let found = offered.size.div_ceil(MIB);
    if found > LARGEST_MIB {
        return Err(Refusal::DocumentTooLarge { limit: LARGEST_MIB, found });
    }
    Ok(FileTaken { name, handling })
}

/// Adds a document to a case.
pub fn add(case: &CaseState, document: DocumentId, file: DocumentFile, description: Option<&str>, who: &Author) -> Result<Change, Refusal> {
    may_keep(case, who)?;
    let description = description.map_or(Ok(None), |text| text::optional(TextField::Reason, text))?;
    Ok(Change::DocumentAdded(DocumentAdded { document, case: case.id, file, description }))
}

/// Adds a version to a document.
pub fn add_version(case: &CaseState, state: &DocumentState, file: DocumentFile, reason: &str, who: &Author) -> Result<Change, Refusal> {
    may_keep(case, who)?;
    let reason = text::required(TextField::Reason, reason)?;
    decided(state, Change::DocumentVersionAdded(DocumentVersionAdded { file, reason }), who)
}

/// Says whether the author could add a version, whatever it holds.
pub fn may_add_version(case: &CaseState, state: &DocumentState, who: &Author) -> Result<(), Refusal> {
    may_keep(case, who)?;
    owns(state, who)?;
    still_used(state)
}

/// Records that a document went from hand to hand.
pub fn record_custody(case: &CaseState, state: &DocumentState, request: &RecordCustody, now: Instant, who: &Author) -> Result<Change, Refusal> {
    // Evidence is handed on after a case has ended, too.
    if !case.officers.contains_key(&who.officer) {
        rules::may_take_part(case, who)?;
    }
    let (_, version) = state.version(request.version).ok_or(Refusal::NotRecorded)?;
    let at = match request.at.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => now,
        Some(text) => Instant::from_office_time(text).ok_or(Refusal::NotATime)?,
    };
    if at > now {
        return Err(Refusal::InTheFuture);
    }
    let change = CustodyRecorded {
        from: text::required(TextField::Name, &request.from)?,
        to: text::required(TextField::Name, &request.to)?,
        at,
        reason: text::required(TextField::Reason, &request.reason)?,
        sha256: version.file.sha256,
    };
    decided(state, Change::CustodyRecorded(change), who)
}

/// Takes a document off its case.
pub fn withdraw(case: &CaseState, state: &DocumentState, request: &WithdrawDocument, who: &Author) -> Result<Change, Refusal> {
    may_keep(case, who)?;
    decided(state, Change::DocumentWithdrawn(Reasoned { reason: text::required(TextField::Reason, &request.reason)? }), who)
}

fn decided(state: &DocumentState, change: Change, who: &Author) -> Result<Change, Refusal> {
    holds(state, &change, who)?;
    Ok(change)
}

// ---- how hashes and keys are written ---------------------------------------------------------------------------------------

fn to_hex(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

impl std::fmt::Display for Sha256Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl std::fmt::Debug for Sha256Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl From<Sha256Hash> for String {
    fn from(hash: Sha256Hash) -> Self {
        to_hex(&hash.0)
    }
}

impl TryFrom<String> for Sha256Hash {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        from_hex(&text).map(Self).ok_or("a SHA-256 is 64 hexadecimal digits")
    }
}

impl std::fmt::Debug for ContentKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContentKey")
    }
}

impl From<ContentKey> for String {
    fn from(key: ContentKey) -> Self {
        to_hex(&key.0)
    }
}

impl TryFrom<String> for ContentKey {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        from_hex(&text).map(Self).ok_or("a key is 64 hexadecimal digits")
    }
}
