//! The command line, as a script uses it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::built;

/// A folder with a desk that `jcat` works on.
pub struct Jcat {
    folder: tempfile::TempDir,
}

/// What a call gave.
#[derive(Debug)]
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Data.
    pub out: String,
    /// Talk.
    pub err: String,
}

impl Said {
    /// Reads the data as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or(Value::Null)
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The passphrase of every desk of the tests.
pub const PASSPHRASE: &str = "five words of a test";

impl Jcat {
    /// An empty folder.
    pub fn new() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("passphrase"), PASSPHRASE)?;
        Ok(Self { folder })
    }

    /// The desk's folder.
    pub fn desk(&self) -> PathBuf {
        self.folder.path().join("desk")
    }

    /// A file beside the desk.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A command with this desk and no keyring.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(built("jcat"));
        command
            .args(["--desk".as_ref(), self.desk().as_os_str()])
            .args(arguments)
            .env("JCAT_PASSPHRASE_FILE", self.folder.path().join("passphrase"))
            .env("HOME", self.folder.path())
            .env("XDG_STATE_HOME", self.folder.path().join("state"))
            .env("LANG", "C.UTF-8")
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .stdin(Stdio::null());
        command
    }

    /// Runs it.
    pub fn run(&self, arguments: &[&str]) -> anyhow::Result<Said> {
        Ok(self.command(arguments).output()?.into())
    }

    /// Calls a row of the table.
    pub fn call(&self, name: &str, request: &Value) -> anyhow::Result<Said> {
        self.run(&["--json", "call", name, &request.to_string()])
    }

    /// Makes the desk: an officer of Austria who is secretary too.
    pub fn init(&self) -> anyhow::Result<Said> {
        self.run(&["init", "--officer", "Ana Test", "--agency", "at", "--duty", "officer", "--duty", "secretary"])
    }
}

/// Flips one bit of a file.
pub fn flip(file: &Path, at: usize) -> anyhow::Result<()> {
    let mut content = std::fs::read(file)?;
    if let Some(byte) = content.get_mut(at) {
        *byte ^= 1;
    }
    Ok(std::fs::write(file, content)?)
}
