//! Proposals and running cases from spreadsheets (PRO-7), and lists back into them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jcat_documents::sheet::{self, Table};
use jcat_domain::cases::rules::{self, BroughtIn, WithdrawProposal};
use jcat_domain::cases::{CaseFacts, CoverScope, CoverText, CoverWritten, CrimeArea, Empact, Stage};
use jcat_domain::change::Change;
use jcat_domain::handling::{Handling, Tlp};
use jcat_domain::ids::{AgencyId, BatchId, CaseId, NAMESPACE};
use jcat_domain::money::Money;
use jcat_domain::roster::Roster;
use jcat_domain::{Audience, Country, Day, similarity};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::drafts::{cover_audience, next_number};
use crate::error::Error;
use crate::problem::Problem;
use crate::replica::read;
use crate::settings;
use crate::work::{Read, Work};

/// Reads a file into the office.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRequest {
    /// The file.
    pub path: String,
    /// What each column holds, by its heading; what is left out is recognised. Remembered for files with the same headings.
    #[serde(default)]
    #[ts(type = "Record<string, string>")]
    pub mapping: BTreeMap<String, String>,
    /// Whether this only shows what would happen.
    #[serde(default)]
    pub dry_run: bool,
    /// Where refused rows are written back to, with a column for the reason.
    #[serde(default)]
    pub refused_to: Option<String>,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportResult {
    /// The columns of the file, and what each is taken for.
    pub columns: Vec<ImportColumn>,
    /// What a column can be taken for.
    pub fields: Vec<String>,
    /// Rows that are new.
    pub new: u32,
    /// Rows that are on record already.
    pub same: u32,
    /// Rows that are refused.
    pub refused: u32,
    /// The first rows, 500 at most, with what becomes of each; refused ones first.
    pub rows: Vec<ImportRow>,
}

/// A column of a file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportColumn {
    /// Its heading.
    pub heading: String,
    /// What it is taken for; none where it is passed over.
    pub field: Option<String>,
}

/// A row of a file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportRow {
    /// Its line in the file, from 1.
    pub line: u32,
    /// What it is about.
    pub title: String,
    /// `new`, `same` or `refused`.
    pub verdict: String,
    /// Why it is refused.
    pub reason: Option<String>,
}

/// Columns of a file of cases, with headings that offices use for them, folded.
const CASE_FIELDS: &[(&str, &[&str])] = &[
    ("title", &["title", "case", "name", "operation", "titre", "affaire", "nom", "titel", "bezeichnung", "titulo", "titolo", "tytul"]),
    (
        "agency",
        &[
            "agency",
            "lead",
            "lead agency",
            "proposed by",
            "proposer",
            "service",
            "chef de file",
            "propose par",
            "behorde",
            "dienststelle",
            "agencia",
            "organismo",
            "ente",
        ],
    ),
    ("stage", &["stage", "status", "state", "etape", "statut", "etat", "stand", "phase", "estado", "stato"]),
    ("areas", &["crime area", "crime areas", "area", "areas", "domaine", "domaines", "deliktsbereich", "ambito", "area criminale"]),
    ("countries", &["countries", "country", "countries linked", "pays", "lander", "land", "paises", "paesi"]),
    ("summary", &["summary", "description", "resume", "descriptif", "zusammenfassung", "beschreibung", "resumen", "descrizione"]),
    ("reference", &["reference", "ref", "number", "case number", "no", "numero", "dossier", "aktenzeichen", "referencia", "riferimento"]),
    ("began", &["began", "from", "start", "since", "opened", "debut", "depuis", "ouvert", "beginn", "seit", "inicio", "inizio"]),
    ("ended", &["ended", "to", "end", "closed", "fin", "clos", "ende", "abgeschlossen", "cierre", "fine"]),
    (
        "agencies",
        &[
            "participants",
            "agencies",
            "partners",
            "participating agencies",
            "participants services",
            "services associes",
            "partner",
            "beteiligte",
            "participantes",
            "partecipanti",
        ],
    ),
    ("tlp", &["tlp", "marking", "handling", "marquage", "einstufung"]),
    ("victims", &["victims", "victimes", "opfer", "victimas", "vittime"]),
    ("loss", &["loss", "estimated loss", "damage", "prejudice", "perte", "schaden", "perdida", "perdita"]),
    ("urgentBy", &["urgent by", "urgency", "deadline", "urgence", "echeance", "frist", "urgencia", "scadenza"]),
    ("empact", &["empact", "empact priority", "priorite empact"]),
];

/// Takes columns for fields: as the request says, as was remembered for these headings, or as they are recognised.
pub(crate) fn map_columns(
    read: &Read<'_>,
    table: &Table,
    request: &ImportRequest,
    fields: &[(&str, &[&str])],
    what: &str,
) -> Result<Vec<Option<String>>, Error> {
    let remembered: BTreeMap<String, String> = settings::load(read, &mapping_name(what, table))?.unwrap_or_default();
    let known = |field: &String| fields.iter().any(|(name, _)| name == field);
    let mut taken = BTreeSet::new();
    let mut mapped = Vec::new();
    for heading in &table.columns {
        let folded = similarity::folded(heading);
        let said = request.mapping.get(heading).or_else(|| remembered.get(heading)).cloned();
        let field = match said {
            // An empty word passes the column over.
            Some(field) => Some(field).filter(known),
            None => {
                fields.iter().find(|(name, headings)| *name == heading || headings.contains(&folded.as_str())).map(|(name, _)| (*name).to_owned())
            }
        };
        mapped.push(field.filter(|field| taken.insert(field.clone())));
    }
    Ok(mapped)
}

fn mapping_name(what: &str, table: &Table) -> String {
    format!("mapping/{what}/{}", Uuid::new_v5(&NAMESPACE, table.columns.join("\u{1f}").as_bytes()))
}

/// Remembers what the columns of files with these headings are taken for.
pub(crate) fn remember_mapping(work: &mut Work<'_>, table: &Table, mapped: &[Option<String>], what: &str) -> Result<(), Error> {
    let mapping: BTreeMap<&String, String> =
        table.columns.iter().zip(mapped).map(|(heading, field)| (heading, field.clone().unwrap_or_default())).collect();
    settings::keep(work, &mapping_name(what, table), &mapping)
}

/// One row by its fields.
pub(crate) struct Cells<'a> {
    mapped: &'a [Option<String>],
    cells: &'a [String],
}

impl<'a> Cells<'a> {
    pub(crate) const fn new(mapped: &'a [Option<String>], cells: &'a [String]) -> Self {
        Self { mapped, cells }
    }

    pub(crate) fn get(&self, field: &str) -> &'a str {
        let place = self.mapped.iter().position(|mapped| mapped.as_deref() == Some(field));
        place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }

    pub(crate) fn some(&self, field: &str) -> Option<String> {
        Some(self.get(field)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    pub(crate) fn list(&self, field: &str) -> impl Iterator<Item = &'a str> {
        self.get(field).split([',', ';', '/', '|', '\n']).map(str::trim).filter(|part| !part.is_empty())
    }

    /// Reads a day as offices write it: 2026-11-22, 22.11.2026, 22/11/2026.
    pub(crate) fn day(&self, field: &str) -> Result<Option<Day>, String> {
        let text = self.get(field);
        if text.is_empty() {
            return Ok(None);
        }
        let date = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y/%m/%d"];
        let first = text.split_whitespace().next().unwrap_or_default();
        let plausible = |date: &chrono::NaiveDate| (1950..=2150).contains(&chrono::Datelike::year(date));
        let read = date.iter().find_map(|format| chrono::NaiveDate::parse_from_str(first, format).ok().filter(plausible));
        read.map(|date| Some(Day(date))).ok_or_else(|| field.to_owned())
    }
}

/// Finds an organisation by key, name, short name, or, where the country has one agency, its country.
pub(crate) fn find_agency(roster: &Roster, text: &str) -> Option<AgencyId> {
    let folded = similarity::folded(text);
    let key = AgencyId::parse(&text.trim().to_lowercase()).filter(|key| roster.organisations.contains_key(key));
    let named = || {
        roster.organisations.values().find(|it| {
            let (name, short) = &it.name.value;
            [name, short].into_iter().flatten().any(|known| similarity::folded(known) == folded)
        })
    };
    let of_country = || {
        let country = Country::read(text)?;
        let mut agencies = roster.organisations.values().filter(|it| it.country == Some(country));
        let only = agencies.next()?;
        agencies.next().is_none().then_some(only)
    };
    key.or_else(|| named().or_else(of_country).map(|it| it.id.clone()))
}

/// Labels of every language, read once for each import.
struct Labels {
    stages: BTreeMap<String, Stage>,
    areas: BTreeMap<String, CrimeArea>,
}

impl Labels {
    fn read() -> Self {
        let mut it = Self { stages: BTreeMap::new(), areas: BTreeMap::new() };
        for language in [crate::Language::En, crate::Language::Fr] {
            let words = crate::Words::of(language);
            for stage in Stage::ALL {
                it.stages.insert(similarity::folded(stage.label()), *stage);
                it.stages.insert(similarity::folded(&words.label(stage.label())), *stage);
            }
            for area in CrimeArea::ALL {
                it.areas.insert(similarity::folded(area.label()), *area);
                it.areas.insert(similarity::folded(&words.label(area.label())), *area);
            }
        }
        it
    }
}

/// Turns a row into a case, or says which column does not read.
fn read_row(cells: &Cells<'_>, roster: &Roster, labels: &Labels) -> Result<BroughtIn, String> {
    let agency = find_agency(roster, cells.get("agency")).ok_or("agency")?;
    let stage = match cells.get("stage") {
        "" => Stage::Submitted,
        text => *labels.stages.get(&similarity::folded(text)).ok_or("stage")?,
    };
    let areas =
        cells.list("areas").map(|text| labels.areas.get(&similarity::folded(text)).copied().ok_or("areas")).collect::<Result<BTreeSet<_>, _>>()?;
    let countries = cells.list("countries").map(|text| Country::read(text).ok_or("countries")).collect::<Result<BTreeSet<_>, _>>()?;
    let agencies = cells.list("agencies").map(|text| find_agency(roster, text).ok_or("agencies")).collect::<Result<BTreeSet<_>, _>>()?;
    let tlp = match cells.get("tlp").to_uppercase().trim_start_matches("TLP:") {
        "" => Tlp::Amber,
        "WHITE" => Tlp::Clear,
        text => Tlp::from_label(text).ok_or("tlp")?,
    };
    let empact = match cells.get("empact") {
        "" => None,
        text => Some(Empact::from_label(text).ok_or("empact")?),
    };
    let facts = CaseFacts { areas, empact, countries, urgent_by: cells.day("urgentBy")?, handling: Handling::tlp(tlp), scope: CoverScope::Taskforce };
    let cover = CoverText {
        title: cells.get("title").to_owned(),
        summary: cells.some("summary"),
        victims: cells.some("victims"),
        loss: read_loss(cells.get("loss"))?,
    };
    Ok(BroughtIn {
        agency,
        facts,
        cover,
        stage,
        began: cells.day("began")?,
        ended: cells.day("ended")?,
        reference: cells.some("reference"),
        agencies,
    })
}

/// Reads an amount with its currency, in either order: `EUR 18,400,000`, `1.500.000,50 EUR`.
fn read_loss(text: &str) -> Result<Option<Money>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    // Two numbers in one cell are no amount.
    let numbers = text
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')))
        .filter(|part| part.contains(|c: char| c.is_ascii_digit()));
    if numbers.count() > 1 {
        return Err("loss".to_owned());
    }
    let currency: String = text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_uppercase();
    let mut digits: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')).collect();
    // The last separator with one or two digits behind it is the decimal one.
    let decimal = digits.rfind([',', '.']).filter(|at| digits.len() - at <= 3 && digits.len() - at > 1);
    let cents = decimal.map(|at| digits.split_off(at)).unwrap_or_default();
    let whole: String = digits.chars().filter(|c| !matches!(c, ',' | '.')).collect();
    let amount = format!("{whole}{}", cents.replace(',', ".")).parse().map_err(|_| "loss".to_owned())?;
    Ok(Some(Money { amount, currency }))
}

/// Gives the id of a row: the same file twice, on whatever desk, gives the same cases.
fn id_of(row: &BroughtIn) -> CaseId {
    let name = match &row.reference {
        Some(reference) => format!("case/{}/ref/{}", row.agency, similarity::folded(reference)),
        None => format!("case/{}/title/{}", row.agency, similarity::folded(&row.cover.title)),
    };
    CaseId(Uuid::new_v5(&NAMESPACE, name.as_bytes()))
}

/// Brings in proposals and running cases from a file, in one step that is undone in one.
pub(crate) fn cases(work: &mut Work<'_>, request: ImportRequest) -> Result<ImportResult, Error> {
    let table = sheet::read(Path::new(&request.path))?;
    let mapped = map_columns(work, &table, &request, CASE_FIELDS, "cases")?;
    for needed in ["title", "agency", "areas"] {
        if !mapped.iter().flatten().any(|field| field == needed) {
            return Err(Error::ColumnMissing(needed.to_owned()));
        }
    }
    work.batch = Some(BatchId(work.make_id()?));
    let year = work.today().year();
    let labels = Labels::read();
    let (_, mut number) = next_number(work, year)?;
    let mut outcome = Outcome::new(&table, &mapped, CASE_FIELDS);
    let mut seen = BTreeSet::new();
    let total = u64::try_from(table.rows.len()).unwrap_or_default();
    for (done, (line, cells)) in (0u64..).zip(&table.rows) {
        if done % 100 == 0 {
            work.progress(done, total)?;
        }
        let cells = Cells::new(&mapped, cells);
        let row = match read_row(&cells, work.roster()?, &labels) {
            Ok(row) => row,
            Err(column) => {
                let reason = work.words.with(
                    "import-unreadable",
                    &[("column", &work.words.label(&column)), ("value", &cells.get(&column).chars().take(60).collect::<String>())],
                );
                outcome.refuse(*line, cells.get("title"), reason);
                continue;
            }
        };
        let case = id_of(&row);
        let known = read::case_if_here(work.connection, case)?;
        let first = seen.insert(case);
        if first && known.as_ref().is_some_and(|known| known.stage == Stage::Withdrawn) {
            // Taken back before: it is taken up again, as it was.
            outcome.new_row(*line, &row.cover.title);
            if !request.dry_run {
                crate::cases::commands::restore(work, WithdrawProposal { case, reason: work.words.say("import-again") })?;
            }
            continue;
        }
        if known.is_some() || !first {
            outcome.same(*line, &row.cover.title);
            continue;
        }
        match rules::bring_in(work.roster()?, &row, case, (year, number), work.author()?) {
            Err(refusal) => {
                let problem = Problem::of(&Error::Refused(refusal), work.words, |duty| work.holders(duty));
                outcome.refuse(*line, &row.cover.title, problem.message);
            }
            Ok((change, text)) => {
                outcome.new_row(*line, &row.cover.title);
                number += 1;
                if !request.dry_run {
                    let begun = work.record_case(case, change)?;
                    let country = work.roster()?.organisations.get(&row.agency).and_then(|agency| agency.country);
                    let cover = Change::CoverWritten(CoverWritten { case, text, agency: row.agency.clone(), country });
                    let audience: Audience = cover_audience(row.facts.scope, case);
                    work.record_with(audience, case.cover(), cover, Some(begun.digest), Vec::new())?;
                    let reason = work.words.say("import-undone");
                    work.reverse("withdrawProposal", &WithdrawProposal { case, reason })?;
                }
            }
        }
    }
    if !request.dry_run {
        remember_mapping(work, &table, &mapped, "cases")?;
    }
    outcome.finish(work, &table, request.refused_to.as_deref())
}

/// Counts what becomes of rows.
pub(crate) struct Outcome {
    result: ImportResult,
    refused: Vec<(usize, String)>,
}

impl Outcome {
    pub(crate) fn new(table: &Table, mapped: &[Option<String>], fields: &[(&str, &[&str])]) -> Self {
        let columns =
            table.columns.iter().zip(mapped).map(|(heading, field)| ImportColumn { heading: heading.clone(), field: field.clone() }).collect();
        let fields = fields.iter().map(|(name, _)| (*name).to_owned()).collect();
        Self { result: ImportResult { columns, fields, new: 0, same: 0, refused: 0, rows: Vec::new() }, refused: Vec::new() }
    }

    fn row(&mut self, line: usize, title: &str, verdict: &str, reason: Option<String>) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.result.rows.push(ImportRow { line, title: title.chars().take(200).collect(), verdict: verdict.to_owned(), reason });
    }

    pub(crate) fn new_row(&mut self, line: usize, title: &str) {
        self.result.new += 1;
        self.row(line, title, "new", None);
    }

    pub(crate) fn same(&mut self, line: usize, title: &str) {
        self.result.same += 1;
        self.row(line, title, "same", None);
    }

    pub(crate) fn refuse(&mut self, line: usize, title: &str, reason: String) {
        self.result.refused += 1;
        self.refused.push((line, reason.clone()));
        self.row(line, title, "refused", Some(reason));
    }

    /// Writes refused rows back with their reasons, and gives the first rows of the rest.
    pub(crate) fn finish(mut self, read: &Read<'_>, table: &Table, refused_to: Option<&str>) -> Result<ImportResult, Error> {
        if let Some(path) = refused_to.filter(|_| !self.refused.is_empty()) {
            let heading = read.words.say("import-reason");
            let columns: Vec<&str> = table.columns.iter().map(String::as_str).chain([heading.as_str()]).collect();
            let rows: Vec<Vec<String>> = self
                .refused
                .iter()
                .filter_map(|(line, reason)| {
                    let (_, cells) = table.rows.iter().find(|(number, _)| number == line)?;
                    Some(cells.iter().cloned().chain([reason.clone()]).collect())
                })
                .collect();
            sheet::write(Path::new(path), &columns, &rows)?;
        }
        self.result.rows.sort_by_key(|row| (row.verdict != "refused", row.line));
        self.result.rows.truncate(500);
        Ok(self.result)
    }
}
