//! Comparing a list for somebody from outside (DEC-11): who offers something once may hand over a list, and is told how many of its values are
//! known, and by what names EC3's desk finds them. Nothing of the list is kept, here or in the office; that it was compared is.

use std::collections::BTreeSet;

use jcat_domain::contributions::rules as contribution_rules;
use jcat_domain::ids::{CaseId, OfferId};
use jcat_domain::offers::rules;
use jcat_domain::records::{ObjectKind, Purpose, Verb};
use jcat_domain::{Instant, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::asking::{AT_ONCE, answered, ask_now, short};
use crate::desk::Desk;
use crate::error::Error;
use crate::indicators::look;
use crate::joining::settings_of;
use crate::records::notebook::Access;
use crate::replica::read;

/// Compares a list that somebody from outside handed over.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CompareForOfferer {
    /// What they offered: it says who they are, and who answers for them here.
    pub offer: OfferId,
    /// The case that it is compared for.
    pub case: CaseId,
    /// Why.
    pub purpose: Purpose,
    /// The list, as text.
    pub text: String,
}

/// What somebody from outside may be told of a list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ComparedForOfferer {
    /// How many values of it were read, each once.
    pub values: u32,
    /// How many things in it do not read as what they look like.
    pub refused: u32,
    /// How many of the values are known to a case that may be told of.
    pub known: u32,
    /// What to name to EC3's desk, in an order that says nothing.
    pub tokens: Vec<String>,
    /// When.
    pub at: Instant,
}

/// Compares a list for somebody from outside. It goes to the office alone, at once or not at all: a list that waits would be a list that is kept.
pub(crate) fn compare(desk: &Desk, request: CompareForOfferer) -> Result<ComparedForOfferer, Error> {
    let (offerer, settings) = desk.query(|read| {
        let offer = read::offer(read.connection, request.offer)?;
        rules::may_compare(&offer, read.author()?)?;
        contribution_rules::may_contribute(&read::case(read.connection, request.case)?, read.author()?)?;
        if !request.purpose.is_of_cases() {
            return Err(Refusal::PurposeMissing.into());
        }
        Ok((offer.facts.value.offerer.name, settings_of(read.connection)?.ok_or(Error::NoOffice)?))
    })?;
    let list = look::look(desk, look::LookAtText { text: request.text, kind: None })?;
    let (values, refused): (Vec<_>, Vec<_>) = list.rows.into_iter().partition(|it| it.normal.is_some());
    let beyond = usize::try_from(list.beyond).unwrap_or(usize::MAX);
    if beyond > 0 {
        return Err(Refusal::TooMany { limit: AT_ONCE, found: AT_ONCE.saturating_add(beyond) }.into());
    }
    if values.is_empty() {
        return Err(Refusal::NothingToCompare.into());
    }
    // Noted before anything is told: who was told something, for which case and why.
    let objects = [(ObjectKind::Case, request.case.known()), (ObjectKind::Other, request.offer.subject())];
    let access = Access { purpose: Some(request.purpose), recipients: vec![offerer], ..Access::to(Verb::Disclose, "compareForOfferer", &objects) };
    let at = desk.world().now();
    desk.opened()?.notebook.note(&access, at)?;
    let asked = ask_now(&settings, (request.case, request.purpose), values.iter().map(|it| (it.kind.as_str(), it.normal.as_deref())))??;
    let matched = answered(asked, values.len())?;
    let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    Ok(ComparedForOfferer {
        values: count(values.len()),
        refused: count(refused.len()),
        known: count(matched.iter().map(|it| it.n).collect::<BTreeSet<_>>().len()),
        // As a set: which value a name belongs to is not told.
        tokens: matched.iter().filter_map(|it| it.token.map(|token| short(&token))).collect::<BTreeSet<_>>().into_iter().collect(),
        at,
    })
}
