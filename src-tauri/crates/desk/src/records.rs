//! Records of access: what they say, to whom, and whether they are whole (AUD-1 to AUD-3).
//!
//! What lives here: views, the export, the verification, the working purpose, and the one place where an answer's content becomes a
//! note. What does not: the notebook (`notebook`), how notes become entries (`keeping`), what each query shows (`seen`).

use jcat_domain::ids::{AgencyId, CaseId, DeviceId, OfficerId};
use jcat_domain::records::{self as rules, Object, ObjectKind, Purpose, Verb};
use jcat_domain::{Day, Instant, Refusal};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::cases::list::Where;
use crate::desk::Desk;
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::settings;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

pub(crate) mod export;
pub(crate) mod keeping;
pub(crate) mod notebook;
pub(crate) mod seen;
pub(crate) mod verify;

use notebook::{Access, Extent};
use seen::{Seen, ShowsRecords};

/// The most rows of one page.
const PAGE: u32 = 500;

// ---- noting ----------------------------------------------------------------------------------------------------------------

impl Desk {
    /// Notes what an answer shows, before it is given.
    pub(crate) fn note_seen(&self, how: &str, seen: Seen) -> Result<(), Error> {
        let (extent, objects): (Extent, Vec<Object>) = match seen {
            Seen::Nothing => return Ok(()),
            Seen::Case(case) => (Extent::One, vec![Object { what: ObjectKind::Case, id: case.known() }]),
            Seen::Draft(case) => (Extent::One, vec![Object { what: ObjectKind::Draft, id: case.known() }]),
            Seen::Cases(cases) => (Extent::List, cases.into_iter().map(|case| Object { what: ObjectKind::Case, id: case.known() }).collect()),
            Seen::Records(owners) => {
                let look = |owner: AgencyId| Object { what: ObjectKind::Records, id: owner.subject() };
                return owners.into_iter().try_for_each(|owner| self.note_look(how, Extent::One, vec![look(owner)]));
            }
        };
        self.note_look(how, extent, objects)
    }

    fn note_look(&self, how: &str, extent: Extent, objects: Vec<Object>) -> Result<(), Error> {
        let open = self.opened()?;
        let now = self.world().now();
        let mut look = Access { objects, extent, ..Access::to(Verb::Consult, how, &[]) };
        if open.notebook.knows(&look, now) {
            return Ok(());
        }
        // A case in focus brings its own purpose; what is outside every case has that of the day's work, if somebody said it.
        if extent == Extent::List || look.objects.iter().any(|object| object.what == ObjectKind::Records) {
            look.purpose = self.query(purpose_of_today)?;
        }
        open.notebook.note_look(look, now)
    }

    /// Notes that the desk was opened. A full disk must not keep anybody from opening a desk: that it was not noted is logged.
    pub(crate) fn note_login(&self) {
        let noted = self.opened().and_then(|open| {
            let access = Access::to(Verb::Login, "unlock", &[(ObjectKind::Device, open.me.device.subject())]);
            open.notebook.note(&access, self.world().now())
        });
        if let Err(error) = noted {
            let _ = self.problem(&error);
        }
    }
}

impl Read<'_> {
    /// Notes something that a handler is about to do with data, before it does it: what leaves the desk, what is shown of a
    /// document. On the disk when this returns.
    pub(crate) fn note(&self, access: &Access) -> Result<(), Error> {
        self.notebook.note(access, self.now)
    }

    /// Notes what leaves the desk, with what was said of it.
    pub(crate) fn note_leaving(&self, access: Access, said: &rules::Leaving) -> Result<(), Error> {
        let said = rules::leaving(said)?;
        let purpose = match said.purpose.or(access.purpose) {
            None => purpose_of_today(self)?,
            stated => stated,
        };
        self.note(&Access { purpose, justification: said.justification, recipients: said.recipients.unwrap_or_default(), ..access })
    }
}

// ---- the working purpose ---------------------------------------------------------------------------------------------------

const WORKING_PURPOSE: &str = "working-purpose";

#[derive(Serialize, Deserialize)]
struct Chosen {
    purpose: Purpose,
    day: Day,
}

/// Why one works today with what is outside every case. Chosen once a day; shown, and changed at any time.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct WorkingPurpose {
    /// The purpose; none while nobody said one, which is recorded as such.
    pub purpose: Option<Purpose>,
}

/// Says why one works.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct ChoosePurpose {
    /// The purpose.
    pub purpose: Purpose,
}

fn purpose_of_today(read: &Read<'_>) -> Result<Option<Purpose>, Error> {
    let chosen: Option<Chosen> = settings::load(read, WORKING_PURPOSE)?;
    Ok(chosen.filter(|chosen| chosen.day == read.today()).map(|chosen| chosen.purpose))
}

/// Gives the working purpose.
pub(crate) fn working_purpose(read: &Read<'_>, _: Nothing) -> Result<WorkingPurpose, Error> {
    Ok(WorkingPurpose { purpose: purpose_of_today(read)? })
}

/// Keeps the working purpose for today.
pub(crate) fn choose_purpose(work: &mut Work<'_>, request: ChoosePurpose) -> Result<Nothing, Error> {
    let day = work.today();
    settings::keep(work, WORKING_PURPOSE, &Chosen { purpose: request.purpose, day })?;
    Ok(Nothing {})
}

// ---- views -----------------------------------------------------------------------------------------------------------------

/// What is asked of records. Every filter that is given must fit.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RecordFilter {
    /// Who did it.
    #[ts(optional)]
    pub who: Option<OfficerId>,
    /// Whose data.
    #[ts(optional)]
    pub owner: Option<AgencyId>,
    /// What was done.
    #[ts(optional)]
    pub verb: Option<Verb>,
    /// Why.
    #[ts(optional)]
    pub purpose: Option<Purpose>,
    /// Only where nobody said why.
    #[ts(optional)]
    pub unstated: Option<bool>,
    /// With which case.
    #[ts(optional)]
    pub case: Option<CaseId>,
    /// From this day on.
    #[ts(optional)]
    pub from: Option<Day>,
    /// Up to this day, which is in it.
    #[ts(optional)]
    pub to: Option<Day>,
}

/// Asks for a page of records.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RecordsRequest {
    /// What fits.
    pub filter: RecordFilter,
    /// Rows to leave out, from the newest on.
    pub offset: u32,
    /// Rows to give, at most 500.
    pub limit: u32,
}

/// Something an act names.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RecordObject {
    /// What it is.
    pub what: ObjectKind,
    /// Which.
    pub id: Uuid,
    /// Its number or name, where this desk knows it.
    pub name: Option<String>,
}

/// An act in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordRow {
    /// The record, and which act of it.
    pub id: String,
    /// When.
    pub at: Instant,
    /// What was done.
    pub verb: Verb,
    /// How, in words.
    pub said: String,
    /// Who did it.
    pub by: OfficerId,
    /// The name.
    pub by_name: String,
    /// Of which organisation, at that time.
    pub agency: Option<AgencyId>,
    /// On which desk.
    pub device: DeviceId,
    /// Whose data.
    pub owner: AgencyId,
    /// What it names.
    pub objects: Vec<RecordObject>,
    /// With how many things, or how often.
    pub count: u32,
    /// The hash of a list, in hexadecimal digits.
    pub digest: Option<String>,
    /// Why.
    pub purpose: Option<Purpose>,
    /// The reason in words.
    pub justification: Option<String>,
    /// Who got it.
    pub recipients: Vec<String>,
    /// Whether it is one's own.
    pub mine: bool,
}

/// A page of records.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordsPage {
    /// The rows, the newest first.
    pub rows: Vec<RecordRow>,
    /// How many fit.
    pub total: u32,
    /// Of how many of them nobody said why, though they are of a list or a search.
    pub unstated: u32,
    /// Whether who asks may go through all records of its organisation, or of every one. One's own are always here.
    pub may: May,
    /// Whether these are the records of every owner.
    pub every: bool,
}

/// Who looked at a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Looks {
    /// The newest first, at most 100. Only one's own where one may not see the others'.
    pub rows: Vec<RecordRow>,
    /// How many there are.
    pub total: u32,
    /// Whether who asks may see who looked.
    pub may: May,
}

fn owners(rows: &[RecordRow]) -> Vec<AgencyId> {
    let mut owners: Vec<AgencyId> = rows.iter().filter(|row| !row.mine).map(|row| row.owner.clone()).collect();
    owners.sort_unstable();
    owners.dedup();
    owners
}

impl ShowsRecords for RecordsPage {
    fn owners(&self) -> Vec<AgencyId> {
        owners(&self.rows)
    }
}

impl ShowsRecords for Looks {
    fn owners(&self) -> Vec<AgencyId> {
        owners(&self.rows)
    }
}

/// Gives a page of records.
pub(crate) fn list(read: &Read<'_>, request: RecordsRequest) -> Result<RecordsPage, Error> {
    let it = conditions(read, &request.filter)?;
    let (rows, total) = page(read, &it, request.offset, if request.limit == 0 { 100 } else { request.limit.min(PAGE) })?;
    let mut without = it;
    without.and("a.purpose IS NULL AND a.verb IN ('consult', 'disclose', 'export') AND a.digest IS NOT NULL", []);
    let unstated = count(read, &without)?;
    let author = read.author()?;
    let own = author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    let every = author.has(jcat_domain::Duty::Auditor);
    Ok(RecordsPage { rows, total, unstated, may: read.may(rules::may_read(&own, author)), every })
}

/// Gives who looked at a case, or was given it.
pub(crate) fn who_looked(read: &Read<'_>, request: WhichCase) -> Result<Looks, Error> {
    let author = read.author()?;
    let case = crate::replica::read::case_if_here(read.connection, request.case)?;
    let may = match &case {
        Some(case) => rules::may_see_who_looked(&case.agency, author),
        // An auditor knows no case, and may see who looked at any.
        None => author.require(&[jcat_domain::Duty::Auditor]),
    };
    let mut it = Where::default();
    it.and("a.verb IN ('consult', 'disclose', 'export')", []);
    it.and(WITH_CASE, [Value::Blob(request.case.0.as_bytes().to_vec())]);
    if may.is_err() {
        it.and("a.officer = ?", [me(read)]);
    }
    let (rows, total) = page(read, &it, 0, 100)?;
    Ok(Looks { rows, total, may: read.may(may) })
}

const WITH_CASE: &str = "(a.record, a.n) IN (SELECT o.record, o.n FROM act_objects o WHERE o.id = ?)";

fn me(read: &Read<'_>) -> Value {
    Value::Blob(read.me.officer.0.as_bytes().to_vec())
}

/// Turns a filter into a condition, within what who asks may read.
pub(crate) fn conditions(read: &Read<'_>, filter: &RecordFilter) -> Result<Where, Error> {
    let author = read.author()?;
    let mut it = Where::default();
    let text = |text: &str| Value::Text(text.to_owned());
    if !author.has(jcat_domain::Duty::Auditor) {
        match author.agency.as_ref().filter(|own| rules::may_read(own, author).is_ok()) {
            Some(own) => it.and("(a.officer = ? OR a.owner = ?)", [me(read), text(own.as_str())]),
            None => it.and("a.officer = ?", [me(read)]),
        }
    }
    if let Some(who) = filter.who {
        it.and("a.officer = ?", [Value::Blob(who.0.as_bytes().to_vec())]);
    }
    if let Some(owner) = &filter.owner {
        it.and("a.owner = ?", [text(owner.as_str())]);
    }
    if let Some(verb) = filter.verb {
        it.and("a.verb = ?", [text(verb.label())]);
    }
    if let Some(purpose) = filter.purpose {
        it.and("a.purpose = ?", [text(purpose.label())]);
    }
    if filter.unstated.unwrap_or_default() {
        it.and("a.purpose IS NULL", []);
    }
    if let Some(case) = filter.case {
        it.and(WITH_CASE, [Value::Blob(case.0.as_bytes().to_vec())]);
    }
    if let Some(from) = filter.from {
        it.and("a.at >= ?", [Value::Integer(from.begins().0)]);
    }
    if let Some(to) = filter.to {
        it.and("a.at < ?", [Value::Integer(to.plus(1).begins().0)]);
    }
    Ok(it)
}

fn count(read: &Read<'_>, it: &Where) -> Result<u32, Error> {
    let sql = format!("SELECT count(*) FROM acts a{}", it.sql);
    Ok(read.connection.prepare_cached(&sql)?.query_row(params_from_iter(&it.values), |row| row.get(0))?)
}

/// Gives some rows, the newest first, and how many there are.
pub(crate) fn page(read: &Read<'_>, it: &Where, offset: u32, limit: u32) -> Result<(Vec<RecordRow>, u32), Error> {
    let sql = format!(
        "SELECT a.record, a.n, a.at, a.verb, a.how, a.owner, a.officer, a.agency, a.device, a.count, a.digest, a.purpose, a.justification, a.recipients
         FROM acts a{} ORDER BY a.at DESC, a.record, a.n LIMIT ? OFFSET ?",
        it.sql
    );
    let values = it.values.iter().cloned().chain([Value::Integer(limit.into()), Value::Integer(offset.into())]);
    let mut statement = read.connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(row_of(read, row)?);
    }
    Ok((found, count(read, it)?))
}

fn row_of(read: &Read<'_>, row: &Row<'_>) -> Result<RecordRow, Error> {
    const UNREAD: &str = "a derived record does not read";
    let agency = |text: String| AgencyId::parse(&text).ok_or_else(|| Error::Damaged(UNREAD.into()));
    let (record, n): (Uuid, i64) = (row.get(0)?, row.get(1)?);
    let by = OfficerId(row.get(6)?);
    let (verb, how): (String, String) = (row.get(3)?, row.get(4)?);
    let purpose: Option<String> = row.get(11)?;
    let recipients: String = row.get(13)?;
    let recipients: Vec<String> = serde_json::from_str(&recipients).map_err(|_| Error::Damaged(UNREAD.into()))?;
    let digest: Option<Vec<u8>> = row.get(10)?;
    Ok(RecordRow {
        id: format!("{record}/{n}"),
        at: Instant(row.get(2)?),
        verb: Verb::from_label(&verb).ok_or_else(|| Error::Damaged(UNREAD.into()))?,
        said: said(read, &how, &verb),
        by,
        by_name: read.officer_name(by)?,
        agency: row.get::<_, Option<String>>(7)?.map(agency).transpose()?,
        device: DeviceId(row.get(8)?),
        owner: agency(row.get(5)?)?,
        objects: objects_of(read, record, n)?,
        count: row.get(9)?,
        digest: digest.map(|digest| data_encoding::HEXLOWER.encode(&digest)),
        purpose: purpose.as_deref().and_then(Purpose::from_label),
        justification: row.get(12)?,
        recipients: recipients.into_iter().map(|it| recipient(read, it)).collect::<Result<_, _>>()?,
        mine: by == read.me.officer,
    })
}

/// Says how something was done: by the name of a query, or by the kind of a change.
fn said(read: &Read<'_>, how: &str, verb: &str) -> String {
    let id = if how.contains('.') { format!("event-{}", how.replace('.', "-")) } else { format!("seen-{how}") };
    if read.words.has(&id) { read.words.say(&id) } else { read.words.label(verb) }
}

fn recipient(read: &Read<'_>, named: String) -> Result<String, Error> {
    match named.parse::<OfficerId>() {
        Ok(officer) => read.officer_name(officer),
        Err(_) => Ok(if AgencyId::parse(&named).is_some_and(|it| read.roster().is_ok_and(|roster| roster.organisations.contains_key(&it))) {
            named.to_uppercase()
        } else {
            read.words.label(&named)
        }),
    }
}

fn objects_of(read: &Read<'_>, record: Uuid, n: i64) -> Result<Vec<RecordObject>, Error> {
    let mut statement =
        read.connection.prepare_cached("SELECT what, id FROM act_objects WHERE record = ?1 AND n = ?2 ORDER BY what, id LIMIT 200")?;
    let rows = statement.query_map(params![record, n], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Uuid>(1)?)))?;
    let mut found = Vec::new();
    for row in rows {
        let (what, id) = row?;
        let what = ObjectKind::from_label(&what).unwrap_or(ObjectKind::Other);
        found.push(RecordObject { what, id, name: name_of(read, what, id)? });
    }
    Ok(found)
}

fn name_of(read: &Read<'_>, what: ObjectKind, id: Uuid) -> Result<Option<String>, Error> {
    Ok(match what {
        ObjectKind::Case => read.connection.prepare_cached("SELECT label FROM cases WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?,
        ObjectKind::Officer => Some(read.officer_name(OfficerId(id))?),
        ObjectKind::Organisation | ObjectKind::Records => {
            let known = read.roster()?.organisations.keys().find(|agency| agency.subject().0 == id);
            known.map(|agency| agency.as_str().to_uppercase())
        }
        ObjectKind::Draft | ObjectKind::Note | ObjectKind::Document | ObjectKind::Round | ObjectKind::Decision => None,
        ObjectKind::Device | ObjectKind::Roster | ObjectKind::Other => None,
    })
}

#[cfg(test)]
mod tests;
