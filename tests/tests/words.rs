//! Every sentence that the core can say is there, in both languages, and reads as Fluent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jcat_desk::domain::elections::decide::{Incompatible, Reason};
use jcat_desk::domain::elections::rule_set::{Base, RuleFault};
use jcat_desk::domain::elections::state::BallotMark;
use jcat_desk::domain::elections::steps::{OutOfScope, Stretch, TrusteeFault, Wait};
use jcat_desk::domain::elections::{CeremonyStep, MandateEnd, OfficeKey, Settlement};
use jcat_desk::domain::{Change, Refusal};
use jcat_desk::{Language, Words, api};

/// What an undo does and nothing undoes again, so nobody says that it was done.
const ONE_WAY: [&str; 4] = ["cancelBoard", "reopenOffer", "withdrawAttachment", "withdrawPoint"];

/// French with plain spaces: a question mark that is a key, and a statement whose bytes are signed.
const PLAIN: [&str; 2] = ["credential-statement", "grid-keys"];

/// Gives the messages of a file, each with all of its lines.
fn messages(file: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(jcat_tests::root().join("words").join(file)).expect("the words");
    let mut found = BTreeMap::new();
    let mut last = None;
    for line in text.lines() {
        match line.split_once(" = ") {
            Some((key, said)) if !key.starts_with([' ', '#', '[', '}']) => {
                found.insert(key.to_owned(), said.to_owned());
                last = Some(key.to_owned());
            }
            _ if line.starts_with('#') || line.is_empty() => last = None,
            _ => {
                let key: &String = last.as_ref().expect("a line of a message");
                let whole: &mut String = found.get_mut(key).expect("its message");
                whole.push('\n');
                whole.push_str(line);
            }
        }
    }
    found
}

fn keys(file: &str) -> BTreeSet<String> {
    messages(file).into_keys().collect()
}

/// Gives the names of what a message is told.
fn variables(message: &str) -> BTreeSet<&str> {
    let ends = |letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_';
    message.split('$').skip(1).filter_map(|rest| rest.split(ends).next()).collect()
}

/// Gives every source below a folder whose name ends so.
fn sources(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut folders = vec![jcat_tests::root().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| endings.iter().any(|it| ending == *it)) {
                let text = std::fs::read_to_string(&path).expect("a file");
                found.push((path, text));
            }
        }
    }
    found
}

/// Gives the sources of the desk without blanks and breaks, so that it does not matter where a call is broken.
fn desk() -> Vec<(PathBuf, String)> {
    let found = sources("src-tauri/crates/desk/src", &["rs"]);
    found.into_iter().map(|(path, text)| (path, text.split_whitespace().collect())).collect()
}

/// Gives the texts that begin right behind an opening: `NotFound("`.
fn behind<'a>(text: &'a str, opening: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(opening).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn both_languages_have_the_same_messages() {
    let (en, fr) = (keys("en.ftl"), keys("fr.ftl"));
    assert_eq!(en.difference(&fr).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in French");
    assert_eq!(fr.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
    for language in [Language::En, Language::Fr] {
        let words = Words::of(language);
        let unread: Vec<_> = en.iter().filter(|key| !words.has(key)).collect();
        assert!(unread.is_empty(), "messages of {language:?} that do not read: {unread:?}");
    }
}

#[test]
fn every_refusal_and_every_event_has_its_sentence() {
    for language in [Language::En, Language::Fr] {
        let words = Words::of(language);
        for code in Refusal::CODES {
            assert!(words.has(&format!("refusal-{code}")), "{language:?}: refusal-{code}");
        }
        for kind in Change::KINDS.iter().filter(|kind| **kind != "setting.changed") {
            let id = format!("event-{}", kind.replace('.', "-"));
            assert!(words.has(&id), "{language:?}: {id}");
        }
    }
}

#[test]
fn every_step_of_an_outcome_and_every_word_of_elections_has_its_sentence() {
    fn labels<T: ToString>(all: &[T]) -> Vec<String> {
        all.iter().map(ToString::to_string).collect()
    }
    let said = [
        labels(Incompatible::ALL),
        labels(Base::ALL),
        labels(RuleFault::ALL),
        labels(BallotMark::ALL),
        labels(OutOfScope::ALL),
        labels(Stretch::ALL),
        labels(TrusteeFault::ALL),
        labels(Wait::ALL),
        labels(CeremonyStep::ALL),
        labels(MandateEnd::ALL),
        labels(Settlement::ALL),
        labels(&[OfficeKey::chair(), OfficeKey::vice_chair()]),
    ]
    .concat();
    for language in [Language::En, Language::Fr] {
        let words = Words::of(language);
        for code in Reason::CODES {
            assert!(words.has(&format!("reason-{code}")), "{language:?}: reason-{code}");
        }
        for label in &said {
            assert!(words.has(&format!("label-{label}")), "{language:?}: label-{label}");
        }
    }
}

#[test]
fn the_page_asks_for_no_word_that_is_not_there() {
    let known = keys("en.ftl");
    let mut missing = BTreeSet::new();
    for (_, text) in sources("ui/src", &["tsx", "ts"]) {
        missing.extend(behind(&text, "say(\"").filter(|key| !known.contains(*key)).map(str::to_owned));
    }
    assert!(missing.is_empty(), "asked for and not there: {missing:?}");
}

#[test]
fn what_was_seen_is_said_of_every_query_and_of_all_that_leaves_the_desk() {
    let known = keys("en.ftl");
    let mut names: BTreeSet<String> = api::ROWS.iter().filter(|row| row.sees != "nothing").map(|row| row.name.to_owned()).collect();
    assert!(names.len() > 50, "the table says what each query sees");
    for (_, text) in desk() {
        for rest in text.split("Access::to(Verb::").skip(1) {
            // Where no text stands, the caller gives the name of its row.
            let name = rest.split_once(",\"").filter(|(verb, _)| verb.chars().all(char::is_alphabetic)).and_then(|(_, rest)| rest.split('"').next());
            names.extend(name.map(str::to_owned));
        }
    }
    assert!(names.contains("openDocument"), "what is not named as its row is found: {names:?}");
    let missing: Vec<_> = names.iter().filter(|name| !known.contains(&format!("seen-{name}"))).collect();
    assert!(missing.is_empty(), "records of access say a bare \"looked at\" of these: {missing:?}");
}

#[test]
fn what_can_be_undone_is_said_and_nothing_else() {
    let known = keys("en.ftl");
    let sources = desk();
    let reversed: BTreeSet<&str> = sources.iter().flat_map(|(_, text)| behind(text, ".reverse(\"")).collect();
    assert!(reversed.len() > 50, "commands name what takes them back: {reversed:?}");
    let missing: Vec<_> = reversed.iter().filter(|name| !ONE_WAY.contains(name) && !known.contains(&format!("done-{name}"))).collect();
    assert!(missing.is_empty(), "the undo bar shows the bare names of these: {missing:?}");
    let rows: BTreeSet<&str> = api::ROWS.iter().map(|row| row.name).collect();
    let strange: Vec<_> =
        known.iter().filter_map(|key| key.strip_prefix("done-")).filter(|name| !rows.contains(name) && *name != "with-it").collect();
    assert!(strange.is_empty(), "no command has these names: {strange:?}");
}

#[test]
fn what_is_not_on_the_desk_is_named_in_words() {
    let known = keys("en.ftl");
    let mut missing = BTreeSet::new();
    for (path, text) in desk() {
        let named = behind(&text, "NotFound(\"");
        // The readers of the replica give theirs behind the state that they read.
        let read = path.ends_with("replica/read.rs").then(|| behind(&text, "),\"")).into_iter().flatten();
        missing.extend(named.chain(read).filter(|what| !known.contains(&format!("label-{what}"))).map(str::to_owned));
    }
    assert!(missing.is_empty(), "\"This … is not on this desk\" has no word for {missing:?}");
}

#[test]
fn every_refusal_says_what_to_do_next() {
    let known = keys("en.ftl");
    let silent: Vec<_> = Refusal::CODES.iter().filter(|code| !known.contains(&format!("refusal-{code}-hint"))).collect();
    assert!(silent.is_empty(), "a refusal that helps nobody: {silent:?}");
}

#[test]
fn both_languages_are_told_the_same() {
    for folder in ["", "countries/"] {
        let (en, fr) = (messages(&format!("{folder}en.ftl")), messages(&format!("{folder}fr.ftl")));
        for (key, said) in &en {
            assert_eq!(variables(said), variables(&fr[key]), "{key}");
        }
    }
}

/// English says "the Netherlands" and "Spain", French "des Pays-Bas", "de la France" and "d’Espagne". No sentence takes a name into its grammar:
/// there it stands by itself, behind a colon, in brackets or quotes, or first with a colon or comma behind it. So it is right for every country.
#[test]
fn the_name_of_a_country_stands_by_itself_in_every_sentence() {
    // What `seat` and `who` are told is the name of a seat in these, and elsewhere a number or a person.
    let seat_in = ["ballot-hint", "ballot-hint-lot", "ballot-sentence-for", "ballot-sentence-against", "ballot-sentence-blank"];
    let counted = ["group-count", "roster-totals", "statistics-outreach-reported"];
    let mut tied = Vec::new();
    for file in ["en.ftl", "fr.ftl"] {
        for (key, said) in messages(file) {
            let mut names = vec!["country", "countries", "candidate", "candidates"];
            names.extend(seat_in.contains(&key.as_str()).then_some("seat"));
            for name in names {
                let mark = format!("{{ ${name} }}");
                let parts: Vec<&str> = said.split(&mark).collect();
                let free = parts.windows(2).all(|pair| {
                    let [before, after] = pair else { return true };
                    let first = before.is_empty() || before.ends_with("] ");
                    let opened = [": ", "(", "“", "«\u{a0}", ", "].iter().any(|it| before.ends_with(it));
                    let closed = after.is_empty()
                        || [",", ".", ":", "\u{a0}:", ")", "”", "\u{a0}»", "\u{202f};", " (", "\n"].iter().any(|it| after.starts_with(it));
                    closed && (opened || first)
                });
                if !free && !counted.contains(&key.as_str()) {
                    tied.push(format!("{file} {key}: {said}"));
                }
            }
        }
    }
    assert!(tied.is_empty(), "these say the name of a country within their grammar: {tied:#?}");
    let fact = serde_json::json!({ "country": "NL" });
    let said = |language| Words::of(language).of_fact("refusal-still-a-member", &fact, &[]);
    assert_eq!(said(Language::En).as_deref(), Some("This country is still a member on that day: Netherlands."));
    assert_eq!(said(Language::Fr).as_deref(), Some("Ce pays est encore membre ce jour-là\u{a0}: Pays-Bas."));
}

#[test]
fn no_line_of_french_begins_with_a_colon() {
    fn breaks(said: &str) -> bool {
        [" :", " ;", " !", " ?", " »", "« "].iter().any(|it| said.contains(it))
    }
    let fr = messages("fr.ftl");
    let loose: Vec<_> = fr.iter().filter(|(key, said)| !PLAIN.contains(&key.as_str()) && breaks(said)).collect();
    assert!(loose.is_empty(), "a plain space where a hard one belongs (U+00A0 at : and « », U+202F at ; ! ?): {loose:?}");
}

#[test]
fn the_version_is_that_of_the_changelog() {
    let read = |file: &str| std::fs::read_to_string(jcat_tests::root().join(file)).expect("a file");
    let changes = read("CHANGELOG.md");
    assert_eq!(changes.lines().find_map(|line| line.strip_prefix("## ")), Some(env!("CARGO_PKG_VERSION")), "desks tell each other apart by it");
    let page: serde_json::Value = serde_json::from_str(&read("ui/package.json")).expect("JSON");
    assert_eq!(page["version"], env!("CARGO_PKG_VERSION"), "the page has the version of the desk");
}

/// Names in a text between two marks.
fn between<'a>(text: &'a str, before: &'a str, after: char) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
}

#[test]
fn every_picture_of_a_guide_is_taken_by_a_window_and_every_one_taken_is_shown() {
    let root = jcat_tests::root();
    let read = |path: std::path::PathBuf| std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (mut shown, mut taken) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    for who in ["officer", "secretary", "coordinator", "administrator"] {
        let guide = read(root.join(format!("docs/guide/{who}.md")));
        shown.extend(between(&guide, "(../images/guide-", '.').map(str::to_owned));
    }
    for test in std::fs::read_dir(root.join("tests/tests")).expect("the tests").map(|entry| entry.expect("a test").path()) {
        if test.file_name().is_some_and(|name| name.to_string_lossy().starts_with("window_")) {
            taken.extend(between(&read(test), ".illustrate(\"", '"').map(str::to_owned));
        }
    }
    assert_eq!(shown, taken);
    assert!(shown.len() > 20, "each story leaves several");
    for name in shown {
        assert!(root.join(format!("docs/images/guide-{name}.png")).is_file(), "./x pictures leaves {name}");
    }
}
