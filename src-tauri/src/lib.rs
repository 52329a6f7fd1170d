//! The window, and nothing else: it opens a desk, hands calls of the page to it, and notices back.
//!
//! Invariant: no `if` on a fact of the office stands here.

pub mod bridge;
pub mod drawing;
pub mod window;

use std::path::PathBuf;
use std::sync::Arc;

use jcat_desk::{Desk, Surroundings};

use crate::bridge::Host;

/// What the program was started with.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The desk's folder; none means the usual one.
    pub desk: Option<PathBuf>,
    /// Whether to look around with sample data, in memory.
    pub sample: bool,
}

impl Start {
    /// Reads the arguments: `--desk DIR`, `--sample`. What else stands there belongs to the toolkit.
    pub fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Self {
        let mut start = Self { desk: std::env::var_os("JCAT_DESK").map(PathBuf::from), sample: false };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--sample" => start.sample = true,
                "--desk" => start.desk = arguments.next().map(PathBuf::from).or(start.desk),
                _ => {}
            }
        }
        start
    }

    /// Names the desk, opens nothing yet.
    pub fn desk(&self) -> Arc<Desk> {
        let folder = self.desk.clone().or_else(Desk::usual_folder);
        match folder {
            Some(folder) if !self.sample => Arc::new(Desk::in_folder(&folder, clock())),
            _ => Arc::new(Desk::in_memory(clock())),
        }
    }
}

/// The machine's clock; where a test drives the window, so many milliseconds ahead of it as the test says.
fn clock() -> Surroundings {
    #[cfg(feature = "automation")]
    if let Some(ahead) = std::env::var("JCAT_AHEAD").ok().and_then(|it| it.parse().ok()) {
        return Surroundings::machine_ahead(ahead);
    }
    Surroundings::machine()
}

/// Opens a desk whose key the system keyring keeps. Any other waits for its passphrase.
fn open_by_keyring(desk: &Desk) {
    #[cfg(feature = "automation")]
    open_for_tests(desk);
    let opened = if desk.is_open() { Ok(true) } else { desk.unlock_by_keyring() };
    if let Err(problem) = opened {
        // The page asks for the state of the desk first and shows what it can do.
        tracing::warn!(code = problem.code, "the desk did not open by itself");
    }
}

/// Opens a desk as the keyring does, on machines that have none: with a key, or, where deriving it is to be lived with, with a
/// passphrase. Not in a packaged program.
#[cfg(feature = "automation")]
fn open_for_tests(desk: &Desk) {
    let read = |name: &str| std::env::var_os(name).and_then(|file| std::fs::read_to_string(file).ok());
    if let Some(key) = read("JCAT_KEY_FILE") {
        let _ = desk.unlock_by_key_for_measurement(&key);
    } else if let Some(passphrase) = read("JCAT_PASSPHRASE_FILE") {
        let _ = desk.call("unlock", serde_json::json!({ "passphrase": passphrase.trim_end() }));
    }
}

/// Plays the sample office.
fn open_sample(desk: &Desk) {
    if let Err(problem) = desk.call("startSample", serde_json::Value::Null) {
        tracing::warn!(code = problem.code, "the sample did not begin");
    }
}

/// Runs the application until its window is closed.
pub fn run(start: &Start) -> Result<(), tauri::Error> {
    jcat_desk::logs::begin();
    let host = Host::new(start.desk(), if start.sample { open_sample } else { open_by_keyring });
    let opening = host.clone();
    let begun = std::thread::Builder::new().name("opening".into()).spawn(move || {
        if let Err(error) = opening.desk().keep_in_touch() {
            tracing::error!(%error, "no thread for the office");
        }
    });
    if let Err(error) = begun {
        tracing::error!(%error, "no thread for opening the desk");
    }
    window::build(tauri::Builder::default(), host).run(window::context())
}
