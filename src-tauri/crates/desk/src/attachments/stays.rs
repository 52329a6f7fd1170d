//! What a case is told of its guests, by a desk that keeps the case: a guest reads nothing else, so number, title, stage and days stand in the
//! case's own journal. Said when a guest is expected, and again when any of it changes.

use jcat_domain::attachments::AttachmentState;
use jcat_domain::attachments::stay::{StayTold, told};
use jcat_domain::cases::CaseState;
use jcat_domain::fold::State;
use jcat_domain::ids::AttachmentId;
use jcat_domain::{Audience, Change, Duty, Instant};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::admissions;
use crate::desk::Desk;
use crate::error::Error;
use crate::replica::{read, refold};
use crate::work::Read;

/// Reads the attachments whose guest is on the roster and whose end, as decided now, has not passed for more than a day: who leaves is told too.
pub(crate) fn expected(read: &Read<'_>) -> Result<Vec<AttachmentState>, Error> {
    let since = read.today().before().to_string();
    let mut statement = read.connection.prepare_cached("SELECT id FROM attachments WHERE officer IS NOT NULL AND ends >= ?1 ORDER BY id")?;
    let ids: Vec<Uuid> = statement.query_map([since], |row| row.get(0))?.collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| read::attachment(read.connection, AttachmentId(id))).collect()
}

/// Says whether this desk keeps a case: it is of the agency that leads it, or of EC3.
pub(crate) fn keeps(read: &Read<'_>, case: &CaseState) -> Result<bool, Error> {
    let author = read.author()?;
    Ok(author.agency.as_ref() == Some(&case.agency) || author.has(Duty::Ec3))
}

/// Says whether what this desk writes in the case's journal is taken: the office lists it for this desk; or nobody has written there yet, and the
/// office let this desk, which keeps it, give the guest a seat.
fn is_open(connection: &Connection, audience: &Audience) -> Result<bool, Error> {
    let audience = audience.to_string();
    let mut statement = connection.prepare_cached("SELECT locked FROM journals WHERE audience = ?1")?;
    match statement.query_row(params![audience], |row| row.get::<_, bool>(0)).optional()? {
        Some(locked) => Ok(!locked),
        None => Ok(admissions::guests(connection)?.iter().any(|(of, ..)| *of == audience)),
    }
}

/// Gives what is still to be told.
fn due(read: &Read<'_>) -> Result<Vec<StayTold>, Error> {
    if read.author()?.require(&[Duty::Officer, Duty::Ec3]).is_err() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for state in expected(read)? {
        let (Some((officer, _)), Some(to)) = (state.started.as_ref(), state.to()) else { continue };
        let Some(case) = read::case_if_here(read.connection, state.application.value.case)? else { continue };
        if !keeps(read, &case)? || !is_open(read.connection, &Audience::Case(case.id))? {
            continue;
        }
        let title = read::cover(read.connection, case.id).map(|cover| cover.title.value).unwrap_or_default();
        // Days are kept half-open and never empty.
        let to = to.max(state.from().plus(1));
        let stay = StayTold { attachment: state.id, case: case.id, officer: *officer, from: state.from(), to, told: told(&case, &title) };
        let known = match refold::load(read.connection, state.id.stay())? {
            Some((State::Stay(known), _)) => known.told.value == stay.told && known.span.to == Some(to),
            _ => false,
        };
        if !known {
            found.push(stay);
        }
    }
    Ok(found)
}

/// Tells the cases that this desk keeps of their guests; says whether there was anything to tell.
pub(crate) fn tell(desk: &Desk) -> Result<bool, Error> {
    let anything = !desk.query(due)?.is_empty();
    if anything {
        desk.command("tellStays", |work| {
            for stay in due(work)? {
                let (case, attachment) = (stay.case, stay.attachment);
                work.record(Audience::Case(case), attachment.stay(), Change::StayTold(stay))?;
            }
            Ok(())
        })?;
    }
    Ok(anything)
}

/// A guest's seat on a case, with its last moment.
pub(crate) type GuestSeat = (String, jcat_domain::ids::OfficerId, Instant);

/// Gives the seats of guests who are here today, on the cases that this desk keeps: until midnight of their last day in Amsterdam.
pub(crate) fn seats(read: &Read<'_>) -> Result<Vec<GuestSeat>, Error> {
    let today = read.today();
    let mut found = Vec::new();
    for state in expected(read)?.into_iter().filter(|it| it.reads_on(today)) {
        let (Some((officer, _)), Some(to)) = (state.started.as_ref(), state.to()) else { continue };
        let Some(case) = read::case_if_here(read.connection, state.application.value.case)? else { continue };
        if keeps(read, &case)? {
            found.push((Audience::Case(case.id).to_string(), *officer, to.begins()));
        }
    }
    Ok(found)
}
