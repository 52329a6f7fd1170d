//! The vectors: whole elections made by the format's own tool, with all secrets known (section 2.10).

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use serde_json::Value;

use super::script::Script;
use crate::archive::Archive;
use crate::ceremony::{CeremonySeed, Certificates, Confirmation, Dealing, bundle_shares, confirm_shares, join_group, open_decryption_key};
use crate::chain::EventKind;
use crate::credentials::{CredentialFault, PrivateCredential, PublicCredentials};
use crate::decryption::{Combined, Decryption, make_partial_decryption, write_result};
use crate::group::{Belenios2048, Group, public_of};
use crate::proofs::transcript::{self, BlankProof};
use crate::scalar::{Scalar, SecretScalar};
use crate::text::Hash;
use crate::trustees::{TrusteeItem, TrusteeKey, write_trustees};
use crate::verifier::{Remark, Remembered, Verified, verify, verify_with};

type G = Belenios2048;

pub struct Vector {
    pub uuid: &'static str,
    pub archive: &'static [u8],
    pub snapshot: &'static [u8],
    pub kat: &'static str,
    pub election: &'static str,
    pub credentials: &'static str,
    pub votes: &'static str,
    pub revote: &'static str,
    /// By trustee number: keys of single trustees.
    pub single_keys: &'static [(u64, &'static str)],
    /// Public keys of all single trustees, one a line.
    pub public_keys: &'static str,
    pub weights: &'static [u64],
}

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../vectors/", $name))
    };
}

pub const BASIC: Vector = Vector {
    uuid: "pZeJbmuY6x3oVr",
    archive: include_bytes!("../../vectors/ff-basic/pZeJbmuY6x3oVr.bel"),
    snapshot: include_bytes!("../../vectors/ff-basic/open.bel_snapshot"),
    kat: file!("ff-basic/kat.json"),
    election: file!("ff-basic/election.kept.json"),
    credentials: file!("ff-basic/private_creds.txt"),
    votes: file!("ff-basic/votes.txt"),
    revote: file!("ff-basic/revote1.txt"),
    single_keys: &[(0, file!("ff-basic/05935308.privkey")), (0, file!("ff-basic/14437D8B.privkey")), (0, file!("ff-basic/18719795.privkey"))],
    public_keys: file!("ff-basic/public_keys.jsons"),
    weights: &[1, 1, 1, 1, 1],
};

pub const MIXED: Vector = Vector {
    uuid: "iDT6sZsoNAKK56",
    archive: include_bytes!("../../vectors/ff-mixed/iDT6sZsoNAKK56.bel"),
    snapshot: include_bytes!("../../vectors/ff-mixed/open.bel_snapshot"),
    kat: file!("ff-mixed/kat.json"),
    election: file!("ff-mixed/election.kept.json"),
    credentials: file!("ff-mixed/private_creds.txt"),
    votes: file!("ff-mixed/votes.txt"),
    revote: file!("ff-mixed/revote1.txt"),
    single_keys: &[(0, file!("ff-mixed/33521EB4.privkey"))],
    public_keys: file!("ff-mixed/public_keys.jsons"),
    weights: &[1, 2, 1, 3, 1],
};

/// One trustee of the threshold group: seed, certificate, what it got, what it answered, its kept key.
struct Member {
    seed: &'static str,
    certificate: &'static str,
    bundle: &'static str,
    confirmation: &'static str,
    kept_key: &'static str,
}

macro_rules! member {
    ($name:literal) => {
        Member {
            seed: include_str!(concat!("../../vectors/ff-mixed/", $name, ".key")),
            certificate: include_str!(concat!("../../vectors/ff-mixed/", $name, ".cert")),
            bundle: include_str!(concat!("../../vectors/ff-mixed/", $name, ".vinput")),
            confirmation: include_str!(concat!("../../vectors/ff-mixed/", $name, ".voutput")),
            kept_key: include_str!(concat!("../../vectors/ff-mixed/", $name, ".dkey")),
        }
    };
}

const MEMBERS: [Member; 3] = [
    member!("14f395092a46739ca2a2db7cba7fdb0d6795ca25ab52af764ff7c7206e41a1ef"),
    member!("1a251701100b4dce79f04f2631f6b1bb6a03c7471fcab2d7eba8345abceb28de"),
    member!("4017b69f2490c8211fc9a60d22547f226abd2c7e74a5f70c1859cf31fac5ae1d"),
];

pub fn verified(vector: &Vector) -> Verified<G> {
    verify(vector.archive).unwrap_or_else(|faults| panic!("{faults:?}"))
}

impl Vector {
    /// Private credentials by voter: the line's last word.
    pub fn credentials(&self) -> Vec<PrivateCredential> {
        self.credentials.lines().map(|line| PrivateCredential::read(line.rsplit(' ').next().unwrap()).unwrap()).collect()
    }

    /// Counts from the plain votes: the first voter's second vote replaces the first.
    pub fn plain_counts(&self) -> Vec<Vec<u64>> {
        let mut votes: Vec<Vec<Vec<u64>>> = self.votes.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
        votes[0] = serde_json::from_str(self.revote.trim()).unwrap();
        let mut counts: Vec<Vec<u64>> = votes[0].iter().map(|it| vec![0; it.len()]).collect();
        for (vote, weight) in votes.iter().zip(self.weights) {
            for (sums, answer) in counts.iter_mut().zip(vote) {
                for (sum, one) in sums.iter_mut().zip(answer) {
                    *sum += one * weight;
                }
            }
        }
        counts
    }
}

#[test]
fn both_elections_verify_and_give_the_plain_count() {
    for vector in [&BASIC, &MIXED] {
        let verified = verified(vector);
        assert_eq!(verified.result, Some(vector.plain_counts()), "{}", vector.uuid);
        assert_eq!(verified.find_result(), Ok(vector.plain_counts()), "the search finds what was recorded");
        assert_eq!((verified.ballots.len(), verified.counted.len()), (6, 5), "one voter voted twice");
        assert_eq!(verified.credentials.total_weight(), vector.weights.iter().sum::<u64>());
        assert_eq!(verified.last, EventKind::Result);
    }
}

#[test]
fn a_snapshot_before_closing_verifies_and_is_where_the_archive_began() {
    for vector in [&BASIC, &MIXED] {
        assert!(vector.archive.starts_with(vector.snapshot));
        let verified = verify::<G>(vector.snapshot).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(verified.last, EventKind::Ballot);
        assert!(verified.tally.is_none() && verified.result.is_none(), "nothing is counted while voting is open");
    }
}

#[test]
fn every_hash_of_the_known_answers_is_reproduced() {
    for vector in [&BASIC, &MIXED] {
        let kat: Value = serde_json::from_str(vector.kat).unwrap();
        for one in kat["hashes"].as_array().unwrap() {
            let text = |name: &str| one[name].as_str().unwrap();
            let (name, preimage) = (text("name"), text("preimage"));
            assert_eq!(Hash::of(preimage.as_bytes()).hex(), text("sha256_hex"), "{name}");
            assert_eq!(challenge_of(preimage).write(), text("challenge_mod_q"), "{name}");
            assert_eq!(text("stored_challenge_or_sum"), text("challenge_mod_q"), "{name}");
        }
    }
}

/// Takes a hash input apart and puts it together again with what this crate hashes.
fn challenge_of(preimage: &str) -> Scalar<G> {
    let parts: Vec<&str> = preimage.split('|').collect();
    let last = *parts.last().unwrap();
    let commitments: Vec<String> = last.split(',').map(str::to_owned).collect();
    let statement = |parts: &[&str]| parts.join("|");
    match parts[0] {
        "pok" => {
            assert_eq!(parts[1], G::NAME);
            transcript::proof_of_knowledge(parts[2], last)
        }
        "sigmsg" => transcript::message(parts[1], last),
        "sig" => transcript::signature(parts[1], last),
        "decrypt" => transcript::decryption(parts[1], parts[2], &commitments[0], &commitments[1]),
        "bproof0" => transcript::blank(BlankProof::Blank, &statement(&parts[1..parts.len() - 1]), &commitments),
        "bproof1" => transcript::blank(BlankProof::Overall, &statement(&parts[1..parts.len() - 1]), &commitments),
        "prove" => {
            let (alpha, beta) = parts[parts.len() - 2].split_once(',').unwrap();
            transcript::one_of(&statement(&parts[1..parts.len() - 2]), alpha, beta, &commitments)
        }
        other => panic!("unknown kind of hash: {other}"),
    }
}

#[test]
fn every_value_of_the_known_answers_is_reproduced() {
    for vector in [&BASIC, &MIXED] {
        let kat: Value = serde_json::from_str(vector.kat).unwrap();
        let info = |name: &str| kat["info"][name].as_str().unwrap().to_owned();
        let verified = verified(vector);
        assert_eq!(info("group"), G::NAME);
        assert_eq!(info("generator"), G::encode(&G::generator()));
        assert_eq!(info("uuid"), verified.election.record().uuid);
        assert_eq!(info("election_hash_phi"), verified.election.fingerprint());
        let credential = PrivateCredential::read(&info("credential")).unwrap();
        let secret = credential.derive_secret::<G>(vector.uuid);
        assert_eq!(*secret.reveal(), info("credential_secret"));
        assert_eq!(G::encode(&public_of(&secret)), info("credential_public"));
        let ballot = verified.ballots.iter().find(|it| it.credential == info("credential_public")).unwrap();
        assert_eq!(ballot.tracker.base64(), info("tracker"));
        let script = Script::of(vector.archive);
        let text = &script.all(EventKind::Ballot).into_iter().find(|it| Hash::of(it.data[0].as_bytes()) == ballot.tracker).unwrap().data[0];
        let mut wire: crate::wire::Ballot = serde_json::from_str(text).unwrap();
        let signature = wire.signature.take().unwrap();
        let signed = crate::wire::write(&wire);
        assert!(signed.starts_with(info("signed_text").trim_end_matches("...")) || info("signed_text") == signed);
        assert_eq!(signature.hash, info("signature_hash"));
        assert_eq!(Hash::of(signed.as_bytes()).base64(), info("signature_hash"));
    }
}

#[test]
fn every_secret_derives_what_was_published() {
    for vector in [&BASIC, &MIXED] {
        let verified = verified(vector);
        let list: Vec<(String, u64)> =
            vector.credentials().iter().map(|it| it.derive_public::<G>(vector.uuid)).zip(vector.weights.iter().copied()).collect();
        let written = PublicCredentials::<G>::write(&list);
        let script = Script::of(vector.archive);
        let [setup] = script.all(EventKind::Setup)[..] else { panic!("one setup") };
        assert_eq!(written, setup.data[2], "the list of public credentials, byte for byte");
        assert_eq!(vector.election.trim_end(), setup.data[0]);
        assert_eq!(verified.election.record().write(), setup.data[0], "election.json, byte for byte");
        let public: Vec<TrusteeKey> = vector.public_keys.lines().map(|it| TrusteeKey::read::<G>(it.as_bytes()).unwrap()).collect();
        for (_, key) in vector.single_keys {
            let secret = SecretScalar::<G>::read(key.trim().trim_matches('"')).unwrap();
            let derived = G::encode(&public_of(&secret));
            assert!(public.iter().any(|it| it.public() == derived));
        }
    }
}

#[test]
fn an_archive_written_again_is_the_same_to_the_byte() {
    for vector in [&BASIC, &MIXED] {
        let verified = verified(vector);
        let script = Script::of(vector.archive);
        let mut archive = Archive::begin(script.timestamp);
        for step in &script.steps {
            let data: Vec<&str> = step.data.iter().map(String::as_str).collect();
            match step.kind {
                EventKind::Setup => archive.record_setup(data[0], data[1], data[2]),
                EventKind::Ballot => archive.record_ballot(data[0]),
                EventKind::EndBallots => archive.record_end(),
                EventKind::EncryptedTally => archive.record_tally(verified.tally.as_ref().unwrap()),
                EventKind::PartialDecryption => {
                    let owned: crate::wire::OwnedDecryption = serde_json::from_str(data[1]).unwrap();
                    archive.record_decryption(owned.owner, data[0])
                }
                EventKind::Result => archive.record_result(&verified.find_result().unwrap()),
            }
            .unwrap();
        }
        assert!(archive.bytes() == vector.archive, "{}", vector.uuid);
        assert_eq!(archive.head(), Some(verified.head));
        let mut resumed = Archive::resume(vector.snapshot).unwrap();
        for step in script.steps.iter().filter(|it| it.kind == EventKind::EndBallots) {
            assert!(step.data.is_empty());
            resumed.record_end().unwrap();
        }
        assert!(vector.archive.starts_with(resumed.bytes()), "an archive can be continued");
        assert_eq!(write_result(verified.result.as_ref().unwrap()), script.all(EventKind::Result)[0].data[0]);
    }
}

fn certificates() -> Certificates<G> {
    Certificates::read(MEMBERS.iter().map(|it| it.certificate.trim().as_bytes())).unwrap()
}

#[test]
fn the_ceremony_of_the_threshold_group_is_reproduced() {
    let mut rng = ChaCha20Rng::seed_from_u64(3);
    let certificates = certificates();
    let dealings: Vec<Dealing> = file!("ff-mixed/polynomials.jsons").lines().map(|it| Dealing::read(it.as_bytes()).unwrap()).collect();
    let mut confirmations = Vec::new();
    for (number, member) in (1..).zip(&MEMBERS) {
        let seed = CeremonySeed::read(member.seed.trim()).unwrap();
        assert_eq!(certificates.number_of(&seed).unwrap(), number);
        let certificate: crate::wire::Signed = serde_json::from_str(member.certificate).unwrap();
        let again: crate::wire::Signed = serde_json::from_str(&seed.make_certificate::<G>(&mut rng)).unwrap();
        assert_eq!(again.message, certificate.message, "the seed gives the same keys");
        let bundle = bundle_shares(&dealings, number).unwrap();
        assert_eq!(bundle.write(), member.bundle.trim_end(), "what a trustee gets, byte for byte");
        let confirmation = Confirmation::read(member.confirmation.trim_end().as_bytes()).unwrap();
        assert_eq!(confirmation.write(), member.confirmation.trim_end());
        let kept: Value = serde_json::from_str(&confirmation.write()).unwrap();
        assert_eq!(kept["private_key"].as_str().unwrap(), member.kept_key.trim_end(), "the kept key is the sealed one");
        let confirmed = confirm_shares(&seed, &certificates, 2, &bundle, &mut rng).unwrap_or_else(|fault| panic!("{fault}"));
        let key = open_decryption_key(&seed, &certificates, &confirmation).unwrap();
        assert_eq!(*confirmed.decryption_key.reveal(), *key.reveal(), "the shares add up to the key of the tool");
        let own = open_decryption_key(&seed, &certificates, &confirmed.confirmation).unwrap();
        assert_eq!(*own.reveal(), *key.reveal(), "our sealed answer opens again");
        confirmations.push(confirmation);
    }
    let group = join_group(&certificates, 2, &dealings, &confirmations).unwrap();
    let single = TrusteeKey::read::<G>(MIXED.public_keys.trim_end().as_bytes()).unwrap();
    let record = write_trustees(vec![TrusteeItem::Single(single), TrusteeItem::Threshold(group)]);
    assert_eq!(record, Script::of(MIXED.archive).steps[0].data[1], "the trustees record, byte for byte");
}

/// Every trustee's key by its number.
pub fn trustee_keys(vector: &Vector, verified: &Verified<G>) -> Vec<(u64, SecretScalar<G>)> {
    let mut keys: Vec<SecretScalar<G>> =
        vector.single_keys.iter().map(|(_, key)| SecretScalar::read(key.trim().trim_matches('"')).unwrap()).collect();
    if vector.uuid == MIXED.uuid {
        let certificates = certificates();
        for member in &MEMBERS {
            let seed = CeremonySeed::read(member.seed.trim()).unwrap();
            let confirmation = Confirmation::read(member.confirmation.trim_end().as_bytes()).unwrap();
            keys.push(open_decryption_key(&seed, &certificates, &confirmation).unwrap());
        }
    }
    let number = |key: &SecretScalar<G>| (1..=keys.len() as u64).find(|it| verified.trustees.key(*it) == Some(&public_of(key))).unwrap();
    keys.iter().map(|key| (number(key), key.copied())).collect()
}

#[test]
fn decryption_with_the_known_keys_gives_the_recorded_factors_and_the_result() {
    let mut rng = ChaCha20Rng::seed_from_u64(4);
    for vector in [&BASIC, &MIXED] {
        let verified = verified(vector);
        let tally = verified.tally.as_ref().unwrap();
        let script = Script::of(vector.archive);
        let mut made = Vec::new();
        for (owner, key) in trustee_keys(vector, &verified) {
            crate::decryption::check_key(&verified.trustees, owner, &key).unwrap();
            let text = make_partial_decryption(&verified.election, tally, &key, &mut rng);
            let factors = |text: &str| serde_json::from_str::<crate::wire::PartialDecryption>(text).unwrap().decryption_factors;
            for step in script.all(EventKind::PartialDecryption) {
                let owned: crate::wire::OwnedDecryption = serde_json::from_str(&step.data[1]).unwrap();
                if owned.owner == owner {
                    assert_eq!(factors(&text), factors(&step.data[0]));
                }
            }
            made.push(Decryption::read(&verified.election, &verified.trustees, tally, owner, text.as_bytes(), 1).unwrap());
        }
        let counts = Combined::of(&verified.trustees, &made).unwrap().find_counts(tally);
        assert_eq!(counts, Ok(vector.plain_counts()));
    }
}

#[test]
fn a_mistyped_credential_is_told_from_one_of_another_form() {
    let fault = |text: &str| PrivateCredential::read(text).err();
    assert_eq!(fault("KFc-AWc-BKt-ydd-z5u"), None);
    assert_eq!(fault("KFc-AWc-BKt-ydd-z5v"), Some(CredentialFault::Checksum));
    assert_eq!(fault("KFd-AWc-BKt-ydd-z5u"), Some(CredentialFault::Checksum));
    assert_eq!(fault("KFc-AWc-BKt-ydd-z5"), Some(CredentialFault::Form));
    assert_eq!(fault("KFc-AWc-BKt-ydd-z5u-"), Some(CredentialFault::Form));
    assert_eq!(fault("KFc-AWc-BKt-ydd-z0u"), Some(CredentialFault::Form), "0 is no base-58 digit");
    assert_eq!(fault("KFcAAWc-BKt-ydd-z5u"), Some(CredentialFault::Form));
    assert_eq!(fault(""), Some(CredentialFault::Form));
    assert_eq!(fault("éFc-AWc-BKt-ydd-z5"), Some(CredentialFault::Form));
}

#[test]
fn what_was_verified_once_is_remembered_under_its_setup_only() {
    let mut remembered = Remembered::new();
    verify_with::<G>(MIXED.snapshot, None, &mut remembered).map(|_| ()).unwrap();
    assert_eq!(remembered.count(), 6);
    let verified = verify_with::<G>(MIXED.archive, Some("iDT6sZsoNAKK56.bel"), &mut remembered).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(verified.result, Some(MIXED.plain_counts()));
    assert_eq!((remembered.count(), verified.remarks), (6, vec![]));
    let verified = verify_with::<G>(BASIC.archive, Some("other.bel"), &mut remembered).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(remembered.count(), 12, "another setup, other ballots");
    assert_eq!(verified.remarks, [Remark::FileName(BASIC.uuid.to_owned())]);
}
