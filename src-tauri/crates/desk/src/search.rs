//! Search: full text over what this desk holds, newest first, never ranked without a bound.

use jcat_domain::ids::{CaseId, DocumentId, MeetingId, OutreachId};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::outreach;
use crate::replica::read;
use crate::work::Read;

/// Asks for what holds some words.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SearchRequest {
    /// The words; the last one may be the beginning of one.
    pub text: String,
    /// How many to give, at most 100.
    #[serde(default)]
    pub limit: u32,
}

/// What was found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Hit {
    /// A proposal or a case.
    Case {
        /// The case.
        case: CaseId,
        /// Its number.
        label: String,
        /// Its title.
        title: String,
        /// Where it stands.
        stage: String,
    },
    /// A note on a case.
    Note {
        /// The case.
        case: CaseId,
        /// Its number.
        label: String,
        /// The beginning of the note.
        text: String,
    },
    /// A task of a plan.
    Task {
        /// The case.
        case: CaseId,
        /// Its number.
        label: String,
        /// The title of the task.
        title: String,
    },
    /// A coordination meeting on a case.
    Meeting {
        /// The meeting.
        meeting: MeetingId,
        /// The case.
        case: CaseId,
        /// The number of the case.
        label: String,
        /// Its title.
        title: String,
    },
    /// A document on a case.
    Document {
        /// The document.
        document: DocumentId,
        /// The case.
        case: CaseId,
        /// The number of the case.
        label: String,
        /// What the file is called.
        name: String,
    },
    /// An event of outreach.
    Outreach {
        /// The event.
        outreach: OutreachId,
        /// Its title.
        title: String,
        /// What it is, when and where, in words.
        said: String,
    },
    /// A draft.
    Draft {
        /// The case it will be.
        case: CaseId,
        /// Its title.
        title: String,
    },
    /// An officer.
    Officer {
        /// The officer.
        officer: Uuid,
        /// The name.
        name: String,
    },
    /// An organisation.
    Agency {
        /// Its key.
        agency: String,
        /// Its name, if recorded.
        name: Option<String>,
    },
}

/// Turns what somebody typed into a query of FTS5: each word as it is, the last as a beginning. `None` where there is no word.
pub(crate) fn to_query(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12).collect();
    let (last, others) = words.split_last()?;
    let mut query: String = others.iter().map(|word| format!("\"{word}\" ")).collect();
    query.push_str(&format!("\"{last}\" *"));
    Some(query)
}

/// Searches everything.
pub(crate) fn search(read: &Read<'_>, request: SearchRequest) -> Result<Vec<Hit>, Error> {
    let Some(query) = to_query(&request.text) else { return Ok(Vec::new()) };
    let limit = if request.limit == 0 { 20 } else { request.limit.min(100) };
    // By row number alone, which begins with the time: the newest are met first and nothing is sorted.
    let mut statement = read
        .connection
        .prepare_cached("SELECT f.what, f.id FROM words w JOIN found f ON f.rowid = w.rowid WHERE words MATCH ?1 ORDER BY w.rowid DESC LIMIT ?2")?;
    let mut rows = statement.query(params![query, limit])?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let id: Uuid = row.get(1)?;
        if let Some(hit) = hit(read, row.get_ref(0)?.as_str().unwrap_or_default(), id)? {
            hits.push(hit);
        }
    }
    Ok(hits)
}

fn hit(read: &Read<'_>, what: &str, id: Uuid) -> Result<Option<Hit>, Error> {
    let connection = read.connection;
    Ok(match what {
        "case" => connection
            .prepare_cached("SELECT label, title, stage FROM cases WHERE id = ?1")?
            .query_row([id], |row| Ok(Hit::Case { case: CaseId(id), label: row.get(0)?, title: row.get(1)?, stage: row.get(2)? }))
            .optional()?,
        "note" => connection
            .prepare_cached("SELECT n.case_id, c.label, substr(n.body, 1, 120) FROM notes n JOIN cases c ON c.id = n.case_id WHERE n.id = ?1")?
            .query_row([id], |row| Ok(Hit::Note { case: CaseId(row.get(0)?), label: row.get(1)?, text: row.get(2)? }))
            .optional()?,
        "task" => connection
            .prepare_cached("SELECT t.case_id, c.label, t.title FROM tasks t JOIN cases c ON c.id = t.case_id WHERE t.id = ?1 AND t.removed = 0")?
            .query_row([id], |row| Ok(Hit::Task { case: CaseId(row.get(0)?), label: row.get(1)?, title: row.get(2)? }))
            .optional()?,
        "meeting" => {
            let meeting = read::meeting(connection, MeetingId(id))?;
            let mut statement = connection.prepare_cached("SELECT label FROM cases WHERE id = ?1")?;
            let label: Option<String> = statement.query_row([meeting.case.0], |row| row.get(0)).optional()?;
            Some(Hit::Meeting { meeting: meeting.id, case: meeting.case, label: label.unwrap_or_default(), title: meeting.title.value })
        }
        "document" => {
            let document = read::document(connection, DocumentId(id))?;
            let mut statement = connection.prepare_cached("SELECT label FROM cases WHERE id = ?1")?;
            let label: Option<String> = statement.query_row([document.case.0], |row| row.get(0)).optional()?;
            let (label, latest) = (label.unwrap_or_default(), document.latest());
            latest.map(|latest| Hit::Document { document: document.id, case: document.case, label, name: latest.file.name.clone() })
        }
        "outreach" => {
            let event = read::outreach(connection, OutreachId(id))?.facts.value;
            let days = outreach::view::days_text(read.words, event.days);
            let said = [Some(read.words.heading(event.kind.label())), event.place, Some(days)].into_iter().flatten().collect::<Vec<_>>().join(", ");
            Some(Hit::Outreach { outreach: OutreachId(id), title: event.title, said })
        }
        "draft" => connection
            .prepare_cached("SELECT title FROM drafts WHERE id = ?1 AND stage = 'draft'")?
            .query_row([id], |row| Ok(Hit::Draft { case: CaseId(id), title: row.get(0)? }))
            .optional()?,
        "officer" | "contact" => {
            let officer = jcat_domain::ids::OfficerId(id);
            read.roster()?.officer_name(officer).map(|name| Hit::Officer { officer: id, name: name.to_owned() })
        }
        "agency" => {
            let found = read.roster()?.organisations.values().find(|agency| agency.id.subject().0 == id);
            found.map(|agency| Hit::Agency { agency: agency.id.to_string(), name: agency.name.value.0.clone() })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests;
