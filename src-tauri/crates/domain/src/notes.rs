//! Notes on a case: immutable, corrected by a later one (PLN-9). Each note is a subject of its own in the case's journal.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{CaseId, NoteId, OfficerId, TaskId};
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Instant, Refusal};

/// A note was written.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct NoteWritten {
    /// The note.
    #[n(0)]
    pub note: NoteId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// What it says.
    #[n(2)]
    pub text: String,
    /// Officers it names.
    #[n(3)]
    pub mentions: Vec<OfficerId>,
    /// The note it corrects.
    #[n(4)]
    pub corrects: Option<NoteId>,
}

/// A note was written on a task of the case's plan.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct TaskNoteWritten {
    /// The note.
    #[n(0)]
    pub note: NoteWritten,
    /// The task.
    #[n(1)]
    pub task: TaskId,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteState {
    /// The note.
    pub id: NoteId,
    /// The case.
    pub case: CaseId,
    /// What it says.
    pub text: String,
    /// Officers it names.
    pub mentions: Vec<OfficerId>,
    /// The note it corrects.
    pub corrects: Option<NoteId>,
    /// The task it is on, where it is on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<TaskId>,
    /// Who wrote it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// Writes a note on a case.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WriteNote {
    /// The case.
    pub case: CaseId,
    /// What it says.
    pub text: String,
    /// Officers it names.
    #[serde(default)]
    pub mentions: Vec<OfficerId>,
    /// The note it corrects: one's own.
    #[serde(default)]
    pub corrects: Option<NoteId>,
    /// The task it is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub task: Option<TaskId>,
}

/// Begins a note; there is no second entry.
pub fn begin(fact: &Fact<'_>) -> Result<NoteState, Refusal> {
    let (it, task) = match fact.change {
        Change::NoteWritten(it) => (it, None),
        Change::TaskNoteWritten(it) => (&it.note, Some(it.task)),
        _ => return Err(Refusal::OutOfPlace),
    };
    fact.author.require(&[Duty::Officer, Duty::Ec3, Duty::Eurojust, Duty::Secretary, Duty::Analyst, Duty::Guest])?;
    Ok(NoteState {
        id: it.note,
        case: it.case,
        text: it.text.clone(),
        mentions: it.mentions.clone(),
        corrects: it.corrects,
        task,
        by: fact.author.officer,
        at: fact.at,
    })
}

/// Says whether the author may write notes on a case (PLN-9): a secretary, whoever takes part by agency, and whoever is on the case by name, as
/// guests, analysts and Eurojust's expert are.
pub fn may_write(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    match () {
        () if who.has(Duty::Secretary) => Ok(()),
        () if case.officers.contains_key(&who.officer) => who.require(&[Duty::Officer, Duty::Ec3, Duty::Eurojust, Duty::Analyst, Duty::Guest]),
        () => rules::may_take_part(case, who),
    }
}

/// Writes a note: by somebody who takes part, naming people who may read it, correcting only one's own.
pub fn write(
    case: &CaseState,
    corrected: Option<&NoteState>,
    roster: &Roster,
    request: &WriteNote,
    note: NoteId,
    who: &Author,
) -> Result<Change, Refusal> {
    may_write(case, who)?;
    let text = text::required(TextField::Note, &request.text)?;
    text::few(request.mentions.len())?;
    for officer in &request.mentions {
        if !may_read(case, roster, *officer) {
            return Err(Refusal::MayNotRead { officer: roster.officer_name(*officer).unwrap_or_default().to_owned() });
        }
    }
    if let Some(corrected) = corrected
        && (corrected.by != who.officer || corrected.case != case.id)
    {
        return Err(Refusal::NotRecorded);
    }
    let written = NoteWritten { note, case: case.id, text, mentions: request.mentions.clone(), corrects: request.corrects };
    Ok(match request.task {
        Some(task) => Change::TaskNoteWritten(TaskNoteWritten { note: written, task }),
        None => Change::NoteWritten(written),
    })
}

/// Says whether an officer may read a case's notes: of an agency that takes part, on the case, or of a body that hosts.
pub fn may_read(case: &CaseState, roster: &Roster, officer: OfficerId) -> bool {
    let Some(found) = roster.officers.get(&officer) else { return false };
    let hosts = roster.is_of_the_union(&found.agency);
    hosts || case.agencies.contains(&found.agency) || case.officers.contains_key(&officer)
}

#[cfg(test)]
mod tests;
