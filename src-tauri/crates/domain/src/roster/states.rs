//! What the changes of the roster add up to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MembershipKind, OrganisationKind};
use crate::cases::CrimeArea;
use crate::duties::{Post, Standing};
use crate::field::Field;
use crate::fold::Mark;
use crate::ids::{AbsenceId, AgencyId, EntryId, OfficerId};
use crate::{Country, Day, Instant, Span};

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
    /// Duties that were proposed and wait for a second person.
    #[serde(default)]
    pub proposed: Vec<Proposed>,
    /// The last entry of the unbroken run with which the officer's own desk began: where claims from before the office stand.
    pub opening: Option<Mark>,
    /// The entry that dismissed the officer from the office; none for one who is in it, or was taken in again.
    #[serde(default)]
    pub dismissed: Option<Mark>,
}

/// A duty that waits for a second person (AUT-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The entry that proposed it.
    pub id: EntryId,
    /// The duty and its term.
    pub post: Post,
    /// Who proposed it.
    pub by: OfficerId,
    /// Of which agency that was.
    pub agency: AgencyId,
    /// When.
    pub at: Instant,
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

    /// Says whether the organisation is a body of the Union, which hosts the taskforce or serves it, and so may have part in any case. A guest has
    /// no country either, where it is a company, and has part in its one case alone.
    pub fn is_of_the_union(&self, agency: &AgencyId) -> bool {
        self.organisations.get(agency).is_some_and(|it| it.kind == OrganisationKind::EuBody)
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
