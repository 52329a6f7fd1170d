//! Links between entities of a case and between cases, and sightings: handlers (DAT-7 to DAT-9). What is shown of them is in `view`, of
//! one entity in `entity`, how the halves of a link between cases come together in `halves`.
//!
//! Invariants
//! - An end of a link is a value that stands on the case: what was withdrawn, or is past its time, takes its links out of sight.
//! - What this desk does not hold of another case it neither shows nor counts.

use jcat_domain::cases::CaseState;
use jcat_domain::ids::{CaseId, LinkId, SightingId};
use jcat_domain::links::{self as rules, DrawLink, Ends, LinkCases, LinkRelation, LinkState, LinkedValue, WithdrawLink};
use jcat_domain::sightings::{self, RecordSighting, WithdrawSighting};
use jcat_domain::{Audience, Change, Day};
use rusqlite::{Connection, params};

use crate::contributions;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::Work;

#[cfg(test)]
mod tests;

pub(crate) mod entity;
pub(crate) mod halves;
pub(crate) mod view;

/// Says that a value stands on a case. `{k}` and `{v}` are its kind and normal form, `{c}` the case, `{d}` the day.
const STANDS: &str = "EXISTS (SELECT 1 FROM indicators i JOIN contributions c ON c.id = i.contribution
    WHERE i.case_id = {c} AND i.normal = {v} AND i.kind = {k} AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > {d}))";

/// Writes that condition for columns or places of a statement.
fn stands_sql(kind: &str, normal: &str, case: &str, day: &str) -> String {
    STANDS.replace("{k}", kind).replace("{v}", normal).replace("{c}", case).replace("{d}", day)
}

/// Says whether a value stands on a case.
pub(crate) fn stands(connection: &Connection, case: CaseId, value: &LinkedValue, today: Day) -> Result<bool, Error> {
    let mut statement = connection.prepare_cached(&format!("SELECT {}", stands_sql("?1", "?2", "?3", "?4")))?;
    Ok(statement.query_row(params![value.kind, value.normal, case.0, today.to_string()], |row| row.get(0))?)
}

/// Says what is known of the ends of a link that somebody would draw.
fn ends(work: &Work<'_>, request: &DrawLink) -> Result<Ends, Error> {
    let today = work.today();
    for end in [&request.from, &request.to] {
        if !stands(work.connection, request.case, end, today)? {
            return Ok(Ends::Unknown);
        }
    }
    let agency = work.author()?.agency.clone();
    let both_ways = request.relation == LinkRelation::SameAs;
    for link in view::between(work.connection, request.case, &request.from, &request.to, today)? {
        let same_way = link.facts().is_some_and(|it| it.relation == request.relation && (both_ways || it.from == request.from));
        if same_way && (both_ways || Some(&link.agency) == agency.as_ref()) {
            return Ok(Ends::LinkedSo);
        }
    }
    Ok(Ends::Known)
}

/// Links two entities, or says that they are the same.
pub(crate) fn draw(work: &mut Work<'_>, request: DrawLink) -> Result<LinkId, Error> {
    let case = read::case(work.connection, request.case)?;
    let link = LinkId(work.make_id()?);
    let change = rules::draw(&case, ends(work, &request)?, &request, link, work.author()?)?;
    record(work, (&case, link), change, "withdrawLink")?;
    Ok(link)
}

/// Links two cases that this desk reads both: one half in the journal of each, recorded together.
pub(crate) fn link_cases(work: &mut Work<'_>, request: LinkCases) -> Result<LinkId, Error> {
    let from = read::case(work.connection, request.case)?;
    let to = read::case(work.connection, request.other)?;
    // A case that this desk does not read is answered like one that is not there. Of one's own nothing may be written yet.
    if !halves::reads(work.connection, request.other)? && !work.author()?.is_of(&to.agency) {
        return Err(Error::NotFound("case"));
    }
    let facts = rules::link_cases(&from, &to, &request, work.author()?)?;
    let (own, other) = halves::make(work, &facts)?;
    let link = own.link;
    work.batch = Some(jcat_domain::ids::BatchId(work.make_id()?));
    record(work, (&from, link), Change::CasesLinked(own), "withdrawLink")?;
    let half = other.link;
    work.record(Audience::Case(to.id), half.subject(), Change::CasesLinked(other))?;
    Ok(link)
}

/// Records a change of a link, and names the call that undoes it.
fn record(work: &mut Work<'_>, (case, link): (&CaseState, LinkId), change: Change, undo: &str) -> Result<(), Error> {
    work.reverse(undo, &WithdrawLink { link, reason: work.words.say("undone-reason") })?;
    work.record(Audience::Case(case.id), link.subject(), change)?;
    Ok(())
}

fn link_of(work: &Work<'_>, link: LinkId) -> Result<(LinkState, CaseState), Error> {
    let state = read::link(work.connection, link)?;
    // A half alone is nothing that anybody was shown.
    if state.facts().is_none() && halves::other_of(work.connection, &state)?.is_none() {
        return Err(Error::NotFound("link"));
    }
    let case = read::case(work.connection, state.case)?;
    Ok((state, case))
}

/// Takes a link back.
pub(crate) fn withdraw(work: &mut Work<'_>, request: WithdrawLink) -> Result<Nothing, Error> {
    let (state, case) = link_of(work, request.link)?;
    let change = rules::withdraw(&state, &request, work.author()?)?;
    record(work, (&case, state.id), change, "restoreLink")?;
    Ok(Nothing {})
}

/// Puts a link back that was taken back.
pub(crate) fn restore(work: &mut Work<'_>, request: WithdrawLink) -> Result<Nothing, Error> {
    let (state, case) = link_of(work, request.link)?;
    let change = rules::restore(&case, &state, &request, work.author()?)?;
    record(work, (&case, state.id), change, "withdrawLink")?;
    Ok(Nothing {})
}

/// Says what was seen of an indicator.
pub(crate) fn record_sighting(work: &mut Work<'_>, request: RecordSighting) -> Result<SightingId, Error> {
    let of = contributions::head(work.connection, request.contribution)?;
    let held = contributions::held(work.connection, request.contribution)?;
    let case = read::case(work.connection, of.case)?;
    let id = SightingId(work.make_id()?);
    let change = sightings::record((&case, &of, held), &request, id, work.now, work.author()?)?;
    say_seen(work, (case.id, id), change, "withdrawSighting")?;
    Ok(id)
}

fn say_seen(work: &mut Work<'_>, (case, sighting): (CaseId, SightingId), change: Change, undo: &str) -> Result<Nothing, Error> {
    work.reverse(undo, &WithdrawSighting { sighting, reason: work.words.say("undone-reason") })?;
    work.record(Audience::Case(case), sighting.subject(), change)?;
    Ok(Nothing {})
}

/// Takes a sighting back.
pub(crate) fn withdraw_sighting(work: &mut Work<'_>, request: WithdrawSighting) -> Result<Nothing, Error> {
    let state = read::sighting(work.connection, request.sighting)?;
    let change = sightings::withdraw(&state, &request, work.author()?)?;
    say_seen(work, (state.case, state.id), change, "restoreSighting")
}

/// Puts a sighting back that was taken back.
pub(crate) fn restore_sighting(work: &mut Work<'_>, request: WithdrawSighting) -> Result<Nothing, Error> {
    let state = read::sighting(work.connection, request.sighting)?;
    let case = read::case(work.connection, state.case)?;
    let change = sightings::restore(&case, &state, &request, work.author()?)?;
    say_seen(work, (state.case, state.id), change, "withdrawSighting")
}

/// Names the change of a link or a sighting, for the history of its case.
pub(crate) fn detail(change: &Change, label: impl Fn(&str) -> String) -> Option<String> {
    match change {
        Change::LinkDrawn(it) => {
            let (from, to) = (jcat_indicators::defang(&it.facts.from.normal), jcat_indicators::defang(&it.facts.to.normal));
            Some(format!("{from} {} {to}", label(it.facts.relation.label())))
        }
        Change::LinkWithdrawn(it) | Change::LinkRestored(it) | Change::SightingWithdrawn(it) | Change::SightingRestored(it) => {
            Some(it.reason.clone())
        }
        Change::SightingRecorded(it) => Some(format!("{}: {}", label(it.kind.label()), it.count)),
        _ => None,
    }
}
