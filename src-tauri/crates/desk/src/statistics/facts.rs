//! What statistics are reckoned from, read once and only where a section asks for it.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use jcat_domain::attachments::{AttachmentStage, AttachmentState};
use jcat_domain::cases::{CrimeArea, Stage};
use jcat_domain::counters::{self, Bound, Quantity, Total, TotalOf};
use jcat_domain::deconfliction::hits::Resolution;
use jcat_domain::elections::state::Done;
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, AttachmentId, CaseId};
use jcat_domain::outcome::rules::FOR_THE_BOARD;
use jcat_domain::readiness::Gate;
use jcat_domain::{Country, Day, Instant};
use rusqlite::params;
use uuid::Uuid;

use super::Period;
use crate::error::Error;
use crate::hits::counted;
use crate::replica::operation_rows::kind_at;
use crate::replica::read;
use crate::work::Read;

/// The facts of a period.
pub(super) struct Facts<'a> {
    pub(super) read: &'a Read<'a>,
    pub(super) period: Period,
    cases: OnceCell<Cases>,
    operations: OnceCell<Vec<Operation>>,
}

/// Cases that were recorded by the day, and stays that ended in the period.
#[derive(Default)]
pub(super) struct Cases {
    /// In order of their ids.
    pub(super) all: Vec<CaseFact>,
    pub(super) stays: Vec<Stay>,
}

/// A case as of the day.
pub(super) struct CaseFact {
    pub(super) case: CaseId,
    /// Whether it was recorded in the period.
    pub(super) counts: bool,
    pub(super) project: bool,
    /// The country that proposed it, or leads it.
    pub(super) country: Option<Country>,
    pub(super) areas: Areas,
    /// Where it stood.
    pub(super) stage: Stage,
    /// Where it began.
    pub(super) first: Stage,
    /// Whether it was ever selected, and ever ready.
    pub(super) selected: bool,
    pub(super) ready: bool,
}

/// Crime areas, by their places in the list.
#[derive(Clone, Copy, Default)]
pub(super) struct Areas(u8);

impl Areas {
    fn add(&mut self, area: CrimeArea) {
        self.0 |= 1 << area as u8;
    }

    pub(super) const fn has(self, area: CrimeArea) -> bool {
        self.0 & (1 << area as u8) != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A stay of a case in a stage that ended in the period.
#[derive(Clone, Copy)]
pub(super) struct Stay {
    pub(super) case: CaseId,
    pub(super) stage: Stage,
    /// How long, in milliseconds.
    pub(super) millis: i64,
    pub(super) until: Instant,
}

/// An operation whose outcome the Board noted, with its last action day in the period.
pub(super) struct Operation {
    pub(super) case: CaseId,
    pub(super) last: Day,
    pub(super) lead: Option<Country>,
    pub(super) areas: Areas,
    /// Countries of the agencies that take part, without the one that leads.
    pub(super) others: Vec<Country>,
}

/// What an operation brought of one kind, in one unit, over all countries.
pub(super) struct Figure {
    pub(super) case: CaseId,
    pub(super) total: Total,
}

/// An application as of the day.
pub(super) struct Application {
    pub(super) id: AttachmentId,
    pub(super) case: CaseId,
    /// Its number and who applies.
    pub(super) name: String,
    pub(super) stage: AttachmentStage,
}

/// A hit as of the day.
pub(super) struct Hit {
    pub(super) case: CaseId,
    pub(super) at: Instant,
    pub(super) resolution: Resolution,
}

/// A wish to go without a gate.
pub(super) struct Waiver {
    pub(super) case: CaseId,
    pub(super) gate: Gate,
    pub(super) at: Instant,
    /// Whether a second person had agreed by the day.
    pub(super) agreed: bool,
}

fn damaged() -> Error {
    Error::Damaged("a derived row does not read".into())
}

fn stage_at(place: i64) -> Result<Stage, Error> {
    usize::try_from(place).ok().and_then(|at| Stage::ALL.get(at).copied()).ok_or_else(damaged)
}

impl<'a> Facts<'a> {
    pub(super) const fn of(read: &'a Read<'a>, period: Period) -> Self {
        Self { read, period, cases: OnceCell::new(), operations: OnceCell::new() }
    }

    /// Gives the cases.
    pub(super) fn cases(&self) -> Result<&Cases, Error> {
        if self.cases.get().is_none() {
            let _ = self.cases.set(self.read_cases()?);
        }
        self.cases.get().ok_or(Error::Internal("reading cases"))
    }

    /// Gives the operations.
    pub(super) fn operations(&self) -> Result<&[Operation], Error> {
        if self.operations.get().is_none() {
            let _ = self.operations.set(self.read_operations()?);
        }
        self.operations.get().map(Vec::as_slice).ok_or(Error::Internal("reading operations"))
    }

    fn read_cases(&self) -> Result<Cases, Error> {
        let connection = self.read.connection;
        let mut found = Cases::default();
        let mut stays = connection.prepare_cached("SELECT case_id, stage, since, until FROM case_stays ORDER BY case_id, n")?;
        let mut stays = stays.query([])?;
        let mut next = stays.next()?.map(stay_row).transpose()?;
        let sql = "SELECT id, country, project, stage_rank, since FROM cases ORDER BY id";
        let mut cases = connection.prepare_cached(sql)?;
        let mut cases = cases.query([])?;
        // Both are read in order of the case, side by side.
        while let Some(row) = cases.next()? {
            let id: Uuid = row.get(0)?;
            let mut its = Begun::default();
            while let Some(stay) = next.take_if(|stay| stay.case <= id) {
                if stay.case == id {
                    its.take(CaseId(id), &stay, &self.period, &mut found.stays);
                }
                next = stays.next()?.map(stay_row).transpose()?;
            }
            if its.first.is_none() {
                // Of a replica that came from an older version without its stays.
                its.take(
                    CaseId(id),
                    &StayRow { case: id, stage: stage_at(row.get(3)?)?, since: row.get(4)?, until: None },
                    &self.period,
                    &mut found.stays,
                );
            }
            let (Some((first, at)), Some(stage)) = (its.first, its.stage) else { continue };
            let country = row.get_ref(1)?.as_str().ok().and_then(Country::parse);
            found.all.push(CaseFact {
                case: CaseId(id),
                counts: self.period.has(at),
                project: row.get(2)?,
                country,
                areas: Areas::default(),
                stage,
                first,
                selected: its.selected,
                ready: its.ready,
            });
        }
        self.each_area(|case, area| {
            if let Ok(at) = found.all.binary_search_by_key(&case, |it| it.case)
                && let Some(it) = found.all.get_mut(at)
            {
                it.areas.add(area);
            }
        })?;
        Ok(found)
    }

    fn each_area(&self, mut add: impl FnMut(CaseId, CrimeArea)) -> Result<(), Error> {
        let mut statement = self.read.connection.prepare_cached("SELECT id, term FROM case_has WHERE what = 'area'")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(area) = row.get_ref(1)?.as_str().ok().and_then(CrimeArea::from_label) {
                add(CaseId(row.get(0)?), area);
            }
        }
        Ok(())
    }

    fn read_operations(&self) -> Result<Vec<Operation>, Error> {
        let connection = self.read.connection;
        let (from, last) = (self.period.from.to_string(), self.period.last.to_string());
        let mut statement = connection.prepare_cached(
            "SELECT o.case_id, o.last, c.country FROM outcomes o INDEXED BY outcomes_last JOIN cases c ON c.id = o.case_id
             WHERE o.last >= ?1 AND o.last <= ?2 AND o.counted_at < ?3 ORDER BY o.last, o.case_id",
        )?;
        let mut rows = statement.query(params![from, last, self.period.known.0])?;
        let mut has = connection.prepare_cached("SELECT what, term FROM case_has WHERE id = ?1 AND what IN ('area', 'agency')")?;
        let roster = self.read.roster()?;
        let country_of = |agency: &str| AgencyId::parse(agency).and_then(|id| roster.organisations.get(&id)).and_then(|it| it.country);
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id: Uuid = row.get(0)?;
            let lead = row.get_ref(2)?.as_str().ok().and_then(Country::parse);
            let last = row.get_ref(1)?.as_str().ok().and_then(|day| day.parse().ok()).ok_or_else(damaged)?;
            let (mut areas, mut others) = (Areas::default(), Vec::new());
            let mut terms = has.query([id])?;
            while let Some(term) = terms.next()? {
                let text = term.get_ref(1)?.as_str().map_err(|_| damaged())?;
                match CrimeArea::from_label(text).filter(|_| term.get_ref(0).is_ok_and(|what| what.as_str() == Ok("area"))) {
                    Some(area) => areas.add(area),
                    None => others.extend(country_of(text).filter(|country| Some(*country) != lead)),
                }
            }
            others.sort_unstable();
            others.dedup();
            found.push(Operation { case: CaseId(id), last, lead, areas, others });
        }
        Ok(found)
    }

    /// Gives what operations brought, by kind and unit.
    pub(super) fn figures(&self) -> Result<Vec<Figure>, Error> {
        let sql = "SELECT kind, unit, quantity, at_least FROM outcome_figures WHERE case_id = ?1";
        let mut statement = self.read.connection.prepare_cached(sql)?;
        let mut found = Vec::new();
        for it in self.operations()? {
            let mut rows = statement.query([it.case.0])?;
            let mut totals = Vec::new();
            while let Some(row) = rows.next()? {
                let (kind, unit): (i64, String) = (row.get(0)?, row.get(1)?);
                let quantity = row.get_ref(2)?.as_str().ok().and_then(|text| text.parse().ok()).map(Quantity).ok_or_else(damaged)?;
                totals.push(Total {
                    of: TotalOf { kind: kind_at(kind)?, country: None, unit: (!unit.is_empty()).then_some(unit) },
                    quantity,
                    bound: if row.get(3)? { Bound::AtLeast } else { Bound::Exactly },
                    tlp: FOR_THE_BOARD,
                });
            }
            found.extend(counters::overall(&totals).into_iter().map(|total| Figure { case: it.case, total }));
        }
        Ok(found)
    }

    /// Gives the hits that were found in the period, one for each case that is told of it.
    pub(super) fn hits(&self) -> Result<Vec<Hit>, Error> {
        let hit = |it: counted::Counted| Hit { case: it.case, at: it.at, resolution: it.resolution };
        Ok(counted::counted(self.read, self.period.known)?.into_iter().filter(|it| self.period.has(it.at)).map(hit).collect())
    }

    /// Gives the applications that were begun in the period.
    pub(super) fn applications(&self) -> Result<Vec<Application>, Error> {
        let states = read::all(self.read.connection, "attachment")?.into_iter();
        let states = states.filter_map(|state| if let State::Attachment(it) = state { Some(it) } else { None });
        let mut found: Vec<Application> = states
            .filter(|it| self.period.has(it.begun.at))
            .map(|it| Application {
                id: it.id,
                case: it.application.value.case,
                name: format!("{}, {}", it.label(), it.application.value.applicant.name),
                stage: as_of(it, self.period).stage(self.period.as_of),
            })
            .collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(found)
    }

    /// Gives the wishes of the period to go without a gate.
    pub(super) fn waivers(&self) -> Result<Vec<Waiver>, Error> {
        let mut statement = self.read.connection.prepare_cached("SELECT case_id, gate, at, seconded_at FROM gate_waivers ORDER BY case_id, id")?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let at = Instant(row.get(2)?);
            if self.period.has(at) {
                found.push(Waiver {
                    case: CaseId(row.get(0)?),
                    gate: row.get_ref(1)?.as_str().ok().and_then(Gate::from_label).ok_or_else(damaged)?,
                    at,
                    agreed: row.get::<_, Option<i64>>(3)?.is_some_and(|at| self.period.is_known(Instant(at))),
                });
            }
        }
        Ok(found)
    }
}

/// A row of `case_stays`.
struct StayRow {
    case: Uuid,
    stage: Stage,
    since: i64,
    until: Option<i64>,
}

fn stay_row(row: &rusqlite::Row<'_>) -> Result<StayRow, Error> {
    Ok(StayRow { case: row.get(0)?, stage: stage_at(row.get(1)?)?, since: row.get(2)?, until: row.get(3)? })
}

/// What is known of a case while its stays are read.
#[derive(Default)]
struct Begun {
    first: Option<(Stage, Instant)>,
    stage: Option<Stage>,
    selected: bool,
    ready: bool,
}

impl Begun {
    /// Takes the next stay of the case. One that began after the day, or whose end was recorded after it, has not happened or not ended.
    fn take(&mut self, case: CaseId, stay: &StayRow, period: &Period, stays: &mut Vec<Stay>) {
        if !period.is_known(Instant(stay.since)) {
            return;
        }
        self.first = self.first.or(Some((stay.stage, Instant(stay.since))));
        self.stage = Some(stay.stage);
        self.selected |= !stay.stage.is_proposal();
        self.ready |= matches!(stay.stage, Stage::Ready | Stage::Operation | Stage::WrapUp);
        if let Some(until) = stay.until.map(Instant).filter(|until| period.has(*until)) {
            // Clocks of workstations differ: nothing takes less than no time.
            stays.push(Stay { case, stage: stay.stage, millis: (until.0 - stay.since).max(0), until });
        }
    }
}

/// Takes away what was recorded of an application after the day. What it says is what it says now.
fn as_of(mut it: AttachmentState, period: Period) -> AttachmentState {
    let known = |done: &Done| period.is_known(done.at);
    it.submitted = it.submitted.filter(known);
    it.found = it.found.filter(|found| known(&found.done));
    it.answers.retain(|_, answer| known(&answer.done));
    it.decided = it.decided.filter(|decided| known(&decided.done));
    it.started = it.started.filter(|(_, done)| known(done));
    it.extended.retain(|extended| known(&extended.done));
    it.closed = it.closed.filter(|closed| known(&closed.done));
    it
}

/// Groups things by the case they are of, each case once.
pub(super) fn cases_of(cases: impl Iterator<Item = CaseId>) -> Vec<CaseId> {
    let each: BTreeSet<CaseId> = cases.collect();
    each.into_iter().collect()
}
