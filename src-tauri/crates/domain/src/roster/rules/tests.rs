//! Traps of memberships, terms, deputies and addresses.

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::Instant;
use crate::duties::Post;
use crate::field::{Field, Setting};
use crate::fold::Mark;
use crate::ids::{DeviceId, EntryId};
use crate::roster::{Absence, ContactState, CountryState};

pub(crate) const ANA: OfficerId = OfficerId(Uuid::from_u128(1));
pub(crate) const BEA: OfficerId = OfficerId(Uuid::from_u128(2));
pub(crate) const CEM: OfficerId = OfficerId(Uuid::from_u128(3));

pub(crate) fn agency(key: &str) -> AgencyId {
    AgencyId::parse(key).expect("an agency")
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// From one day to another; a text that is empty leaves that end open.
pub(crate) fn span(from: &str, to: &str) -> Span {
    let end = |text: &str| (!text.is_empty()).then(|| day(text));
    Span { from: end(from), to: end(to) }
}

pub(crate) fn field<T>(value: T) -> Field<T> {
    let nil = Uuid::nil();
    let mark = Mark { entry: EntryId(nil), device: DeviceId(nil), seq: 1, position: Some(1) };
    Field { value, set: Setting { mark, by: OfficerId(nil), at: Instant(0) }, rivals: Vec::new() }
}

pub(crate) fn organisation(key: &str, memberships: &[(MembershipKind, Span)]) -> (AgencyId, OrganisationState) {
    let country = Country::parse(&key.to_uppercase());
    let state = OrganisationState {
        id: agency(key),
        kind: if country.is_some() { OrganisationKind::Agency } else { OrganisationKind::EuBody },
        country,
        name: field((None, None)),
        memberships: memberships.iter().map(|(kind, span)| Membership { kind: *kind, span: *span }).collect(),
    };
    (agency(key), state)
}

pub(crate) fn officer(id: OfficerId, of: &str, posts: &[(Duty, Span)]) -> (OfficerId, OfficerState) {
    let posts = posts.iter().map(|(duty, span)| Post { duty: *duty, span: *span }).collect();
    (
        id,
        OfficerState { id, agency: agency(of), name: field(format!("Officer of {of}")), posts, proposed: Vec::new(), opening: None, dismissed: None },
    )
}

/// Austria, France and EC3, and whoever is given.
pub(crate) fn office(officers: &[(OfficerId, OfficerState)]) -> Roster {
    let always = |kind| [(kind, Span::ALWAYS)];
    let organisations = [
        organisation("at", &always(MembershipKind::Member)),
        organisation("fr", &always(MembershipKind::Member)),
        organisation("ec3", &always(MembershipKind::Host)),
    ];
    Roster { organisations: organisations.into(), officers: officers.iter().cloned().collect(), ..Roster::default() }
}

/// Lets somebody be away; whoever returns on a day is there on that day.
pub(crate) fn away(roster: &mut Roster, officer: OfficerId, span: Span, deputy: Option<OfficerId>) {
    let contact = roster.contacts.entry(officer).or_insert_with(|| ContactState {
        officer,
        email: None,
        phone: None,
        languages: [].into(),
        skills: [].into(),
        areas: [].into(),
        zone: None,
        absences: Vec::new(),
    });
    let id = AbsenceId(Uuid::from_u128(contact.absences.len() as u128));
    contact.absences.push(Absence { id, span, deputy });
}

fn administrator() -> Author {
    Author {
        stays: true,
        officer: OfficerId(Uuid::from_u128(9)),
        agency: AgencyId::parse("ec3"),
        country: None,
        duties: [Duty::Administrator].into(),
    }
}

/// What a rule says, in a word.
fn said<T>(answer: Result<T, Refusal>) -> &'static str {
    answer.map_or_else(|refusal| refusal.code(), |_| "holds")
}

// ---- memberships (ROS-1) -----------------------------------------------------------------------------------------------

#[test]
fn memberships_of_one_kind_never_overlap() {
    use MembershipKind::{Member, Observer};
    let mut roster = office(&[]);
    let (id, state) = organisation("at", &[(Member, span("2026-01-01", "2026-06-01")), (Member, span("2026-09-01", "2027-01-01"))]);
    roster.organisations.insert(id.clone(), state);
    let begin = |kind, from: &str, to: &str, expected: Expect| {
        let request = BeginMembership { id: id.clone(), kind, from: day(from), to: span("", to).to };
        expected.assert_eq(said(begin_membership(&roster, &request, &administrator())));
    };
    begin(Member, "2026-06-01", "2026-09-01", expect!["holds"]); // From the day on which one ends to that on which the next begins.
    begin(Member, "2026-05-31", "2026-09-01", expect!["overlapping-membership"]);
    begin(Member, "2026-06-01", "2026-09-02", expect!["overlapping-membership"]);
    begin(Member, "2026-06-01", "", expect!["overlapping-membership"]);
    begin(Member, "2027-01-01", "", expect!["holds"]);
    begin(Observer, "2026-05-31", "2026-09-01", expect!["holds"]); // Another way of belonging.
    let end = |from: &str, to: &str, expected: Expect| {
        let Span { from, to } = span(from, to);
        let request = EndMembership { id: id.clone(), kind: Member, from, to };
        expected.assert_eq(said(end_membership(&roster, &request, &administrator())));
    };
    end("2026-01-01", "2026-09-01", expect!["holds"]);
    end("2026-01-01", "2026-09-02", expect!["overlapping-membership"]); // Moved into the next stretch.
    end("2026-01-01", "", expect!["overlapping-membership"]); // Opened over it.
    end("2026-09-01", "", expect!["holds"]);
    end("2026-02-01", "2026-03-01", expect!["nothing-to-end"]); // No stretch began then.
}

#[test]
fn an_interval_has_a_day() {
    let roster = office(&[officer(ANA, "at", &[]), officer(BEA, "at", &[(Duty::Officer, span("2026-03-01", ""))])]);
    let check = |to: &str, expected: Expect| {
        let (from, to) = (day("2026-03-01"), day(to));
        let kind = MembershipKind::Observer;
        let began = begin_membership(&roster, &BeginMembership { id: agency("at"), kind, from, to: Some(to) }, &administrator());
        let granted = grant_post(&roster, &GrantPost { officer: ANA, duty: Duty::Officer, from, to: Some(to) }, &administrator(), Footing::Office);
        let end = EndPost { officer: BEA, duty: Duty::Officer, from: Some(from), to: Some(to) };
        let ended = end_post(&roster, &end, &administrator(), from, Footing::Office);
        let id = AbsenceId(Uuid::nil());
        let absent = record_absence(&roster, &RecordAbsence { officer: ANA, from, to, deputy: None }, id, &administrator());
        expected.assert_eq(&[said(began), said(granted), said(ended), said(absent)].join(" "));
    };
    check("2026-02-28", expect!["empty-interval empty-interval empty-interval empty-interval"]);
    check("2026-03-01", expect!["empty-interval empty-interval empty-interval empty-interval"]); // The day on which it ends is not in it.
    check("2026-03-02", expect!["holds holds holds holds"]);
}

#[test]
fn a_country_is_in_the_union_on_its_days_alone() {
    let mut roster = office(&[]);
    let united_kingdom = Country::parse("GB").expect("a country");
    let union = vec![span("1973-01-01", "2020-02-01")];
    roster.countries.insert(united_kingdom, CountryState { country: united_kingdom, union });
    let on = |text: &str| roster.is_in_union(united_kingdom, day(text));
    assert_eq!([on("1972-12-31"), on("1973-01-01"), on("2020-01-31"), on("2020-02-01")], [false, true, true, false]);
    assert!(!roster.is_in_union(Country::parse("AU").expect("a country"), day("2026-01-01")), "nobody recorded it");
}

#[test]
fn only_who_is_a_member_on_the_day_counts_as_one() {
    let mut roster = office(&[]);
    let others = MembershipKind::ALL.iter().filter(|kind| **kind != MembershipKind::Member).map(|kind| (*kind, Span::ALWAYS)).collect::<Vec<_>>();
    roster.organisations.extend([
        organisation("no", &others), // Everything but a member.
        organisation("se", &[(MembershipKind::Member, span("2026-01-01", "2026-06-01"))]),
    ]);
    let members = |on: &str| roster.members(day(on)).map(|it| it.id.as_str().to_owned()).collect::<Vec<_>>().join(" ");
    assert_eq!(members("2025-12-31"), "at fr", "a host is none, nor is whoever observes, is attached or contributes");
    assert_eq!(members("2026-01-01"), "at fr se");
    assert_eq!(members("2026-05-31"), "at fr se");
    assert_eq!(members("2026-06-01"), "at fr");
    assert!(!roster.is_member(&agency("ec3"), day("2026-01-01")) && !roster.is_member(&agency("no"), day("2026-01-01")));
    let countries: Vec<String> = roster.member_countries(day("2026-05-31")).iter().map(ToString::to_string).collect();
    assert_eq!(countries, ["AT", "FR", "SE"]);
}

// ---- terms (ROS-2, AUT-2) ----------------------------------------------------------------------------------------------

#[test]
fn a_term_lies_within_the_membership_of_its_agency() {
    // The membership was cut short afterwards, so that a term reaches beyond it.
    let mut roster = office(&[officer(ANA, "se", &[(Duty::Coordinator, span("2026-02-01", "2027-01-01"))])]);
    roster.organisations.extend([organisation("se", &[(MembershipKind::Member, span("2026-01-01", "2026-06-01"))])]);
    let grant = |from: &str, to: &str, expected: Expect| {
        let to = span("", to).to;
        let granted = grant_post(&roster, &GrantPost { officer: ANA, duty: Duty::Officer, from: day(from), to }, &administrator(), Footing::Office);
        let (name, agency, duty) = ("Dov".into(), agency("se"), Duty::Officer);
        let arrival = RecordArrival { name, agency, duty, from: day(from), to, email: None, phone: None, languages: None, skills: None, areas: None };
        let arrived = record_arrival(&roster, &arrival, CEM, &administrator(), Footing::Office);
        assert_eq!(said(arrived), said(granted.clone()), "an arrival is granted its first duty like any other");
        expected.assert_eq(said(granted));
    };
    grant("2026-01-01", "2026-06-01", expect!["holds"]);
    grant("2025-12-31", "2026-06-01", expect!["term-outside-membership"]); // A day before.
    grant("2026-01-01", "2026-06-02", expect!["term-outside-membership"]); // A day after.
    grant("2026-01-01", "", expect!["term-outside-membership"]); // Open, where the membership ends.
    let end = |to: &str, expected: Expect| {
        let request = EndPost { officer: ANA, duty: Duty::Coordinator, from: Some(day("2026-02-01")), to: span("", to).to };
        expected.assert_eq(said(end_post(&roster, &request, &administrator(), day("2026-03-01"), Footing::Office)));
    };
    end("2026-12-01", expect!["holds"]); // What only gets shorter fits whatever it fitted before.
    end("2027-01-02", expect!["term-outside-membership"]);
    end("", expect!["term-outside-membership"]);
}

#[test]
fn two_terms_of_one_duty_never_overlap() {
    let held = [(Duty::Officer, span("2026-01-01", "2026-06-01")), (Duty::Officer, span("2026-09-01", ""))];
    let roster = office(&[officer(BEA, "at", &held)]);
    let grant = |duty, from: &str, to: &str, expected: Expect| {
        let request = GrantPost { officer: BEA, duty, from: day(from), to: span("", to).to };
        expected.assert_eq(said(grant_post(&roster, &request, &administrator(), Footing::Alone)));
    };
    grant(Duty::Officer, "2026-06-01", "2026-09-01", expect!["holds"]);
    grant(Duty::Officer, "2026-05-31", "2026-09-01", expect!["overlapping-term"]);
    grant(Duty::Officer, "2026-06-01", "2026-09-02", expect!["overlapping-term"]);
    grant(Duty::Officer, "2026-06-01", "", expect!["overlapping-term"]);
    grant(Duty::Representative, "2026-05-31", "", expect!["holds"]); // Another duty.
    grant(Duty::Auditor, "2026-05-31", "2026-09-01", expect!["incompatible-duties"]);
    grant(Duty::Auditor, "2026-06-01", "2026-09-01", expect!["holds"]); // Between the two.
    let end = |to: &str, expected: Expect| {
        let request = EndPost { officer: BEA, duty: Duty::Officer, from: Some(day("2026-01-01")), to: span("", to).to };
        expected.assert_eq(said(end_post(&roster, &request, &administrator(), day("2026-03-01"), Footing::Office)));
    };
    end("2026-09-01", expect!["holds"]);
    end("2026-09-02", expect!["overlapping-term"]);
    end("", expect!["overlapping-term"]);
}

#[test]
fn the_last_administrator_stays() {
    let today = day("2026-03-01");
    let check = |others: &[(Duty, Span)], to: &str, expected: Expect| {
        let posts = [(Duty::Administrator, span("2026-01-01", "")), (Duty::Secretary, span("2026-01-01", ""))];
        let roster = office(&[officer(ANA, "at", &posts), officer(BEA, "fr", others)]);
        let end = |duty| EndPost { officer: ANA, duty, from: Some(day("2026-01-01")), to: span("", to).to };
        assert_eq!(said(end_post(&roster, &end(Duty::Secretary), &administrator(), today, Footing::Office)), "holds", "any other duty ends");
        expected.assert_eq(said(end_post(&roster, &end(Duty::Administrator), &administrator(), today, Footing::Office)));
    };
    check(&[], "2026-04-01", expect!["last-administrator"]);
    check(&[], "2030-01-01", expect!["last-administrator"]); // However far away.
    check(&[], "", expect!["holds"]);
    check(&[(Duty::Administrator, span("2025-12-31", ""))], "2026-04-01", expect!["holds"]);
    check(&[(Duty::Administrator, span("2026-03-02", ""))], "2026-04-01", expect!["last-administrator"]); // Not begun.
    check(&[(Duty::Administrator, span("2026-02-01", "2027-01-01"))], "2026-04-01", expect!["last-administrator"]); // Goes too.
    check(&[(Duty::Secretary, span("2026-02-01", ""))], "2026-04-01", expect!["last-administrator"]);
}

#[test]
fn who_founded_the_office_stays_administrator_until_two_others_are() {
    let check = |of: OfficerId, others: &[(OfficerId, &str)], expected: Expect| {
        let term = |from: &str| [(Duty::Administrator, span(from, ""))];
        let mut officers = vec![officer(ANA, "at", &term("2026-01-01"))];
        officers.extend(others.iter().map(|(id, from)| officer(*id, "fr", &term(from))));
        let from = officers.iter().find(|(id, _)| *id == of).and_then(|(_, it)| it.posts.first()).and_then(|post| post.span.from);
        let end = EndPost { officer: of, duty: Duty::Administrator, from, to: span("", "2026-04-01").to };
        expected.assert_eq(said(end_post(&office(&officers), &end, &administrator(), day("2026-03-01"), Footing::Office)));
    };
    check(ANA, &[(BEA, "2026-02-01")], expect!["founder-stays"]);
    check(BEA, &[(BEA, "2026-02-01")], expect!["holds"]); // The founder stays behind.
    check(ANA, &[(BEA, "2026-02-01"), (CEM, "2026-02-01")], expect!["holds"]);
    check(ANA, &[(BEA, "2026-02-01"), (CEM, "2026-03-02")], expect!["founder-stays"]); // One has not begun.
}

// ---- deputies (ROS-3) --------------------------------------------------------------------------------------------------

#[test]
fn a_deputy_is_somebody_else_who_is_there() {
    let absence = span("2026-07-01", "2026-07-15");
    let check = |deputy: OfficerId, term: Span, gone: Option<Span>, expected: Expect| {
        let posts = [(Duty::Officer, Span::ALWAYS)];
        let mut roster = office(&[officer(ANA, "at", &posts), officer(BEA, "fr", &[(Duty::Officer, term)])]);
        let (from, to) = (day("2026-07-01"), day("2026-07-15"));
        let request = RecordAbsence { officer: ANA, from, to, deputy: Some(deputy) };
        if let Some(gone) = gone {
            away(&mut roster, BEA, gone, None);
        }
        let recorded = record_absence(&roster, &request, AbsenceId(Uuid::nil()), &administrator());
        away(&mut roster, ANA, absence, None);
        let name = NameDeputy { officer: ANA, absence: AbsenceId(Uuid::from_u128(0)), deputy: Some(deputy) };
        let named = name_deputy(&roster, &name, &administrator());
        assert_eq!(said(named), said(recorded.clone()), "the same whether named with the absence or later");
        expected.assert_eq(said(recorded));
    };
    check(BEA, Span::ALWAYS, None, expect!["holds"]); // Of whatever agency.
    check(ANA, Span::ALWAYS, None, expect!["deputy-away"]); // Nobody stands in for oneself.
    check(CEM, Span::ALWAYS, None, expect!["unknown-officer"]);
    check(BEA, Span::ALWAYS, Some(span("2026-06-20", "2026-07-01")), expect!["holds"]); // Back on the first day.
    check(BEA, Span::ALWAYS, Some(span("2026-06-20", "2026-07-02")), expect!["deputy-away"]);
    check(BEA, Span::ALWAYS, Some(span("2026-07-14", "2026-08-01")), expect!["deputy-away"]);
    check(BEA, Span::ALWAYS, Some(span("2026-07-15", "2026-08-01")), expect!["holds"]);
    check(BEA, span("2026-07-01", "2026-07-15"), None, expect!["holds"]);
    check(BEA, span("2026-07-01", "2026-07-14"), None, expect!["deputy-away"]); // The term ends within.
    check(BEA, span("2026-07-02", ""), None, expect!["deputy-away"]); // It begins within.
}

// ---- addresses (ROS-5) -------------------------------------------------------------------------------------------------

#[test]
fn addresses_are_compared_in_one_form() {
    let email = |text: &str, expected: Expect| expected.assert_eq(&normal_email(text).unwrap_or_else(|| "-".into()));
    email(" Zoe@Office.Example ", expect!["zoe@office.example"]);
    email("zoe@office.example", expect!["zoe@office.example"]);
    email("zoe@office", expect!["-"]); // A host has a dot.
    email("zoe@.example", expect!["-"]);
    email("@office.example", expect!["-"]);
    email("zoe@home@office.example", expect!["-"]);
    email("Zoe <zoe@office.example>", expect!["-"]);
    let phone = |text: &str, expected: Expect| expected.assert_eq(&normal_phone(text).unwrap_or_else(|| "-".into()));
    phone("+436601234567", expect!["+436601234567"]);
    phone(" 0043 (0)660 123 45 67 ", expect!["+436601234567"]);
    phone("+43-660/123.4567", expect!["+436601234567"]);
    phone("0660 1234567", expect!["-"]); // Of which country, nobody knows.
    phone("+43 660 CALL ME", expect!["-"]);
    phone("+1234567", expect!["-"]); // Too short for any country.
    phone("+12345678", expect!["+12345678"]);
    phone("+123456789012345", expect!["+123456789012345"]);
    phone("+1234567890123456", expect!["-"]);
}
