//! The Board itself: its rule sets, its seats, who holds its offices over time.

use jcat_domain::elections::Seat;
use jcat_domain::elections::adoption::RuleSetState;
use jcat_domain::elections::mandates::{self as terms, Leading, Vacancy};
use jcat_domain::elections::rule_set::{Difference, differences};
use jcat_domain::elections::{Exercised, OfficeKey, RuleSet};
use jcat_domain::fold::State;
use jcat_domain::hash::Sha256;
use jcat_domain::ids::{ElectionId, OfficerId, RuleSetId};
use jcat_domain::{Country, Day, Instant};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// Names a rule set.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WhichRules {
    /// The rule set.
    pub rule_set: RuleSetId,
}

/// A rule set in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleSetRow {
    /// The rule set.
    pub id: RuleSetId,
    /// Its title.
    pub title: String,
    /// The hash of its canonical JSON.
    pub sha256: Sha256,
    /// The day on which the Board adopted it.
    pub adopted_on: Option<Day>,
    /// When it was drafted.
    pub drafted_at: Instant,
    /// Whether it was given up.
    pub discarded: bool,
}

/// A rule set.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleSetView {
    /// What stands in the list.
    pub row: RuleSetRow,
    /// The rules.
    pub rules: RuleSet,
    /// Their canonical JSON, whose hash ballots commit to.
    pub canonical: String,
    /// What it was made from, and what differs; from the usual rules where it was made from none.
    pub based_on: Option<RuleSetId>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// The words of the Board that adopted it.
    pub adopted: Option<String>,
    /// Whether who asks may edit it.
    pub may_edit: May,
}

fn rule_row(it: &RuleSetState) -> RuleSetRow {
    RuleSetRow {
        id: it.id,
        title: it.title.clone(),
        sha256: it.sha256,
        adopted_on: it.adopted.as_ref().map(|(act, _)| act.on),
        drafted_at: it.drafted.at,
        discarded: it.discarded.is_some(),
    }
}

/// Gives the rule sets, the newest first.
pub(crate) fn rule_sets(read: &Read<'_>, _: Nothing) -> Result<Vec<RuleSetRow>, Error> {
    let states = read::all(read.connection, "rule-set")?;
    let mut rows: Vec<RuleSetRow> = states.iter().filter_map(|it| if let State::RuleSet(it) = it { Some(rule_row(it)) } else { None }).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.drafted_at));
    Ok(rows)
}

/// Gives a rule set.
pub(crate) fn rule_set(read: &Read<'_>, request: WhichRules) -> Result<RuleSetView, Error> {
    let state = super::calling::rule_set(read.connection, request.rule_set)?;
    let base = state.based_on.and_then(|id| super::calling::rule_set(read.connection, id).ok());
    let before = base.map(|it| it.rules).unwrap_or_default();
    let trial = jcat_domain::elections::adoption::EditRules { rule_set: state.id, title: state.title.clone(), rules: state.rules.clone() };
    Ok(RuleSetView {
        row: rule_row(&state),
        canonical: state.rules.canonical(),
        based_on: state.based_on,
        differences: differences(&before, &state.rules),
        adopted: state.adopted.as_ref().map(|(act, _)| act.text.clone()),
        may_edit: read.may(jcat_domain::elections::adoption::edit(&state, &trial, read.author()?)),
        rules: state.rules,
    })
}

/// Who holds the offices, and who leads the Board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MandatesView {
    /// The offices that anything is on record of.
    pub offices: Vec<OfficeTerms>,
    /// Who leads the Board today.
    pub leads: Leading,
}

/// An office over time.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeTerms {
    /// The office.
    pub office: OfficeKey,
    /// Terms, the newest first.
    pub terms: Vec<TermView>,
    /// That it is vacant.
    pub vacancy: Option<Vacancy>,
}

/// A term.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermView {
    /// The country.
    pub country: Country,
    /// Its first day.
    pub from: Day,
    /// The first day without it.
    pub to: Option<Day>,
    /// Whether it runs today.
    pub runs: bool,
    /// Who carries it out today, or did last.
    pub exercised: Option<Exercised>,
    /// The election it comes from.
    pub election: Option<ElectionId>,
    /// Why it ended before its time.
    pub ended: Option<String>,
    /// Whether the country's membership has ended, and the rules end the term with it.
    pub membership_lost: bool,
}

/// Gives the mandates over time, and who leads today.
pub(crate) fn mandates(read: &Read<'_>, _: Nothing) -> Result<MandatesView, Error> {
    let today = read.today();
    let roster = read.roster()?;
    let mut offices = Vec::new();
    let (mut chair, mut vice) = (None, None);
    let rules = in_force(read)?;
    for state in read::all(read.connection, "mandate")? {
        let State::Mandate(state) = state else { continue };
        let mut views: Vec<TermView> = state
            .terms
            .iter()
            .map(|term| TermView {
                country: term.country,
                from: term.from,
                to: term.end(),
                runs: term.holds(today),
                exercised: term.exercised_on(today).or_else(|| term.exercised.last()).cloned(),
                election: if let terms::Origin::Election { election, .. } = &term.origin { Some(*election) } else { None },
                ended: term.ended.as_ref().map(|it| it.cause.label().to_owned()),
                membership_lost: term.holds(today) && terms::membership_lost(term, roster, today),
            })
            .collect();
        views.sort_by_key(|term| std::cmp::Reverse(term.from));
        offices.push(OfficeTerms { office: state.office.clone(), terms: views, vacancy: state.vacancy(rules.vacancy, today) });
        if state.office == OfficeKey::chair() {
            chair = Some(state);
        } else if state.office == OfficeKey::vice_chair() {
            vice = Some(state);
        }
    }
    offices.sort_by(|a, b| a.office.cmp(&b.office));
    Ok(MandatesView { offices, leads: terms::leading(chair.as_ref(), vice.as_ref(), rules.vacancy, roster, today) })
}

/// The rules in force today; the usual ones before the Board adopted any.
pub(super) fn in_force(read: &Read<'_>) -> Result<RuleSet, Error> {
    let states = read::all(read.connection, "rule-set")?;
    let all = states.iter().filter_map(|it| if let State::RuleSet(it) = it { Some(it) } else { None });
    Ok(jcat_domain::elections::adoption::in_force(all, read.today()).map(|it| it.rules.clone()).unwrap_or_default())
}

/// A seat on the Board, today.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BoardSeat {
    /// The seat.
    pub seat: Seat,
    /// Who sits for it, over time.
    pub people: Vec<BoardPerson>,
}

/// Who sits for a seat.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BoardPerson {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// As representative or as alternate.
    pub duty: jcat_domain::Duty,
    /// From when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
    /// Whether today.
    pub now: bool,
}

/// Gives the Board's seats of today under the rules in force.
pub(crate) fn board_seats(read: &Read<'_>, _: Nothing) -> Result<Vec<BoardSeat>, Error> {
    let (roster, today) = (read.roster()?, read.today());
    let mut found = Vec::new();
    for seat in jcat_domain::elections::seats::seats(roster, &in_force(read)?, today)? {
        let mut people = Vec::new();
        for it in jcat_domain::elections::seats::people(roster, &seat.agency) {
            people.push(BoardPerson {
                officer: it.officer,
                name: read.officer_name(it.officer)?,
                duty: it.duty,
                from: it.span.from,
                to: it.span.to,
                now: it.span.holds(today),
            });
        }
        found.push(BoardSeat { seat, people });
    }
    Ok(found)
}
