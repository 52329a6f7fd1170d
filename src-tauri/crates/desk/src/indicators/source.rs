//! Reading a text or a file value by value (DAT-4): for the preview, and again for what is recorded. Both go the same way, so that what
//! was looked at is what is recorded; a digest of the values says whether it still is.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use jcat_documents::feed::{self, Feed, Named};
use jcat_documents::sheet::Table;
use jcat_domain::Refusal;
use jcat_indicators::{Context, Kind, Normal, Reason, normalise, recognise};
use sha2::{Digest, Sha256};

use super::{kind_named, terms};
use crate::contributions::LOOKED_AT;
use crate::error::Error;
use crate::import::{ImportColumn, ImportRequest, map_columns};
use crate::words::Words;
use crate::work::Read;

/// How much of a line stands around a value that was found in it, in characters.
const AROUND: usize = 80;

/// After how many rows or values somebody is told how far reading is.
const STEP: u64 = 2_000;

/// A column that is read as text.
const TEXT: &str = "text";
/// A column that names the kind of the value beside it.
const KIND: &str = "kind";
/// A column of values whose kind stands beside them.
const VALUE: &str = "value";

/// Where values come from.
#[derive(Clone, Copy)]
pub(crate) struct DataSource<'a> {
    /// The text; none where a file is read.
    pub(crate) text: Option<&'a str>,
    /// The file.
    pub(crate) path: Option<&'a str>,
    /// What each column of a table holds.
    pub(crate) mapping: &'a BTreeMap<String, String>,
}

/// A value as it stands in a text or a file.
pub(crate) struct Value {
    /// The label of its kind; of a word that names none, that word.
    pub(crate) kind: Cow<'static, str>,
    /// As it was written.
    pub(crate) given: String,
    /// Its normal form, or what is wrong; none where no such kind is known.
    pub(crate) normal: Option<Result<Normal, Reason>>,
    /// What stands around it.
    pub(crate) around: Beside,
}

/// What stands around a value. A line of a table is said in words where it is shown: most of a large file never is.
#[derive(Clone)]
pub(crate) enum Beside {
    /// The line of the table.
    Line(usize),
    /// The text.
    Text(String),
}

impl Beside {
    /// Says it in words.
    pub(crate) fn said(self, words: &Words) -> String {
        match self {
            Self::Line(line) => words.with("line-of-table", &[("line", &line.to_string())]),
            Self::Text(text) => text,
        }
    }
}

impl Value {
    /// Gives what tells it from the others: its kind and its normal form, or as it was written.
    pub(crate) fn key(&self) -> (&str, &str) {
        (&self.kind, self.normal().map_or(self.given.as_str(), |it| it.text.as_str()))
    }

    /// Gives its normal form.
    pub(crate) fn normal(&self) -> Option<&Normal> {
        self.normal.as_ref()?.as_ref().ok()
    }
}

/// What the columns of a table are and could be taken for.
#[derive(Default)]
pub(crate) struct Columns {
    pub(crate) columns: Vec<ImportColumn>,
    pub(crate) fields: Vec<String>,
}

/// Goes through a text or a file.
pub(crate) struct Reader<'r, 'c> {
    pub(crate) read: &'r Read<'c>,
    pub(crate) context: Context,
    /// Told how far it is; an error ends it.
    pub(crate) progress: &'r dyn Fn(u64, u64) -> Result<(), Error>,
}

type Take<'t> = &'t mut dyn FnMut(Value) -> Result<(), Error>;

impl Reader<'_, '_> {
    /// Hands over every value, in the order of the text. Gives the columns of a table.
    pub(crate) fn each(&self, source: DataSource<'_>, take: Take<'_>) -> Result<Columns, Error> {
        let feed = match source.path {
            Some(path) => feed::read(Path::new(path)).map_err(Error::BadFile)?,
            None => Feed::Text(source.text.unwrap_or_default().to_owned()),
        };
        match feed {
            Feed::Text(text) => self.text(&text, None, take).map(|_| Columns::default()),
            Feed::Named(named) => {
                for (at, it) in (0u64..).zip(&named) {
                    self.step(at, named.len())?;
                    self.named(it, None, take)?;
                }
                Ok(Columns::default())
            }
            Feed::Table(table) => self.table(&table, source.mapping, take),
        }
    }

    fn step(&self, at: u64, of: usize) -> Result<(), Error> {
        if at % STEP == STEP - 1 { (self.progress)(at, u64::try_from(of).unwrap_or(u64::MAX)) } else { Ok(()) }
    }

    /// Reads a text; gives how many values there were.
    fn text(&self, text: &str, beside: Option<&Beside>, take: Take<'_>) -> Result<usize, Error> {
        let found = recognise(text, &self.context);
        let mut characters = Around::of(text);
        let count = found.len();
        for (at, one) in (0u64..).zip(found) {
            self.step(at, count)?;
            let around = beside.cloned().unwrap_or_else(|| Beside::Text(characters.around(one.start, one.end)));
            take(value(one.kind, one.value, one.normal, around))?;
        }
        Ok(count)
    }

    /// A value whose kind somebody named. What is none of that kind is read as text before it is refused.
    fn named(&self, named: &Named, line: Option<&Beside>, take: Take<'_>) -> Result<(), Error> {
        let around = line.cloned().unwrap_or_else(|| Beside::Text(named.term.clone()));
        let Some(kind) = kind_named(&named.term) else {
            let open = terms::is_open(&named.term);
            // A digest does not say of what it is one: that of a file's imports is not that of the file.
            let digest = !open && recognise(&named.value, &self.context).iter().any(|found| found.kind.is_digest());
            if digest || (self.text(&named.value, Some(&around), take)? == 0 && !open) {
                let kind = named.term.chars().take(40).collect();
                let given = named.value.chars().take(200).collect();
                return take(Value { kind: Cow::Owned(kind), given, normal: None, around });
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
                return take(value(one.kind, one.value.clone(), one.normal.clone(), around));
            }
        }
        // A card that is none is not shown, for it may be one with a wrong digit.
        let given = if kind == Kind::Card && normal.is_err() { String::new() } else { named.value.clone() };
        take(value(kind, given, normal, around))
    }

    fn table(&self, table: &Table, mapping: &BTreeMap<String, String>, take: Take<'_>) -> Result<Columns, Error> {
        let names: Vec<String> = table.columns.clone();
        let guessed: BTreeMap<String, String> = names.iter().map(|heading| (heading.clone(), guess(heading).to_owned())).collect();
        let mut fields: Vec<(&str, &[&str])> = vec![(TEXT, &[]), (KIND, &[]), (VALUE, &[])];
        fields.extend(Kind::ALL.iter().map(|it| (it.label(), [].as_slice())));
        let asked = ImportRequest { path: String::new(), mapping: mapping.clone(), dry_run: true, refused_to: None };
        let remembered = map_columns(self.read, table, &asked, &fields, "data")?;
        let known = |word: &str| fields.iter().any(|(name, _)| *name == word);
        // Several columns may hold the same kind: what was said here goes before what was remembered, and that before a guess.
        let mapped: Vec<Option<String>> = names
            .iter()
            .zip(remembered)
            .map(|(heading, remembered)| match mapping.get(heading) {
                Some(said) => Some(said.clone()).filter(|it| known(it)),
                None => remembered.or_else(|| guessed.get(heading).cloned()),
            })
            .collect();
        for (at, (line, cells)) in (0u64..).zip(&table.rows) {
            self.step(at, table.rows.len())?;
            let around = Beside::Line(*line);
            let kind = mapped.iter().zip(cells).find(|(field, _)| field.as_deref() == Some(KIND)).map(|(_, cell)| cell.clone());
            for (field, cell) in mapped.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                match field.as_deref() {
                    None | Some(KIND) => {}
                    Some(TEXT) => drop(self.text(cell, Some(&around), take)?),
                    Some(VALUE) => {
                        let term = kind.clone().unwrap_or_else(|| TEXT.to_owned());
                        self.named(&Named { term, value: cell.clone() }, Some(&around), take)?;
                    }
                    Some(term) => self.named(&Named { term: term.to_owned(), value: cell.clone() }, Some(&around), take)?,
                }
            }
        }
        Ok(Columns {
            fields: fields.iter().map(|(name, _)| (*name).to_owned()).collect(),
            columns: names.into_iter().zip(&mapped).map(|(heading, field)| ImportColumn { heading, field: field.clone() }).collect(),
        })
    }
}

fn value(kind: Kind, written: String, normal: Result<Normal, Reason>, around: Beside) -> Value {
    // A card is recorded by what may be kept of it.
    let given = match &normal {
        Ok(normal) if kind == Kind::Card => normal.text.clone(),
        _ => written,
    };
    Value { kind: Cow::Borrowed(kind.label()), given, normal: Some(normal), around }
}

/// Which values came already, and the digest of all of them, each once, in order.
#[derive(Default)]
pub(crate) struct Met {
    /// By kind and normal form: which it was of all.
    known: HashMap<Cow<'static, str>, HashMap<String, usize>>,
    count: usize,
    seal: Sha256,
}

impl Met {
    /// Gives which of all values this is, and whether it comes for the first time. There is an end to how many are looked at.
    pub(crate) fn meet(&mut self, value: &Value) -> Result<(usize, bool), Error> {
        let (kind, text) = value.key();
        if self.count > LOOKED_AT {
            return Err(Refusal::TooMany { limit: LOOKED_AT, found: self.count }.into());
        }
        let of_kind = self.known.entry(value.kind.clone()).or_default();
        if let Some(number) = of_kind.get(text) {
            return Ok((*number, false));
        }
        let number = self.count;
        of_kind.insert(text.to_owned(), number);
        self.count += 1;
        for part in [kind, text] {
            self.seal.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            self.seal.update(part);
        }
        Ok((number, true))
    }

    /// Gives the digest.
    pub(crate) fn seal(self) -> String {
        data_encoding::HEXLOWER.encode(&self.seal.finalize())
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
    // No card has fewer digits: most lines need no second look.
    if text.bytes().filter(u8::is_ascii_digit).count() < 12 {
        return text.to_owned();
    }
    let mut made = text.to_owned();
    for card in recognise(text, &Context::default()).iter().filter(|it| it.kind == Kind::Card) {
        let written: String = text.chars().skip(card.start).take(card.end - card.start).collect();
        made = made.replace(&written, &card.value);
    }
    made
}
