//! A round as the Board sees it: turnout without a leak, one's own ballot, the notice board.

use std::collections::BTreeMap;

use jcat_domain::elections::decide::RoundResult;
use jcat_domain::elections::state::{BallotMark, ElectionState, Manner, RoundState};
use jcat_domain::elections::{BallotUuid, Candidate, Choice, Count, OfficeKey, steps};
use jcat_domain::hash::Sha256;
use jcat_domain::ids::AgencyId;
use jcat_domain::{Instant, Refusal};
use serde::Serialize;
use ts_rs::TS;

use super::boxes::OpenBox;
use super::seats::{credential, seat_here};
use super::view::{Said, said};
use super::{WhichBallot, named};
use crate::error::Error;
use crate::work::{May, Read};

/// A round.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundOfElection {
    /// For what.
    pub office: OfficeKey,
    /// Which, from 1.
    pub number: usize,
    /// Who stands, in the order of the ballot.
    pub candidates: Vec<Candidate>,
    /// The ballot, where it is secret.
    pub ballot: Option<BallotUuid>,
    /// Whether it was on paper.
    pub paper: bool,
    /// When voting opens.
    pub opens: Instant,
    /// When it closes.
    pub closes: Instant,
    /// Seats that have a ballot in the box; none where the rules keep that back until the end.
    pub cast: Option<Vec<AgencyId>>,
    /// Seats that checked in.
    pub present: Vec<AgencyId>,
    /// How many seats count towards the quorum so far; none where that is kept back.
    pub turnout: Option<u32>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Seats that found the same in the box.
    pub countersigned: Vec<AgencyId>,
    /// Seats that found something else.
    pub contradicted: Vec<AgencyId>,
    /// Trustees that decrypted.
    pub decrypted: Vec<u32>,
    /// The count, once it is there.
    pub count: Option<Count>,
    /// What the rules read of it.
    pub result: Option<RoundResult>,
    /// What each seat chose, where the vote was open.
    #[ts(type = "Record<string, Choice>")]
    pub votes: BTreeMap<AgencyId, Choice>,
    /// Why it does not count.
    pub voided: Option<Said>,
    /// One's own ballot in it.
    pub own: Option<OwnBallot>,
    /// Whether who asks may cast a ballot now.
    pub may_cast: May,
}

/// One's own ballot.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OwnBallot {
    /// Its tracker.
    pub tracker: String,
    /// What it counts as.
    pub mark: BallotMark,
    /// When it was cast.
    pub at: Instant,
}

pub(super) fn round_view(read: &Read<'_>, state: &ElectionState, round: &RoundState) -> Result<RoundOfElection, Error> {
    let number = super::rounds::number_of(state, round);
    let encrypted = round.encrypted();
    let open = encrypted.filter(|_| round.voided.is_none()).map(|it| OpenBox::read(read.connection, state, &it.uuid)).transpose()?;
    let live = state.rules.publish.turnout_live || encrypted.is_none_or(|it| it.closed.is_some());
    let in_box = |open: &OpenBox<'_>| -> Vec<AgencyId> {
        let held = open.encrypted.ballots.iter().zip(&open.marks).filter(|(_, mark)| **mark == BallotMark::InBox);
        held.filter_map(|(ballot, _)| ballot.seat.clone()).collect()
    };
    let cast: Option<Vec<AgencyId>> = open.as_ref().filter(|_| live).map(in_box);
    let also = |cast: &Vec<AgencyId>| round.present.keys().filter(|agency| !cast.contains(agency)).count();
    let turnout = cast.as_ref().map(|cast| u32::try_from(cast.len() + also(cast)).unwrap_or(u32::MAX));
    let results = steps::results(state, &round.office);
    let at = state.rounds_of(&round.office).filter(|it| it.count.is_some()).position(|it| std::ptr::eq(it, round));
    Ok(RoundOfElection {
        office: round.office.clone(),
        number,
        candidates: round.candidates.clone(),
        ballot: encrypted.map(|it| it.uuid.clone()),
        paper: matches!(round.manner, Manner::Paper { .. }),
        opens: round.opens,
        closes: round.closes,
        cast,
        present: round.present.keys().cloned().collect(),
        turnout,
        closed_at: encrypted.and_then(|it| it.closed.as_ref()).map(|it| it.done.at),
        countersigned: encrypted.map(|it| it.countersigned.keys().cloned().collect()).unwrap_or_default(),
        contradicted: encrypted.map(|it| it.contradicted().into_iter().cloned().collect()).unwrap_or_default(),
        decrypted: encrypted.map(|it| it.parts.keys().copied().collect()).unwrap_or_default(),
        count: round.count.clone(),
        result: at.and_then(|at| results.get(at)).cloned(),
        votes: if let Manner::Open { votes } = &round.manner { votes.clone() } else { BTreeMap::new() },
        voided: round.voided.as_ref().map(|it| said(read, &it.text, it.done.by, it.done.at)).transpose()?,
        own: own_ballot(read, state, open.as_ref())?,
        may_cast: may_cast(read, state, round)?,
    })
}

fn own_ballot(read: &Read<'_>, state: &ElectionState, open: Option<&OpenBox<'_>>) -> Result<Option<OwnBallot>, Error> {
    let (Some(open), Some(seat)) = (open, seat_here(read, state)?) else { return Ok(None) };
    let mut newest = open.encrypted.ballots.iter().zip(&open.marks).rev();
    let mine = newest.find(|(ballot, _)| ballot.seat.as_ref() == Some(&seat.agency) || ballot.done.by == read.me.officer);
    Ok(mine.map(|(ballot, mark)| OwnBallot { tracker: ballot.sha256.base64(), mark: *mark, at: ballot.done.at }))
}

/// Says whether who asks may vote now: on the roll, registered, with the credential on this desk, while the vote is open.
fn may_cast(read: &Read<'_>, state: &ElectionState, round: &RoundState) -> Result<May, Error> {
    let Some(encrypted) = round.encrypted() else { return Ok(read.may::<()>(Err(Refusal::VotesAreOpen))) };
    let author = read.author()?;
    let answer = || -> Result<(), Refusal> {
        let agency = author.agency.clone().ok_or(Refusal::NeedsDuty { duty: jcat_domain::Duty::Representative })?;
        jcat_domain::elections::seats::may_vote_for(&state.rules, &agency, author)?;
        let roll = state.roll.as_ref().ok_or(Refusal::NotYet { waits: steps::Wait::Roll })?;
        let seat = roll.seat_of(&agency).ok_or_else(|| Refusal::NotOnRoll { agency: agency.clone() })?;
        if credential(read, state, seat).is_none() {
            return Err(Refusal::NotRegistered { agency });
        }
        steps::may_cast_now(state, round, encrypted, &seat.agency, read.now)
    };
    Ok(read.may(answer()))
}

/// The notice board of a round.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeBoard {
    /// The ballot's uuid.
    pub ballot: BallotUuid,
    /// Whether it belongs to a rehearsal.
    pub rehearsal: bool,
    /// Every ballot that came, in the office's order.
    pub ballots: Vec<NoticedBallot>,
    /// The hash of everything in the box, as its closing says.
    pub closing: Option<Sha256>,
    /// What this desk finds in it.
    pub found: Sha256,
    /// The fingerprint of `election.json`: what every ballot commits to.
    pub fingerprint: String,
}

/// A ballot on the notice board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NoticedBallot {
    /// Its tracker.
    pub tracker: String,
    /// Whose it is.
    pub seat: Option<AgencyId>,
    /// What it counts as.
    pub mark: BallotMark,
    /// When the office took it.
    pub at: Instant,
}

/// Gives the notice board of a round.
pub(crate) fn notice_board(read: &Read<'_>, request: WhichBallot) -> Result<NoticeBoard, Error> {
    let state = named(read, request.election)?;
    let open = OpenBox::read(read.connection, &state, &request.ballot)?;
    let live = state.rules.publish.turnout_live || open.encrypted.closed.is_some();
    let ballots = open.encrypted.ballots.iter().zip(&open.marks);
    let noticed = |(ballot, mark): (&jcat_domain::elections::state::CastBallot, &BallotMark)| NoticedBallot {
        tracker: ballot.sha256.base64(),
        seat: ballot.seat.clone().filter(|_| live),
        mark: *mark,
        at: ballot.done.at,
    };
    Ok(NoticeBoard {
        ballot: request.ballot,
        rehearsal: state.rehearsal,
        ballots: ballots.map(noticed).collect(),
        closing: open.encrypted.closed.as_ref().map(|it| it.head),
        found: open.head(read.connection)?,
        fingerprint: open.election.fingerprint().to_owned(),
    })
}
