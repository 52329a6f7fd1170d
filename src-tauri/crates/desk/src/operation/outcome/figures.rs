//! The figures of outcomes that the Board noted: no others count.

use jcat_domain::counters::{self, Bound, Quantity, Total, TotalOf};
use jcat_domain::ids::CaseId;
use jcat_domain::outcome::rules::FOR_THE_BOARD;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::replica::operation_rows::kind_at;
use crate::work::Read;

/// Asks for the figures of outcomes that the Board noted.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct WhichYear {
    /// The year of the last action day; every year where none is given.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// The figures of outcomes that the Board noted: no others count.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotedFigures {
    /// The cases that are counted, so that a number can be traced to them.
    pub cases: Vec<CaseId>,
    /// Their totals, over all countries.
    pub totals: Vec<Total>,
}

/// Adds up the outcomes that the Board noted.
pub(crate) fn figures(read: &Read<'_>, request: WhichYear) -> Result<NotedFigures, Error> {
    let sql = "SELECT case_id FROM outcomes WHERE year IS NOT NULL AND (?1 IS NULL OR year = ?1) ORDER BY case_id";
    let cases = read.connection.prepare_cached(sql)?.query_map([request.year], |row| Ok(CaseId(row.get(0)?)))?.collect::<Result<_, _>>()?;
    let mut statement = read.connection.prepare_cached(
        "SELECT f.kind, f.unit, f.quantity, f.at_least FROM outcomes o JOIN outcome_figures f ON f.case_id = o.case_id
         WHERE o.year IS NOT NULL AND (?1 IS NULL OR o.year = ?1)",
    )?;
    let mut rows = statement.query(params![request.year])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let unit: String = row.get(1)?;
        let quantity: String = row.get(2)?;
        let quantity = quantity.parse().map(Quantity).map_err(|_| Error::Damaged("a derived row does not read".into()))?;
        found.push(Total {
            of: TotalOf { kind: kind_at(row.get(0)?)?, country: None, unit: (!unit.is_empty()).then_some(unit) },
            quantity,
            bound: if row.get(3)? { Bound::AtLeast } else { Bound::Exactly },
            tlp: FOR_THE_BOARD,
        });
    }
    Ok(NotedFigures { cases, totals: counters::overall(&found) })
}
