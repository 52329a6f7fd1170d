//! Trustees: who must act together to open the tally (section 2.6). Reading the record, and single trustees' keys.
//!
//! The ceremony of a threshold group is in [`crate::ceremony`]. Own analysis in 2.9: `sigmsg` does not hash the verification key, so whoever
//! runs the ceremony authenticates its messages by other means.

use rand_core::CryptoRng;

use crate::fault::{Fault, Place, Rule};
use crate::group::{Group, public_of, read_element};
use crate::proofs::{Proof, knows, prove_knowledge, transcript};
use crate::scalar::{Scalar, SecretScalar};
use crate::wire;

/// The trustees of an election, proven.
#[derive(Debug)]
pub struct Trustees<G: Group> {
    items: Vec<Item<G>>,
}

/// One item of the list: it takes one trustee number, or n consecutive ones.
#[derive(Debug)]
pub(crate) enum Item<G: Group> {
    /// A trustee who must decrypt.
    Single(G::Element),
    /// Trustees of whom `threshold` must decrypt.
    Pedersen { threshold: usize, keys: Vec<G::Element>, shared: G::Element },
}

impl<G: Group> Item<G> {
    pub(crate) fn keys(&self) -> &[G::Element] {
        match self {
            Self::Single(key) => std::slice::from_ref(key),
            Self::Pedersen { keys, .. } => keys,
        }
    }

    const fn election_part(&self) -> &G::Element {
        match self {
            Self::Single(key) => key,
            Self::Pedersen { shared, .. } => shared,
        }
    }
}

impl<G: Group> Trustees<G> {
    /// Reads and proves the record: every signature, every proof of knowledge, every key from the coefficients (2.6).
    ///
    /// # Errors
    /// Lists everything that does not hold.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let written: Vec<wire::TrusteeItem> = wire::read(bytes, Place::Trustees).map_err(|fault| vec![fault])?;
        if written.is_empty() {
            return Err(vec![Rule::NoTrustee.at(Place::Trustees)]);
        }
        let mut faults = Vec::new();
        let mut items = Vec::with_capacity(written.len());
        let mut first = 1;
        for item in &written {
            let size = match item {
                wire::TrusteeItem::Single(..) => 1,
                wire::TrusteeItem::Pedersen(_, group) => group.certs.len(),
            };
            let read = match item {
                wire::TrusteeItem::Single(_, key) => read_key::<G>(key, first).map(Item::Single).map_err(|fault| vec![fault]),
                wire::TrusteeItem::Pedersen(_, group) => read_group(group, first),
            };
            match read {
                Ok(item) => items.push(item),
                Err(found) => faults.extend(found),
            }
            first += size;
        }
        if faults.is_empty() { Ok(Self { items }) } else { Err(faults) }
    }

    /// y, the product of all items' keys.
    #[must_use]
    pub fn election_key(&self) -> G::Element {
        self.items.iter().fold(G::identity(), |product, item| G::multiply(&product, item.election_part()))
    }

    /// The public key of a trustee by number, from 1.
    #[must_use]
    pub fn key(&self, owner: u64) -> Option<&G::Element> {
        let index = usize::try_from(owner.checked_sub(1)?).ok()?;
        self.items.iter().flat_map(Item::keys).nth(index)
    }

    /// How many trustees there are, all items together.
    #[must_use]
    pub fn count(&self) -> usize {
        self.items.iter().map(|it| it.keys().len()).sum()
    }

    /// How many trustees must decrypt at least: every single one, and each group's threshold.
    #[must_use]
    pub fn needed(&self) -> usize {
        let needed = |item: &Item<G>| match item {
            Item::Single(_) => 1,
            Item::Pedersen { threshold, .. } => *threshold,
        };
        self.items.iter().map(needed).sum()
    }

    pub(crate) fn items(&self) -> &[Item<G>] {
        &self.items
    }
}

/// A key with its proof of knowledge, as the record holds it.
pub struct TrusteeKey {
    pub(crate) wire: wire::TrusteeKey,
}

impl TrusteeKey {
    /// Makes the public part of a trustee's key with its proof (2.6).
    #[must_use]
    pub fn make<G: Group>(secret: &SecretScalar<G>, rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let public_key = G::encode(&public_of(secret));
        let pok = prove_knowledge(secret, rng, |commitment| transcript::proof_of_knowledge(&public_key, commitment)).write();
        Self { wire: wire::TrusteeKey { pok, public_key } }
    }

    /// Reads a trustee's public key and checks that its holder knows the secret.
    ///
    /// # Errors
    /// Refuses another form and a proof that doesn't hold.
    pub fn read<G: Group>(bytes: &[u8]) -> Result<Self, Fault> {
        let wire: wire::TrusteeKey = wire::read(bytes, Place::Trustees)?;
        read_key::<G>(&wire, 1)?;
        Ok(Self { wire })
    }

    /// The compact form.
    #[must_use]
    pub fn write(&self) -> String {
        wire::write(&self.wire)
    }

    /// ⟨X⟩.
    #[must_use]
    pub fn public(&self) -> &str {
        &self.wire.public_key
    }
}

/// An item of the trustees record, to be written.
pub enum TrusteeItem {
    /// `["Single", …]`.
    Single(TrusteeKey),
    /// `["Pedersen", …]`.
    Threshold(crate::ceremony::ThresholdGroup),
}

/// Writes the trustees record; the order of the items gives the trustees their numbers.
#[must_use]
pub fn write_trustees(items: Vec<TrusteeItem>) -> String {
    let written: Vec<_> = items
        .into_iter()
        .map(|item| match item {
            TrusteeItem::Single(key) => wire::TrusteeItem::Single(wire::SingleName::Single, key.wire),
            TrusteeItem::Threshold(group) => wire::TrusteeItem::Pedersen(wire::PedersenName::Pedersen, group.into_wire()),
        })
        .collect();
    wire::write(&written)
}

pub(crate) fn read_key<G: Group>(key: &wire::TrusteeKey, number: usize) -> Result<G::Element, Fault> {
    let place = Place::Trustee(number);
    let public = read_element::<G>(&key.public_key).map_err(|fault| Rule::Element(fault).at(place))?;
    let proof = Proof::<G>::read(&key.pok, place)?;
    if knows::<G>(&public, &proof, |commitment| transcript::proof_of_knowledge(&key.public_key, commitment)) {
        Ok(public)
    } else {
        Err(Rule::ProofOfKnowledge.at(place))
    }
}

/// Whether a message of the ceremony was signed with the key (2.6).
pub(crate) fn is_signed<G: Group>(signed: &wire::Signed, key: &G::Element, place: Place) -> Result<bool, Fault> {
    let proof = Proof::<G>::read(&signed.signature, place)?;
    Ok(knows::<G>(key, &proof, |commitment| transcript::message(&signed.message, commitment)))
}

/// A trustee's two public keys, from a certificate whose signature holds.
pub(crate) struct CertifiedKeys<G: Group> {
    pub verification: G::Element,
    pub encryption: G::Element,
    pub encryption_text: String,
}

pub(crate) fn read_certificate<G: Group>(signed: &wire::Signed, number: usize) -> Result<CertifiedKeys<G>, Fault> {
    let place = Place::Trustee(number);
    let keys: wire::Certificate = wire::read(signed.message.as_bytes(), place)?;
    let element = |text: &str| read_element::<G>(text).map_err(|fault| Rule::Element(fault).at(place));
    let (verification, encryption) = (element(&keys.verification)?, element(&keys.encryption)?);
    if !is_signed::<G>(signed, &verification, place)? {
        return Err(Rule::CertificateSignature.at(place));
    }
    Ok(CertifiedKeys { verification, encryption, encryption_text: keys.encryption })
}

/// The public coefficients of a trustee's polynomial, exactly `threshold` of them and signed.
pub(crate) fn read_coefficients<G: Group>(
    signed: &wire::Signed,
    verification: &G::Element,
    threshold: usize,
    number: usize,
) -> Result<Vec<G::Element>, Fault> {
    let place = Place::Trustee(number);
    let written: wire::Coefficients = wire::read(signed.message.as_bytes(), place)?;
    if written.coefexps.len() != threshold {
        return Err(Rule::Threshold.at(place));
    }
    if !is_signed::<G>(signed, verification, place)? {
        return Err(Rule::CoefficientsSignature.at(place));
    }
    written.coefexps.iter().map(|it| read_element::<G>(it).map_err(|fault| Rule::Element(fault).at(place))).collect()
}

/// Π A_k^(j^k): g to the value of a polynomial at j, from its public coefficients (2.6).
pub(crate) fn public_value_at<G: Group>(coefficients: &[G::Element], j: u64) -> G::Element {
    // Horner's rule: ((A_t-1)^j · A_t-2)^j · …
    let j = Scalar::from_u64(j);
    coefficients.iter().rev().fold(G::identity(), |value, coefficient| G::multiply(&G::power(&value, &j), coefficient))
}

fn read_group<G: Group>(group: &wire::Pedersen, first: usize) -> Result<Item<G>, Vec<Fault>> {
    let count = group.certs.len();
    let fits = (1..=count).contains(&group.threshold) && group.coefexps.len() == count && group.verification_keys.len() == count;
    if !fits {
        return Err(vec![Rule::Threshold.at(Place::Trustee(first))]);
    }
    let mut faults = Vec::new();
    let mut sums = vec![G::identity(); group.threshold];
    for (number, (cert, coefficients)) in (first..).zip(group.certs.iter().zip(&group.coefexps)) {
        let read =
            read_certificate::<G>(cert, number).and_then(|keys| read_coefficients::<G>(coefficients, &keys.verification, group.threshold, number));
        match read {
            Ok(coefficients) => {
                for (sum, coefficient) in sums.iter_mut().zip(&coefficients) {
                    *sum = G::multiply(sum, coefficient);
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    let mut keys = Vec::with_capacity(count);
    for (number, key) in (first..).zip(&group.verification_keys) {
        match read_key::<G>(key, number) {
            Ok(key) => keys.push(key),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // The keys follow from the coefficients, which are all sound here.
    for ((number, j), key) in (first..).zip(1_u64..).zip(&keys) {
        if public_value_at::<G>(&sums, j) != *key {
            faults.push(Rule::VerificationKey.at(Place::Trustee(number)));
        }
    }
    let shared = sums.first().copied().unwrap_or_else(G::identity);
    if faults.is_empty() { Ok(Item::Pedersen { threshold: group.threshold, keys, shared }) } else { Err(faults) }
}
