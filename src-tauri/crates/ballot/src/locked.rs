//! Content that the threshold of an election's trustees can open, and fewer cannot.
//!
//! Not part of the published format: it serves what must be fixed before voting and may be opened later, whoever refuses to, and it shows that
//! a trustee's key is there. Format, in the terms of 2.1 and 2.2, with a context that names what the content is for:
//!
//! - locked: `{"alpha":⟨g^r⟩,"data":hex,"tag":hex}`; r random, s = ⟨y^r⟩, data = content ⊕ H(`jcat-locked|`context`|`alpha`|`s),
//!   tag = H(`jcat-locked-tag|`context`|`alpha`|`s`|`hex of content);
//! - share of the trustee with key x, X = g^x: `{"factor":⟨alpha^x⟩,"proof":{"challenge":c,"response":r}}`; w random, A = g^w, B = alpha^w,
//!   c = num(H(`jcat-share|`context`|`⟨X⟩`|`alpha`|`factor`|`⟨A⟩`,`⟨B⟩)) mod q, r = w − x·c;
//! - opening: s is what the factors combine to, as in 2.8.

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::decryption::{Combined, Decryption};
use crate::fault::{Fault, Place, Rule};
use crate::group::{Group, public_of, read_element};
use crate::proofs::{Proof, equal_commitments, prove_equal};
use crate::scalar::{Scalar, SecretScalar};
use crate::text::Hash;
use crate::trustees::Trustees;
use crate::wire;

/// What can be locked: 32 bytes.
pub type Content = [u8; 32];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Locked {
    alpha: String,
    data: String,
    tag: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Share {
    factor: String,
    proof: wire::Proof,
}

fn mask(content: &Content, context: &str, alpha: &str, secret: &str) -> Zeroizing<Content> {
    let stream = Hash::of_parts(["jcat-locked|", context, "|", alpha, "|", secret]);
    let mut masked = Zeroizing::new(*content);
    masked.iter_mut().zip(stream.0).for_each(|(byte, with)| *byte ^= with);
    masked
}

fn tag(content: &Content, context: &str, alpha: &str, secret: &str) -> String {
    let shown = Zeroizing::new(Hash(*content).hex());
    Hash::of_parts(["jcat-locked-tag|", context, "|", alpha, "|", secret, "|", &shown]).hex()
}

fn challenge<G: Group>(context: &str, public: &str, alpha: &str, factor: &str, (a, b): (&str, &str)) -> Scalar<G> {
    Scalar::of_hash(&Hash::of_parts(["jcat-share|", context, "|", public, "|", alpha, "|", factor, "|", a, ",", b]))
}

/// Locks content for the trustees of an election.
#[must_use]
pub fn lock<G: Group>(trustees: &Trustees<G>, content: &Content, context: &str, rng: &mut (impl CryptoRng + ?Sized)) -> String {
    let randomness = SecretScalar::<G>::make(rng);
    let alpha = G::encode(&public_of(&randomness));
    let secret = Zeroizing::new(G::encode(&G::secret_power(&trustees.election_key(), &randomness)));
    let data = Hash(*mask(content, context, &alpha, &secret)).hex();
    let tag = tag(content, context, &alpha, &secret);
    wire::write(&Locked { alpha, data, tag })
}

/// Makes a trustee's share in opening it, proven to be made with its key.
///
/// # Errors
/// What is locked does not read.
pub fn make_share<G: Group>(locked: &str, context: &str, key: &SecretScalar<G>, rng: &mut (impl CryptoRng + ?Sized)) -> Result<String, Fault> {
    let locked: Locked = wire::read(locked.as_bytes(), Place::Trustees)?;
    let alpha = read_element::<G>(&locked.alpha).map_err(|fault| Rule::Element(fault).at(Place::Trustees))?;
    let public = G::encode(&public_of(key));
    let factor = G::encode(&G::secret_power(&alpha, key));
    let proof = prove_equal(key, &alpha, rng, |a, b| challenge(context, &public, &locked.alpha, &factor, (a, b))).write();
    Ok(wire::write(&Share { factor, proof }))
}

/// A trustee's share whose proof holds.
pub struct SoundShare<G: Group>(Decryption<G>);

impl<G: Group> SoundShare<G> {
    /// Reads a share and checks its proof.
    ///
    /// # Errors
    /// No trustee has this number, something does not read, or the proof does not hold.
    pub fn read(locked: &str, context: &str, trustees: &Trustees<G>, owner: u64, share: &str) -> Result<Self, Fault> {
        let place = Place::Trustee(usize::try_from(owner).unwrap_or(usize::MAX));
        let locked: Locked = wire::read(locked.as_bytes(), Place::Trustees)?;
        let share: Share = wire::read(share.as_bytes(), place)?;
        let key = trustees.key(owner).ok_or_else(|| Rule::UnknownOwner(owner).at(place))?;
        let element = |text: &str| read_element::<G>(text).map_err(|fault| Rule::Element(fault).at(place));
        let (alpha, factor) = (element(&locked.alpha)?, element(&share.factor)?);
        let proof = Proof::<G>::read(&share.proof, place)?;
        let (a, b) = equal_commitments(key, &alpha, &G::power(&factor, &proof.challenge), &proof);
        let holds = challenge::<G>(context, &G::encode(key), &locked.alpha, &share.factor, (&a, &b)) == proof.challenge;
        if holds { Ok(Self(Decryption::of_factor(owner, factor))) } else { Err(Rule::Proof.at(place)) }
    }
}

/// Opens what is locked from the shares of enough trustees.
///
/// # Errors
/// Trustees are missing, or the content is not what was locked.
pub fn unlock<G: Group>(locked: &str, context: &str, trustees: &Trustees<G>, shares: Vec<SoundShare<G>>) -> Result<Zeroizing<Content>, Fault> {
    let locked: Locked = wire::read(locked.as_bytes(), Place::Trustees)?;
    let decryptions: Vec<Decryption<G>> = shares.into_iter().map(|it| it.0).collect();
    let secret = Zeroizing::new(G::encode(&Combined::of(trustees, &decryptions)?.only_factor()));
    let data = Hash::from_hex(&locked.data).ok_or_else(|| Rule::Form("data".to_owned()).at(Place::Trustees))?;
    let content = mask(&data.0, context, &locked.alpha, &secret);
    let same = tag(&content, context, &locked.alpha, &secret) == locked.tag;
    if same { Ok(content) } else { Err(Rule::Form("tag".to_owned()).at(Place::Trustees)) }
}
