//! One edit of several cases.

use std::collections::BTreeSet;

use jcat_domain::cases::rules::{self, CaseEdits, EditCase};
use jcat_domain::handling::{Handling, Tlp};
use jcat_domain::ids::CaseId;
use serde::Serialize;
use ts_rs::TS;

use super::commands::{before, edit};
use crate::error::Error;
use crate::replica::read;
use crate::work::Work;

/// Several commands over several cases: what each would change, what would be refused, and one undo for all (bulk edit).
#[derive(Clone, Debug, serde::Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BulkEdit {
    /// The cases.
    pub cases: Vec<CaseId>,
    /// What changes in each.
    pub edits: CaseEdits,
    /// The TLP label, where only that changes of a marking: each case keeps its handling codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tlp: Option<Tlp>,
    /// Whether this only shows what would happen.
    pub dry_run: bool,
}

/// What a bulk edit does, row by row.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BulkResult {
    /// Cases that change.
    pub changed: u32,
    /// The rows, in the order asked.
    pub rows: Vec<BulkRow>,
}

/// What becomes of one case in a bulk edit.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BulkRow {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// What its fields were, for those that change.
    #[ts(type = "Record<string, unknown>")]
    pub before: serde_json::Value,
    /// Why it is refused; none where it changes.
    pub refused: Option<String>,
}

/// Edits several cases in one step that is undone in one; those that refuse are left as they are and say why.
pub(crate) fn bulk_edit(work: &mut Work<'_>, request: BulkEdit) -> Result<BulkResult, Error> {
    let mut rows = Vec::new();
    let mut changed = 0;
    let mut seen = BTreeSet::new();
    for case in request.cases {
        if !seen.insert(case) {
            continue;
        }
        let state = read::case(work.connection, case)?;
        let written = read::cover(work.connection, case)?;
        let mut edits = request.edits.clone();
        if let Some(tlp) = request.tlp {
            edits.handling = Some(Handling { tlp, ..state.handling.value.clone() });
        }
        let refused = match rules::edit(&state, &edits, work.author()?) {
            Err(refusal) => work.may::<()>(Err(refusal)).reason,
            Ok(_) => {
                changed += 1;
                if !request.dry_run {
                    edit(work, EditCase { case, edits: edits.clone() })?;
                }
                None
            }
        };
        let before = serde_json::to_value(before(&state, &written, &edits)).map_err(|_| Error::Internal("writing a row"))?;
        rows.push(BulkRow { case, label: state.label(), before, refused });
    }
    Ok(BulkResult { changed, rows })
}
