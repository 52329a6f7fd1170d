//! The sample office is whole whenever it is asked for.

use jcat_domain::Instant;
use serde_json::{Value, json};

use super::{Play, whole_or_nothing};
use crate::error::Error;
use crate::{Desk, Surroundings};

/// An evening behind a change of the office's clocks, and one on which the office's day has begun and that of UTC has not. The first is
/// played twice, all three at once: what one writes into files is not another's, even with the same chance.
#[test]
fn it_plays_to_its_end_at_any_hour_beside_others() {
    let play = |now: i64| {
        let desk = Desk::in_memory(Surroundings::fixed(Instant(now), 7));
        desk.call("startSample", Value::Null).unwrap_or_else(|problem| panic!("at {now}: {problem:?}"));
        let shown = |name: &str| desk.call(name, json!({})).unwrap_or_else(|problem| panic!("{name} at {now}: {problem:?}"));
        assert_eq!(shown("outreach")["rows"].as_array().map(Vec::len), Some(3), "at {now}");
        let cases = desk.call("caseList", json!({ "filter": { "over": true }, "limit": 100 })).expect("cases");
        let tied = cases["rows"].as_array().into_iter().flatten().find(|row| row["title"] == "Silver Kiln: ransomware affiliates").expect("a case");
        let of =
            |name: &str| desk.call(name, json!({ "case": tied["id"], "limit": 10 })).unwrap_or_else(|problem| panic!("{name} at {now}: {problem:?}"));
        let links = of("caseLinks");
        assert_eq!((&links["total"], links["cases"].as_array().map(Vec::len)), (&json!(1), Some(1)), "at {now}");
        assert_eq!(
            desk.call("plannedActions", json!({ "case": tied["id"] })).expect("actions")["rows"].as_array().map(Vec::len),
            Some(1),
            "at {now}"
        );
        assert_eq!(shown("elections").as_array().map(Vec::len), Some(1), "at {now}");
    };
    std::thread::scope(|scope| {
        let played = [1_795_732_980_000, 1_795_736_580_000, 1_795_732_980_000].map(|now| scope.spawn(move || play(now)));
        assert_eq!(played.map(|it| it.join().is_ok()), [true; 3]);
    });
}

/// Plays the beginning, and then something goes wrong.
fn half(play: &mut Play<'_>) -> Result<(), Error> {
    play.roster()?;
    Err(Error::Internal("a sample that goes wrong"))
}

#[test]
fn a_sample_that_goes_wrong_leaves_nothing_behind_and_says_so_until_it_is_whole() {
    let desk = Desk::in_memory(Surroundings::fixed(Instant(1_795_732_980_000), 7));
    let status = || desk.call("deskStatus", json!({})).expect("a status");
    assert!(matches!(whole_or_nothing(&desk, &String::new().into(), half), Err(Error::SampleUnfinished)));
    assert_eq!((&status()["state"], desk.world().now()), (&json!("none"), Instant(1_795_732_980_000)), "no half of an office, and today is today");
    desk.keep_sample_problem(Some(desk.problem(&Error::SampleUnfinished)));
    let told = status()["sampleProblem"].clone();
    assert_eq!(told["code"], "sample-unfinished");
    assert!(told["hint"].is_string() && told["reference"].is_string(), "what to do, and what to tell whoever is asked: {told}");
    desk.call("startSample", Value::Null).unwrap_or_else(|problem| panic!("tried again: {problem:?}"));
    assert_eq!((&status()["state"], &status()["sampleProblem"], &status()["sample"]), (&json!("open"), &Value::Null, &json!(true)));
    assert!(matches!(whole_or_nothing(&desk, &String::new().into(), half), Err(Error::DeskExists)), "a desk that was there is left alone");
    assert_eq!(status()["state"], "open");
}

#[test]
fn a_sample_in_a_folder_that_goes_wrong_takes_its_files_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::in_folder(folder.path(), Surroundings::fixed(Instant(1_795_732_980_000), 7));
    let secret = "a long enough secret".to_owned();
    assert!(matches!(whole_or_nothing(&desk, &secret.clone().into(), half), Err(Error::SampleUnfinished)));
    let left = || std::fs::read_dir(folder.path()).expect("the folder").map(|it| it.expect("a file").file_name()).collect::<Vec<_>>();
    assert_eq!(left(), ["desk.lock"], "the lock alone");
    assert!(matches!(whole_or_nothing(&desk, &"short".to_owned().into(), half), Err(Error::WeakPassphrase)), "what was refused before it began");
    assert_eq!(desk.call("deskStatus", json!({})).expect("a status")["state"], "none");
}
