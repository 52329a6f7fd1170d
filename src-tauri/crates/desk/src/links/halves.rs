//! Links between cases, of which each case holds one half.
//!
//! Both halves carry the same sealed words and half of what opens them; the number that they share is chance. A desk that reads one of
//! the two cases holds something of which it learns nothing, and shows and counts nothing; one that reads both opens it. So the journal
//! of a case never names another case to those who may not know of it, and neither does the office's list of journals.

use jcat_domain::ids::{AgencyId, CaseId, LinkId};
use jcat_domain::links::{self as rules, CaseLinkFacts, CaseRelation, CasesLinked, LinkSays, LinkState, WithdrawLink};
use jcat_domain::marking::Marking;
use jcat_domain::{Day, Instant};
use rusqlite::{Connection, params};
use serde::Serialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;
use x25519_dalek::{PublicKey, StaticSecret};

use crate::error::Error;
use crate::hits::asking::name_of;
use crate::joining::settings_of;
use crate::keys;
use crate::work::{May, Read, Work};

const SEALS: &[u8] = b"jcat-desk linked cases v1\0";

/// The most links to other cases that are shown.
const SHOWN: usize = 200;

/// A link between this case and another that the reader reads too.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseLinkRow {
    /// This case's half.
    pub id: LinkId,
    /// The other case.
    pub other: CaseId,
    /// Its number.
    pub label: String,
    /// Its title; none where it is not known here.
    pub title: Option<String>,
    /// What the first is to the second.
    pub relation: CaseRelation,
    /// Whether this case is the first of the two.
    pub outward: bool,
    /// The first day on which it is known to hold.
    pub since: Option<Day>,
    /// The last one.
    pub until: Option<Day>,
    /// How it may be used.
    pub marking: Marking,
    /// How it is known.
    pub evidence: String,
    /// Whose word it is.
    pub agency: AgencyId,
    /// Who said so.
    pub by_name: String,
    /// When.
    pub at: Instant,
    /// Whether who asks may take it back.
    pub withdraw: May,
}

/// Says whether this desk reads a case: it holds something of its journal, and the office still lists that for it. A desk that has no
/// office reads what it has.
pub(crate) fn reads(connection: &Connection, case: CaseId) -> Result<bool, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT (SELECT locked FROM journals WHERE audience = 'case/' || ?1), EXISTS (SELECT 1 FROM entries WHERE audience = 'case/' || ?1)",
    )?;
    let (locked, holds): (Option<bool>, bool) = statement.query_row([case.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(match locked {
        Some(locked) => !locked,
        None => holds || settings_of(connection)?.is_none(),
    })
}

/// Makes the two halves of a link.
pub(crate) fn make(work: &Work<'_>, facts: &CaseLinkFacts) -> Result<(CasesLinked, CasesLinked), Error> {
    let mut pair = [0; 16];
    work.world.fill(&mut pair)?;
    let mut shares = [[0; 32]; 2];
    for share in &mut shares {
        work.world.fill(share)?;
    }
    let [own, other] = shares;
    let content = minicbor::to_vec(facts).map_err(|_| Error::Internal("writing a link between cases"))?;
    let public = PublicKey::from(&secret(&own, &other)).to_bytes();
    let sealed = keys::seal(&content, &[public], &pair, work.world)?;
    let half =
        |case: CaseId, share: [u8; 32]| Ok::<_, Error>(CasesLinked { link: LinkId(work.make_id()?), case, pair, share, sealed: sealed.clone() });
    Ok((half(facts.from, own)?, half(facts.to, other)?))
}

/// What both shares make, in either order.
fn secret(a: &[u8; 32], b: &[u8; 32]) -> StaticSecret {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    StaticSecret::from(<[u8; 32]>::from(Sha256::new().chain_update(SEALS).chain_update(first).chain_update(second).finalize()))
}

/// Gives the other half of a link, where this desk holds it: of another case that it reads.
pub(crate) fn other_of(connection: &Connection, half: &LinkState) -> Result<Option<LinkState>, Error> {
    let LinkSays::Half { pair, .. } = &half.says else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT head FROM case_halves WHERE pair = ?1 AND case_id <> ?2 ORDER BY id")?;
    let mut rows = statement.query(params![pair, half.case.0])?;
    while let Some(row) = rows.next()? {
        let other = read_link(row.get_ref(0)?.as_str().unwrap_or_default())?;
        if reads(connection, other.case)? {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

pub(crate) fn read_link(text: &str) -> Result<LinkState, Error> {
    serde_json::from_str(text).map_err(|_| Error::Damaged("what is said of a link does not read".into()))
}

/// Opens what two halves say; none where they do not belong together.
fn open(a: &LinkState, b: &LinkState) -> Option<CaseLinkFacts> {
    let (LinkSays::Half { pair, share, sealed }, LinkSays::Half { pair: same, share: other, .. }) = (&a.says, &b.says) else { return None };
    let content = keys::open_sealed(sealed, &secret(share, other), pair).filter(|_| pair == same)?;
    let facts: CaseLinkFacts = minicbor::decode(&content).ok()?;
    // Whoever wrote them may have written anything: they say it of the two cases they stand in, or they say nothing.
    let both = [(a.case, b.case), (b.case, a.case)];
    both.contains(&(facts.from, facts.to)).then_some(facts)
}

/// Gives what a half says, where this desk reads the other case too and nobody took it back.
pub(crate) fn facts_of(connection: &Connection, half: &LinkState) -> Result<Option<CaseLinkFacts>, Error> {
    let other = other_of(connection, half)?.filter(|other| half.withdrawn.is_none() && other.withdrawn.is_none());
    Ok(other.and_then(|other| open(half, &other)))
}

/// Gives the links of a case to others that this desk reads and that stand, the newest first.
pub(crate) fn of_case(read: &Read<'_>, case: CaseId) -> Result<Vec<CaseLinkRow>, Error> {
    let mut statement = read.connection.prepare_cached("SELECT head FROM case_halves WHERE case_id = ?1 AND withdrawn = 0 ORDER BY id DESC")?;
    let mut rows = statement.query([case.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let half = read_link(row.get_ref(0)?.as_str().unwrap_or_default())?;
        let Some(other) = other_of(read.connection, &half)?.filter(|other| other.withdrawn.is_none()) else { continue };
        let Some(facts) = open(&half, &other) else { continue };
        if facts.marking.keep_until.is_some_and(|end| end <= read.today()) {
            continue;
        }
        let (label, title) = name_of(read, other.case)?;
        let request = WithdrawLink { link: half.id, reason: "-".to_owned() };
        found.push(CaseLinkRow {
            id: half.id,
            other: other.case,
            label: label.unwrap_or_default(),
            title,
            relation: facts.relation,
            outward: facts.from == case,
            since: facts.since,
            until: facts.until,
            marking: facts.marking,
            evidence: facts.evidence,
            agency: half.agency.clone(),
            by_name: read.officer_name(half.by)?,
            at: half.at,
            withdraw: read.may(rules::withdraw(&half, &request, read.author()?)),
        });
        if found.len() == SHOWN {
            break;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use jcat_domain::handling::Tlp;
    use jcat_domain::ids::OfficerId;
    use jcat_domain::marking::Pap;
    use uuid::Uuid;

    use super::*;
    use crate::surroundings::Surroundings;

    const CASES: [CaseId; 2] = [CaseId(Uuid::from_u128(1)), CaseId(Uuid::from_u128(2))];

    fn half(case: CaseId, pair: [u8; 16], share: [u8; 32], sealed: &[u8]) -> LinkState {
        LinkState {
            id: LinkId(case.0),
            case,
            agency: AgencyId::parse("at").expect("an agency"),
            by: OfficerId(Uuid::nil()),
            at: Instant(0),
            says: LinkSays::Half { pair, share, sealed: sealed.to_vec() },
            withdrawn: None,
        }
    }

    #[test]
    fn two_halves_open_together_and_one_alone_says_nothing() {
        let world = Surroundings::fixed(Instant(0), 5);
        let [from, to] = CASES;
        let facts = CaseLinkFacts {
            from,
            to,
            relation: CaseRelation::Follows,
            since: None,
            until: None,
            marking: Marking::of(Tlp::Amber, Pap::Amber),
            evidence: "A panel that both name.".into(),
        };
        let content = minicbor::to_vec(&facts).expect("bytes");
        let public = PublicKey::from(&secret(&[1; 32], &[2; 32])).to_bytes();
        let sealed = keys::seal(&content, &[public], &[7; 16], &world).expect("sealed");
        let (a, b) = (half(from, [7; 16], [1; 32], &sealed), half(to, [7; 16], [2; 32], &sealed));
        assert_eq!(open(&a, &b), Some(facts.clone()));
        assert_eq!(open(&b, &a), Some(facts), "in either order");
        assert_eq!(open(&a, &half(to, [7; 16], [3; 32], &sealed)), None, "another's half");
        assert_eq!(open(&a, &half(to, [8; 16], [2; 32], &sealed)), None, "another pair");
        assert_eq!(open(&a, &half(CaseId(Uuid::from_u128(3)), [7; 16], [2; 32], &sealed)), None, "copied into a third case");
        for id in CASES {
            assert!(!sealed.windows(16).any(|bytes| bytes == id.0.as_bytes()), "no case is named in clear");
        }
        assert!(!sealed.windows(5).any(|bytes| bytes == b"panel"));
    }
}
