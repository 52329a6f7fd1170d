//! Accounts, banks and cards.

use std::str::FromStr;

use iban::Iban;

use crate::{Caution, Context, Fault, Key, Kind, Normal, Reason};

/// The international number of an account: country, two check digits (ISO 7064, remainder 1 modulo 97), and the structure of its country.
pub(crate) fn iban(text: &str) -> Result<Normal, Reason> {
    let mut compact = String::with_capacity(34);
    for (at, c) in text.chars().enumerate() {
        match c {
            ' ' | '\u{a0}' | '-' | '.' => {}
            _ if c.is_ascii_alphanumeric() && compact.len() < 64 => compact.push(c.to_ascii_uppercase()),
            _ if c.is_ascii_alphanumeric() => return Err(Fault::TooLong.into()),
            _ => return Err(Reason::at(Fault::Character, at)),
        }
    }
    let bytes = compact.as_bytes();
    let head = [0, 1, 2, 3].map(|at| bytes.get(at).copied().unwrap_or(b' '));
    if !head[..2].iter().all(u8::is_ascii_alphabetic) || !head[2..].iter().all(u8::is_ascii_digit) {
        return Err(Fault::Structure.into());
    }
    let expected = compact.get(..2).and_then(iban_length).ok_or(Reason::at(Fault::UnknownCountry, 0))?;
    if expected != compact.len() {
        return Err(Fault::Length.into());
    }
    if remainder(bytes) != 1 {
        return Err(Fault::Checksum.into());
    }
    match Iban::from_str(&compact) {
        Ok(_) => Ok(Normal::of(Kind::Iban, compact)),
        Err(iban::ParseIbanError::UnknownCountry(_)) => Err(Reason::at(Fault::UnknownCountry, 0)),
        Err(iban::ParseIbanError::InvalidBban(_)) => Err(Fault::Structure.into()),
        Err(iban::ParseIbanError::InvalidBaseIban { .. }) => Err(Fault::Length.into()),
    }
}

/// The lengths of each country's numbers (the registry of IBANs; some that are in use without being registered are left out).
const LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 \
    FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 \
    MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 \
    VG24 XK20 YE30";

/// Gives how long the numbers of a country are.
pub(crate) fn iban_length(country: &str) -> Option<usize> {
    LENGTHS.split_ascii_whitespace().find_map(|it| it.strip_prefix(country)).and_then(|it| it.parse().ok())
}

/// The remainder modulo 97 with the first four signs moved to the end, letters as 10 to 35.
pub(crate) fn remainder(compact: &[u8]) -> u32 {
    let (head, tail) = compact.split_at(compact.len().min(4));
    tail.iter().chain(head).fold(0, |sum, c| match c {
        b'0'..=b'9' => (sum * 10 + u32::from(c - b'0')) % 97,
        _ => (sum * 100 + u32::from(c.wrapping_sub(b'A')) + 10) % 97,
    })
}

/// A bank (ISO 9362): four signs of the institution, its country, two of the place, three of the branch. "XXX" is the head office.
pub(crate) fn bic(text: &str) -> Result<Normal, Reason> {
    let upper = text.to_ascii_uppercase();
    let good = |(at, c): (usize, char)| if matches!(at, 4 | 5) { c.is_ascii_uppercase() } else { c.is_ascii_uppercase() || c.is_ascii_digit() };
    if let Some(at) = upper.chars().enumerate().position(|it| !good(it)) {
        return Err(Reason::at(Fault::Character, at));
    }
    if !matches!(upper.len(), 8 | 11) {
        return Err(Fault::Length.into());
    }
    if !upper.get(4..6).is_some_and(is_country) {
        return Err(Reason::at(Fault::UnknownCountry, 4));
    }
    Ok(Normal::of(Kind::Bic, upper.strip_suffix("XXX").filter(|it| it.len() == 8).map_or(upper.clone(), str::to_owned)))
}

/// The keys of a bank: a branch belongs to its head office.
pub(crate) fn bic_keys(text: &str) -> Vec<Key> {
    let mut keys = vec![Key::strong(Kind::Bic.label(), text)];
    if let Some(head) = text.get(..8).filter(|it| it.len() < text.len()) {
        keys.push(Key::weak(Kind::Bic.label(), head));
    }
    keys
}

/// The codes of countries (ISO 3166-1), and XK as banks use it.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI \
    CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY \
    HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK \
    ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB \
    SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS \
    XK YE YT ZA ZM ZW";

pub(crate) fn is_country(code: &str) -> bool {
    code.len() == 2 && COUNTRIES.split_ascii_whitespace().any(|it| it == code)
}

/// A card. Of its number only the first six and the last four digits are kept (fewer of a short one), and a salted hash to compare it by.
pub(crate) fn card(text: &str, context: &Context) -> Result<Normal, Reason> {
    if let Some(kept) = kept_card(text) {
        let caution = (!kept.contains(':')).then_some(Caution::Unchecked);
        return Ok(Normal::of(Kind::Card, kept).cautioned(caution));
    }
    let mut digits = String::with_capacity(19);
    for (at, c) in text.chars().enumerate() {
        match c {
            '0'..='9' if digits.len() < 20 => digits.push(c),
            '0'..='9' => return Err(Fault::Length.into()),
            ' ' | '-' | '.' | '\u{a0}' | '\u{202f}' | '\u{2010}'..='\u{2013}' => {}
            _ => return Err(Reason::at(Fault::Character, at)),
        }
    }
    if !(12..=19).contains(&digits.len()) {
        return Err(Fault::Length.into());
    }
    if !luhn(&digits) {
        return Err(Fault::Checksum.into());
    }
    let masked = mask(&digits);
    Ok(match context.card_salt {
        Some(salt) => Normal::of(Kind::Card, format!("{masked}:{}", salt.hash(&digits))),
        // Without a salt a hash would give the number away: there are only some hundred thousand to try.
        None => Normal::of(Kind::Card, masked).cautioned(Caution::Unchecked),
    })
}

/// What was kept of a card earlier is kept as it is.
fn kept_card(text: &str) -> Option<String> {
    let (shown, hash) = text.split_once(':').map_or((text, None), |(shown, hash)| (shown, Some(hash)));
    let is_hash = |it: &str| it.len() == 32 && it.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    let head = shown.find('x')?;
    let tail = shown.rfind('x')? + 1;
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let hidden = shown.get(head..tail)?.bytes().all(|it| it == b'x') && tail - head >= 5;
    let good = hidden
        && (12..=19).contains(&shown.len())
        && head <= 6
        && shown.len() - tail == 4
        && digits(shown.get(..head)?)
        && digits(shown.get(tail..)?);
    (good && hash.is_none_or(is_hash)).then(|| text.to_owned())
}

/// Tells whether the number of a card stands in a text, together or in groups.
pub(crate) fn holds_card(text: &str) -> bool {
    let mut digits = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if !matches!(c, ' ' | '-') || digits.len() > 64 {
            if (0..digits.len())
                .any(|start| (13..=19).any(|length| digits.get(start..start + length).is_some_and(|it| is_card_range(it) && luhn(it))))
            {
                return true;
            }
            digits.clear();
        }
    }
    false
}

/// Hides all but the first six and the last four digits, and never fewer than five; separators stay where they are.
pub(crate) fn mask(text: &str) -> String {
    let count = text.chars().filter(char::is_ascii_digit).count();
    let head = count.saturating_sub(9).min(6);
    let mut seen = 0;
    text.chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen <= head || seen > count.saturating_sub(4) { c } else { 'x' }
        })
        .collect()
}

/// A card whose hash is missing says nothing by which two could be told to be one.
pub(crate) fn card_keys(text: &str) -> Vec<Key> {
    if text.contains(':') { vec![Key::strong(Kind::Card.label(), text)] } else { Vec::new() }
}

/// The check digit of cards and devices (ISO 7812, annex B).
pub(crate) fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let value = u32::from(digit.wrapping_sub(b'0'));
            if at % 2 == 0 { value } else { value * 2 - if value > 4 { 9 } else { 0 } }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The networks of cards by the first digits and the lengths that they give out.
pub(crate) fn is_card_range(digits: &str) -> bool {
    let head = |length: usize| digits.get(..length).and_then(|it| it.parse::<u32>().ok()).unwrap_or_default();
    match digits.len() {
        13 => head(1) == 4,
        14 => matches!(head(2), 36 | 38 | 39) || matches!(head(3), 300..=305),
        15 => matches!(head(2), 34 | 37),
        16 => {
            head(1) == 4
                || matches!(head(2), 50..=58 | 65)
                || matches!(head(4), 2221..=2720 | 3528..=3589 | 2200..=2204 | 6011)
                || matches!(head(3), 644..=649)
                || matches!(head(2), 60..=64)
        }
        17..=19 => matches!(head(2), 62 | 50 | 56..=58 | 63 | 67) || head(1) == 4 && digits.len() == 19,
        12 => matches!(head(2), 50 | 56..=58 | 63 | 67),
        _ => false,
    }
}
