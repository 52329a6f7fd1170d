//! Words that say what follows: "BIC", "IMEI:", "Person: …", "Telegram @…".

use super::chunks::Chunk;
use super::{Reading, numbers, solid};
use crate::{Context, Kind, names, normalise};

/// How what follows a cue is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// The next word or number.
    Word,
    /// The rest of the line, behind a colon and at its beginning only: these kinds have no shape of their own.
    Line,
}

/// The cues in English, French and German, in small letters.
const CUES: [(&str, Kind, Follows); 61] = [
    ("bic", Kind::Bic, Follows::Word),
    ("swift", Kind::Bic, Follows::Word),
    ("bic/swift", Kind::Bic, Follows::Word),
    ("swift/bic", Kind::Bic, Follows::Word),
    ("imei", Kind::Imei, Follows::Word),
    ("vin", Kind::Vin, Follows::Word),
    ("chassis", Kind::Vin, Follows::Word),
    ("fahrgestellnummer", Kind::Vin, Follows::Word),
    ("tx", Kind::Transaction, Follows::Word),
    ("txid", Kind::Transaction, Follows::Word),
    ("txhash", Kind::Transaction, Follows::Word),
    ("transaction", Kind::Transaction, Follows::Word),
    ("transaktion", Kind::Transaction, Follows::Word),
    ("tel", Kind::Phone, Follows::Word),
    ("phone", Kind::Phone, Follows::Word),
    ("telephone", Kind::Phone, Follows::Word),
    ("téléphone", Kind::Phone, Follows::Word),
    ("telefon", Kind::Phone, Follows::Word),
    ("mobile", Kind::Phone, Follows::Word),
    ("mobil", Kind::Phone, Follows::Word),
    ("portable", Kind::Phone, Follows::Word),
    ("handy", Kind::Phone, Follows::Word),
    ("gsm", Kind::Phone, Follows::Word),
    ("fax", Kind::Phone, Follows::Word),
    ("person", Kind::Person, Follows::Line),
    ("name", Kind::Person, Follows::Line),
    ("suspect", Kind::Person, Follows::Line),
    ("personne", Kind::Person, Follows::Line),
    ("nom", Kind::Person, Follows::Line),
    ("organisation", Kind::Organisation, Follows::Line),
    ("organization", Kind::Organisation, Follows::Line),
    ("company", Kind::Organisation, Follows::Line),
    ("société", Kind::Organisation, Follows::Line),
    ("firma", Kind::Organisation, Follows::Line),
    ("place", Kind::Place, Follows::Line),
    ("address", Kind::Place, Follows::Line),
    ("adresse", Kind::Place, Follows::Line),
    ("anschrift", Kind::Place, Follows::Line),
    ("lieu", Kind::Place, Follows::Line),
    ("malware", Kind::Malware, Follows::Line),
    ("document", Kind::Document, Follows::Line),
    ("passport", Kind::Document, Follows::Line),
    ("passeport", Kind::Document, Follows::Line),
    ("reisepass", Kind::Document, Follows::Line),
    ("account", Kind::Account, Follows::Line),
    ("username", Kind::Account, Follows::Line),
    ("compte", Kind::Account, Follows::Line),
    ("bank-account", Kind::BankAccount, Follows::Line),
    ("konto", Kind::BankAccount, Follows::Line),
    ("server", Kind::Server, Follows::Line),
    ("serveur", Kind::Server, Follows::Line),
    ("forum", Kind::Forum, Follows::Line),
    ("market", Kind::Forum, Follows::Line),
    ("plate", Kind::Plate, Follows::Line),
    ("kennzeichen", Kind::Plate, Follows::Line),
    ("immatriculation", Kind::Plate, Follows::Line),
    ("handle", Kind::Handle, Follows::Line),
    ("pseudo", Kind::Handle, Follows::Line),
    ("other", Kind::Other, Follows::Line),
    ("autre", Kind::Other, Follows::Line),
    ("andere", Kind::Other, Follows::Line),
];

/// For each first letter, the lengths of the words that begin with it: most words are left by one look.
const fn lengths(of: Option<Follows>) -> [u32; 26] {
    let mut lengths = [0; 26];
    let mut at = 0;
    #[expect(clippy::indexing_slicing, reason = "worked out by the compiler, which refuses an index that is out of range")]
    while at < CUES.len() {
        let word = CUES[at].0.as_bytes();
        if of.is_none() || matches!(CUES[at].2, Follows::Word) {
            lengths[(word[0] - b'a') as usize] |= 1 << word.len();
        }
        at += 1;
    }
    lengths
}

/// Behind a colon or a point, any cue.
const LABELLED: [u32; 26] = lengths(None);
/// In a sentence, only those before a word.
const PLAIN: [u32; 26] = lengths(Some(Follows::Word));

/// Platforms whose name is a common word too: a sign @ must follow.
const COMMON_WORDS: [&str; 6] = ["x", "signal", "session", "steam", "matrix", "discord"];

const LONGEST_LINE: usize = 240;

/// Reads a word without digits: a cue or nothing. Gives where to go on, if it was one and something followed.
pub(super) fn read(text: &str, chunk: &Chunk, context: &Context, readings: &mut Vec<Reading>) -> Option<usize> {
    let bytes = text.as_bytes();
    let whole = bytes.get(chunk.start..chunk.end)?;
    let marks = whole.iter().rev().take(2).take_while(|it| matches!(it, b':' | b'.' | b'#' | b'=')).count();
    let length = whole.len() - marks;
    let first = whole.first()?.to_ascii_lowercase();
    let is_labelled = marks > 0;
    let lengths = if is_labelled { &LABELLED } else { &PLAIN }.get(usize::from(first.wrapping_sub(b'a'))).copied().unwrap_or_default();
    let may_be_cue = length < 32 && lengths >> length & 1 == 1;
    let may_be_platform = length <= 12 && (is_labelled || bytes.get(chunk.end..chunk.end + 2) == Some(b" @"));
    if !may_be_cue && !may_be_platform {
        return None;
    }
    let word = text.get(chunk.start..chunk.start + length)?;
    let cue = CUES.iter().find(|it| may_be_cue && it.0.len() == length && is_same(it.0, word));
    if let Some((_, kind, follows)) = cue {
        let reading = match follows {
            Follows::Word => next_word(text, chunk.end, *kind, is_labelled, context),
            Follows::Line if whole.ends_with(b":") && begins_line(text, chunk.start) => line(text, chunk.end, *kind, context),
            Follows::Line => None,
        }?;
        let end = reading.place.end;
        readings.push(reading);
        return Some(end);
    }
    if !may_be_platform || names::platform(word).is_none() {
        return None;
    }
    let rest = text.get(chunk.end..)?;
    let blanks = rest.bytes().take_while(|it| *it == b' ').count();
    handle(text, chunk.start, word, chunk.end + blanks.min(2), context, readings)
}

fn is_same(cue: &str, word: &str) -> bool {
    if cue.is_ascii() { cue.eq_ignore_ascii_case(word) } else { word.to_lowercase() == cue }
}

/// Reads a word with a colon in it: "telegram:@name".
pub(super) fn read_platform(text: &str, chunk: &Chunk, context: &Context, readings: &mut Vec<Reading>) -> Option<usize> {
    let whole = text.get(chunk.start..chunk.end)?;
    let head = whole.get(..whole.len().min(12)).unwrap_or(whole);
    let (word, _) = head.split_once(':')?;
    if whole.get(word.len()..)?.starts_with("://") || names::platform(word).is_none() {
        return None;
    }
    handle(text, chunk.start, word, chunk.start + word.len() + 1, context, readings)
}

fn handle(text: &str, start: usize, word: &str, at: usize, context: &Context, readings: &mut Vec<Reading>) -> Option<usize> {
    let rest = text.get(at..)?;
    let is_common = COMMON_WORDS.iter().any(|it| it.eq_ignore_ascii_case(word));
    let has_colon = text.get(start + word.len()..at)?.starts_with(':');
    if !rest.starts_with('@') && (is_common || !has_colon) {
        return None;
    }
    let sign = usize::from(rest.starts_with('@'));
    let name = rest.get(sign..)?;
    let length: usize = name.chars().take(80).take_while(|it| it.is_alphanumeric() || matches!(it, '_' | '.' | '-' | '#')).map(char::len_utf8).sum();
    let name = name.get(..length)?.trim_end_matches(['.', '-']);
    // A mailbox of a server of messages ("xmpp:name@server") is read as one.
    if name.chars().count() < 2 || rest.get(sign + name.len()..)?.starts_with(['@', '/', ':']) {
        return None;
    }
    let end = at + sign + name.len();
    let normal = normalise(Kind::Handle, &format!("{word}:{name}"), context);
    readings.push(Reading::of(start..end, Kind::Handle, normal));
    Some(end)
}

/// Skips what stands between a cue and its word: blanks, a colon, "no.", "#".
fn skip(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.bytes().take(4).take_while(|it| matches!(it, b' ' | b':' | b'=' | b'#' | b'\t' | b'.')).count()
}

fn next_word(text: &str, from: usize, kind: Kind, is_labelled: bool, context: &Context) -> Option<Reading> {
    let start = skip(text, from);
    let rest = text.get(start..)?;
    let reading = match kind {
        Kind::Phone | Kind::Imei => numbers::after_cue(text, start, kind, context),
        _ => {
            let length = rest.bytes().take(80).take_while(u8::is_ascii_alphanumeric).count();
            solid::after_cue(rest.get(..length)?, start, kind, context)
        }
    }?;
    // Without a colon the word may have meant something else.
    (is_labelled || reading.normal.is_ok() || kind == Kind::Imei).then_some(reading)
}

/// Tells whether nothing but blanks and the sign of a list stands before.
fn begins_line(text: &str, start: usize) -> bool {
    let before = text.as_bytes().get(start.saturating_sub(8)..start).unwrap_or_default();
    let line = before.iter().rposition(|it| *it == b'\n').map_or(before, |at| before.get(at + 1..).unwrap_or_default());
    let is_start = line.len() < before.len() || start <= 8;
    is_start && line.iter().all(|it| matches!(it, b' ' | b'\t' | b'-' | b'*' | b'>' | b'|'))
}

fn line(text: &str, from: usize, kind: Kind, context: &Context) -> Option<Reading> {
    let rest = text.get(from..)?;
    let start = from + rest.bytes().take(16).take_while(|it| matches!(it, b' ' | b'\t')).count();
    let rest = text.get(start..)?;
    let end = rest
        .char_indices()
        .take(LONGEST_LINE)
        .find(|(_, it)| matches!(it, '\n' | '\r' | ';' | '|' | '\t'))
        .map_or_else(|| rest.char_indices().nth(LONGEST_LINE).map_or(rest.len(), |(at, _)| at), |(at, _)| at);
    let value = rest.get(..end)?;
    // A comma goes before another thing, except within a place, and before a day of birth.
    let value = match value.split_once(',') {
        Some((head, tail)) if kind != Kind::Place && !(kind == Kind::Person && is_birth(tail)) => head,
        _ => value,
    };
    let value = value.trim_end().trim_end_matches(['.', ',']);
    let is_one_word = !value.contains(' ');
    // What has a shape of its own is read by that: "Server: 192.0.2.1" is an address.
    if value.is_empty() || kind != Kind::Handle && is_one_word && value.contains(['.', '@', ':', '/']) {
        return None;
    }
    let normal = normalise(kind, value, context);
    let is_whole_name = normal.as_ref().is_ok_and(|it| it.text.contains(' '));
    if kind == Kind::Person && normal.is_ok() && !is_whole_name || kind == Kind::Place && is_one_word {
        return None;
    }
    Some(Reading::of(start..start + value.len(), kind, normal))
}

fn is_birth(tail: &str) -> bool {
    let tail = tail.trim();
    tail.len() <= 24 && tail.bytes().any(|it| it.is_ascii_digit()) && tail.bytes().filter(u8::is_ascii_alphabetic).count() <= 8
}
