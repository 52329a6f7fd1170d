//! What entries declare, compared with their content (DEC-6): a desk of EC3 that reads an entry derives its keys, and reports to the office where
//! the header commits to others. The office cannot: it sees keys and no values; and what a header commits to is what the office took.
//!
//! Compared are the keys. Level, end and purpose are those of any word that was said of the data up to that entry: two desks of one agency may
//! mark it without knowing of each other, and whoever declares a higher level than the marking allows harms its own data alone.
//!
//! Invariants
//! - An entry is compared once, in the order of its journal; what was compared moves with the report.
//! - What was made with another version of the keys than this desk's is not compared: it would differ, and rightly.

use std::collections::BTreeSet;

use jcat_domain::change::Change;
use jcat_domain::contributions::{Indicator, KeyVersion};
use jcat_domain::deconfliction::Level;
use jcat_domain::ids::{CaseId, SubjectId};
use jcat_domain::records::Purpose;
use jcat_domain::{Audience, Duty};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::contributions::keys::{self, Keying};
use crate::desk::Desk;
use crate::error::Error;
use crate::office::{Link, Trouble};
use crate::replica::entry::{Encoding, Entry};
use crate::replica::log::{from_sql, to_sql};
use crate::work::Read;

/// So many entries are compared between two exchanges.
const AT_ONCE: u32 = 100;

/// The kinds of entries that declare data for comparison.
const KINDS: &str =
    "'contribution.indicators-added', 'contribution.marked', 'contribution.rekeyed', 'contribution.withdrawn', 'contribution.restored'";

/// Compares entries that came since the last time, and reports those whose keys are others.
pub(super) async fn compare(desk: &Desk, link: &Link) -> Result<(), Error> {
    let keying = desk.world().keying();
    for journal in desk.query(|read| due(read, keying))? {
        for position in &journal.others {
            match link.report_keys(journal.case, *position).await {
                // An office of a former version takes no reports; what is here is compared once it does.
                Err(Trouble::OfficeOlder) => return Ok(()),
                // A case that this officer left meanwhile is for others of EC3 to compare.
                other => other?,
            };
        }
        let (audience, upto) = (Audience::Case(journal.case).to_string(), to_sql(journal.upto));
        desk.opened()?.replica.write(|tx| {
            Ok(tx.execute("INSERT OR REPLACE INTO compared (audience, position) VALUES (?1, ?2)", params![audience, upto]).map(|_| ())?)
        })?;
    }
    Ok(())
}

/// What was found in the journal of a case.
struct Compared {
    case: CaseId,
    /// Up to which place it was compared.
    upto: u64,
    /// Where entries stand whose keys are others.
    others: Vec<u64>,
}

/// Compares what came since the last time, in as many journals as the share of one exchange takes.
fn due(read: &Read<'_>, keying: Keying) -> Result<Vec<Compared>, Error> {
    if !read.author()?.has(Duty::Ec3) {
        return Ok(Vec::new());
    }
    let mut statement = read.connection.prepare_cached(
        "SELECT j.audience, COALESCE(c.position, 0), j.position FROM journals j LEFT JOIN compared c ON c.audience = j.audience
         WHERE j.audience LIKE 'case/%' AND j.locked = 0 AND j.position > COALESCE(c.position, 0) ORDER BY j.audience",
    )?;
    let journals: Vec<(String, i64, i64)> = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    let (mut found, mut left) = (Vec::new(), AT_ONCE);
    for (audience, after, end) in journals {
        let Ok(Audience::Case(case)) = audience.parse() else { continue };
        if left == 0 {
            break;
        }
        let entries = declaring(read.connection, &audience, after, left)?;
        let upto = if entries.len() < usize::try_from(left).unwrap_or(usize::MAX) { end } else { entries.last().map_or(end, |(at, _)| *at) };
        left = left.saturating_sub(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        let mut others = Vec::new();
        for subject in entries.iter().map(|(_, subject)| *subject).collect::<BTreeSet<_>>() {
            others.extend(differing(read.connection, &audience, subject, keying)?.into_iter().filter(|at| *at > after && *at <= upto));
        }
        others.sort_unstable();
        found.push(Compared { case, upto: from_sql(upto), others: others.into_iter().map(from_sql).collect() });
    }
    Ok(found)
}

/// Gives the entries behind a place that may declare something: their places and subjects.
fn declaring(connection: &Connection, audience: &str, after: i64, most: u32) -> Result<Vec<(i64, SubjectId)>, Error> {
    let sql = format!("SELECT position, subject FROM entries WHERE audience = ?1 AND position > ?2 AND kind IN ({KINDS}) ORDER BY position LIMIT ?3");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![audience, after, most], |row| Ok((row.get(0)?, SubjectId(row.get::<_, Uuid>(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everything that was said of a contribution up to an entry, as far as a declaration follows from it.
#[derive(Default)]
struct Said {
    indicators: Vec<Indicator>,
    keyed: KeyVersion,
    /// The moments from which the data may not be compared any longer; 0: none.
    ends: BTreeSet<i64>,
    purpose: Option<Purpose>,
}

/// Gives the places of entries of a contribution whose header commits to other keys than those of its content.
fn differing(connection: &Connection, audience: &str, subject: SubjectId, keying: Keying) -> Result<Vec<i64>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT position, header, body FROM entries WHERE subject = ?1 AND audience = ?2 AND position IS NOT NULL ORDER BY position",
    )?;
    let mut rows = statement.query(params![subject.0, audience])?;
    let (mut said, mut found) = (Said { ends: BTreeSet::from([0]), ..Said::default() }, Vec::new());
    while let Some(row) = rows.next()? {
        let entry = Entry { header: row.get(1)?, signature: [0; 64], salt: None, body: row.get(2)? };
        let header = entry.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
        let body = entry.body.as_deref().filter(|_| header.encoding == Encoding::Clear);
        // What is of a newer version, or was erased, says nothing here; what stands behind it may follow from it.
        let Some(change) = body.and_then(|body| Change::decode(&header.kind, header.kind_version, body)) else { break };
        let own = said.take(&change);
        if let Some(digest) = header.keys
            && said.keyed == keying.version
            && !said.fits(keying, own.as_deref(), &digest)
        {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

impl Said {
    /// Takes what an entry says; gives the indicators that it brings.
    fn take(&mut self, change: &Change) -> Option<Vec<Indicator>> {
        let mut marked = |marking: &jcat_domain::marking::Marking| self.ends.insert(keys::moment(marking.keep_until));
        match change {
            Change::ContributionBegun(it) => {
                if let Some(marking) = &it.terms.marking {
                    marked(marking);
                }
                self.purpose = Some(it.terms.purpose);
            }
            Change::IndicatorsAdded(it) => {
                self.keyed = it.keyed.unwrap_or_default();
                self.indicators.extend(it.indicators.iter().cloned());
                return Some(it.indicators.clone());
            }
            Change::ContributionMarked(it) => {
                marked(&it.marking);
                self.keyed = it.keyed.unwrap_or(self.keyed);
            }
            Change::ContributionRekeyed(it) => self.keyed = it.keyed,
            _ => {}
        }
        None
    }

    /// Says whether a digest is that of a declaration of these keys: of those that the entry brings, or, where it brings none, of all that there
    /// are or of none, as it says the level anew.
    fn fits(&self, keying: Keying, own: Option<&[Indicator]>, digest: &[u8; 32]) -> bool {
        let declared = match own {
            Some(own) => vec![keys::items(keying, self.indicators.len() - own.len(), own)],
            None => vec![Vec::new(), keys::items(keying, 0, &self.indicators)],
        };
        let Some(purpose) = self.purpose else { return true };
        let levels = || Level::ALL.iter().copied().map(Some).chain([None]);
        declared.iter().any(|items| {
            let of = |level, ends| keys::digest(&[keys::head(level, ends, purpose), items.clone()].concat()) == *digest;
            self.ends.iter().any(|ends| levels().any(|level| of(level, *ends)))
        })
    }
}
