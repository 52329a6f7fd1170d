//! Fields of a case that were set by desks which did not know of each other.

use std::collections::BTreeSet;

use jcat_domain::Instant;
use jcat_domain::cases::{CaseState, CoverState};
use jcat_domain::field::{Field, Setting};
use jcat_domain::text::{self, TextField};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::error::Error;
use crate::work::Read;

/// A field that was set by desks which did not know of each other. Setting it again settles it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Conflict {
    /// The field, a label.
    pub field: String,
    /// What is shown: the last in office order.
    pub shown: ConflictSide,
    /// What it did not know of, the first in office order first.
    pub others: Vec<ConflictSide>,
    /// What keeps all of them, as JSON; none where one value has to do.
    #[ts(type = "unknown")]
    pub both: Option<Value>,
}

/// One side of a conflict.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConflictSide {
    /// The value, as JSON.
    #[ts(type = "unknown")]
    pub value: Value,
    /// Who set it.
    pub by: String,
    /// Whether that was this desk's officer.
    pub mine: bool,
    /// When.
    pub at: Instant,
}

/// Gives the fields of a case that are in conflict.
pub(crate) fn of(read: &Read<'_>, state: &CaseState, cover: Option<&CoverState>) -> Result<Vec<Conflict>, Error> {
    let mut found = Vec::new();
    add(read, &mut found, "areas", &state.areas, united)?;
    add(read, &mut found, "empact", &state.empact, |_| None)?;
    add(read, &mut found, "countries", &state.countries, united)?;
    add(read, &mut found, "urgentBy", &state.urgent_by, |_| None)?;
    add(read, &mut found, "handling", &state.handling, |_| None)?;
    add(read, &mut found, "order", &state.order, |_| None)?;
    if let Some(cover) = cover {
        add(read, &mut found, "title", &cover.title, |_| None)?;
        add(read, &mut found, "summary", &cover.summary, |field| joined(field, TextField::Summary, "\n\n"))?;
        add(read, &mut found, "victims", &cover.victims, |field| joined(field, TextField::Estimate, "; "))?;
        add(read, &mut found, "loss", &cover.loss, |_| None)?;
    }
    Ok(found)
}

/// Adds a field where it is in conflict; `both` says what would keep all of its values.
pub(crate) fn add<T: Serialize>(
    read: &Read<'_>,
    found: &mut Vec<Conflict>,
    name: &str,
    field: &Field<T>,
    both: impl Fn(&Field<T>) -> Option<Value>,
) -> Result<(), Error> {
    if field.rivals.is_empty() {
        return Ok(());
    }
    let side = |value: &T, set: &Setting| -> Result<ConflictSide, Error> {
        let value = serde_json::to_value(value).map_err(|_| Error::Internal("writing a conflict"))?;
        Ok(ConflictSide { value, by: read.officer_name(set.by)?, mine: set.by == read.me.officer, at: set.at })
    };
    let others = field.rivals.iter().map(|rival| side(&rival.value, &rival.set)).collect::<Result<_, _>>()?;
    found.push(Conflict { field: name.to_owned(), shown: side(&field.value, &field.set)?, others, both: both(field) });
    Ok(())
}

/// Everything that any of the values names.
fn united<T: Ord + Serialize>(field: &Field<BTreeSet<T>>) -> Option<Value> {
    let all: BTreeSet<&T> = field.rivals.iter().flat_map(|rival| &rival.value).chain(&field.value).collect();
    serde_json::to_value(all).ok()
}

/// The texts one behind the other, the first in office order first, where the field has room for them.
fn joined(field: &Field<Option<String>>, kind: TextField, between: &str) -> Option<Value> {
    let texts: Vec<&str> = field.rivals.iter().map(|rival| &rival.value).chain([&field.value]).filter_map(Option::as_deref).collect();
    // An empty value beside a text: the text alone is one side already.
    if texts.len() < 2 {
        return None;
    }
    text::required(kind, &texts.join(between)).ok().map(Value::String)
}
