//! The list of events as a file.

use std::path::Path;

use jcat_documents::sheet;
use jcat_domain::Country;
use jcat_domain::outreach::{OutreachDays, OutreachState};
use jcat_domain::records::{Leaving, Object, ObjectKind, Verb};
use serde::Deserialize;
use ts_rs::TS;

use super::view::{self, OutreachFilter};
use crate::cases::export::Exported;
use crate::error::Error;
use crate::records::notebook::{Access, Extent};
use crate::work::Read;

/// Asks for events in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportOutreach {
    /// Which.
    #[serde(default)]
    pub filter: OutreachFilter,
    /// The file: `.csv` or `.xlsx`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

const HEADINGS: [&str; 14] = [
    "column-title",
    "kind",
    "outreach-first",
    "outreach-last",
    "outreach-days-are",
    "outreach-place",
    "outreach-countries",
    "outreach-languages",
    "outreach-organiser",
    "outreach-for",
    "outreach-events",
    "outreach-practitioners",
    "outreach-reached",
    "outreach-stands",
];

/// Writes events to a file.
pub(crate) fn export(read: &Read<'_>, request: ExportOutreach) -> Result<Exported, Error> {
    let states = view::asked_for(super::all(read)?, request.filter);
    let objects = states.iter().map(|it| Object { what: ObjectKind::Other, id: it.id.subject() }).collect();
    let access = Access { extent: Extent::Each, objects, ..Access::to(Verb::Export, "exportOutreach", &[]) };
    read.note_leaving(access, &request.leaving.unwrap_or_default())?;
    let headings = HEADINGS.map(|heading| read.words.say(heading));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> = states.iter().map(|it| cells(read, it)).collect();
    sheet::write(Path::new(&request.path), &headings, &rows)?;
    Ok(Exported { rows: u32::try_from(rows.len()).unwrap_or(u32::MAX) })
}

fn cells(read: &Read<'_>, state: &OutreachState) -> Vec<String> {
    let label = |text: &str| read.words.label(text);
    let facts = &state.facts.value;
    let report = state.reported();
    let count = |count| view::count_text(read.words, count);
    let (first, last) = facts.days.span().map(|(from, last)| (from.to_string(), last.to_string())).unwrap_or_default();
    let known = match facts.days {
        OutreachDays::On { .. } => "outreach-days-on",
        OutreachDays::Between { .. } => "outreach-days-between",
        OutreachDays::Unknown => "outreach-days-unknown",
    };
    vec![
        facts.title.clone(),
        label(facts.kind.label()),
        first,
        last,
        read.words.say(known),
        facts.place.clone().unwrap_or_default(),
        facts.countries.iter().map(Country::code).collect::<Vec<_>>().join("; "),
        facts.languages.join("; "),
        facts.organiser.clone().unwrap_or_default(),
        facts.audience.iter().map(|it| label(it.label())).collect::<Vec<_>>().join("; "),
        count(facts.events),
        report.map(|it| count(it.practitioners)).unwrap_or_default(),
        report.map(|it| count(it.countries)).unwrap_or_default(),
        label(state.stage(read.today()).label()),
    ]
}
