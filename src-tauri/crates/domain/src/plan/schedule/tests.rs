use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::plan::calendar::WORKING_DAY;

fn task(minutes: i64, needs: &[(usize, Tie, i64)]) -> Activity {
    let needs = needs.iter().map(|(task, tie, lag)| Need { task: *task, tie: *tie, lag: *lag }).collect();
    Activity { minutes, calendar: 0, not_before: None, due: None, progress: Progress::Open, until: Until::Target, needs }
}

const FS: Tie = Tie::FinishStart;
const SS: Tie = Tie::StartStart;
const FF: Tie = Tie::FinishFinish;

fn check(activities: &[Activity], target: Option<i64>, expected: &Expect) {
    let found = schedule(activities, &[Calendar::Always], Minute(0), target.map(Minute));
    let line = |times: &Option<Times>| match times {
        None => "no dates".to_owned(),
        Some(it) => format!("{}..{} by {}..{} slack {}", it.early_start.0, it.early_finish.0, it.late_start.0, it.late_finish.0, it.slack),
    };
    let mut text: Vec<String> = found.times.iter().map(line).collect();
    if !found.cycle.is_empty() {
        text.push(format!("cycle {:?}", found.cycle));
    }
    expected.assert_eq(&text.join("\n"));
}

#[test]
fn ties_of_every_kind_hold_with_their_lag() {
    check(
        &[task(10, &[]), task(5, &[(0, FS, 3)])],
        None,
        &expect![[r#"
        0..10 by 0..10 slack 0
        13..18 by 13..18 slack 0"#]],
    );
    check(
        &[task(10, &[]), task(5, &[(0, SS, 3)])],
        None,
        &expect![[r#"
        0..10 by 0..10 slack 0
        3..8 by 5..10 slack 2"#]],
    );
    check(
        &[task(10, &[]), task(5, &[(0, FF, 3)])],
        None,
        &expect![[r#"
        0..10 by 0..10 slack 0
        8..13 by 8..13 slack 0"#]],
    );
    check(
        &[task(10, &[]), task(5, &[(0, FS, -4)])],
        None,
        &expect![[r#"
        0..10 by 0..10 slack 0
        6..11 by 6..11 slack 0"#]],
    ); // A negative lag lets them overlap.
}

#[test]
fn a_plan_that_cannot_keep_its_target_is_late_by_so_much() {
    check(
        &[task(10, &[]), task(5, &[(0, FS, 0)]), task(2, &[])],
        Some(12),
        &expect![[r#"
        0..10 by -3..7 slack -3
        10..15 by 7..12 slack -3
        0..2 by 10..12 slack 10"#]],
    );
}

#[test]
fn what_comes_after_the_target_is_not_late_for_it() {
    let after = Activity { until: Until::Whenever, not_before: Some(Minute(40)), ..task(5, &[(0, FS, 0)]) };
    check(
        &[task(10, &[]), after],
        Some(20),
        &expect![[r#"
        0..10 by 10..20 slack 10
        40..45 by 40..45 slack 0"#]],
    );
}

#[test]
fn a_due_day_of_its_own_makes_a_task_late_without_the_target() {
    let due = Activity { due: Some(Minute(8)), ..task(10, &[]) };
    check(
        &[due, task(5, &[(0, FS, 0)])],
        Some(50),
        &expect![[r#"
        0..10 by -2..8 slack -2
        10..15 by 45..50 slack 35"#]],
    );
}

#[test]
fn what_is_done_has_its_own_dates_and_what_has_begun_ends_not_before_now() {
    let done = Activity { progress: Progress::Done(Minute(-90), Minute(-50)), ..task(10, &[]) };
    let begun = Activity { progress: Progress::Begun(Minute(-60)), ..task(20, &[(0, FS, 0)]) };
    check(
        &[done, begun, task(5, &[(1, FS, 0)])],
        None,
        &expect![[r#"
        -90..-50 by -90..-50 slack 0
        -60..0 by -20..0 slack 0
        0..5 by 0..5 slack 0"#]],
    );
}

#[test]
fn a_cycle_is_named_and_leaves_the_rest_with_its_dates() {
    let tasks = [task(4, &[]), task(1, &[(3, FS, 0)]), task(1, &[(1, SS, 0), (0, FS, 0)]), task(1, &[(2, FF, 0)]), task(1, &[(3, FS, 0)])];
    check(
        &tasks,
        None,
        &expect![[r#"
        0..4 by 0..4 slack 0
        no dates
        no dates
        no dates
        no dates
        cycle [1, 3, 2, 1]"#]],
    );
    check(
        &[task(1, &[(0, FS, 0)])],
        None,
        &expect![[r#"
        no dates
        cycle [0, 0]"#]],
    );
    check(&[task(1, &[(9, FS, 0)])], None, &expect!["0..1 by 0..1 slack 0"]); // What it needs is not in the plan any more.
}

#[test]
fn working_days_of_the_accountable_country_are_kept() {
    let monday = Minute(4 * 1_440); // 5 January 1970.
    let week = Calendar::week([5, 6], []);
    let three = Activity { minutes: 3 * WORKING_DAY, ..task(0, &[]) };
    let after = Activity { minutes: 3 * WORKING_DAY, calendar: 1, ..task(0, &[(0, FS, 0)]) };
    let found = schedule(&[three, after], &[week.clone(), Calendar::week([4, 5], [])], monday, None);
    let ends: Vec<String> = found.times.iter().flatten().map(|it| it.early_finish.last_day().to_string()).collect();
    assert_eq!(ends, ["1970-01-07", "1970-01-12"], "Thursday, then over a weekend of Friday and Saturday to Sunday and Monday");
}

/// What a random activity is made of: its work, its first minute, what it needs.
type Made = (i64, Option<i64>, Vec<(usize, Tie, i64)>);

/// A random graph: each activity may need any before it.
fn plans(ties: &'static [Tie]) -> impl Strategy<Value = Vec<Activity>> {
    let one = move || {
        let need = (0..9usize, prop::sample::select(ties), -20i64..40);
        (0..60i64, prop::option::of(0..200i64), prop::collection::vec(need, 0..4))
    };
    prop::collection::vec(one(), 1..=9).prop_map(|rows| {
        let activity = |(at, (minutes, not_before, needs)): (usize, Made)| {
            let needs: Vec<_> = needs.into_iter().filter(|_| at > 0).map(|(task, tie, lag)| (task % at.max(1), tie, lag)).collect();
            Activity { not_before: not_before.map(Minute), ..task(minutes, &needs) }
        };
        rows.into_iter().enumerate().map(activity).collect()
    })
}

/// By how much a tie moves the begin of the one that waits from the begin of the other.
fn weight(activities: &[Activity], at: usize, need: &Need) -> i64 {
    let (before, own) = (activities[need.task].minutes, activities[at].minutes);
    need.lag
        + match need.tie {
            Tie::FinishStart => before,
            Tie::StartStart => 0,
            Tie::FinishFinish => before - own,
        }
}

/// Every chain of needs that ends at an activity, as its length and the activity it begins with.
fn chains(activities: &[Activity], at: usize) -> Vec<(usize, i64)> {
    let mut found = vec![(at, 0)];
    for need in &activities[at].needs {
        let step = weight(activities, at, need);
        found.extend(chains(activities, need.task).into_iter().map(|(first, length)| (first, length + step)));
    }
    found
}

proptest! {
    #[test]
    fn the_critical_path_is_that_of_brute_force(activities in plans(&[FS, SS, FF]), target in prop::option::of(-50i64..500)) {
        let found = schedule(&activities, &[Calendar::Always], Minute(0), target.map(Minute));
        let base = |at: usize| activities[at].not_before.map_or(0, |bound| bound.0.max(0));
        let starts: Vec<i64> = (0..activities.len())
            .map(|at| chains(&activities, at).into_iter().map(|(first, length)| base(first) + length).max().unwrap_or_default())
            .collect();
        let end = (0..activities.len()).map(|at| starts[at] + activities[at].minutes).max().unwrap_or_default();
        let last = target.unwrap_or(end);
        for (at, start) in starts.iter().enumerate() {
            let times = found.times[at].expect("no cycle");
            prop_assert_eq!(times.early_start.0, *start, "begin of {}", at);
            // The latest begin: over every chain that leads from here to another, which must end in time.
            let late = (0..activities.len())
                .flat_map(|other| chains(&activities, other).into_iter().map(move |(first, length)| (other, first, length)))
                .filter(|(_, first, _)| *first == at)
                .map(|(other, _, length)| last - activities[other].minutes - length)
                .min();
            prop_assert_eq!(Some(times.late_start.0), late, "latest begin of {}", at);
        }
    }

    #[test]
    fn the_invariants_of_a_plan_hold(activities in plans(&[FS, SS, FF]), extra in 0i64..100) {
        let free = schedule(&activities, &[Calendar::Always], Minute(0), None);
        let found = schedule(&activities, &[Calendar::Always], Minute(0), Some(Minute(free.end.0 + extra)));
        for (activity, times) in activities.iter().zip(&found.times) {
            let times = times.expect("no cycle");
            prop_assert_eq!(times.early_finish.0, times.early_start.0 + activity.minutes);
            prop_assert_eq!(times.late_finish.0, times.late_start.0 + activity.minutes);
            prop_assert_eq!(times.slack, times.late_start.0 - times.early_start.0);
            prop_assert!(times.slack >= 0, "a target that can be kept leaves nobody late");
        }
        prop_assert!(free.times.iter().flatten().any(|times| times.slack == 0), "something is critical");
    }
}
