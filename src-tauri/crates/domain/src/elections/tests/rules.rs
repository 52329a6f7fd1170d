//! Rule sets and seats.

use std::collections::BTreeMap;

use expect_test::expect;

use super::deciding::country;
use super::walk::who;
use crate::change::Change;
use crate::decisions::Method;
use crate::elections::adoption::{self, AdoptRules, DraftRules, EditRules, RuleSetState};
use crate::elections::ids::OfficeKey;
use crate::elections::rule_set::*;
use crate::elections::seats::seats;
use crate::elections::{BoardAct, RuleSet};
use crate::field::{Field as Set, Setting};
use crate::fold::Mark;
use crate::hash::Sha256;
use crate::ids::{AgencyId, DeviceId, EntryId, OfficerId, RuleSetId};
use crate::roster::{CountryState, Membership, MembershipKind, OrganisationKind, OrganisationState, Roster};
use crate::{Country, Day, Instant, Refusal, Span};

/// Makes rules that can be followed ones that cannot.
type Spoil = fn(&mut RuleSet);

fn fault(change: Spoil) -> Option<RuleFault> {
    let mut rules = RuleSet::default();
    change(&mut rules);
    match rules.check() {
        Err(Refusal::RulesInvalid { fault }) => Some(fault),
        _ => None,
    }
}

#[test]
fn the_usual_rules_can_be_followed_and_are_what_their_hash_says() {
    let rules = RuleSet::default();
    assert_eq!(rules.check(), Ok(()));
    expect![[r#"{"abstention_counts_as":"cast","alternates":true,"ballot_mode":"secret","blank_allowed":true,"candidate_scope":{"exclude_after_terms":null,"listed":[]},"candidate_unit":"country","cap_per_country":null,"country_vote_combination":null,"designated_agencies":{},"dismissal":{"proposal":{"denominator":3,"numerator":1},"threshold":{"denominator":3,"numerator":2}},"electoral_unit":"agency","incompatibilities":{"other_country":"required","other_group":"off"},"lot":true,"max_consecutive_terms":2,"max_rounds":3,"membership_end_ends_term":true,"minutes_languages":["en","fr"],"nominations":{"acceptance_required":true,"closes_before":14,"min_supporters":0,"opens_before":28,"self_nomination":true,"supporters_from_countries":0},"non_voting_seats":["ec3","eurojust"],"objection_days":7,"offices":[{"name":null,"office":"chair","rounds":[]},{"name":null,"office":"vice-chair","rounds":[]}],"on_exhaustion":"reopen_nominations","publish":{"counts":"counts_per_candidate","turnout_live":true},"quorum":{"base":"seats","counted_at":"close","fraction":{"denominator":2,"numerator":1},"strict":true},"rounds":[{"candidates":"all","threshold":{"base":"seats","fraction":{"denominator":2,"numerator":1},"strict":true}},{"candidates":{"top_n":2},"threshold":{"base":"cast","fraction":{"denominator":2,"numerator":1},"strict":true}},{"candidates":"same","threshold":null}],"single_candidate":"vote_yes_no","starts":"date","tellers":2,"term_months":12,"tie_break":["extra_round","lot"],"trustees":{"least":3,"threshold":2},"vacancy":{"both_vacant":"longest_serving_country","by_election_days":60,"term":"remainder","vice_acts":true},"voting_window":{"min_hours":24,"revote":true,"timezone":"UTC"}}"#]].assert_eq(&rules.canonical());
    assert_eq!(rules.sha256(), Sha256::of(rules.canonical().as_bytes()));
    let written = minicbor::to_vec(&rules).expect("written");
    assert_eq!(minicbor::decode::<RuleSet>(&written).expect("read"), rules);
}

#[test]
fn rules_that_cannot_be_followed_are_refused_with_what_is_wrong() {
    let cases: &[(RuleFault, Spoil)] = &[
        (RuleFault::NoOffice, |it| it.offices.clear()),
        (RuleFault::TooManyOffices, |it| it.offices = vec![it.offices[0].clone(); 9]),
        (RuleFault::OfficeTwice, |it| it.offices[1] = it.offices[0].clone()),
        (RuleFault::OfficeWithoutName, |it| it.offices[1].office = OfficeKey::parse("treasurer").expect("an office")),
        (RuleFault::Combination, |it| it.electoral_unit = ElectoralUnit::Country),
        (RuleFault::Combination, |it| it.country_vote_combination = Some(Combination::OneEach)),
        (RuleFault::Designation, |it| {
            it.electoral_unit = ElectoralUnit::Country;
            it.country_vote_combination = Some(Combination::DesignatedAgency);
        }),
        (RuleFault::CapOfNothing, |it| it.cap_per_country = Some(0)),
        (RuleFault::NominationsWithoutTime, |it| it.nominations.closes_before = 28),
        (RuleFault::MoreCountriesThanSupporters, |it| it.nominations.supporters_from_countries = 1),
        (RuleFault::NoRound, |it| it.rounds.clear()),
        (RuleFault::NoRound, |it| it.max_rounds = 0),
        (RuleFault::TooManyRounds, |it| it.max_rounds = 9),
        (RuleFault::RoundsNeverReached, |it| it.max_rounds = 2),
        (RuleFault::FirstRoundNotAll, |it| it.rounds[0].candidates = Field::TopN(2)),
        (RuleFault::TopOfOne, |it| it.rounds[1].candidates = Field::TopN(1)),
        (RuleFault::NoShare, |it| it.rounds[0].threshold = Some(Threshold { fraction: Fraction::of(3, 2), base: Base::Cast, strict: true })),
        (RuleFault::NoShare, |it| it.quorum.fraction = Fraction::of(0, 2)),
        (RuleFault::NoShare, |it| it.dismissal.threshold = Fraction::of(1, 0)),
        (RuleFault::QuorumOfPresent, |it| {
            it.quorum = Quorum { base: QuorumBase::Present, fraction: Fraction::of(1, 2), strict: true, counted_at: CountedAt::Opening }
        }),
        (RuleFault::TieBreakTwice, |it| it.tie_break = vec![TieBreak::Lot, TieBreak::Lot]),
        (RuleFault::LotOff, |it| it.lot = false),
        (RuleFault::AgeOfCountries, |it| it.tie_break = vec![TieBreak::Age]),
        (RuleFault::NoTerm, |it| it.term_months = 0),
        (RuleFault::NoTerm, |it| it.candidate_scope.exclude_after_terms = Some(0)),
        (RuleFault::UnknownZone, |it| it.voting_window.timezone = "Europe/Nowhere".into()),
        (RuleFault::NoWindow, |it| it.voting_window.min_hours = 0),
        (RuleFault::TooFewTrustees, |it| it.trustees.least = 2),
        (RuleFault::TrusteeThreshold, |it| it.trustees.threshold = 1),
        (RuleFault::TrusteeThreshold, |it| it.trustees.threshold = 3),
        (RuleFault::NoLanguage, |it| it.minutes_languages.clear()),
        (RuleFault::TooLong, |it| it.objection_days = u32::MAX),
        (RuleFault::TooLong, |it| it.term_months = 601),
    ];
    let mut seen: Vec<RuleFault> = Vec::new();
    for (expected, change) in cases {
        assert_eq!(fault(*change), Some(*expected));
        seen.push(*expected);
    }
    assert!(RuleFault::ALL.iter().all(|it| seen.contains(it)), "each fault is shown once");
}

#[test]
fn what_differs_between_two_rule_sets_is_named_by_its_path() {
    let before = RuleSet::default();
    let mut after = before.clone();
    after.term_months = 24;
    after.rounds.truncate(2);
    after.rounds[1].candidates = Field::All;
    after.candidate_scope.listed = vec![country("AT")];
    let shown: Vec<String> = differences(&before, &after)
        .into_iter()
        .map(|it| format!("{}: {} → {}", it.parameter, it.before.unwrap_or("–".into()), it.after.unwrap_or("–".into())))
        .collect();
    expect![[r#"
        candidate_scope.listed.0: – → "AT"
        rounds.1.candidates: {"top_n":2} → "all"
        rounds.2: {"candidates":"same","threshold":null} → –
        term_months: 12 → 24"#]]
    .assert_eq(&shown.join("\n"));
    assert_eq!(differences(&before, &before), Vec::new());
}

pub(super) fn act(method: Method, numbers: [u32; 5]) -> BoardAct {
    let [seats, present, in_favour, against, abstained] = numbers;
    let on = "2026-11-20".parse().expect("a day");
    BoardAct { on, method, text: "Adopted.".into(), seats, present, in_favour, against, abstained }
}

#[test]
fn an_act_of_the_board_needs_a_quorum_and_more_for_it_than_against() {
    let said = |method, numbers| match act(method, numbers).carried() {
        Ok(()) => "carried".to_owned(),
        Err(refusal) => refusal.to_string(),
    };
    let shown = [
        (Method::Vote, [18, 10, 5, 4, 1]),
        (Method::Vote, [18, 9, 9, 0, 0]),
        (Method::Vote, [18, 10, 5, 5, 0]),
        (Method::Vote, [18, 10, 6, 5, 0]),
        (Method::Vote, [9, 10, 6, 0, 0]),
        (Method::Consensus, [18, 10, 0, 0, 0]),
        (Method::Consensus, [18, 10, 0, 1, 0]),
        (Method::WrittenProcedure, [18, 2, 2, 0, 0]),
        (Method::WrittenProcedure, [18, 0, 0, 0, 0]),
        (Method::WrittenProcedure, [18, 2, 1, 1, 0]),
    ]
    .map(|(method, numbers)| said(method, numbers));
    expect!["carried no-quorum not-carried act-doubtful act-doubtful carried not-carried carried carried not-carried"].assert_eq(&shown.join(" "));
}

fn drafted() -> RuleSetState {
    let request = DraftRules { title: " Rules ".into(), rules: None, based_on: None };
    let change = adoption::draft(&request, None, RuleSetId(uuid::Uuid::from_u128(5)), &who("secretary")).expect("a draft");
    let author = who("secretary");
    adoption::begin(&super::walk::fact(&author, &change, Instant(0), 1)).expect("a rule set")
}

fn fold(state: &mut RuleSetState, change: &Change) -> Result<(), Refusal> {
    let author = who("secretary");
    adoption::fold(state, &super::walk::fact(&author, change, Instant(0), 2))
}

#[test]
fn what_the_board_adopted_is_fixed_and_another_is_made_from_it() {
    let mut state = drafted();
    assert_eq!(state.title, "Rules");
    let today: Day = "2026-11-26".parse().expect("a day");
    let adopt = |state: &RuleSetState, sha256| {
        let request = AdoptRules { rule_set: state.id, sha256, act: act(Method::Vote, [18, 12, 12, 0, 0]) };
        adoption::adopt(state, &request, &who("secretary"), today)
    };
    let before = adopt(&state, state.sha256).expect("adopted");
    let edit = EditRules { rule_set: state.id, title: "Rules".into(), rules: RuleSet { term_months: 24, ..RuleSet::default() } };
    let edited = adoption::edit(&state, &edit, &who("secretary")).expect("edited");
    assert_eq!(adoption::edit(&state, &edit, &who("at")), Err(Refusal::NeedsDuty { duty: crate::Duty::Secretary }));
    fold(&mut state, &edited).expect("holds");
    // What the Board had before it is no longer what the draft says.
    assert_eq!(fold(&mut state, &before), Err(Refusal::RulesDiffer));
    let adopted = adopt(&state, state.sha256).expect("adopted");
    fold(&mut state, &adopted).expect("holds");
    assert_eq!(fold(&mut state, &edited), Err(Refusal::RulesFixed));
    assert_eq!(adopt(&state, state.sha256), Err(Refusal::RulesFixed));
    let draft = drafted();
    let in_force = |day: &str| adoption::in_force([&draft, &state], day.parse().expect("a day")).map(|it| it.id);
    assert_eq!((in_force("2026-11-19"), in_force("2026-11-20")), (None, Some(state.id)));
    let next = DraftRules { title: "Next".into(), rules: None, based_on: Some(state.id) };
    match adoption::draft(&next, Some(&state), RuleSetId(uuid::Uuid::from_u128(6)), &who("secretary")) {
        Ok(Change::RulesDrafted(it)) => assert_eq!(it.rules.term_months, 24, "it begins where the other ended"),
        other => panic!("{other:?}"),
    }
}

// ---- seats -----------------------------------------------------------------------------------------------------------------

pub(super) fn roster() -> Roster {
    let setting = Setting {
        mark: Mark { entry: EntryId(uuid::Uuid::nil()), device: DeviceId(uuid::Uuid::nil()), seq: 1, position: Some(1) },
        by: OfficerId(uuid::Uuid::nil()),
        at: Instant(0),
    };
    let mut roster = Roster::default();
    let mut put = |key: &str, code: Option<&str>, kind: MembershipKind, from: Option<&str>| {
        let id = AgencyId::parse(key).expect("an agency");
        let span = Span { from: from.map(|day| day.parse().expect("a day")), to: None };
        roster.organisations.insert(
            id.clone(),
            OrganisationState {
                id,
                kind: OrganisationKind::Agency,
                country: code.map(country),
                name: Set { value: (None, None), set: setting.clone(), rivals: Vec::new() },
                memberships: vec![Membership { kind, span }],
            },
        );
    };
    put("at", Some("AT"), MembershipKind::Member, Some("2014-09-01"));
    put("es-gc", Some("ES"), MembershipKind::Member, Some("2016-01-01"));
    put("es-pn", Some("ES"), MembershipKind::Member, Some("2015-01-01"));
    put("no", Some("NO"), MembershipKind::Member, None);
    put("ec3", None, MembershipKind::Host, None);
    put("se", Some("SE"), MembershipKind::Observer, None);
    for code in ["AT", "ES"] {
        roster.countries.insert(country(code), CountryState { country: country(code), union: vec![Span::ALWAYS] });
    }
    roster
}

fn shown(rules: &RuleSet) -> String {
    match seats(&roster(), rules, "2026-11-26".parse().expect("a day")) {
        Ok(seats) => seats
            .iter()
            .map(|seat| {
                let with: String = seat.with.iter().map(|agency| format!("+{agency}")).collect();
                format!("{}{with}×{}", seat.agency, seat.weight)
            })
            .collect::<Vec<_>>()
            .join(" "),
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn each_participating_agency_has_a_seat_and_the_rules_weigh_its_vote() {
    let agency = RuleSet::default();
    expect!["at×1 es-gc×1 es-pn×1 no×1 ec3×0"].assert_eq(&shown(&agency));
    expect!["at×2 es-gc×1 es-pn×1 no×2 ec3×0"].assert_eq(&shown(&RuleSet { cap_per_country: Some(1), ..agency.clone() }));
    let by_country = |how| RuleSet { electoral_unit: ElectoralUnit::Country, country_vote_combination: Some(how), ..RuleSet::default() };
    expect!["at×2 es-gc×1 es-pn×1 no×2 ec3×0"].assert_eq(&shown(&by_country(Combination::SplitHalf)));
    expect!["at×1 es-gc+es-pn×1 no×1 ec3×0"].assert_eq(&shown(&by_country(Combination::JointAgreed)));
    expect!["at×1 es-gc×1 es-pn×1 no×1 ec3×0"].assert_eq(&shown(&by_country(Combination::OneEach)));
    let mut designated = by_country(Combination::DesignatedAgency);
    designated.designated_agencies = BTreeMap::from([(country("ES"), AgencyId::parse("es-pn").expect("an agency"))]);
    expect!["at×1 es-pn×1 no×1 ec3×0"].assert_eq(&shown(&designated));
    designated.designated_agencies = BTreeMap::from([(country("AT"), AgencyId::parse("at").expect("an agency"))]);
    expect!["nobody-designated"].assert_eq(&shown(&designated));
}

#[test]
fn a_seat_says_since_when_its_country_is_a_member_and_in_the_union() {
    let day = "2026-11-26".parse().expect("a day");
    let rules = RuleSet { electoral_unit: ElectoralUnit::Country, country_vote_combination: Some(Combination::JointAgreed), ..RuleSet::default() };
    let found: Vec<(Option<Country>, bool, Option<String>)> = seats(&roster(), &rules, day)
        .expect("seats")
        .into_iter()
        .map(|seat| (seat.country, seat.union, seat.since.map(|day| day.to_string())))
        .collect();
    assert_eq!(
        found,
        [
            (Some(country("AT")), true, Some("2014-09-01".into())),
            (Some(country("ES")), true, Some("2015-01-01".into())),
            (Some(country("NO")), false, None),
            (None, false, None)
        ]
    );
}
