//! What is shown of corrections: to who received the data, and to whose they are.
//!
//! Values and reasons are read from the data themselves, which the case's journal brings or does not: a correction holds none.

use jcat_domain::contributions::ContributionState;
use jcat_domain::corrections::{self as rules, AcknowledgeCorrection, Corrected, CorrectionState, Done, ReceivedBy};
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, CorrectionId, UntoldId};
use jcat_domain::marking::Marking;
use jcat_domain::{Day, Instant};
use serde::Serialize;
use ts_rs::TS;

use crate::corrections::{CARRY_DATA, CARRY_PAPERS, all, files, telling_if_here};
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// The most corrections of one kind that are listed.
const MOST: usize = 200;

/// Corrections of the cases that one reads.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CorrectionList {
    /// Those of data that one's agency received, what waits first, then the newest.
    pub received: Vec<CorrectionRow>,
    /// Those of one's own agency's data.
    pub own: Vec<CorrectionRow>,
    /// The marking that satisfies all that are named here; none where nothing is.
    pub marking: Option<Marking>,
}

/// A correction.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionRow {
    /// The correction.
    pub correction: CorrectionId,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// The data; none: notes and documents.
    pub contribution: Option<ContributionId>,
    /// What the data are called; empty once they are erased, and of notes and documents.
    pub name: String,
    /// How many notes and documents; none of data.
    pub papers: Option<u32>,
    /// Whose they are.
    pub agency: AgencyId,
    /// What happened to them.
    pub what: Corrected,
    /// When.
    pub at: Instant,
    /// Who did it.
    pub by_name: String,
    /// Why; none where they are erased, or it is not on record.
    pub reason: Option<String>,
    /// Since when one's agency has had them.
    pub received: Option<Day>,
    /// The values that were put right, in order.
    pub values: Vec<ValueChanged>,
    /// How the data may be used now.
    pub marking: Marking,
    /// When it was taken back.
    pub taken_back: Option<Instant>,
    /// The agencies that were told, and what they said.
    pub told: Vec<ToldRow>,
    /// Whom one's agency has to tell itself.
    pub untold: Vec<UntoldRow>,
    /// Files of the case that one's agency let go since it had the data, as far as one may read records of it: whoever got them is to be told.
    pub passed_on: Vec<PassedOn>,
    /// How many have still to say or to be told.
    pub open: u32,
    /// Whether one's own word is asked for.
    pub waits: bool,
    /// What who asks may do.
    pub may: CorrectionMay,
}

/// A value that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ValueChanged {
    /// The label of its kind.
    pub kind: String,
    /// What it was, as values are shown.
    pub was: String,
    /// What it is; none: it was taken out.
    pub now: Option<String>,
}

/// An agency that was told.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ToldRow {
    /// The agency.
    pub agency: AgencyId,
    /// Since when it has had the data.
    pub received: Day,
    /// Who said that it is done.
    pub by_name: Option<String>,
    /// When.
    pub at: Option<Instant>,
    /// What was done.
    pub note: Option<String>,
    /// Whether its word is still asked for.
    pub waits: bool,
}

/// Somebody whom one's agency has to tell itself.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UntoldRow {
    /// Which.
    pub untold: UntoldId,
    /// Who.
    pub name: String,
    /// How they received the data.
    pub way: ReceivedBy,
    /// When.
    pub on: Day,
    /// Who said that they were told.
    pub by_name: Option<String>,
    /// When.
    pub at: Option<Instant>,
    /// How.
    pub note: Option<String>,
    /// Whether they are still to be told.
    pub waits: bool,
}

/// A file that left a desk.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassedOn {
    /// When.
    pub at: Instant,
    /// Who took it out.
    pub by: String,
    /// What it was.
    pub said: String,
    /// For whom.
    pub recipients: Vec<String>,
}

/// What somebody may do with a correction.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionMay {
    /// Say that it is done.
    pub acknowledge: May,
    /// Say whom one told oneself.
    pub tell: May,
}

/// Gives the corrections of the cases that one reads.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<CorrectionList, Error> {
    let Some(own) = read.author()?.agency.clone() else { return Ok(CorrectionList { received: Vec::new(), own: Vec::new(), marking: None }) };
    let mut states = all(read)?;
    states.sort_by_key(|it| (!it.waits_for(&own), std::cmp::Reverse((it.at, it.id))));
    let of = |wanted: &dyn Fn(&CorrectionState) -> bool| -> Result<Vec<CorrectionRow>, Error> {
        states.iter().filter(|it| wanted(it)).take(MOST).map(|it| row(read, it, &own)).collect()
    };
    let (received, own) = (of(&|it| it.to.contains_key(&own))?, of(&|it| it.agency == own)?);
    let marking = received.iter().chain(&own).map(|it| it.marking.clone()).reduce(|joined, marking| joined.join(&marking));
    Ok(CorrectionList { received, own, marking })
}

/// Gives what waits for who asks: corrections of data that one's agency received, and those of its own of which it has somebody to tell itself.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<CorrectionRow>, Error> {
    let Some(own) = read.author()?.agency.clone() else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for it in all(read)? {
        // Data and files are read only of what may wait.
        let untold = || -> Result<bool, Error> {
            let telling = if it.agency == own { telling_if_here(read.connection, it.id)? } else { None };
            Ok(telling.is_some_and(|telling| telling.untold.values().any(|one| rules::waits(one.done.as_ref(), it.taken_back.is_some()))))
        };
        if it.waits_for(&own) || untold()? {
            rows.push(row(read, &it, &own)?);
        }
    }
    rows.retain(|it| it.waits);
    rows.sort_by_key(|it| std::cmp::Reverse((it.at, it.correction)));
    Ok(rows)
}

fn row(read: &Read<'_>, it: &CorrectionState, own: &AgencyId) -> Result<CorrectionRow, Error> {
    let case = read::case(read.connection, it.case)?;
    let depth = if it.pairs.is_empty() { Depth::Head } else { Depth::Whole };
    let (was, now) = (contribution(read, it.contribution, depth)?, contribution(read, it.replaced, depth)?);
    let taken_back = it.taken_back.is_some();
    let mine = it.agency == *own;
    let name = |done: Option<&Done>| done.map(|done| read.officer_name(done.by)).transpose();
    let mut told = Vec::new();
    for (agency, received) in &it.to {
        let done = it.done.get(agency);
        let note = done.and_then(|done| done.note.clone());
        let waits = it.waits_for(agency);
        told.push(ToldRow { agency: agency.clone(), received: *received, by_name: name(done)?, at: done.map(|done| done.at), note, waits });
    }
    let telling = if mine { telling_if_here(read.connection, it.id)? } else { None };
    let mut untold = Vec::new();
    for (id, one) in telling.iter().flat_map(|it| &it.untold) {
        let done = one.done.as_ref();
        let (note, waits) = (done.and_then(|done| done.note.clone()), rules::waits(done, taken_back));
        let (way, on, at) = (one.way, one.on, done.map(|done| done.at));
        untold.push(UntoldRow { untold: *id, name: one.name.clone(), way, on, by_name: name(done)?, at, note, waits });
    }
    untold.sort_by_key(|it| (!it.waits, it.on, it.untold));
    let received = it.to.get(own).copied();
    let ways = if it.papers.is_some() { CARRY_PAPERS } else { CARRY_DATA };
    let given = received.map_or_else(|| Ok(Vec::new()), |day| files(read, &case, ways, day.begins()))?;
    let given = given.into_iter().filter(|file| file.agency.as_ref() == Some(own) && file.at <= it.at);
    let passed_on = given.map(|file| PassedOn { at: file.at, by: file.by, said: file.said, recipients: file.recipients }).collect();
    let open = told.iter().filter(|it| it.waits).count() + untold.iter().filter(|it| it.waits).count();
    let author = read.author()?;
    let acknowledge = rules::acknowledge(it, &AcknowledgeCorrection { correction: it.id, done: true, note: None }, author);
    let waits = it.waits_for(own) && acknowledge.is_ok() || untold.iter().any(|it| it.waits) && rules::may_tell(&it.agency, author).is_ok();
    Ok(CorrectionRow {
        correction: it.id,
        case: case.id,
        label: case.label(),
        contribution: it.contribution,
        name: was.as_ref().map(|it| it.terms.name.clone()).unwrap_or_default(),
        papers: it.papers,
        agency: it.agency.clone(),
        what: it.what,
        at: it.at,
        by_name: read.officer_name(it.by)?,
        reason: was.as_ref().and_then(|it| it.withdrawn.as_ref()).map(|(reason, ..)| reason.clone()).filter(|_| it.what != Corrected::Restricted),
        received,
        values: values(it, was.as_ref(), now.as_ref()),
        marking: now.as_ref().or(was.as_ref()).map_or_else(|| Marking::of_handling(&case.handling.value), ContributionState::marking),
        taken_back: it.taken_back.as_ref().map(|(_, at)| *at),
        told,
        untold,
        passed_on,
        open: u32::try_from(open).unwrap_or(u32::MAX),
        waits,
        may: CorrectionMay { acknowledge: read.may(acknowledge), tell: read.may(rules::may_tell(&it.agency, author)) },
    })
}

/// How much is read of data: what is said of them, or their values too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Head,
    Whole,
}

fn contribution(read: &Read<'_>, id: Option<ContributionId>, depth: Depth) -> Result<Option<ContributionState>, Error> {
    let Some(id) = id else { return Ok(None) };
    let found = match depth {
        Depth::Head => crate::contributions::head(read.connection, id),
        Depth::Whole => read::contribution(read.connection, id),
    };
    match found {
        Err(Error::NotFound(_)) => Ok(None),
        found => found.map(Some),
    }
}

/// Reads what became of values; nothing of what is erased.
fn values(it: &CorrectionState, was: Option<&ContributionState>, now: Option<&ContributionState>) -> Vec<ValueChanged> {
    let at = |state: Option<&ContributionState>, n: u32| state.and_then(|it| it.indicators.get(usize::try_from(n).ok()?)).cloned();
    let one = |pair: &rules::Pair| {
        let before = at(was, pair.was)?;
        let becomes = pair.now.and_then(|n| at(now, n)).map(|it| jcat_indicators::defang(&it.normal));
        Some(ValueChanged { kind: before.kind, was: jcat_indicators::defang(&before.normal), now: becomes })
    };
    it.pairs.iter().filter_map(one).collect()
}
