//! Asking whether values are known elsewhere, without recording them (DEC-6, DEC-10).

use jcat_domain::ids::{AgencyId, CaseId, OfficerId};
use jcat_domain::records::{ObjectKind, Purpose, Verb};
use jcat_domain::{
    Refusal,
    contributions::rules,
    deconfliction::{self, Level},
};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::contact;
use crate::contributions::places::{self, ValueFound, WhereElse};
use crate::contributions::{ValueGiven, keys, similar};
use crate::desk::Desk;
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::joining::settings_of;
use crate::office::{Answered, Link, Matched, Settings, Trouble};
use crate::records::notebook::Access;
use crate::replica::read;
use crate::work::Read;

/// The most values that are asked for at once.
pub(crate) const AT_ONCE: usize = 1_000;

/// The most questions that are shown.
const SHOWN: u32 = 20;

/// Asks whether values are known elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CheckIndicators {
    /// The case they are asked for.
    pub case: CaseId,
    /// Why.
    pub purpose: Purpose,
    /// The values.
    pub values: Vec<ValueGiven>,
}

/// What is known of values.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CheckAnswer {
    /// The values, in the order asked.
    pub rows: Vec<CheckedValue>,
    /// Whether the office compared them with all cases. If not, only this desk's own were looked at.
    pub asked: bool,
    /// Whether the question waits for the office.
    pub queued: bool,
    /// Names that were not compared by likeness, since there were too many in one question.
    #[serde(default)]
    pub beyond: u32,
}

/// What is known of a value.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CheckedValue {
    /// What this desk knows of it.
    pub here: ValueFound,
    /// What the office told.
    pub told: Vec<Told>,
    /// Whether it is in more cases than are told one by one.
    pub common: bool,
}

/// What the office told of a match.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// How much.
    pub level: Level,
    /// Whether it is the same thing.
    pub same: bool,
    /// What to name to EC3's desk.
    pub token: Option<String>,
    /// Whose it is.
    pub agency: Option<AgencyId>,
    /// Whom to ring.
    pub contact: Option<OfficerId>,
    /// That officer's name.
    pub contact_name: Option<String>,
    /// The case.
    pub case: Option<CaseId>,
    /// Its number.
    pub label: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

/// A question that was asked.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Question {
    /// When.
    pub at: jcat_domain::Instant,
    /// How many values.
    pub values: u32,
    /// What the office answered; none while it waits.
    pub answer: Option<CheckAnswer>,
}

/// Asks whether values are known elsewhere. Without the office, this desk's own cases are looked at and the question waits.
pub(crate) fn check(desk: &Desk, request: CheckIndicators) -> Result<CheckAnswer, Error> {
    let (mut answer, settings) = desk.query(|read| {
        let case = read::case(read.connection, request.case)?;
        rules::may_contribute(&case, read.author()?)?;
        if !request.purpose.is_of_cases() {
            return Err(Refusal::PurposeMissing.into());
        }
        if request.values.len() > AT_ONCE {
            return Err(Refusal::TooMany { limit: AT_ONCE, found: request.values.len() }.into());
        }
        Ok((looked_up_here(read, &request)?, settings_of(read.connection)?))
    })?;
    note(desk, &request, &answer.rows)?;
    let Some(settings) = settings else { return Ok(answer) };
    match ask_now(&settings, (request.case, request.purpose), values_of(&answer))? {
        Ok(found) => tell(desk, &mut answer, found)?,
        Err(Trouble::Unreachable | Trouble::Busy | Trouble::ReadOnly) => {
            queue(desk, &request)?;
            answer.queued = true;
        }
        Err(other) => return Err(other.into()),
    }
    Ok(answer)
}

/// Gives what this desk knows by itself: where the values are, and what is similar to them.
fn looked_up_here(read: &Read<'_>, request: &CheckIndicators) -> Result<CheckAnswer, Error> {
    let mut here = places::where_else(read, WhereElse { case: Some(request.case), values: request.values.clone() })?;
    let beyond = similar::add(read, request.case, &mut here)?;
    let rows = here.into_iter().map(|here| CheckedValue { common: here.common, here, told: Vec::new() }).collect();
    Ok(CheckAnswer { rows, asked: false, queued: false, beyond })
}

/// Notes who asked, for which case and why, before the answer is given; and whose data on this desk were shown.
fn note(desk: &Desk, request: &CheckIndicators, rows: &[CheckedValue]) -> Result<(), Error> {
    let mut cases = vec![request.case];
    cases.extend(rows.iter().flat_map(|row| row.here.places.iter().map(|place| place.case)));
    cases.extend(rows.iter().flat_map(|row| row.here.similar.iter().map(|it| it.case)));
    cases.sort_unstable();
    cases.dedup();
    let objects: Vec<_> = cases.into_iter().map(|case| (ObjectKind::Case, case.known())).collect();
    let access = Access { purpose: Some(request.purpose), ..Access::to(Verb::Consult, "checkIndicators", &objects) };
    desk.opened()?.notebook.note(&access, desk.world().now())
}

/// Puts a question to the office: the keys of values by their kinds and normal forms, by the place of each; of a value that was not read, none.
pub(super) async fn ask<'a>(
    link: &Link,
    (case, purpose): (CaseId, Purpose),
    values: impl Iterator<Item = (&'a str, Option<&'a str>)>,
) -> Result<Answered, Trouble> {
    let mut all = Vec::new();
    for (n, (kind, normal)) in (0u32..).zip(values) {
        let Some(normal) = normal else { continue };
        all.extend(keys::told_of(kind, normal, keys::keys_of(kind, normal)).into_iter().map(|(says, key)| (n, says, key)));
    }
    if all.is_empty() {
        return Ok(Answered::Found(Vec::new()));
    }
    // By its number the office knows a purpose.
    let purpose = Purpose::ALL.iter().position(|it| *it == purpose).and_then(|at| i16::try_from(at).ok()).unwrap_or_default();
    link.compare(case, purpose, &all).await
}

/// The same over a line of its own, for somebody who waits: the outer error is this machine's, the inner one the office's.
pub(super) fn ask_now<'a>(
    settings: &Settings,
    about: (CaseId, Purpose),
    values: impl Iterator<Item = (&'a str, Option<&'a str>)>,
) -> Result<Result<Answered, Trouble>, Error> {
    contact::wait_for(async {
        let link = Link::open(settings).await?;
        let asked = ask(&link, about, values).await?;
        link.wake().await?;
        Ok(asked)
    })
}

fn values_of(answer: &CheckAnswer) -> impl Iterator<Item = (&str, Option<&str>)> {
    answer.rows.iter().map(|row| (row.here.kind.as_str(), row.here.normal.as_deref()))
}

/// Reads what the office answered to a question of so many values.
pub(super) fn answered(asked: Answered, values: usize) -> Result<Vec<Matched>, Error> {
    match asked {
        Answered::Found(found) => Ok(found),
        Answered::Refused => Err(Error::OfficeRefused),
        Answered::TooMany => Err(Refusal::TooMany { limit: AT_ONCE, found: values }.into()),
        Answered::Spent => Err(Refusal::BudgetSpent { limit: 2_000 }.into()),
    }
}

fn tell(desk: &Desk, answer: &mut CheckAnswer, asked: Answered) -> Result<(), Error> {
    let found = answered(asked, answer.rows.len())?;
    answer.asked = true;
    desk.query(|read| {
        for it in &found {
            let Some(row) = usize::try_from(it.n).ok().and_then(|n| answer.rows.get_mut(n)) else { continue };
            if it.common {
                row.common = true;
            } else {
                row.told.push(told(read, it)?);
            }
        }
        answer.rows.iter_mut().for_each(|row| without_echoes(&mut row.told));
        Ok(())
    })
}

/// Leaves out that a case has something in common with a value that it has itself.
fn without_echoes(told: &mut Vec<Told>) {
    let same: Vec<CaseId> = told.iter().filter(|it| it.same).filter_map(|it| it.case).collect();
    told.retain(|it| it.same || it.case.is_none_or(|case| !same.contains(&case)));
}

fn told(read: &Read<'_>, it: &Matched) -> Result<Told, Error> {
    let (label, title) = it.other.map_or(Ok((None, None)), |case| name_of(read, case))?;
    Ok(Told {
        level: deconfliction::of_rank(it.level).unwrap_or(Level::Exists),
        same: it.strong,
        token: it.token.map(|token| short(&token)),
        agency: it.agency.clone(),
        contact: it.officer,
        contact_name: it.officer.map(|officer| read.officer_name(officer)).transpose()?,
        case: it.other,
        label,
        title,
    })
}

/// Names a case, as far as this desk knows it.
pub(crate) fn name_of(read: &Read<'_>, case: CaseId) -> Result<(Option<String>, Option<String>), Error> {
    use rusqlite::OptionalExtension;
    let found: Option<(String, String)> = read
        .connection
        .prepare_cached("SELECT label, title FROM cases WHERE id = ?1")?
        .query_row([case.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map_or((None, None), |(label, title)| (Some(label), Some(title).filter(|title| !title.is_empty()))))
}

/// Writes a token so that it can be read out on the telephone: its first eight letters and digits.
pub(crate) fn short(token: &[u8; 16]) -> String {
    let text = data_encoding::BASE32_NOPAD.encode(token);
    let (first, rest) = text.split_at(4);
    format!("{first}-{}", rest.get(..4).unwrap_or_default())
}

fn queue(desk: &Desk, request: &CheckIndicators) -> Result<(), Error> {
    let text = serde_json::to_string(request).map_err(|_| Error::Internal("keeping a question"))?;
    let (id, now) = (desk.world().make_id()?, desk.world().now());
    desk.opened()?.replica.write(|tx| {
        Ok(tx.execute("INSERT INTO questions (id, case_id, at, request) VALUES (?1, ?2, ?3, ?4)", params![id, request.case.0, now.0, text])?)
    })?;
    Ok(())
}

/// Has questions answered that waited for the office; says whether one was.
pub(crate) async fn have_answered(desk: &Desk, link: &Link) -> Result<bool, Error> {
    let waiting: Vec<(Uuid, String)> = desk.query(|read| {
        let mut statement = read.connection.prepare_cached("SELECT id, request FROM questions WHERE answer IS NULL ORDER BY at, id LIMIT 10")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    })?;
    for (id, text) in &waiting {
        let request: CheckIndicators = serde_json::from_str(text).map_err(|_| Error::Damaged("a question does not read".into()))?;
        let mut answer = desk.query(|read| looked_up_here(read, &request))?;
        let asked = ask(link, (request.case, request.purpose), values_of(&answer)).await?;
        match tell(desk, &mut answer, asked) {
            // Beyond the budget of the day: it waits for tomorrow's.
            Err(Error::Refused(Refusal::BudgetSpent { .. })) => return Ok(false),
            // The officer left the case meanwhile: there is no answer.
            Err(Error::OfficeRefused) => {}
            other => other?,
        }
        let text = serde_json::to_string(&answer).map_err(|_| Error::Internal("keeping an answer"))?;
        desk.opened()?.replica.write(|tx| Ok(tx.execute("UPDATE questions SET answer = ?2 WHERE id = ?1", params![id, text])?))?;
    }
    Ok(!waiting.is_empty())
}

/// Gives the questions of a case that had to wait for the office, the newest first.
pub(crate) fn questions(read: &Read<'_>, request: WhichCase) -> Result<Vec<Question>, Error> {
    let mut statement =
        read.connection.prepare_cached("SELECT at, request, answer FROM questions WHERE case_id = ?1 ORDER BY at DESC, id LIMIT ?2")?;
    let mut rows = statement.query(params![request.case.0, SHOWN])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (text, answer): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        let asked: CheckIndicators = serde_json::from_str(&text).map_err(|_| Error::Damaged("a question does not read".into()))?;
        let answer = answer.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| Error::Damaged("an answer does not read".into()))?;
        found.push(Question { at: jcat_domain::Instant(row.get(0)?), values: u32::try_from(asked.values.len()).unwrap_or(u32::MAX), answer });
    }
    Ok(found)
}
