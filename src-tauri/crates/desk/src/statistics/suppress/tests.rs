//! What is given out tells no small number: an attacker who knows every total, and how the parts of a table hang together, looks for
//! all numbers that fit.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;

/// What somebody knows who reads a table: how its cells hang together.
enum Known {
    /// The cells add up to the last one.
    Sum(Vec<usize>, usize),
    /// The cells cover the last one: none is more than it, and together they are not less.
    Cover(Vec<usize>, usize),
    /// Two cells together are not more than the last one.
    Within([usize; 2], usize),
}

impl Known {
    fn fits(&self, least: &[usize], most: &[usize]) -> bool {
        let sum = |of: &[usize], bounds: &[usize]| of.iter().map(|at| bounds[*at]).sum::<usize>();
        match self {
            Self::Sum(parts, total) => sum(parts, least) <= most[*total] && least[*total] <= sum(parts, most),
            Self::Cover(parts, total) => parts.iter().all(|part| least[*part] <= most[*total]) && least[*total] <= sum(parts, most),
            Self::Within(two, total) => sum(two, least) <= most[*total],
        }
    }
}

/// Says whether there are numbers that fit: what is given out is what it is, a small number is one or two, what is withheld is anything.
fn some_fit(known: &[Known], least: &mut [usize], most: &mut [usize]) -> bool {
    if !known.iter().all(|it| it.fits(least, most)) {
        return false;
    }
    let open = (0..least.len()).filter(|at| least[*at] < most[*at]).min_by_key(|at| most[*at] - least[*at]);
    let Some(at) = open else { return true };
    let (low, high) = (least[at], most[at]);
    for value in low..=high {
        (least[at], most[at]) = (value, value);
        if some_fit(known, least, most) {
            (least[at], most[at]) = (low, high);
            return true;
        }
    }
    (least[at], most[at]) = (low, high);
    false
}

/// Looks whether any cell that is shown as small can be told from the rest.
fn tells(known: &[Known], cells: &[(usize, Mark)]) -> Option<usize> {
    let most_of_all = cells.iter().map(|(value, _)| value).sum::<usize>().min(14) + 2;
    let bounds: Vec<(usize, usize)> = cells
        .iter()
        .map(|(value, mark)| match mark {
            Mark::Shown => (*value, *value),
            Mark::Small => (1, LEAST - 1),
            Mark::Withheld => (0, most_of_all.max(value + 2)),
        })
        .collect();
    let small = cells.iter().enumerate().filter(|(_, (_, mark))| *mark == Mark::Small).map(|(at, _)| at);
    small.into_iter().find(|at| {
        (1..LEAST).any(|value| {
            let (mut least, mut most): (Vec<usize>, Vec<usize>) = bounds.iter().copied().unzip();
            (least[*at], most[*at]) = (value, value);
            !some_fit(known, &mut least, &mut most)
        })
    })
}

fn check(claim: &str, strategy: impl Strategy<Value = Vec<Vec<usize>>>, find: impl Fn(&[Vec<usize>]) -> Option<usize>) {
    let mut runner = TestRunner::new_with_rng(Config::with_cases(400), proptest::test_runner::TestRng::deterministic_rng(Default::default()));
    let found = runner.run(&strategy, |table| {
        prop_assert!(find(&table).is_none(), "{:?} of {:?} is told", find(&table), table);
        Ok(())
    });
    assert!(found.is_ok(), "{claim}: {found:?}");
}

fn small_table(rows: std::ops::Range<usize>, columns: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
    let value = prop_oneof![3 => 0..3_usize, 2 => 3..6_usize];
    proptest::collection::vec(proptest::collection::vec(value, columns), rows)
}

/// The cells of one column and their total, with what each is given out as.
fn column(values: &[Vec<usize>], total: usize, groups: &[Group]) -> Vec<(usize, Mark)> {
    let all = values.iter().map(|row| row[0]).chain([total]);
    let counts: BTreeMap<Cell, usize> = all.enumerate().map(|(row, value)| ((row, 0), value)).collect();
    let marks = marks(&counts, groups);
    counts.iter().map(|(cell, value)| (*value, marks[cell])).collect()
}

#[test]
fn parts_and_their_total_tell_no_small_part() {
    check("a sum", small_table(1..7, 1), |rows| {
        let total = rows.iter().map(|row| row[0]).sum();
        let cells = column(rows, total, &[Group::Parts((0..rows.len()).map(|row| (row, 0)).collect())]);
        tells(&[Known::Sum((0..rows.len()).collect(), rows.len())], &cells)
    });
}

#[test]
fn parts_that_overlap_and_their_total_tell_no_small_part() {
    // The total lies somewhere between the largest part and all of them together.
    check("a cover", small_table(2..7, 2), |rows| {
        let (largest, all) = (rows.iter().map(|row| row[0]).max().unwrap_or_default(), rows.iter().map(|row| row[0]).sum::<usize>());
        let total = largest + (all - largest) * rows[0][1] / 5;
        let cells = column(rows, total, &[Group::Parts((0..rows.len()).map(|row| (row, 0)).collect())]);
        tells(&[Known::Cover((0..rows.len()).collect(), rows.len())], &cells)
    });
}

#[test]
fn halves_that_other_tables_sum_up_tell_no_small_part() {
    // As cases by stage and by lead: both know how many are proposals and how many are not.
    check("halves", small_table(5..6, 1), |rows| {
        let (total, half) = (rows.iter().map(|row| row[0]).sum(), rows[0][0] + rows[1][0]);
        let of = |rows: std::ops::Range<usize>| Group::Parts(rows.map(|row| (row, 0)).collect());
        let stages = column(rows, total, &[of(0..5), of(0..2), of(2..5)]);
        let leads = [vec![half], rows[2].clone(), vec![rows[3][0] + rows[4][0]]];
        let leads = column(&leads, total, &[of(0..3), of(1..3)]);
        // Cells: the stages 0 to 4, the leads 5 to 7, the total 8.
        let cells = [&stages[..5], &leads].concat();
        let known = [Known::Sum(vec![0, 1, 2, 3, 4], 8), Known::Sum(vec![5, 6, 7], 8), Known::Sum(vec![0, 1], 5)];
        tells(&known, &cells)
    });
}

#[test]
fn a_table_of_years_and_areas_tells_no_small_number() {
    check("years and areas", small_table(1..4, 3), |rows| {
        // The first column is what the areas of the year cover.
        let years = rows.len();
        let values: Vec<Vec<usize>> = rows.iter().map(|row| vec![row[1].max(row[2]) + row[0].min(row[1].min(row[2])), row[1], row[2]]).collect();
        let sums = (0..3).map(|column| values.iter().map(|row| row[column]).sum()).collect();
        let all = [values, vec![sums]].concat();
        let at = |rows: std::ops::Range<usize>, columns: std::ops::Range<usize>| -> Vec<Cell> {
            rows.flat_map(|row| columns.clone().map(move |column| (row, column))).collect()
        };
        let groups = [
            Group::Parts(at(0..years, 0..1)),
            Group::Parts(at(years..years + 1, 1..3)),
            Group::Breakdown { cells: at(0..years, 1..3), of: at(0..years, 0..1) },
        ];
        let counts: BTreeMap<Cell, usize> =
            all.iter().enumerate().flat_map(|(row, its)| its.iter().enumerate().map(move |(column, value)| ((row, column), *value))).collect();
        let marks = marks(&counts, &groups);
        let cells: Vec<(usize, Mark)> = counts.iter().map(|(cell, value)| (*value, marks[cell])).collect();
        let sums = (0..3).map(|column| Known::Sum((0..years).map(|row| row * 3 + column).collect(), years * 3 + column));
        let covers = (0..=years).map(|row| Known::Cover(vec![row * 3 + 1, row * 3 + 2], row * 3));
        tells(&sums.chain(covers).collect::<Vec<_>>(), &cells)
    });
}

#[test]
fn what_a_country_leads_tells_nothing_of_what_it_takes_part_in() {
    check("lead and participant", small_table(1..4, 2), |rows| {
        let countries = rows.len();
        let led: usize = rows.iter().map(|row| row[0]).sum();
        let values: Vec<Vec<usize>> = rows.iter().map(|row| vec![row[0], row[1].min(led - row[0])]).collect();
        let at = |column: usize| (0..countries).map(|row| (row, column)).collect::<Vec<Cell>>();
        let groups = [Group::Parts(at(0)), Group::Breakdown { cells: at(1), of: at(0) }];
        let mut counts: BTreeMap<Cell, usize> = values.iter().enumerate().flat_map(|(row, its)| [((row, 0), its[0]), ((row, 1), its[1])]).collect();
        counts.insert((countries, 0), led);
        let marks = marks(&counts, &groups);
        let cells: Vec<(usize, Mark)> = counts.iter().map(|(cell, value)| (*value, marks[cell])).collect();
        let sum = Known::Sum((0..countries).map(|row| row * 2).collect(), countries * 2);
        let within = (0..countries).map(|row| Known::Within([row * 2, row * 2 + 1], countries * 2));
        tells(&std::iter::once(sum).chain(within).collect::<Vec<_>>(), &cells)
    });
}

#[test]
fn the_attacker_finds_what_is_badly_hidden() {
    let known = [Known::Sum(vec![0, 1], 2)];
    assert_eq!(tells(&known, &[(2, Mark::Small), (5, Mark::Shown), (7, Mark::Shown)]), Some(0), "the total tells it");
    assert_eq!(tells(&known, &[(2, Mark::Small), (5, Mark::Withheld), (7, Mark::Shown)]), None);
    assert_eq!(tells(&known, &[(1, Mark::Small), (1, Mark::Small), (2, Mark::Small)]), Some(0), "two that are not nought");
}

#[test]
fn of_steps_neither_a_small_one_nor_a_small_loss_is_given_out() {
    let counts = [9, 8, 5, 2].iter().enumerate().map(|(row, count)| ((row, 0), *count)).collect();
    assert_eq!(steps(&counts).into_values().collect::<Vec<_>>(), [Mark::Shown, Mark::Withheld, Mark::Shown, Mark::Withheld]);
}
