//! What is fixed before voting: election, trustees, credentials (2.4 to 2.6).

use expect_test::{Expect, expect};

use super::super::script::Step;
use super::{check, other_element, other_scalar, plus_order};
use crate::wire;

/// Changes one record of a step, and with it what refers to it.
fn check_setup(record: usize, change: impl FnOnce(&str) -> String, expected: Expect) {
    check(
        |script| {
            let mut data = script.steps[0].data.clone();
            data[record] = change(&data[record]);
            script.steps[0] = Step::setup(&data[0], &data[1], &data[2]);
        },
        expected,
    );
}

#[test]
fn the_election_is_of_this_version_group_and_form() {
    let replaced = |from: &'static str, to: &'static str, expected: Expect| {
        check_setup(0, |it| it.replacen(from, to, 1), expected);
    };
    replaced(r#""version":1"#, r#""version":2"#, expect!["election: protocol version 2 is not known"]);
    replaced("BELENIOS-2048", "Ed25519", expect!["election: the group Ed25519 is not known"]);
    replaced("iDT6sZsoNAKK56", "iDT6sZsoNAKK5", expect!["election: the uuid is not at least 14 base-58 characters"]);
    replaced("iDT6sZsoNAKK56", "iDT6sZsoNAKK-56", expect!["election: the uuid is not at least 14 base-58 characters"]);
    replaced(r#""min":0,"max":2"#, r#""min":0,"max":5"#, expect!["election, question 3: min and max don't fit the number of answers"]);
    replaced(r#""min":0,"max":2"#, r#""min":3,"max":2"#, expect!["election, question 3: min and max don't fit the number of answers"]);
    replaced(r#""min":0,"max":2"#, r#""min":-1,"max":2"#, expect!["election: is not a record of the expected form (Data at column 972)"]);
    replaced(r#""max":2,"#, r#""max":2,"type":"NonHomomorphic","#, expect!["election: is not a record of the expected form (Data at column 986)"]);
    replaced(r#""version":1"#, r#""version":1,"version":1"#, expect!["election: is not a record of the expected form (Data at column 22)"]);
    check_setup(
        0,
        |it| {
            let (begin, rest) = it.split_once(r#""questions":["#).unwrap();
            format!("{begin}\"questions\":[{}", rest.rsplit_once(']').map(|(_, end)| format!("]{end}")).unwrap())
        },
        expect!["election: there is no question"],
    );
    let key = |change: fn(&str) -> String| {
        move |election: &str| {
            let (begin, rest) = election.split_once(r#""public_key":""#).unwrap();
            let (key, end) = rest.split_once('"').unwrap();
            format!("{begin}\"public_key\":\"{}\"{end}", change(key))
        }
    };
    check_setup(0, key(other_element), expect!["election: the election's key is not the product of the trustees' keys"]);
    check_setup(0, key(|it| format!("0{it}")), expect!["election: a number is not in canonical form (leading zero)"]);
    check_setup(0, key(|_| "2".to_owned()), expect!["election: a number is not an element of the group"]);
    // Words changed after the ballots were made: each ballot says so.
    replaced(
        "Bravo",
        "Bravissimo",
        expect![[r#"
            ballot 1: the ballot commits to another text of the election
            ballot 2: the ballot commits to another text of the election
            ballot 3: the ballot commits to another text of the election
            ballot 4: the ballot commits to another text of the election
            ballot 5: the ballot commits to another text of the election
            ballot 6: the ballot commits to another text of the election"#]],
    );
    replaced(
        r#""version":1"#,
        r#""version":1,"x_note":"said later""#,
        expect![[r#"
        ballot 1: the ballot commits to another text of the election
        ballot 2: the ballot commits to another text of the election
        ballot 3: the ballot commits to another text of the election
        ballot 4: the ballot commits to another text of the election
        ballot 5: the ballot commits to another text of the election
        ballot 6: the ballot commits to another text of the election"#]],
    );
}

/// Changes the trustees record through its parts.
fn check_trustees(change: impl FnOnce(&mut Vec<wire::TrusteeItem>), expected: Expect) {
    check_setup(
        1,
        |it| {
            let mut items: Vec<wire::TrusteeItem> = serde_json::from_str(it).unwrap();
            change(&mut items);
            wire::write(&items)
        },
        expected,
    );
}

fn check_group(change: impl FnOnce(&mut wire::Pedersen), expected: Expect) {
    check_trustees(
        |items| match &mut items[1] {
            wire::TrusteeItem::Pedersen(_, group) => change(group),
            wire::TrusteeItem::Single(..) => panic!("the second item is the group"),
        },
        expected,
    );
}

#[test]
fn trustees_are_proven() {
    check_trustees(Vec::clear, expect!["trustees: there is no trustee"]);
    check_setup(1, |it| it.replacen("Single", "Double", 1), expect!["trustees: is not a record of the expected form (Data at column 837)"]);
    check_trustees(
        |items| match &mut items[0] {
            wire::TrusteeItem::Single(_, key) => key.pok.response = other_scalar(&key.pok.response),
            wire::TrusteeItem::Pedersen(..) => panic!("the first item is a single trustee"),
        },
        expect!["trustee 1: the proof of knowledge of the key does not hold"],
    );
    check_trustees(
        |items| items.reverse(),
        expect![[r#"
        partial decryption 1, question 1, choice 1: the proof does not hold
        partial decryption 1, question 1, choice 2: the proof does not hold
        partial decryption 1, question 1, choice 3: the proof does not hold
        partial decryption 1, question 1, choice 4: the proof does not hold
        partial decryption 1, question 2, choice 1: the proof does not hold
        partial decryption 1, question 2, choice 2: the proof does not hold
        partial decryption 1, question 3, choice 1: the proof does not hold
        partial decryption 1, question 3, choice 2: the proof does not hold
        partial decryption 1, question 3, choice 3: the proof does not hold
        partial decryption 1, question 3, choice 4: the proof does not hold
        partial decryption 1, question 3, choice 5: the proof does not hold
        partial decryption 2, question 1, choice 1: the proof does not hold
        partial decryption 2, question 1, choice 2: the proof does not hold
        partial decryption 2, question 1, choice 3: the proof does not hold
        partial decryption 2, question 1, choice 4: the proof does not hold
        partial decryption 2, question 2, choice 1: the proof does not hold
        partial decryption 2, question 2, choice 2: the proof does not hold
        partial decryption 2, question 3, choice 1: the proof does not hold
        partial decryption 2, question 3, choice 2: the proof does not hold
        partial decryption 2, question 3, choice 3: the proof does not hold
        partial decryption 2, question 3, choice 4: the proof does not hold
        partial decryption 2, question 3, choice 5: the proof does not hold
        partial decryption 3, question 1, choice 1: the proof does not hold
        partial decryption 3, question 1, choice 2: the proof does not hold
        partial decryption 3, question 1, choice 3: the proof does not hold
        partial decryption 3, question 1, choice 4: the proof does not hold
        partial decryption 3, question 2, choice 1: the proof does not hold
        partial decryption 3, question 2, choice 2: the proof does not hold
        partial decryption 3, question 3, choice 1: the proof does not hold
        partial decryption 3, question 3, choice 2: the proof does not hold
        partial decryption 3, question 3, choice 3: the proof does not hold
        partial decryption 3, question 3, choice 4: the proof does not hold
        partial decryption 3, question 3, choice 5: the proof does not hold"#]],
    );
    check_trustees(|items| drop(items.remove(0)), expect!["election: the election's key is not the product of the trustees' keys"]);
    check_group(|it| it.threshold = 0, expect!["trustee 2: threshold and number of trustees don't fit"]);
    check_group(|it| it.threshold = 4, expect!["trustee 2: threshold and number of trustees don't fit"]);
    check_group(
        |it| it.threshold = 3,
        expect![[r#"
            trustee 2: threshold and number of trustees don't fit
            trustee 3: threshold and number of trustees don't fit
            trustee 4: threshold and number of trustees don't fit"#]],
    );
    check_group(|it| drop(it.coefexps.pop()), expect!["trustee 2: threshold and number of trustees don't fit"]);
    check_group(|it| drop(it.verification_keys.pop()), expect!["trustee 2: threshold and number of trustees don't fit"]);
    check_group(
        |it| it.certs[1].signature.response = other_scalar(&it.certs[1].signature.response),
        expect!["trustee 3: the signature of the certificate does not hold"],
    );
    check_group(
        |it| it.coefexps[2].signature.challenge = other_scalar(&it.coefexps[2].signature.challenge),
        expect!["trustee 4: the signature of the coefficients does not hold"],
    );
    check_group(
        |it| it.coefexps.swap(0, 1),
        expect![[r#"
        trustee 2: the signature of the coefficients does not hold
        trustee 3: the signature of the coefficients does not hold"#]],
    );
    check_group(
        |it| it.verification_keys.swap(0, 1),
        expect![[r#"
        trustee 2: the verification key does not follow from the coefficients
        trustee 3: the verification key does not follow from the coefficients"#]],
    );
    check_group(
        |it| it.verification_keys[2].pok.challenge = plus_order(&it.verification_keys[2].pok.challenge),
        expect!["trustee 4: a challenge or response is not reduced"],
    );
}

fn check_credentials(change: impl FnOnce(&mut Vec<String>), expected: Expect) {
    check_setup(
        2,
        |it| {
            let mut lines: Vec<String> = serde_json::from_str(it).unwrap();
            change(&mut lines);
            wire::write(&lines)
        },
        expected,
    );
}

#[test]
fn credentials_are_distinct_elements_with_a_weight() {
    check_credentials(|it| it.push(it[1].clone()), expect!["public credential 6: the credential is in the list already, at 2"]);
    check_credentials(|it| it.push(it[1].replace(",1", ",2")), expect!["public credential 6: the credential is in the list already, at 2"]);
    // * Weight 0.
    check_credentials(|it| it[1] = it[1].replace(",1", ",0"), expect!["public credential 2: the weight is not a number from 1 on"]);
    check_credentials(|it| it[1] = it[1].replace(",1", ",01"), expect!["public credential 2: the weight is not a number from 1 on"]);
    check_credentials(|it| it[1] = it[1].replace(",1", ",-1"), expect!["public credential 2: the weight is not a number from 1 on"]);
    check_credentials(|it| it[1] = it[1].replace(",1", ","), expect!["public credential 2: the weight is not a number from 1 on"]);
    check_credentials(|it| it[1].push_str(",agencyA"), expect!["public credential 2: the line has a third part"]);
    check_credentials(|it| it[1] = it[1].replace(",1", ",1000000000"), expect!["public credentials: the sum of the weights is too large"]);
    check_credentials(|it| it[1] = "2".to_owned(), expect!["public credential 2: a number is not an element of the group"]);
    check_credentials(|it| it[1].insert(0, '0'), expect!["public credential 2: a number is not in canonical form (leading zero)"]);
    check_credentials(|it| it[1].insert(0, ' '), expect!["public credential 2: a number is not a number of base-10 digits"]);
    check_setup(2, |_| "[1]".to_owned(), expect!["public credentials: is not a record of the expected form (Data at column 2)"]);
}
