//! Rows that follow from what an operation is counted by, and from what came of it.

use jcat_domain::Instant;
use jcat_domain::counters::{Bound, CounterKind, CounterState};
use jcat_domain::ids::CaseId;
use jcat_domain::meetings::MeetingState;
use jcat_domain::outcome::NotingState;
use rusqlite::{Transaction, params};

use crate::error::Error;
use crate::replica::project::{Into, words};

/// The place of a kind in the list: how it is stored, so that totals come in the order of the list.
pub(crate) fn rank(kind: CounterKind) -> i64 {
    CounterKind::ALL.iter().position(|it| *it == kind).and_then(|at| i64::try_from(at).ok()).unwrap_or_default()
}

/// The kind of a place in the list.
pub(crate) fn kind_at(rank: i64) -> Result<CounterKind, Error> {
    usize::try_from(rank).ok().and_then(|at| CounterKind::ALL.get(at).copied()).ok_or_else(|| Error::Damaged("a derived row does not read".into()))
}

/// Writes the row of an event. One that was taken back stays in the list and adds nothing.
pub(crate) fn counter(tx: &Transaction<'_>, state: &CounterState) -> Result<(), Error> {
    forget_counter(tx, state)?;
    let figure = state.figure.value.as_ref();
    // What was taken back stands where it last stood, or at the head of the list.
    let shown = figure.or_else(|| state.figure.rivals.iter().rev().find_map(|rival| rival.value.as_ref()));
    let [whole, nano, atto] = figure.map_or([0; 3], |figure| figure.quantity.parts());
    tx.prepare_cached(
        "INSERT INTO counters (case_id, kind, country, unit, id, agency, whole, nano, atto, at_least, tlp_rank, counts, disputed, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        state.case.0,
        shown.map_or(0, |figure| rank(figure.kind)),
        shown.and_then(|figure| figure.country).as_ref().map_or("", jcat_domain::Country::code),
        shown.and_then(|figure| figure.unit.as_deref()).unwrap_or_default(),
        state.id.0,
        state.agency.as_str(),
        whole,
        nano,
        atto,
        figure.is_some_and(|figure| figure.bound == Bound::AtLeast),
        figure.map_or(0, |figure| figure.tlp as i64),
        figure.is_some(),
        !state.figure.rivals.is_empty(),
        figure.map_or(state.at.0, |figure| figure.at.0),
    ])?;
    Ok(())
}

/// Takes the row of an event away.
pub(crate) fn forget_counter(tx: &Transaction<'_>, state: &CounterState) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM counters WHERE id = ?1")?.execute([state.id.0])?;
    Ok(())
}

/// Writes the hour of a case's situation board.
pub(crate) fn hour(tx: &Transaction<'_>, case: CaseId, hour: Option<Instant>) -> Result<(), Error> {
    tx.prepare_cached("INSERT OR REPLACE INTO hours (case_id, hour) VALUES (?1, ?2)")?.execute(params![case.0, hour.map(|it| it.0)])?;
    Ok(())
}

/// Writes the row of a meeting, and what it is found by: its title, its agenda, what it agreed and what is to be remembered.
pub(crate) fn meeting(tx: Into<'_>, meeting: &MeetingState, at: Instant) -> Result<(), Error> {
    tx.prepare_cached("INSERT OR REPLACE INTO meetings (id, case_id, begins, cancelled) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        meeting.id.0,
        meeting.case.0,
        meeting.when.value.begins.0,
        meeting.cancelled.is_some()
    ])?;
    let points = meeting.standing().map(|(_, point)| point.text.as_str());
    let said = meeting.minutes.iter().filter_map(|minutes| minutes.value.text.as_deref());
    let title = std::iter::once(meeting.title.value.as_str());
    let text: Vec<&str> = title.chain(meeting.agenda.value.iter().map(String::as_str)).chain(points).chain(said).collect();
    words(tx, ("meeting", meeting.id.0), at, Some(&text.join("\n")))
}

/// Takes the row of a meeting away.
pub(crate) fn forget_meeting(tx: Into<'_>, meeting: &MeetingState) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM meetings WHERE id = ?1")?.execute([meeting.id.0])?;
    words(tx, ("meeting", meeting.id.0), Instant(0), None)
}

/// Writes when a report was begun; none takes that away. The row goes with the last that is known of it.
pub(crate) fn outcome(tx: &Transaction<'_>, case: CaseId, drafted: Option<Instant>) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO outcomes (case_id, drafted_at) VALUES (?1, ?2) ON CONFLICT (case_id) DO UPDATE SET drafted_at = excluded.drafted_at",
    )?
    .execute(params![case.0, drafted.map(|at| at.0)])?;
    drop_if_bare(tx, case)
}

/// Writes how far the Board is with an outcome, and the figures that count once it was noted.
pub(crate) fn noting(tx: &Transaction<'_>, noting: &NotingState) -> Result<(), Error> {
    let case = noting.put.case;
    forget_noting(tx, case)?;
    let noted = noting.noted.as_ref();
    let last = noted.and_then(|it| it.what.period.to).map(jcat_domain::Day::before);
    let counted_at = noted.filter(|_| last.is_some()).map(|it| it.at.0);
    tx.prepare_cached(
        "INSERT INTO outcomes (case_id, put_at, noted_at, year, last, counted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (case_id) DO UPDATE SET put_at = excluded.put_at, noted_at = excluded.noted_at, year = excluded.year, last = excluded.last,
             counted_at = excluded.counted_at",
    )?
    .execute(params![
        case.0,
        noting.put_at.0,
        noted.filter(|_| noting.is_noted()).map(|it| it.at.0),
        last.map(jcat_domain::Day::year),
        last.map(|day| day.to_string()),
        counted_at
    ])?;
    let mut insert = tx.prepare_cached(
        "INSERT OR REPLACE INTO outcome_figures (case_id, kind, country, unit, quantity, at_least) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for total in noted.iter().flat_map(|it| &it.what.totals) {
        insert.execute(params![
            case.0,
            rank(total.of.kind),
            total.of.country.as_ref().map_or("", jcat_domain::Country::code),
            total.of.unit.as_deref().unwrap_or_default(),
            total.quantity.0.to_string(),
            total.bound == Bound::AtLeast,
        ])?;
    }
    Ok(())
}

/// Takes away what the Board was told.
pub(crate) fn forget_noting(tx: &Transaction<'_>, case: CaseId) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM outcome_figures WHERE case_id = ?1")?.execute([case.0])?;
    tx.prepare_cached("UPDATE outcomes SET put_at = NULL, noted_at = NULL, year = NULL, last = NULL, counted_at = NULL WHERE case_id = ?1")?
        .execute([case.0])?;
    drop_if_bare(tx, case)
}

fn drop_if_bare(tx: &Transaction<'_>, case: CaseId) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM outcomes WHERE case_id = ?1 AND drafted_at IS NULL AND put_at IS NULL")?.execute([case.0])?;
    Ok(())
}
