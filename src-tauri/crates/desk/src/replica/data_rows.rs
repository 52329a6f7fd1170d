//! Rows of contributions: what is said of them, their indicators, the keys of these; and of what became of hits.

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::contributions::{ContributionState, Indicator};
use jcat_domain::deconfliction::hits::HitState;
use rusqlite::{CachedStatement, OptionalExtension, Transaction, params};

use crate::contributions::{asked, keys};
use crate::error::Error;
use crate::replica::refold::json;

/// Writes the rows of a contribution. Its indicators are only ever added to, so those that are here are left alone; what is folded
/// again from the first entry is taken away before.
pub(crate) fn contribution(tx: &Transaction<'_>, state: &ContributionState) -> Result<(), Error> {
    let held: Option<i64> =
        tx.prepare_cached("SELECT held FROM contributions WHERE id = ?1")?.query_row([state.id.0], |row| row.get(0)).optional()?;
    let first = usize::try_from(held.unwrap_or_default()).unwrap_or_default();
    // What is erased is in no list of what stands.
    let over = state.withdrawn.is_some() || state.retention.erased.is_some();
    tx.prepare_cached(
        "INSERT OR REPLACE INTO contributions (id, case_id, agency, at, held, ends, withdrawn, head, tlp, keyed, review, asked)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        state.id.0,
        state.case.0,
        state.agency.as_str(),
        state.at.0,
        i64::try_from(state.indicators.len()).unwrap_or(i64::MAX),
        state.ends().map(|day| day.to_string()),
        over,
        json(&head_of(state))?,
        state.marking().tlp.label(),
        state.keyed.0,
        state.retention.erased.is_none().then(|| state.review_due().to_string()),
        if over { 0 } else { i64::try_from(asked::count(state)).unwrap_or(i64::MAX) },
    ])?;
    let mut row = tx.prepare_cached(
        "INSERT OR REPLACE INTO indicators (contribution, n, case_id, kind, normal, given, because) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut of_kind: BTreeMap<&str, i64> = BTreeMap::new();
    let mut compared = Vec::new();
    for (n, it) in numbered(state, first) {
        row.execute(params![state.id.0, n, state.case.0, it.kind, it.normal, it.given, it.because])?;
        *of_kind.entry(&it.kind).or_default() += 1;
        compared.extend(keys::keys_of_recorded(it).into_iter().map(|key| (key, n)));
    }
    // In the order of the table: what is looked for lies beside what was found before.
    compared.sort_unstable();
    let mut key = tx.prepare_cached("INSERT OR IGNORE INTO keys (key, contribution, n, strength) VALUES (?1, ?2, ?3, ?4)")?;
    let mut sharing = Sharing::of(tx)?;
    for (compared, n) in compared {
        key.execute(params![compared.short(), state.id.0, n, compared.kept()])?;
        if compared.speaks() {
            sharing.keep(state, &compared)?;
        }
    }
    let mut count = tx.prepare_cached(
        "INSERT INTO contribution_kinds (kind, contribution, held) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET held = held + excluded.held",
    )?;
    for (kind, more) in of_kind {
        count.execute(params![kind, state.id.0, more])?;
    }
    Ok(())
}

/// What meets a key: data of another case that have it too, unless both merely lie within the same range, or it is on a warning list.
const MEETS: &str = "FROM keys k JOIN contributions c ON c.id = k.contribution WHERE k.key = ?1 AND c.case_id <> ?2 AND k.strength < 8 AND (k.strength <> 2 OR ?3 <> 2)";

/// Keeps which cases of this desk share a key: once for each of them.
struct Sharing<'c> {
    met: CachedStatement<'c>,
    theirs: CachedStatement<'c>,
    ours: CachedStatement<'c>,
}

impl<'c> Sharing<'c> {
    fn of(tx: &'c Transaction<'_>) -> Result<Self, Error> {
        Ok(Self {
            met: tx.prepare_cached(&format!("SELECT EXISTS (SELECT 1 {MEETS})"))?,
            theirs: tx.prepare_cached(&format!("INSERT OR IGNORE INTO shared (case_id, key) SELECT DISTINCT c.case_id, ?1 {MEETS}"))?,
            ours: tx.prepare_cached("INSERT OR IGNORE INTO shared (case_id, key) VALUES (?1, ?2)")?,
        })
    }

    fn keep(&mut self, state: &ContributionState, compared: &keys::Compared) -> Result<(), Error> {
        let with = params![compared.short(), state.case.0, compared.strength()];
        if self.met.query_row(with, |row| row.get(0))? {
            self.theirs.execute(with)?;
            self.ours.execute(params![state.case.0, compared.short()])?;
        }
        Ok(())
    }
}

/// Works out anew which cases share a key, after data that had it were taken away.
fn share_again(tx: &Transaction<'_>, key: &[u8]) -> Result<(), Error> {
    tx.prepare_cached(
        "DELETE FROM shared WHERE key = ?1 AND NOT EXISTS (
             SELECT 1 FROM keys m JOIN contributions o ON o.id = m.contribution AND o.case_id = shared.case_id
             JOIN keys k ON k.key = m.key AND k.strength < 8 AND (k.strength <> 2 OR m.strength <> 2)
             JOIN contributions c ON c.id = k.contribution AND c.case_id <> shared.case_id
             WHERE m.key = ?1 AND m.strength < 8)",
    )?
    .execute([key])?;
    Ok(())
}

/// A copy of what is said of a contribution, without the work of copying its indicators.
fn head_of(state: &ContributionState) -> ContributionState {
    ContributionState {
        id: state.id,
        case: state.case,
        agency: state.agency.clone(),
        by: state.by,
        at: state.at,
        terms: state.terms.clone(),
        marked: state.marked.clone(),
        versions: state.versions,
        count: state.count,
        keyed: state.keyed,
        proposals: state.proposals.clone(),
        permissions: state.permissions.clone(),
        uses: state.uses.clone(),
        withdrawn: state.withdrawn.clone(),
        retention: state.retention.clone(),
        indicators: Vec::new(),
    }
}

fn numbered(state: &ContributionState, first: usize) -> impl Iterator<Item = (i64, &Indicator)> {
    (0i64..).zip(&state.indicators).skip(first)
}

/// Takes the rows of a contribution away.
pub(crate) fn forget_contribution(tx: &Transaction<'_>, state: &ContributionState) -> Result<(), Error> {
    let mut key = tx.prepare_cached("DELETE FROM keys WHERE key = ?1 AND contribution = ?2 AND n = ?3")?;
    for (n, it) in numbered(state, 0) {
        for compared in keys::keys_of_recorded(it) {
            key.execute(params![compared.short(), state.id.0, n])?;
        }
    }
    tx.prepare_cached("DELETE FROM indicators WHERE contribution = ?1")?.execute([state.id.0])?;
    let mut count = tx.prepare_cached("DELETE FROM contribution_kinds WHERE kind = ?1 AND contribution = ?2")?;
    for kind in state.indicators.iter().map(|it| it.kind.as_str()).collect::<BTreeSet<_>>() {
        count.execute(params![kind, state.id.0])?;
    }
    tx.prepare_cached("DELETE FROM contributions WHERE id = ?1")?.execute([state.id.0])?;
    let mut shared = tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM shared WHERE case_id = ?1 AND key = ?2)")?;
    for (_, it) in numbered(state, 0) {
        for compared in keys::keys_of_recorded(it) {
            if shared.query_row(params![state.case.0, compared.short()], |row| row.get(0))? {
                share_again(tx, compared.short())?;
            }
        }
    }
    Ok(())
}

/// Writes what became of a hit.
pub(crate) fn settled(tx: &Transaction<'_>, state: &HitState) -> Result<(), Error> {
    let at = state.steps.last().map_or(0, |step| step.at.0);
    tx.prepare_cached("INSERT OR REPLACE INTO settled (hit, case_id, resolution, at) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        state.id.0,
        state.case.0,
        state.resolution().label(),
        at
    ])?;
    Ok(())
}
