//! Tally, decryptions, result (2.8).

use expect_test::{Expect, expect};

use super::super::script::Step;
use super::{check, other_element, other_scalar, plus_order};
use crate::chain::EventKind::{Ballot, EncryptedTally, PartialDecryption, Result as End};
use crate::wire;

#[test]
fn the_tally_is_that_of_the_ballots() {
    let tally = |change: fn(&mut Vec<Vec<wire::Ciphertext>>), counted: u64, weight: u64, expected: Expect| {
        check(
            |script| {
                let place = script.place(EncryptedTally, 0);
                let mut written: Vec<Vec<wire::Ciphertext>> = serde_json::from_str(&script.steps[place].data[0]).unwrap();
                change(&mut written);
                script.steps[place] = Step::tally(&wire::write(&written), counted, weight);
            },
            expected,
        );
    };
    // * One ciphertext of the record replaced, with the right result.
    tally(
        |it| it[2][1].beta = other_element(&it[2][1].beta),
        5,
        8,
        expect!["encrypted tally, question 3, choice 2: the encrypted tally is not that of the ballots"],
    );
    tally(|it| it[2].truncate(4), 5, 8, expect!["encrypted tally: the encrypted tally is not that of the ballots"]);
    tally(|it| it[0][0].alpha.insert(0, '0'), 5, 8, expect!["encrypted tally, question 1, choice 1: the encrypted tally is not that of the ballots"]);
    // * Sizes.
    tally(|_| {}, 6, 8, expect!["encrypted tally: 6 ballots tallied, counted 5"]);
    tally(|_| {}, 5, 9, expect!["encrypted tally: total weight 9, counted 8"]);
    // A ballot taken out after the tally was made.
    check(
        |script| drop(script.steps.remove(script.place(Ballot, 2))),
        expect![[r#"
        encrypted tally, question 1, choice 1: the encrypted tally is not that of the ballots
        encrypted tally, question 1, choice 2: the encrypted tally is not that of the ballots
        encrypted tally, question 1, choice 3: the encrypted tally is not that of the ballots
        encrypted tally, question 1, choice 4: the encrypted tally is not that of the ballots
        encrypted tally, question 2, choice 1: the encrypted tally is not that of the ballots
        encrypted tally, question 2, choice 2: the encrypted tally is not that of the ballots
        encrypted tally, question 3, choice 1: the encrypted tally is not that of the ballots
        encrypted tally, question 3, choice 2: the encrypted tally is not that of the ballots
        encrypted tally, question 3, choice 3: the encrypted tally is not that of the ballots
        encrypted tally, question 3, choice 4: the encrypted tally is not that of the ballots
        encrypted tally, question 3, choice 5: the encrypted tally is not that of the ballots
        encrypted tally: 5 ballots tallied, counted 4
        encrypted tally: total weight 8, counted 7"#]],
    );
}

fn check_decryption(n: usize, owner: Option<u64>, change: impl FnOnce(&mut wire::PartialDecryption), expected: Expect) {
    check(
        |script| {
            let place = script.place(PartialDecryption, n);
            let owned: wire::OwnedDecryption = serde_json::from_str(&script.steps[place].data[1]).unwrap();
            let mut written = serde_json::from_str(&script.steps[place].data[0]).unwrap();
            change(&mut written);
            script.steps[place] = Step::decryption(owner.unwrap_or(owned.owner), &wire::write(&written));
        },
        expected,
    );
}

#[test]
fn decryptions_are_proven_and_of_different_trustees() {
    check_decryption(
        0,
        None,
        |it| it.decryption_factors[2][0] = other_element(&it.decryption_factors[2][0]),
        expect!["partial decryption 1, question 3, choice 1: the proof does not hold"],
    );
    check_decryption(
        1,
        None,
        |it| it.decryption_proofs[0][1].response = other_scalar(&it.decryption_proofs[0][1].response),
        expect!["partial decryption 2, question 1, choice 2: the proof does not hold"],
    );
    check_decryption(
        1,
        None,
        |it| it.decryption_proofs[0][1].response = plus_order(&it.decryption_proofs[0][1].response),
        expect!["partial decryption 2, question 1, choice 2: a challenge or response is not reduced"],
    );
    check_decryption(
        0,
        None,
        |it| it.decryption_factors[0][0].insert(0, '0'),
        expect!["partial decryption 1, question 1, choice 1: a number is not in canonical form (leading zero)"],
    );
    check_decryption(
        0,
        None,
        |it| it.decryption_factors[0][0] = "2".to_owned(),
        expect!["partial decryption 1, question 1, choice 1: a number is not an element of the group"],
    );
    check_decryption(
        0,
        None,
        |it| drop(it.decryption_factors[0].pop()),
        expect!["partial decryption 1: is not a record of the expected form (lists of other lengths than the tally)"],
    );
    check_decryption(0, Some(5), |_| {}, expect!["partial decryption 1: there is no trustee 5"]);
    check_decryption(0, Some(0), |_| {}, expect!["partial decryption 1: there is no trustee 0"]);
    // * The same trustee twice.
    check(
        |script| {
            let place = script.place(PartialDecryption, 0);
            let again = script.steps[place].clone();
            script.steps.insert(place + 1, again);
        },
        expect!["partial decryption 2: trustee 1 has decrypted already"],
    );
    check(
        |script| drop(script.steps.remove(script.place(PartialDecryption, 0))),
        expect!["result: partial decryptions of 1 more trustees are needed (item 1 of the list)"],
    );
    check(
        |script| drop(script.steps.remove(script.place(PartialDecryption, 2))),
        expect!["result: partial decryptions of 1 more trustees are needed (item 2 of the list)"],
    );
}

#[test]
fn the_result_is_what_the_ballots_decrypt_to() {
    let result = |change: fn(&mut Vec<Vec<u64>>), expected: Expect| {
        check(
            |script| {
                let place = script.place(End, 0);
                let mut counts: wire::Counts = serde_json::from_str(&script.steps[place].data[0]).unwrap();
                change(&mut counts.result);
                script.steps[place].data = vec![wire::write(&counts)];
            },
            expected,
        );
    };
    // * Counts that don't add up.
    result(|it| it[1][0] += 1, expect!["result, question 2: the counts add up to 9, the weight is 8"]);
    result(
        |it| {
            it[0][1] += 1;
            it[0][2] -= 1;
        },
        expect![[r#"
            result, question 1, choice 2: the count is not what the ballots decrypt to
            result, question 1, choice 3: the count is not what the ballots decrypt to"#]],
    );
    result(|it| it[2][1] += 1, expect!["result, question 3, choice 2: the count is not what the ballots decrypt to"]);
    result(|it| it[2].truncate(4), expect!["result: is not a record of the expected form (lists of other lengths than the tally)"]);
    result(|it| it.truncate(2), expect!["result: is not a record of the expected form (lists of other lengths than the tally)"]);
    check(
        |script| {
            let place = script.place(End, 0);
            script.steps[place].data[0] = script.steps[place].data[0].replacen('[', "[[-1],", 1);
        },
        expect!["result: is not a record of the expected form (Data at column 14)"],
    );
}
