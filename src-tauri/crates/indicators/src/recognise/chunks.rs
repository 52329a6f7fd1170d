//! Cuts a text into chunks and decides which scanner looks at one.

use super::{Reading, cues, numbers, pieces, unmask};
use crate::Context;

/// What the bytes of a chunk are. A chunk ends at a blank, a quotation mark or an angle bracket.
pub(super) const LETTER: u8 = 1;
pub(super) const DIGIT: u8 = 2;
/// A point, a sign @, a colon.
pub(super) const JOINT: u8 = 4;
/// A bracket or a backslash: disguises are made of them.
pub(super) const BRACKET: u8 = 8;
/// A byte of a character that is not ASCII.
pub(super) const HIGH: u8 = 16;
/// A blank, a control character, a quotation mark, an angle bracket.
const BREAK: u8 = 32;
const OTHER: u8 = 64;

/// What a byte is.
pub(super) const fn class(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => LETTER,
        b'0'..=b'9' => DIGIT,
        b'.' | b'@' | b':' => JOINT,
        b'[' | b']' | b'(' | b')' | b'{' | b'}' | b'\\' => BRACKET,
        0..=b' ' | b'"' | b'<' | b'>' | 0x7f => BREAK,
        0x80.. => HIGH,
        _ => OTHER,
    }
}

/// Tells whether a character that is not ASCII ends a chunk: blanks, quotation marks, dashes and marks of sentences.
fn is_break(c: char) -> bool {
    if crate::refang::is_unseen(c) {
        return false;
    }
    c.is_whitespace()
        || matches!(c, '\u{ab}' | '\u{bb}' | '\u{bf}' | '\u{a1}' | '\u{2012}'..='\u{205e}' | '\u{3000}'..='\u{3002}' | '\u{3008}'..='\u{301f}' | '\u{ff0c}' | '\u{ff1b}' | '\u{ff08}' | '\u{ff09}'
                | '\u{fffd}')
}

/// A piece of text without blanks.
#[derive(Debug)]
pub(super) struct Chunk {
    pub start: usize,
    pub end: usize,
    /// What it is made of, all but the last byte.
    inner: u8,
    /// What the last byte is.
    last: u8,
}

/// Where the walk stands.
pub(super) struct Walk<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Walk<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes on from here. A reading may end within its chunk, or far behind it.
    pub(super) fn go_to(&mut self, byte: usize) {
        self.at = byte;
    }

    pub(super) fn next_chunk(&mut self) -> Option<Chunk> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            let class = class(*bytes.get(at)?);
            if class == HIGH {
                let c = self.text.get(at..)?.chars().next()?;
                if !is_break(c) {
                    break;
                }
                at += c.len_utf8();
            } else if class == BREAK {
                at += 1;
            } else {
                break;
            }
        }
        let start = at;
        let (mut inner, mut last) = (0, 0);
        while let Some(byte) = bytes.get(at) {
            let now = class(*byte);
            if now == BREAK {
                break;
            }
            if now == HIGH {
                let c = self.text.get(at..)?.chars().next()?;
                if is_break(c) {
                    break;
                }
                at += c.len_utf8();
            } else {
                at += 1;
            }
            inner |= last;
            last = now;
        }
        self.at = at;
        Some(Chunk { start, end: at, inner, last })
    }
}

/// Reads one chunk, and what belongs to it beyond its end; gives where to go on.
pub(super) fn read(text: &str, chunk: &Chunk, context: &Context, readings: &mut Vec<Reading>) -> usize {
    let all = chunk.inner | chunk.last;
    let is_joined = unmask::is_joined(text, chunk.end);
    // Words, with or without the point or colon behind them: nothing but a cue.
    if !is_joined && chunk.inner & !(LETTER | OTHER | HIGH) == 0 && (chunk.last & (DIGIT | BRACKET) == 0 || chunk.inner == 0) {
        if let Some(end) = cues::read(text, chunk, context, readings) {
            return end;
        }
        // A letter long enough to be something else than a word ("deadbeef…") is looked at all the same.
        if chunk.end - chunk.start < 26 {
            return chunk.end;
        }
    }
    let Some(word) = text.get(chunk.start..chunk.end) else { return chunk.end };
    if let Some(end) = numbers::read(text, chunk.start, word, context, readings) {
        return end;
    }
    if let Some(end) = cues::read_platform(text, chunk, context, readings) {
        return end;
    }
    if all & (BRACKET | HIGH) != 0
        && let Some(unmasked) = unmask::from(text, chunk)
    {
        let first = readings.len();
        pieces::read(&unmasked.text, 0, pieces::Spelling::Disguised, context, readings);
        for reading in readings.iter_mut().skip(first) {
            reading.place = unmasked.original(&reading.place);
        }
        return unmasked.end;
    }
    pieces::read(word, chunk.start, pieces::Spelling::Plain, context, readings);
    chunk.end
}
