//! What a trustee's desk does: the ceremony of the keys, their copies, the numbers for the lot, the decryption.

use std::path::Path;

use jcat_ballot::ceremony::open_decryption_key;
use jcat_ballot::ceremony::{CeremonyFault, CeremonySeed, Certificates, Confirmation, Dealing, bundle_shares, confirm_shares, make_dealing};
use jcat_ballot::decryption::make_partial_decryption;
use jcat_ballot::locked::{SoundShare, lock, make_share, unlock};
use jcat_ballot::scalar::SecretScalar;
use jcat_ballot::trustees::Trustees;
use jcat_domain::elections::state::TrusteeState;
use jcat_domain::elections::{
    CeremonyMessage, CeremonyStep, DecryptionRehearsed, ElectionState, KeyBackedUp, KeyDestroyed, LotSet, NonceCommitment, NonceOpened, NonceShare,
    NoncesCommitted, PartlyDecrypted, lot, steps,
};
use jcat_domain::hash::Sha256;
use jcat_domain::ids::ElectionId;
use jcat_domain::{Change, Refusal};
use rusqlite::Connection;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::boxes::{self, G, OpenBox, Upto, Written};
use super::{WhichBallot, WhichElection, chance, named, recorded, take};
use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{forget, keep, kept};
use crate::undo::Nothing;
use crate::vault;
use crate::work::{Read, Work};

/// What a copy of a trustee's key is sealed for.
const COPY: &[u8] = b"jcat-desk trustee key v1";

/// Writes a copy of one's key as a trustee, or reads it back.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TrusteeKeyFile {
    /// The election.
    pub election: ElectionId,
    /// The file.
    pub path: String,
    /// The passphrase that opens it; at least twelve characters.
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// Names a number of a lot.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhichNumber {
    /// The election.
    pub election: ElectionId,
    /// The lot.
    pub set: LotSet,
    /// Whose number, from 1; none means one's own.
    #[serde(default)]
    #[ts(optional)]
    pub trustee: Option<u32>,
}

fn seed_name(election: ElectionId) -> String {
    format!("election/{election}/seed")
}

fn number_name(election: ElectionId, set: &LotSet) -> String {
    format!("election/{election}/number/{set}")
}

/// What a number of the lot is locked for.
fn lot_context(election: ElectionId, set: &LotSet, trustee: u32) -> String {
    format!("lot/{election}/{set}/{trustee}")
}

fn rehearsal_context(election: ElectionId, trustee: u32) -> String {
    format!("rehearsal/{election}/{trustee}")
}

fn failed(fault: &CeremonyFault) -> Error {
    Error::Damaged(format!("the ceremony: {fault}"))
}

fn me<'a>(read: &Read<'_>, state: &'a ElectionState) -> Result<(u32, &'a TrusteeState), Error> {
    let trustees = state.trustees.as_ref().ok_or(Refusal::NotYet { waits: steps::Wait::Trustees })?;
    let number = trustees.number_of(read.me.officer).ok_or(Refusal::NotATrustee)?;
    let it = trustees.trustees.get((number as usize).saturating_sub(1)).ok_or(Refusal::NotATrustee)?;
    Ok((number, it))
}

/// Gives the seed of one's keys. It is on the desk that took the first step, and wherever its copy was read.
fn seed(connection: &Connection, election: ElectionId) -> Result<CeremonySeed, Error> {
    let text = kept::<String>(connection, &seed_name(election))?.map(Zeroizing::new).ok_or(Error::NotFound("trustee-key"))?;
    CeremonySeed::read(&text).map_err(|fault| failed(&fault))
}

/// Says whether this desk holds one's key as a trustee.
pub(super) fn holds_key(connection: &Connection, election: ElectionId) -> Result<bool, Error> {
    Ok(kept::<String>(connection, &seed_name(election))?.map(Zeroizing::new).is_some())
}

fn certificates(connection: &Connection, state: &ElectionState) -> Result<Certificates<G>, Error> {
    let texts = boxes::messages(connection, state, CeremonyStep::Certificate)?;
    Certificates::read(texts.iter().map(String::as_bytes)).map_err(|fault| failed(&fault))
}

/// Takes one's next step of the ceremony: certificate, shares, verification.
pub(crate) fn take_part(work: &mut Work<'_>, request: WhichElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let (number, mine) = me(work, &state)?;
    let next = [CeremonyStep::Certificate, CeremonyStep::Shares, CeremonyStep::Verification].into_iter();
    let step = next.into_iter().find(|step| !mine.messages.contains_key(step)).ok_or(Refusal::AlreadyRecorded)?;
    let mut rng = chance(work.world)?;
    let threshold = state.trustees.as_ref().map_or(0, |it| it.threshold as usize);
    let text = match step {
        CeremonyStep::Certificate => {
            let seed = CeremonySeed::make(&mut rng);
            keep(work.transaction(), &seed_name(state.id), &seed.reveal())?;
            seed.make_certificate::<G>(&mut rng)
        }
        CeremonyStep::Shares => {
            // Asked first, so that it is said for whom it waits.
            steps::check(&state, &probe(step), work.author()?, work.read.now)?;
            let certificates = certificates(work.connection, &state)?;
            make_dealing(&seed(work.connection, state.id)?, &certificates, threshold, &mut rng).map_err(|fault| failed(&fault))?.write()
        }
        CeremonyStep::Verification => {
            steps::check(&state, &probe(step), work.author()?, work.read.now)?;
            let certificates = certificates(work.connection, &state)?;
            let texts = boxes::messages(work.connection, &state, CeremonyStep::Shares)?;
            let dealings: Vec<Dealing> =
                texts.iter().map(|it| Dealing::read(it.as_bytes())).collect::<Result<_, _>>().map_err(|fault| failed(&fault))?;
            let bundle = bundle_shares(&dealings, number as usize).map_err(|fault| failed(&fault))?;
            let seed = seed(work.connection, state.id)?;
            confirm_shares(&seed, &certificates, threshold, &bundle, &mut rng).map_err(|fault| failed(&fault))?.confirmation.write()
        }
    };
    take(work, &state, Change::CeremonyMessage(CeremonyMessage { step, text }))?;
    Ok(Nothing {})
}

fn probe(step: CeremonyStep) -> Change {
    Change::CeremonyMessage(CeremonyMessage { step, text: String::new() })
}

/// Opens one's share of the election's key.
fn decryption_key(read: &Read<'_>, state: &ElectionState) -> Result<SecretScalar<G>, Error> {
    let (_, mine) = me(read, state)?;
    let confirmed = mine.messages.get(&CeremonyStep::Verification).ok_or(Refusal::NotYet { waits: steps::Wait::Ceremony })?;
    let Change::CeremonyMessage(message) = recorded(read.connection, confirmed.entry)? else {
        return Err(Error::Damaged("a message of the ceremony does not read".into()));
    };
    let confirmation = Confirmation::read(message.text.as_bytes()).map_err(|fault| failed(&fault))?;
    let certificates = certificates(read.connection, state)?;
    open_decryption_key(&seed(read.connection, state.id)?, &certificates, &confirmation).map_err(|fault| failed(&fault))
}

// ---- copies ------------------------------------------------------------------------------------------------------------------

/// Writes a copy of one's key into an encrypted file, reads it again, and records that it is there.
pub(crate) fn back_up(desk: &Desk, request: TrusteeKeyFile) -> Result<Nothing, Error> {
    use secrecy::ExposeSecret;
    if request.passphrase.expose_secret().chars().count() < vault::SHORTEST {
        return Err(Error::WeakPassphrase);
    }
    let path = Path::new(&request.path);
    if path.exists() {
        return Err(Error::File { doing: "writing a copy of a key", source: std::io::ErrorKind::AlreadyExists.into() });
    }
    let secret = desk.query(|read| {
        let state = named(read, request.election)?;
        steps::check(&state, &Change::KeyBackedUp(KeyBackedUp { sha256: Sha256([0; 32]) }), read.author()?, read.now)?;
        seed(read.connection, request.election)
    })?;
    let sealed = vault::seal_for(COPY, secret.reveal().as_bytes(), &request.passphrase, desk.world())?;
    crate::files::write_whole(path, &sealed)?;
    let again = read_copy(path, &request.passphrase)?;
    if *again != secret.reveal() {
        return Err(Error::BadBackup);
    }
    desk.command("backUpTrusteeKey", |work| {
        let state = named(work, request.election)?;
        take(work, &state, Change::KeyBackedUp(KeyBackedUp { sha256: Sha256::of(&sealed) }))?;
        Ok(Nothing {})
    })
}

fn read_copy(path: &Path, passphrase: &SecretString) -> Result<Zeroizing<String>, Error> {
    let sealed = std::fs::read(path).map_err(Error::file("reading a copy of a key"))?;
    let opened = vault::open_for(COPY, &sealed, passphrase).ok_or(Error::BadBackup)?;
    String::from_utf8(opened.to_vec()).map(Zeroizing::new).map_err(|_| Error::BadBackup)
}

/// Reads a copy of one's key back: on a desk that was set up anew.
pub(crate) fn restore(desk: &Desk, request: TrusteeKeyFile) -> Result<Nothing, Error> {
    let text = read_copy(Path::new(&request.path), &request.passphrase)?;
    let seed = CeremonySeed::read(&text).map_err(|_| Error::BadBackup)?;
    desk.command("restoreTrusteeKey", |work| {
        let state = named(work, request.election)?;
        let (number, _) = me(work, &state)?;
        let fits = certificates(work.connection, &state)?.number_of(&seed).is_ok_and(|it| it == number as usize);
        if !fits {
            return Err(Error::BadBackup);
        }
        keep(work.transaction(), &seed_name(state.id), &seed.reveal())?;
        work.topics.insert(crate::work::Topic::Board);
        Ok(Nothing {})
    })
}

/// Decrypts an encrypted nothing, to show that the key is there.
pub(crate) fn rehearse(work: &mut Work<'_>, request: WhichElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let (number, _) = me(work, &state)?;
    steps::check(&state, &Change::DecryptionRehearsed(DecryptionRehearsed { text: String::new() }), work.author()?, work.read.now)?;
    let key = decryption_key(work, &state)?;
    let trustees = boxes::trustees(work.connection, &state)?;
    let (mut rng, context) = (chance(work.world)?, rehearsal_context(state.id, number));
    let locked = lock(&trustees, &[0; 32], &context, &mut rng);
    let share = make_share(&locked, &context, &key, &mut rng).map_err(|fault| boxes::first_of(&[fault]))?;
    // Whoever reads it checks it the same way.
    SoundShare::read(&locked, &context, &trustees, u64::from(number), &share).map_err(|fault| boxes::first_of(&[fault]))?;
    let text = serde_json::to_string(&Rehearsed { locked, share }).map_err(|_| Error::Internal("writing a rehearsal"))?;
    take(work, &state, Change::DecryptionRehearsed(DecryptionRehearsed { text }))?;
    Ok(Nothing {})
}

#[derive(Serialize, Deserialize)]
struct Rehearsed {
    locked: String,
    share: String,
}

/// Says whether a trustee's rehearsal shows that its key is there.
pub(super) fn rehearsal_holds(
    connection: &Connection,
    state: &ElectionState,
    trustees: &Trustees<G>,
    (number, it): (u32, &TrusteeState),
) -> Result<bool, Error> {
    let Some(kept) = &it.rehearsed else { return Ok(false) };
    let Change::DecryptionRehearsed(rehearsed) = recorded(connection, kept.entry)? else { return Ok(false) };
    let Ok(text) = serde_json::from_str::<Rehearsed>(&rehearsed.text) else { return Ok(false) };
    Ok(SoundShare::read(&text.locked, &rehearsal_context(state.id, number), trustees, u64::from(number), &text.share).is_ok())
}

// ---- the lot -------------------------------------------------------------------------------------------------------------------

/// Commits oneself to a number for each lot.
pub(crate) fn commit_numbers(work: &mut Work<'_>, request: WhichElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let (number, _) = me(work, &state)?;
    let sets = steps::lot_sets(&state);
    let trustees = boxes::trustees(work.connection, &state)?;
    let mut rng = chance(work.world)?;
    let mut commitments = Vec::new();
    for set in sets {
        let nonce = Zeroizing::new(work.world.make_secret()?);
        let encrypted = lock(&trustees, &nonce, &lot_context(state.id, &set, number), &mut rng);
        keep(work.transaction(), &number_name(state.id, &set), &*nonce)?;
        commitments.push(NonceCommitment { commitment: lot::commitment(state.id, &set, number, &nonce), encrypted, set });
    }
    take(work, &state, Change::NoncesCommitted(NoncesCommitted { commitments }))?;
    Ok(Nothing {})
}

/// Opens one's own number.
pub(crate) fn open_number(work: &mut Work<'_>, request: WhichNumber) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let (number, _) = me(work, &state)?;
    let nonce = kept::<[u8; 32]>(work.connection, &number_name(state.id, &request.set))?.ok_or(Error::NotFound("lot-number"))?;
    take(work, &state, Change::NonceOpened(NonceOpened { set: request.set, trustee: number, nonce }))?;
    Ok(Nothing {})
}

fn locked_number(read: &Read<'_>, state: &ElectionState, set: &LotSet, trustee: u32) -> Result<String, Error> {
    let number = state.nonces.get(set).and_then(|it| it.get(&trustee)).ok_or(Error::NotFound("lot-number"))?;
    let Change::NoncesCommitted(committed) = recorded(read.connection, number.encrypted.entry)? else {
        return Err(Error::Damaged("a commitment does not read".into()));
    };
    committed.commitments.into_iter().find(|it| it.set == *set).map(|it| it.encrypted).ok_or(Error::NotFound("lot-number"))
}

/// Gives one's part in opening the number of a trustee who does not.
pub(crate) fn share_number(work: &mut Work<'_>, request: WhichNumber) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let (number, _) = me(work, &state)?;
    let owner = request.trustee.unwrap_or(number);
    let probe = NonceShare { set: request.set.clone(), trustee: owner, text: String::new() };
    steps::check(&state, &Change::NonceShare(probe), work.author()?, work.read.now)?;
    let locked = locked_number(work, &state, &request.set, owner)?;
    let key = decryption_key(work, &state)?;
    let context = lot_context(state.id, &request.set, owner);
    let text = make_share(&locked, &context, &key, &mut chance(work.world)?).map_err(|fault| boxes::first_of(&[fault]))?;
    take(work, &state, Change::NonceShare(NonceShare { set: request.set, trustee: owner, text }))?;
    Ok(Nothing {})
}

/// Opens a number from the parts of enough trustees.
pub(crate) fn open_number_together(work: &mut Work<'_>, request: WhichNumber) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let owner = request.trustee.ok_or_else(|| Error::BadRequest("missing field trustee".into()))?;
    let locked = locked_number(work, &state, &request.set, owner)?;
    let trustees = boxes::trustees(work.connection, &state)?;
    let context = lot_context(state.id, &request.set, owner);
    let number = state.nonces.get(&request.set).and_then(|it| it.get(&owner)).ok_or(Error::NotFound("lot-number"))?;
    let mut sound = Vec::new();
    for (trustee, kept) in &number.shares {
        let Change::NonceShare(share) = recorded(work.connection, kept.entry)? else { continue };
        // A part that does not hold is not counted: the others may be enough.
        sound.extend(SoundShare::read(&locked, &context, &trustees, u64::from(*trustee), &share.text).ok());
    }
    if sound.len() < trustees.needed() {
        return Err(Refusal::NotYet { waits: steps::Wait::Parts }.into());
    }
    let nonce = unlock(&locked, &context, &trustees, sound).map_err(|fault| boxes::first_of(&[fault]))?;
    take(work, &state, Change::NonceOpened(NonceOpened { set: request.set, trustee: owner, nonce: *nonce }))?;
    Ok(Nothing {})
}

// ---- the count ---------------------------------------------------------------------------------------------------------------

/// Decrypts one's part of the sum: only of what this desk finds in the box itself.
pub(crate) fn decrypt(work: &mut Work<'_>, request: WhichBallot) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let (_, encrypted) = state.round(&request.ballot).ok_or(Error::NotFound("round"))?;
    let missing = state.registered.keys().filter(|agency| !encrypted.countersigned.contains_key(*agency)).cloned().collect();
    let probe = PartlyDecrypted { uuid: request.ballot.clone(), text: String::new(), missing };
    steps::check(&state, &Change::PartlyDecrypted(probe.clone()), work.author()?, work.read.now)?;
    let open = OpenBox::read(work.connection, &state, &request.ballot)?;
    open.is_as_agreed(work.connection, &state)?;
    let Written { verified, closing, .. } = open.write(work.connection, Upto::Tally)?;
    let tally = verified.tally.as_ref().ok_or(Error::Internal("tallying"))?;
    same_sum(work, &open, tally)?;
    if open.encrypted.closed.as_ref().map(|it| it.head) != closing {
        return Err(Refusal::BoxContradicted { agencies: work.author()?.agency.clone().into_iter().collect() }.into());
    }
    let key = decryption_key(work, &state)?;
    let text = make_partial_decryption(&open.election, tally, &key, &mut chance(work.world)?);
    take(work, &state, Change::PartlyDecrypted(PartlyDecrypted { text, ..probe }))?;
    Ok(Nothing {})
}

/// Refuses a recorded sum that is not the one of the ballots.
fn same_sum(read: &Read<'_>, open: &OpenBox<'_>, tally: &jcat_ballot::tally::Tally<G>) -> Result<(), Error> {
    let kept = open.encrypted.tally.as_ref().map(|(kept, _)| kept.entry).ok_or(Refusal::NotYet { waits: steps::Wait::Tally })?;
    let Change::TallyRecorded(recorded) = recorded(read.connection, kept)? else {
        return Err(Error::Damaged("a sum does not read".into()));
    };
    let same = recorded.tally == tally.write() && recorded.sized == tally.write_sized();
    if same { Ok(()) } else { Err(Refusal::RecordDiffers { record: steps::Record::Tally }.into()) }
}

/// Takes one's key and numbers out of this desk, and states so.
pub(crate) fn destroy(work: &mut Work<'_>, request: WhichElection) -> Result<Nothing, Error> {
    let state = named(work, request.election)?;
    let statement = work.words.say("trustee-key-destroyed-statement");
    take(work, &state, Change::KeyDestroyed(KeyDestroyed { statement }))?;
    forget(work.transaction(), &seed_name(state.id))?;
    for set in steps::lot_sets(&state) {
        forget(work.transaction(), &number_name(state.id, &set))?;
    }
    Ok(Nothing {})
}
