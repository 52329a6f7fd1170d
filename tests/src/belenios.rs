//! The format's own tool, as Debian ships it: an independent producer and verifier of elections.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// The tool's program.
pub const TOOL: &str = "belenios-tool";

const GROUP: &str = "BELENIOS-2048";

/// An election that the tool makes in a folder.
pub struct Peer {
    folder: PathBuf,
    uuid: String,
    credentials: Vec<String>,
    keys: Vec<String>,
}

/// What the tool answered to an archive.
#[derive(Debug)]
pub struct Verdict {
    /// Whether it ended with 0.
    pub accepted: bool,
    /// What it said.
    pub said: String,
}

/// Asks the tool to verify a folder that holds one archive.
pub fn verify(folder: &Path) -> Result<Verdict> {
    let output = Command::new(TOOL).args(["election", "verify", "--dir"]).arg(folder).output().context("belenios-tool is a Debian package")?;
    Ok(Verdict { accepted: output.status.success(), said: String::from_utf8_lossy(&output.stderr).into_owned() })
}

/// Asks the tool whether one archive continues another; each is alone in its folder.
pub fn verify_diff(before: &Path, after: &Path) -> Result<Verdict> {
    let output = Command::new(TOOL).args(["election", "verify-diff", "--dir1"]).arg(before).arg("--dir2").arg(after).output()?;
    Ok(Verdict { accepted: output.status.success(), said: String::from_utf8_lossy(&output.stderr).into_owned() })
}

impl Peer {
    /// Sets up an election with one question, of which one answer or blank may be chosen, and basic trustees.
    pub fn set_up(folder: &Path, voters: usize, answers: usize, trustees: usize) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let mut peer = Self { folder: folder.to_owned(), uuid: String::new(), credentials: Vec::new(), keys: Vec::new() };
        peer.uuid = peer.run(&["setup", "generate-token", "--length=14"], None)?.trim().to_owned();
        let (uuid, group) = (format!("--uuid={}", peer.uuid), format!("--group={GROUP}"));
        peer.run(&["setup", "generate-credentials", &uuid, &group, &format!("--count={voters}")], None)?;
        for _ in 0..trustees {
            peer.run(&["setup", "generate-trustee-key", &group], None)?;
        }
        peer.keys = peer.files("privkey")?;
        let public: Result<Vec<String>> = peer.files("pubkey")?.iter().map(|name| peer.read(name)).collect();
        std::fs::write(peer.file("public_keys.jsons"), public?.concat())?;
        peer.run(&["setup", "make-trustees"], None)?;
        let named: Vec<String> = (1..=answers).map(|number| format!("Answer {number}")).collect();
        let question = serde_json::json!({ "answers": named, "blank": true, "min": 1, "max": 1, "question": "Which one?" });
        let template = serde_json::json!({ "description": "", "name": "An election of the tool", "questions": [question] });
        std::fs::write(peer.file("template.json"), template.to_string())?;
        peer.run(&["setup", "make-election", &uuid, &group, "--template=template.json"], None)?;
        let list = peer.files("pubcreds")?.into_iter().next().context("public credentials")?;
        std::fs::copy(peer.file(&list), peer.file("public_creds.json"))?;
        peer.run(&["archive", "init"], None)?;
        let secret = peer.files("privcreds")?.into_iter().next().context("private credentials")?;
        peer.credentials = peer.read(&secret)?.lines().filter_map(|line| line.split_whitespace().last()).map(str::to_owned).collect();
        ensure!(peer.credentials.len() == voters, "a credential for each voter");
        Ok(peer)
    }

    /// The archive.
    pub fn archive(&self) -> PathBuf {
        self.file(&format!("{}.bel", self.uuid))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a ballot of a voter, numbered from 0: none chooses blank.
    pub fn make_ballot(&self, voter: usize, answers: usize, choice: Option<usize>) -> Result<String> {
        let mut slots = vec![0; answers + 1];
        slots[choice.map_or(0, |it| it + 1)] = 1;
        std::fs::write(self.file("credential"), &self.credentials[voter])?;
        std::fs::write(self.file("choice"), serde_json::json!([slots]).to_string())?;
        self.run(&["election", "generate-ballot", "--privcred=credential", "--ballot=choice"], None)
    }

    /// Puts a ballot into the archive.
    pub fn cast(&self, ballot: &str) -> Result<()> {
        self.add("Ballot", ballot)
    }

    /// Closes, and tallies.
    pub fn close(&self) -> Result<()> {
        self.add("EndBallots", "")?;
        let tally = self.run(&["election", "compute-encrypted-tally"], None)?;
        self.add("EncryptedTally", &tally)
    }

    /// Lets a trustee decrypt, numbered from 0.
    pub fn decrypt(&self, trustee: usize) -> Result<()> {
        let (key, number) = (format!("--privkey={}", self.keys[trustee]), format!("--trustee-id={}", trustee + 1));
        let factors = self.run(&["election", "decrypt", &key, &number], None)?;
        self.add("PartialDecryption", &factors)
    }

    /// Computes the result.
    pub fn end(&self) -> Result<()> {
        let result = self.run(&["election", "compute-result"], None)?;
        self.add("Result", &result)
    }

    fn add(&self, kind: &str, payload: &str) -> Result<()> {
        self.run(&["archive", "add-event", &format!("--type={kind}")], Some(payload)).map(drop)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn read(&self, name: &str) -> Result<String> {
        std::fs::read_to_string(self.file(name)).with_context(|| name.to_owned())
    }

    fn files(&self, extension: &str) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            found.extend(Some(name).filter(|name| name.ends_with(&format!(".{extension}"))));
        }
        found.sort();
        Ok(found)
    }

    fn run(&self, arguments: &[&str], input: Option<&str>) -> Result<String> {
        let output = match input {
            None => Command::new(TOOL).args(arguments).current_dir(&self.folder).stdin(Stdio::null()).output(),
            Some(text) => {
                std::fs::write(self.file("input"), text)?;
                let from = std::fs::File::open(self.file("input"))?;
                Command::new(TOOL).args(arguments).current_dir(&self.folder).stdin(from).output()
            }
        }
        .context("belenios-tool is a Debian package")?;
        ensure!(output.status.success(), "{TOOL} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?)
    }
}
