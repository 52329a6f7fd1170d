//! What protocol version 1 hashes for each proof, byte for byte (sections 2.6 to 2.8).
//!
//! A version 2 has been announced; it would be a second module like this one. ⟨X⟩ arrives here as text already.

use crate::group::Group;
use crate::scalar::Scalar;
use crate::text::Hash;

fn challenge<'a, G: Group>(parts: impl IntoIterator<Item = &'a str>) -> Scalar<G> {
    Scalar::of_hash(&Hash::of_parts(parts))
}

/// Proof of knowledge of a trustee's key (2.6).
pub(crate) fn proof_of_knowledge<G: Group>(public: &str, commitment: &str) -> Scalar<G> {
    challenge(["pok|", G::NAME, "|", public, "|", commitment])
}

/// Signature of a message of the key ceremony (2.6).
pub(crate) fn message<G: Group>(message: &str, commitment: &str) -> Scalar<G> {
    challenge(["sigmsg|", message, "|", commitment])
}

/// Signature of a ballot (2.7, 5): `hash` is the ballot's digest as base64.
pub(crate) fn signature<G: Group>(hash: &str, commitment: &str) -> Scalar<G> {
    challenge(["sig|", hash, "|", commitment])
}

/// Partial decryption (2.8): `fingerprint` is φ.
pub(crate) fn decryption<G: Group>(fingerprint: &str, public: &str, a: &str, b: &str) -> Scalar<G> {
    challenge(["decrypt|", fingerprint, "|", public, "|", a, ",", b])
}

/// Individual proofs (prefix `prove|S0|⟨α⟩,⟨β⟩|`) and overall proofs without blank (`prove|S|⟨α_Σ⟩,⟨β_Σ⟩|`) (2.7, 1 and 3).
pub(crate) fn one_of<G: Group>(statement: &str, alpha: &str, beta: &str, commitments: &[String]) -> Scalar<G> {
    challenge(["prove|", statement, "|", alpha, ",", beta, "|"].into_iter().chain(with_commas(commitments)))
}

/// The two proofs of a question that allows blank (2.7, 4).
#[derive(Clone, Copy)]
pub(crate) enum BlankProof {
    /// `bproof0`: not blank, or nothing chosen.
    Blank,
    /// `bproof1`: blank, or an allowed number chosen.
    Overall,
}

/// Proofs of a question that allows blank; the sums are not repeated in the prefix (2.7, 4).
pub(crate) fn blank<G: Group>(which: BlankProof, statement: &str, commitments: &[String]) -> Scalar<G> {
    let name = match which {
        BlankProof::Blank => "bproof0|",
        BlankProof::Overall => "bproof1|",
    };
    challenge([name, statement, "|"].into_iter().chain(with_commas(commitments)))
}

/// S0 = φ|⟨C⟩ (2.7).
pub(crate) fn ballot_statement(fingerprint: &str, credential: &str) -> String {
    format!("{fingerprint}|{credential}")
}

/// S = S0|⟨α_0⟩,⟨β_0⟩,⟨α_1⟩,… (2.7, 2).
pub(crate) fn answer_statement<'a>(ballot_statement: &str, choices: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut statement = format!("{ballot_statement}|");
    for (index, (alpha, beta)) in choices.into_iter().enumerate() {
        if index > 0 {
            statement.push(',');
        }
        statement.push_str(alpha);
        statement.push(',');
        statement.push_str(beta);
    }
    statement
}

fn with_commas(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().enumerate().flat_map(|(index, text)| [if index > 0 { "," } else { "" }, text.as_str()])
}
