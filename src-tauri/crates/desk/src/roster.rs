//! Handlers and views of the roster (ROS-1 to ROS-6).

use std::collections::BTreeSet;

use jcat_domain::change::Change;
use jcat_domain::duties::{Footing, Post};
use jcat_domain::ids::{AbsenceId, AgencyId, OfficerId, SubjectId};
use jcat_domain::roster::rules::{
    self, BeginMembership, ChangeContact, EndMembership, EndPost, GrantPost, NameDeputy, NameOfficer, NameOrganisation, RecordAbsence, RecordArrival,
    RecordOrganisation, WithdrawAbsence,
};
use jcat_domain::roster::{Absence, Membership, Roster};
use jcat_domain::{Audience, Span};
use rusqlite::params;
use uuid::Uuid;

use crate::error::Error;
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod proposed;
pub(crate) mod view;

pub use proposed::ProposedRow;
pub use view::*;

pub(crate) fn record_organisation(work: &mut Work<'_>, request: RecordOrganisation) -> Result<AgencyId, Error> {
    let change = rules::record_organisation(work.roster()?, &request, work.author()?)?;
    work.record(Audience::Everyone, request.id.subject(), change)?;
    Ok(request.id)
}

pub(crate) fn name_organisation(work: &mut Work<'_>, request: NameOrganisation) -> Result<Nothing, Error> {
    let change = rules::name_organisation(work.roster()?, &request, work.author()?)?;
    let before = work.roster()?.organisations.get(&request.id).map(|it| it.name.value.clone());
    work.record(Audience::Everyone, request.id.subject(), change)?;
    if let Some((name, short)) = before {
        work.reverse("nameOrganisation", &NameOrganisation { id: request.id, name, short })?;
    }
    Ok(Nothing {})
}

pub(crate) fn begin_membership(work: &mut Work<'_>, request: BeginMembership) -> Result<Nothing, Error> {
    let change = rules::begin_membership(work.roster()?, &request, work.author()?)?;
    work.record(Audience::Everyone, request.id.subject(), change)?;
    Ok(Nothing {})
}

pub(crate) fn end_membership(work: &mut Work<'_>, request: EndMembership) -> Result<Nothing, Error> {
    let change = rules::end_membership(work.roster()?, &request, work.author()?)?;
    let meant = |it: &&Membership| it.kind == request.kind && it.span.from == request.from;
    let before = work.roster()?.organisations.get(&request.id).and_then(|it| it.memberships.iter().find(meant)).and_then(|it| it.span.to);
    work.record(Audience::Everyone, request.id.subject(), change)?;
    work.reverse("endMembership", &EndMembership { to: before, ..request })?;
    Ok(Nothing {})
}

pub(crate) fn record_arrival(work: &mut Work<'_>, request: RecordArrival) -> Result<OfficerId, Error> {
    let officer = OfficerId(work.make_id()?);
    for change in rules::record_arrival(work.roster()?, &request, officer, work.author()?, proposed::footing(work)?)? {
        let (audience, subject) = place_of(officer, &change);
        work.record(audience, subject, change)?;
    }
    Ok(officer)
}

fn place_of(officer: OfficerId, change: &Change) -> (Audience, SubjectId) {
    match change {
        Change::ContactChanged(_) => (Audience::Taskforce, officer.contact()),
        _ => (Audience::Everyone, officer.subject()),
    }
}

pub(crate) fn name_officer(work: &mut Work<'_>, request: NameOfficer) -> Result<Nothing, Error> {
    let change = rules::name_officer(work.roster()?, &request, work.author()?)?;
    let name = work.officer_name(request.officer)?;
    work.record(Audience::Everyone, request.officer.subject(), change)?;
    work.reverse("nameOfficer", &NameOfficer { officer: request.officer, name })?;
    Ok(Nothing {})
}

pub(crate) fn grant_post(work: &mut Work<'_>, request: GrantPost) -> Result<Nothing, Error> {
    let change = rules::grant_post(work.roster()?, &request, work.author()?, proposed::footing(work)?)?;
    work.record(Audience::Everyone, request.officer.subject(), change)?;
    Ok(Nothing {})
}

pub(crate) fn end_post(work: &mut Work<'_>, request: EndPost) -> Result<Vec<HandoverItem>, Error> {
    let footing = proposed::footing(work)?;
    let change = rules::end_post(work.roster()?, &request, work.author()?, work.today(), footing)?;
    let meant = |post: &&Post| post.duty == request.duty && post.span.from == request.from;
    let before = work.roster()?.officers.get(&request.officer).and_then(|officer| officer.posts.iter().find(meant)).and_then(|post| post.span.to);
    work.record(Audience::Everyone, request.officer.subject(), change)?;
    let items = handover(work, request.officer)?;
    // One person alone cannot open again what two granted, so nothing is offered that would be refused.
    if footing == Footing::Alone || !request.duty.takes_two() {
        work.reverse("endPost", &EndPost { to: before, ..request })?;
    }
    Ok(items)
}

pub(crate) fn change_contact(work: &mut Work<'_>, request: ChangeContact) -> Result<Nothing, Error> {
    let change = rules::change_contact(work.roster()?, &request, work.author()?)?;
    let before = {
        let contact = work.roster()?.contacts.get(&request.officer);
        let text = |value: Option<&String>| Some(value.cloned().unwrap_or_default());
        let list = |value: Option<&BTreeSet<String>>| Some(value.into_iter().flatten().cloned().collect());
        ChangeContact {
            officer: request.officer,
            email: request.email.as_ref().and(text(contact.and_then(|it| it.email.as_ref()).and_then(|it| it.value.as_ref()))),
            phone: request.phone.as_ref().and(text(contact.and_then(|it| it.phone.as_ref()).and_then(|it| it.value.as_ref()))),
            languages: request.languages.as_ref().and(list(contact.map(|it| &it.languages))),
            skills: request.skills.as_ref().and(list(contact.map(|it| &it.skills))),
            areas: request.areas.as_ref().and(Some(contact.map(|it| it.areas.iter().copied().collect()).unwrap_or_default())),
            zone: request.zone.as_ref().and(text(contact.and_then(|it| it.zone.as_ref()))),
        }
    };
    work.record(Audience::Taskforce, request.officer.contact(), change)?;
    work.reverse("changeContact", &before)?;
    Ok(Nothing {})
}

pub(crate) fn record_absence(work: &mut Work<'_>, request: RecordAbsence) -> Result<AbsenceId, Error> {
    let absence = AbsenceId(work.make_id()?);
    let change = rules::record_absence(work.roster()?, &request, absence, work.author()?)?;
    work.record(Audience::Taskforce, request.officer.contact(), change)?;
    work.reverse("withdrawAbsence", &WithdrawAbsence { officer: request.officer, absence })?;
    Ok(absence)
}

pub(crate) fn name_deputy(work: &mut Work<'_>, request: NameDeputy) -> Result<Nothing, Error> {
    let change = rules::name_deputy(work.roster()?, &request, work.author()?)?;
    let before = find_absence(work.roster()?, request.officer, request.absence).and_then(|absence| absence.deputy);
    work.record(Audience::Taskforce, request.officer.contact(), change)?;
    work.reverse("nameDeputy", &NameDeputy { deputy: before, ..request })?;
    Ok(Nothing {})
}

pub(crate) fn withdraw_absence(work: &mut Work<'_>, request: WithdrawAbsence) -> Result<Nothing, Error> {
    let change = rules::withdraw_absence(work.roster()?, &request, work.author()?)?;
    let before = find_absence(work.roster()?, request.officer, request.absence).cloned();
    work.record(Audience::Taskforce, request.officer.contact(), change)?;
    if let Some(Absence { span: Span { from: Some(from), to: Some(to) }, deputy, .. }) = before {
        work.reverse("recordAbsence", &RecordAbsence { officer: request.officer, from, to, deputy })?;
    }
    Ok(Nothing {})
}

fn find_absence(roster: &Roster, officer: OfficerId, absence: AbsenceId) -> Option<&Absence> {
    roster.contacts.get(&officer)?.absences.iter().find(|known| known.id == absence)
}

/// Says whether an officer is named in any note that this desk holds, for Today.
pub(crate) fn mentioned_since(read: &Read<'_>, officer: OfficerId, since: i64) -> Result<Vec<Uuid>, Error> {
    let mut statement = read.connection.prepare_cached("SELECT note FROM mentions WHERE officer = ?1 AND at >= ?2 ORDER BY at DESC LIMIT 20")?;
    Ok(statement.query_map(params![officer.0, since], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
