//! Bad input and bad days: a sentence that helps, nothing lost, nothing half done.

use std::io::Write;
use std::process::Stdio;

use jcat_tests::cli::{Jcat, Said, flip};
use jcat_tests::desks::proposal;
use serde_json::json;

fn ready() -> anyhow::Result<Jcat> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    jcat.call("proposeCase", &proposal("Canary Harbour"))?;
    Ok(jcat)
}

#[test]
fn a_wrong_passphrase_is_told_from_a_damaged_file_and_changes_nothing() -> anyhow::Result<()> {
    let jcat = ready()?;
    std::fs::write(jcat.file("passphrase"), "five words of another")?;
    let said = jcat.call("roster", &json!({}))?;
    assert_eq!((said.code, said.json()["problem"]["code"].as_str()), (4, Some("wrong-passphrase")));
    assert!(!said.out.contains("another"), "what was typed is not said again");
    Ok(())
}

#[test]
fn the_files_show_no_plain_text() -> anyhow::Result<()> {
    let jcat = ready()?;
    jcat.call("writeNote", &json!({ "case": jcat.call("caseList", &json!({}))?.json()["rows"][0]["id"], "text": "canary-note" }))?;
    for entry in std::fs::read_dir(jcat.desk())? {
        let content = std::fs::read(entry?.path())?;
        for canary in ["Canary", "canary-note", "Ana Test", "SQLite format", "cases"] {
            assert!(!content.windows(canary.len()).any(|bytes| bytes == canary.as_bytes()), "{canary} is readable");
        }
    }
    Ok(())
}

/// Everything that the log holds.
fn logged(jcat: &Jcat) -> anyhow::Result<String> {
    let files = std::fs::read_dir(jcat.file("state").join("jcat-desk/log"))?;
    Ok(files.map(|file| std::fs::read_to_string(file?.path())).collect::<Result<_, _>>()?)
}

#[test]
fn verify_finds_a_flipped_bit_in_any_page_and_names_what_it_hit() -> anyhow::Result<()> {
    let jcat = ready()?;
    let file = jcat.desk().join("replica.db");
    let good = std::fs::read(&file)?;
    let pages = good.len() / 4096;
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 0);
    for page in [0, 1, pages / 3, pages / 2, pages - 1] {
        flip(&file, page * 4096 + 2_000)?;
        std::fs::remove_dir_all(jcat.file("state"))?;
        let said = jcat.run(&["replica", "verify"])?;
        assert_eq!(said.code, 7, "page {page}: {}{}", said.out, said.err);
        // Records that do not even open are called damaged in every language alike; which page it is stands in the log.
        let told = format!("{}{}", said.out, logged(&jcat)?);
        assert!(told.contains("page"), "page {page}: {}{told}", said.err);
        std::fs::write(&file, &good)?;
    }
    std::fs::write(&file, &good[..good.len() / 2])?;
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 7, "half a file");
    std::fs::write(&file, b"no replica at all")?;
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 7, "no replica");
    std::fs::remove_file(&file)?;
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 7, "no file");
    std::fs::write(&file, &good)?;
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 0, "and none of it touched what was put back");
    Ok(())
}

#[test]
fn a_backup_is_put_back_whole_and_a_damaged_one_is_not() -> anyhow::Result<()> {
    let jcat = ready()?;
    let copy = jcat.file("copy.db");
    let path = copy.to_string_lossy().into_owned();
    assert_eq!(jcat.run(&["replica", "backup", &path])?.code, 0);
    assert_eq!(jcat.run(&["replica", "backup", &path])?.code, 1, "nothing is written over");
    jcat.call("proposeCase", &proposal("After the backup"))?;
    flip(&copy, 9_000)?;
    assert_eq!(jcat.run(&["replica", "restore", &path])?.code, 7, "a damaged copy is refused");
    assert_eq!(jcat.call("caseList", &json!({}))?.json()["total"], 2, "and nothing was changed");
    flip(&copy, 9_000)?;
    assert_eq!(jcat.run(&["replica", "restore", &path])?.code, 0);
    assert_eq!(jcat.call("caseList", &json!({}))?.json()["total"], 1);
    let kept = std::fs::read_dir(jcat.desk())?.filter_map(Result::ok).any(|file| file.file_name().to_string_lossy().contains("before-"));
    assert!(kept, "what was there is kept beside it");
    Ok(())
}

#[test]
fn a_backup_is_put_back_on_a_desk_that_does_not_open_or_is_not_there() -> anyhow::Result<()> {
    let jcat = ready()?;
    let cases = |jcat: &Jcat| -> anyhow::Result<serde_json::Value> { Ok(jcat.call("caseList", &json!({}))?.json()["total"].clone()) };
    // Names that an extension would be cut from.
    let copies = ["copy.db", "copy.02", "another"].map(|name| jcat.file(name).to_string_lossy().into_owned());
    for copy in &copies {
        assert_eq!(jcat.run(&["replica", "backup", copy])?.code, 0, "{copy}");
    }
    let (replica, key) = (jcat.desk().join("replica.db"), jcat.desk().join("key.json"));
    let own_key = std::fs::read(&key)?;
    for copy in &copies {
        std::fs::write(&replica, b"nothing that opens")?;
        assert_eq!(jcat.run(&["replica", "verify"])?.code, 7, "it does not open");
        let back = jcat.run(&["replica", "restore", copy])?;
        assert_eq!(back.code, 0, "{copy}: {}", back.err);
        assert_eq!(cases(&jcat)?, 1);
        assert_eq!(std::fs::read(&key)?, own_key, "the key file is the desk's own");
    }
    // Its records are gone; then the whole folder is.
    std::fs::remove_file(&replica)?;
    assert_eq!(jcat.run(&["replica", "restore", &copies[0]])?.code, 0);
    assert_eq!(cases(&jcat)?, 1);
    std::fs::remove_dir_all(jcat.desk())?;
    assert_eq!(jcat.run(&["replica", "restore", &copies[1]])?.code, 0, "on another workstation");
    assert_eq!(cases(&jcat)?, 1);

    // What is no copy, or one that this passphrase does not open, is said to be it, and nothing is touched.
    std::fs::write(&replica, b"nothing that opens")?;
    assert_eq!(jcat.run(&["replica", "restore", &jcat.file("nowhere").to_string_lossy()])?.code, 3, "no such file");
    flip(std::path::Path::new(&copies[2]), 9_000)?;
    assert_eq!(jcat.run(&["replica", "restore", &copies[2]])?.code, 7, "a damaged copy");
    let mut wrong = jcat.command(&["replica", "restore", &copies[0]]);
    let other = jcat.file("another passphrase");
    std::fs::write(&other, "five words of somebody else")?;
    let said: Said = wrong.env("JCAT_PASSPHRASE_FILE", &other).output()?.into();
    assert_eq!(said.code, 4, "{}", said.err);
    assert!(said.err.contains("passphrase"), "{}", said.err);
    assert_eq!(std::fs::read(&replica)?, b"nothing that opens");
    assert_eq!(jcat.run(&["replica", "restore", &copies[0]])?.code, 0);

    // The passphrase was changed since, and nobody knows the new one any more: that of the copy opens the desk from now on.
    let forgotten = json!({ "old": jcat_tests::cli::PASSPHRASE, "new": "five words that nobody knows" });
    assert_eq!(jcat.call("changePassphrase", &forgotten)?.code, 0);
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 4, "the old one opens nothing");
    assert_eq!(jcat.run(&["replica", "restore", &copies[0]])?.code, 0);
    assert_eq!(cases(&jcat)?, 1, "opened anew by every call");

    // Another desk's copy goes onto a damaged desk with its own key; the former is kept.
    let second = ready()?;
    std::fs::write(second.desk().join("replica.db"), b"nothing that opens")?;
    assert_eq!(second.run(&["replica", "restore", &copies[0]])?.code, 0);
    assert_eq!(cases(&second)?, 1);
    let kept: Vec<String> =
        std::fs::read_dir(second.desk())?.filter_map(Result::ok).map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    assert!(kept.iter().any(|name| name.starts_with("key.before-")) && kept.iter().any(|name| name.starts_with("replica.before-")), "{kept:?}");
    Ok(())
}

#[test]
fn a_lost_key_file_costs_no_records() -> anyhow::Result<()> {
    let jcat = ready()?;
    let key = jcat.desk().join("key.json");
    let saved = std::fs::read(&key)?;
    std::fs::remove_file(&key)?;
    assert_eq!(jcat.init()?.code, 0, "a new desk begins");
    let kept = std::fs::read_dir(jcat.desk())?
        .filter_map(Result::ok)
        .find(|file| file.file_name().to_string_lossy().starts_with("replica.before-"))
        .expect("the old records are kept");
    std::fs::rename(kept.path(), jcat.desk().join("replica.db"))?;
    std::fs::write(&key, saved)?;
    assert_eq!(jcat.call("caseList", &json!({}))?.json()["total"], 1, "and open with their key");
    Ok(())
}

#[test]
fn a_replica_of_a_newer_version_is_left_alone() -> anyhow::Result<()> {
    let jcat = ready()?;
    let key = jcat.desk().join("key.json");
    let mut file: serde_json::Value = serde_json::from_slice(&std::fs::read(&key)?)?;
    file["version"] = json!(2);
    std::fs::write(&key, serde_json::to_vec(&file)?)?;
    let said = jcat.call("roster", &json!({}))?;
    assert_eq!((said.code, said.json()["problem"]["code"].as_str()), (1, Some("newer-replica")));
    Ok(())
}

#[test]
fn what_is_recorded_without_an_office_is_done_and_does_not_fail() -> anyhow::Result<()> {
    let jcat = ready()?;
    let case = jcat.call("caseList", &json!({}))?.json()["rows"][0]["id"].as_str().map(str::to_owned).unwrap_or_default();
    let me = jcat.call("officers", &json!({}))?.json()[0]["name"].as_str().map(str::to_owned).unwrap_or_default();
    let admitted = jcat.run(&["office", "admit", &case, &me])?;
    assert_eq!(admitted.code, 0, "{}", admitted.err);
    assert_eq!(jcat.run(&["office", "admit", &case, &me])?.code, 4, "it is on record");
    // A slip of the hand is told where a script looks for it.
    let slip = jcat.run(&["--json", "office", "admit", &case, "Nobody"])?;
    assert_eq!((slip.code, slip.json()["problem"]["code"].as_str()), (3, Some("not-found")));
    // What protects data is not dropped without a word.
    let marked = jcat.run(&["indicators", "import", "x.txt", "--case", &case, "--legal-basis", "x", "--purpose", "operational", "--h1"])?;
    assert_eq!(marked.code, 2);
    assert!(marked.err.contains("--tlp"), "{}", marked.err);
    Ok(())
}

#[test]
fn what_cannot_be_written_out_is_told() -> anyhow::Result<()> {
    let jcat = ready()?;
    for arguments in [["--json", "call", "caseList"].as_slice(), &["office", "roles"], &["completions", "bash"], &["typescript"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full")?;
        let said: Said = jcat.command(arguments).stdout(full).output()?.into();
        assert_eq!((said.code, said.err.lines().next()), (1, Some("There is no room left on the disk.")), "{arguments:?}");
    }
    Ok(())
}

#[test]
fn a_full_disk_leaves_nothing_half_done() -> anyhow::Result<()> {
    let jcat = ready()?;
    let size = std::fs::metadata(jcat.desk().join("replica.db"))?.len() / 1_024;
    let text = "x".repeat(9_000);
    let request = json!({ "facts": proposal("x")["facts"], "cover": { "title": "Too much", "summary": text, "victims": null, "loss": null } });
    // A limit on the size of files is what a quota does; the signal that comes with it is passed over, as a desk's own shell does.
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", size + 8);
    let program = jcat_tests::built("jcat").to_string_lossy().into_owned();
    let mut full = 0;
    for _ in 0..4 {
        let mut command = jcat.command(&[]);
        let environment: Vec<_> = command.get_envs().filter_map(|(name, value)| value.map(|value| (name.to_owned(), value.to_owned()))).collect();
        let output = std::process::Command::new("sh")
            .args(["-c", &script, "sh", &program, "--desk"])
            .arg(jcat.desk())
            .args(["--json", "call", "proposeCase", &request.to_string()])
            .envs(environment)
            .stdin(Stdio::null())
            .output()?;
        command.env_clear();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        full += usize::from(said.contains("disk-full"));
    }
    assert!(full > 0, "the limit was met and said");
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 0, "every page and chain fits");
    let list = jcat.call("caseList", &json!({}))?.json();
    assert_eq!(list["total"].as_u64(), Some(1 + 4 - full as u64), "what was acknowledged is there, what was refused is not");
    Ok(())
}

#[test]
fn kill_9_under_load_loses_no_acknowledged_command() -> anyhow::Result<()> {
    let jcat = ready()?;
    let mut acknowledged = 1;
    for round in 0..25_u64 {
        let request = proposal(&format!("Case {round}")).to_string();
        let mut child = jcat.command(&["--json", "call", "proposeCase", &request]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        // Killed at a different moment each time; the moments spread over the whole of a call.
        let until = std::time::Instant::now() + std::time::Duration::from_millis(60 + round * 9);
        while std::time::Instant::now() < until && child.try_wait()?.is_none() {
            std::thread::yield_now();
        }
        child.kill()?;
        let output = child.wait_with_output()?;
        acknowledged += usize::from(String::from_utf8_lossy(&output.stdout).trim().len() == 38);
    }
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 0);
    let total = jcat.call("caseList", &json!({}))?.json()["total"].as_u64().unwrap_or_default();
    assert!(total >= acknowledged as u64, "{acknowledged} were acknowledged, {total} are there");
    let drafts = jcat.call("draftList", &json!({}))?.json();
    assert_eq!(drafts, json!([]), "a proposal is whole or not there");
    Ok(())
}

#[test]
fn two_programs_on_one_desk_take_turns() -> anyhow::Result<()> {
    let jcat = ready()?;
    let children: Vec<_> = (0..6)
        .map(|n| jcat.command(&["--json", "call", "proposeCase", &proposal(&format!("Side {n}")).to_string()]).stdout(Stdio::piped()).spawn())
        .collect::<Result<_, _>>()?;
    for child in children {
        assert!(child.wait_with_output()?.status.success());
    }
    let list = jcat.call("caseList", &json!({}))?.json();
    let labels: std::collections::BTreeSet<&str> = list["rows"].as_array().into_iter().flatten().filter_map(|row| row["label"].as_str()).collect();
    assert_eq!(labels.len(), 7, "each has a number of its own: {labels:?}");
    assert_eq!(jcat.run(&["replica", "verify"])?.code, 0);
    Ok(())
}

#[test]
fn files_that_are_none_get_a_sentence() -> anyhow::Result<()> {
    let jcat = ready()?;
    let import = |name: &str, content: &[u8]| -> anyhow::Result<(i32, String)> {
        let file = jcat.file(name);
        std::fs::File::create(&file)?.write_all(content)?;
        let said = jcat.run(&["--json", "cases", "import", &file.to_string_lossy()])?;
        Ok((said.code, said.json()["problem"]["code"].as_str().unwrap_or_default().to_owned()))
    };
    assert_eq!(import("empty.csv", b"")?, (1, "not-a-table".into()));
    assert_eq!(import("bytes.csv", &[0, 1, 2, 3])?, (1, "not-a-table".into()));
    assert_eq!(import("not.xlsx", b"PK\x03\x04 and nothing")?, (1, "not-a-table".into()));
    assert_eq!(import("kind.pdf", b"%PDF")?, (1, "unknown-file-kind".into()));
    assert_eq!(import("columns.csv", b"a;b\n1;2\n")?, (1, "column-missing".into()));
    assert_eq!(import("million.csv", format!("title,agency,areas\n{}", "x,at,facilitators\n".repeat(210_000)).as_bytes())?, (1, "too-large".into()));
    let gone = jcat.run(&["--json", "cases", "import", "/no/such/file.csv"])?;
    assert_eq!(gone.code, 3);
    Ok(())
}

#[test]
fn names_of_every_script_and_ten_megabytes_in_a_title() -> anyhow::Result<()> {
    let jcat = ready()?;
    for title in ["Ծովինար Ångström 張偉 עמית", "🦊 наблюдение", "'; DROP TABLE cases; --", "<script>alert(1)</script>"] {
        let case = jcat.call("proposeCase", &proposal(title))?.json();
        assert_eq!(jcat.call("caseDossier", &json!({ "case": case }))?.json()["row"]["title"], title);
    }
    let request = proposal(&"x".repeat(10_000_000)).to_string();
    let mut child = jcat.command(&["--json", "call", "proposeCase", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    child.stdin.take().expect("a pipe").write_all(request.as_bytes())?;
    let output = child.wait_with_output()?;
    assert!(String::from_utf8_lossy(&output.stdout).contains("text-too-long"));
    let found = jcat.call("search", &json!({ "text": "angstrom" }))?.json();
    assert_eq!(found.as_array().map(Vec::len), Some(1), "diacritics are folded");
    Ok(())
}
