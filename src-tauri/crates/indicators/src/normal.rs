//! One value of a known kind: its normal form and its keys.

use crate::{Caution, Context, Fault, Key, Kind, Reason, files, money, names, network, refang, things, wallets};

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
        Kind::Phone => names::phone_keys(normal),
        Kind::Handle => names::handle_keys(normal),
        Kind::Person => names::person_keys(normal),
        Kind::Xmr => wallets::xmr_keys(normal),
        Kind::Xrp => wallets::xrp_keys(normal),
        Kind::Bic => money::bic_keys(normal),
        Kind::Card => money::card_keys(normal),
        _ => vec![Key::strong(kind.label(), normal)],
    }
}

/// Gives what a value is compared by where likeness is asked for; none of kinds that are the same or are not.
pub fn likeable(kind: Kind, normal: &str) -> Option<names::Likeable> {
    names::Likeable::of(kind, normal)
}

/// Gives the neighbourhood of a value that could be found by trying out what lies beside it: of an address, and of a range, the /16 (of version
/// 6 the /48); of a telephone number the hundred that it is in. None of other kinds, and of a range that is as wide as that.
///
/// What asks for many values of one neighbourhood is found by it; no two values are compared by it.
pub fn neighbourhood(kind: Kind, normal: &str) -> Option<Key> {
    match kind {
        Kind::Ip | Kind::Cidr => network::neighbourhood(normal),
        Kind::Phone => names::neighbourhood(normal),
        _ => None,
    }
}

/// Gives the normal form of a value of a known kind, or why it is none. Defanged spelling ("hxxp", "[.]") is understood.
pub fn normalise(kind: Kind, value: &str, context: &Context) -> Result<Normal, Reason> {
    if value.len() > LONGEST {
        return Err(Fault::TooLong.into());
    }
    let text = refang::tidy(value);
    let text = text.as_ref();
    if text.is_empty() {
        return Err(Fault::Empty.into());
    }
    let normal = of_kind(kind, text, context)?;
    // What has no shape of its own could hold anything: cards are kept as cards only.
    if kind.is_free() && (money::holds_card(text) || money::holds_card(&normal.text)) {
        return Err(Fault::CardNumber.into());
    }
    Ok(normal)
}

fn of_kind(kind: Kind, text: &str, context: &Context) -> Result<Normal, Reason> {
    match kind {
        Kind::Ip => network::ip(text),
        Kind::Cidr => network::cidr(text),
        Kind::Domain => network::domain(text),
        Kind::Url => network::url(text),
        Kind::Onion => network::onion(text),
        Kind::Email => network::email(text),
        Kind::Phone => names::phone(text, context.region),
        Kind::Handle => names::handle(text),
        Kind::Person => names::person(text),
        Kind::Btc => wallets::btc(text),
        Kind::Eth => wallets::eth(text),
        Kind::Ltc => wallets::ltc(text),
        Kind::Doge => wallets::doge(text),
        Kind::Dash => wallets::dash(text),
        Kind::Zec => wallets::zec(text),
        Kind::Trx => wallets::trx(text),
        Kind::Xrp => wallets::xrp(text),
        Kind::Bch => wallets::bch(text),
        Kind::Xmr => wallets::xmr(text),
        Kind::Xtz => wallets::xtz(text),
        Kind::Ada => wallets::ada(text),
        Kind::Sol => wallets::sol(text),
        Kind::Transaction => files::transaction(text),
        Kind::Md5 | Kind::Sha1 | Kind::Sha224 | Kind::Sha256 | Kind::Sha384 | Kind::Sha512 => files::hash(kind, text),
        Kind::Ssdeep => files::ssdeep(text),
        Kind::Tlsh => files::tlsh(text),
        Kind::Iban => money::iban(text),
        Kind::Bic => money::bic(text),
        Kind::Card => money::card(text, context),
        Kind::Plate => things::plate(text),
        Kind::Vin => things::vin(text),
        Kind::Imei => things::imei(text),
        Kind::BankAccount | Kind::Document => things::number(kind, text),
        Kind::Malware | Kind::Organisation | Kind::Place | Kind::Account | Kind::Server | Kind::Forum | Kind::Other => names::folded(kind, text),
    }
}
