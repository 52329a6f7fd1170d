//! Traps of splitting and merging.

use uuid::Uuid;

use super::*;
use crate::Country;
use crate::cases::{CoverScope, Origin, Stage};
use crate::counters::tests::case;
use crate::duties::Duty;
use crate::handling::{Handling, Tlp};
use crate::ids::{AgencyId, OfficerId};
use crate::marking::Pap;

fn officer(of: &str) -> Author {
    let agency = AgencyId::parse(of);
    Author { stays: false, officer: OfficerId(Uuid::from_u128(5)), agency, country: Country::parse(of), duties: [Duty::Officer].into() }
}

fn green() -> Marking {
    Marking::of(Tlp::Green, Pap::Amber)
}

fn splits(title: &str, reason: &str) -> SplitCase {
    SplitCase { case: case(Stage::Data, Origin::Proposed).id, title: title.into(), summary: None, reason: reason.into(), marking: Some(green()) }
}

#[test]
fn a_part_is_read_by_no_more_than_the_case_it_comes_from() {
    for scope in CoverScope::ALL {
        let mut of = case(Stage::Data, Origin::Proposed);
        of.scope = *scope;
        of.handling.value = Handling::tlp(Tlp::Red);
        let draft = split(&of, &splits("The shop behind it", "Another group."), &officer("nl")).expect("a part");
        assert_eq!((draft.facts.scope, &draft.facts.handling), (*scope, &of.handling.value), "{scope}");
        assert_eq!(draft.facts.countries, of.countries.value);
    }
    let of = case(Stage::Data, Origin::Proposed);
    assert!(matches!(split(&of, &splits("-", " "), &officer("nl")), Err(Refusal::TextMissing { .. })), "every part has its reason");
    assert!(matches!(split(&of, &splits("-", "-"), &officer("fr")), Err(Refusal::NotTheLead { .. })), "by somebody on the case");
    let unmarked = SplitCase { marking: None, ..splits("-", "-") };
    assert!(matches!(split(&of, &unmarked, &officer("nl")), Err(Refusal::HandlingMissing)), "that the two belong together is marked too");
}

#[test]
fn a_case_is_merged_into_one_that_goes_on() {
    let from = case(Stage::Data, Origin::Proposed);
    let into = |stage| {
        let mut other = case(stage, Origin::Proposed);
        other.id = CaseId(Uuid::from_u128(2));
        other
    };
    let ask = |into: &CaseState| {
        let request = MergeCases { case: from.id, into: into.id, reason: "One group.".into(), marking: Some(green()) };
        merge(&from, into, &request, "It rests.", &officer("nl"))
    };
    let goes_on: Vec<&str> = Stage::ALL.iter().filter(|stage| ask(&into(**stage)).is_ok()).map(|stage| stage.label()).collect();
    assert_eq!(goes_on.join(" "), "selected data planning readying ready operation wrap-up");
    assert_eq!(ask(&into(Stage::Suspended)).map(|_| ()), Err(Refusal::MergeTarget), "what rests goes on nowhere");
    assert_eq!(ask(&from).map(|_| ()), Err(Refusal::MergeTarget), "not into itself");
    let (rests, facts) = ask(&into(Stage::Planning)).expect("merged");
    let Change::CaseSuspended(it) = rests else { panic!("it rests") };
    assert_eq!(it.reason, "It rests.", "why it rests names nothing: not everybody on it knows of the other");
    assert_eq!((facts.from, facts.to, facts.relation), (from.id, into(Stage::Planning).id, CaseRelation::MergedInto));
}
