//! Handlers and views of drafts, and how they become proposals (PRO-1, PRO-4).

use jcat_domain::Audience;
use jcat_domain::cases::rules::CaseEdits;
use jcat_domain::cases::{CaseFacts, CoverScope, CoverText, CoverWritten};
use jcat_domain::change::Change;
use jcat_domain::drafts::{self, BeginDraft, DraftDiscarded, DraftRestored, DraftState, EditDraft};
use jcat_domain::ids::{AgencyId, CaseId, OfficerId};
use jcat_domain::{Instant, similarity};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// Names a case, a proposal or a draft.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichCase {
    /// Its id.
    pub case: CaseId,
}

/// A draft in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DraftRow {
    /// The case it will be.
    pub case: CaseId,
    /// Its title.
    pub title: String,
    /// The agency.
    pub agency: AgencyId,
    /// When it was last written to.
    pub at: Instant,
}

/// A draft to work on.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The case it will be.
    pub case: CaseId,
    /// The agency.
    pub agency: AgencyId,
    /// Who began it.
    pub by: OfficerId,
    /// The name.
    pub by_name: String,
    /// When it was last written to.
    pub at: Instant,
    /// What the taskforce will know.
    pub facts: CaseFacts,
    /// Title and summary.
    pub cover: CoverText,
    /// Proposals and cases with a title much like it.
    pub alike: Vec<Alike>,
    /// Whether it can be submitted now, and what is missing.
    pub may_submit: May,
    /// Whether who asks may edit it.
    pub may_edit: May,
}

/// A case whose title is much like another's. A hint, no refusal (PRO-4).
#[derive(Clone, Debug, Serialize, TS)]
pub struct Alike {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Likeness in per cent.
    pub percent: u32,
}

/// Gives the open drafts of one's agency, the newest first.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<Vec<DraftRow>, Error> {
    let mut statement =
        read.connection.prepare_cached("SELECT id, title, agency, at FROM drafts WHERE stage = 'draft' ORDER BY at DESC, id LIMIT 500")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, Uuid>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get(3)?)))?;
    let mut found = Vec::new();
    for row in rows {
        let (case, title, agency, at) = row?;
        let agency = AgencyId::parse(&agency).ok_or(Error::Internal("an agency's key"))?;
        found.push(DraftRow { case: CaseId(case), title, agency, at: Instant(at) });
    }
    Ok(found)
}

/// Gives one draft.
pub(crate) fn draft(read: &Read<'_>, request: WhichCase) -> Result<DraftView, Error> {
    let state = read::draft(read.connection, request.case)?;
    let (roster, author, today) = read.who()?;
    let may_edit = read.may(drafts::holds(&state, &Change::DraftDiscarded(DraftDiscarded {}), author));
    let may_submit = read.may(drafts::submit(&state, roster, (today.year(), 1), author, today));
    Ok(DraftView {
        case: state.case,
        by_name: read.officer_name(state.by)?,
        agency: state.agency,
        by: state.by,
        at: state.at,
        alike: alike(read, state.case, &state.cover.title)?,
        facts: state.facts,
        cover: state.cover,
        may_submit,
        may_edit,
    })
}

/// Looks for titles much like one. Bounded: the newest ten thousand.
pub(crate) fn alike(read: &Read<'_>, case: CaseId, title: &str) -> Result<Vec<Alike>, Error> {
    let folded = similarity::folded(title);
    let mut statement =
        read.connection.prepare_cached("SELECT id, label, title, folded FROM cases WHERE id <> ?1 ORDER BY changed_at DESC LIMIT 10000")?;
    let mut rows = statement.query(params![case.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let likeness = similarity::likeness(&folded, row.get_ref(3)?.as_str().unwrap_or_default());
        if likeness >= similarity::ALIKE {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a likeness is between 0 and 1")]
            let percent = (likeness * 100.0).round() as u32;
            found.push(Alike { case: CaseId(row.get(0)?), label: row.get(1)?, title: row.get(2)?, percent });
        }
    }
    found.sort_by(|a, b| b.percent.cmp(&a.percent).then(a.label.cmp(&b.label)));
    found.truncate(5);
    Ok(found)
}

/// Begins a draft.
pub(crate) fn begin(work: &mut Work<'_>, request: BeginDraft) -> Result<CaseId, Error> {
    let case = CaseId(work.make_id()?);
    let change = drafts::begin_draft(&request, case, work.author()?)?;
    let Change::DraftBegun(begun) = &change else { return Err(Error::Internal("beginning a draft")) };
    let audience = Audience::Agency(begun.agency.clone());
    work.record(audience, case.draft(), change)?;
    work.reverse("discardDraft", &WhichCase { case })?;
    Ok(case)
}

/// Edits a draft.
pub(crate) fn edit(work: &mut Work<'_>, request: EditDraft) -> Result<Nothing, Error> {
    let state = read::draft(work.connection, request.case)?;
    let change = drafts::edit_draft(&state, &request, work.author()?)?;
    work.record(Audience::Agency(state.agency.clone()), state.case.draft(), change)?;
    work.reverse("editDraft", &EditDraft { case: state.case, edits: before(&state, &request.edits) })?;
    Ok(Nothing {})
}

fn before(state: &DraftState, edits: &CaseEdits) -> CaseEdits {
    let text = |value: &Option<String>| Some(value.clone().unwrap_or_default());
    let (facts, cover) = (&state.facts, &state.cover);
    CaseEdits {
        title: edits.title.as_ref().map(|_| cover.title.clone()),
        summary: edits.summary.as_ref().and(text(&cover.summary)),
        victims: edits.victims.as_ref().and(text(&cover.victims)),
        loss: edits.loss.as_ref().map(|_| cover.loss.clone().into_iter().collect()),
        areas: edits.areas.as_ref().map(|_| facts.areas.iter().copied().collect()),
        empact: edits.empact.as_ref().map(|_| facts.empact.into_iter().collect()),
        countries: edits.countries.as_ref().map(|_| facts.countries.iter().copied().collect()),
        urgent_by: edits.urgent_by.as_ref().map(|_| facts.urgent_by.into_iter().collect()),
        handling: edits.handling.as_ref().map(|_| facts.handling.clone()),
    }
}

/// Throws a draft away; it can be taken up again.
pub(crate) fn discard(work: &mut Work<'_>, request: WhichCase) -> Result<Nothing, Error> {
    end(work, request, Change::DraftDiscarded(DraftDiscarded {}), "restoreDraft")
}

/// Takes a discarded draft up again.
pub(crate) fn restore(work: &mut Work<'_>, request: WhichCase) -> Result<Nothing, Error> {
    end(work, request, Change::DraftRestored(DraftRestored {}), "discardDraft")
}

fn end(work: &mut Work<'_>, request: WhichCase, change: Change, reverse: &str) -> Result<Nothing, Error> {
    let state = read::draft(work.connection, request.case)?;
    drafts::holds(&state, &change, work.author()?)?;
    work.record(Audience::Agency(state.agency), state.case.draft(), change)?;
    work.reverse(reverse, &request)?;
    Ok(Nothing {})
}

/// Submits a draft: it ends, the proposal and its cover begin, each following from the entry before (PRO-1).
pub(crate) fn submit(work: &mut Work<'_>, request: WhichCase) -> Result<CaseId, Error> {
    let state = read::draft(work.connection, request.case)?;
    let number = next_number(work, work.today().year())?;
    let submission = drafts::submit(&state, work.roster()?, number, work.author()?, work.today())?;
    let ended = work.record(Audience::Agency(state.agency.clone()), state.case.draft(), submission.draft)?;
    let begun = work.record_with(Audience::Taskforce, state.case.known(), submission.proposal, Some(ended.digest), Vec::new())?;
    let country = work.roster()?.organisations.get(&state.agency).and_then(|agency| agency.country);
    let cover = Change::CoverWritten(CoverWritten { case: state.case, text: submission.cover, agency: state.agency.clone(), country });
    work.record_with(cover_audience(state.facts.scope, state.case), state.case.cover(), cover, Some(begun.digest), Vec::new())?;
    Ok(state.case)
}

/// Begins a draft and submits it, in one step.
pub(crate) fn propose(work: &mut Work<'_>, request: BeginDraft) -> Result<CaseId, Error> {
    let case = begin(work, request)?;
    work.reverse.clear();
    submit(work, WhichCase { case })
}

/// Says which journal holds a case's cover.
pub(crate) const fn cover_audience(scope: CoverScope, case: CaseId) -> Audience {
    match scope {
        CoverScope::Taskforce => Audience::Taskforce,
        CoverScope::Restricted => Audience::Case(case),
    }
}

/// Gives the next number of a year that this desk knows of. Two desks out of reach of each other may give the same; the list
/// then tells the cases apart by a letter.
pub(crate) fn next_number(read: &Read<'_>, year: i32) -> Result<(i32, u32), Error> {
    let last: Option<u32> = read.connection.query_row("SELECT max(number) FROM cases WHERE year = ?1", [year], |row| row.get(0))?;
    Ok((year, last.unwrap_or_default() + 1))
}
