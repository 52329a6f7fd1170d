//! Vehicles, devices, numbered papers.

use unicode_normalization::UnicodeNormalization;

use crate::{Caution, Fault, Kind, Normal, Reason, money};

/// A vehicle's number (ISO 3779): 17 signs without I, O and Q. Only North America's have a check digit that holds.
pub(crate) fn vin(text: &str) -> Result<Normal, Reason> {
    let upper = text.to_ascii_uppercase();
    if let Some(at) = upper.chars().position(|it| !it.is_ascii_alphanumeric() || matches!(it, 'I' | 'O' | 'Q')) {
        return Err(Reason::at(Fault::Character, at));
    }
    if upper.len() != 17 {
        return Err(Fault::Length.into());
    }
    let is_north_american = upper.starts_with(['1', '2', '3', '4', '5']);
    let caution = (is_north_american && !check_digit_agrees(&upper)).then_some(Caution::CheckDigit);
    Ok(Normal::of(Kind::Vin, upper).cautioned(caution))
}

fn check_digit_agrees(vin: &str) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let worth = |c: u8| match c {
        b'0'..=b'9' => u32::from(c - b'0'),
        b'A'..=b'H' => u32::from(c - b'A') + 1,
        b'J'..=b'R' => u32::from(c - b'J') + 1,
        _ => u32::from(c.saturating_sub(b'S')) + 2,
    };
    let sum: u32 = vin.bytes().zip(WEIGHTS).map(|(c, weight)| worth(c) * weight).sum();
    let digit = if sum % 11 == 10 { b'X' } else { b'0' + u8::try_from(sum % 11).unwrap_or_default() };
    vin.as_bytes().get(8) == Some(&digit)
}

/// A registration: the country, and the signs of the plate without separators ("DE B-AB 1234" is "DE:BAB1234").
pub(crate) fn plate(text: &str) -> Result<Normal, Reason> {
    let folded: String = text.nfkc().collect::<String>().to_uppercase();
    let (country, rest) = folded.split_once([':', ' ', '-', '/']).ok_or(Fault::NoRegion)?;
    if !money::is_country(country) {
        return Err(Reason::at(Fault::UnknownCountry, 0));
    }
    let signs = signs(rest);
    if signs.chars().count() < 2 || signs.chars().count() > 12 {
        return Err(Fault::Length.into());
    }
    if let Some(at) = rest.chars().position(|it| !it.is_alphanumeric() && !matches!(it, ' ' | '-' | '.' | '·' | ':' | '/' | '|' | '*')) {
        return Err(Reason::at(Fault::Character, country.len() + 1 + at));
    }
    Ok(Normal::of(Kind::Plate, format!("{country}:{signs}")))
}

/// A device: fifteen digits, the last one checks. Of sixteen, the last two are the version of its software and say nothing of the device.
pub(crate) fn imei(text: &str) -> Result<Normal, Reason> {
    if let Some(at) = text.chars().position(|it| !it.is_ascii_digit() && !matches!(it, ' ' | '-' | '/' | '.')) {
        return Err(Reason::at(Fault::Character, at));
    }
    let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let caution = match digits.len() {
        15 if money::luhn(&digits) => None,
        15 => return Err(Fault::Checksum.into()),
        16 => {
            digits.truncate(14);
            let check = ('0'..='9').find(|it| money::luhn(&format!("{digits}{it}"))).ok_or(Fault::Checksum)?;
            digits.push(check);
            Some(Caution::Unchecked)
        }
        _ => return Err(Fault::Length.into()),
    };
    Ok(Normal::of(Kind::Imei, digits).cautioned(caution))
}

/// A number of an account or a paper whose rules are not known: capital letters and digits.
pub(crate) fn number(kind: Kind, text: &str) -> Result<Normal, Reason> {
    let folded = signs(text);
    if folded.is_empty() {
        return Err(Fault::Empty.into());
    }
    Ok(Normal::of(kind, folded))
}

/// Capital letters and digits in their compatible forms. Taking out what stood between two can bring marks together that change places:
/// until nothing changes.
fn signs(text: &str) -> String {
    let round = |text: &str| text.nfkc().collect::<String>().to_uppercase().chars().filter(|it| it.is_alphanumeric()).collect::<String>();
    let mut now = round(text);
    for _ in 0..4 {
        let next = round(&now);
        if next == now {
            break;
        }
        now = next;
    }
    now
}
