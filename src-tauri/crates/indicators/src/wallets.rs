//! Addresses of chains, each with the checksum that its chain publishes.

mod base58;

use bech32::segwit;

use crate::{Caution, Fault, Kind, Normal, Reason};

/// Witness programmes have versions 0 to 16; what is longer is none (BIP-141).
fn witness(kind: Kind, text: &str, main: &str, trial: &[&str]) -> Result<Normal, Reason> {
    let lower = one_case(text)?;
    if let Some((at, _)) = text.char_indices().skip(lower.rfind('1').map_or(0, |it| it + 1)).find(|(_, it)| !is_bech32(*it)) {
        return Err(Reason::at(Fault::Character, at));
    }
    let (prefix, _, _) = segwit::decode(&lower).map_err(|error| fault_of_witness(&error))?;
    let prefix = prefix.to_lowercase();
    if prefix != main && !trial.contains(&prefix.as_str()) {
        return Err(Reason::at(Fault::UnknownVersion, 0));
    }
    Ok(Normal::of(kind, lower).cautioned((prefix != main).then_some(Caution::TestNetwork)))
}

/// The letters of bech32: all but 1, b, i and o.
fn is_bech32(c: char) -> bool {
    c.is_ascii_alphanumeric() && !matches!(c.to_ascii_lowercase(), '1' | 'b' | 'i' | 'o')
}

/// Gives the text in small letters, if it does not mix them with capital ones.
fn one_case(text: &str) -> Result<String, Reason> {
    if let Some(at) = text.chars().position(|it| !it.is_ascii_graphic()) {
        return Err(Reason::at(Fault::Character, at));
    }
    let has_small = text.bytes().any(|it| it.is_ascii_lowercase());
    match text.bytes().position(|it| it.is_ascii_uppercase()) {
        Some(at) if has_small => Err(Reason::at(Fault::MixedCase, at)),
        _ => Ok(text.to_ascii_lowercase()),
    }
}

fn fault_of_witness(error: &segwit::DecodeError) -> Reason {
    use bech32::primitives::decode::SegwitHrpstringError as E;
    match &error.0 {
        E::Checksum(_) => Fault::Checksum.into(),
        E::InvalidWitnessVersion(_) => Fault::UnknownVersion.into(),
        E::Padding(_) => Fault::Length.into(),
        _ => Fault::Structure.into(),
    }
}

pub(crate) fn btc(text: &str) -> Result<Normal, Reason> {
    if ["bc1", "tb1", "bcrt1"].iter().any(|it| text.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it))) {
        return witness(Kind::Btc, text, "bc", &["tb", "bcrt"]);
    }
    base58::versioned(Kind::Btc, text, &[&[0x00], &[0x05]], &[&[0x6f], &[0xc4]])
}
