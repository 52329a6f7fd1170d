//! Making all derived tables again at once. The rows are the same as when they are made one by one; what is cheaper in bulk
//! waits here for its turn: who the authors were, the texts of the search index, indexes that nothing reads meanwhile.

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jcat_domain::duties::Standing;
use jcat_domain::ids::OfficerId;
use jcat_domain::{Author, Instant};
use rusqlite::{Connection, Row, Transaction, params};
use uuid::Uuid;

use crate::error::Error;
use crate::replica::log::to_sql;
use crate::replica::{project, refold};

/// The tables that are derived. Without triggers and conditions SQLite drops their pages instead of visiting their rows.
const EMPTIED: &str = "DELETE FROM subjects; DELETE FROM rivals; DELETE FROM verdicts; DELETE FROM authority; DELETE FROM devices; DELETE FROM cases;
    DELETE FROM case_has; DELETE FROM drafts; DELETE FROM notes; DELETE FROM mentions; DELETE FROM events; DELETE FROM found; DELETE FROM counters;
    DELETE FROM hours; DELETE FROM outcomes; DELETE FROM outcome_figures; DELETE FROM meetings;
    DELETE FROM tasks; DELETE FROM task_needs; DELETE FROM elections_open; DELETE FROM outcomes_declared; DELETE FROM outcomes_announced;
    DELETE FROM acts; DELETE FROM act_objects; DELETE FROM documents;
    DELETE FROM contributions; DELETE FROM indicators; DELETE FROM keys; DELETE FROM shared; DELETE FROM settled;
    DELETE FROM entity_links; DELETE FROM case_halves; DELETE FROM sightings; DELETE FROM planned; DELETE FROM contribution_kinds;
    DELETE FROM attachments; DELETE FROM case_links; DELETE FROM board_meetings; DELETE FROM board_actions;
    DELETE FROM papers; DELETE FROM case_stays; DELETE FROM gate_waivers;
    INSERT INTO words (words) VALUES ('delete-all');";

/// What a fold does not read, and what is therefore made once, at the end: each from its rows in order.
const LATER: &str = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name IN ('cases_changed', 'cases_stage',
    'cases_title', 'cases_country', 'cases_priority', 'cases_round', 'cases_awaiting', 'cases_urgent', 'cases_conflicts', 'subjects_kind', 'verdicts_author', 'notes_case', 'events_ord',
    'case_has_id', 'counters_at', 'indicators_same', 'contributions_case', 'contributions_browsed', 'cases_in', 'cases_out')";

/// The most texts that wait in memory.
const TEXTS: usize = 50_000;

/// Texts on their way into the search index, the last one of each thing; none takes the thing out. Written together: with another
/// statement between two texts the index is written out for each.
#[derive(Default)]
pub(crate) struct Texts(RefCell<HashMap<Thing, (Instant, Option<String>)>>);

/// What a text belongs to: the kind's word and the id.
type Thing = (&'static str, Uuid);

impl Texts {
    /// Keeps a text, in place of what was kept for the same thing.
    pub(crate) fn keep(&self, tx: &Transaction<'_>, thing: Thing, at: Instant, text: Option<&str>) -> Result<(), Error> {
        self.0.borrow_mut().insert(thing, (at, text.map(str::to_owned)));
        if self.0.borrow().len() >= TEXTS { self.write(tx) } else { Ok(()) }
    }

    /// Writes what is kept, in the order of the rows. The two tables take turns, not rows.
    pub(crate) fn write(&self, tx: &Transaction<'_>) -> Result<(), Error> {
        let mut sorted: Vec<_> = self.0.borrow_mut().drain().collect();
        sorted.sort_unstable_by_key(|((what, id), (at, _))| (*at, id.as_u128() & 0xfff, *what, *id));
        let mut rows = Vec::with_capacity(sorted.len());
        for (thing, (at, text)) in sorted {
            project::leave_row(tx, thing)?;
            if let Some(text) = text {
                rows.push((project::find_row(tx, thing, at)?, text));
            }
        }
        let mut insert = tx.prepare_cached("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?;
        for (rowid, text) in rows {
            insert.execute(params![rowid, text])?;
        }
        Ok(())
    }
}

/// What waits, and what is remembered, while the subjects of one page are folded: texts, and who authors were at a place of the
/// journal of everyone, which a page of another journal does not change.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) texts: Texts,
    authors: RefCell<HashMap<(OfficerId, u64), Option<Standing>>>,
}

impl Gathered {
    /// Says who the author was; the same answer as [`refold::author`].
    pub(crate) fn author(&self, tx: &Connection, officer: OfficerId, ord: i64, directory: Option<u64>, at: Instant) -> Result<Author, Error> {
        let Some(directory) = directory else { return refold::author(tx, officer, ord, None, at) };
        if let Some(known) = self.authors.borrow().get(&(officer, directory)) {
            return Ok(refold::author_of(officer, known.as_ref(), at));
        }
        let found = refold::standing(tx, officer, ord, Some(directory))?;
        let author = refold::author_of(officer, found.as_ref(), at);
        self.authors.borrow_mut().insert((officer, directory), found);
        Ok(author)
    }
}

/// Who an officer was from an entry on: its place on this desk, its position, and what followed from it.
type Was = (i64, Option<i64>, Standing);

/// Picks what an officer was, as [`refold::standing`] does.
fn as_of(known: &[Was], ord: i64, directory: Option<u64>) -> Option<&Standing> {
    let found = match directory.map(to_sql) {
        Some(directory) => {
            known.iter().filter(|(_, position, _)| position.is_some_and(|it| it <= directory)).max_by_key(|(_, position, _)| *position)
        }
        // What has no place yet is judged by all that has one, and by what was recorded here before it.
        None => known
            .iter()
            .filter(|(recorded, position, _)| position.is_some() || *recorded < ord)
            .max_by_key(|(recorded, position, _)| (position.is_none(), *position, *recorded)),
    };
    found.map(|(.., standing)| standing)
}

/// Who the authors of the entries of one subject were: read once for each officer, not once for each entry.
#[derive(Default)]
pub(crate) struct Authors(HashMap<OfficerId, Vec<Was>>);

impl Authors {
    /// Says who the author was; the same answer as [`refold::author`].
    pub(crate) fn author(&mut self, tx: &Connection, officer: OfficerId, ord: i64, directory: Option<u64>, at: Instant) -> Result<Author, Error> {
        let (ord, directory) = refold::as_of(ord, directory);
        let known = match self.0.entry(officer) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unread) => unread.insert(Self::read(tx, officer)?),
        };
        Ok(refold::author_of(officer, as_of(known, ord, directory), at))
    }

    /// To be called where something new about an officer was recorded.
    pub(crate) fn forget(&mut self, officer: OfficerId) {
        self.0.remove(&officer);
    }

    fn read(tx: &Connection, officer: OfficerId) -> Result<Vec<Was>, Error> {
        let mut statement = tx.prepare_cached("SELECT ord, position, standing FROM authority WHERE officer = ?1")?;
        let mut rows = statement.query([officer.0])?;
        let mut known = Vec::new();
        while let Some(row) = rows.next()? {
            known.push(was(tx, row, 0)?);
        }
        Ok(known)
    }
}

/// Reads a row of `authority` from a column on.
fn was(tx: &Connection, row: &Row<'_>, from: usize) -> Result<Was, Error> {
    let mut standing: Standing = serde_json::from_str(row.get_ref(from + 2)?.as_str().unwrap_or_default())
        .map_err(|_| Error::Damaged("a derived standing does not read".into()))?;
    standing.country = refold::country_of(tx, &standing.agency)?;
    Ok((row.get(from)?, row.get(from + 1)?, standing))
}

/// What waits while everything is made again.
pub(crate) struct Bulk {
    /// The statements that make again what [`LATER`] names.
    later: Vec<String>,
    pub(crate) texts: Texts,
    /// Who each officer was, by the entries of the journal of everyone that changed it, in order.
    authors: HashMap<OfficerId, Vec<Was>>,
}

impl Bulk {
    /// Empties the derived tables.
    pub(crate) fn begin(tx: &Transaction<'_>) -> Result<Self, Error> {
        let rows: Vec<(String, String, String)> =
            tx.prepare(LATER)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
        for (kind, name, _) in &rows {
            // Both words come from SQLite's own catalogue, narrowed to the names above.
            tx.execute_batch(&format!("DROP {kind} \"{name}\""))?;
        }
        tx.execute_batch(EMPTIED)?;
        Ok(Self { later: rows.into_iter().map(|(.., sql)| sql).collect(), texts: Texts::default(), authors: HashMap::new() })
    }

    /// Reads who everybody was, once the journal of everyone is folded.
    pub(crate) fn know_authors(&mut self, tx: &Transaction<'_>) -> Result<(), Error> {
        let mut statement = tx.prepare("SELECT officer, ord, position, standing FROM authority ORDER BY officer, ord")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.authors.entry(OfficerId(row.get(0)?)).or_default().push(was(tx, row, 1)?);
        }
        Ok(())
    }

    /// Says who the author was; the same answer as [`refold::author`].
    pub(crate) fn author(&self, officer: OfficerId, ord: i64, directory: Option<u64>, at: Instant) -> Author {
        let known = self.authors.get(&officer).map_or(&[] as &[_], Vec::as_slice);
        refold::author_of(officer, as_of(known, ord, directory), at)
    }

    /// Writes what waits.
    pub(crate) fn end(self, tx: &Transaction<'_>) -> Result<(), Error> {
        self.texts.write(tx)?;
        tx.execute_batch(
            "UPDATE cases SET changed_at = max(changed_at, (SELECT max(at) FROM events WHERE case_id = cases.id));
             UPDATE counts SET n = (SELECT count(*) FROM cases) WHERE name = 'cases';",
        )?;
        self.later.iter().try_for_each(|sql| tx.execute_batch(sql).map_err(Error::from))
    }
}
