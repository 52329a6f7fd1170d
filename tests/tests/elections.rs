//! Archives of elections: verified by `jcat` on any computer, and by a program that is not ours.

use std::path::{Path, PathBuf};

use jcat_tests::belenios::{self, Peer};
use jcat_tests::cli::Said;

fn vector(name: &str) -> PathBuf {
    jcat_tests::root().join("src-tauri/crates/ballot/vectors").join(name)
}

/// `jcat elections verify` where there is neither a desk nor a home.
fn verify(file: &Path, language: &str) -> anyhow::Result<Said> {
    let mut command = std::process::Command::new(jcat_tests::built("jcat"));
    command.args(["elections", "verify"]).arg(file).env_clear().env("LANG", language).stdin(std::process::Stdio::null());
    Ok(command.output()?.into())
}

#[test]
fn an_archive_is_verified_without_any_desk_and_its_counts_are_said() -> anyhow::Result<()> {
    let said = verify(&vector("ff-basic/pZeJbmuY6x3oVr.bel"), "C.UTF-8")?;
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("pZeJbmuY6x3oVr"), "{}", said.out);
    assert!(said.out.contains("ballots      6, of which 5 count"), "{}", said.out);
    assert!(said.out.contains("roll not checked"), "{}", said.out);
    assert!(said.err.is_empty(), "{}", said.err);
    let folder = tempfile::tempdir()?;
    let renamed = folder.path().join("renamed.bel");
    std::fs::copy(vector("ff-basic/pZeJbmuY6x3oVr.bel"), &renamed)?;
    let said = verify(&renamed, "C.UTF-8")?;
    assert_eq!((said.code, said.err.contains("pZeJbmuY6x3oVr.bel")), (0, true), "another name is said and is no fault: {said:?}");
    Ok(())
}

#[test]
fn a_damaged_archive_ends_with_seven_and_the_first_thing_wrong() -> anyhow::Result<()> {
    let sound = std::fs::read(vector("ff-mixed/iDT6sZsoNAKK56.bel"))?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("iDT6sZsoNAKK56.bel");
    let mut flipped = sound.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("one bit", flipped, "record"),
        ("the end is cut off", sound[..sound.len() - 700].to_vec(), "the file ends inside a record"),
        ("zero blocks", [sound.as_slice(), &[0; 1024]].concat(), "a block of zeros stands where a record should begin"),
        ("nothing", Vec::new(), "the file ends inside a record"),
        ("something else", b"%PDF-1.7 and so on".repeat(40), "header"),
    ];
    for (what, bytes, expected) in cases {
        std::fs::write(&file, bytes)?;
        let said = verify(&file, "C.UTF-8")?;
        assert_eq!(said.code, 7, "{what}: {said:?}");
        let first = said.out.lines().next().unwrap_or_default();
        assert!(first.contains(expected), "{what}: {first}");
    }
    std::fs::write(&file, [sound.as_slice(), &[0; 1024]].concat())?;
    let french = verify(&file, "fr_BE.UTF-8")?;
    assert!(french.out.contains("un bloc de zéros"), "{}", french.out);
    let missing = verify(&folder.path().join("none.bel"), "C.UTF-8")?;
    assert_eq!((missing.code, missing.out.is_empty()), (3, true), "{missing:?}");
    assert!(!missing.err.is_empty());
    Ok(())
}

#[test]
fn an_election_of_the_tool_holds_here_and_there_and_damage_only_here() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let peer = Peer::set_up(folder.path(), 3, 2, 2)?;
    for (voter, choice) in [(0, Some(0)), (1, None), (2, Some(1)), (0, Some(1))] {
        peer.cast(&peer.make_ballot(voter, 2, choice)?)?;
    }
    assert_eq!(verify(&peer.archive(), "C.UTF-8")?.code, 0, "while it is open");
    peer.close()?;
    peer.decrypt(0)?;
    peer.decrypt(1)?;
    peer.end()?;
    let said = verify(&peer.archive(), "C.UTF-8")?;
    assert_eq!(said.code, 0, "{said:?}");
    for line in ["ballots      4, of which 3 count", "        0  Answer 1", "        2  Answer 2", "        1  blank"] {
        assert!(said.out.contains(line), "{line}: {}", said.out);
    }
    let verdict = belenios::verify(peer.folder())?;
    assert!(verdict.accepted && verdict.said.contains("all checks passed"), "{verdict:?}");
    // The tool takes the same ballot twice; here it is found out.
    let again = tempfile::tempdir()?;
    let peer = Peer::set_up(again.path(), 1, 2, 1)?;
    let ballot = peer.make_ballot(0, 2, Some(0))?;
    peer.cast(&ballot)?;
    peer.cast(&ballot)?;
    assert!(belenios::verify(again.path())?.accepted, "the tool does not mind");
    let said = verify(&peer.archive(), "C.UTF-8")?;
    assert_eq!(said.code, 7, "{said:?}");
    assert!(said.out.contains("is in the archive already"), "{}", said.out);
    Ok(())
}
