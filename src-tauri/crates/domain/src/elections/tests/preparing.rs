//! What is fixed before voting: candidates, the roll, trustees and their keys, numbers for the lot.

use std::collections::BTreeMap;

use expect_test::expect;

use super::deciding::{country, stands};
use super::walk::*;
use crate::change::Change;
use crate::elections::rule_set::*;
use crate::elections::*;
use crate::hash::Sha256;
use crate::{Duty, Instant, Refusal};

#[test]
fn candidates_are_nominated_in_time_by_who_may() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    let mut shown = Vec::new();
    walk.now = Instant(day(1).0 - 1);
    shown.push(code(walk.nominate("at", "chair", "AT")));
    walk.now = day(1);
    shown.push(code(walk.nominate("at:officer", "chair", "AT")));
    shown.push(code(walk.nominate("at", "treasurer", "AT")));
    shown.push(code(walk.nominate("at:alternate", "chair", "AT")));
    shown.push(code(walk.nominate("at", "chair", "AT")));
    // The same country by another agency is one candidacy.
    shown.push(code(walk.nominate("de", "chair", "AT")));
    shown.push(code(walk.nominate("ec3", "chair", "AT")));
    walk.now = day(15);
    shown.push(code(walk.nominate("fr", "chair", "FR")));
    expect!["too-early needs-duty office-not-filled ok already-recorded ok not-on-roll too-late"].assert_eq(&shown.join(" "));
    assert_eq!(walk.state.candidates[&chair()].len(), 1);
    assert_eq!(walk.state.standing(&chair()).count(), 0, "nobody has accepted");
}

#[test]
fn a_country_accepts_declines_or_is_withdrawn() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    walk.now = day(2);
    walk.nominate("de", "chair", "AT").expect("nominated");
    let accept = |name: &str| Change::CandidacyAccepted(Walk::act(name, "chair", "AT"));
    assert_eq!(code(walk.tries("de", accept("de"))), "not-of-country");
    walk.does("at", accept("at"));
    assert_eq!(code(walk.tries("at", accept("at"))), "already-recorded");
    assert_eq!(walk.state.standing(&chair()).count(), 1);
    let withdraw = |name: &str, code: &str| {
        Change::CandidateWithdrawn(CandidateWithdrawn { office: chair(), candidate: stands(code), agency: agency(name), reason: None })
    };
    assert_eq!(code(walk.tries("fr", withdraw("fr", "AT"))), "not-its-nomination");
    assert_eq!(code(walk.tries("fr", withdraw("fr", "FR"))), "not-standing");
    // Its own nomination beside: then its country does not decline, it takes its nomination back.
    walk.nominate("at", "chair", "AT").expect("nominated");
    walk.does("de", withdraw("de", "AT"));
    assert_eq!(walk.state.standing(&chair()).count(), 1, "one nomination is left");
    walk.does("at", withdraw("at", "AT"));
    assert_eq!(walk.state.standing(&chair()).count(), 0);
    assert_eq!(code(walk.nominate("nl", "chair", "AT")), "not-standing");
    walk.nominate("de", "chair", "NL").expect("nominated");
    walk.does("nl", withdraw("nl", "NL"));
    assert_eq!(code(walk.tries("nl", Change::CandidacyAccepted(Walk::act("nl", "chair", "NL")))), "not-standing");
}

#[test]
fn supporters_count_beside_who_nominates() {
    let mut rules = RuleSet::default();
    rules.nominations.min_supporters = 2;
    rules.nominations.supporters_from_countries = 2;
    rules.nominations.self_nomination = false;
    let mut walk = Walk::begin(call(rules));
    walk.now = day(2);
    assert_eq!(code(walk.nominate("at", "chair", "AT")), "self-nomination");
    walk.nominate("de", "chair", "AT").expect("nominated");
    walk.does("at", Change::CandidacyAccepted(Walk::act("at", "chair", "AT")));
    let support = |name: &str| Change::CandidateSupported(Walk::act(name, "chair", "AT"));
    assert_eq!(code(walk.tries("de", support("de"))), "already-recorded");
    let now =
        |walk: &Walk| steps::support(&walk.state, &walk.state.candidates[&chair()][&stands("AT")]).map_or_else(|it| it.to_string(), |()| "ok".into());
    walk.does("fr", support("fr"));
    assert_eq!(now(&walk), "too-few-supporters");
    // An agency of the same country is a supporter, not another country.
    let mut second = Walk::act("fr", "chair", "AT");
    second.agency = agency("fr-gn");
    walk.does("fr-gn", Change::CandidateSupported(second));
    assert_eq!((now(&walk), walk.state.standing(&chair()).count()), ("too-few-countries".into(), 0));
    walk.does("nl", support("nl"));
    assert_eq!((now(&walk), walk.state.standing(&chair()).count()), ("ok".into(), 1));
}

#[test]
fn who_may_stand_is_what_the_rules_say() {
    let scope = |change: &dyn Fn(&mut ElectionCalled), code: &str| {
        let mut called = call(RuleSet::default());
        change(&mut called);
        called.rules_sha256 = called.rules.sha256();
        let mut walk = Walk::begin(called);
        walk.now = day(2);
        match walk.nominate("de", "chair", code) {
            Err(Refusal::OutOfScope { because, .. }) => because.to_string(),
            other => super::walk::code(other),
        }
    };
    let shown = [
        scope(&|it| it.held = vec![held("chair", "AT", 2, 2, true)], "AT"),
        scope(&|it| it.held = vec![held("chair", "AT", 1, 3, true)], "AT"),
        scope(&|it| it.held = vec![held("vice-chair", "AT", 2, 2, true)], "AT"),
        scope(&|it| it.rules.max_consecutive_terms = None, "AT"),
        scope(
            &|it| {
                it.held = vec![held("chair", "AT", 0, 3, false)];
                it.rules.candidate_scope.exclude_after_terms = Some(3);
            },
            "AT",
        ),
        scope(&|it| it.rules.candidate_scope.listed = vec![country("FR"), country("NL")], "AT"),
        scope(&|it| it.rules.candidate_scope.listed = vec![country("FR"), country("NL")], "FR"),
        scope(&|it| it.rules.candidate_unit = CandidateUnit::Person, "AT"),
    ];
    expect!["scope-terms-in-a-row ok ok ok scope-terms-in-all scope-not-listed ok scope-unit"].assert_eq(&shown.join(" "));
    let mut born = CandidateNominated { office: chair(), candidate: stands("AT"), agency: agency("de"), statement: None, born: None };
    born.born = Some("1970-01-01".parse().expect("a day"));
    let mut walk = Walk::begin(call(RuleSet::default()));
    walk.now = day(2);
    let refused = walk.tries("de", Change::CandidateNominated(born));
    assert_eq!(refused, Err(Refusal::OutOfScope { country: country("AT"), because: steps::OutOfScope::Birth }));
    // Once the roll is frozen only its countries stand.
    walk.freeze();
    let refused = walk.nominate("de", "chair", "SE");
    assert_eq!(refused, Err(Refusal::OutOfScope { country: country("SE"), because: steps::OutOfScope::NoSeat }));
}

#[test]
fn the_roll_is_frozen_once_with_a_ballot_for_every_round() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    assert_eq!(requests::ballots_needed(&walk.state), 10, "three rounds, one for a tie, one in place of a void one, for two offices");
    let mut shown = Vec::new();
    let mut check = |name: &str, change: &dyn Fn(&mut RollFrozen)| {
        let mut roll = Walk::roll();
        roll.ballots = walk.uuids();
        change(&mut roll);
        shown.push(code(walk.tries(name, Change::RollFrozen(roll))));
    };
    check("at", &|_| {});
    check("secretary", &|it| it.seats.clear());
    check("secretary", &|it| it.seats.push(it.seats[0].clone()));
    check("secretary", &|it| it.seats.retain(|seat| !seat.votes()));
    check("secretary", &|it| it.seats[0].weight = u64::MAX);
    check("secretary", &|it| {
        it.ballots.remove(&chair());
    });
    check("secretary", &|it| {
        let first = it.ballots[&chair()][0].clone();
        it.ballots.get_mut(&chair()).expect("ballots")[1] = first;
    });
    check("secretary", &|it| {
        it.ballots.get_mut(&chair()).expect("ballots").pop();
    });
    check("deputy", &|_| {});
    check("secretary", &|_| {});
    expect![
        "needs-duty roll-doubtful roll-doubtful roll-doubtful roll-doubtful ballots-doubtful ballots-doubtful ballots-doubtful ok already-recorded"
    ]
    .assert_eq(&shown.join(" "));
    let mut late = Walk::begin(call(RuleSet::default()));
    late.now = day(28);
    let mut roll = Walk::roll();
    roll.ballots = late.uuids();
    assert_eq!(code(late.tries("secretary", Change::RollFrozen(roll))), "too-late");
}

#[test]
fn each_seat_registers_its_own_credentials_in_time() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    let early =
        CredentialsRegistered { agency: agency("at"), credentials: BTreeMap::new(), statement: "x".into(), signature: None, held: Vec::new() };
    assert_eq!(code(walk.tries("at", Change::CredentialsRegistered(early))), "not-yet");
    walk.freeze();
    let mut shown = Vec::new();
    let mut check = |name: &str, of: &str, change: &dyn Fn(&mut CredentialsRegistered)| {
        let mut it = walk.credentials(of);
        change(&mut it);
        shown.push(code(walk.tries(name, Change::CredentialsRegistered(it))));
    };
    check("de", "at", &|_| {});
    check("at:officer", "at", &|_| {});
    check("ec3", "ec3", &|_| {});
    check("at", "at", &|it| {
        it.credentials.pop_first();
    });
    check("at", "at", &|it| {
        let first = it.credentials.first_key_value().expect("one").1.clone();
        it.credentials.values_mut().for_each(|credential| *credential = first.clone());
    });
    check("at", "at", &|it| it.credentials.values_mut().for_each(|credential| credential.push('x')));
    check("at", "at", &|it| it.statement = " ".into());
    check("at", "at", &|_| {});
    // Somebody of the seat may register again before voting: a credential that was lost is replaced.
    check("at:alternate", "at", &|_| {});
    check("de", "de", &|it| {
        let first = it.credentials.first_key_value().expect("one").0.clone();
        it.credentials.insert(first, (u64::from(b'a') * 256 + u64::from(b't') + 7 * 65_536).to_string() + "00");
    });
    expect![
        "not-of-agency needs-duty not-on-roll credentials-doubtful credentials-doubtful credentials-doubtful statement-missing ok ok credential-taken"
    ]
    .assert_eq(&shown.join(" "));
    walk.now = day(28);
    let late = walk.credentials("de");
    assert_eq!(code(walk.tries("de", Change::CredentialsRegistered(late))), "too-late");
    let mut begun = Walk::prepared(RuleSet::default());
    begun.now = day(20);
    begun.open("chair");
    let again = begun.credentials("at");
    assert_eq!(code(begun.tries("at", Change::CredentialsRegistered(again))), "voting-has-begun");
}

#[test]
fn no_alternate_votes_where_the_rules_have_none() {
    let mut walk = Walk::begin(call(RuleSet { alternates: false, ..RuleSet::default() }));
    walk.freeze();
    let own = walk.credentials("at");
    assert_eq!(code(walk.tries("at:alternate", Change::CredentialsRegistered(own.clone()))), "needs-duty");
    walk.does("at", Change::CredentialsRegistered(own));
}

#[test]
fn trustees_are_three_or_more_of_different_countries_who_run_nothing() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    let mut shown = Vec::new();
    let mut check = |name: &str, change: &dyn Fn(&mut TrusteesNamed)| {
        let mut it = Walk::trustees();
        change(&mut it);
        shown.push(match walk.tries(name, Change::TrusteesNamed(it)) {
            Err(Refusal::TrusteesDoubtful { fault }) => fault.to_string(),
            other => code(other),
        });
    };
    check("at", &|_| {});
    check("secretary", &|it| it.trustees.truncate(2));
    check("secretary", &|it| it.threshold = 1);
    check("secretary", &|it| it.threshold = 3);
    check("secretary", &|it| it.trustees[1].officer = it.trustees[0].officer);
    check("secretary", &|it| it.trustees[1].country = it.trustees[0].country);
    check("secretary", &|it| it.trustees[1].officer = officer("deputy"));
    check("secretary", &|it| it.trustees[1].officer = officer("secretary"));
    check("secretary", &|_| {});
    expect![
        "needs-duty trustees-too-few trustees-threshold trustees-threshold trustees-twice trustees-same-country trustees-run-it trustees-run-it ok"
    ]
    .assert_eq(&shown.join(" "));
    walk.now = day(15);
    assert_eq!(code(walk.tries("secretary", Change::TrusteesNamed(Walk::trustees()))), "too-late");
}

#[test]
fn the_ceremony_goes_step_by_step_and_keys_are_tried() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    let message = |step| Change::CeremonyMessage(CeremonyMessage { step, text: "m".into() });
    assert_eq!(code(walk.tries("it:officer", message(CeremonyStep::Certificate))), "not-yet");
    walk.does("secretary", Change::TrusteesNamed(Walk::trustees()));
    assert_eq!(code(walk.tries("at", message(CeremonyStep::Certificate))), "not-a-trustee");
    walk.does("it:officer", message(CeremonyStep::Certificate));
    assert_eq!(code(walk.tries("it:officer", message(CeremonyStep::Certificate))), "already-recorded");
    assert_eq!(walk.tries("it:officer", message(CeremonyStep::Shares)), Err(Refusal::NotYet { waits: steps::Wait::Ceremony }));
    let backed_up = || Change::KeyBackedUp(KeyBackedUp { sha256: Sha256::of(b"copy") });
    assert_eq!(code(walk.tries("it:officer", backed_up())), "not-yet");
    // A trustee who meanwhile keeps the Board's elections is none.
    let mut secretary = who("it:officer");
    secretary.duties.insert(Duty::Secretary);
    let refused = steps::take(&walk.state, message(CeremonyStep::Shares), &secretary, walk.now);
    assert_eq!(refused, Err(Refusal::TrusteeWithDuty { duty: Duty::Secretary }));
    // Another group starts anew, as long as nobody has committed to a number.
    walk.hold_ceremony();
    assert!(walk.state.trustees.as_ref().expect("trustees").are_ready());
    walk.commit();
    assert_eq!(code(walk.tries("secretary", Change::TrusteesNamed(Walk::trustees()))), "already-recorded");
}

#[test]
fn numbers_are_committed_to_before_nominations_end_and_opened_after() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    walk.now = day(2);
    walk.stand("at", "chair");
    walk.freeze();
    walk.hold_ceremony();
    let mut short = walk.commitments(1);
    short.commitments.pop();
    assert_eq!(code(walk.tries("ch:officer", Change::NoncesCommitted(short))), "commitments-doubtful");
    walk.commit();
    let again = walk.commitments(1);
    assert_eq!(code(walk.tries("ch:officer", Change::NoncesCommitted(again.clone()))), "already-recorded");
    let open = |set: LotSet, trustee, nonce| Change::NonceOpened(NonceOpened { set, trustee, nonce });
    let order = LotSet::order();
    let first = Walk::nonce(&order, 1);
    assert_eq!(code(walk.tries("ch:officer", open(order.clone(), 1, first))), "too-early");
    walk.now = day(15);
    assert_eq!(code(walk.tries("ch:officer", open(order.clone(), 1, [0; 32]))), "number-differs");
    assert_eq!(code(walk.tries("at", open(order.clone(), 1, first))), "needs-duty");
    assert_eq!(code(walk.tries("ch:officer", open(LotSet::tie(&chair()), 1, Walk::nonce(&LotSet::tie(&chair()), 1)))), "no-tie");
    // The threshold opens what its owner withholds: whoever records it, the commitment says whether it is the number.
    walk.does("it:officer", Change::NonceShare(NonceShare { set: order.clone(), trustee: 1, text: "part".into() }));
    walk.does("secretary", open(order.clone(), 1, first));
    assert_eq!(
        walk.tries("secretary", Change::OrderDrawn(OrderDrawn { order: BTreeMap::new(), tellers: Vec::new() })),
        Err(Refusal::NotYet { waits: steps::Wait::Numbers })
    );
    walk.does("it:officer", open(order.clone(), 2, Walk::nonce(&order, 2)));
    walk.does("se:officer", open(order.clone(), 3, Walk::nonce(&order, 3)));
    let drawn = steps::draw(&walk.state).expect("drawn");
    assert!(!drawn.tellers.contains(&agency("at")) && drawn.tellers.len() == 2, "no teller is a candidate's");
    let mut other = drawn.clone();
    other.tellers.reverse();
    assert_eq!(code(walk.tries("secretary", Change::OrderDrawn(other))), "lot-differs");
    walk.does("secretary", Change::OrderDrawn(drawn));
    let mut late = Walk::begin(call(RuleSet::default()));
    late.hold_ceremony();
    late.now = day(15);
    assert_eq!(code(late.tries("ch:officer", Change::NoncesCommitted(again))), "too-late");
}
