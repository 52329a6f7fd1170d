//! Who takes part in a case, and which countries it is linked to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decided;
use crate::cases::{AgencyJoined, AgencyLeft, CaseState, CountryLinked, CountryUnlinked, LinkKind, OfficerJoined, OfficerLeft};
use crate::change::Change;
use crate::duties::Author;
use crate::ids::{AgencyId, CaseId, OfficerId};
use crate::roster::Roster;
use crate::{Country, Day, Refusal};

/// Lets an agency take part in a case, or ends it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CaseAgency {
    /// The case.
    pub case: CaseId,
    /// The agency.
    pub agency: AgencyId,
}

/// Puts an officer on a case, or takes one off it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CaseOfficer {
    /// The case.
    pub case: CaseId,
    /// The officer.
    pub officer: OfficerId,
}

/// Links a case to a country, or ends the link (ATT-0).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CaseCountry {
    /// The case.
    pub case: CaseId,
    /// The country.
    pub country: Country,
    /// What links it.
    pub kind: LinkKind,
    /// The first day, or the day on which it no longer holds.
    pub on: Day,
}

/// Lets an agency take part.
pub fn join_agency(state: &CaseState, roster: &Roster, agency: &AgencyId, who: &Author) -> Result<Change, Refusal> {
    if !roster.organisations.contains_key(agency) {
        return Err(Refusal::UnknownAgency { agency: agency.clone() });
    }
    decided(state, Change::AgencyJoined(AgencyJoined { agency: agency.clone() }), who)
}

/// Ends an agency's part.
pub fn leave_agency(state: &CaseState, agency: &AgencyId, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::AgencyLeft(AgencyLeft { agency: agency.clone() }), who)
}

/// Puts an officer on the case. The officer's agency must take part.
pub fn join_officer(state: &CaseState, roster: &Roster, officer: OfficerId, who: &Author) -> Result<Change, Refusal> {
    let found = roster.officers.get(&officer).ok_or(Refusal::UnknownOfficer)?;
    let hosted = roster.is_of_the_union(&found.agency);
    if !hosted && !state.agencies.contains(&found.agency) {
        return Err(Refusal::NotOfAgency { agency: found.agency.clone() });
    }
    decided(state, Change::OfficerJoined(OfficerJoined { officer }), who)
}

/// Takes an officer off the case.
pub fn leave_officer(state: &CaseState, officer: OfficerId, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::OfficerLeft(OfficerLeft { officer }), who)
}

/// Links the case to a country.
pub fn link_country(state: &CaseState, request: &CaseCountry, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::CountryLinked(CountryLinked { country: request.country, kind: request.kind, from: request.on }), who)
}

/// Ends a link to a country.
pub fn unlink_country(state: &CaseState, request: &CaseCountry, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::CountryUnlinked(CountryUnlinked { country: request.country, kind: request.kind, to: request.on }), who)
}
