//! What came of an operation: the report, each agency's own numbers, the Board's noting, the public version (OUT).

use std::collections::BTreeMap;

use jcat_domain::cases::CaseState;
use jcat_domain::counters::{self, Bound, Quantity, Total, TotalOf};
use jcat_domain::handling::Tlp;
use jcat_domain::ids::{AgencyId, CaseId};
use jcat_domain::outcome::public::{PublicVersion, public_version};
use jcat_domain::outcome::standing::{self, OutcomeFacts, OutcomeStanding};
use jcat_domain::outcome::{
    self, ConfirmNumbers, MarkedText, NoteOutcome, NumbersDigest, OutcomePart, OutcomeState, PutOutcome, WriteOutcome, WrittenPart,
};
use jcat_domain::{Audience, Country, Day, Instant, Refusal};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::drafts::WhichCase;
use crate::error::Error;
use crate::operation::counters::{tlp_at, totals_of};
use crate::replica::operation_rows::kind_at;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// An outcome.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeView {
    /// The case.
    pub case: CaseId,
    /// How far it is.
    pub standing: OutcomeStanding,
    /// The first action day.
    pub from: Option<Day>,
    /// The last action day.
    pub last: Option<Day>,
    /// Every part, written or not, in order.
    pub parts: Vec<PartRow>,
    /// The agencies that confirm, each with its numbers.
    pub agencies: Vec<AgencyNumbers>,
    /// Totals of all, over all countries.
    pub overall: Vec<Total>,
    /// What was put before the Board last.
    pub put: Option<PutRow>,
    /// What the Board noted last.
    pub noted: Option<NotedRow>,
    /// What everybody may be told, and what is left out of it.
    pub public: Option<PublicView>,
    /// Write the report.
    pub may_write: May,
    /// Put it before the Board.
    pub may_put: May,
    /// Record that the Board noted it.
    pub may_note: May,
}

/// A part of the report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartRow {
    /// Which.
    pub part: OutcomePart,
    /// What it says.
    pub text: MarkedText,
    /// What others wrote without knowing of it.
    pub rivals: Vec<MarkedText>,
}

/// An agency with its numbers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AgencyNumbers {
    /// The agency.
    pub agency: AgencyId,
    /// Its totals as they are now.
    pub totals: Vec<Total>,
    /// Their digest, which a confirmation names.
    pub digest: NumbersDigest,
    /// Who confirmed last.
    pub confirmed: Option<ConfirmedRow>,
    /// Whether that stands for the numbers as they are now.
    pub stands: bool,
    /// Confirm.
    pub may: May,
}

/// A confirmation.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConfirmedRow {
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What was put before the Board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PutRow {
    /// The digest, which the noting names.
    pub digest: NumbersDigest,
    /// When.
    pub at: Instant,
    /// The totals.
    pub totals: Vec<Total>,
    /// How many totals are marked too strictly for the Board's journal.
    pub withheld: u32,
}

/// What the Board noted.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotedRow {
    /// On which day.
    pub on: Day,
    /// The words of the record.
    pub text: String,
    /// Who recorded it.
    pub by: String,
    /// The totals: they alone count in statistics.
    pub totals: Vec<Total>,
}

/// What everybody may be told.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublicView {
    /// Its texts.
    pub parts: Vec<PublicPart>,
    /// Its totals.
    pub totals: Vec<Total>,
    /// Parts that are left out.
    pub parts_left_out: Vec<LeftOutPart>,
    /// Totals that are left out, whole.
    pub totals_left_out: Vec<Total>,
}

/// A text of the public version.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PublicPart {
    /// Which part.
    pub part: OutcomePart,
    /// What it says.
    pub text: String,
}

/// A part that the public version leaves out.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LeftOutPart {
    /// Which.
    pub part: OutcomePart,
    /// Why: its marking.
    pub tlp: Tlp,
}

/// An agency's numbers, as they are now.
struct Numbers {
    digest: NumbersDigest,
    totals: Vec<Total>,
}

/// Reads the numbers of every agency that is asked: those of a country that take part, and whoever counted.
fn numbers(read: &Read<'_>, case: &CaseState) -> Result<BTreeMap<AgencyId, Numbers>, Error> {
    let roster = read.roster()?;
    let asked = case.agencies.iter().filter(|agency| roster.organisations.get(agency).is_some_and(|it| it.country.is_some()));
    let mut all: BTreeMap<AgencyId, (Sha256, Vec<counters::Figure>)> = asked.map(|agency| (agency.clone(), Default::default())).collect();
    let mut statement = read.connection.prepare_cached(
        "SELECT agency, id, kind, country, unit, whole, nano, atto, at_least, tlp_rank FROM counters WHERE case_id = ?1 AND counts = 1 ORDER BY agency, id",
    )?;
    let mut rows = statement.query([case.id.0])?;
    while let Some(row) = rows.next()? {
        let agency: String = row.get(0)?;
        let agency = AgencyId::parse(&agency).ok_or_else(|| Error::Damaged("a derived row does not read".into()))?;
        let (digest, figures) = all.entry(agency).or_default();
        let id: uuid::Uuid = row.get(1)?;
        let (country, unit): (String, String) = (row.get(3)?, row.get(4)?);
        let parts: [i64; 3] = [row.get(5)?, row.get(6)?, row.get(7)?];
        let (kind, at_least, tlp) = (row.get::<_, i64>(2)?, row.get::<_, bool>(8)?, tlp_at(row.get(9)?));
        digest.update(id.as_bytes());
        digest.update(format!("{kind}|{country}|{unit}|{parts:?}|{at_least}|{tlp}\n"));
        figures.push(counters::Figure {
            country: Country::parse(&country),
            kind: kind_at(kind)?,
            quantity: Quantity::of_parts(parts),
            unit: (!unit.is_empty()).then_some(unit),
            bound: if at_least { Bound::AtLeast } else { Bound::Exactly },
            at: Instant::default(),
            reference: None,
            tlp,
        });
    }
    let finish = |(agency, (digest, figures)): (AgencyId, (Sha256, Vec<counters::Figure>))| {
        let digest = NumbersDigest(data_encoding::HEXLOWER.encode(&digest.finalize()));
        (agency, Numbers { digest, totals: counters::totals(&figures) })
    };
    Ok(all.into_iter().map(finish).collect())
}

/// The digest of everybody's numbers: of each agency's, in order. Who has none changes nothing by coming or going.
fn digest_of_all(numbers: &BTreeMap<AgencyId, Numbers>) -> NumbersDigest {
    let mut all = Sha256::new();
    let counted = numbers.iter().filter(|(_, its)| !its.totals.is_empty());
    counted.for_each(|(agency, its)| all.update(format!("{agency} {}\n", its.digest.0)));
    NumbersDigest(data_encoding::HEXLOWER.encode(&all.finalize()))
}

fn digests(numbers: &BTreeMap<AgencyId, Numbers>) -> BTreeMap<AgencyId, NumbersDigest> {
    numbers.iter().map(|(agency, its)| (agency.clone(), its.digest.clone())).collect()
}

/// Says how far a case's outcome is, for the guards of closing it and for what waits on Today.
pub(crate) fn facts(read: &Read<'_>, case: &CaseState) -> Result<OutcomeFacts, Error> {
    let state = read::outcome_if_here(read.connection, case.id)?;
    let noting = read::noting_if_here(read.connection, case.id)?;
    let numbers = numbers(read, case)?;
    Ok(standing::facts(state.as_ref(), noting.as_ref(), &digests(&numbers), &digest_of_all(&numbers)))
}

/// Gives the outcome of a case.
pub(crate) fn view(read: &Read<'_>, request: WhichCase) -> Result<OutcomeView, Error> {
    let case = read::case(read.connection, request.case)?;
    let state = read::outcome_if_here(read.connection, request.case)?;
    let noting = read::noting_if_here(read.connection, request.case)?;
    let numbers = numbers(read, &case)?;
    let all = digest_of_all(&numbers);
    let author = read.author()?;
    let totals = totals_of(read, request.case)?;
    let overall = counters::overall(&totals);
    let period = state.as_ref().map(|state| state.period.value).or_else(|| noting.as_ref().map(|noting| noting.put.period));
    let may_put = match &state {
        Some(state) => outcome::put(&case, state, &digests(&numbers), &all, &totals, author)
            .and_then(|change| noting.as_ref().map_or(Ok(()), |noting| outcome::noting_holds(noting, &change, author))),
        None => outcome::may_put(&case, author).and(Err(Refusal::NotRecorded)),
    };
    let may_note = match &noting {
        Some(noting) => {
            let request = NoteOutcome { case: case.id, digest: noting.put.digest.clone(), on: read.today(), text: "-".into() };
            outcome::note(noting, &request, author).map(|_| ())
        }
        None => Err(Refusal::NotRecorded),
    };
    Ok(OutcomeView {
        case: request.case,
        standing: standing::facts(state.as_ref(), noting.as_ref(), &digests(&numbers), &all).standing,
        from: period.and_then(|period| period.from),
        last: period.and_then(|period| period.to).map(Day::before),
        parts: part_rows(state.as_ref(), case.handling.value.tlp),
        agencies: agency_rows(read, &case, state.as_ref(), numbers)?,
        put: noting.as_ref().map(|it| PutRow {
            digest: it.put.digest.clone(),
            at: it.put_at,
            totals: counters::overall(&it.put.totals),
            withheld: it.put.withheld,
        }),
        noted: noting.and_then(|it| it.noted).map(|it| noted_row(read, it)).transpose()?,
        public: state.as_ref().map(|state| public_view(public_version(state, &overall))),
        overall,
        may_write: read.may(outcome::may_write(&case, author)),
        may_put: read.may(may_put),
        may_note: read.may(may_note),
    })
}

fn part_rows(state: Option<&OutcomeState>, tlp: Tlp) -> Vec<PartRow> {
    let row = |part: &OutcomePart| {
        let field = state.and_then(|state| state.parts.get(part));
        let text = field.map_or_else(|| MarkedText { text: String::new(), tlp }, |field| field.value.clone());
        let rivals = field.map(|field| field.rivals.iter().map(|rival| rival.value.clone()).collect()).unwrap_or_default();
        PartRow { part: *part, text, rivals }
    };
    OutcomePart::ALL.iter().map(row).collect()
}

fn agency_rows(
    read: &Read<'_>,
    case: &CaseState,
    state: Option<&OutcomeState>,
    numbers: BTreeMap<AgencyId, Numbers>,
) -> Result<Vec<AgencyNumbers>, Error> {
    let author = read.author()?;
    let row = |(agency, its): (AgencyId, Numbers)| -> Result<AgencyNumbers, Error> {
        let word = state.and_then(|state| state.confirmed.get(&agency));
        let confirmed = word.map(|word| Ok::<_, Error>(ConfirmedRow { by: read.officer_name(word.by)?, at: word.at })).transpose()?;
        let may = match state {
            Some(_) => outcome::may_confirm(case, &agency, author),
            None => Err(Refusal::NotRecorded),
        };
        Ok(AgencyNumbers {
            stands: word.is_some_and(|word| word.digest == its.digest),
            totals: its.totals,
            digest: its.digest,
            confirmed,
            may: read.may(may),
            agency,
        })
    };
    numbers.into_iter().map(row).collect()
}

fn noted_row(read: &Read<'_>, it: outcome::Noted) -> Result<NotedRow, Error> {
    Ok(NotedRow { on: it.on, text: it.text, by: read.officer_name(it.by)?, totals: counters::overall(&it.what.totals) })
}

fn public_view(public: PublicVersion) -> PublicView {
    PublicView {
        parts: public.parts.into_iter().map(|(part, text)| PublicPart { part, text }).collect(),
        parts_left_out: public.parts_left_out.into_iter().map(|(part, tlp)| LeftOutPart { part, tlp }).collect(),
        totals: public.totals,
        totals_left_out: public.totals_left_out,
    }
}

// ---- commands ----------------------------------------------------------------------------------------------------------

/// Writes parts of the report.
pub(crate) fn write(work: &mut Work<'_>, request: WriteOutcome) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    let state = read::outcome_if_here(work.connection, request.case)?;
    for change in outcome::write(&case, state.as_ref(), &request, work.author()?)? {
        work.record(Audience::Case(case.id), case.id.outcome(), change)?;
    }
    // A report that was begun stays begun; what was written in it goes back to what it said.
    if let Some(before) = state {
        let tlp = case.handling.value.tlp;
        let said = |part: OutcomePart| before.parts.get(&part).map_or_else(|| MarkedText { text: String::new(), tlp }, |field| field.value.clone());
        let parts = request.parts.iter().map(|it| WrittenPart { part: it.part, text: said(it.part) }).collect();
        let period = before.period.value;
        work.reverse("writeOutcome", &WriteOutcome { case: case.id, from: period.from, last: period.to.map(Day::before), parts })?;
    }
    Ok(Nothing {})
}

/// Confirms the numbers of one's own agency.
pub(crate) fn confirm(work: &mut Work<'_>, request: ConfirmNumbers) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    read::outcome_if_here(work.connection, request.case)?.ok_or(Refusal::NotRecorded)?;
    let agency = request.agency.clone().or_else(|| work.author().ok().and_then(|author| author.agency.clone()));
    let mut numbers = numbers(work, &case)?;
    let its = agency.and_then(|agency| numbers.remove(&agency)).ok_or(Refusal::NumbersChanged)?;
    let change = outcome::confirm(&case, &request, &its.digest, its.totals, work.author()?)?;
    work.record(Audience::Case(case.id), case.id.outcome(), change)?;
    Ok(Nothing {})
}

/// Puts the outcome before the Board.
pub(crate) fn put(work: &mut Work<'_>, request: PutOutcome) -> Result<Nothing, Error> {
    let case = read::case(work.connection, request.case)?;
    let state = read::outcome_if_here(work.connection, request.case)?.ok_or(Refusal::NotRecorded)?;
    let numbers = numbers(work, &case)?;
    let totals = totals_of(work, request.case)?;
    let change = outcome::put(&case, &state, &digests(&numbers), &digest_of_all(&numbers), &totals, work.author()?)?;
    if let Some(noting) = read::noting_if_here(work.connection, request.case)? {
        outcome::noting_holds(&noting, &change, work.author()?)?;
    }
    work.record(Audience::Board, case.id.noting(), change)?;
    Ok(Nothing {})
}

/// Records that the Board noted the outcome.
pub(crate) fn note(work: &mut Work<'_>, request: NoteOutcome) -> Result<Nothing, Error> {
    let noting = read::noting_if_here(work.connection, request.case)?.ok_or(Refusal::NotRecorded)?;
    let change = outcome::note(&noting, &request, work.author()?)?;
    work.record(Audience::Board, request.case.noting(), change)?;
    Ok(Nothing {})
}

// ---- figures -----------------------------------------------------------------------------------------------------------

/// Asks for the figures of outcomes that the Board noted.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct WhichYear {
    /// The year of the last action day; every year where none is given.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// The figures of outcomes that the Board noted: no others count.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotedFigures {
    /// The cases that are counted, so that a number can be traced to them.
    pub cases: Vec<CaseId>,
    /// Their totals, over all countries.
    pub totals: Vec<Total>,
}

/// Adds up the outcomes that the Board noted.
pub(crate) fn figures(read: &Read<'_>, request: WhichYear) -> Result<NotedFigures, Error> {
    let sql = "SELECT case_id FROM outcomes WHERE year IS NOT NULL AND (?1 IS NULL OR year = ?1) ORDER BY case_id";
    let cases = read.connection.prepare_cached(sql)?.query_map([request.year], |row| Ok(CaseId(row.get(0)?)))?.collect::<Result<_, _>>()?;
    let mut statement = read.connection.prepare_cached(
        "SELECT f.kind, f.unit, f.quantity, f.at_least FROM outcomes o JOIN outcome_figures f ON f.case_id = o.case_id
         WHERE o.year IS NOT NULL AND (?1 IS NULL OR o.year = ?1)",
    )?;
    let mut rows = statement.query(params![request.year])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let unit: String = row.get(1)?;
        let quantity: String = row.get(2)?;
        let quantity = quantity.parse().map(Quantity).map_err(|_| Error::Damaged("a derived row does not read".into()))?;
        found.push(Total {
            of: TotalOf { kind: kind_at(row.get(0)?)?, country: None, unit: (!unit.is_empty()).then_some(unit) },
            quantity,
            bound: if row.get(3)? { Bound::AtLeast } else { Bound::Exactly },
            tlp: outcome::FOR_THE_BOARD,
        });
    }
    Ok(NotedFigures { cases, totals: counters::overall(&found) })
}
