//! The minutes for print, and a meeting as a file for calendars.

use std::path::Path;

use jcat_documents::invite::{self, Appointment, Standing};
use jcat_domain::board::rules::WhichBoardMeeting;
use jcat_domain::ids::BoardMeetingId;
use jcat_domain::records::{Leaving, ObjectKind, Verb};
use serde::Deserialize;
use ts_rs::TS;

use super::view;
use crate::error::Error;
use crate::files;
use crate::print::{self, Printed};
use crate::records::notebook::Access;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::Read;

/// Asks for the minutes of a meeting for the window to print.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PrintMinutes {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Asks for a file about a meeting: `.html` for the minutes, `.ics` for calendars.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WriteBoardMeeting {
    /// The meeting.
    pub meeting: BoardMeetingId,
    /// The file.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

fn leaves(read: &Read<'_>, how: &str, meeting: BoardMeetingId, leaving: Option<Leaving>) -> Result<(), Error> {
    read.note_leaving(Access::to(Verb::Export, how, &[(ObjectKind::Decision, meeting.subject())]), &leaving.unwrap_or_default())
}

/// Gives the minutes for the window to print.
pub(crate) fn print(read: &Read<'_>, request: PrintMinutes) -> Result<Printed, Error> {
    let printed = print::board_minutes::make(read, &view::one(read, WhichBoardMeeting { meeting: request.meeting })?)?;
    leaves(read, "printMinutes", request.meeting, request.leaving)?;
    Ok(printed)
}

/// Writes the minutes.
pub(crate) fn write(read: &Read<'_>, request: WriteBoardMeeting) -> Result<Nothing, Error> {
    let printed = print::board_minutes::make(read, &view::one(read, WhichBoardMeeting { meeting: request.meeting })?)?;
    let page = print::as_page(read, &printed, &request.path)?;
    leaves(read, "writeMinutes", request.meeting, request.leaving)?;
    files::write_whole(Path::new(&request.path), page.as_bytes())?;
    Ok(Nothing {})
}

/// Writes a meeting to a file for calendars. It names no item: a calendar is no place for what a case is about.
pub(crate) fn export(read: &Read<'_>, request: WriteBoardMeeting) -> Result<Nothing, Error> {
    let path = Path::new(&request.path);
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics")) {
        return Err(jcat_documents::Error::UnknownKind.into());
    }
    let state = read::board_meeting(read.connection, request.meeting)?;
    let appointment = Appointment {
        uid: format!("{}@jcat-desk", state.id),
        revision: state.revision,
        written: read.now.0 / 1_000,
        begins: state.begins().0 / 1_000,
        ends: state.ends().0 / 1_000,
        title: format!("{}: {}", state.label(), state.convocation.value.title),
        place: state.convocation.value.place.clone(),
        text: None,
        standing: if state.cancelled.is_some() { Standing::Cancelled } else { Standing::Confirmed },
    };
    let text = invite::write(&appointment).ok_or(jcat_domain::Refusal::NotATime)?;
    leaves(read, "exportBoardMeeting", request.meeting, request.leaving)?;
    files::write_whole(path, text.as_bytes())?;
    Ok(Nothing {})
}
