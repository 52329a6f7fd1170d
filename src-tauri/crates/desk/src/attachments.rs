//! Handlers of the attachment scheme (ATT-0 to ATT-5).
//!
//! What the Board grants takes a place in the office first: the calendar of places is the deciding entry, so of two desks that grant the last
//! place at once one is overtaken. A guest comes onto the roster with a term; the office database gives and ends the seat by itself (`admissions`),
//! and what the case is told of the guest is said by a desk that keeps the case (`stays`).

use jcat_domain::attachments::rules::{
    self, BringInAttachment, DecideAttachment, DraftAttachment, EditAttachment, EndAttachment, EndorseAttachment, ExtendAttachment, SayOfAttachment,
    WhichAttachment,
};
use jcat_domain::attachments::{AttachmentOutcome, AttachmentState, places};
use jcat_domain::ids::{AttachmentId, BatchId, OfferId, OfficerId};
use jcat_domain::roster::{MembershipEnded, MembershipKind, PostEnded};
use jcat_domain::{Audience, Change, Day, Duty, Refusal, founding};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod letter;
pub(crate) mod standing;
pub(crate) mod stays;
pub(crate) mod view;

/// Expects a guest.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct StartAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
    /// The person, where they are on the roster already; none puts them on it.
    #[serde(default)]
    #[ts(optional)]
    pub officer: Option<OfficerId>,
}

fn record(work: &mut Work<'_>, attachment: AttachmentId, change: Change, because: Option<[u8; 32]>) -> Result<(), Error> {
    work.record_with(Audience::Taskforce, attachment.subject(), change, because, Vec::new()).map(drop)
}

fn record_place(work: &mut Work<'_>, change: Change) -> Result<[u8; 32], Error> {
    Ok(work.record(Audience::Taskforce, founding::places(), change)?.digest)
}

/// Gives the next number of a year that this desk knows of.
fn next_number(read: &Read<'_>) -> Result<(i32, u32), Error> {
    let year = read.today().year();
    let last: Option<u32> = read.connection.query_row("SELECT max(number) FROM attachments WHERE year = ?1", [year], |row| row.get(0))?;
    Ok((year, last.unwrap_or_default() + 1))
}

/// Begins an application.
pub(crate) fn draft(work: &mut Work<'_>, request: DraftAttachment) -> Result<AttachmentId, Error> {
    let attachment = draft_from(work, &request, None)?;
    let reason = work.words.say("undone-reason");
    work.reverse("withdrawAttachment", &SayOfAttachment { attachment, reason })?;
    Ok(attachment)
}

/// Begins an application that comes from an occasional contribution, or from nothing.
pub(crate) fn draft_from(work: &mut Work<'_>, request: &DraftAttachment, from: Option<OfferId>) -> Result<AttachmentId, Error> {
    read::case(work.connection, request.application.case)?;
    let attachment = AttachmentId(work.make_id()?);
    let change = rules::draft(request, work.roster()?, attachment, next_number(work)?, from, work.author()?)?;
    record(work, attachment, change, None)?;
    Ok(attachment)
}

/// Edits a draft, or the papers of an application.
pub(crate) fn edit(work: &mut Work<'_>, request: EditAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    read::case(work.connection, request.application.case)?;
    if let Some(change) = rules::edit(&state, &request.application, work.roster()?, work.author()?, work.today())? {
        record(work, state.id, change, None)?;
        work.reverse("editAttachment", &EditAttachment { attachment: state.id, application: state.application.value })?;
    }
    Ok(Nothing {})
}

/// Submits an application.
pub(crate) fn submit(work: &mut Work<'_>, request: WhichAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let change = rules::submit(&state, work.author()?, work.today())?;
    record(work, state.id, change, None)?;
    Ok(Nothing {})
}

/// Records that every condition holds, and asks the countries that were counted.
pub(crate) fn find_eligible(work: &mut Work<'_>, request: WhichAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let case = read::case(work.connection, state.application.value.case)?;
    let places = read::places(work.connection)?;
    let change = rules::find_eligible(&state, &case, work.roster()?, &places, work.author()?, work.today())?;
    record(work, state.id, change, None)?;
    Ok(Nothing {})
}

/// Endorses an application for one's own country, or says why not.
pub(crate) fn endorse(work: &mut Work<'_>, request: EndorseAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let change = rules::endorse(&state, &request, work.author()?, work.today())?;
    record(work, state.id, change, None)?;
    Ok(Nothing {})
}

/// Records what the Board decided on an application. Granting it takes a place.
pub(crate) fn decide(work: &mut Work<'_>, request: DecideAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let case = read::case(work.connection, state.application.value.case)?;
    let places = read::places(work.connection)?;
    let change = rules::decide(&state, &request, &case, work.roster()?, &places, work.author()?, work.today())?;
    let mut because = None;
    if let (AttachmentOutcome::Granted, Some(to)) = (request.outcome, state.to()) {
        let given = places::give(&places, state.id, state.from(), to, work.author()?)?;
        work.batch = Some(BatchId(work.make_id()?));
        because = Some(record_place(work, given)?);
    }
    record(work, state.id, change, because)?;
    Ok(Nothing {})
}

/// Brings in a guest who was here before this system. The guest takes a place.
pub(crate) fn bring_in(work: &mut Work<'_>, request: BringInAttachment) -> Result<AttachmentId, Error> {
    read::case(work.connection, request.application.case)?;
    let attachment = AttachmentId(work.make_id()?);
    let change = rules::bring_in(&request, work.roster()?, attachment, next_number(work)?, work.author()?, work.today())?;
    let to = request.application.to.ok_or(Refusal::NoEndDate)?;
    let given = places::give(&read::places(work.connection)?, attachment, request.application.from, to, work.author()?)?;
    work.batch = Some(BatchId(work.make_id()?));
    let because = record_place(work, given)?;
    record(work, attachment, change, Some(because))?;
    Ok(attachment)
}

/// Expects a guest: puts the organisation and the person on the roster, with a term as guest.
pub(crate) fn start(work: &mut Work<'_>, request: StartAttachment) -> Result<OfficerId, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let applicant = &state.application.value.applicant.id;
    if let Some(officer) = request.officer {
        let known = work.roster()?.officers.get(&officer).ok_or(Refusal::UnknownOfficer)?;
        if known.agency != *applicant {
            return Err(Refusal::NotOfAgency { agency: applicant.clone() }.into());
        }
    }
    let officer = request.officer.map_or_else(|| work.make_id().map(OfficerId), Ok)?;
    let change = rules::start(&state, &read::places(work.connection)?, officer, work.author()?, work.today())?;
    let welcome = rules::welcome(&state, work.roster()?, officer)?;
    work.batch = Some(BatchId(work.make_id()?));
    for change in welcome.organisation {
        work.record(Audience::Everyone, applicant.subject(), change)?;
    }
    for change in welcome.officer {
        // Somebody who was here before is on the roster.
        if request.officer.is_none() || matches!(change, Change::PostGranted(_)) {
            work.record(Audience::Everyone, officer.subject(), change)?;
        }
    }
    record(work, state.id, change, None)?;
    Ok(officer)
}

/// Moves the end of a guest's term, where there is one. What the guest's own desk wipes by is this: it is in the journal of everyone.
fn end_term(work: &mut Work<'_>, state: &AttachmentState, to: Day) -> Result<(), Error> {
    let Some((officer, _)) = state.started else { return Ok(()) };
    // A term has a day at least; a guest who is sent away on the first is locked out at once all the same.
    let to = to.max(state.from().plus(1));
    let ended = PostEnded { duty: Duty::Guest, from: Some(state.from()), to: Some(to) };
    work.record(Audience::Everyone, officer.subject(), Change::PostEnded(ended)).map(drop)
}

/// Records that the Board lets a guest stay longer.
pub(crate) fn extend(work: &mut Work<'_>, request: ExtendAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let case = read::case(work.connection, state.application.value.case)?;
    let places = read::places(work.connection)?;
    let change = rules::extend(&state, &request, &case, work.roster()?, &places, work.author()?, work.today())?;
    let given = places::give(&places, state.id, state.from(), request.to, work.author()?)?;
    work.batch = Some(BatchId(work.make_id()?));
    let because = record_place(work, given)?;
    record(work, state.id, change, Some(because))?;
    let applicant = &state.application.value.applicant.id;
    let attached =
        work.roster()?.organisations.get(applicant).and_then(|it| {
            it.memberships.iter().find(|it| it.kind == MembershipKind::Attached && it.span.from == Some(state.from())).map(|it| it.span)
        });
    if let Some(span) = attached.filter(|span| span.to.is_some_and(|to| to < request.to)) {
        let longer = MembershipEnded { kind: MembershipKind::Attached, from: span.from, to: Some(request.to) };
        work.record(Audience::Everyone, applicant.subject(), Change::MembershipEnded(longer))?;
    }
    end_term(work, &state, request.to)?;
    Ok(Nothing {})
}

/// Ends an attachment before its last day.
pub(crate) fn end(work: &mut Work<'_>, request: EndAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let change = rules::end(&state, &request, work.author()?, work.today())?;
    let places = read::places(work.connection)?;
    work.batch = Some(BatchId(work.make_id()?));
    record(work, state.id, change, None)?;
    if places.given.contains_key(&state.id) {
        record_place(work, places::give(&places, state.id, state.from(), request.on, work.author()?)?)?;
    }
    end_term(work, &state, request.on)?;
    Ok(Nothing {})
}

fn close(work: &mut Work<'_>, state: &AttachmentState, change: Change) -> Result<Nothing, Error> {
    let places = read::places(work.connection)?;
    work.batch = Some(BatchId(work.make_id()?));
    record(work, state.id, change, None)?;
    if places.given.contains_key(&state.id) {
        record_place(work, places::free(&places, state.id, work.author()?)?)?;
    }
    end_term(work, state, work.today())?;
    Ok(Nothing {})
}

/// Breaks an attachment off, at once.
pub(crate) fn revoke(work: &mut Work<'_>, request: SayOfAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let change = rules::revoke(&state, &request.reason, work.author()?, work.today())?;
    close(work, &state, change)
}

/// Takes an application back.
pub(crate) fn withdraw(work: &mut Work<'_>, request: SayOfAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let change = rules::withdraw(&state, &request.reason, work.author()?, work.today())?;
    close(work, &state, change)
}

/// Keeps a guest for whom a condition no longer holds.
pub(crate) fn keep(work: &mut Work<'_>, request: SayOfAttachment) -> Result<Nothing, Error> {
    let state = read::attachment(work.connection, request.attachment)?;
    let case = read::case(work.connection, state.application.value.case)?;
    let places = read::places(work.connection)?;
    let change = rules::keep(&state, &request.reason, &case, work.roster()?, &places, work.author()?, work.today())?;
    record(work, state.id, change, None)?;
    Ok(Nothing {})
}

/// Sets how many places there are.
pub(crate) fn set_places(work: &mut Work<'_>, request: places::SetPlaces) -> Result<Nothing, Error> {
    let before = read::places(work.connection)?;
    let change = places::set(&before, &request, work.author()?)?;
    record_place(work, change)?;
    work.reverse("setPlaces", &places::SetPlaces { count: before.count, most_days: before.most_days })?;
    Ok(Nothing {})
}
