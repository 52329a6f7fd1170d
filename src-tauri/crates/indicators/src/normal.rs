//! One value of a known kind: its normal form and its keys.

use crate::{Caution, Context, Fault, Key, Kind, Reason, files, money, names, network, refang, wallets};

/// The longest value that is looked at, in bytes.
pub(crate) const LONGEST: usize = 8 * 1024;

/// A value that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normal {
    /// What it is. A name of the Tor network that was taken for one of the Internet says so here.
    pub kind: Kind,
    /// Its one spelling. Of a card, this is what may be kept: the first six and the last four digits, and a hash.
    pub text: String,
    /// What a reader should know.
    pub caution: Option<Caution>,
}

impl Normal {
    pub(crate) const fn of(kind: Kind, text: String) -> Self {
        Self { kind, text, caution: None }
    }

    pub(crate) fn cautioned(mut self, caution: impl Into<Option<Caution>>) -> Self {
        self.caution = self.caution.or(caution.into());
        self
    }

    /// Derives what it is compared by, the strong ones first.
    pub fn keys(&self) -> Vec<Key> {
        keys(self.kind, &self.text)
    }
}

/// Derives the keys of a normal form, the strong ones first; none where comparing would say nothing (a range over half of the Internet).
///
/// They depend on the kind and the normal form alone, so that they can be made again from what was recorded.
pub fn keys(kind: Kind, normal: &str) -> Vec<Key> {
    match kind {
        Kind::Ip => network::ip_keys(normal),
        Kind::Cidr => network::cidr_keys(normal),
        Kind::Domain => network::domain_keys(normal),
        Kind::Url => network::url_keys(normal),
        Kind::Email => network::email_keys(normal),
        _ => vec![Key::strong(kind.label(), normal)],
    }
}

/// Gives the normal form of a value of a known kind, or why it is none. Defanged spelling ("hxxp", "[.]") is understood.
pub fn normalise(kind: Kind, value: &str, _context: &Context) -> Result<Normal, Reason> {
    if value.len() > LONGEST {
        return Err(Fault::TooLong.into());
    }
    let text = refang::tidy(value);
    let text = text.as_ref();
    if text.is_empty() {
        return Err(Fault::Empty.into());
    }
    match kind {
        Kind::Ip => network::ip(text),
        Kind::Cidr => network::cidr(text),
        Kind::Domain => network::domain(text),
        Kind::Url => network::url(text),
        Kind::Onion => network::onion(text),
        Kind::Email => network::email(text),
        Kind::Btc => wallets::btc(text),
        Kind::Md5 | Kind::Sha1 | Kind::Sha224 | Kind::Sha256 | Kind::Sha384 | Kind::Sha512 => files::hash(kind, text),
        Kind::Transaction => files::transaction(text),
        Kind::Iban => money::iban(text),
        _ => Ok(names::folded(kind, text)),
    }
}
