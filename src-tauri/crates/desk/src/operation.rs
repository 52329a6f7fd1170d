//! Operation day: what is counted, the situation board, and what came of it.

use jcat_domain::counters::{Bound, CounterKind, Figure, Quantity, Total};

use crate::words::Words;

pub(crate) mod counters;
pub(crate) mod outcome;
pub(crate) mod situation;

/// Says a figure in a line: "at least 3 arrests, UA".
pub(crate) fn say_figure(words: &Words, figure: &Figure) -> String {
    let said = say_quantity(words, figure.kind, (figure.quantity, figure.unit.as_deref()), figure.bound);
    figure.country.map_or_else(|| said.clone(), |country| format!("{said}, {country}"))
}

/// Says how much there is of a kind, over all countries.
pub(crate) fn say_total(words: &Words, total: &Total) -> String {
    say_quantity(words, total.of.kind, (total.quantity, total.of.unit.as_deref()), total.bound)
}

fn say_quantity(words: &Words, kind: CounterKind, (quantity, unit): (Quantity, Option<&str>), bound: Bound) -> String {
    let amount = unit.map_or_else(|| quantity.0.to_string(), |unit| format!("{} {unit}", quantity.0));
    let amount = if bound == Bound::AtLeast { format!("≥ {amount}") } else { amount };
    format!("{}: {amount}", words.label(kind.label()))
}
