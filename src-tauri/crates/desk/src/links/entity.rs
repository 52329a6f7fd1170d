//! One entity of a case: everything that agencies said of a value and of what it is the same as, side by side (DAT-1, DAT-7, DAT-9).
//!
//! Nothing is averaged and nothing is chosen: where agencies differ, both words are shown, and that they differ.

use std::collections::BTreeSet;

use jcat_domain::cases::CaseState;
use jcat_domain::contributions::ContributionState;
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, SightingId};
use jcat_domain::links::LinkedValue;
use jcat_domain::marking::{DataSubject, Evaluation, Marking};
use jcat_domain::sightings::{self, SightingKind, SightingState, WithdrawSighting};
use jcat_domain::{Day, Instant, contributions::rules as data_rules};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::view;
use crate::contributions::read_head;
use crate::error::Error;
use crate::records::seen::NamesCase;
use crate::replica::read;
use crate::work::{May, Read};

/// The most assertions that are shown of one entity, and sightings of one assertion.
const SHOWN: u32 = 200;

/// Asks for one entity of a case.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WhichEntity {
    /// The case.
    pub case: CaseId,
    /// Its value.
    pub of: LinkedValue,
}

impl NamesCase for WhichEntity {
    fn case(&self) -> CaseId {
        self.case
    }
}

/// What is known of one entity.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EntityView {
    /// The values that are the same, in order.
    pub values: Vec<EntityValue>,
    /// What agencies said, the newest first.
    pub assertions: Vec<EntityAssertion>,
    /// The marking that satisfies all of them; none where nothing stands.
    pub marking: Option<Marking>,
    /// In what they differ: `category`, `minor`, `evaluation`, `marking`.
    pub differ: Vec<String>,
    /// Whether who asks may say what was seen.
    pub see: May,
}

/// A value of an entity.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EntityValue {
    /// The label of its kind.
    pub kind: String,
    /// Its normal form.
    pub normal: String,
    /// The same so that nobody clicks on it by accident.
    pub shown: String,
}

/// What an agency said.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntityAssertion {
    /// The contribution it came with.
    pub contribution: ContributionId,
    /// Its place there, from 0.
    pub n: u32,
    /// What the contribution is called.
    pub name: String,
    /// Which of the values it is, by its place.
    pub value: u32,
    /// As it was given, where that is written otherwise.
    pub given: Option<String>,
    /// Whose it is.
    pub agency: AgencyId,
    /// When it was recorded.
    pub at: Instant,
    /// How it may be used.
    pub marking: Marking,
    /// How good it is.
    pub evaluation: Option<Evaluation>,
    /// Whom it is about.
    pub category: Option<DataSubject>,
    /// Whether that is a minor.
    pub minor: bool,
    /// The first day on which it was observed.
    pub observed_from: Option<Day>,
    /// The last one.
    pub observed_to: Option<Day>,
    /// What agencies saw of it since, the last first.
    pub sightings: Vec<SightingRow>,
}

/// What an agency saw.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SightingRow {
    /// The sighting.
    pub id: SightingId,
    /// What was seen.
    pub kind: SightingKind,
    /// When.
    pub seen_at: Instant,
    /// How often.
    pub count: u32,
    /// Where, or how it is known.
    pub note: Option<String>,
    /// Who saw it.
    pub agency: AgencyId,
    /// Who recorded it.
    pub by_name: String,
    /// Whether who asks may take it back.
    pub withdraw: May,
}

/// Gives what is known of one entity.
pub(crate) fn entity(read: &Read<'_>, request: WhichEntity) -> Result<EntityView, Error> {
    let case: CaseState = read::case(read.connection, request.case)?;
    let same = view::same(read.connection, request.case, read.today())?;
    let members = view::group(&same, &request.of);
    let mut assertions = Vec::new();
    for (place, member) in (0u32..).zip(&members) {
        add_assertions(read, request.case, (place, member), &mut assertions)?;
    }
    assertions.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| (a.contribution, a.n).cmp(&(b.contribution, b.n))));
    Ok(EntityView {
        values: members.into_iter().map(|it| EntityValue { shown: jcat_indicators::defang(&it.normal), kind: it.kind, normal: it.normal }).collect(),
        marking: Marking::join_all(assertions.iter().map(|it| &it.marking)),
        differ: differ(&assertions),
        assertions,
        see: read.may(data_rules::may_contribute(&case, read.author()?)),
    })
}

/// Adds what stands of one value.
fn add_assertions(read: &Read<'_>, case: CaseId, (place, of): (u32, &LinkedValue), found: &mut Vec<EntityAssertion>) -> Result<(), Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT c.head, i.n, i.given FROM indicators i JOIN contributions c ON c.id = i.contribution
         WHERE i.case_id = ?1 AND i.normal = ?2 AND i.kind = ?3 AND c.withdrawn = 0 AND (c.ends IS NULL OR c.ends > ?4)
         ORDER BY c.at DESC, c.id, i.n LIMIT ?5",
    )?;
    let mut rows = statement.query(params![case.0, of.normal, of.kind, read.today().to_string(), SHOWN])?;
    while let Some(row) = rows.next()? {
        let state: ContributionState = read_head(row.get_ref(0)?.as_str().unwrap_or_default())?;
        let n = row.get(1)?;
        found.push(EntityAssertion {
            contribution: state.id,
            n,
            name: state.terms.name.clone(),
            value: place,
            given: row.get(2)?,
            agency: state.agency.clone(),
            at: state.at,
            marking: state.marking(),
            evaluation: state.terms.evaluation,
            category: state.terms.category,
            minor: state.terms.minor,
            observed_from: state.terms.observed_from,
            observed_to: state.terms.observed_to,
            sightings: sightings_of(read, state.id, n)?,
        });
    }
    Ok(())
}

fn sightings_of(read: &Read<'_>, contribution: ContributionId, n: u32) -> Result<Vec<SightingRow>, Error> {
    let mut statement = read
        .connection
        .prepare_cached("SELECT head FROM sightings WHERE contribution = ?1 AND n = ?2 AND withdrawn = 0 ORDER BY seen_at DESC, id DESC LIMIT ?3")?;
    let mut rows = statement.query(params![contribution.0, n, SHOWN])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let state: SightingState = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())
            .map_err(|_| Error::Damaged("what is said of a sighting does not read".into()))?;
        let request = WithdrawSighting { sighting: state.id, reason: "-".to_owned() };
        found.push(SightingRow {
            id: state.id,
            kind: state.kind,
            seen_at: state.seen_at,
            count: state.count,
            by_name: read.officer_name(state.by)?,
            withdraw: read.may(sightings::withdraw(&state, &request, read.author()?)),
            note: state.note,
            agency: state.agency,
        });
    }
    Ok(found)
}

/// Says in what agencies differ. What somebody left open contradicts nothing.
fn differ(assertions: &[EntityAssertion]) -> Vec<String> {
    fn several<T: PartialEq>(all: impl Iterator<Item = T>) -> bool {
        let mut seen: Vec<T> = Vec::new();
        all.for_each(|it| {
            if !seen.contains(&it) {
                seen.push(it);
            }
        });
        seen.len() > 1
    }
    let mut found = BTreeSet::new();
    let mut say = |name: &str, differs: bool| {
        if differs {
            found.insert(name.to_owned());
        }
    };
    say("category", several(assertions.iter().filter_map(|it| it.category)));
    say("minor", several(assertions.iter().filter(|it| it.category.is_some()).map(|it| it.minor)));
    say("evaluation", several(assertions.iter().filter_map(|it| it.evaluation)));
    say("marking", several(assertions.iter().map(|it| &it.marking)));
    found.into_iter().collect()
}
