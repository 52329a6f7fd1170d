//! The calls of alarms (DEC-6): what the office raised, and what came of it.

use jcat_domain::Instant;
use jcat_domain::ids::{AgencyId, AlarmId, CaseId, ContributionId, OfficerId};
use tokio_postgres::Row;
use uuid::Uuid;

use super::link::{Granted, Link, UNREAD, stored, value};
use crate::sync::exchange::Trouble;

/// The most rows of one page of alarms.
pub(crate) const ALARMS: usize = 1_000;

/// An alarm, as the office tells EC3 and administrators of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeAlarm {
    /// Where it stands among them; moves when it changes.
    pub position: u64,
    /// The alarm.
    pub alarm: AlarmId,
    /// `addresses` or `numbers` of one neighbourhood, or `keys` that are others than those of the content.
    pub what: String,
    /// Whom it is about.
    pub officer: OfficerId,
    /// The agency of that officer.
    pub agency: AgencyId,
    /// The case that was asked for last, or that the data are in.
    pub case: CaseId,
    /// The data whose keys are others.
    pub contribution: Option<ContributionId>,
    /// How many values.
    pub count: u32,
    /// When it was raised.
    pub at: Instant,
    /// What came of it: the reason, by whom, when.
    pub looked: Option<(String, OfficerId, Instant)>,
}

impl Link {
    /// Asks for alarms behind a position; none to anybody but EC3 and administrators.
    pub async fn alarms(&self, after: u64) -> Result<Vec<OfficeAlarm>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.alarms($1)", &[&stored(after)?]).await?;
        rows.iter().map(alarm).collect()
    }

    /// Says what came of an alarm.
    pub async fn look_into_alarm(&self, alarm: AlarmId, reason: &str) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.look_into_alarm($1, $2)", &[&alarm.0, &reason]).await
    }

    /// Reports that the entry at a place of a case's journal declares other keys than its content has.
    pub async fn report_keys(&self, case: CaseId, position: u64) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.report_keys($1, $2)", &[&case.0, &stored(position)?]).await
    }
}

fn alarm(row: &Row) -> Result<OfficeAlarm, Trouble> {
    let looked: (Option<String>, Option<Uuid>, Option<i64>) = (value(row, 9)?, value(row, 10)?, value(row, 11)?);
    Ok(OfficeAlarm {
        position: u64::try_from(value::<i64>(row, 0)?).map_err(|_| UNREAD)?,
        alarm: AlarmId(value(row, 1)?),
        what: value(row, 2)?,
        officer: OfficerId(value(row, 3)?),
        agency: AgencyId::parse(value(row, 4)?).ok_or(UNREAD)?,
        case: CaseId(value(row, 5)?),
        contribution: value::<Option<Uuid>>(row, 6)?.map(ContributionId),
        count: u32::try_from(value::<i32>(row, 7)?).map_err(|_| UNREAD)?,
        at: Instant(value(row, 8)?),
        looked: match looked {
            (Some(reason), Some(by), Some(at)) => Some((reason, OfficerId(by), Instant(at))),
            _ => None,
        },
    })
}
