//! What hangs together in the file of a case, and what it plans where: links between its values, links to other cases that its reader reads too,
//! planned actions (DEC-8).

use jcat_domain::Day;
use jcat_domain::handling::Handling;
use jcat_domain::ids::CaseId;
use jcat_domain::marking::Marking;

use super::{Pen, PrintedSection};
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::links::halves::CaseLinkRow;
use crate::links::view::{self as links, CaseLinks, LinkRow, ValueRow};
use crate::planned::view as planned;
use crate::replica::read;

/// Links that are read in one go.
const PAGE: u32 = 500;

/// The sections, and what follows from what they show.
pub(super) struct Ties {
    pub(super) links: PrintedSection,
    pub(super) planned: PrintedSection,
    /// The marking of all of it together.
    pub(super) handling: Handling,
    /// The other cases that are named.
    pub(super) others: Vec<CaseId>,
}

/// Makes the sections of a case whose own handling is given.
pub(super) fn make(pen: &Pen<'_>, case: CaseId, own: &Handling) -> Result<Ties, Error> {
    let mut handling = own.clone();
    let mut between = Vec::new();
    let cases = loop {
        let offset = u32::try_from(between.len()).unwrap_or(u32::MAX);
        let page = links::list(pen.read, CaseLinks { case, of: None, offset, limit: PAGE })?;
        between.extend(page.rows.iter().map(|row| line(pen, row, &page.values)));
        page.rows.iter().for_each(|row| handling = handling.join(&row.marking.handling()));
        if page.rows.len() < PAGE as usize {
            break page.cases;
        }
    };
    for row in &cases {
        // The other case's number and title are marked as it is.
        handling = handling.join(&row.marking.handling()).join(&read::case(pen.read.connection, row.other)?.handling.value);
    }
    let others = cases.iter().map(|row| row.other).collect();
    let tables = vec![
        pen.table(&["link-from", "link-relation", "link-to", "link-evidence"], between),
        pen.table(&["links-cases", "link-relation", "link-evidence"], cases.iter().map(|row| other(pen, row)).collect()),
    ];
    let actions = planned::list(pen.read, WhichCase { case })?.rows;
    actions.iter().for_each(|row| handling = handling.join(&row.marking.handling()));
    let head = ["planned-what", "planned-where", "when", "planned-conflicts"];
    let actions = actions.iter().map(|row| action(pen, row)).collect();
    Ok(Ties { links: pen.section("tab-links", tables), planned: pen.section("planned-actions", vec![pen.table(&head, actions)]), handling, others })
}

/// Lines of a cell, without what says nothing.
fn lines(all: impl IntoIterator<Item = String>) -> String {
    all.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn marked(pen: &Pen<'_>, marking: &Marking) -> String {
    format!("{} · PAP:{}", pen.marking(&marking.handling()), marking.pap.label())
}

/// The days between which something held, as far as somebody said.
fn span(pen: &Pen<'_>, since: Option<Day>, until: Option<Day>) -> String {
    let day = |day| pen.words.day(day);
    match (since, until) {
        (Some(since), Some(until)) => format!("{} – {}", day(since), day(until)),
        (Some(since), None) => pen.words.with("since-day", &[("day", &day(since))]),
        (None, Some(until)) => pen.words.with("until-day", &[("day", &day(until))]),
        (None, None) => String::new(),
    }
}

fn line(pen: &Pen<'_>, row: &LinkRow, values: &[ValueRow]) -> Vec<String> {
    let end = |at: u32| {
        let value = usize::try_from(at).ok().and_then(|at| values.get(at));
        value.map(|it| lines([it.shown.clone(), pen.label(&it.kind)])).unwrap_or_default()
    };
    let decided = row.decision.as_ref().map(|text| pen.words.with("link-decided", &[("text", text)])).unwrap_or_default();
    let who = format!("{}, {}, {}", row.by_name, row.agency.to_string().to_uppercase(), pen.moment(row.at));
    vec![
        end(row.from),
        lines([pen.label(row.relation.label()), span(pen, row.since, row.until)]),
        end(row.to),
        lines([row.evidence.clone(), decided, who, marked(pen, &row.marking)]),
    ]
}

fn other(pen: &Pen<'_>, row: &CaseLinkRow) -> Vec<String> {
    let title = row.title.clone().unwrap_or_else(|| pen.say("title-restricted"));
    let key = if row.outward { "case-link-out" } else { "case-link-in" };
    let relation = pen.words.with(key, &[("relation", &pen.label(row.relation.label())), ("label", &row.label)]);
    let who = format!("{}, {}, {}", row.by_name, row.agency.to_string().to_uppercase(), pen.moment(row.at));
    vec![
        format!("{} {title}", row.label),
        lines([relation, span(pen, row.since, row.until)]),
        lines([row.evidence.clone(), who, marked(pen, &row.marking)]),
    ]
}

fn action(pen: &Pen<'_>, row: &planned::PlannedRow) -> Vec<String> {
    let around = row.radius.map(|metres| pen.words.with("planned-around", &[("metres", &metres.to_string())]));
    let kind = row.kind.as_ref().map(|kind| pen.label(kind));
    let off = row.called_off.as_ref().map(|reason| pen.words.with("planned-called-off", &[("reason", reason)]));
    let collides = pen.words.with("planned-conflict-count", &[("count", &row.conflicts.to_string())]);
    let who = format!("{}, {}", row.by_name, row.agency.to_string().to_uppercase());
    vec![
        lines([row.what.clone(), who, marked(pen, &row.marking), pen.yes(row.in_conflict, "planned-in-conflict"), off.unwrap_or_default()]),
        lines([row.shown.clone().or_else(|| row.place.clone()).unwrap_or_default(), around.or(kind).unwrap_or_default()]),
        lines([
            format!("{} – {}", pen.moment(row.from), pen.moment(row.to)),
            pen.words.with("planned-margin", &[("hours", &row.margin.to_string())]),
        ]),
        if row.called_off.is_none() { collides } else { String::new() },
    ]
}
