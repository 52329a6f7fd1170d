//! The file `UUID.bel`, byte for byte (section 2.3): an old tar without an end, a pure function of its records.
//!
//! Deliberately absent: a general tar library. Every byte that a record's header can have is compared with the one it must have.

use crate::fault::{Fault, HeaderField, Place, Rule};
use crate::text::{Hash, read_decimal};
use serde::{Deserialize, Serialize};

const BLOCK: usize = 512;
const HEADER_NAME: &str = "BELENIOS";

/// Whether a record is an event of the chain or what an event refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// `….data.json`.
    Data,
    /// `….event.json`.
    Event,
}

impl RecordKind {
    const fn ending(self) -> &'static str {
        match self {
            Self::Data => ".data.json",
            Self::Event => ".event.json",
        }
    }
}

/// A record after the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// Data or event.
    pub kind: RecordKind,
    /// The content's digest, which is its name.
    pub hash: Hash,
    /// The content.
    pub content: &'a [u8],
}

/// A file whose every byte is as its records make it.
#[derive(Debug)]
pub struct Container<'a> {
    /// When the archive was begun, seconds since 1970; every record carries it.
    pub timestamp: u64,
    /// The records after the header, in their order, no two alike.
    pub records: Vec<Record<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    version: u64,
    timestamp: String,
}

/// The header's content.
fn header_content(timestamp: u64) -> String {
    crate::wire::write(&Header { version: 1, timestamp: timestamp.to_string() })
}

/// Appends one record's blocks.
fn append(bytes: &mut Vec<u8>, name: &str, content: &[u8], timestamp: u64) {
    bytes.extend_from_slice(&tar_header(name, content.len(), timestamp));
    bytes.extend_from_slice(content);
    bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
}

/// Begins a file with its header record.
#[must_use]
pub fn begin(timestamp: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    append(&mut bytes, HEADER_NAME, header_content(timestamp).as_bytes(), timestamp);
    bytes
}

/// Appends a record and gives its digest.
pub fn append_record(bytes: &mut Vec<u8>, kind: RecordKind, content: &[u8], timestamp: u64) -> Hash {
    let hash = Hash::of(content);
    append(bytes, &format!("{}{}", hash.hex(), kind.ending()), content, timestamp);
    hash
}

/// The fields of a header with their places: what follows the last is NUL.
const FIELDS: [(HeaderField, usize); 9] = [
    (HeaderField::Name, 0),
    (HeaderField::Mode, 100),
    (HeaderField::Uid, 108),
    (HeaderField::Gid, 116),
    (HeaderField::Size, 124),
    (HeaderField::Mtime, 136),
    (HeaderField::Checksum, 148),
    (HeaderField::Kind, 156),
    (HeaderField::Rest, 157),
];

fn tar_header(name: &str, size: usize, mtime: u64) -> [u8; BLOCK] {
    let mut block = [0_u8; BLOCK];
    let mut put = |at: usize, text: &str| {
        for (place, byte) in block.iter_mut().skip(at).zip(text.bytes()) {
            *place = byte;
        }
    };
    put(0, name);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{size:011o}\0"));
    put(136, &format!("{mtime:011o}\0"));
    put(148, "        ");
    put(156, "0");
    let sum: u32 = block.iter().map(|it| u32::from(*it)).sum();
    for (place, byte) in block.iter_mut().skip(148).zip(format!("{sum:06o}\0 ").bytes()) {
        *place = byte;
    }
    block
}

/// The first field in which two headers differ.
fn differing(found: &[u8], expected: &[u8]) -> Option<HeaderField> {
    let at = found.iter().zip(expected).position(|(one, other)| one != other)?;
    FIELDS.iter().rev().find(|(_, begin)| *begin <= at).map(|(field, _)| *field)
}

/// A record as it lies in the file.
struct Raw<'a> {
    header: &'a [u8],
    name: &'a str,
    content: &'a [u8],
}

/// Takes the next record off the file. The offset is for faults.
fn take<'a>(rest: &mut &'a [u8], offset: usize, number: usize) -> Result<Raw<'a>, Fault> {
    let truncated = || Rule::Truncated.at(Place::Byte(offset));
    let field = |field: HeaderField| Rule::Header(field).at(Place::Record(number));
    let (header, after) = rest.split_at_checked(BLOCK).ok_or_else(truncated)?;
    if header.iter().all(|it| *it == 0) {
        return Err(Rule::ZeroBlock.at(Place::Byte(offset)));
    }
    let name = header.get(..100).and_then(|it| it.split(|byte| *byte == 0).next()).unwrap_or_default();
    let name = std::str::from_utf8(name).map_err(|_| field(HeaderField::Name))?;
    let size = header.get(124..135).and_then(|it| std::str::from_utf8(it).ok());
    let size = size.filter(|it| it.bytes().all(|byte| byte.is_ascii_digit())).and_then(|it| usize::from_str_radix(it, 8).ok());
    let size = size.ok_or_else(|| field(HeaderField::Size))?;
    let (content, after) = after.split_at_checked(size).ok_or_else(truncated)?;
    let (padding, after) = after.split_at_checked(size.next_multiple_of(BLOCK) - size).ok_or_else(truncated)?;
    if padding.iter().any(|it| *it != 0) {
        return Err(Rule::Padding.at(Place::Record(number)));
    }
    *rest = after;
    Ok(Raw { header, name, content })
}

/// Reads a file and compares every byte with what its records make (2.3).
///
/// # Errors
/// The first thing wrong.
pub fn read(bytes: &[u8]) -> Result<Container<'_>, Fault> {
    let mut rest = bytes;
    let first = take(&mut rest, 0, 0)?;
    if first.name != HEADER_NAME {
        return Err(Rule::NoHeader.at(Place::Byte(0)));
    }
    let header: Header = crate::wire::read(first.content, Place::Record(0)).map_err(|_| Rule::HeaderContent.at(Place::Record(0)))?;
    let timestamp = match read_decimal::<1>(&header.timestamp) {
        // Eleven octal digits are all that a header holds.
        Ok([timestamp]) if timestamp < 1 << 33 => timestamp,
        _ => return Err(Rule::HeaderContent.at(Place::Record(0))),
    };
    if first.content != header_content(timestamp).as_bytes() {
        return Err(Rule::HeaderContent.at(Place::Record(0)));
    }
    compare(&first, timestamp, 0)?;
    let mut records = Vec::new();
    let mut known = std::collections::HashSet::new();
    while !rest.is_empty() {
        let number = records.len() + 1;
        let offset = bytes.len() - rest.len();
        let raw = take(&mut rest, offset, number)?;
        let named = [RecordKind::Data, RecordKind::Event]
            .into_iter()
            .find_map(|kind| raw.name.strip_suffix(kind.ending()).and_then(Hash::from_hex).map(|hash| (kind, hash)));
        let (kind, named) = named.ok_or_else(|| Rule::Header(HeaderField::Name).at(Place::Record(number)))?;
        compare(&raw, timestamp, number)?;
        let found = Hash::of(raw.content);
        if named != found {
            return Err(Rule::ContentHash { named, found }.at(Place::Record(number)));
        }
        if !known.insert(found) {
            return Err(Rule::RecordTwice(found).at(Place::Record(number)));
        }
        records.push(Record { kind, hash: found, content: raw.content });
    }
    Ok(Container { timestamp, records })
}

fn compare(raw: &Raw<'_>, timestamp: u64, number: usize) -> Result<(), Fault> {
    let expected = tar_header(raw.name, raw.content.len(), timestamp);
    // The checksum depends on all others: what differs before it and after it is the cause.
    let cause = [0..148, 156..BLOCK, 148..156].into_iter().find_map(|range| {
        let begin = range.start;
        let (found, expected) = (raw.header.get(range.clone())?, expected.get(range)?);
        let mut padded = vec![0; begin];
        padded.extend_from_slice(found);
        let mut wanted = vec![0; begin];
        wanted.extend_from_slice(expected);
        differing(&padded, &wanted)
    });
    cause.map_or(Ok(()), |field| Err(Rule::Header(field).at(Place::Record(number))))
}
