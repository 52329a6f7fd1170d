//! What people type of an election, and what it is read as.

use std::collections::BTreeMap;

use expect_test::expect;

use super::deciding::{country, stands};
use super::rules::{act, roster};
use super::walk::{DAY, Walk, agency, call, code, day, fact, officer, who};
use crate::change::Change;
use crate::decisions::Method;
use crate::duties::{Duty, Post};
use crate::elections::adoption::{self, AdoptRules, DraftRules, RuleSetState};
use crate::elections::mandates::MandatesState;
use crate::elections::requests::{self, CallElection, NameTrustees, NominateCandidate, SettleObjection, WhichCandidate, WithdrawCandidate};
use crate::elections::steps::{Stretch, TrusteeFault};
use crate::elections::*;
use crate::field::{Field, Setting};
use crate::fold::Mark;
use crate::ids::{DeviceId, ElectionId, EntryId, OfficerId, RuleSetId};
use crate::roster::{OfficerState, Roster};
use crate::{Instant, Refusal, Span};

fn rule_set(adopted: bool) -> RuleSetState {
    let author = who("secretary");
    let draft = DraftRules { title: "Rules".into(), rules: None, based_on: None };
    let change = adoption::draft(&draft, None, RuleSetId(uuid::Uuid::from_u128(5)), &author).expect("a draft");
    let mut state = adoption::begin(&fact(&author, &change, Instant(0), 1)).expect("a rule set");
    if adopted {
        let request = AdoptRules { rule_set: state.id, sha256: state.sha256, act: act(Method::Vote, [18, 12, 12, 0, 0]) };
        let change = adoption::adopt(&state, &request, &author, "2026-11-26".parse().expect("a day")).expect("adopted");
        adoption::fold(&mut state, &fact(&author, &change, Instant(0), 2)).expect("holds");
    }
    state
}

fn typed() -> CallElection {
    CallElection {
        rule_set: RuleSetId(uuid::Uuid::from_u128(5)),
        title: " Chair 2027 ".into(),
        offices: Vec::new(),
        nominations_open: "2027-01-04 09:00".into(),
        nominations_close: "2027-01-18 17:00".into(),
        registration_closes: "2027-01-29 17:00".into(),
        opens: "2027-02-02 09:00".into(),
        closes: "2027-02-03 09:00".into(),
        term_starts: Some("2027-03-01".parse().expect("a day")),
        deputies: Vec::new(),
        rehearsal: false,
    }
}

fn calls(rules: &RuleSetState, request: &CallElection, now: &str) -> Result<ElectionCalled, Refusal> {
    let now = Instant::from_office_time(now).expect("a time");
    let id = ElectionId(uuid::Uuid::from_u128(1));
    match requests::call(request, rules, &BTreeMap::new(), &roster(), id, &who("secretary"), now)? {
        Change::ElectionCalled(it) => Ok(it),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_election_is_called_as_it_was_typed_on_the_clocks_of_its_rules() {
    let rules = rule_set(true);
    let called = calls(&rules, &typed(), "2026-12-01 12:00").expect("called");
    assert_eq!((called.title.as_str(), called.offices.len()), ("Chair 2027", 2));
    assert_eq!(called.schedule.opens.in_utc(), "2027-02-02T09:00:00Z");
    let mut amsterdam = rules.clone();
    amsterdam.rules.voting_window.timezone = "Europe/Amsterdam".into();
    amsterdam.sha256 = amsterdam.rules.sha256();
    assert_eq!(calls(&amsterdam, &typed(), "2026-12-01 12:00").expect("called").schedule.opens.in_utc(), "2027-02-02T08:00:00Z");
    let only = CallElection { offices: vec![OfficeKey::vice_chair()], ..typed() };
    assert_eq!(calls(&rules, &only, "2026-12-01 12:00").expect("called").offices, [OfficeKey::vice_chair()]);
    let refused = |rules: &RuleSetState, request: &CallElection, now: &str| code(calls(rules, request, now).map(|_| ()));
    let shown = [
        refused(&rule_set(false), &typed(), "2026-12-01 12:00"),
        refused(&rules, &CallElection { opens: "tomorrow".into(), ..typed() }, "2026-12-01 12:00"),
        refused(&rules, &CallElection { title: " ".into(), ..typed() }, "2026-12-01 12:00"),
        refused(&rules, &CallElection { deputies: vec![officer("nobody")], ..typed() }, "2026-12-01 12:00"),
        refused(&rules, &CallElection { offices: vec![OfficeKey::parse("treasurer").expect("an office")], ..typed() }, "2026-12-01 12:00"),
        refused(&rules, &CallElection { nominations_open: "2027-01-06 09:00".into(), ..typed() }, "2026-12-01 12:00"),
        refused(&rules, &typed(), "2027-01-18 18:00"),
    ];
    expect!["rules-not-adopted not-a-time text-missing unknown-officer office-not-filled too-little-notice too-late"].assert_eq(&shown.join(" "));
    let late = calls(&rules, &typed(), "2027-01-18 18:00").map(|_| ());
    assert_eq!(late, Err(Refusal::TooLate { step: Stretch::Nominations, until: "2027-01-18 17:00 (UTC)".into() }));
}

#[test]
fn a_call_holds_what_countries_have_held() {
    let held = MandatesState {
        office: OfficeKey::chair(),
        terms: vec![super::super::mandates::Term {
            country: country("AT"),
            from: "2026-01-01".parse().expect("a day"),
            to: None,
            exercised: Vec::new(),
            origin: super::super::mandates::Origin::Before(act(Method::Vote, [18, 12, 12, 0, 0])),
            ended: None,
        }],
        announced: Vec::new(),
    };
    let mandates = BTreeMap::from([(OfficeKey::chair(), held)]);
    let now = Instant::from_office_time("2026-12-01 12:00").expect("a time");
    let id = ElectionId(uuid::Uuid::from_u128(1));
    match requests::call(&typed(), &rule_set(true), &mandates, &roster(), id, &who("secretary"), now) {
        Ok(Change::ElectionCalled(it)) => assert_eq!(it.held, [super::walk::held("chair", "AT", 1, 1, true)]),
        other => panic!("{other:?}"),
    }
}

/// The roster with officers who hold duties.
fn staffed(posts: &[(&str, Duty)]) -> Roster {
    let mut roster = roster();
    for (name, duty) in posts {
        let id = officer(name);
        let mark = Mark { entry: EntryId(uuid::Uuid::nil()), device: DeviceId(uuid::Uuid::nil()), seq: 1, position: Some(1) };
        let set = Setting { mark, by: OfficerId(uuid::Uuid::nil()), at: Instant(0) };
        let known = roster.officers.entry(id).or_insert_with(|| OfficerState {
            id,
            agency: agency(name.split(':').next().unwrap_or(name)),
            name: Field { value: (*name).to_owned(), set, rivals: Vec::new() },
            posts: Vec::new(),
            proposed: Vec::new(),
            opening: None,
            dismissed: None,
        });
        known.posts.push(Post { duty: *duty, span: Span::ALWAYS });
    }
    roster
}

#[test]
fn whoever_runs_elections_or_administrates_is_no_trustee() {
    let walk = Walk::begin(call(RuleSet::default()));
    let posts = [("at:officer", Duty::Officer), ("es-gc:officer", Duty::Officer), ("no:officer", Duty::Officer), ("es-pn:officer", Duty::Officer)];
    let names = |officers: &[&str], roster: &Roster| {
        let request = NameTrustees { election: walk.state.id, officers: officers.iter().map(|name| officer(name)).collect(), threshold: 2 };
        requests::name_trustees(&walk.state, &request, roster, &who("secretary"), walk.now).map(|_| ())
    };
    let three = ["at:officer", "es-gc:officer", "no:officer"];
    assert_eq!(names(&three, &staffed(&posts)), Ok(()));
    assert_eq!(
        names(&["at:officer", "es-gc:officer", "es-pn:officer"], &staffed(&posts)),
        Err(Refusal::TrusteesDoubtful { fault: TrusteeFault::SameCountry })
    );
    assert_eq!(names(&["at:officer", "es-gc:officer", "nobody"], &staffed(&posts)), Err(Refusal::UnknownOfficer));
    for duty in [Duty::Secretary, Duty::Administrator] {
        let busy = staffed(&[&posts[..], &[("no:officer", duty)]].concat());
        assert_eq!(names(&three, &busy), Err(Refusal::TrusteesDoubtful { fault: TrusteeFault::RunsIt }), "{duty}");
    }
}

#[test]
fn candidates_are_typed_by_whoever_sits_for_a_member() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    walk.now = Instant(day(2).0 + DAY / 2);
    let nominate = |walk: &Walk, by: &str, code: &str| {
        let request = NominateCandidate {
            election: walk.state.id,
            office: OfficeKey::chair(),
            candidate: stands(code),
            statement: Some(" For it. ".into()),
            born: None,
        };
        requests::nominate(&walk.state, &request, &roster(), &who(by), walk.now)
    };
    assert_eq!(nominate(&walk, "se", "AT").map(|_| ()).map_err(|it| it.to_string()), Err("not-a-member".into()), "who watches does not nominate");
    assert_eq!(nominate(&walk, "at", "SE").map(|_| ()), Err(Refusal::OutOfScope { country: country("SE"), because: steps::OutOfScope::NoSeat }));
    let change = nominate(&walk, "no", "AT").expect("nominated");
    walk.does("no", change);
    let which = WhichCandidate { election: walk.state.id, office: OfficeKey::chair(), candidate: stands("AT") };
    let seconded = requests::second(&walk.state, &which, &who("es-pn"), walk.now).expect("supported");
    walk.does("es-pn", seconded);
    let accepted = requests::accept(&walk.state, &which, &who("at"), walk.now).expect("accepted");
    walk.does("at", accepted);
    let withdraw = WithdrawCandidate { election: walk.state.id, office: OfficeKey::chair(), candidate: stands("AT"), reason: None };
    let withdrawn = requests::withdraw(&walk.state, &withdraw, &who("at"), walk.now).expect("declined");
    walk.does("at", withdrawn);
    assert_eq!(walk.state.standing(&OfficeKey::chair()).count(), 0);
}

#[test]
fn the_roll_is_read_from_the_roster_with_as_many_ballots_as_the_rules_need() {
    let walk = Walk::begin(call(RuleSet::default()));
    let needed = requests::ballots_needed(&walk.state);
    let uuids: Vec<BallotUuid> = (0..needed)
        .map(|n| BallotUuid::parse(&format!("abcdefghijkmn{}", char::from(b'A' + u8::try_from(n).expect("few") % 8))).expect("a uuid"))
        .collect();
    let twice = requests::freeze(&walk.state, &roster(), uuids, &who("secretary"), walk.now);
    assert_eq!(twice.map(|_| ()), Err(Refusal::BallotsDoubtful { needed: 10, found: 10 }), "each once");
    let uuids: Vec<BallotUuid> =
        (0..needed).map(|n| BallotUuid::parse(&format!("abcdefghijkmn{}1", n + 1).replace('0', "Z")).expect("a uuid")).collect();
    match requests::freeze(&walk.state, &roster(), uuids, &who("secretary"), walk.now) {
        Ok(Change::RollFrozen(it)) => {
            let seats: Vec<String> = it.seats.iter().map(|seat| format!("{}×{}", seat.agency, seat.weight)).collect();
            expect!["at×1 es-gc×1 es-pn×1 no×1 ec3×0"].assert_eq(&seats.join(" "));
            assert!(it.ballots.values().all(|list| list.len() == 5));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_objection_is_settled_by_an_act_that_has_taken_place() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    walk.hold("chair", &[("AT", 4), ("FR", 1)]);
    walk.declare("chair");
    let object = requests::ObjectToOutcome { election: walk.state.id, office: OfficeKey::chair(), text: "The window.".into() };
    let change = requests::object(&walk.state, &object, &who("fr"), walk.now).expect("objected");
    walk.does("fr", change);
    let settle = |on: &str| {
        let mut act = act(Method::Vote, [5, 4, 4, 0, 0]);
        act.on = on.parse().expect("a day");
        let settlement = Settlement::Rejected;
        let request = SettleObjection { election: walk.state.id, office: OfficeKey::chair(), agency: agency("fr"), settlement, act };
        requests::settle(&walk.state, &request, &who("secretary"), walk.now).map(|_| ())
    };
    assert_eq!(settle("2026-12-01"), Ok(()));
    assert_eq!(settle("2199-12-01"), Err(Refusal::InTheFuture));
}

#[test]
fn agencies_that_are_trustee_and_teller_at_once_are_named() {
    let mut walk = Walk::prepared(RuleSet::default());
    assert!(requests::trustees_among_tellers(&walk.state).is_empty());
    let drawn = walk.state.drawn.as_mut().expect("drawn");
    drawn.tellers[0] = agency("it");
    assert_eq!(requests::trustees_among_tellers(&walk.state).into_iter().collect::<Vec<_>>(), [&agency("it")]);
}
