//! Reading of data before anything is recorded: what is in a text or a file, in which normal form, and why something is refused. What of
//! it is on the case already and where else it is comes from `contributions`.

pub(crate) mod look;
pub(crate) mod preview;
pub(crate) mod source;
mod terms;

use jcat_indicators::{Context, Found, Kind, Region, recognise};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contributions::keys;
use crate::desk::Desk;
use crate::error::Error;
use crate::words::Words;

/// Reads a text.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReadText {
    /// The text.
    pub text: String,
    /// The country whose telephone numbers may stand in it without the country's prefix, by its two letters.
    #[serde(default)]
    #[ts(optional)]
    pub region: Option<String>,
}

/// An indicator in a text, or what looks like one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Recognised {
    /// The label of its kind.
    #[serde(rename = "type")]
    pub kind: String,
    /// As it is written. The middle of a card's number is hidden.
    pub value: String,
    /// Its normal form; none where it is refused.
    pub normal: Option<String>,
    /// Where it starts, in characters.
    pub start: u32,
    /// Where it ends, in characters.
    pub end: u32,
    /// `valid`, `warning` or `rejected`.
    pub verdict: String,
    /// Why it is refused, or what a reader should know, as a sentence.
    pub reason: Option<String>,
}

/// Reads a text: needs no desk and looks at none.
pub(crate) fn read(desk: &Desk, request: ReadText) -> Result<Vec<Recognised>, Error> {
    let words = desk.words();
    let region = request.region.as_deref().and_then(Region::of);
    let context = Context { region, card_salt: None };
    Ok(recognise(&request.text, &context).into_iter().map(|found| recognised(found, &words)).collect())
}

fn recognised(found: Found, words: &Words) -> Recognised {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Recognised {
        kind: found.kind.label().to_owned(),
        start: place(found.start),
        end: place(found.end),
        verdict: found.verdict().label().to_owned(),
        reason: reason(&found.normal, words),
        normal: found.normal.ok().map(|it| it.text),
        value: found.value,
    }
}

/// Says why a value is refused and where, or what a reader should know of it.
fn reason(normal: &Result<jcat_indicators::Normal, jcat_indicators::Reason>, words: &Words) -> Option<String> {
    match normal {
        Ok(normal) => normal.caution.map(|it| words.say(&format!("indicator-caution-{}", it.label()))),
        Err(reason) => {
            let said = words.say(&format!("indicator-fault-{}", reason.fault.label()));
            let at = reason.at.map(|at| words.with("indicator-fault-at", &[("at", &(at + 1).to_string())]));
            Some(at.map_or(said.clone(), |at| format!("{said} {at}")))
        }
    }
}

/// Says what the warning list that a value is on makes of it, as a sentence.
pub(crate) fn warning(kind: &str, normal: &str, words: &Words) -> Option<String> {
    keys::warning_of(kind, normal).map(|label| words.say(&format!("warning-list-{label}")))
}

/// Finds the kind that a heading or a word of another format names.
fn kind_named(name: &str) -> Option<Kind> {
    Kind::of(name).or_else(|| terms::kind_of(name))
}
