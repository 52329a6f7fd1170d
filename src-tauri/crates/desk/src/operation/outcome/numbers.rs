//! Everybody's numbers as they are now, read once: of each agency, and of all that count.

use std::collections::BTreeMap;

use jcat_domain::cases::CaseState;
use jcat_domain::counters::{self, Bound, Figure, Quantity, Total};
use jcat_domain::ids::AgencyId;
use jcat_domain::outcome::{Numbers, NumbersDigest, OutcomeState, waivers};
use jcat_domain::{Country, Instant};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::operation::counters::tlp_at;
use crate::replica::operation_rows::kind_at;
use crate::work::Read;

/// An agency's numbers.
pub(super) struct OfAgency {
    pub(super) digest: NumbersDigest,
    pub(super) totals: Vec<Total>,
}

/// The numbers of every agency that is asked.
pub(super) type OfAgencies = BTreeMap<AgencyId, OfAgency>;

/// Reads the numbers of every agency that is asked: those of a country that take part, and whoever counted.
pub(super) fn of_agencies(read: &Read<'_>, case: &CaseState) -> Result<OfAgencies, Error> {
    let roster = read.roster()?;
    let asked = case.agencies.iter().filter(|agency| roster.organisations.get(agency).is_some_and(|it| it.country.is_some()));
    let mut all: BTreeMap<AgencyId, (Sha256, Vec<Figure>)> = asked.map(|agency| (agency.clone(), Default::default())).collect();
    let mut statement = read.connection.prepare_cached(
        "SELECT agency, id, kind, country, unit, whole, nano, atto, at_least, tlp_rank FROM counters WHERE case_id = ?1 AND counts = 1 ORDER BY agency, id",
    )?;
    let mut rows = statement.query([case.id.0])?;
    while let Some(row) = rows.next()? {
        let agency: String = row.get(0)?;
        let agency = AgencyId::parse(&agency).ok_or_else(|| Error::Damaged("a derived row does not read".into()))?;
        let (digest, figures) = all.entry(agency).or_default();
        let id: uuid::Uuid = row.get(1)?;
        let (country, unit): (String, String) = (row.get(3)?, row.get(4)?);
        let parts: [i64; 3] = [row.get(5)?, row.get(6)?, row.get(7)?];
        let (kind, at_least, tlp) = (row.get::<_, i64>(2)?, row.get::<_, bool>(8)?, tlp_at(row.get(9)?));
        digest.update(id.as_bytes());
        digest.update(format!("{kind}|{country}|{unit}|{parts:?}|{at_least}|{tlp}\n"));
        figures.push(Figure {
            country: Country::parse(&country),
            kind: kind_at(kind)?,
            quantity: Quantity::of_parts(parts),
            unit: (!unit.is_empty()).then_some(unit),
            bound: if at_least { Bound::AtLeast } else { Bound::Exactly },
            at: Instant::default(),
            reference: None,
            tlp,
        });
    }
    let finish = |(agency, (digest, figures)): (AgencyId, (Sha256, Vec<Figure>))| {
        let digest = NumbersDigest(data_encoding::HEXLOWER.encode(&digest.finalize()));
        (agency, OfAgency { digest, totals: counters::totals(&figures) })
    };
    Ok(all.into_iter().map(finish).collect())
}

/// Gives what counts of them: without the numbers of agencies that were left out.
pub(super) fn counted(state: Option<&OutcomeState>, all: &OfAgencies) -> Numbers {
    let agencies: BTreeMap<AgencyId, NumbersDigest> = all.iter().map(|(agency, its)| (agency.clone(), its.digest.clone())).collect();
    let left_out = state.map(|state| waivers::left_out(state, &agencies)).unwrap_or_default();
    let count: Vec<(&AgencyId, &OfAgency)> = all.iter().filter(|(agency, _)| !left_out.contains(*agency)).collect();
    let digest = digest_of_all(&count);
    let totals = counters::sum(count.iter().flat_map(|(_, its)| &its.totals));
    Numbers { agencies, digest, totals }
}

/// The digest of all that count: of each agency's, in order. Who has none changes nothing by coming or going.
fn digest_of_all(count: &[(&AgencyId, &OfAgency)]) -> NumbersDigest {
    let mut all = Sha256::new();
    count.iter().filter(|(_, its)| !its.totals.is_empty()).for_each(|(agency, its)| all.update(format!("{agency} {}\n", its.digest.0)));
    NumbersDigest(data_encoding::HEXLOWER.encode(&all.finalize()))
}
