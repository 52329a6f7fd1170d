//! Documents on a desk that works alone: taken in, shown, saved, refused, cancelled.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use jcat_desk::{Desk, Notice};
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

const MIB: usize = 1024 * 1024;

struct Alone {
    desk: Arc<Desk>,
    case: Value,
    folder: tempfile::TempDir,
}

impl Alone {
    fn begin() -> Self {
        let desk = Arc::new(Office::new(7).founder("Ana Test", "at", &["officer"]));
        let case = must(&desk, "proposeCase", proposal("Quiet Harbour"));
        Self { desk, case, folder: tempfile::tempdir().expect("a folder") }
    }

    fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("written");
        path.to_string_lossy().into_owned()
    }

    fn request(&self, path: &str) -> Value {
        json!({ "case": self.case, "path": path, "handling": { "tlp": "AMBER", "h1": false, "h2": false, "h3": null } })
    }

    fn add(&self, name: &str, content: &[u8]) -> Value {
        must(&self.desk, "addDocument", self.request(&self.file(name, content)))
    }

    fn open(&self, document: &Value, offset: usize) -> Value {
        must(&self.desk, "openDocument", json!({ "document": document, "offset": offset }))
    }
}

#[test]
fn a_file_is_shown_in_stretches_and_saved_as_it_was() {
    let it = Alone::begin();
    let content: Vec<u8> = b"\x89PNG\r\n\x1a\n".iter().copied().chain((0..2 * MIB + 17).map(|n| (n % 251) as u8)).collect();
    let document = it.add("map.png", &content);
    let (mut seen, mut next) = (Vec::new(), Some(0));
    while let Some(offset) = next {
        let stretch = it.open(&document, offset);
        assert_eq!((&stretch["viewer"], &stretch["mediaType"]), (&json!("image"), &json!("image/png")));
        seen.extend(data_encoding::BASE64.decode(stretch["bytes"].as_str().expect("bytes").as_bytes()).expect("base64"));
        next = stretch["next"].as_u64().map(|next| usize::try_from(next).expect("a place"));
    }
    assert_eq!(seen.len(), content.len());
    assert!(seen == content, "every byte in its place");
    let target = it.folder.path().join("saved");
    let saved = must(&it.desk, "saveDocument", json!({ "document": document, "path": target }));
    assert!(std::fs::read(&target).expect("read") == content);
    let list = must(&it.desk, "documentList", json!({ "case": it.case }));
    assert_eq!((&list["rows"][0]["latest"]["sha256"], &list["rows"][0]["latest"]["place"]), (&saved["sha256"], &json!("here")));
    let left: Vec<_> = std::fs::read_dir(it.folder.path()).expect("a folder").filter_map(|entry| Some(entry.ok()?.file_name())).collect();
    assert_eq!(left.len(), 2, "nothing half done lies about: {left:?}");
}

#[test]
fn text_is_read_page_by_page_whatever_it_calls_itself() {
    let it = Alone::begin();
    let text = "é<script>alert(1)</script>\n".repeat(20_000);
    let document = it.add("drawing.svg", text.as_bytes());
    let (mut seen, mut offset) = (String::new(), 0);
    loop {
        let page = it.open(&document, offset);
        assert_eq!(page["viewer"], "text", "markup is shown, never followed");
        seen.push_str(page["text"].as_str().expect("text"));
        let Some(next) = page["next"].as_u64() else { break };
        offset = usize::try_from(next).expect("a place");
    }
    assert!(seen == text);
    assert_eq!(it.open(&document, text.len() + 5)["next"], Value::Null, "behind the end there is nothing");
}

#[test]
fn what_is_no_document_is_refused_with_its_reason() {
    let it = Alone::begin();
    let refuses = |request: Value| refused(&it.desk, "addDocument", request).code;
    let path = it.file("list.csv", b"a;b");
    let mut unmarked = it.request(&path);
    unmarked["handling"] = Value::Null;
    assert_eq!(refuses(unmarked), "handling-missing");
    assert_eq!(refuses(it.request(&it.file("empty", b""))), "empty-document");
    assert_eq!(refuses(it.request(&it.folder.path().to_string_lossy())), "file-not-found", "a folder has no one content");
    assert_eq!(refuses(it.request("/dev/zero")), "file-not-found", "nor has a device");
    assert_eq!(refuses(it.request(&it.folder.path().join("none").to_string_lossy())), "file-not-found");
    let large = it.folder.path().join("large");
    std::fs::File::create(&large).and_then(|file| file.set_len(3 << 30)).expect("a sparse file");
    assert_eq!(refuses(it.request(&large.to_string_lossy())), "document-too-large");
    assert_eq!(must(&it.desk, "documentList", json!({ "case": it.case }))["rows"], json!([]));

    let document = it.add("list.csv", b"a;b");
    let again = json!({ "document": document, "path": path, "reason": "Again", "handling": { "tlp": "RED", "h1": false, "h2": false, "h3": null } });
    assert_eq!(refused(&it.desk, "addDocumentVersion", again).code, "same-version");
    must(&it.desk, "withdrawDocument", json!({ "document": document, "reason": "Wrong case" }));
    assert_eq!(refused(&it.desk, "withdrawDocument", json!({ "document": document, "reason": "Wrong case" })).code, "document-withdrawn");
    assert_eq!(must(&it.desk, "caseDossier", json!({ "case": it.case }))["documentCount"], 0);
    assert_eq!(it.open(&document, 0)["text"], "a;b", "what was taken off is still there");
}

#[test]
fn a_file_that_is_cancelled_half_way_leaves_nothing() {
    let it = Alone::begin();
    let (pieces, desk) = (Arc::new(AtomicU64::new(0)), Arc::downgrade(&it.desk));
    let counted = pieces.clone();
    it.desk.listen(move |notice| {
        if let Notice::Progress { done, .. } = notice {
            counted.store(*done, Ordering::Relaxed);
            if *done == 3 {
                Weak::upgrade(&desk).expect("the desk").cancel();
            }
        }
    });
    let path = it.file("large.bin", &vec![7; 8 * MIB]);
    assert_eq!(refused(&it.desk, "addDocument", it.request(&path)).code, "cancelled");
    assert_eq!(pieces.load(Ordering::Relaxed), 3, "it ended there");
    assert_eq!(must(&it.desk, "documentList", json!({ "case": it.case }))["rows"], json!([]));
    let history = must(&it.desk, "caseHistory", json!({ "case": it.case }));
    assert!(history["rows"].as_array().is_some_and(|rows| rows.iter().all(|row| row["event"] != "document.added")));
    assert!(Path::new(&path).is_file(), "the file itself stays as it is");
}
