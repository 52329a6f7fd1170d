//! Reads free text.
//!
//! One walk over the bytes cuts the text into chunks without blanks and notes what each is made of; most of them are words of letters and are
//! left at once. Only what has a digit, a point, a sign @ … in it is looked at closely, and each scanner looks at a bounded number of bytes
//! ahead: the time grows with the length of the text alone.
//!
//! Where two readings overlap, one that holds goes before one that is refused, then the longer one, then the kind that is named first.

mod chunks;
mod cues;
mod numbers;
mod pieces;
mod solid;
mod unmask;

use std::ops::Range;

use crate::{Context, Kind, Normal, Reason, money};

/// What became of a piece of text that looked like an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is one.
    Valid,
    /// It is one, with something a reader should know.
    Warning,
    /// It looks like one and is none.
    Rejected,
}

impl Verdict {
    /// Gives the stable label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Warning => "warning",
            Self::Rejected => "rejected",
        }
    }
}

/// A piece of text that is an indicator, or looks like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it starts, in characters.
    pub start: usize,
    /// Where it ends, in characters.
    pub end: usize,
    /// What it is or looks like.
    pub kind: Kind,
    /// As it is written in the text. Of a card, the digits between the first six and the last four are hidden.
    pub value: String,
    /// Its normal form, or why it has none.
    pub normal: Result<Normal, Reason>,
}

impl Found {
    /// Tells what became of it.
    pub const fn verdict(&self) -> Verdict {
        match &self.normal {
            Ok(Normal { caution: None, .. }) => Verdict::Valid,
            Ok(_) => Verdict::Warning,
            Err(_) => Verdict::Rejected,
        }
    }
}

/// One reading of a piece of text, in bytes.
#[derive(Debug)]
struct Reading {
    place: Range<usize>,
    kind: Kind,
    normal: Result<Normal, Reason>,
}

impl Reading {
    fn of(place: Range<usize>, kind: Kind, normal: Result<Normal, Reason>) -> Self {
        let kind = normal.as_ref().map_or(kind, |it| it.kind);
        Self { place, kind, normal }
    }
}

/// Finds every indicator in a text, in the order in which they stand there.
///
/// ```
/// use jcat_indicators::{Context, Kind, recognise};
///
/// let found = recognise("Seen at hxxp://münchen[.]de/a, from 8.8.8.8.", &Context::default());
/// let shown: Vec<_> = found.iter().map(|it| (it.start, it.kind, it.normal.as_ref().unwrap().text.as_str())).collect();
/// assert_eq!(shown, [(8, Kind::Url, "http://xn--mnchen-3ya.de/a"), (36, Kind::Ip, "8.8.8.8")]);
/// ```
pub fn recognise(text: &str, context: &Context) -> Vec<Found> {
    let mut collected = Collected { text, found: Vec::new(), counted: Counted::default() };
    let mut readings = Vec::new();
    let mut walk = chunks::Walk::new(text);
    while let Some(chunk) = walk.next_chunk() {
        let end = chunks::read(text, &chunk, context, &mut readings);
        if !readings.is_empty() {
            collected.take(&mut readings);
        }
        walk.go_to(end);
    }
    collected.found
}

/// What was found so far. Bytes are turned into characters once, from left to right.
struct Collected<'t> {
    text: &'t str,
    found: Vec<Found>,
    counted: Counted,
}

#[derive(Default)]
struct Counted {
    byte: usize,
    characters: usize,
}

impl Counted {
    fn up_to(&mut self, text: &str, byte: usize) -> usize {
        let between = text.as_bytes().get(self.byte..byte).unwrap_or_default();
        // The bytes that continue a character begin with the bits 10.
        self.characters += between.iter().filter(|it| **it & 0xc0 != 0x80).count();
        self.byte = self.byte.max(byte);
        self.characters
    }
}

impl Collected<'_> {
    fn take(&mut self, readings: &mut Vec<Reading>) {
        if readings.len() > 1 {
            settle(readings);
        }
        for reading in readings.drain(..) {
            let value = self.text.get(reading.place.clone()).unwrap_or_default();
            let value = if reading.kind == Kind::Card { money::mask(value) } else { value.to_owned() };
            let start = self.counted.up_to(self.text, reading.place.start);
            let end = self.counted.up_to(self.text, reading.place.end);
            self.found.push(Found { start, end, kind: reading.kind, value, normal: reading.normal });
        }
    }
}

/// Leaves one reading for each place.
fn settle(readings: &mut Vec<Reading>) {
    readings.sort_by_key(|it| (it.normal.is_err(), usize::MAX - it.place.len(), it.kind));
    let mut kept: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings.drain(..) {
        if kept.iter().all(|it| it.place.end <= reading.place.start || reading.place.end <= it.place.start) {
            kept.push(reading);
        }
    }
    kept.sort_by_key(|it| it.place.start);
    *readings = kept;
}

#[cfg(test)]
mod tests;
