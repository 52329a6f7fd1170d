//! Words of letters and digits without a blank: digests, wallets, accounts, vehicles, cards.

use super::{Reading, numbers};
use crate::{Context, Fault, Kind, Normal, Reason, files, normalise};

/// Shorter words are none of these.
const SHORTEST: usize = 12;
/// A telephone number with its sign may be shorter.
const SHORTEST_LINE: usize = 8;

/// What a word is made of.
struct Makeup {
    digits: usize,
    upper: usize,
    lower: usize,
    hex: usize,
    /// Signs that no base58 has: zero, capital O, capital I, small l.
    not_base58: usize,
}

fn makeup(word: &str) -> Makeup {
    let mut made = Makeup { digits: 0, upper: 0, lower: 0, hex: 0, not_base58: 0 };
    for byte in word.bytes() {
        made.digits += usize::from(byte.is_ascii_digit());
        made.upper += usize::from(byte.is_ascii_uppercase());
        made.lower += usize::from(byte.is_ascii_lowercase());
        made.hex += usize::from(byte.is_ascii_hexdigit());
        made.not_base58 += usize::from(matches!(byte, b'0' | b'O' | b'I' | b'l' | b'_'));
    }
    made
}

pub(super) fn read(text: &str, base: usize, context: &Context, readings: &mut Vec<Reading>) {
    if text.len() < SHORTEST_LINE {
        return;
    }
    let mut at = 0;
    for word in text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_') {
        let plus = at > 0 && text.as_bytes().get(at - 1) == Some(&b'+');
        if word.len() >= SHORTEST || plus && word.len() >= SHORTEST_LINE {
            readings.extend(one(word, base + at, plus, context));
        }
        at += word.len();
        at += text.get(at..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
    }
}

fn one(word: &str, start: usize, plus: bool, context: &Context) -> Option<Reading> {
    let made = makeup(word);
    let place = start..start + word.len();
    if made.digits == word.len() {
        return digits(word, start, plus, context);
    }
    if let Some((kind, normal)) = hexadecimal(word, &made, context) {
        return Some(Reading::of(place, kind, normal));
    }
    if made.digits == 0 && (made.upper == 0 || made.lower == 0) {
        return None;
    }
    let (kind, normal) =
        prefixed(word, context).or_else(|| base58(word, &made, context)).or_else(|| iban(word, context)).or_else(|| vehicle(word, &made, context))?;
    Some(Reading::of(place, kind, normal))
}

type Read = (Kind, Result<Normal, Reason>);

fn digits(word: &str, start: usize, plus: bool, context: &Context) -> Option<Reading> {
    let place = start..start + word.len();
    if plus {
        // The sign may be that of an alias of a mailbox, or of a sum.
        return (word.len() <= 15).then(|| Reading::of(start - 1..place.end, Kind::Phone, normalise(Kind::Phone, &format!("+{word}"), context)));
    }
    let mut found = Vec::new();
    numbers::read(word, 0, word, context, &mut found)?;
    found.pop().map(|it| Reading { place: start + it.place.start..start + it.place.end, ..it })
}

fn hexadecimal(word: &str, made: &Makeup, context: &Context) -> Option<Read> {
    if let Some(digits) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        let kind = match digits.len() {
            39..=41 => Kind::Eth,
            63..=65 => Kind::Transaction,
            _ => return None,
        };
        return (made.hex + 3 >= word.len()).then(|| (kind, normalise(kind, word, context)));
    }
    if word.len() == 72 && word.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("t1")) && made.hex + 2 >= word.len() {
        return Some((Kind::Tlsh, normalise(Kind::Tlsh, word, context)));
    }
    if made.hex == word.len() {
        if word.len() == 70 {
            return Some((Kind::Tlsh, normalise(Kind::Tlsh, word, context)));
        }
        if let Some(kind) = files::kind_of_length(word.len()) {
            return Some((kind, normalise(kind, word, context)));
        }
        // A digit too few or too many, where letters and digits are mixed as in a digest.
        let near = [word.len() - 1, word.len() + 1].into_iter().find_map(files::kind_of_length)?;
        let is_mixed = made.digits > word.len() / 4 && made.digits < word.len();
        return is_mixed.then(|| (near, Err(Fault::Length.into())));
    }
    // One sign is none of a digest.
    let kind = files::kind_of_length(word.len())?;
    let one_case = made.upper <= 1 || made.lower <= 1;
    (made.hex + 1 == word.len() && made.digits > word.len() / 4 && one_case).then(|| (kind, normalise(kind, word, context)))
}

/// Addresses that say by their beginning what they are.
fn prefixed(word: &str, context: &Context) -> Option<Read> {
    const HEADS: [(&str, Kind); 12] = [
        ("bc1", Kind::Btc),
        ("tb1", Kind::Btc),
        ("bcrt1", Kind::Btc),
        ("ltc1", Kind::Ltc),
        ("tltc1", Kind::Ltc),
        ("rltc1", Kind::Ltc),
        ("addr1", Kind::Ada),
        ("addr_test1", Kind::Ada),
        ("stake1", Kind::Ada),
        ("stake_test1", Kind::Ada),
        ("DdzFF", Kind::Ada),
        ("Ae2td", Kind::Ada),
    ];
    let kind = HEADS.iter().find(|(head, _)| word.get(..head.len()).is_some_and(|it| it.eq_ignore_ascii_case(head)))?.1;
    if word.len() < 30 {
        return None;
    }
    Some((kind, normalise(kind, word, context)))
}

/// The chains whose addresses begin and are as long as this one, the likeliest first; and whether a word that begins so is refused when no
/// checksum agrees.
fn chains(word: &str) -> (&'static [Kind], Refuse) {
    let head = |text: &str| word.starts_with(text);
    match word.len() {
        95 | 106 if head("4") || head("8") || head("5") || head("7") || head("9") || head("A") || head("B") => (&[Kind::Xmr], Refuse::Yes),
        94 | 96 | 105 | 107 if head("4") || head("8") => (&[Kind::Xmr], Refuse::Yes),
        36 if head("tz1") || head("tz2") || head("tz3") || head("tz4") || head("KT1") => (&[Kind::Xtz], Refuse::Yes),
        35 if head("t1") || head("t3") || head("tm") || head("t2") => (&[Kind::Zec, Kind::Xrp], Refuse::Yes),
        47 if head("X") || head("T") => (&[Kind::Xrp], Refuse::Yes),
        25..=35 if head("1") => (&[Kind::Btc], Refuse::Yes),
        33..=35 if head("3") => (&[Kind::Btc, Kind::Ltc], Refuse::Yes),
        25..=35 if head("r") => (&[Kind::Xrp], Refuse::Yes),
        33..=35 if head("T") => (&[Kind::Trx], Refuse::Yes),
        33..=34 if head("L") || head("M") => (&[Kind::Ltc], Refuse::Yes),
        34 if head("D") => (&[Kind::Doge], Refuse::Yes),
        34 if head("X") => (&[Kind::Dash], Refuse::Yes),
        34 if head("9") || head("A") => (&[Kind::Doge], Refuse::No),
        34 if head("7") => (&[Kind::Dash], Refuse::No),
        34 | 35 if head("m") || head("n") || head("2") => (&[Kind::Btc, Kind::Ltc], Refuse::No),
        34 if head("y") || head("8") => (&[Kind::Dash], Refuse::No),
        43..=44 => (&[Kind::Sol], Refuse::No),
        42 if head("q") || head("p") => (&[Kind::Bch], Refuse::No),
        54.. if head("p") || head("q") => (&[Kind::Bch], Refuse::No),
        _ => (&[], Refuse::No),
    }
}

#[derive(PartialEq, Eq)]
enum Refuse {
    Yes,
    No,
}

fn base58(word: &str, made: &Makeup, context: &Context) -> Option<Read> {
    let (kinds, refuse) = chains(word);
    let mut first = None;
    for kind in kinds {
        let is_cash = *kind == Kind::Bch;
        // One wrong sign may be one that base58 does not have.
        if !is_cash && (made.not_base58 > 1 || made.upper == 0 || made.lower == 0) {
            continue;
        }
        let normal = normalise(*kind, word, context);
        if normal.is_ok() {
            if *kind == Kind::Sol && !is_chance(made, word.len()) {
                return None;
            }
            return Some((*kind, normal));
        }
        first = first.or(Some((*kind, normal)));
    }
    // A word in mixed capitals with digits among them; a name of a class of some program has few.
    first.filter(|_| refuse == Refuse::Yes && made.digits >= 3 && made.upper >= 4 && made.lower >= 4)
}

/// Tells whether letters and digits are as mixed as chance mixes them: without a checksum that is all there is to go by.
const fn is_chance(made: &Makeup, length: usize) -> bool {
    made.digits >= 3 && made.digits * 2 < length && made.upper >= 8 && made.lower >= 8
}

fn iban(word: &str, context: &Context) -> Option<Read> {
    let mut found = Vec::new();
    numbers::read(word, 0, word, context, &mut found)?;
    found.pop().filter(|it| it.kind == Kind::Iban && it.place.len() == word.len()).map(|it| (it.kind, it.normal))
}

/// Seventeen signs in capitals with a number of four digits at the end.
fn vehicle(word: &str, made: &Makeup, context: &Context) -> Option<Read> {
    let serial = word.len() == 17 && word.bytes().skip(13).all(|it| it.is_ascii_digit());
    if !serial || made.lower > 0 || made.upper < 3 || made.digits < 5 {
        return None;
    }
    let normal = normalise(Kind::Vin, word, context).ok()?;
    Some((Kind::Vin, Ok(normal)))
}

/// What the word behind a cue is.
pub(super) fn after_cue(word: &str, start: usize, kind: Kind, context: &Context) -> Option<Reading> {
    let made = makeup(word);
    let fits = match kind {
        Kind::Bic => matches!(word.len(), 7..=12) && (made.lower == 0 || made.upper == 0 && made.digits > 0),
        Kind::Vin => (16..=18).contains(&word.len()) && made.digits >= 4,
        Kind::Transaction => (63..=67).contains(&word.len()) && made.hex + 3 >= word.len(),
        _ => false,
    };
    fits.then(|| Reading::of(start..start + word.len(), kind, normalise(kind, word, context)))
}
