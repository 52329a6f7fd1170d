//! What is found for a request of a data subject, and what is shown of requests.
//!
//! Looked for: the identifiers by their keys among data, links and sightings; their words in notes, documents by name, covers, tasks and meetings.
//! Whoever answers reads all of it anyway. What others contributed is shown as theirs and is told by them alone; what other agencies hold
//! and this desk does not read is not here, and no count says how much that is.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jcat_domain::cases::CaseState;
use jcat_domain::contributions::ContributionState;
use jcat_domain::data_requests::{self as rules, DataRequestKind, DataRequestOutcome, DataRequestState, Found, RowSaid};
use jcat_domain::ids::{
    AgencyId, CaseId, ContributionId, DataRequestId, DocumentId, LinkId, MeetingId, NoteId, OfficerId, SightingId, SubjectId, TaskId,
};
use jcat_domain::labels;
use jcat_domain::links::LinkSays;
use jcat_domain::marking::Marking;
use jcat_domain::records::Purpose;
use jcat_domain::{Day, Instant};
use rusqlite::{Connection, params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::WhichDataRequest;
use crate::contributions::keys;
use crate::corrections::{CARRY_DATA, files, readers};
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// How many days before its last day a request is on Today.
const SOON: u64 = 14;

/// The most texts that are found for one identifier.
const TEXTS: u32 = 500;

labels! {
    /// What was found.
    FoundKind {
        /// Data of an agency on a case.
        Contribution = "found-contribution",
        /// A link between two values.
        Link = "found-link",
        /// What an agency saw of a value.
        Sighting = "found-sighting",
        /// A note.
        Note = "found-note",
        /// A document, by its name or description.
        Document = "found-document",
        /// A task.
        Task = "found-task",
        /// A meeting.
        Meeting = "found-meeting",
        /// Title and summary of a case.
        Cover = "found-cover",
    }
}

/// A request in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DataRequestRow {
    /// The request.
    pub request: DataRequestId,
    /// How the agency calls it.
    pub reference: String,
    /// Who answers it.
    pub agency: AgencyId,
    /// What is asked for.
    pub kind: DataRequestKind,
    /// The day it came in.
    pub received: Day,
    /// The day by which it is answered.
    pub due: Day,
    /// Why that is another day than at first.
    pub due_reason: Option<String>,
    /// Whether an answer is still asked for.
    pub open: bool,
    /// Whether that day has passed.
    pub overdue: bool,
    /// What came of it.
    pub outcome: Option<DataRequestOutcome>,
    /// Why not all of it.
    pub reason: Option<String>,
    /// Of how many things it was told.
    pub told: u32,
    /// Of how many it was not.
    pub withheld: u32,
    /// Who answered.
    pub answered_by: Option<String>,
    /// When.
    pub answered_at: Option<Instant>,
    /// Why it was taken back.
    pub withdrawn: Option<String>,
}

/// The requests to one's own agency.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DataRequestList {
    /// They: open ones first by the day they are due, then the last that were closed.
    pub rows: Vec<DataRequestRow>,
    /// Record one.
    pub may: May,
}

/// A request and what is found for it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DataRequestView {
    /// The request.
    pub row: DataRequestRow,
    /// What describes who asks.
    pub about: Vec<IdentifierRow>,
    /// What was found, one's own agency's first.
    pub found: Vec<FoundRow>,
    /// Of how much of one's own nobody has said whether it is told.
    pub undecided: u32,
    /// The agencies whose data are among it: who asks is to be sent to them.
    pub others: Vec<AgencyId>,
    /// The marking that satisfies all that was found; none where nothing was.
    pub marking: Option<Marking>,
    /// What who looks may do.
    pub may: DataRequestMay,
}

/// What describes who asks.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IdentifierRow {
    /// The label of its kind.
    pub kind: String,
    /// Its normal form.
    pub normal: String,
    /// The same as it is shown: nobody follows it by mistake.
    pub shown: String,
}

/// Something that was found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundRow {
    /// It, by its subject.
    pub row: SubjectId,
    /// What it is.
    pub what: FoundKind,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Whose it is.
    pub agency: AgencyId,
    /// Whether it is one's own agency's, so that it says whether it is told.
    pub own: bool,
    /// What it is called, or how it begins.
    pub name: String,
    /// What of the request was found in it.
    pub values: Vec<String>,
    /// The same as it is shown.
    pub shown: Vec<String>,
    /// When it came.
    pub at: Instant,
    /// On what law it is shared.
    pub legal_basis: Option<String>,
    /// For what.
    pub purpose: Option<Purpose>,
    /// How it may be used.
    pub marking: Option<Marking>,
    /// The day by which it is reviewed or erased.
    pub kept_until: Option<Day>,
    /// Whether it was withdrawn: it is held all the same.
    pub withdrawn: bool,
    /// Agencies that read it, by name on the case.
    pub readers: Vec<AgencyId>,
    /// Files of its case that left a desk since, as far as one may read records of it.
    pub given: Vec<GivenRow>,
    /// What is said of it.
    pub said: Option<RowSaid>,
    /// Who said so.
    pub said_by: Option<String>,
    /// What somebody said who did not know of it.
    pub rivals: Vec<Option<RowSaid>>,
}

/// A file that left a desk.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GivenRow {
    /// When.
    pub at: Instant,
    /// Who took it out.
    pub by: String,
    /// For whom; empty where nobody said.
    pub recipients: Vec<String>,
}

/// What somebody may do with a request.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DataRequestMay {
    /// Say what is told, set another day, take it back.
    pub change: May,
    /// Answer it.
    pub answer: May,
    /// Open it again.
    pub reopen: May,
}

// ---- queries -----------------------------------------------------------------------------------------------------------

/// Gives the requests to one's own agency.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<DataRequestList, Error> {
    let author = read.author()?;
    let mut states = super::all(read)?;
    states.sort_by_key(|it| (!it.is_open(), if it.is_open() { it.due.value.begins().0 } else { -it.at.0 }, it.id));
    let rows = states.iter().map(|it| row(read, it)).collect::<Result<_, _>>()?;
    let own = author.agency.clone().ok_or(jcat_domain::Refusal::UnknownOfficer)?;
    Ok(DataRequestList { rows, may: read.may(rules::may_answer(&own, author)) })
}

/// Gives requests that are due soon or overdue, for who may answer them.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<DataRequestRow>, Error> {
    let soon = read.today().plus(SOON);
    let author = read.author()?;
    let due = |it: &DataRequestState| it.is_open() && it.due.value <= soon && rules::may_answer(&it.agency, author).is_ok();
    let mut rows: Vec<DataRequestRow> = super::all(read)?.iter().filter(|it| due(it)).map(|it| row(read, it)).collect::<Result<_, _>>()?;
    rows.sort_by_key(|it| (it.due, it.request));
    Ok(rows)
}

fn row(read: &Read<'_>, it: &DataRequestState) -> Result<DataRequestRow, Error> {
    let answer = it.answer.as_ref();
    Ok(DataRequestRow {
        request: it.id,
        reference: it.reference.clone(),
        agency: it.agency.clone(),
        kind: it.kind,
        received: it.received,
        due: it.due.value,
        due_reason: it.due_reason.clone(),
        open: it.is_open(),
        overdue: it.is_overdue(read.today()),
        outcome: answer.map(|it| it.outcome),
        reason: answer.and_then(|it| it.reason.clone()),
        told: answer.map_or(0, |it| it.told),
        withheld: answer.map_or(0, |it| it.withheld),
        answered_by: answer.map(|it| read.officer_name(it.by)).transpose()?,
        answered_at: answer.map(|it| it.at),
        withdrawn: it.withdrawn.as_ref().map(|(reason, ..)| reason.clone()),
    })
}

/// Reads a request to one's own agency.
pub(crate) fn of_own(read: &Read<'_>, request: DataRequestId) -> Result<DataRequestState, Error> {
    let state = read::data_request(read.connection, request)?;
    // Another agency's journal is not here; whoever changed agency is told the same as if there were none.
    if read.author()?.is_of(&state.agency) { Ok(state) } else { Err(Error::NotFound("data-request")) }
}

/// Gives a request and what is found for it.
pub(crate) fn view(read: &Read<'_>, request: WhichDataRequest) -> Result<DataRequestView, Error> {
    let state = of_own(read, request.request)?;
    let author = read.author()?;
    let found = rows(read, &state)?;
    let undecided = found.iter().filter(|it| it.own && state.said(it.row).is_none()).count();
    let mut others: Vec<AgencyId> = found.iter().filter(|it| !it.own).map(|it| it.agency.clone()).collect();
    others.sort_unstable();
    others.dedup();
    let open = || if state.is_open() { Ok(()) } else { Err(jcat_domain::Refusal::DataRequestClosed) };
    let change = rules::may_answer(&state.agency, author).and_then(|()| open());
    let closed = if state.is_open() { Err(jcat_domain::Refusal::AlreadyRecorded) } else { Ok(()) };
    let may = DataRequestMay {
        answer: read.may(change.clone().and(if undecided > 0 { Err(jcat_domain::Refusal::RowsUndecided { found: undecided }) } else { Ok(()) })),
        change: read.may(change),
        reopen: read.may(rules::may_answer(&state.agency, author).and(closed)),
    };
    let about = state
        .about
        .iter()
        .map(|it| IdentifierRow { kind: it.kind.clone(), normal: it.normal.clone(), shown: jcat_indicators::defang(&it.normal) })
        .collect();
    let marking = found.iter().filter_map(|it| it.marking.clone()).reduce(|joined, marking| joined.join(&marking));
    Ok(DataRequestView { row: row(read, &state)?, about, found, undecided: u32::try_from(undecided).unwrap_or(u32::MAX), others, marking, may })
}

/// Gives what is found for a request, as far as the rules ask.
pub(crate) fn found(read: &Read<'_>, state: &DataRequestState) -> Result<Vec<Found>, Error> {
    Ok(look(read, state)?.into_values().map(|it| Found { row: it.row, agency: it.agency }).collect())
}

// ---- looking -----------------------------------------------------------------------------------------------------------

/// Something that was found, before its case is looked at.
struct Thing {
    row: SubjectId,
    what: FoundKind,
    case: CaseId,
    agency: AgencyId,
    name: String,
    values: Vec<String>,
    at: Instant,
    terms: Option<(String, Purpose)>,
    marking: Option<Marking>,
    kept_until: Option<Day>,
    withdrawn: bool,
}

type Things = BTreeMap<SubjectId, Thing>;

fn put(things: &mut Things, value: &str, thing: Thing) {
    let known = things.entry(thing.row).or_insert(thing);
    if !known.values.iter().any(|it| it == value) {
        known.values.push(value.to_owned());
    }
}

/// Looks for every identifier of a request among what this desk holds.
fn look(read: &Read<'_>, state: &DataRequestState) -> Result<Things, Error> {
    let mut things = Things::new();
    for it in &state.about {
        data(read, &mut things, &it.kind, &it.normal)?;
        links(read.connection, &mut things, &it.kind, &it.normal)?;
        // A number of a card is kept as a hash, which stands in no text.
        let given = it.given.as_deref();
        for text in std::iter::once(it.normal.as_str()).chain(given) {
            texts(read, &mut things, &it.normal, text)?;
        }
    }
    Ok(things)
}

/// Data that hold the same thing, withdrawn ones too: they are held until they are erased.
fn data(read: &Read<'_>, things: &mut Things, kind: &str, normal: &str) -> Result<(), Error> {
    let mut statement =
        read.connection.prepare_cached("SELECT contribution, n FROM keys WHERE key = ?1 AND strength & 3 = 0 ORDER BY contribution, n")?;
    for key in keys::keys_of(kind, normal).iter().filter(|it| it.strength() == 0) {
        let rows = statement.query_map([key.short()], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, u32>(1)?)))?;
        for row in rows {
            let (id, n) = row?;
            let head = crate::contributions::head(read.connection, ContributionId(id))?;
            sightings(read.connection, things, &head, n, normal)?;
            let thing = Thing {
                row: head.id.subject(),
                what: FoundKind::Contribution,
                case: head.case,
                agency: head.agency.clone(),
                name: head.terms.name.clone(),
                values: Vec::new(),
                at: head.at,
                terms: Some((head.terms.legal_basis.clone(), head.terms.purpose)),
                marking: Some(head.marking()),
                kept_until: Some(head.review_due()),
                withdrawn: head.withdrawn.is_some(),
            };
            put(things, normal, thing);
        }
    }
    Ok(())
}

fn sightings(connection: &Connection, things: &mut Things, of: &ContributionState, n: u32, normal: &str) -> Result<(), Error> {
    let mut statement = connection.prepare_cached("SELECT id FROM sightings WHERE contribution = ?1 AND n = ?2")?;
    let ids: Vec<Uuid> = statement.query_map(params![of.id.0, n], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in ids {
        let it = read::sighting(connection, SightingId(id))?;
        let thing = Thing {
            row: it.id.subject(),
            what: FoundKind::Sighting,
            case: it.case,
            agency: it.agency,
            name: it.note.unwrap_or_default(),
            values: Vec::new(),
            at: it.at,
            terms: None,
            marking: Some(of.marking()),
            kept_until: Some(of.review_due()),
            withdrawn: it.withdrawn.is_some(),
        };
        put(things, normal, thing);
    }
    Ok(())
}

fn links(connection: &Connection, things: &mut Things, kind: &str, normal: &str) -> Result<(), Error> {
    let mut statement = connection
        .prepare_cached("SELECT id FROM entity_links WHERE (from_kind = ?1 AND from_normal = ?2) OR (to_kind = ?1 AND to_normal = ?2) ORDER BY id")?;
    let ids: Vec<Uuid> = statement.query_map(params![kind, normal], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in ids {
        let it = read::link(connection, LinkId(id))?;
        let LinkSays::Entities(facts) = &it.says else { continue };
        let other = if facts.from.normal == normal && facts.from.kind == kind { &facts.to } else { &facts.from };
        let thing = Thing {
            row: it.id.subject(),
            what: FoundKind::Link,
            case: it.case,
            agency: it.agency.clone(),
            name: other.normal.clone(),
            values: Vec::new(),
            at: it.at,
            terms: None,
            marking: Some(facts.marking.clone()),
            kept_until: facts.marking.keep_until,
            withdrawn: it.withdrawn.is_some(),
        };
        put(things, normal, thing);
    }
    Ok(())
}

/// Texts in which the words of an identifier stand together.
fn texts(read: &Read<'_>, things: &mut Things, normal: &str, text: &str) -> Result<(), Error> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(30).collect();
    if words.is_empty() {
        return Ok(());
    }
    let query = format!("\"{}\"", words.join(" "));
    let mut statement = read
        .connection
        .prepare_cached("SELECT f.what, f.id FROM words w JOIN found f ON f.rowid = w.rowid WHERE words MATCH ?1 ORDER BY w.rowid DESC LIMIT ?2")?;
    let rows = statement.query_map(params![query, TEXTS], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Uuid>(1)?)))?;
    let rows: Vec<(String, Uuid)> = rows.collect::<Result<_, _>>()?;
    for (what, id) in rows {
        if let Some(thing) = text_found(read, &what, id)? {
            put(things, normal, thing);
        }
    }
    Ok(())
}

fn text_found(read: &Read<'_>, what: &str, id: Uuid) -> Result<Option<Thing>, Error> {
    let connection = read.connection;
    let agency_of = |by: OfficerId| Ok::<_, Error>(read.roster()?.officers.get(&by).map(|it| it.agency.clone()));
    let (row, what, case, agency, name, at, withdrawn) = match what {
        "note" => {
            let it = read::note(connection, NoteId(id))?;
            (it.id.subject(), FoundKind::Note, it.case, agency_of(it.by)?, it.text.chars().take(160).collect(), it.at, false)
        }
        "document" => {
            let it = read::document(connection, DocumentId(id))?;
            let Some(latest) = it.latest() else { return Ok(None) };
            let (name, at) = (latest.file.name.clone(), latest.at);
            (it.id.subject(), FoundKind::Document, it.case, Some(it.agency.clone()), name, at, it.withdrawn.is_some())
        }
        "task" => {
            let it = read::task(connection, TaskId(id))?;
            (it.id.subject(), FoundKind::Task, it.case, Some(it.agency.value), it.title.value, it.added, it.removed)
        }
        "meeting" => {
            let it = read::meeting(connection, MeetingId(id))?;
            (it.id.subject(), FoundKind::Meeting, it.case, agency_of(it.by)?, it.title.value, it.called, it.cancelled.is_some())
        }
        "case" => {
            let Ok(it) = read::cover(connection, CaseId(id)) else { return Ok(None) };
            (it.case.cover(), FoundKind::Cover, it.case, None, it.title.value, Instant(0), false)
        }
        _ => return Ok(None),
    };
    let Some(of) = read::case_if_here(connection, case)? else { return Ok(None) };
    let marking = Marking::of_handling(&of.handling.value);
    let (agency, at) = (agency.unwrap_or(of.agency), if at == Instant(0) { of.steps.first().map_or(at, |step| step.at) } else { at });
    Ok(Some(Thing { row, what, case, agency, name, values: Vec::new(), at, terms: None, marking: Some(marking), kept_until: None, withdrawn }))
}

/// Gives what is found for a request, with its case, who received it and what is said of it.
fn rows(read: &Read<'_>, state: &DataRequestState) -> Result<Vec<FoundRow>, Error> {
    let mut cases: BTreeMap<CaseId, (CaseState, Vec<GivenRow>)> = BTreeMap::new();
    let mut found = Vec::new();
    for it in look(read, state)?.into_values() {
        let (case, given) = match cases.entry(it.case) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let Some(case) = read::case_if_here(read.connection, it.case)? else { continue };
                let given = files(read, &case, CARRY_DATA, Instant(i64::MIN))?.into_iter();
                let given = given.map(|file| GivenRow { at: file.at, by: file.by, recipients: file.recipients }).collect();
                free.insert((case, given))
            }
        };
        let field = state.rows.get(&it.row);
        let said = field.filter(|field| field.value.is_some());
        found.push(FoundRow {
            row: it.row,
            what: it.what,
            case: it.case,
            label: case.label(),
            own: it.agency == state.agency,
            name: it.name,
            shown: it.values.iter().map(|it| jcat_indicators::defang(it)).collect(),
            values: it.values,
            at: it.at,
            legal_basis: it.terms.as_ref().map(|(basis, _)| basis.clone()),
            purpose: it.terms.map(|(_, purpose)| purpose),
            marking: it.marking,
            kept_until: it.kept_until,
            withdrawn: it.withdrawn,
            readers: readers(read.roster()?, case, &it.agency, it.at).into_iter().map(|it| it.agency).collect(),
            given: given.iter().filter(|given| given.at >= it.at).cloned().collect(),
            agency: it.agency,
            said: said.and_then(|field| field.value.clone()),
            said_by: said.map(|field| read.officer_name(field.set.by)).transpose()?,
            rivals: field.map(|field| field.rivals.iter().map(|rival| rival.value.clone()).collect()).unwrap_or_default(),
        });
    }
    found.sort_by(|a, b| (!a.own, &a.label, a.what, a.at, a.row).cmp(&(!b.own, &b.label, b.what, b.at, b.row)));
    Ok(found)
}
