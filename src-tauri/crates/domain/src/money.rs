//! Amounts of money: a decimal and an ISO 4217 code. Never a float.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An amount in a currency, as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Money {
    /// A decimal, written as text: `"18400000.50"`.
    #[ts(type = "string")]
    pub amount: Decimal,
    /// The ISO 4217 code: `"EUR"`.
    pub currency: String,
}

impl Money {
    /// Says whether the currency is one that ISO 4217 lists.
    pub fn has_known_currency(&self) -> bool {
        iso_currency::Currency::from_code(&self.currency).is_some()
    }
}

impl<C> minicbor::Encode<C> for Money {
    fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.str(&self.amount.to_string())?.str(&self.currency)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Money {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        if d.array()? != Some(2) {
            return Err(minicbor::decode::Error::message("money is an amount and a currency"));
        }
        let amount = d.str()?.parse().map_err(|_| minicbor::decode::Error::message("not a decimal"))?;
        Ok(Self { amount, currency: d.str()?.to_owned() })
    }
}
