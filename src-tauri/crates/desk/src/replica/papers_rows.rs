//! Rows of papers: whose notes and documents are on which case, and from when on one of them may be due for review (AUD-4).

use std::collections::HashMap;

use jcat_domain::Instant;
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, OfficerId, SubjectId};
use jcat_domain::papers::PapersState;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::error::Error;
use crate::replica::refold;

/// A note or a document that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    /// Which.
    pub(crate) id: SubjectId,
    /// Whether it is a document.
    pub(crate) is_document: bool,
    /// When it came; of a document, when its first version did.
    pub(crate) at: Instant,
}

/// Gives the agency of an officer; none of somebody who is on no roster.
pub(crate) fn agency_of(connection: &Connection, officer: Uuid) -> Result<Option<AgencyId>, Error> {
    let found: Option<String> = connection
        .prepare_cached("SELECT state ->> '$.Officer.agency' FROM subjects WHERE subject = ?1")?
        .query_row([officer], |row| row.get(0))
        .optional()?
        .flatten();
    Ok(found.as_deref().and_then(AgencyId::parse))
}

/// Reads what is on record of an agency's papers on a case.
pub(crate) fn state(connection: &Connection, case: CaseId, agency: &AgencyId) -> Result<PapersState, Error> {
    Ok(match refold::load(connection, case.papers(agency))? {
        Some((State::Papers(state), _)) => state,
        _ => PapersState::new(case, agency.clone()),
    })
}

/// Gives the notes and documents of an agency that are here of a case, the oldest first.
pub(crate) fn papers(connection: &Connection, case: CaseId, agency: &AgencyId) -> Result<Vec<Paper>, Error> {
    let mut found = Vec::new();
    let mut known: HashMap<Uuid, bool> = HashMap::new();
    let mut statement = connection.prepare_cached("SELECT id, at, author FROM notes WHERE case_id = ?1")?;
    let mut rows = statement.query([case.0])?;
    while let Some(row) = rows.next()? {
        let author: Uuid = row.get(2)?;
        let theirs = match known.get(&author) {
            Some(theirs) => *theirs,
            None => agency_of(connection, author)?.is_some_and(|its| its == *agency),
        };
        known.insert(author, theirs);
        if theirs {
            found.push(Paper { id: SubjectId(row.get(0)?), is_document: false, at: Instant(row.get(1)?) });
        }
    }
    let mut statement = connection.prepare_cached(
        "SELECT d.id, s.state ->> '$.Document.versions[0].at' FROM documents d JOIN subjects s ON s.subject = d.id
         WHERE d.case_id = ?1 AND s.state ->> '$.Document.agency' = ?2",
    )?;
    let documents = statement
        .query_map(params![case.0, agency.as_str()], |row| Ok(Paper { id: SubjectId(row.get(0)?), is_document: true, at: Instant(row.get(1)?) }))?;
    for document in documents {
        found.push(document?);
    }
    found.sort_by_key(|paper| (paper.at, paper.id));
    Ok(found)
}

/// Counts in a note or a document that came.
pub(crate) fn came(tx: &Transaction<'_>, case: CaseId, agency: &AgencyId, at: Instant) -> Result<(), Error> {
    let due = PapersState::new(case, agency.clone()).review_due(at).to_string();
    tx.prepare_cached(
        "INSERT INTO papers (case_id, agency, review) VALUES (?1, ?2, ?3) ON CONFLICT (case_id, agency) DO UPDATE
         SET review = CASE WHEN ?4 <= since THEN until ELSE excluded.review END
         WHERE review > CASE WHEN ?4 <= since THEN until ELSE excluded.review END",
    )?
    .execute(params![case.0, agency.as_str(), due, at.0])?;
    Ok(())
}

/// Counts in a note.
pub(crate) fn note_came(tx: &Transaction<'_>, case: CaseId, author: OfficerId, at: Instant) -> Result<(), Error> {
    match agency_of(tx, author.0)? {
        Some(agency) => came(tx, case, &agency, at),
        None => Ok(()),
    }
}

/// Writes what follows from a review, a hold or an erasure.
pub(crate) fn decided(tx: &Transaction<'_>, state: &PapersState) -> Result<(), Error> {
    let first = papers(tx, state.case, &state.agency)?.into_iter().map(|paper| state.review_due(paper.at)).min();
    let open = state.is_held() || state.proposed.is_some() || state.agreed.is_some();
    tx.prepare_cached("INSERT OR REPLACE INTO papers (case_id, agency, review, since, until, open) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
        params![
            state.case.0,
            state.agency.as_str(),
            // Where nothing is left, nothing is due; what comes later says so itself.
            first.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string()),
            state.continued.as_ref().map(|it| it.at.0),
            state.continued.as_ref().map(|it| state.review_due(it.at).to_string()),
            open,
        ],
    )?;
    Ok(())
}

/// Takes away what followed from it; what the papers themselves say is found anew.
pub(crate) fn forget(tx: &Transaction<'_>, state: &PapersState) -> Result<(), Error> {
    decided(tx, &PapersState::new(state.case, state.agency.clone()))
}
