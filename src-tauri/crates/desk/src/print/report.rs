//! The situation report: how every country stands, what was counted so far, what is in conflict (OPS-5).

use jcat_domain::counters::Total;
use jcat_domain::handling::Handling;
use jcat_domain::ids::CaseId;

use super::outcome::amount;
use super::{Block, Pen, Printed, PrintedSection};
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::operation::counters::{self, CounterBoard};
use crate::operation::situation::{self, ReportRow, SituationRow, SituationView};
use crate::replica::read;
use crate::work::Read;

/// Makes the report of a moment.
pub(super) fn make(read: &Read<'_>, case: CaseId) -> Result<Printed, Error> {
    let pen = Pen::of(read);
    let state = read::case(read.connection, case)?;
    let board = counters::board(read, WhichCase { case })?;
    let situation = situation::view(read, WhichCase { case })?;
    let handling = marking(&state.handling.value, &board);
    let title = read.words.with("report-title", &[("at", &pen.moment(read.now))]);
    pen.printed(title, state.label(), handling, vec![standing(&pen, &situation), counted(&pen, &board), in_conflict(&pen, &board)])
}

/// What the case asks for together with every figure that is in the report.
pub(super) fn marking(of_case: &Handling, board: &CounterBoard) -> Handling {
    let totals = board.totals.iter().chain(&board.overall).map(|total| total.tlp);
    let in_conflict = board.in_conflict.iter().flat_map(|row| row.figure.iter().chain(row.rivals.iter().filter_map(|rival| rival.figure.as_ref())));
    let strictest = totals.chain(in_conflict.map(|figure| figure.tlp)).max();
    strictest.map_or_else(|| of_case.clone(), |tlp| of_case.join(&Handling::tlp(tlp)))
}

/// How every country stands.
pub(super) fn standing(pen: &Pen<'_>, view: &SituationView) -> PrintedSection {
    let hour = view.office_clock.clone().unwrap_or_else(|| pen.say("no-hour-yet"));
    let set = view.set.as_ref().map(|set| pen.read.words.with("hour-set-by", &[("who", &set.by)]));
    let facts = pen.facts(vec![
        ("h-hour", [Some(hour), set].into_iter().flatten().collect::<Vec<_>>().join(", ")),
        ("hour-reason", view.reason.clone().unwrap_or_default()),
    ]);
    let rows = view.countries.iter().map(|row| country(pen, row)).collect();
    let table = pen.table(&["column-country", "signal-heading", "clock-heading", "report-said"], rows);
    pen.section("situation", vec![facts, table])
}

fn country(pen: &Pen<'_>, row: &SituationRow) -> Vec<String> {
    let said = |report: &ReportRow| {
        let signal = pen.label(report.signal.label());
        let text = report.text.as_ref().map_or_else(|| signal.clone(), |text| format!("{signal}: {text}"));
        format!("{text} ({}, {})", report.by, pen.moment(report.at))
    };
    let calls = row.calls.iter().map(|call| {
        let said = pen.read.words.with("abort-called-by", &[("who", &call.by), ("reason", &call.reason)]);
        format!("{said} ({})", pen.moment(call.at))
    });
    let lines: Vec<String> = row.report.iter().chain(&row.rivals).map(said).chain(calls).collect();
    vec![row.country.to_string(), pen.label(row.shown.label()), row.clock.clone().unwrap_or_default(), lines.join("\n")]
}

/// What was counted.
pub(super) fn counted(pen: &Pen<'_>, board: &CounterBoard) -> PrintedSection {
    let line = |total: &Total| {
        let country = total.of.country.map(|it| it.to_string());
        vec![pen.label(total.of.kind.label()), country.unwrap_or_else(|| pen.say("country-not-said")), amount(total)]
    };
    let all = |total: &Total| {
        let mut cells = line(total);
        if let Some(country) = cells.get_mut(1) {
            *country = pen.say("all-countries");
        }
        cells
    };
    let rows = board.overall.iter().map(all).chain(board.totals.iter().map(line)).collect();
    let none = Block::Text { text: if board.entries.total == 0 { pen.say("nothing-counted") } else { String::new() } };
    pen.section("counters", vec![none, pen.table(&["event-what", "column-country", "count-quantity"], rows)])
}

/// Events that two desks corrected without knowing of each other: the figure may still change.
pub(super) fn in_conflict(pen: &Pen<'_>, board: &CounterBoard) -> PrintedSection {
    let figure = |figure: Option<&jcat_domain::counters::Figure>| {
        figure.map_or_else(|| pen.say("event-taken-back"), |figure| crate::operation::say_figure(pen.read.words, figure))
    };
    let rows = board.in_conflict.iter().map(|row| {
        let others = row.rivals.iter().map(|rival| format!("{} ({})", figure(rival.figure.as_ref()), rival.by)).collect::<Vec<_>>();
        vec![row.agency.to_string().to_uppercase(), figure(row.figure.as_ref()), others.join("\n")]
    });
    pen.section("events-in-conflict", vec![pen.table(&["event-whose", "event-what", "report-others"], rows.collect())])
}
