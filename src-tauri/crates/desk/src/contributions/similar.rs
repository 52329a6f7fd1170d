//! Names that are nearly those that are asked for, among what this desk may read (DEC-1).
//!
//! Invariants
//! - Likeness is never asked of the office, which has keys and no names; it is no hit, is told to nobody, and is said to be likeness.
//! - A name that is equal is no likeness: it stands among the exact answers. One that merely sounds the same stands there too, as having something
//!   in common; which name that is, likeness alone says.
//!
//! Every name of the desk is looked at once for a question; how long that takes grows with names asked for times names held.

use jcat_domain::ids::{AgencyId, CaseId, ContributionId};
use jcat_domain::similarity::{ALIKE_NAMES, likeness};
use jcat_indicators::{Kind, Likeable, defang, likeable};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::places::ValueFound;
use crate::error::Error;
use crate::work::Read;

/// The kinds that are compared by likeness.
const KINDS: [Kind; 2] = [Kind::Person, Kind::Handle];

/// The most names of one question that are compared by likeness: with 50,000 names on the desk that is a second.
pub(crate) const NAMES: usize = 50;

/// The most that are shown for one name, the most alike first.
const SHOWN: usize = 10;

/// A name that is nearly another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Similar {
    /// Its normal form.
    pub normal: String,
    /// The same so that nobody clicks on it by accident.
    pub shown: String,
    /// How alike the two are, in hundredths, from 92 on.
    pub percent: u32,
    /// The case that has it.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Whose data they are.
    pub agency: AgencyId,
    /// The contribution.
    pub contribution: ContributionId,
}

/// A name of this desk.
struct Held {
    like: Likeable,
    length: usize,
    row: Similar,
}

/// Adds to values what is similar to them in the data of other cases. Gives how many names there were beyond those that are compared so.
pub(crate) fn add(read: &Read<'_>, except: CaseId, values: &mut [ValueFound]) -> Result<u32, Error> {
    let mut left = NAMES;
    let mut beyond = 0;
    for kind in KINDS {
        let mut asked: Vec<&mut ValueFound> = values.iter_mut().filter(|it| it.kind == kind.label() && it.normal.is_some()).collect();
        beyond += asked.len().saturating_sub(left);
        asked.truncate(left);
        left -= asked.len();
        if asked.is_empty() {
            continue;
        }
        let held = held(read, kind, except)?;
        for value in asked {
            let Some(like) = value.normal.as_deref().and_then(|normal| likeable(kind, normal)) else { continue };
            value.similar = similar(&like, &held);
        }
    }
    Ok(u32::try_from(beyond).unwrap_or(u32::MAX))
}

/// Gives the names of a kind that stand in data of other cases.
fn held(read: &Read<'_>, kind: Kind, except: CaseId) -> Result<Vec<Held>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT i.normal, c.case_id, cases.label, cases.title, c.agency, c.id
         FROM contribution_kinds k JOIN contributions c ON c.id = k.contribution
         JOIN indicators i ON i.contribution = k.contribution AND i.kind = k.kind
         LEFT JOIN cases ON cases.id = c.case_id
         WHERE k.kind = ?1 AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?2) AND c.case_id <> ?3
         ORDER BY c.case_id, c.id, i.n",
    )?;
    let mut rows = statement.query(params![kind.label(), read.today().to_string(), except.0])?;
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        let normal: String = row.get(0)?;
        let Some(like) = likeable(kind, &normal) else { continue };
        let agency: String = row.get(4)?;
        let row = Similar {
            shown: defang(&normal),
            normal,
            percent: 0,
            case: CaseId(row.get::<_, Uuid>(1)?),
            label: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
            title: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            agency: AgencyId::parse(&agency).ok_or_else(|| Error::Damaged("an agency of a contribution does not read".into()))?,
            contribution: ContributionId(row.get(5)?),
        };
        held.push(Held { length: like.text.chars().count(), like, row });
    }
    Ok(held)
}

fn similar(asked: &Likeable, held: &[Held]) -> Vec<Similar> {
    let length = asked.text.chars().count();
    let measured = held.iter().filter_map(|it| {
        // Below six tenths of the other's length no two names reach the measure, whatever their letters.
        let near = it.length.min(length) * 10 >= it.length.max(length) * 6;
        if !near || it.like.text == asked.text || !it.like.may_be(asked) {
            return None;
        }
        let measure = likeness(&asked.text, &it.like.text);
        (measure >= ALIKE_NAMES).then_some((measure, it))
    });
    let mut alike: Vec<(f64, &Held)> = measured.collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (&a.1.row.label, &a.1.row.normal).cmp(&(&b.1.row.label, &b.1.row.normal))));
    // One spelling of one case by one agency is told once, in however many contributions it stands.
    let mut shown: Vec<Similar> = Vec::new();
    for (measure, it) in alike {
        let told = |known: &Similar| known.normal == it.row.normal && known.case == it.row.case && known.agency == it.row.agency;
        if shown.len() < SHOWN && !shown.iter().any(told) {
            shown.push(Similar { percent: hundredths(measure), ..it.row.clone() });
        }
    }
    shown
}

/// Rounds down: what is no longer the same never reads as 100.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a measure lies between 0 and 1")]
fn hundredths(measure: f64) -> u32 {
    (measure * 100.0) as u32
}
