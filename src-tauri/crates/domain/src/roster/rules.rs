//! Requests on the roster and the rules that answer them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AbsenceRecorded, AbsenceWithdrawn, ContactChanged, DeputyNamed, DeviceState, Membership, MembershipBegun, MembershipEnded, MembershipKind,
    OfficerNamed, OfficerRecorded, OfficerState, OrganisationKind, OrganisationNamed, OrganisationRecorded, OrganisationState, PostGranted,
    PostProposed, Roster,
};
use crate::cases::CrimeArea;
use crate::change::Change;
use crate::duties::{self, Author, Duty, Footing};
use crate::ids::{AbsenceId, AgencyId, OfficerId};
use crate::text::{self, TextField};
use crate::{Country, Day, Refusal, Span};

mod posts;

pub use posts::*;

/// Puts an organisation on the roster.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordOrganisation {
    /// Its key, such as `dk`.
    pub id: AgencyId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its country.
    pub country: Option<Country>,
    /// Its name, if known.
    pub name: Option<String>,
    /// Its short name.
    pub short: Option<String>,
}

/// Fills in or changes an organisation's name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NameOrganisation {
    /// The organisation.
    pub id: AgencyId,
    /// The name; none while it is not known.
    pub name: Option<String>,
    /// The short name.
    pub short: Option<String>,
}

/// Makes an organisation a member, a host …
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BeginMembership {
    /// The organisation.
    pub id: AgencyId,
    /// How it belongs.
    pub kind: MembershipKind,
    /// The first day.
    pub from: Day,
    /// The day on which it no longer holds.
    pub to: Option<Day>,
}

/// Gives a membership its end.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EndMembership {
    /// The organisation.
    pub id: AgencyId,
    /// How it belongs.
    pub kind: MembershipKind,
    /// The day it began, which says which stretch is meant.
    pub from: Option<Day>,
    /// The day on which it no longer holds; none opens it again.
    pub to: Option<Day>,
}

/// Records an arrival: an officer with a first post.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordArrival {
    /// The name.
    pub name: String,
    /// The organisation.
    pub agency: AgencyId,
    /// The first duty.
    pub duty: Duty,
    /// The first day.
    pub from: Day,
    /// The day on which the term ends.
    pub to: Option<Day>,
    /// E-mail.
    #[serde(default)]
    #[ts(optional)]
    pub email: Option<String>,
    /// Phone.
    #[serde(default)]
    #[ts(optional)]
    pub phone: Option<String>,
    /// Languages, as BCP 47 codes.
    #[serde(default)]
    #[ts(optional)]
    pub languages: Option<Vec<String>>,
    /// Skills.
    #[serde(default)]
    #[ts(optional)]
    pub skills: Option<Vec<String>>,
    /// Crime areas.
    #[serde(default)]
    #[ts(optional)]
    pub areas: Option<Vec<CrimeArea>>,
}

/// Changes an officer's name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NameOfficer {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
}

/// Changes how an officer is reached and what the officer knows. A field that is left out stays; an empty text clears it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChangeContact {
    /// The officer.
    pub officer: OfficerId,
    /// E-mail.
    #[serde(default)]
    #[ts(optional)]
    pub email: Option<String>,
    /// Phone, in international form.
    #[serde(default)]
    #[ts(optional)]
    pub phone: Option<String>,
    /// Languages, as BCP 47 codes.
    #[serde(default)]
    #[ts(optional)]
    pub languages: Option<Vec<String>>,
    /// Skills.
    #[serde(default)]
    #[ts(optional)]
    pub skills: Option<Vec<String>>,
    /// Crime areas.
    #[serde(default)]
    #[ts(optional)]
    pub areas: Option<Vec<CrimeArea>>,
    /// Time zone, as the IANA names it.
    #[serde(default)]
    #[ts(optional)]
    pub zone: Option<String>,
}

/// Announces an absence.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordAbsence {
    /// Whose.
    pub officer: OfficerId,
    /// The first day away.
    pub from: Day,
    /// The day of return.
    pub to: Day,
    /// Who stands in.
    pub deputy: Option<OfficerId>,
}

/// Names a deputy for an absence.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NameDeputy {
    /// Whose absence.
    pub officer: OfficerId,
    /// The absence.
    pub absence: AbsenceId,
    /// Who stands in; none takes the deputy back.
    pub deputy: Option<OfficerId>,
}

/// Takes an absence back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawAbsence {
    /// Whose absence.
    pub officer: OfficerId,
    /// The absence.
    pub absence: AbsenceId,
}

// ---- who may -----------------------------------------------------------------------------------------------------------

/// Says whether the author may fill in an organisation's name: its own people, or an administrator.
pub fn may_name(organisation: &OrganisationState, author: &Author) -> Result<(), Refusal> {
    if author.is_of(&organisation.id) {
        author.require(&[Duty::Officer, Duty::Representative, Duty::Administrator])
    } else {
        author.require(&[Duty::Administrator])
    }
}

/// Who puts organisations on the roster: an administrator, and the coordinator those that apply for an attachment.
pub const RECORDS: &[Duty] = &[Duty::Administrator, Duty::Coordinator];

/// Says whether the author may say how an organisation belongs: an administrator; that it is attached follows from an attachment.
pub fn may_attach(kind: MembershipKind, author: &Author) -> Result<(), Refusal> {
    match kind {
        MembershipKind::Attached => author.require(&[Duty::Administrator, Duty::Coordinator, Duty::Secretary]),
        _ => author.require(&[Duty::Administrator]),
    }
}

/// Says whether the author may record officers of an agency (AUT-1).
pub fn may_record_officer(agency: &AgencyId, author: &Author) -> Result<(), Refusal> {
    if author.is_of(agency) { author.require(&[Duty::Representative, Duty::Administrator]) } else { author.require(&[Duty::Administrator]) }
}

/// Says whether the author may change what is recorded of an officer: the officer, the agency's representative, an administrator.
pub fn may_edit_officer(officer: &OfficerState, author: &Author) -> Result<(), Refusal> {
    if officer.id == author.officer { Ok(()) } else { may_record_officer(&officer.agency, author) }
}

/// Says whether the author may keep contacts and absences of an officer: anybody of the same agency, or an administrator.
pub fn may_keep_contact(officer: &OfficerState, author: &Author) -> Result<(), Refusal> {
    if author.is_of(&officer.agency) { Ok(()) } else { author.require(&[Duty::Administrator]) }
}

// ---- what fits ---------------------------------------------------------------------------------------------------------

/// Refuses a membership that overlaps another of the same kind (ROS-1).
pub fn membership_fits(organisation: &OrganisationState, kind: MembershipKind, span: &Span) -> Result<(), Refusal> {
    span_is_whole(span)?;
    if organisation.memberships.iter().any(|it| it.kind == kind && it.span.overlaps(span)) {
        return Err(Refusal::OverlappingMembership { agency: organisation.id.clone() });
    }
    Ok(())
}

/// Refuses an end by which a membership would be empty, or overlap another of the same kind (ROS-1).
pub fn membership_end_fits(organisation: &OrganisationState, kind: MembershipKind, from: Option<Day>, to: Option<Day>) -> Result<(), Refusal> {
    let others = organisation.memberships.iter().filter(|it| !(it.kind == kind && it.span.from == from)).cloned().collect();
    let rest = OrganisationState { memberships: others, ..organisation.clone() };
    membership_fits(&rest, kind, &Span { from, to })
}

fn span_is_whole(span: &Span) -> Result<(), Refusal> {
    match (span.from, span.to) {
        (Some(from), Some(to)) if to <= from => Err(Refusal::EmptyInterval { from, to }),
        _ => Ok(()),
    }
}

/// Refuses a term that reaches outside the agency's time on the roster (ROS-2).
fn term_fits(organisation: &OrganisationState, term: &Span) -> Result<(), Refusal> {
    let within = |it: &Membership| it.span.contains(term);
    if organisation.memberships.iter().any(within) { Ok(()) } else { Err(Refusal::TermOutsideMembership { agency: organisation.id.clone() }) }
}

impl Roster {
    fn organisation(&self, id: &AgencyId) -> Result<&OrganisationState, Refusal> {
        self.organisations.get(id).ok_or_else(|| Refusal::UnknownAgency { agency: id.clone() })
    }

    fn officer(&self, id: OfficerId) -> Result<&OfficerState, Refusal> {
        self.officers.get(&id).ok_or(Refusal::UnknownOfficer)
    }
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

/// Puts an organisation on the roster (ROS-1).
pub fn record_organisation(roster: &Roster, request: &RecordOrganisation, who: &Author) -> Result<Change, Refusal> {
    who.require(RECORDS)?;
    if roster.organisations.contains_key(&request.id) {
        return Err(Refusal::AlreadyRecorded);
    }
    let name = request.name.as_deref().map_or(Ok(None), |name| text::optional(TextField::Name, name))?;
    let short = request.short.as_deref().map_or(Ok(None), |short| text::optional(TextField::Short, short))?;
    Ok(Change::OrganisationRecorded(OrganisationRecorded { id: request.id.clone(), kind: request.kind, country: request.country, name, short }))
}

/// Fills in or changes an organisation's name.
pub fn name_organisation(roster: &Roster, request: &NameOrganisation, who: &Author) -> Result<Change, Refusal> {
    may_name(roster.organisation(&request.id)?, who)?;
    let name = request.name.as_deref().map_or(Ok(None), |name| text::optional(TextField::Name, name))?;
    let short = request.short.as_deref().map_or(Ok(None), |short| text::optional(TextField::Short, short))?;
    Ok(Change::OrganisationNamed(OrganisationNamed { name, short }))
}

/// Makes an organisation a member, a host … (ROS-1).
pub fn begin_membership(roster: &Roster, request: &BeginMembership, who: &Author) -> Result<Change, Refusal> {
    who.require(&[Duty::Administrator])?;
    let span = Span { from: Some(request.from), to: request.to };
    membership_fits(roster.organisation(&request.id)?, request.kind, &span)?;
    Ok(Change::MembershipBegun(MembershipBegun { kind: request.kind, span }))
}

/// Gives a membership its end, moves it, or opens it again.
pub fn end_membership(roster: &Roster, request: &EndMembership, who: &Author) -> Result<Change, Refusal> {
    who.require(&[Duty::Administrator])?;
    let organisation = roster.organisation(&request.id)?;
    let is_meant = |it: &&Membership| it.kind == request.kind && it.span.from == request.from;
    let found = organisation.memberships.iter().find(is_meant).ok_or(Refusal::NothingToEnd)?;
    membership_end_fits(organisation, request.kind, found.span.from, request.to)?;
    Ok(Change::MembershipEnded(MembershipEnded { kind: request.kind, from: request.from, to: request.to }))
}

/// Records an arrival (ROS-2): the officer, the first post, which is only proposed where it takes two persons, and how to reach them.
pub fn record_arrival(roster: &Roster, request: &RecordArrival, id: OfficerId, who: &Author, footing: Footing) -> Result<Vec<Change>, Refusal> {
    may_record_officer(&request.agency, who)?;
    let name = text::required(TextField::Name, &request.name)?;
    let span = Span { from: Some(request.from), to: request.to };
    span_is_whole(&span)?;
    term_fits(roster.organisation(&request.agency)?, &span)?;
    duties::may_grant(who, request.duty, &request.agency)?;
    let mut changes = vec![
        Change::OfficerRecorded(OfficerRecorded { officer: id, agency: request.agency.clone(), name }),
        if footing == Footing::Office && request.duty.takes_two() {
            Change::PostProposed(PostProposed { duty: request.duty, span })
        } else {
            Change::PostGranted(PostGranted { duty: request.duty, span, before_the_office: request.duty.takes_two() })
        },
    ];
    let contact = contact_changed(&ChangeContact {
        officer: id,
        email: request.email.clone(),
        phone: request.phone.clone(),
        languages: request.languages.clone(),
        skills: request.skills.clone(),
        areas: request.areas.clone(),
        zone: None,
    })?;
    if contact != (ContactChanged { officer: Some(id), ..ContactChanged::default() }) {
        changes.push(Change::ContactChanged(contact));
    }
    Ok(changes)
}

/// Changes an officer's name.
pub fn name_officer(roster: &Roster, request: &NameOfficer, who: &Author) -> Result<Change, Refusal> {
    may_edit_officer(roster.officer(request.officer)?, who)?;
    Ok(Change::OfficerNamed(OfficerNamed { name: text::required(TextField::Name, &request.name)? }))
}

/// Says whether somebody may let a workstation in or take it off: an administrator, or its own officer at another one.
pub fn may_look_after(device: &DeviceState, who: &Author) -> Result<(), Refusal> {
    may_let_in(device.officer, who)
}

/// Says whether somebody may let in a workstation of an officer.
pub fn may_let_in(officer: OfficerId, who: &Author) -> Result<(), Refusal> {
    if officer == who.officer { Ok(()) } else { who.require(&[Duty::Administrator]) }
}

/// Changes how an officer is reached (ROS-2, ROS-6).
pub fn change_contact(roster: &Roster, request: &ChangeContact, who: &Author) -> Result<Change, Refusal> {
    may_keep_contact(roster.officer(request.officer)?, who)?;
    contact_changed(request).map(Change::ContactChanged)
}

fn contact_changed(request: &ChangeContact) -> Result<ContactChanged, Refusal> {
    let email = request.email.as_deref().map(|text| one_of(text, is_email)).transpose()?;
    let phone = request.phone.as_deref().map(|text| one_of(text, |text| normal_phone(text).is_some())).transpose()?;
    let words = |list: &Option<Vec<String>>| -> Result<Option<Vec<String>>, Refusal> {
        let Some(list) = list else { return Ok(None) };
        text::few(list.len())?;
        let mut kept = Vec::new();
        for word in list {
            if let Some(word) = text::optional(TextField::Contact, word)?
                && !kept.contains(&word)
            {
                kept.push(word);
            }
        }
        Ok(Some(kept))
    };
    let zone = match request.zone.as_deref().map(str::trim) {
        None => None,
        Some("") => Some(Vec::new()),
        Some(zone) => match zone.parse::<chrono_tz::Tz>() {
            Ok(known) => Some(vec![known.name().to_owned()]),
            Err(_) => return Err(Refusal::NotAnAddress { value: zone.to_owned() }),
        },
    };
    Ok(ContactChanged {
        officer: Some(request.officer),
        email,
        phone,
        languages: words(&request.languages)?,
        skills: words(&request.skills)?,
        areas: request.areas.clone(),
        zone,
    })
}

fn one_of(text: &str, fits: impl Fn(&str) -> bool) -> Result<Vec<String>, Refusal> {
    match text::optional(TextField::Contact, text)? {
        None => Ok(Vec::new()),
        Some(text) if fits(&text) => Ok(vec![text]),
        Some(text) => Err(Refusal::NotAnAddress { value: text }),
    }
}

/// Announces an absence (ROS-3).
pub fn record_absence(roster: &Roster, request: &RecordAbsence, id: AbsenceId, who: &Author) -> Result<Change, Refusal> {
    may_keep_contact(roster.officer(request.officer)?, who)?;
    let span = Span { from: Some(request.from), to: Some(request.to) };
    span_is_whole(&span)?;
    if let Some(deputy) = request.deputy {
        deputy_is_there(roster, request.officer, deputy, &span)?;
    }
    Ok(Change::AbsenceRecorded(AbsenceRecorded { absence: id, span, deputy: request.deputy, officer: request.officer }))
}

/// Names a deputy (ROS-3): somebody else, who is not away at the same time.
pub fn name_deputy(roster: &Roster, request: &NameDeputy, who: &Author) -> Result<Change, Refusal> {
    may_keep_contact(roster.officer(request.officer)?, who)?;
    let absence = find_absence(roster, request.officer, request.absence)?;
    if let Some(deputy) = request.deputy {
        deputy_is_there(roster, request.officer, deputy, &absence.span)?;
    }
    Ok(Change::DeputyNamed(DeputyNamed { absence: request.absence, deputy: request.deputy }))
}

/// Takes an absence back.
pub fn withdraw_absence(roster: &Roster, request: &WithdrawAbsence, who: &Author) -> Result<Change, Refusal> {
    may_keep_contact(roster.officer(request.officer)?, who)?;
    find_absence(roster, request.officer, request.absence)?;
    Ok(Change::AbsenceWithdrawn(AbsenceWithdrawn { absence: request.absence }))
}

fn find_absence(roster: &Roster, officer: OfficerId, absence: AbsenceId) -> Result<&super::Absence, Refusal> {
    let contact = roster.contacts.get(&officer).ok_or(Refusal::NothingToEnd)?;
    contact.absences.iter().find(|known| known.id == absence).ok_or(Refusal::NothingToEnd)
}

fn deputy_is_there(roster: &Roster, officer: OfficerId, deputy: OfficerId, span: &Span) -> Result<(), Refusal> {
    let found = roster.officer(deputy)?;
    let serves = found.posts.iter().any(|post| post.span.contains(span));
    let away = roster.contacts.get(&deputy).is_some_and(|contact| contact.absences.iter().any(|absence| absence.span.overlaps(span)));
    if deputy == officer || away || !serves { Err(Refusal::DeputyAway) } else { Ok(()) }
}

// ---- reading addresses ---------------------------------------------------------------------------------------------------

/// Says whether a text reads as an address of e-mail: something, one @, a host with a dot. The post office knows the rest.
pub fn is_email(text: &str) -> bool {
    let plain = !text.chars().any(|c| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '"'));
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    plain && !local.is_empty() && !local.contains('@') && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

/// Folds an e-mail address for comparison (ROS-5).
pub fn normal_email(text: &str) -> Option<String> {
    let text = text.trim();
    is_email(text).then(|| text.to_lowercase())
}

/// Folds a phone number for comparison (ROS-5): `+` and digits, or nothing when it is not in international form.
pub fn normal_phone(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.strip_prefix('+').or_else(|| text.strip_prefix("00"))?;
    if rest.chars().any(|c| !(c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '/'))) {
        return None;
    }
    // The (0) that some offices write is dialled inside the country only.
    let digits: String = rest.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    (8..=15).contains(&digits.len()).then(|| format!("+{digits}"))
}

#[cfg(test)]
pub(crate) mod tests;
