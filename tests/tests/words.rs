//! Every sentence that the core can say is there, in both languages, and reads as Fluent.

use std::collections::BTreeSet;

use jcat_desk::domain::elections::decide::{Incompatible, Reason};
use jcat_desk::domain::elections::rule_set::{Base, RuleFault};
use jcat_desk::domain::elections::state::BallotMark;
use jcat_desk::domain::elections::steps::{OutOfScope, Stretch, TrusteeFault, Wait};
use jcat_desk::domain::elections::{CeremonyStep, MandateEnd, OfficeKey, Settlement};
use jcat_desk::domain::{Change, Refusal};
use jcat_desk::{Language, Words};

fn keys(file: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(jcat_tests::root().join("words").join(file)).expect("the words");
    text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with([' ', '#', '['])).collect()
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
    let mut folders = vec![jcat_tests::root().join("ui/src")];
    let mut missing = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "tsx" || ending == "ts") {
                let text = std::fs::read_to_string(&path).expect("a file");
                for part in text.split("say(\"").skip(1) {
                    let key = part.split('"').next().unwrap_or_default();
                    if !known.contains(key) {
                        missing.insert(key.to_owned());
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "asked for and not there: {missing:?}");
}
