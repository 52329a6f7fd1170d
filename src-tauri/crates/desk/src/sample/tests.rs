//! The sample office is whole whenever it is asked for.

use jcat_domain::Instant;
use serde_json::{Value, json};

use crate::{Desk, Surroundings};

/// An evening behind a change of the office's clocks, and one on which the office's day has begun and that of UTC has not.
#[test]
fn it_plays_to_its_end_at_any_hour() {
    for now in [1_795_732_980_000_i64, 1_795_736_580_000] {
        let desk = Desk::in_memory(Surroundings::fixed(Instant(now), 7));
        desk.call("startSample", Value::Null).unwrap_or_else(|problem| panic!("at {now}: {problem:?}"));
        let shown = |name: &str| desk.call(name, json!({})).unwrap_or_else(|problem| panic!("{name} at {now}: {problem:?}"));
        assert_eq!(shown("outreach")["rows"].as_array().map(Vec::len), Some(3), "at {now}");
        assert_eq!(shown("elections").as_array().map(Vec::len), Some(1), "at {now}");
    }
}
