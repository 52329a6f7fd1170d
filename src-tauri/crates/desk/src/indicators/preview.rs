//! What a text or a file would bring to a case, before anything is recorded (DAT-4): each value once, with its normal form, whether this
//! agency has it on the case already, and where else on this desk it is. And recording it, from the same text or file.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use jcat_documents::sheet::Table;
use jcat_domain::Refusal;
use jcat_domain::contributions::rules::{self, TermsGiven};
use jcat_domain::ids::CaseId;
use jcat_indicators::{Caution, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::source::{DataSource, Met, Reader, Value};
use super::{reason, warning};
use crate::contributions::held::Held;
use crate::contributions::places::{self, COMMON, Place};
use crate::contributions::{self, Contributed, Reading, ValueGiven, keys};
use crate::desk::Desk;
use crate::error::Error;
use crate::import::{ImportColumn, remember_mapping};
use crate::records::seen::Seen;
use crate::replica::read;
use crate::undo::Nothing;
use crate::words::Words;
use crate::work::{Read, Work};

/// The most rows of an answer; what is beyond is counted and recorded all the same.
const SHOWN: usize = 10_000;

/// The most that are refused beyond those rows and listed all the same.
const REFUSED: usize = 10_000;

/// Asks what a text or a file would bring to a case.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PreviewData {
    /// The case.
    pub case: CaseId,
    /// The text; none where a file is read.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// The file.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
    /// What each column of a table holds, by its heading: a kind, `text`, `kind`, `value`; an empty word passes it over.
    #[serde(default)]
    #[ts(type = "Record<string, string>")]
    pub mapping: BTreeMap<String, String>,
}

/// Records what a text or a file brings to a case.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportData {
    /// The case.
    pub case: CaseId,
    /// What is said of the data.
    pub terms: TermsGiven,
    /// The text; none where a file is read.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// The file.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
    /// What each column of a table holds, as in the preview.
    #[serde(default)]
    #[ts(type = "Record<string, string>")]
    pub mapping: BTreeMap<String, String>,
    /// The seal of the preview: something else than was looked at is refused.
    #[serde(default)]
    #[ts(optional)]
    pub seal: Option<String>,
    /// Values that are left out, by kind and as the preview gives them.
    #[serde(default)]
    pub left: Vec<ValueGiven>,
    /// Values on warning lists that are compared all the same, each with the reason.
    #[serde(default)]
    pub compared: Vec<ValueGiven>,
    /// Whether this only counts what would be new, known and refused.
    #[serde(default)]
    pub dry_run: bool,
}

/// Remembers what the columns of tables with these headings hold.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct KeepColumns {
    /// The headings.
    pub columns: Vec<String>,
    /// What each holds.
    #[ts(type = "Record<string, string>")]
    pub mapping: BTreeMap<String, String>,
}

/// What a text or a file would bring.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct DataPreview {
    /// The columns of a table, and what each is taken for.
    pub columns: Vec<ImportColumn>,
    /// What a column can be taken for.
    pub fields: Vec<String>,
    /// The values, each once, in the order of the text.
    pub rows: Vec<PreviewRow>,
    /// How many of them are taken.
    pub taken: u32,
    /// How many are refused.
    pub refused: u32,
    /// How many this agency has on the case already.
    pub mine: u32,
    /// How many are elsewhere on this desk too.
    pub elsewhere: u32,
    /// How many more there are than rows.
    pub beyond: u32,
    /// How many are on a warning list.
    pub warned: u32,
    /// A digest of all of them.
    pub seal: String,
}

/// A value, as it would be recorded.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PreviewRow {
    /// The label of its kind.
    pub kind: String,
    /// As it was written; what `recordContribution` is given.
    pub given: String,
    /// Its normal form.
    pub normal: Option<String>,
    /// The same so that nobody clicks on it by accident.
    pub shown: String,
    /// `valid`, `warning` or `rejected`.
    pub verdict: String,
    /// Why it is refused, or what a reader should know.
    pub reason: Option<String>,
    /// What stands around it, or the line of the table.
    pub around: String,
    /// How often it is there.
    pub times: u32,
    /// Whether this agency has it on the case already.
    pub mine: bool,
    /// What the warning list that it is on says of it: it is not compared by itself.
    pub warning: Option<String>,
    /// Where else on this desk it is.
    pub places: Vec<Place>,
}

/// Gives what a text or a file would bring to a case. Says how far it is, and stops when somebody asks.
pub(crate) fn preview(desk: &Desk, request: PreviewData) -> Result<DataPreview, Error> {
    desk.begin_job();
    let progress = |done, of| desk.report("previewData", done, of);
    let found = desk.query(|read| look(read, &request, &progress));
    // The bar of a reading that ended before its last step goes away.
    let ended = desk.report("previewData", 1, 1);
    let found = found?;
    ended?;
    desk.note_seen("previewData", Seen::Cases(found.rows.iter().flat_map(|row| row.places.iter().map(|place| place.case)).collect()))?;
    Ok(found)
}

fn look(read: &Read<'_>, request: &PreviewData, progress: &dyn Fn(u64, u64) -> Result<(), Error>) -> Result<DataPreview, Error> {
    let case = read::case(read.connection, request.case)?;
    let author = read.author()?;
    rules::may_contribute(&case, author)?;
    let agency = author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    let reader = Reader { read, context: keys::context(read.connection, Some(&agency))?, progress };
    let held = Held::of(read.connection, request.case, &agency, read.today())?;
    let gathered = Gathered { read, case: request.case, held, met: Met::default(), at: HashMap::new(), preview: DataPreview::default() };
    let found = RefCell::new(gathered);
    let source = DataSource { text: request.text.as_deref(), path: request.path.as_deref(), mapping: &request.mapping };
    let columns = reader.each(source, &mut |value| found.borrow_mut().add(value))?;
    let Gathered { met, preview, .. } = found.into_inner();
    Ok(DataPreview { columns: columns.columns, fields: columns.fields, seal: met.seal(), ..preview })
}

/// Records what a text or a file brings, in one step that is undone in one: all that the preview counted, also what it did not show.
pub(crate) fn import(work: &mut Work<'_>, request: ImportData) -> Result<Contributed, Error> {
    let case = read::case(work.connection, request.case)?;
    rules::may_contribute(&case, work.author()?)?;
    let (readings, seal) = values(work, &request)?;
    if request.seal.as_ref().is_some_and(|seen| *seen != seal) {
        return Err(Refusal::SourceChanged.into());
    }
    contributions::record_readings(work, &case, &request.terms, readings, request.dry_run)
}

/// Reads the values that are recorded; gives them and the seal of all that were read.
fn values(work: &Work<'_>, request: &ImportData) -> Result<(Vec<Reading>, String), Error> {
    let context = keys::context(work.connection, work.author()?.agency.as_ref())?;
    let named = |it: &ValueGiven| {
        let normal = keys::read(&it.kind, &it.given, &context).map_or_else(|_| it.given.clone(), |it| it.text);
        (Cow::Owned(it.kind.clone()), Cow::Owned(normal))
    };
    let left: HashSet<(Cow<'_, str>, Cow<'_, str>)> = request.left.iter().map(named).collect();
    let because: HashMap<(Cow<'_, str>, Cow<'_, str>), &ValueGiven> = request.compared.iter().map(|it| (named(it), it)).collect();
    let (mut met, mut taken) = (Met::default(), Vec::new());
    let progress = |done, of| work.progress(done, of);
    let reader = Reader { read: &work.read, context, progress: &progress };
    let source = DataSource { text: request.text.as_deref(), path: request.path.as_deref(), mapping: &request.mapping };
    reader.each(source, &mut |value| {
        let first = met.meet(&value)?.1;
        let (kind, text) = value.key();
        let key = (Cow::Borrowed(kind), Cow::Borrowed(text));
        if !first || left.contains(&key) {
            return Ok(());
        }
        let because = because.get(&key).and_then(|it| it.because.clone());
        if let Some(Ok(normal)) = value.normal {
            taken.push(Reading { value: ValueGiven { kind: value.kind.into_owned(), given: value.given, because }, normal: Ok(normal) });
        }
        Ok(())
    })?;
    Ok((taken, met.seal()))
}

/// Remembers what columns hold, for the next table with the same headings.
pub(crate) fn keep_columns(work: &mut Work<'_>, request: KeepColumns) -> Result<Nothing, Error> {
    let mapped: Vec<Option<String>> = request.columns.iter().map(|it| request.mapping.get(it).filter(|it| !it.is_empty()).cloned()).collect();
    let table = Table { columns: request.columns, rows: Vec::new() };
    remember_mapping(work, &table, &mapped, "data")?;
    Ok(Nothing {})
}

struct Gathered<'r, 'c> {
    read: &'r Read<'c>,
    case: CaseId,
    /// What the agency has on it.
    held: Held<'r>,
    met: Met,
    /// Where values stand in the answer, by their number among those that were met.
    at: HashMap<usize, usize>,
    preview: DataPreview,
}

impl Gathered<'_, '_> {
    fn add(&mut self, value: Value) -> Result<(), Error> {
        let (number, first) = self.met.meet(&value)?;
        if !first {
            if let Some(row) = self.at.get(&number).and_then(|at| self.preview.rows.get_mut(*at)) {
                row.times += 1;
            }
            return Ok(());
        }
        let found = self.count(&value)?;
        let most = if value.normal().is_none() { SHOWN + REFUSED } else { SHOWN };
        if self.preview.rows.len() >= most {
            self.preview.beyond += 1;
        } else {
            self.at.insert(number, self.preview.rows.len());
            let row = row(value, found, self.read.words);
            self.preview.rows.push(row);
        }
        Ok(())
    }

    /// Looks a value up and counts it.
    fn count(&mut self, value: &Value) -> Result<Found, Error> {
        let read = self.read;
        let Some(normal) = value.normal() else {
            self.preview.refused += 1;
            return Ok(Found::default());
        };
        let mine = self.held.has(&value.kind, &normal.text, false)?;
        let mut places = places::places(read, &keys::keys_of(&value.kind, &normal.text), Some(self.case))?;
        places.truncate(COMMON);
        let warned = keys::warning_of(&value.kind, &normal.text).is_some();
        self.preview.taken += 1;
        self.preview.mine += u32::from(mine);
        self.preview.elsewhere += u32::from(!places.is_empty());
        self.preview.warned += u32::from(warned);
        Ok(Found { mine, places })
    }
}

/// What this desk has of a value.
#[derive(Default)]
struct Found {
    mine: bool,
    places: Vec<Place>,
}

/// Words a value as it is shown: only for those that are.
fn row(value: Value, Found { mine, places }: Found, words: &Words) -> PreviewRow {
    let warning_said = value.normal().and_then(|normal| warning(&value.kind, &normal.text, words));
    let (verdict, said) = match &value.normal {
        None => (Verdict::Rejected, Some(words.say("indicator-fault-unknown-kind"))),
        Some(normal @ Ok(it)) if it.caution.is_none() => (Verdict::Valid, reason(normal, words)),
        Some(normal @ Ok(_)) => (Verdict::Warning, reason(normal, words)),
        Some(normal @ Err(_)) => (Verdict::Rejected, reason(normal, words)),
    };
    // The warning list says the same of a private address, and more.
    let not_public = value.normal().is_some_and(|it| it.caution == Some(Caution::NotPublic));
    let said = said.filter(|_| !(not_public && warning_said.is_some()));
    let normal = value.normal().map(|it| it.text.clone());
    PreviewRow {
        shown: jcat_indicators::defang(normal.as_deref().unwrap_or(&value.given)),
        kind: value.kind.into_owned(),
        given: value.given,
        normal,
        verdict: verdict.label().to_owned(),
        reason: said,
        around: value.around.said(words),
        times: 1,
        mine,
        warning: warning_said,
        places,
    }
}
