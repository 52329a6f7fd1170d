//! What came of an operation, on paper: all of it in the file of the case, and the public version by itself (OUT).

use jcat_domain::counters::{Bound, Total};
use jcat_domain::handling::{Handling, Tlp};
use jcat_domain::ids::{AgencyId, CaseId};

use super::{Block, FactLine, Pen, Printed, PrintedSection};
use crate::error::Error;
use crate::operation::outcome::{AgencyNumbers, OutcomeView, public as version};
use crate::work::Read;

/// Makes the public version that was approved. Nothing else is in it: no number of a case, no name, no day.
pub(super) fn public(read: &Read<'_>, case: CaseId) -> Result<Printed, Error> {
    let pen = Pen::of(read);
    let version = version::approved(read, case)?;
    let text = |(part, text): (jcat_domain::outcome::OutcomePart, String)| PrintedSection {
        heading: read.words.heading(part.label()),
        blocks: vec![Block::Text { text }],
    };
    let mut sections: Vec<PrintedSection> = version.parts.into_iter().map(text).collect();
    let rows = version.totals.iter().map(|total| vec![pen.label(total.of.kind.label()), amount(total)]).collect();
    sections.push(pen.section("counters", vec![pen.table(&["event-what", "count-quantity"], rows)]));
    Ok(pen.anonymous(pen.say("public-title"), Handling::tlp(Tlp::Clear), sections))
}

/// How strictly the texts of a report are marked; none where nothing is written.
pub(super) fn marking(view: &OutcomeView) -> Option<Tlp> {
    view.parts.iter().filter(|it| !it.text.text.is_empty()).map(|it| it.text.tlp).max()
}

/// The whole of it, for the file of the case.
pub(super) fn section(pen: &Pen<'_>, view: &OutcomeView) -> PrintedSection {
    if view.standing == jcat_domain::outcome::standing::OutcomeStanding::None {
        return pen.section("outcome", Vec::new());
    }
    let day = |day: Option<jcat_domain::Day>| day.map(|day| pen.read.words.day(day)).unwrap_or_default();
    let days = [day(view.from), day(view.last)].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" – ");
    let noted = view.noted.as_ref().map(|it| format!("{}, {}: {}", it.by, pen.read.words.day(it.on), it.text));
    let facts = pen.facts(vec![
        ("column-status", pen.say(&format!("standing-{}", view.standing))),
        ("counts-without", names(&view.left_out)),
        ("action-days", days),
        ("standing-noted", noted.unwrap_or_default()),
    ]);
    let texts = view.parts.iter().filter(|it| !it.text.text.is_empty());
    let texts = texts.map(|it| FactLine { name: pen.read.words.heading(it.part.label()), value: format!("{} (TLP:{})", it.text.text, it.text.tlp) });
    let agencies = view.agencies.iter().map(|row| vec![names(std::slice::from_ref(&row.agency)), figures(pen, row), word(pen, row)]).collect();
    let agencies = pen.table(&["column-agency", "counters", "column-status"], agencies);
    pen.section("outcome", vec![facts, Block::Facts { rows: texts.collect() }, agencies])
}

fn figures(pen: &Pen<'_>, row: &AgencyNumbers) -> String {
    let line = |total: &Total| format!("{}: {}", pen.label(total.of.kind.label()), amount(total));
    if row.totals.is_empty() { pen.say("numbers-none") } else { row.totals.iter().map(line).collect::<Vec<_>>().join("\n") }
}

/// Whether an agency stands by its numbers, and what was decided where it does not.
fn word(pen: &Pen<'_>, row: &AgencyNumbers) -> String {
    let said = match &row.confirmed {
        Some(it) => pen.read.words.with(if row.stands { "numbers-confirmed-by" } else { "numbers-changed-since" }, &[("who", &it.by)]),
        None => pen.say("numbers-unconfirmed"),
    };
    let waiver = row.waiver.as_ref().filter(|_| !row.stands).map(|it| {
        let key = if it.seconded_by.is_some() { "numbers-left-out" } else { "numbers-leaving-out" };
        let with = it.seconded_by.clone().unwrap_or_default();
        pen.read.words.with(key, &[("by", &it.by), ("with", &with), ("reason", &it.reason)])
    });
    [Some(said), waiver].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn names(agencies: &[AgencyId]) -> String {
    agencies.iter().map(|agency| agency.as_str().to_uppercase()).collect::<Vec<_>>().join(", ")
}

/// A quantity with its unit. "At least" stays said in whatever is made of it (OPS-4).
pub(super) fn amount(total: &Total) -> String {
    let quantity = total.quantity.0;
    let amount = total.of.unit.as_ref().map_or_else(|| quantity.to_string(), |unit| format!("{quantity} {unit}"));
    if total.bound == Bound::AtLeast { format!("≥ {amount}") } else { amount }
}
