//! Requests of data subjects (AUD-5): handlers. What is found for one is in `pack`, what is written of it in `export`.
//!
//! A request stands in the journal of the agency that answers it, which its officers read and nobody else does. What is found is looked up anew
//! each time among what this desk holds, and is recorded nowhere.

use jcat_domain::data_requests::{
    self as rules, AnswerDataRequest, ChangeDataRequestDue, DataRequestState, DecideDataRequestRows, RecordDataRequest, RowSaid, SayOfDataRequest,
};
use jcat_domain::fold::State;
use jcat_domain::ids::{DataRequestId, SubjectId};
use jcat_domain::{Audience, Change};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contributions::{self, keys};
use crate::corrections::unreadable;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod export;
pub(crate) mod pack;

/// Names a request.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichDataRequest {
    /// The request.
    pub request: DataRequestId,
}

/// Gives every request that one reads: those to one's own agency.
pub(crate) fn all(read: &Read<'_>) -> Result<Vec<DataRequestState>, Error> {
    let own = read.author()?.agency.clone();
    let states = read::all(read.connection, "data-request")?;
    let of_own = |state| if let State::DataRequest(it) = state { Some(it) } else { None };
    Ok(states.into_iter().filter_map(of_own).filter(|it| own.as_ref() == Some(&it.agency)).collect())
}

fn recorded(work: &mut Work<'_>, state: &DataRequestState, change: Change) -> Result<Nothing, Error> {
    work.record(Audience::Agency(state.agency.clone()), state.id.subject(), change)?;
    Ok(Nothing {})
}

/// Records a request.
pub(crate) fn record(work: &mut Work<'_>, request: RecordDataRequest) -> Result<DataRequestId, Error> {
    let author = work.author()?;
    let context = keys::context(work.connection, author.agency.as_ref())?;
    let mut about = Vec::new();
    for (at, it) in request.about.iter().enumerate() {
        let normal = keys::read(&it.kind, &it.given, &context).map_err(|_| unreadable(&it.kind, at))?;
        let indicator = contributions::indicator(normal.kind.label(), normal.text, &it.given, None);
        if !about.iter().any(|known: &jcat_domain::contributions::Indicator| known.kind == indicator.kind && known.normal == indicator.normal) {
            about.push(indicator);
        }
    }
    let id = DataRequestId(work.make_id()?);
    let change = rules::record(id, &request, about, author, work.today())?;
    if let Change::DataRequestRecorded(it) = &change {
        work.record(Audience::Agency(it.agency.clone()), id.subject(), change.clone())?;
    }
    work.reverse("withdrawDataRequest", &SayOfDataRequest { request: id, reason: work.words.say("undone-reason") })?;
    Ok(id)
}

/// Sets another day by which a request is answered.
pub(crate) fn change_due(work: &mut Work<'_>, request: ChangeDataRequestDue) -> Result<Nothing, Error> {
    let state = read::data_request(work.connection, request.request)?;
    let change = rules::change_due(&state, &request, work.author()?)?;
    let reason = work.words.say("undone-reason");
    work.reverse("changeDataRequestDue", &ChangeDataRequestDue { request: state.id, due: state.due.value, reason })?;
    recorded(work, &state, change)
}

/// Decides what is told of things that were found.
pub(crate) fn decide(work: &mut Work<'_>, request: DecideDataRequestRows) -> Result<Nothing, Error> {
    let state = read::data_request(work.connection, request.request)?;
    let found = pack::found(work, &state)?;
    let change = rules::decide(&state, &request, &found, work.author()?)?;
    // Rows that were said the same of go back together.
    let mut before: Vec<(Option<RowSaid>, Vec<SubjectId>)> = Vec::new();
    for row in &request.rows {
        let said = state.rows.get(row).and_then(|field| field.value.clone());
        match before.iter_mut().find(|(known, _)| *known == said) {
            Some((_, rows)) => rows.push(*row),
            None => before.push((said, vec![*row])),
        }
    }
    for (said, rows) in before {
        work.reverse("decideDataRequestRows", &DecideDataRequestRows { request: state.id, rows, said })?;
    }
    recorded(work, &state, change)
}

/// Records the answer and closes a request.
pub(crate) fn answer(work: &mut Work<'_>, request: AnswerDataRequest) -> Result<Nothing, Error> {
    let state = read::data_request(work.connection, request.request)?;
    let found = pack::found(work, &state)?;
    let change = rules::answer(&state, &request, &found, work.author()?)?;
    work.reverse("reopenDataRequest", &SayOfDataRequest { request: state.id, reason: work.words.say("undone-reason") })?;
    recorded(work, &state, change)
}

/// Opens a request again.
pub(crate) fn reopen(work: &mut Work<'_>, request: SayOfDataRequest) -> Result<Nothing, Error> {
    let state = read::data_request(work.connection, request.request)?;
    let change = rules::reopen(&state, &request, work.author()?)?;
    match &state.answer {
        Some(it) => {
            let again = AnswerDataRequest { request: state.id, outcome: Some(it.outcome), reason: it.reason.clone() };
            work.reverse("answerDataRequest", &again)?;
        }
        None => work.reverse("withdrawDataRequest", &SayOfDataRequest { request: state.id, reason: work.words.say("undone-reason") })?,
    }
    recorded(work, &state, change)
}

/// Takes a request back.
pub(crate) fn withdraw(work: &mut Work<'_>, request: SayOfDataRequest) -> Result<Nothing, Error> {
    let state = read::data_request(work.connection, request.request)?;
    let change = rules::withdraw(&state, &request, work.author()?)?;
    work.reverse("reopenDataRequest", &SayOfDataRequest { request: state.id, reason: work.words.say("undone-reason") })?;
    recorded(work, &state, change)
}
