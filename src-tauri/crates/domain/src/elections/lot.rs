//! A lot that anybody can draw again: the arithmetic, byte for byte.
//!
//! Before nominations end, each trustee commits itself to a number of 32 random bytes for each lot. Once all are opened:
//!
//! - commitment `= SHA-256("jcat-desk lot commitment v1\0" ‖ election ‖ lot ‖ 0x00 ‖ trustee ‖ number)`;
//! - seed `= SHA-256("jcat-desk lot seed v1\0" ‖ lot ‖ 0x00 ‖ how many ‖ number₁ ‖ … ‖ numberₙ ‖ context)`;
//! - block k of a purpose `= SHA-256("jcat-desk lot draw v1\0" ‖ seed ‖ purpose ‖ 0x00 ‖ k)`, k = 0, 1, 2 …
//!
//! The election is its id's 16 bytes, lot and purpose are UTF-8, trustee, how many and k are 32 bits big-endian, numbers stand in the order of
//! the trustees. The context is the hash of the nominations for the order of candidates and the tellers, and the hash of the round's
//! `election.json` for a tie. A draw below m takes the first 8 bytes of the next block as a big-endian number x; where x is not below
//! the largest multiple of m that 64 bits hold, the next block is taken; else the draw is x mod m. A permutation is that of Fisher and Yates on the
//! sorted list: for i = n−1 … 1, places i and (draw below i+1) change. A choice is the sorted list's place (draw below n).

use super::ids::LotSet;
use crate::hash::Sha256;
use crate::ids::ElectionId;

/// A number that a trustee committed itself to.
pub type Nonce = [u8; 32];

/// What a lot is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub Sha256);

/// Binds a trustee to its number.
pub fn commitment(election: ElectionId, set: &LotSet, trustee: u32, nonce: &Nonce) -> Sha256 {
    let trustee = trustee.to_be_bytes();
    Sha256::of_parts([b"jcat-desk lot commitment v1\0".as_slice(), election.0.as_bytes(), set.as_str().as_bytes(), &[0], &trustee, nonce])
}

impl Seed {
    /// Makes the seed of a lot from all numbers, in the order of the trustees.
    pub fn of(set: &LotSet, nonces: &[Nonce], context: &Sha256) -> Self {
        let count = u32::try_from(nonces.len()).unwrap_or(u32::MAX).to_be_bytes();
        let head = [b"jcat-desk lot seed v1\0".as_slice(), set.as_str().as_bytes(), &[0], &count];
        Self(Sha256::of_parts(head.into_iter().chain(nonces.iter().map(Nonce::as_slice)).chain([context.0.as_slice()])))
    }

    /// Puts a list in an order by lot. The order in which it comes does not matter.
    pub fn permute<T: Ord>(&self, purpose: &str, items: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut items: Vec<T> = items.into_iter().collect();
        items.sort_unstable();
        let mut draws = Draws { seed: self, purpose, block: 0 };
        for at in (1..items.len()).rev() {
            let other = draws.below(at + 1);
            items.swap(at, other);
        }
        items
    }

    /// Chooses one by lot. The order in which they come does not matter.
    pub fn choose<T: Ord>(&self, purpose: &str, items: impl IntoIterator<Item = T>) -> Option<T> {
        let mut items: Vec<T> = items.into_iter().collect();
        items.sort_unstable();
        if items.is_empty() {
            return None;
        }
        let at = Draws { seed: self, purpose, block: 0 }.below(items.len());
        items.into_iter().nth(at)
    }
}

struct Draws<'a> {
    seed: &'a Seed,
    purpose: &'a str,
    block: u32,
}

impl Draws<'_> {
    /// Draws a number below `many`, which is above zero; each with the same chance.
    fn below(&mut self, many: usize) -> usize {
        let many = many as u64;
        // 2^64 mod many numbers at the top would favour the small ones.
        let surplus = (u64::MAX % many + 1) % many;
        loop {
            let block = self.block.to_be_bytes();
            self.block = self.block.wrapping_add(1);
            let hash = Sha256::of_parts([b"jcat-desk lot draw v1\0".as_slice(), &self.seed.0.0, self.purpose.as_bytes(), &[0], &block]);
            let drawn = hash.0.iter().take(8).fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
            if drawn <= u64::MAX - surplus {
                return usize::try_from(drawn % many).unwrap_or_default();
            }
        }
    }
}
