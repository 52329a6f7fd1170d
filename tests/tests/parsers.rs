//! Whatever arrives: entries, key files, invitations, pages, answers, spreadsheets and contact cards that were cut, changed or
//! made up are refused or set aside, never taken for something else, and never bring the program down (T9).

use std::collections::BTreeSet;
use std::path::Path;

use jcat_desk::domain::{Change, Duty, Instant};
use jcat_desk::entry::{Entry, extend_chain};
use jcat_desk::sync::engine::{Effect, Event};
use jcat_desk::sync::exchange::{Page, Place, Pushed};
use jcat_desk::sync::{self, rehearsal};
use jcat_desk::{Desk, Surroundings};
use jcat_tests::desks::{Office, must, proposal};
use jcat_tests::reliability::Row;
use jcat_tests::simulation::chance::Chance;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

/// What the row of the table says.
const CLAIM: &str = "whatever bytes arrive are refused or set aside: no panic, nothing taken for something else";

/// Changes bytes as accidents and ill will do: cut, filled, swapped, repeated, a bit turned, a length made large.
fn mangled(chance: &mut Chance, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(3) {
        let at = chance.place(bytes.len().max(1));
        match chance.below(7) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at.min(bytes.len()), u8::try_from(chance.below(256)).unwrap_or_default()),
            2 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
            3 if !bytes.is_empty() => bytes[at] = [0x00, 0x7f, 0x80, 0xff, 0x9b, 0xbb, 0x5b, b'"'][chance.place(8)],
            4 => {
                let to = (at + chance.place(32)).min(bytes.len());
                let part = bytes[at.min(to)..to].to_vec();
                bytes.splice(at..at, part);
            }
            5 => {
                let to = (at + chance.place(32)).min(bytes.len());
                bytes.drain(at.min(to)..to);
            }
            _ if bytes.len() > 1 => {
                let other = chance.place(bytes.len());
                bytes.swap(at, other);
            }
            _ => {}
        }
    }
    bytes
}

/// Two desks that have worked, and the journals between them.
struct Corpus {
    office: Office,
    desks: Vec<Desk>,
}

fn corpus() -> Corpus {
    let mut office = Office::new(77);
    let first = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let second = office.newcomer("Marie Exemple", "fr", &[Duty::Officer, Duty::Secretary]);
    office.sync(&[&first, &second]);
    let case = must(&first, "proposeCase", proposal("Blue Ladder"));
    let draft = must(&first, "beginDraft", proposal("An early draft"));
    must(&first, "editDraft", json!({ "case": draft, "edits": { "title": "A later draft" } }));
    let round = must(&first, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
    must(&first, "closeRound", json!({ "round": round }));
    must(&first, "selectCase", json!({ "case": case, "reason": "Selected by written procedure." }));
    must(&first, "writeNote", json!({ "case": case, "text": "A note on it." }));
    must(&first, "editCase", json!({ "case": case, "edits": { "title": "Blue Ladder, again" } }));
    let officers = must(&first, "officers", json!({}));
    let officer = officers[0]["id"].clone();
    must(&first, "recordAbsence", json!({ "officer": officer, "from": "2027-04-01", "to": "2027-04-20", "deputy": null }));
    office.sync(&[&first, &second]);
    Corpus { office, desks: vec![first, second] }
}

impl Corpus {
    fn placed(&self) -> Vec<(String, (Entry, Place))> {
        let journals = self.office.office.journals();
        journals.flat_map(|(audience, placed)| placed.iter().map(move |placed| (audience.to_owned(), placed.clone()))).collect()
    }
}

#[test]
fn headers_and_bodies_read_or_do_not_and_what_reads_is_written_the_same() {
    let mut row = Row::begin("T9", CLAIM).part("entries");
    let entries: Vec<Entry> = corpus().placed().into_iter().map(|(_, (entry, _))| entry).collect();
    let kinds: BTreeSet<String> = entries.iter().filter_map(Entry::read_header).map(|header| header.kind).collect();
    let mut chance = Chance::new(9);
    let (mut tried, mut read) = (0_u64, 0_u64);
    let mut body = |kind: &str, bytes: &[u8]| {
        tried += 1;
        if let Some(change) = Change::decode(kind, 1, bytes) {
            read += 1;
            assert_eq!(change.kind(), kind, "what reads is of the kind that was asked for");
            assert_eq!(Change::decode(kind, 1, &change.encode()), Some(change), "and is written as it reads");
        }
    };
    for round in 0..60 {
        for entry in &entries {
            let Some(header) = entry.read_header() else { panic!("a header that does not read") };
            let bytes = entry.body.clone().unwrap_or_default();
            body(&header.kind, &if round == 0 { bytes.clone() } else { mangled(&mut chance, &bytes) });
            // A body under the name of another kind: fields of one are not fields of another.
            body(Change::KINDS[chance.place(Change::KINDS.len())], &bytes);
            let changed = Entry { header: mangled(&mut chance, &entry.header), ..entry.clone() };
            if let Some(header) = changed.read_header() {
                let again = Entry { header: header.encoded(), ..entry.clone() };
                assert_eq!(again.read_header(), Some(header), "a header is written as it reads");
            }
        }
    }
    let mut runner = TestRunner::new_with_rng(Config::with_cases(4_000), proptest::test_runner::TestRng::deterministic_rng(Default::default()));
    let any = (0..Change::KINDS.len(), proptest::collection::vec(any::<u8>(), 0..200));
    let random = runner.run(&any, |(kind, bytes)| {
        let made_up = Entry { header: bytes.clone(), signature: [0; 64], salt: None, body: None };
        prop_assert!(made_up.read_header().is_none_or(|header| !header.kind.is_empty() || header.encoded() == bytes));
        if let Some(change) = Change::decode(Change::KINDS[kind], 1, &bytes) {
            prop_assert_eq!(Change::decode(Change::KINDS[kind], 1, &change.encode()), Some(change));
        }
        Ok(())
    });
    assert!(random.is_ok(), "{random:?}");
    row.count("headers and bodies", tried * 2 + 8_000);
    row.count("of which read", read);
    row.most("kinds in the corpus", kinds.len());
    row.keep();
}

/// Puts entries into a journal one behind the other, as an office would that hands out anything.
fn chained(entries: impl IntoIterator<Item = Entry>, directory: u64) -> Vec<(Entry, Place)> {
    let (mut position, mut chain) = (0, [0; 32]);
    let mut placed = Vec::new();
    for entry in entries {
        let received_at = Instant(1_803_891_600_000);
        chain = extend_chain(&chain, &entry.digest(), received_at, directory);
        position += 1;
        placed.push((entry, Place { position, received_at, directory, chain }));
    }
    placed
}

#[test]
fn pages_of_changed_entries_set_them_aside_and_go_on() {
    let mut row = Row::begin("T9", CLAIM).part("pages");
    let corpus = corpus();
    let journal: Vec<Entry> = corpus.placed().into_iter().filter(|(audience, _)| audience == "taskforce").map(|(_, (entry, _))| entry).collect();
    let reader = corpus.office.newcomer("Ola Eksempel", "no", &[Duty::Officer]);
    corpus.office.office.pull(&reader, |audience| audience.to_string() == "everyone").unwrap_or_else(|problem| panic!("{problem:?}"));
    let directory = sync::standing(&reader).unwrap_or_else(|problem| panic!("{problem:?}")).journals["everyone"].position;
    let mut chance = Chance::new(10);
    let mut aside = 0;
    const PAGES: u64 = 120;
    for seed in 0..PAGES {
        let desk = rehearsal::copy(&reader, Surroundings::fixed(corpus.office.world.now(), seed)).unwrap_or_else(|problem| panic!("{problem:?}"));
        let mut changed = BTreeSet::new();
        let entries = journal.iter().enumerate().map(|(at, entry)| {
            let mut entry = entry.clone();
            if chance.in_thousand(400) {
                match chance.below(4) {
                    0 => entry.header = mangled(&mut chance, &entry.header),
                    1 => entry.body = entry.body.map(|body| mangled(&mut chance, &body)),
                    2 => entry.salt = None,
                    _ => entry.signature[chance.place(64)] ^= 1,
                }
            }
            if entry != journal[at] {
                changed.insert(u64::try_from(at).unwrap_or_default() + 1);
            }
            entry
        });
        let placed = chained(entries.collect::<Vec<_>>(), directory);
        let length = u64::try_from(placed.len()).unwrap_or_default();
        let event = sync::perform(&desk, &Effect::ApplyPage { ticket: 1, page: Page { audience: "taskforce".into(), placed, head: length } });
        let Some(Event::Kept { standing, .. }) = event else { panic!("page {seed}: {event:?}") };
        assert_eq!((standing.journals["taskforce"].position, &standing.journals["taskforce"].stopped), (length, &None), "page {seed} is taken in");
        let found = rehearsal::set_aside(&desk).unwrap_or_else(|problem| panic!("{problem:?}"));
        let found: BTreeSet<u64> = found.into_iter().filter_map(|(_, position, _)| position.and_then(|it| u64::try_from(it).ok())).collect();
        assert_eq!(found, changed, "page {seed}: what was changed is set aside, and nothing else");
        aside += found.len();
    }
    row.count("pages", PAGES);
    row.count("entries set aside", aside);
    row.keep();
}

#[test]
fn answers_that_nobody_gave_move_no_journal() {
    let mut row = Row::begin("T9", CLAIM).part("answers");
    let corpus = corpus();
    must(&corpus.desks[0], "proposeCase", proposal("Red Kite"));
    let before = sync::standing(&corpus.desks[0]).unwrap_or_else(|problem| panic!("{problem:?}"));
    let mut chance = Chance::new(11);
    const ANSWERS: u64 = 200;
    for seed in 0..ANSWERS {
        let desk =
            rehearsal::copy(&corpus.desks[0], Surroundings::fixed(corpus.office.world.now(), seed)).unwrap_or_else(|problem| panic!("{problem:?}"));
        let end = before.journals["taskforce"].position;
        let place = |chance: &mut Chance| Place {
            position: *chance.one_of(&[0, end, end + 2, end + 9, u64::MAX]).unwrap_or(&0),
            received_at: Instant(*chance.one_of(&[0, i64::MIN, i64::MAX]).unwrap_or(&0)),
            directory: *chance.one_of(&[0, 1, u64::MAX]).unwrap_or(&0),
            chain: [u8::try_from(chance.below(256)).unwrap_or_default(); 32],
        };
        let places = (0..chance.below(5)).map(|_| (*chance.one_of(&[0, 1, 2, 7, u64::MAX]).unwrap_or(&0), place(&mut chance))).collect();
        let answer = if chance.in_thousand(800) { Pushed::Accepted { places } } else { Pushed::Gap { have: u64::MAX } };
        let audience = (*chance.one_of(&["taskforce", "board", "case/none", "", "everyone"]).unwrap_or(&"")).to_owned();
        let event = sync::perform(&desk, &Effect::KeepAnswers { ticket: 1, answers: vec![(audience, answer)] });
        let Some(Event::Kept { standing, .. }) = event else { panic!("answer {seed}: {event:?}") };
        for (audience, end) in &before.journals {
            assert_eq!(standing.journals[audience].position, end.position, "answer {seed}: {audience} stays where it is");
        }
        must(&desk, "proposeCase", proposal("Work goes on"));
    }
    row.count("answers", ANSWERS);
    row.keep();
}

/// Calls with a file; what comes back is an answer or a refusal in words, never a break.
fn call_with(desk: &Desk, name: &str, request: serde_json::Value) -> Result<(), String> {
    desk.call(name, request).map(drop).map_err(|problem| {
        assert!(!["internal", "busy"].contains(&problem.code.as_str()), "{name}: {problem:?}");
        problem.code
    })
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap_or_else(|error| panic!("{error}"));
    path.display().to_string()
}

#[test]
fn spreadsheets_and_cards_are_read_or_refused() {
    let mut row = Row::begin("T9", CLAIM).part("files");
    let corpus = corpus();
    let desk = &corpus.desks[0];
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let leaving = json!({ "purpose": "exchange", "justification": "Asked for by the Board.", "recipients": ["Europol"] });
    let sheet = folder.path().join("cases.xlsx").display().to_string();
    must(
        desk,
        "exportCases",
        json!({ "path": sheet, "list": { "filter": { "over": true }, "sort": "number", "descending": false }, "leaving": leaving }),
    );
    let cards = folder.path().join("roster.vcf").display().to_string();
    must(desk, "exportRoster", json!({ "path": cards, "leaving": leaving }));
    let lines = folder.path().join("cases.csv").display().to_string();
    must(
        desk,
        "exportCases",
        json!({ "path": lines, "list": { "filter": { "over": true }, "sort": "number", "descending": false }, "leaving": leaving }),
    );
    let files = [
        ("importCases", "xlsx", std::fs::read(&sheet).unwrap_or_else(|error| panic!("{error}"))),
        ("importCases", "csv", std::fs::read(&lines).unwrap_or_else(|error| panic!("{error}"))),
        ("importRoster", "vcf", std::fs::read(&cards).unwrap_or_else(|error| panic!("{error}"))),
        ("importRoster", "csv", b"Name,Agency,Duty,From\nVera Muster,AT,officer,2026-02-01\n".to_vec()),
    ];
    let mut chance = Chance::new(12);
    let mut read = 0;
    const EACH: u64 = 150;
    for number in 0..EACH {
        for (name, ending, bytes) in &files {
            let bytes = if number == 0 { bytes.clone() } else { mangled(&mut chance, bytes) };
            let path = write(folder.path(), &format!("in.{ending}"), &bytes);
            let done = call_with(desk, name, json!({ "path": path, "dryRun": true }));
            assert!(done.is_ok() || number > 0, "{name} reads a .{ending} that nobody changed: {done:?}");
            read += u64::from(done.is_ok());
        }
    }
    row.count("files", EACH * 4);
    row.count("of which read", read);
    row.keep();
}

#[test]
fn a_key_file_or_an_invitation_that_was_changed_opens_nothing() {
    let mut row = Row::begin("T9", CLAIM).part("keys");
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let world = || Surroundings::fixed(jcat_tests::desks::START, 5);
    let desk = Desk::in_folder(folder.path(), world());
    let passphrase = "four common words here";
    must(&desk, "startOffice", json!({ "name": "Ana Test", "agency": "at", "duties": ["officer"], "passphrase": passphrase }));
    desk.lock();
    let key_file = std::fs::read_dir(folder.path()).into_iter().flatten().flatten().map(|entry| entry.path());
    let key_file = key_file.into_iter().find(|path| path.extension().is_some_and(|it| it == "json")).unwrap_or_else(|| panic!("a key file"));
    let sound = std::fs::read(&key_file).unwrap_or_else(|error| panic!("{error}"));
    let mut chance = Chance::new(13);
    const FILES: u64 = 60;
    let mut opened = 0;
    for number in 0..FILES {
        let mut bytes = mangled(&mut chance, &sound);
        if number % 10 == 0 {
            // A file that asks for four terabytes to guess in.
            bytes = String::from_utf8_lossy(&sound).replace("65536", "4294967295").into_bytes();
        }
        std::fs::write(&key_file, &bytes).unwrap_or_else(|error| panic!("{error}"));
        opened += u64::from(call_with(&desk, "unlock", json!({ "passphrase": passphrase })).is_ok());
        desk.lock();
    }
    std::fs::write(&key_file, &sound).unwrap_or_else(|error| panic!("{error}"));
    must(&desk, "unlock", json!({ "passphrase": passphrase }));
    let invitation = json!({ "jcat_invitation": 1, "sealed": "AAAA".repeat(60) }).to_string();
    for number in 0..FILES {
        let other = Desk::in_memory(world());
        let path = write(folder.path(), "invitation.json", &mangled(&mut chance, invitation.as_bytes()));
        let joined = call_with(&other, "joinOffice", json!({ "path": path, "code": "AAAA-BBBB-CCCC-DDDD-EEEE", "passphrase": "" }));
        assert!(joined.is_err(), "invitation {number} lets nobody in");
    }
    row.count("key files", FILES);
    row.count("of which opened: the change was beside the point", opened);
    row.count("invitations", FILES);
    row.keep();
}
