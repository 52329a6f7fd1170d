//! How alike two files are, by digests that were made for it (DEC-1): ssdeep and TLSH.

use tlsh2::Tlsh128_1;

use crate::Kind;

/// From which score on two ssdeep digests say that their files are similar: what MISP shows by default.
const ALIKE_SSDEEP: u32 = 40;

/// Up to which distance two TLSH digests say so.
const ALIKE_TLSH: u32 = 70;

/// What two pieces of ssdeep digests must share to be compared at all: as many signs as the window that cut the file.
const WINDOW: usize = 7;

/// The smallest block of ssdeep, in bytes.
const SMALLEST: u32 = 3;

/// Below this block a short digest says little, and its score is held down.
const SURE: u32 = 45;

/// A digest of a file that is nearly the same for files that are nearly the same.
#[derive(Clone)]
pub struct SimilarityDigest(Read);

#[derive(Clone)]
enum Read {
    /// The size of a block in bytes, the digest for blocks of that size, and that for blocks twice as large.
    Ssdeep(u32, Vec<u8>, Vec<u8>),
    Tlsh(Box<Tlsh128_1>),
}

impl std::fmt::Debug for SimilarityDigest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Read::Ssdeep(..) => "SimilarityDigest of ssdeep",
            Read::Tlsh(_) => "SimilarityDigest of TLSH",
        })
    }
}

/// How alike two files are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// The score of ssdeep, from 40 to 100; 100 is the same.
    Score(u32),
    /// The distance of TLSH, from 70 down to 0; 0 is the same.
    Distance(u32),
}

impl SimilarityDigest {
    /// Reads the normal form of a digest; none of other kinds.
    pub fn of(kind: Kind, normal: &str) -> Option<Self> {
        match kind {
            Kind::Ssdeep => {
                let mut parts = normal.split(':');
                let (block, single, double) = (parts.next()?, parts.next()?, parts.next()?);
                Some(Self(Read::Ssdeep(block.parse().ok()?, without_runs(single), without_runs(double))))
            }
            Kind::Tlsh => Some(Self(Read::Tlsh(Box::new(normal.parse().ok()?)))),
            _ => None,
        }
    }

    /// Says how alike the two files are; none below the measure, and between digests of two kinds.
    pub fn nearness(&self, other: &Self) -> Option<Nearness> {
        match (&self.0, &other.0) {
            (Read::Ssdeep(block, single, double), Read::Ssdeep(their_block, their_single, their_double)) => {
                let score = if block == their_block {
                    if single == their_single && double == their_double {
                        100
                    } else {
                        score(single, their_single, *block).max(score(double, their_double, block.saturating_mul(2)))
                    }
                } else if block.checked_mul(2) == Some(*their_block) {
                    score(double, their_single, *their_block)
                } else if their_block.checked_mul(2) == Some(*block) {
                    score(single, their_double, *block)
                } else {
                    0
                };
                (score >= ALIKE_SSDEEP).then_some(Nearness::Score(score))
            }
            (Read::Tlsh(one), Read::Tlsh(two)) => {
                let distance = u32::try_from(one.diff(two, true)).ok()?;
                (distance <= ALIKE_TLSH).then_some(Nearness::Distance(distance))
            }
            _ => None,
        }
    }
}

/// A sign more than three times in a row says no more than three times: such runs come of empty stretches of a file.
fn without_runs(digest: &str) -> Vec<u8> {
    let mut kept: Vec<u8> = Vec::with_capacity(digest.len());
    for sign in digest.bytes() {
        if !kept.ends_with(&[sign; 3]) {
            kept.push(sign);
        }
    }
    kept
}

/// The score of two pieces for blocks of one size: what must be put in and taken out of one to make the other, as a part of both, taken off 100.
fn score(one: &[u8], two: &[u8], block: u32) -> u32 {
    let shared = one.windows(WINDOW).any(|part| two.windows(WINDOW).any(|other| part == other));
    let (Ok(lengths), Ok(changes), Ok(shorter)) =
        (u32::try_from(one.len() + two.len()), u32::try_from(changes(one, two)), u32::try_from(one.len().min(two.len())))
    else {
        return 0;
    };
    if !shared || lengths == 0 {
        return 0;
    }
    // Rounded down twice, as ssdeep does.
    let score = 100_u32.saturating_sub(100 * (changes * 64 / lengths) / 64);
    if block >= SURE { score } else { score.min((block / SMALLEST).saturating_mul(shorter)) }
}

/// How many signs must be put in and taken out of one to make the other.
fn changes(one: &[u8], two: &[u8]) -> usize {
    let mut above: Vec<usize> = (0..=two.len()).collect();
    let mut row = vec![0; two.len() + 1];
    for (n, sign) in (1..).zip(one) {
        let mut left = n;
        for (at, other) in two.iter().enumerate() {
            let aside = above.get(at).copied().unwrap_or_default();
            let over = above.get(at + 1).copied().unwrap_or_default();
            if let Some(place) = row.get_mut(at) {
                *place = left;
            }
            left = if sign == other { aside } else { 1 + left.min(over) };
        }
        if let Some(place) = row.last_mut() {
            *place = left;
        }
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().unwrap_or_default()
}
