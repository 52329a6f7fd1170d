//! Messages: their heads and their words. What is attached to them is read where it is text.

use std::io::{Cursor, Read};

use mailparse::{MailHeaderMap, ParsedMail};

use super::html;
use crate::Error;

/// How a compound file (MSG) begins.
pub(super) const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How deep messages within messages are read.
const DEEPEST: usize = 8;
/// The most parts that are read of one message.
const MOST_PARTS: usize = 500;
/// The most text that is kept of a message, in bytes.
const MOST_TEXT: usize = 32 << 20;

/// Heads that say who wrote, and over which servers a message came.
const HEADS: [&str; 11] = ["From", "Sender", "Reply-To", "Return-Path", "To", "Cc", "Subject", "Date", "Received", "X-Originating-IP", "Message-ID"];

/// Reads a message of the Internet (RFC 5322, MIME).
pub(super) fn internet(content: &[u8]) -> Result<String, Error> {
    let mail = mailparse::parse_mail(content).map_err(|_| Error::NotATable("it is no message".into()))?;
    let mut made = String::new();
    let mut parts = 0;
    part(&mail, 0, &mut parts, &mut made)?;
    Ok(made)
}

fn part(mail: &ParsedMail<'_>, depth: usize, parts: &mut usize, made: &mut String) -> Result<(), Error> {
    *parts += 1;
    if depth > DEEPEST || *parts > MOST_PARTS || made.len() > MOST_TEXT {
        return Err(Error::TooLarge("it has too many parts".into()));
    }
    if depth == 0 {
        for head in HEADS {
            for value in mail.headers.get_all_values(head) {
                made.push_str(&format!("{head}: {value}\n"));
            }
        }
        made.push('\n');
    }
    let unreadable = |_| Error::NotATable("a part of it does not read".into());
    match mail.ctype.mimetype.as_str() {
        "text/html" => made.push_str(&html::text(&mail.get_body().map_err(unreadable)?)),
        "message/rfc822" => {
            let within = mail.get_body_raw().map_err(unreadable)?;
            let within = mailparse::parse_mail(&within).map_err(unreadable)?;
            part(&within, depth + 1, parts, made)?;
        }
        kind if kind.starts_with("text/") => made.push_str(&mail.get_body().map_err(unreadable)?),
        _ => {}
    }
    made.push('\n');
    mail.subparts.iter().try_for_each(|it| part(it, depth + 1, parts, made))
}

/// Reads a message as Outlook keeps it: properties in a compound file (MS-OXMSG).
pub(super) fn outlook(content: &[u8]) -> Result<String, Error> {
    let broken = || Error::NotATable("it is no message".into());
    let mut file = cfb::CompoundFile::open(Cursor::new(content)).map_err(|_| broken())?;
    let paths: Vec<_> = file.walk().filter(|it| it.is_stream()).take(20_000).map(|it| (it.path().to_path_buf(), it.len())).collect();
    let mut made = String::new();
    for (path, length) in paths {
        let Some(name) = path.file_name().and_then(std::ffi::OsStr::to_str).and_then(|it| it.strip_prefix("__substg1.0_")) else { continue };
        let Some((property, kind)) = name.split_at_checked(4) else { continue };
        // Subject, heads, sender, recipients, body, body as a page.
        let is_page = property == "1013";
        if !matches!(property, "0037" | "007D" | "0C1F" | "5D01" | "39FE" | "3003" | "1000" | "1013") {
            continue;
        }
        if length > MOST_TEXT as u64 || made.len() > MOST_TEXT {
            return Err(Error::TooLarge("its words are too long".into()));
        }
        let mut bytes = Vec::new();
        file.open_stream(&path).and_then(|it| it.take(MOST_TEXT as u64).read_to_end(&mut bytes)).map_err(|_| broken())?;
        let text = match kind {
            "001F" => String::from_utf16_lossy(&bytes.chunks_exact(2).map(|it| it.try_into().map_or(0, u16::from_le_bytes)).collect::<Vec<_>>()),
            "001E" | "0102" => crate::sheet::decode(&bytes),
            _ => continue,
        };
        made.push_str(&if is_page { html::text(&text) } else { text });
        made.push('\n');
    }
    if made.is_empty() { Err(broken()) } else { Ok(made) }
}
