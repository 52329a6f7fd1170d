//! From states to rows: the tables that lists, searches and histories read. All of it can be made again.

use jcat_domain::attachments::stay::StayState;
use jcat_domain::cases::{CaseState, CoverState, Origin};
use jcat_domain::documents::DocumentState;
use jcat_domain::fold::State;
use jcat_domain::ids::{CaseId, NoteId};
use jcat_domain::notes::NoteState;
use jcat_domain::outreach::OutreachState;
use jcat_domain::records::{Purpose, RecordState};
use jcat_domain::{Instant, similarity};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::error::Error;
use crate::planned;
use crate::replica::bulk::{Bulk, Gathered};
use crate::replica::log::to_sql;
use crate::replica::refold::{self, json};
use crate::replica::{attachment_rows, board_rows, counted_rows, data_rows, election_rows, link_rows, operation_rows, papers_rows};

mod plans;

/// Where derived rows go: straight into the tables, or partly into what follows at the end.
#[derive(Clone, Copy)]
pub(crate) struct Into<'a> {
    pub(crate) tx: &'a Transaction<'a>,
    pub(crate) later: Later<'a>,
}

/// What waits for the end of more than one subject.
#[derive(Clone, Copy)]
pub(crate) enum Later<'a> {
    /// Nothing.
    Nothing,
    /// Texts of the subjects of a page.
    Page(&'a Gathered),
    /// Whatever is cheaper when everything is made again.
    Everything(&'a Bulk),
}

impl<'a> Into<'a> {
    /// Straight into the tables.
    pub(crate) const fn tables(tx: &'a Transaction<'a>) -> Self {
        Self { tx, later: Later::Nothing }
    }

    /// Whether everything is made again, from empty tables.
    const fn is_bulk(&self) -> bool {
        matches!(self.later, Later::Everything(_))
    }
}

impl<'a> std::ops::Deref for Into<'a> {
    type Target = Transaction<'a>;
    fn deref(&self) -> &Self::Target {
        self.tx
    }
}

/// Puts an entry into the history of the case it belongs to.
pub(crate) fn entry(tx: Into<'_>, state: Option<&State>, ord: i64, at: Instant) -> Result<(), Error> {
    let case = match state {
        Some(State::Case(case)) => case.id,
        Some(State::Cover(cover)) => cover.case,
        Some(State::Note(note)) => note.case,
        Some(State::Counter(counter)) => counter.case,
        Some(State::Situation(board)) => board.case,
        Some(State::Meeting(meeting)) => meeting.case,
        Some(State::Outcome(report)) => report.case,
        Some(State::Noting(noting)) => noting.put.case,
        Some(State::Document(document)) => document.case,
        Some(State::Contribution(it)) => it.case,
        Some(State::Papers(it)) => it.case,
        Some(State::Correction(it)) => it.case,
        Some(State::Hit(it)) => it.case,
        // A half of a link between cases is in no history: who reads one of the two learns nothing of it, not even that it is there.
        Some(State::Link(it)) if it.facts().is_some() => it.case,
        Some(State::Sighting(it)) => it.case,
        Some(State::PlannedAction(it)) => it.case,
        Some(State::Effort(it)) => it.case,
        Some(State::Draft(draft)) => draft.case,
        Some(State::Task(task)) => task.case,
        Some(State::Plan(plan)) => plan.case,
        Some(State::Readiness(it)) => it.case,
        Some(State::Stay(stay)) => stay.case,
        _ => return Ok(()),
    };
    tx.prepare_cached("INSERT OR IGNORE INTO events (case_id, at, ord) VALUES (?1, ?2, ?3)")?.execute(params![case.0, at.0, ord])?;
    if !tx.is_bulk() {
        tx.prepare_cached("UPDATE cases SET changed_at = max(changed_at, ?2) WHERE id = ?1")?.execute(params![case.0, at.0])?;
    }
    Ok(())
}

/// Writes the rows that follow from a subject's state.
pub(crate) fn subject(tx: Into<'_>, state: Option<&State>, at: Instant) -> Result<(), Error> {
    if matches!(state, Some(State::Country(_) | State::Organisation(_) | State::Officer(_) | State::Contact(_))) {
        roster_changed(tx.tx)?;
    }
    match state {
        Some(State::Case(case)) => case_rows(tx, case),
        Some(State::Cover(cover)) => cover_rows(tx, cover, at),
        Some(State::Note(note)) => note_rows(tx, note, at),
        Some(State::Counter(counter)) => operation_rows::counter(tx.tx, counter),
        Some(State::Outcome(report)) => operation_rows::outcome(tx.tx, report.case, Some(report.at)),
        Some(State::Noting(noting)) => operation_rows::noting(tx.tx, noting),
        Some(State::Situation(board)) => operation_rows::hour(tx.tx, board.case, board.hour.value),
        Some(State::Meeting(meeting)) => operation_rows::meeting(tx, meeting, at),
        Some(State::Document(document)) => document_rows(tx, document, at),
        Some(State::Contribution(it)) => data_rows::contribution(tx.tx, it),
        Some(State::Papers(it)) => papers_rows::decided(tx.tx, it),
        Some(State::Hit(it)) => data_rows::settled(tx.tx, it),
        Some(State::Link(it)) => link_rows::link(tx.tx, it),
        Some(State::Sighting(it)) => link_rows::sighting(tx.tx, it),
        Some(State::PlannedAction(it)) => planned::row(tx.tx, it),
        Some(State::Draft(draft)) => {
            tx.prepare_cached("INSERT OR REPLACE INTO drafts (id, agency, title, stage, at) VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
                draft.case.0,
                draft.agency.as_str(),
                draft.cover.title,
                draft.stage.label(),
                draft.at.0
            ])?;
            let open = draft.stage == jcat_domain::drafts::DraftStage::Open;
            words(tx, ("draft", draft.case.0), at, open.then(|| text_of(&[Some(&draft.cover.title), draft.cover.summary.as_ref()])).as_deref())
        }
        Some(State::Record(record)) => record_rows(tx, record),
        Some(State::Device(_)) | None | Some(State::Setting(_) | State::Round(_) | State::Decision(_) | State::Office(_) | State::Country(_)) => {
            Ok(())
        }
        Some(State::Task(task)) => plans::task_rows(tx, task, at),
        Some(State::Readiness(it)) => counted_rows::waivers(tx.tx, it),
        Some(State::Plan(_) | State::Calendar(_) | State::Template(_) | State::Authority(_)) => Ok(()),
        Some(State::Election(election)) => election_rows::election(tx.tx, election),
        Some(State::Mandate(mandates)) => election_rows::mandates(tx.tx, mandates),
        Some(State::RuleSet(_) | State::Dismissal(_)) => Ok(()),
        Some(State::Attachment(it)) => attachment_rows::attachment(tx.tx, it),
        Some(State::Offer(it)) => attachment_rows::offer(tx.tx, it),
        Some(State::BoardMeeting(it)) => board_rows::meeting(tx.tx, it),
        Some(State::Places(_) | State::Priorities(_) | State::Capacity(_) | State::Effort(_)) => Ok(()),
        Some(State::Correction(_) | State::Telling(_) | State::DataRequest(_)) => Ok(()),
        Some(State::Outreach(it)) => outreach_words(tx, it),
        Some(State::Stay(stay)) => stay_rows(tx, stay, at),
        Some(State::Officer(officer)) => words(tx, ("officer", officer.id.0), at, Some(&officer.name.value)),
        Some(State::Organisation(it)) => {
            let (name, short) = &it.name.value;
            words(tx, ("agency", it.id.subject().0), at, Some(&text_of(&[name.as_ref(), short.as_ref(), Some(&it.id.to_string())])))
        }
        Some(State::Contact(contact)) => {
            let skills: Vec<&str> = contact.skills.iter().map(String::as_str).collect();
            let email = contact.email.as_ref().and_then(|field| field.value.as_deref());
            words(tx, ("contact", contact.officer.0), at, Some(&[skills.join(" "), email.unwrap_or_default().to_owned()].join(" ")))
        }
    }
}

/// Counts a change of the roster. The count only grows, also over a rebuild: it tells whether what somebody read still stands.
fn roster_changed(tx: &Transaction<'_>) -> Result<(), Error> {
    tx.prepare_cached("INSERT INTO counts (name, n) VALUES ('roster', 1) ON CONFLICT (name) DO UPDATE SET n = n + 1")?.execute([])?;
    Ok(())
}

/// Takes away every row that followed from a subject's state, before it is folded again from its first entry.
pub(crate) fn forget(tx: Into<'_>, subject: Uuid, state: &State) -> Result<(), Error> {
    if matches!(state, State::Country(_) | State::Organisation(_) | State::Officer(_) | State::Contact(_)) {
        roster_changed(tx.tx)?;
    }
    let remove = |sql: &str, id: Uuid| tx.prepare_cached(sql)?.execute([id]).map(|_| ());
    match state {
        State::Case(case) => {
            remove("DELETE FROM cases WHERE id = ?1", case.id.0)?;
            remove("DELETE FROM case_has WHERE id = ?1", case.id.0)?;
            attachment_rows::forget_links(tx.tx, case.id.0)?;
            counted_rows::forget_stays(tx.tx, case.id.0)?;
        }
        State::Cover(cover) => {
            tx.prepare_cached("UPDATE cases SET title = '', folded = '' WHERE id = ?1")?.execute([cover.case.0])?;
            remove("DELETE FROM rivals WHERE subject = ?1", cover.case.cover().0)?;
            count_conflicts(tx.tx, cover.case)?;
            words(tx, ("case", cover.case.0), Instant(0), None)?;
        }
        State::Note(note) => {
            remove("DELETE FROM notes WHERE id = ?1", note.id.0)?;
            remove("DELETE FROM mentions WHERE note = ?1", note.id.0)?;
            words(tx, ("note", note.id.0), Instant(0), None)?;
            if let Some(corrected) = note.corrects {
                correct(tx, corrected, note.case)?;
            }
        }
        State::Counter(counter) => operation_rows::forget_counter(tx.tx, counter)?,
        State::Outcome(report) => operation_rows::outcome(tx.tx, report.case, None)?,
        State::Noting(noting) => operation_rows::forget_noting(tx.tx, noting.put.case)?,
        State::Situation(board) => remove("DELETE FROM hours WHERE case_id = ?1", board.case.0)?,
        State::Meeting(meeting) => operation_rows::forget_meeting(tx, meeting)?,
        State::Document(document) => {
            remove("DELETE FROM documents WHERE id = ?1", document.id.0)?;
            words(tx, ("document", document.id.0), Instant(0), None)?;
        }
        State::Contribution(it) => data_rows::forget_contribution(tx.tx, it)?,
        State::Papers(it) => papers_rows::forget(tx.tx, it)?,
        State::Hit(it) => remove("DELETE FROM settled WHERE hit = ?1", it.id.0)?,
        State::Link(it) => link_rows::forget_link(tx.tx, it)?,
        State::PlannedAction(it) => remove("DELETE FROM planned WHERE id = ?1", it.id.0)?,
        State::Sighting(it) => remove("DELETE FROM sightings WHERE id = ?1", it.id.0)?,
        State::Draft(draft) => {
            remove("DELETE FROM drafts WHERE id = ?1", draft.case.0)?;
            words(tx, ("draft", draft.case.0), Instant(0), None)?;
        }
        State::Record(record) => {
            remove("DELETE FROM acts WHERE record = ?1", record.id.0)?;
            remove("DELETE FROM act_objects WHERE record = ?1", record.id.0)?;
        }
        State::Device(_) => remove("DELETE FROM devices WHERE device = ?1", subject)?,
        State::Officer(officer) => words(tx, ("officer", officer.id.0), Instant(0), None)?,
        State::Organisation(_) => words(tx, ("agency", subject), Instant(0), None)?,
        State::Contact(contact) => words(tx, ("contact", contact.officer.0), Instant(0), None)?,
        State::Task(task) => plans::forget(tx, task)?,
        State::Readiness(it) => counted_rows::forget_waivers(tx.tx, it)?,
        State::Plan(_) | State::Calendar(_) | State::Template(_) | State::Authority(_) => {}
        State::Election(election) => election_rows::forget_election(tx.tx, election)?,
        State::Mandate(mandates) => election_rows::forget_mandates(tx.tx, mandates)?,
        State::Correction(_) | State::Telling(_) | State::DataRequest(_) => {}
        State::RuleSet(_) | State::Dismissal(_) | State::Places(_) | State::Priorities(_) | State::Capacity(_) | State::Effort(_) => {}
        State::Outreach(it) => words(tx, ("outreach", it.id.0), Instant(0), None)?,
        State::BoardMeeting(it) => board_rows::forget(tx.tx, it)?,
        State::Attachment(it) => remove("DELETE FROM attachments WHERE id = ?1", it.id.0)?,
        State::Offer(it) => remove("DELETE FROM offers WHERE id = ?1", it.id.0)?,
        State::Stay(stay) => {
            if attachment_rows::is_own(tx.tx, stay)? {
                remove("DELETE FROM cases WHERE id = ?1", stay.case.0)?;
                remove("DELETE FROM case_has WHERE id = ?1", stay.case.0)?;
                counted_rows::forget_stays(tx.tx, stay.case.0)?;
                words(tx, ("case", stay.case.0), Instant(0), None)?;
            }
        }
        State::Office(_) | State::Country(_) | State::Round(_) | State::Decision(_) | State::Setting(_) => {}
    }
    Ok(())
}

/// Keeps the keys of a device, under its id.
pub(crate) fn device(tx: &Connection, device: Uuid, state: &jcat_domain::roster::DeviceState) -> Result<(), Error> {
    let revoked = state.revoked.as_ref().and_then(|mark| mark.position).map(to_sql);
    tx.prepare_cached("INSERT OR REPLACE INTO devices (device, officer, signing, sealing, revoked) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![device, state.officer.0, state.signing, state.sealing, revoked])?;
    Ok(())
}

fn text_of(parts: &[Option<&String>]) -> String {
    parts.iter().filter_map(|part| part.map(String::as_str)).collect::<Vec<_>>().join("\n")
}

fn case_rows(tx: Into<'_>, case: &CaseState) -> Result<(), Error> {
    let submitted_at = case.steps.first().map_or(0, |step| step.at.0);
    let since = case.steps.last().map_or(0, |step| step.at.0);
    let reference = match &case.origin {
        Origin::BroughtIn { reference, .. } => reference.clone(),
        Origin::Proposed => None,
    };
    tx.prepare_cached(
        "INSERT INTO cases (id, year, number, label, agency, country, lead, stage, stage_rank, area, priority, tlp, tlp_rank, h1, h2, urgent_by, round,
                            reference, awaits, conflicts, submitted_at, since, project, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
                 max(?22, COALESCE((SELECT max(at) FROM events WHERE case_id = ?1), 0)))
         ON CONFLICT (id) DO UPDATE SET label = excluded.label, lead = excluded.lead, stage = excluded.stage, stage_rank = excluded.stage_rank,
             area = excluded.area, priority = excluded.priority, tlp = excluded.tlp, tlp_rank = excluded.tlp_rank, h1 = excluded.h1, h2 = excluded.h2,
             urgent_by = excluded.urgent_by, round = excluded.round, awaits = excluded.awaits, since = excluded.since, project = excluded.project,
             changed_at = max(changed_at, excluded.changed_at)",
    )?
    .execute(params![
        case.id.0,
        case.year,
        case.number,
        case.label(),
        case.agency.as_str(),
        case.country.as_ref().map_or("", jcat_domain::Country::code),
        case.lead().map(|lead| lead.code().to_owned()),
        case.stage.label(),
        i64::try_from(case.stage.rank()).unwrap_or_default(),
        case.areas.value.first().map_or("", |area| area.label()),
        case.order.value.0,
        case.handling.value.tlp.label(),
        case.handling.value.tlp as i64,
        case.handling.value.h1,
        case.handling.value.h2,
        case.urgent_by.value.map(|day| day.to_string()),
        case.round.map(|round| round.0),
        reference,
        case.awaits_approval(),
        0,
        submitted_at,
        since,
        case.is_project(),
    ])?;
    count_conflicts(tx.tx, case.id)?;
    number_again(tx.tx, case)?;
    if !tx.is_bulk() {
        attachment_rows::forget_links(tx.tx, case.id.0)?;
        tx.prepare_cached("DELETE FROM case_has WHERE id = ?1")?.execute([case.id.0])?;
    }
    attachment_rows::links(tx.tx, case)?;
    counted_rows::stays(tx.tx, case)?;
    let mut insert = tx.prepare_cached("INSERT OR IGNORE INTO case_has (what, term, id) VALUES (?1, ?2, ?3)")?;
    for area in &case.areas.value {
        insert.execute(params!["area", area.label(), case.id.0])?;
    }
    for country in case.countries.value.iter().copied().chain(case.links.iter().filter(|link| link.span.to.is_none()).map(|link| link.country)) {
        insert.execute(params!["country", country.code(), case.id.0])?;
    }
    for agency in &case.agencies {
        insert.execute(params!["agency", agency.as_str(), case.id.0])?;
    }
    for officer in case.officers.keys() {
        insert.execute(params!["officer", officer.to_string(), case.id.0])?;
    }
    // Where the two travel in different journals, the cover may have come first.
    let bare: bool = tx.prepare_cached("SELECT title = '' FROM cases WHERE id = ?1")?.query_row([case.id.0], |row| row.get(0))?;
    if bare && let Some((State::Cover(cover), _)) = refold::load(tx.tx, case.id.cover())? {
        title_row(tx, &cover)?;
    }
    Ok(())
}

/// Counts the fields of a case that desks set without knowing of each other: those of its known part and those of its cover, which
/// are two subjects, so that either may come first.
fn count_conflicts(tx: &Transaction<'_>, case: CaseId) -> Result<(), Error> {
    let fields: i64 = tx
        .prepare_cached("SELECT COALESCE(sum(fields), 0) FROM rivals WHERE subject IN (?1, ?2)")?
        .query_row(params![case.known().0, case.cover().0], |row| row.get(0))?;
    tx.prepare_cached("UPDATE cases SET conflicts = ?2 WHERE id = ?1 AND conflicts <> ?2")?.execute(params![case.0, fields])?;
    Ok(())
}

/// Tells cases apart whose desks gave them one number while they were out of reach of each other: the first in order of id
/// keeps it bare, the others get a letter. It follows from the cases alone, whatever came first here.
fn number_again(tx: &Transaction<'_>, case: &CaseState) -> Result<(), Error> {
    let mut statement = tx.prepare_cached("SELECT id, label FROM cases WHERE year = ?1 AND number = ?2 ORDER BY id")?;
    let same: Vec<(Uuid, String)> =
        statement.query_map(params![case.year, case.number], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    if same.len() < 2 {
        return Ok(());
    }
    for (place, (id, label)) in same.into_iter().enumerate() {
        let bare = label.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let letter = match place {
            0 => String::new(),
            place => char::from(b'a' + u8::try_from(place.min(25)).unwrap_or_default()).to_string(),
        };
        tx.prepare_cached("UPDATE cases SET label = ?1 WHERE id = ?2")?.execute(params![format!("{bare}{letter}"), id])?;
    }
    Ok(())
}

/// On a guest's own desk the case is what it was told of it: the rows that lists and searches read follow from that.
fn stay_rows(tx: Into<'_>, stay: &StayState, at: Instant) -> Result<(), Error> {
    if !attachment_rows::is_own(tx.tx, stay)? {
        return Ok(());
    }
    case_rows(tx, &stay.as_case())?;
    let title = &stay.told.value.title;
    tx.prepare_cached("UPDATE cases SET title = ?2, folded = ?3 WHERE id = ?1")?.execute(params![stay.case.0, title, similarity::folded(title)])?;
    words(tx, ("case", stay.case.0), at, Some(title))
}

fn title_row(tx: Into<'_>, cover: &CoverState) -> Result<(), Error> {
    tx.prepare_cached("UPDATE cases SET title = ?2, folded = ?3 WHERE id = ?1")?.execute(params![
        cover.case.0,
        cover.title.value,
        similarity::folded(&cover.title.value)
    ])?;
    Ok(())
}

fn cover_rows(tx: Into<'_>, cover: &CoverState, at: Instant) -> Result<(), Error> {
    title_row(tx, cover)?;
    count_conflicts(tx.tx, cover.case)?;
    let (label, reference): (String, Option<String>) = tx
        .prepare_cached("SELECT label, reference FROM cases WHERE id = ?1")?
        .query_row([cover.case.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .unwrap_or_default();
    // The digits of the number are what people type; the letters before them change when it is selected.
    let number = label.split_once('-').map(|(_, number)| number.to_owned());
    words(
        tx,
        ("case", cover.case.0),
        at,
        Some(&text_of(&[Some(&cover.title.value), cover.summary.value.as_ref(), number.as_ref(), reference.as_ref()])),
    )
}

fn note_rows(tx: Into<'_>, note: &NoteState, at: Instant) -> Result<(), Error> {
    // A correction may have come before what it corrects.
    let corrected_by: Option<Uuid> = tx
        .prepare_cached("SELECT id FROM notes INDEXED BY notes_corrects WHERE case_id = ?1 AND corrects = ?2 ORDER BY at DESC, id DESC LIMIT 1")?
        .query_row(params![note.case.0, note.id.0], |row| row.get(0))
        .optional()?;
    tx.prepare_cached(
        "INSERT OR REPLACE INTO notes (id, case_id, at, author, body, mentions, corrects, corrected_by, task)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        note.id.0,
        note.case.0,
        note.at.0,
        note.by.0,
        note.text,
        json(&note.mentions)?,
        note.corrects.map(|corrected| corrected.0),
        corrected_by,
        note.task.map(|task| task.0)
    ])?;
    if let Some(corrected) = note.corrects {
        correct(tx, corrected, note.case)?;
    }
    for officer in &note.mentions {
        tx.prepare_cached("INSERT OR IGNORE INTO mentions (officer, note, at) VALUES (?1, ?2, ?3)")?
            .execute(params![officer.0, note.id.0, note.at.0])?;
    }
    papers_rows::note_came(tx.tx, note.case, note.by, note.at)?;
    words(tx, ("note", note.id.0), at, Some(&note.text))
}

fn record_rows(tx: Into<'_>, record: &RecordState) -> Result<(), Error> {
    let mut insert = tx.prepare_cached(
        "INSERT OR REPLACE INTO acts (record, n, at, verb, how, owner, officer, agency, device, count, digest, purpose, justification, recipients)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    let mut name = tx.prepare_cached("INSERT OR IGNORE INTO act_objects (id, record, n, what) VALUES (?1, ?2, ?3, ?4)")?;
    for (n, act) in (0_i64..).zip(&record.acts) {
        insert.execute(params![
            record.id.0,
            n,
            act.at.0,
            act.verb.label(),
            act.how,
            record.owner.as_str(),
            record.by.0,
            record.agency.as_ref().map(jcat_domain::ids::AgencyId::as_str),
            record.device.0,
            act.count,
            act.digest,
            act.purpose.map(Purpose::label),
            act.justification,
            json(&act.recipients)?
        ])?;
        for object in &act.objects {
            name.execute(params![object.id.0, record.id.0, n, object.what.label()])?;
        }
    }
    Ok(())
}

fn document_rows(tx: Into<'_>, document: &DocumentState, at: Instant) -> Result<(), Error> {
    let newest = document.latest().map_or(0, |version| version.at.0);
    let withdrawn = document.withdrawn.is_some();
    tx.prepare_cached("INSERT OR REPLACE INTO documents (id, case_id, at, withdrawn) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        document.id.0,
        document.case.0,
        newest,
        withdrawn
    ])?;
    if let Some(first) = document.versions.first() {
        papers_rows::came(tx.tx, document.case, &document.agency, first.at)?;
    }
    // Every name it ever had, so that it is found by the one that somebody remembers.
    let names = document.versions.iter().map(|version| Some(&version.file.name));
    let text: Vec<Option<&String>> = names.chain([document.description.as_ref()]).collect();
    words(tx, ("document", document.id.0), at, (!withdrawn).then(|| text_of(&text)).as_deref())
}

/// An event is found by its title, its place and who organises it, at the time of its first entry.
fn outreach_words(tx: Into<'_>, it: &OutreachState) -> Result<(), Error> {
    let facts = &it.facts.value;
    let at = it.steps.first().map_or(Instant(0), |step| step.done.at);
    words(tx, ("outreach", it.id.0), at, Some(&text_of(&[Some(&facts.title), facts.place.as_ref(), facts.organiser.as_ref()])))
}

fn correct(tx: Into<'_>, corrected: NoteId, case: CaseId) -> Result<(), Error> {
    // The latest correction, in whatever order they came.
    tx.prepare_cached(
        "UPDATE notes SET corrected_by = (SELECT it.id FROM notes it INDEXED BY notes_corrects WHERE it.case_id = ?1 AND it.corrects = ?2 ORDER BY it.at DESC, it.id DESC LIMIT 1)
         WHERE id = ?2 AND case_id = ?1",
    )?
    .execute(params![case.0, corrected.0])?;
    Ok(())
}

/// Puts a text into the search index, in place of what stood there for the same thing; none takes it out.
pub(super) fn words(tx: Into<'_>, thing: (&'static str, Uuid), at: Instant, text: Option<&str>) -> Result<(), Error> {
    if text.is_none() && crate::sync::rehearsed!(SearchKept) {
        return Ok(());
    }
    match tx.later {
        Later::Nothing => {}
        Later::Page(page) => return page.texts.keep(tx.tx, thing, at, text),
        Later::Everything(bulk) => return bulk.texts.keep(tx.tx, thing, at, text),
    }
    leave_row(tx.tx, thing)?;
    if let Some(text) = text {
        let rowid = find_row(tx.tx, thing, at)?;
        tx.prepare_cached("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?.execute(params![rowid, text])?;
    }
    Ok(())
}

/// Takes a thing out of the search index.
pub(crate) fn leave_row(tx: &Transaction<'_>, (what, id): (&str, Uuid)) -> Result<(), Error> {
    let before: Option<i64> =
        tx.prepare_cached("SELECT rowid FROM found WHERE what = ?1 AND id = ?2")?.query_row(params![what, id], |row| row.get(0)).optional()?;
    if let Some(rowid) = before {
        tx.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([rowid])?;
        tx.prepare_cached("DELETE FROM found WHERE rowid = ?1")?.execute([rowid])?;
    }
    Ok(())
}

/// Gives a thing its row in the search index.
///
/// The row's number begins with the time, so that the newest are found first without sorting, and is the same after a rebuild.
pub(crate) fn find_row(tx: &Transaction<'_>, (what, id): (&str, Uuid), at: Instant) -> Result<i64, Error> {
    let mut rowid = at.0.clamp(0, i64::MAX >> 13) << 12 | i64::try_from(id.as_u128() & 0xfff).unwrap_or_default();
    let mut insert = tx.prepare_cached("INSERT OR IGNORE INTO found (rowid, what, id) VALUES (?1, ?2, ?3)")?;
    while insert.execute(params![rowid, what, id])? == 0 {
        rowid += 1;
    }
    Ok(rowid)
}
