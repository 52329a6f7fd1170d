//! What an indicator can be. The labels are recorded and part of every key: they never change.

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $label:literal,)*) => {
        /// The kind of an indicator.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// Every kind, in the order in which they are offered.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// Gives the stable label.
            pub const fn label(self) -> &'static str {
                match self { $(Kind::$name => $label,)* }
            }
        }
    };
}

kinds! {
    /// An address of the Internet, version 4 or 6.
    Ip = "ip",
    /// A range of addresses.
    Cidr = "cidr",
    /// A name in the Internet.
    Domain = "domain",
    /// An address in the web.
    Url = "url",
    /// A service of the Tor network (version 3).
    Onion = "onion",
    /// A mailbox.
    Email = "email",
    /// A telephone number.
    Phone = "phone",
    /// What somebody calls himself on a platform.
    Handle = "handle",
    /// A Bitcoin address.
    Btc = "btc",
    /// An address of Ethereum or of a chain that uses its addresses.
    Eth = "eth",
    /// A Litecoin address.
    Ltc = "ltc",
    /// A Dogecoin address.
    Doge = "doge",
    /// A Dash address.
    Dash = "dash",
    /// A transparent Zcash address.
    Zec = "zec",
    /// A Tron address.
    Trx = "trx",
    /// An XRP Ledger address.
    Xrp = "xrp",
    /// A Bitcoin Cash address.
    Bch = "bch",
    /// A Monero address.
    Xmr = "xmr",
    /// A Tezos address.
    Xtz = "xtz",
    /// A Cardano address.
    Ada = "ada",
    /// A Solana address.
    Sol = "sol",
    /// A transaction of a chain, by its 256-bit id.
    Transaction = "transaction",
    /// MD5 of a file.
    Md5 = "md5",
    /// SHA-1 of a file.
    Sha1 = "sha1",
    /// SHA-224 of a file.
    Sha224 = "sha224",
    /// SHA-256 of a file.
    Sha256 = "sha256",
    /// SHA-384 of a file.
    Sha384 = "sha384",
    /// SHA-512 of a file.
    Sha512 = "sha512",
    /// Similarity digest of a file (ssdeep).
    Ssdeep = "ssdeep",
    /// Similarity digest of a file (TLSH).
    Tlsh = "tlsh",
    /// A family of malware.
    Malware = "malware",
    /// A bank account by its international number.
    Iban = "iban",
    /// A bank account by any other number.
    BankAccount = "bank-account",
    /// A bank.
    Bic = "bic",
    /// A payment card. Its number is never kept whole.
    Card = "card",
    /// A person.
    Person = "person",
    /// An organisation.
    Organisation = "organisation",
    /// A postal address or another place.
    Place = "place",
    /// A vehicle by its registration: country and plate.
    Plate = "plate",
    /// A vehicle by its identification number.
    Vin = "vin",
    /// A mobile device.
    Imei = "imei",
    /// A passport, an identity card or another document, by its number.
    Document = "document",
    /// An account of a user with a service.
    Account = "account",
    /// A server by its name or description.
    Server = "server",
    /// A forum or market.
    Forum = "forum",
    /// Anything else.
    Other = "other",
}

impl Kind {
    /// Finds the kind of a label.
    pub fn of(label: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.label() == label)
    }

    /// Tells whether it is an address of a chain.
    pub const fn is_wallet(self) -> bool {
        use Kind::{Ada, Bch, Btc, Dash, Doge, Eth, Ltc, Sol, Trx, Xmr, Xrp, Xtz, Zec};
        matches!(self, Btc | Eth | Ltc | Doge | Dash | Zec | Trx | Xrp | Bch | Xmr | Xtz | Ada | Sol)
    }

    /// Tells whether it has no shape of its own: anything may stand in it.
    pub const fn is_free(self) -> bool {
        use Kind::{Account, BankAccount, Document, Forum, Handle, Malware, Organisation, Other, Person, Place, Server};
        matches!(self, Malware | Organisation | Place | Document | Account | BankAccount | Server | Forum | Other | Person | Handle)
    }

    /// Tells whether it has so few possible values that somebody could try them all: addresses, ranges, telephone and card numbers, devices.
    pub const fn is_guessable(self) -> bool {
        matches!(self, Self::Ip | Self::Cidr | Self::Phone | Self::Card | Self::Imei | Self::Plate | Self::Bic)
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.label())
    }
}
