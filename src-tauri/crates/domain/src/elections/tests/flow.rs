//! An election from its call to the end of its keys: the call, and the outcome.

use expect_test::expect;

use super::deciding::stands;
use super::rules::act;
use super::walk::*;
use crate::change::Change;
use crate::decisions::Method;
use crate::elections::decide::Outcome;
use crate::elections::rule_set::*;
use crate::elections::*;
use crate::hash::Sha256;
use crate::{Instant, Refusal};

#[test]
fn an_election_goes_from_its_call_to_the_end_of_its_keys() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    walk.hold("chair", &[("AT", 2), ("FR", 2), ("-", 1)]);
    assert_eq!(code(walk.tries("secretary", Change::OutcomeDeclared(declared("chair")))), "not-yet");
    walk.hold("chair", &[("AT", 3), ("FR", 2)]);
    assert_eq!(walk.declare("chair"), Outcome::Elected { candidate: stands("AT") });
    walk.hold("vice-chair", &[("DE", 4), ("NL", 1)]);
    assert_eq!(walk.declare("vice-chair"), Outcome::Elected { candidate: stands("DE") });
    assert!(walk.state.is_over());
    let destroyed = || Change::KeyDestroyed(KeyDestroyed { statement: "Destroyed.".into() });
    assert_eq!(code(walk.tries("it:officer", destroyed())), "keys-still-needed");
    let end = steps::objections_end(&walk.state, &walk.state.declared[&OfficeKey::vice_chair()]);
    assert_eq!(end.0 - walk.now.0, 8 * DAY - walk.now.0 % DAY, "seven days, to the end of the last");
    walk.now = end;
    TRUSTEES.into_iter().for_each(|name| walk.does(name, destroyed()));
    let kept = serde_json::to_string(&walk.state).expect("written");
    assert_eq!(serde_json::from_str::<ElectionState>(&kept).expect("read"), walk.state, "what a desk keeps of it is all there is");
}

fn declared(office: &str) -> OutcomeDeclared {
    OutcomeDeclared {
        office: OfficeKey::parse(office).expect("an office"),
        outcome: Outcome::Elected { candidate: stands("AT") },
        reasons: Vec::new(),
    }
}

#[test]
fn an_election_is_called_under_its_rules_with_their_notice() {
    let mut shown = Vec::new();
    let mut check = |name: &str, change: &dyn Fn(&mut ElectionCalled)| {
        let mut called = call(RuleSet::default());
        change(&mut called);
        shown.push(code(steps::may_call(&called, &who(name))));
    };
    check("secretary", &|_| {});
    check("at", &|_| {});
    check("secretary", &|it| it.rules.term_months = 6);
    check("secretary", &|it| it.offices.reverse());
    check("secretary", &|it| it.offices.push(OfficeKey::parse("treasurer").expect("an office")));
    check("secretary", &|it| it.offices.clear());
    check("secretary", &|it| it.schedule.nominations_open = day(3));
    check("secretary", &|it| it.schedule.nominations_close = day(17));
    check("secretary", &|it| it.schedule.nominations_close = day(1));
    check("secretary", &|it| it.schedule.registration_closes = Instant(day(30).0 + 1));
    check("secretary", &|it| it.schedule.closes = Instant(day(31).0 - 1));
    check("secretary", &|it| it.schedule.term_starts = None);
    check("secretary", &|it| it.deputies.push(it.deputies[0]));
    expect!["ok needs-duty rules-differ offices-out-of-order office-not-filled offices-out-of-order too-little-notice too-little-notice schedule-out-of-order schedule-out-of-order window-too-short term-without-start same-officer"].assert_eq(&shown.join(" "));
    let on_adoption = call(RuleSet { starts: TermStart::OnAdoption, ..RuleSet::default() });
    assert_eq!(steps::may_call(&on_adoption, &who("secretary")), Err(Refusal::TermStartFixed));
    let broken = call(RuleSet { term_months: 0, ..RuleSet::default() });
    assert_eq!(steps::may_call(&broken, &who("secretary")), Err(Refusal::RulesInvalid { fault: RuleFault::NoTerm }));
}

#[test]
fn notice_is_counted_on_the_calendar_of_the_rules_zone() {
    // 23:30 in Amsterdam is 22:30 in UTC: another day there than half an hour later.
    let late = |timezone: &str| {
        let mut rules = RuleSet::default();
        rules.voting_window.timezone = timezone.into();
        let mut called = call(rules);
        called.schedule.nominations_open = Instant(day(2).0 + 23 * HOUR + HOUR / 2);
        code(steps::may_call(&called, &who("secretary")))
    };
    assert_eq!((late("UTC"), late("Europe/Amsterdam")), ("ok".into(), "too-little-notice".into()));
}

#[test]
fn a_tie_is_settled_by_numbers_that_are_opened_for_it() {
    let mut rules = RuleSet { tie_break: vec![TieBreak::Lot], max_rounds: 1, ..RuleSet::default() };
    rules.rounds = vec![RoundRule { threshold: None, candidates: Field::All }];
    let mut walk = Walk::prepared(rules);
    walk.now = day(29);
    walk.hold("chair", &[("AT", 2), ("FR", 2), ("-", 1)]);
    assert!(matches!(steps::decide_office(&walk.state, &chair()).outcome, Outcome::NeedsLot { .. }));
    let opening = Change::BallotOpened(BallotOpened { uuid: walk.state.next_ballot(&chair()).expect("a ballot").clone(), ..sample_opening() });
    assert_eq!(walk.tries("secretary", opening), Err(Refusal::NotYet { waits: steps::Wait::Numbers }));
    walk.open_numbers(&LotSet::tie(&chair()));
    let outcome = walk.declare("chair");
    assert!(outcome.elected().is_some());
    // The numbers of the other office are still nobody's to know.
    let vice = LotSet::tie(&OfficeKey::vice_chair());
    let opened = Change::NonceOpened(NonceOpened { nonce: Walk::nonce(&vice, 1), set: vice, trustee: 1 });
    assert_eq!(code(walk.tries("ch:officer", opened)), "no-tie");
}

fn sample_opening() -> BallotOpened {
    BallotOpened {
        office: chair(),
        uuid: BallotUuid::parse("abcdefghijkmn11").expect("a uuid"),
        candidates: Vec::new(),
        election: String::new(),
        trustees: String::new(),
        credentials: String::new(),
        opens: day(31),
        closes: day(32),
    }
}

#[test]
fn the_outgoing_chair_votes_where_the_rules_ask_for_it() {
    let mut rules = RuleSet { tie_break: vec![TieBreak::OutgoingChair], max_rounds: 1, ..RuleSet::default() };
    rules.rounds = vec![RoundRule { threshold: None, candidates: Field::All }];
    let mut walk = Walk::prepared(rules);
    walk.state.held = vec![held("chair", "NO", 1, 1, true)];
    walk.now = day(29);
    let vote = |code: &str| Change::CastingVoteGiven(CastingVoteGiven { office: chair(), candidate: stands(code) });
    assert_eq!(code(walk.tries("no", vote("AT"))), "no-tie");
    walk.hold("chair", &[("AT", 2), ("FR", 2), ("-", 1)]);
    assert_eq!(code(walk.tries("de", vote("AT"))), "not-of-country");
    assert_eq!(code(walk.tries("no", vote("DE"))), "not-standing");
    walk.does("no", vote("FR"));
    assert_eq!(walk.declare("chair"), Outcome::Elected { candidate: stands("FR") });
}

#[test]
fn an_outcome_is_what_follows_and_can_be_objected_to() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    walk.hold("chair", &[("AT", 1), ("FR", 4)]);
    assert_eq!(code(walk.tries("secretary", Change::OutcomeDeclared(declared("chair")))), "outcome-differs");
    assert_eq!(code(walk.tries("secretary", Change::OutcomeDeclared(declared("vice-chair")))), "not-yet");
    let object = || Change::OutcomeObjected(OutcomeObjected { office: chair(), agency: agency("at"), text: "The window.".into() });
    assert_eq!(code(walk.tries("at", object())), "not-yet");
    walk.declare("chair");
    assert_eq!(code(walk.tries("secretary", Change::OutcomeDeclared(declared("chair")))), "outcome-stands");
    assert_eq!(code(walk.nominate("at", "chair", "AT")), "outcome-stands");
    walk.does("at", object());
    assert_eq!(code(walk.tries("at", object())), "already-recorded");
    let settle = |settlement, numbers| {
        let act = act(Method::Vote, numbers);
        Change::ObjectionSettled(ObjectionSettled { office: chair(), agency: agency("at"), settlement, act })
    };
    assert_eq!(code(walk.tries("secretary", settle(Settlement::Upheld, [5, 2, 2, 0, 0]))), "no-quorum");
    walk.does("secretary", settle(Settlement::Upheld, [5, 4, 3, 1, 0]));
    assert!(walk.state.declared[&chair()].is_annulled());
    let late = steps::objections_end(&walk.state, &walk.state.declared[&chair()]);
    walk.now = late;
    assert_eq!(
        code(walk.tries("de", Change::OutcomeObjected(OutcomeObjected { office: chair(), agency: agency("de"), text: "Late.".into() }))),
        "too-late"
    );
}

#[test]
fn an_election_is_broken_off_before_it_is_over_and_then_only_its_keys_end() {
    let mut walk = Walk::prepared(RuleSet::default());
    let cancel = || Change::ElectionCancelled(crate::cases::Reasoned { reason: "Postponed.".into() });
    assert_eq!(code(walk.tries("at", cancel())), "needs-duty");
    walk.does("deputy", cancel());
    assert_eq!(code(walk.tries("secretary", cancel())), "election-over");
    walk.does("it:officer", Change::KeyDestroyed(KeyDestroyed { statement: "Destroyed.".into() }));
    assert_eq!(code(walk.tries("it:officer", Change::KeyDestroyed(KeyDestroyed { statement: "Again.".into() }))), "already-recorded");
    walk.does("secretary", Change::ElectionMinuted(Minuted { text: "It was postponed.".into() }));
}

#[test]
fn a_ballot_commits_itself_to_rules_roll_nominations_and_the_round_before() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    let first = steps::commitments(&walk.state, &chair(), &[stands("AT"), stands("FR")]).expect("commitments");
    for part in [walk.state.rules_sha256, walk.state.nominations_sha256(), Sha256::of(walk.state.roll_text().expect("a roll").as_bytes())] {
        assert!(first.contains(&part.to_string()));
    }
    assert!(first.contains(r#""candidates":["AT","FR"]"#) && first.contains(r#""previous_round":null"#) && first.contains(r#""round":1"#));
    let uuid = walk.hold("chair", &[("AT", 2), ("FR", 2), ("-", 1)]);
    let second = steps::commitments(&walk.state, &chair(), &[stands("AT"), stands("FR")]).expect("commitments");
    let last_event = Sha256::of(uuid.as_str().as_bytes());
    assert!(second.contains(&format!(r#""previous_round":"{last_event}""#)) && second.contains(r#""round":2"#));
}

#[test]
fn other_rules_tell_what_a_past_round_would_have_come_to() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    walk.hold("chair", &[("AT", 3), ("FR", 2)]);
    walk.declare("chair");
    let two_thirds = super::examples::europol();
    let effect = requests::effect(&two_thirds, &walk.state);
    assert_eq!(effect.len(), 1);
    assert!(matches!(effect[0].1.outcome, Outcome::NextRound { round: 2, .. }), "{:?}", effect[0]);
}
