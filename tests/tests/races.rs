//! Rules that must hold whoever comes first: many desks, out of reach of each other, decide on the same things at once. On every
//! replica the same one holds; the others are overtaken, with the reason, and shown to their authors (T7).

use std::collections::{BTreeMap, BTreeSet};

use jcat_desk::domain::Duty;
use jcat_desk::domain::ids::{EntryId, OfficerId, SubjectId};
use jcat_desk::sync::rehearsal::{self, Signatures};
use jcat_desk::{Desk, sync};
use jcat_tests::desks::{Office, must, proposal};
use jcat_tests::reliability::Row;
use jcat_tests::simulation::chance::Chance;
use serde_json::{Value, json};

/// Desks in the race.
const DESKS: usize = 32;

/// Races that each part runs, one proposal each.
const RACES: u32 = 18;

const AGENCIES: [&str; 8] = ["fr", "at", "es-pn", "it", "se", "no", "pl", "nl"];

/// A decision on a proposal.
const DECIDING: [&str; 2] = ["case.decided", "case.withdrawn"];

fn founded(seed: u64) -> (Office, Vec<Desk>) {
    let mut office = Office::new(seed);
    let mut desks = vec![office.founder("Ana Test", "at", &["officer", "secretary"])];
    for number in 1..DESKS {
        let agency = AGENCIES[number % AGENCIES.len()];
        desks.push(office.newcomer(&format!("Muster {number}"), agency, &[Duty::Officer, Duty::Secretary]));
    }
    let all: Vec<&Desk> = desks.iter().collect();
    office.sync(&all);
    office.sync(&all);
    (office, desks)
}

/// Has one desk decide on a proposal, as it sees it.
fn decide(chance: &mut Chance, desk: &Desk, case: &Value) -> bool {
    let reason = "Because it was decided so.";
    let name = match chance.below(8) {
        0 => "withdrawProposal",
        1 | 2 => "declineCase",
        _ => "selectCase",
    };
    // Only whoever proposed it withdraws it; all are secretaries.
    desk.call(name, json!({ "case": case, "reason": reason })).is_ok()
}

/// Hands everything to everybody, in an order of its own for each desk: some journals first, the rest later.
fn hand_out(chance: &mut Chance, office: &Office, desks: &[Desk]) {
    for desk in desks {
        for _ in 0..chance.below(3) {
            let mask = chance.draw();
            let some = |audience: &str| audience == "everyone" || (mask >> (audience.len() % 64)) & 1 == 1;
            office.office.pull(desk, |audience| some(&audience.to_string())).unwrap_or_else(|problem| panic!("{problem:?}"));
        }
        office.office.pull(desk, |_| true).unwrap_or_else(|problem| panic!("{problem:?}"));
    }
}

/// The deciding entries of each case in the office's journal, with their authors.
fn decisions(office: &Office) -> BTreeMap<SubjectId, Vec<(EntryId, OfficerId)>> {
    let mut found: BTreeMap<SubjectId, Vec<(EntryId, OfficerId)>> = BTreeMap::new();
    for (_, journal) in office.office.journals().filter(|(audience, _)| *audience == "taskforce") {
        let headers = journal.iter().filter_map(|(entry, _)| entry.read_header());
        for header in headers.filter(|header| DECIDING.contains(&header.kind.as_str())) {
            found.entry(header.subject).or_default().push((header.id, header.author));
        }
    }
    found
}

fn race(part: u64) {
    let mut row = Row::begin("T7", "of many who decide at once the same one holds everywhere; the others are told why not").part(part.to_string());
    rehearsal::sign_as(if part == 0 { Signatures::Real } else { Signatures::Played });
    let (mut office, desks) = founded(700 + part);
    let mut chance = Chance::new(part);
    let mut tried = 0;
    for number in 0..RACES {
        let case = must(&desks[0], "proposeCase", proposal(&format!("Blue Ladder {number}")));
        office.office.push(&desks[0], office.world.now()).unwrap_or_else(|problem| panic!("{problem:?}"));
        hand_out(&mut chance, &office, &desks);
        tried += desks.iter().filter(|desk| decide(&mut chance, desk, &case)).count();
        office.pass(60);
        let mut order: Vec<usize> = (0..desks.len()).collect();
        for at in (1..order.len()).rev() {
            order.swap(at, chance.place(at + 1));
        }
        for at in order {
            office.office.push(&desks[at], office.world.now()).unwrap_or_else(|problem| panic!("{problem:?}"));
        }
        hand_out(&mut chance, &office, &desks);
    }
    let entries: usize = office.office.journals().map(|(_, journal)| journal.len()).sum();
    let overtaken = rehearsal::overtaken(&desks[0]).unwrap_or_else(|problem| panic!("{problem:?}"));
    let mut lost_by: BTreeMap<OfficerId, BTreeSet<EntryId>> = BTreeMap::new();
    for (case, decided) in decisions(&office) {
        let hold = decided.iter().filter(|(entry, _)| !overtaken.contains(entry)).count();
        assert_eq!(hold, 1, "of {} who decided on {case:?} at once, one holds", decided.len());
        for (entry, author) in decided.iter().filter(|(entry, _)| overtaken.contains(entry)) {
            lost_by.entry(*author).or_default().insert(*entry);
        }
    }
    for (at, desk) in desks.iter().enumerate() {
        assert_eq!(rehearsal::overtaken(desk).unwrap_or_else(|problem| panic!("{problem:?}")), overtaken, "{at} judges as the others do");
        for (audience, _) in office.office.journals() {
            let hash = |desk| sync::state_hash(desk, audience).unwrap_or_else(|problem: jcat_desk::Problem| panic!("{problem:?}"));
            assert_eq!(hash(desk), hash(&desks[0]), "{at} makes the same of {audience}");
        }
        let (officer, _) = rehearsal::identity(desk).unwrap_or_else(|problem| panic!("{problem:?}"));
        let inbox = must(desk, "inbox", json!({}));
        let shown = inbox["overtaken"].as_array().cloned().unwrap_or_default();
        assert!(shown.iter().all(|it| it["reason"].as_str().is_some_and(|reason| !reason.is_empty())), "each with its reason: {shown:?}");
        let told: BTreeSet<String> = shown.iter().map(|it| it["entry"].to_string()).collect();
        let untold = lost_by.get(&officer).into_iter().flatten().find(|entry| !told.contains(&json!(entry).to_string()));
        assert!(untold.is_none(), "{at} is not told that {untold:?} was overtaken");
    }
    rehearsal::sign_as(Signatures::Real);
    row.most("desks", DESKS);
    row.count("races", RACES);
    row.count("decisions", tried);
    row.count("overtaken", overtaken.len());
    row.count("entries taken in", entries * DESKS);
    row.keep();
}

#[test]
fn of_many_decisions_at_once_the_same_one_holds_everywhere_1() {
    race(0);
}

#[test]
fn of_many_decisions_at_once_the_same_one_holds_everywhere_2() {
    race(1);
}
