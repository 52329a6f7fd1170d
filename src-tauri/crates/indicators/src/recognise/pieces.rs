//! Reads a chunk: addresses of the web, names, mailboxes, addresses of the Internet; what is left goes to the scanner of solid words.

use std::ops::Range;

use super::chunks::{HIGH, class};
use super::{Reading, solid};
use crate::{Caution, Context, Kind, Normal, files, network, normalise};

/// How the text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    Plain,
    /// Somebody took care that nobody clicks on it: it is what it looks like, even with an ending that is not known.
    Disguised,
}

const SCHEMES: [&str; 12] = ["https", "http", "ftp", "wss", "ws", "hxxps", "hxxp", "hxtps", "hxtp", "htxps", "htxp", "meow"];

/// Endings of names that are also endings of files.
const FILE_ENDINGS: [&str; 12] = ["py", "sh", "pl", "rs", "md", "zip", "mov", "so", "ps", "cc", "app", "cab"];

/// Longer names are none: 253 signs travel at most, and each comes from one of four bytes. Bringing a name into the letters that travel takes
/// more than its length.
const LONGEST_NAME: usize = 1_012;

/// Endings outside the public list that name something all the same.
const OTHER_ROOTS: [&str; 8] = ["i2p", "bit", "lib", "bazar", "coin", "emc", "onion", "loki"];

pub(super) fn read(word: &str, base: usize, spelling: Spelling, context: &Context, readings: &mut Vec<Reading>) {
    let mut at = 0;
    while let Some(address) = next_url(word, at) {
        plain(word, at..address.start, base, spelling, context, readings);
        let text = word.get(address.clone()).unwrap_or_default();
        let normal = normalise(Kind::Url, text, context);
        readings.push(Reading::of(base + address.start..base + address.end, Kind::Url, normal));
        at = address.end;
    }
    plain(word, at..word.len(), base, spelling, context, readings);
}

/// Finds the next address with a scheme that is known.
fn next_url(word: &str, from: usize) -> Option<Range<usize>> {
    let mut from = from;
    loop {
        let at = from + word.get(from..)?.find("://")?;
        let head = word.get(from..at)?;
        let letters = head.bytes().rev().take(6).take_while(u8::is_ascii_alphabetic).count();
        let scheme = word.get(at - letters..at)?;
        // "xhttp" is not one; "url=http" and "1http" are.
        let known = SCHEMES.iter().find(|it| scheme.eq_ignore_ascii_case(it));
        let Some(known) = known else {
            from = at + 3;
            continue;
        };
        let start = at - known.len();
        let end = end_of_url(word, at + 3);
        let text = network::without_trailing(word.get(start..end)?);
        if text.len() > known.len() + 3 {
            return Some(start..start + text.len());
        }
        from = at + 3;
    }
}

/// An address goes on to the end of the chunk, but not over signs that none has, nor into the next one of a list.
fn end_of_url(word: &str, from: usize) -> usize {
    let rest = word.get(from..).unwrap_or_default();
    let mut previous = 0;
    for (at, byte) in rest.bytes().enumerate() {
        let is_next = || {
            rest.get(at + 1..).is_some_and(|it| {
                SCHEMES.iter().any(|scheme| {
                    it.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
                        && it.get(scheme.len()..).is_some_and(|tail| tail.starts_with(':'))
                })
            })
        };
        if matches!(byte, b'|' | b'^' | b'`' | b'\\') || (matches!(byte, b',' | b';') && is_next()) || (byte == b']' && previous == b'"') {
            return from + at;
        }
        previous = byte;
    }
    word.len()
}

/// What runs of a piece are made of: the signs of names and mailboxes.
const fn is_run(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'@' | b'+' | b'%') || byte >= 0x80
}

fn plain(word: &str, place: Range<usize>, base: usize, spelling: Spelling, context: &Context, readings: &mut Vec<Reading>) {
    let bytes = word.as_bytes();
    let mut at = place.start;
    while at < place.end {
        let Some(byte) = bytes.get(at) else { return };
        if *byte == b':'
            && bytes.get(at + 1) == Some(&b':')
            && let Some(end) = version_six(word, at, base, context, readings)
        {
            at = end;
            continue;
        }
        if !is_run(*byte) {
            at += 1;
            continue;
        }
        let length = bytes.get(at..place.end).unwrap_or_default().iter().take_while(|it| is_run(**it)).count();
        at = run(word, at..at + length, base, spelling, context, readings);
    }
}

/// Reads one run; gives where to go on.
fn run(word: &str, run: Range<usize>, base: usize, spelling: Spelling, context: &Context, readings: &mut Vec<Reading>) -> usize {
    let bytes = word.as_bytes();
    let text = word.get(run.clone()).unwrap_or_default();
    let next = bytes.get(run.end).copied().unwrap_or_default();
    let (mut has_at, mut has_point, mut only_numbers, mut all_hex) = (false, false, true, true);
    for byte in text.bytes() {
        has_at |= byte == b'@';
        has_point |= byte == b'.';
        only_numbers &= byte.is_ascii_digit() || byte == b'.';
        all_hex &= byte.is_ascii_hexdigit();
    }
    if next == b':'
        && all_hex
        && text.len() <= 4
        && let Some(end) = version_six(word, run.start, base, context, readings)
    {
        return end;
    }
    if next == b':'
        && let Some(end) = with_colon(word, &run, base, context, readings)
    {
        return end;
    }
    if has_at {
        return mailbox(word, run, base, context, readings);
    }
    if has_point {
        return if only_numbers { version_four(word, run, base, context, readings) } else { name(word, run, base, spelling, context, readings) };
    }
    solid::read(text, base + run.start, context, readings);
    run.end
}

/// Words with a colon in them: similarity digests, addresses with their chain.
fn with_colon(word: &str, run: &Range<usize>, base: usize, context: &Context, readings: &mut Vec<Reading>) -> Option<usize> {
    let head = word.get(run.clone())?;
    let rest = word.get(run.end + 1..)?;
    if head.bytes().all(|it| it.is_ascii_digit()) && head.len() <= 9 {
        let is_digest = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/');
        let first = rest.bytes().take(80).take_while(|it| is_digest(*it)).count();
        let second = rest.bytes().skip(first + 1).take(80).take_while(|it| is_digest(*it)).count();
        if first < 6 || second < 3 || rest.as_bytes().get(first) != Some(&b':') {
            return None;
        }
        let end = run.end + 1 + first + 1 + second;
        let normal = files::ssdeep(word.get(run.start..end)?);
        // A time and a ratio look like it too: only what has the size of a block is refused for the rest.
        if normal.as_ref().is_err_and(|it| it.at == Some(0)) {
            return None;
        }
        readings.push(Reading::of(base + run.start..base + end, Kind::Ssdeep, normal));
        return Some(end);
    }
    const CHAINS: [(&str, Kind); 6] = [
        ("bitcoincash", Kind::Bch),
        ("bchtest", Kind::Bch),
        ("bchreg", Kind::Bch),
        ("bitcoin", Kind::Btc),
        ("litecoin", Kind::Ltc),
        ("monero", Kind::Xmr),
    ];
    let kind = CHAINS.iter().find(|it| it.0.eq_ignore_ascii_case(head))?.1;
    let length = rest.bytes().take(128).take_while(u8::is_ascii_alphanumeric).count();
    if length < 20 {
        return None;
    }
    let end = run.end + 1 + length;
    readings.push(Reading::of(base + run.start..base + end, kind, normalise(kind, word.get(run.start..end)?, context)));
    Some(end)
}

/// An address of version 6, or a range of them.
fn version_six(word: &str, start: usize, base: usize, context: &Context, readings: &mut Vec<Reading>) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|it| word.as_bytes().get(it)).copied().unwrap_or(b' ');
    if before == b':' || class(before) == HIGH || before.is_ascii_alphanumeric() {
        return None;
    }
    let rest = word.get(start..)?;
    let length = rest.bytes().take(48).take_while(|it| it.is_ascii_hexdigit() || matches!(it, b':' | b'.')).count();
    let text = rest.get(..length)?.trim_end_matches('.');
    let text = if text.ends_with("::") { text } else { text.trim_end_matches(':') };
    let colons = text.bytes().filter(|it| *it == b':').count();
    if colons < 2 || !text.bytes().any(|it| it.is_ascii_digit()) || text.len() < 3 {
        return None;
    }
    // What goes on as a word was one.
    let after = rest.get(text.len()..)?;
    if after.bytes().next().is_some_and(|it| it.is_ascii_alphanumeric() || it == b'_' || it >= 0x80) {
        return None;
    }
    let zone = after.strip_prefix('%').map_or(0, |it| 1 + it.bytes().take_while(u8::is_ascii_alphanumeric).count());
    let (kind, end) = with_length(word, start + text.len() + if zone > 1 { zone } else { 0 }, Kind::Ip);
    let normal = normalise(kind, word.get(start..end)?, context);
    // Times and hardware addresses have colons too: only what has the eight groups or the double colon is refused.
    if normal.is_err() && (colons != 7 && !text.contains("::") || text.len() < 9) {
        return None;
    }
    readings.push(Reading::of(base + start..base + end, kind, normal));
    Some(end)
}

/// A slash and one to three digits behind an address make a range of it.
fn with_length(word: &str, end: usize, kind: Kind) -> (Kind, usize) {
    let rest = word.get(end..).and_then(|it| it.strip_prefix('/')).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = rest.as_bytes().get(digits).is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'/' | b'-' | b'_'));
    if (1..=3).contains(&digits) && !goes_on { (Kind::Cidr, end + 1 + digits) } else { (kind, end) }
}

fn version_four(word: &str, run: Range<usize>, base: usize, context: &Context, readings: &mut Vec<Reading>) -> usize {
    let text = word.get(run.clone()).unwrap_or_default().trim_end_matches('.');
    let start = run.start;
    let points = text.bytes().filter(|it| *it == b'.').count();
    if points != 3 || text.starts_with('.') || text.contains("..") || text.len() > 15 {
        return run.end;
    }
    let (kind, end) = with_length(word, start + text.len(), Kind::Ip);
    let normal = normalise(kind, word.get(start..end).unwrap_or_default(), context);
    readings.push(Reading::of(base + start..base + end, kind, normal));
    after_path(word, end.max(run.end))
}

/// What follows a name or address behind a slash is a path, not the next name.
fn after_path(word: &str, end: usize) -> usize {
    let rest = word.get(end..).unwrap_or_default();
    if !rest.starts_with('/') {
        return end;
    }
    end + rest.find([',', ';', '|']).unwrap_or(rest.len())
}

fn mailbox(word: &str, run: Range<usize>, base: usize, context: &Context, readings: &mut Vec<Reading>) -> usize {
    let text = word.get(run.clone()).unwrap_or_default();
    let Some((before, host)) = text.rsplit_once('@') else { return run.end };
    let host = host.trim_end_matches(['.', '-', '_', '+', '%']);
    let local = before.rsplit('@').next().unwrap_or_default().trim_start_matches(['.', '-', '+', '%']);
    if local.is_empty() || !host.contains('.') {
        return run.end;
    }
    let start = run.start + before.len() - local.len();
    let end = run.start + before.len() + 1 + host.len();
    let normal = normalise(Kind::Email, word.get(start..end).unwrap_or_default(), context);
    readings.push(Reading::of(base + start..base + end, Kind::Email, normal));
    run.end
}

fn name(word: &str, run: Range<usize>, base: usize, spelling: Spelling, context: &Context, readings: &mut Vec<Reading>) -> usize {
    let text = word.get(run.clone()).unwrap_or_default();
    let shown = text.trim_matches(|it| matches!(it, '.' | '-' | '_' | '+' | '%'));
    let start = run.start + text.find(shown).unwrap_or_default();
    let end = start + shown.len();
    let Some((_, ending)) = shown.rsplit_once('.') else {
        solid::read(shown, base + start, context, readings);
        return run.end;
    };
    let found = if ending.eq_ignore_ascii_case("onion") {
        onion(shown, context)
    } else if shown.contains(['%', '+']) {
        None
    } else {
        internet_name(shown, ending, spelling, context)
    };
    match found {
        Some((kind, normal)) => {
            readings.push(Reading::of(base + start..base + end, kind, normal));
            after_path(word, end.max(run.end))
        }
        None => {
            // Words glued together by points ("hash.d41d8…", a sentence without a blank): each part by itself.
            let mut at = start;
            for part in shown.split('.') {
                solid::read(part, base + at, context, readings);
                at += part.len() + 1;
            }
            if !shown.is_ascii() {
                ascii_name_within(shown, base + start, spelling, context, readings);
            }
            end.max(run.end)
        }
    }
}

fn onion(shown: &str, context: &Context) -> Option<(Kind, Result<Normal, crate::Reason>)> {
    let label = shown.rsplit('.').nth(1)?;
    // Words of the documents of the network itself ("example.onion") are not refused: only what has about the right length.
    (label.len() == 16 || (50..=62).contains(&label.len())).then(|| (Kind::Onion, normalise(Kind::Onion, shown, context)))
}

fn internet_name(shown: &str, ending: &str, spelling: Spelling, context: &Context) -> Option<(Kind, Result<Normal, crate::Reason>)> {
    let plain = spelling == Spelling::Plain;
    if shown.len() > LONGEST_NAME || plain && is_prose(shown, ending) {
        return None;
    }
    let known = if shown.bytes().all(|it| !it.is_ascii_uppercase() && it < 0x80) {
        network::has_known_ending(shown)
    } else {
        let (name, _) = network::name(shown).ok()?;
        network::has_known_ending(&name)
    };
    let other = OTHER_ROOTS.iter().any(|it| ending.eq_ignore_ascii_case(it));
    if !known && !other && plain {
        return None;
    }
    let normal = normalise(Kind::Domain, shown, context);
    if normal.is_err() && plain {
        return None;
    }
    let is_file = plain && shown.bytes().filter(|it| *it == b'.').count() == 1 && FILE_ENDINGS.iter().any(|it| ending.eq_ignore_ascii_case(it));
    Some((Kind::Domain, normal.map(|it| it.cautioned(is_file.then_some(Caution::Ambiguous)))))
}

/// "…the end.It was" is a sentence without its blank: a capital letter and small ones behind a point, where nothing before is all capitals.
fn is_prose(shown: &str, ending: &str) -> bool {
    let mut letters = ending.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    capital || ending.chars().all(|it| it.is_ascii_digit()) || shown.contains("..")
}

/// A name in Latin letters within a script that sets no blanks.
fn ascii_name_within(shown: &str, base: usize, spelling: Spelling, context: &Context, readings: &mut Vec<Reading>) {
    let mut at = 0;
    for part in shown.split(|it: char| !it.is_ascii()) {
        if let Some((_, ending)) = part.rsplit_once('.')
            && let Some((kind, normal)) = internet_name(part, ending, spelling, context)
        {
            readings.push(Reading::of(base + at..base + at + part.len(), kind, normal));
        }
        at += part.len();
        at += shown.get(at..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
    }
}
