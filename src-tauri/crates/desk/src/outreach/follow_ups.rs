//! What came in after an event: contributions from the countries that it reached, within six months, and those that somebody says came from it.
//!
//! That one came after the other proves nothing, and the screen says so. Data of a case count on the desks of those who read it and on no other.

use std::collections::BTreeSet;

use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, OfferId};
use jcat_domain::offers::OfferState;
use jcat_domain::outreach::OutreachState;
use jcat_domain::{Country, Day, Instant};
use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::contributions;
use crate::error::Error;
use crate::replica::read;
use crate::work::Read;

/// The most data of cases that are shown. All are counted.
const SHOWN: u32 = 50;

/// What came in after an event.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct FollowUps {
    /// The days that are looked at, the last one included; none where no day is on record, or it was not held.
    pub days: Option<(Day, Day)>,
    /// The countries that it reached, as far as they are named.
    pub countries: Vec<Country>,
    /// How many came from these in that time: contributions from outside.
    pub offers: u32,
    /// How many came from these in that time: data of cases that who asks reads.
    pub data: u32,
    /// How many are said to come from it.
    pub traced: u32,
    /// Contributions from outside, by day, then the newest data of cases.
    pub rows: Vec<CameSince>,
}

/// Something that came in after an event.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CameSince {
    /// The contribution from outside; none for data of a case.
    pub offer: Option<OfferId>,
    /// The data of a case; none for a contribution from outside.
    pub data: Option<ContributionId>,
    /// The case that it is for, or of.
    pub case: Option<CaseId>,
    /// Its number, or that of the case.
    pub label: String,
    /// What it is.
    pub what: String,
    /// Who gave it.
    pub from: String,
    /// Their country.
    pub country: Option<Country>,
    /// The day.
    pub on: Day,
    /// Whether somebody says that it came from the event.
    pub traced: bool,
}

/// Gives what came in after an event.
pub(super) fn of(read: &Read<'_>, state: &OutreachState) -> Result<FollowUps, Error> {
    let reached = state.reached();
    let days = state.facts.value.days.followed().filter(|_| state.was_held(read.today()));
    let mut found = FollowUps { days, countries: reached.iter().copied().collect(), ..FollowUps::default() };
    offers(read, state, &reached, &mut found)?;
    if let Some(days) = days {
        data(read, &reached, days, &mut found)?;
    }
    Ok(found)
}

fn offers(read: &Read<'_>, event: &OutreachState, reached: &BTreeSet<Country>, found: &mut FollowUps) -> Result<(), Error> {
    let within = |it: &OfferState| {
        let facts = &it.facts.value;
        let country = facts.offerer.country.is_some_and(|country| reached.contains(&country));
        country && found.days.is_some_and(|(from, last)| from <= facts.on && facts.on <= last)
    };
    let all = read::all(read.connection, "offer")?.into_iter();
    let all = all.filter_map(|state| if let State::Offer(it) = state { Some(it) } else { None });
    let mut its: Vec<(OfferState, bool)> = all.map(|it| (within(&it), it)).map(|(within, it)| (it, within)).collect();
    its.retain(|(it, within)| *within || it.from_outreach() == Some(event.id));
    its.sort_by_key(|(it, _)| (it.facts.value.on, it.number, it.id));
    for (offer, within) in its {
        let facts = &offer.facts.value;
        let traced = offer.from_outreach() == Some(event.id);
        found.offers += u32::from(within);
        found.traced += u32::from(traced);
        found.rows.push(CameSince {
            offer: Some(offer.id),
            data: None,
            case: offer.case(),
            label: offer.label(),
            what: facts.offered.clone(),
            from: facts.offerer.name.clone(),
            country: facts.offerer.country,
            on: facts.on,
            traced,
        });
    }
    Ok(())
}

fn data(read: &Read<'_>, reached: &BTreeSet<Country>, (from, last): (Day, Day), found: &mut FollowUps) -> Result<(), Error> {
    let organisations = &read.roster()?.organisations;
    let of_reached = organisations.values().filter(|it| it.country.is_some_and(|country| reached.contains(&country)));
    let agencies: Vec<&str> = of_reached.map(|it| it.id.as_str()).collect();
    let agencies = serde_json::to_string(&agencies).map_err(|_| Error::Internal("writing a list of agencies"))?;
    let asked = params![agencies, from.begins().0, last.plus(1).begins().0];
    let which = "FROM contributions c JOIN cases k ON k.id = c.case_id
                 WHERE c.withdrawn = 0 AND c.at >= ?2 AND c.at < ?3 AND c.agency IN (SELECT value FROM json_each(?1))";
    found.data = read.connection.prepare_cached(&format!("SELECT count(*) {which}"))?.query_row(asked, |row| row.get(0))?;
    let sql = format!("SELECT c.id, c.case_id, k.label, c.agency, c.at {which} ORDER BY c.at DESC, c.id LIMIT {SHOWN}");
    let mut statement = read.connection.prepare_cached(&sql)?;
    let rows: Vec<(Uuid, Uuid, String, String, i64)> =
        statement.query_map(asked, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?.collect::<Result<_, _>>()?;
    for (id, case, label, agency, at) in rows {
        let organisation = AgencyId::parse(&agency).and_then(|id| organisations.get(&id));
        found.rows.push(CameSince {
            offer: None,
            data: Some(ContributionId(id)),
            case: Some(CaseId(case)),
            label,
            what: contributions::head(read.connection, ContributionId(id))?.terms.name,
            from: agency.to_uppercase(),
            country: organisation.and_then(|it| it.country),
            on: Instant(at).office_day(),
            traced: false,
        });
    }
    Ok(())
}
