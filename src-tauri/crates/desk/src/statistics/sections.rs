//! The sections: what is counted in which row, and what a section says in a sentence.

use std::collections::BTreeSet;

use jcat_domain::Country;
use jcat_domain::attachments::AttachmentStage;
use jcat_domain::cases::{CrimeArea, Stage};
use jcat_domain::deconfliction::hits::Resolution;
use jcat_domain::ids::CaseId;
use jcat_domain::readiness::Gate;

use super::facts::{CaseFact, Facts, cases_of};
use super::suppress::Group;
use super::table::{Column, Row, Table, Thing, days, share};
use super::{Reckoning, RowName, SectionKey};
use crate::error::Error;
use crate::words::Words;

/// The row of cases without a crime area.
const NO_AREA: &str = "no-area";
/// The row of cases that no country leads because they are still proposals.
const NO_LEAD: &str = "no-lead-yet";
/// The row of cases that a European body keeps.
const EUROPEAN: &str = "european-body";

const fn counted(key: &'static str, set: usize) -> Column {
    Column { key, set, measure: Reckoning::Count }
}

/// Says what a row is called.
pub(super) fn row_name(words: &Words, named: RowName, key: &str) -> String {
    match (named, Country::parse(key)) {
        (RowName::Year, _) => key.to_owned(),
        (RowName::Country, Some(country)) => words.country(country),
        _ => words.heading(key),
    }
}

impl Table {
    /// Says how many there are in all and which row has the most of them.
    fn say(&mut self, facts: &Facts<'_>, count: usize, set: usize) {
        let most = self.rows.iter().max_by_key(|row| (row.sets.get(set).map_or(0, Vec::len), std::cmp::Reverse(&row.key)));
        let (name, top) =
            most.map_or((String::new(), 0), |row| (row_name(facts.read.words, self.named, &row.key), row.sets.get(set).map_or(0, Vec::len)));
        self.say_with(facts, &[("count", &count.to_string()), ("row", &name), ("most", &top.to_string())]);
    }

    pub(super) fn say_with(&mut self, facts: &Facts<'_>, arguments: &[(&str, &str)]) {
        self.said = facts.read.words.with(&format!("statistics-said-{}", self.key), arguments);
    }
}

/// Operations by the year of their last action day: each once in all, and once in each of its crime areas.
pub(super) fn operations_by_year(facts: &Facts<'_>) -> Result<Table, Error> {
    let areas = CrimeArea::ALL.iter().zip(1..).map(|(area, set)| counted(area.label(), set));
    let columns = std::iter::once(counted("operations", 0)).chain(areas).collect();
    let mut table = Table::new(SectionKey::OperationsByYear, RowName::Year, columns).with_total();
    let years: Vec<i32> = (facts.period.from.year()..=facts.period.last.year()).collect();
    years.iter().for_each(|year| {
        table.row(&year.to_string(), None);
    });
    let mut in_areas = 0;
    for it in facts.operations()? {
        let thing = table.thing(Thing::Case(it.case));
        let row = table.row(&it.last.year().to_string(), None);
        let sets = CrimeArea::ALL.iter().zip(1..).filter(|(area, _)| it.areas.has(**area)).map(|(_, set)| set);
        for set in std::iter::once(0).chain(sets) {
            table.put(row, set, thing);
            table.put_total(set, thing);
            in_areas += usize::from(set > 0);
        }
    }
    table.notes.push("operations");
    if in_areas > table.in_all(0) {
        table.notes.push("areas-overlap");
    }
    table.parts(0);
    // The areas of all years cover the operations of all years.
    table.groups.push(Group::Parts((1..=CrimeArea::ALL.len()).map(|column| (years.len(), column)).collect()));
    let cells = (1..=CrimeArea::ALL.len()).flat_map(|column| table.rows_at(column)).collect();
    table.groups.push(Group::Breakdown { cells, of: table.rows_at(0) });
    let count = table.in_all(0);
    table.say(facts, count, 0);
    Ok(table)
}

/// Operations by country: of the one that leads, and of those that take part.
pub(super) fn operations_by_country(facts: &Facts<'_>) -> Result<Table, Error> {
    let mut table =
        Table::new(SectionKey::OperationsByCountry, RowName::Country, vec![counted("as-lead", 0), counted("as-participant", 1)]).with_total();
    partners(&mut table, facts)?;
    let mut shared = 0;
    for it in facts.operations()? {
        let thing = table.thing(Thing::Case(it.case));
        let lead = table.row(it.lead.as_ref().map_or(EUROPEAN, Country::code), None);
        table.put(lead, 0, thing);
        table.put_total(0, thing);
        for country in &it.others {
            let row = table.row(country.code(), None);
            table.put(row, 1, thing);
        }
        if !it.others.is_empty() {
            table.put_total(1, thing);
            shared += usize::from(it.others.len() > 1);
        }
    }
    table.most_first();
    table.notes.push("lead-and-participants");
    if shared > 0 {
        table.notes.push("participants-overlap");
    }
    table.parts(0);
    // A country takes part in what it does not lead: the one number bounds the other.
    let cells = (0..=table.rows.len()).map(|row| (row, 1)).collect();
    table.groups.push(Group::Breakdown { cells, of: table.rows_at(0) });
    let count = table.in_all(0);
    table.say(facts, count, 0);
    Ok(table)
}

/// A row for each member country of the day, so that no row tells by being there that its number is not nought.
fn partners(table: &mut Table, facts: &Facts<'_>) -> Result<(), Error> {
    let roster = facts.read.roster()?;
    let members = roster.organisations.values().filter(|it| roster.is_member(&it.id, facts.period.as_of));
    let countries: BTreeSet<Country> = members.filter_map(|it| it.country).collect();
    for country in countries {
        table.row(country.code(), None);
    }
    table.row(EUROPEAN, None);
    Ok(())
}

/// Counts proposals and cases of the period, each in the rows that it belongs to.
fn cases(table: &mut Table, facts: &Facts<'_>, rows: impl Fn(&CaseFact) -> Vec<String>) -> Result<bool, Error> {
    let mut overlap = false;
    for it in facts.cases()?.all.iter().filter(|it| it.counts) {
        let thing = table.thing(Thing::Case(it.case));
        table.put_total(0, thing);
        let rows = rows(it);
        overlap |= rows.len() > 1;
        for key in rows {
            let row = table.row(&key, None);
            table.put(row, 0, thing);
        }
    }
    table.notes.push("cases");
    Ok(overlap)
}

/// Proposals and cases by crime area.
pub(super) fn cases_by_area(facts: &Facts<'_>) -> Result<Table, Error> {
    let mut table = Table::new(SectionKey::CasesByArea, RowName::Label, vec![counted("cases", 0)]).with_total();
    for area in CrimeArea::ALL.iter().map(|area| area.label()).chain([NO_AREA]) {
        table.row(area, None);
    }
    let areas = |it: &CaseFact| {
        let none = it.areas.is_empty().then(|| NO_AREA.to_owned());
        CrimeArea::ALL.iter().filter(|area| it.areas.has(**area)).map(|area| area.label().to_owned()).chain(none).collect()
    };
    if cases(&mut table, facts, areas)? {
        table.notes.push("areas-overlap");
    }
    table.notes.push("facts-as-now");
    table.parts(0);
    let count = table.in_all(0);
    table.say(facts, count, 0);
    Ok(table)
}

/// Proposals and cases by the country that leads.
pub(super) fn cases_by_lead(facts: &Facts<'_>) -> Result<Table, Error> {
    let mut table = Table::new(SectionKey::CasesByLead, RowName::Country, vec![counted("cases", 0)]).with_total();
    partners(&mut table, facts)?;
    table.row(NO_LEAD, None);
    let lead = |it: &CaseFact| {
        let key = if it.stage.is_proposal() { NO_LEAD } else { it.country.as_ref().map_or(EUROPEAN, Country::code) };
        vec![key.to_owned()]
    };
    cases(&mut table, facts, lead)?;
    table.most_first();
    table.parts(0);
    // How many are led follows from how many stand in which stage.
    let led = table.rows.iter().enumerate().filter(|(_, row)| row.key != NO_LEAD).map(|(at, _)| (at, 0)).collect();
    table.groups.push(Group::Parts(led));
    let led = table.in_all(0) - table.count(NO_LEAD, 0);
    table.say(facts, led, 0);
    Ok(table)
}

/// Proposals and cases by where they stood.
pub(super) fn cases_by_stage(facts: &Facts<'_>) -> Result<Table, Error> {
    let mut table = Table::new(SectionKey::CasesByStage, RowName::Label, vec![counted("cases", 0)]).with_total();
    Stage::ALL.iter().for_each(|stage| {
        table.row(stage.label(), None);
    });
    cases(&mut table, facts, |it| vec![it.stage.label().to_owned()])?;
    table.parts(0);
    // How many are still proposals follows from how many are led by nobody: each half is a whole of its own.
    for half in [true, false] {
        let cells = Stage::ALL.iter().zip(0..).filter(|(stage, _)| stage.is_proposal() == half).map(|(_, row)| (row, 0));
        table.groups.push(Group::Parts(cells.collect()));
    }
    let count = table.in_all(0);
    table.say(facts, count, 0);
    Ok(table)
}

/// How long cases stood in a stage that they left in the period.
pub(super) fn time_in_stage(facts: &Facts<'_>) -> Result<Table, Error> {
    let columns = vec![Column { key: "median-days", set: 0, measure: Reckoning::MedianDays }, counted("stays", 0)];
    let mut table = Table::new(SectionKey::TimeInStage, RowName::Label, columns);
    Stage::ALL.iter().for_each(|stage| {
        table.row(stage.label(), None);
    });
    for it in &facts.cases()?.stays {
        let thing = table.thing(Thing::Stay(*it));
        table.put(it.stage.rank(), 0, thing);
    }
    table.notes.push("stays");
    let words = facts.read.words;
    let median = |row: &Row| row.sets.first().and_then(|set| table.median(set));
    let longest = table.rows.iter().filter_map(|row| Some((median(row)?, row))).max_by_key(|(millis, _)| *millis);
    let (name, most) = longest.map_or_else(Default::default, |(millis, row)| (words.label(&row.key), words.decimal(&days(millis))));
    let count = table.things.len().to_string();
    table.say_with(facts, &[("count", &count), ("row", &name), ("days", &most)]);
    Ok(table)
}

/// How far the proposals of the period came.
pub(super) fn funnel(facts: &Facts<'_>) -> Result<Table, Error> {
    let columns = vec![counted("cases", 0), Column { key: "share", set: 0, measure: Reckoning::Share }];
    let mut table = Table::new(SectionKey::Funnel, RowName::Label, columns);
    let completed: BTreeSet<CaseId> = completed_ever(facts)?;
    let rows = ["proposed", "ever-selected", "ever-ready", "completed"].map(|key| table.row(key, None));
    for it in facts.cases()?.all.iter().filter(|it| it.counts && !it.project && it.first.is_proposal()) {
        let thing = table.thing(Thing::Case(it.case));
        let reached = [true, it.selected, it.ready, completed.contains(&it.case)];
        for (row, _) in rows.iter().zip(reached).filter(|(_, reached)| *reached) {
            table.put(*row, 0, thing);
        }
    }
    table.notes.push("funnel");
    table.steps = true;
    let [count, selected, done] = ["proposed", "ever-selected", "completed"].map(|key| table.count(key, 0).to_string());
    table.say_with(facts, &[("count", &count), ("selected", &selected), ("completed", &done)]);
    Ok(table)
}

/// Cases whose outcome the Board had noted by the day, whenever their action days were.
fn completed_ever(facts: &Facts<'_>) -> Result<BTreeSet<CaseId>, Error> {
    let sql = "SELECT case_id FROM outcomes WHERE last IS NOT NULL AND counted_at < ?1";
    let mut statement = facts.read.connection.prepare_cached(sql)?;
    let rows = statement.query_map([facts.period.known.0], |row| Ok(CaseId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Hits and what came of them.
pub(super) fn hits(facts: &Facts<'_>) -> Result<Table, Error> {
    let columns = vec![counted("hits", 0), Column { key: "share", set: 0, measure: Reckoning::Share }];
    let mut table = Table::new(SectionKey::Hits, RowName::Label, columns).with_total();
    Resolution::ALL.iter().for_each(|it| {
        table.row(it.label(), None);
    });
    for it in facts.hits()? {
        let row = table.row(it.resolution.label(), None);
        let thing = table.thing(Thing::Hit(it));
        table.put(row, 0, thing);
        table.put_total(0, thing);
    }
    table.notes.push("hits");
    table.parts(0);
    let (count, joint) = (table.in_all(0), table.count(Resolution::Joint.label(), 0));
    let rate = facts.read.words.decimal(&share(joint, count).unwrap_or_default());
    table.say_with(facts, &[("count", &count.to_string()), ("joint", &joint.to_string()), ("rate", &rate)]);
    Ok(table)
}

/// Arrests, seizures, victims.
pub(super) fn figures(facts: &Facts<'_>) -> Result<Table, Error> {
    let columns = vec![Column { key: "quantity", set: 0, measure: Reckoning::Sum }, counted("operations", 0)];
    let mut table = Table::new(SectionKey::Figures, RowName::Label, columns);
    let mut all = facts.figures()?;
    all.sort_by(|a, b| (a.total.of.kind, &a.total.of.unit).cmp(&(b.total.of.kind, &b.total.of.unit)).then(a.case.cmp(&b.case)));
    let count = cases_of(all.iter().map(|it| it.case)).len();
    for it in all {
        let row = table.row(it.total.of.kind.label(), it.total.of.unit.as_deref());
        let thing = table.thing(Thing::Figure(it));
        table.put(row, 0, thing);
    }
    table.notes.push("figures");
    table.say(facts, count, 0);
    Ok(table)
}

/// Applications for attachments by where they stood.
pub(super) fn attachments(facts: &Facts<'_>) -> Result<Table, Error> {
    let mut table = Table::new(SectionKey::Attachments, RowName::Label, vec![counted("applications", 0)]).with_total();
    AttachmentStage::ALL.iter().for_each(|stage| {
        table.row(stage.label(), None);
    });
    for it in facts.applications()? {
        let row = table.row(it.stage.label(), None);
        let thing = table.thing(Thing::Application(it));
        table.put(row, 0, thing);
        table.put_total(0, thing);
    }
    table.notes.push("attachments");
    table.parts(0);
    let count = table.in_all(0);
    table.say(facts, count, 0);
    Ok(table)
}

/// Wishes to go without a gate.
pub(super) fn waivers(facts: &Facts<'_>) -> Result<Table, Error> {
    let mut table = Table::new(SectionKey::Waivers, RowName::Label, vec![counted("asked", 0), counted("agreed", 1)]).with_total();
    Gate::ALL.iter().for_each(|gate| {
        table.row(gate.label(), None);
    });
    for it in facts.waivers()? {
        let row = table.row(it.gate.label(), None);
        let agreed = it.agreed;
        let thing = table.thing(Thing::Waiver(it));
        for set in std::iter::once(0).chain(agreed.then_some(1)) {
            table.put(row, set, thing);
            table.put_total(set, thing);
        }
    }
    table.notes.push("waivers");
    table.parts(0);
    table.parts(1);
    let [count, agreed] = [table.in_all(0), table.in_all(1)].map(|count| count.to_string());
    table.say_with(facts, &[("count", &count), ("agreed", &agreed)]);
    Ok(table)
}
