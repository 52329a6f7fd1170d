//! Names, and digests of files, that are nearly those that are asked for, among what this desk may read (DEC-1).
//!
//! Invariants
//! - Likeness is never asked of the office, which has keys and no names; it is no hit, is told to nobody, and is said to be likeness.
//! - A name that is equal is no likeness: it stands among the exact answers. One that merely sounds the same stands there too, as having something
//!   in common; which name that is, likeness alone says. The same holds of a digest.
//!
//! Every value of such a kind on the desk is looked at once for a question; how long that takes grows with values asked for times values held.

use jcat_domain::ids::{AgencyId, CaseId, ContributionId};
use jcat_domain::similarity::{ALIKE_NAMES, likeness};
use jcat_indicators::{Kind, Likeable, Nearness, SimilarityDigest, defang, likeable};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::places::ValueFound;
use crate::error::Error;
use crate::work::Read;

/// The kinds that are compared by likeness.
const KINDS: [Kind; 4] = [Kind::Person, Kind::Handle, Kind::Ssdeep, Kind::Tlsh];

/// The most values of one question that are compared by likeness: with 50,000 names on the desk that is a second.
pub(crate) const VALUES: usize = 50;

/// The most that are shown for one value, the most alike first.
const SHOWN: usize = 10;

/// How alike two values are, each kind by its own measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "by", content = "count")]
pub enum Likeness {
    /// Names and handles: hundredths, from 92 on.
    Percent(u32),
    /// ssdeep: the score, from 40 to 100.
    Score(u32),
    /// TLSH: the distance, from 70 down to 0, which is the same.
    Distance(u32),
}

/// A value that is nearly another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Similar {
    /// Its normal form.
    pub normal: String,
    /// The same so that nobody clicks on it by accident.
    pub shown: String,
    /// How alike the two are.
    pub measure: Likeness,
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

/// What a value is compared by.
enum Like {
    Name { name: Likeable, length: usize },
    File(SimilarityDigest),
}

/// A value of this desk.
struct Held {
    like: Like,
    row: Similar,
}

impl Like {
    fn of(kind: Kind, normal: &str) -> Option<Self> {
        let name = || likeable(kind, normal).map(|name| Self::Name { length: name.text.chars().count(), name });
        SimilarityDigest::of(kind, normal).map(Self::File).or_else(name)
    }

    /// How alike two values are, and a number that is greater the more they are; none where they are the same or not alike.
    fn measure(&self, other: &Self) -> Option<(f64, Likeness)> {
        match (self, other) {
            (Self::Name { name, length }, Self::Name { name: theirs, length: their_length }) => {
                // Below six tenths of the other's length no two names reach the measure, whatever their letters.
                let near = their_length.min(length) * 10 >= their_length.max(length) * 6;
                if !near || name.text == theirs.text || !theirs.may_be(name) {
                    return None;
                }
                let measure = likeness(&name.text, &theirs.text);
                (measure >= ALIKE_NAMES).then(|| (measure, Likeness::Percent(hundredths(measure))))
            }
            (Self::File(digest), Self::File(theirs)) => Some(match digest.nearness(theirs)? {
                Nearness::Score(score) => (f64::from(score), Likeness::Score(score)),
                Nearness::Distance(distance) => (-f64::from(distance), Likeness::Distance(distance)),
            }),
            _ => None,
        }
    }
}

/// Adds to values what is similar to them in the data of other cases. Gives how many values there were beyond those that are compared so.
pub(crate) fn add(read: &Read<'_>, except: CaseId, values: &mut [ValueFound]) -> Result<u32, Error> {
    let mut left = VALUES;
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
            let Some(normal) = value.normal.as_deref() else { continue };
            let Some(like) = Like::of(kind, normal) else { continue };
            value.similar = similar(&like, normal, &held);
        }
    }
    Ok(u32::try_from(beyond).unwrap_or(u32::MAX))
}

/// Gives the values of a kind that stand in data of other cases.
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
        let Some(like) = Like::of(kind, &normal) else { continue };
        let agency: String = row.get(4)?;
        let row = Similar {
            shown: defang(&normal),
            normal,
            measure: Likeness::Percent(0),
            case: CaseId(row.get::<_, Uuid>(1)?),
            label: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
            title: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            agency: AgencyId::parse(&agency).ok_or_else(|| Error::Damaged("an agency of a contribution does not read".into()))?,
            contribution: ContributionId(row.get(5)?),
        };
        held.push(Held { like, row });
    }
    Ok(held)
}

fn similar(asked: &Like, normal: &str, held: &[Held]) -> Vec<Similar> {
    let measured = held.iter().filter(|it| it.row.normal != normal).filter_map(|it| asked.measure(&it.like).map(|measure| (measure, it)));
    let mut alike: Vec<((f64, Likeness), &Held)> = measured.collect();
    alike.sort_by(|a, b| b.0.0.total_cmp(&a.0.0).then_with(|| (&a.1.row.label, &a.1.row.normal).cmp(&(&b.1.row.label, &b.1.row.normal))));
    // One spelling of one case by one agency is told once, in however many contributions it stands.
    let mut shown: Vec<Similar> = Vec::new();
    for ((_, measure), it) in alike {
        let told = |known: &Similar| known.normal == it.row.normal && known.case == it.row.case && known.agency == it.row.agency;
        if shown.len() < SHOWN && !shown.iter().any(told) {
            shown.push(Similar { measure, ..it.row.clone() });
        }
    }
    shown
}

/// Rounds down: what is no longer the same never reads as 100.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a measure lies between 0 and 1")]
fn hundredths(measure: f64) -> u32 {
    (measure * 100.0) as u32
}
