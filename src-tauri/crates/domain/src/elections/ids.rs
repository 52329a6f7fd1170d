//! What names an election, a rule set, an office, a candidate.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Country;
use crate::ids::{AgencyId, OfficerId, SubjectId, derive_subject};

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident, $what:literal;)+) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(try_from = "String", into = "String")]
        #[ts(type = "string")]
        pub struct $name(String);

        impl $name {
            /// Gives the text.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, Self::Error> { Self::parse(&text).ok_or($what) }
        }

        impl From<$name> for String {
            fn from(it: $name) -> Self { it.0 }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.str(&self.0)?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                Self::parse(d.str()?).ok_or_else(|| minicbor::decode::Error::message($what))
            }
        }
    )+ };
}

texts! {
    /// The short, readable key of an office: `chair`, `vice-chair`.
    OfficeKey, "an office's key is 2 to 24 lower-case letters, digits and hyphens";
    /// The name of a round's ballot in the published format: 14 or more base-58 characters.
    BallotUuid, "a ballot's uuid is 14 to 40 base-58 characters";
    /// A set of numbers for a lot: `order`, or `tie/` and an office.
    LotSet, "a lot is for the order or for a tie of an office";
}

impl OfficeKey {
    /// Reads a key, of the same form as an agency's.
    pub fn parse(text: &str) -> Option<Self> {
        AgencyId::parse(text).map(|_| Self(text.to_owned()))
    }

    /// The Chair-country.
    pub fn chair() -> Self {
        Self("chair".into())
    }

    /// The Vice-chair-country.
    pub fn vice_chair() -> Self {
        Self("vice-chair".into())
    }

    /// Says whether words have no name for it.
    pub fn needs_name(&self) -> bool {
        !matches!(self.0.as_str(), "chair" | "vice-chair")
    }

    /// The subject of who holds the office, over time.
    pub fn mandates(&self) -> SubjectId {
        derive_subject("mandates", &self.0)
    }
}

impl BallotUuid {
    /// Reads 14 to 40 base-58 characters.
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |c: u8| c.is_ascii_alphanumeric() && !matches!(c, b'0' | b'O' | b'I' | b'l');
        ((14..=40).contains(&text.len()) && text.bytes().all(digit)).then(|| Self(text.to_owned()))
    }
}

impl LotSet {
    /// The order of candidates, and the tellers.
    pub fn order() -> Self {
        Self("order".into())
    }

    /// A tie of an office. Each office has numbers of its own: those of one are no secret once they settled its tie.
    pub fn tie(office: &OfficeKey) -> Self {
        Self(format!("tie/{office}"))
    }

    /// Reads one.
    pub fn parse(text: &str) -> Option<Self> {
        let known = text == "order" || text.strip_prefix("tie/").is_some_and(|office| OfficeKey::parse(office).is_some());
        known.then(|| Self(text.to_owned()))
    }
}

/// Who stands: a country, or a person for a country. Written `AT`, or `AT/` and the officer's id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Candidate {
    /// The country.
    pub country: Country,
    /// The person; none where the country stands.
    pub person: Option<OfficerId>,
}

impl Candidate {
    /// A country that stands.
    pub const fn country(country: Country) -> Self {
        Self { country, person: None }
    }
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.person {
            Some(person) => write!(f, "{}/{person}", self.country),
            None => self.country.fmt(f),
        }
    }
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Candidate {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "a candidate is a country's code, or one with a slash and an officer's id";
        let (country, person) = text.split_once('/').map_or((text, None), |(country, person)| (country, Some(person)));
        let country = Country::parse(country).filter(|it| it.code() == country).ok_or(wrong)?;
        Ok(Self { country, person: person.map(str::parse).transpose().map_err(|_| wrong)? })
    }
}

impl TryFrom<String> for Candidate {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Candidate> for String {
    fn from(it: Candidate) -> Self {
        it.to_string()
    }
}

impl<C> minicbor::Encode<C> for Candidate {
    fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.to_string())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Candidate {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.str()?.parse().map_err(minicbor::decode::Error::message)
    }
}
