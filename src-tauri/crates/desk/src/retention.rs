//! How long data, notes and documents are kept (AUD-4): what is due for review, going on, legal holds, and erasing by two persons.
//!
//! What lives here: handlers, the list, what a desk does by itself, and what it tells the office. What does not: the rules
//! (`domain/contributions/retention.rs`, `domain/papers.rs`) and emptying (`replica/erase.rs`).
//!
//! Invariants
//! - A desk signs by itself only where the day of the review has come, no hold stands, and its officer could sign by hand.
//! - The office is told of an erasure that is on record here and of no other, until it has said that it emptied it; after a restore again.

use std::collections::BTreeSet;

use jcat_domain::cases::CaseState;
use jcat_domain::contributions::ContributionState;
use jcat_domain::contributions::retention::{self, ContinueReview, Ground, Kept, LiftHold, PlaceHold, REMINDER, ReviewStage};
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, SubjectId};
use jcat_domain::papers::{self, PapersState};
use jcat_domain::{Audience, Change, Day};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::contributions::head;
use crate::desk::Desk;
use crate::error::Error;
use crate::office::{Erasure, Link};
use crate::replica::log::{from_sql, to_sql};
use crate::replica::papers_rows::{self, Paper};
use crate::replica::{erase, read, refold};
use crate::sync::may_die;
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod view;

/// So many units are signed between two exchanges.
const AT_ONCE: usize = 20;

/// Proposes that something be erased.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProposeErasure {
    /// What.
    #[serde(flatten)]
    pub what: Kept,
    /// Why.
    pub ground: Ground,
    /// Of an agency's papers: which notes and documents; not said: those whose review has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub papers: Option<Vec<SubjectId>>,
}

/// Gives what quotes data and goes with them.
pub(crate) fn quoting(connection: &Connection, contribution: ContributionId) -> Result<BTreeSet<SubjectId>, Error> {
    Ok(erase::quoting(connection, contribution.0)?.into_iter().map(SubjectId).collect())
}

/// An agency's papers on a case, with all that the rules ask of them.
pub(crate) struct Papers {
    case: CaseState,
    state: PapersState,
    here: Vec<Paper>,
}

impl Papers {
    /// Reads them; what this desk does not hold, it does not know.
    pub(crate) fn read(connection: &Connection, case: CaseId, agency: &AgencyId) -> Result<Self, Error> {
        let (state, here) = (papers_rows::state(connection, case, agency)?, papers_rows::papers(connection, case, agency)?);
        if here.is_empty() && state == PapersState::new(case, agency.clone()) {
            return Err(Error::NotFound("document"));
        }
        Ok(Self { case: read::case(connection, case)?, state, here })
    }

    /// Gives those whose review has come.
    fn due(&self, today: Day) -> BTreeSet<SubjectId> {
        self.here.iter().filter(|it| self.state.review_due(it.at) <= today).map(|it| it.id).collect()
    }

    /// Chooses among them: by name, or those whose review has come.
    fn choose(&self, named: Option<&[SubjectId]>, today: Day) -> Result<BTreeSet<SubjectId>, Error> {
        let Some(named) = named else { return Ok(self.due(today)) };
        match named.iter().find(|id| !self.here.iter().any(|it| it.id == **id)) {
            Some(_) => Err(Error::NotFound("document")),
            None => Ok(named.iter().copied().collect()),
        }
    }
}

/// Records a decision on something that is kept.
fn record(work: &mut Work<'_>, what: &Kept, change: Change) -> Result<Nothing, Error> {
    let (case, subject) = match what {
        Kept::Data { contribution } => (head(work.connection, *contribution)?.case, contribution.subject()),
        Kept::Papers { case, agency } => (*case, case.papers(agency)),
    };
    work.record(Audience::Case(case), subject, change)?;
    Ok(Nothing {})
}

/// Goes on at a review.
pub(crate) fn go_on(work: &mut Work<'_>, request: ContinueReview) -> Result<Nothing, Error> {
    let change = match &request.what {
        Kept::Data { contribution } => retention::go_on(&read::contribution(work.connection, *contribution)?, &request, work.now, work.author()?)?,
        Kept::Papers { case, agency } => papers::go_on(&Papers::read(work.connection, *case, agency)?.state, &request, work.now, work.author()?)?,
    };
    record(work, &request.what, change)
}

/// Places a legal hold.
pub(crate) fn hold(work: &mut Work<'_>, request: PlaceHold) -> Result<Nothing, Error> {
    let change = match &request.what {
        Kept::Data { contribution } => {
            let state = read::contribution(work.connection, *contribution)?;
            retention::hold(&read::case(work.connection, state.case)?, &state, &request, work.author()?)?
        }
        Kept::Papers { case, agency } => {
            let it = Papers::read(work.connection, *case, agency)?;
            papers::hold(&it.case, &it.state, &request, work.author()?)?
        }
    };
    record(work, &request.what, change)
}

/// Lifts a legal hold.
pub(crate) fn lift(work: &mut Work<'_>, request: LiftHold) -> Result<Nothing, Error> {
    let change = match &request.what {
        Kept::Data { contribution } => retention::lift(&read::contribution(work.connection, *contribution)?, &request, work.author()?)?,
        Kept::Papers { case, agency } => papers::lift(&Papers::read(work.connection, *case, agency)?.state, &request, work.author()?)?,
    };
    record(work, &request.what, change)
}

/// Proposes that something be erased: data with what quotes them now, or notes and documents by name.
pub(crate) fn propose(work: &mut Work<'_>, request: ProposeErasure) -> Result<Nothing, Error> {
    let change = match &request.what {
        Kept::Data { contribution } => {
            let state = read::contribution(work.connection, *contribution)?;
            let also = quoting(work.connection, state.id)?;
            retention::propose(&read::case(work.connection, state.case)?, &state, request.ground, &also, work.author()?)?
        }
        Kept::Papers { case, agency } => {
            let it = Papers::read(work.connection, *case, agency)?;
            let chosen = it.choose(request.papers.as_deref(), work.today())?;
            papers::propose(&it.case, &it.state, request.ground, &chosen, work.author()?)?
        }
    };
    record(work, &request.what, change)
}

/// Agrees as the second person. What is here is emptied when the office has given that entry its place.
pub(crate) fn confirm(work: &mut Work<'_>, what: Kept) -> Result<Nothing, Error> {
    let change = match &what {
        Kept::Data { contribution } => {
            let state = read::contribution(work.connection, *contribution)?;
            retention::confirm(&state, &quoting(work.connection, state.id)?, work.author()?)?
        }
        Kept::Papers { case, agency } => papers::confirm(&Papers::read(work.connection, *case, agency)?.state, None, work.author()?)?,
    };
    record(work, &what, change)
}

/// Signs what is due: no decision by the day of the review erases. Says whether anything was recorded.
pub(crate) fn act(desk: &Desk) -> Result<bool, Error> {
    if desk.query(due)?.is_empty() {
        return Ok(false);
    }
    desk.command("eraseWhatIsDue", |work| {
        for (what, found) in due(work)? {
            // What was signed for one may change what goes along with the next.
            if step(work, &what)?.is_some_and(|now| now == found) {
                record(work, &what, found)?;
            }
        }
        Ok(())
    })?;
    Ok(true)
}

/// Gives what this desk is to sign by itself, and how.
fn due(read: &Read<'_>) -> Result<Vec<(Kept, Change)>, Error> {
    if read.author()?.require(retention::REVIEWS).is_err() {
        return Ok(Vec::new());
    }
    let mut statement = read.connection.prepare_cached(
        "SELECT id, case_id, NULL, review FROM contributions WHERE review <= ?1
         UNION ALL SELECT NULL, case_id, agency, review FROM papers WHERE review <= ?1 ORDER BY 4, 1, 2, 3",
    )?;
    let mut goes_on =
        read.connection.prepare_cached("SELECT 1 FROM journals WHERE audience = ?1 AND locked = 0 AND stopped IS NULL AND parked IS NULL")?;
    let mut rows = statement.query([read.today().plus(1).to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()?
        && found.len() < AT_ONCE
    {
        let case = CaseId(row.get(1)?);
        if !goes_on.exists([Audience::Case(case).to_string()])? {
            continue;
        }
        let agency = row.get::<_, Option<String>>(2)?.as_deref().and_then(AgencyId::parse);
        let (what, subject) = match (row.get::<_, Option<Uuid>>(0)?, agency) {
            (Some(id), _) => (Kept::Data { contribution: ContributionId(id) }, SubjectId(id)),
            (None, Some(agency)) => (Kept::Papers { case, agency: agency.clone() }, case.papers(&agency)),
            (None, None) => continue,
        };
        if let Some(change) = step(read, &what)?
            && !refold::is_frozen(read.connection, subject, &Audience::Case(case).to_string())?
        {
            found.push((what, change));
        }
    }
    Ok(found)
}

/// Gives what this desk is to sign of something at whose review nobody decided; none where it is not due, held, or not for its officer to sign.
fn step(read: &Read<'_>, what: &Kept) -> Result<Option<Change>, Error> {
    match what {
        Kept::Data { contribution } => {
            // What is said of them is enough to see that there is nothing to sign; who signs counts them.
            let asked = step_of_data(read, &head(read.connection, *contribution)?)?.is_some();
            if asked { step_of_data(read, &read::contribution(read.connection, *contribution)?) } else { Ok(None) }
        }
        Kept::Papers { case, agency } => match Papers::read(read.connection, *case, agency) {
            Ok(it) => step_of_papers(read, &it),
            Err(Error::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        },
    }
}

fn step_of_data(read: &Read<'_>, state: &ContributionState) -> Result<Option<Change>, Error> {
    if state.review_stage(read.today()) != Some(ReviewStage::Due) || state.is_held() || state.retention.agreed.is_some() {
        return Ok(None);
    }
    let author = read.author()?;
    let case = read::case(read.connection, state.case)?;
    let also = quoting(read.connection, state.id)?;
    let Some(proposed) = &state.retention.proposed else {
        return Ok(retention::propose(&case, state, Ground::NoDecision, &also, author).ok());
    };
    Ok(match author.is_of(&proposed.first.agency) {
        true if also.is_subset(&proposed.also) => None,
        true => retention::propose(&case, state, proposed.ground, &also, author).ok(),
        false => retention::confirm(state, &also, author).ok(),
    })
}

fn step_of_papers(read: &Read<'_>, it: &Papers) -> Result<Option<Change>, Error> {
    let due = it.due(read.today());
    if due.is_empty() || it.state.is_held() || it.state.agreed.is_some() {
        return Ok(None);
    }
    let author = read.author()?;
    let Some(proposed) = &it.state.proposed else {
        return Ok(papers::propose(&it.case, &it.state, Ground::NoDecision, &due, author).ok());
    };
    Ok(match author.is_of(&proposed.first.agency) {
        true if due.is_subset(&proposed.also) => None,
        // What somebody proposed by hand stays proposed.
        true => papers::propose(&it.case, &it.state, proposed.ground, &proposed.also.union(&due).copied().collect(), author).ok(),
        // Of what somebody proposed by hand, a desk agrees by itself to what is due.
        false => papers::confirm(&it.state, Some(&due), author).ok(),
    })
}

/// Tells the office of erasures that it has not said to have emptied, and takes what was emptied here out of the files.
pub(crate) async fn settle(desk: &Desk, link: &Link) -> Result<(), Error> {
    tell(desk, link).await?;
    erase::wipe(&desk.opened()?.replica).map(drop)
}

/// Tells the office of erasures that are on record here. Two such words of two agencies make it empty them.
pub(crate) async fn tell(desk: &Desk, link: &Link) -> Result<(), Error> {
    for (audience, position, subjects) in desk.query(|read| untold(read.connection))? {
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
            let mut told = tx.prepare_cached("UPDATE erasures SET told = 1 WHERE audience = ?1 AND position = ?2")?;
            told.execute(params![audience, to_sql(position)])?;
            Ok(())
        })?;
    }
    Ok(())
}

type Untold = (String, u64, Vec<Uuid>);

/// Gives erasures of journals that the office lists, of which it has not said that they are done: what the entry names, and nothing that only this
/// desk has.
fn untold(connection: &Connection) -> Result<Vec<Untold>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT x.unit, x.audience, x.position FROM erasures x JOIN journals j ON j.audience = x.audience AND j.locked = 0
         WHERE x.told = 0 AND x.emptied = 1 ORDER BY x.audience, x.position",
    )?;
    let rows = statement.query_map(params![], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))?;
    let all: Vec<(Uuid, String, i64)> = rows.collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for (unit, audience, position) in all {
        let position = from_sql(position);
        let Some((state, _)) = refold::load(connection, SubjectId(unit))? else { continue };
        let Some(named) = erase::named(&state, position) else { continue };
        let subjects = std::iter::once(unit).chain(named.iter().map(|subject| subject.0)).collect();
        found.push((audience, position, subjects));
    }
    Ok(found)
}

/// From which day of review on data are listed.
pub(crate) fn listed_until(read: &Read<'_>) -> String {
    read.today().plus(REMINDER + 1).to_string()
}
