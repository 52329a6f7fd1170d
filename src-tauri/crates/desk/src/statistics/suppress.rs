//! What of a table may be given out: no number below three, and nothing from which one could be worked out (STA).
//!
//! A small number is shown as such. What stands beside it as a part of the same total is withheld until the small one can be any small number:
//! at least one part of three or more. Where there is none, all parts are. A table that breaks another one down is withheld as a whole.
//! Held by an attacker in `tests` that looks for every number that fits what was given out.

use std::collections::BTreeMap;

/// The least number that is given out.
pub(super) const LEAST: usize = 3;

/// A cell: its row and its column. The row behind the last one is the total.
pub(super) type Cell = (usize, usize);

/// Cells of which some tell of others.
#[derive(Clone, Debug)]
pub(super) enum Group {
    /// Parts of a number that is told somewhere, or that cover one.
    Parts(Vec<Cell>),
    /// Cells that break others down: all are given out, or none.
    Breakdown {
        /// What is withheld.
        cells: Vec<Cell>,
        /// What they break down.
        of: Vec<Cell>,
    },
}

/// Whether a number is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// As it is.
    Shown,
    /// As one or two.
    Small,
    /// Not at all.
    Withheld,
}

/// What each cell is given out as.
pub(super) type Marks = BTreeMap<Cell, Mark>;

/// Says of each cell of a table whether it is given out.
pub(super) fn marks(counts: &BTreeMap<Cell, usize>, groups: &[Group]) -> Marks {
    let small = |count: usize| if (1..LEAST).contains(&count) { Mark::Small } else { Mark::Shown };
    let mut marks: Marks = counts.iter().map(|(cell, count)| (*cell, small(*count))).collect();
    // Each turn withholds more; once none does, every group is safe.
    while groups.iter().any(|group| protect(counts, &mut marks, group)) {}
    marks
}

/// Says of the steps of one thing, each a part of the one before, whether they are given out: not where a step, or what it lost, is small.
pub(super) fn steps(counts: &BTreeMap<Cell, usize>) -> Marks {
    let before = std::iter::once(None).chain(counts.values().map(|count| Some(*count)));
    let is_small = |count: usize| (1..LEAST).contains(&count);
    let mark = |((cell, count), before): ((&Cell, &usize), Option<usize>)| {
        let lost = before.is_some_and(|before| is_small(before.abs_diff(*count)));
        (*cell, if is_small(*count) || lost { Mark::Withheld } else { Mark::Shown })
    };
    counts.iter().zip(before).map(mark).collect()
}

/// Withholds what makes a group safe, and says whether it did.
fn protect(counts: &BTreeMap<Cell, usize>, marks: &mut Marks, group: &Group) -> bool {
    let is = |marks: &Marks, cell: &Cell, mark: Mark| marks.get(cell) == Some(&mark);
    let hidden = |marks: &Marks, cells: &[Cell]| cells.iter().filter(|cell| !is(marks, cell, Mark::Shown)).count();
    let count = |cell: &Cell| counts.get(cell).copied().unwrap_or_default();
    let (cells, all) = match group {
        Group::Parts(cells) => {
            let slack = cells.iter().any(|cell| is(marks, cell, Mark::Withheld) && count(cell) >= LEAST);
            if hidden(marks, cells) == 0 || (slack && hidden(marks, cells) > 1) {
                return false;
            }
            let large = cells.iter().filter(|cell| is(marks, cell, Mark::Shown) && count(cell) >= LEAST);
            match large.min_by_key(|cell| (count(cell), **cell)) {
                Some(least) => (cells, vec![*least]),
                None => (cells, cells.clone()),
            }
        }
        Group::Breakdown { cells, of } if hidden(marks, cells) + hidden(marks, of) > 0 => (cells, cells.clone()),
        Group::Breakdown { .. } => return false,
    };
    let before = cells.iter().filter(|cell| is(marks, cell, Mark::Withheld)).count();
    marks.extend(all.into_iter().map(|cell| (cell, Mark::Withheld)));
    cells.iter().filter(|cell| is(marks, cell, Mark::Withheld)).count() > before
}

#[cfg(test)]
mod tests;
