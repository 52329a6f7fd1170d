use expect_test::{Expect, expect};

use super::*;
use crate::cases::{AgencyJoined, CaseApproved, OfficerJoined, Outcome, ProposalDecided, Reasoned};
use crate::ids::DecisionId;

fn agency(key: &str) -> AgencyId {
    AgencyId::parse(key).expect("an agency")
}

fn officer(number: u128) -> OfficerId {
    OfficerId(uuid::Uuid::from_u128(number))
}

fn check(change: Change, expected: Expect) {
    let verb = verb_of(&change).map_or("no act", Verb::label);
    expected.assert_eq(&[vec![verb.to_owned()], recipients_of(&change)].concat().join(" "));
}

#[test]
fn letting_somebody_read_is_a_disclosure_and_names_who() {
    check(Change::AgencyJoined(AgencyJoined { agency: agency("fr") }), expect!["disclose fr"]);
    check(Change::OfficerJoined(OfficerJoined { officer: officer(1) }), expect!["disclose 00000000-0000-0000-0000-000000000001"]);
}

#[test]
fn a_merger_combines_and_every_other_decision_alters() {
    let decided =
        |outcome| Change::ProposalDecided(ProposalDecided { outcome, into: None, decision: DecisionId(uuid::Uuid::nil()), reason: "-".into() });
    check(decided(Outcome::Merged), expect!["combine"]);
    check(decided(Outcome::Selected), expect!["alter"]);
    check(Change::ProposalWithdrawn(Reasoned { reason: "-".into() }), expect!["alter"]);
    check(Change::CaseApproved(CaseApproved {}), expect!["alter"]);
}

#[test]
fn settings_sealed_marks_and_records_themselves_are_no_acts() {
    let setting = crate::change::SettingChanged { name: "views".into(), value: "[]".into() };
    check(Change::SettingChanged(setting), expect!["no act"]);
    let record = AccessRecorded { record: RecordId(uuid::Uuid::nil()), owner: agency("at"), agency: None, acts: Vec::new() };
    check(Change::AccessRecorded(record), expect!["no act"]);
}

#[test]
fn all_records_of_an_owner_are_for_its_representatives_and_administrators_and_for_auditors() {
    let may = |of: &str, duties: &[Duty], expected: Expect| {
        let who = Author { stays: false, officer: officer(2), agency: Some(agency(of)), country: None, duties: duties.iter().copied().collect() };
        let say = |answer: Result<(), Refusal>| answer.map_or_else(|refusal| format!("{refusal:?}"), |()| "may".to_owned());
        expected.assert_eq(&format!("all: {}; of one: {}", say(may_read(&agency("de"), &who)), say(may_see_who_looked(&agency("de"), &who))));
    };
    may("de", &[Duty::Officer], expect!["all: NeedsDuty { duty: Representative }; of one: may"]);
    may("de", &[Duty::Representative], expect!["all: may; of one: may"]);
    may("de", &[Duty::Alternate], expect!["all: may; of one: may"]);
    may("de", &[Duty::Administrator], expect!["all: may; of one: may"]);
    may("fr", &[Duty::Representative], expect!["all: NeedsDuty { duty: Auditor }; of one: NotOfAgency { agency: AgencyId(de) }"]);
    // Administrating the office database is no reason to read about another agency's data.
    may("fr", &[Duty::Administrator], expect!["all: NeedsDuty { duty: Auditor }; of one: NotOfAgency { agency: AgencyId(de) }"]);
    may("fr", &[Duty::Auditor], expect!["all: may; of one: may"]);
}

#[test]
fn what_is_said_of_an_export_is_trimmed_and_bounded() {
    let said = |recipients: &[&str], justification: &str| {
        leaving(&Leaving {
            purpose: Some(Purpose::Exchange),
            justification: Some(justification.to_owned()),
            recipients: Some(recipients.iter().map(|it| (*it).to_owned()).collect()),
        })
    };
    let read = said(&[" Europol AP Cyborg ", ""], "  ").expect("reads");
    assert_eq!((read.recipients, read.justification), (Some(vec!["Europol AP Cyborg".to_owned()]), None));
    assert!(matches!(said(&["x".repeat(121).as_str()], "-"), Err(Refusal::TextTooLong { .. })));
    assert!(matches!(said(&vec!["x"; 101], "-"), Err(Refusal::TooMany { .. })));
}

#[test]
fn a_record_reads_back_as_it_was_written() {
    let act = Act {
        verb: Verb::Consult,
        at: Instant(1_803_891_600_000),
        how: "caseDossier".into(),
        objects: vec![Object { what: ObjectKind::Case, id: SubjectId(uuid::Uuid::from_u128(7)) }],
        count: 1,
        digest: Some([9; 32]),
        purpose: Some(Purpose::Operational),
        justification: None,
        recipients: Vec::new(),
    };
    let record = AccessRecorded { record: RecordId(uuid::Uuid::from_u128(8)), owner: agency("de"), agency: Some(agency("fr")), acts: vec![act] };
    let change = Change::AccessRecorded(record);
    assert_eq!(Change::decode(change.kind(), crate::change::KIND_VERSION, &change.encode()), Some(change));
}

#[test]
fn who_looks_at_a_proposal_exchanges_and_who_looks_at_a_case_works_on_it() {
    let of = |stage| Purpose::of_case(&crate::counters::tests::case(stage, crate::cases::Origin::Proposed));
    let with = |purpose| crate::cases::Stage::ALL.iter().filter(|it| of(**it) == purpose).map(|it| it.label()).collect::<Vec<_>>().join(" ");
    assert_eq!(with(Purpose::Exchange), "submitted returned under-review deferred not-selected withdrawn merged");
    assert_eq!(with(Purpose::Operational), "selected data planning readying ready operation wrap-up closed suspended cancelled");
    assert!(crate::cases::Stage::ALL.iter().all(|it| of(*it).is_of_cases()));
}
