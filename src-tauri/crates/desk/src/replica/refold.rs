//! From entries to states: one new entry at the end of its subject, or a whole subject again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use jcat_domain::contributions::retention::Emptied;
use jcat_domain::fold::{self, Fact, Mark, State, Verdict};
use jcat_domain::ids::{AgencyId, OfficerId, SubjectId};
use jcat_domain::{Audience, Author, Change, Country, Instant, Refusal, duties::Standing};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::error::Error;
use crate::keys;
use crate::replica::bulk::{Authors, Bulk, Gathered};
use crate::replica::entry::{Encoding, Entry, Header};
use crate::replica::erase;
use crate::replica::log::{from_sql, to_sql};
use crate::replica::project::{self, Into, Later};
use crate::sync::may_die;

mod journals;

use journals::Journals;
pub(crate) use journals::{Alone, as_an_outsider};

/// An entry on the way through a fold.
struct Line<'c> {
    ord: i64,
    header: Header,
    change: Option<Cow<'c, Change>>,
    /// Whether it is without a body.
    emptied: bool,
    position: Option<u64>,
    received_at: Option<Instant>,
    directory: Option<u64>,
}

/// Folds one entry that stands last in its subject; answers why it does not hold, where it does not.
pub(crate) fn absorb(tx: &Transaction<'_>, ord: i64, header: &Header, entry: &Entry, known: Option<&Change>) -> Result<Option<Refusal>, Error> {
    let change = match (&header.encoding, known) {
        (Encoding::Clear, Some(change)) => Some(Cow::Borrowed(change)),
        (Encoding::Clear, None) => entry.body.as_deref().and_then(|body| Change::decode(&header.kind, header.kind_version, body)).map(Cow::Owned),
        (Encoding::SealedTo(_), _) => None,
    };
    // The closing of a round opens the sheets that came before it.
    if matches!(change.as_deref(), Some(Change::RoundClosed(_))) {
        return subject(tx, header.subject).map(|()| None);
    }
    absorb_line(
        Into::tables(tx),
        &Line { ord, header: header.clone(), change, emptied: entry.body.is_none(), position: None, received_at: None, directory: None },
    )
}

fn absorb_line(to: Into<'_>, line: &Line<'_>) -> Result<Option<Refusal>, Error> {
    let (tx, subject) = (to.tx, line.header.subject);
    // Who the author was is read from the tables, in a rebuild too: the journal of everyone, which says it, is folded so.
    let (state, home) = load(tx, subject)?.unzip();
    let frozen = is_frozen(tx, subject, &line.header.audience)?;
    let mut folding = Folding { home, frozen, ..Folding::of(tx, Later::Nothing, state, Missing::Unnamed) };
    if folding.is_stranger(line) {
        // Something else is known by this id from another journal: which of the two it is, all entries together say.
        subject_into(to, subject)?;
        let refusal: Option<Option<String>> =
            tx.prepare_cached("SELECT refusal FROM verdicts WHERE entry = ?1")?.query_row([line.header.id.0], |row| row.get(0)).optional()?;
        return refusal.flatten().map(|it| serde_json::from_str(&it).map_err(|_| Error::Damaged("a verdict does not read".into()))).transpose();
    }
    folding.step(line, base_position(tx, &line.header)?)?;
    folding.save(&line.header)?;
    project::subject(to, folding.state.as_ref(), line.at())?;
    project::entry(to, folding.state.as_ref(), line.ord, line.at())?;
    Ok(folding.refused)
}

/// Folds the journal of everyone entry by entry, and every other subject whole: what a rebuild does after the derived tables
/// were emptied. `step` is told of every subject and may end it.
pub(crate) fn everything(tx: &Transaction<'_>, mut step: impl FnMut(usize) -> Result<(), Error>) -> Result<(), Error> {
    let mut bulk = Bulk::begin(tx)?;
    may_die!(RebuildEmptied);
    // Duties are judged as of an entry's place, so this journal is taken in order, across its subjects.
    let order: Vec<(i64, uuid::Uuid)> = tx
        .prepare("SELECT ord, subject FROM entries WHERE audience = 'everyone' ORDER BY position IS NULL, position, ord")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (ord, subject) in order {
        if let Some(line) = lines(tx, SubjectId(subject), 0)?.into_iter().find(|line| line.ord == ord) {
            absorb_line(Into { tx, later: Later::Everything(&bulk) }, &line)?;
        }
    }
    bulk.know_authors(tx)?;
    // What stands in several journals is looked at whole: the first pass saw one of them alone.
    let mut several: BTreeSet<uuid::Uuid> = tx
        .prepare("SELECT subject FROM entries GROUP BY subject HAVING min(audience) <> max(audience)")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let subjects: Vec<uuid::Uuid> = tx
        .prepare(
            "SELECT subject FROM entries WHERE audience <> 'everyone'
               AND (audience NOT IN (SELECT audience FROM journals WHERE locked = 1)
                    OR (audience LIKE 'records/%' AND device IN (SELECT d.device FROM devices d JOIN desk me ON me.name = 'officer' AND me.value = d.officer)))
             GROUP BY subject ORDER BY min(ord)",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for (done, it) in subjects.into_iter().enumerate() {
        step(done)?;
        if several.remove(&it) {
            subject_into(Into { tx, later: Later::Everything(&bulk) }, SubjectId(it))?;
        } else {
            fold_on(Into { tx, later: Later::Everything(&bulk) }, None, false, lines(tx, SubjectId(it), 0)?)?;
        }
    }
    for it in several {
        subject_into(Into { tx, later: Later::Everything(&bulk) }, SubjectId(it))?;
    }
    bulk.end(tx)?;
    may_die!(RebuildDerived);
    Ok(())
}

/// Folds a subject again from its first entry.
pub(crate) fn subject(tx: &Transaction<'_>, subject: SubjectId) -> Result<(), Error> {
    subject_into(Into::tables(tx), subject)
}

/// Folds an entry that has just come as the first of its kind and id, with its place: on from the state that is there where it may.
pub(crate) fn come(tx: &Transaction<'_>, audience: &str, subject: SubjectId, ord: i64) -> Result<(), Error> {
    let to = Into::tables(tx);
    if go_on(to, audience, subject, ord)? { Ok(()) } else { subject_into(to, subject) }
}

/// Folds subjects that a page touched: with the first of its new entries where nothing but such came, so that the fold may go on
/// from the state that is there, and without where it has to begin anew.
pub(crate) fn subjects(tx: &Transaction<'_>, audience: &str, touched: impl IntoIterator<Item = (SubjectId, Option<i64>)>) -> Result<(), Error> {
    let page = Gathered::default();
    let to = Into { tx, later: Later::Page(&page) };
    for (subject, first) in touched {
        if !first.map_or(Ok(false), |first| go_on(to, audience, subject, first))? {
            subject_into(to, subject)?;
        }
    }
    page.texts.write(tx)
}

/// Folds the entries of a subject from one on, where they stand behind all that was folded; says whether they do. Sealed entries,
/// the closing that opens them, and entries that have no place yet ask for a fold from the beginning.
fn go_on(to: Into<'_>, audience: &str, subject: SubjectId, first: i64) -> Result<bool, Error> {
    let tx = to.tx;
    if has_pending(tx, audience, subject)? || is_locked(tx, audience)? {
        return Ok(false);
    }
    let loaded = load(tx, subject)?;
    let begun: bool = tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE subject = ?1 AND ord < ?2)")?
        .query_row(params![subject.0, first], |row| row.get(0))?;
    // Nothing may have come of what was there before; or the subject lives in another journal.
    if loaded.is_some() != begun || loaded.as_ref().is_some_and(|(_, its)| its != audience) {
        return Ok(false);
    }
    let lines = lines(tx, subject, first)?;
    let plain = |line: &Line<'_>| {
        let of_its_own = matches!(line.change.as_deref(), Some(Change::RoundClosed(_) | Change::ContributionErased(_)));
        line.header.encoding == Encoding::Clear && !line.emptied && !of_its_own
    };
    if !lines.iter().all(plain) {
        return Ok(false);
    }
    let frozen = loaded.is_some() && is_frozen(tx, subject, audience)?;
    fold_on(to, loaded, frozen, lines)?;
    Ok(true)
}

fn subject_into(to: Into<'_>, subject: SubjectId) -> Result<(), Error> {
    let tx = to.tx;
    let lines = lines(tx, subject, 0)?;
    if lines.is_empty() {
        return forget(to, subject);
    }
    // Looked for while what is known of officers is still there.
    let journals = Journals::of(tx, lines)?;
    tx.prepare_cached("DELETE FROM verdicts WHERE subject = ?1")?.execute([subject.0])?;
    for line in journals.lines() {
        tx.prepare_cached("DELETE FROM events WHERE ord = ?1")?.execute([line.ord])?;
    }
    // What the subject was before must not outlive an order in which it never came to be.
    if let Some((before, _)) = load(tx, subject)? {
        project::forget(to, subject.0, &before)?;
    }
    forget_state(tx, subject)?;
    if journals.lines().any(|line| line.header.kind.starts_with("officer.")) {
        tx.prepare_cached("DELETE FROM authority WHERE officer = ?1")?.execute([subject.0])?;
    }
    // What the office no longer lists for this officer is kept and not shown.
    if let Some(last) = journals.own.last()
        && is_locked(tx, &last.header.audience)?
        && !is_own_record(tx, &last.header)?
    {
        return journals.turn_away(tx);
    }
    fold_journals(to, None, false, &journals)
}

/// Says whether a subject has entries that only this desk has: they stand behind whatever the office hands out.
fn has_pending(connection: &Connection, audience: &str, subject: SubjectId) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM entries INDEXED BY entries_pending WHERE audience = ?1 AND position IS NULL AND subject = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row(params![audience, subject.0], |row| row.get(0))?)
}

/// Says whether the office no longer lists a journal for this officer. The journal of everyone is never hidden: it says who may
/// do what.
pub(crate) fn is_locked(connection: &Connection, audience: &str) -> Result<bool, Error> {
    if audience == "everyone" {
        return Ok(false);
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM journals WHERE audience = ?1 AND locked = 1)";
    Ok(connection.prepare_cached(sql)?.query_row([audience], |row| row.get(0))?)
}

/// Says whether an entry is a record of access of the desk's own officer: where others' may not be read, one's own still may.
fn is_own_record(connection: &Connection, header: &Header) -> Result<bool, Error> {
    if !Audience::is_push_only(&header.audience) {
        return Ok(false);
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM desk WHERE name = 'officer' AND value = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([header.author.0], |row| row.get(0))?)
}

/// Folds entries of one journal that follow on a state, or begin one.
fn fold_on(to: Into<'_>, on: Option<(State, String)>, frozen: bool, lines: Vec<Line<'static>>) -> Result<(), Error> {
    fold_journals(to, on, frozen, &Journals { own: lines, others: Vec::new() })
}

/// Folds what the subject's own journal says, in its order; what stands elsewhere is out of place. Where it lives nowhere, each journal is looked at
/// by itself, and nothing comes of any.
fn fold_journals(to: Into<'_>, on: Option<(State, String)>, frozen: bool, journals: &Journals) -> Result<(), Error> {
    let Some(last) = journals.own.last() else {
        for lines in &journals.others {
            let Some(first) = lines.first() else { continue };
            Folding::of(to.tx, to.later, None, missing(to.tx, first.header.subject, lines)?).steps(lines)?;
        }
        return Ok(());
    };
    let (lines, (state, home)) = (&journals.own, on.unzip());
    let authors = || (lines.len() > 1).then(Authors::default);
    let erased = missing(to.tx, last.header.subject, lines)?;
    let mut folding = Folding { home, frozen, authors: authors(), ..Folding::of(to.tx, to.later, state, erased) };
    folding.steps(lines)?;
    if erased == Missing::MayBeNamed && !folding.is_erased() {
        // What names the bodies that are missing does not hold: nobody knows what this was.
        to.tx.prepare_cached("DELETE FROM verdicts WHERE subject = ?1")?.execute([last.header.subject.0])?;
        folding = Folding { authors: authors(), ..Folding::of(to.tx, to.later, None, Missing::Unnamed) };
        folding.steps(lines)?;
    }
    journals.turn_away(to.tx)?;
    folding.save(&last.header)?;
    if let Some(state) = &folding.state {
        erase::note(to.tx, state)?;
    }
    project::subject(to, folding.state.as_ref(), last.at())?;
    for line in lines {
        project::entry(to, folding.state.as_ref(), line.ord, line.at())?;
    }
    Ok(())
}

/// Takes away what followed from a subject that has no entry any more: its only ones were never sent and left the sequence.
fn forget(to: Into<'_>, subject: SubjectId) -> Result<(), Error> {
    let tx = to.tx;
    if let Some((before, _)) = load(tx, subject)? {
        project::forget(to, subject.0, &before)?;
    }
    tx.prepare_cached("DELETE FROM verdicts WHERE subject = ?1")?.execute([subject.0])?;
    tx.prepare_cached("DELETE FROM authority WHERE officer = ?1")?.execute([subject.0])?;
    forget_state(tx, subject)
}

fn forget_state(tx: &Transaction<'_>, subject: SubjectId) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM subjects WHERE subject = ?1")?.execute([subject.0])?;
    tx.prepare_cached("DELETE FROM rivals WHERE subject = ?1")?.execute([subject.0])?;
    Ok(())
}

impl Line<'_> {
    /// Says whether it gives up an entry that nobody else ever saw. That stands where the other would have stood, and nothing follows from it.
    fn gives_up(&self) -> bool {
        matches!(self.change.as_deref(), Some(Change::EntryWithdrawn(_)))
    }

    /// The office's time of acceptance, else the claimed time.
    fn at(&self) -> Instant {
        self.received_at.unwrap_or(self.header.claimed_at)
    }
}

struct Folding<'a> {
    tx: &'a Connection,
    later: Later<'a>,
    state: Option<State>,
    /// The journal that the subject lives in, once it is known.
    home: Option<String>,
    frozen: bool,
    /// Why the last entry does not hold.
    refused: Option<Refusal>,
    /// Of entries without a body.
    erased: Missing,
    /// Who authors were, where more than one entry is folded: they are mostly the same few.
    authors: Option<Authors>,
    /// Where nothing is to be written: what the verdicts are.
    dry: Option<BTreeMap<i64, (&'static str, Option<Refusal>)>>,
}

/// What is known of the entries of a subject that are without a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    /// Nothing names them: what they said is not known, and nothing follows from the subject but that.
    Unnamed,
    /// The subject holds the entry that would erase it.
    MayBeNamed,
    /// It was erased by the entry at that place.
    At(u64),
}

/// Looks for what names the bodies that are missing.
fn missing(tx: &Connection, subject: SubjectId, lines: &[Line<'_>]) -> Result<Missing, Error> {
    if !lines.iter().any(|line| line.emptied) {
        return Ok(Missing::Unnamed);
    }
    let erases = |line: &Line<'_>| line.position.is_some() && matches!(line.change.as_deref(), Some(Change::ContributionErased(_)));
    Ok(match erase::erased_at(tx, subject)? {
        Some(position) => Missing::At(position),
        None if lines.iter().any(erases) => Missing::MayBeNamed,
        None => Missing::Unnamed,
    })
}

impl<'a> Folding<'a> {
    fn of(tx: &'a Connection, later: Later<'a>, state: Option<State>, erased: Missing) -> Self {
        Self { tx, later, state, home: None, frozen: false, refused: None, erased, authors: None, dry: None }
    }

    fn steps(&mut self, lines: &[Line<'_>]) -> Result<(), Error> {
        for line in lines {
            let base = base_position(self.tx, &line.header)?;
            self.step(line, base)?;
        }
        Ok(())
    }

    /// Says whether an entry stands in another journal than the subject lives in.
    fn is_stranger(&self, line: &Line<'_>) -> bool {
        !line.gives_up() && self.home.as_ref().is_some_and(|home| *home != line.header.audience)
    }

    fn is_erased(&self) -> bool {
        matches!(&self.state, Some(State::Contribution(it)) if it.retention.erased.is_some())
    }

    /// Takes an entry that was emptied: its header still says whose it was and when.
    fn step_emptied(&mut self, line: &Line<'_>) -> Result<(), Error> {
        let late = match self.erased {
            Missing::At(position) => line.position.is_none_or(|at| at > position),
            Missing::MayBeNamed | Missing::Unnamed => false,
        };
        if late || self.is_erased() {
            return self.verdict(line, "overtaken", Some(Refusal::DataErased));
        }
        let Some(audience) = line.header.audience() else { return Ok(()) };
        let author = self.author(line)?;
        let header = &line.header;
        let mark = Mark { entry: header.id, device: header.device, seq: header.seq, position: line.position };
        let it = Emptied { subject: header.subject, audience: &audience, kind: &header.kind, mark, at: line.at(), author: &author };
        fold::emptied(&mut self.state, &it);
        Ok(())
    }

    /// Says who the author of an entry was.
    fn author(&mut self, line: &Line<'_>) -> Result<Author, Error> {
        let (officer, at) = (line.header.author, line.at());
        Ok(match (self.later, &mut self.authors) {
            (Later::Everything(bulk), _) => bulk.author(officer, line.ord, line.directory, at),
            (Later::Page(page), _) => page.author(self.tx, officer, line.ord, line.directory, at)?,
            (Later::Nothing, Some(authors)) => authors.author(self.tx, officer, line.ord, line.directory, at)?,
            (Later::Nothing, None) => author(self.tx, officer, line.ord, line.directory, at)?,
        })
    }

    fn step(&mut self, line: &Line<'_>, base: u64) -> Result<(), Error> {
        let header = &line.header;
        if self.is_stranger(line) {
            return self.verdict(line, "overtaken", Some(Refusal::OutOfPlace));
        }
        if line.emptied && self.erased != Missing::Unnamed {
            return self.step_emptied(line);
        }
        let Some(change) = line.change.as_deref() else {
            let sealed = matches!(header.encoding, Encoding::SealedTo(_));
            self.frozen |= !sealed;
            return self.verdict(line, if sealed { "sealed" } else { "unknown" }, None);
        };
        let at = line.at();
        if !header.audience().is_some_and(|audience| change.belongs(header.subject, &audience)) {
            return self.verdict(line, "overtaken", Some(Refusal::OutOfPlace));
        }
        let author = self.author(line)?;
        let mark = Mark { entry: header.id, device: header.device, seq: header.seq, position: line.position };
        let fact = Fact { mark, base, at, author: &author, change, batch: header.batch };
        match fold::fold(&mut self.state, &fact) {
            Verdict::Holds => {
                if let Some(State::Officer(officer)) = self.state.as_ref().filter(|_| self.dry.is_none()) {
                    let standing = Standing { agency: officer.agency.clone(), country: None, posts: officer.posts.clone() };
                    self.tx
                        .prepare_cached("INSERT OR REPLACE INTO authority (officer, ord, position, standing) VALUES (?1, ?2, ?3, ?4)")?
                        .execute(params![officer.id.0, line.ord, line.position.map(to_sql), json(&standing)?])?;
                    if let Some(authors) = &mut self.authors {
                        authors.forget(officer.id);
                    }
                }
                Ok(())
            }
            Verdict::Overtaken(refusal) => self.verdict(line, "overtaken", Some(refusal)),
        }
    }

    fn verdict(&mut self, line: &Line<'_>, verdict: &'static str, refusal: Option<Refusal>) -> Result<(), Error> {
        if let Some(dry) = &mut self.dry {
            dry.insert(line.ord, (verdict, refusal));
            return Ok(());
        }
        let reason = refusal.as_ref().map(json).transpose()?;
        self.refused = refusal;
        self.tx
            .prepare_cached("INSERT OR REPLACE INTO verdicts (entry, ord, subject, author, verdict, refusal) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![line.header.id.0, line.ord, line.header.subject.0, line.header.author.0, verdict, reason])?;
        Ok(())
    }

    fn save(&self, header: &Header) -> Result<(), Error> {
        let Some(state) = &self.state else { return Ok(()) };
        let (kind, text) = (state.kind().label(), json(state)?);
        debug_assert!(parse(&text).is_ok(), "what is stored reads: {text}");
        self.tx
            .prepare_cached(
                "INSERT INTO subjects (subject, kind, audience, state, frozen) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (subject) DO UPDATE SET state = excluded.state, frozen = excluded.frozen",
            )?
            .execute(params![header.subject.0, kind, header.audience, text, self.frozen])?;
        // A field has rivals only while it is in conflict, and a quotation mark inside a text is escaped: the word between quotation
        // marks stands for nothing else.
        match i64::try_from(text.matches("\"rivals\":[").count()).unwrap_or(i64::MAX) {
            0 => self.tx.prepare_cached("DELETE FROM rivals WHERE subject = ?1")?.execute([header.subject.0])?,
            fields => self
                .tx
                .prepare_cached("INSERT OR REPLACE INTO rivals (subject, fields) VALUES (?1, ?2)")?
                .execute(params![header.subject.0, fields])?,
        };
        if let State::Device(device) = state {
            project::device(self.tx, header.subject.0, device)?;
        }
        Ok(())
    }
}

pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::Internal("writing a state"))
}

/// Loads the state of a subject, with the audience its entries have.
pub(crate) fn load(connection: &Connection, subject: SubjectId) -> Result<Option<(State, String)>, Error> {
    let found: Option<(String, String)> = connection
        .prepare_cached("SELECT state, audience FROM subjects WHERE subject = ?1")?
        .query_row([subject.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.map(|(state, audience)| parse(&state).map(|state| (state, audience))).transpose()
}

/// Reads a stored state. It is derived, so one that does not read asks for a rebuild.
pub(crate) fn parse(state: &str) -> Result<State, Error> {
    serde_json::from_str(state).map_err(|_| Error::Damaged("a derived state does not read".into()))
}

/// Says whether a subject holds an entry of a newer version in this journal, so that it can only be read here.
pub(crate) fn is_frozen(connection: &Connection, subject: SubjectId, audience: &str) -> Result<bool, Error> {
    let found: Option<bool> =
        connection.prepare_cached("SELECT frozen FROM subjects WHERE subject = ?1")?.query_row([subject.0], |row| row.get(0)).optional()?;
    let unknown: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM verdicts v JOIN entries e ON e.ord = v.ord WHERE v.subject = ?1 AND v.verdict = 'unknown' AND e.audience = ?2)",
        )?
        .query_row(params![subject.0, audience], |row| row.get(0))?;
    Ok(found.unwrap_or_default() || unknown)
}

/// Says who the author was: as of the position of the journal of everyone at acceptance; for an entry that only this desk has, as
/// of what the office has told and what this desk had recorded before it.
pub(crate) fn author(connection: &Connection, officer: OfficerId, ord: i64, directory: Option<u64>, at: Instant) -> Result<Author, Error> {
    Ok(author_of(officer, standing(connection, officer, ord, directory)?.as_ref(), at))
}

/// Says what follows from a standing at a time; none is an officer of whom nothing is known.
pub(crate) fn author_of(officer: OfficerId, standing: Option<&Standing>, at: Instant) -> Author {
    standing.map_or_else(|| Author::unknown(officer), |standing| standing.on(officer, at.office_day()))
}

/// The place as of which an author is looked up: that of the entry.
pub(crate) fn as_of(ord: i64, directory: Option<u64>) -> (i64, Option<u64>) {
    if crate::sync::rehearsed!(AuthorOfNow) { (i64::MAX, None) } else { (ord, directory) }
}

/// Reads an officer's standing as [`author`] asks for it.
pub(crate) fn standing(connection: &Connection, officer: OfficerId, ord: i64, directory: Option<u64>) -> Result<Option<Standing>, Error> {
    let (ord, directory) = as_of(ord, directory);
    let standing: Option<String> = match directory {
        Some(directory) => connection
            .prepare_cached("SELECT standing FROM authority WHERE officer = ?1 AND position <= ?2 ORDER BY position DESC LIMIT 1")?
            .query_row(params![officer.0, to_sql(directory)], |row| row.get(0))
            .optional()?,
        None => connection
            .prepare_cached(
                "SELECT standing FROM authority WHERE officer = ?1 AND (position IS NOT NULL OR ord < ?2)
                 ORDER BY position IS NULL DESC, position DESC, ord DESC LIMIT 1",
            )?
            .query_row(params![officer.0, ord], |row| row.get(0))
            .optional()?,
    };
    let Some(standing) = standing else { return Ok(None) };
    let mut standing: Standing = serde_json::from_str(&standing).map_err(|_| Error::Damaged("a derived standing does not read".into()))?;
    standing.country = country_of(connection, &standing.agency)?;
    Ok(Some(standing))
}

/// Gives the country of an organisation; none for a European body.
pub(crate) fn country_of(connection: &Connection, agency: &AgencyId) -> Result<Option<Country>, Error> {
    let country: Option<String> = connection
        .prepare_cached("SELECT state ->> '$.Organisation.country' FROM subjects WHERE subject = ?1")?
        .query_row([agency.subject().0], |row| row.get(0))
        .optional()?
        .flatten();
    Ok(country.as_deref().and_then(Country::parse))
}

/// Gives the position that an entry's base names: everything up to it was known to its author.
fn base_position(connection: &Connection, header: &Header) -> Result<u64, Error> {
    if header.base == [0; 16] {
        return Ok(0);
    }
    if crate::sync::rehearsed!(BaseForgotten) {
        return Ok(u64::MAX);
    }
    let found: Option<i64> = connection
        .prepare_cached("SELECT position FROM entries WHERE audience = ?1 AND substr(chain, 1, 16) = ?2 AND chain IS NOT NULL")?
        .query_row(params![header.audience, header.base], |row| row.get(0))
        .optional()?;
    Ok(found.map_or(0, from_sql))
}

/// Reads the entries of a subject from one on, in office order, the pending ones last; sealed bodies are opened where their key was
/// published among them.
fn lines(tx: &Connection, subject: SubjectId, from: i64) -> Result<Vec<Line<'static>>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT ord, header, body, position, received_at, directory FROM entries WHERE subject = ?1 AND ord >= ?2 ORDER BY position IS NULL, position, ord",
    )?;
    let rows = statement.query_map(params![subject.0, from], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, Vec<u8>>(1)?,
            row.get::<_, Option<Vec<u8>>>(2)?,
            row.get::<_, Option<i64>>(3)?,
            row.get::<_, Option<i64>>(4)?,
            row.get::<_, Option<i64>>(5)?,
        ))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (ord, header, body, position, received_at, directory) = row?;
        let entry = Entry { header, signature: [0; 64], salt: None, body };
        let header = entry.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
        let line = Line {
            ord,
            change: None,
            emptied: entry.body.is_none(),
            header,
            position: position.map(from_sql),
            received_at: received_at.map(Instant),
            directory: directory.map(from_sql),
        };
        found.push((line, entry.body));
    }
    if crate::sync::rehearsed!(FoldedAsArrived) {
        found.sort_by_key(|(line, _)| line.ord);
    }
    let published = published_keys(&found);
    Ok(found
        .into_iter()
        .map(|(mut line, body)| {
            line.change = body.and_then(|body| match &line.header.encoding {
                Encoding::Clear => Change::decode(&line.header.kind, line.header.kind_version, &body).map(Cow::Owned),
                Encoding::SealedTo(key) => {
                    let opened = keys::open_sealed(&body, published.get(key)?, subject.0.as_bytes())?;
                    Change::decode(&line.header.kind, line.header.kind_version, &opened).map(Cow::Owned)
                }
            });
            line
        })
        .collect())
}

fn published_keys(lines: &[(Line<'_>, Option<Vec<u8>>)]) -> HashMap<[u8; 16], x25519_dalek::StaticSecret> {
    let mut published = HashMap::new();
    for (line, body) in lines {
        let Some(body) = body.as_deref().filter(|_| line.header.encoding == Encoding::Clear && line.header.kind == "round.closed") else { continue };
        if let Some(Change::RoundClosed(it)) = Change::decode(&line.header.kind, line.header.kind_version, body) {
            let secret = keys::round_secret(&it.key);
            published.insert(keys::key_id(&keys::round_public(&secret)), secret);
        }
    }
    published
}
