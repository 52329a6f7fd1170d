//! Reading a text for a quick check: what is in it, each value once, before anybody is asked of it. Nothing of it is kept or noted: the
//! check that follows is.

use std::collections::HashMap;

use jcat_indicators::{Context, Kind, Normal, Reason, Verdict, normalise, recognise};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{reason, warning};
use crate::contributions::keys;
use crate::desk::Desk;
use crate::error::Error;
use crate::hits::asking::AT_ONCE;
use crate::words::Words;

/// Looks at a text.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LookAtText {
    /// The text; without a kind, several values may stand in it.
    pub text: String,
    /// The label of the kind that the whole text is one value of.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<String>,
}

/// What is in a text.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct TextLook {
    /// The values, each once, in the order of the text: as many as can be asked for at once.
    pub rows: Vec<TextValue>,
    /// How many more there are.
    pub beyond: u32,
}

/// A value in a text.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TextValue {
    /// The label of its kind.
    pub kind: String,
    /// As it is written; of a card, what may be shown.
    pub given: String,
    /// As it is shown, so that nobody clicks on it by accident.
    pub shown: String,
    /// Its normal form; none where it is refused.
    pub normal: Option<String>,
    /// `valid`, `warning` or `rejected`.
    pub verdict: String,
    /// Why it is refused and where, or what a reader should know.
    pub reason: Option<String>,
    /// What the warning list that it is on says of it.
    pub warning: Option<String>,
    /// How often it is there.
    pub times: u32,
}

/// Gives what is in a text. A telephone number without its country's prefix is one of the country of who asks.
pub(crate) fn look(desk: &Desk, request: LookAtText) -> Result<TextLook, Error> {
    let context = desk.query(|read| keys::context(read.connection, read.author()?.agency.as_ref()))?;
    let words = desk.words();
    let kind = request.kind.as_deref().filter(|it| !it.is_empty());
    let Some(kind) = kind else { return Ok(each_once(found_in(&request.text, &context), &words)) };
    let kind = Kind::of(kind).ok_or(Error::NotFound("kind"))?;
    if request.text.trim().is_empty() {
        return Ok(TextLook::default());
    }
    let normal = normalise(kind, &request.text, &context);
    // A card that is none may be one with a wrong digit: it is not shown either.
    let given = if kind == Kind::Card { String::new() } else { request.text.trim().to_owned() };
    Ok(each_once(vec![(kind, given, normal)], &words))
}

type Found = (Kind, String, Result<Normal, Reason>);

fn found_in(text: &str, context: &Context) -> Vec<Found> {
    recognise(text, context).into_iter().map(|it| (it.kind, it.value, it.normal)).collect()
}

fn each_once(found: Vec<Found>, words: &Words) -> TextLook {
    let mut look = TextLook::default();
    let mut at: HashMap<(Kind, String), usize> = HashMap::new();
    for (kind, written, normal) in found {
        let name = normal.as_ref().map_or_else(|_| written.clone(), |it| it.text.clone());
        if let Some(row) = at.get(&(kind, name.clone())).and_then(|at| look.rows.get_mut(*at)) {
            row.times += 1;
        } else if look.rows.len() < AT_ONCE {
            at.insert((kind, name), look.rows.len());
            look.rows.push(row(kind, written, &normal, words));
        } else {
            look.beyond += 1;
        }
    }
    look
}

fn row(kind: Kind, written: String, normal: &Result<Normal, Reason>, words: &Words) -> TextValue {
    let verdict = match normal {
        Ok(it) if it.caution.is_none() => Verdict::Valid,
        Ok(_) => Verdict::Warning,
        Err(_) => Verdict::Rejected,
    };
    let text = normal.as_ref().ok().map(|it| it.text.clone());
    // A name of the Tor network that was taken for one of the Internet is asked for as what it is.
    let kind = normal.as_ref().map_or(kind, |it| it.kind).label();
    let given = if kind == Kind::Card.label() { text.clone().unwrap_or(written) } else { written };
    TextValue {
        kind: kind.to_owned(),
        shown: jcat_indicators::defang(text.as_deref().unwrap_or(&given)),
        warning: text.as_deref().and_then(|it| warning(kind, it, words)),
        given,
        normal: text,
        verdict: verdict.label().to_owned(),
        reason: reason(normal, words),
        times: 1,
    }
}
