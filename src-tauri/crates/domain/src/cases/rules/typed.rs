//! What people type of a case, read and bounded.

use super::CaseEdits;
use crate::Refusal;
use crate::cases::{CaseFacts, CoverEdits, CoverText, FactEdits};
use crate::handling::Handling;
use crate::money::Money;
use crate::text::{self, TextField};

/// Checks the facts of a proposal: at least one crime area, H3 with its text.
pub fn check_facts(facts: &CaseFacts) -> Result<CaseFacts, Refusal> {
    if facts.areas.is_empty() {
        return Err(Refusal::NoCrimeArea);
    }
    read_facts(facts)
}

/// Cleans what people type in the facts of a draft, which may still lack what a proposal needs.
pub fn read_facts(facts: &CaseFacts) -> Result<CaseFacts, Refusal> {
    Ok(CaseFacts { handling: check_handling(&facts.handling)?, ..facts.clone() })
}

/// Checks a marking: H3 with its text.
pub fn check_handling(handling: &Handling) -> Result<Handling, Refusal> {
    let Some(text) = &handling.h3 else { return Ok(handling.clone()) };
    let kept = text::required(TextField::Restriction, text).map_err(|refusal| match refusal {
        Refusal::TextMissing { .. } => Refusal::H3WithoutText,
        other => other,
    })?;
    Ok(Handling { h3: Some(kept), ..handling.clone() })
}

/// Reads and bounds the text of a cover.
pub fn check_cover(cover: &CoverText) -> Result<CoverText, Refusal> {
    let optional = |field, text: &Option<String>| text.as_deref().map_or(Ok(None), |text| text::optional(field, text));
    if let Some(loss) = &cover.loss {
        check_money(loss)?;
    }
    Ok(CoverText {
        title: text::required(TextField::Title, &cover.title)?,
        summary: optional(TextField::Summary, &cover.summary)?,
        victims: optional(TextField::Estimate, &cover.victims)?,
        loss: cover.loss.clone(),
    })
}

fn check_money(money: &Money) -> Result<(), Refusal> {
    if money.amount.is_sign_negative() && !money.amount.is_zero() {
        return Err(Refusal::NegativeAmount);
    }
    if money.has_known_currency() { Ok(()) } else { Err(Refusal::UnknownCurrency { currency: money.currency.chars().take(12).collect() }) }
}

/// Reads and bounds edits.
pub fn read_edits(edits: &CaseEdits) -> Result<(FactEdits, CoverEdits), Refusal> {
    let list = |field, text: &Option<String>| -> Result<Option<Vec<String>>, Refusal> {
        text.as_deref().map(|text| text::optional(field, text).map(|kept| kept.into_iter().collect())).transpose()
    };
    if edits.areas.as_ref().is_some_and(Vec::is_empty) {
        return Err(Refusal::NoCrimeArea);
    }
    let handling = edits.handling.as_ref().map(check_handling).transpose()?;
    edits.loss.iter().flatten().try_for_each(check_money)?;
    let cover = CoverEdits {
        title: edits.title.as_deref().map(|title| text::required(TextField::Title, title)).transpose()?,
        summary: list(TextField::Summary, &edits.summary)?,
        victims: list(TextField::Estimate, &edits.victims)?,
        loss: edits.loss.clone(),
    };
    let facts = FactEdits {
        areas: edits.areas.clone(),
        empact: edits.empact.clone(),
        countries: edits.countries.clone(),
        urgent_by: edits.urgent_by.clone(),
        handling,
    };
    Ok((facts, cover))
}
