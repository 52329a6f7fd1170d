//! The window, and nothing else: it opens a desk, hands calls of the page to it, and notices back.
//!
//! Invariant: no `if` on a fact of the office stands here.

pub mod bridge;
pub mod window;

use std::path::PathBuf;
use std::sync::Arc;

use jcat_desk::{Desk, Surroundings};

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
            Some(folder) if !self.sample => Arc::new(Desk::in_folder(&folder, Surroundings::machine())),
            _ => Arc::new(Desk::in_memory(Surroundings::machine())),
        }
    }
}

/// Opens what can be opened without a question: a sample, or a desk whose key the system keyring keeps.
pub fn open_quietly(desk: &Desk, sample: bool) {
    // Measurements open a desk as the keyring does, on machines that have none. Not in a packaged program.
    #[cfg(feature = "automation")]
    if let Some(passphrase) = std::env::var_os("JCAT_PASSPHRASE_FILE").and_then(|file| std::fs::read_to_string(file).ok()) {
        let _ = desk.call("unlock", serde_json::json!({ "passphrase": passphrase.trim_end() }));
    }
    let opened = if desk.is_open() {
        Ok(true)
    } else if sample {
        desk.call("startSample", serde_json::Value::Null).map(|_| true)
    } else {
        desk.unlock_by_keyring()
    };
    if let Err(problem) = opened {
        // The page asks for the state of the desk first and shows what it can do.
        tracing::warn!(code = problem.code, "the desk did not open by itself");
    }
}

/// Runs the application until its window is closed.
pub fn run(start: &Start) -> Result<(), tauri::Error> {
    jcat_desk::logs::begin();
    let desk = start.desk();
    open_quietly(&desk, start.sample);
    if let Err(error) = desk.keep_in_touch() {
        tracing::error!(%error, "no thread for the office");
    }
    window::build(tauri::Builder::default(), desk).run(window::context())
}
