use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::cases::{self, CaseBroughtIn, CaseFacts, CoverScope, CrimeArea, OfficerJoined, Stage};
use crate::fold::{self, Mark, State, Verdict};
use crate::handling::Tlp;
use crate::ids::{DeviceId, EntryId};
use crate::{Audience, Country};

const NOW: Instant = Instant(1_803_891_600_000); // 1 March 2027, 10:00 in Amsterdam.

fn officer(number: u128, agency: &str, duties: &[Duty]) -> Author {
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(number)),
        agency: AgencyId::parse(agency),
        country: Country::parse(&agency.chars().take(2).collect::<String>().to_uppercase()),
        duties: duties.iter().copied().collect(),
    }
}

fn vienna() -> Author {
    officer(1, "at", &[Duty::Officer])
}

fn paris() -> Author {
    officer(2, "fr", &[Duty::Officer])
}

fn fact<'a>(change: &'a Change, author: &'a Author, seq: u64) -> Fact<'a> {
    let mark = Mark { entry: EntryId(Uuid::from_u128(u128::from(seq))), device: DeviceId(Uuid::nil()), seq, position: Some(seq) };
    Fact { mark, base: seq - 1, at: NOW, author, change, batch: None }
}

/// A case of Austria in which France takes part, and one guest by name.
fn case(stage: Stage) -> CaseState {
    let administrator = officer(9, "at", &[Duty::Officer, Duty::Administrator]);
    let brought_in = Change::CaseBroughtIn(CaseBroughtIn {
        case: CaseId(Uuid::from_u128(7)),
        year: 2027,
        number: 1,
        agency: AgencyId::parse("at").expect("an agency"),
        country: Country::parse("AT"),
        facts: CaseFacts {
            areas: BTreeSet::from([CrimeArea::Facilitators]),
            empact: None,
            countries: BTreeSet::new(),
            urgent_by: None,
            handling: Handling::tlp(Tlp::Amber),
            scope: CoverScope::Taskforce,
        },
        stage,
        began: None,
        ended: None,
        reference: None,
        agencies: BTreeSet::from([AgencyId::parse("fr").expect("an agency")]),
    });
    let mut state = cases::begin(&fact(&brought_in, &administrator, 1)).expect("a case");
    if !stage.is_over() {
        let joined = Change::OfficerJoined(OfficerJoined { officer: OfficerId(Uuid::from_u128(5)) });
        cases::fold(&mut state, &fact(&joined, &administrator, 2)).expect("joined");
    }
    state
}

fn file(content: u8) -> DocumentFile {
    DocumentFile {
        name: "list.csv".into(),
        media_type: "text/csv".into(),
        size: 12,
        sha256: Sha256Hash([content; 32]),
        manifest: Sha256Hash([content ^ 0xff; 32]),
        key: ContentKey([3; 32]),
        handling: Handling::tlp(Tlp::Amber),
    }
}

fn document() -> DocumentState {
    let added = add(&case(Stage::Data), DocumentId(Uuid::from_u128(11)), file(1), Some(" Seized in Graz "), &vienna()).expect("added");
    begin(&fact(&added, &vienna(), 1)).expect("a document")
}

fn say<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> String {
    match answer {
        Ok(_) => "yes".into(),
        Err(refusal) => format!("{refusal:?}"),
    }
}

fn check<T: std::fmt::Debug>(answer: Result<T, Refusal>, expected: &Expect) {
    expected.assert_eq(&say(answer));
}

#[test]
fn a_file_is_named_and_marked_and_neither_empty_nor_too_large() {
    let amber = Handling::tlp(Tlp::Amber);
    let h3 = |text: &str| Handling { h3: Some(text.into()), ..amber.clone() };
    let offer = |name: &str, size: u64, handling: Option<&Handling>| look_at(&FileOffered { name, size, handling }).map(|taken| taken.name);
    check(offer("a.csv", 1, Some(&amber)), &expect!["yes"]);
    check(offer(" \u{202e} ", 1, Some(&amber)), &expect!["TextMissing { field: Name }"]); // Nothing is left of a name that only turns the line.
    check(offer("a.csv", 1, None), &expect!["HandlingMissing"]); // Never by default, not even the case's own.
    check(offer("a.csv", 0, Some(&amber)), &expect!["EmptyDocument"]);
    check(offer("a.csv", 2048 * MIB, Some(&amber)), &expect!["yes"]);
    check(offer("a.csv", 2048 * MIB + 1, Some(&amber)), &expect!["DocumentTooLarge { limit: 2048, found: 2049 }"]);
    check(offer("a.csv", u64::MAX, Some(&amber)), &expect!["DocumentTooLarge { limit: 2048, found: 17592186044416 }"]);
    check(offer("a.csv", 1, Some(&h3("  "))), &expect!["H3WithoutText"]);
    check(offer(&"x".repeat(201), 1, Some(&amber)), &expect!["TextTooLong { field: Name, limit: 200, found: 201 }"]);
}

#[test]
fn documents_are_kept_by_those_on_an_open_case() {
    let keeps = |stage: Stage, who: &Author| may_keep(&case(stage), who);
    check(keeps(Stage::Data, &vienna()), &expect!["yes"]);
    check(keeps(Stage::Data, &paris()), &expect!["yes"]); // Takes part.
    check(keeps(Stage::Data, &officer(3, "pl", &[Duty::Officer])), &expect![[r#"NotTheLead { lead: AgencyId(at) }"#]]);
    check(keeps(Stage::Data, &officer(5, "pl", &[Duty::Guest])), &expect!["yes"]); // On it by name.
    check(keeps(Stage::Data, &officer(6, "pl", &[Duty::Guest])), &expect!["NeedsDuty { duty: Officer }"]);
    check(keeps(Stage::Data, &officer(4, "ec3", &[Duty::Ec3])), &expect!["yes"]);
    check(keeps(Stage::Data, &officer(1, "at", &[Duty::Auditor])), &expect!["NeedsDuty { duty: Officer }"]); // Reads records, never content.
    check(keeps(Stage::Data, &officer(1, "at", &[])), &expect!["NeedsDuty { duty: Officer }"]); // The term is over.
    check(keeps(Stage::Closed, &vienna()), &expect!["CaseOver { stage: Closed }"]);
    check(keeps(Stage::Suspended, &vienna()), &expect!["yes"]);
}

#[test]
fn versions_are_added_by_whose_document_it_is_and_never_twice() {
    let (case, document) = (case(Stage::Data), document());
    let add = |content: u8, reason: &str, who: &Author| add_version(&case, &document, file(content), reason, who);
    check(add(2, "The missing sheet.", &vienna()), &expect!["yes"]);
    check(add(2, "The missing sheet.", &officer(8, "at", &[Duty::Officer])), &expect!["yes"]); // A colleague of the same agency.
    check(add(2, "Mine is better.", &paris()), &expect![[r#"NotOfAgency { agency: AgencyId(at) }"#]]);
    check(add(2, "Put in order.", &officer(4, "ec3", &[Duty::Ec3])), &expect!["yes"]);
    check(add(1, "Once more.", &vienna()), &expect!["SameVersion"]);
    check(add(2, "  ", &vienna()), &expect!["TextMissing { field: Reason }"]);
}

#[test]
fn custody_names_who_gave_and_took_what_and_when() {
    let (open, over, document) = (case(Stage::Data), case(Stage::Closed), document());
    let request = |from: &str, at: Option<&str>, version: Option<u32>| RecordCustody {
        document: document.id,
        version,
        from: from.into(),
        to: "Court of Graz".into(),
        at: at.map(str::to_owned),
        reason: "Handed to the court".into(),
    };
    let record = |case: &CaseState, request: &RecordCustody, who: &Author| record_custody(case, &document, request, NOW, who);
    check(record(&open, &request("Vera Muster", None, None), &paris()), &expect!["yes"]); // Whoever is on the case may say what happened.
    check(record(&over, &request("Vera Muster", None, None), &vienna()), &expect!["yes"]); // After its end, too.
    check(record(&open, &request("", None, None), &vienna()), &expect!["TextMissing { field: Name }"]);
    check(record(&open, &request("Vera Muster", Some("2027-03-01 10:00"), None), &vienna()), &expect!["yes"]);
    check(record(&open, &request("Vera Muster", Some("2027-03-01 10:01"), None), &vienna()), &expect!["InTheFuture"]);
    check(record(&open, &request("Vera Muster", Some("yesterday"), None), &vienna()), &expect!["NotATime"]);
    check(record(&open, &request("Vera Muster", Some("2026-03-29 02:30"), None), &vienna()), &expect!["NotATime"]); // The clock jumped over it.
    check(record(&open, &request("Vera Muster", Some("2026-10-25 02:30"), None), &vienna()), &expect!["yes"]); // The clock showed it twice.
    check(record(&open, &request("Vera Muster", None, Some(2)), &vienna()), &expect!["NotRecorded"]);
    check(record(&open, &request("Vera Muster", None, Some(0)), &vienna()), &expect!["NotRecorded"]);
    check(record(&open, &request("Vera Muster", None, None), &officer(3, "pl", &[Duty::Officer])), &expect!["NotTheLead { lead: AgencyId(at) }"]);
}

/// Folds changes with their authors, and shows what they came to.
fn folded(changes: &[(Change, Author)]) -> String {
    let mut state = None;
    let mut said = Vec::new();
    for (seq, (change, author)) in (1..).zip(changes) {
        said.push(match fold::fold(&mut state, &fact(change, author, seq)) {
            Verdict::Holds => format!("{}: holds", change.kind()),
            Verdict::Overtaken(refusal) => format!("{}: {refusal:?}", change.kind()),
        });
    }
    if let Some(State::Document(it)) = state {
        let withdrawn = it.withdrawn.is_some();
        said.push(format!("{} versions, {} hand-overs, withdrawn: {withdrawn}", it.versions.len(), it.custody.len()));
    }
    said.join("\n")
}

fn added() -> Change {
    Change::DocumentAdded(DocumentAdded {
        document: DocumentId(Uuid::from_u128(11)),
        case: CaseId(Uuid::from_u128(7)),
        file: file(1),
        description: None,
    })
}

fn version(content: u8) -> Change {
    Change::DocumentVersionAdded(DocumentVersionAdded { file: file(content), reason: "Another.".into() })
}

fn handed_over(content: u8) -> Change {
    let (from, to, reason) = ("A".into(), "B".into(), "C".into());
    Change::CustodyRecorded(CustodyRecorded { from, to, at: NOW, reason, sha256: Sha256Hash([content; 32]) })
}

fn withdrawn() -> Change {
    Change::DocumentWithdrawn(Reasoned { reason: "Wrong case.".into() })
}

#[test]
fn what_comes_too_late_in_office_order_is_overtaken_and_nothing_is_lost() {
    expect![[r#"
        document.added: holds
        document.version-added: holds
        document.version-added: SameVersion
        document.withdrawn: holds
        document.version-added: DocumentWithdrawn
        document.withdrawn: DocumentWithdrawn
        document.custody-recorded: holds
        document.custody-recorded: NotRecorded
        document.added: AlreadyRecorded
        2 versions, 1 hand-overs, withdrawn: true"#]]
    .assert_eq(&folded(&[
        (added(), vienna()),
        (version(2), vienna()),
        (version(2), vienna()), // Two desks added the same file.
        (withdrawn(), vienna()),
        (version(3), vienna()), // Did not know that it was withdrawn.
        (withdrawn(), vienna()),
        (handed_over(1), paris()),
        (handed_over(9), paris()), // No version has this hash.
        (added(), vienna()),
    ]));
}

#[test]
fn without_a_right_at_that_moment_nothing_holds() {
    expect![[r#"
        document.added: NeedsDuty { duty: Officer }
        document.version-added: OutOfPlace
        document.added: holds
        document.withdrawn: NotOfAgency { agency: AgencyId(at) }
        document.version-added: NeedsDuty { duty: Officer }
        document.custody-recorded: NeedsDuty { duty: Officer }
        1 versions, 0 hand-overs, withdrawn: false"#]]
    .assert_eq(&folded(&[
        (added(), officer(1, "at", &[])),
        (version(2), vienna()),
        (added(), vienna()),
        (withdrawn(), paris()),
        (version(2), officer(1, "at", &[Duty::Auditor])),
        (handed_over(1), Author::unknown(OfficerId(Uuid::nil()))),
    ]));
}

#[test]
fn a_document_stands_in_the_journal_of_its_case_alone() {
    let (change, subject) = (added(), DocumentId(Uuid::from_u128(11)).subject());
    let of = |number: u128| Audience::Case(CaseId(Uuid::from_u128(number)));
    assert!(change.belongs(subject, &of(7)));
    assert!(!change.belongs(subject, &of(8)), "another case's readers do not read it");
    assert!(!change.belongs(subject, &Audience::Taskforce));
    assert!(!change.belongs(DocumentId(Uuid::from_u128(12)).subject(), &of(7)), "another document");
    assert!(!withdrawn().belongs(subject, &Audience::Taskforce));
}

#[test]
fn what_is_recorded_reads_back_and_a_key_is_never_shown() {
    for change in [added(), version(2), handed_over(1), withdrawn()] {
        assert_eq!(Change::decode(change.kind(), 1, &change.encode()), Some(change.clone()));
        assert!(!format!("{change:?}").contains("03030303"), "no debug print holds a key");
    }
    let hash = Sha256Hash([0xa7; 32]);
    assert_eq!(Sha256Hash::try_from(String::from(hash)), Ok(hash));
    assert_eq!(ContentKey::try_from(String::from(ContentKey([0x0c; 32]))), Ok(ContentKey([0x0c; 32])));
    assert_eq!(Sha256Hash::try_from("a".repeat(63)), Err("a SHA-256 is 64 hexadecimal digits"));
    assert_eq!(Sha256Hash::try_from("ж".repeat(32)), Err("a SHA-256 is 64 hexadecimal digits"));
    assert_eq!(document().description.as_deref(), Some("Seized in Graz"));
}
