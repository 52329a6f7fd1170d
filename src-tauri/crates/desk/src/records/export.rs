//! Records of access as a file, for whoever supervises the office. Writing it is itself recorded, before it is written.

use std::collections::BTreeSet;
use std::path::Path;

use jcat_documents::sheet;
use jcat_domain::records::{Leaving, ObjectKind, Purpose, Verb};
use serde::Deserialize;
use ts_rs::TS;

use super::notebook::Access;
use super::seen::ShowsRecords;
use super::{RecordFilter, RecordRow, RecordsPage};
use crate::cases::export::Exported;
use crate::error::Error;
use crate::work::Read;

/// Asks for records in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportRecords {
    /// Which.
    #[serde(default)]
    pub filter: RecordFilter,
    /// The file: `.csv` or `.xlsx`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

const HEADINGS: [&str; 11] = ["at", "verb", "how", "officer", "agency", "device", "owner", "objects", "count", "purpose", "given-to"];

/// Writes records to a file.
pub(crate) fn export(read: &Read<'_>, request: ExportRecords) -> Result<Exported, Error> {
    let (mut rows, mut owners) = (Vec::new(), BTreeSet::new());
    loop {
        let offset = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let page = super::list(read, super::RecordsRequest { filter: request.filter.clone(), offset, limit: super::PAGE })?;
        let RecordsPage { rows: got, total, .. } = &page;
        if got.is_empty() {
            break;
        }
        owners.extend(page.owners());
        rows.extend(got.iter().map(|row| cells(read, row)));
        if rows.len() >= usize::try_from(*total).unwrap_or(usize::MAX) {
            break;
        }
    }
    let said = request.leaving.unwrap_or_default();
    for owner in owners {
        let access = Access::to(Verb::Export, "exportRecords", &[(ObjectKind::Records, owner.subject())]);
        read.note_leaving(access, &said)?;
    }
    let headings: Vec<String> = HEADINGS.iter().map(|heading| read.words.say(&format!("record-column-{heading}"))).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    sheet::write(Path::new(&request.path), &headings, &rows)?;
    Ok(Exported { rows: u32::try_from(rows.len()).unwrap_or(u32::MAX) })
}

fn cells(read: &Read<'_>, row: &RecordRow) -> Vec<String> {
    let named = row.objects.iter().map(|object| object.name.clone().unwrap_or_else(|| object.id.to_string()));
    let purpose = |purpose: Purpose| read.words.label(purpose.label());
    let given = row.justification.iter().chain(&row.recipients).cloned().collect::<Vec<_>>().join("; ");
    vec![
        row.at.in_utc(),
        read.words.label(row.verb.label()),
        row.said.clone(),
        row.by_name.clone(),
        row.agency.as_ref().map(ToString::to_string).unwrap_or_default(),
        row.device.to_string(),
        row.owner.to_string(),
        named.chain(row.digest.clone()).collect::<Vec<_>>().join("; "),
        row.count.to_string(),
        row.purpose.map(purpose).unwrap_or_default(),
        given,
    ]
}
