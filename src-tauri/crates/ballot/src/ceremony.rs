//! The key ceremony of a threshold group, message by message (section 2.6).
//!
//! 1. each trustee makes a [`CeremonySeed`] and publishes a certificate;
//! 2. each publishes a [`Dealing`] for all certificates: its polynomial sealed to itself, a share sealed to each trustee, signed coefficients;
//! 3. each gets its [`ShareBundle`], checks every share against the coefficients, and answers with its decryption key sealed to itself and its
//!    public key ([`Confirmation`]);
//! 4. anybody joins certificates, coefficients and public keys into the [`ThresholdGroup`] of the trustees record.
//!
//! Deliberately absent: how the messages travel. Whoever carries them authenticates them (2.9).

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::fault::{Fault, Place, Rule};
use crate::group::{Group, public_of};
use crate::proofs::{prove_knowledge, transcript};
use crate::scalar::{Scalar, SecretScalar};
use crate::text::{Hash, TextFault, base58_value, make_base58_digit};
use crate::trustees::{CertifiedKeys, TrusteeKey, public_value_at, read_certificate, read_coefficients, read_key};
use crate::wire;

mod sealed;
use sealed::{open, seal};

/// Characters of a seed: 22 · log2 58 = 128 bits.
const SEED_DIGITS: usize = 22;

/// A trustee's seed for one ceremony; its two key pairs derive from it. Zeroized when dropped, never shown.
pub struct CeremonySeed(Zeroizing<String>);

/// Why a step of the ceremony stops. Numbers are trustees' places in the group, from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CeremonyFault {
    /// Not 22 base-58 characters.
    #[error("a seed is 22 base-58 characters")]
    Seed,
    /// A message that was published does not hold.
    #[error(transparent)]
    Published(#[from] Fault),
    /// This seed's certificate is not in the list.
    #[error("the certificate of this seed is not in the list")]
    NotAmong,
    /// A sealed message was not sealed to this trustee, or was changed.
    #[error("the sealed message of trustee {0} cannot be opened")]
    CannotOpen(usize),
    /// A sealed message was sealed by somebody else, for somebody else, or says something else than it should.
    #[error("the sealed message of trustee {0} is not what it should be")]
    SealedContent(usize),
    /// A share does not fit the coefficients that its sender signed.
    #[error("the share of trustee {0} does not fit its coefficients")]
    Share(usize),
    /// A number that is none.
    #[error("a number {0}")]
    Number(TextFault),
}

impl CeremonySeed {
    /// Draws a new one.
    #[must_use]
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(SEED_DIGITS));
        for _ in 0..SEED_DIGITS {
            text.push(char::from(make_base58_digit(rng)));
        }
        Self(text)
    }

    /// Reads one from its key file.
    ///
    /// # Errors
    /// Refuses anything but 22 base-58 characters.
    pub fn read(text: &str) -> Result<Self, CeremonyFault> {
        let fits = text.len() == SEED_DIGITS && text.bytes().all(|it| base58_value(it).is_some());
        if fits { Ok(Self(Zeroizing::new(text.to_owned()))) } else { Err(CeremonyFault::Seed) }
    }

    /// The text for the holder's own backup.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn derive<G: Group>(&self, what: &str) -> SecretScalar<G> {
        let mut hash = Hash::of_parts([what, "|", &self.0]);
        let secret = SecretScalar::derive(&hash.0);
        hash.0.zeroize();
        secret
    }

    fn derive_signing<G: Group>(&self) -> SecretScalar<G> {
        self.derive("sk")
    }

    fn derive_opening<G: Group>(&self) -> SecretScalar<G> {
        self.derive("dk")
    }

    /// Makes the certificate: both public keys, signed.
    #[must_use]
    pub fn make_certificate<G: Group>(&self, rng: &mut (impl CryptoRng + ?Sized)) -> String {
        let verification = G::encode(&public_of(&self.derive_signing::<G>()));
        let encryption = G::encode(&public_of(&self.derive_opening::<G>()));
        wire::write(&sign::<G>(&self.derive_signing(), wire::write(&wire::Certificate { verification, encryption }), rng))
    }
}

fn sign<G: Group>(signing: &SecretScalar<G>, message: String, rng: &mut (impl CryptoRng + ?Sized)) -> wire::Signed {
    let signature = prove_knowledge(signing, rng, |commitment| transcript::message(&message, commitment)).write();
    wire::Signed { message, signature }
}

/// The certificates of a group, proven, in the order that gives its trustees their numbers.
pub struct Certificates<G: Group> {
    signed: Vec<wire::Signed>,
    keys: Vec<CertifiedKeys<G>>,
}

impl<G: Group> Certificates<G> {
    /// Reads and proves all certificates.
    ///
    /// # Errors
    /// The first that does not hold.
    pub fn read<'a>(texts: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, CeremonyFault> {
        let (mut signed, mut keys) = (Vec::new(), Vec::new());
        for (number, text) in (1..).zip(texts) {
            let one: wire::Signed = wire::read(text, Place::Trustee(number))?;
            keys.push(read_certificate(&one, number)?);
            signed.push(one);
        }
        Ok(Self { signed, keys })
    }

    /// The number of the trustee whose seed this is.
    ///
    /// # Errors
    /// It is none of them.
    pub fn number_of(&self, seed: &CeremonySeed) -> Result<usize, CeremonyFault> {
        let mine = public_of(&seed.derive_signing::<G>());
        self.keys.iter().position(|it| it.verification == mine).map(|it| it + 1).ok_or(CeremonyFault::NotAmong)
    }

    /// How many trustees the group has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.keys.len()
    }
}

/// What one trustee publishes in step 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dealing {
    polynomial: String,
    secrets: Vec<String>,
    coefexps: wire::Signed,
}

/// What one trustee gets for step 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareBundle {
    polynomial: String,
    secrets: Vec<String>,
    coefexps: Vec<wire::Signed>,
}

/// What one trustee publishes in step 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    private_key: String,
    public_key: wire::TrusteeKey,
}

/// The threshold group of the trustees record.
pub struct ThresholdGroup(wire::Pedersen);

impl ThresholdGroup {
    pub(crate) fn into_wire(self) -> wire::Pedersen {
        self.0
    }
}

macro_rules! compact {
    ($($name:ident),*) => {$(
        impl $name {
            /// Reads the message.
            ///
            /// # Errors
            /// Refuses another form.
            pub fn read(bytes: &[u8]) -> Result<Self, CeremonyFault> {
                Ok(wire::read(bytes, Place::Trustees)?)
            }

            /// Writes the compact form.
            #[must_use]
            pub fn write(&self) -> String {
                wire::write(self)
            }
        }
    )*};
}
compact!(Dealing, ShareBundle, Confirmation);

// Contents of sealed messages: zeroized when dropped.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PolynomialText {
    polynomial: Vec<String>,
}
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShareText {
    secret: String,
}
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyText {
    decryption_key: String,
}

impl Drop for PolynomialText {
    fn drop(&mut self) {
        self.polynomial.zeroize();
    }
}
impl Drop for ShareText {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}
impl Drop for KeyText {
    fn drop(&mut self) {
        self.decryption_key.zeroize();
    }
}

fn text_of(secret: &SecretScalar<impl Group>) -> String {
    secret.reveal().to_string()
}

/// f(j) for a polynomial given by its coefficients, constant term first.
fn value_at<G: Group>(coefficients: &[SecretScalar<G>], j: u64) -> SecretScalar<G> {
    let j = Scalar::from_u64(j);
    coefficients.iter().rev().fold(SecretScalar::from_public(Scalar::ZERO), |value, it| value.times(&j).plus(it))
}

/// Step 2: draws a polynomial with `threshold` coefficients and deals its values out.
///
/// # Errors
/// The seed is not in the list, or the threshold does not fit.
pub fn make_dealing<G: Group>(
    seed: &CeremonySeed,
    certificates: &Certificates<G>,
    threshold: usize,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Dealing, CeremonyFault> {
    let number = certificates.number_of(seed)?;
    if !(1..=certificates.count()).contains(&threshold) {
        return Err(Rule::Threshold.at(Place::Trustees).into());
    }
    let signing = seed.derive_signing::<G>();
    let coefficients: Vec<SecretScalar<G>> = (0..threshold).map(|_| SecretScalar::make(rng)).collect();
    let public = wire::Coefficients { coefexps: coefficients.iter().map(|it| G::encode(&public_of(it))).collect() };
    let coefexps = sign(&signing, wire::write(&public), rng);
    let mine = certificates.keys.get(number - 1).ok_or(CeremonyFault::NotAmong)?;
    let polynomial = PolynomialText { polynomial: coefficients.iter().map(text_of).collect() };
    let polynomial = seal(&signing, mine, &polynomial, rng);
    let mut secrets = Vec::with_capacity(certificates.count());
    for (j, recipient) in (1..).zip(&certificates.keys) {
        secrets.push(seal(&signing, recipient, &ShareText { secret: text_of(&value_at(&coefficients, j)) }, rng));
    }
    Ok(Dealing { polynomial, secrets, coefexps })
}

/// Joins what trustee `number` (from 1) needs for step 3 from everybody's dealings.
///
/// # Errors
/// A dealing has not one share for each trustee.
pub fn bundle_shares(dealings: &[Dealing], number: usize) -> Result<ShareBundle, CeremonyFault> {
    let index = number.checked_sub(1).ok_or(CeremonyFault::NotAmong)?;
    let own = dealings.get(index).ok_or(CeremonyFault::NotAmong)?;
    let secrets = (1..).zip(dealings).map(|(from, it)| {
        let fits = it.secrets.len() == dealings.len();
        it.secrets.get(index).filter(|_| fits).cloned().ok_or(CeremonyFault::SealedContent(from))
    });
    Ok(ShareBundle {
        polynomial: own.polynomial.clone(),
        secrets: secrets.collect::<Result<_, _>>()?,
        coefexps: dealings.iter().map(|it| it.coefexps.clone()).collect(),
    })
}

/// What step 3 leaves with the trustee.
pub struct ConfirmedKey<G: Group> {
    /// To publish.
    pub confirmation: Confirmation,
    /// S_j, the trustee's share of the election's key.
    pub decryption_key: SecretScalar<G>,
}

/// Step 3: opens one's own polynomial and everybody's shares, checks each against its sender's coefficients, adds them up.
///
/// # Errors
/// Names the trustee whose message does not hold.
pub fn confirm_shares<G: Group>(
    seed: &CeremonySeed,
    certificates: &Certificates<G>,
    threshold: usize,
    bundle: &ShareBundle,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<ConfirmedKey<G>, CeremonyFault> {
    let number = certificates.number_of(seed)?;
    let mine = certificates.keys.get(number - 1).ok_or(CeremonyFault::NotAmong)?;
    let (signing, opening) = (seed.derive_signing::<G>(), seed.derive_opening::<G>());
    if bundle.secrets.len() != certificates.count() || bundle.coefexps.len() != certificates.count() {
        return Err(Rule::Threshold.at(Place::Trustees).into());
    }
    let place = number as u64;
    let mut sum = SecretScalar::from_public(Scalar::ZERO);
    let mut sum_key = G::identity();
    let mut unreduced = Vec::new();
    for ((from, sender), (secret, coefficients)) in (1..).zip(&certificates.keys).zip(bundle.secrets.iter().zip(&bundle.coefexps)) {
        let coefficients = read_coefficients::<G>(coefficients, &sender.verification, threshold, from)?;
        let text: ShareText = open(&opening, mine, sender, secret, from)?;
        // The tool sends f(j) as it comes out of whole numbers, not reduced.
        let share = SecretScalar::<G>::read_unreduced(&text.secret).map_err(CeremonyFault::Number)?;
        let expected = public_value_at::<G>(&coefficients, place);
        if public_of(&share) != expected {
            return Err(CeremonyFault::Share(from));
        }
        if from == number {
            check_own_polynomial::<G>(&opening, mine, &bundle.polynomial, &coefficients, number)?;
        }
        sum = sum.plus(&share);
        sum_key = G::multiply(&sum_key, &expected);
        unreduced.push(share);
    }
    let text = KeyText { decryption_key: SecretScalar::reveal_sum(&unreduced).to_string() };
    let confirmation = Confirmation { private_key: seal(&signing, mine, &text, rng), public_key: TrusteeKey::make(&sum, rng).wire };
    Ok(ConfirmedKey { confirmation, decryption_key: sum })
}

/// The polynomial that comes back is the one whose coefficients were signed.
fn check_own_polynomial<G: Group>(
    opening: &SecretScalar<G>,
    mine: &CertifiedKeys<G>,
    polynomial: &str,
    coefficients: &[G::Element],
    number: usize,
) -> Result<(), CeremonyFault> {
    let text: PolynomialText = open(opening, mine, mine, polynomial, number)?;
    let read: Vec<SecretScalar<G>> =
        text.polynomial.iter().map(|it| SecretScalar::read(it)).collect::<Result<_, _>>().map_err(CeremonyFault::Number)?;
    let same = read.len() == coefficients.len() && read.iter().zip(coefficients).all(|(secret, public)| public_of(secret) == *public);
    if same { Ok(()) } else { Err(CeremonyFault::SealedContent(number)) }
}

/// Step 4: joins what was published into the group of the trustees record; every proof is checked again when the record is read.
///
/// # Errors
/// A confirmation's proof of knowledge does not hold, or lists don't fit.
pub fn join_group<G: Group>(
    certificates: &Certificates<G>,
    threshold: usize,
    dealings: &[Dealing],
    confirmations: &[Confirmation],
) -> Result<ThresholdGroup, CeremonyFault> {
    if dealings.len() != certificates.count() || confirmations.len() != certificates.count() {
        return Err(Rule::Threshold.at(Place::Trustees).into());
    }
    for (number, confirmation) in (1..).zip(confirmations) {
        read_key::<G>(&confirmation.public_key, number)?;
    }
    Ok(ThresholdGroup(wire::Pedersen {
        threshold,
        certs: certificates.signed.clone(),
        coefexps: dealings.iter().map(|it| it.coefexps.clone()).collect(),
        verification_keys: confirmations.iter().map(|it| it.public_key.clone()).collect(),
    }))
}

/// Opens a trustee's decryption key from its own confirmation, when the time to decrypt has come.
///
/// # Errors
/// The message was not sealed by this trustee to itself.
pub fn open_decryption_key<G: Group>(
    seed: &CeremonySeed,
    certificates: &Certificates<G>,
    confirmation: &Confirmation,
) -> Result<SecretScalar<G>, CeremonyFault> {
    let number = certificates.number_of(seed)?;
    let mine = certificates.keys.get(number - 1).ok_or(CeremonyFault::NotAmong)?;
    let text: KeyText = open(&seed.derive_opening(), mine, mine, &confirmation.private_key, number)?;
    let key = SecretScalar::<G>::read_unreduced(&text.decryption_key).map_err(CeremonyFault::Number)?;
    let fits = G::encode(&public_of(&key)) == confirmation.public_key.public_key;
    if fits { Ok(key) } else { Err(CeremonyFault::SealedContent(number)) }
}
