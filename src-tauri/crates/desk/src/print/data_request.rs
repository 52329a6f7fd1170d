//! What was found for a request of a data subject (AUD-5), as a page: the working paper, or what goes to who asked.

use super::{Block, Pen, Printed};
use crate::data_requests::export::{PackForm, PackTable};
use crate::data_requests::pack::DataRequestView;
use crate::error::Error;
use crate::work::Read;

/// Makes it.
pub(crate) fn make(read: &Read<'_>, view: &DataRequestView, table: &PackTable, form: PackForm) -> Result<Printed, Error> {
    let pen = Pen { read, words: read.words };
    let found = Block::Table { widths: super::pages::widths(&table.columns, &table.rows), head: table.columns.clone(), rows: table.rows.clone() };
    let day = |day| pen.words.day(day);
    let own = pen.facts(vec![
        ("data-request-kind", pen.words.heading(view.row.kind.label())),
        ("data-request-received", day(view.row.received)),
        ("data-request-due", day(view.row.due)),
    ]);
    let (title, end) = match form {
        PackForm::Working => (read.words.with("pack-working-title", &[("reference", &view.row.reference)]), "pack-working-end"),
        PackForm::Answer => (read.words.with("pack-answer-title", &[("reference", &view.row.reference)]), "pack-answer-end"),
    };
    let nothing = if table.rows.is_empty() { pen.say("pack-nothing") } else { String::new() };
    let sections = vec![
        pen.section("data-request", vec![own]),
        pen.section("pack-found", vec![found, Block::Text { text: nothing }, Block::Text { text: pen.say(end) }]),
    ];
    match form {
        PackForm::Working => pen.printed(title, view.row.reference.clone(), table.handling.clone(), sections),
        // Who is told is told by the agency, not by the officer who printed it.
        PackForm::Answer => Ok(pen.anonymous(title, table.handling.clone(), sections)),
    }
}
