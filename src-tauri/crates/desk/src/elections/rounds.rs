//! Rounds, as those who run an election and its tellers take them: opened, closed, counted, made void; on paper and openly.

use std::collections::BTreeMap;
use std::path::Path;

use jcat_ballot::election::{ElectionRecord, Question};
use jcat_ballot::{Belenios2048, Group};
use jcat_domain::elections::state::RoundState;
use jcat_domain::elections::{
    BallotClosed, BallotOpened, BallotVoided, Candidate, CastingVoteGiven, Choice, Count, ElectionState, OfficeKey, OpenVoteTaken, PaperCounted,
    ResultRecorded, TallyRecorded, steps,
};
use jcat_domain::ids::{AgencyId, ElectionId};
use jcat_domain::{Change, Instant, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::boxes::{OpenBox, Upto, Written, read_trustees, trustees_text};
use super::{WhichBallot, named, take};
use crate::desk::Desk;
use crate::error::Error;
use crate::undo::Nothing;
use crate::words::{Language, Words};
use crate::work::{Read, Work};

/// How long the ballots of others may still be on their way to this desk when voting has ended, in milliseconds: longer than the time
/// between two polls.
const ARRIVING: i64 = 30_000;

/// How long the opening of a round may take to reach the office, in milliseconds: the vote is open as long as the rules ask for by the office's clock.
const REACHING: i64 = 15 * 60_000;
/// Ends that nobody typed fall on a quarter of an hour.
const QUARTER: i64 = 15 * 60_000;

/// Opens the next round of an office. Times are on the clocks of the rules' zone; the first round is open when the call says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OpenBallot {
    /// The election.
    pub election: ElectionId,
    /// The office.
    pub office: OfficeKey,
    /// When voting opens.
    #[serde(default)]
    #[ts(optional)]
    pub opens: Option<String>,
    /// When it closes.
    #[serde(default)]
    #[ts(optional)]
    pub closes: Option<String>,
}

/// Makes a round void.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct VoidBallot {
    /// The election.
    pub election: ElectionId,
    /// The ballot's uuid.
    pub ballot: jcat_domain::elections::BallotUuid,
    /// Why.
    pub reason: String,
}

/// Records a round on paper.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountPaper {
    /// The election.
    pub election: ElectionId,
    /// The office.
    pub office: OfficeKey,
    /// Who stood.
    pub candidates: Vec<Candidate>,
    /// When it ended, on the clocks of the rules' zone.
    pub ended: String,
    /// Seats that were there.
    pub present: Vec<AgencyId>,
    /// Seats that handed a paper in.
    pub handed_in: Vec<AgencyId>,
    /// The count.
    pub count: Count,
    /// Who counted.
    pub tellers: Vec<AgencyId>,
    /// What there is to say of it.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// Records an open vote.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TakeOpenVote {
    /// The election.
    pub election: ElectionId,
    /// The office.
    pub office: OfficeKey,
    /// Who stood.
    pub candidates: Vec<Candidate>,
    /// When it ended, on the clocks of the rules' zone.
    pub ended: String,
    /// Seats that were there.
    pub present: Vec<AgencyId>,
    /// What each seat chose.
    #[ts(type = "Record<string, Choice>")]
    pub votes: BTreeMap<AgencyId, Choice>,
}

/// Records the outgoing chair's vote in a tie.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GiveCastingVote {
    /// The election.
    pub election: ElectionId,
    /// The office.
    pub office: OfficeKey,
    /// For whom.
    pub candidate: Candidate,
}

/// Writes the archive of a round to a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportArchive {
    /// The election.
    pub election: ElectionId,
    /// The ballot's uuid.
    pub ballot: jcat_domain::elections::BallotUuid,
    /// The file.
    pub path: String,
    /// Where the roll goes that the archive can be checked against; none writes none.
    #[serde(default)]
    #[ts(optional)]
    pub roll: Option<String>,
}

fn moment(state: &ElectionState, typed: &str) -> Result<Instant, Error> {
    let zone = jcat_domain::meetings::rules::zone(&state.rules.voting_window.timezone)?;
    Ok(Instant::from_time_in(typed, zone).ok_or(Refusal::NotATime)?)
}

/// Names an answer so that it can be read without this program: the country's code and its English name, with the person where one stands.
fn answer(read: &Read<'_>, words: &Words, candidate: &Candidate) -> Result<String, Error> {
    let country = format!("{} {}", candidate.country, words.country(candidate.country));
    Ok(match candidate.person {
        Some(person) => format!("{country}: {}", read.officer_name(person)?),
        None => country,
    })
}

/// The end of a later round where nobody says when: as long after its beginning as that of the first. An entry gets its time from the office, which is
/// later than the desk's: what would be open for just as long as the rules ask for would be too short by then.
fn usual_end(state: &ElectionState, opens: Instant) -> Instant {
    let long = state.schedule.closes.0.saturating_sub(state.schedule.opens.0);
    let end = opens.0.saturating_add(long).saturating_add(REACHING);
    Instant(end.saturating_add(QUARTER - 1).div_euclid(QUARTER).saturating_mul(QUARTER))
}

/// Opens the next round of an office.
pub(crate) fn open(work: &mut Work<'_>, request: OpenBallot) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let candidates = steps::next_field(&state, &request.office)?;
    let uuid = state.next_ballot(&request.office).ok_or(Refusal::OtherBallot)?.clone();
    let typed = |text: &Option<String>, usual| text.as_deref().map_or(Ok(usual), |text| moment(&state, text));
    let first = state.rounds.is_empty();
    let opens = typed(&request.opens, if first { state.schedule.opens } else { work.read.now.max(state.schedule.opens) })?;
    let closes = match (&request.closes, first) {
        (Some(text), _) => {
            let closes = moment(&state, text)?;
            // The office's time of the opening is what counts, and that is later than now.
            steps::window(&state.rules, opens.max(Instant(work.read.now.0.saturating_add(REACHING))), closes)?;
            closes
        }
        (None, true) => state.schedule.closes,
        (None, false) => usual_end(&state, opens),
    };
    let trustees_record = trustees_text(work.connection, &state)?;
    let key = read_trustees(&trustees_record)?.election_key();
    // The archive is read by other programs and by people of every language: it speaks English.
    let words = Words::of(Language::En);
    let office = if request.office.needs_name() { request.office.to_string() } else { words.say(&format!("office-{}", request.office)) };
    let mut answers = Vec::new();
    for candidate in &candidates {
        answers.push(answer(work, &words, candidate)?);
    }
    if candidates.len() == 1 {
        answers.push(words.say("ballot-against"));
    }
    let commitments = steps::commitments(&state, &request.office, &candidates)?;
    let commitments: serde_json::Value = serde_json::from_str(&commitments).map_err(|_| Error::Internal("writing an election"))?;
    let record = ElectionRecord {
        version: 1,
        description: words.say(if state.rehearsal { "archive-rehearsal" } else { "archive-election" }),
        name: state.title.clone(),
        group: Belenios2048::NAME.to_owned(),
        public_key: Belenios2048::encode(&key),
        questions: vec![Question { answers, blank: state.rules.blank_allowed, min: 1, max: 1, question: office }],
        uuid: uuid.to_string(),
        administrator: None,
        credential_authority: None,
        others: BTreeMap::from([("x_jcat".to_owned(), commitments)]),
    };
    let opened = BallotOpened {
        credentials: steps::credentials_text(&state, &uuid)?,
        office: request.office,
        uuid,
        candidates,
        election: record.write(),
        trustees: trustees_record,
        opens,
        closes,
    };
    take(work, &state, Change::BallotOpened(opened))?;
    Ok(Nothing {})
}

/// Closes voting: what is in the box is fixed by its hash.
pub(crate) fn close(work: &mut Work<'_>, request: WhichBallot) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let (round, _) = state.round(&request.ballot).ok_or(Error::NotFound("round"))?;
    let settled = Instant(round.closes.0.saturating_add(ARRIVING));
    let now = work.read.now;
    let open = OpenBox::read(work.connection, &state, &request.ballot)?;
    let closed = BallotClosed { uuid: request.ballot.clone(), head: open.head(work.connection)? };
    // Said by the rules first: who may close, and whether it is time.
    steps::check(&state, &Change::BallotClosed(closed.clone()), work.author()?, now)?;
    if now >= round.closes && now < settled && crate::joining::settings_of(work.connection)?.is_some() {
        let until = steps::when(&state.rules.voting_window.timezone, settled);
        return Err(Refusal::StillVoting { agencies: Vec::new(), until }.into());
    }
    take(work, &state, Change::BallotClosed(closed))?;
    Ok(Nothing {})
}

/// Records the encrypted sum of the box.
pub(crate) fn tally(work: &mut Work<'_>, request: WhichBallot) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let open = OpenBox::read(work.connection, &state, &request.ballot)?;
    let Written { verified, .. } = open.write(work.connection, Upto::Tally)?;
    let tally = verified.tally.as_ref().ok_or(Error::Internal("tallying"))?;
    let tallied = u32::try_from(verified.counted.len()).unwrap_or(u32::MAX);
    let recorded = TallyRecorded { uuid: request.ballot, tally: tally.write(), sized: tally.write_sized(), tallied };
    take(work, &state, Change::TallyRecorded(recorded))?;
    Ok(Nothing {})
}

/// Puts the parts of the trustees together.
pub(crate) fn combine(work: &mut Work<'_>, request: WhichBallot) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let (_, encrypted) = state.round(&request.ballot).ok_or(Error::NotFound("round"))?;
    if encrypted.parts.len() < state.trustees.as_ref().map_or(usize::MAX, |it| it.threshold as usize) {
        return Err(Refusal::NotYet { waits: steps::Wait::Parts }.into());
    }
    let open = OpenBox::read(work.connection, &state, &request.ballot)?;
    let Written { archive, verified, .. } = open.write(work.connection, Upto::Result)?;
    let counts = verified.result.as_ref().and_then(|it| it.first()).cloned().ok_or(Error::Internal("counting"))?;
    let last_event = archive.head().map(|it| jcat_domain::hash::Sha256(it.0)).ok_or(Error::Internal("hashing a result"))?;
    let result = serde_json::to_string(&serde_json::json!({ "result": [counts] })).map_err(|_| Error::Internal("writing a result"))?;
    take(work, &state, Change::ResultRecorded(ResultRecorded { uuid: request.ballot, result, counts, last_event }))?;
    Ok(Nothing {})
}

/// Makes a round void.
pub(crate) fn void(work: &mut Work<'_>, request: VoidBallot) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let reason = jcat_domain::text::required(jcat_domain::text::TextField::Reason, &request.reason)?;
    take(work, &state, Change::BallotVoided(BallotVoided { uuid: request.ballot, reason }))?;
    Ok(Nothing {})
}

/// Records a round on paper.
pub(crate) fn count_paper(work: &mut Work<'_>, request: CountPaper) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let ended = moment(&state, &request.ended)?;
    let text = request.text.filter(|it| !it.trim().is_empty());
    let counted = PaperCounted {
        office: request.office,
        candidates: request.candidates,
        ended,
        present: request.present,
        handed_in: request.handed_in,
        count: request.count,
        tellers: request.tellers,
        text,
    };
    take(work, &state, Change::PaperCounted(counted))?;
    Ok(Nothing {})
}

/// Records an open vote.
pub(crate) fn take_open_vote(work: &mut Work<'_>, request: TakeOpenVote) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let ended = moment(&state, &request.ended)?;
    let taken = OpenVoteTaken { office: request.office, candidates: request.candidates, ended, present: request.present, votes: request.votes };
    take(work, &state, Change::OpenVoteTaken(taken))?;
    Ok(Nothing {})
}

/// Records the outgoing chair's vote.
pub(crate) fn give_casting_vote(work: &mut Work<'_>, request: GiveCastingVote) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    take(work, &state, Change::CastingVoteGiven(CastingVoteGiven { office: request.office, candidate: request.candidate }))?;
    Ok(Nothing {})
}

/// Writes the archive of a round to a file that does not exist, and the roll beside it.
pub(crate) fn export(desk: &Desk, request: ExportArchive) -> Result<Nothing, Error> {
    let (bytes, roll) = desk.query(|read| {
        let state = named(read, request.election)?;
        let open = OpenBox::read(read.connection, &state, &request.ballot)?;
        let Written { archive, .. } = open.write(read.connection, open.reached())?;
        Ok((archive.bytes().to_vec(), state.roll_text().unwrap_or_default()))
    })?;
    let mut files = vec![(request.path, bytes)];
    files.extend(request.roll.map(|path| (path, roll.into_bytes())));
    for (path, content) in files {
        let path = Path::new(&path);
        if path.exists() {
            return Err(Error::File { doing: "writing an archive", source: std::io::ErrorKind::AlreadyExists.into() });
        }
        crate::files::write_whole(path, &content)?;
    }
    Ok(Nothing {})
}

/// Verifies the archive of a round on this desk.
pub(crate) fn verify(read: &Read<'_>, request: WhichBallot) -> Result<super::archives::ArchiveReport, Error> {
    let state = named(read, request.election)?;
    let open = OpenBox::read(read.connection, &state, &request.ballot)?;
    let Written { archive, .. } = open.write(read.connection, open.reached())?;
    Ok(super::archives::report(archive.bytes(), None, read.words))
}

/// Says what a round's office and number are, for lists.
pub(super) fn number_of(state: &ElectionState, round: &RoundState) -> usize {
    state.rounds.iter().filter(|it| it.office == round.office).take_while(|it| !std::ptr::eq(*it, round)).count() + 1
}
