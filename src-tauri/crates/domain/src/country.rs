//! Countries by ISO 3166-1 alpha-2 code. Names are not kept: each language has its own.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A country's two-letter code, upper case, one that ISO 3166-1 assigns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Country([u8; 2]);

impl Country {
    /// Reads a code in either case; `None` for one that is not assigned.
    pub fn parse(text: &str) -> Option<Self> {
        let upper = text.trim().to_ascii_uppercase();
        let known = rust_iso3166::from_alpha2(&upper)?;
        <[u8; 2]>::try_from(known.alpha2.as_bytes()).ok().map(Self)
    }

    /// Reads a code, a three-letter code or an English name, as spreadsheets hold them.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let upper = text.to_ascii_uppercase();
        if upper == "UK" {
            return Self::parse("GB");
        }
        Self::parse(text)
            .or_else(|| rust_iso3166::from_alpha3(&upper).and_then(|known| Self::parse(known.alpha2)))
            .or_else(|| rust_iso3166::ALL.iter().find(|known| known.name.eq_ignore_ascii_case(text)).and_then(|known| Self::parse(known.alpha2)))
    }

    /// Gives the code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Country {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a country is a two-letter code of ISO 3166-1")
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

impl<C> minicbor::Encode<C> for Country {
    fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(self.code())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Country {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::parse(d.str()?).ok_or_else(|| minicbor::decode::Error::message("not a country"))
    }
}
