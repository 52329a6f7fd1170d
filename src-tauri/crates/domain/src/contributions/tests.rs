use std::collections::BTreeSet;

use uuid::Uuid;

use super::rules::{self, AnswerPermission, AskPermission, ProposeMarking, RemarkContribution, TermsGiven, WithdrawContribution};
use super::*;
use crate::cases::{self, CaseBroughtIn, CaseFacts, CaseState, CoverScope, CrimeArea, Stage};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::handling::{Handling, Tlp};
use crate::ids::{DeviceId, EntryId};
use crate::marking::{Information, Pap, Source};
use crate::{Audience, Country, Refusal};

pub(crate) const NOW: Instant = Instant(1_803_891_600_000); // 1 March 2027, 10:00 in Amsterdam.
const PACKAGE: ContributionId = ContributionId(Uuid::from_u128(40));

pub(crate) fn officer(number: u128, agency: &str) -> Author {
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(number)),
        agency: AgencyId::parse(agency),
        country: Country::parse(&agency.to_uppercase()),
        duties: BTreeSet::from([Duty::Officer]),
    }
}

pub(crate) fn vienna() -> Author {
    officer(1, "at")
}

pub(crate) fn paris() -> Author {
    officer(2, "fr")
}

pub(crate) fn at_place<'a>(change: &'a Change, author: &'a Author, (seq, base): (u64, u64)) -> Fact<'a> {
    // Each officer has a desk.
    let device = DeviceId(author.officer.0);
    let mark = Mark { entry: EntryId(Uuid::from_u128(seq.into())), device, seq, position: Some(seq) };
    Fact { mark, base, at: NOW, author, change, batch: None }
}

pub(crate) fn case() -> CaseState {
    let administrator = Author { duties: BTreeSet::from([Duty::Officer, Duty::Administrator]), ..officer(9, "at") };
    let brought_in = Change::CaseBroughtIn(CaseBroughtIn {
        case: CaseId(Uuid::from_u128(7)),
        year: 2027,
        number: 1,
        agency: AgencyId::parse("at").expect("an agency"),
        country: Country::parse("AT"),
        facts: CaseFacts {
            areas: BTreeSet::from([CrimeArea::Facilitators]),
            empact: None,
            countries: BTreeSet::new(),
            urgent_by: None,
            handling: Handling::tlp(Tlp::Amber),
            scope: CoverScope::Taskforce,
        },
        stage: Stage::Data,
        began: None,
        ended: None,
        reference: None,
        agencies: BTreeSet::from([AgencyId::parse("fr").expect("an agency")]),
    });
    cases::begin(&at_place(&brought_in, &administrator, (1, 0))).expect("a case")
}

pub(crate) fn given() -> TermsGiven {
    TermsGiven {
        name: "Seized panel".into(),
        legal_basis: "§ 110 StPO".into(),
        purpose: Some(Purpose::Operational),
        marking: Some(Marking::of(Tlp::Green, Pap::Amber)),
        quarantine: false,
        evaluation: Some(Evaluation { source: Source::B, information: Information::Two }),
        category: None,
        minor: false,
        tells: None,
        source: None,
        observed_from: None,
        observed_to: None,
    }
}

fn indicator(kind: &str, normal: &str) -> Indicator {
    Indicator { kind: kind.into(), normal: normal.into(), given: None, because: None }
}

#[test]
fn what_was_recorded_before_there_were_warning_lists_has_the_same_bytes() {
    let bytes = minicbor::to_vec(indicator("ip", "8.8.4.4")).expect("bytes");
    assert_eq!(bytes, [&[0x82, 0x62], b"ip".as_slice(), &[0x67], b"8.8.4.4"].concat(), "an array of two, as it always was");
    let switched = Indicator { because: Some("Their own resolver.".into()), ..indicator("ip", "8.8.4.4") };
    assert_eq!(minicbor::decode::<Indicator>(&minicbor::to_vec(&switched).expect("bytes")).expect("reads"), switched);
}

/// A contribution of Vienna, recorded and folded.
pub(crate) fn recorded(given: &TermsGiven) -> ContributionState {
    let terms = rules::read_terms(given, &["domain"], NOW.office_day()).expect("terms");
    let indicators = vec![indicator("domain", "evil.example"), indicator("domain", "bad.example")];
    let changes = rules::record(&case(), PACKAGE, &terms, (indicators, KeyVersion::FIRST), &vienna()).expect("changes");
    let mut seq = 0;
    let mut state = None;
    for change in &changes {
        seq += 1;
        match &mut state {
            None => state = Some(begin(&at_place(change, &vienna(), (seq, seq - 1))).expect("a contribution")),
            Some(state) => fold(state, &at_place(change, &vienna(), (seq, seq - 1))).expect("holds"),
        }
    }
    state.expect("a contribution")
}

fn remark(marking: Marking) -> RemarkContribution {
    RemarkContribution { contribution: PACKAGE, marking, category: None, minor: false, tells: None, reason: "Reviewed.".into() }
}

#[test]
fn nothing_is_recorded_without_saying_what_it_is() {
    let read = |given: &TermsGiven, kinds: &[&str]| rules::read_terms(given, kinds, NOW.office_day()).map(|_| ());
    assert_eq!(read(&given(), &["domain"]), Ok(()));
    assert_eq!(read(&TermsGiven { marking: None, ..given() }, &[]), Err(Refusal::HandlingMissing), "never a default");
    assert_eq!(read(&TermsGiven { marking: None, quarantine: true, ..given() }, &[]), Ok(()), "said to be unmarked");
    assert_eq!(read(&given(), &["domain", "iban"]), Err(Refusal::CategoryMissing { kind: "iban".into() }));
    assert_eq!(read(&TermsGiven { category: Some(DataSubject::Suspect), ..given() }, &["iban"]), Ok(()));
    assert_eq!(read(&TermsGiven { purpose: None, ..given() }, &[]), Err(Refusal::PurposeMissing));
    assert_eq!(read(&TermsGiven { purpose: Some(Purpose::Lawfulness), ..given() }, &[]), Err(Refusal::PurposeMissing), "not a purpose of cases");
    assert_eq!(
        read(&TermsGiven { legal_basis: " ".into(), ..given() }, &[]),
        Err(Refusal::TextMissing { field: crate::text::TextField::LegalBasis })
    );
    let past = Marking { keep_until: Day::of(2027, 3, 1), ..Marking::of(Tlp::Green, Pap::Amber) };
    assert!(matches!(read(&TermsGiven { marking: Some(past), ..given() }, &[]), Err(Refusal::EmptyInterval { .. })), "ends before it begins");
}

#[test]
fn a_contribution_comes_in_parts_that_entries_take_and_is_whole_again() {
    let terms = rules::read_terms(&given(), &[], NOW.office_day()).expect("terms");
    let all: Vec<Indicator> = (0..MOST).map(|n| indicator("domain", &format!("{n:060}.example"))).collect();
    let changes = rules::record(&case(), PACKAGE, &terms, (all.clone(), KeyVersion::FIRST), &vienna()).expect("changes");
    assert!(changes.len() > 3 && changes.iter().all(|change| change.encode().len() < 256 * 1024));
    let mut state = begin(&at_place(&changes[0], &vienna(), (1, 0))).expect("begins");
    for (seq, change) in (2..).zip(&changes[1..]) {
        let back = Change::decode(change.kind(), 1, &change.encode()).expect("what was written reads");
        assert!(back.belongs(PACKAGE.subject(), &Audience::Case(case().id)));
        fold(&mut state, &at_place(&back, &vienna(), (seq, seq - 1))).expect("holds");
    }
    assert_eq!(state.indicators, all);
    let more = Change::IndicatorsAdded(IndicatorsAdded { indicators: vec![indicator("domain", "one.more.example")], keyed: None });
    assert_eq!(fold(&mut state, &at_place(&more, &vienna(), (99, 98))), Err(Refusal::TooMany { limit: MOST, found: MOST + 1 }));
    let too_many = vec![indicator("domain", "x.example"); MOST + 1];
    assert_eq!(
        rules::record(&case(), PACKAGE, &terms, (too_many, KeyVersion::FIRST), &vienna()),
        Err(Refusal::TooMany { limit: MOST, found: MOST + 1 })
    );
    assert_eq!(rules::record(&case(), PACKAGE, &terms, (Vec::new(), KeyVersion::FIRST), &vienna()), Err(Refusal::NothingToRecord));
    assert!(rules::record(&case(), PACKAGE, &terms, (all, KeyVersion::FIRST), &officer(3, "pl")).is_err(), "not on the case");
}

#[test]
fn an_agency_alone_marks_what_it_contributed_and_others_propose_what_is_stricter() {
    let mut state = recorded(&given());
    let red = Marking::of(Tlp::Red, Pap::Red);
    let not_theirs = Err(Refusal::NotOfAgency { agency: AgencyId::parse("at").expect("an agency") });
    assert_eq!(rules::remark(&state, &remark(red.clone()), &paris()), not_theirs);
    let propose = |state: &ContributionState, marking: Marking| {
        rules::propose(&case(), state, &ProposeMarking { contribution: PACKAGE, marking, reason: "A source is named in it.".into() }, &paris())
    };
    assert_eq!(propose(&state, Marking::of(Tlp::Clear, Pap::Red)), Err(Refusal::NotStricter), "looser in one part");
    assert_eq!(propose(&state, state.marking()), Err(Refusal::NotStricter), "the same");
    let proposed = propose(&state, red.clone()).expect("stricter");
    fold(&mut state, &at_place(&proposed, &paris(), (10, 9))).expect("holds");
    assert_eq!((state.marking().tlp, state.proposals.len()), (Tlp::Green, 1), "a proposal changes nothing");
    let marked = rules::remark(&state, &remark(red), &vienna()).expect("its own");
    fold(&mut state, &at_place(&marked, &vienna(), (11, 10))).expect("holds");
    assert_eq!((state.marking().tlp, state.proposals.len()), (Tlp::Red, 0));
    let back = rules::remark(&state, &remark(Marking::of(Tlp::Clear, Pap::Clear)), &vienna()).expect("an agency loosens its own");
    fold(&mut state, &at_place(&back, &vienna(), (12, 11))).expect("holds");
    assert_eq!(state.marking().tlp, Tlp::Clear);
}

#[test]
fn two_markings_that_did_not_know_of_each_other_are_joined_in_either_order() {
    let stricter = Change::ContributionMarked(ContributionMarked {
        marking: Marking { h2: true, ..Marking::of(Tlp::Red, Pap::Green) },
        category: Some(DataSubject::Victim),
        minor: true,
        tells: Some(Level::Silent),
        reason: "r".into(),
        keyed: None,
    });
    let looser = Change::ContributionMarked(ContributionMarked {
        marking: Marking::of(Tlp::Clear, Pap::Red),
        category: Some(DataSubject::Suspect),
        minor: false,
        tells: Some(Level::Reference),
        reason: "r".into(),
        keyed: None,
    });
    let colleague = officer(5, "at");
    let mut ways = Vec::new();
    for order in [[(&stricter, vienna()), (&looser, colleague.clone())], [(&looser, colleague.clone()), (&stricter, vienna())]] {
        let mut state = recorded(&given());
        for (seq, (change, author)) in (10..).zip(&order) {
            fold(&mut state, &at_place(change, author, (seq, 2))).expect("holds");
        }
        ways.push((state.terms.marking, state.terms.category, state.terms.minor, state.terms.tells));
    }
    assert_eq!(ways[0], ways[1]);
    let joined = Marking { h2: true, ..Marking::of(Tlp::Red, Pap::Red) };
    assert_eq!(ways[0], (Some(joined), Some(DataSubject::Victim), true, Some(Level::Silent)));
}

#[test]
fn what_is_not_marked_is_in_quarantine_and_ends() {
    let mut state = recorded(&TermsGiven { marking: None, quarantine: true, ..given() });
    let begun = NOW.office_day();
    assert_eq!((state.is_unmarked(), state.marking().tlp, state.level(false)), (true, Tlp::Amber, Level::Silent));
    assert!(state.stands(begun.plus(QUARANTINE - 1)) && !state.stands(begun.plus(QUARANTINE)));
    let marked = rules::remark(&state, &remark(Marking::of(Tlp::Green, Pap::Green)), &vienna()).expect("marked at last");
    fold(&mut state, &at_place(&marked, &vienna(), (10, 9))).expect("holds");
    assert!(!state.is_unmarked() && state.stands(begun.plus(5_000)));
    assert_eq!(state.level(false), Level::Reference);
    state.terms.marking = Some(Marking { keep_until: Some(begun.plus(7)), ..Marking::of(Tlp::Green, Pap::Green) });
    assert!(state.stands(begun.plus(6)) && !state.stands(begun.plus(7)), "the provider's own limit");
}

#[test]
fn a_permission_is_asked_for_granted_for_a_time_and_read_by_the_gate() {
    let marking = Marking { h1: true, ..Marking::of(Tlp::Green, Pap::Green) };
    let mut state = recorded(&TermsGiven { marking: Some(marking), ..given() });
    let today = NOW.office_day();
    assert!(!state.permits(Use::Court, today) && state.permits(Use::PassOn, today), "H1 asks for one use, not for the other");
    let permission = PermissionId(Uuid::from_u128(77));
    let ask = AskPermission { contribution: PACKAGE, what: Use::Court, scope: "Landesgericht".into(), reason: "Trial.".into() };
    let asked = rules::ask(&case(), &state, permission, &ask, &paris()).expect("asked");
    fold(&mut state, &at_place(&asked, &paris(), (10, 9))).expect("holds");
    let answer =
        |granted: bool, until: Option<Day>| AnswerPermission { contribution: PACKAGE, permission, granted, until, reason: "As agreed.".into() };
    assert!(rules::answer(&state, &answer(true, None), NOW, &paris()).is_err(), "nobody permits oneself what others provided");
    assert!(matches!(rules::answer(&state, &answer(true, Some(today)), NOW, &vienna()), Err(Refusal::EmptyInterval { .. })));
    let granted = rules::answer(&state, &answer(true, Some(today.plus(30))), NOW, &vienna()).expect("granted");
    fold(&mut state, &at_place(&granted, &vienna(), (11, 10))).expect("holds");
    assert!(state.permits(Use::Court, today.plus(29)) && !state.permits(Use::Court, today.plus(30)));
    let refused = rules::answer(&state, &answer(false, None), NOW, &vienna()).expect("taken back");
    fold(&mut state, &at_place(&refused, &vienna(), (12, 11))).expect("holds");
    assert!(!state.permits(Use::Court, today));
    let unused = Change::UseDecided(UseDecided { what: Use::Court, used: false, reason: "Not part of the file.".into() });
    fold(&mut state, &at_place(&unused, &vienna(), (13, 12))).expect("holds");
    assert!(state.permits(Use::Court, today), "what is not used needs no permission");
}

#[test]
fn what_was_withdrawn_stands_no_more_until_it_is_put_back() {
    let mut state = recorded(&given());
    let request = WithdrawContribution { contribution: PACKAGE, reason: "Wrong case.".into() };
    assert!(rules::withdraw(&state, &request, &paris()).is_err());
    let withdrawn = rules::withdraw(&state, &request, &vienna()).expect("its own");
    fold(&mut state, &at_place(&withdrawn, &vienna(), (10, 9))).expect("holds");
    assert!(!state.stands(NOW.office_day()));
    assert_eq!(rules::withdraw(&state, &request, &vienna()), Err(Refusal::ContributionWithdrawn));
    assert_eq!(rules::remark(&state, &remark(Marking::of(Tlp::Clear, Pap::Clear)), &vienna()), Err(Refusal::ContributionWithdrawn));
    let restored = rules::restore(&case(), &state, &request, &vienna()).expect("put back");
    fold(&mut state, &at_place(&restored, &vienna(), (11, 10))).expect("holds");
    assert!(state.stands(NOW.office_day()) && state.indicators.len() == 2);
}

#[test]
fn nothing_is_brought_to_a_case_that_is_over() {
    let terms = rules::read_terms(&given(), &["domain"], NOW.office_day()).expect("terms");
    for stage in Stage::ALL {
        let mut it = case();
        it.stage = *stage;
        let over = Err(Refusal::CaseOver { stage: *stage });
        let expected = if stage.is_over() { over } else { Ok(()) };
        assert_eq!(rules::may_contribute(&it, &vienna()), expected, "{stage}");
        let recorded = rules::record(&it, PACKAGE, &terms, (vec![indicator("domain", "evil.example")], KeyVersion::FIRST), &vienna());
        assert_eq!(recorded.map(|_| ()), expected, "{stage}");
    }
    let over: Vec<&str> = Stage::ALL.iter().filter(|stage| stage.is_over()).map(|stage| stage.label()).collect();
    assert_eq!(over, ["not-selected", "withdrawn", "merged", "closed", "cancelled"], "what rests is not over");
}

/// DEC-2: what keys were made with follows them, and is said only where it is not the first version.
#[test]
fn keys_are_made_anew_by_their_agency_and_never_with_an_older_version() {
    let mut state = recorded(&given());
    assert_eq!(state.keyed, KeyVersion::FIRST);
    let plain = IndicatorsAdded { indicators: vec![indicator("ip", "8.8.4.4")], keyed: KeyVersion::FIRST.said() };
    assert_eq!(minicbor::to_vec(&plain).expect("bytes").first(), Some(&0x81), "an array of one, as it always was");
    let said = IndicatorsAdded { keyed: KeyVersion(2).said(), ..plain };
    assert_eq!(minicbor::decode::<IndicatorsAdded>(&minicbor::to_vec(&said).expect("bytes")).expect("reads"), said);

    assert_eq!(rules::rekey(&state, KeyVersion(2), &paris()), Err(Refusal::NotOfAgency { agency: state.agency.clone() }), "nobody else's");
    let anew = rules::rekey(&state, KeyVersion(2), &vienna()).expect("its own");
    for place in [20, 21] {
        // Two desks of one agency did it without knowing of each other: neither is overtaken.
        fold(&mut state, &at_place(&anew, &vienna(), (place, 9))).expect("holds");
    }
    assert_eq!(state.keyed, KeyVersion(2));
    assert_eq!(rules::rekey(&state, KeyVersion::FIRST, &vienna()), Err(Refusal::AlreadyRecorded), "not back");
    let unmarked = recorded(&TermsGiven { marking: None, quarantine: true, ..given() });
    assert_eq!(
        rules::rekey(&unmarked, KeyVersion(2), &vienna()),
        Err(Refusal::HandlingMissing),
        "what is compared with nothing has nothing to declare"
    );
    let gone = Change::ContributionWithdrawn(crate::cases::Reasoned { reason: "Wrong case.".into() });
    fold(&mut state, &at_place(&gone, &vienna(), (22, 21))).expect("holds");
    assert_eq!(rules::rekey(&state, KeyVersion(3), &vienna()), Err(Refusal::ContributionWithdrawn));
}
