//! What differs between two rule sets, parameter by parameter.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RuleSet;
use crate::canonical::Json;

/// What differs between two rule sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Difference {
    /// The path of the parameter: `rounds.0.threshold.strict`.
    pub parameter: String,
    /// What it was, as JSON; none where it was not there.
    pub before: Option<String>,
    /// What it is, as JSON; none where it is no longer there.
    pub after: Option<String>,
}

/// Gives what differs between two rule sets, parameter by parameter, in the order of their names.
pub fn differences(before: &RuleSet, after: &RuleSet) -> Vec<Difference> {
    let mut found = Vec::new();
    if let (Ok(before), Ok(after)) = (Json::of(before), Json::of(after)) {
        compare(String::new(), Some(&before), Some(&after), &mut found);
    }
    found
}

fn compare(path: String, before: Option<&Json>, after: Option<&Json>, found: &mut Vec<Difference>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (before, after) {
        (Some(before), Some(after)) if before == after => {}
        (Some(Json::Map(before)), Some(Json::Map(after))) => {
            let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
            keys.into_iter().for_each(|key| compare(below(key), before.get(key), after.get(key), found));
        }
        (Some(Json::List(before)), Some(Json::List(after))) => {
            let longest = before.len().max(after.len());
            (0..longest).for_each(|at| compare(below(&at.to_string()), before.get(at), after.get(at), found));
        }
        (before, after) => found.push(Difference { parameter: path, before: before.map(Json::to_string), after: after.map(Json::to_string) }),
    }
}
