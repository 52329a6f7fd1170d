//! What rules would have made of the elections that were held: shown before the Board adopts them.

use std::collections::BTreeMap;

use jcat_domain::elections::decide::{Decision, Outcome};
use jcat_domain::elections::{OfficeKey, requests};
use jcat_domain::fold::State;
use jcat_domain::ids::ElectionId;
use serde::Serialize;
use ts_rs::TS;

use super::board_view::WhichRules;
use crate::error::Error;
use crate::replica::read;
use crate::work::Read;

/// An office of a past election, as it was declared and as other rules would have it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RulesEffect {
    /// The election.
    pub election: ElectionId,
    /// Its title.
    pub title: String,
    /// The office.
    pub office: OfficeKey,
    /// What was declared.
    pub before: Outcome,
    /// What the same counts come to under the other rules, and why.
    pub after: Decision,
    /// Whether that is the same.
    pub same: bool,
    /// The people who stood, by the candidates that name them.
    pub people: BTreeMap<String, String>,
}

/// Gives what a rule set would have made of each office that was declared, the newest election first. Rehearsals elect nobody and are left out.
pub(crate) fn effect(read: &Read<'_>, request: WhichRules) -> Result<Vec<RulesEffect>, Error> {
    let rules = super::calling::rule_set(read.connection, request.rule_set)?.rules;
    let mut found = Vec::new();
    for state in read::all(read.connection, "election")? {
        let State::Election(past) = state else { continue };
        if past.rehearsal || past.declared.is_empty() {
            continue;
        }
        let mut people = BTreeMap::new();
        for candidate in past.candidates.values().flat_map(BTreeMap::keys) {
            if let Some(person) = candidate.person {
                people.insert(candidate.to_string(), read.officer_name(person)?);
            }
        }
        for (office, after) in requests::effect(&rules, &past) {
            let Some(declared) = past.declared.get(&office) else { continue };
            let same = declared.outcome == after.outcome;
            let effect = RulesEffect {
                election: past.id,
                title: past.title.clone(),
                office,
                before: declared.outcome.clone(),
                after,
                same,
                people: people.clone(),
            };
            found.push((past.called.at, effect));
        }
    }
    found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(found.into_iter().map(|(_, it)| it).collect())
}
