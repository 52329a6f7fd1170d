//! What other formats and the headings of tables call a kind: types of MISP, objects of STIX 2.1, words that people use.

use jcat_indicators::Kind;

/// What a word stands for, folded to small letters.
pub(super) fn kind_of(name: &str) -> Option<Kind> {
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    Some(match name.as_str() {
        "ip-src" | "ip-dst" | "ipv4-addr" | "ipv6-addr" | "ipv4" | "ipv6" | "ip-address" | "adresse-ip" | "ip-adresse" => Kind::Ip,
        "range" | "network" | "netzwerk" | "réseau" => Kind::Cidr,
        "domain-name" | "hostname" | "host" | "fqdn" | "domaine" | "nom-de-domaine" => Kind::Domain,
        "uri" | "link" | "lien" | "website" | "adresse-web" => Kind::Url,
        "onion-address" | "tor" => Kind::Onion,
        "email-addr" | "email-src" | "email-dst" | "email-reply-to" | "whois-registrant-email" | "target-email" | "e-mail" | "mail" | "courriel" => {
            Kind::Email
        }
        "phone-number" | "whois-registrant-phone" | "telephone" | "téléphone" | "telefon" | "mobile" | "msisdn" | "tel" => Kind::Phone,
        "github-username" | "twitter-id" | "jabber-id" | "nickname" | "pseudo" | "alias" => Kind::Handle,
        "bitcoin" | "bitcoin-address" => Kind::Btc,
        "ethereum" | "ether" => Kind::Eth,
        "monero" => Kind::Xmr,
        "litecoin" => Kind::Ltc,
        "tx" | "txid" | "transaction-hash" => Kind::Transaction,
        "md-5" => Kind::Md5,
        "sha-1" => Kind::Sha1,
        "sha-224" => Kind::Sha224,
        "sha-256" => Kind::Sha256,
        "sha-384" => Kind::Sha384,
        "sha-512" => Kind::Sha512,
        "malware-type" | "famille" | "malware-family" => Kind::Malware,
        "bank-account-nr" | "account-number" | "konto" | "kontonummer" | "compte-bancaire" => Kind::BankAccount,
        "cc-number" | "pan" | "card-number" | "kreditkarte" | "carte" => Kind::Card,
        "full-name" | "name" | "nom" | "whois-registrant-name" | "target-user" | "suspect" => Kind::Person,
        "whois-registrant-org" | "target-org" | "organization" | "company" | "société" | "firma" => Kind::Organisation,
        "address" | "adresse" | "place-of-birth" | "target-location" | "location" => Kind::Place,
        "licence-plate" | "license-plate-number" | "kennzeichen" | "immatriculation" => Kind::Plate,
        "chassis" => Kind::Vin,
        "passport-number" | "identity-card-number" | "passport" | "passeport" | "national-id" => Kind::Document,
        "user-account" | "username" | "user" | "login" | "compte" => Kind::Account,
        _ => return None,
    })
}

/// Kinds that a word of another format leaves open: what its values look like decides.
pub(super) fn is_open(name: &str) -> bool {
    matches!(
        name.trim().to_lowercase().as_str(),
        "text"
            | "value"
            | "indicator"
            | "ioc"
            | "comment"
            | "other"
            | "cryptocurrency-wallet"
            | "wallet"
            | "valeur"
            | "wert"
            | "texte"
            | "pattern-in-file"
    )
}
