//! Elections made by chance: whatever is voted is counted, whoever of the trustees decrypts.

use chacha20::ChaCha20Rng;
use proptest::prelude::*;
use rand_core::{Rng, SeedableRng};

use crate::archive::{Archive, ArchiveFault};
use crate::ceremony::{
    CeremonyFault, CeremonySeed, Certificates, Confirmation, Dealing, bundle_shares, confirm_shares, join_group, make_dealing, open_decryption_key,
};
use crate::chain::EventKind;
use crate::credentials::{PrivateCredential, PublicCredentials};
use crate::decryption::{Counts, make_partial_decryption};
use crate::election::{Election, ElectionRecord, Question};
use crate::fault::{Place, Rule};
use crate::group::{Belenios2048, Group};
use crate::scalar::SecretScalar;
use crate::sealing::{Opening, OpeningFault, Sealer, SealingFault, Vote};
use crate::trustees::{TrusteeItem, TrusteeKey, Trustees, write_trustees};
use crate::verifier::{Remembered, Verified, verify, verify_with};

type G = Belenios2048;

/// What an election is made of.
#[derive(Debug, Clone)]
struct Plan {
    seed: u64,
    questions: Vec<Question>,
    weights: Vec<u64>,
    /// Who votes, in this order; some twice.
    turns: Vec<usize>,
    /// For each item its size and threshold; (1, 0) is a single trustee.
    trustees: Vec<(usize, usize)>,
}

fn question() -> impl Strategy<Value = Question> {
    (1..=4_usize, any::<bool>()).prop_flat_map(|(answers, blank)| {
        (0..=answers).prop_flat_map(move |max| {
            (0..=max).prop_map(move |min| Question {
                answers: (0..answers).map(|it| format!("Answer {it} \"é\"")).collect(),
                blank,
                min,
                max,
                question: "Which?\t".to_owned(),
            })
        })
    })
}

fn plan() -> impl Strategy<Value = Plan> {
    let trustees = prop_oneof![Just((1, 0)), (1..=3_usize).prop_flat_map(|n| (Just(n), 1..=n))];
    let voters = 1..=4_usize;
    (any::<u64>(), prop::collection::vec(question(), 1..=2), voters, prop::collection::vec(trustees, 1..=2)).prop_flat_map(
        |(seed, questions, voters, trustees)| {
            (prop::collection::vec(1..=5_u64, voters), prop::collection::vec(0..voters, 0..=voters + 1)).prop_map(move |(weights, turns)| Plan {
                seed,
                questions: questions.clone(),
                weights,
                turns,
                trustees: trustees.clone(),
            })
        },
    )
}

/// An election that is set up, with every secret.
struct Made {
    rng: ChaCha20Rng,
    archive: Archive,
    election: Election<G>,
    credentials: Vec<PrivateCredential>,
    public: PublicCredentials<G>,
    /// By item.
    keys: Vec<Vec<SecretScalar<G>>>,
}

/// A threshold group through its whole ceremony.
fn hold_ceremony(size: usize, threshold: usize, rng: &mut ChaCha20Rng) -> (TrusteeItem, Vec<SecretScalar<G>>) {
    let seeds: Vec<CeremonySeed> = (0..size).map(|_| CeremonySeed::make(rng)).collect();
    let texts: Vec<String> = seeds.iter().map(|it| it.make_certificate::<G>(rng)).collect();
    let certificates = Certificates::<G>::read(texts.iter().map(String::as_bytes)).unwrap();
    let dealings: Vec<Dealing> = seeds.iter().map(|it| make_dealing(it, &certificates, threshold, rng).unwrap()).collect();
    let mut confirmations: Vec<Confirmation> = Vec::new();
    let mut keys = Vec::new();
    for (number, seed) in (1..).zip(&seeds) {
        let bundle = bundle_shares(&dealings, number).unwrap();
        let confirmed = confirm_shares(seed, &certificates, threshold, &bundle, rng).unwrap_or_else(|fault| panic!("{fault}"));
        let opened = open_decryption_key(seed, &certificates, &confirmed.confirmation).unwrap();
        assert_eq!(*opened.reveal(), *confirmed.decryption_key.reveal());
        confirmations.push(confirmed.confirmation);
        keys.push(opened);
    }
    (TrusteeItem::Threshold(join_group(&certificates, threshold, &dealings, &confirmations).unwrap()), keys)
}

fn set_up(plan: &Plan) -> Made {
    let mut rng = ChaCha20Rng::seed_from_u64(plan.seed);
    let (mut items, mut keys) = (Vec::new(), Vec::new());
    for (size, threshold) in &plan.trustees {
        let (item, item_keys) = if *threshold == 0 {
            let secret = SecretScalar::<G>::make(&mut rng);
            (TrusteeItem::Single(TrusteeKey::make(&secret, &mut rng)), vec![secret])
        } else {
            hold_ceremony(*size, *threshold, &mut rng)
        };
        items.push(item);
        keys.push(item_keys);
    }
    let trustees = write_trustees(items);
    let key = Trustees::<G>::read(trustees.as_bytes()).unwrap().election_key();
    let record = ElectionRecord {
        version: 1,
        description: "é / \\ \"quoted\"".to_owned(),
        name: "By chance".to_owned(),
        group: G::NAME.to_owned(),
        public_key: G::encode(&key),
        questions: plan.questions.clone(),
        uuid: "ABCDEFGHJKLMNPQRSTUVWX".to_owned(),
        administrator: None,
        credential_authority: None,
        others: [("x_note".to_owned(), serde_json::json!({"round": 1}))].into(),
    };
    let credentials: Vec<PrivateCredential> = plan.weights.iter().map(|_| PrivateCredential::make(&mut rng)).collect();
    let list: Vec<(String, u64)> = credentials.iter().map(|it| it.derive_public::<G>(&record.uuid)).zip(plan.weights.iter().copied()).collect();
    let (election, public) = (record.write(), PublicCredentials::<G>::write(&list));
    let mut archive = Archive::begin(1_795_000_000);
    archive.record_setup(&election, &trustees, &public).unwrap();
    let election = Election::read(election.as_bytes()).unwrap();
    let public = PublicCredentials::read(public.as_bytes()).unwrap();
    Made { rng, archive, election, credentials, public, keys }
}

/// A vote by chance: slots, blank first.
fn draw(question: &Question, rng: &mut ChaCha20Rng) -> Vec<u8> {
    let mut slots = vec![0; question.slots()];
    if question.blank && rng.next_u32().is_multiple_of(4) {
        slots[0] = 1;
        return slots;
    }
    let wanted = question.min + rng.next_u32() as usize % (question.max - question.min + 1);
    let first = usize::from(question.blank);
    while slots.iter().map(|it| usize::from(*it)).sum::<usize>() < wanted {
        let slot = first + rng.next_u32() as usize % question.answers.len();
        slots[slot] = 1;
    }
    slots
}

impl Made {
    /// Lets everybody vote; the plain counts of what counts.
    fn vote(&mut self, plan: &Plan) -> Counts {
        let mut last: Vec<Option<Vec<Vec<u8>>>> = vec![None; plan.weights.len()];
        for voter in &plan.turns {
            let drawn: Vec<Vec<u8>> = plan.questions.iter().map(|it| draw(it, &mut self.rng)).collect();
            let votes: Vec<Vote> = plan.questions.iter().zip(&drawn).map(|(question, slots)| Vote::of_slots(question, slots).unwrap()).collect();
            let sealed = Sealer::of(&self.election, &self.credentials[*voter]).seal(&votes, &mut self.rng).unwrap();
            let opened = Opening::<G>::read(&sealed.opening.reveal()).unwrap().audit(&self.election, &self.public, sealed.bytes.as_bytes());
            assert_eq!(opened, Ok(drawn.clone()), "an audited ballot says what was voted");
            self.archive.record_ballot(&sealed.bytes).unwrap();
            last[*voter] = Some(drawn);
        }
        let mut counts: Counts = plan.questions.iter().map(|it| vec![0; it.slots()]).collect();
        for (vote, weight) in last.iter().zip(&plan.weights) {
            for (sums, answer) in counts.iter_mut().zip(vote.iter().flatten()) {
                for (sum, one) in sums.iter_mut().zip(answer) {
                    *sum += u64::from(*one) * weight;
                }
            }
        }
        counts
    }

    /// Closes, tallies, and decrypts with as few trustees as are needed, chosen by chance.
    fn count(&mut self, plan: &Plan) -> Verified<G> {
        self.archive.record_end().unwrap();
        let closed = holds(&self.archive);
        let tally = closed.tally.as_ref().unwrap();
        self.archive.record_tally(tally).unwrap();
        let mut first = 1;
        for ((size, threshold), keys) in plan.trustees.iter().zip(&self.keys) {
            let mut taking_part: Vec<usize> = (0..*size).collect();
            while taking_part.len() > (*threshold).max(1) {
                taking_part.remove(self.rng.next_u32() as usize % taking_part.len());
            }
            for index in taking_part {
                let text = make_partial_decryption(&self.election, tally, &keys[index], &mut self.rng);
                self.archive.record_decryption(first + index as u64, &text).unwrap();
            }
            first += *size as u64;
        }
        let decrypted = holds(&self.archive);
        self.archive.record_result(&decrypted.find_result().unwrap()).unwrap();
        holds(&self.archive)
    }
}

fn holds(archive: &Archive) -> Verified<G> {
    verify(archive.bytes()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_is_voted_is_counted(plan in plan()) {
        let mut made = set_up(&plan);
        let counts = made.vote(&plan);
        let verified = made.count(&plan);
        prop_assert_eq!(verified.result, Some(counts));
        let voters: std::collections::HashSet<_> = plan.turns.iter().collect();
        prop_assert_eq!(verified.counted.len(), voters.len());
    }
}

fn small() -> Plan {
    let question = |blank, max| Question { answers: vec!["A".to_owned(), "B".to_owned()], blank, min: 1, max, question: "?".to_owned() };
    Plan { seed: 11, questions: vec![question(true, 1)], weights: vec![1, 1], turns: vec![0, 1], trustees: vec![(3, 2)] }
}

#[test]
fn every_threshold_of_trustees_gives_the_same_result_and_fewer_give_none() {
    let plan = small();
    let mut made = set_up(&plan);
    let counts = made.vote(&plan);
    made.archive.record_end().unwrap();
    let closed = holds(&made.archive);
    made.archive.record_tally(closed.tally.as_ref().unwrap()).unwrap();
    let texts: Vec<String> =
        made.keys[0].iter().map(|key| make_partial_decryption(&made.election, closed.tally.as_ref().unwrap(), key, &mut made.rng)).collect();
    for owners in [vec![1, 2], vec![1, 3], vec![2, 3], vec![3, 1], vec![1, 2, 3]] {
        let mut archive = made.archive.clone();
        for owner in &owners {
            archive.record_decryption(*owner, &texts[*owner as usize - 1]).unwrap();
        }
        assert_eq!(holds(&archive).find_result(), Ok(counts.clone()), "{owners:?}");
    }
    let mut archive = made.archive.clone();
    archive.record_decryption(2, &texts[1]).unwrap();
    assert_eq!(holds(&archive).find_result(), Err(Rule::SharesMissing { item: 1, missing: 1 }.at(Place::Result)));
    assert_eq!(archive.record_decryption(2, &texts[1]), Err(ArchiveFault::OwnerTwice(2)));
    // Handed in under another's number it does not hold.
    archive.record_decryption(1, &texts[1].clone()).unwrap();
    assert!(verify::<G>(archive.bytes()).is_err());
}

#[test]
fn the_archive_takes_events_in_their_order_and_no_ballot_twice() {
    let plan = small();
    let mut made = set_up(&plan);
    let vote = Vote::choosing(&plan.questions[0], &[1]).unwrap();
    let sealer = Sealer::of(&made.election, &made.credentials[0]);
    let ballot = sealer.seal(&[vote], &mut made.rng).unwrap().bytes;
    made.archive.record_ballot(&ballot).unwrap();
    assert_eq!(made.archive.record_ballot(&ballot), Err(ArchiveFault::Replayed));
    assert_eq!(made.archive.record_decryption(1, "{}"), Err(ArchiveFault::OutOfPhase(EventKind::PartialDecryption)));
    assert_eq!(made.archive.record_setup("", "", ""), Err(ArchiveFault::OutOfPhase(EventKind::Setup)));
    made.archive.record_end().unwrap();
    assert_eq!(made.archive.record_ballot("later"), Err(ArchiveFault::OutOfPhase(EventKind::Ballot)));
    let mut resumed = Archive::resume(made.archive.bytes()).unwrap();
    assert_eq!(resumed.head(), made.archive.head());
    assert_eq!(resumed.record_end(), Err(ArchiveFault::OutOfPhase(EventKind::EndBallots)));
    assert!(matches!(Archive::resume(b"no archive"), Err(ArchiveFault::Unsound(_))));
}

#[test]
fn votes_that_do_not_fit_are_not_sealed() {
    let plan = small();
    let mut made = set_up(&plan);
    let question = &plan.questions[0];
    assert!(Vote::choosing(question, &[]).is_none(), "fewer than min");
    assert!(Vote::choosing(question, &[0, 1]).is_none(), "more than max");
    assert!(Vote::choosing(question, &[2]).is_none(), "there is no third answer");
    assert!(Vote::choosing(question, &[0, 0]).is_none(), "the same answer twice");
    assert!(Vote::choosing(question, &[usize::MAX]).is_none());
    assert!(Vote::of_slots(question, &[1, 1, 0]).is_none(), "blank and an answer");
    assert!(Vote::of_slots(question, &[0, 2, 0]).is_none());
    assert!(Vote::of_slots(question, &[0, 1]).is_none());
    assert!(Vote::blank(&Question { blank: false, ..question.clone() }).is_none());
    let sealer = Sealer::of(&made.election, &made.credentials[0]);
    assert_eq!(sealer.seal(&[], &mut made.rng).err(), Some(SealingFault::VoteCount { expected: 1, found: 0 }));
    let of_another = Vote::choosing(&Question { blank: false, ..question.clone() }, &[1]).unwrap();
    assert_eq!(sealer.seal(&[of_another], &mut made.rng).err(), Some(SealingFault::VoteDoesNotFit(1)));
    assert!(sealer.seal(&[Vote::blank(question).unwrap()], &mut made.rng).is_ok());
}

#[test]
fn an_opening_shows_only_its_own_ballot() {
    let plan = small();
    let mut made = set_up(&plan);
    let sealer = Sealer::of(&made.election, &made.credentials[0]);
    let mut seal = |index: usize| sealer.seal(&[Vote::choosing(&plan.questions[0], &[index]).unwrap()], &mut made.rng).unwrap();
    let (one, other) = (seal(0), seal(1));
    let audit = |opening: &Opening<G>, ballot: &str| opening.audit(&made.election, &made.public, ballot.as_bytes());
    assert_eq!(audit(&one.opening, &one.bytes), Ok(vec![vec![0, 1, 0]]));
    assert_eq!(audit(&one.opening, &other.bytes), Err(OpeningFault::Differs { question: 1, choice: 1 }));
    assert!(matches!(audit(&one.opening, &one.bytes.replace("\"hash\":\"", "\"hash\":\"x")), Err(OpeningFault::Ballot(_))));
    assert_eq!(Opening::<G>::read("[]").unwrap().audit(&made.election, &made.public, one.bytes.as_bytes()), Err(OpeningFault::Form));
    assert_eq!(Opening::<G>::read("{}").err(), Some(OpeningFault::Form));
}

#[test]
fn a_cheating_dealer_is_named() {
    let mut rng = ChaCha20Rng::seed_from_u64(12);
    let seeds: Vec<CeremonySeed> = (0..3).map(|_| CeremonySeed::make(&mut rng)).collect();
    let texts: Vec<String> = seeds.iter().map(|it| it.make_certificate::<G>(&mut rng)).collect();
    let certificates = Certificates::<G>::read(texts.iter().map(String::as_bytes)).unwrap();
    let dealings: Vec<Dealing> = seeds.iter().map(|it| make_dealing(it, &certificates, 2, &mut rng).unwrap()).collect();
    let again = make_dealing(&seeds[1], &certificates, 2, &mut rng).unwrap();
    let mut confirm = |dealings: &[Dealing], number: usize| {
        confirm_shares(&seeds[number - 1], &certificates, 2, &bundle_shares(dealings, number).unwrap(), &mut rng).err()
    };
    assert_eq!(confirm(&dealings, 1), None);
    // Shares of one polynomial, coefficients of another.
    let mut mixed: serde_json::Value = serde_json::from_str(&dealings[1].write()).unwrap();
    mixed["coefexps"] = serde_json::from_str::<serde_json::Value>(&again.write()).unwrap()["coefexps"].clone();
    let mixed = Dealing::read(mixed.to_string().as_bytes()).unwrap();
    assert_eq!(confirm(&[dealings[0].clone(), mixed.clone(), dealings[2].clone()], 1), Some(CeremonyFault::Share(2)));
    // Shares handed to the wrong trustees.
    let mut crossed: serde_json::Value = serde_json::from_str(&dealings[1].write()).unwrap();
    crossed["secrets"].as_array_mut().unwrap().swap(0, 1);
    let crossed = Dealing::read(crossed.to_string().as_bytes()).unwrap();
    assert_eq!(confirm(&[dealings[0].clone(), crossed, dealings[2].clone()], 1), Some(CeremonyFault::CannotOpen(2)));
    // One's own polynomial exchanged for another that one sealed before.
    let mut swapped: serde_json::Value = serde_json::from_str(&dealings[1].write()).unwrap();
    swapped["polynomial"] = serde_json::from_str::<serde_json::Value>(&again.write()).unwrap()["polynomial"].clone();
    let swapped = Dealing::read(swapped.to_string().as_bytes()).unwrap();
    assert_eq!(confirm(&[dealings[0].clone(), swapped, dealings[2].clone()], 2), Some(CeremonyFault::SealedContent(2)));
    assert_eq!(CeremonySeed::read("short").err(), Some(CeremonyFault::Seed));
    let stranger = CeremonySeed::make(&mut ChaCha20Rng::seed_from_u64(13));
    assert_eq!(certificates.number_of(&stranger), Err(CeremonyFault::NotAmong));
    assert!(make_dealing(&seeds[0], &certificates, 4, &mut ChaCha20Rng::seed_from_u64(14)).is_err(), "threshold above the number of trustees");
}

#[test]
fn a_sealed_message_that_was_changed_does_not_open() {
    let mut rng = ChaCha20Rng::seed_from_u64(16);
    let seeds: Vec<CeremonySeed> = (0..2).map(|_| CeremonySeed::make(&mut rng)).collect();
    let texts: Vec<String> = seeds.iter().map(|it| it.make_certificate::<G>(&mut rng)).collect();
    let certificates = Certificates::<G>::read(texts.iter().map(String::as_bytes)).unwrap();
    let dealings: Vec<Dealing> = seeds.iter().map(|it| make_dealing(it, &certificates, 2, &mut rng).unwrap()).collect();
    let mut confirm = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut dealing: serde_json::Value = serde_json::from_str(&dealings[1].write()).unwrap();
        let mut sealed: serde_json::Value = serde_json::from_str(dealing["secrets"][0].as_str().unwrap()).unwrap();
        change(&mut sealed);
        dealing["secrets"][0] = sealed.to_string().into();
        let changed = [dealings[0].clone(), Dealing::read(dealing.to_string().as_bytes()).unwrap()];
        confirm_shares(&seeds[0], &certificates, 2, &bundle_shares(&changed, 1).unwrap(), &mut rng).err()
    };
    assert_eq!(confirm(&|_| {}), None);
    let cannot = Some(CeremonyFault::CannotOpen(2));
    for data in ["", "00", "0011223344556677", "xy", "0", "AB"] {
        assert_eq!(confirm(&|it| it["data"] = data.into()), cannot, "{data}");
    }
    assert_eq!(confirm(&|it| it["alpha"] = "1".into()), cannot);
    assert_eq!(confirm(&|it| it["beta"] = "2".into()), cannot, "not in the group");
    let flipped = |it: &mut serde_json::Value| {
        let data = it["data"].as_str().unwrap().to_owned();
        let last = if data.ends_with('0') { "1" } else { "0" };
        it["data"] = format!("{}{last}", &data[..data.len() - 1]).into();
    };
    assert_eq!(confirm(&flipped), cannot, "the tag is checked");
}

#[test]
fn remembered_ballots_are_not_believed_in_another_election() {
    let plan = small();
    let mut made = set_up(&plan);
    made.vote(&plan);
    let mut remembered = Remembered::new();
    verify_with::<G>(made.archive.bytes(), None, &mut remembered).map(|_| ()).unwrap();
    let other = set_up(&Plan { seed: 15, ..plan });
    let mut archive = other.archive;
    for step in super::script::Script::of(made.archive.bytes()).all(EventKind::Ballot) {
        archive.record_ballot(&step.data[0]).unwrap();
    }
    let faults = verify_with::<G>(archive.bytes(), None, &mut remembered).map(|_| ()).unwrap_err();
    assert_eq!(faults.len(), 2, "{faults:?}");
}

#[test]
fn what_is_locked_opens_for_the_threshold_and_for_nobody_else() {
    use crate::locked::{SoundShare, lock, make_share, unlock};
    let mut rng = ChaCha20Rng::seed_from_u64(91);
    let (item, keys) = hold_ceremony(3, 2, &mut rng);
    let trustees = Trustees::<G>::read(write_trustees(vec![item]).as_bytes()).unwrap();
    let content = [7; 32];
    let text = lock(&trustees, &content, "lot/order/1", &mut rng);
    let shares: Vec<String> = keys.iter().map(|key| make_share(&text, "lot/order/1", key, &mut rng).unwrap()).collect();
    let read = |owner: u64, context: &str| SoundShare::read(&text, context, &trustees, owner, &shares[owner as usize - 1]);
    for pair in [[1, 2], [2, 3], [3, 1]] {
        let some = pair.iter().map(|owner| read(*owner, "lot/order/1").unwrap()).collect();
        assert_eq!(*unlock(&text, "lot/order/1", &trustees, some).unwrap(), content, "{pair:?}");
    }
    let one = vec![read(1, "lot/order/1").unwrap()];
    assert_eq!(unlock(&text, "lot/order/1", &trustees, one).unwrap_err().rule, Rule::SharesMissing { item: 1, missing: 1 });
    assert_eq!(read(1, "lot/tie/1").err().map(|it| it.rule), Some(Rule::Proof), "bound to its context");
    let other = SoundShare::read(&text, "lot/order/1", &trustees, 2, &shares[0]);
    assert_eq!(other.err().map(|it| it.rule), Some(Rule::Proof), "bound to its trustee");
    let mut changed = text.clone();
    let at = changed.find("data").unwrap() + 8;
    changed.replace_range(at..=at, if &changed[at..=at] == "0" { "1" } else { "0" });
    let some = [1, 2].map(|owner| read(owner, "lot/order/1").unwrap()).into_iter().collect();
    assert!(unlock(&changed, "lot/order/1", &trustees, some).is_err(), "a change is noticed");
}
