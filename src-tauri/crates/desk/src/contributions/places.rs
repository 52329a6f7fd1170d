//! Where else on this desk a value is (DEC-10): over what the replica holds, which is what its officer may read.

use jcat_domain::ids::{AgencyId, CaseId, ContributionId};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::keys::{self, Compared};
use super::similar::Similar;
use super::{LOOKED_AT, ValueGiven};
use crate::error::Error;
use crate::indicators::warning;
use crate::work::Read;
use jcat_domain::Refusal;

/// The most cases that are listed for one value: what is in more is over-common and tells little.
pub(crate) const COMMON: usize = 200;

/// Asks where on this desk values are.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WhereElse {
    /// The case they are looked at for: its own data are left out.
    #[serde(default)]
    #[ts(optional)]
    pub case: Option<CaseId>,
    /// The values.
    pub values: Vec<ValueGiven>,
}

/// Where on this desk a value is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ValueFound {
    /// The label of its kind.
    pub kind: String,
    /// Its normal form; none where it was refused.
    pub normal: Option<String>,
    /// Why it was refused, as a sentence.
    pub refused: Option<String>,
    /// Where, in characters from the start of the value.
    pub at: Option<u32>,
    /// Where it is.
    pub places: Vec<Place>,
    /// Whether it is in more cases than are listed.
    pub common: bool,
    /// What the warning list that it is on says of it.
    #[serde(default)]
    pub warning: Option<String>,
    /// What is similar to it among what this desk may read, where that was asked for: no hit.
    #[serde(default)]
    pub similar: Vec<Similar>,
}

/// A place where a value is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Place {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Whose data they are.
    pub agency: AgencyId,
    /// The contribution.
    pub contribution: ContributionId,
    /// Which indicator of it.
    pub n: u32,
    /// Whether it is the same thing, or has something in common with it.
    pub same: bool,
}

/// Gives where on this desk values are.
pub(crate) fn where_else(read: &Read<'_>, request: WhereElse) -> Result<Vec<ValueFound>, Error> {
    let found = request.values.len();
    if found > LOOKED_AT {
        return Err(Refusal::TooMany { limit: LOOKED_AT, found }.into());
    }
    let context = keys::context(read.connection, read.author()?.agency.as_ref())?;
    let look = |value: &ValueGiven| {
        Ok(match keys::read(&value.kind, &value.given, &context) {
            Ok(normal) => {
                let places = places(read, &keys::keys_of(normal.kind.label(), &normal.text), request.case)?;
                let warning = warning(normal.kind.label(), &normal.text, read.words);
                ValueFound {
                    kind: normal.kind.label().to_owned(),
                    normal: Some(normal.text),
                    refused: None,
                    at: None,
                    warning,
                    similar: Vec::new(),
                    common: places.len() > COMMON,
                    places: places.into_iter().take(COMMON).collect(),
                }
            }
            Err(fault) => ValueFound {
                kind: value.kind.chars().take(20).collect(),
                normal: None,
                refused: Some(read.words.say(&format!("indicator-fault-{}", fault.code))),
                at: fault.at.and_then(|at| u32::try_from(at).ok()),
                places: Vec::new(),
                common: false,
                warning: None,
                similar: Vec::new(),
            },
        })
    };
    request.values.iter().map(look).collect()
}

/// Gives where keys are found in data that stand: one place for each case and agency, the same thing before what is merely alike.
/// One more than are shown, where there are more.
pub(crate) fn places(read: &Read<'_>, mine: &[Compared], except: Option<CaseId>) -> Result<Vec<Place>, Error> {
    let mut found: Vec<Place> = Vec::new();
    let mut statement = read.connection.prepare_cached(
        "SELECT k.strength, k.contribution, k.n, c.case_id, c.agency, cases.label, cases.title
         FROM keys k JOIN contributions c ON c.id = k.contribution LEFT JOIN cases ON cases.id = c.case_id
         WHERE k.key = ?1 AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?2) AND c.case_id IS NOT ?3
         ORDER BY c.case_id, c.agency LIMIT ?4",
    )?;
    let (today, most) = (read.today().to_string(), i64::try_from(COMMON + 1).unwrap_or(i64::MAX));
    for compared in mine {
        let mut rows = statement.query(params![compared.short(), today, except.map(|case| case.0), most])?;
        while let Some(row) = rows.next()? {
            let theirs: u8 = row.get(0)?;
            if !Compared::meets(compared.strength(), theirs) {
                continue;
            }
            let agency: String = row.get(4)?;
            let place = Place {
                case: CaseId(row.get::<_, Uuid>(3)?),
                label: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
                title: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
                agency: AgencyId::parse(&agency).ok_or_else(|| Error::Damaged("an agency of a contribution does not read".into()))?,
                contribution: ContributionId(row.get(1)?),
                n: row.get(2)?,
                same: compared.strength() == 0 && theirs & 3 == 0,
            };
            match found.iter_mut().find(|known| known.case == place.case && known.agency == place.agency) {
                Some(known) if place.same && !known.same => *known = place,
                Some(_) => {}
                None => found.push(place),
            }
        }
    }
    found.sort_by(|a, b| b.same.cmp(&a.same).then_with(|| a.label.cmp(&b.label)).then_with(|| a.agency.cmp(&b.agency)));
    found.truncate(COMMON + 1);
    Ok(found)
}
