//! What came of entries that do not simply hold: overtaken, in conflict, set aside.

use jcat_domain::ids::{CaseId, EntryId, OfficerId};
use jcat_domain::{Instant, Refusal};
use rusqlite::{Connection, params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::problem::Problem;
use crate::replica::entry::Entry;
use crate::undo::Nothing;
use crate::work::Read;

/// What waits in an officer's inbox because of other desks.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Inbox {
    /// One's own entries that do not hold.
    pub overtaken: Vec<Overtaken>,
    /// Cases with a field in conflict.
    pub conflicts: Vec<InConflict>,
    /// How many entries were received and could not be believed; the administrator looks after them.
    pub set_aside: Vec<SetAside>,
}

impl Inbox {
    /// Gives the cases that it shows.
    pub(crate) fn cases(&self) -> impl Iterator<Item = CaseId> {
        self.overtaken.iter().filter_map(|it| it.case).chain(self.conflicts.iter().map(|it| it.case))
    }
}

/// An entry of one's own that does not hold.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Overtaken {
    /// The entry.
    pub entry: EntryId,
    /// What it was, in words.
    pub said: String,
    /// When it was recorded.
    pub at: Instant,
    /// The case it is about, if it is about one.
    pub case: Option<CaseId>,
    /// The number of that case.
    pub label: Option<String>,
    /// Why it does not hold.
    pub reason: String,
    /// What can be done.
    pub hint: Option<String>,
}

/// A case with a field in conflict.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InConflict {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
}

/// An entry that was received and could not be believed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SetAside {
    /// The journal.
    pub audience: String,
    /// Why, a label.
    pub reason: String,
    /// When it was received.
    pub at: Instant,
}

/// Counts the entries of an officer that do not hold.
pub(crate) fn count_overtaken(connection: &Connection, officer: OfficerId) -> Result<u32, Error> {
    let sql = "SELECT count(*) FROM verdicts WHERE author = ?1 AND verdict = 'overtaken'";
    Ok(connection.prepare_cached(sql)?.query_row([officer.0], |row| row.get(0))?)
}

/// Gives the inbox.
pub(crate) fn inbox(read: &Read<'_>, _: Nothing) -> Result<Inbox, Error> {
    let connection = read.connection;
    let mut statement = connection.prepare_cached(
        "SELECT e.header, v.refusal, c.id, c.label FROM verdicts v JOIN entries e ON e.ord = v.ord LEFT JOIN cases c ON c.id = v.subject
         WHERE v.author = ?1 AND v.verdict = 'overtaken' ORDER BY v.ord DESC LIMIT 200",
    )?;
    let mut rows = statement.query(params![read.me.officer.0])?;
    let mut overtaken = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = Entry { header: row.get(0)?, signature: [0; 64], salt: None, body: None };
        let header = entry.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
        let refusal: Refusal =
            serde_json::from_str(&row.get::<_, String>(1)?).map_err(|_| Error::Damaged("a derived verdict does not read".into()))?;
        let problem = Problem::of(&Error::Refused(refusal), read.words, |duty| read.holders(duty));
        overtaken.push(Overtaken {
            entry: header.id,
            said: read.words.say(&format!("event-{}", header.kind.replace('.', "-"))),
            at: header.claimed_at,
            case: row.get::<_, Option<Uuid>>(2)?.map(CaseId),
            label: row.get(3)?,
            reason: problem.message,
            hint: problem.hint,
        });
    }
    let mut statement = connection.prepare_cached("SELECT id, label, title FROM cases WHERE conflicts > 0 ORDER BY changed_at DESC, id LIMIT 200")?;
    let conflicts = statement.query_map([], |row| Ok(InConflict { case: CaseId(row.get(0)?), label: row.get(1)?, title: row.get(2)? }))?;
    let conflicts = conflicts.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached("SELECT audience, reason, at FROM set_aside ORDER BY ord DESC LIMIT 200")?;
    let set_aside = statement.query_map([], |row| Ok(SetAside { audience: row.get(0)?, reason: row.get(1)?, at: Instant(row.get(2)?) }))?;
    Ok(Inbox { overtaken, conflicts, set_aside: set_aside.collect::<Result<_, _>>()? })
}
