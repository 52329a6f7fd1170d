//! The letter to an applicant, with every condition and what was found; and the days of an attachment as a file for calendars.

use std::path::Path;

use jcat_documents::invite::{self, Appointment, Standing};
use jcat_domain::attachments::AttachmentOutcome;
use jcat_domain::handling::Tlp;
use jcat_domain::ids::AttachmentId;
use jcat_domain::records::{Leaving, ObjectKind, Verb};
use serde::Deserialize;
use ts_rs::TS;

use super::view::{self, AttachmentAsOf, AttachmentView};
use crate::error::Error;
use crate::files;
use crate::print::{self, Printed};
use crate::records::notebook::Access;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::Read;

/// Asks for a letter for the window to print.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PrintAttachment {
    /// The application.
    pub attachment: AttachmentId,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Asks for a file about an application: `.html` for the letter, `.ics` for calendars.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WriteAttachment {
    /// The application.
    pub attachment: AttachmentId,
    /// The file.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Notes that something about an application leaves the desk.
fn leaves(read: &Read<'_>, how: &str, view: &AttachmentView, leaving: Option<Leaving>) -> Result<(), Error> {
    read.note_leaving(Access::to(Verb::Export, how, &[(ObjectKind::Case, view.row.case.known())]), &leaving.unwrap_or_default())
}

/// Gives the letter for the window to print.
pub(crate) fn print(read: &Read<'_>, request: PrintAttachment) -> Result<Printed, Error> {
    let view = view::one(read, AttachmentAsOf { attachment: request.attachment, on: None })?;
    let printed = print::letter::make(read, &view)?;
    leaves(read, "printAttachmentLetter", &view, request.leaving)?;
    Ok(printed)
}

/// Writes the letter.
pub(crate) fn write(read: &Read<'_>, request: WriteAttachment) -> Result<Nothing, Error> {
    let view = view::one(read, AttachmentAsOf { attachment: request.attachment, on: None })?;
    let page = print::as_page(read, &print::letter::make(read, &view)?, &request.path)?;
    leaves(read, "writeAttachmentLetter", &view, request.leaving)?;
    files::write_whole(Path::new(&request.path), page.as_bytes())?;
    Ok(Nothing {})
}

/// Writes the days of an attachment to a file for calendars. Above TLP:GREEN the appointment names neither organisation nor person.
pub(crate) fn export(read: &Read<'_>, request: WriteAttachment) -> Result<Nothing, Error> {
    let path = Path::new(&request.path);
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics")) {
        return Err(jcat_documents::Error::UnknownKind.into());
    }
    let view = view::one(read, AttachmentAsOf { attachment: request.attachment, on: None })?;
    let case = read::case(read.connection, view.row.case)?;
    let open = matches!(case.handling.value.tlp, Tlp::Clear | Tlp::Green);
    let to = view.row.to.ok_or(jcat_domain::Refusal::NoEndDate)?;
    let name = if open { view.application.applicant.name.clone() } else { String::new() };
    let ended = !view.row.stage.is_open() || view.decided.as_ref().is_some_and(|it| it.outcome == AttachmentOutcome::Declined);
    let appointment = Appointment {
        uid: format!("{}@jcat-desk", view.row.id),
        revision: u32::try_from(view.extended.len() + usize::from(view.closed.is_some())).unwrap_or(u32::MAX),
        written: read.now.0 / 1_000,
        begins: view.row.from.begins().0 / 1_000,
        ends: to.begins().0 / 1_000,
        title: read
            .words
            .with("attachment-appointment", &[("label", &view.row.label), ("name", &name)])
            .trim_end_matches([':', ' ', '\u{a0}'])
            .to_owned(),
        place: None,
        text: None,
        standing: if ended { Standing::Cancelled } else { Standing::Confirmed },
    };
    let text = invite::write(&appointment).ok_or(jcat_domain::Refusal::NotATime)?;
    leaves(read, "exportAttachment", &view, request.leaving)?;
    files::write_whole(path, text.as_bytes())?;
    Ok(Nothing {})
}
