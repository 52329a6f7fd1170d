//! Rows that statistics count: stays of cases in stages, wishes to go without a gate.

use jcat_domain::cases::CaseState;
use jcat_domain::readiness::ReadinessState;
use rusqlite::{Transaction, params};
use uuid::Uuid;

use crate::error::Error;

/// Writes each stay of a case in a stage.
pub(crate) fn stays(tx: &Transaction<'_>, case: &CaseState) -> Result<(), Error> {
    let mut insert = tx.prepare_cached("INSERT OR REPLACE INTO case_stays (case_id, n, stage, since, until) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let ends = case.steps.iter().skip(1).map(|step| Some(step.at.0)).chain([None]);
    for ((n, step), until) in (0_i64..).zip(&case.steps).zip(ends) {
        insert.execute(params![case.id.0, n, i64::try_from(step.stage.rank()).unwrap_or_default(), step.at.0, until])?;
    }
    Ok(())
}

/// Takes them away.
pub(crate) fn forget_stays(tx: &Transaction<'_>, case: Uuid) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM case_stays WHERE case_id = ?1")?.execute([case])?;
    Ok(())
}

/// Writes the wishes of a case to go without a gate.
pub(crate) fn waivers(tx: &Transaction<'_>, it: &ReadinessState) -> Result<(), Error> {
    forget_waivers(tx, it)?;
    let mut insert = tx.prepare_cached("INSERT INTO gate_waivers (case_id, id, gate, at, seconded_at) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for waiver in &it.waivers {
        insert.execute(params![it.case.0, waiver.id.0, waiver.gate.label(), waiver.at.0, waiver.seconded.map(|(_, at)| at.0)])?;
    }
    Ok(())
}

/// Takes them away.
pub(crate) fn forget_waivers(tx: &Transaction<'_>, it: &ReadinessState) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM gate_waivers WHERE case_id = ?1")?.execute([it.case.0])?;
    Ok(())
}
