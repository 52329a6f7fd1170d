//! Addresses and names of the Internet.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::borrow::Cow;

use data_encoding::BASE32_NOPAD;
use idna::AsciiDenyList;
use sha3::{Digest, Sha3_256};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_security::{MixedScript, confusable_detection::skeleton};
use url::{Host, Url};

use crate::refang::refang;
use crate::{Caution, Fault, Key, Kind, Normal, Reason};

/// Ranges of version 4 from /8 and of version 6 from /16 are compared; wider ones would meet everybody.
const WIDEST: (u8, u8) = (8, 16);
/// The neighbourhood of an address: what somebody goes through who tries out addresses beside one that is known.
const NEIGHBOURHOOD: (u8, u8) = (16, 48);
/// Up to these lengths an address names the ranges that it lies within.
const NARROWEST: (u8, u8) = (32, 64);

pub(crate) fn ip(text: &str) -> Result<Normal, Reason> {
    let (address, caution) = address(&refang(text))?;
    Ok(Normal::of(Kind::Ip, address.to_string()).cautioned(caution))
}

/// Reads an address strictly. One of version 4 in the clothes of version 6 is one of version 4; a zone means something on one machine only.
fn address(text: &str) -> Result<(IpAddr, Option<Caution>), Reason> {
    let bare = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(text);
    if !bare.contains(':') {
        let address = version_four(bare)?;
        return Ok((address.into(), (!is_public_4(address)).then_some(Caution::NotPublic)));
    }
    let (bare, _zone) = bare.split_once('%').unwrap_or((bare, ""));
    let address: Ipv6Addr = bare.parse().map_err(|_| not_six(bare))?;
    match address.to_ipv4_mapped() {
        Some(mapped) => Ok((mapped.into(), Some(if is_public_4(mapped) { Caution::MappedAddress } else { Caution::NotPublic }))),
        None => Ok((address.into(), (!is_public_6(address)).then_some(Caution::NotPublic))),
    }
}

fn version_four(text: &str) -> Result<Ipv4Addr, Reason> {
    if let Ok(address) = text.parse() {
        return Ok(address);
    }
    let mut at = 0;
    for part in text.split('.') {
        if let Some(offset) = part.chars().position(|it| !it.is_ascii_digit()) {
            return Err(Reason::at(Fault::Character, at + offset));
        }
        if part.len() > 1 && part.starts_with('0') {
            return Err(Reason::at(Fault::LeadingZero, at));
        }
        if part.parse::<u8>().is_err() {
            return Err(Reason::at(Fault::NotAnAddress, at));
        }
        at += part.len() + 1;
    }
    Err(Fault::NotAnAddress.into())
}

fn not_six(text: &str) -> Reason {
    match text.chars().position(|it| !(it.is_ascii_hexdigit() || it == ':' || it == '.')) {
        Some(at) => Reason::at(Fault::Character, at),
        None => Fault::NotAnAddress.into(),
    }
}

/// Registry of special-purpose addresses (RFC 6890 and its updates).
const fn is_public_4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || a >= 224
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || (a == 100 && b & 0xc0 == 64)
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && b & 0xfe == 18))
}

fn is_public_6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    !(address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unicast_link_local()
        || address.is_unique_local()
        || (a == 0x2001 && b == 0x0db8)
        || (a == 0x3fff && b < 0x1000)
        || (a == 0x0100 && b == 0))
}

pub(crate) fn cidr(text: &str) -> Result<Normal, Reason> {
    let text = refang(text);
    let (start, length) = text.rsplit_once('/').ok_or(Fault::Structure)?;
    let (address, caution) = address(start)?;
    let at = start.chars().count() + 1;
    let plain = !length.is_empty() && length.bytes().all(|it| it.is_ascii_digit()) && (length == "0" || !length.starts_with('0'));
    let mut length: u8 = plain.then(|| length.parse().ok()).flatten().ok_or(Reason::at(Fault::PrefixLength, at))?;
    // A range of version 4 in the clothes of version 6.
    if address.is_ipv4() && start.contains(':') {
        length = length.checked_sub(96).ok_or(Reason::at(Fault::PrefixLength, at))?;
    }
    let network = masked(address, length).ok_or(Reason::at(Fault::PrefixLength, at))?;
    let caution = if length < widest(address) { Some(Caution::TooWide) } else { caution };
    Ok(Normal::of(Kind::Cidr, format!("{network}/{length}")).cautioned(caution))
}

const fn narrowest(address: IpAddr) -> u8 {
    if address.is_ipv6() { NARROWEST.1 } else { NARROWEST.0 }
}

const fn widest(address: IpAddr) -> u8 {
    if address.is_ipv6() { WIDEST.1 } else { WIDEST.0 }
}

fn masked(address: IpAddr, length: u8) -> Option<IpAddr> {
    let shift = u32::from(length);
    match address {
        IpAddr::V4(it) => (length <= 32).then(|| Ipv4Addr::from_bits(it.to_bits() & u32::MAX.checked_shl(32 - shift).unwrap_or(0)).into()),
        IpAddr::V6(it) => (length <= 128).then(|| Ipv6Addr::from_bits(it.to_bits() & u128::MAX.checked_shl(128 - shift).unwrap_or(0)).into()),
    }
}

/// The keys of an address: itself, and the ranges that it lies within.
pub(crate) fn ip_keys(text: &str) -> Vec<Key> {
    let Ok(address) = text.parse::<IpAddr>() else { return Vec::new() };
    let mut keys = vec![Key::strong(Kind::Ip.label(), text)];
    keys.extend(enclosing(address, narrowest(address)));
    keys
}

/// The keys of a range: itself, and the wider ones that it lies within. A range of one address is that address.
pub(crate) fn cidr_keys(text: &str) -> Vec<Key> {
    let Some((address, length)) = text.split_once('/').and_then(|(a, l)| Some((a.parse::<IpAddr>().ok()?, l.parse::<u8>().ok()?))) else {
        return Vec::new();
    };
    if length < widest(address) {
        return Vec::new();
    }
    if length == if address.is_ipv6() { 128 } else { 32 } {
        return ip_keys(&address.to_string());
    }
    let mut keys = vec![Key::strong(Kind::Cidr.label(), text)];
    keys.extend(enclosing(address, narrowest(address).min(length - 1)));
    keys
}

/// The neighbourhood of an address or a range: one of the ranges that it lies within.
pub(crate) fn neighbourhood(text: &str) -> Option<Key> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, length.parse::<u8>().ok()?),
        None => (text, 128),
    };
    let address = address.parse::<IpAddr>().ok()?;
    let near = if address.is_ipv6() { NEIGHBOURHOOD.1 } else { NEIGHBOURHOOD.0 };
    (length > near).then(|| enclosing(address, near).next()).flatten()
}

fn enclosing(address: IpAddr, narrowest: u8) -> impl Iterator<Item = Key> {
    (widest(address)..=narrowest)
        .rev()
        .filter_map(move |length| Some(Key::within(Kind::Cidr.label(), format!("{}/{length}", masked(address, length)?))))
}

pub(crate) fn domain(text: &str) -> Result<Normal, Reason> {
    let text = refang(text);
    let (name, caution) = name(&text)?;
    if name.ends_with(".onion") {
        return onion(&name);
    }
    Ok(Normal::of(Kind::Domain, name.into_owned()).cautioned(caution))
}

/// Gives a name of the Internet in the letters that travel (A-labels, small).
pub(crate) fn name(text: &str) -> Result<(Cow<'_, str>, Option<Caution>), Reason> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let travelling = if text.bytes().all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.')) && !text.contains("xn--") {
        Cow::Borrowed(text)
    } else {
        idna::domain_to_ascii_cow(text.as_bytes(), AsciiDenyList::URL).map_err(|_| not_a_name(text))?
    };
    let travelling = match travelling {
        Cow::Owned(it) if it.ends_with('.') => Cow::Owned(it.trim_end_matches('.').to_owned()),
        other => other,
    };
    if travelling.len() > 253 {
        return Err(Fault::TooLong.into());
    }
    let (mut labels, mut at, mut last) = (0_usize, 0_usize, "");
    for label in travelling.split('.') {
        let good = !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-');
        if !good || !label.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_') {
            return Err(if text.is_ascii() { Reason::at(Fault::NotAName, at) } else { Fault::NotAName.into() });
        }
        labels += 1;
        at += label.len() + 1;
        last = label;
    }
    // An ending of digits alone is an address, whatever else it tries to be.
    if labels < 2 || last.bytes().all(|it| it.is_ascii_digit()) || last.contains('_') {
        return Err(Fault::NotAName.into());
    }
    let caution = caution_of_name(&travelling, last);
    Ok((travelling, caution))
}

fn not_a_name(text: &str) -> Reason {
    let allowed = |it: char| !it.is_ascii() || it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    text.chars().position(|it| !allowed(it)).map_or(Fault::NotAName.into(), |at| Reason::at(Fault::Character, at))
}

fn caution_of_name(name: &str, ending: &str) -> Option<Caution> {
    if name.contains("xn--") {
        let (shown, _) = idna::domain_to_unicode(name);
        if shown.split('.').any(looks_like_another) {
            return Some(Caution::LookAlike);
        }
    }
    (ending != "onion" && !has_known_ending(name)).then_some(Caution::UnknownEnding)
}

fn looks_like_another(label: &str) -> bool {
    !label.is_ascii() && (!label.is_single_script() || skeleton(label).all(|it| it.is_ascii()))
}

/// Tells whether the ending of a name is in the public suffix list.
pub(crate) fn has_known_ending(name: &str) -> bool {
    psl::suffix(name.as_bytes()).is_some_and(|it| it.is_known())
}

pub(crate) fn domain_keys(text: &str) -> Vec<Key> {
    let mut keys = vec![Key::strong(Kind::Domain.label(), text)];
    if let Some(registrable) = psl::domain_str(text).filter(|it| *it != text) {
        keys.push(Key::weak(Kind::Domain.label(), registrable));
    }
    keys
}

pub(crate) fn url(text: &str) -> Result<Normal, Reason> {
    let text = refang(text);
    let mut url = Url::parse(without_trailing(&text)).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => Reason::from(Fault::Structure),
        url::ParseError::InvalidPort => Fault::Structure.into(),
        _ => Fault::NotAName.into(),
    })?;
    if !matches!(url.scheme(), "http" | "https" | "ftp" | "ws" | "wss") {
        return Err(Reason::at(Fault::Scheme, 0));
    }
    let mut caution = match url.host() {
        Some(Host::Domain(host)) if host.ends_with(".onion") => onion(host)?.caution,
        Some(Host::Domain(host)) => name(host)?.1,
        Some(Host::Ipv4(it)) => (!is_public_4(it)).then_some(Caution::NotPublic),
        Some(Host::Ipv6(it)) => (!is_public_6(it)).then_some(Caution::NotPublic),
        None => return Err(Fault::Structure.into()),
    };
    if url.fragment() == Some("") {
        url.set_fragment(None);
    }
    if url.password().is_some() {
        // The password of somebody is nothing to spread; that there is one stays visible.
        url.set_password(Some("***")).map_err(|()| Fault::Structure)?;
        caution = Some(Caution::Credentials);
    }
    let text = String::from(url);
    match without_trailing(&text) {
        same if same.len() == text.len() => Ok(Normal::of(Kind::Url, text).cautioned(caution)),
        shorter => self::url(shorter),
    }
}

/// Leaves out the punctuation of the sentence that an address stands in.
pub(crate) fn without_trailing(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = text.trim_end_matches(|it: char| {
            matches!(it, ',' | ';' | ':' | '.' | '!' | '?' | '\'' | '"' | '`' | '’' | '”' | '»' | '>' | '…') || it.is_whitespace()
        });
        // A closing bracket belongs to the address only when it was opened there.
        let closed = [('(', ')'), ('[', ']'), ('{', '}')].iter().find_map(|(open, close)| {
            let inner = shorter.strip_suffix(*close)?;
            (shorter.matches(*open).count() < shorter.matches(*close).count()).then_some(inner)
        });
        match closed {
            Some(inner) => text = inner,
            None => return shorter,
        }
    }
}

pub(crate) fn url_keys(text: &str) -> Vec<Key> {
    let mut keys = vec![Key::strong(Kind::Url.label(), text)];
    let Some(url) = Url::parse(text).ok() else { return keys };
    let Some(host) = url.host() else { return keys };
    keys.push(Key::weak("url-path", format!("{host}{}", url.path())));
    keys.push(match host {
        Host::Domain(it) if it.ends_with(".onion") => Key::weak(Kind::Onion.label(), service(it)),
        Host::Domain(it) => Key::weak(Kind::Domain.label(), it.trim_end_matches('.')),
        Host::Ipv4(it) => Key::weak(Kind::Ip.label(), it.to_string()),
        Host::Ipv6(it) => Key::weak(Kind::Ip.label(), it.to_ipv4_mapped().map_or_else(|| it.to_string(), |it| it.to_string())),
    });
    keys
}

/// The last two labels of a name of the Tor network: what stands before them is for the service alone.
fn service(name: &str) -> &str {
    let Some(label) = name.strip_suffix(".onion").and_then(|it| it.rsplit('.').next()) else { return name };
    name.get(name.len() - label.len() - ".onion".len()..).unwrap_or(name)
}

pub(crate) fn onion(text: &str) -> Result<Normal, Reason> {
    let text = refang(text).to_ascii_lowercase();
    let text = text.trim_end_matches('.');
    let label = service(text).strip_suffix(".onion").unwrap_or(text);
    let start = text.find(label).map_or(0, |at| text.get(..at).unwrap_or_default().chars().count());
    if let Some(at) = label.chars().position(|it| !matches!(it, 'a'..='z' | '2'..='7')) {
        return Err(Reason::at(Fault::Character, start + at));
    }
    match label.len() {
        56 => {}
        16 => return Err(Fault::OnionVersionTwo.into()),
        _ => return Err(Fault::Length.into()),
    }
    let bytes = BASE32_NOPAD.decode(label.to_ascii_uppercase().as_bytes()).map_err(|_| Fault::Structure)?;
    let [key @ .., first, second, version] = bytes.as_slice() else { return Err(Fault::Length.into()) };
    if *version != 3 {
        return Err(Reason::at(Fault::UnknownVersion, start + 55));
    }
    let sum = Sha3_256::new().chain_update(b".onion checksum").chain_update(key).chain_update([3]).finalize();
    if sum.get(..2) != Some(&[*first, *second]) {
        return Err(Fault::Checksum.into());
    }
    Ok(Normal::of(Kind::Onion, format!("{label}.onion")))
}

pub(crate) fn email(text: &str) -> Result<Normal, Reason> {
    let text = refang(text);
    let text = text.strip_prefix("mailto:").unwrap_or(&text);
    let (local, host) = text.rsplit_once('@').ok_or(Fault::Structure)?;
    let local: String = if local.is_ascii() { local.to_owned() } else { local.nfc().collect() };
    let good = |it: char| it.is_alphanumeric() || is_combining_mark(it) || "!#$%&'*+-/=?^_`{|}~.".contains(it);
    if let Some(at) = local.chars().position(|it| !good(it)) {
        return Err(Reason::at(Fault::LocalPart, at));
    }
    if local.is_empty() || local.len() > 64 || local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(Fault::LocalPart.into());
    }
    let before = local.chars().count() + 1;
    let (host, caution) = name(host).map_err(|reason| Reason { at: reason.at.map(|at| at + before), ..reason })?;
    Ok(Normal::of(Kind::Email, format!("{local}@{host}")).cautioned(caution))
}

/// The keys of a mailbox: with small letters, and the mailbox behind an alias where the provider is known to ignore dots and what follows "+".
pub(crate) fn email_keys(text: &str) -> Vec<Key> {
    let label = Kind::Email.label();
    let Some((local, host)) = text.rsplit_once('@') else { return Vec::new() };
    let local = local.to_lowercase();
    let mut keys = vec![Key::strong(label, format!("{local}@{host}"))];
    if matches!(host, "gmail.com" | "googlemail.com") {
        let mailbox = local.split('+').next().unwrap_or_default().replace('.', "");
        let form = format!("{mailbox}@gmail.com");
        if !mailbox.is_empty() && keys.iter().all(|it| it.form != form) {
            keys.push(Key::weak(label, form));
        }
    }
    keys
}
