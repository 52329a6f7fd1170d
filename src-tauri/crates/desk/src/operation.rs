//! Operation day: what is counted, the situation board, and what came of it.

use jcat_domain::counters::{Bound, Figure};

use crate::words::Words;

pub(crate) mod counters;
pub(crate) mod outcome;
pub(crate) mod situation;

/// Says a figure in a line: "at least 3 arrests, UA".
pub(crate) fn say_figure(words: &Words, figure: &Figure) -> String {
    let quantity = figure.quantity.0;
    let amount = figure.unit.as_ref().map_or_else(|| quantity.to_string(), |unit| format!("{quantity} {unit}"));
    let amount = if figure.bound == Bound::AtLeast { format!("≥ {amount}") } else { amount };
    let said = format!("{}: {amount}", words.label(figure.kind.label()));
    figure.country.map_or_else(|| said.clone(), |country| format!("{said}, {country}"))
}
