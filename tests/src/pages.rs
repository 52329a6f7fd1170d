//! Every byte of a desk's files, decrypted: rows that are there, rows that were deleted, free pages, the write-ahead log.

use std::path::Path;

use aes::cipher::{BlockCipherDecrypt, KeyInit};
use anyhow::{Context, Result};
use jcat_desk::{Desk, Surroundings};

use crate::cli::PASSPHRASE;

const PAGE: usize = 4096;
/// The end of each page: 16 bytes that its encryption begins with, 64 that authenticate it.
const RESERVED: usize = 80;

/// The decrypted pages of all files of a desk's folder, one after the other: of the replica, its log, and what was put aside.
pub fn decrypted(folder: &Path) -> Result<Vec<u8>> {
    // Read before the desk is opened for its key: closing it would empty the log.
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().context("a name")?.to_string_lossy().into_owned();
        if name.starts_with("replica.") && !name.ends_with("-shm") {
            files.push((name.ends_with("-wal"), std::fs::read(&path)?));
        }
    }
    let key = data_encoding::HEXLOWER.decode(key(folder)?.as_bytes())?;
    let cipher = aes::Aes256::new_from_slice(&key).ok().context("a key of 32 bytes")?;
    let mut all = Vec::new();
    for (is_log, content) in files {
        let (head, frame) = if is_log { (32, 24) } else { (0, 0) };
        for (number, chunk) in content.get(head..).unwrap_or_default().chunks_exact(frame + PAGE).enumerate() {
            let page = &chunk[frame..];
            let first = if is_log { chunk[..4] == [0, 0, 0, 1] } else { number == 0 };
            page_of(&cipher, page, if first { 16 } else { 0 }, &mut all);
        }
    }
    Ok(all)
}

/// The key of a desk of the tests, in hexadecimal.
pub fn key(folder: &Path) -> Result<String> {
    let desk = Desk::in_folder(folder, Surroundings::machine());
    desk.unlock(&PASSPHRASE.into()).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
    let key = desk.raw_key_for_measurement().context("a key")?;
    desk.lock();
    Ok(key)
}

/// AES-256 in CBC mode, as SQLCipher writes a page.
fn page_of(cipher: &aes::Aes256, page: &[u8], from: usize, out: &mut Vec<u8>) {
    let mut previous = &page[PAGE - RESERVED..PAGE - RESERVED + 16];
    for block in page[from..PAGE - RESERVED].chunks_exact(16) {
        let mut plain = aes::cipher::Block::<aes::Aes256>::default();
        plain.copy_from_slice(block);
        cipher.decrypt_block(&mut plain);
        out.extend(plain.iter().zip(previous).map(|(byte, before)| byte ^ before));
        previous = block;
    }
}

/// How often a text occurs.
pub fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
}
