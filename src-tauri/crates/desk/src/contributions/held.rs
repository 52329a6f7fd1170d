//! What an agency has on a case already: asked value by value while few are asked for, read at once when that is less work.

use std::collections::HashMap;

use jcat_domain::Day;
use jcat_domain::ids::{AgencyId, CaseId};
use rusqlite::{Connection, params};

use crate::error::Error;

/// How many values are read in the time that one is looked up.
const READ_MEANWHILE: i64 = 8;

/// The values of one agency on one case, in contributions that stand.
pub(crate) struct Held<'c> {
    connection: &'c Connection,
    case: CaseId,
    agency: String,
    today: String,
    /// How many there are at most.
    most: i64,
    asked: i64,
    all: Option<All>,
}

/// All of them by kind and normal form: whether somebody said why they are compared although they are on a warning list.
type All = HashMap<String, HashMap<String, bool>>;

impl<'c> Held<'c> {
    /// Begins to ask.
    pub(crate) fn of(connection: &'c Connection, case: CaseId, agency: &AgencyId, today: Day) -> Result<Self, Error> {
        let most = connection
            .prepare_cached("SELECT COALESCE(sum(held), 0) FROM contributions WHERE case_id = ?1 AND agency = ?2")?
            .query_row(params![case.0, agency.as_str()], |row| row.get(0))?;
        Ok(Self { connection, case, agency: agency.as_str().to_owned(), today: today.to_string(), most, asked: 0, all: None })
    }

    /// Says whether a value is among them; where it is to be `compared` although it is on a warning list, whether it is that already.
    pub(crate) fn has(&mut self, kind: &str, normal: &str, compared: bool) -> Result<bool, Error> {
        if self.all.is_none() && self.asked * READ_MEANWHILE >= self.most {
            self.all = Some(self.read()?);
        }
        let Some(all) = &self.all else {
            self.asked += 1;
            return self.look_up(kind, normal, compared);
        };
        Ok(all.get(kind).and_then(|of_kind| of_kind.get(normal)).is_some_and(|is_compared| *is_compared || !compared))
    }

    fn look_up(&self, kind: &str, normal: &str, compared: bool) -> Result<bool, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM indicators i JOIN contributions c ON c.id = i.contribution
                            WHERE i.case_id = ?1 AND i.normal = ?2 AND i.kind = ?3 AND c.agency = ?4 AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?5)
                              AND (?6 = 0 OR i.because IS NOT NULL))",
        )?;
        Ok(statement.query_row(params![self.case.0, normal, kind, self.agency, self.today, compared], |row| row.get(0))?)
    }

    fn read(&self) -> Result<All, Error> {
        let mut all = All::default();
        let mut statement = self.connection.prepare_cached(
            "SELECT i.kind, i.normal, i.because IS NOT NULL FROM contributions c JOIN indicators i ON i.contribution = c.id
             WHERE c.case_id = ?1 AND c.agency = ?2 AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?3)",
        )?;
        let mut rows = statement.query(params![self.case.0, self.agency, self.today])?;
        while let Some(row) = rows.next()? {
            let is_compared: bool = row.get(2)?;
            *all.entry(row.get(0)?).or_default().entry(row.get(1)?).or_default() |= is_compared;
        }
        Ok(all)
    }
}
