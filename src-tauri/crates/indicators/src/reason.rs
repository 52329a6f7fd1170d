//! Why a value is refused, and what a reader is cautioned of.

macro_rules! labelled {
    ($(#[$outer:meta])* $type:ident { $($(#[doc = $sentence:literal])* $name:ident = $label:literal,)* }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[doc = $sentence])* $name,)* }

        impl $type {
            /// Every one of them.
            pub const ALL: &'static [$type] = &[$($type::$name,)*];

            /// Gives the stable label.
            pub const fn label(self) -> &'static str {
                match self { $($type::$name => $label,)* }
            }
        }
    };
}

labelled! {
    /// What is wrong with a value.
    Fault {
        /// There is nothing.
        Empty = "empty",
        /// It is longer than a value of its kind can be.
        TooLong = "too-long",
        /// It is shorter or longer than values of its kind are.
        Length = "length",
        /// A character that values of its kind do not have.
        Character = "character",
        /// It is not built as values of its kind are.
        Structure = "structure",
        /// The check digits or the checksum do not agree: a character is wrong, missing or exchanged.
        Checksum = "checksum",
        /// Capital and small letters are mixed where they must not be.
        MixedCase = "mixed-case",
        /// The capital letters of an address are its checksum, and they do not agree.
        CapitalsChecksum = "capitals-checksum",
        /// A number of an address starts with a zero: some programs read it as octal.
        LeadingZero = "leading-zero",
        /// A number of an address is larger than 255, or there are not four of them.
        NotAnAddress = "not-an-address",
        /// The prefix of a range is longer than an address.
        PrefixLength = "prefix-length",
        /// The version, network or prefix is none that is known.
        UnknownVersion = "unknown-version",
        /// It is one of the old services of the Tor network (version 2), which no longer exist.
        OnionVersionTwo = "onion-version-two",
        /// No country has these letters, or none that issues such numbers.
        UnknownCountry = "unknown-country",
        /// The number has no country's prefix, and no country is given.
        NoRegion = "no-region",
        /// No such number is given out in its country.
        NotInNumberingPlan = "not-in-numbering-plan",
        /// The name is not one that can be in the Internet.
        NotAName = "not-a-name",
        /// The part before the sign @ is not one that a mailbox can have.
        LocalPart = "local-part",
        /// The platform is missing: a handle is the same only on one platform.
        NoPlatform = "no-platform",
        /// The date is not a date.
        Date = "date",
        /// It begins with none of the schemes of the web: http, https, ftp, ws, wss.
        Scheme = "scheme",
        /// It holds the number of a card, which is kept as a card only.
        CardNumber = "card-number",
    }
}

labelled! {
    /// What a reader should know of a value that is taken all the same.
    Caution {
        /// No such ending of a name is known.
        UnknownEnding = "unknown-ending",
        /// Letters of several scripts that look alike.
        LookAlike = "look-alike",
        /// An address that is not reachable in the public Internet.
        NotPublic = "not-public",
        /// A range so wide that it is not compared.
        TooWide = "too-wide",
        /// An address for trials of a chain, without value.
        TestNetwork = "test-network",
        /// Nothing in it can be checked.
        Unchecked = "unchecked",
        /// Possible, but not a range that is known to be in use.
        PossibleOnly = "possible-only",
        /// The digest of the empty file.
        EmptyFile = "empty-file",
        /// The check digit of North America does not agree; elsewhere there is none.
        CheckDigit = "check-digit",
        /// The address holds a name and password of somebody.
        Credentials = "credentials",
        /// An address of version 4 was written as one of version 6.
        MappedAddress = "mapped-address",
        /// The digits do not say of which kind they are.
        Ambiguous = "ambiguous",
    }
}

/// Why a value is refused. It never holds the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reason {
    /// What is wrong.
    pub fault: Fault,
    /// Where, in characters from the start of the value, if it can be told.
    pub at: Option<usize>,
}

impl Reason {
    pub(crate) const fn at(fault: Fault, position: usize) -> Self {
        Self { fault, at: Some(position) }
    }
}

impl From<Fault> for Reason {
    fn from(fault: Fault) -> Self {
        Self { fault, at: None }
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.fault.label())?;
        self.at.map_or(Ok(()), |at| write!(f, " at {at}"))
    }
}

impl std::error::Error for Reason {}
