//! The administrator's guide, followed word by word.

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::PASSPHRASE;
use jcat_tests::cluster::Cluster;
use jcat_tests::{built, root};

/// The blocks that somebody runs: where, and what.
fn blocks(guide: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if let Some(place) = line.strip_prefix("```sh ") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((place.to_owned(), block.join("\n")));
        }
    }
    found
}

/// Runs a block where the guide says; what it sets stays for the next block there.
fn run(place: &str, block: &str, folder: &Path, cluster: &Cluster) -> Result<String> {
    let desk = folder.join(place).join("desk");
    let home = folder.join(place).join("home");
    std::fs::create_dir_all(&home)?;
    let path = format!("{}:{}", folder.join("bin").display(), std::env::var("PATH")?);
    let kept = folder.join(format!("{place}.env"));
    let script = format!("set -eu\n[ ! -f {0} ] || . {0}\n{block}\nexport -p > {0}\n", kept.display());
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).current_dir(folder).env_clear().envs(BTreeMap::from([
        ("PATH", path),
        ("HOME", home.display().to_string()),
        ("LANG", "C.UTF-8".into()),
        ("DBUS_SESSION_BUS_ADDRESS", "disabled:".into()),
        ("JCAT_DESK", desk.display().to_string()),
        ("JCAT_PASSPHRASE_FILE", folder.join("passphrase").display().to_string()),
        ("OFFICE", format!("localhost:{}", cluster.port())),
    ]));
    if place == "server" {
        shell.env("PGHOST", cluster.file("")).env("PGPORT", cluster.port().to_string()).env("PGUSER", "postgres");
    }
    let output = shell.output()?;
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(output.status.success(), "at the {place}:\n{block}\n{out}{err}");
    Ok(out.into_owned())
}

#[test]
fn the_administrators_guide_makes_an_office_of_two_desks() -> Result<()> {
    let cluster = Cluster::start()?;
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("bin"))?;
    symlink(built("jcat"), at("bin/jcat"))?;
    std::fs::write(at("passphrase"), PASSPHRASE)?;
    std::fs::copy(cluster.file("ca.pem"), at("ca.pem"))?;
    let guide = std::fs::read_to_string(root().join("docs/guide/administrator.md"))?;
    let all = blocks(&guide);
    ensure!(all.len() >= 7, "the guide has lost its blocks");
    let mut said = BTreeMap::new();
    for (place, block) in &all {
        said.insert(place.as_str(), run(place, block, folder.path(), &cluster)?);
    }
    let list: serde_json::Value = serde_json::from_str(said["second"].trim()).context("the last block at the second desk lists the cases")?;
    assert_eq!(list["total"], 0, "the second desk reads the office, which has no case yet");
    let first = run("desk", "jcat --json office status", folder.path(), &cluster)?;
    let status: serde_json::Value = serde_json::from_str(first.trim())?;
    assert_eq!((&status["waiting"], &status["journals"]), (&serde_json::json!(0), &serde_json::json!([])));
    for secret in ["roles.sql", "office.sql", "bea.json"] {
        let text = std::fs::read_to_string(at(secret))?;
        assert!(!text.contains(&std::fs::read_to_string(at("installer.pass"))?.trim().rsplit(':').next().unwrap_or_default().to_owned()), "{secret}");
    }
    Ok(())
}
