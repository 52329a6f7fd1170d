//! What a text or a file would bring to a case, before anything is recorded (DAT-4): each value once, with its normal form, whether this
//! agency has it on the case already, and where else on this desk it is.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use jcat_documents::feed::{self, Feed, Named};
use jcat_documents::sheet::Table;
use jcat_domain::Refusal;
use jcat_domain::contributions::rules;
use jcat_domain::ids::{AgencyId, CaseId};
use jcat_indicators::{Context, Kind, Normal, Reason, Verdict, normalise, recognise};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{kind_named, reason, terms};
use crate::contributions::places::{self, COMMON, Place};
use crate::contributions::{LOOKED_AT, has_already, keys};
use crate::error::Error;
use crate::import::{ImportColumn, ImportRequest, map_columns, remember_mapping};
use crate::records::seen::{ListsCases, NamesCase};
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{Read, Work};

/// The most rows of an answer; what is beyond is counted.
const SHOWN: usize = 100_000;

/// How much of a line stands around a value that was found in it, in characters.
const AROUND: usize = 80;

/// A column that is read as text.
const TEXT: &str = "text";
/// A column that names the kind of the value beside it.
const KIND: &str = "kind";
/// A column of values whose kind stands beside them.
const VALUE: &str = "value";

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
    /// How many are in other cases of this desk.
    pub elsewhere: u32,
    /// Values that are not listed, because there are too many.
    pub beyond: u32,
}

/// A value.
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
    /// Where else on this desk it is.
    pub places: Vec<Place>,
}

impl NamesCase for PreviewData {
    fn case(&self) -> CaseId {
        self.case
    }
}

impl ListsCases for DataPreview {
    fn cases(&self) -> Vec<CaseId> {
        self.rows.iter().flat_map(|row| row.places.iter().map(|place| place.case)).collect()
    }
}

/// Gives what a text or a file would bring to a case.
pub(crate) fn preview(read: &Read<'_>, request: PreviewData) -> Result<DataPreview, Error> {
    let case = read::case(read.connection, request.case)?;
    let author = read.author()?;
    rules::may_contribute(&case, author)?;
    let agency = author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    let context = keys::context(read.connection, Some(&agency))?;
    let mut found = Gathered { read, context, case: request.case, agency, at: HashMap::new(), preview: DataPreview::default() };
    let feed = match (&request.path, &request.text) {
        (Some(path), _) => feed::read(Path::new(path)).map_err(Error::BadFile)?,
        (None, text) => Feed::Text(text.clone().unwrap_or_default()),
    };
    match feed {
        Feed::Text(text) => found.text(&text, None)?,
        Feed::Named(named) => named.iter().try_for_each(|it| found.named(it, ""))?,
        Feed::Table(table) => found.table(&table, &request)?,
    }
    Ok(found.preview)
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
    context: Context,
    case: CaseId,
    agency: AgencyId,
    /// Where each value stands in the answer.
    at: HashMap<(Kind, String), usize>,
    preview: DataPreview,
}

impl Gathered<'_, '_> {
    fn text(&mut self, text: &str, line: Option<&str>) -> Result<(), Error> {
        let found = recognise(text, &self.context);
        let mut characters = Around::of(text);
        for one in found {
            let around = line.map_or_else(|| characters.around(one.start, one.end), str::to_owned);
            self.add(one.kind, one.value, one.normal, around)?;
        }
        Ok(())
    }

    /// A value whose kind somebody named. What is none of that kind is read as text before it is refused.
    fn named(&mut self, named: &Named, line: &str) -> Result<(), Error> {
        let kind = kind_named(&named.term);
        let around = if line.is_empty() { named.term.as_str() } else { line };
        let Some(kind) = kind else {
            let before = self.preview.rows.len();
            self.text(&named.value, Some(around))?;
            if before == self.preview.rows.len() && !terms::is_open(&named.term) {
                let given: String = named.value.chars().take(200).collect();
                return self.refuse(&named.term, given, around);
            }
            return Ok(());
        };
        let normal = normalise(kind, &named.value, &self.context);
        // "ip-dst" of MISP may be a range, a "url" an address without its scheme.
        if normal.is_err() {
            let found = recognise(&named.value, &self.context);
            if let [one] = found.as_slice()
                && one.normal.is_ok()
                && !kind.is_free()
            {
                return self.add(one.kind, one.value.clone(), one.normal.clone(), around.to_owned());
            }
        }
        let given = if kind == Kind::Card { normal.as_ref().map_or_else(|_| String::new(), |it| it.text.clone()) } else { named.value.clone() };
        self.add(kind, given, normal, around.to_owned())
    }

    fn table(&mut self, table: &Table, request: &PreviewData) -> Result<(), Error> {
        let names: Vec<String> = table.columns.clone();
        let guessed: BTreeMap<String, String> = names.iter().map(|heading| (heading.clone(), guess(heading).to_owned())).collect();
        let mut fields: Vec<(&str, &[&str])> = vec![(TEXT, &[]), (KIND, &[]), (VALUE, &[])];
        fields.extend(Kind::ALL.iter().map(|it| (it.label(), [].as_slice())));
        let asked = ImportRequest { path: String::new(), mapping: request.mapping.clone(), dry_run: true, refused_to: None };
        let remembered = map_columns(self.read, table, &asked, &fields, "data")?;
        let known = |word: &str| fields.iter().any(|(name, _)| *name == word);
        // Several columns may hold the same kind: what was said here goes before what was remembered, and that before a guess.
        let mapped: Vec<Option<String>> = names
            .iter()
            .zip(remembered)
            .map(|(heading, remembered)| match request.mapping.get(heading) {
                Some(said) => Some(said.clone()).filter(|it| known(it)),
                None => remembered.or_else(|| guessed.get(heading).cloned()),
            })
            .collect();
        self.preview.fields = fields.iter().map(|(name, _)| (*name).to_owned()).collect();
        self.preview.columns = names.into_iter().zip(&mapped).map(|(heading, field)| ImportColumn { heading, field: field.clone() }).collect();
        for (line, cells) in &table.rows {
            let around = self.read.words.with("line-of-table", &[("line", &line.to_string())]);
            let kind = mapped.iter().zip(cells).find(|(field, _)| field.as_deref() == Some(KIND)).map(|(_, cell)| cell.clone());
            for (field, cell) in mapped.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                match field.as_deref() {
                    None | Some(KIND) => {}
                    Some(TEXT) => self.text(cell, Some(&around))?,
                    Some(VALUE) => self.named(&Named { term: kind.clone().unwrap_or_else(|| TEXT.to_owned()), value: cell.clone() }, &around)?,
                    Some(term) => self.named(&Named { term: term.to_owned(), value: cell.clone() }, &around)?,
                }
            }
        }
        Ok(())
    }

    fn refuse(&mut self, term: &str, given: String, around: &str) -> Result<(), Error> {
        self.counted()?;
        self.preview.refused += 1;
        let reason = Some(self.read.words.say("indicator-fault-unknown-kind"));
        self.preview.rows.push(PreviewRow {
            kind: term.chars().take(40).collect(),
            shown: jcat_indicators::defang(&given),
            given,
            normal: None,
            verdict: Verdict::Rejected.label().to_owned(),
            reason,
            around: around.to_owned(),
            times: 1,
            mine: false,
            places: Vec::new(),
        });
        Ok(())
    }

    fn counted(&self) -> Result<(), Error> {
        if self.at.len() > LOOKED_AT { Err(Refusal::TooMany { limit: LOOKED_AT, found: self.at.len() }.into()) } else { Ok(()) }
    }

    fn add(&mut self, kind: Kind, written: String, normal: Result<Normal, Reason>, around: String) -> Result<(), Error> {
        self.counted()?;
        let name = normal.as_ref().map_or_else(|_| written.clone(), |it| it.text.clone());
        let known = self.at.get(&(kind, name.clone())).copied();
        if let Some(at) = known {
            if let Some(row) = self.preview.rows.get_mut(at) {
                row.times += 1;
            }
            return Ok(());
        }
        self.at.insert((kind, name), self.preview.rows.len());
        if self.preview.rows.len() >= SHOWN {
            self.preview.beyond += 1;
            return Ok(());
        }
        let verdict = match &normal {
            Ok(Normal { caution: None, .. }) => Verdict::Valid,
            Ok(_) => Verdict::Warning,
            Err(_) => Verdict::Rejected,
        };
        let reason = reason(&normal, self.read.words);
        let text = normal.ok().map(|it| it.text);
        let (mut mine, mut places) = (false, Vec::new());
        match &text {
            Some(text) => {
                mine = has_already(self.read.connection, self.read.today(), self.case, &self.agency, kind.label(), text)?;
                places = places::places(self.read, &keys::keys_of(kind.label(), text), Some(self.case))?;
                places.truncate(COMMON);
                self.preview.taken += 1;
                self.preview.mine += u32::from(mine);
                self.preview.elsewhere += u32::from(!places.is_empty());
            }
            None => self.preview.refused += 1,
        }
        // A card is recorded by what may be kept of it.
        let given = if kind == Kind::Card { text.clone().unwrap_or(written) } else { written };
        self.preview.rows.push(PreviewRow {
            kind: kind.label().to_owned(),
            shown: jcat_indicators::defang(text.as_deref().unwrap_or(&given)),
            given,
            normal: text,
            verdict: verdict.label().to_owned(),
            reason,
            around,
            times: 1,
            mine,
            places,
        });
        Ok(())
    }
}

/// What a heading says of its column; anything else is read as text.
fn guess(heading: &str) -> &'static str {
    match heading.trim().to_lowercase().as_str() {
        "kind" | "type" | "indicator type" | "typ" => KIND,
        "value" | "indicator" | "ioc" | "valeur" | "wert" => VALUE,
        _ => kind_named(heading).map_or(TEXT, Kind::label),
    }
}

/// The line around a place, with the numbers of cards hidden.
struct Around<'t> {
    text: &'t str,
    byte: usize,
    character: usize,
}

impl<'t> Around<'t> {
    const fn of(text: &'t str) -> Self {
        Self { text, byte: 0, character: 0 }
    }

    fn to(&mut self, character: usize) -> usize {
        let rest = self.text.get(self.byte..).unwrap_or_default();
        let ahead = rest.char_indices().nth(character.saturating_sub(self.character)).map_or(rest.len(), |(at, _)| at);
        self.byte += ahead;
        self.character = self.character.max(character);
        self.byte
    }

    fn around(&mut self, start: usize, end: usize) -> String {
        let (start, end) = (self.to(start), self.to(end));
        let before = self.text.get(..start).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let from = before.char_indices().rev().take(AROUND / 2).last().map_or(start, |(at, _)| at).max(line);
        let after = self.text.get(end..).unwrap_or_default();
        let length = after
            .char_indices()
            .take(AROUND / 2)
            .find(|(_, it)| *it == '\n')
            .map_or_else(|| after.char_indices().nth(AROUND / 2).map_or(after.len(), |(at, _)| at), |(at, _)| at);
        hidden_cards(self.text.get(from..end + length).unwrap_or_default().trim())
    }
}

fn hidden_cards(text: &str) -> String {
    let mut made = text.to_owned();
    for card in recognise(text, &Context::default()).iter().filter(|it| it.kind == Kind::Card) {
        let written: String = text.chars().skip(card.start).take(card.end - card.start).collect();
        made = made.replace(&written, &card.value);
    }
    made
}
