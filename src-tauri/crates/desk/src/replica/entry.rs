//! An entry: a signed header and a separate body. Frozen; the golden file is `tests/golden/entry-v1.txt`.
//!
//! Both are CBOR with numbered places; the exact bytes are stored and never encoded again. The header commits to
//! `sha256(salt || body)`, so that erasing salt and body leaves header, chain and signature verifiable and says nothing about
//! what was erased.

use jcat_domain::ids::{BatchId, DeviceId, EntryId, OfficerId, SubjectId};
use jcat_domain::{Audience, Instant};
use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};

/// The most bytes of a body. More is a batch.
pub const LARGEST_BODY: usize = 256 * 1024;

const SIGNED: &[u8] = b"jcat-desk entry v1\0";

/// How the body is written.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Encoding {
    /// CBOR that every reader of the audience can read.
    #[n(0)]
    Clear,
    /// Sealed to a key, named by the first 16 bytes of its hash.
    #[n(1)]
    SealedTo(#[cbor(n(0), with = "minicbor::bytes")] [u8; 16]),
}

/// A blob that the entry needs: its address and size.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BlobRef {
    /// The address of its manifest, a keyed hash per audience.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub address: [u8; 32],
    /// Its size in bytes.
    #[n(1)]
    pub size: u64,
}

/// The signed part of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Header {
    /// The entry, a UUIDv7.
    #[n(0)]
    pub id: EntryId,
    /// Who may read it, in words: `taskforce`, `case/…`.
    #[n(1)]
    pub audience: String,
    /// What it is about.
    #[n(2)]
    pub subject: SubjectId,
    /// What happened: `case.submitted`.
    #[n(3)]
    pub kind: String,
    /// The version of that kind.
    #[n(4)]
    pub kind_version: u16,
    /// Who did it.
    #[n(5)]
    pub author: OfficerId,
    /// On which desk.
    #[n(6)]
    pub device: DeviceId,
    /// Which entry of that desk in this audience, from 1.
    #[n(7)]
    pub seq: u64,
    /// The digest of the desk's entry before it in this audience; zero for the first.
    #[cbor(n(8), with = "minicbor::bytes")]
    pub previous: [u8; 32],
    /// The first 16 bytes of the journal's chain that it was decided on; zero while there was none.
    #[cbor(n(9), with = "minicbor::bytes")]
    pub base: [u8; 16],
    /// When, by the desk's own clock.
    #[n(10)]
    pub claimed_at: Instant,
    /// With what else it was recorded.
    #[n(11)]
    pub batch: Option<BatchId>,
    /// The digest of the entry that it follows from.
    #[cbor(n(12), with = "minicbor::bytes")]
    pub because: Option<[u8; 32]>,
    /// How the body is written.
    #[n(13)]
    pub encoding: Encoding,
    /// Blobs it needs.
    #[n(14)]
    pub blobs: Vec<BlobRef>,
    /// The digest of the matching keys that it declares.
    #[cbor(n(15), with = "minicbor::bytes")]
    pub keys: Option<[u8; 32]>,
    /// `sha256(salt || body)`.
    #[cbor(n(16), with = "minicbor::bytes")]
    pub commitment: [u8; 32],
}

/// An entry as it travels and as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The exact signed bytes.
    pub header: Vec<u8>,
    /// Ed25519 over the context and the header.
    pub signature: [u8; 64],
    /// 16 random bytes; gone once erased.
    pub salt: Option<Vec<u8>>,
    /// The body; gone once erased.
    pub body: Option<Vec<u8>>,
}

impl Entry {
    /// Reads the header; `None` for bytes that are none.
    pub fn read_header(&self) -> Option<Header> {
        let mut decoder = minicbor::Decoder::new(&self.header);
        let header = decoder.decode().ok()?;
        (decoder.position() == self.header.len()).then_some(header)
    }

    /// Says whether body and salt are what the header commits to. An erased entry keeps its word.
    pub fn keeps_its_commitment(&self, header: &Header) -> bool {
        match (&self.salt, &self.body) {
            (Some(salt), Some(body)) => commitment(salt, body) == header.commitment,
            (None, None) => true,
            _ => false,
        }
    }

    /// Gives the digest of the header.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.header).into()
    }

    /// Gives what is signed.
    pub fn signed_bytes(&self) -> Vec<u8> {
        signed_bytes(&self.header)
    }
}

impl Header {
    /// Reads the audience; `None` for one of a newer version.
    pub fn audience(&self) -> Option<Audience> {
        self.audience.parse().ok()
    }

    /// Encodes the header anew: for tests that forge one. What is stored is never encoded again.
    #[cfg(feature = "rehearsal")]
    pub fn encoded(&self) -> Vec<u8> {
        minicbor::to_vec(self).unwrap_or_default()
    }
}

/// Gives what is signed for a header.
pub(crate) fn signed_bytes(header: &[u8]) -> Vec<u8> {
    [SIGNED, header].concat()
}

/// Commits to a body.
pub(crate) fn commitment(salt: &[u8], body: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(body).finalize().into()
}

/// Extends a journal's chain by one entry: what the office does under its lock, and what every desk checks.
pub fn extend_chain(previous: &[u8; 32], digest: &[u8; 32], received_at: Instant, directory: u64) -> [u8; 32] {
    Sha256::new()
        .chain_update(previous)
        .chain_update(digest)
        .chain_update(received_at.0.to_be_bytes())
        .chain_update(directory.to_be_bytes())
        .finalize()
        .into()
}
