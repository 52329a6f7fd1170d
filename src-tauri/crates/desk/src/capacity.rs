//! Capacity of agencies beside what cases are estimated to ask of them (PRO-5): handlers and views.
//!
//! Invariant: whatever is reckoned here is reckoned from the estimates that this desk holds, and from nothing else. An estimate that somebody
//! may not read changes no byte of an answer: a case with such a one is counted as a case without.

use std::collections::BTreeMap;

use jcat_domain::capacity::{self as rules, CapacityState, DeclareCapacity, EffortState, EstimateEffort, Load, Quarter};
use jcat_domain::cases::{CaseState, Stage};
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, SubjectId};
use jcat_domain::roster::{MembershipKind, OrganisationState, Roster};
use jcat_domain::{Audience, Day, Instant};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::drafts::{WhichCase, cover_audience};
use crate::error::Error;
use crate::replica::{read, refold};
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// How many quarters the table shows.
const SHOWN: usize = 4;

/// How many quarters ahead can be chosen for an estimate.
const AHEAD: usize = 12;

/// Asks for capacity and load.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CapacityRequest {
    /// The first quarter; none for the one we are in.
    #[ts(optional)]
    pub from: Option<Quarter>,
}

/// What agencies can give and what is asked of them, over four quarters.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityBoard {
    /// The quarters.
    pub quarters: Vec<Quarter>,
    /// The agencies: members in order of key, then bodies that host the taskforce.
    pub agencies: Vec<AgencyCapacity>,
    /// How many selected cases are counted with an estimate.
    pub counted: usize,
    /// Of how many selected cases no estimate is here that who asks may read.
    pub without: usize,
}

/// An agency's row.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgencyCapacity {
    /// The agency.
    pub agency: AgencyId,
    /// Its name, where it is recorded.
    pub name: Option<String>,
    /// One for each quarter.
    pub cells: Vec<QuarterLoad>,
    /// Declare for it.
    pub may_declare: May,
}

/// An agency in a quarter.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuarterLoad {
    /// The quarter.
    pub quarter: Quarter,
    /// Person-days that it declared.
    pub declared: Option<u32>,
    /// Who declared, where somebody did.
    pub declared_by: Option<DeclaredRow>,
    /// What was declared before, the newest first.
    pub earlier: Vec<DeclaredRow>,
    /// Other figures that were declared by somebody who did not know of the shown one.
    pub rivals: Vec<DeclaredRow>,
    /// Person-days that selected cases ask for.
    pub asked: u32,
    /// As a share of what was declared, rounded up.
    pub percent: Option<u32>,
    /// How the two compare.
    pub load: Load,
    /// What it consists of, the greatest first.
    pub cases: Vec<ShareRow>,
    /// Whether the quarter is over, so that nothing is declared for it any more.
    pub over: bool,
}

/// A figure that was declared.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeclaredRow {
    /// Person-days; none where it was taken back.
    pub days: Option<u32>,
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What a case asks of an agency in a quarter.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ShareRow {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title, where it may be read.
    pub title: String,
    /// Person-days.
    pub days: u32,
}

/// What an agency would be asked for in a quarter, if a case were selected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WouldBe {
    /// The agency.
    pub agency: AgencyId,
    /// The quarter.
    pub quarter: Quarter,
    /// What the case asks for.
    pub days: u32,
    /// What other selected cases ask for.
    pub others: u32,
    /// What the agency declared.
    pub declared: Option<u32>,
    /// All of it as a share of what was declared, rounded up.
    pub percent: Option<u32>,
    /// How the two compare.
    pub load: Load,
}

/// What a case is estimated to ask of agencies.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EffortView {
    /// The estimates.
    pub lines: Vec<EffortLine>,
    /// What that comes to with other selected cases.
    pub would: Vec<WouldBe>,
    /// Whether the case is selected, so that its effort is counted already.
    pub selected: bool,
    /// Agencies for which who asks may estimate.
    pub agencies: Vec<AgencyId>,
    /// Quarters that can be chosen.
    pub quarters: Vec<Quarter>,
    /// Estimate at all.
    pub may: May,
}

/// An estimate.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EffortLine {
    /// The agency.
    pub agency: AgencyId,
    /// The quarter.
    pub quarter: Quarter,
    /// Person-days.
    pub days: u32,
    /// Who estimated.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Other figures by somebody who did not know of the shown one.
    pub rivals: Vec<u32>,
}

impl CapacityBoard {
    /// Gives the cases that it names.
    pub(crate) fn named(&self) -> impl Iterator<Item = CaseId> {
        self.agencies.iter().flat_map(|it| &it.cells).flat_map(|it| &it.cases).map(|it| it.case)
    }
}

// ---- what is asked -----------------------------------------------------------------------------------------------------

/// Everything that is declared and estimated, as far as this desk holds it.
pub(crate) struct Asked {
    declared: BTreeMap<AgencyId, CapacityState>,
    efforts: BTreeMap<CaseId, (EffortState, Stage)>,
}

impl Asked {
    pub(crate) fn read(read: &Read<'_>) -> Result<Self, Error> {
        let mut declared = BTreeMap::new();
        for state in read::all(read.connection, "capacity")? {
            if let State::Capacity(it) = state {
                declared.insert(it.agency.clone(), it);
            }
        }
        let mut efforts = BTreeMap::new();
        for state in read::all(read.connection, "effort")? {
            if let State::Effort(it) = state
                && let Some(case) = read::case_if_here(read.connection, it.case)?
            {
                efforts.insert(it.case, (it, case.stage));
            }
        }
        Ok(Self { declared, efforts })
    }

    fn declared(&self, agency: &AgencyId, quarter: Quarter) -> Option<u32> {
        self.declared.get(agency)?.quarters.get(&quarter)?.days.value
    }

    /// Gives what selected cases ask of an agency in a quarter, case by case.
    fn shares(&self, agency: &AgencyId, quarter: Quarter) -> impl Iterator<Item = (CaseId, u32)> {
        self.efforts.values().filter(|(_, stage)| rules::counts(*stage)).filter_map(move |(it, _)| {
            let days = it.lines.get(agency)?.get(&quarter)?.value;
            (days > 0).then_some((it.case, days))
        })
    }

    /// Gives what agencies would be asked for, were the case selected; nothing where no estimate of it is here.
    pub(crate) fn with(&self, case: CaseId) -> Vec<WouldBe> {
        let Some((effort, _)) = self.efforts.get(&case) else { return Vec::new() };
        let line = |(agency, quarter, days): (&AgencyId, Quarter, u32)| {
            let others: u64 = self.shares(agency, quarter).filter(|(other, _)| *other != case).map(|(_, days)| u64::from(days)).sum();
            let declared = self.declared(agency, quarter);
            let all = others.saturating_add(days.into());
            WouldBe {
                agency: agency.clone(),
                quarter,
                days,
                others: narrow(others),
                declared,
                percent: rules::percent(all, declared).map(narrow),
                load: rules::load(all, declared),
            }
        };
        effort.asks().map(line).collect()
    }
}

fn narrow(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Counts the cases that are selected and go on.
fn selected(connection: &Connection) -> Result<usize, Error> {
    let mut statement = connection.prepare_cached("SELECT stage, count(*) FROM cases GROUP BY stage")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))?;
    let rows: Vec<(String, u32)> = rows.collect::<Result<_, _>>()?;
    let all: u32 = rows.iter().filter(|(stage, _)| Stage::from_label(stage).is_some_and(rules::counts)).map(|(_, count)| count).sum();
    Ok(usize::try_from(all).unwrap_or(usize::MAX))
}

/// Gives the estimates of a case, where any are here.
fn effort_of(connection: &Connection, case: CaseId) -> Result<Option<EffortState>, Error> {
    match refold::load(connection, case.effort())? {
        Some((State::Effort(it), _)) => Ok(Some(it)),
        _ => Ok(None),
    }
}

/// Gives the agencies that can be asked for something: members in order of key, then bodies that host the taskforce.
fn agencies(roster: &Roster, today: Day) -> impl Iterator<Item = &OrganisationState> {
    roster.members(today).chain(roster.organisations.values().filter(move |it| it.belongs(MembershipKind::Host, today)))
}

// ---- queries -----------------------------------------------------------------------------------------------------------

/// Gives what agencies can give and what is asked of them.
pub(crate) fn board(read: &Read<'_>, request: CapacityRequest) -> Result<CapacityBoard, Error> {
    let (roster, _, today) = read.who()?;
    let now = Quarter::of(today);
    let quarters = request.from.unwrap_or(now).and_after(SHOWN);
    let asked = Asked::read(read)?;
    let row = |agency: &OrganisationState| -> Result<AgencyCapacity, Error> {
        let cells = quarters.iter().map(|quarter| cell(read, &asked, &agency.id, *quarter, now)).collect::<Result<_, _>>()?;
        let may_declare = read.may(rules::may_declare(&agency.id, read.author()?));
        Ok(AgencyCapacity { agency: agency.id.clone(), name: agency.name.value.0.clone(), cells, may_declare })
    };
    let agencies = agencies(roster, today).map(row).collect::<Result<_, _>>()?;
    let counted = asked.efforts.values().filter(|(it, stage)| rules::counts(*stage) && it.asks().next().is_some()).count();
    Ok(CapacityBoard { quarters, agencies, counted, without: selected(read.connection)?.saturating_sub(counted) })
}

fn cell(read: &Read<'_>, asked: &Asked, agency: &AgencyId, quarter: Quarter, now: Quarter) -> Result<QuarterLoad, Error> {
    let known = asked.declared.get(agency).and_then(|it| it.quarters.get(&quarter));
    let row = |days, by, at| -> Result<DeclaredRow, Error> { Ok(DeclaredRow { days, by: read.officer_name(by)?, at }) };
    let declared = known.and_then(|it| it.days.value);
    let shown = known.filter(|it| it.days.value.is_some()).map(|it| row(it.days.value, it.days.set.by, it.days.set.at)).transpose()?;
    let earlier = known.into_iter().flat_map(|it| it.earlier.iter().rev()).map(|it| row(it.days, it.by, it.at)).collect::<Result<_, _>>()?;
    let rivals = known.into_iter().flat_map(|it| &it.days.rivals).map(|it| row(it.value, it.set.by, it.set.at)).collect::<Result<_, _>>()?;
    let mut cases = Vec::new();
    for (case, days) in asked.shares(agency, quarter) {
        let Some(state) = read::case_if_here(read.connection, case)? else { continue };
        let title = read::cover(read.connection, case).map(|it| it.title.value).unwrap_or_default();
        cases.push(ShareRow { case, label: state.label(), title, days });
    }
    cases.sort_by(|a, b| (b.days, &a.label).cmp(&(a.days, &b.label)));
    let all: u64 = cases.iter().map(|it| u64::from(it.days)).sum();
    Ok(QuarterLoad {
        quarter,
        declared,
        declared_by: shown,
        earlier,
        rivals,
        asked: narrow(all),
        percent: rules::percent(all, declared).map(narrow),
        load: rules::load(all, declared),
        cases,
        over: quarter < now,
    })
}

/// Gives what a case is estimated to ask of agencies.
pub(crate) fn effort(read: &Read<'_>, request: WhichCase) -> Result<EffortView, Error> {
    let (roster, author, today) = read.who()?;
    let case = read::case(read.connection, request.case)?;
    let effort = effort_of(read.connection, case.id)?;
    let mut lines = Vec::new();
    for (agency, quarters) in effort.iter().flat_map(|it| &it.lines) {
        for (quarter, field) in quarters.iter().filter(|(_, field)| field.value > 0 || !field.rivals.is_empty()) {
            lines.push(EffortLine {
                agency: agency.clone(),
                quarter: *quarter,
                days: field.value,
                by: read.officer_name(field.set.by)?,
                at: field.set.at,
                rivals: field.rivals.iter().map(|it| it.value).collect(),
            });
        }
    }
    let agencies = agencies(roster, today).map(|it| it.id.clone()).filter(|it| rules::may_estimate(&case, it, author).is_ok()).collect();
    // What others ask for matters beside an estimate alone; most cases that are opened have none.
    let would = if effort.is_some() { Asked::read(read)?.with(case.id) } else { Vec::new() };
    let own = author.agency.clone().unwrap_or_else(|| case.agency.clone());
    Ok(EffortView {
        lines,
        would,
        selected: rules::counts(case.stage),
        agencies,
        quarters: Quarter::of(today).and_after(AHEAD),
        may: read.may(rules::may_estimate(&case, &own, author)),
    })
}

// ---- commands ----------------------------------------------------------------------------------------------------------

/// Declares what an agency can give.
pub(crate) fn declare(work: &mut Work<'_>, request: DeclareCapacity) -> Result<Nothing, Error> {
    let change = rules::declare(work.roster()?, &request, work.author()?, work.today())?;
    let subject = request.agency.capacity();
    let before = match refold::load(work.connection, subject)? {
        Some((State::Capacity(it), _)) => it.quarters.get(&request.quarter).and_then(|it| it.days.value),
        _ => None,
    };
    work.record(Audience::Taskforce, subject, change)?;
    work.reverse("declareCapacity", &DeclareCapacity { days: before, ..request })?;
    Ok(Nothing {})
}

/// Estimates what a case asks of an agency, in the journal that holds its cover.
pub(crate) fn estimate(work: &mut Work<'_>, request: EstimateEffort) -> Result<Nothing, Error> {
    let case: CaseState = read::case(work.connection, request.case)?;
    let change = rules::estimate(&case, work.roster()?, &request, work.author()?, work.today())?;
    let subject: SubjectId = case.id.effort();
    let before = effort_of(work.connection, case.id)?.and_then(|it| Some(it.lines.get(&request.agency)?.get(&request.quarter)?.value)).unwrap_or(0);
    work.record(cover_audience(case.scope, case.id), subject, change)?;
    work.reverse("estimateEffort", &EstimateEffort { days: before, ..request })?;
    Ok(Nothing {})
}
