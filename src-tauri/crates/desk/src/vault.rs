//! The key of a replica: 32 random bytes, wrapped by a passphrase (Argon2id) in a file beside it, or kept by the system keyring.
//!
//! The passphrase never becomes the database key itself, so it can be changed without writing the replica again, and a wrong
//! one is told from a damaged replica. Nothing here is ever logged.

use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::surroundings::Surroundings;

/// The key that opens a replica. Wiped when dropped.
pub type ReplicaKey = Zeroizing<[u8; 32]>;

/// The shortest passphrase, in characters. Five words are the advice; this refuses what protects nothing.
pub const SHORTEST: usize = 12;

const SERVICE: &str = "eu.j-cat.desk";
const INVITATION: &[u8] = b"jcat-desk invitation v1";
const CONTEXT: &[u8] = b"jcat-desk replica key v1";

/// How hard the passphrase is to guess: memory in KiB, passes, lanes. Kept in the file, so that it can rise with machines.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
struct Cost {
    memory: u32,
    passes: u32,
    lanes: u32,
}

const COST: Cost = Cost { memory: 64 * 1024, passes: 3, lanes: 1 };

/// The most that a key file may ask for. A file that was changed must not take all memory of the machine, or hours of it.
const MOST: Cost = Cost { memory: 1024 * 1024, passes: 64, lanes: 16 };

#[derive(serde::Serialize, serde::Deserialize)]
struct KeyFile {
    version: u32,
    desk: String,
    kdf: String,
    cost: Cost,
    salt: String,
    nonce: String,
    wrapped: String,
}

/// The key file of a desk.
#[derive(Debug, Clone)]
pub struct Vault {
    path: PathBuf,
}

impl Vault {
    /// Names the key file in a desk's folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join("key.json") }
    }

    /// Names the key file beside a copy of a replica: `name.key.json` for `name` and for `name.db`.
    pub fn beside(copy: &Path) -> Self {
        let mut path = if copy.extension().is_some_and(|it| it == "db") { copy.with_extension("") } else { copy.to_owned() }.into_os_string();
        path.push(".key.json");
        Self { path: path.into() }
    }

    /// The same for a copy that is there. Former versions cut whatever looked like an extension from its name.
    pub fn found_beside(copy: &Path) -> Self {
        let (now, former) = (Self::beside(copy), Self { path: copy.with_extension("key.json") });
        if !now.exists() && former.exists() { former } else { now }
    }

    /// Says whether two key files hold the key of the same desk, whatever their passphrases.
    pub(crate) fn is_of_the_same_desk(&self, other: &Self) -> bool {
        self.path == other.path || matches!((self.read(), other.read()), (Ok(mine), Ok(theirs)) if mine.desk == theirs.desk)
    }

    /// Says whether there is a key file.
    pub fn exists(&self) -> bool {
        self.path.is_file()
    }

    /// Gives the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Wraps a key with a passphrase and writes the file whole: an old one stays until the new one is safe on the disk.
    pub fn wrap(&self, key: &ReplicaKey, passphrase: &SecretString, world: &Surroundings) -> Result<(), Error> {
        if passphrase.expose_secret().chars().count() < SHORTEST {
            return Err(Error::WeakPassphrase);
        }
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        world.fill(&mut salt)?;
        world.fill(&mut nonce)?;
        let cipher = cipher(passphrase, &salt, COST)?;
        let wrapped = cipher.encrypt(&XNonce::from(nonce), Payload { msg: key.as_slice(), aad: CONTEXT }).map_err(|_| Error::KeyFileDamaged)?;
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        let desk = match self.read() {
            Ok(file) => file.desk,
            Err(Error::File { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => world.make_id()?.to_string(),
            // Another id would leave what the keyring keeps under the old one behind, and hide why the file does not read.
            Err(error) => return Err(error),
        };
        let file = KeyFile { version: 1, desk, kdf: "argon2id".into(), cost: COST, salt: hex(&salt), nonce: hex(&nonce), wrapped: hex(&wrapped) };
        let text = serde_json::to_vec_pretty(&file).map_err(|_| Error::Internal("writing the key file"))?;
        crate::files::write_whole(&self.path, &text)
    }

    /// Opens the key with the passphrase.
    pub fn open(&self, passphrase: &SecretString) -> Result<ReplicaKey, Error> {
        let file = self.read()?;
        let bytes = |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(|_| Error::KeyFileDamaged);
        let nonce: [u8; 24] = bytes(&file.nonce)?.try_into().map_err(|_| Error::KeyFileDamaged)?;
        let cipher = cipher(passphrase, &bytes(&file.salt)?, file.cost)?;
        let wrapped = bytes(&file.wrapped)?;
        let opened = cipher.decrypt(&XNonce::from(nonce), Payload { msg: &wrapped, aad: CONTEXT }).map_err(|_| Error::WrongPassphrase)?;
        let key: [u8; 32] = Zeroizing::new(opened).as_slice().try_into().map_err(|_| Error::KeyFileDamaged)?;
        Ok(Zeroizing::new(key))
    }

    /// Asks the system keyring for the key; `None` when it holds none or does not answer.
    pub fn open_by_keyring(&self) -> Option<ReplicaKey> {
        let desk = self.read().ok()?.desk;
        let secret = Zeroizing::new(keyring::Entry::new(SERVICE, &desk).ok()?.get_secret().ok()?);
        <[u8; 32]>::try_from(secret.as_slice()).ok().map(Zeroizing::new)
    }

    /// Gives the key to the system keyring.
    pub fn keep_in_keyring(&self, key: &ReplicaKey) -> Result<(), Error> {
        let desk = self.read()?.desk;
        let entry = keyring::Entry::new(SERVICE, &desk).map_err(|_| Error::NoKeyring)?;
        entry.set_secret(key.as_slice()).map_err(|_| Error::NoKeyring)
    }

    /// Takes the key out of the system keyring.
    pub fn forget_keyring(&self) -> Result<(), Error> {
        let desk = self.read()?.desk;
        let entry = keyring::Entry::new(SERVICE, &desk).map_err(|_| Error::NoKeyring)?;
        entry.delete_credential().map_err(|_| Error::NoKeyring)
    }

    fn read(&self) -> Result<KeyFile, Error> {
        let text = std::fs::read(&self.path).map_err(Error::file("reading the key file"))?;
        let file: KeyFile = serde_json::from_slice(&text).map_err(|_| Error::KeyFileDamaged)?;
        if file.version == 1 && file.kdf == "argon2id" { Ok(file) } else { Err(Error::NewerReplica) }
    }
}

/// Seals an invitation with a code that is told apart from it.
pub(crate) fn seal_with_code(text: &[u8], code: &SecretString, world: &Surroundings) -> Result<Vec<u8>, Error> {
    seal_for(INVITATION, text, code, world)
}

/// Opens an invitation; `None` with another code, or when it was changed.
pub(crate) fn open_with_code(sealed: &[u8], code: &SecretString) -> Option<Zeroizing<Vec<u8>>> {
    open_for(INVITATION, sealed, code)
}

/// Seals a text with a code, bound to what it is for: salt, nonce, ciphertext.
pub(crate) fn seal_for(context: &[u8], text: &[u8], code: &SecretString, world: &Surroundings) -> Result<Vec<u8>, Error> {
    let (mut salt, mut nonce) = ([0; 16], [0; 24]);
    world.fill(&mut salt)?;
    world.fill(&mut nonce)?;
    let payload = Payload { msg: text, aad: context };
    let sealed = cipher(code, &salt, COST)?.encrypt(&XNonce::from(nonce), payload).map_err(|_| Error::Internal("sealing with a code"))?;
    Ok([salt.as_slice(), nonce.as_slice(), &sealed].concat())
}

/// Opens what was sealed with a code; `None` with another code or for another purpose, or when it was changed.
pub(crate) fn open_for(context: &[u8], sealed: &[u8], code: &SecretString) -> Option<Zeroizing<Vec<u8>>> {
    let (salt, rest) = sealed.split_at_checked(16)?;
    let (nonce, rest) = rest.split_at_checked(24)?;
    let nonce: [u8; 24] = nonce.try_into().ok()?;
    let opened = cipher(code, salt, COST).ok()?.decrypt(&XNonce::from(nonce), Payload { msg: rest, aad: context });
    opened.ok().map(Zeroizing::new)
}

/// Gives the cipher for a longer text that is sealed with a code, piece by piece.
pub(crate) fn cipher_of(code: &SecretString, salt: &[u8; 16]) -> Result<XChaCha20Poly1305, Error> {
    cipher(code, salt, COST)
}

fn cipher(passphrase: &SecretString, salt: &[u8], cost: Cost) -> Result<XChaCha20Poly1305, Error> {
    if cost.memory > MOST.memory || cost.passes > MOST.passes || cost.lanes > MOST.lanes {
        return Err(Error::KeyFileDamaged);
    }
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(32)).map_err(|_| Error::KeyFileDamaged)?;
    let mut derived = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose_secret().as_bytes(), salt, derived.as_mut())
        .map_err(|_| Error::KeyFileDamaged)?;
    XChaCha20Poly1305::new_from_slice(derived.as_slice()).map_err(|_| Error::KeyFileDamaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_that_does_not_read_is_told_and_not_taken_for_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = Vault::in_folder(folder.path());
        let world = Surroundings::machine();
        let (key, passphrase) = (Zeroizing::new([7; 32]), SecretString::from("five words of a test"));
        vault.wrap(&key, &passphrase, &world).expect("made where there was none");
        let id = vault.read().expect("a key file").desk;
        vault.wrap(&key, &passphrase, &world).expect("another passphrase");
        assert_eq!(vault.read().expect("a key file").desk, id, "the keyring goes by it");
        std::fs::write(vault.path(), "{").expect("damaged");
        assert!(matches!(vault.wrap(&key, &passphrase, &world), Err(Error::KeyFileDamaged)));
        assert_eq!(std::fs::read_to_string(vault.path()).expect("it is there"), "{", "kept for whoever looks into it");
    }
}
