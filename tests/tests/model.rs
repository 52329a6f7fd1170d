//! Orders of what can happen between two desks and their office, walked through with the real engine (T8): every one, up to a
//! number of events. What the office and a disk do is a model; rules and folds are not in it, and chance is not either.

use std::num::NonZeroUsize;

use jcat_tests::protocol::{Exchange, Limits};
use jcat_tests::reliability::Row;
use stateright::{Checker, Model};

/// Walks through every order of so many events.
fn walk(part: &str, depth: usize, limits: Limits) {
    let mut row = Row::begin("T8", "in every order of so many events between two desks and an office: one journal, nothing lost").part(part);
    let depth = std::env::var("JCAT_DEEP").ok().and_then(|text| text.parse().ok()).unwrap_or(depth);
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(2);
    let checker = Exchange { desks: 2, limits }.checker().threads(threads).target_max_depth(depth).spawn_bfs().join();
    checker.assert_properties();
    assert!(checker.unique_state_count() > 1_000, "{} states are no walk", checker.unique_state_count());
    row.count("states", checker.unique_state_count());
    row.count("steps between them", checker.state_count());
    row.most("events deep", checker.max_depth());
    row.keep();
}

/// Events of an order; more of them with `JCAT_DEEP`.
const DEEP: usize = 16;

/// Two writes and nothing else: each test adds what may go wrong.
const TWO: Limits = Limits { writes: 2, crashes: 0, doubles: 0, late: 0, restores: 0, revocations: 0 };

#[test]
fn every_order_of_three_writes() {
    walk("writes", DEEP, Limits { writes: 3, ..TWO });
}

#[test]
fn every_order_with_a_crash() {
    walk("crash", DEEP, Limits { crashes: 1, ..TWO });
}

#[test]
fn every_order_with_a_question_that_comes_twice() {
    walk("double", DEEP, Limits { doubles: 1, ..TWO });
}

#[test]
fn every_order_with_a_question_that_comes_late() {
    walk("late", DEEP, Limits { late: 1, ..TWO });
}

#[test]
fn every_order_with_a_restore() {
    walk("restore", DEEP, Limits { restores: 1, ..TWO });
}

#[test]
fn every_order_with_a_revocation() {
    walk("revocation", DEEP, Limits { revocations: 1, ..TWO });
}
