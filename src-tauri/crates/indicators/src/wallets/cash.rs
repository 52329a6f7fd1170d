//! Bitcoin Cash: "cashaddr", a relative of bech32 with a checksum of 40 bits over its own polynomial.

use crate::{Caution, Fault, Kind, Normal, Reason};

const LETTERS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const MAIN: &str = "bitcoincash";

/// Only the newer spelling: the older one is that of Bitcoin, and nothing in it says which of the two chains is meant.
pub(crate) fn bch(text: &str) -> Result<Normal, Reason> {
    let lower = super::one_case(text)?;
    let (prefix, payload) = lower.split_once(':').unwrap_or((MAIN, &lower));
    if !matches!(prefix, MAIN | "bchtest" | "bchreg") {
        return Err(Reason::at(Fault::UnknownVersion, 0));
    }
    super::letters_of_bech32(&lower, ':')?;
    let values: Vec<u8> = payload.chars().filter_map(|it| u8::try_from(LETTERS.find(it)?).ok()).collect();
    if values.len() != payload.len() || !(42..=112).contains(&values.len()) {
        return Err(Fault::Length.into());
    }
    let checked = prefix.bytes().map(|it| it & 31).chain([0]).chain(values.iter().copied());
    if polymod(checked) != 0 {
        return Err(Fault::Checksum.into());
    }
    let [first, second, ..] = values.as_slice() else { return Err(Fault::Length.into()) };
    // The first byte: a bit that is zero, four bits of type, three of size. Types 0 to 3: key, script, and both with tokens.
    let version = first << 3 | second >> 2;
    let bits = [160, 192, 224, 256, 320, 384, 448, 512].get(usize::from(version & 7)).copied().unwrap_or_default();
    if version >> 3 > 3 {
        return Err(Reason::at(Fault::UnknownVersion, prefix.len() + 1));
    }
    if (values.len() - 8) * 5 / 8 != 1 + bits / 8 {
        return Err(Fault::Length.into());
    }
    Ok(Normal::of(Kind::Bch, format!("{prefix}:{payload}")).cautioned((prefix != MAIN).then_some(Caution::TestNetwork)))
}

/// The code of the format, over GF(32).
fn polymod(values: impl Iterator<Item = u8>) -> u64 {
    const GENERATOR: [u64; 5] = [0x98_f2bc_8e61, 0x79_b76d_99e2, 0xf3_3e5f_b3c4, 0xae_2eab_e2a8, 0x1e_4f43_e470];
    let remainder = values.fold(1_u64, |sum, value| {
        let top = sum >> 35;
        let shifted = (sum & 0x07_ffff_ffff) << 5 ^ u64::from(value);
        GENERATOR.iter().enumerate().filter(|(bit, _)| top >> bit & 1 == 1).fold(shifted, |sum, (_, term)| sum ^ term)
    });
    remainder ^ 1
}
