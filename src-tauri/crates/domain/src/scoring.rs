//! Blind scoring rounds (PRO-2, PRO-3): criteria, sheets, the score, the ranking.
//!
//! A sheet travels sealed to the round's key. Until the closing entry publishes that key, nobody but its author can read it;
//! the fold sees an opened sheet only after the closing, on every desk alike.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::CaseState;
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{AgencyId, CaseId, OfficerId, RoundId};
use crate::roster::Roster;
use crate::{Day, Instant, Refusal};

/// The highest mark of a criterion.
pub const TOP_MARK: i64 = 5;

/// One criterion of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Criterion {
    /// Its id, a label: `harm`.
    #[n(0)]
    pub id: String,
    /// Its weight, above zero.
    #[n(1)]
    pub weight: u32,
    /// What the marks mean, in the office's words; none for the criteria this version explains itself.
    #[n(2)]
    pub anchor: Option<String>,
}

/// The criteria a new office begins with. The source gives none: the Board may change them from round to round.
pub fn default_criteria() -> Vec<Criterion> {
    [("harm", 3), ("reach", 2), ("added-value", 3), ("feasibility", 2), ("urgency", 1)]
        .into_iter()
        .map(|(id, weight)| Criterion { id: id.to_owned(), weight, anchor: None })
        .collect()
}

/// The secret half of a round's key, sealed to one desk.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct HeldKey {
    /// The officer who may open it.
    #[n(0)]
    pub officer: OfficerId,
    /// The sealed secret.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
}

/// A scoring round was opened.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct RoundOpened {
    /// The round.
    #[n(0)]
    pub round: RoundId,
    /// The proposals in it.
    #[n(1)]
    pub cases: BTreeSet<CaseId>,
    /// The criteria, fixed for this round.
    #[n(2)]
    pub criteria: Vec<Criterion>,
    /// The day on which it is to be closed.
    #[n(3)]
    pub closes: Option<Day>,
    /// The X25519 key that sheets are sealed to.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub key: [u8; 32],
    /// Its secret, for the secretary and a deputy.
    #[n(5)]
    pub held: Vec<HeldKey>,
}

/// Who proposed what is in the round: recorded with its opening, so that every desk knows who does not score what.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ProposersNamed {
    /// The agency of each proposal.
    #[n(0)]
    pub proposers: BTreeMap<CaseId, AgencyId>,
}

/// An agency scored a proposal.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct ScoreGiven {
    /// The proposal.
    #[n(0)]
    pub case: CaseId,
    /// The agency whose score it is; its author may have entered it for that agency.
    #[n(1)]
    pub agency: AgencyId,
    /// Marks by criterion, 0 to 5. Empty takes the score back.
    #[n(2)]
    pub marks: BTreeMap<String, u8>,
}

/// The round was closed and its key published.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct RoundClosed {
    /// The secret half of the round's key.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub key: [u8; 32],
}

/// One agency's marks for one proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The agency.
    pub agency: AgencyId,
    /// Marks by criterion.
    pub marks: BTreeMap<String, u8>,
    /// Who entered it.
    pub by: OfficerId,
    /// Whether that was somebody of another agency, for it.
    pub entered_for: bool,
    /// When.
    pub at: Instant,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundState {
    /// The round.
    pub id: RoundId,
    /// The proposals in it.
    pub cases: BTreeSet<CaseId>,
    /// Who proposed them; empty in a round of an older version.
    #[serde(default)]
    pub proposers: BTreeMap<CaseId, AgencyId>,
    /// The criteria.
    pub criteria: Vec<Criterion>,
    /// The day on which it is to be closed.
    pub closes: Option<Day>,
    /// The key that sheets are sealed to.
    pub key: [u8; 32],
    /// Who holds its secret.
    pub holders: BTreeSet<OfficerId>,
    /// Who opened it, and when.
    pub opened: (OfficerId, Instant),
    /// When it was closed.
    pub closed: Option<Instant>,
    /// Opened sheets by proposal. Empty until the closing.
    pub sheets: BTreeMap<CaseId, Vec<Sheet>>,
}

/// Opens a round (PRO-2).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OpenRound {
    /// The proposals to score.
    pub cases: Vec<CaseId>,
    /// The criteria; none takes the office's usual ones.
    pub criteria: Option<Vec<Criterion>>,
    /// The day on which it is to be closed.
    pub closes: Option<Day>,
    /// Who else holds the key, so that one absence does not stop the Board.
    pub deputy: Option<OfficerId>,
}

/// Scores a proposal (PRO-2).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GiveScore {
    /// The round.
    pub round: RoundId,
    /// The proposal.
    pub case: CaseId,
    /// Marks by criterion, 0 to 5.
    #[ts(type = "Record<string, number>")]
    pub marks: BTreeMap<String, i64>,
    /// The agency it is entered for; none means one's own.
    pub agency: Option<AgencyId>,
    /// Whether an earlier score of the agency is replaced.
    #[serde(default)]
    pub revise: bool,
}

/// Closes a round (PRO-3).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CloseRound {
    /// The round.
    pub round: RoundId,
}

/// Begins a round.
pub fn begin(fact: &Fact<'_>) -> Result<RoundState, Refusal> {
    let Change::RoundOpened(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    may_open(&it.cases, &it.criteria, fact.author)?;
    Ok(RoundState {
        id: it.round,
        cases: it.cases.clone(),
        proposers: BTreeMap::new(),
        criteria: it.criteria.clone(),
        closes: it.closes,
        key: it.key,
        holders: it.held.iter().map(|held| held.officer).collect(),
        opened: (fact.author.officer, fact.at),
        closed: None,
        sheets: BTreeMap::new(),
    })
}

/// Folds a later entry of a round. A later sheet of an agency replaces its earlier one where that is a revision.
pub fn fold(state: &mut RoundState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::ProposersNamed(it) => {
            may_name_proposers(state, it, fact.author)?;
            state.proposers.clone_from(&it.proposers);
            Ok(())
        }
        Change::ScoreGiven(it) => {
            may_score(state, it, state.proposers.get(&it.case), fact.author)?;
            let entered_for = !fact.author.is_of(&it.agency);
            let sheets = state.sheets.entry(it.case).or_default();
            if let Some(earlier) = sheets.iter().find(|sheet| sheet.agency == it.agency) {
                may_replace(earlier, entered_for, fact.author)?;
            }
            sheets.retain(|sheet| sheet.agency != it.agency);
            if !it.marks.is_empty() {
                sheets.push(Sheet { agency: it.agency.clone(), marks: it.marks.clone(), by: fact.author.officer, entered_for, at: fact.at });
            }
            Ok(())
        }
        Change::RoundClosed(_) => {
            may_close(state, fact.author)?;
            state.closed = Some(fact.at);
            Ok(())
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Says whether a round may be opened: by the secretary, over something, with criteria that weigh.
fn may_open(cases: &BTreeSet<CaseId>, criteria: &[Criterion], author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Secretary])?;
    let weighs = !criteria.is_empty() && criteria.iter().all(|criterion| criterion.weight > 0);
    if cases.is_empty() || !weighs { Err(Refusal::EmptyRound) } else { Ok(()) }
}

/// Says whether the author may name who proposed what is in the round: whoever opened it, once.
fn may_name_proposers(state: &RoundState, named: &ProposersNamed, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Secretary])?;
    if author.officer != state.opened.0 || !state.proposers.is_empty() {
        return Err(Refusal::AlreadyRecorded);
    }
    if named.proposers.keys().all(|case| state.cases.contains(case)) { Ok(()) } else { Err(Refusal::NotInRound) }
}

/// Says whether a sheet may stand in the round (PRO-2): while it is open, of a proposal in it that is not one's own, with every criterion
/// marked once, by who may score for the agency. Asked when deciding and when folding.
fn may_score(state: &RoundState, given: &ScoreGiven, proposer: Option<&AgencyId>, author: &Author) -> Result<(), Refusal> {
    if state.closed.is_some() {
        return Err(Refusal::RoundClosed);
    }
    if !state.cases.contains(&given.case) {
        return Err(Refusal::NotInRound);
    }
    if author.is_of(&given.agency) {
        author.require(&[Duty::Officer, Duty::Representative, Duty::Alternate])?;
    } else {
        author.require(&[Duty::Secretary])?;
    }
    if proposer == Some(&given.agency) {
        return Err(Refusal::Recused { agency: given.agency.clone() });
    }
    marks_fit(&state.criteria, &given.marks)
}

/// Refuses marks that leave a criterion out, name another, or are off the scale. No marks at all take a sheet back.
fn marks_fit(criteria: &[Criterion], marks: &BTreeMap<String, u8>) -> Result<(), Refusal> {
    if marks.is_empty() {
        return Ok(());
    }
    if let Some((criterion, mark)) = marks.iter().find(|(_, mark)| i64::from(**mark) > TOP_MARK) {
        return Err(Refusal::OutOfScale { criterion: criterion.chars().take(40).collect(), value: i64::from(*mark) });
    }
    let missing = criteria.iter().map(|one| &one.id).find(|id| !marks.contains_key(*id));
    let unknown = marks.keys().find(|id| !criteria.iter().any(|one| one.id == **id));
    match missing.or(unknown) {
        Some(criterion) => Err(Refusal::SheetIncomplete { criterion: criterion.chars().take(40).collect() }),
        None => Ok(()),
    }
}

/// Says whether the author may put another sheet in place of an agency's earlier one: its own, or, as somebody of the agency, one that was
/// entered for it. Two who did not know of each other scored once each, and the first at the office stands.
fn may_replace(earlier: &Sheet, entered_for: bool, author: &Author) -> Result<(), Refusal> {
    let comes_to_its_own = earlier.entered_for && !entered_for;
    if earlier.by == author.officer || comes_to_its_own { Ok(()) } else { Err(Refusal::AlreadyScored { agency: earlier.agency.clone() }) }
}

fn may_close(state: &RoundState, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Secretary])?;
    if state.closed.is_some() { Err(Refusal::RoundClosed) } else { Ok(()) }
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

/// Opens a round over proposals that wait for one (PRO-2).
pub fn open(request: &OpenRound, cases: &[CaseState], round: RoundId, key: [u8; 32], held: Vec<HeldKey>, who: &Author) -> Result<Change, Refusal> {
    let criteria = request.criteria.clone().unwrap_or_else(default_criteria);
    let cases = cases.iter().map(|case| case.id).collect();
    may_open(&cases, &criteria, who)?;
    Ok(Change::RoundOpened(RoundOpened { round, cases, criteria, closes: request.closes, key, held }))
}

/// Names who proposed what is in a round, with its opening.
pub fn name_proposers(cases: &[CaseState]) -> Change {
    Change::ProposersNamed(ProposersNamed { proposers: cases.iter().map(|case| (case.id, case.agency.clone())).collect() })
}

/// Scores a proposal (PRO-2): every criterion once, 0 to 5, not one's own proposal, once in a round unless revised.
///
/// `mine` are the sheets that this desk can read: those it sealed itself.
pub fn give(
    state: &RoundState,
    proposal: &CaseState,
    mine: &[ScoreGiven],
    request: &GiveScore,
    roster: &Roster,
    who: &Author,
    today: Day,
) -> Result<Change, Refusal> {
    if state.closed.is_some() {
        return Err(Refusal::RoundClosed);
    }
    let agency = match (&request.agency, &who.agency) {
        (Some(agency), _) => agency.clone(),
        (None, Some(agency)) => agency.clone(),
        (None, None) => return Err(Refusal::NeedsDuty { duty: Duty::Officer }),
    };
    if !roster.is_member(&agency, today) {
        return Err(Refusal::NotAMember { agency, day: today });
    }
    let mut marks = BTreeMap::new();
    for (criterion, value) in &request.marks {
        let out = || Refusal::OutOfScale { criterion: criterion.chars().take(40).collect(), value: *value };
        marks.insert(criterion.clone(), u8::try_from(*value).map_err(|_| out())?);
    }
    if let Some(first) = state.criteria.first().filter(|_| marks.is_empty()) {
        return Err(Refusal::SheetIncomplete { criterion: first.id.clone() });
    }
    let given = ScoreGiven { case: request.case, agency, marks };
    may_score(state, &given, Some(&proposal.agency), who)?;
    let earlier = mine.iter().rfind(|sheet| sheet.case == given.case && sheet.agency == given.agency);
    if earlier.is_some_and(|sheet| !sheet.marks.is_empty()) && !request.revise {
        return Err(Refusal::AlreadyScored { agency: given.agency });
    }
    Ok(Change::ScoreGiven(given))
}

/// Closes a round with the secret of its key (PRO-3).
pub fn close(state: &RoundState, key: [u8; 32], who: &Author) -> Result<Change, Refusal> {
    may_close(state, who)?;
    Ok(Change::RoundClosed(RoundClosed { key }))
}

// ---- the score ---------------------------------------------------------------------------------------------------------

/// What a proposal came to in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Score {
    /// Σw·median/Σw, two places, half to even.
    #[ts(type = "string")]
    pub score: Decimal,
    /// Agencies that scored it.
    pub n: usize,
    /// Distance between the quartiles of the agencies' own totals.
    #[ts(type = "string")]
    pub spread: Decimal,
}

/// Reckons the score of a proposal (PRO-2). A criterion without marks does not count, and a missing sheet is not a zero.
pub fn score(criteria: &[Criterion], sheets: &[Sheet]) -> Option<Score> {
    let mut weights = Decimal::ZERO;
    let mut sum = Decimal::ZERO;
    for criterion in criteria {
        let marks: Vec<Decimal> = sheets.iter().filter_map(|sheet| sheet.marks.get(&criterion.id)).map(|mark| Decimal::from(*mark)).collect();
        if let Some(median) = quantile(marks, 2, 4) {
            let weight = Decimal::from(criterion.weight);
            weights += weight;
            sum += weight * median;
        }
    }
    if weights.is_zero() {
        return None;
    }
    let totals: Vec<Decimal> = sheets.iter().filter_map(|sheet| total(criteria, sheet)).collect();
    let spread = quantile(totals.clone(), 3, 4).unwrap_or_default() - quantile(totals, 1, 4).unwrap_or_default();
    Some(Score { score: round2(sum / weights), n: sheets.len(), spread: round2(spread) })
}

fn round2(value: Decimal) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(2, RoundingStrategy::MidpointNearestEven);
    rounded.rescale(2);
    rounded
}

fn total(criteria: &[Criterion], sheet: &Sheet) -> Option<Decimal> {
    let mut weights = Decimal::ZERO;
    let mut sum = Decimal::ZERO;
    for criterion in criteria {
        if let Some(mark) = sheet.marks.get(&criterion.id) {
            weights += Decimal::from(criterion.weight);
            sum += Decimal::from(criterion.weight) * Decimal::from(*mark);
        }
    }
    (!weights.is_zero()).then(|| sum / weights)
}

/// Gives the quantile `part`/`of`, linear between neighbours.
fn quantile(mut values: Vec<Decimal>, part: usize, of: usize) -> Option<Decimal> {
    values.sort_unstable();
    let steps = values.len().checked_sub(1)? * part;
    let low = *values.get(steps / of)?;
    let high = values.get(steps / of + 1).copied().unwrap_or(low);
    Some(low + (high - low) * Decimal::from(steps % of) / Decimal::from(of))
}

/// One line of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The proposal.
    pub case: CaseId,
    /// What it came to; none where nobody scored it.
    pub score: Option<Score>,
}

/// Ranks proposals: score, then number of scores, then who submitted first, then id. A total order (PRO-2).
pub fn rank(mut lines: Vec<(Ranked, Instant)>) -> Vec<Ranked> {
    lines.sort_by_key(|(line, submitted)| {
        let (score, n) = line.score.as_ref().map_or((Decimal::NEGATIVE_ONE, 0), |it| (it.score, it.n));
        (Reverse(score), Reverse(n), *submitted, line.case)
    });
    lines.into_iter().map(|(line, _)| line).collect()
}

#[cfg(test)]
mod tests;
