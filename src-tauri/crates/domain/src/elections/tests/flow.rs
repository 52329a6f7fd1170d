//! An election from its call to the end of its keys, and what is refused on the way.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect;

use super::deciding::{country, stands};
use super::rules::act;
use super::walk::*;
use crate::change::Change;
use crate::decisions::Method;
use crate::elections::decide::Outcome;
use crate::elections::rule_set::*;
use crate::elections::state::BallotMark;
use crate::elections::*;
use crate::hash::Sha256;
use crate::{Duty, Instant, Refusal};

fn chair() -> OfficeKey {
    OfficeKey::chair()
}

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

// ---- the call --------------------------------------------------------------------------------------------------------------

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

// ---- candidates ------------------------------------------------------------------------------------------------------------

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

// ---- the roll --------------------------------------------------------------------------------------------------------------

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

// ---- trustees --------------------------------------------------------------------------------------------------------------

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

// ---- voting ----------------------------------------------------------------------------------------------------------------

#[test]
fn a_round_is_opened_with_what_the_record_says() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    let mut shown = Vec::new();
    let mut check = |name: &str, change: &dyn Fn(&mut BallotOpened)| {
        let mut it = walk.opening("chair");
        change(&mut it);
        shown.push(code(walk.tries(name, Change::BallotOpened(it))));
    };
    check("at", &|_| {});
    check("secretary", &|it| it.candidates.reverse());
    check("secretary", &|it| it.uuid = BallotUuid::parse("abcdefghijkmn12").expect("a uuid"));
    check("secretary", &|it| it.opens = Instant(day(30).0 - 1));
    check("secretary", &|it| it.closes = Instant(it.closes.0 - 1));
    check("secretary", &|it| it.election = it.election.replace("rehearsal\":false", "rehearsal\":true"));
    check("secretary", &|it| it.election = it.election.replace("\"uuid\"", "\"id\""));
    check("secretary", &|it| it.credentials = it.credentials.replace("[\"", "[\"1\",\""));
    check("secretary", &|it| it.office = OfficeKey::vice_chair());
    check("deputy", &|_| {});
    expect!["needs-duty other-candidates other-ballot too-early window-too-short record-differs record-differs record-differs not-yet ok"]
        .assert_eq(&shown.join(" "));
    assert_eq!(code(walk.tries("secretary", Change::BallotOpened(walk.opening("chair")))), "not-yet");
}

#[test]
fn no_round_opens_before_what_it_needs() {
    let mut walk = Walk::begin(call(RuleSet::default()));
    walk.now = day(2);
    walk.stand("at", "chair");
    walk.stand("fr", "chair");
    walk.freeze();
    let waits = |walk: &mut Walk| {
        let opening = walk.opening("chair");
        match walk.tries("secretary", Change::BallotOpened(opening)) {
            Err(Refusal::NotYet { waits }) => waits.to_string(),
            other => code(other),
        }
    };
    let mut shown = vec![waits(&mut walk)];
    walk.does("secretary", Change::TrusteesNamed(Walk::trustees()));
    shown.push(waits(&mut walk));
    walk.hold_ceremony();
    walk.commit();
    shown.push(waits(&mut walk));
    walk.now = day(29);
    shown.push(waits(&mut walk));
    walk.now = day(2);
    walk.register("at");
    walk.register("fr");
    walk.now = day(29);
    shown.push(waits(&mut walk));
    walk.open_numbers(&LotSet::order());
    let drawn = steps::draw(&walk.state).expect("drawn");
    walk.does("secretary", Change::OrderDrawn(drawn));
    shown.push(waits(&mut walk));
    expect!["waits-for-trustees waits-for-keys too-early too-few-registered waits-for-order ok"].assert_eq(&shown.join(" "));
}

#[test]
fn a_ballot_counts_by_its_time_and_place_at_the_office() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    let uuid = walk.open("chair");
    let mut said = Vec::new();
    said.push(code(walk.casts("at", &uuid, "early")));
    walk.now = day(30);
    said.push(code(walk.casts("at", &uuid, "one")));
    said.push(code(walk.casts("at", &uuid, "one")));
    said.push(code(walk.casts("at:alternate", &uuid, "two")));
    let mut foreign = walk.ballot("de", &uuid, "three");
    foreign.agency = agency("fr");
    said.push(code(walk.tries("fr", Change::BallotCast(foreign))));
    let mut spaced = walk.ballot("de", &uuid, "four");
    spaced.ballot = spaced.ballot.replace("\",\"", "\", \"");
    said.push(code(walk.tries("de", Change::BallotCast(spaced))));
    said.push(code(walk.casts("de", &uuid, "five")));
    walk.now = day(31);
    said.push(code(walk.casts("fr", &uuid, "late")));
    expect!["ballot-not-taken ok ballot-not-taken ok ballot-not-taken ballot-not-taken ok ballot-not-taken"].assert_eq(&said.join(" "));
    let (round, encrypted) = walk.state.round(&uuid).expect("a round");
    let marks = |unsound: &BTreeSet<Sha256>| {
        encrypted.marks(round, &walk.state.rules, unsound).into_iter().map(BallotMark::label).collect::<Vec<_>>().join(" ")
    };
    expect!["early replaced replayed in-the-box malformed malformed in-the-box late"].assert_eq(&marks(&BTreeSet::new()));
    let bad = encrypted.ballots[6].sha256;
    expect!["early replaced replayed in-the-box malformed malformed malformed late"].assert_eq(&marks(&BTreeSet::from([bad])));
}

#[test]
fn the_last_ballot_counts_and_a_broken_one_replaces_none() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(30);
    let uuid = walk.open("chair");
    for content in ["one", "two", "three"] {
        walk.casts("at", &uuid, content).expect("in the box");
    }
    let (round, encrypted) = walk.state.round(&uuid).expect("a round");
    let marks = |unsound: &[usize]| {
        let unsound = unsound.iter().map(|at| encrypted.ballots[*at].sha256).collect();
        encrypted.marks(round, &walk.state.rules, &unsound).into_iter().map(BallotMark::label).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(marks(&[]), "replaced replaced in-the-box");
    assert_eq!(marks(&[2]), "replaced in-the-box malformed", "what does not hold stands in nobody's place");
    let mut once = RuleSet::default();
    once.voting_window.revote = false;
    let mut walk = Walk::prepared(once);
    walk.now = day(30);
    let uuid = walk.open("chair");
    walk.casts("at", &uuid, "one").expect("in the box");
    assert_eq!(walk.casts("at", &uuid, "two"), Err(Refusal::BallotNotTaken { mark: BallotMark::SecondVote }));
    let (round, encrypted) = walk.state.round(&uuid).expect("a round");
    assert_eq!(encrypted.marks(round, &walk.state.rules, &BTreeSet::new()), [BallotMark::InBox, BallotMark::SecondVote]);
}

#[test]
fn a_ballot_that_only_its_desk_has_waits_for_the_office() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(30);
    let uuid = walk.open("chair");
    let cast = Change::BallotCast(walk.ballot("at", &uuid, "one"));
    let author = who("at");
    let mut pending = fact(&author, &cast, walk.now, 99);
    pending.mark.position = None;
    fold(&mut walk.state, &pending).expect("kept");
    let (round, encrypted) = walk.state.round(&uuid).expect("a round");
    assert_eq!(encrypted.marks(round, &walk.state.rules, &BTreeSet::new()), [BallotMark::Waiting]);
    assert!(encrypted.voted(round, &walk.state.rules, &BTreeSet::new()).is_empty());
}

#[test]
fn voting_is_closed_when_its_time_is_over_or_every_registered_seat_has_voted() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(30);
    let uuid = walk.open("chair");
    let close = || Change::BallotClosed(BallotClosed { uuid: uuid.clone(), head: Sha256::of(b"box") });
    for key in &SEATS[..4] {
        walk.casts(key, &uuid, "x").expect("in the box");
    }
    let refused = walk.tries("secretary", close());
    assert!(
        matches!(&refused, Err(Refusal::StillVoting { agencies, until }) if *agencies == [agency("no")] && until.ends_with("(UTC)")),
        "{refused:?}"
    );
    let early = walk.state.clone();
    walk.casts("no", &uuid, "x").expect("in the box");
    assert_eq!(code(walk.tries("at", close())), "needs-duty");
    // A secretary who is none any more closes nothing.
    let mut former = who("secretary");
    former.duties.clear();
    assert_eq!(steps::take(&walk.state, close(), &former, walk.now).map(|_| ()), Err(Refusal::NeedsDuty { duty: Duty::Secretary }));
    let mut former = who("deputy");
    former.duties.clear();
    assert_eq!(steps::take(&walk.state, close(), &former, walk.now).map(|_| ()), Err(Refusal::NeedsDuty { duty: Duty::Secretary }));
    let teller = walk.state.drawn.as_ref().expect("drawn").tellers[0].to_string();
    walk.does(&teller, close());
    assert_eq!(code(walk.tries("secretary", close())), "voting-closed");
    assert_eq!(walk.casts("at", &uuid, "again"), Err(Refusal::BallotNotTaken { mark: BallotMark::Late }));
    assert_eq!(steps::check(&early, &close(), &who("deputy"), day(31)), Ok(()), "from the end on");
}

#[test]
fn trustees_decrypt_only_what_most_desks_found_in_the_box() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(30);
    let uuid = walk.open("chair");
    let part = |missing: &[&str]| {
        Change::PartlyDecrypted(PartlyDecrypted { uuid: uuid.clone(), text: "p".into(), missing: missing.iter().map(|key| agency(key)).collect() })
    };
    let sign =
        |key: &str, head: &[u8]| Change::HeadCountersigned(HeadCountersigned { uuid: uuid.clone(), agency: agency(key), head: Sha256::of(head) });
    assert_eq!(code(walk.tries("at", sign("at", b"box"))), "not-yet");
    walk.casts("at", &uuid, "x").expect("in the box");
    walk.casts("de", &uuid, "x").expect("in the box");
    walk.now = day(31);
    let tally = |tallied| Change::TallyRecorded(TallyRecorded { uuid: uuid.clone(), tally: "t".into(), sized: "s".into(), tallied });
    assert_eq!(code(walk.tries("secretary", tally(2))), "not-yet");
    walk.does("secretary", Change::BallotClosed(BallotClosed { uuid: uuid.clone(), head: Sha256::of(b"box") }));
    assert_eq!(walk.tries("it:officer", part(&[])), Err(Refusal::NotYet { waits: steps::Wait::Tally }));
    assert_eq!(code(walk.tries("secretary", tally(3))), "record-differs");
    walk.does("it:officer", tally(2));
    assert_eq!(code(walk.tries("it:officer", tally(2))), "already-recorded");
    walk.does("at", sign("at", b"box"));
    assert_eq!(code(walk.tries("at", sign("at", b"box"))), "already-recorded");
    let absent = walk.state.registered.remove(&agency("no")).expect("registered");
    assert_eq!(walk.tries("no", sign("no", b"box")), Err(Refusal::NotRegistered { agency: agency("no") }));
    walk.state.registered.insert(agency("no"), absent);
    walk.does("de", sign("de", b"box"));
    assert_eq!(code(walk.tries("it:officer", part(&["fr", "nl", "no"]))), "not-countersigned");
    walk.now = day(32);
    assert_eq!(code(walk.tries("it:officer", part(&["fr", "nl"]))), "not-countersigned");
    let unsigned = walk.state.clone();
    walk.does("it:officer", part(&["fr", "nl", "no"]));
    walk.does("fr", sign("fr", b"box"));
    assert_eq!(code(walk.tries("it:officer", part(&[]))), "already-recorded");
    assert_eq!(code(walk.tries("at", part(&[]))), "not-a-trustee");
    walk.does("se:officer", part(&[]));
    // A desk that found something else stops the count, however many agree.
    walk.does("nl", sign("nl", b"another box"));
    assert_eq!(walk.tries("ch:officer", part(&[])), Err(Refusal::BoxContradicted { agencies: vec![agency("nl")] }));
    assert_eq!(unsigned.round(&uuid).expect("a round").1.parts.len(), 0);
}

#[test]
fn a_result_is_as_long_and_as_large_as_its_ballots() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(30);
    let uuid = walk.open("chair");
    for key in SEATS {
        walk.casts(key, &uuid, "x").expect("in the box");
    }
    let head = Sha256::of(b"box");
    walk.does("secretary", Change::BallotClosed(BallotClosed { uuid: uuid.clone(), head }));
    let early = walk.result(&uuid, &[("AT", 5)]);
    assert_eq!(walk.tries("secretary", Change::ResultRecorded(early.clone())), Err(Refusal::NotYet { waits: steps::Wait::Parts }));
    for key in SEATS {
        walk.does(key, Change::HeadCountersigned(HeadCountersigned { uuid: uuid.clone(), agency: agency(key), head }));
    }
    walk.decrypt(&uuid);
    for counts in [&[("AT", 4)][..], &[("AT", 6)]] {
        let wrong = walk.result(&uuid, counts);
        assert_eq!(code(walk.tries("secretary", Change::ResultRecorded(wrong))), "record-differs");
    }
    let mut long = early.clone();
    long.counts.push(0);
    assert_eq!(code(walk.tries("secretary", Change::ResultRecorded(long))), "record-differs");
    walk.does("secretary", Change::ResultRecorded(early.clone()));
    assert_eq!(code(walk.tries("secretary", Change::ResultRecorded(early))), "already-recorded");
    let void = Change::BallotVoided(BallotVoided { uuid: uuid.clone(), reason: "Unwelcome.".into() });
    assert_eq!(code(walk.tries("secretary", void)), "already-counted");
}

#[test]
fn a_void_round_is_held_again_with_the_next_ballot() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(30);
    let first = walk.open("chair");
    let withdrawn = CandidateWithdrawn { office: chair(), candidate: stands("FR"), agency: agency("fr"), reason: Some("Elections at home.".into()) };
    walk.does("fr", Change::CandidateWithdrawn(withdrawn));
    assert!(walk.state.round(&first).expect("a round").0.voided.is_some(), "who stands no longer voids the round");
    assert_eq!(code(walk.casts("at", &first, "x")), "ballot-void");
    let closed = Change::BallotClosed(BallotClosed { uuid: first.clone(), head: Sha256::of(b"box") });
    assert_eq!(code(walk.tries("secretary", closed)), "ballot-void");
    let second = walk.hold("chair", &[("AT", 4), ("!", 1)]);
    assert_ne!(first, second);
    assert_eq!(walk.declare("chair"), Outcome::Elected { candidate: stands("AT") });
}

// ---- other ways to vote ----------------------------------------------------------------------------------------------------

fn on_paper(walk: &Walk) -> PaperCounted {
    let five: Vec<_> = SEATS.iter().map(|key| agency(key)).collect();
    PaperCounted {
        office: chair(),
        candidates: vec![stands("AT"), stands("FR")],
        ended: walk.now,
        present: five.clone(),
        handed_in: five,
        count: Count { votes: BTreeMap::from([(stands("AT"), 3), (stands("FR"), 1)]), against: 0, blank: 0, invalid: 1 },
        tellers: walk.state.drawn.as_ref().expect("drawn").tellers.clone(),
        text: None,
    }
}

#[test]
fn a_round_on_paper_is_a_round_of_its_own() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(30);
    let mut shown = Vec::new();
    let mut check = |name: &str, change: &dyn Fn(&mut PaperCounted)| {
        let mut it = on_paper(&walk);
        change(&mut it);
        shown.push(code(walk.tries(name, Change::PaperCounted(it))));
    };
    check("at", &|_| {});
    check("secretary", &|it| it.candidates.truncate(1));
    check("secretary", &|it| it.present.truncate(4));
    check("secretary", &|it| it.present.push(agency("ec3")));
    check("secretary", &|it| it.ended = Instant(it.ended.0 + 1));
    check("secretary", &|it| it.ended = day(29));
    check("secretary", &|it| it.tellers.clear());
    check("secretary", &|it| it.count.blank = 1);
    check("secretary", &|it| it.count.blank = u64::MAX);
    check("secretary", &|it| it.count.against = 1);
    check("secretary", &|_| {});
    expect!["needs-duty other-candidates not-present not-on-roll in-the-future too-early other-tellers count-differs count-differs count-differs ok"]
        .assert_eq(&shown.join(" "));
    assert_eq!(walk.declare("chair"), Outcome::Elected { candidate: stands("AT") });
    let unequal = RuleSet { cap_per_country: None, ..RuleSet::default() };
    let mut walk = Walk::prepared(unequal);
    walk.now = day(30);
    walk.state.roll.as_mut().expect("a roll").seats[0].weight = 2;
    let paper = on_paper(&walk);
    assert_eq!(code(walk.tries("secretary", Change::PaperCounted(paper))), "paper-of-unequal-votes");
    // Never beside an encrypted box that is open.
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(30);
    let paper = on_paper(&walk);
    walk.open("chair");
    assert_eq!(walk.tries("secretary", Change::PaperCounted(paper)), Err(Refusal::NotYet { waits: steps::Wait::Round }));
}

#[test]
fn votes_are_open_or_secret_as_the_rules_say() {
    let votes = |walk: &Walk| OpenVoteTaken {
        office: chair(),
        candidates: vec![stands("AT"), stands("FR")],
        ended: walk.now,
        present: SEATS.iter().map(|key| agency(key)).collect(),
        votes: SEATS
            .iter()
            .zip([Choice::For(stands("AT")), Choice::For(stands("AT")), Choice::For(stands("AT")), Choice::For(stands("FR")), Choice::Blank])
            .map(|(key, choice)| (agency(key), choice))
            .collect(),
    };
    let mut secret = Walk::prepared(RuleSet::default());
    secret.now = day(30);
    let taken = votes(&secret);
    assert_eq!(code(secret.tries("secretary", Change::OpenVoteTaken(taken))), "votes-are-secret");
    let mut open = Walk::prepared(RuleSet { ballot_mode: BallotMode::Open, ..RuleSet::default() });
    open.now = day(30);
    let opening = open.opening("chair");
    assert_eq!(code(open.tries("secretary", Change::BallotOpened(opening))), "votes-are-open");
    let paper = on_paper(&open);
    assert_eq!(code(open.tries("secretary", Change::PaperCounted(paper))), "votes-are-open");
    let mut strange = votes(&open);
    strange.votes.insert(agency("no"), Choice::Against);
    assert_eq!(code(open.tries("secretary", Change::OpenVoteTaken(strange))), "other-candidates");
    let taken = votes(&open);
    open.does("secretary", Change::OpenVoteTaken(taken));
    assert_eq!(open.declare("chair"), Outcome::Elected { candidate: stands("AT") });
}

// ---- the outcome -----------------------------------------------------------------------------------------------------------

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
