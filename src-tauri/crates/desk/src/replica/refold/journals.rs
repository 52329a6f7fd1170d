//! In which journal a subject lives, where entries about it stand in several.

use std::collections::BTreeMap;

use jcat_domain::change::SubjectKind;
use jcat_domain::fold::State;
use jcat_domain::ids::SubjectId;
use jcat_domain::{Instant, Refusal};
use rusqlite::{Connection, Transaction};

use super::{Folding, Line, Missing, base_position, lines, load, missing};
use crate::error::Error;
use crate::replica::project::Later;

/// The entries about a subject by the journals that they stand in. It lives in one of them (AUT-3): entries of several stand in no common order, and
/// an id of a case is known to more than those who read it.
pub(super) struct Journals {
    /// Those of the journal that it lives in, or of the only one.
    pub(super) own: Vec<Line<'static>>,
    /// Those of others, a journal each: out of place where the subject lives elsewhere.
    pub(super) others: Vec<Vec<Line<'static>>>,
}

impl Journals {
    /// Parts entries by their journals, and looks for the one that the subject lives in: where it would begin to be if there were no other. Of
    /// several, where its id follows from what it is about; then the one that the office took first.
    pub(super) fn of(connection: &Connection, lines: Vec<Line<'static>>) -> Result<Self, Error> {
        let mut others: Vec<_> = by_journal(lines).into_values().collect();
        if others.len() == 1 {
            return Ok(Self { own: others.pop().unwrap_or_default(), others });
        }
        let mut best = None;
        for (at, lines) in others.iter().enumerate() {
            let Some(begun) = alone(connection, lines)?.begun() else { continue };
            if best.as_ref().is_none_or(|(known, _)| begun < *known) {
                best = Some((begun, at));
            }
        }
        let own = best.map(|(_, at)| others.remove(at)).unwrap_or_default();
        Ok(Self { own, others })
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &Line<'static>> {
        self.own.iter().chain(self.others.iter().flatten())
    }

    /// Says of what stands in other journals that it is out of place.
    pub(super) fn turn_away(&self, tx: &Transaction<'_>) -> Result<(), Error> {
        let mut folding = Folding::of(tx, Later::Nothing, None, Missing::Unnamed);
        self.others
            .iter()
            .flatten()
            .filter(|line| !line.gives_up())
            .try_for_each(|line| folding.verdict(line, "overtaken", Some(Refusal::OutOfPlace)))
    }
}

fn by_journal(lines: Vec<Line<'static>>) -> BTreeMap<String, Vec<Line<'static>>> {
    let mut journals: BTreeMap<String, Vec<Line<'static>>> = BTreeMap::new();
    for line in lines {
        journals.entry(line.header.audience.clone()).or_default().push(line);
    }
    journals
}

/// What a journal by itself makes of a subject, without writing anything.
pub(crate) struct Alone {
    pub(crate) state: Option<State>,
    pub(crate) frozen: bool,
    /// What does not simply hold, by the entry's place on this desk: the verdict, and why.
    pub(crate) verdicts: BTreeMap<i64, (&'static str, Option<Refusal>)>,
    /// When the office took the entry that began it; the last moment for one that it has not.
    since: Instant,
    audience: String,
}

impl Alone {
    /// How well it begins the subject; the least is the best. `None` where it does not.
    fn begun(&self) -> Option<(bool, bool, Instant, String)> {
        let kind = self.state.as_ref()?.kind();
        // Who may write the cover or the estimate of a case in its own journal reads the case.
        let shared = matches!(kind, SubjectKind::Cover | SubjectKind::Effort) && !self.audience.starts_with("case/");
        Some((!kind.has_derived_id(), shared, self.since, self.audience.clone()))
    }
}

/// Folds what one journal says of a subject, as a desk does that reads no other.
fn alone(connection: &Connection, lines: &[Line<'_>]) -> Result<Alone, Error> {
    let Some(first) = lines.first() else { return Err(Error::Internal("a journal without an entry")) };
    let erased = missing(connection, first.header.subject, lines)?;
    let mut folding = Folding { dry: Some(BTreeMap::new()), ..Folding::of(connection, Later::Nothing, None, erased) };
    let mut since = Instant(i64::MAX);
    for line in lines {
        let before = folding.state.is_none();
        folding.step(line, base_position(connection, &line.header)?)?;
        if before && folding.state.is_some() {
            since = line.received_at.unwrap_or(since);
        }
    }
    let Folding { state, frozen, dry, .. } = folding;
    Ok(Alone { state, frozen, verdicts: dry.unwrap_or_default(), since, audience: first.header.audience.clone() })
}

/// What a journal by itself makes of a subject that lives in another one here: what a desk makes of it that reads only this. `None` where it
/// lives here, or stands in no other.
pub(crate) fn as_an_outsider(connection: &Connection, subject: SubjectId, audience: &str) -> Result<Option<Alone>, Error> {
    let journals = by_journal(lines(connection, subject, 0)?);
    if journals.len() < 2 || load(connection, subject)?.is_some_and(|(_, home)| home == audience) {
        return Ok(None);
    }
    journals.get(audience).map(|lines| alone(connection, lines)).transpose()
}
