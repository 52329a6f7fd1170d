//! The text of a PDF, read in a program of its own with limits: what a stranger's file does there, it does to nothing else.
//!
//! The program is this one again: it is started with [`ASKED`], takes the file on its standard input and answers with the text.
//! It has no other arguments, opens no file, and is ended when it takes too long or too much.

use std::io::{Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::LARGEST;
use crate::Error;

/// The argument that makes this program the one that reads.
pub const ASKED: &str = "--read-pdf-from-standard-input";

/// How long reading may take by the clock.
const PATIENCE: Duration = Duration::from_secs(60);

/// Seconds of processor time, and bytes of memory, that reading may take.
const PROCESSOR: u64 = 30;
const MEMORY: u64 = 2 << 30;

/// Answers as the program that reads, where it was started as that; `None` anywhere else. To be asked before anything else is done.
pub fn answer_if_asked() -> Option<ExitCode> {
    let asked = std::env::args_os().nth(1).is_some_and(|it| it == ASKED);
    asked.then(|| answer().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}

fn answer() -> std::io::Result<()> {
    limit()?;
    let mut content = Vec::new();
    std::io::stdin().take(LARGEST + 1).read_to_end(&mut content)?;
    let text = pdf_extract::extract_text_from_mem(&content).map_err(|_| std::io::ErrorKind::InvalidData)?;
    std::io::stdout().write_all(text.as_bytes())
}

#[cfg(unix)]
fn limit() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (resource, most) in [(Resource::Cpu, PROCESSOR), (Resource::As, MEMORY), (Resource::Core, 0), (Resource::Fsize, 0)] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn limit() -> std::io::Result<()> {
    Ok(())
}

/// Has the text of a PDF read. What cannot be read, because it is broken, locked or a trap, is refused without a word of what is in it.
pub(super) fn text(content: &[u8]) -> Result<String, Error> {
    let mut child =
        Command::new(std::env::current_exe()?).arg(ASKED).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else { return Err(Error::PdfUnread) };
    let (send, received) = mpsc::channel();
    let content = content.to_vec();
    // One thread feeds, one listens: a program that does neither keeps nobody waiting.
    std::thread::spawn(move || drop(input.write_all(&content)));
    std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = output.take(LARGEST + 1).read_to_end(&mut text);
        drop(send.send(read.map(|_| text)));
    });
    let text = received.recv_timeout(PATIENCE);
    if text.is_err() {
        child.kill()?;
    }
    let ended = child.wait()?;
    let Ok(Ok(text)) = text else { return Err(Error::PdfUnread) };
    if u64::try_from(text.len()).is_ok_and(|size| size > LARGEST) {
        return Err(Error::TooLarge(format!("its text has more than {} MB", LARGEST >> 20)));
    }
    if !ended.success() {
        return Err(Error::PdfUnread);
    }
    String::from_utf8(text).map_err(|_| Error::PdfUnread)
}
