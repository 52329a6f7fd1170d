//! Handlers of occasional contributions from outside (ATT-6).
//!
//! An offer stands in the journal of the taskforce and brings nobody onto the roster: whoever made it has no seat in any journal. What it becomes
//! elsewhere – data of a case, an application for an attachment – is recorded there, and named here.

use jcat_domain::attachments::rules::{DraftAttachment, SayOfAttachment};
use jcat_domain::ids::{AttachmentId, BatchId, OfferId};
use jcat_domain::offers::rules::{self, ConvertOffer, EditOffer, ReceiveOffer, RecordOffer, SayOfOffer, TraceOffer, WhichOffer};
use jcat_domain::offers::{OfferStage, OfferState};
use jcat_domain::{Audience, Change};

use crate::attachments;
use crate::contributions;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod view;

fn record_on(work: &mut Work<'_>, offer: OfferId, change: Change) -> Result<[u8; 32], Error> {
    Ok(work.record(Audience::Taskforce, offer.subject(), change)?.digest)
}

/// Gives the next number of a year that this desk knows of.
fn next_number(read: &Read<'_>) -> Result<(i32, u32), Error> {
    let year = read.today().year();
    let last: Option<u32> = read.connection.query_row("SELECT max(number) FROM offers WHERE year = ?1", [year], |row| row.get(0))?;
    Ok((year, last.unwrap_or_default() + 1))
}

/// Records what somebody from outside offers.
pub(crate) fn record(work: &mut Work<'_>, request: RecordOffer) -> Result<OfferId, Error> {
    if let Some(case) = request.facts.case {
        read::case(work.connection, case)?;
    }
    let offer = OfferId(work.make_id()?);
    let change = rules::record(&request, work.roster()?, offer, next_number(work)?, work.author()?, work.today())?;
    record_on(work, offer, change)?;
    Ok(offer)
}

/// Edits what is said of an offer.
pub(crate) fn edit(work: &mut Work<'_>, request: EditOffer) -> Result<Nothing, Error> {
    let state = read::offer(work.connection, request.offer)?;
    if let Some(case) = request.facts.case {
        read::case(work.connection, case)?;
    }
    if let Some(change) = rules::edit(&state, &request.facts, work.roster()?, work.author()?, work.today())? {
        record_on(work, state.id, change)?;
        work.reverse("editOffer", &EditOffer { offer: state.id, facts: state.facts.value })?;
    }
    Ok(Nothing {})
}

/// Names the way back: the offer is taken up anew.
fn reopens(work: &mut Work<'_>, state: &OfferState) -> Result<(), Error> {
    let reason = work.words.say("undone-reason");
    work.reverse("reopenOffer", &SayOfOffer { offer: state.id, reason })
}

/// Receives an offer, or says which data it was recorded as.
pub(crate) fn receive(work: &mut Work<'_>, request: ReceiveOffer) -> Result<Nothing, Error> {
    let state = read::offer(work.connection, request.offer)?;
    let data = request.contribution.map(|id| contributions::head(work.connection, id)).transpose()?;
    let change = rules::receive(&state, data.as_ref(), work.author()?)?;
    record_on(work, state.id, change)?;
    // That it was received stands when only the data are named.
    if state.stage() == OfferStage::Offered {
        reopens(work, &state)?;
    }
    Ok(Nothing {})
}

/// Declines an offer.
pub(crate) fn decline(work: &mut Work<'_>, request: SayOfOffer) -> Result<Nothing, Error> {
    let state = read::offer(work.connection, request.offer)?;
    let change = rules::decline(&state, &request.reason, work.author()?)?;
    record_on(work, state.id, change)?;
    reopens(work, &state)?;
    Ok(Nothing {})
}

/// Takes an offer up anew.
pub(crate) fn reopen(work: &mut Work<'_>, request: SayOfOffer) -> Result<Nothing, Error> {
    let state = read::offer(work.connection, request.offer)?;
    let change = rules::reopen(&state, &request.reason, work.author()?)?;
    record_on(work, state.id, change)?;
    Ok(Nothing {})
}

/// Converts an offer into an application: one, also where two desks convert it without knowing of each other.
pub(crate) fn convert(work: &mut Work<'_>, request: ConvertOffer) -> Result<AttachmentId, Error> {
    let state = read::offer(work.connection, request.offer)?;
    let attachment = state.next_application();
    let change = rules::convert(&state, &request.application, attachment, work.author()?)?;
    work.batch = Some(BatchId(work.make_id()?));
    let because = record_on(work, state.id, change)?;
    let draft = DraftAttachment { application: request.application };
    attachments::draft_from(work, &draft, attachment, Some((state.id, because)))?;
    reopens(work, &state)?;
    let reason = work.words.say("undone-reason");
    work.reverse("withdrawAttachment", &SayOfAttachment { attachment, reason })?;
    Ok(attachment)
}

/// Says which event of outreach an offer came from.
pub(crate) fn trace(work: &mut Work<'_>, request: TraceOffer) -> Result<Nothing, Error> {
    let state = read::offer(work.connection, request.offer)?;
    let event = request.outreach.map(|id| read::outreach(work.connection, id)).transpose()?;
    if let Some(change) = rules::trace(&state, event.as_ref(), work.author()?)? {
        record_on(work, state.id, change)?;
        work.reverse("traceOffer", &TraceOffer { offer: state.id, outreach: state.from_outreach() })?;
    }
    Ok(Nothing {})
}

/// Gives an offer with everything about it.
pub(crate) fn one(read: &Read<'_>, request: WhichOffer) -> Result<view::OfferView, Error> {
    view::one(read, &read::offer(read.connection, request.offer)?)
}
