//! Notes on cases, and the history of what was recorded.

use jcat_domain::change::Change;
use jcat_domain::ids::{CaseId, NoteId, OfficerId, TaskId};
use jcat_domain::notes::{self, WriteNote};
use jcat_domain::{Audience, Instant, Refusal, zones};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::hits;
use crate::links;
use crate::operation;
use crate::planned;
use crate::replica::entry::{Encoding, Entry};
use crate::replica::read;
use crate::work::{Read, Work};

/// Asks for a page of a case's notes or history.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct CasePage {
    /// The case.
    pub case: CaseId,
    /// Rows to leave out, from the newest on.
    #[serde(default)]
    pub offset: u32,
    /// Rows to give, at most 500.
    #[serde(default)]
    pub limit: u32,
}

/// A note in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteRow {
    /// The note.
    pub id: NoteId,
    /// Who wrote it.
    pub by: OfficerId,
    /// The name.
    pub by_name: String,
    /// The country of the author's agency.
    pub country: Option<jcat_domain::Country>,
    /// When.
    pub at: Instant,
    /// What it says.
    pub text: String,
    /// Officers it names, with their names.
    pub mentions: Vec<Mention>,
    /// Whether it corrects an earlier one.
    pub corrects: Option<NoteId>,
    /// The note that corrects it.
    pub corrected_by: Option<NoteId>,
    /// The task it is on, where it is on one.
    pub task: Option<TaskId>,
    /// The title of that task.
    pub task_title: Option<String>,
    /// Whether it is one's own, so that one may correct it.
    pub mine: bool,
}

/// Somebody named in a note.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Mention {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
}

/// A page of notes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotePage {
    /// The notes, the newest first.
    pub rows: Vec<NoteRow>,
    /// How many there are.
    pub total: u32,
}

/// Something that was recorded.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventRow {
    /// The entry.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: OfficerId,
    /// The name.
    pub by_name: String,
    /// What happened, a label: `case.submitted`.
    pub event: String,
    /// The same in words.
    pub said: String,
    /// The reason that was given, or what it was about.
    pub detail: Option<String>,
    /// Whether it does not hold, and why not.
    pub overtaken: Option<String>,
}

/// A page of history.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EventPage {
    /// The events, the newest first.
    pub rows: Vec<EventRow>,
    /// How many there are.
    pub total: u32,
}

/// Gives a page of notes.
pub(crate) fn case_notes(read: &Read<'_>, request: CasePage) -> Result<NotePage, Error> {
    let (rows, total) = notes_of(read, request.case, request.offset, limit(request.limit))?;
    Ok(NotePage { rows, total })
}

/// Gives a page of history.
pub(crate) fn case_history(read: &Read<'_>, request: CasePage) -> Result<EventPage, Error> {
    let (rows, total) = events_of(read, request.case, request.offset, limit(request.limit))?;
    Ok(EventPage { rows, total })
}

pub(crate) fn limit(asked: u32) -> u32 {
    if asked == 0 { 100 } else { asked.min(500) }
}

pub(crate) fn notes_of(read: &Read<'_>, case: CaseId, offset: u32, limit: u32) -> Result<(Vec<NoteRow>, u32), Error> {
    let total = read.connection.prepare_cached("SELECT count(*) FROM notes WHERE case_id = ?1")?.query_row([case.0], |row| row.get(0))?;
    let mut statement = read.connection.prepare_cached(
        "SELECT n.id, n.author, n.at, n.body, n.mentions, n.corrects, n.corrected_by, n.task, t.title
         FROM notes n LEFT JOIN tasks t ON t.case_id = n.case_id AND t.id = n.task WHERE n.case_id = ?1 ORDER BY n.at DESC, n.id LIMIT ?2 OFFSET ?3",
    )?;
    let rows = statement.query(params![case.0, limit, offset])?;
    Ok((note_rows(read, rows)?, total))
}

/// Gives the notes on a task, the newest first.
pub(crate) fn notes_on(read: &Read<'_>, case: CaseId, task: TaskId) -> Result<Vec<NoteRow>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT n.id, n.author, n.at, n.body, n.mentions, n.corrects, n.corrected_by, n.task, NULL
         FROM notes n WHERE n.case_id = ?1 AND n.task = ?2 ORDER BY n.at DESC, n.id LIMIT 200",
    )?;
    let rows = statement.query(params![case.0, task.0])?;
    note_rows(read, rows)
}

fn note_rows(read: &Read<'_>, mut rows: rusqlite::Rows<'_>) -> Result<Vec<NoteRow>, Error> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let by = OfficerId(row.get(1)?);
        let mentions: String = row.get(4)?;
        let mentions: Vec<OfficerId> = serde_json::from_str(&mentions).map_err(|_| Error::Damaged("a derived note does not read".into()))?;
        let mentions =
            mentions.into_iter().map(|officer| Ok(Mention { officer, name: read.officer_name(officer)? })).collect::<Result<_, Error>>()?;
        found.push(NoteRow {
            id: NoteId(row.get(0)?),
            by,
            by_name: read.officer_name(by)?,
            country: country_of(read, by)?,
            at: Instant(row.get(2)?),
            text: row.get(3)?,
            mentions,
            corrects: row.get::<_, Option<Uuid>>(5)?.map(NoteId),
            corrected_by: row.get::<_, Option<Uuid>>(6)?.map(NoteId),
            task: row.get::<_, Option<Uuid>>(7)?.map(TaskId),
            task_title: row.get(8)?,
            mine: by == read.me.officer,
        });
    }
    Ok(found)
}

/// Gives the country of an officer's agency; none for a European body.
pub(crate) fn country_of(read: &Read<'_>, officer: OfficerId) -> Result<Option<jcat_domain::Country>, Error> {
    let roster = read.roster()?;
    Ok(roster.officers.get(&officer).and_then(|found| roster.organisations.get(&found.agency)).and_then(|agency| agency.country))
}

pub(crate) fn events_of(read: &Read<'_>, case: CaseId, offset: u32, limit: u32) -> Result<(Vec<EventRow>, u32), Error> {
    let total = read.connection.prepare_cached("SELECT count(*) FROM events WHERE case_id = ?1")?.query_row([case.0], |row| row.get(0))?;
    let mut statement = read.connection.prepare_cached(
        "SELECT v.at, e.header, e.body, x.refusal FROM events v JOIN entries e ON e.ord = v.ord LEFT JOIN verdicts x ON x.entry = e.id
         WHERE v.case_id = ?1 ORDER BY v.at DESC, e.id DESC LIMIT ?2 OFFSET ?3",
    )?;
    let mut rows = statement.query(params![case.0, limit, offset])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = Entry { header: row.get(1)?, signature: [0; 64], salt: None, body: row.get(2)? };
        let header = entry.read_header().ok_or_else(|| Error::Damaged("a stored header does not read".into()))?;
        let change = match header.encoding {
            Encoding::Clear => entry.body.as_deref().and_then(|body| Change::decode(&header.kind, header.kind_version, body)),
            Encoding::SealedTo(_) => None,
        };
        let refusal: Option<String> = row.get(3)?;
        let overtaken = refusal.and_then(|text| serde_json::from_str::<Refusal>(&text).ok()).and_then(|refusal| read.may::<()>(Err(refusal)).reason);
        let id = format!("event-{}", header.kind.replace('.', "-"));
        found.push(EventRow {
            id: header.id.0,
            at: Instant(row.get(0)?),
            by: header.author,
            by_name: read.officer_name(header.author)?,
            said: if read.words.has(&id) { read.words.say(&id) } else { read.words.with("event-unknown", &[("kind", &header.kind)]) },
            event: header.kind,
            detail: change.as_ref().and_then(|change| detail(read, change)),
            overtaken,
        });
    }
    Ok((found, total))
}

/// Gives what an event was about: a reason, an outcome, a name.
fn detail(read: &Read<'_>, change: &Change) -> Option<String> {
    let label = |text: &str| read.words.label(text);
    match change {
        Change::ProposalReturned(it)
        | Change::ProposalWithdrawn(it)
        | Change::CaseSuspended(it)
        | Change::CaseResumed(it)
        | Change::CaseCancelled(it) => Some(it.reason.clone()),
        Change::CaseMoved(it) => Some(format!("{}: {}", label(it.to.label()), it.reason)),
        Change::ProposalDecided(it) => Some(format!("{}: {}", label(it.outcome.label()), it.reason)),
        Change::CaseOrdered(it) => Some(match it.order {
            Some(order) => format!("{order}: {}", it.reason),
            None => it.reason.clone(),
        }),
        Change::AgencyJoined(it) => Some(it.agency.as_str().to_uppercase()),
        Change::AgencyLeft(it) => Some(it.agency.as_str().to_uppercase()),
        Change::OfficerJoined(it) => read.officer_name(it.officer).ok(),
        Change::OfficerLeft(it) => read.officer_name(it.officer).ok(),
        Change::CountryLinked(it) => Some(format!("{} ({})", it.country, label(it.kind.label()))),
        Change::CountryUnlinked(it) => Some(format!("{} ({})", it.country, label(it.kind.label()))),
        Change::CoverWritten(it) => Some(it.text.title.clone()),
        Change::CoverEdited(it) => it.edits.title.clone(),
        Change::DocumentAdded(it) => Some(it.file.name.clone()),
        Change::DocumentVersionAdded(it) => Some(format!("{}: {}", it.file.name, it.reason)),
        Change::CustodyRecorded(it) => Some(format!("{} → {}: {}", it.from, it.to, it.reason)),
        Change::DocumentWithdrawn(it) => Some(it.reason.clone()),
        Change::MeetingCalled(it) => Some(it.title.clone()),
        Change::MeetingChanged(it) => it.edits.title.clone(),
        Change::MeetingCancelled(it) => Some(it.reason.clone()),
        Change::PointAgreed(it) => Some(it.text.clone()),
        Change::PointWithdrawn(it) => Some(it.reason.clone()),
        Change::NoteWritten(it) => Some(it.text.chars().take(120).collect()),
        Change::OutcomeEdited(it) => Some(it.parts.iter().map(|it| label(it.part.label())).collect::<Vec<_>>().join(", ")),
        Change::NumbersConfirmed(it) => Some(it.agency.as_str().to_uppercase()),
        Change::ConfirmationWaiverAsked(it) => Some(format!("{}: {}", it.agency.as_str().to_uppercase(), it.reason)),
        Change::ConfirmationWaiverEnded(it) => Some(it.reason.clone()),
        Change::OutcomePutWithout(it) => {
            let agencies: Vec<String> = it.without.iter().map(|agency| agency.as_str().to_uppercase()).collect();
            Some(format!("{}: {}", read.words.say("counts-without"), agencies.join(", ")))
        }
        Change::OutcomeNoted(it) => Some(it.text.clone()),
        Change::HourSet(it) => Some(match it.hour {
            Some(hour) => format!("{} {}", zones::clock(hour, zones::OFFICE), it.reason.as_deref().unwrap_or_default()).trim().to_owned(),
            None => it.reason.clone().unwrap_or_default(),
        }),
        Change::SignalReported(it) => Some(match &it.text {
            Some(text) => format!("{} {}: {text}", it.country, label(it.signal.label())),
            None => format!("{} {}", it.country, label(it.signal.label())),
        }),
        Change::AbortCalled(it) => Some(format!("{}: {}", it.country, it.reason)),
        Change::AbortRecalled(it) => Some(format!("{}: {}", it.country, it.reason)),
        Change::ReportsPaced(it) => it.minutes.map(|minutes| read.words.with("every-minutes", &[("count", &minutes.to_string())])),
        Change::CounterRecorded(it) => Some(operation::say_figure(read.words, &it.figure)),
        Change::CounterCorrected(it) => Some(match &it.figure {
            Some(figure) => format!("{}: {}", operation::say_figure(read.words, figure), it.reason),
            None => it.reason.clone(),
        }),
        Change::ProsecutionRecorded(it) => Some(format!("{}: {}", it.people, read.words.label(it.outcome.label()))),
        Change::TaskNoteWritten(it) => Some(it.note.text.chars().take(120).collect()),
        Change::TaskAdded(it) => Some(it.facts.title.clone()),
        Change::TaskEdited(it) => it.edits.title.clone().or_else(|| it.edits.status.map(|status| label(status.label()))),
        Change::PlanTemplated(it) => Some(label(&it.template)),
        Change::AuthorityConsulted(it) => Some(format!("{}: {}", it.facts.country, label(it.facts.answer.label()))),
        Change::ConsultationWithdrawn(it) => Some(it.reason.clone()),
        Change::NeedSet(it) => Some(format!("{}: {} {}", it.country, it.quantity, label(it.kind.label()))),
        Change::ResourceCommitted(it) => Some(format!("{}: {} {}", it.agency.as_str().to_uppercase(), it.quantity, label(it.kind.label()))),
        Change::ActionLeadsNamed(it) => Some(it.country.to_string()),
        Change::EmbargoAgreed(it) => Some(it.agency.as_str().to_uppercase()),
        Change::WaiverAsked(it) => Some(format!("{}: {}", label(it.gate.label()), it.reason)),
        Change::WaiverEnded(it) => Some(it.reason.clone()),
        other => hits::detail(other, label).or_else(|| links::detail(other, label)).or_else(|| planned::detail(other)),
    }
}

/// Writes a note. Officers are also named by `@Name` in the text.
pub(crate) fn write_note(work: &mut Work<'_>, mut request: WriteNote) -> Result<NoteId, Error> {
    let case = read::case(work.connection, request.case)?;
    let corrected = request.corrects.map(|note| read::note(work.connection, note)).transpose()?;
    for officer in named_in(work.roster()?, &request.text) {
        if !request.mentions.contains(&officer) {
            request.mentions.push(officer);
        }
    }
    let note = NoteId(work.make_id()?);
    let change = notes::write(&case, corrected.as_ref(), work.roster()?, &request, note, work.author()?)?;
    work.record(Audience::Case(request.case), note.subject(), change)?;
    Ok(note)
}

/// Finds officers whose names follow an @ in a text.
fn named_in(roster: &jcat_domain::roster::Roster, text: &str) -> Vec<OfficerId> {
    if !text.contains('@') {
        return Vec::new();
    }
    // At each @ the longest name that stands there as a whole: "@Anna Berg" does not call Ann.
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let called = roster.officers.values().filter(|officer| {
            let follows = rest.strip_prefix(officer.name.value.as_str()).and_then(|after| after.chars().next());
            rest.starts_with(officer.name.value.as_str()) && !follows.is_some_and(char::is_alphanumeric)
        });
        found.extend(called.max_by_key(|officer| officer.name.value.len()).map(|officer| officer.id));
    }
    found.sort_unstable();
    found.dedup();
    found
}
