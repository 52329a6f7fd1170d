//! Addresses of chains, each with the checksum that its chain publishes. Where a chain has several spellings of one address, the one that
//! wallets show today is the normal form.

mod base58;
mod cardano;
mod cash;
mod monero;

use bech32::segwit;
use bs58::Alphabet;
use sha3::{Digest, Keccak256};

use crate::{Caution, Fault, Key, Kind, Normal, Reason};

pub(crate) use cardano::ada;
pub(crate) use cash::bch;
pub(crate) use monero::{xmr, xmr_keys};

/// A witness programme in bech32 (version 0) or bech32m (later ones), as BIP-173 and BIP-350 have it.
fn witness(kind: Kind, text: &str, main: &str, trial: &[&str]) -> Result<Normal, Reason> {
    let lower = one_case(text)?;
    letters_of_bech32(text, '1')?;
    let (prefix, _, _) = segwit::decode(&lower).map_err(|error| fault_of_witness(&error))?;
    let prefix = prefix.to_lowercase();
    if prefix != main && !trial.contains(&prefix.as_str()) {
        return Err(Reason::at(Fault::UnknownVersion, 0));
    }
    Ok(Normal::of(kind, lower).cautioned((prefix != main).then_some(Caution::TestNetwork)))
}

/// Holds that what follows the separator is made of the letters of bech32: all but 1, b, i and o.
fn letters_of_bech32(text: &str, separator: char) -> Result<(), Reason> {
    let start = text.rfind(separator).map_or(0, |it| it + 1);
    let is_letter = |it: char| it.is_ascii_alphanumeric() && !matches!(it.to_ascii_lowercase(), '1' | 'b' | 'i' | 'o');
    match text.get(start..).unwrap_or_default().chars().position(|it| !is_letter(it)) {
        Some(at) => Err(Reason::at(Fault::Character, text.get(..start).unwrap_or_default().chars().count() + at)),
        None => Ok(()),
    }
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
        E::WitnessLength(_) | E::TooLong(_) | E::NoData => Fault::Length.into(),
        _ => Fault::Structure.into(),
    }
}

fn starts_like(text: &str, heads: &[&str]) -> bool {
    heads.iter().any(|it| text.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it)))
}

pub(crate) fn btc(text: &str) -> Result<Normal, Reason> {
    let text = text.strip_prefix("bitcoin:").unwrap_or(text);
    if starts_like(text, &["bc1", "tb1", "bcrt1"]) {
        return witness(Kind::Btc, text, "bc", &["tb", "bcrt"]);
    }
    base58::versioned(Kind::Btc, text, &[&[0x00], &[0x05]], &[&[0x6f], &[0xc4]])
}

/// Litecoin. The older spelling of addresses of scripts ("3…") is also one of Bitcoin; the newer ("M…") is not.
pub(crate) fn ltc(text: &str) -> Result<Normal, Reason> {
    let text = text.strip_prefix("litecoin:").unwrap_or(text);
    if starts_like(text, &["ltc1", "tltc1", "rltc1"]) {
        return witness(Kind::Ltc, text, "ltc", &["tltc", "rltc"]);
    }
    let normal = base58::versioned(Kind::Ltc, text, &[&[0x30], &[0x32], &[0x05]], &[&[0x6f], &[0x3a], &[0xc4]])?;
    let renewed = base58::reversioned(&normal.text, &[(0x05, 0x32), (0xc4, 0x3a)])?;
    Ok(Normal { text: renewed, ..normal })
}

pub(crate) fn doge(text: &str) -> Result<Normal, Reason> {
    base58::versioned(Kind::Doge, text, &[&[0x1e], &[0x16]], &[&[0x71], &[0xc4]])
}

pub(crate) fn dash(text: &str) -> Result<Normal, Reason> {
    base58::versioned(Kind::Dash, text, &[&[0x4c], &[0x10]], &[&[0x8c], &[0x13]])
}

pub(crate) fn zec(text: &str) -> Result<Normal, Reason> {
    base58::versioned(Kind::Zec, text, &[&[0x1c, 0xb8], &[0x1c, 0xbd]], &[&[0x1d, 0x25], &[0x1c, 0xba]])
}

pub(crate) fn trx(text: &str) -> Result<Normal, Reason> {
    base58::versioned(Kind::Trx, text, &[&[0x41]], &[&[0xa0]])
}

pub(crate) fn xtz(text: &str) -> Result<Normal, Reason> {
    const PREFIXES: [&[u8]; 5] = [&[6, 161, 159], &[6, 161, 161], &[6, 161, 164], &[6, 161, 166], &[2, 90, 121]];
    base58::versioned(Kind::Xtz, text, &PREFIXES, &[])
}

/// XRP: the classic address, or one with the tag of a customer in it ("X…", XLS-5).
pub(crate) fn xrp(text: &str) -> Result<Normal, Reason> {
    let bytes = base58::checked(text, Alphabet::RIPPLE)?;
    match bytes.as_slice() {
        [0x00, account @ ..] if account.len() == 20 => Ok(Normal::of(Kind::Xrp, text.to_owned())),
        [0x05, 0x44, rest @ ..] if rest.len() == 29 => Ok(Normal::of(Kind::Xrp, text.to_owned())),
        [0x04, 0x93, rest @ ..] if rest.len() == 29 => Ok(Normal::of(Kind::Xrp, text.to_owned()).cautioned(Caution::TestNetwork)),
        _ => Err(Reason::at(Fault::UnknownVersion, 0)),
    }
}

/// The keys of an address of XRP. The tag names a customer of an exchange: without it only the account is the same.
pub(crate) fn xrp_keys(text: &str) -> Vec<Key> {
    let label = Kind::Xrp.label();
    let mut keys = vec![Key::strong(label, text)];
    if let Some(account) = base58::checked(text, Alphabet::RIPPLE).ok().as_deref().filter(|it| it.len() == 31).and_then(|it| it.get(2..22)) {
        keys.push(Key::weak(label, base58::encoded(&[&[0][..], account].concat(), Alphabet::RIPPLE)));
    }
    keys
}

/// Solana: 32 bytes in base58, and nothing by which a mistake would show.
pub(crate) fn sol(text: &str) -> Result<Normal, Reason> {
    let bytes = base58::decoded(text, Alphabet::BITCOIN)?;
    if bytes.len() != 32 {
        return Err(Fault::Length.into());
    }
    Ok(Normal::of(Kind::Sol, text.to_owned()).cautioned(Caution::Unchecked))
}

/// Ethereum and its kin: twenty bytes. Mixed capitals are a checksum (EIP-55); without them nothing can be checked.
pub(crate) fn eth(text: &str) -> Result<Normal, Reason> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).ok_or(Fault::Structure)?;
    if let Some(at) = digits.chars().position(|it| !it.is_ascii_hexdigit()) {
        return Err(Reason::at(Fault::Character, at + 2));
    }
    if digits.len() != 40 {
        return Err(Fault::Length.into());
    }
    let lower = digits.to_ascii_lowercase();
    let mixed = digits.bytes().any(|it| it.is_ascii_uppercase()) && digits.bytes().any(|it| it.is_ascii_lowercase());
    if mixed && !capitals_agree(digits, &lower) {
        return Err(Fault::CapitalsChecksum.into());
    }
    Ok(Normal::of(Kind::Eth, format!("0x{lower}")).cautioned((!mixed).then_some(Caution::Unchecked)))
}

fn capitals_agree(digits: &str, lower: &str) -> bool {
    let hash = Keccak256::digest(lower);
    let nibbles = hash.iter().flat_map(|it| [it >> 4, it & 15]);
    digits.bytes().zip(nibbles).all(|(digit, nibble)| digit.is_ascii_digit() || digit.is_ascii_uppercase() == (nibble >= 8))
}
