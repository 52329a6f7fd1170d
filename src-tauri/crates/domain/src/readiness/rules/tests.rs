//! Traps of what is recorded for the gates.

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::Instant;
use crate::authorities::{AuthorityFacts, AuthorityKind};
use crate::cases::{Origin, Stage};
use crate::counters::tests::case as of_netherlands;
use crate::fold::{Fact, Mark};
use crate::ids::{AuthorityId, DeviceId};
use crate::readiness::{Answer, Instrument, fold};
use crate::roster::rules::tests::{ANA, BEA, CEM, field, office, officer, organisation, span};

const DOV: OfficerId = OfficerId(Uuid::from_u128(4));
const NOBODY: OfficerId = OfficerId(Uuid::from_u128(99));

/// A case of the Netherlands and Romania.
fn case() -> CaseState {
    of_netherlands(Stage::Readying, Origin::Proposed)
}

fn who(id: OfficerId, of: &str, duties: &[Duty]) -> Author {
    Author { stays: false, officer: id, agency: AgencyId::parse(of), country: Country::parse(of), duties: duties.iter().copied().collect() }
}

fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

/// What a rule says, in a word.
fn said<T>(answer: Result<T, Refusal>) -> &'static str {
    answer.map_or_else(|refusal| refusal.code(), |_| "holds")
}

#[test]
fn an_authority_is_judicial_and_of_the_country() {
    let check = |kind: AuthorityKind, land: Option<&str>, expected: Expect| {
        let register = AuthorityFacts { name: "Parket".into(), kind, country: land.map(country), person: None, contact: None, retired: false };
        let authority = AuthorityState { id: AuthorityId(Uuid::nil()), facts: field(register) };
        let facts = ConsultationFacts {
            country: country("NL"),
            authority: authority.id,
            on: span("2027-03-01", "").from.expect("a day"),
            answer: Answer::Granted,
            instrument: Instrument::NationalWarrant,
            reference: None,
            valid_from: None,
            valid_to: None,
        };
        let request = RecordConsultation { case: case().id, consultation: None, facts };
        let consulted = consult(&case(), &authority, &request, ConsultationId(Uuid::nil()), &who(ANA, "nl", &[Duty::Officer]));
        expected.assert_eq(said(consulted));
    };
    use AuthorityKind::{CentralAuthority, Cert, Company, Court, Other, Police, Prosecutor};
    check(Prosecutor, Some("NL"), expect!["holds"]);
    check(Court, Some("NL"), expect!["holds"]);
    check(CentralAuthority, Some("NL"), expect!["holds"]);
    check(Prosecutor, None, expect!["holds"]); // Of a body of several countries.
    check(Prosecutor, Some("FR"), expect!["not-its-authority"]);
    for kind in [Police, Company, Cert, Other] {
        check(kind, Some("NL"), expect!["not-its-authority"]);
        check(kind, None, expect!["not-its-authority"]);
    }
}

#[test]
fn who_leads_and_the_deputy_are_two_who_read_the_case() {
    let mut roster = office(&[officer(ANA, "nl", &[]), officer(BEA, "ro", &[]), officer(CEM, "ec3", &[]), officer(DOV, "at", &[])]);
    roster.organisations.extend([organisation("nl", &[]), organisation("ro", &[])]);
    let check = |lead: OfficerId, deputy: OfficerId, expected: Expect| {
        let request = NameActionLeads { case: case().id, country: country("NL"), lead, deputy };
        expected.assert_eq(said(name_leads(&case(), &roster, &request, &who(ANA, "nl", &[Duty::Officer]))));
    };
    check(ANA, BEA, expect!["holds"]);
    check(BEA, CEM, expect!["holds"]); // Of whatever agency on the case, or of a body that hosts.
    check(ANA, ANA, expect!["same-officer"]);
    check(ANA, DOV, expect!["may-not-read"]);
    check(DOV, ANA, expect!["may-not-read"]);
    check(ANA, NOBODY, expect!["unknown-officer"]);
    let request = NameActionLeads { case: case().id, country: country("NL"), lead: ANA, deputy: BEA };
    assert_eq!(said(name_leads(&case(), &roster, &request, &who(BEA, "ro", &[Duty::Officer]))), "not-the-lead", "each country names its own");
}

fn folded(state: &mut ReadinessState, seq: u64, author: &Author, change: &Change) -> Result<(), Refusal> {
    let mark = Mark { entry: EntryId(Uuid::from_u128(seq.into())), device: DeviceId(author.officer.0), seq, position: Some(seq) };
    let fact = Fact { mark, base: seq - 1, at: Instant(0), author, change, batch: None };
    fold(Some(state), &fact).map(|_| ())
}

#[test]
fn who_asked_does_not_second_whatever_duties_one_holds() {
    let mut state = ReadinessState::new(case().id);
    let both = who(ANA, "nl", &[Duty::Officer, Duty::Ec3]);
    let request = |reason: &str| AskWaiver { case: case().id, gate: Gate::Evidence, reason: reason.into() };
    assert_eq!(said(ask_waiver(&case(), &state, &request("Nineteen characters"), &both)), "reason-too-short");
    let asked = ask_waiver(&case(), &state, &request("The court guards it."), &both).expect("of twenty characters");
    folded(&mut state, 1, &both, &asked).expect("what was decided holds");
    assert_eq!(said(ask_waiver(&case(), &state, &request("The court guards it."), &both)), "already-recorded");
    let waiver = EntryId(Uuid::from_u128(1));
    let seconded = Change::WaiverSeconded(WaiverSeconded { case: case().id, waiver });
    assert_eq!(second_waiver(&case(), &state, waiver, &both), Err(Refusal::SecondPerson));
    assert_eq!(folded(&mut state, 2, &both, &seconded), Err(Refusal::SecondPerson), "nor on any other desk");
    assert_eq!(state.waiver(Gate::Evidence), None);
    assert_eq!(said(second_waiver(&case(), &state, waiver, &who(BEA, "nl", &[Duty::Officer]))), "needs-duty");
    let ec3 = who(CEM, "ec3", &[Duty::Ec3]);
    assert_eq!(second_waiver(&case(), &state, waiver, &ec3), Ok(seconded.clone()));
    folded(&mut state, 3, &ec3, &seconded).expect("two persons");
    assert!(state.waiver(Gate::Evidence).is_some());
    assert_eq!(said(second_waiver(&case(), &state, waiver, &who(DOV, "ec3", &[Duty::Ec3]))), "already-recorded");
}

/// What a desk sends that did not ask, or did not know of another, is judged by what deciding asks.
#[test]
fn what_could_not_have_been_decided_is_overtaken() {
    let mut state = ReadinessState::new(case().id);
    let dutch = who(ANA, "nl", &[Duty::Officer]);
    let (ec3, other) = (who(CEM, "ec3", &[Duty::Ec3]), who(DOV, "ec3", &[Duty::Ec3]));
    let case = case().id;
    let mut seq = 0;
    let mut sent = |author: &Author, change: Change, expected: &str| {
        seq += 1;
        assert_eq!(said(folded(&mut state, seq, author, &change)), expected, "{change:?}");
        EntryId(Uuid::from_u128(seq.into()))
    };
    let leads = |lead, deputy| Change::ActionLeadsNamed(ActionLeadsNamed { case, country: country("NL"), lead, deputy });
    sent(&dutch, leads(ANA, ANA), "same-officer");
    sent(&dutch, leads(ANA, BEA), "holds");
    let need = |quantity| Change::NeedSet(NeedSet { case, country: country("NL"), kind: ResourceKind::SearchTeams, quantity });
    sent(&dutch, need(MOST + 1), "out-of-range");
    sent(&dutch, need(MOST), "holds");
    let committed = |quantity| {
        let agency = AgencyId::parse("nl").expect("an agency");
        Change::ResourceCommitted(ResourceCommitted { case, country: country("NL"), kind: ResourceKind::SearchTeams, agency, quantity })
    };
    sent(&dutch, committed(MOST + 1), "out-of-range");
    sent(&who(BEA, "ro", &[Duty::Officer]), committed(1), "needs-duty");

    let written = sent(&dutch, Change::EmbargoWritten(EmbargoWritten { case, text: "Nothing before noon.".into() }), "holds");
    let agreed = |text| Change::EmbargoAgreed(EmbargoAgreed { case, agency: AgencyId::parse("nl").expect("an agency"), text });
    sent(&dutch, agreed(written), "holds");
    sent(&dutch, agreed(written), "already-recorded");
    let again = sent(&dutch, Change::EmbargoWritten(EmbargoWritten { case, text: "Nothing before one.".into() }), "holds");
    sent(&dutch, agreed(again), "holds");
    sent(&who(BEA, "nl", &[Duty::Officer]), agreed(written), "text-changed"); // It would have taken the agreement away.

    let asked = |reason: &str| Change::WaiverAsked(WaiverAsked { case, gate: Gate::Evidence, reason: reason.into() });
    sent(&dutch, asked("Nineteen characters"), "reason-too-short");
    let waiver = sent(&dutch, asked("The court guards it."), "holds");
    sent(&who(BEA, "nl", &[Duty::Officer]), asked("It is guarded by the court."), "already-recorded"); // Two who asked at once.
    let seconded = Change::WaiverSeconded(WaiverSeconded { case, waiver });
    sent(&ec3, seconded.clone(), "holds");
    sent(&other, seconded, "already-recorded");

    let facts = ConsultationFacts {
        country: country("NL"),
        authority: AuthorityId(Uuid::nil()),
        on: span("2027-03-01", "").from.expect("a day"),
        answer: Answer::Granted,
        instrument: Instrument::NationalWarrant,
        reference: None,
        valid_from: span("2027-03-01", "").from,
        valid_to: span("2027-03-01", "").from,
    };
    sent(&dutch, Change::AuthorityConsulted(AuthorityConsulted { case, consultation: ConsultationId(Uuid::nil()), facts }), "empty-interval");
    let embargo = state.embargo.expect("a text");
    assert!(embargo.has_agreed(&AgencyId::parse("nl").expect("an agency")), "and the agreement to the text that is shown stands");
}
