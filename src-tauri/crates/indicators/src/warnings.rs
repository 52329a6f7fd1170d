//! Warning lists: values that so many people share that another case which has one of them too says little (a private address, a public
//! resolver, a provider of disposable mailboxes). Small and compiled in; `data/warning-lists.txt` says where each entry comes from.

use core::net::IpAddr;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::{Key, Kind};

const TEXT: &str = include_str!("../data/warning-lists.txt");

/// A list of values that say little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WarningList {
    /// The stable label.
    pub label: &'static str,
    /// The day on which its documents were read.
    pub read_on: &'static str,
    /// The documents that its entries were chosen from.
    pub source: &'static str,
}

/// A range of addresses of one version, both ends included.
#[derive(Debug, Clone, Copy)]
struct Span {
    first: IpAddr,
    last: IpAddr,
    list: usize,
}

#[derive(Debug, Default)]
struct Lists {
    lists: Vec<WarningList>,
    spans: Vec<Span>,
    names: HashMap<&'static str, usize>,
    /// Names that stand for every name below them too.
    above: HashMap<&'static str, usize>,
}

fn all() -> &'static Lists {
    static ALL: OnceLock<Lists> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut made = Lists::default();
        TEXT.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).for_each(|line| made.read(line));
        made
    })
}

/// Gives every list.
pub fn warning_lists() -> &'static [WarningList] {
    &all().lists
}

/// Gives the list that a normal form stands on: itself, the range it lies within, the provider of its mailbox.
pub fn warned(kind: Kind, normal: &str) -> Option<&'static WarningList> {
    let lists = all();
    let at = match kind {
        Kind::Ip => lists.spans(normal.parse().ok()?, normal.parse().ok()?),
        Kind::Cidr => {
            let (first, last) = ends(normal)?;
            lists.spans(first, last)
        }
        Kind::Domain => lists.name(normal),
        Kind::Email => lists.name(normal.rsplit_once('@')?.1),
        _ => None,
    }?;
    lists.lists.get(at)
}

/// Gives the list that what a key compares stands on: an address on a public resolver has something in common with every other one.
pub fn warned_key(key: &Key) -> Option<&'static WarningList> {
    warned(Kind::of(key.label)?, &key.form)
}

impl Lists {
    fn read(&mut self, line: &'static str) {
        if let Some(head) = line.strip_prefix('=') {
            let mut parts = head.splitn(3, '|').map(str::trim);
            let mut next = || parts.next().unwrap_or_default();
            self.lists.push(WarningList { label: next(), read_on: next(), source: next() });
            return;
        }
        let list = self.lists.len().saturating_sub(1);
        if let Some(name) = line.strip_prefix('.') {
            self.above.insert(name, list);
        } else if let Some((first, last)) = ends(line) {
            self.spans.push(Span { first, last, list });
        } else {
            self.names.insert(line, list);
        }
    }

    fn spans(&self, first: IpAddr, last: IpAddr) -> Option<usize> {
        let within = |it: &&Span| it.first.is_ipv4() == first.is_ipv4() && it.first <= first && last <= it.last;
        self.spans.iter().find(within).map(|it| it.list)
    }

    fn name(&self, name: &str) -> Option<usize> {
        if let Some(list) = self.names.get(name) {
            return Some(*list);
        }
        let mut rest = name;
        loop {
            if let Some(list) = self.above.get(rest) {
                return Some(*list);
            }
            rest = rest.split_once('.')?.1;
        }
    }
}

/// Gives the first and the last address of a range, or one address twice.
fn ends(text: &str) -> Option<(IpAddr, IpAddr)> {
    let (start, length) = text.split_once('/').map_or((text, None), |(start, length)| (start, Some(length)));
    let first: IpAddr = start.parse().ok()?;
    let Some(length) = length else { return Some((first, first)) };
    let length: u32 = length.parse().ok()?;
    match first {
        IpAddr::V4(it) => {
            let open = u32::MAX.checked_shr(length).unwrap_or_default();
            (length <= 32).then(|| (first, IpAddr::V4((it.to_bits() | open).into())))
        }
        IpAddr::V6(it) => {
            let open = u128::MAX.checked_shr(length).unwrap_or_default();
            (length <= 128).then(|| (first, IpAddr::V6((it.to_bits() | open).into())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Caution, Context, keys, normalise};

    fn label(kind: Kind, normal: &str) -> Option<&'static str> {
        warned(kind, normal).map(|it| it.label)
    }

    #[test]
    fn every_line_of_the_file_is_an_entry_with_a_list_a_date_and_a_document() {
        let entries = TEXT.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '='])).count();
        let lists = all();
        assert_eq!(lists.spans.len() + lists.names.len() + lists.above.len(), entries, "none is there twice, none is passed over");
        assert_eq!(warning_lists().iter().map(|it| it.label).collect::<Vec<_>>(), ["special-purpose", "public-resolver", "disposable-mail"]);
        for list in warning_lists() {
            assert!(list.read_on.len() == 10 && list.source.contains("https://"), "{}", list.label);
        }
        for name in lists.names.keys().chain(lists.above.keys()) {
            assert_eq!(normalise(Kind::Domain, name, &Context::default()).map(|it| it.text).as_deref(), Ok(*name), "as it is compared");
        }
    }

    #[test]
    fn a_value_is_on_a_list_by_itself_by_its_range_or_by_its_provider() {
        assert_eq!(label(Kind::Ip, "8.8.8.8"), Some("public-resolver"));
        assert_eq!(label(Kind::Ip, "8.8.8.9"), None);
        assert_eq!(label(Kind::Ip, "2620:fe::fe"), Some("public-resolver"));
        assert_eq!(label(Kind::Ip, "172.31.255.255"), Some("special-purpose"));
        assert_eq!(label(Kind::Ip, "172.32.0.0"), None);
        assert_eq!(label(Kind::Ip, "fd00::1"), Some("special-purpose"));
        assert_eq!(label(Kind::Cidr, "192.168.4.0/24"), Some("special-purpose"));
        assert_eq!(label(Kind::Cidr, "8.8.8.0/24"), None, "wider than what is on the list");
        assert_eq!(label(Kind::Domain, "mailinator.com"), Some("disposable-mail"));
        assert_eq!(label(Kind::Email, "somebody@inbox.mailinator.com"), Some("disposable-mail"));
        assert_eq!(label(Kind::Domain, "notmailinator.com"), None);
        assert_eq!(label(Kind::Domain, "below.dns.google"), None, "a name without a dot before it stands for itself alone");
        assert_eq!(label(Kind::Url, "http://8.8.8.8/x"), None, "what lies on it is its own thing");
        let weak = keys(Kind::Url, "http://8.8.8.8/x").into_iter().find(|it| it.label == "ip");
        assert_eq!(weak.and_then(|it| warned_key(&it)).map(|it| it.label), Some("public-resolver"));
    }

    #[test]
    fn what_is_of_special_purpose_is_what_is_not_reachable_in_the_public_internet() {
        let cautioned = |address: IpAddr| normalise(Kind::Ip, &address.to_string(), &Context::default()).map(|it| it.caution);
        for span in all().spans.iter().filter(|it| warning_lists()[it.list].label == "special-purpose") {
            // "::1" to "::1": what lies beside it is another registry's.
            for address in [span.first, span.last] {
                assert_eq!(cautioned(address), Ok(Some(Caution::NotPublic)), "{address}");
            }
        }
        for first in 0..=255u8 {
            for second in [0, 15, 16, 31, 32, 63, 64, 127, 128, 168, 169, 254, 255] {
                let address = IpAddr::from([first, second, 1, 1]);
                let listed = label(Kind::Ip, &address.to_string()) == Some("special-purpose");
                assert_eq!(listed, cautioned(address) == Ok(Some(Caution::NotPublic)), "{address}");
            }
        }
    }
}
