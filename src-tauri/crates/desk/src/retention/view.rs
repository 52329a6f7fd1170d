//! What is shown of how long data are kept: what is due, what a hold keeps, what would be erased, and what was.

use std::collections::BTreeMap;

use jcat_domain::contributions::ContributionState;
use jcat_domain::contributions::retention::{self, ContinueReview, Ground, Hold, Kept, LiftHold, PlaceHold, ReviewStage, Signed};
use jcat_domain::fold::State;
use jcat_domain::handling::Handling;
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, DocumentId, SubjectId};
use jcat_domain::marking::Marking;
use jcat_domain::{Day, Instant, papers};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Papers, listed_until, quoting};
use crate::contributions::read_head;
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::replica::{read, refold};
use crate::undo::Nothing;
use crate::work::{May, Read};

/// The most rows of one kind.
const MOST: u32 = 500;

/// So many characters are shown of a note.
const BEGINNING: usize = 160;

/// How long data, notes and documents of the cases that one reads are kept.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionList {
    /// The day that it is reckoned for.
    pub day: Day,
    /// What is due or will be within ninety days, what is held, proposed, or kept for long; the next review first.
    pub rows: Vec<RetentionRow>,
    /// What was erased, the last first.
    pub erased: Vec<RetentionRow>,
    /// What would be erased today if nobody decides.
    pub report: ErasureReport,
    /// The marking that satisfies all that are named here; none where nothing is.
    pub marking: Option<Marking>,
}

/// What would be erased today, and what would not: nothing is changed by asking.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasureReport {
    /// Contributions whose review has come and that no hold keeps.
    pub contributions: u32,
    /// Their indicators.
    pub indicators: u32,
    /// Links and sightings that would go with them.
    pub quotes: u32,
    /// Notes and documents whose review has come and that no hold keeps.
    pub papers: u32,
    /// Contributions whose review has come and that a hold keeps.
    pub held: u32,
    /// Their indicators.
    pub held_indicators: u32,
    /// Notes and documents whose review has come and that a hold keeps.
    pub held_papers: u32,
}

/// A contribution, or an agency's notes and documents on a case, and how long they are kept.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionRow {
    /// The contribution; none: the agency's notes and documents on the case.
    pub contribution: Option<ContributionId>,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// What the contribution is called; empty once it is erased, and of notes and documents.
    pub name: String,
    /// Whose they are.
    pub agency: AgencyId,
    /// How they may be used.
    pub marking: Marking,
    /// When they came; of notes and documents, the first of them.
    pub at: Instant,
    /// How many indicators, or notes and documents, there are, or were.
    pub count: u32,
    /// How many of these are documents; none once they are erased, when it is not known any more.
    pub documents: Option<u32>,
    /// How many notes and documents are due today.
    pub due_today: u32,
    /// How many notes and documents are proposed to be erased.
    pub proposed: u32,
    /// Links and sightings that quote data, or went with them.
    pub quotes: u32,
    /// The day of the review; none once they are erased.
    pub due: Option<Day>,
    /// Where they stand with it.
    pub stage: Option<ReviewStage>,
    /// The day from which the provider does not allow to keep them.
    pub limit: Option<Day>,
    /// Why the last review went on.
    pub reason: Option<String>,
    /// Legal holds.
    pub holds: Vec<HoldRow>,
    /// Why somebody proposed to erase them; none where nobody did.
    pub ground: Option<Ground>,
    /// Who proposed it.
    pub first: Option<SignedRow>,
    /// Who agreed.
    pub second: Option<SignedRow>,
    /// Whether data about victims, witnesses or minors have been kept for more than five years.
    pub long: bool,
    /// Whether it is asked of who looks.
    pub asked: bool,
    /// What who looks may do.
    pub may: RetentionMay,
}

/// A legal hold.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HoldRow {
    /// Who placed it.
    pub agency: AgencyId,
    /// The court's reference.
    pub reference: String,
    /// Why.
    pub reason: String,
    /// Who recorded it.
    pub by_name: String,
    /// When.
    pub at: Instant,
}

/// Who signed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignedRow {
    /// Who.
    pub by_name: String,
    /// Of which agency.
    pub agency: AgencyId,
    /// When.
    pub at: Instant,
}

/// What somebody may do with data at their review.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionMay {
    /// Go on.
    pub go_on: May,
    /// Place a legal hold.
    pub hold: May,
    /// Lift one's own.
    pub lift: May,
    /// Propose to erase them.
    pub propose: May,
    /// Agree to that.
    pub confirm: May,
}

/// The notes and documents of an agency on a case, the oldest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperList {
    /// The case.
    pub case: CaseId,
    /// The first five hundred of those that fit what was looked for.
    pub rows: Vec<PaperRow>,
    /// How many fit what was looked for.
    pub found: u32,
    /// How many there are.
    pub total: u32,
    /// All whose review has come, shown or not.
    pub due: Vec<SubjectId>,
    /// The marking of the case and of the documents that are named.
    pub marking: Handling,
}

/// A note or a document and when it is reviewed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaperRow {
    /// Which.
    pub paper: SubjectId,
    /// Whether it is a document.
    pub document: bool,
    /// What the file is called, or how the note begins.
    pub name: String,
    /// When it came.
    pub at: Instant,
    /// The day of the review.
    pub due: Day,
    /// Where it stands with it.
    pub stage: ReviewStage,
}

/// Asks for the notes and documents of an agency on a case.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhosePapers {
    /// The case.
    pub case: CaseId,
    /// The agency.
    pub agency: AgencyId,
    /// Only those with this in their name or, of notes, in what they say, in capitals or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<String>,
}

/// Gives how long data of the cases that one reads are kept.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<RetentionList, Error> {
    let rows = open(read)?;
    let marking = rows.iter().map(|row| row.marking.clone()).reduce(|joined, marking| joined.join(&marking));
    let mut report = ErasureReport::default();
    for row in rows.iter().filter(|row| row.stage == Some(ReviewStage::Due)) {
        if row.contribution.is_none() {
            let held = !row.holds.is_empty();
            *(if held { &mut report.held_papers } else { &mut report.papers }) += row.due_today;
        } else if row.holds.is_empty() {
            report.contributions += 1;
            report.indicators = report.indicators.saturating_add(row.count);
            report.quotes = report.quotes.saturating_add(row.quotes);
        } else {
            report.held += 1;
            report.held_indicators = report.held_indicators.saturating_add(row.count);
        }
    }
    let mut statement = read.connection.prepare_cached("SELECT head, held FROM contributions WHERE review IS NULL ORDER BY at DESC, id LIMIT ?1")?;
    let mut found = statement.query([MOST])?;
    let mut erased = Vec::new();
    while let Some(line) = found.next()? {
        let state = read_head(line.get_ref(0)?.as_str().unwrap_or_default())?;
        erased.push(row(read, &state, state.count)?);
    }
    erased.extend(erased_papers(read)?);
    erased.sort_by_key(|row: &RetentionRow| std::cmp::Reverse(row.second.as_ref().map(|second| second.at)));
    Ok(RetentionList { day: read.today(), rows, erased, report, marking })
}

/// Gives what would be erased of one unit, or of a contribution what was. Nothing is changed by asking.
pub(crate) fn one(read: &Read<'_>, what: Kept) -> Result<RetentionRow, Error> {
    match what {
        Kept::Data { contribution } => {
            let state = crate::contributions::head(read.connection, contribution)?;
            let count = if state.retention.erased.is_some() { state.count } else { crate::contributions::held(read.connection, state.id)? };
            row(read, &state, count)
        }
        Kept::Papers { case, agency } => papers_row(read, &Papers::read(read.connection, case, &agency)?),
    }
}

/// Gives the notes and documents of an agency on a case, with the day of each one's review.
pub(crate) fn papers(read: &Read<'_>, request: WhosePapers) -> Result<PaperList, Error> {
    let it = Papers::read(read.connection, request.case, &request.agency)?;
    let (mut rows, mut marking, mut found) = (Vec::new(), it.case.handling.value.clone(), 0);
    let text = request.text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_lowercase);
    let has = |said: &str| text.as_deref().is_none_or(|text| said.to_lowercase().contains(text));
    let mut note = read.connection.prepare_cached("SELECT body FROM notes WHERE id = ?1")?;
    for paper in &it.here {
        let shown = rows.len() < MOST as usize;
        if !shown && text.is_none() {
            found = it.here.len();
            break;
        }
        let (name, handling) = if paper.is_document {
            let latest = read::document(read.connection, DocumentId(paper.id.0))?.versions.pop().ok_or(Error::Internal("a document's versions"))?;
            (latest.file.name, Some(latest.file.handling))
        } else {
            (note.query_row([paper.id.0], |row| row.get::<_, String>(0))?, None)
        };
        if !has(&name) {
            continue;
        }
        found += 1;
        if shown {
            marking = handling.iter().fold(marking, |marking, handling| marking.join(handling));
            let due = it.state.review_due(paper.at);
            let stage = papers::stage_of(due, read.today());
            let name = name.chars().take(BEGINNING).collect();
            rows.push(PaperRow { paper: paper.id, document: paper.is_document, name, at: paper.at, due, stage });
        }
    }
    let due = it.due(read.today()).into_iter().collect();
    Ok(PaperList { case: it.case.id, rows, found: count_of(found), total: count_of(it.here.len()), due, marking })
}

/// Whose notes and documents are on a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PapersOnCase {
    /// The case.
    pub case: CaseId,
    /// One row for each agency.
    pub rows: Vec<RetentionRow>,
}

/// Gives whose notes and documents are on a case.
pub(crate) fn on_case(read: &Read<'_>, request: WhichCase) -> Result<PapersOnCase, Error> {
    let case = read::case(read.connection, request.case)?.id;
    let mut statement = read.connection.prepare_cached("SELECT agency FROM papers WHERE case_id = ?1 ORDER BY agency")?;
    let mut found = statement.query([case.0])?;
    let mut rows = Vec::new();
    while let Some(line) = found.next()? {
        let Some(agency) = line.get_ref(0)?.as_str().ok().and_then(AgencyId::parse) else { continue };
        let row = papers_row(read, &Papers::read(read.connection, case, &agency)?)?;
        if row.count > 0 {
            rows.push(row);
        }
    }
    Ok(PapersOnCase { case, rows })
}

fn count_of(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// Gives what somebody has to look at: by the day of review, and what is held, proposed or kept for long.
fn open(read: &Read<'_>) -> Result<Vec<RetentionRow>, Error> {
    let long = read.now.0 - 5 * 365 * 86_400_000;
    let mut statement = read.connection.prepare_cached(
        "SELECT head, held FROM contributions
         WHERE review IS NOT NULL AND (review <= ?1 OR at < ?2 OR head LIKE '%\"retention\":{%') ORDER BY review, id LIMIT ?3",
    )?;
    let mut found = statement.query(params![listed_until(read), long, MOST])?;
    let mut rows = Vec::new();
    while let Some(line) = found.next()? {
        let state = read_head(line.get_ref(0)?.as_str().unwrap_or_default())?;
        let kept = &state.retention;
        let concerns = state.review_stage(read.today()) != Some(ReviewStage::Later)
            || !kept.holds.is_empty()
            || kept.proposed.is_some()
            || state.kept_long(read.today());
        if concerns {
            rows.push(row(read, &state, line.get(1)?)?);
        }
    }
    rows.extend(open_papers(read)?);
    rows.sort_by_key(|row| row.due);
    Ok(rows)
}

/// Gives notes and documents that somebody has to look at: due within ninety days, held, or proposed to be erased.
fn open_papers(read: &Read<'_>) -> Result<Vec<RetentionRow>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT case_id, agency, review FROM papers WHERE review <= ?1 UNION SELECT case_id, agency, review FROM papers WHERE open = 1
         ORDER BY 3, 1, 2 LIMIT ?2",
    )?;
    let mut found = statement.query(params![listed_until(read), MOST])?;
    let mut rows = Vec::new();
    while let Some(line) = found.next()? {
        let Some(agency) = line.get_ref(1)?.as_str().ok().and_then(AgencyId::parse) else { continue };
        let it = match Papers::read(read.connection, CaseId(line.get(0)?), &agency) {
            Ok(it) => it,
            // Of a journal that is locked nothing is here but that it was.
            Err(Error::NotFound(_)) => continue,
            Err(error) => return Err(error),
        };
        let row = papers_row(read, &it)?;
        if row.stage.is_some_and(|stage| stage != ReviewStage::Later) || !row.holds.is_empty() || row.ground.is_some() {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// Gives the erasures of notes and documents that are on record.
fn erased_papers(read: &Read<'_>) -> Result<Vec<RetentionRow>, Error> {
    let mut statement = read.connection.prepare_cached("SELECT state FROM subjects WHERE kind = 'papers' ORDER BY subject")?;
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(line) = found.next()? {
        let State::Papers(state) = refold::parse(line.get_ref(0)?.as_str().unwrap_or_default())? else { continue };
        if state.erased.is_empty() {
            continue;
        }
        let now = papers_row(read, &Papers::read(read.connection, state.case, &state.agency)?)?;
        for erased in &state.erased {
            rows.push(RetentionRow {
                count: count_of(erased.also.len()),
                documents: None,
                due_today: 0,
                proposed: 0,
                due: None,
                stage: None,
                reason: None,
                holds: Vec::new(),
                ground: Some(erased.ground),
                first: Some(signed(read, &erased.first)?),
                second: Some(signed(read, &erased.second)?),
                asked: false,
                ..now.clone()
            });
        }
    }
    Ok(rows)
}

fn papers_row(read: &Read<'_>, it: &Papers) -> Result<RetentionRow, Error> {
    let (author, state) = (read.author()?, &it.state);
    let due = it.here.iter().map(|paper| state.review_due(paper.at)).min();
    let stage = due.map(|due| papers::stage_of(due, read.today()));
    let (ground, first, second) = match (&state.agreed, &state.proposed) {
        (Some(it), _) => (Some(it.ground), Some(signed(read, &it.first)?), Some(signed(read, &it.second)?)),
        (None, Some(it)) => (Some(it.ground), Some(signed(read, &it.first)?), None),
        (None, None) => (None, None, None),
    };
    let proposed = state.proposed.as_ref().map_or(0, |it| it.also.len());
    let confirms = papers::confirm(state, None, author);
    let waits = stage.is_some_and(|stage| stage != ReviewStage::Later) && !state.is_held();
    let (case, any) = (&it.case, || "-".to_owned());
    let what = || Kept::Papers { case: case.id, agency: state.agency.clone() };
    let some = it.here.first().map(|paper| paper.id).into_iter().collect();
    Ok(RetentionRow {
        contribution: None,
        case: case.id,
        label: case.label(),
        name: String::new(),
        agency: state.agency.clone(),
        marking: Marking::of_handling(&case.handling.value),
        at: it.here.first().map_or(Instant(0), |paper| paper.at),
        count: count_of(it.here.len()),
        documents: Some(count_of(it.here.iter().filter(|paper| paper.is_document).count())),
        due_today: count_of(it.due(read.today()).len()),
        proposed: count_of(proposed),
        quotes: 0,
        due,
        stage,
        limit: None,
        reason: state.continued.as_ref().map(|it| it.reason.clone()),
        holds: holds(read, &state.holds)?,
        ground,
        first,
        second,
        long: false,
        asked: confirms.is_ok() || (waits && papers::may_propose(case, state, author).is_ok()),
        may: RetentionMay {
            go_on: read.may(papers::go_on(state, &ContinueReview { what: what(), until: None, reason: any() }, read.now, author)),
            hold: read.may(papers::hold(case, state, &PlaceHold { what: what(), reference: any(), reason: any() }, author)),
            lift: read.may(papers::lift(state, &LiftHold { what: what(), reason: any() }, author)),
            propose: read.may(papers::propose(case, state, Ground::NotNeeded, &some, author)),
            confirm: read.may(confirms),
        },
    })
}

fn signed(read: &Read<'_>, it: &Signed) -> Result<SignedRow, Error> {
    Ok(SignedRow { by_name: read.officer_name(it.by)?, agency: it.agency.clone(), at: it.at })
}

fn holds(read: &Read<'_>, holds: &BTreeMap<AgencyId, Hold>) -> Result<Vec<HoldRow>, Error> {
    let rows = holds.iter().map(|(agency, it)| {
        let (reference, reason, by_name) = (it.reference.clone(), it.reason.clone(), read.officer_name(it.by)?);
        Ok(HoldRow { agency: agency.clone(), reference, reason, by_name, at: it.at })
    });
    rows.collect()
}

/// Gives what waits for who asks: reviews of one's agency's data and of cases that one leads, and proposals that wait for a second person.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<RetentionRow>, Error> {
    if read.author()?.require(retention::REVIEWS).is_err() {
        return Ok(Vec::new());
    }
    Ok(open(read)?.into_iter().filter(|row| row.asked).collect())
}

fn row(read: &Read<'_>, state: &ContributionState, count: u32) -> Result<RetentionRow, Error> {
    let author = read.author()?;
    let case = read::case(read.connection, state.case)?;
    let kept = &state.retention;
    let also = quoting(read.connection, state.id)?;
    let (ground, first, second, quotes) = match (kept.erased.as_ref().or(kept.agreed.as_ref()), &kept.proposed) {
        (Some(it), _) => (Some(it.ground), Some(signed(read, &it.first)?), Some(signed(read, &it.second)?), it.also.len()),
        (None, Some(it)) => (Some(it.ground), Some(signed(read, &it.first)?), None, also.len()),
        (None, None) => (None, None, None, also.len()),
    };
    let stage = state.review_stage(read.today());
    let confirms = retention::confirm(state, &also, author);
    let looks_after = retention::may_propose(&case, state, author).is_ok();
    let waits = stage.is_some_and(|stage| stage != ReviewStage::Later) && !state.is_held();
    let any = || "-".to_owned();
    let what = || Kept::Data { contribution: state.id };
    Ok(RetentionRow {
        contribution: Some(state.id),
        case: case.id,
        label: case.label(),
        name: state.terms.name.clone(),
        agency: state.agency.clone(),
        marking: state.marking(),
        at: state.at,
        count,
        documents: None,
        due_today: 0,
        proposed: 0,
        quotes: count_of(quotes),
        due: stage.map(|_| state.review_due()),
        stage,
        limit: state.ends(),
        reason: kept.continued.as_ref().map(|it| it.reason.clone()),
        holds: holds(read, &kept.holds)?,
        ground,
        first,
        second,
        long: state.kept_long(read.today()),
        asked: confirms.is_ok() || (looks_after && (waits || state.kept_long(read.today()))),
        may: RetentionMay {
            go_on: read.may(retention::go_on(state, &ContinueReview { what: what(), until: None, reason: any() }, read.now, author)),
            hold: read.may(retention::hold(&case, state, &PlaceHold { what: what(), reference: any(), reason: any() }, author)),
            lift: read.may(retention::lift(state, &LiftHold { what: what(), reason: any() }, author)),
            propose: read.may(retention::propose(&case, state, Ground::NotNeeded, &also, author)),
            confirm: read.may(confirms),
        },
    })
}
