//! How long data are kept (AUD-4): what is due for review, going on, legal holds, and erasing by two persons.
//!
//! What lives here: handlers, the list, what a desk does by itself, and what it tells the office. What does not: the rule
//! (`domain/contributions/retention.rs`) and emptying (`replica/erase.rs`).
//!
//! Invariants
//! - A desk signs by itself only where the day of the review has come, no hold stands, and its officer could sign by hand.
//! - The office is told of an erasure that is on record here and of no other, until it has said that it emptied it; after a restore again.

use std::collections::BTreeSet;

use jcat_domain::Audience;
use jcat_domain::contributions::ContributionState;
use jcat_domain::contributions::retention::{self, ContinueReview, Ground, LiftHold, PlaceHold, REMINDER, ReviewStage};
use jcat_domain::ids::{CaseId, ContributionId, SubjectId};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::contributions::head;
use crate::desk::Desk;
use crate::error::Error;
use crate::office::{Erasure, Link};
use crate::replica::log::from_sql;
use crate::replica::{erase, read, refold};
use crate::sync::may_die;
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod view;

/// So many contributions are gone through between two exchanges.
const AT_ONCE: usize = 20;

/// Proposes that data be erased.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProposeErasure {
    /// The contribution.
    pub contribution: ContributionId,
    /// Why.
    pub ground: Ground,
}

/// Names a contribution.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhichContribution {
    /// The contribution.
    pub contribution: ContributionId,
}

/// Gives what quotes data and goes with them.
pub(crate) fn quoting(connection: &Connection, contribution: ContributionId) -> Result<BTreeSet<SubjectId>, Error> {
    Ok(erase::quoting(connection, contribution.0)?.into_iter().map(SubjectId).collect())
}

/// Goes on with data at their review.
pub(crate) fn go_on(work: &mut Work<'_>, request: ContinueReview) -> Result<Nothing, Error> {
    let state = read::contribution(work.connection, request.contribution)?;
    let change = retention::go_on(&state, &request, work.now, work.author()?)?;
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    Ok(Nothing {})
}

/// Places a legal hold.
pub(crate) fn hold(work: &mut Work<'_>, request: PlaceHold) -> Result<Nothing, Error> {
    let state = read::contribution(work.connection, request.contribution)?;
    let case = read::case(work.connection, state.case)?;
    let change = retention::hold(&case, &state, &request, work.author()?)?;
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    Ok(Nothing {})
}

/// Lifts a legal hold.
pub(crate) fn lift(work: &mut Work<'_>, request: LiftHold) -> Result<Nothing, Error> {
    let state = read::contribution(work.connection, request.contribution)?;
    let change = retention::lift(&state, &request, work.author()?)?;
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    Ok(Nothing {})
}

/// Proposes that data be erased, with what quotes them now.
pub(crate) fn propose(work: &mut Work<'_>, request: ProposeErasure) -> Result<Nothing, Error> {
    let state = read::contribution(work.connection, request.contribution)?;
    let case = read::case(work.connection, state.case)?;
    let also = quoting(work.connection, state.id)?;
    let change = retention::propose(&case, &state, request.ground, &also, work.author()?)?;
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    Ok(Nothing {})
}

/// Agrees as the second person. What is here is emptied when the office has given that entry its place.
pub(crate) fn confirm(work: &mut Work<'_>, request: WhichContribution) -> Result<Nothing, Error> {
    let state = read::contribution(work.connection, request.contribution)?;
    let also = quoting(work.connection, state.id)?;
    let change = retention::confirm(&state, &also, work.author()?)?;
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    Ok(Nothing {})
}

/// What a desk does by itself with data at whose review nobody decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It proposes to erase them, or proposes it anew with what quotes them now.
    Propose(Ground),
    /// It agrees.
    Confirm,
}

/// Signs what is due: no decision by the day of the review erases. Says whether anything was recorded.
pub(crate) fn act(desk: &Desk) -> Result<bool, Error> {
    if desk.query(due)?.is_empty() {
        return Ok(false);
    }
    desk.command("eraseWhatIsDue", |work| {
        for (id, found) in due(work)? {
            // What was signed for one may change what goes along with the next.
            match step(work, &head(work.connection, id)?)?.filter(|now| *now == found) {
                Some(Step::Propose(ground)) => propose(work, ProposeErasure { contribution: id, ground })?,
                Some(Step::Confirm) => confirm(work, WhichContribution { contribution: id })?,
                None => Nothing {},
            };
        }
        Ok(())
    })?;
    Ok(true)
}

/// Gives what this desk is to sign by itself.
fn due(read: &Read<'_>) -> Result<Vec<(ContributionId, Step)>, Error> {
    let author = read.author()?;
    if author.require(retention::REVIEWS).is_err() {
        return Ok(Vec::new());
    }
    let mut statement = read.connection.prepare_cached("SELECT id, case_id FROM contributions WHERE review <= ?1 ORDER BY review, id")?;
    let mut goes_on =
        read.connection.prepare_cached("SELECT 1 FROM journals WHERE audience = ?1 AND locked = 0 AND stopped IS NULL AND parked IS NULL")?;
    let mut rows = statement.query([read.today().plus(1).to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()?
        && found.len() < AT_ONCE
    {
        let (id, case) = (ContributionId(row.get(0)?), CaseId(row.get(1)?));
        if !goes_on.exists([Audience::Case(case).to_string()])? {
            continue;
        }
        let state = head(read.connection, id)?;
        if state.review_stage(read.today()) == Some(ReviewStage::Due)
            && !state.is_held()
            && let Some(step) = step(read, &state)?
            && !refold::is_frozen(read.connection, id.subject())?
        {
            found.push((id, step));
        }
    }
    Ok(found)
}

fn step(read: &Read<'_>, state: &ContributionState) -> Result<Option<Step>, Error> {
    if state.retention.agreed.is_some() {
        return Ok(None);
    }
    let author = read.author()?;
    let case = read::case(read.connection, state.case)?;
    let Some(proposed) = &state.retention.proposed else {
        return Ok(retention::may_propose(&case, state, author).is_ok().then_some(Step::Propose(Ground::NoDecision)));
    };
    let also = quoting(read.connection, state.id)?;
    let grew = !also.is_subset(&proposed.also);
    Ok(match author.is_of(&proposed.first.agency) {
        true => (grew && retention::may_propose(&case, state, author).is_ok()).then_some(Step::Propose(proposed.ground)),
        false => retention::confirm(state, &also, author).is_ok().then_some(Step::Confirm),
    })
}

/// Tells the office of erasures that it has not said to have emptied, and takes what was emptied here out of the files.
pub(crate) async fn settle(desk: &Desk, link: &Link) -> Result<(), Error> {
    tell(desk, link).await?;
    erase::wipe(&desk.opened()?.replica).map(drop)
}

/// Tells the office of erasures that are on record here. Two such words of two agencies make it empty them.
pub(crate) async fn tell(desk: &Desk, link: &Link) -> Result<(), Error> {
    for (contribution, audience, position, subjects) in desk.query(|read| untold(read.connection))? {
        match link.erase(&audience, position, &subjects).await {
            Ok(Erasure::Done) => {}
            // Nobody else has called yet, or the entry is not there yet: a later contact asks again.
            Ok(Erasure::Waiting | Erasure::Refused) => continue,
            // An office of a former version empties nothing; what is here waits until it can.
            Err(crate::office::Trouble::OfficeOlder) => return Ok(()),
            Err(trouble) => return Err(trouble.into()),
        }
        may_die!(ErasureTold);
        desk.opened()?.replica.write(|tx| {
            tx.prepare_cached("UPDATE erased SET told = 1 WHERE contribution = ?1")?.execute([contribution])?;
            Ok(())
        })?;
    }
    Ok(())
}

type Untold = (Uuid, String, u64, Vec<Uuid>);

/// Gives erasures of journals that the office lists, of which it has not said that they are done: what the entry names, and nothing that only this
/// desk has.
fn untold(connection: &Connection) -> Result<Vec<Untold>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT x.subject, x.audience, x.position FROM erased x JOIN journals j ON j.audience = x.audience AND j.locked = 0
         WHERE x.told = 0 AND x.emptied = 1 AND x.subject = x.contribution ORDER BY x.audience, x.position",
    )?;
    let rows = statement.query_map(params![], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))?;
    let all: Vec<(Uuid, String, i64)> = rows.collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for (contribution, audience, position) in all {
        let state = head(connection, ContributionId(contribution))?;
        let Some(erased) = &state.retention.erased else { continue };
        let subjects = std::iter::once(contribution).chain(erased.also.iter().map(|subject| subject.0)).collect();
        found.push((contribution, audience, from_sql(position), subjects));
    }
    Ok(found)
}

/// From which day of review on data are listed.
pub(crate) fn listed_until(read: &Read<'_>) -> String {
    read.today().plus(REMINDER + 1).to_string()
}
