//! Reads free text.

use std::ops::Range;

use crate::{Context, Kind, Normal, Reason, normalise};

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

/// Finds every indicator in a text, in the order in which they stand there.
pub fn recognise(text: &str, context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split(char::is_whitespace) {
        let length = word.chars().count();
        if let Some(one) = word_alone(word, start..start + length, context) {
            found.push(one);
        }
        start += length + 1;
    }
    found
}

fn word_alone(word: &str, place: Range<usize>, context: &Context) -> Option<Found> {
    [Kind::Ip, Kind::Cidr, Kind::Url, Kind::Email, Kind::Domain, Kind::Onion, Kind::Btc, Kind::Iban, Kind::Md5, Kind::Sha1, Kind::Sha256]
        .into_iter()
        .find_map(|kind| {
            let normal = normalise(kind, word, context).ok()?;
            Some(Found { start: place.start, end: place.end, kind: normal.kind, value: word.to_owned(), normal: Ok(normal) })
        })
}
