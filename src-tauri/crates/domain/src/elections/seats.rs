//! Seats on the Board: one for each participating agency, and what their votes weigh (elections, 4.2 and 4.3).

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule_set::{Combination, ElectoralUnit, RuleSet};
use crate::duties::{Author, Duty};
use crate::ids::{AgencyId, OfficerId};
use crate::roster::{MembershipKind, OrganisationState, Roster};
use crate::{Country, Day, Refusal, Span};

/// A seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Seat {
    /// The agency, or the first of those that vote together: what names the seat.
    #[n(0)]
    pub agency: AgencyId,
    /// The others that vote with it.
    #[n(1)]
    pub with: Vec<AgencyId>,
    /// The country; none for a body of the Union.
    #[n(2)]
    pub country: Option<Country>,
    /// Whether the country is in the Union.
    #[n(3)]
    pub union: bool,
    /// Since when it has been a member; none where that is not on record.
    #[n(4)]
    pub since: Option<Day>,
    /// What its vote weighs; nothing where it sits without a vote.
    #[n(5)]
    #[ts(type = "number")]
    pub weight: u64,
}

impl Seat {
    /// Says whether the agency sits here.
    pub fn holds(&self, agency: &AgencyId) -> bool {
        self.agency == *agency || self.with.contains(agency)
    }

    /// Says whether it has a vote.
    pub const fn votes(&self) -> bool {
        self.weight > 0
    }
}

/// Somebody who sits for an agency, for a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sitting {
    /// The officer.
    pub officer: OfficerId,
    /// As representative or as alternate.
    pub duty: Duty,
    /// From when to when.
    pub span: Span,
}

/// Gives who sits for an agency, over time: representatives, then alternates, each by their terms.
pub fn people(roster: &Roster, agency: &AgencyId) -> Vec<Sitting> {
    let mut found: Vec<Sitting> = roster
        .officers
        .values()
        .filter(|officer| officer.agency == *agency)
        .flat_map(|officer| officer.posts.iter().map(move |post| Sitting { officer: officer.id, duty: post.duty, span: post.span }))
        .filter(|sitting| matches!(sitting.duty, Duty::Representative | Duty::Alternate))
        .collect();
    found.sort_by_key(|it| (it.duty, it.span.from, it.span.to, it.officer));
    found
}

/// Requires somebody who votes for an agency: its representative or, where the rules have them, an alternate.
pub fn may_vote_for(rules: &RuleSet, agency: &AgencyId, who: &Author) -> Result<(), Refusal> {
    who.require_of(agency)?;
    if rules.alternates { who.require(&[Duty::Representative, Duty::Alternate]) } else { who.require(&[Duty::Representative]) }
}

/// Gives the seats of a day, those with a vote first, each group by key.
pub fn seats(roster: &Roster, rules: &RuleSet, day: Day) -> Result<Vec<Seat>, Refusal> {
    let silent: BTreeSet<&AgencyId> = rules.non_voting_seats.iter().collect();
    let mut groups: BTreeMap<Result<Country, &AgencyId>, Vec<&OrganisationState>> = BTreeMap::new();
    for it in roster.members(day).filter(|it| !silent.contains(&it.id)) {
        groups.entry(it.country.ok_or(&it.id)).or_default().push(it);
    }
    let mut shared = Vec::new();
    for (of, agencies) in groups {
        shared.push(share(roster, rules, of.ok(), agencies, day)?);
    }
    // Shares become whole numbers: all are multiplied by what the smallest of them need.
    let scale = shared.iter().fold(1, |scale, (_, part, of)| lcm(scale, of / gcd(*part, *of)));
    let mut found: Vec<Seat> =
        shared.into_iter().flat_map(|(seats, part, of)| seats.into_iter().map(move |seat| Seat { weight: part * scale / of, ..seat })).collect();
    found.sort_by(|a, b| a.agency.cmp(&b.agency));
    let mut watching: Vec<Seat> = silent
        .into_iter()
        .filter_map(|agency| roster.organisations.get(agency))
        .filter(|it| it.memberships.iter().any(|membership| membership.span.holds(day)))
        .map(|it| seat(roster, it, day))
        .collect();
    watching.sort_by(|a, b| a.agency.cmp(&b.agency));
    found.append(&mut watching);
    Ok(found)
}

/// Gives the seats of one country with the part of a vote that each has, as a fraction.
fn share(
    roster: &Roster,
    rules: &RuleSet,
    country: Option<Country>,
    agencies: Vec<&OrganisationState>,
    day: Day,
) -> Result<(Vec<Seat>, u64, u64), Refusal> {
    let mut seats: Vec<Seat> = agencies.iter().map(|it| seat(roster, it, day)).collect();
    let several = seats.len() > 1;
    let combination = rules.country_vote_combination.filter(|_| rules.electoral_unit == ElectoralUnit::Country && several);
    match combination {
        Some(Combination::JointAgreed) => {
            let since = seats.iter().map(|it| it.since).min().flatten();
            let mut agencies = seats.into_iter();
            let first = agencies.next().into_iter().next();
            let with = agencies.map(|it| it.agency).collect();
            seats = first.map(|first| Seat { with, since, ..first }).into_iter().collect();
        }
        Some(Combination::DesignatedAgency) => {
            let designated = country.and_then(|it| rules.designated_agencies.get(&it));
            seats.retain(|it| Some(&it.agency) == designated);
            if let (true, Some(country)) = (seats.is_empty(), country) {
                return Err(Refusal::NobodyDesignated { country });
            }
        }
        Some(Combination::SplitHalf | Combination::OneEach) | None => {}
    }
    let of = seats.len() as u64;
    let whole = if combination == Some(Combination::SplitHalf) { 1 } else { of };
    let total = whole.min(rules.cap_per_country.map_or(u64::MAX, u64::from));
    Ok((seats, total, of.max(1)))
}

fn seat(roster: &Roster, it: &OrganisationState, day: Day) -> Seat {
    let membership = it.memberships.iter().find(|membership| membership.kind == MembershipKind::Member && membership.span.holds(day));
    Seat {
        agency: it.id.clone(),
        with: Vec::new(),
        country: it.country,
        union: it.country.is_some_and(|country| roster.is_in_union(country, day)),
        since: membership.and_then(|membership| membership.span.from),
        weight: 0,
    }
}

const fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

const fn lcm(a: u64, b: u64) -> u64 {
    a / gcd(a, b) * b
}
