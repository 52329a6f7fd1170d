//! A meeting as a file for calendars.
//!
//! A calendar is no place for what a case is about: above TLP:GREEN the appointment bears the case's number alone, and neither
//! agenda nor place.

use std::path::Path;

use jcat_documents::invite::{self, Appointment, Standing};
use jcat_domain::handling::Tlp;
use jcat_domain::ids::MeetingId;
use jcat_domain::records::{Leaving, ObjectKind, Verb};
use serde::Deserialize;
use ts_rs::TS;

use super::meeting_and_case;
use crate::error::Error;
use crate::files;
use crate::records::notebook::Access;
use crate::undo::Nothing;
use crate::work::Read;

/// Asks for a meeting in a file for calendars.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// The file: `.ics`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Writes a meeting to a file for calendars.
pub(crate) fn export(read: &Read<'_>, request: ExportMeeting) -> Result<Nothing, Error> {
    let path = Path::new(&request.path);
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics")) {
        return Err(jcat_documents::Error::UnknownKind.into());
    }
    let (meeting, case) = meeting_and_case(read.connection, request.meeting)?;
    let open = matches!(case.handling.value.tlp, Tlp::Clear | Tlp::Green);
    let title = if open { format!("{}: {}", case.label(), meeting.title.value) } else { read.words.with("meeting-of", &[("case", &case.label())]) };
    let agenda = &meeting.agenda.value;
    let appointment = Appointment {
        uid: format!("{}@jcat-desk", meeting.id),
        revision: meeting.revision,
        written: read.now.0 / 1_000,
        begins: meeting.when.value.begins.0 / 1_000,
        ends: meeting.ends().0 / 1_000,
        title,
        place: meeting.place.value.clone().filter(|_| open),
        text: (open && !agenda.is_empty()).then(|| agenda.join("\n")),
        standing: if meeting.cancelled.is_some() { Standing::Cancelled } else { Standing::Confirmed },
    };
    let text = invite::write(&appointment).ok_or(jcat_domain::Refusal::NotATime)?;
    read.note_leaving(Access::to(Verb::Export, "exportMeeting", &[(ObjectKind::Case, case.id.known())]), &request.leaving.unwrap_or_default())?;
    files::write_whole(path, text.as_bytes())?;
    Ok(Nothing {})
}
