//! Messages that one trustee seals to another, as the format fixes them (section 2.6): ElGamal for the key, AES-256-CCM for the text.

use aes::Aes256;
use ccm::aead::{Aead, KeyInit};
use ccm::consts::{U8, U13};
use ccm::{Ccm, Nonce};
use crypto_bigint::Choice;
use data_encoding::HEXLOWER;
use rand_core::CryptoRng;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::{CeremonyFault, sign};
use crate::fault::Place;
use crate::group::{Group, public_of, read_element};
use crate::scalar::SecretScalar;
use crate::text::Hash;
use crate::trustees::{CertifiedKeys, is_signed};
use crate::wire;

type Cipher = Ccm<Aes256, U8, U13>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    alpha: String,
    beta: String,
    data: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Addressed {
    recipient: String,
    message: String,
}

/// The cipher and nonce from ⟨g^s⟩ and ⟨alpha⟩.
fn cipher(secret: &str, alpha: &str) -> Option<(Cipher, Nonce<U13>)> {
    let mut key = Hash::of_parts(["key|", secret]);
    let cipher = Cipher::new_from_slice(&key.0).ok();
    key.0.zeroize();
    let iv = Hash::of_parts(["iv|", alpha]);
    let nonce = iv.0.first_chunk::<13>().map(|it| Nonce::<U13>::from(*it));
    cipher.zip(nonce)
}

/// Seals a content from the holder of `signing` to `recipient`.
pub(super) fn seal<G: Group>(
    signing: &SecretScalar<G>,
    recipient: &CertifiedKeys<G>,
    content: &impl Serialize,
    rng: &mut (impl CryptoRng + ?Sized),
) -> String {
    let mut addressed = Addressed { recipient: recipient.encryption_text.clone(), message: wire::write(content) };
    let mut signed = sign(signing, wire::write(&addressed), rng);
    let plain = Zeroizing::new(wire::write(&signed));
    addressed.message.zeroize();
    signed.message.zeroize();
    let (r, s) = (SecretScalar::<G>::make(rng), SecretScalar::<G>::make(rng));
    let alpha = G::encode(&public_of(&r));
    let table = G::secret_table(&recipient.encryption);
    let beta = G::encode(&G::secret_product(&[(&table, &r), (G::generator_secrets(), &s)], Choice::FALSE));
    let secret = Zeroizing::new(G::encode(&public_of(&s)));
    // Keys of 32 bytes and texts below 64 kB always fit this cipher.
    let data = cipher(&secret, &alpha).and_then(|(cipher, nonce)| cipher.encrypt(&nonce, plain.as_bytes()).ok()).unwrap_or_default();
    wire::write(&Sealed { alpha, beta, data: HEXLOWER.encode(&data) })
}

/// Opens what `sender` sealed to `recipient`, the holder of `opening`. `from` is the sender's number.
pub(super) fn open<G: Group, T: DeserializeOwned>(
    opening: &SecretScalar<G>,
    recipient: &CertifiedKeys<G>,
    sender: &CertifiedKeys<G>,
    sealed: &str,
    from: usize,
) -> Result<T, CeremonyFault> {
    let cannot = || CeremonyFault::CannotOpen(from);
    let sealed: Sealed = wire::read(sealed.as_bytes(), Place::Trustee(from))?;
    let alpha = read_element::<G>(&sealed.alpha).map_err(|_| cannot())?;
    let beta = read_element::<G>(&sealed.beta).map_err(|_| cannot())?;
    let secret = Zeroizing::new(G::encode(&G::divide(&beta, &G::secret_power(&alpha, opening))));
    let data = HEXLOWER.decode(sealed.data.as_bytes()).map_err(|_| cannot())?;
    let (cipher, nonce) = cipher(&secret, &sealed.alpha).ok_or_else(cannot)?;
    let plain = Zeroizing::new(cipher.decrypt(&nonce, data.as_slice()).map_err(|_| cannot())?);
    let differs = || CeremonyFault::SealedContent(from);
    let mut signed: wire::Signed = serde_json::from_slice(&plain).map_err(|_| differs())?;
    let is_signed = is_signed::<G>(&signed, &sender.verification, Place::Trustee(from));
    let addressed = serde_json::from_str::<Addressed>(&signed.message);
    signed.message.zeroize();
    let Addressed { recipient: to, message } = addressed.map_err(|_| differs())?;
    let message = Zeroizing::new(message);
    if !is_signed? || to != recipient.encryption_text {
        return Err(differs());
    }
    serde_json::from_str(&message).map_err(|_| differs())
}
