//! A list of cases as a file: exactly the rows and columns that are shown.

use std::path::Path;

use jcat_documents::sheet;
use jcat_domain::labels;
use jcat_domain::records::{Leaving, Object, ObjectKind, Verb};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::list::{self, CaseListRequest, CaseRow};
use crate::error::Error;
use crate::records::notebook::{Access, Extent};
use crate::work::Read;

labels! {
    /// A column of a list of cases.
    CaseColumn {
        /// The Board's order.
        Order = "order",
        /// The number.
        Label = "label",
        /// The title.
        Title = "title",
        /// The country that proposed or leads.
        Country = "country",
        /// The agency.
        Agency = "agency",
        /// Where it stands.
        Stage = "stage",
        /// What its next step waits for.
        Next = "next",
        /// The first crime area.
        Area = "area",
        /// The marking.
        Tlp = "tlp",
        /// The day by which it must be acted on.
        Urgent = "urgent",
        /// When something was last recorded.
        Changed = "changed",
    }
}

impl CaseColumn {
    /// The word of its heading. An import knows the same headings again.
    const fn heading(self) -> &'static str {
        match self {
            Self::Order => "column-order",
            Self::Label => "column-case",
            Self::Title => "column-title",
            Self::Country => "column-country",
            Self::Agency => "column-agency",
            Self::Stage => "column-stage",
            Self::Next => "column-next",
            Self::Area => "column-areas",
            Self::Tlp => "column-tlp",
            Self::Urgent => "column-urgentBy",
            Self::Changed => "column-changed",
        }
    }

    fn cell(self, read: &Read<'_>, row: &CaseRow) -> String {
        let label = |text: &str| read.words.label(text);
        match self {
            Self::Order => row.order.map(|order| order.to_string()).unwrap_or_default(),
            Self::Label => row.label.clone(),
            Self::Title => row.title.clone().unwrap_or_default(),
            Self::Country => row.country.map(|country| country.to_string()).unwrap_or_default(),
            Self::Agency => row.agency.to_string(),
            Self::Stage => label(row.stage.label()),
            Self::Next => label(row.next.label()),
            Self::Area => row.area.map(|area| label(area.label())).unwrap_or_default(),
            Self::Tlp => row.tlp.label().to_owned(),
            Self::Urgent => row.urgent_by.map(|day| day.to_string()).unwrap_or_default(),
            Self::Changed => row.changed_at.office_day().to_string(),
        }
    }
}

/// Asks for a list of cases in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportCases {
    /// What the list shows; offset and limit are passed over.
    pub list: CaseListRequest,
    /// The columns in their order; every one where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub columns: Option<Vec<CaseColumn>>,
    /// The file: `.csv` or `.xlsx`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// How many rows were written.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Exported {
    /// Rows.
    pub rows: u32,
}

/// Writes a list of cases to a file.
pub(crate) fn export(read: &Read<'_>, request: ExportCases) -> Result<Exported, Error> {
    let columns = request.columns.filter(|columns| !columns.is_empty()).unwrap_or_else(|| CaseColumn::ALL.to_vec());
    let (mut rows, mut cases) = (Vec::new(), Vec::new());
    let mut ask = CaseListRequest { offset: 0, limit: 1_000, ..request.list };
    loop {
        let page = list::list(read, ask.clone())?;
        let got = u32::try_from(page.rows.len()).unwrap_or_default();
        cases.extend(page.rows.iter().map(|row| Object { what: ObjectKind::Case, id: row.id.known() }));
        rows.extend(page.rows.iter().map(|row| columns.iter().map(|column| column.cell(read, row)).collect::<Vec<_>>()));
        ask.offset += got;
        if got < ask.limit {
            break;
        }
    }
    let access = Access { extent: Extent::Each, objects: cases, ..Access::to(Verb::Export, "exportCases", &[]) };
    read.note_leaving(access, &request.leaving.unwrap_or_default())?;
    let headings: Vec<String> = columns.iter().map(|column| read.words.say(column.heading())).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    sheet::write(Path::new(&request.path), &headings, &rows)?;
    Ok(Exported { rows: u32::try_from(rows.len()).unwrap_or(u32::MAX) })
}
