//! Rounds: opened, voted in, closed, counted; on paper and openly too.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect;

use super::deciding::stands;
use super::walk::*;
use crate::change::Change;
use crate::elections::decide::Outcome;
use crate::elections::rule_set::*;
use crate::elections::state::BallotMark;
use crate::elections::*;
use crate::hash::Sha256;
use crate::{Duty, Instant, Refusal};

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

#[test]
fn void_rounds_are_repeated_as_long_as_there_are_ballots() {
    let mut walk = Walk::prepared(RuleSet::default());
    walk.now = day(29);
    let opening = walk.opening("chair");
    for _ in 0..walk.state.rules.longest() {
        let uuid = walk.open("chair");
        walk.does("secretary", Change::BallotVoided(BallotVoided { uuid, reason: "The line was down.".into() }));
    }
    assert_eq!(walk.tries("secretary", Change::BallotOpened(opening)), Err(Refusal::NoBallotLeft));
}
