//! The roster: countries, organisations, officers, posts and absences over time (ROS-1 to ROS-6).
//!
//! What the office's agencies are is data with dates, never a constant: nine and seven is only the first fixture.
//! The requests and their rules are in [`rules`]; here are the changes and what they add up to.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::CrimeArea;
use crate::change::Change;
use crate::duties::{self, Duty, Post, Standing};
use crate::field::Field;
use crate::fold::{Fact, Mark};
use crate::ids::{AbsenceId, AgencyId, DeviceId, OfficerId};
use crate::{Country, Day, Refusal, Span};

pub mod rules;
#[cfg(test)]
mod tests;

labels! {
    /// What an organisation is.
    OrganisationKind {
        /// A law-enforcement organisation of a country.
        Agency = "agency",
        /// A body of the European Union.
        EuBody = "eu-body",
        /// A company.
        Company = "company",
        /// A computer emergency response team.
        Cert = "cert",
        /// A university.
        University = "university",
        /// Anything else.
        Other = "other",
    }
}

labels! {
    /// How an organisation belongs to the taskforce.
    MembershipKind {
        /// Takes part with officers of its own and a seat on the Board.
        Member = "member",
        /// Temporarily attached.
        Attached = "attached",
        /// Watches.
        Observer = "observer",
        /// Contributes from outside.
        Partner = "partner",
        /// Houses the taskforce.
        Host = "host",
        /// Judicial cooperation.
        Judicial = "judicial",
    }
}

// ---- changes -----------------------------------------------------------------------------------------------------------

/// An office began on one desk, before any office database.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficeBegan {
    /// Whether everything in it is sample data; such a desk can neither found nor join an office.
    #[n(0)]
    pub sample: bool,
}

/// A country came onto the roster.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CountryRecorded {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// Its time in the European Union, if any.
    #[n(1)]
    pub union: Vec<Span>,
}

/// The country's time in the Union, as it now stands.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct UnionChanged {
    /// Every stretch.
    #[n(0)]
    pub union: Vec<Span>,
}

/// An organisation came onto the roster.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OrganisationRecorded {
    /// Its key.
    #[n(0)]
    pub id: AgencyId,
    /// What it is.
    #[n(1)]
    pub kind: OrganisationKind,
    /// Its country; none for a European body.
    #[n(2)]
    pub country: Option<Country>,
    /// Its name; none while it is not yet recorded.
    #[n(3)]
    pub name: Option<String>,
    /// Its short name.
    #[n(4)]
    pub short: Option<String>,
}

/// An organisation's name was filled in or changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OrganisationNamed {
    /// The name.
    #[n(0)]
    pub name: Option<String>,
    /// The short name.
    #[n(1)]
    pub short: Option<String>,
}

/// An organisation became a member, a host …
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MembershipBegun {
    /// How it belongs.
    #[n(0)]
    pub kind: MembershipKind,
    /// From when to when.
    #[n(1)]
    pub span: Span,
}

/// A membership got its end.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MembershipEnded {
    /// How it belonged.
    #[n(0)]
    pub kind: MembershipKind,
    /// Which stretch: the day it began.
    #[n(1)]
    pub from: Option<Day>,
    /// The day on which it no longer holds; none opens it again.
    #[n(2)]
    pub to: Option<Day>,
}

/// A workstation was enrolled, with the two keys that never leave it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DeviceEnrolled {
    /// The officer it belongs to.
    #[n(0)]
    pub officer: OfficerId,
    /// The Ed25519 key that signs its entries.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub signing: [u8; 32],
    /// The X25519 key that things are sealed to.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub sealing: [u8; 32],
}

/// An officer arrived.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficerRecorded {
    /// The officer.
    #[n(0)]
    pub officer: OfficerId,
    /// The organisation.
    #[n(1)]
    pub agency: AgencyId,
    /// The name.
    #[n(2)]
    pub name: String,
}

/// An officer's name was changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficerNamed {
    /// The name.
    #[n(0)]
    pub name: String,
}

/// A duty was granted for a term.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PostGranted {
    /// The duty.
    #[n(0)]
    pub duty: Duty,
    /// The term.
    #[n(1)]
    pub span: Span,
    /// The officer claimed it for itself when the desk was made, before there was an office.
    #[n(2)]
    pub before_the_office: bool,
}

/// A term got its end.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PostEnded {
    /// The duty.
    #[n(0)]
    pub duty: Duty,
    /// Which term: the day it began.
    #[n(1)]
    pub from: Option<Day>,
    /// The day on which it no longer holds; none opens it again.
    #[n(2)]
    pub to: Option<Day>,
}

/// How an officer is reached and what the officer knows. A field that is `None` is left as it is; an empty list clears it.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct ContactChanged {
    /// The officer.
    #[n(0)]
    pub officer: Option<OfficerId>,
    /// E-mail: no element clears it.
    #[n(1)]
    pub email: Option<Vec<String>>,
    /// Phone: no element clears it.
    #[n(2)]
    pub phone: Option<Vec<String>>,
    /// Languages, as BCP 47 codes.
    #[n(3)]
    pub languages: Option<Vec<String>>,
    /// Skills in the office's own words.
    #[n(4)]
    pub skills: Option<Vec<String>>,
    /// Crime areas.
    #[n(5)]
    pub areas: Option<Vec<CrimeArea>>,
    /// Time zone, as the IANA names it: no element clears it.
    #[n(6)]
    pub zone: Option<Vec<String>>,
}

/// An absence was announced.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AbsenceRecorded {
    /// Its id.
    #[n(0)]
    pub absence: AbsenceId,
    /// From when to when.
    #[n(1)]
    pub span: Span,
    /// Who stands in.
    #[n(2)]
    pub deputy: Option<OfficerId>,
    /// Whose absence.
    #[n(3)]
    pub officer: OfficerId,
}

/// A deputy was named for an absence.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DeputyNamed {
    /// The absence.
    #[n(0)]
    pub absence: AbsenceId,
    /// Who stands in; none takes the deputy back.
    #[n(1)]
    pub deputy: Option<OfficerId>,
}

/// An absence was taken back.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AbsenceWithdrawn {
    /// The absence.
    #[n(0)]
    pub absence: AbsenceId,
}

// ---- states ------------------------------------------------------------------------------------------------------------

/// A workstation that asked with a new key was let in: a copy of it had been met, and somebody looked which of the two it is. Stands
/// before the workstation's own enrolment, which the office takes only then.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DeviceApproved {
    /// The officer it belongs to.
    #[n(0)]
    pub officer: OfficerId,
    /// The key that was looked at: the one that signs.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub signing: [u8; 32],
    /// The key that things are sealed to.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub sealing: [u8; 32],
}

/// A workstation was taken off the office. What it signs from here on is not believed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DeviceRevoked {
    /// The officer it belongs to.
    #[n(0)]
    pub officer: OfficerId,
}

/// An officer was dismissed from the office: every term ends on the day of the entry. What lets the officer's desks wipe what they hold.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficerDismissed {
    /// The officer.
    #[n(0)]
    pub officer: OfficerId,
}

/// The office itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficeState {
    /// Whether everything in it is sample data.
    pub sample: bool,
}

/// A country, for its time in the Union.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountryState {
    /// The country.
    pub country: Country,
    /// Its time in the European Union.
    pub union: Vec<Span>,
}

/// A stretch of belonging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Membership {
    /// How.
    pub kind: MembershipKind,
    /// When.
    pub span: Span,
}

/// An organisation and how it belongs, over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrganisationState {
    /// Its key.
    pub id: AgencyId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its country; none for a European body.
    pub country: Option<Country>,
    /// Name and short name.
    pub name: Field<(Option<String>, Option<String>)>,
    /// Every stretch of belonging.
    pub memberships: Vec<Membership>,
}

/// A workstation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeviceState {
    /// The officer it belongs to.
    pub officer: OfficerId,
    /// The key that signs.
    pub signing: [u8; 32],
    /// The key that things are sealed to.
    pub sealing: [u8; 32],
    /// The entry that let it in after it had asked with a new key.
    #[serde(default)]
    pub approved: Option<Mark>,
    /// The entry that took it off the office.
    #[serde(default)]
    pub revoked: Option<Mark>,
}

/// An officer: name, agency, posts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficerState {
    /// The officer.
    pub id: OfficerId,
    /// The organisation.
    pub agency: AgencyId,
    /// The name.
    pub name: Field<String>,
    /// Every post ever granted.
    pub posts: Vec<Post>,
    /// The last entry of the unbroken run with which the officer's own desk began: where claims from before the office stand.
    pub opening: Option<Mark>,
    /// The entry that dismissed the officer from the office; none for one who is in it, or was taken in again.
    #[serde(default)]
    pub dismissed: Option<Mark>,
}

/// An absence of an officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// From when to when.
    pub span: Span,
    /// Who stands in.
    pub deputy: Option<OfficerId>,
}

/// What the taskforce knows of an officer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactState {
    /// The officer.
    pub officer: OfficerId,
    /// E-mail.
    pub email: Option<Field<Option<String>>>,
    /// Phone.
    pub phone: Option<Field<Option<String>>>,
    /// Languages, as BCP 47 codes.
    pub languages: BTreeSet<String>,
    /// Skills in the office's own words.
    pub skills: BTreeSet<String>,
    /// Crime areas.
    pub areas: BTreeSet<CrimeArea>,
    /// Time zone.
    pub zone: Option<String>,
    /// Absences that were not taken back.
    pub absences: Vec<Absence>,
}

/// The whole roster, as rules read it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// Countries by code.
    pub countries: BTreeMap<Country, CountryState>,
    /// Organisations by key.
    pub organisations: BTreeMap<AgencyId, OrganisationState>,
    /// Officers.
    pub officers: BTreeMap<OfficerId, OfficerState>,
    /// Contacts and absences.
    pub contacts: BTreeMap<OfficerId, ContactState>,
}

impl Roster {
    /// Says whether the organisation is a member agency on a day (ROS-1).
    pub fn is_member(&self, agency: &AgencyId, day: Day) -> bool {
        self.organisations.get(agency).is_some_and(|it| it.belongs(MembershipKind::Member, day))
    }

    /// Gives the member agencies of a day (ROS-1).
    pub fn members(&self, day: Day) -> impl Iterator<Item = &OrganisationState> {
        self.organisations.values().filter(move |it| it.belongs(MembershipKind::Member, day))
    }

    /// Gives the countries that have a member agency on a day.
    pub fn member_countries(&self, day: Day) -> BTreeSet<Country> {
        self.members(day).filter_map(|agency| agency.country).collect()
    }

    /// Says whether the country is in the European Union on a day.
    pub fn is_in_union(&self, country: Country, day: Day) -> bool {
        self.countries.get(&country).is_some_and(|it| it.union.iter().any(|span| span.holds(day)))
    }

    /// Gives an officer's standing over time.
    pub fn standing(&self, officer: OfficerId) -> Option<Standing> {
        let found = self.officers.get(&officer)?;
        let country = self.organisations.get(&found.agency).and_then(|agency| agency.country);
        Some(Standing { agency: found.agency.clone(), country, posts: found.posts.clone() })
    }

    /// Gives the officers that hold any post on a day.
    pub fn officers_on(&self, day: Day) -> impl Iterator<Item = &OfficerState> {
        self.officers.values().filter(move |officer| officer.posts.iter().any(|post| post.span.holds(day)))
    }

    /// Names an officer, or says that the name is not known.
    pub fn officer_name(&self, officer: OfficerId) -> Option<&str> {
        self.officers.get(&officer).map(|found| found.name.value.as_str())
    }
}

impl OrganisationState {
    /// Says whether the organisation belongs in that way on a day.
    pub fn belongs(&self, kind: MembershipKind, day: Day) -> bool {
        self.memberships.iter().any(|it| it.kind == kind && it.span.holds(day))
    }
}

// ---- folds -------------------------------------------------------------------------------------------------------------

fn expect_place(holds: bool) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(Refusal::OutOfPlace) }
}

/// Begins the office.
pub fn begin_office(fact: &Fact<'_>) -> Result<OfficeState, Refusal> {
    match fact.change {
        Change::OfficeBegan(it) => Ok(OfficeState { sample: it.sample }),
        _ => Err(Refusal::OutOfPlace),
    }
}

/// Begins a country. Founding data is the same on every desk, whoever writes it.
pub fn begin_country(fact: &Fact<'_>) -> Result<CountryState, Refusal> {
    match fact.change {
        Change::CountryRecorded(it) => Ok(CountryState { country: it.country, union: it.union.clone() }),
        _ => Err(Refusal::OutOfPlace),
    }
}

/// Folds a later entry of a country.
pub fn fold_country(state: &mut CountryState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::UnionChanged(it) => {
            fact.author.require(&[Duty::Administrator])?;
            state.union.clone_from(&it.union);
            Ok(())
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Begins an organisation.
pub fn begin_organisation(fact: &Fact<'_>) -> Result<OrganisationState, Refusal> {
    let Change::OrganisationRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(&[Duty::Administrator])?;
    Ok(OrganisationState {
        id: it.id.clone(),
        kind: it.kind,
        country: it.country,
        name: Field::new((it.name.clone(), it.short.clone()), fact),
        memberships: Vec::new(),
    })
}

/// Folds a later entry of an organisation.
pub fn fold_organisation(state: &mut OrganisationState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::OrganisationNamed(it) => {
            rules::may_name(state, fact.author)?;
            state.name.set((it.name.clone(), it.short.clone()), fact);
        }
        Change::MembershipBegun(it) => {
            fact.author.require(&[Duty::Administrator])?;
            rules::membership_fits(state, it.kind, &it.span)?;
            state.memberships.push(Membership { kind: it.kind, span: it.span });
        }
        Change::MembershipEnded(it) => {
            fact.author.require(&[Duty::Administrator])?;
            let found = state.memberships.iter_mut().find(|m| m.kind == it.kind && m.span.from == it.from);
            found.ok_or(Refusal::NothingToEnd)?.span.to = it.to;
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Begins a device. Its first entry is signed with the key that it names, so nobody can enrol a key for another.
pub fn begin_device(fact: &Fact<'_>) -> Result<DeviceState, Refusal> {
    let (officer, signing, sealing, approved) = match fact.change {
        Change::DeviceEnrolled(it) => {
            expect_place(it.officer == fact.author.officer && fact.mark.device != DeviceId(it.officer.0))?;
            (it.officer, it.signing, it.sealing, None)
        }
        Change::DeviceApproved(it) => {
            rules::may_let_in(it.officer, fact.author)?;
            (it.officer, it.signing, it.sealing, Some(fact.mark.clone()))
        }
        _ => return Err(Refusal::OutOfPlace),
    };
    Ok(DeviceState { officer, signing, sealing, approved, revoked: None })
}

/// Folds a later entry of a workstation: it came in after it had been let in, or was taken off. One that was taken off stays off.
pub fn fold_device(state: &mut DeviceState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::DeviceEnrolled(it) => {
            let as_approved = (it.officer, it.signing, it.sealing) == (state.officer, state.signing, state.sealing);
            expect_place(as_approved && it.officer == fact.author.officer)?;
            if state.approved.is_some() { Ok(()) } else { Err(Refusal::AlreadyRecorded) }
        }
        Change::DeviceRevoked(it) => {
            expect_place(it.officer == state.officer)?;
            rules::may_look_after(state, fact.author)?;
            if state.revoked.is_some() {
                return Err(Refusal::AlreadyRecorded);
            }
            state.revoked = Some(fact.mark.clone());
            Ok(())
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Begins an officer: recorded by itself when its desk is made, or by somebody who may.
pub fn begin_officer(fact: &Fact<'_>) -> Result<OfficerState, Refusal> {
    let Change::OfficerRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    if it.officer != fact.author.officer {
        rules::may_record_officer(&it.agency, fact.author)?;
    }
    Ok(OfficerState {
        id: it.officer,
        agency: it.agency.clone(),
        name: Field::new(it.name.clone(), fact),
        posts: Vec::new(),
        opening: (it.officer == fact.author.officer).then(|| fact.mark.clone()),
        dismissed: None,
    })
}

/// Folds a later entry of an officer.
pub fn fold_officer(state: &mut OfficerState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::OfficerNamed(it) => {
            rules::may_edit_officer(state, fact.author)?;
            state.name.set(it.name.clone(), fact);
        }
        Change::PostGranted(it) => {
            // What a desk claimed for its own officer before there was an office; the office judges it when the desk joins.
            let opens = state.opening.as_ref().is_some_and(|last| last.device == fact.mark.device && last.seq + 1 == fact.mark.seq);
            if it.before_the_office && opens && fact.author.officer == state.id {
                state.opening = Some(fact.mark.clone());
            } else {
                duties::may_grant(fact.author, it.duty, &state.agency)?;
            }
            let post = Post { duty: it.duty, span: it.span };
            rules::post_fits(state, &post)?;
            state.posts.push(post);
            // Who gets a duty again is in the office again.
            state.dismissed = None;
        }
        Change::PostEnded(it) => {
            duties::may_grant(fact.author, it.duty, &state.agency)?;
            rules::end_fits(state, it.duty, it.from, it.to)?;
            let found = state.posts.iter_mut().find(|post| post.duty == it.duty && post.span.from == it.from);
            found.ok_or(Refusal::NothingToEnd)?.span.to = it.to;
        }
        Change::OfficerDismissed(_) => {
            rules::may_dismiss(state, fact.author)?;
            let day = fact.at.office_day();
            state.posts.retain(|post| post.span.from.is_none_or(|from| from < day));
            for post in state.posts.iter_mut().filter(|post| post.span.to.is_none_or(|to| day < to)) {
                post.span.to = Some(day);
            }
            state.dismissed = Some(fact.mark.clone());
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Begins what is known of an officer, with the first contact or absence.
pub fn begin_contact(fact: &Fact<'_>) -> Result<ContactState, Refusal> {
    let officer = match fact.change {
        Change::ContactChanged(it) => it.officer.ok_or(Refusal::OutOfPlace)?,
        Change::AbsenceRecorded(it) => it.officer,
        _ => return Err(Refusal::OutOfPlace),
    };
    let mut state = ContactState {
        officer,
        email: None,
        phone: None,
        languages: BTreeSet::new(),
        skills: BTreeSet::new(),
        areas: BTreeSet::new(),
        zone: None,
        absences: Vec::new(),
    };
    fold_contact(&mut state, fact)?;
    Ok(state)
}

/// Folds a later entry of what is known of an officer.
pub fn fold_contact(state: &mut ContactState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::ContactChanged(it) => {
            set_field(&mut state.email, it.email.as_deref(), fact);
            set_field(&mut state.phone, it.phone.as_deref(), fact);
            if let Some(languages) = &it.languages {
                state.languages = languages.iter().cloned().collect();
            }
            if let Some(skills) = &it.skills {
                state.skills = skills.iter().cloned().collect();
            }
            if let Some(areas) = &it.areas {
                state.areas = areas.iter().copied().collect();
            }
            if let Some(zone) = &it.zone {
                state.zone = zone.first().cloned();
            }
        }
        Change::AbsenceRecorded(it) => {
            expect_place(it.officer == state.officer)?;
            if state.absences.iter().any(|known| known.id == it.absence) {
                return Err(Refusal::AlreadyRecorded);
            }
            state.absences.push(Absence { id: it.absence, span: it.span, deputy: it.deputy });
        }
        Change::DeputyNamed(it) => {
            state.absences.iter_mut().find(|known| known.id == it.absence).ok_or(Refusal::NothingToEnd)?.deputy = it.deputy;
        }
        Change::AbsenceWithdrawn(it) => {
            let before = state.absences.len();
            state.absences.retain(|known| known.id != it.absence);
            if state.absences.len() == before {
                return Err(Refusal::NothingToEnd);
            }
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

fn set_field(field: &mut Option<Field<Option<String>>>, new: Option<&[String]>, fact: &Fact<'_>) {
    let Some(new) = new else { return };
    let value = new.first().cloned();
    match field {
        Some(field) => field.set(value, fact),
        None => *field = Some(Field::new(value, fact)),
    }
}
