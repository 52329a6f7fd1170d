//! Documents between desks: a file goes to the office, comes from it when it is opened, and survives what happens on the way.

use std::process::{Child, Stdio};

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call, done, officer};
use serde_json::{Value, json};

use super::{exchange, titles};

const CANARY: &str = "zq7-canary-of-a-document-vx4";

/// An office with two desks on one case, and a third that is not on it.
struct Shared {
    office: SharedOffice,
    second: Jcat,
    third: Jcat,
    case: Value,
}

impl Shared {
    fn begin() -> Result<Self> {
        let office = SharedOffice::found()?;
        let (second, third) = (office.join("Bea Test", "fr")?, office.join("Cil Test", "de")?);
        let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
        call(&office.first, "joinAgency", &json!({ "case": case, "agency": "fr" }))?;
        call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Bea Test")? }))?;
        exchange(&[&office.first, &second, &third])?;
        Ok(Self { office, second, third, case })
    }

    /// Writes a file whose bytes repeat nowhere, and adds it to the case on the first desk.
    fn add(&self, name: &str, bytes: usize) -> Result<(Vec<u8>, Value)> {
        let content = content(bytes);
        std::fs::write(self.office.first.file(name), &content)?;
        let request = json!({ "case": self.case, "path": self.office.first.file(name), "description": "Seized in Graz",
            "handling": { "tlp": "AMBER", "h1": true, "h2": false, "h3": null } });
        Ok((content, call(&self.office.first, "addDocument", &request)?))
    }

    fn row(&self, desk: &Jcat) -> Result<Value> {
        let list = call(desk, "documentList", &json!({ "case": self.case }))?;
        list["rows"].get(0).map(|row| row["latest"].clone()).context("a document")
    }

    fn count(&self, sql: &str) -> Result<u64> {
        Ok(self.office.cluster.psql("jcat", &["-c", sql])?.trim().parse()?)
    }

    fn pieces(&self) -> Result<u64> {
        self.count("SELECT count(*) FROM office.chunks")
    }

    /// Saves the document on a desk, as the button does, and gives what was written.
    fn saved(&self, desk: &Jcat, document: &Value) -> Result<Vec<u8>> {
        let path = desk.file("saved");
        call(desk, "saveDocument", &json!({ "document": document, "path": path }))?;
        Ok(std::fs::read(path)?)
    }
}

fn content(bytes: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let mut content: Vec<u8> = std::iter::from_fn(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some((state >> 24) as u8)
    })
    .take(bytes)
    .collect();
    content[1_000..1_000 + CANARY.len()].copy_from_slice(CANARY.as_bytes());
    content
}

fn start(desk: &Jcat, arguments: &[&str]) -> Result<Child> {
    Ok(desk.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?)
}

/// Kills a program as soon as something is so, while it still runs.
fn kill_once(mut program: Child, so: impl Fn() -> Result<bool>) -> Result<()> {
    while !so()? {
        ensure!(program.try_wait()?.is_none(), "it ended before it could be killed");
    }
    program.kill()?;
    program.wait()?;
    Ok(())
}

/// How large the records of a desk are, with what is not yet in the file itself.
fn size(desk: &Jcat) -> u64 {
    let of = |name: &str| std::fs::metadata(desk.desk().join(name)).map_or(0, |it| it.len());
    of("replica.db") + of("replica.db-wal")
}

/// Whether any file of a desk's folder holds the canary in clear.
fn lies_in_clear(desk: &Jcat) -> Result<bool> {
    for entry in std::fs::read_dir(desk.desk())? {
        let content = std::fs::read(entry?.path())?;
        if content.windows(CANARY.len()).any(|it| it == CANARY.as_bytes()) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[test]
fn a_file_added_on_one_desk_is_opened_on_another_byte_for_byte() -> Result<()> {
    let it = Shared::begin()?;
    let first = &it.office.first;
    let (content, document) = it.add("list.bin", 5 * 1024 * 1024 + 17)?;
    let row = it.row(first)?;
    assert_eq!((&row["place"], &row["size"], &row["of"]), (&json!("waits-for-upload"), &json!(content.len()), &json!(6)), "{row}");
    done(first.run(&["office", "sync"])?)?;
    assert_eq!(it.row(first)?["place"], "here");
    assert_eq!(it.pieces()?, 6);
    exchange(&[&it.second, &it.third])?;
    assert_eq!(it.row(&it.second)?["place"], "at-office", "nothing comes that nobody opened");
    let unseen = it.second.call("openDocument", &json!({ "document": document }))?;
    assert_eq!(unseen.code, 3, "{}", unseen.err);
    assert_eq!(call(&it.third, "documentList", &json!({ "case": it.case }))?["rows"], json!([]), "not on the case");
    assert_eq!(it.third.call("fetchDocument", &json!({ "document": document }))?.code, 3, "nor by its id");

    // A byte changed at the office is noticed before anything is shown.
    let flip = "UPDATE office.chunks SET content = set_byte(content, 9, get_byte(content, 9) # 1) WHERE address = (SELECT address FROM office.chunks ORDER BY address LIMIT 1)";
    it.office.cluster.psql("jcat", &["-c", flip])?;
    let damaged = it.second.call("fetchDocument", &json!({ "document": document }))?;
    assert_eq!(damaged.code, 7, "{}", damaged.err);
    assert_eq!(it.row(&it.second)?["place"], "damaged");
    assert_eq!(it.second.call("saveDocument", &json!({ "document": document, "path": it.second.file("no") }))?.code, 7);
    assert!(!it.second.file("no").exists(), "nothing was written");
    it.office.cluster.psql("jcat", &["-c", flip])?;

    call(&it.second, "fetchDocument", &json!({ "document": document }))?;
    assert_eq!(it.row(&it.second)?["place"], "here");
    assert_eq!(call(&it.second, "openDocument", &json!({ "document": document }))?["viewer"], "none");
    assert!(!lies_in_clear(first)? && !lies_in_clear(&it.second)?, "no file of a desk holds it in clear");
    assert_eq!(it.saved(&it.second, &document)?, content);

    // A version and its custody, from the one desk; seen on the other, which may not change it.
    std::fs::write(first.file("second"), "a;b\n")?;
    let handling = json!({ "tlp": "RED", "h1": false, "h2": false, "h3": null });
    let version = json!({ "document": document, "path": first.file("second"), "name": "list.csv", "reason": "As a table.", "handling": handling });
    call(first, "addDocumentVersion", &version)?;
    call(
        &it.second,
        "recordCustody",
        &json!({ "document": document, "version": 1, "from": "Bea Test", "to": "Court of Graz", "reason": "Handed over" }),
    )?;
    exchange(&[first, &it.second])?;
    for desk in [first, &it.second] {
        let seen = call(desk, "document", &json!({ "document": document }))?;
        assert_eq!((&seen["versions"][0]["name"], &seen["versions"][1]["name"]), (&json!("list.csv"), &json!("list.bin")));
        assert_eq!(seen["custody"][0]["sha256"], seen["versions"][1]["sha256"]);
        done(desk.run(&["replica", "verify"])?)?;
    }
    let refused = it.second.call("withdrawDocument", &json!({ "document": document, "reason": "Not needed" }))?;
    assert_eq!(refused.code, 4, "another agency's: {}", refused.err);
    Ok(())
}

#[test]
fn a_kill_while_a_file_is_sent_or_fetched_costs_nothing_that_was_carried() -> Result<()> {
    const PIECES: u64 = 24;
    let it = Shared::begin()?;
    let first = &it.office.first;
    let (content, document) = it.add("image.bin", usize::try_from(PIECES)? * 1024 * 1024)?;
    call(first, "writeNote", &json!({ "case": it.case, "text": "after the document" }))?;
    call(first, "proposeCase", &proposal("Velvet Signal"))?;
    kill_once(start(first, &["office", "sync"])?, || Ok(it.pieces()? >= 3))?;
    let carried = it.pieces()?;
    assert!((2..PIECES).contains(&carried), "{carried} pieces");
    let named =
        "SELECT count(*) FROM office.entries WHERE position('document.'::bytea IN header) > 0 OR position('note.written'::bytea IN header) > 0";
    assert_eq!(it.count(named)?, 0, "the entry waits for its file, and what follows in that journal waits with it");
    exchange(&[&it.second])?;
    assert_eq!(titles(&it.second)?, ["Quiet Harbour", "Velvet Signal"], "other journals wait for nothing");
    let row = it.row(first)?;
    assert_eq!(row["place"], "waits-for-upload", "{row}");

    done(first.run(&["office", "sync"])?)?;
    assert_eq!((it.pieces()?, it.count(named)?, &it.row(first)?["place"]), (PIECES, 2, &json!("here")));

    exchange(&[&it.second])?;
    let before = size(&it.second);
    let request = json!({ "document": document }).to_string();
    kill_once(start(&it.second, &["call", "fetchDocument", &request])?, || Ok(size(&it.second) > before + 2 * 1024 * 1024))?;
    let row = it.row(&it.second)?;
    let come = row["done"].as_u64().context("pieces")?;
    assert!(row["place"] == "coming" && (1..PIECES).contains(&come), "{row}");
    // What was asked for still comes, whoever asks next.
    done(it.second.run(&["office", "sync"])?)?;
    assert_eq!(it.row(&it.second)?["place"], "here");
    assert_eq!(it.saved(&it.second, &document)?, content);
    Ok(())
}

#[test]
fn a_file_that_waits_can_be_given_up_and_nothing_of_it_was_sent() -> Result<()> {
    let it = Shared::begin()?;
    let first = &it.office.first;
    let (_, document) = it.add("image.bin", 3 * 1024 * 1024)?;
    call(first, "writeNote", &json!({ "case": it.case, "text": "after the document" }))?;
    call(first, "cancelTransfer", &json!({ "document": document }))?;
    assert_eq!(call(first, "documentList", &json!({ "case": it.case }))?["rows"], json!([]));
    exchange(&[first, &it.second])?;
    assert_eq!(it.pieces()?, 0);
    assert_eq!(super::notes(&it.second, &it.case)?, ["after the document"], "what came after it goes on");
    done(first.run(&["replica", "verify"])?)?;
    let (_, sent) = it.add("image.bin", 3 * 1024 * 1024)?;
    exchange(&[first])?;
    call(first, "cancelTransfer", &json!({ "document": sent }))?;
    assert_eq!(it.row(first)?["place"], "here", "what the office has stays");
    Ok(())
}

#[test]
fn files_that_a_restored_office_lost_come_back_from_a_desk_that_has_them() -> Result<()> {
    let mut it = Shared::begin()?;
    it.office.close();
    it.office.cluster.keep_copy()?;
    it.office.open()?;
    let (content, document) = it.add("list.bin", 3 * 1024 * 1024)?;
    exchange(&[&it.office.first, &it.second])?;
    assert_eq!(it.row(&it.second)?["place"], "at-office");
    it.office.close();
    it.office.cluster.put_copy_back()?;
    it.office.open()?;
    assert_eq!(it.pieces()?, 0, "the backup does not have it");
    done(it.office.first.run(&["office", "restored"])?)?;
    exchange(&[&it.second, &it.office.first])?;
    done(it.office.first.run(&["office", "restored", "--end"])?)?;
    exchange(&[&it.second, &it.office.first])?;
    assert_eq!(it.pieces()?, 3);
    assert_eq!(it.saved(&it.second, &document)?, content);
    Ok(())
}
