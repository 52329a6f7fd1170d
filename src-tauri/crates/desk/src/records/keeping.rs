//! From notes and own entries to records: what a desk did in a minute becomes one entry for each owner of the data (AUD-1).
//!
//! What was looked at and given away stands in the notebook. What was collected and altered stands in one's own entries already,
//! so nothing is noted for it: they are gone through here, once each.
//!
//! Invariant: up to where was gone moves in the transaction that appends the records, so that a kill at any moment neither loses
//! nor doubles one.

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::ids::{AgencyId, CaseId, RecordId, SubjectId};
use jcat_domain::records::{self, AccessRecorded, Act, Object, ObjectKind, Purpose, Verb};
use jcat_domain::{Audience, Change, Instant};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::notebook::{Access, Extent, Noted};
use crate::desk::{Desk, Notice, Opened};
use crate::error::Error;
use crate::replica::entry::{Encoding, Entry};
use crate::replica::log::{self, Me, Recording};
use crate::replica::read;
use crate::work::{Read, Topic};

/// What was done is gathered for so long before records are made of it.
const GATHERED: i64 = 60_000;

const MINUTE: i64 = 60_000;

/// The most things that an act names. Beyond, their number and hash tell which they were.
const NAMED: usize = 200;

/// The most acts of one record, and the most things they name together: an entry is at most 256 KiB.
const ACTS: usize = 200;
const OBJECTS: usize = 4_000;

/// The source of one's own entries, beside the ids of notebooks.
const OWN_ENTRIES: &[u8] = &[];

/// So many entries of others are passed over before that is remembered.
const PASSED_OVER: i64 = 5_000;

/// Makes records of what was done, if that was not done for a minute.
pub(crate) fn keep_if_due(desk: &Desk) -> Result<(), Error> {
    let open = desk.opened()?;
    if open.notebook.is_due(desk.world().now(), GATHERED) { keep(desk) } else { Ok(()) }
}

/// Makes records of everything that was done up to now.
pub(crate) fn keep(desk: &Desk) -> Result<(), Error> {
    let open = desk.opened()?;
    let now = desk.world().now();
    let notebook = if open.notebook.is_begun() { Some(open.notebook.id()?) } else { None };
    let waits = open.replica.read(|connection| something_waits(connection, &open, notebook.as_deref()))?;
    open.notebook.kept(now);
    if !waits {
        return Ok(());
    }
    let (written, done) = open.replica.write(|tx| {
        let mut gathered = Gathered::new(tx, &open.me, now)?;
        let notes = match &notebook {
            Some(id) => open.notebook.after(up_to(tx, id)?)?,
            None => Vec::new(),
        };
        notes.iter().try_for_each(|noted| gathered.take(noted))?;
        gathered.take_own_entries()?;
        let done = notes.last().map(|last| last.ord);
        if let (Some(id), Some(done)) = (&notebook, done) {
            remember(tx, id, done)?;
        }
        let records = gathered.records();
        for record in &records {
            append(tx, &open, desk, now, record)?;
        }
        Ok((!records.is_empty(), done))
    })?;
    if let Some(done) = done {
        open.notebook.forget(done)?;
    }
    if written {
        desk.tell(&Notice::Changed { topics: vec![Topic::Records, Topic::Office] });
        desk.stir();
    }
    Ok(())
}

/// Gives what was noted and is not on record yet.
pub(crate) fn noted(read: &Read<'_>) -> Result<Vec<Noted>, Error> {
    if !read.notebook.is_begun() {
        return Ok(Vec::new());
    }
    read.notebook.after(up_to(read.connection, &read.notebook.id()?)?)
}

fn append(tx: &Transaction<'_>, open: &Opened, desk: &Desk, now: Instant, record: &Kept) -> Result<(), Error> {
    let id = RecordId(desk.world().make_id()?);
    let change = AccessRecorded { record: id, owner: record.owner.clone(), agency: record.agency.clone(), acts: record.acts.clone() };
    let recording = Recording {
        audience: Audience::Records(record.owner.clone()),
        subject: id.subject(),
        change: Change::AccessRecorded(change),
        batch: None,
        because: None,
        sealed_to: Vec::new(),
        blobs: Vec::new(),
        declares: None,
    };
    log::append(tx, &open.me, desk.world(), now, &recording).map(drop)
}

fn something_waits(connection: &Connection, open: &Opened, notebook: Option<&[u8]>) -> Result<bool, Error> {
    if let Some(id) = notebook
        && !open.notebook.after(up_to(connection, id)?)?.is_empty()
    {
        return Ok(true);
    }
    let done = up_to(connection, OWN_ENTRIES)?;
    let last: i64 = connection.query_row("SELECT COALESCE(max(ord), 0) FROM entries", [], |row| row.get(0))?;
    let own: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM entries WHERE ord > ?1 AND device = ?2 AND audience <> 'desk' AND audience NOT LIKE 'records/%')",
        )?
        .query_row(params![done, open.me.device.0], |row| row.get(0))?;
    Ok(own || last - done > PASSED_OVER)
}

fn up_to(connection: &Connection, source: &[u8]) -> Result<i64, Error> {
    let done = connection.prepare_cached("SELECT done FROM recorded WHERE source = ?1")?.query_row([source], |row| row.get(0)).optional()?;
    Ok(done.unwrap_or_default())
}

fn remember(tx: &Transaction<'_>, source: &[u8], done: i64) -> Result<(), Error> {
    tx.prepare_cached("INSERT INTO recorded (source, done) VALUES (?1, ?2) ON CONFLICT (source) DO UPDATE SET done = excluded.done")?
        .execute(params![source, done])?;
    Ok(())
}

/// A record that is to be made.
struct Kept {
    owner: AgencyId,
    agency: Option<AgencyId>,
    acts: Vec<Act>,
}

/// What makes two deeds one act: the same was done in the same minute, for the same reason, for the same people, with the data of the
/// same owner; and where they name one thing, with that.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Same {
    owner: AgencyId,
    minute: i64,
    verb: Verb,
    how: String,
    purpose: Option<Purpose>,
    justification: Option<String>,
    recipients: Vec<String>,
    one: Option<Vec<Object>>,
    listed: bool,
}

/// What was done with it in that minute.
struct Sum {
    at: Instant,
    times: u32,
    objects: BTreeSet<Object>,
}

struct Gathered<'a> {
    tx: &'a Transaction<'a>,
    me: &'a Me,
    agency: Option<AgencyId>,
    known: BTreeMap<Object, (AgencyId, Option<Purpose>)>,
    sums: BTreeMap<Same, Sum>,
}

impl<'a> Gathered<'a> {
    fn new(tx: &'a Transaction<'a>, me: &'a Me, now: Instant) -> Result<Self, Error> {
        let agency = crate::replica::refold::author(tx, me.officer, i64::MAX, None, now)?.agency;
        Ok(Self { tx, me, agency, known: BTreeMap::new(), sums: BTreeMap::new() })
    }

    fn take(&mut self, noted: &Noted) -> Result<(), Error> {
        let Noted { at, access, .. } = noted;
        if access.extent == Extent::One {
            let Some(first) = access.objects.first() else { return Ok(()) };
            let Some((owner, purpose)) = self.about(*first)? else { return Ok(()) };
            self.add(owner, purpose, *at, access, Some(access.objects.clone()), &access.objects);
            return Ok(());
        }
        for object in &access.objects {
            let Some((owner, purpose)) = self.about(*object)? else { continue };
            // A list is outside every case: why it was looked through was said, or was not.
            let purpose = purpose.filter(|_| access.extent == Extent::Each);
            self.add(owner, purpose, *at, access, None, std::slice::from_ref(object));
        }
        Ok(())
    }

    fn add(&mut self, owner: AgencyId, inherited: Option<Purpose>, at: Instant, access: &Access, one: Option<Vec<Object>>, objects: &[Object]) {
        let same = Same {
            owner,
            minute: at.0.div_euclid(MINUTE),
            verb: access.verb,
            how: access.how.clone(),
            purpose: access.purpose.or(inherited),
            justification: access.justification.clone(),
            recipients: access.recipients.clone(),
            one,
            listed: access.extent == Extent::List,
        };
        let sum = self.sums.entry(same).or_insert(Sum { at, times: 0, objects: BTreeSet::new() });
        sum.at = sum.at.min(at);
        sum.times = sum.times.saturating_add(1);
        sum.objects.extend(objects);
    }

    /// Goes through one's own entries since the last time.
    fn take_own_entries(&mut self) -> Result<(), Error> {
        let done = up_to(self.tx, OWN_ENTRIES)?;
        let mut statement = self.tx.prepare_cached(
            "SELECT e.ord, e.header, e.body, (SELECT v.case_id FROM events v WHERE v.ord = e.ord) FROM entries e
             WHERE e.ord > ?1 AND e.device = ?2 AND e.audience <> 'desk' AND e.audience NOT LIKE 'records/%' ORDER BY e.ord",
        )?;
        let mut rows = statement.query(params![done, self.me.device.0])?;
        while let Some(row) = rows.next()? {
            let entry = Entry { header: row.get(1)?, signature: [0; 64], salt: None, body: row.get(2)? };
            let header = entry.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
            let body = entry.body.as_deref().filter(|_| header.encoding == Encoding::Clear);
            let Some(change) = body.and_then(|body| Change::decode(&header.kind, header.kind_version, body)) else { continue };
            let Some(verb) = records::verb_of(&change) else { continue };
            let kind = records::object_kind(change.subject_kind());
            let object = match row.get::<_, Option<Uuid>>(3)? {
                Some(case) => Object { what: if kind == ObjectKind::Draft { kind } else { ObjectKind::Case }, id: SubjectId(case) },
                None => Object { what: kind, id: header.subject },
            };
            let Some((owner, purpose)) = self.about(object)? else { continue };
            let access = Access {
                recipients: records::recipients_of(&change),
                extent: Extent::Each,
                ..Access::to(verb, &header.kind, &[(object.what, object.id)])
            };
            self.add(owner, purpose, header.claimed_at, &access, None, &[object]);
        }
        let last: i64 = self.tx.query_row("SELECT COALESCE(max(ord), 0) FROM entries", [], |row| row.get(0))?;
        remember(self.tx, OWN_ENTRIES, last)
    }

    /// Says whose something is, and why it is used where a case is in focus. What is nobody's in particular is recorded with who did
    /// it. None where not even that is known yet.
    fn about(&mut self, object: Object) -> Result<Option<(AgencyId, Option<Purpose>)>, Error> {
        if let Some(known) = self.known.get(&object) {
            return Ok(Some(known.clone()));
        }
        let owned = match object.what {
            ObjectKind::Case => {
                let case = read::case_if_here(self.tx, CaseId(object.id.0))?;
                case.map(|case| (case.agency.clone(), Some(Purpose::of_case(&case))))
            }
            ObjectKind::Draft => match read::draft(self.tx, CaseId(object.id.0)) {
                Ok(draft) => Some((draft.agency, Some(Purpose::Exchange))),
                Err(Error::NotFound(_)) => None,
                Err(other) => return Err(other),
            },
            ObjectKind::Records => {
                let roster = read::roster(self.tx)?;
                roster.organisations.keys().find(|agency| agency.subject() == object.id).map(|agency| (agency.clone(), None))
            }
            _ => None,
        };
        let about = owned.or_else(|| self.agency.clone().map(|agency| (agency, None)));
        if let Some(about) = &about {
            self.known.insert(object, about.clone());
        }
        Ok(about)
    }

    /// Gives a record for each owner; several where one would be too large.
    fn records(self) -> Vec<Kept> {
        let mut records: Vec<Kept> = Vec::new();
        for (same, sum) in self.sums {
            let owner = same.owner.clone();
            let act = act(same, sum);
            let fits = |last: &&mut Kept| {
                let objects: usize = last.acts.iter().map(|it| it.objects.len()).sum();
                last.owner == owner && last.acts.len() < ACTS && objects + act.objects.len() <= OBJECTS
            };
            match records.last_mut().filter(fits) {
                Some(last) => last.acts.push(act),
                None => records.push(Kept { owner, agency: self.agency.clone(), acts: vec![act] }),
            }
        }
        records.iter_mut().for_each(|record| record.acts.sort_by_key(|act| act.at));
        records
    }
}

fn act(same: Same, sum: Sum) -> Act {
    let things = u32::try_from(sum.objects.len()).unwrap_or(u32::MAX);
    let one = same.one.is_some();
    let named = !same.listed && sum.objects.len() <= NAMED;
    Act {
        verb: same.verb,
        at: sum.at,
        how: same.how,
        digest: (same.listed || !one && things > 1).then(|| digest(&sum.objects)),
        objects: match same.one {
            Some(objects) => objects,
            None if named => sum.objects.into_iter().collect(),
            None => Vec::new(),
        },
        count: if one { sum.times } else { things },
        purpose: same.purpose,
        justification: same.justification,
        recipients: same.recipients,
    }
}

/// `sha256` over the ids in order.
fn digest(objects: &BTreeSet<Object>) -> [u8; 32] {
    let ids: BTreeSet<[u8; 16]> = objects.iter().map(|object| *object.id.0.as_bytes()).collect();
    ids.iter().fold(Sha256::new(), |hash, id| hash.chain_update(id)).finalize().into()
}
