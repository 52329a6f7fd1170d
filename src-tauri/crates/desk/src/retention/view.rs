//! What is shown of how long data are kept: what is due, what a hold keeps, what would be erased, and what was.

use jcat_domain::contributions::ContributionState;
use jcat_domain::contributions::retention::{self, ContinueReview, Ground, LiftHold, PlaceHold, ReviewStage, Signed};
use jcat_domain::ids::{AgencyId, CaseId, ContributionId};
use jcat_domain::marking::Marking;
use jcat_domain::{Day, Instant};
use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

use super::{WhichContribution, listed_until, quoting};
use crate::contributions::read_head;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// The most rows of one kind.
const MOST: u32 = 500;

/// How long data of the cases that one reads are kept.
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
    /// Contributions whose review has come and that a hold keeps.
    pub held: u32,
    /// Their indicators.
    pub held_indicators: u32,
}

/// A contribution and how long it is kept.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionRow {
    /// The contribution.
    pub contribution: ContributionId,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// What it is called; empty once it is erased.
    pub name: String,
    /// Whose data they are.
    pub agency: AgencyId,
    /// How they may be used.
    pub marking: Marking,
    /// When they came.
    pub at: Instant,
    /// How many indicators there are, or were.
    pub count: u32,
    /// Links and sightings that quote them, or went with them.
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

/// Gives how long data of the cases that one reads are kept.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<RetentionList, Error> {
    let rows = open(read)?;
    let marking = rows.iter().map(|row| row.marking.clone()).reduce(|joined, marking| joined.join(&marking));
    let mut report = ErasureReport::default();
    for row in rows.iter().filter(|row| row.stage == Some(ReviewStage::Due)) {
        if row.holds.is_empty() {
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
    erased.sort_by_key(|row: &RetentionRow| std::cmp::Reverse(row.second.as_ref().map(|second| second.at)));
    Ok(RetentionList { day: read.today(), rows, erased, report, marking })
}

/// Gives what would be erased of one contribution, or was. Nothing is changed by asking.
pub(crate) fn one(read: &Read<'_>, request: WhichContribution) -> Result<RetentionRow, Error> {
    let state = crate::contributions::head(read.connection, request.contribution)?;
    let count = if state.retention.erased.is_some() { state.count } else { crate::contributions::held(read.connection, state.id)? };
    row(read, &state, count)
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
    Ok(rows)
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
    let signed = |it: &Signed| Ok::<_, Error>(SignedRow { by_name: read.officer_name(it.by)?, agency: it.agency.clone(), at: it.at });
    let (ground, first, second, quotes) = match (kept.erased.as_ref().or(kept.agreed.as_ref()), &kept.proposed) {
        (Some(it), _) => (Some(it.ground), Some(signed(&it.first)?), Some(signed(&it.second)?), it.also.len()),
        (None, Some(it)) => (Some(it.ground), Some(signed(&it.first)?), None, also.len()),
        (None, None) => (None, None, None, also.len()),
    };
    let holds = kept.holds.iter().map(|(agency, it)| {
        let (reference, reason, by_name) = (it.reference.clone(), it.reason.clone(), read.officer_name(it.by)?);
        Ok(HoldRow { agency: agency.clone(), reference, reason, by_name, at: it.at })
    });
    let stage = state.review_stage(read.today());
    let confirms = retention::confirm(state, &also, author);
    let looks_after = retention::may_propose(&case, state, author).is_ok();
    let waits = stage.is_some_and(|stage| stage != ReviewStage::Later) && !state.is_held();
    let any = || "-".to_owned();
    Ok(RetentionRow {
        contribution: state.id,
        case: case.id,
        label: case.label(),
        name: state.terms.name.clone(),
        agency: state.agency.clone(),
        marking: state.marking(),
        at: state.at,
        count,
        quotes: u32::try_from(quotes).unwrap_or(u32::MAX),
        due: stage.map(|_| state.review_due()),
        stage,
        limit: state.ends(),
        reason: kept.continued.as_ref().map(|it| it.reason.clone()),
        holds: holds.collect::<Result<_, Error>>()?,
        ground,
        first,
        second,
        long: state.kept_long(read.today()),
        asked: confirms.is_ok() || (looks_after && (waits || state.kept_long(read.today()))),
        may: RetentionMay {
            go_on: read.may(retention::go_on(state, &ContinueReview { contribution: state.id, until: None, reason: any() }, read.now, author)),
            hold: read.may(retention::hold(&case, state, &PlaceHold { contribution: state.id, reference: any(), reason: any() }, author)),
            lift: read.may(retention::lift(state, &LiftHold { contribution: state.id, reason: any() }, author)),
            propose: read.may(retention::propose(&case, state, Ground::NotNeeded, &also, author)),
            confirm: read.may(confirms),
        },
    })
}
