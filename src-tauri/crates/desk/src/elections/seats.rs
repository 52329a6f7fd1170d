//! What a seat's desk does: registering, checking in, the ballot, saying what it found in the box.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use jcat_ballot::credentials::PrivateCredential;
use jcat_ballot::sealing::{Opening, Sealer, Vote};
use jcat_domain::elections::state::{EncryptedRound, RoundState};
use jcat_domain::elections::{
    BallotCast, BallotUuid, Choice, CredentialsRegistered, ElectionState, HeadCountersigned, SealedTo, Seat, SeatPresent, steps,
};
use jcat_domain::hash::Sha256;
use jcat_domain::ids::{AgencyId, DeviceId, ElectionId};
use jcat_domain::{Change, Duty, Refusal};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::boxes::{G, OpenBox};
use super::{WhichBallot, WhichElection, chance, named, take};
use crate::desk::Desk;
use crate::error::Error;
use crate::keys;
use crate::undo::Nothing;
use crate::work::{Read, Work};

/// Makes a ballot. It is not cast yet.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SealBallot {
    /// The election.
    pub election: ElectionId,
    /// The ballot.
    pub ballot: BallotUuid,
    /// What the seat chooses.
    pub choice: Choice,
}

/// A ballot that is sealed and not cast.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SealedBallot {
    /// Its tracker: what to look for on the notice board.
    pub tracker: String,
}

/// Casts a ballot: one that was sealed, or one that is sealed now.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CastVote {
    /// The election.
    pub election: ElectionId,
    /// The ballot.
    pub ballot: BallotUuid,
    /// The tracker of the ballot that was sealed.
    #[serde(default)]
    #[ts(optional)]
    pub sealed: Option<String>,
    /// What the seat chooses, where nothing was sealed before.
    #[serde(default)]
    #[ts(optional)]
    pub choice: Option<Choice>,
}

/// Names a sealed ballot.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhichSealed {
    /// Its tracker.
    pub sealed: String,
}

/// A ballot that was opened instead of cast, to be checked on another desk.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AuditedBallot {
    /// The election.
    pub election: ElectionId,
    /// The ballot's uuid.
    pub ballot: BallotUuid,
    /// The ballot, word for word.
    pub text: String,
    /// What opens it.
    pub opening: String,
}

/// What an opened ballot says.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AuditResult {
    /// Its tracker.
    pub tracker: String,
    /// What it chooses; none where it says nothing that the ballot allows.
    pub choice: Option<Choice>,
}

struct Sealed {
    election: ElectionId,
    ballot: BallotUuid,
    text: String,
    opening: Opening<G>,
}

/// Ballots that were sealed and neither cast nor opened, by their tracker. In memory alone: what would open them never touches a disk.
static WAITING: LazyLock<Mutex<HashMap<String, Sealed>>> = LazyLock::new(Mutex::default);

/// Drops the openings of this desk's sealed ballots.
pub(crate) fn forget_sealed() {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

/// Gives the seat that who asks votes for.
pub(super) fn own_seat<'a>(read: &Read<'_>, state: &'a ElectionState) -> Result<&'a Seat, Error> {
    let agency = own_agency(read)?;
    let roll = state.roll.as_ref().ok_or(Refusal::NotYet { waits: steps::Wait::Roll })?;
    Ok(roll.seat_of(&agency).ok_or(Refusal::NotOnRoll { agency })?)
}

/// The same; none for who votes for no seat.
pub(super) fn seat_here<'a>(read: &Read<'_>, state: &'a ElectionState) -> Result<Option<&'a Seat>, Error> {
    match own_seat(read, state) {
        Err(Error::Refused(_)) => Ok(None),
        other => other.map(Some),
    }
}

fn own_agency(read: &Read<'_>) -> Result<AgencyId, Error> {
    Ok(read.author()?.agency.clone().ok_or(Refusal::NeedsDuty { duty: Duty::Representative })?)
}

/// Gives the desks of a seat's representative and alternates, this one first.
fn desks_of(read: &Read<'_>, seat: &Seat) -> Result<Vec<(DeviceId, [u8; 32])>, Error> {
    let today = read.today();
    let sits = |duty: Duty| matches!(duty, Duty::Representative | Duty::Alternate);
    let mut desks = vec![(read.me.device, read.me.keys.sealing_public())];
    for officer in read.roster()?.officers.values().filter(|it| seat.holds(&it.agency)) {
        if !officer.posts.iter().any(|post| sits(post.duty) && post.span.holds(today)) {
            continue;
        }
        let mut statement =
            read.connection.prepare_cached("SELECT device, sealing FROM devices WHERE officer = ?1 AND revoked IS NULL AND device <> ?2")?;
        let rows = statement.query_map(params![officer.id.0, read.me.device.0], |row| Ok((DeviceId(row.get(0)?), row.get(1)?)))?;
        for row in rows {
            desks.push(row?);
        }
    }
    Ok(desks)
}

/// Registers one's seat: makes its credential here, publishes the public ones, and seals the private one to the seat's desks.
pub(crate) fn register(work: &mut Work<'_>, request: WhichElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let seat = own_seat(work, &state)?;
    let agency = own_agency(work)?;
    let roll = state.roll.as_ref().ok_or(Refusal::NotYet { waits: steps::Wait::Roll })?;
    let credential = PrivateCredential::make(&mut chance(work.world)?);
    let credentials = roll.ballots.values().flatten().map(|uuid| (uuid.clone(), credential.derive_public::<G>(uuid.as_str()))).collect();
    let context = state.id.0;
    let mut held = Vec::new();
    for (device, sealing) in desks_of(work, seat)? {
        let sealed = keys::seal(credential.reveal().as_bytes(), &[sealing], context.as_bytes(), work.world)?;
        held.push(SealedTo { device, sealed });
    }
    let statement = work.words.with("credential-statement", &[("agency", agency.as_str())]);
    take(work, &state, Change::CredentialsRegistered(CredentialsRegistered { agency, credentials, statement, signature: None, held }))?;
    Ok(Nothing {})
}

/// Opens the private credential of one's seat; none where it was not sealed to this desk.
pub(super) fn credential(read: &Read<'_>, state: &ElectionState, seat: &Seat) -> Option<PrivateCredential> {
    let mine = state.registered.get(&seat.agency)?.held.iter().find(|it| it.device == read.me.device)?;
    let opened = read.me.keys.open(&mine.sealed, state.id.0.as_bytes())?;
    PrivateCredential::read(std::str::from_utf8(&opened).ok()?).ok()
}

/// Says that one is there, for the quorum, without voting yet.
pub(crate) fn check_in(work: &mut Work<'_>, request: WhichBallot) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let agency = own_agency(work)?;
    take(work, &state, Change::SeatPresent(SeatPresent { uuid: request.ballot, agency }))?;
    Ok(Nothing {})
}

// ---- the ballot --------------------------------------------------------------------------------------------------------------

/// The vote that a choice is, by the answers' order.
fn vote(open: &OpenBox<'_>, choice: &Choice) -> Result<Vote, Error> {
    let question = open.election.questions().first().ok_or(Error::Damaged("an election without a question".into()))?;
    let candidates = &open.round.candidates;
    let chosen = match choice {
        Choice::For(candidate) => candidates.iter().position(|it| it == candidate).and_then(|at| Vote::choosing(question, &[at])),
        Choice::Against if candidates.len() == 1 => Vote::choosing(question, &[1]),
        Choice::Against => None,
        Choice::Blank => Vote::blank(question),
    };
    Ok(chosen.ok_or(Refusal::OtherCandidates)?)
}

fn make(read: &Read<'_>, request: &SealBallot) -> Result<Sealed, Error> {
    let state = named(read, request.election)?;
    let seat = own_seat(read, &state)?;
    let agency = own_agency(read)?;
    let (_, encrypted) = state.round(&request.ballot).ok_or(Error::NotFound("round"))?;
    if !state.registered.contains_key(&seat.agency) || encrypted.uuid != request.ballot {
        return Err(Refusal::NotRegistered { agency }.into());
    }
    let open = OpenBox::read(read.connection, &state, &request.ballot)?;
    open.is_as_agreed(read.connection, &state)?;
    let credential = credential(read, &state, seat).ok_or(Error::NotFound("credential"))?;
    let vote = vote(&open, &request.choice)?;
    let sealed = Sealer::of(&open.election, &credential).seal(&[vote], &mut chance(read.world)?);
    let sealed = sealed.map_err(|fault| Error::Damaged(fault.to_string()))?;
    // Whether it would come into the box is asked before it is sealed away.
    let cast = BallotCast { uuid: request.ballot.clone(), agency, ballot: sealed.bytes.clone() };
    steps::take(&state, Change::BallotCast(cast), read.author()?, read.now)?;
    Ok(Sealed { election: state.id, ballot: request.ballot.clone(), text: sealed.bytes, opening: sealed.opening })
}

fn tracker(text: &str) -> String {
    jcat_ballot::Hash::of(text.as_bytes()).base64()
}

/// Seals a ballot and shows its tracker. From then on the desk is bound to it: it is cast, or opened and never cast.
pub(crate) fn seal(desk: &Desk, request: SealBallot) -> Result<SealedBallot, Error> {
    let sealed = desk.query(|read| make(read, &request))?;
    let tracker = tracker(&sealed.text);
    WAITING.lock().unwrap_or_else(PoisonError::into_inner).insert(tracker.clone(), sealed);
    Ok(SealedBallot { tracker })
}

/// Casts a ballot.
pub(crate) fn cast(work: &mut Work<'_>, request: CastVote) -> Result<SealedBallot, Error> {
    let text = match (&request.sealed, &request.choice) {
        (Some(sealed), _) => {
            let waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
            let found = waiting.get(sealed).filter(|it| it.election == request.election && it.ballot == request.ballot);
            found.ok_or(Error::NotFound("sealed-ballot"))?.text.clone()
        }
        (None, Some(choice)) => make(work, &SealBallot { election: request.election, ballot: request.ballot.clone(), choice: choice.clone() })?.text,
        (None, None) => return Err(Error::BadRequest("missing field choice".into())),
    };
    let state = named(work, request.election)?;
    let agency = own_agency(work)?;
    take(work, &state, Change::BallotCast(BallotCast { uuid: request.ballot, agency, ballot: text.clone() }))?;
    // What would open it is gone from here on; where the step could not be recorded, the ballot is made again.
    if let Some(sealed) = &request.sealed {
        WAITING.lock().unwrap_or_else(PoisonError::into_inner).remove(sealed);
    }
    Ok(SealedBallot { tracker: tracker(&text) })
}

/// Opens a sealed ballot instead of casting it, to be checked on another desk. It can never be cast afterwards.
pub(crate) fn open_for_audit(_: &Desk, request: WhichSealed) -> Result<AuditedBallot, Error> {
    let found = WAITING.lock().unwrap_or_else(PoisonError::into_inner).remove(&request.sealed).ok_or(Error::NotFound("sealed-ballot"))?;
    let opening: Zeroizing<String> = found.opening.reveal();
    Ok(AuditedBallot { election: found.election, ballot: found.ballot, text: found.text, opening: (*opening).clone() })
}

/// Reads what an opened ballot chooses, on any desk of the Board.
pub(crate) fn audit(read: &Read<'_>, request: AuditedBallot) -> Result<AuditResult, Error> {
    let state = named(read, request.election)?;
    let open = OpenBox::read(read.connection, &state, &request.ballot)?;
    let opening = Opening::<G>::read(&request.opening).map_err(|fault| Error::BadRequest(fault.to_string()))?;
    let slots = opening.audit(&open.election, &open.credentials, request.text.as_bytes()).map_err(|fault| Error::BadRequest(fault.to_string()))?;
    let blank = open.election.questions().first().is_some_and(|it| it.blank);
    let chosen = slots.first().and_then(|slots| slots.iter().position(|slot| *slot == 1));
    let choice = chosen.and_then(|at| match (at, blank) {
        (0, true) => Some(Choice::Blank),
        (at, _) => {
            let at = at - usize::from(blank);
            let against = (at == 1 && open.round.candidates.len() == 1).then_some(Choice::Against);
            open.round.candidates.get(at).map(|it| Choice::For(*it)).or(against)
        }
    });
    Ok(AuditResult { tracker: tracker(&request.text), choice })
}

/// Gives the boxes that one's own seat has not countersigned: closed, and not counted yet.
pub(super) fn to_countersign<'a>(read: &Read<'_>, state: &'a ElectionState) -> Result<Vec<&'a EncryptedRound>, Error> {
    let author = read.author()?;
    let Some(seat) = seat_here(read, state)? else { return Ok(Vec::new()) };
    if !state.registered.contains_key(&seat.agency) {
        return Ok(Vec::new());
    }
    let agency = author.agency.clone().unwrap_or_else(|| seat.agency.clone());
    let may = |uuid: &BallotUuid| {
        let probe = HeadCountersigned { uuid: uuid.clone(), agency: agency.clone(), head: Sha256([0; 32]) };
        steps::check(state, &Change::HeadCountersigned(probe), author, read.now).is_ok()
    };
    let rounds = state.rounds.iter().filter(|round| round.voided.is_none()).filter_map(RoundState::encrypted);
    Ok(rounds.filter(|it| it.closed.is_some() && it.result.is_none() && may(&it.uuid)).collect())
}

/// Countersigns every box that one's own seat has not, on a desk that is in touch with its office: what it found, whether that is what the closing says or
/// not. `looked` is how far the Board's journal was when this was last asked. Says whether anything was signed.
pub(crate) fn countersign_due(desk: &Desk, looked: &mut Option<i64>) -> Result<bool, Error> {
    let due = desk.query(|read| {
        let head: Option<i64> =
            read.connection.prepare_cached("SELECT max(position) FROM entries WHERE audience = 'board'")?.query_row([], |row| row.get(0))?;
        if head == *looked {
            return Ok(Vec::new());
        }
        *looked = head;
        let mut due = Vec::new();
        for state in crate::replica::election_rows::unsettled(read.connection)? {
            let boxes = to_countersign(read, &state)?;
            due.extend(boxes.into_iter().map(|it| WhichBallot { election: state.id, ballot: it.uuid.clone() }));
        }
        Ok(due)
    })?;
    let any = !due.is_empty();
    for which in due {
        desk.command("countersignBox", |work| countersign(work, which))?;
    }
    Ok(any)
}

/// Says what this desk found in the box.
pub(crate) fn countersign(work: &mut Work<'_>, request: WhichBallot) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let agency = own_agency(work)?;
    let open = OpenBox::read(work.connection, &state, &request.ballot)?;
    let head = open.head(work.connection)?;
    take(work, &state, Change::HeadCountersigned(HeadCountersigned { uuid: request.ballot, agency, head }))?;
    Ok(Nothing {})
}
