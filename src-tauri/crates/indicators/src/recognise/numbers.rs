//! Numbers that people write in groups: accounts, cards, devices, telephones.

use std::ops::Range;

use super::{Reading, pieces};
use crate::{Caution, Context, Fault, Kind, Normal, Reason, money, normalise};

/// How many groups and digits a number has at most.
const GROUPS: usize = 12;
const DIGITS: usize = 34;

/// Reads a number that begins in this word; gives where to go on.
pub(super) fn read(text: &str, start: usize, word: &str, context: &Context, readings: &mut Vec<Reading>) -> Option<usize> {
    // What stands before it in a table or behind a label ("IBAN:GB29 …") is read by itself.
    let before = word.rfind([':', '=', ',', ';', '[', '|']).map_or(0, |at| at + 1);
    let before = before + word.get(before..)?.bytes().take_while(|it| *it == b'(').count();
    let head = word.as_bytes().get(before..)?;
    let reading = match head {
        [a, b, c, d, ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit() => {
            iban(text, start + before, context)
        }
        [b'+' | b'0'..=b'9', ..] => number(text, start + before, context),
        _ => None,
    }?;
    if before > 0 {
        pieces::read(word.get(..before)?, start, pieces::Spelling::Plain, context, readings);
    }
    let end = reading.place.end;
    readings.push(reading);
    Some(end)
}

/// An account, together or in groups of four. One that is as long as its country's are but does not add up is refused.
fn iban(text: &str, start: usize, context: &Context) -> Option<Reading> {
    let bytes = text.as_bytes();
    let country = text.get(start..start + 2)?.to_ascii_uppercase();
    let expected = money::iban_length(&country)?;
    let (mut at, mut signs, mut grouped) = (start, 0, false);
    // One sign more than expected is looked at, so that a number that is too long is seen.
    while signs <= expected {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_alphanumeric() => {
                signs += 1;
                at += 1;
            }
            Some(b' ' | b'-') if signs.is_multiple_of(4) && signs < expected && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => {
                grouped = true;
                at += 1;
            }
            _ => break,
        }
    }
    if signs > expected || bytes.get(at).is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'@' | 0x80..)) {
        return None;
    }
    let normal = normalise(Kind::Iban, text.get(start..at)?, context);
    // A word and a year look like the beginning of one; one sign too few is a mistake of somebody's hand.
    let near = signs == expected || signs + 1 == expected && text.get(start..at)?.bytes().filter(u8::is_ascii_digit).count() > 10;
    if normal.is_err() && (!near || !(grouped || text.get(start..start + 2)?.bytes().all(|it| it.is_ascii_uppercase()))) {
        return None;
    }
    Some(Reading::of(start..at, Kind::Iban, normal))
}

/// Digits in groups.
struct Grouped {
    groups: [(usize, usize); GROUPS],
    count: usize,
    is_international: bool,
    /// All separators are the same single sign.
    is_uniform: bool,
}

impl Grouped {
    fn groups(&self) -> &[(usize, usize)] {
        self.groups.get(..self.count).unwrap_or_default()
    }

    fn lengths(&self, count: usize) -> impl Iterator<Item = usize> {
        self.groups().iter().take(count).map(|(start, end)| end - start)
    }
}

fn grouped(text: &str, start: usize) -> Option<Grouped> {
    let bytes = text.as_bytes();
    let is_international = bytes.get(start) == Some(&b'+');
    let mut at = start + usize::from(is_international);
    let mut found = Grouped { groups: [(0, 0); GROUPS], count: 0, is_international, is_uniform: true };
    let (mut digits, mut separator) = (0, None);
    while let Some(place) = found.groups.get_mut(found.count) {
        let length = bytes.get(at..)?.iter().take(DIGITS).take_while(|it| it.is_ascii_digit()).count();
        if length == 0 || digits + length > DIGITS {
            break;
        }
        // A group that goes on as a word or as a time belongs to that.
        if bytes.get(at + length).is_some_and(|it| {
            it.is_ascii_alphabetic()
                || matches!(it, b'_' | b'@' | b':' | b'%' | 0x80..)
                    && !text
                        .get(at + length..)
                        .is_some_and(|it| it.starts_with(['\u{a0}', '\u{202f}', '\u{2013}', '\u{2014}', '”', '»', '’', '…', '\u{3002}', '\u{ff0c}']))
        }) {
            break;
        }
        *place = (at, at + length);
        found.count += 1;
        digits += length;
        at += length;
        let between = separators(text.get(at..)?);
        if between == 0 || !bytes.get(at + between).is_some_and(u8::is_ascii_digit) {
            break;
        }
        let now = text.get(at..at + between);
        found.is_uniform &= separator.is_none_or(|it| it == now) && between == 1;
        separator = Some(now);
        at += between;
    }
    (found.count > 0).then_some(found)
}

/// One separator, or a bracket with a blank beside it.
fn separators(rest: &str) -> usize {
    let mut length = 0;
    for (count, c) in rest.chars().enumerate() {
        if count == 3 || !matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}' | '\u{2011}' | '\u{2013}') {
            break;
        }
        // Two blanks or two strokes are the end of a number.
        if count > 0 && !matches!(c, '(' | ')' | ' ') || count > 1 && c == ' ' && !rest.get(..length).is_some_and(|it| it.ends_with(')')) {
            return 0;
        }
        length += c.len_utf8();
    }
    length
}

fn number(text: &str, start: usize, context: &Context) -> Option<Reading> {
    let found = grouped(text, start)?;
    let all: usize = found.lengths(found.count).sum();
    if found.is_international {
        return if all >= 7 { international(text, start, &found, context) } else { None };
    }
    if all < 8 || is_quad(text, &found) {
        return None;
    }
    if text.get(start..).is_some_and(|it| it.starts_with("00") && !it.starts_with("000")) && all >= 10 {
        return phone(text, start, &found, context).filter(|it| it.normal.is_ok());
    }
    card(text, start, &found, context).or_else(|| device(text, start, &found, context)).or_else(|| {
        if context.region.is_some() && text.get(start..)?.starts_with('0') && all >= 9 {
            phone(text, start, &found, context).filter(|it| it.normal.is_ok())
        } else {
            None
        }
    })
}

/// Four groups of up to three digits with points are an address of the Internet.
fn is_quad(text: &str, found: &Grouped) -> bool {
    found.count >= 4
        && found.lengths(4).all(|it| it <= 3)
        && found.groups().windows(2).take(3).all(|pair| match pair {
            [(_, end), (next, _)] => text.get(*end..*next) == Some("."),
            _ => false,
        })
}

fn international(text: &str, start: usize, found: &Grouped, context: &Context) -> Option<Reading> {
    let reading = phone(text, start, found, context)?;
    (reading.normal.is_ok() || found.lengths(found.count).sum::<usize>() >= 8).then_some(reading)
}

/// A telephone number: the longest run of groups that is one. Where none is, the first fifteen digits are refused.
fn phone(text: &str, start: usize, found: &Grouped, context: &Context) -> Option<Reading> {
    let mut refused = None;
    for count in (1..=found.count).rev() {
        let digits: usize = found.lengths(count).sum();
        if !(7..=17).contains(&digits) {
            continue;
        }
        let end = found.groups().get(count - 1)?.1;
        let end = extension(text, end);
        let normal = normalise(Kind::Phone, text.get(start..end)?, context);
        if normal.is_ok() {
            return Some(Reading::of(start..end, Kind::Phone, normal));
        }
        refused = refused.or(Some(Reading::of(start..end, Kind::Phone, normal)));
    }
    refused
}

/// "ext. 12" behind a number belongs to it.
fn extension(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let word = [" ext. ", " ext.", " ext ", " x", ";ext=", ", ext. "].iter().find(|it| rest.starts_with(**it));
    let Some(word) = word else { return end };
    let digits = rest.bytes().skip(word.len()).take(7).take_while(u8::is_ascii_digit).count();
    if (1..=6).contains(&digits) { end + word.len() + digits } else { end }
}

fn digits_of(text: &str, found: &Grouped, count: usize) -> String {
    found.groups().iter().take(count).filter_map(|(start, end)| text.get(*start..*end)).collect()
}

/// A card: together, in fours, or as the other networks print theirs. One that is printed so and does not add up is refused.
fn card(text: &str, start: usize, found: &Grouped, context: &Context) -> Option<Reading> {
    let mut refused = None;
    for count in (1..=found.count).rev() {
        let total: usize = found.lengths(count).sum();
        if !(12..=19).contains(&total) || !is_printed(found, count, total) || count > 1 && !found.is_uniform {
            continue;
        }
        let digits = digits_of(text, found, count);
        if !money::is_card_range(&digits) {
            continue;
        }
        let end = found.groups().get(count - 1)?.1;
        let normal = normalise(Kind::Card, text.get(start..end)?, context);
        if normal.is_ok() {
            return Some(Reading::of(start..end, Kind::Card, normal));
        }
        if matches!(total, 15 | 16) {
            refused = refused.or(Some(Reading::of(start..end, Kind::Card, normal)));
        }
    }
    refused.filter(|it| it.place.len() > 16 || device(text, start, found, context).is_none())
}

fn is_printed(found: &Grouped, count: usize, total: usize) -> bool {
    let lengths: Vec<usize> = found.lengths(count).collect();
    match lengths.as_slice() {
        [_] => true,
        [4, 6, 5] | [4, 6, 4] => true,
        [rest @ .., last] => rest.iter().all(|it| *it == 4) && *last <= 4 && total > 12,
        [] => false,
    }
}

/// A device by its own digits: no word says so, but they add up and begin as those of the bodies that give them out.
fn device(text: &str, start: usize, found: &Grouped, context: &Context) -> Option<Reading> {
    let lengths: Vec<usize> = found.lengths(4).collect();
    let count = match lengths.as_slice() {
        [15, ..] => 1,
        [2, 6, 6, 1] | [8, 6, 1] | [8, 6, 1, _] => {
            if lengths.first() == Some(&2) {
                4
            } else {
                3
            }
        }
        _ => return None,
    };
    let end = found.groups().get(count - 1)?.1;
    let digits = digits_of(text, found, count);
    let known = ["01", "35", "45", "49", "50", "51", "52", "53", "54", "86", "91", "98", "99"];
    let normal = normalise(Kind::Imei, &digits, context).ok().filter(|_| known.iter().any(|it| digits.starts_with(it)))?;
    Some(Reading::of(start..end, Kind::Imei, Ok(normal.cautioned(Caution::Ambiguous))))
}

/// A number behind a word that says what it is.
pub(super) fn after_cue(text: &str, start: usize, kind: Kind, context: &Context) -> Option<Reading> {
    let found = grouped(text, start)?;
    let all: usize = found.lengths(found.count).sum();
    match kind {
        Kind::Phone if all >= 6 => phone(text, start, &found, context).or_else(|| {
            let end = found.groups().last()?.1;
            Some(Reading::of(start..end, Kind::Phone, normalise(Kind::Phone, text.get(start..end)?, context)))
        }),
        Kind::Imei if all >= 12 => imei(text, start, &found, context),
        _ => None,
    }
}

fn imei(text: &str, start: usize, found: &Grouped, context: &Context) -> Option<Reading> {
    let mut last: Option<(Range<usize>, Result<Normal, Reason>)> = None;
    for count in 1..=found.count {
        let end = found.groups().get(count - 1)?.1;
        let normal = normalise(Kind::Imei, text.get(start..end)?, context);
        let short = normal.as_ref().is_err_and(|it| it.fault == Fault::Length) && found.lengths(count).sum::<usize>() < 15;
        last = Some((start..end, normal));
        if !short {
            break;
        }
    }
    last.map(|(place, normal)| Reading::of(place, Kind::Imei, normal))
}
