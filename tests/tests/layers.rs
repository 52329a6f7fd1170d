//! What may depend on what: read from `cargo metadata`, so that no review has to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(jcat_tests::root())
        .output()
        .expect("cargo metadata");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut found = BTreeMap::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let normal = package["dependencies"].as_array().expect("dependencies").iter().filter(|it| it["kind"].is_null());
        found
            .insert(package["name"].as_str().expect("a name").to_owned(), normal.map(|it| it["name"].as_str().expect("a name").to_owned()).collect());
    }
    found
}

#[test]
fn each_crate_depends_on_what_its_place_allows() {
    let all = dependencies();
    let ours: BTreeSet<&String> = all.keys().collect();
    let of = |name: &str| all[name].iter().filter(|it| ours.contains(it)).map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("jcat-domain"), Vec::<&str>::new(), "the rules know nobody");
    assert_eq!(of("jcat-documents"), Vec::<&str>::new(), "documents know nobody");
    assert_eq!(of("jcat-ballot"), Vec::<&str>::new(), "the ballot knows nobody, and no word of the office");
    assert_eq!(of("jcat-indicators"), Vec::<&str>::new(), "indicators know nobody, and no word of the office");
    assert_eq!(of("jcat-desk"), ["jcat-ballot", "jcat-documents", "jcat-domain", "jcat-indicators"]);
    assert_eq!(of("jcat-desktop"), ["jcat-desk"], "the window goes through the front door");
    assert_eq!(of("jcat-cli"), ["jcat-desk"], "the command line goes through the front door");
    assert_eq!(of("jcat-tests"), ["jcat-desk"], "the tests go through the front door");
}

#[test]
fn only_the_desk_has_disk_keys_and_chance_and_only_the_window_has_tauri() {
    let all = dependencies();
    let holders = |crates: &[&str]| -> BTreeSet<String> {
        all.iter().filter(|(name, its)| *name != "jcat-tests" && crates.iter().any(|it| its.contains(*it))).map(|(name, _)| name.clone()).collect()
    };
    let only = |name: &str| BTreeSet::from([name.to_owned()]);
    assert_eq!(
        holders(&["rusqlite", "refinery", "keyring", "ed25519-dalek", "x25519-dalek", "getrandom", "argon2", "tokio-postgres", "rustls"]),
        only("jcat-desk")
    );
    assert_eq!(holders(&["tauri", "tauri-plugin-dialog", "tauri-plugin-window-state"]), only("jcat-desktop"));
    let domain = &all["jcat-domain"];
    for forbidden in ["tokio", "tracing", "rand", "getrandom", "serde_json", "rusqlite"] {
        assert!(!domain.contains(forbidden), "the rules have no {forbidden}");
    }
    let indicators = &all["jcat-indicators"];
    for forbidden in ["tokio", "tracing", "rand", "getrandom", "chrono", "uuid", "rusqlite", "serde_json"] {
        assert!(!indicators.contains(forbidden), "what an indicator is depends on its text alone: no {forbidden}");
    }
    let ballot = &all["jcat-ballot"];
    for forbidden in ["tokio", "tracing", "rand", "getrandom", "chrono", "uuid", "rusqlite"] {
        assert!(!ballot.contains(forbidden), "the ballot is given its randomness and does nothing but calculate: no {forbidden}");
    }
}

#[test]
fn the_rules_the_ballot_and_indicators_ask_for_no_clock_no_chance_and_no_file() {
    let mut folders = ["domain", "ballot", "indicators"].map(|it| jcat_tests::root().join(format!("src-tauri/crates/{it}/src"))).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a file");
            for forbidden in ["Utc::now", "SystemTime", "now_v7", "new_v4", "std::fs", "std::net", "std::env", "println!", "async fn"] {
                assert!(!text.contains(forbidden), "{} uses {forbidden}", path.display());
            }
        }
    }
}
