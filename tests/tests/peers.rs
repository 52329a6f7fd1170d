//! The recogniser and the readers of packages beside other programs: what they find that ours does not, and the other way round.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use jcat_desk::recogniser::{Context, Found, recognise};
use jcat_desk::{Desk, Surroundings};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::proposal;
use jcat_tests::python;
use serde_json::{Value, json};

/// What iocsearcher calls by another name.
const NAMES: [(&str, &str); 18] = [
    ("ip4", "ip"),
    ("ip6", "ip"),
    ("ip4Net", "cidr"),
    ("fqdn", "domain"),
    ("onionAddress", "onion"),
    ("bitcoin", "btc"),
    ("bitcoincash", "bch"),
    ("cardano", "ada"),
    ("dashcoin", "dash"),
    ("dogecoin", "doge"),
    ("ethereum", "eth"),
    ("litecoin", "ltc"),
    ("monero", "xmr"),
    ("phoneNumber", "phone"),
    ("ripple", "xrp"),
    ("solana", "sol"),
    ("tezos", "xtz"),
    ("tron", "trx"),
];

/// Kinds of iocsearcher's that are none of ours, and why.
const NOT_OURS: [(&str, &str); 5] = [
    ("cve", "a weakness of software is not a target"),
    ("ttp", "a way of working is not a target"),
    ("registry", "a key of a system's registry is on every machine of its kind"),
    ("githubHandle", "a path of a website, which is found as the address that it is"),
    ("uuid", "any program makes them of anything"),
];

/// Single values that iocsearcher finds and ours does not.
const NOT_FOUND: [(&str, &str); 2] = [
    ("xn--0.pt", "no label of IDNA: its digits decode to nothing (UTS 46, IdnaTestV2)"),
    ("decrypttozxybarc", "an onion address of version 2 without its ending: ten letters and digits like any others, of a network that is gone"),
];

/// Values of kinds without a checksum that ours finds and iocsearcher does not.
const FOUND_ALONE: [(&str, &str); 0] = [];

/// A line with what both found in it.
#[derive(Default)]
struct Line {
    ours: Vec<Found>,
    theirs: Vec<(String, String)>,
}

/// Every text of the events that come with pymisp, and every value of the recogniser's own vectors in a sentence.
fn corpus() -> Result<Vec<String>> {
    fn texts(value: &Value, into: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => fields.values().for_each(|it| texts(it, into)),
            Value::Array(all) => all.iter().for_each(|it| texts(it, into)),
            Value::String(text) if text.len() < 400 => into.extend(text.lines().map(|line| line.trim().to_owned()).filter(|line| line.len() > 3)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for file in files(&python::misp_events()?)? {
        texts(&serde_json::from_slice(&std::fs::read(&file)?).with_context(|| file.display().to_string())?, &mut found);
    }
    let vectors = include_str!("../../src-tauri/crates/indicators/src/vectors.txt");
    let values = vectors.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(" | ").nth(1));
    found.extend(values.map(|value| format!("The report names {} as one of them.", value.trim())));
    Ok(found.into_iter().collect())
}

fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|it| it == "json") {
            found.push(path);
        }
    }
    Ok(found)
}

fn both() -> Result<Vec<Line>> {
    let corpus = corpus()?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("corpus.txt");
    std::fs::write(&file, corpus.join("\n"))?;
    let mut lines: Vec<Line> = corpus.iter().map(|line| Line { ours: recognise(line, &Context::default()), theirs: Vec::new() }).collect();
    for found in python::script(&python::with_iocsearcher()?, "find.py", &[&file])?.lines() {
        let (line, kind, value): (usize, String, String) = serde_json::from_str(found)?;
        let kind = NAMES.iter().find(|(theirs, _)| *theirs == kind).map_or(kind, |(_, ours)| (*ours).to_owned());
        lines.get_mut(line).context("a line of the corpus")?.theirs.push((kind, value));
    }
    Ok(lines)
}

/// Says whether ours found a value, or something longer that it is a part of: the host of an address, an address of a network.
fn covers(found: &Found, value: &str) -> bool {
    let value = value.to_lowercase();
    let normal = found.normal.as_ref().map(|it| it.text.to_lowercase()).unwrap_or_default();
    let written = found.value.to_lowercase().replace(['[', ']'], "");
    // An address without its scheme: the name that it begins with is found.
    let begins = found.kind.label() == "domain" && value.strip_prefix(&normal).is_some_and(|rest| rest.starts_with('/'));
    written.contains(&value) || normal.contains(&value) || begins
}

#[test]
fn what_iocsearcher_finds_is_found_or_it_is_written_why_not() -> Result<()> {
    let lines = both()?;
    let (mut compared, mut missing) = (0, BTreeMap::new());
    for line in &lines {
        for (kind, value) in &line.theirs {
            compared += 1;
            let known = NOT_OURS.iter().any(|(it, _)| it == kind) || NOT_FOUND.iter().any(|(it, _)| value.eq_ignore_ascii_case(it));
            if !known && !line.ours.iter().any(|found| covers(found, value)) {
                missing.entry(format!("{kind} {value}")).or_insert_with(|| line.ours.iter().map(|it| it.value.clone()).collect::<Vec<_>>());
            }
        }
    }
    assert!(compared > 1_500, "{compared} finds of iocsearcher were compared");
    assert!(missing.is_empty(), "not found, and no reason is written: {missing:#?}");
    for (value, _) in NOT_FOUND {
        let there = lines.iter().any(|line| line.theirs.iter().any(|(_, it)| it.eq_ignore_ascii_case(value)));
        assert!(there, "{value} is found by iocsearcher no more: its reason can go");
    }
    Ok(())
}

#[test]
fn what_the_recogniser_finds_alone_has_a_checksum_or_it_is_written_why() -> Result<()> {
    let mut alone = BTreeMap::new();
    for line in both()? {
        for found in line.ours.iter().filter(|it| it.normal.is_ok() && matches!(it.kind.label(), "ip" | "domain" | "url" | "email")) {
            let normal = found.normal.as_ref().map(|it| it.text.to_lowercase()).unwrap_or_default();
            let same = |theirs: &str| {
                let theirs = theirs.to_lowercase();
                normal.contains(&theirs) || theirs.contains(&normal) || found.value.to_lowercase().contains(&theirs)
            };
            // Each of these is looked for by ours and left out there: addresses that are on no public network, endings that no registry
            // has, names that are not written in Latin letters, and texts made harmless in other ways.
            let cautioned = found.normal.as_ref().is_ok_and(|it| it.caution.is_some());
            let foreign = !found.value.is_ascii() || normal.contains("xn--");
            let defanged = found.value.contains(['[', '(', '{']);
            let known = FOUND_ALONE.iter().any(|(it, _)| normal == *it);
            if !(cautioned || foreign || defanged || known || line.theirs.iter().any(|(_, theirs)| same(theirs))) {
                alone.insert(format!("{} {}", found.kind.label(), found.value), line.theirs.clone());
            }
        }
    }
    assert!(alone.is_empty(), "found by ours alone, and no reason is written: {alone:#?}");
    Ok(())
}

#[test]
fn misp_events_and_the_stix_that_is_made_of_them_bring_what_other_programs_read_in_them() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let said = python::script(&python::with_misp_stix()?, "packages.py", &[&python::misp_events()?, folder.path()])?;
    // Each with what other programs read in it, and with texts in which anything may stand.
    let packages: Vec<(String, Vec<String>, Vec<String>)> = serde_json::from_str(&said)?;
    assert!(packages.iter().filter(|(path, ..)| path.ends_with(".stix.json")).count() >= 8, "{} packages", packages.len());
    let desk = Desk::in_memory(Surroundings::machine());
    let call = |name: &str, request: Value| desk.call(name, request).map_err(|problem| anyhow::anyhow!("{name}: {}", problem.message));
    call("startOffice", json!({ "name": "Ana Test", "agency": "at", "duties": ["officer"], "passphrase": "five words of a test" }))?;
    let case = call("proposeCase", proposal("Read from packages"))?;
    let mut compared = 0;
    for (path, values, prose) in packages {
        let preview = match desk.call("previewData", json!({ "case": case, "path": path, "mapping": {} })) {
            Ok(preview) => preview,
            Err(problem) => anyhow::bail!("{path}: {}", problem.message),
        };
        let rows: Vec<&Value> = preview["rows"].as_array().context("rows")?.iter().collect();
        let plain = ["ip", "cidr", "domain", "onion", "url", "email", "md5", "sha1", "sha256", "sha512"];
        let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_lowercase();
        let ours: BTreeSet<String> = rows.iter().flat_map(|row| [text(row, "given"), text(row, "normal")]).collect();
        // An address without its scheme is found as the name that it begins with.
        let bare = |value: &str| ours.contains(value.split('/').next().unwrap_or_default());
        let missing: Vec<&String> = values.iter().filter(|it| !ours.contains(&it.to_lowercase()) && !bare(&it.to_lowercase())).collect();
        assert!(missing.is_empty(), "{path}: not read: {missing:#?}");
        let theirs: BTreeSet<String> = values.iter().map(|it| it.to_lowercase()).collect();
        let alone: Vec<String> = rows
            .iter()
            .filter(|row| plain.contains(&row["kind"].as_str().unwrap_or_default()) && !row["normal"].is_null())
            .map(|row| text(row, "given"))
            .filter(|given| !theirs.iter().any(|it| it == given || it.split('/').next() == Some(given)))
            .filter(|given| !prose.iter().any(|it| it.to_lowercase().contains(given.as_str())))
            .collect();
        assert!(alone.is_empty(), "{path}: read by ours alone: {alone:#?}");
        compared += values.len();
    }
    assert!(compared > 1_000, "{compared} values were compared");
    Ok(())
}

#[test]
fn a_pdf_brings_what_is_written_in_it_and_a_broken_or_locked_one_is_refused() -> Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let case = jcat.call("proposeCase", &proposal("Read from paper"))?.json();
    let values: Vec<String> = (0..300).map(|n| format!("user{n}@panel-{}.example.org", n % 7)).collect();
    let (lines, file, locked) = (jcat.file("lines.txt"), jcat.file("report.pdf"), jcat.file("locked.pdf"));
    std::fs::write(&lines, values.iter().map(|value| format!("An account of {value} was seen.\n")).collect::<String>())?;
    python::pdf(&file, &lines, None)?;
    python::pdf(&locked, &lines, Some("a password"))?;
    let preview = jcat.call("previewData", &json!({ "case": case, "path": file, "mapping": {} }))?;
    assert_eq!(preview.code, 0, "{}", preview.err);
    let preview = preview.json();
    let found: BTreeSet<&str> = preview["rows"].as_array().context("rows")?.iter().filter_map(|row| row["normal"].as_str()).collect();
    let missing: Vec<&String> = values.iter().filter(|value| !found.contains(value.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");

    let refused = jcat.call("previewData", &json!({ "case": case, "path": locked, "mapping": {} }))?;
    assert_eq!((refused.code, refused.json()["problem"]["code"].as_str().map(str::to_owned)), (1, Some("pdf-unread".to_owned())), "{}", refused.out);
    // Cut off anywhere it ends with an answer.
    let whole = std::fs::read(&file)?;
    let broken = jcat.file("broken.pdf");
    for part in 1..12 {
        std::fs::write(&broken, whole.get(..whole.len() * part / 12).unwrap_or_default())?;
        let answer = jcat.call("previewData", &json!({ "case": case, "path": broken, "mapping": {} }))?;
        assert!([0, 1].contains(&answer.code), "{} of 12: {} {}", part, answer.code, answer.out);
    }
    Ok(())
}
