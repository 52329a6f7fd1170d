//! The box of a round: what is in it, what each ballot counts as, and the archive that anybody can verify.

use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use jcat_ballot::ceremony::{Certificates, Confirmation, Dealing, join_group};
use jcat_ballot::credentials::PublicCredentials;
use jcat_ballot::election::Election;
use jcat_ballot::trustees::{TrusteeItem, Trustees, write_trustees};
use jcat_ballot::{Archive, Belenios2048, Place, Remembered, Verified, verify_with};
use jcat_domain::elections::state::{BallotMark, CastBallot, EncryptedRound, RoundState};
use jcat_domain::elections::{BallotOpened, BallotUuid, CeremonyStep, ElectionState, steps};
use jcat_domain::hash::Sha256;
use jcat_domain::{Change, Refusal};
use rusqlite::Connection;

use super::recorded;
use crate::error::Error;

/// The group that elections calculate in.
pub(super) type G = Belenios2048;

/// Ballots that were verified since the program started: each is verified once.
static CHECKED: LazyLock<Mutex<Remembered>> = LazyLock::new(Mutex::default);

/// The box of a round, opened for reading.
pub(crate) struct OpenBox<'a> {
    pub(crate) round: &'a RoundState,
    pub(crate) encrypted: &'a EncryptedRound,
    pub(crate) opened: BallotOpened,
    pub(crate) election: Election<G>,
    pub(crate) trustees: Trustees<G>,
    pub(crate) credentials: PublicCredentials<G>,
    /// What each ballot counts as, in their order.
    pub(crate) marks: Vec<BallotMark>,
    texts: Vec<String>,
}

/// An archive, with what verifying it gave.
pub(crate) struct Written {
    pub(crate) archive: Archive,
    pub(crate) verified: Verified<G>,
    /// The hash of everything in the box, where it goes as far as its closing.
    pub(crate) closing: Option<Sha256>,
}

/// How far an archive is to go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Upto {
    Ballots,
    Closing,
    Tally,
    Decryptions,
    Result,
}

/// The first of the faults that were found: the others mostly follow from it.
pub(super) fn first_of(faults: &[jcat_ballot::Fault]) -> Error {
    Error::Damaged(faults.first().map(ToString::to_string).unwrap_or_default())
}

fn broken(what: &'static str) -> impl Fn(jcat_ballot::Fault) -> Error {
    move |fault| Error::Damaged(format!("{what}: {fault}"))
}

impl<'a> OpenBox<'a> {
    /// Reads the box of a round and judges every ballot in it.
    pub(crate) fn read(connection: &Connection, state: &'a ElectionState, ballot: &BallotUuid) -> Result<Self, Error> {
        let (round, encrypted) = state.round(ballot).ok_or(Error::NotFound("round"))?;
        let Change::BallotOpened(opened) = recorded(connection, encrypted.opening)? else {
            return Err(Error::Damaged("the opening of a round does not read".into()));
        };
        let election = Election::read(opened.election.as_bytes()).map_err(broken("election.json"))?;
        let trustees = Trustees::read(opened.trustees.as_bytes()).map_err(|faults| first_of(&faults))?;
        let credentials = PublicCredentials::read(opened.credentials.as_bytes()).map_err(|faults| first_of(&faults))?;
        let texts = encrypted.ballots.iter().map(|it| text_of(connection, it)).collect::<Result<_, _>>()?;
        let mut read = Self { round, encrypted, opened, election, trustees, credentials, marks: Vec::new(), texts };
        read.judge(state)?;
        Ok(read)
    }

    /// Marks every ballot: by the rules, and by the arithmetic where the rules would let it in.
    fn judge(&mut self, state: &ElectionState) -> Result<(), Error> {
        let mut unsound = BTreeSet::new();
        loop {
            self.marks = self.encrypted.marks(self.round, &state.rules, &unsound);
            let Err(faults) = self.verify(&self.archive(Upto::Ballots)?) else { return Ok(()) };
            let places: Vec<usize> = self.in_archive().map(|(at, _)| at).collect();
            let before = unsound.len();
            for fault in &faults {
                if let Place::Ballot(number, _) = fault.place
                    && let Some(ballot) = places.get(number.wrapping_sub(1)).and_then(|at| self.encrypted.ballots.get(*at))
                {
                    unsound.insert(ballot.sha256);
                }
            }
            if unsound.len() == before {
                return Err(first_of(&faults));
            }
        }
    }

    /// The ballots that an archive holds: those in the box, and those that a later one of the same seat replaced.
    fn in_archive(&self) -> impl Iterator<Item = (usize, &String)> {
        let held = |mark: &BallotMark| matches!(mark, BallotMark::InBox | BallotMark::Replaced);
        self.texts.iter().enumerate().zip(&self.marks).filter(move |(_, mark)| held(mark)).map(|(it, _)| it)
    }

    pub(crate) fn verify(&self, archive: &Archive) -> Result<Verified<G>, Vec<jcat_ballot::Fault>> {
        let mut checked = CHECKED.lock().unwrap_or_else(PoisonError::into_inner);
        verify_with(archive.bytes(), None, &mut checked)
    }

    fn archive(&self, upto: Upto) -> Result<Archive, Error> {
        let failed = |fault| Error::Damaged(format!("an archive: {fault}"));
        let mut archive = Archive::begin(u64::try_from(self.round.done.at.0 / 1_000).unwrap_or_default());
        archive.record_setup(&self.opened.election, &self.opened.trustees, &self.opened.credentials).map_err(failed)?;
        for (_, ballot) in self.in_archive() {
            archive.record_ballot(ballot).map_err(failed)?;
        }
        if upto >= Upto::Closing {
            archive.record_end().map_err(failed)?;
        }
        Ok(archive)
    }

    /// Writes the archive as far as it is to go, and verifies it.
    pub(crate) fn write(&self, connection: &Connection, upto: Upto) -> Result<Written, Error> {
        let failed = |fault| Error::Damaged(format!("an archive: {fault}"));
        let mut archive = self.archive(upto)?;
        let closing = archive.head().map(|it| Sha256(it.0)).filter(|_| upto >= Upto::Closing);
        if upto >= Upto::Tally {
            let closed = self.holds(&archive)?;
            archive.record_tally(closed.tally.as_ref().ok_or(Error::Internal("tallying"))?).map_err(failed)?;
        }
        if upto >= Upto::Decryptions {
            let needed = self.trustees.needed();
            for (owner, (kept, _)) in self.encrypted.parts.iter().take(needed) {
                let Change::PartlyDecrypted(part) = recorded(connection, kept.entry)? else { continue };
                archive.record_decryption(u64::from(*owner), &part.text).map_err(failed)?;
            }
        }
        if upto >= Upto::Result {
            let counts = self.holds(&archive)?.find_result().map_err(broken("the result"))?;
            archive.record_result(&counts).map_err(failed)?;
        }
        let verified = self.holds(&archive)?;
        Ok(Written { archive, verified, closing })
    }

    fn holds(&self, archive: &Archive) -> Result<Verified<G>, Error> {
        self.verify(archive).map_err(|faults| first_of(&faults))
    }

    /// How far the round is.
    pub(crate) fn reached(&self) -> Upto {
        let it = self.encrypted;
        match () {
            () if it.result.is_some() => Upto::Result,
            () if it.tally.is_some() => Upto::Tally,
            () if it.closed.is_some() => Upto::Closing,
            () => Upto::Ballots,
        }
    }

    /// The hash of everything in the box: what its closing names and desks countersign.
    pub(crate) fn head(&self, connection: &Connection) -> Result<Sha256, Error> {
        self.write(connection, Upto::Closing)?.closing.ok_or(Error::Internal("hashing a box"))
    }

    /// Refuses a round whose records are not those that the ceremony and the registrations lead to: whoever opened it cannot have
    /// put keys of its own in their place.
    pub(crate) fn is_as_agreed(&self, connection: &Connection, state: &ElectionState) -> Result<(), Error> {
        let differs = Error::Refused(Refusal::RecordDiffers { record: steps::Record::Election });
        let same_trustees = trustees_text(connection, state)? == self.opened.trustees;
        if same_trustees && self.election.key_is_of(&self.trustees) { Ok(()) } else { Err(differs) }
    }
}

fn text_of(connection: &Connection, ballot: &CastBallot) -> Result<String, Error> {
    match recorded(connection, ballot.entry)? {
        Change::BallotCast(it) => Ok(it.ballot),
        _ => Err(Error::Damaged("a ballot does not read".into())),
    }
}

/// What the trustees have sent of a step, in the order of their numbers.
pub(super) fn messages(connection: &Connection, state: &ElectionState, step: CeremonyStep) -> Result<Vec<String>, Error> {
    let trustees = state.trustees.iter().flat_map(|it| &it.trustees);
    let mut found = Vec::new();
    for kept in trustees.filter_map(|it| it.messages.get(&step)) {
        match recorded(connection, kept.entry)? {
            Change::CeremonyMessage(it) => found.push(it.text),
            _ => return Err(Error::Damaged("a message of the ceremony does not read".into())),
        }
    }
    Ok(found)
}

/// Puts together what the trustees' ceremony has come to: the trustees' record of every round.
pub(super) fn trustees_text(connection: &Connection, state: &ElectionState) -> Result<String, Error> {
    let failed = |fault: jcat_ballot::ceremony::CeremonyFault| Error::Damaged(format!("the ceremony: {fault}"));
    let threshold = state.trustees.as_ref().map_or(0, |it| it.threshold as usize);
    let certificates = messages(connection, state, CeremonyStep::Certificate)?;
    let certificates = Certificates::<G>::read(certificates.iter().map(String::as_bytes)).map_err(failed)?;
    let dealings = messages(connection, state, CeremonyStep::Shares)?;
    let dealings: Vec<Dealing> = dealings.iter().map(|it| Dealing::read(it.as_bytes())).collect::<Result<_, _>>().map_err(failed)?;
    let confirmations = messages(connection, state, CeremonyStep::Verification)?;
    let confirmations: Vec<Confirmation> =
        confirmations.iter().map(|it| Confirmation::read(it.as_bytes())).collect::<Result<_, _>>().map_err(failed)?;
    let group = join_group(&certificates, threshold, &dealings, &confirmations).map_err(failed)?;
    Ok(write_trustees(vec![TrusteeItem::Threshold(group)]))
}

/// Reads the trustees' record that the ceremony has come to.
pub(super) fn trustees(connection: &Connection, state: &ElectionState) -> Result<Trustees<G>, Error> {
    read_trustees(&trustees_text(connection, state)?)
}

/// Reads a trustees' record and proves it.
pub(super) fn read_trustees(text: &str) -> Result<Trustees<G>, Error> {
    Trustees::read(text.as_bytes()).map_err(|faults| first_of(&faults))
}
