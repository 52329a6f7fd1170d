//! Ballots (2.7).

use chacha20::ChaCha20Rng;
use expect_test::{Expect, expect};
use rand_core::SeedableRng;

use super::super::script::{Script, Step};
use super::super::vectors::{MIXED, verified};
use super::{G, check, other_element, other_scalar, plus_order};
use crate::chain::EventKind::{Ballot, EndBallots};
use crate::group::{Group, public_of};
use crate::scalar::SecretScalar;
use crate::sealing::{Sealer, Vote, sign};
use crate::wire;

#[derive(Clone, Copy)]
enum Signature {
    Again,
    AsItWas,
}

/// Changes the second ballot: one of a voter who voted once.
fn check_ballot(signature: Signature, change: impl FnOnce(&mut wire::Ballot), expected: Expect) {
    check(
        |script| {
            let place = script.place(Ballot, 1);
            let mut ballot: wire::Ballot = serde_json::from_str(&script.steps[place].data[0]).unwrap();
            let owner = ballot.credential.clone();
            change(&mut ballot);
            if let Signature::Again = signature {
                ballot.signature = None;
                ballot.signature = Some(sign(&ballot, &signing_key(&owner), &mut ChaCha20Rng::seed_from_u64(5)));
            }
            script.steps[place] = Step::ballot(&wire::write(&ballot));
        },
        expected,
    );
}

fn signing_key(credential: &str) -> SecretScalar<G> {
    let keys = MIXED.credentials().into_iter().map(|it| it.derive_secret::<G>(MIXED.uuid));
    keys.into_iter().find(|it| G::encode(&public_of(it)) == credential).unwrap()
}

#[test]
fn a_ballot_has_one_form() {
    let text = |change: fn(&str) -> String, expected: Expect| {
        check(
            |script| {
                let place = script.place(Ballot, 1);
                script.steps[place] = Step::ballot(&change(&script.steps[place].data[0]));
            },
            expected,
        );
    };
    text(|it| format!("{it}\n"), expect!["ballot 2: the ballot is not in canonical form"]);
    text(|it| it.replacen(":", ": ", 1), expect!["ballot 2: the ballot is not in canonical form"]);
    text(|it| it.replacen("{", "{\"more\":1,", 1), expect!["ballot 2: is not a record of the expected form (Data at column 7)"]);
    text(
        |it| {
            it.replacen(r#"{"election_uuid":"iDT6sZsoNAKK56","#, "{", 1).replacen(
                r#","answers""#,
                r#","election_uuid":"iDT6sZsoNAKK56","answers""#,
                1,
            )
        },
        expect!["ballot 2: the ballot is not in canonical form"],
    );
    text(|it| it.replacen("iDT6sZsoNAKK56", "iDT6sZsoNAKK\\u0035\\u0036", 1), expect!["ballot 2: the ballot is not in canonical form"]);
    text(
        |it| it.split_once(r#","signature""#).map(|(begin, _)| format!("{begin}}}")).unwrap(),
        expect!["ballot 2, signature: is not a record of the expected form (no signature)"],
    );
    text(|_| "null".to_owned(), expect!["ballot 2: is not a record of the expected form (Data at column 4)"]);
}

#[test]
fn a_ballot_is_for_this_election_and_of_a_voter() {
    use Signature::Again;
    check_ballot(Again, |it| it.election_uuid = "pZeJbmuY6x3oVr".to_owned(), expect!["ballot 2: the ballot names another election"]);
    check_ballot(
        Again,
        |it| it.election_hash = crate::text::Hash::of(b"other").base64(),
        expect!["ballot 2: the ballot commits to another text of the election"],
    );
    check_ballot(Again, |it| it.credential = other_element(&it.credential), expect!["ballot 2: the credential is not in the list"]);
    check_ballot(Again, |it| it.credential.insert(0, '0'), expect!["ballot 2: the credential is not in the list"]);
    check_ballot(Again, |it| drop(it.answers.pop()), expect!["ballot 2: 2 answers, expected 3"]);
    check_ballot(Again, |it| drop(it.answers[0].choices.pop()), expect!["ballot 2, question 1: 3 entries, expected 4"]);
    check_ballot(Again, |it| drop(it.answers[0].individual_proofs.pop()), expect!["ballot 2, question 1: 3 entries, expected 4"]);
    check_ballot(
        Again,
        |it| drop(it.answers[1].individual_proofs[1].pop()),
        expect!["ballot 2, question 2, proof of choice 2: 1 entries, expected 2"],
    );
    check_ballot(Again, |it| drop(it.answers[2].overall_proof.pop()), expect!["ballot 2, question 3, overall proof: 3 entries, expected 4"]);
    check_ballot(
        Again,
        |it| it.answers[0].blank_proof = None,
        expect!["ballot 2, question 1, blank proof: the proof for a blank answer is there exactly if blank is allowed"],
    );
    check_ballot(
        Again,
        |it| it.answers[1].blank_proof = it.answers[0].blank_proof.clone(),
        expect!["ballot 2, question 2, blank proof: the proof for a blank answer is there exactly if blank is allowed"],
    );
}

#[test]
fn numbers_of_a_ballot_are_canonical_and_in_the_group() {
    use Signature::Again;
    // * A zero in front.
    check_ballot(
        Again,
        |it| it.answers[0].choices[1].alpha.insert(0, '0'),
        expect!["ballot 2, question 1, choice 2: a number is not in canonical form (leading zero)"],
    );
    check_ballot(
        Again,
        |it| it.answers[0].choices[1].beta.insert(0, '+'),
        expect!["ballot 2, question 1, choice 2: a number is not a number of base-10 digits"],
    );
    check_ballot(
        Again,
        |it| it.answers[0].choices[1].beta = "0".to_owned(),
        expect!["ballot 2, question 1, choice 2: a number is not an element of the group"],
    );
    check_ballot(
        Again,
        |it| it.answers[2].choices[0].beta = "2".to_owned(),
        expect!["ballot 2, question 3, choice 1: a number is not an element of the group"],
    );
    check_ballot(
        Again,
        |it| it.answers[0].choices[1].alpha = plus_modulus(&it.answers[0].choices[1].alpha),
        expect!["ballot 2, question 1, choice 2: a number is not reduced"],
    );
    let proof = |change: fn(&mut wire::Ballot), expected: Expect| check_ballot(Again, change, expected);
    proof(
        |it| it.answers[0].individual_proofs[0][1].response = plus_order(&it.answers[0].individual_proofs[0][1].response),
        expect!["ballot 2, question 1, proof of choice 1: a challenge or response is not reduced"],
    );
    proof(
        |it| it.answers[0].overall_proof[0].challenge = plus_order(&it.answers[0].overall_proof[0].challenge),
        expect!["ballot 2, question 1, overall proof: a challenge or response is not reduced"],
    );
    proof(
        |it| it.answers[1].overall_proof[0].response.insert(0, '0'),
        expect!["ballot 2, question 2, overall proof: a challenge or response is not in canonical form (leading zero)"],
    );
    check_ballot(
        Signature::AsItWas,
        |it| {
            let proof = &mut it.signature.as_mut().unwrap().proof;
            proof.challenge = plus_order(&proof.challenge);
        },
        expect!["ballot 2, signature: a challenge or response is not reduced"],
    );
}

fn plus_modulus(number: &str) -> String {
    let groups: serde_json::Value = serde_json::from_str(include_str!("../../../vectors/groups.json")).unwrap();
    let modulus: num_bigint::BigUint = groups["BELENIOS-2048"]["p"].as_str().unwrap().parse().unwrap();
    (number.parse::<num_bigint::BigUint>().unwrap() + modulus).to_string()
}

#[test]
fn every_proof_of_a_ballot_holds() {
    use Signature::{Again, AsItWas};
    let bump = |proof: &mut wire::Proof| proof.response = other_scalar(&proof.response);
    check_ballot(
        Again,
        |it| bump(&mut it.answers[1].individual_proofs[0][1]),
        expect!["ballot 2, question 2, proof of choice 1: the proof does not hold"],
    );
    check_ballot(
        Again,
        |it| it.answers[1].individual_proofs[0].swap(0, 1),
        expect!["ballot 2, question 2, proof of choice 1: the proof does not hold"],
    );
    check_ballot(Again, |it| bump(&mut it.answers[1].overall_proof[0]), expect!["ballot 2, question 2, overall proof: the proof does not hold"]);
    check_ballot(Again, |it| bump(&mut it.answers[0].overall_proof[1]), expect!["ballot 2, question 1, overall proof: the proof does not hold"]);
    check_ballot(Again, |it| bump(&mut it.answers[0].overall_proof[0]), expect!["ballot 2, question 1, overall proof: the proof does not hold"]);
    check_ballot(Again, |it| bump(&mut it.answers[2].overall_proof[3]), expect!["ballot 2, question 3, overall proof: the proof does not hold"]);
    check_ballot(
        Again,
        |it| bump(&mut it.answers[2].blank_proof.as_mut().unwrap()[0]),
        expect!["ballot 2, question 3, blank proof: the proof does not hold"],
    );
    check_ballot(
        Again,
        |it| bump(&mut it.answers[2].blank_proof.as_mut().unwrap()[1]),
        expect!["ballot 2, question 3, blank proof: the proof does not hold"],
    );
    check_ballot(AsItWas, |it| bump(&mut it.signature.as_mut().unwrap().proof), expect!["ballot 2, signature: the proof does not hold"]);
    check_ballot(
        AsItWas,
        |it| it.signature.as_mut().unwrap().hash = crate::text::Hash::of(b"other").base64(),
        expect!["ballot 2, signature: the signed hash is not that of the ballot"],
    );
    // Ciphertexts of one answer exchanged: both individual proofs, and what was proven over all of them in order.
    check_ballot(
        Again,
        |it| it.answers[1].choices.swap(0, 1),
        expect![[r#"
        ballot 2, question 2, proof of choice 1: the proof does not hold
        ballot 2, question 2, proof of choice 2: the proof does not hold
        ballot 2, question 2, overall proof: the proof does not hold"#]],
    );
    // One ciphertext replaced by another sound number.
    check_ballot(
        Again,
        |it| it.answers[1].choices[0].beta = other_element(&it.answers[1].choices[0].beta),
        expect![[r#"
        ballot 2, question 2, proof of choice 1: the proof does not hold
        ballot 2, question 2, overall proof: the proof does not hold"#]],
    );
    // Signed by another voter.
    check_ballot(
        AsItWas,
        |it| {
            let others = MIXED.credentials().into_iter().map(|it| it.derive_secret::<G>(MIXED.uuid));
            let other = others.into_iter().find(|key| G::encode(&public_of(key)) != it.credential).unwrap();
            it.signature = None;
            it.signature = Some(sign(it, &other, &mut ChaCha20Rng::seed_from_u64(6)));
        },
        expect!["ballot 2, signature: the proof does not hold"],
    );
}

#[test]
fn a_ballot_counts_once_and_copies_nothing() {
    // * The same bytes again.
    check(
        |script| {
            let again = script.steps[script.place(Ballot, 1)].clone();
            script.steps.insert(script.place(EndBallots, 0), again);
        },
        expect!["ballot 7: replayed ballot: the same as number 2"],
    );
    // * The same randomness in another ballot of the same voter.
    let verified = verified(&MIXED);
    let credential = MIXED.credentials().remove(2);
    let sealer = Sealer::of(&verified.election, &credential);
    let sealed = |first: &[u8]| {
        let questions = verified.election.questions();
        let votes = [first, &[1, 0], &[0, 1, 1, 0, 0]];
        let votes: Vec<Vote> = questions.iter().zip(votes).map(|(question, slots)| Vote::of_slots(question, slots).unwrap()).collect();
        sealer.seal(&votes, &mut ChaCha20Rng::seed_from_u64(7)).unwrap().bytes
    };
    let cast = |script: &mut Script, ballot: &str| {
        script.steps.truncate(script.place(EndBallots, 0));
        script.steps.push(Step::ballot(ballot));
    };
    check(|script| cast(script, &sealed(&[0, 1, 0, 0])), expect!["holds, result None"]);
    check(
        |script| {
            cast(script, &sealed(&[0, 1, 0, 0]));
            script.steps.push(Step::ballot(&sealed(&[0, 0, 1, 0])));
        },
        expect!["ballot 8, question 1, choice 1: a ciphertext is copied from ballot 7"],
    );
    // An answer copied into another voter's ballot proves nothing there.
    check_ballot(
        Signature::Again,
        |it| {
            let script = Script::of(MIXED.archive);
            let other: wire::Ballot = serde_json::from_str(&script.steps[1].data[0]).unwrap();
            it.answers[1] = other.answers[1].clone();
        },
        expect![[r#"
            ballot 2, question 2, proof of choice 1: the proof does not hold
            ballot 2, question 2, proof of choice 2: the proof does not hold
            ballot 2, question 2, overall proof: the proof does not hold"#]],
    );
}
