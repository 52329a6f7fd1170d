use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ids::{DeviceId, EntryId};

fn agency(text: &str) -> AgencyId {
    AgencyId::parse(text).expect("an agency")
}

fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

/// Somebody: `nl` leads, `ec3` is EC3's, a second officer of one agency is `nl2`.
fn who(name: &str) -> Author {
    let of = name.trim_end_matches(char::is_numeric);
    let duty = if name == "ec3" { Duty::Ec3 } else { Duty::Officer };
    let of = if name == "ec3" { name } else { of };
    let number = name.bytes().fold(0u128, |sum, byte| sum * 256 + u128::from(byte));
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(number)),
        agency: Some(agency(of)),
        country: Country::parse(of),
        duties: BTreeSet::from([duty]),
    }
}

/// What somebody does, and up to which position of the journal it was known.
type Deed<'a> = (&'a str, u64, Change);

fn hour(at: i64) -> Change {
    let set =
        HourSet { case: CaseId(Uuid::from_u128(1)), agency: agency("nl"), country: Country::parse("NL"), hour: Some(Instant(at)), reason: None };
    Change::HourSet(set)
}

fn says(code: &str, signal: Signal, about: i64) -> Change {
    Change::SignalReported(SignalReported { country: country(code), signal, hour: Some(Instant(about)), text: None })
}

fn abort(code: &str) -> Change {
    Change::AbortCalled(AbortCalled { country: country(code), reason: "Leak.".into() })
}

fn recall(code: &str) -> Change {
    Change::AbortRecalled(AbortRecalled { country: country(code), reason: "Mistaken.".into() })
}

fn board(deeds: &[Deed<'_>]) -> (Option<SituationState>, Vec<String>) {
    let mut state = None;
    let mut refused = Vec::new();
    for (at, (name, base, change)) in (1u64..).zip(deeds) {
        let author = who(name);
        let device = DeviceId(author.officer.0);
        let mark = Mark { entry: EntryId(Uuid::from_u128(u128::from(at))), device, seq: at, position: Some(at) };
        let fact = Fact { mark, base: *base, at: Instant(0), author: &author, change, batch: None };
        let folded = match &mut state {
            None => begin(&fact).map(|begun| state = Some(begun)),
            Some(state) => fold(state, &fact),
        };
        if let Err(refusal) = folded {
            refused.push(format!("{name}: {}", refusal.code()));
        }
    }
    (state, refused)
}

fn check(deeds: &[Deed<'_>], expected: &Expect) {
    let (state, refused) = board(deeds);
    let shown = state.map_or("no board".to_owned(), |state| {
        let countries: Vec<String> = state.countries.iter().map(|(country, known)| format!("{country} {}", known.shown(state.hour.value))).collect();
        format!("{}{}", countries.join(", "), if state.hour.rivals.is_empty() { "" } else { " (two hours)" })
    });
    expected.assert_eq(&std::iter::once(shown).chain(refused).collect::<Vec<_>>().join("; "));
}

#[test]
fn signals_are_shown_by_the_safer_of_what_did_not_know_of_each_other() {
    use Signal::{Green, Hold};
    check(&[("ro", 0, says("RO", Green, 9))], &expect!["no board; ro: no-hour"]);
    check(&[("ro", 0, hour(9))], &expect!["no board; ro: not-the-lead"]);
    check(&[("nl", 0, hour(9)), ("ro", 1, says("RO", Green, 9))], &expect!["RO green"]);
    check(&[("nl", 0, hour(9)), ("de", 1, says("RO", Green, 9))], &expect!["; de: not-of-country"]);
    check(&[("nl", 0, hour(9)), ("nl", 1, says("UA", Green, 9)), ("ec3", 1, says("AM", Green, 9))], &expect!["AM green, UA green"]); // Who called in.
    check(&[("nl", 0, hour(9)), ("ro", 1, says("RO", Green, 9)), ("de", 2, says("RO", Hold, 9))], &expect!["RO hold"]); // Anybody holds.
    // Romania was cut off and did not know of the hold: whichever comes first, it holds.
    check(&[("nl", 0, hour(9)), ("de", 1, says("RO", Hold, 9)), ("ro", 1, says("RO", Green, 9))], &expect!["RO hold"]);
    check(&[("nl", 0, hour(9)), ("ro", 1, says("RO", Green, 9)), ("de", 1, says("RO", Hold, 9))], &expect!["RO hold"]);
    check(&[("nl", 0, hour(9)), ("de", 1, says("RO", Hold, 9)), ("ro", 2, says("RO", Green, 9))], &expect!["RO green"]); // Knew of it, and lifts it.
    // The hour moves while Romania is cut off: its green was for the hour before, a hold is a hold.
    check(&[("nl", 0, hour(9)), ("nl", 1, hour(12)), ("ro", 1, says("RO", Green, 9))], &expect!["RO silent"]);
    check(&[("nl", 0, hour(9)), ("ro", 1, says("RO", Green, 9)), ("nl", 2, hour(12))], &expect!["RO silent"]);
    check(&[("nl", 0, hour(9)), ("ro", 1, says("RO", Hold, 9)), ("nl", 1, hour(12))], &expect!["RO hold"]);
    check(&[("nl", 0, hour(9)), ("nl2", 1, hour(10)), ("ec3", 1, hour(12))], &expect![" (two hours)"]);
}

#[test]
fn an_abort_needs_the_lead_and_one_more() {
    use Signal::Green;
    let begun = || ("nl", 0, hour(9));
    check(&[begun(), ("ro", 1, abort("RO"))], &expect!["RO hold"]); // A call holds at once.
    check(&[begun(), ("ro", 1, abort("RO")), ("ro", 2, abort("RO"))], &expect!["RO hold; ro: already-recorded"]); // One person twice is one.
    check(&[begun(), ("ro", 1, abort("RO")), ("de", 2, abort("RO"))], &expect!["RO hold"]); // Two, and none of the lead.
    check(&[begun(), ("ro", 1, abort("RO")), ("nl", 2, abort("RO"))], &expect!["RO abort"]);
    check(&[begun(), ("nl", 1, abort("RO")), ("nl2", 1, abort("RO"))], &expect!["RO abort"]); // Two persons of the lead are two.
    check(&[begun(), ("ec3", 1, abort("RO")), ("ro", 2, abort("RO"))], &expect!["RO hold"]); // EC3 does not lead.
    check(&[begun(), ("ro", 1, abort("RO")), ("ro", 2, recall("RO"))], &expect!["RO silent"]);
    check(&[begun(), ("ro", 1, abort("RO")), ("de", 2, recall("RO"))], &expect!["RO hold; de: nothing-to-end"]); // One's own call alone.
    // Aborted stays aborted: a green that did not know of it, and a call taken back too late.
    check(
        &[begun(), ("ro", 1, abort("RO")), ("nl", 2, abort("RO")), ("ro", 2, says("RO", Green, 9)), ("ro", 2, recall("RO"))],
        &expect!["RO abort; ro: aborted; ro: aborted"],
    );
    check(&[begun(), ("ro", 1, abort("RO")), ("nl", 2, abort("RO")), ("nl", 3, hour(99)), ("ro", 4, says("RO", Green, 99))], &expect!["RO green"]);
    check(&[begun(), ("ro", 1, abort("RO")), ("nl", 2, abort("RO")), ("ec3", 1, hour(99))], &expect!["RO abort"]); // EC3 moved the hour and knew nothing of it.
}

proptest! {
    /// Reports that know of nothing but the hour come to the same board in whatever order the office takes them in.
    #[test]
    fn cut_off_desks_show_the_same_whatever_came_first(deeds in prop::collection::vec((0usize..4, 0usize..4, any::<bool>()), 0..12), turn in 0usize..12) {
        let names = ["nl", "ro", "de", "ec3"];
        let codes = ["NL", "RO", "DE", "UA"];
        let mut all: Vec<Deed<'_>> = deeds.iter().map(|(name, code, calls)| {
            let (name, code) = (names[*name], codes[*code]);
            // A desk knows its own entries whatever its base; each reports once for each country here.
            (name, 1, if *calls { abort(code) } else { says(code, Signal::Hold, 9) })
        }).collect();
        all.sort_by_key(|(name, _, change)| format!("{name} {change:?}"));
        all.dedup_by_key(|(name, _, change)| format!("{name} {change:?}"));
        let shown = |order: &[Deed<'_>]| {
            let deeds: Vec<Deed<'_>> = std::iter::once(("nl", 0, hour(9))).chain(order.iter().cloned()).collect();
            let (state, _) = board(&deeds);
            let state = state.expect("a board");
            let shown: Vec<String> = state.countries.iter().map(|(country, known)| format!("{country} {}", known.shown(state.hour.value))).collect();
            shown
        };
        let before = shown(&all);
        let mut turned = all.clone();
        turned.rotate_left(turn.min(all.len()));
        turned.reverse();
        prop_assert_eq!(shown(&turned), before);
    }
}
