//! The palette: what can be done and found, ranked. Actions come from the table of commands; nothing is listed twice.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api;
use crate::error::Error;
use crate::search::{self, Hit, SearchRequest};
use crate::work::{May, Read};

/// Asks the palette.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PaletteRequest {
    /// What was typed; nothing lists every action.
    pub text: String,
}

/// What the palette offers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Palette {
    /// Actions, the best fit first. One that is not allowed says why.
    pub actions: Vec<PaletteAction>,
    /// What was found, the newest first.
    pub hits: Vec<Hit>,
}

/// An action of the palette.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaletteAction {
    /// Its name in the table of commands, or a place to go: `go-roster`.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Whether it may be done.
    pub may: May,
}

/// The most actions that are listed: all places, and some of what can be done, where nothing was typed.
const SHOWN: usize = PLACES.len() + 6;

/// The places that can be gone to.
const PLACES: [&str; 12] = [
    "go-today",
    "go-cases",
    "go-indicators",
    "go-attachments",
    "go-rounds",
    "go-roster",
    "go-ask",
    "go-register",
    "go-outreach",
    "go-statistics",
    "go-records",
    "go-settings",
];

/// Gives actions and finds for what was typed.
pub(crate) fn palette(read: &Read<'_>, request: PaletteRequest) -> Result<Palette, Error> {
    let author = read.author()?;
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(request.text.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut scored = Vec::new();
    let places = PLACES.iter().map(|name| (*name, &[][..]));
    let commands = api::ROWS.iter().filter(|row| read.words.has(&format!("action-{}", row.name))).map(|row| (row.name, row.by));
    for (name, by) in places.chain(commands) {
        let label = read.words.say(&format!("action-{name}"));
        let mut buffer = Vec::new();
        if let Some(score) = pattern.score(Utf32Str::new(&label, &mut buffer), &mut matcher) {
            scored.push((score, PaletteAction { name: name.to_owned(), label, may: read.may(author.require(by)) }));
        }
    }
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let hits = search::search(read, SearchRequest { text: request.text, limit: 8 })?;
    Ok(Palette { actions: scored.into_iter().map(|(_, action)| action).take(SHOWN).collect(), hits })
}
