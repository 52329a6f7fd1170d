//! Handlers of outreach (OUTR): roadshows and webinars, in the journal of the taskforce.
//!
//! Which event a contribution from outside came from stands with the contribution (`offers`); what an event has of it is reckoned when somebody looks
//! (`follow_ups`).

use jcat_domain::fold::State;
use jcat_domain::ids::OutreachId;
use jcat_domain::outreach::rules::{self, ChangeOutreach, RecordOutreach, ReportOutreach, SayOfOutreach, WhichOutreach};
use jcat_domain::outreach::{self as domain, OutreachFigures, OutreachState};
use jcat_domain::{Audience, Change};

use self::view::OutreachPeriod;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod export;
pub(crate) mod follow_ups;
pub(crate) mod view;

/// Reads every event.
pub(crate) fn all(read: &Read<'_>) -> Result<Vec<OutreachState>, Error> {
    let all = read::all(read.connection, "outreach")?.into_iter();
    Ok(all.filter_map(|state| if let State::Outreach(it) = state { Some(it) } else { None }).collect())
}

/// Gives the sums of each kind over the events of a period.
pub(crate) fn figures(read: &Read<'_>, period: OutreachPeriod) -> Result<Vec<OutreachFigures>, Error> {
    let all = all(read)?;
    Ok(domain::figures(all.iter().filter(|it| period.holds(it.facts.value.days)), read.today()))
}

fn record_on(work: &mut Work<'_>, outreach: OutreachId, change: Change) -> Result<(), Error> {
    work.record(Audience::Taskforce, outreach.subject(), change).map(drop)
}

/// Names the way back, which gives its own reason.
fn back(work: &mut Work<'_>, name: &str, outreach: OutreachId) -> Result<(), Error> {
    let reason = work.words.say("undone-reason");
    work.reverse(name, &SayOfOutreach { outreach, reason })
}

/// Records an event.
pub(crate) fn record(work: &mut Work<'_>, request: RecordOutreach) -> Result<OutreachId, Error> {
    let outreach = OutreachId(work.make_id()?);
    let change = rules::record(&request, outreach, work.author()?)?;
    record_on(work, outreach, change)?;
    back(work, "cancelOutreach", outreach)?;
    Ok(outreach)
}

/// Changes what is said of an event.
pub(crate) fn change(work: &mut Work<'_>, request: ChangeOutreach) -> Result<Nothing, Error> {
    let state = read::outreach(work.connection, request.outreach)?;
    if let Some(change) = rules::change(&state, &request.facts, work.author()?, work.now)? {
        record_on(work, state.id, change)?;
        work.reverse("changeOutreach", &ChangeOutreach { outreach: state.id, facts: state.facts.value })?;
    }
    Ok(Nothing {})
}

/// Reports who took part, or reports it better.
pub(crate) fn report(work: &mut Work<'_>, request: ReportOutreach) -> Result<Nothing, Error> {
    let state = read::outreach(work.connection, request.outreach)?;
    if let Some(change) = rules::report(&state, &request, work.author()?, work.now)? {
        record_on(work, state.id, change)?;
        match state.reported() {
            Some(before) => work.reverse("reportOutreach", &ReportOutreach::again(state.id, before))?,
            None => back(work, "withdrawOutreachReport", state.id)?,
        }
    }
    Ok(Nothing {})
}

/// Takes a report back.
pub(crate) fn withdraw_report(work: &mut Work<'_>, request: SayOfOutreach) -> Result<Nothing, Error> {
    let state = read::outreach(work.connection, request.outreach)?;
    let change = rules::withdraw_report(&state, &request.reason, work.author()?, work.now)?;
    record_on(work, state.id, change)?;
    if let Some(before) = state.reported() {
        work.reverse("reportOutreach", &ReportOutreach::again(state.id, before))?;
    }
    Ok(Nothing {})
}

/// Cancels an event.
pub(crate) fn cancel(work: &mut Work<'_>, request: SayOfOutreach) -> Result<Nothing, Error> {
    let state = read::outreach(work.connection, request.outreach)?;
    let change = rules::cancel(&state, &request.reason, work.author()?, work.now)?;
    record_on(work, state.id, change)?;
    back(work, "resumeOutreach", state.id)?;
    Ok(Nothing {})
}

/// Lets a cancelled event take place after all.
pub(crate) fn resume(work: &mut Work<'_>, request: SayOfOutreach) -> Result<Nothing, Error> {
    let state = read::outreach(work.connection, request.outreach)?;
    let change = rules::resume(&state, &request.reason, work.author()?, work.now)?;
    record_on(work, state.id, change)?;
    back(work, "cancelOutreach", state.id)?;
    Ok(Nothing {})
}

/// Gives an event with everything about it.
pub(crate) fn one(read: &Read<'_>, request: WhichOutreach) -> Result<view::OutreachView, Error> {
    view::one(read, &read::outreach(read.connection, request.outreach)?)
}
