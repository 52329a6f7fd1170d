//! The two keys of a device (frozen): Ed25519 signs its entries, X25519 is what things are sealed to. Both live inside the
//! encrypted replica and never leave the desk.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::surroundings::Surroundings;

/// The secret keys of this device.
pub(crate) struct DeviceKeys {
    signing: SigningKey,
    sealing: StaticSecret,
}

impl DeviceKeys {
    pub(crate) fn make(world: &Surroundings) -> Result<Self, Error> {
        let (signing, sealing) = (Zeroizing::new(world.make_secret()?), Zeroizing::new(world.make_secret()?));
        Ok(Self::from_bytes(&signing, &sealing))
    }

    pub(crate) fn from_bytes(signing: &[u8; 32], sealing: &[u8; 32]) -> Self {
        Self { signing: SigningKey::from_bytes(signing), sealing: StaticSecret::from(*sealing) }
    }

    pub(crate) fn secret_bytes(&self) -> (Zeroizing<[u8; 32]>, Zeroizing<[u8; 32]>) {
        (Zeroizing::new(self.signing.to_bytes()), Zeroizing::new(self.sealing.to_bytes()))
    }

    pub(crate) fn signing_public(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    pub(crate) fn sealing_public(&self) -> [u8; 32] {
        PublicKey::from(&self.sealing).to_bytes()
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        #[cfg(feature = "rehearsal")]
        if let Some(played) = crate::sync::rehearsal::played(&self.signing_public(), message) {
            return played;
        }
        self.signing.sign(message).to_bytes()
    }

    pub(crate) fn open(&self, sealed: &[u8], context: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        open_sealed(sealed, &self.sealing, context)
    }
}

/// Names a sealing key: the first 16 bytes of its hash.
pub(crate) fn key_id(public: &[u8; 32]) -> [u8; 16] {
    let mut id = [0; 16];
    id.iter_mut().zip(Sha256::digest(public)).for_each(|(byte, hashed)| *byte = hashed);
    id
}

/// Content sealed to several keys: one content key, wrapped to each.
#[derive(Encode, Decode)]
struct Sealed {
    #[cbor(n(0), with = "minicbor::bytes")]
    ephemeral: [u8; 32],
    #[n(1)]
    wraps: Vec<Wrap>,
    #[cbor(n(2), with = "minicbor::bytes")]
    content: Vec<u8>,
}

#[derive(Encode, Decode)]
struct Wrap {
    #[cbor(n(0), with = "minicbor::bytes")]
    key: [u8; 16],
    #[cbor(n(1), with = "minicbor::bytes")]
    wrapped: Vec<u8>,
}

/// Seals content so that each of the keys' owners can open it and nobody else can.
///
/// X25519 with a key made for this content alone, HKDF-SHA-256 bound to both public keys and the context, ChaCha20-Poly1305.
/// Each derived key encrypts once, so the nonce is zero.
pub(crate) fn seal(content: &[u8], to: &[[u8; 32]], context: &[u8], world: &Surroundings) -> Result<Vec<u8>, Error> {
    let secret = StaticSecret::from(*Zeroizing::new(world.make_secret()?));
    let ephemeral = PublicKey::from(&secret).to_bytes();
    let content_key = Zeroizing::new(world.make_secret()?);
    let failed = |_| Error::Internal("sealing");
    let cipher = |key: &[u8]| ChaCha20Poly1305::new_from_slice(key).map_err(|_| Error::Internal("sealing"));
    let mut wraps = Vec::new();
    for public in to {
        let wrapping = wrapping_key(&secret, public, &ephemeral, public, context)?;
        let wrapped =
            cipher(wrapping.as_slice())?.encrypt(&Nonce::default(), Payload { msg: content_key.as_slice(), aad: context }).map_err(failed)?;
        wraps.push(Wrap { key: key_id(public), wrapped });
    }
    let content = cipher(content_key.as_slice())?.encrypt(&Nonce::default(), Payload { msg: content, aad: context }).map_err(failed)?;
    minicbor::to_vec(Sealed { ephemeral, wraps, content }).map_err(|_| Error::Internal("sealing"))
}

/// Opens sealed content with the secret of one of its keys; `None` when it is not one of them or the content was changed.
pub(crate) fn open_sealed(sealed: &[u8], secret: &StaticSecret, context: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let sealed: Sealed = minicbor::decode(sealed).ok()?;
    let public = PublicKey::from(secret).to_bytes();
    let mine = key_id(&public);
    let wrap = sealed.wraps.iter().find(|wrap| wrap.key == mine)?;
    let wrapping = wrapping_key(secret, &sealed.ephemeral, &sealed.ephemeral, &public, context).ok()?;
    let cipher = |key: &[u8]| ChaCha20Poly1305::new_from_slice(key).ok();
    let content_key = cipher(wrapping.as_slice())?.decrypt(&Nonce::default(), Payload { msg: &wrap.wrapped, aad: context }).ok()?;
    let content_key = Zeroizing::new(content_key);
    cipher(&content_key)?.decrypt(&Nonce::default(), Payload { msg: &sealed.content, aad: context }).ok().map(Zeroizing::new)
}

fn wrapping_key(
    secret: &StaticSecret,
    other: &[u8; 32],
    ephemeral: &[u8; 32],
    recipient: &[u8; 32],
    context: &[u8],
) -> Result<Zeroizing<[u8; 32]>, Error> {
    let shared = secret.diffie_hellman(&PublicKey::from(*other));
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, shared.as_bytes())
        .expand_multi_info(&[b"jcat-desk sealing v1", ephemeral, recipient, context], key.as_mut())
        .map_err(|_| Error::Internal("sealing"))?;
    Ok(key)
}

/// The secret half of a scoring round's key.
pub(crate) fn round_secret(bytes: &[u8; 32]) -> StaticSecret {
    StaticSecret::from(*bytes)
}

/// The public half of a scoring round's key.
pub(crate) fn round_public(secret: &StaticSecret) -> [u8; 32] {
    PublicKey::from(secret).to_bytes()
}

#[cfg(test)]
mod tests {
    use jcat_domain::Instant;

    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_keys_alone() {
        let world = Surroundings::fixed(Instant(0), 1);
        let [secretary, deputy, other] = [(); 3].map(|()| DeviceKeys::make(&world).expect("keys"));
        let sealed = seal(b"marks", &[secretary.sealing_public(), deputy.sealing_public()], b"round", &world).expect("sealed");
        assert_eq!(secretary.open(&sealed, b"round").expect("opens").as_slice(), b"marks");
        assert_eq!(deputy.open(&sealed, b"round").expect("opens").as_slice(), b"marks");
        assert!(other.open(&sealed, b"round").is_none(), "not sealed to this key");
        assert!(deputy.open(&sealed, b"another round").is_none(), "bound to its context");
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            let opened = deputy.open(&changed, b"round");
            assert!(opened.is_none_or(|content| content.as_slice() == b"marks"), "byte {place}: a change is noticed or touches another's wrap");
        }
    }
}
