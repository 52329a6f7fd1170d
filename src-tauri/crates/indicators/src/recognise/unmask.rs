//! Disguised spelling made real, with the way back to where each byte stood.

use std::ops::Range;

use super::chunks::Chunk;
use crate::refang::{is_unseen, piece};

/// A disguise may have blanks around it ("example [.] org"): so many chunks are joined at most.
const LONGEST: usize = 4096;

/// A chunk as it was before somebody made it harmless.
#[derive(Debug)]
pub(super) struct Unmasked {
    pub text: String,
    /// For each byte of the text, where it stood and where what it came from ends.
    from: Vec<Range<usize>>,
    /// Where to go on in the original.
    pub end: usize,
}

impl Unmasked {
    /// Gives where a place of the text stood.
    pub(super) fn original(&self, place: &Range<usize>) -> Range<usize> {
        let start = self.from.get(place.start).map_or(self.end, |it| it.start);
        let end = place.end.checked_sub(1).and_then(|last| self.from.get(last)).map_or(start, |it| it.end);
        start..end.max(start)
    }

    fn push(&mut self, real: &str, from: &Range<usize>) {
        self.text.push_str(real);
        self.from.extend(std::iter::repeat_n(from.clone(), real.len()));
    }

    fn drop_blanks(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        self.from.truncate(kept);
    }
}

/// Takes the disguise from a chunk, and from what is joined to it by one. None, if it has none.
pub(super) fn from(text: &str, chunk: &Chunk) -> Option<Unmasked> {
    let mut made = Unmasked { text: String::with_capacity(chunk.end - chunk.start), from: Vec::new(), end: chunk.end };
    let (mut at, mut changed) = (chunk.start, false);
    while at < made.end {
        let rest = text.get(at..)?;
        let c = rest.chars().next()?;
        if let Some((length, real)) = piece(rest, made.text.chars().last()) {
            // A scheme stays glued to what follows; a sign in brackets may stand free.
            if rest.starts_with(['[', '(', '{']) {
                made.drop_blanks();
            }
            made.push(real, &(at..at + length));
            at += length;
            changed = true;
            at += blanks_before_more(text, at);
            if at >= made.end {
                made.end = end_of_chunk(text, at);
            }
        } else {
            if is_unseen(c) {
                changed = true;
            } else {
                made.push(rest.get(..c.len_utf8())?, &(at..at + c.len_utf8()));
            }
            at += c.len_utf8();
        }
        if at >= made.end && at - chunk.start < LONGEST && is_joined(text, at) {
            made.end = at + 2;
        }
    }
    changed.then_some(made)
}

/// One blank behind a disguise is left out if a word follows.
fn blanks_before_more(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    usize::from(matches!(rest, [b' ', next, ..] if next.is_ascii_alphanumeric()))
}

fn end_of_chunk(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|it: char| it.is_whitespace() || matches!(it, '"' | '<' | '>')).unwrap_or(rest.len()).min(LONGEST)
}

/// A blank, and behind it a sign in brackets that stands for a point or an @.
pub(super) fn is_joined(text: &str, at: usize) -> bool {
    if !matches!(text.as_bytes().get(at..at + 2), Some([b' ', b'[' | b'(' | b'{'])) {
        return false;
    }
    let rest = text.get(at + 1..).unwrap_or_default();
    piece(rest, Some(' ')).is_some_and(|(_, real)| matches!(real, "." | "@"))
}
