//! What is frozen, byte for byte. A change of a golden file is a decision, with a line in the CHANGELOG.

use expect_test::expect_file;
use jcat_desk::domain::Change;
use jcat_desk::entry::{Encoding, Header, extend_chain};
use jcat_tests::desks::{Office, must, proposal};
use serde_json::json;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn an_entry_is_encoded_signed_and_chained_as_frozen() {
    let mut office = Office::new(1);
    let desk = office.founder("Ana Test", "at", &["officer", "secretary"]);
    must(&desk, "proposeCase", proposal("Quiet Harbour"));
    office.sync(&[&desk]);
    let mut text = String::new();
    for (audience, placed) in office.office.journals() {
        let Some((entry, place)) = placed.first() else { continue };
        let header: Header = entry.read_header().expect("a header");
        let encoding = if header.encoding == Encoding::Clear { "clear" } else { "sealed" };
        text.push_str(&format!("{audience} 1 {} v{} {encoding}\n", header.kind, header.kind_version));
        text.push_str(&format!("  header     {}\n  signature  {}\n", hex(&entry.header), hex(&entry.signature)));
        text.push_str(&format!("  salt       {}\n", hex(entry.salt.as_deref().unwrap_or_default())));
        text.push_str(&format!("  body       {}\n", hex(entry.body.as_deref().unwrap_or_default())));
        text.push_str(&format!("  digest     {}\n  chain      {}\n", hex(&entry.digest()), hex(&place.chain)));
        assert_eq!(extend_chain(&[0; 32], &entry.digest(), place.received_at, place.directory), place.chain);
        assert!(entry.keeps_its_commitment(&header));
    }
    expect_file!["../golden/entry-v1.txt"].assert_eq(&text);
}

#[test]
fn audiences_kinds_and_founding_ids_are_as_frozen() {
    use jcat_desk::domain::ids::{AgencyId, CaseId};
    use jcat_desk::domain::{Audience, founding};
    let case = CaseId(uuid_of(7));
    let agency = AgencyId::parse("es-pn").expect("an agency");
    let audiences = [
        Audience::Everyone,
        Audience::Taskforce,
        Audience::Board,
        Audience::Agency(agency.clone()),
        Audience::Case(case),
        Audience::Hit(case),
        Audience::Records(agency),
        Audience::Desk,
    ];
    let mut text = String::from("audiences\n");
    for audience in audiences {
        assert_eq!(audience.to_string().parse::<Audience>().expect("reads back"), audience);
        text.push_str(&format!("  {audience}\n"));
    }
    text.push_str("kinds\n");
    for kind in Change::KINDS {
        text.push_str(&format!("  {kind}\n"));
    }
    text.push_str(&format!("subjects of a case\n  known {}\n  cover {}\n  draft {}\n", case.known(), case.cover(), case.draft()));
    text.push_str("founding data\n");
    for (subject, change) in founding::roster() {
        text.push_str(&format!("  {subject} {} {}\n", change.kind(), hex(&change.encode())));
    }
    expect_file!["../golden/founding-v1.txt"].assert_eq(&text);
}

fn uuid_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

#[test]
fn every_released_replica_opens_and_verifies() {
    let folder = jcat_tests::root().join("tests/golden/replica-v1");
    let copy = tempfile::tempdir().expect("a folder");
    for file in ["key.json", "replica.db"] {
        std::fs::copy(folder.join(file), copy.path().join(file)).expect("a golden file");
    }
    let desk = jcat_desk::Desk::in_folder(copy.path(), jcat_desk::Surroundings::machine());
    desk.unlock(&jcat_tests::cli::PASSPHRASE.to_owned().into()).expect("opens");
    let found = must(&desk, "verifyReplica", json!({}));
    assert_eq!(found["faults"], json!([]));
    assert_eq!(must(&desk, "roster", json!({}))["totals"]["agencies"], 18);
    // What statistics read was made of what the older tables held: the same as of the entries.
    let counted = || must(&desk, "statistics", json!({ "from": "2000-01-01" }));
    let before = counted();
    must(&desk, "rebuildReplica", json!({}));
    assert_eq!(counted(), before);
}
