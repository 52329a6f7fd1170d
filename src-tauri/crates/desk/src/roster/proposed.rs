//! Duties that two persons name somebody to: proposed, seconded, taken back, and what is shown of those that wait (AUT-1).

use jcat_domain::duties::{Footing, Post};
use jcat_domain::ids::{AgencyId, EntryId, OfficerId};
use jcat_domain::roster::rules::{self, ProposePost, WhichProposed};
use jcat_domain::roster::{OfficerState, Proposed};
use jcat_domain::{Audience, Duty, Instant, Refusal};
use serde::Serialize;
use ts_rs::TS;

use crate::error::Error;
use crate::joining;
use crate::replica::receive;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// A duty that waits for a second person.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposedRow {
    /// The entry that proposed it.
    pub id: EntryId,
    /// Who is to get it.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// The organisation.
    pub agency: AgencyId,
    /// The duty and its term.
    pub post: Post,
    /// Who proposed it.
    pub by: String,
    /// Of which organisation that was.
    pub by_agency: AgencyId,
    /// When.
    pub at: Instant,
    /// Whether who asks may second it.
    pub may_second: May,
    /// Whether who asks may take it back.
    pub may_withdraw: May,
}

/// Says on what footing this desk grants duties: it works alone, or is of an office.
pub(crate) fn footing(read: &Read<'_>) -> Result<Footing, Error> {
    let founded = joining::settings_of(read.connection)?.is_some();
    let read_of_others = receive::end(read.connection, &Audience::Everyone.to_string())?.position > 0;
    Ok(if founded || read_of_others { Footing::Office } else { Footing::Alone })
}

/// Gives the duties that take two persons here.
pub(crate) fn two_persons(read: &Read<'_>) -> Result<Vec<Duty>, Error> {
    Ok(match footing(read)? {
        Footing::Alone => Vec::new(),
        Footing::Office => Duty::ALL.iter().copied().filter(|duty| duty.takes_two()).collect(),
    })
}

pub(crate) fn propose_post(work: &mut Work<'_>, request: ProposePost) -> Result<EntryId, Error> {
    let change = rules::propose_post(work.roster()?, &request, work.author()?, footing(work)?)?;
    work.record(Audience::Everyone, request.officer.subject(), change)?;
    let officer = work.roster()?.officers.get(&request.officer).ok_or(Refusal::UnknownOfficer)?;
    let proposal = officer.proposed.last().ok_or(Error::Internal("reading what was proposed"))?.id;
    work.reverse("withdrawPost", &WhichProposed { officer: request.officer, proposal })?;
    Ok(proposal)
}

pub(crate) fn second_post(work: &mut Work<'_>, request: WhichProposed) -> Result<Nothing, Error> {
    let change = rules::second_post(work.roster()?, &request, work.author()?)?;
    work.record(Audience::Everyone, request.officer.subject(), change)?;
    Ok(Nothing {})
}

pub(crate) fn withdraw_post(work: &mut Work<'_>, request: WhichProposed) -> Result<Nothing, Error> {
    let change = rules::withdraw_post(work.roster()?, &request, work.author()?)?;
    work.record(Audience::Everyone, request.officer.subject(), change)?;
    Ok(Nothing {})
}

/// Gives what waits of all officers, the oldest first.
pub(crate) fn proposed_posts(read: &Read<'_>, _: Nothing) -> Result<Vec<ProposedRow>, Error> {
    let mut rows = Vec::new();
    for officer in read.roster()?.officers.values() {
        rows.extend(of_officer(read, officer)?);
    }
    rows.sort_by_key(|row| (row.at, row.id));
    Ok(rows)
}

/// Gives what waits for the word of who asks, for Today.
pub(crate) fn to_second(read: &Read<'_>) -> Result<Vec<ProposedRow>, Error> {
    Ok(proposed_posts(read, Nothing {})?.into_iter().filter(|row| row.may_second.ok).collect())
}

/// Gives what waits of one officer.
pub(super) fn of_officer(read: &Read<'_>, officer: &OfficerState) -> Result<Vec<ProposedRow>, Error> {
    officer.proposed.iter().map(|it| row(read, officer, it)).collect()
}

fn row(read: &Read<'_>, officer: &OfficerState, it: &Proposed) -> Result<ProposedRow, Error> {
    let author = read.author()?;
    let which = WhichProposed { officer: officer.id, proposal: it.id };
    Ok(ProposedRow {
        id: it.id,
        officer: officer.id,
        name: officer.name.value.clone(),
        agency: officer.agency.clone(),
        post: it.post.clone(),
        by: read.officer_name(it.by)?,
        by_agency: it.agency.clone(),
        at: it.at,
        may_second: read.may(rules::second_post(read.roster()?, &which, author)),
        may_withdraw: read.may(rules::may_withdraw(officer, it.id, author)),
    })
}
