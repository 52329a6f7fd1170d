//! Planned actions of cases: handlers, what an action declares, and conflicts among the cases of this desk (DEC-8).
//!
//! Conflicts with cases that this desk does not read are found by the office, in the transaction of the push, and come as hits. What is
//! found here is what this desk may read anyway. What is shown of actions is in `view`.

use jcat_domain::deconfliction::hits::Resolution;
use jcat_domain::ids::{CaseId, HitId, PlannedActionId};
use jcat_domain::links::LinkedValue;
use jcat_domain::planned::{self as rules, CallOffAction, MARGIN_MOST, PlanAction, PlannedState};
use jcat_domain::records::Purpose;
use jcat_domain::{Audience, Change, Instant, Refusal, zones};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::contributions::keys::{self, Compared};
use crate::error::Error;
use crate::replica::read;
use crate::replica::refold::json;
use crate::undo::Nothing;
use crate::work::Work;

pub(crate) mod view;

/// Set beside what the items of a declaration say, where it is one of a planned action.
const PLANNED: u8 = 8;

/// The bytes before the items of a declaration, and the place of the first item's flags among them.
const FIRST_FLAGS: usize = 15;

const HOUR: i64 = 3_600_000;

/// Says whether a declaration is one of a planned action: an office that knows none must not take it for data.
pub(crate) fn is_planned(content: &[u8]) -> bool {
    content.get(FIRST_FLAGS).is_some_and(|flags| flags & PLANNED != 0)
}

/// Gives the keys that infrastructure is compared by: what it is, and what it lies within. What merely has something in common with it is
/// another thing; what is on a warning list is nobody's in particular.
fn keys_of(target: &LinkedValue) -> Vec<Compared> {
    keys::keys_of(&target.kind, &target.normal).into_iter().filter(|it| it.strength() != 1 && it.speaks()).collect()
}

/// Writes what an action declares, in the bytes of a declaration of data (`contributions/keys.rs`): its first item holds the times, the margin
/// and the place instead of a key, the others the keys of its infrastructure. Frozen.
fn declare(state: &PlannedState, purpose: Purpose) -> Vec<u8> {
    let facts = &state.facts;
    let ends = facts.marking.keep_until.map_or(0, |day| day.begins().0);
    let mut content = keys::head(state.called_off.is_none().then(|| facts.level()), ends, purpose);
    content.extend(0u32.to_be_bytes());
    content.push(PLANNED);
    content.extend(facts.from.0.to_be_bytes());
    content.extend(facts.to.0.to_be_bytes());
    content.extend(facts.margin.to_be_bytes());
    let area = facts.area.map_or((0, 0, 0), |area| (area.lat, area.lon, area.radius));
    content.extend(area.0.to_be_bytes());
    content.extend(area.1.to_be_bytes());
    content.extend(area.2.to_be_bytes());
    let told = facts.target.iter().flat_map(|target| keys::told_of(&target.kind, &target.normal, keys_of(target)));
    for (n, (says, key)) in (1u32..).zip(told) {
        content.extend(n.to_be_bytes());
        content.push(says | PLANNED);
        content.extend(key);
    }
    content
}

// ---- what somebody does ---------------------------------------------------------------------------------------------------------

/// Plans an action, or changes what is planned.
pub(crate) fn plan(work: &mut Work<'_>, mut request: PlanAction) -> Result<PlannedActionId, Error> {
    let case = read::case(work.connection, request.case)?;
    let state = request.action.map(|action| read::planned(work.connection, action)).transpose()?;
    if state.as_ref().is_some_and(|state| state.case != case.id) {
        return Err(Error::NotFound("planned-action"));
    }
    request.target = request.target.as_ref().map(|target| normal(work, target)).transpose()?;
    let id = match &state {
        Some(state) => state.id,
        None => PlannedActionId(work.make_id()?),
    };
    let change = rules::plan(&case, state.as_ref(), &request, id, work.author()?)?;
    let reason = work.words.say("undone-reason");
    match &state {
        Some(state) => work.reverse("planAction", &former(state, reason))?,
        None => work.reverse("callOffAction", &CallOffAction { action: id, reason })?,
    }
    record(work, case.id, id, change)
}

/// Brings infrastructure into its normal form. What could be compared with nothing is no target.
fn normal(work: &Work<'_>, target: &LinkedValue) -> Result<LinkedValue, Error> {
    let context = keys::context(work.connection, work.author()?.agency.as_ref())?;
    let read = keys::read(&target.kind, &target.normal, &context).map_err(|_| Refusal::PlaceMissing)?;
    let target = LinkedValue { kind: read.kind.label().to_owned(), normal: read.text };
    if keys_of(&target).is_empty() { Err(Refusal::PlaceMissing.into()) } else { Ok(target) }
}

/// Gives the request that plans again what is planned now.
fn former(state: &PlannedState, reason: String) -> PlanAction {
    let facts = &state.facts;
    let clock = |at: Instant| zones::clock(at, zones::OFFICE);
    PlanAction {
        case: state.case,
        action: Some(state.id),
        what: facts.what.clone(),
        at: facts.area.map(view::degrees),
        radius: facts.area.map(|area| area.radius),
        target: facts.target.clone(),
        from: clock(facts.from),
        to: clock(facts.to),
        margin: Some(facts.margin),
        marking: Some(facts.marking.clone()),
        tells: facts.tells,
        reason: Some(reason),
    }
}

/// Calls an action off.
pub(crate) fn call_off(work: &mut Work<'_>, request: CallOffAction) -> Result<Nothing, Error> {
    let state = read::planned(work.connection, request.action)?;
    let change = rules::call_off(&state, &request, work.author()?)?;
    work.reverse("restoreAction", &CallOffAction { action: state.id, reason: work.words.say("undone-reason") })?;
    record(work, state.case, state.id, change).map(|_| Nothing {})
}

/// Plans an action after all that was called off.
pub(crate) fn restore(work: &mut Work<'_>, request: CallOffAction) -> Result<Nothing, Error> {
    let state = read::planned(work.connection, request.action)?;
    let case = read::case(work.connection, state.case)?;
    let change = rules::restore(&case, &state, &request, work.author()?)?;
    work.reverse("callOffAction", &CallOffAction { action: state.id, reason: work.words.say("undone-reason") })?;
    record(work, state.case, state.id, change).map(|_| Nothing {})
}

/// Records a change of an action with what it declares then.
fn record(work: &mut Work<'_>, case: CaseId, action: PlannedActionId, change: Change) -> Result<PlannedActionId, Error> {
    let purpose = Purpose::of_case(&read::case(work.connection, case)?);
    let declares = declare(&after(work, action, &change)?, purpose);
    work.record_declaring(Audience::Case(case), action.subject(), change, Some(declares))?;
    Ok(action)
}

/// Gives what an action is once a change is recorded.
fn after(work: &Work<'_>, action: PlannedActionId, change: &Change) -> Result<PlannedState, Error> {
    let now = work.now;
    let by = work.me.officer;
    let mark = jcat_domain::fold::Mark { entry: jcat_domain::ids::EntryId(action.0), device: work.me.device, seq: 0, position: None };
    if let Change::ActionPlanned(it) = change {
        let agency = work.author()?.agency.clone().ok_or(Refusal::UnknownOfficer)?;
        let facts = it.facts.clone();
        return Ok(PlannedState { id: action, case: it.case, agency, by, at: now, facts, set: mark, rivals: Vec::new(), called_off: None });
    }
    let mut state = read::planned(work.connection, action)?;
    match change {
        Change::ActionReplanned(it) => state.facts = it.facts.clone(),
        Change::ActionCalledOff(it) => state.called_off = Some((it.reason.clone(), by, now)),
        _ => state.called_off = None,
    }
    Ok(state)
}

/// Names the change of a planned action, for the history of its case.
pub(crate) fn detail(change: &Change) -> Option<String> {
    match change {
        Change::ActionPlanned(it) | Change::ActionReplanned(it) => {
            let clock = zones::clock(it.facts.from, zones::OFFICE);
            Some(it.reason.as_ref().map_or_else(|| format!("{}, {clock}", it.facts.what), |reason| format!("{}, {clock}: {reason}", it.facts.what)))
        }
        Change::ActionCalledOff(it) | Change::ActionRestored(it) => Some(it.reason.clone()),
        _ => None,
    }
}

// ---- rows, and conflicts on this desk ---------------------------------------------------------------------------------------------

/// Writes the row of a planned action.
pub(crate) fn row(tx: &Transaction<'_>, state: &PlannedState) -> Result<(), Error> {
    let target = state.facts.target.as_ref();
    tx.prepare_cached(
        "INSERT OR REPLACE INTO planned (id, case_id, from_at, to_at, what, kind, normal, standing, head) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        state.id.0,
        state.case.0,
        state.facts.from.0,
        state.facts.to.0,
        state.facts.what,
        target.map(|it| &it.kind),
        target.map(|it| &it.normal),
        state.called_off.is_none(),
        json(state)?,
    ])?;
    Ok(())
}

pub(crate) fn read_planned(text: &str) -> Result<PlannedState, Error> {
    serde_json::from_str(text).map_err(|_| Error::Damaged("what is said of a planned action does not read".into()))
}

/// A conflict of two actions of cases that this desk reads.
pub(crate) struct Clash {
    pub(crate) id: HitId,
    pub(crate) ours: PlannedState,
    pub(crate) theirs: PlannedState,
    pub(crate) resolution: Resolution,
    pub(crate) at: Instant,
}

/// Gives the conflicts of a case with others of this desk, in order of time.
pub(crate) fn clashes(connection: &Connection, case: CaseId, now: Instant) -> Result<Vec<Clash>, Error> {
    let mut own = connection.prepare_cached("SELECT head FROM planned WHERE case_id = ?1 AND standing = 1 ORDER BY from_at, id")?;
    let mut near = connection
        .prepare_cached("SELECT head FROM planned WHERE standing = 1 AND case_id <> ?1 AND from_at < ?2 AND to_at > ?3 ORDER BY from_at, id")?;
    let mut word = connection.prepare_cached("SELECT resolution FROM settled WHERE hit = ?1")?;
    let widest = i64::from(MARGIN_MOST) * HOUR;
    let mut found = Vec::new();
    let mut rows = own.query([case.0])?;
    while let Some(row) = rows.next()? {
        let ours = read_planned(row.get_ref(0)?.as_str().unwrap_or_default())?;
        if !ours.stands(now) {
            continue;
        }
        let mut others = near.query(params![case.0, ours.facts.to.0 + widest, ours.facts.from.0 - widest])?;
        while let Some(other) = others.next()? {
            let theirs = read_planned(other.get_ref(0)?.as_str().unwrap_or_default())?;
            if !theirs.stands(now) || !rules::conflict(&ours.facts, &theirs.facts, same_target(&ours, &theirs)) {
                continue;
            }
            let id = hit_of(&ours, &theirs);
            let said: Option<String> = word.query_row([id.0], |row| row.get(0)).optional()?;
            let at = ours.at.max(theirs.at);
            found.push(Clash { id, ours: ours.clone(), theirs, resolution: crate::hits::resolution(said.as_deref()), at });
        }
    }
    Ok(found)
}

/// Says whether the infrastructure of two actions is the same, or one lies within the other.
fn same_target(a: &PlannedState, b: &PlannedState) -> bool {
    let (Some(a), Some(b)) = (&a.facts.target, &b.facts.target) else { return false };
    let theirs = keys_of(b);
    keys_of(a).iter().any(|mine| theirs.iter().any(|it| it.key == mine.key && Compared::meets(mine.strength(), it.strength())))
}

/// Names the conflict as the side of the first knows it.
fn hit_of(ours: &PlannedState, theirs: &PlannedState) -> HitId {
    let mut both = [*ours.id.0.as_bytes(), *theirs.id.0.as_bytes()];
    both.sort_unstable();
    HitId::between(ours.case, theirs.case, &both.concat())
}
