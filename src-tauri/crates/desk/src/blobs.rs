//! The bytes of documents: cut into pieces, encrypted before they are kept, addressed by what they are.
//!
//! What lives here: how a piece is encrypted and addressed (frozen), what this desk holds of a file (`store`), and how pieces go
//! to the office and come from it (`carry`). What does not: what a document is, who may read it, what is shown of it.
//!
//! Invariants
//! - A piece is encrypted before it touches the disk, under a key made for this file alone, and is never decrypted to a file
//!   but the one that somebody asked for by name.
//! - A piece is believed when its address is that of its bytes, and opened when it is the piece of that place in that file. A file
//!   is whole when, beside that, it hashes to what the author signed.
//! - A piece that is here is the very bytes that the office has: it can be given back to an office that lost it.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use jcat_domain::documents::ContentKey;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::Error;

pub(crate) mod carry;
pub(crate) mod store;

/// The most bytes of a file in one piece.
pub(crate) const PIECE: usize = 1024 * 1024;

/// The address of a piece or of a manifest.
pub(crate) type Address = [u8; 32];

/// What stands under an address. Frozen: the office works addresses out too (`sql/office/V6__blobs.sql`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Encrypted bytes of a file.
    Piece = 0,
    /// The addresses of a file's pieces, in order.
    Manifest = 1,
}

/// Gives the address of some bytes in an audience. The same bytes in another audience stand somewhere else.
pub(crate) fn address_of(audience: &str, what: What, content: &[u8]) -> Address {
    let key = Sha256::new().chain_update(b"jcat-desk blob v1\0").chain_update(audience).finalize();
    Sha256::new().chain_update(key).chain_update([what as u8]).chain_update(content).finalize().into()
}

/// Where a piece belongs: in which audience, and as which of how many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) audience: &'a str,
    pub(crate) n: u64,
    pub(crate) of: u64,
}

impl Place<'_> {
    fn context(&self) -> Vec<u8> {
        [b"jcat-desk piece v1\0", self.audience.as_bytes(), &[0], &self.n.to_be_bytes(), &self.of.to_be_bytes()].concat()
    }

    /// Each piece of a file has its number for a nonce: the key encrypts this file and nothing else.
    fn nonce(&self) -> XNonce {
        let mut nonce = [0; 24];
        nonce.iter_mut().skip(16).zip(self.n.to_be_bytes()).for_each(|(byte, digit)| *byte = digit);
        XNonce::from(nonce)
    }
}

/// Encrypts a piece.
pub(crate) fn seal_piece(key: &ContentKey, place: Place<'_>, clear: &[u8]) -> Result<Vec<u8>, Error> {
    let cipher = XChaCha20Poly1305::new_from_slice(&key.0).map_err(|_| Error::Internal("encrypting a document"))?;
    let payload = Payload { msg: clear, aad: &place.context() };
    cipher.encrypt(&place.nonce(), payload).map_err(|_| Error::Internal("encrypting a document"))
}

/// Decrypts a piece; `None` when it is not that piece of that file, or was changed.
pub(crate) fn open_piece(key: &ContentKey, place: Place<'_>, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let cipher = XChaCha20Poly1305::new_from_slice(&key.0).ok()?;
    cipher.decrypt(&place.nonce(), Payload { msg: sealed, aad: &place.context() }).ok().map(Zeroizing::new)
}

/// Says how many pieces a file of this size has.
pub(crate) fn pieces_of(size: u64) -> u64 {
    size.div_ceil(PIECE as u64)
}

/// Reads a manifest; `None` for bytes that are no list of addresses.
pub(crate) fn read_manifest(bytes: &[u8]) -> Option<Vec<Address>> {
    let (addresses, rest) = bytes.as_chunks::<32>();
    (rest.is_empty() && !addresses.is_empty()).then(|| addresses.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "case/00000000-0000-7000-8000-000000000001";

    fn place(n: u64) -> Place<'static> {
        Place { audience: CASE, n, of: 2 }
    }

    #[test]
    fn a_piece_opens_in_its_place_alone() {
        let key = ContentKey([7; 32]);
        let sealed = seal_piece(&key, place(0), b"first").expect("sealed");
        assert_eq!(open_piece(&key, place(0), &sealed).expect("opens").as_slice(), b"first");
        assert!(open_piece(&ContentKey([8; 32]), place(0), &sealed).is_none(), "another key");
        assert!(open_piece(&key, place(1), &sealed).is_none(), "another place");
        assert!(open_piece(&key, Place { of: 3, ..place(0) }, &sealed).is_none(), "a file that was cut short or made longer");
        assert!(open_piece(&key, Place { audience: "taskforce", ..place(0) }, &sealed).is_none(), "another audience");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open_piece(&key, place(0), &changed).is_none(), "byte {at}");
        }
    }

    #[test]
    fn an_address_names_bytes_audience_and_what_they_are() {
        let address = address_of(CASE, What::Piece, b"bytes");
        // Frozen: entries, replicas and offices hold such addresses. The office's own answer is compared in `office_blobs`.
        assert_eq!(data_encoding::HEXLOWER.encode(&address), "ce454f1698a3672eaba93bb7e154382f2a06d1647383a4c76aee629ede3fa36f");
        assert_ne!(address, address_of(CASE, What::Manifest, b"bytes"));
        assert_ne!(address, address_of("case/00000000-0000-7000-8000-000000000002", What::Piece, b"bytes"));
        assert_ne!(address, address_of(CASE, What::Piece, b"bytez"));
    }

    #[test]
    fn a_manifest_is_whole_addresses_and_not_none() {
        assert_eq!(read_manifest(&[1; 64]).map(|all| all.len()), Some(2));
        assert_eq!(read_manifest(&[1; 63]), None);
        assert_eq!(read_manifest(&[]), None);
        assert_eq!((pieces_of(1), pieces_of(1_048_576), pieces_of(1_048_577)), (1, 1, 2));
    }
}
