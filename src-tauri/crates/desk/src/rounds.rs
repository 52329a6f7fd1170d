//! Scoring rounds: handlers and views (PRO-2, PRO-3).

use std::collections::BTreeMap;

use jcat_domain::cases::{CaseState, ReviewBegun};
use jcat_domain::change::Change;
use jcat_domain::duties::Duty;
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, OfficerId, RoundId};
use jcat_domain::scoring::{self, CloseRound, Criterion, GiveScore, HeldKey, OpenRound, Ranked, RoundState, Score, ScoreGiven, Sheet};
use jcat_domain::{Audience, Day, Instant, Refusal};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::capacity;
use crate::error::Error;
use crate::keys;
use crate::replica::entry::Entry;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// Names a round.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichRound {
    /// The round.
    pub round: RoundId,
}

/// A round in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundRow {
    /// The round.
    pub id: RoundId,
    /// When it was opened.
    pub opened_at: Instant,
    /// The day on which it is to be closed.
    pub closes: Option<Day>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// How many proposals are in it.
    pub proposals: usize,
    /// How many of them one's own agency has still to score.
    pub to_score: usize,
}

/// A round with its proposals: progress while it is open, the ranking once it is closed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundView {
    /// The round.
    pub id: RoundId,
    /// When it was opened.
    pub opened_at: Instant,
    /// Who opened it.
    pub opened_by: String,
    /// The day on which it is to be closed.
    pub closes: Option<Day>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The criteria.
    pub criteria: Vec<Criterion>,
    /// Who holds the key.
    pub holders: Vec<String>,
    /// The proposals: in order of rank once it is closed, by number before.
    pub proposals: Vec<RoundProposal>,
    /// Whether who asks may close it.
    pub may_close: May,
}

/// A proposal in a round.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundProposal {
    /// The proposal.
    pub case: CaseId,
    /// Its number.
    pub label: String,
    /// Its title.
    pub title: String,
    /// The agency that proposed it.
    pub agency: AgencyId,
    /// Its place in the ranking, from 1; only once the round is closed.
    pub rank: Option<u32>,
    /// What it came to; only once the round is closed.
    pub score: Option<Score>,
    /// Every agency's marks; only once the round is closed.
    pub sheets: Vec<SheetRow>,
    /// The marks one's own desk has given, by agency: the only ones anybody can read before the closing.
    pub mine: Vec<SheetRow>,
    /// Whether who asks may score it for its own agency.
    pub may_score: May,
    /// The Board may decide on it.
    pub stage: jcat_domain::cases::Stage,
    /// What agencies would be asked for with it, as far as its estimate may be read (PRO-5).
    pub would: Vec<capacity::WouldBe>,
}

/// One agency's marks.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetRow {
    /// The agency.
    pub agency: AgencyId,
    /// Marks by criterion.
    #[ts(type = "Record<string, number>")]
    pub marks: BTreeMap<String, u8>,
    /// Who entered it, where that was somebody of another agency.
    pub entered_by: Option<String>,
}

/// What a proposal came to in its round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Standing {
    /// The score.
    pub score: Option<Score>,
    /// Its place, from 1.
    pub rank: u32,
    /// Of how many.
    pub of: u32,
}

fn all(read: &Read<'_>) -> Result<Vec<RoundState>, Error> {
    let states = read::all(read.connection, "round")?;
    Ok(states.into_iter().filter_map(|state| if let State::Round(round) = state { Some(round) } else { None }).collect())
}

/// Gives the rounds, the newest first.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<Vec<RoundRow>, Error> {
    let mut rows = Vec::new();
    for round in all(read)? {
        let to_score = if round.closed.is_none() { to_score(read, &round)?.len() } else { 0 };
        rows.push(RoundRow {
            id: round.id,
            opened_at: round.opened.1,
            closes: round.closes,
            closed_at: round.closed,
            proposals: round.cases.len(),
            to_score,
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.opened_at));
    Ok(rows)
}

/// Gives the proposals of an open round that one's own agency has still to score.
pub(crate) fn to_score(read: &Read<'_>, round: &RoundState) -> Result<Vec<CaseState>, Error> {
    let author = read.author()?;
    let Some(agency) = &author.agency else { return Ok(Vec::new()) };
    if author.require(&[Duty::Officer, Duty::Representative, Duty::Alternate]).is_err() || !read.roster()?.is_member(agency, read.today()) {
        return Ok(Vec::new());
    }
    let given = own_sheets(read, round.id)?;
    let mut open = Vec::new();
    for case in &round.cases {
        let Some(state) = read::case_if_here(read.connection, *case)? else { continue };
        let done = given.iter().rfind(|sheet| sheet.case == *case && sheet.agency == *agency).is_some_and(|sheet| !sheet.marks.is_empty());
        if !done && state.agency != *agency {
            open.push(state);
        }
    }
    Ok(open)
}

/// Gives the rounds that are open, for Today.
pub(crate) fn open_rounds(read: &Read<'_>) -> Result<Vec<RoundState>, Error> {
    Ok(all(read)?.into_iter().filter(|round| round.closed.is_none()).collect())
}

/// Opens the sheets that this desk sealed: the only ones it can read before the closing.
fn own_sheets(read: &Read<'_>, round: RoundId) -> Result<Vec<ScoreGiven>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT header, body FROM entries WHERE subject = ?1 AND kind = 'round.score-given' AND device = ?2 ORDER BY position IS NULL, position, ord",
    )?;
    let mut rows = statement.query(params![round.0, read.me.device.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = Entry { header: row.get(0)?, signature: [0; 64], salt: None, body: row.get(1)? };
        let Some((header, body)) = entry.read_header().zip(entry.body.as_deref()) else { continue };
        let opened = read.me.keys.open(body, round.0.as_bytes());
        if let Some(Change::ScoreGiven(given)) = opened.and_then(|body| Change::decode(&header.kind, header.kind_version, &body)) {
            found.push(given);
        }
    }
    Ok(found)
}

/// Gives one round.
pub(crate) fn round(read: &Read<'_>, request: WhichRound) -> Result<RoundView, Error> {
    let state = read::round(read.connection, request.round)?;
    let author = read.author()?;
    let own = own_sheets(read, state.id)?;
    let asked = capacity::Asked::read(read)?;
    let mut proposals = Vec::new();
    let ranks: Vec<Ranked> = if state.closed.is_some() { ranking(read, &state)? } else { Vec::new() };
    for case in &state.cases {
        let Some(proposal) = read::case_if_here(read.connection, *case)? else { continue };
        let cover = read::cover(read.connection, *case).map(|cover| cover.title.value).unwrap_or_default();
        let place = ranks.iter().position(|line| line.case == *case);
        let sheet = |sheet: &Sheet| -> Result<SheetRow, Error> {
            let entered_by = if sheet.entered_for { Some(read.officer_name(sheet.by)?) } else { None };
            Ok(SheetRow { agency: sheet.agency.clone(), marks: sheet.marks.clone(), entered_by })
        };
        let closed = state.closed.is_some();
        let sheets = if closed { state.sheets.get(case).map(Vec::as_slice).unwrap_or_default() } else { &[] };
        let sheets = sheets.iter().map(sheet).collect::<Result<_, _>>()?;
        let mut mine: BTreeMap<AgencyId, SheetRow> = BTreeMap::new();
        for given in own.iter().filter(|given| given.case == *case) {
            mine.insert(given.agency.clone(), SheetRow { agency: given.agency.clone(), marks: given.marks.clone(), entered_by: None });
        }
        let zeroes = state.criteria.iter().map(|criterion| (criterion.id.clone(), 0)).collect();
        let trial = GiveScore { round: state.id, case: *case, marks: zeroes, agency: None, revise: true };
        proposals.push(RoundProposal {
            case: *case,
            label: proposal.label(),
            title: cover,
            agency: proposal.agency.clone(),
            rank: place.and_then(|place| u32::try_from(place + 1).ok()),
            score: place.and_then(|place| ranks.get(place)).and_then(|line| line.score.clone()),
            sheets,
            mine: mine.into_values().filter(|row| !row.marks.is_empty()).collect(),
            may_score: read.may(scoring::give(&state, &proposal, &own, &trial, read.roster()?, author, read.today())),
            stage: proposal.stage,
            would: asked.with(*case),
        });
    }
    proposals.sort_by(|a, b| (a.rank, &a.label).cmp(&(b.rank, &b.label)));
    let may_close = read.may(author.require(&[Duty::Secretary]).and(if state.closed.is_some() { Err(Refusal::RoundClosed) } else { Ok(()) }));
    Ok(RoundView {
        id: state.id,
        opened_at: state.opened.1,
        opened_by: read.officer_name(state.opened.0)?,
        closes: state.closes,
        closed_at: state.closed,
        criteria: state.criteria,
        holders: state.holders.iter().map(|holder| read.officer_name(*holder)).collect::<Result<_, _>>()?,
        proposals,
        may_close,
    })
}

fn ranking(read: &Read<'_>, round: &RoundState) -> Result<Vec<Ranked>, Error> {
    let mut lines = Vec::new();
    for case in &round.cases {
        let submitted = read::case_if_here(read.connection, *case)?.and_then(|it| it.steps.first().map(|step| step.at)).unwrap_or(Instant(0));
        let sheets = round.sheets.get(case).map(Vec::as_slice).unwrap_or_default();
        lines.push((Ranked { case: *case, score: scoring::score(&round.criteria, sheets) }, submitted));
    }
    Ok(scoring::rank(lines))
}

/// Gives what a case came to in its last round, once that is closed.
pub(crate) fn standing(read: &Read<'_>, case: &CaseState) -> Result<Option<Standing>, Error> {
    let Some(round) = round_of(read, case)? else { return Ok(None) };
    if round.closed.is_none() {
        return Ok(None);
    }
    let lines = ranking(read, &round)?;
    let of = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let found = lines.into_iter().zip(1..).find(|(line, _)| line.case == case.id);
    Ok(found.map(|(line, rank)| Standing { score: line.score, rank, of }))
}

/// Says whether the round that a proposal is in is still open, and until when.
pub(crate) fn open_until(read: &Read<'_>, case: &CaseState) -> Result<Option<Option<Day>>, Error> {
    match round_of(read, case)? {
        Some(round) => Ok(round.closed.is_none().then_some(round.closes)),
        // Rounds are the Board's to read: who does not see that it was closed takes it for open.
        None => Ok(case.round.map(|_| None)),
    }
}

/// Gives the last round that a proposal was in, where this desk may read it.
fn round_of(read: &Read<'_>, case: &CaseState) -> Result<Option<RoundState>, Error> {
    match case.round.map(|round| read::round(read.connection, round)).transpose() {
        Err(Error::NotFound(_)) => Ok(None),
        other => other,
    }
}

/// Opens a round: makes its key, seals the secret to the secretary and a deputy, brings each proposal under review.
pub(crate) fn open(work: &mut Work<'_>, request: OpenRound) -> Result<RoundId, Error> {
    let round = RoundId(work.make_id()?);
    let mut cases = Vec::new();
    for case in &request.cases.iter().copied().collect::<std::collections::BTreeSet<_>>() {
        let state = read::case(work.connection, *case)?;
        jcat_domain::cases::rules::holds(&state, &Change::ReviewBegun(ReviewBegun { round }), work.author()?)?;
        cases.push(state);
    }
    let secret = zeroize::Zeroizing::new(work.world.make_secret()?);
    let public = keys::round_public(&keys::round_secret(&secret));
    let mut held = vec![held_key(work, work.me.officer, &secret, round)?];
    if let Some(deputy) = request.deputy.filter(|deputy| *deputy != work.me.officer) {
        held.push(held_key(work, deputy, &secret, round)?);
    }
    let change = scoring::open(&request, &cases, round, public, held, work.author()?)?;
    let opened = work.record(Audience::Board, round.subject(), change)?;
    work.record(Audience::Board, round.subject(), scoring::name_proposers(&cases))?;
    for case in cases {
        let change = Change::ReviewBegun(ReviewBegun { round });
        work.record_with(Audience::Taskforce, case.id.known(), change, Some(opened.digest), Vec::new())?;
    }
    Ok(round)
}

/// Seals a round's secret to every device of an officer; somebody without a desk cannot hold it.
fn held_key(read: &Read<'_>, officer: OfficerId, secret: &[u8; 32], round: RoundId) -> Result<HeldKey, Error> {
    let mut statement = read.connection.prepare_cached("SELECT sealing FROM devices WHERE officer = ?1")?;
    let devices: Vec<[u8; 32]> = statement.query_map([officer.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if devices.is_empty() {
        return Err(Refusal::NoRoundKey.into());
    }
    Ok(HeldKey { officer, sealed: keys::seal(secret, &devices, round.0.as_bytes(), read.world)? })
}

/// Scores a proposal. The sheet is sealed to the round's key and to this desk, so that its author can read it again.
pub(crate) fn give(work: &mut Work<'_>, request: GiveScore) -> Result<Nothing, Error> {
    let state = read::round(work.connection, request.round)?;
    let proposal = read::case(work.connection, request.case)?;
    let own = own_sheets(work, request.round)?;
    let change = scoring::give(&state, &proposal, &own, &request, work.roster()?, work.author()?, work.today())?;
    let sealed_to = vec![state.key, work.me.keys.sealing_public()];
    work.record_with(Audience::Board, state.id.subject(), change, None, sealed_to)?;
    Ok(Nothing {})
}

/// Closes a round: publishes its key, so that every desk opens the same sheets.
pub(crate) fn close(work: &mut Work<'_>, request: CloseRound) -> Result<RoundView, Error> {
    let state = read::round(work.connection, request.round)?;
    let key = find_key(work, &state)?;
    let change = scoring::close(&state, key, work.author()?)?;
    work.record(Audience::Board, state.id.subject(), change)?;
    work.topics.insert(crate::work::Topic::Cases);
    round(work, WhichRound { round: request.round })
}

fn find_key(read: &Read<'_>, state: &RoundState) -> Result<[u8; 32], Error> {
    // Whoever may not close is told so before being told of keys.
    read.author()?.require(&[Duty::Secretary])?;
    let mut statement = read.connection.prepare_cached(
        "SELECT header, body FROM entries WHERE subject = ?1 AND audience = 'board' AND kind = 'round.opened' ORDER BY ord LIMIT 1",
    )?;
    let entry = statement.query_row([state.id.0], |row| Ok(Entry { header: row.get(0)?, signature: [0; 64], salt: None, body: row.get(1)? }))?;
    let change = entry.read_header().zip(entry.body.as_deref()).and_then(|(header, body)| Change::decode(&header.kind, header.kind_version, body));
    let Some(Change::RoundOpened(opened)) = change else { return Err(Refusal::NoRoundKey.into()) };
    let mine = opened.held.iter().find(|held| held.officer == read.me.officer).ok_or(Refusal::NoRoundKey)?;
    let secret = read.me.keys.open(&mine.sealed, state.id.0.as_bytes()).ok_or(Refusal::NoRoundKey)?;
    secret.as_slice().try_into().map_err(|_| Refusal::NoRoundKey.into())
}
